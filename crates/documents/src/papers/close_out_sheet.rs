//! The sheet that closes problems out (整改销号表): how each stood and stands, what proves it, and where it is signed.
//!
//! In: a plan with the last round. Out: a [`Document`]; none where nothing of the last round is solved.

use crate::sections::last_round;
use crate::texts::RoundTexts;
use crate::texts::Texts;
use crate::writer::{Writer, cell, columns, inlines, mark, row, shown};
use crate::{Align, Block, Document, Orientation, Row};
use numbers::calendar::Date;
use plan::rounds::{self, Change, Compared};
use plan::template::{Slots, fill_text};
use plan::{Basis, Plan};

/// Writes a table per solved problem; `None` where there is none.
pub fn close_out_sheet(basis: &Basis, plan: &Plan, texts: &Texts) -> Option<Document> {
    let own = &texts.round;
    let mut writer = Writer::of_paper(crate::CLOSE_OUT, basis, plan, texts);
    let last = last_round::of(&writer)?;
    let solved: Vec<&Compared> = last.of(Change::Solved).collect();
    if solved.is_empty() {
        return None;
    }
    let mut slots = writer.school_slots();
    let lines = own.title_lines.iter();
    let lines: Vec<String> = lines.map(|line| fill_text(line, &slots)).collect();
    let title = lines.concat();
    writer.push("title", Block::Title(lines));
    slots.insert("count", solved.len().to_string());
    slots.insert("date", last_round::date(&writer, &last));
    writer.paragraph("intro", &own.sheet_intro, &slots);
    for (idx, compared) in solved.into_iter().enumerate() {
        item(&mut writer, own, idx + 1, compared);
    }
    writer.begin("end");
    writer.signature_block();
    let body = writer.take(Orientation::Portrait);
    Some(writer.finish(title, vec![body]))
}

fn item(writer: &mut Writer, own: &RoundTexts, number: usize, compared: &Compared) {
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
    let closed = rounds::read_day(&compared.closed);
    let closed = closed.map_or_else(|| compared.closed.clone(), Date::in_words);
    let rows = [
        (&own.row_before, last_round::before(compared)),
        (&own.row_after, after.value),
        (&own.row_bound, after.bound),
        (&own.row_close_out, shown(&compared.close_out)),
        (&own.row_done, or(&done, &mark(&own.nothing_written))),
        (
            &own.row_evidence,
            or(
                &last_round::evidence(own, compared),
                &mark(&own.nothing_at_hand),
            ),
        ),
        (&own.row_owner, shown(&compared.owner)),
        (&own.row_verifier, or(&compared.verifier, &own.blank_name)),
        (&own.row_date, or(&closed, &own.blank_date)),
        (&own.row_signatures, own.signatures.clone()),
    ];
    let rows =
        rows.map(|(name, text)| row(vec![cell(name), inlines(writer.fill(&text, &Slots::new()))]));
    let rows: Vec<Row> = rows.into();
    let shares = [(18, Align::Centre), (86, Align::Left)];
    let caption = fill_text(&own.item_caption, &slots);
    writer.table(
        &compared.id,
        Some(caption),
        own.columns_item.clone(),
        columns(&shares),
        rows,
    );
}
