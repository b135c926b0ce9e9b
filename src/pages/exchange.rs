//! 导入导出.
//!
//! In: the state. Out: the page.

use yew::prelude::*;

use crate::app::HEADING;

/// The page.
#[component]
pub(crate) fn ExchangePage() -> Html {
    html! { <h1 id={HEADING} tabindex="-1">{ "导入导出" }</h1> }
}
