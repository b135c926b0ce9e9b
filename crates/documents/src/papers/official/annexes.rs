//! The annexes: a row per problem, and a row per thing that is asked for.
//!
//! In: the paper with its plan. Out: tables, each annex with its number.

use super::rows::ProblemRow;
use super::*;
use plan::{SchoolProblem, template};

/// Column of the ledger with what proves that a problem is solved.
const PROOF_COLUMN: usize = 10;
/// Column of the ledger with the causes.
const CAUSE_COLUMN: usize = 4;
/// Columns of the list of what is asked for.
const NEED_MATTER: usize = 1;
const NEED_AMOUNT: usize = 2;
const NEED_BASIS: usize = 3;
const NEED_SCHOOL: usize = 4;
const NEED_OFFICE: usize = 5;
const NEED_UNTIL: usize = 6;

/// Something that is asked for.
pub(in crate::papers) struct Need {
    /// The problem for which it is asked.
    problem_id: String,
    /// By when.
    until: Option<Month>,
    /// Number, matter, amount, on what it rests, what the school does itself, who is asked, by when.
    pub(in crate::papers) cells: [String; 7],
}

impl<'a> Paper<'a> {
    /// The annexes that there are: of what is asked for only where something is.
    pub(super) fn annexes(&self) -> Vec<PlanAnnex> {
        let annexes = self.genre.annexes.iter().copied();
        annexes
            .filter(|annex| match annex {
                PlanAnnex::Ledger | PlanAnnex::OnePage => true,
                PlanAnnex::Needs => self.asks_anything(),
                PlanAnnex::Watches => !self.plan().watches.is_empty(),
            })
            .collect()
    }

    pub(super) fn annex_name(&self, annex: PlanAnnex) -> String {
        match annex {
            PlanAnnex::Ledger => self.texts.ledger.annex.clone(),
            PlanAnnex::Needs => self.texts.needs.annex.clone(),
            PlanAnnex::OnePage => self.texts.one_page.title.clone(),
            PlanAnnex::Watches => self.texts.watches.annex.clone(),
        }
    }

    pub(super) fn begin_annex(&mut self, name: &str, number: usize, title: &str) {
        if self.genre.sections.is_empty() {
            self.writer.begin(name);
            self.writer
                .push("title", Block::AnnexTitle(title.to_owned()));
        } else {
            // An only annex has no number.
            let is_only = self.annexes().len() == 1;
            let number = if is_only {
                String::new()
            } else {
                number.to_string()
            };
            self.writer.annex(name, &number, title);
        }
    }

