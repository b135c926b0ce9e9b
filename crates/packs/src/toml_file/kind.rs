//! The shape that a file should have: its tables, their fields with their Chinese names, and what stands in each.
//!
//! In: nothing. Out: [`Kind`], [`Shape`], [`Field`]. They must not know which kinds of file there are.

/// What stands at a place. `L` are the kinds of value that one kind of file knows beside tables and lists.
#[derive(Clone, Copy)]
pub(crate) enum Kind<L: 'static> {
    /// A value that is no table, list or choice.
    Leaf(L),
    Table(&'static Shape<L>),
    List(&'static Kind<L>),
    /// A word, or a table with one entry that is named so.
    OneOf(&'static [Alternative<L>]),
}

/// One of the forms that a rule can have.
#[derive(Clone, Copy)]
pub(crate) struct Alternative<L: 'static> {
    pub(crate) key: &'static str,
    pub(crate) meaning: &'static str,
    /// What stands in it; `None` for a word alone.
    pub(crate) shape: Option<&'static Shape<L>>,
}

/// A table.
pub(crate) struct Shape<L: 'static> {
    /// What one of them is called.
    pub(crate) what: &'static str,
    pub(crate) fields: &'static [Field<L>],
}

/// A field of a table.
#[derive(Clone, Copy)]
pub(crate) struct Field<L: 'static> {
    pub(crate) key: &'static str,
    pub(crate) label: &'static str,
    pub(crate) kind: Kind<L>,
    pub(crate) absent: Absent,
    /// Written under its own heading.
    pub(crate) block: bool,
}

/// What it means that a field is not there.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Absent {
    /// A fault.
    Fault,
    /// Something else than any value: what is there is always written.
    Unsaid,
    /// It reads as empty text, an empty list or an empty table.
    Empty,
    /// It reads as false.
    False,
    /// It reads as this decimal.
    Number(&'static str),
}

pub(crate) const fn field<L: Copy>(
    key: &'static str,
    label: &'static str,
    kind: Kind<L>,
    absent: Absent,
) -> Field<L> {
    Field {
        key,
        label,
        kind,
        absent,
        block: false,
    }
}

pub(crate) const fn must<L: Copy>(
    key: &'static str,
    label: &'static str,
    kind: Kind<L>,
) -> Field<L> {
    field(key, label, kind, Absent::Fault)
}

pub(crate) const fn may<L: Copy>(
    key: &'static str,
    label: &'static str,
    kind: Kind<L>,
) -> Field<L> {
    field(key, label, kind, Absent::Empty)
}

pub(crate) const fn optional<L: Copy>(
    key: &'static str,
    label: &'static str,
    kind: Kind<L>,
) -> Field<L> {
    field(key, label, kind, Absent::Unsaid)
}

pub(crate) const fn block<L: Copy>(field: Field<L>) -> Field<L> {
    Field {
        block: true,
        ..field
    }
}

pub(crate) const fn choice<L: Copy>(
    key: &'static str,
    meaning: &'static str,
    shape: Option<&'static Shape<L>>,
) -> Alternative<L> {
    Alternative {
        key,
        meaning,
        shape,
    }
}
