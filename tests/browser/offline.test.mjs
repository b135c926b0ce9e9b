// The page after one visit: it needs no network, and takes a newer edition only when it is asked to.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { complaints } from "./accessibility.mjs";
import { download, downloadFolder } from "./download.mjs";
import { click, go, press, type } from "./form.mjs";
import { chromium, DIST, isOpen } from "./launch.mjs";
import { askWorker } from "./worker.mjs";
import { openSample } from "./opened.mjs";
import { toPaper } from "./plan.mjs";
import { schemaErrors } from "./readers.mjs";
import { record } from "./record.mjs";
import { serve } from "./server.mjs";

const FIELD = '[data-field="teachers_above_required"][data-part="primary"]';
const WORKER = "service-worker.js";

let browser;
let context;
let server;

before(async () => {
  browser = await chromium();
});
after(() => browser?.close());
beforeEach(async () => {
  context = await browser.createBrowserContext();
  server = await serve(DIST, "/school/");
});
afterEach(async () => {
  await context?.close();
  await server?.stop();
});

/** A tab at the page, once the page is kept for use without network. */
async function visit(address = server.address) {
  const page = await context.newPage();
  await page.setViewport({ width: 1280, height: 900 });
  await page.goto(address);
  await isOpen(page);
  await page.waitForFunction(() => navigator.serviceWorker.controller);
  return page;
}

/**
 * A folder of the page as a later edition would be: another text in index.html, and what follows from it; with `asset`, the
 * file whose name begins so has another content and another name.
 */
async function laterEdition(edition, asset) {
  const folder = join(await mkdtemp(join(tmpdir(), "duibiao-edition-")), "dist");
  await cp(DIST, folder, { recursive: true });
  const hash = (text) => createHash("sha256").update(text).digest("hex").slice(0, 12);
  const page = await readFile(join(folder, "index.html"), "utf8");
  let changed = page.replace(/(<p class="edition">对标 ).*(<\/p>)/, `$1${edition}$2`);
  assert.notEqual(changed, page);
  let worker = await readFile(join(folder, WORKER), "utf8");
  if (asset) {
    const name = (await readdir(join(folder, "assets"))).find((file) => file.startsWith(asset) && file.endsWith(".js"));
    const text = `${await readFile(join(folder, "assets", name), "utf8")}\n// ${edition}\n`;
    const later = `${asset}${hash(text)}.js`;
    await rm(join(folder, "assets", name));
    await writeFile(join(folder, "assets", later), text);
    changed = changed.replaceAll(name, later);
    worker = worker.replace(new RegExp(`"assets/${name}":"\\w+"`), `"assets/${later}":"${hash(text)}"`);
    assert.ok(worker.includes(later) && changed.includes(later));
  }
  worker = worker
    .replace(/const EDITION = ".*";/, `const EDITION = "${edition}";`)
    .replace(`"":"${hash(page)}"`, `"":"${hash(changed)}"`)
    .replace(/(const CACHE = .* )\w+`/, `$1${hash(changed)}\``);
  assert.ok(worker.includes(hash(changed)));
  await writeFile(join(folder, "index.html"), changed);
  await writeFile(join(folder, WORKER), worker);
  return folder;
}

const edition = (page) => page.$eval(".edition", (element) => element.innerText);

/** Waits until the browser has looked for a newer service worker and the one that it found has come to rest. */
const looked = (page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update();
    const found = registration.installing;
    if (!found) return registration.waiting?.state;
    return new Promise((resolve) => {
      found.addEventListener("statechange", () => {
        if (found.state !== "installing") resolve(found.state);
      });
    });
  });

/** Waits until a newer service worker waits; one whose installation the browser had begun by itself may fail before. */
const offered = (page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    while (!registration.waiting) {
      await registration.update();
      const found = registration.installing;
      if (found) await new Promise((resolve) => found.addEventListener("statechange", resolve, { once: true }));
    }
  });

test("after one visit form, results, verdict and plan work without network", async () => {
  let page = await visit();
  await page.close();
  await server.stop();
  const asked = server.requests.length;
  page = await context.newPage();
  const seen = await record(page);
  await page.goto(server.address);
  await isOpen(page);
  await openSample(page);
  await go(page, "填报");
  await type(page, FIELD, "0");
  await page.waitForFunction(() => document.querySelector("#verdict")?.textContent.includes("达标 3 项"));
  await go(page, "结果");
  assert.match(await page.$eval(".result-sentence", (element) => element.innerText), /7项达标3项/);
  await toPaper(page);
  const folder = await downloadFolder(page);
  const file = await download(folder, () => click(page, "#download-plan"));
  assert.deepEqual(await schemaErrors(file.path), []);
  assert.deepEqual(seen.faults, []);
  assert.equal(server.requests.length, asked);
});

