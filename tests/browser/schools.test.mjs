// Several schools side by side, their earlier states, files that are saved again, and what is left after clearing.
import assert from "node:assert/strict";
import { mkdtemp, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { complaints } from "./accessibility.mjs";
import { download, downloadFolder } from "./download.mjs";
import { choose, chooseInMenu, click, go, press, type } from "./form.mjs";
import { chromium, isOpen, PAGE } from "./launch.mjs";
import { blankPage, openedPage, openSample, visit } from "./opened.mjs";
import { screenshots } from "./screenshots.mjs";
import { kept, put, stored } from "./store.mjs";

const PUPILS = '[data-field="pupils"][data-part="primary"]';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

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
  ({ page, seen } = await blankPage(context));
  // A clock that a test can set forward, over reloads too.
  await page.evaluateOnNewDocument(() => {
    const now = Date.now.bind(Date);
    const ahead = () => Number(globalThis.name || 0);
    const Real = Date;
    globalThis.Date = class extends Real {
      constructor(...given) {
        super(...(given.length ? given : [now() + ahead()]));
      }
      static now() {
        return now() + ahead();
      }
    };
  });
  await visit(page);
});
afterEach(async () => {
  assert.deepEqual(seen.faults, []);
  await context?.close();
});

const later = (ms) => page.evaluate((ms) => (globalThis.name = String(Number(globalThis.name || 0) + ms)), ms);
const says = (text) => page.waitForFunction((wanted) => document.body.innerText.includes(wanted), {}, text);
const pupils = async () => {
  await go(page, "填报");
  return page.$eval(PUPILS, (field) => field.value);
};

async function enter(name, count) {
  await go(page, "学校信息");
  await type(page, "#name", name);
  await choose(page, "kind", "小学");
  await go(page, "填报");
  await type(page, PUPILS, count);
  await kept(page, `"primary": ${count}`);
}

/** Clears everything that is kept. */
async function clear() {
  await go(page, "本机数据");
  await press(page, "main button", "全部清除");
  await press(page, "dialog button", "全部清除");
}

const schools = () => go(page, "历史版本");

/** The titles on the list, the open one marked. */
const listed = () =>
  page.$$eval(".kept li", (items) =>
    items.map((item) => item.querySelector("strong").textContent + (item.querySelector(".kept-state").textContent ? "*" : "")),
  );
const isListed = (wanted) =>
  page.waitForFunction(
    (wanted) => {
      const found = [...document.querySelectorAll(".kept li strong")].map((item) => item.textContent);
      return JSON.stringify(found.sort()) === wanted;
    },
    { polling: 50 },
    JSON.stringify([...wanted].sort()),
  );

test("schools stand side by side: begun, opened, renamed, copied, deleted and brought back", async () => {
  await enter("东河小学", "310");
  await schools();
  await press(page, "button", "新建一所学校");
  await says("这是一所新的学校");
  await enter("西河小学", "420");
  await schools();
  await isListed(["东河小学", "西河小学"]);
  assert.deepEqual((await listed()).sort(), ["东河小学", "西河小学*"].sort());

  await press(page, ".kept button[data-task=open]", "打开");
  await says("已换成另一所学校");
  assert.equal(await pupils(), "310");
  // What is typed now goes into this school alone.
  await type(page, PUPILS, "311");
  await kept(page, `"primary": 311`);
  const texts = Object.values((await stored(page)).texts);
  assert.equal(texts.filter((text) => text.includes(`"primary": 420`)).length, 1);

  await schools();
  await isListed(["东河小学", "西河小学"]);
  await click(page, ".kept li:first-child [data-task=rename]");
  const field = await page.waitForSelector(".kept li:first-child .input");
  await field.evaluate((element) => element.select());
  await field.type("东河（去年）");
  await click(page, ".kept li:first-child [data-task=renamed]");
  await isListed(["东河（去年）", "西河小学"]);
  await click(page, '.kept [data-task=copy][aria-label="复制：西河小学"]');
  await isListed(["东河（去年）", "西河小学", "西河小学（副本）"]);

  await click(page, '.kept [data-task=delete][aria-label="删除：西河小学"]');
  await says("最近删除");
  await press(page, "[data-task=bring-back]", "恢复");
  await page.waitForSelector('.kept [data-task=delete][aria-label="删除：西河小学"]');
  await click(page, '.kept [data-task=open][aria-label="打开：西河小学"]');
  await page.waitForFunction(() => [...document.querySelectorAll(".kept li")].some((element) => element.innerText.includes("西河小学 现在打开的")));
  assert.equal(await pupils(), "420");
});

