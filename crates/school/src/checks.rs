//! Whether the figures of a school agree with one another.
//!
//! In: a [`School`] and the catalogue. Out: [`Problem`]s, all of them. Nothing here blocks a result, and nothing
//! here is a threshold: a part cannot exceed its whole, and a sum must be the sum.

use std::collections::BTreeSet;

use super::School;
use super::catalogue::{Addend, Catalogue, FigureDefinition, FigurePlace, Relation, Take};
use super::draft::Draft;
use super::figures::{FigureId, Part, Slot, Value};
use super::profile::Stage;
use numbers::Decimal;

/// 填写有误, or worth a second look: something about one slot that the person who typed it can mend. No shortfall of the school:
/// that is a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The entry that it is about.
    pub slot: Slot,
    /// What is wrong with it.
    pub cause: Cause,
}

/// What is wrong with an entry, with what was seen. The sentence for a person is that of `words::problems`.
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
    /// More than a school can sensibly have of it.
    AboveMost {
        /// As typed.
        seen: String,
        /// The largest value that is taken.
        most: Decimal,
    },
    /// Two figures cannot both be right.
    Contradiction(Box<Contradiction>),
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
}

/// Figures that cannot all be right: one side is more than the other, or is not the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contradiction {
    /// What cannot be more, such as a part, or the parts of a sum together.
    pub less: ContradictionSide,
    /// What it cannot be more than, such as the whole.
    pub most: ContradictionSide,
    /// How both belong together.
    pub relation: Relationship,
}

/// One side of a contradiction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContradictionSide {
    /// Where its figures stand.
    pub slots: Vec<Slot>,
    /// What they give together.
    pub value: Decimal,
    /// What was taken of lists; `None` where numbers were added up.
    pub take: Option<Take>,
}

/// How the sides of a contradiction belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relationship {
    /// One is a part of the other, or all of its parts that are known.
    Part,
    /// One is the parts of which the other is the sum, the count or the largest.
    Sum,
    /// The other is a product, such as classes times the largest class.
    Product,
}

