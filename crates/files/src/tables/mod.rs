//! Tables of other programs: workbooks (.xlsx, .xls), .csv and what is pasted from them; and tables that we write.
//!
//! In: bytes or text of any origin. Out: a [`Book`] of cells as text, what was recognised in it, or the sentence why not;
//! and workbooks as bytes. A figure is found by words or codes, never by a fixed address. It must not know the browser.
//!
//! It carries the readers and writers of these formats, which only the tables worker and native programs need.

mod cells;
mod check_xls;
mod check_xlsx;
mod codes;
mod fault;
mod grid;
mod limits;
mod marked_copy;
mod measure;
mod read_text;
mod read_workbook;
mod recognise;
mod recognition;
pub mod roster;
mod school_profile;
mod search;
mod template;
mod wanted;
mod write;

use crate::saved::Foreign;
pub use cells::{Book, CellRange, TableCell, TableSheet, address, column_letters};
pub use codes::code;
pub use fault::ReadFault;
pub use marked_copy::marked_copy;
pub use read_text::read_pasted;
pub use recognise::{place_name, recognise};
pub use recognition::{
    CellPosition, CellWarning, FoundFigure, FoundProfile, RecognisedBy, Recognition,
    UnrecognisedCell,
};
pub use template::{figures_csv, template};
pub use write::{OutputCell, OutputTable, csv, xlsx};

/// Reads a file by what is in it, not by its name; `name` is only for sentences. `report_progress` is called
/// with the number of rows read so far.
///
/// ```
/// use files::tables;
///
/// let csv = "项目,小学\n在校生数（人）,644\n";
/// let book = tables::read("统计.csv", csv.as_bytes(), &mut |_rows| ()).unwrap();
/// assert_eq!(book.sheets[0].at(1, 1).map(|cell| cell.text.as_str()), Some("644"));
///
/// // What figures there are in it is asked of `recognise`.
/// let mut profile = school::profile::Profile::default();
/// profile.kind = Some(school::profile::SchoolKind::Primary);
/// let form = data::form_catalogue();
/// let found = tables::recognise(&[book], &profile, form, data::tables(), &mut |_sheets| ());
/// assert_eq!(found.figures[0].slot.figure, "pupils".into());
/// ```
///
/// # Errors
/// A [`ReadFault`] when the file is of a kind that is not read, broken, or beyond a limit.
pub fn read(
    name: &str,
    bytes: &[u8],
    report_progress: &mut dyn FnMut(u32),
) -> Result<Book, ReadFault> {
    if bytes.len() > limits::FILE_BYTES {
        return Err(ReadFault::TooLarge { bytes: bytes.len() });
    }
    if bytes.is_empty() {
        return Err(ReadFault::Empty);
    }
    match bytes {
        [b'P', b'K', 3 | 5 | 7, ..] => read_workbook::xlsx(name, bytes, report_progress),
        [0xD0, 0xCF, 0x11, 0xE0, ..] => read_workbook::xls(name, bytes, report_progress),
        [b'%', b'P', b'D', b'F', ..] => Err(ReadFault::OtherKind { kind: "PDF" }),
        _ => match Foreign::of(bytes) {
            Some(Foreign::Picture) => Err(ReadFault::Picture),
            Some(Foreign::Archive) => Err(ReadFault::Archive),
            _ => read_text::read_csv(name, bytes, report_progress),
        },
    }
}
