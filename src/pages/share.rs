//! 分享.
//!
//! In: the state. Out: the page.

use yew::prelude::*;

use crate::app::HEADING;

/// The page.
#[component]
pub(crate) fn SharePage() -> Html {
    html! { <h1 id={HEADING} tabindex="-1">{ "分享" }</h1> }
}
