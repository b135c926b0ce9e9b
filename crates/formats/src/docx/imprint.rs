//! 版记: a table in a box at the foot of its page, as wide as the text (9704, 7.4).
//!
//! In: three texts and the layout. Out: the run that anchors the box, and how high it is. It must not know the rest of the
//! document.
//!
//! A box is drawn where it belongs by Word 2010 and later, WPS and LibreOffice. A table that floats is not, by LibreOffice 7.4;
//! nor are framed paragraphs with lines of two widths.

use std::io;

use super::rule::write_side;
use super::styles::ParagraphStyle;
use super::text::write_inline;
use super::xml::Xml;
use crate::line_breaking::{Room, Setting, line_starts};
use documents::Inline;
use documents::layout::{COPIES_WORD, Layout, PRINTED_WORD};

/// Width of the cell with the day, in characters: a day in full with 印发, and a blank on either side.
const DATE_CHARACTERS: u32 = 13;
/// A twip in the units of drawings.
const EMU_OF_TWIP: u32 = 635;
/// Blank above and below a text, so that it does not touch its lines: 1 mm together.
const CELL_VERTICAL_TWIPS: u32 = 28;

const COMPATIBILITY: &str = "http://schemas.openxmlformats.org/markup-compatibility/2006";
const SHAPE: &str = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape";
const PLACE: &str = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";
const DRAWING: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";

/// 版记 with its measures.
pub(super) struct ImprintBox {
    /// Rows from top to bottom, each of one or two texts.
    rows: Vec<Vec<Vec<Inline>>>,
    width_twips: u32,
    /// Height of the box.
    pub(super) height_twips: u32,
}

impl ImprintBox {
    /// From 抄送, 印发机关 and 印发日期; a part without text is left out. `None` where there is none.
    pub(super) fn of(
        [copies_to, printer, date]: [&[Inline]; 3],
        width_twips: u32,
        layout: &Layout,
    ) -> Option<Self> {
        let mut rows = Vec::new();
        if !copies_to.is_empty() {
            let mut text = vec![Inline::Text(COPIES_WORD.to_owned())];
            text.extend_from_slice(copies_to);
            rows.push(vec![text]);
        }
        if !printer.is_empty() || !date.is_empty() {
            let mut text = date.to_vec();
            if !date.is_empty() {
                text.push(Inline::Text(PRINTED_WORD.to_owned()));
            }
            rows.push(vec![printer.to_vec(), text]);
        }
        if rows.is_empty() {
            return None;
        }
        let mut imprint = Self {
            rows,
            width_twips,
            height_twips: 0,
        };
        imprint.height_twips = imprint.height(layout);
        Some(imprint)
    }

    /// Its words, as they are read.
    pub(super) fn words(&self) -> String {
        let texts = self.rows.iter().flatten().flatten();
        texts.map(Inline::printed).collect()
    }

    fn height(&self, layout: &Layout) -> u32 {
        let setting = Setting {
            size_half_points: layout.imprint.half_points,
            tracking_twips: 0,
            auto_space: false,
        };
        let lines = |text: &Vec<Inline>, width_twips: u32| {
            let room = width_twips.saturating_sub(2 * side_twips(layout));
            let room = Room {
                first: room,
                other: room,
            };
            let characters: Vec<char> = text
                .iter()
                .map(Inline::printed)
                .collect::<String>()
                .chars()
                .collect();
            u32::try_from(line_starts(&characters, setting, room).len()).unwrap_or(u32::MAX)
        };
        let row = |row: &Vec<Vec<Inline>>| {
            let widths = self.widths(row.len(), layout);
            let cells = row
                .iter()
                .zip(widths)
                .map(|(text, width)| lines(text, width));
            let lines = cells.max().unwrap_or(1);
            lines.saturating_mul(layout.lines.body_twips) + 2 * CELL_VERTICAL_TWIPS + 20
        };
        // The paragraph that ends the box is a point high.
        self.rows.iter().map(row).sum::<u32>() + 40
    }

