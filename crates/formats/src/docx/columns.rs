//! How wide the columns of a table are.
//!
//! In: a table, the width of the text and what its cells look like. Out: a width per column, together exactly that width.
//! It must not know XML. Shares say how the width is divided; a column too narrow for its head or its short words takes
//! what it lacks from those that have room.

use super::layout::Measures;
use crate::line_breaking::{Room, Setting, line_starts, width_twips};
use documents::layout::{Layout, TableForm};
use documents::{Align, Column, Inline, Orientation, Row, Table};

/// Heads and centred words up to this many characters stay on one line where there is room.
const SHORT_CHARACTERS: u32 = 7;
/// A column of sentences keeps at least this share of its width, in hundredths.
const KEPT_OF_SENTENCES: u32 = 60;
/// So that rounding of a program breaks no word that just fits: half a point.
const SLACK_TWIPS: u32 = 10;

/// Characters of a table.
fn small(form: TableForm) -> Setting {
    Setting {
        size_half_points: form.half_points,
        tracking_twips: 0,
        auto_space: true,
    }
}

/// The columns, with as many added as the widest row has more, so that no cell is lost.
pub(super) fn columns(table: &Table) -> Vec<Column> {
    let widest = table
        .rows
        .iter()
        .map(|row| row.cells.len())
        .fold(table.head.len(), usize::max);
    let mut columns = table.columns.clone();
    if columns.len() < widest {
        columns.resize(
            widest,
            Column {
                share: 1,
                align: Align::Left,
            },
        );
    }
    columns
}

/// Width of each column in twips, together exactly `width_twips`.
pub(super) fn column_widths(
    table: &Table,
    columns: &[Column],
    width_twips: u32,
    form: TableForm,
) -> Vec<u32> {
    let shares = widths_by_share(columns, width_twips);
    let wants: Vec<u32> = columns
        .iter()
        .enumerate()
        .map(|(idx, column)| want_twips(table, idx, *column, form))
        .collect();
    let least_widths = columns.iter().zip(&shares).zip(&wants);
    let least_widths =
        least_widths.map(|((column, share), want)| least_twips(*column, *share, *want));
    let least_widths: Vec<u32> = least_widths.collect();
    let widths = balanced(shares, &wants, &least_widths);
    let extents = least_widths
        .iter()
        .enumerate()
        .map(|(idx, least_widths)| ColumnExtent {
            least: *least_widths,
            longest: longest_twips(table, idx, form),
            margins: 2 * form.cell_side_twips,
        });
    lower_tallest(widths, &extents.collect::<Vec<_>>())
}

/// Width of the longest cell of a column, on one line.
fn longest_twips(table: &Table, idx: usize, form: TableForm) -> u32 {
    let cells = table.rows.iter().filter_map(|row| row.cells.get(idx));
    let texts = cells.map(|cell| cell.iter().map(Inline::printed).collect::<String>());
    // The longest by its bytes is near enough, and found without measuring each.
    let longest = texts.max_by_key(String::len).unwrap_or_default();
    width_twips(&longest.chars().collect::<Vec<_>>(), small(form))
}

/// Lines of the tallest cell of a row; at least one.
pub(super) fn row_lines(
    texts: impl Iterator<Item = String>,
    widths_twips: &[u32],
    form: TableForm,
) -> usize {
    let lines = texts.zip(widths_twips).map(|(text, width)| {
        let room = width.saturating_sub(2 * form.cell_side_twips);
        let room = Room {
            first: room,
            other: room,
        };
        line_starts(&text.chars().collect::<Vec<_>>(), small(form), room).len()
    });
    lines.max().unwrap_or(1)
}

/// The words of a row's cells.
pub(super) fn row_words(row: &Row) -> impl Iterator<Item = String> + '_ {
    row.cells
        .iter()
        .map(|cell| cell.iter().map(Inline::printed).collect())
}

/// Share of each column in a thousand parts of the width, as the file has them.
pub fn thousandths(table: &Table, orientation: Orientation, layout: &Layout) -> Vec<u32> {
    let width_twips = layout.text_width_twips(orientation);
    let columns = columns(table);
    let form = layout.table_form(orientation);
    let widths = column_widths(table, &columns, width_twips, form);
    let share = |width: &u32| width * 1000 / width_twips;
    widths.iter().map(share).collect()
}

