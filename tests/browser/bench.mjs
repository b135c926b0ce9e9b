// Measures the published page in Chromium, as a person feels it. In: the page, served. Out: figures on standard output: how
// long a first visit waits for its verdict on a slow line, a keystroke for the verdict, a ticked measure for the new preview,
// a press for the file; how long typing and opening a large file hold the page up; the same files by other writers.
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { go, press } from "./form.mjs";
import { chromium, DIST, isOpen, PAGE } from "./launch.mjs";
import { downloadFolder } from "./download.mjs";
import { openedSample, openFile, toPaper, toProblem } from "./plan.mjs";
import * as rivals from "./rivals.mjs";
import { serve } from "./server.mjs";

/** Lines of schools: bits a second, milliseconds there and back. The processor is slowed four times on each. */
const LINES = [
  { name: "1.5 Mbit/s, 150 ms", rate: 1_500_000, latency: 150 },
  { name: "4 Mbit/s, 60 ms", rate: 4_000_000, latency: 60 },
];
const SLOWED = 4;
const VISITS = 5;
const FIELD = '[data-field="teachers_above_required"][data-part="primary"]';
const VERDICT = "#verdict";
// Two figures with different verdicts, so that each keystroke changes the text.
const VALUES = ["0", "999"];
const WARM_UP = 50;
const SAMPLES = 400;
const TYPED = 50;
const PROBLEM = "R5";
const TICKS = 20;
const DOCUMENTS = 20;
const BY_RIVALS = 12;
const OPENED = 5;
/** Milliseconds above which a task holds a page up, as browsers count. */
const LONG = 50;

function figures(samples) {
  const sorted = [...samples].sort((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)];
  return { median: at(0.5), p99: at(0.99), max: sorted.at(-1) };
}

const median = (samples) => figures(samples).median;

function print(name, samples) {
  const { median, p99, max } = figures(samples);
  const ms = (value) => `${value.toFixed(1)} ms`;
  console.log(`${name}: median ${ms(median)}, p99 ${ms(p99)}, max ${ms(max)} (${samples.length} samples)`);
}

/** Milliseconds from the address to the page, and to the verdict of the sample school, of a browser that was never here. */
async function firstVisit(browser, address, line) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.setViewport({ width: 1280, height: 800 });
  await page.evaluateOnNewDocument(() => {
    globalThis.seen = {};
    // As soon as the choice is there it is pressed; as soon as the verdict is there the clock is read.
    const look = () => {
      const choice = [...document.querySelectorAll("button")].find((one) => one.textContent.startsWith("看样例结果"));
      if (choice && !globalThis.seen.choice) {
        globalThis.seen.choice = performance.now();
        choice.click();
      }
      if (document.querySelector(".result-verdict") && !globalThis.seen.verdict) {
        document.documentElement.getBoundingClientRect();
        globalThis.seen.verdict = performance.now();
      }
    };
    new MutationObserver(look).observe(document, { subtree: true, childList: true });
  });
  const session = await page.createCDPSession();
  await session.send("Network.enable");
  const bytes = line.rate / 8;
  await session.send("Network.emulateNetworkConditions", { offline: false, latency: line.latency, downloadThroughput: bytes, uploadThroughput: bytes });
  await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWED });
  await page.goto(address, { waitUntil: "domcontentloaded" });
  await page.waitForFunction(() => globalThis.seen.verdict);
  const seen = await page.evaluate(() => globalThis.seen);
  await context.close();
  return seen;
}

/** Milliseconds from each input event until the verdict's text has changed and the page is laid out again. */
function keystrokes(page) {
  return page.evaluate(
    async ({ field, verdict, values, count }) => {
      const input = document.querySelector(field);
      // Set as a keyboard would, past any property that a framework has put on the element.
      const setValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set;
      const samples = [];
      for (let turn = 0; turn < count; turn += 1) {
        // Each in a task of its own, as keystrokes are.
        await new Promise((resolve) => setTimeout(resolve));
        const taken = await new Promise((resolve, reject) => {
          const before = document.querySelector(verdict).textContent;
          const deadline = setTimeout(() => reject(new Error("the verdict did not change in 5 s")), 5000);
          // The whole page is observed: the page may replace the element instead of its text.
          const observer = new MutationObserver(() => {
            if (document.querySelector(verdict)?.textContent === before) return;
            document.documentElement.getBoundingClientRect();
            const end = performance.now();
            clearTimeout(deadline);
            observer.disconnect();
            resolve(end - start);
          });
          observer.observe(document.body, { subtree: true, childList: true, characterData: true });
          const start = performance.now();
          setValue.call(input, values[turn % values.length]);
          input.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertText" }));
        });
        samples.push(taken);
      }
      return samples;
    },
    { field: FIELD, verdict: VERDICT, values: VALUES, count: WARM_UP + SAMPLES },
  );
}

