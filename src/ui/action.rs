//! What a person can do, and what the page asks and tells.

use std::rc::Rc;

use super::place::Route;
use super::state::{Begun, Made, SetAside};
use crate::calendar::Date;
use crate::office::{PackRead, Standing, Wanted};
use crate::school::draft::{Draft, Ids, SheetKind};
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
    /// Change a text that stands beside the figures, or take it away.
    Note(Note, String, Option<String>),
    /// Open a sheet, or the school's own figures.
    OpenSheet(Option<usize>),
    /// Begin a sheet.
    AddSheet(SheetKind),
    /// Take a sheet away.
    DropSheet(usize),
    /// Take over a pack of one's own.
    TakePack(PackRead),
    /// Take a pack of one's own away, by its id.
    DropPack(String),
    /// How the school stands by each pack.
    Checked(Vec<Standing>),
    /// From now on, compare with the editions of today.
    AcceptEditions,
    /// Have something made by the office worker, about something.
    Ask(Wanted, String),
    /// Change something of the plan.
    Choose(Choice),
    /// Open a file, or the sample.
    OfferFile(Offer),
    /// Take over what was offered: as the school, or as a sheet beside it.
    TakeOver(Option<SheetKind>),
    /// Open a school beside the others that are kept, under the name of its file: nothing is replaced.
    OpenBeside(Rc<Draft>, String),
    /// Open what is offered beside the others.
    TakeBeside,
    /// Do something with the schools that are kept; what it is about.
    Do(Task, String),
    /// The store has opened.
    Begin(Box<Begun>),
    /// Another school is open now, or the same one as another tab left it; only to be looked at, or not.
    Show(Rc<Draft>, Message, bool),
    /// An earlier state of the open school, and when it was kept.
    TakeBack(Rc<Draft>, String),
    /// What is open may be changed from now on.
    Unlock,
    /// The list of what is kept has changed.
    Listed,
    /// Work has been in no file for a long time.
    FileDue,
    /// The school was saved as a file; its name where the browser tells it.
    Filed(Option<String>),
    /// Save into the school's file again, or choose one.
    SaveToFile,
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

/// Something that is done with the schools that are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Task {
    /// Begin a new one.
    New,
    /// Open the one with that id.
    Open,
    /// Make a copy of it.
    Duplicate,
    /// Take it off the list.
    Delete,
    /// Put it on the list again.
    BringBack,
    /// Give it another name: id, a space, the name.
    Rename,
    /// Take an earlier state of the open school back, by its id.
    Restore,
    /// Save a state as a file, by its id.
    SaveState,
    /// Take over what another tab kept.
    UseTheirs,
    /// Keep what stands here, though another tab kept something else.
    KeepMine,
    /// Make what can only be looked at a school of one's own.
    Copy,
}

impl Task {
    /// The task with that name in the page.
    pub(crate) fn from_key(key: &str) -> Option<Self> {
        Some(match key {
            "new-school" => Self::New,
            "open-school" => Self::Open,
            "duplicate-school" => Self::Duplicate,
            "delete-school" => Self::Delete,
            "bring-back-school" => Self::BringBack,
            "rename-school" => Self::Rename,
            "restore-state" => Self::Restore,
            "save-state" => Self::SaveState,
            "use-theirs" => Self::UseTheirs,
            "keep-mine" => Self::KeepMine,
            "copy-school" => Self::Copy,
            _ => return None,
        })
    }
}

/// Where a text stands that is neither figure nor choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Note {
    /// A pack is looked at: its id.
    Pack,
    /// A piece of evidence is at hand: `pack/indicator/evidence`.
    Evidence,
    /// Why a doubtful figure is right: the key of the warning.
    Reason,
    /// Day since which a relaxation is claimed: its id.
    ClaimSince,
    /// Document that supports a claimed relaxation: its id.
    ClaimDocument,
    /// Name of a sheet: its place.
    SheetName,
    /// 办学类型 of a sheet: its place.
    SheetKind,
    /// A change in a pack of one's own: `pack|place`.
    Edit,
}

impl Note {
    /// The place with that name in the page.
    pub(crate) fn from_key(key: &str) -> Option<Self> {
        Some(match key {
            "pack" => Self::Pack,
            "evidence" => Self::Evidence,
            "reason" => Self::Reason,
            "claim-since" => Self::ClaimSince,
            "claim-document" => Self::ClaimDocument,
            "sheet-name" => Self::SheetName,
            "sheet-kind" => Self::SheetKind,
            "edit" => Self::Edit,
            _ => return None,
        })
    }
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
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Saving {
    /// Nothing has been typed yet.
    Untouched,
    /// Typed, and not yet kept.
    Waiting,
    /// Kept, at that time.
    Saved(String),
    /// Kept at that time, beside what another tab had kept.
    Apart(String),
    /// The browser does not let the page keep anything.
    Refused,
    /// The browser's space is used up.
    Full,
    /// What is kept here has a form that this page does not know, so it is not touched.
    Unknown,
    /// Another tab holds the store up.
    Blocked,
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
    /// A newer program wrote it, so it can only be looked at.
    pub is_newer: bool,
}

/// What happened, for the bar at the top.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Message {
    /// A file or the sample was taken over.
    Opened(String),
    /// Everything was cleared.
    Cleared,
    /// A sheet was taken away.
    SheetDropped,
    /// A pack of one's own was taken away.
    PackDropped,
    /// What stood before stands again.
    Restored,
    /// Something did not work; a whole sentence.
    Failed(String),
    /// Another tab kept something newer of the same school, at that time.
    OtherTab(String),
    /// Another tab kept something else of the same school, at that time; what stands here is kept apart.
    Conflict(String),
    /// The same school is open in another tab.
    HereToo,
    /// Another tab cleared everything that is kept here.
    ClearedElsewhere,
    /// A school was opened beside the others, from that file.
    OpenedBeside(String),
    /// That school is open now.
    Switched(String),
    /// A school was taken off the list: id and name.
    Deleted(String, String),
    /// The state of that time stands again.
    TakenBack(String),
    /// What another tab kept stands here now.
    Theirs,
    /// The newest state could not be read; that of this time stands here.
    Older(String),
    /// What stands here can only be looked at.
    ReadOnly,
    /// It was saved into a file of that name.
    Filed(String),
}
