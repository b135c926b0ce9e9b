//! 学校信息.
//!
//! In: the state. Out: the page.

use yew::prelude::*;

use crate::app::HEADING;

/// The page.
#[component]
pub(crate) fn SchoolPage() -> Html {
    html! { <h1 id={HEADING} tabindex="-1">{ "学校信息" }</h1> }
}
