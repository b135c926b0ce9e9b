// Nothing typed is lost: it is there after closing the tab, goes into a file and back, and a bad file changes nothing.
import assert from "node:assert/strict";
import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { download, downloadFolder } from "./download.mjs";
import { choose, chooseInMenu, click, entered, go, press, type } from "./form.mjs";
import { PAGE, chromium, closeTab, isOpen } from "./launch.mjs";
import { isCalled, openSample, openedPage } from "./opened.mjs";
import { kept, put, stored } from "./store.mjs";

const PUPILS = '[data-field="pupils"][data-part="primary"]';
/** Where one school stood in earlier versions of the page. */
const OLD_KEY = "duibiao.school";

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
  const opened = await openedPage(context);
  seen = opened.seen;
  return opened.page;
}

async function enterPupils(text) {
  await go(page, "学校信息");
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
  const input = await page.waitForSelector("#open-anywhere");
  await input.uploadFile(path);
}

/** Opens what waits under one line until it is needed: the year among it. */
const openYear = () => page.$$eval(".profile-more", (all) => all.forEach((element) => (element.open = true)));

/** Clears everything that is kept. */
async function clear() {
  await go(page, "本机数据");
  await press(page, "main button", "全部清除");
  await press(page, "dialog button", "全部清除");
}

const text = (tab, selector) => tab.waitForSelector(selector).then((found) => found.evaluate((element) => element.innerText));
const message = () => page.waitForSelector(".message, dialog").then((found) => found.evaluate((element) => element.innerText));

test("what was typed is there after closing the tab", async () => {
  await enterPupils("1,180人");
  await kept(page, "1,180人");
  await page.close();
  page = await open();
  await go(page, "填报");
  assert.equal(await page.$eval(PUPILS, (field) => field.value), "1,180人");
});

test("what was typed a moment before closing is there too", async () => {
  await enterPupils("977");
  // Closed as a person closes a tab: the page is told, and has no time beyond that.
  await closeTab(page);
  page = await open();
  await go(page, "填报");
  assert.equal(await page.$eval(PUPILS, (field) => field.value), "977");
});

test("what was typed a moment before a reload is there, though the browser takes back every transaction of the page", async () => {
  await enterPupils("977");
  await page.evaluate(() => {
    // A browser that is busy comes to the last transactions of a page only when the page is gone, and then ends them.
    const endAll = () => {
      IDBObjectStore.prototype.put = function () {
        this.transaction.abort();
        throw new DOMException("", "AbortError");
      };
    };
    addEventListener("beforeunload", endAll, true);
  });
  await page.keyboard.type("8");
  await page.reload();
  await isOpen(page);
  await go(page, "填报");
  assert.equal(await page.$eval(PUPILS, (field) => field.value), "9778");
  const left = () => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("duibiao.left")));
  assert.deepEqual(await left(), [], "what has been put in place is left behind");
});

test("what the page has not taken up yet is kept when it closes", async () => {
  await enterPupils("977");
  await kept(page, "977");
  await page.evaluate((selector) => {
    const begin = IDBDatabase.prototype.transaction;
    const field = document.querySelector(selector);
    field.value = "97700";
    field.dispatchEvent(new Event("input", { bubbles: true }));
    dispatchEvent(new Event("pagehide"));
    // Nothing of the page runs after this, as when it is closed.
    IDBDatabase.prototype.transaction = function (names, mode, ...rest) {
      if (mode === "readwrite") throw new DOMException("", "AbortError");
      return begin.call(this, names, mode, ...rest);
    };
  }, PUPILS);
  const { journal } = await stored(page);
  assert.deepEqual(journal.map(({ text }) => JSON.parse(text).figures.pupils.primary), [97700]);
});

test("what was typed while the page was writing, a moment before it closed, is there too", async () => {
  await enterPupils("512");
  await kept(page, "512");
  // The first write is under way when the last key is pressed and the page goes; the page is gone before it writes again.
  await page.evaluate((selector) => {
    const { put } = IDBObjectStore.prototype;
    let writes = 0;
    IDBObjectStore.prototype.put = function (...values) {
      if (this.name === "schools") writes += 1;
      if (writes > 1) throw new Error("the page is gone");
      if (this.name === "schools") {
        const field = document.querySelector(selector);
        field.value = "51299";
        field.dispatchEvent(new Event("input", { bubbles: true }));
        dispatchEvent(new Event("pagehide"));
      }
      return put.apply(this, values);
    };
  }, PUPILS);
  await type(page, PUPILS, "5129");
  await page.waitForFunction(() => document.body.innerText.includes("没有保存"));
  await page.close();
  page = await open();
  await go(page, "填报");
  assert.equal(await page.$eval(PUPILS, (field) => field.value), "51299");
});

