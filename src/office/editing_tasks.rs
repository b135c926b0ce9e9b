//! The fields of the tasks on the page of the plan: words, owner, month, sum, proof, their order, and tasks of one's own.
//!
//! In: a problem of the plan with its tasks, or what is watched. Out: markup as that of [`super::editing`]. It decides nothing.

use super::editing::{area, button, shown};
use super::editing_owners;
use super::markup::{Hole, all, markup};
use formats::html::edits::BETWEEN_KEYS;
use plan::task_edits;
use plan::template::Sentence;
use plan::{Basis, MeasureOption, PlanProblem};
use school::answers::{AnswerKey, LEFT_OUT, TaskField, added_task_id, join_order, read_month};
use words::edits::BACK;

/// What a task belongs to.
pub(super) struct Owner<'a> {
    /// Problem or watched item, by id.
    pub(super) id: &'a str,
    /// Ids of its tasks in their order; empty where they have none to choose.
    pub(super) order: Vec<&'a str>,
    /// It is watched: its task costs nothing, and is left out by an answer.
    pub(super) is_watched: bool,
}

impl<'a> Owner<'a> {
    fn of(problem: &'a PlanProblem) -> Self {
        Self {
            id: &problem.id,
            order: problem.tasks().map(|task| task.id.as_str()).collect(),
            is_watched: false,
        }
    }
}

/// Any field of the task was changed.
pub(super) fn is_changed(basis: &Basis, owner: &str, measure: &MeasureOption) -> bool {
    let answers = &basis.choices.answers;
    let is_changed = |field: &TaskField| !answers.task_edit(owner, &measure.id, *field).is_empty();
    TaskField::ALL.iter().any(is_changed)
}

/// Id of the fields of a task.
pub(super) fn task_id(problem: &str, measure: &str) -> String {
    format!("task-{problem}-{measure}")
}

/// Id of one of them.
pub(super) fn field_id(problem: &str, measure: &str, field: TaskField) -> String {
    format!("{}-{}", task_id(problem, measure), field.key())
}

/// The fields of a task of the library, folded away.
pub(super) fn task(basis: &Basis, problem: &PlanProblem, measure: &MeasureOption) -> String {
    if !measure.is_ticked {
        return String::new();
    }
    let is_changed = is_changed(basis, &problem.id, measure);
    let tag = if is_changed {
        r#" <span class="tag tag-suggested">改过</span>"#
    } else {
        ""
    };
    markup(
        r#"<details class="task-own"><summary>改这项任务<span class="visually-hidden">：{}</span>{}</summary>{}</details>"#,
        [
            (&measure.task_id).into(),
            Hole::Markup(tag.to_owned()),
            Hole::Markup(task_fields(basis, &Owner::of(problem), measure, is_changed)),
        ],
    )
}

/// Tasks that the school added, and a field for one more.
pub(super) fn own_tasks(basis: &Basis, problem: &PlanProblem) -> String {
    if problem.covered_by.is_some() {
        return String::new();
    }
    let owner = Owner::of(problem);
    let own = problem.measures.iter().filter(|measure| measure.is_added);
    let fields = own.map(|measure| task_fields(basis, &owner, measure, false));
    let numbers = basis.choices.answers.added_tasks(&problem.id);
    let next = added_task_id(numbers.last().map_or(1, |last| last + 1));
    let text = area(
        &field_id(&problem.id, &next, TaskField::Text),
        "任务",
        &AnswerKey::task(&problem.id, &next, TaskField::Text).to_string(),
        "写清做什么、做多少",
        "",
    );
    let blank = markup(
        r#"<fieldset key="{}" class="task-fields" id="{}"><legend key="legend">自己再加一项任务</legend>{}<div key="rest" class="entries">{}</div></fieldset>"#,
        [
            (&next).into(),
            task_id(&problem.id, &next).into(),
            Hole::Markup(text),
            Hole::Markup(editing_owners::actor(basis, &problem.id, &next)),
        ],
    );
    markup(
        r#"<div class="own-tasks" role="group" aria-label="自己加的任务"><p key="hint" class="entry-hint">库里没有的，在这里加；责任人不写的就是这个问题的责任人。学校办不了的选县里办，列入提请上级的事项和请示。</p>{}{}</div>"#,
        [all(fields), Hole::Markup(blank)],
    )
}

