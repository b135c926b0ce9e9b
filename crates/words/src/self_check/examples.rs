//! Worked examples as data: what is entered, and what it must give.
//!
//! In: nothing. Out: [`Examples`]. They must not know how anything is calculated.

use serde::{Deserialize, Serialize};

use numbers::Decimal;
use school::figures::FigureId;
use school::profile::SchoolKind;
use standard::Bound;

/// Every example.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Examples {
    /// A number against a bound.
    pub compare: Vec<ComparisonExample>,
    /// A school against the standard.
    pub school: Vec<Example>,
}

/// A number against a bound.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ComparisonExample {
    /// What it is about.
    pub name: String,
    /// The number.
    pub value: Decimal,
    /// The bound.
    pub bound: Bound,
    /// Digits after the point in display.
    pub places: u8,
    /// Whether it holds.
    pub holds: bool,
    /// How the number is shown.
    pub shown: String,
    /// How one gets there by hand.
    pub why: String,
}

/// A school against the standard.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// What it is about.
    pub name: String,
    /// 办学类型.
    pub kind: SchoolKind,
    /// How one gets there by hand.
    pub why: String,
    /// What is entered.
    pub entries: Vec<ExampleFigure>,
    /// What it must give.
    pub expect: Vec<Expected>,
}

/// A figure as it is typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExampleFigure {
    /// Which figure.
    pub figure: FigureId,
    /// Part of the school, by its key.
    pub part: String,
    /// As typed.
    pub text: String,
}

/// What an indicator must give.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expected {
    /// Indicator, by id.
    pub indicator: String,
    /// Part of the school, by its key.
    pub part: String,
    /// The value as the table of results shows it.
    pub value: String,
    /// The state as the page says it, such as 未达标（不低于85%）.
    pub outcome: String,
    /// What is missing, such as 缺2名; empty for nothing.
    #[serde(default)]
    pub gap: String,
}
