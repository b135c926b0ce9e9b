//! The sentences about what several stages share, as data.
//!
//! In: `static/measures/shared.toml`, packed by build.rs. Out: [`SharedTexts`]. It must not know a school.

use serde::{Deserialize, Serialize};

/// Sentences about shared resources, as data.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SharedTexts {
    /// Weight of one stage, such as 初中部1.1.
    pub weight: String,
    /// How a resource is divided, from those.
    pub split: String,
    /// Behind what is there: the share of the stage, and what it needs.
    pub stock: String,
    /// The same of what cannot be divided, such as rooms.
    pub whole: String,
    /// Before a gap: it is that of the whole school.
    pub together: String,
    /// For how many pupils what one stage uses alone suffices, and how many there are; nothing is said of it where stages share,
    /// for it would hold only while the others had all that they need.
    pub room_for: String,
    /// Before what is enough for so many pupils: the other stages stay as they are.
    pub others: String,
}
