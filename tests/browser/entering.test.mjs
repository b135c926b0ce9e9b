// Filling the form: two editions, the list of its parts, keys and pasting as in a sheet, errors, 核对 and its paper, and
// who provides what. The pictures and the paper in target/screenshots/ are for a person to look at.
import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { complaints } from "./accessibility.mjs";
import { download, downloadFolder } from "./download.mjs";
import { choose, click, entered, go, goAnywhere, press, type } from "./form.mjs";
import { chromium, isOpen } from "./launch.mjs";
import { openedPage } from "./opened.mjs";
import { screenshots } from "./screenshots.mjs";
import { kept as isStored } from "./store.mjs";

const of = (figure, part = "primary") => `[data-field="${figure}"][data-part="${part}"]`;
const PUPILS = of("pupils");

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
afterEach(async () => {
  assert.deepEqual(seen.faults, []);
  await context?.close();
});

async function open() {
  const opened = await openedPage(context);
  seen = opened.seen;
  return opened.page;
}

/** A new school of that kind, with the form open. */
async function begin(kind = "小学") {
  await choose(page, "kind", kind);
  await go(page, "填报");
  await page.waitForSelector(PUPILS);
}

async function sample() {
  await press(page, "button", "载入样例学校");
  await page.waitForFunction(() => document.querySelector("#name")?.value.includes("第二小学"));
  await go(page, "填报");
}

/** The state of a part of the form in words, once it is `wanted`. */
function isState(part, wanted) {
  return page.waitForFunction(
    (name, word) =>
      [...document.querySelectorAll(".tasks li")].some(
        (line) => line.querySelector("a").textContent === name && line.querySelector(".status")?.textContent === word,
      ),
    {},
    part,
    wanted,
  );
}

const text = (selector) => page.$eval(selector, (element) => element.innerText);
const value = (selector) => page.$eval(selector, (element) => element.value);
const focused = () => page.evaluate(() => document.activeElement?.id);
const kept = (wanted) => isStored(page, wanted);

/** Pastes `pasted` where the keyboard is, as a sheet gives it. */
function paste(pasted) {
  return page.evaluate((element) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", element);
    const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
    return document.activeElement.dispatchEvent(event);
  }, pasted);
}

test("a newcomer has the short edition; switching hides figures and loses none", async () => {
  await begin();
  assert.equal(await page.$(of("music_rooms", "whole")), null, "the short edition asks for music rooms");
  assert.ok(await page.$(of("media_rooms", "whole")));
  await press(page, "button", "完整版");
  await type(page, of("music_rooms", "whole"), "98 96");
  await type(page, PUPILS, "1180");
  const before = await entered(page);
  await press(page, "button", "简版");
  await page.waitForFunction((field) => !document.querySelector(field), {}, of("music_rooms", "whole"));
  assert.match(await text("main"), /另有 \d+ 个填报项不在简版里，其中填过的 1 个都还在/);
  await kept('"form": "short"');
  await page.reload();
  await isOpen(page);
  await page.waitForFunction(() => document.querySelector('.choice[aria-pressed="true"]')?.textContent.startsWith("简版"));
  await press(page, "button", "完整版");
  await page.waitForSelector(of("music_rooms", "whole"));
  assert.deepEqual(await entered(page), before);
});

test("a link leads to a figure that the short edition leaves out", async () => {
  await begin();
  await page.evaluate(() => (location.hash = "#/figures/f-music_rooms-whole"));
  await page.waitForFunction(() => document.activeElement?.id === "f-music_rooms-whole");
});

test("the parts of the form say how far they are, and lead there", async () => {
  await begin();
  await isState("教师", "未开始");
  await type(page, of("teachers_above_required"), "52");
  await isState("教师", "填写中");
  await type(page, of("backbone_teachers"), "9");
  await type(page, of("pe_art_teachers"), "11");
  await isState("教师", "已填完");
  await type(page, of("backbone_teachers"), "很多");
  await isState("教师", "有疑问");
  assert.match(await text("#tasks-heading"), /已填 2 \/ 9/);
  // The driver clicks where the link is, even below the header that stays at the top.
  await page.evaluate(() => scrollTo(0, 0));
  await press(page, ".tasks a", "设备与网络多媒体");
  await page.waitForFunction(() => document.activeElement?.id === "section-equipment");
});

