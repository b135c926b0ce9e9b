//! Whether the figures of a school agree with one another.
//!
//! In: a [`School`] and the catalogue. Out: [`Problem`]s, all of them. Nothing here blocks a result, and nothing
//! here is a threshold: a part cannot exceed its whole, and a sum must be the sum.

use std::collections::{BTreeMap, BTreeSet};

use super::School;
use super::catalogue::{Addend, Catalogue, FigureDefinition, FigurePlace, Relation, Take};
use super::draft::Draft;
use super::figures::{FigureId, Part, Slot, Value};
use super::profile::Stage;
use numbers::{Decimal, Fraction};

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
    /// A list has a class without pupils among others.
    EmptyClass,
    /// 不适用 in place of the numbers of coming years, of which there is nothing to leave out.
    YearsNotApplicable,
    /// The school says that it is no boarding school.
    NotBoarding {
        /// How many boarders there are.
        value: Decimal,
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
    /// What a unit that belongs to the school entered cannot be right.
    UnitProblem {
        /// Name of the unit.
        unit: String,
        /// What is wrong there.
        problem: Box<Problem>,
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
    /// One is a product, such as rooms times the smallest of them.
    PartProduct,
    /// There is some of one without any of the other.
    Without,
    /// One is the other in another unit.
    Units,
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
            Cause::Unusual { .. }
                | Cause::Moved { .. }
                | Cause::UnitsDiffer { .. }
                | Cause::NotBoarding { .. }
        )
    }

    /// True for a warning for which the draft holds a reason, in that sheet or for the school's own figures.
    pub fn is_settled(&self, draft: &Draft, sheet: Option<usize>) -> bool {
        self.is_warning() && draft.reasons.contains_key(&draft.reason_key(self, sheet))
    }

    /// Permanent key of what is asked about, under which a reason is kept.
    pub fn key(&self) -> String {
        let kind = DoubtKind::of(&self.cause).map_or("entry", DoubtKind::key);
        format!("{}/{}/{kind}", self.slot.figure.0, self.slot.part.key())
    }
}

/// What a reason is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DoubtKind {
    /// The figure is outside of what is usual.
    Usual,
    /// It moved far since the year before.
    Moved,
    /// The same quantity in two units differs.
    Units,
    /// Boarders at a school that says it is no boarding school.
    Boarding,
    /// Whether the event of the item happened, while that is still being looked into.
    Review,
}

impl DoubtKind {
    /// Every kind.
    pub const ALL: [Self; 5] = [
        Self::Usual,
        Self::Moved,
        Self::Units,
        Self::Boarding,
        Self::Review,
    ];

    /// The kind of a cause; `None` for what no reason settles.
    fn of(cause: &Cause) -> Option<Self> {
        match cause {
            Cause::Unusual { .. } => Some(Self::Usual),
            Cause::Moved { .. } => Some(Self::Moved),
            Cause::UnitsDiffer { .. } => Some(Self::Units),
            Cause::NotBoarding { .. } => Some(Self::Boarding),
            _ => None,
        }
    }

    /// Permanent key in saved files.
    pub fn key(self) -> &'static str {
        match self {
            Self::Usual => "usual",
            Self::Moved => "moved",
            Self::Units => "units",
            Self::Boarding => "boarding",
            Self::Review => "review",
        }
    }

    /// The kind of that key; `None` for anything else.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == key)
    }
}

