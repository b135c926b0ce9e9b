// ③ 结果 with its forecast, its what-ifs and what the school is compared with: what a person reads, types and takes away.
// Runs in Chromium.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { promisify } from "node:util";
import { complaints } from "./accessibility.mjs";
import { download, downloadFolder } from "./download.mjs";
import { chromium } from "./launch.mjs";
import { openedProfile } from "./opened.mjs";
import { kept as isKept } from "./store.mjs";

const run = promisify(execFile);
const SAMPLE = "static/samples/worked-example.duibiao.json";

let browser;
let context;
let page;
let seen;
let folder;

before(async () => {
  browser = await chromium();
  folder = await mkdtemp(join(tmpdir(), "duibiao-results-"));
});
after(() => browser?.close());
beforeEach(async () => {
  ({ context, page, seen } = await openedProfile(browser));
});
afterEach(async () => {
  assert.deepEqual(seen.faults, []);
  await context?.close();
});

/** Opens a school from a file and goes to an address of the page. */
async function open(path, address = "#/results") {
  const chooser = await page.waitForSelector("#open-anywhere");
  await chooser.uploadFile(path);
  // What is doubtful in a file is asked about before it is opened.
  const isDone = () =>
    document.querySelector("dialog[open]") ||
    [...document.querySelectorAll(".message")].some((message) => message.textContent.includes("已打开"));
  await page.waitForFunction(isDone);
  if (await page.$("dialog[open]")) await pressText("dialog button", "仍然打开");
  await page.waitForFunction(() => [...document.querySelectorAll(".message")].some((message) => message.textContent.includes("已打开")));
  await go(address);
}

async function go(address) {
  await page.evaluate((hash) => (location.hash = hash), address);
  await page.waitForSelector("#page-heading");
}

/** A school file with other content than the sample. */
async function fileOf(change) {
  const school = JSON.parse(await readFile(SAMPLE, "utf8"));
  change(school);
  const path = join(folder, `${Math.random().toString(36).slice(2)}.duibiao.json`);
  await writeFile(path, JSON.stringify(school));
  return path;
}

/** What a unit of 20 pupils on 300 ㎡ enters: it has none of the rest. */
function unitOf(figures) {
  const none = (parts) => Object.fromEntries(Object.keys(parts).map((part) => [part, Array.isArray(parts[part]) ? [0] : 0]));
  const unit = Object.fromEntries(Object.entries(figures).map(([figure, parts]) => [figure, none(parts)]));
  unit.class_sizes.grade1 = [20];
  return { ...unit, classes: { primary: 1 }, pupils: { primary: 20 }, sports_field_area: { whole: 300 } };
}

const text = (selector) => page.$eval(selector, (element) => element.innerText);
const texts = (selector) => page.$$eval(selector, (all) => all.map((element) => element.innerText.replace(/\s+/g, " ").trim()));
const kept = (wanted) => isKept(page, wanted);

async function type(selector, value) {
  await page.waitForSelector(selector);
  await page.focus(selector);
  await page.$eval(selector, (field) => field.select?.());
  await page.keyboard.type(value);
}

async function pressText(selector, wanted) {
  const found = await page.waitForFunction(
    (selector, wanted) => [...document.querySelectorAll(selector)].find((one) => one.textContent.trim().startsWith(wanted)),
    {},
    selector,
    wanted,
  );
  await found.asElement().evaluate((element) => element.scrollIntoView({ block: "center" }));
  await found.asElement().click();
}

const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

// The worked example of tests/golden.rs: value, share, gap, gap to 85 %, state.
const EXPECTED = [
  ["每百名学生拥有高于规定学历教师数", "4.41", "104.9%", "—", "达标"],
  ["每百名学生拥有县级以上骨干教师数", "0.76", "76.3%", "缺3名", "未达标"],
  ["每百名学生拥有体育、艺术", "0.93", "103.6%", "—", "达标"],
  ["生均教学及辅助用房面积", "4.25", "94.5%", "缺290㎡", "未达标（不低于85%）"],
  ["生均体育运动场馆面积", "5.85", "78.0%", "缺1950㎡", "未达标"],
  ["生均教学仪器设备值", "2050.85", "102.5%", "—", "达标"],
  ["每百名学生拥有网络多媒体教室数", "2.54", "110.5%", "—", "达标"],
];

