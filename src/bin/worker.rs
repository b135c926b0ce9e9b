//! The worker's module: takes one request as bytes with its files, tells how far it is, gives one answer as bytes.

use wasm_bindgen::prelude::*;

/// Answers one request; see `duibiao::worker`. `tell` is called with sentences that say how far it is, `now` is a moment as it
/// is saved.
///
/// # Errors
/// A sentence why there is no answer.
#[wasm_bindgen]
pub fn answer(
    request: &[u8],
    files: Vec<js_sys::Uint8Array>,
    tell: &js_sys::Function,
    now: &str,
) -> Result<Vec<u8>, JsError> {
    let files: Vec<Vec<u8>> = files.iter().map(js_sys::Uint8Array::to_vec).collect();
    let mut told = |text: &str| {
        // Whoever does not listen misses nothing but the progress.
        tell.call1(&JsValue::NULL, &text.into()).ok();
    };
    duibiao::worker::answer(request, files, &mut told, now).map_err(|fault| JsError::new(&fault))
}

/// What a cipher has to do for a request with a passphrase; see `duibiao::worker`.
///
/// # Errors
/// A sentence why there is nothing to be done.
#[wasm_bindgen]
pub fn cipher_task(request: &[u8], now: &str, salt_and_iv: &[u8]) -> Result<Vec<u8>, JsError> {
    let task = duibiao::worker::cipher_task(request, now, salt_and_iv);
    task.map_err(|fault| JsError::new(&fault))
}

/// Answers a request with a passphrase; see `duibiao::worker`.
///
/// # Errors
/// A sentence why there is no answer, such as a wrong passphrase.
#[wasm_bindgen]
pub fn cipher_done(
    request: &[u8],
    header: &[u8],
    done: &[u8],
    passphrase: &str,
) -> Result<Vec<u8>, JsError> {
    let answer = duibiao::worker::cipher_done(request, header, done, passphrase);
    answer.map_err(|fault| JsError::new(&fault))
}

fn main() {}
