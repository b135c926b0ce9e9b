// Chinese is composed by an input method, with pauses in the middle of a word, in every kind of field of ① 学校信息 and
// ② 填报. What is composed is the only thing that stands there, and it is kept.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { press, type } from "./form.mjs";
import { chromium } from "./launch.mjs";
import { openedSample, to } from "./plan.mjs";
import { kept } from "./store.mjs";

let browser;
let page;
let seen;
let method;

before(async () => {
  browser = await chromium();
  ({ page, seen } = await openedSample(browser));
  method = await page.createCDPSession();
});
after(() => browser?.close());

const pause = (seconds) => new Promise((resolve) => setTimeout(resolve, seconds * 1000));

/** Composes `word` at the caret as an input method does: letters, a pause, more letters, a longer pause, the word. */
async function compose(word) {
  for (const [letters, seconds] of [["x", 0], ["xue", 1], ["xue xi", 3]]) {
    await method.send("Input.imeSetComposition", { text: letters, selectionStart: letters.length, selectionEnd: letters.length });
    await pause(seconds);
  }
  await method.send("Input.insertText", { text: word });
}

/** Composes into the field, over what stood there; `word` tells it from every other field. */
async function takes(field, word) {
  await page.waitForSelector(field);
  await page.focus(field);
  await page.$eval(field, (element) => element.select());
  await compose(word);
  assert.equal(await page.$eval(field, (element) => element.value), word, field);
  assert.equal(await page.evaluate((where) => document.activeElement === document.querySelector(where), field), true, `${field} has lost the keyboard`);
  await kept(page, word);
  assert.equal(await page.$eval(field, (element) => element.value), word, `${field} once it is kept`);
}

test("the fields of the school take what is composed", async () => {
  await to(page, "school", "学校信息");
  await page.$$eval("main details", (all) => all.forEach((element) => (element.open = true)));
  for (const field of ["#name", "#county", "#bureau"]) await takes(field, `学习${field.slice(1)}`);
});

test("figures take what is composed: a number, a list, a row, a year, a reason why it does not apply", async () => {
  await to(page, "entry", "填报");
  for (const field of ["#f-teachers-primary", "#f-class_sizes-grade1", "#f-music_rooms-whole-2", "#f-expected_intake-primary"]) {
    await takes(field, `学习${field.length}`);
  }
  await page.focus("#f-pe_art_teachers-primary");
  await page.keyboard.down("Alt");
  await page.keyboard.press("KeyB");
  await page.keyboard.up("Alt");
  await takes('[data-reason="pe_art_teachers"]', "学习甲");
});

test("what is said of a doubtful figure takes what is composed", async () => {
  await press(page, "#sheets-menu", "对比数据");
  await press(page, ".menu-item", "填去年的数");
  await takes("#sheet-name", "学习乙");
  await type(page, "#f-pupils-primary", "900");
  await press(page, "button", "回到本校今年");
  await takes("#f-pupils-primary-reason-0", "学习丙");
});

test("the reason of an item and the name of whoever provides a section take what is composed", async () => {
  await press(page, '[data-item="f-charter_and_ict-whole"] label', "不适用");
  await takes("#f-charter_and_ict-whole-reason", "学习丁");
  await page.$eval(".providers", (group) => (group.open = true));
  await takes("#provider-teachers-person", "学习戊");
  assert.deepEqual(seen.faults, []);
});
