//! A paper as the page shows it: units, each rendered by itself, with what can be changed in each and where pages begin.
//!
//! In: a document or a workbook, and what the school changed. Out: a [`PaperView`]; units that are equal need not be rendered
//! again. It must not know what the text says, nor the browser.

mod copied;
mod paper_style;

pub use paper_style::{PaperStyle, paper_style};

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use crate::docx::column_thousandths;
use crate::docx::pages::{PagePosition, PageStart, page_starts};
use documents::edits::{Edit, Editing, HEAD, Place};
use documents::layout::{COPIES_WORD, Layout, PRINTED_WORD};
use documents::numbering::numbered;
use documents::workbook::{Cell, Shown, Workbook, WorkbookSheet};
use documents::{Align, Block, Document, Inline, Orientation, ParagraphKind, Section, Table};
use numbers::{Fraction, without_end_zeros};
use school::answers::{AnswerKey, Answers, TaskField, paper_prefix};

/// More columns than these need more width than a phone has.
const NARROW_COLUMNS: usize = 4;
/// Pixels of a digit on the page, by which columns of a sheet are as wide as in the .xlsx.
const DIGIT_WIDTH: u32 = 8;

/// A paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperView {
    /// How the keys of its texts begin.
    pub prefix: String,
    /// Its sheets of paper.
    pub sheets: Vec<SheetView>,
    /// What it looks like by the county's profile; `None` where the program's own layout holds.
    pub style: Option<PaperStyle>,
    /// It is a workbook.
    pub is_ledger: bool,
    /// Pages of a document; 0 where they were not counted.
    pub pages: usize,
}

/// A sheet of paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetView {
    /// It lies on its side.
    pub is_wide: bool,
    /// It is a sheet of a workbook.
    pub is_ledger: bool,
    /// What stands on it.
    pub units: Vec<Rc<UnitView>>,
}

/// What is rendered together.
#[derive(Debug, PartialEq, Eq)]
pub struct UnitView {
    /// Tells it from the others of the paper, whatever comes and goes around it.
    pub id: String,
    /// A page begins with it.
    pub page: Option<usize>,
    /// What it is.
    pub content: UnitContent,
}

/// Kinds of units.
#[derive(Debug, PartialEq, Eq)]
pub enum UnitContent {
    /// The title, line by line.
    Title(Vec<Text>),
    /// A heading of that level.
    Heading {
        /// 1 to 4.
        level: u8,
        /// Its text.
        text: Text,
    },
    /// Paragraphs that are changed together.
    Paragraphs {
        /// Their class.
        class: &'static str,
        /// Each with the page that begins before it.
        lines: Vec<(Option<usize>, Text)>,
    },
    /// A table.
    Table(TableView),
    /// Names of the annexes.
    AnnexList(Vec<(Option<usize>, Text)>),
    /// Who signs, and the day.
    Signature(Vec<(Option<usize>, Text)>),
    /// The mark above an annex.
    AnnexMark(String),
    /// Title of an annex.
    AnnexTitle(Text),
    /// A block of several texts, each with its class and the words around it.
    Parts {
        /// Class of the block.
        class: &'static str,
        /// Its texts.
        lines: Vec<PartLine>,
    },
}

/// A text of a block of several.
#[derive(Debug, PartialEq, Eq)]
pub struct PartLine {
    /// A page begins with it.
    pub page: Option<usize>,
    /// Its class.
    pub class: &'static str,
    /// Words before it.
    pub before: &'static str,
    /// The text.
    pub text: Text,
    /// Words behind it.
    pub behind: &'static str,
}

/// A table of a document, or a sheet of a workbook.
#[derive(Debug, PartialEq, Eq)]
pub struct TableView {
    /// What stands above it: the caption of a table, the title of a sheet.
    pub caption: Option<Text>,
    /// It is a sheet of a workbook.
    pub is_ledger: bool,
    /// It needs more width than a phone has.
    pub is_many: bool,
    /// Width in pixels; `None` for as wide as the paper.
    pub width: Option<u32>,
    /// Width of each column.
    pub widths: Vec<String>,
    /// Its head.
    pub head: Vec<Text>,
    /// Its rows.
    pub rows: Vec<Rc<RowView>>,
}

