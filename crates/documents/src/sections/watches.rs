//! 防滑和巩固: what is met and is looked at, as a table; and what a task says of asking and of 1 September.
//!
//! In: the watches and tasks of the plan. Out: blocks and clauses.

use super::{Writer, cell, columns, inlines, is_compact, mark, row, shown};
use crate::{Align, Block, ParagraphKind, Row};
use numbers::calendar::Month;
use plan::template::{Slots, fill_text};
use plan::{MeasureOption, Urgency, WATCH_OF_ONE, Watch};
use school::answers::{AnswerKey, TaskField};

/// Below the tasks of the problems: a subheading, the counts, the table.
pub(crate) fn below_problems(writer: &mut Writer) {
    if writer.plan.watches.is_empty() {
        return;
    }
    // In a plan of many problems there are no subheadings before it.
    if !is_compact(writer.plan) {
        let number = writer.plan.problems.len() + 1;
        writer.subheading("watches", number as u32, &writer.texts.watch.heading);
    }
    let guards = writer.plan.watches.iter();
    let guards: Vec<&Watch> = guards
        .filter(|watch| watch.level == Urgency::Guard)
        .collect();
    let slots = counted(writer, !guards.is_empty());
    let texts = &writer.texts.watch;
    if guards.is_empty() {
        let mut watches = writer.plan.watches.iter();
        let intro = match watches.any(|watch| watch.task.id == WATCH_OF_ONE) {
            true => &texts.intro_none,
            false => &texts.intro_groups,
        };
        writer.paragraph("intro", intro, &slots);
        return;
    }
    writer.paragraph("intro", &texts.intro, &slots);
    table(writer, &guards, &slots);
}

/// In a plan without problems: what may slip of many together in sentences, then what is watched one by one as a table.
pub(crate) fn alone(writer: &mut Writer) {
    let plan = writer.plan;
    if plan.watches.is_empty() {
        return;
    }
    let has_guards = plan
        .watches
        .iter()
        .any(|watch| watch.level == Urgency::Guard);
    // What is watched by itself stands in the table below.
    let together = plan.watches.iter();
    let together =
        together.filter(|watch| watch.level == Urgency::Guard && watch.task.id != WATCH_OF_ONE);
    for watch in together {
        let mut slots = writer.school_slots();
        slots.insert("id", watch.task.task_id.clone());
        slots.insert("text", shown(&watch.task.text));
        slots.insert("owner", shown(&watch.task.owner));
        slots.insert("month", month(writer, watch));
        slots.insert("proof", shown(&watch.task.proof));
        let sentence = writer.fill(&writer.texts.watch.sentence, &slots);
        let (kind, text) = (ParagraphKind::Body, inlines(sentence));
        let key = AnswerKey::task(&watch.id, &watch.task.id, TaskField::Text).to_string();
        writer.push_at(key, Block::Paragraph { kind, text });
    }
    // What is watched together stands in the annex.
    let single = plan
        .watches
        .iter()
        .filter(|watch| watch.task.id == WATCH_OF_ONE);
    let single: Vec<&Watch> = single.collect();
    let slots = counted(writer, !single.is_empty());
    if single.is_empty() {
        let keeps = plan
            .watches
            .iter()
            .any(|watch| watch.level == Urgency::Keep);
        match (keeps, has_guards) {
            (false, _) => {}
            (true, false) => writer.paragraph("watches", &writer.texts.watch.intro_none, &slots),
            (true, true) => writer.paragraph("watches", &writer.texts.watch.intro_rest, &slots),
        }
        beyond(writer);
        return;
    }
    let intro = if has_guards {
        &writer.texts.watch.intro_alone
    } else {
        &writer.texts.watch.intro_alone_keep
    };
    writer.paragraph("watches", intro, &slots);
    table(writer, &single, &slots);
    beyond(writer);
}

/// That some of it is looked at only after the target date.
fn beyond(writer: &mut Writer) {
    let plan = writer.plan;
    let Some(target) = plan.target_date else {
        return;
    };
    let late = plan.watches.iter();
    let late = late.filter(|watch| {
        watch
            .task
            .finish
            .is_some_and(|month| month > target.month())
    });
    let ids: Vec<&str> = late.map(|watch| watch.task.task_id.as_str()).collect();
    if !ids.is_empty() {
        let slots: Slots = [("ids", ids.join("、"))].into();
        writer.paragraph("beyond", &writer.texts.watch.beyond, &slots);
    }
}

fn counted(writer: &mut Writer, has_table: bool) -> Slots {
    let watches = &writer.plan.watches;
    let count = |level| watches.iter().filter(|watch| watch.level == level).count();
    let (guard, keep) = (count(Urgency::Guard), count(Urgency::Keep));
    let mut slots = Slots::new();
    slots.insert("guard", guard.to_string());
    slots.insert("keep", keep.to_string());
    if has_table {
        slots.insert("number", writer.table_number());
    }
    let annex = super::annexes::number_of(writer, &writer.texts.annex_tasks);
    slots.insert("annex", annex);
    let duties = super::annexes::number_of(writer, &writer.texts.annex_duties);
    slots.insert("annex_duties", duties);
    slots
}

fn table(writer: &mut Writer, watches: &[&Watch], slots: &Slots) {
    let rows = watches.iter().map(|watch| {
        row(vec![
            cell(&watch.task.task_id),
            cell(writer.urgency(watch.level)),
            inlines(watch.task.text.clone()),
            cell(month(writer, watch)),
            inlines(watch.task.owner.clone()),
        ])
    });
    let rows: Vec<Row> = rows.collect();
    let shares = [
        (13, Align::Centre),
        (10, Align::Centre),
        (56, Align::Left),
        (15, Align::Centre),
        (15, Align::Centre),
    ];
    let caption = fill_text(&writer.texts.watch.caption, slots);
    let head = writer.texts.watch.columns.clone();
    let tasks = watches.iter();
    let tasks = tasks.map(|task| (task.id.as_str(), task.task.id.as_str()));
    let fields = [
        (2, TaskField::Text),
        (3, TaskField::Month),
        (4, TaskField::Owner),
    ];
    writer.rows_of_tasks(tasks, &fields);
    writer.table("watched", Some(caption), head, columns(&shares), rows);
}

fn month(writer: &Writer, watch: &Watch) -> String {
    let finish = watch.task.finish;
    finish.map_or_else(|| mark(&writer.texts.marks.month), Month::in_words)
}

/// By when a task must be asked for, behind its month; empty where it need not be.
pub(crate) fn asked(writer: &Writer, task: &MeasureOption) -> String {
    if task.ask.is_empty() {
        return String::new();
    }
    let slots: Slots = [("ask", task.ask.clone())].into();
    fill_text(&writer.texts.watch.asked, &slots)
}

/// That a task misses the statistics of the year in which it is finished, where that matters: it ends in September, or the
/// target is reached before the next statistics. Empty otherwise, and for a late task, which says it with its interim way.
pub(crate) fn september(writer: &Writer, task: &MeasureOption) -> String {
    let Some(finish) = task.finish.filter(|_| !task.is_late) else {
        return String::new();
    };
    let target = writer.plan.target_date;
    let misses_target = target.is_some_and(|target| {
        finish.year() == target.year() && finish.statistics_year() > target.year()
    });
    let is_september = finish.month_of_year() == 9;
    if !is_september && !misses_target {
        return String::new();
    }
    let slots: Slots = [
        ("month", finish.in_words()),
        ("year", finish.statistics_year().to_string()),
    ]
    .into();
    fill_text(&writer.texts.watch.september, &slots)
}
