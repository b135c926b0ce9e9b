//! 自查表.
//!
//! In: the state. Out: the page.

use yew::prelude::*;

use crate::app::HEADING;

/// The page.
#[component]
pub(crate) fn SheetPage() -> Html {
    html! { <h1 id={HEADING} tabindex="-1">{ "自查表" }</h1> }
}
