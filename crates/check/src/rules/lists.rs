//! Rules on lists: rooms of a quota, and limits for each class.
//!
//! In: list figures and the bound of each entry. Out: how many entries keep it, and how many are needed.

use crate::finding::{Detail, Finding, Gap, GradeClasses, WhyNot};
use crate::measure::Context;
use numbers::{Decimal, Fraction};
use school::catalogue::Unit;
use school::figures::{FigureId, Part, Slot};
use standard::{Bound, Term};

pub(super) fn quota(
    context: &Context,
    bound: Result<Bound, WhyNot>,
    rooms: &FigureId,
    per: &[Term],
    every: u32,
    finding: &mut Finding,
) -> Result<bool, WhyNot> {
    let bound = bound?;
    finding.bound = Some(bound);
    let count = context.sum(per)?.total;
    if count.is_not_positive() {
        return Err(WhyNot::NothingToDivideBy(context.empty_slots(per, None)));
    }
    let mut areas: Vec<Decimal> = Vec::new();
    let why = context.each_list(rooms, |_, sizes| areas.extend_from_slice(sizes));
    if let Some(why) = why {
        return Err(why);
    }
    let needed = count
        .over(Decimal::whole(i64::from(every)).fraction())
        .map_or(0, Fraction::ceiling);
    let good = areas
        .iter()
        .filter(|area| bound.holds_for_entry(**area))
        .count();
    let short = needed - good as i128;
    if short > 0 {
        let amount = Decimal::whole(i64::try_from(short).unwrap_or(i64::MAX));
        finding.gap = Some(Gap {
            exact: amount.fraction(),
            amount,
            unit: Unit::Room,
        });
    }
    finding.value = Some(Decimal::whole(good as i64).fraction());
    finding.detail = Detail::Rooms {
        needed,
        classes: count,
        areas,
        good,
    };
    Ok(short <= 0)
}

pub(super) fn each(
    context: &Context,
    bound: Result<Bound, WhyNot>,
    of: &[FigureId],
    finding: &mut Finding,
) -> Result<bool, WhyNot> {
    let bound = bound?;
    finding.bound = Some(bound);
    // One for each grade at most.
    let mut grades = Vec::with_capacity(9);
    let (mut over, mut count, mut largest, mut waiting) = (Vec::new(), 0, Decimal::ZERO, None);
    for figure in of {
        let why = context.each_list(figure, |grade, sizes| {
            count += sizes.len();
            let is_over = |size: &&Decimal| !bound.holds_for_entry(**size);
            over.extend(sizes.iter().filter(is_over).map(|size| (grade, *size)));
            let mut pupils = Decimal::ZERO;
            for size in sizes {
                largest = largest.max(*size);
                pupils = pupils.plus(*size);
            }
            let needed = pupils
                .fraction()
                .over(bound.value.fraction())
                .map_or(0, Fraction::ceiling);
            grades.push(GradeClasses {
                grade,
                pupils,
                classes: sizes.len(),
                needed,
            });
        });
        waiting = waiting.or(why);
    }
    // One entry beyond the limit decides; without one, every list must be there.
    if let (true, Some(why)) = (over.is_empty(), waiting.clone()) {
        return Err(why);
    }
    if count == 0 {
        let slots = grades.iter().flat_map(|grade| {
            let part = Part::Grade(grade.grade);
            of.iter().map(move |figure| Slot {
                figure: *figure,
                part,
            })
        });
        return Err(WhyNot::NothingToDivideBy(slots.collect()));
    }
    finding.value = Some(largest.fraction());
    let holds = over.is_empty();
    if !holds {
        let amount = Decimal::whole(over.len() as i64);
        finding.gap = Some(Gap {
            exact: amount.fraction(),
            amount,
            unit: Unit::Class,
        });
    }
    finding.detail = Detail::Classes {
        count,
        is_partial: waiting.is_some(),
        over,
        largest,
        grades,
    };
    Ok(holds)
}
