//! 六、提请上级统筹解决的事项: what is asked of the county, how much, on which numbers, and what the school does first; in a plan
//! of kind 系统型 the list of letters instead.
//!
//! In: requests of the plan. Out: blocks; none where nothing is asked.

use super::{Writer, cell, columns, inlines, row};
use crate::{Align, Row};
use check::Gap;
use plan::template::{Slots, fill_text};
use plan::{PlanKind, PlanProblem, Request};
use school::answers::TaskField;
use words::{findings, forecast_words};

/// Matters for the county, or that there are none.
pub(crate) fn requests(writer: &mut Writer) {
    let (plan, texts) = (writer.plan, writer.texts);
    if plan.requests.is_empty() {
        return;
    }
    writer.heading("requests", &texts.heading_requests);
    if plan.kind == PlanKind::Systematic {
        letters(writer);
        return;
    }
    let mut slots = writer.school_slots();
    slots.insert("count", plan.requests.len().to_string());
    writer.paragraph("intro", &texts.requests_intro, &slots);
    slots.insert("number", writer.table_number());
    let rows = plan.requests.iter().map(|request| {
        row(vec![
            cell(&request.task_id),
            inlines(request.matter.clone()),
            cell(amount(request)),
            cell(basis_of(writer, request)),
            cell(units(writer, request)),
            cell(writer.by(request.finish)),
            cell(own_steps(writer, request)),
        ])
    });
    let rows = rows.collect();
    let shares = [
        (10, Align::Centre),
        (38, Align::Left),
        (11, Align::Centre),
        (17, Align::Left),
        (24, Align::Left),
        (14, Align::Centre),
        (13, Align::Centre),
    ];
    let measure = |request: &plan::Request| writer.measure_of(&request.task_id).unwrap_or_default();
    let tasks: Vec<(&str, &str)> = plan.requests.iter().map(measure).collect();
    writer.rows_of_tasks(tasks, &[(5, TaskField::Month)]);
    writer.table(
        "requests",
        Some(fill_text(&texts.requests_caption, &slots)),
        texts.columns_requests.clone(),
        columns(&shares),
        rows,
    );
}

/// The letters to the bureau, one row per matter; what each asks for stands in the annex and in the letter.
pub(crate) fn letters(writer: &mut Writer) {
    let (basis, plan, texts) = (writer.basis, writer.plan, writer.texts);
    let sentences = &texts.compact;
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
    writer.paragraph("intro", &sentences.letters_intro, &slots);
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
            cell(name.map_or("", |matter| matter.name.as_str())),
            cell(ids.join("、")),
            cell(super::county_requests::amounts(
                &requests().collect::<Vec<_>>(),
            )),
            cell(unique(requests().map(|request| own_steps(writer, request)))),
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
    let caption = fill_text(&sentences.letters_caption, &slots);
    writer.table(
        "letters",
        Some(caption),
        sentences.columns_letters.clone(),
        columns(&shares),
        rows,
    );
}

/// How much one request asks for; — where nothing is counted.
fn amount(request: &Request) -> String {
    amounts(&[request])
}

/// How much several requests ask for: gaps of one unit are added up, each problem once; — where nothing is counted.
pub(crate) fn amounts(requests: &[&Request]) -> String {
    let (mut asked, mut gaps): (Vec<String>, Vec<Gap>) = (Vec::new(), Vec::new());
    for (idx, request) in requests.iter().enumerate() {
        let is_same_gap =
            |other: &&Request| other.problem_id == request.problem_id && other.asked.is_empty();
        match request.gap {
            _ if asked.contains(&request.asked) => {}
            _ if !request.asked.is_empty() => asked.push(request.asked.clone()),
            Some(gap) if !requests.iter().take(idx).any(is_same_gap) => {
                match gaps.iter_mut().find(|other| other.unit == gap.unit) {
                    Some(sum) => sum.amount = sum.amount.plus(gap.amount),
                    None => gaps.push(gap),
                }
            }
            _ => {}
        }
    }
    let mut all: Vec<String> = gaps.into_iter().map(findings::gap_in_table).collect();
    all.extend(asked);
    if all.is_empty() {
        return "—".to_owned();
    }
    all.join("、")
}

/// The numbers on which a matter rests.
fn basis_of(writer: &Writer, request: &Request) -> String {
    let texts = writer.texts;
    let mut problems = writer.plan.problems.iter();
    let problem = problems.find(|problem| problem.id == request.problem_id);
    let finding = problem.and_then(|problem| writer.basis.report.findings.get(problem.finding_idx));
    let shown =
        finding.and_then(|finding| findings::row(finding, writer.basis.standard, &writer.words()));
    let Some(shown) = shown else {
        return "—".to_owned();
    };
    let mut slots: Slots = [
        ("value", shown.value),
        ("bound", shown.bound),
        ("pupils", request.pupils.clone()),
    ]
    .into();
    let years = writer
        .basis
        .forecast
        .map(|forecast| forecast.years.as_slice());
    let year = request.year_idx.and_then(|idx| years?.get(idx));
    let template = match year {
        _ if request.pupils.is_empty() => &texts.closing.basis,
        None => &texts.closing.basis_pupils,
        Some(year) => {
            slots.insert("year", forecast_words::month(year));
            &texts.closing.basis_then
        }
    };
    fill_text(template, &slots)
}

/// Who leads and who supports.
fn units(writer: &Writer, request: &Request) -> String {
    if request.support.is_empty() {
        return request.lead.clone();
    }
    let slots: Slots = [
        ("lead", request.lead.clone()),
        ("support", request.support.join("、")),
    ]
    .into();
    fill_text(&writer.texts.closing.units, &slots)
}

/// What the school does itself for the same problem, by the ids of the tasks.
pub(crate) fn own_steps(writer: &Writer, request: &Request) -> String {
    let mut problems = writer.plan.problems.iter();
    let problem = problems.find(|problem| problem.id == request.problem_id);
    let Some(problem) = problem else {
        return "—".to_owned();
    };
    let steps = problem.tasks().filter(|task| task.is_done_by_school());
    let steps: Vec<&str> = steps.map(|task| task.task_id.as_str()).collect();
    if steps.is_empty() {
        return "—".to_owned();
    }
    ids_of(writer, problem, &steps)
}

/// Tasks of a problem by their ids, from the first to the last where they are its first tasks and more than two.
pub(crate) fn ids_of(writer: &Writer, problem: &PlanProblem, ids: &[&str]) -> String {
    let is_range = problem
        .tasks()
        .zip(ids)
        .all(|(task, id)| task.task_id == *id);
    match ids {
        [first, _, .., last] if is_range && ids.len() > 2 => {
            let slots: Slots =
                [("first", (*first).to_owned()), ("last", (*last).to_owned())].into();
            fill_text(&writer.texts.closing.steps, &slots)
        }
        ids => ids.join("、"),
    }
}

/// Each once, in order.
fn unique(texts: impl Iterator<Item = String>) -> String {
    let mut unique: Vec<String> = Vec::new();
    for text in texts {
        if !unique.contains(&text) {
            unique.push(text);
        }
    }
    unique.join("、")
}
