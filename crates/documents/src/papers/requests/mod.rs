//! The requests (请示) as documents: one matter each, addressed to the county's bureau alone.
//!
//! In: what the tasks ask of the county, and what the school wrote that belongs into no report. Out: a [`Document`] per
//! matter. Problems, tasks and sums are those of the plan; nothing is calculated here.

mod annex;

use crate::sections::{claims, coming_years, facts, problems};
use crate::texts::Texts;
use crate::texts::{PaperTexts, ReportTexts, RequestTexts};
use crate::writer::{Writer, inlines, mark, shown};
use crate::{Block, Document, Inline, Orientation, ParagraphKind};
use numbers::Decimal;
use plan::costs::{self, CostLine};
use plan::template::{Piece, Slots, fill_text};
use plan::{Basis, Plan, PlanProblem, PromiseKind, Request};
use school::answers::{AnswerKey, ReportList};
use words::display;

/// A request as a document.
pub struct RequestPaper {
    /// Matter, by id; `own-1` for a line that the school wrote itself.
    pub matter: String,
    /// Name of the file without ending.
    pub name: String,
    /// The letter.
    pub document: Document,
}

/// The requests (请示): one letter per matter in the order of the plan, then one per line of the report that asks for
/// something. Empty where nothing is asked.
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
            writer: Writer::of_paper(&format!("{}{matter}", crate::REQUEST), basis, plan, texts),
            texts: &papers.request,
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
    let moved = moved_from_report(basis, &papers.report)
        .into_iter()
        .enumerate();
    letters.extend(moved.map(|(idx, line)| letter(&format!("own-{}", idx + 1), Asked::Line(line))));
    letters
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

/// What a letter asks for.
enum Asked<'a> {
    /// What these tasks need.
    Tasks(Vec<&'a Request>),
    /// A line that the school wrote for its report.
    Line(&'a str),
}

struct Letter<'a> {
    writer: Writer<'a>,
    texts: &'a RequestTexts,
    costs: &'a [CostLine],
    asked: Asked<'a>,
}

impl<'a> Letter<'a> {
    fn write(mut self, matter: &str) -> RequestPaper {
        let sentences = self.texts;
        let mut slots = self.writer.school_slots();
        let (subject, title_subject) = self.subject(matter);
        slots.insert("subject", subject);
        slots.insert("title_subject", title_subject);
        let lines = sentences.title_lines.iter();
        let lines: Vec<String> = lines.map(|line| fill_text(line, &slots)).collect();
        let title = lines.concat();
        let headings = self.headings();
        let lines = lines.iter().flat_map(|line| broken(line, &headings));
        let lines = lines.collect();
        self.writer.push("title", Block::Title(lines));
        let addressee = inlines(self.writer.fill(&sentences.addressee, &slots));
        self.writer
            .text("addressee", ParagraphKind::Flush, addressee);
        self.introduction();
        for problem in self.problems() {
            self.reason(problem);
        }
        self.own_steps();
        self.asks();
        let has_annex = !self.problems().is_empty();
        self.writer.paragraph("closing", &sentences.closing, &slots);
        if has_annex {
            let names = vec![sentences.annex.clone()];
            self.writer.push("annexes", Block::AnnexList(names));
        }
        self.writer.signature_block();
        self.contact();
        if has_annex {
            let problems = self.problems();
            annex::annex(&mut self.writer, sentences, &problems);
        }
        let body = self.writer.take(Orientation::Portrait);
        let document = self.writer.finish(title, vec![body]);
        let name = fill_text(&sentences.name, &slots);
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
        let mut text = fill_text(&self.texts.intro, &slots);
        for part in facts::stages(&self.writer) {
            if facts::put_scale(&self.writer, part, &mut slots) {
                text += &fill_text(&self.texts.scale, &slots);
            } else if let Some(known) = facts::scale_of_known(&self.writer, part) {
                text += &known;
            }
        }
        self.writer.paragraph("intro", &text, &Slots::new());
    }

