// Browsers that are too old, or that pretend to be: a text says what to do. Runs in a browser from which something was
// taken away; whether the first script can be read by an Internet Explorer is asked of a parser.
import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { parse } from "acorn";
import { chromium, DIST, PAGE } from "./launch.mjs";

let browser;
let context;
let page;

before(async () => {
  browser = await chromium();
});
after(() => browser?.close());
beforeEach(async () => {
  context = await browser.createBrowserContext();
  page = await context.newPage();
});
afterEach(() => context?.close());

for (const [what, take] of [
  ["WebAssembly", () => delete globalThis.WebAssembly],
  ["reference types in WebAssembly", () => (WebAssembly.validate = (bytes) => !bytes.includes(208))],
  ["bulk memory in WebAssembly", () => (WebAssembly.validate = (bytes) => !bytes.includes(252))],
  ["BigInt", () => delete globalThis.BigInt],
  ["Promise", () => delete globalThis.Promise],
  ["TextDecoder", () => delete globalThis.TextDecoder],
  ["globalThis", () => delete window.globalThis],
  ["modules", () => delete HTMLScriptElement.prototype.noModule],
  ["replaceChildren", () => delete Element.prototype.replaceChildren],
]) {
  test(`without ${what} a text says what to do, and nothing more is loaded`, async () => {
    await page.evaluateOnNewDocument(take);
    const requests = [];
    page.on("request", (request) => requests.push(request.url()));
    await page.goto(PAGE, { waitUntil: "networkidle0" });
    const text = await page.$eval("#app", (app) => app.innerText);
    assert.match(text, /这个浏览器太旧/);
    assert.match(text, /Chrome 109/);
    assert.match(text, /“兼容模式”切换到“极速模式”/);
    assert.deepEqual(requests.filter((url) => url.includes("office-")), []);
  });
}

test("the script that says so is written in the language of Internet Explorer 8", async () => {
  const name = (await readdir(join(DIST, "assets"))).find((file) => file.startsWith("support-"));
  const script = await readFile(join(DIST, "assets", name), "utf8");
  parse(script, { ecmaVersion: 3 });
  // The check can fail.
  assert.throws(() => parse("let a = 1;", { ecmaVersion: 3 }));
});

test("browsers with two engines are asked for the faster one before anything is loaded", async () => {
  const html = await readFile(join(DIST, "index.html"), "utf8");
  const head = html.slice(0, html.indexOf("<link"));
  for (const meta of [
    '<meta name="renderer" content="webkit">',
    '<meta name="force-rendering" content="webkit">',
    '<meta http-equiv="X-UA-Compatible" content="IE=edge,chrome=1">',
  ]) {
    assert.ok(head.includes(meta), meta);
  }
});

test("where no script runs at all, help comes after a while, and at once without animations", async () => {
  // As in a browser that passes over every script.
  await page.setRequestInterception(true);
  page.on("request", (request) => (/\.js$/.test(request.url()) ? request.respond({ status: 200, body: "" }) : request.continue()));
  await page.goto(PAGE);
  const look = () => page.$eval(".late", (element) => [getComputedStyle(element).visibility, element.innerText]);
  assert.equal((await look())[0], "hidden");
  await page.$eval(".late", (element) => element.getAnimations().forEach((animation) => animation.finish()));
  const [visibility, text] = await look();
  assert.equal(visibility, "visible");
  assert.match(text, /“兼容模式”切换到“极速模式”/);
  await page.$eval(".late", (element) => element.getAnimations().forEach((animation) => animation.cancel()));
  assert.equal((await look())[0], "visible");
});
