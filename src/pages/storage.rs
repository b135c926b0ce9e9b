//! 本机数据.
//!
//! In: the state. Out: the page.

use yew::prelude::*;

use crate::app::HEADING;

/// The page.
#[component]
pub(crate) fn StoragePage() -> Html {
    html! { <h1 id={HEADING} tabindex="-1">{ "本机数据" }</h1> }
}
