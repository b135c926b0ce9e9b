//! The parts of the form with their states in words, the switch between its editions, and whose parts are shown.
//!
//! In: the state and what follows from the draft. Out: lists and buttons. It decides nothing.

use yew::Html;

use crate::embedded;
use crate::form::{Progress, SectionState};
use crate::school::catalogue::FormSection;
use crate::school::draft::{Department, Draft, Extent};
use crate::ui::derived::Derived;
use crate::ui::markup::markup;
use crate::ui::place::Page;
use crate::ui::state::State;
use crate::wording::labels;

/// The parts, each with a link, who provides it, how much of it is there and its state.
pub(crate) fn task_list(draft: &Draft, derived: &Derived) -> Html {
    let sections = &embedded::form_catalogue().sections;
    let line = |own: &SectionState| {
        let section = sections.get(own.idx)?;
        Some(task(section, own, draft))
    };
    let form = &derived.form;
    let lines: Vec<Html> = form.sections.iter().filter_map(line).collect();
    markup!(
        "<nav class='tasks' aria-labelledby='tasks-heading'>\
            <h2 id='tasks-heading'>各部分（已填 {}）</h2>\
            <ul>{}<li><a href='{}'>核对并打印自查表</a></li></ul>\
        </nav>",
        format!("{} / {}", form.filled(), form.asked()),
        lines,
        Page::Review.address(),
    )
}

fn task(section: &FormSection, own: &SectionState, draft: &Draft) -> Html {
    let progress = own.progress();
    let class = match progress {
        Progress::NotBegun => "status status-open",
        Progress::Begun => "status status-between",
        Progress::Done => "status status-met",
        Progress::Doubtful => "status status-below",
    };
    let provider = draft.providers.get(&section.id).map(labels::provider);
    let provider = provider.filter(|text| !text.is_empty());
    markup!(
        "<li>\
            <a href='{}'>{}</a>\
            {}\
            <span class='task-count'>{}</span>\
            <span class='{}'>{}</span>\
        </li>",
        format!("{}/section-{}", Page::Figures.address(), section.id),
        &section.name,
        provider.map(|text| markup!("<span class='tag'>{}</span>", text)),
        (own.asked > 0).then(|| format!("{} / {}", own.filled, own.asked)),
        class,
        labels::progress(progress),
    )
}

/// The switch between the editions, and what the short one leaves out.
pub(crate) fn editions(draft: &Draft, derived: &Derived) -> Html {
    let edition = |extent: Extent, name: &'static str| {
        markup!(
            "<button type='button' class='button choice' data-action='extent' data-key='{}' aria-pressed='{}'>{}</button>",
            extent.key(),
            pressed(draft.extent == extent),
            name,
        )
    };
    let form = &derived.form;
    let hidden = match form.hidden_filled {
        _ if form.hidden.is_empty() => String::new(),
        0 => format!(
            "另有 {} 个填报项不在简版里，随时可以换成完整版接着填。",
            form.hidden.len()
        ),
        filled => format!(
            "另有 {} 个填报项不在简版里，其中填过的 {filled} 个都还在，照样参加比对。",
            form.hidden.len()
        ),
    };
    markup!(
        "<div class='choices' role='group' aria-label='填哪一版'>{}{}</div>\
        <p class='entry-hint' role='status'>{}</p>",
        edition(Extent::Short, "简版：只填资源配置指标，约两分钟"),
        edition(Extent::Full, "完整版"),
        hidden,
    )
}

/// Buttons that show only what one department provides; none where no part is marked.
pub(crate) fn filter(state: &State) -> Html {
    let providers = &state.draft.providers;
    let is_used = |department: &Department| {
        let mut own = providers.iter();
        own.any(|(_, provider)| provider.department == Some(*department))
    };
    let used: Vec<Department> = Department::ALL.into_iter().filter(is_used).collect();
    if used.is_empty() {
        return Html::default();
    }
    let button = |key: &'static str, is_open: bool, name: String| {
        markup!(
            "<button type='button' class='button choice' data-action='only' data-key='{}' aria-pressed='{}'>{}</button>",
            key,
            pressed(is_open),
            name,
        )
    };
    let only = state.entering.only;
    let of = |department: Department| {
        let name = format!("只看{}的", labels::department(department));
        button(department.key(), only == Some(department), name)
    };
    let all = button("", only.is_none(), "看全部".to_owned());
    let buttons: Vec<Html> = std::iter::once(all)
        .chain(used.into_iter().map(of))
        .collect();
    markup!(
        "<div class='choices' role='group' aria-label='看谁提供的部分'>{}</div>",
        buttons
    )
}

fn pressed(is_pressed: bool) -> &'static str {
    if is_pressed { "true" } else { "false" }
}
