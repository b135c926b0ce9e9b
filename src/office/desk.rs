//! What every page of the office is made from: the school as read, and how it stands by each pack that is looked at.
//!
//! In: a draft. Out: a [`Desk`]. It decides nothing.

use std::borrow::Cow;

use crate::check::{self, Report};
use crate::embedded;
use crate::exchange::pack::{self, PackFault};
use crate::school::catalogue::Catalogue;
use crate::school::draft::{Draft, OwnPack};
use crate::school::{self, Problem, School};
use crate::standard::Standard;
use crate::standard::index::fingerprint;
use crate::wording::Words;

/// A school on the table.
pub(crate) struct Desk {
    pub(super) draft: Draft,
    pub(super) catalogue: Cow<'static, Catalogue>,
    pub(super) school: School,
    pub(super) problems: Vec<Problem>,
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

/// A pack of the school's own with its changes, and the fingerprint of the two together.
///
/// # Errors
/// What is wrong with its text or its changes.
pub(super) fn read(own: &OwnPack) -> Result<(Standard, String), Vec<PackFault>> {
    let form = embedded::form_catalogue();
    let pack = pack::read(&own.text, form)?;
    if own.edits.is_empty() {
        return Ok((pack, fingerprint(own.text.as_bytes())));
    }
    let pack = pack::edited(&pack, &own.edits, form)?;
    let hash = fingerprint(pack::write(&pack).as_bytes());
    Ok((pack, hash))
}

impl Desk {
    /// The desk of `draft`.
    pub(crate) fn of(draft: Draft) -> Self {
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
        let mut faulty = Vec::new();
        let mut catalogue = Cow::Borrowed(embedded::catalogue());
        let own = draft.own_packs.iter();
        for own in own.filter(|own| draft.packs.contains(&own.id)) {
            match read(own) {
                Ok((pack, hash)) => {
                    catalogue = Cow::Owned(catalogue.with(pack.own_figures()));
                    chosen.push((Cow::Owned(pack), hash));
                }
                Err(faults) => {
                    let faults = faults.iter().map(ToString::to_string).collect();
                    faulty.push((own.name.clone(), faults));
                }
            }
        }
        let (school, problems) = school::read(&draft, &catalogue);
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
            problems,
            packs,
            faulty,
        }
    }

    /// The pack by which the school is judged.
    pub(super) fn main(&self) -> &Pack {
        &self.packs[0]
    }

    /// Each pack that is looked at, with how the school stands by it; the main one first.
    pub(crate) fn packs(&self) -> impl Iterator<Item = (&Standard, &Report)> {
        self.packs
            .iter()
            .map(|pack| (&*pack.standard, &pack.report))
    }

    /// Names of figures and parts.
    pub(crate) fn words(&self) -> Words<'_> {
        Words::of(&self.school, &self.catalogue)
    }
}
