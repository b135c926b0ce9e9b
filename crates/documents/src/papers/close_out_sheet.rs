//! The sheet that closes problems out (整改销号表): how each stood and stands, what proves it, and where it is signed.
//!
//! In: a plan with the last round. Out: a [`Document`]; none where nothing of the last round is solved.

use crate::sections::last_round;
use crate::texts::RoundTexts;
use crate::texts::Texts;
use crate::writer::{Writer, cell, columns, inlines, mark, row, shown};
use crate::{Align, Block, Document, Orientation, Row};
use numbers::calendar::Date;
use plan::rounds::{ProblemChange, RoundProblem};
use plan::template::{Slots, fill_text};
use plan::{Basis, Plan};
use school::answers::read_day;

/// The sheet that closes problems out (整改销号表): one table per problem that the last round had and this one has not.
///
/// `None` without a last round, and where none of its problems is solved.
pub fn close_out_sheet(basis: &Basis, plan: &Plan, texts: &Texts) -> Option<Document> {
    let sentences = &texts.round;
    let mut writer = Writer::of_paper(crate::CLOSE_OUT, basis, plan, texts);
    let last = last_round::of(&writer)?;
    let solved: Vec<&RoundProblem> = last.of(ProblemChange::Solved).collect();
    if solved.is_empty() {
        return None;
    }
    let mut slots = writer.school_slots();
    let lines = sentences.title_lines.iter();
    let lines: Vec<String> = lines.map(|line| fill_text(line, &slots)).collect();
    let title = lines.concat();
    writer.push("title", Block::Title(lines));
    slots.insert("count", solved.len().to_string());
    slots.insert("date", last_round::date(&writer, &last));
    writer.paragraph("intro", &sentences.sheet_intro, &slots);
    for (idx, compared) in solved.into_iter().enumerate() {
        item(&mut writer, sentences, idx + 1, compared);
    }
    writer.begin("end");
    writer.signature_block();
    let body = writer.take(Orientation::Portrait);
    Some(writer.finish(title, vec![body]))
}

fn item(writer: &mut Writer, sentences: &RoundTexts, number: usize, compared: &RoundProblem) {
    let Some(after) = last_round::now(writer, compared) else {
        return;
    };
    let slots: Slots = [
        ("number", number.to_string()),
        ("heading", last_round::heading(writer, compared)),
        ("id", compared.id.clone()),
    ]
    .into();
    let or = |text: &String, other: &String| {
        if text.is_empty() {
            other.clone()
        } else {
            text.clone()
        }
    };
    let done = compared.done.join("；");
    let closed = read_day(&compared.closed);
    let closed = closed.map_or_else(|| compared.closed.clone(), Date::in_words);
    let rows = [
        (&sentences.row_before, last_round::before(compared)),
        (&sentences.row_after, after.value),
        (&sentences.row_bound, after.bound),
        (&sentences.row_close_out, shown(&compared.close_out)),
        (
            &sentences.row_done,
            or(&done, &mark(&sentences.nothing_written)),
        ),
        (
            &sentences.row_evidence,
            or(
                &last_round::evidence(sentences, compared),
                &mark(&sentences.nothing_at_hand),
            ),
        ),
        (&sentences.row_owner, shown(&compared.owner)),
        (
            &sentences.row_verifier,
            or(&compared.verifier, &sentences.blank_name),
        ),
        (&sentences.row_date, or(&closed, &sentences.blank_date)),
        (&sentences.row_signatures, sentences.signatures.clone()),
    ];
    let rows =
        rows.map(|(name, text)| row(vec![cell(name), inlines(writer.fill(&text, &Slots::new()))]));
    let rows: Vec<Row> = rows.into();
    let shares = [(18, Align::Centre), (86, Align::Left)];
    let caption = fill_text(&sentences.item_caption, &slots);
    writer.table(
        &compared.id,
        Some(caption),
        sentences.columns_item.clone(),
        columns(&shares),
        rows,
    );
}