    /// Widths of a row's cells.
    fn widths(&self, cells: usize, layout: &Layout) -> Vec<u32> {
        if cells < 2 {
            return vec![self.width_twips];
        }
        let date = DATE_CHARACTERS * layout.imprint.half_points * 10;
        let date = date.min(self.width_twips / 2);
        vec![self.width_twips - date, date]
    }

    /// The run that holds the box.
    pub(super) fn write(&self, xml: &mut Xml, layout: &Layout) -> io::Result<()> {
        let (width, height) = (
            self.width_twips * EMU_OF_TWIP,
            self.height_twips * EMU_OF_TWIP,
        );
        let size: [(&str, &dyn std::fmt::Display); 2] = [("cx", &width), ("cy", &height)];
        xml.element("w:r", &[], |xml| {
            xml.element(
                "mc:AlternateContent",
                &[("xmlns:mc", &COMPATIBILITY)],
                |xml| {
                    let requires: [(&str, &dyn std::fmt::Display); 2] =
                        [("xmlns:wps", &SHAPE), ("Requires", &"wps")];
                    xml.element("mc:Choice", &requires, |xml| {
                        xml.element("w:drawing", &[], |xml| {
                            xml.element("wp:anchor", ANCHOR, |xml| {
                                write_place(xml, &size)?;
                                xml.element("a:graphic", &[("xmlns:a", &DRAWING)], |xml| {
                                    xml.element("a:graphicData", &[("uri", &SHAPE)], |xml| {
                                        self.write_shape(xml, &size, layout)
                                    })
                                })
                            })
                        })
                    })
                },
            )
        })
    }

    fn write_shape(
        &self,
        xml: &mut Xml,
        size: &[(&str, &dyn std::fmt::Display)],
        layout: &Layout,
    ) -> io::Result<()> {
        xml.element("wps:wsp", &[], |xml| {
            xml.leaf("wps:cNvSpPr", &[("txBox", &1)])?;
            xml.element("wps:spPr", &[], |xml| {
                xml.element("a:xfrm", &[], |xml| {
                    xml.leaf("a:off", &[("x", &0), ("y", &0)])?;
                    xml.leaf("a:ext", size)
                })?;
                xml.element("a:prstGeom", &[("prst", &"rect")], |xml| {
                    xml.leaf("a:avLst", &[])
                })?;
                xml.leaf("a:noFill", &[])?;
                xml.element("a:ln", &[], |xml| xml.leaf("a:noFill", &[]))
            })?;
            xml.element("wps:txbx", &[], |xml| {
                xml.element("w:txbxContent", &[], |xml| {
                    self.write_table(xml, layout)?;
                    let style = ParagraphStyle::AfterTable.id();
                    xml.element("w:p", &[], |xml| {
                        xml.element("w:pPr", &[], |xml| xml.value("w:pStyle", style))
                    })
                })
            })?;
            xml.element("wps:bodyPr", BODY, |xml| xml.leaf("a:spAutoFit", &[]))
        })
    }

    fn write_table(&self, xml: &mut Xml, layout: &Layout) -> io::Result<()> {
        let side = side_twips(layout);
        let grid = self.widths(2, layout);
        xml.element("w:tbl", &[], |xml| {
            xml.element("w:tblPr", &[], |xml| {
                write_width(xml, "w:tblW", self.width_twips)?;
                xml.leaf("w:tblLayout", &[("w:type", &"fixed")])?;
                xml.element("w:tblCellMar", &[], |xml| {
                    write_width(xml, "w:top", CELL_VERTICAL_TWIPS)?;
                    write_width(xml, "w:left", side)?;
                    write_width(xml, "w:bottom", CELL_VERTICAL_TWIPS)?;
                    write_width(xml, "w:right", side)
                })
            })?;
            xml.element("w:tblGrid", &[], |xml| {
                grid.iter()
                    .try_for_each(|width| xml.leaf("w:gridCol", &[("w:w", width)]))
            })?;
            for (idx, row) in self.rows.iter().enumerate() {
                let (outer, inner) = (
                    layout.imprint.outer_rule_eighths,
                    layout.imprint.inner_rule_eighths,
                );
                let above = if idx == 0 { outer } else { inner };
                let below = if idx + 1 == self.rows.len() {
                    outer
                } else {
                    inner
                };
                xml.element("w:tr", &[], |xml| {
                    let widths = self.widths(row.len(), layout);
                    for (idx, (text, width)) in row.iter().zip(widths).enumerate() {
                        let cell = Cell {
                            width,
                            spans: row.len() == 1,
                            above,
                            below,
                            is_right: idx > 0,
                        };
                        cell.write(xml, text)?;
                    }
                    Ok(())
                })?;
            }
            Ok(())
        })
    }
}

