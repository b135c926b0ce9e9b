// Figures come in from tables and go out again: a workbook, a pasted block, a filled template; taken, undone, exported and
// read back by programs that have nothing in common with the writer.
import assert from "node:assert/strict";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { complaints } from "./accessibility.mjs";
import { download, downloadFolder } from "./download.mjs";
import { choose, click, entered, go, press, type } from "./form.mjs";
import { chromium } from "./launch.mjs";
import { cells, fillCells, schemaErrors } from "./readers.mjs";
import { openedProfile } from "./opened.mjs";
import { screenshots } from "./screenshots.mjs";

const STATISTICS = resolve("crates/files/tests/files/workbooks/saved/libreoffice.xlsx");

let browser;
let context;
let page;
let seen;
let folder;

before(async () => {
  browser = await chromium();
});
after(() => browser?.close());
beforeEach(async () => {
  ({ context, page, seen } = await openedProfile(browser));
  folder = await downloadFolder(page);
  await choose(page, "kind", "小学");
  await go(page, "填报");
  // Whoever begins is shown the short edition.
  await press(page, "button", "完整版");
});
afterEach(async () => {
  assert.deepEqual(seen.faults, []);
  await context?.close();
});

async function importFile(path) {
  await go(page, "导入导出");
  const input = await page.waitForSelector("#import-file");
  await input.uploadFile(path);
  await page.waitForSelector("#found-heading");
}

const said = (selector) => page.$eval(selector, (element) => element.innerText);
const figure = (id, part) => page.$eval(`[data-field="${id}"][data-part="${part}"]`, (element) => element.value);
const message = (text) =>
  page.waitForFunction(
    (wanted) => [...document.querySelectorAll(".message")].some((element) => element.innerText.includes(wanted)),
    {},
    text,
  );

test("figures of the statistics are shown, taken where the form is blank, and taken back", async () => {
  await go(page, "填报");
  await type(page, '[data-field="teachers"][data-part="primary"]', "60");
  await importFile(STATISTICS);
  assert.equal(await said("#found-heading"), "找到 9 个数");
  const ticks = await page.$$eval("[data-take]", (all) => all.map((element) => [element.dataset.take, element.checked]));
  assert.deepEqual(ticks.find(([id]) => id === "teachers"), ["teachers", false]);
  assert.equal(ticks.filter(([, isTicked]) => isTicked).length, 8);
  assert.match(await said(".found table"), /专任教师\s+58名\s+60名\s+教基4155!C5（教基4155 小学专任教师学历、课程）/);
  // One is left, although the page is drawn anew in between.
  await click(page, '[data-take="music_teachers"]');
  await page.waitForFunction(() => document.querySelector(".header-saving")?.innerText.startsWith("已保存在本机"));
  assert.equal(await page.$eval('[data-take="music_teachers"]', (element) => element.checked), false);
  await press(page, "button", "取用勾选的数");
  await message("已取用表里的 7 项");
  // The keyboard is where it is said what happened, with the way on.
  await page.waitForFunction(() => document.activeElement.innerText.startsWith("已取用表里的 7 项") && document.activeElement.getBoundingClientRect().top >= 0);
  await press(page, ".message a", "去“填报”");
  await page.waitForSelector('[data-field="teachers"]');
  assert.equal(await page.$(".message a"), null);
  assert.deepEqual([await figure("teachers", "primary"), await figure("pe_teachers", "primary"), await figure("classes", "primary")], ["60", "5", "26"]);
  assert.ok(!Object.keys(await entered(page)).includes("music_teachers/primary"));
  await press(page, "button", "撤销");
  await message("已恢复到之前的内容");
  assert.deepEqual(await entered(page), { "teachers/primary": "60" });
});

