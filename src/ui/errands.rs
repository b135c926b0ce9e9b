//! What is done with the kept schools at a person's word: opening, listing, taking a state back, clearing.
//!
//! In: a [`Task`] with what it is about. Out: actions, when the store has answered. Nothing that is open is replaced
//! before what it replaces is kept.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;

use super::action::{Action, Message, Saving, Task};
use super::browser::download;
use super::browser::store::{self, Held, SavedFile, StoreFault};
use super::components::save_button::{file_name, save, save_text};
use super::keeper::{Keeper, saving_of};
use super::opening::blank_draft;
use super::state::{Begun, SetAside};
use crate::embedded;
use crate::exchange::saved::{self, OpenFault};
use crate::office::Wanted;
use crate::school::draft::Draft;

/// A school that could be read.
struct Read {
    draft: Rc<Draft>,
    is_newer: bool,
    /// When the state was kept, where it is not the newest.
    older: Option<String>,
}

impl Keeper {
    /// Opens the store, and says what it held.
    pub(crate) fn begin(self: &Rc<Self>) {
        let own = self.clone();
        spawn_local(async move {
            let begun = own.open_store().await;
            own.send.emit(Action::Begin(Box::new(begun)));
            own.listen();
            store::enter(&own.shelf().borrow().held.id);
        });
    }

    async fn open_store(&self) -> Begun {
        let mut begun = Begun {
            draft: None,
            saving: Saving::Untouched,
            set_aside: Vec::new(),
            message: None,
            is_read_only: false,
        };
        let opened = match store::open("").await {
            Ok(opened) => opened,
            Err(fault) => {
                if fault == StoreFault::Unknown
                    && let Ok(text) = store::told("dump").await
                {
                    let reason = "保存的内容来自较新版本的页面，或者不完整".to_owned();
                    begun
                        .set_aside
                        .push(SetAside::new(String::new(), text, reason));
                }
                begun.saving = saving_of(fault);
                self.turn_to(Held::default());
                return begun;
            }
        };
        for (key, text, reason, is_from_other_tab) in opened.aside {
            begun.set_aside.push(SetAside {
                is_from_other_tab,
                ..SetAside::new(key, text, reason)
            });
        }
        let saved = opened.school.saved.clone();
        let (read, broken) = self.take(opened.school).await;
        begun.set_aside.extend(broken);
        if let Some(read) = read {
            begun.draft = Some(read.draft);
            begun.is_read_only = read.is_newer;
            begun.saving = Saving::Saved(saved);
            begun.message = match read.older {
                Some(time) => Some(Message::Older(time)),
                None if read.is_newer => Some(Message::ReadOnly),
                None if opened.has_forks => Some(Message::Conflict(String::new())),
                None => None,
            };
        }
        begun
    }

    /// Makes a school of the store the open one: its newest state that can be read. What cannot is put apart.
    async fn take(&self, held: Held) -> (Option<Read>, Vec<SetAside>) {
        let mut states: Vec<String> = held.states.iter().map(|own| own.id.clone()).collect();
        states.retain(|id| *id != held.state);
        if !held.state.is_empty() {
            states.push(held.state.clone());
        }
        let newest = held.state.clone();
        let shelf = self.turn_to(held);
        let mut broken = Vec::new();
        let mut read = None;
        while let Some(id) = states.pop() {
            let Ok(text) = store::text_of(&id).await else {
                break;
            };
            let text = text.unwrap_or_default();
            let reason = match read_text(&text) {
                Ok((draft, is_newer)) => {
                    let older = (id != newest).then(|| id.clone());
                    read = Some(Read {
                        draft: Rc::new(draft),
                        is_newer,
                        older,
                    });
                    break;
                }
                Err(fault) => fault.to_string(),
            };
            if !text.is_empty() {
                broken.push(SetAside::new(id.clone(), text, reason.clone()));
            }
            store::change("setAside", &[&id, &reason]).await.ok();
            shelf.borrow_mut().held.states.retain(|own| own.id != id);
        }
        if let Some(read) = &mut read {
            shelf.borrow_mut().is_read_only = read.is_newer;
            if let Some(id) = &read.older {
                let words = store::time_of(id).await;
                read.older = Some(words);
            }
        }
        (read, broken)
    }

