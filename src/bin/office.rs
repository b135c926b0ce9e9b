//! The office worker's module: takes one request as bytes, gives one file as bytes.

use wasm_bindgen::prelude::*;

/// Answers one request; see `duibiao::office`.
///
/// # Errors
/// A sentence why the file could not be made.
#[wasm_bindgen]
pub fn answer(request: &[u8]) -> Result<Vec<u8>, JsError> {
    duibiao::office::answer(request).map_err(|fault| JsError::new(&fault))
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