test("what a closing page left is not taken away by an older text that reaches its place meanwhile", async () => {
  await page.evaluate(() => {
    // While a test says so, the page does not hear that a text has reached its place; later none does any more.
    globalThis.late = [];
    const { get, set } = Object.getOwnPropertyDescriptor(IDBTransaction.prototype, "oncomplete");
    Object.defineProperty(IDBTransaction.prototype, "oncomplete", {
      get,
      set(listener) {
        set.call(this, (event) => {
          const isHeld = globalThis.isHeld && this.objectStoreNames.contains("schools");
          if (isHeld) globalThis.late.push(() => listener.call(this, event));
          else listener.call(this, event);
        });
      },
    });
    const begin = IDBDatabase.prototype.transaction;
    IDBDatabase.prototype.transaction = function (names, mode, ...rest) {
      if (globalThis.hasEnded && mode === "readwrite" && names.includes("schools")) throw new DOMException("", "AbortError");
      return begin.call(this, names, mode, ...rest);
    };
  });
  await enterPupils("9");
  await kept(page, `"primary": 9`);
  await page.evaluate(() => (globalThis.isHeld = true));
  await page.keyboard.type("7");
  await page.waitForFunction(() => globalThis.late.length === 1);
  await page.keyboard.type("7");
  // The page is told that it is going to be closed, and leaves an entry; nothing more reaches its place from then on.
  await page.evaluate(() => globalThis.dispatchEvent(new Event("beforeunload", { cancelable: true })));
  const isLeft = async () => (await stored(page)).journal.length === 1;
  while (!(await isLeft()));
  await page.evaluate(() => {
    globalThis.hasEnded = true;
    globalThis.late.splice(0).forEach((hear) => hear());
    return new Promise((resolve) => setTimeout(() => setTimeout(resolve)));
  });
  const { journal } = await stored(page);
  assert.deepEqual(journal.map(({ text }) => JSON.parse(text).figures.pupils.primary), [977]);
});

test("a school goes into a file and comes back from it", async () => {
  await enterPupils("约300");
  const folder = await downloadFolder(page);
  const saved = await download(folder, () => chooseInMenu(page, "school-menu", "另存为文件"));
  assert.match(saved.name, /\.duibiao\.json$/);
  await clear();
  await go(page, "填报");
  assert.deepEqual(await entered(page), {});
  await choosePath(saved.path);
  // The text cannot be read as a number, so the page says so and asks before taking the file over.
  const dialog = await page.waitForSelector("dialog");
  assert.match(await dialog.evaluate((element) => element.innerText), /在校生数应是整数/);
  await press(page, "dialog button", "仍然打开");
  await go(page, "填报");
  assert.equal(await page.$eval(PUPILS, (field) => field.value), "约300");
});

test("clearing can be undone", async () => {
  await enterPupils("640");
  await clear();
  await press(page, "button", "撤销");
  await go(page, "填报");
  assert.equal(await page.$eval(PUPILS, (field) => field.value), "640");
});

test("an undo that was a slip can be taken back", async () => {
  await enterPupils("640");
  await choosePath("static/samples/worked-example.duibiao.json");
  await press(page, "dialog button", "存为副本");
  await go(page, "填报");
  await type(page, PUPILS, "1181");
  await press(page, "button", "撤销");
  await page.waitForFunction((field) => document.querySelector(field)?.value === "640", {}, PUPILS);
  await press(page, "button", "撤销");
  await page.waitForFunction((field) => document.querySelector(field)?.value === "1181", {}, PUPILS);
  assert.equal(await page.$eval(PUPILS, (field) => field.value), "1181");
});

