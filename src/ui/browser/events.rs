//! Events of the browser, and what the element in which they happened says.
//!
//! In: events. Out: text, ticks and attributes.

use gloo::events::{EventListener, EventListenerOptions, EventListenerPhase};
use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event};

use files::saved::LONGEST_NAME;

/// Calls `on_event` for each of these events anywhere in the page, before any other listener.
pub(crate) fn listen(
    names: &[&'static str],
    on_event: impl Fn(&Event) + Clone + 'static,
) -> Vec<EventListener> {
    let options = EventListenerOptions {
        phase: EventListenerPhase::Capture,
        passive: false,
    };
    let window = gloo::utils::window();
    names
        .iter()
        .map(|name| {
            let on_event = on_event.clone();
            EventListener::new_with_options(&window, *name, options, move |event| on_event(event))
        })
        .collect()
}

/// The element in which the event happened.
pub(crate) fn element(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

/// Text of the input, area or selection in which the event happened.
pub(crate) fn text(event: &impl AsRef<Event>) -> String {
    property(event.as_ref(), "value")
        .as_string()
        .unwrap_or_default()
}

/// The field to which the keyboard has come takes no more than a school's file does. A longer text that a file brought along
/// stays whole: it can be made shorter, not longer.
pub(crate) fn limit_length(event: &Event) {
    let Some(field) = element(event) else { return };
    let takes_text = matches!(field.tag_name().as_str(), "INPUT" | "TEXTAREA");
    if takes_text && !field.has_attribute("maxlength") {
        let most = LONGEST_NAME.to_string();
        field.set_attribute("maxlength", &most).ok();
    }
}

/// Text of the field of that id; empty when there is none.
pub(crate) fn value_of(id: &str) -> String {
    let field = gloo::utils::document().get_element_by_id(id);
    let value = field.and_then(|field| Reflect::get(&field, &"value".into()).ok());
    value
        .and_then(|value| value.as_string())
        .unwrap_or_default()
}

/// Whether the box in which the event happened is ticked.
pub(crate) fn is_ticked(event: &Event) -> bool {
    property(event, "checked").is_truthy()
}

fn property(event: &Event, name: &str) -> JsValue {
    event
        .target()
        .and_then(|target| Reflect::get(&target, &name.into()).ok())
        .unwrap_or_default()
}
