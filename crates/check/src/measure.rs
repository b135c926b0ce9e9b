//! Reads sums off a school.
//!
//! In: terms of a standard, a school, the part that is judged. Out: exact sums with their lines, or the
//! reason why there is none. It must not know bounds.

use super::absence::Meaning;
use super::finding::{Line, WhyNot, raised};
use numbers::{Decimal, Fraction, Tally};
use school::School;
use school::catalogue::{Catalogue, FigureDefinition, FigurePlace, Merge, Unit};
use school::figures::{FigureId, Part, Slot, Value};
use school::profile::Stage;
use standard::{Exclusion, Exemption, Group, Indicator, Split, Standard, Term};

/// Who is judged by what.
pub(super) struct Context<'a> {
    pub(super) school: &'a School,
    pub(super) standard: &'a Standard,
    pub(super) catalogue: &'a Catalogue,
    /// The stage that is judged, or the whole school.
    pub(super) part: Part,
    /// The indicator that is judged, whose pack says what 不适用 means; `None` while a condition is looked at, where it is
    /// always a number that is owed.
    pub(super) indicator: Option<&'a Indicator>,
}

/// A sum of figures.
#[derive(Clone, Copy)]
pub(super) struct Sum {
    pub(super) total: Fraction,
    /// Base unit of the first figure.
    pub(super) unit: Unit,
    /// Nothing, or less, stands where the part that is judged has its own figure.
    pub(super) part_is_nothing: bool,
}

