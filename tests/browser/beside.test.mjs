// What stands beside the school's own figures: items and evidence, what-ifs, last year, further standards, the self-check.
import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { complaints } from "./accessibility.mjs";
import { choose, click, go, goAnywhere, press, type } from "./form.mjs";
import { chromium, isOpen, PAGE } from "./launch.mjs";
import { openedProfile } from "./opened.mjs";
import { kept as isKept } from "./store.mjs";

const FIELD = '[data-field="sports_field_area"][data-part="whole"]';
const PUPILS = '[data-field="pupils"][data-part="primary"]';

let browser;
let context;
let page;
let seen;

before(async () => {
  browser = await chromium();
});
after(() => browser?.close());
beforeEach(async () => {
  ({ context, page, seen } = await openedProfile(browser));
  await press(page, "button", "载入样例学校");
  await page.waitForFunction(() => document.querySelector("#name")?.value.includes("第二小学"));
});
afterEach(async () => {
  assert.deepEqual(seen.faults, []);
  await context?.close();
});

const text = (selector) => page.$eval(selector, (element) => element.innerText);
const value = (selector) => page.$eval(selector, (element) => element.value);

/** Begins a sheet on 填报 and waits until its fields are there. */
async function add(offer, tab) {
  await go(page, "填报");
  if (!(await page.$(".sheets-add[open]"))) await press(page, ".sheets-add summary", "另加一份数");
  await press(page, ".sheets-add button", offer);
  await page.waitForFunction((wanted) => document.querySelector('.sheet-tab[aria-pressed="true"]')?.textContent === wanted, {}, tab);
}

/** Waits until the page has kept `wanted`. */
const kept = (wanted) => isKept(page, wanted);

/** The cells of the rows of the section below that heading. */
async function rowsBelow(heading) {
  const found = await page.waitForFunction(
    (wanted) => [...document.querySelectorAll("main section")].find((element) => element.querySelector(":scope > h2")?.textContent === wanted),
    {},
    heading,
  );
  return found
    .asElement()
    .$$eval("tr", (rows) => rows.map((row) => [...row.cells].map((cell) => cell.innerText.replace(/\s+/g, " ").trim())));
}

const rowOf = (rows, name) => {
  const row = rows.find((cells) => cells[0].includes(name));
  assert.ok(row, `no row for ${name} in ${JSON.stringify(rows)}`);
  return row;
};

/** Fills the what-if in which the sports field is as large as the standard asks: 8850 ÷ 1180 = 7.5. */
async function whatIf() {
  await add("试算一种假设", "假设：假设1");
  await type(page, FIELD, "8850");
  await page.waitForFunction(() => document.querySelector("#verdict")?.textContent.includes("5项达到标准"));
}

test("levels and evidence that were chosen are there after reloading", async () => {
  const packs = await page.$$eval('[data-note="pack"]', (ticks) => ticks.map((tick) => tick.closest("label").textContent));
  const wanted = packs.find((name) => name.includes("管理标准"));
  if (wanted) await press(page, ".packs label", wanted);
  await go(page, "事项");
  const level = "main select[data-field]";
  const evidence = 'main [data-note="evidence"]';
  if (!(await page.$(level)) && !(await page.$(evidence))) {
    // Nothing to judge by the packs that there are: the page says so, and where to choose others.
    assert.match(await text("main"), /没有要自评的事项/);
    await press(page, "main p a", "开始");
    await page.waitForSelector("#name");
    return;
  }
  await page.$$eval("main details", (all) => all.forEach((element) => (element.open = true)));
  // Nothing is judged before a person has judged it.
  const shown = await page.$$eval(level, (all) => [...new Set(all.map((select) => select.selectedOptions[0]?.textContent))]);
  assert.deepEqual(shown, ["请选择"]);
  if (await page.$(level)) {
    await page.select(level, "partly");
    await kept("partly");
  }
  if (await page.$(evidence)) {
    await click(page, evidence);
    await kept('"evidence"');
  }
  await page.reload();
  await isOpen(page);
  await go(page, "事项");
  if (await page.$(level)) assert.equal(await value(level), "partly");
  if (await page.$(evidence)) assert.equal(await page.$eval(evidence, (element) => element.checked), true);
});

