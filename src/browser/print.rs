//! Printing, under the name of what is printed, with every group opened for it but those that say that they stay as they are.
//!
//! In: the name; groups with `data-stays` stay. Out: the browser's print window. It must not know what is printed.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

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

/// Gives what is printed a name: that of the tab while the print window is open, which a PDF takes over.
pub(crate) struct PrintTitle {
    _listeners: [EventListener; 2],
}

impl PrintTitle {
    /// From now on, until this is dropped.
    pub(crate) fn new(title: String) -> Self {
        let window = gloo::utils::window();
        let before = Rc::new(RefCell::new(None::<String>));
        let begin = {
            let before = before.clone();
            move |_: &Event| {
                let document = gloo::utils::document();
                if !title.is_empty() && before.borrow().is_none() {
                    *before.borrow_mut() = Some(document.title());
                    document.set_title(&title);
                }
            }
        };
        let end = move |_: &Event| {
            if let Some(title) = before.borrow_mut().take() {
                gloo::utils::document().set_title(&title);
            }
        };
        Self {
            _listeners: [
                EventListener::new(&window, "beforeprint", begin),
                EventListener::new(&window, "afterprint", end),
            ],
        }
    }
}
