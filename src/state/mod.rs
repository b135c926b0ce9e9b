//! Everything that the page holds, and what an action does to it.
//!
//! In: a [`State`] and an [`Action`]. Out: the state after it, and [`Effect`]s: what is to be done outside. It must not know
//! the browser; nothing here can wait or fail.

pub mod edit;
pub mod effect;
pub mod import;
pub mod incoming;
pub mod listing;
pub mod message;
pub mod persistence;
pub mod route;
pub mod sharing;

use std::collections::BTreeMap;
use std::rc::Rc;

use edit::Edit;
use effect::Effect;
use files::merge::{Choices, DraftField, Side};
use files::saved::{MOST_SHEETS, MOST_USER_PACKS};
use import::{Import, ImportKey, ImportStatus};
use incoming::{Merging, Offer, OfferSource, Viewing};
use message::{Dialog, Message};
use numbers::calendar::Date;
use persistence::{KeepReason, KeptSchoolTask, Saving, SetAside, StoreTask};
use route::{Page, Route};
use school::draft::{Department, Draft, Entry, Extent, Sheet, SheetKind};
use school::figures::Slot;
use school::profile::Profile;
use sharing::{Sharing, SharingStatus};
use words::page as texts;

use crate::worker::{MadeLink, ShareWhat, TablesRead};

/// The one state of the page.
#[derive(Debug, Clone)]
pub struct State {
    /// What was typed and chosen, or what is looked at. Two that share an `Rc` are the same.
    pub draft: Rc<Draft>,
    /// Number of the school that stands here: another one for each that takes the place of another.
    pub school: u32,
    /// How often the draft was replaced as a whole: fields that keep what is half typed begin anew.
    pub replaced: u32,
    /// Where the person is.
    pub route: Route,
    /// Today, as the browser says; `None` outside the calendar's years.
    pub today: Option<Date>,
    /// The store has answered, so that the page can be shown.
    pub is_ready: bool,
    /// The page was opened by a link, which is still being read: what came with it is shown first.
    pub reads_link: bool,
    /// How keeping stands.
    pub saving: Saving,
    /// When the school was kept last before this visit; empty when that is not known.
    pub last_kept: String,
    /// A newer program wrote what stands here: it can be looked at, and nothing in it changes.
    pub is_read_only: bool,
    /// Work has been in no file for a long time.
    pub is_file_due: bool,
    /// Nothing is kept in this browser, for the person said so.
    pub keeps_nothing: bool,
    /// Everything that is kept is being deleted: what is brought back meanwhile would be deleted too.
    pub is_clearing: bool,
    /// How often the list of what is kept has changed.
    pub listed: u32,
    /// Kept texts that could not be opened.
    pub set_aside: Vec<SetAside>,
    /// What is to be decided before anything else.
    pub dialog: Option<Dialog>,
    /// What happened last.
    pub message: Option<Message>,
    /// What stood here before it was replaced, taken away or cleared.
    pub previous: Option<Previous>,
    /// What is looked at stands in `draft`; the person's own waits here.
    pub viewing: Option<Viewing>,
    /// What is compared with what is here.
    pub merging: Option<Merging>,
    /// Tables that are being imported.
    pub import: Option<Import>,
    /// A link that is asked for or was made.
    pub sharing: Option<Sharing>,
    /// The sheet whose figures are in the form; `None` for the school's own.
    pub sheet: Option<usize>,
    /// Only sections that this department provides are shown; `None` for all.
    pub only: Option<Department>,
    /// The person asked to go on, and something has to be mended first.
    pub has_asked: bool,
    /// The field that was come to from its row of the paper, to which there is a way back.
    pub checked_field: Option<String>,
    /// Texts of fields that were then marked 不适用, to come back when the mark is taken off.
    pub covered: BTreeMap<Slot, Entry>,
}

/// What can be had again.
#[derive(Debug, Clone)]
pub struct Previous {
    /// The draft.
    pub draft: Rc<Draft>,
    /// It is another school of the store, which is still there.
    pub is_beside: bool,
}

