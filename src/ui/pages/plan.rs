//! The plan: causes and measures to choose, then the document as it will be downloaded.

use std::rc::Rc;

use yew::prelude::*;

use super::{heading, no_kind};
use crate::calendar::Date;
use crate::embedded;
use crate::exchange::saved;
use crate::office::{PlanView, Request, decode_view, encode};
use crate::plan::PlanProblem;
use crate::plan::library::Post;
use crate::school::draft::Draft;
use crate::ui::app::Send;
use crate::ui::browser::{download, events, office, print};
use crate::ui::components::date_input::DateInput;
use crate::ui::components::problem_card::problem_card;
use crate::ui::derived::{Derived, Shared};
use crate::ui::place::Page;
use crate::ui::state::{Action, Choice, Message};

/// What the page shows.
#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    /// What was typed and chosen.
    pub draft: Shared<Draft>,
    /// What follows from the figures.
    pub derived: Shared<Derived>,
    /// Today, the plan's first date.
    pub today: Option<Date>,
    /// Where choices go.
    pub send: Send,
}

/// What the office worker said of the plan so far.
#[derive(Clone, PartialEq)]
enum Drafted {
    /// Nothing yet.
    Waiting,
    /// The plan of the figures and choices of a moment ago.
    View(Shared<PlanView>),
    /// Why there is none.
    Failed(String),
}

/// The page.
#[component]
pub(crate) fn PlanPage(props: &Props) -> Html {
    let drafted = use_state_eq(|| Drafted::Waiting);
    {
        let drafted = drafted.clone();
        use_effect_with(props.draft.clone(), move |draft| {
            if draft.profile.kind.is_some() {
                ask_for_view(draft, drafted);
            }
        });
    }
    let is_filled = matches!(&*drafted, Drafted::View(view) if !view.is_empty);
    {
        // A plan that is looked at for the first time bears today's date; a date that was chosen stays.
        let (send, today) = (props.send.clone(), props.today);
        let has_date = props.draft.choices.plan_date.is_some();
        use_effect_with(is_filled, move |is_filled| {
            if *is_filled && !has_date && today.is_some() {
                send.emit(Action::Choose(Choice::PlanDate(today)));
            }
        });
    }
    if props.draft.profile.kind.is_none() {
        return html! { <>{ heading("方案") }{ no_kind() }</> };
    }
    let body = match &*drafted {
        Drafted::Waiting => html! { <p class="lead" role="status">{ "正在按填报的数写方案…" }</p> },
        Drafted::Failed(cause) => html! {
            <p class="lead" role="alert">{ format!("方案没有写成（{cause}）。填报和选择的内容都还在。请刷新页面再试。") }</p>
        },
        Drafted::View(view) if view.is_empty => html! {
            <p class="lead">{ "方案要根据学校的实际数据来写，现在还没有可以判定的项。先去" }<a href={Page::Figures.address()}>{ "填报" }</a>{ "几项，这里就会有内容。" }</p>
        },
        Drafted::View(view) => body(view, props),
    };
    html! { <>{ heading("方案") }{ body }</> }
}

/// Asks for the plan of `draft`; what arrives late is passed over, for the worker answers in order.
fn ask_for_view(draft: &Draft, drafted: UseStateHandle<Drafted>) {
    let request = Request::View {
        school: saved_form(draft),
    };
    let failed = |cause: String| Drafted::Failed(cause);
    match encode(&request) {
        Ok(request) => office::ask(&request, move |answer| {
            let view = answer.and_then(|bytes| decode_view(&bytes));
            drafted.set(view.map_or_else(failed, |view| Drafted::View(Shared(Rc::new(view)))));
        }),
        Err(cause) => drafted.set(failed(cause)),
    }
}

fn saved_form(draft: &Draft) -> String {
    saved::save(draft, embedded::catalogue(), embedded::standard())
}

fn body(view: &PlanView, props: &Props) -> Html {
    let count = view.marks;
    html! {
        <>
            <p class="lead">{ "先勾选每个问题的原因和措施，再看下面的方案全文。不知道的可以空着，方案里会留下【待填】，下载后在 Word 或 WPS 里补上。" }</p>
            { common(&props.draft, &view.posts, &props.send) }
            if !view.problems.is_empty() {
                <section aria-labelledby="problems-heading">
                    <h2 id="problems-heading">{ format!("问题与措施（共 {} 个问题）", view.problems.len()) }</h2>
                    { for view.problems.iter().enumerate().map(|(idx, problem)| card(problem, idx == 0, props)) }
                </section>
            }
            <section class="preview" aria-labelledby="preview-heading">
                <h2 id="preview-heading">{ "方案全文" }</h2>
                <p>{ if count == 0 { "没有待填的地方。".to_owned() } else { format!("还有 {count} 处【待填】，已用底色标出。") } }</p>
                <Download draft={props.draft.clone()} send={props.send.clone()} />
                // Every text in it was escaped by the XML writer of `document::html`.
                { Html::from_html_unchecked(view.preview.clone().into()) }
            </section>
        </>
    }
}

