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
const random = mulberry32(seed);
const profile = await mkdtemp(join(tmpdir(), "duibiao-killed-"));
after(() => rm(profile, { recursive: true, force: true, maxRetries: 5 }));

/** A small generator of numbers from 0 to 1, so that a run can be repeated. */
function mulberry32(state) {
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Every state that the form went through, in order, as "first|second"; no two are the same. */
const typed = [];
/** Place in `typed` of the last state that the page showed as kept. */
let shown = -1;
let count = 1000;

/** Types the next number into both fields, key by key, and notes each state before it can be in the store. */
async function enter(page) {
  count += 1;
  const [first, second] = [`${count}`, `${count}`];
  const before = typed.at(-1).split("|")[1];
  for (const [field, text, state] of [
    [FIRST, first, (part) => `${part}|${before}`],
    [SECOND, second, (part) => `${first}|${part}`],
  ]) {
    await page.focus(field);
    await page.$eval(field, (own) => own.select());
    for (let end = 1; end <= text.length; end += 1) {
      // The number is unique and so is each pair, but for the first digits of the first field.
      typed.push(state(text.slice(0, end)));
      await page.keyboard.press(text[end - 1]);
    }
  }
}

/** From now on the page tells what its form holds whenever it says that it is kept. */
async function watch(page) {
  await page.exposeFunction("shownAsKept", (state) => {
    shown = Math.max(shown, typed.lastIndexOf(state));
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

async function open(browser) {
  const [page] = await browser.pages();
  await page.goto(`${PAGE}#/figures`);
  await isOpen(page);
  return page;
}

test(`a browser killed ${ROUNDS} times while typing opens to a whole state, none older than shown as kept`, async (context) => {
  context.diagnostic(`seed ${seed}`);
  const begun = Date.now();
  let [kills, keptBeforeKill, newest] = [0, 0, 0];
  let browser = await chromiumOn(profile);
  try {
    let page = await open(browser);
    await go(page, "开始");
    await choose(page, "kind", "小学");
    await go(page, "填报");
    typed.push("|");
    await kept(page, "primary");
    shown = 0;
    while (kills < ROUNDS) {
      await watch(page);
      const before = shown;
      for (let entries = 0; entries < 1 + random() * 3; entries += 1) {
        await enter(page);
        // Now and then long enough for a write to begin, or to end.
        await pause(random() < 0.5 ? random() * 100 : 560 + random() * 200);
      }
      await browser.kill();
      kills += 1;
      keptBeforeKill += shown > before ? 1 : 0;

      browser = await chromiumOn(profile);
      page = await open(browser);
      await page.waitForSelector(FIRST);
      const found = await page.evaluate(
        (first, second) => `${document.querySelector(first).value}|${document.querySelector(second).value}`,
        FIRST,
        SECOND,
      );
      const place = typed.lastIndexOf(found);
      const where = `seed ${seed}, kill ${kills}: the form shows ${found}`;
      assert.ok(place >= 0, `${where}, which was never typed`);
      assert.ok(place >= shown, `${where}, older than ${typed[shown]}, which was shown as kept`);
      assert.equal(await page.$("[role=alert] .message"), null, where);
      const all = await stored(page);
      assert.equal(all.schools.length, 1, where);
      assert.deepEqual(all.states.map((own) => own.id).sort(), Object.keys(all.texts).sort(), where);
      for (const text of Object.values(all.texts)) assert.equal(JSON.parse(text).type, "duibiao-school", where);
      newest += place === typed.length - 1 ? 1 : 0;
      // What is typed from here on follows on what was found.
      typed.splice(place + 1);
      shown = place;
    }
  } finally {
    await browser.kill();
  }
  const seconds = (Date.now() - begun) / 1000;
  context.diagnostic(`${kills} kills in ${seconds.toFixed(0)} s; ${keptBeforeKill} after something new was shown as kept; ${newest} times the last key was there`);
  assert.equal(kills, ROUNDS);
  assert.ok(keptBeforeKill > 5, "the page hardly kept anything, so the test shows little");
});
