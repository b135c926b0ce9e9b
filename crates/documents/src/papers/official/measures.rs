//! What is done, by whom and in which year, and what it costs.
//!
//! In: the paper with its tasks. Out: blocks, and the short texts of tasks that other sections show as well.

use super::*;
use crate::texts::PlanShortening;
use plan::{PackProblem, SchoolProblem};

/// Steps of one month up to this many are told in one clause.
const MANY_STEPS: usize = 3;

impl<'a> Paper<'a> {
    /// The short texts, each once.
    pub(super) fn briefs<'t>(&self, tasks: impl Iterator<Item = &'t MeasureOption>) -> String {
        let mut briefs: Vec<&str> = Vec::new();
        for task in tasks {
            if !task.brief.is_empty() && !briefs.contains(&task.brief.as_str()) {
                briefs.push(&task.brief);
            }
        }
        listed(&briefs)
    }

    /// The short texts, each once, with what is asked for as what the school strives for.
    pub(super) fn told_briefs<'t>(&self, tasks: impl Iterator<Item = &'t MeasureOption>) -> String {
        let mut briefs: Vec<String> = Vec::new();
        for task in tasks {
            let brief = self.told_brief(task);
            if !brief.is_empty() && !briefs.contains(&brief) {
                briefs.push(brief);
            }
        }
        listed(&briefs)
    }

    /// The short text of a task; of what is asked for, that the school strives for it.
    pub(super) fn told_brief(&self, task: &MeasureOption) -> String {
        if task.is_done_by_school() || task.brief.is_empty() {
            return task.brief.clone();
        }
        fill_text(
            &self.texts.measures.wish,
            &[("asked", task.brief.clone())].into(),
        )
    }

    /// What a problem's school does by which month, without an end.
    pub(super) fn steps(&self, problem: &PlanProblem) -> String {
        self.steps_of(problem.tasks().filter(|task| task.is_done_by_school()))
    }

    /// What is done by which month, without an end.
    pub(super) fn steps_of<'t>(&self, tasks: impl Iterator<Item = &'t MeasureOption>) -> String {
        let texts = &self.texts.measures;
        let mut by_month: Vec<(Option<Month>, Vec<&MeasureOption>)> = Vec::new();
        for task in tasks {
            match by_month.iter_mut().find(|(month, _)| *month == task.finish) {
                Some((_, tasks)) => tasks.push(task),
                None => by_month.push((task.finish, vec![task])),
            }
        }
        by_month.sort_by_key(|(month, _)| (month.is_none(), *month));
        // Many steps of a month are clauses, and each month a sentence.
        let is_long = by_month.iter().any(|(_, tasks)| tasks.len() > MANY_STEPS);
        let clauses = by_month.iter().map(|(month, tasks)| {
            let steps = self.told_briefs(tasks.iter().copied());
            let steps = if is_long {
                steps
            } else {
                steps.replace('；', "，")
            };
            match month {
                Some(month) => {
                    let slots: Slots = [("month", month.in_words()), ("steps", steps)].into();
                    fill_text(&texts.by, &slots)
                }
                None => fill_text(&texts.someday, &[("steps", steps)].into()),
            }
        });
        let between = if is_long { "。" } else { "；" };
        clauses.collect::<Vec<String>>().join(between)
    }

    /// What is done about several problems of one field, month by month.
    fn done_together(&self, problems: &[&PlanProblem]) -> String {
        let texts = &self.texts.measures;
        if let [only] = problems {
            return self.done(only);
        }
        let tasks = problems.iter().flat_map(|problem| problem.tasks());
        let steps = self.steps_of(tasks.filter(|task| task.is_done_by_school()));
        let mut text = if steps.is_empty() {
            String::new()
        } else {
            format!("{steps}。")
        };
        for problem in problems {
            match self.made_by_school(problem) {
                Some(have) => {
                    let slots: Slots = [
                        ("name", self.name(&problem.indicator, problem.part)),
                        ("have", have),
                        ("unit", labels::unit_in_text(Unit::SquareMetre).to_owned()),
                    ]
                    .into();
                    text += &fill_text(&texts.sum_of, &slots);
                }
                // What is solved with another, or has no measures yet.
                None if problem.tasks().next().is_none() => {
                    let name = self.name(&problem.indicator, problem.part);
                    text += &format!("{name}{}", self.done(problem));
                }
                None => {}
            }
        }
        text
    }

    /// What is done about a problem, as a paragraph.
    pub(super) fn done(&self, problem: &PlanProblem) -> String {
        let texts = &self.texts.measures;
        if let Some(other) = &problem.covered_by {
            let mut problems = self.problems();
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
    pub(super) fn sum(&self, problem: &PlanProblem) -> String {
        let Some(have) = self.made_by_school(problem) else {
            return String::new();
        };
        let slots: Slots = [
            ("have", have),
            ("unit", labels::unit_in_text(Unit::SquareMetre).to_owned()),
        ]
        .into();
        fill_text(&self.texts.measures.sum, &slots)
    }

    /// The ground or rooms that there are once the school's own is done; `None` where that makes no more of them.
    fn made_by_school(&self, problem: &PlanProblem) -> Option<String> {
        let finding = self.finding(problem)?;
        let is_ground = matches!(
            finding.detail,
            Detail::Stock {
                unit: Unit::SquareMetre,
                ..
            }
        );
        let last = self.effects(problem)?.years.last()?;
        let is_more = is_ground && last.by_school.have > last.now.have;
        is_more.then(|| display::exact(last.by_school.have))
    }

    pub(super) fn action(&self, problem: &PlanProblem) -> String {
        let kind = small::kind(self.basis(), &problem.indicator);
        let action = kind.map_or("", |kind| kind.action.as_str());
        let action = if action.is_empty() {
            &problem.heading
        } else {
            action
        };
        format!("{}{action}", self.writer.stage_name(problem.part))
    }

    /// What is done about problems of that category, for a heading.
    fn action_of(&self, category: &str) -> String {
        let mut known = self.texts.measures.categories.iter();
        let action = known.find(|(known, _)| known == category);
        action.map_or(category, |(_, action)| action).to_owned()
    }

    pub(super) fn measures(&mut self) {
        let texts = &self.texts.measures;
        self.writer.heading("measures", &texts.heading);
        let mut idx = 0;
        if self.is_short(PlanShortening::Measures) {
            let mut categories: Vec<&str> = Vec::new();
            for problem in self.problems() {
                if !categories.contains(&problem.category.as_str()) {
                    categories.push(&problem.category);
                }
            }
            for category in categories {
                let problems = self.problems();
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
                let text = self.done_together(&problems);
                let mut slots: Slots = [
                    ("action", self.action_of(category)),
                    ("owner", owners.join("、")),
                    ("names", self.names(&problems)),
                ]
                .into();
                let lead = if let [only] = problems.as_slice() {
                    slots.insert("action", self.action(only));
                    &texts.title
                } else {
                    &texts.title_many
                };
                let lead = fill_text(lead, &slots);
                self.numbered(category, idx, &lead, &text);
                idx += 1;
            }
        } else {
            for problem in self.problems() {
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
        let matters = self.matters();
        if matters.is_empty() {
            return;
        }
        let annexes = self.annexes();
        let place = annexes.iter().position(|annex| *annex == PlanAnnex::Needs);
        let slots: Slots = [
            ("count", matters.len().to_string()),
            ("matters", listed(&matters)),
            (
                "annex",
                place.map_or_else(String::new, |place| (place + 1).to_string()),
            ),
            ("letters", self.told_letters()),
        ]
        .into();
        let (lead, text) = if self.is_private() {
            (&texts.support_private, &texts.support_text_private)
        } else {
            (&texts.support, &texts.support_text)
        };
        let text = fill_text(text, &slots);
        self.numbered("support", idx, lead, &text);
    }

    /// About what letters are written; empty where none is.
    fn told_letters(&self) -> String {
        if self.letters.is_empty() {
            return String::new();
        }
        let slots: Slots = [("subjects", listed(&self.letters))].into();
        fill_text(&self.texts.measures.support_letters, &slots)
    }

    /// Everything that is asked for, in few words each.
    pub(super) fn matters(&self) -> Vec<String> {
        let asked = self.asked.iter().copied();
        let asked = asked.map(|(problem, task)| self.asked_brief(problem, task));
        let school = self.plan().school_problems.iter();
        let school = school.map(|problem| problem.asked.clone());
        asked
            .chain(school.filter(|asked| !asked.is_empty()))
            .collect()
    }

    /// Heading and text of what is done about what is not met of another pack.
    pub(super) fn pack_problem(&self, problem: &PackProblem) -> (String, String) {
        let texts = &self.texts.measures;
        let slots: Slots = [
            ("action", problem.action.clone()),
            ("owner", self.person_of(&plain(&problem.owner))),
        ]
        .into();
        let lead = fill_text(&texts.title, &slots);
        let mut by_month: Vec<(Option<Month>, Vec<&str>)> = Vec::new();
        for task in problem.tasks() {
            match by_month.iter_mut().find(|(month, _)| *month == task.finish) {
                Some((_, steps)) => steps.push(&task.text),
                None => by_month.push((task.finish, vec![&task.text])),
            }
        }
        by_month.sort_by_key(|(month, _)| (month.is_none(), *month));
        let clauses = by_month
            .into_iter()
            .map(|(month, steps)| format!("{}{}", self.until(month), steps.join("；")));
        let clauses: Vec<String> = clauses.collect();
        let items: Slots = [("items", problem.items.join("、"))].into();
        let items = fill_text(&texts.items, &items);
        let steps = if clauses.is_empty() {
            self.next_month(&texts.none, &texts.none_undated)
        } else {
            format!("{}。", clauses.join("；"))
        };
        (lead, format!("{items}{steps}"))
    }

    /// Heading and text of what is done about a problem that the school wrote.
    pub(super) fn school_problem(&self, problem: &SchoolProblem) -> (String, String) {
        let texts = &self.texts.measures;
        let owner = if problem.owner.is_empty() {
            &self.texts.ledger.owner_open
        } else {
            &problem.owner
        };
        let slots: Slots = [("action", problem.text.clone()), ("owner", owner.clone())].into();
        let lead = if problem.is_feedback {
            &texts.title_feedback
        } else {
            &texts.title_school
        };
        let lead = fill_text(lead, &slots);
        let steps = problem.steps.join("；");
        let text = match (steps.is_empty(), problem.finish) {
            (true, _) => self.next_month(&texts.none, &texts.none_undated),
            (false, None) => format!("{steps}。"),
            (false, Some(month)) => {
                let slots: Slots = [("month", month.in_words()), ("steps", steps)].into();
                format!("{}。", fill_text(&texts.by, &slots))
            }
        };
        (lead, text)
    }

    /// Whether anything is asked for.
    pub(super) fn asks_anything(&self) -> bool {
        let mut school = self.plan().school_problems.iter();
        !self.asked.is_empty() || school.any(|problem| !problem.asked.is_empty())
    }

    /// What is asked for; with the problem where two ask for the same.
    pub(super) fn asked_brief(&self, problem: &PlanProblem, task: &MeasureOption) -> String {
        let same = |(other, found): &&(&PlanProblem, &MeasureOption)| {
            found.brief == task.brief && other.id != problem.id
        };
        if self.asked.iter().any(|found| same(&found)) {
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

    pub(super) fn years(&mut self) {
        let texts = &self.texts.years;
        if self.plan().problems.is_empty() || self.is_short(PlanShortening::Years) {
            return;
        }
        self.writer.heading("years", &texts.heading);
        let mut tasks: Vec<(&'a PlanProblem, &'a MeasureOption)> = Vec::new();
        for problem in self.problems() {
            tasks.extend(problem.tasks().map(|task| (problem, task)));
        }
        let mut years: Vec<u16> = tasks
            .iter()
            .filter_map(|(_, task)| Some(task.finish?.year()))
            .collect();
        let mut closes: Vec<(u16, &PlanProblem)> = Vec::new();
        for problem in self.problems() {
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
            let mut briefs: Vec<String> = Vec::new();
            // What makes something comes before what only looks or asks.
            let mut of_year: Vec<_> = tasks
                .iter()
                .filter(|(_, task)| task.finish.is_some_and(|finish| finish.year() == year))
                .collect();
            of_year.sort_by_key(|(_, task)| {
                !task.changes.iter().any(|change| change.amount.is_known())
            });
            for (_, task) in of_year {
                let brief = self.told_brief(task);
                if !brief.is_empty() && !briefs.contains(&brief) {
                    briefs.push(brief);
                }
            }
            let mut text = String::new();
            if !briefs.is_empty() {
                let count = briefs.len();
                briefs.truncate(texts.most);
                let rest: Slots = [("count", count.to_string())].into();
                let slots: Slots = [
                    ("year", year.to_string()),
                    ("steps", listed(&briefs)),
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

    pub(super) fn funds(&mut self) {
        let texts = &self.texts.funds;
        if self.plan().problems.is_empty() {
            return;
        }
        self.writer.heading("funds", &texts.heading);
        let lines = self.lines.clone();
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
            // A sum of nothing says nothing.
            (_, 1..) if total.amount == Fraction::ZERO => &texts.open,
            (0, _) => &texts.open,
            (_, 0) => &texts.sum,
            _ => &texts.partly,
        };
        let text = fill_text(sum, &slots);
        self.writer.text("sum", ParagraphKind::Body, cell(text));
        if self.is_short(PlanShortening::Funds) {
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
    pub(super) fn unpriced(&self, lines: &[&costs::CostLine]) -> Option<Row> {
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
        let texts = &self.texts.funds;
        let cells = [
            some_of(&names, texts.most, &texts.rest),
            "—".to_owned(),
            texts.settle.clone(),
            some_of(&sources, texts.most, &texts.rest),
        ];
        (!names.is_empty()).then(|| row(cells.map(cell).to_vec()))
    }
}

/// Texts one after the other: with 、 between them, or with ；where one of them has clauses or lists itself.
pub(super) fn listed<T: AsRef<str>>(texts: &[T]) -> String {
    let texts: Vec<&str> = texts.iter().map(AsRef::as_ref).collect();
    let is_plain = |text: &&str| !text.contains(['，', '、', '；']);
    texts.join(if texts.iter().all(is_plain) {
        "、"
    } else {
        "；"
    })
}

/// The first of some names, and how many there are where they are more.
fn some_of(names: &[&str], most: usize, rest: &str) -> String {
    let some: Vec<&str> = names.iter().copied().take(most).collect();
    let mut text = some.join("、");
    if names.len() > most {
        text += &fill_text(rest, &[("count", names.len().to_string())].into());
    }
    text
}
