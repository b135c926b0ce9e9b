//! What this browser keeps between visits, by way of `static/store.js`.
//!
//! In: drafts and tasks. Out: what the store has to say, as actions. The store keeps texts and must not know what one means;
//! it is a script because it keeps the last key of a page whose module is gone.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use gloo::utils::window;
use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use yew::Callback;

use super::download;
use crate::state::message::{Message, MessageOffer};
use crate::state::persistence::{KeepReason, Saving, SetAside, StoreTask};
use crate::state::{Action, StoreMessage};
use files::saved;
use school::draft::Draft;

thread_local! {
    /// The draft that was written last, with its saved form: the store and the files ask for the same one.
    static LAST: RefCell<(Weak<Draft>, Rc<str>)> = RefCell::new((Weak::new(), Rc::from("")));
}

/// The saved form of the draft.
pub(crate) fn saved_text(draft: &Rc<Draft>) -> Rc<str> {
    let now = Rc::downgrade(draft);
    LAST.with_borrow_mut(|last| {
        if !last.0.ptr_eq(&now) {
            let text = saved::save(draft, data::form_catalogue(), data::main_pack());
            *last = (now, text.into());
        }
        last.1.clone()
    })
}

/// Name of the draft's file, without its ending.
pub(crate) fn file_stem(draft: &Draft) -> &str {
    let name = draft.profile.name.trim();
    if name.is_empty() { "学校" } else { name }
}

/// Has the store keep the draft.
pub(crate) fn keep(draft: &Rc<Draft>, reason: KeepReason) {
    let has_figures = if draft.entries.is_empty() { "" } else { "1" };
    let name = draft.profile.name.trim();
    tell(
        "changed",
        &[&saved_text(draft), name, reason.key(), has_figures],
    );
}

/// Has the store do what a person asked for; `draft` is the open school.
pub(crate) fn run(task: &StoreTask, draft: &Rc<Draft>) {
    let (name, key) = task.parts();
    let school = draft.profile.name.trim();
    tell("run", &[name, key, &saved_text(draft), school]);
}

/// Has the store save the draft into the school's file again, or into one that is chosen.
pub(crate) fn save_to_file(draft: &Rc<Draft>) {
    tell("saveFile", &[&saved_text(draft), draft.profile.name.trim()]);
}

/// Does something of the store with texts.
pub(crate) fn tell(name: &str, texts: &[&str]) {
    call(
        name,
        &texts.iter().map(|text| JsValue::from(*text)).collect(),
    );
}

/// What the store answers to that name, as text.
pub(crate) fn ask(name: &str) -> Option<String> {
    call(name, &Array::new()).as_string()
}

/// What the store answers later to that name; a page without its store gets no text.
pub(crate) fn promise(name: &str) -> Promise {
    Promise::resolve(&call(name, &Array::new()))
}

fn call(name: &str, arguments: &Array) -> JsValue {
    let store = Reflect::get(&window(), &"duibiaoStore".into()).unwrap_or_default();
    let function = Reflect::get(&store, &name.into()).unwrap_or_default();
    // A page without its store shows what it says when nothing can be kept.
    let answer = function.dyn_ref::<Function>();
    let answer = answer.map(|function| function.apply(&store, arguments));
    answer.and_then(Result::ok).unwrap_or_default()
}

/// Opens the store; from now on `dispatch` gets what it says.
pub(crate) fn start(dispatch: Callback<Action>) {
    type On = dyn Fn(JsValue, JsValue, JsValue, JsValue, JsValue) -> JsValue;
    let on = Closure::<On>::new(
        move |kind: JsValue, a: JsValue, b: JsValue, c: JsValue, d: JsValue| {
            let offers = [&b, &d].into_iter().find_map(|value| value.dyn_ref());
            JsValue::from(handle_message(
                &text(&kind),
                [text(&a), text(&b), text(&c)],
                offers.map(offers_in).unwrap_or_default(),
                &dispatch,
            ))
        },
    );
    call("start", &Array::of1(&on.into_js_value()));
}

