//! What the measures of a plan add up to: today, when the school's own are done, and when what is asked for has come; per
//! indicator and year, against floor and bound.
//!
//! In: the problems of a plan with their measures, the findings of today and of the coming years. Out: [`Effects`]. What
//! nobody filled in counts as nothing. It must not know words.

mod standing;
mod ways;

use super::change::{Amount, CLASS_SIZES, Changed};
use super::{Basis, MeasureOption, PlanProblem, costs};
use check::{Finding, Outcome, Role};
use numbers::name::Name;
use numbers::{Decimal, Fraction};
use school::catalogue::FigurePlace;
use school::figures::Part;
use standard::{GroupRule, Rule, Term};
use standing::{Delta, stand};

pub use standing::{Reached, Standing};
pub use ways::{Money, WayTask, WayToRule, Ways};

/// The figure that most indicators are divided by.
const PUPILS: &str = "pupils";

/// At most so many years are looked at where the school does not say how many pupils it expects.
const MOST_YEARS: u16 = 10;

/// What the measures of a plan add up to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Effects {
    /// The years that are looked at, in order; never empty in a plan.
    pub years: Vec<EffectYear>,
    /// The year of the target date, by its index; `None` without one, or where it lies before all of them.
    pub target_idx: Option<usize>,
    /// Each indicator that is a number and is a problem, or is judged with one in a group that spares some.
    pub indicators: Vec<IndicatorEffects>,
    /// How much each ticked measure makes that makes what is missing, by problem and measure, in the base unit.
    pub rests: Vec<(String, String, Decimal)>,
    /// Ticked measures that change nothing by themselves in any year, though their amount is known, by problem and measure.
    pub without_effect: Vec<(String, String)>,
    /// For each group and stage that spares some, and of which one is not met: how its rule can be kept.
    pub ways: Vec<Ways>,
}

/// A year of statistics, on 1 September.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EffectYear {
    /// The year; `None` where the plan has no date, so that everything counts at some time.
    pub year: Option<u16>,
    /// The year of the forecast, by its index; `None` where the pupils are those of today.
    pub forecast_idx: Option<usize>,
}

/// What the measures mean for one indicator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndicatorEffects {
    /// Its problem, by id; `None` while it is met.
    pub problem_id: Option<String>,
    /// Indicator of the standard, by id.
    pub indicator: Name,
    /// Stage, or the school as a whole.
    pub part: Part,
    /// Index of its finding in the report.
    pub finding_idx: usize,
    /// Today.
    pub today: Standing,
    /// In each year of [`Effects::years`].
    pub years: Vec<YearStandings>,
}

/// Where an indicator stands in one year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct YearStandings {
    /// When nothing is done.
    pub now: Standing,
    /// When the school's own measures are done that count by then.
    pub by_school: Standing,
    /// When what is asked for has come as well.
    pub with_support: Standing,
}

impl Effects {
    /// Whether a ticked measure changes nothing, though its amount is known.
    pub fn is_without_effect(&self, problem: &str, measure: &str) -> bool {
        let mut without = self.without_effect.iter();
        without.any(|(id, task)| id == problem && task == measure)
    }

    /// What the measures mean for the problem of that id.
    pub fn of_problem(&self, id: &str) -> Option<&IndicatorEffects> {
        let mut indicators = self.indicators.iter();
        indicators.find(|effects| effects.problem_id.as_deref() == Some(id))
    }
}

impl IndicatorEffects {
    /// The first year, by its index, from which on it stands at the bound in every year that is known.
    pub fn reaches(&self, standing: impl Fn(&YearStandings) -> Standing) -> Option<usize> {
        let is_met = |year: &YearStandings| standing(year).reached == Reached::Bound;
        let after = self.years.iter().rposition(|year| !is_met(year));
        let first = after.map_or(0, |idx| idx + 1);
        (first < self.years.len()).then_some(first)
    }
}

/// A measure of a problem with what it changes.
struct EffectiveTask<'a> {
    problem: &'a PlanProblem,
    task: &'a MeasureOption,
    /// The finding of its problem, by its index.
    home: usize,
    /// The first year whose statistics count it; `None` where the plan has no date.
    from: Option<u16>,
}

