//! The sheets that list: problems, tasks, duties, progress, how the school stands, evidence, months, and what became of the
//! problems of the last round.
//!
//! In: plan and report. Out: sheets whose ids, numbers and words are those of the documents.

use super::{Ledger, SPARE_ROWS, day, days_left, last_day, serial_number, start_of, text};
use crate::Inline;
use crate::model::workbook::{
    Cell, ROWS_ABOVE, Sheet, SheetColumn, Shown, StateColumns, cell_name,
};
use crate::papers::evidence_list;
use crate::sections::{duties, findings_list, funds, last_round, problems};
use crate::writer::shown;
use numbers::calendar::Month;
use numbers::{Decimal, Fraction};
use plan::measure::Actor;
use plan::posts::post_and_name;
use plan::rounds::{self, Change, Progress, Round};
use plan::template::{Slots, fill_text};
use plan::{Entry, MeasureOption, PlanProblem, evidence};
use words::{findings, forecast_words};

/// Longest name of the bureau that is written as the actor: a list to choose from has 255 characters.
const LONGEST_ACTOR: usize = 60;

/// Columns of the list of progress that others refer to.
pub(super) const PROGRESS_TASK: usize = 1;

pub(super) const PROGRESS_FINISH: usize = 6;

pub(super) const PROGRESS_DAYS: usize = 7;

pub(super) const PROGRESS_STATE: usize = 9;

const PROGRESS_CODE: usize = 15;

/// Where the task stands among those that are still open, by their deadline; nothing for one that is closed out.
pub(super) const PROGRESS_TURN: usize = 16;