    pub(super) fn ledger(&mut self, number: usize) {
        let texts = &self.texts.ledger;
        let slots = self.writer.school_slots();
        let title = fill_text(&texts.title, &slots);
        self.begin_annex("ledger", number, &title);
        let or = |text: &str, other: &str| if text.is_empty() { other } else { text }.to_owned();
        let dash = &self.texts.goals.nothing;
        let problems = self.rows();
        let has_proofs = !self.is_short(PlanShortening::Proofs);
        // The body has them.
        let has_causes = !self.is_short(PlanShortening::LedgerCauses);
        let needs = if self.is_short(PlanShortening::Asked) {
            self.shown_needs()
        } else {
            Vec::new()
        };
        let rows = problems.iter().enumerate().map(|(idx, problem)| {
            let slots: Slots = [
                ("value", problem.standing.clone()),
                ("gap", problem.gap.clone()),
            ]
            .into();
            let standing = match (problem.standing.is_empty(), problem.gap.is_empty()) {
                (true, _) => dash.clone(),
                (false, true) => problem.standing.clone(),
                (false, false) => fill_text(&texts.gap, &slots),
            };
            let asked = if self.is_short(PlanShortening::Asked) && !problem.asked.is_empty() {
                self.place_of_needs(&needs, &problem.id)
            } else {
                or(&problem.asked, &texts.none)
            };
            let causes = has_causes.then(|| problem.causes.clone());
            let first = [
                (idx + 1).to_string(),
                problem.heading.clone(),
                or(&problem.bound, dash),
                standing,
            ];
            let cells = [
                problem.goal.clone(),
                or(&problem.steps, &texts.none),
                asked,
                Self::people_of(problem),
                or(&self.until(problem.finish), &self.texts.goals.unsettled),
            ];
            let proof = has_proofs.then(|| or(&problem.proof, dash));
            let cells = first.into_iter().chain(causes).chain(cells).chain(proof);
            row(cells.chain(["　".to_owned()]).map(cell).collect())
        });
        let mut rows: Vec<Row> = rows.collect();
        let mut head = texts.columns.clone();
        let asked = if needs.is_empty() { 17 } else { 8 };
        let mut shares = vec![
            (4, Align::Centre),
            (10, Align::Left),
            (9, Align::Left),
            (14, Align::Left),
            (13, Align::Left),
            (11, Align::Left),
            (30, Align::Left),
            (asked, Align::Left),
            (9, Align::Left),
            (8, Align::Left),
            (11, Align::Left),
            (4, Align::Centre),
        ];
        for (is_shown, column) in [(has_proofs, PROOF_COLUMN), (has_causes, CAUSE_COLUMN)] {
            if !is_shown {
                head.remove(column);
                shares.remove(column);
            }
        }
        if rows.is_empty() {
            let mut cells = vec![cell("—"), cell(&texts.no_problems)];
            cells.extend((2..head.len()).map(|_| cell("—")));
            rows.push(row(cells));
        }
        self.writer
            .name_rows(problems.into_iter().map(|problem| problem.id).collect());
        self.writer
            .table("ledger-rows", None, head, columns(&shares), rows);
        if !self.annexes().contains(&PlanAnnex::Needs) {
            let note = self.pupils_note();
            if !note.is_empty() {
                self.writer.text("note", ParagraphKind::Note, cell(note));
            }
        }
    }

    /// How many pupils are expected, and what is taken to stay as it is; empty where nothing is known of them.
    fn pupils_note(&self) -> String {
        let texts = &self.texts.needs;
        let Some(forecast) = self.basis().forecast else {
            return String::new();
        };
        let assumed = &forecast.assumptions;
        let words = self.writer.words();
        let intakes = assumed.stages.iter();
        let intakes = intakes.map(|stage| forecast_words::intake(forecast, stage, &words));
        let intakes: Vec<String> = intakes.collect();
        let transfers = assumed.stages.iter().flat_map(|stage| &stage.transfers);
        let has_transfers = transfers.clone().any(|count| *count != 0);
        let changes = assumed.stages.iter().flat_map(|stage| &stage.teachers);
        let mut changes = changes.flat_map(|change| change.leaving.iter().chain(&change.arriving));
        let mut note = fill_text(&texts.note_intake, &[("intake", intakes.join("；"))].into());
        note += if has_transfers {
            &texts.note_transfers
        } else {
            &texts.note_no_transfers
        };
        note += if changes.any(|count| *count != 0) {
            &texts.note_teachers
        } else {
            &texts.note_no_teachers
        };
        if assumed.moves_classes {
            note += forecast_words::CLASSES;
        }
        if assumed.keeps_senior {
            note += &texts.note_senior;
        }
        note
    }

    /// In which rows of the list of what is asked for a problem's stand, such as 附件2第1—3项.
    fn place_of_needs(&self, needs: &[Need], problem_id: &str) -> String {
        let texts = &self.texts.ledger;
        let mut numbers = needs.iter().enumerate();
        let first = numbers.position(|(_, need)| need.problem_id == problem_id);
        let count = needs.iter().filter(|need| need.problem_id == problem_id);
        let count = count.count();
        let annexes = self.annexes();
        let annex = annexes.iter().position(|annex| *annex == PlanAnnex::Needs);
        let (Some(first), Some(annex)) = (first, annex) else {
            return texts.none.clone();
        };
        let slots: Slots = [
            ("annex", (annex + 1).to_string()),
            ("first", (first + 1).to_string()),
            ("last", (first + count).to_string()),
        ]
        .into();
        let text = if count > 1 {
            &texts.asked_several
        } else {
            &texts.asked_one
        };
        fill_text(text, &slots)
    }

