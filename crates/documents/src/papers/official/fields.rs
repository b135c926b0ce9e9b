//! The sections of the kinds of paper that tell the same by field, phase or year.
//!
//! In: the paper with its plan. Out: blocks. It must not know to which kind of paper a section belongs.

use super::annexes::office;
use super::rows::ProblemRow;
use super::*;
use crate::texts::WorkField;
use school::profile::SchoolKind;

impl<'a> Paper<'a> {
    pub(super) fn guideline(&mut self) {
        let texts = &self.texts.guideline;
        self.writer.heading("guideline", &texts.heading);
        let problems: Vec<&PlanProblem> = self.problems().take(4).collect();
        let text = if problems.is_empty() {
            texts.text_met.clone()
        } else {
            fill_text(&texts.text, &[("names", self.names(&problems))].into())
        };
        self.writer.text("text", ParagraphKind::Body, cell(text));
    }

    /// The fields of the texts that have problems, with their problems, in order.
    pub(super) fn fields(&self) -> Vec<(&'a WorkField, Vec<&'a PlanProblem>)> {
        let fields = self.texts.fields.iter();
        let fields = fields.map(|field| {
            let problems = self.problems();
            let is_of = |problem: &&PlanProblem| field.categories.contains(&problem.category);
            (field, problems.filter(is_of).collect::<Vec<&PlanProblem>>())
        });
        fields
            .filter(|(_, problems)| !problems.is_empty())
            .collect()
    }

