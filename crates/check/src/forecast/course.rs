//! What the years add up to: where pupils are heading, and when a gap closes or opens by itself.
//!
//! In: the years with their findings. Out: [`PupilTrend`]s and [`Course`]s.

use super::Year;
use super::settings::Settings;
use crate::{Finding, Outcome};
use numbers::name::Name;
use numbers::{Decimal, Fraction};
use school::figures::Part;

/// Where the pupils of a stage, or of the compulsory stages together, are heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PupilTrend {
    /// Stage, or the school as a whole.
    pub part: Part,
    /// From today to the last year.
    pub trend: Trend,
    /// The first year with the most pupils, by its index.
    pub peak_idx: usize,
    /// Pupils today.
    pub today: i64,
    /// Pupils of the last year.
    pub last: i64,
}

/// A direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trend {
    /// 上升.
    Rising,
    /// 平稳.
    Steady,
    /// 下降.
    Falling,
}

/// What becomes of one finding. Years are indices into the forecast's years, never that of today.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Course {
    /// Indicator of the standard, by id.
    pub indicator: Name,
    /// Stage, or the school as a whole.
    pub part: Part,
    /// The first year in which today's gap is gone.
    pub closes: Option<usize>,
    /// The first year in which what is below the floor today reaches it.
    pub reaches_floor: Option<usize>,
    /// The first year with a gap after one without, or after none that could be compared.
    pub opens: Option<usize>,
}

pub(super) fn trends(years: &[Year], settings: &Settings) -> Vec<PupilTrend> {
    let (Some(first), Some(last)) = (years.first(), years.last()) else {
        return Vec::new();
    };
    let stages = first.stages.iter().map(|stage| Part::Stage(stage.stage));
    let trend = |part: Part| {
        let (today, last) = (first.pupils(part), last.pupils(part));
        let most = years.iter().map(|year| year.pupils(part)).max();
        let peak = years
            .iter()
            .position(|year| Some(year.pupils(part)) == most);
        PupilTrend {
            part,
            trend: direction(today, last, settings),
            peak_idx: peak.unwrap_or(0),
            today,
            last,
        }
    };
    stages.chain([Part::Whole]).map(trend).collect()
}

/// A change of more than the settings' percentage of today; from nobody to somebody is rising.
fn direction(today: i64, last: i64, settings: &Settings) -> Trend {
    let whole = |count: i64| Decimal::whole(count).fraction();
    let change = whole(last - today).times(Decimal::HUNDRED.fraction());
    let limit = whole(today).times(settings.trend_percent.fraction());
    if change > limit {
        Trend::Rising
    } else if change < Fraction::ZERO.minus(limit) {
        Trend::Falling
    } else {
        Trend::Steady
    }
}

pub(super) fn courses(years: &[Year]) -> Vec<Course> {
    let course = |finding: &Finding| {
        let in_year = |idx: usize| {
            years
                .get(idx)?
                .report
                .finding(&finding.indicator, finding.part)
                .filter(|finding| finding.is_comparable())
        };
        let first = |holds: &dyn Fn(usize) -> bool| (1..years.len()).find(|idx| holds(*idx));
        let has_gap = |idx: usize| in_year(idx).is_some_and(Finding::is_problem);
        let has_none = |idx: usize| in_year(idx).is_some_and(|finding| !finding.is_problem());
        let is_below = in_year(0)
            .is_some_and(|finding| finding.outcome == Outcome::Below && finding.floor().is_some());
        // What cannot be compared in between, such as a year with too few pupils, changes nothing.
        let before = |idx: usize| (0..idx).rev().find(|idx| in_year(*idx).is_some());
        Course {
            indicator: finding.indicator,
            part: finding.part,
            closes: first(&|idx| has_gap(0) && has_none(idx)),
            reaches_floor: first(&|idx| {
                is_below && in_year(idx).is_some_and(|finding| finding.outcome != Outcome::Below)
            }),
            opens: first(&|idx| has_gap(idx) && before(idx).is_none_or(has_none)),
        }
    };
    let mut courses: Vec<Course> = Vec::new();
    for finding in years.iter().flat_map(|year| &year.report.findings) {
        let is_same =
            |course: &Course| course.indicator == finding.indicator && course.part == finding.part;
        if !courses.iter().any(is_same) {
            courses.push(course(finding));
        }
    }
    courses
}