test("a block pasted into a field is shown and taken; a list takes it as it is", async () => {
  await go(page, "填报");
  const paste = (selector, text) =>
    page.$eval(
      selector,
      (field, element) => {
        const data = new DataTransfer();
        data.setData("text/plain", element);
        field.focus();
        return field.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
      },
      text,
    );
  await paste('[data-field="class_sizes"][data-part="grade1"]', "45\n46\n44\n");
  assert.equal(await figure("class_sizes", "grade1"), "45 46 44");
  assert.equal(await said("h1"), "填报");
  // Not cancelled: the browser puts it into the field itself.
  assert.equal(await paste('[data-field="pupils"][data-part="primary"]', "1180\n"), true);
  assert.equal(await paste('[data-field="pupils"][data-part="primary"]', "在校生数\t1,180\n班级数\t26\n没有的项\t3\n"), false);
  await page.waitForSelector("#found-heading");
  assert.equal(await said("h1"), "导入导出");
  assert.equal(await said("#found-heading"), "找到 2 个数");
  // What was not taken is to be seen at once.
  assert.match(await said(".found-left"), /没有认出 1 处，没有取[^]*没有的项 3/);
  assert.equal(await page.$(".found details .found-left"), null);
  await press(page, "button", "取用勾选的数");
  await message("已取用表里的 2 项");
  await go(page, "填报");
  assert.deepEqual([await figure("pupils", "primary"), await figure("classes", "primary")], ["1180", "26"]);
  assert.doesNotMatch(await said("body"), /换成完整版就看得到/);
  // In the short form the person is told where the rest stands.
  await press(page, "button", "简版");
  assert.equal(await paste('[data-field="pupils"][data-part="primary"]', "在校生数\t1,181\n图书册数\t30000\n"), false);
  await page.waitForSelector("#found-heading");
  await page.$$eval("[data-take]:not(:checked)", (all) => all.forEach((element) => element.click()));
  await press(page, "button", "取用勾选的数");
  await message("换成完整版就看得到");
});

test("a template that openpyxl filled comes back, and everything that is exported is read by others", async () => {
  await go(page, "导入导出");
  const get = (key) => download(folder, () => click(page, `[data-file="${key}"]`));
  await page.waitForSelector('[data-file="Template"]');
  const template = await get("Template");
  assert.deepEqual(await schemaErrors(template.path), []);
  const filled = join(folder, "filled.xlsx");
  await fillCells(template.path, filled, { "school/name": "=cmd|' /C calc'!A0", "teachers/primary": 58, "music_rooms/whole": "98 88", "teaching_area/whole": "5,020㎡" });
  await importFile(filled);
  assert.match(await said(".found"), /找到 5 个数/);
  await press(page, "button", "取用勾选的数");
  await message("已取用表里的 4 项");
  const figures = await get("Figures");
  assert.deepEqual(await schemaErrors(figures.path), []);
  const sheet = (await cells(figures.path))["填报"];
  const value = (code) => {
    const address = Object.keys(sheet).find((cell) => cell.startsWith("A") && sheet[cell] === code);
    return sheet[address.replace("A", "D")];
  };
  assert.deepEqual(
    [value("school/name"), value("teachers/primary"), value("music_rooms/whole"), value("teaching_area/whole")],
    ["=cmd|' /C calc'!A0", "58", "98 88", "5020"],
  );
  const csv = (await get("FiguresCsv")).bytes;
  assert.deepEqual([...csv.subarray(0, 3)], [0xef, 0xbb, 0xbf]);
  assert.ok(csv.toString("utf8").includes(`"school/name","学校名称","","'=cmd|' /C calc'!A0"`));
  for (const key of ["Results", "Roster"]) assert.deepEqual(await schemaErrors((await get(key)).path), [], key);
  assert.match((await get("ResultsCsv")).bytes.toString("utf8"), /教学及辅助用房/);
});

