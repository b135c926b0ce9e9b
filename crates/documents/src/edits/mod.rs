//! What a person changed in a document, put into it after it was written.
//!
//! In: a document whose blocks have a [`Place`] each, and the school's answers. Out: the document with the changed texts,
//! and an [`Edit`] for each of them: what stands there, what was generated when it was changed, and what is generated now.
//! It must not know what a text says, nor how a page shows it.

pub mod added_sections;
pub mod persons;
pub mod sheets;

use serde::{Deserialize, Serialize};

use crate::model::numbering::{Headings, numbered};
use crate::{Block, Document, Inline};
use plan::template::{self, Piece};
use school::answers::{AnswerKey, LEFT_OUT, cell_key, part_key};
use school::draft::PlanChoices;

/// Where a document can be changed, and what was changed in it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Editing {
    /// Key of the paper, such as `report`.
    pub paper: String,
    /// Its sections behind which an added section can stand: name and heading, in order.
    pub sections: Vec<(String, String)>,
    /// Place of each block of each section; nothing for those that follow from the others.
    pub places: Vec<Vec<Place>>,
    /// What was changed, in reading order.
    pub edits: Vec<Edit>,
    /// Keys of answers that say what is generated now anyway.
    pub same: Vec<String>,
    /// What was written where only certain words may stand, and is none of them; it stands nowhere.
    pub refused: Vec<Edit>,
}

/// Where a block can be changed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Place {
    /// Key of the answer that holds its text, as written; empty where it cannot be changed. What is no
    /// [`AnswerKey::TextEdit`] is changed in the plan, so that every document follows.
    pub key: String,
    /// Of a table, what tells each row from the others.
    pub rows: Vec<String>,
    /// Cells of a table that are changed in the plan: row, column, key.
    pub cells: Vec<(usize, usize, String)>,
}

/// A text that was changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edit {
    /// Key of the answer, as written.
    pub key: String,
    /// What stands there instead; [`LEFT_OUT`] for nothing.
    pub text: String,
    /// The generated text when it was changed; empty when nobody kept it.
    pub from: String,
    /// The generated text now.
    pub now: String,
}

impl Edit {
    /// Key of the answer that holds the generated text at which it was changed.
    pub fn from_key(&self) -> String {
        let generated = AnswerKey::parse(&self.key).generated();
        generated.map_or_else(String::new, |key| key.to_string())
    }

    /// The generated text is another than when it was changed.
    pub fn is_outdated(&self) -> bool {
        is_outdated(&self.from, &self.now)
    }
}

/// True when both are known and differ in more than blanks.
pub fn is_outdated(from: &str, now: &str) -> bool {
    !from.trim().is_empty() && plain(from) != plain(now)
}

/// Changed texts of any paper that stand in none of these, by key: what they were about is gone.
pub fn orphaned_edits<'a>(
    choices: &'a PlanChoices,
    papers: &[&Editing],
) -> Vec<(&'a str, &'a str)> {
    let edits = choices.answers.as_written().iter();
    let edits = edits.filter(|(key, _)| AnswerKey::parse(key).is_text_edit());
    let is_at_home = |key: &str| papers.iter().any(|paper| paper.has(key));
    let gone = edits.filter(|(key, _)| !is_at_home(key));
    gone.map(|(key, text)| (key.as_str(), text.as_str()))
        .collect()
}

impl Editing {
    /// True when the answer of that key was met in the document.
    pub fn has(&self, key: &str) -> bool {
        let mut changed = self.edits.iter().chain(&self.refused);
        changed.any(|edit| edit.key == key) || self.same.iter().any(|same_key| same_key == key)
    }
}

impl Place {
    /// Key of a cell.
    pub fn cell(&self, row: usize, column: usize) -> String {
        let listed = self
            .cells
            .iter()
            .find(|cell| (cell.0, cell.1) == (row, column));
        if let Some((.., key)) = listed {
            return key.clone();
        }
        match self.rows.get(row) {
            Some(row) if !self.key.is_empty() => cell_key(&self.key, row, column),
            _ => String::new(),
        }
    }

