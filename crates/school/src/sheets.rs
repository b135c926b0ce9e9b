//! Schools that are made of several sets of figures: what-ifs, the year before, campuses, units that do not count as
//! schools.
//!
//! In: a draft with its sheets. Out: drafts and schools of one set each, and the merged figures of a school with its
//! uncounted units. It must not know thresholds.

use super::catalogue::{Catalogue, FigureDefinition, Merge};
use super::draft::{Draft, Sheet, SheetKind};
use super::figures::{Part, Slot, Value};
use super::profile::{Profile, Stage};
use super::{Cause, DoubtKind, Problem, School};
use numbers::Decimal;

/// What a reason for a doubtful figure is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReasonPlace<'a> {
    /// Kind and name of the sheet in which the figure stands; `None` for the school's own figures.
    pub sheet: Option<(SheetKind, &'a str)>,
    /// Id of the figure.
    pub figure: &'a str,
    /// Part of the school in which it stands; `None` where the key names none.
    pub part: Option<Part>,
    /// What is asked about it; `None` where the key names nothing that is.
    pub doubt: Option<DoubtKind>,
}

impl<'a> ReasonPlace<'a> {
    /// Reads a key of [`Draft::reason_key`]. Of a key that no edition wrote, what stands before its last two parts is taken for
    /// a figure, which then is none that there is.
    pub fn of(key: &'a str) -> Self {
        let mut steps = key.rsplitn(3, '/');
        let doubt = steps.next().and_then(DoubtKind::from_key);
        let part = steps.next().and_then(Part::from_key);
        let place = steps.next().unwrap_or(key);
        let of_sheet = place.split_once(':').and_then(|(kind, rest)| {
            let (name, figure) = rest.rsplit_once('/')?;
            Some((SheetKind::from_key(kind)?, name, figure))
        });
        let (sheet, figure) = match of_sheet {
            Some((kind, name, figure)) => (Some((kind, name)), figure),
            None => (None, place),
        };
        Self {
            sheet,
            figure,
            part,
            doubt,
        }
    }
}

impl Draft {
    /// The draft as the sheet at `idx` sees it; the draft itself when there is no such sheet.
    ///
    /// A what-if has the school's figures with its own in their place; every other sheet has its own figures alone.
    pub fn with_sheet(&self, idx: usize) -> Self {
        let Some(sheet) = self.sheets.get(idx) else {
            return self.clone();
        };
        let mut draft = self.clone();
        draft.profile = self.profile_of(sheet);
        if sheet.kind == SheetKind::Variant {
            for (slot, entry) in &sheet.entries {
                draft.entries.insert(*slot, entry.clone());
            }
        } else {
            draft.entries = sheet.entries.clone();
            draft.sheets.clear();
        }
        draft
    }

    /// What reading a sheet's own figures takes of the draft: profile and relaxations, and nothing of the plan.
    fn alone(&self, sheet: &Sheet) -> Self {
        Self {
            profile: self.profile_of(sheet),
            claims: self.claims.clone(),
            entries: sheet.entries.clone(),
            ..Self::default()
        }
    }

    fn profile_of(&self, sheet: &Sheet) -> Profile {
        Profile {
            kind: sheet.school_kind.or(self.profile.kind),
            data_date: sheet.date.or(self.profile.data_date),
            ..self.profile.clone()
        }
    }

    /// The key under which the reason for a doubtful figure is kept. A figure of a sheet has a reason of its own; one that a
    /// what-if only takes over from the school shares the school's. A sheet that gets another name is asked again. It is read
    /// by [`ReasonPlace::of`].
    pub fn reason_key(&self, problem: &Problem, sheet: Option<usize>) -> String {
        let answering = sheet.and_then(|idx| self.sheets.get(idx)).filter(|sheet| {
            sheet.kind != SheetKind::Variant || sheet.entries.contains_key(&problem.slot)
        });
        match answering {
            Some(sheet) => format!("{}:{}/{}", sheet.kind.key(), sheet.name, problem.key()),
            None => problem.key(),
        }
    }

    /// Sheets of one kind, with their places.
    pub fn sheets_of(&self, kind: SheetKind) -> impl Iterator<Item = (usize, &Sheet)> {
        let sheets = self.sheets.iter().enumerate();
        sheets.filter(move |(_, sheet)| sheet.kind == kind)
    }

