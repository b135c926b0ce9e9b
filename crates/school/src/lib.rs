//! The school: what a person entered, read into exact figures.
//!
//! In: a [`Draft`] (profile and typed texts) and the [`Catalogue`] that says which figures there are.
//! Out: a [`School`] and the problems beside what could be read.
//! It must not know thresholds or the browser.

pub mod answers;
pub mod catalogue;
pub mod checks;
pub mod draft;
pub mod draft_texts;
pub mod figures;
pub mod filled;
mod plausibility;
pub mod profile;
pub mod reading;
pub mod sheets;
mod unit;
pub mod unit_slip;
pub mod units;
mod values;

use std::collections::BTreeMap;

use catalogue::{Catalogue, FigureDefinition, FigureForm, FigurePlace};
use draft::{Claim, Draft, Entry};
use figures::{FigureId, Part, Slot, Value};
use profile::{Profile, SchoolKind, Stage};
use values::Values;

pub use checks::{Cause, DoubtKind, Problem};

/// A school as far as its figures could be read: made by [`read`], compared by `check`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct School {
    /// Name, kind and surroundings.
    pub profile: Profile,
    /// Relaxations that the school claims, by id.
    pub claims: BTreeMap<String, Claim>,
    /// Figures by slot; a slot that is not here is blank.
    values: Values,
    /// Where units that do not count as schools were added: the school without them, then each of them, for what is asked
    /// of each alone. Empty where there are none.
    pub apart: Vec<School>,
}

/// Reads every entry of `draft` that the school's kind asks for.
///
/// Problems stand in the catalogue's order; what could be read is in the school all the same, except figures that
/// contradict one another: they are as unreadable as what is no number.
///
/// A blank direct figure is taken from its parts (`sum_of`, counts and sums of lists) when those are all there. Figures of
/// units that do not count as schools are added.
///
/// ```
/// use numbers::Decimal;
/// use school::draft::{Draft, Entry};
/// use school::figures::{Part, Slot, Value};
/// use school::profile::{SchoolKind, Stage};
///
/// let mut draft = Draft::default();
/// draft.profile.kind = Some(SchoolKind::Primary);
/// let pupils = Slot::new("pupils", Part::Stage(Stage::Primary));
/// let field = Slot::new("sports_field_area", Part::Whole);
/// draft.entries.insert(pupils, Entry::Text("１，１８０人".to_owned()));
/// draft.entries.insert(field, Entry::Text("约六千".to_owned()));
///
/// let (school, problems) = school::read(&draft, data::catalogue());
/// assert_eq!(*school.value(&pupils), Value::Number(Decimal::whole(1180)));
/// assert_eq!(*school.value(&field), Value::Unreadable);
/// assert_eq!(problems.len(), 1);
/// ```
pub fn read(draft: &Draft, catalogue: &Catalogue) -> (School, Vec<Problem>) {
    let mut values = Values::default();
    let mut problems = Vec::new();
    for (definition, slot) in catalogue.slots(&draft.profile) {
        let value = match draft.entries.get(&slot) {
            None => Value::Blank,
            Some(Entry::NotApplicable(reason)) => {
                if definition.is_by_year() {
                    let cause = Cause::YearsNotApplicable;
                    problems.push(Problem { slot, cause });
                }
                Value::NotApplicable(reason.clone())
            }
            Some(Entry::Text(text)) => match reading::read(text, definition) {
                Ok(value) => value,
                Err(cause) => {
                    problems.push(Problem { slot, cause });
                    Value::Unreadable
                }
            },
        };
        if value != Value::Blank {
            values.insert(&slot, value);
        }
    }
    let mut school = School {
        profile: draft.profile.clone(),
        claims: draft.claims.clone(),
        values,
        apart: Vec::new(),
    };
    let derived = school.fill_from_parts(catalogue);
    let contradictions = checks::check(&school, catalogue);
    // Nothing is calculated with a figure that cannot be right.
    for slot in checks::contradicted(&contradictions, &derived) {
        school.set(slot, Value::Unreadable);
    }
    problems.extend(contradictions);
    sheets::merge(draft, &mut school, catalogue, &mut problems);
    problems.extend(plausibility::warnings(draft, &school, catalogue));
    (school, problems)
}

impl School {
    /// The value of one slot; [`Value::Blank`] when nothing was entered.
    pub fn value(&self, slot: &Slot) -> &Value {
        self.values.get(slot).unwrap_or(&Value::Blank)
    }

    /// The school without its units and each of them, or the school itself where it has none.
    pub fn apart(&self) -> &[Self] {
        if self.apart.is_empty() {
            std::slice::from_ref(self)
        } else {
            &self.apart
        }
    }

    /// Puts a value, in the unit of its figure, into a slot, such as the number of pupils of a coming year.
    pub fn set(&mut self, slot: Slot, value: Value) {
        self.values.insert(&slot, value);
    }

    /// The value of `figure` in `part`.
    pub fn figure(&self, figure: &FigureId, part: Part) -> &Value {
        self.value(&Slot {
            figure: *figure,
            part,
        })
    }

    /// Stages of the school's kind, in order; empty while no kind is chosen.
    pub fn stages(&self) -> &'static [Stage] {
        self.profile.kind.map_or(&[], SchoolKind::stages)
    }

    /// Fills a blank figure from the figures that make it up, where every one of them is there. Gives what was filled, with
    /// what from.
    fn fill_from_parts(&mut self, catalogue: &Catalogue) -> Vec<(Slot, Vec<Slot>)> {
        let profile = self.profile.clone();
        let mut derived = Vec::new();
        for (definition, slot) in catalogue.slots(&profile) {
            if *self.value(&slot) != Value::Blank {
                continue;
            }
            let filled = checks::total_of_parts(self, definition, slot.part, catalogue);
            if let Some((total, sources)) = filled {
                self.set(slot, Value::Number(total));
                derived.push((slot, sources));
            }
        }
        derived
    }
}

/// The parts in which `definition` is asked for in a school of this profile; empty when it is not asked for.
pub fn parts_of(definition: &FigureDefinition, profile: &Profile) -> Vec<Part> {
    let Some(kind) = profile.kind else {
        return Vec::new();
    };
    if definition.only_boarding && profile.boarding != Some(true) {
        return Vec::new();
    }
    let stages = kind
        .stages()
        .iter()
        .copied()
        .filter(|stage| definition.stages.is_empty() || definition.stages.contains(stage));
    match definition.place {
        FigurePlace::Stage => stages.map(Part::Stage).collect(),
        FigurePlace::Grade => stages.flat_map(Stage::grades).map(Part::Grade).collect(),
        FigurePlace::Whole => {
            if stages.count() > 0 {
                vec![Part::Whole]
            } else {
                Vec::new()
            }
        }
    }
}

/// True when the figure is a list of numbers rather than one.
pub fn is_list(definition: &FigureDefinition) -> bool {
    matches!(definition.form, FigureForm::Counts | FigureForm::Measures)
}
