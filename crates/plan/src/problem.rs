//! One problem of a plan: its sentences, causes, measures, and what it asks of the county.
//!
//! In: a finding that is not met, and the library's entry for it. Out: a [`PlanProblem`] and its [`Request`]s.

use std::collections::BTreeMap;

use super::change::{Change, Changed};
use super::effects::{self, Effects};
use super::library::ProblemKind;
use super::measure::{Actor, Measure};
use super::template::{self, BLANK, Piece, Sentence, Slots};
use super::{
    Basis, CauseOption, MeasureOption, Outlook, PlanProblem, Promise, Request, Urgency,
    added_tasks, costs, departments, outlook, schedule, slots, small, task_edits,
};
use check::{Finding, Outcome};
use numbers::name::Name;
use numbers::{Decimal, Fraction};
use school::School;
use school::draft::ProblemChoices;
use school::figures::Part;
use school::profile::Stage;
use standard::GroupRule;
use words::display;

/// The problem that `finding` is; `None` when the library has no entry for its indicator.
pub(super) fn problem(basis: &Basis, finding_idx: usize, finding: &Finding) -> Option<PlanProblem> {
    let kind = small::kind(basis, &finding.indicator)?;
    let id = id(basis, finding);
    let unchosen = ProblemChoices::default();
    let choices = basis.choices.problems.get(&id).unwrap_or(&unchosen);
    let slots = slots::of(basis, finding);
    let fill = |text: &str| template::fill(text, &slots, &choices.blanks);
    let is_above_floor = finding.outcome == Outcome::AboveFloor && !kind.above_floor.is_empty();
    let owner = self::owner(basis, &kind.owner, &choices.owner);
    let subject = Subject {
        basis,
        finding,
        choices,
        slots: &slots,
        outlook: outlook::of(basis, finding),
    };
    let measures = measures(&subject, kind, &id, &owner);
    Some(PlanProblem {
        indicator: finding.indicator,
        part: finding.part,
        finding_idx,
        urgency: urgency(basis, finding),
        heading: kind.heading.clone(),
        category: kind.category.clone(),
        told: known(&fill(&kind.told)),
        statement: fill(if is_above_floor {
            &kind.above_floor
        } else {
            &kind.below
        }),
        causes: kind
            .causes
            .iter()
            .map(|cause| CauseOption {
                id: cause.id.clone(),
                text: {
                    let told = known(&fill(&cause.told));
                    if told.is_empty() {
                        cause.text.clone()
                    } else {
                        told
                    }
                },
                is_ticked: choices.causes.contains(&cause.id),
            })
            .collect(),
        written_cause: choices.written_cause.trim().to_owned(),
        owner: answering(owner, &measures, &choices.owner),
        measures,
        outlook: subject.outlook,
        goal: Sentence::new(),
        promise: Promise::default(),
        close_out: fill(&kind.close_out),
        evidence: kind.evidence.clone(),
        covered_by: None,
        id,
    })
}

/// A sentence of which everything is known; empty otherwise.
fn known(sentence: &Sentence) -> String {
    let is_known = sentence.iter().all(|piece| matches!(piece, Piece::Text(_)));
    let shown = || sentence.iter().map(Piece::shown).collect();
    if is_known { shown() } else { String::new() }
}

/// Marks problems of shared resources that are solved with a larger one: what several stages share is needed once, and
/// the stage that lacks more of it decides how much.
pub(super) fn cover_shared(basis: &Basis, problems: &mut [PlanProblem]) {
    let missing = |problem: &PlanProblem| {
        let finding = basis.report.findings.get(problem.finding_idx)?;
        finding.stage_weight?;
        outlook::quantity(finding, problem.outlook.as_ref())
    };
    let shared: Vec<(Name, String, Fraction)> = problems
        .iter()
        .filter_map(|problem| Some((problem.indicator, problem.id.clone(), missing(problem)?)))
        .collect();
    for problem in problems.iter_mut() {
        let Some(gap) = missing(problem) else {
            continue;
        };
        let same = shared
            .iter()
            .filter(|(indicator, id, _)| *indicator == problem.indicator && *id != problem.id);
        // Of two equal gaps one stays, always the same one.
        let larger = same
            .filter(|(_, id, other)| *other > gap || (*other == gap && *id > problem.id))
            .max_by_key(|(_, _, gap)| *gap);
        problem.covered_by = larger.map(|(_, id, _)| id.clone());
    }
}

