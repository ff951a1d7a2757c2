/*
 * The panel of the site's chat: the feed, the composer, files. Loaded by chat.js when the chat is first opened, or about to be;
 * what it is given (`core`) is chat.js's own, shared and living. The promises of chat.js hold here too.
 *
 * It lies in pieces that the server joins, as chat.js does.
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

