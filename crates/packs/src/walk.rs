//! A walk through a parsed pack by the shapes that it should have.
//!
//! In: the tables of a file, and what they can refer to. Out: every fault of field and reference, each with its line and
//! indicator. It must not know what the numbers mean; that is asked by [`standard::validation`].

use std::collections::BTreeMap;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::fault::{PackFault, short};
use super::kind::{Absent, Choice, Field, Kind, Shape};
use super::known::{Known, text_of};
use super::lines::Lines;
use super::nearest::nearest;
use super::shape::STANDARD;
use super::values;

/// Most entries of a list.
const MOST_ENTRIES: usize = 2_000;
/// Most values of a file; a standard with two hundred indicators has about fifteen thousand.
const MOST_VALUES: usize = 60_000;
/// Deepest table.
const DEEPEST: usize = 24;
/// Longest text, in characters.
pub(super) const LONGEST_TEXT: usize = 4_000;
/// Longest id, in characters.
const LONGEST_ID: usize = 64;

/// Every fault of the file's fields.
pub(super) fn faults(file: &DeTable<'_>, lines: &Lines<'_>, known: &Known<'_>) -> Vec<PackFault> {
    let mut walk = Walk {
        lines,
        known,
        faults: Vec::new(),
        values: 0,
        item: String::new(),
        depth: 0,
    };
    walk.fields(&STANDARD, file, None);
    walk.faults
}

struct Walk<'a> {
    lines: &'a Lines<'a>,
    known: &'a Known<'a>,
    faults: Vec<PackFault>,
    values: usize,
    /// The indicator, group, figure or source that the walk is in.
    item: String,
    depth: usize,
}

