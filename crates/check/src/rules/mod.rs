//! One function per shape of rule.
//!
//! In: the context, the group's floor, the indicator and the bounds that hold. Out: a filled [`Finding`].
//! It must not hold any threshold.

pub(super) mod explain;
mod lists;
mod ratio;

use super::absence::Meaning;
use super::finding::{
    BoundDoubt, Detail, Finding, Gap, Outcome, Role, Unstated, WayFinding, WhyNot,
};
use super::measure::Context;
use lists::{each, quota};
use numbers::{Decimal, Fraction};
use ratio::{Parts, ratio};
use school::catalogue::Unit;
use school::figures::{FigureId, Level, Slot, Value};
use standard::{
    Bound, BoundCase, Clause, Comparison, Condition, Confidence, Disputed, Group, GroupRule,
    Indicator, Neighbour, Norm, OffTable, Rule, StepCase, Term, Way,
};

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
        Rule::Either { ways } => either(context, indicator, ways, finding),
        rule => measured(context, indicator, rule, bounds, more, finding),
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

/// Whether the bound holds by `rule`, which is no either-or. Where sources dispute it, what reaches the laxer value alone is
/// left open.
fn measured(
    context: &Context,
    indicator: &Indicator,
    rule: &Rule,
    bounds: &[BoundCase],
    more: &[Term],
    finding: &mut Finding,
) -> Result<bool, WhyNot> {
    let holds = compared(context, indicator, rule, bounds, more, finding)?;
    if let Some(why) = stricter_unseen(context, rule, bounds) {
        finding.doubt = Some(BoundDoubt::StricterUnseen {
            why: why.to_owned(),
        });
        return if holds {
            Err(WhyNot::Unsettled(why.to_owned()))
        } else {
            Ok(false)
        };
    }
    if holds {
        return Ok(true);
    }
    let Some((bound, disputed)) = disputed(context, rule, bounds) else {
        return Ok(false);
    };
    let lax = BoundCase {
        when: Condition::default(),
        since_year: None,
        bound: Bound {
            value: disputed.value,
            ..bound
        },
        disputed: None,
        stricter_unseen: String::new(),
        clause: None,
    };
    finding.doubt = Some(BoundDoubt::Disputed {
        laxer: lax.bound,
        why: disputed.why.clone(),
    });
    let mut other = Finding::new(indicator, context.part);
    // The value of a step table is a sum or a ratio.
    let plain = match rule {
        Rule::Steps { of, over, .. } if over.is_empty() => &Rule::TotalLimit { of: of.clone() },
        Rule::Steps { of, over, .. } => &Rule::Ratio {
            scale: Decimal::ONE,
            numerator: of.clone(),
            each: Vec::new(),
            times: Vec::new(),
            denominator: over.clone(),
            split: false,
        },
        rule => rule,
    };
    match compared(context, indicator, plain, &[lax], more, &mut other) {
        Ok(false) => Ok(false),
        _ => {
            finding.gap = None;
            Err(WhyNot::Unsettled(disputed.why.clone()))
        }
    }
}

/// Why the bound that holds for the school is only the laxest that can; nothing where it is the bound itself.
fn stricter_unseen<'a>(
    context: &Context,
    rule: &'a Rule,
    bounds: &'a [BoundCase],
) -> Option<&'a str> {
    let why = if matches!(rule, Rule::Steps { .. }) {
        match step_of(context, rule).ok()? {
            StepMatch::On(case) | StepMatch::Off(case, _) => &case.stricter_unseen,
            StepMatch::Open(_) | StepMatch::Nowhere => return None,
        }
    } else {
        &bound_case(context, bounds).ok().flatten()?.stricter_unseen
    };
    (!why.is_empty()).then_some(why)
}

/// The bound that holds for the school, with what disputes it; nothing where nothing does.
fn disputed<'a>(
    context: &Context,
    rule: &'a Rule,
    bounds: &'a [BoundCase],
) -> Option<(Bound, &'a Disputed)> {
    if matches!(rule, Rule::Steps { .. }) {
        let (StepMatch::On(case) | StepMatch::Off(case, _)) = step_of(context, rule).ok()? else {
            return None;
        };
        return Some((case.bound, case.disputed.as_deref()?));
    }
    let case = bound_case(context, bounds).ok().flatten()?;
    Some((case.bound, case.disputed.as_ref()?))
}

