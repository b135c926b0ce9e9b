//! What a school needs so that its rows hold, and which indicator each row leaves between floor and bound.
//!
//! In: the report of a school, prices. Out: the cheapest choice. It must not know bounds or splits: what is missing to bound
//! and floor is asked of the findings, of shared resources for the school as a whole.

use std::collections::BTreeMap;

use numbers::name::Name;
use numbers::{Decimal, Fraction};
use school::catalogue::Unit;
use school::figures::Part;
use school::profile::Stage;
use standard::{Group, GroupRule};

use check::{Finding, Gap, Outcome, Report, Verdict};

/// Price in 元 of one more of what each indicator counts: a person, a room, a ㎡; 1 for what is counted in 元.
pub type Prices = BTreeMap<Name, Decimal>;

/// How amounts of what can be divided (㎡, 元) are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Amounts {
    /// Exactly.
    Exact,
    /// Rounded up to the indicator's step, such as 1 ㎡ or 100 元.
    Steps,
}

/// The cheapest way for a school; made by [`cheapest_choice`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// For each row of the school, which indicators it leaves below the bound; none where leaving one would save nothing.
    pub left: Vec<(Stage, Vec<Name>)>,
    /// What is added, in the standard's order, only what is more than nothing.
    pub needs: Vec<Need>,
    /// What it costs together, in 元.
    pub cost: Fraction,
}

/// What is added of one thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Need {
    /// Indicator of the standard, by id.
    pub indicator: Name,
    /// The stage that gets it; `None` for what several stages share.
    pub stage: Option<Stage>,
    /// How much.
    pub amount: Fraction,
    /// Unit of it.
    pub unit: Unit,
    /// What it costs, in 元.
    pub cost: Fraction,
}

/// Why there is no choice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoChoice {
    /// A row is open while figures are missing, or nothing is judged.
    Open,
    /// These indicators are needed in every way and have no price.
    NoPrice(Vec<Name>),
}

/// What one row lacks of one indicator.
#[derive(Debug, Clone, Copy)]
struct Lack {
    indicator: Name,
    is_shared: bool,
    to_bound: Option<(Fraction, Unit)>,
    to_floor: Option<(Fraction, Unit)>,
}

/// The cheapest additions after which every row of a school holds by the rule of `group`, by trying every choice of what each
/// row leaves, of both rows together where the school has two. Of ways of one price the one that leaves least.
///
/// # Errors
/// [`NoChoice`] where figures or prices are missing.
pub fn cheapest_choice(
    report: &Report,
    group: &Group,
    prices: &Prices,
    amounts: Amounts,
) -> Result<Choice, NoChoice> {
    let GroupRule::AtLeast { count, .. } = &group.rule else {
        return Err(NoChoice::Open);
    };
    let mut rows: Vec<(Stage, Vec<Lack>)> = Vec::new();
    for verdict in report.verdicts.iter().filter(|of| of.group == group.id) {
        if matches!(verdict.verdict, Verdict::Excluded { .. }) {
            continue;
        }
        let Part::Stage(stage) = verdict.part() else {
            return Err(NoChoice::Open);
        };
        let lacks = report
            .findings_of(verdict)
            .map(|finding| lack(finding, amounts));
        rows.push((stage, lacks.collect::<Option<_>>().ok_or(NoChoice::Open)?));
    }
    if rows.is_empty() {
        return Err(NoChoice::Open);
    }
    let masks = |(_, lacks): &(Stage, Vec<Lack>)| {
        let spared = lacks.len().saturating_sub(*count as usize);
        masks_of(lacks.len(), spared)
    };
    let options: Vec<Vec<u32>> = rows.iter().map(masks).collect();
    let mut best: Option<(Choice, u32)> = None;
    let mut unpriced: Option<Vec<Name>> = None;
    let mut chosen = vec![0; rows.len()];
    // Every combination, as the digits of a number run.
    loop {
        let masks: Vec<u32> = chosen
            .iter()
            .zip(&options)
            .map(|(idx, of)| of[*idx])
            .collect();
        let left: u32 = masks.iter().map(|mask| mask.count_ones()).sum();
        match priced(&rows, &masks, prices) {
            Ok(choice) => {
                let is_better = best.as_ref().is_none_or(|(found, found_left)| {
                    (choice.cost, left) < (found.cost, *found_left)
                });
                if is_better {
                    best = Some((choice, left));
                }
            }
            Err(names) => {
                unpriced.get_or_insert(names);
            }
        }
        let mut place = 0;
        while place < chosen.len() {
            chosen[place] += 1;
            if chosen[place] < options[place].len() {
                break;
            }
            chosen[place] = 0;
            place += 1;
        }
        if place == chosen.len() {
            break;
        }
    }
    match best {
        Some((choice, _)) => Ok(choice),
        None => Err(NoChoice::NoPrice(unpriced.unwrap_or_default())),
    }
}

