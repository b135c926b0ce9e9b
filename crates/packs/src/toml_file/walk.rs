//! A walk through a parsed file by the shape that it should have.
//!
//! In: the tables of a file, its shape, and the grammar of its kind of file. Out: every fault of fields and values, each
//! with its line and what it is about. It must not know which kinds of file there are, nor what their values mean.

use std::collections::BTreeMap;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue};

use super::kind::{Absent, Alternative, Field, Kind, Shape};
use super::lines::TomlLines;
use super::{text_of, values};
use crate::fault::{PackFault, short};

/// Most entries of a list.
const MOST_ENTRIES: usize = 2_000;
/// Most values of a file; a standard with two hundred indicators has about fifteen thousand.
const MOST_VALUES: usize = 60_000;
/// Deepest table.
const DEEPEST: usize = 24;

/// What one kind of file takes at its places, and its sentences for what it does not take.
pub(crate) trait Grammar {
    /// Kinds of value beside tables, lists and choices.
    type Leaf: Copy + 'static;

    /// What a file is called, such as 标准包.
    const FILE: &'static str;

    /// What is wrong with a value whose field takes neither table, list nor choice; `None` when it is taken.
    fn leaf(&mut self, entry: &TomlEntry<'_, Self::Leaf>, leaf: Self::Leaf) -> Option<String>;

    /// What to say of a value where a table, a list or a choice should stand.
    fn mismatch(
        &self,
        key: &str,
        kind: &Kind<Self::Leaf>,
        found: &DeValue<'_>,
        written: &str,
    ) -> String;

    /// What to say of a name that the table does not have.
    fn unknown(&self, shape: &'static Shape<Self::Leaf>, key: &str) -> String;

    /// What to say of a field that is missing, in a table or in the file itself.
    fn missing(
        &self,
        shape: &Shape<Self::Leaf>,
        field: &Field<Self::Leaf>,
        is_file: bool,
    ) -> String;

    /// The line of the fault that a field is missing in the file itself; `None` for no line.
    fn line_of_missing(&self) -> Option<usize>;

    /// True for a field that is the permanent name of the table in which it stands first.
    fn is_id(&self, leaf: Self::Leaf) -> bool;
}

/// A value of a file where its field stands.
pub(crate) struct TomlEntry<'a, L: 'static> {
    /// The table.
    pub(crate) shape: &'static Shape<L>,
    /// The field of the table.
    pub(crate) field: &'static Field<L>,
    /// The value; of a list one of its entries.
    pub(crate) value: &'a DeValue<'a>,
    /// The value as it stands in the file.
    pub(crate) written: &'a str,
    /// Line in the file, from 1.
    pub(crate) line: usize,
}

/// Every fault of the file's fields and values; what is taken is left in `grammar`.
pub(crate) fn faults<G: Grammar>(
    grammar: &mut G,
    shape: &'static Shape<G::Leaf>,
    file: &DeTable<'_>,
    lines: &TomlLines<'_>,
) -> Vec<PackFault> {
    let mut walk = Walk {
        lines,
        grammar,
        faults: Vec::new(),
        values: 0,
        item: String::new(),
        depth: 0,
    };
    walk.fields(shape, file, None);
    walk.faults
}

struct Walk<'a, G> {
    lines: &'a TomlLines<'a>,
    grammar: &'a mut G,
    faults: Vec<PackFault>,
    values: usize,
    /// The entry of an outermost list, or the outermost table, that the walk is in.
    item: String,
    depth: usize,
}

/// A field of a table.
struct Place<L: 'static> {
    shape: &'static Shape<L>,
    field: &'static Field<L>,
}

impl<L> Clone for Place<L> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<L> Copy for Place<L> {}