    /// What a problem's goal is in few words, behind its day.
    pub(super) fn goal_of(&self, problem: &PlanProblem) -> String {
        let effects = self.effects(problem).zip(self.finding(problem));
        let value = effects.and_then(|(effects, finding)| {
            let idx = effects.reaches(|year| year.with_support)?;
            let year = effects.years.get(idx)?;
            let per = self.per(finding);
            Some(format!("{per}{}", self.shown(finding, &year.with_support)))
        });
        match (value, problem.promise.kind) {
            (Some(value), _) => value,
            (None, PromiseKind::Bound | PromiseKind::Closes) if self.is_event(problem) => {
                self.texts.goals.never.clone()
            }
            (None, PromiseKind::Bound | PromiseKind::Closes) => self.texts.goals.reached.clone(),
            _ => String::new(),
        }
    }

    pub(super) fn needs(&mut self, number: usize) {
        let texts = &self.texts.needs;
        let title = if self.is_private() {
            &texts.title_private
        } else {
            &texts.title
        };
        self.begin_annex("needs", number, title);
        let needs = self.shown_needs();
        let names = needs.iter().map(|need| need.problem_id.clone()).collect();
        let rows = needs
            .into_iter()
            .map(|need| row(need.cells.map(cell).to_vec()));
        let rows: Vec<Row> = rows.collect();
        let by_problem = self.is_short(PlanShortening::ByProblem);
        let [matter, basis, school] = if by_problem {
            [34, 37, 13]
        } else {
            [30, 28, 26]
        };
        let shares = [
            (5, Align::Centre),
            (matter, Align::Left),
            (13, Align::Left),
            (basis, Align::Left),
            (school, Align::Left),
            (11, Align::Centre),
            (13, Align::Centre),
        ];
        let head = texts.columns.clone();
        self.writer.name_rows(names);
        self.writer
            .table("needs", None, head, columns(&shares), rows);
        let note = format!("{}{}", self.pupils_note(), texts.note);
        self.writer.text("note", ParagraphKind::Note, cell(note));
    }

    /// What is asked for as the annex lists it: what stands above already is not said again, and where there is little room,
    /// one row says all that is asked for a problem.
    fn shown_needs(&self) -> Vec<Need> {
        let texts = &self.texts.needs;
        let by_problem = self.is_short(PlanShortening::ByProblem);
        let ids: Vec<String> = self.problem_ids();
        let mut needs: Vec<Need> = Vec::new();
        for mut need in self.need_rows() {
            match needs
                .last_mut()
                .filter(|last| last.problem_id == need.problem_id)
            {
                Some(last) if by_problem => {
                    for column in [NEED_MATTER, NEED_AMOUNT, NEED_OFFICE] {
                        let added = std::mem::take(&mut need.cells[column]);
                        let known = &mut last.cells[column];
                        // What is known of one says more than that another waits.
                        if added == texts.settle {
                            continue;
                        }
                        if *known == texts.settle {
                            known.clear();
                        }
                        if known.is_empty() {
                            *known = added;
                            continue;
                        }
                        if !known.split('；').any(|known| known == added) && !added.is_empty() {
                            *known += &format!("；{added}");
                        }
                    }
                    last.until = last.until.max(need.until);
                    last.cells[NEED_UNTIL] = self.until_or_open(last.until);
                    continue;
                }
                Some(_) => {
                    for column in [NEED_BASIS, NEED_SCHOOL] {
                        need.cells[column].clone_from(&texts.above);
                    }
                }
                None if by_problem => {
                    // The note tells the pupils of each year.
                    if let Some((_, counted)) = need.cells[NEED_BASIS].split_once("人，") {
                        need.cells[NEED_BASIS] = counted.to_owned();
                    }
                    let place = ids.iter().position(|id| *id == need.problem_id);
                    if let Some(place) = place {
                        let slots: Slots = [("row", (place + 1).to_string())].into();
                        need.cells[NEED_SCHOOL] = fill_text(&texts.in_ledger, &slots);
                    }
                }
                None => {}
            }
            needs.push(need);
        }
        for (idx, need) in needs.iter_mut().enumerate() {
            need.cells[0] = (idx + 1).to_string();
        }
        needs
    }