/// Every set of at most `spared` of `count` things, as bits, the smaller sets first.
fn masks_of(count: usize, spared: usize) -> Vec<u32> {
    let count = count.min(16) as u32;
    let mut masks: Vec<u32> = (0..1_u32 << count).collect();
    masks.retain(|mask| mask.count_ones() as usize <= spared);
    masks.sort_by_key(|mask| mask.count_ones());
    masks
}

/// What a finding lacks; `None` where it has no outcome yet.
fn lack(finding: &Finding, amounts: Amounts) -> Option<Lack> {
    if matches!(finding.outcome, Outcome::NotComparable(_)) {
        return None;
    }
    let amount = |gap: Gap| {
        let can_be_divided = matches!(gap.unit, Unit::SquareMetre | Unit::Yuan);
        let amount = if can_be_divided && amounts == Amounts::Exact {
            gap.exact
        } else {
            gap.amount.fraction()
        };
        (amount, gap.unit)
    };
    Some(Lack {
        indicator: finding.indicator,
        is_shared: finding.stage_weight.is_some(),
        to_bound: finding.gap.map(amount),
        to_floor: finding.gap_to_floor().map(amount),
    })
}

/// What the school needs where each row leaves the indicators of its mask, with the price.
///
/// # Errors
/// The indicators that are needed and have no price.
fn priced(
    rows: &[(Stage, Vec<Lack>)],
    masks: &[u32],
    prices: &Prices,
) -> Result<Choice, Vec<Name>> {
    let mut needs: Vec<Need> = Vec::new();
    let mut left = Vec::with_capacity(rows.len());
    for ((stage, lacks), mask) in rows.iter().zip(masks) {
        let mut left_by_row = Vec::new();
        for (idx, lack) in lacks.iter().enumerate() {
            let is_left = mask >> idx & 1 == 1;
            if is_left {
                left_by_row.push(lack.indicator);
            }
            let missing = if is_left {
                lack.to_floor
            } else {
                lack.to_bound
            };
            let Some((amount, unit)) = missing else {
                continue;
            };
            let stage = (!lack.is_shared).then_some(*stage);
            let is_same =
                |need: &&mut Need| need.indicator == lack.indicator && need.stage == stage;
            match needs.iter_mut().find(is_same) {
                // One stock serves both rows.
                Some(need) => need.amount = need.amount.max(amount),
                None => needs.push(Need {
                    indicator: lack.indicator,
                    stage,
                    amount,
                    unit,
                    cost: Fraction::ZERO,
                }),
            }
        }
        left.push((*stage, left_by_row));
    }
    let unpriced = needs.iter().map(|need| need.indicator);
    let unpriced: Vec<Name> = unpriced.filter(|name| !prices.contains_key(name)).collect();
    if !unpriced.is_empty() {
        return Err(unpriced);
    }
    let mut cost = Fraction::ZERO;
    for need in &mut needs {
        let price = prices.get(&need.indicator).copied().unwrap_or_default();
        need.cost = need.amount.times(price.fraction());
        cost = cost.plus(need.cost);
    }
    needs.sort_by_key(|need| (need.indicator, need.stage));
    Ok(Choice { left, needs, cost })
}

/// Which schools are mended first within a budget: the cheapest first, which is the most schools that it can mend, for each
/// counts as one. Gives their places, and what is spent. Of schools of one price the first.
pub fn within_budget(costs: &[Fraction], budget: Fraction) -> (Vec<usize>, Fraction) {
    let mut order: Vec<usize> = (0..costs.len()).collect();
    order.sort_by_key(|school| costs[*school]);
    let (mut chosen, mut spent) = (Vec::new(), Fraction::ZERO);
    for school in order {
        let together = spent.plus(costs[school]);
        if together > budget {
            break;
        }
        spent = together;
        chosen.push(school);
    }
    (chosen, spent)
}
