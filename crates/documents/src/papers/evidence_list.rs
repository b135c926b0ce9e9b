//! The list of evidence (佐证材料目录): a cover list of the boxes, and what belongs into each.
//!
//! In: the boxes. Out: a [`Document`], and the same lists as an annex of the report. Codes are those of plan and ledger.

use crate::texts::Texts;
use crate::texts::{EvidenceTexts, PaperTexts};
use crate::writer::{Writer, cell, columns, inlines, row};
use crate::{Align, Block, Document, Orientation, Row};
use plan::evidence::{self, EvidenceBox, EvidencePiece};
use plan::template::{Piece, Slots, fill_text};
use plan::{Basis, Plan};
use school::answers::{AnswerKey, TaskField};

/// The list of evidence (佐证材料目录): one table of boxes, one table per box, signature.
///
/// Codes of pieces are those of plan and ledger. While the school has ticked nothing, no piece counts as missing.
pub fn evidence_list(basis: &Basis, plan: &Plan, texts: &Texts, papers: &PaperTexts) -> Document {
    let sentences = &papers.evidence;
    let mut writer = Writer::of_paper(crate::EVIDENCE, basis, plan, texts);
    let slots = writer.school_slots();
    let lines = sentences.title_lines.iter();
    let lines: Vec<String> = lines.map(|line| fill_text(line, &slots)).collect();
    let title = lines.concat();
    writer.push("title", Block::Title(lines));
    writer.begin("boxes");
    let boxes = evidence::boxes(basis, plan);
    covers(&mut writer, &boxes, sentences);
    lists(&mut writer, &boxes, sentences);
    writer.begin("end");
    writer.signature_block();
    let body = writer.take(Orientation::Portrait);
    writer.finish(title, vec![body])
}

/// Whether the school has ticked any piece; until then it is not known what is at hand.
pub(crate) fn is_ticked(boxes: &[EvidenceBox]) -> bool {
    boxes.iter().any(|evidence| evidence.at_hand() > 0)
}

/// The counts and the table of boxes.
pub(crate) fn covers(writer: &mut Writer, boxes: &[EvidenceBox], sentences: &EvidenceTexts) {
    let mut slots = writer.school_slots();
    let listed: usize = boxes.iter().map(|evidence| evidence.listed().count()).sum();
    let at_hand: usize = boxes.iter().map(EvidenceBox::at_hand).sum();
    let all: usize = boxes.iter().map(|evidence| evidence.pieces.len()).sum();
    slots.insert("boxes", boxes.len().to_string());
    slots.insert("pieces", listed.to_string());
    slots.insert("at_hand", at_hand.to_string());
    slots.insert("missing", (listed - at_hand).to_string());
    slots.insert("to_come", (all - listed).to_string());
    slots.insert("date", writer.plan_day());
    let is_ticked = is_ticked(boxes);
    let intro = if is_ticked {
        &sentences.intro
    } else {
        &sentences.intro_unticked
    };
    writer.paragraph("intro", intro, &slots);
    let rows = boxes.iter().map(|evidence| cover(evidence, is_ticked));
    let rows = rows.collect();
    writer.name_rows(
        boxes
            .iter()
            .map(|evidence| evidence.indicator.to_string())
            .collect(),
    );
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
        "boxes",
        Some(sentences.boxes_caption.clone()),
        sentences.columns_boxes.clone(),
        columns(&shares),
        rows,
    );
}

/// A table per box.
fn lists(writer: &mut Writer, boxes: &[EvidenceBox], sentences: &EvidenceTexts) {
    let is_ticked = is_ticked(boxes);
    for evidence in boxes {
        let slots: Slots = [
            ("number", evidence.number.to_string()),
            ("indicator", evidence.indicator.to_string()),
            ("name", evidence.name.clone()),
            ("owner", evidence.owner.iter().map(Piece::shown).collect()),
        ]
        .into();
        let rows = evidence
            .pieces
            .iter()
            .map(|piece| piece_row(writer, piece, sentences, is_ticked));
        let rows: Vec<Row> = rows.collect();
        let shares = [
            (16, Align::Centre),
            (46, Align::Left),
            (18, Align::Centre),
            (14, Align::Centre),
            (12, Align::Centre),
        ];
        name_pieces(writer, evidence);
        writer.table(
            &format!("box-{}", evidence.indicator),
            Some(fill_text(&sentences.box_caption, &slots)),
            sentences.columns_box.clone(),
            columns(&shares),
            rows,
        );
    }
}

/// Names the pieces of a box: what a task brings forth by its measure, for the task's number may change.
fn name_pieces(writer: &mut Writer, evidence: &EvidenceBox) {
    let (mut names, mut cells) = (Vec::new(), Vec::new());
    for (idx, piece) in evidence.pieces.iter().enumerate() {
        let task_id = piece.code.rsplit_once("-e").map_or("", |(task, _)| task);
        match writer.measure_of(task_id) {
            Some((problem, measure)) => {
                let key = AnswerKey::task(problem, measure, TaskField::Proof).to_string();
                names.push(format!("{problem}-{measure}"));
                cells.push((idx, 1, key));
            }
            None => names.push(piece.code.clone()),
        }
    }
    writer.name_rows(names);
    writer.name_cells(cells);
}

/// How a piece stands, as a word.
pub(crate) fn state<'a>(
    piece: &EvidencePiece,
    sentences: &'a EvidenceTexts,
    is_ticked: bool,
) -> &'a str {
    match (piece.key.is_empty(), piece.is_at_hand) {
        (true, _) => &sentences.to_come,
        (false, true) => &sentences.at_hand,
        (false, false) if is_ticked => &sentences.missing,
        (false, false) => &sentences.unticked,
    }
}

/// When a piece comes into being, where a task brings it forth; empty otherwise.
pub(crate) fn coming(writer: &Writer, piece: &EvidencePiece) -> String {
    match piece.finish {
        None => String::new(),
        finish => writer.by(finish),
    }
}

fn cover(evidence: &EvidenceBox, is_ticked: bool) -> Row {
    let (listed, at_hand) = (evidence.listed().count(), evidence.at_hand());
    let known = |count: usize| {
        if is_ticked {
            count.to_string()
        } else {
            String::new()
        }
    };
    row(vec![
        cell(evidence.number.to_string()),
        cell(evidence.indicator.to_string()),
        cell(&evidence.name),
        inlines(evidence.owner.clone()),
        cell(listed.to_string()),
        cell(known(at_hand)),
        cell(known(listed - at_hand)),
        cell((evidence.pieces.len() - listed).to_string()),
    ])
}

fn piece_row(
    writer: &Writer,
    piece: &EvidencePiece,
    sentences: &EvidenceTexts,
    is_ticked: bool,
) -> Row {
    row(vec![
        cell(&piece.code),
        inlines(piece.text.clone()),
        cell(coming(writer, piece)),
        cell(&sentences.filing),
        cell(state(piece, sentences, is_ticked)),
    ])
}
