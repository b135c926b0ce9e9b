//! How a calculated number is written: the one place that decides how many digits it has.
//!
//! In: exact values with what they are compared with. Out: decimal text for page, papers, ledger, JSON and messages.
//! Rounded half up to the decimals of the official form, which are data of the indicator; more decimals where the rounded
//! number would stand on the other side of its bound or floor. Tables keep the form's decimals, prose drops the zeros at
//! the end. Nobody else may round, cut off or format a value.

use super::findings;
use check::Finding;
use numbers::{Decimal, Fraction, without_end_zeros};
use school::catalogue::Unit;
use standard::{Bound, Indicator};

/// Decimals of a value as a share of its bound, and of averages.
const TENTHS: u32 = 1;
/// Decimals of a quantity at most.
const QUANTITY_PLACES: u32 = 4;
/// Decimals of an amount that is calculated, such as the area that so many pupils need.
const AMOUNT_PLACES: u32 = 2;
/// Most decimals of what is written as it is: a figure has four, a figure in another unit some more.
const EXACT_PLACES: u32 = 6;

/// What a shown number may not contradict.
#[derive(Debug, Clone, Copy, Default)]
pub struct BoundAndFloor {
    /// What the number is compared with.
    pub bound: Option<Bound>,
    /// The bound by sources that dispute it.
    pub disputed: Option<Bound>,
    /// The least that still counts where the bound is missed, such as 85 % of it.
    pub floor: Option<Fraction>,
    /// The same of the laxest bound that can hold, where the bound is in doubt.
    pub laxest_floor: Option<Fraction>,
}

impl BoundAndFloor {
    /// Bound and floor of a finding.
    pub fn of(finding: &Finding) -> Self {
        Self {
            bound: finding.bound,
            disputed: finding.disputed(),
            floor: finding.floor(),
            laxest_floor: finding.laxest_floor(),
        }
    }

    /// Whether `shown` keeps bound and floor just when `exact` does.
    fn agree(&self, shown: Fraction, exact: Fraction) -> bool {
        let mut bounds = self.bound.into_iter().chain(self.disputed);
        let bound = bounds.all(|bound| bound.holds_for(shown) == bound.holds_for(exact));
        let mut floors = self.floor.into_iter().chain(self.laxest_floor);
        bound && floors.all(|floor| (shown >= floor) == (exact >= floor))
    }
}

/// What stands before the point of a written number with its sign, the point with what stands behind it, and the unit: so that
/// numbers can be written below one another. `None` for a text that is not one number.
///
/// ```
/// use words::display::number_parts;
///
/// assert_eq!(number_parts("≥4.2人/百生"), Some(["≥4", ".2", "人/百生"]));
/// assert_eq!(number_parts("缺1950㎡"), Some(["缺1950", "", "㎡"]));
/// assert_eq!(number_parts("合格2间（共3间）"), None);
/// assert_eq!(number_parts("—"), None);
/// ```
pub fn number_parts(text: &str) -> Option<[&str; 3]> {
    let is_sign = |c: char| matches!(c, '≥' | '≤' | '>' | '<' | '-' | '≈' | '缺' | '超');
    let is_digit = |c: char| c.is_ascii_digit();
    let number = text.trim_start_matches(is_sign);
    let fraction = number.trim_start_matches(is_digit);
    if fraction.len() == number.len() {
        return None;
    }
    let unit = match fraction.strip_prefix('.') {
        Some(decimals) => decimals.trim_start_matches(is_digit),
        None => fraction,
    };
    let whole = &text[..text.len() - fraction.len()];
    let fraction = &fraction[..fraction.len() - unit.len()];
    (!unit.contains(is_digit)).then_some([whole, fraction, unit])
}

/// A number with at least `places` decimals, rounded half up, and as many more (18 in all) as it takes to stand on the same side
/// of the limits as `exact`.
///
/// ```
/// use numbers::Decimal;
/// use standard::{Bound, Comparison};
/// use words::display::{BoundAndFloor, rounded_against};
///
/// let number = |text| Decimal::parse(text).unwrap();
/// let bound = Bound { comparison: Comparison::AtLeast, value: number("4.2") };
/// let limits = BoundAndFloor { bound: Some(bound), ..BoundAndFloor::default() };
/// assert_eq!(rounded_against(number("4.184").fraction(), 2, limits), "4.18");
/// // 4.20 would look like enough.
/// assert_eq!(rounded_against(number("4.197").fraction(), 2, limits), "4.197");
/// ```
pub fn rounded_against(exact: Fraction, places: u32, limits: BoundAndFloor) -> String {
    exact.shown(places, &|shown| limits.agree(shown, exact))
}

/// The value of a finding for a table, without its unit: with the decimals of the official form, and more where the rounded
/// number would stand on the other side of bound or floor; `None` without a value.
pub fn value(finding: &Finding, indicator: &Indicator) -> Option<String> {
    let places = findings::places(finding, indicator);
    Some(rounded_against(
        finding.value?,
        places,
        BoundAndFloor::of(finding),
    ))
}

/// The value of a finding for a sentence, without its unit: as in a table, but without zeros at the end, and 元 per pupil
/// whole; `None` without a value.
pub fn value_in_text(finding: &Finding, indicator: &Indicator) -> Option<String> {
    let places = match findings::unit(finding, indicator) {
        Unit::YuanPerPupil => 0,
        _ => findings::places(finding, indicator),
    };
    let text = rounded_against(finding.value?, places, BoundAndFloor::of(finding));
    Some(without_end_zeros(&text).to_owned())
}

