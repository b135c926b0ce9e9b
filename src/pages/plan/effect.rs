//! What measures do for the indicator, as far as the plan knows it.
//!
//! In: a problem with its measures, and what the plan adds up. Out: few words per measure, and where those that are ticked lead.
//! It calculates nothing: every number is the plan's.

use yew::prelude::*;

use super::marked::marked;
use super::plan_view::PlanView;
use check::{Detail, Finding};
use numbers::{Decimal, Fraction};
use plan::change::{Amount, Changed};
use plan::costs::CostLine;
use plan::effects::{IndicatorEffects, Reached, Standing};
use plan::template::{Piece, Sentence, fill_text};
use plan::{Basis, MeasureOption, PlanProblem};
use school::catalogue::Unit;
use words::display::{self, BoundAndFloor};
use words::{findings, labels};

/// What finishing a measure does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct MeasureEffect {
    /// In few words.
    pub text: String,
    /// It is counted; otherwise it says what is still to be said.
    pub is_known: bool,
}

impl MeasureEffect {
    fn known(text: String) -> Self {
        Self {
            text,
            is_known: true,
        }
    }

    fn open(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            is_known: false,
        }
    }
}

/// What finishing a measure does, in few words each.
pub(super) fn of_measure(
    view: &PlanView,
    problem: &PlanProblem,
    measure: &MeasureOption,
    costs: &[CostLine],
) -> Vec<MeasureEffect> {
    let basis = view.basis();
    let plan_effects = &view.plan().effects;
    let mut effects = Vec::new();
    let rest = plan_effects
        .rests
        .iter()
        .find(|(of, task, _)| *of == problem.id && *task == measure.id);
    for change in &measure.changes {
        effects.extend(of_change(&basis, problem, change, rest.map(|rest| rest.2)));
    }
    let open: Vec<&str> = measure
        .blanks
        .iter()
        .filter(|(_, typed)| typed.trim().is_empty())
        .map(|(name, _)| name.as_str())
        .collect();
    let is_unknown = measure
        .changes
        .iter()
        .any(|change| change.amount == Amount::Unknown);
    if is_unknown && !open.is_empty() {
        effects.push(MeasureEffect::open(if measure.is_ticked {
            "把下面的空填上，才算得出增加多少"
        } else {
            "勾选后填数，能算出增加多少"
        }));
    } else if !open.is_empty() && measure.is_ticked {
        effects.push(MeasureEffect::open(format!(
            "还没有填：{}",
            open.join("、")
        )));
    }
    if measure.changes.is_empty() {
        if measure.reaches {
            effects.push(MeasureEffect::known("完成后达到标准".to_owned()));
        } else if !measure.decides.is_empty() {
            effects.push(MeasureEffect::known(format!("取得{}", measure.decides)));
        } else if plan_effects.of_problem(&problem.id).is_some() && !measure.is_added {
            effects.push(MeasureEffect::open("本身不增加数量"));
        }
    }
    let mut lines = costs.iter();
    let line = lines.find(|line| line.problem_id == problem.id && line.measure_id == measure.id);
    if let Some(sum) = line.and_then(|line| line.amount) {
        let sum = in_words(sum, Unit::Yuan);
        effects.push(MeasureEffect::known(format!("费用{sum}")));
    }
    effects
}

/// What one change of a figure makes.
fn of_change(
    basis: &Basis,
    problem: &PlanProblem,
    change: &Changed,
    rest: Option<Decimal>,
) -> Option<MeasureEffect> {
    let figure = basis.catalogue.figure(&change.figure)?;
    let name = figure.name.as_str();
    let how = match (change.is_each_year, change.is_minus) {
        (false, false) => "增加",
        (false, true) => "减少",
        (true, false) => "每年增加",
        (true, true) => "每年减少",
    };
    let text = match &change.amount {
        Amount::Unknown => return None,
        Amount::Counted => {
            return Some(MeasureEffect::open(format!(
                "{name}里已经有了，完成后不增加"
            )));
        }
        Amount::Known(amount) if is_list_of_classes(basis, problem) => {
            if *amount == Decimal::ZERO {
                "同年级各班人数拉平".to_owned()
            } else {
                format!("{how}{amount}个班")
            }
        }
        Amount::Known(amount) => format!("{name}{how}{}", in_words(amount.fraction(), figure.unit)),
        Amount::Areas(areas) => {
            let listed: Vec<String> = areas.iter().map(Decimal::to_string).collect();
            format!("{how}{}间（{}㎡）", areas.len(), listed.join("、"))
        }
        Amount::Rest => match (rest, finding(basis, problem)) {
            (Some(rest), Some(finding)) if rest > Decimal::ZERO => {
                format!("补足其余的{}", missing_in_words(finding, rest))
            }
            _ => "补足其他措施完成后还缺的".to_owned(),
        },
    };
    Some(MeasureEffect::known(text))
}

/// Its finding is one of class sizes, so that what changes is counted in classes.
fn is_list_of_classes(basis: &Basis, problem: &PlanProblem) -> bool {
    finding(basis, problem).is_some_and(|found| matches!(found.detail, Detail::Classes { .. }))
}

fn finding<'a>(basis: &Basis<'a>, problem: &PlanProblem) -> Option<&'a Finding> {
    basis.report.findings.get(problem.finding_idx)
}

fn in_words(amount: Fraction, unit: Unit) -> String {
    let shown = findings::readable_unit(amount, unit);
    let number = display::amount(amount, unit, shown);
    format!("{number}{}", labels::unit_in_text(shown))
}

