//! Columns with long cells take width from those with short ones, so that no row stands as high as a page.
//!
//! In: widths of columns, what each needs at least, and the longest text of each. Out: widths with the same sum.
//! It must not know what stands in the cells.

/// Cells of up to this many lines are left as the shares make them.
const TALL_LINES: u32 = 4;
/// In how many steps a column can take all the width there is.
const STEPS: u32 = 40;

/// What is known of a column.
#[derive(Debug, Clone, Copy)]
pub(super) struct Extent {
    /// Width that it keeps, in twips.
    pub(super) least: u32,
    /// Width of its longest text if it stood on one line, in twips.
    pub(super) longest: u32,
    /// Of its width, what the text does not get, in twips.
    pub(super) margins: u32,
}

impl Extent {
    /// Lines of the longest text in a column of that width; a word that does not fit to the end of a line makes them
    /// a little more.
    fn lines(self, width: u32) -> u32 {
        let room = width.saturating_sub(self.margins).max(1);
        self.longest.div_ceil(room)
    }
}

/// Moves width to the column with the tallest cell as long as that makes the tallest cell of all lower.
pub(super) fn evened(mut widths: Vec<u32>, columns: &[Extent]) -> Vec<u32> {
    let step = widths.iter().sum::<u32>() / STEPS;
    let lines = |idx: usize, width: u32| columns.get(idx).map_or(0, |own| own.lines(width));
    for _ in 0..STEPS {
        let heights = widths
            .iter()
            .enumerate()
            .map(|(idx, own)| (lines(idx, *own), idx));
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
            .filter_map(|(idx, (width, own))| {
                let rest = width.checked_sub(step).filter(|rest| *rest >= own.least)?;
                (idx != to).then(|| (own.lines(rest), idx))
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
    use proptest::prelude::*;

    fn column(least: u32, longest: u32) -> Extent {
        Extent {
            least,
            longest,
            margins: 170,
        }
    }

    #[test]
    fn a_column_of_few_lines_gives_to_one_of_many() {
        let columns = [column(1000, 900), column(1000, 900), column(1000, 9000)];
        let widths = evened(vec![3000, 3000, 1000], &columns);
        assert_eq!(widths.iter().sum::<u32>(), 7000);
        // 11 lines in a width of 830 have become 4.
        assert_eq!(columns[2].lines(1000), 11);
        assert_eq!(columns[2].lines(widths[2]), 4);
        assert!(widths[0] >= 1000 && widths[1] >= 1000);
    }

    #[test]
    fn what_is_low_enough_stays() {
        let columns = [column(100, 900), column(100, 3000)];
        assert_eq!(evened(vec![2000, 1000], &columns), [2000, 1000]);
    }

    proptest! {
        #[test]
        fn the_sum_stays_and_the_tallest_never_grows(
            parts in prop::collection::vec((0..4000_u32, 0..3000_u32, 0..60_000_u32), 1..12),
        ) {
            let widths: Vec<u32> = parts.iter().map(|part| part.0).collect();
            let columns: Vec<Extent> = parts.iter().map(|part| column(part.1, part.2)).collect();
            let tallest = |widths: &[u32]| {
                let lines = columns.iter().zip(widths).map(|(own, width)| own.lines(*width));
                lines.max()
            };
            let after = evened(widths.clone(), &columns);
            prop_assert_eq!(after.iter().sum::<u32>(), widths.iter().sum::<u32>());
            prop_assert!(tallest(&after) <= tallest(&widths));
            for ((before, after), own) in widths.iter().zip(&after).zip(&columns) {
                prop_assert!(after >= before || *after >= own.least);
            }
        }
    }
}
