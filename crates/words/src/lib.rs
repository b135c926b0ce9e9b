//! Turns the types of the stages into Chinese words, so that page, document and messages say the same.
//!
//! In: findings, problems, labels. Out: text. It decides nothing: what holds is said by `check`.

pub mod changes;
pub mod demands;
pub mod display;
pub mod edits;
pub mod entries;
pub mod findings;
pub mod forecast_words;
pub mod isolate;
pub mod labels;
pub mod page;
pub mod problems;
pub mod rules;
pub mod self_check;
pub mod status_style;
pub mod working;

use school::School;
use school::catalogue::Catalogue;
use school::figures::{FigureId, Part, Slot};

/// What names depend on: the figures that there are, and whether the school has several stages to tell apart.
#[derive(Debug, Clone, Copy)]
pub struct Words<'a> {
    catalogue: &'a Catalogue,
    has_several_stages: bool,
}

impl<'a> Words<'a> {
    /// Names for `school`.
    pub fn of(school: &School, catalogue: &'a Catalogue) -> Self {
        Self {
            catalogue,
            has_several_stages: school.stages().len() > 1,
        }
    }

    /// How many stages are told apart, at least one.
    pub fn stage_count(&self) -> usize {
        1 + usize::from(self.has_several_stages)
    }

    /// The catalogue that the names come from.
    pub fn catalogue(&self) -> &'a Catalogue {
        self.catalogue
    }

    /// Name of a part: 小学部 only where there is another stage, 三年级 always, nothing for the whole.
    pub fn part(&self, part: Part) -> String {
        if matches!(part, Part::Stage(_)) && !self.has_several_stages {
            String::new()
        } else {
            labels::part(part)
        }
    }

    /// Label of a figure.
    pub fn figure(&self, id: &FigureId) -> String {
        self.catalogue
            .figure(id)
            .map_or_else(|| id.0.to_string(), |definition| definition.name.clone())
    }

    /// Label of a slot with its part in front: 小学部专任教师数; what is called by 年级 in general is called by its own.
    pub fn slot(&self, slot: &Slot) -> String {
        let figure = self.figure(&slot.figure);
        let sum = match slot.part {
            Part::Grade(_) => figure.strip_prefix("年级").unwrap_or(&figure),
            _ => &figure,
        };
        self.part(slot.part) + sum
    }
}
