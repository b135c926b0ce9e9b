//! A sheet as a dense grid of what its cells are: labels, values, units; and the labels of each value.
//!
//! In: a sheet and the words that say nothing. Out: for each value the labels of its row and its column. It must not
//! know which figures there are.

use super::cells::{TableCell, TableSheet};
use super::limits;
use packs::table_knowledge::TableKnowledge;
use packs::table_knowledge::label;
use school::reading;

/// Fewest numbers in a row that make numbering.
const NUMBERING: usize = 3;

/// What a cell is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CellKind {
    /// Says what stands beside or below it.
    Label,
    /// A number or several.
    Value,
    /// A number with words that make it doubtful.
    Doubtful,
    /// Nothing but a unit.
    Unit,
    /// Numbering of rows or columns, marks for no value, lines above a table.
    Nothing,
}

/// A cell of the grid.
#[derive(Debug)]
pub(super) struct GridCell<'a> {
    pub(super) cell: &'a TableCell,
    pub(super) kind: CellKind,
    /// Two ways to read it as a label.
    pub(super) readings: [String; 2],
    /// Says nothing about what is counted.
    pub(super) is_context: bool,
    /// Columns over which it reaches, in the grid.
    width: usize,
}

/// A sheet, or the beginning of a long one.
pub(super) struct Grid<'a> {
    pub(super) places: Vec<GridCell<'a>>,
    /// For each row of the grid and each of its columns: which place shows there.
    rows: Vec<Vec<Option<usize>>>,
    /// Where each place stands in the grid.
    pub(super) at: Vec<(usize, usize)>,
    /// More rows or columns are there than were looked at.
    pub(super) is_cut: bool,
    has_regions: bool,
}

impl<'a> Grid<'a> {
    /// The grid of `sheet`.
    pub(super) fn of(sheet: &'a TableSheet, knowledge: &TableKnowledge) -> Self {
        let mut rows: Vec<u32> = sheet.cells.iter().map(|cell| cell.row).collect();
        rows.dedup();
        let mut columns: Vec<u32> = sheet.cells.iter().map(|cell| cell.column).collect();
        columns.sort_unstable();
        columns.dedup();
        let is_cut = rows.len() > limits::SEARCHED_ROWS || columns.len() > limits::SEARCHED_COLUMNS;
        rows.truncate(limits::SEARCHED_ROWS);
        columns.truncate(limits::SEARCHED_COLUMNS);
        let mut grid = Self {
            places: Vec::new(),
            rows: vec![vec![None; columns.len()]; rows.len()],
            at: Vec::new(),
            is_cut,
            has_regions: !sheet.merged.is_empty(),
        };
        for cell in &sheet.cells {
            let (Ok(row), Ok(column)) = (
                rows.binary_search(&cell.row),
                columns.binary_search(&cell.column),
            ) else {
                continue;
            };
            grid.rows[row][column] = Some(grid.places.len());
            grid.at.push((row, column));
            grid.places.push(place(cell, knowledge));
        }
        for region in &sheet.merged {
            let (Ok(top), Ok(left)) = (
                rows.binary_search(&region.from.0),
                columns.binary_search(&region.from.1),
            ) else {
                continue;
            };
            let Some(shown) = grid.rows[top][left] else {
                continue;
            };
            // Cells without content are in no row or column of the grid and need none.
            let bottom = rows.partition_point(|row| *row <= region.to.0);
            let right = columns.partition_point(|column| *column <= region.to.1);
            grid.places[shown].width = right.saturating_sub(left).max(1);
            for row in grid.rows.iter_mut().take(bottom).skip(top) {
                for cell in row.iter_mut().take(right).skip(left) {
                    if cell.is_none() {
                        *cell = Some(shown);
                    }
                }
            }
        }
        grid.pass_over_asides(columns.len());
        grid.pass_over_numbering();
        grid
    }

    /// The row of the grid in which `place` stands.
    pub(super) fn row_of(&self, place: usize) -> usize {
        self.at[place].0
    }

