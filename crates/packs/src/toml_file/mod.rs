//! TOML files that a person wrote, whatever is in them: how they are parsed, walked through by the shape that they should
//! have, and the sentences for what is wrong.
//!
//! In: text, and a shape. Out: values with their lines, or faults. It must not know packs or layout profiles.

pub(crate) mod kind;
pub(crate) mod lines;
pub(crate) mod nearest;
pub(crate) mod scan;
pub(crate) mod syntax;
pub(crate) mod values;
pub(crate) mod walk;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::fault::{PackFault, first_faults};
use lines::TomlLines;

/// The tables of a file, and its lines.
///
/// # Errors
/// What is no TOML: characters, brackets and quotes, and what the parser complains of, each with its line.
pub(crate) fn parse(text: &str) -> Result<(Spanned<DeTable<'_>>, TomlLines<'_>), Vec<PackFault>> {
    let found = scan::faults(text);
    if !found.is_empty() {
        return Err(first_faults(found));
    }
    let lines = TomlLines::of(text);
    let (file, complaints) = DeTable::parse_recoverable(text);
    if !complaints.is_empty() {
        return Err(first_faults(syntax::faults(&complaints, &lines)));
    }
    Ok((file, lines))
}

/// The text of a file as it lies on a disk.
///
/// # Errors
/// The sentence `what`, with the first line that is no UTF-8.
pub(crate) fn utf8<'a>(bytes: &'a [u8], what: &str) -> Result<&'a str, Vec<PackFault>> {
    std::str::from_utf8(bytes).map_err(|broken| {
        let good = bytes.get(..broken.valid_up_to()).unwrap_or_default();
        let line = good.iter().filter(|byte| **byte == b'\n').count() + 1;
        vec![PackFault::at(line, what)]
    })
}

/// What to say of a text that is no TOML at all; `file` is what was wanted, `empty` the sentence for an empty text.
pub(crate) fn other_file(text: &str, file: &str, empty: &str) -> Option<String> {
    let begin = text.trim_start();
    if begin.is_empty() {
        return Some(empty.to_owned());
    }
    if begin.starts_with("PK\u{3}\u{4}") {
        return Some(format!(
            "这是 Office 文件或压缩文件，不是{file}；请选扩展名为 .toml 的文本文件"
        ));
    }
    if begin.starts_with('{') {
        return Some(format!(
            "这是 JSON 文件（如学校文件 .duibiao.json），不是{file}；请选扩展名为 .toml 的文件"
        ));
    }
    begin
        .starts_with('<')
        .then(|| format!("这是网页文件，不是{file}；请选扩展名为 .toml 的文件"))
}

/// Text of a field; `None` where it is missing or no text.
pub(crate) fn text_of<'a>(table: &'a DeTable<'_>, key: &str) -> Option<&'a str> {
    match table.get(key)?.get_ref() {
        DeValue::String(text) => Some(text),
        _ => None,
    }
}
