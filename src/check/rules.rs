//! One function per shape of rule.
//!
//! In: the context, the group's floor, the indicator and the bounds that hold. Out: a filled [`Finding`].
//! It must not hold any threshold.

use super::finding::{Detail, Finding, Gap, GradeClasses, Line, Outcome, WhyNot, Working};
use super::measure::{Context, Sum};
use crate::number::{Decimal, Fraction};
use crate::school::catalogue::Unit;
use crate::school::figures::{FigureId, Level, Part, Value};
use crate::standard::{
    Bound, BoundCase, Comparison, Group, GroupRule, Indicator, Rule, StepCase, Term,
};

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

/// A ratio's parts.
struct Parts<'a> {
    scale: Decimal,
    over: &'a [Term],
    under: &'a [Term],
    split: bool,
    /// The denominator counts pupils, so that it can be said for how many the stock suffices.
    is_per_pupil: bool,
}

fn ratio(
    context: &Context,
    indicator: &Indicator,
    bounds: &[BoundCase],
    parts: Parts,
    finding: &mut Finding,
) -> Result<bool, WhyNot> {
    let bound = bound_for(context, bounds)?;
    finding.bound = Some(bound);
    let split = context
        .school
        .profile
        .kind
        .filter(|_| parts.split)
        .and_then(|kind| context.standard.split(kind));
    let (under, own_weight) = match (split, context.part) {
        (Some(split), Part::Stage(own)) => {
            let weight = |stage| {
                split
                    .weights
                    .iter()
                    .find(|entry| entry.stage == stage)
                    .map_or(Decimal::ONE, |entry| entry.weight)
            };
            (context.weighted_sum(parts.under, weight), Some(weight(own)))
        }
        _ => (context.sum(parts.under), None),
    };
    let (over, under) = both(context.sum(parts.over), under)?;
    if under
        .lines
        .iter()
        .any(|line| line.slot.part == context.part && line.counted().is_not_positive())
    {
        return Err(WhyNot::NothingToDivideBy(under.slots()));
    }
    let factor = parts
        .scale
        .fraction()
        .times(own_weight.unwrap_or(Decimal::ONE).fraction());
    let Some(value) = over.total.times(factor).over(under.total) else {
        return Err(WhyNot::NothingToDivideBy(under.slots()));
    };
    // Per unit of the denominator: `bound` is reached with bound × Σ under ÷ factor.
    let needed = |bound: Fraction| {
        bound
            .times(under.total)
            .over(factor)
            .unwrap_or(Fraction::ZERO)
    };
    let need = needed(bound.value.fraction());
    finding.value = Some(value);
    finding.share = value.over(bound.value.fraction());
    finding.gap = gap(bound, over.total, need, indicator.gap_step, over.unit);
    if parts.is_per_pupil && bound.is_lower_bound() {
        finding.capacity = capacity(
            context,
            bound,
            over.total.times(parts.scale.fraction()),
            &under,
            own_weight,
        );
    }
    finding.detail = Detail::Stock {
        have: over.total,
        need,
        unit: over.unit,
        by: under.total,
    };
    finding.working = Working {
        over: over.lines,
        under: under.lines,
        scale: (parts.scale != Decimal::ONE).then_some(parts.scale),
        own_weight,
    };
    Ok(bound.holds_for(value))
}

/// Both sums, or why not: the blanks of both together, so that a person sees them all at once.
fn both(over: Result<Sum, WhyNot>, under: Result<Sum, WhyNot>) -> Result<(Sum, Sum), WhyNot> {
    match (over, under) {
        (Ok(over), Ok(under)) => Ok((over, under)),
        (Err(WhyNot::Missing(mut slots)), Err(WhyNot::Missing(more))) => {
            slots.extend(more);
            Err(WhyNot::Missing(slots))
        }
        (Err(why), _) | (_, Err(why)) => Err(why),
    }
}

