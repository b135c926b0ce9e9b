//! The self-check report (自查报告): a 报告 with an addressee and without any request.
//!
//! In: the plan with its report and school, and the sentences. Out: a [`Document`] of a body alone; plan and list of evidence
//! are files of their own. What asks for something stands in the requests instead.

use super::{Paper, in_sentence};
use crate::papers::official::request;
use crate::sections::{claims, county, introduction};
use crate::texts::{PaperTexts, ReportTexts, Texts};
use crate::writer::{cell, columns, inlines, row};
use crate::{Align, Block, Document, Inline, Orientation, ParagraphKind, Row};
use check::{Detail, Finding, Role, Verdict};
use plan::template::{Slots, fill_text};
use plan::{Basis, Plan, PlanProblem};
use school::answers::ReportList;
use standard::GroupRule;
use words::{display, findings, labels};

/// The self-check report (自查报告): addressee, basis, up to six sections, 特此报告, and the names of its annexes.
///
/// The plan and the list of evidence are files of their own and only named here. Texts that the school changed are put in.
/// Lines of the school that ask for something stand in [`requests`](crate::requests) instead.
pub fn self_check_report(
    basis: &Basis,
    plan: &Plan,
    texts: &Texts,
    papers: &PaperTexts,
) -> Document {
    let sentences = &papers.school_plan;
    let usual = super::usual_genre(basis, plan);
    let genres = &sentences.genres;
    let genre = genres.iter().find(|genre| usual == Some(&genre.id));
    let report = ReportWriter {
        texts: &papers.report,
        annexes: vec![
            genre.map_or_else(
                || papers.report.annex_plan.clone(),
                |genre| genre.name.clone(),
            ),
            papers.evidence.name.clone(),
        ],
        // Without any genre nothing of the plan is told.
        paper: Paper::of(
            crate::REPORT,
            basis,
            plan,
            texts,
            sentences,
            genre.unwrap_or(&sentences.genres[0]),
        ),
    };
    report.write()
}

struct ReportWriter<'a> {
    paper: Paper<'a>,
    texts: &'a ReportTexts,
    annexes: Vec<String>,
}

impl<'a> ReportWriter<'a> {
    fn write(mut self) -> Document {
        self.opening();
        self.paper.facts();
        self.lines(ReportList::Work, "work", &self.texts.heading_work);
        self.standing();
        self.lines(ReportList::Done, "done", &self.texts.heading_done);
        self.problems();
        self.next();
        let writer = &mut self.paper.writer;
        writer.added_sections(true);
        writer.begin("end");
        writer.text("closing", ParagraphKind::Body, cell(&self.texts.closing));
        writer.push("annexes", Block::AnnexList(self.annexes));
        writer.signature_block();
        let slots = writer.school_slots();
        let title = fill_text(&self.texts.title_lines.concat(), &slots);
        let body = self.paper.writer.take(Orientation::Portrait);
        self.paper.writer.finish(title, vec![body])
    }

    fn opening(&mut self) {
        let texts = self.texts;
        let mut slots = self.paper.writer.school_slots();
        introduction::put_basis(&self.paper.writer, &mut slots);
        let basis = self.paper.document_basis();
        slots.insert("basis", basis);
        slots.insert("bureau", self.paper.bureau());
        let profile = &self.paper.basis().school.profile;
        let text = match profile.data_date {
            Some(_) => &texts.intro,
            None => &texts.intro_undated,
        };
        let writer = &mut self.paper.writer;
        let lines = texts.title_lines.iter();
        let lines = lines.map(|line| fill_text(line, &slots)).collect();
        writer.push("title", Block::Title(lines));
        let addressee = inlines(writer.fill(&texts.addressee, &slots));
        writer.text("addressee", ParagraphKind::Flush, addressee);
        writer.paragraph("intro", text, &slots);
    }