    /// Does what a person asks for with the kept schools.
    pub(crate) fn run(self: &Rc<Self>, task: Task, key: &str, draft: &Rc<Draft>) {
        let (own, key, draft) = (self.clone(), key.to_owned(), draft.clone());
        spawn_local(async move {
            if let Err(fault) = own.done(task, &key, &draft).await {
                let text = match fault {
                    StoreFault::Full => "没有做成：浏览器给网页的空间用完了。原有的内容没有变。",
                    _ => {
                        "没有做成：浏览器没有让网页读写保存的内容。原有的内容没有变，请刷新页面再试。"
                    }
                };
                own.send
                    .emit(Action::Report(Message::Failed(text.to_owned())));
            }
            own.send.emit(Action::Listed);
        });
    }

    async fn done(
        self: &Rc<Self>,
        task: Task,
        key: &str,
        draft: &Rc<Draft>,
    ) -> Result<(), StoreFault> {
        // What is being typed belongs to the school that is open now.
        if !self.settle().await {
            return Err(StoreFault::Refused);
        }
        match task {
            Task::New => {
                self.begin_school();
                self.show(blank_draft(), String::new(), false);
            }
            Task::Open => self.open_school(key, None).await?,
            Task::UseTheirs => {
                let id = self.shelf().borrow().held.id.clone();
                self.open_school(&id, Some(Message::Theirs)).await?;
            }
            Task::KeepMine => {
                self.shelf().borrow_mut().is_forced = true;
                self.keep_replaced(draft, "typed");
            }
            Task::Copy => {
                self.begin_school();
                self.send.emit(Action::Unlock);
                self.keep_replaced(draft, "copied");
            }
            Task::Duplicate => store::change("duplicate", &[key]).await?,
            Task::Delete => {
                let (id, name) = key.split_once(' ').unwrap_or((key, ""));
                store::change("remove", &[id]).await?;
                if self.shelf().borrow().held.id == id {
                    self.begin_school();
                    self.show(blank_draft(), String::new(), false);
                }
                let message = Message::Deleted(id.to_owned(), name.to_owned());
                self.send.emit(Action::Report(message));
            }
            Task::BringBack => store::change("bringBack", &[key]).await?,
            Task::Rename => {
                let (id, name) = key.split_once(' ').unwrap_or((key, ""));
                store::change("rename", &[id, name]).await?;
            }
            Task::Restore => match self.read_state(key).await? {
                Some((draft, false)) if self.shelf().borrow().is_read_only => {
                    let time = store::time_of(key).await;
                    self.send.emit(Action::OpenBeside(Rc::new(draft), time));
                }
                Some((draft, false)) => {
                    let time = store::time_of(key).await;
                    self.send.emit(Action::TakeBack(Rc::new(draft), time));
                }
                Some((draft, true)) => {
                    self.lock();
                    self.send
                        .emit(Action::Show(Rc::new(draft), Message::ReadOnly, true));
                }
                None => self.cannot_read(),
            },
            Task::SaveState => match store::text_of(key).await? {
                Some(text) => {
                    let name = format!("{} {}", file_name(draft), store::time_of(key).await);
                    download::download(
                        &name.replace(':', "."),
                        ".duibiao.json",
                        text.as_bytes(),
                        download::JSON,
                    );
                }
                None => self.cannot_read(),
            },
        }
        Ok(())
    }

