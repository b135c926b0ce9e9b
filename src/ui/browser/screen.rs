//! How much room there is.

/// From here on the verdict stands beside the form; the style sheet has the same number.
const WIDE_PX: f64 = 1000.0;

/// True when there is room for two columns.
pub(crate) fn is_wide() -> bool {
    let width = gloo::utils::window().inner_width().ok();
    width
        .and_then(|width| width.as_f64())
        .is_none_or(|width| width >= WIDE_PX)
}
