//! What a plan of kind 系统型 has instead: goals in two stages, and the list of letters to the bureau.
//!
//! In: problems and requests of the plan. Out: blocks.

use super::{Writer, cell, columns, inlines, row};
use crate::calendar::Date;
use crate::document::{Align, Row};
use crate::plan::PlanProblem;
use crate::plan::library::Actor;
use crate::plan::template::{Slots, fill_text};
use crate::wording::{findings, labels};

/// The first day of statistics after the plan and before the target, on which the first stage ends; `None` where there is
/// none.
fn first_stage(writer: &Writer) -> Option<Date> {
    let start = writer.plan.plan_date?.month();
    let end = Date::new(start.statistics_year(), 9, 1)?;
    (end < writer.plan.target_date?).then_some(end)
}

/// The goals in two stages; false where there is but one.
pub(in crate::document) fn goals(writer: &mut Writer, slots: &mut Slots) -> bool {
    let Some(end) = first_stage(writer) else {
        return false;
    };
    let (plan, texts) = (writer.plan, writer.texts);
    let own = &texts.compact;
    let soon = plan.problems.iter().filter(|own| is_done_by(own, end));
    slots.insert("soon", soon.count().to_string());
    slots.insert("stage_date", end.in_words());
    slots.insert("number", writer.table_number());
    writer.paragraph("stages", &own.goals_stages, slots);
    let rows = plan.problems.iter().filter_map(|problem| {
        let finding = writer.basis.report.findings.get(problem.finding_idx)?;
        let shown = findings::row(finding, writer.basis.standard, &writer.words())?;
        Some(row(vec![
            cell(&problem.id),
            cell(writer.indicator_name(&problem.indicator, problem.part)),
            cell(shown.value),
            cell(stage(writer, problem, end, &shown.bound)),
            cell(shown.bound),
        ]))
    });
    let rows: Vec<Row> = rows.collect();
    let shares = [
        (10, Align::Centre),
        (32, Align::Left),
        (20, Align::Centre),
        (26, Align::Centre),
        (22, Align::Centre),
    ];
    let heads = own.columns_stages.iter();
    let heads = heads.map(|head| fill_text(head, slots)).collect();
    let caption = fill_text(&texts.goals_caption, slots);
    writer.table("stages", Some(caption), heads, columns(&shares), rows);
    true
}

/// Whether every task of a problem counts on that day.
fn is_done_by(problem: &PlanProblem, end: Date) -> bool {
    let counts = |month: crate::calendar::Month| month.statistics_year() <= end.year();
    let mut tasks = problem.tasks().peekable();
    tasks.peek().is_some() && tasks.all(|task| task.finish.is_some_and(counts))
}

/// What is aimed at by the end of the first stage: the bound where all tasks count by then, else the floor where the
/// school stands below it, else the tasks that end by then.
fn stage(writer: &Writer, problem: &PlanProblem, end: Date, bound: &str) -> String {
    let own = &writer.texts.compact;
    let mut slots = Slots::new();
    slots.insert("bound", bound.to_owned());
    if is_done_by(problem, end) {
        return fill_text(&own.stage_bound, &slots);
    }
    let finding = writer.basis.report.findings.get(problem.finding_idx);
    let floor = finding.and_then(|own| own.floor().filter(|_| own.gap_to_floor().is_some()));
    let indicator = writer.basis.standard.indicator(&problem.indicator);
    if let (Some(floor), Some(indicator)) = (floor, indicator) {
        let unit = labels::unit(indicator.unit);
        slots.insert("floor", format!("{}{unit}", findings::exact(floor)));
        return fill_text(&own.stage_floor, &slots);
    }
    let counts = |month: crate::calendar::Month| month.statistics_year() <= end.year();
    let ids = problem
        .tasks()
        .filter(|task| task.finish.is_some_and(counts));
    let ids: Vec<&str> = ids.map(|task| task.task_id.as_str()).collect();
    if ids.is_empty() {
        return own.stage_none.clone();
    }
    slots.insert("ids", ids.join("、"));
    fill_text(&own.stage_tasks, &slots)
}

/// The letters to the bureau, one row per matter; what each asks for stands in the annex and in the letter.
pub(in crate::document) fn letters(writer: &mut Writer) {
    let (basis, plan, texts) = (writer.basis, writer.plan, writer.texts);
    let own = &texts.compact;
    let mut subjects: Vec<&str> = Vec::new();
    for request in &plan.requests {
        if !subjects.contains(&request.subject.as_str()) {
            subjects.push(&request.subject);
        }
    }
    let mut slots = writer.school_slots();
    slots.insert("count", plan.requests.len().to_string());
    slots.insert("letters", subjects.len().to_string());
    let tasks = plan.problems.iter().flat_map(PlanProblem::tasks);
    let school = tasks.filter(|task| task.actor == Actor::School).count();
    slots.insert("own_count", school.to_string());
    slots.insert(
        "annex",
        super::annexes::number_of(writer, &texts.annex_tasks),
    );
    writer.paragraph("intro", &own.letters_intro, &slots);
    slots.insert("number", writer.table_number());
    let rows = subjects.iter().map(|subject| {
        let requests = || plan.requests.iter().filter(|own| own.subject == *subject);
        let ids: Vec<&str> = requests().map(|own| own.task_id.as_str()).collect();
        let mut leads: Vec<&str> = Vec::new();
        for request in requests() {
            if !leads.contains(&request.lead.as_str()) {
                leads.push(&request.lead);
            }
        }
        let first = requests().filter_map(|own| own.finish).min();
        let first = writer.by(first);
        let name = basis.library.matter(subject);
        row(vec![
            cell(name.map_or("", |own| own.name.as_str())),
            cell(ids.join("、")),
            cell(leads.join("、")),
            inlines(writer.fill(&first, &Slots::new())),
        ])
    });
    let rows: Vec<Row> = rows.collect();
    let shares = [
        (24, Align::Left),
        (36, Align::Left),
        (28, Align::Centre),
        (20, Align::Centre),
    ];
    let caption = fill_text(&own.letters_caption, &slots);
    writer.table(
        "letters",
        Some(caption),
        own.columns_letters.clone(),
        columns(&shares),
        rows,
    );
}
