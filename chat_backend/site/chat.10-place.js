/*
 * The chat that a site puts on its pages. One script tag, no build step, no dependency:
 *
 *   <script async src="https://HOST/chat.js" data-site="SITE_KEY"></script>
 *
 * What a page may say, also before this file is here if it defines the queue of docs/site.md first:
 *
 *   operatorChat("track", "cart_added", { id: "s-1", name: "Socks", price: 3.5, currency: "EUR" })
 *   operatorChat("identify", "42", proof, { name: "Vera" })    operatorChat("set", { plan: "pro" })    operatorChat("reset")
 *
 * What a page with a Content Security Policy has to allow, and nothing else:
 *
 *   script-src https://HOST; connect-src https://HOST wss://HOST; img-src https://HOST
 *
 * docs/protocol.md, "Site users", says how the server is spoken to. Promises kept here:
 *   - a message is kept in the browser's storage before the first request and sent again, under the same client id,
 *     until the server has it: a reload, a crash or an outage neither loses nor doubles it;
 *   - the stream resumes after the last number it has delivered, so an outage leaves no gap;
 *   - nothing from the network becomes markup, and nothing that fails here reaches the page.
 *
 * This file is what every page loads: who the visitor is, what he does, the messages and the button. chat-behaviour.js comes
 * beside it: what the owner set. The panel itself is chat-panel.js, loaded when it is first wanted.
 *
 * It lies in pieces that the server joins (chat.10-place.js and so on): one function, one file for browsers.
 *
 * Sections: Place · Words · Storage · Server · Messages · Session and stream · Sending · Tracking ·
 *           Typing, pages · Elements · Look · Launcher · Start
 */
