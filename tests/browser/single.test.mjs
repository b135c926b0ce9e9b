// The single-file edition, opened by double-click, in Chromium.
import assert from "node:assert/strict";
import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { after, before, test } from "node:test";
import { complaints } from "./accessibility.mjs";
import { downloadFolder } from "./download.mjs";
import { press, type } from "./form.mjs";
import { chromium, isOpen, SINGLE } from "./launch.mjs";
import { carriedAway, wayThrough } from "./single.mjs";
import { screenshots } from "./screenshots.mjs";
import { kept, stored } from "./store.mjs";

let browser;

before(async () => {
  browser = await chromium();
});
after(() => browser?.close());

async function newPage() {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.setViewport({ width: 1280, height: 900 });
  return page;
}

test("from a file: figures, verdict, plan, and a saved school that is opened again", () => wayThrough(newPage, downloadFolder));

test("the notice tells who else can read what is kept here, and nothing is kept where that is chosen", async () => {
  const page = await newPage();
  page.on("dialog", (dialog) => dialog.accept());
  const address = await carriedAway();
  await page.goto(address);
  await isOpen(page);
  const notice = () => page.$eval(".single-notice", (element) => element.innerText);
  assert.match(await notice(), /别的本地网页文件（\.html），也能读到这一份/);
  await type(page, "#name", "东河小学");
  await kept(page, "东河小学");
  // It is so: another file finds it.
  const stranger = await page.browserContext().newPage();
  const path = join(await mkdtemp(join(tmpdir(), "duibiao-stranger-")), "x.html");
  await writeFile(path, "<!DOCTYPE html><title>x</title>");
  await stranger.goto(pathToFileURL(path).href);
  assert.ok(JSON.stringify(await stored(stranger)).includes("东河小学"));

  await page.bringToFront();
  await press(page, ".single-notice button", "不在本机保存");
  await press(page, "dialog button", "不在本机保存");
  await page.waitForFunction(() => document.body.innerText.includes("从现在起，填的内容不在本机保存"));
  assert.match(await notice(), /现在不在本机保存/);
  const left = () =>
    stranger.evaluate(async () => ({ stores: (await indexedDB.databases()).length, keys: Object.keys(localStorage), session: sessionStorage.length }));
  const nothing = { stores: 0, keys: ["duibiao.keep-nothing"], session: 0 };
  assert.deepEqual(await left(), nothing);
  assert.equal(await page.$eval("#name", (element) => element.value), "东河小学", "what stands on the page stays there");
  await type(page, "#name", "西河小学");
  await page.waitForFunction(() => document.querySelector(".header-saving")?.textContent === "没有在本机保存");
  assert.deepEqual(await complaints(page), []);
  assert.deepEqual(await screenshots(page, "single-keeps-nothing"), { 1280: 0, 360: 0 });
  await page.reload();
  await isOpen(page);
  assert.equal(await page.$eval("#name", (element) => element.value), "");
  assert.match(await notice(), /现在不在本机保存/);
  assert.deepEqual(await left(), nothing);

  await press(page, ".single-notice button", "改为在本机保存");
  await type(page, "#name", "南河小学");
  await kept(page, "南河小学");
});

test("the file names no address and holds every script by its hash", async () => {
  const text = await readFile(fileURLToPath(SINGLE), "utf8");
  // Outside of scripts and styles, nothing may lead anywhere.
  const markup = text.replace(/<(script|style)\b[^>]*>[\s\S]*?<\/\1>/g, "");
  assert.deepEqual(markup.match(/\b(src|href)="(?!data:|#)[^"]*"/g) ?? [], []);
  const policy = markup.match(/Content-Security-Policy" content="([^"]*)"/)[1];
  assert.match(policy, /^default-src 'none'; script-src 'wasm-unsafe-eval'( 'sha256-[\w+/=]+')+; style-src 'sha256-[\w+/=]+'; img-src data: blob:; worker-src blob:; base-uri 'none'; form-action 'none'$/);
});

test("a browser that cannot unpack the file is told what to do", async () => {
  const page = await newPage();
  await page.evaluateOnNewDocument(() => delete globalThis.DecompressionStream);
  await page.goto(await carriedAway());
  assert.match(await page.$eval("#app", (element) => element.innerText), /这个浏览器太旧.*Chrome 109/s);
});

test("the single-file edition is accessible and fits its width", async () => {
  const page = await newPage();
  await page.goto(await carriedAway());
  await isOpen(page);
  assert.deepEqual(await screenshots(page, "single"), { 1280: 0, 360: 0 });
  assert.deepEqual(await complaints(page), []);
});
