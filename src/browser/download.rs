//! Gives files to the person.
//!
//! In: a name and bytes. Out: the browser's download. Names lose what file systems do not take.

use gloo::file::{Blob, ObjectUrl};
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlAnchorElement};

use super::agent;
use words::isolate::is_direction_control;

/// Media type of a saved school.
pub(crate) const JSON: &str = "application/json";
/// Media type of a pack.
pub(crate) const TOML: &str = "application/toml";
/// Long enough for a slow disk to have begun.
const REVOKE_AFTER_MS: u32 = 60_000;
/// Longest name without its ending, in characters; some file systems take 255 bytes.
const LONGEST_NAME: usize = 60;

/// Event of the window: a file was to be given where the browser gives none.
pub(crate) const OUTSIDE: &str = "duibiao-outside";

/// Offers `bytes` under the name `stem` + `ending`.
pub(crate) fn download(stem: &str, ending: &str, bytes: &[u8], media_type: &str) {
    download_blob(
        stem,
        ending,
        Blob::new_with_options(bytes, Some(media_type)),
    );
}

/// Offers what the browser itself made under the name `stem` + `ending`.
pub(crate) fn download_blob(stem: &str, ending: &str, blob: Blob) {
    if agent::is_wechat() {
        if let Ok(event) = Event::new(OUTSIDE) {
            gloo::utils::window().dispatch_event(&event).ok();
        }
        return;
    }
    let url = ObjectUrl::from(blob);
    let document = gloo::utils::document();
    let Ok(element) = document.create_element("a") else {
        return;
    };
    let anchor: HtmlAnchorElement = element.unchecked_into();
    anchor.set_href(&url);
    anchor.set_download(&format!("{}{ending}", file_name(stem)));
    // Firefox starts a download only from a link that is part of the page.
    gloo::utils::body().append_child(&anchor).ok();
    anchor.click();
    anchor.remove();
    gloo::timers::callback::Timeout::new(REVOKE_AFTER_MS, move || drop(url)).forget();
}

fn file_name(stem: &str) -> String {
    let illegal = |c: &char| {
        c.is_control()
            || is_direction_control(*c)
            || matches!(c, '\\' | '/' | ':' | '*' | '?' | '"' | '<' | '>' | '|')
    };
    let name: String = stem
        .chars()
        .filter(|c| !illegal(c))
        .take(LONGEST_NAME)
        .collect();
    name.trim().trim_matches('.').to_owned()
}