impl ContradictionSide {
    fn of(slots: Vec<Slot>, value: Decimal) -> Self {
        Self {
            slots,
            value,
            take: None,
        }
    }
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

/// Every contradiction between the figures of `school`: those of each figure in the catalogue's order, then those of sums.
pub(super) fn check(school: &School, catalogue: &Catalogue) -> Vec<Problem> {
    let mut problems: Vec<Problem> = Vec::new();
    for (definition, slot) in catalogue.slots(&school.profile) {
        let Value::Number(value) = *school.value(&slot) else {
            continue;
        };
        let found = [
            exceeds_whole(school, definition, slot, value),
            sum_differs(school, definition, slot, value, catalogue),
        ];
        problems.extend(found.into_iter().flatten());
    }
    for relation in &catalogue.relations {
        for problem in broken_in_parts(school, relation, catalogue) {
            // Where one part alone is known it says what is said of that part already.
            if !problems.iter().any(|other| other.cause == problem.cause) {
                problems.push(problem);
            }
        }
    }
    problems
}

/// The slots whose figures cannot be right as they stand: those of each contradiction, and whatever was filled from them or
/// they were filled from.
pub(super) fn contradicted(problems: &[Problem], derived: &[(Slot, Vec<Slot>)]) -> BTreeSet<Slot> {
    let mut all: BTreeSet<Slot> = BTreeSet::new();
    for problem in problems {
        if let Cause::Contradiction(contradiction) = &problem.cause {
            all.extend(
                contradiction
                    .less
                    .slots
                    .iter()
                    .chain(&contradiction.most.slots),
            );
        }
    }
    loop {
        let before = all.len();
        for (slot, sources) in derived {
            let is_one = |slot: &Slot| all.contains(slot);
            if is_one(slot) || sources.iter().any(is_one) {
                all.insert(*slot);
                all.extend(sources);
            }
        }
        if all.len() == before {
            return all;
        }
    }
}

fn contradiction(
    slot: Slot,
    less: ContradictionSide,
    most: ContradictionSide,
    relation: Relationship,
) -> Problem {
    let cause = Cause::Contradiction(Box::new(Contradiction {
        less,
        most,
        relation,
    }));
    Problem { slot, cause }
}

fn exceeds_whole(
    school: &School,
    definition: &FigureDefinition,
    slot: Slot,
    value: Decimal,
) -> Option<Problem> {
    let whole = Slot {
        figure: definition.part_of?,
        part: slot.part,
    };
    let Value::Number(whole_value) = *school.value(&whole) else {
        return None;
    };
    let less = ContradictionSide::of(vec![slot], value);
    let most = ContradictionSide::of(vec![whole], whole_value);
    (value > whole_value).then(|| contradiction(slot, less, most, Relationship::Part))
}

/// A number against what its parts give. While some of them are blank it can be more, never less.
fn sum_differs(
    school: &School,
    definition: &FigureDefinition,
    slot: Slot,
    value: Decimal,
    catalogue: &Catalogue,
) -> Option<Problem> {
    let sources = sources_of(definition, slot.part, catalogue);
    let (mut total, mut known, mut is_partial) = (Decimal::ZERO, Vec::new(), false);
    let take = definition.from_list.as_ref().map(|list| list.take);
    for source in sources {
        match (school.value(&source), take) {
            (Value::List(sizes), Some(take)) => total = taken(total, sizes, take),
            (Value::Number(number), None) => total = total.plus(*number),
            // A detail that is 不适用 is none of it; a list is owed.
            (Value::NotApplicable(_), None) => continue,
            _ => {
                is_partial = true;
                continue;
            }
        }
        known.push(source);
    }
    let is_broken = if is_partial {
        total > value
    } else {
        total != value
    };
    if known.is_empty() || !is_broken {
        return None;
    }
    let parts = ContradictionSide {
        slots: known,
        value: total,
        take,
    };
    let entered = ContradictionSide::of(vec![slot], value);
    let relation = if is_partial {
        Relationship::Part
    } else {
        Relationship::Sum
    };
    Some(contradiction(slot, parts, entered, relation))
}

/// A relation in each part of the school in which it is looked at.
fn broken_in_parts(school: &School, relation: &Relation, catalogue: &Catalogue) -> Vec<Problem> {
    let addends = relation.parts.iter().chain(&relation.whole);
    let figures = addends.map(|addend| addend.figure).chain(relation.times);
    let is_whole = |figure: FigureId| {
        let definition = catalogue.figure(&figure);
        definition.is_none_or(|definition| definition.place == FigurePlace::Whole)
    };
    let parts: Vec<Part> = if figures.clone().any(is_whole) {
        vec![Part::Whole]
    } else {
        let stages = school.stages().iter();
        stages.map(|stage| Part::Stage(*stage)).collect()
    };
    let broken = parts
        .into_iter()
        .filter_map(|part| broken(school, relation, part, catalogue));
    broken.collect()
}

fn broken(
    school: &School,
    relation: &Relation,
    part: Part,
    catalogue: &Catalogue,
) -> Option<Problem> {
    let of = |addends: &[Addend]| {
        let mut sum = Added::default();
        for addend in addends {
            sum.add(school, addend, part, catalogue);
        }
        sum
    };
    let (parts, mut whole) = (of(&relation.parts), of(&relation.whole));
    if let Some(times) = relation.times {
        let slot = Slot {
            figure: times,
            part,
        };
        match school.value(&slot) {
            Value::Number(number) => {
                let product = whole.total.fraction().times(number.fraction());
                whole.total = product.up_to_step(Decimal::ONE);
                whole.slots.push(slot);
            }
            _ => whole.is_partial = true,
        }
    }
    let first = *parts.slots.first()?;
    let is_known = !whole.slots.is_empty() && !whole.is_partial;
    let all_parts_known = !parts.is_partial;
    let (less, most) = (parts.side(), whole.side());
    if is_known && less.value > most.value {
        let relation = if relation.times.is_some() {
            Relationship::Product
        } else {
            Relationship::Part
        };
        return Some(contradiction(first, less, most, relation));
    }
    let is_short = relation.is_equal && all_parts_known && most.value > less.value;
    (is_short && !most.slots.is_empty())
        .then(|| contradiction(first, less, most, Relationship::Sum))
}

/// Figures added up, with what is not known of them.
#[derive(Default)]
struct Added {
    slots: Vec<Slot>,
    total: Decimal,
    is_partial: bool,
}

impl Added {
    fn add(&mut self, school: &School, addend: &Addend, part: Part, catalogue: &Catalogue) {
        let Some(definition) = catalogue.figure(&addend.figure) else {
            return;
        };
        for entered in super::parts_of(definition, &school.profile) {
            let stage = match entered {
                Part::Stage(stage) => Some(stage),
                Part::Grade(grade) => Stage::of_grade(grade),
                Part::Whole => None,
            };
            let is_named = |stage| addend.stages.is_empty() || addend.stages.contains(&stage);
            let is_here = match (part, stage) {
                (Part::Stage(part), Some(stage)) => part == stage,
                (_, stage) => stage.is_none_or(is_named),
            };
            if !is_here {
                continue;
            }
            let slot = Slot::new(addend.figure, entered);
            match school.value(&slot) {
                Value::Number(number) => self.total = self.total.plus(*number),
                Value::List(list) => self.total = taken(self.total, list, Take::Sum),
                _ => {
                    self.is_partial = true;
                    continue;
                }
            }
            self.slots.push(slot);
        }
    }

