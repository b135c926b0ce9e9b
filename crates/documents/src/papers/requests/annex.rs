//! The annex of a request: the figures behind it, today and in the coming years.
//!
//! In: the problems that the letter is about. Out: blocks with the ids and numbers of the plan.

use crate::sections::facts;
use crate::texts::RequestTexts;
use crate::writer::{Writer, cell, columns, row};
use crate::{Align, Row};
use plan::PlanProblem;
use plan::template::{Slots, fill_text};
use words::{findings, forecast_words};

/// The figures behind the letter: today, and the coming years where they are known.
pub(super) fn annex(writer: &mut Writer, sentences: &RequestTexts, problems: &[&PlanProblem]) {
    writer.annex("annex", "", &sentences.annex);
    let slots = writer.school_slots();
    let basis = writer.basis;
    let words = writer.words();
    let rows = problems.iter().filter_map(|problem| {
        let finding = basis.report.findings.get(problem.finding_idx)?;
        let shown = findings::row(finding, basis.standard, &words)?;
        let name = writer.indicator_name(&problem.indicator, problem.part);
        let cells = [
            problem.id.clone(),
            name,
            shown.value,
            shown.bound,
            shown.gap,
            shown.gap_to_floor,
        ];
        Some(row(cells.map(cell).to_vec()))
    });
    let rows: Vec<Row> = rows.collect();
    let shares = [
        (9, Align::Centre),
        (30, Align::Left),
        (20, Align::Centre),
        (20, Align::Centre),
        (13, Align::Centre),
        (14, Align::Centre),
    ];
    let caption = fill_text(&sentences.annex_today, &slots);
    writer.table(
        "today",
        Some(caption),
        sentences.columns_today.clone(),
        columns(&shares),
        rows,
    );
    coming_years(writer, sentences, problems);
}

fn coming_years(writer: &mut Writer, sentences: &RequestTexts, problems: &[&PlanProblem]) {
    let Some(forecast) = writer.basis.forecast else {
        return;
    };
    let has_course = |problem: &&PlanProblem| {
        let course = forecast.course(&problem.indicator, problem.part);
        course.is_some()
    };
    if !problems.iter().any(has_course) {
        return;
    }
    let mut rows = Vec::new();
    for part in facts::stages(writer) {
        let slots: Slots = [("stage", writer.stage_name(part))].into();
        let pupils = forecast.years.iter();
        let pupils = pupils.map(|year| cell(year.pupils(part).to_string()));
        let name = cell(fill_text(&sentences.row_pupils, &slots));
        rows.push(row(std::iter::once(name).chain(pupils).collect()));
    }
    for problem in problems.iter().filter(|problem| has_course(problem)) {
        let gaps = (0..forecast.years.len()).map(|idx| {
            let then = forecast.finding(idx, &problem.indicator, problem.part);
            cell(then.map_or_else(|| "—".to_owned(), forecast_words::gap))
        });
        let name = writer.indicator_name(&problem.indicator, problem.part);
        rows.push(row(std::iter::once(cell(name)).chain(gaps).collect()));
    }
    let mut head = sentences.columns_coming.clone();
    head.extend(forecast.years.iter().map(forecast_words::month));
    let mut shares = vec![(34, Align::Left)];
    shares.extend(forecast.years.iter().map(|_| (16, Align::Centre)));
    let caption = Some(sentences.annex_coming.clone());
    writer.table("coming", caption, head, columns(&shares), rows);
}
