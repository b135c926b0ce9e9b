//! Why a pack cannot be read, as Chinese sentences.
//!
//! In: what was found. Out: faults that say where they are and what to do. They must not know the page.

use std::fmt;

/// Most faults that are given at once.
pub const MOST_FAULTS: usize = 20;

/// Something in a pack that has to be put right. `to_string` gives the Chinese sentence.
///
/// ```
/// use packs::PackFault;
/// let fault = PackFault {
///     line: Some(12),
///     item: "指标 R1".to_owned(),
///     what: "缺标准值 bounds".to_owned(),
///     ..PackFault::default()
/// };
/// assert_eq!(fault.to_string(), "第 12 行，指标 R1：缺标准值 bounds");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PackFault {
    /// Line of the file, from 1; `None` where the fault belongs to none, or where nothing was read from a file.
    pub line: Option<usize>,
    /// Indicator, group, figure or source, such as 指标 R1; empty for the pack as a whole.
    pub item: String,
    /// Path of the edit that is at fault, such as `indicator/R1/bound/0`; empty when none is.
    pub path: String,
    /// What is wrong and the way out; names the field.
    pub what: String,
}

impl PackFault {
    /// A fault of the file as a whole.
    pub(crate) fn whole(what: impl Into<String>) -> Self {
        Self {
            what: what.into(),
            ..Self::default()
        }
    }

    /// A fault in a line.
    pub(crate) fn at(line: usize, what: impl Into<String>) -> Self {
        Self {
            line: Some(line),
            what: what.into(),
            ..Self::default()
        }
    }

    /// A fault of an edit.
    pub(super) fn of_edit(path: &str, item: &str, what: impl Into<String>) -> Self {
        Self {
            item: short(item),
            path: path.to_owned(),
            what: what.into(),
            ..Self::default()
        }
    }
}

impl fmt::Display for PackFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.line, self.item.is_empty()) {
            (Some(line), true) => write!(f, "第 {line} 行：{}", self.what),
            (Some(line), false) => write!(f, "第 {line} 行，{}：{}", self.item, self.what),
            (None, true) => f.write_str(&self.what),
            (None, false) => write!(f, "{}：{}", self.item, self.what),
        }
    }
}

/// The first [`MOST_FAULTS`] in the order of their lines, and how many more there are.
pub(crate) fn first_faults(mut faults: Vec<PackFault>) -> Vec<PackFault> {
    faults.sort_by_key(|fault| fault.line.unwrap_or(0));
    faults.dedup();
    let more = faults.len().saturating_sub(MOST_FAULTS);
    if more > 0 {
        faults.truncate(MOST_FAULTS);
        faults.push(PackFault::whole(format!("还有 {more} 处；请先改上面这些")));
    }
    faults
}

/// At most 40 characters of `text`, on one line.
pub(crate) fn short(text: &str) -> String {
    // Also what would turn the direction of the sentence around it.
    let is_control = |character: char| {
        character.is_control()
            || matches!(character, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
    };
    let plain = |character: char| {
        if is_control(character) {
            ' '
        } else {
            character
        }
    };
    let mut cut: String = text.chars().take(40).map(plain).collect();
    if text.chars().nth(40).is_some() {
        cut.push('…');
    }
    cut
}
