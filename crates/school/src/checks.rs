//! Whether the figures of a school agree with one another.
//!
//! In: a [`School`] and the catalogue. Out: [`Problem`]s, all of them. Nothing here blocks a result, and nothing
//! here is a threshold: a part cannot exceed its whole, and a sum must be the sum.

use super::School;
use super::catalogue::{Catalogue, FigureDefinition, FigurePlace, Take};
use super::draft::Draft;
use super::figures::{FigureId, Part, Slot, Value};
use super::profile::Stage;
use numbers::Decimal;

/// Something about one slot that the person who typed it can mend.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Where.
    pub slot: Slot,
    /// What.
    pub cause: Cause,
}

/// What is wrong with an entry. Texts are made in `wording`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cause {
    /// Not a number, or a unit that does not fit.
    NotANumber {
        /// As typed.
        seen: String,
    },
    /// A fraction where people or rooms are counted.
    NotWhole {
        /// As typed.
        seen: String,
    },
    /// Below zero.
    Negative {
        /// As typed.
        seen: String,
    },
    /// More than four digits after the point.
    TooFine {
        /// As typed.
        seen: String,
    },
    /// Larger than any school's figure can be.
    TooLarge {
        /// As typed, cut short.
        seen: String,
    },
    /// More entries than a list can hold.
    TooMany {
        /// How many were found.
        seen: usize,
        /// How many are taken.
        most: usize,
    },
    /// A part is larger than its whole.
    ExceedsWhole {
        /// The part.
        value: Decimal,
        /// Which figure is the whole.
        whole: FigureId,
        /// The whole.
        whole_value: Decimal,
    },
    /// Far from what is usual in a school of this size.
    Unusual {
        /// As entered.
        value: Decimal,
        /// Usual from, for this size.
        least: Decimal,
        /// Usual to, for this size.
        most: Decimal,
    },
    /// Far from the year before.
    Moved {
        /// As entered.
        value: Decimal,
        /// In the year before.
        before: Decimal,
    },
    /// Not what the same quantity is in another unit.
    UnitsDiffer {
        /// As entered.
        value: Decimal,
        /// The other figure.
        other: FigureId,
        /// What it gives in this unit.
        other_value: Decimal,
    },
    /// A unit has a stage that the school has not, so nothing of it was added.
    UnitOfOtherStage {
        /// Name of the unit.
        unit: String,
    },
    /// A unit that belongs to the school has not said how much of it there is.
    UnitBlank {
        /// Name of the unit.
        unit: String,
    },
    /// The number typed is not what its parts give.
    SumDiffers {
        /// The number typed.
        value: Decimal,
        /// What the parts give.
        parts: Decimal,
        /// Where the parts stand.
        figures: Vec<FigureId>,
    },
}

impl Problem {
    /// True when the figure may well be right, and a reason settles the matter.
    pub fn is_warning(&self) -> bool {
        matches!(
            self.cause,
            Cause::Unusual { .. } | Cause::Moved { .. } | Cause::UnitsDiffer { .. }
        )
    }

    /// True for a warning for which the draft holds a reason, in that sheet or for the school's own figures.
    pub fn is_settled(&self, draft: &Draft, sheet: Option<usize>) -> bool {
        self.is_warning() && draft.reasons.contains_key(&draft.reason_key(self, sheet))
    }

    /// Permanent key of what is asked about, under which a reason is kept.
    pub fn key(&self) -> String {
        let kind = match self.cause {
            Cause::Unusual { .. } => "usual",
            Cause::Moved { .. } => "moved",
            Cause::UnitsDiffer { .. } => "units",
            _ => "entry",
        };
        format!("{}/{}/{kind}", self.slot.figure.0, self.slot.part.key())
    }
}

/// Every contradiction between the figures of `school`, in the catalogue's order.
pub(super) fn check(school: &School, catalogue: &Catalogue) -> Vec<Problem> {
    let mut problems = Vec::new();
    for definition in &catalogue.figures {
        for part in super::parts_of(definition, &school.profile) {
            let slot = Slot {
                figure: definition.id,
                part,
            };
            let Value::Number(value) = *school.value(&slot) else {
                continue;
            };
            let causes = [
                exceeds_whole(school, definition, part, value),
                sum_differs(school, definition, part, value, catalogue),
            ];
            problems.extend(
                causes
                    .into_iter()
                    .flatten()
                    .map(|cause| Problem { slot, cause }),
            );
        }
    }
    problems
}

fn exceeds_whole(
    school: &School,
    definition: &FigureDefinition,
    part: Part,
    value: Decimal,
) -> Option<Cause> {
    let whole = definition.part_of.as_ref()?;
    let Value::Number(whole_value) = *school.figure(whole, part) else {
        return None;
    };
    (value > whole_value).then_some(Cause::ExceedsWhole {
        value,
        whole: *whole,
        whole_value,
    })
}

fn sum_differs(
    school: &School,
    definition: &FigureDefinition,
    part: Part,
    value: Decimal,
    catalogue: &Catalogue,
) -> Option<Cause> {
    let parts = total_of_parts(school, definition, part, catalogue)?;
    let figures = match (&definition.from_list, sum_for(definition, part)) {
        (Some(list), _) => vec![list.figure],
        (None, Some(figures)) => figures.to_vec(),
        (None, None) => return None,
    };
    (parts != value).then_some(Cause::SumDiffers {
        value,
        parts,
        figures,
    })
}

/// What the parts of a figure add up to, where every one of them is a number (不适用 counts as none of it).
pub(super) fn total_of_parts(
    school: &School,
    definition: &FigureDefinition,
    part: Part,
    catalogue: &Catalogue,
) -> Option<Decimal> {
    if let Some(list) = &definition.from_list {
        return total_of_list(school, &list.figure, part, list.take);
    }
    let mut total = Decimal::ZERO;
    let mut any = false;
    for figure in sum_for(definition, part)? {
        // A detail that is entered once for the school cannot make up a figure of one stage.
        let place = catalogue.figure(figure)?.place;
        let own_part = if place == FigurePlace::Whole {
            Part::Whole
        } else {
            part
        };
        match school.figure(figure, own_part) {
            Value::Number(number) => {
                any = true;
                total = total.plus(*number);
            }
            Value::NotApplicable(_) => {}
            _ => return None,
        }
    }
    // Nothing but 不适用 is not zero.
    any.then_some(total)
}

fn total_of_list(school: &School, figure: &FigureId, part: Part, take: Take) -> Option<Decimal> {
    let grades = match part {
        Part::Stage(stage) => Stage::grades(stage),
        Part::Grade(grade) => grade..grade + 1,
        Part::Whole => return None,
    };
    let mut total = Decimal::ZERO;
    let mut any = false;
    for grade in grades {
        match school.figure(figure, Part::Grade(grade)) {
            Value::List(sizes) => {
                any = true;
                total = match take {
                    Take::Count => total.plus(Decimal::whole(sizes.len() as i64)),
                    Take::Sum => sizes.iter().fold(total, |total, size| total.plus(*size)),
                    Take::Largest => sizes.iter().fold(total, |most, size| most.max(*size)),
                };
            }
            Value::NotApplicable(_) => {}
            _ => return None,
        }
    }
    any.then_some(total)
}

fn sum_for(definition: &FigureDefinition, part: Part) -> Option<&[FigureId]> {
    let fits = |stages: &[Stage]| match part {
        _ if stages.is_empty() => true,
        Part::Stage(stage) => stages.contains(&stage),
        _ => false,
    };
    definition
        .sum_of
        .iter()
        .find(|sum| fits(&sum.stages))
        .map(|sum| sum.figures.as_slice())
}