/// 左右各空一字 (9704, 7.4.2).
fn side_twips(layout: &Layout) -> u32 {
    layout.imprint.half_points * 10
}

struct Cell {
    width: u32,
    /// Takes both columns.
    spans: bool,
    above: u32,
    below: u32,
    is_right: bool,
}

impl Cell {
    fn write(&self, xml: &mut Xml, text: &[Inline]) -> io::Result<()> {
        xml.element("w:tc", &[], |xml| {
            xml.element("w:tcPr", &[], |xml| {
                write_width(xml, "w:tcW", self.width)?;
                if self.spans {
                    xml.value("w:gridSpan", 2)?;
                }
                xml.element("w:tcBorders", &[], |xml| {
                    for (side, eighths) in [("w:top", self.above), ("w:bottom", self.below)] {
                        write_side(xml, side, eighths)?;
                    }
                    Ok(())
                })
            })?;
            xml.element("w:p", &[], |xml| {
                xml.element("w:pPr", &[], |xml| {
                    xml.value("w:pStyle", ParagraphStyle::Imprint.id())?;
                    if self.is_right {
                        xml.value("w:jc", "right")?;
                    }
                    Ok(())
                })?;
                text.iter().try_for_each(|inline| write_inline(xml, inline))
            })
        })
    }
}

/// In front of the text, which stands above the box and never beside it.
const ANCHOR: &[(&str, &dyn std::fmt::Display)] = &[
    ("xmlns:wp", &PLACE),
    ("distT", &0),
    ("distB", &0),
    ("distL", &0),
    ("distR", &0),
    ("simplePos", &0),
    ("relativeHeight", &1),
    ("behindDoc", &0),
    ("locked", &0),
    ("layoutInCell", &1),
    ("allowOverlap", &0),
];
/// The text ends at the foot of the box.
const BODY: &[(&str, &dyn std::fmt::Display)] = &[
    ("wrap", &"square"),
    ("lIns", &0),
    ("tIns", &0),
    ("rIns", &0),
    ("bIns", &0),
    ("anchor", &"b"),
];

/// At the foot of the text, from its left edge on.
fn write_place(xml: &mut Xml, size: &[(&str, &dyn std::fmt::Display)]) -> io::Result<()> {
    xml.leaf("wp:simplePos", &[("x", &0), ("y", &0)])?;
    for (name, align) in [("wp:positionH", "left"), ("wp:positionV", "bottom")] {
        xml.element(name, &[("relativeFrom", &"margin")], |xml| {
            xml.text("wp:align", &[], align)
        })?;
    }
    xml.leaf("wp:extent", size)?;
    xml.leaf(
        "wp:effectExtent",
        &[("l", &0), ("t", &0), ("r", &0), ("b", &0)],
    )?;
    xml.leaf("wp:wrapTopAndBottom", &[])?;
    xml.leaf("wp:docPr", &[("id", &1), ("name", &"版记")])?;
    xml.leaf("wp:cNvGraphicFramePr", &[])
}

fn write_width(xml: &mut Xml, name: &str, width_twips: u32) -> io::Result<()> {
    xml.leaf(name, &[("w:w", &width_twips), ("w:type", &"dxa")])
}
