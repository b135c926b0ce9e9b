//! Sets the value of an entry of a layout profile.
//!
//! In: a field and a value of its kind. Out: the layout with it, or a sentence why that is impossible. It must not know lines.

use super::entries::{Bounds, EntryKind, LayoutField, PLACES, named};
use super::read::ProfileValue;
use super::{MARK, units};
use crate::fault::short;
use crate::toml_file::kind::Kind;
use documents::layout::Layout;
use numbers::Decimal;

/// Sets the part of `layout` that `field` stands for.
///
/// # Errors
/// A sentence when the value is out of range.
pub(super) fn set(
    layout: &mut Layout,
    field: &LayoutField,
    value: &ProfileValue,
) -> Result<(), String> {
    let name = named(field);
    let Kind::Leaf(kind) = field.kind else {
        return Err(format!("{name} 不是要写的那种值"));
    };
    match (&kind, value) {
        (EntryKind::Mark, ProfileValue::Text(text)) if text == MARK => {}
        (EntryKind::Mark, ProfileValue::Text(text)) => {
            return Err(format!("file 要写成 \"{MARK}\"，现在是“{}”", short(text)));
        }
        (EntryKind::Text(longest, place), ProfileValue::Text(text)) => {
            if text.chars().count() > *longest {
                return Err(format!("{name} 最多 {longest} 字，请缩短"));
            }
            if field.key == "name" && text.is_empty() {
                return Err(format!("{name} 不能空着"));
            }
            *place(layout) = text.clone();
        }
        (EntryKind::Face(place), ProfileValue::Text(text)) => {
            if !is_face(text) {
                return Err(format!(
                    "{name} 要写字体的名称，如 \"仿宋_GB2312\"，只能有文字、数字、空格、- 和 _，最多 {LONGEST_FACE} 字，现在是“{}”",
                    short(text)
                ));
            }
            *place(layout) = text.clone();
        }
        (EntryKind::Place(place), ProfileValue::Text(text)) => {
            let Some((_, found)) = PLACES.iter().find(|(word, _)| word == text) else {
                let words: Vec<&str> = PLACES.iter().map(|(word, _)| *word).collect();
                let words = words.join("、");
                return Err(format!("{name} 可以写 {words}，现在是“{}”", short(text)));
            };
            *place(layout) = *found;
        }
        (EntryKind::Flag(place), ProfileValue::Flag(flag)) => *place(layout) = *flag,
        (EntryKind::Size(_, place), ProfileValue::Text(size)) => {
            let found = units::SIZES.iter().find(|(name, _)| name == size);
            *place(layout) = found.map_or(0, |(_, half_points)| *half_points);
        }
        (EntryKind::Size(bounds, place), ProfileValue::Number(size)) => {
            bounds.hold(&name, *size, "磅")?;
            let Some(half_points) = units::half_points(*size) else {
                return Err(format!("{name} 的磅数只能是整数或带 .5，现在是 {size}"));
            };
            *place(layout) = whole(half_points);
        }
        (EntryKind::Millimetres(bounds, place), ProfileValue::Number(length)) => {
            bounds.hold(&name, *length, kind.unit())?;
            *place(layout) = whole(units::twips_of_millimetres(*length));
        }
        (EntryKind::Points(bounds, place), ProfileValue::Number(length)) => {
            bounds.hold(&name, *length, kind.unit())?;
            *place(layout) = whole(units::twips_of_points(*length));
        }
        (
            EntryKind::Border(bounds, place) | EntryKind::Rule(bounds, place),
            ProfileValue::Number(length),
        ) => {
            bounds.hold(&name, *length, kind.unit())?;
            let eighths = match kind {
                EntryKind::Rule(..) => units::eighths_of_millimetres(*length),
                _ => units::eighths_of_points(*length),
            };
            let eighths = whole(eighths);
            if eighths < LEAST_BORDER_EIGHTHS {
                let unit = kind.unit();
                return Err(format!(
                    "{name} 太细，画不出来（至少 0.25 磅，即 0.09 毫米），现在是 {length} {unit}"
                ));
            }
            *place(layout) = eighths;
        }
        (EntryKind::Indent(bounds, place), ProfileValue::Number(count)) => {
            bounds.hold(&name, *count, kind.unit())?;
            *place(layout) = whole(count.to_whole()) * 100;
            whole_only(&name, *count)?;
        }
        (EntryKind::Characters(bounds), ProfileValue::Number(count)) => {
            bounds.hold(&name, *count, kind.unit())?;
            whole_only(&name, *count)?;
        }
        (EntryKind::Spacing(bounds), ProfileValue::Number(length)) => {
            bounds.hold(&name, *length, kind.unit())?;
        }
        // The value was read by the field's kind.
        _ => return Err(format!("{name} 不是要写的那种值")),
    }
    Ok(())
}

/// Longest name of a typeface, in characters.
const LONGEST_FACE: usize = 40;
/// Thinnest line that Word draws.
const LEAST_BORDER_EIGHTHS: u32 = 2;

/// Letters, digits and blanks alone, so that a name can stand in every kind of file.
fn is_face(name: &str) -> bool {
    let is_plain =
        |character: char| character.is_alphanumeric() || matches!(character, ' ' | '-' | '_');
    !name.is_empty() && name.chars().count() <= LONGEST_FACE && name.chars().all(is_plain)
}

impl Bounds {
    fn hold(self, name: &str, number: Decimal, unit: &str) -> Result<(), String> {
        let Self(least, most) = self;
        if number < Decimal::whole(least) || number > Decimal::whole(most) {
            return Err(format!(
                "{name} 要在 {least} 到 {most} {unit}之间，现在是 {number}"
            ));
        }
        Ok(())
    }
}

fn whole_only(name: &str, number: Decimal) -> Result<(), String> {
    if number.is_whole() {
        return Ok(());
    }
    Err(format!("{name} 要写成整数，现在是 {number}"))
}

/// A number within the bounds of its field.
fn whole(number: i64) -> u32 {
    u32::try_from(number).unwrap_or_default()
}
