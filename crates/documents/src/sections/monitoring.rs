//! 十、监测与销号: the monthly look, the yearly recalculation, and how tasks are closed out.
//!
//! In: tasks and dates of the plan. Out: a paragraph.

use super::{Writer, annexes, duties, findings_list};
use plan::MeasureOption;
use plan::template::{Slots, fill_text};

/// How many tasks are named that are looked at first.
const FIRST_TASKS: usize = 3;

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
    slots.insert("start", writer.month_of_plan(1));
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
    slots.insert("owners", duties::carriers(writer).len().to_string());
    let last = first.iter().filter_map(|task| task.finish).max();
    if let Some(last) = last {
        slots.insert("month", last.in_words());
    }
    slots.insert("dates", review_dates(writer));
    slots.insert("annex", annexes::number_of(writer, &texts.annex_tasks));
    let listed = findings_list::listed(writer.basis).len();
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

/// The days by which the figures are calculated again: each 10 September up to the target, as far as the dates are known.
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
