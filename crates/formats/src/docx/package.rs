//! The container: parts in, the bytes of the .docx out.
//!
//! In: names and bytes of the parts, in writing order. Out: a zip file.
//! It must not know XML. Nothing of the machine or the moment enters: same parts, same bytes.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

use super::DocxFault;

/// Parts of fewer bytes are stored as they are: getting ready to deflate takes longer than they are worth.
const LEAST_TO_DEFLATE: usize = 1024;

/// How hard to deflate, from 1 to 9. Against 6, which is usual, 2 takes half as long for a plan of 18 KB that becomes 4 KB larger.
const DEFLATE_LEVEL: i64 = 2;

/// Puts the parts into a zip file.
pub(super) fn package(parts: &[(&'static str, Vec<u8>)]) -> Result<Vec<u8>, DocxFault> {
    let options = SimpleFileOptions::default()
        .last_modified_time(DateTime::default())
        .system(System::Dos);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        let fault = |cause: zip::result::ZipError| DocxFault {
            part: name,
            cause: cause.into(),
        };
        let options = if bytes.len() < LEAST_TO_DEFLATE {
            options.compression_method(CompressionMethod::Stored)
        } else {
            options
                .compression_method(CompressionMethod::Deflated)
                .compression_level(Some(DEFLATE_LEVEL))
        };
        archive.start_file(*name, options).map_err(fault)?;
        archive
            .write_all(bytes)
            .map_err(|cause| DocxFault { part: name, cause })?;
    }
    let finished = archive.finish();
    let file = finished.map_err(|cause| DocxFault {
        part: "the zip directory",
        cause: cause.into(),
    })?;
    Ok(file.into_inner())
}
