//! What measures do for the indicator, as far as the plan knows it.
//!
//! In: a problem with its measures. Out: few words per measure, and the goal to which those that are ticked lead.

use yew::prelude::*;

use super::marked::marked;
use super::plan_view::PlanView;
use check::Gap;
use numbers::Fraction;
use plan::costs::CostLine;
use plan::{Basis, MeasureOption, PlanProblem, PromiseKind};
use school::catalogue::Unit;
use words::{display, findings, forecast_words, labels};

/// What finishing a measure does, in few words each.
pub(super) fn of_measure(
    basis: &Basis,
    problem: &PlanProblem,
    measure: &MeasureOption,
    costs: &[CostLine],
) -> Vec<String> {
    let mut effects = Vec::new();
    if measure.reaches {
        effects.push("成效：完成后达到标准".to_owned());
    } else if let (Some(adds), Some(gap)) = (measure.adds, gap_of(basis, problem)) {
        effects.push(format!("成效：补{}", amount(adds.fraction(), gap.unit)));
    } else if !measure.decides.is_empty() {
        effects.push(format!("成效：定下{}", measure.decides));
    }
    let mut lines = costs.iter();
    let line = lines.find(|line| line.problem_id == problem.id && line.measure_id == measure.id);
    if let Some(sum) = line.and_then(|line| line.amount) {
        effects.push(format!("费用：{}", amount(sum, Unit::Yuan)));
    }
    effects
}

/// What is missing by the figures of today; `None` where nothing is counted.
fn gap_of(basis: &Basis, problem: &PlanProblem) -> Option<Gap> {
    basis.report.findings.get(problem.finding_idx)?.gap
}

fn amount(amount: Fraction, unit: Unit) -> String {
    let shown = findings::readable_unit(amount, unit);
    let number = display::amount(amount, unit, shown);
    format!("{number}{}", labels::unit_in_text(shown))
}

#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct ProblemEffectProps {
    /// The plan.
    pub view: PlanView,
    /// The problem, by id.
    pub problem: String,
}

/// What is missing, what the ticked measures add, and the goal that the plan names.
#[component]
pub(super) fn ProblemEffect(ProblemEffectProps { view, problem }: &ProblemEffectProps) -> Html {
    let Some((_, problem)) = view.problem(problem) else {
        return Html::default();
    };
    let basis = view.basis();
    let gap = gap_of(&basis, problem);
    let covered = gap.and_then(|gap| covered(problem, gap));
    let missing = gap.map(|gap| format!("缺口：{}", forecast_words::gap_in_text(gap)));
    let missing = match (missing, covered) {
        (Some(missing), Some(covered)) => Some(format!("{missing}；{covered}。")),
        (Some(missing), None) => Some(format!("{missing}。")),
        (None, _) => None,
    };
    html! {
        <section class="problem-effect" aria-labelledby="effect-heading">
            <h2 id="effect-heading">{ "预期成效" }</h2>
            if let Some(missing) = missing {
                <p>{ missing }</p>
            }
            <p>{ "方案里的目标：" }{ marked(&problem.goal) }</p>
        </section>
    }
}

/// What the ticked measures add to close the gap, in words.
fn covered(problem: &PlanProblem, gap: Gap) -> Option<String> {
    if problem.covered_by.is_some() {
        return None;
    }
    if problem.promise.kind == PromiseKind::Bound {
        return Some("已勾选的措施完成后达到标准".to_owned());
    }
    let tasks = problem.tasks();
    let added: Vec<Fraction> = tasks
        .filter_map(|task| task.adds)
        .map(|adds| adds.fraction())
        .collect();
    if added.is_empty() {
        return None;
    }
    let sum = added.into_iter().fold(Fraction::ZERO, Fraction::plus);
    let left = gap.exact.minus(sum);
    let told = format!("已勾选的措施补{}", amount(sum, gap.unit));
    Some(if left.is_not_positive() {
        told
    } else {
        format!("{told}，还缺{}", amount(left, gap.unit))
    })
}
