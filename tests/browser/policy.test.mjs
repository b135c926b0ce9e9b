// The security policy, seen from the network: whatever a script in the page or in its workers tries, nothing reaches another
// server, and no script runs that is not the page's own; and within another page's frame the page does not run.
import assert from "node:assert/strict";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { go } from "./form.mjs";
import { chromium, DIST, isOpen, PAGE, SINGLE } from "./launch.mjs";
import { openSample } from "./opened.mjs";
import { toPaper } from "./plan.mjs";
import { serve } from "./server.mjs";

let browser;
let served;
let other;

before(async () => {
  browser = await chromium();
  served = await serve(DIST, "/");
  // The same files on another port are another origin.
  other = await serve(DIST, "/");
});
after(async () => {
  await browser?.close();
  await served?.stop();
  await other?.stop();
});

async function open(address) {
  const page = await (await browser.createBrowserContext()).newPage();
  await page.goto(address);
  await isOpen(page);
  return page;
}

/** Every way out that a script of the page has, but for leaving the page; gives what came through. */
const tryWaysOut = (page, address) =>
  page.evaluate(async (address) => {
    const came = [];
    const refused = [];
    document.addEventListener("securitypolicyviolation", (event) => refused.push(event.effectiveDirective));
    const loads = (element, attribute) =>
      new Promise((resolve, reject) => {
        element.onload = resolve;
        element.onerror = reject;
        element[attribute] = address;
        document.body.append(element);
        // Some are refused without a word.
        setTimeout(reject, 1500);
      });
    const make = (tag, more) => Object.assign(document.createElement(tag), more);
    const ways = {
      fetch: () => fetch(`${address}?fetch`, { mode: "no-cors" }),
      request: () =>
        new Promise((resolve, reject) => {
          const request = new XMLHttpRequest();
          request.onload = resolve;
          request.onerror = reject;
          request.open("GET", address);
          request.send();
        }),
      beacon: () => (navigator.sendBeacon(address, "figures") ? new Promise((_, reject) => setTimeout(reject, 500)) : Promise.reject()),
      socket: () =>
        new Promise((resolve, reject) => {
          const socket = new WebSocket(address.replace("http", "ws"));
          socket.onopen = resolve;
          socket.onerror = reject;
        }),
      events: () =>
        new Promise((resolve, reject) => {
          const source = new EventSource(address);
          source.onopen = resolve;
          source.onerror = () => reject(source.close());
        }),
      image: () => loads(new Image(), "src"),
      script: () => loads(make("script"), "src"),
      module: () => import(`${address}x.js`),
      style: () => loads(make("link", { rel: "stylesheet" }), "href"),
      prefetch: () => loads(make("link", { rel: "prefetch" }), "href"),
      // What is shown in place of a refused frame is loaded too; the other server knows.
      frame: () => loads(make("iframe"), "src").then(() => Promise.reject()),
      object: () => loads(make("object"), "data"),
      video: () => loads(make("video"), "src"),
      typeface: () => new FontFace("x", `url(${address})`).load(),
      worker: () => new Promise((resolve, reject) => ((new Worker(address).onerror = reject), setTimeout(reject, 1500))),
      form: () => {
        const frame = make("iframe", { name: "form-answer" });
        document.body.append(frame, make("form", { action: address, target: "form-answer", id: "way-out" }));
        document.getElementById("way-out").submit();
        return new Promise((_, reject) => setTimeout(reject, 500));
      },
    };
    for (const [name, go] of Object.entries(ways)) {
      try {
        await go();
        came.push(name);
      } catch {
        // As it should be.
      }
    }
    return { came, refused: [...new Set(refused)].sort() };
  }, address);

for (const [what, address] of [
  ["the page", () => served.address],
  ["the single file", () => SINGLE],
]) {
  test(`no way out of ${what} reaches another server`, async () => {
    const page = await open(address());
    const { came, refused } = await tryWaysOut(page, other.address);
    assert.deepEqual(other.requests, []);
    assert.deepEqual(came, []);
    for (const directive of ["connect-src", "font-src", "form-action", "frame-src", "img-src", "media-src", "object-src", "script-src-elem", "style-src-elem"]) {
      assert.ok(refused.includes(directive), `${directive} was not what refused: ${refused.join(" ")}`);
    }
  });

  test(`no inline script and no eval runs in ${what}`, async () => {
    const page = await open(address());
    const ran = await page.evaluate(async () => {
      const ran = [];
      globalThis.tell = (what) => ran.push(what);
      const script = document.createElement("script");
      script.textContent = "tell('inline')";
      document.body.append(script);
      const holder = document.createElement("div");
      holder.innerHTML = "<img src='data:,x' onerror=\"tell('attribute')\"><a href=\"javascript:tell('address')\">x</a>";
      document.body.append(holder);
      holder.querySelector("a").click();
      // In a task of its own: what the driver runs itself may do more than the page.
      await new Promise((resolve) => setTimeout(resolve));
      for (const run of [() => eval("tell('eval')"), () => new Function("tell('function')")(), () => setTimeout("tell('timer')")]) {
        try {
          run();
        } catch {
          // As it should be.
        }
      }
      await new Promise((resolve) => setTimeout(resolve, 300));
      return ran;
    });
    assert.deepEqual(ran, []);
  });
}

