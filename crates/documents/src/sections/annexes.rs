//! The annexes of the plan: which there are, their numbers, and the lists of problems, tasks and duties.
//!
//! In: report and plan. Out: landscape tables whose ids and numbers are those of the body.

use super::{
    Writer, cell, columns, coming_years, duties, findings_list, funds, inlines, is_compact,
    problems, row, schedule, shown, watches,
};
use crate::{Align, ParagraphKind, Row};
use plan::template::{Slots, fill_text};
use plan::{MeasureOption, costs};
use school::answers::TaskField;
use words::findings;

/// Every annex in order.
pub(crate) fn annexes(writer: &mut Writer) {
    let (plan, texts) = (writer.plan, writer.texts);
    for name in names(writer) {
        let number = number_of(writer, name);
        writer.annex(annex_key(writer, name), &number, name);
        // The lists are told apart by their names, which the texts give.
        if *name == texts.annex_findings {
            findings_list::all_findings(writer);
            findings_list::workings(writer);
            findings_list::reasons(writer);
        } else if *name == texts.annex_problems {
            problem_list(writer);
        } else if *name == texts.annex_tasks {
            task_list(writer);
            if is_compact(plan) {
                schedule::orders(writer);
                schedule::years(writer);
            }
        } else if *name == texts.annex_duties {
            duty_list(writer);
        } else if *name == texts.annex_funds {
            funds::annex(writer);
        } else {
            coming_years::annex(writer);
        }
    }
}

/// What the keys of an annex call it.
fn annex_key(writer: &Writer, name: &String) -> &'static str {
    let texts = writer.texts;
    let keys = [
        (&texts.annex_findings, "annex-findings"),
        (&texts.annex_problems, "annex-problems"),
        (&texts.annex_tasks, "annex-tasks"),
        (&texts.annex_duties, "annex-duties"),
        (&texts.annex_funds, "annex-funds"),
    ];
    keys.into_iter()
        .find_map(|(title, key)| (title == name).then_some(key))
        .unwrap_or("annex-outlook")
}

/// Names of the annexes of this plan, in order: those without content are left out.
pub(crate) fn names<'a>(writer: &Writer<'a>) -> Vec<&'a String> {
    let (plan, texts) = (writer.plan, writer.texts);
    let mut names = vec![&texts.annex_findings];
    if !plan.problems.is_empty() {
        names.push(&texts.annex_problems);
    }
    if !plan.problems.is_empty() || !plan.watches.is_empty() {
        names.extend([&texts.annex_tasks, &texts.annex_duties]);
    }
    if !costs::lines(writer.basis, plan).is_empty() {
        names.push(&texts.annex_funds);
    }
    if writer.basis.forecast.is_some() {
        names.push(&texts.annex_outlook);
    }
    names
}

/// Number of the annex of that name; empty where the plan has none or no other.
pub(crate) fn number_of(writer: &Writer, name: &str) -> String {
    let names = names(writer);
    let is_only = names.len() == 1;
    let idx = names.into_iter().position(|other| other == name);
    let idx = idx.filter(|_| !is_only);
    idx.map_or_else(String::new, |idx| (idx + 1).to_string())
}

fn problem_list(writer: &mut Writer) {
    let (basis, plan, texts) = (writer.basis, writer.plan, writer.texts);
    let rows = plan.problems.iter().filter_map(|problem| {
        let finding = basis.report.findings.get(problem.finding_idx)?;
        let shown = findings::row(finding, basis.standard, &writer.words())?;
        let urgency = writer.urgency(problem.urgency);
        let name = writer.indicator_name(&problem.indicator, problem.part);
        let cells = [
            problem.id.clone(),
            problem.category.clone(),
            name,
            shown.value,
            shown.bound,
            shown.gap,
        ]
        .map(cell)
        .into_iter();
        let rest = [
            inlines(problem.statement.clone()),
            cell(urgency),
            problems::causes(writer, problem),
        ];
        Some(row(cells.chain(rest).collect()))
    });
    let rows: Vec<Row> = rows.collect();
    let shares = [
        (7, Align::Centre),
        (9, Align::Centre),
        (15, Align::Left),
        (12, Align::Centre),
        (12, Align::Centre),
        (8, Align::Centre),
        (34, Align::Left),
        (8, Align::Centre),
        (18, Align::Left),
    ];
    list(
        writer,
        "problems",
        texts.columns_problems.clone(),
        &shares,
        rows,
    );
}