test("the sample says what it is, and a school of one's own begins beside it", async () => {
  await openSample(page);
  await kept(page, "第二小学");
  await go(page, "填报");
  await press(page, ".message button", "新建一所学校");
  await page.waitForSelector("#begin");
  await says("这是一所新的学校");
  await enter("东河小学", "310");
  const all = await stored(page);
  assert.equal(all.schools.length, 2);
  assert.match(all.texts[all.schools.find((school) => school.name.includes("第二小学")).state], /"primary": 1180/);
});

test("a reload opens the school that this tab had open, and another tab has its own", async () => {
  await enter("东河小学", "310");
  await chooseInMenu(page, "school-menu", "新建一所学校");
  // It is open, where it begins.
  await page.waitForFunction(() => location.hash === "#/school" && document.querySelector("#begin"));
  assert.equal(await page.$eval("#name", (field) => field.value), "");
  await enter("西河小学", "420");
  const other = await context.newPage();
  await other.goto(PAGE);
  await isOpen(other);
  await go(other, "历史版本");
  await press(other, ".kept button[data-task=open]", "打开");
  await other.waitForFunction(() => document.body.innerText.includes("已换成另一所学校"));
  await page.bringToFront();
  await page.reload();
  await isOpen(page);
  assert.equal(await pupils(), "420");
});

test("minutes of typing are few states; yesterday's and what was replaced can be had again, and that too is undone", async () => {
  await enter("东河小学", "310");
  await type(page, PUPILS, "311");
  await kept(page, `"primary": 311`);
  assert.equal((await stored(page)).states.length, 1);
  await later(24 * HOUR);
  await type(page, PUPILS, "511");
  await kept(page, `"primary": 511`);
  assert.equal((await stored(page)).states.length, 2);

  await schools();
  await page.waitForSelector("table tbody tr");
  const rows = () => page.$$eval("table tbody tr", (elements) => elements.map((row) => row.innerText.replace(/\s+/g, " ")));
  const found = await rows();
  assert.equal(found.length, 2, JSON.stringify(found));
  assert.match(found[0], /^\d\d:\d\d 填报.*现在的/);
  assert.match(found[1], /^\d+月\d+日 \d\d:\d\d 填报/);
  await click(page, "table tbody tr:nth-child(2) [data-task=restore]");
  await says("恢复前的也留着");
  assert.equal(await pupils(), "311");
  await kept(page, `"primary": 311`);
  assert.equal((await stored(page)).states.length, 3);
  await press(page, "button", "撤销");
  await page.waitForFunction((field) => document.querySelector(field)?.value === "511", {}, PUPILS);
  await kept(page, `"primary": 511`);
  assert.equal((await stored(page)).schools.length, 1);
});

