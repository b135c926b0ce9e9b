//! Opening what comes from outside: a file, a link, tables, the sample.
//!
//! In: what a person chose or pasted, or the address. Out: an offer or an import for the state, or why there is none. Files and
//! links are read by the worker.

use std::cell::RefCell;
use std::rc::Rc;

use web_sys::{File, FileList};

use crate::browser::worker::{self, Enclosed, RequestId, WorkerFault};
use crate::browser::{address, agent, clock, file, kept_schools};
use crate::hooks::Dispatch;
use crate::state::incoming::{ChangedSince, Offer, OfferSource};
use crate::state::message::{Dialog, Message};
use crate::state::route::Page;
use crate::state::{Action, ImportAction};
use crate::worker::{Answer, Incoming, Request};
use school::draft::Draft;
use words::isolate::isolated;
use words::page::not_opened;

/// Has a file with a school read; what is in it is offered.
pub(crate) fn open_file(file: Result<File, String>, dispatch: &Dispatch) {
    let file = match file {
        Ok(file) => file,
        Err(refusal) => return fail(dispatch, &refusal),
    };
    let name = file.name();
    let written = file.last_modified();
    let request = Request::ReadSchool { name: name.clone() };
    let enclosed = Enclosed {
        files: vec![file],
        ..Enclosed::default()
    };
    let dispatch = dispatch.clone();
    worker::ask(
        &request,
        &enclosed,
        |_| {},
        move |answer| match answer {
            Ok(Answer::School(incoming)) => offer_file(*incoming, written, &dispatch),
            Ok(Answer::Table(sentence)) => dispatch.emit(Action::Say(Message {
                leads_to: Some(Page::Exchange),
                ..Message::failed(not_opened(&sentence))
            })),
            Ok(_) => fail(&dispatch, &not_read(&name, None)),
            Err(fault) => fail(&dispatch, &not_read(&name, Some(&fault))),
        },
    );
}

/// The sentence why the file of that name could not be opened: what the worker says of it, or that it was not read to its end.
pub(crate) fn not_read(name: &str, fault: Option<&WorkerFault>) -> String {
    let name = isolated(name);
    match fault {
        Some(WorkerFault::Refused(sentence)) => sentence.clone(),
        Some(fault) => format!("“{name}”没有读完（{fault}）；请再打开一次"),
        None => format!("“{name}”没有读完；请再打开一次"),
    }
}

/// Has a link read; what is in it is offered, or its passphrase asked for.
pub(crate) fn open_link(link: String, passphrase: Option<String>, dispatch: &Dispatch) {
    let is_locked = passphrase.is_some();
    let request = Request::ReadLink { link: link.clone() };
    let enclosed = Enclosed {
        passphrase,
        ..Enclosed::default()
    };
    if is_locked {
        dispatch.emit(Action::Cancel);
    }
    let dispatch = dispatch.clone();
    worker::ask(
        &request,
        &enclosed,
        |_| {},
        move |answer| {
            if address::link().is_some() && !agent::is_wechat() {
                // Read once, and not again by going back.
                address::replace(&Page::School.into());
                dispatch.emit(Action::AddressChanged(Page::School.into()));
            }
            match answer {
                Ok(Answer::School(incoming)) => offer(*incoming, OfferSource::Link, &dispatch),
                Ok(_) => ask_passphrase(link, String::new(), &dispatch),
                Err(fault) if is_locked => ask_passphrase(link, fault.to_string(), &dispatch),
                Err(fault) => fail(&dispatch, &fault.to_string()),
            }
        },
    );
}

/// Offers the sample school.
pub(crate) fn open_sample(dispatch: &Dispatch) {
    // It names nothing that is unknown, and needs none of the lists to tell.
    match files::saved::open(data::sample(), data::catalogue()) {
        Ok(opened) => offer(
            Incoming {
                name: "样例学校".to_owned(),
                draft: opened.draft,
                notices: opened.notices,
                is_newer: false,
                is_results: false,
            },
            OfferSource::Sample,
            dispatch,
        ),
        Err(fault) => fail(dispatch, &fault.to_string()),
    }
}

/// Opens the link in the address, where there is one.
pub(crate) fn open_address(dispatch: &Dispatch) {
    if let Some(link) = address::link() {
        open_link(link, None, dispatch);
    }
}

/// Tables that are imported: files, a pasted block, or both.
#[derive(Debug, Clone, Default)]
struct ImportSource {
    files: Vec<File>,
    pasted: String,
    /// The request that reads them.
    request: Option<RequestId>,
}

thread_local! {
    /// What was imported last: a copy with its problems is made of the same files.
    static IMPORTED: RefCell<ImportSource> = RefCell::default();
}

