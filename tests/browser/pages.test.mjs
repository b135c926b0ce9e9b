// Every page in every light: no complaint of axe, nothing that sticks out, and all of it by keyboard.
// The pictures in target/screenshots/ are for a person to look at.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { complaints } from "./accessibility.mjs";
import { goAnywhere, press } from "./form.mjs";
import { chromium } from "./launch.mjs";
import { openedPage } from "./opened.mjs";
import { screenshots } from "./screenshots.mjs";

const PAGES = {
  开始: "start",
  填报: "figures",
  核对: "review",
  事项: "items",
  结果: "results",
  方案: "plan",
  标准: "standards",
  关于: "about",
  自检: "self-check",
  导入导出: "exchange",
};

let browser;
let page;
let seen;

before(async () => {
  browser = await chromium();
  ({ page, seen } = await openedPage(browser));
  await press(page, "button", "载入样例学校");
  await page.waitForFunction(() => document.querySelector("#name")?.value.includes("第二小学"));
});
after(() => browser?.close());

for (const [name, key] of Object.entries(PAGES)) {
  test(`${key} has no complaint of axe in light and dark, wide and narrow, closed and open`, async () => {
    await goAnywhere(page, name, key);
    for (const width of [1280, 360]) {
      await page.setViewport({ width, height: 800 });
      for (const scheme of ["light", "dark"]) {
        await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
        assert.deepEqual(await complaints(page), [], `${width} ${scheme}`);
      }
    }
    await page.$$eval("details", (all) => all.forEach((element) => (element.open = true)));
    assert.deepEqual(await complaints(page), [], "with everything open");
    await page.$$eval("details", (all) => all.forEach((element) => (element.open = false)));
    assert.deepEqual(seen.faults, []);
  });

  test(`${key} does not stick out at 1280 and 360 px`, async () => {
    await goAnywhere(page, name, key);
    assert.deepEqual(await screenshots(page, key), { 1280: 0, 360: 0 });
  });
}

test("a figure is entered and the verdict read with the keyboard alone", async () => {
  await page.setViewport({ width: 1280, height: 900 });
  await goAnywhere(page, "填报", "figures");
  const before = await page.$eval("#verdict", (element) => element.textContent);
  const isField = () => page.evaluate(() => document.activeElement?.dataset?.field === "backbone_teachers");
  for (let presses = 0; presses < 200 && !(await isField()); presses += 1) await page.keyboard.press("Tab");
  assert.ok(await isField(), "Tab does not reach the field");
  await page.keyboard.down("Control");
  await page.keyboard.press("a");
  await page.keyboard.up("Control");
  await page.keyboard.type("12");
  await page.waitForFunction((old) => document.querySelector("#verdict").textContent !== old, {}, before);
  assert.match(await page.$eval("#verdict", (element) => element.textContent), /5项达到标准/);
  const field = await page.evaluate(() => document.activeElement.dataset.field);
  await page.keyboard.press("Enter");
  assert.notEqual(await page.evaluate(() => document.activeElement.dataset.field), field, "Enter does not go on");
});

test("printing shows what is needed and hides what is not", async () => {
  await goAnywhere(page, "结果", "results");
  await page.emulateMediaType("print");
  const isShown = (selector) => page.$eval(selector, (element) => getComputedStyle(element).display !== "none");
  assert.equal(await isShown("nav"), false);
  assert.equal(await isShown("table"), true);
  await page.emulateMediaType(null);
});