fn task_list(writer: &mut Writer) {
    let texts = writer.texts;
    let rows = writer.plan.entries().map(|entry| {
        let task = entry.task;
        let cells = [
            cell(&task.task_id),
            inlines(entry.goal.clone()),
            inlines(task.text.clone()),
            cell(duties::actor_of(writer, task)),
            cell(writer.by(task.finish)),
            inlines(task.proof.clone()),
            cell(writer.urgency(entry.level)),
            cell(remark(writer, task)),
        ];
        row(cells.to_vec())
    });
    let rows: Vec<Row> = rows.collect();
    let shares = [
        (10, Align::Centre),
        (24, Align::Left),
        (36, Align::Left),
        (9, Align::Centre),
        (12, Align::Centre),
        (19, Align::Left),
        (7, Align::Centre),
        (21, Align::Left),
    ];
    let fields = [
        (2, TaskField::Text),
        (3, TaskField::Actor),
        (4, TaskField::Month),
        (5, TaskField::Proof),
    ];
    writer.rows_of_entries(&fields);
    list(writer, "tasks", texts.columns_tasks.clone(), &shares, rows);
}

/// By when a task must be asked for, that it misses statistics, and what is done until a late one ends.
fn remark(writer: &Writer, task: &MeasureOption) -> String {
    let mut remarks = vec![task.ask.clone(), watches::september(writer, task)];
    if let Some(finish) = task.finish.filter(|_| task.is_late) {
        let slots: Slots = [
            ("year", finish.statistics_year().to_string()),
            ("interim", shown(&task.interim)),
        ]
        .into();
        remarks.push(fill_text(&writer.texts.compact.remark_late, &slots));
    }
    remarks.retain(|remark| !remark.is_empty());
    if remarks.is_empty() {
        "—".to_owned()
    } else {
        remarks.join("；")
    }
}

fn duty_list(writer: &mut Writer) {
    let (plan, texts) = (writer.plan, writer.texts);
    let rows = plan.entries().map(|entry| {
        let task = entry.task;
        let request = plan
            .requests
            .iter()
            .find(|request| request.task_id == task.task_id);
        let none = || cell("—");
        let cells = [
            cell(&task.task_id),
            cell(shown(&task.owner)),
            cell(duties::actor_of(writer, task)),
            request.map_or_else(none, |request| cell(&request.lead)),
            request
                .filter(|request| !request.support.is_empty())
                .map_or_else(none, |request| cell(request.support.join("、"))),
            request.map_or_else(none, |request| inlines(request.matter.clone())),
        ];
        row(cells.to_vec())
    });
    let rows: Vec<Row> = rows.collect();
    let shares = [
        (10, Align::Centre),
        (16, Align::Centre),
        (12, Align::Centre),
        (16, Align::Centre),
        (20, Align::Centre),
        (50, Align::Left),
    ];
    writer.rows_of_entries(&[(1, TaskField::Owner), (2, TaskField::Actor)]);
    let head = texts.columns_responsible.clone();
    list(writer, "duties", head, &shares, rows);
}

/// A table without caption, or the sentence that it is empty.
pub(crate) fn list(
    writer: &mut Writer,
    name: &str,
    head: Vec<String>,
    shares: &[(u32, Align)],
    rows: Vec<Row>,
) {
    if rows.is_empty() {
        writer.text("none", ParagraphKind::Body, cell(&writer.texts.annex_none));
        return;
    }
    writer.table(name, None, head, columns(shares), rows);
}
