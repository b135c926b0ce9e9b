//! Handing on and receiving links: what the office worker is told, and what its answer means.
//!
//! In: what a person asked for, and what stands in the fields of the page 分享. Out: requests, and actions. A passphrase
//! goes to the worker and is kept nowhere.

use super::action::{Action, Offer};
use super::app::Send;
use super::browser::{agent, fields, office, route};
use super::gestures;
use super::place::Page;
use crate::office::{BETWEEN_TEXT, Request, SAMPLE, Wanted, encode};
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
pub(super) fn read(link: &str, secret: Option<&str>, school: String, send: &Send) {
    let request = Request {
        wanted: Wanted::ReadLink,
        school,
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
            Ok(bytes) => {
                let text = String::from_utf8_lossy(&bytes);
                let (name, text) = text.split_once('\n').unwrap_or_default();
                let offered = gestures::offer(name.to_owned(), text);
                match offered {
                    // A button of this page asked for the sample.
                    Action::OfferFile(offer) if link != SAMPLE => Action::OfferFile(Offer {
                        is_from_link: true,
                        ..offer
                    }),
                    other => other,
                }
            }
            Err(cause) if is_locked => Action::AskPassphrase(link, cause),
            Err(cause) => gestures::not_opened(&cause),
        });
    };
    match encode(&request) {
        Ok(request) => {
            office::ask_with(office::Which::Office, &request, secret, Box::new(answered))
        }
        Err(cause) => answered(Err(cause)),
    }
}

/// Has a large file read by the worker; only what can be opened is read by the page.
pub(super) fn read_file(name: &str, text: &str, school: String, send: &Send) {
    let request = Request {
        wanted: Wanted::ReadFile,
        school,
        focus: text.to_owned(),
    };
    let (send, name, text) = (send.clone(), name.to_owned(), text.to_owned());
    let answered = move |answer: Result<Vec<u8>, String>| {
        send.emit(match answer {
            Ok(refusal) if refusal.is_empty() => gestures::offer(name, &text),
            Ok(refusal) => {
                let refusal = String::from_utf8_lossy(&refusal);
                gestures::not_opened(&format!("“{}”：{refusal}", isolated(&name)))
            }
            Err(cause) => gestures::not_opened(&format!(
                "“{}”没有读完（{cause}）；请再打开一次",
                isolated(&name)
            )),
        });
    };
    match encode(&request) {
        Ok(request) => office::ask(office::Which::Office, &request, false, answered),
        Err(cause) => answered(Err(cause)),
    }
}
