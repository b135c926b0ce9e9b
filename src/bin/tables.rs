//! The tables worker's module: takes one request as bytes, tells how far it is, gives markup or a file as bytes.

use wasm_bindgen::prelude::*;

/// Answers one request; see `duibiao::tables`. `tell` is called with sentences that say how far it is.
///
/// # Errors
/// A sentence why nothing could be made.
#[wasm_bindgen]
pub fn answer(request: &[u8], tell: &js_sys::Function) -> Result<Vec<u8>, JsError> {
    let mut told = |text: &str| {
        // Whoever does not listen misses nothing but the progress.
        tell.call1(&JsValue::NULL, &text.into()).ok();
    };
    duibiao::tables::answer(request, &mut told).map_err(|fault| JsError::new(&fault))
}

fn main() {}