/// Quantities that are what is missing.
const SIZED_BY_GAP: [&str; 3] = ["{gap}", "{rooms_short}", "{missing_part}"];

/// What a measure costs that makes what is missing is priced by what is still missing once the others are done, not by the
/// whole gap.
pub(super) fn put_rests(problems: &mut [PlanProblem], effects: &Effects) {
    for (problem_id, measure_id, rest) in &effects.rests {
        let mut found = problems
            .iter_mut()
            .filter(|problem| problem.id == *problem_id);
        let tasks = found.next().map(|problem| problem.measures.iter_mut());
        let mut tasks = tasks.into_iter().flatten();
        let Some(task) = tasks.find(|task| task.id == *measure_id && task.is_sized_by_rest) else {
            continue;
        };
        let in_unit = if task.quantity_unit == TEN_THOUSAND_YUAN {
            rest.fraction().over(Decimal::whole(10_000).fraction())
        } else {
            Some(rest.fraction())
        };
        let whole = costs::number(&task.quantity).map(Decimal::fraction);
        if let (Some(amount), Some(whole)) = (in_unit, whole)
            && amount < whole
        {
            task.quantity = vec![Piece::Text(display::quantity(amount))];
        }
    }
}

/// The unit of large sums, as a sentence writes it.
const TEN_THOUSAND_YUAN: &str = "万元";

/// What the ticked measures ask of the county, in the order of the problems.
pub(super) fn requests(basis: &Basis, problems: &[PlanProblem]) -> Vec<Request> {
    let mut requests = Vec::new();
    for problem in problems {
        let Some(kind) = small::kind(basis, &problem.indicator) else {
            continue;
        };
        let Some(finding) = basis.report.findings.get(problem.finding_idx) else {
            continue;
        };
        let blanks = basis
            .choices
            .problems
            .get(&problem.id)
            .map(|choices| choices.blanks.clone())
            .unwrap_or_default();
        for task in problem.tasks().filter(|task| task.actor != Actor::School) {
            if task.is_added {
                requests.push(added_tasks::request(basis, &problem.id, kind, task));
                continue;
            }
            let mut offered = kind.measures_for(basis.ownership());
            let Some(measure) = offered.find(|measure| measure.id == task.id) else {
                continue;
            };
            let mut slots = slots::of(basis, finding);
            let outlook = problem.outlook.as_ref();
            outlook::put_slots(basis, finding, outlook, measure.is_lasting(), &mut slots);
            outlook::put_classes(basis, finding, task.finish, &mut slots);
            insert_month(&mut slots, task.finish);
            let then = outlook.filter(|outlook| outlook.is_for_all || measure.is_lasting());
            requests.push(Request {
                gap: then.and_then(|outlook| outlook.gap).or(finding.gap),
                year_idx: then
                    .filter(|outlook| outlook.gap.is_some())
                    .map(|outlook| outlook.year_idx),
                pupils: slots
                    .get("pupils")
                    .filter(|_| finding.capacity().is_some())
                    .cloned()
                    .unwrap_or_default(),
                problem_id: problem.id.clone(),
                task_id: task.task_id.clone(),
                matter: template::fill(&measure.request, &slots, &blanks),
                subject: measure.matter.clone(),
                letter: measure.letter.clone(),
                asked: template::fill_text(&measure.asked, &slots),
                effect: template::fill(&measure.effect, &slots, &blanks),
                for_causes: measure.for_causes.clone(),
                departments: std::iter::once(&measure.lead)
                    .chain(&measure.support)
                    .cloned()
                    .collect(),
                lead: departments::department(basis, &measure.lead),
                support: measure
                    .support
                    .iter()
                    .map(|name| departments::department(basis, name))
                    .collect(),
                finish: task.finish,
            });
        }
    }
    requests
}

/// Id of the problem of a finding: `R5`, or `R5P` and `R5J` where the school has several stages.
pub(super) fn id(basis: &Basis, finding: &Finding) -> String {
    id_of(basis.school, finding)
}

/// Id of the problem of a finding of `school`: `R5`, or `R5P` and `R5J` where it has several stages.
pub fn id_of(school: &School, finding: &Finding) -> String {
    let several = school.stages().len() > 1;
    let suffix = match finding.part {
        Part::Stage(Stage::Primary) if several => "P",
        Part::Stage(Stage::Junior) if several => "J",
        _ => "",
    };
    format!("{}{suffix}", finding.indicator)
}

