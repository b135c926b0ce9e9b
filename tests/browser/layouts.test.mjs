// A county's layout profile: it is opened on the page of the plan, said there, and every .docx follows it; a bad one is
// refused with line and entry; it survives a reload, is saved again, and can be taken away.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import { complaints } from "./accessibility.mjs";
import { download, downloadFolder } from "./download.mjs";
import { click, press } from "./form.mjs";
import { chromium, isOpen } from "./launch.mjs";
import { askForLand, openedSample, saying, toPaper, toScreen } from "./plan.mjs";
import { outline, schemaErrors } from "./readers.mjs";
import { screenshots } from "./screenshots.mjs";

const run = promisify(execFile);
const PROFILE = "tests/office/county.toml";
const NAME = "示例县教育局公文版式（试行）";

let browser;
let page;
let seen;
let folder;
let scratch;

before(async () => {
  browser = await chromium();
  scratch = await mkdtemp(join(tmpdir(), "duibiao-layouts-"));
  ({ page, seen } = await openedSample(browser));
  folder = await downloadFolder(page);
  await toSettings();
});
after(() => browser?.close());

async function toSettings() {
  await toScreen(page, "plan-settings");
  await page.waitForSelector("#layout");
  await page.$eval("#layout", (element) => (element.open = true));
}

async function choose(path) {
  const input = await page.waitForSelector("#open-layout");
  await input.uploadFile(path);
}

const summary = () => page.$eval("#layout summary", (element) => element.textContent);
const isInForce = () =>
  page.waitForFunction((name) => document.querySelector("#layout strong")?.textContent === name, {}, NAME);
const file = (selector) => download(folder, () => click(page, selector));

/** The plan as a file, with its preview shown. */
async function planFile() {
  await toPaper(page);
  return file("#download-plan");
}

async function typed(name, text) {
  const path = join(scratch, name);
  await writeFile(path, text);
  return path;
}

test("a bad file is refused with line and entry, and nothing changes", async () => {
  assert.match(await summary(), /没有用/);
  const bad = 'file = "版式"\nname = "坏的"\n[margins]\ntop = "37cm"\nbotom = 3\n';
  await choose(await typed("bad.版式.toml", bad));
  const message = await page.waitForSelector(".message");
  const text = await message.evaluate((element) => element.textContent);
  assert.match(text, /有 2 处要改/);
  assert.match(text, /第 4 行，页边距：top（天头）只写数，不带单位/);
  assert.match(text, /第 5 行，页边距：没有 botom 这个名称，是不是 bottom（下边）？/);
  assert.match(text, /页面上的内容没有变/);
  assert.match(await summary(), /没有用/);
});

test("the sample is a file that is taken and changes nothing", async () => {
  const sample = await file("#layout-sample");
  assert.equal(sample.name, "样例.版式.toml");
  await choose(sample.path);
  await page.waitForFunction(() => document.querySelector("#layout")?.textContent.includes("没有不同"));
});

test("a county's file is said on the page, and the plan follows it", async () => {
  await choose(PROFILE);
  await isInForce();
  const told = await page.$$eval(".layout-changes li", (all) => all.map((element) => element.textContent));
  assert.ok(told.includes("正文行距：28磅（默认 28.95磅）"), told.join("\n"));
  assert.ok(told.includes("页码位置：居中（默认 外侧）"), told.join("\n"));
  const plan = await planFile();
  assert.deepEqual(await schemaErrors(plan.path), []);
  const read = await outline(plan.path);
  const [section] = read.sections;
  // 30, 24, 32.5 and 26 mm.
  assert.deepEqual(section.margins_twips, [1701, 1361, 1843, 1474]);
  assert.ok(read.blocks.filter((block) => block.heading === 1).length > 5);
  // The preview looks like it, and says it in the same place.
  const look = await page.$eval(".paper", (element) => getComputedStyle(element).fontFamily);
  assert.match(look, /仿宋_GB2312/);
  assert.equal(await page.$eval(".paper-imprint", (element) => element.textContent.includes("抄送：示例县人民政府")), true);
  assert.deepEqual(await complaints(page), []);
});

