// Measures the page in Chromium. In: the published page, served. Out: figures on standard output: from one keystroke
// to the changed verdict, and the time and size of the plan as .docx.
import { go, press } from "./form.mjs";
import { chromium, isOpen, PAGE } from "./launch.mjs";
import { download, downloadFolder } from "./download.mjs";

// What the page promises.
const FIELD = '[data-field="teachers_above_required"][data-part="primary"]';
const VERDICT = "#verdict";
const DOWNLOAD = "#download-plan";

// Two figures with different verdicts, so that each keystroke changes the text.
const VALUES = ["0", "999"];
const WARM_UP = 50;
const SAMPLES = 400;
const DOCUMENTS = 20;

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

const browser = await chromium();
try {
  const page = await browser.newPage();
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
} finally {
  await browser.close();
}
