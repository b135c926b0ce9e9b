//! Everything the page holds, and how an action changes it.
//!
//! In: a state and an [`Action`]. Out: the state after it. It must not know the browser; saving is an effect elsewhere.

use std::collections::BTreeMap;
use std::rc::Rc;

pub(crate) use super::action::{Action, Message, Question, Saving};
use super::choices::{choose, describe};
use super::entering::{Entering, Step};
use super::importing::Import;
use super::notes;
use super::passing::{Looking, Merging};
use super::place::{Page, Route};
use crate::office::Wanted;
use files::saved::{MOST_SHEETS, MOST_USER_PACKS};
use numbers::calendar::Date;
use school::draft::{Draft, Entry, Extent};
use school::figures::Slot;
use school::profile::Profile;

/// The one state of the page.
#[derive(Clone)]
pub(crate) struct State {
    /// What was typed and chosen.
    pub draft: Rc<Draft>,
    /// Which page is open.
    pub route: Route,
    /// Today, as the browser says; `None` outside the calendar's years.
    pub today: Option<Date>,
    /// How keeping the figures in the browser stands.
    pub saving: Saving,
    /// Kept texts that could not be opened.
    pub set_aside: Vec<SetAside>,
    /// What is to be decided before anything else.
    pub question: Option<Question>,
    /// What happened last.
    pub message: Option<Message>,
    /// The sheet whose figures are in the form; `None` for the school's own.
    pub sheet: Option<usize>,
    /// The body of the open page, where the office worker makes it.
    pub made: Made,
    /// The verdict beside the form.
    pub panel: Made,
    /// A link that was made on the page 分享.
    pub link: yew::Html,
    /// What is being looked at stands in `draft`; one's own waits here.
    pub looking: Option<Looking>,
    /// What is compared with one's own, to be merged.
    pub merging: Option<Merging>,
    /// How often the draft was replaced as a whole: fields that keep what is half typed begin anew.
    pub replaced: u32,
    /// Number of the last request for one of the two.
    pub asked: u32,
    /// Number of the last request for a link.
    pub link_asked: u32,
    /// Number of the school on the table: another one for each that takes the place of another.
    pub school: u32,
    /// The plan's file is being made.
    pub is_making_file: bool,
    /// What stood here before it was replaced or cleared.
    pub previous: Option<Rc<Draft>>,
    /// What is being taken from tables of other programs.
    pub import: Import,
    /// Texts of fields that were then marked 不适用, to come back when the mark is taken off.
    pub covered: BTreeMap<Slot, Entry>,
    /// The store has answered, so the page can be shown.
    pub is_ready: bool,
    /// A newer program wrote what stands here: it can be looked at, and nothing in it changes.
    pub is_read_only: bool,
    /// Work has been in no file for a long time.
    pub is_file_due: bool,
    /// What could be undone stands in another school of the store.
    pub is_beside: bool,
    /// Nothing is kept in this browser, for the person said so.
    pub keeps_nothing: bool,
    /// What is remembered of filling the form.
    pub entering: Entering,
}

/// What a request to the office worker is about.
#[derive(Clone)]
pub(crate) struct About {
    /// Number of the school.
    pub school: u32,
    /// The school as it was.
    pub draft: Rc<Draft>,
}

/// Something that the office worker makes.
#[derive(Clone, Default)]
pub(crate) enum Made {
    /// It is being made.
    #[default]
    Waiting,
    /// It is there.
    Html(yew::Html),
    /// The verdict beside the form: the states alone, and the sentences; then the parts of the form.
    Said(yew::Html, yew::Html, yew::Html),
    /// Why it is not there.
    Failed(String),
}

/// A kept text that could not be opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SetAside {
    /// Key in the store.
    pub key: String,
    /// The text.
    pub text: String,
    /// It was saved by another tab and is good.
    pub is_from_other_tab: bool,
    /// Why it could not be opened; empty when that was at an earlier visit.
    pub reason: String,
}

