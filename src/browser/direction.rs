//! No text of a school turns the words of the page: what controls the direction of writing is taken out of whatever is shown,
//! wherever a component puts it.
//!
//! In: the page, as it changes. Out: the same page without such characters. Papers are left alone: they are shown and edited
//! as they will be printed, and end what they begin.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, MutationObserver, MutationObserverInit, MutationRecord, Node};

use words::isolate::{is_direction_control, shown};

/// What is read out in the place of the text.
const LABEL: &str = "aria-label";
/// Where texts stay as they are.
const LEFT_ALONE: &str = ".paper, textarea";

/// From here on, for the whole life of the page.
pub(crate) fn keep_straight() {
    type OnChange = dyn Fn(js_sys::Array);
    let on_change = Closure::<OnChange>::new(|records: js_sys::Array| {
        // A component that comes with others within it brings one record each; what is within the last one is straight by then.
        let mut last: Option<Node> = None;
        for record in records.iter() {
            let record: MutationRecord = record.unchecked_into();
            match record.type_().as_str() {
                "childList" => {
                    let added = record.added_nodes();
                    for node in (0..added.length()).filter_map(|idx| added.get(idx)) {
                        if !last.as_ref().is_some_and(|last| last.contains(Some(&node))) {
                            straighten(&node);
                            last = Some(node);
                        }
                    }
                }
                "attributes" => {
                    if let Some(element) = record.target().and_then(|node| node.dyn_into().ok()) {
                        straighten_label(&element);
                    }
                }
                _ => {
                    if let Some(text) = record.target() {
                        straighten(&text);
                    }
                }
            }
        }
    });
    let Ok(observer) = MutationObserver::new(on_change.as_ref().unchecked_ref()) else {
        return;
    };
    let options = MutationObserverInit::new();
    options.set_child_list(true);
    options.set_subtree(true);
    options.set_character_data(true);
    options.set_attribute_filter(&js_sys::Array::of1(&LABEL.into()));
    observer
        .observe_with_options(&gloo::utils::body(), &options)
        .ok();
    // It hears as long as the page is there.
    on_change.forget();
    std::mem::forget(observer);
}

/// A node that came or changed, with everything in it.
fn straighten(node: &Node) {
    let text = node.text_content().unwrap_or_default();
    if text.chars().any(is_direction_control) {
        straighten_texts(node);
    }
    if let Some(element) = node.dyn_ref::<Element>() {
        straighten_label(element);
        if let Ok(labelled) = element.query_selector_all("[aria-label]") {
            (0..labelled.length())
                .filter_map(|idx| labelled.get(idx)?.dyn_into().ok())
                .for_each(|element| straighten_label(&element));
        }
    }
}

fn straighten_texts(node: &Node) {
    let children = node.child_nodes();
    for child in (0..children.length()).filter_map(|idx| children.get(idx)) {
        straighten_texts(&child);
    }
    if node.node_type() != Node::TEXT_NODE {
        return;
    }
    let around = node.parent_element();
    let is_left_alone =
        around.is_some_and(|around| matches!(around.closest(LEFT_ALONE), Ok(Some(_))));
    let text = node.text_content().unwrap_or_default();
    let straight = shown(&text);
    if !is_left_alone && *straight != *text {
        node.set_text_content(Some(&straight));
    }
}

fn straighten_label(element: &Element) {
    let Some(label) = element.get_attribute(LABEL) else {
        return;
    };
    let straight = shown(&label);
    if *straight != *label {
        element.set_attribute(LABEL, &straight).ok();
    }
}
