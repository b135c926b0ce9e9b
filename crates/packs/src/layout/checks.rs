//! Whether the entries of a layout profile go together.
//!
//! In: a layout whose entries are each possible, and the entries of the file. Out: faults, each at the entry that causes it,
//! or at the first line where the file leaves that entry out. It must not know TOML.

use super::entries::EntryKind;
use super::read::{ProfileEntry, ProfileValue};
use super::units::{points_of_twips, size_name, twips_of_points};
use crate::fault::PackFault;
use documents::layout::{A4_LONG_TWIPS, A4_SHORT_TWIPS, LEAST_FOOTER_TWIPS, LEVELS, Layout};

/// Narrowest and lowest text that is taken, in twips: 100 mm.
const LEAST_TEXT_TWIPS: u32 = 5669;
/// Least and most blank between characters that follows from a number of characters, in twips.
const SPACINGS: std::ops::RangeInclusive<i64> = -40..=100;

/// Blank between characters, as it was written or as it follows from the number of characters in a line.
pub(super) fn spacing(layout: &mut Layout, entries: &[ProfileEntry], faults: &mut Vec<PackFault>) {
    let characters = entries
        .iter()
        .find(|entry| matches!(entry.kind, EntryKind::Characters(_)));
    let spacing = entries
        .iter()
        .find(|entry| matches!(entry.kind, EntryKind::Spacing(_)));
    match (characters, spacing) {
        (Some(_), Some(spacing)) => {
            let what = "characters（每行字数）和 spacing（字间）只能写一个，请删去一行".to_owned();
            faults.push(spacing.fault(what));
        }
        (None, Some(entry)) => {
            if let ProfileValue::Number(points) = entry.value {
                layout.spacing_twips = i32::try_from(twips_of_points(points)).unwrap_or_default();
            }
        }
        (Some(entry), None) => {
            let ProfileValue::Number(count) = entry.value else {
                return;
            };
            let Some(width) = text_width(layout) else {
                // Told by `room`.
                return;
            };
            let count = count.to_whole().max(1);
            let size = i64::from(layout.sizes.body_half_points) * 10;
            // Programs round the width of each character: half a twip is left for it, without which LibreOffice gives lines
            // with one character fewer. A first line has as many with what it is moved in, which is counted in characters
            // without spacing.
            let room = i64::from(width) - (count + 1) / 2;
            let indent = i64::from(layout.first_line_centichars / 100);
            let advance = (room / count).min((room - indent * size) / (count - indent).max(1));
            let spacing = advance - size;
            if !SPACINGS.contains(&spacing) {
                let body = size_name(layout.sizes.body_half_points);
                let way = if spacing < 0 {
                    "请减少字数或改小字号"
                } else {
                    "请增加字数或改大字号"
                };
                let points = points_of_twips(spacing);
                faults.push(entry.fault(format!(
                    "正文{body}在这样的页边距里排 {count} 字，字间要 {points} 磅，超出 -2 到 5 磅；{way}"
                )));
                return;
            }
            layout.spacing_twips = i32::try_from(spacing).unwrap_or_default();
        }
        (None, None) => {}
    }
}

fn text_width(layout: &Layout) -> Option<u32> {
    let margins = &layout.margins;
    A4_SHORT_TWIPS.checked_sub(margins.binding_twips + margins.outer_twips)
}

/// Whether text, lines and page number find room.
pub(super) fn room(layout: &Layout, entries: &[ProfileEntry], faults: &mut Vec<PackFault>) {
    let mut add_fault = |table: &str, keys: &[&str], what: String| {
        let of = |key: &&str| {
            let mut entries = entries.iter();
            entries.find(|entry| entry.table == table && entry.field.key == *key)
        };
        faults.push(match keys.iter().find_map(of) {
            Some(entry) => entry.fault(what),
            None => PackFault::at(1, what),
        });
    };
    let margins = &layout.margins;
    let height = A4_LONG_TWIPS.saturating_sub(margins.top_twips + margins.bottom_twips);
    if text_width(layout).unwrap_or_default() < LEAST_TEXT_TWIPS {
        let what =
            "binding（订口）和 outer（右边）相加太大，每行剩下不到 100 毫米；请改小".to_owned();
        add_fault("margins", &["outer", "binding"], what);
    }
    if height < LEAST_TEXT_TWIPS {
        let what = "top（天头）和 bottom（下边）相加太大，每页剩下不到 100 毫米；请改小".to_owned();
        add_fault("margins", &["bottom", "top"], what);
    }
    let (sizes, lines) = (&layout.sizes, &layout.lines);
    let mut pairs = vec![
        (
            "title",
            "标题",
            sizes.title_half_points,
            "title",
            lines.title_twips,
        ),
        (
            "body",
            "正文",
            sizes.body_half_points,
            "body",
            lines.body_twips,
        ),
        (
            "caption",
            "表题",
            sizes.caption_half_points,
            "body",
            lines.body_twips,
        ),
        (
            "table",
            "表格",
            sizes.table_half_points,
            "table",
            lines.table_twips,
        ),
        (
            "note",
            "说明",
            sizes.note_half_points,
            "table",
            lines.table_twips,
        ),
    ];
    const NAMES: [(&str, &str); LEVELS] = [
        ("level1", "“一、”"),
        ("level2", "“（一）”"),
        ("level3", "“1.”"),
        ("level4", "“（1）”"),
    ];
    for ((key, name), size) in NAMES.iter().zip(sizes.level_half_points) {
        // What is wrong with the body's size is told once.
        if size != sizes.body_half_points {
            pairs.push((key, name, size, "body", lines.body_twips));
        }
    }
    for (size_key, name, size, line_key, line) in pairs {
        if line < size * 10 {
            let what = format!(
                "{name}的字号 {} 比行距 {} 磅还高，字会被切掉；请改 lines.{line_key} 或 sizes.{size_key}",
                size_name(size),
                points_of_twips(line.into())
            );
            let is_line =
                |entry: &ProfileEntry| entry.table == "lines" && entry.field.key == line_key;
            if entries.iter().any(is_line) {
                add_fault("lines", &[line_key], what);
            } else {
                add_fault("sizes", &[size_key], what);
            }
        }
    }
    // A page on its side has the outer margin below its text.
    for (key, margin) in [
        ("bottom", margins.bottom_twips),
        ("outer", margins.outer_twips),
    ] {
        if margin < LEAST_FOOTER_TWIPS + layout.footer_line_twips() {
            let what = format!("{key} 太小，下面放不下页码；请改大，或改小 sizes.page_number");
            add_fault("margins", &[key], what);
        }
    }
}