/// Every contradiction between the figures of `school`: those of each figure in the catalogue's order, then those of sums.
pub(super) fn check(school: &School, catalogue: &Catalogue) -> Vec<Problem> {
    let mut problems: Vec<Problem> = Vec::new();
    let least = Least::of(school, catalogue);
    for (definition, slot) in catalogue.slots(&school.profile) {
        let Some((value, slots)) = least.known(school, slot) else {
            continue;
        };
        problems.extend(exceeds_whole(school, definition, slot, value, slots));
        if let Value::Number(value) = *school.value(&slot) {
            let found = [
                sum_differs(school, definition, slot, value, catalogue, &least),
                units_differ(school, definition, slot, value, catalogue),
            ];
            problems.extend(found.into_iter().flatten());
        }
    }
    for relation in &catalogue.relations {
        for problem in broken_in_parts(school, relation, catalogue, &least) {
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
    slots: Vec<Slot>,
) -> Option<Problem> {
    let whole = Slot {
        figure: definition.part_of?,
        part: slot.part,
    };
    let Value::Number(whole_value) = *school.value(&whole) else {
        return None;
    };
    let first = *slots.first()?;
    let less = ContradictionSide::of(slots, value);
    let most = ContradictionSide::of(vec![whole], whole_value);
    (value > whole_value).then(|| contradiction(first, less, most, Relationship::Part))
}

/// A number against what its parts give. While some of them are blank it can be more, never less.
fn sum_differs(
    school: &School,
    definition: &FigureDefinition,
    slot: Slot,
    value: Decimal,
    catalogue: &Catalogue,
    least: &Least,
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
            (Value::Blank, None) => {
                is_partial = true;
                if let Some((number, slots)) = least.known(school, source) {
                    total = total.plus(number);
                    known.extend(slots);
                }
                continue;
            }
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
fn broken_in_parts(
    school: &School,
    relation: &Relation,
    catalogue: &Catalogue,
    least: &Least,
) -> Vec<Problem> {
    let parts = parts_of_relation(school, relation, catalogue).into_iter();
    parts
        .filter_map(|part| broken(school, relation, part, catalogue, least))
        .collect()
}

/// The parts of the school in which the relation is looked at: the whole where one of its figures is entered once, otherwise
/// each stage.
fn parts_of_relation(school: &School, relation: &Relation, catalogue: &Catalogue) -> Vec<Part> {
    let addends = relation.parts.iter().chain(&relation.whole);
    let figures = addends.map(|addend| addend.figure);
    let mut figures = figures.chain(relation.times).chain(relation.parts_times);
    let is_whole = |figure: FigureId| {
        let definition = catalogue.figure(&figure);
        definition.is_none_or(|definition| definition.place == FigurePlace::Whole)
    };
    if figures.any(is_whole) {
        vec![Part::Whole]
    } else {
        let stages = school.stages().iter();
        stages.map(|stage| Part::Stage(*stage)).collect()
    }
}

fn broken(
    school: &School,
    relation: &Relation,
    part: Part,
    catalogue: &Catalogue,
    least: &Least,
) -> Option<Problem> {
    let of = |addends: &[Addend], least: Option<&Least>| {
        let mut sum = Added::default();
        for addend in addends {
            sum.add(school, addend, part, catalogue, least);
        }
        sum
    };
    let mut parts = of(&relation.parts, Some(least));
    let mut whole = of(&relation.whole, None);
    if let Some(times) = relation.times {
        whole.multiply(school, times, part, Decimal::ONE);
    }
    if let Some(times) = relation.parts_times {
        let has_factor = parts.multiply(school, times, part, Decimal::parse("0.0001").ok()?);
        if !has_factor {
            return None;
        }
    }
    let first = *parts.slots.first()?;
    let is_known = !whole.slots.is_empty() && !whole.is_partial;
    let all_parts_known = !parts.is_partial;
    let (less, most) = (parts.side(), whole.side());
    let is_without = most.value == Decimal::ZERO;
    if relation.none_without && !is_without {
        return None;
    }
    if is_known && less.value > most.value {
        let relation = if relation.none_without {
            Relationship::Without
        } else if relation.parts_times.is_some() {
            Relationship::PartProduct
        } else if relation.times.is_some() {
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

/// A number against the same quantity in another unit: apart by more than is asked about, and by more than the number as it
/// was entered can have lost to rounding.
fn units_differ(
    school: &School,
    definition: &FigureDefinition,
    slot: Slot,
    value: Decimal,
    catalogue: &Catalogue,
) -> Option<Problem> {
    let same = definition.same_as.as_ref()?;
    let other = Slot {
        figure: same.figure,
        part: slot.part,
    };
    let Value::Number(other_value) = *school.value(&other) else {
        return None;
    };
    let exact = other_value.fraction().times(same.factor.fraction());
    units_contradict(value, exact, catalogue).then(|| {
        let less = ContradictionSide::of(vec![slot], value);
        let most = ContradictionSide::of(vec![other], other_value);
        contradiction(slot, less, most, Relationship::Units)
    })
}

/// Whether `value` and what the other unit gives exactly cannot be the same quantity.
pub(super) fn units_contradict(value: Decimal, exact: Fraction, catalogue: &Catalogue) -> bool {
    let (value_exact, text) = (value.fraction(), value.to_string());
    let difference = if value_exact > exact {
        value_exact.minus(exact)
    } else {
        exact.minus(value_exact)
    };
    // One of the last digit that was entered: rounded or cut off.
    let places = text.split_once('.').map_or(0, |(_, part)| part.len());
    let last = (0..places).try_fold(Fraction::ONE, |last, _| {
        last.over(Decimal::whole(10).fraction())
    });
    let percent = catalogue.plausibility.unit_difference.fraction();
    let allowed = exact.times(percent).over(Decimal::HUNDRED.fraction());
    last.is_some_and(|last| difference > last)
        && allowed.is_some_and(|allowed| difference > allowed)
}

/// What blank figures are at least, because of the figures that are parts of them: so a part above its whole is found where
/// what stands between them is blank.
#[derive(Default)]
struct Least(BTreeMap<Slot, (Decimal, Vec<Slot>)>);

impl Least {
    fn of(school: &School, catalogue: &Catalogue) -> Self {
        let mut least = Self::default();
        // Each round goes up one step; no chain of the catalogue is longer than it has figures.
        for _ in 0..catalogue.figures.len() {
            let mut has_grown = false;
            for definition in &catalogue.figures {
                for part in super::parts_of(definition, &school.profile) {
                    has_grown |= least.look_at(school, definition, part, catalogue);
                }
            }
            for relation in &catalogue.relations {
                has_grown |= least.look_at_relation(school, relation, catalogue);
            }
            if !has_grown {
                break;
            }
        }
        least
    }

    /// A number with where it stands, or what a blank is at least with what makes it so.
    fn known(&self, school: &School, slot: Slot) -> Option<(Decimal, Vec<Slot>)> {
        match school.value(&slot) {
            Value::Number(number) => Some((*number, vec![slot])),
            Value::Blank => self.0.get(&slot).cloned(),
            _ => None,
        }
    }

    fn raise(&mut self, school: &School, slot: Slot, value: Decimal, slots: Vec<Slot>) -> bool {
        let is_more = self.0.get(&slot).is_none_or(|(least, _)| value > *least);
        let is_raised =
            is_more && value > Decimal::ZERO && matches!(school.value(&slot), Value::Blank);
        if is_raised {
            self.0.insert(slot, (value, slots));
        }
        is_raised
    }

    fn look_at(
        &mut self,
        school: &School,
        definition: &FigureDefinition,
        part: Part,
        catalogue: &Catalogue,
    ) -> bool {
        let slot = Slot {
            figure: definition.id,
            part,
        };
        let mut is_raised = false;
        if let Some(figure) = definition.part_of
            && let Some((value, slots)) = self.known(school, slot)
        {
            is_raised |= self.raise(school, Slot { figure, part }, value, slots);
        }
        if !matches!(school.value(&slot), Value::Blank) {
            return is_raised;
        }
        let (mut total, mut known) = (Decimal::ZERO, Vec::new());
        for source in sources_of(definition, part, catalogue) {
            match (school.value(&source), &definition.from_list) {
                (Value::List(sizes), Some(list)) => {
                    total = taken(total, sizes, list.take);
                    known.push(source);
                }
                (_, None) => {
                    if let Some((number, slots)) = self.known(school, source) {
                        total = total.plus(number);
                        known.extend(slots);
                    }
                }
                _ => {}
            }
        }
        is_raised | (!known.is_empty() && self.raise(school, slot, total, known))
    }

    fn look_at_relation(
        &mut self,
        school: &School,
        relation: &Relation,
        catalogue: &Catalogue,
    ) -> bool {
        let ([whole], None, None, false) = (
            relation.whole.as_slice(),
            relation.times,
            relation.parts_times,
            relation.none_without,
        ) else {
            return false;
        };
        let Some(definition) = catalogue.figure(&whole.figure) else {
            return false;
        };
        let mut is_raised = false;
        for part in parts_of_relation(school, relation, catalogue) {
            let is_here = match part {
                Part::Stage(stage) => whole.stages.is_empty() || whole.stages.contains(&stage),
                // Of several stages together no single one is known.
                _ => definition.place == FigurePlace::Whole,
            };
            if !is_here {
                continue;
            }
            let mut sum = Added::default();
            for addend in &relation.parts {
                sum.add(school, addend, part, catalogue, Some(&*self));
            }
            let figure = whole.figure;
            is_raised |= !sum.slots.is_empty()
                && self.raise(school, Slot { figure, part }, sum.total, sum.slots);
        }
        is_raised
    }
}

/// Figures added up, with what is not known of them.
#[derive(Default)]
struct Added {
    slots: Vec<Slot>,
    total: Decimal,
    is_partial: bool,
}

impl Added {
    fn add(
        &mut self,
        school: &School,
        addend: &Addend,
        part: Part,
        catalogue: &Catalogue,
        least: Option<&Least>,
    ) {
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
                (Part::Stage(part), Some(stage)) => part == stage && is_named(stage),
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
                    if let Some((number, slots)) = least.and_then(|least| least.known(school, slot))
                    {
                        self.total = self.total.plus(number);
                        self.slots.extend(slots);
                    }
                    continue;
                }
            }
            self.slots.push(slot);
        }
    }

    /// Multiplied with `figure`, rounded up to `step`; false where that is not a number.
    fn multiply(&mut self, school: &School, figure: FigureId, part: Part, step: Decimal) -> bool {
        let slot = Slot { figure, part };
        let Value::Number(number) = school.value(&slot) else {
            self.is_partial = true;
            return false;
        };
        let product = self.total.fraction().times(number.fraction());
        self.total = product.up_to_step(step);
        self.slots.push(slot);
        true
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
