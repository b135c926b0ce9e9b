//! What was found of the last round, for the person to take over or leave.
//!
//! In: what files tell of it, and the draft. Out: markup: a row with a tick for each answer that would be taken over.

use crate::office::markup::Hole;
use crate::office::markup::all;
use crate::office::markup::markup;
use files::last_round::{FoundTask, LastRound};
use school::answers::{AnswerKey, ProgressField};
use school::draft::Draft;

/// Each file with its problems and tasks; nothing where there is none.
pub(super) fn section(rounds: &[LastRound], draft: &Draft) -> String {
    let mut number = 0;
    rounds
        .iter()
        .map(|own| table(own, draft, &mut number))
        .collect()
}

/// Something that can be taken over.
struct Row {
    /// Key of the answer.
    key: String,
    name: String,
    text: String,
}

fn rows(own: &LastRound, draft: &Draft) -> Vec<Row> {
    let row = |key: AnswerKey, name: String, text: &str| Row {
        key: key.to_string(),
        name,
        text: text.to_owned(),
    };
    let mut rows = vec![row(
        AnswerKey::LastDate,
        "上一轮的数据时点".to_owned(),
        &own.date,
    )];
    for problem in &own.problems {
        let name = format!("{} {}，整改前", problem.id, problem.name);
        rows.push(row(
            AnswerKey::LastValue {
                problem: &problem.id,
            },
            name,
            &problem.value,
        ));
    }
    let first = data::papers().ledger.states.first();
    for task in &own.tasks {
        let state = if first == Some(&task.state) {
            ""
        } else {
            &task.state
        };
        for (field, what, text) in [
            (ProgressField::State, "状态", state),
            (ProgressField::Done, "完成情况", &task.done),
            (ProgressField::Closed, "销号日期", &task.closed),
            (ProgressField::Verifier, "核验人", &task.verifier),
        ] {
            rows.push(row(
                AnswerKey::Progress {
                    field,
                    task: task.task_ref(),
                },
                format!("{}，{what}", name(task)),
                text,
            ));
        }
    }
    rows.retain(|row| !row.text.is_empty());
    // What an earlier file said of the last round is taken back.
    let stale = draft.choices.answers.keys().filter(|key| {
        let written = key.to_string();
        key.is_of_last_round() && rows.iter().all(|row| row.key != written)
    });
    let stale: Vec<Row> = stale
        .map(|key| row(key, format!("以前带入的{key}"), ""))
        .collect();
    rows.extend(stale);
    rows
}

fn name(task: &FoundTask) -> &str {
    if task.name.is_empty() {
        &task.key
    } else {
        &task.name
    }
}

fn table(own: &LastRound, draft: &Draft, number: &mut usize) -> String {
    let lines = rows(own, draft).into_iter().map(|row| {
        *number += 1;
        let id = format!("take-round-{number}");
        let now = draft.choices.answer(&row.key);
        let shown = |text: &str, none: &str| {
            if text.is_empty() {
                none.to_owned()
            } else {
                text.to_owned()
            }
        };
        let tick = if now == row.text {
            "一致".to_owned()
        } else {
            markup(
                r#"<input type="checkbox" id="{}" data-take="profile" data-part="{}" data-key="{}" aria-labelledby="{}" begins-ticked="yes">"#,
                [
                    (&id).into(),
                    (&row.key).into(),
                    format!("t:{}", row.text).into(),
                    format!("{id}-name").into(),
                ],
            )
        };
        markup(
            r#"<tr><td>{}</td><th scope="row" id="{}">{}</th><td>{}</td><td>{}</td></tr>"#,
            [
                Hole::Markup(tick),
                format!("{id}-name").into(),
                row.name.into(),
                shown(&row.text, "去掉").into(),
                shown(now, "空着").into(),
            ],
        )
    });
    let lines: Vec<String> = lines.collect();
    markup(
        r#"<h3>{}</h3>{}<p>{}</p>{}<div class="scroll" role="region" tabindex="0" aria-label="上一轮的内容"><table class="plain"><thead><tr><th scope="col">带入</th><th scope="col">内容</th><th scope="col">上一轮写的</th><th scope="col">现在写的</th></tr></thead><tbody>{}</tbody></table></div>"#,
        [
            format!("上一轮：{}", own.file).into(),
            Hole::Markup(other_school(own, draft)),
            told(own).into(),
            Hole::Markup(troubles(own)),
            all(lines),
        ],
    )
}

/// A warning where the file is another school's.
fn other_school(own: &LastRound, draft: &Draft) -> String {
    let name = draft.profile.name.trim();
    if own.school.is_empty() || name.is_empty() || own.school == name {
        return String::new();
    }
    let text = format!(
        "这份文件是“{}”的，现在填报的是“{name}”，看清是不是同一所学校再带入。",
        own.school
    );
    markup(
        r#"<div class="summary" role="alert"><p>{}</p></div>"#,
        [text.into()],
    )
}

fn told(own: &LastRound) -> String {
    let date = if own.date.is_empty() {
        "数据时点不明".to_owned()
    } else {
        format!("{}的数据", own.date)
    };
    format!(
        "{date}，问题{}个，任务{}项。带入的写进方案、台账和销号表，填报的数不变；带入以后可以撤销。",
        own.problems.len(),
        own.tasks.len()
    )
}

fn troubles(own: &LastRound) -> String {
    if own.warnings.is_empty() {
        return String::new();
    }
    let lines = own.warnings.iter();
    let lines = lines.map(|text| markup("<li>{}。</li>", [text.into()]));
    markup("<p>有几处没有取：</p><ul>{}</ul>", [all(lines)])
}
