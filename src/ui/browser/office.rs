//! The workers: one that makes pages and office files, one that reads and writes tables.
//!
//! In: a request as bytes. Out: the answer as bytes, or a sentence why not. A worker is started at first use.

use std::cell::RefCell;

use gloo::events::EventListener;
use gloo::file::{Blob, ObjectUrl};
use js_sys::{Array, JSON, Object, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MessageEvent, Url, Worker};

/// What is to be done with an answer.
pub(crate) type OnAnswer = Box<dyn FnOnce(Result<Vec<u8>, String>)>;

/// Which worker.
#[derive(Clone, Copy)]
pub(crate) enum Which {
    /// Pages, plans, .docx.
    Office,
    /// Workbooks and .csv.
    Tables,
}

/// Id of the element in which a worker says how far it is.
pub(crate) const PROGRESS: &str = "progress";

struct Office {
    worker: Worker,
    /// Where its first script is; given back when the worker has ended.
    _start: Option<ObjectUrl>,
    /// Keep the worker's voice as long as the worker.
    _listeners: [EventListener; 2],
}

#[derive(Default)]
struct Desk {
    office: Option<Office>,
    last_id: u32,
    waiting: Vec<(u32, OnAnswer)>,
}

thread_local! {
    static DESKS: RefCell<[Desk; 2]> = RefCell::default();
}

fn with<T>(which: Which, act: impl FnOnce(&mut Desk) -> T) -> T {
    DESKS.with_borrow_mut(|desks| act(&mut desks[which as usize]))
}

/// Starts the worker, so that it is ready when it is needed.
pub(crate) fn warm_up() {
    // A worker that does not start is told when something is asked of it.
    start(Which::Office).ok();
}

/// Asks for something; `on_answer` is called once.
pub(crate) fn ask(
    which: Which,
    request: &[u8],
    on_answer: impl FnOnce(Result<Vec<u8>, String>) + 'static,
) {
    ask_with(which, request, None, Box::new(on_answer));
}

/// Asks for something with the passphrase of a link; `on_answer` is called once.
pub(crate) fn ask_with(which: Which, request: &[u8], secret: Option<&str>, on_answer: OnAnswer) {
    let secret = secret.map_or(JsValue::UNDEFINED, JsValue::from);
    let request = Uint8Array::from(request).into();
    send(which, [("request", request), ("secret", secret)], on_answer);
}

/// Has something done with the kept schools (`static/office-shelf.js`); `on_answer` is called once.
pub(crate) fn shelve(
    task: &str,
    texts: &[&str],
    on_answer: impl FnOnce(Result<Vec<u8>, String>) + 'static,
) {
    let texts: Array = texts.iter().map(|text| JsValue::from(*text)).collect();
    let fields = [("task", task.into()), ("texts", texts.into())];
    send(Which::Office, fields, Box::new(on_answer));
}

fn send(which: Which, fields: [(&str, JsValue); 2], on_answer: OnAnswer) {
    if let Err(fault) = start(which) {
        on_answer(Err(fault));
        return;
    }
    let id = with(which, |desk| {
        desk.last_id += 1;
        desk.waiting.push((desk.last_id, on_answer));
        desk.last_id
    });
    let message = Object::new();
    let is_sent = Reflect::set(&message, &"id".into(), &id.into()).is_ok()
        && fields
            .iter()
            .all(|(name, value)| Reflect::set(&message, &(*name).into(), value).is_ok())
        && with(which, |desk| {
            desk.office
                .as_ref()
                .is_some_and(|office| office.worker.post_message(&message).is_ok())
        });
    if !is_sent {
        answer(which, id, Err("请求没能送到生成文件的部件".to_owned()));
    }
}

fn start(which: Which) -> Result<(), String> {
    if with(which, |desk| desk.office.is_some()) {
        return Ok(());
    }
    let address = address(which).ok_or("页面里没有写明生成文件的部件在哪里")?;
    let start = start_script(&address);
    let worker = Worker::new(start.as_deref().unwrap_or(&address))
        .map_err(|_| "浏览器不让启动生成文件的部件")?;
    let on_message = EventListener::new(&worker, "message", move |event| {
        if let Some(event) = event.dyn_ref::<MessageEvent>() {
            on_message(which, &event.data());
        }
    });
    let on_error = EventListener::new(&worker, "error", move |_| {
        stop(which, "生成文件的部件没有下载完整");
    });
    with(which, |desk| {
        desk.office = Some(Office {
            worker,
            _start: start,
            _listeners: [on_message, on_error],
        })
    });
    Ok(())
}

/// A script made here that loads the worker's own: it is under this page's security policy, whereas a script from a server is
/// under none but what the server sends along. `None` where the script is made here already, or the browser makes none.
fn start_script(address: &str) -> Option<ObjectUrl> {
    if address.starts_with("blob:") {
        return None;
    }
    let quoted = String::from(JSON::stringify(&address.into()).ok()?);
    // The worker's script finds its other files beside itself.
    let script = format!("self.duibiaoFrom = {quoted};\nimportScripts(self.duibiaoFrom);\n");
    let blob = Blob::new_with_options(script.as_str(), Some("text/javascript"));
    Some(ObjectUrl::from(blob))
}

fn address(which: Which) -> Option<String> {
    let document = gloo::utils::document();
    let place = match which {
        Which::Office => "meta[name=duibiao-office]",
        Which::Tables => "meta[name=duibiao-tables]",
    };
    let content = document
        .query_selector(place)
        .ok()??
        .get_attribute("content")?;
    let base = document.base_uri().ok()??;
    Url::new_with_base(&content, &base)
        .ok()
        .map(|url| url.href())
}

fn on_message(which: Which, data: &JsValue) {
    let field = |name: &str| {
        Reflect::get(data, &name.into())
            .ok()
            .filter(|value| !value.is_undefined())
    };
    let Some(id) = field("id").and_then(|id| id.as_f64()) else {
        return;
    };
    if let Some(told) = field("told").and_then(|told| told.as_string()) {
        return super::focus::say(PROGRESS, &told);
    }
    let result = match (field("bytes"), field("fault")) {
        (Some(bytes), _) => Ok(Uint8Array::new(&bytes).to_vec()),
        (None, fault) => Err(fault
            .and_then(|fault| fault.as_string())
            .unwrap_or_default()),
    };
    if field("stopped").is_some_and(|stopped| stopped.is_truthy()) {
        close(which);
    }
    // Ids are small whole numbers that this page gave out.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the page counts requests from 1"
    )]
    answer(which, id as u32, result);
}

fn answer(which: Which, id: u32, result: Result<Vec<u8>, String>) {
    // Taken out before it is called, for it may ask again.
    let on_answer = with(which, |desk| {
        let idx = desk.waiting.iter().position(|(own, _)| *own == id)?;
        Some(desk.waiting.remove(idx).1)
    });
    if let Some(on_answer) = on_answer {
        on_answer(result);
    }
}

/// Ends the worker in the middle of its work; whoever waits for it is told `fault`.
pub(crate) fn stop(which: Which, fault: &str) {
    close(which);
    let waiting = with(which, |desk| std::mem::take(&mut desk.waiting));
    for (_, on_answer) in waiting {
        on_answer(Err(fault.to_owned()));
    }
}

/// Ends the worker; the next request starts another one.
fn close(which: Which) {
    let office = with(which, |desk| desk.office.take());
    let Some(office) = office else { return };
    office.worker.terminate();
    // Its listener may be the one that is running, so it is let go of only afterwards.
    gloo::timers::callback::Timeout::new(0, move || drop(office)).forget();
}
