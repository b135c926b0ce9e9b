//! Tables: fixed columns over the full width, a header row on each page.
//!
//! In: a table, the width of the text, which way the page stands, and the layout. Out: `w:tbl`.
//! It must not know where the table stands; its caption is a paragraph of `flow`.

use std::io;

use super::columns::{column_widths, columns};
use super::format::write_fill;
use super::layout::ROW_FILL;
use super::rule::write_side;
use super::styles::ParagraphStyle;
use super::text::write_inline;
use super::xml::Xml;
use documents::layout::{Layout, TableForm};
use documents::{Align, Column, Inline, Orientation, Row, Table, text};

/// Writes a table that has at least one row and one column.
pub(super) fn write_table(
    xml: &mut Xml,
    table: &Table,
    width_twips: u32,
    orientation: Orientation,
    layout: &Layout,
) -> io::Result<()> {
    let columns = columns(table);
    let form = layout.table_form(orientation);
    let widths = column_widths(table, &columns, width_twips, form);
    let styles = CellStyles::of(orientation);
    xml.element("w:tbl", &[], |xml| {
        write_properties(xml, width_twips, layout.table.border_eighths, form)?;
        write_grid(xml, &widths)?;
        if !table.head.is_empty() {
            write_head(xml, &table.head, &widths, styles)?;
        }
        for row in &table.rows {
            write_row(xml, row, &columns, &widths, styles)?;
        }
        Ok(())
    })
}

/// Widths, lines and margins stand in the table itself, not in a table style, which some viewers ignore.
fn write_properties(
    xml: &mut Xml,
    width_twips: u32,
    border_eighths: u32,
    form: TableForm,
) -> io::Result<()> {
    xml.element("w:tblPr", &[], |xml| {
        write_width(xml, "w:tblW", width_twips)?;
        // Centred, a table of the text's width has its edges on the text's in all programs; from the left, older
        // modes put it one cell margin too far out.
        xml.value("w:jc", "center")?;
        write_borders(xml, border_eighths)?;
        xml.leaf("w:tblLayout", &[("w:type", &"fixed")])?;
        xml.element("w:tblCellMar", &[], |xml| {
            write_width(xml, "w:top", form.cell_vertical_twips)?;
            write_width(xml, "w:left", form.cell_side_twips)?;
            write_width(xml, "w:bottom", form.cell_vertical_twips)?;
            write_width(xml, "w:right", form.cell_side_twips)
        })?;
        // 0020: the first row is a header row.
        xml.value("w:tblLook", "0020")
    })
}

fn write_width(xml: &mut Xml, name: &str, width_twips: u32) -> io::Result<()> {
    xml.leaf(name, &[("w:w", &width_twips), ("w:type", &"dxa")])
}

fn write_borders(xml: &mut Xml, eighths: u32) -> io::Result<()> {
    xml.element("w:tblBorders", &[], |xml| {
        for side in [
            "w:top",
            "w:left",
            "w:bottom",
            "w:right",
            "w:insideH",
            "w:insideV",
        ] {
            write_side(xml, side, eighths)?;
        }
        Ok(())
    })
}

fn write_grid(xml: &mut Xml, widths_twips: &[u32]) -> io::Result<()> {
    xml.element("w:tblGrid", &[], |xml| {
        widths_twips
            .iter()
            .try_for_each(|width| xml.leaf("w:gridCol", &[("w:w", width)]))
    })
}

/// The styles of cells: those of a page on its side are smaller.
#[derive(Clone, Copy)]
struct CellStyles {
    head: ParagraphStyle,
    text: ParagraphStyle,
    number: ParagraphStyle,
}

impl CellStyles {
    fn of(orientation: Orientation) -> Self {
        match orientation {
            Orientation::Portrait => Self {
                head: ParagraphStyle::TableHead,
                text: ParagraphStyle::TableText,
                number: ParagraphStyle::TableNumber,
            },
            Orientation::Landscape => Self {
                head: ParagraphStyle::WideTableHead,
                text: ParagraphStyle::WideTableText,
                number: ParagraphStyle::WideTableNumber,
            },
        }
    }

    fn cell(self, align: Align) -> ParagraphStyle {
        match align {
            Align::Left => self.text,
            Align::Centre => self.number,
        }
    }
}

fn write_head(
    xml: &mut Xml,
    head: &[String],
    widths_twips: &[u32],
    styles: CellStyles,
) -> io::Result<()> {
    xml.element("w:tr", &[], |xml| {
        xml.element("w:trPr", &[], |xml| {
            xml.leaf("w:cantSplit", &[])?;
            xml.leaf("w:tblHeader", &[])
        })?;
        for (column_idx, width) in widths_twips.iter().enumerate() {
            let words = head.get(column_idx).map(text).unwrap_or_default();
            write_cell(xml, &words, styles.head, *width, false)?;
        }
        Ok(())
    })
}

fn write_row(
    xml: &mut Xml,
    row: &Row,
    columns: &[Column],
    widths_twips: &[u32],
    styles: CellStyles,
) -> io::Result<()> {
    xml.element("w:tr", &[], |xml| {
        xml.element("w:trPr", &[], |xml| xml.leaf("w:cantSplit", &[]))?;
        for (column_idx, (column, width)) in columns.iter().zip(widths_twips).enumerate() {
            let words = row.cells.get(column_idx).map_or(&[][..], Vec::as_slice);
            let style = styles.cell(column.align);
            write_cell(xml, words, style, *width, row.shaded)?;
        }
        Ok(())
    })
}

/// A cell holds one paragraph even when it is empty; Word calls a file with a cell without any damaged.
fn write_cell(
    xml: &mut Xml,
    words: &[Inline],
    style: ParagraphStyle,
    width_twips: u32,
    shaded: bool,
) -> io::Result<()> {
    xml.element("w:tc", &[], |xml| {
        xml.element("w:tcPr", &[], |xml| {
            write_width(xml, "w:tcW", width_twips)?;
            if shaded {
                write_fill(xml, ROW_FILL)?;
            }
            xml.value("w:vAlign", "center")
        })?;
        xml.element("w:p", &[], |xml| {
            xml.element("w:pPr", &[], |xml| xml.value("w:pStyle", style.id()))?;
            words
                .iter()
                .try_for_each(|inline| write_inline(xml, inline))
        })
    })
}
