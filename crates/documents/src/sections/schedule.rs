//! 八、进度安排: phases, the two orders of the tasks, the tasks by the statistics that count them, and the calendar of a plan
//! without problems.
//!
//! In: phases and tasks of the plan. Out: blocks.

use std::collections::BTreeMap;

use super::{Writer, annexes, cell, columns, findings_list, is_compact, mark, row};
use crate::{Align, Row};
use numbers::calendar::Month;
use plan::template::{Slots, fill_text};
use plan::{MeasureOption, PhaseKind, PlanProblem, small};

/// Phases that contain tasks.
pub(crate) fn schedule(writer: &mut Writer) {
    let (plan, texts) = (writer.plan, writer.texts);
    writer.heading("schedule", &texts.heading_schedule);
    let mut slots = writer.school_slots();
    let (Some(first), Some(last)) = (plan.phases.first(), plan.phases.last()) else {
        if plan.problems.is_empty() {
            slots.insert("start", writer.month_of_plan(0));
            let annex = annexes::number_of(writer, &texts.annex_findings);
            slots.insert("annex", annex);
            writer.paragraph("keep", &texts.schedule_keep, &slots);
            school_year(writer, &mut slots);
        } else {
            let tasks = all_tasks(writer).count();
            slots.insert("tasks", tasks.to_string());
            let none = match (tasks, plan.plan_date) {
                (1.., None) => &texts.unfinished.schedule_undated,
                _ => &texts.schedule_none,
            };
            writer.paragraph("none", none, &slots);
        }
        return;
    };
    slots.insert("start", first.start.in_words());
    let end = plan.last_month().unwrap_or(last.end);
    slots.insert("end", end.in_words());
    slots.insert("count", plan.phases.len().to_string());
    slots.insert(
        "september",
        counted_later(writer, first.start.statistics_year()),
    );
    writer.paragraph("intro", &texts.schedule_intro, &slots);
    slots.insert("number", writer.table_number());
    let rows = plan.phases.iter().map(|phase| {
        let name = match phase.kind {
            PhaseKind::Register => &texts.phase_register,
            PhaseKind::AtOnce => &texts.phase_at_once,
            PhaseKind::Concentrate => &texts.phase_concentrate,
            PhaseKind::Review => &texts.phase_review,
            PhaseKind::Beyond => &texts.phase_beyond,
        };
        let (start, end) = (phase.start.in_words(), phase.end.in_words());
        let period = if start == end {
            start
        } else {
            fill_text(
                &texts.phrases.period,
                &[("start", start), ("end", end)].into(),
            )
        };
        row(vec![
            cell(name),
            cell(period),
            cell(if phase.task_ids.is_empty() {
                texts.closing.review.clone()
            } else {
                phase.task_ids.join("、")
            }),
        ])
    });
    let rows = rows.collect();
    let shares = [(18, Align::Centre), (34, Align::Centre), (52, Align::Left)];
    let caption = fill_text(&texts.schedule_caption, &slots);
    writer.table(
        "phases",
        Some(caption),
        texts.columns_schedule.clone(),
        columns(&shares),
        rows,
    );
    if is_compact(plan) {
        let annex = annexes::number_of(writer, &texts.annex_tasks);
        let slots: Slots = [("annex", annex)].into();
        writer.paragraph("rest", &texts.compact.schedule_rest, &slots);
    } else {
        orders(writer);
        years(writer);
    }
}

/// Which tasks count in a later year than the first.
fn counted_later(writer: &Writer, first: u16) -> String {
    let texts = writer.texts;
    let mut years: BTreeMap<u16, Vec<&str>> = BTreeMap::new();
    for task in all_tasks(writer) {
        if let Some(year) = task
            .finish
            .map(Month::statistics_year)
            .filter(|year| *year > first)
        {
            years.entry(year).or_default().push(&task.task_id);
        }
    }
    if years.is_empty() {
        let slots: Slots = [("year", first.to_string())].into();
        return fill_text(&texts.closing.counted_none, &slots);
    }
    let clause = |(year, ids): (u16, Vec<&str>)| {
        let slots: Slots = [("year", year.to_string()), ("ids", ids.join("、"))].into();
        fill_text(&texts.closing.counted, &slots)
    };
    years
        .into_iter()
        .map(clause)
        .collect::<Vec<String>>()
        .join("，")
}

