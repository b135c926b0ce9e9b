//! What a layout profile changes, in words; and the profile to begin with.
//!
//! In: the text of a profile. Out: its changes in words; a text. It must not know documents.

use super::entries::{self, EntryKind, LayoutField, path};
use super::read::{ProfileEntry, entries as entries_of, read};
use crate::toml_file::kind::Kind;
use documents::layout::Layout;

/// A measure that a profile sets otherwise than the built-in layout.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LayoutChange {
    /// What it is, such as 正文行距.
    pub what: String,
    /// As the profile writes it, with its unit.
    pub now: String,
    /// As it is by default, with its unit; empty where nothing stands there.
    pub before: String,
}

/// Everything that the profile `text` sets otherwise than the profile `standard`, in the order of `text`. `base` is the layout of `standard`,
/// over which the profile is read; a text that cannot be read changes nothing.
pub fn changes(text: &str, standard: &str, base: &Layout) -> Vec<LayoutChange> {
    let (Ok(written), Ok(before)) = (entries_of(text), entries_of(standard)) else {
        return Vec::new();
    };
    let Ok(layout) = read(text, base) else {
        return Vec::new();
    };
    let shown = |entry: &ProfileEntry| match entry.written.as_str() {
        "true" => "是".to_owned(),
        "false" => "否".to_owned(),
        written => format!("{written}{}", entry.kind.unit()),
    };
    let is_measure = |entry: &&ProfileEntry| !entry.table.is_empty();
    let change = |entry: &ProfileEntry| {
        let before = before
            .iter()
            .find(|other| std::ptr::eq(other.field, entry.field));
        let before = before.map(shown).unwrap_or_default();
        let now = shown(entry);
        let differs = now != before && !(entry.written.is_empty() && before.is_empty());
        differs.then(|| LayoutChange {
            what: entry.field.label.to_owned(),
            now,
            before,
        })
    };
    let found = written.iter().filter(is_measure).filter_map(change);
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
    entries::entries().map(|(table, field)| path(table, field.key))
}

/// What the text leaves out, as sentences; nothing for one that says everything. Of the number of characters in a line and
/// the blank between them, one is enough.
pub fn missing(text: &str) -> Vec<String> {
    let Ok(written) = entries_of(text) else {
        return Vec::new();
    };
    let is_there = |field| written.iter().any(|entry| std::ptr::eq(entry.field, field));
    let is_spacing = |field: &LayoutField| matches!(field.kind, Kind::Leaf(EntryKind::Spacing(_)));
    entries::entries()
        .filter(|(_, field)| !is_there(*field) && !is_spacing(field))
        .map(|(table, field)| format!("缺 {}", path(table, field.key)))
        .collect()
}

/// Every table that a profile may have.
pub fn tables() -> impl Iterator<Item = &'static str> {
    entries::tables().filter_map(|(table, _)| (!table.is_empty()).then_some(table))
}
