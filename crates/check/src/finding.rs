//! What the comparison of one indicator gives.
//!
//! In: nothing. Out: [`Finding`] and its parts as plain data, exact and unrounded.

pub use super::why_not::{Unstated, WhyNot};
use numbers::name::Name;
use numbers::{Decimal, Fraction};
use school::catalogue::Unit;
use school::figures::{Level, Part, Slot};
use school::profile::Stage;
use standard::{Bound, Carrier, Clause, Confidence, Indicator};

/// How the school stands by one indicator in one part, with value, bound and gap: exact and unrounded, in the units that are
/// named. Written by `words::findings`, its numbers by `words::display`; how the value came about is told by [`crate::explain`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Indicator of the standard, by id.
    pub indicator: Name,
    /// Group of the standard, by id.
    pub group: Name,
    /// Stage, or the school as a whole.
    pub part: Part,
    /// Where each unit is judged alone, the one that decides, if it is not the school: its place in
    /// [`School::apart`](school::School::apart) and its name.
    pub unit: Option<(usize, String)>,
    /// Whether it counts for the school's verdict.
    pub role: Role,
    /// How sure the bound is.
    pub confidence: Confidence,
    /// Met, between floor and bound, below, or not comparable.
    pub outcome: Outcome,
    /// Value in the indicator's unit; `None` where it cannot be calculated.
    pub value: Option<Fraction>,
    /// The bound that holds for this school; `None` where there is none or entries are missing that decide it.
    pub bound: Option<Bound>,
    /// Why the bound is in doubt; `None` where it is not.
    pub doubt: Option<BoundDoubt>,
    /// Which part of the bound is the floor (such as 0.85), where the group has one.
    pub floor_share: Option<Decimal>,
    /// What is missing to the bound; `None` when it is reached.
    pub gap: Option<Gap>,
    /// Step to which gaps are rounded up, in the unit of the gap.
    pub gap_step: Decimal,
    /// 不适用 by the school's own entry, not by the standard.
    pub(super) is_marked: bool,
    /// 不适用 by the school's own entry was counted as 0, as the pack says.
    pub is_none_of_it: bool,
    /// Met, but within the group's margin of the bound (临界).
    pub is_near: bool,
    /// Further facts by kind of rule.
    pub detail: Detail,
    /// Weight of the stage, where a shared resource was divided.
    pub stage_weight: Option<Decimal>,
    /// How it would stand with each relaxation that the school claims; changes no verdict.
    pub claimed: Vec<Claimed>,
}

/// What follows from a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The school's own, and part of its verdict.
    Judged,
    /// 县级统筹: the school supplies data, or not even that; no task of the school.
    County,
    /// 参考: unverified or not binding, so no verdict.
    Reference,
}

/// How an indicator stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// 达标.
    Met,
    /// 基本达标(余项区间): at or above the floor, below the bound.
    AboveFloor,
    /// 未达标.
    Below,
    /// 暂不判定.
    NotComparable(WhyNot),
}

/// How much is missing, or how much is too much; never negative.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gap {
    /// The exact amount.
    pub exact: Fraction,
    /// The amount rounded up to the indicator's step: whole people and rooms.
    pub amount: Decimal,
    /// Unit of both.
    pub unit: Unit,
}

/// Facts that only some rules have.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Detail {
    /// None.
    #[default]
    None,
    /// What was counted, and how much of it the bound needs.
    Stock {
        /// Counted, in `unit`.
        have: Fraction,
        /// Needed for the bound, in `unit`.
        need: Fraction,
        /// Unit of both.
        unit: Unit,
        /// What it was divided by (pupils, or weighted pupils).
        by: Fraction,
        /// Factor such as 100 that the quotient is multiplied with.
        scale: Decimal,
        /// The own pupils of what is judged, where it was divided by pupils and more is better.
        pupils: Option<Fraction>,
    },
    /// Rooms of a quota.
    Rooms {
        /// How many are needed.
        needed: i128,
        /// For how many classes.
        classes: Fraction,
        /// Area of each room.
        areas: Vec<Decimal>,
        /// How many of them are large enough.
        good: usize,
    },
    /// Classes of a limit.
    Classes {
        /// Number of classes.
        count: usize,
        /// Some grades are not filled in, so that the numbers are of the others only.
        is_partial: bool,
        /// Size of each class above the limit, with its grade, in order.
        over: Vec<(u8, Decimal)>,
        /// The largest class.
        largest: Decimal,
        /// Classes needed for the pupils of each grade to keep the limit; grade, pupils, classes there, classes needed.
        grades: Vec<GradeClasses>,
    },
    /// A level.
    Level(Level),
    /// The ways of an either-or that have a bound for the school, in the document's order.
    Ways(Vec<WayFinding>),
}

