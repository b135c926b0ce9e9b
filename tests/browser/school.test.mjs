// What a head teacher does: opens the page, types a school in, reads the verdict, completes and downloads the plan.
// Runs in Chromium; the file is read back by python-docx and by the Open XML SDK.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { download, downloadFolder } from "./download.mjs";
import { click, enterSchool, go, press, type } from "./form.mjs";
import { chromium } from "./launch.mjs";
import { outline, schemaErrors } from "./readers.mjs";
import { openedPage } from "./opened.mjs";
import { saying, toPaper, toProblem } from "./plan.mjs";

const SCHOOL = JSON.parse(await readFile("tests/cases/worked-example/school.duibiao.json", "utf8"));

let browser;
let page;
let seen;
let afterLoading;

before(async () => {
  browser = await chromium();
  ({ page, seen } = await openedPage(browser));
  await page.waitForNetworkIdle({ idleTime: 300 });
  afterLoading = seen.requests.length;
});
after(() => browser?.close());

// The worked example of tests/golden.rs: value, share of the standard, gap, gap to 85 %, state.
const EXPECTED = [
  ["每百名学生拥有高于规定学历教师数", "4.41", "104.9%", "", "", "达标"],
  ["每百名学生拥有县级以上骨干教师数", "0.76", "76.3%", "3名", "2名", "未达标"],
  ["每百名学生拥有体育、艺术", "0.93", "103.6%", "", "", "达标"],
  ["生均教学及辅助用房面积", "4.25", "94.5%", "290㎡", "", "未达标（不低于85%）"],
  ["生均体育运动场馆面积", "5.85", "78.0%", "1950㎡", "623㎡", "未达标"],
  ["生均教学仪器设备值", "2050.85", "102.5%", "", "", "达标"],
  ["每百名学生拥有网络多媒体教室数", "2.54", "110.5%", "", "", "达标"],
];

// What the plan's table says of the three that are not met: value and gap.
const TOLD = [
  ["县级以上骨干教师", "0.76名（9名）", "3名"],
  ["体育运动场馆", "5.85㎡（6900㎡）", "1950㎡"],
  ["教学及辅助用房", "4.25㎡（5020㎡）", "290㎡"],
];

test("the verdict stands beside the form while the figures are typed", async () => {
  await enterSchool(page, SCHOOL);
  const verdict = await page.$eval("#verdict", (element) => element.innerText.replace(/\s+/g, " "));
  assert.match(verdict, /不符合 7 项达标 4 项/);
  assert.match(verdict, /骨干教师 ✕ 缺3名 .*教学及辅助用房 △ 缺290㎡ .*体育运动场馆 ✕ 缺1950㎡/);
  // Whoever only hears it is told in whole sentences, after a pause.
  await page.waitForFunction(() => {
    const { textContent } = document.querySelector("#verdict-spoken");
    return textContent.includes("7项指标中4项达到标准，1项在85%至100%之间，2项低于85%") && textContent.includes("不符合“至少6项达标、余项不低于85%”");
  });
});

test("the table of results has every value, gap and state of the worked example", async () => {
  await go(page, "结果");
  const rows = await page.$$eval("main table tr", (rows) => rows.map((row) => [...row.cells].map((cell) => cell.innerText.replace(/\s+/g, " ").trim())));
  for (const [name, value, share, gap, gapToFloor, state] of EXPECTED) {
    const row = rows.find((cells) => cells[0]?.startsWith(name));
    assert.ok(row, `no row for ${name}`);
    assert.ok(row[1].startsWith(value), `${name}: ${row[1]}`);
    assert.equal(row[3], share, name);
    const gaps = [gap && `缺${gap}`, gapToFloor && `到85%缺${gapToFloor}`].filter(Boolean).join(" ") || "—";
    assert.equal(row[4], gaps, name);
    assert.ok(row[5].includes(state), `${name}: ${state} is not ${row[5]}`);
  }
});