    fn side(self) -> ContradictionSide {
        ContradictionSide::of(self.slots, self.total)
    }
}

/// `total` with what is taken of one more list.
fn taken(total: Decimal, list: &[Decimal], take: Take) -> Decimal {
    match take {
        Take::Count => total.plus(Decimal::whole(
            i64::try_from(list.len()).unwrap_or(i64::MAX),
        )),
        Take::Sum => list.iter().fold(total, |total, size| total.plus(*size)),
        Take::Largest => list.iter().fold(total, |most, size| most.max(*size)),
    }
}

/// Where the parts of a figure stand; empty when it is entered only directly.
fn sources_of(definition: &FigureDefinition, part: Part, catalogue: &Catalogue) -> Vec<Slot> {
    if let Some(list) = &definition.from_list {
        let grades = match part {
            Part::Stage(stage) => Stage::grades(stage),
            Part::Grade(grade) => grade..grade + 1,
            Part::Whole => return Vec::new(),
        };
        let of = |grade| Slot {
            figure: list.figure,
            part: Part::Grade(grade),
        };
        return grades.map(of).collect();
    }
    let figures = sum_for(definition, part).unwrap_or_default();
    let of = |figure: &FigureId| {
        // A detail that is entered once for the school cannot make up a figure of one stage.
        let place = catalogue.figure(figure).map(|figure| figure.place);
        let part = if place == Some(FigurePlace::Whole) {
            Part::Whole
        } else {
            part
        };
        Slot {
            figure: *figure,
            part,
        }
    };
    figures.iter().map(of).collect()
}

/// What the parts of a figure give, with where they stand: where every one of them is a number. A detail that is 不适用 is
/// none of it; a list of a grade that is 不适用 is owed, or the pupils of that grade would be nobody.
pub(super) fn total_of_parts(
    school: &School,
    definition: &FigureDefinition,
    part: Part,
    catalogue: &Catalogue,
) -> Option<(Decimal, Vec<Slot>)> {
    let (mut total, mut known) = (Decimal::ZERO, Vec::new());
    for source in sources_of(definition, part, catalogue) {
        match (school.value(&source), &definition.from_list) {
            (Value::List(sizes), Some(list)) => total = taken(total, sizes, list.take),
            (Value::Number(number), None) => total = total.plus(*number),
            (Value::NotApplicable(_), None) => continue,
            _ => return None,
        }
        known.push(source);
    }
    // Nothing but 不适用 is not zero.
    (!known.is_empty()).then_some((total, known))
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
