//! What a person can do, and what the page asks and tells.

use std::rc::Rc;

use super::place::Route;
use super::state::{About, Made, SetAside};
use super::{entering, importing};
use crate::office::{PackRead, Standing, Wanted};
use numbers::calendar::Date;
use school::draft::{Draft, Ids, PlanChoices, SheetKind};
use school::figures::Slot;
use school::profile::{Ownership, SchoolKind, Zone};

/// What a person can do.
#[derive(Clone)]
pub(crate) enum Action {
    /// Follow a link.
    Go(Route),
    /// Something about the form as such.
    Step(entering::Step),
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
    /// Do something with the schools that are kept, by its name in the page; what it is about.
    Do(String, String),
    /// The store has opened, or cannot be opened.
    Ready,
    /// Another school is open now, or the same one as another tab left it; only to be looked at, or not.
    Show(Rc<Draft>, Option<Message>, bool),
    /// An earlier state of the open school, and what to say.
    TakeBack(Rc<Draft>, String),
    /// What is open may be changed from now on.
    Unlock,
    /// The list of what is kept has changed.
    Listed,
    /// Work has been in no file for a long time.
    FileDue,
    /// The school was saved as a file; what to say.
    Filed(String),
    /// Save into the school's file again, or choose one.
    SaveToFile,
    /// Look at what was offered, without taking it over.
    Look,
    /// Back from a look to one's own.
    StopLooking,
    /// Compare what was offered with one's own, to merge the two.
    Merge,
    /// Take one side for every row of the comparison: `m`, `t`, or empty for as it was at first.
    MergeAll(String),
    /// Leave the comparison without merging.
    LeaveMerge,
    /// Merge the two as chosen.
    AskMerged,
    /// The two were merged.
    Merged(Rc<Draft>),
    /// Read a link, with its passphrase where one was typed.
    ReadLink(String, Option<String>),
    /// Have the text of a large file read, which has that name.
    ReadFile(String, String),
    /// Ask for the passphrase of a link; the sentence says why once more.
    AskPassphrase(String, String),
    /// Hand something on: what is to be made, and `school`, `ask/…` or `answer/…`.
    HandOn(Wanted, String),
    /// A download was asked for where there is none.
    AskOutside,
    /// Ask before clearing.
    AskToClear,
    /// Ask before nothing is kept in this browser any more.
    AskToKeepNothing,
    /// Nothing is kept in this browser, or something is again.
    KeepsNothing(bool),
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
    /// The office worker answered the request with that number, about that school as it was then.
    Answer(Wanted, u32, About, Result<Vec<u8>, String>),
    /// Take over what the office worker made, or why it did not, with the number of the request.
    Arrive(Wanted, u32, Made),
    /// Something about tables of other programs.
    Import(importing::Step),
    /// Have a document made as a file, by its key.
    Download(String),
    /// Give what stands in the page as a file.
    SaveAsFile,
    /// Give a text that was set aside as a file, by its key.
    SaveSetAside(String),
    /// A text was set aside.
    SetAside(SetAside),
    /// Forget a text that was set aside.
    ForgetSetAside(String),
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
    /// Which side of a row of the comparison: its key.
    Merge,
    /// Which department provides a section: its id.
    Department,
    /// What that department is called, where it is none of the usual ones: the section's id.
    ProviderName,
    /// Who provides a section: its id.
    ProviderPerson,
    /// What whoever provides a section should know: its id.
    ProviderAdvice,
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
            "merge" => Self::Merge,
            "department" => Self::Department,
            "provider-name" => Self::ProviderName,
            "provider-person" => Self::ProviderPerson,
            "provider-note" => Self::ProviderAdvice,
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
    BuiltYear(String),
    County(String),
    Bureau(String),
}

/// A choice for the plan.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Choice {
    PlanDate(Option<Date>),
    TargetDate(Option<Date>),
    Basis(String),
    /// Further text for the documents, by its key.
    Answer(String, String),
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
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Saving {
    /// In few words, with the time; empty before anything was typed.
    pub word: String,
    /// What is wrong and what to do; empty when all is well.
    pub alert: String,
    /// When what was found at the start was kept; empty later.
    pub found: String,
}

/// Something that only the person can decide.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Question {
    /// Take over a school file?
    Replace(Offer),
    /// Clear everything?
    Clear,
    /// Keep nothing in this browser any more?
    KeepNothing,
    /// The passphrase of a link, and why it is asked for once more.
    Passphrase(String, String),
    /// Nothing can be downloaded here: how to open the page in a browser.
    Outside,
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
    /// It came as a link, perhaps without anybody here having asked for it.
    pub is_from_link: bool,
}

impl Offer {
    /// True for a form that is to be filled in: what to begin with, or one section that a colleague is asked for. It bears
    /// neither figures nor choices.
    pub(crate) fn is_form(&self) -> bool {
        let draft = &*self.draft;
        let is_about_nobody = draft.profile.name.is_empty() || draft.asked.is_some();
        let is_empty = draft.entries.is_empty()
            && draft.sheets.is_empty()
            && draft.reasons.is_empty()
            && draft.claims.is_empty()
            && draft.evidence.as_slice().is_empty()
            && draft.choices == PlanChoices::default();
        is_about_nobody && is_empty
    }
}

/// What happened, for the bar at the top.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Message {
    /// A file or the sample was taken over.
    Opened(String),
    /// Everything is being cleared; how far that is.
    Clearing(String),
    /// Everything was cleared.
    Cleared,
    /// A sheet was taken away.
    SheetDropped,
    /// A pack of one's own was taken away.
    PackDropped,
    /// What came was merged.
    Merged,
    /// A link was copied.
    Copied,
    /// So many figures of a table were taken.
    Taken(usize),
    /// What stood before stands again.
    Restored,
    /// Something did not work; a whole sentence.
    Failed(String),
    /// A school was opened beside the others, from that file.
    OpenedBeside(String),
    /// What the store has to say; what can be done about it as `action|key|label`, with `;` between; a warning or not.
    Told(String, String, bool),
    /// What stands here can only be looked at.
    ReadOnly,
}

impl Message {
    /// What the store has to say, unless that is nothing.
    pub(crate) fn told(text: String, offers: String, is_warning: bool) -> Option<Self> {
        (!text.is_empty()).then_some(Self::Told(text, offers, is_warning))
    }
}
