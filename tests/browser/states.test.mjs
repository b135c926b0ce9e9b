// Laws of what stays of a school's earlier states: enough, not too many, and yesterday among them. The rule is taken out
// of static/store.js and run by itself, with times that a test makes up; no browser is needed.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { createContext, runInContext } from "node:vm";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** Some morning. */
const START = 20_000 * DAY + 8 * 60 * MINUTE;
const MOST = 20;

const script = await readFile(new URL("../../static/store.js", import.meta.url), "utf8");
// As on a page that is not to run, so that no store is opened.
const document = { documentElement: { hasAttribute: () => true } };
const context = createContext({ addEventListener() {}, crypto, document, DOMException, setTimeout() {} });
runInContext(script, context);
const { surplus, goesOn, nextTime } = context.duibiaoStore;

/** What the page does with each save. */
class Shelf {
  states = [];
  count = 0;

  save(now, replaces = false) {
    const last = this.states.at(-1);
    const time = nextTime(this.states, now);
    if (!replaces && goesOn(last, now)) {
      Object.assign(last, { time, saved: now });
    } else {
      if (last && replaces) last.sealed = true;
      this.count += 1;
      this.states.push({ id: `${this.count}`, time, begun: now, saved: now, sealed: false });
    }
    const gone = surplus(this.states, `${this.count}`, now);
    assert.ok(!gone.includes(`${this.count}`), "what was just kept is gone");
    this.states = this.states.filter((state) => !gone.includes(state.id));
    assert.ok(this.states.length <= MOST, `${this.states.length} states`);
  }

  has(time) {
    return this.states.some((state) => state.saved === time);
  }
}

test("a minute of typing is one state, an hour is twelve", () => {
  const shelf = new Shelf();
  for (let second = 0; second < 60; second += 1) shelf.save(START + second * 1000);
  assert.equal(shelf.states.length, 1);
  for (let second = 60; second < 3600; second += 1) shelf.save(START + second * 1000);
  assert.equal(shelf.states.length, 12);
});

test("a state ends exactly after five minutes, when it is sealed, or when the clock goes back", () => {
  const state = { id: "1", begun: START, saved: START, sealed: false };
  for (const [now, expected] of [
    [START, true],
    [START + 5 * MINUTE - 1, true],
    [START + 5 * MINUTE, false],
    [START - 1, false],
  ]) {
    assert.equal(goesOn(state, now), expected, `${now - START}`);
  }
  assert.equal(goesOn({ ...state, sealed: true }, START), false);
  assert.equal(goesOn(undefined, START), false);
});

test("after a week of typing eight hours a day the last state of each day is there", () => {
  const shelf = new Shelf();
  for (let day = 0; day < 7; day += 1) {
    for (let minute = 0; minute < 480; minute += 1) shelf.save(START + day * DAY + minute * MINUTE);
  }
  assert.equal(shelf.states.length, MOST);
  for (let day = 0; day < 7; day += 1) assert.ok(shelf.has(START + day * DAY + 479 * MINUTE), `day ${day}`);
});

test("trying out files for an hour does not push out yesterday", () => {
  const shelf = new Shelf();
  for (let minute = 0; minute < 120; minute += 1) shelf.save(START + minute * MINUTE);
  for (let count = 0; count < 60; count += 1) shelf.save(START + DAY + count * MINUTE, true);
  assert.ok(shelf.has(START + 119 * MINUTE));
});

test("after the clock was set back, what was kept before stays, and so does what is kept from then on", () => {
  const shelf = new Shelf();
  // The clock ran a year ahead for a week.
  for (let day = 0; day < 7; day += 1) {
    for (let minute = 0; minute < 240; minute += 1) shelf.save(START + (365 + day) * DAY + minute * MINUTE);
  }
  const ahead = shelf.states.map((state) => state.saved);
  for (let day = 0; day < 7; day += 1) {
    for (let minute = 0; minute < 240; minute += 1) shelf.save(START + day * DAY + minute * MINUTE);
  }
  for (let day = 0; day < 7; day += 1) assert.ok(shelf.has(START + day * DAY + 239 * MINUTE), `day ${day} after it`);
  assert.ok(shelf.states.some((state) => ahead.includes(state.saved)), "nothing of before is left");
});

test("whatever is saved whenever, at most twenty stay and the last of the day before is among them", () => {
  let seed = 7;
  const random = () => (seed = (seed * 48271) % 2147483647) / 2147483647;
  for (let run = 0; run < 200; run += 1) {
    const shelf = new Shelf();
    let [now, lastOfDay] = [START, null];
    for (let step = 0; step < 300; step += 1) {
      const kind = Math.floor(random() * 10);
      const before = now;
      // One step in ten leads to the next morning, one replaces everything.
      now = kind === 9 ? (Math.floor(now / DAY) + 1) * DAY + 8 * 60 * MINUTE : now + Math.ceil(random() * 40) * (MINUTE / 4);
      if (Math.floor(now / DAY) !== Math.floor(before / DAY) && shelf.states.length > 0) lastOfDay = before;
      shelf.save(now, kind === 8);
      // Written out only where it is wrong: there are sixty thousand steps.
      if (lastOfDay && !shelf.has(lastOfDay)) assert.fail(`run ${run}, step ${step}: ${JSON.stringify(shelf.states)}`);
    }
  }
});
