//! The part of the address after `#`, the list of where to go back to, and how far each entry was scrolled.
//!
//! In: routes. Out: the route in the address. It must not know what a route shows.

use std::cell::RefCell;

use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event};

use crate::state::route::Route;
use files::links;

thread_local! {
    /// The address of what the page shows; the browser's is ahead of it until the page has changed.
    static SHOWN: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Where the address points.
pub(crate) fn current() -> Route {
    Route::read(&hash())
}

/// The page shows what the address points to, where it begins or where it was left.
pub(crate) fn shown() {
    SHOWN.set(hash());
}

/// True for a click on a link to what the address points to already.
pub(crate) fn is_shown(event: &Event) -> bool {
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    let link = target.and_then(|target| target.closest("a[href]").ok().flatten());
    let href = link.and_then(|link| link.get_attribute("href"));
    !event.default_prevented() && href.is_some_and(|href| href.len() > 1 && href == hash())
}

/// The link that somebody handed on, where the address is one.
pub(crate) fn link() -> Option<String> {
    let hash = hash();
    hash.trim_start_matches('#')
        .starts_with(links::PREFIX)
        .then_some(hash)
}

/// The address of the page, without the part after `#`.
pub(crate) fn base() -> String {
    let document = gloo::utils::document();
    let base = document.base_uri().ok().flatten().unwrap_or_default();
    base.split('#').next().unwrap_or_default().to_owned()
}

fn hash() -> String {
    let location = gloo::utils::window().location();
    location.hash().unwrap_or_default()
}

/// A new entry in the list of where to go back to. No event tells of it.
pub(crate) fn push(route: &Route) {
    if let Ok(history) = gloo::utils::window().history() {
        let address = route.address();
        history
            .push_state_with_url(&JsValue::NULL, "", Some(&address))
            .ok();
    }
}

/// The route takes the place of the present entry. No event tells of it.
pub(crate) fn replace(route: &Route) {
    if let Ok(history) = gloo::utils::window().history() {
        let address = route.address();
        history
            .replace_state_with_url(&JsValue::NULL, "", Some(&address))
            .ok();
    }
}

/// Shows the page's name in the tab.
pub(crate) fn set_title(title: &str) {
    let document = gloo::utils::document();
    if document.title() != title {
        document.set_title(title);
    }
}

/// The present entry remembers how far the page is scrolled; one that is not shown yet keeps what it remembers.
pub(crate) fn remember_scroll() {
    if SHOWN.with_borrow(|shown| *shown != hash()) {
        return;
    }
    let window = gloo::utils::window();
    let (Ok(history), Ok(top)) = (window.history(), window.page_y_offset()) else {
        return;
    };
    history.replace_state(&JsValue::from_f64(top), "").ok();
}

/// How far the present entry was scrolled; `None` for one that is new.
pub(crate) fn remembered_scroll() -> Option<f64> {
    let history = gloo::utils::window().history().ok()?;
    Reflect::get(&history, &"state".into()).ok()?.as_f64()
}

/// Scrolls the page so that `top` pixels of it are above the window.
pub(crate) fn scroll_to(top: f64) {
    gloo::utils::window().scroll_to_with_x_and_y(0.0, top);
}