test("a file can be opened beside, dropped anywhere, and is saved again by Ctrl+S", async () => {
  await enter("东河小学", "310");
  await page.evaluate(() => {
    const file = new File([JSON.stringify({ type: "duibiao-school", version: 1, profile: { name: "北河小学", kind: "primary" }, figures: { pupils: { primary: 99 } } })], "北河.duibiao.json");
    const data = new DataTransfer();
    data.items.add(file);
    const event = (type) => new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: data });
    const main = document.querySelector("main");
    if (main.dispatchEvent(event("dragover"))) throw new Error("the page does not take the file");
    main.dispatchEvent(event("drop"));
  });
  await press(page, "dialog button", "存为副本");
  await says("成为另一所学校");
  assert.equal(await pupils(), "99");
  await kept(page, "北河小学");
  await kept(page, "东河小学");

  // The browser's own dialog stands for a person's choice: a real file of the page's private file system.
  await page.evaluate(() => {
    globalThis.choices = 0;
    globalThis.showSaveFilePicker = async ({ suggestedName }) => {
      globalThis.choices += 1;
      return (await navigator.storage.getDirectory()).getFileHandle(suggestedName, { create: true });
    };
    FileSystemHandle.prototype.requestPermission = async () => "granted";
  });
  const save = async () => {
    await page.keyboard.down("Control");
    await page.keyboard.press("s");
    await page.keyboard.up("Control");
  };
  const content = () =>
    page.evaluate(async () => {
      const folder = await navigator.storage.getDirectory();
      const file = await (await folder.getFileHandle("北河小学.duibiao.json")).getFile();
      return file.text();
    });
  await save();
  await says("已保存到文件“北河小学.duibiao.json”");
  assert.match(await content(), /"primary": 99/);
  await press(page, ".message button", "知道了");
  await type(page, PUPILS, "98");
  await save();
  await says("已保存到文件");
  assert.match(await content(), /"primary": 98/);
  assert.equal(await page.evaluate(() => globalThis.choices), 1, "the file was asked for again");
});

test("without a way to write files, Ctrl+S is a download, and Ctrl+O asks for a file", async () => {
  await enter("东河小学", "310");
  await page.evaluate(() => delete globalThis.showSaveFilePicker);
  const folder = await downloadFolder(page);
  const saved = await download(folder, async () => {
    await page.keyboard.down("Control");
    await page.keyboard.press("s");
    await page.keyboard.up("Control");
  });
  assert.match(saved.name, /^东河小学.*\.duibiao\.json$/);
  const path = join(await mkdtemp(join(tmpdir(), "duibiao-files-")), "x.duibiao.json");
  await writeFile(path, saved.bytes.toString().replace("310", "312"));
  const [chooser] = await Promise.all([
    page.waitForFileChooser(),
    (async () => {
      await page.keyboard.down("Control");
      await page.keyboard.press("o");
      await page.keyboard.up("Control");
    })(),
  ]);
  await chooser.accept([path]);
  await press(page, "dialog button", "存为副本");
  assert.equal(await pupils(), "312");
});

test("a file of a newer version can be looked at, not changed, and made a school of one's own", async () => {
  await enter("东河小学", "310");
  const path = join(await mkdtemp(join(tmpdir(), "duibiao-files-")), "新.duibiao.json");
  const newer = { type: "duibiao-school", version: 2, profile: { name: "新版小学", kind: "primary" }, figures: { pupils: { primary: 77 } }, later: {} };
  await writeFile(path, JSON.stringify(newer));
  await (await page.waitForSelector("#open-anywhere")).uploadFile(path);
  await press(page, "dialog button", "只看");
  await says("正在查看");
  await go(page, "填报");
  assert.equal(await page.$eval(PUPILS, (field) => `${field.value} ${field.matches(":disabled")}`), "77 true");
  assert.equal((await stored(page)).schools.length, 1, "it was kept, though it is only looked at");
  await press(page, "#viewing button", "我要修改");
  await kept(page, "新版小学");
  await go(page, "填报");
  await type(page, PUPILS, "78");
  await kept(page, `"primary": 78`);
  assert.equal((await stored(page)).schools.length, 2);
  // The school that stood here before is as it was, and undoing leads back to it.
  await press(page, "button", "撤销");
  await page.waitForFunction((field) => document.querySelector(field)?.value === "310", {}, PUPILS);
  await type(page, PUPILS, "311");
  await kept(page, `"primary": 311`);
  const all = await stored(page);
  assert.deepEqual(all.schools.map((school) => school.name).sort(), ["东河小学", "新版小学"].sort());
});

