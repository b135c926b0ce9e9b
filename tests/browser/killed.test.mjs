// A browser that is killed at any moment loses nothing that the page had shown as kept. The process group gets SIGKILL
// at random moments while figures are typed; after each restart on the same profile, the form must show a state that was
// typed, whole, and not older than the last one that was shown as kept. The seed is printed; DUIBIAO_SEED repeats a run.
import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { choose, go } from "./form.mjs";
import { chromiumOn, isOpen, PAGE } from "./launch.mjs";
import { kept, stored } from "./store.mjs";

const ROUNDS = 50;
const FIRST = '[data-field="pupils"][data-part="primary"]';
const SECOND = '[data-field="backbone_teachers"][data-part="primary"]';

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

/** One browser on a profile of its own, with what was typed in it and what it showed as kept. */
class Run {
  /** Every state that the form went through, in order, as "first|second"; no two are the same. */
  typed = ["|"];
  /** Place in `typed` of the last state that the page showed as kept. */
  shown = 0;
  count = 1000;
  kills = 0;
  keptBeforeKill = 0;
  newest = 0;

  constructor(seed) {
    this.seed = seed;
    this.random = mulberry32(seed);
  }

  /** Types the next number into both fields, key by key, and notes each state before it can be in the store. */
  async enter(page) {
    this.count += 1;
    const number = `${this.count}`;
    const before = this.typed.at(-1).split("|")[1];
    for (const [field, state] of [
      [FIRST, (part) => `${part}|${before}`],
      [SECOND, (part) => `${number}|${part}`],
    ]) {
      await page.focus(field);
      await page.$eval(field, (own) => own.select());
      for (let end = 1; end <= number.length; end += 1) {
        // The number is unique and so is each pair, but for the first digits of the first field.
        this.typed.push(state(number.slice(0, end)));
        await page.keyboard.press(number[end - 1]);
      }
    }
  }

  /** From now on the page tells what its form holds whenever it says that it is kept. */
  async watch(page) {
    await page.exposeFunction("shownAsKept", (state) => {
      this.shown = Math.max(this.shown, this.typed.lastIndexOf(state));
    });
    await page.evaluate(
      (first, second) => {
        const saving = document.querySelector(".header-saving");
        const tell = () => {
          if (!saving.textContent.startsWith("已保存在本机")) return;
          globalThis.shownAsKept(`${document.querySelector(first).value}|${document.querySelector(second).value}`);
        };
        new MutationObserver(tell).observe(saving, { characterData: true, childList: true, subtree: true });
      },
      FIRST,
      SECOND,
    );
  }

  /** What stands in the form and the store of a browser that was just started must be whole and new enough. */
  async check(page) {
    const found = await page.evaluate(
      (first, second) => `${document.querySelector(first).value}|${document.querySelector(second).value}`,
      FIRST,
      SECOND,
    );
    const place = this.typed.lastIndexOf(found);
    const where = `seed ${this.seed}, kill ${this.kills}: the form shows ${found}`;
    assert.ok(place >= 0, `${where}, which was never typed`);
    assert.ok(place >= this.shown, `${where}, older than ${this.typed[this.shown]}, which was shown as kept`);
    assert.equal(await page.$("[role=alert] .message"), null, where);
    const all = await stored(page);
    assert.equal(all.schools.length, 1, where);
    assert.deepEqual(all.states.map((own) => own.id).sort(), Object.keys(all.texts).sort(), where);
    for (const text of Object.values(all.texts)) assert.equal(JSON.parse(text).type, "duibiao-school", where);
    this.newest += place === this.typed.length - 1 ? 1 : 0;
    // What is typed from here on follows on what was found.
    this.typed.splice(place + 1);
    this.shown = place;
  }

  async go(rounds) {
    const profile = await mkdtemp(join(tmpdir(), "duibiao-killed-"));
    after(() => rm(profile, { recursive: true, force: true, maxRetries: 5 }));
    let browser = await chromiumOn(profile);
    try {
      let page = await open(browser);
      await go(page, "开始");
      await choose(page, "kind", "小学");
      await go(page, "填报");
      await kept(page, "primary");
      while (this.kills < rounds) {
        await this.watch(page);
        const before = this.shown;
        for (let entries = 0; entries < 1 + this.random() * 3; entries += 1) {
          await this.enter(page);
          // Now and then long enough for a write to begin, or to end.
          await pause(this.random() < 0.5 ? this.random() * 100 : 560 + this.random() * 200);
        }
        await browser.kill();
        this.kills += 1;
        this.keptBeforeKill += this.shown > before ? 1 : 0;
        browser = await chromiumOn(profile);
        page = await open(browser);
        await page.waitForSelector(FIRST);
        await this.check(page);
      }
    } finally {
      await browser.kill();
    }
  }
}

async function open(browser) {
  const [page] = await browser.pages();
  await page.goto(`${PAGE}#/figures`);
  await isOpen(page);
  return page;
}

test(`a browser killed ${ROUNDS} times while typing opens to a whole state, none older than shown as kept`, async (context) => {
  context.diagnostic(`seed ${seed}`);
  const begun = Date.now();
  // Two at a time: most of it is waiting for a browser to start.
  const runs = [new Run(seed), new Run(seed ^ 1)];
  await Promise.all(runs.map((run) => run.go(ROUNDS / runs.length)));
  const sum = (name) => runs.reduce((total, run) => total + run[name], 0);
  const seconds = ((Date.now() - begun) / 1000).toFixed(0);
  context.diagnostic(
    `${sum("kills")} kills in ${seconds} s; ${sum("keptBeforeKill")} after something new was shown as kept; ${sum("newest")} times the last key was there`,
  );
  assert.equal(sum("kills"), ROUNDS);
  assert.ok(sum("keptBeforeKill") > 5, "the page hardly kept anything, so the test shows little");
});
