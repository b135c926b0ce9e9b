//! What every page of the office is made from: the school as read, and how it stands by each pack that is looked at.
//!
//! In: a draft. Out: a [`Desk`]. It decides nothing.

use std::borrow::Cow;

use crate::check::{self, Report};
use crate::embedded;
use crate::school::catalogue::Catalogue;
use crate::school::draft::Draft;
use crate::school::{self, School};
use crate::standard::Standard;
use crate::wording::Words;

/// A school on the table.
pub(super) struct Desk {
    pub(super) draft: Draft,
    pub(super) catalogue: Cow<'static, Catalogue>,
    pub(super) school: School,
    /// The packs that are looked at, the main one first; never empty.
    pub(super) packs: Vec<Pack>,
    /// Packs of the school's own that cannot be read, each with the sentences why.
    pub(super) faulty: Vec<(String, Vec<String>)>,
}

/// A pack, and how the school stands by it.
pub(super) struct Pack {
    pub(super) standard: Cow<'static, Standard>,
    pub(super) hash: String,
    pub(super) report: Report,
}

impl Desk {
    /// The desk of `draft`.
    pub(super) fn of(draft: Draft) -> Self {
        let main = embedded::standard();
        let mut chosen: Vec<(Cow<'static, Standard>, String)> = Vec::new();
        for entry in embedded::index() {
            let pack = embedded::standards().iter().find(|own| own.id == entry.id);
            let is_chosen = entry.id == main.id || draft.packs.contains(&entry.id);
            if let (Some(pack), true) = (pack, is_chosen) {
                let idx = if pack.id == main.id { 0 } else { chosen.len() };
                chosen.insert(idx, (Cow::Borrowed(pack), entry.hash.clone()));
            }
        }
        let faulty = Vec::new();
        let catalogue = Cow::Borrowed(embedded::catalogue());
        let (school, _) = school::read(&draft, &catalogue);
        let packs = chosen
            .into_iter()
            .map(|(standard, hash)| Pack {
                report: check::check(&school, &standard, &catalogue),
                standard,
                hash,
            })
            .collect();
        Self {
            draft,
            catalogue,
            school,
            packs,
            faulty,
        }
    }

    /// The pack by which the school is judged.
    pub(super) fn main(&self) -> &Pack {
        &self.packs[0]
    }

    /// Names of figures and parts.
    pub(super) fn words(&self) -> Words<'_> {
        Words::of(&self.school, &self.catalogue)
    }
}
