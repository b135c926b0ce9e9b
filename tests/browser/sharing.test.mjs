// Handing on: links without and with figures, a passphrase, one section for a colleague, merging; and nothing of it is
// ever sent anywhere. Opening something that came never puts it over what stands here.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { complaints } from "./accessibility.mjs";
import { download, downloadFolder } from "./download.mjs";
import { choose, chooseInMenu, click, entered, go, press, type } from "./form.mjs";
import { chromium, isOpen, PAGE } from "./launch.mjs";
import { isCalled, openSample } from "./opened.mjs";
import { toPaper, toScreen } from "./plan.mjs";
import { record } from "./record.mjs";
import { screenshots } from "./screenshots.mjs";
import { kept, stored } from "./store.mjs";

const PUPILS = '[data-field="pupils"][data-part="primary"]';
const TEACHERS = '[data-field="teachers_above_required"][data-part="primary"]';
const JSQR = createRequire(import.meta.url).resolve("jsqr");
const HOSTILE = ["<img src=x onerror=alert(1)>", "=cmd|' /C calc'!A0", "\u202E0811\u202C", "👩‍🏫", "𠮷𡈽𪚥"];

let browser;
let contexts;

before(async () => {
  browser = await chromium();
});
after(() => browser?.close());
beforeEach(() => {
  contexts = [];
});
afterEach(() => Promise.all(contexts.map((context) => context.close())));

/** A page in a profile of its own: another person's machine. */
async function person(address = PAGE, agent) {
  const context = await browser.createBrowserContext();
  contexts.push(context);
  const page = await context.newPage();
  if (agent) await page.setUserAgent(agent);
  await page.setViewport({ width: 1280, height: 900 });
  page.seen = await record(page);
  page.alerts = [];
  page.on("dialog", (dialog) => {
    page.alerts.push(dialog.message());
    dialog.dismiss();
  });
  await page.goto(address);
  await isOpen(page);
  return page;
}

/** A school with a few figures, typed. */
async function few(page, name, figures) {
  await type(page, "#name", name);
  await choose(page, "kind", "小学");
  await go(page, "填报");
  for (const [field, text] of figures) await type(page, field, text);
}

const value = (page, selector) => page.$eval(selector, (field) => field.value);
const says = (page, text) => page.waitForFunction((words) => document.body.innerText.includes(words), {}, text);
const dialog = (page) => page.waitForSelector("dialog[open]").then((found) => found.evaluate((element) => element.innerText));
const pressInDialog = (page, text) => press(page, "dialog button", text);
/** Opens a link as from a chat: in the page that is there, by its address. */
const follow = (page, link) => page.evaluate((hash) => (location.hash = hash), link.slice(link.indexOf("#")));

async function openFigures(page) {
  await go(page, "分享");
  await page.$eval("#share-figures", (element) => (element.open = true));
}

/** A page that opened a link with figures and had them kept. */
async function keeper(link) {
  const page = await person(link);
  await keepLooked(page);
  return page;
}

/** Has what is looked at kept as one's own, and shows the first page. */
async function keepLooked(page) {
  await press(page, "#viewing button", "我要修改");
  await page.waitForFunction(() => !document.querySelector("#viewing") && location.hash === "#/entry");
  await go(page, "学校信息");
}

/** The page goes to the link that was made, and the keyboard with it; nothing is pressed before it rests there. */
const isThere = (page) => page.waitForFunction(() => document.activeElement.id === "made");

async function madeLink(page, button = "生成带数的链接") {
  await press(page, "button", button);
  await page.waitForSelector("#made-link");
  return value(page, "#made-link");
}