/// The tasks by the statistics that count them first: what is finished after 1 September counts a year later.
pub(crate) fn years(writer: &mut Writer) {
    let (plan, texts) = (writer.plan, writer.texts);
    let mut years: BTreeMap<u16, Vec<(&MeasureOption, String)>> = BTreeMap::new();
    for problem in &plan.problems {
        let heading = super::problems::heading(writer, problem);
        for task in problem.tasks() {
            if let Some(finish) = task.finish {
                let year = finish.statistics_year();
                years.entry(year).or_default().push((task, heading.clone()));
            }
        }
    }
    if years.len() < 2 {
        return;
    }
    let rows = years.into_iter().map(|(year, tasks)| {
        let ids: Vec<&str> = tasks
            .iter()
            .map(|(task, _)| task.task_id.as_str())
            .collect();
        let mut headings: Vec<&String> = Vec::new();
        for (_, heading) in &tasks {
            if !headings.contains(&heading) {
                headings.push(heading);
            }
        }
        let headings: Vec<&str> = headings.into_iter().map(String::as_str).collect();
        row(vec![
            cell(writer.statistics_day(year)),
            cell(ids.join("、")),
            cell(headings.join("、")),
        ])
    });
    let rows = rows.collect();
    let slots: Slots = [("number", writer.table_number())].into();
    let caption = fill_text(&texts.years_caption, &slots);
    let shares = [(24, Align::Centre), (40, Align::Left), (40, Align::Left)];
    let head = texts.columns_years.clone();
    writer.table("years", Some(caption), head, columns(&shares), rows);
}

/// What is done in which month of the school year, in a plan without problems.
fn school_year(writer: &mut Writer, slots: &mut Slots) {
    let (basis, plan, texts) = (writer.basis, writer.plan, writer.texts);
    let Some(start) = plan.plan_date.map(|date| date.month()) else {
        return;
    };
    if super::standing::least_names(writer, &[]).is_empty() {
        return;
    }
    let listed = findings_list::listed(writer.basis).len();
    slots.insert("indicators", listed.to_string());
    slots.insert("number", writer.table_number());
    let mut rows: Vec<(Month, Row)> = Vec::new();
    for line in &texts.school_year {
        let coming = (0..12).map(|count| start.after(count));
        let Some(month) = coming
            .into_iter()
            .find(|month| month.month_of_year() == line.month)
        else {
            continue;
        };
        let least = super::standing::least_names(writer, &line.categories);
        let what = match least.as_str() {
            "" => &line.without,
            _ => &line.text,
        };
        slots.insert("least", least);
        let who = small::post(basis, &line.owner);
        let who = who.map_or_else(|| mark(&texts.marks.owner), |post| post.name.clone());
        let cells = [month.in_words(), fill_text(what, slots), who];
        rows.push((month, row(cells.map(cell).to_vec())));
    }
    rows.sort_by_key(|(month, _)| *month);
    let rows = rows.into_iter().map(|(_, row)| row).collect();
    let caption = fill_text(&texts.school_year_caption, slots);
    let shares = [(18, Align::Centre), (64, Align::Left), (20, Align::Centre)];
    let head = texts.columns_school_year.clone();
    writer.table("rhythm", Some(caption), head, columns(&shares), rows);
}

fn all_tasks<'a>(writer: &Writer<'a>) -> impl Iterator<Item = &'a MeasureOption> + use<'a> {
    writer.plan.problems.iter().flat_map(PlanProblem::tasks)
}

/// Both orders, where there is more than one task.
pub(crate) fn orders(writer: &mut Writer) {
    let (plan, texts) = (writer.plan, &writer.texts.watch);
    let orders = &plan.orders;
    if orders.start.len() < 2 {
        return;
    }
    let rows = vec![
        row(vec![
            cell(&texts.order_start),
            cell(orders.start.join("、")),
        ]),
        row(vec![
            cell(&texts.order_effect),
            cell(orders.effect.join("、")),
        ]),
    ];
    let slots: Slots = [("number", writer.table_number())].into();
    let caption = fill_text(&texts.orders_caption, &slots);
    let shares = [(30, Align::Left), (74, Align::Left)];
    writer.table(
        "orders",
        Some(caption),
        texts.columns_orders.clone(),
        columns(&shares),
        rows,
    );
}
