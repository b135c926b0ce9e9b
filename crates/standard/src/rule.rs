//! The shapes that a rule can have.
//!
//! In: nothing. Out: [`Rule`], [`Term`], [`Bound`] as data. They must not hold any threshold of their own.

use serde::{Deserialize, Serialize};

use super::{Clause, Condition};
use numbers::{Decimal, Fraction};
use school::catalogue::Unit;
use school::figures::{FigureId, Level};
use school::profile::Stage;

/// How an indicator is calculated and what its bound is compared with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Rule {
    /// `scale` × Σ numerator ÷ Σ denominator. With `split`, the numerator is shared by the stages of the
    /// school and divided by the standard's weights. With `each` and `times` it is a mean taken a number of times, such as
    /// (area ÷ rooms) × classes ÷ pupils: `scale` × Σ numerator ÷ Σ each × Σ times ÷ Σ denominator.
    Ratio {
        /// 1, or 100 for "per hundred".
        scale: Decimal,
        /// What is counted.
        numerator: Vec<Term>,
        /// Of how many the mean is taken; empty where none is. None of them with nothing to count is a mean of nothing.
        #[serde(default)]
        each: Vec<Term>,
        /// How many times the mean is taken; empty for once.
        #[serde(default)]
        times: Vec<Term>,
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
        /// Steps; the first that is for the school and names the count holds. Those with `up_to` alone follow upon one
        /// another.
        table: Vec<StepCase>,
        /// What holds for a count below the first step; `None` for no bound.
        #[serde(default)]
        below: Option<Box<OffTable>>,
        /// What holds for a count between two steps; `None` for no bound.
        #[serde(default)]
        between: Option<Box<OffTable>>,
        /// What holds for a count above the last step; `None` for no bound.
        #[serde(default)]
        above: Option<Box<OffTable>>,
    },
    /// One of several ways is enough, such as 86 ㎡ a room or 1.91 ㎡ per pupil. A way without a bound for the school is
    /// none; while no way is met and one waits for figures, so does the whole.
    Either {
        /// The ways, in the document's order.
        ways: Vec<Way>,
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
                each,
                times,
                denominator,
                ..
            } => {
                all(numerator);
                all(each);
                all(times);
                all(denominator);
            }
            Self::Either { ways } => ways.iter().for_each(|way| way.rule.figures(ask)),
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
            Self::Either { ways } => {
                let each = ways.iter().flat_map(|way| way.rule.counted());
                each.collect()
            }
            Self::Quota { rooms, .. } => vec![(*rooms, false)],
            Self::EachLimit { of } => of.iter().map(|figure| (*figure, false)).collect(),
            Self::Document { figure } | Self::Judgement { figure, .. } => vec![(*figure, false)],
        }
    }

    /// Every condition of its steps, norms and ways.
    pub fn conditions(&self) -> Vec<&Condition> {
        match self {
            Self::Either { ways } => {
                let bounds = ways.iter().flat_map(|way| &way.bounds);
                let inner = ways.iter().flat_map(|way| way.rule.conditions());
                bounds.map(|case| &case.when).chain(inner).collect()
            }
            Self::Steps { table, .. } => table.iter().map(|case| &case.when).collect(),
            Self::Need { norms, .. } => norms.iter().map(|norm| &norm.when).collect(),
            _ => Vec::new(),
        }
    }
}

/// One of the ways of an either-or, with a unit of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Way {
    /// What it is, such as 每间面积.
    pub name: String,
    /// How it is calculated; a number, and no either-or again.
    pub rule: Box<Rule>,
    /// Unit of its value and bound.
    pub unit: Unit,
    /// Digits after the point in display.
    pub places: u8,
    /// Its bounds, the first that fits holds.
    #[serde(default)]
    pub bounds: Vec<BoundCase>,
}

/// What a step table says of a count that is none of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OffTable {
    /// Which step holds.
    pub take: Neighbour,
    /// Where that stands, or that it is a reading of the tool; `None` where the steps' clause says it. It is as sure as the
    /// less sure of this and the step's own.
    #[serde(default)]
    pub clause: Option<Clause>,
    /// Said to the school where nothing is taken, as a sentence.
    #[serde(default)]
    pub why: String,
}

/// Which step holds for a count that is none of the table's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Neighbour {
    /// The next one below.
    Lower,
    /// The next one above.
    Upper,
    /// None; the finding stays open.
    Open,
}

/// A step of a step table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StepCase {
    /// For whom; empty for everyone.
    #[serde(default)]
    pub when: Condition,
    /// The step holds for this count alone.
    #[serde(default)]
    pub at: Option<Decimal>,
    /// The step holds from this count on, inclusive; `None` for all below.
    #[serde(default)]
    pub from: Option<Decimal>,
    /// The step holds up to this count, inclusive; `None` for all above.
    #[serde(default)]
    pub up_to: Option<Decimal>,
    /// The bound of the step.
    pub bound: Bound,
    /// A laxer value that another source prints; what reaches it but not the bound stays open.
    #[serde(default)]
    pub disputed: Option<Box<Disputed>>,
    /// Why the bound is only the laxest that can hold, as a sentence for the school; empty where it is the bound itself.
    #[serde(default)]
    pub stricter_unseen: String,
    /// Where it stands, if elsewhere than the indicator or with another confidence.
    #[serde(default)]
    pub clause: Option<Clause>,
}

impl StepCase {
    /// True when the step names this count.
    pub fn covers(&self, count: Fraction) -> bool {
        self.first().is_none_or(|first| count >= first.fraction())
            && self.last().is_none_or(|last| count <= last.fraction())
    }

    /// The least count that the step names.
    pub fn first(&self) -> Option<Decimal> {
        self.at.or(self.from)
    }

    /// The largest count that the step names.
    pub fn last(&self) -> Option<Decimal> {
        self.at.or(self.up_to)
    }
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
    /// A laxer value that another source prints; what reaches it but not the bound stays open.
    #[serde(default)]
    pub disputed: Option<Disputed>,
    /// Why the bound is only the laxest that can hold, as a sentence for the school; empty where it is the bound itself.
    /// What is asked of such a school is stricter and was not seen, so what keeps this bound stays open.
    #[serde(default)]
    pub stricter_unseen: String,
    /// Where it stands, if elsewhere than the indicator or with another confidence.
    #[serde(default)]
    pub clause: Option<Clause>,
}

/// A second value of a bound, where sources contradict each other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Disputed {
    /// The laxer value; compared as the bound is.
    pub value: Decimal,
    /// What contradicts what, as a sentence for the school.
    pub why: String,
}
