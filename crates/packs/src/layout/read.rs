//! A layout profile is read.
//!
//! In: bytes or text, and the layout that holds where the file says nothing. Out: a [`Layout`], or what has to be put right.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::fields::{self, FOLLOWERS, Field, Kind, TABLES};
use super::list::FIELDS;
use super::put::put;
use super::{LARGEST_BYTES, MARK, checks, units};
use crate::fault::{PackFault, short, told};
use crate::lines::Lines;
use crate::nearest::nearest;
use crate::{scan, syntax, values};
use documents::layout::Layout;
use numbers::Decimal;

/// An entry of a file.
pub(super) struct Entry {
    pub(super) field: &'static Field,
    pub(super) line: usize,
    /// What was written, without quotes.
    pub(super) written: String,
    pub(super) value: Value,
}

/// What an entry says.
pub(super) enum Value {
    Text(String),
    Number(Decimal),
    Flag(bool),
}

/// Reads a file as it lies on a disk. Only UTF-8 is read; another encoding is named where it can be told.
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
    match std::str::from_utf8(bytes) {
        Ok(text) => read(text, base),
        Err(broken) => {
            let good = bytes.get(..broken.valid_up_to()).unwrap_or_default();
            let line = good.iter().filter(|byte| **byte == b'\n').count() + 1;
            let what = "文件的编码不是 UTF-8，或不是文本文件；请用记事本打开，另存为，编码选 UTF-8";
            Err(vec![PackFault::at(line, what)])
        }
    }
}

/// Reads the text of a profile over `base`, which holds for what the text leaves out.
///
/// # Errors
/// At most [`MOST_FAULTS`](crate::MOST_FAULTS) faults in the order of their lines, then one that counts the
/// rest:
/// - larger than [`LARGEST_BYTES`], empty, or something else than a profile
/// - signs and brackets that TOML does not take, names that stand twice
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
        if let Err(what) = put(&mut layout, entry.field, &entry.value) {
            faults.push(entry.fault(what));
        }
    }
    let entry = |(table, key): (&str, &str)| {
        let mut entries = entries.iter();
        entries.find(|entry| entry.field.table == table && entry.field.key == key)
    };
    for (follower, leader) in FOLLOWERS {
        if let (None, Some(leader), Some(field)) = (
            entry(follower),
            entry(leader),
            fields::found(follower.0, follower.1),
        ) {
            // What is wrong with the leader is told already.
            put(&mut layout, field, &leader.value).ok();
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
    Err(told(faults))
}

/// The entries of a file, each known and of its kind.
pub(super) fn entries(text: &str) -> Result<Vec<Entry>, Vec<PackFault>> {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    if text.len() > LARGEST_BYTES {
        return Err(vec![too_large(text.len())]);
    }
    if let Some(what) = other_file(text) {
        return Err(vec![PackFault::at(1, what)]);
    }
    let found = scan::faults(text);
    if !found.is_empty() {
        return Err(told(found));
    }
    let lines = Lines::of(text);
    let (file, complaints) = DeTable::parse_recoverable(text);
    if !complaints.is_empty() {
        return Err(told(syntax::faults(&complaints, &lines)));
    }
    let mut walk = Walk {
        lines,
        entries: Vec::new(),
        faults: Vec::new(),
    };
    walk.file(file.get_ref());
    if walk.faults.is_empty() {
        walk.entries.sort_by_key(|entry| entry.line);
        return Ok(walk.entries);
    }
    Err(told(walk.faults))
}

struct Walk<'a> {
    lines: Lines<'a>,
    entries: Vec<Entry>,
    faults: Vec<PackFault>,
}

impl Walk<'_> {
    fn file(&mut self, file: &DeTable<'_>) {
        for (key, value) in file {
            let line = self.lines.at(key.span().start);
            let table = TABLES.iter().find(|(table, _)| *table == key.get_ref());
            match (table, value.get_ref()) {
                (Some((table, label)), DeValue::Table(entries)) => {
                    for (key, value) in entries {
                        self.entry(table, label, key, value);
                    }
                }
                (Some((table, label)), _) => {
                    let what = format!("{table} 要写成单独一行的 [{table}]，下面一行一项");
                    self.fault(line, label, what);
                }
                (None, _) => self.entry("", "", key, value),
            }
        }
        for (key, what) in [
            (
                "file",
                format!("缺 file = \"{MARK}\"，请加在开头；没有它就不是版式文件"),
            ),
            ("name", "缺版式名称；请加一行 name = \"…\"".to_owned()),
        ] {
            if !file.contains_key(key) {
                self.fault(1, "", what);
            }
        }
    }

    fn entry(
        &mut self,
        table: &'static str,
        label: &str,
        key: &Spanned<std::borrow::Cow<'_, str>>,
        value: &Spanned<DeValue<'_>>,
    ) {
        let line = self.lines.at(key.span().start);
        let Some(field) = fields::found(table, key.get_ref()) else {
            return self.fault(line, label, unknown(table, key.get_ref()));
        };
        let written = self.lines.between(value.span());
        match read_value(field, value.get_ref(), written) {
            Ok(value) => {
                let written = match &value {
                    Value::Text(text) => text.clone(),
                    Value::Number(_) | Value::Flag(_) => {
                        written.trim_matches(['"', '\'']).to_owned()
                    }
                };
                self.entries.push(Entry {
                    field,
                    line,
                    written,
                    value,
                });
            }
            Err(what) => self.fault(line, label, what),
        }
    }

    fn fault(&mut self, line: usize, label: &str, what: String) {
        self.faults.push(PackFault {
            line: Some(line),
            item: label.to_owned(),
            what: tidy(&what),
            ..PackFault::default()
        });
    }
}

