//! Numbers that were typed in another unit than that of their field, such as 2310000 where 万元 are asked for.
//!
//! In: a draft, and a problem of one of its figures. Out: what would mend it, where exactly one unit does. It must not know
//! thresholds; what a school of this size usually has is said by the catalogue.

use super::catalogue::{Catalogue, Unit};
use super::checks::{Cause, Problem};
use super::draft::{Draft, Entry};
use super::figures::Value;
use super::reading;

/// What a number was probably meant as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitSlip {
    /// What the field should hold instead.
    pub text: String,
    /// The same with its unit, to be asked about.
    pub shown: String,
}

/// The mend of a figure that is too large or unusual, where the same digits in another unit give one that nothing is wrong
/// with. `draft` is what the form is read from, with the figures of the sheet that is open.
///
/// ```
/// use school::draft::{Draft, Entry};
/// use school::figures::{Part, Slot};
/// use school::profile::{SchoolKind, Stage};
/// use school::unit_slip::unit_slip;
///
/// let mut draft = Draft::default();
/// draft.profile.kind = Some(SchoolKind::Primary);
/// let mut enter = |figure, part, text: &str| {
///     draft.entries.insert(Slot::new(figure, part), Entry::Text(text.to_owned()));
/// };
/// enter("pupils", Part::Stage(Stage::Primary), "1180");
/// enter("equipment_value", Part::Whole, "2310000");
/// enter("sports_field_area", Part::Whole, "10");
/// let (_, problems) = school::read(&draft, data::catalogue());
/// let shown = |figure: &str| {
///     let problem = problems.iter().find(|problem| problem.slot.figure == figure.into()).unwrap();
///     unit_slip(&draft, problem, data::catalogue()).map(|slip| slip.shown)
/// };
/// assert_eq!(shown("equipment_value").as_deref(), Some("231 万元"));
/// assert_eq!(shown("sports_field_area").as_deref(), Some("10 亩"));
/// ```
pub fn unit_slip(draft: &Draft, problem: &Problem, catalogue: &Catalogue) -> Option<UnitSlip> {
    let is_of_size = matches!(
        problem.cause,
        Cause::TooLarge { .. } | Cause::AboveMost { .. } | Cause::Unusual { .. }
    );
    let definition = catalogue.figure(&problem.slot.figure)?;
    let units: &[&str] = match definition.unit {
        Unit::TenThousandYuan => &["元", "千元", "亿元"],
        Unit::Yuan => &["万元"],
        Unit::SquareMetre => &["亩", "公顷", "万平方米"],
        _ => &[],
    };
    let Some(Entry::Text(typed)) = draft.entries.get(&problem.slot) else {
        return None;
    };
    let digits = reading::plain(typed).trim().to_owned();
    // Whoever wrote a unit meant it.
    let is_bare = digits
        .chars()
        .all(|c| c.is_ascii_digit() || matches!(c, '.' | ','));
    if !is_of_size || !is_bare || digits.is_empty() {
        return None;
    }
    let mut tried = draft.clone();
    let mut found = units.iter().filter_map(|unit| {
        let text = format!("{digits}{unit}");
        let Ok(Value::Number(value)) = reading::read(&text, definition) else {
            return None;
        };
        tried
            .entries
            .insert(problem.slot, Entry::Text(text.clone()));
        let (_, problems) = super::read(&tried, catalogue);
        if problems.iter().any(|other| other.slot == problem.slot) {
            return None;
        }
        Some(if definition.unit == Unit::TenThousandYuan {
            let text = value.to_string();
            let shown = format!("{text} 万元");
            UnitSlip { text, shown }
        } else {
            let shown = format!("{digits} {unit}");
            UnitSlip { text, shown }
        })
    });
    let slip = found.next()?;
    // What could be meant in two ways is not guessed.
    found.next().is_none().then_some(slip)
}
