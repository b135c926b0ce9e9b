// Measures the page in Chromium. In: the published page, served. Out: figures on standard output: from one keystroke
// to the changed verdict, the time and size of the documents, beside other writers of the same, and how long typing into the
// plan, and opening a large file, hold the page up.
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { go, press } from "./form.mjs";
import { chromium, isOpen, PAGE } from "./launch.mjs";
import { download, downloadFolder } from "./download.mjs";
import * as rivals from "./rivals.mjs";

// What the page promises.
const FIELD = '[data-field="teachers_above_required"][data-part="primary"]';
const VERDICT = "#verdict";
const DOWNLOAD = "#download-plan";

// Two figures with different verdicts, so that each keystroke changes the text.
const VALUES = ["0", "999"];
const WARM_UP = 50;
const SAMPLES = 400;
const DOCUMENTS = 20;
const IN_WORKER = 40;
const BY_RIVALS = 12;
const NO_SUCH_PAPER = "这份文件现在没有内容";
const TYPED = 50;
const OPENED = 5;
/** Milliseconds above which a task holds a page up, as browsers count. */
const LONG = 50;

function figures(samples) {
  const sorted = [...samples].sort((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)];
  return { median: at(0.5), p99: at(0.99), max: sorted.at(-1) };
}

function print(name, samples) {
  const { median, p99, max } = figures(samples);
  const ms = (value) => `${value.toFixed(2)} ms`;
  console.log(`${name}: median ${ms(median)}, p99 ${ms(p99)}, max ${ms(max)} (${samples.length} samples)`);
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
          const observed = document.querySelector(verdict);
          const before = observed.textContent;
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

/** Milliseconds from each click until the page holds the whole document, and the document's bytes. */
function documents(page) {
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
    { button: DOWNLOAD, count: DOCUMENTS },
  );
}

/** Notes what the page sends to its workers, so that the same can be sent again. */
function overhear(page) {
  return page.evaluateOnNewDocument(() => {
    globalThis.overheard = [];
    const send = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function (message, ...rest) {
      if (message?.request) globalThis.overheard.push(message.request.slice());
      return send.call(this, message, ...rest);
    };
  });
}

/** What the page asks of the office worker when a button is pressed. */
async function requestOf(page, key) {
  const before = await page.evaluate(() => globalThis.overheard.length);
  await page.$eval(`[data-action="paper"][data-key="${key}"]`, (button) => button.click());
  await page.waitForFunction((count) => globalThis.overheard.length > count, {}, before);
  return page.evaluate((at) => [...globalThis.overheard[at]], before);
}

/**
 * The question for a paper, asked for one that the school does not have: everything up to the plan is done for it, and no
 * document is made. Words are written with their length before them.
 */
function withoutDocument(request, key) {
  const word = (text) => [text.length, ...Buffer.from(text)];
  const wanted = word(key);
  const at = request.findIndex((_, idx) => wanted.every((byte, step) => request[idx + step] === byte));
  if (at < 0) throw new Error(`the question for ${key} does not name it`);
  return request.toSpliced(at, wanted.length, ...word("close-out"));
}

