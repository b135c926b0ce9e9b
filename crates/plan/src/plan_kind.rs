//! What kind of plan a school needs: how many indicators and items are unmet.
//!
//! In: a report. Out: a [`PlanKind`]. It must not know words or the coming years.

use check::{Finding, Outcome, Report, Verdict};

/// The depth of a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlanKind {
    /// Nothing has been entered that could be judged.
    Empty,
    /// 巩固型: everything is met.
    Consolidate,
    /// 防滑型: everything is met, but by the forecast something will not be, or stands close to its bound.
    Guard,
    /// Everything that was entered is met, but figures are missing.
    Unfinished,
    /// 单项型: one indicator stands between floor and bound, nothing else is missing.
    Single,
    /// 攻坚型: several indicators or an obligatory item.
    Several,
    /// 系统型: many indicators or many items.
    Systematic,
}

/// The kind of plan that the findings call for, without regard to the coming years.
pub(super) fn kind_of(report: &Report) -> PlanKind {
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
