//! What a forecast rests on: the school's own expectations, as it entered them.
//!
//! In: a school. Out: [`Assumptions`], or every figure that is [`Missing`]. Nothing is guessed: without new pupils there is
//! no forecast; transfers that were not given are none, and teachers that were not named stay.

use super::settings::Settings;
use super::{StageYear, pupils};
use numbers::Decimal;
use school::School;
use school::figures::{FigureId, Part, Slot, Value};
use school::profile::Stage;

/// Teachers of an indicator, with the figures of those who leave and of those who come.
const TEACHERS: [[&str; 3]; 3] = [
    [
        "teachers_above_required",
        "retiring_above_required",
        "approved_above_required",
    ],
    [
        "backbone_teachers",
        "retiring_backbone",
        "approved_backbone",
    ],
    ["pe_art_teachers", "retiring_pe_art", "approved_pe_art"],
];

/// What is assumed of the coming years.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assumptions {
    /// Per compulsory stage.
    pub stages: Vec<StageAssumptions>,
    /// How many years are looked at.
    pub years: usize,
    /// Fewer years than the settings ask for.
    pub is_short: bool,
    /// Some stage gave more years than are looked at.
    pub is_cut: bool,
    /// 高中 shares the school and is taken to stay as it is.
    pub keeps_senior: bool,
    /// Classes move up as they are, and a new first grade has as many as that of today; where not, the classes of today are
    /// not all known, and what looks at each class is left out.
    pub moves_classes: bool,
}

/// What is assumed of one stage; every list has one number per coming year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StageAssumptions {
    /// Stage.
    pub stage: Stage,
    /// Pupils of its first grade.
    pub intake: Intake,
    /// Pupils who come from other schools less those who leave for them.
    pub transfers: Vec<i64>,
    /// Teachers who were counted today.
    pub teachers: Vec<TeacherAssumptions>,
}

/// Where the pupils of the first grade come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Intake {
    /// As the school expects them.
    Given(Vec<i64>),
    /// The last grade of the school's own stage before, all of it.
    StageBefore,
}

/// Teachers of one kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TeacherAssumptions {
    /// The figure that counts them.
    pub figure: FigureId,
    /// How many there are today.
    pub today: Decimal,
    /// How many leave.
    pub leaving: Vec<i64>,
    /// How many come.
    pub arriving: Vec<i64>,
}

impl TeacherAssumptions {
    /// How many there are after `years` years.
    pub fn after(&self, years: usize) -> Decimal {
        let sum = |list: &[i64]| list.iter().take(years).sum::<i64>();
        let change = Decimal::whole(sum(&self.arriving) - sum(&self.leaving));
        self.today.plus(change)
    }
}

/// What keeps a forecast from being made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Missing {
    /// No kind of school was chosen.
    Kind,
    /// The day of the figures is not known, and so no coming year.
    Date,
    /// Blank, or without any year.
    Blank(Slot),
    /// Entered, but not a number.
    Unreadable(Slot),
    /// 不适用 by the school's entry.
    NotApplicable(Slot),
    /// The grades do not add up to the pupils of the stage.
    Differs {
        /// Stage.
        stage: Stage,
        /// Sum of the grades.
        grades: i64,
        /// Pupils as entered.
        pupils: Decimal,
    },
    /// More pupils or teachers would leave than there are.
    TooManyLeave(Slot),
}

/// Reads the assumptions and the grades of today.
///
/// # Errors
/// Everything that is missing, so that a person sees it at once.
pub(super) fn read(
    school: &School,
    settings: &Settings,
) -> Result<(Assumptions, Vec<StageYear>), Vec<Missing>> {
    let stages = school.stages();
    let mut missing = Vec::new();
    if stages.is_empty() {
        missing.push(Missing::Kind);
    }
    if school.profile.data_date.is_none() {
        missing.push(Missing::Date);
    }
    let (mut today, mut intakes) = (Vec::new(), Vec::new());
    let judged = || stages.iter().copied().filter(|stage| stage.is_compulsory());
    for stage in judged() {
        match grades(school, stage) {
            Ok(year) => today.push(year),
            Err(why) => missing.extend(why),
        }
        match intake(school, stage, intakes.is_empty()) {
            Ok(intake) => intakes.push((stage, intake)),
            Err(why) => missing.push(why),
        }
    }
    let given = intakes.iter().filter_map(|(_, intake)| match intake {
        Intake::Given(years) => Some(years.len()),
        Intake::StageBefore => None,
    });
    let (least, most) = (given.clone().min(), given.max());
    let years = least.unwrap_or(0).min(settings.most_years as usize);
    let mut assumed = Vec::new();
    for (stage, mut intake) in intakes {
        if let Intake::Given(list) = &mut intake {
            list.truncate(years);
        }
        match stage_assumptions(school, stage, intake, years) {
            Ok(stage) => assumed.push(stage),
            Err(why) => missing.extend(why),
        }
    }
    if !missing.is_empty() {
        return Err(missing);
    }
    let assumptions = Assumptions {
        stages: assumed,
        years,
        is_short: years < settings.least_years as usize,
        is_cut: most > Some(years),
        keeps_senior: stages.contains(&Stage::Senior),
        moves_classes: false,
    };
    Ok((assumptions, today))
}