    /// A paragraph per line of the answer that asks for nothing; of what was done, only what has a number. No heading without
    /// a line.
    fn lines(&mut self, list: ReportList, name: &str, heading: &str) {
        let answers = &self.paper.basis().choices.answers;
        let lines = answers.report_lines(list);
        let kept = lines.filter(|line| !request::is_request(line, self.texts));
        let kept: Vec<String> = kept
            .filter(|line| list == ReportList::Work || has_number(line))
            .map(ended)
            .collect();
        if kept.is_empty() {
            return;
        }
        self.paper.writer.heading(name, heading);
        for line in kept {
            self.paper
                .writer
                .text("line", ParagraphKind::Body, cell(line));
        }
    }

    fn standing(&mut self) {
        let texts = self.texts;
        self.paper
            .writer
            .heading("standing", &texts.heading_standing);
        let mut idx = 0;
        let resources = self.resources();
        if !resources.is_empty() {
            let number = self.paper.writer.table_number();
            let slots: Slots = [("number", number.clone())].into();
            let text = format!("{resources}{}", fill_text(&texts.table, &slots));
            self.paper
                .numbered("resources", idx, &texts.standing_resources, &text);
            self.table(number);
            idx += 1;
        }
        let mut items = self.items();
        let findings = self.paper.basis().report.findings.iter();
        let rest = &self.paper.writer.texts.prose.claims.report;
        items += &claims::sentence(&self.paper.writer, findings, rest, self.is_many());
        items += &county::unmet(&self.paper.writer);
        if !items.is_empty() {
            self.paper
                .numbered("items", idx, &texts.standing_items, &items);
            idx += 1;
        }
        let packs = self.packs();
        if !packs.is_empty() {
            self.paper
                .numbered("packs", idx, &texts.standing_packs, &packs);
        }
    }

    /// How the school stands by the other packs that it looks at.
    fn packs(&self) -> String {
        let texts = self.texts;
        let mut sentences = String::new();
        for pack in self.paper.basis().packs {
            let judged = pack.report.findings.iter();
            let judged = judged.filter(|finding| finding.is_comparable());
            let judged: Vec<&Finding> = judged
                .filter(|finding| finding.role == Role::Judged)
                .collect();
            let unmet = judged.iter().filter(|finding| finding.is_problem()).count();
            if judged.is_empty() {
                continue;
            }
            let slots: Slots = [
                ("pack", pack.standard.short.clone()),
                ("judged", judged.len().to_string()),
                ("unmet", unmet.to_string()),
            ]
            .into();
            let text = if unmet == 0 {
                &texts.pack_met
            } else {
                &texts.pack_unmet
            };
            sentences += &fill_text(text, &slots);
        }
        sentences
    }

    /// How each group stands of which some may stay: counts, and the names of what is not met.
    fn resources(&self) -> String {
        let texts = self.texts;
        let basis = self.paper.basis();
        let mut sentences = String::new();
        for verdict in &basis.report.verdicts {
            let group = basis.standard.group(&verdict.group);
            let Some(GroupRule::AtLeast { count, floor }) = group.map(|group| &group.rule) else {
                continue;
            };
            if verdict.filled() == 0 || matches!(verdict.verdict, Verdict::Excluded { .. }) {
                continue;
            }
            let unmet = basis.report.findings_of(verdict);
            let unmet: Vec<&Finding> = unmet.filter(|finding| finding.is_problem()).collect();
            let percent = display::percent(*floor);
            let mut slots: Slots = [
                ("stage", self.paper.writer.stage_name(verdict.part())),
                ("total", verdict.total().to_string()),
                ("met", verdict.met.to_string()),
                ("least", count.to_string()),
                ("floor_percent", percent),
            ]
            .into();
            let mut clauses = vec![fill_text(
                match verdict.met {
                    0 => &texts.met_none,
                    met if met == verdict.total() => &texts.met_all,
                    _ => &texts.met,
                },
                &slots,
            )];
            let of = |is_above: bool| {
                let names = unmet
                    .iter()
                    .filter(|finding| (finding.outcome == check::Outcome::AboveFloor) == is_above);
                let names = names.map(|finding| {
                    let name = self.paper.name(&finding.indicator, finding.part);
                    let share = finding.share().filter(|_| is_above);
                    match share {
                        Some(_) => format!(
                            "{name}{}",
                            fill_text(
                                &texts.share,
                                &[("share", display::share_in_text(finding))].into(),
                            )
                        ),
                        None => name,
                    }
                });
                names.collect::<Vec<String>>().join("、")
            };
            for (is_above, text) in [(true, &texts.above_floor), (false, &texts.below)] {
                let names = of(is_above);
                if !names.is_empty() {
                    slots.insert("names", names);
                    clauses.push(fill_text(text, &slots));
                }
            }
            if verdict.open > 0 {
                slots.insert("open", verdict.open.to_string());
                clauses.push(fill_text(&texts.open, &slots));
            }
            match verdict.verdict {
                Verdict::Holds => clauses.push(fill_text(&texts.holds, &slots)),
                Verdict::Fails => clauses.push(fill_text(&texts.fails, &slots)),
                _ => {}
            }
            sentences += &format!("{}。", clauses.join("，"));
            sentences += &verdict.notices.concat();
        }
        sentences
    }

