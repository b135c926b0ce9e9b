//! Templates and rosters: sheets in which the figures are named by their codes.
//!
//! In: a sheet. Out: figures of one school. A template has a column of codes, a roster a row of them with a school in each
//! row below. Columns and rows may have been moved; only the codes count.

use super::cells::{TableCell, TableSheet};
use super::measure;
use super::recognition::{
    CellPosition, CellWarning, FoundFigure, FoundProfile, RecognisedBy, Recognition,
};
use packs::table_knowledge::label;
use packs::table_knowledge::{PROFILE_FIELDS, TableKnowledge};
use school::catalogue::{Catalogue, FigureForm};
use school::figures::{Level, Part, Slot};
use school::profile::{Ownership, Profile, SchoolKind, Zone};
use words::{Words, labels};

/// What a code names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Code {
    /// A field of the profile.
    Profile(&'static str),
    /// A figure by its id, which may be unknown, and its part.
    Figure(String, Part),
}

/// The code of a slot: `teachers/primary`.
pub fn code(slot: &Slot) -> String {
    format!("{}/{}", slot.figure.0, slot.part.key())
}

/// Reads [`code`]; `None` for anything that does not look like one.
pub(super) fn read_code(text: &str) -> Option<Code> {
    let text = text.trim();
    let (head, part) = text.split_once('/')?;
    if head == "school" {
        let field = PROFILE_FIELDS.into_iter().find(|field| *field == part)?;
        return Some(Code::Profile(field));
    }
    let is_id = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    let part = Part::from_key(part)?;
    (!head.is_empty() && head.len() <= 60 && head.chars().all(is_id)).then(|| {
        // No name is made of it: names are kept for good, and a file may hold any number of them.
        Code::Figure(head.to_owned(), part)
    })
}

/// How the codes stand.
pub(super) enum CodeLayout {
    /// One below the other: column of the codes, column of the values.
    Template { codes: u32, values: Option<u32> },
    /// Side by side in this row.
    Roster { row: u32 },
}

/// The layout of a sheet with codes; `None` where there are none.
pub(super) fn layout(sheet: &TableSheet) -> Option<CodeLayout> {
    let is_code = |cell: &&TableCell| read_code(&cell.text).is_some();
    let widest = sheet
        .rows()
        .map(|row| (row.iter().filter(is_code).count(), row[0].row))
        .max_by_key(|(count, row)| (*count, u32::MAX - row));
    match widest {
        None | Some((0, _)) => return None,
        Some((count, row)) if count > 1 => return Some(CodeLayout::Roster { row }),
        Some(_) => {}
    }
    let codes = sheet.cells.iter().find(is_code)?.column;
    let value = |cell: &&TableCell| {
        let readings = label::readings(&cell.text);
        readings
            .iter()
            .any(|reading| reading == super::template::VALUE_HEAD)
    };
    let values = sheet.cells.iter().find(value).map(|cell| cell.column);
    Some(CodeLayout::Template { codes, values })
}

/// Reads sheets of one school.
pub(super) struct Reader<'a> {
    pub(super) profile: &'a Profile,
    pub(super) catalogue: &'a Catalogue,
    pub(super) knowledge: &'a TableKnowledge,
    pub(super) words: &'a Words<'a>,
}

/// What one cell gave.
pub(super) enum ReadValue {
    Profile(&'static str, String),
    Figure(Slot, school::draft::Entry),
}

impl Reader<'_> {
    /// What the sheet is, for a notice.
    pub(super) fn name(&self, layout: &CodeLayout, sheet: &TableSheet) -> String {
        match layout {
            CodeLayout::Template { .. } => "填报模板，按代号读".to_owned(),
            CodeLayout::Roster { row } => {
                let count = sheet.rows().filter(|other| other[0].row > *row).count();
                format!("名册，有 {count} 行，按代号读")
            }
        }
    }

    /// Takes the figures of the school; of a roster those in the row with its name, or in the only row.
    pub(super) fn read(
        &self,
        layout: &CodeLayout,
        book: usize,
        idx: usize,
        sheet: &TableSheet,
        figures: &mut Vec<FoundFigure>,
        findings: &mut Recognition,
    ) {
        let pairs = match layout {
            CodeLayout::Template { codes, values } => pairs_of_template(sheet, *codes, *values),
            CodeLayout::Roster { row } => match self.row_of_school(sheet, *row) {
                Ok(slot) => pairs_of_row(sheet, *row, slot),
                Err(text) => {
                    findings.notices.push(text);
                    return;
                }
            },
        };
        for (code, cell) in pairs {
            let at = CellPosition::of(book, idx, cell);
            match self.value(&code, cell) {
                Ok(Some(ReadValue::Figure(slot, entry))) => figures.push(FoundFigure {
                    slot,
                    entry,
                    at,
                    how: RecognisedBy::Code,
                    source: "填报模板".to_owned(),
                    note: String::new(),
                }),
                Ok(Some(ReadValue::Profile(field, value))) => findings.profile.push(FoundProfile {
                    field: field.to_owned(),
                    value,
                    at,
                    source: "填报模板".to_owned(),
                }),
                Ok(None) => {}
                Err(text) => findings.warnings.push(CellWarning { at, text }),
            }
        }
    }

