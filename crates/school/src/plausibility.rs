//! Whether figures look like those of a school of this size, and like those of the year before.
//!
//! In: a school, last year's figures, and the settings of the catalogue. Out: warnings. They block nothing: a reason
//! settles each. Nothing here is a standard.

use super::catalogue::{Catalogue, FigureDefinition, FigurePlace, Usual};
use super::checks::units_contradict;
use super::draft::{Draft, Entry, SheetKind};
use super::figures::{FigureId, Part, Slot, Value};
use super::profile::Stage;
use super::{Cause, Problem, School};
use numbers::{Decimal, Fraction};

/// Every warning, in the catalogue's order.
pub(super) fn warnings(draft: &Draft, school: &School, catalogue: &Catalogue) -> Vec<Problem> {
    let mut last_year = draft.sheets_of(SheetKind::LastYear);
    let before = last_year
        .next()
        .map(|(idx, _)| super::read(&draft.with_sheet(idx), catalogue).0);
    let mut problems = Vec::new();
    for (definition, slot) in catalogue.slots(&school.profile) {
        let Value::Number(value) = *school.value(&slot) else {
            continue;
        };
        let causes = [
            unusual(school, definition, slot.part, value, catalogue),
            before
                .as_ref()
                .and_then(|before| moved(before.value(&slot), value, catalogue)),
            units_differ(school, definition, slot.part, value, catalogue),
        ];
        let causes = causes.into_iter().flatten();
        problems.extend(causes.map(|cause| Problem { slot, cause }));
    }
    problems.extend(not_boarding(draft));
    problems
}

/// The pupils by whom the figure is measured: of its stage, or of the compulsory stages together.
fn pupils(school: &School, part: Part) -> Option<Decimal> {
    let id = FigureId::from("pupils");
    let of = |stage: Stage| match school.figure(&id, Part::Stage(stage)) {
        Value::Number(pupils) => Some(*pupils),
        _ => None,
    };
    match part {
        Part::Stage(stage) => of(stage),
        Part::Grade(_) => None,
        Part::Whole => {
            let mut stages = school.stages().iter();
            stages.try_fold(Decimal::ZERO, |sum, stage| Some(sum.plus(of(*stage)?)))
        }
    }
}

fn unusual(
    school: &School,
    definition: &FigureDefinition,
    part: Part,
    value: Decimal,
    catalogue: &Catalogue,
) -> Option<Cause> {
    let settings = &catalogue.plausibility;
    let stages: &[Stage] = match (&part, definition.place) {
        (Part::Stage(stage), _) => std::slice::from_ref(stage),
        (_, FigurePlace::Whole) => school.stages(),
        _ => return None,
    };
    let fits = |usual: &&Usual| usual.stages.is_empty() || usual.stages == stages;
    let usual = definition.usual.iter().find(fits)?;
    let pupils = pupils(school, part)?;
    if pupils < settings.least_pupils || pupils > settings.most_pupils {
        return None;
    }
    let scaled = |bound: Decimal| {
        let scaled = bound.fraction().times(pupils.fraction());
        scaled
            .over(settings.per.fraction())
            .unwrap_or(Fraction::ZERO)
    };
    // Compared with what is told: no figure is called unusual within the bounds that the sentence names.
    let least = Decimal::whole(i64::try_from(scaled(usual.least).floor()).unwrap_or(0));
    let most = scaled(usual.most).up_to_step(Decimal::ONE);
    let is_below = value.fraction() < stretched(least.fraction(), settings.slack, Fraction::minus);
    let is_above = value.fraction() > stretched(most.fraction(), settings.slack, Fraction::plus);
    (is_below || is_above).then_some(Cause::Unusual { value, least, most })
}

/// An end of a range, moved outwards by `percent` of itself.
fn stretched(
    end: Fraction,
    percent: Decimal,
    outwards: fn(Fraction, Fraction) -> Fraction,
) -> Fraction {
    let part = end.times(percent.fraction());
    let part = part.over(Decimal::HUNDRED.fraction());
    outwards(end, part.unwrap_or(Fraction::ZERO))
}

fn moved(before: &Value, value: Decimal, catalogue: &Catalogue) -> Option<Cause> {
    let settings = &catalogue.plausibility;
    let Value::Number(before) = *before else {
        return None;
    };
    if value.max(before) < settings.least_moved {
        return None;
    }
    is_apart(value, before, settings.year_change).then_some(Cause::Moved { value, before })
}

fn units_differ(
    school: &School,
    definition: &FigureDefinition,
    part: Part,
    value: Decimal,
    catalogue: &Catalogue,
) -> Option<Cause> {
    let same = definition.same_as.as_ref()?;
    let Value::Number(other) = *school.figure(&same.figure, part) else {
        return None;
    };
    let other_exact = other.fraction().times(same.factor.fraction());
    // What cannot be right is told as that.
    if units_contradict(value, other_exact, catalogue) {
        return None;
    }
    let other_value = other_exact
        .rounded_to(2)
        .up_to_step(Decimal::parse("0.01").ok()?);
    is_apart(value, other_value, catalogue.plausibility.unit_difference).then_some(
        Cause::UnitsDiffer {
            value,
            other: same.figure,
            other_value,
        },
    )
}

/// Boarders of a school that says it is no boarding school. They are not asked for there, so that what was typed is looked at.
fn not_boarding(draft: &Draft) -> Option<Problem> {
    let slot = Slot {
        figure: FigureId::from("boarders"),
        part: Part::Whole,
    };
    let Some(Entry::Text(text)) = draft.entries.get(&slot) else {
        return None;
    };
    let value = Decimal::parse(text.trim()).ok()?;
    let cause = Cause::NotBoarding { value };
    let is_some = draft.profile.boarding == Some(false) && value > Decimal::ZERO;
    is_some.then_some(Problem { slot, cause })
}

/// True when the two differ by more than `percent` of the second.
fn is_apart(value: Decimal, base: Decimal, percent: Decimal) -> bool {
    let difference = if value > base {
        value.minus(base)
    } else {
        base.minus(value)
    };
    let hundred = Decimal::HUNDRED.fraction();
    difference.fraction().times(hundred) > base.fraction().times(percent.fraction())
}
