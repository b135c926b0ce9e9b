//! Merges two drafts of one school, field by field.
//!
//! In: mine and theirs, and what a person chose. Out: every field in which the two differ, and the merged draft. What is
//! not chosen otherwise is taken from theirs only where mine is blank. It must not know the browser, or where theirs
//! comes from.
//!
//! How the school stood when it was last checked is no field: it follows from the rest. Nor is how much of the form is
//! shown. Who filled in a section goes
//! along with the figures that are taken from it; what was generated when a text was changed, with the text.

mod fields;
mod place;

use std::collections::{BTreeMap, BTreeSet};

pub use fields::Content;
pub use place::{Place, PlanPlace, ProblemPlace, ProfilePlace, SheetId, SheetPlace};

use school::answers::AnswerKey;
use school::catalogue::Catalogue;
use school::draft::Draft;
use school::figures::FigureId;
use school::filled::{Filled, SCHOOL};

/// One of the two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// What stood here.
    Mine,
    /// What came.
    Theirs,
}

/// What a person chose: for all rows, and for some.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Choices {
    /// For every row that is not chosen by itself; `None` for theirs where mine is blank, else mine.
    pub all: Option<Side>,
    /// By the key of the row.
    pub rows: BTreeMap<String, Side>,
}

/// A field in which the two differ, and theirs is not blank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Which field.
    pub place: Place,
    /// What stands here; `None` where it is blank.
    pub mine: Option<Content>,
    /// What came.
    pub theirs: Content,
    /// Section of the form that the field belongs to, where it is a figure of the school or the reason for one.
    pub section: Option<String>,
    /// Who filled in theirs and when, where that is said.
    pub from: Option<Filled>,
    /// Who filled in mine and when, where that is said.
    pub own_from: Option<Filled>,
}

impl Row {
    /// Text that stands for the row between page and worker.
    pub fn key(&self) -> String {
        self.place.key()
    }

    /// True when both sides have something.
    pub fn is_conflict(&self) -> bool {
        self.mine.is_some()
    }

    /// Which side holds by `choices`.
    pub fn side(&self, choices: &Choices) -> Side {
        let unasked = || {
            choices.all.unwrap_or(if self.is_conflict() {
                Side::Mine
            } else {
                Side::Theirs
            })
        };
        choices
            .rows
            .get(&self.key())
            .copied()
            .unwrap_or_else(unasked)
    }
}

/// What two drafts differ in.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Comparison {
    /// In a fixed order: the school, then figures in the order of the form, then the rest.
    pub rows: Vec<Row>,
    /// Fields of theirs that are outside of the section that was asked for, and so are left out.
    pub left_out: Vec<Place>,
}

/// Compares two drafts; where theirs is one section that a colleague was asked for, only that section counts.
pub fn compare(mine: &Draft, theirs: &Draft, catalogue: &Catalogue) -> Comparison {
    let own = fields::of(mine);
    let sections = Sections::of(catalogue);
    let mut comparison = Comparison::default();
    for (place, theirs_content) in fields::of(theirs) {
        let mine_content = own.get(&place);
        if mine_content == Some(&theirs_content) {
            continue;
        }
        // A sheet that is not here yet comes as a whole, by the field that says that it is there.
        if let Place::Sheet(sheet, part) = &place
            && *part != SheetPlace::Itself
            && !own.contains_key(&Place::Sheet(sheet.clone(), SheetPlace::Itself))
        {
            continue;
        }
        let section = sections.section(&place);
        if let Some(asked) = &theirs.asked
            && section != Some(asked.as_str())
        {
            comparison.left_out.push(place);
            continue;
        }
        let record = |draft: &Draft| {
            let own = section.and_then(|section| draft.filled.get(section));
            let own = own.or_else(|| draft.filled.get(SCHOOL));
            own.map(|text| Filled::read(text))
        };
        comparison.rows.push(Row {
            mine: mine_content.cloned(),
            theirs: fields::whole(theirs, &place).unwrap_or(theirs_content),
            section: section.map(str::to_owned),
            from: record(theirs),
            own_from: record(mine),
            place,
        });
    }
    let order = |row: &Row| sections.order(&row.place);
    comparison
        .rows
        .sort_by(|one, other| (order(one), &one.place).cmp(&(order(other), &other.place)));
    comparison
}

/// The merged draft: mine, with what `choices` take from theirs.
pub fn merged(mine: &Draft, theirs: &Draft, choices: &Choices, catalogue: &Catalogue) -> Draft {
    let mut draft = mine.clone();
    let mut taken = BTreeSet::new();
    for row in compare(mine, theirs, catalogue).rows {
        if row.side(choices) == Side::Theirs {
            if let (Some(section), Some(from)) = (&row.section, &row.from)
                && taken.insert(section.clone())
            {
                draft.filled.insert(section.clone(), from.to_string());
            }
            put_generated(&mut draft, theirs, &row.place);
            fields::put(&mut draft, row.place, row.theirs);
        }
    }
    draft
}

/// What was generated when a text was changed goes along with the text.
fn put_generated(draft: &mut Draft, theirs: &Draft, place: &Place) {
    let Place::Plan(PlanPlace::Answer(key)) = place else {
        return;
    };
    let Some(generated) = AnswerKey::parse(key).generated() else {
        return;
    };
    let answers = &mut draft.choices.answers;
    match theirs.choices.answers.typed(generated) {
        Some(text) => answers.insert(generated, text),
        None => {
            answers.remove(generated);
        }
    }
}

/// The section of each figure, and where the figure stands in the form.
struct Sections<'a>(BTreeMap<FigureId, (usize, &'a str)>);

impl<'a> Sections<'a> {
    fn of(catalogue: &'a Catalogue) -> Self {
        let figures = catalogue.figures.iter().enumerate();
        let place = |(idx, definition): (usize, &'a school::catalogue::FigureDefinition)| {
            (definition.id, (idx, definition.section.as_str()))
        };
        Self(figures.map(place).collect())
    }

    /// The section of a figure of the school itself, or of the reason for one.
    fn section(&self, place: &Place) -> Option<&'a str> {
        let figure = match place {
            Place::Figure(slot) => slot.figure,
            // Keys of reasons begin with the figure.
            Place::Reason(key) => key.split('/').next()?.into(),
            _ => return None,
        };
        self.0.get(&figure).map(|(_, section)| *section)
    }

    /// Figures stand in the order of the form, unknown ones behind them.
    fn order(&self, place: &Place) -> (usize, usize) {
        let idx = match place {
            Place::Figure(slot) => self
                .0
                .get(&slot.figure)
                .map_or(self.0.len(), |(idx, _)| *idx),
            _ => 0,
        };
        (place.group(), idx)
    }
}