impl<'a> Context<'a> {
    /// The first exclusion of the group that holds for the school.
    pub(super) fn exclusion<'g>(&self, group: &'g Group) -> Option<&'g Exclusion> {
        let whole = Context {
            part: Part::Whole,
            indicator: None,
            ..*self
        };
        group
            .exclusions
            .iter()
            .find(|exclusion| whole.holds(&exclusion.when) == Ok(true))
    }

    /// What the pack tells the school beside the verdict of the group.
    pub(super) fn notices(&self, group: &Group) -> Vec<String> {
        let notices = group.notices.iter();
        let holding = notices.filter(|notice| self.holds(&notice.when) == Ok(true));
        holding.map(|notice| notice.text.clone()).collect()
    }

    /// Why the indicator does not apply, or that this cannot be said yet.
    pub(super) fn why_not_applicable(&self, indicator: &Indicator) -> Option<WhyNot> {
        indicator
            .applies
            .iter()
            .find_map(|applies| match self.holds(&applies.when) {
                Ok(true) => None,
                Ok(false) if applies.unseen => Some(WhyNot::Unsettled(applies.otherwise.clone())),
                Ok(false) => Some(WhyNot::NotApplicable(applies.otherwise.clone())),
                Err(why) => Some(why),
            })
    }

    /// True when the school claims the exemption and what can be checked of its condition holds.
    pub(super) fn claims(&self, exemption: &Exemption) -> bool {
        self.school.claims.contains_key(exemption.id.as_str())
            && self.holds(&exemption.when) == Ok(true)
    }

    /// Adds `terms` up for the part that is judged. Where a pack lets the school say 不适用, a figure after the first counts
    /// as nothing.
    ///
    /// # Errors
    /// The reason, when a figure is blank or unreadable, 不适用 where a number is owed, or when the first one is 不适用 by a
    /// claim that the pack allows.
    pub(super) fn sum(&self, terms: &[Term]) -> Result<Sum, WhyNot> {
        match self.plain_sum(terms, None) {
            Some(sum) => Ok(sum),
            None => self.add_up(terms, None, None),
        }
    }

    /// Adds `terms` up over all stages of the school, each stage with its weight in `split`.
    pub(super) fn weighted_sum(&self, terms: &[Term], split: &Split) -> Result<Sum, WhyNot> {
        match self.plain_sum(terms, Some(split)) {
            Some(sum) => Ok(sum),
            None => self.add_up(terms, Some(split), None),
        }
    }

    /// The sum where every figure is a number, which is soon done; `None` where one is not.
    fn plain_sum(&self, terms: &[Term], split: Option<&Split>) -> Option<Sum> {
        if let ([term], None) = (terms, split)
            && let Some(sum) = self.single(term)
        {
            return sum;
        }
        let (mut total, mut unit, mut part_is_nothing) = (Tally::default(), Unit::None, false);
        let mut is_plain = true;
        for (idx, term) in terms.iter().enumerate() {
            let definition = self.catalogue.figure(&term.figure)?;
            let (base, factor) = definition.unit.whole_base();
            if idx == 0 {
                unit = base;
            }
            let sign = if term.minus { -1 } else { 1 };
            self.each_part(term, definition.place, split, |school, part| {
                let figure = term.figure;
                let slot = Slot { figure, part };
                let SlotContent::Entered(Value::Number(value)) =
                    content_of(school, &slot, definition)
                else {
                    is_plain = false;
                    return;
                };
                let counted = raised(*value, term.at_least);
                part_is_nothing |= part == self.part && is_nothing(counted, term);
                total.add(counted, weight_in(split, part), factor * sign);
            });
        }
        is_plain.then(|| Sum {
            total: total.fraction(),
            unit,
            part_is_nothing,
        })
    }

    /// [`Self::plain_sum`] of one term that asks for one figure only; nothing where it asks for more.
    fn single(&self, term: &Term) -> Option<Option<Sum>> {
        let definition = self.catalogue.figure(&term.figure)?;
        let part = match (definition.place, self.part) {
            (FigurePlace::Whole, _) => Part::Whole,
            (_, Part::Stage(_)) if term.stages.is_empty() => self.part,
            _ => return None,
        };
        if term.at_least.is_some() {
            return None;
        }
        let figure = term.figure;
        let slot = Slot { figure, part };
        let SlotContent::Entered(Value::Number(value)) = content_of(self.school, &slot, definition)
        else {
            return Some(None);
        };
        let (unit, factor) = definition.unit.whole_base();
        let counted = raised(*value, term.at_least);
        Some(Some(Sum {
            total: Tally::single(counted, if term.minus { -factor } else { factor }),
            unit,
            part_is_nothing: part == self.part && is_nothing(counted, term),
        }))
    }

    /// The parts of the school whose figures `term` adds up: of what is entered once, the whole; otherwise the stage that
    /// is judged, or over the whole school (and where shared resources are divided) the compulsory stages, and 高中 only
    /// where the term names it or it shares.
    ///
    /// What counts at least so much is taken of the school and each of its units alone.
    #[inline]
    fn each_part(
        &self,
        term: &Term,
        place: FigurePlace,
        split: Option<&Split>,
        mut take: impl FnMut(&School, Part),
    ) {
        let schools = if term.at_least.is_some() {
            self.school.apart()
        } else {
            std::slice::from_ref(self.school)
        };
        let mut take_part = |part| schools.iter().for_each(|school| take(school, part));
        let is_named = |stage: Stage| term.stages.contains(&stage);
        let fits = |stage: Stage| term.stages.is_empty() || is_named(stage);
        match self.part {
            _ if place == FigurePlace::Whole => take_part(Part::Whole),
            Part::Stage(stage) if split.is_none() => {
                if fits(stage) {
                    take_part(Part::Stage(stage));
                }
            }
            _ => {
                for stage in self.school.stages().iter().copied() {
                    let is_asked = stage.is_compulsory() || split.is_some() || is_named(stage);
                    if is_asked && fits(stage) {
                        take_part(Part::Stage(stage));
                    }
                }
            }
        }
    }

    /// The lines of such a sum; none when it cannot be made.
    pub(super) fn lines(&self, terms: &[Term], split: Option<&Split>) -> Vec<Line> {
        let mut lines = Vec::new();
        match self.add_up(terms, split, Some(&mut lines)) {
            Ok(_) => lines,
            Err(_) => Vec::new(),
        }
    }

    /// Where the figures of such a sum stand.
    pub(super) fn slots(&self, terms: &[Term], split: Option<&Split>) -> Vec<Slot> {
        let lines = self.lines(terms, split);
        lines.into_iter().map(|line| line.slot).collect()
    }

    /// Where nothing was entered for such a sum: the figures that are 0, or all of them where only their sum is.
    pub(super) fn empty_slots(&self, terms: &[Term], split: Option<&Split>) -> Vec<Slot> {
        let mut lines = self.lines(terms, split);
        if lines.iter().any(|line| line.value == Decimal::ZERO) {
            lines.retain(|line| line.value == Decimal::ZERO);
        }
        lines.into_iter().map(|line| line.slot).collect()
    }

    fn add_up(
        &self,
        terms: &[Term],
        split: Option<&Split>,
        mut lines: Option<&mut Vec<Line>>,
    ) -> Result<Sum, WhyNot> {
        let (mut missing, mut unreadable, mut owed) = (Vec::new(), Vec::new(), Vec::new());
        let mut not_applicable = None;
        let (mut total, mut unit, mut part_is_nothing) = (Tally::default(), Unit::None, false);
        for (idx, term) in terms.iter().enumerate() {
            let Some(definition) = self.catalogue.figure(&term.figure) else {
                continue;
            };
            let (base, factor) = definition.unit.whole_base();
            if idx == 0 {
                unit = base;
            }
            let take = |school: &School, part| {
                let slot = Slot {
                    figure: term.figure,
                    part,
                };
                let none = Value::Number(Decimal::ZERO);
                let value = match content_of(school, &slot, definition) {
                    SlotContent::Entered(value) => value,
                    SlotContent::Blank => return missing.push(slot),
                    SlotContent::Absent(reason, together) => {
                        match (self.meaning_of_absence(term.figure), together) {
                            (Meaning::Owed, _) => return owed.push(slot),
                            (_, Some(together)) => together,
                            // The first term is what the sum is about; without it there is nothing to judge.
                            (Meaning::Claimed, None) if idx == 0 => {
                                return not_applicable = Some(reason.to_owned());
                            }
                            (Meaning::Claimed, None) => return,
                            (Meaning::None, None) => &none,
                        }
                    }
                };
                match value {
                    Value::Number(value) => {
                        let is_weighed = split.is_some() && matches!(part, Part::Stage(_));
                        let weight = weight_in(split, part);
                        let counted = raised(*value, term.at_least);
                        let sign = if term.minus { -1 } else { 1 };
                        part_is_nothing |= part == self.part && is_nothing(counted, term);
                        total.add(counted, weight, factor * sign);
                        if let Some(lines) = &mut lines {
                            lines.push(Line {
                                slot,
                                value: *value,
                                unit: definition.unit,
                                factor: Decimal::whole(factor).fraction(),
                                is_minus: term.minus,
                                weight: is_weighed.then_some(weight),
                                raised_to: term.at_least,
                            });
                        }
                    }
                    Value::Unreadable => unreadable.push(slot),
                    Value::Blank | Value::List(_) | Value::Level(_) | Value::NotApplicable(_) => {
                        missing.push(slot)
                    }
                }
            };
            self.each_part(term, definition.place, split, take);
        }
        if let Some(reason) = not_applicable {
            return Err(WhyNot::NotApplicable(reason));
        }
        if !unreadable.is_empty() {
            return Err(WhyNot::Unreadable(unreadable));
        }
        if !owed.is_empty() {
            return Err(self.owed(owed));
        }
        if !missing.is_empty() {
            return Err(WhyNot::Missing(missing));
        }
        Ok(Sum {
            total: total.fraction(),
            unit,
            part_is_nothing,
        })
    }

    /// Gives `take` the lists of `figure` in the part that is judged, with their grades (0 for a list of the whole
    /// school), and says why some are not there; none is complete then.
    pub(super) fn each_list(
        &self,
        figure: &FigureId,
        mut take: impl FnMut(u8, &'a [Decimal]),
    ) -> Option<WhyNot> {
        let Some(definition) = self.catalogue.figure(figure) else {
            return Some(WhyNot::NoBound);
        };
        let (mut missing, mut unreadable, mut owed) = (Vec::new(), Vec::new(), Vec::new());
        let (mut not_applicable, mut has_list) = (None, false);
        let mut look = |part| {
            let slot = Slot {
                figure: *figure,
                part,
            };
            let grade = if let Part::Grade(grade) = part {
                grade
            } else {
                0
            };
            let value = match content_of(self.school, &slot, definition) {
                SlotContent::Entered(value) => value,
                SlotContent::Blank => return missing.push(slot),
                SlotContent::Absent(reason, together) => {
                    match (self.meaning_of_absence(*figure), together) {
                        (Meaning::Owed, _) => return owed.push(slot),
                        (_, Some(together)) => together,
                        (Meaning::Claimed, None) => {
                            return not_applicable = Some(reason.to_owned());
                        }
                        (Meaning::None, None) => {
                            has_list = true;
                            return take(grade, &[]);
                        }
                    }
                }
            };
            match value {
                Value::List(list) => {
                    has_list = true;
                    take(grade, list.as_slice());
                }
                Value::Unreadable => unreadable.push(slot),
                _ => missing.push(slot),
            }
        };
        match (definition.place, self.part) {
            (FigurePlace::Grade, Part::Stage(stage)) => {
                stage.grades().map(Part::Grade).for_each(look);
            }
            (FigurePlace::Grade, _) => {
                let stages = self.school.stages().iter();
                let grades = stages.flat_map(|stage| stage.grades());
                grades.map(Part::Grade).for_each(look);
            }
            (FigurePlace::Stage, part) => look(part),
            (FigurePlace::Whole, _) => look(Part::Whole),
        }
        if !unreadable.is_empty() {
            Some(WhyNot::Unreadable(unreadable))
        } else if !owed.is_empty() {
            Some(self.owed(owed))
        } else if !missing.is_empty() {
            Some(WhyNot::Missing(missing))
        } else {
            not_applicable
                .filter(|_| !has_list)
                .map(WhyNot::NotApplicable)
        }
    }
}

