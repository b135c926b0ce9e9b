//! Opening what comes from outside: a file, a link, the sample.
//!
//! In: what a person chose, or the address. Out: an offer for the state, or why there is none. Files and links are read by
//! the worker.

use std::rc::Rc;

use web_sys::File;

use crate::browser::worker::{self, Enclosed};
use crate::browser::{address, agent};
use crate::hooks::Dispatch;
use crate::state::Action;
use crate::state::incoming::{Offer, OfferSource};
use crate::state::message::{Dialog, Message};
use crate::state::route::Page;
use crate::worker::{Answer, Incoming, Request};
use words::isolate::isolated;
use words::page::not_opened;

/// Has a file with a school read; what is in it is offered.
pub(crate) fn open_file(file: Result<File, String>, dispatch: &Dispatch) {
    let file = match file {
        Ok(file) => file,
        Err(refusal) => return fail(dispatch, &refusal),
    };
    let name = file.name();
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
            Ok(Answer::School(incoming)) => offer(*incoming, OfferSource::File, &dispatch),
            Ok(_) => fail(
                &dispatch,
                &format!("“{}”没有读完；请再打开一次", isolated(&name)),
            ),
            Err(worker::WorkerFault::Refused(sentence)) => fail(&dispatch, &sentence),
            Err(fault) => {
                let name = isolated(&name);
                fail(
                    &dispatch,
                    &format!("“{name}”没有读完（{fault}）；请再打开一次"),
                );
            }
        },
    );
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
                dispatch.emit(Action::Went(Page::School.into()));
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
    match Incoming::of_text("样例学校".to_owned(), data::sample()) {
        Ok(incoming) => offer(incoming, OfferSource::Sample, dispatch),
        Err(fault) => fail(dispatch, &fault.to_string()),
    }
}

fn ask_passphrase(link: String, why: String, dispatch: &Dispatch) {
    dispatch.emit(Action::Ask(Dialog::Passphrase { link, why }));
}

fn offer(incoming: Incoming, source: OfferSource, dispatch: &Dispatch) {
    dispatch.emit(Action::Offer(Offer {
        name: incoming.name,
        draft: Rc::new(incoming.draft),
        notices: incoming.notices,
        is_newer: incoming.is_newer,
        source,
    }));
}

fn fail(dispatch: &Dispatch, why: &str) {
    dispatch.emit(Action::Say(Message::failed(not_opened(why))));
}
