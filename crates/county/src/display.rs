//! With how many digits a county's numbers are written.
//!
//! In: exact numbers, findings. Out: decimal text that never contradicts a verdict. It must not know where it is shown.

use check::Finding;
use numbers::Fraction;

use crate::mean_of_roots::MeanOfRoots;
use crate::variation::{PLACES, Variation};

/// The weighted mean with the digits of the indicator's form; it has no bound.
pub(crate) fn mean(variation: &Variation, places: u32) -> String {
    variation.mean().rounded(places)
}

/// The mean of the coefficients of a stage, which only 基本均衡 judges.
pub(crate) fn mean_coefficient(mean: &MeanOfRoots) -> String {
    mean.rounded(PLACES)
}

/// The value of a row, with more digits than the form has where those would land on a bound or floor that the value misses.
pub(crate) fn value(finding: &Finding, places: u32) -> Option<String> {
    let value = finding.value?;
    let bound = finding.bound.map(|bound| bound.value.fraction());
    let landmarks = [bound, finding.floor(), finding.laxest_floor()];
    let agrees = |shown: Fraction| {
        let mut landmarks = landmarks.iter().flatten();
        landmarks.all(|landmark| shown.cmp(landmark) == value.cmp(landmark))
    };
    Some(value.shown(places, &agrees))
}
