//! 自检.
//!
//! In: the state. Out: the page.

use yew::prelude::*;

use crate::app::HEADING;

/// The page.
#[component]
pub(crate) fn SelfCheckPage() -> Html {
    html! { <h1 id={HEADING} tabindex="-1">{ "自检" }</h1> }
}