impl State {
    /// Does what the person did. A changed draft is a new one: two that share an `Rc` are the same.
    pub(crate) fn apply(&mut self, action: Action) {
        if self.is_read_only && changes(&action) {
            // Fields are made anew, so that they show what still stands.
            self.replaced += 1;
            self.message = Some(Message::ReadOnly);
            return;
        }
        let Some(action) = self.pass(action) else {
            return;
        };
        match action {
            // What can still be undone, or did not work, stays until it is closed.
            Action::Go(mut route) => {
                self.entering.go(self.route.page, &mut route);
                let is_over = match self.message {
                    Some(
                        Message::Opened(_)
                        | Message::Cleared
                        | Message::OpenedBeside(_)
                        | Message::Told(_, _, false)
                        | Message::Taken(_)
                        | Message::Restored,
                    ) => self.previous.is_none(),
                    _ => false,
                };
                if is_over && self.route != route {
                    self.message = None;
                }
                // Beside the form, everything is about the school itself.
                if route.page != Page::Figures {
                    self.sheet = None;
                }
                self.route = route;
            }
            Action::Step(Step::Extent(extent)) => self.changed().extent = extent,
            Action::Step(step) => self.entering.step(step),
            Action::Describe(field) => describe(self.changed(), field),
            Action::EnterFigure(slot, text) => {
                let entry = (!text.trim().is_empty()).then_some(Entry::Text(text));
                self.enter(slot, entry);
            }
            Action::MarkNotApplicable(slot, Some(reason)) => {
                let entry = Some(Entry::NotApplicable(reason));
                if let Some(text @ Entry::Text(_)) = self.enter(slot, entry) {
                    self.covered.insert(slot, text);
                }
            }
            Action::MarkNotApplicable(slot, None) => {
                let covered = self.covered.remove(&slot);
                self.enter(slot, covered);
            }
            Action::Claim(id, true) => {
                self.changed().claims.entry(id).or_default();
            }
            Action::Claim(id, false) => {
                self.changed().claims.remove(&id);
            }
            Action::Note(place, key, text) => notes::write(self.changed(), place, &key, text),
            Action::OpenSheet(sheet) => {
                self.sheet = sheet.filter(|idx| *idx < self.draft.sheets.len());
                self.covered = BTreeMap::new();
                self.replaced += 1;
            }
            Action::AddSheet(_) | Action::TakeOver(Some(_))
                if self.draft.sheets.len() >= MOST_SHEETS =>
            {
                let text = format!("另外的数已经有 {MOST_SHEETS} 份，不能再加；请先删掉不用的。");
                self.message = Some(Message::Failed(text));
                self.question = None;
            }
            Action::TakePack(pack)
                if self.draft.user_packs.len() >= MOST_USER_PACKS
                    && self.draft.user_packs.iter().all(|kept| kept.id != pack.id) =>
            {
                let text =
                    format!("自己的标准包已经有 {MOST_USER_PACKS} 个，不能再加；请先删掉不用的。");
                self.message = Some(Message::Failed(text));
            }
            Action::AddSheet(kind) => {
                self.sheet = Some(self.draft.sheets.len());
                let sheet = notes::fresh_sheet(&self.draft, kind);
                self.changed().sheets.push(sheet);
                self.covered = BTreeMap::new();
                self.replaced += 1;
            }
            Action::DropSheet(idx) => {
                let mut draft = (*self.draft).clone();
                if idx < draft.sheets.len() {
                    draft.sheets.remove(idx);
                    self.replace(Rc::new(draft), Message::SheetDropped);
                }
            }
            Action::TakePack(pack) => notes::take_pack(self.changed(), pack),
            Action::DropPack(id) => {
                let mut draft = (*self.draft).clone();
                draft.user_packs.retain(|pack| pack.id != id);
                draft.packs.remove(&id);
                self.replace(Rc::new(draft), Message::PackDropped);
            }
            // What can only be looked at stays as it is.
            Action::Checked(_) if self.is_read_only => {}
            Action::Checked(standings) => {
                if let Some(checked) = notes::checked(&self.draft, standings) {
                    self.changed().checked = checked;
                }
            }
            Action::AcceptEditions => self.changed().checked = BTreeMap::new(),
            Action::Choose(choice) => choose(self.changed(), choice),
            Action::OfferFile(offer) if self.is_blank() && offer.notices.is_empty() => {
                // Nobody here has asked yet for figures that come by a link to be kept.
                if offer.is_from_link && !offer.is_form() {
                    self.look(offer);
                } else {
                    self.open_beside(offer);
                }
            }
            Action::OfferFile(offer) => {
                self.question = Some(Question::Replace(offer));
            }
            Action::TakeOver(kind) => {
                if let Some(offer) = self.offered() {
                    match kind {
                        None => self.open_beside(offer),
                        Some(kind) => {
                            let mut draft = (*self.draft).clone();
                            notes::put_sheet(&mut draft, notes::sheet_of(&offer.draft, kind));
                            self.replace(Rc::new(draft), Message::Opened(offer.name));
                        }
                    }
                }
            }
            Action::AskToClear => self.question = Some(Question::Clear),
            Action::AskToKeepNothing => self.question = Some(Question::KeepNothing),
            Action::KeepsNothing(keeps_nothing) => self.keeps_nothing = keeps_nothing,
            // It was asked for in the dialog.
            Action::Do(..) => self.question = None,
            Action::Clear => {
                self.turn();
                self.set_aside.clear();
                let told = "正在清除本机保存的内容…".to_owned();
                self.replace(Rc::new(self.blank()), Message::Clearing(told));
            }
            Action::Cancel => self.question = None,
            Action::Undo => {
                if let Some(previous) = self.previous.take() {
                    if self.is_beside {
                        self.turn();
                    }
                    self.forget_made();
                    self.covered = BTreeMap::new();
                    self.replaced += 1;
                    self.sheet = None;
                    // Taken back by a slip, it can be had again.
                    self.previous = Some(std::mem::replace(&mut self.draft, previous));
                    self.message = Some(Message::Restored);
                }
            }
            Action::CloseMessage => {
                self.message = None;
                self.is_file_due = false;
            }
            Action::Report(message) => self.message = Some(message),
            Action::Keep(saving) => {
                if !saving.found.is_empty() {
                    self.entering.last_kept.clone_from(&saving.found);
                }
                self.saving = saving;
            }
            Action::SetAside(text) => {
                self.set_aside.retain(|own| own.key != text.key);
                self.set_aside.push(text);
            }
            Action::Ready => self.is_ready = true,
            Action::Show(draft, message, is_read_only) => {
                self.turn();
                self.replace(draft, Message::Cleared);
                self.message = message;
                // What stood here before is kept as a school of its own, so there is nothing to undo.
                self.previous = None;
                self.is_read_only = is_read_only;
            }
            Action::TakeBack(draft, told) => {
                self.replace(draft, Message::Told(told, String::new(), false))
            }
            Action::Unlock => {
                self.is_read_only = false;
                self.message = None;
            }
            Action::FileDue => self.is_file_due = true,
            Action::Filed(told) => {
                self.is_file_due = false;
                self.message = Some(Message::Told(told, String::new(), false));
            }
            Action::ForgetSetAside(key) => self.set_aside.retain(|text| text.key != key),
            Action::Arrive(Wanted::Paper, ..) => self.is_making_file = false,
            Action::Arrive(Wanted::MakeLink, number, Made::Html(made))
                if number == self.link_asked =>
            {
                self.link = made;
            }
            Action::Arrive(Wanted::MakeLink, ..) => {}
            // Something newer is being made.
            Action::Arrive(_, number, _) if number != self.asked => {}
            Action::Arrive(Wanted::Panel, _, made) => self.panel = made,
            Action::Arrive(_, _, made) => self.made = made,
            Action::Import(step) => self.import(step),
            Action::Download(_) => self.is_making_file = true,
            // Files change nothing here.
            Action::SaveAsFile | Action::SaveSetAside(_) | Action::Ask(..) => {}
            // These were done by `pass`, or are work for the store or the office worker.
            _ => {}
        }
    }

