// The ledger is looked at on the page of the plan and changed in its cells; what is watched is changed like other tasks. What
// was changed is marked, stays over a reload and new figures, and stands in the .xlsx that is downloaded.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { complaints } from "./accessibility.mjs";
import { download, downloadFolder } from "./download.mjs";
import { click, type } from "./form.mjs";
import { chromium, isOpen } from "./launch.mjs";
import {
  change as changeOf, done, openedPlan, openText, over as overOf, put as putOf, saying as sayingOf, silent as silentOf, to, toPaper,
  toProblem, toScreen,
} from "./plan.mjs";
import { cells, schemaErrors } from "./readers.mjs";
import { screenshots } from "./screenshots.mjs";

let browser;
let page;
let seen;

before(async () => {
  browser = await chromium();
  ({ page, seen } = await openedPlan(browser));
});
after(() => browser?.close());

const saying = (text) => sayingOf(page, text);
const silent = (text) => silentOf(page, text);
const open = (key) => openText(page, key);
const over = (text) => overOf(page, text);
const saved = () => done(page);
const change = (key, text) => changeOf(page, key, text);
const put = (selector, value) => putOf(page, selector, value);
const choice = (value) => put(".paper-form select", value);

async function look(paper, text) {
  await toPaper(page, paper);
  await saying(text);
}

/** Waits until the list of what was changed says so; it comes a moment after the paper. */
const changesSay = (pattern, within = "") =>
  page.waitForFunction(
    (selector, source) => new RegExp(source, "u").test(document.querySelector(selector)?.textContent),
    {},
    `.changes ${within}`.trim(),
    pattern.source,
  );

/** Waits until a paper of that key is in the list of papers, or no more. */
const papersHave = (key, wanted = true) =>
  page.waitForFunction((value, is) => !!document.querySelector(`#shown-paper option[value="${value}"]`) === is, {}, key, wanted);

const STATEMENT = "needs/核定体育场地的解决办法/3";
const TYPED = "操场被河道占去一角，丈量图在总务处。";

test("the ledger is shown as its sheets, and nothing of the page sticks out", async () => {
  await look("ledger", "整改台账说明");
  assert.equal(await page.$$eval(".paper-ledger", (all) => all.length), 7);
  const sticks = await screenshots(page, "editing-ledger");
  assert.deepEqual(sticks, { 1280: 0, 360: 0 });
  assert.match(await page.$eval("#download-plan", (element) => element.textContent), /\.xlsx/);
});

test("a text cell is changed in place, and an empty one is filled in", async () => {
  await open(STATEMENT);
  assert.match(await page.$eval(".paper-form label", (element) => element.textContent), /改“核定体育场地的解决办法”的“测算依据”/);
  await over(TYPED);
  await screenshots(page, "editing-ledger-cell");
  await saved();
  await saying(TYPED);
  assert.equal(await page.$eval(".paper-edited", (element) => element.textContent), TYPED);
  await changesSay(/整改台账“提请支持事项”/);
  await change("by-problem/R5/18", "=1+1");
  await saying("=1+1");
});

test("cells that are calculated and ids take no text", async () => {
  const fixed = await page.$$eval(".paper-fixed", (all) => all.filter((element) => element.querySelector(".paper-text")).length);
  assert.equal(fixed, 0);
  await page.$eval(".paper-fixed", (element) => element.click());
  assert.equal(await page.$(".paper-form"), null);
  assert.match(await page.$eval("#editing-hint", (element) => element.textContent), /灰格/);
});

test("a list offers its words alone, and a state is that of the task everywhere", async () => {
  await open("status/R5/survey");
  const words = await page.$$eval(".paper-form option", (all) => all.map((element) => element.textContent));
  assert.deepEqual(words, ["未开展", "推进中", "待核验", "已销号", "延期", "待上级支持"]);
  await choice("推进中");
  await saved();
  await page.waitForFunction(() => document.querySelector('.paper-text[data-key="status/R5/survey"]')?.textContent === "推进中");
  await toScreen(page, "plan-progress");
  assert.equal(await page.$eval("#status-R5-survey", (element) => element.value), "推进中");
  await look("ledger", "推进中");
  await change("done/R5/survey", "12月5日量完西侧");
  await saying("12月5日量完西侧");
});

test("a field of a task changes the task, and the plan follows", async () => {
  await open("task/R5/survey/text");
  const field = (name) => `[id="editing-task-R5-survey-${name}"]`;
  await page.focus(field("text"));
  await over("请测绘队丈量全部场地");
  await page.focus(field("owner"));
  await over("总务主任王立新");
  await put(field("month"), "2027-05");
  await screenshots(page, "editing-ledger-task");
  await saved();
  await saying("请测绘队丈量全部场地");
  const month = await page.$eval('.paper-text[data-key="task/R5/survey/month"]', (element) => element.textContent);
  assert.equal(month, "2027年5月");
  await look("plan", "整改提升方案");
  for (const text of ["请测绘队丈量全部场地", "王立新", "2027年5月底前"]) await saying(text);
});

