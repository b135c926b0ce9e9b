//! Moves the keyboard's place.
//!
//! In: ids and events. Out: focus and scrolling. It must not know what the elements mean.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement};

/// Puts the focus on the element of that id and shows it; opens the groups around it. False when there is no such element.
pub(crate) fn to(id: &str) -> bool {
    let Some(element) = gloo::utils::document().get_element_by_id(id) else {
        return false;
    };
    let mut around = element.parent_element();
    while let Some(outer) = around {
        if outer.tag_name() == "DETAILS" {
            outer.set_attribute("open", "").ok();
        }
        around = outer.parent_element();
    }
    element.scroll_into_view();
    on(&element);
    true
}

/// To the beginning of the page.
pub(crate) fn to_top(id: &str) {
    gloo::utils::window().scroll_to_with_x_and_y(0.0, 0.0);
    to(id);
    gloo::utils::window().scroll_to_with_x_and_y(0.0, 0.0);
}

/// Puts the focus on that element.
pub(crate) fn on(element: &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        element.focus().ok();
    }
}

/// Puts the focus on the element of that id as soon as the page shows it.
pub(crate) fn soon(id: String) {
    when_shown(move || to(&id));
}

/// Calls `find` with each frame until it has found what it looks for, or that is not to be expected any more.
pub(crate) fn when_shown(find: impl FnMut() -> bool + 'static) {
    /// Frames after which an element that is not there is waited for no longer.
    const FRAMES: u32 = 60;
    fn wait(mut find: Box<dyn FnMut() -> bool>, frames: u32) {
        let frame = gloo::render::request_animation_frame(move |_| {
            if !find() && frames > 0 {
                wait(find, frames - 1);
            }
        });
        // Dropped, it would be cancelled.
        std::mem::forget(frame);
    }
    wait(Box::new(find), FRAMES);
}

/// Puts the focus on the element of that id, without scrolling to it.
pub(crate) fn by_id(id: &str) {
    if let Some(element) = gloo::utils::document().get_element_by_id(id) {
        on(&element);
    }
}

/// Puts the focus on the element of that id, without scrolling to it; false while there is no such element.
pub(crate) fn is_put_on(id: &str) -> bool {
    let element = gloo::utils::document().get_element_by_id(id);
    if let Some(element) = &element {
        on(element);
    }
    element.is_some()
}

/// Presses the element of that id.
pub(crate) fn press(id: &str) {
    let element = gloo::utils::document().get_element_by_id(id);
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        element.click();
    }
}

/// Puts the focus on the element where it is: the page stays scrolled as it was.
pub(crate) fn without_scrolling(element: &Element) {
    let window = gloo::utils::window();
    let top = window.page_y_offset().unwrap_or_default();
    on(element);
    window.scroll_to_with_x_and_y(0.0, top);
}

/// Puts the caret behind the text of the field of that id; false when there is no such field.
pub(crate) fn behind(id: &str) -> bool {
    let Some(input) = input(id) else {
        return false;
    };
    input.focus().ok();
    let end = u32::try_from(input.value().encode_utf16().count()).unwrap_or(0);
    input.set_selection_range(end, end).ok();
    true
}

/// Puts the focus on the field of that id with its text selected; false when there is no such field.
pub(crate) fn selected(id: &str) -> bool {
    let Some(input) = input(id) else {
        return false;
    };
    input.focus().ok();
    input.select();
    true
}

/// Writes `text` into the field of that id, if another text stands there.
pub(crate) fn write(id: &str, text: &str) {
    if let Some(input) = input(id)
        && input.value() != text
    {
        input.set_value(text);
    }
}

fn input(id: &str) -> Option<HtmlInputElement> {
    let element = gloo::utils::document().get_element_by_id(id)?;
    element.dyn_into().ok()
}

/// Puts the focus on the element of that id when what changed is shown, without scrolling to it.
pub(crate) fn next_frame(id: String) {
    let frame = gloo::render::request_animation_frame(move |_| by_id(&id));
    // Dropped, it would be cancelled.
    std::mem::forget(frame);
}
