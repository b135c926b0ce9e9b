//! word/document.xml: the text itself.
//!
//! In: the sections and the layout. Out: the part.
//! It must not know what the text says.

use std::io;

use super::flow::{FlowPiece, Paragraph, nothing, placed_pieces};
use super::layout::Measures;
use super::relationships::{RELATIONSHIP_NAMESPACE, WORD_NAMESPACE};
use super::section::write_section;
use super::table::write_table;
use super::text::write_inline;
use super::xml::{Xml, part};
use documents::layout::Layout;
use documents::{Document, Orientation, Section};

/// word/document.xml.
pub(super) fn assemble(document: &Document, layout: &Layout) -> io::Result<Vec<u8>> {
    let sections = filled_sections(&document.sections, layout);
    part(
        "w:document",
        &[
            ("xmlns:w", &WORD_NAMESPACE),
            ("xmlns:r", &RELATIONSHIP_NAMESPACE),
        ],
        |xml| xml.element("w:body", &[], |xml| write_sections(xml, &sections, layout)),
    )
}

/// Orientation and pieces of each section; a section without pieces would be an empty page and is left out.
fn filled_sections<'a>(
    sections: &'a [Section],
    layout: &Layout,
) -> Vec<(Orientation, Vec<FlowPiece<'a>>)> {
    let mut filled: Vec<_> = sections
        .iter()
        .map(|section| (section.orientation, pieces(section, layout)))
        .filter(|(_, pieces)| !pieces.is_empty())
        .collect();
    if filled.is_empty() {
        filled.push((Orientation::Portrait, vec![nothing()]));
    }
    filled
}

fn pieces<'a>(section: &'a Section, layout: &Layout) -> Vec<FlowPiece<'a>> {
    let placed = placed_pieces(&section.blocks, section.orientation, layout).into_iter();
    placed.map(|(_, piece)| piece).collect()
}

/// The properties of a section stand in its last paragraph, those of the last section at the end of the body. A
/// separate paragraph could slip onto the next page.
fn write_sections(
    xml: &mut Xml,
    sections: &[(Orientation, Vec<FlowPiece>)],
    layout: &Layout,
) -> io::Result<()> {
    for (section_idx, (orientation, pieces)) in sections.iter().enumerate() {
        let is_last_section = section_idx + 1 == sections.len();
        for (piece_idx, piece) in pieces.iter().enumerate() {
            let ends_section = piece_idx + 1 == pieces.len() && !is_last_section;
            match piece {
                FlowPiece::Paragraph(paragraph) => {
                    let ending = ends_section.then_some(*orientation);
                    write_paragraph(xml, paragraph, ending, layout)?;
                }
                FlowPiece::Table(table) => {
                    let width_twips = layout.text_width_twips(*orientation);
                    write_table(xml, table, width_twips, *orientation, layout)?;
                }
            }
        }
        if is_last_section {
            write_section(xml, *orientation, layout)?;
        }
    }
    Ok(())
}

/// A paragraph; `ending` is the orientation of the section that it ends.
fn write_paragraph(
    xml: &mut Xml,
    paragraph: &Paragraph,
    ending: Option<Orientation>,
    layout: &Layout,
) -> io::Result<()> {
    xml.element("w:p", &[], |xml| {
        xml.element("w:pPr", &[], |xml| {
            xml.value("w:pStyle", paragraph.style.id())?;
            paragraph.format.write(xml)?;
            match ending {
                Some(orientation) => write_section(xml, orientation, layout),
                None => Ok(()),
            }
        })?;
        if let Some(imprint) = &paragraph.imprint {
            imprint.write(xml, layout)?;
        }
        paragraph
            .text
            .iter()
            .try_for_each(|inline| write_inline(xml, inline))
    })
}