impl Ledger<'_> {
    /// One row per problem.
    pub(super) fn problems(&self) -> Sheet {
        let basis = self.writer.basis;
        let mut sheet = self.sheet(&self.texts.problems);
        let words = self.writer.words();
        let round = last_round::of(&self.writer);
        for problem in &self.writer.plan.problems {
            let Some(finding) = basis.report.findings.get(problem.finding_idx) else {
                continue;
            };
            let Some(row) = findings::row(finding, basis.standard, &words) else {
                continue;
            };
            let causes = problems::causes(&self.writer, problem);
            let causes: String = causes.iter().map(Inline::shown).collect();
            sheet.rows.push(vec![
                text(&problem.id),
                text(&problem.category),
                text(self.writer.indicator_name(&problem.indicator, problem.part)),
                text(row.value),
                text(row.bound),
                text(row.gap),
                text(row.gap_to_floor),
                text(self.coming_gap(problem)),
                text(shown(&problem.statement)),
                text(self.origin(round.as_ref(), problem)),
                text(self.writer.urgency(problem.urgency)),
                text(causes),
            ]);
        }
        let texts = self.writer.texts;
        let urgencies = vec![texts.urgency_must.clone(), texts.urgency_should.clone()];
        sheet.lists = vec![(10, urgencies)];
        sheet.spare_rows = SPARE_ROWS;
        sheet
    }

    /// Where a problem was found: in the last round already, in this one, or by the first self-check.
    fn origin(&self, round: Option<&Round>, problem: &PlanProblem) -> &str {
        let words = &self.writer.texts.round;
        match round {
            None => &self.texts.origin,
            Some(round)
                if round
                    .of(Change::New)
                    .any(|compared| compared.id == problem.id) =>
            {
                &words.origin_new
            }
            Some(_) => &words.origin_continued,
        }
    }

    /// How far a task is.
    pub(super) fn progress_of(&self, entry: &Entry) -> Progress<'_> {
        let choices = self.writer.basis.choices;
        rounds::progress(choices, entry, &self.texts.states)
    }

    /// What is missing in the target year by the forecast; — without one.
    fn coming_gap(&self, problem: &PlanProblem) -> String {
        let gap = || {
            let forecast = self.writer.basis.forecast?;
            let year = self.writer.plan.target_date?.year();
            let idx = forecast.year_idx(year)?;
            let then = forecast.finding(idx, &problem.indicator, problem.part)?;
            Some(forecast_words::gap(then))
        };
        gap().unwrap_or_else(|| "—".to_owned())
    }

    /// One row per task.
    pub(super) fn tasks(&self) -> Sheet {
        let texts = self.writer.texts;
        let mut sheet = self.sheet(&self.texts.tasks);
        let start = self.writer.plan.plan_date.map(|date| date.month());
        let place = |order: &[String], id: &String| {
            let place = order.iter().position(|order| order == id);
            place.map_or(Cell::Empty, |idx| whole(idx + 1))
        };
        let orders = &self.writer.plan.orders;
        for entry in self.all_tasks() {
            let task = entry.task;
            let cost = self.costs.iter().find(|cost| cost.task_id == task.task_id);
            let amount = cost.and_then(|cost| cost.amount);
            let amount = amount.and_then(|amount| amount.over(Decimal::whole(10_000).fraction()));
            let money = match (cost, amount) {
                (_, Some(amount)) => Cell::Number(amount),
                (Some(_), None) => text(&texts.funds_open),
                (None, _) => Cell::Empty,
            };
            let fund = cost.map_or_else(String::new, |cost| funds::source(&self.writer, cost));
            let counts = task.finish.map_or_else(String::new, |month| {
                self.writer.statistics_day(month.statistics_year())
            });
            sheet.rows.push(vec![
                text(&task.task_id),
                text(entry.problem_id),
                text(shown(entry.goal)),
                text(shown(&task.text)),
                text(self.actor_of(task)),
                start_of(start.map(|start| begins(start, task))),
                self.month(task.finish),
                text(counts),
                money,
                text(fund),
                text(shown(entry.close_out)),
                text(self.writer.urgency(entry.level)),
                place(&orders.start, &task.task_id),
                place(&orders.effect, &task.task_id),
            ]);
        }
        let actors = [Actor::School, Actor::Bureau, Actor::Government];
        let mut actors = actors.map(|actor| self.actor(actor)).to_vec();
        if self.has_founder() {
            actors.push(self.writer.texts.closing.actor_founder.clone());
        }
        sheet.lists = vec![(4, actors)];
        sheet.spare_rows = SPARE_ROWS;
        sheet
    }

    fn actor_of(&self, task: &MeasureOption) -> String {
        if task.by_founder {
            return duties::actor_of(&self.writer, task);
        }
        self.actor(task.actor)
    }

    /// Whether a founder carries tasks of the plan, as only that of a private school does.
    pub(super) fn has_founder(&self) -> bool {
        self.all_tasks().any(|task| task.task.by_founder)
    }

    /// Who acts, as the plan writes it; a name that would break a formula or a list to choose from is not written.
    pub(super) fn actor(&self, actor: Actor) -> String {
        let name = duties::actor(&self.writer, actor);
        let is_plain = |name: &str| {
            name.chars().count() <= LONGEST_ACTOR && !name.contains(['"', ',', '*', '?', '~'])
        };
        if actor == Actor::Bureau && !is_plain(&name) {
            return self.writer.texts.actor_bureau.clone();
        }
        name
    }

    /// Who answers for each task, and whom the county sends.
    pub(super) fn duties(&self) -> Sheet {
        let plan = self.writer.plan;
        let mut sheet = self.sheet(&self.texts.duties);
        for task in self.all_tasks().map(|task| task.task) {
            let request = plan
                .requests
                .iter()
                .find(|request| request.task_id == task.task_id);
            let of_request = |wanted: fn(&plan::Request) -> String| {
                request.map_or_else(|| text("—"), |request| text(wanted(request)))
            };
            let leader = self.leader();
            sheet.rows.push(vec![
                text(&task.task_id),
                text(leader),
                self.department(&shown(&task.owner)),
                text(shown(&task.owner)),
                Cell::Empty,
                of_request(|request| request.lead.clone()),
                of_request(|request| {
                    if request.support.is_empty() {
                        "—".to_owned()
                    } else {
                        request.support.join("、")
                    }
                }),
                of_request(|request| {
                    request
                        .matter
                        .iter()
                        .map(plan::template::Piece::shown)
                        .collect()
                }),
                Cell::Empty,
            ]);
        }
        sheet.spare_rows = SPARE_ROWS;
        sheet
    }

    /// The department that carries a task; left empty where only a person is named.
    fn department(&self, owner: &str) -> Cell {
        let post = post_and_name(&self.writer.basis.library.posts, owner);
        let named = post.map(|(post, _)| &post.department);
        let named = named.filter(|department| !department.is_empty());
        named.map_or(Cell::Empty, text)
    }

    /// The head of the leading group: the first post with that role, with the name where one was given.
    fn leader(&self) -> String {
        let basis = self.writer.basis;
        let posts = plan::small::posts(basis);
        let head = posts.into_iter().find(|post| post.group_role == "组长");
        head.map_or_else(String::new, |post| {
            let name = plan::small::name(basis, post);
            format!("{}{}", post.name, name.unwrap_or_default())
        })
    }

    /// One row per task with its state; days left are counted again every day.
    pub(super) fn progress(&self) -> Sheet {
        let mut sheet = self.sheet(&self.texts.progress);
        let states = &self.texts.states;
        for (idx, entry) in self.all_tasks().enumerate() {
            let task = entry.task;
            let progress = self.progress_of(&entry);
            let finish = cell_name(PROGRESS_FINISH, idx);
            let days = format!("=IF(ISNUMBER({finish}),{finish}-TODAY(),\"\")");
            sheet.rows.push(vec![
                whole(idx + 1),
                text(&task.task_id),
                text(format!(
                    "{}{}",
                    self.writer.stage_name(entry.part),
                    entry.heading
                )),
                text(shown(entry.goal)),
                text(shown(&task.text)),
                text(shown(&task.owner)),
                self.month(task.finish),
                Cell::Formula(days, days_left(self.writer.plan, task.finish)),
                text(progress.done),
                text(progress.state),
                text(format!("{}-e1", task.task_id)),
                day(progress.closed),
                text(progress.verifier),
                if task.is_late {
                    let slots: Slots = [("interim", shown(&task.interim))].into();
                    text(fill_text(&self.texts.late, &slots))
                } else {
                    Cell::Empty
                },
                text(self.writer.urgency(entry.level)),
                text(entry.task_ref().to_string()),
                self.turn(idx, task.finish, progress.state),
            ]);
        }
        sheet.hidden = vec![PROGRESS_CODE, PROGRESS_TURN];
        sheet.lists = vec![(PROGRESS_STATE, states.clone())];
        sheet.state = Some(StateColumns {
            days: PROGRESS_DAYS,
            state: PROGRESS_STATE,
            closed: self.texts.closed.clone(),
        });
        sheet.spare_rows = SPARE_ROWS;
        sheet
    }

    /// The deadline as a number, a little more in each row, so that no two are the same.
    fn turn(&self, row_idx: usize, finish: Option<Month>, state: &str) -> Cell {
        let (finish_cell, state_cell) = (
            cell_name(PROGRESS_FINISH, row_idx),
            cell_name(PROGRESS_STATE, row_idx),
        );
        let closed = self.texts.closed.replace('"', "\"\"");
        let is_open = format!("ISNUMBER({finish_cell}),{state_cell}<>\"{closed}\"");
        let formula = format!("=IF(AND({is_open}),{finish_cell}+ROW()/10000,\"\")");
        let shown = match turn_of(row_idx, finish) {
            Some(turn) if state != self.texts.closed => Shown::Number(turn),
            _ => Shown::Text(String::new()),
        };
        Cell::Formula(formula, shown)
    }

    /// What the list of findings of the plan shows.
    pub(super) fn standing(&self) -> Sheet {
        let basis = self.writer.basis;
        let mut sheet = self.sheet(&self.texts.standing);
        let words = self.writer.words();
        for (idx, finding) in findings_list::listed(basis).into_iter().enumerate() {
            let Some(row) = findings::row(finding, basis.standard, &words) else {
                continue;
            };
            let coming = self
                .writer
                .plan
                .problems
                .iter()
                .find(|problem| {
                    problem.indicator == finding.indicator && problem.part == finding.part
                })
                .map_or_else(|| "—".to_owned(), |problem| self.coming_gap(problem));
            let state = if row.note.is_empty() {
                row.status.to_owned()
            } else {
                format!("{}（{}）", row.status, row.note)
            };
            sheet.rows.push(vec![
                whole(idx + 1),
                text(self.writer.indicator_name(&finding.indicator, finding.part)),
                text(row.bound),
                text(row.floor),
                text(row.value),
                text(row.share),
                text(row.gap),
                text(row.gap_to_floor),
                text(coming),
                text(state),
            ]);
        }
        sheet
    }

    /// Every piece of evidence with its box.
    pub(super) fn evidence(&self) -> Sheet {
        let mut sheet = self.sheet(&self.texts.evidence);
        let sentences = &self.papers.evidence;
        let boxes = evidence::boxes(self.writer.basis, self.writer.plan);
        let is_ticked = evidence_list::is_ticked(&boxes);
        for evidence in &boxes {
            for piece in &evidence.pieces {
                sheet.rows.push(vec![
                    whole(evidence.number),
                    text(&piece.code),
                    text(shown(&piece.text)),
                    text(format!("{} {}", evidence.indicator, evidence.name)),
                    text(evidence_list::coming(&self.writer, piece)),
                    text(shown(&evidence.owner)),
                    text(&sentences.filing),
                    text(evidence_list::state(piece, sentences, is_ticked)),
                ]);
            }
        }
        let mut states = vec![
            sentences.at_hand.clone(),
            sentences.missing.clone(),
            sentences.to_come.clone(),
        ];
        if !is_ticked {
            states.push(sentences.unticked.clone());
        }
        sheet.lists = vec![(7, states)];
        sheet.spare_rows = SPARE_ROWS;
        sheet
    }

    /// Sum of what is known of the costs, in 万元.
    pub(super) fn sum(&self) -> Fraction {
        let total = plan::costs::total(&self.costs).amount;
        let ten_thousand = Decimal::whole(10_000).fraction();
        total.over(ten_thousand).unwrap_or(total)
    }
}

