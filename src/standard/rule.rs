//! The shapes that a rule can have.
//!
//! In: nothing. Out: [`Rule`], [`Term`], [`Bound`] as data. They must not hold any threshold of their own.

use serde::{Deserialize, Serialize};

use super::{Clause, Condition};
use crate::number::{Decimal, Fraction};
use crate::school::figures::{FigureId, Level};
use crate::school::profile::Stage;

/// How an indicator is calculated and what its bound is compared with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Rule {
    /// `scale` × Σ numerator ÷ Σ denominator. With `split`, the numerator is shared by the stages of the
    /// school and divided by the standard's weights.
    Ratio {
        /// 1, or 100 for "per hundred".
        scale: Decimal,
        /// What is counted.
        numerator: Vec<Term>,
        /// What it is divided by.
        denominator: Vec<Term>,
        /// Shared by the stages.
        #[serde(default)]
        split: bool,
    },
    /// At least ⌈Σ per ÷ every⌉ rooms, each of which reaches the bound.
    Quota {
        /// List of areas.
        rooms: FigureId,
        /// What is counted.
        per: Vec<Term>,
        /// For how many of it one room is needed.
        every: u32,
    },
    /// Every single entry of the lists is compared with the bound (such as each class).
    EachLimit {
        /// List figures.
        of: Vec<FigureId>,
    },
    /// The total is compared with the bound (such as a school's pupils).
    TotalLimit {
        /// What is counted.
        of: Vec<Term>,
    },
    /// 100 × part ÷ whole, in percent.
    Share {
        /// Part.
        part: Vec<Term>,
        /// Whole.
        whole: Vec<Term>,
    },
    /// Σ `of` (÷ Σ `over`, where there is one) compared with a bound that depends on Σ `by`, such as areas by number of
    /// classes.
    Steps {
        /// What is counted.
        of: Vec<Term>,
        /// What it is divided by; empty for the count itself.
        #[serde(default)]
        over: Vec<Term>,
        /// What the step depends on.
        by: Vec<Term>,
        /// Steps, by rising `up_to`; the first that fits holds.
        table: Vec<StepCase>,
    },
    /// Σ `of` compared with what `norms` add up to, such as one teacher for every 19 pupils of one stage and one for every
    /// 13.5 of another. The need is rounded up to the indicator's `gap_step`.
    Need {
        /// What is counted.
        of: Vec<Term>,
        /// What is needed.
        norms: Vec<Norm>,
    },
    /// A document exists: yes, partly, no.
    Document {
        /// Level figure.
        figure: FigureId,
    },
    /// A judgement in three grades.
    Judgement {
        /// Level figure.
        figure: FigureId,
        /// The least grade that counts as met.
        least: Level,
    },
}

impl Rule {
    /// Names every figure of the rule itself; conditions are not looked into.
    pub fn figures(&self, ask: &mut impl FnMut(FigureId)) {
        let mut all = |terms: &[Term]| terms.iter().for_each(|term| ask(term.figure));
        match self {
            Self::Ratio {
                numerator,
                denominator,
                ..
            } => {
                all(numerator);
                all(denominator);
            }
            Self::Share { part, whole } => {
                all(part);
                all(whole);
            }
            Self::TotalLimit { of } => all(of),
            Self::Steps { of, over, by, .. } => {
                all(of);
                all(over);
                all(by);
            }
            Self::Need { of, norms } => {
                all(of);
                norms.iter().for_each(|norm| ask(norm.of.figure));
            }
            Self::Quota { rooms, per, .. } => {
                all(per);
                ask(*rooms);
            }
            Self::EachLimit { of } => of.iter().for_each(|figure| ask(*figure)),
            Self::Document { figure } | Self::Judgement { figure, .. } => ask(*figure),
        }
    }

