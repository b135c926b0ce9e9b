//! The verdict of a group if every relaxation that the school claims were recognised.
//!
//! In: a report with its claims. Out: verdicts that stand beside those of the report; they never take their place.

use super::{Claimed, Finding, GroupVerdict, Outcome, Report};
use standard::Standard;

/// The verdict of each group of `report` in which a claimed relaxation changes an outcome, beside the one without it, in
/// the report's order; empty when nothing is claimed or nothing would change.
///
/// Of several relaxations of one indicator that does most for it is taken.
pub fn with_claims<'r>(
    report: &'r Report,
    standard: &Standard,
) -> Vec<(&'r GroupVerdict, GroupVerdict)> {
    let verdicts = report.verdicts.iter();
    let relaxed = |verdict: &'r GroupVerdict| {
        let group = standard.group(&verdict.group)?;
        let mut findings: Vec<Finding> = report.findings_of(verdict).cloned().collect();
        let mut is_changed = false;
        for finding in &mut findings {
            let best = finding
                .claimed
                .iter()
                .min_by_key(|claimed| rank(&claimed.outcome));
            if let Some(Claimed { outcome, .. }) = best
                && rank(outcome) < rank(&finding.outcome)
            {
                is_changed = true;
                finding.outcome = outcome.clone();
            }
        }
        let parts = verdict.parts.clone();
        is_changed.then(|| (verdict, GroupVerdict::of(group, parts, &findings)))
    };
    verdicts.filter_map(relaxed).collect()
}

/// The better, the lower.
fn rank(outcome: &Outcome) -> u8 {
    match outcome {
        Outcome::Met => 0,
        Outcome::AboveFloor => 1,
        Outcome::Below => 2,
        Outcome::NotComparable(_) => 3,
    }
}