test("what is watched is changed in the ledger, and the list of evidence follows", async () => {
  await look("ledger", "整改台账说明");
  const key = await page.$eval('.paper-plan[data-key$="/watch/text"]', (element) => element.dataset.key);
  const [, item] = key.split("/");
  await open(key);
  const field = (name) => `[id="editing-task-${item}-watch-${name}"]`;
  await page.focus(field("text"));
  await over("每学期点一次台账");
  await page.focus(field("owner"));
  await over("教务员李平");
  await page.focus(field("proof"));
  await over("点验记录");
  await saved();
  for (const text of ["每学期点一次台账", "教务员李平", "点验记录"]) await saying(text);
  await look("evidence", "点验记录");
  await look("ledger", "每学期点一次台账");
  await saying("教务员李平");

  await toScreen(page, "plan-watches");
  const count = await page.$eval("h1", (element) => element.textContent);
  await page.$$eval(".watches details", (all) => all.forEach((element) => (element.open = true)));
  await page.evaluate((id) => {
    const all = document.querySelectorAll(`#task-${id}-watch button`);
    [...all].find((element) => element.textContent.trim().startsWith("删除")).click();
  }, item);
  await page.waitForFunction((before) => document.querySelector("h1").textContent !== before, {}, count);
  await look("ledger", "整改台账说明");
  await silent("每学期点一次台账");
  await toScreen(page, "plan-watches");
  await page.evaluate(() => [...document.querySelectorAll("#watches p button")].find((one) => one.textContent.trim() === "恢复").click());
  await screenshots(page, "editing-watches");
  await look("ledger", "每学期点一次台账");
});

test("a task of one's own is given to the county, and the request asks for it", async () => {
  const added = "协调归还操场东侧用地";
  await toProblem(page, "R5");
  await page.$eval(".added-tasks", (element) => (element.open = true));
  assert.equal(await page.$eval("#task-R5-own-1-actor", (element) => element.value), "school");
  await type(page, "#task-R5-own-1-text", added);
  await page.waitForSelector("#task-R5-own-2-actor");
  await page.select("#task-R5-own-1-actor", "government");
  await page.waitForSelector("#task-R5-own-1-lead");
  await page.focus("#task-R5-own-1-matter");
  assert.equal(await page.$eval("#task-R5-own-2-actor", (element) => element.value), "school");
  await page.select("#task-R5-own-1-matter", "land");
  await type(page, "#task-R5-own-1-lead", "示例县水利局");
  await screenshots(page, "editing-county");
  await toPaper(page);
  await saying("示例县水利局");
  await papersHave("request-land");
  await look("request-land", `拟申请${added}`);
  await look("ledger", "整改台账说明");
  // In the ledger it is the county's too, and there it can be given back.
  await open("own-task/R5/1/actor");
  await put('[id="editing-task-R5-own-1-actor"]', "school");
  await saved();
  await page.waitForFunction(() => document.querySelector('.paper-text[data-key="own-task/R5/1/actor"]')?.textContent === "学校");
  await papersHave("request-land", false);
});

test("everything is still there after a reload and with new figures, and a contradiction is told", async () => {
  await page.waitForFunction(() => document.querySelector(".header-saving")?.textContent.includes("已保存"));
  await page.reload();
  await isOpen(page);
  await to(page, "entry/f-sports_field_area-whole", "填报");
  await type(page, '[data-field="sports_field_area"][data-part="whole"]', "6500");
  await toPaper(page, "ledger");
  for (const text of [TYPED, "=1+1", "12月5日量完西侧", "请测绘队丈量全部场地"]) await saying(text);
  const notes = await page.$$eval(".paper-outdated", (all) => all.map((element) => element.textContent));
  assert.equal(notes.length, 1);
  assert.match(notes[0], /数据变了/);
  await changesSay(/整改台账“提请支持事项”/, ".changes-outdated");
});

test("the .xlsx that is downloaded says what the page says", async () => {
  const folder = await downloadFolder(page);
  const file = await download(folder, () => click(page, "#download-plan"));
  assert.match(file.path, /整改台账\.xlsx$/);
  const texts = Object.values(await cells(file.path)).flatMap((sheet) => Object.values(sheet));
  for (const text of [TYPED, "=1+1", "推进中", "12月5日量完西侧", "请测绘队丈量全部场地", "总务主任王立新", "每学期点一次台账"]) {
    assert.ok(texts.includes(text), text);
  }
  assert.deepEqual(await schemaErrors(file.path), []);
});

test("all of it works with the keyboard alone", async () => {
  await page.focus("#shown-paper");
  const isText = () => page.evaluate(() => document.activeElement.classList.contains("paper-text"));
  const most = await page.$$eval("a, summary, .paper-screen button", (all) => all.length);
  for (let presses = 0; presses < most + 10 && !(await isText()); presses += 1) await page.keyboard.press("Tab");
  assert.ok(await isText(), "Tab does not reach the sheets");
  for (let presses = 0; presses < 3; presses += 1) await page.keyboard.press("ArrowDown");
  const key = await page.evaluate(() => document.activeElement.dataset.key);
  await page.keyboard.press("Enter");
  await page.waitForSelector(".paper-form textarea");
  await over("用键盘写的一格");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => !document.querySelector(".paper-form"));
  await saying("用键盘写的一格");
  await page.waitForFunction((wanted) => document.activeElement.dataset.key === wanted, {}, key);
});

test("there is no complaint of axe, light and dark, wide and narrow, with the fields open", async () => {
  await open(STATEMENT);
  for (const width of [1280, 360]) {
    await page.setViewport({ width, height: 800 });
    for (const scheme of ["light", "dark"]) {
      await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
      assert.deepEqual(await complaints(page), [], `${width} ${scheme}`);
    }
  }
  await page.keyboard.press("Escape");
  await page.$$eval("details", (all) => all.forEach((element) => (element.open = true)));
  assert.deepEqual(await complaints(page), [], "with everything open");
  assert.deepEqual(seen.faults, []);
});
