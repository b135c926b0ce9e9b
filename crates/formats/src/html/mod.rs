//! Writes a document as HTML for the preview on the page.
//!
//! In: a [`Document`]. Out: markup in which every text is escaped by the XML writer; classes are those of the page's
//! style; marks say where the pages of the .docx begin. It must not know what the text says, and it must not be carried by
//! the page that opens.

pub mod edits;
mod marks;
mod paper_css;
mod sheets;
mod table;

use marks::pages;
use quick_xml::Writer;
use quick_xml::events::{BytesEnd, BytesStart, BytesText, Event};
pub use paper_css::{PaperStyle, paper_style};
pub use sheets::{write_editable_workbook, write_workbook};

use std::collections::BTreeSet;

use crate::docx::columns::thousandths;
use crate::docx::pages::{PagePosition, PageStart, page_starts};
use documents::edits::Place;
use documents::layout::{COPIES_WORD, Layout, PRINTED_WORD};
use documents::{Align, Block, Document, Inline, Orientation, ParagraphKind, Table};
use edits::Marks;
use school::draft::PlanChoices;

/// More columns than these need more width than a phone has.
const NARROW_COLUMNS: usize = 4;
/// The headings of the page around the preview end at this level.
const LEVEL_ABOVE: u8 = 3;

/// A failure of writing into memory.
pub type HtmlFault = std::io::Error;

/// A document as markup for the preview: sheets of paper, one per section, within one element of class `paper`, with a
/// mark where each page of the .docx begins.
///
/// # Errors
/// When memory does not suffice.
///
/// ```
/// use documents::{Block, Document, ParagraphKind, Orientation, Section, text};
///
/// let paragraph = Block::Paragraph { kind: ParagraphKind::Body, text: text("1 < 2") };
/// let document = Document {
///     title: String::new(),
///     creator: String::new(),
///     date: String::new(),
///     typefaces: documents::Typefaces::Standard,
///     built_in: Box::default(),
///     layout: None,
///     sections: vec![Section { orientation: Orientation::Portrait, blocks: vec![paragraph] }],
///     editing: documents::edits::Editing::default(),
/// };
/// let markup = formats::html::write(&document).unwrap();
/// assert!(markup.starts_with("<div class=\"paper\"") && markup.contains("1 &lt; 2"));
/// ```
pub fn write(document: &Document) -> Result<String, HtmlFault> {
    written(document, None, &page_starts(document))
}

/// A document as sheets of paper whose texts can be changed in place: every text that can be changed has the key of its
/// edit, and what the school changed is marked. `choices` are those of the school, for changes of its tasks.
///
/// # Errors
/// When memory does not suffice.
pub fn write_editable(document: &Document, choices: &PlanChoices) -> Result<String, HtmlFault> {
    let editing = &document.editing;
    let marks = Marks { editing, choices };
    written(document, Some(marks), &page_starts(document))
}

/// A document for a printer, which breaks pages itself: sheets of paper without marks where pages begin.
///
/// # Errors
/// When memory does not suffice.
pub fn write_unmarked(document: &Document) -> Result<String, HtmlFault> {
    written(document, None, &[])
}

fn written(
    document: &Document,
    marks: Option<Marks>,
    starts: &[PageStart],
) -> Result<String, HtmlFault> {
    let mut html = Html {
        writer: Writer::new(Vec::new()),
        marks,
        given_ids: BTreeSet::new(),
        pages: Vec::new(),
        orientation: Orientation::Portrait,
        layout: Some(document.layout()),
    };
    let prefix = school::answers::paper_prefix(&document.editing.paper);
    let mut attributes = vec![("class", "paper")];
    let css = document.layout.as_deref().map(paper_css::paper_css);
    attributes.extend(css.as_ref().map(|css| ("data-layout", css.as_str())));
    if marks.is_some() {
        attributes.push(("data-key", &prefix));
    }
    html.element("div", &attributes, |html| {
        for (section_idx, section) in document.sections.iter().enumerate() {
            let class = match section.orientation {
                Orientation::Portrait => "paper-sheet",
                Orientation::Landscape => "paper-sheet paper-wide",
            };
            html.orientation = section.orientation;
            html.element("div", &[("class", class)], |html| {
                for (idx, block) in section.blocks.iter().enumerate() {
                    html.pages = pages(starts, section_idx, idx);
                    html.page_mark(PagePosition::Start, "div")?;
                    html.block(block, marks.and_then(|mark| mark.place(section_idx, idx)))?;
                }
                Ok(())
            })?;
        }
        Ok(())
    })?;
    String::from_utf8(html.writer.into_inner()).map_err(std::io::Error::other)
}

