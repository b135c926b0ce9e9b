//! Where in a JSON text a value stands, by the keys around it.
//!
//! In: JSON and places in it. Out: paths such as `figures.teachers` or `sheets[1].figures`, entries counted from 1. Places are
//! looked for in one pass, however many there are.

use std::collections::{BTreeMap, BTreeSet};

use super::fault::short;

/// Levels that a path names; no file that this program writes is deeper.
const MOST_LEVELS: usize = 12;

/// The path of the object or list around each of `places`, which are bytes of `text` at which a value begins. Empty for what
/// stands in the outermost object.
pub(super) fn paths(text: &str, places: impl Iterator<Item = usize>) -> BTreeMap<usize, String> {
    let wanted: BTreeSet<usize> = places.collect();
    let mut wanted = wanted.into_iter().peekable();
    let mut found = BTreeMap::new();
    let mut levels: Vec<Level> = Vec::new();
    // Levels that are open beyond those that are kept.
    let mut beyond = 0_usize;
    let bytes = text.as_bytes();
    let mut at = 0;
    while let (Some(byte), Some(next)) = (bytes.get(at), wanted.peek().copied()) {
        if next <= at {
            found.insert(next, written(&levels));
            wanted.next();
            continue;
        }
        match byte {
            b'{' | b'[' if levels.len() == MOST_LEVELS => beyond += 1,
            b'{' => levels.push(Level::Object(None)),
            b'[' => levels.push(Level::List(1)),
            b'}' | b']' if beyond > 0 => beyond -= 1,
            b'}' | b']' => drop(levels.pop()),
            b',' if beyond == 0 => {
                if let Some(Level::List(number)) = levels.last_mut() {
                    *number += 1;
                }
            }
            b'"' => {
                let end = end_of_text(bytes, at);
                let is_key = text
                    .get(end..)
                    .is_some_and(|rest| rest.trim_start().starts_with(':'));
                if let Some(Level::Object(key)) =
                    levels.last_mut().filter(|_| beyond == 0 && is_key)
                {
                    *key = text.get(at + 1..end.saturating_sub(1));
                }
                at = end;
                continue;
            }
            _ => {}
        }
        at += 1;
    }
    found
}

/// An object with the key whose value is looked at, or a list with the number of the entry.
enum Level<'a> {
    Object(Option<&'a str>),
    List(usize),
}

/// The levels but the last, in whose key or number the value itself stands.
fn written(levels: &[Level]) -> String {
    let around = levels.split_last().map_or(&[][..], |(_, around)| around);
    let mut path = String::new();
    for level in around {
        match level {
            Level::Object(Some(key)) => {
                if !path.is_empty() {
                    path.push('.');
                }
                path += &short(key);
            }
            Level::Object(None) => {}
            Level::List(number) => path += &format!("[{number}]"),
        }
    }
    path
}

/// Behind the quotes that end the text which begins at `at`.
fn end_of_text(bytes: &[u8], at: usize) -> usize {
    let mut end = at + 1;
    while let Some(byte) = bytes.get(end) {
        match byte {
            b'"' => return end + 1,
            b'\\' => end += 2,
            _ => end += 1,
        }
    }
    bytes.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_names_the_keys_around_a_value() {
        let text = r#"{"a": 1, "b": {"c\"": [1, {"d": 2}, {"e": {"f": 3}}]}, "g": [[4]]}"#;
        let at = |token: &str| text.find(token).unwrap();
        for (token, path) in [
            ("1, \"b\"", ""),
            ("{\"c", ""),
            ("[1, {", "b"),
            ("2}", r#"b.c\"[2]"#),
            ("3}", r#"b.c\"[3].e"#),
            ("4]]", "g[1]"),
        ] {
            let place = at(token);
            let found = paths(text, std::iter::once(place));
            assert_eq!(found[&place], path, "{token}");
        }
    }

    #[test]
    fn what_is_deeper_than_any_file_has_a_path_all_the_same() {
        let text = format!(
            r#"{}{{"a": 1, "a": 2}}{}"#,
            "[".repeat(100),
            "]".repeat(100)
        );
        let place = text.find('2').unwrap();
        assert_eq!(paths(&text, std::iter::once(place)).len(), 1);
    }
}
