//! The page of the plan: what there is to choose, and the preview, as markup.
//!
//! In: a plan with its document and the choices made so far. Out: markup whose inputs say by `data-…` what they change.
//! It decides nothing.

use super::editing::Papers;
use super::markup::{Hole, all, markup};
use super::{editing_tasks, editing_watches};
use formats::html;
use plan::library::Library;
use plan::posts::Post;
use plan::template::{Piece, Sentence};
use plan::{Basis, CauseOption, MeasureOption, Plan, PlanKind, PlanProblem};
use school::draft::{PlanChoices, ProblemChoices};
use words::Words;

/// Everything that the page shows.
pub(super) struct PlanPage<'a> {
    pub(super) plan: &'a Plan,
    pub(super) basis: &'a Basis<'a>,
    pub(super) choices: &'a PlanChoices,
    pub(super) library: &'a Library,
    pub(super) words: Words<'a>,
    /// The part about the documents.
    pub(super) papers: String,
    /// The papers to be looked at and changed.
    pub(super) shown: Papers<'a>,
}

impl PlanPage<'_> {
    /// The page below its heading.
    ///
    /// # Errors
    /// When memory does not suffice.
    pub(super) fn markup(&self) -> Result<String, html::HtmlFault> {
        if self.plan.kind == PlanKind::Empty {
            return Ok(r##"<p class="lead">方案要根据学校的实际数据来写，现在还没有可以判定的项。先去<a href="#/figures">填报</a>几项，这里就会有内容。</p>"##.to_owned());
        }
        let problems = match self.plan.problems.len() {
            0 => String::new(),
            count => markup(
                r#"<section aria-labelledby="problems-heading"><h2 key="heading" id="problems-heading">{}</h2>{}</section>"#,
                [
                    format!("问题与措施（共 {count} 个问题）").into(),
                    all(self
                        .plan
                        .problems
                        .iter()
                        .enumerate()
                        .map(|(idx, problem)| self.card(problem, idx == 0))),
                ],
            ),
        };
        Ok(markup(
            r#"<p class="lead">先勾选每个问题的原因和措施，再看下面的文件全文。不知道的可以空着，文件里会留下【待填】；字可以在这里直接改，也可以下载后在 Word 或 WPS 里改。</p>{}{}{}{}{}{}{}"#,
            [
                Hole::Markup(self.common()),
                Hole::Markup(problems),
                Hole::Markup(editing_watches::section(self.basis, self.plan)),
                Hole::Markup(self.papers.clone()),
                Hole::Markup(self.shown.changes(self.basis, self.plan)),
                Hole::Markup(self.shown.sections(self.choices)),
                Hole::Markup(self.shown.preview(self.choices)?),
            ],
        ))
    }

    fn common(&self) -> String {
        let date = |date: Option<numbers::calendar::Date>| {
            date.map(|date| date.to_string()).unwrap_or_default()
        };
        let person = |post: &Post| {
            let name = self
                .choices
                .people
                .get(&post.id)
                .map(String::as_str)
                .unwrap_or_default();
            let holes = [
                (&post.id).into(),
                (&post.name).into(),
                (&post.id).into(),
                (&post.id).into(),
                name.into(),
            ];
            markup(
                r#"<div class="entry"><label for="person-{}">{}</label><input id="person-{}" class="input" autocomplete="off" data-person="{}" value="{}"></div>"#,
                holes,
            )
        };
        markup(
            r#"<section class="common" aria-labelledby="common-heading"><h2 id="common-heading">日期和人员</h2><div class="entries"><div class="entry"><label for="plan-date">方案日期</label><input id="plan-date" class="input input-date" type="date" min="1900-01-01" max="2199-12-31" data-plan="plan-date" value="{}"></div><div class="entry"><label for="target-date">目标日期</label><p class="entry-hint" id="target-date-hint">全部完成整改的日期。</p><input id="target-date" class="input input-date" type="date" min="1900-01-01" max="2199-12-31" data-plan="target-date" aria-describedby="target-date-hint" value="{}"></div></div><div class="entry"><label for="basis">依据文件</label><p class="entry-hint" id="basis-hint">县里要求制定方案的文件名称和文号；没有可不填。</p><input id="basis" class="input input-wide" autocomplete="off" data-plan="basis" aria-describedby="basis-hint" value="{}"></div><details class="optional"><summary>各岗位人员姓名（可不填）</summary><p class="entry-hint">填了姓名，方案里写“总务主任某某”；不填就只写岗位。</p><div class="entries">{}</div></details></section>"#,
            [
                date(self.choices.plan_date).into(),
                date(self.choices.target_date).into(),
                (&self.choices.basis).into(),
                all(self
                    .library
                    .posts
                    .iter()
                    .filter(|own| !own.small_only)
                    .map(person)),
            ],
        )
    }

    /// One problem; closed it tells what was chosen.
    fn card(&self, problem: &PlanProblem, is_first: bool) -> String {
        let none = ProblemChoices::default();
        let chosen = self.choices.problems.get(&problem.id).unwrap_or(&none);
        let causes = problem
            .causes
            .iter()
            .filter(|cause| cause.is_ticked)
            .count()
            + usize::from(!problem.own_cause.is_empty());
        let ticked: Vec<&str> = problem
            .measures
            .iter()
            .filter(|measure| measure.is_ticked && !measure.is_added)
            .map(|measure| measure.id.as_str())
            .collect();
        let own_count = problem.measures.iter().filter(|own| own.is_added).count();
        let heading = format!(
            "{} {}{}",
            problem.id,
            self.words.part(problem.part),
            problem.heading
        );
        let counts = format!("原因 {causes} 条，措施 {} 条", ticked.len() + own_count);
        let covered = problem.covered_by.as_ref().map_or_else(String::new, |other| {
            let text = format!("与 {other} 用的是同一批资源，按 {other} 缺的数量一并解决，下面的措施不单独列入方案。");
            markup(r#"<p class="entry-hint">{}</p>"#, [text.into()])
        });
        let suggestion = if chosen.measures.is_some() {
            markup(
                r#"<p><button type="button" class="button button-quiet" data-action="suggested" data-key="{}">改回系统建议的措施</button></p>"#,
                [(&problem.id).into()],
            )
        } else {
            r#"<p class="entry-hint">已勾选的是按原因给出的建议，可以增减。</p>"#.to_owned()
        };
        markup(
            r#"<details key="{}" class="problem" id="problem-{}"{}><summary><h3>{}</h3><span class="tag">{}</span><span class="problem-chosen">{}</span></summary><p class="problem-statement">{}</p><fieldset><legend>原因（请据实勾选）</legend>{}<div class="entry"><label for="{}-own-cause">其他原因</label><input id="{}-own-cause" class="input input-wide" autocomplete="off" data-problem="{}" data-own-cause="" value="{}"></div></fieldset>{}<fieldset><legend>措施</legend>{}<ul class="measures">{}</ul>{}</fieldset><div class="entry"><label for="{}-owner">责任人</label><p class="entry-hint" id="{}-owner-hint">方案里写作：{}</p><input id="{}-owner" class="input" autocomplete="off" data-problem="{}" data-owner="" aria-describedby="{}-owner-hint" value="{}"></div></details>"#,
            [
                (&problem.id).into(),
                (&problem.id).into(),
                Hole::Markup(if is_first {
                    r#" open="""#.to_owned()
                } else {
                    String::new()
                }),
                heading.into(),
                problem.urgency.label().into(),
                counts.into(),
                Hole::Markup(sentence(&problem.statement)),
                all(problem.causes.iter().map(|cause| cause_box(cause, problem))),
                (&problem.id).into(),
                (&problem.id).into(),
                (&problem.id).into(),
                (&chosen.own_cause).into(),
                Hole::Markup(covered),
                Hole::Markup(suggestion),
                all(problem
                    .measures
                    .iter()
                    .filter(|measure| !measure.is_added)
                    .map(|measure| {
                        let task = editing_tasks::task(self.basis, problem, measure);
                        measure_line(measure, problem, &ticked, task)
                    })),
                Hole::Markup(editing_tasks::own_tasks(self.basis, problem)),
                (&problem.id).into(),
                (&problem.id).into(),
                Hole::Markup(sentence(&problem.owner)),
                (&problem.id).into(),
                (&problem.id).into(),
                (&problem.id).into(),
                (&chosen.owner).into(),
            ],
        )
    }
}

fn cause_box(cause: &CauseOption, problem: &PlanProblem) -> String {
    markup(
        r#"<label class="tick"><input type="checkbox"{} data-problem="{}" data-cause="{}"><span>{}</span></label>"#,
        [
            Hole::Markup(checked(cause.is_ticked)),
            (&problem.id).into(),
            (&cause.id).into(),
            (&cause.text).into(),
        ],
    )
}

fn measure_line(
    measure: &MeasureOption,
    problem: &PlanProblem,
    ticked: &[&str],
    task: String,
) -> String {
    let tag = |class: &str, text: &str| {
        markup(r#"<span class="{}">{}</span>"#, [class.into(), text.into()])
    };
    let suggested = if measure.is_suggested {
        tag("tag tag-suggested", "建议")
    } else {
        String::new()
    };
    let finish = measure.finish.map_or_else(String::new, |month| {
        tag("measures-month", &format!("完成：{}", month.in_words()))
    });
    let late = if measure.is_late {
        tag("measures-late", "⚠ 晚于目标日期")
    } else {
        String::new()
    };
    let blank = |(name, text): &(String, String)| {
        let id = format!("{}-{}-{name}", problem.id, measure.id);
        let holes = [
            (&id).into(),
            name.into(),
            (&id).into(),
            (&problem.id).into(),
            name.into(),
            text.into(),
        ];
        markup(
            r#"<div class="entry measures-blank"><label for="{}">{}</label><input id="{}" class="input" autocomplete="off" data-problem="{}" data-blank="{}" value="{}"></div>"#,
            holes,
        )
    };
    let blanks = measure
        .blanks
        .iter()
        .filter(|_| measure.is_ticked)
        .map(blank);
    markup(
        r#"<li key="{}"><label class="tick"><input type="checkbox"{} data-problem="{}" data-measure="{}" data-ticked="{}"><span>{}</span></label><p class="measures-facts"><span class="tag">{}</span>{}<span>负责：{}</span>{}{}</p>{}{}</li>"#,
        [
            (&measure.id).into(),
            Hole::Markup(checked(measure.is_ticked)),
            (&problem.id).into(),
            (&measure.id).into(),
            ticked.join(" ").into(),
            Hole::Markup(sentence(&measure.text)),
            by(measure).into(),
            Hole::Markup(suggested),
            Hole::Markup(sentence(&measure.owner)),
            Hole::Markup(finish),
            Hole::Markup(late),
            all(blanks),
            Hole::Markup(task),
        ],
    )
}

/// Who carries a measure out.
fn by(measure: &MeasureOption) -> &'static str {
    if measure.by_founder {
        return &data::texts().closing.actor_founder;
    }
    measure.actor.label()
}

fn checked(is_ticked: bool) -> String {
    if is_ticked {
        r#" checked="""#.to_owned()
    } else {
        String::new()
    }
}

/// A sentence with its marks.
fn sentence(sentence: &Sentence) -> String {
    let piece = |piece: &Piece| match piece {
        Piece::Text(text) => markup("{}", [text.into()]),
        Piece::Missing(_) => markup(r#"<mark class="to-fill">{}</mark>"#, [piece.shown().into()]),
    };
    sentence.iter().map(piece).collect()
}
