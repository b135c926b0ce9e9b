//! The plan that a school hands in: a short body in words, without codes, with a ledger of one row per problem and a list of
//! what is asked for. Which sections it has is a [`Genre`].
//!
//! In: the plan with what its measures add up to, and the sentences. Out: a [`Document`]. What is not known is left out, or
//! said in the way of the texts; nothing is made up. It must not know a file format.

use crate::sections::{funds, introduction};
use crate::texts::{Genre, PaperTexts, PlanAnnex, PlanSection, SchoolPlanTexts, Texts};
use crate::writer::{Writer, cell, columns, row};
use crate::{Align, Block, Document, Inline, Orientation, ParagraphKind, Row};
use check::{Detail, Finding, GroupVerdict, Verdict};
use numbers::calendar::{Date, Month};
use numbers::name::Name;
use numbers::{Decimal, Fraction, without_end_zeros};
use plan::costs::{self, Funding};
use plan::effects::{IndicatorEffects, Reached, Standing, YearStandings};
use plan::template::{Piece, Sentence, Slots, fill, fill_text};
use plan::{Basis, MeasureOption, Plan, PlanKind, PlanProblem, PromiseKind, Urgency, small};
use school::catalogue::Unit;
use school::figures::{FigureId, Part, Value};
use school::profile::Ownership;
use standard::GroupRule;
use words::display::{self, BoundAndFloor};
use words::{findings, labels};

/// The genre that the findings call for, by id; `None` while too little is known for any paper, which a list of what is to be
/// filled in says better.
pub fn usual_genre(plan: &Plan) -> Option<&'static str> {
    match plan.kind {
        PlanKind::Empty | PlanKind::Unfinished => None,
        PlanKind::Consolidate | PlanKind::Guard => Some("consolidate"),
        PlanKind::Single | PlanKind::Several | PlanKind::Systematic => Some("improvement"),
    }
}

/// The plan of that genre; `None` where there is no such genre, or too little is known for any.
///
/// ```
/// let opened = files::saved::open(data::sample(), data::catalogue()).unwrap();
/// let data = data::built_in();
/// let evaluation = data::evaluate(&opened.draft, &data);
/// let basis = evaluation.basis(&opened.draft, &data);
/// let plan = plan::draft(&basis);
/// let document = documents::school_plan(&basis, &plan, data.texts, data::papers(), "improvement");
/// assert!(document.unwrap().title.ends_with("整改提升方案"));
/// ```
pub fn school_plan(
    basis: &Basis,
    plan: &Plan,
    texts: &Texts,
    papers: &PaperTexts,
    genre: &str,
) -> Option<Document> {
    if matches!(plan.kind, PlanKind::Empty | PlanKind::Unfinished) {
        return None;
    }
    let sentences = &papers.school_plan;
    let genre = sentences.genres.iter().find(|found| found.id == genre)?;
    let mut paper = Paper {
        writer: Writer::of_paper(super::SCHOOL_PLAN, basis, plan, texts),
        texts: sentences,
        genre,
    };
    // 表1 is the first table here.
    paper.writer.tables = 0;
    Some(paper.write())
}

struct Paper<'a> {
    writer: Writer<'a>,
    texts: &'a SchoolPlanTexts,
    genre: &'a Genre,
}

impl<'a> Paper<'a> {
    fn write(mut self) -> Document {
        let slots = self.writer.school_slots();
        let lines = self.genre.title_lines.iter();
        let lines: Vec<String> = lines.map(|line| fill_text(line, &slots)).collect();
        let mut sections = Vec::new();
        let annexes = self.annexes();
        if !self.genre.sections.is_empty() {
            self.writer.push("title", Block::Title(lines.clone()));
            for section in &self.genre.sections {
                self.section(*section);
            }
            self.writer.begin("end");
            if !annexes.is_empty() {
                let names = annexes.iter().map(|annex| self.annex_name(*annex));
                let names = names.collect();
                self.writer.push("annexes", Block::AnnexList(names));
            }
            self.writer.signature_block();
            sections.push(self.writer.take(Orientation::Portrait));
        }
        for (idx, annex) in annexes.iter().enumerate() {
            match annex {
                PlanAnnex::Ledger => self.ledger(idx + 1),
                PlanAnnex::Needs => self.needs(idx + 1),
            }
        }
        if !annexes.is_empty() {
            sections.push(self.writer.take(Orientation::Landscape));
        }
        let title = if lines.is_empty() {
            format!("{}{}", fill_text("{school}", &slots), self.genre.name)
        } else {
            lines.concat()
        };
        self.writer.finish_without_list(title, sections)
    }

    fn section(&mut self, section: PlanSection) {
        match section {
            PlanSection::Introduction => self.introduction(),
            PlanSection::Facts => self.facts(),
            PlanSection::Standing => self.standing(),
            PlanSection::Causes => self.causes(),
            PlanSection::Goals => self.goals(),
            PlanSection::Measures => self.measures(),
            PlanSection::Years => self.years(),
            PlanSection::Funds => self.funds(),
            PlanSection::Group => self.group(),
            PlanSection::Safeguards => self.safeguards(),
            PlanSection::Monitoring => self.monitoring(),
            PlanSection::Guideline => self.guideline(),
            PlanSection::Targets => self.targets(),
            PlanSection::Steps => self.phases(),
            PlanSection::YearTable => self.year_table(),
            PlanSection::Projects => self.projects(),
            PlanSection::Watches => self.watches(),
        }
    }

    fn basis(&self) -> &'a Basis<'a> {
        self.writer.basis
    }

