//! 五、整改任务与措施: per problem its goal and its tasks, or a table where there are many.
//!
//! In: the problems of the plan. Out: blocks; where no measure is ticked, a mark.

use super::{
    Writer, cell, columns, coming_years, inlines, is_compact, mark, problems, row, shown, watches,
};
use crate::{Align, Block, Inline, ParagraphKind, Row};
use plan::template::{Piece, Sentence, Slots, fill_text};
use plan::{MeasureOption, PlanKind};
use school::answers::{AnswerKey, TaskField};

/// Per problem the goal and each ticked measure with who, when and proof.
pub(crate) fn tasks(writer: &mut Writer) {
    let (plan, texts) = (writer.plan, writer.texts);
    let title = if plan.problems.is_empty() {
        &texts.unfinished.heading_tasks
    } else {
        &texts.heading_tasks
    };
    writer.heading("tasks", title);
    if plan.problems.is_empty() {
        writer.paragraph("keep", &texts.tasks_keep, &Slots::new());
        watches::alone(writer);
        return;
    }
    if is_compact(plan) {
        task_table(writer);
        watches::below_problems(writer);
        return;
    }
    for (idx, problem) in plan.problems.iter().enumerate() {
        writer.subheading(
            &problem.id,
            idx as u32 + 1,
            &problems::heading(writer, problem),
        );
        writer.sentence("goal", problem.goal.clone());
        if let Some(other) = &problem.covered_by {
            let named = plan
                .problems
                .iter()
                .find(|problem| problem.id == *other)
                .map(|problem| problems::heading(writer, problem));
            let slots: Slots = [
                ("other", other.clone()),
                ("other_heading", named.unwrap_or_default()),
            ]
            .into();
            writer.paragraph("covered", &texts.tasks_covered, &slots);
            continue;
        }
        let not_built = coming_years::of_tasks(writer, problem);
        if !not_built.is_empty() {
            writer.paragraph("not_built", &not_built, &Slots::new());
        }
        let measures: Vec<&MeasureOption> = problem.tasks().collect();
        if measures.is_empty() {
            let slots: Slots = [("id", problem.id.clone())].into();
            let missing = Piece::Missing(fill_text(&texts.tasks_none_ticked, &slots));
            writer.sentence("none_ticked", vec![missing]);
        }
        if plan.kind == PlanKind::Systematic && !measures.is_empty() {
            short_table(writer, &problem.id, &measures);
            continue;
        }
        for (idx, measure) in measures.into_iter().enumerate() {
            let text = inlines(measure_sentence(writer, idx + 1, measure));
            let kind = ParagraphKind::Body;
            let key = AnswerKey::task(&problem.id, &measure.id, TaskField::Text).to_string();
            writer.push_at(key, Block::Paragraph { kind, text });
        }
    }
    watches::below_problems(writer);
}

