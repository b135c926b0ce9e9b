//! What is kept in this browser, read anew whenever it has changed.
//!
//! In: how often it has changed. Out: the list; nothing until it was read for the first time.

use std::cell::Cell;
use std::rc::Rc;

use yew::prelude::*;

use super::use_app;
use crate::browser::kept_schools;
use crate::state::listing::Listing;

/// The list, or the sentence why it could not be read; `None` while it is read for the first time.
#[hook]
pub(crate) fn use_listing() -> Option<Result<Rc<Listing>, String>> {
    let listed = use_app().state.listed;
    let saved = use_app().state.saving.word.clone();
    let listing = use_state(|| None);
    {
        let listing = listing.clone();
        use_effect_with((listed, saved), move |_| {
            // An older answer must not come after a newer one, nor when the page has gone.
            let is_wanted = Rc::new(Cell::new(true));
            let wanted = is_wanted.clone();
            kept_schools::list(move |answer| {
                if wanted.get() {
                    listing.set(Some(answer.map(Rc::new)));
                }
            });
            move || is_wanted.set(false)
        });
    }
    (*listing).clone()
}
