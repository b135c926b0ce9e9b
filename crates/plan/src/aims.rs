//! Two aims where several indicators of a group are unmet: 保底目标 keeps the one that the rule allows to stay between floor
//! and bound, 全面目标 closes all.
//!
//! In: the problems of a plan with their measures. Out: [`Aim`]s, one per group and stage. It must not know words.

use super::effects::{Effects, WayToRule};
use super::{Basis, PlanProblem, costs, promise};
use check::{Finding, Gap, GroupVerdict, Outcome};
use numbers::name::Name;
use numbers::{Decimal, Fraction};
use school::catalogue::Unit;
use school::figures::Part;
use standard::{Bound, GroupRule};

/// What is aimed at in one group and stage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aim {
    /// Group of the standard, by id.
    pub group: Name,
    /// Stage.
    pub part: Part,
    /// How many indicators there are: all of them under 全面目标.
    pub total: usize,
    /// How many must be met under 保底目标.
    pub least: usize,
    /// Share of the bound that the others must reach.
    pub floor: Decimal,
    /// Problems to be solved under 保底目标, by id.
    pub least_ids: Vec<String>,
    /// Problems to be solved under 全面目标, by id.
    pub full_ids: Vec<String>,
    /// Problems that stand at the floor today and by the forecast will not by the target date, by id.
    pub slipping_ids: Vec<String>,
    /// The indicator that may stay; `None` when none stands at the floor or will by the target date.
    pub spared: Option<Spared>,
    /// Every indicator that could be the one that stays, the chosen one first, then by what speaks for it.
    pub could_stay: Vec<SpareCandidate>,
}

/// An indicator that could stay between floor and bound.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpareCandidate {
    /// Indicator of the standard, by id.
    pub indicator: Name,
    /// Months until its bound is really reached, by the tasks that reach it or by what the library says.
    pub months: u32,
    /// What need not be done if it stays: people, rooms, ㎡ or 元.
    pub saved: Option<Gap>,
    /// What its tasks cost, in 元; `None` while a price is missing, or where nothing costs money.
    pub cost: Option<Fraction>,
    /// Something costs money, but nobody knows how much yet.
    pub is_cost_open: bool,
}

/// The indicator that may stay between floor and bound (余项).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spared {
    /// Problem, by id.
    pub problem_id: String,
    /// Indicator of the standard, by id.
    pub indicator: Name,
    /// Why this one.
    pub reason: SparedReason,
    /// Months until its bound is really reached.
    pub months: u32,
    /// The gap that need not be closed.
    pub saved: Option<Gap>,
}

/// Why an indicator is the spared one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SparedReason {
    /// With what the measures make, the rule holds soonest when this one stays, and of equals with the least effort.
    Soonest,
    /// No other stands at the floor.
    Only,
    /// It takes longest until its bound is reached.
    Longest,
    /// Of those that take longest it costs most, as far as costs are known.
    Dearest,
    /// Of those it stands closest to its bound.
    Closest,
}

/// One aim per group and stage with more than one unmet indicator.
pub(super) fn aims(basis: &Basis, problems: &[PlanProblem], effects: &Effects) -> Vec<Aim> {
    let verdicts = basis.report.verdicts.iter();
    verdicts
        .filter_map(|verdict| aim(basis, problems, effects, verdict))
        .collect()
}

fn aim(
    basis: &Basis,
    problems: &[PlanProblem],
    effects: &Effects,
    verdict: &GroupVerdict,
) -> Option<Aim> {
    let group = basis.standard.group(&verdict.group)?;
    let GroupRule::AtLeast { count, floor } = group.rule else {
        return None;
    };
    let finding = |problem: &PlanProblem| basis.report.findings.get(problem.finding_idx);
    let is_in = |problem: &&PlanProblem| {
        let finding = finding(problem);
        finding.is_some_and(|finding| {
            finding.group == verdict.group && verdict.parts.contains(&finding.part)
        })
    };
    let mut unmet: Vec<&PlanProblem> = problems.iter().filter(is_in).collect();
    unmet.sort_by_key(|problem| problem.finding_idx);
    let (total, least) = (verdict.total(), count as usize);
    if unmet.len() < 2 || total <= least {
        return None;
    }
    let candidates: Vec<Candidate> = unmet
        .iter()
        .filter_map(|problem| candidate(basis, problem, finding(problem)?, floor))
        .collect();
    let ways = effects.ways.iter();
    let mut ways = ways.filter(|ways| ways.group == verdict.group && ways.part == verdict.part());
    let best = ways.next().and_then(|ways| ways.best.as_ref());
    let spared = match best {
        Some(best) => left(basis, &unmet, best),
        None => choose(&candidates),
    };
    let mut ranked: Vec<&Candidate> = candidates.iter().collect();
    // The chosen one, then the order of the choice; equals stay in that of the standard.
    ranked.sort_by_key(|candidate| {
        let is_chosen = spared
            .as_ref()
            .is_some_and(|spared| spared.problem_id == candidate.problem.id);
        std::cmp::Reverse((is_chosen, candidate.months, candidate.cost, candidate.share))
    });
    let could_stay = ranked.into_iter().map(|candidate| SpareCandidate {
        indicator: candidate.problem.indicator,
        months: candidate.months,
        saved: candidate.saved,
        cost: candidate.cost,
        is_cost_open: candidate.is_cost_open,
    });
    let slips = |problem: &&&PlanProblem| {
        let today = finding(problem);
        let share = today.and_then(|finding| judged(basis, finding).share());
        today.is_some_and(|finding| finding.outcome == Outcome::AboveFloor)
            && share.is_some_and(|share| share < floor.fraction())
    };
    let slipping = unmet.iter().filter(slips).map(|problem| problem.id.clone());
    let slipping_ids = slipping.collect();
    let ids = unmet.iter().map(|problem| problem.id.clone());
    let least_ids = ids.clone();
    let is_other = |id: &String| {
        spared
            .as_ref()
            .is_none_or(|spared| spared.problem_id != *id)
    };
    Some(Aim {
        group: verdict.group,
        part: verdict.part(),
        total,
        least,
        floor,
        least_ids: least_ids.filter(is_other).collect(),
        full_ids: ids.collect(),
        slipping_ids,
        spared,
        could_stay: could_stay.collect(),
    })
}

