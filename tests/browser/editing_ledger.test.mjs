// The ledger is looked at on the page of the plan and changed in its cells; what is watched is changed like other tasks. What
// was changed is marked, stays over a reload and new figures, and stands in the .xlsx that is downloaded.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { complaints } from "./accessibility.mjs";
import { download, downloadFolder } from "./download.mjs";
import { click, go, press, type } from "./form.mjs";
import { chromium, isOpen } from "./launch.mjs";
import { openedPlan } from "./opened.mjs";
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

const saying = (text) => page.waitForFunction((words) => document.querySelector(".paper").textContent.includes(words), {}, text);
const silent = (text) => page.waitForFunction((words) => !document.querySelector(".paper").textContent.includes(words), {}, text);

async function look(paper, text) {
  await page.select("#shown-paper", paper);
  await saying(text);
}

/** Presses the text of that key, which opens its fields. */
async function open(key) {
  const selector = `.paper-text[data-key="${key}"]`;
  await page.$eval(selector, (element) => element.scrollIntoView({ block: "center", inline: "center" }));
  await page.$eval(selector, (element) => element.click());
  await page.waitForSelector(".paper-form");
}

async function over(text) {
  await page.evaluate(() => document.activeElement.select?.());
  await page.keyboard.type(text);
}

async function saved() {
  await page.keyboard.down("Control");
  await page.keyboard.press("Enter");
  await page.keyboard.up("Control");
  await page.waitForFunction(() => !document.querySelector(".paper-form"));
}

async function change(key, text) {
  await open(key);
  await over(text);
  await saved();
}

/** What a person chooses in a field of a fixed set of values: a list, a month. */
const put = (selector, value) => page.$eval(selector, (element, chosen) => {
  element.value = chosen;
  element.dispatchEvent(new Event("input", { bubbles: true }));
}, value);
const choice = (value) => put(".paper-form select", value);

const STATEMENT = "problems/R5/8";
const TYPED = "操场被河道占去一角，丈量图在总务处。";

test("the ledger is shown as its sheets, and nothing of the page sticks out", async () => {
  await look("ledger", "整改台账说明");
  assert.equal(await page.$$eval(".paper-ledger", (all) => all.length), 10);
  const sticks = await screenshots(page, "editing-ledger");
  assert.deepEqual(sticks, { 1280: 0, 360: 0 });
  assert.match(await page.$eval("#download-plan", (element) => element.textContent), /\.xlsx/);
});

test("a text cell is changed in place, and an empty one is filled in", async () => {
  await open(STATEMENT);
  assert.match(await page.$eval(".paper-form label", (element) => element.textContent), /改“R5”的“问题表述”/);
  await over(TYPED);
  await screenshots(page, "editing-ledger-cell");
  await saved();
  await saying(TYPED);
  assert.equal(await page.$eval(".paper-edited", (element) => element.textContent), TYPED);
  assert.match(await page.$eval(".changes", (element) => element.textContent), /整改台账“问题清单”/);
  const helper = await page.$eval('.paper-text[data-key^="duties/R5-"][data-key$="/4"]', (element) => element.dataset.key);
  await change(helper, "=1+1");
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
  assert.deepEqual(words, ["未启动", "推进中", "待核验", "已销号", "延期", "待上级"]);
  await choice("推进中");
  await saved();
  await page.waitForFunction(() => document.querySelector('.paper-text[data-key="status/R5/survey"]')?.textContent === "推进中");
  assert.equal(await page.$eval('[data-answer="status/R5/survey"]', (element) => element.value), "推进中");
  await change("done/R5/survey", "12月5日量完西侧");
  await saying("12月5日量完西侧");
  await open("problems/R5/10");
  const levels = await page.$$eval(".paper-form option", (all) => all.map((element) => element.textContent));
  assert.deepEqual(levels, ["P1 必改", "P2 应改"]);
  await page.keyboard.press("Escape");
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
  for (const text of ["请测绘队丈量全部场地", "总务主任王立新", "2027年5月"]) await saying(text);
});