test("a result opens its working with this school's figures and the clause", async () => {
  const row = await page.waitForFunction(() =>
    [...document.querySelectorAll("main table tr")].find((one) => one.innerText.startsWith("生均体育运动场馆面积")),
  );
  const summary = await row.asElement().$("summary, button");
  await summary.evaluate((element) => element.click());
  await page.waitForFunction(() => {
    const text = document.querySelector("main").innerText;
    return /（6900 \+ 0） ÷ 1180|\(6900 \+ 0\) ÷ 1180/.test(text) && text.includes("教督〔2017〕6号");
  });
});

test("the plan is completed, previewed, downloaded and read back with the same numbers", async () => {
  await go(page, "方案与材料");
  await type(page, "#basis", "示教发〔2026〕18号文件");
  await page.evaluate(() => {
    for (const [id, value] of [["plan-date", "2026-11-22"], ["target-date", "2028-09-01"]]) {
      const field = document.getElementById(id);
      const setValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set;
      setValue.call(field, value);
      field.dispatchEvent(new Event("input", { bubbles: true }));
      field.dispatchEvent(new Event("change", { bubbles: true }));
    }
  });
  await toProblem(page, "R5");
  await press(page, "label", "部分场地没有用于运动");
  await toPaper(page);
  await saying(page, "示教发〔2026〕18号文件");
  await saying(page, "部分场地没有用于运动");
  await saying(page, "2028年9月");
  const preview = await page.$eval(".paper", (element) => element.innerText);
  for (const heading of ["一、学校基本情况", "二、自查情况", "三、存在的问题及原因", "四、整改目标", "五、主要任务与措施", "六、年度安排", "七、经费测算", "八、组织领导与职责分工", "九、保障措施", "十、监测与销号"]) {
    assert.ok(preview.includes(heading), `the preview lacks ${heading}`);
  }
  const folder = await downloadFolder(page);
  const file = await download(folder, () => click(page, "#download-plan"));
  assert.equal(file.name, "示例县城关镇第二小学“一校一策”整改提升方案.docx");
  assert.deepEqual(await schemaErrors(file.path), []);

  const document = await outline(file.path);
  const tables = document.blocks.filter((block) => block.table).map((block) => block.table);
  const problems = tables.find((table) => table[0][0] === "事项" && table[0].includes("差距"));
  for (const [name, value, gap] of TOLD) {
    const row = problems.find((cells) => cells[0] === name);
    assert.ok(row, `no row for ${name}`);
    assert.deepEqual([row[2], row[3]], [value, gap]);
  }
  // Page and file show one model: every cell of the file's tables is on the page.
  const shown = preview.replace(/\s/g, "");
  for (const cell of tables.flat(2)) {
    assert.ok(shown.includes(cell.replace(/\s/g, "")), `the preview lacks the cell ${cell}`);
  }
  assert.ok(document.blocks.some((block) => block.text?.includes("部分场地没有用于运动")), "the ticked cause is not in the file");
});

test("nothing was asked for after loading but the worker's module and the page's second part, and nothing went wrong", async () => {
  const isWorker = (url) => /\/assets\/worker-(shell-)?[\w.-]+\.(js|wasm)$/.test(url);
  // What a worker asks for is not seen from the page in every browser.
  const askedInside = () => performance.getEntriesByType("resource").map((entry) => entry.name);
  const inWorkers = (await Promise.all(page.workers().map((worker) => worker.evaluate(askedInside)))).flat();
  const later = [...seen.requests.slice(afterLoading), ...inWorkers].filter((url) => !url.startsWith("blob:"));
  // The part that no first verdict needs comes once, when the page is drawn.
  const isRest = (url) => /\/assets\/rest-\w+\.wasm$/.test(url);
  for (const url of later) assert.ok(isWorker(url) || isRest(url), url);
  assert.equal(seen.requests.filter(isRest).length, 1);
  const asked = new Set([...seen.requests, ...inWorkers].filter(isWorker));
  assert.ok(asked.size >= 1 && asked.size <= 3, `${asked.size}: ${[...asked].join(" ")}`);
  assert.deepEqual(seen.faults, []);
});