fn card(problem: &PlanProblem, is_first: bool, props: &Props) -> Html {
    let choices = props.draft.choices.problems.get(&problem.id);
    let part = props.derived.words().part(problem.part);
    problem_card(problem, &part, choices, is_first, &props.send)
}

fn common(draft: &Draft, posts: &[Post], send: &Send) -> Html {
    let choose: Callback<Choice> = send.reform(Action::Choose);
    let choices = &draft.choices;
    let on_basis = choose.reform(|event: InputEvent| Choice::Basis(events::text(&event)));
    let person = |post: &Post| {
        let (id, input_id) = (post.id.clone(), format!("person-{}", post.id));
        let on_input = choose
            .reform(move |event: InputEvent| Choice::Person(id.clone(), events::text(&event)));
        html! {
            <div class="entry" key={post.id.clone()}>
                <label for={input_id.clone()}>{ &post.name }</label>
                <input id={input_id} class="input" autocomplete="off" value={choices.people.get(&post.id).cloned().unwrap_or_default()} oninput={on_input} />
            </div>
        }
    };
    html! {
        <section class="common" aria-labelledby="common-heading">
            <h2 id="common-heading">{ "日期和人员" }</h2>
            <div class="entries">
                <DateInput id="plan-date" label="方案日期" date={choices.plan_date} on_change={choose.reform(Choice::PlanDate)} />
                <DateInput id="target-date" label="目标日期" hint="全部完成整改的日期。" date={choices.target_date} on_change={choose.reform(Choice::TargetDate)} />
            </div>
            <div class="entry">
                <label for="basis">{ "依据文件" }</label>
                <p class="entry-hint" id="basis-hint">{ "县里要求制定方案的文件名称和文号；没有可不填。" }</p>
                <input id="basis" class="input input-wide" autocomplete="off" value={choices.basis.clone()} oninput={on_basis} aria-describedby="basis-hint" />
            </div>
            <details class="optional">
                <summary>{ "各岗位人员姓名（可不填）" }</summary>
                <p class="entry-hint">{ "填了姓名，方案里写“总务主任某某”；不填就只写岗位。" }</p>
                <div class="entries">{ for posts.iter().map(person) }</div>
            </details>
        </section>
    }
}

/// What the download needs.
#[derive(Properties, PartialEq)]
struct DownloadProps {
    /// Whose plan is downloaded.
    draft: Shared<Draft>,
    /// Where a failure is told.
    send: Send,
}

/// The button that makes the file, and what it says meanwhile.
#[component]
fn Download(props: &DownloadProps) -> Html {
    let send = props.send.clone();
    let is_busy = use_state_eq(|| false);
    let on_download = {
        let (draft, is_busy) = (props.draft.clone(), is_busy.clone());
        Callback::from(move |_: MouseEvent| {
            if *is_busy {
                return;
            }
            let failed = |cause: String| {
                let text = format!(
                    "方案文件没有生成（{cause}）。填报和选择的内容都还在。请再点一次；如果还不行，请先另存为文件，刷新页面后重试。"
                );
                Action::Report(Message::Failed(text))
            };
            let school = saved_form(&draft);
            let request = match encode(&Request::Docx { school }) {
                Ok(request) => request,
                Err(cause) => return send.emit(failed(cause)),
            };
            is_busy.set(true);
            let (is_busy, send, stem) = (
                is_busy.clone(),
                send.clone(),
                format!("{}整改提升方案", draft.profile.name.trim()),
            );
            office::ask(&request, move |answer| {
                is_busy.set(false);
                match answer {
                    Ok(bytes) => download::download(&stem, ".docx", &bytes, download::DOCX),
                    Err(cause) => send.emit(failed(cause)),
                }
            });
        })
    };
    let on_print = Callback::from(|_: MouseEvent| print::print());
    let warm_up = |()| office::warm_up();
    html! {
        <div class="buttons">
            <button id="download-plan" type="button" class="button button-strong" onclick={on_download} aria-busy={is_busy.to_string()}
                onpointerenter={Callback::from(warm_up).reform(|_: PointerEvent| ())} onfocus={Callback::from(warm_up).reform(|_: FocusEvent| ())}>
                { if *is_busy { "正在生成…" } else { "下载方案（.docx）" } }
            </button>
            <button type="button" class="button" onclick={on_print}>{ "打印" }</button>
        </div>
    }
}
