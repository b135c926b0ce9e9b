//! The document as a .docx file, laid out by GB/T 9704-2012 as far as a school's plan follows it.
//!
//! In: a [`Document`]. Out: the bytes of the file. Same document, same bytes.
//! It must not know what the text says, nor the browser. The only words it adds are 附件： before a list of annexes, and 抄送： and 印发 in 版记.
//!
//! ```text
//! plan.docx
//! ├── [Content_Types].xml            content_types
//! ├── _rels/.rels                    relationships
//! ├── docProps/app.xml               app_properties
//! ├── docProps/core.xml              core_properties
//! └── word/
//!     ├── document.xml               body: flow (blocks to paragraphs), signature, imprint, table, columns, section,
//!     │                              text
//!     ├── _rels/document.xml.rels    relationships
//!     ├── styles.xml                 styles: style_definitions, characters, format, rule, layout
//!     ├── settings.xml               settings
//!     ├── fontTable.xml              font_table
//!     ├── footer1.xml                footers: odd pages
//!     └── footer2.xml                footers: even pages
//! ```
//!
//! There is no theme on purpose: WPS asks about missing typefaces when a theme names ones it does not have.

mod app_properties;
mod body;
mod characters;
pub(crate) mod columns;
mod content_types;
mod core_properties;
mod flow;
mod font_table;
mod footers;
mod format;
mod imprint;
mod layout;
mod package;
pub mod pages;
mod relationships;
mod rule;
mod section;
mod settings;
mod signature;
mod style_definitions;
mod styles;
mod table;
mod text;
mod xml;

pub use columns::thousandths as column_thousandths;

use std::fmt;
use std::io;

use self::footers::Footer;
use documents::Document;

/// A part of a .docx could not be written: a fault of the program or a lack of memory, never of the text.
#[derive(Debug)]
pub struct DocxFault {
    part: &'static str,
    cause: io::Error,
}

/// Writes a document as a .docx file.
///
/// Any text gives a file that opens: characters that XML cannot hold are left out, line breaks stay line breaks,
/// and tabs become spaces. Sections without blocks are left out; a document without any is one empty page. A date
/// that is not a day of the calendar is left out of the file's properties.
///
/// ```
/// use documents::{Block, Document, ParagraphKind, Orientation, Section, text};
///
/// let paragraph = Block::Paragraph { kind: ParagraphKind::Body, text: text("校舍建筑面积按计划改造。") };
/// let document = Document {
///     title: "整改提升方案".to_owned(),
///     creator: "示例县河湾小学".to_owned(),
///     date: "2026-11-30".to_owned(),
///     typefaces: documents::Typefaces::Standard,
///     built_in: Box::default(),
///     layout: None,
///     sections: vec![Section { orientation: Orientation::Portrait, blocks: vec![paragraph] }],
///     editing: documents::edits::Editing::default(),
/// };
/// let bytes = formats::docx::write(&document)?;
/// assert!(bytes.starts_with(b"PK"));
/// assert_eq!(bytes, formats::docx::write(&document)?);
/// # Ok::<(), formats::docx::DocxFault>(())
/// ```
///
/// # Errors
/// [`DocxFault`] if a part cannot be written or packed, which only a lack of memory can cause.
pub fn write(document: &Document) -> Result<Vec<u8>, DocxFault> {
    let layout = document.layout();
    package::package(&[
        part("[Content_Types].xml", content_types::assemble())?,
        part("_rels/.rels", relationships::assemble_of_package())?,
        part("word/document.xml", body::assemble(document, layout))?,
        part(
            "word/_rels/document.xml.rels",
            relationships::assemble_of_document(),
        )?,
        part("word/styles.xml", styles::assemble(document, layout))?,
        part("word/settings.xml", settings::assemble(layout))?,
        part("word/fontTable.xml", font_table::assemble(layout))?,
        part("word/footer1.xml", footers::assemble(Footer::Odd, layout))?,
        part("word/footer2.xml", footers::assemble(Footer::Even, layout))?,
        part("docProps/core.xml", core_properties::assemble(document))?,
        part("docProps/app.xml", app_properties::assemble(document))?,
    ])
}

fn part(
    name: &'static str,
    written: io::Result<Vec<u8>>,
) -> Result<(&'static str, Vec<u8>), DocxFault> {
    match written {
        Ok(bytes) => Ok((name, bytes)),
        Err(cause) => Err(DocxFault { part: name, cause }),
    }
}

impl fmt::Display for DocxFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "failed to write {} ({})", self.part, self.cause)
    }
}

impl std::error::Error for DocxFault {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.cause)
    }
}
