//! What a .xlsx must be before its reader sees it: a container within limits, of XML without tricks.
//!
//! In: bytes that begin as a zip. Out: nothing, or why it is refused. Sizes are counted while unpacking, not believed.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::fault::ReadFault;
use super::limits;

/// Walks the whole container once.
///
/// # Errors
/// A [`ReadFault`] for a container that is broken, locked, of another kind, a bomb, or has entities or endless nesting.
pub(super) fn check(bytes: &[u8]) -> Result<(), ReadFault> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| broken("压缩包的目录"))?;
    if archive.len() > limits::PARTS {
        return Err(ReadFault::Bomb);
    }
    kind(&archive)?;
    let mut left = limits::UNPACKED_BYTES;
    // Two sheets of one part would be read twice, a thousand of them a thousand times.
    let mut sheets = Sheets::default();
    for idx in 0..archive.len() {
        let part = archive.by_index(idx).map_err(|_| broken("压缩包"))?;
        if part.size() > left {
            return Err(ReadFault::Bomb);
        }
        let name = part
            .name()
            .map_err(|_| broken("压缩包的文件名"))?
            .into_owned();
        let is_xml = [".xml", ".rels", ".vml"]
            .iter()
            .any(|end| name.ends_with(end));
        // One byte more than is left shows that there is too much.
        let mut counted = Counted {
            inner: part.take(left + 1),
            count: 0,
        };
        if is_xml {
            xml(
                &name,
                BufReader::with_capacity(1 << 16, &mut counted),
                &mut sheets,
            )?;
        }
        // What the reader of XML left, and parts that are no XML.
        std::io::copy(&mut counted, &mut std::io::sink()).map_err(|_| broken(&name))?;
        left = left.checked_sub(counted.count).ok_or(ReadFault::Bomb)?;
    }
    if sheets.count > limits::SHEETS {
        return Err(ReadFault::TooMuch {
            what: "工作表的张数",
            most: limits::SHEETS,
            sheet: String::new(),
        });
    }
    Ok(())
}

/// Sheets that the workbook names, and the parts that it leads to.
#[derive(Default)]
struct Sheets {
    count: usize,
    ids: BTreeSet<String>,
    targets: BTreeSet<String>,
}

struct Counted<R> {
    inner: R,
    count: u64,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let count = self.inner.read(buffer)?;
        self.count += count as u64;
        Ok(count)
    }
}

fn broken(place: &str) -> ReadFault {
    ReadFault::Broken {
        place: place.chars().take(40).collect(),
    }
}

/// A zip can be many things; the sentence names which.
fn kind<R: Read + std::io::Seek>(archive: &ZipArchive<R>) -> Result<(), ReadFault> {
    let has = |wanted: &str| {
        archive
            .file_names()
            .flatten()
            .any(|name| name.trim_start_matches('/').eq_ignore_ascii_case(wanted))
    };
    if has("xl/workbook.xml") {
        return Ok(());
    }
    let kind = if has("xl/workbook.bin") {
        "二进制工作簿（.xlsb）"
    } else if has("content.xml") {
        " ODF（.ods）"
    } else if has("word/document.xml") {
        " Word "
    } else if has("ppt/presentation.xml") {
        "幻灯片"
    } else {
        return Err(ReadFault::Archive);
    };
    Err(ReadFault::OtherKind { kind })
}

/// Looks at every event of one part.
fn xml(name: &str, input: impl BufRead, sheets: &mut Sheets) -> Result<(), ReadFault> {
    let mut reader = Reader::from_reader(input);
    // The reader of workbooks has its own view of names that do not match.
    reader.config_mut().check_end_names = false;
    let mut buffer = Vec::new();
    let mut depth = 0_usize;
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(element)) => {
                depth += 1;
                if depth > limits::DEPTH {
                    return Err(ReadFault::Hostile {
                        what: "层层套叠的元素",
                    });
                }
                note(name, &element, sheets)?;
            }
            Ok(Event::Empty(element)) => note(name, &element, sheets)?,
            Ok(Event::End(_)) => depth = depth.saturating_sub(1),
            Ok(Event::DocType(_)) => {
                return Err(ReadFault::Hostile {
                    what: "自定义实体"
                });
            }
            Ok(Event::Eof) => return Ok(()),
            Ok(_) => {}
            Err(_) => return Err(broken(name)),
        }
        if buffer.len() > limits::CELL_BYTES {
            return Err(ReadFault::TooMuch {
                what: "一个格子的文字",
                most: limits::CELL_BYTES,
                sheet: String::new(),
            });
        }
    }
}

/// Whether the addresses of an element are no longer than any that there is (`XFD1048576`), and those of a range in order:
/// with others the reader of workbooks counts beyond its numbers.
fn has_addresses(element: &BytesStart) -> bool {
    const LETTERS: usize = 3;
    const DIGITS: usize = 7;
    let is_short = |address: &str| {
        let count = |is_of: fn(&char) -> bool| address.chars().filter(is_of).count();
        count(char::is_ascii_alphabetic) <= LETTERS && count(char::is_ascii_digit) <= DIGITS
    };
    // Texts of the same length are in the order of what they count, so the length stands first.
    let place = |address: &str| {
        let only = |is_of: fn(&char) -> bool| address.chars().filter(is_of).collect::<String>();
        let letters = only(char::is_ascii_alphabetic).to_ascii_uppercase();
        let digits = only(char::is_ascii_digit);
        let digits = digits.trim_start_matches('0').to_owned();
        [(letters.len(), letters), (digits.len(), digits)]
    };
    let is_whole = |value: &str| {
        let is_in_order = match value.split_once(':') {
            None => true,
            Some((from, to)) => {
                let [column, row] = place(from);
                let [last_column, last_row] = place(to);
                column <= last_column && row <= last_row
            }
        };
        is_in_order && value.split(':').all(is_short)
    };
    let mut attributes = element.attributes().flatten();
    attributes.all(|attribute| {
        let key: &str = attribute.key.as_ref();
        let value: &str = attribute.value.as_ref();
        !matches!(key, "r" | "ref") || is_whole(value)
    })
}

/// Counts sheets, and refuses two of one part and addresses that no sheet has.
fn note(name: &str, element: &BytesStart, sheets: &mut Sheets) -> Result<(), ReadFault> {
    let name = name.trim_start_matches('/');
    let is_workbook = name.eq_ignore_ascii_case("xl/workbook.xml");
    let is_relations = name.eq_ignore_ascii_case("xl/_rels/workbook.xml.rels");
    let local = element.local_name();
    let local: &str = local.as_ref();
    if matches!(local, "c" | "row" | "dimension" | "mergeCell") && !has_addresses(element) {
        return Err(broken(name));
    }
    let wanted = match local {
        "sheet" if is_workbook => "id",
        "Relationship" if is_relations => "Target",
        _ => return Ok(()),
    };
    if wanted == "id" {
        sheets.count += 1;
    }
    for attribute in element.attributes().flatten() {
        let key = attribute.key.local_name();
        let key: &str = key.as_ref();
        if key != wanted {
            continue;
        }
        let value: &str = attribute.value.as_ref();
        let known = if wanted == "id" {
            &mut sheets.ids
        } else {
            &mut sheets.targets
        };
        if !known.insert(value.to_owned()) {
            return Err(broken("xl/workbook.xml"));
        }
    }
    Ok(())
}
