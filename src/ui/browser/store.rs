//! What this browser keeps between visits: the door to `static/store.js`.
//!
//! In: texts and ids. Out: what stands in the store, or why nothing could be kept. It must not know what a text means.

use gloo::utils::window;
pub(crate) use js_sys::Array;
use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use crate::keeping::State;

/// Everything that the page keeps, with what stands there.
pub(crate) const KEYS: [(&str, &str); 6] = [
    (
        "duibiao / schools",
        "学校的名单：名称、版本号、最近保存的时间",
    ),
    (
        "duibiao / states、texts",
        "每所学校现在的内容和以前的各份：学校情况、填报的数和方案的选择",
    ),
    (
        "duibiao / journal",
        "关页面前最后填的内容，下次打开时并入，一般没有",
    ),
    ("duibiao / aside", "打不开而另放的旧内容，一般没有"),
    (
        "duibiao.open（localStorage、sessionStorage）",
        "打开的是哪一所学校，不含填的内容",
    ),
    (
        "duibiao.school 等（localStorage）",
        "旧版页面保存的内容；读入后就移走",
    ),
];

/// Why nothing can be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum StoreFault {
    /// The browser refuses, as in some private windows.
    Refused,
    /// No space is left.
    Full,
    /// What is kept was written by a newer page, or has another form; this page does not touch it.
    Unknown,
    /// Another tab holds the store up.
    Blocked,
}

/// The store as it opens.
pub(crate) struct Opened {
    /// The school that was open last; empty when there is none.
    pub school: Held,
    /// Texts that were put apart: key, text, why, and whether another tab had kept it.
    pub aside: Vec<(String, String, String, bool)>,
    /// A page that was closed had been overtaken by another tab: what it held is a state of its own.
    pub has_forks: bool,
}

/// A school as the store holds it.
#[derive(Default)]
pub(crate) struct Held {
    /// Id; empty when there is none.
    pub id: String,
    /// Counts the writes.
    pub revision: f64,
    /// The state that is the school's content.
    pub state: String,
    /// When it was kept, in words.
    pub saved: String,
    /// Since when there is work that is in no file; 0 for none.
    pub unfiled: u64,
    /// All its states, from old to new.
    pub states: Vec<State>,
}

/// A school to be kept.
pub(crate) struct Request<'a> {
    pub school: &'a str,
    /// The revision that this page has seen.
    pub base: f64,
    /// The person chose this page's content over that of another tab.
    pub force: bool,
    pub text: &'a str,
    pub name: &'a str,
    /// Why the state began: `typed`, `opened`, `cleared`, `restored`.
    pub why: &'a str,
    pub state: &'a str,
    /// The state before is sealed.
    pub seals: bool,
    /// States that give way.
    pub surplus: String,
    /// Id of the state that this becomes if another tab was quicker.
    pub fork: &'a str,
}

/// How keeping went.
pub(crate) struct Kept {
    pub held: Held,
    /// Now, in milliseconds since 1970.
    pub now: u64,
    /// When another tab had kept something else; this page's content then stands apart.
    pub theirs: Option<String>,
}

/// What another tab did to the school that is open here, at what time, with which revision.
pub(crate) enum Word {
    /// It has the same school open.
    Here,
    /// It kept something.
    Saved(String, f64),
    /// It cleared everything.
    Cleared,
}

fn call(name: &str, arguments: &Array) -> Result<JsValue, JsValue> {
    let store = Reflect::get(&window(), &"duibiaoStore".into())?;
    let function: Function = Reflect::get(&store, &name.into())?.dyn_into()?;
    function.apply(&store, arguments)
}

async fn ask(name: &str, arguments: &Array) -> Result<JsValue, StoreFault> {
    let promise = call(name, arguments).map_err(|fault| named(&fault))?;
    let answer = JsFuture::from(Promise::resolve(&promise)).await;
    answer.map_err(|fault| named(&fault))
}

fn named(fault: &JsValue) -> StoreFault {
    match text(fault, "name").as_str() {
        "QuotaExceededError" => StoreFault::Full,
        "VersionError" | "BrokenError" => StoreFault::Unknown,
        "TimeoutError" => StoreFault::Blocked,
        _ => StoreFault::Refused,
    }
}

fn field(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap_or_default()
}

fn text(object: &JsValue, name: &str) -> String {
    field(object, name).as_string().unwrap_or_default()
}

fn number(object: &JsValue, name: &str) -> f64 {
    field(object, name).as_f64().unwrap_or_default()
}

/// Milliseconds since 1970.
fn time(object: &JsValue, name: &str) -> u64 {
    // `as` stops at zero and at the largest number.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "times are whole numbers below 2^53"
    )]
    let time = number(object, name) as u64;
    time
}

fn arguments(texts: &[&str]) -> Array {
    texts.iter().map(|text| JsValue::from(*text)).collect()
}

/// One state a line: id, begun, saved, 1 for sealed.
fn states(lines: &str) -> Vec<State> {
    let state = |line: &str| {
        let mut words = line.split(' ');
        Some(State {
            id: words.next()?.to_owned(),
            begun: words.next()?.parse().unwrap_or_default(),
            saved: words.next()?.parse().unwrap_or_default(),
            is_sealed: words.next()? == "1",
        })
    };
    lines.lines().filter_map(state).collect()
}

