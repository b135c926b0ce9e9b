// The main way through the page in Firefox: sample school, verdict, plan, download.
import assert from "node:assert/strict";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { download } from "./download.mjs";
import { click, go } from "./form.mjs";
import { firefox, isOpen, PAGE } from "./launch.mjs";
import { openSample } from "./opened.mjs";
import { toPaper } from "./plan.mjs";
import { schemaErrors } from "./readers.mjs";
import { record } from "./record.mjs";

let browser;
let folder;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "duibiao-firefox-"));
  browser = await firefox(folder);
});
after(() => browser?.close());

test("the sample school is judged and its plan downloaded in Firefox", async () => {
  const page = await browser.newPage();
  const seen = await record(page);
  await page.goto(PAGE);
  await isOpen(page);
  await openSample(page);
  await go(page, "结果");
  assert.match(await page.$eval(".result-sentence", (element) => element.innerText), /7项达标4项/);
  await toPaper(page);
  const file = await download(folder, () => click(page, "#download-plan"));
  assert.match(file.name, /整改提升方案\.docx$/);
  assert.deepEqual(await schemaErrors(file.path), []);
  assert.deepEqual(seen.faults, []);
});
