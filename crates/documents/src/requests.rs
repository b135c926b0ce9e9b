//! The requests (请示) as documents: one matter each, addressed to the county's bureau alone.
//!
//! In: what the tasks ask of the county, and what the school wrote that belongs into no report. Out: a [`Document`] per
//! matter. Problems, tasks and sums are those of the plan.

mod annex;
mod effects;
mod subject;
mod title;

use super::improvement_plan::{claims, facts, outlook, scale};
use super::writer::{Writer, inlines, mark};
use super::{Block, Document, Inline, Manner, Orientation};
use crate::texts::Texts;
use crate::texts::papers::{PaperTexts, ReportTexts, RequestTexts};
use numbers::Decimal;
use plan::costs::{self, CostLine};
use plan::template::{Piece, Sentence, Slots, fill_text};
use plan::{Basis, Plan, PlanProblem, PromiseKind, Request};
use school::answers::{AnswerKey, ReportList};
use title::broken;
use words::display;

/// A request with the id of its matter.
pub struct RequestPaper {
    /// Matter, by id; `own-1` for a line that the school wrote itself.
    pub matter: String,
    /// Name of the file without ending.
    pub name: String,
    /// The letter.
    pub document: Document,
}

/// Writes a request per matter, in the order of the plan; then one per line of the report that asks for something.
pub fn requests(
    basis: &Basis,
    plan: &Plan,
    texts: &Texts,
    papers: &PaperTexts,
) -> Vec<RequestPaper> {
    let mut matters: Vec<&str> = Vec::new();
    for request in &plan.requests {
        if !matters.contains(&request.subject.as_str()) {
            matters.push(&request.subject);
        }
    }
    let costs = costs::lines(basis, plan);
    let letter = |matter: &str, asked: Asked| {
        let letter = Letter {
            writer: Writer::of_paper(&format!("{}{matter}", super::REQUEST), basis, plan, texts),
            own: &papers.request,
            costs: &costs,
            asked,
        };
        letter.write(matter)
    };
    let mut letters: Vec<RequestPaper> = matters
        .into_iter()
        .map(|matter| {
            let of_matter = plan
                .requests
                .iter()
                .filter(|request| request.subject == matter);
            letter(matter, Asked::Tasks(of_matter.collect()))
        })
        .collect();
    let moved = moved(basis, &papers.report).into_iter().enumerate();
    letters.extend(moved.map(|(idx, line)| letter(&format!("own-{}", idx + 1), Asked::Line(line))));
    letters
}

/// Whether a sentence asks for something.
pub(super) fn is_request(line: &str, own: &ReportTexts) -> bool {
    own.request_words
        .iter()
        .any(|word| line.contains(word.as_str()))
}

/// What the school wrote for the report and what asks for something: it stands in a request instead.
pub fn moved<'a>(basis: &Basis<'a>, own: &ReportTexts) -> Vec<&'a str> {
    let lists = [ReportList::Work, ReportList::Done].into_iter();
    let all = lists.flat_map(|list| basis.choices.answers.report_lines(list));
    all.filter(|line| is_request(line, own)).collect()
}

/// What a letter asks for.
enum Asked<'a> {
    /// What these tasks need.
    Tasks(Vec<&'a Request>),
    /// A line of the school's own.
    Line(&'a str),
}

struct Letter<'a> {
    writer: Writer<'a>,
    own: &'a RequestTexts,
    costs: &'a [CostLine],
    asked: Asked<'a>,
}

impl<'a> Letter<'a> {
    fn write(mut self, matter: &str) -> RequestPaper {
        let own = self.own;
        let mut slots = self.writer.school_slots();
        let (subject, title_subject) = self.subject(matter);
        slots.insert("subject", subject);
        slots.insert("title_subject", title_subject);
        let lines = own.title_lines.iter();
        let lines: Vec<String> = lines.map(|line| fill_text(line, &slots)).collect();
        let title = lines.concat();
        let headings = self.headings();
        let lines = lines.iter().flat_map(|line| broken(line, &headings));
        let lines = lines.collect();
        self.writer.push("title", Block::Title(lines));
        let addressee = inlines(self.writer.fill(&own.addressee, &slots));
        self.writer.text("addressee", Manner::Flush, addressee);
        self.introduction();
        for problem in self.problems() {
            self.reason(problem);
        }
        self.own_steps();
        self.asks();
        let has_annex = !self.problems().is_empty();
        self.writer.paragraph("closing", &own.closing, &slots);
        if has_annex {
            let names = vec![own.annex.clone()];
            self.writer.push("annexes", Block::AnnexList(names));
        }
        self.writer.signature_block();
        self.contact();
        if has_annex {
            let problems = self.problems();
            annex::annex(&mut self.writer, own, &problems);
        }
        let body = self.writer.take(Orientation::Portrait);
        let document = self.writer.finish(title, vec![body]);
        let name = fill_text(&own.name, &slots);
        RequestPaper {
            matter: matter.to_owned(),
            name: name.replace("【待填：", "").replace('】', ""),
            document,
        }
    }

