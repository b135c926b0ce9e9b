//! The verdict of a group, such as 7 项中至少 6 项达标、余项不低于 85 %.
//!
//! In: the group's rule and its findings. Out: a [`GroupVerdict`] that is open while figures are missing, unless what is
//! there already decides it.

use super::finding::{Finding, Outcome, Role, WhyNot};
use numbers::name::Name;
use school::figures::Part;
use standard::{Exclusion, Group, GroupRule};

/// How a group of indicators stands in one part of the school, with how many of it are met, below and open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupVerdict {
    /// Group of the standard, by id.
    pub group: Name,
    /// The stage that is judged; for items, every part of the school that they look at. Never empty.
    pub parts: Vec<Part>,
    /// Whether the group's rule holds.
    pub verdict: Verdict,
    /// How many are met.
    pub met: usize,
    /// How many stand between floor and bound.
    pub above_floor: usize,
    /// How many are below.
    pub below: usize,
    /// How many of those may reach the floor for all that is known, for their bound is in doubt.
    pub without_floor: usize,
    /// How many wait for figures, have no bound for the school, or for what the sources leave open.
    pub open: usize,
    /// How many of those no figure can settle.
    pub unsettled: usize,
    /// How many do not apply.
    pub not_applicable: usize,
    /// How many of those the school entered as 不适用, by a claim that the pack allows.
    pub marked: usize,
    /// How many of those have no reason, so that nothing can be concluded from them.
    pub unexplained: usize,
    /// What the pack tells this school beside the verdict, in whole sentences.
    pub notices: Vec<String>,
}

/// Whether a rule of a group holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// It holds, whatever is still open.
    Holds,
    /// It does not hold, whatever is still open.
    Fails,
    /// Missing figures decide.
    Open,
    /// Nothing in it is the school's to fulfil: it is listed only.
    Listed,
    /// The group does not apply, with the reason and the place of the clause.
    Excluded {
        /// Why.
        reason: String,
        /// Clause.
        place: String,
    },
}

impl Verdict {
    /// Permanent key in saved files and in the JSON report.
    pub fn key(&self) -> &'static str {
        match self {
            Self::Holds => "holds",
            Self::Fails => "fails",
            Self::Open => "open",
            Self::Listed => "listed",
            Self::Excluded { .. } => "excluded",
        }
    }
}

impl GroupVerdict {
    /// The verdict of `findings`, which are all of the group in that part.
    pub(super) fn of(group: &Group, parts: Vec<Part>, findings: &[Finding]) -> Self {
        let (mut met, mut above_floor, mut below, mut open, mut total) = (0, 0, 0, 0, 0);
        let (mut marked, mut unexplained, mut unsettled) = (0, 0, 0);
        let mut without_floor = 0;
        for finding in findings
            .iter()
            .filter(|finding| finding.role == Role::Judged)
        {
            total += 1;
            marked += usize::from(finding.is_marked());
            unexplained += usize::from(finding.is_unexplained());
            match &finding.outcome {
                Outcome::Met => met += 1,
                Outcome::AboveFloor => above_floor += 1,
                Outcome::Below => {
                    below += 1;
                    without_floor += usize::from(finding.is_floor_unknown());
                }
                Outcome::NotComparable(why) => {
                    let is_unsettled = matches!(why, WhyNot::Unsettled(_) | WhyNot::NoBound);
                    unsettled += usize::from(is_unsettled);
                    // Without a bound nobody knows whether it holds.
                    open += usize::from(is_unsettled || finding.is_open());
                }
            }
        }
        let not_applicable = total - met - above_floor - below - open;
        let verdict = match &group.rule {
            GroupRule::None => Verdict::Listed,
            _ if total == 0 => Verdict::Listed,
            GroupRule::AtLeast { count, .. } => {
                // An indicator that does not apply is not a met one, so it leaves the count open.
                let spared = total.saturating_sub(*count as usize);
                if below > without_floor || above_floor + without_floor > spared {
                    Verdict::Fails
                } else if open + not_applicable + without_floor == 0 {
                    Verdict::Holds
                } else {
                    Verdict::Open
                }
            }
            GroupRule::All if below + above_floor > 0 => Verdict::Fails,
            GroupRule::All if open + unexplained == 0 && met > 0 => Verdict::Holds,
            GroupRule::All => Verdict::Open,
        };
        Self {
            group: group.id,
            parts,
            verdict,
            met,
            above_floor,
            below,
            without_floor,
            open,
            unsettled,
            not_applicable,
            marked,
            unexplained,
            notices: Vec::new(),
        }
    }

    /// The verdict of a group that does not apply.
    pub(super) fn excluded(group: &Group, parts: Vec<Part>, exclusion: &Exclusion) -> Self {
        let verdict = Verdict::Excluded {
            reason: exclusion.reason.clone(),
            place: exclusion.clause.place.clone(),
        };
        Self {
            group: group.id,
            parts,
            verdict,
            met: 0,
            above_floor: 0,
            below: 0,
            without_floor: 0,
            open: 0,
            unsettled: 0,
            not_applicable: 0,
            marked: 0,
            unexplained: 0,
            notices: Vec::new(),
        }
    }

    /// With what the pack tells the school beside it.
    pub(super) fn with(mut self, notices: &[String]) -> Self {
        self.notices = notices.to_vec();
        self
    }

    /// The stage, where one stage is judged; otherwise the school as a whole.
    pub fn part(&self) -> Part {
        match self.parts.as_slice() {
            [part] => *part,
            _ => Part::Whole,
        }
    }

    /// How many findings of the group in those parts are the school's own.
    pub fn total(&self) -> usize {
        self.met + self.above_floor + self.below + self.open + self.not_applicable
    }

    /// How many findings have an outcome.
    pub fn filled(&self) -> usize {
        self.met + self.above_floor + self.below
    }
}
