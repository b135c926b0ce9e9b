// Chinese is composed in Firefox, with pauses in the middle of a word: in the fields of the form and in the preview of the
// plan. What is composed is the only thing that stands there.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { PAGE } from "./launch.mjs";
import { firefoxWithInputMethod } from "./marionette.mjs";

let browser;

before(async () => {
  browser = await firefoxWithInputMethod();
  await browser.goto(PAGE);
  await browser.until("return document.querySelector('#sample') !== null");
  await browser.run("document.querySelector('#sample').click()");
  await browser.until("return location.hash === '#/results'");
});
after(() => browser?.close());

const pause = (seconds) => new Promise((resolve) => setTimeout(resolve, seconds * 1000));

/** Composes into the field over what stood there. */
async function takes(field) {
  await browser.until("return document.querySelector(arguments[0]) !== null", field);
  await browser.run("const field = document.querySelector(arguments[0]); field.focus(); field.select();", field);
  for (const [letters, seconds] of [["x", 0], ["xue", 1], ["xue xi", 3]]) {
    await browser.composing(letters);
    await pause(seconds);
  }
  await browser.composed("学习");
  await browser.until("return document.activeElement.value === '学习'").catch(async () => {
    assert.equal(await browser.run("return document.activeElement.value"), "学习", field);
  });
  // What is made anew after a pause leaves it so.
  await pause(1);
  assert.equal(await browser.run("return document.querySelector(arguments[0])?.value", field), "学习", field);
}

async function go(address, selector) {
  await browser.run("location.hash = arguments[0]", `#/${address}`);
  await browser.until("return document.querySelector(arguments[0]) !== null", selector);
}

test("the school and its figures take what is composed", async () => {
  await go("school", "#name");
  await takes("#name");
  await go("entry", "#f-teachers-primary");
  for (const field of ["#f-teachers-primary", "#f-class_sizes-grade1", "#f-music_rooms-whole-2"]) await takes(field);
});

test("a paragraph, a heading and a cell of the preview take what is composed", async () => {
  await go("plan-paper/plan", ".paper .paper-text");
  for (const key of ['[data-key="facts/school"]', '[data-key="facts/heading"]', '[data-key^="standing/problems/"]']) {
    await browser.run("document.querySelector(arguments[0]).click()", `.paper .paper-text${key}`);
    await takes(".paper-form textarea, .paper-form input");
    await browser.run("document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }))");
    await browser.until("return document.querySelector('.paper-form') === null");
  }
});