    /// Every indicator of the groups of which some may stay.
    fn table(&mut self, number: String) {
        let texts = self.texts;
        let basis = self.paper.basis();
        let words = self.paper.writer.words();
        let verdicts = basis.report.verdicts.iter().filter(|verdict| {
            let group = basis.standard.group(&verdict.group);
            group.is_some_and(|group| matches!(group.rule, GroupRule::AtLeast { .. }))
        });
        let listed = verdicts.flat_map(|verdict| basis.report.findings_of(verdict));
        let rows = listed.filter_map(|finding| {
            let shown = findings::row(finding, basis.standard, &words)?;
            let name = self.paper.name(&finding.indicator, finding.part);
            let status = match finding.outcome {
                check::Outcome::AboveFloor => {
                    let share = display::share_in_text(finding);
                    fill_text(&texts.share, &[("share", share)].into())
                }
                _ if !finding.is_comparable() => texts.unrated.clone(),
                _ => shown.status.to_owned(),
            };
            let bound = self.paper.bound_cell(finding, shown.bound);
            let value = self.paper.value_cell(finding, shown.value);
            Some(row([name, bound, value, status].map(cell).to_vec()))
        });
        let rows: Vec<Row> = rows.collect();
        let shares = [
            (34, Align::Left),
            (24, Align::Centre),
            (24, Align::Centre),
            (22, Align::Centre),
        ];
        let caption = fill_text(&texts.caption, &[("number", number)].into());
        let head = texts.columns.clone();
        self.paper
            .writer
            .table("indicators", Some(caption), head, columns(&shares), rows);
    }

    /// The items that the school carries: what is not met, how many are met, how many wait.
    fn items(&self) -> String {
        let texts = self.texts;
        let basis = self.paper.basis();
        let is_item = |finding: &&Finding| {
            let group = basis.standard.group(&finding.group);
            let is_spared =
                group.is_some_and(|group| matches!(group.rule, GroupRule::AtLeast { .. }));
            finding.role == Role::Judged && !is_spared
        };
        let items: Vec<&Finding> = basis.report.findings.iter().filter(is_item).collect();
        let judged: Vec<&&Finding> = items.iter().filter(|item| item.is_comparable()).collect();
        if judged.is_empty() {
            return String::new();
        }
        let unmet: Vec<String> = judged
            .iter()
            .filter(|item| item.is_problem())
            .map(|item| self.paper.name(&item.indicator, item.part))
            .collect();
        let slots: Slots = [
            ("count", unmet.len().to_string()),
            ("names", unmet.join("、")),
            ("met", (judged.len() - unmet.len()).to_string()),
        ]
        .into();
        let mut text = match (unmet.len(), judged.len() - unmet.len()) {
            (0, _) => fill_text(&texts.items_met, &slots),
            (_, 0) => fill_text(&texts.items_none, &slots),
            _ => fill_text(&texts.items, &slots),
        };
        let (reviewed, open): (Vec<&Finding>, Vec<&Finding>) = items
            .iter()
            .filter(|item| item.is_open())
            .partition(|item| basis.is_under_review(item));
        if !reviewed.is_empty() {
            let names = reviewed
                .iter()
                .map(|item| self.paper.name(&item.indicator, item.part));
            let names = names.collect::<Vec<String>>().join("、");
            text += &fill_text(&texts.items_reviewed, &[("names", names)].into());
        }
        let open = open.len();
        if open > 0 {
            let slots: Slots = [("open", open.to_string())].into();
            text += &fill_text(&texts.items_open, &slots);
        }
        text
    }