test("what another tab saved is not written over; both stay, and either can be chosen", async () => {
  await enterPupils("100");
  await kept(page, "100");
  const other = await open();
  await go(other, "填报");
  assert.match(await text(other, ".message"), /在另一个标签页里也开着/);
  await type(other, PUPILS, "207");
  await kept(other, "207");
  await page.bringToFront();
  await page.waitForFunction(() => /另一个标签页在 \d+:\d\d 保存了这所学校较新的内容，本页的是 \d+:\d\d 的/.test(document.body.innerText));
  await type(page, PUPILS, "101");
  await page.waitForFunction(() => document.body.innerText.includes("另一个标签页保存过与本页不同的内容"));
  const all = await stored(page);
  const contents = Object.values(all.texts);
  assert.ok(contents.some((content) => content.includes("207")), "the other tab's figures are gone");
  assert.ok(contents.some((content) => content.includes("101")), "this tab's figures are not kept");
  assert.match(all.texts[all.schools[0].state], /207/, "the other tab's figures were written over");
  // Chosen by the person: this tab's are the school's from now on, and the other tab's stay as a state.
  await press(page, ".message button", "以本页的为准");
  await kept(page, "101");
  assert.ok(Object.values((await stored(page)).texts).some((text) => text.includes("207")), "the other tab's figures are gone");
  // The other tab is told, and can take over what was chosen.
  await other.bringToFront();
  await press(other, ".message button", "换成那边的内容");
  await other.waitForFunction((field) => document.querySelector(field)?.value === "101", {}, PUPILS);
});

test("a tab without changes of its own follows the other one by itself, and what is typed there then is no fork", async () => {
  await enterPupils("100");
  await kept(page, "100");
  const other = await open();
  await go(other, "填报");
  assert.equal(await other.$eval(PUPILS, (field) => field.value), "100");
  await page.bringToFront();
  await type(page, PUPILS, "101");
  await kept(page, `"primary": 101`);
  await other.waitForFunction((field) => document.querySelector(field)?.value === "101", { polling: 50 }, PUPILS);
  await other.bringToFront();
  assert.match(await other.evaluate(() => document.body.innerText), /另一个标签页在 \d+:\d\d 保存了新的内容，本页已跟着更新/);
  await type(other, PUPILS, "102");
  await kept(other, `"primary": 102`);
  const { states } = await stored(other);
  assert.ok(states.every((state) => state.why !== "fork"), JSON.stringify(states));
  // The first tab has typed something itself, so it is asked.
  await page.bringToFront();
  await page.waitForFunction(() => document.body.innerText.includes("换成那边的内容"));
  assert.equal(await page.$eval(PUPILS, (field) => field.value), "101");
});

for (const [what, openIn] of [
  ["the sample", openSample],
  ["a file", async (tab) => {
    const school = { type: "duibiao-school", version: 1, profile: { name: "第二小学", kind: "primary" }, figures: { pupils: { primary: 1180 } }, form: "short" };
    await (await tab.waitForSelector("#open-anywhere")).uploadFile(await file("one.duibiao.json", JSON.stringify(school)));
    await isCalled(tab, "第二小学");
  }],
]) {
  test(`a tab that has just opened ${what} follows another one by itself`, async () => {
    await openIn(page);
    await kept(page, "第二小学");
    await go(page, "学校信息");
    const other = await open();
    await go(other, "学校信息");
    await other.waitForFunction(() => document.querySelector("#name")?.value.includes("第二小学"));
    await type(other, "#name", "河湾小学");
    await kept(other, "河湾小学");
    await page.bringToFront();
    await page.waitForFunction(() => document.querySelector("#name")?.value === "河湾小学");
    assert.match(await page.evaluate(() => document.body.innerText), /本页已跟着更新/);
    const { states } = await stored(page);
    assert.ok(states.every((state) => state.why !== "fork"), JSON.stringify(states));
  });
}

test("what is being composed in a tab is not put away by another one", async () => {
  await enterPupils("100");
  await kept(page, "100");
  const other = await open();
  await go(other, "学校信息");
  await other.focus("#name");
  await other.$eval("#name", (field) => field.dispatchEvent(new CompositionEvent("compositionstart", { bubbles: true })));
  await page.bringToFront();
  await type(page, PUPILS, "101");
  await kept(page, `"primary": 101`);
  await other.bringToFront();
  await other.waitForFunction(() => document.body.innerText.includes("换成那边的内容"));
  assert.equal(await other.evaluate(() => document.activeElement.id), "name");
  // What came of it is kept beside what the other tab has.
  await other.$eval("#name", (field) => {
    field.value = "河湾小学";
    field.dispatchEvent(new CompositionEvent("compositionend", { bubbles: true, data: "河湾小学" }));
  });
  await other.waitForFunction(() => document.body.innerText.includes("另一个标签页保存过与本页不同的内容"));
  const contents = Object.values((await stored(other)).texts);
  for (const wanted of [`"primary": 101`, "河湾小学"]) assert.ok(contents.some((content) => content.includes(wanted)), wanted);
});

