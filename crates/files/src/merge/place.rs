//! Where a field of a draft stands.

use school::draft::SheetKind;
use school::figures::Slot;

/// A field of a draft.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// Of the school itself.
    Profile(ProfilePlace),
    /// A figure.
    Figure(Slot),
    /// Why a doubtful figure is right, by the key of the warning.
    Reason(String),
    /// Who provides a section of the form, by its id.
    Provider(String),
    /// A sheet of further figures.
    Sheet(SheetId, SheetPlace),
    /// A claimed relaxation.
    Claim(String),
    /// Evidence that is at hand.
    Evidence(String),
    /// A pack that is looked at.
    Pack(String),
    /// A pack of the school's own: its id, and which of those with that id.
    OwnPack(String, usize),
    /// A choice for the plan.
    Plan(PlanPlace),
}

/// A field of the profile.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ProfilePlace {
    /// Name.
    Name,
    /// 办学类型.
    Kind,
    /// 城乡类型.
    Zone,
    /// 举办者.
    Ownership,
    /// 是否寄宿制.
    Boarding,
    /// 数据时点.
    DataDate,
    /// 建成年份.
    BuiltYear,
    /// 县.
    County,
    /// 教育局.
    Bureau,
}

/// Which sheet.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct SheetId {
    /// Place of its kind in [`SheetKind::ALL`].
    pub kind: usize,
    /// Its name; empty for last year, of which there is one.
    pub name: String,
    /// Which of those with that kind and name, from 0.
    pub number: usize,
}

impl SheetId {
    /// What kind of sheet it is.
    pub fn kind(&self) -> SheetKind {
        SheetKind::ALL.get(self.kind).copied().unwrap_or_default()
    }
}

/// A field of a sheet.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum SheetPlace {
    /// That it is there.
    Itself,
    /// Its name, where that does not tell it from others.
    Name,
    /// 办学类型.
    Kind,
    /// 数据时点.
    Date,
    /// A figure.
    Figure(Slot),
}

/// A choice for the plan.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum PlanPlace {
    /// Day of the plan.
    Date,
    /// Day by which the work is to be done.
    Target,
    /// The document that asks for it.
    Basis,
    /// Name of the person at a post.
    Person(String),
    /// A further text for the documents, by its key.
    Answer(String),
    /// Of one problem.
    Problem(String, ProblemPlace),
}

/// A choice for one problem.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum ProblemPlace {
    /// Ticked causes.
    Causes,
    /// A cause in own words.
    OwnCause,
    /// Ticked measures.
    Measures,
    /// Who is responsible.
    Owner,
    /// Text of a blank.
    Blank(String),
}

/// Stands between the pieces of a key; no name can hold it, as it is written as two where one stands.
const BETWEEN: char = '\u{1F}';

impl Place {
    /// A text for the field, another one for each.
    pub fn key(&self) -> String {
        let slot = |slot: &Slot| key(&[&slot.figure.0, &slot.part.key()]);
        match self {
            Self::Profile(field) => key(&["profile", &format!("{field:?}")]),
            Self::Figure(own) => key(&["figure", &slot(own)]),
            Self::Reason(own) => key(&["reason", own]),
            Self::Provider(own) => key(&["provider", own]),
            Self::Sheet(sheet, field) => {
                let field = match field {
                    SheetPlace::Figure(own) => slot(own),
                    other => format!("{other:?}"),
                };
                let SheetId { kind, name, number } = sheet;
                key(&[
                    "sheet",
                    &kind.to_string(),
                    name,
                    &number.to_string(),
                    &field,
                ])
            }
            Self::Claim(own) => key(&["claim", own]),
            Self::Evidence(own) => key(&["evidence", own]),
            Self::Pack(own) => key(&["pack", own]),
            Self::OwnPack(own, number) => key(&["own-pack", own, &number.to_string()]),
            Self::Plan(PlanPlace::Person(post)) => key(&["person", post]),
            Self::Plan(PlanPlace::Answer(own)) => key(&["answer", own]),
            Self::Plan(PlanPlace::Problem(problem, ProblemPlace::Blank(name))) => {
                key(&["blank", problem, name])
            }
            Self::Plan(PlanPlace::Problem(problem, field)) => {
                key(&["problem", problem, &format!("{field:?}")])
            }
            Self::Plan(field) => key(&["plan", &format!("{field:?}")]),
        }
    }

    /// Which heading the field belongs under, in order.
    pub(super) fn group(&self) -> usize {
        match self {
            Self::Profile(_) => 0,
            Self::Figure(_) => 1,
            Self::Reason(_) => 2,
            Self::Provider(_) => 3,
            Self::Sheet(..) => 4,
            Self::Claim(_) => 5,
            Self::Evidence(_) => 6,
            Self::Pack(_) => 7,
            Self::OwnPack(..) => 8,
            Self::Plan(_) => 9,
        }
    }
}

fn key(pieces: &[&str]) -> String {
    let pieces: Vec<String> = pieces
        .iter()
        .map(|piece| piece.replace(BETWEEN, "\u{1F}\u{1F}"))
        .collect();
    pieces.join("\u{1F}|")
}
