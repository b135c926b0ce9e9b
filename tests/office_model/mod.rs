//! What tests of documents share: a package read back, a sample of every block, documents of any shape.

pub(crate) mod any_document;
pub(crate) mod package;
pub(crate) mod sample;
