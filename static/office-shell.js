// The end of a worker's script; what stands before it is wasm-bindgen's loader.
// In: { id, request: Uint8Array }. Out: { id, bytes: Uint8Array }, or { id, fault: string }; before that any number of
// { id, told: string }, where the module tells how far it is;
// after a fault with `stopped: true` this worker can do no more, and the page starts another one.
(function () {
  "use strict";
  // The single-file edition puts the module's bytes in front of this script.
  const address = self.duibiaoWasm ?? new URL("{{wasm}}", self.location.href);
  const ready = wasm_bindgen({ module_or_path: address });
  let hasStopped = false;

  function fail(id, fault) {
    const text = fault instanceof Error ? fault.message : String(fault);
    self.postMessage({ id, fault: text, stopped: hasStopped });
  }

  self.onmessage = async (event) => {
    const { id, request } = event.data;
    try {
      await ready;
    } catch (fault) {
      // Not loaded, so a new worker may have more luck.
      hasStopped = true;
      fail(id, fault);
      return;
    }
    try {
      if (hasStopped) throw new Error("the module has stopped");
      const tell = (told) => self.postMessage({ id, told });
      const bytes = wasm_bindgen.answer(request, tell);
      self.postMessage({ id, bytes }, [bytes.buffer]);
    } catch (fault) {
      // After a panic the module's memory can't be trusted.
      if (fault instanceof WebAssembly.RuntimeError) hasStopped = true;
      fail(id, fault);
    }
  };
})();
