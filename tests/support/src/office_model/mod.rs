//! What tests of documents share: a package read back, a sample of every block, documents of any shape.

pub mod any_document;
pub mod package;
pub mod sample;
