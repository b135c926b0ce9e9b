// Serves a folder to one test, which can stop it and put another folder in its place. In: a folder. Out: its address, and
// every request that reached this machine's network, whoever sent it: page, worker or service worker.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { brotliCompressSync } from "node:zlib";

const TYPES = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
};

/** `isCompressed`: as a web server does that compresses what it sends. */
export async function serve(folder, under = "/", { isCompressed = false } = {}) {
  const requests = [];
  const compressed = new Map();
  const sent = (name, bytes) => {
    if (!isCompressed) return bytes;
    if (!compressed.has(name)) compressed.set(name, brotliCompressSync(bytes));
    return compressed.get(name);
  };
  const state = { folder };
  const server = createServer(async (request, response) => {
    const path = new URL(request.url, "http://127.0.0.1").pathname;
    requests.push(path);
    const name = path.startsWith(under) ? path.slice(under.length).replace(/(^|\/)$/, "$1index.html") : "../nowhere";
    const bytes = name.includes("..") ? null : await readFile(join(state.folder, name)).catch(() => null);
    const headers = { "content-type": TYPES[extname(name)] ?? "text/plain", "cache-control": "no-cache" };
    if (bytes && isCompressed) headers["content-encoding"] = "br";
    response.writeHead(bytes ? 200 : 404, headers);
    response.end(bytes ? sent(name, bytes) : "404");
  });
  const listen = (port) => new Promise((resolve) => server.listen(port, "127.0.0.1", resolve));
  await listen(0);
  const { port } = server.address();
  return {
    address: `http://127.0.0.1:${port}${under}`,
    requests,
    /** From now on the files of another folder are served. */
    replace(other) {
      state.folder = other;
    },
    /** From now on nobody answers; `start` takes the same port again. */
    stop() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      return closed;
    },
    start: () => listen(port),
  };
}
