//! 历史版本.
//!
//! In: the state. Out: the page.

use yew::prelude::*;

use crate::app::HEADING;

/// The page.
#[component]
pub(crate) fn HistoryPage() -> Html {
    html! { <h1 id={HEADING} tabindex="-1">{ "历史版本" }</h1> }
}