test("whoever comes back reads how far the form is and since when, and goes on", async () => {
  await begin();
  await type(page, PUPILS, "1180");
  await kept("1180");
  await page.close();
  page = await open();
  const resume = await text(".resume");
  // Of today, the time alone.
  assert.match(resume, /已填 1 \/ 9 · 上次 \d+:\d\d\n/);
  await isState("学生与班级", "已填完");
  await press(page, ".resume a", "继续");
  await page.waitForSelector(PUPILS);
});

test("Enter, Shift+Enter and the arrows move as in a sheet", async () => {
  await begin("九年一贯制学校");
  await press(page, "button", "完整版");
  await page.focus("#f-teachers-primary");
  const at = async (keys, expected) => {
    for (const key of keys) await page.keyboard.press(key);
    assert.equal(await focused(), expected, keys.join(" "));
  };
  await at(["ArrowRight"], "f-teachers-junior");
  await at(["ArrowDown"], "f-teachers_above_required-junior");
  await at(["Enter"], "f-backbone_teachers-junior");
  await at(["ArrowLeft"], "f-backbone_teachers-primary");
  await at(["ArrowUp"], "f-teachers_above_required-primary");
  await page.keyboard.down("Shift");
  await at(["Enter"], "f-teachers-primary");
  await page.keyboard.up("Shift");
  // Inside of a text the arrows to the sides belong to it.
  await page.keyboard.type("58");
  await at(["ArrowLeft"], "f-teachers-primary");
  await at(["ArrowRight"], "f-teachers-primary");
  await at(["ArrowRight"], "f-teachers-junior");
  await at(["ArrowLeft", "Home"], "f-teachers-primary");
  // What an input method is composing is left alone.
  await page.evaluate(() => {
    const key = (init) => new KeyboardEvent("keydown", { bubbles: true, cancelable: true, ...init });
    document.activeElement.dispatchEvent(key({ key: "ArrowDown", isComposing: true }));
    document.activeElement.dispatchEvent(key({ key: "ArrowDown", keyCode: 229 }));
    document.activeElement.dispatchEvent(key({ key: "ArrowDown", ctrlKey: true }));
  });
  assert.equal(await focused(), "f-teachers-primary");
});

test("on a phone the fields of one figure stand below one another, and the keypad has digits", async () => {
  await begin("九年一贯制学校");
  await page.setViewport({ width: 360, height: 800 });
  await page.focus("#f-backbone_teachers-primary");
  await page.keyboard.press("ArrowDown");
  assert.equal(await focused(), "f-backbone_teachers-junior");
  const keypad = (selector) => page.$eval(selector, (element) => element.inputMode);
  assert.equal(await keypad(PUPILS), "numeric");
  assert.equal(await keypad(of("teaching_area", "whole")), "decimal");
  // A list needs a key that separates.
  assert.equal(await keypad(of("class_sizes", "grade1")), "text");
});

test("a column of a sheet becomes a list, and what was understood stands below", async () => {
  await begin();
  await press(page, "button", "完整版");
  const sizes = of("class_sizes", "grade1");
  await page.focus(sizes);
  assert.equal(await paste("45\r\n46\r\n44\r\n"), false, "the browser pasted it too");
  assert.equal(await value(sizes), "45 46 44");
  assert.match(await text("#f-class_sizes-grade1-note"), /3个班，共135人，最大班46人/);
  assert.equal(await paste("40\t41"), false);
  assert.equal(await value(sizes), "45 46 44 40 41");
  await page.focus(of("music_rooms", "whole"));
  await paste("98\n73.5");
  assert.match(await text("#f-music_rooms-whole-note"), /2间，共171\.5㎡，最小一间73\.5㎡/);
  // What is no column of numbers is not put into the list: one cell is the browser's, a block is previewed.
  assert.equal(await paste("70"), true);
  await page.focus(sizes);
  await paste("一年级\t45\n二年级\t46");
  await go(page, "填报");
  assert.equal(await value(sizes), "45 46 44 40 41");
});

test("money in 元 and areas in 亩 are told in the figure's own unit", async () => {
  await begin();
  await type(page, of("equipment_value", "whole"), "125");
  assert.match(await text("#f-equipment_value-whole-note"), /= 1,250,000 元/);
  await type(page, of("equipment_value", "whole"), "1,250,000元");
  assert.match(await text("#f-equipment_value-whole-note"), /= 1,250,000 元/);
  await type(page, of("sports_field_area", "whole"), "10亩");
  assert.match(await text("#f-sports_field_area-whole-note"), /= 6,666\.6666 ㎡（1亩＝2000\/3㎡，第五位小数起舍去）/);
});

