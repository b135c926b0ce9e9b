//! What the page of results shows, made once per change of the school.
//!
//! In: what follows from the draft. Out: plain rows and sentences; two that are equal need not be drawn again. It decides
//! nothing: states, gaps and sentences come from `check` and `words`.

use check::{Finding, GroupVerdict, Outcome, Report, Role, Verdict};
use data::{CheckedPack, Evaluation};
use school::draft::Extent;
use standard::{Group, GroupRule, Standard};
use words::findings::{self, FindingCells};
use words::status_style::StatusStyle;
use words::{Words, labels, standing};

use crate::hooks::{Derived, SameRc};
use crate::state::route::{Page, PlanScreen, Route};

/// What follows from the draft; equal while it is the same one.
pub(super) type DerivedRef = SameRc<Derived>;

/// A verdict in one sentence.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct VerdictLine {
    /// Icon and colour.
    pub(super) style: StatusStyle,
    /// The state, as a word.
    pub(super) word: &'static str,
    /// What stands between the school and the goal.
    pub(super) sentence: String,
    /// How it would stand if what the school claims were recognised.
    pub(super) with_claims: Option<Box<VerdictLine>>,
    /// What the pack tells the school beside it.
    pub(super) notices: Vec<String>,
}

/// An indicator that is not met.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Shortfall {
    /// Indicator and part, to tell it from others.
    pub(super) key: String,
    /// Name, with its part where there are several.
    pub(super) name: String,
    /// Icon and colour.
    pub(super) style: StatusStyle,
    /// What is missing to the bound, or the state where nothing can be counted.
    pub(super) gap: String,
    /// What is missing to the floor.
    pub(super) to_floor: Option<String>,
    /// Value against bound, and what the gap comes from.
    pub(super) why: String,
    /// Where the plan treats of it; `None` where it has no entry.
    pub(super) plan: Option<String>,
}

/// A row of a table of results.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct ResultRow {
    /// Which pack of the evaluation.
    pub(super) pack_idx: usize,
    /// Which finding of its report.
    pub(super) finding_idx: usize,
    /// Pack, indicator and part, as an id of the page.
    pub(super) id: String,
    /// Full name, with its part where the table has several.
    pub(super) name: String,
    /// Value, bound, share, note, bar.
    pub(super) cells: FindingCells,
    /// What is missing to the bound.
    pub(super) gap: Option<String>,
    /// What is missing to the floor.
    pub(super) to_floor: Option<String>,
    /// Icon and colour.
    pub(super) style: StatusStyle,
    /// State, as a word of the page.
    pub(super) state: String,
    /// The school has filled in what it takes.
    pub(super) is_judged: bool,
}

/// A group of a pack in one part of the school.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct GroupView {
    /// Id of its heading.
    pub(super) id: String,
    /// Name, with its part where there are several.
    pub(super) name: String,
    /// How it stands.
    pub(super) verdict: VerdictLine,
    /// What was judged, or can be compared.
    pub(super) rows: Vec<ResultRow>,
    /// What is not filled in, not the school's, or does not apply.
    pub(super) others: Vec<ResultRow>,
    /// Its indicators are measured against a floor, so that bars have a meaning.
    pub(super) has_bars: bool,
    /// Nothing in it was filled in.
    pub(super) is_unfilled: bool,
}

impl GroupView {
    /// What the few figures of the short edition happen to judge of a group that it does not ask for, such as 学校规模达标; nothing
    /// where more was filled in, or something is missed.
    fn by_the_way(&self) -> Option<String> {
        let is_met = |row: &ResultRow| row.style == StatusStyle::Met;
        let is_little = (1..=MOST_BY_THE_WAY).contains(&self.rows.len());
        let is_all_met = self.rows.iter().all(is_met);
        if self.verdict.style != StatusStyle::Open || !is_little || !is_all_met {
            return None;
        }
        let names: Vec<&str> = self
            .rows
            .iter()
            .map(|row| row.cells.short.as_str())
            .collect();
        Some(format!(
            "{}（{}达标，其余没有填）",
            self.name,
            names.join("、")
        ))
    }
}

