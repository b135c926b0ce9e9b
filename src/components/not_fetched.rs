//! Says that a part of the page could not be fetched.
//!
//! In: a press. Out: that part is asked for again. It must not know which page needs it.

use yew::prelude::*;

use crate::later;
use words::page::{NOT_FETCHED, RETRY};

/// The bar.
#[component]
pub(crate) fn NotFetched() -> Html {
    let onclick = |_: MouseEvent| later::load();
    html! {
        <div class="message message-warning" role="alert">
            <p>{ NOT_FETCHED }</p>
            <button type="button" class="button" {onclick}>{ RETRY }</button>
        </div>
    }
}