    /// What is wrong and why, without measures and without requests.
    fn problems(&mut self) {
        let texts = self.texts;
        let plan = self.paper.plan();
        self.paper
            .writer
            .heading("problems", &texts.heading_problems);
        if self.paper.problem_count() == 0 {
            let text = match (self.judged(), self.open()) {
                (0, _) => texts.problems_unjudged.clone(),
                (_, 0) => format!("{}{}", texts.problems_none, self.paper.near()),
                (_, open) => {
                    let slots: Slots = [("open", open.to_string())].into();
                    fill_text(&texts.problems_open, &slots)
                }
            };
            self.paper
                .writer
                .text("none", ParagraphKind::Body, cell(text));
            return;
        }
        let is_many = self.is_many();
        let is_level = |problem: &&PlanProblem| {
            let finding = self.paper.finding(problem);
            is_many && finding.is_some_and(|finding| matches!(finding.detail, Detail::Level(_)))
        };
        let (levels, told): (Vec<&PlanProblem>, Vec<&PlanProblem>) =
            self.paper.problems().partition(is_level);
        let mut idx = 0;
        for problem in told {
            let heading = format!(
                "{}{}",
                self.paper.writer.stage_name(problem.part),
                problem.heading
            );
            let lead = fill_text(&texts.problem, &[("heading", heading)].into());
            let mut text = self.fact(problem);
            let causes = self.paper.named_causes(problem);
            if !causes.is_empty() && !is_many {
                text += &fill_text(&texts.cause, &[("causes", causes)].into());
            }
            self.paper.numbered(&problem.id, idx, &lead, &text);
            idx += 1;
        }
        // Of many, those without numbers are told together.
        if !levels.is_empty() {
            let names: Vec<&str> = levels
                .iter()
                .map(|problem| problem.heading.as_str())
                .collect();
            let slots: Slots = [
                ("count", levels.len().to_string()),
                ("names", names.join("、")),
            ]
            .into();
            let text = fill_text(&texts.levels, &slots);
            self.paper
                .numbered("levels", idx, &texts.levels_lead, &text);
            idx += 1;
        }
        for problem in &plan.pack_problems {
            let lead = fill_text(
                &texts.problem,
                &[("heading", problem.heading.clone())].into(),
            );
            let slots: Slots = [("items", problem.items.join("、"))].into();
            let text = fill_text(&texts.pack_items, &slots);
            self.paper.numbered(&problem.id, idx, &lead, &text);
            idx += 1;
        }
        for problem in &plan.school_problems {
            let lead = fill_text(&texts.problem, &[("heading", problem.text.clone())].into());
            let text = if problem.cause.is_empty() {
                String::new()
            } else {
                fill_text(&texts.cause, &[("causes", problem.cause.clone())].into())
            };
            self.paper.numbered(&problem.id(), idx, &lead, &text);
            idx += 1;
        }
    }

    /// So many problems that each is told in a few words.
    fn is_many(&self) -> bool {
        self.paper.problem_count() >= self.paper.texts.many
    }

    fn judged(&self) -> usize {
        let findings = self.paper.basis().report.findings.iter();
        findings.filter(|finding| finding.is_comparable()).count()
    }

    fn open(&self) -> usize {
        let findings = self.paper.basis().report.findings.iter();
        findings.filter(|finding| finding.is_open()).count()
    }

