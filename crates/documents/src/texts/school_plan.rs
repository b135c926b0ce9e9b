//! The sentences of the plan that a school hands in, and its genres: the form of `static/texts/school-plan.toml`.
//!
//! In: TOML. Out: a field per sentence, with the slots that its writer fills. It must not know when a sentence is used.

use serde::{Deserialize, Serialize};

use super::slots::{Templates, join};
use super::texts;

/// A kind of paper made of the same facts: which sections it has, and in which order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Genre {
    /// Permanent id, such as `improvement`.
    pub id: String,
    /// As a choice and a file name write it.
    pub name: String,
    /// When it is the one that is asked for, in one sentence for whoever chooses.
    pub about: String,
    /// Lines of the title; none where the paper has no body.
    pub title_lines: Vec<String>,
    /// Sections of the body, in order.
    pub sections: Vec<PlanSection>,
    /// Annexes, in order.
    pub annexes: Vec<PlanAnnex>,
    /// Pages of the body at most.
    pub pages: usize,
    /// The same where there are many problems.
    pub pages_many: usize,
    /// It tells only of what an inspection told of.
    #[serde(default)]
    pub feedback_only: bool,
}

/// A field of work: what is told together where a paper goes by fields.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WorkField {
    /// Permanent id.
    pub id: String,
    /// Categories of problems that belong to it.
    pub categories: Vec<String>,
    /// As an aim, such as 资源配置.
    pub target: String,
    /// As an action, such as 资源配置优化行动.
    pub action: String,
    /// As a project, such as 办学条件达标工程.
    pub project: String,
}

impl Templates for WorkField {
    fn check(&self, entry: &str, _: &[&str], faults: &mut Vec<String>) {
        for text in [&self.target, &self.action, &self.project] {
            text.check(entry, &[], faults);
        }
    }
}

/// A step by which a body that is too long is made shorter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlanShortening {
    /// The pupils of the coming years stand in an annex only.
    Coming,
    /// Who does what stands in the ledger only, and what makes it sure is told without the school's own facts.
    Duties,
    /// Causes stand in the table of problems, without a section of their own.
    Causes,
    /// What is done is told by field, not by problem.
    Measures,
    /// What is done in which year stands in the ledger only.
    Years,
    /// What it costs is told as a sum.
    Funds,
    /// Of the goals it is only noted what cannot be reached in time.
    Notes,
    /// The table of goals has only what is counted.
    Goals,
    /// The ledger says in which rows of its own list stands what is asked for.
    Asked,
    /// One row of that list says all that is asked for a problem.
    ByProblem,
    /// The ledger leaves what proves a problem solved to the workbook.
    Proofs,
    /// The ledger leaves the causes to the body.
    LedgerCauses,
}

/// A section of a paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlanSection {
    /// On which documents and figures it rests.
    Introduction,
    /// Who the school is.
    Facts,
    /// How it stands.
    Standing,
    /// What is wrong, and why.
    Causes,
    /// What will be reached, and when.
    Goals,
    /// What is done.
    Measures,
    /// What is done in which year.
    Years,
    /// What it costs.
    Funds,
    /// Who leads.
    Group,
    /// What makes it sure.
    Safeguards,
    /// How it is followed up.
    Monitoring,
    /// By which thoughts it is led.
    Guideline,
    /// What will be reached, by field.
    Targets,
    /// What is done to prepare, to act and to conclude.
    Steps,
    /// What is done and reached in each year, as a table.
    YearTable,
    /// What is done, by field, with its aims and years.
    Projects,
    /// What is met and is looked at so that it stays so.
    Watches,
    /// Every problem with what is done about it, as a table.
    ProblemTable,
    /// What is asked for.
    Asks,
    /// What comes again every year.
    SchoolYear,
    /// Who answers for which row of the table of problems.
    Duties,
}

/// An annex of a paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlanAnnex {
    /// One row per problem.
    Ledger,
    /// One row per thing that is asked for; not there where nothing is.
    Needs,
    /// Every number that is judged on one sheet, met or not.
    OnePage,
    /// One row per thing that is met and looked at; not there where nothing is.
    Watches,
}

