//! Properties of a section: paper, margins, grid of lines, footers.
//!
//! In: the orientation and the layout. Out: `w:sectPr`.
//! It must not know what stands in the section.

use std::io;

use super::layout::{COLUMN_GAP_TWIPS, HEADER_TWIPS, Measures, paper};
use super::relationships::{FOOTER_EVEN_ID, FOOTER_ODD_ID};
use super::xml::Xml;
use documents::Orientation;
use documents::layout::Layout;

/// Writes the properties of a section. Page numbers continue from the section before, since no start is given.
pub(super) fn write_section(
    xml: &mut Xml,
    orientation: Orientation,
    layout: &Layout,
) -> io::Result<()> {
    xml.element("w:sectPr", &[], |xml| {
        write_footer_references(xml)?;
        xml.value("w:type", "nextPage")?;
        write_paper(xml, orientation)?;
        write_margins(xml, orientation, layout)?;
        xml.leaf("w:cols", &[("w:space", &COLUMN_GAP_TWIPS)])?;
        xml.leaf(
            "w:docGrid",
            &[
                ("w:type", &"lines"),
                ("w:linePitch", &layout.lines.body_twips),
            ],
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
    let (width, height) = paper(orientation);
    let mut attributes: Vec<(&str, &dyn std::fmt::Display)> =
        vec![("w:w", &width), ("w:h", &height)];
    if orientation == Orientation::Landscape {
        attributes.push(("w:orient", &"landscape"));
    }
    xml.leaf("w:pgSz", &attributes)
}

fn write_margins(xml: &mut Xml, orientation: Orientation, layout: &Layout) -> io::Result<()> {
    let around = layout.around(orientation);
    xml.leaf(
        "w:pgMar",
        &[
            ("w:top", &around.top),
            ("w:right", &around.right),
            ("w:bottom", &around.bottom),
            ("w:left", &around.left),
            ("w:header", &HEADER_TWIPS),
            ("w:footer", &layout.footer_twips(orientation)),
            ("w:gutter", &0),
        ],
    )
}
