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

fn main() {}
