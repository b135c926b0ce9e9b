// Starts the page. In: the module beside this file, or what another edition brings along to load its own. Out: the running
// page, or a plain text instead of a white one, which tells a fault of the server from one of the browser. It is a script
// because it loads the module. Its sentences stand in static/texts/scripts.toml; the build puts them in.
const app = document.getElementById("app");
/** What a security policy refused first, if anything. */
let refused = null;
document.addEventListener("securitypolicyviolation", (event) => (refused ??= event));

const filled = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");

function say(lines) {
  app.replaceChildren(
    ...lines.map((line) => {
      const paragraph = document.createElement("p");
      paragraph.textContent = line;
      return paragraph;
    }),
  );
}

/** Something that only whoever runs the server can mend. */
class ServerFault extends Error {}

/** The module as the server sends it. One of another type is taken all the same, if it is one. */
async function fetched(address) {
  const file = address.pathname.split("/").pop();
  const response = await fetch(address);
  if (!response.ok) throw new ServerFault(filled("{{no_wasm}}", { file, status: response.status }));
  const type = response.headers.get("content-type") ?? "";
  if (type.split(";")[0].trim().toLowerCase() === "application/wasm") return response;
  const bytes = await response.arrayBuffer();
  const isModule = String.fromCharCode(...new Uint8Array(bytes.slice(0, 4))) === "\0asm";
  if (!isModule) throw new ServerFault(filled("{{wrong_file}}", { file, type }));
  console.warn(filled("{{wrong_type}}", { file, type }));
  return bytes;
}

/** Whether the smallest of all modules can be made: where it can't, a policy forbids it, for support.js has asked for the rest. */
function isForbidden() {
  try {
    return !new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0));
  } catch {
    return true;
  }
}

function explain(fault) {
  if (isForbidden()) {
    // A browser that does not know the word passes over it, and then the page's own policy refuses.
    const isUnknown = refused?.originalPolicy?.includes("wasm-unsafe-eval");
    return isUnknown ? ["{{failed}}", "{{policy_unknown}}", "{{retry}}"] : ["{{failed}}", "{{server}}", "{{forbidden}}"];
  }
  if (fault instanceof ServerFault) return ["{{failed}}", "{{server}}", fault.message];
  if (fault instanceof TypeError && !navigator.onLine) return ["{{failed}}", "{{no_network}}"];
  const why = fault instanceof Error ? fault.message : String(fault);
  return ["{{failed}}", "{{retry}}", filled("{{cause}}", { why })];
}

// support.js has already told what is missing; trying would only replace its text by a worse one.
if (!document.documentElement.hasAttribute("data-unsupported")) {
  try {
    if (globalThis.duibiaoLoad) {
      await globalThis.duibiaoLoad();
    } else {
      globalThis.duibiaoRest = () => fetched(new URL("{{rest}}", import.meta.url));
      const module = fetched(new URL("{{wasm}}", import.meta.url));
      // Told where it is waited for.
      module.catch(() => {});
      const glue = await import("./{{glue}}");
      await glue.default({ module_or_path: await module });
      // Not waited for: the first screen does without them.
      const sheet = document.createElement("link");
      sheet.rel = "stylesheet";
      sheet.href = new URL("{{later}}", import.meta.url).href;
      document.head.append(sheet);
      import("./{{offline}}").catch(console.error);
    }
  } catch (fault) {
    console.error(fault);
    say(explain(fault));
  }
}
