//! What of the form is shown: sections, figures and fields with what stands in them and what is said of it.
//!
//! In: the state and what follows from the draft. Out: plain values that components compare, so that a key renders anew only
//! what it changed. It decides nothing.

use std::collections::BTreeMap;

use crate::hooks::{App, Derived, field_id, figure_of_field};
use crate::state::State;
use school::catalogue::{FigureDefinition, FigurePlace, FormSection};
use school::draft::{Draft, Entry, Extent};
use school::figures::{FigureId, Slot};
use school::unit_slip::{UnitSlip, unit_slip};
use school::{Cause, Problem, School};
use words::{Words, entries, labels, problems};

/// A section of the form.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct SectionView {
    /// Permanent id.
    pub id: &'static str,
    /// Heading.
    pub name: &'static str,
    /// One sentence under it.
    pub hint: &'static str,
    /// Figures that are asked for.
    pub required: Vec<FigureView>,
    /// Figures that may be left out.
    pub optional: Vec<FigureView>,
}

/// A figure with its fields.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct FigureView {
    /// Which figure.
    pub figure: FigureId,
    /// A field for each part of the school that has it.
    pub fields: Vec<FieldView>,
    /// Several stages share it.
    pub is_shared: bool,
    /// Something was entered, or it was asked for by name: it is not hidden behind a switch.
    pub is_used: bool,
}

/// A field.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct FieldView {
    /// Where its text goes.
    pub slot: Slot,
    /// Its part, where parts are told apart.
    pub label: Option<String>,
    /// What stands in it.
    pub entry: Option<Entry>,
    /// What it was understood as, where that is not plain.
    pub echo: String,
    /// What stands there in its place while it is blank.
    pub placeholder: String,
    /// Blank, it follows from other fields.
    pub is_derived: bool,
    /// What is wrong or doubtful.
    pub notes: Vec<Note>,
    /// Year of the first entry of a list by year.
    pub first_year: Option<u16>,
    /// It was come to from its row of the paper.
    pub is_checked: bool,
}

/// Something that is wrong or doubtful.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Note {
    /// In words.
    pub text: String,
    /// Of what may well be right: the key of the reason, and the reason.
    pub reason: Option<(String, String)>,
    /// What it was probably meant as.
    pub slip: Option<UnitSlip>,
}

impl Note {
    /// A reason was given.
    pub(super) fn is_settled(&self) -> bool {
        matches!(&self.reason, Some((_, reason)) if !reason.trim().is_empty())
    }
}

impl FieldView {
    /// Something in it must be mended or explained.
    pub(super) fn is_wrong(&self) -> bool {
        !self.notes.iter().all(Note::is_settled)
    }
}

/// What every field is made from, looked up once.
struct Source<'a> {
    state: &'a State,
    derived: &'a Derived,
    entries: &'a BTreeMap<Slot, Entry>,
    words: Words<'a>,
    /// The school without the units that belong to it: a field shows what stands in it.
    alone: &'a School,
    notes: BTreeMap<Slot, Vec<Note>>,
}

/// The sections that are shown, with the figure to which the address leads although the edition leaves it out.
pub(super) fn sections(app: &App) -> Vec<SectionView> {
    let source = Source::of(app);
    let sections = data::form_catalogue().sections.iter();
    let sections = sections.filter(|section| is_looked_at(section, &app.state));
    sections
        .filter_map(|section| source.section(section))
        .collect()
}

/// True for the one section that a colleague is asked for, for a section that the chosen department provides, or for every
/// one.
fn is_looked_at(section: &FormSection, state: &State) -> bool {
    if let Some(asked) = &state.draft.asked {
        return section.id == *asked;
    }
    let Some(only) = state.only else {
        return true;
    };
    let provider = state.draft.providers.get(&section.id);
    provider.is_some_and(|provider| provider.department == Some(only))
}

impl<'a> Source<'a> {
    fn of(app: &'a App) -> Self {
        let (state, derived) = (&*app.state, &*app.derived);
        let sheet = state.sheet.and_then(|idx| state.draft.sheets.get(idx));
        let school = derived.school();
        Self {
            state,
            derived,
            entries: sheet.map_or(&state.draft.entries, |sheet| &sheet.entries),
            words: Words::of(school, &derived.evaluation.catalogue),
            alone: school.apart().first().unwrap_or(school),
            notes: notes(state, derived),
        }
    }

