//! A layout profile is read.
//!
//! In: bytes or text, and the layout that holds where the file says nothing. Out: a [`Layout`], or what has to be put right.

use toml::de::DeValue;

use super::entries::{
    EntryKind, FOLLOWERS, LayoutField, LayoutShape, PROFILE, entries as entries_of_profile, found,
    named, tables,
};
use super::set::set;
use super::{LARGEST_BYTES, MARK, checks, units};
use crate::fault::{PackFault, first_faults, short};
use crate::toml_file::kind::Kind;
use crate::toml_file::nearest::nearest;
use crate::toml_file::walk::{self, Grammar};
use crate::toml_file::{self, values};
use documents::layout::Layout;
use numbers::Decimal;

/// An entry of a file.
pub(super) struct ProfileEntry {
    /// Key of its table; empty for the file itself.
    pub(super) table: &'static str,
    /// What its table is called.
    label: &'static str,
    pub(super) field: &'static LayoutField,
    pub(super) kind: EntryKind,
    /// Line in the file, from 1.
    pub(super) line: usize,
    /// What was written, without quotes.
    pub(super) written: String,
    pub(super) value: ProfileValue,
}

/// What an entry says.
pub(super) enum ProfileValue {
    Text(String),
    Number(Decimal),
    Flag(bool),
}

/// Reads a file as it lies on a disk. Only UTF-8 is read; another encoding is named where it is known.
///
/// # Errors
/// Those of [`read`], and one for bytes that are no UTF-8 text.
///
/// ```
/// use documents::Typefaces;
/// use packs::layout;
/// let base = data::layout(Typefaces::Standard);
/// let faults = layout::read_bytes(b"name = \"\xB1\xEA\"", base).unwrap_err();
/// assert!(faults[0].to_string().contains("UTF-8"));
/// ```
pub fn read_bytes(bytes: &[u8], base: &Layout) -> Result<Layout, Vec<PackFault>> {
    if bytes.len() > LARGEST_BYTES {
        return Err(vec![too_large(bytes.len())]);
    }
    let what = "文件的编码不是 UTF-8，或不是文本文件；请用记事本打开，另存为，编码选 UTF-8";
    read(toml_file::utf8(bytes, what)?, base)
}

/// Reads the text of a profile over `base`, which holds for what the text leaves out.
///
/// # Errors
/// At most [`MOST_FAULTS`](crate::MOST_FAULTS) faults in the order of their lines, then one that counts the
/// rest:
/// - larger than [`LARGEST_BYTES`], empty, or something else than a profile
/// - characters and brackets that TOML does not take, names that stand twice
/// - entries that are unknown, of another kind, or beyond what is possible
/// - margins that leave no room, lines lower than their characters, a page number that does not fit
///
/// ```
/// use documents::Typefaces;
/// use packs::layout;
/// let base = data::layout(Typefaces::Standard);
/// let text = "file = \"版式\"\nname = \"示例县版式\"\n[margins]\ntop = 30.5";
/// let read = layout::read(text, base).unwrap();
/// assert_eq!((read.margins.top_twips, read.margins.bottom_twips), (1729, 1984));
/// let faults = layout::read(&text.replace("30.5", "300"), base).unwrap_err();
/// let told = "第 4 行，页边距：top（天头）要在 12 到 80 毫米之间，现在是 300";
/// assert_eq!(faults[0].to_string(), told);
/// ```
pub fn read(text: &str, base: &Layout) -> Result<Layout, Vec<PackFault>> {
    let entries = entries(text)?;
    let mut layout = base.clone();
    let mut faults = Vec::new();
    for entry in &entries {
        if let Err(what) = set(&mut layout, entry.field, &entry.value) {
            faults.push(entry.fault(what));
        }
    }
    let entry = |(table, key): (&str, &str)| {
        let mut entries = entries.iter();
        entries.find(|entry| entry.table == table && entry.field.key == key)
    };
    for (follower, leader) in FOLLOWERS {
        if let (None, Some(leader), Some(field)) = (
            entry(follower),
            entry(leader),
            found(follower.0, follower.1),
        ) {
            // What is wrong with the leader is told already.
            set(&mut layout, field, &leader.value).ok();
        }
    }
    if faults.is_empty() {
        checks::spacing(&mut layout, &entries, &mut faults);
    }
    if faults.is_empty() {
        checks::room(&layout, &entries, &mut faults);
    }
    if faults.is_empty() {
        return Ok(layout);
    }
    Err(first_faults(faults))
}