    /// The place that shows there.
    pub(super) fn shown(&self, row: usize, column: usize) -> Option<usize> {
        *self.rows.get(row)?.get(column)?
    }

    /// How many rows there are.
    pub(super) fn height(&self) -> usize {
        self.rows.len()
    }

    /// The places of a row, each once.
    pub(super) fn row(&self, row: usize) -> Vec<usize> {
        let mut places: Vec<usize> = self.rows[row].iter().flatten().copied().collect();
        places.dedup();
        places
    }

    /// A line above or between tables is no header: it stands alone in its row, or reaches over the whole table.
    fn pass_over_asides(&mut self, columns: usize) {
        for row in 0..self.height() {
            let places = self.row(row);
            let alone = places.len() == 1;
            for place in places {
                // Only what stands at the left is a heading; `|在校生数` is a header.
                let alone = alone && self.at[place].1 == 0;
                let label = &mut self.places[place];
                let reaches_over_all = label.width >= columns.max(2) && self.at[place].0 == row;
                if label.kind == CellKind::Label
                    && (alone || reaches_over_all)
                    && self.at[place].0 == row
                {
                    label.kind = CellKind::Nothing;
                }
            }
        }
    }

    /// A row `1 2 3 …` under a header and a column of row numbers are no values.
    fn pass_over_numbering(&mut self) {
        let columns = self.rows.first().map_or(0, Vec::len);
        let across = (0..self.height()).map(|row| self.row(row));
        let down = (0..columns).map(|column| {
            let mut places: Vec<usize> = self
                .rows
                .iter()
                .filter_map(|row| *row.get(column)?)
                .collect();
            places.dedup();
            places
        });
        let lines: Vec<Vec<usize>> = across.chain(down).collect();
        let mut numbering = Vec::new();
        for line in lines {
            let is_value = |place: &usize| self.places[*place].kind == CellKind::Value;
            let values: Vec<usize> = line.into_iter().filter(is_value).collect();
            let number = |place: &usize| self.places[*place].cell.text.trim().parse::<u32>().ok();
            let numbers: Vec<Option<u32>> = values.iter().map(number).collect();
            let follows = numbers
                .windows(2)
                .all(|pair| matches!(pair, [Some(before), Some(after)] if *after == before + 1));
            let begins = numbers
                .first()
                .is_some_and(|first| matches!(first, Some(1 | 2)));
            if values.len() >= NUMBERING && begins && follows {
                numbering.extend(values);
            }
        }
        for place in numbering {
            self.places[place].kind = CellKind::Nothing;
        }
    }

    /// The labels of the cell at `place`, nearest first, of its column down from `from` and of its row; and the unit
    /// that stands in its row, if one does.
    pub(super) fn labels(&self, place: usize, from: usize) -> (Vec<usize>, Option<usize>) {
        let (row, column) = self.at[place];
        let mut found = Vec::new();
        let mut unit = None;
        // Up the column: over other values to the header, and through it.
        let mut has_label = false;
        for above in (from..row).rev() {
            let Some(label) = self
                .shown(above, column)
                .or_else(|| self.left_header(above, column, has_label))
            else {
                continue;
            };
            if !self.walk(label, place, &mut has_label, &mut found, &mut unit) {
                break;
            }
        }
        let mut has_label = false;
        for left in (0..column).rev() {
            let Some(label) = self.shown(row, left) else {
                continue;
            };
            if !self.walk(label, place, &mut has_label, &mut found, &mut unit) {
                break;
            }
        }
        (found, unit)
    }

    /// One step to the labels; false where they end.
    fn walk(
        &self,
        label: usize,
        place: usize,
        has_label: &mut bool,
        found: &mut Vec<usize>,
        unit: &mut Option<usize>,
    ) -> bool {
        match self.places[label].kind {
            CellKind::Label if label != place => {
                if !found.contains(&label) {
                    found.push(label);
                }
                *has_label |= !self.places[label].is_context;
            }
            CellKind::Value | CellKind::Doubtful if *has_label => return false,
            CellKind::Unit => *unit = unit.or(Some(label)),
            _ => {}
        }
        true
    }

