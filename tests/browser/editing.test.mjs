// Documents are changed in place on the page of the plan: paragraphs, cells, tasks, sections of one's own. What was changed
// stays over a reload and new figures, is marked, and stands in the file that is downloaded.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { complaints } from "./accessibility.mjs";
import { download, downloadFolder } from "./download.mjs";
import { click, go, press, type } from "./form.mjs";
import { chromium, isOpen } from "./launch.mjs";
import { openedPlan } from "./opened.mjs";
import { outline } from "./readers.mjs";
import { screenshots } from "./screenshots.mjs";

let browser;
let page;
let seen;

before(async () => {
  browser = await chromium();
  ({ page, seen } = await openedPlan(browser));
});
after(() => browser?.close());

/** The text of the paper behind the fields that are open. */
const paper = () => page.$eval(".paper", (element) => element.textContent);

/** Waits until the paper, made anew, has that text. */
const saying = (text) => page.waitForFunction((words) => document.querySelector(".paper").textContent.includes(words), {}, text);

/** Waits until it has it no more. */
const silent = (text) => page.waitForFunction((words) => !document.querySelector(".paper").textContent.includes(words), {}, text);

/** Presses the text of that key, which opens its fields. */
async function open(key) {
  const selector = `.paper-text[data-key="${key}"]`;
  await page.$eval(selector, (element) => element.scrollIntoView({ block: "center" }));
  await click(page, selector);
  await page.waitForSelector(".paper-form");
}

/** Types over what stands in the field that has the keyboard. */
async function over(text) {
  await page.evaluate(() => document.activeElement.select?.());
  await page.keyboard.type(text);
}

/** Opens a text, types over it and keeps it. */
async function change(key, text) {
  await open(key);
  await over(text);
  await saved();
}

async function saved() {
  await page.keyboard.down("Control");
  await page.keyboard.press("Enter");
  await page.keyboard.up("Control");
  await page.waitForFunction(() => !document.querySelector(".paper-form"));
}

const INTRO = "facts/school";
const TYPED = "本校是全县最早办寄宿的小学，操场在河对岸。";

test("a paragraph is changed in place, given up with Esc, and kept by leaving", async () => {
  await open(INTRO);
  const label = await page.$eval(".paper-form textarea", (element) => element.labels[0].textContent);
  assert.equal(label, "改这一段");
  await over("不要这一句");
  await page.keyboard.press("Escape");
  await page.waitForFunction(() => !document.querySelector(".paper-form"));
  assert.ok(!(await paper()).includes("不要这一句"));
  assert.equal(await page.evaluate(() => document.activeElement.dataset.key), INTRO, "the keyboard is back on the text");

  await open(INTRO);
  await over(TYPED);
  await click(page, "#preview-heading");
  await saying(TYPED);
  const mark = await page.$eval(".paper-edited", (element) => element.textContent);
  assert.equal(mark, TYPED);
  assert.match(await page.$eval("#changes-heading", (element) => element.textContent), /改过的地方（1 处）/);
});

test("what is typed is kept in a pause, and given up all the same", async () => {
  const closing = "monitoring/monitoring";
  const before = await paper();
  await open(closing);
  await over("先写一半");
  await page.waitForFunction(() => /（2 处）/.test(document.querySelector("#changes-heading")?.textContent));
  assert.equal(await page.evaluate(() => document.activeElement.tagName), "TEXTAREA", "the keyboard stays");
  await page.keyboard.press("Escape");
  await page.waitForFunction((wanted) => document.querySelector(".paper").textContent === wanted, {}, before);
});

test("a heading keeps its number, and a cell is changed alone", async () => {
  const shown = await page.$eval(".paper-heading-1", (element) => element.textContent);
  assert.ok(shown.startsWith("一、"), shown);
  await change("facts/heading", "学校概况");
  await saying("一、学校概况");
  const key = await page.$eval('.paper td .paper-text[data-key^="facts/figures/"][data-key$="/2"]', (element) => element.dataset.key);
  await change(key, "以年报为准");
  await saying("以年报为准");
});