/// A pack, and how the school stands by it.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct PackView {
    /// Id of the pack.
    pub(super) id: String,
    /// Few words, with the region where it has one.
    pub(super) name: String,
    /// Title, number, edition and check code.
    pub(super) cited: String,
    /// Its groups in the standard's order.
    pub(super) groups: Vec<GroupView>,
}

/// Most indicators of a group that a line says in passing.
const MOST_BY_THE_WAY: usize = 2;

/// The whole page.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct ResultsView {
    /// Events that happened and by which alone the school fails, whatever else it reaches; a sentence for each group of them.
    pub(super) events: Vec<VerdictLine>,
    /// The first group of the main pack: one sentence for each stage.
    pub(super) verdicts: Vec<VerdictLine>,
    /// What is not met by the main pack, what the goal depends on first.
    pub(super) shortfalls: Vec<Shortfall>,
    /// The main pack.
    pub(super) main: PackView,
    /// Names of its further groups in which nothing was filled in, or so little that the name says it.
    pub(super) unfilled: Vec<String>,
    /// The packs that were chosen beside it.
    pub(super) further: Vec<PackView>,
    /// Packs of a user that cannot be read: name, sentences.
    pub(super) faulty: Vec<(String, Vec<String>)>,
    /// The short edition of the form asks for the first group alone.
    pub(super) is_short: bool,
    /// Something was judged.
    pub(super) is_judged: bool,
}

impl ResultsView {
    /// The page of what was evaluated; of the first group of the main pack alone where only its figures were handed on, for
    /// what they happen to say of the others is not how the school stands.
    pub(super) fn of(derived: &Derived, is_first_group_alone: bool) -> Self {
        let evaluation = &derived.evaluation;
        let words = derived.words();
        let main = evaluation.main();
        let mut views = evaluation.packs.iter().enumerate().map(|(pack_idx, pack)| {
            let context = PackContext {
                pack,
                pack_idx,
                words: &words,
            };
            context.view()
        });
        let main_view = views.next();
        let first = main.standard.groups.first().map(|group| group.id);
        let verdicts = main.report.verdicts.iter();
        let of_first = verdicts.filter(|verdict| Some(verdict.group) == first);
        let mut verdicts: Vec<VerdictLine> = of_first
            .map(|verdict| verdict_line(verdict, main, &words))
            .collect();
        let of_events = main.report.verdicts.iter().filter(|verdict| {
            verdict.verdict == Verdict::Fails && is_of_events(&main.standard, &verdict.group)
        });
        let events = of_events
            .filter(|_| !is_first_group_alone)
            .map(|verdict| verdict_line(verdict, main, &words))
            .collect();
        let is_short = derived.draft.extent == Extent::Short;
        let mut main_view = main_view.unwrap_or_default();
        if is_first_group_alone {
            main_view.groups.truncate(verdicts.len());
        }
        // Where there are other groups the sentence says which one it is about: that it holds is not all.
        let mut groups = main.standard.groups.iter();
        if let Some(first) = groups.next()
            && groups.len() > 0
        {
            let unjudged = unjudged(main);
            for line in &mut verdicts {
                line.sentence = format!("{}：{}", first.name, line.sentence);
                if line.style == StatusStyle::Met && is_first_group_alone {
                    line.sentence += "其他各项不在分享的内容里。";
                } else if line.style == StatusStyle::Met && !unjudged.is_empty() {
                    line.sentence = format!("{}{}还没有判定。", line.sentence, unjudged.join("、"));
                }
            }
        }
        let mut unfilled = Vec::new();
        for group in main_view.groups.iter_mut().skip(verdicts.len()) {
            if group.is_unfilled {
                unfilled.push(group.name.clone());
            } else if is_short && let Some(told) = group.by_the_way() {
                unfilled.push(told);
                group.rows.clear();
            }
        }
        Self {
            events,
            verdicts,
            shortfalls: shortfalls(derived, is_first_group_alone),
            unfilled,
            main: main_view,
            further: views.collect(),
            faulty: evaluation
                .faulty
                .iter()
                .map(|pack| (pack.name.clone(), pack.faults.clone()))
                .collect(),
            is_short,
            is_judged: evaluation
                .packs
                .iter()
                .any(|pack| pack.report.findings.iter().any(Finding::is_comparable)),
        }
    }
}

