//! The numbers of a finding as values for the blanks of sentences.
//!
//! In: a finding with its school and standard. Out: slots by name (see [`PROBLEM_SLOTS`]). A number that a finding
//! does not have is left out, so that its mark stays visible.

use super::template::Slots;
use super::{Basis, shared};
use check::{Detail, Finding, Gap};
use numbers::{Decimal, Fraction};
use school::catalogue::Unit;
use school::figures::{FigureId, Part, Value};
use school::profile::Stage;
use words::{Words, display, findings, labels};

/// Slots that sentences of the measure library may use.
pub const PROBLEM_SLOTS: &[&str] = &[
    "stage",
    "whose",
    "name",
    "value",
    "unit",
    "bound",
    "floor",
    "share",
    "pupils",
    "have",
    "have_unit",
    "need",
    "gap",
    "gap_unit",
    "gap_floor",
    "gap_rest",
    "capacity",
    "over",
    "classes",
    "rooms_needed",
    "rooms_good",
    "rooms_bad",
    "rooms_short",
    "room_least",
    "classes_over",
    "class_largest",
    "class_grades",
    "class_grade_counts",
    "classes_needed",
    "classes_missing",
    "classes_leaving",
    "courts",
    "part",
    "whole",
    "missing_part",
    "level",
    "shared",
    "together",
    "room_for",
    "target",
    "target_month",
    "deadline",
    "month",
    "finish_year",
    "bureau",
    "county",
];

/// What the mark of a slot without a value says; other slots always have one where a sentence uses them.
const SLOT_LABELS: &[(&str, &str)] = &[
    ("bureau", "教育局名称"),
    ("county", "县（市、区）"),
    ("target_month", "目标日期"),
    ("deadline", "目标日期"),
    ("month", "完成时间"),
    ("finish_year", "完成年份"),
    ("pupils", "在校生数"),
    ("classes", "班数"),
    ("classes_needed", "按各年级人数应编的班数"),
    ("classes_missing", "还缺的班数"),
];

/// The Chinese label of a slot, for the mark that stands where it has no value.
pub fn slot_label(name: &str) -> &str {
    SLOT_LABELS
        .iter()
        .find(|(slot, _)| *slot == name)
        .map_or(name, |(_, label)| label)
}

/// Area of one basketball court (28 m × 15 m) by which a shortage is made graphic.
const COURT_SQUARE_METRES: i64 = 420;

/// The second place after the point of a sum in 万元, in 元.
const HUNDRED_YUAN: i64 = 100;

/// Every slot that the finding can fill.
pub fn of(basis: &Basis, finding: &Finding) -> Slots {
    let mut slots = Slots::new();
    let profile = &basis.school.profile;
    slots.insert(
        "stage",
        Words::of(basis.school, basis.catalogue).part(finding.part),
    );
    // A unit that is judged alone goes by its name.
    let whose = finding.unit.as_ref().map_or("本校", |(_, name)| name);
    slots.insert("whose", whose.to_owned());
    insert_text(&mut slots, "bureau", &profile.bureau);
    insert_text(&mut slots, "county", &profile.county);
    if let Some(target) = basis.choices.target_date {
        slots.insert("target_month", target.month().in_words());
        slots.insert("deadline", target.in_words());
    }
    if let Some(indicator) = basis.standard.indicator(&finding.indicator) {
        slots.insert("name", indicator.name.clone());
        let unit = labels::unit_in_text(findings::unit(finding, indicator));
        slots.insert("unit", unit.to_owned());
        insert(
            &mut slots,
            "value",
            display::value_in_text(finding, indicator),
        );
        insert(
            &mut slots,
            "bound",
            finding.bound.map(|bound| bound.value.to_string()),
        );
        if finding.bound.is_none() {
            insert(&mut slots, "bound", findings::bound(finding, indicator));
        }
        insert(&mut slots, "floor", finding.floor().map(display::exact));
        if let Some(bound) = finding.bound {
            slots.insert("target", format!("{}{unit}", bound.value));
        }
    }
    if finding.share().is_some() {
        slots.insert("share", display::share_in_text(finding));
    }
    if let Some(pupils) = pupils(basis, finding.part) {
        put_pupils(&mut slots, pupils, finding);
    }
    put_gaps(&mut slots, finding);
    put_detail(&mut slots, finding);
    shared::put(basis, finding, &mut slots);
    slots
}

/// Pupils of the stage, or of the compulsory stages together; `None` while one is missing.
pub fn pupils_of(basis: &Basis, part: Part) -> Option<Decimal> {
    pupils(basis, part)
}

/// The same, for the sentences of problems.
pub(super) fn pupils(basis: &Basis, part: Part) -> Option<Decimal> {
    let id = FigureId::from("pupils");
    let of = |part| match basis.school.figure(&id, part) {
        Value::Number(pupils) => Some(*pupils),
        _ => None,
    };
    match part {
        Part::Stage(_) => of(part),
        _ => basis
            .school
            .stages()
            .iter()
            .filter(|stage| stage.is_compulsory())
            .try_fold(Decimal::ZERO, |sum, stage| {
                Some(sum.plus(of(Part::Stage(*stage))?))
            }),
    }
}

