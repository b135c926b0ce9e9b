//! What a standard will say of the school in the coming years, if what the school expects comes true.
//!
//! In: a [`School`] with its assumptions (new pupils, transfers, teachers who leave and come), a [`Standard`]. Out: a
//! [`Forecast`]: pupils and findings of each coming 1 September, and the year in which a gap closes or opens by itself.
//! Only what is measured by the pupils or their classes is looked at; rooms, equipment and areas stay as they are. It must
//! not know thresholds, plans or words.

pub mod settings;

mod assumptions;
mod classes;
mod course;
mod pupils;

use crate::{Finding, Report, Role};
use classes::StageClasses;
use numbers::Decimal;
use numbers::calendar::Date;
use school::School;
use school::catalogue::Catalogue;
use school::figures::{FigureId, Part, Slot, Value};
use school::profile::Stage;
use settings::Settings;
use standard::{Rule, Standard};

pub use assumptions::{Assumptions, Intake, Missing, StageAssumptions, TeacherAssumptions};
pub use course::{Course, PupilTrend, Trend};

/// The coming years of a school, under what it expects: pupils and findings of each 1 September, and what becomes of each gap.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Forecast {
    /// Today's year, then each coming one; never fewer than two.
    pub years: Vec<Year>,
    /// Where the pupils are heading: each compulsory stage, then the school as a whole.
    pub trends: Vec<PupilTrend>,
    /// What becomes of each finding, in the order of today's findings; behind them what is judged only in a later year.
    pub courses: Vec<Course>,
    /// What it rests on.
    pub assumptions: Assumptions,
    /// How conclusions were drawn.
    pub settings: Settings,
}

/// One year of statistics.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Year {
    /// 1 September.
    pub date: Date,
    /// Pupils of each compulsory stage.
    pub stages: Vec<StageYear>,
    /// The findings that are measured by the pupils, and the verdicts of the groups that consist of nothing else.
    pub report: Report,
}

/// The pupils of one stage in one year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StageYear {
    /// Stage.
    pub stage: Stage,
    /// Pupils by grade.
    pub grades: Vec<(u8, i64)>,
    /// Taken into the first grade; 0 for today.
    pub intake: i64,
    /// Left from the last grade; 0 for today.
    pub leavers: i64,
    /// Came from other schools less those who left for them; 0 for today.
    pub transfers: i64,
}

impl StageYear {
    /// Pupils of all grades.
    pub fn pupils(&self) -> i64 {
        self.grades.iter().map(|(_, count)| count).sum()
    }
}

impl Year {
    /// Pupils of a stage, or of the compulsory stages together.
    pub fn pupils(&self, part: Part) -> i64 {
        let is_in = |year: &&StageYear| match part {
            Part::Stage(stage) => year.stage == stage,
            Part::Whole | Part::Grade(_) => true,
        };
        self.stages
            .iter()
            .filter(is_in)
            .map(StageYear::pupils)
            .sum()
    }

    /// Calendar year of its 1 September.
    pub fn year(&self) -> u16 {
        self.date.year()
    }
}

/// Looks at each coming year for which the school said how many pupils it expects.
///
/// Grades move up by one, the first takes the expected pupils in (of a school of several stages the later stage its own
/// leavers, unless it was given), transfers are spread over the grades. The first year is today with the figures as they are.
///
/// # Errors
/// Every [`Missing`] figure or date without which there is no forecast. Transfers and teachers may be left out.
///
/// ```
/// use check::forecast::{self, Missing};
/// use school::draft::Draft;
///
/// let (school, _) = school::read(&Draft::default(), data::catalogue());
/// let (standard, settings) = (data::standard(), data::settings());
/// let missing = forecast::forecast(&school, standard, data::catalogue(), settings).unwrap_err();
/// assert!(!missing.is_empty());
/// ```
pub fn forecast(
    school: &School,
    standard: &Standard,
    catalogue: &Catalogue,
    settings: &Settings,
) -> Result<Forecast, Vec<Missing>> {
    let (mut assumptions, today) = assumptions::read(school, settings)?;
    let Some(start) = school.profile.data_date.map(Date::statistics_date) else {
        return Err(vec![Missing::Date]);
    };
    let (coming, classes) = coming(school, &assumptions, &today)?;
    assumptions.moves_classes = classes.is_some();
    let reduced = measured_by_pupils(standard, classes.is_some());
    let looked_at = |school: &School| {
        let report = crate::check(school, &reduced, catalogue);
        judged(report, standard, &reduced)
    };
    let mut known = school.clone();
    put_pupils(&mut known, &today);
    let mut years = vec![Year {
        date: start,
        report: looked_at(&known),
        stages: today,
    }];
    for (idx, stages) in coming.into_iter().enumerate() {
        let later = u16::try_from(idx + 1).unwrap_or(u16::MAX);
        let year = start.year().saturating_add(later);
        let Some(date) = Date::new(year, start.month_of_year(), start.day()) else {
            break;
        };
        let mut coming = coming_school(school, &assumptions, idx + 1, date);
        put_pupils(&mut coming, &stages);
        if let Some(classes) = classes.as_ref().and_then(|years| years.get(idx)) {
            put_classes(&mut coming, &stages, classes);
        }
        years.push(Year {
            date,
            report: looked_at(&coming),
            stages,
        });
    }
    Ok(Forecast {
        trends: course::trends(&years, settings),
        courses: course::courses(&years),
        years,
        assumptions,
        settings: *settings,
    })
}

