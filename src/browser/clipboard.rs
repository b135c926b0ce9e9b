//! Copies text.
//!
//! In: a text. Out: whether it is in the clipboard now.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::JsCast;
use web_sys::HtmlDocument;

/// Copies `text`; `on_end` is called once. A page that is not from https has no clipboard: there what is selected is copied.
pub(crate) fn copy(text: &str, on_end: impl FnOnce(bool) + 'static) {
    let Some(promise) = write(text) else {
        return on_end(copy_selected());
    };
    js_sys::futures::spawn_local(async move {
        on_end(promise.await.is_ok() || copy_selected());
    });
}

fn write(text: &str) -> Option<Promise> {
    let navigator = Reflect::get(&gloo::utils::window(), &"navigator".into()).ok()?;
    let clipboard = Reflect::get(&navigator, &"clipboard".into()).ok()?;
    if clipboard.is_undefined() {
        return None;
    }
    let write = Reflect::get(&clipboard, &"writeText".into()).ok()?;
    let write: Function = write.dyn_into().ok()?;
    write.call1(&clipboard, &text.into()).ok()?.dyn_into().ok()
}

fn copy_selected() -> bool {
    let document = gloo::utils::document().dyn_into::<HtmlDocument>();
    document.is_ok_and(|document| document.exec_command("copy").unwrap_or(false))
}