/// Every problem as a row with the ids of its tasks, the month of the last one and who answers for it.
pub(crate) fn task_table(writer: &mut Writer) {
    let (plan, texts) = (writer.plan, writer.texts);
    let sentences = &texts.compact;
    let mut slots: Slots = [("number", writer.table_number())].into();
    slots.insert(
        "annex",
        super::annexes::number_of(writer, &texts.annex_tasks),
    );
    writer.paragraph("intro", &sentences.tasks_intro, &slots);
    let rows = plan.problems.iter().map(|problem| {
        let ids: Vec<&str> = problem.tasks().map(|task| task.task_id.as_str()).collect();
        let last = problem.tasks().filter_map(|task| task.finish).max();
        let late = problem.tasks().filter(|task| task.is_late);
        let late: Vec<&str> = late.map(|task| task.task_id.as_str()).collect();
        let what = match (&problem.covered_by, ids.as_slice()) {
            (Some(other), _) => fill_text(&sentences.covered, &[("other", other.clone())].into()),
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
                fill_text(&sentences.tasks, &slots)
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
            cell(problems::heading(writer, problem)),
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
    let caption = fill_text(&sentences.tasks_caption, &slots);
    writer.table(
        "tasks",
        Some(caption),
        sentences.columns_tasks.clone(),
        columns(&shares),
        rows,
    );
}

/// Who carries a measure, until when, and what proves it.
fn slots_of(writer: &Writer, measure: &MeasureOption) -> Slots {
    let mut slots = writer.school_slots();
    slots.insert("owner", shown(&measure.owner));
    slots.insert("proof", shown(&measure.proof));
    slots.insert("interim", shown(&measure.interim));
    slots.insert("ask", measure.ask.clone());
    if let Some(finish) = measure.finish {
        slots.insert("month", finish.in_words());
        slots.insert("year", finish.statistics_year().to_string());
    }
    slots
}

fn measure_sentence(writer: &Writer, number: usize, measure: &MeasureOption) -> Sentence {
    let texts = writer.texts;
    let slots = slots_of(writer, measure);
    let end = match (measure.finish, measure.ask.as_str()) {
        (None, _) => &texts.task_end_undated,
        (Some(_), "") => &texts.task_end,
        (Some(_), _) => &texts.task_end_asked,
    };
    let mut sentence = vec![Piece::Text(format!("{number}.（{}）", measure.task_id))];
    sentence.extend(measure.text.clone());
    sentence.extend(writer.fill(end, &slots));
    sentence.push(Piece::Text(units(writer, measure)));
    sentence.push(Piece::Text("。".to_owned()));
    sentence.extend(writer.fill(&texts.task_proof, &slots));
    sentence.push(Piece::Text(watches::september(writer, measure)));
    if measure.is_late {
        sentence.extend(writer.fill(&texts.task_late, &slots));
    }
    sentence
}

/// The units of the county that carry a measure; nothing for the school's own.
fn units(writer: &Writer, measure: &MeasureOption) -> String {
    let requests = writer.plan.requests.iter();
    let found = requests
        .clone()
        .find(|request| request.task_id == measure.task_id);
    let Some(request) = found else {
        return String::new();
    };
    let slots: Slots = [
        ("lead", request.lead.clone()),
        ("support", request.support.join("、")),
    ]
    .into();
    let template = if request.support.is_empty() {
        &writer.texts.task_units
    } else {
        &writer.texts.task_units_supported
    };
    fill_text(template, &slots)
}

/// The tasks of a problem as a table, where prose would be too long.
fn short_table(writer: &mut Writer, problem: &str, measures: &[&MeasureOption]) {
    let rows = measures.iter().map(|measure| {
        let mut text = inlines(measure.text.clone());
        text.push(Inline::Text(units(writer, measure)));
        // In the widest column, for it is long.
        if measure.is_late {
            let slots = slots_of(writer, measure);
            let late = format!("。{}", writer.texts.task_late);
            text.extend(inlines(writer.fill(late.trim_end_matches('。'), &slots)));
        }
        let mut finish = writer.by(measure.finish);
        if measure.finish.is_some() {
            finish += &watches::asked(writer, measure);
        }
        let september = watches::september(writer, measure);
        if !september.is_empty() {
            text.push(Inline::Text(format!(
                "。{}",
                september.trim_end_matches('。')
            )));
        }
        row(vec![
            cell(&measure.task_id),
            text,
            inlines(measure.owner.clone()),
            cell(finish),
            inlines(measure.proof.clone()),
        ])
    });
    let rows = rows.collect();
    let shares = [
        (11, Align::Centre),
        (44, Align::Left),
        (14, Align::Centre),
        (16, Align::Centre),
        (24, Align::Left),
    ];
    let head = writer.texts.columns_tasks_short.clone();
    let tasks = measures
        .iter()
        .map(|measure| (problem, measure.id.as_str()));
    let fields = [
        (1, TaskField::Text),
        (2, TaskField::Owner),
        (3, TaskField::Month),
        (4, TaskField::Proof),
    ];
    writer.rows_of_tasks(tasks, &fields);
    writer.table("measures", None, head, columns(&shares), rows);
}