/// Whether the bound holds by `rule`, which is no either-or.
fn compared(
    context: &Context,
    indicator: &Indicator,
    rule: &Rule,
    bounds: &[BoundCase],
    more: &[Term],
    finding: &mut Finding,
) -> Result<bool, WhyNot> {
    match rule {
        Rule::Ratio {
            scale,
            numerator,
            each,
            times,
            denominator,
            split,
        } => {
            let parts = Parts {
                scale: *scale,
                over: numerator,
                more,
                each,
                times,
                under: denominator,
                split: *split,
                is_share: false,
                // For how many pupils a mean suffices depends on the rooms as well.
                is_per_pupil: each.is_empty() && times.is_empty(),
            };
            let bound = bound_for(context, bounds, finding);
            ratio(context, indicator, bound, &parts, finding)
        }
        Rule::Share { part, whole } => {
            let parts = Parts {
                scale: Decimal::HUNDRED,
                over: part,
                more,
                each: &[],
                times: &[],
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
        Rule::Steps { of, over, .. } => match step(context, rule, finding) {
            bound if over.is_empty() => total(context, indicator, bound, of, finding),
            bound => {
                let parts = Parts {
                    scale: Decimal::ONE,
                    over: of,
                    more,
                    each: &[],
                    times: &[],
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
        // A pack with an either-or inside an either-or is refused.
        Rule::Either { .. } => Err(WhyNot::NoBound),
    }
}

/// Whether one of the ways is met. The value and the bound are those of the first way that is, or else of the way that comes
/// nearest to its bound.
fn either(
    context: &Context,
    indicator: &Indicator,
    ways: &[Way],
    finding: &mut Finding,
) -> Result<bool, WhyNot> {
    let mut looked: Vec<(WayFinding, Finding)> = Vec::with_capacity(ways.len());
    for (way_idx, way) in ways.iter().enumerate() {
        let mut alone = Finding::new(indicator, context.part);
        let judged = measured(context, indicator, &way.rule, &way.bounds, &[], &mut alone);
        let outcome = match judged {
            Err(WhyNot::NoBound) => continue,
            Ok(true) => Outcome::Met,
            Ok(false) => Outcome::Below,
            Err(why) => Outcome::NotComparable(why),
        };
        let way = WayFinding {
            way_idx,
            outcome,
            value: alone.value,
            bound: alone.bound,
            gap: alone.gap,
        };
        looked.push((way, alone));
    }
    let is_met = |way: &&(WayFinding, Finding)| way.0.outcome == Outcome::Met;
    let is_below = |way: &&(WayFinding, Finding)| way.0.outcome == Outcome::Below;
    let met = looked.iter().find(is_met);
    let nearest = || {
        let below = looked.iter().filter(is_below);
        below.max_by_key(|(_, alone)| alone.share())
    };
    let shown = met.or_else(nearest).or(looked.first());
    let Some((_, alone)) = shown else {
        return Err(WhyNot::NoBound);
    };
    finding.value = alone.value;
    finding.bound = alone.bound;
    finding.doubt.clone_from(&alone.doubt);
    finding.gap = alone.gap;
    // A verdict that no way is met is as sure as the least sure way; that one is met, as sure as that one.
    finding.confidence = match met {
        Some((_, alone)) => alone.confidence,
        None => looked.iter().fold(alone.confidence, |least, (_, finding)| {
            least.weaker(finding.confidence)
        }),
    };
    let is_one_met = met.is_some();
    let open = looked.iter().find_map(|(way, _)| match &way.outcome {
        Outcome::NotComparable(WhyNot::NotApplicable(_)) => None,
        Outcome::NotComparable(why) => Some(why.clone()),
        _ => None,
    });
    let contradicted = looked.iter().find_map(|(way, _)| match &way.outcome {
        Outcome::NotComparable(why @ (WhyNot::Unreadable(_) | WhyNot::Impossible(_))) => {
            Some(why.clone())
        }
        _ => None,
    });
    let is_any_below = looked.iter().any(|way| is_below(&way));
    let ways: Vec<WayFinding> = looked.into_iter().map(|(way, _)| way).collect();
    let judged = match (contradicted, open) {
        // Where figures contradict one another, nobody knows which of them is wrong.
        (Some(why), _) => {
            finding.value = None;
            Err(why)
        }
        _ if is_one_met => Ok(true),
        (_, Some(why)) => Err(why),
        // A way that the school says it does not have is no help.
        _ if is_any_below => Ok(false),
        _ => Err(ways
            .iter()
            .find_map(|way| match &way.outcome {
                Outcome::NotComparable(why) => Some(why.clone()),
                _ => None,
            })
            .unwrap_or(WhyNot::NoBound)),
    };
    if judged.is_err() {
        finding.gap = None;
    }
    finding.detail = Detail::Ways(ways);
    judged
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
fn trust(finding: &mut Finding, clause: Option<&Clause>) {
    if let Some(clause) = clause {
        finding.confidence = clause.confidence;
    }
}

/// Why there is no result: where no bound of the indicator is for the school, a blank figure is not asked for.
fn first(indicator: &Indicator, bound: &Result<Bound, WhyNot>, why: WhyNot) -> WhyNot {
    let has_bounds_in_rule = matches!(indicator.rule, Rule::Steps { .. } | Rule::Either { .. });
    let is_listed = indicator.bounds.is_empty() && !has_bounds_in_rule;
    match (bound, why) {
        (Err(WhyNot::NoBound), WhyNot::Missing(_) | WhyNot::Owed(_) | WhyNot::Refuted(..))
            if !is_listed =>
        {
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
        let confidence = norm.clause.as_ref().unwrap_or(&indicator.clause).confidence;
        trusted = Some(trusted.map_or(confidence, |least| least.weaker(confidence)));
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
fn step(context: &Context, rule: &Rule, finding: &mut Finding) -> Result<Bound, WhyNot> {
    match step_of(context, rule)? {
        StepMatch::On(case) => {
            trust(finding, case.clause.as_ref());
            Ok(case.bound)
        }
        StepMatch::Off(case, off) => {
            trust(finding, case.clause.as_ref());
            if let Some(clause) = &off.clause {
                finding.confidence = finding.confidence.weaker(clause.confidence);
            }
            Ok(case.bound)
        }
        StepMatch::Open(off) => Err(WhyNot::Unsettled(off.why.clone())),
        StepMatch::Nowhere => Err(WhyNot::NoBound),
    }
}

/// Where a school stands in a step table.
pub(super) enum StepMatch<'a> {
    /// At one of its steps.
    On(&'a StepCase),
    /// At none of them, but this one is taken, as is said there.
    Off(&'a StepCase, &'a OffTable),
    /// At none of them, and none is taken.
    Open(&'a OffTable),
    /// The table has nothing for it.
    Nowhere,
}

/// Where the school stands in the table of a step rule; nowhere by any other rule.
fn step_of<'a>(context: &Context, rule: &'a Rule) -> Result<StepMatch<'a>, WhyNot> {
    let Rule::Steps {
        by,
        table,
        below,
        between,
        above,
        ..
    } = rule
    else {
        return Ok(StepMatch::Nowhere);
    };
    let size = context.sum(by)?.total;
    for case in table {
        if case.covers(size) && context.holds(&case.when)? {
            return Ok(StepMatch::On(case));
        }
    }
    let (mut lower, mut upper): (Option<&StepCase>, Option<&StepCase>) = (None, None);
    for case in table {
        if !context.holds(&case.when)? {
            continue;
        }
        let is_lower = case.last().is_some_and(|last| last.fraction() < size);
        if is_lower && lower.is_none_or(|found| found.last() < case.last()) {
            lower = Some(case);
        }
        let is_upper = case.first().is_some_and(|first| first.fraction() > size);
        if is_upper && upper.is_none_or(|found| found.first() > case.first()) {
            upper = Some(case);
        }
    }
    let off = match (lower, upper) {
        (Some(_), Some(_)) => between,
        (None, Some(_)) => below,
        (Some(_), None) => above,
        (None, None) => &None,
    };
    let Some(off) = off else {
        return Ok(StepMatch::Nowhere);
    };
    let taken = match off.take {
        Neighbour::Lower => lower,
        Neighbour::Upper => upper,
        Neighbour::Open => None,
    };
    Ok(taken.map_or(StepMatch::Open(off), |case| StepMatch::Off(case, off)))
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
            Meaning::None | Meaning::Owed => context.owed(vec![slot]),
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
    // Of an item 基本达到 is what a floor is to a number.
    let is_partly = matches!(finding.detail, Detail::Level(Level::Partly));
    let has_floor = matches!(group.rule, GroupRule::AtLeast { .. });
    let reaches_floor = is_partly && has_floor
        || finding
            .floor()
            .is_some_and(|floor| finding.value >= Some(floor));
    finding.outcome = if holds {
        Outcome::Met
    } else if reaches_floor {
        Outcome::AboveFloor
    } else {
        Outcome::Below
    };
    if let (true, true, Some(near)) = (holds, has_lower_bound, group.near) {
        let edge = Fraction::ONE.plus(near.fraction());
        finding.is_near = finding.share().is_some_and(|share| share < edge);
    }
}
