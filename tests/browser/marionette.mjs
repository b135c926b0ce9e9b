// Firefox over its own protocol, which reaches what WebDriver does not: the input method. In: nothing; which Firefox, the
// environment says. Out: a browser with one tab and an empty profile.
import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A port that nobody listens on. */
function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Connects as soon as the browser listens. */
async function connected(port, child) {
  while (child.exitCode === null) {
    const socket = await new Promise((resolve) => {
      const socket = connect(port, "127.0.0.1", () => resolve(socket));
      socket.on("error", () => resolve(null));
    });
    if (socket) return socket;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("Firefox has ended before it listened");
}

/** Sends commands and gives their answers; each is a text of JSON with its length before it. */
function protocol(socket) {
  const waiting = new Map();
  let received = Buffer.alloc(0);
  let number = 0;
  socket.on("data", (bytes) => {
    received = Buffer.concat([received, bytes]);
    for (;;) {
      const colon = received.indexOf(":");
      const end = colon + 1 + Number(received.subarray(0, colon));
      if (colon < 0 || received.length < end) return;
      const message = JSON.parse(received.subarray(colon + 1, end));
      received = received.subarray(end);
      // The first message is a greeting.
      if (!Array.isArray(message)) continue;
      const [, id, fault, result] = message;
      const [resolve, reject] = waiting.get(id);
      waiting.delete(id);
      if (fault) reject(new Error(`${fault.error}: ${fault.message}`));
      else resolve(result?.value);
    }
  });
  return (name, parameters = {}) =>
    new Promise((resolve, reject) => {
      number += 1;
      waiting.set(number, [resolve, reject]);
      const message = JSON.stringify([0, number, name, parameters]);
      socket.write(`${Buffer.byteLength(message)}:${message}`);
    });
}

/** Firefox with one tab: `goto`, `run` a script in the page, `until` one gives something true, and `compose`. */
export async function firefoxWithInputMethod() {
  const [profile, port] = [await mkdtemp(join(tmpdir(), "duibiao-firefox-")), await freePort()];
  await writeFile(join(profile, "user.js"), `user_pref("marionette.port", ${port});\nuser_pref("intl.accept_languages", "zh-CN");\n`);
  const child = spawn(
    process.env.DUIBIAO_BROWSER,
    ["--headless", "--marionette", "--remote-allow-system-access", "--no-remote", "--profile", profile],
    { stdio: "ignore" },
  );
  const socket = await connected(port, child);
  const command = protocol(socket);
  await command("WebDriver:NewSession", { capabilities: {} });
  const run = (script, ...args) => command("WebDriver:ExecuteScript", { script, args });
  const ofBrowser = async (script, ...args) => {
    await command("Marionette:SetContext", { value: "chrome" });
    const value = await run(script, ...args);
    await command("Marionette:SetContext", { value: "content" });
    return value;
  };
  return {
    goto: (url) => command("WebDriver:Navigate", { url }),
    run,
    async until(script, ...args) {
      for (const end = Date.now() + 20_000; Date.now() < end; ) {
        if (await run(script, ...args)) return;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      throw new Error(`not within 20 s: ${script}`);
    },
    /** Shows letters at the caret as an input method does before the word is chosen. */
    composing: (letters) =>
      ofBrowser(
        `window.method ??= Cc["@mozilla.org/text-input-processor;1"].createInstance(Ci.nsITextInputProcessor);
         window.method.beginInputTransactionForTests(window);
         window.method.setPendingCompositionString(arguments[0]);
         window.method.appendClauseToPendingComposition(arguments[0].length, window.method.ATTR_RAW_CLAUSE);
         window.method.setCaretInPendingComposition(arguments[0].length);
         window.method.flushPendingComposition();`,
        letters,
      ),
    /** Puts the chosen word in the place of the letters. */
    composed: (word) => ofBrowser("window.method.commitCompositionWith(arguments[0]);", word),
    async close() {
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill();
      await ended;
      socket.destroy();
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
