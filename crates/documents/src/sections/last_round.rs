//! 与上一轮相比: what became of the problems of the last round, with their figures before and after.
//!
//! In: the round of a plan. Out: a sentence, and words of its problems; none without a last round.

use super::{Writer, mark, shown};
use crate::texts::RoundTexts;
use plan::rounds::{self, ProblemChange, Round, RoundProblem};
use plan::template::{Slots, fill_text};
use words::findings;

/// The round of the writer's plan, where there was one.
pub(crate) fn of(writer: &Writer) -> Option<Round> {
    rounds::round(writer.basis, writer.plan, &writer.texts.round.closed)
}

/// What became of the problems of the last round, in one sentence; empty without a last round.
pub(crate) fn sentence(writer: &Writer) -> String {
    let Some(round) = of(writer) else {
        return String::new();
    };
    let sentences = &writer.texts.round;
    let count = |change| round.of(change).count();
    let (new, open) = (count(ProblemChange::New), count(ProblemChange::Open));
    let clauses = [
        (round.problems.len() - new, &sentences.before),
        (count(ProblemChange::Solved), &sentences.solved_count),
        (count(ProblemChange::Continued), &sentences.continued_count),
        (open, &sentences.open_count),
        (new, &sentences.new_count),
    ];
    let clauses = clauses.into_iter().filter(|(count, _)| *count > 0);
    let clauses =
        clauses.map(|(count, text)| fill_text(text, &[("count", count.to_string())].into()));
    let clauses: Vec<String> = clauses.collect();
    let slots: Slots = [("date", round.date.clone())].into();
    let begin = if round.date.is_empty() {
        sentences.compared_undated.clone()
    } else {
        fill_text(&sentences.compared, &slots)
    };
    format!("{begin}{}。", clauses.join("，"))
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
