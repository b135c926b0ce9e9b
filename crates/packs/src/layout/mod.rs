//! Layout profiles: the file in which a county says how documents look, as text that a person can write.
//!
//! In: bytes or text of such a file, and the layout that holds where it says nothing. Out: a [`Layout`], or faults as Chinese
//! sentences with line and field. It must not know documents or the page; it carries the TOML parser, so only the office
//! module, native programs and the build may reach it.

mod changes;
mod checks;
mod chosen;
mod entries;
mod read;
mod set;
mod units;

pub use changes::{LayoutChange, changes, keys, missing, sample, tables};
pub use chosen::{base, chosen, read_chosen};
pub use read::{read, read_bytes};

/// Largest file that is read, in bytes; one with every key and comment has about six thousand.
pub const LARGEST_BYTES: usize = 20_000;
/// What the entry `file` says in every profile.
pub const MARK: &str = "版式";

#[cfg(doc)]
use documents::layout::Layout;