/// The value of a finding as it stands in a table with its sign before: = where it is exact, ≈ where it was rounded.
pub fn equation(finding: &Finding, indicator: &Indicator) -> Option<String> {
    let text = value(finding, indicator)?;
    let sign = if is_rounded(finding.value?, &text) {
        "≈"
    } else {
        "="
    };
    Some(format!("{sign} {text}"))
}

/// The value as the county's form has it: rounded, whatever it is compared with.
pub fn as_the_form_rounds(finding: &Finding, indicator: &Indicator) -> Option<Fraction> {
    let places = findings::places(finding, indicator);
    finding.value.map(|value| value.rounded_to(places))
}

/// Value ÷ bound in percent for a table, with one decimal; — where that has no meaning.
pub fn share(finding: &Finding) -> String {
    share_of_bound(finding).map_or_else(|| "—".to_owned(), |text| format!("{text}%"))
}

/// Value ÷ bound in percent for a sentence: one decimal at most; — where that has no meaning.
pub fn share_in_text(finding: &Finding) -> String {
    share_of_bound(finding).map_or_else(
        || "—".to_owned(),
        |text| format!("{}%", without_end_zeros(&text)),
    )
}

fn share_of_bound(finding: &Finding) -> Option<String> {
    let hundred = Decimal::HUNDRED;
    let (share, bound) = (finding.share()?, finding.bound?);
    let floor = finding.floor_share;
    let limits = BoundAndFloor {
        bound: Some(Bound {
            value: hundred,
            ..bound
        }),
        floor: floor.map(|floor| floor.fraction().times(hundred.fraction())),
        ..BoundAndFloor::default()
    };
    Some(rounded_against(
        share.times(hundred.fraction()),
        TENTHS,
        limits,
    ))
}

/// A share of a standard such as 0.85 as 85%.
pub fn percent(share: Decimal) -> String {
    let percent = share.fraction().times(Decimal::HUNDRED.fraction());
    format!("{}%", exact(percent))
}

/// A number as it is, without needless digits: an entry, a bound, a price.
pub fn exact(value: Fraction) -> String {
    without_end_zeros(&value.rounded(EXACT_PLACES)).to_owned()
}

/// A number as it is where six decimals tell it whole; otherwise ≈ and rounded as an amount, on the same
/// side of `other` as the exact number.
pub fn exact_or_about(value: Fraction, other: Fraction) -> String {
    let text = exact(value);
    if is_rounded(value, &text) {
        format!("≈{}", beside(value, other, AMOUNT_PLACES))
    } else {
        text
    }
}

/// The part of a whole that falls to somebody, rounded as an amount, so that what is left over can be told; as text
/// always with two decimals, and ≈ before it where it was rounded.
pub fn part(amount: Fraction) -> (Fraction, String) {
    let (part, text) = (
        amount.rounded_to(AMOUNT_PLACES),
        amount.rounded(AMOUNT_PLACES),
    );
    let sign = if part == amount { "" } else { "≈" };
    (part, format!("{sign}{text}"))
}

/// A number of which nothing follows, such as pupils per teacher: one decimal at most.
pub fn tenths(value: Fraction) -> String {
    without_end_zeros(&value.rounded(TENTHS)).to_owned()
}

/// A quantity of a task: four decimals at most.
pub fn quantity(value: Fraction) -> String {
    without_end_zeros(&value.rounded(QUANTITY_PLACES)).to_owned()
}

/// Whether `text`, written of `value`, has lost something.
fn is_rounded(value: Fraction, text: &str) -> bool {
    let places = text.split_once('.').map_or(0, |(_, part)| part.len());
    u32::try_from(places).is_ok_and(|places| value.rounded_to(places) != value)
}

/// The nearest whole number, such as for how many pupils one more is needed.
pub fn whole(value: Fraction) -> String {
    value.rounded(0)
}

/// `value` with so many decimals at most, and more where it would otherwise stand on the other side of `other`.
fn beside(value: Fraction, other: Fraction, places: u32) -> String {
    let text = value.shown(places, &|shown| shown.cmp(&other) == value.cmp(&other));
    without_end_zeros(&text).to_owned()
}

/// An amount given in `unit`, as a number of `shown`; exact.
pub fn amount(amount: Fraction, unit: Unit, shown: Unit) -> String {
    exact(converted(amount, unit, shown))
}

/// An amount that is calculated, given in `unit`, as a number of `shown`: two decimals at most, and more where it would
/// stand on the other side of what it is compared with.
pub fn amount_beside(amount: Fraction, other: Fraction, unit: Unit, shown: Unit) -> String {
    let (amount, other) = (
        converted(amount, unit, shown),
        converted(other, unit, shown),
    );
    beside(amount, other, AMOUNT_PLACES)
}

/// How many decimals [`amount_beside`] gives an amount in the unit that it is given in, for a sheet that calculates with the
/// exact number.
pub fn amount_places(amount: Fraction, other: Fraction) -> u32 {
    let text = beside(amount, other, AMOUNT_PLACES);
    let decimals = text.split_once('.').map_or(0, |(_, part)| part.len());
    u32::try_from(decimals).unwrap_or(0)
}

/// An amount that is calculated, for a sentence: ㎡ and 元 whole, 万元 with two decimals at most; and more where it would
/// stand on the other side of what it is compared with.
pub fn amount_beside_in_text(amount: Fraction, other: Fraction, unit: Unit, shown: Unit) -> String {
    let places = if shown == Unit::TenThousandYuan {
        AMOUNT_PLACES
    } else {
        0
    };
    let (amount, other) = (
        converted(amount, unit, shown),
        converted(other, unit, shown),
    );
    beside(amount, other, places)
}

fn converted(amount: Fraction, unit: Unit, shown: Unit) -> Fraction {
    let ((_, count), (_, other)) = (unit.base(), shown.base());
    amount.times(count).over(other).unwrap_or(amount)
}