impl EffectiveTask<'_> {
    fn needs_support(&self) -> bool {
        !self.task.is_done_by_school()
    }

    fn is_known(&self) -> bool {
        self.task
            .changes
            .iter()
            .any(|change| change.amount.is_known())
    }

    fn has_rest(&self) -> bool {
        let mut changes = self.task.changes.iter();
        changes.any(|change| change.amount == Amount::Rest)
    }

    /// In how many yearly statistics up to that of `year` it counted.
    fn years_until(&self, year: EffectYear) -> u16 {
        match (self.from, year.year) {
            (Some(from), Some(year)) => (year + 1).saturating_sub(from),
            _ => 1,
        }
    }
}

/// Tasks that are done, and how much those of them make that make what is missing.
struct Chosen {
    tasks: Vec<usize>,
    rests: Vec<(usize, Decimal)>,
}

/// Everything that a calculation reads.
struct Ground<'a> {
    basis: &'a Basis<'a>,
    years: Vec<EffectYear>,
    target_idx: Option<usize>,
    tasks: Vec<EffectiveTask<'a>>,
}

/// What the measures of `problems` add up to.
pub(super) fn effects(basis: &Basis, problems: &[PlanProblem]) -> Effects {
    let tasks = effective_tasks(problems);
    let years = years(basis, &tasks);
    let target = basis.choices.target_date.map(|date| date.year());
    let target_idx = target.and_then(|target| {
        years
            .iter()
            .rposition(|year| year.year.is_none_or(|year| year <= target))
    });
    let ground = Ground {
        basis,
        years,
        target_idx,
        tasks,
    };
    let of_plan = |with_support: bool| {
        let tasks = ground.ticked(with_support);
        let rests = ground.rests(&tasks);
        Chosen { tasks, rests }
    };
    let (school, all) = (of_plan(false), of_plan(true));
    let findings = basis.report.findings.iter().enumerate();
    let indicators = findings
        .filter(|(_, finding)| is_looked_at(basis, finding))
        .filter_map(|(idx, _)| ground.indicator(problems, idx, &school, &all))
        .collect();
    let ways = ways::ways(&ground);
    let rests = all.rests.iter().copied();
    let rests = rests.filter_map(|(idx, amount)| {
        let task = ground.tasks.get(idx)?;
        Some((task.problem.id.clone(), task.task.id.clone(), amount))
    });
    let rests = rests.collect();
    let idle = ground.ticked(true).into_iter();
    let idle = idle.filter(|idx| ground.is_idle(*idx)).filter_map(|idx| {
        let task = ground.tasks.get(idx)?;
        Some((task.problem.id.clone(), task.task.id.clone()))
    });
    let without_effect = idle.collect();
    Effects {
        indicators,
        rests,
        without_effect,
        ways,
        target_idx,
        years: ground.years,
    }
}

/// A problem, or judged in a group of which some may stay.
fn is_looked_at(basis: &Basis, finding: &Finding) -> bool {
    let spares = || {
        let group = basis.standard.group(&finding.group);
        group.is_some_and(|group| matches!(group.rule, GroupRule::AtLeast { .. }))
    };
    finding.role == Role::Judged
        && !matches!(finding.outcome, Outcome::NotComparable(_))
        && (finding.is_problem() || spares())
}

/// Every measure of which something comes, in the order of the problems. What is solved with another problem has none.
fn effective_tasks(problems: &[PlanProblem]) -> Vec<EffectiveTask<'_>> {
    let of = |problem: &PlanProblem| problem.covered_by.is_none();
    let all = problems
        .iter()
        .filter(|problem| of(problem))
        .flat_map(|problem| {
            problem.measures.iter().map(move |task| EffectiveTask {
                problem,
                task,
                home: problem.finding_idx,
                from: task.finish.map(|finish| finish.statistics_year()),
            })
        });
    all.filter(EffectiveTask::is_known).collect()
}