test("after clearing everything the page is kept again at the next visit, and works without network", async () => {
  // A second tab keeps alive what was cleared.
  await visit();
  let page = await visit();
  const count = () => caches.keys().then(async (names) => (await Promise.all(names.map(async (name) => (await (await caches.open(name)).keys()).length))).reduce((sum, one) => sum + one, 0));
  const whole = await page.evaluate(count);
  await go(page, "本机数据");
  await press(page, "main button", "全部清除");
  await press(page, "dialog button", "全部清除");
  await page.waitForFunction(() => document.body.innerText.includes("已全部清除。"));
  const left = await page.evaluate(async () => [(await caches.keys()).length, (await navigator.serviceWorker.getRegistrations()).length]);
  assert.deepEqual(left, [0, 0]);
  await page.reload();
  await isOpen(page);
  await page.waitForFunction(`(${count})().then((found) => found === ${whole})`, { polling: 50 });
  await page.close();
  await server.stop();
  page = await context.newPage();
  await page.goto(server.address);
  await isOpen(page);
  await openSample(page);
});

test("every file of the page is kept, and nothing else", async () => {
  const page = await visit();
  const kept = await page.evaluate(async () => {
    const names = await caches.keys();
    const lists = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return lists.map((list) => list.map((request) => request.url).sort());
  });
  const files = ["", "manifest.webmanifest", ...(await readdir(join(DIST, "assets"))).map((name) => `assets/${name}`)];
  assert.deepEqual(kept, [files.map((name) => server.address + name).sort()]);
});

/** Presses the button of a newer edition, and waits until the page goes: nothing is asked of a page on its way. */
async function update(page) {
  await Promise.all([page.waitForNavigation({ waitUntil: "domcontentloaded" }), click(page, "#update button")]);
}

test("a newer edition is offered with version and date, and waits while someone types", async () => {
  const page = await visit();
  const before = await edition(page);
  await openSample(page);
  await go(page, "填报");
  server.replace(await laterEdition("9.8.7（2031-02-03）"));
  await page.evaluate(() => (globalThis.isSamePage = true));
  assert.equal(await looked(page), "installed");
  await page.waitForSelector("#update button");
  assert.match(await page.$eval("#update", (element) => element.innerText), /有新版本 9\.8\.7（2031-02-03），保存后点此更新/);
  await type(page, FIELD, "31");
  await page.waitForFunction(() => document.querySelector(".header-saving")?.textContent.startsWith("已保存"));
  assert.equal(await page.evaluate(() => globalThis.isSamePage), true);
  assert.equal(await page.$eval(FIELD, (element) => element.value), "31");
  assert.equal(await edition(page), before);
  for (const width of [1280, 360]) {
    await page.setViewport({ width, height: 800 });
    await page.evaluate(() => scrollTo(0, 0));
    await page.screenshot({ path: join(tmpdir(), `offer-${width}.png`) });
    assert.deepEqual(await complaints(page), []);
  }

  // Once more at the last moment: what is typed while the button is pressed is there afterwards too.
  await page.setViewport({ width: 1280, height: 900 });
  await type(page, FIELD, "32");
  await update(page);
  await page.waitForFunction(() => !globalThis.isSamePage && document.querySelector(".edition"));
  await isOpen(page);
  assert.equal(await edition(page), "对标 9.8.7（2031-02-03）");
  await page.waitForSelector(FIELD);
  assert.equal(await page.$eval(FIELD, (element) => element.value), "32");
  assert.equal(await page.$("#update button"), null);
});

test("a tab that stays at the edition before goes on working, worker included", async () => {
  const page = await visit();
  const other = await visit();
  const before = await edition(other);
  await other.evaluate(() => (globalThis.isSamePage = true));
  const later = await laterEdition("9.8.7（2031-02-03）");
  server.replace(later);
  assert.equal(await looked(page), "installed");
  await page.waitForSelector("#update button");
  await page.bringToFront();
  await update(page);
  await page.waitForFunction(() => document.querySelector(".edition")?.textContent.includes("9.8.7"));
  assert.equal(await other.evaluate(() => globalThis.isSamePage), true);
  assert.equal(await edition(other), before);
  await server.stop();
  const answer = await askWorker(other, [0]);
  assert.equal(answer.id, 7);
  // There the same button leads to the edition that is in force by now.
  await other.bringToFront();
  await other.waitForSelector("#update button");
  await update(other);
  await other.waitForFunction(() => document.querySelector(".edition")?.textContent.includes("9.8.7"));
});

