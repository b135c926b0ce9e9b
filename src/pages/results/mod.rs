//! 结果.
//!
//! In: the state. Out: the page.

use yew::prelude::*;

use crate::app::HEADING;

/// The page.
#[component]
pub(crate) fn ResultsPage() -> Html {
    html! { <h1 id={HEADING} tabindex="-1">{ "结果" }</h1> }
}