fn held(answer: &JsValue) -> Held {
    Held {
        id: text(answer, "id"),
        revision: number(answer, "revision"),
        state: text(answer, "state"),
        saved: text(answer, "savedText"),
        unfiled: time(answer, "unfiled"),
        states: states(&text(answer, "states")),
    }
}

/// Opens the store: the school of that id, or with an empty one that which was open last.
///
/// # Errors
/// Why nothing can be kept here.
pub(crate) async fn open(school: &str) -> Result<Opened, StoreFault> {
    let answer = ask("open", &arguments(&[school])).await?;
    let aside = Array::from(&field(&answer, "aside"));
    let apart = |own: JsValue| {
        let is_other_tab = field(&own, "isOtherTab").is_truthy();
        (
            text(&own, "id"),
            text(&own, "text"),
            text(&own, "reason"),
            is_other_tab,
        )
    };
    Ok(Opened {
        school: held(&answer),
        aside: aside.iter().map(apart).collect(),
        has_forks: number(&answer, "forks") > 0.0,
    })
}

/// The text of a state, or `None` where it is missing.
///
/// # Errors
/// Why the store cannot be read.
pub(crate) async fn text_of(state: &str) -> Result<Option<String>, StoreFault> {
    Ok(ask("text", &arguments(&[state])).await?.as_string())
}

/// The request in the form of the store.
pub(crate) fn request(request: &Request) -> Array {
    let list = Array::new();
    list.push(&request.school.into());
    list.push(&request.base.into());
    list.push(&request.force.into());
    for own in [request.text, request.name, request.why, request.state] {
        list.push(&own.into());
    }
    list.push(&request.seals.into());
    list.push(&request.surplus.as_str().into());
    list.push(&request.fork.into());
    list
}

/// Keeps a school, in one transaction.
///
/// # Errors
/// Why it could not be kept; then nothing has changed.
pub(crate) async fn keep(request: &Array) -> Result<Kept, StoreFault> {
    let answer = ask("keep", request).await?;
    let is_fork = field(&answer, "isFork").is_truthy();
    Ok(Kept {
        held: held(&answer),
        now: time(&answer, "saved"),
        theirs: is_fork.then(|| text(&answer, "theirsText")),
    })
}

/// Keeps what a closing page holds without waiting for an answer.
pub(crate) fn keep_last(request: &Array) {
    // A page that is about to go can do nothing about a failure.
    call("last", request).ok();
}

/// Does something with ids and texts that has no answer, such as `rename`.
///
/// # Errors
/// Why it was not done.
pub(crate) async fn change(name: &str, texts: &[&str]) -> Result<(), StoreFault> {
    ask(name, &arguments(texts)).await.map(drop)
}

/// Does the same, where nobody waits for it and a failure does no harm.
pub(crate) fn change_soon(name: &'static str, text: String) {
    wasm_bindgen_futures::spawn_local(async move {
        ask(name, &arguments(&[&text])).await.ok();
    });
}

/// When a state was kept, in words.
pub(crate) async fn time_of(state: &str) -> String {
    let time = ask("timeOf", &arguments(&[state])).await;
    time.ok()
        .and_then(|time| time.as_string())
        .unwrap_or_default()
}

/// A text of the store: `listing` of everything, `dump` of a store of another form.
///
/// # Errors
/// Why the store cannot be read.
pub(crate) async fn told(name: &str) -> Result<String, StoreFault> {
    let answer = ask(name, &Array::new()).await?;
    Ok(answer.as_string().unwrap_or_default())
}

/// An id that nothing else has.
pub(crate) fn fresh_id() -> String {
    let id = call("fresh", &Array::new()).unwrap_or_default();
    id.as_string().unwrap_or_default()
}

/// The text that was kept or read last, for a page that has failed.
pub(crate) fn last_text() -> Option<String> {
    call("lastKept", &Array::new()).ok()?.as_string()
}

/// Saves into the school's file, which the person chooses the first time; its name. `None` where the browser has no
/// such way, or the person chose nothing.
pub(crate) async fn save_file(school: &str, name: &str, text: &str) -> SavedFile {
    let answer = ask("saveFile", &arguments(&[school, name, text])).await;
    match answer.map(|answer| answer.as_string()) {
        Ok(Some(name)) if name.is_empty() => SavedFile::NotChosen,
        Ok(Some(name)) => SavedFile::Saved(name),
        _ => SavedFile::NoWay,
    }
}

/// How saving into a file went.
pub(crate) enum SavedFile {
    /// Into the file of that name.
    Saved(String),
    /// The person chose none.
    NotChosen,
    /// The browser has no such way, or the file cannot be written.
    NoWay,
}

/// Says to the other tabs which school is open here.
pub(crate) fn enter(school: &str) {
    // Without word of other tabs the revision still guards every write.
    call("enter", &arguments(&[school])).ok();
}

/// From now on `on_word` is called with what other tabs do.
pub(crate) fn listen(on_word: impl Fn(Word) + 'static) {
    let on_word =
        Closure::<dyn Fn(String, String, f64)>::new(move |kind: String, saved, revision| {
            on_word(match kind.as_str() {
                "saved" => Word::Saved(saved, revision),
                "cleared" => Word::Cleared,
                _ => Word::Here,
            });
        });
    let list = Array::of1(&on_word.into_js_value());
    call("listen", &list).ok();
}

/// Now, in milliseconds since 1970.
pub(crate) fn now() -> u64 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "`as` stops at zero, and a time is below 2^53"
    )]
    let now = js_sys::Date::now() as u64;
    now
}
