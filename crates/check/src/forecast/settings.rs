//! The tool's own settings of a forecast: when a trend is called one, and how much margin is asked for.
//!
//! In: `static/settings.toml`, packed by build.rs. Out: [`Settings`]. They are no numbers of a standard.

use serde::{Deserialize, Serialize};

use numbers::Decimal;

/// How a forecast draws its conclusions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// A change of more than this many percent is a trend.
    pub trend_percent: Decimal,
    /// By how many percent of the bound a gap must have closed, so that nothing is built for it.
    pub margin_percent: Decimal,
    /// With fewer years the forecast is said to be short.
    pub least_years: u32,
    /// Further years are not looked at.
    pub most_years: u32,
    /// For how many pupils it is said what they need.
    pub step_pupils: Decimal,
}
