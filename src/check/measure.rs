//! Reads sums and conditions off a school.
//!
//! In: terms and conditions of a standard, a school, the part that is judged. Out: exact sums with their lines, or the
//! reason why there is none. It must not know bounds.

use super::finding::{Line, WhyNot};
use crate::number::{Decimal, Fraction};
use crate::school::School;
use crate::school::catalogue::{Catalogue, FigurePlace, Unit};
use crate::school::figures::{FigureId, Part, Slot, Value};
use crate::school::profile::Stage;
use crate::standard::{Condition, Exclusion, Exemption, Group, Indicator, Standard, Term};

/// Who is judged by what.
pub(super) struct Context<'a> {
    pub(super) school: &'a School,
    pub(super) standard: &'a Standard,
    pub(super) catalogue: &'a Catalogue,
    /// The stage that is judged, or the whole school.
    pub(super) part: Part,
}

/// A sum of figures.
pub(super) struct Sum {
    pub(super) total: Fraction,
    pub(super) lines: Vec<Line>,
    /// Base unit of the first line.
    pub(super) unit: Unit,
}

impl Sum {
    /// Where its figures were entered.
    pub(super) fn slots(&self) -> Vec<Slot> {
        self.lines.iter().map(|line| line.slot.clone()).collect()
    }
}

