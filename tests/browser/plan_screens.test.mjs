// The fourth step from its first screen to its last: what it asks, in which order, how long its screens are, and that the
// keyboard alone leads through them.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { complaints } from "./accessibility.mjs";
import { download, downloadFolder } from "./download.mjs";
import { click, go, type } from "./form.mjs";
import { chromium } from "./launch.mjs";
import { openedProfile } from "./opened.mjs";
import { openedSample, saying, toPaper, toProblem, toScreen } from "./plan.mjs";
import { screenshots } from "./screenshots.mjs";
import { kept, put, stored } from "./store.mjs";

/** No screen but the preview is taller. */
const TALLEST = 3_000;

let browser;
let page;
let seen;

before(async () => {
  browser = await chromium();
  ({ page, seen } = await openedSample(browser));
});
after(() => browser?.close());

const heading = () => page.$eval("h1", (element) => element.textContent);
const hasKeyboard = (selector) => page.evaluate((wanted) => document.activeElement.matches(wanted), selector);

/** Presses Tab until the keyboard is on what `selector` says. */
async function tabTo(selector) {
  const most = await page.$$eval("a, button, input, select, textarea, summary", (all) => all.length);
  for (let presses = 0; presses < most + 8; presses += 1) {
    if (await hasKeyboard(selector)) return;
    await page.keyboard.press("Tab");
  }
  assert.fail(`Tab does not reach ${selector}`);
}

test("a school without figures is told what to do first", async () => {
  const { context, page } = await openedProfile(browser);
  await go(page, "方案与材料");
  const next = await page.$eval("main .button-strong", (element) => [element.textContent.trim(), element.getAttribute("href")]);
  assert.deepEqual(next, ["去填报", "#/entry"]);
  await context.close();
});

test("county and bureau are asked with the plan, and every paper has them", async () => {
  await toScreen(page, "plan");
  await type(page, "#county", "清河县");
  await type(page, "#bureau", "清河县教育和体育局");
  await toPaper(page);
  await saying(page, "清河县教育和体育局");
  await toPaper(page, "report");
  await saying(page, "清河县");
  await kept(page, "清河县教育和体育局");
  await go(page, "学校信息");
  assert.equal(await page.$eval("#bureau", (field) => field.value), "清河县教育和体育局");
});

test("a school without a name is asked for it, and the field stays while it is typed in", async () => {
  await go(page, "学校信息");
  await page.focus("#name");
  await page.$eval("#name", (field) => field.select());
  await page.keyboard.press("Backspace");
  await toPaper(page);
  await saying(page, "待填：学校名称");
  await page.$eval('.confirmations a[href="#/plan/name"]', (link) => link.click());
  await page.waitForFunction(() => document.activeElement.id === "name");
  await page.keyboard.type("示例县城关镇第二小学");
  assert.equal(await page.$eval("#name", (field) => field.value), "示例县城关镇第二小学");
  await toPaper(page);
  await saying(page, "示例县城关镇第二小学");
});

test("problems of resources come first, one at a time", async () => {
  await toScreen(page, "plan");
  const list = await page.$$eval(".problem-list a", (all) => all.map((link) => link.getAttribute("href").split("/").at(-1)));
  const firstOther = list.findIndex((id) => !id.startsWith("R"));
  assert.ok(firstOther > 0, list.join(" "));
  assert.ok(list.slice(firstOther).every((id) => !id.startsWith("R")), list.join(" "));
  await page.$eval(".problem-list a", (link) => link.click());
  await page.waitForSelector(`#problem-${list[0]}`);
  assert.equal(await page.$eval(".problem-place", (element) => element.textContent.trim()), `第 1 个问题，共 ${list.length} 个`);
});

test("no screen but the preview is taller than 3,000 pixels, nor wider than a phone", async () => {
  await toScreen(page, "plan");
  const problems = await page.$$eval(".problem-list a", (all) => all.map((link) => link.getAttribute("href").split("/").at(-1)));
  const height = () => page.evaluate(() => document.documentElement.scrollHeight);
  assert.ok((await height()) <= TALLEST);
  assert.deepEqual(await screenshots(page, "plan-basics"), { 1280: 0, 360: 0 });
  for (const id of problems) {
    await toProblem(page, id);
    await page.waitForSelector(".excerpt");
    const tall = await height();
    assert.ok(tall <= TALLEST, `${id} is ${tall} pixels tall`);
    assert.deepEqual(await screenshots(page, `plan-${id}`), { 1280: 0, 360: 0 });
  }
});

test("the head of a phone is one row in which nothing covers anything", async () => {
  await page.setViewport({ width: 360, height: 740 });
  for (const step of ["学校信息", "填报", "结果", "方案与材料"]) {
    await go(page, step);
    const places = await page.$$eval("#school-menu, .step-current .step-name, #more-menu", (all) =>
      all.map((element) => [element.getBoundingClientRect().left, element.getBoundingClientRect().right].map(Math.round)),
    );
    const flat = places.flat();
    assert.deepEqual(flat, [...flat].sort((one, other) => one - other), `${step}: ${places.join(" | ")}`);
    assert.ok(flat.at(-1) <= 360, `${step}: ${places.join(" | ")}`);
    const tall = await page.$eval(".header", (header) => header.getBoundingClientRect().height);
    assert.ok(tall <= 64, `${step}: ${tall} pixels`);
  }
  await page.setViewport({ width: 1280, height: 800 });
});