    /// The problems that the letter is about, each once.
    fn problems(&self) -> Vec<&'a PlanProblem> {
        let requests = self.requests();
        let is_asked = |problem: &&PlanProblem| {
            requests
                .iter()
                .any(|request| request.problem_id == problem.id)
        };
        self.writer.plan.problems.iter().filter(is_asked).collect()
    }

    /// What is asked for by tasks of the plan.
    fn requests(&self) -> &[&'a Request] {
        match &self.asked {
            Asked::Tasks(requests) => requests,
            Asked::Line(_) => &[],
        }
    }

    fn introduction(&mut self) {
        let mut slots = facts::profile_slots(&self.writer);
        let mut text = fill_text(&self.own.intro, &slots);
        for part in facts::stages(&self.writer) {
            if facts::put_scale(&self.writer, part, &mut slots) {
                text += &fill_text(&self.own.scale, &slots);
            } else if let Some(known) = scale::scale_of_known(&self.writer, part) {
                text += &known;
            }
        }
        self.writer.paragraph("intro", &text, &Slots::new());
    }

    /// The problem in the words of the plan, what the coming years mean for it, and its causes where they are known.
    fn reason(&mut self, problem: &PlanProblem) {
        let mut text = vec![Inline::Text(format!("（{}）", problem.id))];
        text.extend(inlines(problem.statement.clone()));
        let coming = outlook::of_problem_today(&self.writer, problem);
        if !coming.is_empty() {
            text.push(Inline::Text(coming));
        }
        let finding = self.writer.basis.report.findings.get(problem.finding_idx);
        let rest = &self.writer.texts.prose.claims.letter;
        let claims = finding.map(|finding| claims::changing(&self.writer, finding, rest));
        text.extend(claims.filter(|claim| !claim.is_empty()).map(Inline::Text));
        let causes = self.causes(problem);
        if !causes.is_empty() {
            let slots: Slots = [("causes", causes.join("；"))].into();
            text.push(Inline::Text(fill_text(&self.own.causes, &slots)));
        }
        let name = format!("reason-{}", problem.id);
        self.writer.text(&name, Manner::Body, text);
    }

    /// The ticked causes that the letter asks something for, and the school's own.
    fn causes(&self, problem: &'a PlanProblem) -> Vec<&'a str> {
        let requests = self.requests().iter();
        let of_problem = requests.filter(|request| request.problem_id == problem.id);
        let answered = |cause: &str| {
            let mut asked = of_problem.clone().map(|own| &own.for_causes);
            asked.any(|causes| causes.is_empty() || causes.iter().any(|other| other == cause))
        };
        let ticked = problem.causes.iter().filter(|cause| cause.is_ticked);
        let ticked = ticked
            .filter(|own| answered(&own.id))
            .map(|own| own.text.as_str());
        let own = problem.own_cause.trim_end_matches('。');
        ticked.chain((!own.is_empty()).then_some(own)).collect()
    }

    /// What the school does itself before it asks.
    fn own_steps(&mut self) {
        let own = self.own;
        let mut steps = Vec::new();
        for problem in self.problems() {
            for task in problem.tasks().filter(|task| task.is_done_by_school()) {
                let month = task
                    .finish
                    .map_or_else(|| mark("完成时间"), |month| month.in_words());
                let slots: Slots = [
                    ("text", shown(&task.text)),
                    ("task_id", task.task_id.clone()),
                    ("owner", shown(&task.owner)),
                    ("month", month),
                ]
                .into();
                steps.push(fill_text(&own.own_step, &slots));
            }
        }
        if steps.is_empty() {
            self.writer
                .paragraph("own_steps", &own.own_steps_none, &Slots::new());
        } else {
            let slots: Slots = [("steps", steps.join("；"))].into();
            let text = fill_text(&own.own_steps, &slots);
            self.writer.paragraph("own_steps", &text, &Slots::new());
        }
    }

    /// What is asked for, and what follows when it is done.
    fn asks(&mut self) {
        let own = self.own;
        self.writer.paragraph("asks", &own.asks, &Slots::new());
        let asks: Vec<(String, String)> = match &self.asked {
            Asked::Tasks(requests) => {
                let named = requests
                    .iter()
                    .map(|request| (self.ask_name(request), self.ask(request)));
                named.collect()
            }
            Asked::Line(line) => vec![("ask".to_owned(), line.trim_end_matches('。').to_owned())],
        };
        for (idx, (name, ask)) in asks.into_iter().enumerate() {
            let text = format!("{}.{ask}。", idx + 1);
            self.writer.paragraph(&name, &text, &Slots::new());
        }
        self.effects();
    }

    /// What tells what is asked for from the rest, whatever number its task has.
    fn ask_name(&self, request: &Request) -> String {
        let measure = self.writer.measure_of(&request.task_id);
        let (problem, measure) = measure.unwrap_or_default();
        format!("ask-{problem}-{measure}")
    }

    fn ask(&self, request: &Request) -> String {
        let own = self.own;
        let mut slots = Slots::new();
        slots.insert("matter", shown(&request.matter));
        slots.insert("task_id", request.task_id.clone());
        slots.insert("lead", request.lead.clone());
        slots.insert("support", request.support.join("、"));
        let template = if request.support.is_empty() {
            &own.ask
        } else {
            &own.ask_supported
        };
        let mut text = fill_text(template, &slots);
        let problems = self.writer.plan.problems.iter();
        let mut spared = problems.filter(|problem| problem.promise.kind == PromiseKind::Spared);
        if spared.any(|spared| spared.id == request.problem_id) {
            text += &own.ask_spared;
        } else if let Some(month) = request.finish {
            slots.insert("month", month.in_words());
            text += &fill_text(&own.ask_month, &slots);
        }
        let line = self
            .costs
            .iter()
            .find(|cost| cost.task_id == request.task_id);
        if let Some(line) = line {
            text += &self.sum(line);
        }
        text
    }

    /// What the task costs, or a mark.
    fn sum(&self, line: &CostLine) -> String {
        let own = self.own;
        let Some(cost) = self.writer.basis.library.cost(&line.cost) else {
            return String::new();
        };
        let mut slots = Slots::new();
        slots.insert("quantity", shown(&line.quantity));
        let rates = [&cost.rate, &self.writer.texts.funds_rate_local].into_iter();
        let rate = rates.clone().find(|rate| !rate.is_empty());
        slots.insert("rate", rate.cloned().unwrap_or_default());
        slots.insert("unit", cost.unit.clone());
        slots.insert("cost", cost.name.clone());
        slots.insert("task_id", line.task_id.clone());
        let Some(amount) = line.amount else {
            // A mark in a mark could not be filled in.
            let is_mark = |own: &Piece| matches!(own, Piece::Missing(_));
            let missing = if line.quantity.iter().any(is_mark) {
                &own.sum_missing_quantity
            } else {
                &own.sum_missing
            };
            return format!("；{}", mark(&fill_text(missing, &slots)));
        };
        let ten_thousand = Decimal::whole(10_000).fraction();
        let amount = amount.over(ten_thousand).unwrap_or(amount);
        slots.insert("amount", display::exact(amount));
        let price = line.price.map(|price| price.to_string());
        slots.insert("price", price.unwrap_or_default());
        let is_money = cost.money || line.is_sum_typed;
        let template = if is_money { &own.sum_money } else { &own.sum };
        fill_text(template, &slots)
    }

    fn contact(&mut self) {
        let choices = self.writer.basis.choices;
        let or_mark = |key: AnswerKey, what: &str| match choices.answer(key) {
            "" => mark(what),
            typed => typed.to_owned(),
        };
        let slots: Slots = [
            ("contact", or_mark(AnswerKey::Contact, "联系人")),
            ("phone", or_mark(AnswerKey::Phone, "联系电话")),
        ]
        .into();
        let text = fill_text(&self.own.contact, &slots);
        self.writer.paragraph("contact", &text, &Slots::new());
    }
}

fn shown(sentence: &Sentence) -> String {
    sentence.iter().map(Piece::shown).collect()
}
