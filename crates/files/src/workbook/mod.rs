//! Tables of other programs: workbooks (.xlsx, .xls), .csv and what is pasted from them; and tables that we write.
//!
//! In: bytes or text of any origin. Out: a [`Book`] of cells as text, what was recognised in it, or the sentence why not;
//! and workbooks as bytes. A figure is found by words or codes, never by a fixed address. It must not know the browser.
//!
//! Only the tables module may reach it: it carries the readers and writers of these formats.

mod ask;
mod cells;
mod codes;
mod fault;
mod found;
mod gate;
mod gate_xls;
mod grid;
mod limits;
mod marked;
mod measure;
mod read_book;
mod read_text;
mod recognise;
pub mod roster;
mod search;
mod template;
mod who;
mod write;

pub use cells::{Book, Cell, Region, Sheet, address, column_letters};
pub use codes::code;
pub use fault::ReadFault;
pub use found::{At, Findings, Found, FoundProfile, How, Trouble};
pub use marked::marked;
pub use read_text::read_pasted;
pub use recognise::{place_name, recognise};
pub use template::{figures_csv, template};
pub use write::{Out, Table, csv, xlsx};

/// Reads a file by what is in it, not by its name; `name` is only for sentences. `told` is called with the rows read so
/// far.
///
/// # Errors
/// A [`ReadFault`] when the file is of a kind that is not read, broken, or beyond a limit.
pub fn read(name: &str, bytes: &[u8], told: &mut dyn FnMut(u32)) -> Result<Book, ReadFault> {
    if bytes.len() > limits::FILE_BYTES {
        return Err(ReadFault::TooLarge { bytes: bytes.len() });
    }
    if bytes.is_empty() {
        return Err(ReadFault::Empty);
    }
    match bytes {
        [b'P', b'K', 3 | 5 | 7, ..] => read_book::xlsx(name, bytes, told),
        [0xD0, 0xCF, 0x11, 0xE0, ..] => read_book::xls(name, bytes, told),
        [b'%', b'P', b'D', b'F', ..] => Err(ReadFault::OtherKind { kind: "PDF" }),
        _ => read_text::read_csv(name, bytes, told),
    }
}
