//! How the school stands: sentences first, tables second, pictures third. The office worker makes them.

use yew::Html;

use super::{heading, made, no_kind};
use crate::ui::components::summary::summary;
use crate::ui::derived::Derived;
use crate::ui::markup::markup;
use crate::ui::place::Page;
use crate::ui::state::State;
use school::draft::Draft;

/// The page.
pub(crate) fn results(state: &State, derived: &Derived) -> Html {
    let draft = &*state.draft;
    if draft.profile.kind.is_none() {
        return markup!("{}{}", heading("结果"), no_kind());
    }
    markup!(
        "{}\
        <p class='lead'>{}{}</p>\
        {}\
        {}\
        <p class='next buttons'>\
            <a class='button button-strong' href='{}'>下一步：写方案</a>\
            <button type='button' class='button' data-action='print'>打印结果和算式</button>\
        </p>",
        heading("结果"),
        subject(draft),
        format!(
            "已填 {} / {} 项。",
            derived.form.filled(),
            derived.form.asked()
        ),
        summary(derived),
        made::body(&state.made, "正在列出每一项的结果…"),
        Page::Plan.address(),
    )
}

fn subject(draft: &Draft) -> String {
    let name = draft.profile.name.trim();
    let date = draft
        .profile
        .data_date
        .map(|date| format!("数据时点{}。", date.in_words()))
        .unwrap_or_default();
    if name.is_empty() {
        date
    } else {
        format!("{name}。{date}")
    }
}