impl<G: Grammar> Walk<'_, G> {
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
    fn fields(
        &mut self,
        shape: &'static Shape<G::Leaf>,
        table: &DeTable<'_>,
        span: Option<&Range<usize>>,
    ) {
        for (key, value) in table {
            let Some(field) = shape.fields.iter().find(|field| field.key == key.get_ref()) else {
                let what = self.grammar.unknown(shape, key.get_ref());
                self.fault_at(&key.span(), what);
                continue;
            };
            let is_outermost = self.item.is_empty();
            if let (Kind::Table(inner), true) = (&field.kind, is_outermost) {
                self.item = inner.what.to_owned();
            }
            let at = key.span();
            self.value(Place { shape, field }, field.key, &field.kind, value, &at);
            if is_outermost {
                self.item.clear();
            }
        }
        let missing = |field: &&Field<G::Leaf>| {
            field.absent == Absent::Fault && !table.contains_key(field.key)
        };
        for field in shape.fields.iter().filter(missing) {
            let line = match span {
                Some(span) => Some(self.lines.at(span.start)),
                None => self.grammar.line_of_missing(),
            };
            let what = self.grammar.missing(shape, field, span.is_none());
            self.fault(line, what);
        }
    }

    fn value(
        &mut self,
        place: Place<G::Leaf>,
        key: &str,
        kind: &Kind<G::Leaf>,
        value: &Spanned<DeValue<'_>>,
        at: &Range<usize>,
    ) {
        self.values += 1;
        if self.values > MOST_VALUES {
            if self.values == MOST_VALUES + 1 {
                let file = G::FILE;
                let what = format!("{file}里的值超过 {MOST_VALUES} 个；请分成几个{file}");
                self.faults
                    .push(PackFault::at(self.lines.at(at.start), what));
            }
            return;
        }
        self.depth += 1;
        if self.depth > DEEPEST {
            self.fault_at(at, format!("{key} 套得太深；请检查括号"));
        } else {
            self.value_of_kind(place, key, kind, value, at);
        }
        self.depth -= 1;
    }

    fn value_of_kind(
        &mut self,
        place: Place<G::Leaf>,
        key: &str,
        kind: &Kind<G::Leaf>,
        value: &Spanned<DeValue<'_>>,
        at: &Range<usize>,
    ) {
        let span = value.span();
        // A table under a heading has the place of the heading.
        let begin = if span.start < at.start { at } else { &span };
        let written = self.lines.between(span.clone());
        match (kind, value.get_ref()) {
            (Kind::Table(shape), DeValue::Table(table)) => self.fields(shape, table, Some(begin)),
            (Kind::List(inner), DeValue::Array(list)) => self.list(place, key, inner, list, begin),
            (Kind::OneOf(choices), DeValue::Table(table)) => {
                self.choice(place, key, choices, table, begin);
            }
            (Kind::OneOf(choices), DeValue::String(word)) => {
                let words = || choices.iter().map(|choice| (choice.key, choice.meaning));
                match choices.iter().find(|choice| choice.key == word.as_ref()) {
                    Some(Alternative { shape: None, .. }) => (),
                    Some(Alternative {
                        shape: Some(shape), ..
                    }) => {
                        let what = format!(
                            "{key} 写成 {word} 还不够：要写 {key} = {{ {word} = {{ … }} }}，里面写 {}",
                            values::keys_of(shape)
                        );
                        self.fault_at(begin, what);
                    }
                    None => self.fault_at(begin, values::unknown_word(key, word, words())),
                }
            }
            (Kind::Leaf(leaf), found) => {
                let entry = TomlEntry {
                    shape: place.shape,
                    field: place.field,
                    value: found,
                    written,
                    line: self.lines.at(begin.start),
                };
                if let Some(what) = self.grammar.leaf(&entry, *leaf) {
                    self.fault_at(begin, what);
                }
            }
            (kind, other) => {
                let what = self.grammar.mismatch(key, kind, other, written);
                self.fault_at(begin, what);
            }
        }
    }

    fn choice(
        &mut self,
        place: Place<G::Leaf>,
        key: &str,
        choices: &[Alternative<G::Leaf>],
        table: &DeTable<'_>,
        begin: &Range<usize>,
    ) {
        if table.len() != 1 {
            let words: Vec<&str> = choices.iter().map(|choice| choice.key).collect();
            let what = format!(
                "{key} 里要正好写一种，现在有 {} 种；可以写 {}",
                table.len(),
                words.join("、")
            );
            return self.fault_at(begin, what);
        }
        for (name, value) in table {
            let found = choices.iter().find(|choice| choice.key == name.get_ref());
            match found.map(|choice| choice.shape) {
                Some(Some(shape)) => {
                    self.value(
                        place,
                        name.get_ref(),
                        &Kind::Table(shape),
                        value,
                        &name.span(),
                    );
                }
                Some(None) => {
                    let what = format!("{key} 要写成 {key} = \"{}\"", name.get_ref());
                    self.fault_at(begin, what);
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
        place: Place<G::Leaf>,
        key: &str,
        inner: &Kind<G::Leaf>,
        list: &DeArray<'_>,
        begin: &Range<usize>,
    ) {
        if list.len() > MOST_ENTRIES {
            let what = format!(
                "{key} 有 {} 条，最多 {MOST_ENTRIES} 条；请分成几个{}",
                list.len(),
                G::FILE
            );
            return self.fault_at(begin, what);
        }
        let mut line_of_id: BTreeMap<&str, usize> = BTreeMap::new();
        let is_outer = self.item.is_empty();
        for (idx, entry) in list.iter().enumerate() {
            let span = entry.span();
            if let (Kind::Table(shape), DeValue::Table(table), true) =
                (inner, entry.get_ref(), self.depth == 1)
            {
                let id = shape.fields.first().filter(|field| match field.kind {
                    Kind::Leaf(leaf) => self.grammar.is_id(leaf),
                    _ => false,
                });
                let name = id.and_then(|id| text_of(table, id.key));
                self.item = match name {
                    Some(name) => format!("{} {}", shape.what, short(name)),
                    None => format!("第 {} 个{}", idx + 1, shape.what),
                };
                let line = self.lines.at(span.start);
                if let (Some(field), Some(name)) = (id, name)
                    && let Some(first) = line_of_id.insert(name, line)
                {
                    let what = format!(
                        "{} 与第 {first} 行的重复，请改成别的{}",
                        field.key, field.label
                    );
                    let id_span = table.get(field.key).map_or(span.clone(), Spanned::span);
                    self.fault_at(&id_span, what);
                }
            }
            self.value(place, key, inner, entry, &span);
            if is_outer {
                self.item.clear();
            }
        }
    }
}
