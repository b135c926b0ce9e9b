// The single-file edition, opened by double-click, in Firefox.
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { firefox } from "./launch.mjs";
import { wayThrough } from "./single.mjs";

let browser;
let folder;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "duibiao-firefox-"));
  browser = await firefox(folder);
});
after(() => browser?.close());

test("from a file in Firefox: figures, verdict, plan, and a saved school that is opened again", () =>
  wayThrough(async () => (await browser.createBrowserContext()).newPage(), () => folder));
