// The driver itself: what a closed tab is still told must not be taken for the answer to something else.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { chromium } from "./launch.mjs";

/** More than the messages that a browser has been sent by then. */
const MANY = 500;

let browser;

before(async () => {
  browser = await chromium();
});
after(() => browser?.close());

test("a command that reaches no tab any more fails nothing else", async () => {
  const session = await browser.target().createCDPSession();
  const connection = session.connection();
  // Each tab of the older driver counts its commands from 1, so some of these have the number of the command below.
  for (let id = 1; id <= MANY; id += 1) {
    const anyTab = { create: (_method, _timeout, send) => send(id) };
    connection._rawSend(anyTab, "Runtime.enable", {}, "a tab that was closed");
  }
  const { product } = await connection.send("Browser.getVersion");
  assert.match(product, /Chrome/);
});
