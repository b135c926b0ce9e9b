//! The office worker's module: takes one request as bytes, gives one file as bytes.
use wasm_bindgen::prelude::*;

/// Answers one request.
#[wasm_bindgen]
pub fn answer(request: &[u8]) -> Result<Vec<u8>, JsError> {
    Ok(request.to_vec())
}

fn main() {}
