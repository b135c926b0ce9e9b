//! Who carries what in a school of few people, as data.
//!
//! In: the table `small` of `static/measures/small.toml`, packed by build.rs. Out: [`SmallSchools`]. It must not know a school.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// Schools that have not a person for every post.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SmallSchools {
    /// How many teachers such a school has at most. It only chooses who is named; it is no standard.
    pub teachers_at_most: u32,
    /// Which post carries what another one does elsewhere, by id.
    pub posts: BTreeMap<String, String>,
    /// The same, after those, in a teaching point.
    pub point: BTreeMap<String, String>,
    /// Name of the box of evidence of what such a school sees to instead of the indicators.
    pub evidence_box: String,
}