/// P2 only for the one indicator that may stay between floor and bound; everything else unmet is P1.
fn urgency(basis: &Basis, finding: &Finding) -> Urgency {
    let rule = basis
        .standard
        .group(&finding.group)
        .map(|group| &group.rule);
    let Some(GroupRule::AtLeast { count, .. }) = rule else {
        return Urgency::Must;
    };
    let group = || {
        basis
            .report
            .findings
            .iter()
            .filter(|other| other.group == finding.group && other.part == finding.part)
    };
    let spared = group().count().saturating_sub(*count as usize);
    let failing = group().filter(|other| other.is_problem()).count();
    if finding.outcome == Outcome::AboveFloor && failing <= spared {
        Urgency::Should
    } else {
        Urgency::Must
    }
}

/// A finding with what is known and chosen about it.
struct Subject<'a> {
    basis: &'a Basis<'a>,
    finding: &'a Finding,
    choices: &'a ProblemChoices,
    slots: &'a Slots,
    outlook: Option<Outlook>,
}

fn measures(
    subject: &Subject,
    kind: &ProblemKind,
    problem_id: &str,
    owner: &Sentence,
) -> Vec<MeasureOption> {
    let (basis, choices) = (subject.basis, subject.choices);
    let outlook = subject.outlook.as_ref();
    let closes = outlook.is_some_and(Outlook::closes_by_itself);
    let mut measures: Vec<&Measure> = kind.measures_for(basis.ownership()).collect();
    // The school's own measures come first; within an actor, the library's order holds.
    measures.sort_by_key(|measure| measure.actor);
    let option = |measure: &Measure| {
        let window = basis.library.window(&measure.window);
        let planned = schedule::plan(basis.choices, measure, window);
        let schedule::Planned { ask, finish } =
            task_edits::planned(basis.choices, problem_id, &measure.id, planned);
        let mut slots = subject.slots.clone();
        outlook::put_slots(
            basis,
            subject.finding,
            outlook,
            measure.is_lasting(),
            &mut slots,
        );
        outlook::put_classes(basis, subject.finding, finish, &mut slots);
        insert_month(&mut slots, finish);
        let is_above_floor = subject.finding.outcome == Outcome::AboveFloor;
        let interim = match measure.interim_above_floor.as_str() {
            above_floor if is_above_floor && !above_floor.is_empty() => above_floor,
            _ if !measure.interim.is_empty() => &measure.interim,
            _ => &kind.interim,
        };
        let changes: Vec<Changed> = measure
            .changes
            .iter()
            .map(|change| change.filled(basis.catalogue, &slots, &choices.blanks))
            .collect();
        let mut adds = changes.iter();
        let adds = adds.find_map(|change| effects::adds(basis, subject.finding, change));
        let is_rest = measure.changes.iter().any(Change::is_rest);
        let is_none = |slot: &str| slots.get(slot).is_some_and(|slot| slot == "0");
        let instead = measure.instead.as_ref();
        let instead = instead
            .filter(|instead| slots.contains_key(instead.with.as_str()) && !is_none(&instead.with));
        let text = instead.map_or(&measure.text, |instead| &instead.text);
        let is_suggested = is_suggested(measure, choices)
            && fits_outlook(measure, closes)
            && !is_none(&measure.only_with)
            && !is_asked_elsewhere(basis, measure);
        let is_ticked = choices
            .measures
            .as_ref()
            .map_or(is_suggested, |ticked| ticked.contains(&measure.id));
        MeasureOption {
            id: measure.id.clone(),
            task_id: String::new(),
            text: template::fill(text, &slots, &choices.blanks),
            brief: brief(measure, &slots, &choices.blanks),
            actor: measure.actor,
            by_founder: measure.founder,
            owner: if measure.owner.is_empty() || !choices.owner.trim().is_empty() {
                owner.clone()
            } else {
                self::owner(basis, &measure.owner, "")
            },
            finish,
            ask,
            interim: template::fill(interim, &slots, &choices.blanks),
            months: measure.months,
            builds: measure.builds,
            is_lasting: measure.is_lasting(),
            reaches: measure.reaches
                && (measure.reaches_without.is_empty() || is_none(&measure.reaches_without)),
            adds,
            is_sized_by_rest: is_rest && SIZED_BY_GAP.contains(&measure.quantity.as_str()),
            changes,
            decides: template::fill_text(&measure.decides, &slots),
            is_late: schedule::is_late(basis.choices, finish),
            is_ticked,
            is_suggested,
            proof: template::fill(&measure.proof, &slots, &choices.blanks),
            blanks: blanks(measure, &choices.blanks),
            cost: measure.cost.clone(),
            quantity_unit: slots.get("gap_unit").cloned().unwrap_or_default(),
            quantity: template::fill(&measure.quantity, &slots, &choices.blanks),
            is_added: false,
            sum: None,
            edits: Vec::new(),
        }
    };
    let measures = measures.into_iter().map(option).collect();
    task_edits::arrange(basis, problem_id, owner, measures)
}