/// The entries of a file, each known and of its kind.
pub(super) fn entries(text: &str) -> Result<Vec<ProfileEntry>, Vec<PackFault>> {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    if text.len() > LARGEST_BYTES {
        return Err(vec![too_large(text.len())]);
    }
    if let Some(what) =
        toml_file::other_file(text, "版式文件", "文件是空的；请选版式文件（.版式.toml）")
    {
        return Err(vec![PackFault::at(1, what)]);
    }
    let (file, lines) = toml_file::parse(text)?;
    let mut grammar = LayoutGrammar::default();
    let mut faults = walk::faults(&mut grammar, &PROFILE, file.get_ref(), &lines);
    if faults.is_empty() {
        grammar.entries.sort_by_key(|entry| entry.line);
        return Ok(grammar.entries);
    }
    for fault in &mut faults {
        fault.what = tidy(&fault.what);
    }
    Err(first_faults(faults))
}

/// The grammar of a layout profile; it collects the entries that are taken.
#[derive(Default)]
struct LayoutGrammar {
    entries: Vec<ProfileEntry>,
}

impl Grammar for LayoutGrammar {
    type Leaf = EntryKind;

    const FILE: &'static str = "版式文件";

    fn leaf(&mut self, entry: &walk::TomlEntry<'_, EntryKind>, kind: EntryKind) -> Option<String> {
        let value = match read_value(&named(entry.field), kind, entry.value, entry.written) {
            Ok(value) => value,
            Err(what) => return Some(what),
        };
        let written = match &value {
            ProfileValue::Text(text) => text.clone(),
            ProfileValue::Number(_) | ProfileValue::Flag(_) => {
                entry.written.trim_matches(['"', '\'']).to_owned()
            }
        };
        self.entries.push(ProfileEntry {
            table: key_of(entry.shape),
            label: entry.shape.what,
            field: entry.field,
            kind,
            line: entry.line,
            written,
            value,
        });
        None
    }

    fn mismatch(&self, key: &str, _: &Kind<EntryKind>, _: &DeValue<'_>, _: &str) -> String {
        format!("{key} 要写成单独一行的 [{key}]，下面一行一项")
    }

    fn unknown(&self, shape: &'static LayoutShape, key: &str) -> String {
        unknown(key_of(shape), key)
    }

    fn missing(&self, _: &LayoutShape, field: &LayoutField, _: bool) -> String {
        if field.key == "file" {
            return format!("缺 file = \"{MARK}\"，请加在开头；没有它就不是版式文件");
        }
        format!("缺{}；请加一行 {} = \"…\"", field.label, field.key)
    }

    fn line_of_missing(&self) -> Option<usize> {
        Some(1)
    }

    fn is_id(&self, _: EntryKind) -> bool {
        false
    }
}

