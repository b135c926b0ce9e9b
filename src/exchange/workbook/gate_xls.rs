//! What a .xls must be before its reader sees it: a container that can be walked, with records within limits.
//!
//! In: bytes that begin as a compound file. Out: nothing, or why it is refused. The reader of .xls lays every sheet out
//! as a full rectangle, so two cells far apart would take more memory than there is.

use std::io::{Cursor, Read};

use super::fault::ReadFault;
use super::limits;

/// Records of the format that are looked at: what begins a sheet, its size, a password, and cells.
const BEGIN: u16 = 0x0809;
const SIZE: u16 = 0x0200;
const LOCKED: u16 = 0x002F;
const SHEET: u16 = 0x0085;
const CELLS: [u16; 9] = [
    0x0006, 0x00BD, 0x00BE, 0x00D6, 0x00FD, 0x0203, 0x0204, 0x0205, 0x027E,
];
/// Places of all rectangles together, filled or not.
const PLACES: u64 = 2_000_000;

/// Walks the records once.
///
/// # Errors
/// A [`ReadFault`] for a container that is broken, locked, of another kind, or has too large a sheet.
pub(super) fn check(bytes: &[u8]) -> Result<(), ReadFault> {
    let broken = |place: &str| ReadFault::Broken {
        place: place.to_owned(),
    };
    let mut file =
        cfb::CompoundFile::open(Cursor::new(bytes)).map_err(|_| broken("复合文档的目录"))?;
    if file.exists("/EncryptedPackage") {
        return Err(ReadFault::Locked);
    }
    if file.exists("/WordDocument") {
        return Err(ReadFault::OtherKind { kind: " Word " });
    }
    let stream = ["/Workbook", "/Book"]
        .into_iter()
        .find(|name| file.exists(name));
    let stream = stream.ok_or(ReadFault::OtherKind {
        kind: "别的软件的"
    })?;
    let mut records = Vec::new();
    let stream = file.open_stream(stream).map_err(|_| broken("Workbook"))?;
    stream
        .take(limits::FILE_BYTES as u64)
        .read_to_end(&mut records)
        .map_err(|_| broken("Workbook"))?;
    walk(&records)
}

fn walk(records: &[u8]) -> Result<(), ReadFault> {
    let (mut sheets, mut cells, mut places) = (0_usize, 0_usize, 0_u64);
    let mut corners: Option<[u64; 4]> = None;
    let mut rest = records;
    while let [kind, kind2, len, len2, after @ ..] = rest {
        let kind = u16::from_le_bytes([*kind, *kind2]);
        let len = usize::from(u16::from_le_bytes([*len, *len2]));
        let Some((data, after)) = after.split_at_checked(len) else {
            return Err(ReadFault::Broken {
                place: "Workbook".to_owned(),
            });
        };
        rest = after;
        match kind {
            LOCKED => return Err(ReadFault::Locked),
            SHEET => sheets += 1,
            BEGIN => {
                places += area(corners.take());
            }
            SIZE => {
                // Either 16 or 32 bits for rows, then 16 for columns; the reader makes room for all of it.
                let number = |at: usize, wide: bool| -> u64 {
                    let byte = |idx: usize| u64::from(data.get(idx).copied().unwrap_or(0));
                    let low = byte(at) | byte(at + 1) << 8;
                    if wide {
                        low | byte(at + 2) << 16 | byte(at + 3) << 24
                    } else {
                        low
                    }
                };
                let (rows, columns) = if len >= 12 {
                    (
                        number(4, true).saturating_sub(number(0, true)),
                        number(10, false).saturating_sub(number(8, false)),
                    )
                } else {
                    (
                        number(2, false).saturating_sub(number(0, false)),
                        number(6, false).saturating_sub(number(4, false)),
                    )
                };
                places += rows.saturating_mul(columns);
            }
            own if CELLS.contains(&own) => {
                cells += 1;
                if let [row, row2, column, column2, ..] = data {
                    let row = u64::from(u16::from_le_bytes([*row, *row2]));
                    let mut last = u64::from(u16::from_le_bytes([*column, *column2]));
                    let first = last;
                    // Records of several cells end with their last column.
                    if matches!(own, 0x00BD | 0x00BE)
                        && let [.., end, end2] = data
                    {
                        last = last.max(u64::from(u16::from_le_bytes([*end, *end2])));
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
    Ok(())
}

fn area(corners: Option<[u64; 4]>) -> u64 {
    corners.map_or(0, |[top, bottom, left, right]| {
        (bottom - top + 1).saturating_mul(right - left + 1)
    })
}
