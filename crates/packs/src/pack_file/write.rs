//! A pack is written as the text of a file that a teacher can read and change.
//!
//! In: a [`Standard`]. Out: TOML text, the same for the same standard. It must not know where the text goes.

use toml::{Table, Value};

use super::grammar::{Alternative, Field, Kind, Shape};
use super::shape::STANDARD;
use crate::fault::short;
use crate::toml_file::kind::Absent;
use standard::Standard;

/// Width up to which a value stands on one line; a Chinese character is two wide.
const WIDEST: usize = 110;

/// The text of a pack's file: what is empty or usual is left out, each list of bounds has a line for each. [`crate::read`]
/// takes it back as an equal standard.
///
/// ```
/// let text = packs::write(data::standard());
/// assert!(text.starts_with("# 标准包："));
/// assert!(text.contains("\n[[indicators]]\nid = \"R1\"\n"));
/// ```
pub fn write(standard: &Standard) -> String {
    let mut out = format!(
        "# 标准包：{}\n{}",
        titled(standard),
        "# 用“对标”打开这个文件，就按里面的标准比对。可以用记事本改：只改等号右边，等号左边的名称不改；\n\
         # 文字和标准值要放在英文双引号里；存盘时编码选 UTF-8。# 后面是说明，程序不看。\n\
         # comparison：at_least 不低于，more_than 超过，at_most 不超过，less_than 低于。stages：primary 小学，junior 初中。\n\
         # 改了标准值，在同一指标的 clause 里写明依据；结论可能因此改变的，把 edition 加 1。\n\n",
    );
    // A standard is made of texts, numbers and lists, which TOML can always hold.
    let table = Table::try_from(standard).unwrap_or_default();
    block(&mut out, &STANDARD, &table, "");
    out
}

/// The title with the document's number, where it is known.
fn titled(standard: &Standard) -> String {
    let title = short(&standard.title);
    if standard.number.is_empty() {
        return title;
    }
    format!("{title}（{}）", short(&standard.number))
}

/// The fields of a table under the heading `path`: first those of one line, then those that have a heading.
fn block(out: &mut String, shape: &Shape, table: &Table, path: &str) {
    let written: Vec<(&Field, &Value)> = shape
        .fields
        .iter()
        .filter_map(|field| Some((field, table.get(field.key)?)))
        .filter(|(field, value)| is_written(field, value))
        .collect();
    let has_heading =
        |field: &Field, value: &Value| field.block && (path.is_empty() || !fits(field, value));
    for (field, value) in &written {
        if !has_heading(field, value) {
            line(out, field, value);
        }
    }
    for (field, value) in written
        .iter()
        .filter(|(field, value)| has_heading(field, value))
    {
        let path = if path.is_empty() {
            field.key.to_owned()
        } else {
            format!("{path}.{}", field.key)
        };
        if let Some(note) = heading_note(&path) {
            out.push_str(&format!("\n# ---------- {note} ----------\n"));
        }
        match (field.kind, value) {
            (Kind::List(Kind::Table(shape)), Value::Array(entries)) => {
                for entry in entries.iter().filter_map(Value::as_table) {
                    out.push_str(&format!("\n[[{path}]]\n"));
                    block(out, shape, entry, &path);
                }
            }
            (Kind::Table(shape), Value::Table(table)) => {
                out.push_str(&format!("\n[{path}]\n"));
                block(out, shape, table, &path);
            }
            (Kind::OneOf(choices), Value::Table(table)) => {
                for (key, value) in table {
                    if let (Some(shape), Some(table)) = (shape_of(choices, key), value.as_table()) {
                        out.push_str(&format!("\n[{path}.{key}]\n"));
                        block(out, shape, table, &format!("{path}.{key}"));
                    }
                }
            }
            _ => line(out, field, value),
        }
    }
}

