//! What is kept in this browser, as its lists show it: schools with their versions, and every other record.
//!
//! In: the records of the store as JSON. Out: a [`Listing`], and which schools were deleted so long ago that they go for good.
//! It must not know the browser, nor what a text means.

use std::collections::BTreeSet;

use serde::Deserialize;

/// How long a deleted school can be had back, in milliseconds.
const DELETED_FOR: f64 = 7.0 * 86_400_000.0;

/// Everything that is kept, schools and versions from new to old.
#[derive(Debug, Clone, PartialEq)]
pub struct Listing {
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
pub struct KeptSchool {
    /// Its id.
    pub id: String,
    /// What it is called in the list; no two that are there have the same title.
    pub title: String,
    /// What the person called it in the list; empty for its own name.
    pub label: String,
    /// When it was kept last, in words.
    pub saved: String,
    /// The same in milliseconds since 1970.
    pub saved_at: f64,
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
pub struct KeptVersion {
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
pub struct KeptRecord {
    /// Its key, as text.
    pub id: String,
    /// When it was kept, in words.
    pub saved: String,
    /// Size of its text.
    pub bytes: u64,
}

/// A key of a small storage.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct KeptKey {
    /// The key.
    pub key: String,
    /// It lasts as long as the tab.
    pub is_of_session: bool,
    /// Size of key and text.
    pub bytes: u64,
}

/// Files of the page.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct KeptCache {
    /// Name of the cache.
    pub name: String,
    /// How many files.
    pub count: u64,
    /// Their size.
    pub bytes: u64,
}

impl KeptSchool {
    /// Size of all its versions.
    pub fn bytes_of_versions(&self) -> u64 {
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

/// The list in what the store answers, and the ids of schools that were deleted too long ago to be had back; `None` where it is
/// no answer of the store.
pub fn read(records: &str) -> Option<(Listing, Vec<String>)> {
    let records: Records = serde_json::from_str(records).ok()?;
    let expired = records.schools.iter();
    let expired = expired.filter(|school| school.is_expired(records.now));
    let expired = expired.map(|school| school.id.clone()).collect();
    Some((records.listing(), expired))
}

impl Records {
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
                saved_at: school.at,
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
pub fn name_of_copy(school: &KeptSchool, listing: &Listing) -> String {
    let taken = listing.schools.iter();
    let taken: BTreeSet<String> = taken.map(|other| other.title.clone()).collect();
    // A copy of a copy is another copy of the first.
    let name = school.title.split("（副本").next().unwrap_or_default();
    distinct(name, &taken)
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: f64 = 86_400_000.0;

    fn school(id: &str, name: &str, deleted: f64) -> String {
        format!(
            r#"{{"id":"{id}","label":"","name":"{name}","saved":"16:05","at":1,"state":"{id}.2","is_open":false,"deleted":{deleted},"bytes":10,"file":""}}"#
        )
    }

    fn records(schools: &[String], states: &str) -> String {
        format!(
            r#"{{"now":{},"schools":[{}],"states":[{states}],"aside":[],"journal":[],"keys":[{{"key":"duibiao.open","is_of_session":false,"bytes":20}}],"workers":[],"caches":[],"is_persisted":true}}"#,
            30.0 * DAY,
            schools.join(",")
        )
    }

    fn titles(listing: &Listing) -> Vec<&str> {
        let titles = listing.schools.iter();
        titles.map(|school| school.title.as_str()).collect()
    }

    #[test]
    fn schools_of_one_name_are_told_apart_and_a_copy_gets_a_name_of_its_own() {
        let schools = [
            school("c", "河湾小学", 0.0),
            school("a", "河湾小学", 29.0 * DAY),
            school("b", "河湾小学", 0.0),
            school("d", "", 0.0),
        ];
        let (listing, _) = read(&records(&schools, "")).unwrap();
        let mut found = titles(&listing);
        found.sort_unstable();
        let expected = [
            "未写名称的学校",
            "河湾小学",
            "河湾小学（副本2）",
            "河湾小学（副本）",
        ];
        assert_eq!(found, expected);
        // What is there has its name before what was deleted.
        let first = listing.schools.iter().find(|school| school.id == "b");
        assert_eq!(first.unwrap().title, "河湾小学");
        for school in &listing.schools {
            let copy = name_of_copy(school, &listing);
            assert!(!titles(&listing).contains(&copy.as_str()), "{copy}");
            assert!(!copy.contains("（副本）（副本"), "{copy}");
        }
    }

    #[test]
    fn versions_stand_in_the_order_in_which_they_were_saved_and_deleted_schools_go_after_a_week() {
        let state = |id: &str, time: u32| {
            format!(
                r#"{{"id":"a.{id}","school":"a","time":{time},"saved":"","why":"typed","bytes":5}}"#
            )
        };
        let states = [state("1", 10), state("3", 30), state("2", 20)].join(",");
        let schools = [school("a", "河湾小学", 0.0), school("b", "旧", 22.0 * DAY)];
        let (listing, expired) = read(&records(&schools, &states)).unwrap();
        assert_eq!(expired, ["b"]);
        assert_eq!(titles(&listing), ["河湾小学"]);
        let versions = listing.schools[0].versions.iter();
        let versions: Vec<(&str, bool)> = versions
            .map(|version| (version.id.as_str(), version.is_current))
            .collect();
        assert_eq!(versions, [("a.3", false), ("a.2", true), ("a.1", false)]);
        assert_eq!(listing.schools[0].bytes_of_versions(), 15);
    }

    #[test]
    fn what_is_no_answer_of_the_store_is_no_list() {
        assert_eq!(read(""), None);
        assert_eq!(read("[]"), None);
    }
}
