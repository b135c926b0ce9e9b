//! The sentences that several papers share: the form of `static/texts/plan.toml`.
//!
//! In: TOML. Out: a field per sentence, with the slots that its writer fills. It must not know when a sentence is used.

use super::ledger::SheetTexts;
use super::texts;
use crate::layout::Layouts;

texts! {
    /// Every sentence that several papers share, or that belongs to the rounds.
    pub struct Texts {
        /// What documents look like where no profile says otherwise; put in by the build, as no sentence does.
        #[serde(default)]
        layouts: Layouts,
        /// Unmet items in prose.
        prose: ProseTexts,
        /// Last row of a stage in the table of pupils.
        outlook_total: String,
        /// What the mark of an unknown cause says.
        cause_missing: String [id],
        /// Sentences of 提请上级 and 进度安排 that depend on numbers and years.
        closing: ClosingTexts,
        /// A source that is to be applied for.
        funds_proposed: String [source],
        /// The school's own money, where nothing was decided.
        funds_proposed_own: String [source],
        /// A source that was chosen.
        funds_chosen: String [source],
        /// A source that may not pay.
        funds_forbidden: String [task_id, source, kind],
        /// Cell of an unknown sum.
        funds_open: String,
        /// The school, as the one who acts.
        actor_school: String,
        /// The bureau, as the one who acts, where its name is not known.
        actor_bureau: String,
        /// The county's departments, as those who act.
        actor_government: String,
        /// Words about what is met and stays so.
        watch: WatchTexts,
        /// Words about the last round.
        round: RoundTexts,
        /// What marks of something unknown say.
        marks: MarkTexts,
        /// Short phrases that several papers use.
        phrases: PhraseTexts,
    }

    /// What a mark 【待填：…】 says that stands where something is not known.
    pub struct MarkTexts {
        /// Name of the school.
        school: String,
        /// Name of the county.
        county: String,
        /// Name of the bureau.
        bureau: String,
        /// Day of the figures.
        data_date: String,
        /// Day of the plan.
        plan_date: String,
        /// Day of the target.
        target_date: String,
        /// Day of the figures of the last round.
        last_round_date: String,
        /// Month in which a task is finished.
        finish: String,
        /// Name of the person with a post of the leading group.
        name_of_post: String [post],
        /// 城区, 镇区 or 乡村.
        zone: String,
        /// Kind of the school.
        kind: String,
        /// Document of the county that asks for the self-check.
        basis: String,
        /// Heading of a section that the school added.
        section_heading: String,
        /// Person to ask.
        contact: String,
        /// Telephone number of that person.
        phone: String,
    }

    /// Short phrases that several papers use.
    pub struct PhraseTexts {
        /// Mark at the top of an annex; the number is empty where there is one annex only.
        annex_mark: String [number],
    }

    /// Unmet items in prose, where signs of comparison and units are words; tables have signs.
    pub struct ProseTexts {
        /// The sign ≥ as words.
        at_least: String,
        /// The sign ≥ before all of a whole, 100 %, as words.
        whole: String,
        /// The sign > as words.
        more_than: String,
        /// The sign ≤ as words.
        at_most: String,
        /// The sign < as words.
        less_than: String,
        /// Items of the county that the school's own figures do not reach.
        county: CountyTexts,
        /// Relaxations that the school claims.
        claims: ClaimTexts,
    }

    /// Items of the county that the school's own figures do not reach.
    pub struct CountyTexts {
        /// How many there are, and which.
        unmet: String [count, items],
        /// One item with a number, its value and its bound.
        item: String [name, value, unit, comparison, bound],
        /// One item that is judged in levels.
        level: String [name, level, bound],
        /// Behind an item: how much less it is than the bound asks for.
        less: String [gap, gap_unit],
        /// Behind an item: how much more it is than the bound allows.
        more: String [gap, gap_unit],
    }

    /// Relaxations that the school claims: told beside the verdict, which does not take them for granted.
    pub struct ClaimTexts {
        /// One relaxation, with what it would make of which indicators.
        claim: String [exemption, document, bureau, items],
        /// All of them, with the end of the sentence.
        end: String [claims, rest],
        /// In `claim`, where the school names the papers that the relaxation rests on.
        document: String [document],
        /// An indicator that would stand better.
        better: String [name, status],
        /// An indicator that would stand as it does.
        same: String [name, status],
        /// End of the sentence in a plan.
        plan: String,
        /// End of the sentence in a report.
        report: String,
        /// End of the sentence in a request.
        letter: String,
    }

    /// Words of matters and schedule.
    pub struct ClosingTexts {
        /// The founder of a private school, as the one who acts.
        actor_founder: String,
    }

    /// Every word about what is met and stays so.
    pub struct WatchTexts {
        /// By when a task is to be finished, in a cell.
        by: String [month],
    }

    /// Every word about rounds.
    pub struct RoundTexts {
        /// Name of the file, and of the document in lists.
        name: String,
        /// Lines of the title of the sheet.
        title_lines: Vec<String> [school],
        /// Beginning of the sentence on the last round, with the day of its figures.
        compared: String [date],
        /// The same where that day is not known.
        compared_undated: String,
        /// How many problems it had.
        before: String [count],
        /// How many of them are met.
        solved_count: String [count],
        /// How many are still unmet.
        continued_count: String [count],
        /// How many cannot be judged.
        open_count: String [count],
        /// How many there were not.
        new_count: String [count],
        /// What became of a problem: met, and closed out.
        closed: String,
        /// What became of a problem: met, and not yet closed out.
        solved: String,
        /// What became of a problem: still unmet.
        continued: String,
        /// What became of a problem: cannot be judged.
        open: String,
        /// What became of a problem: was none in the last round.
        new: String,
        /// First paragraph of the sheet.
        sheet_intro: String [count, date, data_date],
        /// Caption of the table of one problem.
        item_caption: String [number, heading, id],
        /// Column heads of the table of one problem.
        columns_item: Vec<String>,
        /// Row: how it stood.
        row_before: String,
        /// Row: how it stands.
        row_after: String,
        /// Row: what the standard asks for.
        row_bound: String,
        /// Row: when it counts as solved.
        row_close_out: String,
        /// Row: what was done.
        row_done: String,
        /// Row: what proves it.
        row_evidence: String,
        /// Row: who answered for it.
        row_owner: String,
        /// Row: who verified it.
        row_verifier: String,
        /// Row: when it was closed out.
        row_date: String,
        /// Row: where it is signed.
        row_signatures: String,
        /// Room for the signatures.
        signatures: String,
        /// Room for a day.
        blank_date: String,
        /// Room for a name.
        blank_name: String,
        /// What is to be filled in where nothing was written about what was done.
        nothing_written: String,
        /// What is to be filled in where no evidence is at hand.
        nothing_at_hand: String,
        /// One piece of evidence.
        evidence_piece: String [code, text],
        /// The sheet of the ledger.
        sheet: SheetTexts,
    }
}