/// For how many pupils of the stage `scaled` (scale × Σ over) suffices while the other stages stay as they are;
/// 0 when it does not even suffice for those.
fn capacity(
    context: &Context,
    bound: Bound,
    scaled: Fraction,
    under: &Sum,
    own_weight: Option<Decimal>,
) -> Option<i128> {
    let weight = own_weight.unwrap_or(Decimal::ONE).fraction();
    let is_own = |line: &&Line| own_weight.is_none() || line.slot.part == context.part;
    let own = under
        .lines
        .iter()
        .filter(is_own)
        .fold(Fraction::ZERO, |sum, line| sum.plus(line.counted()));
    let others = under.total.over(weight)?.minus(own);
    Some(
        scaled
            .over(bound.value.fraction())?
            .minus(others)
            .floor()
            .max(0),
    )
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

fn quota(
    context: &Context,
    bounds: &[BoundCase],
    rooms: &FigureId,
    per: &[Term],
    every: u32,
    finding: &mut Finding,
) -> Result<bool, WhyNot> {
    let bound = bound_for(context, bounds)?;
    finding.bound = Some(bound);
    let per = context.sum(per)?;
    if per.total.is_not_positive() {
        return Err(WhyNot::NothingToDivideBy(per.slots()));
    }
    let (lists, why) = context.lists(rooms);
    if let Some(why) = why {
        return Err(why);
    }
    let needed = per
        .total
        .over(Decimal::whole(i64::from(every)).fraction())
        .map_or(0, Fraction::ceiling);
    let areas: Vec<Decimal> = lists.into_iter().flat_map(|(_, areas)| areas).collect();
    let good = areas
        .iter()
        .filter(|area| bound.holds_for(area.fraction()))
        .count();
    let short = needed - good as i128;
    if short > 0 {
        let amount = Decimal::whole(i64::try_from(short).unwrap_or(i64::MAX));
        finding.gap = Some(Gap {
            exact: amount.fraction(),
            amount,
            unit: Unit::Room,
        });
    }
    finding.value = Some(Decimal::whole(good as i64).fraction());
    let classes = per
        .lines
        .iter()
        .fold(Decimal::ZERO, |sum, line| sum.plus(line.value));
    finding.detail = Detail::Rooms {
        needed,
        classes,
        areas,
        good,
    };
    finding.working.under = per.lines;
    Ok(short <= 0)
}

fn each(
    context: &Context,
    bounds: &[BoundCase],
    of: &[FigureId],
    finding: &mut Finding,
) -> Result<bool, WhyNot> {
    let bound = bound_for(context, bounds)?;
    finding.bound = Some(bound);
    let mut grades = Vec::new();
    let (mut over, mut count, mut largest, mut waiting) = (Vec::new(), 0, Decimal::ZERO, None);
    for figure in of {
        let (lists, why) = context.lists(figure);
        waiting = waiting.or(why);
        for (grade, sizes) in lists {
            count += sizes.len();
            over.extend(
                sizes
                    .iter()
                    .filter(|size| !bound.holds_for(size.fraction()))
                    .map(|size| (grade, *size)),
            );
            largest = sizes
                .iter()
                .fold(largest, |largest, size| largest.max(*size));
            let pupils = sizes
                .iter()
                .fold(Decimal::ZERO, |sum, size| sum.plus(*size));
            let needed = pupils
                .fraction()
                .over(bound.value.fraction())
                .map_or(0, Fraction::ceiling);
            grades.push(GradeClasses {
                grade,
                pupils,
                classes: sizes.len(),
                needed,
            });
        }
    }
    // One entry beyond the limit decides; without one, every list must be there.
    if let (true, Some(why)) = (over.is_empty(), waiting) {
        return Err(why);
    }
    if count == 0 {
        return Err(WhyNot::NotApplicable(String::new()));
    }
    finding.value = Some(largest.fraction());
    let holds = over.is_empty();
    if !holds {
        let amount = Decimal::whole(over.len() as i64);
        finding.gap = Some(Gap {
            exact: amount.fraction(),
            amount,
            unit: Unit::Class,
        });
    }
    finding.detail = Detail::Classes {
        count,
        over,
        largest,
        grades,
    };
    Ok(holds)
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
