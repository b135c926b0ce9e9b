// 标准库 and 自检: what each standard says, standards of a school's own, and the examples calculated anew. Runs in Chromium.
import assert from "node:assert/strict";
import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { complaints } from "./accessibility.mjs";
import { download, downloadFolder } from "./download.mjs";
import { go, press, type } from "./form.mjs";
import { chromium, isOpen, PAGE } from "./launch.mjs";
import { openedProfile, openSample } from "./opened.mjs";
import { kept as isKept } from "./store.mjs";

let browser;
let context;
let page;
let seen;
let folder;

before(async () => {
  browser = await chromium();
  folder = await mkdtemp(join(tmpdir(), "duibiao-standards-"));
});
after(() => browser?.close());
beforeEach(async () => {
  ({ context, page, seen } = await openedProfile(browser));
  await openSample(page);
});
afterEach(async () => {
  assert.deepEqual(seen.faults, []);
  await context?.close();
});

const text = (selector) => page.$eval(selector, (element) => element.innerText);
const kept = (wanted) => isKept(page, wanted);
const EDITOR = ".user-pack .pack-editor";
const ALERT = `${EDITOR} [role="alert"]`;

/** Opens a standard that is built in. */
async function opened(id) {
  await go(page, "标准库");
  await press(page, `#standard-${id} > summary`, "");
  await page.waitForSelector(`#standard-${id} table`);
}

/** Makes a copy of it, which is shown at once. */
async function copied(id) {
  await opened(id);
  await press(page, `#standard-${id} button`, "复制一份");
  await page.waitForSelector(EDITOR);
  // Whoever made it is led to it.
  await page.waitForFunction(() => document.activeElement?.matches(".user-pack .standard-name"));
}

/** Opens everything that is folded in a part of the page, and what comes to light within it. */
async function unfold(selector) {
  for (;;) {
    const closed = await page.$$(`${selector} details:not([open])`);
    if (closed.length === 0) return;
    await Promise.all(closed.map((element) => element.evaluate((one) => (one.open = true))));
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  }
}

/** The field of a place in the copy. */
const field = (path) => `${EDITOR} [id^="edit-"][id$="-${path}"]`;
const alertHas = (wanted) =>
  page.waitForFunction((selector, wanted) => document.querySelector(selector)?.textContent.includes(wanted), {}, ALERT, wanted);
const alertIsEmpty = () => page.waitForFunction((selector) => document.querySelector(selector)?.textContent === "", {}, ALERT);

test("every standard says where it comes from, with edition and check code, which the results name too", async () => {
  await go(page, "标准库");
  await unfold(".standard-list");
  const packs = await page.$$eval(".standard-fold", (all) => all.map((element) => element.innerText));
  assert.ok(packs.length > 10, `${packs.length} standards`);
  for (const pack of packs) {
    assert.match(pack, /第 \S+ 版，版本校验码 [0-9a-f]{8,}/);
    // Words for people, no keys of files.
    assert.doesNotMatch(pack, /来源 ?S\d|jiaodu-|\b[RGQ]\d+\b/);
  }
  const main = packs.find((pack) => pack.includes("教督〔2017〕6号"));
  const [line] = main.match(/第 \S+ 版，版本校验码 [0-9a-f]+/);
  await go(page, "结果");
  assert.ok((await text(".results-sources")).includes(line), line);
});

test("a standard that is chosen stays chosen and stands in the results with its own sentence", async () => {
  await go(page, "标准库");
  const before = (await page.$$(".standard-tick input:checked")).length;
  await press(page, ".standard:has(#standard-school-conditions) .standard-tick", "对照");
  await kept("school-conditions");
  await go(page, "结果");
  await page.waitForSelector("#pack-school-conditions");
  await page.reload();
  await isOpen(page);
  await go(page, "标准库");
  assert.equal((await page.$$(".standard-tick input:checked")).length, before + 1);
});

test("a copy is opened at once, changed, used and saved as a file", async () => {
  await copied("henan-2012");
  await page.waitForFunction(() => document.querySelector(".message")?.textContent.includes("已添加自己的标准"));
  assert.ok(await page.$eval(".user-pack", (element) => element.getBoundingClientRect().top < innerHeight), "it is out of sight");
  await unfold(".user-pack");
  const bound = `${EDITOR} input[id*="-bound-0"]`;
  await type(page, bound, "四十五");
  await alertHas("四十五");
  const told = await page.$eval(bound, (input) => document.getElementById(`${input.id}-fault`).offsetHeight);
  assert.ok(told > 0, "the fault is not seen beside the field");
  assert.equal(await page.$eval(bound, (input) => input.getAttribute("aria-invalid")), "true");
  await type(page, bound, "33");
  await alertIsEmpty();
  await kept('"33"');
  const downloads = await downloadFolder(page);
  const file = await download(downloads, () => press(page, ".user-pack button", "另存为文件"));
  assert.match(await readFile(file.path, "utf8"), /33/);
  await go(page, "结果");
  await page.waitForFunction(() => document.querySelector(".results-sources")?.textContent.includes("（本地）"));
  await unfold(".pack");
  assert.match(await text("main"), /≤33|≥33/);
});

