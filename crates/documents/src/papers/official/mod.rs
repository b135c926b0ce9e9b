//! The plan that a school hands in: a short body in words, without codes, with a ledger of one row per problem and a list of
//! what is asked for. Which sections it has is a [`Genre`].
//!
//! In: the plan with what its measures add up to, and the sentences. Out: a [`Document`]. What is not known is left out, or
//! said in the way of the texts; nothing is made up. It must not know a file format.

use crate::sections::{funds, introduction, last_round};
use crate::texts::{
    Genre, PaperTexts, PlanAnnex, PlanSection, PlanShortening, SchoolPlanTexts, Texts,
};
use crate::writer::{Writer, cell, columns, row};
use crate::{Align, Block, Document, Inline, Orientation, ParagraphKind, Row};
use check::{Detail, Finding, GroupVerdict, Verdict};
use numbers::calendar::{Date, Month};
use numbers::name::Name;
use numbers::{Decimal, Fraction, without_end_zeros};
use plan::costs::{self, CostLine, Funding};
use plan::effects::{IndicatorEffects, Reached, Standing, YearStandings};
use plan::template::{Piece, Sentence, Slots, fill, fill_text};
use plan::{Basis, MeasureOption, Plan, PlanKind, PlanProblem, PromiseKind, Urgency, small};
use school::answers::Setting;
use school::catalogue::Unit;
use school::figures::{FigureId, Part, Value};
use school::profile::{Ownership, SchoolKind};
use standard::GroupRule;
use words::display::{self, BoundAndFloor};
use words::{findings, forecast_words, labels};

mod annexes;
mod fields;
mod goals;
mod measures;
pub(crate) mod missing;
mod opening;
mod organisation;
pub(crate) mod report;
pub(crate) mod request;
pub(in crate::papers) mod rows;
mod shared;

/// The genre that the findings call for, by id; `None` while too little is known for any paper, which a list of what is to be
/// filled in says better.
pub fn usual_genre(basis: &Basis, plan: &Plan) -> Option<&'static str> {
    let is_unknown = matches!(plan.kind, PlanKind::Empty | PlanKind::Unfinished);
    match plan.kind {
        // What the school or an inspection found needs no figures.
        _ if is_unknown && problem_count(plan) == 0 => None,
        _ if is_unknown && is_feedback(plan) && !is_point(basis) => Some("feedback"),
        _ if is_unknown => Some("small"),
        _ if small::is_excluded(basis) => Some("small"),
        PlanKind::Consolidate | PlanKind::Guard => Some("consolidate"),
        _ => Some("improvement"),
    }
}

fn is_point(basis: &Basis) -> bool {
    basis.school.profile.kind == Some(SchoolKind::TeachingPoint)
}

/// Whether everything that a plan tells of comes from an inspection.
fn is_feedback(plan: &Plan) -> bool {
    let mut school = plan.school_problems.iter();
    let is_else = !plan.problems.is_empty() || !plan.pack_problems.is_empty();
    !is_else && school.all(|problem| problem.is_feedback)
}

/// The genres of which the school can choose, the usual one first; none while too little is known for any. A plan of feedback
/// needs feedback, one that keeps what is met needs that nothing else is unmet.
pub fn genres<'p>(basis: &Basis, plan: &Plan, papers: &'p PaperTexts) -> Vec<&'p Genre> {
    let Some(usual) = usual_genre(basis, plan) else {
        return Vec::new();
    };
    let has_feedback = plan
        .school_problems
        .iter()
        .any(|problem| problem.is_feedback);
    let fits = |genre: &&Genre| match genre.id.as_str() {
        id if id == usual => true,
        "consolidate" | "small" => false,
        _ if genre.feedback_only => has_feedback,
        // Without any figure there is nothing else to tell.
        _ if plan.problems.is_empty() && usual != "consolidate" => false,
        "table" => true,
        _ => problem_count(plan) > 0,
    };
    let mut genres: Vec<&Genre> = papers.school_plan.genres.iter().filter(fits).collect();
    genres.sort_by_key(|genre| genre.id != usual);
    genres
}

/// How many problems a plan has, whoever found them.
fn problem_count(plan: &Plan) -> usize {
    plan.problems.len() + plan.pack_problems.len() + plan.school_problems.len()
}

/// Pages that a plan of that genre may have at most, of its body and of its annexes; `None` for an unknown genre. The body of
/// one without sections has none.
pub fn plan_pages(plan: &Plan, papers: &PaperTexts, genre: &str) -> Option<(usize, usize)> {
    let texts = &papers.school_plan;
    let genre = texts.genres.iter().find(|found| found.id == genre)?;
    let body = if problem_count(plan) >= texts.many_pages {
        genre.pages_many
    } else {
        genre.pages
    };
    Some(if genre.sections.is_empty() {
        (0, body)
    } else {
        (body, texts.annex_pages)
    })
}

/// How many of the steps are taken by which a plan is made shorter; more than there are change nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Shortened {
    /// Of those that shorten its body.
    pub body: usize,
    /// Of those that shorten its annexes.
    pub annexes: usize,
}

