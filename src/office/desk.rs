//! What every page of the office is made from: the school as read, and how it stands by each pack that is looked at.
//!
//! In: a draft. Out: a [`Desk`]. It decides nothing.

use data::{CheckedPack, Evaluation};

use check::Report;
use school::draft::Draft;
use standard::Standard;

/// A school on the table.
pub(crate) struct Desk {
    pub(super) draft: Draft,
    evaluation: Evaluation<'static>,
}

/// A pack, and how the school stands by it.
pub(super) type Pack = CheckedPack<'static>;

impl std::ops::Deref for Desk {
    type Target = Evaluation<'static>;

    fn deref(&self) -> &Self::Target {
        &self.evaluation
    }
}

impl Desk {
    /// The desk of `draft`.
    pub(crate) fn of(draft: Draft) -> Self {
        let evaluation = data::evaluate(&draft, &data::built_in());
        Self { draft, evaluation }
    }

    /// Each pack that is looked at, with how the school stands by it; the main one first.
    pub(crate) fn packs(&self) -> impl Iterator<Item = (&Standard, &Report)> {
        self.packs
            .iter()
            .map(|pack| (&*pack.standard, &pack.report))
    }
}
