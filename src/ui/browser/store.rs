//! What this browser keeps between visits.
//!
//! In: text. Out: text, or why it could not be kept. It must not know what the text means.

use wasm_bindgen::JsCast;
use web_sys::Storage;

/// Every key that the page uses, with what stands under it.
pub(crate) const KEYS: [(&str, &str); 4] = [
    (SCHOOL, "学校情况、填报的数和方案的选择"),
    (LAST_KEPT, "上次保存的时间"),
    (OTHER_TAB, "另一个标签页保存过的不同内容，一般没有"),
    (SET_ASIDE, "打不开而另放的旧内容，键名后面加序号，一般没有"),
];

const SCHOOL: &str = "duibiao.school";
const LAST_KEPT: &str = "duibiao.last-kept";
const SET_ASIDE: &str = "duibiao.set-aside";
const OTHER_TAB: &str = "duibiao.other-tab";
/// How many unreadable texts are kept apart before the page stops saving.
const MOST_SET_ASIDE: u32 = 9;

/// Why nothing can be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum StoreFault {
    /// The browser refuses, as in some private windows.
    Refused,
    /// No space is left.
    Full,
}

/// The kept school, or `None` at a first visit.
pub(crate) fn load() -> Result<Option<String>, StoreFault> {
    storage()?.get_item(SCHOOL).map_err(|_| StoreFault::Refused)
}

/// Keeps `text` as the school.
pub(crate) fn save(text: &str) -> Result<(), StoreFault> {
    storage()?
        .set_item(SCHOOL, text)
        .map_err(|_| StoreFault::Full)
}

/// When a school was kept last, in words; empty when that is not known.
pub(crate) fn last_kept() -> String {
    let read = storage().ok().and_then(|own| own.get_item(LAST_KEPT).ok());
    read.flatten().unwrap_or_default()
}

/// Notes that a school was kept at `moment`. Where there is no room for it, nothing is lost but the note.
pub(crate) fn note_kept(moment: &str) {
    if let Ok(storage) = storage() {
        storage.set_item(LAST_KEPT, moment).ok();
    }
}

/// Moves `text` from the school's key to one of its own, and gives that key.
pub(crate) fn set_aside(text: &str) -> Result<String, StoreFault> {
    let storage = storage()?;
    let key = free_key(&storage).ok_or(StoreFault::Full)?;
    storage.set_item(&key, text).map_err(|_| StoreFault::Full)?;
    storage
        .remove_item(SCHOOL)
        .map_err(|_| StoreFault::Refused)?;
    Ok(key)
}

/// Keeps what another tab had saved, and gives its key; of several, the last.
pub(crate) fn keep_other_tab(text: &str) -> Result<String, StoreFault> {
    let stored = storage()?.set_item(OTHER_TAB, text);
    stored.map_err(|_| StoreFault::Full)?;
    Ok(OTHER_TAB.to_owned())
}

/// True for the key under which another tab's text is kept.
pub(crate) fn is_other_tab(key: &str) -> bool {
    key == OTHER_TAB
}

/// Texts that were set aside, with their keys.
pub(crate) fn all_set_aside() -> Vec<(String, String)> {
    let Ok(storage) = storage() else {
        return Vec::new();
    };
    let text = |key: String| Some((storage.get_item(&key).ok()??, key));
    keys()
        .chain([OTHER_TAB.to_owned()])
        .filter_map(text)
        .map(|(text, key)| (key, text))
        .collect()
}

/// Takes a text that was set aside out of the store.
pub(crate) fn forget_set_aside(key: &str) {
    // A text that cannot be removed is offered again at the next visit, which does no harm.
    if let Ok(storage) = storage() {
        storage.remove_item(key).ok();
    }
}

/// True for an event that says that another tab kept a school.
pub(crate) fn is_from_other_tab(event: &web_sys::Event) -> bool {
    let key = event
        .dyn_ref::<web_sys::StorageEvent>()
        .and_then(web_sys::StorageEvent::key);
    key.as_deref() == Some(SCHOOL)
}

fn keys() -> impl Iterator<Item = String> {
    (1..=MOST_SET_ASIDE).map(|count| format!("{SET_ASIDE}.{count}"))
}

fn free_key(storage: &Storage) -> Option<String> {
    keys().find(|key| matches!(storage.get_item(key), Ok(None)))
}

fn storage() -> Result<Storage, StoreFault> {
    gloo::utils::window()
        .local_storage()
        .ok()
        .flatten()
        .ok_or(StoreFault::Refused)
}
