//! Permanent ids of figures, indicators and packs: text that is compared as one pointer.
//!
//! In: text of a pack, of the catalogue or of a saved file. Out: a [`Name`] that is copied freely. It must not know what
//! it names.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::Deref;
use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Every name of the program, each once and for its whole life.
static KNOWN: Mutex<BTreeMap<&'static str, Name>> = Mutex::new(BTreeMap::new());

/// A permanent id of a figure, an indicator or a pack. Two names are equal exactly when their texts are; they are ordered by
/// text. Each distinct text stays in memory for the life of the program.
#[derive(Clone, Copy)]
pub struct Name(&'static Entry);

struct Entry {
    text: String,
    number: usize,
}

impl Name {
    /// The name with that text.
    pub fn new(text: &str) -> Self {
        let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(name) = known.get(text) {
            return *name;
        }
        let number = known.len();
        let entry: &'static Entry = Box::leak(Box::new(Entry {
            text: text.to_owned(),
            number,
        }));
        known.insert(&entry.text, Self(entry));
        Self(entry)
    }

    /// Its text, such as `R5`.
    pub fn as_str(self) -> &'static str {
        &self.0.text
    }

    /// A small number of its own, by which tables are indexed: how many names were made before it in this run. Never saved.
    pub fn number(self) -> usize {
        self.0.number
    }
}

impl Deref for Name {
    type Target = str;

    fn deref(&self) -> &str {
        self.as_str()
    }
}

impl From<&str> for Name {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}

impl From<String> for Name {
    fn from(text: String) -> Self {
        Self::new(&text)
    }
}

impl PartialEq for Name {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.0, other.0)
    }
}

impl Eq for Name {}

impl PartialEq<str> for Name {
    fn eq(&self, other: &str) -> bool {
        self.as_str() == other
    }
}

impl PartialEq<&str> for Name {
    fn eq(&self, other: &&str) -> bool {
        self.as_str() == *other
    }
}

impl PartialEq<String> for Name {
    fn eq(&self, other: &String) -> bool {
        self.as_str() == other
    }
}

impl Ord for Name {
    fn cmp(&self, other: &Self) -> Ordering {
        if self == other {
            Ordering::Equal
        } else {
            self.as_str().cmp(other.as_str())
        }
    }
}

impl PartialOrd for Name {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Hash for Name {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.number.hash(state);
    }
}

impl fmt::Debug for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl Serialize for Name {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self)
    }
}

impl<'de> Deserialize<'de> for Name {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self::from)
    }
}

#[cfg(test)]
mod tests {
    use super::Name;

    #[test]
    fn the_same_text_is_the_same_name() {
        let (first, second, other) = (Name::new("R1"), Name::new("R1"), Name::new("R10"));
        assert_eq!(first, second);
        assert_eq!(first.number(), second.number());
        assert_ne!(first, other);
        assert!(first < other);
        assert_eq!(first, "R1");
    }
}
