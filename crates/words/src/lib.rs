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
pub mod standing;
pub mod status_style;
pub mod working;

use check::{Detail, Finding, Gap, Outcome, Role};
use school::School;
use school::catalogue::Catalogue;
use school::figures::{FigureId, Part, Slot};

/// What names depend on: the figures that there are, whether the school has several stages to tell apart, and whether a
/// person reads them on the page or in a paper.
#[derive(Debug, Clone, Copy)]
pub struct Words<'a> {
    catalogue: &'a Catalogue,
    has_several_stages: bool,
    is_for_screen: bool,
}

impl<'a> Words<'a> {
    /// Names for `school`.
    pub fn of(school: &School, catalogue: &'a Catalogue) -> Self {
        Self {
            catalogue,
            has_several_stages: school.stages().len() > 1,
            is_for_screen: false,
        }
    }

    /// The same names for the page, which says in everyday words what papers say in those of the document.
    #[must_use]
    pub fn on_screen(self) -> Self {
        Self {
            is_for_screen: true,
            ..self
        }
    }

    /// An outcome of a finding, as a word; on the page what stands between floor and bound is 未达标（不低于85%）.
    pub fn outcome(&self, finding: &Finding, outcome: &Outcome) -> String {
        match (outcome, finding.floor_share) {
            (Outcome::AboveFloor, Some(floor)) if self.is_for_screen => {
                format!("未达标（不低于{}）", display::percent(floor))
            }
            _ => labels::outcome(outcome).to_owned(),
        }
    }

    /// State of a finding, as a word: of an item its level, of what is not the school's that it is not.
    pub fn state(&self, finding: &Finding) -> String {
        match (finding.role, &finding.detail) {
            (Role::Judged, Detail::Level(_)) | (Role::County | Role::Reference, _) => {
                labels::state(finding).to_owned()
            }
            (Role::Judged, _) => self.outcome(finding, &finding.outcome),
        }
    }

    /// A gap with its unit: 290㎡ on the page, 290平方米 in a sentence of a paper.
    pub fn gap(&self, gap: Gap) -> String {
        if self.is_for_screen {
            findings::gap_in_table(gap)
        } else {
            forecast_words::gap_in_text(gap)
        }
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
