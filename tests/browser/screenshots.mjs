// Looks whether a page keeps to its width. In: an open page and a name. Out: by how much it sticks out, wide and narrow; in
// the long check also four pictures in target/screenshots/ for a person to look at, light and dark.
import { mkdir } from "node:fs/promises";
import { join } from "node:path";

const FOLDER = "target/screenshots";
const WIDTHS = [1280, 360];
const SCHEMES = ["light", "dark"];
/** A picture of a whole plan takes seconds, and no test looks at it. */
const WITH_PICTURES = process.env.DUIBIAO_LONG !== undefined;

/** Leaves the page wide and light. Gives the width by which each picture's page sticks out to the right. */
export async function screenshots(page, name) {
  if (WITH_PICTURES) await mkdir(FOLDER, { recursive: true });
  const overflow = {};
  for (const width of WIDTHS) {
    await page.setViewport({ width, height: 800 });
    for (const scheme of WITH_PICTURES ? SCHEMES : []) {
      await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
      await page.screenshot({ path: join(FOLDER, `${name}-${width}-${scheme}.png`), fullPage: true });
    }
    overflow[width] = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
  }
  await page.setViewport({ width: WIDTHS[0], height: 800 });
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: SCHEMES[0] }]);
  return overflow;
}
