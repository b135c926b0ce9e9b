//! The last page of a document: everything that is still to be filled in.
//!
//! In: a document with its marks. Out: a section; none when nothing is missing.

use crate::texts::Texts;
use crate::writer::{cell, inlines};
use crate::{Block, Document, Manner, Orientation, Section};
use plan::template::{Piece, Slots, fill_text};

/// The last page with everything that is still to be filled in; none when there is nothing.
pub(crate) fn to_fill(document: &Document, texts: &Texts) -> Option<Section> {
    let mut marks: Vec<&str> = Vec::new();
    for mark in document.marks() {
        if !marks.contains(&mark) {
            marks.push(mark);
        }
    }
    if marks.is_empty() {
        return None;
    }
    let slots: Slots = [("count", marks.len().to_string())].into();
    let intro = fill_text(&texts.to_fill_intro, &slots);
    let mut blocks = vec![
        Block::AnnexTitle(texts.to_fill_title.clone()),
        Block::Paragraph {
            manner: Manner::Body,
            text: cell(intro),
        },
    ];
    for (idx, what) in marks.into_iter().enumerate() {
        let number = Piece::Text(format!("{}.", idx + 1));
        let text = inlines(vec![number, Piece::Missing(what.to_owned())]);
        blocks.push(Block::Paragraph {
            manner: Manner::Body,
            text,
        });
    }
    Some(Section {
        orientation: Orientation::Portrait,
        blocks,
    })
}