    fn plan(&self) -> &'a Plan {
        self.writer.plan
    }

    fn is_private(&self) -> bool {
        self.basis().ownership() == Ownership::Private
    }

    fn is_many(&self) -> bool {
        self.plan().problems.len() >= self.texts.many
    }

    fn finding(&self, problem: &PlanProblem) -> Option<&'a Finding> {
        self.basis().report.findings.get(problem.finding_idx)
    }

    /// The bureau as a sentence names it.
    fn bureau(&self) -> String {
        let bureau = self.basis().school.profile.bureau.trim();
        if bureau.is_empty() {
            plan::department(self.basis(), "县教育局")
        } else {
            bureau.to_owned()
        }
    }

    /// Short name of what a problem is about.
    fn name(&self, indicator: &Name, part: Part) -> String {
        let found = self.basis().standard.indicator(indicator);
        let name = found.map_or("", |found| {
            if found.short.is_empty() {
                &found.name
            } else {
                &found.short
            }
        });
        format!("{}{name}", self.writer.stage_name(part))
    }

    fn names(&self, problems: &[&PlanProblem]) -> String {
        let names = problems
            .iter()
            .map(|problem| self.name(&problem.indicator, problem.part));
        names.collect::<Vec<String>>().join("、")
    }

    // 引言

    fn introduction(&mut self) {
        let texts = &self.texts.introduction;
        let profile = &self.basis().school.profile;
        let mut slots = self.writer.school_slots();
        introduction::put_basis(&self.writer, &mut slots);
        let typed = self.basis().choices.basis.trim();
        let of_county = if profile.county.trim().is_empty() {
            texts.basis_unknown.clone()
        } else {
            fill_text(&texts.basis, &slots)
        };
        let basis = if typed.is_empty() {
            of_county
        } else {
            typed.to_owned()
        };
        slots.insert("basis", basis);
        let text = match profile.data_date {
            Some(_) => &texts.text,
            None => &texts.text_undated,
        };
        self.writer.begin("introduction");
        self.writer.paragraph("text", text, &slots);
    }

    // 学校基本情况

    fn facts(&mut self) {
        let texts = &self.texts.facts;
        self.writer.heading("facts", &texts.heading);
        let slots = self.fact_slots();
        let mut text = String::new();
        for phrases in &texts.sentences {
            let known = phrases.iter().filter_map(|phrase| {
                let filled = fill(phrase, &slots, &Default::default());
                let is_known = filled.iter().all(|piece| matches!(piece, Piece::Text(_)));
                is_known.then(|| filled.iter().map(Piece::shown).collect::<String>())
            });
            let known: Vec<String> = known.collect();
            if !known.is_empty() {
                text += &format!("{}。", known.join("，"));
            }
        }
        text += &self.coming();
        self.writer.text("school", ParagraphKind::Body, cell(text));
    }

    /// What is known of the school; a place that nobody named has an empty name in the sentence of the school.
    fn fact_slots(&self) -> Slots {
        let profile = &self.basis().school.profile;
        let mut slots = Slots::new();
        slots.insert("county", profile.county.trim().to_owned());
        let zone = profile.zone.map_or("", labels::zone);
        slots.insert("zone", zone.to_owned());
        let ownership = profile.ownership.map_or("", labels::ownership);
        slots.insert("ownership", ownership.to_owned());
        let kind = profile.kind.map_or("", labels::kind);
        slots.insert("kind", kind.to_owned());
        if let Some(year) = profile.built_year {
            slots.insert("built_year", year.to_string());
        }
        for figure in [
            "land_area",
            "building_area",
            "teaching_area",
            "sports_field_area",
            "equipment_value",
            "media_rooms",
            "classes",
            "pupils",
            "staff_total",
            "teachers",
            "teachers_above_required",
            "mid_senior_titles",
            "backbone_teachers",
            "pe_art_teachers",
        ] {
            if let Some(number) = self
                .figure(figure)
                .filter(|number| *number != Decimal::ZERO)
            {
                slots.insert(figure, number.to_string());
            }
        }
        slots
    }

    /// A figure of the whole school, or of all its stages together.
    fn figure(&self, figure: &str) -> Option<Decimal> {
        let school = self.basis().school;
        let id = FigureId::from(figure);
        let of = |part| match school.figure(&id, part) {
            Value::Number(number) => Some(*number),
            _ => None,
        };
        if let Some(whole) = of(Part::Whole) {
            return Some(whole);
        }
        let stages = school.stages().iter().filter(|stage| stage.is_compulsory());
        let mut sum = None;
        for stage in stages {
            let number = of(Part::Stage(*stage))?;
            sum = Some(sum.map_or(number, |sum: Decimal| sum.plus(number)));
        }
        sum
    }

    fn coming(&self) -> String {
        let texts = &self.texts.facts;
        let Some(forecast) = self.basis().forecast else {
            return String::new();
        };
        let coming = forecast.years.get(1..).unwrap_or(&[]);
        let (Some(first), Some(last)) = (coming.first(), coming.last()) else {
            return String::new();
        };
        let counts = coming.iter().map(|year| {
            let count = year.pupils(Part::Whole).to_string();
            fill_text(&texts.pupils, &[("count", count)].into())
        });
        let counts: Vec<String> = counts.collect();
        let slots: Slots = [
            ("first", first.year().to_string()),
            ("last", last.year().to_string()),
            ("counts", counts.join("、")),
        ]
        .into();
        let text = if coming.len() == 1 {
            &texts.coming_one
        } else {
            &texts.coming
        };
        fill_text(text, &slots)
    }

    // 自查情况

    fn standing(&mut self) {
        let texts = &self.texts.standing;
        self.writer.heading("standing", &texts.heading);
        let mut clauses: Vec<String> = Vec::new();
        for verdict in &self.basis().report.verdicts {
            clauses.extend(self.of_group(verdict));
        }
        let is_item = |problem: &&PlanProblem| !self.is_spared_group(problem);
        let items = self.plan().problems.iter().filter(is_item).count();
        if items > 0 {
            let slots: Slots = [("count", items.to_string())].into();
            clauses.push(fill_text(&texts.items, &slots));
        }
        let mut text = clauses.join("；");
        if !text.is_empty() {
            text += "。";
        }
        let problems = &self.plan().problems;
        let number = (!problems.is_empty()).then(|| self.writer.table_number());
        if let Some(number) = &number {
            let slots: Slots = [
                ("count", problems.len().to_string()),
                ("number", number.clone()),
            ]
            .into();
            text += &fill_text(&texts.table, &slots);
        }
        text += &self.near();
        self.writer.text("text", ParagraphKind::Body, cell(text));
        if let Some(number) = number {
            self.problem_table(number);
        }
    }

    fn of_group(&self, verdict: &GroupVerdict) -> Option<String> {
        let texts = &self.texts.standing;
        let group = self.basis().standard.group(&verdict.group)?;
        let GroupRule::AtLeast { count, floor } = group.rule else {
            return None;
        };
        if matches!(verdict.verdict, Verdict::Excluded { .. }) || verdict.filled() == 0 {
            return None;
        }
        let total = verdict.total();
        let mut slots: Slots = [
            ("stage", self.writer.stage_name(verdict.part())),
            ("total", total.to_string()),
            ("met", verdict.met.to_string()),
            ("least", count.to_string()),
            ("floor_percent", display::percent(floor)),
        ]
        .into();
        let mut clauses = vec![match verdict.met {
            0 => fill_text(&texts.met_none, &slots),
            met if met == total => fill_text(&texts.all_met, &slots),
            _ => fill_text(&texts.met, &slots),
        }];
        let counts = [
            (verdict.above_floor, &texts.above_floor),
            (verdict.below, &texts.below),
            (verdict.open, &texts.open),
        ];
        for (count, text) in counts.into_iter().filter(|(count, _)| *count > 0) {
            slots.insert("count", count.to_string());
            clauses.push(fill_text(text, &slots));
        }
        match verdict.verdict {
            Verdict::Holds => clauses.push(fill_text(&texts.holds, &slots)),
            Verdict::Fails => clauses.push(fill_text(&texts.fails, &slots)),
            _ => {}
        }
        Some(clauses.join("，"))
    }

    /// Whether a problem is one of a group of which some may stay.
    fn is_spared_group(&self, problem: &PlanProblem) -> bool {
        let group = self
            .finding(problem)
            .and_then(|finding| self.basis().standard.group(&finding.group));
        group.is_some_and(|group| matches!(group.rule, GroupRule::AtLeast { .. }))
    }

    /// What is only just enough.
    fn near(&self) -> String {
        let texts = &self.texts.standing;
        let items = self.plan().near.iter().filter_map(|idx| {
            let finding = self.basis().report.findings.get(*idx)?;
            let Detail::Stock {
                have, need, unit, ..
            } = &finding.detail
            else {
                return None;
            };
            let spare = have.minus(*need);
            let shown_unit = findings::readable_unit(spare, *unit);
            let (_, factor) = shown_unit.base();
            let spare = spare.over(factor)?.floor();
            let mut slots: Slots = [("name", self.name(&finding.indicator, finding.part))].into();
            if spare <= 0 {
                return Some(fill_text(&texts.near_none, &slots));
            }
            slots.insert("spare", spare.to_string());
            slots.insert("unit", labels::unit_in_text(shown_unit).to_owned());
            Some(fill_text(&texts.near_item, &slots))
        });
        let items: Vec<String> = items.collect();
        if items.is_empty() {
            return String::new();
        }
        fill_text(&texts.near, &[("items", items.join("，"))].into())
    }

    fn problem_table(&mut self, number: String) {
        let texts = &self.texts.standing;
        let is_many = self.is_many();
        let words = self.writer.words();
        let rows = self.plan().problems.iter().filter_map(|problem| {
            let finding = self.finding(problem)?;
            let shown = findings::row(finding, self.basis().standard, &words)?;
            let name = self.name(&problem.indicator, problem.part);
            let last = if is_many {
                self.causes_of(problem)
            } else {
                shown.gap
            };
            let cells = [name, shown.bound, shown.value, last];
            Some(row(cells.map(cell).to_vec()))
        });
        let rows: Vec<Row> = rows.collect();
        let head = if is_many {
            texts.columns_many.clone()
        } else {
            texts.columns.clone()
        };
        let shares = if is_many {
            [
                (26, Align::Left),
                (24, Align::Left),
                (24, Align::Left),
                (30, Align::Left),
            ]
        } else {
            [
                (30, Align::Left),
                (28, Align::Left),
                (26, Align::Left),
                (20, Align::Centre),
            ]
        };
        let caption = fill_text(&texts.caption, &[("number", number)].into());
        self.writer
            .table("problems", Some(caption), head, columns(&shares), rows);
    }

    // 存在的问题及原因

    /// The causes that the school named; that they are being looked into where it named none.
    fn causes_of(&self, problem: &PlanProblem) -> String {
        let named = self.named_causes(problem);
        if named.is_empty() {
            self.texts.causes.verifying.clone()
        } else {
            named
        }
    }

    fn named_causes(&self, problem: &PlanProblem) -> String {
        let ticked = problem.causes.iter().filter(|cause| cause.is_ticked);
        let mut causes: Vec<&str> = ticked.map(|cause| cause.text.as_str()).collect();
        if !problem.written_cause.is_empty() {
            causes.push(problem.written_cause.trim_end_matches('。'));
        }
        causes.truncate(2);
        causes.join("，")
    }

    fn causes(&mut self) {
        let texts = &self.texts.causes;
        if self.is_many() || self.plan().problems.is_empty() {
            return;
        }
        self.writer.heading("causes", &texts.heading);
        let mut unknown = Vec::new();
        for (idx, problem) in self.plan().problems.iter().enumerate() {
            let mut slots: Slots = [("heading", problem.heading.clone())].into();
            let capacity = self.finding(problem).and_then(Finding::capacity);
            let sentence = match capacity.filter(|capacity| *capacity > 0) {
                Some(capacity) => {
                    slots.insert("capacity", capacity.to_string());
                    &texts.capacity
                }
                None => &texts.plain,
            };
            let mut text = fill_text(sentence, &slots);
            let causes = self.named_causes(problem);
            if causes.is_empty() {
                unknown.push(problem);
            } else {
                text += &fill_text(&texts.cause, &[("causes", causes)].into());
            }
            self.numbered(&problem.id, idx, "", &text);
        }
        if !unknown.is_empty() {
            let verifying = self.next_month(&texts.unknown, &texts.unknown_undated);
            let text = format!("{}{verifying}", self.names(&unknown));
            self.writer.about_all();
            self.writer.text("unknown", ParagraphKind::Body, cell(text));
        }
    }

    /// The sentence with the month after that of the plan; the other where the plan has no date.
    fn next_month(&self, dated: &str, undated: &str) -> String {
        match self.plan().plan_date {
            Some(date) => {
                let month = date.month().after(1).in_words();
                fill_text(dated, &[("month", month)].into())
            }
            None => undated.to_owned(),
        }
    }

    /// A paragraph （一）… with what stands out at its beginning.
    fn numbered(&mut self, name: &str, idx: usize, lead: &str, text: &str) {
        let number = crate::numbering::numeral(u32::try_from(idx + 1).unwrap_or(u32::MAX));
        let number = format!("（{number}）");
        self.writer.about(name);
        let inlines = if lead.is_empty() {
            cell(format!("{number}{text}"))
        } else {
            let mut inlines = vec![Inline::Lead(format!("{number}{lead}"))];
            inlines.extend(cell(text));
            inlines
        };
        self.writer.text("text", ParagraphKind::Body, inlines);
    }

    // 整改目标

    fn effects(&self, problem: &PlanProblem) -> Option<&'a IndicatorEffects> {
        self.plan().effects.of_problem(&problem.id)
    }

    fn year(&self, idx: usize) -> Option<u16> {
        self.plan().effects.years.get(idx)?.year
    }

    /// The day from which on a problem's bound is reached; `None` where nobody knows.
    fn reached_on(&self, problem: &PlanProblem) -> Option<Date> {
        match problem.promise.kind {
            PromiseKind::Bound | PromiseKind::Closes => problem.promise.date,
            PromiseKind::Spared => {
                let idx = self.effects(problem)?.reaches(|year| year.with_support)?;
                Date::of_statistics(self.year(idx)?)
            }
            PromiseKind::Open => None,
        }
    }

    fn september(&self, year: u16) -> String {
        fill_text(
            &self.texts.goals.september,
            &[("year", year.to_string())].into(),
        )
    }

    fn goals(&mut self) {
        let texts = &self.texts.goals;
        self.writer.heading("goals", &texts.heading);
        let plan = self.plan();
        if plan.problems.is_empty() {
            let text = self.keep();
            self.writer.text("keep", ParagraphKind::Body, cell(text));
            return;
        }
        let mut text = self.overall();
        let number = (!plan.problems.is_empty()).then(|| self.writer.table_number());
        if let Some(number) = &number {
            text += &fill_text(&texts.table, &[("number", number.clone())].into());
        }
        self.numbered("overall", 0, &texts.overall, &text);
        if let Some(number) = number {
            self.goal_table(number);
        }
        let notes = self.notes();
        if !notes.is_empty() {
            self.numbered("notes", 1, &texts.notes, &notes);
        }
    }

    /// What is met stays so.
    fn keep(&self) -> String {
        let texts = &self.texts.goals;
        let findings = self.basis().report.findings.iter();
        let met = findings.filter(|finding| finding.is_comparable() && !finding.is_problem());
        let mut slots: Slots = [("met", met.count().to_string())].into();
        match self.plan().target_date {
            Some(target) => {
                slots.insert("target", target.month().in_words());
                fill_text(&texts.keep, &slots)
            }
            None => fill_text(&texts.keep_undated, &slots),
        }
    }

    fn overall(&self) -> String {
        let texts = &self.texts.goals;
        let plan = self.plan();
        let mut sentences = String::new();
        let spared: Vec<&str> = if plan.is_full {
            Vec::new()
        } else {
            plan.spared()
                .map(|spared| spared.problem_id.as_str())
                .collect()
        };
        // What is reached by the target date all the same is a goal like the others.
        let is_reached = |problem: &PlanProblem| {
            let effects = self.effects(problem);
            let idx = effects.and_then(|effects| effects.reaches(|year| year.with_support));
            idx.zip(plan.effects.target_idx)
                .is_some_and(|(idx, target)| idx <= target)
        };
        let is_spared =
            |problem: &&PlanProblem| spared.contains(&problem.id.as_str()) && !is_reached(problem);
        let mut dated: Vec<(Date, Vec<&PlanProblem>)> = Vec::new();
        let (mut open, mut undecided) = (Vec::new(), Vec::new());
        for problem in plan.problems.iter().filter(|problem| !is_spared(problem)) {
            match self.reached_on(problem) {
                Some(date) => match dated.iter_mut().find(|(known, _)| *known == date) {
                    Some((_, problems)) => problems.push(problem),
                    None => dated.push((date, vec![problem])),
                },
                None if problem.tasks().next().is_none() && problem.covered_by.is_none() => {
                    undecided.push(problem);
                }
                None => open.push(problem),
            }
        }
        dated.sort_by_key(|(date, _)| *date);
        for (date, problems) in &dated {
            let slots: Slots = [
                ("date", date.month().in_words()),
                ("names", self.names(problems)),
            ]
            .into();
            sentences += &fill_text(&texts.by, &slots);
        }
        sentences += &self.rules();
        let spared: Vec<&PlanProblem> = plan.problems.iter().filter(is_spared).collect();
        let bureau = if self.is_private() {
            self.texts.needs.founder.clone()
        } else {
            self.bureau()
        };
        for (problems, text) in [
            (&spared, &texts.spared),
            (&open, &texts.open),
            (&undecided, &texts.undecided),
        ] {
            if problems.is_empty() {
                continue;
            }
            let floor = plan.aims.first().map(|aim| display::percent(aim.floor));
            let slots: Slots = [
                ("names", self.names(problems)),
                ("bureau", bureau.clone()),
                ("floor_percent", floor.unwrap_or_default()),
            ]
            .into();
            sentences += &fill_text(text, &slots);
        }
        match sentences.strip_suffix('；') {
            Some(rest) => format!("{rest}。"),
            None => sentences,
        }
    }

    /// When the rule of each group that spares some holds with the measures of the plan, or that nobody knows.
    fn rules(&self) -> String {
        let texts = &self.texts.goals;
        let plan = self.plan();
        let mut sentences = String::new();
        for ways in &plan.effects.ways {
            let group = self.basis().standard.group(&ways.group);
            let Some(GroupRule::AtLeast { floor, .. }) = group.map(|group| &group.rule) else {
                continue;
            };
            let verdicts = self.basis().report.verdicts.iter();
            let mut verdicts =
                verdicts.filter(|found| found.group == ways.group && found.part() == ways.part);
            let Some(verdict) = verdicts
                .next()
                .filter(|verdict| verdict.verdict == Verdict::Fails)
            else {
                continue;
            };
            let mut slots: Slots = [
                ("stage", self.writer.stage_name(ways.part)),
                ("total", verdict.total().to_string()),
                ("least", ways.least.to_string()),
                ("floor_percent", display::percent(*floor)),
                ("bureau", self.bureau()),
            ]
            .into();
            let Some(target) = plan.target_date else {
                continue;
            };
            slots.insert("target", target.month().in_words());
            let by_target =
                |idx: usize| plan.effects.target_idx.is_some_and(|target| idx <= target);
            let text = match ways.with_support {
                Some(idx) => {
                    let date = self.year(idx).map(|year| self.september(year));
                    slots.insert("date", date.unwrap_or_else(|| target.month().in_words()));
                    if by_target(idx) {
                        &texts.rule
                    } else {
                        &texts.rule_late
                    }
                }
                None => &texts.rule_open,
            };
            sentences += &fill_text(text, &slots);
        }
        sentences
    }

    /// A standing as a cell or sentence has it, with its unit.
    fn shown(&self, finding: &Finding, standing: &Standing) -> String {
        let texts = &self.texts.goals;
        let count = standing.value.rounded(0);
        match finding.detail {
            Detail::Rooms { .. } => fill_text(&texts.rooms, &[("count", count)].into()),
            Detail::Classes { .. } if standing.value == Fraction::ZERO => {
                texts.classes_none.clone()
            }
            Detail::Classes { .. } => fill_text(&texts.classes, &[("count", count)].into()),
            _ => {
                let indicator = self.basis().standard.indicator(&finding.indicator);
                let Some(indicator) = indicator else {
                    return count;
                };
                let unit = findings::unit(finding, indicator);
                let places = indicator.places.into();
                let limits = BoundAndFloor::of(finding);
                let number = display::rounded_against(standing.value, places, limits);
                format!("{number}{}", labels::unit(unit))
            }
        }
    }

    /// The year that a cell speaks of: the first from which on the bound is reached, or the target's, or the last.
    fn told_year(
        &self,
        effects: &IndicatorEffects,
        standing: impl Fn(&YearStandings) -> Standing,
    ) -> Option<usize> {
        let last = effects.years.len().checked_sub(1)?;
        let target = self.plan().effects.target_idx;
        Some(
            effects
                .reaches(standing)
                .or(target)
                .unwrap_or(last)
                .min(last),
        )
    }

    fn goal_cell(
        &self,
        finding: &Finding,
        effects: &IndicatorEffects,
        standing: impl Fn(&YearStandings) -> Standing + Copy,
    ) -> String {
        let nothing = || self.texts.goals.nothing.clone();
        let Some(idx) = self.told_year(effects, |year| year.with_support) else {
            return nothing();
        };
        let Some(year) = effects.years.get(idx) else {
            return nothing();
        };
        let value = self.shown(finding, &standing(year));
        match (self.basis().forecast, self.year(idx)) {
            (Some(_), Some(year)) => {
                let year = fill_text(&self.texts.goals.year, &[("year", year.to_string())].into());
                format!("{year}{value}")
            }
            _ => value + &self.share(finding, &standing(year)),
        }
    }

    /// （标准的89.5%） where the bound is missed and has a share.
    fn share(&self, finding: &Finding, standing: &Standing) -> String {
        let is_share = matches!(finding.detail, Detail::Stock { .. });
        match self.percent(finding, standing) {
            Some(share) if is_share && standing.reached != Reached::Bound => {
                fill_text(&self.texts.goals.share, &[("share", share)].into())
            }
            _ => String::new(),
        }
    }

    fn percent(&self, finding: &Finding, standing: &Standing) -> Option<String> {
        let share = standing.value.over(finding.bound?.value.fraction())?;
        let percent = share.times(Decimal::HUNDRED.fraction());
        Some(format!("{}%", without_end_zeros(&percent.rounded(1))))
    }

    fn goal_table(&mut self, number: String) {
        let texts = &self.texts.goals;
        let words = self.writer.words();
        let rows = self.plan().problems.iter().filter_map(|problem| {
            let finding = self.finding(problem)?;
            let shown = findings::row(finding, self.basis().standard, &words)?;
            let mut cells = vec![self.name(&problem.indicator, problem.part)];
            let promised = match problem.promise.kind {
                PromiseKind::Bound | PromiseKind::Closes => texts.reached.clone(),
                _ => texts.settle.clone(),
            };
            match self.effects(problem) {
                Some(effects) => {
                    let school = |year: &YearStandings| year.by_school;
                    let support = |year: &YearStandings| year.with_support;
                    let is_changed =
                        |now: &dyn Fn(&YearStandings) -> Standing,
                         then: &dyn Fn(&YearStandings) -> Standing| {
                            effects.years.iter().any(|year| now(year) != then(year))
                        };
                    let changes_by_school = is_changed(&|year| year.now, &school)
                        || effects.years.iter().any(|year| year.now != effects.today);
                    cells.push(self.shown(finding, &effects.today));
                    cells.push(if changes_by_school {
                        self.goal_cell(finding, effects, school)
                    } else {
                        texts.nothing.clone()
                    });
                    cells.push(if is_changed(&school, &support) {
                        self.goal_cell(finding, effects, support)
                    } else {
                        texts.nothing.clone()
                    });
                }
                None => {
                    let by_school = problem.tasks().all(MeasureOption::is_done_by_school);
                    let (school, support) = if by_school {
                        (promised, texts.nothing.clone())
                    } else {
                        (texts.nothing.clone(), promised)
                    };
                    cells.extend([shown.value, school, support]);
                }
            }
            cells.push(self.goal_date(problem));
            Some(row(cells.into_iter().map(cell).collect()))
        });
        let rows: Vec<Row> = rows.collect();
        let caption = match self.basis().forecast {
            Some(_) => &texts.caption,
            None => &texts.caption_today,
        };
        let head = if self.is_private() {
            texts.columns_private.clone()
        } else {
            texts.columns.clone()
        };
        let shares = [
            (26, Align::Left),
            (18, Align::Centre),
            (24, Align::Centre),
            (24, Align::Centre),
            (18, Align::Centre),
        ];
        let caption = fill_text(caption, &[("number", number)].into());
        self.writer
            .table("goals", Some(caption), head, columns(&shares), rows);
    }

    fn goal_date(&self, problem: &PlanProblem) -> String {
        let texts = &self.texts.goals;
        let effects = self.effects(problem);
        let by_effects = effects.and_then(|effects| {
            let idx = effects.reaches(|year| year.with_support)?;
            Some(self.september(self.year(idx)?))
        });
        if let Some(date) = by_effects {
            return date;
        }
        match self.reached_on(problem) {
            Some(date) => date.month().in_words(),
            None if problem.tasks().next().is_none() && problem.covered_by.is_none() => {
                texts.unsettled.clone()
            }
            None => texts.settle.clone(),
        }
    }

    /// What must be known of the goals: on what they rest, what is not enough, what comes later.
    fn notes(&self) -> String {
        let texts = &self.texts.goals;
        let mut notes = String::new();
        for problem in &self.plan().problems {
            let (Some(effects), Some(finding)) = (self.effects(problem), self.finding(problem))
            else {
                continue;
            };
            let is_told = problem.tasks().next().is_some() && self.is_spared_group(problem);
            if is_told {
                notes += &self.note(problem, finding, effects);
            }
        }
        if self.basis().forecast.is_none() && !self.plan().problems.is_empty() {
            notes += &texts.no_pupils;
        }
        notes
    }

    fn note(&self, problem: &PlanProblem, finding: &Finding, effects: &IndicatorEffects) -> String {
        let texts = &self.texts.goals;
        let plan = self.plan();
        let school = effects.reaches(|year| year.by_school);
        let support = effects.reaches(|year| year.with_support);
        let now = effects.reaches(|year| year.now);
        let mut slots: Slots = [
            ("name", self.name(&problem.indicator, problem.part)),
            ("bureau", self.bureau()),
        ]
        .into();
        let told = |idx: usize| {
            let year = self.year(idx).map(|year| year.to_string());
            year.map_or_else(String::new, |year| {
                fill_text(&texts.year, &[("year", year)].into())
            })
        };
        let is_number = matches!(finding.detail, Detail::Stock { .. });
        let value =
            |standing: &Standing| self.shown(finding, standing) + &self.share(finding, standing);
        match (support, school) {
            (Some(idx), school) if school.is_none_or(|school| school > idx) && is_number => {
                let Some(year) = effects.years.get(idx) else {
                    return String::new();
                };
                let matters = self.briefs(problem.tasks().filter(|task| !task.is_done_by_school()));
                slots.insert("matters", matters);
                slots.insert("year", told(idx));
                slots.insert("value", value(&year.by_school));
                let date = school.and_then(|idx| self.year(idx));
                let otherwise = match date {
                    Some(year) => {
                        let slots: Slots = [("date", self.september(year))].into();
                        fill_text(&texts.otherwise_year, &slots)
                    }
                    None => fill_text(&texts.otherwise_open, &slots),
                };
                slots.insert("otherwise", otherwise);
                fill_text(&texts.note_support, &slots)
            }
            (None, _) if is_number => {
                let idx = self.told_year(effects, |year| year.with_support);
                let Some((idx, year)) = idx.and_then(|idx| Some((idx, effects.years.get(idx)?)))
                else {
                    return String::new();
                };
                let standing = year.with_support;
                if standing == year.now && self.basis().forecast.is_none() {
                    return String::new();
                }
                let is_forecast = self.basis().forecast.is_some();
                slots.insert(
                    "year",
                    if is_forecast {
                        told(idx)
                    } else {
                        String::new()
                    },
                );
                slots.insert("value", value(&standing));
                slots.insert("missing", self.amount(finding, standing.missing));
                fill_text(&texts.note_short, &slots)
            }
            (Some(idx), _) if plan.effects.target_idx.is_some_and(|target| idx > target) => {
                let year = self
                    .year(idx)
                    .filter(|_| now == Some(idx) || school == Some(idx));
                let Some(year) = year else {
                    return String::new();
                };
                slots.insert("date", self.september(year));
                fill_text(&texts.note_later, &slots)
            }
            _ => String::new(),
        }
    }

    /// An amount of what is counted, such as 930㎡.
    fn amount(&self, finding: &Finding, amount: Decimal) -> String {
        let unit = stock_unit(finding);
        let shown = findings::readable_unit(amount.fraction(), unit);
        let number = display::amount(amount.fraction(), unit, shown);
        format!("{number}{}", labels::unit(shown))
    }

    // 主要任务与措施

    /// The short texts, each once.
    fn briefs<'t>(&self, tasks: impl Iterator<Item = &'t MeasureOption>) -> String {
        let mut briefs: Vec<&str> = Vec::new();
        for task in tasks {
            if !task.brief.is_empty() && !briefs.contains(&task.brief.as_str()) {
                briefs.push(&task.brief);
            }
        }
        briefs.join("、")
    }

    /// What a problem's school does by which month, without an end.
    fn steps(&self, problem: &PlanProblem) -> String {
        let texts = &self.texts.measures;
        let mut by_month: Vec<(Option<Month>, Vec<&MeasureOption>)> = Vec::new();
        let tasks = problem.tasks();
        for task in tasks.filter(|task| task.is_done_by_school() || task.by_founder) {
            match by_month.iter_mut().find(|(month, _)| *month == task.finish) {
                Some((_, tasks)) => tasks.push(task),
                None => by_month.push((task.finish, vec![task])),
            }
        }
        by_month.sort_by_key(|(month, _)| (month.is_none(), *month));
        let clauses = by_month.iter().map(|(month, tasks)| {
            let (founder, school): (Vec<&MeasureOption>, Vec<&MeasureOption>) =
                tasks.iter().copied().partition(|task| task.by_founder);
            let mut steps = Vec::new();
            if !school.is_empty() {
                steps.push(self.briefs(school.into_iter()));
            }
            if !founder.is_empty() {
                let slots: Slots = [("steps", self.briefs(founder.into_iter()))].into();
                steps.push(fill_text(&texts.founder, &slots));
            }
            let steps = steps.join("，");
            match month {
                Some(month) => {
                    let slots: Slots = [("month", month.in_words()), ("steps", steps)].into();
                    fill_text(&texts.by, &slots)
                }
                None => fill_text(&texts.someday, &[("steps", steps)].into()),
            }
        });
        clauses.collect::<Vec<String>>().join("；")
    }

    /// What is done about a problem, as a paragraph.
    fn done(&self, problem: &PlanProblem) -> String {
        let texts = &self.texts.measures;
        if let Some(other) = &problem.covered_by {
            let mut problems = self.plan().problems.iter();
            let other = problems.find(|problem| problem.id == *other);
            let name =
                other.map_or_else(String::new, |other| self.name(&other.indicator, other.part));
            return fill_text(&texts.covered, &[("other", name)].into());
        }
        if problem.tasks().next().is_none() {
            return self.next_month(&texts.none, &texts.none_undated);
        }
        let steps = self.steps(problem);
        if steps.is_empty() {
            return String::new();
        }
        format!("{steps}。{}", self.sum(problem))
    }

    /// What there is once the school's own is done, where it makes more of it.
    fn sum(&self, problem: &PlanProblem) -> String {
        let effects = self.effects(problem).zip(self.finding(problem));
        let Some((effects, finding)) = effects else {
            return String::new();
        };
        let is_stock = matches!(
            finding.detail,
            Detail::Stock {
                unit: Unit::SquareMetre,
                ..
            }
        );
        let last = effects.years.last();
        let Some(last) = last.filter(|last| is_stock && last.by_school.have > last.now.have) else {
            return String::new();
        };
        let slots: Slots = [
            ("have", display::exact(last.by_school.have)),
            ("unit", labels::unit_in_text(Unit::SquareMetre).to_owned()),
        ]
        .into();
        fill_text(&self.texts.measures.sum, &slots)
    }

    fn action(&self, problem: &PlanProblem) -> String {
        let kind = small::kind(self.basis(), &problem.indicator);
        let action = kind.map_or("", |kind| kind.action.as_str());
        let action = if action.is_empty() {
            &problem.heading
        } else {
            action
        };
        format!("{}{action}", self.writer.stage_name(problem.part))
    }

    fn owner(&self, problem: &PlanProblem) -> String {
        plain(&problem.owner)
    }

    fn measures(&mut self) {
        let texts = &self.texts.measures;
        self.writer.heading("measures", &texts.heading);
        let mut idx = 0;
        if self.is_many() {
            let mut categories: Vec<&str> = Vec::new();
            for problem in &self.plan().problems {
                if !categories.contains(&problem.category.as_str()) {
                    categories.push(&problem.category);
                }
            }
            for category in categories {
                let problems = self.plan().problems.iter();
                let problems: Vec<&PlanProblem> = problems
                    .filter(|problem| problem.category == category)
                    .collect();
                let mut owners: Vec<String> = Vec::new();
                for problem in &problems {
                    let owner = self.owner(problem);
                    if !owners.contains(&owner) && !owner.is_empty() {
                        owners.push(owner);
                    }
                }
                let text: String = problems.iter().map(|problem| self.done(problem)).collect();
                let slots: Slots = [
                    ("action", category.to_owned()),
                    ("owner", owners.join("、")),
                ]
                .into();
                let lead = fill_text(&texts.title, &slots);
                self.numbered(category, idx, &lead, &text);
                idx += 1;
            }
        } else {
            for problem in &self.plan().problems {
                let slots: Slots = [
                    ("action", self.action(problem)),
                    ("owner", self.owner(problem)),
                ]
                .into();
                let lead = fill_text(&texts.title, &slots);
                let text = self.done(problem);
                self.numbered(&problem.id, idx, &lead, &text);
                idx += 1;
            }
        }
        let asked = self.asked();
        if asked.is_empty() {
            return;
        }
        let matters: Vec<String> = asked
            .iter()
            .map(|(problem, task)| self.asked_brief(problem, task))
            .collect();
        let annexes = self.annexes();
        let place = annexes.iter().position(|annex| *annex == PlanAnnex::Needs);
        let slots: Slots = [
            ("count", matters.len().to_string()),
            ("matters", matters.join("、")),
            (
                "annex",
                place.map_or_else(String::new, |place| (place + 1).to_string()),
            ),
        ]
        .into();
        let text = fill_text(&texts.support_text, &slots);
        self.numbered("support", idx, &texts.support, &text);
    }

    /// What is asked of county or government, with its problem.
    fn asked(&self) -> Vec<(&'a PlanProblem, &'a MeasureOption)> {
        let problems = self.plan().problems.iter();
        let of = |problem: &'a PlanProblem| {
            let tasks = problem.tasks();
            tasks
                .filter(|task| task.actor != plan::measure::Actor::School)
                .map(move |task| (problem, task))
        };
        problems.flat_map(of).collect()
    }

    /// What is asked for; with the problem where two ask for the same.
    fn asked_brief(&self, problem: &PlanProblem, task: &MeasureOption) -> String {
        let same = |(other, found): &&(&PlanProblem, &MeasureOption)| {
            found.brief == task.brief && other.id != problem.id
        };
        let asked = self.asked();
        if asked.iter().any(|found| same(&found)) {
            format!(
                "{}（{}）",
                task.brief,
                self.name(&problem.indicator, problem.part)
            )
        } else {
            task.brief.clone()
        }
    }

    // 年度安排

    fn years(&mut self) {
        let texts = &self.texts.years;
        if self.plan().problems.is_empty() {
            return;
        }
        self.writer.heading("years", &texts.heading);
        let mut tasks: Vec<(&'a PlanProblem, &'a MeasureOption)> = Vec::new();
        for problem in &self.plan().problems {
            tasks.extend(problem.tasks().map(|task| (problem, task)));
        }
        let mut years: Vec<u16> = tasks
            .iter()
            .filter_map(|(_, task)| Some(task.finish?.year()))
            .collect();
        let mut closes: Vec<(u16, &PlanProblem)> = Vec::new();
        for problem in &self.plan().problems {
            let date = self.reached_on(problem);
            closes.extend(date.map(|date| (date.year(), problem)));
        }
        years.extend(closes.iter().map(|(year, _)| *year));
        years.sort_unstable();
        years.dedup();
        if years.is_empty() {
            self.writer
                .text("undated", ParagraphKind::Body, cell(&texts.undated));
        }
        for year in years {
            let mut briefs: Vec<&str> = Vec::new();
            // What makes something comes before what only looks or asks.
            let mut of_year: Vec<_> = tasks
                .iter()
                .filter(|(_, task)| task.finish.is_some_and(|finish| finish.year() == year))
                .collect();
            of_year.sort_by_key(|(_, task)| {
                !task.changes.iter().any(|change| change.amount.is_known())
            });
            for (_, task) in of_year {
                if !task.brief.is_empty() && !briefs.contains(&task.brief.as_str()) {
                    briefs.push(&task.brief);
                }
            }
            let mut text = String::new();
            if !briefs.is_empty() {
                let count = briefs.len();
                briefs.truncate(texts.most);
                let rest: Slots = [("count", count.to_string())].into();
                let slots: Slots = [
                    ("year", year.to_string()),
                    ("steps", briefs.join("、")),
                    (
                        "rest",
                        if count > texts.most {
                            fill_text(&texts.rest, &rest)
                        } else {
                            String::new()
                        },
                    ),
                ]
                .into();
                text += &fill_text(&texts.line, &slots);
            }
            let closed = closes.iter().filter(|(closed, _)| *closed == year);
            let closed: Vec<&PlanProblem> = closed.map(|(_, problem)| *problem).collect();
            if !closed.is_empty() {
                let slots: Slots =
                    [("year", year.to_string()), ("names", self.names(&closed))].into();
                text += &fill_text(&texts.close, &slots);
            }
            self.writer
                .text(&year.to_string(), ParagraphKind::Body, cell(text));
        }
    }

    // 经费测算

    fn funds(&mut self) {
        let texts = &self.texts.funds;
        if self.plan().problems.is_empty() {
            return;
        }
        self.writer.heading("funds", &texts.heading);
        let lines = costs::lines(self.basis(), self.plan());
        if lines.is_empty() {
            let none = if self.is_private() {
                &texts.none_private
            } else {
                &texts.none
            };
            self.writer.text("none", ParagraphKind::Body, cell(none));
            return;
        }
        let total = costs::total(&lines);
        let slots: Slots = [("amount", funds::ten_thousands(total.amount))].into();
        let sum = match (total.priced, total.open) {
            (0, _) => &texts.open,
            (_, 0) => &texts.sum,
            _ => &texts.partly,
        };
        let text = fill_text(sum, &slots);
        self.writer.text("sum", ParagraphKind::Body, cell(text));
        if self.is_many() {
            return;
        }
        let number = self.writer.table_number();
        let (priced, open): (Vec<_>, Vec<_>) = lines.iter().partition(|line| line.amount.is_some());
        let rows = priced.into_iter().map(|line| {
            let cost = self.basis().library.cost(&line.cost);
            let unit = cost.map_or("", |cost| cost.unit.as_str());
            let quantity = known(&line.quantity);
            let is_money = cost.is_some_and(|cost| cost.money);
            let counted = match (quantity, line.price) {
                (Some(quantity), Some(price)) => fill_text(
                    &texts.each,
                    &[
                        ("quantity", quantity),
                        ("unit", unit.to_owned()),
                        ("price", price.to_string()),
                    ]
                    .into(),
                ),
                (Some(quantity), None) if !is_money => fill_text(
                    &texts.quantity,
                    &[("quantity", quantity), ("unit", unit.to_owned())].into(),
                ),
                _ => "—".to_owned(),
            };
            let amount = line
                .amount
                .map_or_else(|| texts.settle.clone(), funds::ten_thousands);
            let source = line.funding.source(self.basis());
            let name = source.map_or_else(String::new, |source| source.name.clone());
            let is_school_money = source.is_some_and(|source| source.is_school_money);
            let text = match line.funding {
                Funding::Proposed(_) if !is_school_money => &texts.proposed,
                _ => &texts.chosen,
            };
            let source = fill_text(text, &[("source", name)].into());
            let name = cost.map_or("", |cost| cost.name.as_str()).to_owned();
            row([name, counted, amount, source].map(cell).to_vec())
        });
        let mut rows: Vec<Row> = rows.collect();
        rows.extend(self.unpriced(&open));
        let shares = [
            (32, Align::Left),
            (30, Align::Left),
            (18, Align::Centre),
            (30, Align::Left),
        ];
        let caption = fill_text(&texts.caption, &[("number", number)].into());
        let head = texts.columns.clone();
        self.writer
            .table("lines", Some(caption), head, columns(&shares), rows);
    }

    /// Everything that waits for a price, as one row; none where nothing does.
    fn unpriced(&self, lines: &[&costs::CostLine]) -> Option<Row> {
        let (mut names, mut sources) = (Vec::new(), Vec::new());
        for line in lines {
            let cost = self.basis().library.cost(&line.cost);
            let name = cost.map_or("", |cost| cost.name.as_str());
            let source = line.funding.source(self.basis());
            let source = source.map_or("", |source| source.name.as_str());
            if !names.contains(&name) {
                names.push(name);
            }
            if !sources.contains(&source) {
                sources.push(source);
            }
        }
        let settle = self.texts.funds.settle.clone();
        let cells = [names.join("、"), "—".to_owned(), settle, sources.join("、")];
        (!names.is_empty()).then(|| row(cells.map(cell).to_vec()))
    }

    // 专项实施方案、三年行动方案、巩固提升方案的章次

    fn guideline(&mut self) {
        let texts = &self.texts.guideline;
        self.writer.heading("guideline", &texts.heading);
        let problems: Vec<&PlanProblem> = self.plan().problems.iter().take(4).collect();
        let text = if problems.is_empty() {
            texts.text_met.clone()
        } else {
            fill_text(&texts.text, &[("names", self.names(&problems))].into())
        };
        self.writer.text("text", ParagraphKind::Body, cell(text));
    }

    /// The fields of the problems, with their problems, in order.
    fn fields(&self) -> Vec<(&'a str, Vec<&'a PlanProblem>)> {
        let mut fields: Vec<(&'a str, Vec<&'a PlanProblem>)> = Vec::new();
        for problem in &self.plan().problems {
            match fields
                .iter_mut()
                .find(|(field, _)| *field == problem.category)
            {
                Some((_, problems)) => problems.push(problem),
                None => fields.push((problem.category.as_str(), vec![problem])),
            }
        }
        fields
    }

    /// What will be reached of a problem, without an end.
    fn target(&self, problem: &PlanProblem) -> String {
        let texts = &self.texts.targets;
        let mut slots: Slots = [
            ("name", self.name(&problem.indicator, problem.part)),
            ("bureau", self.bureau()),
        ]
        .into();
        let effects = self.effects(problem).zip(self.finding(problem));
        let reached = effects.and_then(|(effects, finding)| {
            let idx = effects.reaches(|year| year.with_support)?;
            let then = effects.years.get(idx)?.with_support;
            Some((
                self.shown(finding, &effects.today),
                self.shown(finding, &then),
            ))
        });
        match (reached, problem.promise.kind) {
            (Some((today, then)), _) => {
                slots.insert("today", today);
                slots.insert("then", then);
                fill_text(&texts.change, &slots)
            }
            (None, PromiseKind::Bound | PromiseKind::Closes) => fill_text(&texts.reached, &slots),
            _ => fill_text(&texts.settle, &slots),
        }
    }

    fn targets(&mut self) {
        let texts = &self.texts.targets;
        self.writer.heading("targets", &texts.heading);
        let overall = if self.plan().problems.is_empty() {
            self.keep()
        } else {
            self.overall()
        };
        self.writer
            .text("overall", ParagraphKind::Body, cell(overall));
        for (idx, (field, problems)) in self.fields().into_iter().enumerate() {
            let targets: Vec<String> = problems
                .iter()
                .map(|problem| self.target(problem))
                .collect();
            let text = format!("{}.{field}。{}。", idx + 1, targets.join("；"));
            self.writer.about(field);
            self.writer.text("text", ParagraphKind::Body, cell(text));
        }
    }

    fn phases(&mut self) {
        let texts = &self.texts.steps;
        self.writer.heading("steps", &texts.heading);
        let (Some(start), Some(target)) = (self.plan().plan_date, self.plan().target_date) else {
            self.writer
                .text("undated", ParagraphKind::Body, cell(&texts.undated));
            return;
        };
        let start = start.month();
        let prepared = start.after(1);
        let last = self
            .plan()
            .last_month()
            .unwrap_or(target.month())
            .max(prepared.after(1));
        let lead = |text: &str, first: Month, last: Month| {
            let slots: Slots = [("first", first.in_words()), ("last", last.in_words())].into();
            fill_text(text, &slots)
        };
        let is_early = |task: &&MeasureOption| task.finish.is_none_or(|finish| finish <= prepared);
        let problems = self.plan().problems.iter();
        let early = problems.flat_map(PlanProblem::tasks);
        let early = self.briefs(early.filter(|task| is_early(task) && task.is_done_by_school()));
        let mut text = texts.prepare_first.clone();
        if !early.is_empty() {
            text += &fill_text(&texts.prepare_steps, &[("steps", early)].into());
        }
        self.numbered("prepare", 0, &lead(&texts.prepare, start, prepared), &text);
        let mut lines = String::new();
        for (field, problems) in self.fields() {
            let tasks = problems.into_iter().flat_map(PlanProblem::tasks);
            let steps =
                self.briefs(tasks.filter(|task| !(is_early(task) && task.is_done_by_school())));
            if !steps.is_empty() {
                let slots: Slots = [("category", field.to_owned()), ("steps", steps)].into();
                lines += &fill_text(&texts.act_line, &slots);
            }
        }
        self.numbered("act", 1, &lead(&texts.act, prepared.after(1), last), &lines);
        let text = fill_text(&texts.review_text, &[("bureau", self.bureau())].into());
        let review = lead(&texts.review, last.after(1), last.after(2));
        self.numbered("review", 2, &review, &text);
    }

    fn year_table(&mut self) {
        let texts = &self.texts.year_table;
        self.writer.heading("year-table", &texts.heading);
        let plan = self.plan();
        let rows = plan
            .effects
            .years
            .iter()
            .enumerate()
            .filter_map(|(idx, year)| {
                let number = year.year?;
                let forecast = self.basis().forecast;
                let pupils = year
                    .forecast_idx
                    .zip(forecast)
                    .and_then(|(idx, forecast)| forecast.years.get(idx));
                let pupils = pupils.map(|year| year.pupils(Part::Whole).to_string());
                let pupils = pupils
                    .map(|count| fill_text(&self.texts.facts.pupils, &[("count", count)].into()));
                let tasks = plan.problems.iter().flat_map(PlanProblem::tasks);
                let of_year = tasks.filter(|task| {
                    task.finish
                        .is_some_and(|finish| finish.statistics_year() == number)
                });
                let steps = self.briefs(of_year.take(texts.most));
                let reached = plan.problems.iter().filter(|problem| {
                    let effects = self.effects(problem);
                    let by_effects =
                        effects.and_then(|effects| effects.reaches(|year| year.with_support));
                    match (effects, self.reached_on(problem)) {
                        (Some(_), _) => by_effects == Some(idx),
                        (None, Some(date)) => date.year() == number,
                        (None, None) => false,
                    }
                });
                let reached: Vec<&PlanProblem> = reached.collect();
                let cells = [
                    number.to_string(),
                    pupils.unwrap_or_else(|| "—".to_owned()),
                    if steps.is_empty() {
                        texts.none.clone()
                    } else {
                        steps
                    },
                    if reached.is_empty() {
                        "—".to_owned()
                    } else {
                        self.names(&reached)
                    },
                ];
                Some(row(cells.map(cell).to_vec()))
            });
        let rows: Vec<Row> = rows.collect();
        if rows.is_empty() {
            self.writer.text(
                "undated",
                ParagraphKind::Body,
                cell(&self.texts.years.undated),
            );
            return;
        }
        let number = self.writer.table_number();
        let caption = fill_text(&texts.caption, &[("number", number)].into());
        let shares = [
            (10, Align::Centre),
            (16, Align::Centre),
            (50, Align::Left),
            (28, Align::Left),
        ];
        let head = texts.columns.clone();
        self.writer
            .table("years", Some(caption), head, columns(&shares), rows);
    }

    fn projects(&mut self) {
        let texts = &self.texts.projects;
        self.writer.heading("projects", &texts.heading);
        for (idx, (field, problems)) in self.fields().into_iter().enumerate() {
            let mut owners: Vec<String> = Vec::new();
            for problem in &problems {
                let owner = self.owner(problem);
                if !owners.contains(&owner) && !owner.is_empty() {
                    owners.push(owner);
                }
            }
            let slots: Slots = [
                ("category", field.to_owned()),
                ("owners", owners.join("、")),
            ]
            .into();
            let lead = fill_text(&texts.title, &slots);
            let targets: Vec<String> = problems
                .iter()
                .map(|problem| self.target(problem))
                .collect();
            let mut text = fill_text(&texts.target, &[("targets", targets.join("；"))].into());
            let school = || {
                let tasks = problems.iter().flat_map(|problem| problem.tasks());
                tasks.filter(|task| task.actor == plan::measure::Actor::School)
            };
            let mut years: Vec<Option<u16>> = school()
                .map(|task| task.finish.map(|finish| finish.year()))
                .collect();
            years.sort_unstable();
            years.dedup();
            let steps = years.into_iter().map(|year| {
                let of_year =
                    school().filter(|task| task.finish.map(|finish| finish.year()) == year);
                let steps = self.briefs(of_year);
                match year {
                    Some(year) => fill_text(
                        &texts.year,
                        &[("year", year.to_string()), ("steps", steps)].into(),
                    ),
                    None => steps,
                }
            });
            let steps: Vec<String> = steps.collect();
            if !steps.is_empty() {
                text += &fill_text(&texts.tasks, &[("steps", steps.join("；"))].into());
            }
            let asked = problems.iter().flat_map(|problem| problem.tasks());
            let asked =
                self.briefs(asked.filter(|task| task.actor != plan::measure::Actor::School));
            if !asked.is_empty() {
                text += &fill_text(&texts.support, &[("matters", asked)].into());
            }
            self.numbered(field, idx, &lead, &text);
        }
    }

    /// What is met and stands close to its bound comes first.
    fn watches(&mut self) {
        let texts = &self.texts.watches;
        self.writer.heading("watches", &texts.heading);
        let watches = self.plan().watches.iter();
        let (first, rest): (Vec<_>, Vec<_>) =
            watches.partition(|watch| watch.level == Urgency::Guard);
        for (idx, watch) in first.into_iter().chain(rest).take(texts.most).enumerate() {
            let slots: Slots = [
                ("heading", watch.heading.clone()),
                ("owner", plain(&watch.task.owner)),
            ]
            .into();
            let lead = fill_text(&texts.title, &slots);
            let text = plain(&watch.task.text).trim_end_matches('。').to_owned();
            let text = match watch.task.finish {
                Some(month) => fill_text(
                    &texts.by,
                    &[("month", month.in_words()), ("text", text)].into(),
                ),
                None => fill_text(&texts.someday, &[("text", text)].into()),
            };
            self.numbered(&watch.task.task_id, idx, &lead, &text);
        }
    }

    // 组织领导

    fn group(&mut self) {
        let texts = &self.texts.group;
        self.writer.heading("group", &texts.heading);
        let basis = self.basis();
        let mut carriers: Vec<String> = Vec::new();
        for problem in &self.plan().problems {
            carriers.push(self.owner(problem));
            carriers.extend(problem.tasks().map(|task| plain(&task.owner)));
        }
        let mut roles: [(&str, &str, Vec<String>); 3] = [
            ("组长", texts.head.as_str(), Vec::new()),
            ("副组长", texts.deputy.as_str(), Vec::new()),
            ("成员", texts.member.as_str(), Vec::new()),
        ];
        for post in small::posts(basis) {
            let name = small::name(basis, post);
            let carries = carriers
                .iter()
                .any(|carrier| carrier.starts_with(post.name.as_str()));
            let is_head = post.group_role != "成员";
            if !is_head && name.is_none() && !carries {
                continue;
            }
            let person = match name {
                Some(name) => {
                    let slots: Slots =
                        [("name", name.to_owned()), ("post", post.name.clone())].into();
                    fill_text(&texts.named, &slots)
                }
                None => post.name.clone(),
            };
            let role = roles.iter_mut().find(|(role, ..)| *role == post.group_role);
            if let Some((.., people)) = role
                && !people.contains(&person)
            {
                people.push(person);
            }
        }
        let members = roles.iter().filter(|(.., people)| !people.is_empty());
        let members = members
            .map(|(_, text, people)| fill_text(text, &[("people", people.join("、"))].into()));
        let members: Vec<String> = members.collect();
        let mut text = fill_text(&texts.text, &[("members", members.join("，"))].into());
        let office = small::post(basis, "office");
        let place = self
            .annexes()
            .iter()
            .position(|annex| *annex == PlanAnnex::Ledger);
        if let (Some(office), Some(place)) = (office, place) {
            let slots: Slots = [
                ("office", office.name.clone()),
                ("annex", (place + 1).to_string()),
            ]
            .into();
            text += &fill_text(&texts.keeper, &slots);
        }
        self.writer.text("text", ParagraphKind::Body, cell(text));
    }

    // 保障措施、监测与销号

    fn safeguards(&mut self) {
        let texts = &self.texts.safeguards;
        self.writer.heading("safeguards", &texts.heading);
        for (idx, (lead, text)) in texts.lines.iter().enumerate() {
            self.numbered(lead, idx, lead, text);
        }
    }

    fn monitoring(&mut self) {
        let texts = &self.texts.monitoring;
        self.writer.heading("monitoring", &texts.heading);
        let slots: Slots = [("bureau", self.bureau())].into();
        let text = fill_text(&texts.text, &slots);
        self.writer.text("text", ParagraphKind::Body, cell(text));
    }

    // 附件

    /// The annexes that there are: of what is asked for only where something is.
    fn annexes(&self) -> Vec<PlanAnnex> {
        let annexes = self.genre.annexes.iter().copied();
        annexes
            .filter(|annex| match annex {
                PlanAnnex::Ledger => true,
                PlanAnnex::Needs => !self.asked().is_empty(),
            })
            .collect()
    }

    fn annex_name(&self, annex: PlanAnnex) -> String {
        match annex {
            PlanAnnex::Ledger => self.texts.ledger.annex.clone(),
            PlanAnnex::Needs => self.texts.needs.annex.clone(),
        }
    }

    fn begin_annex(&mut self, name: &str, number: usize, title: &str) {
        if self.genre.sections.is_empty() {
            self.writer.begin(name);
            self.writer
                .push("title", Block::AnnexTitle(title.to_owned()));
        } else {
            self.writer.annex(name, &number.to_string(), title);
        }
    }

    fn ledger(&mut self, number: usize) {
        let texts = &self.texts.ledger;
        let slots = self.writer.school_slots();
        let title = fill_text(&texts.title, &slots);
        self.begin_annex("ledger", number, &title);
        let words = self.writer.words();
        let problems = self.plan().problems.iter().enumerate();
        let rows = problems.filter_map(|(idx, problem)| {
            let finding = self.finding(problem)?;
            let shown = findings::row(finding, self.basis().standard, &words)?;
            let standing = if finding.gap.is_some() {
                let slots: Slots = [("value", shown.value), ("gap", shown.gap)].into();
                fill_text(&texts.gap, &slots)
            } else {
                shown.value
            };
            let tasks = || problem.tasks();
            let school =
                self.briefs(tasks().filter(|task| task.actor == plan::measure::Actor::School));
            let asked =
                self.briefs(tasks().filter(|task| task.actor != plan::measure::Actor::School));
            let or_none = |text: String| {
                if text.is_empty() {
                    texts.none.clone()
                } else {
                    text
                }
            };
            let school = if tasks().next().is_none() {
                self.done(problem).trim_end_matches('。').to_owned()
            } else {
                or_none(school)
            };
            let mut months: Vec<Month> = tasks().filter_map(|task| task.finish).collect();
            months.sort_unstable();
            months.dedup();
            let last = months
                .last()
                .map(|month| fill_text(&texts.by, &[("month", month.in_words())].into()));
            let evidence = problem.evidence.iter().take(2).cloned();
            let evidence: Vec<String> = evidence.collect();
            let principal = small::post(self.basis(), "principal");
            let head = principal.map(|post| {
                small::name(self.basis(), post)
                    .unwrap_or(post.name.as_str())
                    .to_owned()
            });
            let mut people: Vec<String> = head.into_iter().collect();
            let owner = self.owner(problem);
            if !people.iter().any(|person| owner.ends_with(person.as_str())) {
                people.push(owner);
            }
            let cells = [
                (idx + 1).to_string(),
                format!(
                    "{}{}",
                    self.writer.stage_name(problem.part),
                    problem.heading
                ),
                standing,
                self.causes_of(problem),
                format!("{}{}", self.goal_date(problem), self.goal_of(problem)),
                school,
                or_none(asked),
                people.join("、"),
                last.unwrap_or_else(|| self.texts.goals.unsettled.clone()),
                evidence.join("、"),
                "　".to_owned(),
            ];
            Some(row(cells.map(cell).to_vec()))
        });
        let mut rows: Vec<Row> = rows.collect();
        if rows.is_empty() {
            let mut cells = vec![cell("—"), cell(&texts.no_problems)];
            cells.extend((2..texts.columns.len()).map(|_| cell("—")));
            rows.push(row(cells));
        }
        let shares = [
            (4, Align::Centre),
            (10, Align::Left),
            (12, Align::Left),
            (12, Align::Left),
            (12, Align::Left),
            (20, Align::Left),
            (14, Align::Left),
            (9, Align::Left),
            (9, Align::Left),
            (12, Align::Left),
            (5, Align::Centre),
        ];
        let head = texts.columns.clone();
        self.writer
            .table("rows", None, head, columns(&shares), rows);
    }

    /// What a problem's goal is in few words, behind its day.
    fn goal_of(&self, problem: &PlanProblem) -> String {
        let effects = self.effects(problem).zip(self.finding(problem));
        let value = effects.and_then(|(effects, finding)| {
            let idx = effects.reaches(|year| year.with_support)?;
            let year = effects.years.get(idx)?;
            Some(self.shown(finding, &year.with_support))
        });
        match (value, problem.promise.kind) {
            (Some(value), _) => value,
            (None, PromiseKind::Bound | PromiseKind::Closes) => self.texts.goals.reached.clone(),
            _ => String::new(),
        }
    }

    fn needs(&mut self, number: usize) {
        let texts = &self.texts.needs;
        let title = if self.is_private() {
            &texts.title_private
        } else {
            &texts.title
        };
        self.begin_annex("needs", number, title);
        let lines = costs::lines(self.basis(), self.plan());
        let rows = self
            .asked()
            .into_iter()
            .enumerate()
            .map(|(idx, (problem, task))| {
                let mut line = lines.iter();
                let line =
                    line.find(|line| line.problem_id == problem.id && line.measure_id == task.id);
                let mut amounts = Vec::new();
                amounts.extend(self.made(problem, task));
                let sum = line.and_then(|line| line.amount);
                amounts.extend(sum.map(|sum| {
                    fill_text(&texts.amount, &[("sum", funds::ten_thousands(sum))].into())
                }));
                let amount = if amounts.is_empty() {
                    texts.settle.clone()
                } else {
                    amounts.join("，")
                };
                let requests = self.plan().requests.iter();
                let mut requests = requests.filter(|request| request.task_id == task.task_id);
                let lead = requests.next().map(|request| request.lead.clone());
                let school = self.briefs(problem.tasks().filter(|task| task.is_done_by_school()));
                let month = task.finish.map(|month| {
                    fill_text(&self.texts.ledger.by, &[("month", month.in_words())].into())
                });
                let cells = [
                    (idx + 1).to_string(),
                    self.asked_brief(problem, task),
                    amount,
                    self.rests_on(problem),
                    if school.is_empty() {
                        self.texts.ledger.none.clone()
                    } else {
                        school
                    },
                    lead.unwrap_or_default(),
                    month.unwrap_or_else(|| texts.settle.clone()),
                ];
                row(cells.map(cell).to_vec())
            });
        let rows: Vec<Row> = rows.collect();
        let shares = [
            (5, Align::Centre),
            (26, Align::Left),
            (14, Align::Left),
            (26, Align::Left),
            (26, Align::Left),
            (16, Align::Left),
            (14, Align::Centre),
        ];
        let head = texts.columns.clone();
        self.writer
            .table("rows", None, head, columns(&shares), rows);
        self.writer
            .text("note", ParagraphKind::Note, cell(&texts.note));
    }

    /// How much a task makes of what is missing, where it can be counted.
    fn made(&self, problem: &PlanProblem, task: &MeasureOption) -> Option<String> {
        let finding = self.finding(problem)?;
        let rests = self.plan().effects.rests.iter();
        let mut rests = rests.filter(|(id, measure, _)| *id == problem.id && *measure == task.id);
        let made = rests.next().map(|(.., rest)| *rest).or(task.adds)?;
        (made != Decimal::ZERO).then(|| self.amount(finding, made))
    }

    /// On which numbers a request rests: what the pupils of the told year need, and what is missing when the school has done
    /// its part.
    fn rests_on(&self, problem: &PlanProblem) -> String {
        let texts = &self.texts.needs;
        let settle = || texts.settle.clone();
        let effects = self.effects(problem).zip(self.finding(problem));
        let Some((effects, finding)) = effects else {
            return settle();
        };
        if !matches!(finding.detail, Detail::Stock { .. } | Detail::Rooms { .. }) {
            return settle();
        }
        let target = self.plan().effects.target_idx;
        let last = effects.years.len().saturating_sub(1);
        let idx = target.unwrap_or(last).min(last);
        let Some(year) = effects.years.get(idx) else {
            return settle();
        };
        let unit = stock_unit(finding);
        let shown = findings::readable_unit(year.by_school.have, unit);
        let number = |amount: Fraction| display::amount(amount, unit, shown);
        let need = year.by_school.have.plus(year.by_school.missing.fraction());
        let slots: Slots = [
            ("need", number(need)),
            ("have", number(effects.today.have)),
            ("missing", number(year.by_school.missing.fraction())),
            ("unit", labels::unit(shown).to_owned()),
        ]
        .into();
        let text = fill_text(&texts.basis, &slots);
        let forecast = self.basis().forecast;
        let year = forecast.and_then(|forecast| {
            let year = self.plan().effects.years.get(idx)?.forecast_idx?;
            forecast.years.get(year)
        });
        match year {
            Some(year) => {
                let slots: Slots = [
                    ("year", year.year().to_string()),
                    ("pupils", year.pupils(finding.part).to_string()),
                ]
                .into();
                fill_text(&texts.basis_year, &slots) + &text
            }
            None => text,
        }
    }
}

/// The base unit of what a finding counts.
fn stock_unit(finding: &Finding) -> Unit {
    match (&finding.detail, finding.gap) {
        (Detail::Stock { unit, .. }, _) => *unit,
        (_, Some(gap)) => gap.unit,
        _ => Unit::None,
    }
}

/// A sentence of which everything is known; `None` otherwise.
fn known(sentence: &Sentence) -> Option<String> {
    let is_known = sentence.iter().all(|piece| matches!(piece, Piece::Text(_)));
    is_known.then(|| sentence.iter().map(Piece::shown).collect())
}

/// The known part of a sentence.
fn plain(sentence: &Sentence) -> String {
    let texts = sentence.iter().filter_map(|piece| match piece {
        Piece::Text(text) => Some(text.as_str()),
        Piece::Missing(_) => None,
    });
    texts.collect()
}
