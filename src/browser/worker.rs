//! The worker: made at first use, replaced when it has stopped, and what it had not yet answered is asked again.
//!
//! In: a [`Request`], with files and a passphrase. Out: the [`Answer`], or why there is none; every request gets one of the
//! two. It must not know what is done with an answer.

use std::cell::RefCell;
use std::fmt;
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::file::{Blob, ObjectUrl};
use js_sys::{Array, JSON, Object, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{File, MessageEvent, Url, Worker};

use crate::worker::{Answer, Request};

/// Why there is no answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum WorkerFault {
    /// It could not be done; the sentence says why.
    Refused(String),
    /// The worker stopped in the middle of it; there is another one now.
    Stopped,
    /// The worker could not be started.
    NotLoaded,
    /// The person cancelled it.
    Cancelled,
}

impl fmt::Display for WorkerFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Refused(sentence) => sentence,
            Self::Stopped => "生成文件的部件出了故障，已经重新启动",
            Self::NotLoaded => "生成文件的部件没有下载完整",
            Self::Cancelled => "已取消",
        })
    }
}

/// What goes along with a request.
#[derive(Debug, Clone, Default)]
pub(crate) struct Enclosed {
    /// The passphrase of a link; it is kept nowhere.
    pub passphrase: Option<String>,
    /// Files that the request is about; the worker reads them.
    pub files: Vec<File>,
}

/// Number of a request, to cancel it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct RequestId(u32);

type OnAnswer = Box<dyn FnOnce(Result<Answer, WorkerFault>)>;
type OnProgress = Rc<dyn Fn(&str)>;

struct Running {
    worker: Worker,
    /// Where its first script is; given back when the worker has ended.
    _start: Option<ObjectUrl>,
    _listeners: [EventListener; 2],
}

/// A request without an answer.
struct Waiting {
    id: u32,
    /// As it was sent, so that it can be sent again.
    message: JsValue,
    on_progress: OnProgress,
    on_answer: OnAnswer,
}

#[derive(Default)]
struct Client {
    running: Option<Running>,
    /// Number of the worker: what one says that has been replaced is no answer any more.
    generation: u32,
    last_id: u32,
    waiting: Vec<Waiting>,
}

thread_local! {
    static CLIENT: RefCell<Client> = RefCell::default();
}

fn with<T>(act: impl FnOnce(&mut Client) -> T) -> T {
    CLIENT.with_borrow_mut(act)
}

/// Starts the worker, so that it is ready when it is needed.
pub(crate) fn warm_up() {
    // A worker that does not start is told when something is asked of it.
    start().ok();
}

/// The number that the next request gets.
pub(crate) fn next_id() -> u32 {
    with(|client| client.last_id + 1)
}

/// Asks for something. `on_progress` is called with sentences that say how far it is, `on_answer` once.
pub(crate) fn ask(
    request: &Request,
    enclosed: &Enclosed,
    on_progress: impl Fn(&str) + 'static,
    on_answer: impl FnOnce(Result<Answer, WorkerFault>) + 'static,
) -> RequestId {
    let id = with(|client| {
        client.last_id += 1;
        client.last_id
    });
    let request = match postcard::to_allocvec(request) {
        Ok(request) => request,
        Err(fault) => {
            on_answer(Err(WorkerFault::Refused(format!(
                "请求没有传全（{fault}）"
            ))));
            return RequestId(id);
        }
    };
    let files: Array = enclosed.files.iter().collect();
    let passphrase = enclosed.passphrase.as_deref();
    let message = Object::new();
    for (name, value) in [
        ("id", JsValue::from(id)),
        ("request", Uint8Array::from(&*request).into()),
        (
            "secret",
            passphrase.map_or(JsValue::UNDEFINED, JsValue::from),
        ),
        ("files", files.into()),
    ] {
        Reflect::set(&message, &name.into(), &value).ok();
    }
    let message = JsValue::from(message);
    with(|client| {
        client.waiting.push(Waiting {
            id,
            message: message.clone(),
            on_progress: Rc::new(on_progress),
            on_answer: Box::new(on_answer),
        });
    });
    match start() {
        Ok(()) => post(id, &message),
        Err(fault) => answer(id, Err(fault)),
    }
    RequestId(id)
}

/// Ends a request in the middle of its work; what else waits is asked again.
pub(crate) fn cancel(RequestId(id): RequestId) {
    let Some(waiting) = take(id) else { return };
    close();
    ask_again();
    (waiting.on_answer)(Err(WorkerFault::Cancelled));
}

/// Hands a request that waits to the worker.
fn post(id: u32, message: &JsValue) {
    let is_sent = with(|client| {
        let running = client.running.as_ref();
        running.is_some_and(|running| running.worker.post_message(message).is_ok())
    });
    if !is_sent {
        let fault = "请求没能送到生成文件的部件".to_owned();
        answer(id, Err(WorkerFault::Refused(fault)));
    }
}

