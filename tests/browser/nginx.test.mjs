// The nginx part of docs/deploying.md, as it stands there, in front of the published folder under a sub-path: types, policy,
// compression and caching are what the page asks for, and after one visit it opens without the server. Passed over where there
// is no nginx (`apt install nginx-light`).
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { chromium, DIST, isOpen } from "./launch.mjs";

const NGINX = ["/usr/sbin/nginx", "/usr/bin/nginx"].find((path) => {
  try {
    execFileSync(path, ["-v"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
});
const skip = NGINX ? false : "no nginx here";

let browser;
let folder;
let server;
let address;

before(async () => {
  if (skip) return;
  browser = await chromium();
  folder = await mkdtemp(join(tmpdir(), "duibiao-nginx-"));
  await mkdir(join(folder, "www"), { recursive: true });
  await cp(DIST, join(folder, "www/duibiao"), { recursive: true });
  await start();
});
after(async () => {
  await browser?.close();
  await stop();
  if (folder) await rm(folder, { recursive: true, force: true });
});

async function start() {
  const page = await readFile("docs/deploying.md", "utf8");
  const [, block] = /```nginx\n([\s\S]*?)```/.exec(page);
  const port = await freePort();
  const site = block.replace("listen 80;", `listen 127.0.0.1:${port};`).replace("root /var/www;", `root ${join(folder, "www")};`);
  assert.ok(site.includes(`${port}`) && site.includes(folder), "the page of deploying has another server block");
  const places = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((name) => `${name}_temp_path ${join(folder, name)};`);
  const configuration = `daemon off; master_process off; pid ${join(folder, "pid")}; error_log ${join(folder, "error.log")};
events {} http { access_log off; ${places.join(" ")} ${site} }`;
  await writeFile(join(folder, "nginx.conf"), configuration);
  server = spawn(NGINX, ["-p", folder, "-c", join(folder, "nginx.conf")], { stdio: "inherit" });
  address = `http://127.0.0.1:${port}/duibiao/`;
  for (let count = 0; count < 100; count += 1) {
    if (await ask("").catch(() => null)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  assert.fail("nginx did not start");
}

function stop() {
  if (!server || server.exitCode !== null) return undefined;
  const ended = new Promise((resolve) => server.once("exit", resolve));
  server.kill("SIGTERM");
  return ended;
}

function freePort() {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/** Status and headers that a browser gets for a file of the folder. */
function ask(name) {
  return new Promise((resolve, reject) => {
    const asked = request(`${address}${name}`, { headers: { "accept-encoding": "gzip, br" } }, (response) => {
      response.resume();
      resolve({ status: response.statusCode, ...response.headers });
    });
    asked.on("error", reject);
    asked.end();
  });
}

test("every file comes with its type, the policy, packed, and is kept as long as it should be", { skip }, async () => {
  const assets = await readdir(join(DIST, "assets"));
  const types = { wasm: "application/wasm", js: "text/javascript", css: "text/css", svg: "image/svg+xml", png: "image/png" };
  for (const name of ["", "service-worker.js", "manifest.webmanifest", ...assets.map((asset) => `assets/${asset}`)]) {
    const answer = await ask(name);
    assert.equal(answer.status, 200, name);
    const ending = name.split(".").pop();
    const expected = name === "" ? "text/html" : ending === "webmanifest" ? "application/manifest+json" : types[ending];
    assert.equal(answer["content-type"].split(";")[0], expected, name);
    assert.match(answer["content-security-policy"] ?? "", /frame-ancestors 'none'/, name);
    const isAsset = name.startsWith("assets/");
    assert.match(answer["cache-control"], isAsset ? /immutable/ : /no-cache/, name);
    if (ending === "wasm" || ending === "js" || ending === "css") assert.match(answer["content-encoding"] ?? "", /gzip|br/, name);
  }
  assert.equal((await ask("assets/none.js")).status, 404);
});

test("the page runs there, in its worker too, and opens without the server afterwards", { skip }, async () => {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  const faults = [];
  page.on("pageerror", (fault) => faults.push(fault.message));
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  await page.goto(address);
  await isOpen(page);
  await page.waitForFunction(() => navigator.serviceWorker.controller);
  await stop();
  await page.reload();
  await isOpen(page);
  assert.equal(await page.$("#update button"), null);
  assert.deepEqual(faults, []);
  await context.close();
});