test("owner, month and sum of a task are changed at one place, and every document follows", async () => {
  const task = await page.$eval('.paper-plan[data-key^="task/R5/"]', (element) => element.dataset.key);
  const [, , measure] = task.split("/");
  await open(task);
  const field = (name) => `[id="editing-task-R5-${measure}-${name}"]`;
  await page.focus(field("owner"));
  await over("后勤主任王立新");
  await page.focus(field("sum"));
  await over("3.5");
  await page.focus(field("text"));
  await over("把北侧停车位迁出，恢复场地");
  await page.$eval(field("month"), (element) => {
    element.value = "2027-05";
  });
  await saved();
  for (const text of ["后勤主任王立新", "把北侧停车位迁出，恢复场地", "2027年5月前", "3.5"]) await saying(text);
});

test("tasks are added, put in another order by keyboard, and removed", async () => {
  const added = "与隔壁中学签订场地共用协议，每周开放10课时";
  await press(page, "summary", "R5 ");
  const fresh = '#problem-R5 [data-answer="own-task/R5/1/text"]';
  await page.$eval("#problem-R5", (element) => (element.open = true));
  await page.waitForSelector(fresh);
  await page.focus(fresh);
  await page.keyboard.type(added);
  await saying(added);
  assert.equal(await page.$eval(fresh, (element) => element.value), added, "nothing is put over what is typed");
  await page.waitForSelector('#problem-R5 [data-answer="own-task/R5/2/text"]');
  const number = () => page.$eval("#task-R5-own-1 legend", (element) => element.textContent);
  const last = await number();
  await page.focus("#up-task-R5-own-1");
  await page.keyboard.press("Enter");
  await page.waitForFunction((before) => document.querySelector("#task-R5-own-1 legend").textContent !== before, {}, last);
  const [before, now] = [last, await number()].map((legend) => Number(legend.split("-")[1]));
  assert.equal(now, before - 1);
  await page.waitForFunction(
    (id, text) => document.querySelector(".paper").textContent.includes(`${id}${text}`) || document.querySelector(".paper").textContent.includes(`（${id}）${text}`),
    {},
    await number(),
    added,
  );
  assert.equal(await page.evaluate(() => document.activeElement.id), "up-task-R5-own-1", "the keyboard stays on the button");
  await page.$eval("#task-R5-own-1", (element) => element.scrollIntoView({ block: "center" }));
  await page.evaluate(() => [...document.querySelectorAll("#task-R5-own-1 button")].find((element) => element.textContent.startsWith("删除")).click());
  await silent(added);
});

test("a section of one's own is added behind another, and the numbers go on", async () => {
  await page.$eval("#own-sections", (element) => (element.open = true));
  await type(page, "#section-plan-1-heading", "校舍安全");
  await saying("校舍安全");
  await page.select("#section-plan-1-after", "facts");
  await saying("二、校舍安全");
  await type(page, "#section-plan-1-text", "围墙已加固。");
  await page.keyboard.press("Enter");
  await page.keyboard.type("消防通道已清理。");
  await saying("消防通道已清理。");
  await saying("三、自查达标情况");
  await screenshots(page, "editing");
});

test("everything is still there after a reload", async () => {
  await page.waitForFunction(() => document.querySelector(".header-saving")?.textContent.includes("已保存"));
  await page.reload();
  await isOpen(page);
  await go(page, "方案");
  for (const text of [TYPED, "一、学校概况", "以年报为准", "后勤主任王立新", "二、校舍安全"]) await saying(text);
  assert.equal(await page.$eval("#section-plan-1-text", (element) => element.value), "围墙已加固。\n消防通道已清理。");
});

test("what was typed a moment before the page went is there too, in a paragraph and among the fields of a task", async () => {
  const again = async () => {
    await page.reload();
    await isOpen(page);
    await go(page, "方案");
  };
  await open("standing/heading");
  await over("对照情况");
  await again();
  await saying("对照情况");
  const task = await page.$eval('.paper-plan[data-key^="task/Q4/"]', (element) => element.dataset.key);
  await open(task);
  await page.focus(`[id="editing-task-Q4-${task.split("/")[2]}-owner"]`);
  await over("会计赵敏");
  await again();
  await saying("会计赵敏");
  // Given up, everything is as it was.
  await change("standing/heading", "自查达标情况");
});