test("looking at results in one tab disturbs nobody who types in another", async () => {
  await enterPupils("100");
  await kept(page, "100");
  const other = await open();
  for (const name of ["结果", "方案与材料", "结果"]) await go(other, name);
  await other.waitForNetworkIdle({ idleTime: 500 });
  await page.bringToFront();
  await type(page, PUPILS, "101");
  await kept(page, `"primary": 101`);
  const { states } = await stored(page);
  assert.ok(states.every((state) => state.why !== "fork"), JSON.stringify(states));
  assert.ok(!(await page.evaluate(() => document.body.innerText)).includes("保存过与本页不同的内容"));
});

test("an event without a key, such as filling in by itself sends, breaks nothing", async () => {
  await enterPupils("100");
  await page.$eval(PUPILS, (field) => {
    for (const kind of ["keydown", "keyup"]) field.dispatchEvent(new Event(kind, { bubbles: true }));
  });
  await type(page, PUPILS, "103");
  await kept(page, `"primary": 103`);
  assert.deepEqual(seen.faults, []);
});

/** Has the page's program fail at the next element that it puts in, and waits until it says so. */
async function fail() {
  await page.evaluate(() => {
    Node.prototype.insertBefore = () => {
      throw new Error("no element can be put in");
    };
    location.hash = "#/about";
  });
  return page.waitForSelector(".crash").then((found) => found.evaluate((element) => element.innerText));
}

/** What the person has to do first stands first, and the figures can be had as text and as a file. */
async function isOffered(pupils) {
  const held = await page.$eval(".crash textarea", (area) => area.value);
  assert.match(held, new RegExp(`"primary": ${pupils}`));
  const folder = await downloadFolder(page);
  const saved = await download(folder, () => click(page, ".crash a"));
  assert.equal(saved.name, "学校.duibiao.json");
  assert.equal(saved.bytes.toString(), held);
}

test("a page that fails says that what was typed is kept, where it is", async () => {
  await enterPupils("104");
  const told = await fail();
  assert.match(told, /保存在这个浏览器里，没有丢。请先刷新页面/);
  await isOffered(104);
  page = await open();
  await go(page, "填报");
  assert.equal(await page.$eval(PUPILS, (field) => field.value), "104");
});

test("a page that fails where nothing is kept says so, and offers the file first", async () => {
  await enterPupils("105");
  await go(page, "本机数据");
  await press(page, "main button", "不在本机保存");
  await press(page, "dialog button", "不在本机保存");
  await page.waitForFunction(() => document.body.innerText.includes("从现在起，填的内容不在本机保存"));
  const told = await fail();
  assert.doesNotMatch(told, /没有丢/);
  assert.match(told, /没有保存在这个浏览器里，刷新或关掉页面就没有了。请先点下面的链接另存一份/);
  await isOffered(105);
});

test("a page that fails after keeping has failed says so", async () => {
  await enterPupils("106");
  await kept(page, `"primary": 106`);
  await page.evaluate(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException("", "QuotaExceededError");
    };
  });
  await type(page, PUPILS, "107");
  await page.waitForFunction(() => document.querySelector(".header-saving")?.textContent === "没有保存");
  const told = await fail();
  assert.doesNotMatch(told, /没有丢/);
  await isOffered(107);
});

test("a browser without messages between tabs is told by the storage that another tab saved", async () => {
  const alone = () => {
    delete globalThis.BroadcastChannel;
  };
  await page.evaluateOnNewDocument(alone);
  await page.reload();
  await isOpen(page);
  await enterPupils("100");
  await kept(page, "100");
  const other = await context.newPage();
  await other.evaluateOnNewDocument(alone);
  await other.goto(PAGE);
  await isOpen(other);
  assert.equal(await other.evaluate(() => typeof BroadcastChannel), "undefined");
  await go(other, "填报");
  await type(other, PUPILS, "207");
  await kept(other, "207");
  await page.bringToFront();
  await page.waitForFunction(() => /另一个标签页在 \d+:\d\d 保存了这所学校较新的内容/.test(document.body.innerText));
  await type(page, PUPILS, "101");
  await page.waitForFunction(() => document.body.innerText.includes("另一个标签页保存过与本页不同的内容"));
  const contents = Object.values((await stored(page)).texts);
  assert.ok(contents.some((content) => content.includes("207")), "the other tab's figures are gone");
  assert.ok(contents.some((content) => content.includes("101")), "this tab's figures are not kept");
});