/// Hands everything that waits to a new worker.
fn ask_again() {
    let waiting: Vec<(u32, JsValue)> = with(|client| {
        let waiting = client.waiting.iter();
        waiting.map(|one| (one.id, one.message.clone())).collect()
    });
    if waiting.is_empty() {
        return;
    }
    if let Err(fault) = start() {
        return answer_all(&fault);
    }
    for (id, message) in waiting {
        post(id, &message);
    }
}

fn start() -> Result<(), WorkerFault> {
    if with(|client| client.running.is_some()) {
        return Ok(());
    }
    let address = address().ok_or(WorkerFault::NotLoaded)?;
    let start = start_script(&address);
    let worker = Worker::new(start.as_deref().unwrap_or(&address))
        .map_err(|_| WorkerFault::Refused("浏览器不让启动生成文件的部件".to_owned()))?;
    let generation = with(|client| {
        client.generation += 1;
        client.generation
    });
    let is_current =
        move || with(|client| client.running.is_some() && client.generation == generation);
    let on_message = EventListener::new(&worker, "message", move |event| {
        if let Some(event) = event.dyn_ref::<MessageEvent>()
            && is_current()
        {
            handle_message(&event.data());
        }
    });
    let on_error = EventListener::new(&worker, "error", move |_| {
        if is_current() {
            close();
            answer_all(&WorkerFault::NotLoaded);
        }
    });
    with(|client| {
        client.running = Some(Running {
            worker,
            _start: start,
            _listeners: [on_message, on_error],
        });
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

fn address() -> Option<String> {
    let document = gloo::utils::document();
    let content = document
        .query_selector("meta[name=duibiao-worker]")
        .ok()??
        .get_attribute("content")?;
    let base = document.base_uri().ok()??;
    Url::new_with_base(&content, &base)
        .ok()
        .map(|url| url.href())
}

/// What the worker sent: how far it is, an answer, or that it has stopped.
fn handle_message(data: &JsValue) {
    let field = |name: &str| {
        Reflect::get(data, &name.into())
            .ok()
            .filter(|value| !value.is_undefined())
    };
    let Some(id) = field("id").and_then(|id| id.as_f64()) else {
        return;
    };
    // Ids are small whole numbers that this page gave out.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the page counts requests from 1"
    )]
    let id = id as u32;
    if let Some(told) = field("told").and_then(|told| told.as_string()) {
        let on_progress = with(|client| {
            let waiting = client.waiting.iter().find(|one| one.id == id);
            waiting.map(|waiting| waiting.on_progress.clone())
        });
        // Called when the list is free again, for it may ask for something.
        if let Some(on_progress) = on_progress {
            on_progress(&told);
        }
        return;
    }
    let is = |name: &str| field(name).is_some_and(|value| value.is_truthy());
    if is("stopped") {
        close();
        if is("unloaded") {
            return answer_all(&WorkerFault::NotLoaded);
        }
        // Not the one at which it stopped: that one would stop the next worker, too.
        let stopped = take(id);
        ask_again();
        if let Some(stopped) = stopped {
            (stopped.on_answer)(Err(WorkerFault::Stopped));
        }
        return;
    }
    let result = match (field("bytes"), field("fault")) {
        (Some(bytes), _) => postcard::from_bytes(&Uint8Array::new(&bytes).to_vec())
            .map_err(|fault| WorkerFault::Refused(format!("结果没有传全（{fault}）"))),
        (None, fault) => Err(WorkerFault::Refused(
            fault
                .and_then(|fault| fault.as_string())
                .unwrap_or_default(),
        )),
    };
    answer(id, result);
}

/// Whoever waits for that answer, who is called once.
fn take(id: u32) -> Option<Waiting> {
    with(|client| {
        let idx = client.waiting.iter().position(|one| one.id == id)?;
        Some(client.waiting.remove(idx))
    })
}

fn answer(id: u32, result: Result<Answer, WorkerFault>) {
    // Taken out before it is called, for it may ask again.
    if let Some(waiting) = take(id) {
        (waiting.on_answer)(result);
    }
}

/// Tells everybody who waits why there is no answer.
fn answer_all(fault: &WorkerFault) {
    let waiting = with(|client| std::mem::take(&mut client.waiting));
    for one in waiting {
        (one.on_answer)(Err(fault.clone()));
    }
}

/// Ends the worker; the next request starts another one.
fn close() {
    let running = with(|client| client.running.take());
    let Some(running) = running else { return };
    running.worker.terminate();
    // Its listener may be the one that is running, so it is let go of only afterwards.
    gloo::timers::callback::Timeout::new(0, move || drop(running)).forget();
}