/// What a person does, and what the browser tells.
#[derive(Debug, Clone)]
pub enum Action {
    /// The address says so.
    AddressChanged(Route),
    /// Go somewhere.
    Go(Route),
    /// Change the school.
    Edit(Edit),
    /// 不适用 is taken off a figure: what it covered comes back.
    Uncover(Slot),
    /// Open a sheet, or the school's own figures.
    OpenSheet(Option<usize>),
    /// See only what a department provides, or everything.
    Only(Option<Department>),
    /// Go on to the results, where nothing has to be mended first; `has_errors` where something has.
    GoOn {
        /// Something typed is no figure, or figures contradict one another.
        has_errors: bool,
    },
    /// A school came.
    Offer(Offer),
    /// Do something with what was offered or is looked at.
    Take(Take),
    /// Leave what is looked at.
    StopViewing,
    /// Take one side for every row of the comparison; `None` for as it is proposed.
    MergeAll(Option<Side>),
    /// Take one side for one row.
    MergeRow(DraftField, Side),
    /// The two were merged as chosen.
    Merged(Rc<Draft>),
    /// Leave the comparison.
    LeaveMerge,
    /// Something about tables that are imported.
    Import(ImportAction),
    /// A link is asked for, with the number of the request.
    AskForLink(u32, ShareWhat),
    /// What became of it: the link, or the sentence why there is none.
    LinkArrived(u32, Result<MadeLink, String>),
    /// The link is not wanted any more.
    LeaveLink,
    /// Have something done with a school in the list of those that are kept.
    KeptSchool(KeptSchoolTask),
    /// Ask something.
    Ask(Dialog),
    /// Leave the question without doing anything.
    Cancel,
    /// Clear everything that is kept.
    Clear,
    /// Have the store do something.
    Store(StoreTask),
    /// The store says something.
    StoreMessage(StoreMessage),
    /// Bring back what stood before.
    Undo,
    /// Say something at the top.
    Say(Message),
    /// Close what is said at the top.
    CloseMessage,
    /// Give the school as a file.
    Download,
    /// Save into the school's file again, or choose one.
    SaveToFile,
    /// Give a text that was set aside as a file, by its key.
    DownloadSetAside(String),
    /// Forget a text that was set aside, by its key.
    ForgetSetAside(String),
}

/// Something about tables that are imported.
#[derive(Debug, Clone)]
pub enum ImportAction {
    /// The worker reads them, with the number of the request.
    Begin(u32),
    /// How far it is.
    Progress(u32, String),
    /// What became of it: what was found, or the sentence why nothing was.
    Arrive(u32, Result<Rc<TablesRead>, String>),
    /// A row is ticked or unticked.
    Tick(ImportKey, bool),
    /// What is ticked is put into the school.
    Take,
    /// Nothing of it is taken.
    Leave,
}

/// What is to become of a school that came.
#[derive(Debug, Clone, PartialEq)]
pub enum Take {
    /// It is looked at, and nothing of it is kept.
    View,
    /// It becomes a school of its own beside those that are here.
    Beside,
    /// It takes the place of the open school, whose figures stay among the versions.
    Replace,
    /// Its figures stand beside the school's.
    AsSheet(SheetKind),
    /// It is compared with the open school.
    Merge,
}

/// What the store says.
#[derive(Debug, Clone)]
pub enum StoreMessage {
    /// It has opened, or cannot be opened.
    Ready,
    /// Keeping went well or not; `found` is when what was found at the start was kept.
    Saving {
        /// How it stands.
        saving: Saving,
        /// Empty later than at the start.
        found: String,
    },
    /// Another school is open now, or the same one as another tab left it.
    Show {
        /// The school; `None` for a new one.
        draft: Option<Box<Draft>>,
        /// What to say.
        message: Option<Message>,
        /// It can only be looked at.
        is_read_only: bool,
    },
    /// Another tab has kept something newer of the open school, in which nothing was changed here.
    Follow {
        /// The school.
        draft: Box<Draft>,
        /// What to say.
        text: String,
    },
    /// An earlier version of the open school takes its place.
    Restore {
        /// The version.
        draft: Box<Draft>,
        /// What to say.
        text: String,
    },
    /// What is open may be changed from now on.
    Unlock,
    /// The list of what is kept has changed.
    Listed,
    /// Nothing is kept in this browser, or something is again.
    KeepsNothing(bool),
    /// Work has been in no file for a long time.
    FileDue,
    /// The school was saved as a file; what to say.
    Filed(String),
    /// A text was set aside.
    SetAside(SetAside),
    /// Why not everything is deleted yet.
    Clearing(String),
    /// Everything is deleted.
    Cleared,
}

