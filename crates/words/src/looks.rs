//! How a state looks: its icon and the class of its colour, beside the word of `labels`.
//!
//! In: an outcome or a verdict. Out: a [`Look`], the same on every page.

use check::{Finding, Outcome, Role, Verdict};

/// How a state looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// Reached.
    Met,
    /// Between floor and bound.
    Between,
    /// Not reached.
    Below,
    /// Not decided.
    Open,
}

impl Look {
    /// Of an indicator.
    pub fn of(outcome: &Outcome) -> Self {
        match outcome {
            Outcome::Met => Self::Met,
            Outcome::AboveFloor => Self::Between,
            Outcome::Below => Self::Below,
            Outcome::NotComparable(_) => Self::Open,
        }
    }

    /// Of a finding; what is not judged looks open.
    pub fn of_finding(finding: &Finding) -> Self {
        match finding.role {
            Role::Judged => Self::of(&finding.outcome),
            Role::County | Role::Reference => Self::Open,
        }
    }

    /// Of a group.
    pub fn of_group(verdict: &Verdict) -> Self {
        match verdict {
            Verdict::Holds => Self::Met,
            Verdict::Fails => Self::Below,
            Verdict::Open | Verdict::Listed | Verdict::Excluded { .. } => Self::Open,
        }
    }

    /// Class of the style sheet.
    pub fn class(self) -> &'static str {
        match self {
            Self::Met => "status-met",
            Self::Between => "status-between",
            Self::Below => "status-below",
            Self::Open => "status-open",
        }
    }

    /// Icon, read out by nobody.
    pub fn icon(self) -> &'static str {
        match self {
            Self::Met => "✓",
            Self::Between => "△",
            Self::Below => "✕",
            Self::Open => "…",
        }
    }
}
