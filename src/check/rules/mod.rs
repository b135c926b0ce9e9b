//! One function per shape of rule.
//!
//! In: the context, the group's floor, the indicator and the bounds that hold. Out: a filled [`Finding`].
//! It must not hold any threshold.

mod lists;
mod ratio;

use super::finding::{Detail, Finding, Gap, Outcome, WhyNot};
use super::measure::Context;
use crate::number::{Decimal, Fraction};
use crate::school::catalogue::Unit;
use crate::school::figures::{FigureId, Level, Value};
use crate::standard::{
    Bound, BoundCase, Comparison, Group, GroupRule, Indicator, Rule, StepCase, Term,
};
use lists::{each, quota};
use ratio::{Parts, ratio};

/// Judges `indicator` by `bounds`, with `more` added to the numerator, and fills `finding`.
pub(super) fn judge(
    context: &Context,
    group: &Group,
    indicator: &Indicator,
    bounds: &[BoundCase],
    more: &[Term],
    finding: &mut Finding,
) {
    let judged = match &indicator.rule {
        Rule::Ratio {
            scale,
            numerator,
            denominator,
            split,
        } => {
            let terms: Vec<Term> = numerator.iter().chain(more).cloned().collect();
            ratio(
                context,
                indicator,
                bounds,
                Parts {
                    scale: *scale,
                    over: &terms,
                    under: denominator,
                    split: *split,
                    is_per_pupil: true,
                },
                finding,
            )
        }
        Rule::Share { part, whole } => {
            let terms: Vec<Term> = part.iter().chain(more).cloned().collect();
            ratio(
                context,
                indicator,
                bounds,
                Parts {
                    scale: Decimal::HUNDRED,
                    over: &terms,
                    under: whole,
                    split: false,
                    is_per_pupil: false,
                },
                finding,
            )
        }
        Rule::TotalLimit { of } => {
            total(context, indicator, bound_for(context, bounds), of, finding)
        }
        Rule::Steps { of, by, table } => step(context, by, table)
            .and_then(|bound| total(context, indicator, Ok(bound), of, finding)),
        Rule::Quota { rooms, per, every } => quota(context, bounds, rooms, per, *every, finding),
        Rule::EachLimit { of } => each(context, bounds, of, finding),
        Rule::Document { figure } => level(context, figure, Level::Reached, finding),
        Rule::Judgement { figure, least } => level(context, figure, *least, finding),
    };
    match judged {
        Ok(holds) => settle(group, indicator, holds, finding),
        Err(why) => finding.outcome = Outcome::NotComparable(why),
    }
}

/// The first bound whose condition holds for the school and the year of its figures.
fn bound_for(context: &Context, bounds: &[BoundCase]) -> Result<Bound, WhyNot> {
    let year = context.school.profile.data_date.map(|date| date.year());
    for case in bounds {
        let in_time = case
            .since_year
            .is_none_or(|since| year.is_some_and(|year| year >= since));
        if in_time && context.holds(&case.when)? {
            return Ok(case.bound);
        }
    }
    Err(WhyNot::NoBound)
}

fn total(
    context: &Context,
    indicator: &Indicator,
    bound: Result<Bound, WhyNot>,
    of: &[Term],
    finding: &mut Finding,
) -> Result<bool, WhyNot> {
    let bound = bound?;
    finding.bound = Some(bound);
    let sum = context.sum(of)?;
    finding.value = Some(sum.total);
    finding.share = sum.total.over(bound.value.fraction());
    finding.gap = gap(
        bound,
        sum.total,
        bound.value.fraction(),
        indicator.gap_step,
        sum.unit,
    );
    finding.working.over = sum.lines;
    Ok(bound.holds_for(sum.total))
}

/// The bound of the step in which the school lies.
fn step(context: &Context, by: &[Term], table: &[StepCase]) -> Result<Bound, WhyNot> {
    let size = context.sum(by)?.total;
    let case = table
        .iter()
        .find(|case| case.up_to.is_none_or(|most| size <= most.fraction()));
    case.map(|case| case.bound).ok_or(WhyNot::NoBound)
}

fn level(
    context: &Context,
    figure: &FigureId,
    least: Level,
    finding: &mut Finding,
) -> Result<bool, WhyNot> {
    let slot = crate::school::figures::Slot {
        figure: figure.clone(),
        part: context.part,
    };
    match context.school.value(&slot) {
        Value::Level(level) => {
            finding.detail = Detail::Level(*level);
            let rank = |wanted: Level| Level::ALL.iter().position(|level| *level == wanted);
            Ok(rank(*level) <= rank(least))
        }
        Value::NotApplicable(reason) => Err(WhyNot::NotApplicable(reason.clone())),
        Value::Unreadable => Err(WhyNot::Unreadable(vec![slot])),
        Value::Blank | Value::Number(_) | Value::List(_) => Err(WhyNot::Missing(vec![slot])),
    }
}

/// What is missing from `have` to `need` (or too much, for an upper bound), rounded up to `step`.
fn gap(bound: Bound, have: Fraction, need: Fraction, step: Decimal, unit: Unit) -> Option<Gap> {
    let exact = if bound.is_lower_bound() {
        need.minus(have)
    } else {
        have.minus(need)
    };
    let is_strict = matches!(
        bound.comparison,
        Comparison::MoreThan | Comparison::LessThan
    );
    if exact < Fraction::ZERO || (exact == Fraction::ZERO && !is_strict) {
        return None;
    }
    let amount = exact.up_to_step(step);
    // A strict bound is not reached by standing on it.
    let amount = if is_strict && amount.fraction() == exact {
        amount.plus(step)
    } else {
        amount
    };
    Some(Gap {
        exact,
        amount,
        unit,
    })
}

/// Turns "holds or not" into the outcome, with floor and margin of the group.
fn settle(group: &Group, indicator: &Indicator, holds: bool, finding: &mut Finding) {
    let bound = finding.bound.filter(Bound::is_lower_bound);
    if let (GroupRule::AtLeast { floor, .. }, Some(bound), Some(value)) =
        (&group.rule, bound, finding.value)
    {
        let floor_value = bound.value.fraction().times(floor.fraction());
        finding.floor = Some(floor_value);
        if let (Some(gap), Detail::Stock { have, need, .. }) = (finding.gap, &finding.detail) {
            let need_floor = need.times(floor.fraction());
            let exact = need_floor.minus(*have);
            finding.gap_to_floor = (exact > Fraction::ZERO).then(|| Gap {
                exact,
                amount: exact.up_to_step(indicator.gap_step),
                unit: gap.unit,
            });
        }
        finding.outcome = match (holds, value >= floor_value) {
            (true, _) => Outcome::Met,
            (false, true) => Outcome::AboveFloor,
            (false, false) => Outcome::Below,
        };
    } else {
        finding.outcome = if holds { Outcome::Met } else { Outcome::Below };
    }
    if let (true, Some(near), Some(share), Some(_)) = (holds, group.near, finding.share, bound) {
        finding.is_near = share < Fraction::ONE.plus(near.fraction());
    }
}