    /// The figures of a problem in one sentence; nothing where it has none.
    fn fact(&self, problem: &PlanProblem) -> String {
        let texts = self.texts;
        let basis = self.paper.basis();
        let Some(finding) = self.paper.finding(problem) else {
            return String::new();
        };
        if !problem.told.is_empty() {
            return format!("{}。", problem.told);
        }
        let Some(shown) = findings::row(finding, basis.standard, &self.paper.writer.words()) else {
            return String::new();
        };
        let value = basis
            .standard
            .indicator(&finding.indicator)
            .and_then(|indicator| {
                let number = display::value_in_text(finding, indicator)?;
                let unit = findings::unit(finding, indicator);
                Some(self.paper.in_words(&number, unit))
            });
        let value = value.filter(|_| matches!(finding.detail, Detail::Stock { .. }));
        let gap = finding
            .gap
            .map(|gap| self.paper.amount_in_words(finding, gap.amount));
        let bound = self.paper.bound_in_words(finding);
        let bound = bound.filter(|_| matches!(finding.detail, Detail::Stock { .. }));
        let mut slots: Slots = [
            ("value", value.unwrap_or_else(|| in_sentence(&shown.value))),
            ("gap", gap.unwrap_or_else(|| in_sentence(&shown.gap))),
            (
                "bound",
                bound.unwrap_or_else(|| in_sentence(&self.paper.bound_cell(finding, shown.bound))),
            ),
        ]
        .into();
        match &finding.detail {
            Detail::Stock { have, unit, .. } => {
                let readable = findings::readable_unit(*have, *unit);
                let have = display::amount(*have, *unit, readable);
                slots.insert("have", format!("{have}{}", labels::unit_in_text(readable)));
                match finding.capacity().filter(|capacity| *capacity > 0) {
                    Some(capacity) => {
                        slots.insert("capacity", capacity.to_string());
                        // The table above has the rest.
                        let text = if self.is_many() {
                            &texts.fact_capacity_short
                        } else {
                            &texts.fact_capacity
                        };
                        fill_text(text, &slots)
                    }
                    None => fill_text(&texts.fact, &slots),
                }
            }
            _ if finding.gap.is_some() => fill_text(&texts.fact_gap, &slots),
            _ => fill_text(&texts.fact_plain, &slots),
        }
    }

    /// One row per problem: goal, what is done, who answers for it, by when.
    fn next(&mut self) {
        let texts = self.texts;
        self.paper.writer.heading("next", &texts.heading_next);
        let problems = self.paper.rows();
        if problems.is_empty() {
            let text = if self.judged() == 0 || self.open() > 0 {
                &texts.next_unjudged
            } else {
                &texts.next_none
            };
            self.paper
                .writer
                .text("none", ParagraphKind::Body, cell(text));
            return;
        }
        let number = self.paper.writer.table_number();
        let slots: Slots = [
            ("count", problems.len().to_string()),
            ("number", number.clone()),
        ]
        .into();
        let text = fill_text(&texts.next_intro, &slots);
        self.paper
            .writer
            .text("intro", ParagraphKind::Body, cell(text));
        let is_many = self.is_many();
        let settle = &self.paper.texts.goals.unsettled;
        let rows = problems.iter().map(|problem| {
            let until = self.paper.until(problem.finish);
            let until = if until.is_empty() {
                settle.clone()
            } else {
                until
            };
            let done = (!is_many).then(|| self.paper.school_in_short(problem));
            let cells = [problem.heading.clone(), problem.goal.clone()].into_iter();
            let cells = cells.chain(done).chain([problem.owner.clone(), until]);
            row(cells.map(cell).collect())
        });
        let rows: Vec<Row> = rows.collect();
        let shares = [
            (22, Align::Left),
            (26, Align::Left),
            (34, Align::Left),
            (12, Align::Left),
            (16, Align::Left),
        ];
        let caption = fill_text(&texts.next_caption, &slots);
        let mut head = texts.columns_next.clone();
        let mut shares = shares.to_vec();
        let name = if is_many { "next-short" } else { "next" };
        if is_many {
            head.remove(MEASURES);
            shares.remove(MEASURES);
        }
        self.paper
            .writer
            .table(name, Some(caption), head, columns(&shares), rows);
    }
}

/// Column of the measures in the table of what comes next.
const MEASURES: usize = 2;

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