impl State {
    /// The state before the store has answered: a blank school.
    pub fn new(route: Route, today: Option<Date>) -> Self {
        Self {
            draft: Rc::new(blank_draft(today)),
            school: 0,
            replaced: 0,
            route,
            today,
            is_ready: false,
            reads_link: false,
            saving: Saving::default(),
            last_kept: String::new(),
            is_read_only: false,
            is_file_due: false,
            keeps_nothing: false,
            is_clearing: false,
            listed: 0,
            set_aside: Vec::new(),
            dialog: None,
            message: None,
            previous: None,
            viewing: None,
            merging: None,
            import: None,
            sharing: None,
            sheet: None,
            only: None,
            has_asked: false,
            checked_field: None,
            covered: BTreeMap::new(),
        }
    }

    /// The person's own school, also while another is looked at.
    pub fn mine(&self) -> &Rc<Draft> {
        self.viewing
            .as_ref()
            .map_or(&self.draft, |viewing| &viewing.mine)
    }

    /// Nothing was entered or chosen that opening something else would put away.
    pub fn is_blank(&self) -> bool {
        **self.mine() == blank_draft(self.today)
    }

    /// What stands here can be changed.
    pub fn can_edit(&self) -> bool {
        self.viewing.is_none() && !self.is_read_only
    }

    /// Figures of the school or of a sheet were entered.
    pub fn has_figures(&self) -> bool {
        !(self.draft.entries.is_empty() && self.draft.sheets.is_empty())
    }

    /// What `action` leads to, and what is to be done outside for it.
    #[must_use]
    pub fn update(mut self, action: Action) -> (Self, Vec<Effect>) {
        let mut effects = Vec::new();
        self.apply(action, &mut effects);
        (self, effects)
    }