    /// What will be reached of a problem, without an end.
    pub(super) fn target(&self, problem: &PlanProblem) -> String {
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
                self.told(finding, &effects.today),
                self.told(finding, &then),
            ))
        });
        match (reached, problem.promise.kind) {
            (Some((today, then)), _) => {
                slots.insert("today", today);
                slots.insert("then", then);
                let finding = self.finding(problem);
                let is_classes =
                    finding.is_some_and(|finding| matches!(finding.detail, Detail::Classes { .. }));
                let is_limit = finding
                    .and_then(|finding| finding.bound)
                    .is_some_and(|bound| !bound.is_lower_bound());
                let text = match (is_classes, is_limit) {
                    (true, _) => &texts.classes,
                    (false, true) => &texts.limit,
                    (false, false) => &texts.change,
                };
                fill_text(text, &slots)
            }
            (None, PromiseKind::Bound | PromiseKind::Closes) if self.is_event(problem) => {
                fill_text(&texts.never, &slots)
            }
            (None, PromiseKind::Bound | PromiseKind::Closes) => fill_text(&texts.reached, &slots),
            _ => fill_text(&texts.settle, &slots),
        }
    }

    pub(super) fn targets(&mut self) {
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
            let text = format!("{}.{}。{}。", idx + 1, field.target, targets.join("；"));
            self.writer.about(&field.id);
            self.writer.text("text", ParagraphKind::Body, cell(text));
        }
        let mut number = self.fields().len() + 1;
        for problem in &self.plan().pack_problems {
            let slots: Slots = [
                ("number", number.to_string()),
                ("action", problem.action.clone()),
                ("until", self.until(problem.finish())),
                ("goal", problem.goal.clone()),
            ]
            .into();
            let text = fill_text(&texts.pack, &slots);
            self.writer.about(&problem.id);
            self.writer.text("text", ParagraphKind::Body, cell(text));
            number += 1;
        }
        if !self.plan().school_problems.is_empty() {
            let slots: Slots = [
                ("number", number.to_string()),
                ("count", self.plan().school_problems.len().to_string()),
            ]
            .into();
            let text = fill_text(&texts.school, &slots);
            self.writer.about("school");
            self.writer.text("text", ParagraphKind::Body, cell(text));
        }
    }

    pub(super) fn phases(&mut self) {
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
        let problems = self.problems();
        let early = problems.flat_map(PlanProblem::tasks);
        let early = self.briefs(early.filter(|task| is_early(task) && task.is_done_by_school()));
        let mut text = texts.prepare_first.clone();
        if !early.is_empty() {
            text += &fill_text(&texts.prepare_steps, &[("steps", early)].into());
        }
        self.numbered("prepare", 0, &lead(&texts.prepare, start, prepared), &text);
        self.numbered("act", 1, &lead(&texts.act, prepared.after(1), last), "");
        for (idx, (field, problems)) in self.fields().into_iter().enumerate() {
            let tasks = problems.iter().flat_map(|problem| problem.tasks());
            let tasks = tasks.filter(|task| !(is_early(task) && task.is_done_by_school()));
            let steps = self.steps_of(tasks);
            if !steps.is_empty() {
                let slots: Slots = [
                    ("number", (idx + 1).to_string()),
                    ("action", field.action.clone()),
                    ("steps", steps),
                ]
                .into();
                let text = fill_text(&texts.act_line, &slots);
                self.writer.about(&field.id);
                self.writer.text("act", ParagraphKind::Body, cell(text));
            }
        }
        self.school_steps();
        let text = fill_text(&texts.review_text, &[("bureau", self.bureau())].into());
        let review = lead(&texts.review, last.after(1), last.after(2));
        self.numbered("review", 2, &review, &text);
    }

    pub(super) fn year_table(&mut self) {
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
                let tasks = self.problems().flat_map(PlanProblem::tasks);
                let of_year = tasks.filter(|task| {
                    task.finish
                        .is_some_and(|finish| finish.statistics_year() == number)
                });
                let mut of_year: Vec<&MeasureOption> = of_year.collect();
                // What makes something comes before what only looks or asks.
                of_year.sort_by_key(|task| task.changes.is_empty());
                let steps = self.told_briefs(of_year.into_iter().take(texts.most));
                let reached = self.problems().filter(|problem| {
                    let effects = self.effects(problem);
                    let by_effects =
                        effects.and_then(|effects| effects.reaches(|year| year.with_support));
                    match (effects, self.reached_on(problem)) {
                        (Some(_), _) => by_effects == Some(idx),
                        (None, Some(date)) => date.year() == number,
                        (None, None) => false,
                    }
                });
                let reached = reached.map(|problem| {
                    let name = self.name(&problem.indicator, problem.part);
                    if self.is_event(problem) {
                        let never = &self.texts.targets.never;
                        return fill_text(never, &[("name", name)].into());
                    }
                    let known = self.effects(problem).zip(self.finding(problem));
                    let then = known.and_then(|(effects, finding)| {
                        Some(self.shown(finding, &effects.years.get(idx)?.with_support))
                    });
                    format!(
                        "{name}{}",
                        then.unwrap_or_else(|| self.texts.goals.reached.clone())
                    )
                });
                let reached: Vec<String> = reached.collect();
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
                        reached.join("、")
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

    /// What the school wrote itself, with what is done about it, in one paragraph.
    fn school_steps(&mut self) {
        let texts = &self.texts.steps;
        let problems = self.plan().school_problems.iter();
        let steps = problems.map(|problem| {
            let steps = problem.steps.join("，");
            let until = self.until(problem.finish);
            let slots: Slots = [
                ("problem", problem.text.clone()),
                ("steps", format!("{until}{steps}")),
            ]
            .into();
            fill_text(&texts.school_step, &slots)
        });
        let steps: Vec<String> = steps.collect();
        if steps.is_empty() {
            return;
        }
        let slots: Slots = [
            ("number", (self.fields().len() + 1).to_string()),
            ("steps", steps.join("；")),
        ]
        .into();
        let text = fill_text(&texts.school_line, &slots);
        self.writer.about("school");
        self.writer.text("act", ParagraphKind::Body, cell(text));
    }

    /// By field: what will be reached, what is done in which year, how, and who does it.
    pub(super) fn projects(&mut self) {
        let texts = &self.texts.projects;
        self.writer.heading("projects", &texts.heading);
        for (idx, (field, problems)) in self.fields().into_iter().enumerate() {
            self.numbered(&field.id, idx, &field.project, "");
            let targets = problems.iter().map(|problem| self.target(problem));
            let targets: Vec<String> = targets.collect();
            let text = fill_text(&texts.target, &[("targets", targets.join("；"))].into());
            self.writer.text("target", ParagraphKind::Body, cell(text));
            let school = || {
                let tasks = problems.iter().flat_map(|problem| problem.tasks());
                tasks.filter(|task| task.is_done_by_school())
            };
            let makes = |task: &&MeasureOption| !task.changes.is_empty();
            let mut years: Vec<Option<u16>> = school()
                .filter(makes)
                .map(|task| task.finish.map(|finish| finish.year()))
                .collect();
            years.sort_unstable();
            years.dedup();
            let steps = years.into_iter().map(|year| {
                let of_year = school().filter(makes);
                let of_year =
                    of_year.filter(|task| task.finish.map(|finish| finish.year()) == year);
                let steps = self.briefs(of_year);
                match year {
                    Some(year) => fill_text(
                        &texts.year,
                        &[("year", year.to_string()), ("steps", steps)].into(),
                    ),
                    None => format!("{steps}。"),
                }
            });
            let steps: String = steps.collect();
            let mut number = 2;
            if !steps.is_empty() {
                let slots: Slots = [("number", number.to_string()), ("steps", steps)].into();
                let text = fill_text(&texts.tasks, &slots);
                self.writer.text("tasks", ParagraphKind::Body, cell(text));
                number += 1;
            }
            let how = self.briefs(school().filter(|task| !makes(task)));
            let how = if how.is_empty() {
                self.texts.measures.undecided.clone()
            } else {
                how
            };
            let slots: Slots = [
                ("number", number.to_string()),
                ("steps", how),
                ("people", self.who(&problems)),
            ]
            .into();
            let text = fill_text(&texts.how, &slots);
            self.writer.text("how", ParagraphKind::Body, cell(text));
        }
        if !self.plan().school_problems.is_empty() {
            let idx = self.fields().len();
            let steps = self
                .plan()
                .school_problems
                .iter()
                .map(|problem| format!("{}：{}", problem.text, problem.steps.join("，")));
            let steps: Vec<String> = steps.collect();
            let text = format!("{}。", steps.join("；"));
            self.numbered("school", idx, &texts.school, &text);
        }
    }

    /// 牵头、配合、提请支持, as far as each is known.
    fn who(&self, problems: &[&'a PlanProblem]) -> String {
        let texts = &self.texts.projects;
        let mut departments: Vec<String> = Vec::new();
        let owners = problems.iter().flat_map(|problem| {
            let tasks = problem.tasks().map(|task| plain(&task.owner));
            std::iter::once(plain(&problem.owner)).chain(tasks)
        });
        for owner in owners {
            let post = plan::posts::post_and_name(&self.basis().library.posts, &owner);
            let name = post.map_or(owner.as_str(), |(post, _)| post.department.as_str());
            if !name.is_empty() && !departments.iter().any(|known| known == name) {
                departments.push(name.to_owned());
            }
        }
        let is_of = |id: &str| problems.iter().any(|problem| problem.id == id);
        let requests = self.plan().requests.iter();
        let mut leads: Vec<&str> = Vec::new();
        for request in requests.filter(|request| is_of(&request.problem_id)) {
            if !leads.contains(&request.lead.as_str()) {
                leads.push(&request.lead);
            }
        }
        // Offices of one bureau are named together.
        let bureau = self.bureau();
        let (offices, others): (Vec<&str>, Vec<&str>) =
            leads.into_iter().partition(|lead| office(lead) != *lead);
        let offices: Vec<&str> = offices.into_iter().map(office).collect();
        let mut asked: Vec<String> = others.into_iter().map(str::to_owned).collect();
        if !offices.is_empty() {
            let slots: Slots = [("bureau", bureau), ("offices", offices.join("、"))].into();
            asked.insert(0, fill_text(&texts.offices, &slots));
        }
        let (first, rest) = match departments.split_first() {
            Some((first, rest)) => (first.clone(), rest.join("、")),
            None => (String::new(), String::new()),
        };
        let parts = [
            (&texts.lead, first),
            (&texts.support, rest),
            (&texts.asked, asked.join("、")),
        ];
        let parts = parts.into_iter().filter(|(_, who)| !who.is_empty());
        let parts = parts.map(|(text, who)| fill_text(text, &[("who", who)].into()));
        let parts: Vec<String> = parts.collect();
        if parts.is_empty() {
            return String::new();
        }
        fill_text(&texts.people, &[("parts", parts.join("；"))].into())
    }

    /// What is met and stands close to its bound comes first.
    pub(super) fn watches(&mut self) {
        let texts = &self.texts.watches;
        self.writer.heading("watches", &texts.heading);
        let watches = self.plan().watches.iter();
        let (first, rest): (Vec<_>, Vec<_>) =
            watches.partition(|watch| watch.level == Urgency::Guard);
        for (idx, watch) in first.into_iter().chain(rest).take(texts.most).enumerate() {
            let slots: Slots = [
                ("heading", watch.heading.clone()),
                ("owner", self.person_of(&plain(&watch.task.owner))),
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
        let mut idx = self.plan().watches.len().min(texts.most);
        for problem in &self.plan().pack_problems {
            let (lead, text) = self.pack_problem(problem);
            self.numbered(&problem.id, idx, &lead, &text);
            idx += 1;
        }
        for problem in &self.plan().school_problems {
            let (lead, text) = self.school_problem(problem);
            self.numbered(&problem.id(), idx, &lead, &text);
            idx += 1;
        }
    }

    /// Every problem with what is done about it, as one table.
    pub(super) fn solutions(&mut self) {
        let texts = &self.texts.solutions;
        let heading = if self.genre.feedback_only {
            &texts.heading_feedback
        } else {
            &texts.heading
        };
        self.writer.heading("solutions", heading);
        let rows = self.solved_rows();
        if rows.is_empty() {
            self.writer
                .text("none", ParagraphKind::Body, cell(&texts.none));
            return;
        }
        let number = self.writer.table_number();
        let shown = rows.iter().enumerate().map(|(idx, problem)| {
            let slots: Slots = [
                ("heading", problem.heading.clone()),
                ("source", problem.source.clone()),
            ]
            .into();
            let heading = if self.genre.feedback_only {
                problem.heading.clone()
            } else {
                fill_text(&texts.problem, &slots)
            };
            let until = self.until(problem.finish);
            let cells = [
                (idx + 1).to_string(),
                heading,
                problem.steps.clone(),
                problem.owner.clone(),
                if until.is_empty() {
                    self.texts.goals.unsettled.clone()
                } else {
                    until
                },
                problem.proof.clone(),
            ];
            row(cells.map(cell).to_vec())
        });
        let shown: Vec<Row> = shown.collect();
        let shares = [
            (5, Align::Centre),
            (20, Align::Left),
            (36, Align::Left),
            (10, Align::Left),
            (13, Align::Left),
            (17, Align::Left),
        ];
        let caption = fill_text(&texts.caption, &[("number", number)].into());
        let head = texts.columns.clone();
        self.writer.table(
            "solution-rows",
            Some(caption),
            head,
            columns(&shares),
            shown,
        );
    }

    /// The problems that the paper tells of: all of them, or those of an inspection's feedback.
    pub(super) fn solved_rows(&self) -> Vec<ProblemRow> {
        let feedback = &self.texts.ledger.source_feedback;
        let rows = self.rows().into_iter();
        rows.filter(|row| !self.genre.feedback_only || row.source == *feedback)
            .collect()
    }

    /// What is asked for, where there is no list of it.
    pub(super) fn asks(&mut self) {
        let texts = &self.texts.asks;
        let matters = self.matters();
        if matters.is_empty() {
            return;
        }
        self.writer.heading("asks", &texts.heading);
        let slots: Slots = [("matters", matters.join("；"))].into();
        let kind = self.basis().school.profile.kind;
        let text = if kind == Some(SchoolKind::TeachingPoint) {
            &texts.text_point
        } else {
            &texts.text
        };
        let text = fill_text(text, &slots);
        self.writer.text("text", ParagraphKind::Body, cell(text));
    }

    /// What comes again every year.
    pub(super) fn school_year(&mut self) {
        let texts = &self.texts.school_year;
        self.writer.heading("school-year", &texts.heading);
        self.writer
            .text("text", ParagraphKind::Body, cell(&texts.text));
    }
}
