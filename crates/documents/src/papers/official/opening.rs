//! The beginning of the plan: on what it rests, who the school is, how it stands, what is wrong and why.
//!
//! In: the paper with its plan. Out: blocks. It must not know which section comes next.

use super::*;
use crate::texts::{PlanSection, PlanShortening};
use school::answers::{AnswerKey, FeedbackField, read_day};

impl<'a> Paper<'a> {
    pub(super) fn introduction(&mut self) {
        let texts = &self.texts.introduction;
        let profile = &self.basis().school.profile;
        let mut slots = self.writer.school_slots();
        introduction::put_basis(&self.writer, &mut slots);
        slots.insert("basis", self.document_basis());
        let meeting = self.basis().choices.answer(AnswerKey::Meeting);
        let meeting = match meeting {
            "" => String::new(),
            meeting => fill_text(&texts.meeting, &[("meeting", meeting.to_owned())].into()),
        };
        slots.insert("meeting", meeting);
        let is_met = self.problem_count() == 0;
        if self.genre.feedback_only {
            let text = self.feedback_introduction(&slots);
            self.writer.begin("introduction");
            self.writer.text("text", ParagraphKind::Body, cell(text));
            return;
        }
        if self.genre.sections.contains(&PlanSection::ProblemTable) && !is_met {
            let text = self.small_introduction(&slots);
            self.writer.begin("introduction");
            self.writer.text("text", ParagraphKind::Body, cell(text));
            return;
        }
        let text = match (profile.data_date, is_met) {
            (Some(_), true) => &texts.text_met,
            (Some(_), false) => &texts.text,
            (None, true) => &texts.text_met_undated,
            (None, false) => &texts.text_undated,
        };
        self.writer.begin("introduction");
        self.writer.paragraph("text", text, &slots);
    }

    /// Of a paper whose problems stand in a table: who found them.
    fn small_introduction(&self, slots: &Slots) -> String {
        let texts = &self.texts.introduction;
        let slots = self.feedback_slots(slots);
        let is_named = !self.basis().choices.basis.trim().is_empty();
        let basis = if is_named {
            fill_text(&texts.small_basis, &slots)
        } else {
            String::new()
        };
        let mut problems = self.plan().school_problems.iter();
        let known = |text: &String| known(&fill(text, &slots, &Default::default()));
        let inspected = problems
            .any(|problem| problem.is_feedback)
            .then(|| texts.small_feedback.iter().find_map(known));
        let text = inspected.flatten();
        basis + &text.unwrap_or_else(|| fill_text(&texts.small, &slots))
    }

    /// What is known of an inspection, beside what is known already.
    fn feedback_slots(&self, slots: &Slots) -> Slots {
        let choices = self.basis().choices;
        let day = |field| read_day(choices.answer(AnswerKey::Feedback(field)));
        let mut slots = slots.clone();
        let problems = self.plan().school_problems.iter();
        let count = problems.filter(|problem| problem.is_feedback).count();
        slots.insert("count", count.to_string());
        let by = choices.answer(AnswerKey::Feedback(FeedbackField::By));
        if !by.is_empty() {
            slots.insert("by", by.to_owned());
        }
        for (name, field) in [("date", FeedbackField::Date), ("met", FeedbackField::Met)] {
            if let Some(day) = day(field) {
                slots.insert(name, day.in_words());
            }
        }
        slots
    }

    /// Who inspected, when, what the school made of it; what is not known is left out.
    fn feedback_introduction(&self, slots: &Slots) -> String {
        let texts = &self.texts.introduction;
        let slots = self.feedback_slots(slots);
        let known = |text: &String| known(&fill(text, &slots, &Default::default()));
        let mut lines = texts.feedback.iter();
        let begin = lines.find_map(known).unwrap_or_default();
        let met = known(&texts.feedback_met).unwrap_or_default();
        format!("{begin}{met}{}", fill_text(&texts.feedback_end, &slots))
    }

    /// The document on which the paper rests: as the school wrote it, or the work plan of its county.
    pub(super) fn document_basis(&self) -> String {
        let texts = &self.texts.introduction;
        let typed = self.basis().choices.basis.trim();
        if !typed.is_empty() {
            return typed.to_owned();
        }
        let county = self.basis().school.profile.county.trim();
        if county.is_empty() {
            return texts.basis_unknown.clone();
        }
        fill_text(&texts.basis, &[("county", county.to_owned())].into())
    }

    pub(super) fn facts(&mut self) {
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
        text += &self.senior_pupils();
        if !self.is_short(PlanShortening::Coming) {
            text += &self.coming();
        }
        if small::is_excluded(self.basis()) {
            text += &texts.excluded;
        }
        self.writer.text("school", ParagraphKind::Body, cell(text));
    }