    fn section(&self, section: &'static FormSection) -> Option<SectionView> {
        let (mut required, mut optional) = (Vec::new(), Vec::new());
        let figures = data::form_catalogue().figures.iter();
        for definition in figures.filter(|definition| definition.section == section.id) {
            let is_shown = self.derived.form.shown.contains(&definition.id);
            let is_led_to = is_led_to(definition, self.state);
            if !is_shown && !is_led_to {
                continue;
            }
            let Some(mut figure) = self.figure(definition) else {
                continue;
            };
            figure.is_used |= is_led_to;
            if data::form().is_optional(definition, self.state.draft.extent) {
                optional.push(figure);
            } else {
                required.push(figure);
            }
        }
        if required.is_empty() {
            // A section of nothing but what may be left out is shown as it is.
            std::mem::swap(&mut required, &mut optional);
        }
        (!required.is_empty()).then_some(SectionView {
            id: &section.id,
            name: &section.name,
            // Whoever fills nine fields finds the same in 口径.
            hint: if self.state.draft.extent == Extent::Short {
                ""
            } else {
                &section.hint
            },
            required,
            optional,
        })
    }

    fn figure(&self, definition: &FigureDefinition) -> Option<FigureView> {
        let school = self.derived.school();
        let has_several_stages = school.stages().len() > 1;
        let slots: Vec<Slot> = definition.slots(&school.profile).collect();
        let is_labelled = definition.place != FigurePlace::Whole
            && (has_several_stages || slots.len() > 1 || definition.place == FigurePlace::Grade);
        let fields = slots
            .iter()
            .map(|slot| self.field(definition, *slot, is_labelled));
        let fields: Vec<FieldView> = fields.collect();
        (!fields.is_empty()).then_some(FigureView {
            figure: definition.id,
            is_shared: definition.place == FigurePlace::Whole && has_several_stages,
            is_used: fields.iter().any(|field| field.entry.is_some()),
            fields,
        })
    }

    fn field(&self, definition: &FigureDefinition, slot: Slot, is_labelled: bool) -> FieldView {
        let entry = self.entries.get(&slot).cloned();
        let value = self.alone.value(&slot);
        let typed = match &entry {
            Some(Entry::Text(text)) => text.as_str(),
            _ => "",
        };
        let derived = match (&entry, self.derived.real()) {
            (Some(_), _) => String::new(),
            (None, Some(real)) => entries::unchanged(definition, real.value(&slot)),
            (None, None) => entries::derived(definition, value, &self.words),
        };
        let is_derived = !derived.is_empty() && self.derived.real().is_none();
        let placeholder = if derived.is_empty() && entry.is_none() && !definition.example.is_empty()
        {
            format!("如 {}", definition.example)
        } else {
            derived
        };
        let date = self.alone.profile.data_date;
        let id = field_id(slot.figure.0.as_str(), slot.part);
        FieldView {
            slot,
            is_checked: self.state.checked_field.as_ref() == Some(&id),
            label: is_labelled.then(|| labels::part(slot.part)),
            echo: entries::understood_as(definition, typed, value),
            placeholder,
            is_derived,
            notes: self.notes.get(&slot).cloned().unwrap_or_default(),
            first_year: date
                .filter(|_| definition.is_by_year())
                .map(|date| date.statistics_date().year() + 1),
            entry,
        }
    }
}

/// What is said at each field, in the order of the form.
fn notes(state: &State, derived: &Derived) -> BTreeMap<Slot, Vec<Note>> {
    let draft = &state.draft;
    let open = state.sheet.map(|idx| draft.with_sheet(idx));
    let open: &Draft = open.as_ref().unwrap_or(draft);
    let catalogue = &derived.evaluation.catalogue;
    let words = Words::of(derived.school(), catalogue);
    let told = |problem: &Problem| {
        let reason = problem.is_warning().then(|| {
            let key = draft.reason_key(problem, state.sheet);
            let reason = draft.reasons.get(&key).cloned().unwrap_or_default();
            (key, reason)
        });
        Note {
            text: problems::problem(problem, &words),
            slip: unit_slip(open, problem, catalogue),
            reason,
        }
    };
    let mut notes: BTreeMap<Slot, Vec<Note>> = BTreeMap::new();
    for problem in derived.problems.iter().chain(&derived.explained) {
        let note = told(problem);
        // Every figure of a contradiction says what it contradicts.
        if let Cause::Contradiction(contradiction) = &problem.cause {
            let slots = contradiction
                .less
                .slots
                .iter()
                .chain(&contradiction.most.slots);
            for slot in slots.filter(|slot| **slot != problem.slot) {
                add(&mut notes, *slot, note.clone());
            }
        }
        add(&mut notes, problem.slot, note);
    }
    notes
}

/// Two rules may find the same wrong; a field says it once.
fn add(notes: &mut BTreeMap<Slot, Vec<Note>>, slot: Slot, note: Note) {
    let at_field = notes.entry(slot).or_default();
    if !at_field.iter().any(|other| other.text == note.text) {
        at_field.push(note);
    }
}

/// True for a figure that the open edition leaves out, but to which a link has led.
fn is_led_to(definition: &FigureDefinition, state: &State) -> bool {
    let field = state.route.anchor.as_deref();
    let figure = field.and_then(figure_of_field);
    figure.is_some_and(|figure| *figure == *definition.id.0)
}
