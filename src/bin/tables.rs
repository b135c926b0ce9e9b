//! The tables worker's module: takes one request as bytes, tells how far it is, gives markup or a file as bytes.

use wasm_bindgen::prelude::*;

/// Answers one request; see `duibiao::tables`. `tell` is called with a stage in words and the rows done so far.
///
/// # Errors
/// A sentence why nothing could be made.
#[wasm_bindgen]
pub fn answer(request: &[u8], tell: &js_sys::Function) -> Result<Vec<u8>, JsError> {
    let mut told = |stage: &str, done: u32| {
        // Whoever does not listen misses nothing but the progress.
        tell.call2(&JsValue::NULL, &stage.into(), &done.into()).ok();
    };
    duibiao::tables::answer(request, &mut told).map_err(|fault| JsError::new(&fault))
}

fn main() {}
