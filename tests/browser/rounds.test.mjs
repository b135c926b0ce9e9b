// A round follows a round: a state is set on the page, the ledger downloaded, and a year later taken into another browser
// with other figures; the state is there, and the problem that was solved stands in a sheet to be signed.
import assert from "node:assert/strict";
import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, before, test } from "node:test";
import { complaints } from "./accessibility.mjs";
import { download, downloadFolder } from "./download.mjs";
import { click, press, type } from "./form.mjs";
import { chromium, isOpen } from "./launch.mjs";
import { openedProfile } from "./opened.mjs";
import { openFile, to, toPaper, toScreen } from "./plan.mjs";
import { cells, outline, schemaErrors } from "./readers.mjs";
import { screenshots } from "./screenshots.mjs";
import { stored } from "./store.mjs";

const SCHOOL = JSON.parse(await readFile("tests/cases/worked-example/school.duibiao.json", "utf8"));
const NEXT = structuredClone(SCHOOL);
NEXT.profile.data_date = "2027-09-01";
NEXT.plan.plan_date = "2027-09-20";
Object.assign(NEXT.figures.sports_field_area, { whole: 9000 });
Object.assign(NEXT.figures.media_rooms, { whole: 20 });

let browser;
let context;
let page;
let seen;
let folder;
let scratch;

before(async () => {
  browser = await chromium();
  scratch = await mkdtemp(join(tmpdir(), "duibiao-rounds-"));
});
after(() => browser?.close());
afterEach(() => leave());

async function leave() {
  if (seen) assert.deepEqual(seen.faults, []);
  seen = undefined;
  await context?.close();
  context = undefined;
}

/** Another browser that knows nothing, with that school in it. */
async function begin(school) {
  await leave();
  ({ context, page, seen } = await openedProfile(browser));
  folder = await downloadFolder(page);
  const path = join(scratch, `${school.profile.data_date}.duibiao.json`);
  await writeFile(path, JSON.stringify(school));
  await openFile(page, path);
  await page.waitForFunction((name) => document.querySelector("#school-menu")?.textContent.includes(name), {}, school.profile.name);
}

const said = (selector) => page.$eval(selector, (element) => element.innerText);
const valueOf = (selector) => page.$eval(selector, (element) => element.value);

const openProgress = () => toScreen(page, "plan-progress");

/** Chooses a file of the last round where tables are chosen. */
async function bring(path) {
  await to(page, "exchange", "导入导出");
  await (await page.waitForSelector("#import-file")).uploadFile(path);
  await page.waitForSelector("#found-heading");
}

/** The paper of that key as a file. */
async function paper(key) {
  await toPaper(page, key);
  return download(folder, () => click(page, "#download-plan"));
}

/** Sets states of two tasks, and gives the ledger as it is downloaded. */
async function workedLedger() {
  await begin(SCHOOL);
  await openProgress();
  await page.select("#status-R4-settle", "待上级支持");
  await page.select("#status-R5-survey", "已销号");
  await page.waitForSelector("#verifier-R5-survey");
  await type(page, "#done-R5-survey", "2026年12月测得6900平方米");
  await type(page, "#verifier-R5-survey", "李核验");
  await page.waitForFunction(() => document.querySelector(".header-saving")?.innerText.startsWith("已保存在本机"));
  return paper("ledger");
}

test("what is typed for the documents is kept and stands in them", async () => {
  await begin(SCHOOL);
  await toScreen(page, "plan-settings");
  await press(page, "summary", "单价和资金渠道");
  await type(page, "#price-music_room", "８０００");
  await page.waitForFunction(() => document.querySelector("#price-music_room").closest("fieldset").innerText.includes("合计24000元"));
  await page.reload();
  await isOpen(page);
  await page.waitForSelector("#price-music_room");
  const { states, journal } = await stored(page);
  assert.equal(await valueOf("#price-music_room"), "８０００", JSON.stringify({ states, journal }));
});

