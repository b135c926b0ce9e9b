//! The worker that makes office files.
//!
//! In: a request as bytes. Out: the file as bytes, or a sentence why not. The worker is started at first use.

use std::cell::RefCell;

use gloo::events::EventListener;
use js_sys::{Array, Object, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MessageEvent, Url, Worker};

type OnAnswer = Box<dyn FnOnce(Result<Vec<u8>, String>)>;

struct Office {
    worker: Worker,
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
    static DESK: RefCell<Desk> = RefCell::default();
}

/// Starts the worker, so that it is ready when it is needed.
pub(crate) fn warm_up() {
    // A worker that does not start is told when something is asked of it.
    start().ok();
}

/// Asks for a file; `on_answer` is called once.
pub(crate) fn ask(request: &[u8], on_answer: impl FnOnce(Result<Vec<u8>, String>) + 'static) {
    send(
        &[("request", Uint8Array::from(request).into())],
        Box::new(on_answer),
    );
}

/// Has something done with the kept schools (`static/office-shelf.js`); `on_answer` is called once.
pub(crate) fn shelve(
    task: &str,
    texts: &[&str],
    on_answer: impl FnOnce(Result<Vec<u8>, String>) + 'static,
) {
    let texts: Array = texts.iter().map(|text| JsValue::from(*text)).collect();
    send(
        &[("task", task.into()), ("texts", texts.into())],
        Box::new(on_answer),
    );
}

fn send(fields: &[(&str, JsValue)], on_answer: OnAnswer) {
    if let Err(fault) = start() {
        on_answer(Err(fault));
        return;
    }
    let id = DESK.with_borrow_mut(|desk| {
        desk.last_id += 1;
        desk.waiting.push((desk.last_id, on_answer));
        desk.last_id
    });
    let message = Object::new();
    let is_sent = Reflect::set(&message, &"id".into(), &id.into()).is_ok()
        && fields
            .iter()
            .all(|(name, value)| Reflect::set(&message, &(*name).into(), value).is_ok())
        && DESK.with_borrow(|desk| {
            desk.office
                .as_ref()
                .is_some_and(|office| office.worker.post_message(&message).is_ok())
        });
    if !is_sent {
        answer(id, Err("请求没能送到生成文件的部件".to_owned()));
    }
}

fn start() -> Result<(), String> {
    if DESK.with_borrow(|desk| desk.office.is_some()) {
        return Ok(());
    }
    let address = address().ok_or("页面里没有写明生成文件的部件在哪里")?;
    let worker = Worker::new(&address).map_err(|_| "浏览器不让启动生成文件的部件")?;
    let on_message = EventListener::new(&worker, "message", |event| {
        if let Some(event) = event.dyn_ref::<MessageEvent>() {
            on_message(&event.data());
        }
    });
    let on_error = EventListener::new(&worker, "error", |_| stop("生成文件的部件没有下载完整"));
    DESK.with_borrow_mut(|desk| {
        desk.office = Some(Office {
            worker,
            _listeners: [on_message, on_error],
        })
    });
    Ok(())
}

fn address() -> Option<String> {
    let document = gloo::utils::document();
    let content = document
        .query_selector("meta[name=duibiao-office]")
        .ok()??
        .get_attribute("content")?;
    let base = document.base_uri().ok()??;
    Url::new_with_base(&content, &base)
        .ok()
        .map(|url| url.href())
}

fn on_message(data: &JsValue) {
    let field = |name: &str| {
        Reflect::get(data, &name.into())
            .ok()
            .filter(|value| !value.is_undefined())
    };
    let Some(id) = field("id").and_then(|id| id.as_f64()) else {
        return;
    };
    let result = match (field("bytes"), field("fault")) {
        (Some(bytes), _) => Ok(Uint8Array::new(&bytes).to_vec()),
        (None, fault) => Err(fault
            .and_then(|fault| fault.as_string())
            .unwrap_or_default()),
    };
    if field("stopped").is_some_and(|stopped| stopped.is_truthy()) {
        close();
    }
    // Ids are small whole numbers that this page gave out.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the page counts requests from 1"
    )]
    answer(id as u32, result);
}

fn answer(id: u32, result: Result<Vec<u8>, String>) {
    // Taken out before it is called, for it may ask again.
    let on_answer = DESK.with_borrow_mut(|desk| {
        let idx = desk.waiting.iter().position(|(own, _)| *own == id)?;
        Some(desk.waiting.remove(idx).1)
    });
    if let Some(on_answer) = on_answer {
        on_answer(result);
    }
}

fn stop(fault: &str) {
    close();
    let waiting = DESK.with_borrow_mut(|desk| std::mem::take(&mut desk.waiting));
    for (_, on_answer) in waiting {
        on_answer(Err(fault.to_owned()));
    }
}

/// Ends the worker; the next request starts another one.
fn close() {
    let office = DESK.with_borrow_mut(|desk| desk.office.take());
    let Some(office) = office else { return };
    office.worker.terminate();
    // Its listener may be the one that is running, so it is let go of only afterwards.
    gloo::timers::callback::Timeout::new(0, move || drop(office)).forget();
}
