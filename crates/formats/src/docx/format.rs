//! Paragraph and character properties, written in the order the schema asks for.
//!
//! In: what a style or a paragraph wants. Out: the children of `w:pPr` and `w:rPr`.
//! It must not know which style wants what. Word may call a file with another order damaged.

use std::io;

use super::rule::RuledLine;
use super::xml::Xml;

/// Properties of a paragraph; what is not set stays as the style it is based on has it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct ParagraphFormat {
    /// Stays on the page of the next paragraph.
    pub(super) keep_next: bool,
    /// Is not broken over pages.
    pub(super) keep_lines: bool,
    /// Starts a page.
    pub(super) page_break_before: bool,
    /// Line below.
    pub(super) rule_below: Option<RuledLine>,
    /// Lets a single line stand alone on a page; Chinese documents count lines and want it.
    pub(super) allows_widows: bool,
    /// No gap between Chinese characters and Latin letters or digits.
    pub(super) no_auto_space: bool,
    /// Ignores the grid of lines; LibreOffice would give each line of a table a whole grid row.
    pub(super) off_grid: bool,
    /// Blank above, in twips.
    pub(super) before_twips: Option<u32>,
    /// Blank below, in twips.
    pub(super) after_twips: Option<u32>,
    /// Height of each line, in twips; not less and not more.
    pub(super) line_twips: Option<u32>,
    /// Indents.
    pub(super) indent: Option<Indent>,
    /// Alignment, by its name in the schema.
    pub(super) alignment: Option<&'static str>,
    /// Level in the navigation pane, 0 for the highest.
    pub(super) outline_level: Option<u8>,
}

/// Indents in hundredths of a character. Word and WPS take the characters, other programs the twips beside them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Indent {
    /// From the left edge, for all lines.
    pub(super) left: Option<u32>,
    /// From the right edge, for all lines.
    pub(super) right: Option<u32>,
    /// How much further right the first line starts.
    pub(super) first_line: Option<u32>,
    /// How much further left the first line starts.
    pub(super) hanging: Option<u32>,
    /// Width of the characters counted.
    pub(super) character_twips: u32,
}

/// Properties of characters; what is not set stays as the style it is based on has it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct RunFormat<'a> {
    /// Typefaces.
    pub(super) face: Option<Face<'a>>,
    /// Bold.
    pub(super) bold: bool,
    /// Colour as six hexadecimal digits.
    pub(super) colour: Option<&'static str>,
    /// Added to the width of each character, in twips.
    pub(super) tracking_twips: Option<i32>,
    /// Size in half-points.
    pub(super) size_half_points: Option<u32>,
}

/// Typefaces by their names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Face<'a> {
    /// Of Chinese characters.
    pub(super) chinese: &'a str,
    /// Of letters and digits.
    pub(super) latin: &'a str,
}

impl Indent {
    /// Nothing moved in, counted in characters of that width.
    pub(super) fn counted_in(character_twips: u32) -> Self {
        Self {
            left: None,
            right: None,
            first_line: None,
            hanging: None,
            character_twips,
        }
    }
}

impl ParagraphFormat {
    /// Writes the children of `w:pPr` that follow `w:pStyle`.
    pub(super) fn write(&self, xml: &mut Xml) -> io::Result<()> {
        if self.keep_next {
            xml.leaf("w:keepNext", &[])?;
        }
        if self.keep_lines {
            xml.leaf("w:keepLines", &[])?;
        }
        if self.page_break_before {
            xml.leaf("w:pageBreakBefore", &[])?;
        }
        if self.allows_widows {
            xml.value("w:widowControl", 0)?;
        }
        if let Some(rule) = self.rule_below {
            rule.write(xml)?;
        }
        if self.no_auto_space {
            xml.value("w:autoSpaceDE", 0)?;
            xml.value("w:autoSpaceDN", 0)?;
        }
        if self.off_grid {
            xml.value("w:snapToGrid", 0)?;
        }
        self.write_spacing(xml)?;
        if let Some(indent) = self.indent {
            indent.write(xml)?;
        }
        if let Some(alignment) = self.alignment {
            xml.value("w:jc", alignment)?;
        }
        if let Some(level) = self.outline_level {
            xml.value("w:outlineLvl", level)?;
        }
        Ok(())
    }

    fn write_spacing(&self, xml: &mut Xml) -> io::Result<()> {
        let mut attributes: Vec<(&str, &dyn std::fmt::Display)> = Vec::new();
        if let Some(before) = &self.before_twips {
            attributes.push(("w:before", before));
        }
        if let Some(after) = &self.after_twips {
            attributes.push(("w:after", after));
        }
        if let Some(line) = &self.line_twips {
            attributes.push(("w:line", line));
            attributes.push(("w:lineRule", &"exact"));
        }
        if attributes.is_empty() {
            return Ok(());
        }
        xml.leaf("w:spacing", &attributes)
    }
}

impl Indent {
    fn write(&self, xml: &mut Xml) -> io::Result<()> {
        let sides = [
            ("w:leftChars", "w:left", self.left),
            ("w:rightChars", "w:right", self.right),
            ("w:firstLineChars", "w:firstLine", self.first_line),
            ("w:hangingChars", "w:hanging", self.hanging),
        ];
        let set: Vec<(&str, u32, &str, u32)> = sides
            .into_iter()
            .filter_map(|(in_chars, in_twips, side)| {
                let centichars = side?;
                let twips = centichars * self.character_twips / 100;
                Some((in_chars, centichars, in_twips, twips))
            })
            .collect();
        let mut attributes: Vec<(&str, &dyn std::fmt::Display)> = Vec::new();
        for (in_chars, centichars, in_twips, twips) in &set {
            attributes.push((in_chars, centichars));
            attributes.push((in_twips, twips));
        }
        xml.leaf("w:ind", &attributes)
    }
}

impl RunFormat<'_> {
    /// Writes the children of `w:rPr` that follow `w:rStyle`.
    pub(super) fn write(&self, xml: &mut Xml) -> io::Result<()> {
        if let Some(face) = self.face {
            let Face { chinese, latin } = face;
            xml.leaf(
                "w:rFonts",
                &[
                    // Gives “ ” — … the Chinese typeface and so their full width.
                    ("w:hint", &"eastAsia"),
                    ("w:ascii", &latin),
                    ("w:hAnsi", &latin),
                    ("w:eastAsia", &chinese),
                    ("w:cs", &latin),
                ],
            )?;
        }
        if self.bold {
            xml.leaf("w:b", &[])?;
            xml.leaf("w:bCs", &[])?;
        }
        if let Some(colour) = self.colour {
            xml.value("w:color", colour)?;
        }
        if let Some(tracking) = self.tracking_twips {
            xml.value("w:spacing", tracking)?;
        }
        if let Some(size) = self.size_half_points {
            xml.value("w:sz", size)?;
            xml.value("w:szCs", size)?;
        }
        Ok(())
    }
}

/// A plain fill, behind a cell.
pub(super) fn write_fill(xml: &mut Xml, fill: &str) -> io::Result<()> {
    xml.leaf(
        "w:shd",
        &[("w:val", &"clear"), ("w:color", &"auto"), ("w:fill", &fill)],
    )
}
