// The page after one visit needs no network in Firefox either.
import assert from "node:assert/strict";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { download } from "./download.mjs";
import { click, go } from "./form.mjs";
import { DIST, firefox, isOpen } from "./launch.mjs";
import { openSample } from "./opened.mjs";
import { toPaper } from "./plan.mjs";
import { serve } from "./server.mjs";

let browser;
let folder;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "duibiao-firefox-"));
  browser = await firefox(folder);
});
after(() => browser?.close());

test("after one visit results and plan work without network in Firefox", async () => {
  const server = await serve(DIST, "/school/");
  const page = await browser.newPage();
  await page.goto(server.address);
  await isOpen(page);
  await page.waitForFunction(() => navigator.serviceWorker.controller);
  await server.stop();
  await page.goto(server.address);
  await isOpen(page);
  await openSample(page);
  await go(page, "结果");
  assert.match(await page.$eval(".result-sentence", (element) => element.innerText), /7项达标4项/);
  await toPaper(page);
  const file = await download(folder, () => click(page, "#download-plan"));
  assert.match(file.name, /整改提升方案\.docx$/);
});
