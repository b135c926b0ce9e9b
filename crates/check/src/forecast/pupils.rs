//! How pupils move from one year to the next.
//!
//! In: the grades of a year and the assumptions. Out: the grades of the next year. Whole pupils only, and no chance: the
//! same year gives the same next year.

use super::StageYear;
use super::assumptions::{Assumptions, Intake, Missing};
use school::figures::{Part, Slot};

/// Pupils of a stage.
pub(super) const PUPILS: &str = "pupils";
/// Pupils of a grade.
pub(super) const GRADE: &str = "grade_pupils";

/// The year after `now`, the `idx`-th of the assumptions: each grade moves up, the first is taken in, transfers are spread
/// over the grades of their stage.
///
/// # Errors
/// When more pupils would leave a stage than it has.
pub(super) fn next(
    now: &[StageYear],
    assumptions: &Assumptions,
    idx: usize,
) -> Result<Vec<StageYear>, Vec<Missing>> {
    let mut next = Vec::with_capacity(now.len());
    // What leaves the stage before.
    let mut from_before = 0;
    for (stage, assumed) in now.iter().zip(&assumptions.stages) {
        let number = |list: &[i64]| list.get(idx).copied().unwrap_or(0);
        let intake = match &assumed.intake {
            Intake::Given(years) => number(years),
            Intake::StageBefore => from_before,
        };
        let leavers = stage.grades.last().map_or(0, |(_, count)| *count);
        let moved = stage.grades.iter().map(|(_, count)| *count);
        let sizes: Vec<i64> = std::iter::once(intake)
            .chain(moved)
            .take(stage.grades.len())
            .collect();
        let transfers = number(&assumed.transfers);
        let Some(added) = spread(&sizes, transfers) else {
            return Err(vec![Missing::TooManyLeave(Slot {
                figure: "net_transfers".into(),
                part: Part::Stage(stage.stage),
            })]);
        };
        let grades = stage.grades.iter().zip(sizes.iter().zip(added));
        next.push(StageYear {
            stage: stage.stage,
            grades: grades
                .map(|((grade, _), (size, added))| (*grade, size + added))
                .collect(),
            intake,
            leavers,
            transfers,
        });
        from_before = leavers;
    }
    Ok(next)
}

/// Divides `total` among entries of these sizes in proportion, what is left over by largest remainder and then from the
/// front; equally where all are empty. `None` when more would be taken away than there is.
pub(super) fn spread(sizes: &[i64], total: i64) -> Option<Vec<i64>> {
    let sum: i64 = sizes.iter().sum();
    if total < 0 && -total > sum {
        return None;
    }
    let weights: Vec<i128> = if sum == 0 {
        vec![1; sizes.len()]
    } else {
        sizes.iter().map(|size| i128::from(*size)).collect()
    };
    let whole: i128 = weights.iter().sum::<i128>().max(1);
    let amount = i128::from(total.unsigned_abs());
    let mut shares: Vec<i128> = weights
        .iter()
        .map(|weight| amount * weight / whole)
        .collect();
    let left = amount - shares.iter().sum::<i128>();
    let mut order: Vec<usize> = (0..shares.len()).collect();
    order.sort_by_key(|idx| std::cmp::Reverse(amount * weights[*idx] % whole));
    for idx in order.into_iter().take(usize::try_from(left).unwrap_or(0)) {
        shares[idx] += 1;
    }
    let signed = shares
        .into_iter()
        .map(|share| i64::try_from(share).unwrap_or(0) * total.signum());
    Some(signed.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spread_gives_whole_pupils_by_largest_remainder() {
        for (sizes, total, expected) in [
            (vec![100, 100, 100], 3, Some(vec![1, 1, 1])),
            // 5 × 150/450 = 1.67, 5 × 100/450 = 1.11, 5 × 200/450 = 2.22
            (vec![150, 100, 200], 5, Some(vec![2, 1, 2])),
            (vec![150, 100, 200], -5, Some(vec![-2, -1, -2])),
            // Equal remainders: from the front.
            (vec![10, 10, 10], 1, Some(vec![1, 0, 0])),
            (vec![0, 0, 0], 2, Some(vec![1, 1, 0])),
            (vec![1, 2], -3, Some(vec![-1, -2])),
            (vec![1, 2], -4, None),
            (vec![], 0, Some(vec![])),
        ] {
            assert_eq!(spread(&sizes, total), expected, "for {sizes:?} and {total}");
        }
    }
}
