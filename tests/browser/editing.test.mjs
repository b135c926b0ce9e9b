// Documents are changed in place on the screen of the papers: paragraphs, cells, tasks, sections of one's own. What was
// changed stays over a reload and new figures, is marked, and stands in the file that is downloaded.
import assert from "node:assert/strict";
import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { complaints } from "./accessibility.mjs";
import { download, downloadFolder } from "./download.mjs";
import { click, type } from "./form.mjs";
import { chromium, isOpen } from "./launch.mjs";
import {
  change, done, openedPlan, openedSample, openText, over, paperText, put, SAMPLE, saying, silent, to, toPaper, toProblem, toScreen,
} from "./plan.mjs";
import { outline } from "./readers.mjs";
import { screenshots } from "./screenshots.mjs";
import { kept } from "./store.mjs";

let browser;
let page;
let seen;

before(async () => {
  browser = await chromium();
  ({ page, seen } = await openedPlan(browser));
});
after(() => browser?.close());

const isClosed = () => page.waitForFunction(() => !document.querySelector(".paper-form"));
const headingOfChanges = () => page.$eval("#changes-heading", (element) => element.textContent);

const INTRO = "facts/school";
const TYPED = "本校是全县最早办寄宿的小学，操场在河对岸。";

test("a paragraph is changed in place, given up with Esc, and kept by leaving", async () => {
  await openText(page, INTRO);
  const label = await page.$eval(".paper-form textarea", (element) => element.labels[0].textContent);
  assert.equal(label, "改这一段");
  await over(page, "不要这一句");
  await page.keyboard.press("Escape");
  await isClosed();
  await silent(page, "不要这一句");
  await page.waitForFunction((key) => document.activeElement.dataset.key === key, {}, INTRO);

  await openText(page, INTRO);
  await over(page, TYPED);
  await click(page, "#preview-heading");
  await isClosed();
  await saying(page, TYPED);
  const mark = await page.$eval(".paper-edited", (element) => element.textContent);
  assert.equal(mark, TYPED);
  assert.match(await headingOfChanges(), /改过的地方（1 处）/);
});

test("what is typed is there in a pause, and given up all the same", async () => {
  const closing = "monitoring/text";
  const before = await paperText(page);
  await openText(page, closing);
  await over(page, "先写一半");
  await page.waitForFunction(() => /（2 处）/.test(document.querySelector("#changes-heading")?.textContent));
  assert.equal(await page.evaluate(() => document.activeElement.tagName), "TEXTAREA", "the keyboard stays");
  await page.keyboard.press("Escape");
  await page.waitForFunction((wanted) => document.querySelector(".paper")?.textContent === wanted, {}, before);
});

test("a new line and an emptied text keep the keyboard in the field", async () => {
  await openText(page, "monitoring/text");
  await over(page, "第一行");
  await page.keyboard.press("Enter");
  await page.keyboard.type("第二行");
  await page.waitForFunction(() => /（2 处）/.test(document.querySelector("#changes-heading")?.textContent));
  assert.equal(await page.evaluate(() => document.activeElement.value), "第一行\n第二行");
  await page.keyboard.down("Control");
  await page.keyboard.press("a");
  await page.keyboard.up("Control");
  await page.keyboard.press("Backspace");
  await new Promise((resolve) => setTimeout(resolve, 700));
  assert.equal(await page.evaluate(() => document.activeElement.tagName), "TEXTAREA", "the keyboard stays in what is empty");
  await page.keyboard.press("Escape");
  await isClosed();
});

test("a heading keeps its number, and a cell is changed alone", async () => {
  const shown = await page.$eval(".paper-heading-1", (element) => element.textContent);
  assert.ok(shown.startsWith("一、"), shown);
  await change(page, "facts/heading", "学校概况");
  await saying(page, "一、学校概况");
  const key = await page.$eval(
    '.paper td .paper-text[data-key="standing/problems/体育运动场馆/3"]',
    (element) => element.dataset.key,
  );
  await change(page, key, "以年报为准");
  await saying(page, "以年报为准");
});

test("owner, month and sum of a task are changed at one place, and every document follows", async () => {
  await toPaper(page, "ledger");
  const task = await page.$eval('.paper-plan[data-key^="task/R5/"][data-key$="/text"]', (element) => element.dataset.key);
  const [, , measure] = task.split("/");
  await openText(page, task);
  const field = (name) => `[id="editing-task-R5-${measure}-${name}"]`;
  await page.focus(field("owner"));
  await over(page, "后勤主任王立新");
  await page.focus(field("sum"));
  await over(page, "3.5");
  await page.focus(field("text"));
  await over(page, "把北侧停车位迁出，恢复场地");
  await put(page, field("month"), "2027-05");
  await page.focus(field("text"));
  await done(page);
  for (const text of ["后勤主任王立新", "把北侧停车位迁出，恢复场地", "2027年5月", "3.5"]) await saying(page, text);
  await toPaper(page);
  for (const text of ["后勤主任王立新", "把北侧停车位迁出，恢复场地", "2027年5月底前", "3.5"]) await saying(page, text);
});

