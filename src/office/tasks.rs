//! The parts of the form with their states in words, and who provides each.
//!
//! In: a draft and the sheet that is being filled. Out: a list with links to the parts, fields for whoever provides them,
//! and buttons that show the parts of one department. It decides nothing.

use super::markup::{Hole, all, markup};
use check::form::{Form, SectionProgress, SectionState};
use school::Problem;
use school::catalogue::FormSection;
use school::draft::{Department, Draft, Provider};
use words::labels;

/// The list of the sheet at `sheet`, or of the school's own figures.
pub(super) fn list(draft: &Draft, sheet: Option<usize>) -> String {
    let seen = sheet.map(|idx| draft.with_sheet(idx));
    let (school, problems) = school::read(seen.as_ref().unwrap_or(draft), data::catalogue());
    let problems: Vec<Problem> = problems
        .into_iter()
        .filter(|own| !own.is_settled(draft, sheet))
        .collect();
    let sheet = sheet.and_then(|idx| draft.sheets.get(idx));
    let entries = sheet.map_or(&draft.entries, |sheet| &sheet.entries);
    let form = Form::of(data::form(), draft, entries, &school, &problems);
    let sections = &data::form_catalogue().sections;
    let lines = form
        .sections
        .iter()
        .filter_map(|own| Some(line(sections.get(own.idx)?, own, draft)));
    // Keys keep a field where it is while something appears beside it.
    markup(
        r##"<nav class="tasks" aria-labelledby="tasks-heading"><h2 key="heading" id="tasks-heading">各部分（已填 {}）</h2><ul key="list">{}<li key="review"><a href="#/review">核对并打印自查表</a></li></ul>{}</nav>"##,
        [
            format!("{} / {}", form.filled(), form.asked()).into(),
            all(lines),
            Hole::Markup(filter(draft)),
        ],
    )
}

fn line(section: &FormSection, own: &SectionState, draft: &Draft) -> String {
    let progress = own.progress();
    let class = match progress {
        SectionProgress::NotBegun => "status-open",
        SectionProgress::Begun => "status-between",
        SectionProgress::Done => "status-met",
        SectionProgress::Doubtful => "status-below",
    };
    let count = if own.asked > 0 {
        format!("{} / {}", own.filled, own.asked)
    } else {
        String::new()
    };
    markup(
        r##"<li key="{}"><a href="#/figures/section-{}">{}</a>{}<span class="task-count">{}</span><span class="status {}">{}</span></li>"##,
        [
            (&section.id).into(),
            (&section.id).into(),
            (&section.name).into(),
            Hole::Markup(provider(section, draft)),
            count.into(),
            class.into(),
            labels::progress(progress).into(),
        ],
    )
}

/// Fields for whoever provides a section, folded away under one line that says who it is.
fn provider(section: &FormSection, draft: &Draft) -> String {
    let blank = Provider::default();
    let own = draft.providers.get(&section.id).unwrap_or(&blank);
    let said = labels::provider(own);
    let option = |department: Department| {
        let selected = if own.department == Some(department) {
            r#" selected="selected""#
        } else {
            ""
        };
        markup(
            r#"<option value="{}"{}>{}</option>"#,
            [
                department.key().into(),
                Hole::Markup(selected.to_owned()),
                labels::department(department).into(),
            ],
        )
    };
    let text = |note: &str, label: &str, text: &str| {
        markup(
            r#"<label key="{}">{}<input class="input" data-note="{}" data-key="{}" value="{}" autocomplete="off"/></label>"#,
            [
                note.into(),
                label.into(),
                note.into(),
                (&section.id).into(),
                text.into(),
            ],
        )
    };
    let department_name = if own.department == Some(Department::Other) {
        text("provider-name", "部门名称", &own.department_name)
    } else {
        String::new()
    };
    markup(
        r#"<details class="provider"><summary>谁提供<span class="visually-hidden">“{}”</span>{}</summary><div class="provider-fields"><label key="department">部门<select class="input" data-note="department" data-key="{}"><option value="">未定</option>{}</select></label>{}{}{}</div></details>"#,
        [
            (&section.name).into(),
            if said.is_empty() {
                "（可不填）".into()
            } else {
                format!("：{said}").into()
            },
            (&section.id).into(),
            all(Department::ALL.map(option)),
            Hole::Markup(department_name),
            Hole::Markup(text("provider-person", "姓名（可不填）", &own.person)),
            Hole::Markup(text("provider-note", "说明（可不填）", &own.note)),
        ],
    )
}

/// Buttons that show only what one department provides; none where no part is marked.
fn filter(draft: &Draft) -> String {
    let is_used = |department: &Department| {
        let mut own = draft.providers.iter();
        own.any(|(_, provider)| provider.department == Some(*department))
    };
    let button = |department: Department| {
        markup(
            r#"<button type="button" class="button button-quiet" data-action="only" data-key="{}">只看{}的</button>"#,
            [
                department.key().into(),
                labels::department(department).into(),
            ],
        )
    };
    let used = Department::ALL.into_iter().filter(is_used);
    let buttons: String = used.map(button).collect();
    if buttons.is_empty() {
        return buttons;
    }
    markup(
        r#"<p key="filter" class="buttons">{}</p>"#,
        [Hole::Markup(buttons)],
    )
}