test("the states of a round come back from its ledger, and what is solved can be signed", async () => {
  const ledger = await workedLedger();
  const before = JSON.stringify(await cells(ledger.path));
  for (const text of ["待上级支持", "李核验", "2026年12月测得6900平方米"]) assert.ok(before.includes(text), text);

  await begin(NEXT);
  await openProgress();
  assert.equal(await valueOf("#status-R4-settle"), "未开展");
  await bring(ledger.path);
  await page.waitForSelector("#found-heading");
  assert.equal(await said("h1"), "导入导出");
  assert.match(await said(".found"), /2026年9月1日的数据，问题7个/);
  assert.match(await said(".found table"), /体育场地不足，整改前\s+5\.85㎡\/生\s+空着/);
  assert.deepEqual(await complaints(page), []);
  await press(page, "button", "带入勾选的内容");
  await page.waitForFunction(() => [...document.querySelectorAll(".message")].some((element) => /已取用表里的 \d+ 项/.test(element.innerText)));
  await openProgress();
  assert.equal(await valueOf("#status-R4-settle"), "待上级支持");
  assert.match(await said("#progress"), /与上一轮（2026年9月1日）相比，已达标：体育场地不足；继续整改：.*；本轮新增：网络多媒体教室不足/);
  await toPaper(page, "plan");
  assert.match(await said(".paper"), /原有7个问题，已达标1个，继续整改6个，本轮新增1个/);
  assert.deepEqual(await complaints(page), []);
  assert.deepEqual(await screenshots(page, "rounds"), { 1280: 0, 360: 0 });

  // A day before that of the figures is told until there is a later one.
  const isTold = async (wanted) => {
    await toPaper(page);
    await page.waitForFunction(
      (is) => document.querySelector(".confirmations").textContent.includes("“体育场地不足”的销号日期") === is,
      {},
      wanted,
    );
    await openProgress();
  };
  await isTold(false);
  await type(page, "#closed-R5-round", "2027年8月20日");
  await isTold(true);
  await type(page, "#closed-R5-round", "2027年9月12日");
  await isTold(false);
  assert.equal(await valueOf("#verifier-R5-round"), "李核验");
  const closing = await paper("close-out");
  assert.deepEqual(await schemaErrors(closing.path), []);
  const tables = (await outline(closing.path)).blocks.filter((block) => block.table).map((block) => block.table);
  const rows = tables.flat();
  for (const row of [["整改前", "5.85㎡/生"], ["整改后", "7.63㎡/生"], ["核验人", "李核验"], ["销号日期", "2027年9月12日"]]) {
    assert.ok(rows.some((cells) => cells[0] === row[0] && cells[1] === row[1]), row.join(" "));
  }
  const again = await paper("ledger");
  assert.deepEqual(await schemaErrors(again.path), []);
  const text = JSON.stringify(await cells(again.path));
  for (const words of ["销号表", "已销号", "本轮新增", "继续整改", "待上级支持"]) assert.ok(text.includes(words), words);
});

test("what was found of a round can be left, and taken over it can be taken back", async () => {
  await begin(NEXT);
  await openProgress();
  const path = join(scratch, "去年.duibiao.json");
  await writeFile(path, JSON.stringify({ ...SCHOOL, profile: { ...SCHOOL.profile, name: "别的小学" } }));
  await bring(path);
  await page.waitForSelector("#found-heading");
  assert.match(await said(".found"), /这份文件是“别的小学”的/);
  await press(page, "button", "不带入");
  await page.waitForFunction(() => !document.querySelector("#found-heading"));
  await openProgress();
  assert.doesNotMatch(await said("#progress"), /与上一轮/);
  await bring(path);
  await press(page, "button", "带入勾选的内容");
  await press(page, "button", "撤销");
  await openProgress();
  assert.doesNotMatch(await said("#progress"), /与上一轮/);
});