    /// What is known of the school; a place that nobody named has an empty name in the sentence of the school.
    pub(super) fn fact_slots(&self) -> Slots {
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
    pub(super) fn figure(&self, figure: &str) -> Option<Decimal> {
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

    pub(super) fn coming(&self) -> String {
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
            ("trend", self.trend().to_owned()),
        ]
        .into();
        let text = if coming.len() == 1 {
            &texts.coming_one
        } else {
            &texts.coming
        };
        fill_text(text, &slots)
    }

    /// How the pupils of the coming years go: ever fewer, ever more, or neither.
    fn trend(&self) -> &'a str {
        let texts = &self.texts.facts;
        let forecast = self.basis().forecast;
        let years = forecast.map_or(&[][..], |forecast| &forecast.years);
        let counts: Vec<i64> = years.iter().map(|year| year.pupils(Part::Whole)).collect();
        let all = |holds: fn(&i64, &i64) -> bool| {
            counts.windows(2).all(|pair| match pair {
                [first, next] => holds(first, next),
                _ => true,
            })
        };
        if all(|first, next| next < first) {
            &texts.fewer
        } else if all(|first, next| next > first) {
            &texts.more
        } else {
            ""
        }
    }

    pub(super) fn standing(&mut self) {
        let texts = &self.texts.standing;
        self.writer.heading("standing", &texts.heading);
        let mut clauses: Vec<String> = Vec::new();
        for verdict in &self.basis().report.verdicts {
            clauses.extend(self.of_group(verdict));
        }
        let is_item = |problem: &&PlanProblem| !self.is_spared_group(problem);
        let items = self.problems().filter(is_item).count();
        if items > 0 {
            let slots: Slots = [("count", items.to_string())].into();
            clauses.push(fill_text(&texts.items, &slots));
        }
        let mut text = self.shared_resources();
        if !clauses.is_empty() {
            text += &format!("{}。", clauses.join("；"));
        }
        text += &last_round::sentence(&self.writer);
        let problems = &self.plan().problems;
        for problem in &self.plan().pack_problems {
            text += &format!("{}。", problem.heading);
        }
        let number = (!problems.is_empty()).then(|| self.writer.table_number());
        if let Some(number) = &number {
            let listed = if self.is_short(PlanShortening::Causes) {
                self.problem_count()
            } else {
                problems.len()
            };
            let slots: Slots = [("count", listed.to_string()), ("number", number.clone())].into();
            text += &fill_text(&texts.table, &slots);
        }
        let margins = if problems.is_empty() {
            self.margins()
        } else {
            text += &self.near();
            Vec::new()
        };
        let margin_number = (!margins.is_empty()).then(|| self.writer.table_number());
        if let Some(number) = &margin_number {
            let slots: Slots = [
                ("count", margins.len().to_string()),
                ("number", number.clone()),
            ]
            .into();
            text += &fill_text(&texts.margins, &slots);
        }
        self.writer.text("text", ParagraphKind::Body, cell(text));
        if let Some(number) = number {
            self.problem_table(number);
        }
        if let Some(number) = margin_number {
            let caption = fill_text(&texts.margins_caption, &[("number", number)].into());
            let shares = [
                (22, Align::Left),
                (24, Align::Left),
                (20, Align::Left),
                (14, Align::Centre),
                (26, Align::Left),
            ];
            let head = texts.columns_margins.clone();
            self.writer
                .table("margins", Some(caption), head, columns(&shares), margins);
        }
    }

    /// What is met with little to spare, a row each: how it stands, and what may not happen.
    fn margins(&self) -> Vec<Row> {
        let texts = &self.texts.standing;
        let words = self.writer.words();
        let rows = self.plan().near.iter().filter_map(|idx| {
            let finding = self.basis().report.findings.get(*idx)?;
            let shown = findings::row(finding, self.basis().standard, &words)?;
            let (spare, lose) = match (&finding.detail, self.spare(finding)) {
                (_, Some((spare, unit))) => {
                    let slots: Slots = [("spare", spare), ("unit", unit)].into();
                    (
                        fill_text(&texts.spare, &slots),
                        fill_text(&texts.lose, &slots),
                    )
                }
                (Detail::Classes { .. }, None) => {
                    (texts.spare_none.clone(), texts.lose_class.clone())
                }
                _ => (texts.spare_none.clone(), texts.lose_any.clone()),
            };
            let name = self.name(&finding.indicator, finding.part);
            let bound = self.bound_cell(finding, shown.bound);
            let value = self.value_cell(finding, shown.value);
            Some(row([name, value, bound, spare, lose].map(cell).to_vec()))
        });
        rows.collect()
    }

