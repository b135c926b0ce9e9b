// Has the browser keep the page for use without network, and offers a newer edition. In: service-worker.js beside
// index.html. Out: a bar with version and date; nothing is exchanged before a person asks for it.
const worker = navigator.serviceWorker;

async function begin() {
  const registration = await worker.register("service-worker.js");
  registration.active?.postMessage("fill");
  if (registration.waiting) offer(registration);
  registration.addEventListener("updatefound", () => {
    const found = registration.installing;
    found.addEventListener("statechange", () => {
      // At a first visit there is nothing that it would replace.
      if (found.state === "installed" && worker.controller) offer(registration);
    });
  });
}

function offer(registration) {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data }) => show(registration, data);
  registration.waiting?.postMessage("edition", [port2]);
}

function show(registration, edition) {
  const text = document.createElement("p");
  text.textContent = `有新版本 ${edition}，保存后点此更新。不更新也能接着填。`;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button";
  button.textContent = "更新";
  button.onclick = () => {
    button.disabled = true;
    // Another tab may have taken it over already.
    if (!registration.waiting) return location.reload();
    worker.addEventListener("controllerchange", () => location.reload(), { once: true });
    registration.waiting.postMessage("take over");
  };
  const bar = document.createElement("div");
  bar.className = "message";
  bar.append(text, button);
  document.getElementById("update").replaceChildren(bar);
}

// Where the browser keeps nothing, such as in some private windows, the page works as without all this.
if (worker) begin().catch(() => {});