/// The plan of that genre, as short as `shortened` says; `None` where there is no such genre, or too little is known for any.
/// What is shortened says the same in fewer words, or elsewhere in the paper.
///
/// ```
/// let opened = files::saved::open(data::sample(), data::catalogue()).unwrap();
/// let data = data::built_in();
/// let evaluation = data::evaluate(&opened.draft, &data);
/// let basis = evaluation.basis(&opened.draft, data::library());
/// let plan = plan::draft(&basis);
/// let document = documents::school_plan(&basis, &plan, data::texts(), data::papers(), "improvement", documents::Shortened::default());
/// assert!(document.unwrap().title.ends_with("整改提升方案"));
/// ```
pub fn school_plan(
    basis: &Basis,
    plan: &Plan,
    texts: &Texts,
    papers: &PaperTexts,
    genre: &str,
    shortened: Shortened,
) -> Option<Document> {
    usual_genre(basis, plan)?;
    let sentences = &papers.school_plan;
    let genre = sentences.genres.iter().find(|found| found.id == genre)?;
    let steps = sentences.shorten.iter().take(shortened.body);
    let steps = steps.chain(sentences.shorten_annexes.iter().take(shortened.annexes));
    let mut steps: Vec<PlanShortening> = steps.copied().collect();
    // Of many problems each is told in a few words from the start.
    if problem_count(plan) >= sentences.many {
        steps.extend([PlanShortening::Causes, PlanShortening::Measures]);
    }
    let paper = Paper {
        shortened: steps,
        letters: request::subjects(basis, plan, texts, papers),
        ..Paper::of(crate::PLAN, basis, plan, texts, sentences, genre)
    };
    Some(paper.write())
}

/// Rows of problems, and of what is asked for, as other papers list them; empty where there is no plan.
pub(in crate::papers) fn lists(
    basis: &Basis,
    plan: &Plan,
    texts: &Texts,
    papers: &PaperTexts,
) -> (Vec<rows::ProblemRow>, Vec<[String; 7]>) {
    let sentences = &papers.school_plan;
    let Some(genre) = sentences.genres.first() else {
        return (Vec::new(), Vec::new());
    };
    let paper = Paper::of(crate::PLAN, basis, plan, texts, sentences, genre);
    let needs = paper.need_rows().into_iter().map(|need| need.cells);
    (paper.rows(), needs.collect())
}

/// How many steps there are by which a plan is made shorter.
pub fn plan_shortenings(papers: &PaperTexts) -> Shortened {
    Shortened {
        body: papers.school_plan.shorten.len(),
        annexes: papers.school_plan.shorten_annexes.len(),
    }
}

/// The answer to [`Setting::SectionOrder`] for the traditional order.
const TRADITIONAL: &str = "traditional";

/// Years that a title names at most.
const MOST_YEARS: usize = 3;

struct Paper<'a> {
    writer: Writer<'a>,
    texts: &'a SchoolPlanTexts,
    genre: &'a Genre,
    /// What is left out or told elsewhere so that the paper is short enough.
    shortened: Vec<PlanShortening>,
    /// The problems in the order in which papers tell of them.
    problems: Vec<&'a PlanProblem>,
    /// What costs money.
    lines: Vec<CostLine>,
    /// What is asked of county or founder, with its problem.
    asked: Vec<(&'a PlanProblem, &'a MeasureOption)>,
    /// What letters are written about.
    letters: Vec<String>,
}

impl<'a> Paper<'a> {
    /// Nothing is written of it yet.
    fn of(
        paper: &str,
        basis: &'a Basis<'a>,
        plan: &'a Plan,
        texts: &'a Texts,
        sentences: &'a SchoolPlanTexts,
        genre: &'a Genre,
    ) -> Self {
        let order = &sentences.order;
        let place = |problem: &&PlanProblem| {
            let mut categories = order.iter();
            let place = categories.position(|category| *category == problem.category);
            place.unwrap_or(order.len())
        };
        let mut problems: Vec<&PlanProblem> = plan.problems.iter().collect();
        problems.sort_by_key(place);
        let tasks = |problem: &'a PlanProblem| problem.tasks().map(move |task| (problem, task));
        let asked = problems.iter().flat_map(|problem| tasks(problem));
        let asked = asked
            .filter(|(_, task)| !task.is_done_by_school())
            .collect();
        Self {
            writer: Writer::of_paper(paper, basis, plan, texts),
            texts: sentences,
            genre,
            shortened: Vec::new(),
            problems,
            lines: costs::lines(basis, plan),
            asked,
            letters: Vec::new(),
        }
    }

