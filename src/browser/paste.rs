//! Text that is put into a field as if it were typed, above all a column or a row of a sheet that is pasted into a list.
//!
//! In: what is pasted. Out: the numbers with spaces between; anything else is left to the browser, which would run the lines
//! of a column together.

use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, Element, Event, HtmlDocument, HtmlInputElement};

use super::focus;
use school::reading;

/// The cells of the column or row, where every cell begins with a digit. The browser then pastes nothing itself.
pub(crate) fn column(event: &Event) -> Option<String> {
    let data = event.dyn_ref::<ClipboardEvent>()?.clipboard_data()?;
    let list = reading::column(&data.get_data("text/plain").ok()?)?;
    event.prevent_default();
    Some(list)
}

/// Several cells that are pasted into a figure and no field has taken; the browser then pastes nothing itself, for it would
/// run them together.
pub(crate) fn block(event: &Event) -> Option<String> {
    if event.default_prevented() {
        return None;
    }
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok())?;
    target.get_attribute("data-field")?;
    let data = event.dyn_ref::<ClipboardEvent>()?.clipboard_data()?;
    let text = data.get_data("text/plain").ok()?;
    if !text.trim().contains(['\t', '\n']) {
        return None;
    }
    event.prevent_default();
    Some(text)
}

/// Types the cells of a pasted column or row as a list, so that it can be undone by the browser's own undo.
pub(crate) fn column_as_list(event: &Event) {
    let target = event.target();
    let Some(input) = target.and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else {
        return;
    };
    let Some(list) = column(event) else {
        return;
    };
    let begins = input.selection_start().ok().flatten() == Some(0);
    type_text(&if begins { list } else { format!(" {list}") });
}

/// Types `text` over what stands in the field of that id; false where the browser does not let it.
pub(crate) fn in_place_of(id: &str, text: &str) -> bool {
    let element = gloo::utils::document().get_element_by_id(id);
    let Some(input) = element.and_then(|element| element.dyn_into::<HtmlInputElement>().ok())
    else {
        return false;
    };
    focus::on(&input);
    input.select();
    type_text(text)
}

/// Types where the caret is, so that it can be undone by the browser's own undo; false where the browser does not let it.
fn type_text(text: &str) -> bool {
    let document = gloo::utils::document().dyn_into::<HtmlDocument>();
    document.is_ok_and(|document| {
        document
            .exec_command_with_show_ui_and_value("insertText", false, text)
            .unwrap_or(false)
    })
}