test("one sentence says what stands between the school and the goal, then what is missing and where to mend it", async () => {
  await open(SAMPLE);
  const sentence = await text(".result-sentence");
  // Other groups are filled in too: that this one holds would not be all.
  assert.equal(sentence, "资源配置：7项达标4项；补县级以上骨干教师2名、体育运动场馆623㎡到85%，再有2项达到标准，即符合。");
  const [first] = await texts(".shortfall");
  assert.match(first, /县级以上骨干教师.*缺3名.*到85%缺2名.*应有12名，现有9名/);
  const plan = await page.$eval(".shortfall-plan", (link) => link.getAttribute("href"));
  assert.equal(plan, "#/plan-problem/R2");
});

test("an event by which alone a school fails is said first, and nothing says that it was reached", async () => {
  const path = await fileOf((school) => {
    school.figures.no_fraud = { whole: "not_reached" };
    school.figures.no_grave_incidents = { whole: "reached" };
  });
  await open(path);
  const [first, second] = await texts(".result-verdict-lead");
  assert.match(first, /发生过“弄虚作假”，发生一项即不能通过/);
  assert.match(second, /资源配置：7项达标4项/);
  const [shortfall] = await texts(".shortfall");
  assert.match(shortfall, /弄虚作假.*发生过.*发生一项即不能通过/);
  const group = '[aria-labelledby="group-jiaodu-2017-6-veto-whole"]';
  const rows = await page.$$eval(`${group} tbody tr`, (all) => all.map((row) => row.innerText));
  assert.ok(rows.length > 1);
  for (const row of rows) assert.doesNotMatch(row, /达到/);
});

test("what is asked of a judged item does not read like a statement about the school", async () => {
  const path = await fileOf((school) => (school.figures.workload = { whole: "not_reached" }));
  await open(path);
  const [told] = (await texts(".shortfall")).filter((shortfall) => shortfall.includes("未达到"));
  assert.match(told, /现状未达到.*要求：/);
});

test("the table has every value, gap and state of the worked example, with points below one another", async () => {
  await open(SAMPLE);
  const rows = await page.$$eval(".results-row", (rows) => rows.map((row) => [...row.cells].map((cell) => cell.innerText.replace(/\s+/g, ""))));
  for (const [name, value, share, gap, state] of EXPECTED) {
    const row = rows.find((cells) => cells[0].startsWith(name));
    assert.ok(row, `no row for ${name}`);
    assert.ok(row[1].startsWith(value), row[1]);
    assert.equal(row[3], share);
    assert.ok(row[4].startsWith(gap), row[4]);
    assert.ok(row[5].includes(state), row[5]);
  }
  const points = await page.$$eval(".results", (tables) =>
    tables.map((table) => [...table.querySelectorAll(".results-value .number-fraction")].map((one) => Math.round(one.getBoundingClientRect().left))),
  );
  assert.equal(points[0].length, 7);
  for (const lefts of points) assert.ok(new Set(lefts).size <= 1, `${lefts}`);
});

test("a working opens below its row, and closed it costs no height", async () => {
  await open(SAMPLE);
  const heights = await page.$$eval(".results-row", (rows) => rows.map((row) => row.getBoundingClientRect().height));
  for (const height of heights) assert.ok(height < 80, `${heights}`);
  assert.equal(await page.$(".working"), null);
  await page.click("#more-jiaodu-2017-6-R5-primary summary");
  await page.waitForSelector(".results-more .working");
  const working = await text(".results-more .working");
  assert.match(working, /\(6900 \+ 0\) ÷ 1180/);
  assert.match(working, /教督〔2017〕6号/);
  assert.doesNotMatch(working, /可信度|读自|余项区间|S\d/);
});