impl Entry {
    /// A fault of this entry.
    pub(super) fn fault(&self, what: String) -> PackFault {
        let label = TABLES.iter().find(|(table, _)| *table == self.field.table);
        PackFault {
            line: Some(self.line),
            item: label.map_or_else(String::new, |(_, label)| (*label).to_owned()),
            what: tidy(&what),
            ..PackFault::default()
        }
    }
}

/// No blank behind a full-width bracket.
fn tidy(what: &str) -> String {
    what.replace("） ", "）")
}

impl Field {
    /// Key with what it is called.
    pub(super) fn named(&self) -> String {
        format!("{}（{}）", self.key, self.label)
    }
}

/// What an entry says, if that is of its kind.
fn read_value(field: &Field, value: &DeValue<'_>, written: &str) -> Result<Value, String> {
    let name = field.named();
    let shown = short(written);
    let number = |text: &str| {
        let text = text.replace('_', "");
        match values::decimal_fault(&name, &text) {
            Some(what) => Err(what),
            None => Decimal::parse(&text)
                .map(Value::Number)
                .map_err(|_| format!("{name} 要写成数，现在是 {shown}")),
        }
    };
    match (&field.kind, value) {
        (Kind::Mark | Kind::Text(..) | Kind::Face(_) | Kind::Place(_), DeValue::String(text)) => {
            Ok(Value::Text(text.trim().to_owned()))
        }
        (Kind::Mark | Kind::Text(..) | Kind::Face(_) | Kind::Place(_), _) => Err(format!(
            "{name} 要写成放在英文双引号里的文字，现在是 {shown}"
        )),
        (Kind::Flag(_), DeValue::Boolean(flag)) => Ok(Value::Flag(*flag)),
        (Kind::Flag(_), _) => Err(format!(
            "{name} 要写成 true（是）或 false（否），不带引号，现在是 {shown}"
        )),
        (Kind::Size(..), DeValue::String(text)) => {
            let text = text.trim();
            let text = text.strip_suffix('磅').unwrap_or(text).trim();
            match units::SIZES.iter().find(|(size, _)| *size == text) {
                Some((size, _)) => Ok(Value::Text((*size).to_owned())),
                None if text.starts_with(|sign: char| sign.is_ascii_digit()) => number(text),
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

/// What to say of a text that is no profile at all.
fn other_file(text: &str) -> Option<&'static str> {
    let begin = text.trim_start();
    if begin.is_empty() {
        return Some("文件是空的；请选版式文件（.版式.toml）");
    }
    if begin.starts_with("PK\u{3}\u{4}") {
        return Some("这是 Office 文件或压缩文件，不是版式文件；请选扩展名为 .toml 的文本文件");
    }
    if begin.starts_with('{') {
        return Some(
            "这是 JSON 文件（如学校文件 .duibiao.json），不是版式文件；请选扩展名为 .toml 的文件",
        );
    }
    (begin.starts_with('<')).then_some("这是网页文件，不是版式文件；请选扩展名为 .toml 的文件")
}

/// What to say of an entry that there is not: the one that was meant, or the table in which it stands.
fn unknown(table: &str, key: &str) -> String {
    let written = short(key);
    let of_table = || FIELDS.iter().filter(|own| own.table == table);
    let labelled = of_table().find(|own| own.label == key);
    let near = || nearest(key, of_table().map(|own| own.key));
    if let Some(field) = labelled.or_else(|| fields::found(table, near()?)) {
        return format!("没有 {written} 这个名称，是不是 {}？", field.named());
    }
    let elsewhere = FIELDS.iter().find(|own| own.key == key || own.label == key);
    if let Some(field) = elsewhere {
        if field.table.is_empty() {
            return format!("{} 要写在文件开头，在第一个 [ ] 之前", field.named());
        }
        return format!("{} 要写在 [{}] 下面", field.named(), field.table);
    }
    if table.is_empty() {
        let table = TABLES.iter().find(|(_, label)| *label == key);
        let near = nearest(key, TABLES.iter().map(|(table, _)| *table));
        if let Some(near) = table.map(|(table, _)| *table).or(near) {
            return format!("没有 {written} 这一节，是不是 [{near}]？");
        }
        let tables: Vec<&str> = TABLES.iter().map(|(table, _)| *table).collect();
        return format!("没有 {written} 这一节；可以写 {}", tables.join("、"));
    }
    let keys: Vec<&str> = of_table().map(|own| own.key).collect();
    format!("没有 {written} 这个名称；可以写 {}", keys.join("、"))
}
