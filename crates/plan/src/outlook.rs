//! What the coming years mean for a plan: which gaps close by themselves, and on which year's pupils a quantity rests.
//!
//! In: the forecast and a finding. Out: an [`Outlook`] per problem, and a [`Warning`] for what is met today and will not be.
//! Without a forecast there is neither. It must not know words.

use super::template::Slots;
use super::{Basis, slots};
use check::forecast::{Course, Forecast, Trend};
use check::{Detail, Finding, Gap, Outcome};
use numbers::calendar::Month;
use numbers::name::Name;
use numbers::{Decimal, Fraction};
use school::figures::Part;
use standard::Bound;

/// What the coming years mean for one problem. Years are indices into the forecast's years.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Outlook {
    /// What follows.
    pub kind: OutlookKind,
    /// The year that is spoken of: in which the gap closes, or on which quantities rest.
    pub year_idx: usize,
    /// The gap of that year; `None` when there is none.
    pub gap: Option<Gap>,
    /// The first year in which the gap is gone, where there is one.
    pub closes: Option<usize>,
    /// The first year after that in which it is back, where there is one.
    pub opens: Option<usize>,
    /// Every quantity rests on that year; otherwise only that of lasting measures.
    pub is_for_all: bool,
}

/// What follows from the coming years.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OutlookKind {
    /// The gap closes by the target year with enough margin: nothing lasting is done for it.
    Closes,
    /// It closes by the target year, but with so little margin that quantities stay those of today.
    Tight,
    /// Less is missing in that year than today.
    Less,
    /// More is missing in that year than today.
    More,
}

/// An indicator that is met today and will not be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Warning {
    /// Indicator of the standard, by id.
    pub indicator: Name,
    /// Stage, or the school as a whole.
    pub part: Part,
    /// The first year in which it is not met, by its index.
    pub year_idx: usize,
}

impl Outlook {
    /// True when the gap closes by itself, so that nothing is built for it.
    pub fn closes_by_itself(&self) -> bool {
        self.kind == OutlookKind::Closes
    }
}

/// The outlook of an unmet finding; `None` without a forecast, without a target date that it reaches, or when quantities
/// are those of today.
pub(super) fn of(basis: &Basis, finding: &Finding) -> Option<Outlook> {
    let forecast = basis.forecast?;
    let course = forecast.course(&finding.indicator, finding.part)?;
    let target = basis.choices.target_date?.year();
    let target_idx = forecast.year_idx(target).filter(|idx| *idx > 0)?;
    let at = |idx: usize| forecast.finding(idx, &finding.indicator, finding.part);
    let gap_at = |idx: usize| at(idx).and_then(|finding| finding.gap);
    let outlook = |kind, year_idx, is_for_all| Outlook {
        kind,
        year_idx,
        gap: gap_at(year_idx),
        closes: course.closes,
        opens: course.opens,
        is_for_all,
    };
    let in_target = at(target_idx)?;
    if in_target.outcome == Outcome::Met {
        let closes = course.closes.filter(|idx| *idx <= target_idx)?;
        return Some(if has_margin(in_target, forecast) {
            outlook(OutlookKind::Closes, closes, false)
        } else {
            outlook(OutlookKind::Tight, target_idx, false)
        });
    }
    let (year_idx, is_for_all) = match trend_of(forecast, finding)? {
        Trend::Steady => return None,
        Trend::Falling => (target_idx, false),
        // Classes are made for the year in which they count, see `put_classes`.
        Trend::Rising => (
            worst(forecast, course),
            !matches!(finding.detail, Detail::Classes { .. }),
        ),
    };
    let (now, then) = (finding.gap?.amount, gap_at(year_idx)?.amount);
    match then.cmp(&now) {
        std::cmp::Ordering::Less => Some(outlook(OutlookKind::Less, year_idx, is_for_all)),
        std::cmp::Ordering::Equal => None,
        std::cmp::Ordering::Greater => Some(outlook(OutlookKind::More, year_idx, is_for_all)),
    }
}

/// What is missing on which the plan rests: nothing where it closes by itself.
pub(super) fn quantity(finding: &Finding, outlook: Option<&Outlook>) -> Option<Fraction> {
    match outlook {
        Some(outlook) if outlook.closes_by_itself() => Some(Fraction::ZERO),
        Some(outlook) if outlook.gap.is_some() => outlook.gap.map(|gap| gap.exact),
        _ => finding.gap.map(|gap| gap.exact),
    }
}