test("a pack that is chosen stays chosen and stands in the results", async () => {
  if (!(await page.$('[data-note="pack"]'))) {
    // The main pack alone: nothing to tick, and the page says where to write one's own.
    assert.match(await text(".packs"), /优质均衡总是对照/);
    return;
  }
  const count = async () => {
    await go(page, "结果");
    return (await page.$$("main section.pack")).length;
  };
  const before = await count();
  await go(page, "开始");
  await click(page, '[data-note="pack"]');
  await kept('"packs"');
  assert.equal(await count(), before + 1);
});

test("a what-if says both verdicts and leaves the school as it is", async () => {
  await go(page, "填报");
  const verdict = await text("#verdict");
  await whatIf();
  const panel = await text("#verdict");
  assert.match(panel, /本校现在（没有假设）/);
  const [assumed, real] = panel.split("本校现在（没有假设）");
  assert.match(assumed, /5项达到标准/);
  assert.match(real, /4项达到标准/);
  // What is not changed says what it is now.
  assert.equal(await value(PUPILS), "");
  assert.match(await page.$eval(PUPILS, (field) => field.placeholder), /1180/);

  await go(page, "结果");
  const rows = await rowsBelow("假设的结果和本校现在的结果");
  assert.deepEqual(rows[0], ["指标", "本校现在", "假设1"]);
  const sports = rowOf(rows, "体育运动场馆");
  assert.match(sports[1], /5\.85.*未达标/);
  assert.match(sports[2], /7\.50?㎡.*达标/);
  assert.ok(!sports[2].includes("未达标"), sports[2]);

  // The school's own figures come first again, and they are what they were.
  await go(page, "填报");
  assert.equal(await value(FIELD), "6900");
  await page.waitForFunction((wanted) => document.querySelector("#verdict").innerText === wanted, {}, verdict);
  await press(page, ".sheet-tab", "假设：假设1");
  await page.waitForFunction((field) => document.querySelector(field).value === "8850", {}, FIELD);
});

test("the plan is written for the school and not for a what-if", async () => {
  await go(page, "方案");
  const before = await text("main");
  await whatIf();
  await go(page, "方案");
  assert.equal(await text("main"), before);
});

test("last year stands beside this year with what made the difference", async () => {
  await add("填去年的数", "去年：去年");
  await type(page, PUPILS, "1000");
  await type(page, '[data-field="backbone_teachers"][data-part="primary"]', "10");
  // One year before is enough.
  const offers = await page.$$eval(".sheets-add button", (all) => all.map((element) => element.textContent));
  assert.ok(!offers.includes("填去年的数"), offers.join());
  await go(page, "结果");
  const row = rowOf(await rowsBelow("与去年相比"), "骨干教师");
  assert.match(row[1], /1\.00.*达标/);
  assert.match(row[2], /0\.76.*未达标/);
  assert.match(row[3], /在校生数 1000 → 1180/);
  assert.match(row[3], /骨干教师 10 → 9/);
});

test("a figure that moved far is asked about once and settled by a reason", async () => {
  await add("填去年的数", "去年：去年");
  await type(page, PUPILS, "900");
  await press(page, ".sheet-tab", "本校今年");
  const reason = '[data-note="reason"][data-key="pupils/primary/moved"]';
  await page.waitForSelector(reason);
  assert.equal(await page.$eval(PUPILS, (field) => field.getAttribute("aria-invalid")), "true");
  await go(page, "结果");
  assert.match(await text(".summary"), /由去年的 900 变为 1180/);
  await go(page, "填报");
  await type(page, reason, "撤并了邻村小学");
  await page.waitForFunction((field) => document.querySelector(field).getAttribute("aria-invalid") === null, {}, PUPILS);
  assert.equal(await page.evaluate(() => document.activeElement.dataset.key), "pupils/primary/moved", "typing is not cut off");
  await go(page, "结果");
  assert.doesNotMatch(await text("main"), /由去年的 900/);
  // The reason is kept with the school.
  await kept("撤并了邻村小学");
  await page.reload();
  await isOpen(page);
  await go(page, "填报");
  assert.equal(await value(reason), "撤并了邻村小学");
});

test("a sheet that was dropped comes back with its figures", async () => {
  await whatIf();
  await press(page, "button", "删除这一份");
  await page.waitForFunction(() => document.querySelectorAll(".sheet-tab").length === 1);
  assert.equal(await value(FIELD), "6900");
  await press(page, "button", "撤销");
  await press(page, ".sheet-tab", "假设：假设1");
  await page.waitForFunction((field) => document.querySelector(field).value === "8850", {}, FIELD);
});

