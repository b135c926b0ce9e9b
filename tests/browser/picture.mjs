// Draws the pictures of README.md: the four steps with the sample school. Run by `cargo xtask picture`. In: the published
// page. Out: docs/images/*.webp.
import { mkdir } from "node:fs/promises";
import { go, press } from "./form.mjs";
import { chromium } from "./launch.mjs";
import { openedPage, openSample } from "./opened.mjs";

const FOLDER = "docs/images";
/** A usual window of an office computer. */
const SIZE = { width: 1280, height: 800 };
/** The steps, each with what is there once it is whole, and the name of its picture. */
const PICTURES = [
  ["学校信息", "#name", "school"],
  ["填报", "#verdict .panel-line", "entry"],
  ["结果", ".result-sentence", "results"],
  ["方案与材料", ".preview .paper-sheet", "plan"],
];

const browser = await chromium();
const { page } = await openedPage(browser);
await page.setViewport(SIZE);
await openSample(page);
await mkdir(FOLDER, { recursive: true });
for (const [step, whole, name] of PICTURES) {
  await go(page, step);
  if (name === "plan") await press(page, "main nav a", "预览与下载");
  await page.waitForSelector(whole);
  await page.evaluate(() => {
    const buttons = [...document.querySelectorAll(".message button")];
    buttons.find((button) => button.textContent === "知道了")?.click();
  });
  // Nothing of the way there: no message, no mark around what has the keyboard. Of the plan its text is shown.
  await page.evaluate(() => {
    document.activeElement?.blur();
    scrollTo(0, 0);
    document.querySelector(".preview .paper-sheet")?.scrollIntoView({ block: "start" });
  });
  await page.waitForFunction(() => !document.querySelector(".message"), { timeout: 60_000 });
  await page.screenshot({ path: `${FOLDER}/${name}.webp`, type: "webp", quality: 80 });
}
await browser.close();
