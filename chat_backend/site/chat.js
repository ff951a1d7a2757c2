/*
 * The chat that a site puts on its pages. One script tag, no build step, no dependency:
 *
 *   <script async src="https://HOST/chat.js" data-site="SITE_KEY"></script>
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
 * Sections: Place · Words · Storage · Server · Messages · Session and stream · Sending · Files ·
 *           Typing, reading, pages · Elements · Look · Panel · Feed · Composer · Start
 */
(() => {
  "use strict";

  // ------------------------------------------------------------------------------------------------ Place

  if (window.operatorChat) return;

  const VERSION = "0.1.0";
  const script = document.currentScript ?? document.querySelector('script[data-site][src*="chat.js"]');
  const SITE = script?.dataset.site;
  if (!SITE) return;
  const BASE = new URL(".", script.src);

  const SECOND = 1000;
  const REQUEST_LIMIT = 20 * SECOND;
  const BACK_OFF = { first: 0.5 * SECOND, most: 30 * SECOND };
  const GROUP_WITHIN = 5 * 60 * SECOND;
  const PAGE = 50;
  const MAX_TEXT = 20_000;
  const MAX_FILES = 10;
  const MAX_NAME = 200;
  const DEFAULT_FILE_LIMIT = 2 * 1024 * 1024;
  const IMAGE_TYPES = new Set(["image/png", "image/jpeg", "image/gif", "image/webp", "image/avif"]);

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

  const LANGUAGE = /^ru\b/i.test(navigator.language) ? "ru" : "en";
  /** Made when first needed: Intl objects cost milliseconds, and most pages never open the chat. */
  const lazily = (make) => {
    let made;
    return () => (made ??= make());
  };
  const plural = lazily(() => new Intl.PluralRules(LANGUAGE));
  const counted = (count, forms) => `${count} ${forms[plural().select(count)] ?? forms.other}`;

  const WORDS = {
    en: {
      chat: "Chat", open: "Open chat", close: "Close chat",
      unread: (n) => `Open chat, ${counted(n, { one: "unread message", other: "unread messages" })}`,
      online: "Online", away: "Away",
      hello: "Hello!",
      helloOnline: "Ask us anything, we are here.",
      helloAway: "Nobody is here right now. Leave a message: the answer will appear in this chat.",
      messages: "Messages", write: "Write a message…", send: "Send", attach: "Attach a file", drop: "Drop files here",
      you: "You", typing: (name) => `${name} is typing`, newer: "New messages",
      sending: "Sending…", waiting: "Waiting for the connection", sent: "Sent", seen: "Seen", failed: "Not sent",
      tooLong: (n) => `Too long by ${counted(n, { one: "character", other: "characters" })}. Send it in parts.`,
      retry: "Try again", remove: "Remove", cancel: "Cancel", image: (name) => `Image: ${name}`,
      offline: "No connection. What you write is sent when it is back.",
      blocked: "You cannot write to this chat.",
      unavailable: "The chat is not available right now.",
      tooLarge: (name, size, limit) => `“${name}” is ${size}. Files up to ${limit} can be sent.`,
      tooMany: `Up to ${MAX_FILES} files fit into one message.`,
      empty: (name) => `“${name}” is empty.`,
      uploadFailed: "Not uploaded", uploading: (percent) => `${percent}%`,
      today: "Today", yesterday: "Yesterday", units: ["B", "KB", "MB"],
    },
    ru: {
      chat: "Чат", open: "Открыть чат", close: "Закрыть чат",
      unread: (n) =>
        `Открыть чат, ${counted(n, {
          one: "непрочитанное сообщение", few: "непрочитанных сообщения", other: "непрочитанных сообщений",
        })}`,
      online: "В сети", away: "Не в сети",
      hello: "Здравствуйте!",
      helloOnline: "Спрашивайте, мы на связи.",
      helloAway: "Сейчас никого нет. Оставьте сообщение: ответ появится в этом чате.",
      messages: "Сообщения", write: "Напишите сообщение…", send: "Отправить", attach: "Приложить файл",
      drop: "Отпустите файлы здесь",
      you: "Вы", typing: (name) => `${name} печатает`, newer: "Новые сообщения",
      sending: "Отправляется…", waiting: "Ждёт соединения", sent: "Отправлено", seen: "Прочитано",
      failed: "Не отправлено",
      tooLong: (n) =>
        `Слишком длинно: на ${counted(n, { one: "символ", few: "символа", other: "символов" })} больше, чем можно. ` +
        "Отправьте по частям.",
      retry: "Повторить", remove: "Убрать", cancel: "Отменить", image: (name) => `Изображение: ${name}`,
      offline: "Нет соединения. Всё написанное уйдёт, когда оно вернётся.",
      blocked: "Вы не можете писать в этот чат.",
      unavailable: "Чат сейчас недоступен.",
      tooLarge: (name, size, limit) => `«${name}» — ${size}. Можно отправлять файлы до ${limit}.`,
      tooMany: `В одно сообщение помещается не больше ${MAX_FILES} файлов.`,
      empty: (name) => `«${name}» — пустой файл.`,
      uploadFailed: "Не загружен", uploading: (percent) => `${percent} %`,
      today: "Сегодня", yesterday: "Вчера", units: ["Б", "КБ", "МБ"],
    },
  };
  const words = WORDS[LANGUAGE];

  const dates = (options) => lazily(() => new Intl.DateTimeFormat(LANGUAGE, options));
  const clock = dates({ hour: "numeric", minute: "2-digit" });
  const calendar = dates({ day: "numeric", month: "long" });
  const calendarOfYear = dates({ day: "numeric", month: "long", year: "numeric" });
  const exactly = dates({ dateStyle: "long", timeStyle: "medium" });

  const dayKey = (at) => new Date(at).toDateString();
  const dayName = (at) => {
    const now = new Date();
    if (dayKey(at) === dayKey(now)) return words.today;
    if (dayKey(at) === dayKey(new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1))) return words.yesterday;
    return (new Date(at).getFullYear() === now.getFullYear() ? calendar() : calendarOfYear()).format(at);
  };
  const sizeName = (bytes) => {
    const step = bytes < 1024 ? 0 : bytes < 1024 ** 2 ? 1 : 2;
    const value = new Intl.NumberFormat(LANGUAGE, { maximumFractionDigits: step === 2 ? 1 : 0 });
    return `${value.format(bytes / 1024 ** step)} ${words.units[step]}`;
  };

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

  const ask = async (method, path, { body, token } = {}) => {
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
    for (const message of list.filter(isMessage)) {
      if (messages.get(message.id)?.number > message.number) continue;
      messages.set(message.id, message);
      if (message.mine && message.client_id) unsent.settle(message.client_id);
      if (!message.mine && known.typing?.author === message.author) stopTyping();
    }
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
    known.loaded = true;
    known.cursor = Math.max(known.cursor, page.number);
    known.read = Math.max(known.read, page.read_number ?? 0);
    receive(missed);
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
    start: () => (pageChanged(), markSeen(), draw()),
    message(frame) {
      receive([frame]);
      // Only the stream moves the cursor: the answer to our own write may overtake an operator's earlier message.
      if (isMessage(frame)) known.cursor = Math.max(known.cursor, frame.number);
      markSeen();
    },
    read: (frame) => ((known.read = Math.max(known.read, frame.number)), draw()),
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
        await renewSession(); // after an outage: who is online, the team's name and limits may have changed
        await catchUp();
        const { token } = await ensureSession();
        if ((await follow({ token })) === 4401) forgetSession(token);
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

  // ------------------------------------------------------------------------------------------------ Files

  const attachments = []; // {key, name, size, state: uploading | done | failed, part, file, stored, request}

  const attach = (files) => {
    complain("");
    const limit = link.session?.settings.file_limit ?? DEFAULT_FILE_LIMIT;
    for (const file of files) {
      if (file.size > limit) complain(words.tooLarge(file.name, sizeName(file.size), sizeName(limit)));
      else if (!file.size) complain(words.empty(file.name));
      else if (attachments.length >= MAX_FILES) complain(words.tooMany);
      else {
        const attachment = { key: newId(), name: file.name.slice(0, MAX_NAME), size: file.size, file };
        attachments.push(attachment);
        upload(attachment).catch(report);
      }
    }
    draw();
  };

  const upload = async (attachment) => {
    Object.assign(attachment, { state: "uploading", part: 0 });
    draw();
    try {
      attachment.stored = await asVisitor((token) => put(attachment, token));
      attachment.state = "done";
    } catch (error) {
      if (!attachments.includes(attachment)) return; // taken out meanwhile
      attachment.state = "failed";
      if (error.code === "file_too_large") {
        const limit = link.session?.settings.file_limit ?? DEFAULT_FILE_LIMIT;
        complain(words.tooLarge(attachment.name, sizeName(attachment.size), sizeName(limit)));
      }
    }
    keepDraft();
    draw();
  };

  /** fetch tells nothing of an upload's progress, hence XMLHttpRequest. */
  const put = (attachment, token) =>
    new Promise((done, failed) => {
      const request = new XMLHttpRequest();
      const path = `site/v1/files/${attachment.key}?name=${encodeURIComponent(attachment.name)}`;
      request.open("PUT", new URL(path, BASE));
      request.setRequestHeader("Authorization", `Bearer ${token}`);
      request.setRequestHeader("Content-Type", attachment.file.type || "application/octet-stream");
      request.upload.onprogress = guarded(({ loaded, total }) => ((attachment.part = loaded / total), draw()));
      request.onload = () => {
        const answer = parsed(request.responseText);
        if (request.status >= 200 && request.status < 300) done(answer);
        else failed(new Refused(request.status, answer, (name) => request.getResponseHeader(name)));
      };
      request.onerror = request.onabort = () => failed(new Error("upload ended"));
      request.send(attachment.file);
      attachment.request = request;
    });

  const detach = (attachment) => {
    attachments.splice(attachments.indexOf(attachment), 1);
    attachment.request?.abort();
    keepDraft();
    draw();
  };

  // ------------------------------------------------------------------------------- Typing, reading, pages

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

  const typed = { told: "", timer: null };
  const tellTyped = (text) => {
    typed.told = text;
    tell({ type: "typing_now", text: text.slice(0, MAX_TEXT) });
  };
  /** At most once a second, and once more when the typing has paused. */
  const typingNow = () => {
    if (typed.timer || view.input.value === typed.told) return;
    tellTyped(view.input.value);
    typed.timer = setTimeout(guarded(() => ((typed.timer = null), typingNow())), SECOND);
  };

  /** Seen is what was on screen: panel open, page visible, scrolled to the end. */
  const markSeen = () => {
    if (!view.open || document.hidden || !view.atEnd) return;
    const newest = newestOf(theirs());
    if (newest > seenNumber()) kept.write("seen", String(newest));
    if (newest > link.seenSent && link.live) {
      link.seenSent = newest;
      tell({ type: "seen", number: newest });
    }
    drawLauncher();
  };

  const pageChanged = () => {
    if (!link.live || location.href === link.page) return;
    link.page = location.href;
    tell({ type: "page", ...whereabouts() });
  };

  const watchPage = () => {
    const soon = () => setTimeout(guarded(pageChanged), 50); // a router sets the title after the address
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
    addEventListener("pagehide", guarded(hangUp)); // else the page could not be kept for "back"
    addEventListener("pageshow", guarded(rouse));
    document.addEventListener("visibilitychange", guarded(() => document.hidden || (rouse(), markSeen())));
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
    if (name === "token" && newValue && newValue !== link.session?.token) {
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
    cross: "M6.5 6.5l11 11 M17.5 6.5l-11 11",
    send: "M5 12l-.9-6.6a.7.7 0 0 1 1-.7l15 6.7a.7.7 0 0 1 0 1.2l-15 6.7a.7.7 0 0 1-1-.7z M5 12h7.5",
    clip: "M19.5 11.5l-7.6 7.6a4.6 4.6 0 0 1-6.5-6.5l8-8a3.1 3.1 0 0 1 4.4 4.4l-8 8a1.6 1.6 0 0 1-2.2-2.2l7.2-7.2",
    file: "M7 3.5h6.5L18.5 8.5V19a1.5 1.5 0 0 1-1.5 1.5H7A1.5 1.5 0 0 1 5.5 19V5A1.5 1.5 0 0 1 7 3.5z M13.2 3.8v5h5",
    again: "M19 12a7 7 0 1 1-2.2-5.1 M19.3 4v4h-4",
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

  /** Only these ever become links; everything else stays text. */
  const LINK = /\b(?:https?:\/\/|mailto:|tel:)[^\s<>"'`]{1,2000}|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/giu;
  const SCHEMES = new Set(["http:", "https:", "mailto:", "tel:"]);

  const safeAddress = (address) => {
    try {
      const url = new URL(address, BASE);
      return SCHEMES.has(url.protocol) ? url : null;
    } catch {
      return null;
    }
  };
  const anchor = (url, attributes, ...children) =>
    el("a", { href: url.href, target: "_blank", rel: "noopener noreferrer nofollow", ...attributes }, ...children);

  /** Text as nodes: addresses as links that read exactly as they were written. */
  const linked = (text) => {
    const nodes = [];
    let end = 0;
    for (const found of text.matchAll(LINK)) {
      const shown = found[0].replace(/[.,:;!?…»”)\]}]+$/u, "");
      const url = safeAddress(/^(?:https?|mailto|tel):/i.test(shown) ? shown : `mailto:${shown}`);
      if (!url) continue;
      nodes.push(text.slice(end, found.index), anchor(url, { title: url.host || null }, shown));
      end = found.index + shown.length;
    }
    return [...nodes, text.slice(end)];
  };

  const fileNode = (file) => {
    const url = safeAddress(file.url);
    const size = sizeName(Number(file.size) || 0);
    if (!url) return el("span", { class: "file" }, icon("file"), el("span", { class: "file-name" }, file.name));
    if (IMAGE_TYPES.has(file.content_type) && url.origin === BASE.origin) {
      const image = el("img", {
        src: url.href, alt: file.name, loading: "lazy", decoding: "async", width: file.width, height: file.height,
      });
      return anchor(url, { class: "image", "aria-label": words.image(file.name) }, image);
    }
    const label = el("span", { class: "file-label" }, el("span", { class: "file-name" }, file.name), el("span", { class: "file-size" }, size));
    return anchor(url, { class: "file" }, icon("file"), label);
  };

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
.badge { position: absolute; top: -3px; right: -3px; min-width: 22px; height: 22px; padding: 0 6px; border-radius: 11px;
  background: #d92d20; color: #fff; font: 600 12px/18px system-ui, sans-serif; text-align: center; border: 2px solid var(--surface);
  font-variant-numeric: tabular-nums; }

.panel { position: fixed; right: 20px; bottom: 88px; width: 360px; height: 560px; max-height: calc(100vh - 104px);
  max-height: calc(100dvh - 104px);
  display: flex; flex-direction: column; background: var(--surface); border-radius: 16px; overflow: hidden;
  box-shadow: var(--shadow); animation: rise .12s ease-out; }
@keyframes rise { from { opacity: 0; transform: translateY(8px); } }
.head { display: flex; align-items: center; gap: 12px; padding: 14px 12px 14px 16px; border-bottom: 1px solid var(--line); }
.face { position: relative; width: 40px; height: 40px; border-radius: 50%; background: var(--accent); color: var(--on-accent);
  display: grid; place-items: center; font-weight: 650; font-size: 16px; flex: none; }
.face::after { content: ""; position: absolute; right: -1px; bottom: -1px; width: 12px; height: 12px; border-radius: 50%;
  background: var(--muted); border: 2px solid var(--surface); }
.online .face::after { background: var(--ok); }
.who { flex: 1; min-width: 0; }
.team { font-weight: 650; font-size: 15px; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
.state { font-size: 12px; line-height: 16px; color: var(--muted); min-height: 16px; }
.tool { width: 36px; height: 36px; display: grid; place-items: center; color: var(--muted); flex: none; }
.tool:hover { background: var(--window); color: var(--text); }
.banner { padding: 8px 16px; font-size: 12px; line-height: 16px; background: var(--warn-soft); color: var(--warn-word); }

.middle { position: relative; flex: 1; min-height: 0; background: var(--window); }
.feed { height: 100%; overflow-y: auto; overscroll-behavior: contain; overflow-anchor: none; scrollbar-width: thin; padding: 12px 12px 8px; }
.feed:focus-visible { outline-offset: -2px; }
.list { display: flex; flex-direction: column; min-height: 100%; justify-content: flex-end; }
.hello { margin: auto; padding: 24px 20px; text-align: center; color: var(--muted); max-width: 290px; }
.hello b { display: block; font-size: 17px; line-height: 24px; font-weight: 650; color: var(--text); margin-bottom: 4px; }
.day { align-self: center; margin: 12px 0 8px; padding: 2px 10px; font-size: 11px; line-height: 16px; color: var(--muted); }
.row { display: flex; flex-direction: column; align-items: flex-start; max-width: 84%; margin-top: 3px; align-self: flex-start; }
.row.first { margin-top: 10px; }
.row.mine { align-self: flex-end; align-items: flex-end; }
.author { font-size: 12px; line-height: 16px; color: var(--muted); margin: 0 0 3px 12px; font-weight: 550; }
.bubble { padding: 8px 12px; border-radius: 14px; background: var(--theirs); border: 1px solid var(--line);
  white-space: pre-wrap; overflow-wrap: anywhere; unicode-bidi: plaintext; }
.mine .bubble { background: var(--accent); color: var(--on-accent); border-color: transparent; }
.row.last .bubble:last-of-type { border-end-start-radius: 5px; }
.row.mine.last .bubble:last-of-type { border-end-start-radius: 14px; border-end-end-radius: 5px; }
.mine.stalled .bubble { background: var(--accent-soft); color: var(--text); border: 1px dashed var(--accent-word); }
.mine.failed .bubble { background: var(--bad-soft); color: var(--text); border-color: var(--bad); }
.bubble a { text-decoration: underline; text-underline-offset: 2px; }
.row:not(.mine) .bubble a { color: var(--accent-word); }
.meta { font-size: 11px; line-height: 14px; color: var(--muted); margin: 3px 4px 0; font-variant-numeric: tabular-nums; }
.meta:empty { display: none; }
.failed .meta { color: var(--bad); }
.fix { display: flex; gap: 12px; margin: 2px 4px 0; }
.fix button { font-size: 12px; line-height: 20px; min-height: 28px; color: var(--accent-word); font-weight: 600; }
.file { display: flex; align-items: center; gap: 10px; padding: 8px 12px; margin-top: 3px; max-width: 100%; border-radius: 12px;
  background: var(--theirs); border: 1px solid var(--line); text-decoration: none; min-width: 0; }
.file svg { color: var(--accent-word); }
.file-label { min-width: 0; display: block; }
.file-name { display: block; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; font-size: 13px; line-height: 18px; }
.file-size { display: block; font-size: 11px; line-height: 14px; color: var(--muted); }
.image { display: block; margin-top: 3px; border-radius: 12px; overflow: hidden; border: 1px solid var(--line); background: var(--theirs); }
.image img { display: block; max-width: 100%; width: auto; height: auto; max-height: 240px; min-width: 48px; min-height: 32px; }
.typing { display: flex; align-items: center; gap: 8px; padding: 10px 2px 0; font-size: 12px; line-height: 16px; color: var(--muted); }
.dots { display: inline-flex; gap: 3px; }
.dots i { width: 5px; height: 5px; border-radius: 50%; background: currentColor; animation: beat 1.1s infinite ease-in-out; }
.dots i:nth-child(2) { animation-delay: .15s; } .dots i:nth-child(3) { animation-delay: .3s; }
@keyframes beat { 0%, 60%, 100% { opacity: .3; } 30% { opacity: 1; } }
.loading { position: absolute; inset: 0; display: grid; place-items: center; color: var(--muted); pointer-events: none;
  animation: appear 0s .15s both; }
@keyframes appear { from { visibility: hidden; } }
.newer { position: absolute; bottom: 10px; left: 50%; transform: translateX(-50%); padding: 6px 14px; min-height: 30px; border-radius: 16px;
  background: var(--accent); color: var(--on-accent); font-size: 12px; line-height: 18px; font-weight: 600; box-shadow: 0 2px 10px rgb(0 0 0 / .2);
  white-space: nowrap; }
.drop { position: absolute; inset: 8px; border: 2px dashed var(--accent-word); border-radius: 12px; background: var(--accent-soft);
  color: var(--accent-word); display: grid; place-items: center; font-weight: 600; pointer-events: none; }

.composer { border-top: 1px solid var(--line); padding: 10px 12px 12px; }
.complaint { color: var(--bad); font-size: 12px; line-height: 16px; padding: 0 4px 8px; overflow-wrap: anywhere; }
.complaint:empty { padding: 0; }
.chips { list-style: none; display: flex; flex-wrap: wrap; gap: 6px; padding-bottom: 8px; max-height: 108px; overflow-y: auto; }
.chips:empty { display: none; }
.chip { position: relative; display: flex; align-items: center; gap: 6px; max-width: 100%; padding: 3px 3px 3px 10px; border: 1px solid var(--line);
  border-radius: 10px; background: var(--window); font-size: 12px; overflow: hidden; }
.chip .file-name { font-size: 12px; max-width: 150px; }
.chip .file-size { white-space: nowrap; font-variant-numeric: tabular-nums; }
.chip.failed { border-color: var(--bad); } .chip.failed .file-size { color: var(--bad); }
.chip .tool { width: 28px; height: 28px; } .chip svg { width: 16px; height: 16px; }
.chip progress { position: absolute; inset: auto 0 0 0; width: 100%; height: 3px; appearance: none; border: 0; background: transparent; }
.chip progress::-webkit-progress-bar { background: transparent; }
.chip progress::-webkit-progress-value { background: var(--accent); }
.chip progress::-moz-progress-bar { background: var(--accent); }
.line { display: flex; align-items: flex-end; gap: 2px; padding: 3px; border-radius: 12px; background: var(--field); border: 1px solid var(--line); }
.line:focus-within { border-color: var(--accent-word); box-shadow: 0 0 0 3px var(--accent-soft); }
textarea { flex: 1; min-width: 0; resize: none; border: 0; background: transparent; outline: none !important; padding: 8px 4px;
  max-height: 128px; height: 36px; overflow-y: auto; scrollbar-width: thin; }
textarea::placeholder { color: var(--muted); opacity: 1; }
.send { width: 36px; height: 36px; border-radius: 9px; display: grid; place-items: center; background: var(--accent); color: var(--on-accent); flex: none; }
.send:hover { background: var(--accent-over); }
.send[aria-disabled=true] { background: transparent; color: var(--muted); cursor: default; }

@media (max-width: 480px), (max-height: 420px) {
  .panel { inset: auto 0 auto 0; top: var(--seen-top, 0px); width: 100%; height: var(--seen-height, 100dvh); max-height: none; border-radius: 0; }
  .launcher.is-open { display: none; }
  textarea { font-size: 16px; }
  .launcher { right: 16px; bottom: 16px; }
  .chip .tool, .tool { min-width: 36px; min-height: 36px; }
}
@media (prefers-reduced-motion: reduce) { *, *::before, *::after { animation-duration: 0s !important; transition: none !important; }
  .dots i { animation: none; } }
@media (forced-colors: active) { .bubble, .launcher, .panel { border: 1px solid; } }
@media print { .root { display: none; } }
`;

  // ------------------------------------------------------------------------------------------------ Panel

  const view = { open: false, atEnd: true, lastTop: 0, rows: new Map(), chipRows: new Map() };

  const buildLauncher = () => {
    view.host = document.createElement("operator-chat");
    view.shadow = view.host.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet(); // a <style> element would need 'unsafe-inline' of the site
    sheet.replaceSync(CSS);
    view.shadow.adoptedStyleSheets = [sheet];
    view.badge = el("span", { class: "badge", "aria-hidden": "true", hidden: true });
    view.face = el("span", {}, icon("chat"));
    view.launcher = el("button", { type: "button", class: "launcher", "aria-haspopup": "dialog", onclick: toggle }, view.face, view.badge);
    view.root = el("div", { class: "root", lang: LANGUAGE }, view.launcher);
    view.shadow.append(view.root);
    // The site's own shortcuts must not hear what is typed here.
    for (const kind of ["keydown", "keypress", "keyup"]) view.root.addEventListener(kind, (event) => event.stopPropagation());
    document.body.append(view.host);
    drawLauncher();
    stayOnPage();
  };

  /** Some sites replace their whole body on a move; come back then, but never fight a page that wants us gone. */
  const stayOnPage = () => {
    let returns = 20;
    const observer = new MutationObserver(guarded(() => {
      if (view.host.isConnected || !document.body || returns-- <= 0) return;
      document.body.append(view.host);
      observer.observe(document.body, { childList: true });
    }));
    observer.observe(document.documentElement, { childList: true });
    observer.observe(document.body, { childList: true });
  };

  const buildPanel = () => {
    view.avatar = el("div", { class: "face", "aria-hidden": "true" });
    view.team = el("div", { class: "team", id: "team" });
    view.state = el("div", { class: "state" });
    view.head = el("header", { class: "head" }, view.avatar, el("div", { class: "who" }, view.team, view.state),
      button(words.close, icon("cross"), close, { class: "tool" }));
    view.banner = el("div", { class: "banner", role: "status", hidden: true });
    view.list = el("div", { class: "list" });
    view.typingText = el("span");
    view.typing = el("div", { class: "typing", hidden: true }, el("span", { class: "dots", "aria-hidden": "true" }, el("i"), el("i"), el("i")), view.typingText);
    view.feed = el("div", {
      class: "feed", role: "log", "aria-live": "polite", "aria-relevant": "additions", "aria-label": words.messages,
      tabindex: "0", onscroll: scrolled,
    }, view.list, view.typing);
    view.loading = el("div", { class: "loading", "aria-hidden": "true" }, el("span", { class: "dots" }, el("i"), el("i"), el("i")));
    view.newer = el("button", { type: "button", class: "newer", hidden: true, onclick: toEnd }, `${words.newer} ↓`);
    view.drop = el("div", { class: "drop", hidden: true }, words.drop);
    view.middle = el("div", { class: "middle" }, view.feed, view.loading, view.newer, view.drop);

    view.complaint = el("div", { class: "complaint", role: "alert" });
    view.chips = el("ul", { class: "chips" });
    view.input = el("textarea", {
      rows: "1", placeholder: words.write, "aria-label": words.write, dir: "auto", enterkeyhint: "send",
      oninput: typedSomething, onkeydown: composerKey, onpaste: pasted,
    });
    view.picker = el("input", { type: "file", multiple: true, hidden: true, tabindex: "-1", onchange: picked });
    view.send = button(words.send, icon("send"), submit, { class: "send" });
    view.line = el("div", { class: "line" }, button(words.attach, icon("clip"), () => view.picker.click(), { class: "tool attach" }), view.input, view.send);
    view.composer = el("div", { class: "composer" }, view.complaint, view.chips, view.line, view.picker);

    view.panel = el("section", {
      class: "panel", id: "panel", role: "dialog", "aria-labelledby": "team", hidden: true,
      onkeydown: (event) => event.key === "Escape" && !event.isComposing && close(),
      ondragenter: dragged, ondragover: dragged, ondragleave: dragged, ondrop: dropped,
    }, view.head, view.banner, view.middle, view.composer);
    view.root.prepend(view.panel);
    view.launcher.setAttribute("aria-controls", "panel");
    new ResizeObserver(guarded(() => view.atEnd && toEnd())).observe(view.list);
    new ResizeObserver(guarded(() => view.atEnd && toEnd())).observe(view.feed);
    restoreDraft();
    fitKeyboard();
  };

  /** On a phone the keyboard covers the page; the panel takes what is left of it. */
  const fitKeyboard = () => {
    const seen = window.visualViewport;
    const fit = guarded(() => {
      view.host.style.setProperty("--seen-height", `${seen.height}px`);
      view.host.style.setProperty("--seen-top", `${seen.offsetTop}px`);
    });
    seen?.addEventListener("resize", fit);
    seen?.addEventListener("scroll", fit);
  };

  const open = ({ focus = true } = {}) => {
    if (!view.launcher || view.open) return;
    if (!view.panel) buildPanel();
    view.open = true;
    view.panel.hidden = false;
    keptHere.write("open", "1");
    stayConnected().catch(report);
    rouse();
    draw.now();
    toEnd();
    if (focus) view.input.focus();
  };

  const close = () => {
    if (!view.open) return;
    const hadFocus = view.shadow.activeElement;
    view.open = false;
    view.panel.hidden = true;
    keptHere.remove("open");
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
    if (!view.launcher) return;
    drawLauncher();
    if (!view.open) return;
    drawHead();
    drawFeed();
    drawComposer();
    markSeen();
  });

  const drawLauncher = () => {
    const unread = view.open ? 0 : unreadCount();
    const label = view.open ? words.close : unread ? words.unread(unread) : words.open;
    view.badge.hidden = !unread;
    view.badge.textContent = unread > 9 ? "9+" : String(unread);
    view.launcher.setAttribute("aria-label", label);
    view.launcher.setAttribute("aria-expanded", String(view.open));
    view.launcher.classList.toggle("is-open", view.open);
    if (view.faceShows !== view.open) view.face.replaceChildren(icon(view.open ? "down" : "chat"));
    view.faceShows = view.open;
  };

  const drawHead = () => {
    const settings = link.session?.settings;
    const name = settings?.team_name || words.chat;
    view.team.textContent = name;
    view.avatar.textContent = [...name][0].toUpperCase();
    view.head.classList.toggle("online", settings?.online === true);
    view.state.textContent = settings ? (settings.online ? words.online : words.away) : "";
    const banner = outgoing.blocked ? words.blocked : link.unavailable ? words.unavailable : link.down ? words.offline : "";
    if (view.banner.textContent !== banner) view.banner.textContent = banner;
    view.banner.hidden = !banner;
  };

  // ------------------------------------------------------------------------------------------------- Feed

  /** What is to be seen, in order: messages by number, then what is unsent by the time it was written. */
  const entries = () => {
    const sent = inOrder().map((message) => ({ ...message, key: message.client_id ?? message.id, status: "sent" }));
    const settled = new Set(sent.map((entry) => entry.key));
    const pending = unsent
      .all()
      .filter((entry) => !settled.has(entry.id))
      .map((entry) => ({ ...entry, key: entry.id, mine: true, status: entry.failed ? "failed" : "waiting" }));
    return [...sent, ...pending];
  };

  const drawFeed = () => {
    const all = entries();
    const nodes = [];
    const lastMine = all.findLast((entry) => entry.mine && entry.status === "sent");
    all.forEach((entry, index) => {
      const before = all[index - 1];
      const after = all[index + 1];
      if (!before || dayKey(before.at) !== dayKey(entry.at)) nodes.push(dayNode(entry.at));
      const row = rowOf(entry);
      dressRow(row, entry, !goesOn(before, entry), !goesOn(entry, after), entry === lastMine);
      nodes.push(row.node);
    });
    if (!all.length && known.loaded) nodes.push(helloNode());
    view.loading.hidden = known.loaded || all.length > 0;

    const last = all.at(-1)?.key;
    const appended = last !== view.lastKey;
    const fresh = appended && (all.at(-1)?.mine || view.atEnd);
    view.lastKey = last;
    arrange(view.list, nodes);
    forgetAllBut(view.rows, nodes);

    view.typing.hidden = !known.typing;
    const typingText = known.typing ? words.typing(known.typing.author) : "";
    if (view.typingText.textContent !== typingText) view.typingText.textContent = typingText;
    if (fresh || view.atEnd) toEnd();
    else if (appended) view.newer.hidden = false;
  };

  /** Whether two neighbours belong to one group: same author, same day, close in time. */
  const goesOn = (a, b) =>
    a && b && a.mine === b.mine && a.author === b.author && b.at - a.at < GROUP_WITHIN && dayKey(a.at) === dayKey(b.at);

  /** Put nodes into the list in this order, touching only those that are not in place (a screen reader hears each move). */
  const arrange = (parent, nodes) => {
    const wanted = new Set(nodes);
    for (const child of [...parent.children]) if (!wanted.has(child)) child.remove();
    nodes.forEach((node, index) => {
      if (parent.children[index] !== node) parent.insertBefore(node, parent.children[index] ?? null);
    });
  };

  /** What was built for this key, built anew only when its signature has changed. */
  const memo = (rows, key, signature, build) => {
    const row = rows.get(key);
    if (row?.signature === signature) return row;
    const made = { ...build(), signature };
    rows.set(key, made);
    return made;
  };
  const forgetAllBut = (rows, nodes) => {
    const shown = new Set(nodes);
    for (const [key, row] of rows) if (!shown.has(row.node)) rows.delete(key);
  };

  const dayNode = (at) =>
    memo(view.rows, `day:${dayKey(at)}`, dayName(at), () => ({ node: el("div", { class: "day" }, dayName(at)) })).node;

  const helloNode = () => {
    const text = link.session?.settings.online ? words.helloOnline : words.helloAway;
    return memo(view.rows, "hello", text, () => ({ node: el("div", { class: "hello" }, el("b", {}, words.hello), text) })).node;
  };

  const rowOf = (entry) =>
    memo(view.rows, `row:${entry.key}`, JSON.stringify([entry.text, entry.author, entry.files?.map((file) => file.id)]), () => {
      const author = el("div", {}, entry.mine ? words.you : (entry.author ?? ""));
      const bubble = entry.text && el("div", { class: "bubble", dir: "auto", title: exactly().format(entry.at) }, ...linked(entry.text));
      const meta = el("div", { class: "meta" });
      const fix = el("div", { class: "fix", hidden: true },
        button(words.retry, words.retry, () => tryAgain(entry.key)),
        button(words.remove, words.remove, () => (unsent.settle(entry.key), draw())));
      const node = el("div", { class: "row" }, author, bubble || null, ...(entry.files ?? []).map(fileNode), meta, fix);
      return { node, author, meta, fix };
    });

  const dressRow = ({ node, author, meta, fix }, entry, first, last, newestMine) => {
    const failed = entry.status === "failed";
    const waiting = entry.status === "waiting";
    const stalled = waiting && (link.down || outgoing.failures > 1); // what is sent at once must not flicker
    const classes = { mine: entry.mine, first, last, waiting, stalled, failed };
    for (const [name, on] of Object.entries(classes)) node.classList.toggle(name, Boolean(on));
    author.className = first && !entry.mine ? "author" : "sr";
    let text = last || newestMine ? clock().format(entry.at) : "";
    if (failed) text = entry.failed === "blocked" ? words.blocked : words.failed;
    else if (waiting) text = stalled ? words.waiting : words.sending;
    else if (newestMine) text += ` · ${entry.number <= known.read ? words.seen : words.sent}`;
    if (meta.textContent !== text) meta.textContent = text;
    fix.hidden = !failed;
  };

  const toEnd = () => {
    view.atEnd = true;
    view.newer.hidden = true;
    view.feed.scrollTop = view.feed.scrollHeight;
  };

  const scrolled = () => {
    const { scrollTop, scrollHeight, clientHeight } = view.feed;
    // Only a person scrolls up: an image that loaded below must not end the following of new messages.
    if (scrollHeight - scrollTop - clientHeight < 32) view.atEnd = true;
    else if (scrollTop < view.lastTop) view.atEnd = false;
    view.lastTop = scrollTop;
    if (view.atEnd) {
      view.newer.hidden = true;
      markSeen();
    }
    if (scrollTop < 120 && known.hasOlder && !view.fetchingOlder) return fetchOlder();
  };

  const fetchOlder = async () => {
    view.fetchingOlder = true;
    try {
      const before = inOrder()[0]?.number;
      const page = await asVisitor((token) => ask("GET", `site/v1/messages?limit=${PAGE}&before=${before}`, { token }));
      known.hasOlder = page.has_older;
      const fromEnd = view.feed.scrollHeight - view.feed.scrollTop;
      view.feed.setAttribute("aria-live", "off"); // old words are not news
      receive(page.messages);
      draw.now();
      view.feed.scrollTop = view.feed.scrollHeight - fromEnd;
      setTimeout(() => view.feed.setAttribute("aria-live", "polite"), SECOND);
    } finally {
      view.fetchingOlder = false;
    }
  };

  // --------------------------------------------------------------------------------------------- Composer

  const drawComposer = () => {
    const chips = attachments.map((attachment) => {
      const chip = memo(view.chipRows, attachment.key, attachment.state, () => chipOf(attachment));
      if (chip.bar) {
        chip.bar.value = attachment.part;
        chip.note.textContent = words.uploading(Math.round(attachment.part * 100));
      }
      return chip.node;
    });
    arrange(view.chips, chips);
    forgetAllBut(view.chipRows, chips);
    view.send.setAttribute("aria-disabled", String(!canSubmit()));
  };

  const chipOf = (attachment) => {
    const { state, name } = attachment;
    const note = el("span", { class: "file-size" }, state === "failed" ? words.uploadFailed : sizeName(attachment.size));
    const bar = state === "uploading" ? el("progress", { max: 1, value: 0, "aria-label": name }) : null;
    const again = state === "failed" && attachment.file
      ? button(`${words.retry}: ${name}`, icon("again"), () => upload(attachment), { class: "tool" }) : null;
    const out = button(`${bar ? words.cancel : words.remove}: ${name}`, icon("cross"), () => (detach(attachment), view.input.focus()), { class: "tool" });
    return { node: el("li", { class: `chip ${state}` }, el("span", { class: "file-name", title: name }, name), note, again, out, bar), note, bar };
  };

  const complain = (text) => {
    if (view.complaint) view.complaint.textContent = text;
  };

  // Control characters, which the server refuses, come with some pastes.
  const cleanText = () => view.input.value.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, "").trim();
  const canSubmit = () =>
    attachments.every(({ state }) => state === "done") && (attachments.length > 0 || cleanText().length > 0);

  const submit = () => {
    if (!canSubmit()) return;
    const text = cleanText();
    const excess = text.length > MAX_TEXT ? [...text].length - MAX_TEXT : 0; // the server counts whole characters
    if (excess > 0) {
      complain(words.tooLong(excess));
      return;
    }
    write(text, attachments.map(({ stored }) => stored));
    attachments.length = 0;
    view.input.value = "";
    complain("");
    clearTimeout(typed.timer);
    typed.timer = null;
    if (typed.told) tellTyped("");
    keepDraft();
    fitInput();
    view.input.focus();
    toEnd();
  };

  const composerKey = (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    submit();
  };

  const typedSomething = () => {
    complain("");
    fitInput();
    keepDraft();
    typingNow();
    drawComposer();
  };

  const fitInput = () => {
    view.input.style.height = "auto";
    view.input.style.height = `${Math.max(36, view.input.scrollHeight)}px`;
  };

  const picked = () => {
    attach([...view.picker.files]);
    view.picker.value = "";
    view.input.focus();
  };

  const pasted = (event) => {
    const files = [...(event.clipboardData?.files ?? [])];
    const excess = (event.clipboardData?.getData("text/plain").length ?? 0) - MAX_TEXT;
    if (files.length) {
      event.preventDefault();
      attach(files);
    } else if (excess > MAX_TEXT) {
      // A field with megabytes in it stalls the page. What is refused is still on the clipboard.
      event.preventDefault();
      complain(words.tooLong(excess));
    }
  };

  const dragged = (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    const inside = event.type !== "dragleave" || view.panel.contains(event.relatedTarget);
    view.drop.hidden = !inside;
  };

  const dropped = (event) => {
    view.drop.hidden = true;
    const files = [...(event.dataTransfer?.files ?? [])];
    if (!files.length) return;
    event.preventDefault();
    attach(files);
    view.input.focus();
  };

  /** What is half written stays with its tab through a reload. */
  const keepDraft = () => {
    const stored = attachments.filter(({ state }) => state === "done").map(({ key, name, size, stored }) => ({ key, name, size, stored }));
    if (view.input.value || stored.length) keptHere.write("draft", JSON.stringify({ text: view.input.value, files: stored }));
    else keptHere.remove("draft");
  };
  const restoreDraft = () => {
    const draft = parsed(keptHere.read("draft"));
    if (!draft) return;
    view.input.value = typed.told = draft.text;
    attachments.push(...draft.files.map((file) => ({ ...file, state: "done" })));
    requestAnimationFrame(guarded(fitInput));
  };

  // ------------------------------------------------------------------------------------------------ Start

  const start = guarded(() => {
    if (view.launcher) return;
    buildLauncher();
    addEventListener("storage", guarded(otherTab));
    // Whoever has never opened the chat costs the server nothing; whoever has a dialog is told of answers at once.
    if (kept.read("token") || unsent.all().length) stayConnected().catch(report);
    if (keptHere.read("open") && innerWidth > 480) open({ focus: false });
  });

  Object.defineProperty(window, "operatorChat", {
    value: Object.freeze({ open: guarded(() => (start(), open())), close: guarded(close), version: VERSION }),
  });
  if (document.body) setTimeout(start); // not in the task that evaluates the script: the page goes first
  else addEventListener("DOMContentLoaded", start, { once: true });
})();
