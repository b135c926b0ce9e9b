//! Who the school is: name, kind, surroundings, dates.
//!
//! In: what the start page asks. Out: a [`Profile`]. It must not know figures or thresholds.

use serde::{Deserialize, Serialize};

use numbers::calendar::Date;

/// Years in which a school can have been built.
pub const BUILT_YEARS: std::ops::Range<u16> = 1800..2200;

/// 学段: a stage of schooling.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// 小学, grades 1 to 6.
    Primary,
    /// 初中, grades 7 to 9.
    Junior,
    /// 高中; outside the compulsory stages, asked for only because it shares rooms.
    Senior,
}

impl Stage {
    /// Every stage, in order.
    pub const ALL: [Self; 3] = [Self::Primary, Self::Junior, Self::Senior];

    /// Grades whose classes are entered one by one; none for 高中, which the standards of this tool do not judge.
    pub fn grades(self) -> std::ops::Range<u8> {
        match self {
            Self::Primary => 1..7,
            Self::Junior => 7..10,
            Self::Senior => 0..0,
        }
    }

    /// The stage of a grade whose classes are entered; `None` beyond them.
    pub fn of_grade(grade: u8) -> Option<Self> {
        let mut stages = Self::ALL.into_iter();
        stages.find(|stage| stage.grades().contains(&grade))
    }

    /// True for the nine years of 义务教育.
    pub fn is_compulsory(self) -> bool {
        self != Self::Senior
    }
}

/// 办学类型 of the yearly statistics.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SchoolKind {
    /// 小学.
    Primary,
    /// 初中.
    Junior,
    /// 九年一贯制学校.
    NineYear,
    /// 十二年一贯制学校.
    TwelveYear,
    /// 完全中学.
    CompleteSecondary,
    /// 教学点.
    TeachingPoint,
}

impl SchoolKind {
    /// Every kind, in the order in which it is offered.
    pub const ALL: [Self; 6] = [
        Self::Primary,
        Self::Junior,
        Self::NineYear,
        Self::TwelveYear,
        Self::CompleteSecondary,
        Self::TeachingPoint,
    ];

    /// Permanent key in saved files.
    pub fn key(self) -> &'static str {
        match self {
            Self::Primary => "primary",
            Self::Junior => "junior",
            Self::NineYear => "nine_year",
            Self::TwelveYear => "twelve_year",
            Self::CompleteSecondary => "complete_secondary",
            Self::TeachingPoint => "teaching_point",
        }
    }

    /// The kind of that key; `None` for anything else.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|variant| variant.key() == key)
    }

    /// Stages that the kind has, in order. Never empty.
    pub fn stages(self) -> &'static [Stage] {
        match self {
            Self::Primary | Self::TeachingPoint => &[Stage::Primary],
            Self::Junior => &[Stage::Junior],
            Self::NineYear => &[Stage::Primary, Stage::Junior],
            Self::TwelveYear => &[Stage::Primary, Stage::Junior, Stage::Senior],
            Self::CompleteSecondary => &[Stage::Junior, Stage::Senior],
        }
    }
}

/// 城乡类型 of the yearly statistics.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Zone {
    /// 城区.
    City,
    /// 镇区.
    Town,
    /// 乡村.
    Rural,
}

impl Zone {
    /// Every zone, in the order in which it is offered.
    pub const ALL: [Self; 3] = [Self::City, Self::Town, Self::Rural];

    /// Permanent key in saved files.
    pub fn key(self) -> &'static str {
        match self {
            Self::City => "city",
            Self::Town => "town",
            Self::Rural => "rural",
        }
    }

    /// The zone of that key; `None` for anything else.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|variant| variant.key() == key)
    }
}

/// 举办者.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ownership {
    /// 公办.
    Public,
    /// 民办.
    Private,
}

impl Ownership {
    /// Both, in the order in which they are offered.
    pub const ALL: [Self; 2] = [Self::Public, Self::Private];

    /// Permanent key in saved files.
    pub fn key(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Private => "private",
        }
    }

    /// The ownership of that key; `None` for anything else.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|variant| variant.key() == key)
    }
}

/// Name, kind and surroundings of a school. What is not known yet is empty or `None`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Profile {
    /// Full name.
    pub name: String,
    /// 办学类型; decides which figures are asked for.
    pub kind: Option<SchoolKind>,
    /// 城区、镇区 or 乡村.
    pub zone: Option<Zone>,
    /// 公办 or 民办.
    pub ownership: Option<Ownership>,
    /// 寄宿制.
    pub boarding: Option<bool>,
    /// 数据时点, by default 1 September of the school year.
    pub data_date: Option<Date>,
    /// County, such as 示例县.
    pub county: String,
    /// Name of the county's education bureau as it calls itself.
    pub bureau: String,
    /// Year in which the school was planned and built; some relaxations ask for it.
    pub built_year: Option<u16>,
}
