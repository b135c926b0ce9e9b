//! Compares a school with a standard.
//!
//! In: a `School` and a `Standard`. Out: a [`Report`]: one [`Finding`] per indicator and stage with value, bound, gaps
//! and working, and the verdict of each group. It must not know how a plan or a page words them.

pub mod finding;
mod group;
mod measure;
mod rules;

use crate::school::School;
use crate::school::catalogue::Catalogue;
use crate::school::figures::Part;
use crate::standard::{Carrier, Group, GroupRule, Indicator, Scope, Standard};

pub use finding::{Claimed, Detail, Finding, Gap, Line, Outcome, WhyNot, Working};
pub use group::{GroupVerdict, Verdict};

use measure::Context;

/// What a standard says about a school.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// Findings in the standard's order, per stage where a stage is judged. A group that does not apply has none.
    pub findings: Vec<Finding>,
    /// One verdict per group and stage (or school), in the standard's order.
    pub verdicts: Vec<GroupVerdict>,
}

/// Compares each indicator of `standard` with the figures of `school`.
///
/// An indicator that cannot be compared gives [`Outcome::NotComparable`] with its reason, never `Below`.
/// 以上 includes the bound itself; values are compared exactly.
pub fn check(school: &School, standard: &Standard, catalogue: &Catalogue) -> Report {
    let mut report = Report {
        findings: Vec::new(),
        verdicts: Vec::new(),
    };
    let place = |finding: &Finding| {
        standard
            .indicators
            .iter()
            .position(|indicator| indicator.id == finding.indicator)
    };
    for group in &standard.groups {
        let indicators = || {
            standard
                .indicators
                .iter()
                .filter(|indicator| indicator.group == group.id)
        };
        let mut items: Vec<Finding> = Vec::new();
        let parts = parts_of(indicators(), school);
        for part in parts.iter().copied() {
            let context = Context {
                school,
                standard,
                catalogue,
                part,
            };
            if let Some(exclusion) = context.exclusion(group) {
                report
                    .verdicts
                    .push(GroupVerdict::excluded(group, vec![part], exclusion));
                continue;
            }
            let findings: Vec<Finding> = indicators()
                .filter(|indicator| indicator.carrier == Carrier::School)
                .filter(|indicator| (indicator.scope == Scope::School) == (part == Part::Whole))
                .map(|indicator| judge(&context, group, indicator))
                .collect();
            if matches!(group.rule, GroupRule::AtLeast { .. }) {
                report
                    .verdicts
                    .push(GroupVerdict::of(group, vec![part], &findings));
                report.findings.extend(findings);
            } else {
                // In the standard's order, whatever part of the school they look at.
                for finding in findings {
                    let idx = items.partition_point(|item| place(item) <= place(&finding));
                    items.insert(idx, finding);
                }
            }
        }
        // Items must all hold, whatever part of the school they look at, so they have one verdict.
        if !items.is_empty() {
            report.verdicts.push(GroupVerdict::of(group, parts, &items));
            report.findings.extend(items);
        }
    }
    report
}

impl Report {
    /// The finding of `indicator` in `part`, or `None`.
    pub fn finding(&self, indicator: &str, part: Part) -> Option<&Finding> {
        self.findings
            .iter()
            .find(|finding| finding.indicator == indicator && finding.part == part)
    }

    /// Findings of one group in one part, in the standard's order.
    pub fn findings_of<'a>(
        &'a self,
        verdict: &'a GroupVerdict,
    ) -> impl Iterator<Item = &'a Finding> {
        self.findings.iter().filter(|finding| {
            finding.group == verdict.group && verdict.parts.contains(&finding.part)
        })
    }
}

/// The parts of the school in which the group has indicators: its compulsory stages, then the school as a whole.
fn parts_of<'a>(indicators: impl Iterator<Item = &'a Indicator>, school: &School) -> Vec<Part> {
    let (mut per_stage, mut per_school) = (false, false);
    for indicator in indicators.filter(|indicator| indicator.carrier == Carrier::School) {
        match indicator.scope {
            Scope::Stage => per_stage = true,
            Scope::School => per_school = true,
        }
    }
    let stages = school
        .stages()
        .iter()
        .filter(|stage| per_stage && stage.is_compulsory());
    let whole = (per_school && !school.stages().is_empty()).then_some(Part::Whole);
    stages
        .map(|stage| Part::Stage(*stage))
        .chain(whole)
        .collect()
}

fn judge(context: &Context, group: &Group, indicator: &Indicator) -> Finding {
    let mut finding = Finding::new(indicator, context.part);
    if let Some(why) = context.why_not_applicable(indicator) {
        finding.outcome = Outcome::NotComparable(why);
        return finding;
    }
    rules::judge(
        context,
        group,
        indicator,
        &indicator.bounds,
        &[],
        &mut finding,
    );
    let claimed = indicator
        .exemptions
        .iter()
        .filter(|exemption| context.claims(exemption));
    for exemption in claimed {
        let mut relaxed = Finding::new(indicator, context.part);
        let bounds = if exemption.bounds.is_empty() {
            &indicator.bounds
        } else {
            &exemption.bounds
        };
        rules::judge(
            context,
            group,
            indicator,
            bounds,
            &exemption.terms,
            &mut relaxed,
        );
        finding.claimed.push(Claimed {
            exemption: exemption.id.clone(),
            outcome: relaxed.outcome,
            bound: relaxed.bound,
            value: relaxed.value,
        });
    }
    finding
}