/// Pupils of the part, for how many of them what is there suffices, and by how many they are too many.
pub(super) fn put_pupils(slots: &mut Slots, pupils: Decimal, finding: &Finding) {
    slots.insert("pupils", pupils.to_string());
    if let Some(capacity) = finding.capacity() {
        slots.insert("capacity", capacity.to_string());
        let over = i128::from(pupils.to_whole()) - capacity;
        slots.insert("over", over.to_string());
    }
}

/// What is missing, in readable units.
pub(super) fn put_gaps(slots: &mut Slots, finding: &Finding) {
    let Some(gap) = finding.gap else { return };
    let unit = findings::readable_unit(gap.amount.fraction(), gap.unit);
    let shown = |amount: Decimal| display::amount(amount.fraction(), gap.unit, unit);
    slots.insert("gap", shown(gap.amount));
    slots.insert("gap_unit", labels::unit_in_text(unit).to_owned());
    if gap.unit == Unit::SquareMetre {
        let courts = gap
            .exact
            .over(Decimal::whole(COURT_SQUARE_METRES).fraction());
        insert(slots, "courts", courts.map(display::tenths));
    }
    if let Some(Gap { amount, .. }) = finding.gap_to_floor() {
        slots.insert("gap_floor", shown(amount));
        slots.insert("gap_rest", shown(gap.amount.minus(amount)));
    }
}

/// What the value came about from.
pub(super) fn put_detail(slots: &mut Slots, finding: &Finding) {
    match &finding.detail {
        Detail::Stock {
            have,
            need,
            unit,
            by,
            ..
        } => {
            let readable = findings::readable_unit((*need).max(*have), *unit);
            let up_to = |step: i64| {
                let step = Decimal::whole(step).fraction();
                let steps = need.over(step).map_or(0, Fraction::ceiling);
                let steps = i64::try_from(steps).unwrap_or(i64::MAX);
                Decimal::whole(steps).fraction().times(step)
            };
            // A need is never rounded down; sums in 万元 have two places, as gaps have.
            let need = if unit.is_counted() {
                display::amount(up_to(1), *unit, readable)
            } else if readable == Unit::TenThousandYuan {
                display::amount(up_to(HUNDRED_YUAN), *unit, readable)
            } else {
                display::amount_beside(*need, *have, *unit, readable)
            };
            slots.insert("have", display::amount(*have, *unit, readable));
            slots.insert("have_unit", labels::unit_in_text(readable).to_owned());
            slots.insert("need", need);
            slots.insert("part", display::exact(*have));
            slots.insert("whole", display::exact(*by));
            insert(
                slots,
                "missing_part",
                finding.gap.map(|gap| gap.amount.to_string()),
            );
        }
        Detail::Rooms {
            needed,
            classes,
            areas,
            good,
        } => {
            slots.insert("classes", display::exact(*classes));
            slots.insert("rooms_needed", needed.to_string());
            slots.insert("rooms_good", good.to_string());
            slots.insert("rooms_bad", (areas.len() - good).to_string());
            slots.insert("rooms_short", (needed - *good as i128).to_string());
            insert(
                slots,
                "room_least",
                finding.bound.map(|bound| bound.value.to_string()),
            );
        }
        Detail::Classes {
            count,
            is_partial,
            over,
            largest,
            grades,
        } => {
            slots.insert("classes_over", over.len().to_string());
            slots.insert("class_largest", largest.to_string());
            let mut names: Vec<String> = over
                .iter()
                .map(|(grade, _)| labels::grade(*grade))
                .collect();
            let counts = names.chunk_by(|one, other| one == other);
            let counts =
                counts.filter_map(|grade| Some(format!("{}{}个", grade.first()?, grade.len())));
            let counts: Vec<String> = counts.collect();
            slots.insert("class_grade_counts", counts.join("、"));
            names.dedup();
            slots.insert("class_grades", names.join("、"));
            let needed: i128 = grades
                .iter()
                .map(|grade| grade.needed.max(grade.classes as i128))
                .sum();
            let is_last = |grade: u8| {
                let stages = [Stage::Primary, Stage::Junior];
                stages.iter().any(|stage| stage.grades().end == grade + 1)
            };
            let leaving = grades.iter().filter(|grade| is_last(grade.grade));
            let leaving: usize = leaving.map(|grade| grade.classes).sum();
            slots.insert("classes_leaving", leaving.to_string());
            // Of grades that are not filled in nothing can be said, so these stay marks.
            if !is_partial {
                slots.insert("classes", count.to_string());
                slots.insert("classes_needed", needed.to_string());
                slots.insert("classes_missing", (needed - *count as i128).to_string());
            }
        }
        Detail::Level(level) => {
            slots.insert("level", labels::level(*level).to_owned());
        }
        Detail::Ways(_) | Detail::None => {}
    }
}

fn insert(slots: &mut Slots, name: &'static str, value: Option<String>) {
    if let Some(value) = value {
        slots.insert(name, value);
    }
}

fn insert_text(slots: &mut Slots, name: &'static str, value: &str) {
    if !value.trim().is_empty() {
        slots.insert(name, value.trim().to_owned());
    }
}
