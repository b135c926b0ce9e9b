//! Where an indicator stands when something is added to what there is.
//!
//! In: the finding of a year, and by how much its figures change. Out: a [`Standing`], exact. It must not know measures.

use check::{Detail, Finding};
use numbers::{Decimal, Fraction};

/// How far an indicator is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reached {
    /// Below the floor, or below a bound without one.
    Below,
    /// Between floor and bound.
    Floor,
    /// At the bound.
    Bound,
}

/// Where an indicator stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// What there is, in the base unit of the figure: people, ㎡, 元, rooms, classes or pupils.
    pub have: Fraction,
    /// The value in the indicator's unit; of a quota the rooms that are large enough, of class sizes the classes above the
    /// limit.
    pub value: Fraction,
    /// What is missing to the bound, rounded up to the step of the indicator; 0 where it is reached.
    pub missing: Decimal,
    /// How far it is.
    pub reached: Reached,
}

/// By how much the figures of one indicator change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Delta {
    /// Of what is counted, in the base unit.
    pub(super) stock: Fraction,
    /// Pupils fewer, as they weigh in the denominator, or as they are counted where they are the value.
    pub(super) fewer_pupils: Fraction,
    /// Further rooms that are large enough.
    pub(super) rooms: i128,
    /// Further classes.
    pub(super) classes: i128,
    /// The pupils of each grade are divided anew.
    pub(super) is_even: bool,
}

impl Default for Delta {
    fn default() -> Self {
        Self {
            stock: Fraction::ZERO,
            fewer_pupils: Fraction::ZERO,
            rooms: 0,
            classes: 0,
            is_even: false,
        }
    }
}

/// Where the indicator of `finding` stands with `delta`; `None` for what is no number.
pub(super) fn stand(finding: &Finding, delta: &Delta) -> Option<Standing> {
    match &finding.detail {
        Detail::Stock { have, need, by, .. } => {
            let have = have.plus(delta.stock);
            let need = match by.minus(delta.fewer_pupils).over(*by) {
                Some(share) if share > Fraction::ZERO => need.times(share),
                _ => *need,
            };
            let bound = finding.bound?;
            let value = have.times(bound.value.fraction()).over(need);
            measured(finding, have, value.or(finding.value)?, need)
        }
        Detail::Rooms { needed, good, .. } => {
            let good = *good as i128 + delta.rooms;
            let short = (needed - good).max(0);
            Some(counted(good, good, short))
        }
        Detail::Classes {
            count,
            over,
            grades,
            ..
        } => {
            let mut lacking: Vec<(u8, i128)> = grades
                .iter()
                .map(|grade| (grade.grade, grade.needed - grade.classes as i128))
                .filter(|(_, lacks)| *lacks > 0)
                .collect();
            lacking.sort_by_key(|(grade, lacks)| (*lacks, *grade));
            let mut free = delta.classes;
            // A class that a grade needs is no help while another is missing in the same grade.
            lacking.retain(|(_, lacks)| {
                let is_solved = *lacks <= free;
                if is_solved {
                    free -= lacks;
                }
                !is_solved
            });
            let lacks = |grade: u8| lacking.iter().any(|(lacking, _)| *lacking == grade);
            let had_enough = |grade: u8| {
                let mut grades = grades.iter().filter(|found| found.grade == grade);
                grades.all(|found| found.needed <= found.classes as i128)
            };
            let is_left = |grade: u8| lacks(grade) || (had_enough(grade) && !delta.is_even);
            let left = over.iter().filter(|(grade, _)| is_left(*grade)).count() as i128;
            let short = lacking.iter().map(|(_, lacks)| lacks).sum::<i128>() - free.max(0);
            let mut standing = counted(*count as i128 + delta.classes, left, short.max(0));
            standing.reached = if left == 0 {
                Reached::Bound
            } else {
                Reached::Below
            };
            Some(standing)
        }
        Detail::None => {
            let value = finding.value?.plus(delta.stock).minus(delta.fewer_pupils);
            let need = finding.bound?.value.fraction();
            measured(finding, value, value, need)
        }
        Detail::Level(_) | Detail::Ways(_) => None,
    }
}

/// Of what is counted one by one.
fn counted(have: i128, value: i128, short: i128) -> Standing {
    let whole = |count: i128| Decimal::whole(i64::try_from(count).unwrap_or(i64::MAX));
    Standing {
        have: whole(have).fraction(),
        value: whole(value).fraction(),
        missing: whole(short),
        reached: if short == 0 {
            Reached::Bound
        } else {
            Reached::Below
        },
    }
}

fn measured(
    finding: &Finding,
    have: Fraction,
    value: Fraction,
    need: Fraction,
) -> Option<Standing> {
    let bound = finding.bound?;
    if bound.holds_for(value) {
        return Some(Standing {
            have,
            value,
            missing: Decimal::ZERO,
            reached: Reached::Bound,
        });
    }
    let missing = if bound.is_lower_bound() {
        need.minus(have)
    } else {
        have.minus(need)
    };
    let is_at_floor = finding.floor().is_some_and(|floor| value >= floor);
    Some(Standing {
        have,
        value,
        missing: missing.up_to_step(finding.gap_step),
        reached: if is_at_floor {
            Reached::Floor
        } else {
            Reached::Below
        },
    })
}
