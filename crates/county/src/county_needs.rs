//! What a county needs so that every row holds and every coefficient keeps its limit, with its price.
//!
//! In: the schools, prices. Out: the cheapest choice of each school, what is added for coefficients on top of that, and whether
//! the whole is proved to be the cheapest. It must not know bounds.

use numbers::name::Name;
use numbers::{Decimal, Fraction};
use school::catalogue::Unit;
use school::figures::Part;
use school::profile::Stage;
use standard::{Bound, Indicator, Standard};

use check::{Detail, Finding};

use crate::choice::{Amounts, Choice, NoChoice, Prices, cheapest_choice};
use crate::roll_up::RollUp;
use crate::rows::{Member, StageRow};
use crate::rules::Dispersion;
use crate::shared::{SharedAdditions, SharedHolding, StagePart, few_shared_additions};
use crate::variation::{Variation, WeightedValue};

/// What a county needs; made by [`county_needs`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CountyNeeds {
    /// By school, in their order; `None` where it has no row.
    pub choices: Vec<Option<Choice>>,
    /// What is added on top of that, by indicator in the standard's order; only indicators that need it.
    pub for_variations: Vec<VariationNeed>,
    /// All together, in 元.
    pub cost: Fraction,
    /// Whether it is proved that nothing cheaper does it (已证明最少); otherwise only 未发现更省的 may be said.
    pub is_proved: bool,
}

/// What is added of one thing so that its coefficients keep their limits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VariationNeed {
    /// Indicator of the standard, by id.
    pub indicator: Name,
    /// How much each school gets: its place, the stage where it is not shared, the amount.
    pub amounts: Vec<(usize, Option<Stage>, Fraction)>,
    /// What it costs, in 元.
    pub cost: Fraction,
}

/// Where a stock stands: school, and the stage where it is not shared.
type Place = (usize, Option<Stage>);

/// First the cheapest choice of each school, then the least that is missing for coefficients.
///
/// It is proved where the price is that of a lower bound: of stages that need more for a coefficient, what the coefficient
/// alone asks for; and of the schools, what they need if those with a row in such a stage get the indicator for nothing.
/// Coefficients are always mended in whole steps, so that with [`Amounts::Exact`], where something is added to what can be
/// divided, nothing is proved.
///
/// # Errors
/// [`NoChoice`] where figures or prices are missing, or no addition keeps a limit.
pub fn county_needs(
    members: &[Member],
    roll_up: &RollUp,
    dispersion: &Dispersion,
    standard: &Standard,
    prices: &Prices,
    amounts: Amounts,
) -> Result<CountyNeeds, NoChoice> {
    let group = standard.group(&dispersion.group).ok_or(NoChoice::Open)?;
    let chosen = |prices: &dyn Fn(usize) -> Prices| -> Result<Vec<Option<Choice>>, NoChoice> {
        let choice = |(idx, member): (usize, &Member)| {
            let has_row = roll_up.rows.iter().any(|row| row.member == idx);
            let choice = || cheapest_choice(member.report, group, &prices(idx), amounts);
            has_row.then(choice).transpose()
        };
        members.iter().enumerate().map(choice).collect()
    };
    let choices = chosen(&|_| prices.clone())?;
    let mut cost = total(&choices);
    let mut for_variations = Vec::new();
    let mut is_proved = true;
    let mut lower_bound = Fraction::ZERO;
    // What costs nothing in the lower bound: indicator, and stages whose coefficients need more of it.
    let mut free: Vec<(Name, Vec<Stage>)> = Vec::new();
    let indicators = standard.indicators.iter();
    for indicator in indicators.filter(|indicator| indicator.group == group.id) {
        let stocks = stocks(members, roll_up, indicator)?;
        let raised = stocks.iter().map(|(place, holding)| {
            let more = added(&choices, *place, indicator.id);
            let have = holding.have.plus(more);
            (
                *place,
                SharedHolding {
                    have,
                    ..holding.clone()
                },
            )
        });
        let raised: Vec<(Place, SharedHolding)> = raised.collect();
        let limits: Vec<(Stage, Bound)> = dispersion
            .limits
            .iter()
            .map(|limit| (limit.stage, limit.bound))
            .collect();
        let additions = least(&raised, indicator, &limits).ok_or(NoChoice::Open)?;
        if additions.total() == 0 {
            continue;
        }
        let price = prices.get(&indicator.id);
        let price = price.ok_or_else(|| NoChoice::NoPrice(vec![indicator.id]))?;
        let need = variation_need(&raised, &additions, indicator, *price);
        cost = cost.plus(need.cost);
        for_variations.push(need);
        let failing = limits.into_iter();
        let failing = failing.filter(|(stage, bound)| !keeps(&raised, *stage, *bound));
        let failing: Vec<(Stage, Bound)> = failing.collect();
        let alone = least(&stocks, indicator, &failing).ok_or(NoChoice::Open)?;
        let stages = failing.iter().map(|(stage, _)| *stage);
        free.push((indicator.id, stages.collect()));
        is_proved &= alone.is_proved && (amounts == Amounts::Steps || is_counted(indicator));
        lower_bound = lower_bound.plus(variation_need(&stocks, &alone, indicator, *price).cost);
    }
    let relaxed = chosen(&|member| {
        let mut prices = prices.clone();
        for (indicator, stages) in &free {
            let mut rows = roll_up.rows.iter();
            if rows.any(|row| row.member == member && stages.contains(&row.stage)) {
                prices.insert(*indicator, Decimal::ZERO);
            }
        }
        prices
    });
    lower_bound = lower_bound.plus(total(&relaxed?));
    Ok(CountyNeeds {
        is_proved: is_proved && cost == lower_bound,
        choices,
        for_variations,
        cost,
    })
}

