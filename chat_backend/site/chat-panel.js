/*
 * The panel of the site's chat: the feed, the composer, files. Loaded by chat.js when the chat is first opened, or about to be;
 * what it is given (`core`) is chat.js's own, shared and living. The promises of chat.js hold here too.
 *
 * Sections: Words · Files · Typing, reading · Elements · Look · Panel · Feed · Composer · For chat.js
 */

/** Builds nothing yet; the answer is how chat.js speaks to the panel. */
export const makePanel = (core) => {
  "use strict";

  const {
    BASE, ICONS, LANGUAGE, MAX_NAME, PAGE, Refused, SECOND, ask, asVisitor, button, close, counted, draw, drawLauncher, el, guarded,
    icon, inOrder, kept, keptHere, known, lazily, link, newestOf, newId, outgoing, parsed, receive, report, seenNumber, tell,
    theirs, tryAgain, unsent, view, write,
  } = core;

  const GROUP_WITHIN = 5 * 60 * SECOND;
  const MAX_TEXT = 20_000;
  const MAX_FILES = 10;
  const DEFAULT_FILE_LIMIT = 2 * 1024 * 1024;
  const IMAGE_TYPES = new Set(["image/png", "image/jpeg", "image/gif", "image/webp", "image/avif"]);

  // ------------------------------------------------------------------------------------------------ Words

  const WORDS = {
    en: {
      chat: "Chat", close: "Close chat",
      online: "Online", away: "Away",
      hello: "Hello!",
      helloOnline: "Ask us anything, we are here.",
      helloAway: "Nobody is here right now. Leave a message: the answer will appear in this chat.",
      askEmail: "Leave your e-mail, and the answer reaches you anyway.", email: "Your e-mail", leave: "Leave",
      badEmail: "This does not look like an e-mail address.", emailFailed: "Not saved. Try again.",
      thanks: (email) => `Thank you. We will write to ${email}.`,
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
      chat: "Чат", close: "Закрыть чат",
      online: "В сети", away: "Не в сети",
      hello: "Здравствуйте!",
      helloOnline: "Спрашивайте, мы на связи.",
      helloAway: "Сейчас никого нет. Оставьте сообщение: ответ появится в этом чате.",
      askEmail: "Оставьте почту, и ответ придёт в любом случае.", email: "Ваша почта", leave: "Оставить",
      badEmail: "Это не похоже на адрес почты.", emailFailed: "Не сохранилось. Попробуйте ещё раз.",
      thanks: (email) => `Спасибо. Ответим на ${email}.`,
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

  // ------------------------------------------------------------------------------------- Typing, reading

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

  // -------------------------------------------------------------------------------------------- Elements

  Object.assign(ICONS, {
    cross: "M6.5 6.5l11 11 M17.5 6.5l-11 11",
    send: "M5 12l-.9-6.6a.7.7 0 0 1 1-.7l15 6.7a.7.7 0 0 1 0 1.2l-15 6.7a.7.7 0 0 1-1-.7z M5 12h7.5",
    clip: "M19.5 11.5l-7.6 7.6a4.6 4.6 0 0 1-6.5-6.5l8-8a3.1 3.1 0 0 1 4.4 4.4l-8 8a1.6 1.6 0 0 1-2.2-2.2l7.2-7.2",
    file: "M7 3.5h6.5L18.5 8.5V19a1.5 1.5 0 0 1-1.5 1.5H7A1.5 1.5 0 0 1 5.5 19V5A1.5 1.5 0 0 1 7 3.5z M13.2 3.8v5h5",
    again: "M19 12a7 7 0 1 1-2.2-5.1 M19.3 4v4h-4",
  });
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

  // ------------------------------------------------------------------------------------------------ Look

  const CSS = `
.panel { position: fixed; right: 20px; bottom: 88px; width: 360px; height: 560px; max-height: calc(100vh - 104px);
  max-height: calc(100dvh - 104px);
  display: flex; flex-direction: column; background: var(--surface); border-radius: 16px; overflow: hidden;
  box-shadow: var(--shadow); animation: rise .12s ease-out; }
.alone .panel { bottom: 20px; max-height: calc(100vh - 40px); max-height: calc(100dvh - 40px); }
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
.away { align-self: stretch; margin: 12px 8px 0; text-align: center; font-size: 12px; line-height: 17px; color: var(--muted);
  white-space: pre-line; overflow-wrap: anywhere; }
.hello { white-space: pre-line; overflow-wrap: anywhere; }
.leave { align-self: stretch; margin: 12px 8px 4px; font-size: 12px; line-height: 17px; color: var(--muted); }
.leave label { display: block; text-align: center; margin-bottom: 8px; }
.leave .line { align-items: center; background: var(--surface); }
.leave .complaint { padding: 6px 4px 0; } .leave .complaint:empty { padding: 0; }
.email { flex: 1; min-width: 0; border: 0; background: transparent; outline: none !important; padding: 6px 8px; color: var(--text); font-size: 14px; }
.leave-button { min-height: 32px; padding: 0 12px; border-radius: 9px; background: var(--accent); color: var(--on-accent); font-weight: 600; flex: none; }
.leave-button:hover { background: var(--accent-over); }
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
  textarea, .email { font-size: 16px; }
  .chip .tool, .tool { min-width: 36px; min-height: 36px; }
}
@media (prefers-reduced-motion: reduce) { .dots i { animation: none; } }
@media (forced-colors: active) { .bubble, .panel { border: 1px solid; } }
`;

  // ----------------------------------------------------------------------------------------------- Panel

  const build = () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(CSS);
    view.shadow.adoptedStyleSheets = [...view.shadow.adoptedStyleSheets.filter((one) => one !== view.panelSheet), sheet];
    view.panelSheet = sheet;
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

  const drawHead = () => {
    const settings = link.session?.settings;
    const name = settings?.team_name || words.chat;
    view.team.textContent = name;
    view.avatar.textContent = [...name][0].toUpperCase();
    view.head.classList.toggle("online", Boolean(settings) && !isAbsent());
    view.state.textContent = settings ? (isAbsent() ? words.away : words.online) : "";
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
    else if (all.at(-1)?.mine && isAbsent()) nodes.push(awayNode(settingsNow().away_text || words.helloAway));
    if (known.loaded && asksEmail(all)) nodes.push(emailNode());
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

  const settingsNow = () => link.session?.settings ?? {};
  /** Nobody answers now: outside the working hours, or no operator is there. */
  const isAbsent = () => settingsNow().away === true || settingsNow().online !== true;

  const helloNode = () => {
    const { greeting, away_text: awayText } = settingsNow();
    const text = isAbsent() ? awayText || words.helloAway : greeting || words.helloOnline;
    return memo(view.rows, "hello", text, () => ({ node: el("div", { class: "hello" }, el("b", {}, words.hello), text) })).node;
  };

  const awayNode = (text) => memo(view.rows, "away", text, () => ({ node: el("div", { class: "away", dir: "auto" }, text) })).node;

  // ------------------------------------------------------------------------------------------------ E-mail

  const email = { left: null }; // the address the visitor gave on this page
  const asksEmail = (all) =>
    email.left !== null ||
    (isAbsent() && settingsNow().ask_email === true && link.session?.email_known === false && (!all.length || all.at(-1).mine));

  const emailNode = () =>
    memo(view.rows, "email", email.left ?? "", () => {
      if (email.left !== null) return { node: el("div", { class: "away", role: "status" }, words.thanks(email.left)) };
      const field = el("input", { type: "email", class: "email", placeholder: words.email, "aria-label": words.email, autocomplete: "email", maxlength: 254 });
      const trouble = el("div", { class: "complaint", role: "alert" });
      const form = el("form", { class: "leave", novalidate: true, onsubmit: (event) => (event.preventDefault(), leaveEmail(field, trouble)) },
        el("label", {}, words.askEmail), el("div", { class: "line" }, field, el("button", { type: "submit", class: "leave-button" }, words.leave)), trouble);
      return { node: form };
    }).node;

  const leaveEmail = async (field, trouble) => {
    const address = field.value.trim();
    try {
      if (!/^[^\s@]+@[^\s@]+$/.test(address)) throw new Refused(400, { code: "invalid_email" });
      await asVisitor((token) => ask("PUT", "site/v1/email", { body: { email: address }, token }));
      email.left = address;
      link.session.email_known = true;
      draw();
      view.input.focus();
    } catch (error) {
      trouble.textContent = error.code === "invalid_email" ? words.badEmail : words.emailFailed;
      field.focus();
    }
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

  // ------------------------------------------------------------------------------------------ For chat.js

  return {
    show(focus) {
      if (!view.panel) build();
      view.panel.hidden = false;
      draw.now();
      toEnd();
      if (focus) view.input.focus();
    },
    hide() {
      if (view.panel) view.panel.hidden = true;
    },
    draw() {
      if (!view.panel) return;
      drawHead();
      drawFeed();
      drawComposer();
      markSeen();
    },
    markSeen,
  };
};
