// Looks into the browser's store as an outsider. In: an open page. Out: what stands in IndexedDB, which the page did not tell.

/** Every record of the store "duibiao": { schools, states, texts: { id: text }, journal, aside }. */
export function stored(page) {
  return page.evaluate(readAll);
}

/** Waits until the content of some school of the store holds `wanted`. */
export function kept(page, wanted) {
  return page.waitForFunction(readAll, { polling: 50 }, wanted);
}

/** Puts `value` under `key` into a table of the store, past the page. */
export function put(page, table, value, key) {
  return page.evaluate(
    async (table, value, key) => {
      const got = (request) =>
        new Promise((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        });
      const db = await got(indexedDB.open("duibiao"));
      const tx = db.transaction(table, "readwrite");
      if (value === null) tx.objectStore(table).delete(key);
      else if (key === undefined) tx.objectStore(table).put(value);
      else tx.objectStore(table).put(value, key);
      await new Promise((resolve, reject) => {
        tx.oncomplete = resolve;
        tx.onabort = () => reject(tx.error);
      });
      db.close();
    },
    table,
    value,
    key,
  );
}

/** All of it; with `wanted`, whether the content of some school holds it. */
async function readAll(wanted) {
  const got = (request) =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const request = indexedDB.open("duibiao");
  // Looking makes no store.
  request.onupgradeneeded = () => request.transaction.abort();
  const db = await got(request).catch(() => null);
  const all = { schools: [], states: [], texts: {}, journal: [], aside: [] };
  if (!db) return wanted === undefined ? all : false;
  const tx = db.transaction([...db.objectStoreNames]);
  const keys = await got(tx.objectStore("texts").getAllKeys());
  const texts = await got(tx.objectStore("texts").getAll());
  all.texts = Object.fromEntries(keys.map((key, idx) => [key, texts[idx]]));
  for (const name of ["schools", "states", "journal", "aside"]) all[name] = await got(tx.objectStore(name).getAll());
  db.close();
  if (wanted === undefined) return all;
  return all.schools.some((school) => !school.deleted && all.texts[school.state]?.includes(wanted));
}
