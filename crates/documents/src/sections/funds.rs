//! Who pays, and sums as 万元.
//!
//! In: the costs of the plan. Out: words. A source that may not pay stays a mark.

use super::Writer;
use numbers::{Decimal, Fraction};
use plan::costs::{CostLine, Funding};
use plan::template::{Slots, fill_text};
use words::display;

/// Who pays, as a cell writes it; a mark where the chosen source may not.
pub(crate) fn source(writer: &Writer, line: &CostLine) -> String {
    let texts = writer.texts;
    let library = writer.basis.library;
    let found = line.funding.source(writer.basis);
    let name = found.map_or_else(String::new, |source| source.name.clone());
    let mut slots: Slots = [("source", name), ("task_id", line.task_id.clone())].into();
    let template = match line.funding {
        Funding::Proposed(_) if found.is_some_and(|source| source.is_school_money) => {
            &texts.funds_proposed_own
        }
        Funding::Proposed(_) => &texts.funds_proposed,
        Funding::Chosen(_) => &texts.funds_chosen,
        Funding::Forbidden(_) => &texts.funds_forbidden,
    };
    let kind = library.cost(&line.cost).map(|cost| cost.kind.as_str());
    let kind = library
        .kinds
        .iter()
        .find(|other| Some(other.id.as_str()) == kind);
    slots.insert(
        "kind",
        kind.map_or_else(String::new, |kind| kind.name.clone()),
    );
    fill_text(template, &slots)
}

/// 元 as 万元, exact.
pub(crate) fn ten_thousands(amount: Fraction) -> String {
    let ten_thousand = Decimal::whole(10_000).fraction();
    display::exact(amount.over(ten_thousand).unwrap_or(amount))
}
