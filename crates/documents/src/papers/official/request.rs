//! The requests (请示): one matter each, one page, to the county's bureau, a teaching point's central school, or a founder.
//!
//! In: what the plan asks for once the school's own is done, and what the school wrote that belongs into no report. Out: a
//! [`Document`] per matter. What is no matter of posts, land, buildings or much money stands in the list of needs instead.

use super::{Paper, in_sentence, stock_unit};
use crate::sections::{claims, funds};
use crate::texts::{PaperTexts, ReportTexts, RequestTexts, Texts};
use crate::writer::{cell, inlines};
use crate::{Block, Document, Orientation, ParagraphKind};
use check::Detail;
use numbers::Fraction;
use plan::costs::CostLine;
use plan::effects::Reached;
use plan::library::LetterRule;
use plan::template::{Slots, fill_text};
use plan::{Basis, MeasureOption, Plan, PlanProblem, PromiseKind, small};
use school::answers::{AnswerKey, ReportList, Setting, read_sum};
use school::catalogue::Unit;
use school::figures::Part;
use school::profile::SchoolKind;
use words::{display, findings, labels};

/// A request as a document.
pub struct RequestPaper {
    /// Matter, by id; `own-1` for a line that the school wrote itself.
    pub matter: String,
    /// Name of the file without ending.
    pub name: String,
    /// The letter.
    pub document: Document,
}

/// The requests (请示): one letter per matter that deserves one, in the order of the plan, then one per line of the report that
/// asks for something. Empty where nothing is asked.
pub fn requests(
    basis: &Basis,
    plan: &Plan,
    texts: &Texts,
    papers: &PaperTexts,
) -> Vec<RequestPaper> {
    let letter = |matter: &str| Letter::begin(matter, basis, plan, texts, papers);
    let letters = matters(plan);
    let letters = letters
        .iter()
        .filter_map(|matter| letter(matter)?.of_matter(matter));
    let mut letters: Vec<RequestPaper> = letters.collect();
    let moved = moved_from_report(basis, &papers.report).into_iter();
    letters.extend(moved.enumerate().filter_map(|(idx, line)| {
        let matter = format!("own-{}", idx + 1);
        Some(letter(&matter)?.of_line(&matter, line))
    }));
    letters
}

/// How the matter of what a founder decides is called: by the indicator.
const FOUNDER: &str = "founder-";

/// The matter under which a task asks for something; `None` for what the school does itself.
fn matter_of(plan: &Plan, problem: &PlanProblem, task: &MeasureOption) -> Option<String> {
    if task.by_founder {
        return Some(format!("{FOUNDER}{}", problem.indicator));
    }
    let mut requests = plan.requests.iter();
    let request = requests.find(|request| request.task_id == task.task_id)?;
    Some(request.subject.clone())
}

/// Whether a sentence asks for something.
pub(crate) fn is_request(line: &str, texts: &ReportTexts) -> bool {
    texts
        .request_words
        .iter()
        .any(|word| line.contains(word.as_str()))
}

/// What the school wrote for the report and what asks for something: it stands in a request instead.
pub fn moved_from_report<'a>(basis: &Basis<'a>, texts: &ReportTexts) -> Vec<&'a str> {
    let lists = [ReportList::Work, ReportList::Done].into_iter();
    let all = lists.flat_map(|list| basis.choices.answers.report_lines(list));
    all.filter(|line| is_request(line, texts)).collect()
}

/// What the letters about matters of the plan are about, by the names of the matters.
pub(super) fn subjects(
    basis: &Basis,
    plan: &Plan,
    texts: &Texts,
    papers: &PaperTexts,
) -> Vec<String> {
    let Some(letter) = Letter::begin("", basis, plan, texts, papers) else {
        return Vec::new();
    };
    let matters = matters(plan);
    let subjects = matters.iter().filter_map(|matter| {
        let asked = letter.deserving(matter)?;
        let name = basis.library.matter(matter);
        Some(name.map_or_else(|| letter.subject(matter, &asked), |name| name.name.clone()))
    });
    subjects.collect()
}

