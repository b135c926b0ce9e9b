//! What a 不适用 that the school entered means for the indicator that is judged.
//!
//! In: the context with its indicator, a figure. Out: the strictest [`Meaning`] among the indicators of the pack that read
//! the figure. It must not know bounds.

use super::finding::WhyNot;
use super::measure::Context;
use super::parts_of;
use numbers::Decimal;
use school::figures::{FigureId, Part, Slot, Value};
use standard::{Absence, Carrier, Ground, Indicator, Rule};

/// What 不适用 means, the strictest last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Meaning {
    /// The school has nothing of the kind and need not have it.
    Claimed,
    /// The school has none of it, and ought to.
    None,
    /// It says nothing: the school ought to have it, and how much is not known.
    Owed,
}

impl Context<'_> {
    /// What 不适用 in `figure` means for the indicator that is judged: the strictest of all that read the figure and apply
    /// to the school, so that no claim made for one takes a duty out of another.
    pub(super) fn meaning_of_absence(&self, figure: FigureId) -> Meaning {
        let Some(judged) = self.indicator else {
            return Meaning::Owed;
        };
        let plain = Context {
            indicator: None,
            ..*self
        };
        let indicators = self.standard.indicators.iter();
        let strictest = indicators
            .filter(|indicator| indicator.carrier != Carrier::County)
            .filter(|indicator| indicator.id == judged.id || plain.may_apply(indicator))
            .filter_map(|indicator| plain.meaning_for(indicator, figure))
            .max();
        strictest.unwrap_or(Meaning::Owed)
    }

    /// True when something that `rule` counts was entered as 不适用 and is counted as 0.
    pub(super) fn counts_none(&self, rule: &Rule) -> bool {
        let is_absent = |figure: FigureId| {
            let stages = self.school.stages().iter().copied().map(Part::Stage);
            let mut parts = stages
                .filter(|part| self.part == Part::Whole || *part == self.part)
                .chain([Part::Whole]);
            parts.any(|part| matches!(self.school.figure(&figure, part), Value::NotApplicable(_)))
        };
        let counted = rule.counted();
        let mut figures = counted.into_iter().map(|(figure, _)| figure);
        figures.any(|figure| is_absent(figure) && self.meaning_of_absence(figure) == Meaning::None)
    }

    /// Why 不适用 in `slots` opens the indicator that is judged: because something else that the school entered contradicts
    /// the grounds on which it may be claimed, because what would bear them out was not entered, or because it is owed.
    pub(super) fn owed(&self, slots: Vec<Slot>) -> WhyNot {
        let absence = self
            .indicator
            .and_then(|indicator| indicator.not_applicable.as_ref());
        let Some(Absence::Claim { grounds }) = absence else {
            return WhyNot::Owed(slots);
        };
        let mut contradicting: Vec<Slot> = Vec::new();
        let mut unknown = None;
        for ground in grounds {
            match self.holds(&ground.when) {
                Ok(true) => {
                    let found = self.contradicting(ground);
                    unknown = unknown.or_else(|| self.unconfirmed(ground));
                    contradicting.extend(found);
                }
                Ok(false) => {}
                Err(why) => unknown = unknown.or(Some(why)),
            }
        }
        contradicting.dedup();
        match unknown {
            _ if !contradicting.is_empty() => WhyNot::Refuted(slots, contradicting),
            Some(why) => why,
            None => WhyNot::Owed(slots),
        }
    }

    /// Where the school entered more than 0 of what the ground says that there is none of: in the part that is judged and
    /// in the school as a whole.
    fn contradicting(&self, ground: &Ground) -> Vec<Slot> {
        let is_some = |value: &Value| match value {
            Value::Number(number) => *number > Decimal::ZERO,
            Value::List(list) => list.iter().any(|number| *number > Decimal::ZERO),
            _ => false,
        };
        let mut slots = self.asked_of(ground);
        slots.retain(|slot| is_some(self.school.value(slot)));
        slots
    }

    /// That the figures which could contradict the ground do not say so yet; nothing where each of them does.
    fn unconfirmed(&self, ground: &Ground) -> Option<WhyNot> {
        let slots = self.asked_of(ground);
        let all = |wanted: Value| -> Vec<Slot> {
            let slots = slots.iter().copied();
            slots
                .filter(|slot| *self.school.value(slot) == wanted)
                .collect()
        };
        let (unreadable, blank) = (all(Value::Unreadable), all(Value::Blank));
        if !unreadable.is_empty() {
            Some(WhyNot::Unreadable(unreadable))
        } else if !blank.is_empty() {
            Some(WhyNot::Missing(blank))
        } else {
            None
        }
    }

    /// Where the figures stand that could contradict the ground: in the part that is judged and in the school as a whole.
    fn asked_of(&self, ground: &Ground) -> Vec<Slot> {
        let definitions = ground.contradicted_by.iter();
        let definitions = definitions.filter_map(|figure| self.catalogue.figure(figure));
        let slots = definitions.flat_map(|definition| definition.slots(&self.school.profile));
        let is_here = |slot: &Slot| {
            slot.part == Part::Whole || self.part == Part::Whole || slot.part == self.part
        };
        slots.filter(is_here).collect()
    }

    /// What it means for `indicator` alone; `None` where that does not read the figure.
    fn meaning_for(&self, indicator: &Indicator, figure: FigureId) -> Option<Meaning> {
        let mut read = 0;
        indicator
            .rule
            .figures(&mut |read_figure| read += usize::from(read_figure == figure));
        if read == 0 {
            return None;
        }
        let counted = indicator.rule.counted();
        let counted = counted
            .iter()
            .filter(|(counted, is_minus)| *counted == figure && !is_minus);
        // What it divides by, takes away or measures the need with is owed.
        if counted.count() < read {
            return Some(Meaning::Owed);
        }
        Some(match &indicator.not_applicable {
            Some(Absence::Zero) => Meaning::None,
            Some(Absence::Claim { grounds })
                if grounds.iter().any(|ground| {
                    self.holds(&ground.when) == Ok(true)
                        && self.contradicting(ground).is_empty()
                        && self.unconfirmed(ground).is_none()
                }) =>
            {
                Meaning::Claimed
            }
            None | Some(Absence::Open | Absence::Claim { .. }) => Meaning::Owed,
        })
    }

    /// False where the pack itself says that the indicator, or its group, is not for this school.
    fn may_apply(&self, indicator: &Indicator) -> bool {
        let group = self.standard.group(&indicator.group);
        if group.is_some_and(|group| self.exclusion(group).is_some()) {
            return false;
        }
        let parts: Vec<Part> = parts_of(&[indicator], self.school);
        parts.into_iter().any(|part| {
            let context = Context { part, ..*self };
            let mut conditions = indicator.applies.iter();
            conditions.all(|applies| context.holds(&applies.when) != Ok(false))
        })
    }
}
