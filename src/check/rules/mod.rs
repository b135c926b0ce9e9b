//! One function per shape of rule.
//!
//! In: the context, the group's floor, the indicator and the bounds that hold. Out: a filled [`Finding`].
//! It must not hold any threshold.

pub(super) mod explain;
mod lists;
mod ratio;

use super::absence::Meaning;
use super::finding::{Detail, Finding, Gap, Outcome, Role, Unstated, WhyNot};
use super::measure::Context;
use crate::number::{Decimal, Fraction};
use crate::school::catalogue::Unit;
use crate::school::figures::{FigureId, Level, Slot, Value};
use crate::standard::{
    Bound, BoundCase, Clause, Comparison, Confidence, Group, GroupRule, Indicator, Norm, Rule,
    StepCase, Term,
};
use lists::{each, quota};
use ratio::{Parts, ratio};

/// Judges `indicator` by `rule` and `bounds`, with `more` added to the numerator, and fills `finding`.
pub(super) fn judge(
    context: &Context,
    group: &Group,
    indicator: &Indicator,
    rule: &Rule,
    bounds: &[BoundCase],
    more: &[Term],
    finding: &mut Finding,
) {
    let judged = match rule {
        Rule::Ratio {
            scale,
            numerator,
            denominator,
            split,
        } => {
            let parts = Parts {
                scale: *scale,
                over: numerator,
                more,
                under: denominator,
                split: *split,
                is_share: false,
                is_per_pupil: true,
            };
            let bound = bound_for(context, bounds, finding);
            ratio(context, indicator, bound, &parts, finding)
        }
        Rule::Share { part, whole } => {
            let parts = Parts {
                scale: Decimal::HUNDRED,
                over: part,
                more,
                under: whole,
                split: false,
                is_share: true,
                is_per_pupil: false,
            };
            let bound = bound_for(context, bounds, finding);
            ratio(context, indicator, bound, &parts, finding)
        }
        Rule::TotalLimit { of } => {
            let bound = bound_for(context, bounds, finding);
            total(context, indicator, bound, of, finding)
        }
        Rule::Steps {
            of,
            over,
            by,
            table,
        } => match step(context, by, table, finding) {
            bound if over.is_empty() => total(context, indicator, bound, of, finding),
            bound => {
                let parts = Parts {
                    scale: Decimal::ONE,
                    over: of,
                    more,
                    under: over,
                    split: false,
                    is_share: false,
                    is_per_pupil: false,
                };
                ratio(context, indicator, bound, &parts, finding)
            }
        },
        Rule::Need { of, norms } => need(context, indicator, of, norms, finding),
        Rule::Quota { rooms, per, every } => {
            let bound = bound_for(context, bounds, finding);
            quota(context, bound, rooms, per, *every, finding)
        }
        Rule::EachLimit { of } => {
            let bound = bound_for(context, bounds, finding);
            each(context, bound, of, finding)
        }
        Rule::Document { figure } => level(context, figure, Level::Reached, finding),
        Rule::Judgement { figure, least } => level(context, figure, *least, finding),
    };
    if finding.role == Role::Judged && finding.confidence == Confidence::Low {
        finding.role = Role::Reference;
    }
    match judged {
        Ok(holds) => {
            finding.is_none_of_it = context.counts_none(rule);
            settle(group, holds, finding);
        }
        Err(why) => {
            // What the standard leaves out never gets here.
            finding.is_marked = matches!(why, WhyNot::NotApplicable(_));
            finding.outcome = Outcome::NotComparable(why);
        }
    }
}

/// The first bound whose condition holds for the school and the year of its figures.
fn bound_for(
    context: &Context,
    bounds: &[BoundCase],
    finding: &mut Finding,
) -> Result<Bound, WhyNot> {
    let case = bound_case(context, bounds)?.ok_or(WhyNot::NoBound)?;
    trust(finding, case.clause.as_ref());
    Ok(case.bound)
}

fn bound_case<'b>(
    context: &Context,
    bounds: &'b [BoundCase],
) -> Result<Option<&'b BoundCase>, WhyNot> {
    let year = context.school.profile.data_date.map(|date| date.year());
    for case in bounds {
        if !context.holds(&case.when)? {
            continue;
        }
        match (case.since_year, year) {
            (Some(_), None) => return Err(WhyNot::Unstated(Unstated::DataDate)),
            (Some(since), Some(year)) if year < since => {}
            _ => return Ok(Some(case)),
        }
    }
    Ok(None)
}

/// A bound is as sure as the clause of its own, where it has one.
fn trust(finding: &mut Finding, own: Option<&Clause>) {
    if let Some(clause) = own {
        finding.confidence = clause.confidence;
    }
}

/// Why there is no result: where no bound of the indicator is for the school, a blank figure is not asked for.
fn first(indicator: &Indicator, bound: &Result<Bound, WhyNot>, why: WhyNot) -> WhyNot {
    let is_listed = indicator.bounds.is_empty() && !matches!(indicator.rule, Rule::Steps { .. });
    match (bound, why) {
        (Err(WhyNot::NoBound), WhyNot::Missing(_) | WhyNot::Owed(_)) if !is_listed => {
            WhyNot::NoBound
        }
        (_, why) => why,
    }
}

fn total(
    context: &Context,
    indicator: &Indicator,
    bound: Result<Bound, WhyNot>,
    of: &[Term],
    finding: &mut Finding,
) -> Result<bool, WhyNot> {
    finding.bound = bound.as_ref().ok().copied();
    let sum = context
        .sum(of)
        .map_err(|why| first(indicator, &bound, why))?;
    if sum.total < Fraction::ZERO {
        return Err(WhyNot::Impossible(context.slots(of, None)));
    }
    finding.value = Some(sum.total);
    let bound = bound?;
    let holds = bound.holds_for(sum.total);
    if !holds {
        let need = bound.value.fraction();
        finding.gap = Some(gap(bound, sum.total, need, indicator.gap_step, sum.unit));
    }
    Ok(holds)
}