test("a file taken as last year stands in the place of the last year that was there", async () => {
  await add("填去年的数", "去年：去年");
  await type(page, PUPILS, "900");
  await go(page, "开始");
  await press(page, "button", "载入样例学校");
  await press(page, "dialog button", "作为去年的数放在旁边");
  await go(page, "填报");
  const tabs = await page.$$eval(".sheet-tab", (all) => all.map((element) => element.textContent));
  assert.deepEqual(tabs, ["本校今年", "去年：示例县城关镇第二小学"]);
  await press(page, ".sheet-tab", "去年");
  await page.waitForFunction((field) => document.querySelector(field).value === "1180", {}, PUPILS);
});

test("a file does not replace sheets unasked, even while the school's own figures are blank", async () => {
  await press(page, "button", "清除全部");
  await press(page, "dialog button", "全部清除");
  await choose(page, "kind", "小学");
  await add("填去年的数", "去年：去年");
  await type(page, PUPILS, "900");
  await go(page, "开始");
  await press(page, "button", "载入样例学校");
  await press(page, "dialog button", "不打开");
  await go(page, "填报");
  await press(page, ".sheet-tab", "去年：去年");
  await page.waitForFunction((field) => document.querySelector(field).value === "900", {}, PUPILS);
});

test("sheets are there after reloading, each under the name that it was given", async () => {
  await whatIf();
  await type(page, '[data-note="sheet-name"]', "扩建操场");
  await page.waitForFunction(() => document.querySelector('.sheet-tab[aria-pressed="true"]').textContent === "假设：扩建操场");
  await kept("扩建操场");
  await page.reload();
  await isOpen(page);
  await go(page, "填报");
  assert.equal(await value(FIELD), "6900");
  await press(page, ".sheet-tab", "假设：扩建操场");
  await page.waitForFunction((field) => document.querySelector(field).value === "8850", {}, FIELD);
});

test("a teaching point is asked for its own figures and named where they are missing", async () => {
  await add("加一个不计校数的教学点", "教学点：教学点1");
  assert.equal(await value('[data-note="sheet-kind"]'), "teaching_point");
  await type(page, PUPILS, "20");
  await go(page, "结果");
  assert.match(await text(".summary"), /“教学点1”的运动场地面积没有填；.*没有的填 0/);
  const row = rowOf(await rowsBelow("并入本校的教学点"), "在校生数");
  assert.deepEqual(row.slice(1), ["1180", "20", "1200"]);
});

test("a campus has the fields of its own kind", async () => {
  await add("加一个校区", "校区：校区1");
  assert.equal(await value('[data-note="sheet-kind"]'), "", "it is of the school's kind until another is chosen");
  await page.select('[data-note="sheet-kind"]', "junior");
  await page.waitForSelector('[data-field="pupils"][data-part="junior"]');
  assert.equal(await page.$(PUPILS), null);
  await type(page, '[data-field="pupils"][data-part="junior"]', "500");
  await type(page, '[data-field="media_rooms"][data-part="whole"]', "12");
  await go(page, "结果");
  // 100 × 12 ÷ 500 = 2.4, exactly the bound.
  const rows = await rowsBelow("各校区分别测算");
  const campusRows = rows.slice(rows.findIndex((cells) => cells[1] === "校区1"));
  assert.match(rowOf(campusRows, "网络多媒体教室")[1], /^2\.40间\/百生 \S* ?达标/);
});

test("the self-check calculates its examples here and finds them right", async () => {
  await page.goto(`${PAGE}#/self-check`);
  await page.waitForFunction(() => document.querySelector("main .status"));
  assert.match(await text("main"), /\d+ 个数全部算对/);
  const rows = await page.$$eval("main tbody tr", (rows) => rows.map((row) => [...row.cells].map((cell) => cell.innerText.trim())));
  assert.ok(rows.length >= 20, `${rows.length} examples`);
  for (const cells of rows) {
    assert.equal(cells[2], cells[3], cells[0]);
    assert.match(cells[4], /一致/);
    assert.doesNotMatch(cells[4], /不一致/);
  }
  // It needs no school: a fresh browser says the same.
  const other = await browser.createBrowserContext();
  const fresh = await other.newPage();
  await fresh.goto(`${PAGE}#/self-check`);
  await fresh.waitForFunction(() => document.querySelector("main")?.innerText.includes("全部算对"));
  await other.close();
});

