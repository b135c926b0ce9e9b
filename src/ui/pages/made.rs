//! Pages whose body the office worker makes: the tables of results and the plan.
//!
//! In: what has arrived so far. Out: the body, or that it is being made.

use yew::Html;

use crate::ui::markup::markup;
use crate::ui::state::Made;

/// The body, or a sentence in its place.
pub(super) fn body(made: &Made, waiting: &'static str) -> Html {
    match made {
        Made::Waiting => markup!("<p class='lead' role='status'>{}</p>", waiting),
        Made::Html(html) => html.clone(),
        Made::Failed(cause) => markup!(
            "<p class='lead' role='alert'>{}</p>",
            format!("这一部分没有做成（{cause}）。填报和选择的内容都还在。请刷新页面再试。"),
        ),
    }
}
