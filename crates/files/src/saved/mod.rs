//! The saved file of a school (`.duibiao.json`), described in docs/file-format.md.
//!
//! In: a draft, or bytes and text from a file or the browser's store. Out: text, or a draft with notices for
//! whoever opens it. Domain types are not the saved form: the keys here stay readable for years. It must
//! not know the browser, nor what follows from the figures.

mod fault;
mod foreign;
mod path;
mod read;
mod syntax;
mod tree;
mod unknown;
mod write;

pub use fault::OpenFault;
pub use foreign::{Foreign, text};
pub use read::{
    LONGEST_NAME, LONGEST_TEXT, MOST_SHEETS, MOST_USER_PACKS, Opened, look, open, open_or_look,
};
pub use syntax::Syntax;
pub use unknown::unknown_ids;
pub use write::save;

/// Value of `type` in every saved file.
pub const FILE_TYPE: &str = "duibiao-school";
/// Version of the form that this program writes.
pub const VERSION: u64 = 1;
/// Largest file that is read, in bytes; a full school file has about 20 KB, one with the longest text in every field about 11 MB.
pub const LARGEST_BYTES: usize = 16_000_000;