test("a school that a newer page kept is not written over", async () => {
  await enter("东河小学", "310");
  const { schools } = await stored(page);
  const newer = JSON.stringify({ type: "duibiao-school", version: 2, profile: { name: "东河小学", kind: "primary" }, figures: { pupils: { primary: 320 } }, later: {} });
  await put(page, "texts", newer, schools[0].state);
  await page.reload();
  await isOpen(page);
  await says("只能查看");
  await go(page, "填报");
  assert.equal(await page.$eval(PUPILS, (field) => `${field.value} ${field.matches(":disabled")}`), "320 true");
  await press(page, ".message button", "存为副本");
  await type(page, PUPILS, "321");
  await kept(page, `"primary": 321`);
  const all = await stored(page);
  assert.equal(all.schools.length, 2);
  assert.ok(Object.values(all.texts).includes(newer), "the newer text is gone");
});

test("after an hour of work in no file a word is said, and not again after saving one", async () => {
  await enter("东河小学", "310");
  await later(59 * MINUTE);
  await type(page, PUPILS, "311");
  await kept(page, `"primary": 311`);
  assert.ok(!(await page.evaluate(() => document.body.innerText)).includes("请存一份文件"));
  await later(2 * MINUTE);
  await type(page, PUPILS, "312");
  await says("请存一份文件");
  const folder = await downloadFolder(page);
  await download(folder, () => press(page, ".message button", "另存为文件"));
  await page.waitForFunction(() => !document.body.innerText.includes("请存一份文件"));
  await later(59 * MINUTE);
  await type(page, PUPILS, "313");
  await kept(page, `"primary": 313`);
  assert.ok(!(await page.evaluate(() => document.body.innerText)).includes("请存一份文件"));
});

test("persistent storage is asked for after the first figures, not before", async () => {
  await page.evaluate(() => {
    globalThis.asked = 0;
    StorageManager.prototype.persist = async () => (globalThis.asked += 1) > 0;
  });
  await go(page, "学校信息");
  await type(page, "#name", "东河小学");
  await kept(page, "东河小学");
  assert.equal(await page.evaluate(() => globalThis.asked), 0);
  await enter("东河小学", "310");
  await page.waitForFunction(() => globalThis.asked === 1);
  await enter("东河小学", "311");
  assert.equal(await page.evaluate(() => globalThis.asked), 1);
});

test("everything that is kept stands on its page; after clearing nothing is left, and it can be undone", async () => {
  await enter("东河小学", "310");
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => {}));
  // What other pages of the same host keep.
  await page.evaluate(async () => {
    await (await caches.open("other v1")).put("x", new Response("y"));
    localStorage.setItem("other.app", "1");
  });
  await go(page, "本机数据");
  await says("service-worker.js");
  const rows = await page.$$eval("table tbody tr", (elements) => elements.map((row) => row.innerText));
  for (const part of ["东河小学：现在的版本", "东河小学：名称和各版本的时间", "service-worker.js", "duibiao.open", "网页自己的文件"]) {
    assert.ok(rows.some((row) => row.includes(part) && /字节|KB|MB/.test(row)), `${part} in ${rows.join("\n")}`);
  }
  await press(page, "button", "全部清除");
  await press(page, "dialog button", "全部清除");
  await says("本机什么也没有存");
  const left = await page.evaluate(async () => ({
    stores: (await indexedDB.databases()).length,
    local: Object.keys(localStorage),
    session: sessionStorage.length,
    caches: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
  }));
  assert.deepEqual(left, { stores: 0, local: ["other.app"], session: 0, caches: ["other v1"], workers: 0 });
  await press(page, ".message button", "撤销");
  await kept(page, `"primary": 310`);
  assert.equal(await pupils(), "310");
});

