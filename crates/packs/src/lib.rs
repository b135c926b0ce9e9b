//! Standard packs of a school's or a county's own: a file that is read, written, copied from a built-in pack, edited.
//!
//! In: text or bytes of a pack's file, the catalogue of figures, edits as text. Out: a [`Standard`], the text of a file, or
//! faults as Chinese sentences with line and indicator. It must not know the page, or which pack is in use; it carries the
//! TOML parser, so only the office module and native programs may reach it.
//!
//! ```
//!
//! let built_in = data::index();
//! let copy = packs::copy_of(data::standard(), "示例县", "示例县试行标准", built_in).unwrap_err();
//! assert!(copy.what.contains("小写字母"));
//! let copy = packs::copy_of(data::standard(), "xian-2026", "示例县试行标准", built_in).unwrap();
//! let text = packs::write(&copy);
//! assert_eq!(packs::read(&text, data::form_catalogue()), Ok(copy));
//! ```

mod added;
mod apply;
mod change;
mod cite;
mod copy;
mod edit;
mod fault;
mod figure_shape;
mod kind;
mod known;
mod lines;
mod nearest;
mod read;
mod rule_shape;
mod scan;
mod shape;
mod syntax;
mod values;
mod walk;
mod write;

pub mod layout;
pub mod tables;

pub use apply::{apply, edited};
pub use change::KINDS;
pub use copy::copy_of;
pub use edit::{AddedField, Edit, GroupField, HeadField, IndicatorField, Place};
pub use fault::{MOST_FAULTS, PackFault};
pub use read::{open, read, read_bytes};
pub use rule_shape::{COMPARISONS, CONFIDENCES};
pub use write::write;

/// Largest file that is read, in bytes; a pack with two hundred indicators has about 200 KB.
pub const LARGEST_BYTES: usize = 1_000_000;
/// Id of the group to which items of an own pack are added.
pub const OWN_GROUP: &str = "own";
/// Key of the source of what a user adds or changes.
pub const OWN_SOURCE: &str = "OWN";

#[cfg(doc)]
use standard::Standard;