/// How one way of an either-or stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WayFinding {
    /// The way of the rule, by its place in the list.
    pub way_idx: usize,
    /// How it would stand alone.
    pub outcome: Outcome,
    /// Value in the way's unit.
    pub value: Option<Fraction>,
    /// What it was compared with.
    pub bound: Option<Bound>,
    /// What is missing to it.
    pub gap: Option<Gap>,
}

/// Classes of one grade.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GradeClasses {
    /// Grade, 1 to 9.
    pub grade: u8,
    /// Pupils of the grade.
    pub pupils: Decimal,
    /// Classes that it has.
    pub classes: usize,
    /// Classes that it needs at the limit.
    pub needed: i128,
}

/// How a value came about: `scale` × own weight × Σ over ÷ Σ each × Σ times ÷ Σ under. Made by [`crate::explain`].
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Working {
    /// What was added up.
    pub over: Vec<Line>,
    /// Of how many the mean was taken; empty where none was.
    pub each: Vec<Line>,
    /// How many times the mean counts; empty for once.
    pub times: Vec<Line>,
    /// What it was divided by; empty when nothing was divided.
    pub under: Vec<Line>,
    /// The sums of each way of an either-or.
    pub ways: Vec<WayWorking>,
    /// Factor such as 100.
    pub scale: Option<Decimal>,
    /// Weight of this stage in a split.
    pub stage_weight: Option<Decimal>,
    /// What the need was added up from, where there are norms: the figure, and how much of it asks for how much.
    pub norms: Vec<NormLine>,
    /// What decided the step, where there are steps.
    pub by: Vec<Line>,
    /// How a shared resource was divided.
    pub shares: Vec<Share>,
    /// What other readings of the indicator would give, where they have a rule or bounds.
    pub variants: Vec<VariantOutcome>,
    /// Where the bound stands, if elsewhere than the indicator or with another confidence; of a need all that it is made of.
    pub clauses: Vec<Clause>,
}

/// How the value of one way of an either-or came about, as a [`Working`] of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WayWorking {
    /// The way of the rule, by its place in the list.
    pub way_idx: usize,
    /// Its sums.
    pub working: Working,
}

/// A part of a need.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NormLine {
    /// The figure.
    pub line: Line,
    /// How much is needed.
    pub amount: Decimal,
    /// For how many of it.
    pub every: Decimal,
}

/// The part of a shared resource that falls to one stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    /// Stage.
    pub stage: Stage,
    /// Weight of one of its pupils.
    pub weight: Decimal,
    /// Its pupils.
    pub pupils: Fraction,
    /// What falls to it.
    pub amount: Fraction,
}

/// One figure within a sum.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    /// Where it was entered.
    pub slot: Slot,
    /// As entered.
    pub value: Decimal,
    /// Unit in which it was entered.
    pub unit: Unit,
    /// By how much one unit counts, such as 10,000 for 万元.
    pub factor: Fraction,
    /// Taken away.
    pub is_minus: bool,
    /// Weight of its stage in a split.
    pub weight: Option<Decimal>,
    /// Raised to this least value.
    pub raised_to: Option<Decimal>,
}

/// An outcome under a relaxation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claimed {
    /// Exemption of the indicator, by id.
    pub exemption: Name,
    /// How it would stand.
    pub outcome: Outcome,
    /// Bound that would hold.
    pub bound: Option<Bound>,
    /// Value that would be compared.
    pub value: Option<Fraction>,
}

