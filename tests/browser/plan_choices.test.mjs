// What a clerk chooses for the plan: which kind of paper, problems of the school's own and of feedback, measures with what they
// come to; and how what was changed, deleted or lost its place is found again.
import assert from "node:assert/strict";
import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { complaints } from "./accessibility.mjs";
import { click, press, type } from "./form.mjs";
import { chromium, isOpen } from "./launch.mjs";
import { openedProfile } from "./opened.mjs";
import { openText, openedSample, SAMPLE, saying, silent, to, toPaper, toProblem, toScreen } from "./plan.mjs";
import { screenshots } from "./screenshots.mjs";

/** A number of a problem or task as the ledger has it. */
const CODE = /\b[A-Z]\d+[a-z]?[PJ]?-\d\d\b|编号 ?[A-Z]\d/;
const FEEDBACK = "图书室使用登记不全";

let browser;
let page;
let seen;

before(async () => {
  browser = await chromium();
  ({ page, seen } = await openedSample(browser));
});
after(() => browser?.close());

const text = (selector) => page.$eval(selector, (element) => element.innerText);
const showing = (selector, words) =>
  page.waitForFunction(
    (wanted, said) => document.querySelector(wanted)?.innerText.includes(said),
    {},
    selector,
    words,
  );
const field = (name, number = 1) => `#problem-${number}-${name}`;

test("the paper is of the kind that is chosen, the usual one unless another is", async () => {
  await toScreen(page, "plan");
  const offered = await page.$$eval(".genre", (all) =>
    all.map((genre) => ({
      id: genre.querySelector("input").value,
      name: genre.querySelector("strong").innerText,
      about: genre.querySelector(".genre-about").innerText,
      isChosen: genre.querySelector("input").checked,
      isUsual: genre.innerText.includes("通常用这一种"),
    })),
  );
  assert.deepEqual(
    offered.map((genre) => genre.id),
    ["improvement", "special", "three-year", "table"],
  );
  for (const genre of offered) {
    assert.ok(genre.about.length > 10, genre.name);
    assert.equal(genre.isChosen, genre.isUsual, genre.name);
  }
  for (const [id, title] of [
    ["special", "工作专项实施方案"],
    ["three-year", "三年行动方案"],
    ["table", "“一校一策”表"],
    ["improvement", "“一校一策”整改提升方案"],
  ]) {
    await toScreen(page, "plan");
    await click(page, `.genre input[value="${id}"]`);
    await toPaper(page);
    await saying(page, title);
    await page.waitForFunction(
      (name) => document.querySelector("#shown-paper")?.selectedOptions[0]?.textContent.includes(name),
      {},
      offered.find((genre) => genre.id === id).name,
    );
  }
});

test("the kind is kept, and a paper says how many pages it has", async () => {
  await toScreen(page, "plan");
  await click(page, '.genre input[value="special"]');
  await page.waitForFunction(() => document.querySelector(".header-saving")?.textContent.includes("已保存"));
  await page.reload();
  await isOpen(page);
  await toPaper(page);
  await saying(page, "工作专项实施方案");
  assert.match(await text("#preview-heading"), /共 \d+ 页/);
  const pages = Number((await text("#preview-heading")).match(/共 (\d+) 页/)[1]);
  const last = await page.$$eval(".paper .page-mark", (all) => Math.max(...all.map((mark) => Number(mark.innerText.match(/\d+/)[0]))));
  assert.equal(last, pages);
  await toScreen(page, "plan");
  await click(page, '.genre input[value="improvement"]');
});

test("a ticked measure says what it changes, what is missing for it, and where the goal is then", async () => {
  await toProblem(page, "R5");
  assert.match(await text(".problem-effect"), /5\.85㎡\/生/);
  await page.$eval(".other-measures", (element) => (element.open = true));
  const measure = (words) =>
    page.evaluateHandle((said) => [...document.querySelectorAll(".measure")].find((one) => one.innerText.includes(said)), words);
  const clear = await measure("清退");
  await (await clear.$("input[type=checkbox]")).evaluate((box) => box.click());
  await showing(".other-measures", "把下面的空填上，才算得出增加多少");
  await type(page, '[id="R5-clear-清退面积"]', "420");
  await showing(".problem-effect", "6.20㎡/生");
  await showing(".problem-effect", "还缺1530平方米");
  await showing(".other-measures", "运动场地面积增加420平方米");
  const counted = '[id="R5-clear-清退的场地现在是否已计入运动场地"]';
  await page.select(counted, "是");
  await page.waitForFunction(() => !document.querySelector(".problem-effect")?.innerText.includes("6.20㎡"));
  await showing(".other-measures", "完成后不增加");
  await showing(".measure-contradiction", "已经计入现有数");
  await screenshots(page, "plan-effects");
  await page.select(counted, "否");
  await showing(".problem-effect", "6.20㎡/生");
  assert.equal(await page.$(".measure-contradiction"), null);
});

