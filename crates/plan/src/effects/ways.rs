//! How the rule of a group can be kept that lets some of its indicators stay between floor and bound.
//!
//! In: the measures that are ticked or could be, with what they change. Out: [`Ways`] per group and stage: the year in which
//! the rule holds, and of all combinations the best [`WayToRule`] to it. It must not know words.

use super::standing::Reached;
use super::{EffectiveTask, Ground, is_looked_at};
use crate::promise;
use numbers::name::Name;
use numbers::{Decimal, Fraction};
use school::figures::Part;
use standard::GroupRule;

/// Above so many measures not every combination is looked at.
pub(super) const MOST_OPTIONS: usize = 12;

/// How the rule of a group can be kept in one stage. Years are indices into those of the effects.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ways {
    /// Group of the standard, by id.
    pub group: Name,
    /// Stage.
    pub part: Part,
    /// How many must be met.
    pub least: usize,
    /// The first year in which the rule holds when nothing is done.
    pub now: Option<usize>,
    /// The same when the school's own measures of the plan are done.
    pub by_school: Option<usize>,
    /// The same when what the plan asks for has come as well.
    pub with_support: Option<usize>,
    /// No combination of measures keeps it sooner; `None` where none keeps it in any year that is known.
    pub earliest: Option<usize>,
    /// The best combination; `None` where none keeps the rule, or there are too many to look at each.
    pub best: Option<WayToRule>,
    /// How many measures were combined.
    pub options: usize,
}

/// A combination of measures that keeps the rule of a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WayToRule {
    /// The first year in which it does.
    pub year_idx: usize,
    /// How many of its tasks are asked of county or founder.
    pub requests: usize,
    /// What it costs.
    pub money: Money,
    /// Its tasks, in the order of the problems.
    pub tasks: Vec<WayTask>,
    /// The indicators that stay between floor and bound in that year.
    pub left: Vec<Name>,
}

/// A measure of a combination.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WayTask {
    /// Problem, by id.
    pub problem_id: String,
    /// Measure, by id.
    pub measure_id: String,
    /// The plan has it already.
    pub is_ticked: bool,
    /// How much it makes where it makes what is missing, in the base unit.
    pub rest: Option<Decimal>,
}

/// What something costs: less is what has fewer sums that nobody knows, then what has the smaller known sum.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Money {
    /// How many of the tasks cost money, but nobody knows how much. They are never taken for free.
    pub open: usize,
    /// The sum of the others, in 元.
    pub known: Fraction,
}

impl Money {
    const NOTHING: Self = Self {
        open: 0,
        known: Fraction::ZERO,
    };

    fn plus(self, other: Self) -> Self {
        Self {
            open: self.open + other.open,
            known: self.known.plus(other.known),
        }
    }
}

/// One indicator of the group: its finding, and the options that it depends on as bits.
struct Member {
    finding_idx: usize,
    indicator: Name,
    depends_on: usize,
    /// Bits of the options whose money is told here.
    pays: usize,
    /// Where in `outcomes` the combination of that mask is.
    places: Vec<Option<u16>>,
    outcomes: Vec<MemberOutcome>,
}

/// What becomes of a member by the options that it depends on.
struct MemberOutcome {
    reached: Vec<Reached>,
    money: Money,
}

/// One entry per group and stage of which an indicator is not met.
pub(super) fn ways(ground: &Ground) -> Vec<Ways> {
    let verdicts = ground.basis.report.verdicts.iter();
    let of = |verdict: &check::GroupVerdict| {
        let group = ground.basis.standard.group(&verdict.group)?;
        let GroupRule::AtLeast { count, .. } = group.rule else {
            return None;
        };
        let least = if promise::is_full(ground.basis) {
            verdict.total()
        } else {
            count as usize
        };
        let findings = ground.basis.report.findings.iter().enumerate();
        let members: Vec<usize> = findings
            .filter(|(_, finding)| {
                finding.group == verdict.group
                    && verdict.parts.contains(&finding.part)
                    && is_looked_at(ground.basis, finding)
            })
            .map(|(idx, _)| idx)
            .collect();
        let is_unmet = |idx: &usize| {
            let finding = ground.basis.report.findings.get(*idx);
            finding.is_some_and(check::Finding::is_problem)
        };
        // What nobody can judge may be below the floor.
        let is_known = members.len() + verdict.not_applicable == verdict.total();
        (is_known && members.iter().any(is_unmet))
            .then(|| of_group(ground, verdict, &members, least))
    };
    verdicts.filter_map(of).collect()
}