/// The pupils of every coming year by stage, and their classes by stage; no classes where those of any year cannot be known.
type Coming = (Vec<Vec<StageYear>>, Option<Vec<Vec<StageClasses>>>);

fn coming(
    school: &School,
    assumptions: &Assumptions,
    today: &[StageYear],
) -> Result<Coming, Vec<Missing>> {
    let mut years: Vec<Vec<StageYear>> = Vec::new();
    for idx in 0..assumptions.years {
        let now = years.last().map_or(today, Vec::as_slice);
        years.push(pupils::next(now, assumptions, idx)?);
    }
    let classes = || {
        let known = today.iter().map(|stage| classes::today(school, stage));
        let mut now: Vec<StageClasses> = known.collect::<Option<_>>()?;
        let mut classes = Vec::new();
        for year in &years {
            let next = now.iter().zip(year).map(|(known, stage)| known.next(stage));
            now = next.collect::<Option<_>>()?;
            classes.push(now.clone());
        }
        Some(classes)
    };
    let classes = classes();
    Ok((years, classes))
}

/// The standard with nothing but the indicators whose denominator or total is the pupils, and where classes are known those
/// that look at each class; with the groups of only such.
fn measured_by_pupils(standard: &Standard, with_classes: bool) -> Standard {
    let pupils = FigureId::from(pupils::PUPILS);
    let classes = FigureId::from(classes::CLASSES);
    let mut reduced = standard.clone();
    reduced.indicators.retain(|indicator| {
        let terms = match &indicator.rule {
            Rule::Ratio { denominator, .. } => denominator,
            Rule::TotalLimit { of } => of,
            Rule::EachLimit { of } => return with_classes && of.contains(&classes),
            _ => return false,
        };
        terms.iter().any(|term| term.figure == pupils)
    });
    reduced
}

/// What is the school's own, and the verdicts of groups of which every indicator was looked at.
fn judged(mut report: Report, standard: &Standard, reduced: &Standard) -> Report {
    let count = |standard: &Standard, group: &str| {
        let of_group = standard
            .indicators
            .iter()
            .filter(|indicator| indicator.group == *group);
        of_group.count()
    };
    report
        .findings
        .retain(|finding| finding.role == Role::Judged);
    report
        .verdicts
        .retain(|verdict| count(standard, &verdict.group) == count(reduced, &verdict.group));
    report
}

/// The school of a coming year, before its pupils and their classes.
fn coming_school(school: &School, assumptions: &Assumptions, years: usize, date: Date) -> School {
    let mut coming = school.clone();
    coming.profile.data_date = Some(date);
    coming.apart.clear();
    for stage in &assumptions.stages {
        let part = Part::Stage(stage.stage);
        let mut put = |figure: FigureId, part: Part, value: Value| {
            coming.set(Slot { figure, part }, value);
        };
        put("classes".into(), part, Value::Blank);
        for grade in stage.stage.grades() {
            put("class_sizes".into(), Part::Grade(grade), Value::Blank);
        }
        for teachers in &stage.teachers {
            put(teachers.figure, part, Value::Number(teachers.after(years)));
        }
    }
    coming
}

fn put_classes(school: &mut School, stages: &[StageYear], classes: &[StageClasses]) {
    for (stage, classes) in stages.iter().zip(classes) {
        for ((grade, pupils), sizes) in stage.grades.iter().zip(classes.sizes()) {
            let sizes = sizes.iter().copied().map(Decimal::whole).collect();
            let slot = Slot {
                figure: classes::CLASSES.into(),
                part: Part::Grade(*grade),
            };
            // A grade without pupils has no classes, whatever it had before.
            let sizes = if *pupils == 0 { Vec::new() } else { sizes };
            school.set(slot, Value::List(sizes));
        }
    }
}

fn put_pupils(school: &mut School, stages: &[StageYear]) {
    let mut put = |figure: &str, part: Part, count: i64| {
        let figure = FigureId::from(figure);
        school.set(Slot { figure, part }, Value::Number(Decimal::whole(count)));
    };
    for stage in stages {
        put(pupils::PUPILS, Part::Stage(stage.stage), stage.pupils());
        for (grade, count) in &stage.grades {
            put(pupils::GRADE, Part::Grade(*grade), *count);
        }
    }
}

impl Forecast {
    /// The finding of `indicator` in `part` in the year of that index, or `None`.
    pub fn finding(&self, year_idx: usize, indicator: &str, part: Part) -> Option<&Finding> {
        self.years.get(year_idx)?.report.finding(indicator, part)
    }

    /// What becomes of `indicator` in `part`, or `None` where it is not measured by the pupils.
    pub fn course(&self, indicator: &str, part: Part) -> Option<&Course> {
        let mut courses = self.courses.iter();
        courses.find(|course| course.indicator == *indicator && course.part == part)
    }

    /// Where the pupils of `part` are heading.
    pub fn trend(&self, part: Part) -> Option<&PupilTrend> {
        self.trends.iter().find(|trend| trend.part == part)
    }

    /// The last year of the forecast that is not after `year`; `None` before the first.
    pub fn year_idx(&self, year: u16) -> Option<usize> {
        self.years.iter().rposition(|other| other.year() <= year)
    }
}
