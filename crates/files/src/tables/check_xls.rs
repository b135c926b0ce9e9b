//! What a .xls must be before its reader sees it: a container that can be walked, with records within limits.
//!
//! In: bytes that begin as a compound file. Out: the file without formulas, or why it is refused. The reader of .xls makes a
//! full rectangle of every sheet, so two cells far apart would take more memory than there is.

use std::collections::BTreeSet;
use std::io::{Cursor, Read, Seek, SeekFrom, Write};

use super::fault::ReadFault;
use super::limits;

/// Records of the format that are looked at: what begins a sheet, its size, a password, and cells.
const BEGIN: u16 = 0x0809;
const SIZE: u16 = 0x0200;
const LOCKED: u16 = 0x002F;
const SHEET: u16 = 0x0085;
const FORMULA: u16 = 0x0006;
const NAME: u16 = 0x0018;
const OTHER_SHEETS: u16 = 0x0017;
const UNKNOWN: [u8; 2] = [0x0F, 0x0F];
const MERGED: u16 = 0x00E5;
const CELLS: [u16; 9] = [
    0x0006, 0x00BD, 0x00BE, 0x00D6, 0x00FD, 0x0203, 0x0204, 0x0205, 0x027E,
];
/// Places of all rectangles together, filled or not.
const PLACES: u64 = 2_000_000;

/// Walks the records once, and gives the file without formulas: only their results are read, and a damaged formula would
/// stop the reader.
///
/// # Errors
/// A [`ReadFault`] for a container that is broken, locked, of another kind, or has too large a sheet.
pub(super) fn checked(bytes: &[u8]) -> Result<Vec<u8>, ReadFault> {
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes.to_vec()))
        .map_err(|_| broken("复合文档的目录"))?;
    if file.exists("/EncryptedPackage") {
        return Err(ReadFault::Locked);
    }
    if file.exists("/WordDocument") {
        return Err(ReadFault::OtherKind { kind: " Word " });
    }
    let name = ["/Workbook", "/Book"]
        .into_iter()
        .find(|name| file.exists(name));
    let name = name.ok_or(ReadFault::OtherKind {
        kind: "别的软件的"
    })?;
    let mut records = Vec::new();
    let stream = file.open_stream(name).map_err(|_| broken(name))?;
    stream
        .take(limits::FILE_BYTES as u64)
        .read_to_end(&mut records)
        .map_err(|_| broken(name))?;
    let changes = walk(&records)?;
    let mut stream = file.open_stream(name).map_err(|_| broken(name))?;
    for (at, two) in changes {
        let is_written = stream
            .seek(SeekFrom::Start(at as u64))
            .and_then(|_| stream.write_all(&two));
        is_written.map_err(|_| broken(name))?;
    }
    stream.flush().map_err(|_| broken(name))?;
    drop(stream);
    Ok(file.into_inner().into_inner())
}

fn broken(place: &str) -> ReadFault {
    ReadFault::Broken {
        place: place.to_owned(),
    }
}

/// Two bytes to be written at a place of the records.
type Change = (usize, [u8; 2]);

