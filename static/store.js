// Keeps schools in this browser (IndexedDB "duibiao"). In: what the page holds after each change, as text. Out: calls of
// the page's `on`: what to show, to say, and how keeping went. It must not know what a text means; the page reads it. It
// is a script, not Rust, because it opens while the module is still on its way, and keeps the last key of a page that closes
// or whose module is gone. Its sentences stand in static/texts/scripts.toml; the build puts them in.
globalThis.duibiaoStore = (() => {
  "use strict";
  const NAME = "duibiao";
  const VERSION = 1;
  const STORES = ["schools", "states", "texts", "aside"];
  /** The one key in localStorage: which school is open, its revision, when and by which tab it was kept. */
  const POINTER = "duibiao.open";
  /** The key that says that nothing is kept here; then it is the only one. */
  const NOTHING = "duibiao.keep-nothing";
  /** Keys of the time when one school stood in localStorage. */
  const OLD = /^duibiao\.(school|set-aside\.\d+|other-tab)$/;
  /** How keys of what pages left in localStorage as they closed begin; the rest is the key of the entry. */
  const LEFT = "duibiao.left ";
  const MINUTE = 60_000;
  /** Other pages of the same host keep theirs beside it. */
  const ours = (storage) => Object.keys(storage).filter((key) => key.startsWith(`${NAME}.`));
  const clearOurs = (storage) => ours(storage).forEach((key) => storage.removeItem(key));
  const OPEN_WITHIN = 8_000;
  /** Time from the first change to the moment when it is kept, however long somebody goes on typing. */
  const KEEP_AFTER = 400;
  /**
   * The journal does not wait for the disk: a page that closes writes into it several times, as the last keys reach it, and
   * an entry that waits for the one before it goes with the page. A browser that is killed keeps it all the same.
   */
  const QUICK = "relaxed";
  /** Typing goes on in one state as long as this. */
  const ONE_STATE = 5 * MINUTE;
  const MOST_STATES = 20;
  /** How many of them can be sealed ones before these give way too. */
  const MOST_SEALED = 10;
  /** Work that is in no file for longer than this is worth a word. */
  const FILE_AFTER = 60 * MINUTE;
  const FAULTS = { QuotaExceededError: "{{full}}", VersionError: "{{unknown}}", BrokenError: "{{unknown}}", TimeoutError: "{{blocked}}" };
  /** The same at the start, when nothing is on the page yet. */
  const FAULTS_AT_START = { ...FAULTS, QuotaExceededError: "{{full_at_start}}", UnknownError: "{{unreadable}}", DataError: "{{unreadable}}", AbortError: "{{unreadable}}" };
  const NOT_HERE = "{{not_here}}";
  const LOCKED = "{{locked}}";
  const causeOf = (fault) => (fault.name === "QuotaExceededError" ? "{{no_space}}" : "{{no_access}}");
  /** Buttons beside a sentence: the task, its key and the label. */
  const COPY = ["store-copy", "", "{{copy}}"];
  const THEIRS = ["store-theirs", "", "{{take_theirs}}"];
  const MINE = ["store-mine", "", "{{keep_mine}}"];
  /** A sentence with what goes into its braces. */
  const filled = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");

  const fresh = () => Date.now().toString(36) + "-" + [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => byte.toString(36)).join("");
  const tab = fresh();
  const shelfOf = (held) => ({ revision: 0, unfiled: 0, state: "", states: [], isLocked: false, isForced: false, ...held, id: held.id || fresh(), fork: fresh() });
  /** The page: `on(kind, ...texts)`; with a sentence comes a list of buttons. */
  let on = () => "";
  let shelf = shelfOf({});
  let other = null;
  /** What is not kept yet, in order; of one school being typed into, only the last. */
  let waiting = [];
  let writing = null;
  let written = null;
  let timer = 0;
  /** How keeping stood when nothing was on its way. */
  let settled = "";
  let isLeaving = false;
  /** Letters are being composed in a field of this page. */
  let isComposing = false;
  let hasFailed = false;
  let isAsked = false;
  /** How many changes this page has had: which of two texts of one tab is newer no clock says. */
  let changes = 0;
  /** How many it had when it showed what is kept; while there are no more, it has nothing of its own. */
  let shownAt = 0;
  /** How many it had when it opened something that it is yet to keep; once that is kept, the page shows what is kept. */
  let openedAt = 0;
  /** Entries of the journal that this page left: of which change, by their keys. */
  const journaled = new Map();
  let reminded = 0;
  /** What stands on the page is in no file, where nothing else keeps it. */
  let isUnfiled = false;
  let unfiledSince = 0;
  /** How often everything was cleared. */
  let cleared = 0;
  /** Another tab cleared everything, and nobody has filled in anything here since. */
  let isCleared = false;
  let lastText = null;
  let lastName = "";
  let connection = null;
  let opening = null;
  let channel = null;
  const handles = new Map();

  /* --- the database --- */

  const got = (request) =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });

  function drop() {
    connection?.close();
    connection = opening = null;
  }

  function connect() {
    if (keepsNothing()) return Promise.reject(new DOMException("", "AbortError"));
    opening ??= new Promise((resolve, reject) => {
      const request = indexedDB.open(NAME, VERSION);
      let isLate = false;
      request.onupgradeneeded = () => {
        const db = request.result;
        db.createObjectStore("schools", { keyPath: "id" });
        db.createObjectStore("states", { keyPath: "id" }).createIndex("school", "school");
        db.createObjectStore("texts");
        db.createObjectStore("journal", { keyPath: "key" });
        db.createObjectStore("aside", { keyPath: "id" });
      };
      request.onsuccess = () => {
        const db = request.result;
        // It opened too late: nobody would close it, and it would hold up every deletion.
        if (isLate) return db.close();
        if (![...STORES, "journal"].every((name) => db.objectStoreNames.contains(name))) {
          db.close();
          return reject(new DOMException("", "BrokenError"));
        }
        connection = db;
        // Everything is cleared, or a newer page wants to change the form of the store: nothing may hold it up.
        connection.onversionchange = connection.onclose = () => {
          db.close();
          if (connection === db) drop();
        };
        resolve(connection);
      };
      request.onerror = () => reject(request.error);
      setTimeout(() => {
        isLate = true;
        reject(new DOMException("", "TimeoutError"));
      }, OPEN_WITHIN);
    }).catch((fault) => {
      opening = null;
      throw fault;
    });
    return opening;
  }

  /** Runs `work` in one transaction: all of it is kept, or nothing. */
  async function within(mode, names, work) {
    const begin = async () => (await connect()).transaction(names, mode, { durability: names[0] === "journal" ? QUICK : "strict" });
    const tx = await begin().catch((fault) => {
      if (fault.name !== "InvalidStateError") throw fault;
      drop();
      return begin();
    });
    const ended = new Promise((resolve, reject) => {
      tx.oncomplete = resolve;
      tx.onabort = () => reject(tx.error ?? new DOMException("", "AbortError"));
    });
    ended.catch(() => {});
    try {
      const result = await work(Object.fromEntries(names.map((name) => [name, tx.objectStore(name)])));
      await ended;
      return result;
    } catch (fault) {
      try {
        tx.abort();
      } catch {
        // It has ended by itself.
      }
      throw fault;
    }
  }
  const change = (work) => within("readwrite", STORES, work);
  const look = (work) => within("readonly", STORES, work);
  /** Takes away the entry of that key, wherever its page left it, unless its tab has left a later one there meanwhile. */
  function forgetEntry(key, seq) {
    const isLater = (entry) => entry?.seq > seq;
    local((storage) => isLater(leftEntry(storage, LEFT + key)) || storage.removeItem(LEFT + key));
    return within("readwrite", ["journal"], async ({ journal }) => {
      if (!isLater(await got(journal.get(key)))) journal.delete(key);
    }).catch(() => {});
  }

  /** What stands under that key of localStorage; of what is no entry, its text. */
  function leftEntry(storage, key) {
    const text = storage.getItem(key);
    try {
      return text === null ? null : { ...JSON.parse(text), key: key.slice(LEFT.length) };
    } catch {
      return { key: key.slice(LEFT.length), text };
    }
  }
  /** The entries that closing pages left: in the journal, and in localStorage where the journal has not got as late a one. */
  async function leftEntries() {
    const entries = new Map();
    const add = (entry) => {
      if (!(entries.get(entry.key)?.seq >= entry.seq)) entries.set(entry.key, entry);
    };
    (await within("readonly", ["journal"], ({ journal }) => got(journal.getAll()))).forEach(add);
    (local((storage) => ours(storage).filter((key) => key.startsWith(LEFT)).map((key) => leftEntry(storage, key))) ?? []).forEach(add);
    return [...entries.values()];
  }

  /* --- which states stay --- */

  /** When a state was saved by a clock that never goes back; that of an earlier page is the real one. */
  const timeOf = (state) => number(state?.time) || number(state?.saved);
  /** States in the order in which they were saved, whatever the real clock said then. */
  const inOrder = (states) => [...states].sort((a, b) => timeOf(a) - timeOf(b));

  /** What the clock that never goes back says at `now`. Where the real one was set back, a minute has passed on it. */
  function nextTime(states, now) {
    const last = inOrder(states).at(-1);
    if (!last) return now;
    const passed = now - number(last.saved);
    return timeOf(last) + (passed > 0 ? passed : passed < 0 ? MINUTE : 1);
  }

  /** True when what is typed at `now` goes into the state that was typed into before. */
  const goesOn = (state, now) => !!state && !state.sealed && now >= state.begun && now < state.begun + ONE_STATE;

  /**
   * Ids of the states that give way, so that at most MOST_STATES stay; never that of `current`, nor of the newest. The one
   * goes that is closest to its successor for its age; typing first, sealed ones only when they are more than MOST_SEALED.
   * So states are dense today and thin further back, and the last one of a day outlives the others of that day.
   */
  function surplus(states, current, now) {
    const left = inOrder(states);
    const end = Math.max(timeOf(left.at(-1)), nextTime(states, now));
    const gone = [];
    while (left.length > MOST_STATES) {
      const sealed = left.filter((state) => state.sealed).length;
      const closeness = (idx) => (timeOf(left[idx + 1]) - timeOf(left[idx])) / (end - timeOf(left[idx]) + MINUTE);
      const best = left
        .slice(0, -1)
        .map((state, idx) => ({ idx, state, close: closeness(idx) }))
        .filter(({ state }) => state.id !== current && (sealed > MOST_SEALED || !state.sealed))
        .sort((a, b) => a.close - b.close)[0];
      if (!best) break;
      gone.push(left.splice(best.idx, 1)[0].id);
    }
    return gone;
  }

  /* --- one change of a school --- */

  const statesOf = async (stores, school) =>
    inOrder((await got(stores.states.index("school").getAll(school))).filter((state) => typeof state.id === "string"));
  /** What stands in the store may be of any type. */
  const number = (value) => (Number.isFinite(value) ? value : 0);
  const words = (value) => (typeof value === "string" ? value : "");
  /** Anything as text, so that it can be set aside. */
  function asText(value) {
    if (typeof value === "string") return value;
    try {
      return JSON.stringify(value) ?? "";
    } catch {
      // It holds itself, or a number that JSON does not know.
      return String(value);
    }
  }
  const contentOf = async (stores, record) => (typeof record.state === "string" ? got(stores.texts.get(record.state)) : undefined);

  /** True when this change of that tab, or a later one, stands in `record`. */
  const has = (record, request) => record?.tab === request.tab && (record.seq === undefined || request.seq === undefined ? record.saved >= request.now : record.seq >= request.seq);

  /**
   * Puts a request into the store. Whoever wrote last is known by its tab: where it was another one, and this page had
   * not seen it, the request becomes a state of its own and the school stays as the other tab left it.
   */
  async function put(stores, request) {
    const { school, base, text, state, name } = request;
    const record = (await got(stores.schools.get(school))) ?? { id: school, label: "", revision: base, tab: request.tab, unfiled: 0 };
    const revision = number(record.revision);
    // What the page noted by itself gives way to everything else, and is nothing that another tab would have to know of.
    if (request.isNote && revision !== base) return { revision: base };
    // What a closing page wrote blindly may have been followed by a write of the same page.
    if (request.isLate) {
      const written = [record, await got(stores.states.get(state)), await got(stores.states.get(request.fork))];
      if (written.some((known) => has(known, request))) return { revision };
    }
    const { tab, seq } = request;
    const entry = { id: state, school, time: nextTime(await statesOf(stores, school), request.now), begun: request.now, saved: request.now, why: request.why, sealed: false, bytes: new Blob([text]).size, tab, seq };
    if (revision !== base && record.tab !== tab && !request.force) {
      if ((await contentOf(stores, record)) === text) return { revision };
      stores.states.put({ ...entry, id: request.fork, why: "fork", sealed: true });
      stores.texts.put(text, request.fork);
      return { revision: base, theirs: record.saved };
    }
    const before = typeof record.state === "string" && record.state !== state ? await got(stores.states.get(record.state)) : null;
    if (before && (request.why !== "typed" || request.force)) stores.states.put({ ...before, sealed: true });
    const begun = await got(stores.states.get(state));
    if (begun) Object.assign(entry, { begun: begun.begun, why: begun.why });
    stores.states.put(entry);
    stores.texts.put(text, state);
    for (const id of request.gone.filter((id) => id !== record.state)) {
      stores.states.delete(id);
      stores.texts.delete(id);
    }
    const isQuiet = request.isNote && revision > 0;
    Object.assign(record, { name, state, saved: request.now, revision: isQuiet ? revision : revision + 1, deleted: 0 });
    if (!isQuiet) Object.assign(record, { tab, seq });
    record.unfiled ||= request.now;
    stores.schools.put(record);
    return { revision: record.revision, state, unfiled: record.unfiled };
  }

  /** The request of what waits: which state it goes into, and which ones give way. */
  function requestOf({ shelf, text, name, why, isNote, seq }) {
    const now = Date.now();
    const current = shelf.states.find((state) => state.id === shelf.state);
    const request = { key: `${tab} ${shelf.id}`, tab, seq, now, school: shelf.id, base: shelf.revision, force: shelf.isForced, fork: shelf.fork, text, name, why, isNote, state: shelf.state, gone: [] };
    if (why !== "typed" || !goesOn(current, now)) {
      request.state = fresh();
      request.gone = surplus([...shelf.states, { id: request.state, time: nextTime(shelf.states, now), begun: now, saved: now }], request.state, now);
    }
    return request;
  }

  async function write(next) {
    const request = requestOf(next);
    const before = cleared;
    const kept = await change(async (stores) => {
      const kept = await put(stores, request);
      return { ...kept, states: await statesOf(stores, request.school) };
    });
    // What was written last is being deleted; nothing may make the store anew.
    if (before !== cleared) return "";
    const target = next.shelf;
    Object.assign(target, { revision: kept.revision, states: kept.states });
    const time = clock(request.now);
    // An entry that the page left while it seemed to be closing may hold more than what has just reached its place.
    if (journaled.get(request.key) <= request.seq) {
      journaled.delete(request.key);
      forgetEntry(request.key, request.seq);
    }
    if (kept.theirs) {
      on("told", filled("{{fork}}", { time: clock(kept.theirs) }), [THEIRS, MINE], "warning");
      return filled("{{kept_apart}}", { time });
    }
    Object.assign(target, { state: kept.state ?? target.state, unfiled: kept.unfiled ?? target.unfiled, isForced: false });
    if (target === shelf) {
      point(request.now);
      // Opening changes nothing either, once it is kept; until then it could be put away.
      if (changes === openedAt && next.seq === changes) shownAt = changes;
    }
    say({ kind: "saved", school: target.id, revision: target.revision, saved: request.now });
    if (next.hasFigures && !isAsked) {
      isAsked = true;
      navigator.storage?.persist?.().catch(() => {});
    }
    // The clock may have been set back since.
    target.unfiled = Math.min(target.unfiled, request.now);
    reminded = Math.min(reminded, request.now);
    if (target.unfiled && request.now - Math.max(target.unfiled, reminded) >= FILE_AFTER) {
      reminded = request.now;
      on("due");
    }
    return filled("{{kept}}", { time });
  }

  /** Keeps what waits, one write at a time. */
  function keep() {
    clearTimeout(timer);
    timer = 0;
    if (writing || waiting.length === 0) return;
    writing = waiting.shift();
    written = write(writing).then(
      (word) => {
        writing = null;
        hasFailed = false;
        settled = word;
        if (waiting.length > 0 && !timer) keep();
        else sayWhenSettled();
      },
      (fault) => {
        // It is tried again with the next change, which may already wait.
        const isOvertaken = waiting[0]?.shelf === writing.shelf && waiting[0].why === "typed";
        if (!isOvertaken) waiting.unshift(writing);
        writing = null;
        hasFailed = true;
        on("saving", "{{not_kept}}", FAULTS[fault.name] ?? "{{refused}}");
      },
    );
  }

  /** The page holds `text` now. What took the place of something else is kept at once, as a state of its own. */
  function changed(text, name, why, hasFigures) {
    lastText = text;
    lastName = name;
    if (shelf.isLocked) return;
    // What the page notes by itself brings nothing back that was cleared.
    if (isCleared && why === "noted") return;
    isCleared = false;
    if (keepsNothing()) return remind();
    const isNote = why === "noted";
    const isNew = changes === shownAt || changes === openedAt;
    if (isNote) {
      why = "typed";
      // It is no change of somebody's own.
      if (changes === shownAt) shownAt += 1;
    }
    changes += 1;
    if (isNew && (isNote || why === "opened")) openedAt = changes;
    const last = waiting[waiting.length - 1];
    if (why === "typed" && last?.shelf === shelf) Object.assign(last, { text, name, hasFigures, isNote: last.isNote && isNote, seq: changes });
    else waiting.push({ shelf, text, name, why, hasFigures, isNote, seq: changes });
    if (isLeaving) keepLast();
    else if (why !== "typed") keep();
    else timer ||= setTimeout(keep, KEEP_AFTER);
  }

  /** Nothing is said to be kept while something is on its way. */
  function sayWhenSettled() {
    if (!writing && waiting.length === 0 && !hasFailed) on("saving", settled, "");
  }

  /** What is kept nowhere is worth a word from time to time. */
  function remind() {
    const now = Date.now();
    if (!isUnfiled) unfiledSince = now;
    isUnfiled = true;
    settled = NOT_HERE;
    on("saving", settled, "");
    if (now - Math.max(unfiledSince, reminded) < FILE_AFTER) return;
    reminded = now;
    on("due");
  }

  /**
   * The page may never be seen again: what is not kept goes into the journal as it is, one blind entry that is committed at
   * once, and then into its place, if there is still time. An entry that is left over is put in place at the next start.
   * It goes into localStorage too: this is written before the page is gone, while a busy browser takes back a transaction
   * that it has not come to yet.
   */
  function keepLast() {
    // Of each school the last.
    const lasts = new Map([writing, ...waiting].filter(Boolean).map((one) => [one.shelf, one]));
    if (lasts.size === 0) return;
    try {
      const tx = connection.transaction(["journal"], "readwrite", { durability: QUICK });
      const requests = [...lasts.values()].map(requestOf);
      for (const request of requests) {
        journaled.set(request.key, request.seq);
        local((storage) => storage.setItem(LEFT + request.key, JSON.stringify(request)));
      }
      for (const request of requests) tx.objectStore("journal").put(request);
      tx.commit?.();
    } catch {
      // A page that is about to go can do nothing about it; beforeunload has asked.
    }
    keep();
  }

  /** Ends when nothing is on its way; what a person types after that comes after whatever follows at once. */
  async function settle() {
    do {
      keep();
      await written;
    } while (!hasFailed && (writing || waiting.length > 0));
    if (waiting.length > 0) throw new DOMException("", "AbortError");
  }

  /* --- opening --- */

  const local = (work) => {
    try {
      return work(localStorage);
    } catch {
      return null;
    }
  };

  /** The person said that nothing shall be kept in this browser; another tab may have been told so. */
  const keepsNothing = () => local((storage) => storage.getItem(NOTHING)) === "1";

  /** The page says how it is. */
  function showHow() {
    on("keeps-nothing", keepsNothing() ? "1" : "");
  }

  /** Takes over what stood in localStorage; there it goes only when the store has it for certain. */
  async function move() {
    const keys = local((storage) => Object.keys(storage).filter((key) => OLD.test(key))) ?? [];
    if (keys.length === 0) return;
    const texts = keys.map((key) => [key, local((storage) => storage.getItem(key)) ?? ""]);
    const now = Date.now();
    await change(async (stores) => {
      for (const [key, text] of texts) {
        if (!key.endsWith(".school")) {
          stores.aside.put({ id: key, saved: now, reason: "", text });
          continue;
        }
        // The same text is taken over once, however often the page was stopped in between.
        const before = await got(stores.texts.get("moved.1"));
        if (before === text) continue;
        const school = before === undefined ? "moved" : fresh();
        await put(stores, { school, base: 0, text, name: "", why: "moved", state: `${school}.1`, gone: [], tab, now });
      }
    });
    for (const [key, text] of texts) local((storage) => storage.getItem(key) === text && storage.removeItem(key));
  }

  const TEXTS_OF_ENTRY = ["school", "text", "state", "fork", "tab", "name", "why"];
  const isWhole = (entry) =>
    TEXTS_OF_ENTRY.every((key) => typeof entry[key] === "string") &&
    ["base", "now"].every((key) => Number.isFinite(entry[key])) &&
    Array.isArray(entry.gone) &&
    entry.gone.every((id) => typeof id === "string");

  /**
   * Puts in place what pages wrote while they were closing, each entry by itself: one that fails keeps no other from its
   * place. Gives what is to be said of it, and what can be done.
   */
  async function placeEntries() {
    const entries = await leftEntries();
    const [told, offers] = [new Set(), []];
    for (const entry of entries) {
      try {
        if (!isWhole(entry)) {
          const apart = { id: `journal ${entry.key}`, saved: Date.now(), reason: "{{half_entry}}", text: asText(entry) };
          await change(({ aside }) => aside.put(apart));
        } else if ((await change((stores) => put(stores, { ...entry, isLate: true }))).theirs) {
          told.add("{{fork_of_closed}}");
        }
        await forgetEntry(entry.key, entry.seq);
      } catch (fault) {
        told.add(filled("{{entry_waits}}", { why: causeOf(fault) }));
        if (isWhole(entry)) offers.push(["store-entry", String(entry.key), "{{save_entry}}"]);
      }
    }
    return [[...told].join(""), offers];
  }

  /** The school of that id, or with none the one that was open last in this tab, or in any. */
  async function find(wanted) {
    const pointed = wanted || session((storage) => storage.getItem(POINTER)) || (local((storage) => storage.getItem(POINTER)) ?? "").split(" ")[0];
    return look(async (stores) => {
      const schools = (await got(stores.schools.getAll())).filter((school) => !(number(school.deleted) > 0) && typeof school.id === "string");
      schools.sort((a, b) => number(b.saved) - number(a.saved));
      const school = schools.find((school) => school.id === pointed) ?? (wanted ? null : schools[0]);
      if (!school) return null;
      const state = typeof school.state === "string" ? school.state : "";
      return { ...school, state, revision: number(school.revision), unfiled: number(school.unfiled), states: await statesOf(stores, school.id) };
    });
  }

  const textOf = (state) => look((stores) => got(stores.texts.get(state)));

  /** Puts a state that cannot be opened apart; gives its text, where there is one. */
  function setAside(state, reason) {
    return change(async (stores) => {
      const text = await got(stores.texts.get(state));
      const copy = asText(text);
      if (copy) stores.aside.put({ id: state, saved: Date.now(), reason, text: copy });
      stores.states.delete(state);
      stores.texts.delete(state);
      return copy;
    });
  }

  /** The newest state of a school that can be read, with its text; what cannot is put apart and offered. */
  async function readable(held) {
    const states = held.states.map((state) => state.id).filter((id) => id !== held.state);
    if (held.state) states.push(held.state);
    for (let id = states.pop(); id; id = states.pop()) {
      const text = await textOf(id);
      const fault = typeof text === "string" ? on("read", text) : "{{incomplete}}";
      if (!fault || fault === "newer") return { id, text, isNewer: fault === "newer" };
      try {
        const apart = await setAside(id, fault);
        if (apart) on("aside", id, apart, fault);
      } catch {
        // There is no room for a copy: it stays where it is.
        if (typeof text === "string") on("aside", id, text, filled("{{no_room_apart}}", { why: fault }));
      }
      held.states = held.states.filter((state) => state.id !== id);
    }
    return null;
  }

  /** Shows a school: its newest state that can be read. */
  async function take(held, told, offers) {
    const found = await readable(held);
    // What was typed until now belongs to the school that is left; from here to the end nothing is waited for.
    switchTo(held);
    shownAt = changes;
    if (!found) {
      lastText = null;
      settled = "";
      on("saving", settled, "");
      on("show", "", "", "", []);
      const name = words(held.label) || words(held.name);
      const school = name ? filled("{{named}}", { name }) : "{{unnamed}}";
      on("told", filled("{{lost}}", { school }) + told, offers, "warning");
      return announce();
    }
    const { id, text } = found;
    const kept = held.states.find((state) => state.id === id)?.saved ?? held.saved;
    lastText = text;
    settled = filled("{{kept}}", { time: clock(kept) });
    on("saving", settled, "", clock(kept));
    shelf.isLocked = found.isNewer;
    if (shelf.isLocked) on("show", text, "locked", LOCKED, [COPY]);
    else on("show", text, "", (id === held.state ? "" : filled("{{earlier}}", { time: clock(kept) })) + told, offers);
    announce();
  }

  /** Opens the store and shows what was open last. From now on `on` is told what happens. */
  async function start(page) {
    on = page;
    listen();
    showHow();
    if (keepsNothing()) {
      settled = NOT_HERE;
      on("saving", settled, "");
      return on("ready");
    }
    try {
      await connect();
      const told = [];
      // Each by itself: what fails is named, and the rest is done.
      await move().catch((fault) => told.push(filled("{{not_moved}}", { why: causeOf(fault) })));
      const [folded, offers] = await placeEntries();
      const held = await find("");
      for (const apart of await look((stores) => got(stores.aside.getAll()))) on("aside", String(apart.id), asText(apart.text), words(apart.reason));
      if (held) await take(held, folded + told.join(""), offers);
      else if (folded || told.length > 0) on("told", folded + told.join(""), offers, "warning");
    } catch (fault) {
      const sentence = FAULTS_AT_START[fault.name] ?? "{{refused}}";
      on("saving", "{{not_kept}}", sentence);
      if (sentence === FAULTS.VersionError) await dump().catch(() => {});
    }
    on("ready");
  }

  /** Offers everything in a store whose form this page does not know, as text. */
  async function dump() {
    const request = indexedDB.open(NAME);
    // Looking must not make a store where there is none.
    request.onupgradeneeded = () => request.transaction.abort();
    const db = await got(request);
    const all = { store: NAME, version: db.version };
    for (const name of db.objectStoreNames) all[name] = await got(db.transaction(name).objectStore(name).getAll());
    db.close();
    on("aside", "", JSON.stringify(all), "{{dumped}}");
  }

  function switchTo(held) {
    other = shelf;
    shelf = shelfOf(held);
    point(held.saved ?? 0);
  }

  /** Other tabs with the same school say so. */
  const announce = () => say({ kind: "open", school: shelf.id });

  /** From now on a new school is open; one that is locked is not written. */
  function begin(isLocked) {
    switchTo({});
    shownAt = changes;
    shelf.isLocked = !!isLocked;
  }

  /** Back to the school that was open before, and the other way round. */
  function swap() {
    if (!other) return;
    [shelf, other] = [other, shelf];
    point(0);
    announce();
  }

  const show = {
    "store-new": () => {
      begin();
      on("show", "", "", "{{new_school}}", []);
      settled = "";
      on("saving", settled, "");
    },
    "store-open": async (id) => take((await find(id)) ?? gone(), "{{other_school}}", []),
    "store-theirs": async () => take((await find(shelf.id)) ?? gone(), "{{theirs}}", []),
    "store-mine": (_, text, name) => {
      shelf.isForced = true;
      // Something may have been typed since the button was pressed.
      changed(lastText ?? text, lastText === null ? name : lastName, "chosen", true);
    },
    "store-keep-nothing": async (_, text, name) => {
      const last = lastText === null ? [text, name] : [lastText, lastName];
      forget();
      // It stays on the page.
      [lastText, lastName] = last;
      local((storage) => storage.setItem(NOTHING, "1"));
      showHow();
      remind();
      await emptied();
      on("told", "{{keeps_nothing}}", [], "");
    },
    "store-keep": (_, text, name) => {
      local((storage) => storage.removeItem(NOTHING));
      showHow();
      changed(text, name, "copied", true);
    },
    "store-copy": (_, text, name) => {
      begin();
      on("unlock");
      changed(text, name, "copied", true);
    },
    "store-restore": async (id) => {
      const [text, state] = [await textOf(id), await look((stores) => got(stores.states.get(id)))];
      const fault = typeof text === "string" ? on("read", text) : "none";
      if (fault === "newer" || shelf.isLocked) begin(fault === "newer");
      if (fault === "newer") on("show", text, "locked", LOCKED, [COPY]);
      else if (fault) gone();
      else on("back", text, filled("{{restored}}", { time: clock(state?.saved) }));
    },
    "store-entry": async (key) => {
      const entry = (await leftEntries()).find((entry) => String(entry.key) === key);
      on("file", entry?.text ?? gone(), `${entry.name || "{{school}}"} ${clock(entry.now).replace(":", ".")}`);
    },
    "store-save": async (id, _, name) => on("file", (await textOf(id)) ?? gone(), `${name || "{{school}}"} ${clock((await look((stores) => got(stores.states.get(id))))?.saved).replace(":", ".")}`),
  };

  function gone() {
    throw new DOMException("", "NotFoundError");
  }

  /** Does what a person asks for, by its name in the page; `text` and `name` are those of the open school. */
  async function run(task, key, text, name) {
    try {
      await settle();
      if (keepsNothing() && task === "store-new") on("told", "{{no_room_for_another}}", [], "warning");
      else await show[task](key, text, name);
    } catch (fault) {
      const why = fault.name === "NotFoundError" ? "{{gone}}" : causeOf(fault);
      on("told", filled("{{not_done}}", { why }), [], "warning");
    }
    on("listed");
  }

  /** What is still to be kept is forgotten, and so is what stands in the small storages. */
  function forget() {
    cleared += 1;
    waiting = [];
    clearTimeout(timer);
    timer = 0;
    settled = "";
    drop();
    lastText = null;
    shelf = shelfOf({});
    for (const storage of [local, session]) storage(clearOurs);
    say({ kind: "cleared" });
  }

  /** Deletes all that this page has kept in the browser, and says so when it is gone, not before. */
  async function clear() {
    // Whoever said that nothing shall be kept here need not say so again.
    const keptNothing = keepsNothing();
    forget();
    if (keptNothing) local((storage) => storage.setItem(NOTHING, "1"));
    try {
      await emptied();
      settled = keptNothing ? NOT_HERE : "";
      on("saving", settled, "");
      on("cleared");
    } catch {
      on("clearing", "{{not_cleared}}");
    }
    on("listed");
  }

  /** What this page answers for; other pages of the same host have theirs beside it. */
  const scope = () => new URL("./", document.baseURI).href;
  const registrations = async () => ((await navigator.serviceWorker?.getRegistrations().catch(() => [])) ?? []).filter((one) => one.scope === scope());

  /** Resolves when the store, the worker for use without network and its files are gone. */
  async function emptied() {
    const deletion = indexedDB.deleteDatabase(NAME);
    deletion.onblocked = () => on("clearing", "{{clearing_waits}}");
    await got(deletion);
    // With its files gone it would answer for none, and a later visit would not fetch them again.
    for (const registration of await registrations()) await registration.unregister();
    // The list of what is kept, which may be in the making, looks into each by its name, and would make it anew.
    await navigator.locks?.request(`${NAME}.caches`, async () => {
      for (const name of await caches.keys()) if (name.startsWith(`${scope()} `)) await caches.delete(name);
    });
  }

  /* --- files --- */

  /** The school stands in a file as it was `now`; what was typed since then stands in none. */
  function filed(target = shelf, isAll = true) {
    if (isAll) isUnfiled = false;
    target.unfiled = isAll ? 0 : Date.now();
    alter(target.id, { unfiled: target.unfiled });
  }

  function alter(school, fields) {
    change(async (stores) => {
      const record = await got(stores.schools.get(school));
      if (record) stores.schools.put({ ...record, ...fields });
    }).catch(() => {});
  }

  /** Saves into the file of the school, where the browser lets a page write one; else the page offers a download. */
  async function saveFile(text, name) {
    const [target, before] = [shelf, changes];
    // What a newer page kept would lose whatever this one does not know.
    if (target.isLocked) return on("told", LOCKED, [COPY], "warning");
    const school = target.id;
    try {
      let handle = handles.get(school) ?? (await look((stores) => got(stores.schools.get(school))).catch(() => null))?.handle;
      if (handle && (await handle.requestPermission({ mode: "readwrite" })) !== "granted") handle = null;
      handle ??= await showSaveFilePicker({
        suggestedName: `${name || "{{school}}"}.duibiao.json`,
        types: [{ description: "{{file_kind}}", accept: { "application/json": [".json"] } }],
      });
      const file = await handle.createWritable();
      await file.write(text);
      await file.close();
      handles.set(school, handle);
      alter(school, { handle });
      filed(target, before === changes && target === shelf);
      if (target === shelf) on("filed", filled("{{saved_to}}", { file: handle.name }));
      else on("told", filled("{{other_saved_to}}", { name: name || "{{school}}", file: handle.name }), [], "");
    } catch (fault) {
      handles.delete(school);
      if (fault.name !== "AbortError" && target === shelf) on("download");
    }
  }

  /* --- other tabs --- */

  function session(work) {
    try {
      return work(sessionStorage);
    } catch {
      return null;
    }
  }

  function point(saved) {
    if (keepsNothing()) return;
    session((storage) => storage.setItem(POINTER, shelf.id));
    local((storage) => storage.setItem(POINTER, `${shelf.id} ${shelf.revision} ${saved} ${tab}`));
  }

  const say = (word) => channel?.postMessage({ ...word, tab });

  function onTabMessage(word) {
    if (!word || word.tab === tab) return;
    if (word.kind === "cleared") {
      session(clearOurs);
      cleared += 1;
      waiting = [];
      clearTimeout(timer);
      timer = 0;
      isCleared = true;
      settled = NOT_HERE;
      on("saving", settled, "");
      showHow();
      return on("told", keepsNothing() ? "{{cleared_elsewhere_for_good}}" : "{{cleared_elsewhere}}", [], "warning");
    }
    if (word.school !== shelf.id) return;
    if (word.kind === "open") say({ kind: "here", school: shelf.id });
    if (word.kind !== "saved") return on("told", "{{open_elsewhere}}", [], "warning");
    if (word.revision <= shelf.revision) return;
    // Nothing was changed here since it was shown, so there is nothing that a newer text could put away. What an input method
    // is composing is a change that is about to be one.
    if (changes === shownAt && !hasFailed && !shelf.isLocked && !isComposing) follow(word);
    else warn(word);
  }

  function warn(word) {
    const current = shelf.states.find((state) => state.id === shelf.state);
    const mine = current ? ` ${clock(current.saved)} ` : "{{before}}";
    on("told", filled("{{newer_elsewhere}}", { time: clock(word.saved), mine }), [THEIRS], "warning");
  }

  /** Shows what another tab has kept. */
  async function follow(word) {
    const target = shelf;
    try {
      const held = await find(target.id);
      const text = held && (await textOf(held.state));
      // Another school may have been opened while it was looked for, or what is newer shown already.
      if (shelf !== target || !held || held.revision <= target.revision) return;
      if (changes !== shownAt || isComposing || typeof text !== "string" || on("read", text)) return warn(word);
      // All that waits are notes about what is put away now.
      waiting = waiting.filter((one) => one.shelf !== target);
      Object.assign(target, { revision: held.revision, unfiled: held.unfiled, state: held.state, states: held.states, fork: fresh() });
      lastText = text;
      settled = filled("{{kept}}", { time: clock(held.saved) });
      point(held.saved);
      on("saving", settled, "", clock(held.saved));
      on("follow", text, filled("{{followed}}", { time: clock(held.saved) }));
    } catch {
      warn(word);
    }
  }

  function listen() {
    if (globalThis.BroadcastChannel) {
      channel = new BroadcastChannel(NAME);
      channel.onmessage = (event) => onTabMessage(event.data);
      return;
    }
    addEventListener("storage", (event) => {
      if (event.key !== POINTER || !event.newValue) return;
      const [school, revision, saved, writer] = event.newValue.split(" ");
      onTabMessage({ kind: "saved", school, revision: Number(revision), saved: Number(saved), tab: writer });
    });
  }

  /* --- what happens in the window --- */

  /** What is not kept yet goes into the journal before this returns: the page has given every key at once. */
  function leave() {
    isLeaving = true;
    setTimeout(() => (isLeaving = false));
    keepLast();
  }

  addEventListener("compositionstart", () => (isComposing = true), true);
  addEventListener("compositionend", () => (isComposing = false), true);
  addEventListener("pagehide", leave, true);
  addEventListener("visibilitychange", () => document.hidden && leave(), true);
  addEventListener("beforeunload", (event) => {
    // Only the first entry of a closing page is sure to be kept; it holds everything.
    leave();
    if (!hasFailed && !(isCleared && lastText) && !(isUnfiled && keepsNothing())) return;
    event.preventDefault();
    event.returnValue = "-";
  });
  // The page for tables takes files of its own.
  const isFile = (event) => !event.defaultPrevented && event.dataTransfer?.types.includes("Files");
  const input = () => document.getElementById("open-anywhere");
  addEventListener("dragover", (event) => isFile(event) && event.preventDefault());
  addEventListener("drop", (event) => {
    if (!isFile(event)) return;
    // The browser itself would leave the page for the file.
    event.preventDefault();
    input().files = event.dataTransfer.files;
    input().dispatchEvent(new Event("change", { bubbles: true }));
  });
  addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
    // What fills in forms by itself sends events without a key.
    const key = event.key?.toLowerCase();
    if (key !== "s" && key !== "o") return;
    event.preventDefault();
    if (key === "s") on("save");
    else input()?.click();
  });

  /* --- time --- */

  /** 16:05 of today, 11月24日 16:05 of another day, where the person sits. */
  function clock(time) {
    if (!Number.isFinite(time)) return "";
    const [then, now] = [new Date(time), new Date()];
    const two = (number) => `${number}`.padStart(2, "0");
    const hours = `${two(then.getHours())}:${two(then.getMinutes())}`;
    if (then.toDateString() === now.toDateString()) return hours;
    const year = then.getFullYear() === now.getFullYear() ? "" : `${then.getFullYear()}年`;
    return `${year}${then.getMonth() + 1}月${then.getDate()}日 ${hours}`;
  }

  // The store opens while the module is on its way; a fault is told to whoever asks. Where the page is not
  // to run, nothing is opened.
  if (!document.documentElement.hasAttribute("data-unsupported")) connect().catch(() => {});

  /* --- the list of what is kept, for the page's own lists --- */

  /** Looks into the store where there is one, and makes none. */
  async function lookIfThere(names, work) {
    if (!connection) {
      const request = indexedDB.open(NAME);
      request.onupgradeneeded = () => request.transaction.abort();
      const db = await got(request).catch(() => null);
      db?.close();
      if (!db) return null;
    }
    return within("readonly", names, work);
  }

  const whole = (value) => (Number.isSafeInteger(value) && value >= 0 ? value : 0);
  const sizeOf = (value) => new Blob([asText(value)]).size;

  /** Every record without its text, as JSON in which each field is of one type, whatever stands in the store. */
  async function list() {
    const names = ["schools", "states", "aside", "journal"];
    const kept = await lookIfThere(names, async (stores) => Promise.all(names.map((name) => got(stores[name].getAll()))));
    const [schools, states, aside, journal] = kept ?? [[], [], [], []];
    return JSON.stringify({
      now: Date.now(),
      schools: schools.map((school) => ({
        id: String(school.id),
        label: words(school.label),
        name: words(school.name),
        saved: clock(school.saved),
        at: number(school.saved),
        state: String(school.state),
        is_open: school.id === shelf.id,
        deleted: number(school.deleted),
        bytes: sizeOf(school),
        file: words(school.handle?.name),
      })),
      states: states.map((state) => ({
        id: String(state.id),
        school: String(state.school),
        time: timeOf(state),
        saved: clock(state.saved),
        why: words(state.why),
        bytes: whole(state.bytes),
      })),
      aside: aside.map((text) => ({ id: String(text.id), saved: clock(text.saved), bytes: sizeOf(text.text) })),
      journal: journal.map((entry) => ({ id: String(entry.key), saved: clock(entry.now), bytes: sizeOf(entry.text) })),
      keys: keys(),
      workers: await workers(),
      caches: await cached(),
      is_persisted: (await navigator.storage?.persisted?.().catch(() => false)) ?? false,
    });
  }

  /** What stands in the two small storages. */
  const keys = () =>
    [local, session].flatMap((storage, idx) => storage((kept) => ours(kept).map((key) => ({ key, is_of_session: idx === 1, bytes: new Blob([key, kept.getItem(key)]).size }))) ?? []);

  /** Where the browser keeps a worker for use without network. */
  async function workers() {
    const found = await registrations();
    return found.map(({ active, waiting, installing }) => (active ?? waiting ?? installing)?.scriptURL ?? "");
  }

  /** Files that the browser keeps for use without network. Where there is no lock, there are none either. */
  async function cached() {
    const found = [];
    // Looking into one that was deleted meanwhile would make it anew.
    await navigator.locks?.request(`${NAME}.caches`, async () => {
      for (const name of (await caches.keys()).filter((name) => name.startsWith(`${scope()} `))) {
        const answers = await (await caches.open(name)).matchAll();
        const sizes = await Promise.all(answers.map(async (answer) => (await answer.blob()).size));
        found.push({ name, count: answers.length, bytes: sizes.reduce((sum, size) => sum + size, 0) });
      }
    });
    return found;
  }

  /** Does something with the records of the store, and says when the list has changed. */
  const manage = (work) =>
    change(work)
      .catch((fault) => on("told", filled("{{not_done}}", { why: causeOf(fault) }), [], "warning"))
      .then(() => on("listed"));

  /** Fields of a school's record get other values. */
  const setFields = (school, fields) =>
    manage(async ({ schools }) => {
      const record = await got(schools.get(school));
      if (record) schools.put({ ...record, ...fields });
    });

  const renameSchool = (school, label) => setFields(school, { label });
  const deleteSchool = (school) => setFields(school, { deleted: Date.now() });
  const bringBackSchool = (school) => setFields(school, { deleted: 0 });

  /** A copy of the school as it stands, without its earlier states. */
  const copySchool = (school, label) =>
    manage(async (stores) => {
      const record = await got(stores.schools.get(school));
      const text = record && (await contentOf(stores, record));
      if (typeof text !== "string") return on("told", filled("{{not_done}}", { why: "{{incomplete}}" }), [], "warning");
      const [id, state, now] = [fresh(), fresh(), Date.now()];
      stores.states.put({ id: state, school: id, time: now, begun: now, saved: now, why: "copied", sealed: false, bytes: new Blob([text]).size });
      stores.texts.put(text, state);
      stores.schools.put({ id, label, name: words(record.name), revision: 1, tab: "", saved: now, state, unfiled: now, deleted: 0 });
    });

  /** A school is gone for good, with all of its states. */
  const eraseSchool = (school) =>
    change(async (stores) => {
      stores.schools.delete(school);
      for (const state of await got(stores.states.index("school").getAllKeys(school))) {
        stores.states.delete(state);
        stores.texts.delete(state);
      }
    }).catch(() => {});

  /** A text that was set aside is not needed any more. The page knows its record by the key as text. */
  const forgetAside = (key) =>
    manage(async ({ aside }) => {
      for (const id of await got(aside.getAllKeys())) if (String(id) === key) aside.delete(id);
    });

  /** What the page held last; after a fault of the page it is all that is left. */
  const held = () => lastText;
  /** That it is kept, or will be as the page closes: anything else than "kept" is no promise. */
  const howHeld = () => (keepsNothing() || isCleared || hasFailed || !connection ? "" : "kept");
  return { start, changed, begin, swap, run, clear, filed: () => filed(), saveFile, held, howHeld, list, renameSchool, deleteSchool, bringBackSchool, copySchool, eraseSchool, forgetAside, surplus, goesOn, nextTime };
})();
