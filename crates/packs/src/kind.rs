//! The kinds of value and table that a pack's file is made of.
//!
//! In: nothing. Out: [`Kind`], [`Shape`], [`Field`]. They must not know which tables there are.

/// What stands at a place.
#[derive(Clone, Copy)]
pub(super) enum Kind {
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
    /// The figure with three levels that an item brings along.
    OwnFigure,
    /// A group of the pack, by id.
    Group,
    /// A source of the pack, by key.
    Source,
    Table(&'static Shape),
    List(&'static Kind),
    /// A word, or a table with one entry that is named so.
    Choice(&'static [Choice]),
}

/// One of the forms that a rule can have.
#[derive(Clone, Copy)]
pub(super) struct Choice {
    pub(super) key: &'static str,
    pub(super) meaning: &'static str,
    /// What stands in it; `None` for a word alone.
    pub(super) shape: Option<&'static Shape>,
}

/// A table.
pub(super) struct Shape {
    /// What one of them is called.
    pub(super) what: &'static str,
    pub(super) fields: &'static [Field],
}

/// A field of a table.
#[derive(Clone, Copy)]
pub(super) struct Field {
    pub(super) key: &'static str,
    pub(super) label: &'static str,
    pub(super) kind: Kind,
    pub(super) absent: Absent,
    /// Written under a heading of its own.
    pub(super) block: bool,
}

/// What it means that a field is not there.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Absent {
    /// A fault.
    Fault,
    /// Nothing of the kind; whatever is there is said.
    Unsaid,
    /// The same as empty text, an empty list or an empty table.
    Empty,
    /// The same as false.
    False,
    /// The same as this decimal.
    Number(&'static str),
}

pub(super) const fn field(
    key: &'static str,
    label: &'static str,
    kind: Kind,
    absent: Absent,
) -> Field {
    Field {
        key,
        label,
        kind,
        absent,
        block: false,
    }
}

pub(super) const fn must(key: &'static str, label: &'static str, kind: Kind) -> Field {
    field(key, label, kind, Absent::Fault)
}

pub(super) const fn may(key: &'static str, label: &'static str, kind: Kind) -> Field {
    field(key, label, kind, Absent::Empty)
}

pub(super) const fn optional(key: &'static str, label: &'static str, kind: Kind) -> Field {
    field(key, label, kind, Absent::Unsaid)
}

pub(super) const fn flag(key: &'static str, label: &'static str) -> Field {
    field(key, label, Kind::Flag, Absent::False)
}

pub(super) const fn block(field: Field) -> Field {
    Field {
        block: true,
        ..field
    }
}

pub(super) const fn choice(
    key: &'static str,
    meaning: &'static str,
    shape: Option<&'static Shape>,
) -> Choice {
    Choice {
        key,
        meaning,
        shape,
    }
}

/// A static [`Shape`] with its name, what it is called and its fields.
macro_rules! shape {
    ($name:ident, $what:literal, $($field:expr),+ $(,)?) => {
        pub(super) static $name: Shape = Shape { what: $what, fields: &[$($field),+] };
    };
}
pub(super) use shape;
