//! The sentences of the documents beside the plan, as data.
//!
//! In: `static/texts/*.toml`, packed by build.rs. Out: [`PaperTexts`], one struct per document, one field per sentence.
//! It must not know when a sentence is used: that is decided by `document`.

use serde::{Deserialize, Serialize};

use super::ledger::LedgerTexts;

/// Every sentence of the documents beside the plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaperTexts {
    /// 自查报告.
    pub report: ReportTexts,
    /// 请示.
    pub request: RequestTexts,
    /// 佐证材料目录.
    pub evidence: EvidenceTexts,
    /// 整改台账.
    pub ledger: LedgerTexts,
    /// What is looked at before downloading.
    pub lint: LintTexts,
}

/// Rules and sentences of the look before downloading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LintTexts {
    /// Phrases that say nothing without object, amount and date.
    pub empty_phrases: Vec<String>,
    /// Acts that are no measures.
    pub forbidden: Vec<String>,
    /// Conclusions that a self-check cannot draw.
    pub claims: Vec<String>,
    /// There is no plan date.
    pub no_plan_date: String,
    /// There is no target date.
    pub no_target_date: String,
    /// The target does not lie after the plan.
    pub target_before_plan: String,
    /// The plan is older than the figures.
    pub plan_before_data: String,
    /// The target is further off than a plan reaches.
    pub target_far: String,
    /// Years that a plan reaches at most.
    pub most_years: u16,
    /// A problem without cause.
    pub no_cause: String,
    /// A problem without task.
    pub no_task: String,
    /// A task that ends after the target.
    pub late: String,
    /// Every task of a problem is closed out, and it is unmet.
    pub closed_unmet: String,
    /// A problem was closed out and nobody verified it.
    pub no_verifier: String,
    /// It was closed out before the day of the figures that show it solved.
    pub closed_before: String,
    /// An empty phrase.
    pub empty: String,
    /// A forbidden act.
    pub forbidden_act: String,
    /// A sentence that was moved into a request.
    pub moved: String,
    /// A deed without a number.
    pub no_number: String,
    /// A price that is no number.
    pub price: String,
    /// A source that may not pay.
    pub fund: String,
    /// A forbidden conclusion.
    pub claim: String,
    /// A day of closing out that cannot be read.
    pub closed_day: String,
    /// A month of a task that cannot be read.
    pub month: String,
    /// A month of a task that is over before the plan begins.
    pub month_before: String,
    /// A sum of a task that cannot be read.
    pub sum: String,
    /// A changed text of the report that asks for something.
    pub asked: String,
}

/// Sentences of the self-check report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReportTexts {
    /// Name of the file, and of the document in lists.
    pub name: String,
    /// Lines of the title.
    pub title_lines: Vec<String>,
    /// Addressee.
    pub addressee: String,
    /// First paragraph: basis, date, conclusion.
    pub intro: String,
    /// The same where nothing could be judged.
    pub intro_unjudged: String,
    /// Heading of who the school is.
    pub heading_facts: String,
    /// Resources of the school that are judged.
    pub facts_resources: String,
    /// Heading of how the school checked itself.
    pub heading_work: String,
    /// Heading of how the school stands.
    pub heading_standing: String,
    /// Heading of the seven indicators.
    pub standing_resources: String,
    /// Heading of what is met, where many are not.
    pub standing_met: String,
    /// Heading of the items.
    pub standing_items: String,
    /// Before the table of items.
    pub items_intro: String,
    /// The same where all are met.
    pub items_all_met: String,
    /// Caption of the table of items.
    pub items_caption: String,
    /// Heading of what the county carries.
    pub standing_county: String,
    /// What is said of it.
    pub county_text: String,
    /// Heading of what was done.
    pub heading_done: String,
    /// Heading of the problems.
    pub heading_problems: String,
    /// Heading where nothing is unmet.
    pub heading_risks: String,
    /// Before the problems.
    pub problems_intro: String,
    /// Nothing is unmet.
    pub problems_none: String,
    /// Instead of `problems_none` where nothing could be judged.
    pub problems_unjudged: String,
    /// Nothing is unmet, but figures are missing.
    pub problems_open: String,
    /// Heading of what comes next.
    pub heading_next: String,
    /// Before the table of what comes next.
    pub next_intro: String,
    /// Nothing to be put right.
    pub next_none: String,
    /// Instead of `next_none` where nothing could be judged.
    pub next_unjudged: String,
    /// The same where something is still undecided.
    pub next_unfinished: String,
    /// Caption of that table.
    pub next_caption: String,
    /// Goal of a problem that is solved with another.
    pub next_covered: String,
    /// Last sentence.
    pub closing: String,
    /// Annex: the plan, which is a file of its own.
    pub annex_plan: String,
    /// Annex: all findings.
    pub annex_findings: String,
    /// Annex: the evidence.
    pub annex_evidence: String,
    /// Note on the annex that is a file of its own.
    pub plan_is_apart: String,
    /// Small note at the end.
    pub note_origin: String,
    /// Columns of the table of items.
    pub columns_items: Vec<String>,
    /// Columns of the table of what comes next.
    pub columns_next: Vec<String>,
    /// Words by which a sentence asks for something; such a sentence belongs into a 请示.
    pub request_words: Vec<String>,
}