/// Those of the forecast behind today; without one, from the next statistics to the last that a measure or the target needs.
fn years(basis: &Basis, tasks: &[EffectiveTask]) -> Vec<EffectYear> {
    if let Some(forecast) = basis.forecast {
        let coming = forecast.years.iter().enumerate().skip(1);
        return coming
            .map(|(idx, year)| EffectYear {
                year: Some(year.year()),
                forecast_idx: Some(idx),
            })
            .collect();
    }
    let Some(start) = basis.choices.plan_date else {
        return vec![EffectYear {
            year: None,
            forecast_idx: None,
        }];
    };
    let first = start.month().statistics_year();
    let last = tasks.iter().filter_map(|task| task.from);
    let target = basis.choices.target_date.map(|date| date.year());
    let last = last.chain(target).max().unwrap_or(first);
    let last = last.clamp(first, first + MOST_YEARS);
    let year = |year| EffectYear {
        year: Some(year),
        forecast_idx: None,
    };
    (first..=last).map(year).collect()
}

impl<'a> Ground<'a> {
    /// The finding of that year; that of today where the forecast does not look at it.
    fn finding(&self, year: EffectYear, idx: usize) -> Option<&'a Finding> {
        let today = self.basis.report.findings.get(idx)?;
        let then = || {
            let forecast = self.basis.forecast?;
            let finding = forecast.finding(year.forecast_idx?, &today.indicator, today.part)?;
            (!matches!(finding.outcome, Outcome::NotComparable(_))).then_some(finding)
        };
        Some(then().unwrap_or(today))
    }

    fn indicator(
        &self,
        problems: &[PlanProblem],
        idx: usize,
        school: &Chosen,
        all: &Chosen,
    ) -> Option<IndicatorEffects> {
        let finding = self.basis.report.findings.get(idx)?;
        let today = stand(finding, &Delta::default())?;
        let years = self.years.iter().map(|year| {
            Some(YearStandings {
                now: self.standing(*year, idx, &[], &[])?,
                by_school: self.standing(*year, idx, &school.tasks, &school.rests)?,
                with_support: self.standing(*year, idx, &all.tasks, &all.rests)?,
            })
        });
        let of_it = problems.iter().find(|problem| problem.finding_idx == idx);
        Some(IndicatorEffects {
            problem_id: of_it.map(|problem| problem.id.clone()),
            indicator: finding.indicator,
            part: finding.part,
            finding_idx: idx,
            today,
            years: years.collect::<Option<_>>()?,
        })
    }

    /// The tasks of the plan, with those that are asked of county or founder or without them.
    fn ticked(&self, with_support: bool) -> Vec<usize> {
        let tasks = self.tasks.iter().enumerate();
        tasks
            .filter(|(_, task)| task.task.is_ticked && (with_support || !task.needs_support()))
            .map(|(idx, _)| idx)
            .collect()
    }

    /// Whether a task changes nothing of its own problem by itself, in any year in which it counts. What makes what is missing
    /// has nothing to make where nothing is.
    fn is_idle(&self, idx: usize) -> bool {
        let Some(task) = self.tasks.get(idx) else {
            return false;
        };
        if task.has_rest() {
            return false;
        }
        let mut counting = self
            .years
            .iter()
            .filter(|year| task.years_until(**year) > 0)
            .peekable();
        counting.peek().is_some()
            && counting.all(|year| {
                self.standing(*year, task.home, &[idx], &[])
                    == self.standing(*year, task.home, &[], &[])
            })
    }

    /// Where a finding stands in a year when `chosen` options count that are done by then.
    fn standing(
        &self,
        year: EffectYear,
        finding_idx: usize,
        chosen: &[usize],
        rests: &[(usize, Decimal)],
    ) -> Option<Standing> {
        let finding = self.finding(year, finding_idx)?;
        stand(finding, &self.delta(year, finding, chosen, rests))
    }

    fn delta(
        &self,
        year: EffectYear,
        finding: &Finding,
        chosen: &[usize],
        rests: &[(usize, Decimal)],
    ) -> Delta {
        let mut delta = Delta::default();
        for idx in chosen {
            let Some(option) = self.tasks.get(*idx) else {
                continue;
            };
            let times = option.years_until(year);
            if times == 0 {
                continue;
            }
            let rest = rests.iter().find(|(rest, _)| rest == idx);
            let rest = rest.map(|(_, amount)| *amount);
            for change in &option.task.changes {
                let times = if change.is_each_year { times } else { 1 };
                self.add(&mut delta, finding, option, change, times, rest);
            }
        }
        delta
    }

    /// Adds what one change means for `finding`; nothing where its rule does not read the figure.
    fn add(
        &self,
        delta: &mut Delta,
        finding: &Finding,
        option: &EffectiveTask,
        change: &Changed,
        times: u16,
        rest: Option<Decimal>,
    ) {
        let Some(indicator) = self.basis.standard.indicator(&finding.indicator) else {
            return;
        };
        let Some(definition) = self.basis.catalogue.figure(&change.figure) else {
            return;
        };
        let is_here = finding.part == option.problem.part
            || finding.part == Part::Whole
            || option.problem.part == Part::Whole;
        let is_shared = definition.place == FigurePlace::Whole;
        let Some(read) = reading(&indicator.rule, &change.figure.0) else {
            return;
        };
        if let (Amount::Areas(areas), Reading::Rooms) = (&change.amount, read) {
            let bound = finding.bound;
            let is_good =
                |area: &&Decimal| bound.is_some_and(|bound| bound.holds_for_entry(**area));
            delta.rooms += areas.iter().filter(is_good).count() as i128;
            return;
        }
        let (_, factor) = definition.unit.whole_base();
        let amount = match (&change.amount, rest) {
            (Amount::Known(amount), _) => {
                amount.fraction().times(Decimal::whole(factor).fraction())
            }
            // What is missing is told in the base unit.
            (Amount::Rest, Some(rest)) => rest.fraction(),
            _ => return,
        };
        let amount = amount.times(Decimal::whole(i64::from(times)).fraction());
        let signed = if change.is_minus {
            Fraction::ZERO.minus(amount)
        } else {
            amount
        };
        match read {
            Reading::Rooms => delta.rooms += amount.floor(),
            Reading::Classes if is_here => {
                delta.classes += amount.floor();
                delta.is_even |= change.amount == Amount::Known(Decimal::ZERO);
            }
            Reading::Stock { is_minus } if is_here || is_shared => {
                delta.stock = if is_minus {
                    delta.stock.minus(signed)
                } else {
                    delta.stock.plus(signed)
                };
            }
            Reading::Pupils => {
                let weight = self.pupil_weight(finding, option.problem.part);
                let fewer = Fraction::ZERO.minus(signed).times(weight);
                delta.fewer_pupils = delta.fewer_pupils.plus(fewer);
            }
            Reading::Classes | Reading::Stock { .. } => {}
        }
    }

    /// How much a pupil of `of` weighs in what the finding is divided by; nothing where they are not known to be among them.
    fn pupil_weight(&self, finding: &Finding, of: Part) -> Fraction {
        let stages = self.basis.school.stages().iter();
        let mut stages = stages.filter(|stage| stage.is_compulsory());
        let only = stages.next().copied().filter(|_| stages.next().is_none());
        let stage = match of {
            Part::Stage(stage) => Some(stage),
            _ => only,
        };
        if finding.stage_weight.is_some() {
            let kind = self.basis.school.profile.kind;
            let split = kind.and_then(|kind| self.basis.standard.split(kind));
            return match (split, stage) {
                (Some(split), Some(stage)) => split.weight(stage).fraction(),
                _ => Fraction::ZERO,
            };
        }
        let is_among = match finding.part {
            Part::Stage(judged) => stage == Some(judged),
            _ => true,
        };
        if is_among {
            Fraction::ONE
        } else {
            Fraction::ZERO
        }
    }

    /// How much each chosen option makes that makes whatever is still missing. It is asked for once, for the year of the
    /// target, or for the later one in which most is missing; of several the one that comes first makes it.
    fn rests(&self, chosen: &[usize]) -> Vec<(usize, Decimal)> {
        let mut rests: Vec<(usize, Decimal)> = Vec::new();
        let mut waiting: Vec<usize> = chosen
            .iter()
            .copied()
            .filter(|idx| self.tasks.get(*idx).is_some_and(EffectiveTask::has_rest))
            .collect();
        waiting.sort_by_key(|idx| self.tasks.get(*idx).map(|option| (option.from, *idx)));
        for idx in waiting {
            let Some(option) = self.tasks.get(idx) else {
                continue;
            };
            let missing = |at: &EffectYear| -> Decimal {
                self.rest_in(*at, option.home, chosen, &rests, idx)
            };
            let target = self.target_idx.and_then(|idx| self.years.get(idx));
            let target = target.and_then(|year| year.year);
            let is_asked_for = |year: &&EffectYear| {
                year.year.is_none() || (year.year >= option.from && year.year >= target)
            };
            let amount = self.years.iter().filter(is_asked_for).map(missing).max();
            rests.push((idx, amount.unwrap_or(Decimal::ZERO)));
        }
        rests
    }

    /// What is missing in a year to what is there by then, so that the bound really holds with it.
    fn rest_in(
        &self,
        year: EffectYear,
        home: usize,
        chosen: &[usize],
        rests: &[(usize, Decimal)],
        idx: usize,
    ) -> Decimal {
        let Some(standing) = self.standing(year, home, chosen, rests) else {
            return Decimal::ZERO;
        };
        let missing = standing.missing;
        let Some(finding) = self.finding(year, home) else {
            return missing;
        };
        let with = |amount: Decimal| {
            let mut rests = rests.to_vec();
            rests.push((idx, amount));
            self.standing(year, home, chosen, &rests)
        };
        // A strict bound is not reached by standing on it.
        let is_met = |amount| with(amount).is_none_or(|then| then.reached == Reached::Bound);
        if missing == Decimal::ZERO || is_met(missing) {
            missing
        } else {
            missing.plus(finding.gap_step)
        }
    }

    /// What an option costs that makes `rest` where it makes what is missing.
    fn money(&self, option: &EffectiveTask, rest: Option<Decimal>) -> Money {
        let sized = rest.filter(|_| option.task.is_sized_by_rest);
        costs::amount_of(self.basis, option.problem, option.task, sized).map_or(
            Money {
                open: 1,
                known: Fraction::ZERO,
            },
            |known| Money { open: 0, known },
        )
    }
}

