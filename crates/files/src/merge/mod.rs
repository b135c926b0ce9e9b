//! Merges two drafts of one school, field by field.
//!
//! In: mine and theirs, and what a person chose. Out: every field in which the two differ, and the merged draft. What is
//! not chosen otherwise is taken from theirs where mine is blank, or where a colleague was asked for it. It must not know the
//! browser, or where theirs comes from.
//!
//! How the school stood when it was last checked is no field: it follows from the rest. Nor is how much of the form is
//! shown. Who filled in a section goes
//! along with the figures that are taken from it; what was generated when a text was changed, with the text.

mod field;
mod fields;

use std::collections::{BTreeMap, BTreeSet};

pub use field::{DraftField, PlanField, ProblemField, ProfileField, SheetField, SheetId};
pub use fields::FieldValue;

use school::answers::AnswerKey;
use school::catalogue::Catalogue;
use school::draft::Draft;
use school::figures::FigureId;
use school::filled::{Filled, SCHOOL};
use school::sheets::ReasonPlace;

/// One of the two drafts.
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
    /// For every row that is not chosen by itself; `None` for what is proposed: theirs where mine is blank or where they were
    /// asked for it, else mine.
    pub all: Option<Side>,
    /// By field.
    pub differences: BTreeMap<DraftField, Side>,
}

/// A field in which the two differ, and theirs is not blank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Which field.
    pub field: DraftField,
    /// What stands here; `None` where it is blank.
    pub mine: Option<FieldValue>,
    /// What came.
    pub theirs: FieldValue,
    /// Section of the form that the field belongs to, where it is a figure of the school or the reason for one.
    pub section: Option<String>,
    /// Whoever sent theirs had been asked for it.
    pub is_asked: bool,
    /// Who filled in theirs and when, where that is known.
    pub from: Option<Filled>,
    /// Who filled in mine and when, where that is known.
    pub mine_from: Option<Filled>,
}

impl Difference {
    /// True when both sides have something.
    pub fn is_conflict(&self) -> bool {
        self.mine.is_some()
    }

    /// Which side holds by `choices`.
    pub fn side(&self, choices: &Choices) -> Side {
        let proposed = if self.is_conflict() && !self.is_asked {
            Side::Mine
        } else {
            Side::Theirs
        };
        let chosen = choices.differences.get(&self.field).copied();
        chosen.or(choices.all).unwrap_or(proposed)
    }
}

/// What two drafts differ in.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DraftComparison {
    /// In a fixed order: the school, then figures in the order of the form, then the rest.
    pub differences: Vec<Difference>,
    /// Fields of theirs that are outside of the section that was asked for, and so are left out.
    pub left_out: Vec<DraftField>,
}

/// Every field in which two drafts of one school differ and theirs is not blank. Where theirs is one section that a
/// colleague was asked for, only that section counts, and what else differs is listed as left out.
pub fn compare(mine: &Draft, theirs: &Draft, catalogue: &Catalogue) -> DraftComparison {
    let mine_fields = fields::of(mine);
    let sections = Sections::of(catalogue);
    let mut comparison = DraftComparison::default();
    for (field, theirs_value) in fields::of(theirs) {
        let mine_value = mine_fields.get(&field);
        if mine_value == Some(&theirs_value) {
            continue;
        }
        // A sheet that is not here yet comes as a whole, by the field that says that it is there.
        if let DraftField::Sheet(sheet, part) = &field
            && *part != SheetField::Itself
            && !mine_fields.contains_key(&DraftField::Sheet(sheet.clone(), SheetField::Itself))
        {
            continue;
        }
        let section = sections.section(&field);
        if let Some(asked) = &theirs.asked
            && section != Some(asked.as_str())
        {
            comparison.left_out.push(field);
            continue;
        }
        let record = |draft: &Draft| {
            let record = section.and_then(|section| draft.filled.get(section));
            let record = record.or_else(|| draft.filled.get(SCHOOL));
            record.map(|text| Filled::read(text))
        };
        comparison.differences.push(Difference {
            mine: mine_value.cloned(),
            theirs: fields::whole(theirs, &field).unwrap_or(theirs_value),
            section: section.map(str::to_owned),
            is_asked: theirs.asked.is_some(),
            from: record(theirs),
            mine_from: record(mine),
            field,
        });
    }
    let order = |difference: &Difference| sections.order(&difference.field);
    comparison
        .differences
        .sort_by(|one, other| (order(one), &one.field).cmp(&(order(other), &other.field)));
    comparison
}

