//! JSON text as values that know where they stand.
//!
//! In: text of any origin. Out: values whose texts and numbers are those of the text, or the first fault with line and
//! token. There is no floating point: a number stays the digits that were written. Each level is read when it is asked
//! for; what nobody asks for is only checked to be JSON.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt;

use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use super::fault::{Fault, OpenFault, short};
use super::{path, syntax};
use numbers::{Decimal, without_end_zeros};
use school::units::shifted;

/// Most fields of an object and most entries of a list; a school that uses everything has some thousands.
pub(super) const MOST: usize = 20_000;
/// Most notices that are given one by one.
const MOST_NOTICES: usize = 100;

/// The text of a file, and the notices for whoever opens it.
pub(super) struct File<'a> {
    text: &'a str,
    notices: RefCell<Vec<Notice>>,
    unlisted: std::cell::Cell<usize>,
}

/// What a person should know before taking a file over.
enum Notice {
    /// A whole sentence.
    Sentence(String),
    /// A key that stands in an object more than once: where its value stands the first and the last time, in bytes.
    Doubled {
        key: String,
        first: usize,
        last: usize,
    },
}

impl<'a> File<'a> {
    /// A file that is JSON as a whole.
    ///
    /// # Errors
    /// The first place that is no JSON.
    pub(super) fn of(text: &'a str) -> Result<Self, Fault> {
        serde_json::from_str::<&RawValue>(text).map_err(|error| syntax::fault(text, &error))?;
        syntax::check_depth(text)?;
        syntax::check_pairs(text)?;
        Ok(Self {
            text,
            notices: RefCell::default(),
            unlisted: std::cell::Cell::default(),
        })
    }

    /// The one value that the text is.
    pub(super) fn value(&'a self) -> Json<'a> {
        Json {
            file: self,
            raw: self.text.trim_matches([' ', '\t', '\r', '\n']),
        }
    }

    /// Keeps a sentence that a person should read before taking the file over; `made` is not called for one too many.
    pub(super) fn add_notice(&self, made: impl FnOnce() -> String) {
        self.add(|| Notice::Sentence(made()));
    }

    fn add(&self, made: impl FnOnce() -> Notice) {
        let mut notices = self.notices.borrow_mut();
        if notices.len() < MOST_NOTICES {
            notices.push(made());
        } else {
            self.unlisted.set(self.unlisted.get() + 1);
        }
    }

    /// The first notices, and how many more there were.
    pub(super) fn into_notices(self) -> Vec<String> {
        let text = self.text;
        let notices = self.notices.into_inner();
        let doubled = notices.iter().filter_map(|notice| match notice {
            Notice::Doubled { last, .. } => Some(*last),
            Notice::Sentence(_) => None,
        });
        let paths = path::paths(text, doubled);
        let sentence = |notice| match notice {
            Notice::Sentence(sentence) => sentence,
            Notice::Doubled { key, first, last } => {
                let (first, line) = (line_at(text, first), line_at(text, last));
                let lines = if first == line {
                    format!("第 {line} 行")
                } else {
                    format!("第 {first} 行、第 {line} 行")
                };
                let inside = match paths.get(&last) {
                    Some(path) if !path.is_empty() => format!("“{path}”里的"),
                    _ => "里".to_owned(),
                };
                format!(
                    "文件{inside}“{}”写了不止一次（{lines}），用的是最后一次的；请核对",
                    short(&key)
                )
            }
        };
        let mut told: Vec<String> = notices.into_iter().map(sentence).collect();
        if self.unlisted.get() > 0 {
            told.push(format!("另有 {} 处没有列出", self.unlisted.get()));
        }
        told
    }
}

/// Line of the byte `at`, from 1.
fn line_at(text: &str, at: usize) -> usize {
    let before = text.as_bytes().get(..at).unwrap_or_default();
    1 + before.iter().filter(|byte| **byte == b'\n').count()
}

/// What a value is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum JsonKind {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool,
    /// A number.
    Number,
    /// A text in quotes.
    Text,
    /// A list.
    List,
    /// An object.
    Object,
}

/// A value of a file.
#[derive(Clone, Copy)]
pub(super) struct Json<'a> {
    file: &'a File<'a>,
    raw: &'a str,
}

impl<'a> Json<'a> {
    /// What it is, by its first character.
    pub(super) fn kind(self) -> JsonKind {
        match self.raw.as_bytes().first() {
            Some(b'n') => JsonKind::Null,
            Some(b't' | b'f') => JsonKind::Bool,
            Some(b'"') => JsonKind::Text,
            Some(b'[') => JsonKind::List,
            Some(b'{') => JsonKind::Object,
            _ => JsonKind::Number,
        }
    }

    /// True for `null`.
    pub(super) fn is_null(self) -> bool {
        self.kind() == JsonKind::Null
    }

