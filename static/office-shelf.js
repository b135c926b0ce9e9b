// What is done with the kept schools as a list, in the office worker: naming what is kept, renaming, copying, deleting. In: a
// task with its texts. Out: a text. The form of the store is that of static/store.js, which makes it, and clears all of it.
const duibiaoShelf = (() => {
  "use strict";
  const NAME = "duibiao";
  const TABLES = ["schools", "states", "texts", "journal", "aside"];
  /** How long a deleted school can be had back. */
  const DELETED_FOR = 7 * 86_400_000;

  const got = (request) =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });

  /** Runs `work` in one transaction; where there is no store, nothing is done and none is made. */
  async function within(mode, work) {
    const request = indexedDB.open(NAME);
    request.onupgradeneeded = () => request.transaction.abort();
    const db = await got(request).catch(() => null);
    if (!db) return null;
    db.onversionchange = () => db.close();
    try {
      const tx = db.transaction(TABLES, mode, { durability: "strict" });
      const ended = new Promise((resolve, reject) => {
        tx.oncomplete = resolve;
        tx.onabort = () => reject(tx.error ?? new Error("aborted"));
      });
      ended.catch(() => {});
      const result = await work(Object.fromEntries(TABLES.map((name) => [name, tx.objectStore(name)])));
      await ended;
      return result;
    } finally {
      db.close();
    }
  }

  const alter = (school, fields) =>
    within("readwrite", async ({ schools }) => {
      const record = await got(schools.get(school));
      if (record) schools.put({ ...record, ...fields });
    });

  /** Deleted schools go for good after a week. */
  const sweep = () =>
    within("readwrite", async (tables) => {
      const schools = await got(tables.schools.getAll());
      for (const { id } of schools.filter((school) => isDeleted(school) && school.deleted < Date.now() - DELETED_FOR)) {
        tables.schools.delete(id);
        for (const state of await got(tables.states.index("school").getAllKeys(id))) {
          tables.states.delete(state);
          tables.texts.delete(state);
        }
      }
    });

  /** 16:05 of today, 11月24日 16:05 of another day. */
  function clock(time) {
    if (!Number.isFinite(time)) return "";
    const [then, now] = [new Date(time), new Date()];
    const two = (number) => `${number}`.padStart(2, "0");
    const hours = `${two(then.getHours())}:${two(then.getMinutes())}`;
    if (then.toDateString() === now.toDateString()) return hours;
    const year = then.getFullYear() === now.getFullYear() ? "" : `${then.getFullYear()}年`;
    return `${year}${then.getMonth() + 1}月${then.getDate()}日 ${hours}`;
  }

  const bytes = (text) => new Blob([text ?? ""]).size;
  /** What stands in the store may be of any type. */
  const whole = (value) => (Number.isSafeInteger(value) && value >= 0 ? value : 0);
  const words = (value) => (typeof value === "string" ? value : "");
  const isDeleted = (school) => whole(school.deleted) > 0;
  const newest = (a, b) => whole(b.saved) - whole(a.saved);
  const sizeOf = (record) => {
    try {
      return bytes(JSON.stringify(record));
    } catch {
      return 0;
    }
  };

  /** Files that the browser keeps for use without network. Where there is no lock, there are none either. */
  async function cached() {
    const found = [];
    // Looking into one that was deleted meanwhile would make it anew.
    await navigator.locks?.request(`${NAME}.caches`, async () => {
      // Other pages of the same host keep theirs there, too.
      const scope = new URL("../", self.duibiaoFrom ?? self.location.href).href;
      for (const name of (await caches.keys()).filter((name) => name.startsWith(`${scope} `))) {
        const answers = await (await caches.open(name)).matchAll();
        const sizes = await Promise.all(answers.map(async (answer) => (await answer.blob()).size));
        found.push({ name, count: answers.length, bytes: sizes.reduce((sum, size) => sum + size, 0) });
      }
    });
    return found;
  }

  /** Everything that is kept, without the texts, as JSON. `keys`: those of the storages, which a worker does not see. */
  async function listing(current, keys) {
    await sweep();
    const kept = await within("readonly", async (tables) => {
      const [schools, states, aside, journal] = await Promise.all(["schools", "states", "aside", "journal"].map((name) => got(tables[name].getAll())));
      return { schools, states, aside, journal };
    });
    const { schools, states, aside, journal } = kept ?? { schools: [], states: [], aside: [], journal: [] };
    return JSON.stringify({
      schools: schools.sort(newest).map((own) => ({
        id: String(own.id),
        name: words(own.label) || words(own.name),
        saved: clock(own.saved),
        is_open: own.id === current,
        is_deleted: isDeleted(own),
        // What is known of a school besides its texts: names, times, and the file that it was saved to.
        bytes: sizeOf([own, states.filter((state) => state.school === own.id)]),
        file: words(own.handle?.name),
        states: states
          .filter((state) => state.school === own.id)
          .sort(newest)
          .map((state) => ({ id: String(state.id), saved: clock(state.saved), why: String(state.why), bytes: whole(state.bytes), is_current: state.id === own.state })),
      })),
      aside: aside.map((record) => ({ id: String(record.id), saved: clock(record.saved), bytes: bytes(record.text) })),
      journal: journal.map((own) => ({ id: String(own.key), saved: clock(own.now), bytes: bytes(own.text) })),
      keys: JSON.parse(keys),
      caches: await cached(),
      is_persisted: (await navigator.storage?.persisted?.().catch(() => false)) ?? false,
    });
  }

  return {
    listing,
    "list-rename": (school, label) => alter(school, { label: label.trim() }),
    "list-delete": (school) => alter(school, { deleted: Date.now() }),
    "list-bring-back": (school) => alter(school, { deleted: 0 }),
    /** The page knows a record by its key as text. */
    "list-forget": (key) =>
      within("readwrite", async ({ aside }) => {
        for (const own of await got(aside.getAllKeys())) if (String(own) === key) aside.delete(own);
      }),
    /** A copy of the school as it stands, without its earlier states. */
    "list-duplicate": (school) =>
      within("readwrite", async (tables) => {
        const record = await got(tables.schools.get(school));
        const text = record && (await got(tables.texts.get(record.state)));
        if (typeof text !== "string") throw new Error("这一份不完整");
        const id = `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`;
        const [state, now] = [`${id}.1`, Date.now()];
        tables.states.put({ id: state, school: id, begun: now, saved: now, why: "copied", sealed: false, bytes: bytes(text) });
        tables.texts.put(text, state);
        tables.schools.put({ id, label: `${words(record.label) || words(record.name) || "未写名称的学校"}（副本）`, name: words(record.name), revision: 1, tab: "", saved: now, state, unfiled: now, deleted: 0 });
      }),
  };
})();