fn walk(records: &[u8]) -> Result<Vec<Change>, ReadFault> {
    let mut changes = Vec::new();
    let (mut sheets, mut cells, mut places) = (0_usize, 0_usize, 0_u64);
    let mut corners: Option<[u64; 4]> = None;
    // Where sheets begin, and where the workbook says that they do: the reader goes there without looking.
    let (mut begins, mut pointers) = (BTreeSet::new(), BTreeSet::new());
    let mut rest = records;
    while let [kind, kind2, len, len2, after @ ..] = rest {
        let kind = u16::from_le_bytes([*kind, *kind2]);
        let len = usize::from(u16::from_le_bytes([*len, *len2]));
        let broken = || broken("Workbook");
        let at = records.len() - rest.len();
        let (data, after) = after.split_at_checked(len).ok_or_else(broken)?;
        rest = after;
        match kind {
            // Behind the header and 20 bytes stands how long the formula is.
            FORMULA if data.len() >= 22 => changes.push((at + 24, [0, 0])),
            FORMULA => return Err(broken()),
            // Of use for formulas only; an unknown record is passed over.
            NAME | OTHER_SHEETS => changes.push((at, UNKNOWN)),
            _ => {}
        }
        match kind {
            LOCKED => return Err(ReadFault::Locked),
            SHEET => {
                sheets += 1;
                let [a, b, c, d, ..] = data else {
                    return Err(broken());
                };
                if !pointers.insert(u32::from_le_bytes([*a, *b, *c, *d]) as usize) {
                    return Err(broken());
                }
            }
            BEGIN => {
                begins.insert(at);
                places += area(corners.take());
            }
            SIZE => places += size(data).ok_or_else(broken)?,
            MERGED => {
                // A number of regions, then eight bytes for each.
                let count = data
                    .first_chunk()
                    .map_or(0, |bytes| u16::from_le_bytes(*bytes));
                if data.len() < 2 + usize::from(count) * 8 {
                    return Err(broken());
                }
            }
            kind if CELLS.contains(&kind) => {
                cells += 1;
                if let [row, row2, column, column2, ..] = data {
                    let row = u64::from(u16::from_le_bytes([*row, *row2]));
                    let mut last = u64::from(u16::from_le_bytes([*column, *column2]));
                    let first = last;
                    // Records of several cells end with their last column.
                    if matches!(kind, 0x00BD | 0x00BE)
                        && let [.., end, end2] = data
                    {
                        last = u64::from(u16::from_le_bytes([*end, *end2]));
                        if last < first {
                            return Err(broken());
                        }
                        cells += usize::try_from(last - first).unwrap_or(0);
                    }
                    let known = corners.unwrap_or([row, row, first, last]);
                    corners = Some([
                        known[0].min(row),
                        known[1].max(row),
                        known[2].min(first),
                        known[3].max(last),
                    ]);
                }
            }
            _ => {}
        }
        let too_much = |what, most| ReadFault::TooMuch {
            what,
            most,
            sheet: String::new(),
        };
        if sheets > limits::SHEETS {
            return Err(too_much("工作表的张数", limits::SHEETS));
        }
        if cells > limits::CELLS {
            return Err(too_much("填了内容的格子", limits::CELLS));
        }
        if places + area(corners) > PLACES {
            return Err(too_much("工作表的行数乘列数", 2_000_000));
        }
    }
    if pointers.is_subset(&begins) {
        Ok(changes)
    } else {
        Err(broken("Workbook"))
    }
}

/// Places of a sheet as it says itself: 16 or 32 bits for rows, then 16 for columns, each the first one and the one behind
/// the last. The reader makes room for all of them. `None` when the end lies before the beginning.
fn size(data: &[u8]) -> Option<u64> {
    let short = |at: usize| {
        let bytes = data.get(at..at + 2)?.first_chunk()?;
        Some(u64::from(u16::from_le_bytes(*bytes)))
    };
    let (top, bottom, left, right) = match data.len() {
        10 => (short(0)?, short(2)?, short(4)?, short(6)?),
        14 | 16 => {
            let long = |at: usize| Some(short(at)? | short(at + 2)? << 16);
            (long(0)?, long(4)?, short(8)?, short(10)?)
        }
        _ => return None,
    };
    if bottom == 0 || right == 0 {
        return Some(1);
    }
    // A first column behind the last is taken for the first of all.
    let left = if left > 0xFF || right <= left {
        0
    } else {
        left
    };
    let rows = bottom.checked_sub(top).filter(|rows| *rows > 0)?;
    Some(rows.saturating_mul(right - left))
}

fn area(corners: Option<[u64; 4]>) -> u64 {
    corners.map_or(0, |[top, bottom, left, right]| {
        (bottom - top + 1).saturating_mul(right - left + 1)
    })
}
