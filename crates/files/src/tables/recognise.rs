//! From books to figures: templates by code, tables of the yearly statistics by title and headers, anything else by name.
//!
//! In: books, who the school is, the catalogue and the knowledge of tables. Out: [`Findings`]. It must not know what stands
//! in the form.

use super::cells::{Book, TableSheet};
use super::codes;
use super::grid::{CellKind, Grid};
use super::recognition::{CellPosition, CellWarning, FoundFigure, RecognisedBy, Recognition};
use super::school_profile;
use super::search::{self, SearchArea, short};
use super::wanted::{self, WantedFigure};
use packs::table_knowledge::label;
use packs::table_knowledge::{StatisticsTable, TableKnowledge};
use school::catalogue::Catalogue;
use school::draft::Draft;
use school::profile::Profile;
use words::Words;

/// Longest text that is a title, in characters beyond the title itself.
const TITLE_SLACK: usize = 24;

/// Looks for the figures of a school in all sheets of `books`: by codes in templates and rosters, by labels in tables of
/// the yearly statistics, else by the names of figures. A cell is taken only when all of its labels are those of the
/// figure. `profile` decides which parts of the school are looked for. `report_progress` is called with the number of
/// sheets that were looked through.
///
/// Nothing is put into a form: whoever calls shows what was found beside what stands there.
pub fn recognise(
    books: &[Book],
    profile: &Profile,
    catalogue: &Catalogue,
    knowledge: &TableKnowledge,
    report_progress: &mut dyn FnMut(u32),
) -> Recognition {
    let draft = Draft {
        profile: profile.clone(),
        ..Draft::default()
    };
    let (school, _) = school::read(&draft, catalogue);
    let school = Recogniser {
        profile,
        catalogue,
        knowledge,
        words: Words::of(&school, catalogue),
        by_name: wanted::of_names(profile, catalogue, knowledge),
    };
    let mut recognition = Recognition::default();
    let mut figures = Vec::new();
    let mut count = 0;
    for (book, book_of) in books.iter().enumerate() {
        for (idx, sheet) in book_of.sheets.iter().enumerate() {
            school.sheet(book, idx, sheet, &mut figures, &mut recognition);
            count += 1;
            report_progress(count);
        }
    }
    settle(figures, &school.words, books, &mut recognition);
    recognition
}

struct Recogniser<'a> {
    profile: &'a Profile,
    catalogue: &'a Catalogue,
    knowledge: &'a TableKnowledge,
    words: Words<'a>,
    by_name: Vec<WantedFigure<'a>>,
}

impl Recogniser<'_> {
    fn sheet(
        &self,
        book: usize,
        idx: usize,
        sheet: &TableSheet,
        figures: &mut Vec<FoundFigure>,
        recognition: &mut Recognition,
    ) {
        if sheet.cells.is_empty() {
            return;
        }
        let name = if sheet.name.is_empty() {
            "表格".to_owned()
        } else {
            format!("工作表“{}”", short(&sheet.name))
        };
        let hidden = if sheet.is_hidden {
            "（隐藏的）"
        } else {
            ""
        };
        let mut notice = |text: String| recognition.notices.push(format!("{name}{hidden}{text}"));
        if let Some(layout) = codes::layout(sheet) {
            let reader = codes::Reader {
                profile: self.profile,
                catalogue: self.catalogue,
                knowledge: self.knowledge,
                words: &self.words,
            };
            notice(format!("：{}", reader.name(&layout, sheet)));
            reader.read(&layout, book, idx, sheet, figures, recognition);
            return;
        }
        let grid = Grid::of(sheet, self.knowledge);
        let blocks = self.blocks(sheet, &grid);
        let before = figures.len();
        let mut tables: Vec<&str> = Vec::new();
        for block in &blocks {
            let area = self.area(&grid, book, idx, block.from, block.to, &block.table.context);
            let source = format!("{} {}", block.code, block.table.name);
            let area = SearchArea {
                source: &source,
                how: RecognisedBy::StatisticsTable,
                ..area
            };
            let wanted = wanted::of_table(block.table, self.profile, self.catalogue);
            search::search(&area, &wanted, figures, &mut recognition.warnings);
            school_profile::look(&area, &block.table.profile, recognition);
            if !tables.contains(&block.table.name.as_str()) {
                tables.push(&block.table.name);
            }
        }
        if figures.len() == before && blocks.iter().all(|block| !block.is_by_code) {
            let context_of_school = self.context_of_school();
            let area = self.area(&grid, book, idx, 0, grid.height(), &context_of_school);
            let rest = search::search(&area, &self.by_name, figures, &mut recognition.warnings);
            recognition.unrecognised.extend(rest);
        }
        let count = figures.len() - before;
        let mut notice = |text: String| recognition.notices.push(format!("{name}{hidden}{text}"));
        match (tables.is_empty(), count) {
            (true, 0) => notice("：没有认出要用的数".to_owned()),
            (true, _) => notice(format!("：按名称找到 {count} 个数")),
            (false, _) => notice(format!("：认出“{}”，找到 {count} 个数", tables.join("”“"))),
        }
        if grid.is_cut {
            notice("：只在前 400 行、前 200 列里找".to_owned());
        }
    }

    fn area<'b>(
        &'b self,
        grid: &'b Grid<'b>,
        book: usize,
        sheet: usize,
        from: usize,
        to: usize,
        context: &'b [String],
    ) -> SearchArea<'b> {
        SearchArea {
            grid,
            book,
            sheet,
            from,
            to,
            context,
            knowledge: self.knowledge,
            words: self.words,
            source: "",
            how: RecognisedBy::Name,
        }
    }

    /// Labels that say nothing in a table of this school: its name, and its stage if it has but one.
    fn context_of_school(&self) -> Vec<String> {
        let mut words: Vec<String> = label::readings(&self.profile.name)
            .into_iter()
            .filter(|word| !word.is_empty())
            .collect();
        if let Some([stage]) = self.profile.kind.map(|kind| kind.stages()) {
            let key = school::figures::Part::Stage(*stage).key();
            let parts = self.knowledge.parts.iter().filter(|part| part.part == key);
            words.extend(parts.flat_map(|part| part.words.iter().cloned()));
        }
        words
    }

    /// Tables of the yearly statistics in a sheet, one below the other.
    fn blocks(&self, sheet: &TableSheet, grid: &Grid) -> Vec<Block<'_>> {
        let mut blocks: Vec<Block> = Vec::new();
        for row in 0..grid.height() {
            let places = grid.row(row);
            let has_values = places
                .iter()
                .any(|place| grid.places[*place].kind == CellKind::Value);
            let known = places.iter().find_map(|place| {
                let title = &grid.places[*place];
                // A merged title shows in several rows, and is one.
                (grid.row_of(*place) == row)
                    .then(|| self.title(&title.cell.text, has_values))
                    .flatten()
            });
            let Some((table, code, is_by_code)) = known else {
                continue;
            };
            match blocks.last_mut() {
                // Code and title stand in different rows.
                Some(last) if std::ptr::eq(last.table, table) && row <= last.from + 4 => {
                    last.from = row + 1;
                    if is_by_code {
                        (last.code, last.is_by_code) = (code, true);
                    }
                }
                _ => {
                    if let Some(last) = blocks.last_mut() {
                        last.to = row;
                    }
                    blocks.push(Block {
                        table,
                        code,
                        is_by_code,
                        from: row + 1,
                        to: grid.height(),
                    });
                }
            }
        }
        if blocks.is_empty()
            && let Some((table, code, is_by_code)) = self.title(&sheet.name, false)
        {
            blocks.push(Block {
                table,
                code,
                is_by_code,
                from: 0,
                to: grid.height(),
            });
        }
        blocks
    }

    /// The table that a text names, by code or title.
    fn title(&self, text: &str, has_values: bool) -> Option<(&StatisticsTable, String, bool)> {
        let [_, whole] = label::readings(text);
        let length = whole.chars().count();
        if whole.starts_with('注') || whole.starts_with("说明") {
            return None;
        }
        for table in &self.knowledge.tables {
            for code in &table.codes {
                let bare = &label::readings(code)[1];
                if length <= bare.chars().count() + TITLE_SLACK
                    && let Some((_, after)) = whole.split_once(bare.as_str())
                    && !after.starts_with(|c: char| c.is_ascii_digit())
                {
                    return Some((table, code.clone(), true));
                }
            }
        }
        if has_values {
            return None;
        }
        let tables = self.knowledge.tables.iter();
        let titled = tables.flat_map(|table| table.titles.iter().map(move |title| (table, title)));
        let fits = titled.filter(|(_, title)| {
            whole.contains(title.as_str()) && length <= title.chars().count() + TITLE_SLACK
        });
        let (table, title) = fits.max_by_key(|(_, title)| title.len())?;
        Some((table, title.clone(), false))
    }
}

