//! Rosters: many schools as rows, figures as columns, the codes in the last row of the head.
//!
//! In: a sheet, or nothing for a blank one. Out: the schools with what is wrong by cell, or a workbook. A bad row never
//! stops the good ones.

use std::collections::BTreeMap;

use super::cells::{Book, TableCell};
use super::codes::{self, Code, CodeLayout, ReadValue};
use super::recognition::{CellPosition, CellWarning};
use super::write::{OutputCell, OutputTable, xlsx};
use crate::describe;
use packs::table_knowledge::TableKnowledge;
use school::catalogue::Catalogue;
use school::draft::{Draft, Entry};
use school::figures::Slot;
use school::profile::{Profile, SchoolKind};
use words::{Words, labels};

/// How often progress is reported, in rows.
const TELL_EVERY: u32 = 200;

/// The schools of a roster.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Roster {
    /// Schools, in the order of their rows.
    pub schools: Vec<RosterSchool>,
    /// What could not be read, by cell.
    pub warnings: Vec<CellWarning>,
}

/// A school of a roster, as far as its row could be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RosterSchool {
    /// Where its row stands.
    pub at: CellPosition,
    /// Profile and figures.
    pub draft: Draft,
}

/// Reads every roster of a book: each school as far as its row could be read, and a warning for every cell that could
/// not. `report_progress` is called with the number of rows read so far.
pub fn read(
    book: &Book,
    catalogue: &Catalogue,
    knowledge: &TableKnowledge,
    report_progress: &mut dyn FnMut(u32),
) -> Roster {
    let mut roster = Roster::default();
    let (no_school, _) = school::read(&Draft::default(), catalogue);
    let words = Words::of(&no_school, catalogue);
    let reader = codes::Reader {
        profile: &Profile::default(),
        catalogue,
        knowledge,
        words: &words,
    };
    let mut count = 0_u32;
    for (idx, sheet) in book.sheets.iter().enumerate() {
        let Some(CodeLayout::Roster { row: head }) = codes::layout(sheet) else {
            continue;
        };
        let heads: Vec<(u32, Code)> = sheet
            .rows()
            .find(|row| row[0].row == head)
            .unwrap_or_default()
            .iter()
            .filter_map(|cell| Some((cell.column, codes::read_code(&cell.text)?)))
            .collect();
        for row in sheet.rows().filter(|row| row[0].row > head) {
            school_of(&reader, &heads, (idx, row), &mut roster);
            count += 1;
            if count.is_multiple_of(TELL_EVERY) {
                report_progress(count);
            }
        }
    }
    roster
}

fn school_of(
    reader: &codes::Reader,
    heads: &[(u32, Code)],
    (sheet, row): (usize, &[TableCell]),
    roster: &mut Roster,
) {
    let mut draft = Draft::default();
    let mut has_any = false;
    for (column, code) in heads {
        let Ok(found) = row.binary_search_by_key(column, |cell| cell.column) else {
            continue;
        };
        has_any = true;
        match reader.value(code, &row[found]) {
            Ok(Some(ReadValue::Figure(slot, entry))) => {
                draft.entries.insert(slot, entry);
            }
            Ok(Some(ReadValue::Profile(field, value))) => {
                describe(&mut draft.profile, field, value)
            }
            Ok(None) => {}
            Err(text) => roster.warnings.push(CellWarning {
                at: CellPosition::of(0, sheet, &row[found]),
                text,
            }),
        }
    }
    if !has_any {
        return;
    }
    let at = CellPosition::of(0, sheet, &row[0]);
    if draft.profile.name.is_empty() {
        roster.warnings.push(CellWarning {
            at: at.clone(),
            text: "这一行没有学校名称".to_owned(),
        });
    }
    roster.schools.push(RosterSchool { at, draft });
}

/// The slots of a roster: what is asked of schools of any kind and may not be left out.
pub fn slots(catalogue: &Catalogue) -> Vec<Slot> {
    let profile = Profile {
        kind: Some(SchoolKind::TwelveYear),
        ..Profile::default()
    };
    let wanted = catalogue.figures.iter().filter(|figure| !figure.optional);
    wanted
        .flat_map(|definition| definition.slots(&profile))
        .collect()
}

/// A workbook with these schools; without any, a blank roster.
///
/// # Errors
/// A sentence when the writer refuses.
pub fn write(schools: &[Draft], catalogue: &Catalogue) -> Result<Vec<u8>, String> {
    let slots = slots(catalogue);
    let profile = [
        ("name", "学校名称"),
        ("kind", "办学类型"),
        ("zone", "城乡类型"),
        ("ownership", "举办者"),
        ("boarding", "寄宿制"),
    ];
    let several = Draft {
        profile: Profile {
            kind: Some(SchoolKind::TwelveYear),
            ..Profile::default()
        },
        ..Draft::default()
    };
    let (several, _) = school::read(&several, catalogue);
    let words = Words::of(&several, catalogue);
    let mut names: Vec<OutputCell> = profile.map(|(_, name)| name.into()).into();
    let mut units: Vec<OutputCell> = profile.map(|_| "".into()).into();
    let mut codes: Vec<OutputCell> = profile
        .map(|(key, _)| format!("school/{key}").into())
        .into();
    for slot in &slots {
        names.push(words.slot(slot).into());
        let unit = catalogue.figure(&slot.figure).map(|figure| figure.unit);
        units.push(unit.map_or("", labels::unit).into());
        codes.push(codes::code(slot).into());
    }
    let mut rows = vec![names, units, codes];
    rows.extend(schools.iter().map(|draft| row(draft, &slots)));
    xlsx(&[OutputTable {
        name: "名册".to_owned(),
        widths: [30].into_iter().chain(vec![12; slots.len() + 4]).collect(),
        rows,
    }])
}

fn row(draft: &Draft, slots: &[Slot]) -> Vec<OutputCell> {
    let profile = &draft.profile;
    let mut cells: Vec<OutputCell> = vec![
        profile.name.as_str().into(),
        profile.kind.map_or("", labels::kind).into(),
        profile.zone.map_or("", labels::zone).into(),
        profile.ownership.map_or("", labels::ownership).into(),
        profile
            .boarding
            .map_or("", |is| if is { "是" } else { "否" })
            .into(),
    ];
    let entries: &BTreeMap<Slot, Entry> = &draft.entries;
    cells.extend(slots.iter().map(|slot| match entries.get(slot) {
        None => OutputCell::Text(String::new()),
        Some(Entry::NotApplicable(reason)) if reason.is_empty() => "不适用".into(),
        Some(Entry::NotApplicable(reason)) => format!("不适用：{reason}").into(),
        Some(Entry::Text(text)) => OutputCell::Number(text.clone()),
    }));
    cells
}