/// Months that the picture of months shows at most.
const MOST_MONTHS: u32 = 36;

/// Width of a month in it.
const MONTH_WIDTH: u16 = 5;

impl Ledger<'_> {
    /// Tasks by months, from the plan's month on.
    pub(super) fn months(&self) -> Sheet {
        let mut sheet = self.sheet(&self.texts.months);
        let Some(start) = self.writer.plan.plan_date.map(|date| date.month()) else {
            return sheet;
        };
        let last = self.all_tasks().filter_map(|task| task.task.finish).max();
        let count = last.map_or(0, |last| start.months_until(last) + 1);
        let count = count.min(MOST_MONTHS);
        sheet.columns.extend((0..count).map(|idx| SheetColumn {
            head: start.after(idx).in_words().replace('年', "年\n"),
            width: MONTH_WIDTH,
        }));
        for task in self.all_tasks().map(|task| task.task) {
            let Some(finish) = task.finish else { continue };
            let begins = start.months_until(begins(start, task));
            let ends = start.months_until(finish);
            let mut row = vec![text(&task.task_id), text(shown(&task.owner))];
            row.extend((0..count).map(|idx| {
                if (begins..=ends).contains(&idx) {
                    Cell::Filled
                } else {
                    Cell::Empty
                }
            }));
            sheet.rows.push(row);
        }
        sheet
    }
}

