//! What a layout profile changes, and the profile to begin with.
//!
//! In: the text of a profile. Out: its changes in words; a text. It must not know documents.

use super::fields::{Field, Kind, TABLES};
use super::list::FIELDS;
use super::read::{Entry, entries, read};
use documents::layout::Layout;

/// Something that a profile says otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What it is, such as 正文行距.
    pub what: String,
    /// As it is written, with its unit.
    pub own: String,
    /// As it is by default, with its unit; empty where nothing stands there.
    pub before: String,
}

/// Everything that the profile `text` says otherwise than `standard`, in its own order. `base` is the layout of `standard`,
/// over which the profile is read; a text that cannot be read changes nothing.
pub fn changes(text: &str, standard: &str, base: &Layout) -> Vec<Change> {
    let (Ok(own), Ok(before)) = (entries(text), entries(standard)) else {
        return Vec::new();
    };
    let Ok(layout) = read(text, base) else {
        return Vec::new();
    };
    let shown = |entry: &Entry| match entry.written.as_str() {
        "true" => "是".to_owned(),
        "false" => "否".to_owned(),
        written => format!("{written}{}", entry.field.unit()),
    };
    let is_said = |entry: &&Entry| !entry.field.table.is_empty();
    let change = |entry: &Entry| {
        let before = before
            .iter()
            .find(|own| std::ptr::eq(own.field, entry.field));
        let before = before.map(shown).unwrap_or_default();
        let own = shown(entry);
        let differs = own != before && !(entry.written.is_empty() && before.is_empty());
        differs.then(|| Change {
            what: entry.field.label.to_owned(),
            own,
            before,
        })
    };
    let found = own.iter().filter(is_said).filter_map(change);
    // Another way of writing the same, such as 16 for 三号, changes nothing.
    if layout == *base {
        Vec::new()
    } else {
        found.collect()
    }
}

/// The profile `standard` with every measure as a comment: to be changed where a county wants it otherwise.
pub fn sample(standard: &str) -> String {
    let line = |line: &str| {
        let is_table = line.starts_with('[');
        let is_kept = line.starts_with("file ") || line.starts_with("name ");
        if line.is_empty() || line.starts_with('#') || is_table || is_kept {
            return format!("{line}\n");
        }
        format!("# {line}\n")
    };
    let head =
        "# 要改哪一项，就去掉那一行开头的井号，再改等号右边的值。没有去掉井号的，照程序的默认。\n";
    let lines: String = standard.lines().map(line).collect();
    format!("{head}{lines}")
}

/// Every entry that a profile may have, as `table.key`.
pub fn keys() -> impl Iterator<Item = String> {
    FIELDS.iter().map(Field::path)
}

/// What the text leaves out, as sentences; nothing for one that says everything. Of the number of characters in a line and
/// the blank between them, one is enough.
pub fn missing(text: &str) -> Vec<String> {
    let Ok(own) = entries(text) else {
        return Vec::new();
    };
    let is_there = |field: &Field| own.iter().any(|own| std::ptr::eq(own.field, field));
    let is_left_out = |own: &&Field| !is_there(own) && !matches!(own.kind, Kind::Spacing(_));
    let left_out = FIELDS.iter().filter(is_left_out);
    left_out.map(|own| format!("缺 {}", own.path())).collect()
}

/// Every table that a profile may have.
pub fn tables() -> impl Iterator<Item = &'static str> {
    TABLES.iter().map(|(table, _)| *table)
}
