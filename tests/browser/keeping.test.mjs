// Nothing typed is lost: it is there after closing the tab, goes into a file and back, and a bad file changes nothing.
import assert from "node:assert/strict";
import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { download, downloadFolder } from "./download.mjs";
import { choose, entered, go, press, type } from "./form.mjs";
import { chromium, isOpen, PAGE } from "./launch.mjs";
import { record } from "./record.mjs";

const PUPILS = '[data-field="pupils"][data-part="primary"]';
const KEY = "duibiao.school";

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
  page = await open();
});
afterEach(() => context?.close());

async function open() {
  const fresh = await context.newPage();
  await fresh.setViewport({ width: 1280, height: 900 });
  seen = await record(fresh);
  await fresh.goto(PAGE);
  await isOpen(fresh);
  return fresh;
}

async function enterPupils(text) {
  await go(page, "开始");
  await choose(page, "kind", "小学");
  await go(page, "填报");
  await type(page, PUPILS, text);
}

async function file(name, content) {
  const path = join(await mkdtemp(join(tmpdir(), "duibiao-files-")), name);
  await writeFile(path, content);
  return path;
}

async function choosePath(path) {
  await go(page, "开始");
  const input = await page.$("#open-file");
  await input.uploadFile(path);
}

const message = () => page.waitForSelector(".message, dialog, [role=dialog]").then((found) => found.evaluate((own) => own.innerText));

test("what was typed is there after closing the tab", async () => {
  await enterPupils("1,180人");
  await page.waitForFunction((key) => localStorage.getItem(key)?.includes("1180"), {}, KEY);
  await page.close();
  page = await open();
  await go(page, "填报");
  assert.equal(await page.$eval(PUPILS, (field) => field.value), "1,180人");
});

test("what was typed a moment before closing is there too", async () => {
  await enterPupils("977");
  // Closed as a person closes a tab: the page is told, and has no time beyond that.
  await page.close({ runBeforeUnload: true });
  page = await open();
  await go(page, "填报");
  assert.equal(await page.$eval(PUPILS, (field) => field.value), "977");
});

test("a school goes into a file and comes back from it", async () => {
  await enterPupils("约300");
  await go(page, "开始");
  const folder = await downloadFolder(page);
  const saved = await download(folder, () => press(page, "button", "另存为文件"));
  assert.match(saved.name, /\.duibiao\.json$/);
  await press(page, "button", "清除全部");
  await press(page, "dialog button, [role=dialog] button", "全部清除");
  await go(page, "填报");
  assert.deepEqual(await entered(page), {});
  await choosePath(saved.path);
  // The text cannot be read as a number, so the page says so and asks before taking the file over.
  const dialog = await page.waitForSelector("dialog, [role=dialog]");
  assert.match(await dialog.evaluate((own) => own.innerText), /在校生数应是整数/);
  await press(page, "dialog button, [role=dialog] button", "仍然打开");
  await go(page, "填报");
  assert.equal(await page.$eval(PUPILS, (field) => field.value), "约300");
});

test("clearing can be undone", async () => {
  await enterPupils("640");
  await go(page, "开始");
  await press(page, "button", "清除全部");
  await press(page, "dialog button, [role=dialog] button", "全部清除");
  await press(page, "button", "撤销");
  await go(page, "填报");
  assert.equal(await page.$eval(PUPILS, (field) => field.value), "640");
});

test("an undo that was a slip can be taken back", async () => {
  await enterPupils("640");
  await go(page, "开始");
  await press(page, "button", "载入样例学校");
  await press(page, "dialog button, [role=dialog] button", "打开");
  await go(page, "填报");
  await type(page, PUPILS, "1181");
  await press(page, "button", "撤销");
  await page.waitForFunction((field) => document.querySelector(field)?.value === "640", {}, PUPILS);
  await press(page, "button", "撤销");
  await page.waitForFunction((field) => document.querySelector(field)?.value === "1181", {}, PUPILS);
  assert.equal(await page.$eval(PUPILS, (field) => field.value), "1181");
});

test("what another tab saved is put apart and not written over", async () => {
  await enterPupils("100");
  await page.waitForFunction((key) => localStorage.getItem(key)?.includes("100"), {}, KEY);
  const other = await open();
  await go(other, "填报");
  await type(other, PUPILS, "207");
  await other.waitForFunction((key) => localStorage.getItem(key)?.includes("207"), {}, KEY);
  await page.bringToFront();
  await type(page, PUPILS, "101");
  await page.waitForFunction((key) => localStorage.getItem(key)?.includes("101"), {}, KEY);
  const kept = await page.evaluate(() => Object.values(localStorage).filter((text) => text.includes("207")).length);
  assert.equal(kept, 1, "the other tab's figures are gone");
  await page.waitForFunction(() => document.body.innerText.includes("另一个标签页保存过与本页不同的内容"));
});

