//! A link that is asked for or was made.
//!
//! In: what was wished for, and of which draft. Out: [`Sharing`]. It belongs to that draft alone: a later one has another link.

use std::rc::Rc;

use crate::worker::{MadeLink, ShareWhat};
use school::draft::Draft;

/// A link in the making.
#[derive(Debug, Clone, PartialEq)]
pub struct Sharing {
    /// Number of what was asked of the worker.
    pub id: u32,
    /// What of the school.
    pub what: ShareWhat,
    /// The draft that it is made of.
    pub draft: Rc<Draft>,
    /// How far it is.
    pub status: SharingStatus,
}

/// How far a link is.
#[derive(Debug, Clone, PartialEq)]
pub enum SharingStatus {
    /// The worker makes it.
    Making,
    /// It is there.
    Made(MadeLink),
    /// There is none; the sentence says why.
    Failed(String),
}

impl Sharing {
    /// True while what stands on the page is what the link is made of.
    pub fn is_of(&self, draft: &Rc<Draft>) -> bool {
        Rc::ptr_eq(&self.draft, draft) || self.draft == *draft
    }
}
