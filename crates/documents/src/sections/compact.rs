//! A plan of very many problems: tables in the body where prose would be too long; every statement and task stands in the
//! annexes.
//!
//! In: the problems of the plan. Out: blocks.

use super::tasks::{causes, heading};
use super::{Writer, cell, columns, coming_years, inlines, mark, row};
use crate::{Align, Inline, Manner, Row};
use plan::template::{Slots, fill_text};
use plan::{Plan, PlanProblem, Urgency};
use words::findings;

/// Problems from which on the body has tables.
const MANY: usize = 9;
/// Tasks from which on it has them too.
const MANY_TASKS: usize = 36;

/// Whether the plan has so many problems or tasks.
pub(crate) fn is_compact(plan: &Plan) -> bool {
    let tasks = plan.problems.iter().flat_map(PlanProblem::tasks);
    plan.problems.len() >= MANY || tasks.count() >= MANY_TASKS
}

/// Every problem as a row; then prose with its causes for P1.
pub(crate) fn problems(writer: &mut Writer) {
    let (basis, plan, texts) = (writer.basis, writer.plan, writer.texts);
    let own = &texts.compact;
    let slots: Slots = [("number", writer.table_number())].into();
    let rows = plan.problems.iter().filter_map(|problem| {
        let finding = basis.report.findings.get(problem.finding_idx)?;
        let shown = findings::row(finding, basis.standard, &writer.words())?;
        Some(row(vec![
            cell(&problem.id),
            cell(heading(writer, problem)),
            cell(shown.value),
            cell(shown.bound),
            cell(shown.gap),
        ]))
    });
    let rows: Vec<Row> = rows.collect();
    let shares = [
        (9, Align::Centre),
        (40, Align::Left),
        (20, Align::Centre),
        (19, Align::Centre),
        (14, Align::Centre),
    ];
    let caption = fill_text(&own.problems_caption, &slots);
    writer.table(
        "problems",
        Some(caption),
        own.columns_problems.clone(),
        columns(&shares),
        rows,
    );
    for problem in &plan.problems {
        if problem.urgency != Urgency::Must {
            continue;
        }
        let mut text = vec![Inline::Text(format!("（{}）", problem.id))];
        text.extend(inlines(problem.statement.clone()));
        let coming = coming_years::of_problem(writer, problem);
        if !coming.is_empty() {
            text.push(Inline::Text(coming));
        }
        text.push(Inline::Lead(texts.cause_lead.clone()));
        text.extend(causes(writer, problem));
        writer.about(&problem.id);
        writer.text("statement", Manner::Body, text);
    }
    writer.about_all();
}

/// Every problem as a row with the ids of its tasks, the month of the last one and who answers for it.
pub(crate) fn tasks(writer: &mut Writer) {
    let (plan, texts) = (writer.plan, writer.texts);
    let own = &texts.compact;
    let mut slots: Slots = [("number", writer.table_number())].into();
    slots.insert(
        "annex",
        super::annexes::number_of(writer, &texts.annex_tasks),
    );
    writer.paragraph("intro", &own.tasks_intro, &slots);
    let rows = plan.problems.iter().map(|problem| {
        let ids: Vec<&str> = problem.tasks().map(|task| task.task_id.as_str()).collect();
        let last = problem.tasks().filter_map(|task| task.finish).max();
        let late = problem.tasks().filter(|task| task.is_late);
        let late: Vec<&str> = late.map(|own| own.task_id.as_str()).collect();
        let what = match (&problem.covered_by, ids.as_slice()) {
            (Some(other), _) => fill_text(&own.covered, &[("other", other.clone())].into()),
            (None, []) => mark(&fill_text(
                &texts.tasks_none_ticked,
                &[("id", problem.id.clone())].into(),
            )),
            (None, [one]) => (*one).to_owned(),
            (None, [first, .., last]) => {
                let slots: Slots = [
                    ("first", (*first).to_owned()),
                    ("last", (*last).to_owned()),
                    ("count", ids.len().to_string()),
                ]
                .into();
                fill_text(&own.tasks, &slots)
            }
        };
        let late = if late.is_empty() {
            "—".to_owned()
        } else {
            late.join("、")
        };
        let finish = match (last, &problem.covered_by) {
            (None, Some(_)) => "—".to_owned(),
            (last, _) => writer.by(last),
        };
        row(vec![
            cell(&problem.id),
            cell(heading(writer, problem)),
            cell(what),
            cell(finish),
            cell(late),
            inlines(problem.owner.clone()),
        ])
    });
    let rows: Vec<Row> = rows.collect();
    let shares = [
        (9, Align::Centre),
        (28, Align::Left),
        (26, Align::Centre),
        (17, Align::Centre),
        (14, Align::Centre),
        (15, Align::Centre),
    ];
    let caption = fill_text(&own.tasks_caption, &slots);
    writer.table(
        "tasks",
        Some(caption),
        own.columns_tasks.clone(),
        columns(&shares),
        rows,
    );
}
