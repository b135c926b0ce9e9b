//! What the writers of all documents share: collecting blocks, counting headings and tables, filling sentences.
//!
//! In: a plan with its basis and sentences with blanks. Out: blocks. Whatever nobody said stays a mark; it must not know
//! what a document is about.

use crate::document::{
    Align, Block, Column, Document, Inline, Manner, Orientation, Row, Section, Table, Typefaces,
};
use crate::plan::template::{self, Piece, Sentence, Slots, fill_text};
use crate::plan::texts::Texts;
use crate::plan::{Basis, Plan, PlanKind, Urgency};
use crate::wording::Words;

/// Name and version of the tool, for the properties of a file.
pub(super) const CREATOR: &str = concat!("对标 ", env!("CARGO_PKG_VERSION"));

/// Collects blocks and counts headings and tables.
pub(super) struct Writer<'a> {
    pub(super) basis: &'a Basis<'a>,
    pub(super) plan: &'a Plan,
    pub(super) texts: &'a Texts,
    pub(super) blocks: Vec<Block>,
    pub(super) headings: u32,
    pub(super) tables: u32,
}

impl<'a> Writer<'a> {
    pub(super) fn new(basis: &'a Basis, plan: &'a Plan, texts: &'a Texts) -> Self {
        // 表1 holds the basic figures; its number stands in its own caption.
        Self {
            basis,
            plan,
            texts,
            blocks: Vec::new(),
            headings: 0,
            tables: 1,
        }
    }

    pub(super) fn take(&mut self) -> Vec<Block> {
        std::mem::take(&mut self.blocks)
    }

    pub(super) fn title_lines(&self) -> &'a [String] {
        title_lines(self.plan, self.texts)
    }

    pub(super) fn title(&mut self) {
        let slots = self.school_slots();
        let lines = self
            .title_lines()
            .iter()
            .map(|line| template::fill_text(line, &slots))
            .collect();
        self.blocks.push(Block::Title(lines));
    }

    /// Slots that any sentence may use: school, county, bureau, dates. What is not known has no value.
    pub(super) fn school_slots(&self) -> Slots {
        let profile = &self.basis.school.profile;
        let mut slots = Slots::new();
        let typed = [
            ("school", "学校名称", &profile.name),
            ("county", "县（市、区）", &profile.county),
            ("bureau", "教育局名称", &profile.bureau),
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
        let date = |date: Option<crate::calendar::Date>, missing| {
            date.map_or_else(|| mark(missing), crate::calendar::Date::in_words)
        };
        slots.insert("data_date", date(profile.data_date, "数据时点"));
        slots.insert("target", date(self.plan.target_date, "目标日期"));
        slots
    }

    /// Signature and date, with room for the seal.
    pub(super) fn signature_block(&mut self) {
        let slots = self.school_slots();
        let signer = inlines(self.fill("{school}", &slots));
        let date = self.plan.plan_date;
        let date = date.map_or_else(|| mark("方案日期"), crate::calendar::Date::in_words);
        self.blocks.push(Block::Signature {
            signer,
            date: cell(date),
            sealed: true,
        });
    }

    /// 一、二、…
    pub(super) fn heading(&mut self, text: &str) {
        self.headings += 1;
        let text = format!("{}、{text}", numeral(self.headings));
        self.blocks.push(Block::Heading {
            level: 1,
            text: vec![Inline::Text(text)],
        });
    }

    /// (一)(二)…
    pub(super) fn subheading(&mut self, number: u32, text: &str) {
        let text = format!("（{}）{text}", numeral(number));
        self.blocks.push(Block::Heading {
            level: 2,
            text: vec![Inline::Text(text)],
        });
    }

    /// A paragraph of the filled sentence.
    pub(super) fn paragraph(&mut self, template: &str, slots: &Slots) {
        let sentence = self.fill(template, slots);
        self.sentence(sentence);
    }

    pub(super) fn sentence(&mut self, sentence: Sentence) {
        if !sentence.is_empty() {
            self.blocks.push(Block::Paragraph {
                manner: Manner::Body,
                text: inlines(sentence),
            });
        }
    }

    pub(super) fn fill(&self, template: &str, slots: &Slots) -> Sentence {
        marks_to_pieces(template::fill(template, slots, &Default::default()))
    }

    /// The number of the next table.
    pub(super) fn table_number(&mut self) -> String {
        self.tables += 1;
        self.tables.to_string()
    }

    pub(super) fn table(
        &mut self,
        caption: Option<String>,
        head: Vec<String>,
        columns: Vec<Column>,
        rows: Vec<Row>,
    ) {
        self.blocks.push(Block::Table(Table {
            caption,
            columns,
            head,
            rows,
        }));
    }

    /// 小学部、初中部 in front of a sentence where the school has several stages; otherwise nothing.
    pub(super) fn stage_name(&self, part: crate::school::figures::Part) -> String {
        self.words().part(part)
    }

    pub(super) fn words(&self) -> Words<'a> {
        Words::of(self.basis.school, self.basis.catalogue)
    }

    /// P1 必改 and so on.
    pub(super) fn urgency(&self, urgency: Urgency) -> &'a str {
        match urgency {
            Urgency::Must => &self.texts.urgency_must,
            Urgency::Should => &self.texts.urgency_should,
            Urgency::Guard => &self.texts.watch.urgency_guard,
            Urgency::Keep => &self.texts.watch.urgency_keep,
        }
    }

    /// An indicator's name with the stage in front, where that is needed.
    pub(super) fn indicator_name(
        &self,
        indicator: &str,
        part: crate::school::figures::Part,
    ) -> String {
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
pub(super) fn typefaces(basis: &Basis) -> Typefaces {
    match basis.choices.answer("form/faces") {
        "office" => Typefaces::Office,
        "no_title_face" => Typefaces::NoTitleFace,
        _ => Typefaces::Standard,
    }
}

/// Lines of the plan's title, the school first.
pub(super) fn title_lines<'a>(plan: &Plan, texts: &'a Texts) -> &'a [String] {
    if matches!(plan.kind, PlanKind::Consolidate | PlanKind::Guard) {
        &texts.title_lines_consolidate
    } else {
        &texts.title_lines
    }
}

