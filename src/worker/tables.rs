//! Tables of other programs: what stands in them, and files of tables that we write.
//!
//! In: files with their names and a pasted block, and the school that they are for. Out: [`TablesRead`], or a file. What of it
//! is taken over is no matter of this module.

use serde::{Deserialize, Serialize};

use super::{MadeFile, results};
use files::last_round::{self, LastRound};
use files::papers::file_name;
use files::saved;
use files::tables::{self, Book, CellPosition, RecognisedBy, Recognition, place_name, roster};
use school::draft::{Draft, Entry};
use school::figures::Slot;

const XLSX: (&str, &str) = (
    "xlsx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
);
const CSV: (&str, &str) = ("csv", "text/csv");

/// A file of tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum TableFile {
    /// 填报模板, blank.
    Template,
    /// 填报数据 in the form of the template.
    Figures,
    /// The same as .csv.
    FiguresCsv,
    /// 自查结果, a sheet for each standard.
    Results,
    /// The same in one table, as .csv.
    ResultsCsv,
    /// 名册, blank: one school a row.
    Roster,
}

impl TableFile {
    /// Every file.
    pub const ALL: [Self; 6] = [
        Self::Template,
        Self::Figures,
        Self::FiguresCsv,
        Self::Results,
        Self::ResultsCsv,
        Self::Roster,
    ];
}

/// What stands in tables of other programs.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct TablesRead {
    /// Figures, each slot once.
    pub figures: Vec<FigureRead>,
    /// About the school itself, each field once.
    pub fields: Vec<FieldRead>,
    /// What files tell of the last round.
    pub rounds: Vec<LastRound>,
    /// Files that were not read, each with its sentence, without a stop.
    pub refused: Vec<String>,
    /// What could not be taken as it stands there, by cell: sentences without a stop.
    pub warnings: Vec<String>,
    /// Numbers under labels that fit no figure.
    pub unrecognised: Vec<UnrecognisedRead>,
    /// Which tables were read, as what: sentences without a stop.
    pub notices: Vec<String>,
}

/// A figure that was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FigureRead {
    /// Which.
    pub slot: Slot,
    /// What would stand in the form.
    pub entry: Entry,
    /// Sheet and cell, with the file where there are several.
    pub place: String,
    /// How sure it is.
    pub how: RecognisedBy,
    /// What it was found in: a table, the template, the labels.
    pub source: String,
    /// What should be known of it; empty for nothing.
    pub note: String,
}

/// Something about the school itself that was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldRead {
    /// `name`, `kind`, `zone`, `ownership` or `boarding`.
    pub field: String,
    /// The text, or the key that it stands for.
    pub value: String,
    /// Sheet and cell, with the file where there are several.
    pub place: String,
    /// What it was found in.
    pub source: String,
}

/// A number that fits no figure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnrecognisedRead {
    /// What it is called there.
    pub label: String,
    /// As it stands there.
    pub text: String,
    /// Sheet and cell.
    pub place: String,
}

/// What tables are read from.
pub(super) struct Source {
    files: Vec<(String, Vec<u8>)>,
    pasted: String,
}

impl Source {
    pub(super) fn of(names: Vec<String>, files: Vec<Vec<u8>>, pasted: String) -> Self {
        Self {
            files: names.into_iter().zip(files).collect(),
            pasted,
        }
    }

    /// Everything that stands in it. A file that is refused does not stop the others.
    pub(super) fn read(&self, draft: &Draft, tell: &mut dyn FnMut(&str)) -> TablesRead {
        let books = self.books(tell);
        let found = recognised(&books.books, draft, tell);
        tell("核对：与表单里的数比较");
        let place = |at: &CellPosition| place_name(&books.books, at);
        let figures = found.figures.into_iter().map(|figure| FigureRead {
            place: place(&figure.at),
            slot: figure.slot,
            entry: figure.entry,
            how: figure.how,
            source: figure.source,
            note: figure.note,
        });
        let fields = found.profile.into_iter().map(|field| FieldRead {
            place: place(&field.at),
            field: field.field,
            value: field.value,
            source: field.source,
        });
        let warnings = found.warnings.iter();
        let warnings = warnings.map(|warning| format!("{}：{}", place(&warning.at), warning.text));
        let unrecognised = found.unrecognised.into_iter().map(|cell| UnrecognisedRead {
            place: place(&cell.at),
            label: cell.label,
            text: cell.text,
        });
        TablesRead {
            figures: figures.collect(),
            fields: fields.collect(),
            warnings: warnings.collect(),
            unrecognised: unrecognised.collect(),
            notices: found.notices,
            rounds: books.rounds,
            refused: books.refused,
        }
    }

