//! The grammar of a pack's file: what its values may be, and the sentences for those that are not.
//!
//! In: a value and the field in which it stands, and what the file can refer to. Out: a sentence with the way out. It must
//! not know what the numbers mean; that is asked by [`standard::validation`].

use toml::de::{DeTable, DeValue};

use super::references::References;
use super::shape::STANDARD;
use crate::fault::{PackFault, short};
use crate::toml_file::lines::TomlLines;
use crate::toml_file::nearest::nearest;
use crate::toml_file::values::{self, EXAMPLE, keys_of};
use crate::toml_file::{kind, walk};
use numbers::Decimal;

pub(crate) type Kind = kind::Kind<PackValue>;
pub(crate) type Shape = kind::Shape<PackValue>;
pub(crate) type Field = kind::Field<PackValue>;
pub(crate) type Alternative = kind::Alternative<PackValue>;

/// What a value of a pack may be that is no table, list or choice.
#[derive(Clone, Copy)]
pub(crate) enum PackValue {
    Text,
    /// A permanent id.
    Id,
    /// A number in quotes.
    Decimal,
    /// A whole number without quotes, from 0 to this one.
    Whole(i64),
    /// true or false.
    Flag,
    /// One of a few words, each with its meaning.
    Word(&'static [(&'static str, &'static str)]),
    /// A figure of the form or of the pack, by id.
    Figure,
    /// Id of the figure with three levels by which an item is judged.
    JudgedFigure,
    /// A group of the pack, by id.
    Group,
    /// A source of the pack, by key.
    Source,
}

/// Longest text, in characters.
pub(crate) const LONGEST_TEXT: usize = 4_000;
/// Longest id, in characters.
const LONGEST_ID: usize = 64;

/// Every fault of the fields of a pack's file.
pub(crate) fn faults(
    file: &DeTable<'_>,
    lines: &TomlLines<'_>,
    references: &References<'_>,
) -> Vec<PackFault> {
    walk::faults(&mut PackGrammar { references }, &STANDARD, file, lines)
}

struct PackGrammar<'a> {
    references: &'a References<'a>,
}

impl walk::Grammar for PackGrammar<'_> {
    type Leaf = PackValue;

    const FILE: &'static str = "标准包";

    fn leaf(&mut self, entry: &walk::TomlEntry<'_, PackValue>, leaf: PackValue) -> Option<String> {
        let key = entry.field.key;
        match (leaf, entry.value) {
            (PackValue::Flag, DeValue::Boolean(_)) => None,
            (PackValue::Whole(most), DeValue::Integer(number)) => {
                let found = i64::from_str_radix(number.as_str(), number.radix()).ok();
                found
                    .is_none_or(|found| !(0..=most).contains(&found))
                    .then(|| {
                        let shown = short(entry.written);
                        format!("{key} 应在 0 到 {most} 之间，现在是 {shown}")
                    })
            }
            (leaf, DeValue::String(text)) => self.text(key, leaf, text),
            (leaf, other) => Some(other_kind(key, &Kind::Leaf(leaf), other, entry.written)),
        }
    }

    fn mismatch(&self, key: &str, kind: &Kind, found: &DeValue<'_>, written: &str) -> String {
        match found {
            DeValue::String(text) => text_where_other(key, kind, text),
            other => other_kind(key, kind, other, written),
        }
    }

    fn unknown(&self, shape: &'static Shape, key: &str) -> String {
        unknown(shape, key)
    }

    fn missing(&self, shape: &Shape, field: &Field, is_file: bool) -> String {
        let of = if is_file { Self::FILE } else { shape.what };
        let example = example(field);
        format!("{of}里缺{} {}；请补上 {example}", field.label, field.key)
    }

    fn line_of_missing(&self) -> Option<usize> {
        None
    }

    fn is_id(&self, leaf: PackValue) -> bool {
        matches!(leaf, PackValue::Id)
    }
}

impl PackGrammar<'_> {
    /// What is wrong with a text at a place of that kind.
    fn text(&self, key: &str, leaf: PackValue, text: &str) -> Option<String> {
        match leaf {
            PackValue::Decimal => values::decimal_fault(key, text),
            PackValue::Word(words) => (!words.iter().any(|(word, _)| *word == text))
                .then(|| values::unknown_word(key, text, words.iter().copied())),
            PackValue::Figure => self.references.figure(text),
            PackValue::Group => self.references.group(text),
            PackValue::Source => self.references.source(text),
            PackValue::Id | PackValue::JudgedFigure => id_fault(key, text),
            PackValue::Text => (text.len() > LONGEST_TEXT && text.chars().count() > LONGEST_TEXT)
                .then(|| format!("{key} 超过 {LONGEST_TEXT} 字，请缩短")),
            PackValue::Whole(_) | PackValue::Flag => {
                Some(text_where_other(key, &Kind::Leaf(leaf), text))
            }
        }
    }
}