    /// The figures that it counts or judges, as against those that it divides by or measures the need with: each with
    /// whether it is taken away.
    pub fn counted(&self) -> Vec<(FigureId, bool)> {
        let terms = |terms: &[Term]| {
            let of = terms.iter().map(|term| (term.figure, term.minus));
            of.collect::<Vec<_>>()
        };
        match self {
            Self::Ratio { numerator, .. } => terms(numerator),
            Self::Share { part, .. } => terms(part),
            Self::TotalLimit { of } | Self::Steps { of, .. } | Self::Need { of, .. } => terms(of),
            Self::Quota { rooms, .. } => vec![(*rooms, false)],
            Self::EachLimit { of } => of.iter().map(|figure| (*figure, false)).collect(),
            Self::Document { figure } | Self::Judgement { figure, .. } => vec![(*figure, false)],
        }
    }

    /// Every condition of its steps and norms.
    pub fn conditions(&self) -> Vec<&Condition> {
        match self {
            Self::Steps { table, .. } => table.iter().map(|case| &case.when).collect(),
            Self::Need { norms, .. } => norms.iter().map(|norm| &norm.when).collect(),
            _ => Vec::new(),
        }
    }
}

/// A step of a step table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StepCase {
    /// For whom; empty for everyone.
    #[serde(default)]
    pub when: Condition,
    /// The step holds up to this count, inclusive; `None` for all above.
    #[serde(default)]
    pub up_to: Option<Decimal>,
    /// The bound of the step.
    pub bound: Bound,
    /// Where it stands, if elsewhere than the indicator or with another confidence.
    #[serde(default)]
    pub clause: Option<Clause>,
}

/// A part of what is needed: `amount` for every `every` of a figure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Norm {
    /// For whom; empty for everyone.
    #[serde(default)]
    pub when: Condition,
    /// Of what.
    #[serde(rename = "for")]
    pub of: Term,
    /// For how many of it.
    #[serde(default = "one")]
    pub every: Decimal,
    /// How much.
    #[serde(default = "one")]
    pub amount: Decimal,
    /// Where it stands, if elsewhere than the indicator or with another confidence.
    #[serde(default)]
    pub clause: Option<Clause>,
}

fn one() -> Decimal {
    Decimal::ONE
}

/// A figure within a sum.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// Which figure.
    pub figure: FigureId,
    /// Taken away instead of added.
    #[serde(default)]
    pub minus: bool,
    /// Stages for which the term holds; empty for all.
    #[serde(default)]
    pub stages: Vec<Stage>,
    /// Counted at least as this much, such as 100 pupils.
    #[serde(default)]
    pub at_least: Option<Decimal>,
}

/// A bound in the law's own words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bound {
    /// How a value is compared.
    pub comparison: Comparison,
    /// With what.
    pub value: Decimal,
}

/// How a value is compared with a bound.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Comparison {
    /// 以上、不低于: includes the bound.
    AtLeast,
    /// 超过: does not include it.
    MoreThan,
    /// 以下、不超过: includes the bound.
    AtMost,
    /// 低于: does not include it.
    LessThan,
}

impl Comparison {
    fn holds<T: PartialOrd>(self, value: T, bound: T) -> bool {
        match self {
            Self::AtLeast => value >= bound,
            Self::MoreThan => value > bound,
            Self::AtMost => value <= bound,
            Self::LessThan => value < bound,
        }
    }
}

impl Bound {
    /// True when `value` keeps the bound; exact, before any rounding.
    pub fn holds_for(&self, value: Fraction) -> bool {
        self.comparison.holds(value, self.value.fraction())
    }

    /// [`Bound::holds_for`] of a number as entered, such as the size of a class.
    pub fn holds_for_entry(&self, value: Decimal) -> bool {
        self.comparison.holds(value, self.value)
    }

    /// True when more is better.
    pub fn is_lower_bound(&self) -> bool {
        matches!(self.comparison, Comparison::AtLeast | Comparison::MoreThan)
    }
}

/// A bound with the schools for which it holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BoundCase {
    /// For whom; empty for everyone.
    #[serde(default)]
    pub when: Condition,
    /// First year of statistics for which it holds; `None` for any.
    #[serde(default)]
    pub since_year: Option<u16>,
    /// The bound.
    pub bound: Bound,
    /// Where it stands, if elsewhere than the indicator or with another confidence.
    #[serde(default)]
    pub clause: Option<Clause>,
}
