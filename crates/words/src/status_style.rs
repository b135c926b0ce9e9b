//! How a state is drawn: its icon and the class of its colour, beside the word of `labels`.
//!
//! In: an outcome or a verdict. Out: a [`StatusStyle`], the same on every page.

use check::{Finding, Outcome, Role, Verdict};

/// How a state of an indicator or a group is drawn, the same on every page; the word beside it is that of `labels`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StatusStyle {
    /// Reached.
    Met,
    /// Between floor and bound.
    Between,
    /// Not reached.
    Below,
    /// Not decided.
    Open,
}

impl StatusStyle {
    /// The style of an outcome.
    pub fn of(outcome: &Outcome) -> Self {
        match outcome {
            Outcome::Met => Self::Met,
            Outcome::AboveFloor => Self::Between,
            Outcome::Below => Self::Below,
            Outcome::NotComparable(_) => Self::Open,
        }
    }

    /// The style of a finding; what is not judged is drawn as open.
    pub fn of_finding(finding: &Finding) -> Self {
        match finding.role {
            Role::Judged => Self::of(&finding.outcome),
            Role::County | Role::Reference => Self::Open,
        }
    }

    /// The style of a verdict on a group.
    pub fn of_group(verdict: &Verdict) -> Self {
        match verdict {
            Verdict::Holds => Self::Met,
            Verdict::Fails => Self::Below,
            Verdict::Open | Verdict::Listed | Verdict::Excluded { .. } => Self::Open,
        }
    }

    /// Class in the style sheet that gives the colour.
    pub fn class(self) -> &'static str {
        match self {
            Self::Met => "status-met",
            Self::Between => "status-between",
            Self::Below => "status-below",
            Self::Open => "status-open",
        }
    }

    /// One character, to be hidden from screen readers: the word says the same.
    pub fn icon(self) -> &'static str {
        match self {
            Self::Met => "✓",
            Self::Between => "△",
            Self::Below => "✕",
            Self::Open => "…",
        }
    }
}