/// How a field is written.
fn example(field: &Field) -> String {
    let key = field.key;
    match field.kind {
        Kind::Leaf(PackValue::Text)
        | Kind::Leaf(PackValue::Id)
        | Kind::Leaf(PackValue::Figure)
        | Kind::Leaf(PackValue::JudgedFigure)
        | Kind::Leaf(PackValue::Group)
        | Kind::Leaf(PackValue::Source) => {
            format!("{key} = \"…\"")
        }
        Kind::Leaf(PackValue::Decimal) => format!("{key} = \"{EXAMPLE}\""),
        Kind::Leaf(PackValue::Whole(_)) => format!("{key} = 1"),
        Kind::Leaf(PackValue::Flag) => format!("{key} = true"),
        Kind::Leaf(PackValue::Word(words)) => {
            let word = words.first().map_or("", |(word, _)| word);
            format!("{key} = \"{word}\"")
        }
        Kind::Table(_) if key == "clause" => format!(
            "{key} = {{ place = \"条款位置\", sources = [\"来源简称\"], confidence = \"medium\" }}"
        ),
        Kind::Table(shape) => format!("{key} = {{ … }}，里面写 {}", keys_of(shape)),
        Kind::List(Kind::Table(_)) if field.block => format!("[[{key}]] 一节"),
        Kind::List(_) => format!("{key} = [ … ]"),
        Kind::OneOf(choices) => {
            let words: Vec<&str> = choices.iter().map(|choice| choice.key).collect();
            format!("{key}，可以写 {}", words.join("、"))
        }
    }
}

/// What to say of a text where something else should stand.
fn text_where_other(key: &str, kind: &Kind, text: &str) -> String {
    let shown = short(text);
    match kind {
        Kind::Leaf(PackValue::Whole(_)) => {
            format!("{key} 要写成不带引号的整数，如 2，现在是 \"{shown}\"")
        }
        Kind::Leaf(PackValue::Flag) => {
            format!("{key} 要写成 true 或 false，不带引号，现在是 \"{shown}\"")
        }
        Kind::List(Kind::Table(_)) | Kind::Table(_) | Kind::OneOf(_) => {
            format!("{key} 要写成 {}，现在是 \"{shown}\"", wanted(kind))
        }
        _ => format!("{key} 要写成列表，如 {key} = [\"{shown}\"]，现在是 \"{shown}\""),
    }
}

/// What to say of a value of another kind than a text.
fn other_kind(key: &str, kind: &Kind, found: &DeValue<'_>, written: &str) -> String {
    let shown = short(written);
    let is_number = matches!(found, DeValue::Integer(_) | DeValue::Float(_));
    match kind {
        Kind::Leaf(PackValue::Decimal) if is_number => {
            let plain = written.replace('_', "");
            let example = Decimal::parse(&plain)
                .map_or_else(|_| EXAMPLE.to_owned(), |number| number.to_string());
            format!("{key} 要写成带引号的数，如 \"{example}\"，现在是 {shown}")
        }
        Kind::Leaf(PackValue::Whole(_)) if matches!(found, DeValue::Float(_)) => {
            format!("{key} 要写成整数，现在是 {shown}")
        }
        Kind::Table(_)
        | Kind::List(_)
        | Kind::OneOf(_)
        | Kind::Leaf(PackValue::Flag)
        | Kind::Leaf(PackValue::Whole(_)) => {
            format!(
                "{key} 要写成 {}，现在是{}",
                wanted(kind),
                named(found, &shown)
            )
        }
        _ if is_number || matches!(found, DeValue::Boolean(_) | DeValue::Datetime(_)) => {
            format!("{key} 要放在英文双引号里，写成 {key} = \"{shown}\"，现在是 {shown}")
        }
        _ => format!(
            "{key} 要写成 {}，现在是{}",
            wanted(kind),
            named(found, &shown)
        ),
    }
}

fn wanted(kind: &Kind) -> &'static str {
    match kind {
        Kind::Leaf(PackValue::Decimal) => "带引号的数",
        Kind::Leaf(PackValue::Whole(_)) => "整数",
        Kind::Leaf(PackValue::Flag) => "true 或 false",
        Kind::List(Kind::Table(_)) => "列表 [{ … }, { … }]",
        Kind::List(_) => "列表 [\"…\", \"…\"]",
        Kind::Table(_) => "一组值 { … }",
        Kind::OneOf(_) => "一个词或一组值 { … }",
        _ => "放在英文双引号里的文字",
    }
}

fn named(found: &DeValue<'_>, shown: &str) -> String {
    match found {
        DeValue::Array(_) => "一个列表".to_owned(),
        DeValue::Table(_) => "一组值".to_owned(),
        _ => format!(" {shown}"),
    }
}
/// What is wrong with an id.
fn id_fault(key: &str, text: &str) -> Option<String> {
    let is_plain =
        |character: char| character.is_alphanumeric() || matches!(character, '-' | '_' | '.');
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
        keys_of(shape)
    )
}
