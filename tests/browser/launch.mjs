// Starts the browser that the checks use. In: which one, and its driver (the environment, set by `cargo xtask`). Out: a
// browser with an empty profile.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

// Drivers since 21.4 wait for a kind of target that Chromium 109 does not have; 21.3 cannot drive Firefox.
const { default: puppeteer, Connection } = await import(process.env.DUIBIAO_DRIVER ?? "puppeteer-core");

/** What the protocol answers to a command for a tab that has been closed meanwhile. */
const NO_SUCH_SESSION = -32001;

// Chromium 109 gives that answer without the tab it is for. The driver of its time counts the commands of each tab on
// their own, and would take it for the answer to whichever command of the browser has the same number. What waited for the
// closed tab has been told before.
const receive = Connection.prototype.onMessage;
Connection.prototype.onMessage = function (message) {
  const { sessionId, error } = JSON.parse(message);
  return error?.code === NO_SUCH_SESSION && !sessionId ? undefined : receive.call(this, message);
};

/** Address of the page at the root of a server, ending in a slash. */
export const PAGE = needed("DUIBIAO_PAGE");

/** The same page under a path; everything outside the path is 404 there. */
export const PAGE_UNDER = needed("DUIBIAO_PAGE_UNDER");

/** The published folder, and the single file. */
export const DIST = needed("DUIBIAO_DIST");
export const SINGLE = pathToFileURL(needed("DUIBIAO_SINGLE")).href;

/** Text that stands in #app until the page runs. */
export const WAITING = "正在打开对标";

function needed(name) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run the checks with "cargo xtask test --only browser"`);
  return value;
}

const CHROMIUM = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--lang=zh-CN",
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
];

/** Chromium with nothing of its own on the network: every host but this machine is unknown to it. */
export function chromium() {
  return start({ args: CHROMIUM });
}

/** The same on a profile that stays; `browser.kill()` ends the browser and its children at once, as a power cut does. */
export async function chromiumOn(profile) {
  const browser = await puppeteer.launch({
    executablePath: needed("DUIBIAO_BROWSER"),
    headless: true,
    userDataDir: profile,
    args: CHROMIUM,
  });
  const child = browser.process();
  browser.kill = async () => {
    const ended = new Promise((resolve) => (child.exitCode ?? child.signalCode) === null ? child.once("exit", resolve) : resolve());
    // Puppeteer starts the browser as the leader of a group of its own.
    process.kill(-child.pid, "SIGKILL");
    await ended;
  };
  return browser;
}

/** Firefox over WebDriver BiDi; `downloads` is the folder its downloads go to. */
export function firefox(downloads = tmpdir()) {
  return start({
    browser: "firefox",
    extraPrefsFirefox: {
      "browser.download.dir": downloads,
      "browser.download.folderList": 2,
      "browser.download.useDownloadDir": true,
      "browser.download.always_ask_before_handling_new_types": false,
      "intl.accept_languages": "zh-CN",
    },
  });
}

async function start(options) {
  const profile = await mkdtemp(join(tmpdir(), "duibiao-profile-"));
  const browser = await puppeteer.launch({
    executablePath: needed("DUIBIAO_BROWSER"),
    headless: true,
    userDataDir: profile,
    ...options,
  });
  // The older driver has the same under another name.
  browser.createBrowserContext ??= browser.createIncognitoBrowserContext;
  const close = browser.close.bind(browser);
  browser.close = async () => {
    await close();
    // Firefox may still be writing into it.
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  return browser;
}

/** Resolves when the page has replaced the waiting text and shows something else; also in a tab that is not in front. */
export function isOpen(page) {
  return page.waitForFunction(
    (waiting) => {
      const text = document.body?.innerText.trim() ?? "";
      return text !== "" && !text.includes(waiting) && document.querySelector('div[aria-busy="true"]') === null;
    },
    // A tab behind another one draws nothing, so there is no frame to look at.
    { timeout: 20_000, polling: 100 },
    WAITING,
  );
}

/** Closes the page as a person closes a tab: it is told, has no time beyond that, and is gone when this resolves. */
export async function closeTab(page) {
  const closed = new Promise((resolve) => page.once("close", resolve));
  await page.close({ runBeforeUnload: true });
  await closed;
}
