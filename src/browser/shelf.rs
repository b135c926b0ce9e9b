//! The list of what is kept in this browser: schools with their versions, and every other record.
//!
//! In: what `static/store.js` finds. Out: a [`Listing`], or the sentence why there is none; and what a person has done with a
//! school in the list. It must not know what a text means.

use std::collections::BTreeSet;

use serde::Deserialize;

use super::store;
use crate::state::persistence::ShelfTask;

/// How long a deleted school can be had back, in milliseconds.
const DELETED_FOR: f64 = 7.0 * 86_400_000.0;

/// Everything that is kept, schools and versions from new to old.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Listing {
    /// The schools, deleted ones among them.
    pub schools: Vec<KeptSchool>,
    /// Texts that were set aside.
    pub aside: Vec<KeptRecord>,
    /// What closing pages left.
    pub journal: Vec<KeptRecord>,
    /// Keys of the two small storages.
    pub keys: Vec<KeptKey>,
    /// Addresses of what answers for the page without network.
    pub workers: Vec<String>,
    /// Files of the page for use without network.
    pub caches: Vec<KeptCache>,
    /// The browser has promised not to clear all this by itself.
    pub is_persisted: bool,
}

/// A school that is kept.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct KeptSchool {
    /// Its id.
    pub id: String,
    /// What it is called in the list; no two that are there have the same title.
    pub title: String,
    /// What the person called it in the list; empty for its own name.
    pub label: String,
    /// When it was kept last, in words.
    pub saved: String,
    /// It is the open one.
    pub is_open: bool,
    /// It was deleted, and can be had back.
    pub is_deleted: bool,
    /// Its versions.
    pub versions: Vec<KeptVersion>,
    /// Size of what is known of it besides its versions.
    pub bytes: u64,
    /// Name of the file that it was saved to; empty where the browser does not remember it.
    pub file: String,
}

/// A version of a school.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct KeptVersion {
    /// Its id.
    pub id: String,
    /// When it was kept last, in words.
    pub saved: String,
    /// Where it came from: the key of `KeepReason`, `moved` or `fork`.
    pub why: String,
    /// Size of its text.
    pub bytes: u64,
    /// It is the present one.
    pub is_current: bool,
}

/// Some other record.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub(crate) struct KeptRecord {
    /// Its key, as text.
    pub id: String,
    /// When it was kept, in words.
    pub saved: String,
    /// Size of its text.
    pub bytes: u64,
}

/// A key of a small storage.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub(crate) struct KeptKey {
    /// The key.
    pub key: String,
    /// It lasts as long as the tab.
    pub is_of_session: bool,
    /// Size of key and text.
    pub bytes: u64,
}

/// Files of the page.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub(crate) struct KeptCache {
    /// Name of the cache.
    pub name: String,
    /// How many files.
    pub count: u64,
    /// Their size.
    pub bytes: u64,
}

impl KeptSchool {
    /// Size of all its versions.
    pub(crate) fn bytes_of_versions(&self) -> u64 {
        self.versions.iter().map(|version| version.bytes).sum()
    }
}

/// What the store answers.
#[derive(Deserialize)]
struct Records {
    now: f64,
    schools: Vec<SchoolRecord>,
    states: Vec<StateRecord>,
    aside: Vec<KeptRecord>,
    journal: Vec<KeptRecord>,
    keys: Vec<KeptKey>,
    workers: Vec<String>,
    caches: Vec<KeptCache>,
    is_persisted: bool,
}

#[derive(Deserialize)]
struct SchoolRecord {
    id: String,
    label: String,
    name: String,
    saved: String,
    at: f64,
    state: String,
    is_open: bool,
    deleted: f64,
    bytes: u64,
    file: String,
}

#[derive(Deserialize)]
struct StateRecord {
    id: String,
    school: String,
    time: f64,
    saved: String,
    why: String,
    bytes: u64,
}

/// Reads the list; `on_answer` is called once.
pub(crate) fn list(on_answer: impl FnOnce(Result<Listing, String>) + 'static) {
    /// What is said where the store does not answer.
    const UNREAD: &str = "没能读出本机保存的内容的清单，请刷新页面再试";
    let promise = store::promise("list");
    js_sys::futures::spawn_local(async move {
        let text = promise.await.ok().and_then(|text| text.as_string());
        let records = text.and_then(|text| serde_json::from_str::<Records>(&text).ok());
        let listing = records.map(|records| {
            // What was deleted long ago goes for good.
            for id in records.expired() {
                store::tell("eraseSchool", &[id]);
            }
            records.listing()
        });
        on_answer(listing.ok_or_else(|| UNREAD.to_owned()));
    });
}

