//! Writes a document as HTML for the preview on the page.
//!
//! In: a [`Document`]. Out: markup in which every text is escaped by the XML writer; classes are those of the page's
//! style; marks say where the pages of the .docx begin. It must not know what the text says, and it must not be carried by
//! the page that opens.

mod marks;
mod sheets;

use marks::marks;
use quick_xml::Writer;
use quick_xml::events::{BytesEnd, BytesStart, BytesText, Event};
pub use sheets::write_workbook;

use super::docx::columns::thousandths;
use super::docx::pages::{PageStart, Place, page_starts};
use super::{Align, Block, Document, Inline, Manner, Orientation, Table};

/// More columns than these need more width than a phone has.
const NARROW_COLUMNS: usize = 4;
/// The page's own headings end at this level.
const LEVEL_ABOVE: u8 = 3;

/// A failure of writing into memory.
pub type HtmlFault = std::io::Error;

/// Sheets of paper, one per section, within one element of class `paper`, with a mark where each page begins.
///
/// # Errors
/// When memory does not suffice.
pub fn write(document: &Document) -> Result<String, HtmlFault> {
    sheets(document, &page_starts(document))
}

/// As [`write`], without the marks: for a printer, which breaks pages itself.
///
/// # Errors
/// When memory does not suffice.
pub fn write_unmarked(document: &Document) -> Result<String, HtmlFault> {
    sheets(document, &[])
}

fn sheets(document: &Document, starts: &[PageStart]) -> Result<String, HtmlFault> {
    let mut html = Html {
        writer: Writer::new(Vec::new()),
        marks: Vec::new(),
        orientation: Orientation::Portrait,
    };
    html.element("div", &[("class", "paper")], |html| {
        for (section_idx, section) in document.sections.iter().enumerate() {
            let class = match section.orientation {
                Orientation::Portrait => "paper-sheet",
                Orientation::Landscape => "paper-sheet paper-wide",
            };
            html.orientation = section.orientation;
            html.element("div", &[("class", class)], |html| {
                for (block_idx, block) in section.blocks.iter().enumerate() {
                    html.marks = marks(starts, section_idx, block_idx);
                    html.mark(Place::Start, "div")?;
                    html.block(block)?;
                }
                Ok(())
            })?;
        }
        Ok(())
    })?;
    String::from_utf8(html.writer.into_inner()).map_err(std::io::Error::other)
}

struct Html {
    writer: Writer<Vec<u8>>,
    /// Pages that begin in the block that is being written.
    marks: Vec<(Place, usize)>,
    /// Of the paper that is being written on.
    orientation: Orientation,
}

impl Html {
    /// An element with a closing tag of its own: HTML knows no empty `<td/>`.
    fn element(
        &mut self,
        name: &str,
        attributes: &[(&str, &str)],
        content: impl FnOnce(&mut Self) -> Result<(), HtmlFault>,
    ) -> Result<(), HtmlFault> {
        let start = BytesStart::new(name).with_attributes(attributes.iter().copied());
        self.writer.write_event(Event::Start(start))?;
        content(self)?;
        self.writer.write_event(Event::End(BytesEnd::new(name)))
    }

    fn text(&mut self, text: &str) -> Result<(), HtmlFault> {
        self.writer.write_event(Event::Text(BytesText::new(text)))
    }

    fn paragraph(&mut self, class: &str, text: &[Inline]) -> Result<(), HtmlFault> {
        self.element("p", &[("class", class)], |html| html.inlines(text))
    }

    fn heading(&mut self, class: &str, level: u8, text: &[Inline]) -> Result<(), HtmlFault> {
        let level = level.to_string();
        let attributes = [
            ("class", class),
            ("role", "heading"),
            ("aria-level", level.as_str()),
        ];
        self.element("p", &attributes, |html| html.inlines(text))
    }

    fn block(&mut self, block: &Block) -> Result<(), HtmlFault> {
        match block {
            Block::Title(lines) => {
                let level = LEVEL_ABOVE.to_string();
                let attributes = [
                    ("class", "paper-title"),
                    ("role", "heading"),
                    ("aria-level", level.as_str()),
                ];
                self.element("p", &attributes, |html| {
                    lines
                        .iter()
                        .try_for_each(|line| html.element("span", &[], |html| html.text(line)))
                })
            }
            Block::Heading { level, text } => {
                let class = format!("paper-heading paper-heading-{level}");
                self.heading(&class, LEVEL_ABOVE + level, text)
            }
            Block::Paragraph { manner, text } => {
                let class = match manner {
                    Manner::Body => "paper-body",
                    Manner::Flush => "paper-flush",
                    Manner::Note => "paper-note",
                };
                self.paragraph(class, text)
            }
            Block::Table(table) => self.table(table),
            Block::AnnexList(names) => self.element("ol", &[("class", "paper-annexes")], |html| {
                names.iter().enumerate().try_for_each(|(idx, name)| {
                    html.element("li", &[], |html| {
                        html.mark(Place::Entry(idx), "div")?;
                        html.text(name)
                    })
                })
            }),
            Block::Signature { signer, date, .. } => {
                self.element("div", &[("class", "paper-signature")], |html| {
                    html.mark(Place::Entry(0), "div")?;
                    html.element("p", &[], |html| html.inlines(signer))?;
                    html.mark(Place::Entry(1), "div")?;
                    html.element("p", &[], |html| html.inlines(date))
                })
            }
            Block::AnnexMark(mark) => self.element("p", &[("class", "paper-annex-mark")], |html| {
                html.text(mark)
            }),
            Block::AnnexTitle(title) => self.heading(
                "paper-annex-title",
                LEVEL_ABOVE + 1,
                &[Inline::Text(title.clone())],
            ),
        }
    }