/// What stands above the lists of the file.
fn heading_note(path: &str) -> Option<&'static str> {
    match path {
        "sources" => Some("来源"),
        "figures" => Some("这个标准另外要填的数"),
        "splits" => Some("各学段共用的资源怎样拆分"),
        "groups" => Some("分组"),
        "indicators" => Some("指标和事项"),
        _ => None,
    }
}

/// True for a rule that is short enough to stand on one line; clauses and lists always have headings.
fn fits(field: &Field, value: &Value) -> bool {
    let is_rule = matches!(field.kind, Kind::OneOf(_));
    is_rule && (value.is_str() || width(&inline(field.kind, value)) <= WIDEST)
}

fn line(out: &mut String, field: &Field, value: &Value) {
    let whole = inline(field.kind, value);
    let long = match (field.kind, value) {
        (Kind::List(inner), Value::Array(entries)) => {
            let of_tables = matches!(inner, Kind::Table(_)) && entries.len() > 1;
            (of_tables || width(&whole) > WIDEST).then_some((inner, entries))
        }
        _ => None,
    };
    match long {
        Some((inner, entries)) => {
            out.push_str(&format!("{} = [\n", field.key));
            for entry in entries {
                out.push_str(&format!("  {},\n", inline(*inner, entry)));
            }
            out.push_str("]\n");
        }
        None => out.push_str(&format!("{} = {whole}\n", field.key)),
    }
}

/// A value on one line.
fn inline(kind: Kind, value: &Value) -> String {
    match (kind, value) {
        (_, Value::String(text)) => quoted(text),
        (Kind::Table(shape), Value::Table(table)) => {
            let written = shape.fields.iter().filter_map(|field| {
                let value = table
                    .get(field.key)
                    .filter(|value| is_written(field, value))?;
                Some(format!("{} = {}", field.key, inline(field.kind, value)))
            });
            braced(written.collect())
        }
        (Kind::OneOf(choices), Value::Table(table)) => {
            let written = table.iter().filter_map(|(key, value)| {
                let shape = shape_of(choices, key)?;
                Some(format!("{key} = {}", inline(Kind::Table(shape), value)))
            });
            braced(written.collect())
        }
        (Kind::List(inner), Value::Array(entries)) => {
            let entries: Vec<String> = entries.iter().map(|entry| inline(*inner, entry)).collect();
            format!("[{}]", entries.join(", "))
        }
        (_, other) => other.as_integer().map_or_else(
            || other.as_bool().unwrap_or_default().to_string(),
            |number| number.to_string(),
        ),
    }
}

fn braced(entries: Vec<String>) -> String {
    if entries.is_empty() {
        return "{}".to_owned();
    }
    format!("{{ {} }}", entries.join(", "))
}

fn shape_of(choices: &[Alternative], key: &str) -> Option<&'static Shape> {
    choices.iter().find(|choice| choice.key == key)?.shape
}

/// False for what is the same when it is left out.
fn is_written(field: &Field, value: &Value) -> bool {
    match (field.absent, value) {
        (Absent::Empty, Value::String(text)) => !text.is_empty(),
        (Absent::Empty, Value::Array(list)) => !list.is_empty(),
        (Absent::Empty, Value::Table(table)) => match field.kind {
            Kind::Table(shape) => has_written(shape, table),
            _ => !table.is_empty(),
        },
        (Absent::False, Value::Boolean(flag)) => *flag,
        (Absent::Number(usual), Value::String(text)) => text != usual,
        _ => true,
    }
}

fn has_written(shape: &Shape, table: &Table) -> bool {
    let mut fields = shape.fields.iter();
    fields.any(|field| {
        table
            .get(field.key)
            .is_some_and(|value| is_written(field, value))
    })
}

/// Text in quotes, with what TOML cannot hold as an escape.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            character if character.is_control() => {
                out.push_str(&format!("\\u{:04X}", u32::from(character)))
            }
            character => out.push(character),
        }
    }
    out.push('"');
    out
}

/// How wide a text stands in a fixed type.
fn width(text: &str) -> usize {
    text.chars()
        .map(|character| 1 + usize::from(!character.is_ascii()))
        .sum()
}