    fn write(mut self) -> Document {
        let mut slots = self.writer.school_slots();
        slots.insert("period", self.period());
        let lines = self.genre.title_lines.iter();
        let lines: Vec<String> = lines.map(|line| fill_text(line, &slots)).collect();
        let mut sections = Vec::new();
        let annexes = self.annexes();
        if !self.genre.sections.is_empty() {
            self.writer.push("title", Block::Title(lines.clone()));
            for section in self.sections() {
                self.section(section);
            }
            self.writer.added_sections(true);
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
                PlanAnnex::OnePage => self.one_page(),
                PlanAnnex::Watches => self.watch_ledger(idx + 1),
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
        self.writer.finish(title, sections)
    }

    /// （2027—2029年）: the years that the plan looks at; nothing where they are not known.
    fn period(&self) -> String {
        let years = self.plan().effects.years.iter();
        let years: Vec<u16> = years
            .filter_map(|year| year.year)
            .take(MOST_YEARS)
            .collect();
        match (years.first(), years.last()) {
            (Some(first), Some(last)) if first < last => {
                let slots: Slots =
                    [("first", first.to_string()), ("last", last.to_string())].into();
                fill_text(&self.texts.period, &slots)
            }
            _ => String::new(),
        }
    }

    /// The sections in order; in the traditional one 指导思想 stands behind the introduction and the group before the
    /// measures.
    fn sections(&self) -> Vec<PlanSection> {
        let mut sections = self.genre.sections.clone();
        let is_traditional = self.basis().choices.answer(Setting::SectionOrder) == TRADITIONAL;
        let place = |sections: &[PlanSection], of| sections.iter().position(|found| *found == of);
        if !is_traditional || place(&sections, PlanSection::Measures).is_none() {
            return sections;
        }
        if place(&sections, PlanSection::Guideline).is_none()
            && let Some(idx) = place(&sections, PlanSection::Introduction)
        {
            sections.insert(idx + 1, PlanSection::Guideline);
        }
        if let Some(group) = place(&sections, PlanSection::Group) {
            sections.remove(group);
            let measures = place(&sections, PlanSection::Measures).unwrap_or(group);
            sections.insert(measures, PlanSection::Group);
        }
        sections
    }

    /// Whether that is left out or told elsewhere.
    fn is_short(&self, what: PlanShortening) -> bool {
        self.shortened.contains(&what)
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
            PlanSection::ProblemTable => self.solutions(),
            PlanSection::Asks => self.asks(),
            PlanSection::SchoolYear => self.school_year(),
            PlanSection::Duties => self.duties_by_person(),
        }
    }

    fn basis(&self) -> &'a Basis<'a> {
        self.writer.basis
    }

    fn plan(&self) -> &'a Plan {
        self.writer.plan
    }

    /// The problems in the order in which papers tell of them.
    fn problems(&self) -> impl Iterator<Item = &'a PlanProblem> + Clone + use<'a> {
        self.problems.clone().into_iter()
    }

    fn is_private(&self) -> bool {
        self.basis().ownership() == Ownership::Private
    }

    fn finding(&self, problem: &PlanProblem) -> Option<&'a Finding> {
        self.basis().report.findings.get(problem.finding_idx)
    }

    /// How many problems there are, whoever found them.
    fn problem_count(&self) -> usize {
        problem_count(self.plan())
    }

    /// The bureau as a sentence names it.
    fn bureau(&self) -> String {
        let bureau = self.basis().school.profile.bureau.trim();
        if bureau.is_empty() {
            plan::department(self.basis(), &self.writer.texts.actor_bureau)
        } else {
            bureau.to_owned()
        }
    }

    /// Short name of what a problem is about; one that is a list itself has 和 in it, for it stands in lists.
    fn name(&self, indicator: &Name, part: Part) -> String {
        let found = self.basis().standard.indicator(indicator);
        let name = found.map_or("", |found| {
            if found.short.is_empty() {
                &found.name
            } else {
                &found.short
            }
        });
        format!(
            "{}{}",
            self.writer.stage_name(part),
            name.replace('、', "和")
        )
    }

    fn names(&self, problems: &[&PlanProblem]) -> String {
        let names = problems
            .iter()
            .map(|problem| self.name(&problem.indicator, problem.part));
        names.collect::<Vec<String>>().join("、")
    }

    /// Whether a problem is an event that must not have happened.
    fn is_event(&self, problem: &PlanProblem) -> bool {
        let finding = self.finding(problem);
        finding.is_some_and(|finding| self.is_event_of(finding))
    }

    fn is_event_of(&self, finding: &Finding) -> bool {
        let group = self.basis().standard.group(&finding.group);
        group.is_some_and(|group| group.events)
    }

    /// The sentence with the month after that of the plan; the other where the plan has no date.
    pub(super) fn next_month(&self, dated: &str, undated: &str) -> String {
        match self.plan().plan_date {
            Some(date) => {
                let month = date.month().after(1).in_words();
                fill_text(dated, &[("month", month)].into())
            }
            None => undated.to_owned(),
        }
    }

    /// A paragraph （一）… with what stands out at its beginning.
    pub(super) fn numbered(&mut self, name: &str, idx: usize, lead: &str, text: &str) {
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
}

/// The base unit of what a finding counts.
fn stock_unit(finding: &Finding) -> Unit {
    match (&finding.detail, finding.gap) {
        (Detail::Stock { unit, .. }, _) => *unit,
        (_, Some(gap)) => gap.unit,
        _ => Unit::None,
    }
}

/// What a cell shows, as a sentence has it: with the unit in words.
fn in_sentence(text: &str) -> String {
    text.replace(
        labels::unit(Unit::SquareMetre),
        labels::unit_in_text(Unit::SquareMetre),
    )
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