impl Context<'_> {
    /// The first exclusion of the group that holds for the school.
    pub(super) fn exclusion<'g>(&self, group: &'g Group) -> Option<&'g Exclusion> {
        let whole = Context {
            part: Part::Whole,
            ..*self
        };
        group
            .exclusions
            .iter()
            .find(|exclusion| whole.holds(&exclusion.when) == Ok(true))
    }

    /// Why the indicator does not apply, or that this cannot be said yet.
    pub(super) fn why_not_applicable(&self, indicator: &Indicator) -> Option<WhyNot> {
        indicator
            .applies
            .iter()
            .find_map(|applies| match self.holds(&applies.when) {
                Ok(true) => None,
                Ok(false) => Some(WhyNot::NotApplicable(applies.otherwise.clone())),
                Err(why) => Some(why),
            })
    }

    /// True when the school claims the exemption and what can be checked of its condition holds.
    pub(super) fn claims(&self, exemption: &Exemption) -> bool {
        self.school.claims.contains_key(&exemption.id) && self.holds(&exemption.when) == Ok(true)
    }

    /// Whether a condition holds; an error when a figure that decides is missing.
    pub(super) fn holds(&self, condition: &Condition) -> Result<bool, WhyNot> {
        let profile = &self.school.profile;
        let listed = |empty: bool, found: bool| empty || found;
        let stage_fits = match self.part {
            Part::Stage(stage) => condition.stages.contains(&stage),
            _ => self
                .school
                .stages()
                .iter()
                .any(|stage| condition.stages.contains(stage)),
        };
        let fits = listed(
            condition.kinds.is_empty(),
            profile
                .kind
                .is_some_and(|kind| condition.kinds.contains(&kind)),
        ) && listed(condition.stages.is_empty(), stage_fits)
            && listed(
                condition.zones.is_empty(),
                profile
                    .zone
                    .is_some_and(|zone| condition.zones.contains(&zone)),
            )
            && listed(
                condition.ownerships.is_empty(),
                profile
                    .ownership
                    .is_some_and(|owner| condition.ownerships.contains(&owner)),
            )
            && condition
                .boarding
                .is_none_or(|boarding| profile.boarding == Some(boarding));
        if !fits {
            return Ok(false);
        }
        for wanted in &condition.figures {
            let term = Term {
                figure: wanted.figure.clone(),
                minus: false,
                stages: Vec::new(),
                at_least: None,
            };
            if !wanted.is.holds_for(self.sum(&[term])?.total) {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Adds `terms` up for the part that is judged; a figure after the first that is marked 不适用 counts as nothing.
    ///
    /// # Errors
    /// The reason, when a figure is blank or unreadable, or when the first one is 不适用.
    pub(super) fn sum(&self, terms: &[Term]) -> Result<Sum, WhyNot> {
        self.add_up(terms, |_| None)
    }

    /// Adds `terms` up over all stages of the school, each stage with its weight.
    pub(super) fn weighted_sum(
        &self,
        terms: &[Term],
        weight: impl Fn(Stage) -> Decimal,
    ) -> Result<Sum, WhyNot> {
        let whole = Context {
            part: Part::Whole,
            ..*self
        };
        whole.add_up(terms, |stage| Some(weight(stage)))
    }

    fn add_up(
        &self,
        terms: &[Term],
        weight: impl Fn(Stage) -> Option<Decimal>,
    ) -> Result<Sum, WhyNot> {
        let (mut lines, mut missing, mut unreadable) = (Vec::new(), Vec::new(), Vec::new());
        let mut not_applicable = None;
        let mut total = Fraction::ZERO;
        let mut unit = Unit::None;
        for (idx, term) in terms.iter().enumerate() {
            let Some(definition) = self.catalogue.figure(&term.figure) else {
                continue;
            };
            let (base, factor) = definition.unit.base();
            if lines.is_empty() {
                unit = base;
            }
            for part in self.parts(term, definition.place, weight(Stage::Primary).is_some()) {
                let slot = Slot {
                    figure: term.figure.clone(),
                    part,
                };
                match self.school.value(&slot) {
                    Value::Number(value) => {
                        let stage_weight = match part {
                            Part::Stage(stage) => weight(stage),
                            _ => None,
                        };
                        let line = Line {
                            slot,
                            value: *value,
                            unit: definition.unit,
                            factor,
                            is_minus: term.minus,
                            weight: stage_weight,
                            raised_to: term.at_least,
                        };
                        let counted = line.counted();
                        total = total.plus(
                            stage_weight.map_or(counted, |weight| counted.times(weight.fraction())),
                        );
                        lines.push(line);
                    }
                    // The first term is what the sum is about; without it there is nothing to judge.
                    Value::NotApplicable(reason) if idx == 0 => {
                        not_applicable = Some(reason.clone())
                    }
                    Value::NotApplicable(_) => {}
                    Value::Unreadable => unreadable.push(slot),
                    Value::Blank | Value::List(_) | Value::Level(_) => missing.push(slot),
                }
            }
        }
        if let Some(reason) = not_applicable {
            return Err(WhyNot::NotApplicable(reason));
        }
        if !unreadable.is_empty() {
            return Err(WhyNot::Unreadable(unreadable));
        }
        if !missing.is_empty() {
            return Err(WhyNot::Missing(missing));
        }
        Ok(Sum { total, lines, unit })
    }

    /// Slots of a term in the part that is judged; over the whole school, the compulsory stages, and 高中 only where
    /// the term names it or shared resources are divided.
    fn parts(&self, term: &Term, place: FigurePlace, with_senior: bool) -> Vec<Part> {
        if place == FigurePlace::Whole {
            return vec![Part::Whole];
        }
        let named = |stage: &Stage| term.stages.contains(stage);
        let stages: Vec<Stage> = match self.part {
            Part::Stage(stage) => vec![stage],
            _ => self
                .school
                .stages()
                .iter()
                .copied()
                .filter(|stage| stage.is_compulsory() || with_senior || named(stage))
                .collect(),
        };
        stages
            .into_iter()
            .filter(|stage| term.stages.is_empty() || named(stage))
            .map(Part::Stage)
            .collect()
    }

    /// The lists of `figure` in the part that is judged, with their grades (0 for a list of the whole school).
    ///
    /// # Errors
    /// The reason, when a list is blank or unreadable, together with those that are there.
    pub(super) fn lists(&self, figure: &FigureId) -> (Vec<(u8, Vec<Decimal>)>, Option<WhyNot>) {
        let Some(definition) = self.catalogue.figure(figure) else {
            return (Vec::new(), Some(WhyNot::NoBound));
        };
        let parts: Vec<Part> = match (definition.place, self.part) {
            (FigurePlace::Grade, Part::Stage(stage)) => stage.grades().map(Part::Grade).collect(),
            (FigurePlace::Grade, _) => self
                .school
                .stages()
                .iter()
                .flat_map(|stage| stage.grades())
                .map(Part::Grade)
                .collect(),
            (FigurePlace::Stage, part) => vec![part],
            (FigurePlace::Whole, _) => vec![Part::Whole],
        };
        let (mut lists, mut missing, mut unreadable) = (Vec::new(), Vec::new(), Vec::new());
        let mut not_applicable = None;
        for part in parts {
            let slot = Slot {
                figure: figure.clone(),
                part,
            };
            let grade = if let Part::Grade(grade) = part {
                grade
            } else {
                0
            };
            match self.school.value(&slot) {
                Value::List(list) => lists.push((grade, list.clone())),
                Value::NotApplicable(reason) => not_applicable = Some(reason.clone()),
                Value::Unreadable => unreadable.push(slot),
                Value::Blank | Value::Number(_) | Value::Level(_) => missing.push(slot),
            }
        }
        let why = if !unreadable.is_empty() {
            Some(WhyNot::Unreadable(unreadable))
        } else if !missing.is_empty() {
            Some(WhyNot::Missing(missing))
        } else {
            not_applicable
                .filter(|_| lists.is_empty())
                .map(WhyNot::NotApplicable)
        };
        (lists, why)
    }
}
