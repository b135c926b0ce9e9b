// What comes from outside: a name of any characters opens again, files of other programs are called what they are with the
// way to what was wanted, several files are not dropped in silence, and no file is read by the page itself.
import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { download, downloadFolder } from "./download.mjs";
import { choose, chooseInMenu, go, press, type } from "./form.mjs";
import { chromium } from "./launch.mjs";
import { blankPage, openedPage, visit } from "./opened.mjs";
import { kept } from "./store.mjs";

const PUPILS = '[data-field="pupils"][data-part="primary"]';

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
  ({ page, seen } = await openedPage(context));
  await go(page, "学校信息");
  await choose(page, "kind", "小学");
  await go(page, "填报");
  await type(page, PUPILS, "512");
  await kept(page, "512");
});
afterEach(async () => {
  assert.deepEqual(seen.faults, []);
  await context?.close();
});

/** Drops files on the page: names with the bytes or the text that is in them. */
const drop = (files) =>
  page.evaluate((files) => {
    const data = new DataTransfer();
    for (const [name, content] of files) {
      const bytes = typeof content === "string" ? content : new Uint8Array(content);
      data.items.add(new File([bytes], name));
    }
    const event = (type) => new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: data });
    const main = document.querySelector("main");
    main.dispatchEvent(event("dragover"));
    main.dispatchEvent(event("drop"));
  }, files);

const message = async (expected) => {
  await page.waitForFunction((source) => new RegExp(source).test(document.querySelector(".message")?.innerText ?? ""), {}, expected.source);
  return page.$eval(".message", (element) => element.innerText);
};

const pupils = () => page.$eval(PUPILS, (field) => field.value);

const school = (rest) => JSON.stringify({ type: "duibiao-school", version: 1, profile: { name: "另一所", kind: "primary" }, ...rest });

test("a school with a replacement character in its name opens its own file again", async () => {
  await go(page, "学校信息");
  await type(page, "#name", "河\u{FFFD}湾小学");
  await kept(page, "河\u{FFFD}湾小学");
  const saved = await download(await downloadFolder(page), () => chooseInMenu(page, "school-menu", "另存为文件"));
  assert.match((await readFile(saved.path)).toString(), /河\u{FFFD}湾小学/u);
  await (await page.waitForSelector("#open-anywhere")).uploadFile(saved.path);
  await press(page, "dialog button", "存为副本");
  await page.waitForFunction(() => /成为另一所学校/.test(document.body.innerText));
  await go(page, "学校信息");
  assert.equal(await page.$eval("#name", (field) => field.value), "河\u{FFFD}湾小学");
});

const ZIP = [0x50, 0x4b, 3, 4];
const parts = (name) => [...ZIP, ...new TextEncoder().encode(name)];
for (const [name, content, expected] of [
  ["方案.docx", parts("word/document.xml"), /方案.docx.*这是 Word 文件.*粘贴到“导入导出”页/],
  ["教师.xlsx", parts("xl/workbook.xml"), /教师.xlsx.*这是 Excel 表格.*请到“导入导出”页选它/],
  ["老表.xls", [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], /老表.xls.*这是旧版的 Office 文件.*“导入导出”页/],
  ["照片.png", [0x89, 0x50, 0x4e, 0x47], /照片.png.*这是图片/],
  ["材料.zip", parts("a.txt"), /材料.zip.*这是压缩包.*请先解压/],
  ["文件.pdf", [0x25, 0x50, 0x44, 0x46, 0x2d], /文件.pdf.*这是 PDF/],
]) {
  test(`${name} that is dropped on the form is called what it is`, async () => {
    await drop([[name, content]]);
    const told = await message(expected);
    assert.doesNotMatch(told, /记事本|UTF-8/);
    assert.match(told, /页面上原有的内容没有变/);
    assert.equal(await pupils(), "512");
  });
}

test("a text in another encoding is told so", async () => {
  await drop([["学校.json", [0x7b, 0x22, 0xca, 0xb5, 0xd1, 0xe9, 0x22]]]);
  await message(/不是 UTF-8 编码.*记事本/);
});

test("of a hundred files that are dropped none vanishes in silence", async () => {
  await drop(Array.from({ length: 100 }, (_, idx) => [`${idx}.duibiao.json`, school({})]));
  await message(/100 个文件，一次只能打开一个/);
  assert.equal(await page.$("dialog"), null);
  assert.equal(await pupils(), "512");
});

test("what is odd about a file is asked about before it is opened", async () => {
  const text = school({ packs: ["jiaodu-2018"], figures: { workload: { whole: 1 }, pupils: { whole: 9 } } });
  await drop([["学校.json", text]]);
  const dialog = await page.waitForSelector("dialog");
  const told = await dialog.evaluate((element) => element.innerText);
  for (const expected of [/jiaodu-2018/, /reached（达到）、partly（基本达到）或 not_reached（未达到）/, /写在 whole 里的“9”没有用上/]) assert.match(told, expected);
  await press(page, "dialog button", "不打开");
  assert.equal(await pupils(), "512");
});

const keys = (count) => Object.fromEntries(Array.from({ length: count }, (_, idx) => [`k${9_999_999 - idx}`, "x"]));