/// What a column needs so that its head and its short words stay on one line.
fn want_twips(table: &Table, idx: usize, column: Column, form: TableForm) -> u32 {
    let head = table.head.get(idx).map_or("", String::as_str);
    let cells = table.rows.iter().filter_map(|row| row.cells.get(idx));
    let cells = cells.map(|cell| cell.iter().map(Inline::printed).collect::<String>());
    let centred = cells.filter(|_| column.align == Align::Centre);
    let widths = centred
        .chain([head.to_owned()])
        .map(|text| width_twips(&text.chars().collect::<Vec<_>>(), small(form)));
    let short = SHORT_CHARACTERS * form.half_points * 10;
    let widest = widths.filter(|width| *width <= short).max();
    widest.unwrap_or(0) + 2 * form.cell_side_twips + SLACK_TWIPS
}

/// What a column keeps of its share when others lack width.
fn least_twips(column: Column, share: u32, want: u32) -> u32 {
    match column.align {
        Align::Left => (share * KEPT_OF_SENTENCES / 100).max(want),
        Align::Centre => want,
    }
}

/// Widens what is narrower than it wants, at the cost of what is wider than it keeps, in proportion to what each has to
/// give.
fn balanced(mut widths: Vec<u32>, wants: &[u32], least_widths: &[u32]) -> Vec<u32> {
    let beyond = |(width, least_widths): (&u32, &u32)| width.saturating_sub(*least_widths);
    let lacks: Vec<u32> = wants.iter().zip(&widths).map(beyond).collect();
    let spares: Vec<u32> = widths.iter().zip(least_widths).map(beyond).collect();
    let (lack, spare) = (total(&lacks), total(&spares));
    let moved = lack.min(spare);
    if moved == 0 {
        return widths;
    }
    let given = divided(&spares, moved);
    let taken = divided(&lacks, moved);
    for ((width, given), taken) in widths.iter_mut().zip(given).zip(taken) {
        *width = *width - given + taken;
    }
    widths
}

fn total(parts: &[u32]) -> u64 {
    parts.iter().copied().map(u64::from).sum()
}

/// `whole` in parts that are to each other as `shares`, together exactly `whole`; none of them is above its share when
/// `whole` is not above their sum.
fn divided(shares: &[u32], whole: u64) -> Vec<u32> {
    let all = total(shares).max(1);
    let mut before = 0;
    let mut edge_before = 0;
    let mut parts = Vec::with_capacity(shares.len());
    for share in shares {
        before += u64::from(*share);
        let edge = whole * before / all;
        parts.push(u32::try_from(edge - edge_before).unwrap_or(u32::MAX));
        edge_before = edge;
    }
    parts
}

/// Width of each column by its share alone. A share of 0 counts as 1.
fn widths_by_share(columns: &[Column], width_twips: u32) -> Vec<u32> {
    let shares: Vec<u32> = columns.iter().map(|column| column.share.max(1)).collect();
    divided(&shares, u64::from(width_twips))
}

/// Cells of up to this many lines are left as the shares make them.
const TALL_LINES: u32 = 4;
/// In how many steps a column can take all the width there is.
const STEPS: u32 = 40;

/// What is known of a column.
#[derive(Debug, Clone, Copy)]
pub(super) struct ColumnExtent {
    /// Width that it keeps, in twips.
    pub(super) least: u32,
    /// Width of its longest text if it stood on one line, in twips.
    pub(super) longest: u32,
    /// Of its width, what the text does not get, in twips.
    pub(super) margins: u32,
}

impl ColumnExtent {
    /// Lines of the longest text in a column of that width; a word that does not fit to the end of a line makes them
    /// a little more.
    fn lines(self, width: u32) -> u32 {
        let room = width.saturating_sub(self.margins).max(1);
        self.longest.div_ceil(room)
    }
}

/// Moves width to the column with the tallest cell as long as that makes the tallest cell of all lower.
pub(super) fn lower_tallest(mut widths: Vec<u32>, columns: &[ColumnExtent]) -> Vec<u32> {
    let step = widths.iter().sum::<u32>() / STEPS;
    let lines = |idx: usize, width: u32| columns.get(idx).map_or(0, |column| column.lines(width));
    for _ in 0..STEPS {
        let heights = widths
            .iter()
            .enumerate()
            .map(|(idx, width)| (lines(idx, *width), idx));
        let Some((tallest, to)) = heights.max_by_key(|height| height.0) else {
            break;
        };
        if tallest <= TALL_LINES {
            break;
        }
        // Who would be lowest after giving.
        let givers = widths
            .iter()
            .zip(columns)
            .enumerate()
            .filter_map(|(idx, (width, column))| {
                let rest = width
                    .checked_sub(step)
                    .filter(|rest| *rest >= column.least)?;
                (idx != to).then(|| (column.lines(rest), idx))
            });
        match givers.min_by_key(|giver| giver.0) {
            Some((after, from)) if after < tallest => {
                widths[from] -= step;
                widths[to] += step;
            }
            _ => break,
        }
    }
    widths
}

