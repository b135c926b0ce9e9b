//! What this browser keeps between visits: the door to `static/store.js`.
//!
//! In: texts and words. Out: what the store has to say. It must not know what a text means.

use gloo::utils::window;
use js_sys::{Array, Function, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};

fn call(name: &str, arguments: &Array) -> JsValue {
    let store = Reflect::get(&window(), &"duibiaoStore".into()).unwrap_or_default();
    let function = Reflect::get(&store, &name.into()).unwrap_or_default();
    // A page without its store shows what it says when nothing can be kept.
    let answer = function.dyn_ref::<Function>();
    let answer = answer.map(|function| function.apply(&store, arguments));
    answer.and_then(Result::ok).unwrap_or_default()
}

/// Does something of the store with texts.
pub(crate) fn tell(name: &str, texts: &[&str]) {
    call(
        name,
        &texts.iter().map(|text| JsValue::from(*text)).collect(),
    );
}

/// What the store answers to that name, as text.
pub(crate) fn ask(name: &str) -> Option<String> {
    call(name, &Array::new()).as_string()
}

/// Opens the store; `on` is called with a word and four texts, and answers with a text.
pub(crate) fn start(on: impl Fn(&str, [String; 4]) -> String + 'static) {
    type On = dyn Fn(JsValue, JsValue, JsValue, JsValue, JsValue) -> JsValue;
    let on = Closure::<On>::new(
        move |kind: JsValue, a: JsValue, b: JsValue, c: JsValue, d: JsValue| {
            let text = |value: JsValue| value.as_string().unwrap_or_default();
            JsValue::from(on(&text(kind), [a, b, c, d].map(text)))
        },
    );
    call("start", &Array::of1(&on.into_js_value()));
}
