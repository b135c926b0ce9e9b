//! The self-check report (自查报告) as a document: a 报告 with an addressee and without any request.
//!
//! In: the plan with its report and school, and the sentences. Out: a [`Document`]. Findings, problems and tasks have the
//! ids, numbers and words of the plan; what the school wrote and what asks for something is left to the requests.

use crate::papers::{evidence_list, requests};
use crate::sections::{
    coming_years, county, facts, findings_list, goals, introduction, problems, shared_resources,
    standing,
};
use crate::texts::Texts;
use crate::texts::{EvidenceTexts, PaperTexts, ReportTexts};
use crate::writer::{Writer, cell, columns, inlines, row};
use crate::{Align, Block, Document, Inline, Orientation, ParagraphKind, Row};
use check::{Finding, GroupVerdict, Role};
use plan::evidence::{self, EvidenceBox};
use plan::template::{Slots, fill_text};
use plan::{Basis, Plan};
use school::answers::ReportList;
use words::findings;

/// The self-check report (自查报告): addressee, basis, up to six sections, 特此报告, and the annexes.
///
/// The first annex, the plan, is a file of its own and only named here. Texts that the school changed are put in; what is
/// still unknown is marked and listed on a last page. Lines of the school that ask for something stand in
/// [`requests`](crate::requests) instead.
pub fn self_check_report(
    basis: &Basis,
    plan: &Plan,
    texts: &Texts,
    papers: &PaperTexts,
) -> Document {
    let mut writer = Writer::of_paper(crate::REPORT, basis, plan, texts);
    writer.tables = 0;
    let mut report = ReportWriter {
        boxes: evidence::boxes(basis, plan),
        texts: &papers.report,
        evidence: &papers.evidence,
        writer: &mut writer,
    };
    report.opening();
    report.facts();
    report.lines(ReportList::Work, &papers.report.heading_work);
    report.standing();
    report.done();
    report.problems();
    report.next();
    report.closing();
    let body = report.writer.take(Orientation::Portrait);
    report.annexes();
    let annexes = report.writer.take(Orientation::Landscape);
    let slots = writer.school_slots();
    let title = papers.report.title_lines.concat();
    writer.finish(fill_text(&title, &slots), vec![body, annexes])
}

struct ReportWriter<'a, 'w> {
    writer: &'w mut Writer<'a>,
    texts: &'a ReportTexts,
    evidence: &'a EvidenceTexts,
    boxes: Vec<EvidenceBox>,
}

