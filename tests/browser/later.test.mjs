// The part of the page that no first verdict needs. It is fetched when the first is drawn, so that nobody waits for it; where
// it cannot be fetched, that is said, nothing is lost, and it can be had again.
import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { choose, click, go, press, type } from "./form.mjs";
import { PAGE, chromium, isOpen } from "./launch.mjs";
import { blankPage } from "./opened.mjs";
import { toPaper } from "./plan.mjs";
import { kept } from "./store.mjs";

const PART = /rest-\w+\.wasm$/;
const PUPILS = '[data-field="pupils"][data-part="primary"]';
const NOT_FETCHED = "这一页没有载入完";

let browser;
let context;
let page;
let seen;

before(async () => {
  browser = await chromium();
});
after(() => browser?.close());
beforeEach(async () => {
  context = await browser.createBrowserContext();
  ({ page, seen } = await blankPage(context));
});
afterEach(() => context?.close());

/** Requests for the part end as `answer` says; none is answered by what the browser keeps for use without network. */
async function intercept(answer) {
  const asked = [];
  await page.setBypassServiceWorker(true);
  await page.setRequestInterception(true);
  page.on("request", (request) => {
    if (!PART.test(request.url())) return request.continue();
    asked.push(request);
    return answer(request);
  });
  return asked;
}

const says = (text) => page.waitForFunction((wanted) => document.body.innerText.includes(wanted), {}, text);
const heading = (text) => page.waitForFunction((wanted) => document.querySelector("main h1")?.innerText.includes(wanted), {}, text);

test("the first verdict does without it, and it comes by itself when the page is drawn", async () => {
  let release;
  const isReleased = new Promise((resolve) => (release = resolve));
  const asked = await intercept((request) => isReleased.then(() => request.continue()));
  await page.goto(PAGE);
  await isOpen(page);
  await click(page, "#sample");
  await page.waitForSelector(".result-verdict");
  const isAsked = page.waitForResponse((response) => PART.test(response.url()));
  release();
  assert.equal((await isAsked).status(), 200);
  assert.equal(asked.length, 1);
  await go(page, "方案与材料");
  await page.waitForSelector("#plan-date");
  await toPaper(page);
  assert.deepEqual(seen.faults, []);
});

test("a page that the address asks for comes without another press, with its anchor and title", async () => {
  await page.goto(`${PAGE}#about`);
  await isOpen(page);
  await heading("关于");
  await says("版本");
  assert.match(await page.title(), /^关于/);
  assert.deepEqual(seen.faults, []);
});

test("a school with a standard of its own opens when that can be read, and is judged by it", async () => {
  await page.goto(PAGE);
  await isOpen(page);
  await click(page, "#sample");
  await go(page, "标准库");
  await press(page, "#standard-henan-2012 > summary", "");
  await press(page, "#standard-henan-2012 button", "复制一份");
  await page.waitForSelector(".user-pack .pack-editor");
  await kept(page, '"own_packs"');
  await page.close();

  ({ page, seen } = await blankPage(context));
  // Before the requests are held up: it would wait behind the one that it waits for.
  const isAsked = page.waitForRequest((request) => PART.test(request.url()));
  let release;
  const isReleased = new Promise((resolve) => (release = resolve));
  await intercept((request) => isReleased.then(() => request.continue()));
  await page.goto(`${PAGE}#results`, { waitUntil: "domcontentloaded" });
  await isAsked;
  release();
  await isOpen(page);
  await page.waitForFunction(() => document.querySelector(".results-sources")?.textContent.includes("（本地）"));
  await kept(page, '"own_packs"');
  assert.deepEqual(seen.faults, []);
});

test("what cannot be fetched is told with a way to have it again, and what was typed stays", async () => {
  let isDown = true;
  await intercept((request) => (isDown ? request.abort() : request.continue()));
  await page.goto(PAGE);
  await isOpen(page);
  await go(page, "学校信息");
  await type(page, "#name", "东河小学");
  await choose(page, "kind", "小学");
  await go(page, "填报");
  await type(page, PUPILS, "310");
  await kept(page, '"primary": 310');
  assert.ok(!(await page.$eval("body", (body) => body.innerText)).includes(NOT_FETCHED), "told although nothing needs it");
  await go(page, "方案与材料");
  await says(NOT_FETCHED);
  await press(page, ".message button", "重试");
  await says(NOT_FETCHED);
  // The form is there all the same.
  await go(page, "填报");
  assert.equal(await page.$eval(PUPILS, (field) => field.value), "310");
  isDown = false;
  await go(page, "方案与材料");
  await page.waitForSelector("#plan-date");
  assert.ok(!(await page.$eval("body", (body) => body.innerText)).includes(NOT_FETCHED));
  const isOnHeading = await page.evaluate(() => document.activeElement === document.querySelector("main h1"));
  assert.ok(isOnHeading, "the keyboard is not on the heading of the page that came");
});
