//! Text that somebody entered, within a sentence: its characters that control the direction of writing act on itself alone.
//!
//! In: any text. Out: the same text with what ends its own control characters. A text without such characters stays as it is.

use std::borrow::Cow;

/// Ends an embedding or an override.
const END: char = '\u{202C}';
/// Begins a part of a sentence whose direction does not depend on the rest; [`END_ISOLATE`] ends it.
const ISOLATE: char = '\u{2068}';
/// Ends an isolate.
const END_ISOLATE: char = '\u{2069}';

/// The text with every embedding, override and isolate that it began ended behind it; for documents, whose programs do not
/// all know isolates.
pub fn with_isolates_closed(text: &str) -> Cow<'_, str> {
    let mut open = Vec::new();
    for character in text.chars() {
        match character {
            '\u{202A}' | '\u{202B}' | '\u{202D}' | '\u{202E}' => open.push(END),
            '\u{2066}'..='\u{2068}' => open.push(END_ISOLATE),
            END | END_ISOLATE if open.last() == Some(&character) => {
                open.pop();
            }
            _ => {}
        }
    }
    if open.is_empty() {
        return Cow::Borrowed(text);
    }
    open.reverse();
    Cow::Owned(text.chars().chain(open).collect())
}

/// The text for a sentence on the page, isolated from the rest of it as `<bdi>` does.
pub fn isolated(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_of_direction) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(format!(
        "{ISOLATE}{}{END_ISOLATE}",
        with_isolates_closed(text)
    ))
}

/// The text as the page shows it: without the characters that turn the words around them, wherever the text stands in a
/// sentence. Isolates that are ended stay, and so does what is written from right to left.
pub fn shown(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_direction_control) {
        return Cow::Borrowed(text);
    }
    let (mut open, mut paired) = (Vec::new(), Vec::new());
    for (at, character) in text.char_indices() {
        match character {
            ISOLATE => open.push(at),
            END_ISOLATE => paired.extend(open.pop().map(|start| [start, at])),
            _ => {}
        }
    }
    let paired = paired.concat();
    let is_kept = |at: &usize, character: char| {
        !is_direction_control(character)
            || paired.contains(at)
            || matches!(character, '\u{061C}' | '\u{200E}' | '\u{200F}')
    };
    let kept = text.char_indices();
    Cow::Owned(
        kept.filter(|(at, character)| is_kept(at, *character))
            .map(|(_, character)| character)
            .collect(),
    )
}

/// True for a character that is written from right to left, or controls the direction of others.
fn is_of_direction(character: char) -> bool {
    is_direction_control(character)
        || matches!(character, '\u{0590}'..='\u{08FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}' | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}')
}

/// True for an invisible character that controls the direction of writing.
pub fn is_direction_control(character: char) -> bool {
    matches!(character, '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_act_on_the_text_alone() {
        for (text, documents, page) in [
            ("河湾小学", "河湾小学", "河湾小学"),
            (
                "\u{202E}学小",
                "\u{202E}学小\u{202C}",
                "\u{2068}\u{202E}学小\u{202C}\u{2069}",
            ),
            (
                "\u{202E}学小\u{202C}",
                "\u{202E}学小\u{202C}",
                "\u{2068}\u{202E}学小\u{202C}\u{2069}",
            ),
            (
                "\u{2067}\u{202B}x",
                "\u{2067}\u{202B}x\u{202C}\u{2069}",
                "\u{2068}\u{2067}\u{202B}x\u{202C}\u{2069}\u{2069}",
            ),
            // An end without a beginning ends nothing: what stands before it in a sentence is closed.
            ("\u{2069}x", "\u{2069}x", "\u{2068}\u{2069}x\u{2069}"),
            ("مدرسة", "مدرسة", "\u{2068}مدرسة\u{2069}"),
        ] {
            assert_eq!(with_isolates_closed(text), documents);
            assert_eq!(isolated(text), page);
        }
    }

    #[test]
    fn what_is_shown_turns_nothing_around_it() {
        for (text, expected) in [
            ("河湾小学", "河湾小学"),
            ("\u{202E}学小湾河：差2名", "学小湾河：差2名"),
            ("\u{2067}县\u{202B}例\u{202C}示", "县例示"),
            // What the page isolated stays isolated; a name cannot end that nor begin one of its own.
            (
                "“\u{2068}\u{202E}学小\u{202C}\u{2069}”",
                "“\u{2068}学小\u{2069}”",
            ),
            ("a\u{2069}b\u{2068}c", "abc"),
            ("مدرسة", "مدرسة"),
        ] {
            assert_eq!(shown(text), expected);
        }
    }
}
