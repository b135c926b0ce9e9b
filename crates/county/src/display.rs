//! With how many digits means and coefficients of a county are written; the value of one school is written by `words`.
//!
//! In: exact numbers. Out: decimal text that never contradicts a verdict. It must not know where it is shown.

use crate::mean_of_roots::MeanOfRoots;
use crate::roll_up::StageVariation;
use crate::variation::{PLACES, Variation};

/// The weighted mean with the digits of the indicator's form; it has no bound.
pub fn mean(variation: &Variation, places: u32) -> String {
    variation.mean().rounded(places)
}

/// The coefficient with the digits of the form; where a bound judges it, with as many more as it takes not to contradict that
/// verdict. `None` where a row is missing, or where nobody has anything.
pub fn coefficient(of: &StageVariation) -> Option<String> {
    let variation = of.variation.as_ref()?;
    match of.bound {
        Some(bound) => variation.coefficient_shown(bound),
        None => Some(variation.squared()?.root_rounded(PLACES)),
    }
}

/// The mean of the coefficients of a stage, which only 基本均衡 judges.
pub fn mean_coefficient(mean: &MeanOfRoots) -> String {
    mean.rounded(PLACES)
}
