// The single-file edition, opened by double-click, in Chromium.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { after, before, test } from "node:test";
import { complaints } from "./accessibility.mjs";
import { downloadFolder } from "./download.mjs";
import { chromium, isOpen, SINGLE } from "./launch.mjs";
import { carriedAway, wayThrough } from "./single.mjs";
import { screenshots } from "./screenshots.mjs";

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
  assert.match(await page.$eval("#app", (own) => own.innerText), /这个浏览器太旧.*Chrome 109/s);
});

test("the single-file edition is accessible and fits its width", async () => {
  const page = await newPage();
  await page.goto(await carriedAway());
  await isOpen(page);
  assert.deepEqual(await screenshots(page, "single"), { 1280: 0, 360: 0 });
  assert.deepEqual(await complaints(page), []);
});
