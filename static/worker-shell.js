// The end of a worker's script; what stands before it is wasm-bindgen's loader.
// In: { id, request: Uint8Array, secret?: string, files?: File[] }, where the secret is the passphrase of a link and the
// files are what the request is about. Out: { id, bytes: Uint8Array }, or { id, fault: string }; before that any number of
// { id, told: string }, where the module tells how far it is; after a fault with `stopped: true` this worker can do no more,
// and the page starts another one; with `unloaded: true` it never could. It is a script because it loads the module, and
// because only the browser's own cipher is fast enough for a passphrase.
(function () {
  "use strict";
  // The single-file edition puts the module's bytes in front of this script. Elsewhere the page starts it by a script of its
  // own, so that its policy holds here too, and says where this script is.
  const address = self.duibiaoWasm ?? new URL("{{wasm}}", self.duibiaoFrom ?? self.location.href);
  const load = () => wasm_bindgen({ module_or_path: address });
  // Once more where the browser's cache gets in the way: the service worker may be fetching the same file.
  const ready = load().catch(load);
  let [hasStopped, isUnloaded] = [false, false];

  function fail(id, fault) {
    const text = fault instanceof Error ? fault.message : String(fault);
    self.postMessage({ id, fault: text, stopped: hasStopped, unloaded: isUnloaded });
  }

  // The minute by this machine's clock, such as 2026-11-25 16:05.
  function now() {
    const time = new Date();
    const two = (number) => String(number).padStart(2, "0");
    const date = [time.getFullYear(), two(time.getMonth() + 1), two(time.getDate())].join("-");
    return `${date} ${two(time.getHours())}:${two(time.getMinutes())}`;
  }

  // Locks or unlocks a link with a passphrase. The header stands in front of every locked link and is authenticated with
  // it: iterations in bytes 7 to 11, salt in 11 to 27, IV in 27 to 39.
  async function withSecret(request, secret) {
    const subtle = self.crypto && self.crypto.subtle;
    if (!subtle) {
      throw new Error("{{no_cipher}}");
    }
    const task = wasm_bindgen.cipher_task(request, now(), self.crypto.getRandomValues(new Uint8Array(28)));
    const [header, bytes] = [task.slice(1, 40), task.slice(40)];
    const passphrase = secret.normalize("NFC");
    const material = await subtle.importKey("raw", new TextEncoder().encode(passphrase), "PBKDF2", false, ["deriveKey"]);
    const iterations = new DataView(header.buffer).getUint32(7);
    const key = await subtle.deriveKey(
      { name: "PBKDF2", hash: "SHA-256", salt: header.slice(11, 27), iterations },
      material,
      { name: "AES-GCM", length: 256 },
      false,
      ["encrypt", "decrypt"],
    );
    const cipher = { name: "AES-GCM", iv: header.slice(27, 39), additionalData: header, tagLength: 128 };
    let done = new ArrayBuffer(0);
    if (task[0] === 1) {
      done = await subtle.encrypt(cipher, key, bytes);
    } else {
      try {
        done = await subtle.decrypt(cipher, key, bytes);
      } catch {
        // A wrong passphrase; the module has the sentence for it.
      }
    }
    return wasm_bindgen.cipher_done(request, header, new Uint8Array(done), passphrase);
  }

  /** The bytes of files that a person chose: they are read here, so that the page waits for none of them. */
  async function bytesOf(files) {
    const read = [];
    for (const file of files) {
      try {
        read.push(new Uint8Array(await file.arrayBuffer()));
      } catch {
        // A name that turns the direction of writing turns no more than itself.
        throw new Error("{{file_gone}}".replace("{name}", () => `\u2068${file.name}\u2069`));
      }
    }
    return read;
  }

  self.onmessage = async (event) => {
    const { id, request, secret, files } = event.data;
    try {
      await ready;
    } catch (fault) {
      // Not loaded, so a new worker may have more luck.
      hasStopped = isUnloaded = true;
      fail(id, fault);
      return;
    }
    try {
      const read = await bytesOf(files ?? []);
      if (hasStopped) throw new Error("the module has stopped");
      const tell = (told) => self.postMessage({ id, told });
      let bytes;
      if (secret === undefined) bytes = wasm_bindgen.answer(request, read, tell, now());
      else bytes = await withSecret(request, secret);
      self.postMessage({ id, bytes }, [bytes.buffer]);
    } catch (fault) {
      // After a panic, or when its stack was used up, the module's memory can't be trusted.
      if (fault instanceof WebAssembly.RuntimeError || fault instanceof RangeError) hasStopped = true;
      fail(id, fault);
    }
  };
})();
