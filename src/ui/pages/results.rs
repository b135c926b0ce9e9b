//! How the school stands: sentences first, tables second, pictures third.

use yew::prelude::*;

use super::{heading, no_kind};
use crate::check::{Finding, GroupVerdict, Verdict};
use crate::embedded;
use crate::school::draft::Draft;
use crate::ui::browser::print;
use crate::ui::components::bars::bars;
use crate::ui::components::results_table::table;
use crate::ui::components::status::{Look, status};
use crate::ui::derived::{Derived, field_id};
use crate::ui::state::Page;
use crate::wording::findings::{self, Row};
use crate::wording::{labels, problems};

/// The page.
pub(crate) fn results(draft: &Draft, derived: &Derived) -> Html {
    if draft.profile.kind.is_none() {
        return html! { <>{ heading("结果") }{ no_kind() }</> };
    }
    let on_print = Callback::from(|_: MouseEvent| print::print());
    html! {
        <>
            { heading("结果") }
            <p class="lead">{ subject(draft) }{ format!("已填 {} / {} 项。", derived.filled, derived.asked) }</p>
            { problem_list(derived) }
            <ul class="verdicts">{ for derived.report.verdicts.iter().map(|verdict| sentence(verdict, derived)) }</ul>
            { for derived.report.verdicts.iter().map(|verdict| group(verdict, derived)) }
            <p class="next buttons">
                <a class="button button-strong" href={Page::Plan.address()}>{ "下一步：写方案" }</a>
                <button type="button" class="button" onclick={on_print}>{ "打印结果" }</button>
            </p>
        </>
    }
}

fn subject(draft: &Draft) -> String {
    let name = draft.profile.name.trim();
    let date = draft
        .profile
        .data_date
        .map(|date| format!("数据时点{}。", date.in_words()))
        .unwrap_or_default();
    if name.is_empty() {
        date
    } else {
        format!("{name}。{date}")
    }
}

/// What should be mended, with links to the fields.
fn problem_list(derived: &Derived) -> Html {
    if derived.problems.is_empty() {
        return html! {};
    }
    let line = |problem: &crate::school::Problem| {
        let address = format!(
            "{}/{}",
            Page::Figures.address(),
            field_id(&problem.slot.figure.0, problem.slot.part)
        );
        html! { <li><a href={address}>{ problems::problem(problem, &derived.words()) }</a></li> }
    };
    html! {
        <section class="summary" aria-labelledby="summary-heading">
            <h2 id="summary-heading">{ format!("有 {} 处填报需要核对", derived.problems.len()) }</h2>
            <ul>{ for derived.problems.iter().map(line) }</ul>
        </section>
    }
}

fn sentence(verdict: &GroupVerdict, derived: &Derived) -> Html {
    html! {
        <li>
            { status(Look::of_group(&verdict.verdict), labels::verdict(&verdict.verdict)) }
            <p>{ findings::verdict(verdict, embedded::standard(), &derived.words()) }</p>
        </li>
    }
}

fn group(verdict: &GroupVerdict, derived: &Derived) -> Html {
    let standard = embedded::standard();
    let Some(group) = standard.group(&verdict.group) else {
        return html! {};
    };
    let name = format!("{}{}", derived.words().part(verdict.part()), group.name);
    let heading_id = format!("group-{}-{}", verdict.group, verdict.part().key());
    let body = if let Verdict::Excluded { reason, place } = &verdict.verdict {
        html! { <p>{ format!("{reason}（依据：{} {place}）", standard.number) }</p> }
    } else {
        let row = |finding| Some((findings::row(finding, standard, &derived.words())?, finding));
        let rows: Vec<(Row, &Finding)> = derived
            .report
            .findings_of(verdict)
            .filter_map(row)
            .collect();
        let drawn: Vec<(Row, Look)> = rows
            .iter()
            .map(|(row, finding)| (row.clone(), Look::of(&finding.outcome)))
            .collect();
        html! { <>{ table(&name, group, &rows, derived) }{ bars(&drawn) }</> }
    };
    html! {
        <section class="group" aria-labelledby={heading_id.clone()}>
            <h2 id={heading_id}>{ name }</h2>
            { body }
        </section>
    }
}