/** Milliseconds from a ticked measure until its screen is drawn anew, and from there to the preview of the plan with it. */
async function ticks(page) {
  const [ticked, shown] = [[], []];
  for (let turn = 0; turn < TICKS; turn += 1) {
    await toProblem(page, PROBLEM);
    const taken = await page.evaluate(async () => {
      const drawn = (isThere) =>
        new Promise((resolve) => {
          const observer = new MutationObserver(() => {
            if (!isThere()) return;
            observer.disconnect();
            document.documentElement.getBoundingClientRect();
            resolve(performance.now());
          });
          observer.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
        });
      const measure = [...document.querySelectorAll(".measure > label input")].at(-1);
      const isTicked = measure.checked;
      const start = performance.now();
      const changed = drawn(() => document.body.contains(measure) && measure.checked !== isTicked);
      measure.click();
      const middle = await changed;
      const there = drawn(() => document.querySelector(".paper"));
      const opening = performance.now();
      location.hash = "#/plan-paper/plan";
      return [middle - start, (await there) - opening];
    });
    ticked.push(taken[0]);
    shown.push(taken[1]);
  }
  return { ticked, shown };
}

/** Milliseconds from each press until the browser has the whole file, and the file's bytes. */
function documents(page, button) {
  return page.evaluate(
    async ({ button, count }) => {
      const makeAddress = URL.createObjectURL;
      const samples = [];
      let size = 0;
      for (let turn = 0; turn < count; turn += 1) {
        const taken = await new Promise((resolve, reject) => {
          const deadline = setTimeout(() => reject(new Error("no document in 30 s")), 30_000);
          let start = 0;
          // A page hands a file to the browser by giving it an address; that is the moment the bytes are there.
          URL.createObjectURL = (blob) => {
            const end = performance.now();
            clearTimeout(deadline);
            size = blob.size;
            resolve(end - start);
            return makeAddress.call(URL, blob);
          };
          start = performance.now();
          document.querySelector(button).click();
        });
        samples.push(taken);
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      URL.createObjectURL = makeAddress;
      return { samples, size };
    },
    { button, count: DOCUMENTS },
  );
}

/** The tasks of the page above `LONG` in milliseconds while `act` goes on. */
async function longTasks(page, act) {
  await page.evaluate(() => {
    globalThis.longTasks = [];
    globalThis.observer?.disconnect();
    globalThis.observer = new PerformanceObserver((list) => globalThis.longTasks.push(...list.getEntries().map((entry) => entry.duration)));
    globalThis.observer.observe({ type: "longtask" });
  });
  await act();
  // One that is surely long: without it in the list the browser would not have told of any other.
  await page.evaluate((long) => new Promise((resolve) => setTimeout(() => {
    for (const start = performance.now(); performance.now() - start < 2 * long; );
    setTimeout(resolve, long);
  })), LONG);
  const tasks = await page.evaluate(() => globalThis.longTasks);
  const control = tasks.findLastIndex((duration) => duration >= 2 * LONG);
  if (control < 0) throw new Error("the browser tells of no long task");
  return tasks.toSpliced(control, 1);
}

/** Types so many keys, each when the page has drawn the one before. */
async function typing(page, selector) {
  await page.focus(selector);
  for (let turn = 0; turn < TYPED; turn += 1) {
    await page.keyboard.type(String(turn % 10));
    if (turn % 5 === 4) for (let key = 0; key < 5; key += 1) await page.keyboard.press("Backspace");
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
  }
}

/** A school with so many texts of so many signs, their keys in falling order. */
function largeSchool(count, signs) {
  const answers = Object.fromEntries(Array.from({ length: count }, (_, idx) => [`edit/plan/x${1_000_000 - idx}`, "字".repeat(signs)]));
  return JSON.stringify({ type: "duibiao-school", version: 1, profile: { name: "大文件", kind: "primary" }, plan: { answers } });
}

/** The longest task while a file is read, and while what is in it becomes a school, each the median of several visits. */
async function opening(browser, path, slowdown) {
  const [read, taken] = [[], []];
  for (let turn = 0; turn < OPENED; turn += 1) {
    const context = await browser.createBrowserContext();
    const { page } = await openedSample(context);
    await page.waitForNetworkIdle({ idleTime: 500 });
    const session = await page.createCDPSession();
    await session.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
    const longest = (tasks) => Math.max(0, ...tasks);
    const choose = async () => {
      await openFile(page, path);
      await page.waitForSelector("[role=dialog], dialog");
    };
    read.push(longest(await longTasks(page, choose)));
    const take = async () => {
      await press(page, "[role=dialog] button, dialog button", "存为副本");
      await page.waitForFunction(() => document.querySelector("#school-menu")?.textContent.includes("大文件"));
    };
    taken.push(longest(await longTasks(page, take)));
    await context.close();
  }
  return [read, taken].map((tasks) => `${median(tasks).toFixed(0)} ms`);
}

const browser = await chromium();
try {
  console.log(`${await browser.version()}`);
  const slow = await serve(DIST, "/", { isCompressed: true });
  for (const line of LINES) {
    const visits = [];
    // The first is for the server, which compresses each file when it is first asked for.
    for (let turn = 0; turn <= VISITS; turn += 1) visits.push(await firstVisit(browser, slow.address, line));
    visits.shift();
    print(`first visit, ${line.name}, processor ÷${SLOWED}, to the start`, visits.map((seen) => seen.choice));
    print(`first visit, ${line.name}, processor ÷${SLOWED}, to the verdict of the sample`, visits.map((seen) => seen.verdict));
  }
  await slow.stop();

  const { page } = await openedSample(browser);
  const folder = await downloadFolder(page);
  await go(page, "填报");
  await page.waitForSelector(FIELD);
  print("keystroke to verdict", (await keystrokes(page)).slice(WARM_UP));
  const inForm = await longTasks(page, () => typing(page, FIELD));
  console.log(`${TYPED} keys into the form: ${inForm.length} tasks above ${LONG} ms, the longest ${Math.max(0, ...inForm).toFixed(0)} ms`);

  const { ticked, shown } = await ticks(page);
  print("a measure ticked, to its screen", ticked);
  print("then to the preview of the plan with it", shown);

  await toPaper(page);
  const docx = await documents(page, "#download-plan");
  print(`plan .docx, ${docx.size} bytes, press to bytes`, docx.samples);
  const plan = await page.$eval(".paper", (element) => element.outerHTML);
  await toPaper(page, "ledger");
  const xlsx = await documents(page, '[data-paper="ledger"]');
  print(`ledger .xlsx, ${xlsx.size} bytes, press to bytes`, xlsx.samples);
  const ledger = await page.$eval(".paper", (element) => element.outerHTML);
  // Others begin with finished words and tables; ours has read the school, checked it and written the plan before.
  const beside = await browser.newPage();
  await rivals.load(beside, new URL(".", import.meta.url).pathname);
  const ratio = (theirs, ours) => `${(median(theirs) / median(ours)).toFixed(1)} times ours`;
  const theirDocx = await rivals.docx(beside, plan, BY_RIVALS);
  print(`npm docx, the same paragraphs and tables, ${theirDocx.size} bytes, ${ratio(theirDocx.samples, docx.samples)}`, theirDocx.samples);
  const theirXlsx = await rivals.xlsx(beside, ledger, BY_RIVALS);
  print(`npm exceljs, the same cells, ${theirXlsx.size} bytes, ${ratio(theirXlsx.samples, xlsx.samples)}`, theirXlsx.samples);
  await beside.close();

  for (const [count, signs] of [[1, 1], [1_500, 35], [19_000, 1], [19_000, 90]]) {
    const text = largeSchool(count, signs);
    const path = join(folder, "大文件.duibiao.json");
    await writeFile(path, text);
    for (const slowdown of [1, SLOWED]) {
      const [read, taken] = await opening(browser, path, slowdown);
      console.log(`a school of ${Buffer.byteLength(text)} bytes in ${count} texts, processor ÷${slowdown}: longest task while it is read ${read}, taken over ${taken} (0 is below ${LONG}; median of ${OPENED})`);
    }
  }
} finally {
  await browser.close();
}