    /// Figures of the school or of a sheet were entered, or a pack taken.
    pub(crate) fn has_figures(&self) -> bool {
        let draft = &self.draft;
        !(draft.entries.is_empty() && draft.sheets.is_empty() && draft.user_packs.is_empty())
    }

    /// A draft of its own, to be changed.
    fn changed(&mut self) -> &mut Draft {
        self.draft = Rc::new((*self.draft).clone());
        Rc::make_mut(&mut self.draft)
    }

    /// Puts `entry` into a slot, or nothing; what stood there comes back.
    fn enter(&mut self, slot: Slot, entry: Option<Entry>) -> Option<Entry> {
        let sheet = self.sheet;
        let draft = self.changed();
        let entries = match sheet.and_then(|idx| draft.sheets.get_mut(idx)) {
            Some(sheet) => &mut sheet.entries,
            None => &mut draft.entries,
        };
        match entry {
            Some(entry) => entries.insert(slot, entry),
            None => entries.remove(&slot),
        }
    }

    /// The school that a page begins with.
    pub(super) fn blank(&self) -> Draft {
        fresh_draft(self.today)
    }

    /// What was made of other figures is not shown, not even for a moment.
    pub(crate) fn forget_made(&mut self) {
        self.made = Made::Waiting;
        self.panel = Made::Waiting;
        self.link = yew::Html::default();
        // Nor is what is still being made.
        self.asked += 1;
        self.link_asked += 1;
    }

