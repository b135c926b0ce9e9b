//! How sure a reading of a document is.
//!
//! In: nothing. Out: [`Confidence`]. It must not know what is read.

use serde::{Deserialize, Serialize};

/// How sure a reading is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Confidence {
    /// Seen in two independent sources that agree, or in one official text.
    High,
    /// One secondary source, or only partly checked.
    Medium,
    /// Not checked; shown as 参考 only.
    Low,
}

impl Confidence {
    /// The less sure of the two.
    ///
    /// ```
    /// use standard::Confidence::{High, Low, Medium};
    /// assert_eq!((Medium.weaker(High), High.weaker(Low)), (Medium, Low));
    /// ```
    pub fn weaker(self, other: Self) -> Self {
        match (self, other) {
            (Self::Low, _) | (_, Self::Low) => Self::Low,
            (Self::Medium, _) | (_, Self::Medium) => Self::Medium,
            _ => Self::High,
        }
    }
}