/** The same within a worker, where there is no document; gives what came through. */
const tryWaysOutOfWorker = (worker, address) =>
  worker.evaluate(async (address) => {
    const came = [];
    const opens = (source) =>
      new Promise((resolve, reject) => {
        source.onopen = resolve;
        source.onerror = () => reject(source.close());
      });
    const ways = {
      fetch: () => fetch(`${address}?fetch`, { mode: "no-cors" }),
      request: () =>
        new Promise((resolve, reject) => {
          const request = new XMLHttpRequest();
          request.onload = resolve;
          request.onerror = reject;
          request.open("GET", `${address}?request`);
          request.send();
        }),
      socket: () => opens(new WebSocket(address.replace("http", "ws"))),
      events: () => opens(new EventSource(`${address}?events`)),
      script: () => importScripts(`${address}x.js`),
      module: () => import(`${address}x.mjs`),
      inner: () =>
        new Promise((resolve, reject) => {
          const text = `fetch("${address}?inner", { mode: "no-cors" }).then(() => postMessage("came"), () => postMessage(""))`;
          const inner = new Worker(URL.createObjectURL(new Blob([text])));
          inner.onmessage = ({ data }) => (data ? resolve() : reject());
          inner.onerror = reject;
        }),
      // In a task of its own: what the driver runs itself may do more than the worker.
      eval: () => new Promise((resolve, reject) => setTimeout(() => {
        try {
          resolve((0, eval)("1"));
        } catch (fault) {
          reject(fault);
        }
      })),
    };
    for (const [name, go] of Object.entries(ways)) {
      // What the kind of worker does not have is no way out.
      try {
        await go();
        came.push(name);
      } catch {
        // As it should be.
      }
    }
    return came;
  }, address);

/** The worker of an open page, which reads and makes files, once it has read one. */
async function workersOf(page) {
  await openSample(page);
  await go(page, "导入导出");
  await (await page.waitForSelector("#import-file")).uploadFile(resolve("crates/files/tests/files/workbooks/saved/libreoffice.xlsx"));
  await page.waitForSelector("#found-heading");
  const workers = page.workers();
  assert.equal(workers.length, 1, workers.map((worker) => worker.url()).join(" "));
  return workers;
}

for (const [what, address] of [
  ["the page", () => served.address],
  ["the single file", () => SINGLE],
]) {
  test(`no way out of the workers of ${what} reaches another server`, async () => {
    const workers = await workersOf(await open(address()));
    const before = other.requests.length;
    for (const worker of workers) assert.deepEqual(await tryWaysOutOfWorker(worker, other.address), []);
    assert.deepEqual(other.requests.slice(before), []);
  });
}

test("the worker that keeps the page is under the policy where the server sends it", async () => {
  const page = await (await browser.createBrowserContext()).newPage();
  // `cargo xtask serve` sends what docs/deploying.md asks a server for.
  await page.goto(PAGE);
  await isOpen(page);
  const target = await browser.waitForTarget((candidate) => candidate.type() === "service_worker" && candidate.url().startsWith(PAGE));
  const before = other.requests.length;
  assert.deepEqual(await tryWaysOutOfWorker(await target.worker(), other.address), []);
  assert.deepEqual(other.requests.slice(before), []);
});

test("a whole visit asks this server for the page's own files and nothing else", async () => {
  const page = await open(served.address);
  await openSample(page);
  for (const name of ["学校信息", "填报", "结果", "方案与材料", "导入导出", "分享", "标准库", "自检", "本机数据", "关于"]) await go(page, name);
  await toPaper(page);
  await page.waitForFunction(() => navigator.serviceWorker.controller);
  const files = await page.evaluate(async () => {
    const list = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()));
    return list.flat().map((request) => new URL(request.url).pathname);
  });
  const strange = served.requests.filter((path) => !files.includes(path) && path !== "/service-worker.js");
  assert.deepEqual(strange, []);
});

for (const [what, address, holder] of [
  ["the page, held by another origin,", () => served.address, () => `${other.address}nowhere`],
  ["the single file, held by another file,", () => SINGLE, heldByFile],
]) {
  test(`${what} does not run in a frame, and says how to open it`, async () => {
    const page = await (await browser.createBrowserContext()).newPage();
    await page.goto(await holder());
    await page.evaluate((address) => {
      const frame = Object.assign(document.createElement("iframe"), { src: address, width: 800, height: 600 });
      document.body.append(frame);
    }, address());
    const frame = await (await page.waitForSelector("iframe")).contentFrame();
    const link = await frame.waitForSelector("#app a[target=_top]");
    assert.match(await frame.$eval("#app", (app) => app.innerText), /对标没有在这里打开.*别的网页.*单独打开/s);
    const running = await frame.evaluate(async () => ({
      buttons: [...document.querySelectorAll("#app button, #app input")].length,
      stores: (await indexedDB.databases()).length,
      service: navigator.serviceWorker ? (await navigator.serviceWorker.getRegistrations().catch(() => [])).length : 0,
    }));
    assert.deepEqual(running, { buttons: 0, stores: 0, service: 0 });
    await Promise.all([page.waitForNavigation(), link.click()]);
    assert.equal(page.url(), address());
    await isOpen(page);
    assert.ok(await page.$("#name"), "the page does not run on its own");
  });
}

async function heldByFile() {
  const path = join(await mkdtemp(join(tmpdir(), "duibiao-holder-")), "holder.html");
  await writeFile(path, "<!DOCTYPE html><title>x</title>");
  return pathToFileURL(path).href;
}
