//! The list of evidence (佐证材料目录): a cover list of the boxes, and what belongs into each.
//!
//! In: the boxes. Out: a [`Document`], and the same lists as an annex of the report. Codes are those of plan and ledger.

use super::writer::{CREATOR, Writer, cell, columns, inlines, row, to_fill, typefaces};
use super::{Align, Block, Document, Orientation, Row, Section};
use crate::plan::evidence::{self, EvidenceBox, EvidencePiece};
use crate::plan::paper_texts::{EvidenceTexts, PaperTexts};
use crate::plan::template::{Piece, Slots, fill_text};
use crate::plan::texts::Texts;
use crate::plan::{Basis, Plan};

/// Writes the list: one table of boxes, one table per box, signature.
pub fn evidence_list(basis: &Basis, plan: &Plan, texts: &Texts, papers: &PaperTexts) -> Document {
    let own = &papers.evidence;
    let mut writer = Writer::new(basis, plan, texts);
    let slots = writer.school_slots();
    let lines = own.title_lines.iter();
    let lines: Vec<String> = lines.map(|line| fill_text(line, &slots)).collect();
    let title = lines.concat();
    writer.blocks.push(Block::Title(lines));
    let boxes = evidence::boxes(basis, plan);
    covers(&mut writer, &boxes, own);
    lists(&mut writer, &boxes, own);
    writer.signature_block();
    let body = Section {
        orientation: Orientation::Portrait,
        blocks: writer.take(),
    };
    let mut document = Document {
        title,
        creator: CREATOR.to_owned(),
        date: plan
            .plan_date
            .map_or_else(String::new, |date| date.to_string()),
        typefaces: typefaces(basis),
        sections: vec![body],
    };
    document.sections.extend(to_fill(&document, texts));
    document
}

/// Whether the school has ticked any piece; until then nobody knows what is at hand.
pub(super) fn is_ticked(boxes: &[EvidenceBox]) -> bool {
    boxes.iter().any(|own| own.at_hand() > 0)
}

/// The counts and the table of boxes.
pub(super) fn covers(writer: &mut Writer, boxes: &[EvidenceBox], own: &EvidenceTexts) {
    let mut slots = writer.school_slots();
    let standing: usize = boxes.iter().map(|own| own.standing().count()).sum();
    let at_hand: usize = boxes.iter().map(EvidenceBox::at_hand).sum();
    let all: usize = boxes.iter().map(|own| own.pieces.len()).sum();
    slots.insert("boxes", boxes.len().to_string());
    slots.insert("pieces", standing.to_string());
    slots.insert("at_hand", at_hand.to_string());
    slots.insert("missing", (standing - at_hand).to_string());
    slots.insert("to_come", (all - standing).to_string());
    let date = writer.plan.plan_date;
    let date = date.map_or_else(
        || super::writer::mark("方案日期"),
        crate::calendar::Date::in_words,
    );
    slots.insert("date", date);
    let is_ticked = is_ticked(boxes);
    let intro = if is_ticked {
        &own.intro
    } else {
        &own.intro_unticked
    };
    writer.paragraph(intro, &slots);
    let rows = boxes.iter().map(|own| cover(writer, own, is_ticked));
    let rows = rows.collect();
    let shares = [
        (7, Align::Centre),
        (9, Align::Centre),
        (36, Align::Left),
        (16, Align::Centre),
        (8, Align::Centre),
        (8, Align::Centre),
        (8, Align::Centre),
        (9, Align::Centre),
    ];
    writer.table(
        Some(own.boxes_caption.clone()),
        own.columns_boxes.clone(),
        columns(&shares),
        rows,
    );
}

/// A table per box.
fn lists(writer: &mut Writer, boxes: &[EvidenceBox], own: &EvidenceTexts) {
    let is_ticked = is_ticked(boxes);
    for evidence in boxes {
        let slots: Slots = [
            ("number", evidence.number.to_string()),
            ("indicator", evidence.indicator.to_string()),
            ("name", name(writer, evidence)),
            ("owner", evidence.owner.iter().map(Piece::shown).collect()),
        ]
        .into();
        let rows = evidence
            .pieces
            .iter()
            .map(|piece| piece_row(piece, own, is_ticked));
        let rows: Vec<Row> = rows.collect();
        let shares = [
            (16, Align::Centre),
            (46, Align::Left),
            (18, Align::Centre),
            (14, Align::Centre),
            (12, Align::Centre),
        ];
        writer.table(
            Some(fill_text(&own.box_caption, &slots)),
            own.columns_box.clone(),
            columns(&shares),
            rows,
        );
    }
}

/// How a piece stands, as a word.
pub(super) fn state<'a>(piece: &EvidencePiece, own: &'a EvidenceTexts, is_ticked: bool) -> &'a str {
    match (piece.key.is_empty(), piece.is_at_hand) {
        (true, _) => &own.to_come,
        (false, true) => &own.at_hand,
        (false, false) if is_ticked => &own.missing,
        (false, false) => &own.unticked,
    }
}

/// When a piece comes into being, where a task brings it forth; empty otherwise.
pub(super) fn coming(piece: &EvidencePiece) -> String {
    let finish = piece.finish;
    finish.map_or_else(String::new, |month| format!("{}前", month.in_words()))
}

/// The short name of the indicator of a box.
pub(super) fn name(writer: &Writer, evidence: &EvidenceBox) -> String {
    let indicator = writer.basis.standard.indicator(&evidence.indicator);
    indicator.map_or_else(String::new, |own| own.short.clone())
}

fn cover(writer: &Writer, own: &EvidenceBox, is_ticked: bool) -> Row {
    let (standing, at_hand) = (own.standing().count(), own.at_hand());
    let known = |count: usize| {
        if is_ticked {
            count.to_string()
        } else {
            String::new()
        }
    };
    row(vec![
        cell(own.number.to_string()),
        cell(own.indicator.to_string()),
        cell(name(writer, own)),
        inlines(own.owner.clone()),
        cell(standing.to_string()),
        cell(known(at_hand)),
        cell(known(standing - at_hand)),
        cell((own.pieces.len() - standing).to_string()),
    ])
}

fn piece_row(piece: &EvidencePiece, own: &EvidenceTexts, is_ticked: bool) -> Row {
    row(vec![
        cell(&piece.code),
        inlines(piece.text.clone()),
        cell(coming(piece)),
        cell(&own.filing),
        cell(state(piece, own, is_ticked)),
    ])
}
