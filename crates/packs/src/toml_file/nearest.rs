//! The word that was probably meant.
//!
//! In: what was written and what could have been. Out: the nearest, if it is near. It must not know what the words name.

/// Longest word that is compared; a longer one is near to nothing.
const LONGEST: usize = 48;

/// The candidate with the fewest wrong, missing or superfluous letters, at most a third of the word and at least one;
/// `None` when none is that near. The first of equals.
///
/// ```text
/// nearest("pupil", ["pupils", "classes"]) == Some("pupils")
/// ```
pub(crate) fn nearest<'a>(
    written: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let word: Vec<char> = written.trim().to_lowercase().chars().collect();
    if word.is_empty() || word.len() > LONGEST {
        return None;
    }
    let most = (word.len() / 3).clamp(1, 4);
    let near = candidates.into_iter().filter_map(|candidate| {
        let other: Vec<char> = candidate.chars().collect();
        let is_close = other.len() <= LONGEST && word.len().abs_diff(other.len()) <= most;
        let found = is_close.then(|| distance(&word, &other))?;
        (found <= most).then_some((found, candidate))
    });
    near.min_by_key(|(found, _)| *found)
        .map(|(_, candidate)| candidate)
}

/// Letters to change, add or leave out to get from one word to the other.
fn distance(word: &[char], other: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (idx, letter) in word.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = idx + 1;
        for (at, other_letter) in other.iter().enumerate() {
            let changed = diagonal + usize::from(letter != other_letter);
            diagonal = row[at + 1];
            row[at + 1] = changed.min(diagonal + 1).min(row[at] + 1);
        }
    }
    row[other.len()]
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn nearest_finds_slips_and_leaves_strangers() {
        let words = ["at_least", "at_most", "less_than"];
        for (written, expected) in [
            ("at_lest", Some("at_least")),
            ("at-most", Some("at_most")),
            ("AT_MOST", Some("at_most")),
            ("banana", None),
            ("", None),
        ] {
            assert_eq!(nearest(written, words), expected, "{written}");
        }
        assert_eq!(nearest(&"a".repeat(10_000), words), None);
    }
}