pub(super) struct Html<'a> {
    writer: Writer<Vec<u8>>,
    /// What can be changed; `None` in a preview that only shows.
    marks: Option<Marks<'a>>,
    /// Ids that were given.
    pub(super) given_ids: BTreeSet<String>,
    /// Pages that begin in the block that is being written.
    pages: Vec<(PagePosition, usize)>,
    /// Of the paper that is being written on.
    orientation: Orientation,
    /// Of a document; none of a workbook.
    layout: Option<&'a Layout>,
}

impl Html<'_> {
    /// An element with a closing tag: HTML knows no empty `<td/>`.
    pub(super) fn element(
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

    pub(super) fn text(&mut self, text: &str) -> Result<(), HtmlFault> {
        self.writer.write_event(Event::Text(BytesText::new(text)))
    }

    fn paragraph(&mut self, class: &str, key: &str, text: &[Inline]) -> Result<(), HtmlFault> {
        self.element("p", &[("class", class)], |html| html.numbered(key, text))
    }

    fn heading(
        &mut self,
        class: &str,
        level: u8,
        key: &str,
        text: &[Inline],
    ) -> Result<(), HtmlFault> {
        let level = level.to_string();
        let attributes = [
            ("class", class),
            ("role", "heading"),
            ("aria-level", level.as_str()),
        ];
        self.element("p", &attributes, |html| html.numbered(key, text))
    }

    fn block(&mut self, block: &Block, place: Option<&Place>) -> Result<(), HtmlFault> {
        let key = edits::key(block, place);
        let part = |name: &str| place.map_or_else(String::new, |place| place.part(name));
        match block {
            Block::Title(lines) => {
                let level = LEVEL_ABOVE.to_string();
                let attributes = [
                    ("class", "paper-title"),
                    ("role", "heading"),
                    ("aria-level", level.as_str()),
                ];
                self.element("p", &attributes, |html| {
                    lines.iter().try_for_each(|line| {
                        html.element("span", &[], |html| {
                            html.editable(key, |html| html.text(line))
                        })
                    })
                })
            }
            Block::Heading { level, text } => {
                let class = format!("paper-heading paper-heading-{level}");
                self.heading(&class, LEVEL_ABOVE + level, key, text)
            }
            Block::Paragraph { kind, text } => {
                let class = match kind {
                    ParagraphKind::Body => "paper-body",
                    ParagraphKind::Flush => "paper-flush",
                    ParagraphKind::Note => "paper-note",
                };
                self.paragraph(class, key, text)
            }
            Block::Table(table) => self.table(table, place),
            Block::AnnexList(names) => self.element("ol", &[("class", "paper-annexes")], |html| {
                names.iter().enumerate().try_for_each(|(idx, name)| {
                    let key = part(&(idx + 1).to_string());
                    html.element("li", &[], |html| {
                        html.page_mark(PagePosition::Entry(idx), "div")?;
                        html.editable(&key, |html| html.text(name))
                    })
                })
            }),
            Block::Signature { signer, date, .. } => {
                self.element("div", &[("class", "paper-signature")], |html| {
                    for (idx, (name, text)) in
                        [("signer", signer), ("date", date)].into_iter().enumerate()
                    {
                        html.page_mark(PagePosition::Entry(idx), "div")?;
                        html.element("p", &[], |html| {
                            html.editable(&part(name), |html| html.inlines(text))
                        })?;
                    }
                    Ok(())
                })
            }
            Block::Head { issuer, number } => {
                let parts = [
                    ("paper-issuer", "issuer", "", issuer, ""),
                    ("paper-number", "number", "", number, ""),
                ];
                self.parts("paper-head", &parts, &part)
            }
            Block::Imprint {
                copies_to,
                printer,
                date,
            } => {
                let parts = [
                    ("paper-copies", "copies", COPIES_WORD, copies_to, ""),
                    ("paper-printer", "printer", "", printer, ""),
                    ("paper-printed", "date", "", date, PRINTED_WORD),
                ];
                self.parts("paper-imprint", &parts, &part)
            }
            Block::AnnexMark(mark) => self.element("p", &[("class", "paper-annex-mark")], |html| {
                html.text(mark)
            }),
            Block::AnnexTitle(title) => self.heading(
                "paper-annex-title",
                LEVEL_ABOVE + 1,
                key,
                &[Inline::Text(title.clone())],
            ),
        }
    }

    /// A block of several texts, each with its class, its part of the key and the words around it; one without text is not
    /// there.
    fn parts(
        &mut self,
        class: &str,
        parts: &[(&str, &str, &str, &Vec<Inline>, &str)],
        key: &impl Fn(&str) -> String,
    ) -> Result<(), HtmlFault> {
        self.element("div", &[("class", class)], |html| {
            let written = parts.iter().filter(|(.., text, _)| !text.is_empty());
            written.enumerate().try_for_each(|(idx, line)| {
                let (class, name, before, text, behind) = line;
                html.page_mark(PagePosition::Entry(idx), "div")?;
                html.element("p", &[("class", class)], |html| {
                    html.text(before)?;
                    html.editable(&key(name), |html| html.inlines(text))?;
                    html.text(behind)
                })
            })
        })
    }

    /// Texts of a block or cell; only those of a paragraph are divided by pages.
    pub(super) fn inlines(&mut self, text: &[Inline]) -> Result<(), HtmlFault> {
        self.inlines_from(text, 0)
    }

    /// Texts that begin at a character of their block.
    pub(super) fn inlines_from(
        &mut self,
        text: &[Inline],
        mut begin: usize,
    ) -> Result<(), HtmlFault> {
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
    use documents::layout::{LineHeights, Margins, Sizes};
    use documents::{Column, Row, Section, Typefaces, text};

    /// Of an upright page with 22 lines of 28 characters, as GB/T 9704—2012 wants it.
    fn layout() -> Layout {
        Layout {
            margins: Margins {
                top_twips: 2098,
                bottom_twips: 1984,
                binding_twips: 1587,
                outer_twips: 1474,
            },
            lines: LineHeights {
                body_twips: 579,
                title_twips: 640,
                table_twips: 320,
            },
            spacing_twips: -5,
            sizes: Sizes {
                body_half_points: 32,
                level_half_points: [32; 4],
                ..Sizes::default()
            },
            ..Layout::default()
        }
    }

    fn document(blocks: Vec<Block>) -> Document {
        Document {
            title: String::new(),
            creator: String::new(),
            date: String::new(),
            typefaces: Typefaces::default(),
            layout: None,
            built_in: Box::new(layout()),
            editing: Default::default(),
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
                kind: ParagraphKind::Body,
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
            kind: ParagraphKind::Flush,
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
            kind: ParagraphKind::Flush,
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
            kind: ParagraphKind::Body,
            text: vec![Inline::ToFill("校长姓名".to_owned())],
        };
        let html = write(&document(vec![block])).unwrap();
        assert!(
            html.contains("<mark class=\"to-fill\">【待填：校长姓名】</mark>"),
            "{html}"
        );
    }
}