/// A row.
#[derive(Debug, PartialEq, Eq)]
pub struct RowView {
    /// Tells it from the others of the table.
    pub id: String,
    /// A page begins with it.
    pub page: Option<usize>,
    /// Its class.
    pub class: &'static str,
    /// Its cells.
    pub cells: Vec<CellView>,
    /// What stands above each cell.
    pub heads: Rc<Vec<String>>,
}

/// A cell.
#[derive(Debug, PartialEq, Eq)]
pub struct CellView {
    /// Its class.
    pub class: &'static str,
    /// It follows from others and takes no text.
    pub is_fixed: bool,
    /// What stands in it.
    pub text: Text,
    /// The words of which one must stand in it; `None` where any text may.
    pub words: Option<Rc<Vec<String>>>,
}

/// A text, which can be changed where it has a key.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Text {
    /// Key of the answer that holds it; empty where it cannot be changed.
    pub key: String,
    /// The key without what the paper's element says of all of them.
    pub short_key: String,
    /// Its number, which is counted anew and cannot be changed.
    pub number: String,
    /// What it says.
    pub runs: Vec<Run>,
    /// Pages that begin in it: character, counted from the beginning of the runs, and page.
    pub cuts: Vec<(usize, usize)>,
    /// It is changed in the plan, so that every paper follows.
    pub is_plan: bool,
    /// The school changed it.
    pub is_changed: bool,
    /// What was changed, where it stands for the first time.
    pub edit: Option<TextEdit>,
}

/// A piece of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Run {
    /// Plain text.
    Text(String),
    /// A lead-in sentence that stands out.
    Lead(String),
    /// Something missing, with the id of its mark.
    ToFill {
        /// As it is shown.
        shown: String,
        /// Id of the mark.
        id: String,
    },
}

/// What was changed of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextEdit {
    /// Id of its element.
    pub id: String,
    /// Key of the generated text at which it was changed.
    pub from_key: String,
    /// That generated text.
    pub from: String,
    /// The generated text now.
    pub now: String,
    /// The two differ.
    pub is_outdated: bool,
}

impl Run {
    fn shown(&self) -> &str {
        match self {
            Self::Text(text) | Self::Lead(text) | Self::ToFill { shown: text, .. } => text,
        }
    }
}

impl Text {
    /// Its words without its number.
    pub fn words(&self) -> String {
        self.runs.iter().map(Run::shown).collect()
    }

    /// What is generated where these are its words; `None` where it was changed and that is not known.
    pub fn generated(&self, words: &str) -> Option<String> {
        match &self.edit {
            Some(edit) => Some(edit.now.trim().to_owned()),
            None => (!self.is_changed).then(|| words.trim().to_owned()),
        }
    }

    /// Its words as a file has them: a line to write on for what is missing, nothing where that is all.
    pub fn printed(&self) -> String {
        documents::printed(&self.words())
    }
}

impl PaperView {
    /// A document with what the school changed and where its pages begin.
    pub fn of_document(document: &Document, answers: &Answers) -> Self {
        Self::with_pages(document, answers, &page_starts(document))
    }

    /// A document with what the school changed, without its pages.
    pub fn without_pages(document: &Document, answers: &Answers) -> Self {
        Self::with_pages(document, answers, &[])
    }

    fn with_pages(document: &Document, answers: &Answers, starts: &[PageStart]) -> Self {
        let editing = &document.editing;
        Self {
            prefix: paper_prefix(&editing.paper),
            style: document.layout.as_deref().map(paper_style),
            sheets: Builder::new(editing, answers).document(document, starts),
            is_ledger: false,
            pages: starts.len(),
        }
    }

    /// A workbook with what the school changed.
    pub fn of_workbook(book: &Workbook, answers: &Answers) -> Self {
        Self {
            prefix: paper_prefix(&book.editing.paper),
            style: None,
            sheets: Builder::new(&book.editing, answers).workbook(book),
            is_ledger: true,
            pages: 0,
        }
    }

