//! Reads a file that a person chose.
//!
//! In: a file input. Out: its name and text, or a sentence why not.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};

use crate::exchange::saved::{LARGEST_BYTES, OpenFault};

/// Reads the chosen file and passes name and text on; a file that is too large is not read at all.
pub(crate) fn read_chosen(
    input: &Element,
    on_read: impl FnOnce(Result<(String, String), String>) + 'static,
) {
    let input: &HtmlInputElement = input.unchecked_ref();
    let Some(file) = input.files().and_then(|files| files.get(0)) else {
        return;
    };
    let file = gloo::file::File::from(file);
    // Without this the same file could not be chosen twice in a row.
    input.set_value("");
    let bytes = usize::try_from(file.size()).unwrap_or(usize::MAX);
    if bytes > LARGEST_BYTES {
        on_read(Err(OpenFault::TooLarge { bytes }.to_string()));
        return;
    }
    wasm_bindgen_futures::spawn_local(async move {
        let name = file.name();
        match gloo::file::futures::read_as_text(&file).await {
            Ok(text) => on_read(Ok((name, text))),
            Err(_) => on_read(Err(format!(
                "没能读出文件“{name}”；请确认文件还在原处，再选一次"
            ))),
        }
    });
}
