//! 关于.
//!
//! In: the state. Out: the page.

use yew::prelude::*;

use crate::app::HEADING;

/// The page.
#[component]
pub(crate) fn AboutPage() -> Html {
    html! { <h1 id={HEADING} tabindex="-1">{ "关于" }</h1> }
}