test("the results of a short edition are one screen and a half", async () => {
  const path = await fileOf((school) => {
    school.profile.kind = "junior";
    school.form = "short";
    school.figures = {
      pupils: { junior: 900 },
      teachers_above_required: { junior: 50 },
      backbone_teachers: { junior: 7 },
      pe_art_teachers: { junior: 9 },
      teaching_area: { whole: 5000 },
      indoor_sports_area: { whole: 0 },
      sports_field_area: { whole: 9000 },
      equipment_value: { whole: 230 },
      media_rooms: { whole: 22 },
    };
  });
  await open(path);
  await page.setViewport({ width: 1280, height: 800 });
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  assert.ok(height <= 1600, `${height} px`);
});

test("where the short edition is met, it says of what, and that the rest is not judged yet", async () => {
  const path = await fileOf((school) => {
    school.form = "short";
    school.figures = {
      pupils: { primary: 100 },
      teachers_above_required: { primary: 10 },
      backbone_teachers: { primary: 2 },
      pe_art_teachers: { primary: 2 },
      teaching_area: { whole: 1000 },
      indoor_sports_area: { whole: 0 },
      sports_field_area: { whole: 2000 },
      equipment_value: { whole: 50 },
      media_rooms: { whole: 10 },
    };
  });
  await open(path);
  assert.equal(await text(".result-sentence"), "资源配置：7项全部达标，符合要求。政府保障程度、教育质量、一票否决事项还没有判定。");
  const { words } = await printed("short-met.pdf");
  // The end of the sentence may stand in another line, behind what stands beside it.
  assert.ok(words.includes("资源配置：7项全部达标，符合要求。政府保障程度、教育质量、一票否决事项"), words);
});

test("what the short edition did not ask is one line, and leads to the full one", async () => {
  const path = await fileOf((school) => {
    school.form = "short";
  });
  await open(path);
  const line = await text(".results-unfilled");
  assert.match(line, /简版没有问：.*。/);
  await pressText(".results-unfilled button", "换成完整版填报");
  await page.waitForFunction(() => location.hash.startsWith("#/entry"));
  await page.waitForSelector('[data-field="class_sizes"]');
});

test("coming years are typed on the spot and stand in one table", async () => {
  await open(SAMPLE, "#/results/forecast");
  // Led there, the boxes are open.
  await type("#forecast-expected_intake-primary-0", "120");
  await type("#forecast-expected_intake-primary-2", "90");
  await page.waitForFunction(() => document.querySelector(".forecast-missing")?.textContent.includes("看不懂"));
  await type("#forecast-expected_intake-primary-1", "100");
  await page.waitForSelector(".matrix");
  const rows = await texts(".matrix tbody tr");
  assert.match(rows[0], /学生数.* 1180 /);
  assert.ok(rows.some((row) => /骨干教师 ✕ 缺3名/.test(row)), rows.join("\n"));
  const charts = await page.$$(".chart");
  const changes = await text(".forecast > p");
  assert.equal(charts.length === 0, changes.includes("不变"), changes);
  await page.waitForFunction(() => document.querySelector(".header-saving")?.textContent.startsWith("已保存"));
  // The keyboard stays in the box while the table appears.
  assert.equal(await page.evaluate(() => document.activeElement.id), "forecast-expected_intake-primary-1");
});

test("a what-if is tried on the spot and leaves the school as it is", async () => {
  await open(SAMPLE);
  const sentence = await text(".result-sentence");
  await pressText(".what-ifs > button", "试算一种假设");
  await type("#what-if-0-sports_field_area-whole", "8850");
  await page.waitForFunction(() => document.querySelector(".what-if-verdict")?.textContent.includes("7项达标5项"));
  const [row] = await texts(".what-if tbody tr");
  assert.match(row, /体育运动场馆 5\.85㎡\/生，缺1950㎡ ✕ ?未达标 7\.50㎡\/生 ✓ ?达标/);
  assert.equal(await text(".result-sentence"), sentence);
  await pressText(".what-if button", "删除");
  await page.waitForFunction(() => !document.querySelector(".what-if"));
  await pressText(".message button", "撤销");
  await page.waitForSelector(".what-if");
});