test("口径 says what belongs in, what does not, the source and an example", async () => {
  await begin();
  const group = '[role="group"][aria-labelledby="f-equipment_value-name"]';
  await page.waitForFunction((selector) => document.querySelector(`${selector} .figure-help`), {}, group);
  await press(page, `${group} summary`, "口径");
  const help = await text(`${group} details`);
  for (const wanted of [/账面原值/, /算\n/, /不算\n/, /来源：教基5176.*基础基522/, /例：242\.5/]) assert.match(help, wanted);
  assert.deepEqual(await complaints(page), []);
});

test("errors are listed when the person wants to go on, not before; the links lead to the fields", async () => {
  await begin();
  await type(page, PUPILS, "约300");
  await type(page, of("backbone_teachers"), "-3");
  assert.equal(await page.$("#summary"), null, "errors are listed while typing");
  assert.doesNotMatch(await page.title(), /错误/);
  await press(page, "button", "核对");
  await page.waitForFunction(() => document.activeElement?.id === "summary");
  assert.match(await text("#summary"), /^有以下问题需要处理/);
  assert.match(await page.title(), /^错误：填报/);
  const words = await page.$$eval("#summary a", (links) => links.map((link) => link.textContent));
  assert.equal(words.length, 2);
  for (const [idx, id] of ["f-pupils-primary", "f-backbone_teachers-primary"].entries()) {
    assert.ok((await text(`#${id}-note`)).includes(words[idx]), `other words at ${id}`);
  }
  assert.deepEqual(await complaints(page), []);
  await click(page, "#summary a");
  await page.waitForFunction(() => document.activeElement?.id === "f-pupils-primary");
  // The same link leads there again.
  await page.focus("#summary");
  await click(page, "#summary a");
  assert.equal(await focused(), "f-pupils-primary");
  await type(page, PUPILS, "300");
  await type(page, of("backbone_teachers"), "3");
  await page.waitForFunction(() => !document.querySelector("#summary"));
  assert.doesNotMatch(await page.title(), /错误/);
  await press(page, "button", "核对");
  await page.waitForSelector(".review table");
});

test("a doubt is listed apart from errors and settled by a reason", async () => {
  await sample();
  await type(page, of("media_rooms", "whole"), "400");
  await go(page, "结果");
  assert.match(await text("#doubts"), /网络多媒体教室（400）与同样规模的学校相差较大/);
  assert.equal(await page.$("#summary"), null);
  await click(page, "#doubts a");
  await page.waitForFunction(() => document.activeElement?.id === "f-media_rooms-whole");
  await type(page, '#f-media_rooms-whole-note [data-note="reason"]', "新建教学楼");
  await go(page, "结果");
  assert.equal(await page.$("#doubts"), null);
});

test("核对 lists every answer, and 修改 leads to the field and back to the row", async () => {
  await sample();
  await press(page, "button", "核对");
  await page.waitForSelector(".review table");
  const rows = await page.$$eval(".review tr", (all) => all.map((row) => row.innerText.replace(/\s+/g, " ")));
  assert.ok(rows.some((row) => /骨干教师.*9/.test(row)), rows.join("\n"));
  await click(page, "#r-f-backbone_teachers-primary");
  await page.waitForFunction(() => document.activeElement?.id === "f-backbone_teachers-primary");
  await type(page, of("backbone_teachers"), "12");
  await page.keyboard.press("Tab");
  await press(page, "a", "改好了，回到核对");
  await page.waitForFunction(() => document.activeElement?.id === "r-f-backbone_teachers-primary");
  const row = await page.$eval("#r-f-backbone_teachers-primary", (element) => element.closest("tr").innerText);
  assert.match(row, /12/);
  // The browser's own way back leads to the row as well.
  await click(page, "#r-f-pupils-primary");
  await page.waitForFunction(() => document.activeElement?.id === "f-pupils-primary");
  await page.goBack();
  await page.waitForFunction(() => document.activeElement?.id === "r-f-pupils-primary");
});