/// What stands in a slot of a school with its units.
pub(super) enum SlotContent<'v> {
    /// A value, or nothing.
    Entered(&'v Value),
    /// One of its units has not said how much of it there is, so that the sum of the others is not the whole.
    Blank,
    /// 不适用 at the school or at one of its units, with the reason; and what the others have together, if they have any.
    Absent(&'v str, Option<&'v Value>),
}

/// What stands in `slot`, with what the school and each of its units entered there: their sum tells neither who says 不适用
/// nor who says nothing.
pub(super) fn content_of<'v>(
    school: &'v School,
    slot: &Slot,
    definition: &FigureDefinition,
) -> SlotContent<'v> {
    let value = school.value(slot);
    if let Value::NotApplicable(reason) = value {
        return SlotContent::Absent(reason, None);
    }
    if school.apart.is_empty() || definition.merge == Merge::SchoolOnly {
        return SlotContent::Entered(value);
    }
    let is_asked = |unit: &&School| definition.slots(&unit.profile).any(|asked| asked == *slot);
    for unit in school.apart.iter().filter(is_asked) {
        match unit.value(slot) {
            Value::NotApplicable(reason) => return SlotContent::Absent(reason, Some(value)),
            Value::Blank if *value != Value::Blank => return SlotContent::Blank,
            _ => {}
        }
    }
    SlotContent::Entered(value)
}

/// What one of `part` weighs where shared resources are divided.
fn weight_in(split: Option<&Split>, part: Part) -> Decimal {
    match (split, part) {
        (Some(split), Part::Stage(stage)) => split.weight(stage),
        _ => Decimal::ONE,
    }
}

/// Nothing, or less, is added by the figure.
fn is_nothing(counted: Decimal, term: &Term) -> bool {
    counted == Decimal::ZERO || counted.is_negative() != term.minus
}