/// Has files with tables read for the school of `draft`; what is found is shown on the page 导入导出.
pub(crate) fn import_files(files: &FileList, draft: &Draft, dispatch: &Dispatch) {
    match file::tables(files) {
        Ok(files) if files.is_empty() => {}
        Ok(files) => import(
            ImportSource {
                files,
                ..ImportSource::default()
            },
            draft,
            dispatch,
        ),
        Err(sentence) => dispatch.emit(Action::Say(Message::failed(sentence))),
    }
}

/// Has a pasted block read for the school of `draft`; what is found is shown on the page 导入导出.
pub(crate) fn import_pasted(text: String, draft: &Draft, dispatch: &Dispatch) {
    if !text.trim().is_empty() {
        let source = ImportSource {
            pasted: text,
            ..ImportSource::default()
        };
        import(source, draft, dispatch);
    }
}

fn import(source: ImportSource, draft: &Draft, dispatch: &Dispatch) {
    // Whatever is still being read is of no use any more.
    stop_reading();
    let id = worker::next_id();
    let request = Request::ReadTables {
        draft: Box::new(draft.clone()),
        names: names(&source.files),
        pasted: source.pasted.clone(),
    };
    let enclosed = Enclosed {
        files: source.files.clone(),
        ..Enclosed::default()
    };
    if address::current().page != Page::Exchange {
        dispatch.emit(Action::Go(Page::Exchange.into()));
    }
    dispatch.emit(Action::Import(ImportAction::Begin(id)));
    let tell = dispatch.reform(move |text| Action::Import(ImportAction::Progress(id, text)));
    let arrive = dispatch.reform(move |found| Action::Import(ImportAction::Arrive(id, found)));
    let request = worker::ask(
        &request,
        &enclosed,
        move |text| tell.emit(text.to_owned()),
        move |answer| match answer {
            Ok(Answer::Tables(found)) => arrive.emit(Ok(Rc::from(found))),
            Ok(_) => arrive.emit(Err("没有读完".to_owned())),
            // Whoever cancelled it knows.
            Err(WorkerFault::Cancelled) => {}
            Err(fault) => arrive.emit(Err(fault.to_string())),
        },
    );
    IMPORTED.set(ImportSource {
        request: Some(request),
        ..source
    });
}

fn names(files: &[File]) -> Vec<String> {
    files.iter().map(File::name).collect()
}

/// Nothing is taken of what is being read or was found.
pub(crate) fn leave_import(dispatch: &Dispatch) {
    stop_reading();
    dispatch.emit(Action::Import(ImportAction::Leave));
}

fn stop_reading() {
    if let Some(request) = IMPORTED.with_borrow(|before| before.request) {
        worker::cancel(request);
    }
}

/// Request for a copy of what was imported last, with its problems, and the files that it is made of.
pub(crate) fn marked_copy(draft: &Draft) -> (Request, Enclosed) {
    IMPORTED.with_borrow(|source| {
        let request = Request::MarkedCopy {
            draft: Box::new(draft.clone()),
            names: names(&source.files),
            pasted: source.pasted.clone(),
        };
        let enclosed = Enclosed {
            files: source.files.clone(),
            ..Enclosed::default()
        };
        (request, enclosed)
    })
}

fn ask_passphrase(link: String, why: String, dispatch: &Dispatch) {
    dispatch.emit(Action::Ask(Dialog::Passphrase { link, why }));
}

/// Offers what stands in a file, and tells where the open school was changed after it was `written`, in milliseconds since 1970.
fn offer_file(incoming: Incoming, written: f64, dispatch: &Dispatch) {
    let dispatch = dispatch.clone();
    kept_schools::list(move |listing| {
        let schools = listing.map_or_else(|_| Vec::new(), |listing| listing.schools);
        let open = schools.into_iter().find(|school| school.is_open);
        let changed = open.filter(|open| open.saved_at > written);
        let changed_since = changed.map(|open| ChangedSince {
            written: clock::moment(written),
            kept: open.saved,
        });
        let offer = offered(incoming, OfferSource::File);
        dispatch.emit(Action::Offer(Offer {
            changed_since,
            ..offer
        }));
    });
}

fn offer(incoming: Incoming, source: OfferSource, dispatch: &Dispatch) {
    dispatch.emit(Action::Offer(offered(incoming, source)));
}

fn offered(incoming: Incoming, source: OfferSource) -> Offer {
    Offer {
        name: incoming.name,
        draft: Rc::new(incoming.draft),
        notices: incoming.notices,
        is_newer: incoming.is_newer,
        is_results: incoming.is_results,
        changed_since: None,
        source,
    }
}

fn fail(dispatch: &Dispatch, why: &str) {
    dispatch.emit(Action::Say(Message::failed(not_opened(why))));
}
