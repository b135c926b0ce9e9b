//! Changes of a pack: a copy of a built-in pack, fields that are changed, items that are added.
//!
//! In: a [`Standard`](standard::Standard) and edits as the page keeps them. Out: another standard, or a fault for each edit
//! that cannot be applied. It must not know files.

pub(crate) mod added;
pub(crate) mod apply;
pub(crate) mod change;
pub(crate) mod cite;
pub(crate) mod copy;
pub(crate) mod edit;