/// Sentences of a request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RequestTexts {
    /// Name of the file; `{subject}` is what it is about.
    pub name: String,
    /// Lines of the title.
    pub title_lines: Vec<String>,
    /// The subject in the title, where problems are to be solved.
    pub title_subject: String,
    /// Subject of one or two problems, by their headings.
    pub subject_of_problems: String,
    /// Subject of more problems, by the matter.
    pub subject_of_matter: String,
    /// Subject of what the school wrote itself.
    pub subject_unknown: String,
    /// Addressee.
    pub addressee: String,
    /// Who asks: kind, place.
    pub intro: String,
    /// Size of one stage.
    pub scale: String,
    /// Added where the causes are known.
    pub causes: String,
    /// What the school does itself.
    pub own_steps: String,
    /// One of these steps.
    pub own_step: String,
    /// The school has no step of its own.
    pub own_steps_none: String,
    /// Before what is asked for.
    pub asks: String,
    /// One thing that is asked for, with the units that carry it.
    pub ask: String,
    /// The same with supporting units.
    pub ask_supported: String,
    /// Month of it.
    pub ask_month: String,
    /// Instead of it, of the indicator that may stay between floor and bound.
    pub ask_spared: String,
    /// Sum of it.
    pub sum: String,
    /// Sum that is the gap itself.
    pub sum_money: String,
    /// Mark of an unknown sum.
    pub sum_missing: String,
    /// The same where the quantity is not known either.
    pub sum_missing_quantity: String,
    /// When the matter counts as solved.
    pub effect: String,
    /// The same of several problems.
    pub effects: String,
    /// What follows where the county decides first.
    pub effect_open: String,
    /// The same where it is said what it decides.
    pub effect_decided: String,
    /// Last sentence.
    pub closing: String,
    /// Name of the annex.
    pub annex: String,
    /// Caption of its first table.
    pub annex_today: String,
    /// Caption of its second table.
    pub annex_coming: String,
    /// Person to ask.
    pub contact: String,
    /// Columns of the first table.
    pub columns_today: Vec<String>,
    /// Columns of the second table, before the years.
    pub columns_coming: Vec<String>,
    /// Row of the pupils in the second table.
    pub row_pupils: String,
}

/// Sentences of the list of evidence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EvidenceTexts {
    /// Name of the file.
    pub name: String,
    /// Lines of the title.
    pub title_lines: Vec<String>,
    /// Before the list of boxes.
    pub intro: String,
    /// The same while the school has ticked nothing.
    pub intro_unticked: String,
    /// State of a piece while the school has ticked nothing.
    pub unticked: String,
    /// Place of a box while the school has ticked nothing.
    pub count_unticked: String,
    /// Caption of the list of boxes, which can be cut out as covers.
    pub boxes_caption: String,
    /// Caption of the list within a box.
    pub box_caption: String,
    /// At hand.
    pub at_hand: String,
    /// Not at hand.
    pub missing: String,
    /// To come with a task.
    pub to_come: String,
    /// How pieces are filed, unless the school writes something else.
    pub filing: String,
    /// How many pieces of a box are at hand, in the table of items of the report.
    pub count: String,
    /// An indicator without a box.
    pub none: String,
    /// Columns of the list of boxes.
    pub columns_boxes: Vec<String>,
    /// Columns of the list within a box.
    pub columns_box: Vec<String>,
}
