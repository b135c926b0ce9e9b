// A browser that is killed at any moment loses nothing that the page had shown as kept. Three tabs are typed into in turn: one
// changes a paragraph or a task of the plan in place, one the figures of the same school, one those of another school; their
// clocks jump. The process group gets SIGKILL at random moments, also between two keys. After each start on the same
// profile, whatever a tab had shown as kept, or something later from it, must stand in the store, whole. The seed is
// printed; DUIBIAO_SEED repeats a run. With DUIBIAO_LONG (`cargo xtask test --long`) there are ten times as many.
import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { choose, chooseInMenu, go } from "./form.mjs";
import { chromiumOn, isOpen, PAGE } from "./launch.mjs";
import { openSample } from "./opened.mjs";
import { kept, stored } from "./store.mjs";

const ROUNDS = process.env.DUIBIAO_LONG ? 200 : 20;
const PUPILS = '[data-field="pupils"][data-part="primary"]';
/** What is changed in place: a paragraph of its own, and a field among those of a task. */
const IN_PLACE = ["facts/school", "task/R5/"];
const HOUR = 3_600_000;

const seed = Number(process.env.DUIBIAO_SEED ?? Date.now() % 2 ** 32) >>> 0;

/** A small generator of numbers from 0 to 1, so that a run can be repeated. */
function mulberry32(state) {
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Makes the clock of a page one that can be set, and has the page tell what it holds whenever it says that it is kept. */
function prepare(school, ahead) {
  const now = Date.now.bind(Date);
  const Real = Date;
  globalThis.ahead = ahead;
  globalThis.Date = class extends Real {
    constructor(...given) {
      super(...(given.length ? given : [now() + globalThis.ahead]));
    }
    static now() {
      return now() + globalThis.ahead;
    }
  };
  try {
    sessionStorage.setItem("duibiao.open", school);
  } catch {
    // The blank page that a tab begins with has none.
  }
  addEventListener("input", ({ target }) => {
    if (!target.hidden) globalThis.typed = target.value;
  }, true);
  const tell = () => {
    const said = document.querySelector(".header-saving")?.textContent ?? "";
    if (globalThis.typed && /^已(保存|另放)在本机/.test(said)) globalThis.shownAsKept(globalThis.typed);
  };
  new MutationObserver(tell).observe(document, { characterData: true, childList: true, subtree: true });
}

/** A tab with what was typed in it since the browser was started, and the last of it that it showed as kept. */
class Tab {
  typed = [];
  shown = -1;

  constructor(page, isInPlace) {
    this.page = page;
    this.isInPlace = isInPlace;
  }

  /** Types `text` key by key, and notes each state before it can be in the store. */
  async enter(text, random) {
    const { page } = this;
    await page.bringToFront();
    if (random() < 0.3) await page.evaluate((ahead) => (globalThis.ahead = ahead), (random() - 0.5) * 6 * HOUR);
    if (this.isInPlace) {
      await this.openFields(random);
    } else {
      await page.focus(PUPILS);
      await page.evaluate(() => document.activeElement.select());
    }
    for (let end = 1; end <= text.length; end += 1) {
      this.typed.push(text.slice(0, end));
      await page.keyboard.press(text[end - 1]);
    }
    // Now and then the fields are closed, as by a person who is done.
    if (this.isInPlace && random() < 0.3) {
      await page.keyboard.down("Control");
      await page.keyboard.press("Enter");
      await page.keyboard.up("Control");
      await page.waitForFunction(() => !document.querySelector(".paper-form"));
    }
  }

  /** Opens the fields of a text in place, or goes on in those that are open; what another tab changes may close them again. */
  async openFields(random) {
    await this.page.waitForFunction(
      (beginning) => {
        const field = document.querySelector('.paper-form [id$="-owner"]') ?? document.querySelector(".paper-form textarea");
        if (!field) {
          // What the plan says follows the figures, which another tab changes: there may be no such task any more.
          const text = document.querySelector(`.paper .paper-text[data-key^="${beginning}"]`);
          (text ?? document.querySelector(".paper .paper-text")).click();
          return false;
        }
        field.focus();
        field.select();
        return document.activeElement === field;
      },
      {},
      IN_PLACE[Math.floor(random() * IN_PLACE.length)],
    );
  }

  told(text) {
    this.shown = Math.max(this.shown, this.typed.lastIndexOf(text));
  }

  /** Something that is not older than what was shown as kept stands among `texts`. */
  check(texts, where) {
    if (this.shown < 0) return;
    const is = (typed) => texts.some((text) => text.includes(this.isInPlace ? JSON.stringify(typed) : `"primary": ${typed}`));
    const isThere = this.typed.slice(this.shown).some(is);
    assert.ok(isThere, `${where}: ${this.typed[this.shown]}, shown as kept, is lost, and what was typed after it, too`);
  }
}

/** One browser on a profile of its own. */
class Run {
  kills = 0;
  keptBeforeKill = 0;
  count = 1000;

  constructor(seed) {
    this.seed = seed;
    this.random = mulberry32(seed);
  }

  /** A text whose first key is another one each time, so that its beginnings are told apart from those before. */
  next() {
    this.count += 1;
    return `${1 + (this.count % 9)}${this.count}`;
  }

  async begin(browser) {
    const [page] = await browser.pages();
    await page.goto(PAGE);
    await isOpen(page);
    await openSample(page);
    await kept(page, "第二小学");
    await chooseInMenu(page, "school-menu", "新建一所学校");
    await page.waitForFunction(() => document.body.innerText.includes("这是一所新的学校"));
    await choose(page, "kind", "小学");
    await go(page, "填报");
    await page.type(PUPILS, "88001");
    await kept(page, `"primary": 88001`);
    const { schools } = await stored(page);
    this.sample = schools.find((school) => school.name.includes("第二小学")).id;
    this.other = schools.find((school) => school.id !== this.sample).id;
    await page.goto("about:blank");
  }

  /** The three tabs, as somebody opens them after a start. */
  open(browser) {
    return Promise.all(
      [
        [this.sample, "plan-paper/plan", true],
        [this.sample, "entry", false],
        [this.other, "entry", false],
      ].map(async ([school, address, isInPlace]) => {
        const page = await browser.newPage();
        const tab = new Tab(page, isInPlace);
        await page.exposeFunction("shownAsKept", (text) => tab.told(text));
        await page.evaluateOnNewDocument(prepare, school, (this.random() - 0.5) * 6 * HOUR);
        await page.goto(`${PAGE}#/${address}`);
        await page.waitForSelector(isInPlace ? ".paper .paper-text" : PUPILS);
        return tab;
      }),
    );
  }

  /** What a browser that was just started has in its store must be whole, and hold what was shown as kept. */
  async check(tabs, before) {
    const where = `seed ${this.seed}, kill ${this.kills}`;
    const all = await stored(tabs[0].page);
    assert.deepEqual(all.journal, [], where);
    assert.deepEqual(all.aside, [], where);
    assert.equal(all.schools.length, 2, where);
    assert.deepEqual(all.states.map((state) => state.id).sort(), Object.keys(all.texts).sort(), where);
    for (const text of Object.values(all.texts)) assert.equal(JSON.parse(text).type, "duibiao-school", where);
    for (const { page } of tabs) assert.equal(await page.$("[role=alert] .message"), null, where);
    before.forEach((tab, idx) => {
      const school = idx < 2 ? this.sample : this.other;
      const states = all.states.filter((state) => state.school === school);
      tab.check(states.map((state) => all.texts[state.id]), `${where}, tab ${idx + 1}`);
    });
  }

  async go(rounds) {
    const profile = await mkdtemp(join(tmpdir(), "duibiao-killed-"));
    after(() => rm(profile, { recursive: true, force: true, maxRetries: 5 }));
    let browser = await chromiumOn(profile);
    try {
      await this.begin(browser);
      let tabs = await this.open(browser);
      while (this.kills < rounds) {
        for (let entries = 0; entries < 1 + this.random() * 4; entries += 1) {
          const tab = tabs[Math.floor(this.random() * tabs.length)];
          const typing = tab.enter(this.next(), this.random);
          if (this.random() < 0.2) {
            // Between two keys; what the driver still had to do fails then.
            typing.catch(() => {});
            await pause(this.random() * 150);
            break;
          }
          await typing;
          // Now and then long enough for a write to begin, or to end.
          await pause(this.random() < 0.5 ? this.random() * 100 : 300 + this.random() * 600);
        }
        await browser.kill();
        this.kills += 1;
        this.keptBeforeKill += tabs.some((tab) => tab.shown >= 0) ? 1 : 0;
        browser = await chromiumOn(profile);
        const opened = await this.open(browser);
        await this.check(opened, tabs);
        tabs = opened;
      }
    } finally {
      await browser.kill();
    }
  }
}

test(`a browser killed ${ROUNDS} times while three tabs are typed into has everything that was shown as kept`, async (context) => {
  context.diagnostic(`seed ${seed}`);
  const begun = Date.now();
  // Two at a time: most of it is waiting for a browser to start.
  const runs = [new Run(seed), new Run(seed ^ 1)];
  await Promise.all(runs.map((run) => run.go(ROUNDS / runs.length)));
  const sum = (name) => runs.reduce((total, run) => total + run[name], 0);
  const seconds = ((Date.now() - begun) / 1000).toFixed(0);
  context.diagnostic(`${sum("kills")} kills in ${seconds} s; ${sum("keptBeforeKill")} after something new was shown as kept`);
  assert.equal(sum("kills"), ROUNDS);
  assert.ok(sum("keptBeforeKill") > ROUNDS / 4, "the page hardly kept anything, so the test shows little");
});
