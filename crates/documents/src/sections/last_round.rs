//! 与上一轮相比: what became of the problems of the last round, with their figures before and after.
//!
//! In: the round of a plan. Out: blocks; none without a last round.

use super::{Writer, cell, columns, mark, row, shown};
use crate::texts::RoundTexts;
use crate::{Align, Row};
use plan::rounds::{self, ProblemChange, Round, RoundProblem};
use plan::template::fill_text;
use words::findings;

/// The round of the writer's plan, where there was one.
pub(crate) fn of(writer: &Writer) -> Option<Round> {
    rounds::round(writer.basis, writer.plan, &writer.texts.round.closed)
}

/// The counts and the table, below the standing of today.
pub(crate) fn section(writer: &mut Writer, number: u32) {
    let Some(round) = of(writer) else {
        return;
    };
    let sentences = &writer.texts.round;
    writer.subheading("round", number, &sentences.heading);
    let count = |change| round.of(change).count();
    let (new, open) = (count(ProblemChange::New), count(ProblemChange::Open));
    let mut slots = writer.school_slots();
    slots.insert("date", date(writer, &round));
    slots.insert("before", (round.problems.len() - new).to_string());
    slots.insert("solved", count(ProblemChange::Solved).to_string());
    slots.insert("continued", count(ProblemChange::Continued).to_string());
    slots.insert("count", open.to_string());
    let undecided = if open == 0 {
        String::new()
    } else {
        fill_text(&sentences.undecided, &slots)
    };
    slots.insert("undecided", undecided);
    slots.insert("new", new.to_string());
    slots.insert("number", writer.table_number());
    writer.paragraph("intro", &sentences.intro, &slots);
    let rows = round.problems.iter().filter_map(|compared| {
        let after = now(writer, compared)?;
        Some(row([
            compared.id.clone(),
            heading(writer, compared),
            before(compared),
            after.value,
            after.bound,
            change(sentences, compared).to_owned(),
        ]
        .map(cell)
        .to_vec()))
    });
    let rows: Vec<Row> = rows.collect();
    let shares = [
        (10, Align::Centre),
        (28, Align::Left),
        (18, Align::Centre),
        (18, Align::Centre),
        (18, Align::Centre),
        (18, Align::Centre),
    ];
    let caption = fill_text(&sentences.caption, &slots);
    let head = sentences.columns.clone();
    writer.table("problems", Some(caption), head, columns(&shares), rows);
}

/// Day of the figures of the last round as it was typed; a mark where there is none.
pub(crate) fn date(writer: &Writer, round: &Round) -> String {
    if round.date.is_empty() {
        mark(&writer.texts.marks.last_round_date)
    } else {
        round.date.clone()
    }
}

/// The cells of a problem as it stands today.
pub(crate) fn now(writer: &Writer, compared: &RoundProblem) -> Option<findings::FindingCells> {
    let finding = writer.basis.report.findings.get(compared.finding_idx)?;
    findings::row(finding, writer.basis.standard, &writer.words())
}

/// How a problem stood in the last round; — where it is not known.
pub(crate) fn before(compared: &RoundProblem) -> String {
    if compared.before.is_empty() {
        "—".to_owned()
    } else {
        compared.before.clone()
    }
}

/// The heading of a problem, with its stage where the school has several.
pub(crate) fn heading(writer: &Writer, compared: &RoundProblem) -> String {
    format!("{}{}", writer.stage_name(compared.part), compared.heading)
}

/// What became of it, as a word.
pub(crate) fn change<'a>(texts: &'a RoundTexts, compared: &RoundProblem) -> &'a str {
    match compared.change {
        ProblemChange::Solved if compared.is_closed => &texts.closed,
        ProblemChange::Solved => &texts.solved,
        ProblemChange::Continued => &texts.continued,
        ProblemChange::Open => &texts.open,
        ProblemChange::New => &texts.new,
    }
}

/// The pieces of evidence of a problem, each with its code.
pub(crate) fn evidence(texts: &RoundTexts, compared: &RoundProblem) -> String {
    let piece = |piece: &plan::evidence::EvidencePiece| {
        let slots = [("code", piece.code.clone()), ("text", shown(&piece.text))].into();
        fill_text(&texts.evidence_piece, &slots)
    };
    let pieces: Vec<String> = compared.evidence.iter().map(piece).collect();
    pieces.join("；")
}
