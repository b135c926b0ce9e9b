//! The papers: each a function from the plan to a document, or to a workbook.
//!
//! In: `Basis`, `Plan` and texts. Out: a document or workbook. What several papers say alike stands in `sections`. A paper must
//! not know file formats, and calculates nothing that the plan has.

/// Key of the plan among the papers.
pub const PLAN: &str = "plan";
/// Key of the self-check report.
pub const REPORT: &str = "report";
/// Key of the list of evidence.
pub const EVIDENCE: &str = "evidence";
/// Key of the sheet that closes problems out.
pub const CLOSE_OUT: &str = "close-out";
/// Key of the ledger.
pub const LEDGER: &str = "ledger";
/// How the key of a request begins; its matter follows.
pub const REQUEST: &str = "request-";

pub(crate) mod close_out_sheet;
pub(crate) mod evidence_list;
pub(crate) mod ledger;
pub(crate) mod official;
