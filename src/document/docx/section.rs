//! Properties of a section: paper, margins, grid of lines, footers.
//!
//! In: the orientation. Out: `w:sectPr`.
//! It must not know what stands in the section.

use std::io;

use super::layout::{
    A4_LONG_TWIPS, A4_SHORT_TWIPS, BINDING_MARGIN_TWIPS, COLUMN_GAP_TWIPS, FOOT_MARGIN_TWIPS,
    HEAD_MARGIN_TWIPS, HEADER_TWIPS, LANDSCAPE_FOOTER_TWIPS, LANDSCAPE_TEXT_TWIPS, LINE_TWIPS,
    OUTER_MARGIN_TWIPS, PORTRAIT_FOOTER_TWIPS, PORTRAIT_TEXT_TWIPS,
};
use super::relationships::{FOOTER_EVEN_ID, FOOTER_ODD_ID};
use super::xml::Xml;
use crate::document::Orientation;

/// Width of the text on a page.
pub(super) fn text_width_twips(orientation: Orientation) -> u32 {
    match orientation {
        Orientation::Portrait => PORTRAIT_TEXT_TWIPS,
        Orientation::Landscape => LANDSCAPE_TEXT_TWIPS,
    }
}

/// Writes the properties of a section. Page numbers continue from the section before, since no start is given.
pub(super) fn write_section(xml: &mut Xml, orientation: Orientation) -> io::Result<()> {
    xml.element("w:sectPr", &[], |xml| {
        write_footer_references(xml)?;
        xml.value("w:type", "nextPage")?;
        write_paper(xml, orientation)?;
        write_margins(xml, orientation)?;
        xml.leaf("w:cols", &[("w:space", &COLUMN_GAP_TWIPS)])?;
        xml.leaf(
            "w:docGrid",
            &[("w:type", &"lines"), ("w:linePitch", &LINE_TWIPS)],
        )
    })
}

/// Each section names both, so that no page number depends on how a program inherits footers.
fn write_footer_references(xml: &mut Xml) -> io::Result<()> {
    xml.leaf(
        "w:footerReference",
        &[("w:type", &"default"), ("r:id", &FOOTER_ODD_ID)],
    )?;
    xml.leaf(
        "w:footerReference",
        &[("w:type", &"even"), ("r:id", &FOOTER_EVEN_ID)],
    )
}

fn write_paper(xml: &mut Xml, orientation: Orientation) -> io::Result<()> {
    match orientation {
        Orientation::Portrait => xml.leaf(
            "w:pgSz",
            &[("w:w", &A4_SHORT_TWIPS), ("w:h", &A4_LONG_TWIPS)],
        ),
        Orientation::Landscape => xml.leaf(
            "w:pgSz",
            &[
                ("w:w", &A4_LONG_TWIPS),
                ("w:h", &A4_SHORT_TWIPS),
                ("w:orient", &"landscape"),
            ],
        ),
    }
}

/// A page on its side is an upright page turned to the left: its top is the upright page's 订口.
fn write_margins(xml: &mut Xml, orientation: Orientation) -> io::Result<()> {
    let (top, right, bottom, left, footer) = match orientation {
        Orientation::Portrait => (
            HEAD_MARGIN_TWIPS,
            OUTER_MARGIN_TWIPS,
            FOOT_MARGIN_TWIPS,
            BINDING_MARGIN_TWIPS,
            PORTRAIT_FOOTER_TWIPS,
        ),
        Orientation::Landscape => (
            BINDING_MARGIN_TWIPS,
            HEAD_MARGIN_TWIPS,
            OUTER_MARGIN_TWIPS,
            FOOT_MARGIN_TWIPS,
            LANDSCAPE_FOOTER_TWIPS,
        ),
    };
    xml.leaf(
        "w:pgMar",
        &[
            ("w:top", &top),
            ("w:right", &right),
            ("w:bottom", &bottom),
            ("w:left", &left),
            ("w:header", &HEADER_TWIPS),
            ("w:footer", &footer),
            ("w:gutter", &0),
        ],
    )
}