test("the page of standards lists every pack with edition and fingerprint", async () => {
  await go(page, "开始");
  const further = (await page.$$('[data-note="pack"]')).length;
  await go(page, "标准");
  await page.$$eval("main details", (all) => all.forEach((element) => (element.open = true)));
  const packs = await page.$$eval("main details.items", (all) => all.map((element) => element.innerText));
  assert.equal(packs.length, further + 1);
  for (const pack of packs) assert.match(pack, /标准包 \S+ 第 \S+ 版，指纹 [0-9a-f]{8,}/);
  // The fingerprint is the one that the results name.
  const main = packs.find((pack) => pack.includes("标准包 jiaodu-2017-6 "));
  const [line] = main.match(/标准包 \S+ 第 \S+ 版，指纹 [0-9a-f]+/);
  await go(page, "结果");
  assert.ok((await text("main")).includes(line), line);
});

test("form, results and items with sheets have no complaint of axe and do not stick out", async () => {
  await whatIf();
  await add("填去年的数", "去年：去年");
  await type(page, PUPILS, "900");
  await add("加一个校区", "校区：校区1");
  await type(page, PUPILS, "300");
  await add("加一个不计校数的教学点", "教学点：教学点1");
  await type(page, PUPILS, "20");
  const narrowest = async (name) => {
    for (const width of [1280, 360]) {
      await page.setViewport({ width, height: 800 });
      for (const scheme of ["light", "dark"]) {
        await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
        assert.deepEqual(await complaints(page), [], `${name} ${width} ${scheme}`);
      }
      const out = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.equal(out, 0, `${name} sticks out at ${width}`);
    }
  };
  await narrowest("a unit on 填报");
  for (const tab of ["本校今年", "假设：假设1", "校区：校区1"]) {
    await press(page, ".sheet-tab", tab);
    await page.waitForFunction((wanted) => document.querySelector('.sheet-tab[aria-pressed="true"]').textContent === wanted, {}, tab);
    await narrowest(tab);
  }
  await go(page, "结果");
  await narrowest("结果");
  await goAnywhere(page, "事项", "items");
  await narrowest("事项");
});

test("the editor of a pack has no complaint of axe and does not stick out", async () => {
  await go(page, "标准");
  await page.$eval("#standard-school-conditions", (element) => (element.open = true));
  await click(page, '#standard-school-conditions [data-action="copy-pack"]');
  await page.waitForSelector(".own-pack");
  await page.$$eval(".own-pack, .own-pack details", (all) => all.forEach((element) => (element.open = true)));
  for (const width of [1280, 360]) {
    await page.setViewport({ width, height: 800 });
    assert.deepEqual(await complaints(page), [], `${width}`);
    const out = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.equal(out, 0, `sticks out at ${width}`);
  }
});

test("a pack is copied, changed and used; a file with a fault is refused with its line", async () => {
  await go(page, "标准");
  await page.$eval("#standard-henan-2012", (element) => (element.open = true));
  await click(page, '#standard-henan-2012 [data-action="copy-pack"]');
  await page.waitForSelector(".own-pack");
  await page.$$eval(".own-pack, .own-pack details", (all) => all.forEach((element) => (element.open = true)));
  const bound = '.own-pack [data-note="edit"][data-key*="/bound/0"]';
  await type(page, bound, "四十五");
  await page.keyboard.press("Tab");
  await page.waitForFunction(() => document.querySelector('.own-pack [role="alert"]')?.textContent.includes("四十五"));
  assert.ok(await page.$eval(`${bound} ~ .field-problem`, (element) => element.offsetHeight > 0), "the fault is not seen");
  await type(page, bound, "33");
  await page.keyboard.press("Tab");
  await page.waitForFunction(() => !document.querySelector('.own-pack [role="alert"]'));
  await kept('"33"');

  await go(page, "结果");
  await page.waitForFunction(() => document.querySelector("main").textContent.includes("henan-2012-local-1"));
  await page.$$eval("main details", (all) => all.forEach((element) => (element.open = true)));
  assert.match(await text("main"), /≤33|≥33/);

  await go(page, "标准");
  const chooser = await page.waitForSelector("#open-pack");
  const { writeFile, mkdtemp } = await import("node:fs/promises");
  const { tmpdir } = await import("node:os");
  const folder = await mkdtemp(`${tmpdir()}/pack-`);
  await writeFile(`${folder}/bad.toml`, 'id = "xian-2026"\nedition = 1\n');
  await chooser.uploadFile(`${folder}/bad.toml`);
  await page.waitForFunction(() => document.querySelector(".message")?.textContent.includes("第 2 行"));
  assert.equal((await page.$$(".own-pack")).length, 1);
});