    /// A copy of the tables with a column of what could not be taken.
    pub(super) fn marked_copy(
        &self,
        draft: &Draft,
        tell: &mut dyn FnMut(&str),
    ) -> Result<MadeFile, String> {
        let books = self.books(tell).books;
        let found = recognised(&books, draft, tell);
        let bytes = tables::marked_copy(&books, &found.warnings)?;
        Ok(made(draft, "导入的表（带问题列）", XLSX, bytes))
    }

    fn books(&self, tell: &mut dyn FnMut(&str)) -> Books {
        let mut read = Books::default();
        for (name, bytes) in &self.files {
            tell(&format!("读取“{name}”"));
            if is_school(bytes) {
                match saved::open(&String::from_utf8_lossy(bytes), data::catalogue()) {
                    Ok(opened) => read.rounds.push(begun(last_round::of_draft(
                        name,
                        &opened.draft,
                        data::catalogue(),
                        data::standard(),
                    ))),
                    Err(fault) => read.refused.push(format!("“{name}”：{fault}")),
                }
                continue;
            }
            let mut told = |rows: u32| tell(&format!("读取“{name}”：已读 {rows} 行"));
            match tables::read(name, bytes, &mut told) {
                // A ledger holds figures of the last round, none of this one.
                Ok(book) => match last_round::of_book(&book, &data::papers().ledger) {
                    Some(round) => read.rounds.push(begun(round)),
                    None => read.books.push(book),
                },
                Err(fault) => read.refused.push(format!("“{name}”：{fault}")),
            }
        }
        if !self.pasted.is_empty() {
            match tables::read_pasted(&self.pasted) {
                Ok(book) => read.books.push(book),
                Err(fault) => read.refused.push(format!("粘贴的内容：{fault}")),
            }
        }
        read
    }
}

/// The round without the state that a task has by itself: there is nothing in it to be taken over.
fn begun(mut round: LastRound) -> LastRound {
    let first = data::papers().ledger.states.first();
    for task in &mut round.tasks {
        if first == Some(&task.state) {
            task.state.clear();
        }
    }
    round
}

/// What came of the files.
#[derive(Default)]
struct Books {
    books: Vec<Book>,
    rounds: Vec<LastRound>,
    refused: Vec<String>,
}

fn recognised(books: &[Book], draft: &Draft, tell: &mut dyn FnMut(&str)) -> Recognition {
    let count: usize = books.iter().map(|book| book.sheets.len()).sum();
    let mut told = |done: u32| tell(&format!("识别：第 {done} 张，共 {count} 张工作表"));
    let form = data::form_catalogue();
    tables::recognise(books, &draft.profile, form, data::tables(), &mut told)
}

/// True for what looks like a saved school: an object of JSON, perhaps behind a mark of byte order.
fn is_school(bytes: &[u8]) -> bool {
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    text.trim_ascii_start().starts_with(b"{")
}

/// A file of tables.
pub(super) fn file(draft: &Draft, file: TableFile) -> Result<MadeFile, String> {
    let form = data::form_catalogue();
    let (what, kind, bytes) = match file {
        TableFile::Template => {
            let blank = Draft {
                profile: draft.profile.clone(),
                ..Draft::default()
            };
            ("填报模板", XLSX, tables::template(&blank, form)?)
        }
        TableFile::Figures => ("填报数据", XLSX, tables::template(draft, form)?),
        TableFile::FiguresCsv => ("填报数据", CSV, tables::figures_csv(draft, form)?),
        TableFile::Results => ("自查结果", XLSX, tables::xlsx(&results::tables(draft))?),
        TableFile::ResultsCsv => ("自查结果", CSV, tables::csv(&results::joined(draft))?),
        TableFile::Roster => ("名册空表", XLSX, roster::write(&[], form)?),
    };
    Ok(made(draft, what, kind, bytes))
}

fn made(draft: &Draft, what: &str, (ending, media_type): (&str, &str), bytes: Vec<u8>) -> MadeFile {
    MadeFile {
        name: format!("{}.{ending}", file_name(draft.profile.name.trim(), what)),
        media_type: media_type.to_owned(),
        bytes,
    }
}
