//! What a sentence about an unmet item can say.
//!
//! In: a finding. Out: slots, with the comparison as a word.

use super::Writer;
use check::Finding;
use numbers::Decimal;
use plan::template::Slots;
use school::catalogue::Unit;
use standard::Comparison;

/// What a sentence about an unmet item can say, with the comparison as a word.
pub(crate) fn slots_of_unmet(writer: &Writer, finding: &Finding) -> Slots {
    let texts = &writer.texts.prose;
    let mut slots = plan::slots::of(writer.basis, finding);
    let name = writer.indicator_name(&finding.indicator, finding.part);
    slots.insert("name", name);
    let comparison = finding.bound.map(|bound| bound.comparison);
    slots.insert(
        "comparison",
        match comparison {
            // More than all there cannot be.
            Some(Comparison::AtLeast) if is_whole(writer, finding) => texts.whole.clone(),
            Some(Comparison::AtLeast) => texts.at_least.clone(),
            Some(Comparison::MoreThan) => texts.more_than.clone(),
            Some(Comparison::AtMost) => texts.at_most.clone(),
            Some(Comparison::LessThan) => texts.less_than.clone(),
            None => String::new(),
        },
    );
    slots
}

/// Whether the bound is all of a whole, 100 %.
fn is_whole(writer: &Writer, finding: &Finding) -> bool {
    let indicator = writer.basis.standard.indicator(&finding.indicator);
    let is_percent = indicator.is_some_and(|indicator| indicator.unit == Unit::Percent);
    let bound = finding.bound.map(|bound| bound.value);
    is_percent && bound == Some(Decimal::HUNDRED)
}
