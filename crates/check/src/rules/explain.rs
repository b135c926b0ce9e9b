//! How a value came about, figure by figure.
//!
//! In: a rule with the school that it was applied to. Out: a [`Working`]. It judges nothing: the same sums were made by
//! the rules themselves.

use super::ratio::split_of;
use super::{StepMatch, bound_case, step_of};
use crate::finding::{Line, NormLine, Share, WayWorking, Working};
use crate::measure::Context;
use numbers::{Decimal, Fraction};
use school::figures::Part;
use standard::{BoundCase, Clause, Indicator, Norm, Rule, Split, Term};

/// The sums of `rule` in the context's part of the school; empty ones where a figure is missing.
pub(crate) fn working(context: &Context, rule: &Rule) -> Working {
    match rule {
        Rule::Ratio {
            scale,
            numerator,
            each,
            times,
            denominator,
            split,
        } => Working {
            each: context.lines(each, None),
            times: context.lines(times, None),
            ..divided(context, *scale, numerator, denominator, *split)
        },
        Rule::Either { ways } => Working {
            ways: ways
                .iter()
                .enumerate()
                .map(|(way_idx, way)| WayWorking {
                    way_idx,
                    working: working(context, &way.rule),
                })
                .collect(),
            ..Working::default()
        },
        Rule::Share { part, whole } => divided(context, Decimal::HUNDRED, part, whole, false),
        Rule::TotalLimit { of } => Working {
            over: context.lines(of, None),
            ..Working::default()
        },
        Rule::Steps { of, over, by, .. } => Working {
            by: context.lines(by, None),
            ..divided(context, Decimal::ONE, of, over, false)
        },
        Rule::Need { of, norms } => Working {
            over: context.lines(of, None),
            norms: norms
                .iter()
                .flat_map(|norm| norm_lines(context, norm))
                .collect(),
            ..Working::default()
        },
        Rule::Quota { per, .. } => Working {
            by: context.lines(per, None),
            ..Working::default()
        },
        Rule::EachLimit { .. } | Rule::Document { .. } | Rule::Judgement { .. } => {
            Working::default()
        }
    }
}

/// Where the bound that was compared with stands: the clauses of its own, each once; empty where it has none but the
/// indicator's.
pub(crate) fn clauses(context: &Context, indicator: &Indicator) -> Vec<Clause> {
    let clauses = match &indicator.rule {
        Rule::Need { norms, .. } => {
            let held = norms
                .iter()
                .filter(|norm| context.holds(&norm.when) == Ok(true));
            held.map(|norm| norm.clause.as_ref().unwrap_or(&indicator.clause))
                .cloned()
                .collect()
        }
        Rule::Either { ways } => ways
            .iter()
            .flat_map(|way| of_bound(context, &way.rule, &way.bounds))
            .collect(),
        rule => of_bound(context, rule, &indicator.bounds),
    };
    let mut each: Vec<Clause> = Vec::new();
    for clause in clauses {
        if !each.contains(&clause) {
            each.push(clause);
        }
    }
    if each == [indicator.clause.clone()] {
        each.clear();
    }
    each
}

/// The clauses that the bound of a rule has for itself: of a step those of the step and of how it was taken.
fn of_bound(context: &Context, rule: &Rule, bounds: &[BoundCase]) -> Vec<Clause> {
    if !matches!(rule, Rule::Steps { .. }) {
        let case = bound_case(context, bounds).ok().flatten();
        return Vec::from_iter(case.and_then(|case| case.clause.clone()));
    }
    match step_of(context, rule) {
        Ok(StepMatch::On(case)) => Vec::from_iter(case.clause.clone()),
        Ok(StepMatch::Off(case, off)) => off.clause.iter().chain(&case.clause).cloned().collect(),
        Ok(StepMatch::Open(off)) => Vec::from_iter(off.clause.clone()),
        Ok(StepMatch::Nowhere) | Err(_) => Vec::new(),
    }
}

fn divided(
    context: &Context,
    scale: Decimal,
    over: &[Term],
    under: &[Term],
    is_shared: bool,
) -> Working {
    let split = split_of(context, is_shared);
    let stage_weight = match (split, context.part) {
        (Some(split), Part::Stage(stage)) => Some(split.weight(stage)),
        _ => None,
    };
    let over = context.lines(over, None);
    let under = context.lines(under, split);
    Working {
        shares: split.map_or_else(Vec::new, |split| shares(split, &over, &under)),
        over,
        under,
        scale: (scale != Decimal::ONE).then_some(scale),
        stage_weight,
        ..Working::default()
    }
}

/// What falls to each stage of what they share; the parts add up to the whole exactly.
fn shares(split: &Split, over: &[Line], under: &[Line]) -> Vec<Share> {
    let sum = |lines: &[Line]| {
        lines.iter().fold(Fraction::ZERO, |sum, line| {
            let weight = line.weight.unwrap_or(Decimal::ONE).fraction();
            sum.plus(line.counted().times(weight))
        })
    };
    let (resource, weighted) = (sum(over), sum(under));
    let share = |line: &Line| {
        let Part::Stage(stage) = line.slot.part else {
            return None;
        };
        let weight = split.weight(stage);
        let weighted_pupils = line.counted().times(weight.fraction());
        Some(Share {
            stage,
            weight,
            pupils: line.counted(),
            amount: resource.times(weighted_pupils).over(weighted)?,
        })
    };
    under.iter().filter_map(share).collect()
}

fn norm_lines(context: &Context, norm: &Norm) -> Vec<NormLine> {
    if context.holds(&norm.when) != Ok(true) {
        return Vec::new();
    }
    let line = |line| NormLine {
        line,
        amount: norm.amount,
        every: norm.every,
    };
    let lines = context.lines(std::slice::from_ref(&norm.of), None);
    lines.into_iter().map(line).collect()
}