    /// Key of a further part of the block, such as its caption.
    pub fn part(&self, name: &str) -> String {
        if self.key.is_empty() {
            return String::new();
        }
        part_key(&self.key, name)
    }
}

/// Part of a table's key under which its head stands.
pub const HEAD: &str = "head";

/// Puts the changed texts in the place of the generated ones.
pub(crate) fn apply(document: &mut Document, choices: &PlanChoices) {
    if !choices.answers.keys().any(|key| key.is_text_edit()) {
        return;
    }
    let (mut edits, mut same) = (Vec::new(), Vec::new());
    let mut headings = Headings::default();
    let places = &mut document.editing.places;
    for (section, places) in document.sections.iter_mut().zip(places) {
        let blocks = std::mem::take(&mut section.blocks);
        let old_places = std::mem::take(places);
        for (mut block, place) in blocks.into_iter().zip(old_places) {
            let before = edits.len();
            change(&mut block, &place, choices, &mut edits, &mut same);
            let is_whole = |edit: &&Edit| edit.key == place.key;
            let whole = edits
                .get(before..)
                .and_then(|edit| edit.iter().find(is_whole));
            let is_gone = whole.is_some_and(|edit| edit.text == LEFT_OUT);
            if let Block::Heading { level, text } = &mut block
                && let Some(Inline::Text(first)) = text.first_mut()
                && let Some(counted) = headings.next(*level, first, is_gone)
            {
                *first = counted;
            }
            if !is_gone {
                for block in paragraphs(block) {
                    section.blocks.push(block);
                    places.push(place.clone());
                }
            }
        }
    }
    document.editing.edits = edits;
    document.editing.same = same;
}

/// Changes a block that comes into a document later than the others: before all of them or behind them.
pub(crate) fn change_one(
    block: &mut Block,
    place: &Place,
    choices: &PlanChoices,
    editing: &mut Editing,
    is_first: bool,
) {
    let mut edits = Vec::new();
    change(block, place, choices, &mut edits, &mut editing.same);
    let at = if is_first { 0 } else { editing.edits.len() };
    editing.edits.splice(at..at, edits);
}

/// A paragraph of several lines as one paragraph per line; every other block as it is.
fn paragraphs(block: Block) -> Vec<Block> {
    let Block::Paragraph { kind, text } = block else {
        return vec![block];
    };
    let mut lines: Vec<Vec<Inline>> = vec![Vec::new()];
    for inline in text {
        let Inline::Text(text) = &inline else {
            lines
                .last_mut()
                .into_iter()
                .for_each(|line| line.push(inline.clone()));
            continue;
        };
        for (idx, text) in text.split('\n').enumerate() {
            if idx > 0 {
                lines.push(Vec::new());
            }
            if !text.is_empty() {
                let text = Inline::Text(text.to_owned());
                lines
                    .last_mut()
                    .into_iter()
                    .for_each(|line| line.push(text.clone()));
            }
        }
    }
    let has_text = |line: &Vec<Inline>| line.iter().any(|line| !line.shown().trim().is_empty());
    let paragraph = |text| Block::Paragraph { kind, text };
    if lines.len() == 1 {
        return lines.into_iter().map(paragraph).collect();
    }
    lines.into_iter().filter(has_text).map(paragraph).collect()
}