fn of_group(
    ground: &Ground,
    verdict: &check::GroupVerdict,
    members: &[usize],
    least: usize,
) -> Ways {
    let open: Vec<usize> = open_options(ground, members);
    let first = |chosen: &[usize]| first_year(ground, members, least, chosen);
    let best = (open.len() <= MOST_OPTIONS)
        .then(|| best(ground, members, least, &open))
        .flatten();
    let earliest = match &best {
        Some(best) => Some(best.year_idx),
        None if open.len() <= MOST_OPTIONS => None,
        None => first(&open),
    };
    Ways {
        group: verdict.group,
        part: verdict.part(),
        least,
        now: first(&[]),
        by_school: first(&ground.ticked(false)),
        with_support: first(&ground.ticked(true)),
        earliest,
        best,
        options: open.len(),
    }
}

/// The options that change one of the members: those of the plan, and those that its causes suggest.
fn open_options(ground: &Ground, members: &[usize]) -> Vec<usize> {
    let is_open = |option: &EffectiveTask| option.task.is_ticked || option.task.is_suggested;
    let options = ground.tasks.iter().enumerate();
    options
        .filter(|(_, option)| is_open(option))
        .map(|(idx, _)| idx)
        .filter(|idx| members.iter().any(|member| affects(ground, *idx, *member)))
        .collect()
}

/// Whether an option changes what a finding is calculated from.
fn affects(ground: &Ground, option_idx: usize, finding_idx: usize) -> bool {
    let (Some(option), Some(finding)) = (
        ground.tasks.get(option_idx),
        ground.basis.report.findings.get(finding_idx),
    ) else {
        return false;
    };
    let mut delta = super::Delta::default();
    for change in &option.task.changes {
        let rest = Some(Decimal::ONE);
        ground.add(&mut delta, finding, option, change, 1, rest);
    }
    delta != super::Delta::default()
}

/// The first year in which the rule holds with `chosen`.
fn first_year(ground: &Ground, members: &[usize], least: usize, chosen: &[usize]) -> Option<usize> {
    let rests = ground.rests(chosen);
    (0..ground.years.len()).find(|idx| {
        let Some(year) = ground.years.get(*idx) else {
            return false;
        };
        let reached = members.iter().map(|member| {
            let standing = ground.standing(*year, *member, chosen, &rests);
            standing.map_or(Reached::Below, |standing| standing.reached)
        });
        holds(reached, least)
    })
}

/// At least so many stand at the bound, and none below the floor.
fn holds(reached: impl Iterator<Item = Reached>, least: usize) -> bool {
    let (mut met, mut is_low) = (0, false);
    for reached in reached {
        met += usize::from(reached == Reached::Bound);
        is_low |= reached == Reached::Below;
    }
    met >= least && !is_low
}

fn bits(mask: usize, count: usize) -> impl Iterator<Item = usize> {
    (0..count).filter(move |bit| mask >> bit & 1 == 1)
}

/// Of all combinations: the earliest year, then the fewest requests, then the least money, then the fewest tasks, then the
/// fewest that the plan does not have.
fn best(ground: &Ground, members: &[usize], least: usize, open: &[usize]) -> Option<WayToRule> {
    let mut members: Vec<Member> = members
        .iter()
        .filter_map(|idx| member(ground, open, *idx))
        .collect();
    // What belongs to no member is paid with the first that depends on it, so that nothing is taken for free.
    for (bit, idx) in open.iter().enumerate() {
        let is_paid = members.iter().any(|member| member.pays >> bit & 1 == 1);
        let mut depending = members
            .iter_mut()
            .filter(|member| member.depends_on >> bit & 1 == 1);
        if let (false, Some(first), Some(_)) = (is_paid, depending.next(), ground.tasks.get(*idx)) {
            first.pays |= 1 << bit;
        }
    }
    let supported = mask_of(open, |idx| {
        ground
            .tasks
            .get(idx)
            .is_some_and(EffectiveTask::needs_support)
    });
    let unticked = mask_of(open, |idx| {
        ground
            .tasks
            .get(idx)
            .is_some_and(|option| !option.task.is_ticked)
    });
    let mut best: Option<(Rank, usize)> = None;
    for mask in 0..1usize << open.len() {
        let requests = (mask & supported).count_ones();
        for member in &mut members {
            member.look(ground, open, mask);
        }
        let reached = |year: usize| {
            let of = move |member: &Member| {
                let outcome = member.outcome(mask)?;
                outcome.reached.get(year).copied()
            };
            members
                .iter()
                .map(move |member| of(member).unwrap_or(Reached::Below))
        };
        let year = (0..ground.years.len()).find(|year| holds(reached(*year), least));
        let Some(year) = year else { continue };
        let money = members.iter().filter_map(|member| member.outcome(mask));
        let money = money.fold(Money::NOTHING, |sum, outcome| sum.plus(outcome.money));
        let rank = Rank {
            year,
            requests,
            money,
            tasks: mask.count_ones(),
            unticked: (mask & unticked).count_ones(),
        };
        if best.as_ref().is_none_or(|(least, _)| rank < *least) {
            best = Some((rank, mask));
        }
    }
    let (rank, mask) = best?;
    let chosen: Vec<usize> = chosen_of(open, mask);
    let rests = ground.rests(&chosen);
    let task = |idx: &usize| {
        let option = ground.tasks.get(*idx)?;
        let rest = rests.iter().find(|(rest, _)| rest == idx);
        Some(WayTask {
            problem_id: option.problem.id.clone(),
            measure_id: option.task.id.clone(),
            is_ticked: option.task.is_ticked,
            rest: rest.map(|(_, amount)| *amount),
        })
    };
    let is_left = |member: &&Member| {
        let outcome = member.outcome(mask);
        outcome.is_some_and(|outcome| outcome.reached.get(rank.year) == Some(&Reached::Floor))
    };
    Some(WayToRule {
        year_idx: rank.year,
        requests: rank.requests as usize,
        money: rank.money,
        tasks: chosen.iter().filter_map(task).collect(),
        left: members
            .iter()
            .filter(is_left)
            .map(|member| member.indicator)
            .collect(),
    })
}

