//! The kinds of entry that a layout profile may have, and its tables.
//!
//! In: nothing. Out: [`Field`], [`TABLES`], [`FOLLOWERS`]. It must not know TOML; the entries are in [`super::list`].

use super::list::FIELDS;
use documents::layout::{Layout, PageNumberPlace};

/// An entry.
pub(super) struct Field {
    /// Table in which it stands; empty for the file itself.
    pub(super) table: &'static str,
    pub(super) key: &'static str,
    pub(super) label: &'static str,
    pub(super) kind: Kind,
}

/// What an entry takes, with the least and the most where it is a number, and where it goes.
pub(super) enum Kind {
    /// The word that every profile has.
    Mark,
    /// A text with at most so many characters.
    Text(usize, fn(&mut Layout) -> &mut String),
    /// Name of a typeface.
    Face(fn(&mut Layout) -> &mut String),
    Flag(fn(&mut Layout) -> &mut bool),
    Place(fn(&mut Layout) -> &mut PageNumberPlace),
    Millimetres(Bounds, fn(&mut Layout) -> &mut u32),
    Points(Bounds, fn(&mut Layout) -> &mut u32),
    /// Points, kept in eighths of one.
    Border(Bounds, fn(&mut Layout) -> &mut u32),
    /// Millimetres, kept in eighths of a point.
    Rule(Bounds, fn(&mut Layout) -> &mut u32),
    /// A size by its name or in points.
    Size(Bounds, fn(&mut Layout) -> &mut u32),
    /// Whole characters, kept in hundredths.
    Indent(Bounds, fn(&mut Layout) -> &mut u32),
    /// Characters in a line, from which the spacing follows.
    Characters(Bounds),
    /// Points between characters, may be negative.
    Spacing(Bounds),
}

/// Least and most that is taken, in the unit of the entry.
#[derive(Clone, Copy)]
pub(super) struct Bounds(pub(super) i64, pub(super) i64);

/// What the places of a page number are called.
pub(super) const PLACES: [(&str, PageNumberPlace); 3] = [
    ("外侧", PageNumberPlace::Outer),
    ("居中", PageNumberPlace::Centre),
    ("右侧", PageNumberPlace::Right),
];

/// Tables of a profile, with what they are called.
pub(super) const TABLES: [(&str, &str); 10] = [
    ("margins", "页边距"),
    ("lines", "行距"),
    ("text", "字距和缩进"),
    ("faces", "字体"),
    ("bold", "加粗"),
    ("sizes", "字号"),
    ("page_number", "页码"),
    ("table", "表格"),
    ("head", "标题之上"),
    ("imprint", "版记"),
];

/// Table and key of an entry.
pub(super) type Name = (&'static str, &'static str);

/// Entries that take the value of another one where they are not written and the other is.
pub(super) const FOLLOWERS: [(Name, Name); 8] = [
    (("faces", "level3"), ("faces", "body")),
    (("faces", "level4"), ("faces", "body")),
    (("faces", "table"), ("faces", "body")),
    (("faces", "lead"), ("faces", "level2")),
    (("sizes", "level1"), ("sizes", "body")),
    (("sizes", "level2"), ("sizes", "body")),
    (("sizes", "level3"), ("sizes", "body")),
    (("sizes", "level4"), ("sizes", "body")),
];

/// The entry of that name.
pub(super) fn found(table: &str, key: &str) -> Option<&'static Field> {
    FIELDS
        .iter()
        .find(|own| own.table == table && own.key == key)
}

impl Field {
    /// Name with its table, as it is told.
    pub(super) fn path(&self) -> String {
        if self.table.is_empty() {
            return self.key.to_owned();
        }
        format!("{}.{}", self.table, self.key)
    }

    /// The unit in which it is written; empty for what has none.
    pub(super) fn unit(&self) -> &'static str {
        match self.kind {
            Kind::Millimetres(..) | Kind::Rule(..) => "毫米",
            Kind::Points(..) | Kind::Border(..) | Kind::Spacing(_) => "磅",
            Kind::Indent(..) | Kind::Characters(_) => "字",
            _ => "",
        }
    }
}