test("a file with a fault is refused with its line, and one that is whole is opened", async () => {
  await copied("henan-2012");
  const downloads = await downloadFolder(page);
  const whole = await download(downloads, () => press(page, ".user-pack button", "另存为文件"));
  const bad = join(folder, "bad.toml");
  await writeFile(bad, 'id = "xian-2026"\nedition = 1\n');
  await (await page.waitForSelector("#open-pack")).uploadFile(bad);
  await page.waitForFunction(() => document.querySelector(".message")?.textContent.includes("第 2 行"));
  assert.equal((await page.$$(".user-pack")).length, 1);
  await press(page, ".user-pack button", "删除");
  await page.waitForFunction(() => !document.querySelector(".user-pack"));
  await (await page.waitForSelector("#open-pack")).uploadFile(whole.path);
  await page.waitForSelector(EDITOR);
});

test("an item is added to a copy by choosing, and the form then asks for its figures", async () => {
  await copied("henan-2012");
  const added = (path, number = 1) => field(`added-${number}-${path}`);
  // Nobody has to know a code word: each short list is chosen from, in Chinese.
  const words = await page.$$eval(`${added("kind")} option`, (all) => all.map((element) => element.textContent));
  assert.equal(words.length, 6);
  for (const word of words) assert.match(word, /^[\u4e00-\u9fff]/);
  await type(page, added("name"), "每百名学生拥有计算机");
  // Until it is whole it says what is missing, and nothing is compared with it.
  await alertHas("种类要选");
  await page.select(added("kind"), "ratio");
  await page.waitForSelector(added("numerator"));
  await page.select(added("numerator"), "computers");
  await page.select(added("denominator"), "pupils");
  await page.select(added("per_hundred"), "yes");
  // What is said beside a field goes while something is typed in it, and takes neither the keyboard nor a key along.
  const isToldBeside = (selector) => document.getElementById(`${document.querySelector(selector).id}-fault`) !== null;
  await page.waitForFunction(isToldBeside, {}, added("place"));
  await type(page, added("place"), "县教字");
  await page.waitForFunction((selector) => !document.getElementById(`${document.querySelector(selector).id}-fault`), {}, added("place"));
  await page.keyboard.type("〔2026〕1号第3条");
  await type(page, added("bound-all"), "10");
  await alertIsEmpty();
  await kept('"added/1/bound/all"');
  // Each field keeps what stands in it, and the next item begins blank.
  const standing = (number) =>
    page.$$eval(`${EDITOR} [id*="-added-${number}-"]:is(input, select)`, (all) =>
      all.map((element) => [element.id.replace(/.*-added-\d+-/, ""), element.value]),
    );
  assert.deepEqual(Object.fromEntries(await standing(1)), {
    name: "每百名学生拥有计算机", kind: "ratio", place: "县教字〔2026〕1号第3条", numerator: "computers", denominator: "pupils",
    per_hundred: "yes", comparison: "", "bound-all": "10", "bound-primary": "", "bound-junior": "", confidence: "", note: "",
  });
  assert.deepEqual(Object.fromEntries(await standing(2)), { name: "", kind: "", place: "" });

  await go(page, "填报");
  // What the country's own standard does not ask for may be left out.
  await press(page, "label", "显示选填项");
  const computers = '[data-field="computers"][data-part="whole"]';
  await page.waitForSelector(computers);
  await type(page, computers, "118");
  await go(page, "结果");
  await page.waitForFunction(() => document.querySelector(".results-sources")?.textContent.includes("（本地）"));
  await unfold(".pack");
  // 100 × 118 ÷ 1180 = 10, exactly the bound, by the user's own clause.
  const main = await text("main");
  assert.match(main, /每百名学生拥有计算机/);
  assert.match(main, /100×118 ÷ 1180 = 10/);
  assert.match(main, /县教字〔2026〕1号第3条/);
});

test("a change in a pack of one's own is kept while it is typed in", async () => {
  await copied("school-conditions");
  const name = field("title");
  await page.focus(name);
  await page.keyboard.type("本校改的名称");
  // Nobody has left the field.
  await kept("本校改的名称");
  assert.equal(await page.evaluate(() => document.activeElement.value), "本校改的名称");
  await page.waitForFunction(() => document.querySelector(".header-saving")?.textContent.startsWith("已保存"));
});

test("the self-check calculates its examples here and finds them right, also where there is no school", async () => {
  const check = async (page) => {
    await page.goto(`${PAGE}#/self-check`);
    await page.waitForFunction(() => /\d+ 个数全部算对/.test(document.querySelector("main [role=status]")?.innerText));
    return page.$$eval("main tbody tr", (rows) => rows.map((row) => [...row.cells].map((cell) => cell.innerText.trim())));
  };
  const rows = await check(page);
  assert.ok(rows.length >= 20, `${rows.length} examples`);
  for (const cells of rows) {
    assert.equal(cells[2], cells[3], cells[0]);
    assert.match(cells[4], /一致/);
    assert.doesNotMatch(cells[4], /不一致/);
    // Words for people, no keys of indicators.
    assert.doesNotMatch(cells[0], /\b[RGQ]\d/);
  }
  const other = await browser.createBrowserContext();
  assert.equal((await check(await other.newPage())).length, rows.length);
  await other.close();
});

test("the editor of a standard has no complaint of axe and does not stick out", async () => {
  await copied("school-conditions");
  await unfold(".user-pack");
  for (const width of [1280, 360]) {
    await page.setViewport({ width, height: 800 });
    assert.deepEqual(await complaints(page), [], `${width}`);
    const out = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.equal(out, 0, `sticks out at ${width}`);
  }
});
