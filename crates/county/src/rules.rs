//! What is asked of a county beyond its schools, as data.
//!
//! In: `static/county.toml`, checked and packed by the build. Out: [`CountyRules`]. It must not know any county.

use serde::{Deserialize, Serialize};

use numbers::name::Name;
use school::profile::Stage;
use standard::{Bound, Clause, Standard};

/// Limits of coefficients of variation and how items of the schools become items of the county.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CountyRules {
    /// 优质均衡: each indicator of each stage keeps its limit.
    pub quality: Dispersion,
    /// 基本均衡: the mean of the coefficients of each stage keeps its limit.
    pub basic: Dispersion,
    /// Items of the standard of `quality`, and how the county's are made of the schools'. What is not listed is known to the
    /// county alone.
    pub items: Vec<ItemRule>,
}

/// How much schools may differ.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dispersion {
    /// Pack by which the schools are checked, by id.
    pub standard: Name,
    /// Group of the pack whose indicators are compared, by id.
    pub group: Name,
    /// Limits by stage.
    pub limits: Vec<StageLimit>,
    /// Where they stand.
    pub clause: Clause,
}

/// The largest coefficient of variation of a stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StageLimit {
    /// Stage.
    pub stage: Stage,
    /// The limit.
    pub bound: Bound,
}

/// How an item of the county is made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ItemRule {
    /// Indicator of the standard, by id.
    pub indicator: Name,
    /// What of the schools makes it.
    pub from: ItemSource,
}

/// What of the schools makes an item of the county.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ItemSource {
    /// It is met when every school meets it.
    Every,
    /// What is counted and what it is divided by are added up over all schools, and the quotient is compared.
    Sums,
}

impl Dispersion {
    /// The limit of a stage; `None` where there is none.
    pub fn limit(&self, stage: Stage) -> Option<Bound> {
        let limit = self.limits.iter().find(|limit| limit.stage == stage);
        limit.map(|limit| limit.bound)
    }

    fn faults(&self, standards: &[Standard]) -> Vec<String> {
        let mut faults = Vec::new();
        let Some(standard) = standards.iter().find(|pack| pack.id == self.standard) else {
            return vec![format!("no pack `{}`", self.standard)];
        };
        if standard.group(&self.group).is_none() {
            faults.push(format!(
                "pack {} has no group `{}`",
                standard.id, self.group
            ));
        }
        for source in &self.clause.sources {
            if !standard.sources.iter().any(|known| known.key == *source) {
                faults.push(format!("pack {} has no source `{source}`", standard.id));
            }
        }
        for stage in [Stage::Primary, Stage::Junior] {
            let limits = self.limits.iter().filter(|limit| limit.stage == stage);
            if limits.count() != 1 {
                faults.push(format!("pack {}: not one limit for {stage:?}", standard.id));
            }
        }
        let is_no_limit = |limit: &&StageLimit| limit.bound.is_lower_bound();
        for limit in self.limits.iter().filter(is_no_limit) {
            faults.push(format!("{:?}: a lower bound is no limit", limit.stage));
        }
        faults
    }
}

impl CountyRules {
    /// Sentences on what in it does not fit `standards`; empty when all does.
    pub fn faults(&self, standards: &[Standard]) -> Vec<String> {
        let mut faults = self.quality.faults(standards);
        faults.extend(self.basic.faults(standards));
        let standard = standards
            .iter()
            .find(|pack| pack.id == self.quality.standard);
        for (idx, item) in self.items.iter().enumerate() {
            let known = standard.and_then(|standard| standard.indicator(&item.indicator));
            if known.is_none() {
                faults.push(format!("items: no indicator `{}`", item.indicator));
            }
            let earlier = &self.items[..idx];
            if earlier
                .iter()
                .any(|other| other.indicator == item.indicator)
            {
                faults.push(format!("items: `{}` stands twice", item.indicator));
            }
        }
        faults
    }

    /// How the schools make an item of the county; `None` where they do not.
    pub fn source(&self, indicator: Name) -> Option<ItemSource> {
        let item = self.items.iter().find(|item| item.indicator == indicator);
        item.map(|item| item.from)
    }
}