/// What the norms add up to, rounded up to the indicator's step, against what there is.
fn need(
    context: &Context,
    indicator: &Indicator,
    of: &[Term],
    norms: &[Norm],
    finding: &mut Finding,
) -> Result<bool, WhyNot> {
    let mut need = Fraction::ZERO;
    // What is added up is as sure as the least sure of it.
    let mut trusted: Option<Confidence> = None;
    for norm in norms {
        if !context.holds(&norm.when)? {
            continue;
        }
        let own = norm.clause.as_ref().unwrap_or(&indicator.clause).confidence;
        trusted = Some(trusted.map_or(own, |least| least.weaker(own)));
        let count = context.sum(std::slice::from_ref(&norm.of))?.total;
        let part = count.times(norm.amount.fraction());
        need = need.plus(part.over(norm.every.fraction()).unwrap_or(Fraction::ZERO));
    }
    let sum = context.sum(of)?;
    if sum.total < Fraction::ZERO || need < Fraction::ZERO {
        let terms = norms.iter().map(|norm| &norm.of);
        let mut slots = context.slots(of, None);
        terms.for_each(|term| slots.extend(context.slots(std::slice::from_ref(term), None)));
        return Err(WhyNot::Impossible(slots));
    }
    finding.value = Some(sum.total);
    let Some(trusted) = trusted else {
        return Err(WhyNot::NoBound);
    };
    finding.confidence = trusted;
    let bound = Bound {
        comparison: Comparison::AtLeast,
        value: need.up_to_step(indicator.gap_step),
    };
    finding.bound = Some(bound);
    let bound_value = bound.value.fraction();
    let holds = bound.holds_for(sum.total);
    if !holds {
        let step = indicator.gap_step;
        finding.gap = Some(gap(bound, sum.total, bound_value, step, sum.unit));
    }
    finding.detail = Detail::Stock {
        have: sum.total,
        need: bound_value,
        unit: sum.unit,
        by: Fraction::ZERO,
        scale: Decimal::ONE,
        pupils: None,
    };
    Ok(holds)
}

/// The bound of the step in which the school lies.
fn step(
    context: &Context,
    by: &[Term],
    table: &[StepCase],
    finding: &mut Finding,
) -> Result<Bound, WhyNot> {
    let case = step_case(context, by, table)?.ok_or(WhyNot::NoBound)?;
    trust(finding, case.clause.as_ref());
    Ok(case.bound)
}

fn step_case<'b>(
    context: &Context,
    by: &[Term],
    table: &'b [StepCase],
) -> Result<Option<&'b StepCase>, WhyNot> {
    let size = context.sum(by)?.total;
    for case in table {
        let is_step = case.up_to.is_none_or(|most| size <= most.fraction());
        if is_step && context.holds(&case.when)? {
            return Ok(Some(case));
        }
    }
    Ok(None)
}

fn level(
    context: &Context,
    figure: &FigureId,
    least: Level,
    finding: &mut Finding,
) -> Result<bool, WhyNot> {
    let slot = Slot {
        figure: *figure,
        part: context.part,
    };
    match context.school.value(&slot) {
        Value::Level(level) => {
            finding.detail = Detail::Level(*level);
            Ok(*level <= least)
        }
        Value::NotApplicable(reason) => Err(match context.meaning_of_absence(*figure) {
            Meaning::Claimed => WhyNot::NotApplicable(reason.clone()),
            // Of a level there is no 0.
            Meaning::None | Meaning::Owed => WhyNot::Owed(vec![slot]),
        }),
        Value::Unreadable => Err(WhyNot::Unreadable(vec![slot])),
        Value::Blank | Value::Number(_) | Value::List(_) => Err(WhyNot::Missing(vec![slot])),
    }
}

/// What is missing from `have` to `need` (or too much, for an upper bound) where the bound does not hold, rounded up to
/// `step`.
fn gap(bound: Bound, have: Fraction, need: Fraction, step: Decimal, unit: Unit) -> Gap {
    let exact = if bound.is_lower_bound() {
        need.minus(have)
    } else {
        have.minus(need)
    };
    let is_strict = matches!(
        bound.comparison,
        Comparison::MoreThan | Comparison::LessThan
    );
    let amount = exact.up_to_step(step);
    // A strict bound is not reached by standing on it.
    let amount = if is_strict && amount.fraction() == exact {
        exact.plus(step.fraction()).up_to_step(step)
    } else {
        amount
    };
    Gap {
        exact,
        amount,
        unit,
    }
}

/// Turns "holds or not" into the outcome, with floor and margin of the group.
fn settle(group: &Group, holds: bool, finding: &mut Finding) {
    let has_lower_bound = finding.bound.is_some_and(|bound| bound.is_lower_bound());
    if let (GroupRule::AtLeast { floor, .. }, true) = (&group.rule, has_lower_bound) {
        finding.floor_share = finding.value.and(Some(*floor));
    }
    finding.outcome = if holds {
        Outcome::Met
    } else if finding
        .floor()
        .is_some_and(|floor| finding.value >= Some(floor))
    {
        Outcome::AboveFloor
    } else {
        Outcome::Below
    };
    if let (true, true, Some(near)) = (holds, has_lower_bound, group.near) {
        let edge = Fraction::ONE.plus(near.fraction());
        finding.is_near = finding.share().is_some_and(|share| share < edge);
    }
}
