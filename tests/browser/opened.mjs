// A page as a test begins with it. In: a browser or a context of one. Out: the page in a window of 1280 pixels, with what
// it does recorded from the first moment.
import { go, press } from "./form.mjs";
import { isOpen, PAGE } from "./launch.mjs";
import { record } from "./record.mjs";

/** A page that shows nothing yet, and what `record` sees of it. */
export async function blankPage(owner) {
  const page = await owner.newPage();
  await page.setViewport({ width: 1280, height: 900 });
  return { page, seen: await record(page) };
}

/** A page that is open. */
export async function openedPage(owner) {
  const opened = await blankPage(owner);
  await visit(opened.page);
  return opened;
}

/** A profile of its own, in which nothing is kept, with a page that is open. */
export async function openedProfile(browser) {
  const context = await browser.createBrowserContext();
  return { context, ...(await openedPage(context)) };
}

/** Goes to the page and waits until it is open. */
export async function visit(page) {
  await page.goto(PAGE);
  await isOpen(page);
}

/** A page with the plan of the sample school. */
export async function openedPlan(browser) {
  const opened = await openedPage(browser);
  const { page } = opened;
  await press(page, "button", "载入样例学校");
  await page.waitForFunction(() => document.querySelector("#name")?.value.includes("第二小学"));
  await page.waitForNetworkIdle({ idleTime: 300 });
  await go(page, "方案");
  await page.waitForSelector(".paper-text");
  return opened;
}
