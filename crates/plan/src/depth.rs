//! How deep a plan must go: how many indicators and items are unmet.
//!
//! In: a report. Out: a [`PlanKind`]. It must not know words or the coming years.

use super::PlanKind;
use check::{Finding, Outcome, Report, Verdict};

/// The kind of plan that the findings call for, without regard to the coming years.
pub(super) fn kind(report: &Report) -> PlanKind {
    let count = |wanted: fn(&Finding) -> bool| {
        report
            .findings
            .iter()
            .filter(|finding| wanted(finding))
            .count()
    };
    let has_floor = |finding: &Finding| finding.floor().is_some();
    let indicators = report
        .findings
        .iter()
        .filter(|finding| finding.is_problem() && has_floor(finding))
        .count();
    let items = count(Finding::is_problem) - indicators;
    let below = report
        .findings
        .iter()
        .any(|finding| has_floor(finding) && finding.outcome == Outcome::Below);
    if count(Finding::is_comparable) == 0 {
        return PlanKind::Empty;
    }
    let is_undecided = report
        .verdicts
        .iter()
        .any(|verdict| verdict.verdict == Verdict::Open && verdict.filled() > 0);
    match (indicators, items) {
        (0, 0) if count(Finding::is_open) > 0 || is_undecided => PlanKind::Unfinished,
        (0, 0) => PlanKind::Consolidate,
        (1, 0) if !below => PlanKind::Single,
        (4.., _) | (_, 3..) => PlanKind::Systematic,
        _ => PlanKind::Several,
    }
}
