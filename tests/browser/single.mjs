// What the single-file edition promises, in whatever browser. In: a browser that has opened nothing, and the folder of its
// downloads. Out: an error where a promise does not hold.
import assert from "node:assert/strict";
import { copyFile, mkdtemp, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { download } from "./download.mjs";
import { chooseInMenu, click, go, type } from "./form.mjs";
import { isOpen, SINGLE } from "./launch.mjs";
import { isCalled, openSample } from "./opened.mjs";
import { toPaper } from "./plan.mjs";
import { schemaErrors } from "./readers.mjs";
import { record } from "./record.mjs";

const FIELD = '[data-field="sports_field_area"][data-part="whole"]';

/** The file alone in a folder, under a name as people give it. */
export async function carriedAway() {
  const path = join(await mkdtemp(join(tmpdir(), "duibiao-stick-")), "对标 单文件版(1).html");
  await copyFile(fileURLToPath(SINGLE), path);
  return pathToFileURL(path).href;
}

/**
 * Opens it, types, downloads the plan, saves the school, opens the file in a copy elsewhere: what was typed is there.
 * Each page of `newPage` knows nothing of the one before, as on another computer.
 */
export async function wayThrough(newPage, downloads) {
  let page = await newPage();
  let seen = await record(page);
  await page.goto(await carriedAway());
  await isOpen(page);
  const text = await page.$eval("body", (element) => element.innerText);
  assert.match(text, /这是单文件版：请用“另存为文件”保存/);
  const version = await cargoVersion();
  assert.ok(text.includes(`对标 ${version}（20`), "no version at the foot");

  await openSample(page);
  await go(page, "填报");
  await type(page, FIELD, "8850");
  await go(page, "结果");
  assert.match(await page.$eval(".result-sentence", (element) => element.innerText), /7项达标5项/);
  await toPaper(page);
  const folder = await downloads(page);
  const plan = await download(folder, () => click(page, "#download-plan"));
  assert.match(plan.name, /整改提升方案\.docx$/);
  assert.deepEqual(await schemaErrors(plan.path), []);
  // A workbook is read by a worker of its own.
  await go(page, "导入导出");
  await (await page.waitForSelector("#import-file")).uploadFile(resolve("crates/files/tests/files/workbooks/saved/libreoffice.xlsx"));
  await page.waitForSelector("#found-heading");
  assert.match(await page.$eval(".found", (element) => element.innerText), /找到 9 个数[\s\S]*58名/);
  const school = await download(folder, () => chooseInMenu(page, "school-menu", "另存为文件"));
  assert.match(school.name, /\.duibiao\.json$/);
  assert.deepEqual(strangers(seen.requests), []);
  assert.deepEqual(seen.faults, []);
  await page.close();

  page = await newPage();
  seen = await record(page);
  await page.goto(await carriedAway());
  await isOpen(page);
  await (await page.waitForSelector("#open-anywhere")).uploadFile(school.path);
  await isCalled(page, "第二小学");
  await go(page, "填报");
  assert.equal(await page.$eval(FIELD, (field) => field.value), "8850");
  assert.deepEqual(seen.faults, []);
}

/** Addresses that are not of the file itself. */
export const strangers = (requests) => requests.filter((url) => !/^(file|blob|data):/.test(url));

async function cargoVersion() {
  return (await readFile("Cargo.toml", "utf8")).match(/^version = "(.*)"$/m)[1];
}
