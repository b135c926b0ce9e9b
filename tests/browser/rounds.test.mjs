// A round follows a round: a state is set on the page, the ledger downloaded, and a year later opened in another browser
// with other figures; the state is there, the problem that was solved stands in a sheet to be signed.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { complaints } from "./accessibility.mjs";
import { download, downloadFolder } from "./download.mjs";
import { choose, go, goAnywhere, press, type } from "./form.mjs";
import { chromium, isOpen, PAGE } from "./launch.mjs";
import { cells, text } from "./readers.mjs";
import { record } from "./record.mjs";
import { screenshots } from "./screenshots.mjs";

let browser;
let context;
let page;
let seen;
let folder;

async function fresh() {
  await context?.close();
  context = await browser.createBrowserContext();
  page = await context.newPage();
  await page.setViewport({ width: 1280, height: 900 });
  seen = await record(page);
  folder = await downloadFolder(page);
  await page.goto(PAGE);
  await isOpen(page);
}

before(async () => {
  browser = await chromium();
});
after(() => browser?.close());
beforeEach(fresh);
afterEach(async () => {
  assert.deepEqual(seen.faults, []);
  await context?.close();
  context = undefined;
});