for (const [named, expected] of [[true, ["北区", "河东"]], [false, ["校区1", "教学点1"]]]) {
  test(`every set of figures has its section under ${named ? "its name" : "its kind where the name is blank"}`, async () => {
    const name = (text) => (named ? text : " ");
    const path = await fileOf((school) => {
      school.sheets = [
        { kind: "last_year", name: name("去年"), figures: { pupils: { primary: 1000 }, backbone_teachers: { primary: 10 } } },
        { kind: "campus", name: name("北区"), figures: { pupils: { primary: 400 }, media_rooms: { whole: 9 } } },
        { kind: "uncounted", name: name("河东"), school_kind: "teaching_point", figures: unitOf(school.figures) },
      ];
    });
    await open(path);
    const headings = await texts("main h2");
    for (const heading of ["并入本校的教学点", "各校区分别测算", "与去年相比"]) assert.ok(headings.includes(heading), headings.join());
    const heads = await texts("main thead th");
    for (const wanted of [...expected, "本部"]) assert.ok(heads.includes(wanted), `${wanted}: ${heads.join()}`);
    const merged = await page.$$eval("main tr", (rows) => rows.map((row) => [...row.cells].map((cell) => cell.innerText.trim())).find((cells) => cells[0] === "在校生数"));
    assert.deepEqual(merged.slice(1), ["1180", "20", "1200"]);
    // Why the verdict is another.
    const rows = await texts("section[aria-labelledby=last-year-heading] tr");
    assert.ok(rows.some((row) => /骨干教师.*骨干教师 10 → 9/.test(row)), rows.join("\n"));
  });
}

test("a what-if is compared by every standard that is looked at", async () => {
  const path = await fileOf((school) => {
    school.packs = ["school-conditions"];
    school.figures.books = { whole: 29000 };
    school.sheets = [{ kind: "variant", name: "买书", figures: { books: { whole: 30000 } } }];
  });
  await open(path);
  // 25 × 1180 = 29,500: 500 are missing now, none in the what-if.
  const rows = await texts(".what-if tbody tr");
  assert.ok(rows.some((row) => /图书 29000册，缺500册 ✕ ?未达标 30000册 ✓ ?达标/.test(row)), rows.join("\n"));
});

test("the picture for a chat group is a PNG with the school's name", async () => {
  await open(SAMPLE);
  const downloads = await downloadFolder(page);
  const file = await download(downloads, () => pressText(".result-card [role=button]", "存为图片"));
  assert.equal(file.name, "示例县城关镇第二小学自查结果.png");
  assert.deepEqual([...file.bytes.subarray(1, 4)].map((byte) => String.fromCharCode(byte)).join(""), "PNG");
  assert.equal(file.bytes.readUInt32BE(16), 1440);
  assert.ok(file.bytes.length > 20_000, `${file.bytes.length} bytes`);
});

/** The page as it is printed: how many pages, and their text. */
async function printed(name) {
  const path = join(folder, name);
  await writeFile(path, await page.pdf({ preferCSSPageSize: true, printBackground: true }));
  const { stdout: info } = await run("pdfinfo", [path]);
  const { stdout: words } = await run("pdftotext", ["-layout", path, "-"]);
  return { count: Number(info.match(/Pages:\s+(\d+)/)[1]), words: words.replace(/\s/g, "") };
}

/** Nobody is there to close the browser's window of printing; what it would print is asked for otherwise. */
function withoutWindow() {
  return page.evaluate(() => {
    window.print = () => {
      dispatchEvent(new Event("beforeprint"));
      window.printed = document.title;
    };
  });
}