fn text(value: &JsValue) -> String {
    value.as_string().unwrap_or_default()
}

/// The buttons that the store offers, each as task, key and label.
fn offers_in(list: &Array) -> Vec<MessageOffer> {
    let offers = list.iter().filter_map(|offer| {
        let offer: Array = offer.dyn_into().ok()?;
        Some(MessageOffer {
            task: StoreTask::from_parts(&text(&offer.get(0)), &text(&offer.get(1)))?,
            label: text(&offer.get(2)),
        })
    });
    offers.collect()
}

/// Hands a message of the store on as an action; what comes back is the answer that the store asks for.
fn handle_message(
    kind: &str,
    [a, b, c]: [String; 3],
    offers: Vec<MessageOffer>,
    dispatch: &Callback<Action>,
) -> String {
    let action = match kind {
        // Whether a text can be opened: nothing, `newer`, or why not.
        "read" => return read(&a).map_or_else(|fault| fault, |(_, fault)| fault.to_owned()),
        "show" => Action::StoreMessage(StoreMessage::Show {
            draft: read(&a).ok().map(|(draft, _)| Box::new(draft)),
            message: sentence_with_offers(c, offers, !b.is_empty()),
            is_read_only: !b.is_empty(),
        }),
        "follow" => match read(&a) {
            Ok((draft, _)) => Action::StoreMessage(StoreMessage::Follow {
                draft: Box::new(draft),
                text: b,
            }),
            Err(fault) => return fault,
        },
        "back" => match read(&a) {
            Ok((draft, _)) => Action::StoreMessage(StoreMessage::Restore {
                draft: Box::new(draft),
                text: b,
            }),
            Err(_) => return a,
        },
        "saving" => Action::StoreMessage(StoreMessage::Saving {
            saving: Saving { word: a, alert: b },
            found: c,
        }),
        "told" => match sentence_with_offers(a, offers, !c.is_empty()) {
            Some(message) => Action::Say(message),
            None => return String::new(),
        },
        "keeps-nothing" => Action::StoreMessage(StoreMessage::KeepsNothing(!a.is_empty())),
        "clearing" => Action::StoreMessage(StoreMessage::Clearing(a)),
        "cleared" => Action::StoreMessage(StoreMessage::Cleared),
        "aside" => Action::StoreMessage(StoreMessage::SetAside(SetAside {
            is_from_other_tab: a.ends_with("other-tab"),
            key: a,
            text: b,
            reason: c,
        })),
        "file" => {
            download::download(&b, ".duibiao.json", a.as_bytes(), download::JSON);
            return a;
        }
        "filed" => Action::StoreMessage(StoreMessage::Filed(a)),
        "due" => Action::StoreMessage(StoreMessage::FileDue),
        "save" => Action::SaveToFile,
        "download" => Action::Download,
        "unlock" => Action::StoreMessage(StoreMessage::Unlock),
        "ready" => Action::StoreMessage(StoreMessage::Ready),
        _ => Action::StoreMessage(StoreMessage::Listed),
    };
    dispatch.emit(action);
    String::new()
}

/// What the store says, with the buttons that it offers; an empty sentence says nothing.
fn sentence_with_offers(
    text: String,
    offers: Vec<MessageOffer>,
    is_warning: bool,
) -> Option<Message> {
    (!text.is_empty()).then_some(Message {
        text,
        is_warning,
        offers,
        is_passing: !is_warning,
        leads_to: None,
    })
}

/// A kept text as a school, and `newer` where a newer program wrote it.
fn read(text: &str) -> Result<(Draft, &'static str), String> {
    let catalogue = data::form_catalogue();
    let (opened, newer) =
        saved::open_or_look(text, catalogue).map_err(|fault| fault.to_string())?;
    Ok((opened.draft, newer.map_or("", |_| "newer")))
}