test("a day and a year that are half typed are not wiped", async () => {
  await go(page, "学校信息");
  await openYear();
  await type(page, "#built-year", "２０１５年");
  await type(page, "#name", "某校");
  await kept(page, "2015");
  assert.equal(await page.$eval("#built-year", (field) => field.value), "２０１５年");
});

test("a year is kept as it was typed, also what is no year", async () => {
  for (const text of ["约2015", "2015年9月", "２０１５"]) {
    await go(page, "学校信息");
    await openYear();
    await type(page, "#built-year", text);
    await kept(page, text);
    await page.reload();
    await isOpen(page);
    await go(page, "学校信息");
    assert.equal(await page.$eval("#built-year", (field) => field.value), text);
  }
});

const TURNS = "\u202E";

/** Texts of the page outside of its papers, and what is read out, in which a character turns the words around it. */
const turned = () =>
  page.evaluate(() => {
    const turns = /[\u202A-\u202E\u2066\u2067]/;
    const isOpen = (text) => {
      let depth = 0;
      for (const character of text) {
        if (character === "\u2068") depth += 1;
        if (character === "\u2069") depth -= 1;
        if (depth < 0) return true;
      }
      return depth !== 0;
    };
    const found = [document.title].filter((text) => turns.test(text));
    for (const element of document.querySelectorAll("body *")) {
      if (element.closest(".paper, textarea, script")) continue;
      const texts = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.data);
      texts.push(element.getAttribute("aria-label") ?? "");
      found.push(...texts.filter((text) => turns.test(text) || isOpen(text)));
    }
    return found;
  });

test("no text of a school turns the words of any page", async () => {
  const named = (name) => `${TURNS}${name}\u2067`;
  const json = {
    type: "duibiao-school",
    version: 1,
    profile: { name: named("学小湾河"), kind: "primary", zone: "town", ownership: "public", boarding: false, county: named("县例示"), bureau: named("局育教") },
    figures: { pupils: { primary: 500 }, teachers: { primary: 20 } },
    providers: { teachers: { department: "other", name: named("处他其"), person: named("明小王"), note: named("注备") } },
    sheets: [{ kind: "campus", name: named("区北"), school_kind: null, date: null, figures: { pupils: { primary: 5 } } }, { kind: "variant", name: named("设假"), figures: { teachers: { primary: 40 } } }],
    plan: { basis: named("件文"), people: { principal: named("明小王") }, answers: { contact: named("明小王") } },
  };
  const folder = await mkdtemp(join(tmpdir(), "duibiao-files-"));
  const path = join(folder, `${TURNS}nosj.小.duibiao.json`);
  await writeFile(path, JSON.stringify(json));
  await go(page, "学校信息");
  await choosePath(path);
  await isCalled(page, "学小湾河");
  const pages = ["school", "entry", "entry-sheet", "results", "plan", "plan-problem/R2", "plan-progress", "plan-paper/plan", "plan-settings", "share", "standards", "self-check", "exchange", "history", "storage", "about"];
  for (const key of pages) {
    await page.evaluate((hash) => (location.hash = hash), `#/${key}`);
    await page.waitForFunction(() => document.querySelector("h1") && !document.querySelector('main [role="status"]')?.textContent.includes("正在"));
    await page.$$eval("main details", (all) => all.forEach((details) => (details.open = true)));
    assert.deepEqual(await turned(), [], key);
  }
});

