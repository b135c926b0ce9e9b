//! The workers: one that makes pages and office files, one that reads and writes tables.
//!
//! In: a request as bytes. Out: the answer as bytes, or a sentence why not; every request gets one of the two. A worker is
//! started at first use. One that has stopped is replaced, and what it had not yet answered is asked again.

use std::cell::RefCell;

use gloo::events::EventListener;
use gloo::file::{Blob, ObjectUrl};
use js_sys::{Array, JSON, Object, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{File, MessageEvent, Url, Worker};

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

/// What is said when a worker stopped in the middle of a request.
const STOPPED: &str = "生成文件的部件出了故障，已经重新启动";
/// What is said when a worker could not be started.
const NOT_LOADED: &str = "生成文件的部件没有下载完整";

/// Id of the element in which a worker says how far it is.
pub(crate) const PROGRESS: &str = "progress";

struct Office {
    worker: Worker,
    /// Where its first script is; given back when the worker has ended.
    _start: Option<ObjectUrl>,
    /// Keep the worker's voice as long as the worker.
    _listeners: [EventListener; 2],
}

/// A request without an answer.
struct Waiting {
    id: u32,
    /// As it was sent, so that it can be sent again.
    message: JsValue,
    /// A stop is meant for it.
    can_be_stopped: bool,
    on_answer: OnAnswer,
}

#[derive(Default)]
struct Desk {
    office: Option<Office>,
    /// Number of the worker: what one says that has been replaced is no answer any more.
    generation: u32,
    last_id: u32,
    waiting: Vec<Waiting>,
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

/// What goes along with a request.
#[derive(Default)]
pub(crate) struct Enclosed<'a> {
    /// The passphrase of a link.
    pub secret: Option<&'a str>,
    /// Files that the request is about; the worker reads them.
    pub files: &'a [File],
    /// [`stop`] ends it.
    pub can_be_stopped: bool,
}

/// Asks for something; `on_answer` is called once.
pub(crate) fn ask(
    which: Which,
    request: &[u8],
    enclosed: &Enclosed,
    on_answer: impl FnOnce(Result<Vec<u8>, String>) + 'static,
) {
    let files: Array = enclosed.files.iter().collect();
    let fields = [
        ("request", Uint8Array::from(request).into()),
        (
            "secret",
            enclosed.secret.map_or(JsValue::UNDEFINED, JsValue::from),
        ),
        ("files", files.into()),
    ];
    send(which, &fields, enclosed.can_be_stopped, Box::new(on_answer));
}

/// Has something done with the kept schools (`static/office-shelf.js`); `on_answer` is called once.
pub(crate) fn shelve(
    task: &str,
    texts: &[&str],
    on_answer: impl FnOnce(Result<Vec<u8>, String>) + 'static,
) {
    let texts: Array = texts.iter().map(|text| JsValue::from(*text)).collect();
    let fields = [("task", task.into()), ("texts", texts.into())];
    send(Which::Office, &fields, false, Box::new(on_answer));
}

fn send(which: Which, fields: &[(&str, JsValue)], can_be_stopped: bool, on_answer: OnAnswer) {
    let message = Object::new();
    for (name, value) in fields {
        Reflect::set(&message, &(*name).into(), value).ok();
    }
    let id = with(which, |desk| {
        desk.last_id += 1;
        desk.last_id
    });
    Reflect::set(&message, &"id".into(), &id.into()).ok();
    let message = JsValue::from(message);
    with(which, |desk| {
        desk.waiting.push(Waiting {
            id,
            message: message.clone(),
            can_be_stopped,
            on_answer,
        });
    });
    if let Err(fault) = start(which) {
        return answer(which, id, Err(fault));
    }
    post(which, id, &message);
}

/// Hands a request that waits to the worker.
fn post(which: Which, id: u32, message: &JsValue) {
    let is_sent = with(which, |desk| {
        let office = desk.office.as_ref();
        office.is_some_and(|office| office.worker.post_message(message).is_ok())
    });
    if !is_sent {
        answer(which, id, Err("请求没能送到生成文件的部件".to_owned()));
    }
}

/// Hands everything that waits to a new worker.
fn ask_again(which: Which) {
    let waiting: Vec<(u32, JsValue)> = with(which, |desk| {
        let waiting = desk.waiting.iter();
        waiting.map(|one| (one.id, one.message.clone())).collect()
    });
    if waiting.is_empty() {
        return;
    }
    if let Err(fault) = start(which) {
        return answer_all(which, &fault);
    }
    for (id, message) in waiting {
        post(which, id, &message);
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
    let generation = with(which, |desk| {
        desk.generation += 1;
        desk.generation
    });
    let is_current = move || {
        with(which, |desk| {
            desk.office.is_some() && desk.generation == generation
        })
    };
    let on_message = EventListener::new(&worker, "message", move |event| {
        if let Some(event) = event.dyn_ref::<MessageEvent>()
            && is_current()
        {
            on_message(which, &event.data());
        }
    });
    let on_error = EventListener::new(&worker, "error", move |_| {
        if is_current() {
            close(which);
            answer_all(which, NOT_LOADED);
        }
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
    let is = |name: &str| field(name).is_some_and(|value| value.is_truthy());
    // Ids are small whole numbers that this page gave out.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the page counts requests from 1"
    )]
    let id = id as u32;
    if is("stopped") {
        close(which);
        if is("unloaded") {
            return answer_all(which, NOT_LOADED);
        }
        // Not the one at which it stopped: that one would stop the next worker, too.
        let on_answer = take(which, id);
        ask_again(which);
        if let Some(on_answer) = on_answer {
            on_answer(Err(STOPPED.to_owned()));
        }
        return;
    }
    let result = match (field("bytes"), field("fault")) {
        (Some(bytes), _) => Ok(Uint8Array::new(&bytes).to_vec()),
        (None, fault) => Err(fault
            .and_then(|fault| fault.as_string())
            .unwrap_or_default()),
    };
    answer(which, id, result);
}

/// Whoever waits for that answer, who is called once.
fn take(which: Which, id: u32) -> Option<OnAnswer> {
    with(which, |desk| {
        let idx = desk.waiting.iter().position(|one| one.id == id)?;
        Some(desk.waiting.remove(idx).on_answer)
    })
}

fn answer(which: Which, id: u32, result: Result<Vec<u8>, String>) {
    // Taken out before it is called, for it may ask again.
    if let Some(on_answer) = take(which, id) {
        on_answer(result);
    }
}

/// Tells everybody who waits why there is no answer.
fn answer_all(which: Which, fault: &str) {
    let waiting = with(which, |desk| std::mem::take(&mut desk.waiting));
    for one in waiting {
        (one.on_answer)(Err(fault.to_owned()));
    }
}

/// Ends the worker in the middle of its work; whoever waits for what can be stopped is told `fault`, and the rest is asked
/// again.
pub(crate) fn stop(which: Which, fault: &str) {
    close(which);
    let stopped: Vec<Waiting> = with(which, |desk| {
        let waiting = std::mem::take(&mut desk.waiting);
        let (stopped, rest) = waiting.into_iter().partition(|one| one.can_be_stopped);
        desk.waiting = rest;
        stopped
    });
    ask_again(which);
    for one in stopped {
        (one.on_answer)(Err(fault.to_owned()));
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
