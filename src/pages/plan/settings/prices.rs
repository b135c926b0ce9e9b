//! A price per kind of cost, and a source of funds per task; a task may have a price of its own.
//!
//! In: the plan. Out: answers of the school. Prices are the school's; none is proposed.

use yew::prelude::*;

use crate::pages::plan::fields::{AnswerChoice, AnswerField, answer_id};
use crate::pages::plan::plan_view::{OfPlanProps, PlanView};
use plan::Basis;
use plan::costs::{self, CostLine, Funding};
use plan::pricing::CostKind;
use plan::template::Piece;
use school::answers::{AnswerKey, TaskRef};
use words::display;

/// Prices and sources; nothing where no task costs money.
#[component]
pub(super) fn Prices(OfPlanProps { view }: &OfPlanProps) -> Html {
    let basis = view.basis();
    let lines = costs::lines(&basis, view.plan());
    if lines.is_empty() {
        return Html::default();
    }
    let mut kinds: Vec<(&CostKind, Vec<&CostLine>)> = Vec::new();
    for line in &lines {
        let known = kinds.iter_mut().find(|(cost, _)| cost.id == line.cost);
        match (known, basis.library.cost(&line.cost)) {
            (Some((_, lines)), _) => lines.push(line),
            (None, Some(cost)) => kinds.push((cost, vec![line])),
            (None, None) => {}
        }
    }
    let groups = kinds
        .iter()
        .map(|(cost, lines)| price(view, &basis, cost, lines));
    html! {
        <details class="common optional" id="prices">
            <summary>{ "单价和资金渠道" }</summary>
            <p class="entry-hint">
                { "单价由学校按当地政府采购价或概算价填，一种支出填一次，用到的各项任务都按它算；不填的方案里只写数量。资金没有定的写“拟申请”。" }
            </p>
            <>{ for groups }</>
        </details>
    }
}

/// One kind of cost with its tasks.
fn price(view: &PlanView, basis: &Basis, cost: &CostKind, lines: &[&CostLine]) -> Html {
    let field = |key: AnswerKey, label: String| {
        html! {
            <AnswerField
                answer={key.to_string()}
                id={answer_id(key)}
                {label}
                value={view.answers().typed(key).unwrap_or_default().to_owned()}
            />
        }
    };
    let shared = (!cost.money).then(|| {
        field(
            AnswerKey::Price { cost: &cost.id },
            format!("每{}多少元", cost.unit),
        )
    });
    let several = lines.len() > 1 && !cost.money;
    let tasks = lines.iter().map(|line| {
        let alone = (several && !line.is_sum_typed).then(|| {
            let key = AnswerKey::TaskPrice {
                cost: &cost.id,
                task: task_ref(line),
            };
            field(key, format!("“{}”的单价不同才填", task_name(view, line)))
        });
        html! { <>{ alone.unwrap_or_default() }{ source(view, basis, cost, line) }</> }
    });
    html! {
        <fieldset class="cost" key={cost.id.clone()}>
            <legend>{ cost.name.clone() }</legend>
            <p class="entry-hint">{ cost.hint.clone() }</p>
            { shared.unwrap_or_default() }
            <>{ for tasks }</>
        </fieldset>
    }
}

/// The task that costs money, in keys of answers.
fn task_ref(line: &CostLine) -> TaskRef<'_> {
    TaskRef::Id {
        problem: &line.problem_id,
        task: &line.measure_id,
    }
}

/// The task that costs money, in few words.
fn task_name(view: &PlanView, line: &CostLine) -> String {
    let mut problems = view.plan().problems.iter();
    let problem = problems.find(|problem| problem.id == line.problem_id);
    let mut tasks = problem.into_iter().flat_map(|problem| &problem.measures);
    let task = tasks.find(|task| task.id == line.measure_id);
    task.map_or_else(|| line.task_id.clone(), |task| task.brief.clone())
}

/// Who pays for one task, and what it comes to.
fn source(view: &PlanView, basis: &Basis, cost: &CostKind, line: &CostLine) -> Html {
    let key = AnswerKey::Fund(task_ref(line));
    let chosen = line.chosen_source();
    // Of what is money already the sum stands below.
    let quantity = if cost.money {
        String::new()
    } else {
        let quantity: String = line.quantity.iter().map(Piece::shown).collect();
        format!("（{quantity}{}）", cost.unit)
    };
    html! {
        <>
            <AnswerChoice
                answer={key.to_string()}
                id={answer_id(key)}
                label={format!("“{}”{quantity}的资金渠道", task_name(view, line))}
                options={sources(basis, cost, chosen)}
                value={chosen.to_owned()}
                is_wide=true
            />
            <p>{ amount(line) }{ fault(basis, cost, line) }</p>
        </>
    }
}

/// The sources that a task may be paid from, by id and name; the first stands for none.
pub(in crate::pages::plan) fn sources(
    basis: &Basis,
    cost: &CostKind,
    chosen: &str,
) -> Vec<(AttrValue, AttrValue)> {
    let ownership = basis.ownership();
    let proposed = basis.library.sources_for(cost, ownership).next();
    let proposed = proposed.map_or("", |source| source.name.as_str());
    let undecided = format!("没有定（拟申请{proposed}）");
    let listed = basis.library.sources.iter();
    let listed = listed.filter(|source| source.is_for(ownership) || source.id == chosen);
    let listed = listed.map(|source| {
        let may_pay = source.pays_for(&cost.kind) && source.is_for(ownership);
        let name = if may_pay {
            source.name.clone()
        } else {
            format!("{}（不能用于这类支出）", source.name)
        };
        (source.id.clone().into(), name.into())
    });
    std::iter::once(("".into(), undecided.into()))
        .chain(listed)
        .collect()
}

fn amount(line: &CostLine) -> String {
    match line.amount {
        Some(amount) => format!("合计{}元。", display::exact(amount)),
        None if !line.unreadable.is_empty() => {
            format!("“{}”不是数，请写成 2200 这样的数。", line.unreadable)
        }
        None => String::new(),
    }
}

fn fault(basis: &Basis, cost: &CostKind, line: &CostLine) -> String {
    let Funding::Forbidden(_) = &line.funding else {
        return String::new();
    };
    let source = line.funding.source(basis);
    let mut kinds = basis.library.kinds.iter();
    let kind = kinds.find(|kind| kind.id == cost.kind);
    format!(
        "{}不能用于{}，请换一种资金。",
        source.map_or("", |source| source.name.as_str()),
        kind.map_or("", |kind| kind.name.as_str())
    )
}