/// What is missing of what the finding counts, in words.
fn missing_in_words(finding: &Finding, missing: Decimal) -> String {
    let unit = match (&finding.detail, finding.gap) {
        (Detail::Classes { .. }, _) => return format!("{missing}个班"),
        (Detail::Stock { unit, .. }, _) => *unit,
        (_, Some(gap)) => gap.unit,
        _ => Unit::None,
    };
    in_words(missing.fraction(), unit)
}

/// Where the indicator stands, with its unit.
fn value(basis: &Basis, finding: &Finding, standing: &Standing) -> String {
    let texts = &data::papers().school_plan.goals;
    let count = display::whole(standing.value);
    match finding.detail {
        Detail::Rooms { .. } => return fill_text(&texts.rooms, &[("count", count)].into()),
        Detail::Classes { .. } if standing.value == Fraction::ZERO => {
            return texts.classes_none.clone();
        }
        Detail::Classes { .. } => return fill_text(&texts.classes, &[("count", count)].into()),
        _ => {}
    }
    let Some(indicator) = basis.standard.indicator(&finding.indicator) else {
        return count;
    };
    let places = indicator.places.into();
    let limits = BoundAndFloor::of(finding);
    let number = display::rounded_against(standing.value, places, limits);
    format!(
        "{number}{}",
        labels::unit(findings::unit(finding, indicator))
    )
}

/// How far that is from the bound, in words.
fn distance(finding: &Finding, standing: &Standing) -> String {
    match standing.reached {
        Reached::Bound => "达到标准".to_owned(),
        Reached::Floor => format!(
            "不低于标准的85%，还缺{}",
            missing_in_words(finding, standing.missing)
        ),
        Reached::Below => format!("还缺{}", missing_in_words(finding, standing.missing)),
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct ProblemEffectProps {
    /// The plan.
    pub view: PlanView,
    /// The problem, by id.
    pub problem: String,
}

/// Where it stands today, where the ticked measures of the school lead, and where those do that are asked for.
#[component]
pub(super) fn ProblemEffect(ProblemEffectProps { view, problem }: &ProblemEffectProps) -> Html {
    let Some((_, problem)) = view.problem(problem) else {
        return Html::default();
    };
    let basis = view.basis();
    let counted = finding(&basis, problem).zip(view.plan().effects.of_problem(&problem.id));
    let content = match counted {
        Some((finding, effects)) => steps(view, &basis, finding, effects),
        None => {
            let goal = without_numbers(&problem.goal, problem);
            html! { <p>{ "整改目标：" }{ marked(&goal) }</p> }
        }
    };
    html! {
        <section class="problem-effect" aria-labelledby="effect-heading">
            <h2 id="effect-heading">{ "预期成效" }</h2>
            { content }
        </section>
    }
}

/// The steps with what they come to.
fn steps(view: &PlanView, basis: &Basis, finding: &Finding, effects: &IndicatorEffects) -> Html {
    let plan_effects = &view.plan().effects;
    let year_of = |idx: usize| plan_effects.years.get(idx).and_then(|year| year.year);
    let reached = effects.reaches(|year| year.with_support);
    let told = reached
        .or(plan_effects.target_idx)
        .or(effects.years.len().checked_sub(1));
    let Some((idx, then)) = told.and_then(|idx| Some((idx, effects.years.get(idx)?))) else {
        return Html::default();
    };
    let has_forecast = basis.forecast.is_some();
    let when = match year_of(idx) {
        Some(year) if has_forecast => format!("{year}年9月"),
        _ => "按现有学生数".to_owned(),
    };
    let step = |label: String, standing: &Standing| {
        let class = match standing.reached {
            Reached::Bound => "effect-met",
            Reached::Floor => "effect-floor",
            Reached::Below => "effect-below",
        };
        html! {
            <li key={label.clone()}>
                <span class="effect-label">{ label }</span>
                <strong {class}>{ value(basis, finding, standing) }</strong>
                <span class="effect-distance">{ distance(finding, standing) }</span>
            </li>
        }
    };
    let mut shown = vec![step("现在".to_owned(), &effects.today)];
    if then.now != effects.today {
        shown.push(step(format!("{when}，不采取措施"), &then.now));
    }
    shown.push(step(format!("{when}，校内措施完成"), &then.by_school));
    if then.with_support != then.by_school {
        shown.push(step(format!("{when}，上级支持到位"), &then.with_support));
    }
    let end = match (reached, year_of(reached.unwrap_or(idx))) {
        (Some(_), Some(year)) if has_forecast => {
            format!("勾选的措施按期完成，{year}年9月达到标准。")
        }
        (Some(_), _) => "勾选的措施完成后达到标准。".to_owned(),
        (None, _) if then.with_support == then.now => {
            "勾选的措施里还没有能算出增加多少的：选一条，或者把空填上。".to_owned()
        }
        (None, _) => format!(
            "勾选的措施都完成，{}，可以再选几条。",
            distance(finding, &then.with_support)
        ),
    };
    html! {
        <>
            <ol class="effect-steps">{ for shown }</ol>
            <p role="status">{ end }</p>
        </>
    }
}

/// A sentence without the numbers of tasks, which say nothing to whoever reads it here.
fn without_numbers(sentence: &Sentence, problem: &PlanProblem) -> Sentence {
    let mut sentence = sentence.clone();
    for piece in &mut sentence {
        if let Piece::Text(text) = piece {
            for task in problem.tasks() {
                *text = text.replace(&format!("（{}）", task.task_id), "");
            }
        }
    }
    sentence
}
