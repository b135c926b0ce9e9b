//! Runs of text within a paragraph.
//!
//! In: text as a person typed it. Out: `w:r` elements.
//! It must not know paragraphs or styles beyond the name of a character style.

use std::io;

use super::styles::CharacterStyle;
use super::xml::Xml;
use documents::Inline;

/// Writes one piece of text as one run.
pub(super) fn write_inline(xml: &mut Xml, inline: &Inline) -> io::Result<()> {
    let style = match inline {
        Inline::Text(_) | Inline::ToFill(_) => None,
        Inline::Lead(_) => Some(CharacterStyle::Lead),
    };
    write_run(xml, style, inline.printed())
}

/// Writes one run; line breaks in the text become line breaks on the page.
pub(super) fn write_run(
    xml: &mut Xml,
    style: Option<CharacterStyle>,
    text: &str,
) -> io::Result<()> {
    if text.is_empty() {
        return Ok(());
    }
    xml.element("w:r", &[], |xml| {
        xml.element("w:rPr", &[], |xml| {
            if let Some(style) = style {
                xml.value("w:rStyle", style.id())?;
            }
            // Styles carry the hint too, but Word itself always writes it on the run.
            xml.leaf("w:rFonts", &[("w:hint", &"eastAsia")])
        })?;
        // Most text has one line and no tab.
        if !text
            .chars()
            .any(|text| text.is_control() || LINE_ENDS[5..].contains(&text))
        {
            return write_line(xml, text);
        }
        for (line_idx, line) in lines(text).iter().enumerate() {
            if line_idx > 0 {
                xml.leaf("w:br", &[])?;
            }
            if !line.is_empty() {
                write_line(xml, line)?;
            }
        }
        Ok(())
    })
}

/// Blanks at either end are lost without a word, and blanks side by side in some programs.
fn write_line(xml: &mut Xml, line: &str) -> io::Result<()> {
    let is_plain = line.trim() == line && !line.contains("  ");
    if is_plain {
        xml.text("w:t", &[], line)
    } else {
        xml.text("w:t", &[("xml:space", &"preserve")], line)
    }
}

/// The text on one line, for places that have only one.
pub(super) fn on_one_line(text: &str) -> String {
    lines(text).join(" ")
}

/// What ends a line.
const LINE_ENDS: [char; 7] = [
    '\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}',
];

/// The lines of a text, with tabs as spaces.
///
/// The line break of Word is pasted as U+000B; web pages and old files bring the others.
fn lines(text: &str) -> Vec<String> {
    text.replace("\r\n", "\n")
        .replace('\t', " ")
        .split(LINE_ENDS)
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{lines, on_one_line};

    #[test]
    fn every_kind_of_line_break_separates_lines() {
        let text = "a\r\nb\rc\nd\u{b}e\u{c}f\u{85}g\u{2028}h\u{2029}i";
        assert_eq!(lines(text).concat(), "abcdefghi");
        assert_eq!(lines(text).len(), 9);
    }

    #[test]
    fn tabs_and_line_breaks_become_spaces_on_one_line() {
        assert_eq!(on_one_line("a\tb\nc"), "a b c");
    }
}
