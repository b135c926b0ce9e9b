// The end of the office worker's script; what stands before it is wasm-bindgen's loader.
// In: { id, request: Uint8Array }, or { id, task, texts } for what is done with the kept schools (office-shelf.js).
// Out: { id, bytes: Uint8Array }, or { id, fault: string };
// after a fault with `stopped: true` this worker can do no more, and the page starts another one.
(function () {
  "use strict";
  const address = new URL("{{wasm}}", self.location.href);
  const ready = wasm_bindgen({ module_or_path: address });
  let hasStopped = false;

  function fail(id, fault) {
    const text = fault instanceof Error ? fault.message : String(fault);
    self.postMessage({ id, fault: text, stopped: hasStopped });
  }

  /** The two pages of what is kept are made of a listing; every other task gives nothing. */
  async function shelved(task, texts) {
    if (duibiaoShelf[task]) {
      await duibiaoShelf[task](...texts);
      return new Uint8Array();
    }
    return wasm_bindgen.kept(task, await duibiaoShelf.listing(...texts));
  }

  self.onmessage = async (event) => {
    const { id, request, task, texts } = event.data;
    try {
      await ready;
    } catch (fault) {
      // Not loaded, so a new worker may have more luck.
      hasStopped = true;
      fail(id, fault);
      return;
    }
    try {
      if (hasStopped) throw new Error("the office module has stopped");
      const bytes = task ? await shelved(task, texts) : wasm_bindgen.answer(request);
      self.postMessage({ id, bytes }, [bytes.buffer]);
    } catch (fault) {
      // After a panic the module's memory can't be trusted.
      if (fault instanceof WebAssembly.RuntimeError) hasStopped = true;
      fail(id, fault);
    }
  };
})();
