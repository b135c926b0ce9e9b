// What is on its way: whatever is typed, in every kind of field, is kept while the keyboard is still in it, is in every file
// that is saved, and is never said to be kept before it is. Nothing here waits for a time: the store is looked at.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { download, downloadFolder } from "./download.mjs";
import { press } from "./form.mjs";
import { chromium, isOpen } from "./launch.mjs";
import { openedPlan, openText, saying, silent, to, toPaper } from "./plan.mjs";
import { outline } from "./readers.mjs";
import { kept, stored } from "./store.mjs";

let browser;
let page;
let seen;

before(async () => {
  browser = await chromium();
  ({ page, seen } = await openedPlan(browser));
  await kept(page, "第二小学");
});
after(() => browser?.close());

/** Presses the first text whose key begins so, and gives the key. */
async function open(beginning) {
  const key = await page.$eval(`.paper .paper-text[data-key^="${beginning}"]`, (element) => element.dataset.key);
  await openText(page, key);
  return key;
}

const content = (all) => all.schools.map((school) => all.texts[school.state]).join("\n");

/** Types over what stands in the field that has the keyboard; after each key, what is said to be kept must be kept. */
async function over(text) {
  await page.evaluate(() => document.activeElement.select?.());
  for (let end = 1; end <= text.length; end += 1) {
    await page.keyboard.type(text[end - 1]);
    await isTrue(text.slice(0, end));
  }
}

/** Where the head of the page says that everything is kept, `typed` stands in the store. */
async function isTrue(typed) {
  const said = await page.$eval(".header-saving", (element) => element.textContent);
  if (!said.startsWith("已保存")) return;
  assert.ok(content(await stored(page)).includes(typed), `“${typed}” is said to be kept (${said})`);
}

const saved = () => page.waitForFunction(() => document.querySelector(".header-saving")?.textContent.startsWith("已保存"));

/** Types `text` and waits, without leaving the field, until it stands in the store and the page says so. */
async function staysIn(field, text) {
  await over(text);
  await kept(page, text);
  await saved();
  assert.equal(await page.evaluate(() => document.activeElement.value), text, `${field}: the keyboard has left the field`);
}

/** Closes the fields of a text and takes back what was typed. */
async function giveUp() {
  await page.keyboard.press("Escape");
  await page.waitForFunction(() => !document.querySelector(".paper-form"));
}

test("each field of a task is kept while it is typed in, and given up all the same", async () => {
  await toPaper(page, "ledger");
  const key = await open("task/R5/");
  const measure = key.split("/")[2];
  for (const [name, text] of [
    ["text", "把北侧停车位迁出去"],
    ["owner", "后勤主任王立新"],
    ["sum", "3.75"],
  ]) {
    await page.focus(`[id="editing-task-R5-${measure}-${name}"]`);
    await staysIn(name, text);
  }
  await giveUp();
  await silent(page, "把北侧停车位迁出去");
  await saved();
  assert.ok(!content(await stored(page)).includes("把北侧停车位迁出去"), "what was given up is kept");
  await toPaper(page);
});

for (const [what, key] of [
  ["a paragraph", "facts/school"],
  ["a heading", "facts/heading"],
  ["a cell", "standing/problems/"],
]) {
  test(`${what} is kept while it is typed in`, async () => {
    await open(key);
    await staysIn(what, `改过的${key}`);
    await giveUp();
  });
}

test("a text that is emptied stays open, and what is written anew is kept", async () => {
  await open("facts/school");
  await page.evaluate(() => document.activeElement.select());
  await page.keyboard.press("Backspace");
  await kept(page, "【删去】");
  assert.ok(await page.$(".paper-form"), "the fields were closed");
  await page.keyboard.type("重写");
  await kept(page, "重写");
  await giveUp();
});

