// Draws the picture of README.md: the results of the sample school. Run by `cargo xtask picture`. In: the published page.
// Out: docs/images/results.png.
import { mkdir } from "node:fs/promises";
import { go, press } from "./form.mjs";
import { chromium } from "./launch.mjs";
import { openedPage } from "./opened.mjs";

const FILE = "docs/images/results.png";
/** A usual window of an office computer. */
const SIZE = { width: 1280, height: 800 };

const browser = await chromium();
const { page } = await openedPage(browser);
await page.setViewport(SIZE);
await press(page, "button", "载入样例学校");
await page.waitForFunction(() => document.querySelector("#name")?.value.includes("第二小学"));
await go(page, "结果");
await page.waitForSelector("main table tr");
await mkdir("docs/images", { recursive: true });
await page.screenshot({ path: FILE });
await browser.close();
