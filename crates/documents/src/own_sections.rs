//! Sections that the school added to a paper, behind one of its sections.
//!
//! In: the school's answers. Out: [`OwnSection`]s, and their blocks in the writer's hand. Their numbers are counted with
//! those of the others.

use super::edits::Place;
use super::levels;
use super::numbering::numeral;
use super::writer::{Writer, cell, mark};
use super::{Block, Inline};
use school::answers::{AnswerKey, SectionField};
use school::draft::PlanChoices;

/// A section that the school added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnSection {
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
pub fn own_sections(choices: &PlanChoices, paper: &str) -> Vec<OwnSection> {
    let answer = |number, field| {
        let key = AnswerKey::AddedSection {
            paper,
            number,
            field,
        };
        choices.answer(key).to_owned()
    };
    let section = |number| OwnSection {
        number,
        after: answer(number, SectionField::After),
        heading: answer(number, SectionField::Heading),
        text: answer(number, SectionField::Text),
    };
    let numbers = choices.answers.added_sections(paper);
    let is_written = |own: &OwnSection| !own.heading.is_empty() || !own.text.is_empty();
    numbers
        .into_iter()
        .map(section)
        .filter(is_written)
        .collect()
}

impl Writer<'_> {
    /// Writes the added sections that stand behind the section that was written last; at the end of the body, all that
    /// are left, for a section behind which they stood may be gone.
    pub(super) fn own_sections(&mut self, is_end: bool) {
        let paper = self.paper.clone();
        let current = self.section_name().to_owned();
        for own in own_sections(self.basis.choices, &paper) {
            let is_here = is_end || (own.after == current && !current.is_empty());
            if !is_here || self.placed.contains(&own.number) {
                continue;
            }
            self.placed.push(own.number);
            self.headings += 1;
            let place = |field| Place {
                key: AnswerKey::AddedSection {
                    paper: &paper,
                    number: own.number,
                    field,
                }
                .to_string(),
                ..Place::default()
            };
            let number = Inline::Text(format!("{}、", numeral(self.headings)));
            let mut text = vec![number];
            text.extend(if own.heading.is_empty() {
                cell(mark("标题"))
            } else {
                cell(&own.heading)
            });
            self.blocks.push(Block::Heading { level: 1, text });
            self.places.push(place(SectionField::Heading));
            for line in own
                .text
                .lines()
                .map(str::trim)
                .filter(|own| !own.is_empty())
            {
                self.blocks.push(levels::block(line));
                self.places.push(place(SectionField::Text));
            }
        }
    }
}
