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
      if (error.code !== "blocked") report(error); // the team's wish, and nothing the page's maker could mend
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

