//! What the page asks of the office worker.
//!
//! In: a [`Request`] as postcard bytes. Out: the bytes of a file. Page and worker are built together, so the form of the
//! bytes may change with every build. It must not know how the bytes travel.

use serde::{Deserialize, Serialize};

use crate::document::{Document, docx};

/// A file to be made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Request {
    /// A document as .docx.
    Docx(Document),
}

/// The request as bytes.
///
/// # Errors
/// A sentence when memory does not suffice.
pub fn encode(request: &Request) -> Result<Vec<u8>, String> {
    postcard::to_allocvec(request).map_err(|fault| format!("request could not be packed ({fault})"))
}

/// Makes the file that `request` asks for.
///
/// # Errors
/// A sentence when the bytes are no request, or when the file could not be written.
pub fn answer(request: &[u8]) -> Result<Vec<u8>, String> {
    let request: Request = postcard::from_bytes(request)
        .map_err(|fault| format!("request could not be read ({fault})"))?;
    match request {
        Request::Docx(document) => docx::write(&document).map_err(|fault| fault.to_string()),
    }
}
