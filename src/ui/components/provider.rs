//! Who provides the figures of one section.
//!
//! In: the section and what is known of its provider. Out: fields that write notes under the section's id.

use yew::Html;

use crate::school::catalogue::FormSection;
use crate::school::draft::{Department, Draft, Provider};
use crate::ui::markup::markup;
use crate::wording::labels;

/// The fields, folded away under one line that says who it is.
pub(crate) fn provider(section: &FormSection, draft: &Draft) -> Html {
    let blank = Provider::default();
    let own = draft.providers.get(&section.id).unwrap_or(&blank);
    let said = labels::provider(own);
    let option = |department: Department| {
        markup!(
            "<option value='{}' selected='{}'>{}</option>",
            department.key(),
            own.department == Some(department),
            labels::department(department),
        )
    };
    let options: Vec<Html> = Department::ALL.into_iter().map(option).collect();
    let text = |note: &'static str, label: &'static str, text: &String| {
        markup!(
            "<label>{}<input class='input' data-note='{}' data-key='{}' value='{}' autocomplete='off'/></label>",
            label,
            note,
            &section.id,
            text,
        )
    };
    let is_other = own.department == Some(Department::Other);
    markup!(
        "<details class='provider'>\
            <summary>谁提供<span class='visually-hidden'>“{}”</span>{}</summary>\
            <div class='provider-fields'>\
                <label>部门<select class='input' data-note='department' data-key='{}'><option value=''>未定</option>{}</select></label>\
                {}{}{}\
            </div>\
        </details>",
        &section.name,
        if said.is_empty() {
            "（可不填）".to_owned()
        } else {
            format!("：{said}")
        },
        &section.id,
        options,
        is_other.then(|| text("provider-name", "部门名称", &own.own_name)),
        text("provider-person", "姓名（可不填）", &own.person),
        text("provider-note", "说明（可不填）", &own.note),
    )
}
