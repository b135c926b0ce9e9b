//! Dialogs of the browser.
//!
//! In: its id. Out: a dialog that keeps the focus inside and gives it back.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDialogElement, HtmlElement};

/// An open dialog, and the element that had the focus before it.
pub(crate) struct Open {
    dialog: Option<HtmlDialogElement>,
    before: Option<Element>,
}

/// Shows the dialog of that id over everything else.
pub(crate) fn show(id: &str) -> Open {
    let before = gloo::utils::document().active_element();
    let dialog = gloo::utils::document()
        .get_element_by_id(id)
        .and_then(|element| element.dyn_into::<HtmlDialogElement>().ok());
    if let Some(dialog) = &dialog {
        dialog.show_modal().ok();
    }
    Open { dialog, before }
}

impl Open {
    /// Closes the dialog and puts the focus back; while it is open, nothing else can have the focus.
    pub(crate) fn close(self) {
        if let Some(dialog) = self.dialog {
            dialog.close();
        }
        if let Some(element) = self
            .before
            .and_then(|element| element.dyn_into::<HtmlElement>().ok())
        {
            element.focus().ok();
        }
    }
}
