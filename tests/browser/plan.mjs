// The screens of the plan, for tests. In: a page that is open. Out: the page with the sample school on one of its screens.
import { fileURLToPath } from "node:url";
import { type } from "./form.mjs";
import { visit, blankPage } from "./opened.mjs";

export const SAMPLE = fileURLToPath(new URL("../../static/samples/worked-example.duibiao.json", import.meta.url));

/** Screens of the plan by the end of their address, with their headings. */
export const SCREENS = {
  plan: "基本信息",
  "plan-progress": "任务进展和佐证材料",
  "plan-settings": "高级设置",
  "plan-watches": "防滑和巩固",
};

/** Opens a school from a file, as a person chooses it. */
export async function openFile(page, path) {
  const input = await page.waitForSelector("#open-anywhere");
  await input.uploadFile(path);
}

/** A page with the sample school, or that of another file, that is kept; `before` is run before it is open. */
export async function openedSample(owner, before, path = SAMPLE) {
  const opened = await blankPage(owner);
  const { page } = opened;
  await before?.(page);
  await visit(page);
  await openFile(page, path);
  await page.waitForFunction(() => document.querySelector("#school-menu")?.textContent.includes("第二小学"));
  return opened;
}

/** Goes to an address of the page and waits until its heading says so. */
export async function to(page, address, heading) {
  await page.evaluate((hash) => (location.hash = hash), `#/${address}`);
  await page.waitForFunction((wanted) => document.querySelector("h1")?.textContent.startsWith(wanted), {}, heading);
}

/** Goes to a screen of the plan. */
export const toScreen = (page, screen) => to(page, screen, SCREENS[screen]);

/** Goes to the paper of that key, and waits until it is shown. */
export async function toPaper(page, key = "plan") {
  await to(page, `plan-paper/${key}`, "预览与下载");
  await page.waitForFunction((prefix) => document.querySelector(".paper")?.dataset.key.startsWith(prefix), {}, `edit/${key}`);
}

/** Goes to the problem of that id. */
export async function toProblem(page, id) {
  await page.evaluate((hash) => (location.hash = hash), `#/plan-problem/${id}`);
  await page.waitForSelector(`#problem-${id} h1`);
}

/** Adds a task of the school's to its sports field that asks the county for land; `request-land` is its paper. */
export async function askForLand(page, text = "协调归还操场东侧用地") {
  await toProblem(page, "R5");
  await page.$eval(".added-tasks", (element) => (element.open = true));
  await type(page, "#task-R5-own-1-text", text);
  await page.waitForSelector("#task-R5-own-2-actor");
  await page.select("#task-R5-own-1-actor", "government");
  await page.waitForSelector("#task-R5-own-1-matter");
  await page.select("#task-R5-own-1-matter", "land");
}

/** A page with the plan of the sample school, to be looked at. */
export async function openedPlan(owner, before) {
  const opened = await openedSample(owner, before);
  await toPaper(opened.page);
  return opened;
}

/** The text of the paper. */
export const paperText = (page) => page.$eval(".paper", (element) => element.textContent);

/** Waits until the paper, made anew, has that text. */
export const saying = (page, text) =>
  page.waitForFunction((words) => document.querySelector(".paper")?.textContent.includes(words), {}, text);

/** Waits until it has it no more. */
export const silent = (page, text) =>
  page.waitForFunction((words) => !document.querySelector(".paper")?.textContent.includes(words), {}, text);

/** Presses the text of that key, which opens its fields. */
export async function openText(page, key) {
  const selector = `.paper .paper-text[data-key="${key}"]`;
  await page.waitForSelector(selector);
  await page.$eval(selector, (element) => {
    element.scrollIntoView({ block: "center", inline: "center" });
    element.click();
  });
  await page.waitForSelector(".paper-form");
}

/** Types over what stands in the field that has the keyboard. */
export async function over(page, text) {
  await page.evaluate(() => document.activeElement.select?.());
  await page.keyboard.type(text);
}

/** Ends the change of a text. */
export async function done(page) {
  await page.keyboard.down("Control");
  await page.keyboard.press("Enter");
  await page.keyboard.up("Control");
  await page.waitForFunction(() => !document.querySelector(".paper-form"));
}

/** Opens a text, types over it and ends the change. */
export async function change(page, key, text) {
  await openText(page, key);
  await over(page, text);
  await done(page);
}

/** Chooses in a list, or a month in its field. */
export const put = (page, selector, value) =>
  page.$eval(
    selector,
    (element, chosen) => {
      element.value = chosen;
      element.dispatchEvent(new Event("input", { bubbles: true }));
    },
    value,
  );
