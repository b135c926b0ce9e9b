// Servers that are set up wrongly: the page says what is wrong with them, to whom, and never that the browser is too old; and
// where the page cannot be kept for use without network, it says so and why.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { chromium, DIST, isOpen } from "./launch.mjs";

const TYPES = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
};

let browser;
let context;
let server;

before(async () => {
  browser = await chromium();
});
after(() => browser?.close());
beforeEach(async () => {
  context = await browser.createBrowserContext();
});
afterEach(async () => {
  await context?.close();
  server?.closeAllConnections();
  server?.close();
});

/** Serves the folder, but for what `spoil` makes of an answer: { status, type, bytes, headers }. */
async function serve(spoil) {
  server = createServer(async (request, response) => {
    const name = new URL(request.url, "http://127.0.0.1").pathname.slice(1) || "index.html";
    const bytes = await readFile(join(DIST, name)).catch(() => null);
    const answer = { status: bytes ? 200 : 404, type: TYPES[extname(name)] ?? "text/plain", bytes: bytes ?? "404", headers: {} };
    spoil(answer, name);
    response.writeHead(answer.status, { "content-type": answer.type, "cache-control": "no-cache", ...answer.headers });
    response.end(answer.bytes);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${server.address().port}/`;
}

async function open(spoil) {
  const page = await context.newPage();
  await page.goto(await serve(spoil));
  await isOpen(page);
  return page;
}

const said = (page) => page.$eval("body", (element) => element.innerText);

for (const [what, spoil, expected] of [
  ["does not send .wasm", (answer, name) => name.endsWith(".wasm") && Object.assign(answer, { status: 404, type: "text/html", bytes: "404" }), /服务器没有发来 duibiao-\w+\.wasm（状态 404）.*IIS/s],
  ["sends its first page in place of .wasm", (answer, name) => name.endsWith(".wasm") && Object.assign(answer, { type: "text/html", bytes: "<!DOCTYPE html>" }), /不是程序文件（类型是 text\/html）.*网址重写/s],
  [
    "forbids wasm by its policy",
    (answer, name) => name === "index.html" && Object.assign(answer, { headers: { "content-security-policy": "script-src 'self'" } }),
    /安全策略（Content-Security-Policy）不让运行 WebAssembly.*'wasm-unsafe-eval'/s,
  ],
]) {
  test(`a server that ${what} is told from an old browser`, async () => {
    const page = await open(spoil);
    await page.waitForFunction(() => document.body.innerText.includes("没能打开"));
    const text = await said(page);
    assert.match(text, expected);
    assert.match(text, /浏览器没有问题，是服务器的设置不对/);
    assert.doesNotMatch(text, /太旧|极速模式/);
  });
}

test("a module of the wrong type runs all the same", async () => {
  const page = await open((answer, name) => name.endsWith(".wasm") && Object.assign(answer, { type: "application/octet-stream" }));
  await page.waitForSelector("h1");
});

for (const [what, spoil, expected] of [
  ["lacks a file", (answer, name) => name.includes("icon-512") && Object.assign(answer, { status: 404 }), /断网时还打不开本页：服务器上有文件没有取到（assets\/icon-512-\w+\.png）/],
  ["changes a file on its way", (answer, name) => name.includes("icon-512") && Object.assign(answer, { bytes: "x" }), /断网时还打不开本页：有文件在传输中被改动过/],
  ["lacks the service worker", (answer, name) => name === "service-worker.js" && Object.assign(answer, { status: 404 }), /断网时还打不开本页：服务器上没有 service-worker.js/],
]) {
  test(`where the server ${what}, the page runs and says that it is not ready for being offline`, async () => {
    const page = await open(spoil);
    await page.waitForSelector("#update .message");
    assert.match(await page.$eval("#update", (element) => element.innerText), expected);
    assert.match(await page.$eval("#update", (element) => element.innerText), /给管理服务器的人/);
    await page.click("#update button");
    assert.equal(await page.$("#update .message"), null);
    await page.waitForSelector("h1");
  });
}