    /// Its texts, in the order in which they are read.
    pub fn texts(&self) -> Vec<&Text> {
        let units = self.sheets.iter().flat_map(|sheet| &sheet.units);
        units.flat_map(|unit| unit.content.texts()).collect()
    }
}

impl UnitContent {
    /// The texts that stand in it, in order.
    pub fn texts(&self) -> Vec<&Text> {
        match self {
            Self::Title(texts) => texts.iter().collect(),
            Self::Heading { text, .. } | Self::AnnexTitle(text) => vec![text],
            Self::Paragraphs { lines, .. } | Self::AnnexList(lines) | Self::Signature(lines) => {
                lines.iter().map(|(_, text)| text).collect()
            }
            Self::Table(table) => {
                let cells = table.rows.iter().flat_map(|row| &row.cells);
                let cells = cells.map(|cell| &cell.text);
                table
                    .caption
                    .iter()
                    .chain(&table.head)
                    .chain(cells)
                    .collect()
            }
            Self::AnnexMark(_) => Vec::new(),
            Self::Parts { lines, .. } => lines.iter().map(|line| &line.text).collect(),
        }
    }
}

/// Id of the mark of the edit with that number in the paper of that key.
pub fn edit_id(paper: &str, number: usize) -> String {
    format!("edit-{paper}-{number}")
}

/// Id of the mark of what is missing with that number in the paper of that key; no other paper has it, so that whoever
/// follows a link comes to its own.
pub fn mark_id(paper: &str, number: usize) -> String {
    format!("mark-{paper}-{number}")
}

/// What the texts of a paper are made with.
struct Builder<'a> {
    /// Key of the paper.
    paper: &'a str,
    prefix: String,
    edits: BTreeMap<&'a str, (usize, &'a Edit)>,
    /// Fields of tasks that the school filled in, and the tasks.
    changed_fields: BTreeSet<String>,
    changed_tasks: BTreeSet<String>,
    /// Marks so far.
    marks: usize,
    /// Ids that were given.
    given: BTreeSet<String>,
}

impl<'a> Builder<'a> {
    fn new(editing: &'a Editing, answers: &Answers) -> Self {
        let edits = editing.edits.iter().enumerate();
        let tasks = answers.filled().filter(|(key, _)| key.as_task().is_some());
        let changed_fields: BTreeSet<String> = tasks.map(|(key, _)| key.to_string()).collect();
        Self {
            paper: &editing.paper,
            prefix: paper_prefix(&editing.paper),
            edits: edits
                .map(|(number, edit)| (edit.key.as_str(), (number, edit)))
                .collect(),
            changed_tasks: changed_fields.iter().map(|key| task_of(key)).collect(),
            changed_fields,
            marks: 0,
            given: BTreeSet::new(),
        }
    }

    /// An id that no other element of the paper has.
    fn id(&mut self, wanted: &str) -> String {
        let mut id = wanted.to_owned();
        let mut number = 1;
        while !self.given.insert(id.clone()) {
            number += 1;
            id = format!("{wanted}#{number}");
        }
        id
    }

    fn document(&mut self, document: &Document, starts: &[PageStart]) -> Vec<SheetView> {
        let sections = document.sections.iter().enumerate();
        let sections: Vec<SheetView> = sections
            .map(|(idx, section)| {
                let places = document
                    .editing
                    .places
                    .get(idx)
                    .map_or(&[][..], Vec::as_slice);
                let sheet = Sheet {
                    idx,
                    section,
                    places,
                    starts,
                    layout: document.layout(),
                };
                self.sheet(&sheet)
            })
            .collect();
        sections
    }

    fn sheet(&mut self, sheet: &Sheet) -> SheetView {
        let blocks = &sheet.section.blocks;
        let mut units = Vec::new();
        let mut idx = 0;
        while let Some(block) = blocks.get(idx) {
            let count = sheet.count_of_unit(idx);
            let wanted = match sheet.place(idx) {
                Some(place) if !place.key.is_empty() => place.key.clone(),
                _ => format!("block-{}", sheet.idx),
            };
            let id = self.id(&wanted);
            let pages = sheet.pages(idx);
            let content = if let Block::Paragraph { kind, .. } = block {
                self.paragraphs(sheet, idx, count, *kind)
            } else {
                self.block(sheet, block, idx, &pages)
            };
            let page = match &content {
                // Each of its lines tells it.
                UnitContent::Paragraphs { .. } => None,
                _ => start(&pages),
            };
            units.push(Rc::new(UnitView { id, page, content }));
            idx += count;
        }
        SheetView {
            is_wide: sheet.section.orientation == Orientation::Landscape,
            is_ledger: false,
            units,
        }
    }

