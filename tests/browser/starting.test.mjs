// What the page finds in the store when it starts: entries of closed pages, records that are not whole, schools that can only
// be looked at. Each stands alone, nothing is dropped without a word, and what is said is what is so.
import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { download, downloadFolder } from "./download.mjs";
import { choose, chooseInMenu, click, go, press, type } from "./form.mjs";
import { PAGE, chromium, closeTab, isOpen } from "./launch.mjs";
import { openedPage } from "./opened.mjs";
import { toPaper } from "./plan.mjs";
import { kept, put, stored } from "./store.mjs";

const PUPILS = '[data-field="pupils"][data-part="primary"]';
const HOUR = 3_600_000;

let browser;
let context;
let page;

before(async () => {
  browser = await chromium();
});
after(() => browser?.close());
beforeEach(async () => {
  context = await browser.createBrowserContext();
  ({ page } = await openedPage(context));
});
afterEach(() => context?.close());

async function enter(name, count) {
  await go(page, "学校信息");
  await type(page, "#name", name);
  await choose(page, "kind", "小学");
  await go(page, "填报");
  await type(page, PUPILS, count);
  await kept(page, `"primary": ${count}`);
}

async function another(name, count) {
  await chooseInMenu(page, "school-menu", "新建一所学校");
  await says("这是一所新的学校");
  await enter(name, count);
}

/** Leaves the page for another address of the same origin, where nothing of it runs, and gives what is kept. */
async function leave() {
  await page.goto("about:blank");
  await page.goto(new URL("assets/none", PAGE).href);
  return stored(page);
}

async function start() {
  await page.goto(PAGE);
  await isOpen(page);
}

const says = (text) => page.waitForFunction((wanted) => document.body.innerText.includes(wanted), {}, text);
const said = () => page.$eval("body", (element) => element.innerText);
const schoolOf = (all, name) => all.schools.find((school) => school.name === name);