    fn apply(&mut self, action: Action, effects: &mut Vec<Effect>) {
        if let Action::Offer(_) | Action::Ask(_) | Action::Say(_) = &action {
            self.reads_link = false;
        }
        match action {
            Action::AddressChanged(route) => self.show_route(route, effects),
            Action::Go(route) => {
                effects.push(Effect::Push(route.clone()));
                self.show_route(route, effects);
            }
            Action::Edit(edit) => self.edit(edit, effects),
            Action::Uncover(slot) => self.uncover(slot, effects),
            Action::OpenSheet(sheet) => {
                self.sheet = sheet.filter(|idx| *idx < self.draft.sheets.len());
                self.forget_fields();
            }
            Action::Only(department) => self.only = department,
            Action::GoOn { has_errors } => {
                self.has_asked = has_errors;
                if !has_errors {
                    self.apply(Action::Go(Page::Results.into()), effects);
                }
            }
            Action::Offer(offer) => self.offer(offer, effects),
            Action::Take(take) => self.take(take, effects),
            Action::StopViewing => {
                self.stop_viewing();
                // Of a school in which nothing was entered there are no results to stay with.
                if self.is_blank() {
                    self.apply(Action::Go(Page::School.into()), effects);
                }
            }
            Action::MergeAll(side) => {
                if let Some(merging) = &mut self.merging {
                    merging.choices = Choices {
                        all: side,
                        ..Choices::default()
                    };
                }
            }
            Action::MergeRow(field, side) => {
                if let Some(merging) = &mut self.merging {
                    merging.choices.differences.insert(field, side);
                }
            }
            Action::Merged(draft) => {
                self.merging = None;
                self.replace(draft, Message::undoable(texts::MERGED));
                self.keep(KeepReason::Merged, effects);
                self.apply(Action::Go(Page::Entry.into()), effects);
                // Before the form is gone on with, that it can be taken back is to be seen.
                effects.push(Effect::Focus(message::SAID.to_owned()));
            }
            Action::LeaveMerge => {
                self.merging = None;
                self.apply(Action::Go(Page::Entry.into()), effects);
            }
            Action::Import(action) => self.import(action, effects),
            Action::AskForLink(id, what) => {
                self.sharing = Some(Sharing {
                    id,
                    what,
                    draft: self.draft.clone(),
                    status: SharingStatus::Making,
                });
            }
            Action::LinkArrived(id, result) => self.link_arrived(id, result),
            Action::LeaveLink => self.sharing = None,
            Action::KeptSchool(task) => effects.push(Effect::KeptSchool(task)),
            Action::Ask(dialog) => self.dialog = Some(dialog),
            Action::Cancel => self.dialog = None,
            Action::Clear => {
                self.dialog = None;
                self.set_aside.clear();
                self.is_clearing = true;
                self.saving.word.clear();
                self.change_school();
                effects.push(Effect::Clear);
                let message = Message {
                    is_passing: false,
                    ..Message::failed(texts::CLEARING)
                };
                self.replace(Rc::new(blank_draft(self.today)), message);
            }
            Action::Store(task) => {
                self.dialog = None;
                if task == StoreTask::KeepNothing {
                    // It is deleted with everything else.
                    self.set_aside.clear();
                }
                effects.push(Effect::Store(task, self.mine().clone()));
            }
            Action::StoreMessage(message) => self.on_store_message(message, effects),
            Action::Undo => self.undo(effects),
            Action::Say(message) => self.message = Some(message),
            Action::CloseMessage => {
                self.message = None;
                self.is_file_due = false;
            }
            Action::Download => self.download(effects),
            Action::SaveToFile if self.is_read_only => self.message = Some(Message::read_only()),
            Action::SaveToFile => effects.push(Effect::SaveToFile(self.mine().clone())),
            Action::DownloadSetAside(key) => {
                let mut kept = self.set_aside.iter();
                if let Some(text) = kept.find(|text| text.key == key) {
                    effects.push(Effect::DownloadText {
                        stem: texts::SET_ASIDE_FILE.to_owned(),
                        text: text.text.clone(),
                    });
                }
            }
            Action::ForgetSetAside(key) => {
                self.set_aside.retain(|text| text.key != key);
                effects.push(Effect::ForgetSetAside(key));
            }
        }
    }

    fn show_route(&mut self, route: Route, effects: &mut Vec<Effect>) {
        let is_new = self.route.page != route.page;
        if is_new {
            self.has_asked = false;
            if self.previous.is_none() && self.message.as_ref().is_some_and(|said| said.is_passing)
            {
                self.message = None;
            }
            // Beside the form, everything is about the school itself.
            if route.page != Page::Entry {
                self.sheet = None;
            }
        }
        if let Some(anchor) = self.place_to_show(&route) {
            // A field is shown whether or not its section was filtered out.
            self.only = None;
            effects.push(Effect::Focus(anchor));
        }
        self.route = route;
        self.date_plan(effects);
    }

    /// Id of what is to be shown at `route`. Whoever goes from a row of the paper to its field comes back to that row.
    fn place_to_show(&mut self, route: &Route) -> Option<String> {
        let anchor = route.anchor.clone();
        match (&self.route.page, &route.page) {
            (Page::EntrySheet, Page::Entry) => self.checked_field = anchor.clone(),
            (Page::Entry, Page::Entry) => {}
            (Page::Entry, Page::EntrySheet) => {
                let row = self.checked_field.take().map(|field| row_id(&field));
                return row.or(anchor);
            }
            _ => self.checked_field = None,
        }
        anchor
    }

    /// A plan that is looked at for the first time bears today's date; a date that was chosen stays.
    fn date_plan(&mut self, effects: &mut Vec<Effect>) {
        let is_new = self.draft.choices.plan_date.is_none() && self.has_figures();
        let is_plan = matches!(self.route.page, Page::Plan(_));
        if is_plan && is_new && self.today.is_some() && self.is_ready && self.can_edit() {
            let mut draft = (*self.draft).clone();
            draft.choices.plan_date = self.today;
            self.draft = Rc::new(draft);
            // Nobody asked for it, so that it brings nothing back that was cleared.
            self.keep(KeepReason::Noted, effects);
        }
    }

