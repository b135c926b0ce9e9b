//! What stands at the foot of a page, and lines above or below a paragraph.
//!
//! In: widths. Out: `w:framePr`, `w:pBdr` and `w:tabs`. It must not know what they are for.

use std::io;

use super::xml::Xml;

/// A line as wide as its paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Rule {
    /// Its width in eighths of a point.
    pub(super) eighths: u32,
    /// Blank between it and the text, in points.
    pub(super) distance_points: u32,
    /// Colour as six hexadecimal digits.
    pub(super) colour: &'static str,
}

/// Paragraphs that follow each other with the same frame share one; it stands on the page of the paragraph behind them.
pub(super) fn write_frame(xml: &mut Xml, width_twips: u32) -> io::Result<()> {
    xml.leaf(
        "w:framePr",
        &[
            ("w:w", &width_twips),
            ("w:wrap", &"notBeside"),
            ("w:vAnchor", &"margin"),
            ("w:hAnchor", &"margin"),
            ("w:xAlign", &"left"),
            ("w:yAlign", &"bottom"),
        ],
    )
}

/// Lines above and below, where there are any.
pub(super) fn write_rules(
    xml: &mut Xml,
    above: Option<Rule>,
    below: Option<Rule>,
) -> io::Result<()> {
    if above.is_none() && below.is_none() {
        return Ok(());
    }
    xml.element("w:pBdr", &[], |xml| {
        for (name, rule) in [("w:top", above), ("w:bottom", below)] {
            let Some(rule) = rule else {
                continue;
            };
            xml.leaf(
                name,
                &[
                    ("w:val", &"single"),
                    ("w:sz", &rule.eighths),
                    ("w:space", &rule.distance_points),
                    ("w:color", &rule.colour),
                ],
            )?;
        }
        Ok(())
    })
}

/// A tab at whose place a text ends.
pub(super) fn write_right_tab(xml: &mut Xml, place_twips: u32) -> io::Result<()> {
    xml.element("w:tabs", &[], |xml| {
        xml.leaf("w:tab", &[("w:val", &"right"), ("w:pos", &place_twips)])
    })
}
