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