    fn edit(&mut self, edit: Edit, effects: &mut Vec<Effect>) {
        if self.viewing.is_some() {
            return;
        }
        if self.is_read_only {
            // Fields begin anew, so that they show what still stands; the page's own notes change nothing unseen.
            if !matches!(edit, Edit::Checked(_)) {
                self.replaced += 1;
                self.message = Some(Message::read_only());
            }
            return;
        }
        if let Some(text) = self.refusal(&edit) {
            self.dialog = None;
            self.message = Some(Message::failed(text));
            return;
        }
        let reason = match &edit {
            Edit::DropSheet(_) | Edit::DropPack(_) => KeepReason::Dropped,
            Edit::PutSheet(_) | Edit::TakePack(_) => KeepReason::Opened,
            Edit::Import { .. } => KeepReason::Imported,
            Edit::Checked(_) => KeepReason::Noted,
            _ => KeepReason::Typed,
        };
        let told = match &edit {
            Edit::DropSheet(_) => Some(texts::SHEET_DROPPED.to_owned()),
            Edit::DropPack(_) => Some(texts::PACK_DROPPED.to_owned()),
            Edit::TakePack(pack) => Some(texts::pack_taken(&pack.name)),
            Edit::PutSheet(sheet) => Some(texts::opened(&sheet.name)),
            Edit::Import { entries, fields } => {
                let is_short = self.draft.extent == Extent::Short;
                Some(texts::imported(entries.len() + fields.len(), is_short))
            }
            _ => None,
        };
        match &edit {
            Edit::NotApplicable { slot, .. } => {
                let entries = self.entries();
                if let Some(text @ Entry::Text(_)) = entries.get(slot) {
                    let text = text.clone();
                    self.covered.insert(*slot, text);
                }
            }
            Edit::AddSheet(_) => {
                self.sheet = Some(self.draft.sheets.len());
                self.forget_fields();
            }
            _ => {}
        }
        let is_undoable = edit.is_undoable();
        let leads_to = matches!(edit, Edit::Import { .. }).then_some(Page::Entry);
        let mut draft = (*self.draft).clone();
        edit.apply(&mut draft);
        let draft = Rc::new(draft);
        match told {
            Some(text) if is_undoable => {
                let message = Message {
                    leads_to,
                    ..Message::undoable(text)
                };
                self.replace(draft, message);
            }
            _ => self.draft = draft,
        }
        self.keep(reason, effects);
    }

    /// Why an edit is not made: a saved school could not hold what it adds.
    fn refusal(&self, edit: &Edit) -> Option<String> {
        let packs = &self.draft.user_packs;
        match edit {
            Edit::AddSheet(_) | Edit::PutSheet(_) if self.draft.sheets.len() >= MOST_SHEETS => {
                Some(texts::too_many_sheets(MOST_SHEETS))
            }
            Edit::TakePack(pack)
                if packs.len() >= MOST_USER_PACKS
                    && packs.iter().all(|kept| kept.id != pack.id) =>
            {
                Some(texts::too_many_packs(MOST_USER_PACKS))
            }
            _ => None,
        }
    }

    fn uncover(&mut self, slot: Slot, effects: &mut Vec<Effect>) {
        let text = match self.covered.remove(&slot) {
            Some(Entry::Text(text)) => text,
            _ => String::new(),
        };
        let sheet = self.sheet;
        self.edit(Edit::Figure { sheet, slot, text }, effects);
        self.replaced += 1;
    }

    /// What stands in the form that is open.
    fn entries(&self) -> &BTreeMap<Slot, Entry> {
        let sheet = self.sheet.and_then(|idx| self.draft.sheets.get(idx));
        sheet.map_or(&self.draft.entries, |sheet| &sheet.entries)
    }

