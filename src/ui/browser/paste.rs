//! Pastes a column or a row of a sheet into a field that takes a list.
//!
//! In: what is pasted. Out: the numbers with spaces between, typed into the field; anything else is left to the browser,
//! which would run the lines of a column together.

use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, Event, HtmlDocument, HtmlInputElement};

use school::reading;

/// Types the cells of a pasted column or row as a list, where the field takes one and every cell begins with a digit.
pub(crate) fn column_as_list(event: &Event) {
    let input = event.target().and_then(|own| own.dyn_into().ok());
    let Some(input) = input.filter(|own: &HtmlInputElement| own.has_attribute("data-list")) else {
        return;
    };
    let clipboard = event.dyn_ref::<ClipboardEvent>();
    let Some(text) = clipboard
        .and_then(ClipboardEvent::clipboard_data)
        .and_then(|data| data.get_data("text/plain").ok())
    else {
        return;
    };
    let Some(list) = reading::column(&text) else {
        return;
    };
    event.prevent_default();
    let document = gloo::utils::document();
    // As if it were typed, so that it can be undone.
    if let Ok(document) = document.dyn_into::<HtmlDocument>() {
        let begins = input.selection_start().ok().flatten() == Some(0);
        let list = if begins { list } else { format!(" {list}") };
        document
            .exec_command_with_show_ui_and_value("insertText", false, &list)
            .ok();
    }
}