    /// As it is written in the file.
    pub(super) fn raw(self) -> &'a str {
        self.raw
    }

    /// The file in which it stands.
    pub(super) fn file(self) -> &'a File<'a> {
        self.file
    }

    /// A value that does not stand in the file, to try how it would be read.
    pub(super) fn instead<'b>(self, raw: &'b str) -> Json<'b>
    where
        'a: 'b,
    {
        Json {
            file: self.file,
            raw,
        }
    }

    /// Line in the file, from 1.
    pub(super) fn line(self) -> usize {
        line_at(self.file.text, self.at())
    }

    /// Where it begins in the file, in bytes; behind its end for one that is tried instead.
    fn at(self) -> usize {
        (self.raw.as_ptr() as usize).wrapping_sub(self.file.text.as_ptr() as usize)
    }

    /// The text in quotes; `None` for anything else.
    pub(super) fn text(self) -> Option<String> {
        (self.kind() == JsonKind::Text)
            .then(|| serde_json::from_str(self.raw).ok())
            .flatten()
    }

    /// The digits of a number; `None` for anything else.
    pub(super) fn number(self) -> Option<&'a str> {
        (self.kind() == JsonKind::Number).then_some(self.raw)
    }

    /// A whole number that is not below zero; `None` for anything else.
    pub(super) fn whole_number(self) -> Option<u64> {
        self.number()?.parse().ok()
    }

    /// `true` or `false`; `None` for anything else.
    pub(super) fn bool(self) -> Option<bool> {
        self.raw.parse().ok()
    }

    /// The entries of a list of at most `most`, which is called `name`; `None` for anything else.
    ///
    /// # Errors
    /// More entries than that, or than [`MOST`].
    pub(super) fn list(self, name: &str, most: usize) -> Result<Option<Vec<Self>>, Fault> {
        if self.kind() != JsonKind::List {
            return Ok(None);
        }
        let entries: Entries<'a> = self.parse()?;
        self.refuse_more(name, entries.count, most)?;
        let raws = entries.raws.into_iter();
        Ok(Some(
            raws.map(|raw| Json {
                file: self.file,
                raw: raw.get(),
            })
            .collect(),
        ))
    }

    /// The fields of an object, which is called `name`; `None` for anything else. A key that stands there twice has its
    /// last value, with a notice.
    ///
    /// # Errors
    /// More than [`MOST`] fields.
    pub(super) fn fields(self, name: &str) -> Result<Option<Fields<'a>>, Fault> {
        self.fields_within(name, MOST)
    }

    /// [`Self::fields`], at most `most` of them.
    ///
    /// # Errors
    /// More fields than that, or than [`MOST`].
    pub(super) fn fields_within(
        self,
        name: &str,
        most: usize,
    ) -> Result<Option<Fields<'a>>, Fault> {
        if self.kind() != JsonKind::Object {
            return Ok(None);
        }
        let members: Members<'a> = self.parse()?;
        self.refuse_more(name, members.count, most)?;
        let file = self.file;
        for (key, first, last) in members.doubled {
            let at = |raw: &'a RawValue| {
                let raw = raw.get();
                Json { file, raw }.at()
            };
            file.add(|| Notice::Doubled {
                key,
                first: at(first),
                last: at(last),
            });
        }
        let map = members.map.into_iter();
        Ok(Some(Fields {
            whole: Some(self),
            map: map
                .map(|(key, raw)| {
                    let raw = raw.get();
                    (key, Json { file, raw })
                })
                .collect(),
        }))
    }

    fn refuse_more(self, name: &str, seen: usize, most: usize) -> Result<(), Fault> {
        if seen <= most.min(MOST) {
            return Ok(());
        }
        Err(self.too_many(name, seen, most))
    }

    /// The fault that the list or object `name` has `seen` entries, more than `most`.
    pub(super) fn too_many(self, name: &str, seen: usize, most: usize) -> Fault {
        Box::new(OpenFault::TooMany {
            line: self.line(),
            field: short(name),
            seen,
            most,
        })
    }

    fn parse<T: Deserialize<'a>>(self) -> Result<T, Fault> {
        // The whole file was checked before, so this never fails.
        serde_json::from_str(self.raw).map_err(|error| syntax::fault(self.raw, &error))
    }
}

/// The fields of an object, by their keys.
#[derive(Default)]
pub(super) struct Fields<'a> {
    whole: Option<Json<'a>>,
    map: BTreeMap<String, Json<'a>>,
}

impl<'a> Fields<'a> {
    /// The value of `key`; `None` also for `null`.
    pub(super) fn get(&self, key: &str) -> Option<Json<'a>> {
        self.map.get(key).copied().filter(|value| !value.is_null())
    }

    /// The value of `key`; `None` only when it is not there.
    pub(super) fn written(&self, key: &str) -> Option<Json<'a>> {
        self.map.get(key).copied()
    }

    /// Keys and values, in the order of the keys.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, Json<'a>)> {
        self.map.iter().map(|(key, value)| (key.as_str(), *value))
    }

    /// Keeps a sentence about the object, which is told its line.
    pub(super) fn add_notice(&self, made: impl FnOnce(usize) -> String) {
        if let Some(whole) = self.whole {
            whole.file.add_notice(|| made(whole.line()));
        }
    }

    /// The fault that the field `name` is missing, which should be `expected`.
    pub(super) fn lacks(&self, name: &str, expected: &str) -> Fault {
        Box::new(OpenFault::WrongType {
            line: self.whole.map_or(1, Json::line),
            field: short(name),
            expected: expected.to_owned(),
            found: "现在没有写".to_owned(),
            hint: String::new(),
        })
    }

    /// Tells of every field that is not one of `known`: nothing reads it, and it is not saved again.
    pub(super) fn only(&self, known: &[&str]) {
        for (key, value) in self.iter().filter(|(key, _)| !known.contains(key)) {
            value.file.add_notice(|| {
                format!(
                    "文件第 {} 行的“{}”这一版不认识，没有用上，再保存时也不会保留；请核对写法",
                    value.line(),
                    short(key)
                )
            });
        }
    }
}

