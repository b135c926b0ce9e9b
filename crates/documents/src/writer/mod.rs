//! What the writers of all documents share: collecting blocks, counting headings and tables, filling sentences.
//!
//! In: a plan with its basis and sentences with blanks. Out: blocks, each with a place whose key says what it is about, not
//! where it stands, so that it is the same when other blocks come and go. What is not known stays a mark; it must not
//! know what a document is about.

pub(crate) mod keys;

use std::collections::BTreeMap;

use crate::edits::{self, Editing, Place};
use crate::model::numbering::numeral;
use crate::texts::Texts;
use crate::writer::keys::{each_once, row_name};
use crate::{
    Align, Block, Column, Document, Inline, Orientation, ParagraphKind, Row, Section, Table,
    Typefaces,
};
use numbers::calendar::{Date, Month};
use plan::template::{self, Piece, Sentence, Slots};
use plan::{Basis, Plan};
use words::Words;

/// Name and version of the tool, for the properties of a file.
pub(crate) const CREATOR: &str = concat!("对标 ", env!("CARGO_PKG_VERSION"));

/// Collects blocks and counts headings and tables.
pub(crate) struct Writer<'a> {
    pub(crate) basis: &'a Basis<'a>,
    pub(crate) plan: &'a Plan,
    pub(crate) texts: &'a Texts,
    pub(crate) blocks: Vec<Block>,
    pub(crate) headings: u32,
    pub(crate) tables: u32,
    /// Key of the paper.
    pub(crate) paper: String,
    /// Place of each block.
    pub(crate) places: Vec<Place>,
    /// Added sections that were written, by number.
    pub(crate) placed: Vec<u32>,
    /// Places of the sections that were taken.
    taken: Vec<Vec<Place>>,
    /// Name of the section, and of what is spoken of in it.
    pub(crate) scopes: Vec<String>,
    /// How often each key was given.
    pub(crate) given: BTreeMap<String, u32>,
    /// Sections so far, with their headings.
    sections: Vec<(String, String)>,
    /// What the next table's rows are called, and which of its cells are changed in the plan.
    pub(crate) next_rows: Option<Vec<String>>,
    pub(crate) next_cells: Vec<(usize, usize, String)>,
}

impl<'a> Writer<'a> {
    /// A writer of the plan.
    pub(crate) fn new(basis: &'a Basis, plan: &'a Plan, texts: &'a Texts) -> Self {
        Self::of_paper(crate::PLAN, basis, plan, texts)
    }

    /// A writer of the paper with that key.
    pub(crate) fn of_paper(
        paper: &str,
        basis: &'a Basis,
        plan: &'a Plan,
        texts: &'a Texts,
    ) -> Self {
        Self {
            basis,
            plan,
            texts,
            blocks: Vec::new(),
            headings: 0,
            tables: 0,
            paper: paper.to_owned(),
            places: Vec::new(),
            placed: Vec::new(),
            taken: Vec::new(),
            scopes: Vec::new(),
            given: BTreeMap::new(),
            sections: Vec::new(),
            next_rows: None,
            next_cells: Vec::new(),
        }
    }

    /// A section of everything that was written since the last one.
    pub(crate) fn take(&mut self, orientation: Orientation) -> Section {
        self.taken.push(std::mem::take(&mut self.places));
        Section {
            orientation,
            blocks: std::mem::take(&mut self.blocks),
        }
    }

    /// The document of these sections, with what the school changed in it.
    pub(crate) fn finish(self, title: String, sections: Vec<Section>) -> Document {
        let date = self.plan.plan_date;
        let typefaces = typefaces(self.basis.choices);
        let mut document = Document {
            title,
            creator: CREATOR.to_owned(),
            date: date.map_or_else(String::new, |date| date.to_string()),
            typefaces,
            layout: None,
            built_in: Box::new(self.texts.layouts.of(typefaces).clone()),
            sections,
            editing: Editing {
                paper: self.paper,
                sections: self.sections,
                places: self.taken,
                ..Editing::default()
            },
        };
        edits::apply(&mut document, self.basis.choices);
        document
    }