/// What makes one combination better than another, the most important first.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Rank {
    year: usize,
    requests: u32,
    money: Money,
    tasks: u32,
    unticked: u32,
}

fn mask_of(open: &[usize], is_in: impl Fn(usize) -> bool) -> usize {
    let bits = open.iter().enumerate().filter(|(_, idx)| is_in(**idx));
    bits.fold(0, |mask, (bit, _)| mask | 1 << bit)
}

fn chosen_of(open: &[usize], mask: usize) -> Vec<usize> {
    let chosen = bits(mask, open.len()).filter_map(|bit| open.get(bit));
    chosen.copied().collect()
}

/// A member with the options that it depends on: those that change it, and those on which the amount of one of them depends.
fn member(ground: &Ground, open: &[usize], finding_idx: usize) -> Option<Member> {
    let mut depends_on = mask_of(open, |idx| affects(ground, idx, finding_idx));
    let homes = bits(depends_on, open.len()).filter_map(|bit| {
        let option = ground.tasks.get(*open.get(bit)?)?;
        option.has_rest().then_some(option.home)
    });
    for home in homes.collect::<Vec<usize>>() {
        depends_on |= mask_of(open, |idx| affects(ground, idx, home));
    }
    let pays = mask_of(open, |idx| {
        ground
            .tasks
            .get(idx)
            .is_some_and(|option| option.home == finding_idx)
    });
    Some(Member {
        finding_idx,
        indicator: ground.basis.report.findings.get(finding_idx)?.indicator,
        depends_on: depends_on | pays,
        pays,
        places: vec![None; 1 << open.len()],
        outcomes: Vec::new(),
    })
}

impl Member {
    fn outcome(&self, mask: usize) -> Option<&MemberOutcome> {
        let place = (*self.places.get(mask & self.depends_on)?)?;
        self.outcomes.get(usize::from(place))
    }

    /// Calculates what becomes of it, unless that is known.
    fn look(&mut self, ground: &Ground, open: &[usize], mask: usize) {
        let mask = mask & self.depends_on;
        if self.outcome(mask).is_some() {
            return;
        }
        let chosen = chosen_of(open, mask);
        let rests = ground.rests(&chosen);
        let reached = ground.years.iter().map(|year| {
            let standing = ground.standing(*year, self.finding_idx, &chosen, &rests);
            standing.map_or(Reached::Below, |standing| standing.reached)
        });
        let paid = chosen_of(open, mask & self.pays).into_iter();
        let money = paid.filter_map(|idx| {
            let rest = rests.iter().find(|(rest, _)| *rest == idx);
            Some(ground.money(ground.tasks.get(idx)?, rest.map(|(_, amount)| *amount)))
        });
        let outcome = MemberOutcome {
            reached: reached.collect(),
            money: money.fold(Money::NOTHING, Money::plus),
        };
        let place = u16::try_from(self.outcomes.len()).ok();
        if let Some(found) = self.places.get_mut(mask) {
            *found = place;
        }
        self.outcomes.push(outcome);
    }
}
