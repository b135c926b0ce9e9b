//! The fields of a draft.
//!
//! In: nothing. Out: [`DraftField`]. It must not know what stands in a field.

use school::draft::SheetKind;
use school::figures::Slot;

/// A field of a draft.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum DraftField {
    /// Of the school itself.
    Profile(ProfileField),
    /// A figure.
    Figure(Slot),
    /// Why a doubtful figure is right, by the key of the warning.
    Reason(String),
    /// Who provides a section of the form, by its id.
    Provider(String),
    /// A sheet of further figures.
    Sheet(SheetId, SheetField),
    /// A claimed relaxation.
    Claim(String),
    /// Evidence that is at hand.
    Evidence(String),
    /// A pack that is looked at.
    Pack(String),
    /// A pack that the school added: its id, and which of those with that id, from 0.
    AddedPack(String, usize),
    /// A choice for the plan.
    Plan(PlanField),
}

/// A field of the profile.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ProfileField {
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
pub enum SheetField {
    /// That the sheet is there.
    Itself,
    /// Name of the sheet, where that is not what identifies it.
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
pub enum PlanField {
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
    Problem(String, ProblemField),
}

/// A choice for one problem.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum ProblemField {
    /// Ticked causes.
    Causes,
    /// A cause that the school wrote itself.
    WrittenCause,
    /// Ticked measures.
    Measures,
    /// Who is responsible.
    Owner,
    /// Text of a blank.
    Blank(String),
}

impl DraftField {
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
            Self::AddedPack(..) => 8,
            Self::Plan(_) => 9,
        }
    }
}
