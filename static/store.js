// Keeps schools in this browser (IndexedDB "duibiao"). In: what the page asks for. Out: promises, and word of other
// tabs. It must not know what a kept text means. It stands before boot.js, so that the store opens while the module is
// still on its way; what is written when a page closes needs no answer of the module.
globalThis.duibiaoStore = (() => {
  "use strict";
  const NAME = "duibiao";
  const VERSION = 1;
  /** The one key in localStorage: which school is open, its revision, when and by which tab it was kept. */
  const POINTER = "duibiao.open";
  /** Keys of the time when one school stood in localStorage. */
  const OLD_SCHOOL = "duibiao.school";
  const OLD_APART = /^duibiao\.(set-aside\.\d+|other-tab)$/;
  const STORES = ["schools", "states", "texts", "aside"];
  const DAY = 86_400_000;
  /** How long a deleted school can be had back. */
  const DELETED_DAYS = 7;
  const OPEN_WITHIN = 8_000;

  const fresh = () => Date.now().toString(36) + "-" + [...crypto.getRandomValues(new Uint8Array(6))].map((byte) => byte.toString(36).padStart(2, "0")).join("");
  const tab = fresh();
  let connection = null;
  let opening = null;
  let current = "";
  let lastText = null;
  let tell = () => {};
  let channel = null;
  /** Nothing is kept, and looking must not make a store again. */
  let isCleared = false;

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
    opening ??= new Promise((resolve, reject) => {
      const request = indexedDB.open(NAME, VERSION);
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
        if (![...STORES, "journal"].every((name) => db.objectStoreNames.contains(name))) {
          db.close();
          return reject(new DOMException("", "BrokenError"));
        }
        connection = db;
        // Another tab clears everything, or a newer page wants to change the form of the store: nothing may hold it up.
        connection.onversionchange = connection.onclose = drop;
        resolve(connection);
      };
      request.onerror = () => reject(request.error);
      setTimeout(() => reject(new DOMException("", "TimeoutError")), OPEN_WITHIN);
    }).catch((fault) => {
      opening = null;
      throw fault;
    });
    return opening;
  }

  /** Runs `work` in one transaction: all of it is kept, or nothing. */
  async function within(mode, names, work) {
    const begin = async () => (await connect()).transaction(names, mode, { durability: "strict" });
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
    let result;
    try {
      result = await work(Object.fromEntries(names.map((name) => [name, tx.objectStore(name)])));
    } catch (fault) {
      try {
        tx.abort();
      } catch {
        // It has ended by itself.
      }
      throw fault;
    }
    await ended;
    return result;
  }
  const change = (work) => within("readwrite", STORES, work);
  const look = (work) => within("readonly", STORES, work);

  /* --- one change of a school --- */

  const statesOf = async (stores, school) => (await got(stores.states.index("school").getAll(school))).sort((a, b) => a.saved - b.saved);

  /**
   * Puts a request into the store. Whoever wrote last is known by its tab: where it was another one, and this page had
   * not seen it, the request becomes a state of its own and the school stays as the other tab left it.
   */
  async function put(stores, request) {
    const { school, base, text, state, name } = request;
    const record = (await got(stores.schools.get(school))) ?? { id: school, label: "", revision: base, tab: request.tab, unfiled: 0 };
    // What a closing page wrote blindly may have been followed by a write of the same page.
    if (request.isLate && record.tab === request.tab && record.saved >= request.now) return { revision: record.revision, isFork: false };
    const isOurs = record.revision === base || record.tab === request.tab || request.force;
    const entry = { id: state, school, begun: request.now, saved: request.now, why: request.why, sealed: false, bytes: new Blob([text]).size };
    if (!isOurs && (await got(stores.texts.get(record.state))) !== text) {
      Object.assign(entry, { id: request.fork, why: "fork", sealed: true });
      stores.states.put(entry);
      stores.texts.put(text, request.fork);
      return { revision: record.revision, isFork: true, theirs: record.saved };
    }
    if (isOurs) {
      const before = record.state && record.state !== state ? await got(stores.states.get(record.state)) : null;
      if (before && (request.seals || request.force)) stores.states.put({ ...before, sealed: true });
      const own = await got(stores.states.get(state));
      if (own) Object.assign(entry, { begun: own.begun, why: own.why });
      stores.states.put(entry);
      stores.texts.put(text, state);
      for (const id of request.drop.split(" ").filter((id) => id && id !== record.state)) {
        stores.states.delete(id);
        stores.texts.delete(id);
      }
      Object.assign(record, { name, state, saved: request.now, tab: request.tab, revision: record.revision + 1, deleted: 0 });
      record.unfiled ||= request.now;
      stores.schools.put(record);
    }
    return { revision: record.revision, unfiled: record.unfiled, isFork: false };
  }

  const lines = (states) => states.map((own) => `${own.id} ${own.begun} ${own.saved} ${own.sealed ? 1 : 0}`).join("\n");

  function request(school, base, force, text, name, why, state, seals, dropped, fork) {
    return { key: `${tab} ${school}`, tab, now: Date.now(), school, base, force, text, name, why, state, seals, drop: dropped, fork };
  }

  /** Keeps a school; `texts` are given one by one, so that the page need not make objects. */
  async function keep(...given) {
    const own = request(...given);
    lastText = own.text;
    isCleared = false;
    const kept = await change(async (stores) => {
      const kept = await put(stores, own);
      return { ...kept, states: lines(await statesOf(stores, own.school)) };
    });
    point(own.school, kept.revision, own.now);
    if (!kept.isFork) say({ kind: "saved", school: own.school, revision: kept.revision, saved: own.now });
    within("readwrite", ["journal"], async ({ journal }) => journal.delete(own.key)).catch(() => {});
    return { ...kept, saved: own.now, savedText: clock(own.now), theirsText: kept.theirs ? clock(kept.theirs) : "" };
  }

  /**
   * Keeps the request itself, for a page that is about to go: one blind entry, committed at once. It is put in place at
   * the next start, by the same rule. True when the browser has it.
   */
  function last(...given) {
    const own = request(...given);
    lastText = own.text;
    try {
      const tx = connection.transaction(["journal"], "readwrite", { durability: "strict" });
      tx.objectStore("journal").put(own);
      tx.commit?.();
      return true;
    } catch {
      return false;
    }
  }

  /* --- the start --- */

  const local = (work) => {
    try {
      return work(localStorage);
    } catch {
      return null;
    }
  };

  /** Takes over what stood in localStorage; there it goes only when the store has it for certain. */
  async function move() {
    const keys = local((storage) => Object.keys(storage).filter((key) => key === OLD_SCHOOL || OLD_APART.test(key))) ?? [];
    if (keys.length === 0) return;
    const texts = keys.map((key) => [key, local((storage) => storage.getItem(key))]).filter(([, text]) => text !== null);
    const now = Date.now();
    await change(async (stores) => {
      for (const [key, text] of texts) {
        if (key !== OLD_SCHOOL) {
          stores.aside.put({ id: key, saved: now, reason: "", isOtherTab: key.endsWith("other-tab"), text });
          continue;
        }
        // The same text is taken over once, however often the page was stopped in between.
        const has = (await got(stores.texts.get("moved.1"))) !== undefined;
        if (has && (await got(stores.texts.get("moved.1"))) === text) continue;
        const school = has ? fresh() : "moved";
        await put(stores, { school, base: 0, text, name: "", why: "moved", state: `${school}.1`, drop: "", tab, now });
      }
    });
    for (const [key, text] of texts) local((storage) => storage.getItem(key) === text && storage.removeItem(key));
  }

  /** Puts in place what pages wrote while they were closing. Gives how many of them had been overtaken. */
  async function fold() {
    const entries = await within("readonly", ["journal"], ({ journal }) => got(journal.getAll()));
    let forks = 0;
    for (const entry of entries.sort((a, b) => a.now - b.now)) {
      const isWhole = ["school", "text", "state", "fork", "drop"].every((key) => typeof entry[key] === "string") && entry.base >= 0;
      if (isWhole) forks += (await change((stores) => put(stores, { ...entry, isLate: true }))).isFork ? 1 : 0;
      await within("readwrite", ["journal"], async ({ journal }) => journal.delete(entry.key));
    }
    return forks;
  }

  /** Deleted schools go for good after a week. */
  async function sweep() {
    const schools = await look((stores) => got(stores.schools.getAll()));
    for (const school of schools.filter((own) => own.deleted && own.deleted < Date.now() - DELETED_DAYS * DAY)) {
      await change(async (stores) => {
        stores.schools.delete(school.id);
        for (const state of await statesOf(stores, school.id)) {
          stores.states.delete(state.id);
          stores.texts.delete(state.id);
        }
      });
    }
  }

  /** Opens the store: the school `wanted`, or the one that was open last, with its states from old to new. */
  async function open(wanted) {
    let forks = 0;
    if (!wanted) {
      await connect();
      await move();
      forks = await fold();
      await sweep();
    }
    const pointed = wanted || sessionPointer() || (local((storage) => storage.getItem(POINTER)) ?? "").split(" ")[0];
    const found = await look(async (stores) => {
      const schools = (await got(stores.schools.getAll())).filter((own) => !own.deleted);
      schools.sort((a, b) => (b.saved ?? 0) - (a.saved ?? 0));
      const school = schools.find((own) => own.id === pointed) ?? (wanted ? null : schools[0]);
      const aside = await got(stores.aside.getAll());
      return { school, aside, states: school ? await statesOf(stores, school.id) : [] };
    });
    const { school, states } = found;
    if (school) point(school.id, school.revision, school.saved);
    return {
      id: school?.id ?? "",
      revision: school?.revision ?? 0,
      unfiled: school?.unfiled ?? 0,
      state: school?.state ?? "",
      savedText: school ? clock(school.saved) : "",
      states: lines(states),
      aside: found.aside,
      forks,
    };
  }

  const sessionPointer = () => {
    try {
      return sessionStorage.getItem(POINTER);
    } catch {
      return null;
    }
  };

  /** Text of a state; nothing where the record is missing. */
  async function text(state) {
    const found = await look((stores) => got(stores.texts.get(state)));
    if (typeof found !== "string") return undefined;
    return (lastText = found);
  }

  /** When a state was kept. */
  const timeOf = (state) => look((stores) => got(stores.states.get(state))).then((own) => clock(own?.saved));

  /** Puts a state that cannot be opened apart. */
  function setAside(state, reason) {
    return change(async (stores) => {
      const text = await got(stores.texts.get(state));
      if (text !== undefined) stores.aside.put({ id: state, saved: Date.now(), reason, text: typeof text === "string" ? text : JSON.stringify(text) });
      stores.states.delete(state);
      stores.texts.delete(state);
    });
  }

  const forget = (id) => change(async (stores) => stores.aside.delete(id));

  /** Everything in a store whose form this page does not know, as text. */
  async function dump() {
    const request = indexedDB.open(NAME);
    // Looking must not make a store where there is none.
    request.onupgradeneeded = () => request.transaction.abort();
    const db = await got(request);
    try {
      const all = {};
      const names = [...db.objectStoreNames];
      if (names.length === 0) return "";
      const tx = db.transaction(names);
      for (const name of names) all[name] = await got(tx.objectStore(name).getAll());
      return JSON.stringify({ store: NAME, version: db.version, ...all });
    } finally {
      db.close();
    }
  }

  /* --- the list of schools --- */

  const alter = (school, work) =>
    change(async (stores) => {
      const record = await got(stores.schools.get(school));
      if (!record) return;
      await work(record, stores);
      stores.schools.put(record);
    });
  const rename = (school, label) => alter(school, async (record) => void (record.label = label.trim()));
  const remove = (school) => alter(school, async (record) => void (record.deleted = Date.now()));
  const bringBack = (school) => alter(school, async (record) => void (record.deleted = 0));
  const filed = (school) => alter(school, async (record) => void (record.unfiled = 0));

  /** A copy of the school as it stands, without its earlier states. */
  function duplicate(school) {
    return change(async (stores) => {
      const record = await got(stores.schools.get(school));
      const text = record && (await got(stores.texts.get(record.state)));
      if (typeof text !== "string") return;
      const id = fresh();
      await put(stores, { school: id, base: 0, text, name: record.name, why: "copied", state: `${id}.1`, drop: "", tab, now: Date.now() });
      const copy = await got(stores.schools.get(id));
      stores.schools.put({ ...copy, label: `${record.label || record.name || "未写名称的学校"}（副本）` });
    });
  }

  /* --- files --- */

  const handles = new Map();

  /**
   * Saves into the file of the school, where the browser lets a page write one. Gives its name, an empty text when the
   * person chose none, and nothing where there is no such way.
   */
  async function saveFile(school, name, text) {
    if (!globalThis.showSaveFilePicker) return undefined;
    try {
      let handle = handles.get(school) ?? (await look((stores) => got(stores.schools.get(school))).catch(() => null))?.handle;
      if (handle && (await handle.requestPermission({ mode: "readwrite" })) !== "granted") handle = null;
      handle ??= await showSaveFilePicker({
        suggestedName: `${name}.duibiao.json`,
        types: [{ description: "对标的学校文件", accept: { "application/json": [".json"] } }],
      });
      const file = await handle.createWritable();
      await file.write(text);
      await file.close();
      handles.set(school, handle);
      alter(school, async (record) => void (record.handle = handle)).catch(() => {});
      return handle.name;
    } catch (fault) {
      handles.delete(school);
      return fault.name === "AbortError" ? "" : undefined;
    }
  }

  /** Everything that is kept here, without the texts, as JSON for the pages that list it. */
  async function listing() {
    const nothing = { schools: [], states: [], aside: [], journal: [] };
    const kept = isCleared ? nothing : await within("readonly", [...STORES, "journal"], async (stores) => ({
      schools: await got(stores.schools.getAll()),
      states: await got(stores.states.getAll()),
      aside: await got(stores.aside.getAll()),
      journal: await got(stores.journal.getAll()),
    })).catch(() => nothing);
    const bytes = (text) => new Blob([text ?? ""]).size;
    const storage = (kind, own) => local(() => Object.keys(own).map((key) => ({ key, kind, bytes: bytes(key) + bytes(own.getItem(key)) }))) ?? [];
    const caches = [];
    for (const name of (await globalThis.caches?.keys().catch(() => [])) ?? []) {
      let size = 0;
      const cache = await globalThis.caches.open(name);
      const answers = await cache.matchAll();
      for (const answer of answers) size += (await answer.blob()).size;
      caches.push({ name, count: answers.length, bytes: size });
    }
    const newest = (a, b) => (b.saved ?? 0) - (a.saved ?? 0);
    return JSON.stringify({
      schools: kept.schools.sort(newest).map((own) => ({
        id: String(own.id),
        name: String(own.label || own.name || ""),
        saved: clock(own.saved),
        is_open: own.id === current,
        is_deleted: !!own.deleted,
        states: kept.states.filter((state) => state.school === own.id).sort(newest).map((state) => ({
          id: String(state.id),
          saved: clock(state.saved),
          why: String(state.why),
          bytes: state.bytes ?? 0,
          is_current: state.id === own.state,
        })),
      })),
      aside: kept.aside.map((own) => ({ id: String(own.id), saved: clock(own.saved), bytes: bytes(own.text) })),
      journal: kept.journal.map((own) => ({ id: String(own.key), saved: clock(own.now), bytes: bytes(own.text) })),
      keys: [...storage("localStorage", globalThis.localStorage), ...storage("sessionStorage", globalThis.sessionStorage)],
      caches,
      is_persisted: (await navigator.storage?.persisted?.().catch(() => false)) ?? false,
    });
  }

  /** Nothing is left: store, keys, caches. */
  async function clear() {
    isCleared = true;
    drop();
    current = "";
    lastText = null;
    await got(indexedDB.deleteDatabase(NAME));
    for (const own of [() => localStorage, () => sessionStorage]) local(() => own().clear());
    for (const name of (await globalThis.caches?.keys().catch(() => [])) ?? []) await globalThis.caches.delete(name);
    say({ kind: "cleared" });
  }

  /** Asks the browser not to clean the store up by itself. */
  const persist = () => navigator.storage?.persist?.().catch(() => false);

  /* --- other tabs --- */

  function point(school, revision, saved) {
    current = school;
    try {
      sessionStorage.setItem(POINTER, school);
    } catch {
      // Then a reload shows the school that was opened last in any tab.
    }
    local((storage) => storage.setItem(POINTER, `${school} ${revision} ${saved} ${tab}`));
  }

  function say(word) {
    channel?.postMessage({ ...word, tab });
  }

  function heard(word) {
    if (!word || word.tab === tab) return;
    if (word.kind === "cleared") return tell("cleared", "", 0);
    if (!current || word.school !== current) return;
    if (word.kind === "open") say({ kind: "here", school: current });
    tell(word.kind, word.saved ? clock(word.saved) : "", word.revision ?? 0);
  }

  /** From now on `on_word` is called with what other tabs do to the school that is open here. */
  function listen(on_word) {
    tell = on_word;
    if (globalThis.BroadcastChannel) {
      channel = new BroadcastChannel(NAME);
      channel.onmessage = (event) => heard(event.data);
    } else {
      addEventListener("storage", (event) => {
        if (event.key !== POINTER || !event.newValue) return;
        const [school, revision, saved, own] = event.newValue.split(" ");
        heard({ kind: "saved", school, revision: Number(revision), saved: Number(saved), tab: own });
      });
    }
  }

  /** This page has a school open: the others with the same one say so. */
  function enter(school) {
    current = school;
    say({ kind: "open", school });
  }

  /* --- time --- */

  /** 16:05 of today, 11月24日 16:05 of another day, where the person sits. */
  function clock(time) {
    if (!Number.isFinite(time)) return "";
    const [then, now] = [new Date(time), new Date()];
    const hours = `${then.getHours()}`.padStart(2, "0") + ":" + `${then.getMinutes()}`.padStart(2, "0");
    if (then.toDateString() === now.toDateString()) return hours;
    const year = then.getFullYear() === now.getFullYear() ? "" : `${then.getFullYear()}年`;
    return `${year}${then.getMonth() + 1}月${then.getDate()}日 ${hours}`;
  }

  // The store opens while the module is on its way; a fault is told to whoever asks.
  try {
    connect().catch(() => {});
  } catch {
    opening = null;
  }
  const lastKept = () => lastText;
  return { open, text, timeOf, saveFile, keep, last, setAside, forget, dump, rename, remove, bringBack, filed, duplicate, listing, clear, persist, listen, enter, fresh, lastKept };
})();
