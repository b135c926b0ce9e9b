// What stands beside the school's own figures on 填报: what-ifs, last year, campuses, 教学点, who provides what, and further
// standards; all of it is there again after reloading.
import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { PAGE, chromium, isOpen } from "./launch.mjs";
import { record } from "./record.mjs";
import { kept as isKept } from "./store.mjs";

const of = (figure, part = "primary") => `[data-field="${figure}"][data-part="${part}"]`;
const PUPILS = of("pupils");
const FIELD = of("sports_field_area", "whole");

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
  page = await context.newPage();
  await page.setViewport({ width: 1280, height: 800 });
  seen = await record(page);
  await page.goto(PAGE);
  await isOpen(page);
  await page.waitForSelector("#sample");
  await page.click("#sample");
  await page.waitForFunction(() => location.hash === "#/results");
  await go("entry");
  await page.waitForSelector(PUPILS);
});
afterEach(async () => {
  assert.deepEqual(seen.faults, []);
  await context?.close();
});

const go = (route) => page.evaluate((hash) => (location.hash = hash), `#/${route}`);
const kept = (wanted) => isKept(page, wanted);
const value = (selector) => page.$eval(selector, (element) => element.value);
const isValue = (selector, wanted) =>
  page.waitForFunction((where, text) => document.querySelector(where)?.value === text, {}, selector, wanted);

async function type(selector, typed) {
  await page.waitForSelector(selector);
  await page.focus(selector);
  await page.$eval(selector, (field) => field.select?.());
  await page.keyboard.type(typed);
}

async function press(selector, wanted) {
  await page.waitForFunction((where, label) => [...document.querySelectorAll(where)].some((one) => one.innerText.trim().startsWith(label)), {}, selector, wanted);
  await page.$$eval(selector, (all, label) => all.find((one) => one.innerText.trim().startsWith(label)).click(), wanted);
}

/** Chooses an entry of 对比数据. */
async function open(item) {
  await press("#sheets-menu", "对比数据");
  await press(".menu-item", item);
}

/** Begins a set of figures and waits until its fields are there. */
async function add(item) {
  await open(item);
  await page.waitForSelector(".open-sheet");
}

async function reload(what = PUPILS) {
  await page.reload();
  await isOpen(page);
  await page.waitForSelector(what);
}

test("a what-if shows what it leaves as it is, and is there after reloading under its name", async () => {
  await add("试算一种假设");
  await isValue(PUPILS, "");
  assert.match(await page.$eval(PUPILS, (field) => field.placeholder), /现为 1180/);
  await type(FIELD, "8850");
  await type("#sheet-name", "扩建操场");
  await kept("扩建操场");
  await reload();
  assert.equal(await value(FIELD), "6900");
  await open("假设：扩建操场");
  await isValue(FIELD, "8850");
  await press("button", "回到本校今年");
  await isValue(FIELD, "6900");
});

test("a sheet that was dropped comes back with its figures", async () => {
  await add("试算一种假设");
  await type(FIELD, "8850");
  await press("button", "删除这一份");
  await isValue(FIELD, "6900");
  await press("button", "撤销");
  await open("假设1");
  await isValue(FIELD, "8850");
});

test("a figure that moved far is asked about once and settled by a reason", async () => {
  await add("填去年的数");
  await type(PUPILS, "900");
  await open("本校今年");
  const reason = "#f-pupils-primary-reason-0";
  await page.waitForSelector(reason);
  assert.equal(await page.$eval(PUPILS, (field) => field.getAttribute("aria-invalid")), "true");
  await type(reason, "撤并了邻村小学");
  await page.waitForFunction((field) => document.querySelector(field).getAttribute("aria-invalid") === null, {}, PUPILS);
  assert.equal(await page.evaluate(() => document.activeElement.id), reason.slice(1), "typing is cut off");
  await kept("撤并了邻村小学");
  await reload();
  assert.equal(await value(reason), "撤并了邻村小学");
});

test("a campus has the fields of its own kind, a 教学点 those of its own", async () => {
  await add("加一个校区");
  assert.equal(await value("#sheet-kind"), "", "it is of the school's kind until another is chosen");
  await page.select("#sheet-kind", "junior");
  await page.waitForSelector(of("pupils", "junior"));
  assert.equal(await page.$(PUPILS), null);
  await add("加一个不计校数的教学点");
  await isValue("#sheet-kind", "teaching_point");
});

test("who provides a section is kept, and filters the form", async () => {
  await page.$eval(".providers", (group) => (group.open = true));
  await page.select("#provider-teachers-department", "personnel");
  await type("#provider-teachers-person", "李老师");
  await type("#provider-teachers-note", "周五前");
  await page.waitForFunction(() => [...document.querySelectorAll(".side a")].some((link) => /教师[^]*人事 李老师/.test(link.textContent)));
  await press("button", "只看人事的");
  await page.waitForFunction(() => document.querySelectorAll(".form-part").length === 1);
  await press("button", "看全部");
  await page.waitForFunction(() => document.querySelectorAll(".form-part").length > 1);
  await kept("李老师");
  await go("entry-sheet");
  await page.waitForFunction(() => document.querySelector(".sheet")?.innerText.includes("由人事 李老师提供（周五前）"));
  await reload(".sheet");
  await page.waitForFunction(() => document.querySelector(".sheet")?.innerText.includes("由人事 李老师提供（周五前）"));
  // Another department has its own name.
  await go("entry");
  await page.waitForSelector(".providers");
  await page.$eval(".providers", (group) => (group.open = true));
  await page.select("#provider-rooms-department", "other");
  await type("#provider-rooms-name", "县国土局");
  await page.waitForFunction(() => [...document.querySelectorAll(".side a")].some((link) => /用房[^]*县国土局/.test(link.textContent)));
});

test("levels, reasons, evidence and what is being looked into are there after reloading", async () => {
  const level = '[data-item="f-no_fraud-whole"]';
  await page.waitForSelector(level);
  await press(`${level} label`, "正在核查");
  await kept("no_fraud/whole/review");
  await press('[data-item="f-charter_and_ict-whole"] label', "不适用");
  await type("#f-charter_and_ict-whole-reason", "没有这一项");
  await page.$eval(".item-evidence input", (tick) => tick.click());
  await kept('"evidence"');
  await reload();
  await page.waitForSelector(level);
  const chosen = await page.$$eval(`${level} input`, (all) => all.findIndex((radio) => radio.checked));
  assert.equal(chosen, 2);
  assert.equal(await value("#f-charter_and_ict-whole-reason"), "没有这一项");
  assert.equal(await page.$eval(".item-evidence input", (tick) => tick.checked), true);
});

test("a standard that is chosen stays chosen, and asks for its figures in the full edition", async () => {
  await go("school");
  await page.$eval(".packs", (group) => (group.open = true));
  const names = await page.$$eval(".packs .tick", (all) => all.map((label) => label.innerText));
  const first = names.findIndex((name) => name.includes("地方口径"));
  assert.ok(names.slice(first).every((name) => name.includes("地方口径")), "those of the country come first");
  await page.click('.packs input[value="school-conditions"]');
  await kept('"packs"');
  await go("entry");
  await page.waitForSelector(of("land_area", "whole"));
});
