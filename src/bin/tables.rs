//! The tables worker's module: takes one request as bytes with files, tells how far it is, gives markup or a file as bytes.

use wasm_bindgen::prelude::*;

/// Answers one request; see `duibiao::tables`. `tell` is called with sentences that say how far it is.
///
/// # Errors
/// A sentence why nothing could be made.
#[wasm_bindgen]
pub fn answer(
    request: &[u8],
    files: Vec<js_sys::Uint8Array>,
    tell: &js_sys::Function,
) -> Result<Vec<u8>, JsError> {
    let files: Vec<Vec<u8>> = files.iter().map(js_sys::Uint8Array::to_vec).collect();
    let mut told = |text: &str| {
        // Whoever does not listen misses nothing but the progress.
        tell.call1(&JsValue::NULL, &text.into()).ok();
    };
    duibiao::tables::answer(request, &files, &mut told).map_err(|fault| JsError::new(&fault))
}

fn main() {}