impl Walk<'_> {
    fn fault(&mut self, line: Option<usize>, what: String) {
        self.faults.push(PackFault {
            line,
            item: self.item.clone(),
            what,
            ..PackFault::default()
        });
    }

    fn fault_at(&mut self, span: &Range<usize>, what: String) {
        let line = self.lines.at(span.start);
        self.fault(Some(line), what);
    }

    /// The fields of a table that begins at `span`; `None` for the file itself.
    fn fields(&mut self, shape: &Shape, table: &DeTable<'_>, span: Option<&Range<usize>>) {
        for (key, value) in table {
            let Some(field) = shape.fields.iter().find(|field| field.key == key.get_ref()) else {
                let what = unknown(shape, key.get_ref());
                self.fault_at(&key.span(), what);
                continue;
            };
            let at = key.span();
            self.value(field.key, &field.kind, value, &at);
        }
        let missing =
            |field: &&Field| field.absent == Absent::Fault && !table.contains_key(field.key);
        for field in shape.fields.iter().filter(missing) {
            let line = span.map(|span| self.lines.at(span.start));
            let example = values::example(field);
            let of = if span.is_none() {
                "标准包"
            } else {
                shape.what
            };
            self.fault(
                line,
                format!("{of}里缺{} {}；请补上 {example}", field.label, field.key),
            );
        }
    }

    fn value(&mut self, key: &str, kind: &Kind, value: &Spanned<DeValue<'_>>, at: &Range<usize>) {
        self.values += 1;
        if self.values > MOST_VALUES {
            if self.values == MOST_VALUES + 1 {
                let what = format!("标准包里的值超过 {MOST_VALUES} 个；请分成几个标准包");
                self.faults
                    .push(PackFault::at(self.lines.at(at.start), what));
            }
            return;
        }
        self.depth += 1;
        if self.depth > DEEPEST {
            self.fault_at(at, format!("{key} 套得太深；请检查括号"));
        } else {
            self.value_of_kind(key, kind, value, at);
        }
        self.depth -= 1;
    }

    fn value_of_kind(
        &mut self,
        key: &str,
        kind: &Kind,
        value: &Spanned<DeValue<'_>>,
        at: &Range<usize>,
    ) {
        let span = value.span();
        // A table under a heading has the place of the heading.
        let place = if span.start < at.start { at } else { &span };
        let written = self.lines.between(span.clone());
        match (kind, value.get_ref()) {
            (Kind::Table(shape), DeValue::Table(table)) => self.fields(shape, table, Some(place)),
            (Kind::List(inner), DeValue::Array(list)) => self.list(key, inner, list, place),
            (Kind::Choice(choices), DeValue::Table(table)) => {
                self.choice(key, choices, table, place);
            }
            (Kind::Choice(choices), DeValue::String(word)) => {
                let words = || choices.iter().map(|choice| (choice.key, choice.meaning));
                match choices.iter().find(|choice| choice.key == word.as_ref()) {
                    Some(Choice { shape: None, .. }) => (),
                    Some(own) => {
                        let what = format!(
                            "{key} 写成 {word} 还不够：要写 {key} = {{ {word} = {{ … }} }}，里面写 {}",
                            values::keys_of(own.shape)
                        );
                        self.fault_at(place, what);
                    }
                    None => self.fault_at(place, values::unknown_word(key, word, words())),
                }
            }
            (Kind::Flag, DeValue::Boolean(_)) => (),
            (Kind::Whole(most), DeValue::Integer(number)) => {
                let found = i64::from_str_radix(number.as_str(), number.radix()).ok();
                if found.is_none_or(|found| !(0..=*most).contains(&found)) {
                    let what = format!("{key} 应在 0 到 {most} 之间，现在是 {}", short(written));
                    self.fault_at(place, what);
                }
            }
            (_, DeValue::String(text)) => {
                if let Some(what) = self.text(key, kind, text) {
                    self.fault_at(place, what);
                }
            }
            (kind, other) => {
                let what = values::other_kind(key, kind, other, written);
                self.fault_at(place, what);
            }
        }
    }

    /// What is wrong with a text at a place of that kind.
    fn text(&self, key: &str, kind: &Kind, text: &str) -> Option<String> {
        match kind {
            Kind::Decimal => values::decimal_fault(key, text),
            Kind::Word(words) => (!words.iter().any(|(word, _)| *word == text))
                .then(|| values::unknown_word(key, text, words.iter().copied())),
            Kind::Figure => self.known.figure(text),
            Kind::Group => self.known.group(text),
            Kind::Source => self.known.source(text),
            Kind::Id | Kind::OwnFigure => id_fault(key, text),
            Kind::Text => (text.len() > LONGEST_TEXT && text.chars().count() > LONGEST_TEXT)
                .then(|| format!("{key} 超过 {LONGEST_TEXT} 字，请缩短")),
            Kind::Whole(_) | Kind::Flag | Kind::Table(_) | Kind::List(_) | Kind::Choice(_) => {
                Some(values::text_where_other(key, kind, text))
            }
        }
    }

    fn choice(&mut self, key: &str, choices: &[Choice], table: &DeTable<'_>, place: &Range<usize>) {
        if table.len() != 1 {
            let words: Vec<&str> = choices.iter().map(|choice| choice.key).collect();
            let what = format!(
                "{key} 里要正好写一种，现在有 {} 种；可以写 {}",
                table.len(),
                words.join("、")
            );
            return self.fault_at(place, what);
        }
        for (name, value) in table {
            let found = choices.iter().find(|choice| choice.key == name.get_ref());
            match found.map(|own| own.shape) {
                Some(Some(shape)) => {
                    self.value(name.get_ref(), &Kind::Table(shape), value, &name.span());
                }
                Some(None) => {
                    let what = format!("{key} 要写成 {key} = \"{}\"", name.get_ref());
                    self.fault_at(place, what);
                }
                None => {
                    let words = choices.iter().map(|choice| (choice.key, choice.meaning));
                    let what = values::unknown_word(key, name.get_ref(), words);
                    self.fault_at(&name.span(), what);
                }
            }
        }
    }

    fn list(
        &mut self,
        key: &str,
        inner: &Kind,
        list: &toml::de::DeArray<'_>,
        place: &Range<usize>,
    ) {
        if list.len() > MOST_ENTRIES {
            let what = format!(
                "{key} 有 {} 条，最多 {MOST_ENTRIES} 条；请分成几个标准包",
                list.len()
            );
            return self.fault_at(place, what);
        }
        let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
        let is_outer = self.item.is_empty();
        for (idx, entry) in list.iter().enumerate() {
            let span = entry.span();
            if let (Kind::Table(shape), DeValue::Table(table), true) =
                (inner, entry.get_ref(), self.depth == 1)
            {
                let id = shape
                    .fields
                    .first()
                    .filter(|field| matches!(field.kind, Kind::Id));
                let name = id.and_then(|id| text_of(table, id.key));
                self.item = match name {
                    Some(name) => format!("{} {}", shape.what, short(name)),
                    None => format!("第 {} 个{}", idx + 1, shape.what),
                };
                let line = self.lines.at(span.start);
                if let (Some(field), Some(name)) = (id, name)
                    && let Some(first) = seen.insert(name, line)
                {
                    let what = format!(
                        "{} 与第 {first} 行的重复，请改成别的{}",
                        field.key, field.label
                    );
                    let own = table.get(field.key).map_or(span.clone(), Spanned::span);
                    self.fault_at(&own, what);
                }
            }
            self.value(key, inner, entry, &span);
            if is_outer {
                self.item.clear();
            }
        }
    }
}

/// What is wrong with an id.
fn id_fault(key: &str, text: &str) -> Option<String> {
    let is_plain = |sign: char| sign.is_alphanumeric() || matches!(sign, '-' | '_' | '.');
    if text.is_empty() {
        return Some(format!("{key} 不能空着"));
    }
    (text.chars().count() > LONGEST_ID || !text.chars().all(is_plain)).then(|| {
        format!(
            "{key} 只能用字母、数字、-、_ 和 .，最多 {LONGEST_ID} 个，现在是“{}”",
            short(text)
        )
    })
}

/// What to say of a field that the shape does not have.
fn unknown(shape: &Shape, key: &str) -> String {
    let labelled = shape.fields.iter().find(|field| field.label == key);
    let keys = shape.fields.iter().map(|field| field.key);
    let written = short(key);
    if let Some(field) = labelled.or_else(|| {
        let near = nearest(key, keys)?;
        shape.fields.iter().find(|field| field.key == near)
    }) {
        return format!(
            "{}里没有 {written} 这个名称，是不是 {}（{}）？",
            shape.what, field.key, field.label
        );
    }
    format!(
        "{}里没有 {written} 这个名称；可以写 {}",
        shape.what,
        values::keys_of(Some(shape))
    )
}