test("a day and a year that are half typed are not wiped", async () => {
  await go(page, "开始");
  await type(page, "#built-year", "２０１５年");
  await type(page, "#name", "某校");
  await page.waitForFunction((key) => localStorage.getItem(key)?.includes("2015"), {}, KEY);
  assert.equal(await page.$eval("#built-year", (field) => field.value), "２０１５年");
});

const school = (change) => {
  const json = { type: "duibiao-school", version: 1, profile: { name: "另一所学校", kind: "primary" }, figures: {} };
  change(json);
  return JSON.stringify(json);
};
for (const [name, content, expected] of [
  ["20 MB of junk", "x".repeat(20_000_000), /20\.0 MB.*不超过 16 MB/],
  ["no JSON", "{", /第 1 行/],
  ["another JSON", "[1]", /不是对标的学校文件/],
  ["a newer version", school((json) => (json.version = 99)), /较新版本.*99/],
  ["a wrong type", school((json) => (json.figures.pupils = { primary: true })), /在校生数.*应是数/],
  ["a wrong kind", school((json) => (json.profile.kind = "university")), /办学类型.*university/],
  ["a negative count", school((json) => (json.figures.pupils = { primary: -5 })), /在校生数不会小于 0/],
  [
    "a part greater than its whole",
    school((json) => Object.assign(json.figures, { teachers: { primary: 10 }, backbone_teachers: { primary: 12 } })),
    /骨干教师（12）大于专任教师（10）/,
  ],
]) {
  test(`a file with ${name} is named and leaves what is open untouched`, async () => {
    await enterPupils("512");
    await choosePath(await file("学校.duibiao.json", content));
    assert.match(await message(), expected);
    if (await page.$("dialog, [role=dialog]")) await press(page, "dialog button, [role=dialog] button", "不打开");
    await go(page, "填报");
    assert.equal(await page.$eval(PUPILS, (field) => field.value), "512");
    assert.deepEqual(seen.faults, []);
  });
}

test("a store that cannot be read is set aside and offered, and the page still starts", async () => {
  await page.evaluate((key) => localStorage.setItem(key, "{ 半个文件"), KEY);
  await page.reload();
  await isOpen(page);
  assert.match(await message(), /打不开，已原样另放，没有丢|打不开,已原样另放,没有丢/);
  const folder = await downloadFolder(page);
  const kept = await download(folder, () => press(page, "button", "另存旧内容为文件"));
  assert.equal((await readFile(kept.path)).toString(), "{ 半个文件");
  await enterPupils("33");
  await page.waitForFunction((key) => localStorage.getItem(key)?.includes("33"), {}, KEY);
  assert.ok(await page.evaluate(() => Object.values(localStorage).includes("{ 半个文件")), "the old text is gone");
});

test("a browser that keeps nothing is named at once", async () => {
  await page.evaluateOnNewDocument(() => {
    Object.defineProperty(window, "localStorage", {
      get() {
        throw new DOMException("denied", "SecurityError");
      },
    });
  });
  await page.reload();
  await isOpen(page);
  assert.match(await message(), /不让网页保存/);
  await enterPupils("88");
  assert.match(await page.$eval("#verdict", (own) => own.textContent), /已填|还没有/);
});

test("blank, 0 and 不适用 give three different results", async () => {
  const field = '[data-field="indoor_sports_area"][data-part="whole"]';
  await enterPupils("100");
  await type(page, '[data-field="sports_field_area"][data-part="whole"]', "800");
  const sports = async () => {
    await go(page, "结果");
    const rows = await page.$$eval("table tr", (rows) => rows.map((row) => row.innerText));
    await go(page, "填报");
    return rows.find((row) => row.includes("体育运动场馆")).replace(/\s+/g, " ");
  };
  assert.match(await sports(), /暂不判定/);
  await type(page, field, "0");
  assert.match(await sports(), /8\.00㎡/);
  await page.click('[data-not-applicable="indoor_sports_area"]');
  assert.match(await sports(), /8\.00㎡/);
  await page.click('[data-not-applicable="sports_field_area"]');
  assert.match(await sports(), /不适用/);
});
