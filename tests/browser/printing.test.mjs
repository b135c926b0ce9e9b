// Every document printed by the browser itself: A4 with the margins of the .docx, all of its text, nothing of the page
// around it. The preview shows where pages begin. PDFs and pictures stay in target/printed.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import { click } from "./form.mjs";
import { chromium } from "./launch.mjs";
import { askForLand, openedSample, toPaper } from "./plan.mjs";
import { screenshots } from "./screenshots.mjs";

const FOLDER = "target/printed";
const run = promisify(execFile);
const A4 = [595.3, 841.9];
// Of the worked example: what stands in each document, about how many pages it has (of the plan the preview says it, of the
// ledger its sheets), and whether pages lie on their side.
const PAPERS = {
  plan: { texts: ["整改提升方案", "一、学校基本情况", "附件2", "经费测算"], side: true },
  report: { texts: ["自查情况的报告", "特此报告。", "体育运动场馆"], pages: 4, side: false },
  "request-land": { texts: ["的请示", "妥否，请批示。"], pages: 1, side: false },
  evidence: { texts: ["佐证材料目录", "第1盒", "第25盒"], pages: 9, side: false },
  ledger: { texts: ["整改台账", "任务分解", "提请支持事项", "核定体育场地的解决办法"], side: true, margin: 10 },
};

let browser;
let page;
let seen;

before(async () => {
  await mkdir(FOLDER, { recursive: true });
  browser = await chromium();
  // A window of the browser that nobody is there to close; what it would print is asked for by page.pdf().
  const printing = () => {
    window.printed = [];
    window.print = () => {
      dispatchEvent(new Event("beforeprint"));
      window.printed.push(document.title);
    };
  };
  ({ page, seen } = await openedSample(browser, (page) => page.evaluateOnNewDocument(printing)));
  await askForLand(page);
});
after(() => browser?.close());

/** Pages of a PDF with size in points, text without blanks, and how many pages have none. */
async function read(path) {
  const { stdout: info } = await run("pdfinfo", ["-l", "-1", path]);
  const sizes = [...info.matchAll(/^Page +\d+ size: +([\d.]+) x ([\d.]+)/gm)].map((match) => [Number(match[1]), Number(match[2])]);
  const { stdout: text } = await run("pdftotext", ["-layout", path, "-"]);
  const sheets = text.split("\f").slice(0, -1);
  return { sizes, text: text.replace(/\s/g, ""), blank: sheets.filter((sheet) => sheet.trim() === "").length };
}

/** Places of the words on a page of a PDF, in points from its top left corner. */
async function words(path, number) {
  const { stdout } = await run("pdftotext", ["-bbox", "-f", String(number), "-l", String(number), path, "-"]);
  const word = /<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">/g;
  return [...stdout.matchAll(word)].map((match) => match.slice(1).map(Number));
}

