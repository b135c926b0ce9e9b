//! The words about the last round and of the sheet that closes problems out, as data.
//!
//! In: the table `round` of `static/texts/plan.toml`, packed by build.rs. Out: [`RoundTexts`]. It must not know when a word is used.

use serde::{Deserialize, Serialize};

use super::ledger::SheetTexts;

/// Every word about rounds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RoundTexts {
    /// Name of the file, and of the document in lists.
    pub name: String,
    /// Lines of its title.
    pub title_lines: Vec<String>,
    /// Subheading in the plan.
    pub heading: String,
    /// Counts of what changed.
    pub intro: String,
    /// Added to them where something cannot be judged.
    pub undecided: String,
    /// Caption of the table of changes.
    pub caption: String,
    /// Its column heads.
    pub columns: Vec<String>,
    /// Met, and closed out.
    pub closed: String,
    /// Met, and not yet closed out.
    pub solved: String,
    /// Still unmet.
    pub continued: String,
    /// Cannot be judged.
    pub open: String,
    /// Was no problem in the last round.
    pub new: String,
    /// Origin of a problem that stood in the last round.
    pub origin_continued: String,
    /// Origin of one that did not.
    pub origin_new: String,
    /// First paragraph of the sheet.
    pub sheet_intro: String,
    /// Caption of the table of one problem.
    pub item_caption: String,
    /// Column heads of that table.
    pub columns_item: Vec<String>,
    /// How it stood.
    pub row_before: String,
    /// How it stands.
    pub row_after: String,
    /// What is asked for.
    pub row_bound: String,
    /// When it counts as solved.
    pub row_close_out: String,
    /// What was done.
    pub row_done: String,
    /// What proves it.
    pub row_evidence: String,
    /// Who answered for it.
    pub row_owner: String,
    /// Who verified it.
    pub row_verifier: String,
    /// When.
    pub row_date: String,
    /// Where it is signed.
    pub row_signatures: String,
    /// Room for the signatures.
    pub signatures: String,
    /// Room for a day.
    pub blank_date: String,
    /// Room for a name.
    pub blank_name: String,
    /// What is to be filled in where nothing was written about what was done.
    pub nothing_written: String,
    /// What is to be filled in where no evidence is at hand.
    pub nothing_at_hand: String,
    /// One piece of evidence.
    pub evidence_piece: String,
    /// The sheet of the ledger.
    pub sheet: SheetTexts,
}
