//! What of the form a school is shown, and how far it is filled.
//!
//! In: what the form rests on ([`FormData`]), a draft, the school as read from it, and its problems. Out: a [`Form`]: figures that are shown, figures that the
//! short edition leaves out, and the state of each section. Hiding changes nothing that was entered. It must not know the
//! browser or thresholds; which figures the short edition needs is said by the main pack.

use std::collections::BTreeMap;

use school::catalogue::{Catalogue, FigureDefinition};
use school::draft::{Draft, Entry, Extent};
use school::figures::{FigureId, Slot, Value};
use school::{Problem, School};
use standard::index::PackEntry;

/// What the form rests on.
#[derive(Debug, Clone, Copy)]
pub struct FormData<'a> {
    /// Every figure that the form asks for.
    pub catalogue: &'a Catalogue,
    /// The pack that every school is checked against; it says what the short edition needs.
    pub main: &'a PackEntry,
    /// Every built-in pack.
    pub packs: &'a [PackEntry],
}

/// What is shown of the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// Figures that are shown, in the catalogue's order.
    pub shown: Vec<FigureId>,
    /// Figures that the chosen packs ask for and the short edition leaves out; those that this school is not asked for at
    /// all are not among them. Empty in the full edition.
    pub hidden: Vec<FigureId>,
    /// How many of the hidden figures have an entry.
    pub hidden_filled: usize,
    /// Sections in which something is shown, in the form's order.
    pub sections: Vec<SectionState>,
}

/// How far a section is filled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SectionState {
    /// Its place among the sections of the catalogue.
    pub idx: usize,
    /// How many of its fields that are asked for are there.
    pub filled: usize,
    /// How many fields are asked for, without those that may be left out.
    pub asked: usize,
    /// Something was entered in it.
    pub is_begun: bool,
    /// Problems in it that are not settled by a reason.
    pub doubts: usize,
}

/// State of a section, in the order in which it is worth a look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SectionProgress {
    /// 未开始.
    NotBegun,
    /// 填写中.
    Begun,
    /// 已填完.
    Done,
    /// 有疑问.
    Doubtful,
}

impl SectionState {
    /// Its state: a doubt counts more than being full.
    pub fn progress(&self) -> SectionProgress {
        if self.doubts > 0 {
            SectionProgress::Doubtful
        } else if self.filled >= self.asked && (self.asked > 0 || self.is_begun) {
            SectionProgress::Done
        } else if self.is_begun || self.filled > 0 {
            SectionProgress::Begun
        } else {
            SectionProgress::NotBegun
        }
    }
}

impl Form {
    /// The form of `school`, which was read from `entries` of `draft` with these unsettled `problems`.
    pub fn of(
        data: FormData,
        draft: &Draft,
        entries: &BTreeMap<Slot, Entry>,
        school: &School,
        problems: &[Problem],
    ) -> Self {
        let catalogue = data.catalogue;
        let (mut shown, mut hidden, mut hidden_filled) = (Vec::new(), Vec::new(), 0);
        let section = |idx| SectionState {
            idx,
            filled: 0,
            asked: 0,
            is_begun: false,
            doubts: 0,
        };
        let mut sections: Vec<SectionState> = (0..catalogue.sections.len()).map(section).collect();
        for definition in &catalogue.figures {
            let figure = definition.id;
            if !data.is_asked(figure, draft) {
                continue;
            }
            let slots: Vec<Slot> = definition.slots(&school.profile).collect();
            let is_entered = |slot: &Slot| entries.contains_key(slot);
            let need = data.need(definition, draft.extent);
            if need == Need::No {
                if !slots.is_empty() {
                    hidden.push(figure);
                    hidden_filled += usize::from(slots.iter().any(is_entered));
                }
                continue;
            }
            shown.push(figure);
            let mut listed = catalogue.sections.iter();
            let idx = listed.position(|section| section.id == definition.section);
            let Some(section) = idx.and_then(|idx| sections.get_mut(idx)) else {
                continue;
            };
            let is_there =
                |slot: &&Slot| !matches!(school.value(slot), Value::Blank | Value::Unreadable);
            if need == Need::Must {
                section.asked += slots.len();
                section.filled += slots.iter().filter(is_there).count();
            }
            section.is_begun |= slots.iter().any(is_entered);
            let problems = problems.iter();
            section.doubts += problems
                .filter(|problem| slots.contains(&problem.slot))
                .count();
        }
        let mut idx = 0;
        sections.retain(|_| {
            let section = catalogue.sections.get(idx);
            idx += 1;
            section.is_some_and(|section| data.has_fields(&section.id, &shown, school))
        });
        Self {
            shown,
            hidden,
            hidden_filled,
            sections,
        }
    }

    /// How many of the fields that are asked for are there.
    pub fn filled(&self) -> usize {
        self.sections.iter().map(|section| section.filled).sum()
    }

    /// How many fields are asked for.
    pub fn asked(&self) -> usize {
        self.sections.iter().map(|section| section.asked).sum()
    }
}

/// Whether a figure is part of an edition of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Need {
    Must,
    May,
    No,
}

impl FormData<'_> {
    /// True for a figure that need not be filled in this edition of the form.
    pub fn is_optional(self, definition: &FigureDefinition, extent: Extent) -> bool {
        self.need(definition, extent) != Need::Must
    }

    fn need(self, definition: &FigureDefinition, extent: Extent) -> Need {
        match extent {
            Extent::Full if definition.optional => Need::May,
            Extent::Full => Need::Must,
            Extent::Short if self.main.core.contains(&definition.id) => Need::Must,
            Extent::Short => Need::No,
        }
    }

    /// True for what the chosen packs ask for, and for what no pack does.
    fn is_asked(self, figure: FigureId, draft: &Draft) -> bool {
        let mut is_asked_by_any = false;
        for pack in self.packs {
            if pack.figures.contains(&figure) {
                is_asked_by_any = true;
                if pack.id == self.main.id || draft.packs.contains(&pack.id) {
                    return true;
                }
            }
        }
        let packs = draft.user_packs.iter();
        let mut packs = packs.filter(|pack| draft.packs.contains(&pack.id));
        !is_asked_by_any || packs.any(|pack| pack.asks_for(&figure.0))
    }

    fn has_fields(self, section: &str, shown: &[FigureId], school: &School) -> bool {
        let is_shown_there =
            |figure: &FigureDefinition| figure.section == section && shown.contains(&figure.id);
        let mut slots = self.catalogue.slots(&school.profile);
        slots.any(|(figure, _)| is_shown_there(figure))
    }
}
