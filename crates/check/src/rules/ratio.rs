//! Ratios and shares: Σ over ÷ Σ under, with a split of shared resources.
//!
//! In: the two sums and the bound. Out: value, gap and stock of the finding.

use super::{first, gap};
use crate::finding::{Detail, Finding, WhyNot};
use crate::measure::{Context, Sum};
use numbers::{Decimal, Fraction};
use school::figures::Part;
use standard::{Bound, Indicator, Split, Term};

/// A ratio's parts.
pub(super) struct Parts<'a> {
    pub(super) scale: Decimal,
    pub(super) over: &'a [Term],
    /// Further terms of the numerator, such as those of a relaxation.
    pub(super) more: &'a [Term],
    /// Of how many the mean is taken; empty where none is.
    pub(super) each: &'a [Term],
    /// How many times the mean counts; empty for once.
    pub(super) times: &'a [Term],
    pub(super) under: &'a [Term],
    pub(super) split: bool,
    /// The numerator is a part of the denominator.
    pub(super) is_share: bool,
    /// The denominator counts pupils, so that it can be said for how many the stock suffices.
    pub(super) is_per_pupil: bool,
}

/// The split that holds for the ratio in this part of the school.
pub(super) fn split_of<'a>(context: &Context<'a>, is_shared: bool) -> Option<&'a Split> {
    let kind = context.school.profile.kind.filter(|_| is_shared)?;
    let is_stage = matches!(context.part, Part::Stage(_));
    context.standard.split(kind).filter(|_| is_stage)
}

/// Whether the bound holds. Without a bound the value is there all the same.
pub(super) fn ratio(
    context: &Context,
    indicator: &Indicator,
    bound: Result<Bound, WhyNot>,
    parts: &Parts,
    finding: &mut Finding,
) -> Result<bool, WhyNot> {
    finding.bound = bound.as_ref().ok().copied();
    let split = split_of(context, parts.split);
    let (under, stage_weight) = match (split, context.part) {
        (Some(split), Part::Stage(stage)) => (
            context.weighted_sum(parts.under, split),
            Some(split.weight(stage)),
        ),
        _ => (context.sum(parts.under), None),
    };
    let (mut over, under) =
        both(context.sum(parts.over), under).map_err(|why| first(indicator, &bound, why))?;
    if !parts.more.is_empty() {
        over.total = over.total.plus(context.sum(parts.more)?.total);
    }
    let nothing = || WhyNot::NothingToDivideBy(context.empty_slots(parts.under, split));
    if under.part_is_nothing {
        return Err(nothing());
    }
    let mut factor = match stage_weight {
        Some(weight) if weight != Decimal::ONE => parts.scale.fraction().times(weight.fraction()),
        _ => parts.scale.fraction(),
    };
    if let Some(mean) = mean(context, parts, over.total)? {
        factor = factor.times(mean);
    }
    let Some(value) = over.total.times(factor).over(under.total) else {
        return Err(nothing());
    };
    // Less than nothing and more than the whole are no values, whatever figures they come from.
    let is_above_whole = parts.is_share && value > Decimal::HUNDRED.fraction();
    if value < Fraction::ZERO || is_above_whole {
        let mut slots = context.slots(parts.over, None);
        slots.extend(context.slots(parts.more, None));
        slots.extend(context.slots(parts.under, split));
        return Err(WhyNot::Impossible(slots));
    }
    finding.value = Some(value);
    finding.stage_weight = stage_weight;
    let bound = bound?;
    let least = bound.value.fraction();
    // Per unit of the denominator: `bound` is reached with bound × Σ under ÷ factor.
    let need = least.times(under.total).over(factor);
    let need = need.unwrap_or(Fraction::ZERO);
    let holds = bound.holds_for(value);
    if !holds {
        let step = indicator.gap_step;
        finding.gap = Some(gap(bound, over.total, need, step, over.unit));
    }
    let pupils = match stage_weight {
        _ if !parts.is_per_pupil || !bound.is_lower_bound() => None,
        None => Some(under.total),
        Some(_) => context.sum(parts.under).ok().map(|sum| sum.total),
    };
    finding.detail = Detail::Stock {
        have: over.total,
        need,
        unit: over.unit,
        by: under.total,
        scale: parts.scale,
        pupils,
    };
    Ok(holds)
}

/// What the numerator is multiplied with where it is a mean taken a number of times; nothing where it is none.
///
/// Of no things at all that make up nothing the mean is nothing, whatever it would be divided by.
fn mean(context: &Context, parts: &Parts, over: Fraction) -> Result<Option<Fraction>, WhyNot> {
    if parts.each.is_empty() && parts.times.is_empty() {
        return Ok(None);
    }
    let count = |terms: &[Term]| match terms {
        [] => Ok(Fraction::ONE),
        terms => context.sum(terms).map(|sum| sum.total),
    };
    let nothing = |terms| WhyNot::NothingToDivideBy(context.empty_slots(terms, None));
    let (each, times) = (count(parts.each)?, count(parts.times)?);
    if times.is_not_positive() {
        return Err(nothing(parts.times));
    }
    if each == Fraction::ZERO && over == Fraction::ZERO {
        return Ok(Some(times));
    }
    let mean = times.over(each).map(Some);
    mean.ok_or_else(|| nothing(parts.each))
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