#[cfg(test)]
mod tests {
    use super::*;
    use documents::text;
    use proptest::prelude::*;

    fn columns(shares: &[u32], align: Align) -> Vec<Column> {
        let column = |share: &u32| Column {
            share: *share,
            align,
        };
        shares.iter().map(column).collect()
    }

    #[test]
    fn shares_divide_the_width() {
        let left = |shares: &[u32]| widths_by_share(&columns(shares, Align::Left), 8845);
        assert_eq!(left(&[1, 2, 1]), [2211, 4422, 2212]);
        assert_eq!(left(&[0, 0]), [4422, 4423]);
    }

    #[test]
    fn a_head_of_four_characters_and_a_month_stay_on_one_line() {
        let mut all = columns(&[8, 76], Align::Left);
        all.push(Column {
            share: 16,
            align: Align::Centre,
        });
        let table = Table {
            caption: None,
            columns: all.clone(),
            head: ["任务编号", "措施", "时限"].map(str::to_owned).to_vec(),
            rows: vec![Row {
                cells: ["R1-01", "逐间测量", "2026年12月前"].map(text).to_vec(),
                shaded: false,
            }],
        };
        let form = TableForm {
            half_points: 21,
            line_twips: 320,
            cell_vertical_twips: 57,
            cell_side_twips: 85,
        };
        let widths = column_widths(&table, &all, 8845, form);
        // Four characters of 五号, two margins and half a point.
        assert_eq!(widths.first(), Some(&(4 * 210 + 2 * 85 + 10)));
        // Six digits of half a character, three characters, three gaps of a fifth.
        assert_eq!(widths.last(), Some(&(3 * 210 + 3 * 210 + 3 * 42 + 180)));
        assert_eq!(widths.iter().sum::<u32>(), 8845);
    }

    proptest! {
        #[test]
        fn widths_add_up_for_any_shares_and_wants(
            parts in prop::collection::vec((any::<u32>(), any::<bool>(), 0..20_000_u32), 1..40),
        ) {
            let shares: Vec<u32> = parts.iter().map(|part| part.0).collect();
            let mut all = columns(&shares, Align::Left);
            for (column, part) in all.iter_mut().zip(&parts) {
                if part.1 {
                    column.align = Align::Centre;
                }
            }
            let wants: Vec<u32> = parts.iter().map(|part| part.2).collect();
            let shares = widths_by_share(&all, 12756);
            let least_widths = all.iter().zip(&shares).zip(&wants);
            let least_widths: Vec<u32> = least_widths
                .map(|((column, share), want)| least_twips(*column, *share, *want))
                .collect();
            let widths = balanced(shares, &wants, &least_widths);
            prop_assert_eq!(widths.iter().sum::<u32>(), 12756);
        }
    }

    fn extent(least: u32, longest: u32) -> ColumnExtent {
        ColumnExtent {
            least,
            longest,
            margins: 170,
        }
    }

    #[test]
    fn a_column_of_few_lines_gives_to_one_of_many() {
        let columns = [extent(1000, 900), extent(1000, 900), extent(1000, 9000)];
        let widths = lower_tallest(vec![3000, 3000, 1000], &columns);
        assert_eq!(widths.iter().sum::<u32>(), 7000);
        // 11 lines in a width of 830 have become 4.
        assert_eq!(columns[2].lines(1000), 11);
        assert_eq!(columns[2].lines(widths[2]), 4);
        assert!(widths[0] >= 1000 && widths[1] >= 1000);
    }

    #[test]
    fn what_is_low_enough_stays() {
        let columns = [extent(100, 900), extent(100, 3000)];
        assert_eq!(lower_tallest(vec![2000, 1000], &columns), [2000, 1000]);
    }

    proptest! {
        #[test]
        fn the_sum_stays_and_the_tallest_never_grows(
            parts in prop::collection::vec((0..4000_u32, 0..3000_u32, 0..60_000_u32), 1..12),
        ) {
            let widths: Vec<u32> = parts.iter().map(|part| part.0).collect();
            let columns: Vec<ColumnExtent> = parts.iter().map(|part| extent(part.1, part.2)).collect();
            let tallest = |widths: &[u32]| {
                let lines = columns.iter().zip(widths).map(|(column, width)| column.lines(*width));
                lines.max()
            };
            let after = lower_tallest(widths.clone(), &columns);
            prop_assert_eq!(after.iter().sum::<u32>(), widths.iter().sum::<u32>());
            prop_assert!(tallest(&after) <= tallest(&widths));
            for ((before, after), column) in widths.iter().zip(&after).zip(&columns) {
                prop_assert!(after >= before || *after >= column.least);
            }
        }
    }
}