test("printed it is one page, and more where that is asked for", async () => {
  await open(SAMPLE);
  await withoutWindow();
  await pressText(".result-card [role=button]", "打印一页");
  assert.equal(await page.evaluate(() => window.printed), "示例县城关镇第二小学自查结果");
  const one = await printed("results.pdf");
  assert.equal(one.count, 1);
  for (const wanted of ["优质均衡自查结果", "7项达标4项", "缺1950㎡", "6项达到3项"]) assert.ok(one.words.includes(wanted), `${wanted}: ${one.words}`);
  for (const unwanted of ["存为图片", "怎么改", "试算一种假设", "更多", "去填报"]) assert.ok(!one.words.includes(unwanted), unwanted);
  await pressText(".result-card [role=button]", "连同计算过程");
  await page.waitForSelector(".prints-all");
  const all = await printed("results-all.pdf");
  assert.ok(all.count > 1 && all.words.includes("(6900+0)÷1180"), `${all.count} pages`);
  // Sections in which nothing was entered are not printed, not even their headings.
  for (const unwanted of ["趋势预测", "假设"]) assert.ok(!all.words.includes(unwanted), unwanted);
  // Afterwards the one page is what is printed again.
  await page.waitForFunction(() => !document.querySelector(".prints-all"));
});

test("a school of two stages that misses everything is printed on one page too", async () => {
  const path = await fileOf((school) => {
    const figures = school.figures;
    school.profile.kind = "nine_year";
    for (const parts of Object.values(figures)) if (typeof parts.primary === "number") parts.junior = Math.round(parts.primary / 3);
    for (const grade of [7, 8, 9]) figures.class_sizes[`grade${grade}`] = [52, 53, 54];
    Object.assign(figures.pupils, { junior: 477 });
    Object.assign(figures.classes, { junior: 9 });
    figures.teachers_above_required = { primary: 40, junior: 15 };
    figures.pe_art_teachers = { primary: 5, junior: 2 };
    figures.equipment_value = { whole: 200 };
    figures.media_rooms = { whole: 20 };
  });
  await open(path);
  assert.equal((await page.$$(".shortfall")).length, 19);
  const { count, words } = await printed("two-stages.pdf");
  assert.equal(count, 1);
  for (const wanted of ["小学部7项达标0项", "初中部7项达标0项", "版本校验码"]) assert.ok(words.includes(wanted), `${wanted}: ${words}`);
});

test("paper is light, though the screen is dark", async () => {
  await open(SAMPLE);
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: "dark" }]);
  await page.emulateMediaType("print");
  const grounds = await page.$$eval(".status, .result-card, .shortfall-list, .results", (all) =>
    all.map((element) => getComputedStyle(element).backgroundColor.match(/\d+/g).map(Number)),
  );
  assert.ok(grounds.length > 5);
  for (const ground of grounds) assert.ok(Math.min(...ground.slice(0, 3)) > 200 || ground[3] === 0, `${ground}`);
  await page.emulateMediaType(null);
});

test("what is to be mended comes first, and leads to the field in the sheet where it stands", async () => {
  const path = await fileOf((school) => {
    school.figures.pe_art_teachers.primary = 70;
    school.sheets = [{ kind: "uncounted", name: "河东", school_kind: "teaching_point", figures: { pupils: { primary: 20 } } }];
  });
  await open(path);
  const primary = await texts(".result-card .button-strong");
  assert.deepEqual(primary, ["先改填写有误的数"]);
  // Few at once, the rest behind one line.
  assert.equal((await page.$$(".summary-errors li")).length, 5);
  await page.click(".summary-errors summary");
  await page.waitForFunction(() => document.querySelectorAll(".summary-errors li").length > 20);
  await pressText(".summary-errors a", "“河东”的运动场地面积没有填");
  await page.waitForFunction(() => document.activeElement?.id === "f-sports_field_area-whole");
  assert.equal(await page.evaluate(() => document.activeElement.value), "", "it is the school's own field");
  await go("#/results");
  await pressText(".summary-errors a", "体育、艺术专任教师");
  await page.waitForFunction(() => document.activeElement?.id === "f-pe_art_teachers-primary" && document.activeElement.value === "70");
});

test("a figure that moved far since last year is asked about, and goes with its reason", async () => {
  const path = await fileOf((school) => {
    school.sheets = [{ kind: "last_year", name: "去年", figures: { pupils: { primary: 900 } } }];
  });
  await open(path);
  await pressText(".summary-doubts a", "在校生数由去年的 900 变为 1180");
  await page.waitForFunction(() => document.activeElement?.id === "f-pupils-primary");
  await type("[id^=f-pupils-primary-reason]", "撤并了邻村小学");
  await go("#/results");
  await page.waitForFunction(() => !document.querySelector(".summary-doubts"));
});

