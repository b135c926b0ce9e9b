// Talks to the worker as the page does. In: an open page and a request. Out: what the worker answers.

/** Starts a worker from the address in the page's head, sends one request and gives `{ length }` or `{ fault }`. */
export function askWorker(page, request) {
  return page.evaluate(async (bytes) => {
    const address = document.querySelector('meta[name="duibiao-worker"]').content;
    const worker = new Worker(new URL(address, document.baseURI));
    const answer = await new Promise((resolve, reject) => {
      worker.onmessage = (event) => resolve(event.data);
      worker.onerror = (event) => reject(new Error(`worker: ${event.message}`));
      worker.postMessage({ id: 7, request: Uint8Array.from(bytes) });
    });
    worker.terminate();
    return { id: answer.id, fault: answer.fault, isBytes: answer.bytes instanceof Uint8Array };
  }, request);
}