/// The first of the short texts of which everything is known, and that counts something: of nothing no number is told.
fn brief(measure: &Measure, slots: &Slots, blanks: &BTreeMap<String, String>) -> String {
    let is_known = |piece: &Piece| matches!(piece, Piece::Text(_));
    let is_told = |text: &&String| {
        let named = template::slots(text).into_iter();
        let mut counts = named.filter_map(|slot| slots.get(slot));
        !counts.any(|count| count == "0")
    };
    let filled = measure.brief.iter().filter(is_told);
    let mut filled = filled.map(|text| template::fill(text, slots, blanks));
    let found = filled.find(|sentence| sentence.iter().all(is_known));
    found.unwrap_or_default().iter().map(Piece::shown).collect()
}

/// A gap that closes by itself asks nothing of county or founder and builds nothing: it is kept, bridged and watched.
fn fits_outlook(measure: &Measure, closes: bool) -> bool {
    let lasts = measure.is_lasting() || measure.actor != Actor::School || measure.founder;
    if closes { !lasts } else { !measure.for_closing }
}

/// Whether another problem of the plan asks the same.
fn is_asked_elsewhere(basis: &Basis, measure: &Measure) -> bool {
    let mut findings = basis.report.findings.iter();
    findings.any(|finding| finding.is_problem() && *finding.indicator == *measure.unless_problem)
}

/// Suggested at once when it is tied to no cause, otherwise when one of its causes is ticked.
fn is_suggested(measure: &Measure, choices: &ProblemChoices) -> bool {
    let fits = measure.for_causes.is_empty()
        || measure
            .for_causes
            .iter()
            .any(|cause| choices.causes.contains(cause));
    fits && !measure.only_if_ticked
}

/// Who answers for a problem: one who has a task of it, so that no paper names somebody who has nothing to do.
fn answering(owner: Sentence, measures: &[MeasureOption], typed: &str) -> Sentence {
    let mut ticked = measures.iter().filter(|measure| measure.is_ticked);
    if !typed.trim().is_empty() || ticked.clone().any(|measure| measure.owner == owner) {
        return owner;
    }
    ticked.next().map_or(owner, |first| first.owner.clone())
}

/// The name typed for this problem, or the name typed for the post, or the post.
pub(super) fn owner(basis: &Basis, post: &str, typed: &str) -> Sentence {
    if !typed.trim().is_empty() {
        return vec![Piece::Text(typed.trim().to_owned())];
    }
    let post = small::post(basis, post);
    let named = post.and_then(|post| small::name(basis, post));
    let title = post.map(|post| post.name.as_str());
    match (title, named) {
        (Some(title), Some(name)) => vec![Piece::Text(format!("{title}{name}"))],
        (Some(title), None) => vec![Piece::Text(title.to_owned())],
        (None, _) => vec![Piece::Missing(basis.library.marks.owner.clone())],
    }
}

fn blanks(measure: &Measure, filled: &BTreeMap<String, String>) -> Vec<(String, String)> {
    let mut blanks: Vec<(String, String)> = Vec::new();
    for slot in template::slots(&measure.text)
        .into_iter()
        .chain(template::slots(&measure.request))
        .chain(template::slots(&measure.quantity))
        .filter_map(|slot| slot.strip_prefix(BLANK))
        .chain(measure.changes.iter().flat_map(Change::blanks))
    {
        let name = slot;
        if blanks.iter().all(|(known, _)| known != name) {
            blanks.push((
                name.to_owned(),
                filled.get(name).cloned().unwrap_or_default(),
            ));
        }
    }
    blanks
}

fn insert_month(slots: &mut Slots, finish: Option<numbers::calendar::Month>) {
    if let Some(finish) = finish {
        slots.insert("month", finish.in_words());
        slots.insert("finish_year", finish.year().to_string());
    }
}
