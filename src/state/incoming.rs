//! What came from somebody else: offered, looked at, or compared and merged. Nothing of it replaces what is here unasked.
//!
//! In: nothing. Out: types. They must not know the browser.

use std::rc::Rc;

use files::merge::Choices;
use school::draft::Draft;

/// A school that could be taken over.
#[derive(Debug, Clone, PartialEq)]
pub struct Offer {
    /// Name of the file or of the sample.
    pub name: String,
    /// What stands in it.
    pub draft: Rc<Draft>,
    /// What should be known before taking it over.
    pub notices: Vec<String>,
    /// A newer program wrote it, so it can only be looked at.
    pub is_newer: bool,
    /// Where it came from.
    pub source: OfferSource,
    /// It shares how the school stands and no more.
    pub is_results: bool,
    /// The school that is open was changed after the file was written.
    pub changed_since: Option<ChangedSince>,
}

/// When the open school was changed, after a file was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangedSince {
    /// When the file was written, in words.
    pub written: String,
    /// When the open school was kept last, in words.
    pub kept: String,
}

/// Where an offer came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OfferSource {
    /// A person chose the file.
    File,
    /// A link, perhaps without anybody here having asked for it.
    Link,
    /// The sample school.
    Sample,
}

impl Offer {
    /// True for one section that a colleague was asked for, filled in or not.
    pub fn is_part(&self) -> bool {
        self.draft.asked.is_some()
    }

    /// True for a form that is to be filled in: what to begin with, or one section that a colleague is asked for. It bears
    /// neither figures nor choices.
    pub fn is_form(&self) -> bool {
        let draft = &*self.draft;
        let is_about_nobody = draft.profile.name.is_empty() || draft.asked.is_some();
        let is_empty = draft.entries.is_empty()
            && draft.sheets.is_empty()
            && draft.reasons.is_empty()
            && draft.claims.is_empty()
            && draft.evidence.as_slice().is_empty()
            && draft.choices == school::draft::PlanChoices::default();
        is_about_nobody && is_empty
    }
}

/// A school that is looked at and not kept; the person's own waits meanwhile.
#[derive(Debug, Clone, PartialEq)]
pub struct Viewing {
    /// What waits.
    pub mine: Rc<Draft>,
    /// Where the other came from.
    pub name: String,
    /// A newer program wrote the other.
    pub is_newer: bool,
    /// Where it came from.
    pub source: OfferSource,
    /// It shares how the school stands and no more.
    pub is_results: bool,
}

/// A comparison in the making.
#[derive(Debug, Clone, PartialEq)]
pub struct Merging {
    /// What came.
    pub theirs: Rc<Draft>,
    /// What it is called.
    pub name: String,
    /// What was chosen of it.
    pub choices: Choices,
}
