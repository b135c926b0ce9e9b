// Chinese is composed by an input method, with pauses in the middle of a word: in paragraphs, headings and cells of the
// preview that were never changed before, and in every kind of field on the screens of the plan. What is composed is the only
// thing that stands there.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { chromium } from "./launch.mjs";
import { openedPlan, openText, toPaper, toProblem, toScreen } from "./plan.mjs";
import { kept } from "./store.mjs";

let browser;
let page;
let seen;
let method;

before(async () => {
  browser = await chromium();
  ({ page, seen } = await openedPlan(browser));
  method = await page.createCDPSession();
});
after(() => browser?.close());

const pause = (seconds) => new Promise((resolve) => setTimeout(resolve, seconds * 1000));

/** Composes 学习 at the caret as an input method does: letters, a pause, more letters, a longer pause, the word. */
async function compose() {
  for (const [letters, seconds] of [["x", 0], ["xue", 1], ["xue xi", 3]]) {
    await method.send("Input.imeSetComposition", { text: letters, selectionStart: letters.length, selectionEnd: letters.length });
    await pause(seconds);
  }
  await method.send("Input.insertText", { text: "学习" });
}

const value = () => page.evaluate(() => document.activeElement.value);

/** Empties the field that has the keyboard, composes, and gives what stands there. */
async function composed() {
  await page.evaluate(() => document.activeElement.select());
  await compose();
  const first = await value();
  await compose();
  return [first, await value()];
}

async function isComposed(what) {
  assert.deepEqual(await composed(), ["学习", "学习学习"], what);
  await kept(page, "学习学习");
}

for (const [what, key] of [
  ["a paragraph", "facts/school"],
  ["a heading", "facts/heading"],
]) {
  test(`${what} of the preview takes what is composed`, async () => {
    await openText(page, key);
    await isComposed(what);
    await page.keyboard.press("Escape");
    await page.waitForFunction(() => !document.querySelector(".paper-form"));
  });
}

test("a cell of the preview takes what is composed", async () => {
  const key = await page.$eval('.paper td .paper-text[data-key^="standing/problems/"]', (element) => element.dataset.key);
  await openText(page, key);
  await isComposed("a cell");
  await page.keyboard.press("Escape");
});

test("the fields of a task in the preview take what is composed", async () => {
  await toPaper(page, "ledger");
  const task = await page.$eval('.paper-plan[data-key^="task/R5/"][data-key$="/text"]', (element) => element.dataset.key);
  await openText(page, task);
  await isComposed("words of a task");
  await page.focus(`[id="editing-task-R5-${task.split("/")[2]}-owner"]`);
  await isComposed("owner of a task");
  await page.keyboard.press("Escape");
  await toPaper(page);
});

test("a section of one's own takes what is composed", async () => {
  await page.$eval("#own-sections", (element) => (element.open = true));
  for (const field of ["#section-plan-1-heading", "#section-plan-1-text"]) {
    await page.focus(field);
    await isComposed(field);
  }
});

test("the fields of a problem, a new task among them, take what is composed", async () => {
  await toProblem(page, "R5");
  await page.$eval(".added-tasks", (element) => (element.open = true));
  for (const field of ["#R5-own-cause", "#R5-owner", "#task-R5-own-1-text"]) {
    await page.focus(field);
    await isComposed(field);
  }
});

test("the fields of the other screens take what is composed", async () => {
  await toScreen(page, "plan");
  await page.$$eval("details", (all) => all.forEach((element) => (element.open = true)));
  for (const field of ["#county", "#bureau", "#basis", "#person-principal", "#report-work-1", "#contact"]) {
    await page.focus(field);
    await isComposed(field);
  }
  await toScreen(page, "plan-progress");
  await page.select("#status-R5-survey", "推进中");
  await page.waitForSelector("#done-R5-survey");
  await page.focus("#done-R5-survey");
  await isComposed("what was done of a task");
  await toScreen(page, "plan-watches");
  await page.$$eval("details", (all) => all.forEach((element) => (element.open = true)));
  const proof = await page.$eval('.watches textarea[id$="-proof"]', (element) => element.id);
  await page.focus(`[id="${proof}"]`);
  await isComposed("proof of what is watched");
  await toScreen(page, "plan-settings");
  await page.$$eval("details", (all) => all.forEach((element) => (element.open = true)));
  const department = await page.$eval('input[id^="department-"]', (element) => element.id);
  await page.focus(`[id="${department}"]`);
  await isComposed("name of a department");
  await toPaper(page);
  assert.deepEqual(seen.faults, []);
});
