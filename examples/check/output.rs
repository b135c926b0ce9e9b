//! The documents as files.
//!
//! In: documents and where they go. Out: files, and beside each text what its pages begin with, one page a line, to be
//! compared with the pages of other programs.

use std::fs;
use std::path::Path;

use documents::Document;
use files::papers::{self, Paper};
use formats::docx;

/// Writes one document as .docx.
///
/// # Errors
/// A document that makes no file, and a path that cannot be written.
pub(crate) fn write_document(document: &Document, path: &str) -> Result<(), String> {
    let bytes = docx::write(document).map_err(|fault| format!("写不成方案：{fault}"))?;
    write(Path::new(path), bytes)
}

/// Writes every paper as FOLDER/NAME-KEY.docx or .xlsx. NAME is that of the profile up to its first point, or of the
/// folder in which the school's file lies.
///
/// # Errors
/// A paper that makes no file, and a path that cannot be written.
pub(crate) fn write_papers(
    papers: &[Paper],
    file: &str,
    profile: Option<&str>,
    folder: &str,
) -> Result<(), String> {
    let name = name_of(file, profile);
    for paper in papers {
        let made = papers::file(paper, "").map_err(|fault| format!("写不成文件：{fault}"))?;
        let ending = made.name.rsplit('.').next().unwrap_or_default();
        let path = Path::new(folder).join(format!("{name}-{}.{ending}", paper.key));
        write(&path, made.bytes)?;
        if let papers::Content::Text(document) = &paper.content {
            write(&path.with_extension("pages.txt"), page_beginnings(document))?;
        }
    }
    Ok(())
}

fn name_of(file: &str, profile: Option<&str>) -> String {
    let name = |path: Option<&std::ffi::OsStr>| {
        path.map_or_else(String::new, |name| name.to_string_lossy().into_owned())
    };
    match profile {
        Some(profile) => {
            let name = name(Path::new(profile).file_name());
            name.split('.').next().unwrap_or_default().to_owned()
        }
        None => name(Path::new(file).parent().and_then(Path::file_name)),
    }
}

fn page_beginnings(document: &Document) -> String {
    let beginnings = docx::pages::page_beginnings(document).into_iter();
    let line = |words: String| words.replace('\n', "") + "\n";
    beginnings.map(line).collect()
}

fn write(path: &Path, bytes: impl AsRef<[u8]>) -> Result<(), String> {
    fs::write(path, bytes).map_err(|fault| format!("写不了 {}：{fault}", path.display()))
}
