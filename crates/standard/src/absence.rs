//! What 不适用 means for an indicator, when a school enters it instead of a number or a level.
//!
//! In: nothing. Out: [`Absence`] as data; what follows for a school is answered by `check`. It must not know any school.

use serde::{Deserialize, Serialize};

use super::Condition;
use school::figures::FigureId;

/// What follows where a school enters 不适用 for what an indicator counts or judges. What it only divides by or measures
/// the need with (pupils, classes, teachers) is always owed as a number.
///
/// Grounds that figures or profile decide are not here but in `applies`: the program decides them, nobody claims them.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Absence {
    /// The standard obliges every school that the indicator applies to: the indicator stays open until a number or a
    /// level is entered. So it is where a pack says nothing.
    #[default]
    Open,
    /// The standard obliges the school, and what it has not is none of it: counted as 0, and judged. Only for what is
    /// counted and of which more is better.
    Zero,
    /// The school may have nothing of the kind; it says why.
    Claim {
        /// On which grounds; one that holds for the school is enough.
        grounds: Vec<Ground>,
    },
}

/// A ground on which 不适用 may be claimed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ground {
    /// The ground in few words, such as 没有食堂，由校外配餐.
    pub text: String,
    /// What the program can check of it; empty for every school.
    #[serde(default)]
    pub when: Condition,
    /// Figures that say otherwise where they are more than 0, such as the area of a canteen that there is said not to be.
    /// While one of them is blank, nothing bears the ground out.
    #[serde(default)]
    pub contradicted_by: Vec<FigureId>,
}
