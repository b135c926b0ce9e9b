//! Fields whose content is kept nowhere: it is read when it is needed.
//!
//! In: the id of a field. Out: what stands in it, or that it was copied.

use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlDocument, HtmlInputElement};

/// The text of the field; empty when there is none.
pub(crate) fn text(id: &str) -> String {
    property(id, "value").as_string().unwrap_or_default()
}

/// True when the box is there and ticked.
pub(crate) fn is_ticked(id: &str) -> bool {
    property(id, "checked").is_truthy()
}

/// Copies the text of the field; false when the browser does not let it. This way works on pages without https, too.
pub(crate) fn copy(id: &str) -> bool {
    let document = gloo::utils::document();
    if let Some(field) = document.get_element_by_id(id) {
        field.unchecked_ref::<HtmlInputElement>().select();
    }
    let document: HtmlDocument = document.unchecked_into();
    document.exec_command("copy").unwrap_or(false)
}

fn property(id: &str, name: &str) -> JsValue {
    gloo::utils::document()
        .get_element_by_id(id)
        .and_then(|field| Reflect::get(&field, &name.into()).ok())
        .unwrap_or_default()
}