/// An unmet indicator that may stay.
struct Candidate<'a> {
    problem: &'a PlanProblem,
    months: u32,
    /// 元, where the gap itself is money or every task that costs money has its sum.
    cost: Option<Fraction>,
    is_cost_open: bool,
    share: Fraction,
    saved: Option<Gap>,
}

/// The finding of the target date, or that of today where nothing is known of the coming years.
fn judged<'a>(basis: &Basis<'a>, today: &'a Finding) -> &'a Finding {
    let then = || {
        let forecast = basis.forecast?;
        let idx = forecast.year_idx(basis.choices.target_date?.year())?;
        forecast.finding(idx, &today.indicator, today.part)
    };
    then().unwrap_or(today)
}

/// `None` for what closes by itself, and for what will not stand at the floor by the target date (or does not today, where
/// nothing is known of the coming years).
fn candidate<'a>(
    basis: &Basis,
    problem: &'a PlanProblem,
    today: &Finding,
    floor: Decimal,
) -> Option<Candidate<'a>> {
    let judged = judged(basis, today);
    let share = judged.share()?;
    let outlook = problem.outlook.as_ref();
    if outlook.is_some_and(|outlook| outlook.closes_by_itself())
        || judged.outcome == Outcome::Met
        || !judged.bound.as_ref().is_some_and(Bound::is_lower_bound)
        || share < floor.fraction()
    {
        return None;
    }
    let saved = outlook.and_then(|outlook| outlook.gap).or(today.gap);
    let money = saved.filter(|gap| gap.unit == Unit::Yuan);
    let money = money.map(|gap| gap.amount.fraction());
    let total = costs::total(&costs::lines_of(basis, problem));
    let priced = (total.priced > 0 && total.open == 0).then_some(total.amount);
    let kind = super::small::kind(basis, &problem.indicator);
    let reaching = promise::reaching(basis, problem).into_iter();
    let months = reaching.map(|task| task.months).max();
    Some(Candidate {
        problem,
        months: months.or(kind.map(|kind| kind.cure_months)).unwrap_or(0),
        cost: money.or(priced),
        is_cost_open: money.is_none() && total.open > 0,
        share,
        saved,
    })
}

/// The unmet one that stays in the best way to keep the rule; `None` where that leaves none of them.
fn left(basis: &Basis, unmet: &[&PlanProblem], best: &WayToRule) -> Option<Spared> {
    let mut left = unmet
        .iter()
        .filter(|problem| best.left.contains(&problem.indicator));
    let problem = left.next()?;
    let outlook = problem.outlook.and_then(|outlook| outlook.gap);
    let today = basis.report.findings.get(problem.finding_idx);
    let reaching = promise::reaching(basis, problem).into_iter();
    let months = reaching.map(|task| task.months).max();
    let kind = super::small::kind(basis, &problem.indicator);
    Some(Spared {
        problem_id: problem.id.clone(),
        indicator: problem.indicator,
        reason: SparedReason::Soonest,
        months: months.or(kind.map(|kind| kind.cure_months)).unwrap_or(0),
        saved: outlook.or(today.and_then(|finding| finding.gap)),
    })
}

/// The longest lead time, then the highest known cost, then the highest share; the first of equals.
fn choose(candidates: &[Candidate]) -> Option<Spared> {
    let longest = candidates.iter().map(|candidate| candidate.months).max()?;
    let of_longest = || {
        candidates
            .iter()
            .filter(|candidate| candidate.months == longest)
    };
    let dearest = of_longest().map(|candidate| candidate.cost).max()?;
    let of_dearest = || of_longest().filter(|candidate| candidate.cost == dearest);
    let closest = of_dearest().map(|candidate| candidate.share).max()?;
    let chosen = of_dearest().find(|candidate| candidate.share == closest)?;
    let reason = if candidates.len() == 1 {
        SparedReason::Only
    } else if of_longest().count() == 1 {
        SparedReason::Longest
    } else if dearest.is_some() && of_dearest().count() == 1 {
        SparedReason::Dearest
    } else {
        SparedReason::Closest
    };
    Some(Spared {
        problem_id: chosen.problem.id.clone(),
        indicator: chosen.problem.indicator,
        reason,
        months: chosen.months,
        saved: chosen.saved,
    })
}