    fn offer(&mut self, offer: Offer, effects: &mut Vec<Effect>) {
        self.stop_viewing();
        let is_view = match offer.source {
            // Nobody here has asked yet for figures that come by a link to be kept.
            OfferSource::Link => !offer.is_form() && (self.is_blank() || !offer.is_part()),
            OfferSource::File | OfferSource::Sample => false,
        };
        if is_view && offer.notices.is_empty() {
            self.view(offer, effects);
        } else if self.is_blank() && offer.notices.is_empty() {
            self.open_beside(offer, effects);
        } else {
            self.dialog = Some(Dialog::Offer(offer));
        }
    }

    fn take(&mut self, take: Take, effects: &mut Vec<Effect>) {
        let was_viewing = self.viewing.is_some();
        let offer = match self.dialog.take() {
            Some(Dialog::Offer(offer)) => Some(offer),
            other => {
                self.dialog = other;
                self.stop_viewing()
            }
        };
        let Some(offer) = offer else { return };
        match take {
            Take::View => self.view(offer, effects),
            Take::Beside => {
                self.open_beside(offer, effects);
                // Whoever looked and wants to change something is led to what can be changed.
                if was_viewing {
                    self.apply(Action::Go(Page::Entry.into()), effects);
                }
            }
            Take::Replace => {
                let text = texts::opened(&offer.name);
                self.replace(offer.draft, Message::undoable(text));
                self.keep(KeepReason::Opened, effects);
            }
            Take::AsSheet(kind) => {
                let sheet = Sheet {
                    kind,
                    name: offer.draft.profile.name.clone(),
                    school_kind: offer.draft.profile.kind,
                    date: offer.draft.profile.data_date,
                    entries: offer.draft.entries.clone(),
                };
                self.edit(Edit::PutSheet(Box::new(sheet)), effects);
            }
            Take::Merge => {
                self.merging = Some(Merging {
                    theirs: offer.draft,
                    name: offer.name,
                    choices: Choices::default(),
                });
                self.apply(Action::Go(Page::Merge.into()), effects);
            }
        }
    }

    /// Puts an offer on the page to be looked at; the person's own waits, and nothing is kept.
    fn view(&mut self, offer: Offer, effects: &mut Vec<Effect>) {
        let mine = self.put_on_page(offer.draft);
        self.viewing = Some(Viewing {
            mine,
            name: offer.name,
            is_newer: offer.is_newer,
            source: offer.source,
            is_results: offer.is_results,
        });
        self.apply(Action::Go(Page::Results.into()), effects);
    }

    /// The person's own school stands on the page again; what was looked at comes back.
    fn stop_viewing(&mut self) -> Option<Offer> {
        let viewing = self.viewing.take()?;
        let draft = self.put_on_page(viewing.mine);
        Some(Offer {
            name: viewing.name,
            draft,
            notices: Vec::new(),
            is_newer: viewing.is_newer,
            source: viewing.source,
            is_results: viewing.is_results,
            changed_since: None,
        })
    }

    fn put_on_page(&mut self, draft: Rc<Draft>) -> Rc<Draft> {
        self.change_school();
        self.message = None;
        self.dialog = None;
        self.forget_fields();
        self.sheet = None;
        std::mem::replace(&mut self.draft, draft)
    }

    /// What came becomes a school of its own.
    fn open_beside(&mut self, offer: Offer, effects: &mut Vec<Effect>) {
        let is_beside = !self.is_blank() && !self.keeps_nothing;
        let text = if is_beside {
            texts::opened_beside(&offer.name)
        } else {
            texts::opened(&offer.name)
        };
        if !self.is_blank() {
            effects.push(Effect::Begin);
        }
        let leads_to = match offer.draft.asked {
            // A colleague has nothing to do but the section.
            Some(_) => Some(Page::Entry),
            None if offer.source == OfferSource::Sample => Some(Page::Results),
            None => None,
        };
        // A form that came by a link is kept with the first thing that is filled in.
        let is_kept = offer.source != OfferSource::Link || !offer.is_form();
        self.change_school();
        self.replace(offer.draft, Message::done(text));
        if let Some(previous) = &mut self.previous {
            previous.is_beside = is_beside;
        }
        if is_kept {
            self.keep(KeepReason::Opened, effects);
        }
        if let Some(page) = leads_to {
            self.apply(Action::Go(page.into()), effects);
        }
        if offer.source == OfferSource::Sample {
            self.message = Some(Message::sample());
        }
    }