test("what cannot be read is told, and a copy with the problems is given", async () => {
  const at = await mkdtemp(join(tmpdir(), "duibiao-tables-"));
  const bad = join(at, "坏.csv");
  await writeFile(bad, "教基4155,,\n,合计,音乐\n总计,约58,3\n");
  await importFile(bad);
  assert.match(await said(".found .files-note"), /B3：专任教师应是整数，如 58；现在填的是“约58”。/);
  const copy = await download(folder, () => click(page, '[data-file="MarkedCopy"]'));
  assert.deepEqual(await schemaErrors(copy.path), []);
  assert.match(JSON.stringify(await cells(copy.path)), /问题.*B3：专任教师应是整数/s);
  // What people type is told in the same way.
  await type(page, "#paste-box", "音乐教师 3；专任教师 约58");
  await press(page, "button", "识别粘贴的内容");
  await page.waitForFunction(() => document.querySelector("#found-heading")?.innerText === "找到 1 个数");
  assert.match(await said(".found .files-note"), /专任教师应是整数，如 58；现在填的是“约58”/);
  // Where nothing was found, which tables were read is to be seen at once.
  await type(page, "#paste-box", "天气\t晴\n风力\t三级\n");
  await press(page, "button", "识别粘贴的内容");
  await page.waitForFunction(() => document.querySelector("#found-heading")?.innerText === "没有找到要用的数");
  assert.match(await said(".found > .files-note"), /没有取到数[^]*没有认出要用的数/);
  assert.equal(await page.$(".found details"), null);
  const broken = join(at, "坏.xlsx");
  await writeFile(broken, Buffer.from("PK\u0003\u0004 nothing"));
  await importFile(broken);
  assert.match(await said(".found"), /“坏.xlsx”：文件不完整或已损坏/);
});

test("reading can be cancelled, and the next file is read all the same", async () => {
  const at = await mkdtemp(join(tmpdir(), "duibiao-tables-"));
  const large = join(at, "大.csv");
  await writeFile(large, "1,2,3,4,5,6,7,8\n".repeat(60_000));
  await go(page, "导入导出");
  const input = await page.waitForSelector("#import-file");
  await input.uploadFile(large);
  // A worker whose script is still on its way would be a request that failed.
  await page.waitForFunction(() => document.querySelector("#progress")?.textContent.includes("读取"));
  await press(page, "button", "取消");
  await page.waitForFunction(() => !document.querySelector("#progress"));
  await importFile(STATISTICS);
  assert.equal(await said("#found-heading"), "找到 9 个数");
});

test("a roster of 2,000 schools with 40 figures is read", async () => {
  const at = await mkdtemp(join(tmpdir(), "duibiao-tables-"));
  await go(page, "导入导出");
  await page.waitForSelector('[data-file="Roster"]');
  const blank = await download(folder, () => click(page, '[data-file="Roster"]'));
  const roster = join(at, "名册.xlsx");
  await fillCells(blank.path, roster, { rows: 2000, columns: 40 });
  await type(page, "#paste-box", "");
  await page.evaluate(() => (globalThis.began = 0));
  const input = await page.waitForSelector("#import-file");
  await page.$eval("#import-file", (element) => element.addEventListener("change", () => (globalThis.began = performance.now())));
  await input.uploadFile(roster);
  await page.waitForSelector("#found-heading");
  const taken = await page.evaluate(() => performance.now() - globalThis.began);
  console.log(`roster of 2,000 x 40: ${taken.toFixed(0)} ms`);
  assert.match(await said(".found"), /名册，有 2000 行/);
});

test("the page with a preview has no complaint of axe and does not stick out", async () => {
  await importFile(STATISTICS);
  await page.$$eval("details", (all) => all.forEach((element) => (element.open = true)));
  for (const width of [1280, 360]) {
    await page.setViewport({ width, height: 800 });
    for (const scheme of ["light", "dark"]) {
      await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
      assert.deepEqual(await complaints(page), [], `${width} ${scheme}`);
    }
  }
  assert.deepEqual(await screenshots(page, "exchange-found"), { 1280: 0, 360: 0 });
  assert.ok(Object.keys(await entered(page)).length === 0);
});
