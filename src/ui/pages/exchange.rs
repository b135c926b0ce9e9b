//! Importing and exporting: what is being read, what was found, and the files.
//!
//! In: the state. Out: the page. The tables worker makes what was found, the office worker the rest.

use yew::Html;

use super::{heading, made};
use crate::ui::browser::office::PROGRESS;
use crate::ui::markup::markup;
use crate::ui::place::Page;
use crate::ui::state::Made;
use crate::ui::state::State;

/// The page.
pub(crate) fn exchange(state: &State) -> Html {
    let import = state.import.made.as_ref().map(|made| match made {
        Made::Waiting => markup!(
            "<div class='message'>\
                <p role='status'>正在处理…</p><p id='{}'></p>\
                <button type='button' class='button' data-action='drop-import'>取消</button>\
            </div>",
            PROGRESS
        ),
        made => made::body(made, ""),
    });
    markup!(
        "{}{}{}",
        heading(Page::Exchange.name()),
        import,
        made::body(&state.made, "正在准备这一页…"),
    )
}
