//! Copies text.
//!
//! In: a text, plain or with its form. Out: whether it is in the clipboard now.

use gloo::events::{EventListener, EventListenerOptions};
use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, HtmlDocument};

/// Copies `text`; `on_end` is called once. A page that is not from https has no clipboard: there what is selected is copied.
pub(crate) fn copy(text: &str, on_end: impl FnOnce(bool) + 'static) {
    let Some(promise) = write(text) else {
        return on_end(copy_selected());
    };
    js_sys::futures::spawn_local(async move {
        on_end(promise.await.is_ok() || copy_selected());
    });
}

/// Something that is copied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Copied {
    /// As HTML, for programs that take a form.
    pub html: String,
    /// As text, for all others.
    pub text: String,
}

/// Copies both forms, without a clipboard of its own: every browser lets a press do so, also on a page from a file.
pub(crate) fn copy_formatted(copied: Copied) -> bool {
    let document = gloo::utils::document();
    let is_put = std::rc::Rc::new(std::cell::Cell::new(false));
    let listener = {
        let is_put = is_put.clone();
        let options = EventListenerOptions::enable_prevent_default();
        EventListener::new_with_options(&document, "copy", options, move |event| {
            let Some(event) = event.dyn_ref::<ClipboardEvent>() else {
                return;
            };
            let Some(data) = event.clipboard_data() else {
                return;
            };
            let is_taken = data.set_data("text/html", &copied.html).is_ok()
                && data.set_data("text/plain", &copied.text).is_ok();
            is_put.set(is_taken);
            event.prevent_default();
        })
    };
    let is_copied = copy_selected();
    drop(listener);
    is_copied && is_put.get()
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