/// Why a bound is in doubt, each with a sentence for the school.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BoundDoubt {
    /// Sources dispute it.
    Disputed {
        /// The bound by those sources.
        laxer: Bound,
        /// What they say.
        why: String,
    },
    /// It is only the laxest that can hold: what is asked of such a school is stricter and was not seen.
    StricterUnseen {
        /// What was not seen.
        why: String,
    },
}

impl BoundDoubt {
    /// The sentence for the school.
    pub fn why(&self) -> &str {
        match self {
            Self::Disputed { why, .. } | Self::StricterUnseen { why } => why,
        }
    }
}

/// An outcome in another reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VariantOutcome {
    /// Variant of the indicator, by its place in the list.
    pub variant_idx: usize,
    /// How it would stand.
    pub outcome: Outcome,
    /// Bound that would hold.
    pub bound: Option<Bound>,
    /// Value that would be compared.
    pub value: Option<Fraction>,
}

impl Finding {
    /// An empty finding, to be filled.
    #[cfg_attr(not(target_arch = "wasm32"), inline)]
    pub(super) fn new(indicator: &Indicator, part: Part) -> Self {
        Self {
            indicator: indicator.id,
            group: indicator.group,
            part,
            unit: None,
            role: match indicator.carrier {
                Carrier::School if indicator.reference => Role::Reference,
                Carrier::School => Role::Judged,
                Carrier::SchoolSupplies | Carrier::County => Role::County,
            },
            confidence: indicator.clause.confidence,
            outcome: Outcome::NotComparable(WhyNot::NoBound),
            value: None,
            bound: None,
            doubt: None,
            floor_share: None,
            gap: None,
            gap_step: indicator.gap_step,
            is_marked: false,
            is_none_of_it: false,
            is_near: false,
            detail: Detail::None,
            stage_weight: None,
            claimed: Vec::new(),
        }
    }

    /// The floor in the indicator's unit (such as 85 % of the bound), where the group has one and the bound is known.
    pub fn floor(&self) -> Option<Fraction> {
        let bound = self.bound.filter(|_| !self.is_bound_laxest())?;
        Some(bound.value.fraction().times(self.floor_share?.fraction()))
    }

    /// The bound by sources that dispute it, where it was compared with that as well.
    pub fn disputed(&self) -> Option<Bound> {
        match self.doubt {
            Some(BoundDoubt::Disputed { laxer, .. }) => Some(laxer),
            _ => None,
        }
    }

    /// True when the bound is only the laxest that can hold: what is asked of such a school is stricter and was not seen.
    pub fn is_bound_laxest(&self) -> bool {
        matches!(self.doubt, Some(BoundDoubt::StricterUnseen { .. }))
    }

    /// The floor of the laxest bound that can hold; [`Finding::floor`] where the bound is not in doubt.
    pub fn laxest_floor(&self) -> Option<Fraction> {
        let bound = self.disputed().or(self.bound)?;
        Some(bound.value.fraction().times(self.floor_share?.fraction()))
    }

    /// True when it is below a bound that is in doubt, and may reach its floor for all that is known.
    pub fn is_floor_unknown(&self) -> bool {
        let may_reach = || Some(self.value? >= self.laxest_floor()?);
        self.outcome == Outcome::Below && may_reach() == Some(true)
    }

    /// Value ÷ bound, exactly, 1 at the bound; `None` where entries are compared one by one.
    pub fn share(&self) -> Option<Fraction> {
        if matches!(self.detail, Detail::Rooms { .. } | Detail::Classes { .. }) {
            return None;
        }
        self.value?.over(self.bound?.value.fraction())
    }

    /// What is missing to the floor, rounded up to the step; `None` when it is reached or there is none.
    pub fn gap_to_floor(&self) -> Option<Gap> {
        let (Some(floor_share), Some(gap), Detail::Stock { have, need, .. }) =
            (self.floor_share, self.gap, &self.detail)
        else {
            return None;
        };
        if self.is_bound_laxest() {
            return None;
        }
        let exact = need.times(floor_share.fraction()).minus(*have);
        (exact > Fraction::ZERO).then(|| Gap {
            exact,
            amount: exact.up_to_step(self.gap_step),
            unit: gap.unit,
        })
    }

