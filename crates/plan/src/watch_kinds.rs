//! What is said of what is met: what to look at, in which month, who; as data.
//!
//! In: `static/measures/watches.toml`, checked and packed by build.rs. Out: [`WatchKind`] per indicator and [`GroupWatch`]
//! per group. It must not know a school: the blanks are filled by `watch`.

use serde::{Deserialize, Serialize};

/// What to look at of a met indicator.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WatchKind {
    /// Indicators of the standard, by id; empty for all that have no entry of their own.
    pub indicators: Vec<String>,
    /// Post that looks, by id.
    pub owner: String,
    /// Month of the year in which it looks.
    pub month: u8,
    /// Month in which the post looks where the indicator will not be met, early enough to ask for what is then needed; 0 for
    /// `month`.
    #[serde(default)]
    pub fails_month: u8,
    /// Close to the bound; the first sentence holds whose blanks all have values.
    pub near: Vec<String>,
    /// Not met in a coming year; the same.
    pub fails: Vec<String>,
    /// Safe; the same.
    pub keep: Vec<String>,
    /// What it is for; empty for that of the entry for all others.
    #[serde(default)]
    pub goal: String,
    /// What is left as proof.
    pub proof: String,
}

/// What to look at of many met items together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GroupWatch {
    /// `evidence`, `keep`, `register` or `small`.
    pub id: String,
    /// Beginning of its number, for `register` and `small`; the others have the letter of their group.
    #[serde(default)]
    pub code: String,
    /// Id of its task, for the same; the others have the id.
    #[serde(default)]
    pub task: String,
    /// Groups of the standard, by id; empty for all that have no entry of their own.
    #[serde(default)]
    pub groups: Vec<String>,
    /// What is done.
    pub text: String,
    /// What it is for.
    pub goal: String,
    /// Post, by id.
    pub owner: String,
    /// Month of the year; 0 where `within` says when.
    #[serde(default)]
    pub month: u8,
    /// Months from the start of the plan.
    #[serde(default)]
    pub within: u32,
    /// What is left as proof.
    pub proof: String,
}

/// Blanks that its sentences may have beside those of problems.
pub const WATCH_SLOTS: &[&str] = &[
    "spare_pupils",
    "spare_stock",
    "split",
    "own_have",
    "own_need",
    "governed_by",
    "governed_gap",
    "fails_year",
    "fails_pupils",
    "fails_gap",
    "plan_month",
    "group",
    "count",
    "names",
    "mend",
    "pieces",
    "codes",
];

/// What is wrong with the watches of a library, as sentences for the person who wrote them; `slots` are the blanks of
/// problems, `is_post` says which posts there are.
pub fn faults(
    kinds: &[WatchKind],
    groups: &[GroupWatch],
    slots: &[&str],
    is_post: impl Fn(&str) -> bool,
) -> Vec<String> {
    let mut faults = Vec::new();
    let mut look = |name: &str, texts: Vec<&String>, owner: &str, is_timed: bool| {
        for slot in texts.iter().flat_map(|text| super::template::slots(text)) {
            if !slots.contains(&slot) && !WATCH_SLOTS.contains(&slot) {
                faults.push(format!("防滑巩固 {name}：没有名为 {{{slot}}} 的空"));
            }
        }
        if !is_post(owner) {
            faults.push(format!("防滑巩固 {name}：没有名为 {owner} 的岗位"));
        }
        if !is_timed {
            faults.push(format!("防滑巩固 {name}：月份应在 1 到 12 之间"));
        }
    };
    for kind in kinds {
        let texts = kind.near.iter().chain(&kind.fails).chain(&kind.keep);
        look(
            &kind.indicators.join("、"),
            texts.chain([&kind.goal, &kind.proof]).collect(),
            &kind.owner,
            (1..=12).contains(&kind.month),
        );
    }
    for group in groups {
        let is_timed = (1..=12).contains(&group.month) || (group.month == 0 && group.within > 0);
        look(
            &group.id,
            vec![&group.text, &group.goal, &group.proof],
            &group.owner,
            is_timed,
        );
    }
    faults
}