test("a cause that denies a measure is told beside the measure", async () => {
  await toProblem(page, "R5");
  await page.$eval(".other-measures", (element) => (element.open = true));
  const tick = (selector, words) =>
    page.$$eval(
      selector,
      (all, said) => all.find((one) => one.innerText.includes(said)).querySelector("input").click(),
      words,
    );
  await tick(".measure", "平整硬化并划线");
  await tick("label.tick", "校园用地紧张");
  await showing(".measure-contradiction", "矛盾");
  await tick("label.tick", "校园用地紧张");
  await page.waitForFunction(() => !document.querySelector(".measure-contradiction"));
  await page.$$eval(
    ".measure",
    (all, said) => all.find((one) => one.innerText.includes(said)).querySelector("input[type=checkbox]").click(),
    "平整硬化并划线",
  );
});

test("months that follow from usual durations are to be confirmed until somebody has looked at them", async () => {
  await toPaper(page);
  const asked = "体育场地不足：措施的完成时间是按通常工期排的";
  await page.waitForFunction((words) => document.querySelector("#confirmations")?.textContent.includes(words), {}, asked);
  await toProblem(page, "R5");
  await click(page, "#dates-seen-R5");
  await toPaper(page);
  await page.waitForFunction((words) => !document.querySelector("#confirmations")?.textContent.includes(words), {}, asked);
});

test("a problem of feedback is written, stands in plan and ledger, and is taken away and back", async () => {
  await toScreen(page, "plan");
  await click(page, "#add-problem");
  await page.waitForSelector(field("text"));
  await page.select(field("source"), "feedback");
  await page.waitForSelector("#feedback-by");
  await type(page, field("text"), FEEDBACK);
  await type(page, "#feedback-by", "示例县人民政府教育督导室");
  await type(page, field("measures"), "2026年12月底前补齐登记本");
  await page.keyboard.press("Enter");
  await page.keyboard.type("每月检查1次");
  await type(page, field("owner"), "王小军");
  await type(page, field("proof"), "登记本");
  await screenshots(page, "plan-problem-of-feedback");
  assert.deepEqual(await complaints(page), []);
  await toPaper(page);
  await saying(page, FEEDBACK);
  await toPaper(page, "ledger");
  for (const words of [FEEDBACK, "补齐登记本", "王小军"]) await saying(page, words);
  await toScreen(page, "plan");
  await showing(".problem-list", "督导反馈");
  await page.waitForSelector('.genre input[value="feedback"]');
  await to(page, "plan-problem/problem-1", "督导反馈的问题");
  await press(page, "button", "删除这个问题");
  await page.waitForFunction(() => document.activeElement?.id === "undo-removed");
  await page.waitForFunction((words) => !document.querySelector(".problem-list")?.innerText.includes(words), {}, FEEDBACK);
  await page.keyboard.press("Enter");
  await showing(".problem-list", FEEDBACK);
  await page.waitForFunction(() => document.activeElement?.id === "add-problem");
  await to(page, "plan-problem/problem-1", "督导反馈的问题");
  assert.equal(await page.$eval(field("owner"), (element) => element.value), "王小军");
});

test("a problem is next to the others: the last one leads to it, and it leads on", async () => {
  await to(page, "plan-problem/problem-1", "督导反馈的问题");
  assert.match(await text(".problem-place"), /第 8 个问题，共 8 个/);
  await click(page, ".pager a:first-child");
  await page.waitForFunction(() => document.querySelector(".problem-place")?.innerText.includes("第 7 个"));
  await click(page, ".pager .button-strong");
  await page.waitForFunction(() => document.querySelector(".problem-place")?.innerText.includes("第 8 个"));
});

test("a task that is deleted in the preview is told, the keyboard is on the way back, and it comes back", async () => {
  await toPaper(page, "ledger");
  const selector = '.paper-plan[data-key^="task/Q4/"][data-key$="/text"]';
  await page.waitForSelector(selector);
  const key = await page.$eval(selector, (element) => element.dataset.key);
  const words = await page.$eval(selector, (element) => element.innerText);
  await openText(page, key);
  await press(page, ".paper-form button", "删除这项任务");
  await page.waitForFunction(() => document.activeElement?.id === "undo-removed");
  await page.waitForFunction(() => !document.querySelector(".paper-form"));
  await silent(page, words);
  await page.keyboard.press("Enter");
  await saying(page, words);
  await page.waitForFunction(() => document.activeElement?.id === "preview-heading");
});

