//! 核对: everything that was entered, to be looked through, mended and printed. The office worker makes the table.

use yew::Html;

use super::{heading, made, next, no_kind};
use crate::ui::components::summary::summary;
use crate::ui::derived::Derived;
use crate::ui::markup::markup;
use crate::ui::place::Page;
use crate::ui::state::State;

/// The page.
pub(crate) fn review(state: &State, derived: &Derived) -> Html {
    if state.draft.profile.kind.is_none() {
        return markup!("{}{}", heading("核对"), no_kind());
    }
    markup!(
        "{}\
        <p class='lead'>逐行核对，要改的点“修改”，改好后会回到这一行。打印出来就是自查表。</p>\
        {}{}\
        <p class='buttons'><button type='button' class='button' data-action='print'>打印自查表</button></p>\
        {}",
        heading("核对"),
        summary(derived),
        made::body(&state.made, "正在列出填报的数…"),
        next(Page::Items, "下一步：事项自评"),
    )
}