test("the button that takes everything away is not the blue one; the safe one is, comes first and has the keyboard", async () => {
  await enter("东河小学", "310");
  await go(page, "本机数据");
  for (const [asks, takesAway, isSafe] of [["全部清除…", "全部清除", "不清除"], ["不在本机保存…", "不在本机保存", "照旧保存"]]) {
    await press(page, "main button", asks);
    await page.waitForSelector("dialog[open]");
    const buttons = await page.$$eval("dialog button", (all) => all.map((button) => [button.textContent, button.classList.contains("button-strong"), button.classList.contains("button-danger")]));
    assert.deepEqual(buttons[0], [isSafe, true, false]);
    assert.deepEqual(buttons.at(-1), [takesAway, false, true]);
    assert.deepEqual(await complaints(page), []);
    await page.keyboard.press("Escape");
    await page.waitForFunction(() => !document.querySelector("dialog"));
    // Enter pressed once too often loses nothing: the keyboard begins at the safe one.
    await press(page, "main button", asks);
    await page.waitForSelector("dialog[open]");
    await page.waitForFunction((safe) => document.activeElement?.textContent === safe, {}, isSafe);
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => !document.querySelector("dialog"));
  }
  assert.equal(await pupils(), "310");
});

test("a file of the same school takes its place first, and what stood there is among the versions", async () => {
  await enter("东河小学", "310");
  const path = join(await mkdtemp(join(tmpdir(), "duibiao-files-")), "东河.duibiao.json");
  await writeFile(path, JSON.stringify({ type: "duibiao-school", version: 1, profile: { name: "东河小学", kind: "primary" }, figures: { pupils: { primary: 350 } } }));
  await (await page.waitForSelector("#open-anywhere")).uploadFile(path);
  await page.waitForSelector("dialog[open]");
  assert.equal(await page.$eval("dialog .button-strong", (button) => button.textContent), "用文件里的（原来的进历史版本）");
  await click(page, "dialog .button-strong");
  await kept(page, `"primary": 350`);
  assert.equal(await pupils(), "350");
  assert.equal((await stored(page)).schools.length, 1);
  await schools();
  await page.waitForFunction(() => document.querySelectorAll("table tbody tr").length === 2);
  await click(page, "table tbody tr:nth-child(2) [data-task=restore]");
  await says("恢复前的也留着");
  assert.equal(await pupils(), "310");
});

test("an older file of the same school is said to be older and takes no place by the first button", async () => {
  await enter("东河小学", "310");
  const path = join(await mkdtemp(join(tmpdir(), "duibiao-files-")), "东河.duibiao.json");
  await writeFile(path, JSON.stringify({ type: "duibiao-school", version: 1, profile: { name: "东河小学", kind: "primary" }, figures: { pupils: { primary: 300 } } }));
  await type(page, PUPILS, "311");
  await kept(page, `"primary": 311`);
  const anHourAgo = new Date(Date.now() - 3_600_000);
  await utimes(path, anHourAgo, anHourAgo);
  await (await page.waitForSelector("#open-anywhere")).uploadFile(path);
  await page.waitForSelector("dialog[open]");
  assert.match(await page.$eval("dialog", (dialog) => dialog.innerText), /同一所学校。文件是\d+月\d+日 \d\d:\d\d存的，页面上的在那以后改过/);
  assert.equal(await page.$eval("dialog .button-strong", (button) => button.textContent), "存为副本");
});