test("tasks are added, put in another order by keyboard, and removed", async () => {
  const added = "与隔壁中学签订场地共用协议，每周开放10课时";
  await toProblem(page, "R5");
  await page.$eval(".added-tasks", (element) => (element.open = true));
  const fresh = "#task-R5-own-1-text";
  await page.focus(fresh);
  await page.keyboard.type(added);
  await page.waitForSelector("#task-R5-own-2-text");
  assert.equal(await page.evaluate(() => document.activeElement.id), "task-R5-own-1-text", "the keyboard stays");
  assert.equal(await page.$eval(fresh, (element) => element.value), added, "nothing is put over what is typed");
  const number = () => page.$eval("#task-R5-own-1 legend", (element) => element.textContent.trim());
  const last = await number();
  await page.focus("#up-task-R5-own-1");
  await page.keyboard.press("Enter");
  await page.waitForFunction(
    (before) => document.querySelector("#task-R5-own-1 legend").textContent.trim() !== before,
    {},
    last,
  );
  const [before, now] = [last, await number()].map((legend) => Number(legend.match(/^第(\d+)项/)[1]));
  assert.equal(now, before - 1);
  assert.equal(await page.evaluate(() => document.activeElement.id), "up-task-R5-own-1", "the keyboard stays on the button");
  await toPaper(page);
  await saying(page, added);
  await toProblem(page, "R5");
  await page.evaluate(() =>
    [...document.querySelectorAll("#task-R5-own-1 button")].find((one) => one.textContent.trim().startsWith("删除")).click(),
  );
  await toPaper(page);
  await silent(page, added);
});

test("a section of one's own is added behind another, and the numbers go on", async () => {
  await page.$eval("#own-sections", (element) => (element.open = true));
  await type(page, "#section-plan-1-heading", "校舍安全");
  await saying(page, "校舍安全");
  await page.select("#section-plan-1-after", "facts");
  await saying(page, "二、校舍安全");
  await type(page, "#section-plan-1-text", "围墙已加固。");
  await page.keyboard.press("Enter");
  await page.keyboard.type("消防通道已清理。");
  await saying(page, "消防通道已清理。");
  await saying(page, "三、自查情况");
  await screenshots(page, "editing");
});

test("everything is still there after a reload", async () => {
  await page.waitForFunction(() => document.querySelector(".header-saving")?.textContent.includes("已保存"));
  await page.reload();
  await isOpen(page);
  await toPaper(page);
  for (const text of [TYPED, "一、学校概况", "以年报为准", "后勤主任王立新", "二、校舍安全"]) await saying(page, text);
  assert.equal(await page.$eval("#section-plan-1-text", (element) => element.value), "围墙已加固。\n消防通道已清理。");
});

test("what was typed a moment before the page went is there too, in a paragraph and among the fields of a task", async () => {
  const again = async (paper) => {
    await page.reload();
    await isOpen(page);
    await toPaper(page, paper);
  };
  await openText(page, "standing/heading");
  await over(page, "对照情况");
  await again();
  await saying(page, "对照情况");
  await toPaper(page, "ledger");
  const task = await page.$eval('.paper-plan[data-key^="task/Q4/"][data-key$="/text"]', (element) => element.dataset.key);
  await openText(page, task);
  await page.focus(`[id="editing-task-Q4-${task.split("/")[2]}-owner"]`);
  await over(page, "会计赵敏");
  await again("ledger");
  await saying(page, "会计赵敏");
  await toPaper(page);
  await change(page, "standing/heading", "自查情况");
});

test("a figure that changes below a changed text is told, and the text stays", async () => {
  await change(page, "standing/text", "七项里有四项达标，本校另有说明。");
  await saying(page, "本校另有说明");
  await to(page, "entry/f-backbone_teachers-primary", "填报");
  await type(page, '[data-field="backbone_teachers"][data-part="primary"]', "12");
  await toPaper(page);
  // The paragraph about the school holds the figure too.
  await page.waitForFunction(() => document.querySelectorAll(".paper-outdated").length === 2);
  const notes = await page.$$eval(".paper-outdated", (all) => all.map((element) => element.textContent));
  assert.match(notes[1], /数据变了：原来的生成文字是“.*4项.*”，现在是“.*5项.*”/);
  await saying(page, "本校另有说明");
  await page.waitForFunction(() => /数据变了/.test(document.querySelector(".changes")?.firstElementChild.textContent));
  await screenshots(page, "editing-outdated");
  for (const left of [1, 0]) {
    await page.evaluate(() =>
      [...document.querySelectorAll(".paper-outdated button")].find((element) => element.textContent.trim() === "保留我的").click(),
    );
    await page.waitForFunction((count) => document.querySelectorAll(".paper-outdated").length === count, {}, left);
  }
  await saying(page, "本校另有说明");
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
  await saying(page, "特此报告");
  await change(page, "end/closing", "以上情况，特此报告。");
  await saying(page, "以上情况，特此报告。");
  await page.select("#shown-paper", "plan");
  await saying(page, "一、学校概况");
});