    /// Every problem by id, in the order of the ledger.
    fn problem_ids(&self) -> Vec<String> {
        let unmet = self.problems().map(|problem| problem.id.clone());
        let packs = self.plan().pack_problems.iter();
        let packs = packs.map(|problem| problem.id.clone());
        let school = self.plan().school_problems.iter();
        let school = school.map(SchoolProblem::id);
        unmet.chain(packs).chain(school).collect()
    }

    fn until_or_open(&self, until: Option<Month>) -> String {
        let text = self.until(until);
        if text.is_empty() {
            self.texts.needs.settle.clone()
        } else {
            text
        }
    }

    /// What is asked for, a row each: number, matter, amount, on what it rests, what the school does itself, who is asked, by
    /// when.
    pub(in crate::papers) fn need_rows(&self) -> Vec<Need> {
        let texts = &self.texts.needs;
        let or = |text: String, other: &String| {
            if text.is_empty() { other.clone() } else { text }
        };
        let none = &self.texts.ledger.none;
        let known = self.rows();
        let mut rows: Vec<Need> = Vec::new();
        for (problem, task) in self.asked.iter().copied() {
            let requests = self.plan().requests.iter();
            let mut requests = requests.filter(|request| request.task_id == task.task_id);
            let lead = requests.next().map(|request| request.lead.clone());
            // Whom the school did not name, the list does not name either.
            let lead = lead.filter(|lead| !template::with_marks(lead).iter().any(is_mark));
            let of = known.iter().find(|row| row.id == problem.id);
            let school = of.map_or_else(String::new, |row| row.first.clone());
            rows.push(Need {
                problem_id: problem.id.clone(),
                until: task.finish,
                cells: [
                    (rows.len() + 1).to_string(),
                    self.asked_brief(problem, task),
                    or(self.amount_and_sum(problem, task), &texts.settle),
                    self.rests_on(problem),
                    or(school, none),
                    lead.map_or_else(String::new, |lead| office(&lead).to_owned()),
                    self.until_or_open(task.finish),
                ],
            });
        }
        for problem in &self.plan().school_problems {
            if problem.asked.is_empty() {
                continue;
            }
            rows.push(Need {
                problem_id: problem.id(),
                until: problem.finish,
                cells: [
                    (rows.len() + 1).to_string(),
                    problem.asked.clone(),
                    texts.settle.clone(),
                    or(problem.basis.clone(), &problem.text),
                    or(problem.steps.join("；"), none),
                    String::new(),
                    self.until_or_open(problem.finish),
                ],
            });
        }
        rows
    }

    /// How much a task makes, and what it costs, as far as both are known.
    fn amount_and_sum(&self, problem: &PlanProblem, task: &MeasureOption) -> String {
        let texts = &self.texts.needs;
        let made = self.made(problem, task);
        let sum = self.sum_of(problem, task).map(|sum| {
            let slots: Slots = [("sum", funds::ten_thousands(sum))].into();
            fill_text(&texts.amount, &slots)
        });
        // What is missing may be money itself.
        let sum = sum.filter(|sum| made.as_ref() != Some(sum));
        let amounts: Vec<String> = made.into_iter().chain(sum).collect();
        amounts.join("，")
    }