    fn table(&mut self, table: &Table) -> Result<(), HtmlFault> {
        // A table that scrolls within its box must be reachable by keyboard.
        self.element(
            "div",
            &[("class", "paper-table"), ("tabindex", "0")],
            |html| {
                let class = if table.columns.len() > NARROW_COLUMNS {
                    "paper-many"
                } else {
                    "paper-few"
                };
                html.element("table", &[("class", class)], |html| {
                    if let Some(caption) = &table.caption {
                        html.element("caption", &[], |html| html.text(caption))?;
                    }
                    html.widths(thousandths(table, html.orientation))?;
                    html.element("thead", &[], |html| {
                        html.element("tr", &[], |html| {
                            table.head.iter().try_for_each(|text| {
                                html.element("th", &[("scope", "col")], |html| html.text(text))
                            })
                        })
                    })?;
                    html.element("tbody", &[], |html| {
                        table.rows.iter().enumerate().try_for_each(|(idx, row)| {
                            html.row_mark(Place::Entry(idx), table)?;
                            html.row(row, table)
                        })
                    })
                })
            },
        )
    }

    /// Widths of a table's columns, each in parts of a thousand.
    fn widths(&mut self, thousandths: Vec<u32>) -> Result<(), HtmlFault> {
        self.element("colgroup", &[], |html| {
            thousandths.iter().try_for_each(|own| {
                let width = format!("{}.{}%", own / 10, own % 10);
                let column = BytesStart::new("col").with_attributes([("width", width.as_str())]);
                html.writer.write_event(Event::Empty(column))
            })
        })
    }

    fn row(&mut self, row: &super::Row, table: &Table) -> Result<(), HtmlFault> {
        let class = if row.shaded {
            "paper-shaded"
        } else {
            "paper-plain"
        };
        self.element("tr", &[("class", class)], |html| {
            for (idx, text) in row.cells.iter().enumerate() {
                let is_centred = table
                    .columns
                    .get(idx)
                    .is_some_and(|column| column.align == Align::Centre);
                let class = if is_centred {
                    "paper-centre"
                } else {
                    "paper-left"
                };
                html.element("td", &[("class", class)], |html| html.inlines(text))?;
            }
            Ok(())
        })
    }

    /// Texts of a block or cell; only those of a paragraph are divided by pages.
    fn inlines(&mut self, text: &[Inline]) -> Result<(), HtmlFault> {
        let mut begin = 0;
        for inline in text {
            let shown = inline.shown();
            let count = shown.chars().count();
            match inline {
                Inline::Text(_) => self.divided(&shown, begin)?,
                Inline::Lead(_) => self.element("span", &[("class", "paper-lead")], |html| {
                    html.divided(&shown, begin)
                })?,
                Inline::ToFill(_) => self.element("mark", &[("class", "to-fill")], |html| {
                    html.divided(&shown, begin)
                })?,
            }
            begin += count;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Column, Row, Section, Typefaces, text};

    fn document(blocks: Vec<Block>) -> Document {
        Document {
            title: String::new(),
            creator: String::new(),
            date: String::new(),
            typefaces: Typefaces::default(),
            sections: vec![Section {
                orientation: Orientation::Portrait,
                blocks,
            }],
        }
    }

    #[test]
    fn hostile_text_is_inert() {
        let hostile = "<img src=x onerror=alert(1)> & \"'";
        let blocks = vec![
            Block::Title(vec![hostile.to_owned()]),
            Block::Paragraph {
                manner: Manner::Body,
                text: text(hostile),
            },
        ];
        let html = write(&document(blocks)).unwrap();
        assert!(!html.contains("<img"), "{html}");
        assert_eq!(
            html.matches("&lt;img src=x onerror=alert(1)&gt; &amp;")
                .count(),
            2,
            "{html}"
        );
    }

    #[test]
    fn pages_are_marked_where_they_begin_and_no_text_is_lost() {
        let words = "学".repeat(22 * 28);
        let block = Block::Paragraph {
            manner: Manner::Flush,
            text: vec![
                Inline::Text(words.clone()),
                Inline::Lead("第二页".to_owned()),
            ],
        };
        let heading = Block::Heading {
            level: 1,
            text: text("二、目标"),
        };
        let more = Block::Paragraph {
            manner: Manner::Flush,
            text: text("学".repeat(21 * 28)),
        };
        let html = write(&document(vec![block, more, heading])).unwrap();
        let first = format!(
            "{words}<span class=\"paper-lead\"><span class=\"page-mark\">第 2 页</span>第二页</span>"
        );
        assert!(html.contains(&first), "{html}");
        assert!(html.contains("<div class=\"page-mark\">第 3 页</div><p class=\"paper-heading"));
        assert_eq!(html.matches("page-mark").count(), 2);
        assert!(!write_unmarked(&document(vec![])).unwrap().contains("mark"));
    }

    #[test]
    fn empty_cells_have_closing_tags() {
        let table = Table {
            caption: None,
            columns: vec![Column {
                share: 1,
                align: Align::Centre,
            }],
            head: vec!["项目".to_owned()],
            rows: vec![Row {
                cells: vec![Vec::new()],
                shaded: true,
            }],
        };
        let html = write(&document(vec![Block::Table(table)])).unwrap();
        assert!(
            html.contains("<tr class=\"paper-shaded\"><td class=\"paper-centre\"></td></tr>"),
            "{html}"
        );
    }

    #[test]
    fn marks_of_something_missing_are_marked() {
        let block = Block::Paragraph {
            manner: Manner::Body,
            text: vec![Inline::ToFill("校长姓名".to_owned())],
        };
        let html = write(&document(vec![block])).unwrap();
        assert!(
            html.contains("<mark class=\"to-fill\">【待填：校长姓名】</mark>"),
            "{html}"
        );
    }
}