/// 【待填:…】 as text, for a slot whose value nobody knows; `marks_to_pieces` turns it back into a mark.
pub(super) fn mark(what: &str) -> String {
    Piece::Missing(what.to_owned()).shown()
}

/// Finds marks that came in as slot values, so that they are shaded and listed like all others.
fn marks_to_pieces(sentence: Sentence) -> Sentence {
    let mut pieces = Vec::new();
    for piece in sentence {
        let Piece::Text(text) = piece else {
            pieces.push(piece);
            continue;
        };
        let mut rest = text.as_str();
        while let Some((before, what, after)) = next_mark(rest) {
            if !before.is_empty() {
                pieces.push(Piece::Text(before.to_owned()));
            }
            pieces.push(Piece::Missing(what.to_owned()));
            rest = after;
        }
        if !rest.is_empty() {
            pieces.push(Piece::Text(rest.to_owned()));
        }
    }
    pieces
}

fn next_mark(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once("【待填：")?;
    let (what, after) = rest.split_once('】')?;
    Some((before, what, after))
}

pub(super) fn inlines(sentence: Sentence) -> Vec<Inline> {
    let inline = |piece| match piece {
        Piece::Text(text) => Inline::Text(text),
        Piece::Missing(what) => Inline::ToFill(what),
    };
    marks_to_pieces(sentence).into_iter().map(inline).collect()
}

pub(super) fn cell(text: impl Into<String>) -> Vec<Inline> {
    inlines(vec![Piece::Text(text.into())])
}

pub(super) fn columns(shares: &[(u32, Align)]) -> Vec<Column> {
    shares
        .iter()
        .map(|(share, align)| Column {
            share: *share,
            align: *align,
        })
        .collect()
}

pub(super) fn row(cells: Vec<Vec<Inline>>) -> Row {
    Row {
        cells,
        shaded: false,
    }
}

/// Chinese numeral of a heading, 1 to 99.
pub(super) fn numeral(number: u32) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let digit = |digit: u32| DIGITS.get(digit as usize).copied().unwrap_or_default();
    match (number / 10, number % 10) {
        (0, ones) => digit(ones).to_owned(),
        (1, ones) => format!("十{}", digit(ones)),
        (tens, ones) => format!("{}十{}", digit(tens), digit(ones)),
    }
}

/// The last page with everything that is still to be filled in; none when there is nothing.
pub(super) fn to_fill(document: &Document, texts: &Texts) -> Option<Section> {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numerals_are_written_as_headings_write_them() {
        for (number, expected) in [
            (1, "一"),
            (9, "九"),
            (10, "十"),
            (11, "十一"),
            (20, "二十"),
            (42, "四十二"),
        ] {
            assert_eq!(numeral(number), expected);
        }
    }

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
