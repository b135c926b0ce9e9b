//! Tables of other programs: what is read, recognised and refused, and what comes back from what we write.
//!
//! Workbooks are made here as Excel, WPS, LibreOffice and scripts make them; the values that must be found are written
//! beside them by hand.

mod hostile;
mod layouts;
mod made;
mod official;
mod round;
mod saved;

use files::tables::{self, Book, Recognition};
use school::draft::Entry;
use school::profile::{Profile, SchoolKind};

/// Reads without listening to progress.
pub(crate) fn read(bytes: &[u8]) -> Book {
    tables::read("表.xlsx", bytes, &mut |_| {}).unwrap_or_else(|fault| panic!("{fault}"))
}

pub(crate) fn profile(kind: SchoolKind) -> Profile {
    Profile {
        name: "示例县河湾学校".to_owned(),
        kind: Some(kind),
        ..Profile::default()
    }
}

pub(crate) fn recognised(books: &[Book], kind: SchoolKind) -> Recognition {
    tables::recognise(
        books,
        &profile(kind),
        data::form_catalogue(),
        data::tables(),
        &mut |_| {},
    )
}

/// Findings as `figure/part=text @cell`, and troubles as `! cell: text`.
pub(crate) fn shown(recognition: &Recognition) -> Vec<String> {
    let figures = recognition.figures.iter().map(|found| {
        let text = match &found.entry {
            Entry::Text(text) => text.clone(),
            Entry::NotApplicable(reason) => format!("不适用：{reason}"),
        };
        let address = tables::address(found.at.row, found.at.column);
        format!("{}={text} @{address}", tables::code(&found.slot))
    });
    let profile = recognition
        .profile
        .iter()
        .map(|found| format!("school/{}={}", found.field, found.value));
    let warnings = recognition.warnings.iter().map(|warning| {
        let address = tables::address(warning.at.row, warning.at.column);
        format!("! {address}: {}", warning.text)
    });
    profile.chain(figures).chain(warnings).collect()
}
