//! The least additions to stocks that serve one or two stages, such as the rooms of 一贯制 schools beside those of others.
//!
//! In: schools with their stock and which part of it falls to each stage, the limit of each stage. Out: few steps after which
//! all limits are kept, and whether they are proved to be the fewest. It must not know how a stock is divided: the parts are
//! those of `check`.

use numbers::{Decimal, Fraction};
use school::profile::Stage;
use standard::Bound;

use crate::additions::steps_to;
use crate::big_fraction::BigFraction;
use crate::level::least_on_one_level;
use crate::stock::Stock;

/// More steps than this are not looked at.
const MOST_STEPS: u64 = 2_000_000;
/// Steps are first tried in blocks of this many.
const LARGEST_BLOCK: u64 = 1 << 14;
/// So many ways are all tried, to prove that none is shorter.
const MOST_WAYS: u64 = 20_000;
/// With more schools than this, no exchanges of two for one are tried, and of three for two with more than a third of it:
/// they take time by the third and fifth power of the number of schools.
const FEW_SCHOOLS: usize = 36;

/// A school whose stock can be added to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SharedHolding {
    /// What the school has, undivided.
    pub have: Fraction,
    /// What it must have in the end; 0 where nothing is asked of it.
    pub need: Fraction,
    /// What of it falls to the rows of the school.
    pub parts: Vec<StagePart>,
}

/// What of a stock falls to one stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StagePart {
    /// Stage.
    pub stage: Stage,
    /// Pupils of the stage, more than zero.
    pub pupils: u64,
    /// Its part: 1 where nothing is divided. All parts of a school together are at most 1.
    pub share: Fraction,
}

/// Few additions; made by [`few_shared_additions`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SharedAdditions {
    /// Steps of each school, in the order of the schools.
    pub steps: Vec<u64>,
    /// How many of the steps are for what schools must have; the others are for the coefficients.
    pub for_needs: u64,
    /// The square of the coefficient of each stage that has a limit, afterwards.
    pub squared: Vec<(Stage, Option<BigFraction>)>,
    /// Whether it is proved that no way with fewer steps does it: every one was tried, or a lower bound is reached. Otherwise
    /// only 未发现更省的 may be said.
    pub is_proved: bool,
}

impl SharedAdditions {
    /// All steps.
    pub fn total(&self) -> u64 {
        self.steps.iter().sum()
    }
}

/// Few steps after which every school has what it needs and each stage keeps its limit; `None` where no number of steps does
/// it, or only some millions.
///
/// After the needs, steps go where they bring the squares of the coefficients nearest to their limits; then what turns out
/// to be too much is taken away, and two (three) steps are exchanged for one (two) as long as that holds. Whether the result
/// is the least is then proved by trying every shorter way, where there are few, or by a lower bound: what a school gets
/// falls to its stages in parts that are together at most 1, so that both stages filled up to one level each, as if stocks
/// could be divided at will, never take more.
pub fn few_shared_additions(
    schools: &[SharedHolding],
    step: Decimal,
    limits: &[(Stage, Bound)],
) -> Option<SharedAdditions> {
    let is_no_limit = |(_, bound): &(Stage, Bound)| bound.value <= Decimal::ZERO;
    if schools.is_empty() || step <= Decimal::ZERO || limits.iter().any(is_no_limit) {
        return None;
    }
    let mut sharing = Sharing::of(schools, step, limits);
    let raised: Vec<u64> = sharing.steps.clone();
    let for_needs: u64 = raised.iter().sum();
    sharing.fill()?;
    while sharing.prune(&raised) || sharing.exchange(&raised) {}
    let mut extra = sharing.total() - for_needs;
    let mut is_proved = extra == 0;
    if !is_proved && ways(extra, schools.len()) <= MOST_WAYS {
        if let Some(shorter) = sharing.shorter(&raised, extra) {
            sharing.set(&shorter);
            extra = sharing.total() - for_needs;
        }
        is_proved = true;
    }
    if !is_proved {
        is_proved = sharing.lower_bound(schools, &raised, step, limits) >= extra;
    }
    let squared = sharing
        .stages
        .iter()
        .map(|of| (of.stage, of.stock.squared()));
    Some(SharedAdditions {
        squared: squared.collect(),
        for_needs,
        is_proved,
        steps: sharing.steps,
    })
}

