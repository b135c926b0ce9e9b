//! Tells whether a condition holds for a school.
//!
//! In: a condition of a standard, a school, the part that is judged. Out: yes or no, or what decides and is not known. It must
//! not know bounds.

use super::finding::{Unstated, WhyNot};
use super::measure::Context;
use numbers::{Decimal, Fraction};
use school::figures::{FigureId, Part};
use school::profile::Stage;
use standard::{Condition, Term};

impl Context<'_> {
    /// Whether a condition holds; an error when a figure that decides is missing.
    #[inline]
    pub(super) fn holds(&self, condition: &Condition) -> Result<bool, WhyNot> {
        if condition.is_always() {
            return Ok(true);
        }
        self.is_fulfilled(condition)
    }

    /// What surely does not hold decides; what is not known leaves the answer open only where all the rest holds.
    fn is_fulfilled(&self, condition: &Condition) -> Result<bool, WhyNot> {
        let Some(unstated) = self.fits(condition) else {
            return Ok(false);
        };
        let mut unknown = None;
        for wanted in &condition.figures {
            match self.sum_of(wanted.figure, &wanted.stages) {
                Ok(sum) if wanted.is.holds_for(sum) => {}
                Ok(_) => return Ok(false),
                Err(why) => unknown = unknown.or(Some(why)),
            }
        }
        for wanted in &condition.shares {
            let part = self.sum_of(wanted.part, &[]);
            match part.and_then(|part| Ok((part, self.sum_of(wanted.whole, &[])?))) {
                Ok((part, whole)) => {
                    let share = part.times(Decimal::HUNDRED.fraction()).over(whole);
                    if !share.is_some_and(|share| wanted.is.holds_for(share)) {
                        return Ok(false);
                    }
                }
                Err(why) => unknown = unknown.or(Some(why)),
            }
        }
        // One that holds decides; a missing figure only when none does.
        let mut any = Ok(condition.any.is_empty());
        for alternative in &condition.any {
            match self.holds(alternative) {
                Ok(true) => {
                    any = Ok(true);
                    break;
                }
                Ok(false) => {}
                Err(why) => any = Err(why),
            }
        }
        match (any?, unknown, unstated) {
            (false, ..) => Ok(false),
            (true, Some(why), _) => Err(why),
            (true, None, Some(fact)) => Err(WhyNot::Unstated(fact)),
            (true, None, None) => Ok(true),
        }
    }

    /// What of the profile is not stated but asked by the condition, `Some(None)` for nothing; `None` where the profile is
    /// not of the kind that the condition names.
    fn fits(&self, condition: &Condition) -> Option<Option<Unstated>> {
        fn listed<T: PartialEq>(list: &[T], fact: Option<&T>) -> bool {
            list.is_empty() || fact.is_none_or(|fact| list.contains(fact))
        }
        let profile = &self.school.profile;
        let stage_fits = match self.part {
            Part::Stage(stage) => condition.stages.contains(&stage),
            _ => {
                let mut stages = self.school.stages().iter();
                stages.any(|stage| condition.stages.contains(stage))
            }
        };
        let built = |fits: fn(u16, u16) -> bool, wanted: Option<u16>| {
            wanted.is_none_or(|wanted| profile.built_year.is_none_or(|year| fits(year, wanted)))
        };
        let is_kind = |kind| condition.kinds.contains(&kind);
        let fits = (condition.kinds.is_empty() || profile.kind.is_some_and(is_kind))
            && (condition.stages.is_empty() || stage_fits)
            && listed(&condition.zones, profile.zone.as_ref())
            && listed(&condition.ownerships, profile.ownership.as_ref())
            && (condition.boarding.is_none()
                || profile.boarding.is_none()
                || condition.boarding == profile.boarding)
            && built(|year, from| year >= from, condition.built_from)
            && built(|year, to| year <= to, condition.built_to);
        if !fits {
            return None;
        }
        Some(if !condition.zones.is_empty() && profile.zone.is_none() {
            Some(Unstated::Zone)
        } else if !condition.ownerships.is_empty() && profile.ownership.is_none() {
            Some(Unstated::Ownership)
        } else if condition.boarding.is_some() && profile.boarding.is_none() {
            Some(Unstated::Boarding)
        } else if condition.built_from.or(condition.built_to).is_some()
            && profile.built_year.is_none()
        {
            Some(Unstated::BuiltYear)
        } else {
            None
        })
    }

    fn sum_of(&self, figure: FigureId, stages: &[Stage]) -> Result<Fraction, WhyNot> {
        let term = Term {
            figure,
            minus: false,
            stages: stages.to_vec(),
            at_least: None,
        };
        let plain = Context {
            indicator: None,
            ..*self
        };
        Ok(plain.sum(&[term])?.total)
    }
}