/// The matters under which the plan asks for something, in its order.
fn matters(plan: &Plan) -> Vec<String> {
    let mut matters: Vec<String> = Vec::new();
    for problem in &plan.problems {
        for task in problem.tasks() {
            let matter = matter_of(plan, problem, task);
            matters.extend(matter.filter(|matter| !matters.contains(matter)));
        }
    }
    matters
}

/// What a letter asks for, with its problems.
type Asked<'a> = Vec<(&'a PlanProblem, &'a MeasureOption)>;

struct Letter<'a> {
    paper: Paper<'a>,
    texts: &'a RequestTexts,
}

impl<'a> Letter<'a> {
    /// A letter about a matter, with nothing written yet; `None` where no kind of paper is described.
    fn begin(
        matter: &str,
        basis: &'a Basis<'a>,
        plan: &'a Plan,
        texts: &'a Texts,
        papers: &'a PaperTexts,
    ) -> Option<Self> {
        let genre = papers.school_plan.genres.first()?;
        let paper = format!("{}{matter}", crate::REQUEST);
        Some(Self {
            paper: Paper::of(&paper, basis, plan, texts, &papers.school_plan, genre),
            texts: &papers.request,
        })
    }

    /// What is asked for under a matter that deserves a letter; `None` where the list of needs is enough for it.
    fn deserving(&self, matter: &str) -> Option<Asked<'a>> {
        let asked = self.asked(matter);
        let rule = if matter.starts_with(FOUNDER) {
            LetterRule::AboveSum
        } else {
            let found = self.paper.basis().library.matter(matter);
            found.map_or(LetterRule::Never, |found| found.letter)
        };
        let deserves = match rule {
            LetterRule::Always => !asked.is_empty(),
            LetterRule::AboveSum => self.sum(&asked).is_some_and(|sum| sum >= self.least_sum()),
            LetterRule::Never => false,
        };
        deserves.then_some(asked)
    }

    /// What it is about, as its title has it.
    fn subject(&self, matter: &str, asked: &[(&PlanProblem, &MeasureOption)]) -> String {
        let name = self.paper.basis().library.matter(matter);
        match (asked, name) {
            ([(_, task)], _) => without_areas(&task.brief),
            (_, Some(name)) => name.name.clone(),
            ([(problem, task), ..], None) => self.paper.asked_brief(problem, task),
            ([], None) => String::new(),
        }
    }

    /// The letter about a matter of the plan; `None` where the list of needs is enough for it.
    fn of_matter(mut self, matter: &str) -> Option<RequestPaper> {
        let asked = self.deserving(matter)?;
        let sum = self.sum(&asked);
        let subject = self.subject(matter, &asked);
        let mut problems: Vec<&PlanProblem> = Vec::new();
        for (problem, _) in &asked {
            if !problems.iter().any(|known| known.id == problem.id) {
                problems.push(problem);
            }
        }
        self.opening(&subject, matter.starts_with(FOUNDER));
        let reason = self.reason(&problems);
        self.paper
            .writer
            .text("reason", ParagraphKind::Body, cell(reason));
        let project = self.project(&asked, sum);
        self.paper
            .writer
            .text("project", ParagraphKind::Body, cell(project));
        let plea = self.plea(&asked, sum, matter.starts_with(FOUNDER));
        self.paper
            .writer
            .text("plea", ParagraphKind::Body, cell(plea));
        Some(self.closing(matter, &subject))
    }

    /// The letter about a line that the school wrote for its report.
    fn of_line(mut self, matter: &str, line: &str) -> RequestPaper {
        let subject = self.texts.subject_line.clone();
        self.opening(&subject, false);
        let reason = self.reason(&[]);
        self.paper
            .writer
            .text("reason", ParagraphKind::Body, cell(reason));
        let line = format!("{}。", line.trim_end_matches(['。', '；']));
        self.paper
            .writer
            .text("ask", ParagraphKind::Body, cell(line));
        self.closing(matter, &subject)
    }

    /// What is asked for under the matter, as far as the school's own measures and fewer pupils do not do: what makes or costs
    /// something, of problems that may not stay.
    fn asked(&self, matter: &str) -> Asked<'a> {
        let plan = self.paper.plan();
        let problems = plan
            .problems
            .iter()
            .filter(|problem| self.is_needed(problem));
        let tasks = problems.flat_map(|problem| problem.tasks().map(move |task| (problem, task)));
        let is_asked = |(problem, task): &(&PlanProblem, &MeasureOption)| {
            let makes = task.changes.iter().any(|change| change.amount.is_known());
            let is_of = matter_of(plan, problem, task).is_some_and(|of| of == matter);
            is_of && (makes || task.reaches || task.is_added || !task.cost.is_empty())
        };
        tasks.filter(is_asked).collect()
    }

    fn is_needed(&self, problem: &PlanProblem) -> bool {
        let plan = self.paper.plan();
        let known = self.paper.effects(problem);
        let effects = known.zip(plan.effects.target_idx);
        // What may stay is asked for only where it comes in time all the same.
        let comes_in_time = effects.is_some_and(|(effects, target)| {
            let reached = effects.reaches(|year| year.with_support);
            reached.is_some_and(|reached| reached <= target)
        });
        if problem.promise.kind == PromiseKind::Spared && !comes_in_time {
            return false;
        }
        let by_target = effects.and_then(|(effects, idx)| effects.years.get(idx));
        by_target.is_none_or(|year| year.by_school.reached != Reached::Bound)
    }

    /// What is known of the money for it, in 元; `None` where nothing is.
    fn sum(&self, asked: &[(&PlanProblem, &MeasureOption)]) -> Option<Fraction> {
        let sums = asked
            .iter()
            .filter_map(|(problem, task)| self.line(problem, task)?.amount);
        sums.reduce(Fraction::plus)
    }

    fn line(&self, problem: &PlanProblem, task: &MeasureOption) -> Option<&CostLine> {
        let mut lines = self.paper.lines.iter();
        lines.find(|line| line.problem_id == problem.id && line.measure_id == task.id)
    }

    /// The least sum in 元 for which a letter is written that is about money alone.
    fn least_sum(&self) -> Fraction {
        let typed = read_sum(self.paper.basis().choices.answer(Setting::LetterSum));
        let usual = || read_sum(&self.texts.least_sum).unwrap_or(Fraction::ZERO);
        typed.unwrap_or_else(usual)
    }

    fn addressee(&self, is_for_founder: bool) -> String {
        let profile = &self.paper.basis().school.profile;
        if is_for_founder {
            self.texts.founder.clone()
        } else if profile.kind == Some(SchoolKind::TeachingPoint) {
            self.texts.central_school.clone()
        } else {
            self.paper.bureau()
        }
    }

    /// Number and signatory, title, addressee.
    fn opening(&mut self, subject: &str, is_for_founder: bool) {
        let choices = self.paper.basis().choices;
        let paper = self.paper.writer.paper.clone();
        let number = choices.answer(AnswerKey::PaperNumber { paper: &paper });
        let signatory = match choices.answer(AnswerKey::Signatory) {
            "" => {
                let post = small::post(self.paper.basis(), "principal");
                post.and_then(|post| small::name(self.paper.basis(), post))
            }
            typed => Some(typed),
        };
        let signatory = signatory.map(|signatory| {
            let slots: Slots = [("signatory", signatory.to_owned())].into();
            fill_text(&self.texts.signatory, &slots)
        });
        let signatory = signatory.unwrap_or_default();
        let head = if signatory.is_empty() {
            number.to_owned()
        } else {
            format!(
                "{number}{}{signatory}",
                self.blank_before(number, &signatory)
            )
        };
        let mut slots = self.paper.writer.school_slots();
        slots.insert("subject", subject.to_owned());
        slots.insert("addressee", self.addressee(is_for_founder));
        let writer = &mut self.paper.writer;
        if !head.is_empty() {
            writer.text("head", ParagraphKind::Flush, cell(head));
        }
        let lines = self.texts.title_lines.iter();
        let lines = lines.map(|line| fill_text(line, &slots)).collect();
        writer.push("title", Block::Title(lines));
        let addressee = inlines(writer.fill(&self.texts.addressee, &slots));
        writer.text("addressee", ParagraphKind::Flush, addressee);
    }

    /// The blank that puts who signs to the right edge of the line, behind the number.
    fn blank_before(&self, number: &str, signatory: &str) -> String {
        let width = |text: &str| -> usize {
            let letters = text.chars();
            letters
                .map(|letter| if letter.is_ascii() { 1 } else { 2 })
                .sum()
        };
        let taken = width(number) + width(signatory);
        let blank = (2 * self.texts.head_characters).saturating_sub(taken) / 2;
        self.texts.between.repeat(blank.max(1))
    }

    /// What is wrong by the figures, and what the school has done about it.
    fn reason(&self, problems: &[&PlanProblem]) -> String {
        let texts = self.texts;
        let part = problems.first().map_or(Part::Whole, |problem| problem.part);
        let pupils = match part {
            Part::Stage(_) => plan::slots::pupils_of(self.paper.basis(), part),
            _ => self.paper.figure("pupils"),
        };
        let mut clauses = Vec::new();
        clauses.extend(pupils.map(|pupils| {
            let slots: Slots = [
                ("stage", self.paper.writer.stage_name(part)),
                ("pupils", pupils.to_string()),
            ]
            .into();
            fill_text(&texts.pupils, &slots)
        }));
        let facts = problems.iter().filter_map(|problem| self.fact(problem));
        clauses.extend(facts.take(texts.most_facts));
        let mut text = if clauses.is_empty() {
            String::new()
        } else {
            fill_text(&texts.reason, &[("facts", clauses.join("，"))].into())
        };
        let tasks = problems.iter().flat_map(|problem| problem.tasks());
        let made = tasks.filter(|task| task.is_done_by_school());
        let made = made.filter(|task| !task.changes.is_empty());
        let steps = self.paper.briefs(made.take(texts.most_steps));
        if !steps.is_empty() {
            text += &fill_text(&texts.steps, &[("steps", steps)].into());
        }
        let rest = &self.paper.writer.texts.prose.claims.letter;
        // What changes nothing even if it is granted takes room and helps nobody.
        for finding in problems
            .iter()
            .filter_map(|problem| self.paper.finding(problem))
        {
            text += &claims::changing(&self.paper.writer, finding, rest);
        }
        text
    }

    /// How one problem stands.
    fn fact(&self, problem: &PlanProblem) -> Option<String> {
        let finding = self.paper.finding(problem)?;
        let basis = self.paper.basis();
        let shown = findings::row(finding, basis.standard, &self.paper.writer.words())?;
        let value = finding
            .value
            .zip(basis.standard.indicator(&finding.indicator));
        let is_stock = matches!(finding.detail, Detail::Stock { .. });
        let value = value.filter(|_| is_stock);
        let value = value.and_then(|(_, indicator)| {
            let number = display::value_in_text(finding, indicator)?;
            let unit = findings::unit(finding, indicator);
            Some(self.paper.in_words(&number, unit))
        });
        let gap = finding
            .gap
            .map(|gap| self.paper.amount_in_words(finding, gap.amount));
        let mut slots: Slots = [
            ("name", self.paper.name(&problem.indicator, problem.part)),
            ("heading", problem.heading.clone()),
            ("value", value.unwrap_or_else(|| in_sentence(&shown.value))),
            (
                "bound",
                match self.paper.bound_in_words(finding).filter(|_| is_stock) {
                    Some(bound) => bound,
                    None => in_sentence(&self.paper.bound_cell(finding, shown.bound)),
                },
            ),
            ("gap", gap.unwrap_or_else(|| in_sentence(&shown.gap))),
            ("standard_number", basis.standard.number.clone()),
        ]
        .into();
        let text = match &finding.detail {
            Detail::Stock { have, unit, .. } => {
                let readable = findings::readable_unit(*have, *unit);
                let have = display::amount(*have, *unit, readable);
                slots.insert("have", format!("{have}{}", labels::unit_in_text(readable)));
                &self.texts.fact
            }
            _ if finding.gap.is_some() => &self.texts.fact_gap,
            _ => &self.texts.fact_plain,
        };
        Some(fill_text(text, &slots))
    }

    /// What is asked for, what comes of it and what it costs.
    fn project(&self, asked: &[(&PlanProblem, &MeasureOption)], sum: Option<Fraction>) -> String {
        let texts = self.texts;
        let briefs: Vec<String> = asked
            .iter()
            .map(|(problem, task)| self.paper.asked_brief(problem, task))
            .collect();
        let count = briefs.len();
        let mut matters = briefs;
        matters.truncate(texts.most_matters);
        let mut named = matters.join("；");
        if count > texts.most_matters {
            named += &fill_text(&texts.more, &[("count", count.to_string())].into());
        }
        let mut text = fill_text(&texts.project, &[("matters", named)].into());
        let mut told: Vec<&str> = Vec::new();
        // Of several matters the list tells what comes of each.
        let of_one = asked.iter().take(texts.most_matters);
        for (problem, _) in of_one.filter(|_| count <= texts.most_matters) {
            if !told.contains(&problem.id.as_str()) && told.len() < texts.most_effects {
                told.push(&problem.id);
                text += &self.effect(problem);
            }
        }
        if let Some(sum) = sum {
            let priced = asked.iter().filter_map(|(problem, task)| {
                let line = self.line(problem, task)?;
                let cost = self.paper.basis().library.cost(&line.cost)?;
                let price = line.price?;
                let slots: Slots =
                    [("unit", cost.unit.clone()), ("price", price.to_string())].into();
                Some(fill_text(&texts.price, &slots))
            });
            let priced: Vec<String> = priced.collect();
            let slots: Slots = [
                ("amount", funds::ten_thousands(sum)),
                (
                    "prices",
                    match priced.as_slice() {
                        [price] => price.clone(),
                        _ => String::new(),
                    },
                ),
            ]
            .into();
            text += &fill_text(&texts.sum, &slots);
        }
        text
    }

    /// What there is when it has come, by the pupils of that year.
    fn effect(&self, problem: &PlanProblem) -> String {
        let plan = self.paper.plan();
        let known = self.paper.effects(problem).zip(self.paper.finding(problem));
        let Some((effects, finding)) = known else {
            return String::new();
        };
        let reaches = effects.reaches(|year| year.with_support);
        let last = effects.years.len().saturating_sub(1);
        let idx = reaches
            .or(plan.effects.target_idx)
            .unwrap_or(last)
            .min(last);
        let Some(year) = effects.years.get(idx) else {
            return String::new();
        };
        let then = year.with_support;
        if then == year.by_school {
            return String::new();
        }
        let unit = stock_unit(finding);
        let readable = findings::readable_unit(then.have, unit);
        let have = display::amount(then.have, unit, readable);
        let mut slots: Slots = [
            ("name", self.paper.name(&problem.indicator, problem.part)),
            ("have", format!("{have}{}", labels::unit_in_text(readable))),
            ("value", self.paper.told(finding, &then)),
        ]
        .into();
        let is_stock = matches!(finding.detail, Detail::Stock { .. });
        let forecast = self.paper.basis().forecast;
        let pupils = forecast.and_then(|forecast| {
            let idx = plan.effects.years.get(idx)?.forecast_idx?;
            let year = forecast.years.get(idx)?;
            Some((year.year(), year.pupils(finding.part)))
        });
        // What moves pupils elsewhere changes by how many they are counted.
        let is_same = |one: Fraction, other: Fraction| one == other;
        let by_pupils = year.now.have.over(year.now.value);
        let by_fewer = then.have.over(then.value);
        let pupils = pupils.filter(|_| match (by_pupils, by_fewer) {
            (Some(now), Some(then)) => is_same(now, then),
            _ => false,
        });
        let by = pupils.map_or_else(
            || self.texts.by_today.clone(),
            |(year, pupils)| {
                let slots: Slots =
                    [("year", year.to_string()), ("pupils", pupils.to_string())].into();
                fill_text(&self.texts.by_year, &slots)
            },
        );
        slots.insert("by", by);
        slots.insert(
            "end",
            if then.reached == Reached::Bound {
                self.texts.reaches.clone()
            } else {
                self.texts.misses.clone()
            },
        );
        let text = if is_stock {
            &self.texts.effect
        } else {
            &self.texts.effect_plain
        };
        fill_text(text, &slots)
    }

    fn plea(
        &self,
        asked: &[(&PlanProblem, &MeasureOption)],
        sum: Option<Fraction>,
        is_for_founder: bool,
    ) -> String {
        let texts = self.texts;
        let profile = &self.paper.basis().school.profile;
        let you = if is_for_founder {
            &texts.you_founder
        } else if profile.kind == Some(SchoolKind::TeachingPoint) {
            &texts.you_school
        } else {
            &texts.you_bureau
        };
        let sum = sum.map_or_else(String::new, |sum| {
            let slots: Slots = [("amount", funds::ten_thousands(sum))].into();
            fill_text(&texts.plea_sum, &slots)
        });
        let month = asked.iter().filter_map(|(_, task)| task.finish).max();
        let month = month.map_or_else(String::new, |month| {
            let slots: Slots = [("month", month.in_words())].into();
            fill_text(&texts.plea_month, &slots)
        });
        let slots: Slots = [("you", you.clone()), ("sum", sum), ("month", month)].into();
        fill_text(&texts.plea, &slots)
    }

    fn closing(mut self, matter: &str, subject: &str) -> RequestPaper {
        let texts = self.texts;
        let choices = self.paper.basis().choices;
        self.paper
            .writer
            .text("closing", ParagraphKind::Body, cell(&texts.closing));
        self.paper.writer.begin("end");
        self.paper.writer.signature_block();
        let contact = [
            (AnswerKey::Contact, &texts.contact),
            (AnswerKey::Phone, &texts.phone),
        ];
        let contact = contact.into_iter().filter_map(|(key, text)| {
            let typed = choices.answer(key);
            let slots: Slots = [("text", typed.to_owned())].into();
            (!typed.is_empty()).then(|| fill_text(text, &slots))
        });
        let contact: Vec<String> = contact.collect();
        if !contact.is_empty() {
            let slots: Slots = [("contact", contact.join("，"))].into();
            let text = fill_text(&texts.contact_line, &slots);
            self.paper
                .writer
                .text("contact", ParagraphKind::Body, cell(text));
        }
        let slots: Slots = {
            let mut slots = self.paper.writer.school_slots();
            slots.insert("subject", subject.to_owned());
            slots
        };
        let lines = texts.title_lines.iter();
        let title: String = lines.map(|line| fill_text(line, &slots)).collect();
        let body = self.paper.writer.take(Orientation::Portrait);
        RequestPaper {
            matter: matter.to_owned(),
            name: fill_text(&texts.name, &slots),
            document: self.paper.writer.finish(title, vec![body]),
        }
    }
}

/// A title names a matter without its ㎡: 空地改造 instead of 空地600平方米改造.
fn without_areas(text: &str) -> String {
    let unit = labels::unit_in_text(Unit::SquareMetre);
    let Some((before, after)) = text.split_once(unit) else {
        return text.to_owned();
    };
    let is_number = |letter: char| letter.is_ascii_digit() || letter == '.';
    format!("{}{after}", before.trim_end_matches(is_number))
}