    /// The problem in the words of the plan, what the coming years mean for it, and its causes where they are known.
    fn reason(&mut self, problem: &PlanProblem) {
        let mut text = vec![Inline::Text(format!("（{}）", problem.id))];
        text.extend(inlines(problem.statement.clone()));
        let coming = coming_years::of_problem_today(&self.writer, problem);
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
            text.push(Inline::Text(fill_text(&self.texts.causes, &slots)));
        }
        let name = format!("reason-{}", problem.id);
        self.writer.text(&name, ParagraphKind::Body, text);
    }

    /// The ticked causes that the letter asks something for, and the school's own.
    fn causes(&self, problem: &'a PlanProblem) -> Vec<&'a str> {
        let requests = self.requests().iter();
        let of_problem = requests.filter(|request| request.problem_id == problem.id);
        let answered = |cause: &str| {
            let mut asked = of_problem.clone().map(|request| &request.for_causes);
            asked.any(|causes| causes.is_empty() || causes.iter().any(|other| other == cause))
        };
        let ticked = problem.causes.iter().filter(|cause| cause.is_ticked);
        let ticked = ticked
            .filter(|cause| answered(&cause.id))
            .map(|cause| cause.text.as_str());
        let school_cause = problem.written_cause.trim_end_matches('。');
        ticked
            .chain((!school_cause.is_empty()).then_some(school_cause))
            .collect()
    }

    /// What the school does itself before it asks.
    fn own_steps(&mut self) {
        let sentences = self.texts;
        let mut steps = Vec::new();
        for problem in self.problems() {
            for task in problem.tasks().filter(|task| task.is_done_by_school()) {
                let month = task.finish.map_or_else(
                    || mark(&self.writer.texts.marks.finish),
                    |month| month.in_words(),
                );
                let slots: Slots = [
                    ("text", shown(&task.text)),
                    ("task_id", task.task_id.clone()),
                    ("owner", shown(&task.owner)),
                    ("month", month),
                ]
                .into();
                steps.push(fill_text(&sentences.own_step, &slots));
            }
        }
        if steps.is_empty() {
            self.writer
                .paragraph("own_steps", &sentences.own_steps_none, &Slots::new());
        } else {
            let slots: Slots = [("steps", steps.join("；"))].into();
            let text = fill_text(&sentences.own_steps, &slots);
            self.writer.paragraph("own_steps", &text, &Slots::new());
        }
    }

    /// What is asked for, and what follows when it is done.
    fn asks(&mut self) {
        let sentences = self.texts;
        self.writer
            .paragraph("asks", &sentences.asks, &Slots::new());
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
        let sentences = self.texts;
        let mut slots = Slots::new();
        slots.insert("matter", shown(&request.matter));
        slots.insert("task_id", request.task_id.clone());
        slots.insert("lead", request.lead.clone());
        slots.insert("support", request.support.join("、"));
        let template = if request.support.is_empty() {
            &sentences.ask
        } else {
            &sentences.ask_supported
        };
        let mut text = fill_text(template, &slots);
        let problems = self.writer.plan.problems.iter();
        let mut spared = problems.filter(|problem| problem.promise.kind == PromiseKind::Spared);
        if spared.any(|spared| spared.id == request.problem_id) {
            text += &sentences.ask_spared;
        } else if let Some(month) = request.finish {
            slots.insert("month", month.in_words());
            text += &fill_text(&sentences.ask_month, &slots);
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
        let sentences = self.texts;
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
            let is_mark = |piece: &Piece| matches!(piece, Piece::Missing(_));
            let missing = if line.quantity.iter().any(is_mark) {
                &sentences.sum_missing_quantity
            } else {
                &sentences.sum_missing
            };
            return format!("；{}", mark(&fill_text(missing, &slots)));
        };
        let ten_thousand = Decimal::whole(10_000).fraction();
        let amount = amount.over(ten_thousand).unwrap_or(amount);
        slots.insert("amount", display::exact(amount));
        let price = line.price.map(|price| price.to_string());
        slots.insert("price", price.unwrap_or_default());
        let is_money = cost.money || line.is_sum_typed;
        let template = if is_money {
            &sentences.sum_money
        } else {
            &sentences.sum
        };
        fill_text(template, &slots)
    }

    fn contact(&mut self) {
        let choices = self.writer.basis.choices;
        let marks = &self.writer.texts.marks;
        let or_mark = |key: AnswerKey, what: &str| match choices.answer(key) {
            "" => mark(what),
            typed => typed.to_owned(),
        };
        let slots: Slots = [
            ("contact", or_mark(AnswerKey::Contact, &marks.contact)),
            ("phone", or_mark(AnswerKey::Phone, &marks.phone)),
        ]
        .into();
        let text = fill_text(&self.texts.contact, &slots);
        self.writer.paragraph("contact", &text, &Slots::new());
    }
}

impl Letter<'_> {
    /// The headings of the problems, as the title names them.
    fn headings(&self) -> Vec<String> {
        let problems = self.problems().into_iter();
        let headings = problems.map(|problem| problems::heading(&self.writer, problem));
        headings.collect()
    }

    /// What the letter is about, and the same as its title says it. A letter that asks for one thing names it; a problem
    /// that is asked about in two letters is named in neither title, for they would be the same; nor is one whose heading
    /// is a list.
    fn subject(&self, matter: &str) -> (String, String) {
        let problems = self.problems();
        let requests = self.requests();
        if let Some(first) = requests
            .first()
            .filter(|request| !request.letter.is_empty())
            && requests
                .iter()
                .all(|request| request.letter == first.letter)
        {
            return (first.letter.clone(), first.letter.clone());
        }
        let is_elsewhere = |request: &Request| {
            request.subject != matter
                && request.letter.is_empty()
                && problems
                    .iter()
                    .any(|problem| problem.id == request.problem_id)
        };
        let is_shared = self.writer.plan.requests.iter().any(is_elsewhere);
        let mut slots = Slots::new();
        let headings = self.headings();
        // Headings that list something themselves cannot stand in a list.
        let is_list = headings.iter().any(|heading| heading.contains('、'));
        let template = match headings.len() {
            0 => &self.texts.subject_unknown,
            1 | 2 if !is_shared && !is_list => &self.texts.subject_of_problems,
            _ => &self.texts.subject_of_matter,
        };
        slots.insert("headings", headings.join("、"));
        let matter = self.writer.basis.library.matter(matter);
        slots.insert(
            "matter",
            matter.map_or_else(String::new, |matter| matter.name.clone()),
        );
        let subject = fill_text(template, &slots);
        slots.insert("subject", subject.clone());
        (subject, fill_text(&self.texts.title_subject, &slots))
    }
}