    /// In a table without merged cells an upper header stands only over its first column.
    fn left_header(&self, row: usize, column: usize, is_in_header: bool) -> Option<usize> {
        if self.has_regions || !is_in_header {
            return None;
        }
        let places = self.row(row);
        if places.len() < 2
            || places
                .iter()
                .any(|place| self.places[*place].kind == CellKind::Value)
        {
            return None;
        }
        (0..column).rev().find_map(|left| self.shown(row, left))
    }
}

fn place<'a>(cell: &'a TableCell, knowledge: &TableKnowledge) -> GridCell<'a> {
    let readings = label::readings(&cell.text);
    let plain = reading::plain(&cell.text);
    let plain = plain.trim();
    let is_one_of = |words: &[String]| words.iter().any(|word| word == plain);
    let is_aside = || {
        let head = plain.split(':').next().unwrap_or_default();
        let head: String = head.chars().filter(|c| !c.is_whitespace()).collect();
        plain.contains(':') && knowledge.asides.contains(&head)
    };
    let kind = if cell.is_number || is_value(plain, knowledge) {
        CellKind::Value
    } else if is_one_of(&knowledge.unit_words) {
        CellKind::Unit
    } else if readings[1].is_empty()
        || is_one_of(&knowledge.no_values)
        || is_aside()
        || is_numbering(plain)
    {
        CellKind::Nothing
    } else if is_doubtful(plain, knowledge) {
        CellKind::Doubtful
    } else {
        CellKind::Label
    };
    let is_context = readings
        .iter()
        .any(|reading| knowledge.context.contains(reading));
    GridCell {
        cell,
        kind,
        readings,
        is_context,
        width: 1,
    }
}

/// True for a number with nothing beside it but units, brackets and words like 约.
fn is_doubtful(plain: &str, knowledge: &TableKnowledge) -> bool {
    let [outside, _] = label::readings(plain);
    let is_digit = |c: char| c.is_ascii_digit();
    // `26-30人` is a band and `1班` a class: headers.
    let is_range = plain.contains(['-', '~', '至', '到']);
    if !outside.contains(is_digit) || is_range || outside.ends_with('班') {
        return false;
    }
    let mut rest = outside.replace(is_digit, "");
    let words = knowledge.doubt_words.iter().chain(&knowledge.unit_words);
    for word in words {
        rest = rest.replace(word.as_str(), "");
    }
    rest.is_empty()
}

/// Numbers of rows as statistics write them: 01, 002.
fn is_numbering(plain: &str) -> bool {
    plain.len() > 1 && plain.starts_with('0') && plain.bytes().all(|byte| byte.is_ascii_digit())
}

/// True for a number with or without a unit, and for several of them.
fn is_value(plain: &str, knowledge: &TableKnowledge) -> bool {
    if is_numbering(plain) {
        return false;
    }
    let is_separator = |c: char| c.is_whitespace() || matches!(c, '、' | ';' | '/');
    let mut words = plain.split(is_separator).filter(|word| !word.is_empty());
    let is_number = |word: &str| {
        let word = word.strip_prefix(['-', '+']).unwrap_or(word);
        let is_of_number = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '\'');
        let end = word.find(|c| !is_of_number(c)).unwrap_or(word.len());
        let (digits, unit) = word.split_at(end);
        let unit = unit.strip_prefix('万').unwrap_or(unit);
        digits.contains(|c: char| c.is_ascii_digit())
            && (unit.is_empty() || knowledge.unit_words.iter().any(|word| word == unit))
    };
    let first = words.next();
    let is_unit = |word: &str| knowledge.unit_words.iter().any(|other| other == word);
    first.is_some_and(is_number) && words.all(|word| is_number(word) || is_unit(word))
}
