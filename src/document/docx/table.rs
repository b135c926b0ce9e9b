//! Tables: fixed columns over the full width, a header row on each page.
//!
//! In: a table and the width of the text. Out: `w:tbl`.
//! It must not know where the table stands; its caption is a paragraph of `flow`.

use std::io;

use super::format::write_fill;
use super::layout::{CELL_SIDE_TWIPS, CELL_VERTICAL_TWIPS, ROW_FILL, TABLE_BORDER_EIGHTHS};
use super::styles::ParagraphStyle;
use super::text::write_inline;
use super::xml::Xml;
use crate::document::{Align, Column, Inline, Row, Table, text};

/// Writes a table that has at least one row and one column.
pub(super) fn write_table(xml: &mut Xml, table: &Table, width_twips: u32) -> io::Result<()> {
    let columns = columns(table);
    let widths = widths_twips(&columns, width_twips);
    xml.element("w:tbl", &[], |xml| {
        write_properties(xml, width_twips)?;
        write_grid(xml, &widths)?;
        if !table.head.is_empty() {
            write_head(xml, &table.head, &widths)?;
        }
        for row in &table.rows {
            write_row(xml, row, &columns, &widths)?;
        }
        Ok(())
    })
}

/// The columns, with as many added as the widest row has more, so that no cell is lost.
fn columns(table: &Table) -> Vec<Column> {
    let widest = table
        .rows
        .iter()
        .map(|row| row.cells.len())
        .fold(table.head.len(), usize::max);
    let mut columns = table.columns.clone();
    if columns.len() < widest {
        columns.resize(
            widest,
            Column {
                share: 1,
                align: Align::Left,
            },
        );
    }
    columns
}

/// Width of each column by its share, together exactly `width_twips`. A share of 0 counts as 1.
fn widths_twips(columns: &[Column], width_twips: u32) -> Vec<u32> {
    let share = |column: &Column| u64::from(column.share.max(1));
    let total: u64 = columns.iter().map(share).sum();
    let mut shares_before = 0;
    let mut right_edge_before = 0;
    let mut widths = Vec::with_capacity(columns.len());
    for column in columns {
        shares_before += share(column);
        let right_edge = u64::from(width_twips) * shares_before / total;
        let width = right_edge - right_edge_before;
        // No column is wider than the table, whose width fits.
        widths.push(u32::try_from(width).unwrap_or(width_twips));
        right_edge_before = right_edge;
    }
    widths
}

/// Widths, lines and margins stand in the table itself, not in a table style, which some viewers ignore.
fn write_properties(xml: &mut Xml, width_twips: u32) -> io::Result<()> {
    xml.element("w:tblPr", &[], |xml| {
        write_width(xml, "w:tblW", width_twips)?;
        // Centred, a table of the text's width has its edges on the text's in all programs; from the left, older
        // modes put it one cell margin too far out.
        xml.value("w:jc", "center")?;
        write_borders(xml)?;
        xml.leaf("w:tblLayout", &[("w:type", &"fixed")])?;
        xml.element("w:tblCellMar", &[], |xml| {
            write_width(xml, "w:top", CELL_VERTICAL_TWIPS)?;
            write_width(xml, "w:left", CELL_SIDE_TWIPS)?;
            write_width(xml, "w:bottom", CELL_VERTICAL_TWIPS)?;
            write_width(xml, "w:right", CELL_SIDE_TWIPS)
        })?;
        // 0020: the first row is a header row.
        xml.value("w:tblLook", "0020")
    })
}

fn write_width(xml: &mut Xml, name: &str, width_twips: u32) -> io::Result<()> {
    xml.leaf(name, &[("w:w", &width_twips), ("w:type", &"dxa")])
}

fn write_borders(xml: &mut Xml) -> io::Result<()> {
    xml.element("w:tblBorders", &[], |xml| {
        for side in [
            "w:top",
            "w:left",
            "w:bottom",
            "w:right",
            "w:insideH",
            "w:insideV",
        ] {
            xml.leaf(
                side,
                &[
                    ("w:val", &"single"),
                    ("w:sz", &TABLE_BORDER_EIGHTHS),
                    ("w:space", &0),
                    ("w:color", &"000000"),
                ],
            )?;
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

fn write_head(xml: &mut Xml, head: &[String], widths_twips: &[u32]) -> io::Result<()> {
    xml.element("w:tr", &[], |xml| {
        xml.element("w:trPr", &[], |xml| {
            xml.leaf("w:cantSplit", &[])?;
            xml.leaf("w:tblHeader", &[])
        })?;
        for (column_idx, width) in widths_twips.iter().enumerate() {
            let words = head.get(column_idx).map(text).unwrap_or_default();
            write_cell(xml, &words, ParagraphStyle::TableHead, *width, false)?;
        }
        Ok(())
    })
}

fn write_row(xml: &mut Xml, row: &Row, columns: &[Column], widths_twips: &[u32]) -> io::Result<()> {
    xml.element("w:tr", &[], |xml| {
        xml.element("w:trPr", &[], |xml| xml.leaf("w:cantSplit", &[]))?;
        for (column_idx, (column, width)) in columns.iter().zip(widths_twips).enumerate() {
            let words = row.cells.get(column_idx).map_or(&[][..], Vec::as_slice);
            write_cell(xml, words, cell_style(column.align), *width, row.shaded)?;
        }
        Ok(())
    })
}

fn cell_style(align: Align) -> ParagraphStyle {
    match align {
        Align::Left => ParagraphStyle::TableText,
        Align::Centre => ParagraphStyle::TableNumber,
    }
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

#[cfg(test)]
mod tests {
    use super::widths_twips;
    use crate::document::{Align, Column};
    use proptest::prelude::*;

    fn columns(shares: &[u32]) -> Vec<Column> {
        shares
            .iter()
            .map(|share| Column {
                share: *share,
                align: Align::Left,
            })
            .collect()
    }

    #[test]
    fn shares_divide_the_width() {
        assert_eq!(widths_twips(&columns(&[1, 2, 1]), 8845), [2211, 4422, 2212]);
        assert_eq!(widths_twips(&columns(&[0, 0]), 8845), [4422, 4423]);
    }

    proptest! {
        #[test]
        fn widths_add_up_for_any_shares(shares in prop::collection::vec(any::<u32>(), 1..40)) {
            prop_assert_eq!(widths_twips(&columns(&shares), 12756).iter().sum::<u32>(), 12756);
        }
    }
}
