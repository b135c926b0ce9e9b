// Every screen in every light: no complaint of axe, nothing that sticks out, and all of it by keyboard and magnified.
// The pictures in target/screenshots/ are for a person to look at.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { complaints } from "./accessibility.mjs";
import { goAnywhere, press } from "./form.mjs";
import { chromium } from "./launch.mjs";
import { openedPage } from "./opened.mjs";
import { openedSample, toPaper, toProblem } from "./plan.mjs";
import { screenshots } from "./screenshots.mjs";

/** Screens by their address, with how their title begins. */
const SCREENS = {
  school: "学校信息",
  entry: "填报",
  "entry-sheet": "自查表",
  results: "结果",
  plan: "方案与材料",
  "plan-problem": "方案与材料",
  "plan-paper": "方案与材料",
  "plan-progress": "方案与材料",
  "plan-settings": "方案与材料",
  "plan-watches": "方案与材料",
  exchange: "导入导出",
  share: "分享",
  standards: "标准库",
  "self-check": "自检",
  history: "历史版本",
  storage: "本机数据",
  about: "关于",
};

let browser;
let page;
let seen;

before(async () => {
  browser = await chromium();
  ({ page, seen } = await openedSample(browser));
});
after(() => browser?.close());

async function to(key) {
  await page.setViewport({ width: 1280, height: 800 });
  if (key === "plan-problem") return toProblem(page, "R5");
  if (key === "plan-paper") return toPaper(page);
  return goAnywhere(page, SCREENS[key], key);
}

/** axe in every light and width. */
async function looked(page) {
  for (const width of [1280, 360]) {
    await page.setViewport({ width, height: 800 });
    for (const scheme of ["light", "dark"]) {
      await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
      assert.deepEqual(await complaints(page), [], `${width} ${scheme}`);
    }
  }
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: "light" }]);
}

for (const key of Object.keys(SCREENS)) {
  test(`${key} has no complaint of axe in light and dark, wide and narrow, closed and open`, async () => {
    await to(key);
    await looked(page);
    await page.$$eval("main details", (all) => all.forEach((element) => (element.open = true)));
    // What a group holds is made when it is opened.
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    assert.deepEqual(await complaints(page), [], "with everything open");
    const out = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.equal(out, 0, "with everything open it sticks out");
    await page.$$eval("main details", (all) => all.forEach((element) => (element.open = false)));
    assert.deepEqual(seen.faults, []);
  });

  test(`${key} does not stick out at 1280 and 360 px, nor magnified to twice its size`, async () => {
    await to(key);
    assert.deepEqual(await screenshots(page, key), { 1280: 0, 360: 0 });
    // What a window of 1280 pixels shows at 200 %.
    await page.setViewport({ width: 640, height: 400 });
    const out = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.equal(out, 0, "magnified it sticks out");
  });
}

test("the page with no school yet, its menus and a question have no complaint of axe either", async () => {
  const context = await browser.createBrowserContext();
  const opened = await openedPage(context);
  await looked(opened.page);
  for (const menu of ["school-menu", "more-menu"]) {
    await press(opened.page, `#${menu}`, "");
    await opened.page.waitForSelector(`#${menu}-list`);
    assert.deepEqual(await complaints(opened.page), [], menu);
    await opened.page.keyboard.press("Escape");
  }
  await goAnywhere(opened.page, "本机数据", "storage");
  await press(opened.page, "main button", "全部清除");
  await opened.page.waitForSelector("dialog[open]");
  assert.deepEqual(await complaints(opened.page), [], "a question");
  await context.close();
});

test("a figure is entered and the verdict read with the keyboard alone", async () => {
  await to("entry");
  const verdict = () => page.$eval(".panel", (element) => element.textContent);
  const before = await verdict();
  const isField = () => page.evaluate(() => document.activeElement?.dataset?.field === "backbone_teachers");
  for (let presses = 0; presses < 60 && !(await isField()); presses += 1) await page.keyboard.press("Tab");
  assert.ok(await isField(), "Tab does not reach the field");
  await page.keyboard.down("Control");
  await page.keyboard.press("a");
  await page.keyboard.up("Control");
  await page.keyboard.type("12");
  await page.waitForFunction((old) => document.querySelector(".panel").textContent !== old, {}, before);
  assert.match(await verdict(), /7 ?项达标 ?5 ?项/);
  const field = await page.evaluate(() => document.activeElement.dataset.field);
  await page.keyboard.press("Enter");
  await page.waitForFunction((old) => document.activeElement?.dataset?.field !== old, {}, field);
  // From there to the results: the steps are one stop, with arrows between them.
  const step = () => page.evaluate(() => document.activeElement?.closest(".step")?.textContent ?? "");
  await page.keyboard.down("Shift");
  for (let presses = 0; presses < 60 && !(await step()); presses += 1) await page.keyboard.press("Tab");
  await page.keyboard.up("Shift");
  assert.match(await step(), /填报/);
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelector(".result-sentence")?.textContent.includes("7项达标5项"));
});

test("printing shows what is needed and hides what is not", async () => {
  await to("results");
  await page.emulateMediaType("print");
  const isShown = (selector) => page.$eval(selector, (element) => element.offsetHeight > 0);
  for (const hidden of ["nav", ".header", ".footer", ".result-card .button", ".shortfall-plan", ".results-toggle"]) {
    assert.equal(await isShown(hidden), false, hidden);
  }
  for (const shown of ["table", ".result-sentence", ".shortfall"]) assert.equal(await isShown(shown), true, shown);
  await page.emulateMediaType(null);
});
