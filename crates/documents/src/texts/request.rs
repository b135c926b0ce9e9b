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
        title_lines: Vec<String> [school, subject],
        /// Who signs it.
        signatory: String [signatory],
        /// A blank of one character between the number of the paper and who signs.
        between: String,
        /// Characters of the line in which both stand.
        head_characters: usize,
        /// Addressee with its colon.
        addressee: String [addressee],
        /// Whom a teaching point asks.
        central_school: String,
        /// Whom a private school asks.
        founder: String,
        /// Subject of what the school wrote itself.
        subject_line: String,
        /// The least sum for which a letter is written that is about money alone.
        least_sum: String,
        /// How many pupils there are.
        pupils: String [stage, pupils],
        /// How the school stands.
        reason: String [facts],
        /// How one problem stands that is counted per pupil.
        fact: String [name, have, value, standard_number, bound, gap],
        /// How another one stands of which something is missing.
        fact_gap: String [name, value, standard_number, bound, gap],
        /// How any other one stands.
        fact_plain: String [heading],
        /// Of so many problems at most it is told how they stand.
        most_facts: usize,
        /// What the school does itself.
        steps: String [steps],
        /// At most so many of its steps are named.
        most_steps: usize,
        /// At most so many things are named that are asked for.
        most_matters: usize,
        /// How many there are, where not each is named.
        more: String [count],
        /// What is asked for.
        project: String [matters],
        /// Of so many problems at most it is told what there is then.
        most_effects: usize,
        /// What there is then.
        effect: String [name, have, by, value, end],
        /// The same of what is not counted per pupil.
        effect_plain: String [name, value, end],
        /// By which pupils.
        by_year: String [year, pupils],
        /// By those of today.
        by_today: String,
        /// The bound is reached.
        reaches: String,
        /// It is not.
        misses: String,
        /// What it costs.
        sum: String [amount, prices],
        /// Price of one.
        price: String [unit, price],
        /// The plea.
        plea: String [you, sum, month],
        /// How much is asked for.
        plea_sum: String [amount],
        /// By when.
        plea_month: String [month],
        /// The bureau, spoken to.
        you_bureau: String,
        /// The central school, spoken to.
        you_school: String,
        /// The founder, spoken to.
        you_founder: String,
        /// Last sentence.
        closing: String,
        /// Whom to ask.
        contact: String [text],
        /// How to reach them.
        phone: String [text],
        /// Both in one line.
        contact_line: String [contact],
    }
}
