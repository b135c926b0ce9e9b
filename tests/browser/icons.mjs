// Draws the icons that a browser wants as pictures. In: static/icon.svg and a Chromium (the environment, set by
// `cargo xtask icons`). Out: static/icons/*.png, which are committed.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import puppeteer from "puppeteer-core";

const svg = await readFile("static/icon.svg", "utf8");
// A maskable icon is cut to any shape, so its colour reaches the edge.
const ICONS = [["icon-192", 192, "transparent"], ["icon-512", 512, "transparent"], ["icon-maskable-512", 512, "#1f5fa8"]];

const browser = await puppeteer.launch({ executablePath: process.env.DUIBIAO_BROWSER, args: ["--no-sandbox", "--disable-gpu"] });
await mkdir("static/icons", { recursive: true });
for (const [name, size, ground] of ICONS) {
  const page = await browser.newPage();
  await page.setViewport({ width: size, height: size });
  await page.setContent(`<style>body { margin: 0; background: ${ground} } svg { display: block; width: 100vw }</style>${svg}`);
  await writeFile(`static/icons/${name}.png`, await page.screenshot({ omitBackground: true, optimizeForSpeed: false }));
}
await browser.close();