/// In which way a rule reads a figure.
#[derive(Debug, Clone, Copy)]
enum Reading {
    /// It is counted, or taken off.
    Stock { is_minus: bool },
    /// Pupils are what is divided by, or what is limited.
    Pupils,
    /// A list of rooms.
    Rooms,
    /// The classes of each grade.
    Classes,
}

/// How `rule` reads the figure; `None` where it does not.
fn reading(rule: &Rule, figure: &Name) -> Option<Reading> {
    let counted = |terms: &[Term]| {
        let mut terms = terms.iter();
        let term = terms.find(|term| term.figure.0 == *figure)?;
        Some(Reading::Stock {
            is_minus: term.minus,
        })
    };
    let pupils = |terms: &[Term]| {
        let mut terms = terms.iter();
        let is_asked = **figure == *PUPILS && terms.any(|term| term.figure.0 == *figure);
        is_asked.then_some(Reading::Pupils)
    };
    match rule {
        Rule::Ratio {
            numerator,
            denominator,
            ..
        } => pupils(denominator).or_else(|| counted(numerator)),
        Rule::Share { part, .. } => counted(part),
        Rule::TotalLimit { of } => pupils(of).or_else(|| counted(of)),
        Rule::Need { of, .. } => counted(of),
        Rule::Steps { of, over, .. } => pupils(over).or_else(|| counted(of)),
        Rule::Quota { rooms, .. } => (rooms.0 == *figure).then_some(Reading::Rooms),
        Rule::EachLimit { of } => {
            let is_read = **figure == *CLASS_SIZES && of.iter().any(|of| of.0 == *figure);
            is_read.then_some(Reading::Classes)
        }
        Rule::Document { .. } | Rule::Judgement { .. } | Rule::Either { .. } => None,
    }
}

/// Whether `problem`'s indicator reads the figure that `change` changes, and how much it adds there in the unit of the gap.
pub(super) fn adds(basis: &Basis, finding: &Finding, change: &Changed) -> Option<Decimal> {
    let Amount::Known(amount) = change.amount else {
        return None;
    };
    let indicator = basis.standard.indicator(&finding.indicator)?;
    let read = reading(&indicator.rule, &change.figure.0)?;
    let (_, factor) = basis.catalogue.figure(&change.figure)?.unit.whole_base();
    match read {
        Reading::Stock { is_minus: false } if !change.is_minus && !change.is_each_year => {
            let factor = Decimal::whole(factor).fraction();
            Some(if factor == Fraction::ONE {
                amount
            } else {
                amount.fraction().times(factor).up_to_step(Decimal::ONE)
            })
        }
        _ => None,
    }
}
