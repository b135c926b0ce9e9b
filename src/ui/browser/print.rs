//! Opens every group before printing, and closes it again afterwards.

use gloo::events::EventListener;

/// Listeners that must be kept as long as the page is.
pub(crate) fn open_groups_for_printing() -> [EventListener; 2] {
    let window = gloo::utils::window();
    let each = |selector: &'static str, change: fn(&web_sys::Element)| {
        move |_: &web_sys::Event| {
            let Ok(groups) = gloo::utils::document().query_selector_all(selector) else {
                return;
            };
            for idx in 0..groups.length() {
                if let Some(group) = groups
                    .get(idx)
                    .and_then(|node| wasm_bindgen::JsCast::dyn_into(node).ok())
                {
                    change(&group);
                }
            }
        }
    };
    let open = each("details:not([open])", |group| {
        group.set_attribute("data-opened-for-print", "").ok();
        group.set_attribute("open", "").ok();
    });
    let close = each("details[data-opened-for-print]", |group| {
        group.remove_attribute("open").ok();
        group.remove_attribute("data-opened-for-print").ok();
    });
    [
        EventListener::new(&window, "beforeprint", open),
        EventListener::new(&window, "afterprint", close),
    ]
}

/// Opens the browser's print window.
pub(crate) fn print() {
    gloo::utils::window().print().ok();
}
