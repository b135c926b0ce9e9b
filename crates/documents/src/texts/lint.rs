//! Rules and sentences of the look before downloading: the form of `static/texts/lint.toml`.
//!
//! In: TOML. Out: a field per sentence, with the slots that its writer fills. It must not know when a sentence is used.

use super::texts;

texts! {
    /// Rules and sentences of the look before downloading.
    pub struct LintTexts {
        /// Phrases that say nothing without object, amount and date.
        empty_phrases: Vec<String>,
        /// Acts that are no measures.
        forbidden: Vec<String>,
        /// Words of this program that no paper has.
        tool_words: Vec<String>,
        /// Conclusions that a self-check cannot draw.
        claims: Vec<String>,
        /// There is no plan date.
        no_plan_date: String,
        /// There is no target date.
        no_target_date: String,
        /// The target does not lie after the plan.
        target_before_plan: String,
        /// The plan is older than the figures.
        plan_before_data: String [data_date],
        /// The target is further off than a plan reaches.
        target_far: String [years],
        /// Years that a plan reaches at most.
        most_years: u16,
        /// No meeting was named.
        no_meeting: String,
        /// Nobody was named for a post.
        no_name: String [post],
        /// Nobody said how many pupils will come.
        no_intake: String,
        /// Blanks of a measure are not filled.
        no_blank: String [heading, measure, blanks],
        /// Months follow from usual durations.
        usual_dates: String [heading, month],
        /// A problem of the school's own without measures.
        school_no_steps: String [heading],
        /// Without anybody who answers for it.
        school_no_owner: String [heading],
        /// Without a month.
        school_no_month: String [heading],
        /// Without proof.
        school_no_proof: String [heading],
        /// Nobody signs the letters.
        no_signatory: String,
        /// Nobody is named to be asked.
        no_contact: String,
        /// A letter has no number.
        no_number_of_letter: String,
        /// A problem without cause.
        no_cause: String [heading],
        /// A problem without task.
        no_task: String [heading],
        /// A task that ends after the target.
        late: String [heading, measure, month],
        /// Every task of a problem is closed out, and it is unmet.
        closed_unmet: String [heading, closed],
        /// A problem was closed out and nobody verified it.
        no_verifier: String [heading, closed],
        /// A problem was closed out before the day of the figures that show it solved.
        closed_before: String [heading, day, data_date],
        /// An empty phrase in what the school wrote.
        empty: String [sentence, word],
        /// A forbidden act in what the school wrote.
        forbidden_act: String [sentence, word],
        /// A sentence that was moved into a request.
        moved: String [sentence],
        /// A line on what was done without a number.
        no_number: String [sentence],
        /// A price that is no number.
        price: String [measure, typed],
        /// A source that may not pay.
        fund: String [measure, source, kind],
        /// A conclusion that a self-check cannot draw.
        claim: String [name, word],
        /// A day of closing out that cannot be read.
        closed_day: String [heading, typed],
        /// A month of a task that cannot be read.
        month: String [heading, typed],
        /// A month of a task that is over before the plan begins.
        month_before: String [heading, typed],
        /// A sum of a task that cannot be read.
        sum: String [heading, typed],
        /// A ticked cause says that a ticked measure cannot be taken.
        denied: String [heading, cause, measure],
        /// One room is used twice.
        room_twice: String [heading, room, measure, other],
        /// What is counted already adds nothing.
        counted: String [heading, measure],
        /// A measure changes nothing by the figures.
        without_effect: String [heading, measure],
        /// What is asked for is not needed by the figures.
        unneeded: String [heading, measure],
        /// A changed text of the report that asks for something.
        asked: String [sentence],
    }
}
