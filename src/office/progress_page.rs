//! The part of the plan's page about how far the tasks are, and about the last round.
//!
//! In: a plan with its basis. Out: markup whose inputs say by `data-answer` what they change. It decides nothing.

use super::markup::{Hole, all, markup};
use plan::rounds::{self, ProblemChange, RoundProblem};
use plan::template::Piece;
use plan::{Basis, Plan, PlanEntry};
use school::answers::{AnswerKey, ProgressField};
use school::draft::PlanChoices;

const BRING: &str = r#"<p>有上一轮填好的整改台账（.xlsx）或上一轮的学校文件（.duibiao.json）的，选进来先看再带入：各项任务的状态、完成情况，和整改前的数。</p><div class="buttons"><label class="button file-button"><input id="import-file" class="visually-hidden" type="file" multiple="" accept=".xlsx,.xls,.json">选择上一轮的台账或学校文件</label></div>"#;

/// The last round, and a state for each task.
pub(super) fn section(basis: &Basis, plan: &Plan) -> String {
    let entries = plan.entries();
    let tasks = entries.map(|entry| task(basis.choices, &entry));
    markup(
        r#"<details class="common optional" id="progress"><summary>任务进展和上一轮</summary>{}{}<p class="entry-hint">状态写进整改台账；不填就是“{}”。</p>{}</details>"#,
        [
            Hole::Markup(BRING.to_owned()),
            Hole::Markup(round(basis, plan)),
            states().first().map_or("", String::as_str).into(),
            all(tasks),
        ],
    )
}

fn states() -> &'static [String] {
    &data::papers().ledger.states
}

/// What became of the problems of the last round, in a sentence.
fn round(basis: &Basis, plan: &Plan) -> String {
    let closed = &data::texts().round.closed;
    let Some(round) = rounds::round(basis, plan, closed) else {
        return String::new();
    };
    let names = |change| {
        let ids: Vec<&str> = round.of(change).map(|own| own.id.as_str()).collect();
        if ids.is_empty() {
            "无".to_owned()
        } else {
            ids.join("、")
        }
    };
    let text = format!(
        "与上一轮（{}）相比：已达标 {}；继续整改 {}；本轮新增 {}。整改前后的数见方案和销号表。",
        round.date,
        names(ProblemChange::Solved),
        names(ProblemChange::Continued),
        names(ProblemChange::New)
    );
    let solved = round.of(ProblemChange::Solved).map(solved);
    markup("<p>{}</p>{}", [text.into(), all(solved)])
}

/// A problem of the last round that is met: when it was closed out, and who verified.
fn solved(problem: &RoundProblem) -> String {
    let key = |field| {
        let problem = &problem.id;
        AnswerKey::Closing { field, problem }.to_string()
    };
    let fields = input(&key(ProgressField::Closed), "销号日期", &problem.closed)
        + &input(&key(ProgressField::Verifier), "核验人", &problem.verifier);
    markup(
        r#"<fieldset><legend>{}</legend><div class="entries">{}</div></fieldset>"#,
        [
            format!("{} {}，已达标", problem.id, problem.heading).into(),
            Hole::Markup(fields),
        ],
    )
}

/// One task: its state, and once it has begun what was done; once it is to be verified, by whom and when.
fn task(choices: &PlanChoices, entry: &PlanEntry) -> String {
    let id = &entry.task.task_id;
    let progress = rounds::progress(choices, entry, states());
    let key = |field| {
        let task = entry.task_ref();
        AnswerKey::Progress { field, task }.to_string()
    };
    let is_at = |place: usize| states().get(place).is_some_and(|own| own == progress.state);
    let text: String = entry.task.text.iter().map(Piece::shown).collect();
    let mut fields = select(&key(ProgressField::State), "状态", progress.state);
    if !is_at(0) || !progress.done.is_empty() {
        fields += &input(&key(ProgressField::Done), "完成情况", progress.done);
    }
    let is_over = is_at(2) || is_at(3);
    if is_over || !progress.closed.is_empty() || !progress.verifier.is_empty() {
        fields += &input(&key(ProgressField::Closed), "销号日期", progress.closed);
        fields += &input(&key(ProgressField::Verifier), "核验人", progress.verifier);
    }
    markup(
        r#"<fieldset><legend>{}</legend><div class="entries">{}</div></fieldset>"#,
        [format!("{id} {text}").into(), Hole::Markup(fields)],
    )
}

fn id_of(key: &str) -> String {
    key.replace('/', "-")
}

fn input(key: &str, label: &str, value: &str) -> String {
    markup(
        r#"<div class="entry"><label for="{}">{}</label><input id="{}" class="input" autocomplete="off" data-answer="{}" value="{}"></div>"#,
        [
            id_of(key).into(),
            label.into(),
            id_of(key).into(),
            key.into(),
            value.into(),
        ],
    )
}

fn select(key: &str, label: &str, chosen: &str) -> String {
    let options = states().iter().map(|state| {
        let selected = if state == chosen {
            r#" selected="selected""#
        } else {
            ""
        };
        markup(
            r#"<option value="{}"{}>{}</option>"#,
            [
                state.into(),
                Hole::Markup(selected.to_owned()),
                state.into(),
            ],
        )
    });
    markup(
        r#"<div class="entry"><label for="{}">{}</label><select id="{}" class="input" data-answer="{}">{}</select></div>"#,
        [
            id_of(key).into(),
            label.into(),
            id_of(key).into(),
            key.into(),
            all(options),
        ],
    )
}
