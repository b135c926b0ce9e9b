//! Sections that the school added to a paper, behind one of its sections.
//!
//! In: the school's answers. Out: [`OwnSection`]s, and their blocks in the writer's hand. Their numbers are counted with
//! those of the others.

use crate::edits::Place;
use crate::edits::levels;
use crate::model::numbering::numeral;
use crate::writer::{Writer, cell, mark};
use crate::{Block, Inline};
use school::draft::PlanChoices;

/// How the keys of a section begin; paper, number and field follow.
pub const SECTION: &str = "section";
/// Sections of its own that a paper can have at most.
const MOST: usize = 99;

/// A section that the school added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnSection {
    /// Tells it from the others of the paper.
    pub number: usize,
    /// Name of the section behind which it stands; empty for the end.
    pub after: String,
    /// Heading without number.
    pub heading: String,
    /// Its paragraphs, one a line; one that begins with （一）, 1. or （1） stands on that level.
    pub text: String,
}

/// Key of the answer for a field of a section: `after`, `heading`, `text`.
pub fn key(paper: &str, number: usize, field: &str) -> String {
    format!("{SECTION}/{paper}/{number}/{field}")
}

/// The sections that the school added to a paper, in the order of their numbers.
pub fn own_sections(choices: &PlanChoices, paper: &str) -> Vec<OwnSection> {
    let answer = |number, field| choices.answer(&key(paper, number, field)).to_owned();
    let section = |number| OwnSection {
        number,
        after: answer(number, "after"),
        heading: answer(number, "heading"),
        text: answer(number, "text"),
    };
    let mut numbers: Vec<usize> = Vec::new();
    for key in choices.answers.keys() {
        let rest = key
            .strip_prefix(SECTION)
            .and_then(|rest| rest.strip_prefix('/'));
        let rest = rest.and_then(|rest| rest.strip_prefix(paper));
        let rest = rest.and_then(|rest| rest.strip_prefix('/'));
        let number: Option<usize> = rest.and_then(|rest| rest.split('/').next()?.parse().ok());
        numbers.extend(number.filter(|number| *number <= MOST));
    }
    numbers.sort_unstable();
    numbers.dedup();
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
    pub(crate) fn own_sections(&mut self, is_end: bool) {
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
                key: key(&paper, own.number, field),
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
            self.places.push(place("heading"));
            for line in own
                .text
                .lines()
                .map(str::trim)
                .filter(|own| !own.is_empty())
            {
                self.blocks.push(levels::block(line));
                self.places.push(place("text"));
            }
        }
    }
}
