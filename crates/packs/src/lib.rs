//! Standard packs and layout profiles that a school or a county writes itself.
//!
//! | Room | What |
//! |---|---|
//! | `toml_file/` | TOML that a person wrote: parsing, the one walk by a shape, faults with their lines |
//! | `pack_file/` | the file of a pack: its shape, reading, writing |
//! | `edits/` | changes of a pack: a copy, changed fields, added items |
//! | [`layout`] | layout profiles: reading, what they change, the one that a school chose |
//! | [`table_knowledge`] | what tables of other programs look like, as data |
//!
//! In: text or bytes of a pack's file, the catalogue of figures, edits as text. Out: a [`Standard`], the text of a file, or
//! faults as Chinese sentences with line and indicator. It must not know the page, or which pack is in use; it carries the
//! TOML parser, so only the office module and native programs may reach it.
//!
//! ```
//! let built_in = data::index();
//! let copy = packs::copy_of(data::standard(), "示例县", "示例县试行标准", built_in).unwrap_err();
//! assert!(copy.what.contains("小写字母"));
//! let copy = packs::copy_of(data::standard(), "xian-2026", "示例县试行标准", built_in).unwrap();
//! let text = packs::write(&copy);
//! assert_eq!(packs::read(&text, data::form_catalogue()), Ok(copy));
//! ```

mod edits;
mod fault;
mod pack_file;
mod toml_file;

pub mod layout;
pub mod table_knowledge;

pub use edits::apply::{apply, edited};
pub use edits::change::KINDS;
pub use edits::copy::copy_of;
pub use edits::edit::{AddedField, EditTarget, GroupField, HeadField, IndicatorField, PackEdit};
pub use fault::{MOST_FAULTS, PackFault};
pub use pack_file::read::{open, read, read_bytes};
pub use pack_file::shape::{COMPARISONS, CONFIDENCES};
pub use pack_file::write::write;

/// Largest pack file that is read, in bytes; a pack with two hundred indicators has about 200 KB.
pub const LARGEST_BYTES: usize = 1_000_000;
/// Id of the group to which added items belong.
pub const ADDED_GROUP: &str = "own";
/// Key of the source that what a user adds or changes refers to.
pub const USER_SOURCE: &str = "OWN";

#[cfg(doc)]
use standard::Standard;