    /// The value of one cell.
    ///
    /// # Errors
    /// What is wrong with it.
    pub(super) fn value(&self, code: &Code, cell: &TableCell) -> Result<Option<ReadValue>, String> {
        let text = cell.text.trim();
        match code {
            Code::Figure(..) if self.knowledge.no_values.iter().any(|value| value == text) => {
                Ok(None)
            }
            Code::Profile(field) => profile_value(field, text)
                .map(|value| Some(ReadValue::Profile(field, value)))
                .ok_or_else(|| format!("“{}”不在可选的几种里", super::search::short(text))),
            Code::Figure(id, part) => {
                let mut figures = self.catalogue.figures.iter();
                let definition = figures
                    .find(|figure| figure.id.0 == *id)
                    .ok_or_else(|| format!("没有代号为 {id} 的填报项；模板可能是别的版次的"))?;
                let slot = Slot {
                    figure: definition.id,
                    part: *part,
                };
                let text = if definition.form == FigureForm::Level {
                    let known = Level::ALL
                        .into_iter()
                        .find(|other| labels::level(*other) == text);
                    known.map_or(text, |part| part.key())
                } else {
                    text
                };
                let entry = measure::entry(text, "", slot, definition, self.knowledge, self.words)?;
                Ok(entry.map(|entry| ReadValue::Figure(slot, entry)))
            }
        }
    }

    /// The row of a roster that is this school's.
    fn row_of_school(&self, sheet: &TableSheet, head: u32) -> Result<u32, String> {
        let rows: Vec<u32> = sheet
            .rows()
            .map(|row| row[0].row)
            .filter(|row| *row > head)
            .collect();
        if let [row] = rows[..] {
            return Ok(row);
        }
        let name = self.profile.name.trim();
        let is_of_school = |row: &&u32| {
            let pairs = pairs_of_row(sheet, head, **row);
            pairs
                .iter()
                .any(|(code, cell)| *code == Code::Profile("name") && cell.text.trim() == name)
        };
        let found = rows.iter().find(is_of_school).filter(|_| !name.is_empty());
        found.copied().ok_or_else(|| {
            if name.is_empty() {
                format!(
                    "名册里有 {} 行；请先在“学校信息”页填学校名称，再导入自己学校的一行",
                    rows.len()
                )
            } else {
                format!(
                    "名册里有 {} 行，没有一行的学校名称是“{}”",
                    rows.len(),
                    super::search::short(name)
                )
            }
        })
    }
}

/// Codes with the filled cells of their values.
fn pairs_of_template(
    sheet: &TableSheet,
    codes: u32,
    values: Option<u32>,
) -> Vec<(Code, &TableCell)> {
    let pairs = sheet.rows().filter_map(|row| {
        let code = row.iter().find(|cell| cell.column == codes)?;
        let code = read_code(&code.text)?;
        let cell = match values {
            Some(column) => row.iter().find(|cell| cell.column == column),
            // A pasted piece without its head: what can be a value, behind the code.
            None => row.iter().find(|cell| {
                cell.column > codes
                    && cell
                        .text
                        .trim()
                        .starts_with(|c: char| c.is_ascii_digit() || c == '-')
            }),
        };
        Some((code, cell?))
    });
    pairs.collect()
}

/// Codes of the head with the filled cells of a row below.
pub(super) fn pairs_of_row(sheet: &TableSheet, head: u32, row: u32) -> Vec<(Code, &TableCell)> {
    let heads = sheet
        .rows()
        .find(|row| row[0].row == head)
        .unwrap_or_default();
    let pairs = heads.iter().filter_map(|head| {
        let code = read_code(&head.text)?;
        Some((code, sheet.at(row, head.column)?))
    });
    pairs.collect()
}

/// The key of what was chosen, or the text of a name.
fn profile_value(field: &str, text: &str) -> Option<String> {
    let key = |pairs: Vec<(&'static str, &'static str)>| {
        let found = pairs.into_iter().find(|(label, _)| *label == text);
        found.map(|(_, key)| key.to_owned())
    };
    match field {
        "name" => Some(text.to_owned()),
        "kind" => key(SchoolKind::ALL
            .map(|school_kind| (labels::kind(school_kind), school_kind.key()))
            .into()),
        "zone" => key(Zone::ALL
            .map(|zone| (labels::zone(zone), zone.key()))
            .into()),
        "ownership" => key(Ownership::ALL
            .map(|ownership| (labels::ownership(ownership), ownership.key()))
            .into()),
        "boarding" => key(vec![("是", "true"), ("否", "false")]),
        _ => None,
    }
}
