//! What a person can do, and what the page asks and tells.

use std::rc::Rc;

use super::place::Route;
use super::state::{Made, SetAside};
use crate::calendar::Date;
use crate::office::Wanted;
use crate::school::draft::{Draft, Ids};
use crate::school::figures::Slot;
use crate::school::profile::{Ownership, SchoolKind, Zone};

/// What a person can do.
#[derive(Clone)]
pub(crate) enum Action {
    /// Follow a link.
    Go(Route),
    /// Change who the school is.
    Describe(ProfileField),
    /// Type into a field; empty text makes it blank.
    EnterFigure(Slot, String),
    /// Say that a figure does not apply, with the reason; `None` takes it back.
    MarkNotApplicable(Slot, Option<String>),
    /// Claim a relaxation, or take the claim back.
    Claim(String, bool),
    /// Change something of the plan.
    Choose(Choice),
    /// Open a file, or the sample.
    OfferFile(Offer),
    /// Take over what was offered.
    TakeOver,
    /// Ask before clearing.
    AskToClear,
    /// Clear everything.
    Clear,
    /// Leave the question without doing anything.
    Cancel,
    /// Bring back what stood before.
    Undo,
    /// Close the bar at the top.
    CloseMessage,
    /// Say that something did not work.
    Report(Message),
    /// Keeping went well or not.
    Keep(Saving),
    /// Take over what the office worker made, or why it did not, with the number of the request.
    Arrive(Wanted, u32, Made),
    /// Have the plan made as a file.
    DownloadPlan,
    /// Give what stands in the page as a file.
    SaveAsFile,
    /// Give a text that was set aside as a file, by its key.
    SaveSetAside(String),
    /// A text was set aside.
    SetAside(SetAside),
    /// Forget a text that was set aside.
    ForgetSetAside(String),
}

/// A field of the profile with what it becomes.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum ProfileField {
    Name(String),
    Kind(Option<SchoolKind>),
    Zone(Option<Zone>),
    Ownership(Option<Ownership>),
    Boarding(Option<bool>),
    DataDate(Option<Date>),
    BuiltYear(Option<u16>),
    County(String),
    Bureau(String),
}

/// A choice for the plan.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Choice {
    PlanDate(Option<Date>),
    TargetDate(Option<Date>),
    Basis(String),
    /// Name of the person at a post, by the post's id.
    Person(String, String),
    /// Of one problem, by its id.
    Problem(String, ProblemChoice),
}

/// A choice for one problem of the plan.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum ProblemChoice {
    Cause(String, bool),
    OwnCause(String),
    /// Follow the suggestions again.
    Suggested,
    /// Tick a measure or untick it; `suggested` holds while the school has chosen none.
    Measure {
        id: String,
        is_ticked: bool,
        suggested: Ids,
    },
    Owner(String),
    /// Text of a blank, by its name.
    Blank(String, String),
}

/// Whether the figures are kept in the browser.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Saving {
    /// Nothing has been typed yet.
    Untouched,
    /// Typed, and not yet kept.
    Waiting,
    /// Kept.
    Saved,
    /// The browser does not let the page keep anything.
    Refused,
    /// The browser's space is used up.
    Full,
}

/// Something that only the person can decide.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Question {
    /// Take over a school file?
    Replace(Offer),
    /// Clear everything?
    Clear,
}

/// A school file that could be taken over.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Offer {
    /// Name of the file or of the sample.
    pub name: String,
    /// What stands in it.
    pub draft: Rc<Draft>,
    /// What should be known before taking it over.
    pub notices: Vec<String>,
}

/// What happened, for the bar at the top.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Message {
    /// A file or the sample was taken over.
    Opened(String),
    /// Everything was cleared.
    Cleared,
    /// What stood before stands again.
    Restored,
    /// Something did not work; a whole sentence.
    Failed(String),
    /// The same figures were changed in another tab.
    OtherTab,
}
