//! Sections that the school added to a paper, behind one of its sections.
//!
//! In: the school's answers. Out: [`AddedSection`]s, and their blocks in the writer. Their numbers are counted with
//! those of the others.

use crate::edits::Place;
use crate::model::numbering::numeral;
use crate::writer::{Writer, cell, inlines, mark};
use crate::{Block, Inline, ParagraphKind};
use plan::template::Piece;
use school::answers::{AnswerKey, SectionField};
use school::draft::PlanChoices;

/// A section that the school added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddedSection {
    /// Tells it from the others of the paper.
    pub number: u32,
    /// Name of the section behind which it stands; empty for the end.
    pub after: String,
    /// Heading without number.
    pub heading: String,
    /// Its paragraphs, one a line; one that begins with （一）, 1. or （1） stands on that level.
    pub text: String,
}

/// The sections that the school added to a paper, in the order of their numbers.
pub fn added_sections(choices: &PlanChoices, paper: &str) -> Vec<AddedSection> {
    let answer = |number, field| {
        let key = AnswerKey::AddedSection {
            paper,
            number,
            field,
        };
        choices.answer(key).to_owned()
    };
    let section = |number| AddedSection {
        number,
        after: answer(number, SectionField::After),
        heading: answer(number, SectionField::Heading),
        text: answer(number, SectionField::Text),
    };
    let numbers = choices.answers.added_sections(paper);
    let is_written =
        |section: &AddedSection| !section.heading.is_empty() || !section.text.is_empty();
    numbers
        .into_iter()
        .map(section)
        .filter(is_written)
        .collect()
}

impl Writer<'_> {
    /// Writes the added sections that stand behind the section that was written last; at the end of the body, all that
    /// are left, for a section behind which they stood may be gone.
    pub(crate) fn added_sections(&mut self, is_end: bool) {
        let paper = self.paper.clone();
        let current = self.section_name().to_owned();
        for section in added_sections(self.basis.choices, &paper) {
            let is_here = is_end || (section.after == current && !current.is_empty());
            if !is_here || self.placed.contains(&section.number) {
                continue;
            }
            self.placed.push(section.number);
            self.headings += 1;
            let place = |field| Place {
                key: AnswerKey::AddedSection {
                    paper: &paper,
                    number: section.number,
                    field,
                }
                .to_string(),
                ..Place::default()
            };
            let number = Inline::Text(format!("{}、", numeral(self.headings)));
            let mut text = vec![number];
            text.extend(if section.heading.is_empty() {
                cell(mark(&self.texts.marks.section_heading))
            } else {
                cell(&section.heading)
            });
            self.blocks.push(Block::Heading { level: 1, text });
            self.places.push(place(SectionField::Heading));
            for line in section
                .text
                .lines()
                .map(str::trim)
                .filter(|line| !line.is_empty())
            {
                self.blocks.push(block(line));
                self.places.push(place(SectionField::Text));
            }
        }
    }
}

/// Longest heading in characters; what is longer is a text.
const LONGEST_HEADING: usize = 40;

/// Marks that end a sentence.
const ENDS: [char; 4] = ['。', '；', '！', '？'];

/// A line as a heading of its level, if it is a short one without a sentence; as a paragraph otherwise, where the first
/// sentence behind （一） stands out as it does in official documents.
pub(crate) fn block(line: &str) -> Block {
    let Some(level) = level(line) else {
        return paragraph(cell(line));
    };
    let is_heading = line.chars().count() <= LONGEST_HEADING && !line.contains(ENDS);
    if is_heading {
        let text = cell(line);
        return Block::Heading { level, text };
    }
    let mut characters = line.char_indices();
    match characters.find(|(_, character)| ENDS.contains(character)) {
        Some((at, character)) if level == 2 => {
            let (lead, rest) = line.split_at(at + character.len_utf8());
            let mut text: Vec<Inline> = inlines(vec![Piece::Text(lead.to_owned())])
                .into_iter()
                .map(|inline| match inline {
                    Inline::Text(text) => Inline::Lead(text),
                    other => other,
                })
                .collect();
            text.extend(
                cell(rest)
                    .into_iter()
                    .filter(|cell| !cell.shown().is_empty()),
            );
            paragraph(text)
        }
        _ => paragraph(cell(line)),
    }
}

fn paragraph(text: Vec<Inline>) -> Block {
    let kind = ParagraphKind::Body;
    Block::Paragraph { kind, text }
}

/// 2 for （一）, 3 for 1., 4 for （1）; `None` for a line without such a number, and for one with nothing behind it.
fn level(line: &str) -> Option<u8> {
    let is_numeral = |character: char| "一二三四五六七八九十".contains(character);
    let is_digit = |character: char| character.is_ascii_digit();
    if let Some(inner) = line.strip_prefix(['（', '(']) {
        let (number, rest) = inner.split_once(['）', ')'])?;
        if number.is_empty() || rest.trim().is_empty() {
            return None;
        }
        let is_level_2 = number.chars().all(is_numeral);
        let is_level_4 = number.chars().all(is_digit);
        return is_level_2.then_some(2).or(is_level_4.then_some(4));
    }
    let rest = line.trim_start_matches(is_digit);
    let rest = (rest.len() < line.len()).then(|| rest.strip_prefix(['.', '．']))??;
    // 1.5 is a number.
    (!rest.starts_with(is_digit) && !rest.trim().is_empty()).then_some(3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_say_the_level() {
        for (line, expected) in [
            ("（一）清退出租场地", Some(2)),
            ("(十二)清退出租场地", Some(2)),
            ("1.核对合同", Some(3)),
            ("12．核对合同", Some(3)),
            ("（1）甲方", Some(4)),
            ("(10)甲方", Some(4)),
            ("1.5米宽的通道", None),
            ("（2026年）清退", None),
            ("（一）", None),
            ("1.", None),
            ("（一清退", None),
            ("一是清退", None),
            ("", None),
        ] {
            assert_eq!(level(line), expected, "{line}");
        }
    }

    #[test]
    fn a_short_line_is_a_heading_and_a_sentence_stands_out() {
        let heading = |line: &str| matches!(block(line), Block::Heading { .. });
        assert!(heading("（一）清退出租场地"));
        assert!(heading("（1）甲方"));
        assert!(!heading("（1）甲方先行清退，由总务主任负责。"));
        assert!(!heading(&format!("1.{}", "长".repeat(40))));
        let Block::Paragraph { text, .. } = block("（一）清退场地。先核对合同。")
        else {
            panic!("a sentence is a paragraph");
        };
        let lead = Inline::Lead("（一）清退场地。".to_owned());
        assert_eq!(text, [lead, Inline::Text("先核对合同。".to_owned())]);
        let Block::Paragraph { text, .. } = block("没有编号的一段。") else {
            panic!("a sentence is a paragraph");
        };
        assert_eq!(text, [Inline::Text("没有编号的一段。".to_owned())]);
    }

    #[test]
    fn no_sign_is_lost() {
        for line in [
            "（一）清退【待填：日期】完成。再核。",
            "（一）。",
            "(1)（一）甲。乙",
        ] {
            let (Block::Paragraph { text, .. } | Block::Heading { text, .. }) = block(line) else {
                panic!("{line}");
            };
            assert_eq!(text.iter().map(Inline::shown).collect::<String>(), line);
        }
    }
}
