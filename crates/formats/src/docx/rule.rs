//! Lines: below a paragraph, and around cells.
//!
//! In: their measures. Out: `w:pBdr`, and the sides of `w:tblBorders` and `w:tcBorders`. It must not know what they are for.

use std::io;

use super::xml::Xml;

/// A line as wide as its paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct RuledLine {
    /// Its width in eighths of a point.
    pub(super) eighths: u32,
    /// Blank between it and the text, in points.
    pub(super) distance_points: u32,
    /// Colour as six hexadecimal digits.
    pub(super) colour: &'static str,
}

impl RuledLine {
    /// What it adds to the height of its paragraph.
    pub(super) fn height_twips(self) -> u32 {
        self.distance_points * 20 + self.eighths * 20 / 8
    }

    /// Writes it below the paragraph.
    pub(super) fn write(self, xml: &mut Xml) -> io::Result<()> {
        xml.element("w:pBdr", &[], |xml| {
            xml.leaf(
                "w:bottom",
                &[
                    ("w:val", &"single"),
                    ("w:sz", &self.eighths),
                    ("w:space", &self.distance_points),
                    ("w:color", &self.colour),
                ],
            )
        })
    }
}

/// Writes one side of a table's or a cell's border, such as `w:top`.
pub(super) fn write_side(xml: &mut Xml, side: &str, eighths: u32) -> io::Result<()> {
    xml.leaf(
        side,
        &[
            ("w:val", &"single"),
            ("w:sz", &eighths),
            ("w:space", &0),
            ("w:color", &"000000"),
        ],
    )
}
