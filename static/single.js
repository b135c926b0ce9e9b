// Loads the module of the single-file edition. In: the scripts of type text/plain in this very page, gzip in base64.
// Out: the running module, and a script for each worker at the address where the page looks for it. It is a script because it
// unpacks the module.
globalThis.duibiaoLoad = async () => {
  const unpack = async (text) => {
    const packed = Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
    return new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
  };
  for (const script of document.querySelectorAll("script[data-worker]")) {
    const wasm = document.querySelector(`script[data-wasm="${script.dataset.worker}"]`);
    // Unpacked in the worker, when it is started.
    const parts = [`self.duibiaoWasm = (${unpack})("${wasm.textContent}");\n`, await unpack(script.textContent)];
    const address = URL.createObjectURL(new Blob(parts, { type: "text/javascript" }));
    document.querySelector(`meta[name="duibiao-${script.dataset.worker}"]`).content = address;
    wasm.remove();
    script.remove();
  }
  const rest = document.querySelector('script[data-wasm="rest"]').textContent;
  globalThis.duibiaoRest = () => unpack(rest);
  const page = document.querySelector('script[data-wasm="page"]');
  await __wbg_init({ module_or_path: unpack(page.textContent) });
  page.remove();
};
