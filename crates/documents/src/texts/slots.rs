//! Which slots a sentence may have, checked over whole files of sentences.
//!
//! In: sentences with the slots that their writer fills. Out: a message per slot that it does not, for whoever changed the
//! sentence. It must not know what a slot stands for.

use std::collections::BTreeMap;

use crate::layout::Layouts;
use plan::template;

/// What holds sentences with slots.
pub(crate) trait Templates {
    /// Adds a message for each slot that is not among `filled`; `entry` is the place in the file, such as `goals.overall`.
    fn check(&self, entry: &str, filled: &[&str], faults: &mut Vec<String>);
}

/// Every slot of a file of sentences that no writer fills, with its entry.
pub(crate) fn faults(texts: &impl Templates) -> Vec<String> {
    let mut faults = Vec::new();
    texts.check("", &[], &mut faults);
    faults
}

/// The entry of a field of a table.
pub(crate) fn join(table: &str, field: &str) -> String {
    if table.is_empty() {
        field.to_owned()
    } else {
        format!("{table}.{field}")
    }
}

/// A message for each slot of `text` that is not among `filled`, and for a brace that is not closed. What only the school
/// can say, `{待填：…}`, may stand everywhere.
pub(crate) fn unknown_slots(text: &str, entry: &str, filled: &[&str]) -> Vec<String> {
    let mut faults = Vec::new();
    let known = filled.iter().map(|slot| format!("{{{slot}}}"));
    let known = known.collect::<Vec<String>>().join("、");
    let hint = if known.is_empty() {
        "这一句没有可以填的空".to_owned()
    } else {
        format!("可以写的有{known}")
    };
    for slot in template::slots(text) {
        if !filled.contains(&slot) && !slot.starts_with(template::BLANK) {
            faults.push(format!("{entry}：没有名为 {{{slot}}} 的空，{hint}"));
        }
    }
    if text.matches('{').count() != text.matches('}').count() {
        faults.push(format!("{entry}：花括号没有成对，{hint}"));
    }
    faults
}

impl Templates for String {
    fn check(&self, entry: &str, filled: &[&str], faults: &mut Vec<String>) {
        faults.extend(unknown_slots(self, entry, filled));
    }
}

impl<T: Templates> Templates for Vec<T> {
    fn check(&self, entry: &str, filled: &[&str], faults: &mut Vec<String>) {
        for (idx, item) in self.iter().enumerate() {
            item.check(&format!("{entry}[{idx}]"), filled, faults);
        }
    }
}

impl<T: Templates> Templates for BTreeMap<String, T> {
    fn check(&self, entry: &str, filled: &[&str], faults: &mut Vec<String>) {
        for (key, item) in self {
            item.check(&join(entry, key), filled, faults);
        }
    }
}

impl Templates for (String, String) {
    fn check(&self, entry: &str, filled: &[&str], faults: &mut Vec<String>) {
        self.0.check(entry, filled, faults);
        self.1.check(entry, filled, faults);
    }
}

/// Numbers have no slots.
impl Templates for u8 {
    fn check(&self, _: &str, _: &[&str], _: &mut Vec<String>) {}
}

/// Numbers have no slots.
impl Templates for u16 {
    fn check(&self, _: &str, _: &[&str], _: &mut Vec<String>) {}
}

/// Layouts come from files of their own and are checked where these are read: [`crate::layout::Layout::faults`].
impl Templates for Layouts {
    fn check(&self, _: &str, _: &[&str], _: &mut Vec<String>) {}
}

#[cfg(test)]
mod tests {
    use serde::de::DeserializeOwned;
    use toml::Value;

    use super::*;
    use crate::texts::{
        EvidenceTexts, LedgerTexts, LintTexts, ReportTexts, RequestTexts, SchoolPlanTexts, Texts,
    };

    #[test]
    fn a_slot_that_no_writer_fills_is_told_with_its_entry_and_what_may_stand_there() {
        let faults = unknown_slots("还差{gpa}名", "goals.overall", &["gap", "unit"]);
        assert_eq!(
            faults,
            ["goals.overall：没有名为 {gpa} 的空，可以写的有{gap}、{unit}"]
        );
        let faults = unknown_slots("还差{gap}名", "goals.none", &[]);
        assert_eq!(
            faults,
            ["goals.none：没有名为 {gap} 的空，这一句没有可以填的空"]
        );
    }

    #[test]
    fn a_brace_that_is_not_closed_is_told() {
        for text in ["还差{gap名", "还差gap}名", "还差{gap}、{unit"] {
            let faults = unknown_slots(text, "goals.overall", &["gap", "unit"]);
            assert_eq!(faults.len(), 1, "{text}: {faults:?}");
        }
    }

    #[test]
    fn known_slots_and_blanks_for_the_school_are_no_faults() {
        let text = "{gap}由{待填：责任人}补足";
        assert_eq!(unknown_slots(text, "goals.overall", &["gap"]), [""; 0]);
    }

    /// Entries that hold ids.
    const NO_SENTENCES: [&str; 7] = [
        "id",
        "sections",
        "annexes",
        "categories",
        "shorten",
        "shorten_annexes",
        "order",
    ];

    /// In every sentence of every file each slot is misspelt in turn, and a slot is added to each sentence that has none.
    #[test]
    fn every_misspelt_slot_of_every_file_is_told() {
        let misspelt = misspelt_slots_told::<Texts>("plan")
            + misspelt_slots_told::<ReportTexts>("self-check-report")
            + misspelt_slots_told::<RequestTexts>("request")
            + misspelt_slots_told::<EvidenceTexts>("evidence")
            + misspelt_slots_told::<LedgerTexts>("ledger")
            + misspelt_slots_told::<LintTexts>("lint")
            + misspelt_slots_told::<SchoolPlanTexts>("school-plan");
        assert!(misspelt >= 800, "only {misspelt} sentences were looked at");
    }

    fn misspelt_slots_told<T: Templates + DeserializeOwned>(name: &str) -> usize {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../static/texts");
        let file = std::fs::read_to_string(format!("{folder}/{name}.toml")).expect("the file");
        let whole: Value = toml::from_str(&file).expect("TOML");
        let read = |value: &Value| value.clone().try_into::<T>().expect("the form of the file");
        assert_eq!(faults(&read(&whole)), [""; 0], "{name}");
        let count = strings(&mut whole.clone()).len();
        for idx in 0..count {
            let mut changed = whole.clone();
            let text = strings(&mut changed).swap_remove(idx);
            let slots = template::slots(text);
            let first = slots.iter().find(|slot| !slot.starts_with(template::BLANK));
            *text = match first {
                Some(slot) => text.replacen(&format!("{{{slot}}}"), "{misspelt}", 1),
                None => format!("{text}{{misspelt}}"),
            };
            let complaints = faults(&read(&changed));
            let is_told = complaints.iter().any(|fault| fault.contains("{misspelt}"));
            assert!(is_told, "{name}: the sentence {idx} is not checked");
        }
        count
    }

    fn strings(value: &mut Value) -> Vec<&mut String> {
        match value {
            Value::String(text) => vec![text],
            Value::Array(items) => items.iter_mut().flat_map(strings).collect(),
            Value::Table(table) => table
                .iter_mut()
                .filter(|(key, _)| !NO_SENTENCES.contains(&key.as_str()))
                .flat_map(|(_, item)| strings(item))
                .collect(),
            _ => Vec::new(),
        }
    }
}