    /// One school for each campus, the main one first; empty when there is only the main one. Each is calculated as a
    /// school of its own stages: a campus of one stage without a split, one of several with it.
    pub fn campuses(&self) -> Vec<(String, Self)> {
        let further: Vec<(String, Self)> = self
            .sheets_of(SheetKind::Campus)
            .map(|(idx, sheet)| (sheet.name.clone(), self.with_sheet(idx)))
            .collect();
        if further.is_empty() {
            return Vec::new();
        }
        let mut main = self.clone();
        main.sheets
            .retain(|sheet| sheet.kind == SheetKind::Uncounted);
        std::iter::once((String::new(), main))
            .chain(further)
            .collect()
    }
}

/// Adds the figures of every unit that does not count as a school to those of `school`. What is blank in a unit stays
/// blank in the whole, with a problem that names the unit.
pub(super) fn merge(
    draft: &Draft,
    school: &mut School,
    catalogue: &Catalogue,
    problems: &mut Vec<Problem>,
) {
    let mut apart = vec![school.clone()];
    for (_, sheet) in draft.sheets_of(SheetKind::Uncounted) {
        let (mut unit, found) = super::read(&draft.alone(sheet), catalogue);
        let is_of_school = |stage: &Stage| school.stages().contains(stage);
        if !unit.stages().iter().all(is_of_school) {
            // Its rooms without its pupils would make the school look better than it is.
            if let Some(stage) = school.stages().first() {
                problems.push(Problem {
                    slot: Slot::new("pupils", Part::Stage(*stage)),
                    cause: Cause::UnitOfOtherStage {
                        unit: sheet.name.clone(),
                    },
                });
            }
            continue;
        }
        let wrong = found.into_iter().filter(|problem| !problem.is_warning());
        problems.extend(wrong.map(|problem| Problem {
            slot: problem.slot,
            cause: Cause::UnitProblem {
                unit: sheet.name.clone(),
                problem: Box::new(problem),
            },
        }));
        for (definition, slot) in catalogue.slots(&unit.profile) {
            match added(definition, school.value(&slot), unit.value(&slot)) {
                Some(Value::Unreadable) => school.set(slot, Value::Unreadable),
                Some(Value::Blank) => {
                    problems.push(Problem {
                        slot,
                        cause: Cause::UnitBlank {
                            unit: sheet.name.clone(),
                        },
                    });
                    school.set(slot, Value::Blank);
                }
                Some(value) => school.set(slot, value),
                None => {}
            }
        }
        unit.profile.name.clone_from(&sheet.name);
        apart.push(unit);
    }
    if apart.len() > 1 {
        school.apart = apart;
    }
}

/// The figure of school and unit together; `None` when the school's stays as it is.
fn added(definition: &FigureDefinition, whole: &Value, unit: &Value) -> Option<Value> {
    match (whole, unit) {
        _ if definition.merge == Merge::SchoolOnly => None,
        (Value::Number(whole), Value::Number(unit)) => {
            Some(Value::Number(match definition.merge {
                Merge::Least => (*whole).min(*unit),
                Merge::Most => (*whole).max(*unit),
                _ if definition.takes_largest() => (*whole).max(*unit),
                _ => whole.plus(*unit),
            }))
        }
        (Value::List(whole), Value::List(unit)) if definition.merge == Merge::Yearly => {
            let of = |list: &[Decimal], year| list.get(year).copied().unwrap_or(Decimal::ZERO);
            let years = 0..whole.len().max(unit.len());
            let sums = years.map(|year| of(whole, year).plus(of(unit, year)));
            Some(Value::List(sums.collect()))
        }
        (Value::List(whole), Value::List(unit)) => {
            Some(Value::List(whole.iter().chain(unit).copied().collect()))
        }
        (Value::Level(whole), Value::Level(unit)) => Some(Value::Level((*whole).max(*unit))),
        (Value::NotApplicable(_), Value::Number(_) | Value::List(_) | Value::Level(_)) => {
            Some(unit.clone())
        }
        (_, Value::Unreadable) => Some(Value::Unreadable),
        // Also where the school itself has none of it: what the unit has is not known.
        (Value::Number(_) | Value::List(_) | Value::NotApplicable(_), Value::Blank)
            if !definition.optional =>
        {
            Some(Value::Blank)
        }
        _ => None,
    }
}
