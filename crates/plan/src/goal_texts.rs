//! What stands before the goal of a problem where its bound is open, and instead of it for the one indicator that may stay,
//! as data.
//!
//! In: the table `goals` of `static/measures/goals.toml`, packed by build.rs. Out: [`GoalTexts`]. It must not know a school.

use serde::{Deserialize, Serialize};

/// Slots that these may name besides those of problems.
const OWN_SLOTS: [&str; 4] = ["ids", "outcome", "floor_percent", "months"];

/// Beginnings of goals.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GoalTexts {
    /// Tasks that decide come first: the bound follows what they bring.
    pub decided: String,
    /// Tasks that only count come first.
    pub counted: String,
    /// No task is chosen yet.
    pub open: String,
    /// Instead of [`Self::decided`] where the bound usually takes longer than until the target date.
    pub decided_later: String,
    /// Instead of [`Self::counted`], the same.
    pub counted_later: String,
    /// After these, before the goal without its day.
    pub usually_later: String,
    /// The gap closes by itself.
    pub closes: String,
    /// The whole goal of the one indicator that may stay between floor and bound.
    pub spared: String,
}

impl GoalTexts {
    /// Slots that nothing fills, as sentences for the person who wrote them.
    pub fn faults(&self, slots: &[&str]) -> Vec<String> {
        let texts = [
            &self.decided,
            &self.counted,
            &self.open,
            &self.decided_later,
            &self.counted_later,
            &self.usually_later,
            &self.closes,
            &self.spared,
        ];
        let named = texts
            .into_iter()
            .flat_map(|text| super::template::slots(text));
        named
            .filter(|slot| !slots.contains(slot) && !OWN_SLOTS.contains(slot))
            .map(|slot| format!("目标句：没有名为 {{{slot}}} 的空"))
            .collect()
    }
}
