//! The rows of a county: one for each school and stage.
//!
//! In: schools with their reports. Out: pupils, values and verdict of each row, as the report has them, and which parts of
//! schools are no rows. It must not compare or divide anything itself: that was done by `check`.

use numbers::Fraction;
use numbers::name::Name;
use school::School;
use school::draft::{Draft, Sheet, SheetKind};
use school::figures::{Part, Slot, Value};
use school::profile::{Ownership, Stage};

use check::{Finding, GroupVerdict, Outcome, Report, Verdict};

use crate::variation::WeightedValue;

/// A school of the county, read and checked.
#[derive(Debug, Clone, Copy)]
pub struct Member<'a> {
    /// The school as far as it could be read, with units that do not count as schools added to it.
    pub school: &'a School,
    /// How it stands by the pack that is looked at.
    pub report: &'a Report,
}

/// Whether something is reached, where what is not known yet may decide.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Conclusion {
    /// Reached, whatever is still open.
    Holds,
    /// What is not known decides.
    Open,
    /// Not reached, whatever is still open.
    Fails,
}

impl Conclusion {
    /// Of several of which every one must hold: any known failure decides, then anything that is not known.
    pub fn all(parts: impl IntoIterator<Item = Self>) -> Self {
        parts.into_iter().max().unwrap_or(Self::Holds)
    }

    /// Permanent key in the JSON report.
    pub fn key(self) -> &'static str {
        match self {
            Self::Holds => "holds",
            Self::Open => "open",
            Self::Fails => "fails",
        }
    }
}

/// One school in one stage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StageRow {
    /// The school, by its place among those that were given.
    pub member: usize,
    /// Stage.
    pub stage: Stage,
    /// Pupils of the stage; `None` where they are not known, or none.
    pub pupils: Option<u64>,
    /// One for each indicator of the group, in the standard's order.
    pub values: Vec<RowValue>,
    /// The verdict that `check` gave.
    pub conclusion: Conclusion,
    /// How many indicators reach their bound.
    pub met: usize,
    /// How many stand between floor and bound.
    pub above_floor: usize,
    /// True for 民办: nobody can be moved into or out of it.
    pub is_private: bool,
}

/// One indicator of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowValue {
    /// Indicator of the standard, by id.
    pub indicator: Name,
    /// Exact value in the indicator's unit, of shared resources after the split; `None` where it cannot be calculated.
    pub value: Option<Fraction>,
    /// How it stands.
    pub outcome: Outcome,
}

/// A stage of a school that is no row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// The school, by its place among those that were given.
    pub member: usize,
    /// Stage.
    pub stage: Stage,
    /// Why, as the pack says it.
    pub reason: String,
}

impl StageRow {
    /// Value of an indicator; `None` where the row has none.
    pub fn value(&self, indicator: Name) -> Option<Fraction> {
        let value = self
            .values
            .iter()
            .find(|value| value.indicator == indicator);
        value?.value
    }

    /// What it brings into the coefficient of an indicator; `None` where pupils or value are not known.
    pub fn weighed(&self, indicator: Name) -> Option<WeightedValue> {
        Some(WeightedValue {
            pupils: self.pupils?,
            value: self.value(indicator)?,
        })
    }
}

/// The rows of all schools, those of 小学 first, each stage in the order of the schools; and what is left out.
pub fn rows(members: &[Member], group: Name) -> (Vec<StageRow>, Vec<LeftOut>) {
    let (mut rows, mut left_out) = (Vec::new(), Vec::new());
    for stage in [Stage::Primary, Stage::Junior] {
        for (member, of) in members.iter().enumerate() {
            let part = Part::Stage(stage);
            let is_of_stage =
                |verdict: &&GroupVerdict| verdict.group == group && verdict.parts.contains(&part);
            let Some(verdict) = of.report.verdicts.iter().find(is_of_stage) else {
                continue;
            };
            if let Verdict::Excluded { reason, .. } = &verdict.verdict {
                left_out.push(LeftOut {
                    member,
                    stage,
                    reason: reason.clone(),
                });
                continue;
            }
            rows.push(StageRow {
                member,
                stage,
                pupils: pupils(of.school, stage),
                values: of
                    .report
                    .findings_of(verdict)
                    .filter(|finding| finding.part == part)
                    .map(row_value)
                    .collect(),
                conclusion: conclusion(&verdict.verdict),
                met: verdict.met,
                above_floor: verdict.above_floor,
                is_private: of.school.profile.ownership == Some(Ownership::Private),
            });
        }
    }
    (rows, left_out)
}

fn row_value(finding: &Finding) -> RowValue {
    RowValue {
        indicator: finding.indicator,
        value: finding.value,
        outcome: finding.outcome.clone(),
    }
}

/// What follows from the verdict of a group for a row.
pub(crate) fn conclusion(verdict: &Verdict) -> Conclusion {
    match verdict {
        Verdict::Holds => Conclusion::Holds,
        Verdict::Fails => Conclusion::Fails,
        Verdict::Open | Verdict::Listed | Verdict::Excluded { .. } => Conclusion::Open,
    }
}

/// Pupils of a stage, where they are known and there are any.
pub(crate) fn pupils(school: &School, stage: Stage) -> Option<u64> {
    let slot = Slot::new("pupils", Part::Stage(stage));
    match school.value(&slot) {
        Value::Number(count) if count.is_whole() => u64::try_from(count.to_whole())
            .ok()
            .filter(|count| *count > 0),
        _ => None,
    }
}

/// The draft of a school with the figures of a unit that does not count as one, such as a 教学点 that the county adds to the
/// school to which it belongs. The unit's own file stays as it is.
pub fn with_unit(school: &Draft, unit: &Draft) -> Draft {
    let mut together = school.clone();
    together.sheets.push(Sheet {
        kind: SheetKind::Uncounted,
        name: unit.profile.name.clone(),
        school_kind: unit.profile.kind,
        date: unit.profile.data_date,
        entries: unit.entries.clone(),
    });
    together
}
