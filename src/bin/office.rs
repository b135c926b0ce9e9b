//! The office worker's module: takes one request as bytes, perhaps with a file, gives one answer as bytes.

use wasm_bindgen::prelude::*;

/// Answers one request; see `duibiao::office`. `files` holds the one file that it is about, or none. Nobody is told how far
/// it is, as nothing takes long.
///
/// # Errors
/// A sentence why the file could not be made.
#[wasm_bindgen]
pub fn answer(
    request: &[u8],
    files: Vec<js_sys::Uint8Array>,
    _tell: &JsValue,
    now: &str,
) -> Result<Vec<u8>, JsError> {
    let answer = match files.first() {
        Some(file) => duibiao::office::answer_file(request, file.to_vec()),
        None => duibiao::office::answer_at(request, now),
    };
    answer.map_err(|fault| JsError::new(&fault))
}

/// What a cipher has to do for a request with a passphrase; see `duibiao::office`.
///
/// # Errors
/// A sentence why there is nothing to be done.
#[wasm_bindgen]
pub fn cipher_task(request: &[u8], now: &str, salt_and_iv: &[u8]) -> Result<Vec<u8>, JsError> {
    let task = duibiao::office::cipher_task(request, now, salt_and_iv);
    task.map_err(|fault| JsError::new(&fault))
}

/// Answers a request with a passphrase; see `duibiao::office`.
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
    let answer = duibiao::office::cipher_done(request, header, done, passphrase);
    answer.map_err(|fault| JsError::new(&fault))
}

/// A page about what is kept in the browser; see `duibiao::office::kept_page`.
///
/// # Errors
/// A sentence why the listing could not be read.
#[wasm_bindgen]
pub fn kept(page: &str, listing: &str) -> Result<Vec<u8>, JsError> {
    let markup = duibiao::office::kept_page(page, listing);
    markup
        .map(String::into_bytes)
        .map_err(|fault| JsError::new(&fault))
}

fn main() {}
