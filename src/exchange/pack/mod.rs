//! Standard packs of a school's or a county's own: a file that is read, written, copied from a built-in pack, edited.
//!
//! In: text or bytes of a pack's file, the catalogue of figures, edits as text. Out: a [`Standard`], the text of a file, or
//! faults as Chinese sentences with line and indicator. It must not know the page, or which pack is in use; it carries the
//! TOML parser, so only the office module and native programs may reach it.
//!
//! ```
//! use duibiao::embedded;
//! use duibiao::exchange::pack;
//!
//! let built_in = embedded::index();
//! let copy = pack::copy_of(embedded::standard(), "示例县", "示例县试行标准", built_in).unwrap_err();
//! assert!(copy.what.contains("小写字母"));
//! let copy = pack::copy_of(embedded::standard(), "xian-2026", "示例县试行标准", built_in).unwrap();
//! let text = pack::write(&copy);
//! assert_eq!(pack::read(&text, embedded::form_catalogue()), Ok(copy));
//! ```

mod added;
mod apply;
mod change;
mod cite;
mod copy;
mod edit;
pub(super) mod fault;
mod figure_shape;
pub(super) mod kind;
mod known;
pub(super) mod lines;
pub(super) mod nearest;
mod read;
mod rule_shape;
pub(super) mod scan;
mod shape;
pub(super) mod syntax;
pub(super) mod values;
mod walk;
mod write;

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
use crate::standard::Standard;
