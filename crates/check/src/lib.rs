//! Compares a school with a standard.
//!
//! In: a `School` and a `Standard`. Out: a [`Report`]: one [`Finding`] per indicator and stage with value, bound, gaps
//! and working, and the verdict of each group. It must not know how a plan or a page words them.

mod absence;
mod claims;
mod conditions;
pub mod finding;
pub mod forecast;
pub mod form;
mod group;
mod measure;
mod rules;
mod why_not;

use school::School;
use school::catalogue::Catalogue;
use school::figures::Part;
use standard::{Carrier, Exemption, Group, GroupRule, Indicator, Scope, Standard, Variant};

pub use claims::with_claims;
pub use finding::{
    BoundDoubt, Claimed, Detail, Finding, Gap, Line, NormLine, Outcome, Role, Share, Unstated,
    VariantOutcome, WayFinding, WayWorking, WhyNot, Working,
};
pub use group::{GroupVerdict, Verdict};

use measure::Context;

/// What a standard says about a school; made by [`check`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// Findings in the standard's order, per stage where a stage is judged. A group that does not apply has none.
    pub findings: Vec<Finding>,
    /// One verdict per group and stage (or school), in the standard's order.
    pub verdicts: Vec<GroupVerdict>,
}

/// Compares each indicator of `standard` with the figures of `school`; `catalogue` says what the figures are.
///
/// An indicator that cannot be compared gives [`Outcome::NotComparable`] with its reason, never `Below`.
/// 以上 includes the bound itself; values are compared exactly, by cross-multiplication, never after rounding.
///
/// ```
/// use check::Outcome;
/// use school::draft::{Draft, Entry};
/// use school::figures::{Part, Slot};
/// use school::profile::{SchoolKind, Stage};
///
/// let mut draft = Draft::default();
/// draft.profile.kind = Some(SchoolKind::Primary);
/// let primary = Part::Stage(Stage::Primary);
/// for (figure, part, typed) in [
///     ("pupils", primary, "1000"),
///     ("sports_field_area", Part::Whole, "7500"),
///     ("indoor_sports_area", Part::Whole, "0"),
/// ] {
///     draft.entries.insert(Slot::new(figure, part), Entry::Text(typed.to_owned()));
/// }
/// let (school, _) = school::read(&draft, data::catalogue());
/// let report = check::check(&school, data::standard(), data::catalogue());
///
/// // 7500㎡ for 1000 pupils are exactly the 7.5㎡ that 教督〔2017〕6号 asks for.
/// assert_eq!(report.finding("R5", primary).unwrap().outcome, Outcome::Met);
/// ```
pub fn check(school: &School, standard: &Standard, catalogue: &Catalogue) -> Report {
    let mut report = Report {
        // Some are judged in two stages.
        findings: Vec::with_capacity(standard.indicators.len() * 2),
        verdicts: Vec::with_capacity(standard.groups.len() * 2),
    };
    let mut grouped: Vec<&Indicator> = Vec::with_capacity(standard.indicators.len());
    // A group's indicators mostly stand together.
    let is_same_group = |one: &Indicator, next: &Indicator| one.group == next.group;
    let runs: Vec<&[Indicator]> = standard.indicators.chunk_by(is_same_group).collect();
    for group in &standard.groups {
        let of_group = |run: &&&[Indicator]| run.first().is_some_and(|run| run.group == group.id);
        grouped.clear();
        grouped.extend(runs.iter().filter(of_group).copied().flatten());
        let parts = parts_of(&grouped, school);
        let is_by_part = matches!(group.rule, GroupRule::AtLeast { .. });
        let start = report.findings.len();
        let context = |part| Context {
            school,
            standard,
            catalogue,
            part,
            indicator: None,
        };
        // An exclusion is of the whole school.
        if let Some(exclusion) = context(Part::Whole).exclusion(group) {
            for part in parts {
                let excluded = GroupVerdict::excluded(group, vec![part], exclusion);
                report.verdicts.push(excluded);
            }
            continue;
        }
        let notices = context(Part::Whole).notices(group);
        if is_by_part {
            for part in parts {
                let start = report.findings.len();
                for indicator in grouped.iter().filter(|indicator| is_of(indicator, part)) {
                    judge(&context(part), group, indicator, &mut report.findings);
                }
                let verdict = GroupVerdict::of(group, vec![part], &report.findings[start..]);
                report.verdicts.push(verdict.with(&notices));
            }
            continue;
        }
        // Items must all hold, whatever part of the school they look at, so they stand in the standard's order and have
        // one verdict.
        for indicator in &grouped {
            for part in parts.iter().copied() {
                if is_of(indicator, part) {
                    judge(&context(part), group, indicator, &mut report.findings);
                }
            }
        }
        let verdict = GroupVerdict::of(group, parts, &report.findings[start..]);
        if report.findings.len() > start {
            report.verdicts.push(verdict.with(&notices));
        }
    }
    report
}

