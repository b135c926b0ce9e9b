//! The file of a standard pack: its shape, how it is read and how it is written.
//!
//! In: text or bytes, and the figures of the form. Out: a [`Standard`](standard::Standard), or faults with their lines; and
//! the text of a standard. It must not know edits.

pub(crate) mod grammar;
pub(crate) mod read;
pub(crate) mod references;
pub(crate) mod shape;
pub(crate) mod write;
