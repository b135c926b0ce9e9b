// Has the browser keep the page for use without network, says where that is not possible and why, and offers a newer edition.
// In: service-worker.js beside index.html. Out: a bar with version and date, or with the reason; nothing is exchanged before a
// person asks for it. It is a script because it stays in step with the service worker, which is one. Its sentences stand in
// static/texts/scripts.toml; the build puts them in.
const worker = navigator.serviceWorker;
const filled = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
/** Why the files could not be kept, as the service worker says it. */
let reason = null;

async function begin() {
  worker.addEventListener("message", ({ data }) => {
    if (data?.kind === "not kept") reason = data;
  });
  worker.startMessages?.();
  const registration = await worker.register("service-worker.js");
  registration.active?.postMessage("fill");
  if (registration.waiting) offer(registration);
  if (registration.installing) watch(registration, registration.installing);
  registration.addEventListener("updatefound", () => watch(registration, registration.installing));
}

function watch(registration, found) {
  found.addEventListener("statechange", () => {
    // At a first visit there is nothing that it would replace.
    if (found.state === "installed" && worker.controller) offer(registration);
    // With an edition that is kept, the page opens without network all the same.
    // Its word why may come a moment later.
    if (found.state === "redundant" && !registration.active) setTimeout(() => notReady(reason), 300);
  });
}

/** Says that the page does not open without network, and why. */
function notReady(reason) {
  const why = {
    missing: "{{missing}}",
    changed: "{{changed}}",
    full: "{{full}}",
  };
  const text = filled(why[reason?.why] ?? "{{refused}}", { name: reason?.name });
  const isServer = reason?.why === "missing" || reason?.why === "changed";
  show([filled("{{not_ready}}", { why: text }), ...(isServer ? ["{{admin}}"] : [])], "{{understood}}", (bar) => bar.remove());
}

function offer(registration) {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data }) => show([filled("{{newer}}", { edition: data })], "{{update}}", (_, button) => update(registration, button));
  registration.waiting?.postMessage("edition", [port2]);
}

function update(registration, button) {
  button.disabled = true;
  const waiting = registration.waiting;
  // Another tab may have taken it over already.
  if (!waiting) return location.reload();
  const again = () => location.reload();
  worker.addEventListener("controllerchange", again, { once: true });
  // A tab that no worker controls, as after a reload past the cache, hears nothing of the change.
  waiting.addEventListener("statechange", () => waiting.state === "activated" && again());
  waiting.postMessage("take over");
}

function show(lines, label, act) {
  const bar = document.createElement("div");
  bar.className = "message";
  for (const line of lines) {
    const text = document.createElement("p");
    text.textContent = line;
    bar.append(text);
  }
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button";
  button.textContent = label;
  button.onclick = () => act(bar, button);
  bar.append(button);
  document.getElementById("update").replaceChildren(bar);
}

/** What a browser says of a registration that it refuses. */
function unregistered(fault) {
  // Private windows and settings refuse without anything being wrong; the page works as without all this.
  if (fault?.name === "SecurityError" && !/(script|MIME|http|404)/i.test(fault.message)) return;
  if (fault?.name === "TypeError" || fault?.name === "SecurityError") show([filled("{{not_ready}}", { why: "{{no_script}}" }), "{{admin}}"], "{{understood}}", (bar) => bar.remove());
}

// Where the browser has no such thing, such as on a page without https, there is nothing to be said.
if (worker) begin().catch(unregistered);
