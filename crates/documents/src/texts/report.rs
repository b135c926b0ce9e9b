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
        /// First paragraph: on what it rests, and by which figures.
        intro: String [basis, standard_title, standard_number, data_date],
        /// The same without the day of the figures.
        intro_undated: String [basis, standard_title, standard_number],
        /// Heading of how the school checked itself.
        heading_work: String,
        /// Heading of how the school stands.
        heading_standing: String,
        /// Lead of the resource indicators.
        standing_resources: String,
        /// How many are met.
        met: String [stage, total, met],
        /// None of them is.
        met_none: String [stage, total],
        /// All of them are.
        met_all: String [stage, total],
        /// What stands between floor and bound.
        above_floor: String [names],
        /// Behind a name: its share of the bound.
        share: String [share],
        /// What is below the floor.
        below: String [names, floor_percent],
        /// How many cannot be judged.
        open: String [open],
        /// The rule of the group holds.
        holds: String [least, floor_percent],
        /// It does not.
        fails: String [least, floor_percent],
        /// The table.
        table: String [number],
        /// Its caption.
        caption: String [number],
        /// Its columns.
        columns: Vec<String>,
        /// Cell of what cannot be judged yet.
        unrated: String,
        /// Lead of the items.
        standing_items: String,
        /// Some of them are not met.
        items: String [names, count, met],
        /// All of them are met.
        items_met: String [met],
        /// None of them is.
        items_none: String [names, count],
        /// How many cannot be judged.
        items_open: String [open],
        /// Events of which nobody knows yet whether they happened.
        items_reviewed: String [names],
        /// Lead of the other packs.
        standing_packs: String,
        /// Something of a pack is not met.
        pack_unmet: String [pack, judged, unmet],
        /// All of it is.
        pack_met: String [pack, judged],
        /// Lead of the problems without numbers, where there are many problems.
        levels_lead: String,
        /// Those problems.
        levels: String [count, names],
        /// What of a pack is not met.
        pack_items: String [items],
        /// Heading of what was done.
        heading_done: String,
        /// Heading of the problems.
        heading_problems: String,
        /// Lead of a problem.
        problem: String [heading],
        /// How it stands, where something is counted.
        fact: String [have, value, bound, gap],
        /// The same with the pupils for whom there is enough.
        fact_capacity: String [have, value, capacity, gap, bound],
        /// The same where there are many problems, behind the table of the indicators.
        fact_capacity_short: String [value, gap, bound, have, capacity],
        /// The same where something is missing that is not counted per pupil.
        fact_gap: String [value, bound, gap],
        /// The same where nothing is counted.
        fact_plain: String [value, bound],
        /// Why.
        cause: String [causes],
        /// Nothing is unmet.
        problems_none: String,
        /// Instead of `problems_none` where something cannot be judged yet.
        problems_open: String [open],
        /// Instead of `problems_none` where nothing could be judged.
        problems_unjudged: String,
        /// Heading of what comes next.
        heading_next: String,
        /// Before the table of what comes next.
        next_intro: String [count, number],
        /// Nothing is to be put right.
        next_none: String,
        /// Instead of `next_none` where nothing could be judged.
        next_unjudged: String,
        /// Caption of the table of what comes next.
        next_caption: String [number],
        /// Columns of the table of what comes next.
        columns_next: Vec<String>,
        /// Last sentence: 特此报告.
        closing: String,
        /// Name of the annex with the plan, where its genre is not known.
        annex_plan: String,
        /// Words by which a sentence asks for something; such a sentence belongs into a 请示.
        request_words: Vec<String>,
    }
}