test("what no cause suggests waits under one line, and a tick moves nothing", async () => {
  await toProblem(page, "R5");
  const shown = () => page.$$eval("fieldset > .measures > .measure", (all) => all.map((item) => item.querySelector(".tick").textContent));
  const first = await shown();
  await page.$eval(".other-measures", (element) => (element.open = true));
  const box = ".other-measures .measure:nth-child(2) input";
  await page.focus(box);
  await page.keyboard.press("Space");
  await page.waitForFunction(() => document.querySelector(".other-measures > summary")?.textContent.includes("已勾选 1 条"));
  assert.ok(await hasKeyboard(box), "the keyboard stays on the box");
  assert.deepEqual(await shown(), first);
  // Of a measure that is part of the plan, owner and month are asked where it stands.
  const fields = await page.$$eval(".other-measures .measure:nth-child(2) .measure-owner label", (all) =>
    all.map((label) => label.textContent),
  );
  assert.deepEqual(fields, ["责任人", "完成月份"]);
  await page.keyboard.press("Space");
  await page.waitForFunction(() => !document.querySelector(".other-measures > summary")?.textContent.includes("已勾选"));
});

test("what is ticked and written is in the plan beside it", async () => {
  const cause = "东侧围墙还没有收回";
  await toProblem(page, "R5");
  await type(page, "#R5-own-cause", cause);
  await page.waitForFunction((text) => document.querySelector(".excerpt")?.textContent.includes(text), {}, cause);
  assert.ok(await hasKeyboard("#R5-own-cause"), "the keyboard stays in the field");
  const label = await page.$eval(".problem fieldset .tick input", (box) => (box.click(), box.parentElement.textContent));
  await page.waitForFunction((text) => document.querySelector(".excerpt")?.textContent.includes(text), {}, label.trim());
});

test("the keyboard alone leads from the first screen to the file", async () => {
  await toScreen(page, "plan");
  const problems = await page.$$eval(".problem-list a", (all) => all.length);
  const titles = [];
  for (let screen = 0; screen < problems + 2; screen += 1) {
    await tabTo(".pager .button-strong");
    const before = await heading();
    await page.keyboard.press("Enter");
    await page.waitForFunction((former) => document.querySelector("h1").textContent !== former, {}, before);
    await page.waitForFunction(() => document.activeElement === document.querySelector("h1"));
    titles.push(await heading());
  }
  assert.equal(titles.at(-2).slice(0, 5), "防滑和巩固");
  assert.equal(titles.at(-1), "预览与下载");
  await tabTo("#download-plan");
});

test("back, forward and reload keep the screen", async () => {
  await toProblem(page, "R5");
  await toPaper(page);
  await page.goBack();
  await page.waitForSelector("#problem-R5");
  await page.goForward();
  await page.waitForSelector(".paper-screen");
  await page.reload();
  await page.waitForSelector(".paper-screen .paper");
});

test("what can only be looked at is downloaded all the same, and nothing of it is changed", async () => {
  const context = await browser.createBrowserContext();
  const { page, seen } = await openedSample(context);
  await kept(page, "第二小学");
  const { schools, texts } = await stored(page);
  const newer = JSON.stringify({ ...JSON.parse(texts[schools[0].state]), version: 99 });
  await put(page, "texts", newer, schools[0].state);
  // What is still being fetched when a page is left is told as failed.
  await page.waitForNetworkIdle({ idleTime: 200 });
  await page.reload();
  await page.waitForFunction(() => document.querySelector(".header-saving")?.textContent === "只能查看");
  await toScreen(page, "plan");
  assert.ok(await page.$eval("#county", (field) => field.matches(":disabled")));
  await toPaper(page);
  await page.$eval(".paper-text", (text) => text.click());
  assert.equal(await page.$(".paper-form"), null);
  const folder = await downloadFolder(page);
  const file = await download(folder, () => click(page, "#download-plan"));
  assert.match(file.name, /整改提升方案\.docx$/);
  assert.deepEqual(Object.values((await stored(page)).texts), [newer]);
  assert.deepEqual(seen.faults, []);
  await context.close();
});

test("no complaint of axe on the screens, light and dark", async () => {
  for (const open of [() => toScreen(page, "plan"), () => toProblem(page, "R5"), () => toScreen(page, "plan-progress"), () => toScreen(page, "plan-settings"), () => toScreen(page, "plan-watches")]) {
    await open();
    await page.$$eval("details", (all) => all.forEach((element) => (element.open = true)));
    for (const scheme of ["light", "dark"]) {
      await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
      assert.deepEqual(await complaints(page), [], `${await heading()} ${scheme}`);
    }
  }
  assert.deepEqual(seen.faults, []);
});