impl Letter<'_> {
    /// What follows when it is done: of all that solve their problem in one sentence, then what waits for a decision.
    fn effects(&mut self) {
        let sentences = self.texts;
        let mut solved: Vec<(String, String)> = Vec::new();
        let mut others: Vec<(String, String)> = Vec::new();
        for problem in self.problems() {
            let requests = self.requests().iter();
            let of_problem = requests.filter(|request| request.problem_id == problem.id);
            let effects: Vec<String> = of_problem.map(|request| shown(&request.effect)).collect();
            // One thing that closes the problem says all.
            let close_out = if effects.iter().any(String::is_empty) {
                shown(&problem.close_out)
            } else {
                effects.join("；")
            };
            let outcome = self.decided(problem);
            let (effects, text) = match problem.promise.kind {
                PromiseKind::Bound => (&mut solved, close_out),
                _ if outcome.is_empty() => (&mut others, sentences.effect_open.clone()),
                _ => {
                    let slots: Slots = [("outcome", outcome)].into();
                    (&mut others, fill_text(&sentences.effect_decided, &slots))
                }
            };
            if effects.iter().all(|(_, other)| *other != text) {
                effects.push((format!("effect-{}", problem.id), text));
            }
        }
        let texts: Vec<&str> = solved.iter().map(|(_, text)| text.as_str()).collect();
        let slots: Slots = match texts.as_slice() {
            [] => Slots::new(),
            [text] => [("close_out", (*text).to_owned())].into(),
            all => [("close_outs", all.join("；"))].into(),
        };
        match solved.as_slice() {
            [] => {}
            [(name, _)] => self.writer.paragraph(name, &sentences.effect, &slots),
            _ => self.writer.paragraph("effects", &sentences.effects, &slots),
        }
        for (name, text) in others {
            self.writer.paragraph(&name, &text, &Slots::new());
        }
    }

    /// What the county decides by granting this letter; what other letters ask for stands there.
    fn decided(&self, problem: &PlanProblem) -> String {
        let is_here = |task_id: &str| {
            self.requests()
                .iter()
                .any(|request| request.task_id == task_id)
        };
        let mut outcomes: Vec<&str> = Vec::new();
        for task in problem.tasks().filter(|task| is_here(&task.task_id)) {
            if !task.decides.is_empty() && !outcomes.contains(&task.decides.as_str()) {
                outcomes.push(&task.decides);
            }
        }
        outcomes.join("、")
    }
}

/// Characters of a title that fit into a line.
const TITLE_WIDTH: usize = 20;

/// A line of a title that is too long, broken behind the heading of a problem whose end is nearest to its middle, so that
/// no word and no heading is torn.
fn broken(line: &str, headings: &[String]) -> Vec<String> {
    let length = line.chars().count();
    if length <= TITLE_WIDTH {
        return vec![line.to_owned()];
    }
    let ends = headings.iter().filter_map(|heading| {
        let (before, after) = line.split_once(heading.as_str())?;
        let separator = usize::from(after.starts_with('、'));
        Some(before.chars().count() + heading.chars().count() + separator)
    });
    match ends.min_by_key(|end| end.abs_diff(length / 2)) {
        Some(end) if end < length => vec![
            line.chars().take(end).collect(),
            line.chars().skip(end).collect(),
        ],
        _ => vec![line.to_owned()],
    }
}

#[cfg(test)]
mod tests {
    use super::broken;

    #[test]
    fn a_title_breaks_between_headings_and_never_in_one() {
        let one = "课程、教学秩序或综合实践有缺项".to_owned();
        assert_eq!(
            broken("关于解决课程、教学秩序或综合实践有缺项问题的请示", &[one]),
            ["关于解决课程、教学秩序或综合实践有缺项", "问题的请示"]
        );
        let two = ["音乐专用教室不足".to_owned(), "美术专用教室不足".to_owned()];
        assert_eq!(
            broken("关于解决音乐专用教室不足、美术专用教室不足问题的请示", &two),
            ["关于解决音乐专用教室不足、", "美术专用教室不足问题的请示"]
        );
        assert_eq!(broken("关于解决体育场地不足问题的请示", &[]).len(), 1);
        let unknown = "关于解决本校教学仪器设备和运动场地有关事项的请示";
        assert_eq!(broken(unknown, &[]), [unknown]);
    }
}
