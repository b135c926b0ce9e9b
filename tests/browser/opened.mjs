// A page as a test begins with it. In: a browser or a context of one. Out: the page in a window of 1280 pixels, with what
// it does recorded from the first moment.
import { click } from "./form.mjs";
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

/** Opens the sample school in a page in which nothing was entered; it is shown with its results. */
export async function openSample(page) {
  await click(page, "#sample");
  await isCalled(page, "第二小学");
}

/** Waits until the school of that name, or a part of it, is the one that stands in the page. */
export function isCalled(page, name) {
  return page.waitForFunction((wanted) => document.querySelector("#school-menu")?.textContent.includes(wanted), {}, name);
}