test("a year that cannot be read is named, and no older one stays in its place", async () => {
  await go(page, "学校信息");
  await openYear();
  const note = (isThere) =>
    page.waitForFunction((wanted) => (document.querySelector("#built-year + .field-problem").innerText !== "") === wanted, {}, isThere);
  const now = async () => {
    const all = await stored(page);
    return all.texts[all.schools[0].state];
  };
  await type(page, "#built-year", "1999");
  await kept(page, "1999");
  await note(false);
  await type(page, "#built-year", "八五年");
  await note(true);
  await type(page, "#name", "某校");
  await kept(page, "某校");
  assert.doesNotMatch(await now(), /1999/, "the old year stayed");
  await type(page, "#built-year", "1985年9月");
  await kept(page, "1985");
  await note(false);
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
  ["a wrong type", school((json) => (json.figures.pupils = { primary: true })), /在校生数.*应是不带引号的数/],
  ["a wrong kind", school((json) => (json.profile.kind = "university")), /办学类型.*university/],
  ["a negative count", school((json) => (json.figures.pupils = { primary: -5 })), /在校生数不会小于 0/],
  [
    "a part greater than its whole",
    school((json) => Object.assign(json.figures, { teachers: { primary: 10 }, backbone_teachers: { primary: 12 } })),
    /骨干教师（12）与专任教师（10）矛盾/,
  ],
]) {
  test(`a file with ${name} is named and leaves what is open untouched`, async () => {
    await enterPupils("512");
    await choosePath(await file("学校.duibiao.json", content));
    assert.match(await message(), expected);
    if (await page.$("dialog")) await press(page, "dialog button", "不打开");
    await go(page, "填报");
    assert.equal(await page.$eval(PUPILS, (field) => field.value), "512");
    assert.deepEqual(seen.faults, []);
  });
}

test("a school that cannot be read is set aside and offered, and the page still starts", async () => {
  await enterPupils("44");
  await kept(page, "44");
  const { schools } = await stored(page);
  await page.goto("about:blank");
  await page.goto(PAGE);
  await put(page, "texts", "{ 半个文件", schools[0].state);
  await page.reload();
  await isOpen(page);
  assert.match(await message(), /打不开，已原样另放，没有丢/);
  const folder = await downloadFolder(page);
  const saved = await download(folder, () => press(page, "button", "另存旧内容为文件"));
  assert.equal((await readFile(saved.path)).toString(), "{ 半个文件");
  await enterPupils("33");
  await kept(page, "33");
  assert.ok((await stored(page)).aside.some((entry) => entry.text === "{ 半个文件"), "the old text is gone");
});

test("where the newest state cannot be read, the one before it is opened and said", async () => {
  await enterPupils("4401");
  await kept(page, "4401");
  const { schools } = await stored(page);
  await put(page, "schools", { ...schools[0], state: "lost" });
  await page.reload();
  await isOpen(page);
  await page.waitForFunction(() => /最近保存的一份读不出来，现在的是 \d+:\d\d 的那一份/.test(document.body.innerText));
  await go(page, "填报");
  assert.equal(await page.$eval(PUPILS, (field) => field.value), "4401");
});

test("a store of a newer page is not touched, offered as a file, and the page still starts", async () => {
  await enterPupils("71");
  await kept(page, "71");
  await page.goto("about:blank");
  await page.goto(new URL("assets/none", PAGE).href);
  await page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const request = indexedDB.open("duibiao", 9);
        request.onsuccess = () => resolve(request.result.close());
        request.onerror = () => reject(request.error);
      }),
  );
  await page.goto(PAGE);
  await isOpen(page);
  assert.match(await message(), /较新版本的页面保存，或者不完整/);
  const folder = await downloadFolder(page);
  const saved = await download(folder, () => press(page, "button", "另存旧内容为文件"));
  assert.match(saved.bytes.toString(), /71/);
  await enterPupils("72");
  await page.waitForFunction(() => document.querySelector(".header-saving")?.textContent === "没有保存");
});

test("what an earlier version kept in localStorage is taken over, and removed only then", async () => {
  const old = school((json) => (json.figures.pupils = { primary: 619 }));
  await page.evaluate(
    (key, text) => {
      localStorage.setItem(key, text);
      localStorage.setItem("duibiao.set-aside.1", "{ 半个文件");
      localStorage.setItem("duibiao.other-tab", text.replace("619", "620"));
    },
    OLD_KEY,
    old,
  );
  await page.reload();
  await isOpen(page);
  await go(page, "填报");
  assert.equal(await page.$eval(PUPILS, (field) => field.value), "619");
  const all = await stored(page);
  assert.deepEqual(new Set(all.aside.map((entry) => entry.text)), new Set([old.replace("619", "620"), "{ 半个文件"]));
  assert.deepEqual(await page.evaluate(() => Object.keys(localStorage)), ["duibiao.open"]);
});