/// Names of the groups behind the first one of which it is not known how the school stands.
fn unjudged<'a>(pack: &'a CheckedPack<'static>) -> Vec<&'a str> {
    let groups = pack.standard.groups.iter().skip(1);
    let is_open = |group: &&Group| {
        let verdicts = pack.report.verdicts.iter();
        let mut of_group = verdicts.filter(|verdict| verdict.group == group.id);
        of_group.any(|verdict| verdict.verdict == Verdict::Open)
    };
    let names = groups.filter(is_open).map(|group| group.name.as_str());
    names.collect()
}

/// A pack with what its view is made of.
struct PackContext<'a> {
    pack: &'a CheckedPack<'static>,
    pack_idx: usize,
    words: &'a Words<'a>,
}

impl PackContext<'_> {
    fn view(&self) -> PackView {
        let standard = &self.pack.standard;
        let region = labels::region_lead(&standard.region);
        PackView {
            id: standard.id.to_string(),
            name: region + &standard.short,
            cited: cited(self.pack),
            groups: self
                .pack
                .report
                .verdicts
                .iter()
                .filter_map(|verdict| self.group(verdict))
                .collect(),
        }
    }

    fn group(&self, verdict: &GroupVerdict) -> Option<GroupView> {
        let standard = &*self.pack.standard;
        let group = standard.group(&verdict.group)?;
        let report = &self.pack.report;
        let rows: Vec<ResultRow> = self.rows(report, standard, verdict);
        let (judged, others) = rows.into_iter().partition(|row| row.is_judged);
        Some(GroupView {
            id: format!(
                "group-{}-{}-{}",
                standard.id,
                group.id,
                verdict.part().key()
            ),
            name: self.words.part(verdict.part()) + &group.name,
            verdict: verdict_line(verdict, self.pack, self.words),
            rows: judged,
            others,
            has_bars: is_by_floor(group),
            is_unfilled: verdict.filled() == 0
                && verdict.open > 0
                && verdict.verdict == Verdict::Open,
        })
    }

    fn rows(&self, report: &Report, standard: &Standard, verdict: &GroupVerdict) -> Vec<ResultRow> {
        let findings = report.findings.iter().enumerate();
        let of_verdict = findings.filter(|(_, finding)| {
            finding.group == verdict.group && verdict.parts.contains(&finding.part)
        });
        let of_verdict: Vec<(usize, &Finding)> = of_verdict.collect();
        // Under a heading for several stages, each row says which one it is about.
        let is_shared = of_verdict
            .windows(2)
            .any(|pair| pair[0].1.part != pair[1].1.part);
        let row = |(finding_idx, finding): (usize, &Finding)| {
            let mut cells = findings::row(finding, standard, self.words)?;
            let state = standing::state(finding, standard, self.words);
            // Whether an event happened is no level that is reached.
            if is_of_events(standard, &finding.group) && finding.is_comparable() {
                cells.value = state.clone();
                "没有发生".clone_into(&mut cells.bound);
            }
            let part = if is_shared {
                self.words.part(finding.part)
            } else {
                String::new()
            };
            Some(ResultRow {
                pack_idx: self.pack_idx,
                finding_idx,
                id: format!("{}-{}-{}", standard.id, cells.id, finding.part.key()),
                name: part + &cells.name,
                gap: standing::shortfall(finding, self.words),
                to_floor: standing::shortfall_to_floor(finding, self.words),
                style: StatusStyle::of_finding(finding),
                state,
                is_judged: is_told(finding),
                cells,
            })
        };
        of_verdict.into_iter().filter_map(row).collect()
    }
}

/// True for what was judged, and for what can at least be compared.
fn is_told(finding: &Finding) -> bool {
    match finding.role {
        Role::Judged | Role::Reference => !matches!(finding.outcome, Outcome::NotComparable(_)),
        Role::County => false,
    }
}

