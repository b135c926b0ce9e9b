// What is asked of the workers: every request ends in an answer or in a word, also when a worker stops in the middle of one;
// and an answer that comes late is shown only where it belongs.
import assert from "node:assert/strict";
import { cp, mkdtemp, readdir, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { choose, chooseInMenu, click, go, press, type } from "./form.mjs";
import { chromium, DIST, isOpen } from "./launch.mjs";
import { openSample } from "./opened.mjs";
import { serve } from "./server.mjs";
import { kept } from "./store.mjs";

const PUPILS = '[data-field="pupils"][data-part="primary"]';
/** Stands at the end of a request at which the worker of these tests stops as after a panic. */
const STOPS = "ledger";

let browser;
let context;
let server;
let page;

before(async () => {
  browser = await chromium();
  const folder = join(await mkdtemp(join(tmpdir(), "duibiao-stops-")), "dist");
  await cp(DIST, folder, { recursive: true });
  const name = (await readdir(join(folder, "assets"))).find((file) => /^worker-.*\.js$/.test(file));
  const script = join(folder, "assets", name);
  const stop = `
    const answerWhole = wasm_bindgen.answer;
    wasm_bindgen.answer = (request, ...rest) => {
      if (new TextDecoder().decode(request).endsWith("${STOPS}")) throw new WebAssembly.RuntimeError("unreachable");
      return answerWhole(request, ...rest);
    };`;
  await writeFile(script, `${await readFile(script, "utf8")}\n${stop}`);
  server = await serve(folder);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});
beforeEach(async () => {
  context = await browser.createBrowserContext();
  page = await context.newPage();
  await page.setViewport({ width: 1280, height: 900 });
  await page.evaluateOnNewDocument(() => {
    // Files that are given, without the browser's own list of downloads.
    globalThis.given = [];
    const follow = HTMLAnchorElement.prototype.click;
    HTMLAnchorElement.prototype.click = function () {
      if (this.download) globalThis.given.push(this.download);
      else follow.call(this);
    };
    // While a test says so, what is asked of a worker is on its way.
    globalThis.held = [];
    globalThis.Worker = class extends Worker {
      postMessage(...given) {
        if (!globalThis.isSlow) return super.postMessage(...given);
        globalThis.held.push(() => super.postMessage(...given));
      }
    };
  });
  await page.goto(server.address);
  await isOpen(page);
});
afterEach(() => context?.close());

async function sample() {
  await openSample(page);
  await kept(page, "第二小学");
}

/** Every file of the plan, with its button. */
async function toFiles() {
  await go(page, "方案与材料");
  await press(page, ".plan-screens a", "预览与下载");
  await page.waitForSelector("#papers [data-paper]");
}

async function another(name, count) {
  await chooseInMenu(page, "school-menu", "新建一所学校");
  await says("这是一所新的学校");
  await go(page, "学校信息");
  await type(page, "#name", name);
  await choose(page, "kind", "小学");
  await go(page, "填报");
  await type(page, PUPILS, count);
  await kept(page, `"primary": ${count}`);
}

async function openSchool(title) {
  await go(page, "历史版本");
  await click(page, `.kept [data-task=open][aria-label="打开：${title}"]`);
  await says("已换成另一所学校");
}

const says = (text) => page.waitForFunction((wanted) => document.body.innerText.includes(wanted), {}, text);

/** What `act` asks of a worker stays on its way until `release`. */
async function slowly(act) {
  const before = await page.evaluate(() => ((globalThis.isSlow = true), globalThis.held.length));
  await act();
  await page.waitForFunction((before) => globalThis.held.length > before, {}, before);
  await page.evaluate(() => (globalThis.isSlow = false));
}

const release = () => page.evaluate(() => globalThis.held.splice(0).forEach((send) => send()));

/** Presses buttons within one moment. */
const pressAll = (keys) =>
  page.evaluate((element) => element.forEach((key) => document.querySelector(`#papers [data-paper="${key}"]`).click()), keys);

test("when the worker stops at one of several downloads, the others come, and the one is told", async () => {
  await sample();
  await toFiles();
  await pressAll(["plan", STOPS, "report"]);
  await page.waitForFunction(() => globalThis.given.length === 2);
  await says("文件没有生成（生成文件的部件出了故障，已经重新启动）");
  // From now on it works as before.
  await pressAll(["plan"]);
  await page.waitForFunction(() => globalThis.given.length === 3);
});

test("a worker that cannot be loaded is told to everybody who waits", async () => {
  await sample();
  await toFiles();
  await page.evaluate(() => {
    // From now on no worker starts, as when the network is gone.
    globalThis.Worker = class extends EventTarget {
      constructor() {
        super();
        setTimeout(() => this.dispatchEvent(new Event("error")));
      }
      postMessage() {}
      terminate() {}
    };
  });
  await pressAll([STOPS, "report"]);
  await says("文件没有生成（生成文件的部件没有下载完整）");
  // What is seen on the page waits for no worker.
  await page.evaluate(() => (location.hash = "#/results"));
  await page.waitForSelector("main table");
});

test("the link of one school is not shown for the next, and a word says so", async () => {
  await sample();
  await another("西河小学", "420");
  await go(page, "分享");
  await page.$eval("#share-figures", (element) => (element.open = true));
  await slowly(() => press(page, "button", "生成带数的链接"));
  await openSchool(await sampleTitle());
  await go(page, "分享");
  await release();
  await says("刚才要的链接没有显示");
  assert.equal(await page.$("#made-link"), null);
  await page.$eval("#share-figures", (element) => (element.open = true));
  await press(page, "button", "生成带数的链接");
  await page.waitForSelector("#made-link");
});

test("a table that was read for a school that was left is told, and put into no other", async () => {
  await sample();
  await another("西河小学", "310");
  await go(page, "导入导出");
  await page.waitForSelector("#paste-box");
  await type(page, "#paste-box", "专任教师 77");
  await slowly(() => press(page, "button", "识别粘贴的内容"));
  await openSchool(await sampleTitle());
  await release();
  await says("刚才的表没有导入：等的时候，换了一所学校。请再导入一次。");
  assert.equal(await page.$("[data-take]"), null);
});

test("a file is of the school that it was asked for, also when another one is open by then", async () => {
  await sample();
  await another("西河小学", "420");
  await openSchool(await sampleTitle());
  await toFiles();
  await slowly(() => pressAll(["plan"]));
  await openSchool("西河小学");
  await release();
  await page.waitForFunction(() => globalThis.given.length === 1);
  assert.match((await page.evaluate(() => globalThis.given))[0], /第二小学/);
});

async function sampleTitle() {
  await go(page, "历史版本");
  await page.waitForSelector(".kept [data-task=open]");
  return page.$$eval(".kept [data-task=open]", (all) => all.map((element) => element.getAttribute("aria-label").split("：")[1]).find((name) => name.includes("第二小学")));
}