    fn paragraphs(
        &mut self,
        sheet: &Sheet,
        first: usize,
        count: usize,
        manner: ParagraphKind,
    ) -> UnitContent {
        let class = match manner {
            ParagraphKind::Body => "paper-body",
            ParagraphKind::Flush => "paper-flush",
            ParagraphKind::Note => "paper-note",
        };
        let blocks = sheet
            .section
            .blocks
            .iter()
            .enumerate()
            .skip(first)
            .take(count);
        let lines = blocks.filter_map(|(idx, block)| {
            let Block::Paragraph { text, .. } = block else {
                return None;
            };
            let key = sheet.place(idx).map_or("", |place| place.key.as_str());
            let pages = sheet.pages(idx);
            Some((start(&pages), self.numbered(key, text, &pages)))
        });
        UnitContent::Paragraphs {
            class,
            lines: lines.collect(),
        }
    }

    fn block(&mut self, sheet: &Sheet, block: &Block, idx: usize, pages: &[Page]) -> UnitContent {
        let place = sheet.place(idx);
        let key = place.map_or("", |place| place.key.as_str());
        let part = |name: &str| place.map_or_else(String::new, |place| place.part(name));
        match block {
            Block::Title(lines) => {
                UnitContent::Title(lines.iter().map(|line| self.plain(key, line)).collect())
            }
            Block::Heading { level, text } => UnitContent::Heading {
                level: *level,
                text: self.numbered(key, text, pages),
            },
            Block::Paragraph { text, .. } => UnitContent::Paragraphs {
                class: "paper-body",
                lines: vec![(start(pages), self.numbered(key, text, pages))],
            },
            Block::Table(table) => {
                let empty = Place::default();
                self.table(sheet, table, place.unwrap_or(&empty), pages)
            }
            Block::AnnexList(names) => {
                let names = names.iter().enumerate().map(|(idx, name)| {
                    (
                        entry(pages, idx),
                        self.plain(&part(&(idx + 1).to_string()), name),
                    )
                });
                UnitContent::AnnexList(names.collect())
            }
            Block::Signature { signer, date, .. } => {
                let lines = [("signer", signer), ("date", date)].into_iter().enumerate();
                let lines = lines
                    .map(|(idx, (name, text))| (entry(pages, idx), self.text(&part(name), text)));
                UnitContent::Signature(lines.collect())
            }
            Block::Head { issuer, number } => {
                let lines = [
                    ("paper-issuer", "issuer", "", issuer, ""),
                    ("paper-number", "number", "", number, ""),
                ];
                self.parts("paper-head", &lines, &part, pages)
            }
            Block::Imprint {
                copies_to,
                printer,
                date,
            } => {
                let lines = [
                    ("paper-copies", "copies", COPIES_WORD, copies_to, ""),
                    ("paper-printer", "printer", "", printer, ""),
                    ("paper-printed", "date", "", date, PRINTED_WORD),
                ];
                self.parts("paper-imprint", &lines, &part, pages)
            }
            Block::AnnexMark(mark) => UnitContent::AnnexMark(mark.clone()),
            Block::AnnexTitle(title) => UnitContent::AnnexTitle(self.plain(key, title)),
        }
    }