test("cleared is said when all is gone: a tab that holds it up is told of, and the end too", async () => {
  await enter("东河小学", "310");
  const other = await context.newPage();
  await other.goto(new URL("manifest.webmanifest", PAGE).href);
  // As an older edition, or a tab that the browser has put to sleep: it does not let go.
  await other.evaluate(async () => {
    globalThis.held = await new Promise((resolve) => (indexedDB.open("duibiao").onsuccess = ({ target }) => resolve(target.result)));
  });
  await page.bringToFront();
  await clear();
  await says("还没有清除完：有另一个标签页开着对标");
  const text = await page.$eval("#app", (element) => element.innerText);
  assert.ok(!text.includes("已全部清除") && !text.includes("撤销"), text);
  await other.evaluate(() => globalThis.held.close());
  await says("已全部清除。");
  assert.deepEqual(await page.evaluate(() => indexedDB.databases()), []);
  assert.match(await page.$eval("#app", (element) => element.innerText), /浏览器自己的历史记录.*Ctrl\+Shift\+Delete/s);
});

test("what one tab cleared, another brings back only when somebody types there, and says so", async () => {
  await enter("东河小学", "310");
  const { page: other } = await openedPage(context);
  await go(other, "填报");
  await page.bringToFront();
  await clear();
  await says("已全部清除。");
  await other.bringToFront();
  await other.waitForFunction(() => document.querySelector("#app")?.innerText.includes("另一个标签页清除了"));
  const saving = () => other.$eval(".header-saving", (element) => element.innerText);
  assert.ok(!(await saving()).startsWith("已保存"), await saving());
  for (const name of ["结果", "方案与材料", "填报"]) await go(other, name);
  // The results note how the school stands; that is the page's doing and nobody's wish.
  await other.waitForNetworkIdle({ idleTime: 300 });
  assert.deepEqual(await other.evaluate(() => indexedDB.databases()), []);
  assert.deepEqual(await other.evaluate(() => Object.keys(localStorage)), []);
  await type(other, PUPILS, "311");
  await kept(other, "311");
  await other.close();
});

test("a store that opened too late holds up no clearing", async () => {
  const stray = await context.newPage();
  await stray.goto(new URL("manifest.webmanifest", PAGE).href);
  await page.bringToFront();
  await enter("东河小学", "310");
  // It lets go only when it is told to, so that whatever is opened after the clearing waits for it.
  await stray.evaluate(async () => {
    globalThis.held = await new Promise((resolve) => (indexedDB.open("duibiao").onsuccess = ({ target }) => resolve(target.result)));
  });
  await page.bringToFront();
  // The time after which the page gives up an opening goes by at once.
  await page.evaluate(() => {
    const wait = globalThis.setTimeout;
    globalThis.setTimeout = (work, delay, ...rest) => wait(work, delay === 8000 ? 50 : delay, ...rest);
  });
  await clear();
  await says("还没有清除完");
  await go(page, "学校信息");
  await type(page, "#name", "西河小学");
  await says("没能打开本机保存的内容");
  await stray.evaluate(() => globalThis.held.close());
  await type(page, "#name", "南河小学");
  await kept(page, "南河小学");
  await clear();
  await says("已全部清除。");
});

test("the list of schools and the page of what is kept: no complaint of axe, nothing sticks out", async () => {
  await enter("东河小学", "310");
  await (await page.waitForSelector("#open-anywhere")).uploadFile("static/samples/worked-example.duibiao.json");
  await press(page, "dialog button", "存为副本");
  await kept(page, "第二小学");
  for (const [name, key] of [
    ["历史版本", "history"],
    ["本机数据", "storage"],
  ]) {
    await go(page, name);
    await page.waitForSelector("main table, .kept li");
    for (const width of [1280, 360]) {
      await page.setViewport({ width, height: 800 });
      for (const scheme of ["light", "dark"]) {
        await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
        assert.deepEqual(await complaints(page), [], `${key} ${width} ${scheme}`);
      }
    }
    await page.$$eval("details", (all) => all.forEach((element) => (element.open = true)));
    assert.deepEqual(await complaints(page), [], `${key} with everything open`);
    assert.deepEqual(await screenshots(page, key), { 1280: 0, 360: 0 });
  }
});
