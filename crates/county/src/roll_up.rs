//! The roll-up of a county: its rows, which schools hold, and the coefficients of variation.
//!
//! In: schools with their reports, the rules of the county. Out: a [`RollUp`]. It must not know files or the browser, nor
//! how a row is judged.

use numbers::name::Name;
use school::profile::Stage;
use standard::{Bound, Standard};

use crate::mean_of_roots::MeanOfRoots;
use crate::rows::{Conclusion, LeftOut, Member, StageRow, rows};
use crate::rules::Dispersion;
use crate::variation::{Variation, WeightedValue};

/// How a county stands by one pack; made by [`roll_up`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RollUp {
    /// One for each school and stage, those of 小学 first, each stage in the order of the schools.
    pub rows: Vec<StageRow>,
    /// Stages of schools that are no rows, such as small teaching points.
    pub left_out: Vec<LeftOut>,
    /// By school, in their order: whether all its rows hold; `None` where it has none.
    pub schools: Vec<Option<Conclusion>>,
    /// By stage and indicator, in the standard's order; only stages that have rows.
    pub variations: Vec<StageVariation>,
}

/// The coefficient of variation of one indicator in one stage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StageVariation {
    /// Stage.
    pub stage: Stage,
    /// Indicator of the standard, by id.
    pub indicator: Name,
    /// Limit of the coefficient; of 基本均衡, where only the mean has one, `None`.
    pub bound: Option<Bound>,
    /// The coefficient by the rows whose pupils and value are known; `None` where there are none.
    pub variation: Option<Variation>,
    /// Rows of the stage of which pupils or value are not known, by their places in [`RollUp::rows`]. A blank is not 0, so
    /// that without them nothing is final.
    pub missing: Vec<usize>,
    /// Whether the limit is kept; open while rows are missing, and where there is no limit. Where nobody has anything the
    /// coefficient is not defined, and no limit is kept.
    pub conclusion: Conclusion,
}

/// Adds up a county by the group of a pack: `standard` must be the one by which the reports were made, and `dispersion` says
/// which group and which limits. Of 基本均衡 a single coefficient has no limit.
pub fn roll_up(members: &[Member], dispersion: &Dispersion, standard: &Standard) -> RollUp {
    let (rows, left_out) = rows(members, dispersion.group);
    let mut schools = vec![None; members.len()];
    for row in &rows {
        let school: &mut Option<Conclusion> = &mut schools[row.member];
        *school = Some(school.map_or(row.conclusion, |worst| worst.max(row.conclusion)));
    }
    let of_group = |indicator: &&standard::Indicator| indicator.group == dispersion.group;
    let indicators: Vec<Name> = standard
        .indicators
        .iter()
        .filter(of_group)
        .map(|indicator| indicator.id)
        .collect();
    let stages = [Stage::Primary, Stage::Junior].into_iter();
    let stages = stages.filter(|stage| rows.iter().any(|row| row.stage == *stage));
    let has_single_limits = standard
        .group(&dispersion.group)
        .is_some_and(|group| group.rule != standard::GroupRule::None);
    let variations = stages.flat_map(|stage| {
        let bound = dispersion.limit(stage).filter(|_| has_single_limits);
        let rows = &rows;
        let of_indicator = move |indicator: &Name| of_rows(rows, stage, *indicator, bound);
        indicators.iter().map(of_indicator)
    });
    RollUp {
        variations: variations.collect(),
        rows,
        left_out,
        schools,
    }
}

/// The coefficient of one indicator over the rows of one stage.
pub fn of_rows(
    rows: &[StageRow],
    stage: Stage,
    indicator: Name,
    bound: Option<Bound>,
) -> StageVariation {
    let (mut weighed, mut missing): (Vec<WeightedValue>, Vec<usize>) = (Vec::new(), Vec::new());
    let of_stage = rows
        .iter()
        .enumerate()
        .filter(|(_, row)| row.stage == stage);
    for (idx, row) in of_stage {
        match row.weighed(indicator) {
            Some(brings) => weighed.push(brings),
            None => missing.push(idx),
        }
    }
    let variation = Variation::of(&weighed);
    let conclusion = match (&variation, bound) {
        _ if !missing.is_empty() => Conclusion::Open,
        (Some(variation), Some(bound)) if variation.keeps(bound) => Conclusion::Holds,
        (Some(_), Some(_)) => Conclusion::Fails,
        _ => Conclusion::Open,
    };
    StageVariation {
        stage,
        indicator,
        bound,
        variation,
        missing,
        conclusion,
    }
}