test("what the profile adds is changed in the preview", async () => {
  const number = await page.$(".paper-number .paper-text");
  await number.evaluate((element) => element.scrollIntoView({ block: "center" }));
  await number.click();
  await page.waitForSelector("#editing-text");
  await page.$eval("#editing-text", (element) => element.select());
  await page.keyboard.type("示二小〔2026〕7号");
  await page.keyboard.down("Control");
  await page.keyboard.press("Enter");
  await page.keyboard.up("Control");
  await page.waitForFunction(() => document.querySelector(".paper-number")?.textContent.includes("〔2026〕7号"));
});

test("it survives a reload and a bad file, and is saved as it was opened", async () => {
  // What was typed last is written when the page closes.
  await page.reload();
  await isOpen(page);
  await toSettings();
  await isInForce();
  await choose(await typed("empty.版式.toml", ""));
  await page.waitForFunction(() => document.querySelector(".message")?.textContent.includes("文件是空的"));
  await isInForce();
  const saved = await file("#layout-save");
  assert.equal(saved.name, `${NAME}.版式.toml`);
  const plain = (text) => text.replace("\uFEFF", "").replaceAll("\r\n", "\n");
  assert.equal(plain(String(saved.bytes)), await readFile(PROFILE, "utf8"));
  assert.deepEqual(await screenshots(page, "layout"), { 1280: 0, 360: 0 });
});

test("what is printed from the browser has the profile's margins, head and imprint", async () => {
  await mkdir("target/printed", { recursive: true });
  await askForLand(page);
  await toPaper(page, "request-land");
  await saying(page, "的请示");
  const path = "target/printed/layout.pdf";
  await writeFile(path, await page.pdf({ preferCSSPageSize: true, printBackground: true }));
  const { stdout } = await run("pdftotext", ["-bbox", path, "-"]);
  assert.ok(stdout.includes("示例县城关镇第二小学文件") && stdout.includes("抄送"));
  const millimetre = 72 / 25.4;
  const words = [...stdout.matchAll(/<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</g)];
  const body = words.filter((word) => Number(word[2]) < 264 * millimetre);
  const least = (idx) => Math.min(...body.map((word) => Number(word[idx])));
  const left = least(1) / millimetre;
  // Boxes of words are higher than their lines; the first line's middle is where it is in the .docx.
  const top = Math.min(...body.map((word) => (Number(word[2]) + Number(word[4])) / 2)) / millimetre;
  assert.ok(Math.abs(left - 26) < 1, `the text begins ${left} mm from the left`);
  assert.ok(top > 32 && top < 37, `the middle of the first line is ${top} mm from the top`);
  for (const word of body) assert.ok(Number(word[3]) < 187.5 * millimetre, `${word[5]} ends at ${word[3]}`);
  // The number stands in the middle, without dashes; Chromium prints none before version 131.
  const number = words.find((word) => Number(word[2]) > 264 * millimetre);
  const [version] = (await page.browser().version()).match(/\d+/);
  if (Number(version) < 131) {
    assert.equal(number, undefined);
    return;
  }
  assert.equal(number[5], "1");
  assert.ok(Math.abs((Number(number[1]) + Number(number[3])) / 2 / millimetre - 106) < 3, `the number is at ${number[1]}`);
});

test("it is taken away again", async () => {
  await toSettings();
  await press(page, "#layout button", "不用这个版式");
  await page.waitForFunction(() => document.querySelector("#layout summary")?.textContent.includes("没有用"));
  const plan = await planFile();
  const [section] = (await outline(plan.path)).sections;
  assert.deepEqual(section.margins_twips, [2098, 1474, 1984, 1587]);
  assert.equal(await page.$(".paper-imprint"), null);
  assert.doesNotMatch(await page.$eval(".paper", (element) => getComputedStyle(element).fontFamily), /GB2312/);
  assert.deepEqual(seen.faults, []);
});