/// How many ways there are to give fewer than `total` steps to so many schools, or more than [`MOST_WAYS`].
fn ways(total: u64, schools: usize) -> u64 {
    // (total − 1 + schools) over schools.
    let mut count: u64 = 1;
    for place in 1..=schools as u64 {
        count = count.saturating_mul(total - 1 + place) / place;
        if count > MOST_WAYS {
            return MOST_WAYS + 1;
        }
    }
    count
}

/// The rows of one stage that has a limit.
struct StageStock {
    stage: Stage,
    bound: Bound,
    stock: Stock,
}

/// Schools that get steps, with the rows of each stage.
struct Sharing {
    steps: Vec<u64>,
    stages: Vec<StageStock>,
    /// Of each school: stage and row, by their places.
    places: Vec<Vec<(usize, usize)>>,
}

impl Sharing {
    /// Each school raised to what it needs.
    fn of(schools: &[SharedHolding], step: Decimal, limits: &[(Stage, Bound)]) -> Self {
        let mut places = vec![Vec::new(); schools.len()];
        let mut stages = Vec::new();
        for (stage_idx, (stage, bound)) in limits.iter().enumerate() {
            let mut rows = Vec::new();
            for (school, of) in schools.iter().enumerate() {
                for part in of.parts.iter().filter(|part| part.stage == *stage) {
                    places[school].push((stage_idx, rows.len()));
                    let by = step.fraction().times(part.share);
                    rows.push((part.pupils, of.have.times(part.share), by));
                }
            }
            stages.push(StageStock {
                stage: *stage,
                bound: *bound,
                stock: Stock::with_steps(rows),
            });
        }
        let mut sharing = Self {
            steps: vec![0; schools.len()],
            stages,
            places,
        };
        for (school, of) in schools.iter().enumerate() {
            sharing.add(school, steps_to(of.need.minus(of.have), step));
        }
        sharing
    }

    fn total(&self) -> u64 {
        self.steps.iter().sum()
    }

    fn add(&mut self, school: usize, steps: u64) {
        self.steps[school] += steps;
        for (stage, row) in &self.places[school] {
            self.stages[*stage].stock.add(*row, steps);
        }
    }

    /// Takes away steps that were added.
    fn take(&mut self, school: usize, steps: u64) {
        self.steps[school] -= steps;
        for (stage, row) in &self.places[school] {
            self.stages[*stage].stock.take(*row, steps);
        }
    }

    fn set(&mut self, steps: &[u64]) {
        for (school, wanted) in steps.iter().enumerate() {
            let there = self.steps[school];
            self.take(school, there.saturating_sub(*wanted));
            self.add(school, wanted.saturating_sub(there));
        }
    }

    /// Whether every stage that has rows keeps its limit.
    fn keeps(&self) -> bool {
        let mut stages = self.stages.iter().filter(|of| of.stock.has_rows());
        stages.all(|of| of.stock.keeps(of.bound))
    }

    /// By how much the squares of the coefficients are too large, together; `None` where one is not defined.
    fn excess(&self) -> Option<BigFraction> {
        let mut excess = BigFraction::zero();
        for of in self.stages.iter().filter(|of| of.stock.has_rows()) {
            let limit = BigFraction::from(of.bound.value);
            excess = excess.plus(&of.stock.squared()?.minus(&limit.times(&limit)));
        }
        Some(excess)
    }

    /// The excess after so many steps at a school; what is not defined is the worst.
    fn excess_with(&mut self, school: usize, steps: u64) -> (bool, BigFraction) {
        self.add(school, steps);
        let excess = self.excess();
        self.take(school, steps);
        (excess.is_none(), excess.unwrap_or_else(BigFraction::zero))
    }