    /// Another school takes the place of the one on the table.
    pub(super) fn turn(&mut self) {
        self.school += 1;
        self.import.leave();
    }

    /// What a request that is sent now is about.
    pub(crate) fn about(&self) -> About {
        About {
            school: self.school,
            draft: self.draft.clone(),
        }
    }

    /// True when an answer is of use for what stands here now.
    pub(crate) fn is_current(&self, wanted: Wanted, number: u32, about: &About) -> bool {
        let is_same_school = about.school == self.school;
        match wanted {
            Wanted::MakeLink => {
                number == self.link_asked && is_same_school && self.is_as_in(&about.draft)
            }
            Wanted::Merged | Wanted::Checked => is_same_school && self.is_as_in(&about.draft),
            Wanted::ReadPack | Wanted::CopyPack | Wanted::ReadLayout => is_same_school,
            wanted if wanted.is_page() => number == self.asked,
            // A file bears the name of its school, and was asked for as the school was then.
            _ => true,
        }
    }

    /// True when nothing was typed or chosen since: how the packs stood is noted by the page itself.
    fn is_as_in(&self, draft: &Rc<Draft>) -> bool {
        Rc::ptr_eq(draft, &self.draft) || {
            let checked = self.draft.checked.clone();
            *self.draft
                == Draft {
                    checked,
                    ..(**draft).clone()
                }
        }
    }

    /// Why this is not saved as a file; what a newer program wrote would lose what this one does not know.
    pub(crate) fn why_not_saved(&self, action: &Action) -> Option<Message> {
        let is_newer = self
            .looking
            .as_ref()
            .is_some_and(|looking| looking.is_newer);
        match action {
            Action::SaveAsFile if is_newer => Some(Message::Failed(
                "正在查看的内容是较新版本的对标保存的，没有另存：这一版认不出的内容会丢。要用它，请先“存为副本”。"
                    .to_owned(),
            )),
            Action::SaveAsFile if self.looking.is_some() => None,
            Action::SaveAsFile | Action::SaveToFile if self.is_read_only => Some(Message::ReadOnly),
            _ => None,
        }
    }

    /// Puts a draft in the place of another, which can be had again.
    pub(crate) fn replace(&mut self, draft: Rc<Draft>, message: Message) {
        self.forget_made();
        let before = std::mem::replace(&mut self.draft, draft);
        // What stood before the last real content was replaced stays within reach; what can only be looked at is no
        // longer there to be changed.
        self.is_beside = false;
        if self.is_read_only {
            self.previous = None;
            self.is_read_only = false;
        } else if *before != self.blank() {
            self.previous = Some(before);
        }
        self.replaced += 1;
        self.sheet = None;
        self.message = Some(message);
        self.question = None;
        self.covered = BTreeMap::new();
    }
}

/// True for what changes the open school.
pub(super) fn changes(action: &Action) -> bool {
    matches!(
        action,
        Action::Describe(_)
            | Action::EnterFigure(..)
            | Action::MarkNotApplicable(..)
            | Action::Claim(..)
            | Action::Note(..)
            | Action::AddSheet(_)
            | Action::DropSheet(_)
            | Action::TakePack(_)
            | Action::DropPack(_)
            | Action::AcceptEditions
            | Action::Choose(_)
            | Action::TakeOver(Some(_))
            | Action::Merge
            | Action::Import(_)
    )
}

/// A school about which nothing is known but today's date. Whoever begins is shown the short edition of the form: a first
/// result in two minutes, with the full one a press away.
pub(crate) fn fresh_draft(today: Option<Date>) -> Draft {
    Draft {
        profile: fresh_profile(today),
        extent: Extent::Short,
        ..Draft::default()
    }
}

/// The profile of a school about which nothing is known but today's date.
fn fresh_profile(today: Option<Date>) -> Profile {
    Profile {
        data_date: today.map(Date::statistics_date),
        ..Profile::default()
    }
}
