//! 填报.
//!
//! In: the state. Out: the page.

use yew::prelude::*;

use crate::app::HEADING;

/// The page.
#[component]
pub(crate) fn EntryPage() -> Html {
    html! { <h1 id={HEADING} tabindex="-1">{ "填报" }</h1> }
}
