//! Dialogs of the browser.
//!
//! In: the element. Out: a dialog that keeps the focus inside and gives it back.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDialogElement, HtmlElement};
use yew::NodeRef;

/// The element that had the focus before the dialog.
pub(crate) struct Before(Option<Element>);

/// Shows the dialog over everything else.
pub(crate) fn show(node: &NodeRef) -> Before {
    let before = gloo::utils::document().active_element();
    if let Some(dialog) = node.cast::<HtmlDialogElement>() {
        dialog.show_modal().ok();
    }
    Before(before)
}

impl Before {
    /// Puts the focus back.
    pub(crate) fn restore(self) {
        if let Some(element) = self.0.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
            element.focus().ok();
        }
    }
}
