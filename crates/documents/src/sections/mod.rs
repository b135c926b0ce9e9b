//! What several papers say alike: claims, the items of the county, funds, who acts, the last round.
//!
//! In: a writer with the plan and its basis. Out: sentences and words. Every
//! sentence comes from the texts or the measure library; a section must not know in which paper it stands.

pub(crate) mod claims;
pub(crate) mod county;
pub(crate) mod duties;
pub(crate) mod funds;
pub(crate) mod introduction;
pub(crate) mod last_round;
pub(crate) mod standing;

use crate::writer::{Writer, mark, shown};
