// Waits for a downloaded file. In: what starts the download. Out: the finished file's name and bytes.
import { mkdtemp, readdir, readFile, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

const DEADLINE_MS = 30_000;
const LOOK_EVERY_MS = 25;

/** Lets a Chromium page download without asking, and gives the empty folder the files go to. */
export async function downloadFolder(page) {
  const folder = await mkdtemp(join(tmpdir(), "duibiao-downloads-"));
  const session = await page.browser().target().createCDPSession();
  // Without its context's id, the folder would hold for the default context alone.
  const browserContextId = page.browserContext().id;
  await session.send("Browser.setDownloadBehavior", { behavior: "allow", downloadPath: folder, browserContextId });
  return folder;
}

/** Name and time of each file: a browser may write over a file of the same name. */
async function listing(folder) {
  const entries = await Promise.all(
    (await readdir(folder)).map(async (name) => {
      // A partial file may be renamed between the two calls.
      const found = await stat(join(folder, name)).catch(() => null);
      return found && `${name} ${found.mtimeMs}`;
    }),
  );
  return entries.filter(Boolean);
}

/** Runs `start`, then waits until one new file in the folder is whole: no partial file is left and its size rests. */
export async function download(folder, start) {
  const before = new Set(await listing(folder));
  await start();
  const end = Date.now() + DEADLINE_MS;
  let lastSize = -1;
  while (Date.now() < end) {
    const fresh = (await listing(folder))
      .filter((entry) => !before.has(entry))
      .map((entry) => entry.slice(0, entry.lastIndexOf(" ")));
    const whole = fresh.filter((name) => !/\.(crdownload|part|tmp)$/.test(name) && !name.startsWith(".org.chromium"));
    if (whole.length === 1 && fresh.length === 1) {
      const path = join(folder, whole[0]);
      const { size } = await stat(path);
      if (size > 0 && size === lastSize) return { name: whole[0], path, bytes: await readFile(path) };
      lastSize = size;
    }
    await pause(LOOK_EVERY_MS);
  }
  throw new Error(`no file arrived in ${DEADLINE_MS / 1000} s; the folder has: ${(await readdir(folder)).join(", ")}`);
}
