//! Printing, with every group opened for it but those that say that they stay as they are (`data-stays`).

use wasm_bindgen::JsCast;
use web_sys::Element;

/// Opens every closed group, before printing.
pub(crate) fn open_groups() {
    each("details:not([open]):not([data-stays])", |group| {
        group.set_attribute("data-opened-for-print", "").ok();
        group.set_attribute("open", "").ok();
    });
}

/// Closes what [`open_groups`] opened.
pub(crate) fn close_groups() {
    each("details[data-opened-for-print]", |group| {
        group.remove_attribute("open").ok();
        group.remove_attribute("data-opened-for-print").ok();
    });
}

fn each(selector: &str, change: fn(&Element)) {
    let Ok(groups) = gloo::utils::document().query_selector_all(selector) else {
        return;
    };
    for idx in 0..groups.length() {
        if let Some(group) = groups.get(idx) {
            change(group.unchecked_ref());
        }
    }
}

/// Opens the browser's print window.
pub(crate) fn print() {
    gloo::utils::window().print().ok();
}