    async fn open_school(&self, id: &str, message: Option<Message>) -> Result<(), StoreFault> {
        let opened = store::open(id).await?;
        if opened.school.id.is_empty() {
            self.cannot_read();
            return Ok(());
        }
        let saved = opened.school.saved.clone();
        let (read, broken) = self.take(opened.school).await;
        let Some(read) = read else {
            self.show(blank_draft(), String::new(), false);
            self.cannot_read();
            return Ok(());
        };
        let name = read.draft.profile.name.clone();
        match (read.older, message) {
            (Some(time), _) => {
                self.send.emit(Action::Show(
                    read.draft,
                    Message::Older(time),
                    read.is_newer,
                ));
            }
            (None, _) if read.is_newer => {
                self.send
                    .emit(Action::Show(read.draft, Message::ReadOnly, true));
            }
            (None, Some(message)) => self.send.emit(Action::Show(read.draft, message, false)),
            (None, None) => {
                self.send
                    .emit(Action::Show(read.draft, Message::Switched(name), false))
            }
        }
        for text in broken {
            self.send.emit(Action::SetAside(text));
        }
        self.send.emit(Action::Keep(Saving::Saved(saved)));
        Ok(())
    }

    async fn read_state(&self, id: &str) -> Result<Option<(Draft, bool)>, StoreFault> {
        let text = store::text_of(id).await?;
        Ok(text.and_then(|text| read_text(&text).ok()))
    }

    fn show(&self, draft: Draft, name: String, is_read_only: bool) {
        self.send.emit(Action::Show(
            Rc::new(draft),
            Message::Switched(name),
            is_read_only,
        ));
        self.send.emit(Action::Keep(Saving::Untouched));
    }

    fn cannot_read(&self) {
        let text = "没有打开：这一份已经不在本机，或者读不出来。页面上的内容没有变。";
        self.send
            .emit(Action::Report(Message::Failed(text.to_owned())));
    }

    /// Has the page made that lists what is kept.
    pub(crate) fn list(&self, wanted: Wanted) {
        let send = self.send.clone();
        spawn_local(async move {
            let listing = store::told("listing").await.unwrap_or_default();
            send.emit(Action::Ask(wanted, listing));
        });
    }

    /// Leaves nothing in this browser.
    pub(crate) fn clear(&self) {
        self.forget();
        self.turn_to(Held::default());
        let send = self.send.clone();
        spawn_local(async move {
            if let Err(fault) = store::change("clear", &[]).await {
                let text = "没有全部清除：浏览器没有让网页删除保存的内容。请关掉对标的别的标签页再试，或者在浏览器设置里清除这个网站的数据。";
                send.emit(Action::Report(Message::Failed(text.to_owned())));
                send.emit(Action::Keep(saving_of(fault)));
            } else {
                send.emit(Action::Keep(Saving::Untouched));
            }
            send.emit(Action::Listed);
        });
    }

    /// Saves into the school's file, where the browser lets a page write one; else as a download.
    pub(crate) fn save_to_file(self: &Rc<Self>, draft: &Rc<Draft>) {
        let (own, draft) = (self.clone(), draft.clone());
        spawn_local(async move {
            let id = own.shelf().borrow().held.id.clone();
            let name = file_name(&draft);
            match store::save_file(&id, name, &save_text(&draft)).await {
                SavedFile::NotChosen => return,
                SavedFile::Saved(name) => own.send.emit(Action::Filed(Some(name))),
                SavedFile::NoWay => {
                    save(&draft);
                    own.send.emit(Action::Filed(None));
                }
            }
            own.filed();
        });
    }
}

/// A kept text as a school, and whether a newer program wrote it.
fn read_text(text: &str) -> Result<(Draft, bool), OpenFault> {
    let catalogue = embedded::form_catalogue();
    match saved::open(text, catalogue) {
        Ok(opened) => Ok((opened.draft, false)),
        Err(fault @ OpenFault::NewerVersion { .. }) => match saved::look(text, catalogue) {
            Ok(opened) => Ok((opened.draft, true)),
            Err(_) => Err(fault),
        },
        Err(fault) => Err(fault),
    }
}
