//! A pack's file is read.
//!
//! In: bytes or text, and the form. Out: a whole [`Standard`], or what has to be put right.

use toml::de::DeTable;

use super::grammar;
use crate::LARGEST_BYTES;
use crate::fault::{PackFault, first_faults};
use crate::pack_file::references::References;
use crate::toml_file::lines::TomlLines;
use crate::toml_file::{self, syntax};
use school::catalogue::Catalogue;
use standard::index::PackEntry;
use standard::{Standard, validation};

/// Opens a file that somebody chose: [`read_bytes`], and its id must be none of `built_in`.
///
/// # Errors
/// Those of [`read_bytes`], and one for an id that a built-in pack has.
///
/// ```
/// let text = packs::write(data::standard());
/// let faults = packs::open(text.as_bytes(), data::form_catalogue(), data::index()).unwrap_err();
/// assert!(faults[0].to_string().contains("程序自带"));
/// ```
pub fn open(
    bytes: &[u8],
    form: &Catalogue,
    built_in: &[PackEntry],
) -> Result<Standard, Vec<PackFault>> {
    let standard = read_bytes(bytes, form)?;
    if built_in.iter().any(|pack| pack.id == standard.id) {
        let text = String::from_utf8_lossy(bytes);
        let is_id = |line: &str| {
            line.trim_start()
                .strip_prefix("id")
                .is_some_and(|rest| rest.trim_start().starts_with('='))
        };
        let line = text.lines().position(is_id).map(|idx| idx + 1);
        let what = format!(
            "id 是 {}，与程序自带的标准包相同；请改成别的代号，如 {}-ben",
            standard.id, standard.id
        );
        return Err(vec![PackFault {
            line,
            what,
            ..PackFault::default()
        }]);
    }
    Ok(standard)
}

/// Reads a file as it lies on a disk. Only UTF-8 is read; another encoding is named where it is known.
///
/// # Errors
/// Those of [`read`], and one for bytes that are no UTF-8 text: UTF-16, GBK, an office file.
///
/// ```
/// let faults = packs::read_bytes(b"title = \"\xB1\xEA\xD7\xBC\"", data::form_catalogue()).unwrap_err();
/// assert!(faults[0].to_string().contains("UTF-8"));
/// ```
pub fn read_bytes(bytes: &[u8], form: &Catalogue) -> Result<Standard, Vec<PackFault>> {
    let fault = |what: String| Err(vec![PackFault::whole(what)]);
    if bytes.len() > LARGEST_BYTES {
        return fault(too_large(bytes.len()));
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xD0\xCF\x11\xE0") {
        return fault(
            "这是 Office 文件或压缩文件，不是标准包；请选扩展名为 .toml 的文本文件".to_owned(),
        );
    }
    let is_wide = bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF");
    let zeros = bytes.iter().take(64).filter(|byte| **byte == 0).count();
    if is_wide || zeros > 4 {
        return fault(
            "文件的编码是 UTF-16（记事本里叫“Unicode”）；请用记事本打开，另存为，编码选 UTF-8"
                .to_owned(),
        );
    }
    const WHAT: &str = "文件的编码不是 UTF-8（可能是 GBK，记事本里叫“ANSI”）；请用记事本打开，另存为，编码选 UTF-8";
    read(toml_file::utf8(bytes, WHAT)?, form)
}

/// Reads the text of a pack's file. `form` are the figures of the program; those of the pack are added to them.
///
/// # Errors
/// At most [`MOST_FAULTS`](crate::MOST_FAULTS) faults in the order of their lines, then one that counts the rest:
/// - larger than [`LARGEST_BYTES`], empty, or something else than a pack
/// - characters and brackets that TOML does not take, nesting without end, names that stand twice
/// - fields that are unknown, missing or of another kind, words and references that do not exist
/// - what [`validation::faults`] finds
///
/// ```
/// let faults = packs::read("id = \"a\"\nedition = 1", data::form_catalogue()).unwrap_err();
/// assert!(faults.iter().any(|fault| {
///     fault.to_string() == "第 2 行：edition 要放在英文双引号里，写成 edition = \"1\"，现在是 1"
/// }));
/// ```
pub fn read(text: &str, form: &Catalogue) -> Result<Standard, Vec<PackFault>> {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    if text.len() > LARGEST_BYTES {
        return Err(vec![PackFault::whole(too_large(text.len()))]);
    }
    let empty = "文件是空的；请选对标保存的标准包（.toml 文件）";
    if let Some(what) = toml_file::other_file(text, "标准包", empty) {
        return Err(vec![PackFault::whole(what)]);
    }
    let (file, lines) = toml_file::parse(text)?;
    let file = file.get_ref();
    let found = grammar::faults(file, &lines, &References::of(file, form));
    if !found.is_empty() {
        return Err(first_faults(found));
    }
    let standard: Standard =
        toml::from_str(text).map_err(|complaint| vec![syntax::fault(&complaint, &lines)])?;
    let found = validation::faults(&standard, form);
    if !found.is_empty() {
        let placed = found.iter().map(|sentence| placed(sentence, file, &lines));
        return Err(first_faults(placed.collect()));
    }
    Ok(standard)
}

fn too_large(bytes: usize) -> String {
    let tenths = bytes.div_ceil(100_000);
    format!(
        "文件有 {}.{} MB，标准包不超过 {} MB；请确认选的是标准包的 .toml 文件",
        tenths / 10,
        tenths % 10,
        LARGEST_BYTES / 1_000_000
    )
}

/// A sentence of [`validation::faults`] with the line of the entry that it names.
fn placed(sentence: &str, file: &DeTable<'_>, lines: &TomlLines<'_>) -> PackFault {
    let Some((item, what)) = sentence.split_once('：') else {
        return PackFault::whole(sentence);
    };
    const LISTS: [(&str, &str); 3] = [
        ("指标 ", "indicators"),
        ("分组 ", "groups"),
        ("填报项 ", "figures"),
    ];
    let named = LISTS.iter().find_map(|(word, list)| {
        let rest = item.strip_prefix(word)?;
        let id = rest.split(' ').next().unwrap_or_default();
        let entries = file.get(*list)?.get_ref().as_array()?;
        let entry = entries.iter().find(|entry| {
            let table = entry.get_ref().as_table();
            table.and_then(|table| toml_file::text_of(table, "id")) == Some(id)
        });
        entry.map(|entry| entry.span().start)
    });
    let of_head = || {
        let key = item.strip_prefix("标准包的 ")?;
        let (written_key, _) = file.get_key_value(key)?;
        Some(written_key.span().start)
    };
    let of_split = || {
        let splits = file.get("splits").filter(|_| item == "拆分系数")?;
        Some(splits.get_ref().as_array()?.iter().next()?.span().start)
    };
    let at = named.or_else(of_head).or_else(of_split);
    PackFault {
        line: at.map(|at| lines.at(at)),
        item: item.to_owned(),
        what: what.to_owned(),
        ..PackFault::default()
    }
}
