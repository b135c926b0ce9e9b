// Keeps the files of one edition of the page in this browser, so that it opens without network. In: the names of the
// files with the beginnings of their SHA-256, written by xtask. Out: those files, and nothing else. Another edition waits
// until a person asks for it or every tab is closed. It is a script because it answers before any module could be loaded.
"use strict";
const EDITION = "{{edition}}";
/** Names relative to this script; the empty name is the page itself. */
const FILES = JSON.parse('{{files}}');
const SCOPE = self.registration.scope;
// Caches are shared by everything of one host, so the name says whose it is.
const CACHE = `${SCOPE} {{list}}`;

self.addEventListener("install", (event) => event.waitUntil(fill()));

/** The page itself is kept last, so a cache that holds it is whole; one that can't be filled is taken away again. */
async function fill() {
  const cache = await caches.open(CACHE);
  const { "": page, ...files } = FILES;
  try {
    // Every one has ended before anything is taken away.
    const ends = await Promise.allSettled(Object.entries(files).map(([name, hash]) => keep(cache, name, hash)));
    const failed = ends.find((end) => end.status === "rejected");
    if (failed) throw failed.reason;
    await keep(cache, "", page);
    if (!(await isWhole(CACHE))) throw new Error("the cache was taken away while it was filled");
  } catch (fault) {
    if (!(await isWhole(CACHE))) await caches.delete(CACHE);
    await tell(fault);
    throw fault;
  }
}

/** A file that is not the one of this edition: missing, or changed on its way. */
class FileFault extends Error {
  constructor(why, name) {
    super(`${name} is ${why}`);
    Object.assign(this, { why, file: name });
  }
}

/** Says to every open page why the files are not kept; the page says it to the person. */
async function tell(fault) {
  const why = fault.why ?? (fault.name === "QuotaExceededError" ? "full" : "refused");
  for (const client of await self.clients.matchAll({ type: "window", includeUncontrolled: true })) {
    client.postMessage({ kind: "not kept", why, name: fault.file ?? "" });
  }
}

const pageIn = (cacheName) => caches.match(SCOPE, { cacheName, ignoreVary: true });
const isWhole = async (cacheName) => !!(await pageIn(cacheName));

async function keep(cache, name, hash) {
  const address = SCOPE + name;
  // A name with a hash in it is the same file in every edition.
  const isSameForever = name.startsWith("assets/");
  const known = isSameForever && (await caches.match(address));
  await cache.put(address, known || (await fetched(address, hash, isSameForever)));
}

/** The file as it was published; a login page of the network, or a half-replaced folder, is not taken for it. */
async function fetched(address, hash, isSameForever) {
  let isMissing = false;
  // The page has just loaded most of them.
  for (const cache of [isSameForever ? "force-cache" : "no-cache", "reload"]) {
    const response = await fetch(address, { cache }).catch(() => null);
    // What the page is loading at the same time may break off when it is taken from the browser's store of what it loaded.
    const bytes = await response?.arrayBuffer().catch(() => null);
    isMissing = !response?.ok || !bytes;
    if (!bytes) continue;
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
    const found = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
    // A new response, for one that was redirected may not answer for a page.
    if (response.ok && found.startsWith(hash)) return new Response(bytes, { headers: response.headers });
  }
  throw new FileFault(isMissing ? "missing" : "changed", address.slice(SCOPE.length) || "index.html");
}

self.addEventListener("activate", (event) => event.waitUntil(begin()));

async function begin() {
  const names = (await caches.keys()).filter((name) => name.startsWith(`${SCOPE} `) && name !== CACHE);
  const whole = await Promise.all(names.map(isWhole));
  const before = names.filter((_, idx) => whole[idx]);
  // Any other tab may be at any edition before, and yet ask for one of its files.
  const tabs = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const left = tabs.length > 1 ? before : before.slice(-1);
  // One that was not whole is perhaps still being filled, or has just become so.
  const isLater = self.registration.installing || self.registration.waiting;
  const isGone = (name, idx) => !left.includes(name) && (whole[idx] || !isLater);
  await Promise.all(names.filter(isGone).map((name) => caches.delete(name)));
  await self.clients.claim();
}

/** Somebody may have cleared all that is kept, while another tab kept this worker alive. */
const fillAgain = async () => (await isWhole(CACHE)) || fill();

self.addEventListener("message", (event) => {
  if (event.data === "edition") event.ports[0].postMessage(EDITION);
  if (event.data === "take over") event.waitUntil(self.skipWaiting());
  if (event.data === "fill") event.waitUntil(fillAgain());
});

self.addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  const name = url.startsWith(SCOPE) ? url.slice(SCOPE.length).replace(/[?#].*/s, "") : null;
  const isPage = mode === "navigate" && (name === "" || name === "index.html");
  const isFile = name !== null && (Object.hasOwn(FILES, name) || name.startsWith("assets/")) && name !== "";
  if (method !== "GET" || !(isPage || isFile)) return;
  const kept = isPage
    ? pageIn(CACHE)
    : caches.match(SCOPE + name, { ignoreVary: true });
  event.respondWith(kept.then((response) => response ?? fetch(event.request)));
});