for (const [what, spoil] of [
  ["lacks a file", (folder, name) => rm(join(folder, name))],
  ["has a login page in place of a file", (folder, name) => writeFile(join(folder, name), "<!DOCTYPE html><p>请登录")],
]) {
  test(`an edition that ${what} is not offered, and the one before stays whole`, async () => {
    const page = await visit();
    const folder = await laterEdition("9.8.7（2031-02-03）");
    await spoil(folder, "index.html");
    server.replace(folder);
    assert.equal(await looked(page), "redundant");
    await server.stop();
    await page.reload();
    await isOpen(page);
    assert.equal(await page.$("#update button"), null);
    assert.doesNotMatch(await edition(page), /9\.8\.7/);
    const answer = await askWorker(page, [0]);
    assert.equal(answer.id, 7);
  });
}

test("neither a failed edition nor several later ones take the files of a tab that stays away", async () => {
  const stays = await visit();
  const other = await visit();
  const files = await stays.$$eval("meta[name=duibiao-worker]", (all) => all.map((meta) => meta.content));
  const answers = () => stays.evaluate((names) => Promise.all(names.map(async (name) => (await fetch(name)).status)), files);

  const half = await laterEdition("9.8.6（2031-01-03）", "worker-");
  await rm(join(half, "index.html"));
  server.replace(half);
  assert.equal(await looked(other), "redundant");
  const count = () => stays.evaluate(async () => (await caches.keys()).length);
  assert.equal(await count(), 1, "the half edition stays");

  await other.bringToFront();
  for (const [edition, asset] of [["9.8.7（2031-02-03）", "worker-"], ["9.8.8（2031-03-03）", "support-"]]) {
    server.replace(await laterEdition(edition, asset));
    await offered(other);
    await other.waitForSelector("#update button");
    await update(other);
    await other.waitForFunction((shown) => document.querySelector(".edition")?.textContent.includes(shown), {}, edition);
    await isOpen(other);
    assert.deepEqual(await answers(), [200], edition);
  }
  // When no other tab is open, an edition leaves only itself and the one before.
  await stays.close();
  server.replace(await laterEdition("9.8.9（2031-04-03）"));
  await offered(other);
  await other.waitForSelector("#update button");
  await update(other);
  await other.waitForFunction(() => document.querySelector(".edition")?.textContent.includes("9.8.9"));
  await other.waitForFunction(async () => (await caches.keys()).length === 2);
});

test("two copies of the page on one host leave each other's files alone", async () => {
  const folder = await mkdtemp(join(tmpdir(), "duibiao-copies-"));
  for (const name of ["a", "b"]) await cp(DIST, join(folder, name), { recursive: true });
  const both = await serve(folder, "/");
  const first = await visit(`${both.address}a/`);
  const second = await visit(`${both.address}b/`);
  await rm(join(folder, "b"), { recursive: true });
  await cp(await laterEdition("9.8.7（2031-02-03）"), join(folder, "b"), { recursive: true });
  await looked(second);
  await second.waitForSelector("#update button");
  await click(second, "#update button");
  await second.waitForFunction(() => document.querySelector(".edition")?.textContent.includes("9.8.7"));
  await both.stop();
  await first.bringToFront();
  await first.reload();
  await isOpen(first);
  assert.doesNotMatch(await edition(first), /9\.8\.7/);
  assert.equal(await first.$("#update button"), null);
});

test("the manifest is relative, and its icons are those of the page in the sizes that it names", async () => {
  const manifest = JSON.parse(await readFile(join(DIST, "manifest.webmanifest"), "utf8"));
  assert.deepEqual([manifest.start_url, manifest.scope, manifest.display], ["./", "./", "standalone"]);
  assert.deepEqual(manifest.icons.map((icon) => icon.purpose ?? "any").sort(), ["any", "any", "maskable"]);
  const page = await visit();
  for (const icon of manifest.icons) {
    // Both are drawn and compared, point by point; the page's own icon is only the figure where the other has a ground.
    const { width, height, difference } = await page.evaluate(async (address) => {
      const picture = async (source) => {
        const image = new Image();
        image.src = source;
        await image.decode();
        return image;
      };
      const [drawn, ofPage] = [await picture(address), await picture(document.querySelector('link[rel="icon"]').href)];
      const [width, height] = [drawn.naturalWidth, drawn.naturalHeight];
      const points = [drawn, ofPage].map((image) => {
        const canvas = Object.assign(document.createElement("canvas"), { width, height });
        const brush = canvas.getContext("2d");
        brush.fillStyle = "#1f5fa8";
        brush.fillRect(0, 0, width, height);
        brush.drawImage(image, 0, 0, width, height);
        return brush.getImageData(0, 0, width, height).data;
      });
      const sum = points[0].reduce((sum, value, at) => sum + Math.abs(value - points[1][at]), 0);
      return { width, height, difference: sum / points[0].length };
    }, icon.src);
    assert.equal(`${width}x${height}`, icon.sizes);
    assert.ok(difference < 1, `${icon.src} differs from the icon by ${difference}`);
  }
});
