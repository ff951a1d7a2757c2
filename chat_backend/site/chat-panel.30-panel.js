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
