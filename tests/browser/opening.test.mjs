// The page opens, cleanly and anywhere. Runs in Chromium against the published form.
import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { complaints } from "./accessibility.mjs";
import { chromium, isOpen, PAGE, PAGE_UNDER } from "./launch.mjs";
import { askWorker } from "./worker.mjs";
import { blankPage } from "./opened.mjs";
import { screenshots } from "./screenshots.mjs";

let browser;
let context;
let page;
let seen;

before(async () => {
  browser = await chromium();
});
after(() => browser?.close());
beforeEach(async () => {
  // A context of its own: nothing stored by one test is there for the next.
  context = await browser.createBrowserContext();
  ({ page, seen } = await blankPage(context));
});
afterEach(() => context?.close());

test("the page opens without errors or failed requests", async () => {
  await page.goto(PAGE);
  await isOpen(page);
  await page.waitForNetworkIdle({ idleTime: 300 });
  assert.deepEqual(seen.faults, []);
});

test("each file is asked for once, and nothing of another host", async () => {
  await page.goto(PAGE);
  await isOpen(page);
  await page.waitForNetworkIdle({ idleTime: 300 });
  const foreign = seen.requests.filter((url) => !url.startsWith(PAGE) && !/^(data|blob):/.test(url));
  assert.deepEqual(foreign, []);
  const twice = seen.requests.filter((url, position) => seen.requests.indexOf(url) !== position);
  assert.deepEqual(twice, []);
});

test("the page works under a path", async () => {
  await page.goto(PAGE_UNDER);
  await isOpen(page);
  const answer = await askWorker(page, [0]);
  assert.equal(answer.id, 7);
  assert.deepEqual(seen.faults, []);
});

test("without WebAssembly a text says what to do", async () => {
  await page.evaluateOnNewDocument(() => {
    delete window.WebAssembly;
  });
  await page.goto(PAGE, { waitUntil: "networkidle0" });
  const text = await page.$eval("#app", (app) => app.innerText);
  assert.match(text, /这个浏览器太旧/);
  assert.match(text, /Chrome 109/);
  assert.match(text, /极速模式/);
});

test("without scripts a text says what to do", async () => {
  await page.setJavaScriptEnabled(false);
  await page.goto(PAGE);
  const text = await page.$eval("noscript", (element) => element.textContent);
  assert.match(text, /允许本页运行脚本/);
});

for (const [name, pattern, expected] of [
  ["the module", /duibiao-\w+\.wasm$/, /对标没能打开/],
  ["its loader", /duibiao-\w+\.js$/, /对标没能打开/],
  ["the first script", /boot-\w+\.js$/, /没有下载完整/],
]) {
  test(`when ${name} does not arrive, a text says what to do`, async () => {
    await page.setRequestInterception(true);
    page.on("request", (request) => (pattern.test(request.url()) ? request.abort() : request.continue()));
    await page.goto(PAGE);
    await isOpen(page);
    const text = await page.$eval("#app", (app) => app.innerText);
    assert.match(text, expected);
    assert.match(text, /刷新/);
  });
}

test("the worker answers even what it can't read", async () => {
  await page.goto(PAGE);
  await isOpen(page);
  const answer = await askWorker(page, [255, 0, 255, 1, 2, 3]);
  assert.equal(answer.id, 7);
  assert.ok(answer.isBytes || typeof answer.fault === "string", JSON.stringify(answer));
  assert.deepEqual(seen.faults, []);
});

test("the page is accessible and fits its width", async () => {
  await page.goto(PAGE);
  await isOpen(page);
  const overflow = await screenshots(page, "opening");
  assert.deepEqual(overflow, { 1280: 0, 360: 0 });
  assert.deepEqual(await complaints(page), []);
});
