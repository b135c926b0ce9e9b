//! What papers are made of: each section says one thing of the school, its standing or its plan.
//!
//! In: a writer with the plan and its basis. Out: blocks in the writer, or sentences and rows for another section. Every
//! sentence comes from the texts or the measure library; a section must not know in which paper it stands.

pub(crate) mod aims;
pub(crate) mod annexes;
pub(crate) mod carriers;
pub(crate) mod claims;
pub(crate) mod closing;
pub(crate) mod coming_years;
pub(crate) mod compact;
pub(crate) mod county;
pub(crate) mod duties;
pub(crate) mod facts;
pub(crate) mod funds;
pub(crate) mod goals;
pub(crate) mod introduction;
pub(crate) mod last_round;
pub(crate) mod matters;
pub(crate) mod orders;
pub(crate) mod scale;
pub(crate) mod shared_resources;
pub(crate) mod standing;
pub(crate) mod systematic;
pub(crate) mod tasks;
pub(crate) mod watches;
pub(crate) mod workings;

use crate::writer::{Writer, cell, columns, inlines, mark, row};