    fn import(&mut self, action: ImportAction, effects: &mut Vec<Effect>) {
        match action {
            ImportAction::Begin(id) => self.import = Some(Import::new(id)),
            ImportAction::Progress(id, text) => {
                if let Some(import) = self.import.as_mut().filter(|import| import.id == id) {
                    import.status = ImportStatus::Reading(text);
                }
            }
            ImportAction::Arrive(id, result) => {
                let Some(import) = self.import.as_mut().filter(|import| import.id == id) else {
                    return;
                };
                if import.is_stale {
                    self.import = None;
                    self.message = Some(Message::failed(texts::IMPORT_OF_OTHER_SCHOOL));
                    return;
                }
                import.status = match result {
                    Ok(found) => ImportStatus::Found(found),
                    Err(sentence) => ImportStatus::Failed(sentence),
                };
                effects.push(Effect::Focus(import::FOUND.to_owned()));
            }
            ImportAction::Tick(key, is_ticked) => {
                if let Some(import) = &mut self.import {
                    import.ticks.insert(key, is_ticked);
                }
            }
            ImportAction::Take => {
                let Some(import) = &self.import else { return };
                let taken = import::taken(import, &self.draft);
                if self.can_edit() {
                    self.import = None;
                    // The button that was pressed goes with the table.
                    effects.push(Effect::Focus(message::SAID.to_owned()));
                }
                let (entries, fields) = (taken.entries, taken.fields);
                self.edit(Edit::Import { entries, fields }, effects);
            }
            ImportAction::Leave => self.import = None,
        }
    }

    /// A link is shown beside what it was made of, and beside nothing else.
    fn link_arrived(&mut self, id: u32, result: Result<MadeLink, String>) {
        let Some(sharing) = self.sharing.as_mut().filter(|sharing| sharing.id == id) else {
            return;
        };
        if !sharing.is_of(&self.draft) {
            self.sharing = None;
            self.message = Some(Message::failed(texts::LINK_OF_OTHER_DRAFT));
            return;
        }
        sharing.status = match result {
            Ok(link) => SharingStatus::Made(link),
            Err(sentence) => SharingStatus::Failed(sentence),
        };
    }

    /// What stood before can be had again.
    pub fn can_undo(&self) -> bool {
        self.previous.is_some() && !self.is_clearing
    }

    fn undo(&mut self, effects: &mut Vec<Effect>) {
        if !self.can_undo() {
            return;
        }
        let Some(previous) = self.previous.take() else {
            return;
        };
        if previous.is_beside {
            self.change_school();
            effects.push(Effect::Swap);
        }
        self.forget_fields();
        self.sheet = None;
        // Taken back by a slip, it can be had again.
        let draft = std::mem::replace(&mut self.draft, previous.draft);
        self.previous = Some(Previous { draft, ..previous });
        self.message = Some(Message::undoable(texts::RESTORED));
        self.keep(KeepReason::Restored, effects);
    }

    fn download(&mut self, effects: &mut Vec<Effect>) {
        match &self.viewing {
            // What a newer program wrote would lose what this one does not know.
            Some(viewing) if viewing.is_newer => {
                self.message = Some(Message::failed(texts::NEWER_NOT_SAVED));
            }
            Some(_) => effects.push(Effect::Download(self.draft.clone())),
            None if self.is_read_only => self.message = Some(Message::read_only()),
            None => {
                effects.push(Effect::Download(self.draft.clone()));
                effects.push(Effect::Filed);
                self.is_file_due = false;
            }
        }
    }