/// Words, owner, month, sum and proof of a task, its place in the order, and the ways back.
pub(super) fn task_fields(
    basis: &Basis,
    owner: &Owner,
    measure: &MeasureOption,
    is_changed: bool,
) -> String {
    let (id, own) = (owner.id, &measure.id);
    let key = |field| AnswerKey::task(id, own, field).to_string();
    let typed = |field| basis.choices.answers.task_edit(id, own, field);
    let generated = |field: TaskField, now: &Sentence| {
        let key = key(field);
        let edit = measure.edits.iter().find(|edit| edit.key == key);
        edit.map_or_else(|| shown(now), |edit| edit.now.clone())
    };
    let words = |field: TaskField, label: &str, now: &Sentence| {
        let hint = if measure.is_added {
            String::new()
        } else {
            generated(field, now)
        };
        let text = if measure.is_added {
            typed(field).to_owned()
        } else {
            shown(now)
        };
        area(&field_id(id, own, field), label, &key(field), &hint, &text)
    };
    let line = |field: TaskField, label: &str, kind: &str, hint: String, text: &str| {
        let name = field_id(id, own, field);
        markup(
            r#"<div key="{}" class="entry"><label for="{}">{}</label><input id="{}" class="input" type="{}" autocomplete="off" data-answer="{}" placeholder="{}" value="{}"></div>"#,
            [
                field.key().into(),
                (&name).into(),
                label.into(),
                (&name).into(),
                kind.into(),
                key(field).into(),
                hint.into(),
                text.into(),
            ],
        )
    };
    let month = typed(TaskField::Month);
    let finish = measure.finish.map_or_else(String::new, |month| {
        format!("{}-{:02}", month.year(), month.month_of_year())
    });
    let (month_type, month) = match read_month(month) {
        // What is no month yet stays as it was typed.
        None if !month.is_empty() => ("text", month.to_owned()),
        _ => ("month", finish),
    };
    let rest = [
        if measure.is_added {
            editing_owners::fields(basis, id, measure)
        } else {
            String::new()
        },
        line(
            TaskField::Owner,
            "责任人",
            "text",
            shown(&measure.owner),
            typed(TaskField::Owner),
        ),
        line(
            TaskField::Month,
            "完成月份",
            month_type,
            "2027-03".to_owned(),
            &month,
        ),
        if owner.is_watched {
            String::new()
        } else {
            let hint = if measure.is_added {
                "不花钱的不填"
            } else {
                "不填就按单价和数量算"
            };
            let typed = typed(TaskField::Sum);
            line(
                TaskField::Sum,
                "金额（万元）",
                "text",
                hint.to_owned(),
                typed,
            ) + &kind(basis, owner, measure)
        },
    ];
    markup(
        r#"<fieldset key="{}" class="task-fields" id="{}"><legend key="legend">{}</legend>{}<div key="rest" class="entries">{}</div>{}<div key="buttons" class="buttons">{}</div></fieldset>"#,
        [
            own.into(),
            task_id(id, own).into(),
            (&measure.task_id).into(),
            Hole::Markup(words(TaskField::Text, "任务", &measure.text)),
            all(rest),
            Hole::Markup(words(TaskField::Proof, "销号凭据", &measure.proof)),
            Hole::Markup(buttons(owner, measure, is_changed)),
        ],
    )
}

/// Kind of spending, where the library does not know it and the school wrote a sum.
fn kind(basis: &Basis, owner: &Owner, measure: &MeasureOption) -> String {
    if measure.sum.is_none() || !measure.cost.starts_with("own-") {
        return String::new();
    }
    let name = field_id(owner.id, &measure.id, TaskField::Kind);
    let cost = basis.library.cost(&measure.cost);
    let option = |kind: &plan::pricing::SpendingKind| {
        let id = task_edits::cost_of_kind(&kind.id);
        basis.library.cost(&id)?;
        let is_chosen = cost.is_some_and(|own| own.kind == kind.id);
        let selected = if is_chosen { r#" selected="""# } else { "" };
        Some(markup(
            r#"<option value="{}"{}>{}</option>"#,
            [
                (&kind.id).into(),
                Hole::Markup(selected.to_owned()),
                (&kind.name).into(),
            ],
        ))
    };
    markup(
        r#"<div key="kind" class="entry"><label for="{}">支出类别</label><select id="{}" class="input" data-answer="{}">{}</select></div>"#,
        [
            (&name).into(),
            (&name).into(),
            AnswerKey::task(owner.id, &measure.id, TaskField::Kind)
                .to_string()
                .into(),
            all(basis.library.kinds.iter().filter_map(option)),
        ],
    )
}

fn buttons(owner: &Owner, measure: &MeasureOption, is_changed: bool) -> String {
    let ids = &owner.order;
    let place = ids.iter().position(|id| *id == measure.id);
    let order_key = AnswerKey::TaskOrder { problem: owner.id }.to_string();
    let mut buttons = String::new();
    let mut moved = |name: &str, text: &str, from: Option<usize>, to: Option<usize>| {
        let (Some(from), Some(to)) = (from, to.filter(|to| *to < ids.len())) else {
            return;
        };
        let mut order = ids.clone();
        order.swap(from, to);
        buttons += &markup(
            r#"<button key="{}" id="{}" type="button" class="button button-quiet set-answer" data-key="{}" value="{}">{}<span class="visually-hidden">：{}</span></button>"#,
            [
                name.into(),
                format!("{name}-{}", task_id(owner.id, &measure.id)).into(),
                (&order_key).into(),
                join_order(&order).into(),
                text.into(),
                (&measure.task_id).into(),
            ],
        );
    };
    moved(
        "up",
        "上移",
        place,
        place.and_then(|own| own.checked_sub(1)),
    );
    moved("down", "下移", place, place.map(|own| own + 1));
    let key = |field: &TaskField| AnswerKey::task(owner.id, &measure.id, *field);
    let generated = [TaskField::Text, TaskField::Proof].map(|field| AnswerKey::TaskGenerated {
        problem: owner.id,
        task: &measure.id,
        field,
    });
    let keys = TaskField::ALL.iter().map(key).chain(generated);
    let keys: Vec<String> = keys.map(|key| key.to_string()).collect();
    let keys = keys.join(BETWEEN_KEYS);
    if measure.is_added {
        buttons += &button("删除这项任务", &keys, "");
    } else {
        if is_changed {
            buttons += &button(BACK, &keys, "");
        }
        buttons += &if owner.is_watched {
            let key = key(&TaskField::LeftOut).to_string();
            button("删除这项任务", &key, LEFT_OUT)
        } else {
            markup(
                r#"<button type="button" class="button button-quiet untick" data-key="{}" value="{}">删除这项任务</button>"#,
                [owner.id.into(), (&measure.id).into()],
            )
        };
    }
    buttons
}
