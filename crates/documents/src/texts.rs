//! The sentences of the plan, as data.
//!
//! In: `static/texts/plan.toml`, packed by build.rs. Out: [`Texts`], one field per sentence.
//! It must not know when a sentence is used: that is decided by `plan` and `document`.

pub mod aims;
pub mod closing;
pub mod compact;
pub mod facts;
pub mod introduction;
pub mod ledger;
pub mod papers;
pub mod round;
pub mod standing;
pub mod watches;

use serde::{Deserialize, Serialize};

use crate::layout::Layouts;
use aims::AimTexts;
use closing::{ClosingTexts, RhythmLine};
use compact::CompactTexts;
use facts::{FactsTexts, UnfinishedTexts};
use introduction::{IntroTexts, ProseTexts};
use round::RoundTexts;
use watches::WatchTexts;

/// Every sentence of the plan document that does not belong to one problem.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Texts {
    /// What documents look like where no profile says otherwise; put in by the build, as no sentence does.
    #[serde(default)]
    pub layouts: Layouts,
    /// Lines of the title of a plan with problems.
    pub title_lines: Vec<String>,
    /// Lines of the title when everything that was entered is met.
    pub title_lines_consolidate: Vec<String>,
    /// Name of the plan's file, after the school's name.
    pub file_name: String,
    /// The same when everything that was entered is met.
    pub file_name_consolidate: String,
    /// Introduction.
    pub introduction: IntroTexts,
    /// Who the school is, and what its stages share.
    pub facts: FactsTexts,
    /// Where no problem is known, or figures are missing.
    pub unfinished: UnfinishedTexts,
    /// Unmet items in prose.
    pub prose: ProseTexts,
    /// 一 heading.
    pub heading_facts: String,
    /// 二 heading.
    pub heading_standing: String,
    /// (一) heading: the seven indicators.
    pub standing_resources: String,
    /// All indicators of a group with a floor are met.
    pub standing_all_met: String,
    /// How many of a group with a floor are met, and how many in all.
    pub standing_met: String,
    /// Which indicators stand between floor and bound.
    pub standing_above_floor: String,
    /// Which indicators stand below the floor.
    pub standing_below: String,
    /// Which indicators wait for figures.
    pub standing_open: String,
    /// Which indicators do not apply.
    pub standing_not_applicable: String,
    /// Only indicators that do not apply keep the rule open.
    pub standing_ask_county: String,
    /// The rule of the group holds.
    pub standing_holds: String,
    /// The rule of the group does not hold.
    pub standing_fails: String,
    /// The rule of the group is open.
    pub standing_undecided: String,
    /// A met indicator close to its bound.
    pub standing_near: String,
    /// Added where it is known how many more pupils it bears.
    pub standing_near_capacity: String,
    /// Caption of the table of indicators.
    pub standing_caption: String,
    /// (二) heading: obligatory items.
    pub standing_items: String,
    /// How many items of a group are met.
    pub standing_items_counts: String,
    /// Every item of a group is met.
    pub standing_items_all_met: String,
    /// What is owed although it was entered as 不适用; names.
    pub standing_owed: String,
    /// What cannot be read or contradicts something else; names.
    pub standing_mistaken: String,
    /// No item could be judged yet.
    pub standing_items_none: String,
    /// (三) heading: items of the county.
    pub standing_county: String,
    /// What is said of the items of the county.
    pub standing_county_text: String,
    /// 三 heading.
    pub heading_problems: String,
    /// 三 heading when nothing is unmet.
    pub heading_concerns: String,
    /// How many problems, by urgency.
    pub problems_intro: String,
    /// Nothing unmet among what was entered.
    pub problems_none: String,
    /// Instead of [`Texts::problems_none`] where nothing could be judged.
    pub problems_unjudged: String,
    /// The met indicator of a stage that stands closest to its bound.
    pub concern_least: String,
    /// Added where figures are missing: how many, and which.
    pub problems_open: String,
    /// Added where items wait for the school's own judgement: how many, and which.
    pub problems_unrated: String,
    /// A gap that closes by itself: year and pupils.
    pub outlook_closes: String,
    /// Added where it is known how many more pupils would open it again.
    pub outlook_closes_spare: String,
    /// A gap that closes by itself with too little margin.
    pub outlook_tight: String,
    /// Less is missing in the year that is spoken of.
    pub outlook_less: String,
    /// More is missing in the year that is spoken of.
    pub outlook_more: String,
    /// Every quantity rests on that year.
    pub outlook_for_all: String,
    /// Instead of [`Self::outlook_more`] where classes are counted.
    pub outlook_more_classes: String,
    /// The same instead of what quantities rest on.
    pub outlook_for_classes: String,
    /// What is lasting rests on that year.
    pub outlook_for_building: String,
    /// No quantity rests on that year.
    pub outlook_for_none: String,
    /// The gap closes by itself, but after the target date.
    pub outlook_later: String,
    /// What closed by itself opens again.
    pub outlook_reopens: String,
    /// Nothing lasting is done for a gap that closes by itself.
    pub outlook_not_built: String,
    /// Before the table of what is met today and will not be.
    pub outlook_warnings: String,
    /// Caption of that table.
    pub outlook_warnings_caption: String,
    /// What the forecast rests on: the expected pupils.
    pub outlook_assumption: String,
    /// Transfers were given.
    pub outlook_transfers: String,
    /// No transfers were given.
    pub outlook_no_transfers: String,
    /// Changes of teachers were given.
    pub outlook_teachers: String,
    /// No changes of teachers were given.
    pub outlook_no_teachers: String,
    /// Classes move up as they are.
    pub outlook_classes: String,
    /// 高中 is taken to stay as it is.
    pub outlook_senior: String,
    /// Few years were given.
    pub outlook_short: String,
    /// What some more pupils of a stage need.
    pub outlook_step: String,
    /// Where the pupils of a stage are heading.
    pub outlook_trend: String,
    /// Caption of the table of what the school expects.
    pub outlook_expected: String,
    /// Caption of the table of pupils.
    pub outlook_pupils: String,
    /// Caption of the table of coming gaps.
    pub outlook_gaps: String,
    /// Last row of a stage in the table of pupils.
    pub outlook_total: String,
    /// Lead-in of the causes.
    pub cause_lead: String,
    /// What the mark of an unknown cause says.
    pub cause_missing: String,
    /// 四 heading.
    pub heading_goals: String,
    /// Overall goal and its table.
    pub goals: AimTexts,
    /// What depends on numbers and years in 六 and 八.
    pub closing: ClosingTexts,
    /// Goal when nothing is unmet.
    pub goals_keep: String,
    /// Instead of [`Texts::goals_keep`] where nothing could be judged.
    pub goals_unjudged: String,
    /// Caption of the table of goals.
    pub goals_caption: String,
    /// 保底目标 of a group and stage.
    pub goals_least: String,
    /// Which indicator may stay, and why.
    pub goals_spared: String,
    /// What 保底目标 leaves out.
    pub goals_saving: String,
    /// 全面目标.
    pub goals_full: String,
    /// Caption of the table of the indicators that could stay.
    pub goals_could_stay: String,
    /// Months of its longest measure.
    pub goals_months: String,
    /// No other indicator may stay.
    pub spared_only: String,
    /// Its measures take longest.
    pub spared_longest: String,
    /// It costs most.
    pub spared_dearest: String,
    /// It stands closest to its bound.
    pub spared_closest: String,
    /// 五 heading.
    pub heading_tasks: String,
    /// What the mark says when no measure is ticked.
    pub tasks_none_ticked: String,
    /// A problem that is solved with the same resource's larger one.
    pub tasks_covered: String,
    /// End of a measure: who and when.
    pub task_end: String,
    /// The same of a measure that must be asked for.
    pub task_end_asked: String,
    /// End of a measure without a date.
    pub task_end_undated: String,
    /// Proof of a measure.
    pub task_proof: String,
    /// Units of the county that carry a measure.
    pub task_units: String,
    /// The same with supporting units.
    pub task_units_supported: String,
    /// Added to a measure that ends after the target date.
    pub task_late: String,
    /// What is done when nothing is unmet.
    pub tasks_keep: String,
    /// 六 heading.
    pub heading_requests: String,
    /// Before the table of requests.
    pub requests_intro: String,
    /// Caption of the table of requests.
    pub requests_caption: String,
    /// 七 heading.
    pub heading_funds: String,
    /// Every cost is known.
    pub funds_sum: String,
    /// Some costs are known.
    pub funds_partly: String,
    /// By what the sums of these tasks are settled.
    pub funds_rate: String,
    /// The rate of what has none of its own.
    pub funds_rate_local: String,
    /// No cost is known.
    pub funds_unpriced: String,
    /// Who is to pay what.
    pub funds_channels: String,
    /// One source with its tasks.
    pub funds_channel: String,
    /// A source that is to be applied for.
    pub funds_proposed: String,
    /// The school's own money, where nothing was decided.
    pub funds_proposed_own: String,
    /// A source that was chosen.
    pub funds_chosen: String,
    /// A source that may not pay.
    pub funds_forbidden: String,
    /// Cell of an unknown price.
    pub funds_no_price: String,
    /// Cell of an unknown sum.
    pub funds_open: String,
    /// First cell of the sum.
    pub funds_total: String,
    /// The sum, all of it known.
    pub funds_row_sum: String,
    /// The sum, some of it open.
    pub funds_row_partly: String,
    /// The sum, all of it open.
    pub funds_row_open: String,
    /// Name of the annex with the costs.
    pub annex_funds: String,
    /// 八 heading.
    pub heading_schedule: String,
    /// Before the table of phases.
    pub schedule_intro: String,
    /// Caption of the table of phases.
    pub schedule_caption: String,
    /// When nothing is unmet: when the figures are looked at again.
    pub schedule_keep: String,
    /// Caption of the table of years.
    pub years_caption: String,
    /// Caption of the calendar of a plan without problems.
    pub rhythm_caption: String,
    /// What is done in which month, in a plan without problems.
    pub rhythm: Vec<RhythmLine>,
    /// A plan of kind 单项型 says openly where the school stands.
    pub problems_single: String,
    /// When there is no task or no date.
    pub schedule_none: String,
    /// Name of the first phase.
    pub phase_register: String,
    /// Name of the second phase.
    pub phase_at_once: String,
    /// Name of the third phase.
    pub phase_concentrate: String,
    /// Name of what follows before the target date.
    pub phase_review: String,
    /// Name of what ends after the target date.
    pub phase_beyond: String,
    /// 八 heading.
    pub heading_duties: String,
    /// Place in the leading group of those who carry tasks.
    pub duties_member: String,
    /// Before the table of duties.
    pub duties_intro: String,
    /// Instead of [`Texts::duties_intro`] where there is no task.
    pub duties_no_tasks: String,
    /// Added where nothing is unmet.
    pub duties_rest: String,
    /// Caption of the table of duties.
    pub duties_caption: String,
    /// Duty of the head of the group.
    pub duties_lead: String,
    /// 九 heading.
    pub heading_monitoring: String,
    /// Duty of a deputy without a task.
    pub duties_deputy: String,
    /// Monthly look at the tasks.
    pub monitoring_monthly: String,
    /// The same where nothing is unmet.
    pub monitoring_watches: String,
    /// Recalculation every year.
    pub monitoring_yearly: String,
    /// How a task is closed out.
    pub monitoring_close_out: String,
    /// What happens with a late task.
    pub monitoring_late: String,
    /// The same while the months are not known.
    pub monitoring_late_undated: String,
    /// Name of annex 1.
    pub annex_findings: String,
    /// Caption of the table of workings in annex 1.
    pub annex_working: String,
    /// By which pack, edition and text everything was compared.
    pub annex_pack: String,
    /// Added to it where the workings follow.
    pub annex_pack_places: String,
    /// Caption of the table of doubtful figures with their reasons.
    pub annex_reasons: String,
    /// Name of annex 2.
    pub annex_problems: String,
    /// Name of annex 3.
    pub annex_tasks: String,
    /// Name of annex 4.
    pub annex_duties: String,
    /// Name of annex 5, with a forecast.
    pub annex_outlook: String,
    /// A list without entries.
    pub annex_none: String,
    /// Title of the last page.
    pub to_fill_title: String,
    /// Before the list of what is still to be filled in.
    pub to_fill_intro: String,
    /// Small note at the end.
    pub note_origin: String,
    /// The school.
    pub actor_school: String,
    /// The bureau.
    pub actor_bureau: String,
    /// The county's departments.
    pub actor_government: String,
    /// P1.
    pub urgency_must: String,
    /// P2.
    pub urgency_should: String,
    /// Column heads of the table of basic figures, before the stages.
    pub columns_facts: Vec<String>,
    /// Column heads of the table of indicators.
    pub columns_standing: Vec<String>,
    /// Column heads of the table of goals.
    pub columns_goals: Vec<String>,
    /// Column heads of the table of the indicators that could stay.
    pub columns_could_stay: Vec<String>,
    /// Column heads of the table of requests.
    pub columns_requests: Vec<String>,
    /// Column heads of the table of phases.
    pub columns_schedule: Vec<String>,
    /// Column heads of the table of years.
    pub columns_years: Vec<String>,
    /// Column heads of the calendar.
    pub columns_rhythm: Vec<String>,
    /// Column heads of the table of tasks of one problem, in a plan of kind 系统型.
    pub columns_tasks_short: Vec<String>,
    /// Column heads of the table of duties.
    pub columns_duties: Vec<String>,
    /// Column heads of annex 1.
    pub columns_findings: Vec<String>,
    /// Column heads of the workings.
    pub columns_working: Vec<String>,
    /// Heads of the table of reasons.
    pub columns_reasons: Vec<String>,
    /// Column heads of annex 2.
    pub columns_problems: Vec<String>,
    /// Column heads of annex 3.
    pub columns_tasks: Vec<String>,
    /// Column heads of the table of what will not be met.
    pub columns_warnings: Vec<String>,
    /// Column heads of the table of what the school expects, before the years.
    pub columns_outlook_expected: Vec<String>,
    /// Column heads of the table of pupils, before the years.
    pub columns_outlook: Vec<String>,
    /// Column heads of the table of coming gaps, before the years.
    pub columns_outlook_gaps: Vec<String>,
    /// Column heads of the annex with the costs.
    pub columns_funds: Vec<String>,
    /// Column heads of annex 4.
    pub columns_responsible: Vec<String>,
    /// Words about what is met and stays so.
    pub watch: WatchTexts,
    /// Words about the last round.
    pub round: RoundTexts,
    /// Words of plans with many problems.
    pub compact: CompactTexts,
}
