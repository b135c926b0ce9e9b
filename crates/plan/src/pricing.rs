//! What costs money, and which funds may pay for it, as data.
//!
//! In: `static/measures/costs.toml`, checked and packed by build.rs. Out: [`CostKind`], [`FundingSource`] and [`SpendingKind`].
//! It must not know a school or a price: prices are the school's.

use serde::{Deserialize, Serialize};

use school::profile::Ownership;

/// Something that costs money, with the unit that is counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CostKind {
    /// Permanent id, such as `media_room`.
    pub id: String,
    /// As a table writes it, such as 网络多媒体教室.
    pub name: String,
    /// Unit of the quantity, as text, such as 间.
    pub unit: String,
    /// Kind of spending, by id.
    pub kind: String,
    /// Source that is proposed while the school has decided none, by id.
    pub default_source: String,
    /// The quantity is money already: there is no price.
    #[serde(default)]
    pub money: bool,
    /// By what a sum is settled while there is no price; empty for the prices of the place.
    #[serde(default)]
    pub rate: String,
    /// Public examples with place and year; never part of a sum.
    pub hint: String,
}

/// A kind of spending.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SpendingKind {
    /// Permanent id, such as `building`.
    pub id: String,
    /// As a sentence writes it, such as 基本建设.
    pub name: String,
}

/// Where money comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FundingSource {
    /// Permanent id, such as `public`.
    pub id: String,
    /// As a table writes it, such as 学校公用经费.
    pub name: String,
    /// Ownerships of the schools that may use it; empty for all.
    #[serde(default)]
    pub ownerships: Vec<Ownership>,
    /// Kinds of spending that it may pay for, by id.
    pub pays: Vec<String>,
    /// Money that the school has already, so that nothing is applied for.
    #[serde(default, rename = "own")]
    pub is_school_money: bool,
    /// What it buys must be entered as an asset.
    #[serde(default)]
    pub booked: bool,
}

impl FundingSource {
    /// True when it may pay for `kind`.
    pub fn pays_for(&self, kind: &str) -> bool {
        self.pays.iter().any(|pay| pay == kind)
    }

    /// True when a school of that ownership may use it.
    pub fn is_for(&self, ownership: Ownership) -> bool {
        self.ownerships.is_empty() || self.ownerships.contains(&ownership)
    }
}