    /// How much more there is than needed, in whole units that are easily read; `None` for none, and for what is no stock.
    fn spare(&self, finding: &Finding) -> Option<(String, String)> {
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
        let unit = labels::unit_in_text(shown_unit).to_owned();
        (spare > 0).then(|| (spare.to_string(), unit))
    }

    pub(super) fn of_group(&self, verdict: &GroupVerdict) -> Option<String> {
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
    pub(super) fn is_spared_group(&self, problem: &PlanProblem) -> bool {
        let group = self
            .finding(problem)
            .and_then(|finding| self.basis().standard.group(&finding.group));
        group.is_some_and(|group| matches!(group.rule, GroupRule::AtLeast { .. }))
    }

    /// What is only just enough.
    pub(super) fn near(&self) -> String {
        let texts = &self.texts.standing;
        let items = self.plan().near.iter().filter_map(|idx| {
            let finding = self.basis().report.findings.get(*idx)?;
            if !matches!(finding.detail, Detail::Stock { .. }) {
                return None;
            }
            let mut slots: Slots = [("name", self.name(&finding.indicator, finding.part))].into();
            let Some((spare, unit)) = self.spare(finding) else {
                return Some(fill_text(&texts.near_none, &slots));
            };
            slots.insert("spare", spare);
            slots.insert("unit", unit);
            Some(fill_text(&texts.near_item, &slots))
        });
        let items: Vec<String> = items.take(texts.most_near).collect();
        if items.is_empty() {
            return String::new();
        }
        fill_text(&texts.near, &[("items", items.join("，"))].into())
    }

    pub(super) fn problem_table(&mut self, number: String) {
        let texts = &self.texts.standing;
        let is_many = self.is_short(PlanShortening::Causes);
        let words = self.writer.words();
        let rows = self.problems().filter_map(|problem| {
            let finding = self.finding(problem)?;
            let shown = findings::row(finding, self.basis().standard, &words)?;
            let name = self.name(&problem.indicator, problem.part);
            let last = if is_many {
                self.causes_of(problem)
            } else {
                shown.gap
            };
            let bound = self.bound_cell(finding, shown.bound);
            let value = self.value_cell(finding, shown.value);
            Some(row([name, bound, value, last].map(cell).to_vec()))
        });
        let mut rows: Vec<Row> = rows.collect();
        if is_many {
            let others = self.rows().into_iter().skip(self.plan().problems.len());
            rows.extend(others.map(|problem| {
                let or_dash = |text: String| {
                    let dash = &self.texts.goals.nothing;
                    if text.is_empty() { dash.clone() } else { text }
                };
                let cells = [
                    problem.heading,
                    or_dash(problem.bound),
                    self.texts.standing.unmet.clone(),
                    problem.causes,
                ];
                row(cells.map(cell).to_vec())
            }));
        }
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

    /// What is asked for, as a cell writes it: 生均7.5㎡, 5%以上, 每班不超过45人.
    pub(super) fn bound_cell(&self, finding: &Finding, shown: String) -> String {
        let texts = &self.texts.standing;
        if self.is_event_of(finding) {
            return texts.none_of_it.clone();
        }
        let per = self.per(finding);
        if !per.is_empty()
            && let Some(bound) = finding.bound
        {
            return format!("{per}{}{}", bound.value, self.short_unit(finding));
        }
        let mut text = shown.replace("=", "");
        for (sign, words) in [("≤", &texts.at_most), ("<", &texts.less_than)] {
            text = text.replace(sign, words);
        }
        for (sign, words) in [("≥", &texts.at_least), (">", &texts.more_than)] {
            if let Some((before, after)) = text.split_once(sign) {
                // More than all there cannot be.
                let end = if after == "100%" { "" } else { words.as_str() };
                text = format!("{before}{after}{end}");
            }
        }
        text
    }

    /// What there is, as a cell writes it: 5.85㎡（6900㎡） where it is counted per pupil.
    pub(super) fn value_cell(&self, finding: &Finding, shown: String) -> String {
        if self.is_event_of(finding) && finding.is_problem() {
            return self.texts.goals.happened.clone();
        }
        // Of a share zeros at the end say nothing.
        let shown = match shown.strip_suffix(".0%") {
            Some(whole) => format!("{whole}%"),
            None => shown,
        };
        let Detail::Stock { have, unit, .. } = &finding.detail else {
            return shown;
        };
        let indicator = self.basis().standard.indicator(&finding.indicator);
        let value = indicator.and_then(|indicator| display::value_in_text(finding, indicator));
        let Some(value) = value.filter(|_| !self.per(finding).is_empty()) else {
            return shown;
        };
        let readable = findings::readable_unit(*have, *unit);
        let slots: Slots = [
            ("value", format!("{value}{}", self.short_unit(finding))),
            (
                "have",
                format!(
                    "{}{}",
                    display::amount(*have, *unit, readable),
                    labels::unit(readable)
                ),
            ),
        ]
        .into();
        fill_text(&self.texts.standing.value, &slots)
    }

    /// 生均 or 每百名学生; empty for what is counted otherwise.
    pub(super) fn per(&self, finding: &Finding) -> &'a str {
        let indicator = self.basis().standard.indicator(&finding.indicator);
        let unit = indicator.map(|indicator| findings::unit(finding, indicator));
        unit.map_or("", |unit| self.per_words(unit))
    }

    /// The unit without by what it is divided.
    pub(super) fn short_unit(&self, finding: &Finding) -> String {
        let indicator = self.basis().standard.indicator(&finding.indicator);
        let unit = indicator.map(|indicator| findings::unit(finding, indicator));
        let unit = unit.map_or("", labels::unit_in_text);
        unit.replace(
            labels::unit_in_text(Unit::SquareMetre),
            labels::unit(Unit::SquareMetre),
        )
    }

    /// The causes that the school named; that they are being looked into where it named none.
    pub(super) fn causes_of(&self, problem: &PlanProblem) -> String {
        let named = self.named_causes(problem);
        if named.is_empty() {
            self.texts.causes.verifying.clone()
        } else {
            named
        }
    }

    pub(super) fn named_causes(&self, problem: &PlanProblem) -> String {
        let ticked = problem.causes.iter().filter(|cause| cause.is_ticked);
        let mut causes: Vec<&str> = ticked.map(|cause| cause.text.as_str()).collect();
        if !problem.written_cause.is_empty() {
            causes.push(problem.written_cause.trim_end_matches('。'));
        }
        causes.truncate(2);
        let is_plain = causes.iter().all(|cause| !cause.contains('，'));
        causes.join(if is_plain { "，" } else { "；" })
    }

    pub(super) fn causes(&mut self) {
        let texts = &self.texts.causes;
        if self.is_short(PlanShortening::Causes) || self.problem_count() == 0 {
            return;
        }
        self.writer.heading("causes", &texts.heading);
        let mut unknown = Vec::new();
        for (idx, problem) in self.problems().enumerate() {
            let heading = format!(
                "{}{}",
                self.writer.stage_name(problem.part),
                problem.heading
            );
            let mut slots: Slots = [("heading", heading), ("told", problem.told.clone())].into();
            let capacity = self.finding(problem).and_then(Finding::capacity);
            let sentence = match capacity.filter(|capacity| *capacity > 0) {
                _ if !problem.told.is_empty() => &texts.told,
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
        let mut idx = self.plan().problems.len();
        for problem in &self.plan().pack_problems {
            let slots: Slots = [
                ("heading", problem.heading.clone()),
                ("fields", problem.fields.join("、")),
            ]
            .into();
            let mut text = fill_text(&texts.pack, &slots);
            if !problem.written_cause.is_empty() {
                let slots: Slots = [("causes", problem.written_cause.clone())].into();
                text += &fill_text(&texts.cause, &slots);
            }
            self.numbered(&problem.id, idx, "", &text);
            idx += 1;
        }
        for problem in &self.plan().school_problems {
            let text = if problem.is_feedback {
                &texts.feedback
            } else {
                &texts.school
            };
            let date = problem.date.map_or_else(String::new, |date| {
                fill_text(&texts.dated, &[("date", date.in_words())].into())
            });
            let slots: Slots = [("text", problem.text.clone()), ("date", date)].into();
            let mut text = fill_text(text, &slots);
            if !problem.cause.is_empty() {
                let slots: Slots = [("causes", problem.cause.clone())].into();
                text += &fill_text(&texts.cause, &slots);
            }
            self.numbered(&problem.id(), idx, "", &text);
            idx += 1;
        }
        if !unknown.is_empty() {
            let verifying = self.next_month(&texts.unknown, &texts.unknown_undated);
            let names = if unknown.len() == idx {
                texts.unknown_all.clone()
            } else {
                self.names(&unknown)
            };
            let text = format!("{names}{verifying}");
            self.writer.about_all();
            self.writer.text("unknown", ParagraphKind::Body, cell(text));
        }
    }
}