test("what is watched is changed in the plan, and the ledger follows", async () => {
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

  const count = await page.$eval("#watches > summary", (element) => element.textContent);
  await page.$eval("#watches", (element) => (element.open = true));
  await page.evaluate((id) => {
    const all = document.querySelectorAll(`#task-${id}-watch button`);
    [...all].find((element) => element.textContent.startsWith("删除")).click();
  }, item);
  await silent("每学期点一次台账");
  assert.notEqual(await page.$eval("#watches > summary", (element) => element.textContent), count);
  await page.$eval('#watches [data-key$="/left-out"][value=""]', (element) => element.click());
  await saying("每学期点一次台账");
  await screenshots(page, "editing-watches");
});

test("a task of one's own is given to the county, and the request asks for it", async () => {
  const added = "协调归还操场东侧用地";
  const actors = await page.$$eval('[data-answer$="/actor"]', (all) => all.map((element) => element.value));
  assert.ok(actors.length > 1 && actors.every((actor) => actor === "school"), String(actors));
  await page.$eval("#problem-R5", (element) => (element.open = true));
  await type(page, '#problem-R5 [data-answer="own-task/R5/1/text"]', added);
  await saying(added);
  assert.ok(!(await page.$$eval("#shown-paper option", (all) => all.map((element) => element.value))).includes("request-land"));
  await page.select('#problem-R5 [data-answer="own-task/R5/1/actor"]', "government");
  await page.waitForSelector('#problem-R5 [data-answer="own-task/R5/1/lead"]');
  // The problem moves behind those that the school solves itself, and the keyboard goes with it.
  await page.focus('#problem-R5 [data-answer="own-task/R5/1/matter"]');
  assert.equal(await page.$eval('#problem-R5 [data-answer="own-task/R5/2/actor"]', (element) => element.value), "school");
  await page.select('#problem-R5 [data-answer="own-task/R5/1/matter"]', "land");
  await type(page, '#problem-R5 [data-answer="own-task/R5/1/lead"]', "示例县水利局");
  await page.waitForSelector('#shown-paper option[value="request-land"]');
  await saying("示例县水利局");
  await screenshots(page, "editing-county");
  await look("request-land", `${added}（对应任务`);
  await saying("由示例县水利局办理");
  await look("ledger", "整改台账说明");
  // In the ledger it is the county's too, and there it can be given back.
  await open("own-task/R5/1/actor");
  await put('[id="editing-task-R5-own-1-actor"]', "school");
  await saved();
  await page.waitForFunction(() => document.querySelector('.paper-text[data-key="own-task/R5/1/actor"]')?.textContent === "学校");
  assert.equal(await page.$('#shown-paper option[value="request-land"]'), null);
});

test("everything is still there after a reload and with new figures, and a contradiction is told", async () => {
  await page.waitForFunction(() => document.querySelector(".header-saving")?.textContent.includes("已保存"));
  await page.reload();
  await isOpen(page);
  await go(page, "填报");
  await press(page, "button", "完整版").catch(() => {});
  await type(page, '[data-field="sports_field_area"][data-part="whole"]', "6500");
  await go(page, "方案");
  for (const text of [TYPED, "=1+1", "12月5日量完西侧", "请测绘队丈量全部场地"]) await saying(text);
  const notes = await page.$$eval(".paper-outdated", (all) => all.map((element) => element.textContent));
  assert.equal(notes.length, 1);
  assert.match(notes[0], /数据变了/);
  assert.match(await page.$eval(".changes .changes-outdated", (element) => element.textContent), /整改台账“问题清单”/);
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
  for (let presses = 0; presses < 10 && !(await isText()); presses += 1) await page.keyboard.press("Tab");
  assert.ok(await isText(), "Tab does not reach the sheets");
  for (let presses = 0; presses < 3; presses += 1) await page.keyboard.press("ArrowDown");
  const key = await page.evaluate(() => document.activeElement.dataset.key);
  await page.keyboard.press("Enter");
  await page.waitForSelector(".paper-form textarea");
  await over("用键盘写的一格");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => !document.querySelector(".paper-form"));
  await saying("用键盘写的一格");
  assert.equal(await page.evaluate(() => document.activeElement.dataset.key), key);
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