/** Milliseconds from each question to a worker of our own until its answer is there, and the last answer. */
function inWorker(page, request, count, refused = "") {
  return page.evaluate(
    async ({ request, count, refused }) => {
      const address = document.querySelector('meta[name="duibiao-office"]').content;
      const worker = new Worker(new URL(address, document.baseURI));
      const bytes = Uint8Array.from(request);
      const ask = () =>
        new Promise((resolve, reject) => {
          worker.onmessage = ({ data }) => {
            const isExpected = refused === "" ? !data.fault : data.fault?.includes(refused);
            if (isExpected) resolve(data.bytes ?? new Uint8Array());
            else reject(new Error(data.fault ?? "the question was answered"));
          };
          worker.postMessage({ id: 1, request: bytes });
        });
      // The first answers wait for the module to be compiled, then to be compiled better.
      for (let turn = 0; turn < 10; turn += 1) await ask();
      const samples = [];
      let answer;
      for (let turn = 0; turn < count; turn += 1) {
        const start = performance.now();
        answer = await ask();
        samples.push(performance.now() - start);
      }
      worker.terminate();
      // A file stands behind its name; both begin with their lengths.
      return { samples, text: new TextDecoder().decode(answer), size: answer.length };
    },
    { request, count, refused },
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

/** Types into the plan's page while it is written anew after each key. */
async function typing(page) {
  await page.focus("#basis");
  for (let turn = 0; turn < TYPED; turn += 1) {
    const before = await page.evaluate(() => globalThis.overheard.length);
    await page.keyboard.type(String(turn % 10));
    await page.waitForFunction((count) => globalThis.overheard.length > count, {}, before);
  }
  await page.waitForFunction(
    (text) => document.querySelector(".paper").textContent.includes(text),
    {},
    Array.from({ length: TYPED }, (_, turn) => turn % 10).join(""),
  );
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
    const page = await context.newPage();
    await page.goto(PAGE);
    await isOpen(page);
    await press(page, "button", "载入样例学校");
    await page.waitForFunction(() => document.querySelector(".header-saving").textContent.startsWith("已保存"));
    await page.waitForNetworkIdle({ idleTime: 500 });
    const session = await page.createCDPSession();
    await session.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
    const longest = (tasks) => Math.max(0, ...tasks);
    const choose = async () => {
      await (await page.$("#open-anywhere")).uploadFile(path);
      await page.waitForSelector("dialog");
    };
    read.push(longest(await longTasks(page, choose)));
    const take = async () => {
      await press(page, "dialog button", "存为副本");
      await page.waitForFunction(() => document.querySelector("#name")?.value === "大文件");
      await page.waitForFunction(() => document.querySelector(".header-saving").textContent.startsWith("已保存"));
    };
    taken.push(longest(await longTasks(page, take)));
    await context.close();
  }
  return [read, taken].map((tasks) => `${figures(tasks).median.toFixed(0)} ms`);
}

const median = (samples) => figures(samples).median;
const ratio = (theirs, ours) => `${(median(theirs) / median(ours)).toFixed(1)} times ours`;

const browser = await chromium();
try {
  const page = await browser.newPage();
  await overhear(page);
  const folder = await downloadFolder(page);
  const start = performance.now();
  await page.goto(PAGE);
  await isOpen(page);
  console.log(`${await browser.version()}`);
  console.log(`open, from address to page: ${(performance.now() - start).toFixed(0)} ms (one run, local server)`);
  await press(page, "button", "载入样例学校");

  await go(page, "填报");
  await page.waitForSelector(FIELD);
  print("keystroke to verdict", (await keystrokes(page)).slice(WARM_UP));

  await page.reload();
  await isOpen(page);
  await go(page, "方案");
  await page.waitForSelector(DOWNLOAD);
  const began = performance.now();
  const file = await download(folder, () => page.$eval(DOWNLOAD, (button) => button.click()));
  const first = performance.now() - began;
  console.log(`plan .docx, first click to file on disk: ${first.toFixed(0)} ms, ${file.name}, ${file.bytes.length} bytes`);
  const { samples, size } = await documents(page);
  print(`plan .docx, ${size} bytes, click to bytes`, samples);

  const timed = {};
  for (const key of ["plan", "ledger", "all", "print/plan", "print/ledger"]) {
    timed[key] = await inWorker(page, await requestOf(page, key), IN_WORKER);
    print(`${key}, ${timed[key].size} bytes, from the saved school to the answer, in the worker`, timed[key].samples);
  }
  // Others begin with finished words and tables; what we do before is taken off to compare the writers alone.
  const before = await inWorker(page, withoutDocument(await requestOf(page, "plan"), "plan"), IN_WORKER, NO_SUCH_PAPER);
  print("up to the plan, without a document, in the worker", before.samples);
  const alone = (key) => timed[key].samples.map((taken) => taken - median(before.samples));
  const markup = (key) => timed[key].text.slice(timed[key].text.indexOf("<div"));
  const beside = await browser.newPage();
  await rivals.load(beside, new URL(".", import.meta.url).pathname);
  const docx = await rivals.docx(beside, markup("print/plan"), BY_RIVALS);
  print(`npm docx, the same paragraphs and tables, ${docx.size} bytes, ${ratio(docx.samples, timed.plan.samples)}, ${ratio(docx.samples, alone("plan"))} from the plan on`, docx.samples);
  const xlsx = await rivals.xlsx(beside, markup("print/ledger"), BY_RIVALS);
  print(`npm exceljs, the same cells, ${xlsx.size} bytes, ${ratio(xlsx.samples, timed.ledger.samples)}, ${ratio(xlsx.samples, alone("ledger"))} from the plan on`, xlsx.samples);
  await beside.close();

  const tasks = await longTasks(page, () => typing(page));
  const longest = Math.max(0, ...tasks).toFixed(0);
  console.log(`${TYPED} keys into the plan, each written anew: ${tasks.length} tasks above ${LONG} ms, the longest ${longest} ms`);

  for (const [count, signs] of [[1, 1], [1_500, 35], [19_000, 1], [19_000, 90]]) {
    const text = largeSchool(count, signs);
    const path = join(folder, "大文件.duibiao.json");
    await writeFile(path, text);
    for (const slowdown of [1, 4]) {
      const [read, taken] = await opening(browser, path, slowdown);
      console.log(`a school of ${Buffer.byteLength(text)} bytes in ${count} texts, processor ÷${slowdown}: longest task while it is read ${read}, taken over ${taken} (0 is below ${LONG}; median of ${OPENED})`);
    }
  }
} finally {
  await browser.close();
}