test("the plan is written for the school and not for a what-if", async () => {
  await open(SAMPLE, "#/plan-paper/plan");
  await page.waitForSelector(".paper .paper-text");
  const before = await text(".paper");
  await go("#/results");
  await pressText(".what-ifs > button", "试算一种假设");
  await type("#what-if-0-sports_field_area-whole", "8850");
  await page.waitForFunction(() => document.querySelector(".what-if-verdict")?.textContent.includes("7项达标5项"));
  await go("#/plan-paper/plan");
  await page.waitForSelector(".paper .paper-text");
  assert.equal(await text(".paper"), before);
});

test("a file taken as last year stands in the place of the last year that was there", async () => {
  const path = await fileOf((school) => {
    school.sheets = [{ kind: "last_year", name: "去年", figures: { pupils: { primary: 1000 } } }];
  });
  await open(path);
  await (await page.$("#open-anywhere")).uploadFile(SAMPLE);
  await page.waitForSelector("dialog[open]");
  await page.click("dialog details summary");
  await pressText("dialog button", "作为去年的数放在旁边");
  await page.waitForFunction(() => !document.querySelector("dialog[open]"));
  assert.equal((await page.$$("section[aria-labelledby=last-year-heading]")).length, 1);
  await page.waitForFunction(() => document.querySelector("section[aria-labelledby=last-year-heading]")?.innerText.includes("与去年没有不同") ||
    /学校规模\s+1180人/.test(document.querySelector("section[aria-labelledby=last-year-heading]").innerText));
});

test("a campus stands by the bounds of its own kind", async () => {
  const path = await fileOf((school) => {
    school.sheets = [{ kind: "campus", name: "北区", school_kind: "junior", figures: { pupils: { junior: 500 }, media_rooms: { whole: 12 } } }];
  });
  await open(path);
  // 100 × 12 ÷ 500 = 2.4, exactly the bound.
  const rows = await texts("section[aria-labelledby=campuses-heading] tr");
  assert.ok(rows.some((row) => /^网络多媒体教室 2\.40间\/百生 ✓ ?达标/.test(row)), rows.join("\n"));
});

test("what can only be looked at is still opened and printed", async () => {
  await open(SAMPLE);
  await page.evaluate(() => (document.querySelector("main > *").disabled = true));
  await page.click("#more-jiaodu-2017-6-R2-primary summary");
  await page.waitForSelector(".results-more .working");
});

test("results, standards and self-check have no complaint of axe and do not stick out", async () => {
  const path = await fileOf((school) => {
    school.figures.expected_intake = { primary: [120, 100, 90] };
    school.sheets = [
      { kind: "last_year", name: "去年", figures: { pupils: { primary: 900 } } },
      { kind: "variant", name: "假设1", figures: { sports_field_area: { whole: 8850 } } },
    ];
  });
  await open(path);
  for (const address of ["#/results", "#/standards", "#/self-check"]) {
    await go(address);
    for (const width of [1280, 360]) {
      await page.setViewport({ width, height: 800 });
      for (const value of ["light", "dark"]) {
        await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value }]);
        assert.deepEqual(await complaints(page), [], `${address} ${width} ${value}`);
      }
      assert.equal(await overflow(), 0, `${address} sticks out at ${width}`);
      if (process.env.DUIBIAO_PICTURES) {
        await page.screenshot({ path: `${process.env.DUIBIAO_PICTURES}/${address.slice(2)}-${width}.png`, fullPage: true });
      }
    }
    await page.setViewport({ width: 1280, height: 800 });
    await page.$$eval("main details", (all) => all.forEach((element) => (element.open = true)));
    await page.waitForFunction(() => !document.querySelector("main details:not([open])") || true);
    assert.deepEqual(await complaints(page), [], `${address} with everything open`);
  }
});