/// How the value of `finding` came about, figure by figure, and what other readings would give; empty where nothing could
/// be calculated.
///
/// ```
/// use school::draft::{Draft, Entry};
/// use school::figures::{Part, Slot};
/// use school::profile::{SchoolKind, Stage};
///
/// let mut draft = Draft::default();
/// draft.profile.kind = Some(SchoolKind::Primary);
/// let primary = Part::Stage(Stage::Primary);
/// for (figure, part, typed) in [
///     ("pupils", primary, "1180"),
///     ("sports_field_area", Part::Whole, "6000"),
///     ("indoor_sports_area", Part::Whole, "0"),
/// ] {
///     draft.entries.insert(Slot::new(figure, part), Entry::Text(typed.to_owned()));
/// }
/// let (school, _) = school::read(&draft, data::catalogue());
/// let report = check::check(&school, data::standard(), data::catalogue());
/// let finding = report.finding("R5", primary).unwrap();
///
/// // (6000 + 0) ÷ 1180
/// let working = check::explain(&school, data::standard(), data::catalogue(), finding);
/// assert_eq!((working.over.len(), working.under.len()), (2, 1));
/// assert_eq!(working.under[0].slot.figure, "pupils".into());
/// ```
pub fn explain(
    school: &School,
    standard: &Standard,
    catalogue: &Catalogue,
    finding: &Finding,
) -> Working {
    let Some(indicator) = standard.indicator(&finding.indicator) else {
        return Working::default();
    };
    let unit_idx = finding.unit.as_ref().map_or(0, |(idx, _)| *idx);
    let unit = school.apart.get(unit_idx).filter(|_| indicator.each_unit);
    let context = Context {
        school: unit.unwrap_or(school),
        standard,
        catalogue,
        part: finding.part,
        indicator: Some(indicator),
    };
    let mut working = rules::explain::working(&context, &indicator.rule);
    working.clauses = rules::explain::clauses(&context, indicator);
    let group = standard.group(&indicator.group);
    let is_calculated = |variant: &Variant| variant.rule.is_some() || !variant.bounds.is_empty();
    for (idx, variant) in indicator.variants.iter().enumerate() {
        if let Some(group) = group.filter(|_| is_calculated(variant)) {
            let varied = varied(&context, group, indicator, variant, idx);
            working.variants.push(varied);
        }
    }
    working
}

impl Report {
    /// The finding of `indicator` in `part`; `None` where the standard does not ask for it there, or its group does not apply.
    pub fn finding(&self, indicator: &str, part: Part) -> Option<&Finding> {
        self.findings
            .iter()
            .find(|finding| finding.indicator == indicator && finding.part == part)
    }

    /// The findings that a verdict was made of, in the standard's order.
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
fn parts_of(indicators: &[&Indicator], school: &School) -> Vec<Part> {
    let (mut per_stage, mut per_school) = (false, false);
    for indicator in indicators {
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

fn is_of(indicator: &Indicator, part: Part) -> bool {
    (indicator.scope == Scope::School) == (part == Part::Whole)
}

/// Adds the finding of one indicator. It is filled where it stays, for it is large.
fn judge(context: &Context, group: &Group, indicator: &Indicator, findings: &mut Vec<Finding>) {
    if !indicator.each_unit || context.school.apart.is_empty() {
        return judge_one(context, group, indicator, findings);
    }
    let start = findings.len();
    for (idx, school) in context.school.apart.iter().enumerate() {
        let context = Context { school, ..*context };
        judge_one(&context, group, indicator, findings);
        if let Some(finding) = findings.last_mut() {
            finding.unit = (idx > 0).then(|| (idx, school.profile.name.clone()));
        }
    }
    // The first of the worst.
    let judged = findings.drain(start..).rev();
    let worst = judged.max_by_key(|finding| match &finding.outcome {
        Outcome::Below => 4,
        Outcome::AboveFloor => 3,
        Outcome::NotComparable(WhyNot::NotApplicable(_)) => 0,
        Outcome::NotComparable(_) => 2,
        Outcome::Met => 1,
    });
    findings.extend(worst);
}

fn judge_one(context: &Context, group: &Group, indicator: &Indicator, findings: &mut Vec<Finding>) {
    // Made where it is to stay: a push would copy it there.
    findings.extend(std::iter::once_with(|| {
        Finding::new(indicator, context.part)
    }));
    let Some(finding) = findings.last_mut() else {
        return;
    };
    if indicator.carrier == Carrier::County {
        finding.outcome = Outcome::NotComparable(WhyNot::County);
        return;
    }
    let context = &Context {
        indicator: Some(indicator),
        ..*context
    };
    if let Some(why) = context.why_not_applicable(indicator) {
        finding.outcome = Outcome::NotComparable(why);
        return;
    }
    let (rule, bounds) = (&indicator.rule, &indicator.bounds);
    rules::judge(context, group, indicator, rule, bounds, &[], finding);
    let exemptions = indicator.exemptions.iter();
    for exemption in exemptions.filter(|exemption| context.claims(exemption)) {
        finding
            .claimed
            .push(claimed(context, group, indicator, exemption));
    }
}

fn claimed(
    context: &Context,
    group: &Group,
    indicator: &Indicator,
    exemption: &Exemption,
) -> Claimed {
    let mut relaxed = Finding::new(indicator, context.part);
    let bounds = if exemption.bounds.is_empty() {
        &indicator.bounds
    } else {
        &exemption.bounds
    };
    let (rule, terms) = (&indicator.rule, &exemption.terms);
    rules::judge(context, group, indicator, rule, bounds, terms, &mut relaxed);
    Claimed {
        exemption: exemption.id,
        outcome: relaxed.outcome,
        bound: relaxed.bound,
        value: relaxed.value,
    }
}

fn varied(
    context: &Context,
    group: &Group,
    indicator: &Indicator,
    variant: &Variant,
    variant_idx: usize,
) -> VariantOutcome {
    let mut other = Finding::new(indicator, context.part);
    let rule = variant.rule.as_ref().unwrap_or(&indicator.rule);
    let bounds = if variant.bounds.is_empty() {
        &indicator.bounds
    } else {
        &variant.bounds
    };
    rules::judge(context, group, indicator, rule, bounds, &[], &mut other);
    VariantOutcome {
        variant_idx,
        outcome: other.outcome,
        bound: other.bound,
        value: other.value,
    }
}
