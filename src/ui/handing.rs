//! Handing on and receiving links: what the office worker is told, and what its answer means.
//!
//! In: what a person asked for, and what stands in the fields of the page 分享. Out: requests, and actions. A passphrase
//! goes to the worker and is kept nowhere.

use std::rc::Rc;

use web_sys::File;

use super::action::{Action, Message, Offer};
use super::app::Send;
use super::browser::{agent, fields, office, route};
use super::place::Page;
use crate::office::{BETWEEN_TEXT, Incoming, Request, SAMPLE, Wanted, encode};
use data::packed;
use words::isolate::isolated;

/// What a link or file is to be made of, as `office::sharing` reads it; `what` is `school`, `ask/…` or `answer/…`.
pub(super) fn wish(what: &str) -> String {
    let with_people = if fields::is_ticked("share-people") {
        "1"
    } else {
        ""
    };
    let (address, by) = (route::address(), fields::text("share-by"));
    let between = BETWEEN_TEXT;
    [&address, between, what, between, with_people, between, &by].concat()
}

/// The passphrase that a link of the school is to be locked with, where one was typed.
pub(super) fn secret(what: &str) -> Option<String> {
    let secret = fields::text("share-secret");
    (what == "school" && !secret.is_empty()).then_some(secret)
}

/// Has a link read; what is in it is offered like a file.
pub(super) fn read(link: &str, secret: Option<&str>, send: &Send) {
    let request = Request {
        wanted: Wanted::ReadLink,
        school: String::new(),
        focus: link.to_owned(),
    };
    let (send, link, is_locked) = (send.clone(), link.to_owned(), secret.is_some());
    let answered = move |answer: Result<Vec<u8>, String>| {
        if route::link().is_some() && !agent::is_wechat() {
            // Read once, and not again by going back; in WeChat it stays, for from there the page is opened elsewhere by
            // its address.
            route::replace(Page::Start);
            send.emit(Action::Go(route::current()));
        }
        send.emit(match answer {
            Ok(bytes) if bytes.is_empty() => Action::AskPassphrase(link, String::new()),
            // A button of this page asked for the sample.
            Ok(bytes) => offered(packed::read(&bytes), link != SAMPLE),
            Err(cause) if is_locked => Action::AskPassphrase(link, cause),
            Err(cause) => not_opened(&cause),
        });
    };
    let enclosed = office::Enclosed {
        secret,
        ..Default::default()
    };
    match encode(&request) {
        Ok(request) => office::ask(office::Which::Office, &request, &enclosed, answered),
        Err(cause) => answered(Err(cause)),
    }
}

/// Has a file with a school read; what is in it is offered.
pub(super) fn read_file(file: &File, send: &Send) {
    let request = Request {
        wanted: Wanted::ReadFile,
        school: String::new(),
        focus: file.name(),
    };
    let (send, name) = (send.clone(), file.name());
    let answered = move |answer: Result<Vec<u8>, String>| {
        send.emit(match answer {
            Ok(bytes) => match packed::read::<Result<Incoming, String>>(&bytes) {
                Ok(incoming) => offered(incoming, false),
                Err(refusal) => not_opened(&refusal),
            },
            Err(cause) => not_opened(&format!(
                "“{}”没有读完（{cause}）；请再打开一次",
                isolated(&name)
            )),
        });
    };
    let files = std::slice::from_ref(file);
    let enclosed = office::Enclosed {
        files,
        ..Default::default()
    };
    match encode(&request) {
        Ok(request) => office::ask(office::Which::Office, &request, &enclosed, answered),
        Err(cause) => answered(Err(cause)),
    }
}

fn offered(incoming: Incoming, is_from_link: bool) -> Action {
    Action::OfferFile(Offer {
        name: incoming.name,
        draft: Rc::new(incoming.draft),
        notices: incoming.notices,
        is_newer: incoming.is_newer,
        is_from_link,
    })
}

/// Why nothing was opened.
pub(super) fn not_opened(sentence: &str) -> Action {
    Action::Report(Message::Failed(format!(
        "没有打开：{sentence}。页面上原有的内容没有变。"
    )))
}
