//! The state of an indicator or a group: icon, word and colour.

use yew::Html;

use crate::check::{Outcome, Verdict};
use crate::ui::markup::markup;

/// How a state looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Look {
    Met,
    Between,
    Below,
    Open,
}

impl Look {
    /// Of an indicator.
    pub(crate) fn of(outcome: &Outcome) -> Self {
        match outcome {
            Outcome::Met => Self::Met,
            Outcome::AboveFloor => Self::Between,
            Outcome::Below => Self::Below,
            Outcome::NotComparable(_) => Self::Open,
        }
    }

    /// Of a group.
    pub(crate) fn of_group(verdict: &Verdict) -> Self {
        match verdict {
            Verdict::Holds => Self::Met,
            Verdict::Fails => Self::Below,
            Verdict::Open | Verdict::Excluded { .. } => Self::Open,
        }
    }

    /// Class of the style sheet.
    pub(crate) fn class(self) -> &'static str {
        match self {
            Self::Met => "status-met",
            Self::Between => "status-between",
            Self::Below => "status-below",
            Self::Open => "status-open",
        }
    }

    fn icon(self) -> &'static str {
        match self {
            Self::Met => "✓",
            Self::Between => "△",
            Self::Below => "✕",
            Self::Open => "…",
        }
    }
}

/// Icon and word in the state's colour.
pub(crate) fn status(look: Look, word: &str) -> Html {
    markup!(
        "<span class='status {}'><span class='status-icon' aria-hidden='true'>{}</span>{}</span>",
        look.class(),
        look.icon(),
        word.to_owned(),
    )
}