test("a section of one's own and the fields beside the papers are kept while they are typed in", async () => {
  await page.$eval("#own-sections", (element) => (element.open = true));
  for (const field of ["#section-plan-1-heading", "#section-plan-1-text"]) {
    await page.focus(field);
    await staysIn(field, `校舍安全${field.length}`);
  }
  await page.$eval("#section-plan-1-text", (element) => element.select());
  await page.keyboard.press("Backspace");
  await page.$eval("#section-plan-1-heading", (element) => (element.focus(), element.select()));
  await page.keyboard.press("Backspace");
  await silent(page, "校舍安全");
});

test("whoever types without a pause is kept in the middle of it", async () => {
  await open("facts/school");
  await page.evaluate(() => document.activeElement.select());
  let typed = "";
  for (const isKept = async () => content(await stored(page)).includes("连续打字第"); !(await isKept()); ) {
    assert.ok(typed.length < 2000, "nothing is kept while somebody types");
    typed += `连续打字第${typed.length}个。`;
    await page.keyboard.type(`连续打字第${typed.length}个。`);
  }
  assert.ok(await page.$(".paper-form"), "the fields were closed");
  await giveUp();
});

/** The browser's own dialog stands for a person's choice: a real file of the page's private file system. */
async function withFiles() {
  await page.evaluate(() => {
    globalThis.showSaveFilePicker = async () => (await navigator.storage.getDirectory()).getFileHandle("x.json", { create: true });
    FileSystemHandle.prototype.requestPermission = async () => "granted";
  });
}

const inFile = () =>
  page.evaluate(async () => (await (await (await navigator.storage.getDirectory()).getFileHandle("x.json")).getFile()).text());

async function saveFile() {
  await page.keyboard.down("Control");
  await page.keyboard.press("s");
  await page.keyboard.up("Control");
  await page.waitForFunction(() => document.body.innerText.includes("已保存到文件"));
  const text = await inFile();
  await press(page, ".message button", "知道了");
  return text;
}

test("Ctrl+S has the last key, in a paragraph and among the fields of a task", async () => {
  await withFiles();
  await open("facts/school");
  await page.evaluate(() => document.activeElement.select());
  await page.keyboard.type("存之前的一刻");
  assert.match(await saveFile(), /存之前的一刻/);
  await giveUp();
  await toPaper(page, "ledger");
  const key = await open("task/R5/");
  await page.focus(`[id="editing-task-R5-${key.split("/")[2]}-owner"]`);
  await page.evaluate(() => document.activeElement.select());
  await page.keyboard.type("会计赵敏");
  assert.match(await saveFile(), /会计赵敏/);
  await giveUp();
  await toPaper(page);
});

test("a download has the last key, though the keyboard never left the field", async () => {
  await open("facts/school");
  await page.evaluate(() => document.activeElement.select());
  const folder = await downloadFolder(page);
  const file = await download(folder, async () => {
    await page.keyboard.type("下载之前的一刻");
    await page.$eval("#download-plan", (element) => element.click());
  });
  assert.match(JSON.stringify((await outline(file.path)).blocks), /下载之前的一刻/);
  await giveUp();
});

test("the last key goes with its school when another one is opened", async () => {
  await open("facts/school");
  await page.evaluate(() => document.activeElement.select());
  await page.keyboard.type("换学校之前的一刻");
  // Without a press, as the browser's own way back does it.
  await page.evaluate(() => (location.hash = "#/history"));
  await press(page, "#school-menu", "");
  await press(page, ".menu-item", "新建一所学校");
  await page.waitForFunction(() => document.body.innerText.includes("这是一所新的学校"));
  await kept(page, "换学校之前的一刻");
  await to(page, "history", "历史版本");
  await press(page, ".kept button", "打开");
  await page.waitForFunction(() => document.body.innerText.includes("已换成另一所学校"));
  await toPaper(page);
  await saying(page, "换学校之前的一刻");
});

test("a page that is reloaded has the last key of every kind of field", async () => {
  await toPaper(page);
  await open("standing/heading");
  await page.evaluate(() => document.activeElement.select());
  await page.keyboard.type("对照情况如下");
  await page.reload();
  await isOpen(page);
  await toPaper(page);
  await saying(page, "对照情况如下");
  assert.deepEqual(seen.faults, []);
});
