//! The pages.

pub(crate) mod exchange;
pub(crate) mod figures;
pub(crate) mod made;
pub(crate) mod results;
pub(crate) mod review;
pub(crate) mod start;

use yew::Html;

use super::app::HEADING;
use super::markup::markup;
use super::place::Page;

/// The heading of a page, to which the keyboard goes when the page opens.
fn heading(text: &'static str) -> Html {
    markup!("<h1 id='{}' tabindex='-1'>{}</h1>", HEADING, text)
}

/// What stands in place of a page that needs to know the kind of school first.
fn no_kind() -> Html {
    markup!(
        "<p class='lead'>先在<a href='{}'>开始</a>页选好办学类型，这里就会列出要填的数。</p>",
        Page::Start.address()
    )
}

/// The link to the next page.
fn next(page: Page, text: &'static str) -> Html {
    markup!(
        "<p class='next'><a class='button button-strong' href='{}'>{}</a></p>",
        page.address(),
        text
    )
}
