// Loads the module of the single-file edition. In: the scripts of type text/plain in this very page, gzip in base 85.
// Out: the running module, and a script for each worker at the address where the page looks for it. It is a script because it
// unpacks the module.
globalThis.duibiaoLoad = async () => {
  const unpack = async (text) => {
    // Five characters are four bytes; of the last ones there may be fewer.
    const alphabet = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&>()[]{}@%$#~";
    const digits = new Uint8Array(128);
    for (let digit = 0; digit < alphabet.length; digit += 1) digits[alphabet.charCodeAt(digit)] = digit;
    const packed = new Uint8Array(Math.floor((text.length * 4) / 5));
    for (let at = 0, end = 0; at < text.length; at += 5) {
      let value = 0;
      for (let idx = at; idx < at + 5; idx += 1) value = value * 85 + (idx < text.length ? digits[text.charCodeAt(idx)] : 84);
      for (let shift = 24; shift >= 0 && end < packed.length; shift -= 8, end += 1) packed[end] = value >>> shift;
    }
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
