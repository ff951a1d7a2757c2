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

  // --------------------------------------------------------------------------------------------- Messages

  const messages = new Map(); // id → SiteMessage
  const known = {
    cursor: 0, // the stream has delivered everything up to this number
    read: 0, // operators have seen our messages up to here
    hasOlder: false,
    loaded: false,
    typing: null, // {author, timer}
  };

  // Messages of one change share its number; their ids sort in the order they were written.
  const inOrder = () => [...messages.values()].sort((a, b) => a.number - b.number || (a.id < b.id ? -1 : 1));
  const newestOf = (list) => list.reduce((most, one) => Math.max(most, one.number), 0);
  const theirs = () => [...messages.values()].filter((message) => !message.mine);
  const seenNumber = () => Number(kept.read("seen")) || 0;
  const unreadCount = () => theirs().filter((message) => message.number > seenNumber()).length;

  const isMessage = (it) =>
    typeof it?.id === "string" && typeof it.text === "string" && Number.isFinite(it.number) && Number.isFinite(it.at);

  /** Take in messages from wherever they come: by id, the newer copy wins, and what we waited to send is settled. */
  const receive = (list) => {
    let news = 0; // the newest of theirs that came to this page while it was there
    for (const message of list.filter(isMessage)) {
      const old = messages.get(message.id);
      const before = old?.number ?? 0;
      if (before > message.number) continue;
      message.came = old?.came ?? (known.loaded ? performance.now() : 0);
      messages.set(message.id, message);
      if (known.loaded && !message.mine && before < message.number) news = Math.max(news, message.number);
      if (message.mine && message.client_id) unsent.settle(message.client_id);
      if (!message.mine && known.typing?.author === message.author) stopTyping();
    }
    behaviour?.arrived(news);
    draw();
  };

  /** What the visitor has written and the server has not confirmed: one storage entry each, so that tabs never overwrite. */
  const unsent = {
    lastStamp: 0,
    all: () =>
      kept
        .names("unsent:")
        .map((name) => ({ ...parsed(kept.read(name)), name }))
        .filter((entry) => entry.id),
    waiting: () => unsent.all().filter((entry) => !entry.failed),
    add(entry) {
      unsent.lastStamp = Math.max(Date.now(), unsent.lastStamp + 1);
      unsent.save({ ...entry, name: `unsent:${String(unsent.lastStamp).padStart(15, "0")}:${entry.id}` });
    },
    save: ({ name, ...entry }) => kept.write(name, JSON.stringify(entry)),
    settle: (id) => unsent.all().forEach((entry) => entry.id === id && kept.remove(entry.name)),
  };

  // ----------------------------------------------------------------------------------- Session and stream

  const link = {
    session: null,
    opening: null, // the promise of a session being made
    started: false,
    live: null, // the open WebSocket, once the server has said `start`
    down: false, // shown to the visitor
    unavailable: false,
    seenSent: 0,
    page: "",
  };

  const whereabouts = () => ({ page: location.href.slice(0, 2000), page_title: document.title.slice(0, MAX_NAME) });

  const renewSession = () => (link.opening ??= alone("session", openSession).finally(() => (link.opening = null)));
  const ensureSession = () => (link.session ? Promise.resolve(link.session) : renewSession());

  const openSession = async () => {
    const session = await ask("POST", "site/v1/sessions", {
      body: {
        site_key: SITE,
        token: kept.read("token"),
        ...whereabouts(),
        referrer: document.referrer.slice(0, 2000) || null,
        time_zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
        language: navigator.language,
      },
    });
    kept.write("token", session.token);
    if (link.user !== session.user_id) startOver();
    link.user = session.user_id;
    link.session = session;
    behaviour?.adopt();
    draw();
    return session;
  };

  /** Another visitor than before: nothing of the old one stays on screen, except what is still unsent. */
  const startOver = () => {
    messages.clear();
    Object.assign(known, { cursor: 0, read: 0, hasOlder: false, loaded: false });
    link.seenSent = 0;
  };

  const forgetSession = (token) => {
    if (link.session?.token === token) link.session = null;
    if (kept.read("token") === token) kept.remove("token");
    hangUp(); // the stream of whom we no longer are
  };

  /** Bring the newest page, and whatever lies between it and what is here already. */
  const catchUp = async () => {
    const page = await asVisitor((token) => ask("GET", `site/v1/messages?limit=${PAGE}`, { token }));
    let { messages: batch, has_older: hasOlder } = page;
    const missed = [...batch];
    while (known.loaded && hasOlder && batch.length && batch[0].number > known.cursor) {
      const before = batch[0].number;
      const older = await asVisitor((token) => ask("GET", `site/v1/messages?limit=${PAGE}&before=${before}`, { token }));
      ({ messages: batch, has_older: hasOlder } = older);
      missed.unshift(...batch);
    }
    if (!known.loaded) known.hasOlder = hasOlder;
    known.cursor = Math.max(known.cursor, page.number);
    known.read = Math.max(known.read, page.read_number ?? 0);
    receive(missed);
    known.loaded = true;
  };

  /** Follow the stream until it ends; the answer is its close code. */
  const follow = ({ token }) =>
    new Promise((ended) => {
      const socket = new WebSocket(new URL("site/v1/stream", BASE).href.replace(/^http/, "ws"));
      const unanswered = setTimeout(() => socket.close(), REQUEST_LIMIT);
      link.socket = socket;
      socket.onopen = guarded(() => {
        link.page = location.href;
        socket.send(JSON.stringify({ type: "follow", token, after: known.cursor, ...whereabouts() }));
      });
      socket.onmessage = guarded(({ data }) => {
        const frame = parsed(data);
        if (frame?.type === "start") {
          clearTimeout(unanswered);
          link.live = socket;
          link.down = link.unavailable = false;
          link.seenSent = 0;
          rouse();
          guarded(deliver)();
        }
        if (Object.hasOwn(onFrame, frame?.type)) onFrame[frame.type](frame);
      });
      socket.onclose = guarded(({ code }) => {
        clearTimeout(unanswered);
        if (link.live === socket) link.live = null;
        ended(code);
      });
    });

  const onFrame = {
    start: () => (pageChanged(), panel?.markSeen(), draw()),
    message(frame) {
      receive([frame]);
      // Only the stream moves the cursor: the answer to our own write may overtake an operator's earlier message.
      if (isMessage(frame)) known.cursor = Math.max(known.cursor, frame.number);
      panel?.markSeen();
    },
    read: (frame) => ((known.read = Math.max(known.read, frame.number)), draw()),
    settings: (frame) => link.session && ((link.session.settings = frame.settings), behaviour?.adopt(), behaviour?.arrived(), draw()),
    online: (frame) => (link.session && (link.session.settings.online = frame.online), draw()),
    typing: (frame) => showTyping(String(frame.author)),
  };

  const tell = (frame) => {
    if (link.live?.readyState === WebSocket.OPEN) link.live.send(JSON.stringify(frame));
  };

  /** The one loop that keeps the chat connected, from the moment it is wanted. */
  const stayConnected = async () => {
    if (link.started) return;
    link.started = true;
    watchPage();
    for (let failures = 0; ; failures++) {
      const began = Date.now();
      let wait = 0;
      try {
        await Promise.all([renewSession(), loadBehaviour()]); // after an outage: who is online, the team's name and limits may have changed
        await catchUp();
        const { token } = await ensureSession();
        const ended = await follow({ token });
        if (ended === 4401) forgetSession(token);
        if (ended === 4409) startOver(); // two visitors turned out to be one: there is more to show
      } catch (error) {
        link.unavailable = error instanceof Refused && !error.passing;
        wait = (error.retryAfter ?? 0) * SECOND;
      }
      if (Date.now() - began > 5 * SECOND) failures = 0;
      later(2 * SECOND).then(() => ((link.down = !link.live), draw()));
      draw();
      if (wait) await later(wait);
      else await nap(backOff(failures));
    }
  };

  const hangUp = () => link.socket?.close();

  // ---------------------------------------------------------------------------------------------- Sending

  const outgoing = { busy: false, failures: 0, blocked: false };

  const write = (text, files) => {
    unsent.add({ id: newId(), text, files, page: whereabouts().page, at: Date.now() });
    outgoing.failures = 0;
    draw();
    deliver().catch(report);
  };

  /** Send what is unsent, oldest first, one at a time among all tabs. */
  const deliver = async () => {
    if (outgoing.busy) return;
    outgoing.busy = true;
    try {
      while (unsent.waiting().length) {
        const refusedFor = await alone("sending", sendFirst);
        draw();
        if (refusedFor) await later(refusedFor * SECOND);
        else if (outgoing.failures) await nap(backOff(outgoing.failures));
      }
    } finally {
      outgoing.busy = false;
    }
  };

  /** One try for the oldest. The answer: how many seconds the server wants us to wait. */
  const sendFirst = async () => {
    const [entry] = unsent.waiting();
    if (!entry) return 0;
    const body = { text: entry.text, file_ids: entry.files.map((file) => file.id), page: entry.page };
    try {
      const path = `site/v1/messages/${encodeURIComponent(entry.id)}`;
      receive([await asVisitor((token) => ask("PUT", path, { body, token }))]);
      unsent.settle(entry.id);
      outgoing.failures = 0;
      outgoing.blocked = false;
    } catch (error) {
      if (error.status === 429) return error.retryAfter || 1;
      if (error instanceof Refused && !error.passing && error.status !== 401) {
        unsent.save({ ...entry, failed: error.code || "refused" });
        outgoing.blocked = error.code === "blocked";
      } else {
        outgoing.failures++;
      }
    }
    return 0;
  };

  const tryAgain = (id) => {
    const entry = unsent.all().find((one) => one.id === id);
    if (!entry) return;
    unsent.save({ ...entry, failed: undefined });
    outgoing.blocked = false;
    draw();
    rouse();
    deliver().catch(report);
  };

  // --------------------------------------------------------------------------------------------- Tracking

  const TOLD = "told:";
  const MOST_TOLD = 300; // what is kept while there is no connection; the oldest goes first
  const AT_ONCE = 50;
  const MOST_BYTES = 48 * 1024; // a request that outlives its page may carry 64 KB
  const CALM = SECOND;
  const telling = { busy: false, failures: 0, timer: null, lastStamp: 0, page: null, alone: false };

  /** What the page told and the server has not confirmed, in order. */
  const told = () =>
    kept
      .names(TOLD)
      .map((name) => ({ ...parsed(kept.read(name)), name }))
      .filter((entry) => entry.op || kept.remove(entry.name));

  const note = (entry) => {
    const names = kept.names(TOLD);
    for (const name of names.slice(0, Math.max(0, names.length - MOST_TOLD + 1))) kept.remove(name);
    telling.lastStamp = Math.max(Date.now(), telling.lastStamp + 1);
    const id = newId();
    kept.write(`${TOLD}${String(telling.lastStamp).padStart(15, "0")}:${id}`, JSON.stringify({ id, at: Date.now(), ...entry }));
    telling.timer ??= setTimeout(guarded(tellAll), CALM);
  };

  const scalars = (props) => {
    const plain = Object.entries(props ?? {}).map(([key, value]) => [key, value instanceof Date ? value.toJSON() : value]);
    return Object.fromEntries(plain.filter(([, value]) => ["string", "number", "boolean"].includes(typeof value)).slice(0, 30));
  };
  const values = (props) =>
    Object.fromEntries(Object.entries(props ?? {}).map(([key, value]) => [key, value instanceof Date ? { at: +value } : value]));

  const track = (name, props) => note({ op: "track", event: { name: String(name).slice(0, 100), props: scalars(props), ...whereabouts() } });
  const identify = (id, proof, props) => note({ op: "identify", body: { id: String(id), proof: String(proof), properties: values(props) } });
  const set = (props) => note({ op: "set", body: { properties: values(props) } });
  const reset = () => note({ op: "reset" });

  /** A page was opened; in an application of one page also: its address or hash is another one. */
  const pageViewed = () => {
    if (location.href === telling.page) return;
    const referrer = (telling.page ?? document.referrer).slice(0, 2000) || null;
    telling.page = location.href;
    note({ op: "track", event: { name: "page_viewed", ...whereabouts(), referrer } });
  };

  /** Tell what is noted, in order, one request at a time among all tabs. */
  const tellAll = async () => {
    clearTimeout(telling.timer);
    telling.timer = null;
    if (telling.busy) return;
    telling.busy = true;
    try {
      while (kept.names(TOLD).length) {
        const wait = await alone("telling", tellFirst);
        if (wait) await later(wait * SECOND);
        else if (telling.failures) await nap(backOff(telling.failures + 2));
      }
    } finally {
      telling.busy = false;
    }
  };

  /** The next events, as many as fit into a request, or the one thing that comes before them. */
  const nextTold = () => {
    const [first, ...rest] = told();
    if (first?.op !== "track" || telling.alone) return first ? [first] : [];
    const batch = [first];
    let bytes = 0;
    for (const entry of rest) {
      bytes += JSON.stringify(entry).length * 2; // letters beyond ASCII take two bytes and more
      if (entry.op !== "track" || batch.length >= AT_ONCE || bytes > MOST_BYTES) break;
      batch.push(entry);
    }
    return batch;
  };

  /** A page that goes cannot wait for an answer: what it tells now is told again by the next one, and counts once. */
  const tellLast = () => {
    const batch = nextTold();
    if (link.session && batch[0]?.op === "track") say.track(batch).catch(() => {});
  };

  const tellFirst = async () => {
    const batch = nextTold();
    const [first] = batch;
    if (!first) return 0;
    try {
      await say[first.op](batch);
      telling.failures = 0;
      telling.alone = false;
    } catch (error) {
      if (error.status === 429) return error.retryAfter || 1;
      if (!(error instanceof Refused) || error.passing || error.status === 401) {
        telling.failures++;
        return 0;
      }
      if (batch.length > 1) {
        telling.alone = true; // one of them is bad: each for itself, and the good ones get through
        return 0;
      }
      report(error);
    }
    for (const { name } of batch) kept.remove(name);
    return 0;
  };

  const say = {
    track(batch) {
      const events = batch.map(({ id, at, event }) => ({ id, age: Math.max(0, Date.now() - at), ...event }));
      return asVisitor((token) => ask("POST", "site/v1/events", { body: { events }, token, keepalive: true }));
    },
    async identify([{ body }]) {
      const { token: mine } = await ensureSession();
      const same = JSON.stringify([mine, body]);
      if (kept.read("identified") === same) return; // most pages say it each time
      const who = await asVisitor((token) => ask("POST", "site/v1/identify", { body, token }));
      if (who.token) becomeAnother(who.token);
      kept.write("identified", JSON.stringify([who.token ?? mine, body]));
    },
    set: ([{ body }]) => asVisitor((token) => ask("PUT", "site/v1/properties", { body, token })),
    async reset() {
      becomeAnother(null);
    },
  };

  /** Another person uses this browser: nothing of the one before stays in it. */
  const becomeAnother = (token) => {
    for (const name of [...kept.names("unsent:"), "seen", "closed", "identified"]) kept.remove(name);
    keptHere.remove("draft");
    link.session = null;
    startOver();
    if (token) kept.write("token", token);
    else kept.remove("token");
    hangUp();
    draw();
  };

  // ----------------------------------------------------------------------------------------- Typing, pages

  const showTyping = (author) => {
    clearTimeout(known.typing?.timer);
    // The frame's `until` is the server's clock, which a visitor's may be far from.
    known.typing = { author, timer: setTimeout(guarded(stopTyping), 6 * SECOND) };
    draw();
  };
  const stopTyping = () => {
    clearTimeout(known.typing?.timer);
    known.typing = null;
    draw();
  };

  const pageChanged = () => {
    if (!link.live || location.href === link.page) return;
    link.page = location.href;
    tell({ type: "page", ...whereabouts() });
  };

  const watchPage = () => {
    const soon = () => setTimeout(guarded(() => (pageChanged(), pageViewed())), 50); // a router sets the title after the address
    for (const name of ["pushState", "replaceState"]) {
      const original = history[name];
      history[name] = function (...args) {
        const result = original.apply(this, args);
        soon();
        return result;
      };
    }
    addEventListener("popstate", soon);
    addEventListener("hashchange", soon);

    addEventListener("online", guarded(() => (hangUp(), rouse()))); // a socket of the old network may look open for minutes
    addEventListener("pagehide", guarded(() => (tellLast(), hangUp()))); // else the page could not be kept for "back"
    addEventListener("pageshow", guarded(({ persisted }) => (rouse(), persisted && ((telling.page = null), pageViewed()))));
    document.addEventListener("visibilitychange", guarded(() => document.hidden || (rouse(), panel?.markSeen())));
    let last = Date.now();
    setInterval(guarded(() => {
      if (Date.now() - last > 90 * SECOND) hangUp(); // the machine slept
      last = Date.now();
    }), 15 * SECOND);
  };

  /** What another tab did to the storage that we share. */
  const otherTab = ({ key, newValue }) => {
    if (!key?.startsWith(PREFIX)) return;
    const name = key.slice(PREFIX.length);
    if (name.startsWith(TOLD)) return;
    if (name === "token" && newValue !== (link.session?.token ?? null)) {
      if (!newValue) startOver(); // another person uses this browser now
      link.session = null;
      hangUp();
      stayConnected().catch(report);
    }
    draw();
  };

  // --------------------------------------------------------------------------------------------- Elements

  /** An element; attributes as given, `on…` as guarded listeners, children as nodes or plain text. */
  const el = (tag, attributes = {}, ...children) => {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (name.startsWith("on")) node.addEventListener(name.slice(2), guarded(value));
      else if (value !== false && value != null) node.setAttribute(name, value === true ? "" : value);
    }
    node.append(...children.filter((child) => child != null));
    return node;
  };

  const ICONS = {
    chat: "M4 5.5A1.5 1.5 0 0 1 5.5 4h13A1.5 1.5 0 0 1 20 5.5v9a1.5 1.5 0 0 1-1.5 1.5H11l-4.6 3.7a.5.5 0 0 1-.8-.4V16a1.6 1.6 0 0 1-1.6-1.6z M8.5 8.8h7 M8.5 11.6h4.5",
    down: "M6 9.5l6 6 6-6",
    out: "M7 7l10 10 M17 7l-10 10",
  };
  const SVG = "http://www.w3.org/2000/svg";
  const icon = (name) => {
    const svg = document.createElementNS(SVG, "svg");
    const path = document.createElementNS(SVG, "path");
    for (const [key, value] of Object.entries({ viewBox: "0 0 24 24", "aria-hidden": "true", focusable: "false" })) {
      svg.setAttribute(key, value);
    }
    path.setAttribute("d", ICONS[name]);
    svg.append(path);
    return svg;
  };

  const button = (label, content, onclick, attributes = {}) =>
    el("button", { type: "button", "aria-label": label, title: label, onclick, ...attributes }, content);

  // ------------------------------------------------------------------------------------------------- Look

  const CSS = `
:host {
  all: initial !important; position: fixed !important; inset: auto 0 0 auto !important; z-index: 2147483000 !important;
  color-scheme: light dark !important;
  --surface: #fff; --window: #f6f7f9; --line: #e4e7ec; --text: #1b2430; --muted: #5d6878; --field: #f6f7f9;
  --accent: #c2470a; --accent-over: #a83c07; --on-accent: #fff; --accent-word: #b8430a; --accent-soft: #fff1e8;
  --theirs: #fff; --ok: #12a150; --bad: #c4231a; --bad-soft: #fdecea; --warn-soft: #fff6d6; --warn-word: #5f4a05;
  --shadow: 0 12px 40px rgb(16 24 40 / .18), 0 2px 8px rgb(16 24 40 / .08);
}
@media (prefers-color-scheme: dark) { :host {
  --surface: #1b1f26; --window: #14171c; --line: #2c333d; --text: #e8ecf1; --muted: #98a3b3; --field: #14171c;
  --accent: #c2470a; --accent-over: #d9530f; --accent-word: #ffb48a; --accent-soft: #3a2416;
  --theirs: #252c36; --ok: #3ccb7f; --bad: #f97066; --bad-soft: #3b1f1d; --warn-soft: #3a3214; --warn-word: #f1df9e;
  --shadow: 0 12px 40px rgb(0 0 0 / .55), 0 0 0 1px #2c333d;
} }
*, *::before, *::after { box-sizing: border-box; margin: 0; padding: 0; font: inherit; color: inherit; }
.root { font: 14px/20px system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; color: var(--text);
  text-align: start; -webkit-text-size-adjust: 100%; }
[hidden] { display: none !important; }
svg { width: 20px; height: 20px; fill: none; stroke: currentColor; stroke-width: 1.7; stroke-linecap: round;
  stroke-linejoin: round; display: block; flex: none; }
button { border: 0; background: none; cursor: pointer; border-radius: 8px; }
:focus-visible { outline: 2px solid var(--accent-word); outline-offset: 2px; }
.sr { position: absolute !important; width: 1px !important; height: 1px !important; overflow: hidden; clip-path: inset(50%);
  white-space: nowrap; margin: 0 !important; padding: 0 !important; }

.launcher { position: fixed; right: 20px; bottom: 20px; width: 56px; height: 56px; border-radius: 50%; color: var(--on-accent);
  background: var(--accent); box-shadow: 0 6px 20px rgb(120 40 0 / .32), 0 1px 4px rgb(16 24 40 / .2);
  display: grid; place-items: center; transition: background .12s ease-out, transform .12s ease-out; }
.launcher:hover { background: var(--accent-over); transform: translateY(-1px); }
.launcher svg { width: 27px; height: 27px; }
.launcher[hidden] { display: none; }
.teaser { position: fixed; right: 20px; bottom: 88px; display: flex; align-items: flex-start; max-width: min(300px, calc(100vw - 40px));
  background: var(--surface); border-radius: 14px; box-shadow: var(--shadow); overflow: hidden; }
.teaser-text { padding: 10px 0 10px 14px; text-align: start; min-width: 0; overflow-wrap: anywhere; border-radius: 14px; }
.teaser-text b { display: block; font-size: 12px; line-height: 16px; font-weight: 600; color: var(--muted); }
.teaser-text span { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 3; overflow: hidden; unicode-bidi: plaintext; }
.teaser-out { flex: none; width: 36px; height: 36px; display: grid; place-items: center; color: var(--muted); }
.teaser-out svg { width: 16px; height: 16px; }
.badge { position: absolute; top: -3px; right: -3px; min-width: 22px; height: 22px; padding: 0 6px; border-radius: 11px;
  background: #d92d20; color: #fff; font: 600 12px/18px system-ui, sans-serif; text-align: center; border: 2px solid var(--surface);
  font-variant-numeric: tabular-nums; }


@media (max-width: 480px), (max-height: 420px) {
  .launcher.is-open { display: none; }
  .launcher { right: 16px; bottom: 16px; }
  .teaser { right: 16px; bottom: 84px; }
}
@media (prefers-reduced-motion: reduce) { *, *::before, *::after { animation-duration: 0s !important; transition: none !important; } }
@media (forced-colors: active) { .launcher { border: 1px solid; } }
@media print { .root { display: none; } }
`;

  // --------------------------------------------------------------------------------------------- Launcher

  let behaviour = null; // what chat-behaviour.js gave, once it is here
  let panel = null; // what chat-panel.js gave, once it is here
  const view = { open: false, atEnd: true, lastTop: 0, rows: new Map(), chipRows: new Map() };

  const buildLauncher = () => {
    view.host = document.createElement("operator-chat");
    view.shadow = view.host.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet(); // a <style> element would need 'unsafe-inline' of the site
    sheet.replaceSync(CSS);
    view.shadow.adoptedStyleSheets = [sheet];
    view.badge = el("span", { class: "badge", "aria-hidden": "true", hidden: true });
    view.face = el("span", {}, icon("chat"));
    view.launcher = el("button", { type: "button", class: "launcher", "aria-haspopup": "dialog", onclick: toggle, onpointerenter: foresee, onfocus: foresee }, view.face, view.badge);
    view.root = el("div", { class: "root", lang: LANGUAGE }, view.launcher);
    view.shadow.append(view.root);
    // The site's own shortcuts must not hear what is typed here.
    for (const kind of ["keydown", "keypress", "keyup"]) view.root.addEventListener(kind, (event) => event.stopPropagation());
    stayOnPage();
  };

  /** Some sites replace their whole body on a move; come back then, but never fight a page that wants us gone. */
  const stayOnPage = () => {
    let returns = 20;
    const observer = new MutationObserver(guarded(() => {
      if (!view.wanted || view.host.isConnected || !document.body || returns-- <= 0) return;
      document.body.append(view.host);
      observer.observe(document.body, { childList: true });
    }));
    observer.observe(document.documentElement, { childList: true });
    observer.observe(document.body, { childList: true });
  };

  /** A file of ours; after a failure the next wish tries again, under another name: failures are remembered too. */
  const loading = (name, make) => {
    let coming = null;
    let tries = 0;
    return () =>
      (coming ??= import(new URL(`${name}?v=${VERSION}.${tries++}`, BASE).href).then(make).catch((error) => {
        coming = null;
        throw error;
      }));
  };
  const loadPanel = loading("chat-panel.js", (file) => {
    loadPanel.file = file;
    panel = file.makePanel(core);
  });
  const loadBehaviour = loading("chat-behaviour.js", (file) => {
    behaviour = file.makeBehaviour(core);
    behaviour.adopt();
    draw();
    if (behaviour.comesBack()) open({ focus: false }).catch(report);
  });
  const foresee = () => void loadPanel().catch(() => {});

  /** From now on in this language. A panel that is there already is built anew. */
  const speak = (language) => {
    if (language === LANGUAGE) return;
    LANGUAGE = core.LANGUAGE = language;
    view.root.lang = language;
    if (!panel) return;
    view.panel?.remove();
    view.panel = null;
    view.rows.clear();
    view.chipRows.clear();
    panel = loadPanel.file.makePanel(core);
    if (view.open) panel.show(false);
  };

  const open = async ({ focus = true } = {}) => {
    if (!view.launcher || view.open) return;
    view.open = true;
    keptHere.write("open", "1");
    stayConnected().catch(report);
    rouse();
    draw.now();
    try {
      await loadPanel();
    } catch {
      return close(); // no connection: the button is there to be pressed again
    }
    if (view.open) panel.show(focus);
  };

  const close = () => shut();
  /** `upTo`: the newest message another tab had when it was closed there; else what was read here. */
  const shut = (upTo) => {
    if (!view.open) return;
    const hadFocus = view.shadow.activeElement;
    view.open = false;
    panel?.hide();
    keptHere.remove("open");
    behaviour?.closed(upTo);
    draw.now();
    if (hadFocus) view.launcher.focus();
  };

  const toggle = () => (view.open ? close() : open());

  /** Draw once for all changes of a moment. A hidden page has no animation frames. */
  const draw = () => {
    if (draw.due) return;
    draw.due = true;
    (document.hidden ? setTimeout : requestAnimationFrame)(() => draw.due && draw.now());
  };
  draw.now = guarded(() => {
    draw.due = false;
    if (!view.launcher || !behaviour) return;
    behaviour.place();
    drawLauncher();
    if (view.open) panel?.draw();
  });

  const drawLauncher = () => {
    const unread = view.open ? 0 : unreadCount();
    const label = view.open ? words().close : unread ? words().unread(unread) : words().open;
    view.badge.hidden = !unread;
    view.badge.textContent = unread > 9 ? "9+" : String(unread);
    view.launcher.setAttribute("aria-label", label);
    view.launcher.setAttribute("aria-expanded", String(view.open));
    view.launcher.classList.toggle("is-open", view.open);
    if (view.faceShows !== view.open) view.face.replaceChildren(icon(view.open ? "down" : "chat"));
    view.faceShows = view.open;
  };

  // ------------------------------------------------------------------------------------------------ Start

  /** What the panel is given of all this. */
  const core = {
    BASE, ICONS, LANGUAGE, MAX_NAME, PAGE, PREFIX, Refused, SECOND, ask, asVisitor, browserLanguage, button, close, counted, draw,
    drawLauncher, el, guarded, icon, inOrder, kept, keptHere, known, lazily, link, newestOf, newId, open, outgoing, parsed, receive,
    report, seenNumber, shut, speak, tell, theirs, tryAgain, unreadCount, unsent, view, words, write,
  };

  const start = guarded(() => {
    if (view.launcher) return;
    buildLauncher();
    addEventListener("storage", guarded(otherTab));
    loadBehaviour().catch(() => {}); // again with each try to connect
    stayConnected().catch(report); // how the chat behaves is the server's to say, and whom to write to first
  });

  const asked = {
    open: () => (start(), open()), close, track, identify, set, reset,
  };
  /** `operatorChat("track", …)` and `operatorChat.track(…)` are the same; neither ever throws. */
  const api = guarded((name, ...args) => Object.hasOwn(asked, name) && asked[name](...args));
  for (const [name, work] of Object.entries(asked)) api[name] = guarded(work);
  api.version = VERSION;
  Object.defineProperty(window, "operatorChat", { value: Object.freeze(api) });
  const begin = () => {
    start();
    guarded(pageViewed)();
    for (const call of early?.q ?? []) api(...call);
    if (kept.names(TOLD).length) telling.timer ??= setTimeout(guarded(tellAll), CALM);
  };
  if (document.body) setTimeout(begin); // not in the task that evaluates the script: the page goes first
  else addEventListener("DOMContentLoaded", begin, { once: true });
})();
