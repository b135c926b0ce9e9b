//! _rels/.rels and word/_rels/document.xml.rels: which part refers to which.
//!
//! In: nothing. Out: the two parts, the ids that other parts use, and the XML namespaces.
//! It must not know what the parts hold.

use std::io;

use super::xml::part;

/// Namespace of WordprocessingML.
pub(super) const WORD_NAMESPACE: &str =
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
/// Namespace of references from a part to another one.
pub(super) const RELATIONSHIP_NAMESPACE: &str =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE_NAMESPACE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";

/// Id of the footer for odd pages.
pub(super) const FOOTER_ODD_ID: &str = "rId4";
/// Id of the footer for even pages.
pub(super) const FOOTER_EVEN_ID: &str = "rId5";

/// Id, kind and target of one relationship.
type Relationship = (&'static str, &'static str, &'static str);

const OF_PACKAGE: [Relationship; 3] = [
    (
        "rId1",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument",
        "word/document.xml",
    ),
    (
        "rId2",
        "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
        "docProps/core.xml",
    ),
    (
        "rId3",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties",
        "docProps/app.xml",
    ),
];

const OF_DOCUMENT: [Relationship; 5] = [
    (
        "rId1",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles",
        "styles.xml",
    ),
    (
        "rId2",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/settings",
        "settings.xml",
    ),
    (
        "rId3",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/fontTable",
        "fontTable.xml",
    ),
    (
        FOOTER_ODD_ID,
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer",
        "footer1.xml",
    ),
    (
        FOOTER_EVEN_ID,
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer",
        "footer2.xml",
    ),
];

/// _rels/.rels.
pub(super) fn assemble_of_package() -> io::Result<Vec<u8>> {
    assemble(&OF_PACKAGE)
}

/// word/_rels/document.xml.rels.
pub(super) fn assemble_of_document() -> io::Result<Vec<u8>> {
    assemble(&OF_DOCUMENT)
}

fn assemble(relationships: &[Relationship]) -> io::Result<Vec<u8>> {
    part("Relationships", &[("xmlns", &PACKAGE_NAMESPACE)], |xml| {
        relationships.iter().try_for_each(|(id, kind, target)| {
            xml.leaf(
                "Relationship",
                &[("Id", id), ("Type", kind), ("Target", target)],
            )
        })
    })
}
