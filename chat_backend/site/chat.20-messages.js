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