test("the link that is there at first holds the kind of school and the packs, and no figure", async () => {
  const page = await person();
  await openSample(page);
  await go(page, "学校信息");
  await page.$eval(".packs", (element) => (element.open = true));
  await press(page, ".packs label", "广东");
  await go(page, "分享");
  const link = await value(page, "#preset-link");
  assert.match(link, /#\/s\/p1\.primary\.(short|full)\.guangdong\.[0-9a-f]{8}$/);
  await press(page, "button", "复制链接");
  await says(page, "链接已复制");
  const other = await person(link);
  await other.waitForFunction(() => document.querySelector('input[name="kind"]:checked'));
  assert.equal(await value(other, "#name"), "");
  assert.match(await other.$eval(".packs label:has(input:checked)", (label) => label.textContent), /广东/);
  await go(other, "填报");
  assert.deepEqual(await entered(other), {});
  assert.deepEqual([...page.seen.faults, ...other.seen.faults], []);
});

test("figures go only after a look at what is in it, and come out the same on another machine", async () => {
  const page = await person();
  await openSample(page);
  await go(page, "填报");
  const figures = await entered(page);
  await go(page, "分享");
  assert.equal(await page.$("#made-link"), null);
  assert.equal(await page.$eval("#share-figures", (element) => element.open), false);
  await page.$eval("#share-figures", (element) => (element.open = true));
  const contents = await page.$eval(".share-contents", (element) => element.innerText.replace(/\s+/g, " "));
  assert.match(contents, /学校名称 示例县城关镇第二小学 填报的数 \d+ 个/);
  assert.match(contents, /人员姓名 没有/);
  const link = await madeLink(page);
  assert.match(link, /#\/s\/d[A-Za-z0-9_-]+$/);
  assert.match(await page.$eval("#made", (element) => element.innerText), new RegExp(`链接长 ${link.length} 个字符`));
  assert.ok(link.length < 2048, "the sample school is short enough");
  const other = await keeper(link);
  await isCalled(other, "第二小学");
  await go(other, "填报");
  assert.deepEqual(await entered(other), figures);
  // What was read is taken out of the address.
  assert.ok(!other.url().includes("/s/"));
  assert.deepEqual([...page.seen.faults, ...other.seen.faults], []);
});

test("no request bears anything of a link", async () => {
  const page = await person();
  await openSample(page);
  await openFigures(page);
  const link = await madeLink(page);
  const other = await keeper(link);
  await isCalled(other, "第二小学");
  await go(other, "结果");
  const piece = link.slice(link.indexOf("#/s/") + 10, link.indexOf("#/s/") + 40);
  const requests = [...page.seen.requests, ...other.seen.requests];
  // The browser's own list of addresses leaves out what is behind #, as the network does; nothing was posted either.
  const session = await other.createCDPSession();
  await session.send("Network.enable");
  const sent = [];
  session.on("Network.requestWillBeSent", ({ request }) => sent.push(request.url + (request.postData ?? "")));
  await other.goto(PAGE);
  await isOpen(other);
  await follow(other, link);
  await says(other, "正在查看");
  assert.ok(sent.length > 0, "nothing was recorded");
  // Icons of the browser's own fields, and scripts that the page made itself, are no requests to anywhere.
  for (const address of [...requests, ...sent].filter((url) => !/^(data|blob):/.test(url))) {
    assert.ok(address.startsWith(PAGE), address);
    assert.ok(!new URL(address).pathname.includes(piece) && !new URL(address).search.includes(piece), address);
    assert.equal(new URL(address).search, "");
  }
});

test("the QR code holds the link, read by another program", async () => {
  const page = await person();
  await openSample(page);
  await openFigures(page);
  const link = await madeLink(page);
  const picture = await (await page.waitForSelector("#qr")).screenshot({ encoding: "base64" });
  const reader = await contexts[0].newPage();
  await reader.addScriptTag({ path: JSQR });
  const found = await reader.evaluate(async (data) => {
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    const canvas = Object.assign(document.createElement("canvas"), { width: image.width, height: image.height });
    const drawing = canvas.getContext("2d");
    drawing.drawImage(image, 0, 0);
    const { data: pixels, width, height } = drawing.getImageData(0, 0, image.width, image.height);
    return window.jsQR(pixels, width, height)?.data;
  }, picture);
  assert.equal(found, link);
});

test("a link for looking at the results alone is short, says the same, and holds nothing else", async () => {
  const page = await person();
  await openSample(page);
  await go(page, "分享");
  await click(page, "#share-results");
  await page.waitForSelector("#made-link");
  const link = await value(page, "#made-link");
  assert.match(link, /#\/s\/r[A-Za-z0-9_-]+$/);
  assert.ok(link.length < 1_000, `${link.length} letters`);
  assert.ok(await page.$("#qr"));
  const verdict = async (visited) => {
    await go(visited, "结果");
    return visited.$eval(".result-sentence", (element) => element.innerText);
  };
  const other = await person(link);
  await says(other, "对方只分享了算七项指标要用的数");
  assert.match(other.url(), /#\/results/);
  assert.equal(await verdict(other), await verdict(page));
  assert.ok(!JSON.stringify(await stored(other)).includes("第二小学"), "it was kept");
  assert.deepEqual([...page.seen.faults, ...other.seen.faults], []);
});

test("whoever is shown the results alone sees the seven and nothing that they cannot do", async () => {
  const page = await person();
  await openSample(page);
  await go(page, "分享");
  await click(page, "#share-results");
  await page.waitForSelector("#made-link");
  const other = await person(await value(page, "#made-link"));
  await other.waitForSelector(".results-row");
  const texts = (visited, selector) => visited.$$eval(selector, (all) => all.map((one) => one.innerText.trim()));
  await go(page, "结果");
  // What class lists happen to say of other groups is not how the school stands.
  const ofSeven = await page.$$eval(".group-told .results-row", (rows) => rows.filter((row) => row.querySelector(".status")?.innerText.includes("未达标")).length);
  assert.ok(ofSeven > 0);
  assert.equal((await other.$$(".shortfall")).length, ofSeven);
  assert.equal((await other.$$(".group")).length, (await page.$$(".group-told")).length);
  assert.deepEqual(await texts(other, ".step-name"), ["① 学校信息", "② 填报", "③ 结果"]);
  for (const offered of ["下一步", "换成完整版", "预计新生数", "试算", "怎么改", "简版没有问"]) {
    assert.ok(!(await other.$eval("main", (element) => element.innerText)).includes(offered), offered);
  }
  assert.deepEqual(await texts(other, ".button-strong"), ["我要修改"]);
  assert.deepEqual(await complaints(other), []);
  assert.deepEqual(await screenshots(other, "share-results-look"), { 1280: 0, 360: 0 });
  assert.deepEqual([...page.seen.faults, ...other.seen.faults], []);
});

test("a locked link opens with its passphrase alone", async () => {
  const page = await person();
  await openSample(page);
  await openFigures(page);
  await type(page, "#share-secret", "河湾 石桥 read 7");
  const link = await madeLink(page);
  const other = await person(link);
  assert.match(await dialog(other), /设了口令/);
  assert.deepEqual(await complaints(other), []);
  await type(other, "#passphrase", "河湾 石桥 read 8");
  await pressInDialog(other, "打开");
  await says(other, "口令不对");
  await type(other, "#passphrase", "河湾 石桥 read 7");
  await other.keyboard.press("Enter");
  await keepLooked(other);
  assert.match(await value(other, "#name"), /第二小学/);
  for (const visited of [page, other]) {
    const kept = await visited.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));
    assert.ok(!kept.includes("石桥"), "the passphrase is kept");
    assert.ok(!JSON.stringify(await stored(visited)).includes("石桥"), "the passphrase is kept");
    assert.deepEqual(visited.seen.faults, []);
  }
});

test("the same school locked twice gives two links, and a short passphrase is named", async () => {
  const page = await person();
  await openSample(page);
  await openFigures(page);
  await type(page, "#share-secret", "123456");
  const first = await madeLink(page);
  assert.match(await page.$eval("#made", (element) => element.innerText), /不足 8 个字符/);
  await isThere(page);
  await type(page, "#share-secret", "123456");
  await press(page, "button", "生成带数的链接");
  await page.waitForFunction((old) => document.querySelector("#made-link")?.value !== old, {}, first);
});

test("a link that is damaged, cut off or newer is named and leaves what stands here", async () => {
  const page = await person();
  await openSample(page);
  await openFigures(page);
  const link = await madeLink(page);
  await go(page, "学校信息");
  const middle = link.length - 200;
  const other = link[middle] === "A" ? "B" : "A";
  const bytes = (text) => Buffer.from(text, "base64url");
  const body = bytes(link.slice(link.indexOf("#/s/d") + 5));
  body[0] = 9;
  const { crc32 } = await import("node:zlib");
  if (crc32) body.writeUInt32BE(crc32(body.subarray(0, -4)), body.length - 4);
  const newer = link.slice(0, link.indexOf("#/s/d") + 5) + body.toString("base64url");
  for (const [broken, sentence] of [
    [link.slice(0, -40), /不完整，后面少了一段/],
    [link.slice(0, middle) + other + link.slice(middle + 1), /被改动过/],
    ...(crc32 ? [[newer, /较新版本的对标生成的（版本 9）/]] : []),
    [`${link}${"A".repeat(210_000)}`, /超出了链接能放的量/],
  ]) {
    await follow(page, broken);
    const text = await page
      .waitForFunction((pattern) => [...document.querySelectorAll(".message")].find((found) => found.innerText.includes("没有打开：") && new RegExp(pattern).test(found.innerText)), {}, sentence.source)
      .then((found) => found.evaluate((element) => element.innerText));
    assert.match(text, /原有的内容没有变/);
    await press(page, ".message button", "知道了");
  }
  assert.match(await value(page, "#name"), /第二小学/);
});

test("a look saves nothing and changes nothing", async () => {
  const page = await person();
  await openSample(page);
  await openFigures(page);
  const link = await madeLink(page);
  const other = await person();
  await few(other, "河湾小学", [[PUPILS, "300"]]);
  await other.waitForFunction(() => document.body.innerText.includes("已保存在本机"));
  await follow(other, link);
  await says(other, "正在查看");
  assert.match(await other.$eval("#viewing", (element) => element.innerText), /我要修改[^]*并入现在的内容[^]*返回我的内容/);
  await other.waitForSelector(".results-row");
  assert.match(await other.$eval("main", (element) => element.innerText), /示例县城关镇第二小学/);
  assert.deepEqual(await complaints(other), []);
  assert.deepEqual(await screenshots(other, "share-look"), { 1280: 0, 360: 0 });
  await go(other, "填报");
  assert.equal(await value(other, PUPILS), "1180");
  assert.ok(await other.$eval(PUPILS, (field) => field.matches(":disabled")));
  await press(other, "button", "返回我的内容");
  await other.waitForFunction((field) => document.querySelector(field)?.value === "300", {}, PUPILS);
  await other.reload();
  await isOpen(other);
  await go(other, "填报");
  assert.equal(await value(other, PUPILS), "300");
});

test("a link that opens the page shows what is in it, and no start before", async () => {
  const page = await person();
  await openSample(page);
  await openFigures(page);
  const link = await madeLink(page);
  const other = await person();
  await other.evaluateOnNewDocument(() => {
    const look = () => {
      const buttons = [...document.querySelectorAll("button")];
      if (buttons.some((button) => button.textContent.includes("两分钟自查"))) globalThis.hasSeenStart = true;
    };
    new MutationObserver(look).observe(document, { subtree: true, childList: true });
  });
  await other.goto("about:blank");
  await other.goto(link);
  await says(other, "正在查看");
  await other.waitForSelector(".results-row");
  assert.equal(await other.evaluate(() => globalThis.hasSeenStart), undefined);
  // A damaged one leads on to the start, with the reason.
  await other.goto("about:blank");
  await other.goto(`${link.slice(0, -8)}AAAAAAAA`);
  await says(other, "没有打开");
  assert.deepEqual(other.seen.faults, []);
});

test("a link with figures in an empty page is only looked at: kept by a press, and not brought back by going back", async () => {
  const page = await person();
  await openSample(page);
  await openFigures(page);
  const link = await madeLink(page);
  const other = await person();
  await follow(other, link);
  await says(other, "正在查看");
  await other.waitForSelector(".results-row");
  assert.deepEqual(await complaints(other), []);
  // Nothing of it is kept, not even by leaving.
  assert.ok(!JSON.stringify(await stored(other)).includes("第二小学"));
  await other.reload();
  await isOpen(other);
  assert.ok(!JSON.stringify(await stored(other)).includes("第二小学"));
  assert.equal(await other.$("#viewing"), null);
  await follow(other, link);
  await keepLooked(other);
  await kept(other, "第二小学");
  await go(other, "本机数据");
  await press(other, "main button", "全部清除");
  await pressInDialog(other, "全部清除");
  await says(other, "已全部清除。");
  for (const way of ["goBack", "goBack", "goForward", "goForward"]) {
    await other[way]();
    await isOpen(other);
    assert.ok(!other.url().includes("/s/"), other.url());
    assert.equal(await other.$("#viewing"), null);
  }
  assert.ok(!JSON.stringify(await stored(other)).includes("第二小学"));
  assert.deepEqual([...page.seen.faults, ...other.seen.faults], []);
});

test("a form that comes by a link is kept with the first thing that is filled in, not before", async () => {
  const head = await person();
  await few(head, "河湾小学", [[PUPILS, "300"]]);
  await go(head, "分享");
  await press(head, ".share-parts li:nth-child(2) button", "生成链接");
  await head.waitForSelector("#made-link");
  const colleague = await person(await value(head, "#made-link"));
  await says(colleague, "请您帮“河湾小学”填“教师”这一部分");
  assert.ok(!JSON.stringify(await stored(colleague)).includes("河湾小学"));
  await type(colleague, TEACHERS, "19");
  await kept(colleague, "河湾小学");
});

test("merging shows both sides, keeps mine unless chosen, and can be undone", async () => {
  const page = await person();
  await few(page, "河湾小学", [[PUPILS, "310"], [TEACHERS, "20"], ['[data-field="backbone_teachers"][data-part="primary"]', "2"]]);
  await openFigures(page);
  await type(page, "#share-by", "王主任");
  const link = await madeLink(page);
  const other = await person();
  await few(other, "河湾小学", [[PUPILS, "300"], [TEACHERS, "19"]]);
  await follow(other, link);
  await press(other, "#viewing button", "并入现在的内容");
  await other.waitForSelector(".merge");
  const rows = () =>
    other.$$eval(".merge tbody tr", (all) => all.map((row) => row.innerText.replace(/\s+/g, " ").trim()));
  const text = (await rows()).join("\n");
  assert.match(text, /在校生.*300.*310.*王主任，\d{4}年\d+月\d+日 \d\d:\d\d/);
  assert.match(text, /高于规定学历教师.*19.*20/);
  assert.match(text, /骨干教师.*（空）.*2/);
  assert.deepEqual(await complaints(other), []);
  assert.deepEqual(await screenshots(other, "merge"), { 1280: 0, 360: 0 });
  const chosen = (name) =>
    other.$$eval(".merge tbody tr", (all, wanted) => all.find((row) => row.cells[0].innerText.includes(wanted)).querySelector("input:checked").value, name);
  assert.equal(await chosen("在校生"), "mine");
  assert.equal(await chosen("骨干教师"), "theirs");
  await press(other, "button", "全用对方的");
  await other.waitForFunction(() => !document.querySelector('.merge input[value="mine"]:checked'));
  await press(other, "button", "恢复默认");
  await other.waitForFunction(() => document.querySelector('.merge input[value="mine"]:checked'));
  await other.$$eval(".merge tbody tr", (all) => all.find((row) => row.cells[0].innerText.includes("高于规定学历")).querySelector('input[value="theirs"]').click());
  await other.waitForFunction(() => document.querySelectorAll('.merge input[value="theirs"]:checked').length === 2);
  await click(other, "#merge");
  await says(other, "已合并");
  await other.waitForFunction((field) => document.querySelector(field)?.value === "20", {}, TEACHERS);
  assert.equal(await value(other, PUPILS), "300");
  assert.equal(await value(other, '[data-field="backbone_teachers"][data-part="primary"]'), "2");
  await press(other, "button", "撤销");
  await other.waitForFunction((field) => document.querySelector(field)?.value === "19", {}, TEACHERS);
  assert.equal(await value(other, '[data-field="backbone_teachers"][data-part="primary"]'), "");
  assert.deepEqual([...page.seen.faults, ...other.seen.faults], []);
});

test("a colleague fills in one section and nothing else, by link and by file", async () => {
  const head = await person();
  await few(head, "河湾小学", [[PUPILS, "300"]]);
  await go(head, "分享");
  await press(head, ".share-parts li:nth-child(2) button", "生成链接");
  await head.waitForSelector("#made-link");
  const asking = await value(head, "#made-link");
  const colleague = await person(asking);
  await says(colleague, "请您帮“河湾小学”填“教师”这一部分");
  await colleague.waitForSelector(TEACHERS);
  await colleague.waitForFunction((first) => document.activeElement === document.querySelector(first), {}, "[data-field]");
  assert.equal(await colleague.$(PUPILS), null);
  assert.equal((await colleague.$$(".form-part")).length, 1);
  const names = (selector) => colleague.$$eval(selector, (all) => all.map((element) => element.textContent.trim()));
  assert.deepEqual(await names(".step-name"), ["② 填报"]);
  await click(colleague, "#more-menu");
  await colleague.waitForSelector("#more-menu-list");
  assert.deepEqual(await names("#more-menu-list .menu-item"), ["分享", "关于"]);
  await colleague.keyboard.press("Escape");
  await type(colleague, TEACHERS, "19");
  assert.deepEqual(await complaints(colleague), []);
  assert.deepEqual(await screenshots(colleague, "share-colleague"), { 1280: 0, 360: 0 });
  await go(colleague, "分享");
  assert.deepEqual(await screenshots(colleague, "share-back"), { 1280: 0, 360: 0 });
  await type(colleague, "#share-by", HOSTILE[0]);
  const answer = await madeLink(colleague, "生成交回的链接");
  const folder = await downloadFolder(colleague);
  // The page went to the link; the header that stays in place covers what stands just above it.
  await colleague.evaluate(() => scrollTo(0, 0));
  const file = await download(folder, () => press(colleague, "button", "存为文件"));
  assert.match(file.name, /河湾小学教师（已填）\.duibiao\.json/);

  await follow(head, answer);
  assert.match(await dialog(head), /打开“河湾小学填好的‘教师’”？/);
  assert.equal(await head.$eval("dialog .button-strong", (button) => button.textContent), "并入现在的内容");
  await pressInDialog(head, "并入现在的内容");
  await head.waitForSelector(".merge");
  assert.match(await head.$eval(".merge", (element) => element.innerText), /<img src=x onerror=alert\(1\)>/);
  // What they were asked for is theirs unless I say otherwise.
  assert.equal(await head.$('.merge input[value="mine"]:checked'), null);
  await click(head, "#merge");
  await says(head, "已合并");
  await head.waitForFunction((field) => document.querySelector(field)?.value === "19", {}, TEACHERS);
  assert.equal(await value(head, PUPILS), "300");

  // A file with more in it than was asked for: the rest is left out, and said.
  const more = JSON.parse(await readFile(file.path, "utf8"));
  more.figures.pupils = { primary: 999 };
  more.figures.teachers_above_required = { primary: 21 };
  const path = join(await mkdtemp(join(tmpdir(), "duibiao-files-")), "已填.duibiao.json");
  await writeFile(path, JSON.stringify(more));
  await (await head.waitForSelector("#open-anywhere")).uploadFile(path);
  await dialog(head);
  await pressInDialog(head, "并入现在的内容");
  await head.waitForSelector("#left-out");
  assert.match(await head.$eval("#left-out", (element) => element.innerText), /1 处不属于“教师”，没有采用：在校生/);
  await press(head, "button", "全用对方的");
  await head.waitForFunction(() => !document.querySelector('.merge input[value="mine"]:checked'));
  await click(head, "#merge");
  await head.waitForFunction((field) => document.querySelector(field)?.value === "21", {}, TEACHERS);
  assert.equal(await value(head, PUPILS), "300");
  assert.deepEqual([...head.seen.faults, ...colleague.seen.faults, ...head.alerts, ...colleague.alerts], []);
});

test("a part that contradicts itself is told of once, and after merging what is said is in sight", async () => {
  const head = await person();
  await openSample(head);
  await go(head, "分享");
  await press(head, ".share-parts li:nth-child(2) button", "生成链接");
  await head.waitForSelector("#made-link");
  const colleague = await person(await value(head, "#made-link"));
  await type(colleague, '[data-field="teachers"][data-part="primary"]', "50");
  await type(colleague, TEACHERS, "51");
  await go(colleague, "分享");
  const answer = await madeLink(colleague, "生成交回的链接");
  await follow(head, answer);
  await dialog(head);
  const notices = await head.$$eval("dialog li", (all) => all.map((line) => line.innerText));
  assert.ok(notices.some((line) => line.includes("矛盾")), notices.join("\n"));
  assert.deepEqual(notices, [...new Set(notices)]);
  await pressInDialog(head, "并入现在的内容");
  await head.waitForSelector(".merge");
  await click(head, "#merge");
  await says(head, "已合并");
  await head.waitForSelector(TEACHERS);
  // The keyboard is in a field that is in sight together with what is said, or there.
  const isInSight = () => {
    const { top, bottom } = document.querySelector("#said").getBoundingClientRect();
    const focused = document.activeElement.getBoundingClientRect();
    const isFound = document.activeElement.matches("#said, input");
    return isFound && top >= 0 && bottom <= innerHeight && focused.top >= 0 && focused.bottom <= innerHeight;
  };
  await head.waitForFunction(isInSight);
  // Once it is closed, whoever comes to the form begins at the mistake.
  await press(head, "#said button", "知道了");
  await go(head, "结果");
  await go(head, "填报");
  await head.waitForFunction((fields) => document.activeElement.matches(fields), {}, `${TEACHERS}, [data-field="teachers"][data-part="primary"]`);
});

for (const text of [...HOSTILE, "字".repeat(10_000)]) {
  test(`a school called ${text.slice(0, 20)} goes through a link as it is and does nothing`, async () => {
    const page = await person();
    await choose(page, "kind", "小学");
    await page.focus("#name");
    await page.evaluate((element) => document.execCommand("insertText", false, element), text);
    await openFigures(page);
    const link = await madeLink(page);
    const other = await keeper(link);
    await other.waitForFunction((typed) => document.querySelector("#name")?.value === typed, {}, text);
    await go(other, "结果");
    await other.waitForSelector(".results-row");
    for (const visited of [page, other]) {
      assert.deepEqual(visited.alerts, []);
      assert.deepEqual(visited.seen.faults, []);
      assert.equal(await visited.$("main img"), null);
    }
  });
}

/** Whether these words of the page run from left to right, as they are written; null where they do not stand there. */
const runForward = (page, selector, words) =>
  page.$eval(
    selector,
    (element, words) => {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = node.data.indexOf(words);
        if (at < 0) continue;
        const lefts = [...words].map((_, idx) => {
          const range = document.createRange();
          range.setStart(node, at + idx);
          range.setEnd(node, at + idx + 1);
          return range.getBoundingClientRect().left;
        });
        return lefts.every((left, idx) => idx === 0 || left > lefts[idx - 1]);
      }
      return null;
    },
    words,
  );

test("a name that turns the direction of writing turns nothing of the page's own sentences", async () => {
  const page = await person();
  await choose(page, "kind", "小学");
  await page.focus("#name");
  await page.evaluate((element) => document.execCommand("insertText", false, element), "河湾\u202E小学");
  await go(page, "填报");
  await type(page, PUPILS, "300");
  await openFigures(page);
  const link = await madeLink(page);
  await isThere(page);
  await press(page, ".share-parts li:nth-child(2) button", "生成链接");
  await page.waitForFunction((before) => ![undefined, before].includes(document.querySelector("#made-link")?.value), {}, link);
  const asking = await value(page, "#made-link");

  const other = await person();
  await few(other, "西河小学", [[PUPILS, "310"]]);
  await follow(other, link);
  await says(other, "正在查看");
  assert.equal(await runForward(other, "#viewing", "只能看"), true);
  await press(other, "#viewing button", "我要修改");
  await says(other, "成为另一所学校");
  assert.equal(await runForward(other, ".message", "成为另一所学校"), true);
  await go(other, "历史版本");
  await other.waitForSelector(".kept li");
  assert.equal(await runForward(other, "main", "历史版本"), true);
  await follow(other, link);
  await press(other, "#viewing button", "并入现在的内容");
  await other.waitForSelector("main .lead");
  await says(other, "没有要合并的内容");
  assert.equal(await runForward(other, "main", "没有要合并"), true);

  const colleague = await person(asking);
  await colleague.waitForSelector("#asked");
  assert.equal(await runForward(colleague, "#asked", "这一部分"), true);
});

test("a long link is warned of, and has no QR code", async () => {
  const page = await person();
  await openSample(page);
  await toScreen(page, "plan");
  // Letters without an order, which cannot be packed.
  const text = Array.from({ length: 2_600 }, (_, idx) => String.fromCodePoint(0x4e00 + ((idx * 7919) % 20_000))).join("");
  await page.focus("#basis");
  await page.evaluate((element) => document.execCommand("insertText", false, element), text);
  await openFigures(page);
  const link = await madeLink(page);
  assert.ok(link.length > 2048);
  const made = await page.$eval("#made", (element) => element.innerText);
  assert.match(made, /超过 2 KB/);
  assert.match(made, /做不成手机扫得清的二维码/);
  assert.equal(await page.$("#qr"), null);
});

test("in WeChat results can be read, and a download says how to get out", async () => {
  const phone = "Mozilla/5.0 (Linux; Android 12) AppleWebKit/537.36 Chrome/107.0 Mobile Safari/537.36 MicroMessenger/8.0.42";
  const page = await person(PAGE, phone);
  await page.setViewport({ width: 360, height: 740 });
  await openSample(page);
  await go(page, "结果");
  await page.waitForSelector(".results-row");
  await toPaper(page);
  await click(page, "#download-plan");
  assert.match(await dialog(page), /右上角.*在浏览器打开/s);
  assert.deepEqual(await complaints(page), []);
  await page.screenshot({ path: "target/screenshots/wechat-360-light.png" });
  await page.keyboard.press("Escape");
  await page.waitForFunction(() => !document.querySelector("dialog[open]"));
  assert.equal(await page.evaluate(() => document.activeElement.id), "download-plan");
  await chooseInMenu(page, "school-menu", "另存为文件");
  await dialog(page);
  await pressInDialog(page, "知道了");
  await page.waitForFunction(() => !document.querySelector("dialog[open]"));
  // Its address keeps the link, for opening it in a browser.
  await openFigures(page);
  const link = await madeLink(page);
  const other = await person(link, phone);
  await isCalled(other, "第二小学");
  assert.ok(other.url().includes("/s/d"));
});

test("the page 分享 has no complaint of axe and does not stick out", async () => {
  const page = await person();
  await openSample(page);
  await openFigures(page);
  await madeLink(page);
  for (const width of [1280, 360]) {
    await page.setViewport({ width, height: 800 });
    for (const scheme of ["light", "dark"]) {
      await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
      assert.deepEqual(await complaints(page), [], `${width} ${scheme}`);
    }
  }
  assert.deepEqual(await screenshots(page, "share"), { 1280: 0, 360: 0 });
});
