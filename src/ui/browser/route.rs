//! The part of the address after `#`.
//!
//! In: the browser's address. Out: the [`Route`] in it, as it stands now.

use wasm_bindgen::JsValue;

use crate::ui::place::Page;
use crate::ui::place::Route;
use files::links;

/// Where the address points.
pub(crate) fn current() -> Route {
    Route::read(&hash())
}

/// The link that somebody handed on, where the address is one.
pub(crate) fn link() -> Option<String> {
    let hash = hash();
    hash.trim_start_matches('#')
        .starts_with(links::PREFIX)
        .then_some(hash)
}

/// The address of the page, perhaps with a part after `#`.
pub(crate) fn address() -> String {
    let document = gloo::utils::document();
    document.base_uri().ok().flatten().unwrap_or_default()
}

fn hash() -> String {
    let location = gloo::utils::window().location();
    location.hash().unwrap_or_default()
}

/// Goes to an address within the page.
pub(crate) fn open(address: &str) {
    gloo::utils::window().location().set_hash(address).ok();
}

/// Puts a page in the place of what the address says, in the browser's list of where to go back to as well. No event tells
/// of it.
pub(crate) fn replace(page: Page) {
    let history = gloo::utils::window().history();
    if let Ok(history) = history {
        let address = page.address();
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

/// Goes to a page as its link would.
pub(crate) fn go(page: Page) {
    gloo::utils::window()
        .location()
        .set_hash(&page.address())
        .ok();
}