fn stage_assumptions(
    school: &School,
    stage: Stage,
    intake: Intake,
    years: usize,
) -> Result<StageAssumptions, Vec<Missing>> {
    let list = |figure: &str| optional_list(school, figure, Part::Stage(stage), years);
    let mut missing = Vec::new();
    let transfers = list("net_transfers").unwrap_or_else(|why| {
        missing.push(why);
        Vec::new()
    });
    let mut teachers = Vec::new();
    for [figure, leaving, arriving] in TEACHERS {
        let figure = FigureId::from(figure);
        let Value::Number(today) = *school.figure(&figure, Part::Stage(stage)) else {
            continue;
        };
        match (list(leaving), list(arriving)) {
            (Ok(departed), Ok(arriving)) => {
                let expected = TeacherAssumptions {
                    figure,
                    today,
                    leaving: departed,
                    arriving,
                };
                if (1..=years).any(|year| expected.after(year).is_negative()) {
                    missing.push(Missing::TooManyLeave(Slot {
                        figure: leaving.into(),
                        part: Part::Stage(stage),
                    }));
                }
                teachers.push(expected);
            }
            (leaving, arriving) => {
                missing.extend([leaving.err(), arriving.err()].into_iter().flatten())
            }
        }
    }
    if !missing.is_empty() {
        return Err(missing);
    }
    Ok(StageAssumptions {
        stage,
        intake,
        transfers,
        teachers,
    })
}

/// New pupils of the first grade; a stage behind another one of the school may be filled by that one.
fn intake(school: &School, stage: Stage, is_first: bool) -> Result<Intake, Missing> {
    let slot = Slot {
        figure: "expected_intake".into(),
        part: Part::Stage(stage),
    };
    match school.value(&slot) {
        Value::List(years) if !years.is_empty() => {
            let years = years.iter().map(|count| count.to_whole());
            Ok(Intake::Given(years.collect()))
        }
        Value::Unreadable => Err(Missing::Unreadable(slot)),
        _ if !is_first => Ok(Intake::StageBefore),
        Value::NotApplicable(_) => Err(Missing::NotApplicable(slot)),
        _ => Err(Missing::Blank(slot)),
    }
}

/// One number per year: those that were entered, and none for the years behind them.
fn optional_list(
    school: &School,
    figure: &str,
    part: Part,
    years: usize,
) -> Result<Vec<i64>, Missing> {
    let slot = Slot {
        figure: figure.into(),
        part,
    };
    let mut list: Vec<i64> = match school.value(&slot) {
        Value::List(entered) => entered.iter().map(|count| count.to_whole()).collect(),
        Value::Unreadable => return Err(Missing::Unreadable(slot)),
        _ => Vec::new(),
    };
    list.resize(years, 0);
    Ok(list)
}

/// Pupils of each grade today; a grade that is 不适用 has none.
fn grades(school: &School, stage: Stage) -> Result<StageYear, Vec<Missing>> {
    let (mut grades, mut missing) = (Vec::new(), Vec::new());
    for grade in stage.grades() {
        let slot = Slot {
            figure: pupils::GRADE.into(),
            part: Part::Grade(grade),
        };
        let classes = school.figure(&"class_sizes".into(), slot.part);
        match (school.value(&slot), classes) {
            (Value::Number(count), _) => grades.push((grade, count.to_whole())),
            (Value::NotApplicable(_), _) | (Value::Blank, Value::NotApplicable(_)) => {
                grades.push((grade, 0));
            }
            (Value::Unreadable, _) | (Value::Blank, Value::Unreadable) => {
                missing.push(Missing::Unreadable(slot));
            }
            _ => missing.push(Missing::Blank(slot)),
        }
    }
    if !missing.is_empty() {
        return Err(missing);
    }
    let year = StageYear {
        stage,
        grades,
        intake: 0,
        leavers: 0,
        transfers: 0,
    };
    let total = Decimal::whole(year.pupils());
    match *school.figure(&pupils::PUPILS.into(), Part::Stage(stage)) {
        Value::Number(pupils) if pupils != total => Err(vec![Missing::Differs {
            stage,
            grades: year.pupils(),
            pupils,
        }]),
        _ => Ok(year),
    }
}
