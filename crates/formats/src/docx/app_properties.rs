//! docProps/app.xml: which program made the file.
//!
//! In: the document. Out: the part.
//! It must not count pages or words; only a program that lays the file out can.

use std::io;

use super::text::on_one_line;
use super::xml::part;
use documents::Document;

const NAMESPACE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";

/// docProps/app.xml.
pub(super) fn assemble(document: &Document) -> io::Result<Vec<u8>> {
    part("Properties", &[("xmlns", &NAMESPACE)], |xml| {
        xml.text("Application", &[], &on_one_line(&document.creator))
    })
}
