// Starts the page. In: the module beside this file, or what another edition brings along to load its own. Out: the running page, or a plain text instead of a white one.
const app = document.getElementById("app");

function say(cause) {
  const lines = [
    "对标没能打开。以前在这台电脑上填过的数据仍在浏览器里，没有丢失。",
    "请先刷新页面。如果仍打不开，请用 Chrome 109 以上、Edge、Firefox，或把 360、QQ 等浏览器切换到“极速模式”。",
    "原因：" + cause,
  ];
  app.replaceChildren(
    ...lines.map((line) => {
      const paragraph = document.createElement("p");
      paragraph.textContent = line;
      return paragraph;
    }),
  );
}

// support.js has already told what is missing; trying would only replace its text by a worse one.
if (!document.documentElement.hasAttribute("data-unsupported")) {
  try {
    if (globalThis.duibiaoLoad) {
      await globalThis.duibiaoLoad();
    } else {
      const glue = await import("./{{glue}}");
      await glue.default({ module_or_path: new URL("{{wasm}}", import.meta.url) });
      // Not waited for: the first screen does without them.
      const sheet = document.createElement("link");
      sheet.rel = "stylesheet";
      sheet.href = new URL("{{later}}", import.meta.url).href;
      document.head.append(sheet);
      import("./{{offline}}").catch(console.error);
    }
  } catch (fault) {
    console.error(fault);
    say(fault instanceof Error ? fault.message : String(fault));
  }
}