    fn parts(
        &mut self,
        class: &'static str,
        parts: &[(&'static str, &str, &'static str, &Vec<Inline>, &'static str)],
        key: &dyn Fn(&str) -> String,
        pages: &[Page],
    ) -> UnitContent {
        // One without text is not there.
        let written = parts.iter().filter(|(.., text, _)| !text.is_empty());
        let lines = written
            .enumerate()
            .map(|(idx, (class, name, before, text, behind))| PartLine {
                page: entry(pages, idx),
                class,
                before,
                text: self.text(&key(name), text),
                behind,
            });
        UnitContent::Parts {
            class,
            lines: lines.collect(),
        }
    }

    fn table(
        &mut self,
        sheet: &Sheet,
        table: &Table,
        place: &Place,
        pages: &[Page],
    ) -> UnitContent {
        let caption = table.caption.as_ref().map(|caption| {
            let (number, rest) = numbered(caption);
            Text {
                number: number.to_owned(),
                ..self.plain(&place.part("caption"), rest)
            }
        });
        let heads = Rc::new(table.head.clone());
        let head = table.head.iter().enumerate();
        let head = head
            .map(|(idx, text)| self.plain(&place.part(&format!("{HEAD}/{idx}")), text))
            .collect();
        let mut names = BTreeSet::new();
        let rows = table.rows.iter().enumerate().map(|(row_idx, row)| {
            let cells = row.cells.iter().enumerate().map(|(idx, text)| {
                let column = table.columns.get(idx);
                let is_centred = column.is_some_and(|column| column.align == Align::Centre);
                CellView {
                    class: if is_centred {
                        "paper-centre"
                    } else {
                        "paper-left"
                    },
                    is_fixed: false,
                    text: self.text(&place.cell(row_idx, idx), text),
                    words: None,
                }
            });
            Rc::new(RowView {
                cells: cells.collect(),
                id: row_id(place.rows.get(row_idx), row_idx, &mut names),
                page: entry(pages, row_idx),
                class: if row.shaded {
                    "paper-shaded"
                } else {
                    "paper-plain"
                },
                heads: heads.clone(),
            })
        });
        let rows = rows.collect();
        let widths = column_thousandths(table, sheet.section.orientation, sheet.layout);
        UnitContent::Table(TableView {
            caption,
            is_ledger: false,
            is_many: table.columns.len() > NARROW_COLUMNS,
            width: None,
            widths: percents(&widths),
            head,
            rows,
        })
    }

    fn workbook(&mut self, book: &Workbook) -> Vec<SheetView> {
        let sheets = book.sheets.iter();
        let sheets: Vec<SheetView> = sheets
            .map(|sheet| {
                let id = self.id(&sheet.name);
                let content = UnitContent::Table(self.ledger(sheet));
                SheetView {
                    is_wide: true,
                    is_ledger: true,
                    units: vec![Rc::new(UnitView {
                        id,
                        page: None,
                        content,
                    })],
                }
            })
            .collect();
        sheets
    }

    fn ledger(&mut self, sheet: &WorkbookSheet) -> TableView {
        let is_shown = |idx: usize| !sheet.hidden.contains(&idx);
        let columns = sheet.columns.iter().enumerate();
        let columns: Vec<_> = columns.filter(|(idx, _)| is_shown(*idx)).collect();
        let digits: u32 = columns
            .iter()
            .map(|(_, column)| u32::from(column.width))
            .sum();
        let share = |width: u16| u32::from(width) * 1000 / digits.max(1);
        let widths: Vec<u32> = columns
            .iter()
            .map(|(_, column)| share(column.width))
            .collect();
        let heads: Vec<String> = columns
            .iter()
            .map(|(_, column)| column.head.clone())
            .collect();
        let lists: BTreeMap<usize, Rc<Vec<String>>> = columns
            .iter()
            .filter_map(|(idx, _)| Some((*idx, Rc::new(sheet.list(*idx)?.to_vec()))))
            .collect();
        let caption = self.plain(&sheet.place.title(), &sheet.title);
        let head = heads.iter().map(|head| self.plain("", head)).collect();
        let heads = Rc::new(heads);
        let mut names = BTreeSet::new();
        let rows = sheet.rows.iter().enumerate().map(|(row_idx, row)| {
            let cells = row.iter().enumerate().filter(|(idx, _)| is_shown(*idx));
            let cells = cells.map(|(idx, cell)| {
                let key = sheet.place.cell(row_idx, idx);
                self.cell(cell, &key, lists.get(&idx).cloned())
            });
            Rc::new(RowView {
                cells: cells.collect(),
                id: row_id(sheet.place.place.rows.get(row_idx), row_idx, &mut names),
                page: None,
                class: "paper-plain",
                heads: heads.clone(),
            })
        });
        let rows = rows.collect();
        TableView {
            caption: Some(caption),
            is_ledger: true,
            is_many: false,
            width: Some(digits * DIGIT_WIDTH),
            widths: percents(&widths),
            head,
            rows,
        }
    }

    fn cell(&mut self, cell: &Cell, key: &str, words: Option<Rc<Vec<String>>>) -> CellView {
        let (class, shown) = match cell {
            Cell::Empty => ("paper-left", String::new()),
            Cell::Text(text) | Cell::ToFill(text) => ("paper-left", text.clone()),
            Cell::Number(number) | Cell::Input(number) => ("paper-centre", as_shown(*number)),
            Cell::Amount(number, places) | Cell::Formula(_, Shown::Amount(number, places)) => {
                ("paper-centre", number.rounded(*places))
            }
            Cell::Month(date) | Cell::Formula(_, Shown::Month(date)) => {
                ("paper-centre", date.month().in_words())
            }
            Cell::Day(date) => ("paper-centre", date.in_words()),
            Cell::Formula(_, Shown::Number(number)) => ("paper-centre", as_shown(*number)),
            Cell::Formula(_, Shown::Text(text)) => ("paper-centre", text.clone()),
            Cell::Filled => ("paper-filled", String::new()),
        };
        let run = match cell {
            Cell::ToFill(_) => self.missing(shown),
            _ => Run::Text(shown),
        };
        let text = self.of_runs(key, vec![run]);
        CellView {
            class,
            is_fixed: key.is_empty(),
            text,
            words,
        }
    }

    /// Plain text under a key.
    fn plain(&mut self, key: &str, text: &str) -> Text {
        self.of_runs(key, vec![Run::Text(text.to_owned())])
    }

    /// Text under a key.
    fn text(&mut self, key: &str, text: &[Inline]) -> Text {
        let runs = text.iter().map(|inline| self.run(inline)).collect();
        self.of_runs(key, runs)
    }

    /// Text behind its number, with the pages that begin in it. The number of a task's paragraph belongs to the sentence,
    /// which is changed in its fields.
    fn numbered(&mut self, key: &str, text: &[Inline], pages: &[Page]) -> Text {
        let is_counted = AnswerKey::parse(key).as_task().is_none();
        let number = match text.first() {
            Some(Inline::Text(first)) if is_counted => numbered(first).0.to_owned(),
            _ => String::new(),
        };
        let mut made = self.text(key, text);
        if let Some(Run::Text(first)) = made.runs.first_mut() {
            *first = first.split_off(number.len().min(first.len()));
        }
        let begin = number.chars().count();
        let cuts = pages.iter().filter_map(|(position, page)| match position {
            PagePosition::Character(at) => {
                Some((position_in_shown(text, *at).saturating_sub(begin), *page))
            }
            PagePosition::Start | PagePosition::Entry(_) => None,
        });
        made.cuts = cuts.collect();
        made.number = number;
        made
    }

    fn run(&mut self, inline: &Inline) -> Run {
        match inline {
            Inline::Text(text) => Run::Text(text.clone()),
            Inline::Lead(text) => Run::Lead(text.clone()),
            Inline::ToFill(_) => self.missing(inline.shown()),
        }
    }

    fn missing(&mut self, shown: String) -> Run {
        let id = mark_id(self.paper, self.marks);
        self.marks += 1;
        Run::ToFill { shown, id }
    }

    fn of_runs(&mut self, key: &str, runs: Vec<Run>) -> Text {
        if key.is_empty() {
            return Text {
                runs,
                ..Text::default()
            };
        }
        let edit = self.edits.get(key).copied();
        let short = key.strip_prefix(&self.prefix);
        let is_changed = edit.is_some() || (short.is_none() && self.is_task_changed(key));
        let edit = edit.and_then(|(number, edit)| {
            // A paragraph of several lines is several elements, of which the first bears the mark.
            let id = edit_id(self.paper, number);
            self.given.insert(id.clone()).then(|| TextEdit {
                id,
                from_key: edit.from_key(),
                from: edit.from.clone(),
                now: edit.now.clone(),
                is_outdated: edit.is_outdated(),
            })
        });
        Text {
            short_key: short.unwrap_or(key).to_owned(),
            key: key.to_owned(),
            runs,
            is_plan: short.is_none(),
            is_changed,
            edit,
            ..Text::default()
        }
    }

    /// A field of the task that the key is about was changed; of its words, any.
    fn is_task_changed(&self, key: &str) -> bool {
        match AnswerKey::parse(key).as_task() {
            Some((_, TaskField::Text)) => self.changed_tasks.contains(&task_of(key)),
            Some(_) => self.changed_fields.contains(key),
            None => false,
        }
    }
}

/// The key of a field of a task without the field.
fn task_of(key: &str) -> String {
    key.rsplit_once('/')
        .map_or(key, |(task, _)| task)
        .to_owned()
}

/// A section of a document with what is known of its blocks.
struct Sheet<'a> {
    idx: usize,
    section: &'a Section,
    places: &'a [Place],
    starts: &'a [PageStart],
    layout: &'a Layout,
}

/// Where in a block a page begins, and its number.
type Page = (PagePosition, usize);

impl Sheet<'_> {
    fn place(&self, block: usize) -> Option<&Place> {
        self.places.get(block)
    }

