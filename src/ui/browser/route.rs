//! The part of the address after `#`.
//!
//! In: the browser's address. Out: the [`Route`] in it, now and at each change.

use gloo::events::EventListener;

use crate::ui::state::Route;

/// Where the address points.
pub(crate) fn current() -> Route {
    Route::read(&gloo::utils::window().location().hash().unwrap_or_default())
}

/// Calls `on_change` whenever the address changes.
pub(crate) fn watch(on_change: impl Fn(Route) + 'static) -> EventListener {
    EventListener::new(&gloo::utils::window(), "hashchange", move |_| {
        on_change(current())
    })
}

/// Shows the page's name in the tab.
pub(crate) fn set_title(title: &str) {
    gloo::utils::document().set_title(title);
}
