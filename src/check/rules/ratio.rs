//! Ratios and shares, with the split of shared resources.
//!
//! In: the terms of a ratio and its bounds. Out: value, share, gap, capacity and working of the finding.

use super::{bound_for, gap};
use crate::check::finding::{Detail, Finding, Line, WhyNot, Working};
use crate::check::measure::{Context, Sum};
use crate::number::{Decimal, Fraction};
use crate::school::figures::Part;
use crate::standard::{Bound, BoundCase, Indicator, Term};

/// A ratio's parts.
pub(super) struct Parts<'a> {
    pub(super) scale: Decimal,
    pub(super) over: &'a [Term],
    pub(super) under: &'a [Term],
    pub(super) split: bool,
    /// The denominator counts pupils, so that it can be said for how many the stock suffices.
    pub(super) is_per_pupil: bool,
}

pub(super) fn ratio(
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