/// The month in which a task has to begin to be finished in time, not before the plan does.
pub(super) fn begins(start: Month, task: &MeasureOption) -> Month {
    let until = task.finish.map_or(0, |finish| start.months_until(finish));
    start.after(until.saturating_sub(task.months))
}

/// Column of the state.
const STATE: usize = 10;

impl Ledger<'_> {
    /// Every problem with what became of it; who verified it and when is left empty where it was not entered.
    pub(super) fn close_out(&self) -> Option<Sheet> {
        let last = last_round::of(&self.writer)?;
        let sentences = &self.writer.texts.round;
        let mut sheet = self.sheet(&sentences.sheet);
        for compared in &last.problems {
            let Some(after) = last_round::now(&self.writer, compared) else {
                continue;
            };
            let of_solved = |written: Cell| {
                if compared.change == Change::Solved {
                    written
                } else {
                    Cell::Empty
                }
            };
            let closed = school::answers::read_day(&compared.closed);
            let closed = closed.map_or_else(|| text(&compared.closed), Cell::Day);
            sheet.rows.push(vec![
                text(&compared.id),
                text(last_round::heading(&self.writer, compared)),
                text(last_round::before(compared)),
                text(after.value),
                text(after.bound),
                text(shown(&compared.close_out)),
                text(last_round::evidence(sentences, compared)),
                text(shown(&compared.owner)),
                of_solved(text(&compared.verifier)),
                of_solved(closed),
                text(last_round::change(sentences, compared)),
            ]);
        }
        let states = [
            &sentences.closed,
            &sentences.solved,
            &sentences.continued,
            &sentences.open,
            &sentences.new,
        ];
        sheet.lists = vec![(STATE, states.map(String::clone).to_vec())];
        Some(sheet)
    }
}

/// What the formula of a turn gives.
fn turn_of(row_idx: usize, finish: Option<Month>) -> Option<Fraction> {
    let day = serial_number(last_day(finish?)?);
    let row = i64::try_from(row_idx + ROWS_ABOVE + 1).ok()?;
    let part = Decimal::whole(row).fraction();
    let part = part.over(Decimal::whole(10_000).fraction())?;
    Some(Decimal::whole(day).fraction().plus(part))
}

fn whole(number: usize) -> Cell {
    Cell::Number(Decimal::whole(i64::try_from(number).unwrap_or(i64::MAX)).fraction())
}
