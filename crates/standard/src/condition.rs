//! Conditions under which a bound, a relaxation or a whole indicator holds.
//!
//! In: nothing. Out: [`Condition`] as data; whether one holds for a school is answered by `check`.

use serde::{Deserialize, Serialize};

use super::rule::Bound;
use school::figures::FigureId;
use school::profile::{Ownership, SchoolKind, Stage, Zone};

/// A condition for an indicator to apply, with the reason when it does not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Applicability {
    /// What must hold.
    pub when: Condition,
    /// What is said when it does not hold.
    pub otherwise: String,
    /// True where what holds for the other schools was not seen: then the indicator stays open for them, and its group
    /// cannot hold. False where it does not concern them.
    #[serde(default)]
    pub unseen: bool,
}

/// A condition on a school; empty lists and `None` mean "any".
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Condition {
    /// Kinds of school.
    pub kinds: Vec<SchoolKind>,
    /// Stages.
    pub stages: Vec<Stage>,
    /// Zones.
    pub zones: Vec<Zone>,
    /// Ownerships.
    pub ownerships: Vec<Ownership>,
    /// Boarding or not.
    pub boarding: Option<bool>,
    /// Figures that must compare as said.
    pub figures: Vec<FigureCondition>,
    /// Shares that must compare as said.
    pub shares: Vec<ShareCondition>,
    /// Built in this year or later.
    pub built_from: Option<u16>,
    /// Built in this year or earlier.
    pub built_to: Option<u16>,
    /// At least one of these must hold as well.
    pub any: Vec<Condition>,
}

/// A condition on 100 × part ÷ whole, in percent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShareCondition {
    /// Part.
    pub part: FigureId,
    /// Whole.
    pub whole: FigureId,
    /// How the share must compare.
    pub is: Bound,
}

/// A condition on the sum of a figure over the school (or the stage, where a stage is judged). 高中 counts only where
/// `stages` names it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FigureCondition {
    /// Which figure.
    pub figure: FigureId,
    /// Stages that count; empty for the compulsory ones.
    #[serde(default)]
    pub stages: Vec<Stage>,
    /// How it must compare.
    pub is: Bound,
}

impl Condition {
    /// True when it asks for nothing, as most bounds do.
    #[inline]
    pub fn is_always(&self) -> bool {
        let lists = self.kinds.len() + self.stages.len() + self.zones.len() + self.ownerships.len();
        let figures = self.figures.len() + self.shares.len() + self.any.len();
        let is_built = self.built_from.is_some() | self.built_to.is_some();
        (lists + figures == 0) & !is_built & self.boarding.is_none()
    }

    /// Names every figure that it asks for.
    pub fn asked(&self, ask: &mut impl FnMut(FigureId)) {
        self.figures.iter().for_each(|figure| ask(figure.figure));
        for share in &self.shares {
            ask(share.part);
            ask(share.whole);
        }
        for condition in &self.any {
            condition.asked(ask);
        }
    }
}
