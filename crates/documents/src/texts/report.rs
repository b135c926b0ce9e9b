//! The sentences of the self-check report: the form of `static/texts/self-check-report.toml`.
//!
//! In: TOML. Out: a field per sentence, with the slots that its writer fills. It must not know when a sentence is used.

use super::texts;

texts! {
    /// Sentences of the self-check report.
    pub struct ReportTexts {
        /// Name of the file, and of the document in lists.
        name: String,
        /// Lines of the title.
        title_lines: Vec<String> [school],
        /// Addressee.
        addressee: String [bureau],
        /// First paragraph: basis, date, conclusion.
        intro: String [standard_title, standard_number, basis, school, data_date, listed, filled, conclusion],
        /// First paragraph where nothing could be judged: basis and date.
        intro_unjudged: String [standard_title, standard_number, basis, school, data_date, listed],
        /// Heading of who the school is.
        heading_facts: String,
        /// Resources of the school that are judged.
        facts_resources: String [resources],
        /// Heading of how the school checked itself.
        heading_work: String,
        /// Heading of how the school stands.
        heading_standing: String,
        /// Subheading of the resource indicators.
        standing_resources: String,
        /// What is met, where many indicators are not.
        standing_met: String [names],
        /// Subheading of the items.
        standing_items: String,
        /// Before the table of items, where some are unmet.
        items_intro: String [filled, counts, number],
        /// Before the table of items, where all are met.
        items_all_met: String [filled, number],
        /// Caption of the table of items.
        items_caption: String [number],
        /// Subheading of what the county carries.
        standing_county: String,
        /// What is said of the items of the county.
        county_text: String [county_items, county_names, data_date],
        /// Heading of what was done.
        heading_done: String,
        /// Heading of the problems.
        heading_problems: String,
        /// Heading of the problems, where nothing is unmet.
        heading_risks: String,
        /// Before the problems.
        problems_intro: String [count, levels],
        /// Nothing is unmet.
        problems_none: String [filled],
        /// Instead of `problems_none` where nothing could be judged.
        problems_unjudged: String,
        /// Nothing is unmet, but figures are missing.
        problems_open: String [open, open_names],
        /// Heading of what comes next.
        heading_next: String,
        /// Before the table of what comes next.
        next_intro: String [count, tasks, number],
        /// Nothing is to be put right.
        next_none: String [date],
        /// Instead of `next_none` where nothing could be judged.
        next_unjudged: String [date],
        /// Instead of `next_none`, where something is still undecided.
        next_unfinished: String [undecided, date],
        /// Caption of the table of what comes next.
        next_caption: String [number],
        /// Cell instead of the day of a problem that is solved with another.
        next_covered: String [other],
        /// Last sentence: 特此报告.
        closing: String,
        /// Name of the annex with the plan, which is a file of its own.
        annex_plan: String [school, plan_title],
        /// Name of the annex with all findings.
        annex_findings: String,
        /// Name of the annex with the evidence.
        annex_evidence: String,
        /// Note on the annex that is a file of its own.
        plan_is_apart: String [plan_title],
        /// Small note at the end.
        note_origin: String,
        /// Columns of the table of items.
        columns_items: Vec<String>,
        /// Columns of the table of what comes next.
        columns_next: Vec<String>,
        /// Words by which a sentence asks for something; such a sentence belongs into a 请示.
        request_words: Vec<String>,
    }
}