test("what was chosen against the proposal is listed, each with its way back", async () => {
  await toProblem(page, "Q4");
  await page.$eval(".measure input[type=checkbox]:checked", (box) => box.click());
  await page.waitForFunction(() => document.querySelectorAll(".measure input[type=checkbox]:checked").length === 1);
  await type(page, "#Q4-owner", "会计赵敏");
  await toPaper(page);
  await page.$eval("#changes", (element) => (element.open = true)).catch(() => {});
  const line = (words) =>
    page.waitForFunction(
      (said) => [...document.querySelectorAll(".changes > li")].some((one) => one.textContent.includes(said)),
      {},
      words,
    );
  await line("“教师培训经费不足”的措施：删去了");
  await line("“教师培训经费不足”的责任人：“会计赵敏”");
  const count = () => page.$$eval(".changes > li", (all) => all.length);
  const before = await count();
  await page.$$eval(".changes > li", (all) =>
    all.find((one) => one.textContent.includes("会计赵敏")).querySelector("button").click(),
  );
  await page.waitForFunction((number) => document.querySelectorAll(".changes > li").length === number - 1, {}, before);
  await page.$$eval(".changes > li", (all) =>
    all.find((one) => one.textContent.includes("教师培训经费不足”的措施")).querySelector("button").click(),
  );
  await toProblem(page, "Q4");
  await page.waitForFunction(() => document.querySelectorAll(".measure input[type=checkbox]:checked").length === 2);
});

test("a table is copied as a table, and as lines of cells", async () => {
  await toPaper(page);
  await page.browserContext().overridePermissions(new URL(page.url()).origin, ["clipboard-read", "clipboard-write"]);
  await press(page, ".paper-copy button", "复制表格");
  await showing(".paper-copy", "已复制");
  const copied = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const read = async (type) => (await item.getType(type)).text();
    return { html: await read("text/html"), text: await read("text/plain") };
  });
  const shown = await page.$eval(".paper-table table", (table) =>
    [...table.rows].filter((row) => !row.querySelector(".page-mark-cell")).map((row) => [...row.cells].map((cell) => cell.innerText.trim())),
  );
  const inHtml = await page.evaluate((html) => {
    const table = new DOMParser().parseFromString(html, "text/html").querySelector("table");
    return [...table.rows].map((row) => [...row.cells].map((cell) => cell.innerText.trim()));
  }, copied.html);
  assert.deepEqual(inHtml, shown);
  const lines = copied.text.split("\n").slice(1);
  assert.deepEqual(lines.map((line) => line.split("\t")), shown);
});

test("no number of a problem or task is shown outside of the ledger", async () => {
  for (const screen of ["plan", "plan-progress", "plan-settings", "plan-watches"]) {
    await toScreen(page, screen);
    await page.$$eval("main details", (all) => all.forEach((one) => (one.open = true)));
    assert.doesNotMatch(await text("main"), CODE, screen);
  }
  for (const id of ["R5", "Q4", "G5"]) {
    await toProblem(page, id);
    await page.$$eval("main details", (all) => all.forEach((one) => (one.open = true)));
    assert.doesNotMatch(await text("main"), CODE, id);
  }
  await toPaper(page);
  await page.waitForSelector(".confirmations li");
  await page.$$eval("main details", (all) => all.forEach((one) => (one.open = true)));
  assert.doesNotMatch(await text("main"), CODE, "the paper and its lists");
});

test("a changed text whose place is gone is kept, and can be copied", async () => {
  const school = JSON.parse(await readFile(SAMPLE, "utf8"));
  const words = "这一段写在原来的第六章里，共有三件事。";
  school.plan.answers = { "edit/plan/gone/part": words };
  const path = join(await mkdtemp(join(tmpdir(), "duibiao-gone-")), "gone.duibiao.json");
  await writeFile(path, JSON.stringify(school));
  const context = await browser.createBrowserContext();
  const opened = await openedSample(context, undefined, path);
  await toPaper(opened.page);
  await opened.page.waitForSelector("#changes");
  await opened.page.$eval("#changes", (element) => (element.open = true));
  const line = await opened.page.waitForSelector(".changes > li");
  assert.match(await line.evaluate((element) => element.innerText), new RegExp(words));
  await context.overridePermissions(new URL(opened.page.url()).origin, ["clipboard-read", "clipboard-write"]);
  await press(opened.page, ".changes button", "复制文字");
  await opened.page.waitForFunction(() => document.querySelector(".changes")?.innerText.includes("已复制"));
  assert.equal(await opened.page.evaluate(() => navigator.clipboard.readText()), words);
  assert.deepEqual(opened.seen.faults ?? [], []);
  await context.close();
});

test("a school without a figure writes a plan of what an inspection told of", async () => {
  const opened = await openedProfile(browser);
  await to(opened.page, "plan", "方案与材料");
  await press(opened.page, "main a", "加一个问题");
  await opened.page.waitForSelector(field("text"));
  await opened.page.select(field("source"), "feedback");
  await type(opened.page, field("text"), FEEDBACK);
  await toPaper(opened.page);
  await saying(opened.page, FEEDBACK);
});
