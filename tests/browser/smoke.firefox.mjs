// The page opens in Firefox and its worker answers there.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { firefox, isOpen, PAGE_UNDER } from "./launch.mjs";
import { askWorker } from "./worker.mjs";
import { record } from "./record.mjs";

let browser;

before(async () => {
  browser = await firefox();
});
after(() => browser?.close());

test("the page opens in Firefox without errors, and the worker answers", async () => {
  const page = await browser.newPage();
  const seen = await record(page);
  await page.goto(PAGE_UNDER);
  await isOpen(page);
  const answer = await askWorker(page, [255, 0, 255]);
  assert.equal(answer.id, 7);
  assert.ok(answer.isBytes || typeof answer.fault === "string", JSON.stringify(answer));
  assert.deepEqual(seen.faults, []);
});