    /// What a task costs in 元; `None` while quantity or price is missing, and for what costs nothing worth listing.
    pub(super) fn sum_of(&self, problem: &PlanProblem, task: &MeasureOption) -> Option<Fraction> {
        let mut lines = self.lines.iter();
        let line = lines.find(|line| line.problem_id == problem.id && line.measure_id == task.id);
        line?.amount
    }

    /// How much a task makes of what is missing, where it can be counted.
    pub(super) fn made(&self, problem: &PlanProblem, task: &MeasureOption) -> Option<String> {
        let finding = self.finding(problem)?;
        let rests = self.plan().effects.rests.iter();
        let mut rests = rests.filter(|(id, measure, _)| *id == problem.id && *measure == task.id);
        let made = rests.next().map(|(.., rest)| *rest).or(task.adds)?;
        (made != Decimal::ZERO).then(|| self.amount(finding, made))
    }

    /// On which numbers a request rests: what the pupils of the told year need, and what is missing when the school has done
    /// its part.
    pub(super) fn rests_on(&self, problem: &PlanProblem) -> String {
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
        // Only what is counted per pupil rests on the pupils of a year.
        let is_per_pupil = finding.capacity().is_some();
        let forecast = self.basis().forecast.filter(|_| is_per_pupil);
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

    /// Every number that is judged, met or not, a row each, and what is not met beside: one sheet that says all.
    pub(super) fn one_page(&mut self) {
        let texts = &self.texts.one_page;
        let mut slots = self.writer.school_slots();
        self.writer.begin("one-page");
        let title = fill_text(&texts.heading, &slots);
        self.writer.push("title", Block::AnnexTitle(title));
        let facts = self.fact_slots();
        let known = texts.facts.iter().filter_map(|phrase| {
            let filled = fill(phrase, &facts, &Default::default());
            known(&filled)
        });
        let known: Vec<String> = known.collect();
        self.writer
            .text("facts", ParagraphKind::Note, cell(known.join("　")));
        let rows: Vec<Row> = self
            .one_page_rows()
            .into_iter()
            .map(|cells| row(cells.map(cell).to_vec()))
            .collect();
        let shares = [
            (10, Align::Left),
            (18, Align::Left),
            (16, Align::Left),
            (18, Align::Left),
            (10, Align::Centre),
            (26, Align::Left),
            (12, Align::Centre),
            (11, Align::Centre),
        ];
        let head = texts.columns.clone();
        self.writer
            .table("sheet-rows", None, head, columns(&shares), rows);
        let office = small::post(self.basis(), "office");
        let office = office.and_then(|post| small::name(self.basis(), post));
        slots.insert("office", office.unwrap_or("　　　").to_owned());
        let date = self.plan().plan_date;
        slots.insert("date", date.map_or_else(String::new, Date::in_words));
        let text = fill_text(&texts.signatures, &slots);
        self.writer
            .text("signatures", ParagraphKind::Note, cell(text));
    }

    fn one_page_rows(&self) -> Vec<[String; 8]> {
        let texts = &self.texts.one_page;
        let words = self.writer.words();
        let problems = self.rows();
        let mut rows: Vec<(String, [String; 8])> = Vec::new();
        for finding in &self.basis().report.findings {
            let is_number = !matches!(finding.detail, Detail::Level(_));
            if !finding.is_comparable() || !(is_number || finding.is_problem()) {
                continue;
            }
            let kind = small::kind(self.basis(), &finding.indicator);
            let (Some(kind), Some(shown)) =
                (kind, findings::row(finding, self.basis().standard, &words))
            else {
                continue;
            };
            let name = self.name(&finding.indicator, finding.part);
            let mut known = self.problems();
            let problem = known.find(|problem| {
                problem.indicator == finding.indicator && problem.part == finding.part
            });
            let of = problem.and_then(|problem| problems.iter().find(|row| row.id == problem.id));
            let [state, done, owner, until] = match of {
                Some(of) => [
                    if of.gap.is_empty() {
                        texts.unmet.clone()
                    } else {
                        fill_text(&texts.missing, &[("gap", of.gap.clone())].into())
                    },
                    self.in_short(of),
                    of.owner.clone(),
                    of.finish
                        .map_or_else(|| self.texts.needs.settle.clone(), Month::in_words),
                ],
                None => {
                    let post = small::post(self.basis(), &kind.owner);
                    let name = post.and_then(|post| small::name(self.basis(), post));
                    let owner = name.or(post.map(|post| post.name.as_str()));
                    [
                        texts.met.clone(),
                        texts.keep.clone(),
                        owner.unwrap_or_default().to_owned(),
                        texts.always.clone(),
                    ]
                }
            };
            let cells = [
                kind.category.clone(),
                name,
                self.bound_cell(finding, shown.bound),
                self.value_cell(finding, shown.value),
                state,
                done,
                owner,
                until,
            ];
            rows.push((kind.category.clone(), cells));
        }
        for of in problems.iter().filter(|row| row.standing.is_empty()) {
            let dash = || self.texts.goals.nothing.clone();
            let or_dash = |text: &str| {
                if text.is_empty() {
                    dash()
                } else {
                    text.to_owned()
                }
            };
            let cells = [
                of.category.clone(),
                of.heading.clone(),
                or_dash(&of.bound),
                dash(),
                texts.unmet.clone(),
                self.in_short(of),
                of.owner.clone(),
                of.finish
                    .map_or_else(|| self.texts.needs.settle.clone(), Month::in_words),
            ];
            rows.push((of.category.clone(), cells));
        }
        // What is of one field stands together.
        let order = &self.texts.order;
        let place = |field: &String| {
            let place = order.iter().position(|known| known == field);
            place.unwrap_or(order.len())
        };
        rows.sort_by_key(|(field, _)| place(field));
        rows.into_iter().map(|(_, cells)| cells).collect()
    }

    /// What the school does in as few words as a narrow cell takes; without what is asked for.
    pub(super) fn school_in_short(&self, of: &ProblemRow) -> String {
        if of.first.is_empty() {
            self.texts.goals.settle.clone()
        } else {
            of.first.clone()
        }
    }

    /// What is done in as few words as a narrow cell takes: the first step, or else what is asked for.
    fn in_short(&self, of: &ProblemRow) -> String {
        if !of.first.is_empty() || of.asked.is_empty() {
            return self.school_in_short(of);
        }
        fill_text(
            &self.texts.one_page.ask,
            &[("asked", of.asked.clone())].into(),
        )
    }

    /// What is met and looked at, a row each.
    pub(super) fn watch_ledger(&mut self, number: usize) {
        let texts = &self.texts.watches;
        self.begin_annex("watch-ledger", number, &texts.annex);
        let watches = self.plan().watches.iter().enumerate();
        let rows = watches.map(|(idx, watch)| {
            let cells = [
                (idx + 1).to_string(),
                watch.heading.clone(),
                plain(&watch.task.text).trim_end_matches('。').to_owned(),
                self.person_of(&plain(&watch.task.owner)),
                self.until(watch.task.finish),
                "　".to_owned(),
            ];
            row(cells.map(cell).to_vec())
        });
        let rows: Vec<Row> = rows.collect();
        let shares = [
            (5, Align::Centre),
            (16, Align::Left),
            (50, Align::Left),
            (12, Align::Centre),
            (14, Align::Centre),
            (8, Align::Centre),
        ];
        let head = texts.columns.clone();
        self.writer
            .table("watch-rows", None, head, columns(&shares), rows);
    }
}

/// The office within the bureau, where one is named: 计财 of 示例县教育局（计财）.
pub(super) fn office(lead: &str) -> &str {
    let inner = lead.split_once('（').map(|(_, inner)| inner);
    let inner = inner.and_then(|inner| inner.strip_suffix('）'));
    inner.filter(|inner| !inner.contains('（')).unwrap_or(lead)
}

fn is_mark(piece: &Piece) -> bool {
    matches!(piece, Piece::Missing(_))
}
