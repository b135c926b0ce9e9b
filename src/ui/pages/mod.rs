//! The five pages.

pub(crate) mod about;
pub(crate) mod figures;
pub(crate) mod plan;
pub(crate) mod results;
pub(crate) mod start;

use yew::prelude::*;

use super::app::HEADING;
use super::place::Page;

/// The heading of a page, to which the keyboard goes when the page opens.
fn heading(text: &str) -> Html {
    html! { <h1 id={HEADING} tabindex="-1">{ text.to_owned() }</h1> }
}

/// What stands in place of a page that needs to know the kind of school first.
fn no_kind() -> Html {
    html! {
        <p class="lead">{ "先在" }<a href={Page::Start.address()}>{ "开始" }</a>{ "页选好办学类型，这里就会列出要填的数。" }</p>
    }
}