test("an item is added to a copied pack by choosing, and the form then asks for its figures", async () => {
  await go(page, "标准");
  await page.$eval("#standard-henan-2012", (element) => (element.open = true));
  await click(page, '#standard-henan-2012 [data-action="copy-pack"]');
  await page.waitForSelector(".own-pack");
  await page.$eval(".own-pack", (element) => (element.open = true));
  const field = (path) => `.own-pack [data-note="edit"][data-key$="|added/1/${path}"]`;
  // Nobody has to know a code word: each short list is chosen from, in Chinese.
  const words = await page.$$eval(`${field("kind")} option`, (all) => all.map((element) => element.textContent));
  assert.equal(words.length, 6);
  for (const word of words) assert.match(word, /^[\u4e00-\u9fff]/);
  await type(page, field("name"), "每百名学生拥有计算机");
  await page.keyboard.press("Tab");
  // Until it is whole it says beside the field what is missing, and nothing is compared with it.
  await page.waitForFunction(() => document.querySelector('.own-pack [role="alert"]')?.textContent.includes("种类要选"));
  await page.select(field("kind"), "ratio");
  await page.waitForSelector(field("numerator"));
  await page.select(field("numerator"), "computers");
  await page.waitForFunction((selector) => document.querySelector(selector)?.value === "computers", {}, field("numerator"));
  await page.select(field("denominator"), "pupils");
  await page.select(field("per_hundred"), "yes");
  // What is said beside a field goes while something is typed in it, and takes neither the keyboard nor a key along.
  const isToldBeside = (selector) => document.getElementById(`${document.querySelector(selector).id}-fault`) !== null;
  await page.waitForFunction(isToldBeside, {}, field("place"));
  await type(page, field("place"), "县教字");
  await page.waitForFunction((selector) => !document.getElementById(`${document.querySelector(selector).id}-fault`), {}, field("place"));
  await page.keyboard.type("〔2026〕1号第3条");
  await page.keyboard.press("Tab");
  await type(page, field("bound/all"), "10");
  await page.keyboard.press("Tab");
  await page.waitForFunction(() => document.querySelector(".own-pack") && !document.querySelector('.own-pack [role="alert"]'));
  await kept('"added/1/bound/all"');
  // Each field keeps what stands in it, and the next item begins blank.
  const standing = (number) =>
    page.$$eval(`.own-pack [data-key*="|added/${number}/"]`, (all) => all.map((element) => [element.dataset.key.split("/").slice(2).join("/"), element.value]));
  assert.deepEqual(Object.fromEntries(await standing(1)), {
    name: "每百名学生拥有计算机", kind: "ratio", place: "县教字〔2026〕1号第3条", numerator: "computers", denominator: "pupils",
    per_hundred: "yes", comparison: "", "bound/all": "10", "bound/primary": "", "bound/junior": "", confidence: "", note: "",
  });
  assert.deepEqual(Object.fromEntries(await standing(2)), { name: "", kind: "", place: "" });

  await go(page, "填报");
  const computers = '[data-field="computers"][data-part="whole"]';
  await page.waitForSelector(computers);
  await page.$$eval("main details", (all) => all.forEach((element) => (element.open = true)));
  await type(page, computers, "118");
  await go(page, "结果");
  await page.waitForFunction(() => document.querySelector("main").textContent.includes("每百名学生拥有计算机"));
  await page.$$eval("main details", (all) => all.forEach((element) => (element.open = true)));
  // 100 × 118 ÷ 1180 = 10, exactly the bound, by the user's own clause.
  const main = await text("main");
  assert.match(main, /100×118 ÷ 1180 = 10/);
  assert.match(main, /县教字〔2026〕1号第3条/);
});
