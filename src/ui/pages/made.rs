//! Pages whose body the office worker makes.
//!
//! In: what has arrived so far. Out: the page, or that it is being made.

use yew::Html;

use super::{heading, no_kind};
use crate::ui::markup::markup;
use crate::ui::place::Page;
use crate::ui::state::Made;
use crate::ui::state::State;

/// A page that is made as a whole.
pub(crate) fn page(page: Page, state: &State) -> Html {
    let is_about_school = !matches!(
        page,
        Page::Standards
            | Page::SelfCheck
            | Page::About
            | Page::Merge
            | Page::Share
            | Page::Schools
            | Page::Stored
    );
    if is_about_school && state.draft.profile.kind.is_none() {
        return markup!("{}{}", heading(page.name()), no_kind());
    }
    let waiting = match page {
        Page::Plan => "正在按填报的数写方案…",
        _ => "正在准备这一页…",
    };
    let is_busy = state.is_making_file;
    markup!(
        "{}<div aria-busy='{}'>{}</div>{}",
        heading(page.name()),
        if is_busy { "true" } else { "false" },
        body(&state.made, waiting),
        state.link.clone(),
    )
}

/// The body, or a sentence in its place.
pub(super) fn body(made: &Made, waiting: &'static str) -> Html {
    match made {
        Made::Waiting => markup!("<p class='lead' role='status'>{}</p>", waiting),
        Made::Html(html) | Made::Said(_, html, _) => html.clone(),
        Made::Failed(cause) => markup!(
            "<p class='lead' role='alert'>{}</p>",
            format!("这一部分没有做成（{cause}）。填报和选择的内容都还在。请刷新页面再试。"),
        ),
    }
}