impl Templates for Genre {
    fn check(&self, entry: &str, _: &[&str], faults: &mut Vec<String>) {
        self.name.check(&join(entry, "name"), &[], faults);
        self.about.check(&join(entry, "about"), &[], faults);
        self.title_lines
            .check(&join(entry, "title_lines"), &["school", "period"], faults);
    }
}

impl Templates for PlanShortening {
    fn check(&self, _: &str, _: &[&str], _: &mut Vec<String>) {}
}

impl Templates for usize {
    fn check(&self, _: &str, _: &[&str], _: &mut Vec<String>) {}
}

texts! {
    /// Every sentence of the plan that is handed in.
    pub struct SchoolPlanTexts {
        /// Problems from which on the body names them by category.
        many: usize,
        /// Problems from which on the body may be longer.
        many_pages: usize,
        /// By what a body is made shorter that is too long, in order.
        shorten: Vec<PlanShortening>,
        /// By what annexes are made shorter that are too long, in order.
        shorten_annexes: Vec<PlanShortening>,
        /// Pages of all annexes together at most.
        annex_pages: usize,
        /// Categories of problems in the order in which papers tell of them; others come last.
        order: Vec<String>,
        /// The kinds of paper.
        genres: Vec<Genre>,
        /// Fields of work.
        fields: Vec<WorkField>,
        /// The years that a plan looks at, in a title.
        period: String [first, last],
        /// Introduction.
        introduction: PlanIntroTexts,
        /// Who the school is.
        facts: PlanFactsTexts,
        /// How it stands.
        standing: PlanStandingTexts,
        /// By which thoughts it is led.
        guideline: PlanGuidelineTexts,
        /// What will be reached, by field.
        targets: PlanTargetTexts,
        /// What is done to prepare, to act and to conclude.
        steps: PlanStepTexts,
        /// What is done and reached in each year.
        year_table: PlanYearTableTexts,
        /// What is done, by field.
        projects: PlanProjectTexts,
        /// What is looked at.
        watches: PlanWatchTexts,
        /// What is wrong.
        causes: PlanCauseTexts,
        /// What will be reached.
        goals: PlanGoalTexts,
        /// What is done.
        measures: PlanMeasureTexts,
        /// What is done in which year.
        years: PlanYearTexts,
        /// What it costs.
        funds: PlanFundTexts,
        /// Who leads.
        group: PlanGroupTexts,
        /// What makes it sure.
        safeguards: PlanSafeguardTexts,
        /// How it is followed up.
        monitoring: PlanMonitoringTexts,
        /// The annex with a row per problem.
        ledger: PlanLedgerTexts,
        /// The annex of what is asked for.
        needs: PlanNeedsTexts,
        /// Every problem with what is done about it.
        solutions: PlanSolutionTexts,
        /// What is asked for, where there is no list of it.
        asks: PlanAskTexts,
        /// What comes again every year.
        school_year: PlanSchoolYearTexts,
        /// Who answers for what.
        duties: PlanDutyTexts,
        /// The sheet with every number.
        one_page: PlanOnePageTexts,
        /// What is to be filled in before any plan can be written.
        missing: PlanMissingTexts,
    }

    /// Introduction.
    pub struct PlanIntroTexts {
        /// The whole.
        text: String [basis, standard_title, standard_number, data_date, meeting],
        /// The same without the day of the figures.
        text_undated: String [basis, standard_title, standard_number, meeting],
        /// The whole where everything is met.
        text_met: String [basis, standard_title, standard_number, data_date, meeting],
        /// The same without the day of the figures.
        text_met_undated: String [basis, standard_title, standard_number, meeting],
        /// The meeting that settled it.
        meeting: String [meeting],
        /// What an inspection told, as many ways of saying it, the first of which everything is known.
        feedback: Vec<String> [by, date, count],
        /// When the school met about it.
        feedback_met: String [met],
        /// The end of it.
        feedback_end: String [meeting],
        /// The whole of a paper whose problems stand in a table, without an inspection.
        small: String [meeting],
        /// In front of it, where the school names a document.
        small_basis: String [basis],
        /// The whole of such a paper with an inspection, as many ways of saying it, the first of which everything is known.
        small_feedback: Vec<String> [by, date, meeting],
        /// The document on which it rests, where the school names none.
        basis: String [county],
        /// The same where the county is not known.
        basis_unknown: String,
    }

    /// Who the school is.
    pub struct PlanFactsTexts {
        /// Heading.
        heading: String,
        /// Sentences of phrases; a phrase of which something is not known is left out.
        sentences: Vec<Vec<String>> [county, zone, ownership, kind, built_year, land_area, building_area, teaching_area, sports_field_area, equipment_value, media_rooms, classes, pupils, staff_total, teachers, teachers_above_required, mid_senior_titles, backbone_teachers, pe_art_teachers],
        /// The pupils of the coming years.
        coming: String [first, last, counts, trend],
        /// The same of one year.
        coming_one: String [last, counts, trend],
        /// They become fewer every year.
        fewer: String,
        /// They become more every year.
        more: String,
        /// The pupils of 高中, with those of all stages.
        senior: String [stage, pupils, total],
        /// A school too small for the resource indicators.
        excluded: String,
        /// The pupils of one year.
        pupils: String [count],
    }

    /// How it stands.
    pub struct PlanStandingTexts {
        /// Heading.
        heading: String,
        /// What several stages use together, and how it is divided.
        shared: String [names, split],
        /// Which stage's standard governs of that.
        governs: String [names, stage, others],
        /// Cell of a value that is counted per pupil, with all that there is.
        value: String [value, have],
        /// ≤ in a cell, in front of the number.
        at_most: String,
        /// < in a cell, in front of the number.
        less_than: String,
        /// ≥ in a cell, behind the number.
        at_least: String,
        /// > in a cell, behind the number.
        more_than: String,
        /// How many of a group are met.
        met: String [stage, total, met],
        /// None of them is.
        met_none: String [stage, total],
        /// All of them are.
        all_met: String [stage, total],
        /// How many stand between floor and bound.
        above_floor: String [count, floor_percent],
        /// How many are below the floor.
        below: String [count, floor_percent],
        /// How many cannot be judged.
        open: String [count],
        /// Cell of what is not met and no number.
        unmet: String,
        /// Cell: what is asked for of an event.
        none_of_it: String,
        /// The rule of the group holds.
        holds: String [least, floor_percent],
        /// It does not.
        fails: String [least, floor_percent],
        /// How many items are not met.
        items: String [count],
        /// The table of problems.
        table: String [count, number],
        /// Its caption.
        caption: String [number],
        /// Its columns.
        columns: Vec<String>,
        /// Its columns where there are many problems.
        columns_many: Vec<String>,
        /// How many of what is only just met are named.
        most_near: usize,
        /// What is only just met.
        near: String [items],
        /// One of them, with what there is more.
        near_item: String [name, spare, unit],
        /// One of them of which nothing is too much.
        near_none: String [name],
        /// The table of what is met with little to spare, where everything is met.
        margins: String [count, number],
        /// Its caption.
        margins_caption: String [number],
        /// Its columns.
        columns_margins: Vec<String>,
        /// How much more there is.
        spare: String [spare, unit],
        /// Nothing more.
        spare_none: String,
        /// What may not happen: more than that is lost.
        lose: String [spare, unit],
        /// The largest class may not grow.
        lose_class: String,
        /// Nothing may be lost.
        lose_any: String,
    }

    /// What is wrong.
    pub struct PlanCauseTexts {
        /// Heading.
        heading: String,
        /// A problem, with the pupils for whom there is enough.
        capacity: String [heading, capacity],
        /// A problem.
        plain: String [heading],
        /// A problem with its facts in one clause.
        told: String [told],
        /// What is not met of another pack.
        pack: String [heading, fields],
        /// What an inspection told of.
        feedback: String [text, date],
        /// What the school found itself.
        school: String [text, date],
        /// The day of it.
        dated: String [date],
        /// Why.
        cause: String [causes],
        /// All problems, in front of one of the next two.
        unknown_all: String,
        /// The school has named no cause.
        unknown: String [month],
        /// The same where the plan has no date.
        unknown_undated: String,
        /// The same in a cell.
        verifying: String,
    }

    /// What will be reached.
    pub struct PlanGoalTexts {
        /// Heading.
        heading: String,
        /// Heading where nothing is unmet.
        heading_keep: String,
        /// Lead of the first paragraph.
        overall: String,
        /// Lead of what stays, where there is more to reach.
        keep_lead: String,
        /// Lead of what is to be reached beside it.
        raise_lead: String,
        /// Lead of the goals of other packs and of what the school wrote itself.
        others: String,
        /// Goal of another pack.
        other: String [until, heading, goal],
        /// Goal of what the school wrote without one.
        school: String [count],
        /// Nothing is unmet.
        keep: String [target, met],
        /// The same without a target date.
        keep_undated: String [met],
        /// What is reached by a day.
        by: String [date, names],
        /// Events that will not happen any more by a day.
        by_events: String [date, names],
        /// The rule of a group holds by a day.
        rule: String [date, stage, total, least, floor_percent],
        /// The same by the day of the sentence before.
        rule_then: String [stage, total, least, floor_percent],
        /// It holds only after the target date.
        rule_late: String [date, target, stage],
        /// Nobody knows when it holds.
        rule_open: String [target, stage, bureau],
        /// What may stay.
        spared: String [names, floor_percent],
        /// What the county decides.
        open: String [names, bureau],
        /// What has no measures yet.
        undecided: String [names],
        /// The same of events that happened.
        undecided_events: String [names],
        /// Events on which the county decides.
        open_events: String [names, bureau],
        /// The table.
        table: String [number],
        /// Its caption.
        caption: String [number],
        /// Its caption where nothing is counted by the pupils.
        caption_plain: String [number],
        /// Its caption where the pupils are those of today.
        caption_today: String [number],
        /// Its columns.
        columns: Vec<String>,
        /// Its columns in a private school.
        columns_private: Vec<String>,
        /// Lead of the notes.
        notes: String,
        /// In front of what is counted per pupil.
        per_pupil: String,
        /// In front of what is counted per hundred pupils.
        per_hundred: String,
        /// A bound that rests on what is asked for.
        note_support: String [name, matters, year, value, otherwise],
        /// Bounds that rest on what is asked for, and of which nobody knows when they are reached without it.
        note_supports: String [items, bureau],
        /// One of them.
        note_supports_item: String [name, year, value],
        /// When it is reached without that.
        otherwise_year: String [date],
        /// Nobody knows.
        otherwise_open: String [bureau],
        /// Everything together is not enough.
        note_short: String [year, name, value, missing, bureau],
        /// Several for which everything together is not enough.
        note_shorts: String [items, bureau],
        /// One of them.
        note_shorts_item: String [year, name, value, missing],
        /// It is reached after the target date.
        note_later: String [name, date],
        /// The share of the bound.
        share: String [share],
        /// A year.
        year: String [year],
        /// The day of statistics of a year.
        september: String [year],
        /// Cell: the county decides.
        settle: String,
        /// Cell: no measures yet.
        unsettled: String,
        /// Cell: nothing.
        nothing: String,
        /// Cell of an item: it will be met.
        reached: String,
        /// Cell of an event: it will not happen any more.
        never: String,
        /// Cell of an event: it happened.
        happened: String,
        /// Rooms that are large enough.
        rooms: String [count],
        /// Classes above the limit.
        classes: String [count],
        /// None of them.
        classes_none: String,
        /// The pupils of the coming years are not known.
        no_pupils: String [names],
    }

    /// What is done.
    pub struct PlanMeasureTexts {
        /// Heading.
        heading: String,
        /// Lead of a paragraph.
        title: String [action, owner],
        /// Lead of a paragraph about several problems of one category.
        title_many: String [action, names, owner],
        /// What is done about each category of problems, for such a lead: category and action.
        categories: Vec<(String, String)>,
        /// Lead of what an inspection told of.
        title_feedback: String [action, owner],
        /// Lead of what the school found itself.
        title_school: String [action, owner],
        /// What is done by a month.
        by: String [month, steps],
        /// The same without a month.
        someday: String [steps],
        /// What of another pack is not met.
        items: String [items],
        /// What there is then.
        sum: String [have, unit],
        /// Nothing was chosen.
        none: String [month],
        /// The same where the plan has no date.
        none_undated: String,
        /// Nothing was chosen, in the middle of a sentence.
        undecided: String,
        /// Solved with another problem.
        covered: String [other],
        /// Lead of what is asked for.
        support: String,
        /// What is asked for.
        support_text: String [matters, count, annex, letters],
        /// Of what of it there are letters.
        support_letters: String [subjects],
        /// Lead of what a founder is asked for.
        support_private: String,
        /// What a founder is asked for.
        support_text_private: String [matters, count, annex],
        /// What is asked for, as a step of the school.
        wish: String [asked],
        /// What there is of something once the school's own is done, among others.
        sum_of: String [name, have, unit],
    }

    /// What is done in which year.
    pub struct PlanYearTexts {
        /// Heading.
        heading: String,
        /// A year.
        line: String [year, steps, rest],
        /// How many there are in all, where not each is named.
        rest: String [count],
        /// What is closed out in a year.
        close: String [year, names],
        /// The plan has no date.
        undated: String,
        /// At most so many are named.
        most: usize,
    }

    /// What it costs.
    pub struct PlanFundTexts {
        /// Heading.
        heading: String,
        /// Everything has a price.
        sum: String [amount],
        /// Some of it has.
        partly: String [amount],
        /// None of it has.
        open: String,
        /// Nothing costs anything worth listing.
        none: String,
        /// The same in a private school.
        none_private: String,
        /// Caption.
        caption: String [number],
        /// Columns.
        columns: Vec<String>,
        /// Quantity and price.
        each: String [quantity, unit, price],
        /// Quantity alone.
        quantity: String [quantity, unit],
        /// Unknown.
        settle: String,
        /// Money to be applied for.
        proposed: String [source],
        /// Money that was chosen, or is the school's.
        chosen: String [source],
        /// How many items and sources of what waits for a price are named.
        most: usize,
        /// How many there are, behind the first.
        rest: String [count],
    }

    /// Who answers for what.
    pub struct PlanDutyTexts {
        /// Heading.
        heading: String,
        /// One person.
        one: String [owner, numbers],
        /// What the others do.
        rest: String,
    }

    /// Who leads.
    pub struct PlanGroupTexts {
        /// Heading.
        heading: String,
        /// The same after an inspection.
        heading_feedback: String,
        /// The group.
        text: String [members],
        /// Its heads.
        head: String [people],
        /// The deputies.
        deputy: String [people],
        /// Its members.
        member: String [people],
        /// A person with a post.
        named: String [name, post],
        /// Who keeps the ledger.
        keeper: String [office],
        /// What the secretary does.
        secretary: String [name],
        /// What the head teacher does.
        principal: String [name],
        /// What the deputy does.
        vice_principal: String [name],
        /// What one member does.
        duty: String [owner, names],
        /// The same by the numbers of the table of problems.
        duty_numbers: String [owner, numbers],
        /// What the school wrote itself, among what a member does.
        duty_school: String [count],
        /// What the members do.
        by_annex: String [annex],
        /// The same where there is no ledger.
        by_duty: String,
        /// The members, where the school named none of them.
        members_by_annex: String [annex],
        /// The same where it is told who does what.
        members_by_duty: String,
    }

    /// What makes it sure.
    pub struct PlanSafeguardTexts {
        /// Heading.
        heading: String,
        /// Lead and sentence of each; of several with one lead the first of which everything is known.
        lines: Vec<(String, String)> [owners, amount, year, names, items],
        /// The same in a very small school.
        small_lines: Vec<(String, String)>,
        /// The same after an inspection; one of which something is not known is left out.
        feedback_lines: Vec<(String, String)> [due, month],
    }

    /// How it is followed up.
    pub struct PlanMonitoringTexts {
        /// Heading.
        heading: String,
        /// How it begins.
        begin: String [month, names, figures],
        /// The same where the plan has no date.
        begin_plain: String [figures],
        /// What is calculated anew every year, where nothing unmet is a number.
        figures: String,
        /// The same where they were just named.
        figures_named: String,
        /// How it goes on.
        text: String [bureau],
    }

    /// The annex with a row per problem.
    pub struct PlanLedgerTexts {
        /// Title.
        title: String [school],
        /// Name in the list of annexes.
        annex: String,
        /// Columns.
        columns: Vec<String>,
        /// What there is and what is missing.
        gap: String [value, gap],
        /// Nothing.
        none: String,
        /// Until when.
        by: String [month],
        /// The only row where there is no problem.
        no_problems: String,
        /// Fields that the deputy leads; the others are the head teacher's.
        led_by_vice: Vec<String>,
        /// Source of what is not met.
        source_check: String,
        /// Source of what an inspection told of.
        source_feedback: String,
        /// Source of what the school found itself.
        source_school: String,
        /// Field of what the school wrote.
        category_school: String,
        /// Goal of what the school wrote without one.
        goal_school: String,
        /// Nobody was named for what the school wrote.
        owner_open: String,
        /// Cell: what is asked for stands in that row of the list.
        asked_one: String [annex, first],
        /// Cell: it stands in those rows.
        asked_several: String [annex, first, last],
    }

    /// The annex of what is asked for.
    pub struct PlanNeedsTexts {
        /// Title.
        title: String,
        /// The same in a private school.
        title_private: String,
        /// Name in the list of annexes.
        annex: String,
        /// Columns.
        columns: Vec<String>,
        /// A sum.
        amount: String [sum],
        /// How much.
        count: String [rest, unit],
        /// On which numbers it rests.
        basis: String [need, have, missing, unit],
        /// On which pupils.
        basis_year: String [year, pupils],
        /// Unknown.
        settle: String,
        /// Where the figures come from.
        note: String,
        /// The pupils whom the school expects.
        note_intake: String [intake],
        /// Pupils who move were counted.
        note_transfers: String,
        /// They were not.
        note_no_transfers: String,
        /// Teachers who leave and come were counted.
        note_teachers: String,
        /// They were not.
        note_no_teachers: String,
        /// 高中 is taken to stay as it is.
        note_senior: String,
        /// Who acts in a private school.
        founder: String,
        /// Cell: the same as in the row above.
        above: String,
        /// Cell: it stands in that row of the ledger.
        in_ledger: String [row],
    }

    /// By which thoughts it is led.
    pub struct PlanGuidelineTexts {
        /// Heading.
        heading: String,
        /// The whole.
        text: String [names],
        /// The same where everything is met.
        text_met: String,
    }

    /// What will be reached, by field.
    pub struct PlanTargetTexts {
        /// Heading.
        heading: String,
        /// From what to what.
        change: String [name, today, then],
        /// An item that will be met.
        reached: String [name],
        /// An event that will not happen any more.
        never: String [name],
        /// What the county decides.
        settle: String [name, bureau],
        /// What is not met of another pack.
        pack: String [number, action, until, goal],
        /// What the school wrote itself.
        school: String [number, count],
        /// The same of what is limited.
        limit: String [name, today, then],
        /// The same of classes that are too large.
        classes: String [name, today],
    }

    /// What is done to prepare, to act and to conclude.
    pub struct PlanStepTexts {
        /// Heading.
        heading: String,
        /// Lead of the first.
        prepare: String [first, last],
        /// Lead of the second.
        act: String [first, last],
        /// Lead of the last.
        review: String [first, last],
        /// What the first begins with.
        prepare_first: String,
        /// What else is done in it.
        prepare_steps: String [steps],
        /// What is done in the second, by field.
        act_line: String [number, action, steps],
        /// What is done about what the school wrote itself.
        school_line: String [number, steps],
        /// One of it.
        school_step: String [problem, steps],
        /// What is done in the last.
        review_text: String [bureau],
        /// A date is missing.
        undated: String,
    }

    /// What is done and reached in each year.
    pub struct PlanYearTableTexts {
        /// Heading.
        heading: String,
        /// Caption.
        caption: String [number],
        /// Columns.
        columns: Vec<String>,
        /// Nothing new is done.
        none: String,
        /// At most so many tasks are named.
        most: usize,
    }

    /// What is done, by field.
    pub struct PlanProjectTexts {
        /// Heading.
        heading: String,
        /// Its aims.
        target: String [targets],
        /// Its tasks by year.
        tasks: String [number, steps],
        /// Those of a year.
        year: String [year, steps],
        /// How it is done, and by whom.
        how: String [number, steps, people],
        /// Who does it.
        people: String [parts],
        /// Who leads.
        lead: String [who],
        /// Who helps.
        support: String [who],
        /// Who is asked.
        asked: String [who],
        /// Lead of what the school wrote itself.
        school: String,
        /// Offices of the bureau that are asked.
        offices: String [bureau, offices],
    }

    /// What is looked at.
    pub struct PlanWatchTexts {
        /// Heading.
        heading: String,
        /// Lead of one.
        title: String [heading, owner],
        /// What is done by a month.
        by: String [month, text],
        /// The same without a month.
        someday: String [text],
        /// At most so many are named.
        most: usize,
        /// Name of the annex with a row each.
        annex: String,
        /// Its columns.
        columns: Vec<String>,
    }

    /// Every problem with what is done about it.
    pub struct PlanSolutionTexts {
        /// Heading.
        heading: String,
        /// The same after an inspection.
        heading_feedback: String,
        /// Caption.
        caption: String [number],
        /// Columns.
        columns: Vec<String>,
        /// A problem with who found it.
        problem: String [heading, source],
        /// There is none.
        none: String,
    }

    /// What is asked for, where there is no list of it.
    pub struct PlanAskTexts {
        /// Heading.
        heading: String,
        /// The whole.
        text: String [matters],
        /// The same of a teaching point, which goes through its central school.
        text_point: String [matters],
    }

    /// What comes again every year.
    pub struct PlanSchoolYearTexts {
        /// Heading.
        heading: String,
        /// The whole.
        text: String,
    }

    /// What is to be filled in before any plan can be written.
    pub struct PlanMissingTexts {
        /// Name of the file.
        name: String,
        /// Lines of the title.
        title_lines: Vec<String> [school],
        /// Before the list.
        intro: String [count],
        /// Columns.
        columns: Vec<String>,
        /// What is missing of one.
        note: String [note],
        /// The same of an event that is being looked into.
        reviewed: String,
        /// At most so many are listed.
        most: usize,
    }

    /// The sheet with every number.
    pub struct PlanOnePageTexts {
        /// Name in lists.
        title: String,
        /// Title.
        heading: String [school],
        /// What is said of the school above the table; what is not known is left out.
        facts: Vec<String> [county, zone, ownership, kind, built_year, land_area, building_area, classes, pupils, staff_total, teachers],
        /// Columns.
        columns: Vec<String>,
        /// Met.
        met: String,
        /// Not met, and nothing counted.
        unmet: String,
        /// Not met, and so much is missing.
        missing: String [gap],
        /// What is done about what is met.
        keep: String,
        /// By when.
        always: String,
        /// What is asked for.
        ask: String [asked],
        /// Who signs.
        signatures: String [office, date],
    }
}