(() => {
  "use strict";

  // ------------------------------------------------------------------------------------------------ Place

  const early = window.operatorChat; // what the page asked for before we were here
  if (early?.version) return;

  const VERSION = "0.1.0";
  const script = document.currentScript ?? document.querySelector('script[data-site][src*="chat.js"]');
  const SITE = script?.dataset.site;
  if (!SITE) return;
  const BASE = new URL(".", script.src);

  const SECOND = 1000;
  const REQUEST_LIMIT = 20 * SECOND;
  const BACK_OFF = { first: 0.5 * SECOND, most: 30 * SECOND };
  const PAGE = 50;
  const MAX_NAME = 200;

  /** Run something of ours so that its failure never reaches the page. */
  const guarded = (work) => (...args) => {
    try {
      const result = work(...args);
      if (result instanceof Promise) result.catch(report);
      return result;
    } catch (error) {
      report(error);
    }
  };
  const report = (error) => console.warn("operator chat:", error);

  const later = (ms) => new Promise((done) => setTimeout(done, ms));
  /** Waits for the next try; anything that promises a better chance ends them all (`rouse`). */
  const sleepers = new Set();
  const nap = (ms) =>
    new Promise((done) => {
      const wake = () => (clearTimeout(timer), sleepers.delete(wake), done());
      const timer = setTimeout(wake, ms);
      sleepers.add(wake);
    });
  const rouse = () => [...sleepers].forEach((wake) => wake());
  /** Full jitter: many browsers that lost the same server must not come back in one moment. */
  const backOff = (failures) => Math.random() * Math.min(BACK_OFF.most, BACK_OFF.first * 2 ** failures);

  /** A UUID; `crypto.randomUUID` is missing on pages without TLS. */
  const newId = () => {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 0x0f) | 0x40;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  };

  // ------------------------------------------------------------------------------------------------ Words

  const browserLanguage = () => (/^ru\b/i.test(navigator.language) ? "ru" : "en");
  let LANGUAGE = browserLanguage();
  /** Made when first needed: Intl objects cost milliseconds, and most pages never open the chat. */
  const lazily = (make) => {
    let made;
    return () => (made ??= make());
  };
  const counted = (count, forms) => `${count} ${forms[new Intl.PluralRules(LANGUAGE).select(count)] ?? forms.other}`;

  const WORDS = {
    en: {
      open: "Open chat", close: "Close chat", dismiss: "Put away",
      unread: (n) => `Open chat, ${counted(n, { one: "unread message", other: "unread messages" })}`,
    },
    ru: {
      open: "Открыть чат", close: "Закрыть чат", dismiss: "Убрать",
      unread: (n) =>
        `Открыть чат, ${counted(n, {
          one: "непрочитанное сообщение", few: "непрочитанных сообщения", other: "непрочитанных сообщений",
        })}`,
    },
  };
  const words = () => WORDS[LANGUAGE];

  // ---------------------------------------------------------------------------------------------- Storage

  const PREFIX = `operator-chat:${SITE}:`;

  /** One of the browser's storages; what it refuses (blocked, full) is kept in memory for this page. */
  const shelf = (open) => {
    const memory = new Map();
    const tried = (work, otherwise) => {
      try {
        return work(open());
      } catch {
        return otherwise;
      }
    };
    return {
      read: (name) => memory.get(name) ?? tried((storage) => storage.getItem(PREFIX + name), null),
      write(name, value) {
        const stored = tried((storage) => (storage.setItem(PREFIX + name, value), true), false);
        if (stored) memory.delete(name);
        else memory.set(name, value);
      },
      remove(name) {
        memory.delete(name);
        tried((storage) => storage.removeItem(PREFIX + name));
      },
      names(start) {
        const stored = tried((storage) => Object.keys(storage), []).filter((key) => key.startsWith(PREFIX));
        const all = new Set([...stored.map((key) => key.slice(PREFIX.length)), ...memory.keys()]);
        return [...all].filter((name) => name.startsWith(start)).sort();
      },
    };
  };
  const kept = shelf(() => localStorage); // for all tabs and visits
  const keptHere = shelf(() => sessionStorage); // for this tab

  const parsed = (text) => {
    try {
      return JSON.parse(text);
    } catch {
      return null;
    }
  };

  /** Do something in one tab at a time. A tab that was frozen with the lock in hand is waited for 30 s, not for ever. */
  const alone = async (name, work) => {
    let begun = false;
    const once = () => ((begun = true), work());
    try {
      return await navigator.locks.request(PREFIX + name, { signal: AbortSignal.timeout(30 * SECOND) }, once);
    } catch (error) {
      if (begun) throw error;
      return once(); // no locks here (no TLS, opaque origin): the server still drops doubles by client id
    }
  };

  // ----------------------------------------------------------------------------------------------- Server

  /** The server's `Refusal`: it understood, and said no. */
  class Refused extends Error {
    constructor(status, refusal, headers) {
      super(refusal?.message ?? `HTTP ${status}`);
      this.status = status;
      this.code = refusal?.code ?? "";
      this.retryAfter = Number(refusal?.retry_after ?? headers?.("Retry-After")) || 0;
      this.passing = status === 429 || status === 408 || status >= 500;
    }
  }

  const ask = async (method, path, { body, token, keepalive } = {}) => {
    const headers = {};
    if (token) headers.Authorization = `Bearer ${token}`;
    if (body) headers["Content-Type"] = "application/json";
    const response = await fetch(new URL(path, BASE), {
      method,
      headers,
      body: body && JSON.stringify(body),
      credentials: "omit",
      cache: "no-store",
      referrerPolicy: "no-referrer",
      keepalive,
      signal: AbortSignal.timeout(REQUEST_LIMIT),
    });
    const answer = await response.json().catch(() => null);
    if (!response.ok) throw new Refused(response.status, answer, (name) => response.headers.get(name));
    return answer;
  };

  /** Ask as this visitor; a token that is no longer known is replaced once. */
  const asVisitor = async (work) => {
    const { token } = await ensureSession();
    try {
      return await work(token);
    } catch (error) {
      if (error.status !== 401) throw error;
      forgetSession(token);
      return work((await ensureSession()).token);
    }
  };