impl RollUp {
    /// The coefficient of an indicator in a stage; `None` where the stage has no rows.
    pub fn variation(&self, stage: Stage, indicator: &str) -> Option<&StageVariation> {
        self.variations
            .iter()
            .find(|variation| variation.stage == stage && variation.indicator == *indicator)
    }

    /// What each row of a stage contributes to the squared coefficient of an indicator, the largest first; empty where there
    /// is no variation. Rows of one contribution stand in their order.
    pub fn contributions(&self, stage: Stage, indicator: &str) -> Vec<Contribution> {
        let found = self.variation(stage, indicator);
        let Some(variation) = found.and_then(|found| found.variation.as_ref()) else {
            return Vec::new();
        };
        let indicator = Name::new(indicator);
        let of_row = |(row, brings): (usize, &StageRow)| {
            let part = variation.contribution(brings.weighed(indicator)?)?;
            Some(Contribution { row, part })
        };
        let of_stage = self.rows.iter().enumerate();
        let of_stage = of_stage.filter(|(_, row)| row.stage == stage);
        let mut contributions: Vec<Contribution> = of_stage.filter_map(of_row).collect();
        contributions.sort_by(|one, other| other.part.cmp(&one.part));
        contributions
    }

    /// The mean of all coefficients of a stage (综合差异系数); `None` where one of them is not defined or the stage has no
    /// rows. Not final while rows are missing.
    pub fn mean_coefficient(&self, stage: Stage) -> Option<MeanOfRoots> {
        let of_stage = self.variations.iter().filter(|of| of.stage == stage);
        let squares = of_stage.map(|of| of.variation.as_ref()?.squared().cloned());
        MeanOfRoots::of(squares.collect::<Option<Vec<_>>>()?)
    }

    /// Whether the mean of the coefficients of each stage keeps the limit of 基本均衡; open while rows are missing.
    pub fn keeps_mean(&self, dispersion: &Dispersion, stage: Stage) -> Conclusion {
        let mut of_stage = self.variations.iter().filter(|of| of.stage == stage);
        if of_stage.any(|of| !of.missing.is_empty() || of.variation.is_none()) {
            return Conclusion::Open;
        }
        match (self.mean_coefficient(stage), dispersion.limit(stage)) {
            (Some(mean), Some(bound)) if mean.keeps(bound) => Conclusion::Holds,
            (_, Some(_)) => Conclusion::Fails,
            (_, None) => Conclusion::Open,
        }
    }

    /// How many rows of a stage reach the bound of an indicator (表Ⅱ-1 L1–L7).
    pub fn rows_at_bound(&self, stage: Stage, indicator: &str) -> usize {
        let is_met = |row: &&StageRow| {
            let mut values = row.values.iter();
            row.stage == stage
                && values.any(|value| {
                    value.indicator == *indicator && value.outcome == check::Outcome::Met
                })
        };
        self.rows.iter().filter(is_met).count()
    }

    /// How many rows of a stage there are, and how many of them hold (表Ⅱ-1 L8).
    pub fn holding(&self, stage: Stage) -> (usize, usize) {
        let of_stage = self.rows.iter().filter(|row| row.stage == stage);
        let holds = |row: &&StageRow| row.conclusion == Conclusion::Holds;
        (of_stage.clone().count(), of_stage.filter(holds).count())
    }
}

/// What a row contributes to a squared coefficient of variation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contribution {
    /// The row, by its place in [`RollUp::rows`].
    pub row: usize,
    /// Part of the squared coefficient that comes from the row, 0 to 1.
    pub part: crate::BigFraction,
}