test("the way back gives the generated text again, and can be taken back itself", async () => {
  const count = await page.$$eval(".changes > li", (all) => all.length);
  const takeBack = async () => {
    await page.$eval(`.paper-text[data-key="${INTRO}"]`, (element) => element.parentElement.querySelector("button").click());
    await silent(page, TYPED);
  };
  await takeBack();
  await page.waitForFunction(() => document.activeElement?.id === "undo-removed");
  await page.keyboard.press("Enter");
  await saying(page, TYPED);
  await page.waitForFunction((total) => document.querySelectorAll(".changes > li").length === total, {}, count);
  await takeBack();
  await page.waitForFunction((total) => document.querySelectorAll(".changes > li").length === total - 1, {}, count);
});

test("the count of what is to be confirmed is the same everywhere, and each leads to its place", async () => {
  const count = await page.$$eval(".confirmations > li", (all) => all.length);
  assert.ok(count > 0);
  const counts = await page.$$eval("#confirmations-heading, .paper-bar-count, .plan-screens [aria-current]", (all) =>
    all.map((element) => Number(/(\d+) 处/.exec(element.textContent)?.[1])),
  );
  assert.deepEqual(counts, [count, count, count]);
  await toScreen(page, "plan");
  const link = await page.$eval(".plan-screens", (element) => element.textContent);
  assert.ok(link.includes(`待确认 ${count} 处`), link);
  await toPaper(page);
  const places = await page.$$eval(".confirmations a", (all) => all.map((element) => element.getAttribute("href")));
  const told = await page.$$eval(".confirmations a", (all) => all.map((element) => element.textContent));
  for (const sentence of told) assert.doesNotMatch(sentence, /[A-Z]\d+[a-z]?[（-]/, sentence);
  assert.ok(places.some((place) => place.endsWith("-causes")) && places.some((place) => place.includes("/dates-seen-")), places.join(" "));
  for (const place of new Set(places)) {
    await toPaper(page);
    await page.waitForSelector(`.confirmations a[href="${place}"]`);
    await page.$eval(`.confirmations a[href="${place}"]`, (element) => {
      element.closest("details").open = true;
      element.scrollIntoView({ block: "center" });
      element.click();
    });
    await page.waitForFunction((id) => document.activeElement.id === id, {}, decodeURIComponent(place.split("/").at(-1)));
  }
  await toPaper(page);
});

test("all of it works with the keyboard alone", async () => {
  await page.focus("#shown-paper");
  const isText = () => page.evaluate(() => document.activeElement.classList.contains("paper-text"));
  const most = await page.$$eval("a, summary, .paper-screen button", (all) => all.length);
  for (let presses = 0; presses < most + 8 && !(await isText()); presses += 1) await page.keyboard.press("Tab");
  assert.ok(await isText(), "Tab does not reach the paper");
  const hint = () => document.getElementById(document.activeElement.getAttribute("aria-describedby"))?.textContent;
  assert.match(await page.evaluate(hint), /回车改/);
  await page.keyboard.press("ArrowDown");
  const key = await page.evaluate(() => document.activeElement.dataset.key);
  await page.keyboard.press("Enter");
  await page.waitForSelector(".paper-form textarea");
  await over(page, "用键盘写的引言。");
  await done(page);
  await saying(page, "用键盘写的引言。");
  await page.waitForFunction((wanted) => document.activeElement.dataset.key === wanted, {}, key);
});

test("what is hostile stays text", async () => {
  const hostile = `<img src=x onerror=alert(1)>"'&`;
  await change(page, "facts/heading", hostile);
  await saying(page, hostile);
  assert.equal(await page.$(".paper img"), null);
});

test("there is no complaint of axe, light and dark, wide and narrow, with the fields open", async () => {
  await openText(page, "end/signature/signer");
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

test("a paragraph of 15,000 characters that a file brought along keeps its length when it is changed", async () => {
  const count = 15_000;
  const long = "龘".repeat(count);
  // Marks of pages stand between the words.
  const isWhole = (end) =>
    page.waitForFunction(
      (count, end) => {
        const text = document.querySelector(".paper").textContent;
        return text.split("龘").length - 1 === count && text.includes(`龘${end}`);
      },
      {},
      count,
      end,
    );
  const school = JSON.parse(await readFile(SAMPLE, "utf8"));
  school.plan.answers = { "edit/plan/monitoring/text": long };
  const path = join(await mkdtemp(join(tmpdir(), "duibiao-long-")), "long.duibiao.json");
  await writeFile(path, JSON.stringify(school));
  const context = await browser.createBrowserContext();
  const { page, seen } = await openedSample(context, undefined, path);
  await toPaper(page);
  await isWhole("");
  await openText(page, "monitoring/text");
  await page.keyboard.down("Control");
  await page.keyboard.press("End");
  await page.keyboard.up("Control");
  await page.keyboard.type("末尾");
  await done(page);
  await isWhole("末尾");
  await kept(page, `${long}末尾`);
  assert.deepEqual(seen.faults, []);
  await context.close();
});