    /// Adds steps until all limits are kept, in blocks that become smaller. The last block that was too large is taken back.
    fn fill(&mut self) -> Option<()> {
        let mut block = LARGEST_BLOCK;
        while !self.keeps() {
            if self.total() > MOST_STEPS {
                return None;
            }
            let schools = 0..self.steps.len();
            let tried = schools.map(|school| (self.excess_with(school, block), school));
            let ((is_undefined, excess), school) = tried.min()?;
            let now = self.excess();
            let is_better = !is_undefined && now.is_none_or(|now| excess < now);
            if block > 1 && !is_better {
                block /= 2;
                continue;
            }
            self.add(school, block);
            if block > 1 && self.keeps() {
                self.take(school, block);
                block /= 2;
            }
        }
        Some(())
    }

    /// Takes steps away that are too many; tells whether there were some.
    fn prune(&mut self, least: &[u64]) -> bool {
        let mut is_pruned = false;
        for (school, least) in least.iter().enumerate() {
            while self.steps[school] > *least {
                self.take(school, 1);
                if !self.keeps() {
                    self.add(school, 1);
                    break;
                }
                is_pruned = true;
            }
        }
        is_pruned
    }

    /// Takes two steps away and adds one, or, of few schools, three and two, where the limits are still kept then; tells
    /// whether it could.
    fn exchange(&mut self, least: &[u64]) -> bool {
        let schools = self.steps.len();
        if schools > FEW_SCHOOLS {
            return false;
        }
        for one in 0..schools {
            for two in one..schools {
                if self.exchange_for(least, &[one, two], 1) {
                    return true;
                }
                let more = if schools <= FEW_SCHOOLS / 3 {
                    schools
                } else {
                    0
                };
                for three in two..more {
                    if self.exchange_for(least, &[one, two, three], 2) {
                        return true;
                    }
                }
            }
        }
        false
    }

    /// Takes a step away at each of `out`, and looks for places for `count` others.
    fn exchange_for(&mut self, least: &[u64], out: &[usize], count: usize) -> bool {
        let before = self.steps.clone();
        for school in out {
            if self.steps[*school] <= least[*school] {
                self.set(&before);
                return false;
            }
            self.take(*school, 1);
        }
        if self.places_for(0, count) {
            return true;
        }
        self.set(&before);
        false
    }

    fn places_for(&mut self, from: usize, count: usize) -> bool {
        if count == 0 {
            return self.keeps();
        }
        for school in from..self.steps.len() {
            self.add(school, 1);
            if self.places_for(school, count - 1) {
                return true;
            }
            self.take(school, 1);
        }
        false
    }

    /// A way with fewer than `extra` steps beyond `raised`, the shortest; `None` where there is none. Leaves the steps as they
    /// are.
    fn shorter(&mut self, raised: &[u64], extra: u64) -> Option<Vec<u64>> {
        let before = self.steps.clone();
        for count in 0..extra {
            self.set(raised);
            if self.places_for(0, usize::try_from(count).ok()?) {
                let found = self.steps.clone();
                self.set(&before);
                return Some(found);
            }
        }
        self.set(&before);
        None
    }

    /// How many steps beyond `raised` every way takes at least.
    fn lower_bound(
        &self,
        schools: &[SharedHolding],
        raised: &[u64],
        step: Decimal,
        limits: &[(Stage, Bound)],
    ) -> u64 {
        let mut least = BigFraction::zero();
        for (stage, bound) in limits {
            let mut rows = Vec::new();
            for (of, raised) in schools.iter().zip(raised) {
                let raised = Decimal::whole(i64::try_from(*raised).unwrap_or(i64::MAX));
                let have = of.have.plus(raised.fraction().times(step.fraction()));
                let parts = of.parts.iter().filter(|part| part.stage == *stage);
                rows.extend(parts.map(|part| (part.pupils, have.times(part.share))));
            }
            if !rows.is_empty() {
                least = least.plus(&least_on_one_level(&rows, step, *bound));
            }
        }
        let steps = least.over(&BigFraction::from(step));
        let steps = steps.map(|steps| steps.ceiling());
        steps
            .and_then(|steps| u64::try_from(steps).ok())
            .unwrap_or(0)
    }
}
