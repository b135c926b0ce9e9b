//! Whether a newer edition of a pack gives another verdict than the one a file was last checked with.
//!
//! In: what the file keeps of its last check, and how the school stands now. Out: what changed. It must not know the page.

use check::Report;
use school::draft::Checked;
use standard::Standard;

/// What a newer edition changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EditionChange {
    /// Edition of the last check.
    pub before: String,
    /// Edition of today.
    pub now: String,
    /// Verdicts that differ: group and part, then the states before and now (`—` where there was none).
    pub verdicts: Vec<(String, String, String)>,
}

/// The record of a check that the saved file keeps: edition and fingerprint of the pack, and the state of every group.
pub fn checked(standard: &Standard, hash: &str, report: &Report) -> Checked {
    let verdicts = report.verdicts.iter().map(|verdict| {
        let part = verdict.part().key();
        format!("{}/{part}={}", verdict.group, verdict.verdict.key())
    });
    Checked {
        edition: standard.edition.clone(),
        hash: hash.to_owned(),
        verdicts: verdicts.collect(),
    }
}

/// What a newer edition of a pack changed since the check `before`; `None` where text and edition are the same, so that other
/// verdicts come of other figures.
pub fn change(before: &Checked, now: &Checked) -> Option<EditionChange> {
    if before.edition == now.edition && before.hash == now.hash {
        return None;
    }
    let states = |checked: &Checked| -> Vec<(String, String)> {
        let split = |text: &String| {
            text.split_once('=')
                .map(|(key, state)| (key.into(), state.into()))
        };
        checked
            .verdicts
            .as_slice()
            .iter()
            .filter_map(split)
            .collect()
    };
    let (old, new) = (states(before), states(now));
    let find = |list: &[(String, String)], key: &str| {
        let found = list.iter().find(|(list, _)| list == key);
        found.map_or_else(|| "—".to_owned(), |(_, state)| state.clone())
    };
    let keys = new.iter().chain(&old).map(|(key, _)| key);
    let mut verdicts: Vec<(String, String, String)> = Vec::new();
    for key in keys {
        let (then, today) = (find(&old, key), find(&new, key));
        if then != today && verdicts.iter().all(|(verdict, ..)| verdict != key) {
            verdicts.push((key.clone(), then, today));
        }
    }
    Some(EditionChange {
        before: before.edition.clone(),
        now: now.edition.clone(),
        verdicts,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(edition: &str, hash: &str, verdicts: &[&str]) -> Checked {
        Checked {
            edition: edition.to_owned(),
            hash: hash.to_owned(),
            verdicts: verdicts.iter().map(|&text| text.to_owned()).collect(),
        }
    }

    #[test]
    fn the_same_text_changes_nothing() {
        let before = record("1", "ab", &["resources/primary=fails"]);
        let now = record("1", "ab", &["resources/primary=holds"]);
        assert_eq!(
            change(&before, &now),
            None,
            "the figures changed, not the pack"
        );
    }

    #[test]
    fn a_newer_edition_says_which_verdicts_differ() {
        let before = record(
            "1",
            "ab",
            &["guarantee/whole=fails", "resources/primary=fails"],
        );
        let now = record(
            "2",
            "cd",
            &[
                "guarantee/whole=fails",
                "resources/primary=holds",
                "veto/whole=open",
            ],
        );
        let change = change(&before, &now).unwrap();
        assert_eq!((change.before.as_str(), change.now.as_str()), ("1", "2"));
        let text = |key: &str, then: &str, today: &str| {
            (key.to_owned(), then.to_owned(), today.to_owned())
        };
        assert_eq!(
            change.verdicts,
            [
                text("resources/primary", "fails", "holds"),
                text("veto/whole", "—", "open")
            ]
        );
    }
}