test("while the store does not open, localStorage keeps what it has", async () => {
  await page.evaluate((key, text) => localStorage.setItem(key, text), OLD_KEY, school(() => {}));
  await withoutStore("SecurityError");
  await page.reload();
  await isOpen(page);
  assert.match(await message(), /不让网页保存/);
  assert.ok(await page.evaluate((key) => localStorage.getItem(key), OLD_KEY), "it is gone");
});

/** From the next load on, the browser does not open the store. */
function withoutStore(name) {
  return page.evaluateOnNewDocument((name) => {
    IDBFactory.prototype.open = () => {
      throw new DOMException("denied", name);
    };
  }, name);
}

test("a browser that keeps nothing is named at once, and asks before it closes", async () => {
  await withoutStore("SecurityError");
  await page.reload();
  await isOpen(page);
  assert.match(await text(page, "[role=alert]"), /不让网页保存[^]*另存为文件/);
  await enterPupils("88");
  assert.match(await page.$eval("#verdict", (element) => element.textContent), /暂不判定[^]*未填/);
  await page.waitForFunction(() => document.querySelector(".header-saving")?.textContent === "没有保存");
  const asked = new Promise((resolve) => page.once("dialog", resolve));
  const closed = page.close({ runBeforeUnload: true });
  const dialog = await asked;
  assert.equal(dialog.type(), "beforeunload");
  await dialog.accept();
  await closed;
});

test("a store that another tab holds back is named, and the page starts without it", async () => {
  await page.evaluateOnNewDocument(() => {
    // The browser says "blocked" and nothing more, as when a tab of an older page keeps the store open.
    IDBFactory.prototype.open = () => {
      const request = new EventTarget();
      queueMicrotask(() => {
        const event = new Event("blocked");
        request.dispatchEvent(event);
        request.onblocked?.(event);
      });
      return request;
    };
  });
  await page.reload();
  await isOpen(page);
  assert.match(await text(page, "[role=alert]"), /另存为文件/);
  await enterPupils("88");
  assert.equal(await page.$eval(PUPILS, (field) => field.value), "88");
});

test("a browser whose space is used up says so, and keeps what was kept", async () => {
  await enterPupils("301");
  await kept(page, "301");
  await page.evaluate(() => {
    const put = IDBObjectStore.prototype.put;
    globalThis.restore = () => (IDBObjectStore.prototype.put = put);
    IDBObjectStore.prototype.put = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  await type(page, PUPILS, "302");
  await page.waitForSelector("[role=alert] .message");
  assert.match(await text(page, "[role=alert]"), /空间用完了[^]*另存为文件/);
  assert.ok(Object.values((await stored(page)).texts).some((text) => text.includes("301")));
  // With space again, the next change is kept and nothing is said any more.
  await page.evaluate(() => globalThis.restore());
  await type(page, PUPILS, "303");
  await kept(page, "303");
  await page.waitForFunction(() => !document.querySelector("[role=alert] .message"));
});

test("the page says when it kept", async () => {
  await enterPupils("305");
  await page.waitForFunction(() => /^已保存在本机 \d\d:\d\d$/.test(document.querySelector(".header-saving").textContent));
});

test("blank, 0 and 不适用 give three different results", async () => {
  const field = '[data-field="indoor_sports_area"][data-part="whole"]';
  await enterPupils("100");
  await type(page, '[data-field="sports_field_area"][data-part="whole"]', "800");
  const sports = async () => {
    await go(page, "结果");
    const rows = await page.$$eval(".results-row", (rows) => rows.map((row) => row.innerText));
    await go(page, "填报");
    return rows.find((row) => row.includes("体育运动场馆")).replace(/\s+/g, " ");
  };
  assert.match(await sports(), /暂不判定/);
  await type(page, field, "0");
  assert.match(await sports(), /8\.00㎡/);
  // The standard asks for it, so 不适用 is neither nothing nor a way out.
  for (const figure of ["indoor_sports_area", "sports_field_area"]) {
    await click(page, `#f-${figure}-whole ~ .fig-not-applicable`);
    assert.match(await sports(), /暂不判定.*面积填为不适用；按规定本校应当有此项，请填 0 或实数/);
  }
});
