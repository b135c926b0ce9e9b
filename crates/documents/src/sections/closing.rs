//! 八、进度安排 · 十、监测与销号, signature, and the list of what is to be filled in.
//!
//! In: phases and owners of the plan. Out: blocks.

use std::collections::BTreeMap;

use super::carriers::carriers;
use super::{Writer, annexes, cell, columns, compact, mark, orders, row};
use crate::{Align, Block, Manner, Row};
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
            let start = plan
                .plan_date
                .map_or_else(|| mark("方案日期"), |date| date.month().in_words());
            slots.insert("start", start);
            let annex = annexes::number_of(writer, &texts.annex_findings);
            slots.insert("annex", annex);
            writer.paragraph("keep", &texts.schedule_keep, &slots);
            rhythm(writer, &mut slots);
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
            format!("{start}至{end}")
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
    if compact::is_compact(plan) {
        let annex = annexes::number_of(writer, &texts.annex_tasks);
        let slots: Slots = [("annex", annex)].into();
        writer.paragraph("rest", &texts.compact.schedule_rest, &slots);
    } else {
        orders::orders(writer);
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
            .filter(|own| *own > first)
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
        let heading = super::tasks::heading(writer, problem);
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
            cell(format!("{year}年9月1日")),
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
fn rhythm(writer: &mut Writer, slots: &mut Slots) {
    let (basis, plan, texts) = (writer.basis, writer.plan, writer.texts);
    let Some(start) = plan.plan_date.map(|date| date.month()) else {
        return;
    };
    if super::standing::least_names(writer, &[]).is_empty() {
        return;
    }
    let listed = annexes::listed(writer.basis).len();
    slots.insert("indicators", listed.to_string());
    slots.insert("number", writer.table_number());
    let mut rows: Vec<(Month, Row)> = Vec::new();
    for line in &texts.rhythm {
        let coming = (0..12).map(|count| start.after(count));
        let Some(month) = coming
            .into_iter()
            .find(|own| own.month_of_year() == line.month)
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
        let who = who.map_or_else(|| mark("责任人"), |own| own.name.clone());
        let cells = [month.in_words(), fill_text(what, slots), who];
        rows.push((month, row(cells.map(cell).to_vec())));
    }
    rows.sort_by_key(|(month, _)| *month);
    let rows = rows.into_iter().map(|(_, row)| row).collect();
    let caption = fill_text(&texts.rhythm_caption, slots);
    let shares = [(18, Align::Centre), (64, Align::Left), (20, Align::Centre)];
    let head = texts.columns_rhythm.clone();
    writer.table("rhythm", Some(caption), head, columns(&shares), rows);
}

fn all_tasks<'a>(writer: &Writer<'a>) -> impl Iterator<Item = &'a MeasureOption> + use<'a> {
    writer.plan.problems.iter().flat_map(PlanProblem::tasks)
}

/// How many tasks are named that are looked at first.
const FIRST_TASKS: usize = 3;

/// The days by which the figures are calculated anew: each 10 September up to the target, as far as the dates are known.
fn review_dates(writer: &Writer) -> String {
    let plan = writer.plan;
    let Some(start) = plan.plan_date else {
        return writer.texts.watch.review_each.clone();
    };
    let first = start.month().statistics_year();
    let Some(target) = plan.target_date else {
        let slots: Slots = [("first", first.to_string())].into();
        return fill_text(&writer.texts.watch.review_from, &slots);
    };
    // What counts later than the target is recalculated then.
    let goals = plan
        .problems
        .iter()
        .filter_map(|problem| problem.promise.date);
    let last = goals.chain([target]).map(|date| date.year()).max();
    let last = last.unwrap_or(first).max(first);
    let mut slots: Slots = [("first", first.to_string())].into();
    slots.insert("last", last.to_string());
    let dates = if first == last {
        &writer.texts.watch.review_day
    } else {
        &writer.texts.watch.review_days
    };
    fill_text(dates, &slots)
}

/// Monthly look, yearly recalculation, close-out.
pub(crate) fn monitoring(writer: &mut Writer) {
    let texts = writer.texts;
    let heading = if writer.plan.problems.is_empty() {
        &texts.unfinished.heading_monitoring
    } else {
        &texts.heading_monitoring
    };
    writer.heading("monitoring", heading);
    let mut slots = writer.school_slots();
    let start = writer
        .plan
        .plan_date
        .map_or_else(|| mark("方案日期"), |date| date.month().after(1).in_words());
    slots.insert("start", start);
    let tasks = writer.plan.entries().count();
    slots.insert("tasks", tasks.to_string());
    let mut first: Vec<&MeasureOption> = writer.plan.entries().map(|entry| entry.task).collect();
    first.sort_by_key(|task| task.finish);
    let ids = first
        .iter()
        .take(FIRST_TASKS)
        .map(|task| task.task_id.as_str());
    let ids: Vec<&str> = ids.collect();
    slots.insert("first", ids.join("、"));
    slots.insert("owners", carriers(writer).len().to_string());
    let last = first.iter().filter_map(|task| task.finish).max();
    if let Some(last) = last {
        slots.insert("month", last.in_words());
    }
    slots.insert("dates", review_dates(writer));
    slots.insert("annex", annexes::number_of(writer, &texts.annex_tasks));
    let listed = annexes::listed(writer.basis).len();
    slots.insert("indicators", listed.to_string());
    let mut template = String::new();
    let has_problems = !writer.plan.problems.is_empty();
    if tasks > 0 && has_problems {
        template += &texts.monitoring_monthly;
    } else if tasks > 0 {
        template += &texts.monitoring_watches;
    }
    template += &texts.monitoring_yearly;
    if tasks > 0 && has_problems {
        template += &texts.monitoring_close_out;
        template += match last {
            Some(_) => &texts.monitoring_late,
            None => &texts.monitoring_late_undated,
        };
    }
    writer.paragraph("monitoring", &template, &slots);
}

/// 附件说明, signature and date, and where the figures come from.
pub(crate) fn signature(writer: &mut Writer) {
    let texts = writer.texts;
    writer.own_sections(true);
    writer.begin("end");
    let names = annexes::names(writer).into_iter().cloned().collect();
    writer.push("annexes", Block::AnnexList(names));
    writer.signature_block();
    writer.text("origin", Manner::Note, cell(&texts.note_origin));
}