/// Key of a table; empty for the file itself.
fn key_of(shape: &'static LayoutShape) -> &'static str {
    let found = tables().find(|(_, other)| std::ptr::eq(*other, shape));
    found.map_or("", |(key, _)| key)
}

impl ProfileEntry {
    /// A fault of this entry.
    pub(super) fn fault(&self, what: String) -> PackFault {
        PackFault {
            line: Some(self.line),
            item: self.label.to_owned(),
            what: tidy(&what),
            ..PackFault::default()
        }
    }
}

/// No blank behind a full-width bracket.
fn tidy(what: &str) -> String {
    what.replace("） ", "）")
}

/// What an entry says, if that is of its kind.
fn read_value(
    name: &str,
    kind: EntryKind,
    value: &DeValue<'_>,
    written: &str,
) -> Result<ProfileValue, String> {
    let shown = short(written);
    let number = |text: &str| {
        let text = text.replace('_', "");
        match values::decimal_fault(name, &text) {
            Some(what) => Err(what),
            None => Decimal::parse(&text)
                .map(ProfileValue::Number)
                .map_err(|_| format!("{name} 要写成数，现在是 {shown}")),
        }
    };
    match (kind, value) {
        (
            EntryKind::Mark | EntryKind::Text(..) | EntryKind::Face(_) | EntryKind::Place(_),
            DeValue::String(text),
        ) => Ok(ProfileValue::Text(text.trim().to_owned())),
        (EntryKind::Mark | EntryKind::Text(..) | EntryKind::Face(_) | EntryKind::Place(_), _) => {
            Err(format!(
                "{name} 要写成放在英文双引号里的文字，现在是 {shown}"
            ))
        }
        (EntryKind::Flag(_), DeValue::Boolean(flag)) => Ok(ProfileValue::Flag(*flag)),
        (EntryKind::Flag(_), _) => Err(format!(
            "{name} 要写成 true（是）或 false（否），不带引号，现在是 {shown}"
        )),
        (EntryKind::Size(..), DeValue::String(text)) => {
            let text = text.trim();
            let text = text.strip_suffix('磅').unwrap_or(text).trim();
            match units::SIZES.iter().find(|(size, _)| *size == text) {
                Some((size, _)) => Ok(ProfileValue::Text((*size).to_owned())),
                None if text.starts_with(|character: char| character.is_ascii_digit()) => {
                    number(text)
                }
                None => Err(format!(
                    "{name} 要写成 初号 到 小六 的字号，或磅数，如 \"三号\" 或 \"16\"，现在是 {shown}"
                )),
            }
        }
        (_, DeValue::String(text)) => number(text),
        (_, DeValue::Integer(_) | DeValue::Float(_)) => number(written),
        _ => Err(format!("{name} 要写成数，如 \"12.5\"，现在是 {shown}")),
    }
}

fn too_large(bytes: usize) -> PackFault {
    PackFault::at(
        1,
        format!(
            "文件有 {} KB，版式文件不超过 {} KB；请确认选的是版式文件（.版式.toml）",
            bytes.div_ceil(1000),
            LARGEST_BYTES / 1000
        ),
    )
}

/// What to say of an entry that there is not: the one that was meant, or the table in which it stands.
fn unknown(table: &str, key: &str) -> String {
    let written = short(key);
    let of_table = || {
        entries_of_profile()
            .filter(|(of, _)| *of == table)
            .map(|(_, field)| field)
    };
    let labelled = of_table().find(|field| field.label == key);
    let near = || nearest(key, of_table().map(|field| field.key));
    if let Some(field) = labelled.or_else(|| found(table, near()?)) {
        return format!("没有 {written} 这个名称，是不是 {}？", named(field));
    }
    let elsewhere = entries_of_profile().find(|(_, field)| field.key == key || field.label == key);
    if let Some((table, field)) = elsewhere {
        if table.is_empty() {
            return format!("{} 要写在文件开头，在第一个 [ ] 之前", named(field));
        }
        return format!("{} 要写在 [{table}] 下面", named(field));
    }
    if table.is_empty() {
        let tables: Vec<_> = tables().filter(|(table, _)| !table.is_empty()).collect();
        let labelled = tables.iter().find(|(_, shape)| shape.what == key);
        let near = nearest(key, tables.iter().map(|(table, _)| *table));
        if let Some(near) = labelled.map(|(table, _)| *table).or(near) {
            return format!("没有 {written} 这一节，是不是 [{near}]？");
        }
        let tables: Vec<&str> = tables.iter().map(|(table, _)| *table).collect();
        return format!("没有 {written} 这一节；可以写 {}", tables.join("、"));
    }
    let keys: Vec<&str> = of_table().map(|field| field.key).collect();
    format!("没有 {written} 这个名称；可以写 {}", keys.join("、"))
}
