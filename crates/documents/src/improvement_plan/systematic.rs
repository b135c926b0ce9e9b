//! What a plan of kind 系统型 has instead: the list of letters to the bureau.
//!
//! In: requests of the plan. Out: blocks.

use super::{Writer, cell, columns, inlines, row};
use crate::{Align, Row};
use plan::PlanProblem;
use plan::template::{Slots, fill_text};

/// The letters to the bureau, one row per matter; what each asks for stands in the annex and in the letter.
pub(crate) fn letters(writer: &mut Writer) {
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
    let school = tasks.filter(|task| task.is_done_by_school()).count();
    slots.insert("own_count", school.to_string());
    slots.insert(
        "annex",
        super::annexes::number_of(writer, &texts.annex_tasks),
    );
    writer.paragraph("intro", &own.letters_intro, &slots);
    slots.insert("number", writer.table_number());
    let rows = subjects.iter().map(|subject| {
        let requests = || {
            plan.requests
                .iter()
                .filter(|request| request.subject == *subject)
        };
        let ids: Vec<&str> = requests().map(|request| request.task_id.as_str()).collect();
        let mut leads: Vec<&str> = Vec::new();
        for request in requests() {
            if !leads.contains(&request.lead.as_str()) {
                leads.push(&request.lead);
            }
        }
        let first = requests().filter_map(|request| request.finish).min();
        let first = writer.by(first);
        let name = basis.library.matter(subject);
        row(vec![
            cell(name.map_or("", |own| own.name.as_str())),
            cell(ids.join("、")),
            cell(super::matters::amounts(&requests().collect::<Vec<_>>())),
            cell(unique(
                requests().map(|request| super::matters::own_steps(writer, request)),
            )),
            cell(leads.join("、")),
            inlines(writer.fill(&first, &Slots::new())),
        ])
    });
    let rows: Vec<Row> = rows.collect();
    let shares = [
        (18, Align::Left),
        (20, Align::Left),
        (18, Align::Centre),
        (20, Align::Left),
        (26, Align::Centre),
        (16, Align::Centre),
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

/// Each once, in order.
fn unique(texts: impl Iterator<Item = String>) -> String {
    let mut own: Vec<String> = Vec::new();
    for text in texts {
        if !own.contains(&text) {
            own.push(text);
        }
    }
    own.join("、")
}
