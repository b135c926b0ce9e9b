//! 标准库.
//!
//! In: the state. Out: the page.

use yew::prelude::*;

use crate::app::HEADING;

/// The page.
#[component]
pub(crate) fn StandardsPage() -> Html {
    html! { <h1 id={HEADING} tabindex="-1">{ "标准库" }</h1> }
}
