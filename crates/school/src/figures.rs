//! Where a figure stands and what it can be.
//!
//! In: nothing. Out: the types [`FigureId`], [`Part`], [`Slot`] and [`Value`]. They must not know thresholds.

use serde::{Deserialize, Serialize};

use super::profile::Stage;
use numbers::Decimal;
use numbers::name::Name;

/// Permanent id of a figure of the catalogue, such as `pupils`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct FigureId(pub Name);

impl From<&str> for FigureId {
    fn from(id: &str) -> Self {
        Self(Name::new(id))
    }
}

/// The part of the school that a figure belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Part {
    /// The school as a whole; for a school of several stages, what they share.
    Whole,
    /// One stage, such as 小学部.
    Stage(Stage),
    /// One grade, 1 to 9.
    Grade(u8),
}

impl Part {
    /// Permanent key of the part in saved files and in the page: `whole`, `primary`, `grade7`.
    pub fn key(self) -> String {
        match self {
            Self::Whole => "whole".to_owned(),
            Self::Stage(Stage::Primary) => "primary".to_owned(),
            Self::Stage(Stage::Junior) => "junior".to_owned(),
            Self::Stage(Stage::Senior) => "senior".to_owned(),
            Self::Grade(grade) => format!("grade{grade}"),
        }
    }

    /// Reads [`Part::key`]; `None` for anything else.
    pub fn from_key(key: &str) -> Option<Self> {
        match key {
            "whole" => Some(Self::Whole),
            "primary" => Some(Self::Stage(Stage::Primary)),
            "junior" => Some(Self::Stage(Stage::Junior)),
            "senior" => Some(Self::Stage(Stage::Senior)),
            _ => {
                let grade = key.strip_prefix("grade")?.parse().ok()?;
                let part = Self::Grade(grade);
                ((1..=9).contains(&grade) && part.key() == key).then_some(part)
            }
        }
    }
}

/// One place to enter a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Slot {
    /// The figure, by its permanent id.
    pub figure: FigureId,
    /// The part of the school that the value is of.
    pub part: Part,
}

impl Slot {
    /// The place of `figure` in `part`, whether or not a school is asked for it there.
    pub fn new(figure: impl Into<FigureId>, part: Part) -> Self {
        let figure = figure.into();
        Self { figure, part }
    }
}

/// What a figure can be. Blank, zero and not applicable are three different things.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Nothing entered yet.
    Blank,
    /// Does not exist at this school, with the reason as entered (may be empty).
    NotApplicable(String),
    /// Something was entered that is not a number, or that contradicts another figure; the problem list names it.
    Unreadable,
    /// One number, in the unit of the figure's definition.
    Number(Decimal),
    /// A list of numbers, such as the size of each class; empty only when 0 was entered for "none".
    List(Vec<Decimal>),
    /// A judgement.
    Level(Level),
}

/// Grades of a judgement or a document, best first: the better one is the smaller.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// 达到.
    Reached,
    /// 基本达到.
    Partly,
    /// 未达到.
    NotReached,
}

impl Level {
    /// Every level, best first.
    pub const ALL: [Self; 3] = [Self::Reached, Self::Partly, Self::NotReached];

    /// Permanent key in saved files.
    pub fn key(self) -> &'static str {
        match self {
            Self::Reached => "reached",
            Self::Partly => "partly",
            Self::NotReached => "not_reached",
        }
    }

    /// Reads [`Level::key`]; `None` for anything else.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.key() == key)
    }
}
