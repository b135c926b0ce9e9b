// Brings the part of the module that no first verdict needs. In: `duibiaoRest`, which gives its bytes as the server or the
// single file has them, and the module that runs. Out: that part, put together with it; who asked is told whether it came. It
// is a script because it loads a module. It ends the script that wasm-bindgen wrote, whose `wasm` are the module's exports.
let rest;

/** What did not come is fetched anew when it is asked for again. */
async function loadLater(callback, data) {
  let isHere = true;
  try {
    await (rest ??= joined());
  } catch (fault) {
    console.error(fault);
    rest = undefined;
    isHere = false;
  }
  wasm.__indirect_function_table.get(callback)(data, isHere);
}

async function joined() {
  const source = await globalThis.duibiaoRest();
  const imports = { __wasm_split: wasm };
  return source instanceof Response
    ? WebAssembly.instantiateStreaming(source, imports)
    : WebAssembly.instantiate(source, imports);
}