/// The merged draft: mine, with the fields that `choices` take from theirs. Fields without a choice are taken from theirs
/// where mine is blank, and where they are of the section that a colleague was asked for.
///
/// ```
/// use files::merge::{Choices, merged};
/// use school::draft::Draft;
///
/// let mut mine = Draft::default();
/// mine.profile.name = "河湾小学".to_owned();
/// let mut theirs = mine.clone();
/// theirs.profile.name = "河湾中心小学".to_owned();
/// theirs.profile.county = "示例县".to_owned();
/// let both = merged(&mine, &theirs, &Choices::default(), data::catalogue());
/// assert_eq!((both.profile.name.as_str(), both.profile.county.as_str()), ("河湾小学", "示例县"));
/// ```
pub fn merged(mine: &Draft, theirs: &Draft, choices: &Choices, catalogue: &Catalogue) -> Draft {
    let mut draft = mine.clone();
    let mut taken = BTreeSet::new();
    for difference in compare(mine, theirs, catalogue).differences {
        if difference.side(choices) == Side::Theirs {
            if let (Some(section), Some(from)) = (&difference.section, &difference.from)
                && taken.insert(section.clone())
            {
                draft.filled.insert(section.clone(), from.to_string());
            }
            put_companion(&mut draft, theirs, &difference.field);
            fields::put(&mut draft, difference.field, difference.theirs);
        }
    }
    draft
}

/// Takes along what was generated when a text was changed, which is kept beside the text.
fn put_companion(draft: &mut Draft, theirs: &Draft, field: &DraftField) {
    let DraftField::Plan(PlanField::Answer(key)) = field else {
        return;
    };
    let Some(companion) = AnswerKey::parse(key).generated() else {
        return;
    };
    let answers = &mut draft.choices.answers;
    match theirs.choices.answers.typed(companion) {
        Some(text) => answers.insert(companion, text),
        None => {
            answers.remove(companion);
        }
    }
}

/// The section of each figure, and where the figure stands in the form.
struct Sections<'a>(BTreeMap<FigureId, (usize, &'a str)>);

impl<'a> Sections<'a> {
    fn of(catalogue: &'a Catalogue) -> Self {
        let figures = catalogue.figures.iter().enumerate();
        let field = |(idx, definition): (usize, &'a school::catalogue::FigureDefinition)| {
            (definition.id, (idx, definition.section.as_str()))
        };
        Self(figures.map(field).collect())
    }

    /// The section of a figure of the school itself, or of the reason for one.
    fn section(&self, field: &DraftField) -> Option<&'a str> {
        let figure = match field {
            DraftField::Figure(slot) => slot.figure,
            DraftField::Reason(key) => {
                let place = ReasonPlace::of(key);
                place.sheet.is_none().then(|| place.figure.into())?
            }
            _ => return None,
        };
        self.0.get(&figure).map(|(_, section)| *section)
    }

    /// Figures stand in the order of the form, unknown ones behind them.
    fn order(&self, field: &DraftField) -> (usize, usize) {
        let idx = match field {
            DraftField::Figure(slot) => self
                .0
                .get(&slot.figure)
                .map_or(self.0.len(), |(idx, _)| *idx),
            _ => 0,
        };
        (field.group(), idx)
    }
}