test("核对 is printed as the paper with places to sign", async () => {
  await sample();
  await press(page, ".tasks a", "核对并打印自查表");
  await page.waitForSelector(".review table");
  await page.emulateMediaType("print");
  const looks = (selector, name) => page.$eval(selector, (element, key) => getComputedStyle(element)[key], name);
  for (const hidden of ["nav", ".review-edit", "h1", ".footer"]) assert.equal(await looks(hidden, "display"), "none", hidden);
  assert.equal(await looks(".review thead", "display"), "table-header-group");
  assert.equal(await looks(".signatures", "breakInside"), "avoid");
  const paper = await text(".review");
  for (const wanted of ["义务教育优质均衡发展自查表", "示例县城关镇第二小学", "填表人：", "审核人：", "校长：", "（学校公章）", "日期："]) {
    assert.ok(paper.includes(wanted), `no ${wanted} on the paper`);
  }
  await page.emulateMediaType(null);
  await mkdir("target/screenshots", { recursive: true });
  const pdf = await page.pdf({ path: "target/screenshots/review.pdf", preferCSSPageSize: true });
  assert.ok(pdf.length > 10_000);
});

test("who provides a part is said in the list and on the paper, filters the form, and survives saving and reopening", async () => {
  await sample();
  const line = '.tasks li:has(a[href="#/figures/section-teachers"])';
  await page.waitForSelector(`${line} summary`);
  await press(page, `${line} summary`, "谁提供");
  await page.select(`${line} select`, "personnel");
  await type(page, `${line} [data-note="provider-person"]`, "李老师");
  await type(page, `${line} [data-note="provider-note"]`, "周五前");
  await page.waitForFunction((selector) => document.querySelector(`${selector} summary`).textContent.includes("人事 李老师"), {}, line);
  assert.deepEqual(await complaints(page), []);
  await press(page, "button", "只看人事的");
  await page.waitForFunction(() => document.querySelectorAll(".form-section").length === 1);
  assert.match(await text("main"), /现在只看人事提供的部分/);
  await press(page, "button", "看全部");
  await page.waitForFunction(() => document.querySelectorAll(".form-section").length > 1);
  await press(page, ".tasks a", "核对并打印自查表");
  await page.waitForSelector(".review table");
  assert.match(await text(".review"), /由人事 李老师提供（周五前）/);
  await go(page, "开始");
  const folder = await downloadFolder(page);
  const saved = await download(folder, () => press(page, "button", "另存为文件"));
  await press(page, "button", "清除全部");
  await press(page, "dialog button", "全部清除");
  const input = await page.waitForSelector("#open-file");
  await input.uploadFile(saved.path);
  await page.waitForFunction(() => document.querySelector("#name")?.value.includes("第二小学"));
  await go(page, "填报");
  await page.waitForFunction((selector) => document.querySelector(`${selector} summary`)?.textContent.includes("人事 李老师"), {}, line);
  assert.equal(await value(`${line} [data-note="provider-note"]`), "周五前");
});

test("another department has its own name", async () => {
  await sample();
  const line = '.tasks li:has(a[href="#/figures/section-rooms"])';
  await page.waitForSelector(`${line} summary`);
  await press(page, `${line} summary`, "谁提供");
  await page.select(`${line} select`, "other");
  await type(page, `${line} [data-note="provider-name"]`, "<b>资产室</b>");
  await page.waitForFunction((selector) => document.querySelector(`${selector} summary`).textContent.includes("<b>资产室</b>"), {}, line);
});

test("the form in both editions and 核对 look as they should, wide and narrow, light and dark", async () => {
  await begin();
  await page.waitForSelector(".tasks li");
  assert.deepEqual(await screenshots(page, "figures-short"), { 1280: 0, 360: 0 });
  await type(page, PUPILS, "约300");
  await press(page, "button", "核对");
  await page.waitForFunction(() => document.activeElement?.id === "summary");
  assert.deepEqual(await screenshots(page, "figures-errors"), { 1280: 0, 360: 0 });
  await press(page, ".tasks a", "核对并打印自查表");
  await page.waitForSelector(".review table");
  assert.match(await page.title(), /^错误：核对/);
  for (const width of [1280, 360]) {
    await page.setViewport({ width, height: 800 });
    assert.deepEqual(await complaints(page), [], `${width}`);
  }
  assert.deepEqual(await screenshots(page, "review-errors"), { 1280: 0, 360: 0 });
  await goAnywhere(page, "开始", "start");
  await page.waitForSelector(".resume .tasks li");
  assert.deepEqual(await screenshots(page, "start-resume"), { 1280: 0, 360: 0 });
});