    fn on_store_message(&mut self, message: StoreMessage, effects: &mut Vec<Effect>) {
        match message {
            StoreMessage::Ready => {
                self.is_ready = true;
                self.date_plan(effects);
            }
            StoreMessage::Saving { saving, found } => {
                if !found.is_empty() {
                    self.last_kept = found;
                }
                self.saving = saving;
            }
            StoreMessage::Show {
                draft,
                message,
                is_read_only,
            } => {
                // One that was begun is opened where it begins.
                if draft.is_none() && self.is_ready {
                    self.apply(Action::Go(Page::School.into()), effects);
                }
                self.stop_viewing();
                self.change_school();
                let draft = draft.map_or_else(|| blank_draft(self.today), |draft| *draft);
                self.replace(Rc::new(draft), Message::done(""));
                self.message = message;
                // What stood here before is kept as a school of its own, so there is nothing to undo.
                self.previous = None;
                self.is_read_only = is_read_only;
                self.date_plan(effects);
            }
            StoreMessage::Follow { draft, text } => match &mut self.viewing {
                // What is looked at stays; what waits behind it follows.
                Some(viewing) => viewing.mine = Rc::new(*draft),
                None => {
                    self.draft = Rc::new(*draft);
                    self.previous = None;
                    let kept = self.draft.sheets.len();
                    self.sheet = self.sheet.filter(|idx| *idx < kept);
                    self.message = Some(Message::done(text));
                    self.forget_fields();
                }
            },
            StoreMessage::Restore { draft, text } => {
                self.stop_viewing();
                self.replace(Rc::new(*draft), Message::undoable(text));
                self.keep(KeepReason::Restored, effects);
            }
            StoreMessage::Unlock => {
                self.is_read_only = false;
                self.message = None;
            }
            StoreMessage::Listed => self.listed += 1,
            StoreMessage::KeepsNothing(keeps_nothing) => self.keeps_nothing = keeps_nothing,
            StoreMessage::FileDue => self.is_file_due = true,
            StoreMessage::Filed(text) => {
                self.is_file_due = false;
                self.message = Some(Message::done(text));
            }
            StoreMessage::Clearing(text) => self.message = Some(Message::failed(text)),
            StoreMessage::Cleared => {
                self.is_clearing = false;
                self.message = Some(Message::undoable(texts::CLEARED));
            }
            StoreMessage::SetAside(text) => {
                self.set_aside.retain(|kept| kept.key != text.key);
                self.set_aside.push(text);
            }
        }
    }

    /// Has the store keep what stands here now; what is only looked at is not kept.
    fn keep(&mut self, reason: KeepReason, effects: &mut Vec<Effect>) {
        if self.can_edit() {
            self.saving.word = texts::SAVING.to_owned();
            effects.push(Effect::Keep(self.draft.clone(), reason));
        }
    }

    /// Another school takes the place of the one on the page.
    fn change_school(&mut self) {
        self.school += 1;
        // What is still being read was asked for the school that is left.
        self.import = self.import.take().and_then(|mut import| {
            import.is_stale = true;
            matches!(import.status, ImportStatus::Reading(_)).then_some(import)
        });
    }

    /// Puts a draft in the place of another, which can be had again.
    fn replace(&mut self, draft: Rc<Draft>, message: Message) {
        let before = std::mem::replace(&mut self.draft, draft);
        if self.is_read_only {
            // What can only be looked at is no longer there to be changed.
            self.previous = None;
            self.is_read_only = false;
        } else if *before != blank_draft(self.today) {
            self.previous = Some(Previous {
                draft: before,
                is_beside: false,
            });
        }
        self.sheet = None;
        self.message = Some(message);
        self.dialog = None;
        self.forget_fields();
    }

    fn forget_fields(&mut self) {
        self.replaced += 1;
        self.covered = BTreeMap::new();
    }
}

/// Id of what leads from a row of the paper to that field.
pub fn row_id(field: &str) -> String {
    format!("r-{field}")
}

/// A school about which nothing is known but today's date. Whoever begins is shown the short edition of the form: a first
/// result in two minutes, with the full one a press away.
pub fn blank_draft(today: Option<Date>) -> Draft {
    Draft {
        profile: Profile {
            data_date: today.map(Date::statistics_date),
            ..Profile::default()
        },
        extent: Extent::Short,
        ..Draft::default()
    }
}