/// Has something done with a school; the store tells when the list has changed.
pub(crate) fn run(task: &ShelfTask) {
    match task {
        ShelfTask::Rename { school, label } => {
            store::tell("renameSchool", &[school, label.trim()]);
        }
        ShelfTask::Copy { school, label } => store::tell("copySchool", &[school, label]),
        ShelfTask::Delete(school) => store::tell("deleteSchool", &[school]),
        ShelfTask::BringBack(school) => store::tell("bringBackSchool", &[school]),
    }
}

impl Records {
    /// Schools that were deleted too long ago to be had back.
    fn expired(&self) -> impl Iterator<Item = &str> {
        let expired = self.schools.iter();
        let expired = expired.filter(|school| school.is_expired(self.now));
        expired.map(|school| school.id.as_str())
    }

    fn listing(self) -> Listing {
        let Self {
            now,
            mut schools,
            mut states,
            ..
        } = self;
        schools.retain(|school| !school.is_expired(now));
        schools.sort_by(|one, other| other.at.total_cmp(&one.at));
        // In the order in which they were saved, whatever the clock said then.
        states.sort_by(|one, other| other.time.total_cmp(&one.time));
        let titles = distinct_titles(&schools);
        let schools = schools.into_iter().zip(titles).map(|(school, title)| {
            let versions = states.iter().filter(|state| state.school == school.id);
            let versions = versions.map(|state| KeptVersion {
                id: state.id.clone(),
                saved: state.saved.clone(),
                why: state.why.clone(),
                bytes: state.bytes,
                is_current: state.id == school.state,
            });
            KeptSchool {
                title,
                versions: versions.collect(),
                is_deleted: school.deleted > 0.0,
                id: school.id,
                label: school.label,
                saved: school.saved,
                is_open: school.is_open,
                bytes: school.bytes,
                file: school.file,
            }
        });
        Listing {
            schools: schools.collect(),
            aside: self.aside,
            journal: self.journal,
            keys: self.keys,
            workers: self.workers,
            caches: self.caches,
            is_persisted: self.is_persisted,
        }
    }
}

impl SchoolRecord {
    fn is_expired(&self, now: f64) -> bool {
        self.deleted > 0.0 && now - self.deleted > DELETED_FOR
    }

    fn title(&self) -> &str {
        let called = [self.label.trim(), self.name.trim()];
        let called = called.into_iter().find(|name| !name.is_empty());
        called.unwrap_or("未写名称的学校")
    }
}

/// A title for each school. Of several that are called the same, the one that was there first keeps its name, and the others
/// are copies with numbers.
fn distinct_titles(schools: &[SchoolRecord]) -> Vec<String> {
    let mut order: Vec<usize> = (0..schools.len()).collect();
    // Ids begin with the time at which they were made.
    let rank = |idx: &usize| {
        let school = schools.get(*idx);
        school.map(|school| (school.deleted > 0.0, school.id.as_str()))
    };
    order.sort_by_key(rank);
    let mut titles = vec![String::new(); schools.len()];
    let mut taken = BTreeSet::new();
    for idx in order {
        let (Some(school), Some(place)) = (schools.get(idx), titles.get_mut(idx)) else {
            continue;
        };
        let title = distinct(school.title(), &taken);
        taken.insert(title.clone());
        *place = title;
    }
    titles
}

/// The name, with 副本 and a number behind it where others are called so.
fn distinct(name: &str, taken: &BTreeSet<String>) -> String {
    let numbered = (1..).map(|number: u32| match number {
        1 => name.to_owned(),
        2 => format!("{name}（副本）"),
        number => format!("{name}（副本{}）", number - 1),
    });
    let mut free = numbered.filter(|title| !taken.contains(title));
    free.next().unwrap_or_else(|| name.to_owned())
}

/// What a copy of `school` is to be called, so that it is told apart from every school in the list.
pub(crate) fn name_of_copy(school: &KeptSchool, listing: &Listing) -> String {
    let taken = listing.schools.iter();
    let taken: BTreeSet<String> = taken.map(|other| other.title.clone()).collect();
    // A copy of a copy is another copy of the first.
    let name = school.title.split("（副本").next().unwrap_or_default();
    distinct(name, &taken)
}
