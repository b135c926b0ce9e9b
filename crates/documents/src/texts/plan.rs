//! The sentences of the plan, and those that several papers share: the form of `static/texts/plan.toml`.
//!
//! In: TOML. Out: a field per sentence, with the slots that its writer fills. It must not know when a sentence is used.

use std::collections::BTreeMap;

use super::ledger::SheetTexts;
use super::texts;
use crate::layout::Layouts;

texts! {
    /// Every sentence of the plan document that does not belong to one problem.
    pub struct Texts {
        /// What documents look like where no profile says otherwise; put in by the build, as no sentence does.
        #[serde(default)]
        layouts: Layouts,
        /// Lines of the title of a plan with problems.
        title_lines: Vec<String> [school],
        /// Lines of the title when everything that was entered is met.
        title_lines_consolidate: Vec<String> [school],
        /// Name of the plan's file, after the school's name.
        file_name: String,
        /// Name of the plan's file when everything that was entered is met, after the school's name.
        file_name_consolidate: String,
        /// Introduction.
        introduction: IntroTexts,
        /// Who the school is, and what its stages share.
        facts: FactsTexts,
        /// Where no problem is known, or figures are missing.
        unfinished: UnfinishedTexts,
        /// Unmet items in prose.
        prose: ProseTexts,
        /// Heading 学校基本情况.
        heading_facts: String,
        /// Heading 自查达标情况.
        heading_standing: String,
        /// Subheading of the groups with a floor: the resource indicators.
        standing_resources: String,
        /// All indicators of a group with a floor are met.
        standing_all_met: String [stage, total],
        /// How many of a group with a floor are met, and how many in all.
        standing_met: String [stage, total, met],
        /// Which indicators stand between floor and bound.
        standing_above_floor: String [count, floor_percent, names],
        /// Which indicators stand below the floor.
        standing_below: String [count, floor_percent, names],
        /// Which indicators wait for figures.
        standing_open: String [count, names],
        /// Which indicators do not apply.
        standing_not_applicable: String [count, names],
        /// Only indicators that do not apply keep the rule open.
        standing_ask_county: String [least, floor_percent, bureau],
        /// The rule of the group holds.
        standing_holds: String [least, floor_percent, stage],
        /// The rule of the group does not hold.
        standing_fails: String [least, floor_percent, stage],
        /// The rule of the group is open.
        standing_undecided: String [least, floor_percent],
        /// A met indicator close to its bound.
        standing_near: String [stage, name, value, unit, share],
        /// Behind `standing_near`, where it is known how many more pupils the indicator bears.
        standing_near_capacity: String [others, capacity, spare],
        /// Caption of the table of indicators.
        standing_caption: String [number, stage],
        /// Subheading of the obligatory items.
        standing_items: String,
        /// How many items of a group are met.
        standing_items_counts: String [group, filled, counts],
        /// Every item of a group is met.
        standing_items_all_met: String [group, filled],
        /// Indicators that the school owes although it entered 不适用.
        standing_owed: String [names],
        /// Indicators whose figures cannot be read or contradict each other.
        standing_mistaken: String [names],
        /// No item could be judged yet.
        standing_items_none: String,
        /// Subheading of the items of the county.
        standing_county: String,
        /// What is said of the items of the county.
        standing_county_text: String [county_items, data_date],
        /// Heading 主要问题及原因.
        heading_problems: String,
        /// Heading of that section in a plan without problems.
        heading_concerns: String,
        /// How many problems, by urgency.
        problems_intro: String [compared_by, count, levels],
        /// Nothing unmet among what was entered.
        problems_none: String [compared_by, filled],
        /// Instead of [`Texts::problems_none`] where nothing could be judged.
        problems_unjudged: String,
        /// The met indicator of a stage that stands closest to its bound.
        concern_least: String [stage, name, value, unit, share],
        /// Behind the first sentence on problems, where figures are missing: how many, which, and the task that fills them in.
        problems_open: String [open, open_why, open_names, task_id, owner, month, mend],
        /// Behind the first sentence on problems, where items wait for the school's own judgement: how many, and which.
        problems_unrated: String [unrated, unrated_names],
        /// A gap that closes by itself: year and pupils.
        outlook_closes: String [year, stage, pupils],
        /// Behind `outlook_closes`, where it is known how many more pupils would open the gap again.
        outlook_closes_spare: String [capacity, spare],
        /// A gap that closes by itself with too little margin.
        outlook_tight: String [year, stage, pupils, margin_percent],
        /// Less is missing in the year to which the forecast looks.
        outlook_less: String [year, stage, pupils, then, now, change],
        /// More is missing in the year to which the forecast looks.
        outlook_more: String [year, stage, pupils, then, now, change],
        /// Every quantity of the measures rests on that year.
        outlook_for_all: String,
        /// Instead of [`Self::outlook_more`] where classes are counted.
        outlook_more_classes: String [year, stage, pupils, then, now, change],
        /// Instead of `outlook_for_all`, where classes are counted.
        outlook_for_classes: String,
        /// Only what is built for long rests on that year.
        outlook_for_building: String [year, then],
        /// No quantity rests on that year.
        outlook_for_none: String [now],
        /// The gap closes by itself, but after the target date.
        outlook_later: String [closes_year, closes_pupils],
        /// What closed by itself opens again.
        outlook_reopens: String [opens_year, opens_pupils],
        /// Nothing lasting is done for a gap that closes by itself.
        outlook_not_built: String [year, pupils],
        /// Before the table of what is met today and will not be.
        outlook_warnings: String [count, number],
        /// Caption of the table of what is met today and will not be.
        outlook_warnings_caption: String [number],
        /// What the forecast rests on: the expected pupils.
        outlook_assumption: String [intake],
        /// Transfers were given.
        outlook_transfers: String,
        /// No transfers were given.
        outlook_no_transfers: String,
        /// Changes of teachers were given.
        outlook_teachers: String,
        /// No changes of teachers were given.
        outlook_no_teachers: String,
        /// 高中 is taken to stay as it is.
        outlook_senior: String,
        /// Few years were given.
        outlook_short: String [years],
        /// What some more pupils of a stage need.
        outlook_step: String [stage, step, needs],
        /// Where the pupils of a stage are heading.
        outlook_trend: String [stage, first, today, year, last, trend, peak_year, peak],
        /// Caption of the table of what the school expects.
        outlook_expected: String,
        /// Caption of the table of pupils.
        outlook_pupils: String,
        /// Caption of the table of coming gaps.
        outlook_gaps: String,
        /// Last row of a stage in the table of pupils.
        outlook_total: String,
        /// Lead-in of the causes.
        cause_lead: String,
        /// What the mark of an unknown cause says.
        cause_missing: String [id],
        /// Heading 整改目标.
        heading_goals: String,
        /// Sentences of 整改目标.
        goals: AimTexts,
        /// Sentences of 提请上级 and 进度安排 that depend on numbers and years.
        closing: ClosingTexts,
        /// Goal when nothing is unmet.
        goals_keep: String [target, filled],
        /// Instead of [`Texts::goals_keep`] where nothing could be judged.
        goals_unjudged: String [target],
        /// Caption of the table of goals.
        goals_caption: String [number],
        /// 保底目标 of a group and stage.
        goals_least: String [stage, total, group, least, floor_percent],
        /// Which indicator may stay, and why.
        goals_spared: String [name, reason, others],
        /// What 保底目标 leaves out.
        goals_saving: String [saved],
        /// 全面目标.
        goals_full: String [total],
        /// Caption of the table of the indicators that could stay between floor and bound.
        goals_could_stay: String [number],
        /// Cell of that table: months of the longest measure.
        goals_months: String [months],
        /// Why the spared one stays: with what the measures make, the rule holds soonest.
        spared_soonest: String,
        /// Reason for the indicator that stays: no other may.
        spared_only: String,
        /// Reason: its measures take longest.
        spared_longest: String [months],
        /// Reason: it costs most.
        spared_dearest: String,
        /// Reason: it stands closest to its bound.
        spared_closest: String,
        /// Heading 整改任务与措施.
        heading_tasks: String,
        /// What the mark says when no measure is ticked.
        tasks_none_ticked: String [id],
        /// A problem that is solved with the same resource's larger one.
        tasks_covered: String [other, other_heading],
        /// End of a measure: who and when.
        task_end: String [owner, month],
        /// End of a measure that must be asked for: who, when to ask, and when.
        task_end_asked: String [owner, ask, month],
        /// End of a measure without a date.
        task_end_undated: String [owner],
        /// Proof of a measure.
        task_proof: String [proof],
        /// Units of the county that carry a measure.
        task_units: String [lead],
        /// Units of the county that carry a measure, with supporting ones.
        task_units_supported: String [lead, support],
        /// Behind a measure that ends after the target date.
        task_late: String [month, year, target, interim],
        /// What is done when nothing is unmet.
        tasks_keep: String,
        /// Heading 提请上级统筹解决的事项.
        heading_requests: String,
        /// Before the table of requests.
        requests_intro: String [count, bureau],
        /// Caption of the table of requests.
        requests_caption: String [number],
        /// Heading 经费测算与来源.
        heading_funds: String,
        /// Every cost is known.
        funds_sum: String [count, amount, annex],
        /// Some costs are known.
        funds_partly: String [count, priced, amount, open, rates, annex],
        /// By what the sums of these tasks are settled.
        funds_rate: String [ids, rate],
        /// What is written for the rate of a cost that has none.
        funds_rate_local: String,
        /// No cost is known.
        funds_unpriced: String [count, annex, rates],
        /// Who is to pay what.
        funds_channels: String [channels],
        /// One source with its tasks.
        funds_channel: String [source, count, ids],
        /// A source that is to be applied for.
        funds_proposed: String [source],
        /// The school's own money, where nothing was decided.
        funds_proposed_own: String [source],
        /// A source that was chosen.
        funds_chosen: String [source],
        /// A source that may not pay.
        funds_forbidden: String [task_id, source, kind],
        /// Cell of an unknown price.
        funds_no_price: String,
        /// Cell of an unknown sum.
        funds_open: String,
        /// First cell of the sum.
        funds_total: String,
        /// The sum, all of it known.
        funds_row_sum: String [amount],
        /// The sum, some of it open.
        funds_row_partly: String [amount, open],
        /// The sum, all of it open.
        funds_row_open: String [open],
        /// Name of the annex with the costs.
        annex_funds: String,
        /// Heading 进度安排.
        heading_schedule: String,
        /// Before the table of phases.
        schedule_intro: String [start, end, count, september],
        /// Caption of the table of phases.
        schedule_caption: String [number],
        /// When nothing is unmet: when the figures are looked at again.
        schedule_keep: String [start, annex, target],
        /// Caption of the table of years.
        years_caption: String [number],
        /// Caption of the calendar of a plan without problems.
        school_year_caption: String [number],
        /// What is done in which month, in a plan without problems.
        school_year: Vec<SchoolYearLine>,
        /// A plan of kind 单项型 says openly where the school stands.
        problems_single: String [name],
        /// When there is no task or no date.
        schedule_none: String,
        /// Name of the first phase.
        phase_register: String,
        /// Name of the second phase.
        phase_at_once: String,
        /// Name of the third phase.
        phase_concentrate: String,
        /// Name of what follows before the target date.
        phase_review: String,
        /// Name of what ends after the target date.
        phase_beyond: String,
        /// Heading 组织领导与责任分工.
        heading_duties: String,
        /// Place in the leading group of those who carry tasks.
        duties_member: String,
        /// Before the table of duties.
        duties_intro: String [office, tasks, owners],
        /// Instead of [`Texts::duties_intro`] where there is no task.
        duties_no_tasks: String [office],
        /// Behind the sentence on the office, where nothing is unmet: where group and tasks stand.
        duties_rest: String [number, annex],
        /// Caption of the table of duties.
        duties_caption: String [number],
        /// Duty of the head of the group.
        duties_lead: String [tasks],
        /// Heading 监测与销号.
        heading_monitoring: String,
        /// Duty of a deputy without a task.
        duties_deputy: String [tasks],
        /// Monthly look at the tasks.
        monitoring_monthly: String [start, tasks, first],
        /// Monthly look in a plan without problems.
        monitoring_watches: String [start, tasks, first],
        /// Recalculation every year.
        monitoring_yearly: String [dates, indicators],
        /// How a task is closed out.
        monitoring_close_out: String [owners, annex, bureau],
        /// What happens with a late task.
        monitoring_late: String [month, bureau],
        /// What happens with a late task, while the months are not known.
        monitoring_late_undated: String [bureau],
        /// Name of the annex with all findings.
        annex_findings: String,
        /// Caption of the table of workings in that annex.
        annex_working: String,
        /// By which pack, edition and text everything was compared.
        annex_pack: String [title, number, places],
        /// In `annex_pack`, where the workings follow.
        annex_pack_places: String [caption],
        /// Caption of the table of doubtful figures with their reasons.
        annex_reasons: String,
        /// Name of the annex with the list of problems.
        annex_problems: String,
        /// Name of the annex with the list of tasks.
        annex_tasks: String,
        /// Name of the annex with the list of duties.
        annex_duties: String,
        /// Name of the annex with the forecast.
        annex_outlook: String,
        /// A list without entries.
        annex_none: String,
        /// Title of the last page.
        to_fill_title: String,
        /// Before the list of what is still to be filled in.
        to_fill_intro: String [count],
        /// Small note at the end.
        note_origin: String,
        /// The school, as the one who acts.
        actor_school: String,
        /// The bureau, as the one who acts, where its name is not known.
        actor_bureau: String,
        /// The county's departments, as those who act.
        actor_government: String,
        /// Level P1: must be put right.
        urgency_must: String,
        /// Level P2: should be put right.
        urgency_should: String,
        /// Column heads of the table of basic figures, before the stages.
        columns_facts: Vec<String>,
        /// Column heads of the table of indicators.
        columns_standing: Vec<String>,
        /// Column heads of the table of goals.
        columns_goals: Vec<String>,
        /// Column heads of the table of the indicators that could stay.
        columns_could_stay: Vec<String>,
        /// Column heads of the table of requests.
        columns_requests: Vec<String>,
        /// Column heads of the table of phases.
        columns_schedule: Vec<String>,
        /// Column heads of the table of years.
        columns_years: Vec<String>,
        /// Column heads of the calendar.
        columns_school_year: Vec<String>,
        /// Column heads of the table of tasks of one problem, in a plan of kind 系统型.
        columns_tasks_short: Vec<String>,
        /// Column heads of the table of duties.
        columns_duties: Vec<String>,
        /// Column heads of the list of findings.
        columns_findings: Vec<String>,
        /// Column heads of the workings.
        columns_working: Vec<String>,
        /// Column heads of the table of doubtful figures with their reasons.
        columns_reasons: Vec<String>,
        /// Column heads of the list of problems.
        columns_problems: Vec<String>,
        /// Column heads of the list of tasks.
        columns_tasks: Vec<String>,
        /// Column heads of the table of what will not be met.
        columns_warnings: Vec<String>,
        /// Column heads of the table of what the school expects, before the years.
        columns_outlook_expected: Vec<String>,
        /// Column heads of the table of pupils, before the years.
        columns_outlook: Vec<String>,
        /// Column heads of the table of coming gaps, before the years.
        columns_outlook_gaps: Vec<String>,
        /// Column heads of the annex with the costs.
        columns_funds: Vec<String>,
        /// Column heads of the list of duties.
        columns_responsible: Vec<String>,
        /// Words about what is met and stays so.
        watch: WatchTexts,
        /// Words about the last round.
        round: RoundTexts,
        /// Words of plans with many problems.
        compact: CompactTexts,
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
        /// Month in which something is looked at.
        month: String,
        /// Year in which money is applied for.
        application_year: String,
        /// Who answers for something.
        owner: String,
        /// Name of the person with a post of the leading group.
        name_of_post: String [post],
        /// Department that does the daily work of the leading group.
        office: String,
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
        /// A school of one stage, where others have the name of the stage.
        whole_school: String,
        /// From a month to a month.
        period: String [start, end],
        /// The first of several names, where there are more.
        and_others: String [names],
        /// The day of the statistics of a year.
        statistics_day: String [year],
        /// A year.
        year: String [year],
        /// Cell of a figure that does not apply.
        not_applicable: String,
        /// Mark at the top of an annex; the number is empty where there is one annex only.
        annex_mark: String [number],
    }

    /// Every word of the introduction.
    pub struct IntroTexts {
        /// First paragraph: basis, date of the figures, verdict, months.
        text: String [standard_number, basis_short, school, data_date, conclusion, period],
        /// What stands there for a document of the county that is too long to name in it.
        basis_short: String,
        /// What stands there for the school where its name would make it too long.
        school_short: String,
        /// How many indicators of a group are met, in a school of one stage; the report tells so of each stage.
        group: String [stage, total, group, met, above_floor, below],
        /// How many indicators of a group are met, where some of them cannot be judged yet.
        group_undecided: String [stage, total, group, met, above_floor, below, undecided],
        /// How many indicators of a group are met in a school of several stages; the stages follow one another.
        groups: String [group, stages],
        /// One of several stages.
        stage: String [stage, total, met],
        /// One of several stages of which nothing can be judged.
        stage_open: String [stage],
        /// One of several stages to which the group does not apply.
        stage_excluded: String [stage],
        /// A single stage of which nothing can be judged.
        one_open: String [stage, group],
        /// A single stage to which the group does not apply.
        one_excluded: String [stage, group],
        /// Heading of what guides the work, where the school wants the traditional order.
        heading_guideline: String,
        /// What guides the work.
        guideline: String [standard_number, data_date, filled, count],
        /// Where the pupils of a stage are heading, behind how many there are.
        trend: String [stage, year, last, trend],
        /// Before the problems: the full names of what the school is compared by.
        basis: String [standard_title, standard_number],
        /// Before the problems, where the school named the document of the county.
        basis_named: String [basis, standard_title, standard_number],
    }

    /// Who the school is, and what its stages share.
    pub struct FactsTexts {
        /// Who the school is.
        school: String [school, county, zone, ownership, kind, boarding, built],
        /// In `school`, for a boarding school.
        boarding: String,
        /// In `school`, where the year of building is known.
        built: String [built_year],
        /// Pupils, classes, teachers of one stage.
        scale: String [stage, pupils, classes, teachers, pupils_per_teacher],
        /// Size of a stage of which one of pupils, classes and teachers is missing: what is known.
        scale_some: String [stage, known],
        /// Pupils in `scale_some`.
        pupils_some: String [number],
        /// Classes in `scale_some`.
        classes_some: String [number],
        /// Teachers in `scale_some`.
        teachers_some: String [number],
        /// Average and largest class of one stage.
        average_class: String [stage, average_class, largest_class, largest_grade],
        /// Pupils of 高中, and of all stages together.
        senior: String [stage, pupils, total],
        /// That the stages share rooms, grounds and equipment.
        shared: String [split],
        /// Cell of a figure that stands with the first stage.
        shared_cell: String,
        /// Caption of the table of basic figures.
        caption: String [data_date],
        /// Cell of a figure that was not entered.
        blank: String,
        /// Cell of a figure that cannot be read, or that contradicts another.
        unreadable: String,
        /// How what several stages share is divided.
        standing_shared: String [names, split],
        /// Which stage's standard governs where another stage has enough of the same.
        standing_governs: String [names, stage, others],
    }

    /// A plan in which no problem is known, or for which figures are missing.
    pub struct UnfinishedTexts {
        /// Lines of the title where no problem is known, but not everything is decided.
        title_lines: Vec<String> [school],
        /// Name of such a plan's file, after the school's name.
        file_name: String,
        /// By what a school is checked that is too small for the indicators.
        standing_small: String,
        /// Instead of `Texts::problems_open`, where the school left the task out that fills the figures in.
        problems_left: String [open, open_why, open_names, mend],
        /// Heading of the goals of a plan without problems.
        heading_goals: String,
        /// Behind the goal of a plan without problems, where something is still undecided.
        goals: String [undecided],
        /// Heading of the tasks of a plan without problems.
        heading_tasks: String,
        /// Instead of the schedule, where only the day of the plan is missing.
        schedule_undated: String [tasks],
        /// Duty of the head or deputy where there is no task at all.
        duties_none: String,
        /// Heading of the monitoring of a plan without problems.
        heading_monitoring: String,
    }

    /// Unmet items in prose, where signs of comparison and units are words; tables have signs.
    pub struct ProseTexts {
        /// An item with a number.
        number: String [name, value, unit, comparison, bound],
        /// Rooms of which there are too few.
        rooms: String [name, rooms_needed, rooms_good],
        /// Classes that are too large.
        classes: String [name, classes_over, bound, class_largest, class_grades],
        /// What is judged in levels.
        level: String [name, level, bound],
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
        /// Before the other counts of a stage of which no indicator is met.
        none_met: String [stage, total],
        /// Items that are met.
        count_met: String [count],
        /// Items judged 基本达到.
        count_partly: String [count],
        /// Items that are not met.
        count_below: String [count],
        /// How many problems of each level, where there are both.
        levels_both: String [must, should],
        /// The level of all problems, where all are 必改.
        levels_must: String,
        /// The level of all problems, where all are 应改.
        levels_should: String,
        /// Instead of `number`, by the id of the indicator, where its name says already what is asked for.
        of_indicator: BTreeMap<String, String> [value, unit, comparison, bound],
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

    /// Words of the overall goal and of its table.
    pub struct AimTexts {
        /// The overall goal around its clauses.
        overall: String [clauses, number],
        /// Problems that reach their bound by a day.
        reached: String [date, count, ids],
        /// Problems that reach their bound by a day behind the target.
        reached_late: String [count, ids, date],
        /// Problems whose bound follows a decision.
        decided: String [count, ids, date],
        /// Problems whose bound follows a decision and that usually take longer than until that day.
        usually_later: String [count, date, list],
        /// One of the problems in `usually_later`, with its months.
        usual_months: String [id, months],
        /// Cell instead of the day of such a problem.
        day_decided: String,
        /// The problem that may stay between floor and bound.
        spared: String [count, ids, date, floor_percent],
        /// No indicator may stay.
        spare_none: String [others],
        /// No indicator may stay, because some stand at the floor today and by the forecast will not.
        spare_slipping: String [slipping, floor_percent, target, others],
        /// Tasks that end behind the target.
        late: String [ids, year],
        /// Column heads before those of days.
        columns_days: Vec<String>,
        /// Column head of a day.
        column_day: String [date],
        /// Cell: the bound on a day behind the target.
        cell_late: String [bound, date],
        /// Cell: the bound follows a decision.
        cell_open: String [bound],
        /// Cell: the bound follows a decision, on a day behind the target.
        cell_open_late: String [bound, date],
        /// Cell: the floor, for the problem that may stay.
        cell_spared: String [floor],
        /// Cell: tasks that count by then.
        cell_tasks: String [ids],
        /// Cell: what is missing by the forecast.
        cell_forecast: String [gap],
        /// Cell: nothing yet.
        cell_none: String,
        /// Cell: no task has been chosen.
        cell_undecided: String,
        /// Before 全面目标, where the school wants every indicator met.
        full_chosen: String [total],
        /// Cell: the indicator stays between floor and bound.
        stays: String,
        /// Cell: the indicator is brought to its bound all the same.
        closed: String,
    }

    /// Words of matters and schedule.
    pub struct ClosingTexts {
        /// The founder of a private school, as the one who acts.
        actor_founder: String,
        /// On which numbers a matter rests.
        basis: String [value, bound],
        /// On which numbers a matter rests, where pupils are counted.
        basis_pupils: String [pupils, bound],
        /// On which numbers a matter rests, where they are those of a coming year.
        basis_then: String [year, pupils, bound],
        /// Leading and supporting departments in a cell.
        units: String [lead, support],
        /// Tasks that count in a later year.
        counted: String [ids, year],
        /// That no task counts in a later year.
        counted_none: String [year],
        /// Several tasks, from the first to the last.
        steps: String [first, last],
        /// What is done in 复核巩固 where no task is finished in it.
        review: String,
    }

    /// What is done in a month of the school year, in a plan without problems.
    pub struct SchoolYearLine {
        /// Month of the year, from 1.
        month: u8,
        /// What is done, with the indicator that has the least to spare.
        text: String [indicators, least],
        /// What is done where no indicator of these categories is met.
        without: String [indicators],
        /// Post, by id.
        owner: String,
        /// Categories of the library that the indicator may be of; all where there are none.
        categories: Vec<String>,
    }

    /// Every word about what is met and stays so.
    pub struct WatchTexts {
        /// Level P3: met, and may slip.
        urgency_guard: String,
        /// Level P4: met, and kept.
        urgency_keep: String,
        /// Subheading below the tasks of the problems.
        heading: String,
        /// Before the table of watches, in a plan with problems.
        intro: String [guard, number, keep, annex],
        /// Instead of the table, where nothing may slip.
        intro_none: String [keep, annex, annex_duties],
        /// Instead of the table, where no indicator is watched by itself.
        intro_groups: String [keep, annex, annex_duties],
        /// Below sentences about what may slip: how many others there are.
        intro_rest: String [keep, annex, annex_duties],
        /// Before the table of watches, in a plan without problems.
        intro_alone: String [guard, keep, number, annex],
        /// Instead of [`Self::intro_alone`] where nothing may slip.
        intro_alone_keep: String [keep, number, annex],
        /// Of what is looked at only after the target date.
        beyond: String [ids],
        /// Caption of the table of watches.
        caption: String [number],
        /// Column heads of the table of watches.
        columns: Vec<String>,
        /// One watch as a sentence, in a plan without problems.
        sentence: String [id, text, owner, month, proof],
        /// Behind a task that misses the statistics by days or weeks.
        september: String [month, year],
        /// By when a task is to be finished, in a cell.
        by: String [month],
        /// Cell of a task that must be asked for.
        asked: String [ask],
        /// By when the figures are calculated anew: in one year.
        review_day: String [first],
        /// By when they are calculated anew, where nobody said until when.
        review_from: String [first],
        /// By when they are calculated anew, while the day of the plan is not known.
        review_each: String,
        /// By when they are calculated anew: in several years.
        review_days: String [first, last],
        /// Caption of the table of the two orders.
        orders_caption: String [number],
        /// Column heads of the table of the two orders.
        columns_orders: Vec<String>,
        /// Order of starting: what takes longest first.
        order_start: String,
        /// Order of effect: what the school can do soon first.
        order_effect: String,
    }

    /// Every word about rounds.
    pub struct RoundTexts {
        /// Name of the file, and of the document in lists.
        name: String,
        /// Lines of the title of the sheet.
        title_lines: Vec<String> [school],
        /// Subheading in the plan.
        heading: String,
        /// Counts of what changed.
        intro: String [date, before, solved, continued, undecided, new, number],
        /// In `intro`, where something cannot be judged.
        undecided: String [count],
        /// Caption of the table of changes.
        caption: String [number],
        /// Column heads of the table of changes.
        columns: Vec<String>,
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
        /// Origin of a problem that stood in the last round.
        origin_continued: String,
        /// Origin of a problem that did not stand in the last round.
        origin_new: String,
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

    /// Words of plans that have tables where others have prose.
    pub struct CompactTexts {
        /// Caption of the table of problems.
        problems_caption: String [number],
        /// Column heads of the table of problems.
        columns_problems: Vec<String>,
        /// Before the table of tasks.
        tasks_intro: String [annex, number],
        /// Caption of the table of tasks.
        tasks_caption: String [number],
        /// Column heads of the table of tasks.
        columns_tasks: Vec<String>,
        /// Several tasks, from the first to the last.
        tasks: String [first, last, count],
        /// Cell of a problem that is solved together with another.
        covered: String [other],
        /// Before the list of letters, in a plan of kind 系统型.
        letters_intro: String [count, letters, bureau, own_count],
        /// Caption of the list of letters.
        letters_caption: String [number],
        /// Column heads of the list of letters.
        columns_letters: Vec<String>,
        /// Where the orders and years stand that the body leaves out.
        schedule_rest: String [annex],
        /// Remark on a late task in the list of tasks.
        remark_late: String [year, interim],
    }
}
