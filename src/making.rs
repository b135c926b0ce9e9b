//! Files and links that the worker makes for the person.
//!
//! In: a request. Out: the browser's download, or an action with the link; or the sentence why there is none.

use std::rc::Rc;

use crate::browser::download;
use crate::browser::worker::{self, Enclosed};
use crate::hooks::Dispatch;
use crate::state::Action;
use crate::state::message::Message;
use crate::worker::{Answer, LinkWish, MadeFile, Request};
use school::draft::Draft;
use words::page::not_made;

/// Has a file made and gives it to the person; `on_end` is called when it was given or told that there is none. It is of the
/// school of the request, also when another one is open by then.
pub(crate) fn make_file(
    request: &Request,
    enclosed: &Enclosed,
    dispatch: &Dispatch,
    on_end: impl FnOnce() + 'static,
) {
    let dispatch = dispatch.clone();
    worker::ask(
        request,
        enclosed,
        |_| {},
        move |answer| {
            match answer {
                Ok(Answer::File(file)) => give(&file),
                Ok(_) => dispatch.emit(Action::Say(Message::failed(not_made("没有做完")))),
                Err(worker::WorkerFault::Cancelled) => {}
                Err(fault) => {
                    dispatch.emit(Action::Say(Message::failed(not_made(&fault.to_string()))));
                }
            }
            on_end();
        },
    );
}

/// Gives a file that the worker made to the person.
pub(crate) fn give(file: &MadeFile) {
    let (stem, ending) = file.name.rsplit_once('.').unwrap_or((&file.name, ""));
    let ending = format!(".{ending}");
    download::download(stem, &ending, &file.bytes, &file.media_type);
}

/// Has a link made; the state gets it, and drops it where something else stands on the page by then.
pub(crate) fn make_link(
    draft: &Rc<Draft>,
    wish: LinkWish,
    passphrase: Option<String>,
    dispatch: &Dispatch,
) {
    let what = wish.what.clone();
    let request = Request::MakeLink {
        draft: Box::new((**draft).clone()),
        wish,
    };
    let enclosed = Enclosed {
        passphrase,
        ..Enclosed::default()
    };
    let id = worker::next_id();
    dispatch.emit(Action::AskForLink(id, what));
    let arrive = dispatch.reform(move |link| Action::LinkArrived(id, link));
    worker::ask(
        &request,
        &enclosed,
        |_| {},
        move |answer| match answer {
            Ok(Answer::Link(link)) => arrive.emit(Ok(link)),
            Ok(_) => arrive.emit(Err("没有做完".to_owned())),
            Err(fault) => arrive.emit(Err(fault.to_string())),
        },
    );
}