impl<'a> ReportWriter<'a, '_> {
    fn opening(&mut self) {
        let (basis, sentences) = (self.writer.basis, self.texts);
        let mut slots = self.writer.school_slots();
        let lines = sentences.title_lines.iter();
        let lines = lines.map(|line| fill_text(line, &slots)).collect();
        self.writer.push("title", Block::Title(lines));
        let addressee = inlines(self.writer.fill(&sentences.addressee, &slots));
        self.writer
            .text("addressee", ParagraphKind::Flush, addressee);
        introduction::put_basis(self.writer, &mut slots);
        slots.insert("listed", findings_list::listed(basis).len().to_string());
        let filled = problems::filled(self.writer);
        slots.insert("filled", filled.to_string());
        slots.insert("conclusion", introduction::conclusion_by_stage(self.writer));
        let intro = match filled {
            0 => &sentences.intro_unjudged,
            _ => &sentences.intro,
        };
        self.writer.paragraph("intro", intro, &slots);
    }

    fn facts(&mut self) {
        let sentences = self.texts;
        self.writer.heading("facts", &sentences.heading_facts);
        let mut slots = facts::profile_slots(self.writer);
        let mut template = facts::sentences(self.writer);
        let resources = facts::resources(self.writer);
        if !resources.is_empty() {
            slots.insert("resources", resources.join("、"));
            template += &sentences.facts_resources;
        }
        self.writer.paragraph("school", &template, &slots);
    }

    /// A paragraph per line of the answer that asks for nothing; no heading without a line.
    fn lines(&mut self, list: ReportList, heading: &str) -> usize {
        let lines = self.writer.basis.choices.answers.report_lines(list);
        let kept: Vec<&str> = lines
            .filter(|line| !requests::is_request(line, self.texts))
            .collect();
        if kept.is_empty() {
            return 0;
        }
        self.writer.heading("work", heading);
        for line in &kept {
            self.writer.paragraph("line", &ended(line), &Slots::new());
        }
        kept.len()
    }

    /// What the school has done, as it wrote it: a line without any number is not printed.
    fn done(&mut self) {
        let answers = &self.writer.basis.choices.answers;
        let kept: Vec<&str> = answers
            .report_lines(ReportList::Done)
            .filter(|line| !requests::is_request(line, self.texts) && has_number(line))
            .collect();
        if kept.is_empty() {
            return;
        }
        self.writer.heading("done", &self.texts.heading_done);
        for (idx, line) in kept.iter().enumerate() {
            let line = format!("{}.{}", idx + 1, ended(line));
            self.writer.paragraph("line", &line, &Slots::new());
        }
    }

    fn standing(&mut self) {
        let (basis, sentences) = (self.writer.basis, self.texts);
        self.writer.heading("standing", &sentences.heading_standing);
        self.writer
            .subheading("resources", 1, &sentences.standing_resources);
        let (indicators, _): (Vec<&GroupVerdict>, Vec<&GroupVerdict>) = basis
            .report
            .verdicts
            .iter()
            .partition(|verdict| standing::has_floor(self.writer, verdict));
        for verdict in indicators {
            standing::resources(self.writer, verdict);
        }
        shared_resources::resources(self.writer);
        self.writer
            .subheading("items", 2, &sentences.standing_items);
        self.items();
        standing::undecided(self.writer);
        standing::claims(self.writer, &self.writer.texts.prose.claims.report);
        self.writer
            .subheading("county", 3, &sentences.standing_county);
        let mut slots = self.writer.school_slots();
        county::put_county(self.writer, &mut slots);
        let text = fill_text(&sentences.county_text, &slots) + &county::unmet(self.writer);
        self.writer.paragraph("text", &text, &Slots::new());
    }

    /// Every item that the school answers for and that is judged, with where its evidence is.
    fn items(&mut self) {
        let (basis, sentences) = (self.writer.basis, self.texts);
        let is_item = |finding: &&Finding| {
            finding.role == Role::Judged && finding.floor().is_none() && finding.is_comparable()
        };
        let in_floor_group = |finding: &Finding| {
            let group = basis.standard.group(&finding.group);
            group.is_some_and(|group| group.near.is_some())
        };
        let items = basis.report.findings.iter().filter(is_item);
        let items: Vec<&Finding> = items.filter(|item| !in_floor_group(item)).collect();
        if items.is_empty() {
            let sentence = self.writer.texts.standing_items_none.clone();
            self.writer.paragraph("none", &sentence, &Slots::new());
            return;
        }
        let below = items.iter().filter(|item| item.is_problem()).count();
        let mut slots = Slots::new();
        slots.insert("filled", items.len().to_string());
        let unmet = items.iter().copied().filter(|item| item.is_problem());
        standing::put_counts(self.writer, items.len() - below, unmet, &mut slots);
        slots.insert("number", self.writer.table_number());
        let intro = match below {
            0 => &sentences.items_all_met,
            _ => &sentences.items_intro,
        };
        self.writer.paragraph("intro", intro, &slots);
        let words = self.writer.words();
        let rows = items.into_iter().filter_map(|finding| {
            let shown = findings::row(finding, basis.standard, &words)?;
            let name = self.writer.indicator_name(&finding.indicator, finding.part);
            let cells = [
                name,
                shown.bound,
                shown.value,
                shown.status.to_owned(),
                self.box_of(finding),
            ];
            Some(Row {
                cells: cells.map(cell).to_vec(),
                shaded: finding.is_problem(),
            })
        });
        let rows: Vec<Row> = rows.collect();
        let shares = [
            (32, Align::Left),
            (20, Align::Centre),
            (20, Align::Centre),
            (12, Align::Centre),
            (20, Align::Centre),
        ];
        let caption = fill_text(&sentences.items_caption, &slots);
        self.writer.table(
            "items",
            Some(caption),
            sentences.columns_items.clone(),
            columns(&shares),
            rows,
        );
    }

    fn box_of(&self, finding: &Finding) -> String {
        let evidence = self.boxes.iter();
        let evidence = evidence
            .clone()
            .find(|evidence| evidence.indicator == finding.indicator);
        let Some(evidence) = evidence else {
            return self.evidence.none.clone();
        };
        let listed = evidence.listed().count();
        let at_hand = evidence.at_hand();
        let slots: Slots = [
            ("number", evidence.number.to_string()),
            ("at_hand", at_hand.to_string()),
            ("missing", (listed - at_hand).to_string()),
        ]
        .into();
        let template = if evidence_list::is_ticked(&self.boxes) {
            &self.evidence.count
        } else {
            &self.evidence.count_unticked
        };
        fill_text(template, &slots)
    }

    /// The problems in the words of the plan, the most urgent first, without measures.
    fn problems(&mut self) {
        let (plan, sentences) = (self.writer.plan, self.texts);
        let mut slots = problems::counts(self.writer);
        let open = problems::open(self.writer, &mut slots);
        if plan.problems.is_empty() {
            self.writer.heading("problems", &sentences.heading_risks);
            let judged = problems::filled(self.writer);
            slots.insert("filled", judged.to_string());
            let none = match judged {
                0 => &sentences.problems_unjudged,
                _ => &sentences.problems_none,
            };
            let concerns = standing::least_margins(self.writer);
            let template = format!("{none}{open}{concerns}");
            self.writer.paragraph("none", &template, &slots);
            coming_years::warnings(self.writer);
            return;
        }
        self.writer.heading("problems", &sentences.heading_problems);
        let template = format!("{}{open}", sentences.problems_intro);
        self.writer.paragraph("intro", &template, &slots);
        for (idx, problem) in plan.problems.iter().enumerate() {
            let heading = problems::heading(self.writer, problem);
            self.writer
                .subheading(&problem.id, idx as u32 + 1, &heading);
            let urgency = self.writer.urgency(problem.urgency);
            let mut text = vec![Inline::Text(format!("（{}，{urgency}）", problem.id))];
            text.extend(inlines(problem.statement.clone()));
            let coming = coming_years::of_problem_today(self.writer, problem);
            if !coming.is_empty() {
                text.push(Inline::Text(coming));
            }
            self.writer.text("statement", ParagraphKind::Body, text);
        }
    }

    /// One row per problem: goal, its day, who answers for it.
    fn next(&mut self) {
        let (plan, sentences) = (self.writer.plan, self.texts);
        self.writer.heading("next", &sentences.heading_next);
        let mut slots = problems::counts(self.writer);
        slots.insert("date", self.writer.month_of_plan(0));
        if plan.problems.is_empty() {
            let undecided = problems::undecided(self.writer);
            slots.insert("undecided", undecided.to_string());
            let none = match (problems::filled(self.writer), undecided) {
                (0, _) => &sentences.next_unjudged,
                (_, 0) => &sentences.next_none,
                _ => &sentences.next_unfinished,
            };
            self.writer.paragraph("none", none, &slots);
            return;
        }
        let tasks = plan
            .problems
            .iter()
            .flat_map(|problem| problem.tasks())
            .count();
        slots.insert("tasks", tasks.to_string());
        slots.insert("number", self.writer.table_number());
        self.writer
            .paragraph("intro", &sentences.next_intro, &slots);
        let rows = plan.problems.iter().map(|problem| {
            let finish = match &problem.covered_by {
                Some(other) => {
                    fill_text(&sentences.next_covered, &[("other", other.clone())].into())
                }
                None => goals::day(self.writer, problem),
            };
            row(vec![
                cell(&problem.id),
                cell(problems::heading(self.writer, problem)),
                inlines(problem.goal.clone()),
                cell(finish),
                inlines(problem.owner.clone()),
            ])
        });
        let rows: Vec<Row> = rows.collect();
        let shares = [
            (10, Align::Centre),
            (24, Align::Left),
            (42, Align::Left),
            (20, Align::Centre),
            (16, Align::Centre),
        ];
        let caption = fill_text(&sentences.next_caption, &slots);
        self.writer.table(
            "next",
            Some(caption),
            sentences.columns_next.clone(),
            columns(&shares),
            rows,
        );
    }

    fn closing(&mut self) {
        let sentences = self.texts;
        let mut slots = self.writer.school_slots();
        let plan_title = crate::plan_title(self.writer.plan, self.writer.texts);
        slots.insert("plan_title", plan_title);
        self.writer.added_sections(true);
        self.writer.begin("end");
        self.writer.paragraph("closing", &sentences.closing, &slots);
        let names = [
            &sentences.annex_plan,
            &sentences.annex_findings,
            &sentences.annex_evidence,
        ];
        let names = names.map(|name| fill_text(name, &slots)).to_vec();
        self.writer.push("annexes", Block::AnnexList(names));
        self.writer.signature_block();
        for (name, note) in [
            ("apart", &sentences.plan_is_apart),
            ("origin", &sentences.note_origin),
        ] {
            let text = inlines(self.writer.fill(note, &slots));
            self.writer.text(name, ParagraphKind::Note, text);
        }
    }

    fn annexes(&mut self) {
        self.writer
            .annex("annex-findings", "2", &self.texts.annex_findings);
        findings_list::all_findings(self.writer);
        self.writer
            .annex("annex-evidence", "3", &self.texts.annex_evidence);
        evidence_list::covers(self.writer, &self.boxes, self.evidence);
    }
}

/// The line with one full stop at its end.
fn ended(line: &str) -> String {
    format!("{}。", line.trim_end_matches(['。', '；', '.', ';']))
}

/// Whether a number stands in the line, in figures or in words.
pub(crate) fn has_number(line: &str) -> bool {
    let is_digit = |c: char| c.is_ascii_digit() || "一二三四五六七八九十百两".contains(c);
    school::reading::plain(line).contains(is_digit)
}

/// The words of the report that ask for something, with the paragraph in which they stand; none in a good report.
pub fn request_words(document: &Document, texts: &ReportTexts) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for block in document.sections.iter().flat_map(|section| &section.blocks) {
        let text: String = block.inlines().into_iter().map(Inline::shown).collect();
        for word in &texts.request_words {
            if text.contains(word.as_str()) {
                found.push((word.clone(), text.clone()));
            }
        }
    }
    found
}