    /// Adds a block; `name` is that of what it says.
    pub(crate) fn push(&mut self, name: &str, block: Block) {
        let key = self.key(name);
        self.push_at(key, block);
    }

    /// Adds a block that is changed under a key that another block gives.
    pub(crate) fn push_at(&mut self, key: String, block: Block) {
        // What was said of the next table's rows is not said of a later one's, where there was no row.
        self.next_rows = None;
        self.next_cells.clear();
        self.blocks.push(block);
        self.places.push(Place {
            key,
            ..Place::default()
        });
    }

    /// Slots that any sentence may use: school, county, bureau, dates. What is not known has no value.
    pub(crate) fn school_slots(&self) -> Slots {
        let profile = &self.basis.school.profile;
        let marks = &self.texts.marks;
        let mut slots = Slots::new();
        let typed = [
            ("school", &marks.school, &profile.name),
            ("county", &marks.county, &profile.county),
            ("bureau", &marks.bureau, &profile.bureau),
        ];
        for (name, missing, value) in typed {
            let value = value.trim();
            slots.insert(
                name,
                if value.is_empty() {
                    mark(missing)
                } else {
                    value.to_owned()
                },
            );
        }
        let date =
            |date: Option<Date>, missing: &str| date.map_or_else(|| mark(missing), Date::in_words);
        slots.insert("data_date", date(profile.data_date, &marks.data_date));
        slots.insert("target", date(self.plan.target_date, &marks.target_date));
        slots
    }

    /// Signature and date, with room for the seal.
    pub(crate) fn signature_block(&mut self) {
        let slots = self.school_slots();
        let signer = inlines(self.fill("{school}", &slots));
        let block = Block::Signature {
            signer,
            date: cell(self.plan_day()),
            sealed: true,
        };
        self.push("signature", block);
    }

    /// 一、二、… of the section of that name.
    pub(crate) fn heading(&mut self, name: &str, text: &str) {
        self.added_sections(false);
        self.begin(name);
        self.sections.push((name.to_owned(), text.to_owned()));
        self.headings += 1;
        let text = format!("{}、{text}", numeral(self.headings));
        let block = Block::Heading {
            level: 1,
            text: vec![Inline::Text(text)],
        };
        self.push("heading", block);
    }

    /// A paragraph of the filled sentence.
    pub(crate) fn paragraph(&mut self, name: &str, template: &str, slots: &Slots) {
        let sentence = self.fill(template, slots);
        self.sentence(name, sentence);
    }

    /// Adds a paragraph of a filled sentence; nothing for an empty one.
    pub(crate) fn sentence(&mut self, name: &str, sentence: Sentence) {
        if !sentence.is_empty() {
            self.text(name, ParagraphKind::Body, inlines(sentence));
        }
    }

    /// A paragraph of that text.
    pub(crate) fn text(&mut self, name: &str, kind: ParagraphKind, text: Vec<Inline>) {
        self.push(name, Block::Paragraph { kind, text });
    }

    /// Fills the slots of a sentence; a slot without a value, and a mark in a value, is a mark.
    pub(crate) fn fill(&self, template: &str, slots: &Slots) -> Sentence {
        marks_to_pieces(template::fill(template, slots, &Default::default()))
    }

    /// The number of the next table.
    pub(crate) fn table_number(&mut self) -> String {
        self.tables += 1;
        self.tables.to_string()
    }

    /// A table. Rows that [`Writer::name_rows`] did not name have the first cell that is a name as theirs.
    pub(crate) fn table(
        &mut self,
        name: &str,
        caption: Option<String>,
        head: Vec<String>,
        columns: Vec<Column>,
        rows: Vec<Row>,
    ) {
        let names = self.next_rows.take();
        let mut names = names.unwrap_or_default();
        names.extend(rows.iter().skip(names.len()).map(row_name));
        let place = Place {
            key: self.key(name),
            rows: each_once(names),
            cells: std::mem::take(&mut self.next_cells),
        };
        self.places.push(place);
        self.blocks.push(Block::Table(Table {
            caption,
            columns,
            head,
            rows,
        }));
    }

    /// 小学部、初中部 in front of a sentence where the school has several stages; otherwise nothing.
    pub(crate) fn stage_name(&self, part: school::figures::Part) -> String {
        self.words().part(part)
    }

