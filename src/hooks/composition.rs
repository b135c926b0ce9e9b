//! What an input method is composing in a field.
//!
//! In: the field. Out: whether letters are being composed in it, and the text when that ends. While they are, nobody may
//! write into the field: what is composed would stay behind as letters.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::events::EventListener;
use js_sys::Reflect;
use wasm_bindgen::JsValue;
use web_sys::{Element, Event};
use yew::prelude::*;

pub(crate) use crate::browser::keys::is_key_of_field;

/// True while letters are composed in the field of `field`; `on_end` gets its text when that ends.
#[hook]
pub(crate) fn use_composition(field: &NodeRef, on_end: &Callback<String>) -> Rc<Cell<bool>> {
    let is_composing = use_memo((), |()| Cell::new(false));
    let latest = use_memo((), |()| RefCell::new(Callback::noop()));
    latest.replace(on_end.clone());
    {
        let (field, is_composing) = (field.clone(), is_composing.clone());
        use_effect_with((), move |()| {
            let listeners = field.cast::<Element>().map(|element| {
                let begins = {
                    let is_composing = is_composing.clone();
                    EventListener::new(&element, "compositionstart", move |_| {
                        is_composing.set(true)
                    })
                };
                let ends = EventListener::new(&element, "compositionend", move |event| {
                    is_composing.set(false);
                    let on_end = latest.borrow().clone();
                    on_end.emit(text_of(event));
                });
                [begins, ends]
            });
            move || drop(listeners)
        });
    }
    is_composing
}

/// The text of the field in which the event happened.
pub(crate) fn text_of(event: &Event) -> String {
    let field = event.target().map(JsValue::from).unwrap_or_default();
    let value = Reflect::get(&field, &"value".into()).unwrap_or_default();
    value.as_string().unwrap_or_default()
}