/// An object as it is parsed. Beyond [`MOST`] fields they are only counted.
struct Members<'a> {
    map: BTreeMap<String, &'a RawValue>,
    doubled: Vec<(String, &'a RawValue, &'a RawValue)>,
    count: usize,
}

impl<'de> Deserialize<'de> for Members<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Read;
        impl<'de> Visitor<'de> for Read {
            type Value = Members<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Self::Value, A::Error> {
                let mut members = Members {
                    map: BTreeMap::new(),
                    doubled: Vec::new(),
                    count: 0,
                };
                while members.count < MOST {
                    let Some(key) = access.next_key::<String>()? else {
                        return Ok(members);
                    };
                    members.count += 1;
                    let value: &RawValue = access.next_value()?;
                    if let Some(first) = members.map.insert(key.clone(), value) {
                        members.doubled.push((key, first, value));
                    }
                }
                while access.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {
                    members.count += 1;
                }
                Ok(members)
            }
        }
        deserializer.deserialize_map(Read)
    }
}

/// A list as it is parsed. Beyond [`MOST`] entries they are only counted.
struct Entries<'a> {
    raws: Vec<&'a RawValue>,
    count: usize,
}

impl<'de> Deserialize<'de> for Entries<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Read;
        impl<'de> Visitor<'de> for Read {
            type Value = Entries<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a list")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Self::Value, A::Error> {
                let mut raws = Vec::new();
                while raws.len() < MOST {
                    let Some(raw) = access.next_element()? else {
                        let count = raws.len();
                        return Ok(Entries { raws, count });
                    };
                    raws.push(raw);
                }
                let mut count = raws.len();
                while access.next_element::<IgnoredAny>()?.is_some() {
                    count += 1;
                }
                Ok(Entries { raws, count })
            }
        }
        deserializer.deserialize_seq(Read)
    }
}

/// A number as a person writes it: 1180 for 1180.0, 5020.5 for 5020.50, 1200 for 1.2e3.
pub(super) fn plain_number(number: &str) -> String {
    if let Some((digits, exponent)) = number.split_once(['e', 'E']) {
        let places = exponent.parse().ok();
        let plain = places
            .filter(|places| (-15..=15).contains(places))
            .and_then(|places| Decimal::parse(&shifted(digits, places)).ok());
        return plain.map_or_else(|| number.to_owned(), |plain| plain.to_string());
    }
    without_end_zeros(number).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_number_is_what_a_person_writes() {
        for (number, plain) in [
            ("1180", "1180"),
            ("1180.0", "1180"),
            ("5020.50", "5020.5"),
            ("-0.50", "-0.5"),
            ("1.2e3", "1200"),
            ("0.5E+2", "50"),
            ("12e-1", "1.2"),
            ("1e308", "1e308"),
            ("1e-300", "1e-300"),
            ("1e99999999999999999999", "1e99999999999999999999"),
        ] {
            assert_eq!(plain_number(number), plain, "for {number}");
        }
    }

    #[test]
    fn a_value_knows_its_line_and_the_last_of_two_holds() {
        let file = File::of("{\n\"a\": 1,\n\"b\": {\n\"c\": 0.10},\n\"a\": 2\n}").unwrap();
        let fields = file.value().fields("").unwrap().unwrap();
        assert_eq!(fields.get("a").unwrap().number(), Some("2"));
        assert_eq!(fields.get("a").unwrap().line(), 5);
        let inner = fields.get("b").unwrap().fields("").unwrap().unwrap();
        let number = inner.get("c").unwrap();
        assert_eq!((number.raw(), number.line()), ("0.10", 4));
        let notices = file.into_notices();
        assert!(notices[0].contains("第 2 行、第 5 行"), "{notices:?}");
    }

    #[test]
    fn one_entry_too_many_is_counted_and_refused() {
        let list = |count: usize| format!("[{}]", vec!["1"; count].join(","));
        let (most, more) = (list(MOST), list(MOST + 2));
        let file = File::of(&most).unwrap();
        assert_eq!(file.value().list("", MOST).unwrap().unwrap().len(), MOST);
        let file = File::of(&more).unwrap();
        let fault = file.value().list("各班", MOST).err().unwrap().to_string();
        assert!(fault.contains("20002") && fault.contains("各班"), "{fault}");
    }
}