/// A table of the yearly statistics in a sheet.
struct Block<'a> {
    table: &'a StatisticsTable,
    code: String,
    is_by_code: bool,
    from: usize,
    to: usize,
}

/// One figure for each slot: the surest; of two that are equally sure and differ none, with a warning that names both.
fn settle(
    mut figures: Vec<FoundFigure>,
    words: &Words,
    books: &[Book],
    recognition: &mut Recognition,
) {
    figures.sort_by_key(|figure| (figure.how, figure.at.clone()));
    let mut surest: Vec<FoundFigure> = Vec::new();
    let mut doubtful = Vec::new();
    for figure in figures {
        match surest.iter().find(|known| known.slot == figure.slot) {
            None => surest.push(figure),
            Some(known) if known.entry == figure.entry || known.how < figure.how => {}
            Some(known) => {
                let (here, there) = (place_name(books, &known.at), place_name(books, &figure.at));
                recognition.warnings.push(CellWarning {
                    at: figure.at.clone(),
                    text: format!(
                        "{}在 {here} 和 {there} 不同，分不清取哪个，没有取；请自己填",
                        words.slot(&figure.slot)
                    ),
                });
                doubtful.push(figure.slot);
            }
        }
    }
    surest.retain(|figure| !doubtful.contains(&figure.slot));
    let order = |slot: &school::figures::Slot| {
        let figures = &words.catalogue().figures;
        figures.iter().position(|figure| figure.id == slot.figure)
    };
    surest.sort_by_key(|figure| (order(&figure.slot), figure.slot.part));
    recognition.figures = surest;
    recognition
        .warnings
        .sort_by_key(|warning| warning.at.clone());
    recognition.warnings.dedup();
}

/// Sheet and cell of a place, with the file where there are several.
pub fn place_name(books: &[Book], at: &CellPosition) -> String {
    let address = super::address(at.row, at.column);
    let Some(book) = books.get(at.book) else {
        return address;
    };
    let sheet = book
        .sheets
        .get(at.sheet)
        .map_or("", |sheet| sheet.name.as_str());
    let file = if books.len() > 1 {
        short(&book.name)
    } else {
        String::new()
    };
    match (file.is_empty(), sheet.is_empty()) {
        (true, true) if book.name.is_empty() => {
            format!(
                "第{}行第{}列",
                u64::from(at.row) + 1,
                u64::from(at.column) + 1
            )
        }
        (true, true) => address,
        (true, false) => format!("{}!{address}", short(sheet)),
        (false, true) => format!("{file} {address}"),
        (false, false) => format!("{file} {}!{address}", short(sheet)),
    }
}