    /// How many blocks are changed together with this one: lines of a paragraph.
    fn count_of_unit(&self, first: usize) -> usize {
        let blocks = &self.section.blocks;
        let (Some(Block::Paragraph { .. }), Some(place)) = (blocks.get(first), self.place(first))
        else {
            return 1;
        };
        if place.key.is_empty() {
            return 1;
        }
        let rest = blocks.iter().zip(self.places).skip(first + 1);
        let is_line = |(block, other): &(&Block, &Place)| {
            matches!(block, Block::Paragraph { .. }) && other.key == place.key
        };
        1 + rest.take_while(is_line).count()
    }

    /// Where pages begin in a block, with their numbers; the first page needs no mark.
    fn pages(&self, block: usize) -> Vec<Page> {
        let starts = self.starts.iter().enumerate().skip(1);
        starts
            .filter(|(_, start)| (start.section, start.block) == (self.idx, block))
            .map(|(idx, start)| (start.position, idx + 1))
            .collect()
    }
}

fn start(pages: &[Page]) -> Option<usize> {
    at(pages, PagePosition::Start)
}

fn entry(pages: &[Page], entry: usize) -> Option<usize> {
    at(pages, PagePosition::Entry(entry))
}

fn at(pages: &[Page], position: PagePosition) -> Option<usize> {
    let page = pages.iter().find(|(page, _)| *page == position);
    page.map(|(_, number)| *number)
}