for (const [key, { texts, pages, side, margin }] of Object.entries(PAPERS)) {
  test(`${key} is printed alone, on A4, with all of its text`, async () => {
    const before = await page.evaluate(() => window.printed.length);
    await toPaper(page, key);
    await click(page, "#print-paper");
    await page.waitForFunction((count) => window.printed.length > count, {}, before);
    const titles = await page.evaluate(() => window.printed);
    assert.equal(titles.length, before + 1);
    assert.match(titles[before], /^示例县城关镇第二小学/);
    const sheets = (await page.$$(".preview .paper-ledger")).length;
    const path = join(FOLDER, `${key}.pdf`);
    await writeFile(path, await page.pdf({ preferCSSPageSize: true, printBackground: true }));
    const { sizes, text, blank } = await read(path);
    assert.equal(blank, 0, `${key} has empty sheets`);
    for (const words of texts) assert.ok(text.includes(words), `${words} is not in ${key}`);
    // The marks of the preview; sheets of the ledger have such a number at their foot.
    const marks = sheets > 0 ? [] : ["第2页"];
    for (const words of ["看哪一份", "全部文件", "待确认", "打印或存为", ...marks]) assert.ok(!text.includes(words), `${words} is in ${key}`);
    for (const size of sizes) {
      const sorted = [...size].sort((a, b) => a - b);
      sorted.forEach((length, idx) => assert.ok(Math.abs(length - A4[idx]) < 2, `${key}: ${size}`));
    }
    // Before version 131 Chromium lays all pages out as the first one.
    const mixes = Number(/\d+/.exec(await browser.version())[0]) >= 131;
    assert.equal(sizes.some(([width, height]) => width > height), side && (mixes || sheets > 0), `${key}: ${sizes}`);
    // No row is cut off: whatever is the number of something stands there as often as on the screen.
    const numbers = await page.$$eval(".preview td", (all) =>
      all.map((cell) => cell.textContent).filter((text) => /^[A-Z]\d[a-z]?-[W0-9]+$/.test(text)),
    );
    // In the order of the page, the lines of a narrow cell stand behind one another.
    const { stdout } = await run("pdftotext", ["-raw", path, "-"]);
    const lines = stdout.replace(/\s/g, "");
    for (const number of new Set(numbers)) {
      const shown = numbers.filter((one) => one === number).length;
      assert.ok(lines.split(number).length > shown, `${key}: ${number} is not printed ${shown} times`);
    }
    if (sheets > 0) {
      assert.ok(sizes.length >= sheets && sizes.length <= 2 * sheets, `${key}: ${sizes.length} pages of ${sheets} sheets`);
    } else if (mixes || !side) {
      // Sheets that stand upright hold more rows than the preview says of those on their side.
      const expected = pages ?? (await page.$$(".preview .page-mark")).length + 1;
      assert.ok(Math.abs(sizes.length - expected) <= 2, `${key}: ${sizes.length} pages, not about ${expected}`);
    }
    // 订口 28 mm and 版心 156 mm; page numbers stand within them too.
    const [width] = sizes[0];
    const upright = width < 600;
    const [left, right] = margin ? [margin, 297 - margin] : upright ? [28, 184] : [35, 260];
    for (const [xMin, , xMax] of await words(path, 1)) {
      assert.ok(xMin > (left * 72) / 25.4 - 1 && xMax < (right * 72) / 25.4 + 17, `${key}: ${xMin} to ${xMax}`);
    }
    await page.evaluate(() => dispatchEvent(new Event("afterprint")));
    assert.match(await page.title(), /^方案/);
  });
}

test("heads of tables are repeated on every page that a table goes on to", async () => {
  await toPaper(page, "evidence");
  const path = join(FOLDER, "heads.pdf");
  await writeFile(path, await page.pdf({ preferCSSPageSize: true }));
  const { stdout } = await run("pdftotext", ["-layout", path, "-"]);
  const all = stdout.split("\f").filter((sheet) => sheet.trim()).map((sheet) => sheet.replace(/\s/g, ""));
  const heads = all.filter((sheet) => /件号|随任务/.test(sheet));
  assert.equal(heads.length, all.length, "each page has a table and its head");
});

test("the preview shows where each page begins", async () => {
  await toPaper(page);
  const marks = await page.$$eval(".paper .page-mark", (all) => all.map((element) => element.textContent));
  const expected = Array.from({ length: marks.length }, (_, idx) => `第 ${idx + 2} 页`);
  assert.deepEqual(marks, expected);
  assert.ok(marks.length >= 6, `${marks.length} marks`);
  // 28 characters on a line, as on paper.
  const measures = await page.$eval(".paper-sheet", (sheet) => {
    const style = getComputedStyle(sheet);
    const text = sheet.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
    return { characters: text / (parseFloat(style.fontSize) + parseFloat(style.letterSpacing)) };
  });
  assert.equal(Math.floor(measures.characters), 28);
  const overflow = await screenshots(page, "preview");
  assert.deepEqual(overflow, { 1280: 0, 360: 0 });
});

test("nothing was said against it", () => {
  assert.deepEqual(seen.faults, []);
});