/** What a page that was closed leaves: a request for `school` with another number of pupils. */
function entryOf(all, school, count, fields = {}) {
  const text = all.texts[school.state].replace(/("pupils": \{\s*"primary": )\d+/, `$1${count}`);
  assert.ok(text.includes(`"primary": ${count}`));
  const id = `closed-${count}`;
  return {
    key: `${id} ${school.id}`, tab: id, seq: 3, now: school.saved + 1000, school: school.id, base: school.revision, force: false,
    fork: `${id}.fork`, text, name: school.name, why: "typed", state: `${id}.1`, gone: [], ...fields,
  };
}

const pupils = async () => {
  await go(page, "填报");
  return page.$eval(PUPILS, (field) => field.value);
};

test("entries of several closed pages are all put in place, whichever of them another tab had overtaken", async () => {
  await enter("东河小学", "310");
  await another("西河小学", "420");
  const all = await leave();
  const [east, west] = [schoolOf(all, "东河小学"), schoolOf(all, "西河小学")];
  const overtaken = { base: east.revision - 1 };
  for (const entry of [
    entryOf(all, east, 311, { ...overtaken, now: east.saved - HOUR }),
    entryOf(all, east, 312, overtaken),
    entryOf(all, west, 421),
    entryOf(all, east, 313, { ...overtaken, now: east.saved + HOUR }),
  ]) {
    await put(page, "journal", entry);
  }
  await start();
  await says("两边都没有丢");
  assert.equal(await pupils(), "421");
  const now = await stored(page);
  assert.deepEqual(now.journal, []);
  for (const count of [311, 312, 313]) {
    assert.ok(Object.values(now.texts).some((text) => text.includes(`"primary": ${count}`)), `${count} is lost`);
  }
  assert.match(now.texts[schoolOf(now, "东河小学").state], /"primary": 310/);
});

test("which of two texts of one page is newer is told by their order, whatever the clock says", async () => {
  await enter("东河小学", "310");
  let all = await leave();
  let [school] = all.schools;
  assert.ok(Number.isSafeInteger(school.seq), "the school does not say which change of its page it holds");
  const { tab, seq } = school;
  // The clock was put back by an hour before the last key.
  await put(page, "journal", entryOf(all, school, 311, { tab, seq: seq + 1, now: school.saved - HOUR, base: school.revision - 1 }));
  await start();
  assert.equal(await pupils(), "311");
  all = await leave();
  [school] = all.schools;
  // The clock was put forward, but this one is older than what stands there.
  await put(page, "journal", entryOf(all, school, 300, { tab, seq, now: school.saved + HOUR }));
  await start();
  assert.equal(await pupils(), "311");
  assert.deepEqual((await stored(page)).journal, []);
});

test("what is typed and closed after the clock went back is there", async () => {
  await enter("东河小学", "310");
  await page.evaluate((back) => {
    const now = Date.now.bind(Date);
    Date.now = () => now() - back;
  }, HOUR);
  await type(page, PUPILS, "311");
  await closeTab(page);
  ({ page } = await openedPage(context));
  assert.equal(await pupils(), "311");
});

test("on a full disk the school is shown, and the entry that finds no room stays and can be saved as a file", async () => {
  await enter("东河小学", "310");
  const all = await leave();
  await put(page, "journal", entryOf(all, all.schools[0], 311));
  await page.evaluateOnNewDocument(() => {
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (...given) {
      if (globalThis.name === "full") throw new DOMException("full", "QuotaExceededError");
      return put.apply(this, given);
    };
  });
  await page.evaluate(() => (globalThis.name = "full"));
  await start();
  await says("还没有放回原处（浏览器给网页的空间用完了）");
  assert.doesNotMatch(await said(), /填的数还在页面上/);
  const folder = await downloadFolder(page);
  const saved = await download(folder, () => press(page, ".message button", "另存那一份为文件"));
  assert.match(saved.bytes.toString(), /"primary": 311/);
  assert.equal(await pupils(), "310");
  assert.equal((await stored(page)).journal.length, 1);
  // With room again it is put in place.
  await page.evaluate(() => (globalThis.name = ""));
  await page.reload();
  await isOpen(page);
  assert.equal(await pupils(), "311");
  assert.deepEqual((await stored(page)).journal, []);
});

test("an entry that is not whole is set aside, and those behind it are put in place", async () => {
  await enter("东河小学", "310");
  const all = await leave();
  const [school] = all.schools;
  const junk = { key: "a", text: `{"半":"个"}`, school: 5, gone: [{}] };
  await put(page, "journal", junk);
  await put(page, "journal", { ...entryOf(all, school, 309), key: "b", gone: [{ no: "key" }] });
  await put(page, "journal", entryOf(all, school, 311));
  await page.evaluate(() => localStorage.setItem("duibiao.left c", `{"text": "剩下的`));
  await start();
  assert.match(await said(), /已原样另放，没有丢。原因：关闭页面时留下的这一份不完整/);
  assert.equal(await pupils(), "311");
  const now = await stored(page);
  assert.deepEqual(now.journal, []);
  assert.equal(now.aside.length, 3);
  for (const part of ["半", "剩下的"]) assert.ok(now.aside.some((entry) => entry.text.includes(part)), part);
  assert.equal(await page.evaluate(() => localStorage.getItem("duibiao.left c")), null);
});

test("a school whose content is missing is told, and the others are there", async () => {
  await enter("东河小学", "310");
  await another("西河小学", "420");
  const all = await leave();
  await put(page, "texts", null, schoolOf(all, "西河小学").state);
  await start();
  assert.match(await said(), /“西河小学”保存在本机的内容缺了，读不出来，所以现在是空白的/);
  await go(page, "历史版本");
  await click(page, '.kept [data-task=open][aria-label="打开：东河小学"]');
  await says("已换成另一所学校");
  assert.equal(await pupils(), "310");
});

test("records of wrong types break neither the start nor the lists", async () => {
  await enter("东河小学", "310");
  await leave();
  const odd = "odd";
  await put(page, "schools", { id: odd, name: 42, label: { a: 1 }, saved: "昨天", state: { b: 2 }, revision: "x", deleted: 0, unfiled: "y", tab: 7 });
  await put(page, "schools", { id: 5, name: "数字小学", saved: "昨天", state: "none" });
  await put(page, "states", { id: "s", school: odd, bytes: "many", saved: null, begun: {}, why: 3 });
  await put(page, "states", { id: 8, school: odd, bytes: -1.5 });
  await put(page, "aside", { id: "t", text: 9, saved: "x", reason: 5 });
  await page.evaluate(() => localStorage.setItem("duibiao.open", "odd 1 1 1"));
  await page.evaluate(() => sessionStorage.removeItem("duibiao.open"));
  await start();
  assert.match(await said(), /读不出来，所以现在是空白的/);
  await go(page, "历史版本");
  await page.waitForFunction(() => document.querySelectorAll(".kept li strong").length >= 3);
  await go(page, "本机数据");
  await page.waitForFunction(() => document.querySelector("main table"));
  await go(page, "历史版本");
  await click(page, '.kept [data-task=open][aria-label="打开：东河小学"]');
  await says("已换成另一所学校");
  assert.equal(await pupils(), "310");
});

test("a school whose mark of being deleted is no moment is there, and goes neither now nor later", async () => {
  await enter("东河小学", "310");
  const all = await leave();
  for (const deleted of [{}, "7", -1]) {
    await put(page, "schools", { ...all.schools[0], deleted, label: { a: 1 }, handle: { name: {} } });
    await start();
    assert.equal(await pupils(), "310");
    // The list takes away for good what was deleted long ago.
    await go(page, "历史版本");
    await page.waitForSelector(".kept li strong");
    const names = await page.$$eval(".kept li strong", (all) => all.map((element) => element.textContent));
    assert.ok(names.some((name) => name.includes("东河小学")), `${names}`);
    assert.doesNotMatch(await said(), /\[object/);
    await leave();
  }
});

test("what was set aside is offered as it is, whatever its record holds, and can be taken away", async () => {
  await enter("东河小学", "310");
  await leave();
  await put(page, "aside", { id: 4, saved: "x", reason: 5, text: 9_119 });
  await put(page, "aside", { id: ["a", 1], text: { 半: "个" } });
  await start();
  assert.doesNotMatch(await said(), /没有空间另放/);
  for (const expected of ["9119", '{"半":"个"}']) {
    const saved = await download(await downloadFolder(page), () => press(page, "button", "另存旧内容为文件"));
    assert.equal(saved.bytes.toString(), expected);
    await press(page, "button", "已不需要，删除旧内容");
    const left = expected === "9119" ? 1 : 0;
    await page.waitForFunction((count) => document.querySelector("[role=alert]").innerText.split("删除旧内容").length - 1 === count, {}, left);
  }
  await page.waitForFunction(async () => {
    const db = await new Promise((resolve) => (indexedDB.open("duibiao").onsuccess = (event) => resolve(event.target.result)));
    const count = await new Promise((resolve) => (db.transaction("aside").objectStore("aside").count().onsuccess = (event) => resolve(event.target.result)));
    db.close();
    return count === 0;
  });
});

test("what can only be looked at is saved nowhere, and looking at its results is no change", async () => {
  await enter("东河小学", "310");
  const all = await leave();
  const [school] = all.schools;
  const newer = JSON.stringify({ ...JSON.parse(all.texts[school.state]), version: 99, later: { kept: "不认识的" } });
  await put(page, "texts", newer, school.state);
  await start();
  await says("只能查看");
  assert.equal(await page.$$eval(".message", (all) => all.length), 1, "the same is said twice");
  // The school has a file, written by the newer page.
  await page.evaluate(() => {
    globalThis.writes = 0;
    globalThis.showSaveFilePicker = async () => {
      globalThis.writes += 1;
      throw new DOMException("", "AbortError");
    };
    HTMLAnchorElement.prototype.click = () => (globalThis.writes += 1);
  });
  await press(page, ".message button", "知道了");
  await go(page, "结果");
  await page.waitForSelector("main table");
  await toPaper(page);
  assert.equal(await page.$(".message:not(#viewing)"), null, "looking at it warns");
  const paragraph = ".paper .paper-text";
  await click(page, paragraph);
  await page.focus(paragraph);
  await page.keyboard.press("Enter");
  assert.equal(await page.$(".paper-form"), null, "what can only be looked at is edited");
  assert.equal(await page.$eval(paragraph, (element) => element.hidden), false);
  await page.keyboard.down("Control");
  await page.keyboard.press("s");
  await page.keyboard.up("Control");
  await says("改不动也不会保存");
  assert.equal(await page.evaluate(() => globalThis.writes), 0);
  // Not by another way either.
  await page.evaluate(() => {
    duibiaoStore.changed("{}", "", "typed", "");
    return duibiaoStore.saveFile("{}", "东河小学");
  });
  assert.equal(await page.evaluate(() => globalThis.writes), 0);
  await page.reload();
  await isOpen(page);
  const now = await stored(page);
  assert.equal(now.texts[now.schools[0].state], newer);
});
