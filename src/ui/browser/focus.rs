//! Moves the keyboard's place.
//!
//! In: ids and events. Out: focus and scrolling. It must not know what the elements mean.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

/// Puts the focus on the element of that id and shows it; opens the groups around it.
pub(crate) fn to(id: &str) {
    let Some(element) = gloo::utils::document().get_element_by_id(id) else {
        return;
    };
    let mut around = element.parent_element();
    while let Some(outer) = around {
        if outer.tag_name() == "DETAILS" {
            outer.set_attribute("open", "").ok();
        }
        around = outer.parent_element();
    }
    element.scroll_into_view();
    focus(&element);
}

/// To the beginning of the page.
pub(crate) fn to_top(id: &str) {
    gloo::utils::window().scroll_to_with_x_and_y(0.0, 0.0);
    to(id);
    gloo::utils::window().scroll_to_with_x_and_y(0.0, 0.0);
}

/// On Enter in a field of the form, goes to the next field, as in a spreadsheet.
pub(crate) fn next_on_enter(event: &KeyboardEvent) {
    if event.key() != "Enter" || event.is_composing() {
        return;
    }
    let Some(current) = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok())
    else {
        return;
    };
    if !current.has_attribute("data-field") {
        return;
    }
    event.prevent_default();
    let Ok(fields) = gloo::utils::document().query_selector_all("[data-field]") else {
        return;
    };
    let fields: Vec<Element> = (0..fields.length())
        .filter_map(|idx| fields.get(idx)?.dyn_into().ok())
        .collect();
    let position = fields
        .iter()
        .position(|field| *field == current)
        .unwrap_or(0);
    // Fields in a closed group have no size and are passed over.
    let is_shown = |field: &&Element| field.get_client_rects().length() > 0;
    if let Some(next) = fields.iter().skip(position + 1).find(is_shown) {
        focus(next);
    }
}

fn focus(element: &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        element.focus().ok();
    }
}

/// The text in the element of that id; empty when there is no such element.
pub(crate) fn text_of(id: &str) -> String {
    let element = gloo::utils::document().get_element_by_id(id);
    element
        .and_then(|element| element.text_content())
        .unwrap_or_default()
}

/// Puts `text` into the element of that id, if another text stands there.
pub(crate) fn say(id: &str, text: &str) {
    if let Some(element) = gloo::utils::document().get_element_by_id(id)
        && element.text_content().as_deref() != Some(text)
    {
        element.set_text_content(Some(text));
    }
}
