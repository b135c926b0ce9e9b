//! Keeping the open school: what the page holds goes to the store, what the store has to say comes as actions.
//!
//! In: drafts, and words of the store. Out: texts for the store, and actions.

use std::rc::Rc;

use super::action::{Action, Message, Saving};
use super::app::Send;
use super::browser::{download, store};
use super::components::save_button::save_text;
use super::opening::blank_draft;
use super::state::SetAside;
use files::saved;
use school::draft::Draft;

/// Opens the store; `send` gets what it says. `catch_up` is called before the page may be closed: what was typed and has not
/// reached the state is to be kept at once.
pub(crate) fn listen(send: Send, catch_up: impl Fn() + 'static) {
    store::start(move |kind, texts| {
        if kind == "leaving" {
            catch_up();
            return String::new();
        }
        heard(kind, texts, &send)
    });
}

/// The page holds `draft` now. `why` is `typed`, or what took the place of something else.
pub(crate) fn keep(draft: &Rc<Draft>, why: &str) {
    let has_figures = if draft.entries.is_empty() { "" } else { "1" };
    let name = draft.profile.name.trim();
    store::tell("changed", &[&save_text(draft), name, why, has_figures]);
}

/// Does what a person asks for with the kept schools.
pub(crate) fn run(task: &str, key: &str, draft: &Rc<Draft>) {
    let name = draft.profile.name.trim();
    store::tell("run", &[task, key, &save_text(draft), name]);
}

fn heard(kind: &str, [a, b, c, d]: [String; 4], send: &Send) -> String {
    let action = match kind {
        // Whether a text can be opened: nothing, `newer`, or why not.
        "read" => return read(&a).map_or_else(|fault| fault, |(_, fault)| fault.to_owned()),
        "show" => {
            let draft = read(&a).map_or_else(|_| blank_draft(), |(draft, _)| draft);
            let told = Message::told(c, d, !b.is_empty());
            Action::Show(Rc::new(draft), told, !b.is_empty())
        }
        "back" => match read(&a) {
            Ok((draft, _)) => Action::TakeBack(Rc::new(draft), b),
            Err(_) => return a,
        },
        "saving" => Action::Keep(Saving {
            word: a,
            alert: b,
            found: c,
        }),
        "told" => match Message::told(a, b, !c.is_empty()) {
            Some(told) => Action::Report(told),
            None => return String::new(),
        },
        "keeps-nothing" => Action::KeepsNothing(!a.is_empty()),
        "clearing" => Action::Report(Message::Clearing(a)),
        "cleared" => Action::Report(Message::Cleared),
        "aside" => Action::SetAside(SetAside {
            is_from_other_tab: a.ends_with("other-tab"),
            key: a,
            text: b,
            reason: c,
        }),
        "file" => {
            download::download(&b, ".duibiao.json", a.as_bytes(), download::JSON);
            return a;
        }
        "filed" => Action::Filed(a),
        "due" => Action::FileDue,
        "save" => Action::SaveToFile,
        "download" => Action::SaveAsFile,
        "unlock" => Action::Unlock,
        "ready" => Action::Ready,
        _ => Action::Listed,
    };
    send.emit(action);
    String::new()
}

/// A kept text as a school, and `newer` where a newer program wrote it.
fn read(text: &str) -> Result<(Draft, &'static str), String> {
    let catalogue = data::form_catalogue();
    let (opened, newer) =
        saved::open_or_look(text, catalogue).map_err(|fault| fault.to_string())?;
    Ok((opened.draft, newer.map_or("", |_| "newer")))
}

/// Why a change of the draft is kept; what took the place of something else is kept at once, so that what stood there
/// stays as it was. `None` where the store has it, or shall not have it.
pub(super) fn why(action: &Action) -> Option<&'static str> {
    match action {
        Action::Show(..) | Action::Clear => None,
        // A form that came by a link is kept with the first thing that is filled in.
        Action::OfferFile(offer) if offer.is_from_link => None,
        Action::OfferFile(_) | Action::TakeOver(_) => Some("opened"),
        Action::Merged(_) => Some("merged"),
        Action::Import(_) => Some("imported"),
        Action::Undo | Action::TakeBack(..) => Some("restored"),
        Action::DropSheet(_) | Action::DropPack(_) => Some("dropped"),
        // The page notes it by itself: how the school stands, and the date of a plan that is first looked at.
        Action::Checked(_) | Action::Go(_) | Action::Ready => Some("noted"),
        _ => Some("typed"),
    }
}
