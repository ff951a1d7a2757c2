/*
 * How the site's chat behaves and looks, as the team's owner set it: whether its button is there, what shows by itself, its
 * colour and its language. Loaded by chat.js beside the first request; what it is given (`core`) is chat.js's own, living.
 *
 *   visible      the button is always there
 *   with_dialog  the button is there once anything was written, by either side
 *   hidden       no button, ever; what is written to the visitor opens its window, and nothing is left when he closes it
 *
 * Sections: What the owner set · Colours · What is on the page · What shows by itself · For chat.js
 */

export const makeBehaviour = (core) => {
  "use strict";

  const { browserLanguage, button, el, guarded, icon, inOrder, kept, keptHere, known, link, open, parsed, seenNumber, shut, speak, tell, theirs, newestOf, unreadCount, unsent, view } = core;

  // ----------------------------------------------------------------------------------- What the owner set

  /** The newest known; on a next page those of the page before, so that nothing flickers. None on the very first. */
  const settings = () => link.session?.settings ?? (settings.last ??= parsed(kept.read("settings")));
  const mode = () => settings()?.mode;

  const adopt = () => {
    const told = settings();
    if (!told) return;
    if (link.session) kept.write("settings", JSON.stringify((settings.last = told)));
    speak(told.language === "ru" || told.language === "en" ? told.language : browserLanguage());
    if (told.accent !== view.accent) paint((view.accent = told.accent));
  };

  // ---------------------------------------------------------------------------------------------- Colours

  const channels = (colour) => [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
  const hex = (parts) => `#${parts.map((part) => Math.round(part).toString(16).padStart(2, "0")).join("")}`;
  const mixed = (colour, other, part) => {
    const others = channels(other);
    return hex(channels(colour).map((one, at) => one + (others[at] - one) * part));
  };
  /** Relative luminance and contrast as the Web Content Accessibility Guidelines 2.2 define them. */
  const luminance = (colour) =>
    channels(colour)
      .map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4))
      .reduce((sum, part, at) => sum + part * [0.2126, 0.7152, 0.0722][at], 0);
  const contrast = (a, b) => {
    const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
    return (light + 0.05) / (dark + 0.05);
  };
  /** The colour, moved towards black or white as little as it takes to be read on that surface. */
  const readable = (colour, surface, towards) => {
    for (let part = 0; part < 1; part += 0.05) {
      const tried = mixed(colour, towards, part);
      if (contrast(tried, surface) >= 4.5) return tried;
    }
    return towards;
  };

  const paint = (accent) => {
    if (!/^#[0-9a-f]{6}$/.test(accent)) return;
    const on = contrast("#ffffff", accent) >= 4.5 ? "#ffffff" : "#000000"; // one of the two always is readable
    const all = `--accent: ${accent}; --on-accent: ${on}; --accent-over: ${mixed(accent, on === "#ffffff" ? "#000000" : "#ffffff", 0.14)};`;
    const light = `--accent-word: ${readable(accent, "#f6f7f9", "#000000")}; --accent-soft: ${mixed(accent, "#ffffff", 0.9)};`;
    const dark = `--accent-word: ${readable(accent, "#252c36", "#ffffff")}; --accent-soft: ${mixed(accent, "#1b1f26", 0.78)};`;
    view.paint ??= new CSSStyleSheet();
    view.paint.replaceSync(`:host { ${all} ${light} } @media (prefers-color-scheme: dark) { :host { ${dark} } }`);
    if (!view.shadow.adoptedStyleSheets.includes(view.paint)) view.shadow.adoptedStyleSheets.push(view.paint);
  };

  // -------------------------------------------------------------------------------------- What is on the page

  const hasDialog = () => link.session?.has_dialog || theirs().length > 0 || inOrder().length > 0 || unsent.all().length > 0;
  const hasButton = () => mode() === "visible" || (mode() === "with_dialog" && remembered());
  /** Once there was a dialog there is one: known on the next page before the server is asked. */
  const remembered = () => {
    if (link.session && hasDialog()) kept.write("dialog", link.session.user_id);
    return kept.read("dialog") !== null && (!link.session || kept.read("dialog") === link.session.user_id);
  };

  const place = () => {
    const there = hasButton();
    view.launcher.hidden = !there;
    view.root.classList.toggle("alone", !there);
    drawTeaser(there);
    view.wanted = there || view.open;
    if (view.wanted === view.host.isConnected || !document.body) return;
    if (view.wanted) document.body.append(view.host);
    else view.host.remove();
  };

  // --------------------------------------------------------------------------------------- What shows by itself

  /** In hidden mode a message opens its window; else its first words stand beside the button until they are put away. */
  const arrived = (news = 0) => {
    if (mode() !== "hidden" || view.open) return;
    // Another tab that got the message first has seen it already; it is news here all the same, until it is closed.
    if (unreadCount() > 0 || news > closedNumber()) open({ focus: false });
  };
  const closedNumber = () => parsed(kept.read("closed"))?.number ?? 0;

  const newestUnread = () => theirs().filter((one) => one.number > seenNumber()).sort((a, b) => b.number - a.number)[0];

  const drawTeaser = (there) => {
    const message = there && !view.open && known.loaded ? newestUnread() : null;
    const shown = message && message.number > (Number(keptHere.read("dismissed")) || 0) ? message : null;
    if (view.teaserShows === (shown?.id ?? null)) return;
    view.teaserShows = shown?.id ?? null;
    view.teaser?.remove();
    if (!shown) return;
    const text = shown.text || (shown.files ?? []).map((file) => file.name).join(", ");
    view.teaser = el("div", { class: "teaser", role: "status" },
      el("button", { type: "button", class: "teaser-text", onclick: () => open() },
        shown.author ? el("b", {}, shown.author) : null, el("span", { dir: "auto" }, [...text].slice(0, 160).join(""))),
      button(core.words().dismiss, icon("out"), () => dismiss(shown.number), { class: "teaser-out" }));
    view.root.prepend(view.teaser);
  };
  const dismiss = (number) => {
    keptHere.write("dismissed", String(number));
    place();
  };

  /** What came this shortly before the window was closed, in ms, nobody has read. */
  const A_GLANCE = 250;
  const read = () => newestOf(theirs().filter(({ came }) => performance.now() - came >= A_GLANCE));

  /** After the window was closed. In hidden mode nothing of it comes back, here or in another tab; what was not read does. */
  const closed = (upTo = read()) => {
    if (mode() !== "hidden") return;
    if (upTo > seenNumber()) kept.write("seen", String(upTo));
    tell({ type: "seen", number: upTo });
    kept.write("closed", JSON.stringify({ number: upTo, at: Date.now() }));
    if (newestOf(theirs()) > upTo) open({ focus: false });
  };

  addEventListener("storage", guarded(({ key }) => {
    if (key !== core.PREFIX + "closed" || mode() !== "hidden") return;
    const number = closedNumber();
    if (newestOf(theirs()) <= number) shut(number); // else it has something here that the other tab had not
  }));

  // ------------------------------------------------------------------------------------------- For chat.js

  return {
    settings, adopt, place, arrived, closed,
    /** Whether the window that this tab had open on the page before is to be opened again. */
    comesBack: () => keptHere.read("open") !== null && (innerWidth > 480 || mode() === "hidden"),
  };
};
