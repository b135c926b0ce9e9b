//! The introduction: by which documents, with the figures of which day, how the school stands, from when to when; and 指导思想,
//! where the school wants the traditional order.
//!
//! In: report and choices. Out: one paragraph of at most 120 characters, whatever the school wrote; and a clause with the
//! full names of the documents, which stands before the problems.

use super::{Writer, mark, standing};
use check::GroupVerdict;
use numbers::calendar::Month;
use plan::template::{Slots, fill_text};

/// Characters of the introduction at most.
const LONGEST: usize = 120;

/// Characters of the names of the county's documents in it at most.
const LONGEST_BASIS: usize = 24;

/// The paragraph.
pub(crate) fn introduction(writer: &mut Writer) {
    let sentences = &writer.texts.introduction;
    let mut slots = writer.school_slots();
    put_basis(writer, &mut slots);
    let basis = writer.basis.choices.basis.trim();
    if let Some(short) = short(basis) {
        slots.insert("basis_short", short);
    } else if basis.is_empty() {
        let mark = slots.get("basis").cloned();
        slots.insert("basis_short", mark.unwrap_or_default());
    } else {
        slots.insert("basis_short", sentences.basis_short.clone());
    }
    slots.insert("conclusion", conclusion(writer));
    let end = writer.plan.last_month();
    let end = end.map_or_else(|| mark(&writer.texts.marks.target_date), Month::in_words);
    let period: Slots = [("start", writer.month_of_plan(0)), ("end", end)].into();
    slots.insert("period", fill_text(&writer.texts.phrases.period, &period));
    // The title has the school's name as well.
    if fill_text(&sentences.text, &slots).chars().count() > LONGEST {
        slots.insert("school", sentences.school_short.clone());
    }
    writer.paragraph("intro", &sentences.text, &slots);
}

/// 指导思想, where the school wants the traditional order.
pub(crate) fn guideline(writer: &mut Writer) {
    let texts = writer.texts;
    writer.heading("guideline", &texts.introduction.heading_guideline);
    let mut slots = super::problems::counts(writer);
    put_basis(writer, &mut slots);
    slots.insert("filled", super::problems::filled(writer).to_string());
    writer.paragraph("guideline", &texts.introduction.guideline, &slots);
}

/// The full names of what the school is compared by, as a clause.
pub(crate) fn compared_by(writer: &Writer) -> String {
    let sentences = &writer.texts.introduction;
    let mut slots = Slots::new();
    put_basis(writer, &mut slots);
    let is_named = !writer.basis.choices.basis.trim().is_empty();
    let template = if is_named {
        &sentences.basis_named
    } else {
        &sentences.basis
    };
    fill_text(template, &slots)
}

/// What the school wrote as it is where it is short, otherwise the numbers of its documents; `None` for nothing, and for
/// long names without numbers.
fn short(basis: &str) -> Option<String> {
    let fits = |text: &str| !text.is_empty() && text.chars().count() <= LONGEST_BASIS;
    if fits(basis) {
        return Some(basis.to_owned());
    }
    let parts = basis.split(['（', '）', '(', ')']);
    let is_number = |part: &&str| part.ends_with('号') && part.contains(['〔', '[', '［', '【']);
    let numbers: Vec<&str> = parts.map(str::trim).filter(is_number).collect();
    let numbers = numbers.join("、");
    fits(&numbers).then_some(numbers)
}

/// How many indicators of each group with a floor are met: all counts for one stage, the met ones for several.
fn conclusion(writer: &Writer) -> String {
    let sentences = &writer.texts.introduction;
    let mut text = String::new();
    for group in writer
        .basis
        .standard
        .groups
        .iter()
        .filter(|group| group.near.is_some())
    {
        let verdicts = writer.basis.report.verdicts.iter();
        let verdicts: Vec<&GroupVerdict> = verdicts
            .filter(|verdict| verdict.group == group.id)
            .collect();
        let of = |verdict: &GroupVerdict, [counted, undecided, open, excluded]: [&str; 4]| {
            let slots = verdict_slots(writer, &group.name, verdict);
            let template = match verdict.filled() {
                _ if standing::is_excluded(verdict) => excluded,
                0 => open,
                filled if filled < verdict.total() => undecided,
                _ => counted,
            };
            fill_text(template, &slots)
        };
        text += &match verdicts.as_slice() {
            [] => String::new(),
            [only] => {
                let texts = [
                    &sentences.group,
                    &sentences.group_undecided,
                    &sentences.one_open,
                    &sentences.one_excluded,
                ];
                of(only, texts.map(String::as_str))
            }
            several => {
                let stages = several.iter();
                let texts = [
                    &sentences.stage,
                    &sentences.stage,
                    &sentences.stage_open,
                    &sentences.stage_excluded,
                ];
                let stages = stages.map(|verdict| of(verdict, texts.map(String::as_str)));
                let stages = stages.collect::<Vec<String>>().join("、");
                let slots: Slots = [("group", group.name.clone()), ("stages", stages)].into();
                fill_text(&sentences.groups, &slots)
            }
        };
    }
    text
}

/// Slots of the standard and of the document that asks for the self-check.
pub(crate) fn put_basis(writer: &Writer, slots: &mut Slots) {
    let standard = writer.basis.standard;
    slots.insert("standard_title", standard.title.clone());
    slots.insert("standard_number", standard.number.clone());
    let basis = writer.basis.choices.basis.trim();
    let basis = if basis.is_empty() {
        mark(&writer.texts.marks.basis)
    } else {
        basis.to_owned()
    };
    slots.insert("basis", basis);
}

/// How many of a group are neither met nor below their bound.
fn undecided(verdict: &GroupVerdict) -> usize {
    verdict.total() - verdict.filled()
}

/// Stage, group and counts of a verdict.
pub(crate) fn verdict_slots(writer: &Writer, group: &str, verdict: &GroupVerdict) -> Slots {
    [
        ("stage", writer.stage_name(verdict.part())),
        ("group", group.to_owned()),
        ("total", verdict.total().to_string()),
        ("met", verdict.met.to_string()),
        ("above_floor", verdict.above_floor.to_string()),
        ("below", verdict.below.to_string()),
        ("undecided", undecided(verdict).to_string()),
    ]
    .into()
}

#[cfg(test)]
mod tests {
    use super::short;

    #[test]
    fn long_names_of_documents_are_told_by_their_numbers() {
        let named =
            "《示例县教育局关于做好义务教育优质均衡发展整改工作的通知》（示教〔2026〕12号）";
        assert_eq!(short(named).as_deref(), Some("示教〔2026〕12号"));
        let two = format!("{named}和《示例县人民政府办公室关于印发方案的通知》(示政办[2026]3号)");
        assert_eq!(
            short(&two).as_deref(),
            Some("示教〔2026〕12号、示政办[2026]3号")
        );
        assert_eq!(
            short("示教〔2026〕12号文件").as_deref(),
            Some("示教〔2026〕12号文件")
        );
        assert_eq!(
            short("《示例县教育局关于做好义务教育优质均衡发展整改工作的通知》"),
            None
        );
        assert_eq!(short(""), None);
    }
}
