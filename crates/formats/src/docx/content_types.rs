//! `[Content_Types].xml`: what kind of part stands under which name.
//!
//! In: nothing. Out: the part.
//! It must not know what the parts hold.

use std::io;

use super::xml::part;

const NAMESPACE: &str = "http://schemas.openxmlformats.org/package/2006/content-types";

/// Kinds by file name extension.
const BY_EXTENSION: [(&str, &str); 2] = [
    (
        "rels",
        "application/vnd.openxmlformats-package.relationships+xml",
    ),
    ("xml", "application/xml"),
];

/// Kinds of the parts that are more than plain XML.
const BY_PART: [(&str, &str); 8] = [
    (
        "/word/document.xml",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
    ),
    (
        "/word/styles.xml",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml",
    ),
    (
        "/word/settings.xml",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml",
    ),
    (
        "/word/fontTable.xml",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.fontTable+xml",
    ),
    (
        "/word/footer1.xml",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml",
    ),
    (
        "/word/footer2.xml",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml",
    ),
    (
        "/docProps/core.xml",
        "application/vnd.openxmlformats-package.core-properties+xml",
    ),
    (
        "/docProps/app.xml",
        "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    ),
];

/// `[Content_Types].xml`.
pub(super) fn assemble() -> io::Result<Vec<u8>> {
    part("Types", &[("xmlns", &NAMESPACE)], |xml| {
        for (extension, kind) in &BY_EXTENSION {
            xml.leaf(
                "Default",
                &[("Extension", extension), ("ContentType", kind)],
            )?;
        }
        for (name, kind) in &BY_PART {
            xml.leaf("Override", &[("PartName", name), ("ContentType", kind)])?;
        }
        Ok(())
    })
}