/// True of people, rooms and other things of which there is no half.
fn is_counted(indicator: &Indicator) -> bool {
    !matches!(
        indicator.unit,
        Unit::SquareMetrePerPupil | Unit::YuanPerPupil
    )
}

fn total(choices: &[Option<Choice>]) -> Fraction {
    let costs = choices.iter().flatten().map(|choice| choice.cost);
    costs.fold(Fraction::ZERO, Fraction::plus)
}

/// What a choice adds to a stock.
fn added(choices: &[Option<Choice>], (member, stage): Place, indicator: Name) -> Fraction {
    let needs = choices[member].iter().flat_map(|choice| &choice.needs);
    let of_place = needs.filter(|need| need.indicator == indicator && need.stage == stage);
    let amounts = of_place.map(|need| need.amount);
    amounts.fold(Fraction::ZERO, Fraction::plus)
}

/// Every stock of an indicator, with the rows that it serves.
fn stocks(
    members: &[Member],
    roll_up: &RollUp,
    indicator: &Indicator,
) -> Result<Vec<(Place, SharedHolding)>, NoChoice> {
    let mut stocks: Vec<(Place, SharedHolding)> = Vec::new();
    for row in &roll_up.rows {
        let (place, have, part) = stock_of(members, row, indicator.id).ok_or(NoChoice::Open)?;
        match stocks.iter_mut().find(|(other, _)| *other == place) {
            Some((_, holding)) => holding.parts.push(part),
            None => stocks.push((
                place,
                SharedHolding {
                    have,
                    need: Fraction::ZERO,
                    parts: vec![part],
                },
            )),
        }
    }
    Ok(stocks)
}

fn stock_of(
    members: &[Member],
    row: &StageRow,
    indicator: Name,
) -> Option<(Place, Fraction, StagePart)> {
    let report = members.get(row.member)?.report;
    let finding = report.finding(&indicator, Part::Stage(row.stage))?;
    let (have, part) = SharedHolding::part(finding, row.stage, row.pupils?)?;
    let stage = finding.stage_weight.is_none().then_some(row.stage);
    Some(((row.member, stage), have, part))
}

fn least(
    stocks: &[(Place, SharedHolding)],
    indicator: &Indicator,
    limits: &[(Stage, Bound)],
) -> Option<SharedAdditions> {
    let holdings: Vec<SharedHolding> = stocks.iter().map(|(_, of)| of.clone()).collect();
    few_shared_additions(&holdings, indicator.gap_step, limits)
}

/// Whether the coefficient of a stage keeps its limit with these stocks; so it does without rows.
fn keeps(stocks: &[(Place, SharedHolding)], stage: Stage, bound: Bound) -> bool {
    let rows = stocks.iter().flat_map(|(_, holding)| {
        let parts = holding.parts.iter().filter(move |part| part.stage == stage);
        parts.map(|part| WeightedValue::of_stock(part.pupils, holding.have.times(part.share)))
    });
    let rows: Vec<WeightedValue> = rows.flatten().collect();
    Variation::of(&rows).is_none_or(|variation| variation.keeps(bound))
}

fn variation_need(
    stocks: &[(Place, SharedHolding)],
    additions: &SharedAdditions,
    indicator: &Indicator,
    price: Decimal,
) -> VariationNeed {
    let step = indicator.gap_step.fraction();
    let of_steps = |steps: u64| {
        let steps = Decimal::whole(i64::try_from(steps).unwrap_or(i64::MAX));
        steps.fraction().times(step)
    };
    let given = stocks.iter().zip(&additions.steps);
    let given = given.filter(|(_, steps)| **steps > 0);
    VariationNeed {
        indicator: indicator.id,
        amounts: given
            .map(|(((member, stage), _), steps)| (*member, *stage, of_steps(*steps)))
            .collect(),
        cost: of_steps(additions.total()).times(price.fraction()),
    }
}

impl SharedHolding {
    /// What a finding says of the stock of a school: how much there is, undivided, and the part of it that falls to the stage
    /// of the finding, which has so many pupils. `None` where the finding has no value.
    pub fn part(finding: &Finding, stage: Stage, pupils: u64) -> Option<(Fraction, StagePart)> {
        let Detail::Stock { have, by, .. } = &finding.detail else {
            return None;
        };
        let count = Decimal::whole(i64::try_from(pupils).ok()?).fraction();
        let share = match finding.stage_weight {
            Some(weight) => weight.fraction().times(count).over(*by)?,
            None => Fraction::ONE,
        };
        let part = StagePart {
            stage,
            pupils,
            share,
        };
        Some((*have, part))
    }
}