/// Its items are events, none of which may have happened.
fn is_of_events(standard: &Standard, group: &str) -> bool {
    standard.group(group).is_some_and(|group| group.events)
}

fn is_by_floor(group: &Group) -> bool {
    matches!(group.rule, GroupRule::AtLeast { .. })
}

fn verdict_line(verdict: &GroupVerdict, pack: &CheckedPack<'static>, words: &Words) -> VerdictLine {
    let line = |verdict: &GroupVerdict| VerdictLine {
        style: StatusStyle::of_group(&verdict.verdict),
        word: labels::verdict(verdict),
        sentence: standing::sentence(verdict, &pack.report, &pack.standard, words),
        with_claims: None,
        notices: verdict.notices.clone(),
    };
    let claimed = check::with_claims(&pack.report, &pack.standard);
    let mut claimed = claimed
        .iter()
        .filter(|(without, _)| *without == verdict)
        .map(|(_, with)| VerdictLine {
            // The findings still stand as they are judged without the claim.
            sentence: findings::verdict(with, &pack.standard, words),
            ..line(with)
        });
    VerdictLine {
        with_claims: claimed.next().map(Box::new),
        ..line(verdict)
    }
}

/// Title, number, edition and check code of a pack.
pub(super) fn cited(pack: &CheckedPack<'static>) -> String {
    let standard = &pack.standard;
    format!(
        "{}{}，第 {} 版，版本校验码 {}",
        labels::region_lead(&standard.region),
        labels::title_with_number(&format!("《{}》", standard.title), &standard.number),
        standard.edition,
        pack.hash
    )
}

/// What is not met by the main pack: events that happened, then the first group, in the standard's order.
/// Of the first group alone, no plan goes with them.
fn shortfalls(derived: &Derived, is_first_group_alone: bool) -> Vec<Shortfall> {
    let evaluation = &derived.evaluation;
    let main = evaluation.main();
    let first = main.standard.groups.first().map(|group| group.id);
    let problems = main.report.findings.iter();
    let problems = problems.filter(|finding| finding.is_problem());
    let mut problems: Vec<&Finding> = problems
        .filter(|finding| !is_first_group_alone || Some(finding.group) == first)
        .collect();
    problems.sort_by_key(|finding| !is_of_events(&main.standard, &finding.group));
    problems
        .into_iter()
        .filter_map(|finding| shortfall(derived, evaluation, finding))
        .map(|shortfall| Shortfall {
            plan: shortfall.plan.filter(|_| !is_first_group_alone),
            ..shortfall
        })
        .collect()
}

fn shortfall(
    derived: &Derived,
    evaluation: &Evaluation<'static>,
    finding: &Finding,
) -> Option<Shortfall> {
    let standard = &*evaluation.main().standard;
    let words = derived.words();
    let indicator = standard.indicator(&finding.indicator)?;
    let value = findings::value(finding, indicator);
    let bound = findings::bound(finding, indicator);
    let mut why = Vec::new();
    let is_event = is_of_events(standard, &finding.group);
    match (value, bound) {
        _ if is_event => why.push("发生一项即不能通过".to_owned()),
        (Some(value), Some(bound)) => why.push(format!("现状{value}，标准{bound}")),
        (Some(value), None) => why.push(format!("现状{value}")),
        _ => {}
    }
    if !is_event {
        why.push(standing::reason(finding, indicator));
    }
    if let Some((_, unit)) = &finding.unit {
        why.insert(0, unit.clone());
    }
    why.retain(|text| !text.is_empty());
    let plan = data::has_measures(&finding.indicator).then(|| {
        let problem = plan::id_of(&evaluation.school, finding);
        Route::from(Page::Plan(PlanScreen::Problem(problem))).address()
    });
    Some(Shortfall {
        key: format!("{}-{}", finding.indicator, finding.part.key()),
        name: words.part(finding.part) + &indicator.short,
        style: StatusStyle::of_finding(finding),
        gap: standing::shortfall(finding, &words)
            .unwrap_or_else(|| standing::state(finding, standard, &words)),
        to_floor: standing::shortfall_to_floor(finding, &words),
        why: why.join("；"),
        plan,
    })
}