/// What a row is called, once in its table.
fn row_id(name: Option<&String>, idx: usize, names: &mut BTreeSet<String>) -> String {
    let name = name.filter(|name| !name.is_empty() && !names.contains(*name));
    let id = name.map_or_else(|| format!("row-{idx}"), String::clone);
    names.insert(id.clone());
    id
}

fn percents(thousandths: &[u32]) -> Vec<String> {
    let percent = |thousandth: &u32| format!("{}.{}%", thousandth / 10, thousandth % 10);
    thousandths.iter().map(percent).collect()
}

/// A number as the .xlsx shows it.
fn as_shown(number: Fraction) -> String {
    without_end_zeros(&number.rounded(6)).to_owned()
}

/// Where a character of the printed text stands in the shown one, in which marks of what is missing are longer or shorter.
fn position_in_shown(text: &[Inline], at: usize) -> usize {
    let (mut printed, mut shown) = (0, 0);
    for inline in text {
        let length = inline.printed().chars().count();
        if at < printed + length {
            let within = match inline {
                Inline::ToFill(_) => 0,
                Inline::Text(_) | Inline::Lead(_) => at - printed,
            };
            return shown + within;
        }
        printed += length;
        shown += inline.shown().chars().count();
    }
    shown + (at - printed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use documents::layout::{LineHeights, Margins, Sizes};
    use documents::{Column, Row, Typefaces, text};

    /// Of an upright page with 22 lines of 28 characters, as GB/T 9704—2012 wants it.
    fn layout() -> Layout {
        Layout {
            margins: Margins {
                top_twips: 2098,
                bottom_twips: 1984,
                binding_twips: 1587,
                outer_twips: 1474,
            },
            lines: LineHeights {
                body_twips: 579,
                title_twips: 640,
                table_twips: 320,
            },
            spacing_twips: -5,
            sizes: Sizes {
                body_half_points: 32,
                level_half_points: [32; 4],
                ..Sizes::default()
            },
            ..Layout::default()
        }
    }

    fn document(blocks: Vec<Block>) -> Document {
        Document {
            title: String::new(),
            creator: String::new(),
            date: String::new(),
            typefaces: Typefaces::default(),
            layout: None,
            built_in: Box::new(layout()),
            editing: Default::default(),
            sections: vec![Section {
                orientation: Orientation::Portrait,
                blocks,
            }],
        }
    }

    #[test]
    fn pages_are_marked_where_they_begin_and_no_text_is_lost() {
        let words = "学".repeat(22 * 28);
        let block = Block::Paragraph {
            kind: ParagraphKind::Flush,
            text: vec![
                Inline::Text(words.clone()),
                Inline::Lead("第二页".to_owned()),
            ],
        };
        let heading = Block::Heading {
            level: 1,
            text: text("二、目标"),
        };
        let more = Block::Paragraph {
            kind: ParagraphKind::Flush,
            text: text("学".repeat(21 * 28)),
        };
        let document = document(vec![block, more, heading]);
        let view = PaperView::of_document(&document, &Answers::default());
        let first = view.texts()[0];
        assert_eq!(first.words(), format!("{words}第二页"));
        assert_eq!(first.cuts, [(22 * 28, 2)]);
        let pages: Vec<_> = view.sheets[0].units.iter().map(|unit| unit.page).collect();
        assert_eq!(pages, [None, None, Some(3)]);

        let plain = PaperView::without_pages(&document, &Answers::default());
        assert!(plain.texts().iter().all(|text| text.cuts.is_empty()));
        assert!(plain.sheets[0].units.iter().all(|unit| unit.page.is_none()));
    }

    #[test]
    fn units_have_ids_of_their_own_and_equal_papers_have_equal_units() {
        let line = |words: &str| Block::Paragraph {
            kind: ParagraphKind::Body,
            text: text(words),
        };
        let made = |last: &str| {
            let document = document(vec![line("甲"), line("甲"), line(last)]);
            PaperView::of_document(&document, &Answers::default())
        };
        let (before, after) = (made("乙"), made("丙"));
        let units = &before.sheets[0].units;
        let ids: BTreeSet<&str> = units.iter().map(|unit| unit.id.as_str()).collect();
        assert_eq!(ids.len(), 3);
        let same = units.iter().zip(&after.sheets[0].units);
        let same: Vec<bool> = same.map(|(one, other)| one == other).collect();
        assert_eq!(same, [true, true, false]);
    }

    #[test]
    fn cells_keep_their_columns_and_what_is_missing_is_marked() {
        let table = Table {
            caption: None,
            columns: vec![Column {
                share: 1,
                align: Align::Centre,
            }],
            head: vec!["项目".to_owned()],
            rows: vec![Row {
                cells: vec![vec![Inline::ToFill("校长姓名".to_owned())]],
                shaded: true,
            }],
        };
        let view =
            PaperView::of_document(&document(vec![Block::Table(table)]), &Answers::default());
        let UnitContent::Table(table) = &view.sheets[0].units[0].content else {
            panic!("{view:?}");
        };
        assert_eq!(table.widths, ["100.0%"]);
        let row = &table.rows[0];
        assert_eq!(
            (row.class, row.cells[0].class),
            ("paper-shaded", "paper-centre")
        );
        let missing = Run::ToFill {
            shown: "【待填：校长姓名】".to_owned(),
            id: mark_id("", 0),
        };
        assert_eq!(row.cells[0].text.runs, [missing]);
        assert_eq!(*row.heads, ["项目"]);
    }
}