    /// The words for this school: names of stages and figures.
    pub(crate) fn words(&self) -> Words<'a> {
        Words::of(self.basis.school, self.basis.catalogue)
    }

    /// Until the end of which month something is done, in words; a mark while it is not known.
    pub(crate) fn by(&self, month: Option<Month>) -> String {
        let Some(month) = month else {
            return mark(&self.texts.marks.finish);
        };
        let slots: Slots = [("month", month.in_words())].into();
        template::fill_text(&self.texts.watch.by, &slots)
    }

    /// The day of the plan in words; a mark while it is not known.
    pub(crate) fn plan_day(&self) -> String {
        let date = self.plan.plan_date;
        date.map_or_else(|| mark(&self.texts.marks.plan_date), Date::in_words)
    }

    /// Begins an annex: its mark at the top left and its title.
    pub(crate) fn annex(&mut self, name: &str, number: &str, title: &str) {
        self.begin(name);
        let slots: Slots = [("number", number.to_owned())].into();
        let mark = template::fill_text(&self.texts.phrases.annex_mark, &slots);
        self.push_at(String::new(), Block::AnnexMark(mark));
        self.push("title", Block::AnnexTitle(title.to_owned()));
    }

    /// An indicator's name with the stage in front, where that is needed.
    pub(crate) fn indicator_name(&self, indicator: &str, part: school::figures::Part) -> String {
        let name = self
            .basis
            .standard
            .indicator(indicator)
            .map(|indicator| indicator.name.as_str())
            .unwrap_or_default();
        format!("{}{name}", self.stage_name(part))
    }
}

/// The typefaces that the school chose.
pub fn typefaces(choices: &school::draft::PlanChoices) -> Typefaces {
    match choices.answer(school::answers::Setting::Typefaces) {
        "office" => Typefaces::Office,
        "no_title_face" => Typefaces::NoTitleFace,
        _ => Typefaces::Standard,
    }
}

/// 【待填:…】 as text, for a slot whose value is not known; `marks_to_pieces` turns it back into a mark.
pub(crate) fn mark(what: &str) -> String {
    Piece::Missing(what.to_owned()).shown()
}

/// Finds marks that came in as slot values, so that they are shaded and listed like all others.
fn marks_to_pieces(sentence: Sentence) -> Sentence {
    let mut pieces = Vec::new();
    for piece in sentence {
        match piece {
            Piece::Text(text) => pieces.extend(template::with_marks(&text)),
            Piece::Missing(_) => pieces.push(piece),
        }
    }
    pieces
}

/// A sentence as inlines; marks are [`Inline::ToFill`].
pub(crate) fn inlines(sentence: Sentence) -> Vec<Inline> {
    let inline = |piece| match piece {
        Piece::Text(text) => Inline::Text(text),
        Piece::Missing(what) => Inline::ToFill(what),
    };
    marks_to_pieces(sentence).into_iter().map(inline).collect()
}

/// Text as the content of a cell; 【待填：…】 in it is a mark.
pub(crate) fn cell(text: impl Into<String>) -> Vec<Inline> {
    inlines(vec![Piece::Text(text.into())])
}

/// Columns of a table from their shares of the width.
pub(crate) fn columns(shares: &[(u32, Align)]) -> Vec<Column> {
    shares
        .iter()
        .map(|(share, align)| Column {
            share: *share,
            align: *align,
        })
        .collect()
}

/// A row without shading.
pub(crate) fn row(cells: Vec<Vec<Inline>>) -> Row {
    Row {
        cells,
        shaded: false,
    }
}

/// A sentence with its marks written out, to stand as a slot's value.
pub(crate) fn shown(sentence: &Sentence) -> String {
    sentence.iter().map(Piece::shown).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_in_a_slot_stays_a_mark() {
        let pieces = marks_to_pieces(vec![Piece::Text("由【待填：责任人】负责".to_owned())]);
        let expected = [
            Piece::Text("由".to_owned()),
            Piece::Missing("责任人".to_owned()),
            Piece::Text("负责".to_owned()),
        ];
        assert_eq!(pieces, expected);
    }
}