/// Changes every part of a block for which there is an answer.
fn change(
    block: &mut Block,
    place: &Place,
    choices: &PlanChoices,
    edits: &mut Vec<Edit>,
    same: &mut Vec<String>,
) {
    let mut change = EditCollector {
        choices,
        edits,
        same,
    };
    match block {
        Block::Title(lines) => {
            let mut text = lines.join("\n");
            change.text(&place.key, &mut text);
            *lines = text.lines().map(str::to_owned).collect();
        }
        Block::Heading { text, .. } => change.inlines(&place.key, text, false),
        Block::Paragraph { text, .. } => change.inlines(&place.key, text, true),
        Block::Table(table) => {
            if let Some(caption) = &mut table.caption {
                change.text(&place.part("caption"), caption);
            }
            for (idx, head) in table.head.iter_mut().enumerate() {
                change.text(&place.part(&format!("{HEAD}/{idx}")), head);
            }
            for (row_idx, row) in table.rows.iter_mut().enumerate() {
                for (idx, cell) in row.cells.iter_mut().enumerate() {
                    change.inlines(&place.cell(row_idx, idx), cell, false);
                }
            }
        }
        Block::AnnexList(names) => {
            for (idx, name) in names.iter_mut().enumerate() {
                change.text(&place.part(&(idx + 1).to_string()), name);
            }
        }
        Block::Signature { signer, date, .. } => {
            change.inlines(&place.part("signer"), signer, false);
            change.inlines(&place.part("date"), date, false);
        }
        Block::AnnexTitle(title) => change.text(&place.key, title),
        Block::Head { issuer, number } => {
            change.inlines(&place.part("issuer"), issuer, false);
            change.inlines(&place.part("number"), number, false);
        }
        Block::Imprint {
            copies_to,
            printer,
            date,
        } => {
            change.inlines(&place.part("copies"), copies_to, false);
            change.inlines(&place.part("printer"), printer, false);
            change.inlines(&place.part("date"), date, false);
        }
        Block::AnnexMark(_) => {}
    }
}

pub(crate) struct EditCollector<'a> {
    pub(crate) choices: &'a PlanChoices,
    pub(crate) edits: &'a mut Vec<Edit>,
    pub(crate) same: &'a mut Vec<String>,
}

impl EditCollector<'_> {
    /// The school's text for that key, where it is another than the generated one.
    pub(crate) fn changed_text(&mut self, key: &str, generated: &str) -> Option<String> {
        let AnswerKey::TextEdit(block) = AnswerKey::parse(key) else {
            return None;
        };
        let text = self.choices.answer(key);
        if text.is_empty() {
            return None;
        }
        let is_nothing = text == LEFT_OUT && generated.trim().is_empty();
        if is_nothing || plain(text) == plain(generated) {
            self.same.push(key.to_owned());
            return None;
        }
        self.edits.push(Edit {
            key: key.to_owned(),
            text: text.to_owned(),
            from: self
                .choices
                .answer(AnswerKey::TextGenerated(block))
                .to_owned(),
            now: generated.to_owned(),
        });
        Some(if text == LEFT_OUT { "" } else { text }.replace('\r', ""))
    }

    pub(crate) fn text(&mut self, key: &str, text: &mut String) {
        let (number, generated) = numbered(text);
        if let Some(changed) = self.changed_text(key, generated) {
            *text = format!("{number}{changed}");
        }
    }

    /// Leads that the school's text still has stay leads, and its marks are marks.
    fn inlines(&mut self, key: &str, text: &mut Vec<Inline>, has_lines: bool) {
        let shown: String = text.iter().map(Inline::shown).collect();
        let (number, generated) = numbered(&shown);
        let Some(typed) = self.changed_text(key, generated) else {
            return;
        };
        let typed = if has_lines {
            typed
        } else {
            typed.replace('\n', " ")
        };
        let typed = format!("{number}{typed}");
        let leads = text.iter().filter_map(|inline| match inline {
            Inline::Lead(lead) => Some(lead.as_str()),
            Inline::Text(_) | Inline::ToFill(_) => None,
        });
        let mut rest = typed.as_str();
        let mut changed = Vec::new();
        for lead in leads {
            if let Some((before, after)) = rest.split_once(lead) {
                changed.extend(marked(before));
                changed.push(Inline::Lead(lead.to_owned()));
                rest = after;
            }
        }
        changed.extend(marked(rest));
        *text = changed;
    }
}

fn marked(text: &str) -> impl Iterator<Item = Inline> {
    template::with_marks(text)
        .into_iter()
        .map(|piece| match piece {
            Piece::Text(text) => Inline::Text(text),
            Piece::Missing(what) => Inline::ToFill(what),
        })
}

/// Without blanks, by which browsers and people differ.
fn plain(text: &str) -> String {
    text.chars()
        .filter(|character| !character.is_whitespace())
        .collect()
}