test("a figure that changes below a changed text is told, and the text stays", async () => {
  const key = await page.$eval('.paper-text[data-key^="standing/resources/"]:not([data-key$="heading"])', (element) => element.dataset.key);
  await change(key, "七项里有四项达标，本校另有说明。");
  await saying("本校另有说明");
  await go(page, "填报");
  await press(page, "button", "完整版").catch(() => {});
  await type(page, '[data-field="backbone_teachers"][data-part="primary"]', "12");
  await go(page, "方案");
  await page.waitForSelector(".paper-outdated");
  const note = await page.$eval(".paper-outdated", (element) => element.textContent);
  assert.match(note, /数据变了：原来的生成文字是“.*4项.*”，现在是“.*5项.*”/);
  await saying("本校另有说明");
  assert.match(await page.$eval(".changes", (element) => element.firstElementChild.textContent), /数据变了/);
  await screenshots(page, "editing-outdated");
  await page.evaluate(() => [...document.querySelectorAll(".paper-outdated button")].find((element) => element.textContent === "保留我的").click());
  await page.waitForFunction(() => !document.querySelector(".paper-outdated"));
  await saying("本校另有说明");
});

test("the file that is downloaded says what the page says", async () => {
  const folder = await downloadFolder(page);
  const file = await download(folder, () => click(page, "#download-plan"));
  const { blocks } = await outline(file.path);
  const text = JSON.stringify(blocks);
  for (const words of [TYPED, "一、学校概况", "以年报为准", "后勤主任王立新", "二、校舍安全", "消防通道已清理。"]) {
    assert.ok(text.includes(words), words);
  }
});

test("another paper is looked at and changed", async () => {
  await page.select("#shown-paper", "report");
  await saying("特此报告");
  await change("end/closing", "以上情况，特此报告。");
  await saying("以上情况，特此报告。");
  await page.select("#shown-paper", "plan");
  await saying("一、学校概况");
});

test("the way back gives the generated text again", async () => {
  const count = await page.$$eval(".changes > li", (all) => all.length);
  await page.$eval(`.paper-text[data-key="${INTRO}"]`, (element) => element.parentElement.querySelector(".set-answer").click());
  await silent(TYPED);
  await page.waitForFunction((total) => document.querySelectorAll(".changes > li").length === total - 1, {}, count);
});

test("all of it works with the keyboard alone", async () => {
  await page.focus("#shown-paper");
  const isText = () => page.evaluate(() => document.activeElement.classList.contains("paper-text"));
  for (let presses = 0; presses < 8 && !(await isText()); presses += 1) await page.keyboard.press("Tab");
  assert.ok(await isText(), "Tab does not reach the paper");
  const hint = await page.evaluate(() => document.getElementById(document.activeElement.getAttribute("aria-describedby"))?.textContent);
  assert.match(hint, /回车改/);
  await page.keyboard.press("ArrowDown");
  const key = await page.evaluate(() => document.activeElement.dataset.key);
  await page.keyboard.press("Enter");
  await page.waitForSelector(".paper-form textarea");
  await over("用键盘写的引言。");
  await saved();
  await saying("用键盘写的引言。");
  assert.equal(await page.evaluate(() => document.activeElement.dataset.key), key);
});

test("what is hostile stays text", async () => {
  const hostile = `<img src=x onerror=alert(1)>"'&`;
  await change("facts/heading", hostile);
  await saying(hostile);
  assert.equal(await page.$(".paper img"), null);
});

test("there is no complaint of axe, light and dark, wide and narrow, with the fields open", async () => {
  await open("end/origin");
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

test("a paragraph that is longer than what can be typed is not cut when it is changed", async () => {
  const long = "鑫".repeat(15_000);
  assert.ok(!(await paper()).includes("鑫"));
  await open("monitoring/monitoring");
  // A file may bring along a longer one; the keyboard cannot.
  await page.$eval(
    ".paper-form textarea",
    (field, text) => {
      field.removeAttribute("maxlength");
      field.value = text;
      field.dispatchEvent(new Event("input", { bubbles: true }));
    },
    long,
  );
  await saved();
  // Between its lines stand the numbers of the pages that it fills.
  const count = () => paper().then((text) => text.split("鑫").length - 1);
  await saying("鑫鑫");
  assert.equal(await count(), long.length);
});
