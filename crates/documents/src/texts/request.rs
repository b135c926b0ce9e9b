//! The sentences of requests: the form of `static/texts/request.toml`.
//!
//! In: TOML. Out: a field per sentence, with the slots that its writer fills. It must not know when a sentence is used.

use super::texts;

texts! {
    /// Sentences of a request.
    pub struct RequestTexts {
        /// Name of the file; `{subject}` is what it is about.
        name: String [subject],
        /// Lines of the title.
        title_lines: Vec<String> [school, title_subject],
        /// The subject in the title, where problems are to be solved.
        title_subject: String [subject],
        /// Subject of one or two problems, by their headings.
        subject_of_problems: String [headings],
        /// Subject of more problems, by the matter.
        subject_of_matter: String [matter],
        /// Subject of what the school wrote itself.
        subject_unknown: String,
        /// Addressee.
        addressee: String [bureau],
        /// Who asks: kind, place.
        intro: String [school, zone, ownership, kind],
        /// Size of one stage.
        scale: String [data_date, stage, pupils, classes, teachers],
        /// Behind a problem, where its causes are known.
        causes: String [causes],
        /// What the school does itself before it asks.
        own_steps: String [steps],
        /// One of the school's steps.
        own_step: String [text, task_id, owner, month],
        /// Instead of its steps, where the school has none.
        own_steps_none: String,
        /// Before what is asked for.
        asks: String,
        /// One thing that is asked for, with the unit that carries it.
        ask: String [matter, task_id, lead],
        /// One thing that is asked for, with leading and supporting units.
        ask_supported: String [matter, task_id, lead, support],
        /// Behind what is asked for: by which month.
        ask_month: String [month],
        /// Behind what is asked for, instead of the month, of the indicator that may stay between floor and bound.
        ask_spared: String,
        /// Behind what is asked for: what it costs, by quantity and price.
        sum: String [amount, quantity, unit, price],
        /// Behind what is asked for, where the gap itself is a sum of money.
        sum_money: String [amount],
        /// Mark of an unknown sum.
        sum_missing: String [task_id, cost, quantity, unit, rate],
        /// Mark of an unknown sum, where the quantity is not known either.
        sum_missing_quantity: String [task_id, cost, rate],
        /// When the matter counts as solved.
        effect: String [close_out],
        /// When the matter counts as solved, of several problems.
        effects: String [close_outs],
        /// What follows where the county decides first.
        effect_open: String,
        /// What follows where it is known what the county decides.
        effect_decided: String [outcome],
        /// Last sentence.
        closing: String,
        /// Name of the annex.
        annex: String,
        /// Caption of the table of today.
        annex_today: String [data_date],
        /// Caption of the table of the coming years.
        annex_coming: String,
        /// Person to ask.
        contact: String [contact, phone],
        /// Column heads of the table of today.
        columns_today: Vec<String>,
        /// Column heads of the table of the coming years, before the years.
        columns_coming: Vec<String>,
        /// Row of the pupils of a stage in the table of the coming years.
        row_pupils: String [stage],
    }
}
