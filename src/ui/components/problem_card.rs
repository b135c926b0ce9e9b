//! One problem of the plan, with everything that can be chosen about it.

use yew::prelude::*;

use crate::plan::template::{Piece, Sentence};
use crate::plan::{MeasureOption, PlanProblem};
use crate::school::draft::{Ids, ProblemChoices};
use crate::ui::app::Send;
use crate::ui::browser::events;
use crate::ui::state::{Action, Choice, ProblemChoice};
use crate::wording;

/// The card of `problem`; closed it tells what was chosen.
pub(crate) fn problem_card(
    problem: &PlanProblem,
    part: &str,
    choices: Option<&ProblemChoices>,
    is_first: bool,
    send: &Send,
) -> Html {
    let typed_owner = choices
        .map(|choices| choices.owner.clone())
        .unwrap_or_default();
    let typed_cause = choices
        .map(|choices| choices.own_cause.clone())
        .unwrap_or_default();
    let chosen = choices.and_then(|choices| choices.measures.as_ref());
    let ticked = problem.measures.iter().filter(|measure| measure.is_ticked);
    let causes = problem
        .causes
        .iter()
        .filter(|cause| cause.is_ticked)
        .count()
        + usize::from(!problem.own_cause.is_empty());
    let id = problem.id.clone();
    let choose: Callback<ProblemChoice> =
        send.reform(move |choice| Action::Choose(Choice::Problem(id.clone(), choice)));
    let on_own_cause =
        choose.reform(|event: InputEvent| ProblemChoice::OwnCause(events::text(&event)));
    let on_owner = choose.reform(|event: InputEvent| ProblemChoice::Owner(events::text(&event)));
    let on_suggested = choose.reform(|_: MouseEvent| ProblemChoice::Measures(None));
    let (own_id, owner_id, heading_id) = (
        format!("{}-own-cause", problem.id),
        format!("{}-owner", problem.id),
        format!("{}-heading", problem.id),
    );
    html! {
        <details class="problem" open={is_first} key={problem.id.clone()}>
            <summary>
                <h3 id={heading_id}>{ format!("{} {part}{}", problem.id, problem.heading) }</h3>
                <span class="tag">{ wording::choices::urgency(problem.urgency) }</span>
                <span class="problem-chosen">{ format!("原因 {causes} 条，措施 {} 条", ticked.count()) }</span>
            </summary>
            <p class="problem-statement">{ sentence(&problem.statement) }</p>
            <fieldset>
                <legend>{ "原因（请据实勾选）" }</legend>
                { for problem.causes.iter().map(|cause| cause_box(cause, &choose)) }
                <div class="entry">
                    <label for={own_id.clone()}>{ "其他原因" }</label>
                    <input id={own_id} class="input input-wide" value={typed_cause} oninput={on_own_cause} autocomplete="off" />
                </div>
            </fieldset>
            if let Some(other) = &problem.covered_by {
                <p class="entry-hint">{ format!("与 {other} 用的是同一批资源，按 {other} 缺的数量一并解决，下面的措施不单独列入方案。") }</p>
            }
            <fieldset>
                <legend>{ "措施" }</legend>
                if chosen.is_some() {
                    <p><button type="button" class="button button-quiet" onclick={on_suggested}>{ "改回系统建议的措施" }</button></p>
                } else {
                    <p class="entry-hint">{ "已勾选的是按原因给出的建议，可以增减。" }</p>
                }
                <ul class="measures">{ for problem.measures.iter().map(|measure| measure_line(measure, problem, chosen, &choose)) }</ul>
            </fieldset>
            <div class="entry">
                <label for={owner_id.clone()}>{ "责任人" }</label>
                <p class="entry-hint" id={format!("{owner_id}-hint")}>{ "方案里写作：" }{ sentence(&problem.owner) }</p>
                <input id={owner_id.clone()} class="input" value={typed_owner} oninput={on_owner} autocomplete="off" aria-describedby={format!("{owner_id}-hint")} />
            </div>
        </details>
    }
}

fn cause_box(cause: &crate::plan::CauseOption, choose: &Callback<ProblemChoice>) -> Html {
    let id = cause.id.clone();
    let on_change = choose
        .reform(move |event: Event| ProblemChoice::Cause(id.clone(), events::is_ticked(&event)));
    html! {
        <label class="tick"><input type="checkbox" checked={cause.is_ticked} onchange={on_change} /><span>{ &cause.text }</span></label>
    }
}

fn measure_line(
    measure: &MeasureOption,
    problem: &PlanProblem,
    chosen: Option<&Ids>,
    choose: &Callback<ProblemChoice>,
) -> Html {
    // What was ticked a moment ago may not be in the answer yet, so the school's own choice goes first.
    let ticked: Ids = match chosen {
        Some(chosen) => chosen.clone(),
        None => {
            let suggested = problem.measures.iter().filter(|measure| measure.is_ticked);
            suggested.map(|measure| measure.id.clone()).collect()
        }
    };
    let id = measure.id.clone();
    let on_change = choose.reform(move |event: Event| {
        let mut ticked = ticked.clone();
        if events::is_ticked(&event) {
            ticked.insert(id.clone());
        } else {
            ticked.remove(&id);
        }
        ProblemChoice::Measures(Some(ticked))
    });
    let blank = |(name, text): &(String, String)| {
        let key = name.clone();
        let on_input = choose.reform(move |event: InputEvent| {
            ProblemChoice::Blank(key.clone(), events::text(&event))
        });
        let input_id = format!("{}-{}-{name}", problem.id, measure.id);
        html! {
            <div class="entry measures-blank" key={name.clone()}>
                <label for={input_id.clone()}>{ name }</label>
                <input id={input_id} class="input" value={text.clone()} oninput={on_input} autocomplete="off" />
            </div>
        }
    };
    html! {
        <li key={measure.id.clone()}>
            <label class="tick">
                <input type="checkbox" checked={measure.is_ticked} onchange={on_change} />
                <span>{ sentence(&measure.text) }</span>
            </label>
            <p class="measures-facts">
                <span class="tag">{ wording::choices::actor(measure.actor) }</span>
                if measure.is_suggested {
                    <span class="tag tag-suggested">{ "建议" }</span>
                }
                <span>{ "负责：" }{ sentence(&measure.owner) }</span>
                if let Some(finish) = measure.finish {
                    <span>{ format!("完成：{}", finish.in_words()) }</span>
                }
                if measure.is_late {
                    <span class="measures-late">{ "⚠ 晚于目标日期" }</span>
                }
            </p>
            if measure.is_ticked {
                { for measure.blanks.iter().map(blank) }
            }
        </li>
    }
}

/// A sentence with its marks.
pub(crate) fn sentence(sentence: &Sentence) -> Html {
    sentence
        .iter()
        .map(|piece| match piece {
            Piece::Text(text) => html! { { text } },
            Piece::Missing(_) => html! { <mark class="to-fill">{ piece.shown() }</mark> },
        })
        .collect()
}