/// Puts the numbers of the outlook's year over those of today, for a measure whose quantity rests on that year.
pub(super) fn put_slots(
    basis: &Basis,
    finding: &Finding,
    outlook: Option<&Outlook>,
    is_lasting: bool,
    slots: &mut Slots,
) {
    let Some(outlook) =
        outlook.filter(|outlook| outlook.gap.is_some() && (outlook.is_for_all || is_lasting))
    else {
        return;
    };
    let Some(forecast) = basis.forecast else {
        return;
    };
    let then = forecast.finding(outlook.year_idx, &finding.indicator, finding.part);
    let year = forecast.years.get(outlook.year_idx);
    if let (Some(then), Some(year)) = (then, year) {
        // Of what is missing to the floor today nothing may stay.
        for slot in ["gap_floor", "gap_rest"] {
            slots.remove(slot);
        }
        slots::put_gaps(slots, then);
        slots::put_pupils(slots, Decimal::whole(year.pupils(finding.part)), then);
    }
}

/// Puts the classes of the year in which a task counts over those of today: by then every grade has moved up.
pub(super) fn put_classes(
    basis: &Basis,
    finding: &Finding,
    finish: Option<Month>,
    slots: &mut Slots,
) {
    let then = || {
        let forecast = basis.forecast?;
        let idx = forecast.year_idx(finish?.statistics_year())?;
        forecast.finding(idx, &finding.indicator, finding.part)
    };
    if let Some(then) = then().filter(|finding| matches!(finding.detail, Detail::Classes { .. })) {
        let mut of_year = Slots::new();
        slots::put_detail(&mut of_year, then);
        for slot in ["classes_needed", "classes_missing", "class_grades"] {
            slots.extend(of_year.remove(slot).map(|value| (slot, value)));
        }
    }
}

/// Everything that is met today and will not be, in the order of the findings.
pub(super) fn warnings(basis: &Basis) -> Vec<Warning> {
    let Some(forecast) = basis.forecast else {
        return Vec::new();
    };
    let is_met = |course: &&Course| {
        let today = forecast.finding(0, &course.indicator, course.part);
        today.is_some_and(|finding| finding.outcome == Outcome::Met)
    };
    let warning = |course: &Course| {
        Some(Warning {
            indicator: course.indicator,
            part: course.part,
            year_idx: course.opens?,
        })
    };
    let met = forecast.courses.iter().filter(is_met);
    met.filter_map(warning).collect()
}

/// Whether the value keeps its bound with the margin that the settings ask for.
fn has_margin(finding: &Finding, forecast: &Forecast) -> bool {
    // A limit for each class has no share of its own: there the largest class counts.
    let of_bound = || {
        let bound = finding.bound?.value.fraction();
        finding.value?.over(bound)
    };
    let Some(share) = finding.share().or_else(of_bound) else {
        return false;
    };
    let percent = forecast.settings.margin_percent.fraction();
    let margin = percent.over(Decimal::HUNDRED.fraction());
    let margin = margin.unwrap_or(Fraction::ZERO);
    if finding.bound.as_ref().is_some_and(Bound::is_lower_bound) {
        share >= Fraction::ONE.plus(margin)
    } else {
        share <= Fraction::ONE.minus(margin)
    }
}

/// Where the pupils are heading that the finding depends on: all of them, where stages share the resource.
fn trend_of(forecast: &Forecast, finding: &Finding) -> Option<Trend> {
    let part = if finding.stage_weight.is_some() {
        Part::Whole
    } else {
        finding.part
    };
    Some(forecast.trend(part)?.trend)
}

/// The first year in which most is missing.
fn worst(forecast: &Forecast, course: &Course) -> usize {
    let mut worst = (0, Fraction::ZERO);
    for idx in 0..forecast.years.len() {
        let gap = forecast
            .finding(idx, &course.indicator, course.part)
            .and_then(|finding| finding.gap);
        if let Some(gap) = gap.filter(|gap| gap.exact > worst.1) {
            worst = (idx, gap.exact);
        }
    }
    worst.0
}