    /// For how many pupils of the part that is judged the stock suffices while the others stay as they are, 0 when it
    /// does not even suffice for those; `None` where that has no meaning.
    pub fn capacity(&self) -> Option<i128> {
        let Detail::Stock {
            have,
            scale,
            by,
            pupils: Some(pupils),
            ..
        } = &self.detail
        else {
            return None;
        };
        let all = have
            .times(scale.fraction())
            .over(self.bound?.value.fraction())?;
        let others = match self.stage_weight {
            Some(weight) => by.over(weight.fraction())?.minus(*pupils),
            None => Fraction::ZERO,
        };
        Some(all.minus(others).floor().max(0))
    }

    /// True when the school's own outcome is met or not, and not open.
    pub fn is_comparable(&self) -> bool {
        self.role == Role::Judged && !matches!(self.outcome, Outcome::NotComparable(_))
    }

    /// Permanent key of how it stands, in the JSON report: `met`, `above_floor`, `below`, `open` or `not_applicable`. What is
    /// the county's or has no bound for the school is open.
    pub fn state_key(&self) -> &'static str {
        match &self.outcome {
            Outcome::Met => "met",
            Outcome::AboveFloor => "above_floor",
            Outcome::Below => "below",
            Outcome::NotComparable(WhyNot::NotApplicable(_)) => "not_applicable",
            Outcome::NotComparable(_) => "open",
        }
    }

    /// True for 基本达标 and 未达标 of what is the school's own.
    pub fn is_problem(&self) -> bool {
        self.role == Role::Judged && matches!(self.outcome, Outcome::AboveFloor | Outcome::Below)
    }

    /// True when the school entered 不适用 where its pack allows the claim.
    pub fn is_marked(&self) -> bool {
        self.is_marked && matches!(self.outcome, Outcome::NotComparable(_))
    }

    /// True when the school entered 不适用 where its pack allows the claim, and gave no reason.
    pub fn is_unexplained(&self) -> bool {
        let is_bare =
            |why: &WhyNot| matches!(why, WhyNot::NotApplicable(why) if why.trim().is_empty());
        self.is_marked && matches!(&self.outcome, Outcome::NotComparable(why) if is_bare(why))
    }

    /// True when what is blank, unreadable, impossible or owed keeps open what is the school's own.
    pub fn is_open(&self) -> bool {
        self.role == Role::Judged
            && matches!(
                self.outcome,
                Outcome::NotComparable(
                    WhyNot::Missing(_)
                        | WhyNot::Unreadable(_)
                        | WhyNot::Impossible(_)
                        | WhyNot::Owed(_)
                        | WhyNot::Refuted(..)
                        | WhyNot::NothingToDivideBy(_)
                        | WhyNot::Unstated(_)
                        | WhyNot::Unsettled(_)
                )
            )
    }
}

impl Working {
    /// Every figure that took part, in the order of the formula.
    pub fn lines(&self) -> Vec<&Line> {
        let sums = [&self.over, &self.each, &self.times, &self.under, &self.by];
        let mut lines: Vec<&Line> = sums.into_iter().flatten().collect();
        lines.extend(self.norms.iter().map(|norm| &norm.line));
        lines.extend(self.ways.iter().flat_map(|way| way.working.lines()));
        lines
    }
}

/// A figure with the least value that it counts for, where there is one.
pub(super) fn raised(value: Decimal, least: Option<Decimal>) -> Decimal {
    least.map_or(value, |least| least.max(value))
}

impl Line {
    /// What the figure counts in the sum, before any weight, in the base unit.
    pub fn counted(&self) -> Fraction {
        let value = raised(self.value, self.raised_to);
        let value = if self.factor == Fraction::ONE {
            value.fraction()
        } else {
            value.fraction().times(self.factor)
        };
        if self.is_minus {
            Fraction::ZERO.minus(value)
        } else {
            value
        }
    }
}
