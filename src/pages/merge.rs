//! 合并.
//!
//! In: the state. Out: the page.

use yew::prelude::*;

use crate::app::HEADING;

/// The page.
#[component]
pub(crate) fn MergePage() -> Html {
    html! { <h1 id={HEADING} tabindex="-1">{ "合并" }</h1> }
}