/** Has the page tell how it reads files itself, and how much goes to the workers and comes from them; both can be held. */
function watch() {
  const own = (globalThis.watched = { readings: [], sent: [], came: [], held: [], late: [] });
  /** Signs and bytes in a message, without what stands in its files. */
  const weigh = (value) => {
    if (typeof value === "string") return value.length;
    if (ArrayBuffer.isView(value)) return value.byteLength;
    if (value instanceof Blob || value === null || typeof value !== "object") return 0;
    return Object.values(value).reduce((sum, one) => sum + weigh(one), 0);
  };
  for (const [holder, names] of [
    [Blob.prototype, ["arrayBuffer", "text", "stream", "slice"]],
    [FileReader.prototype, ["readAsArrayBuffer", "readAsText", "readAsDataURL", "readAsBinaryString"]],
  ]) {
    for (const name of names) {
      const read = holder[name];
      holder[name] = function (...given) {
        if ([this, ...given].some((one) => one instanceof File)) own.readings.push(name);
        return read.apply(this, given);
      };
    }
  }
  globalThis.Worker = class extends Worker {
    postMessage(message, ...rest) {
      own.sent.push(weigh(message));
      if (own.isSlow) own.late.push(() => super.postMessage(message, ...rest));
      else super.postMessage(message, ...rest);
    }
    addEventListener(kind, listener, ...rest) {
      if (kind !== "message") return super.addEventListener(kind, listener, ...rest);
      const hear = (event) => (listener.handleEvent ? listener.handleEvent(event) : listener.call(this, event));
      super.addEventListener(kind, (event) => {
        own.came.push(weigh(event.data));
        if (own.isHeld) own.held.push(() => hear(event));
        else hear(event);
      });
    }
  };
}

/** A page that is watched, with a school on it. */
async function watchedPage() {
  await page.close();
  const opened = await blankPage(context);
  ({ page, seen } = opened);
  await page.evaluateOnNewDocument(watch);
  await visit(page);
  await go(page, "填报");
  await page.waitForSelector(PUPILS);
}

/** Drops files while answers of the workers are held, types meanwhile, and gives what was watched until then. */
async function typeWhileRead(files, count) {
  await page.evaluate(() => Object.assign(globalThis.watched, { isHeld: true, readings: [], sent: [], came: [] }));
  await drop(files);
  await page.waitForFunction(() => globalThis.watched.came.length > 0);
  await type(page, PUPILS, count);
  assert.equal(await pupils(), count);
  const { readings, sent, came } = await page.evaluate(() => globalThis.watched);
  assert.deepEqual(readings, [], "the page reads a file itself");
  await page.evaluate(() => {
    globalThis.watched.isHeld = false;
    globalThis.watched.held.splice(0).forEach((hear) => hear());
  });
  return { sent: Math.max(...sent), came: Math.max(...came) };
}

/** More than a school of this test, and less than any of its files. */
const LITTLE = 20_000;

test("keys in falling order and sheets without end are refused, and the page sees nothing of them", async () => {
  await watchedPage();
  for (const [count, text] of [
    ["513", school({ reasons: keys(300_000) })],
    ["514", school({ sheets: Array.from({ length: 20_000 }, () => ({ kind: "uncounted" })) })],
  ]) {
    const { sent, came } = await typeWhileRead([["学校.json", text]], count);
    assert.ok(sent < LITTLE && came < LITTLE, `${sent} to the worker and ${came} from it for a file of ${text.length}`);
    await message(/最多 \d+ 项，一所学校用不到这么多/);
    await press(page, ".message button", "知道了");
    assert.equal(await pupils(), count);
  }
});

test("a large school is read by the worker, which gives the page what stands in it and no more", async () => {
  await watchedPage();
  const text = school({ plan: { answers: keys(19_000) } });
  const { sent, came } = await typeWhileRead([["学校.json", text]], "515");
  assert.ok(sent < LITTLE, `${sent} to the worker for a file of ${text.length}`);
  assert.ok(came > LITTLE && came < text.length, `${came} from the worker for a file of ${text.length}`);
  await press(page, "dialog button", "存为副本");
  await kept(page, "k9999999");
});

test("tables are read by the worker, too", async () => {
  await watchedPage();
  await page.evaluate(() => (location.hash = "#/exchange"));
  await page.waitForSelector("#paste-box");
  const table = `专任教师,77\n${"甲,1\n".repeat(20_000)}`;
  await page.evaluate(() => Object.assign(globalThis.watched, { readings: [], sent: [] }));
  await drop([["一.csv", table], ["二.csv", table]]);
  await page.waitForSelector("[data-take]");
  const { readings, sent } = await page.evaluate(() => globalThis.watched);
  assert.deepEqual(readings, [], "the page reads a file itself");
  assert.ok(Math.max(...sent) < LITTLE, `${Math.max(...sent)} to the worker for files of ${2 * table.length}`);
});

test("a file that is gone when the worker reads it is named, with what to do", async () => {
  await watchedPage();
  const path = join(await mkdtemp(join(tmpdir(), "duibiao-files-")), "学校.duibiao.json");
  await writeFile(path, school({}));
  await page.evaluate(() => (globalThis.watched.isSlow = true));
  await (await page.$("#open-anywhere")).uploadFile(path);
  await page.waitForFunction(() => globalThis.watched.late.length > 0);
  await rm(path);
  await page.evaluate(() => {
    globalThis.watched.isSlow = false;
    globalThis.watched.late.splice(0).forEach((send) => send());
  });
  await message(/没有打开：文件“.*学校.duibiao.json.*”读不出来，请确认它还在原处/);
  assert.equal(await pupils(), "512");
});

test("a sign between pieces in a provider's name leaves the parts of the form", async () => {
  const text = school({ providers: { pupils: { person: "李\u{1E}老师" } } });
  await drop([["学校.json", text]]);
  await press(page, "dialog button", "存为副本");
  await page.waitForFunction(() => /成为另一所学校/.test(document.body.innerText));
  await go(page, "填报");
  await page.waitForFunction(() => document.querySelectorAll(".side ul li").length > 5);
});
