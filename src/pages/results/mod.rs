//! ③ How the school stands: one sentence first, what to do second, tables third; then the coming years, what-ifs, and what
//! the school is compared with.
//!
//! In: the state. Out: the page. It decides nothing.

mod beside;
mod comparison;
mod editions;
mod forecast;
mod groups;
mod mending;
mod number;
mod picture;
mod shortfalls;
mod table;
mod verdict;
pub(crate) mod view;
mod what_if;
mod working;
mod year_fields;

use std::rc::Rc;

use gloo::events::EventListener;
use school::draft::{Draft, Extent, SheetKind};
use yew::prelude::*;

use crate::app::HEADING;
use crate::browser::print;
use crate::components::ActionLink;
use crate::hooks::{Derived, SameRc, use_app, use_dispatch, use_print_title};
use crate::state::Action;
use crate::state::edit::Edit;
use crate::state::message::Message;
use crate::state::route::{Page, PlanScreen, Route};
use comparison::Comparisons;
use editions::EditionChanges;
use forecast::ForecastSection;
pub(crate) use forecast::HEADING_ID as FORECAST_HEADING;
use groups::{GroupSection, PackSection};
use mending::{FieldLink, FieldPlace, Mending, open_problems};
use shortfalls::ShortfallList;
use verdict::VerdictCard;
use view::ResultsView;
use what_if::WhatIfSection;

/// The page.
#[component]
pub(crate) fn ResultsPage() -> Html {
    let app = use_app();
    let derived = SameRc(app.derived.clone());
    let viewing = app.state.viewing.as_ref();
    let is_first_group_alone = viewing.is_some_and(|viewing| viewing.is_results);
    let view = use_memo(
        (derived.clone(), is_first_group_alone),
        |(derived, is_first_group_alone)| ResultsView::of(derived, *is_first_group_alone),
    );
    let (prints_all, print_all) = use_print_all();
    let state = &app.state;
    use_print_title(format!("{}自查结果", state.draft.profile.name.trim()));
    if state.draft.profile.kind.is_none() {
        let href = Route::from(Page::School).address();
        return html! {
            <>
                <h1 id={HEADING} tabindex="-1">{ "结果" }</h1>
                <p class="lead">{ "还没有选办学类型，不知道按哪个标准比对。" }</p>
                <p><a class="button button-strong" {href}>{ "选办学类型" }</a></p>
            </>
        };
    }
    let count = view.verdicts.len();
    let groups = view.main.groups.iter().enumerate();
    // The first sentences stand at the top; what was not filled in is one line.
    let groups = groups.filter(|(idx, group)| *idx < count || !group.rows.is_empty());
    let groups = groups.map(|(idx, group)| {
        html! {
            <GroupSection
                key={group.id.clone()}
                group={group.clone()}
                is_told={idx < count}
                prints_workings={prints_all}
            />
        }
    });
    let packs = view.further.iter().map(|pack| {
        html! { <PackSection key={pack.id.clone()} pack={pack.clone()} /> }
    });
    let is_at_forecast = state.route.anchor.as_deref() == Some(forecast::HEADING_ID);
    let prints = prints_all.then_some("prints-all");
    // While neither has anything to show, the two invitations stand beside one another.
    let has_forecast = forecast::has_begun(&derived);
    let has_what_if = derived.draft.sheets_of(SheetKind::Variant).next().is_some();
    let can_edit = state.can_edit();
    let bare = (!has_forecast && !has_what_if).then_some("results-extra-bare");
    // Two stages have twice the rows, and one page all the same.
    let dense = (count > 1).then_some("results-dense");
    html! {
        <div class={classes!("results-page", prints, dense)}>
            <h1 id={HEADING} tabindex="-1"><span class="only-on-paper">{ "优质均衡自查" }</span>{ "结果" }</h1>
            <p class="results-subject">{ subject(&state.draft, app.derived.form.filled(), app.derived.form.asked()) }</p>
            <EditionChanges derived={derived.clone()} {can_edit} />
            <VerdictCard lines={[&view.events[..], &view.verdicts].concat()}>
                if can_edit {
                    <Next is_judged={view.is_judged} mend={first_error(&derived)} />
                } else if view.is_judged && !is_first_group_alone {
                    <a class="button" href={Route::from(Page::Plan(PlanScreen::Basics)).address()}>{ "看整改方案" }</a>
                }
                <Output view={view.clone()} draft={SameRc(state.draft.clone())} {print_all} />
            </VerdictCard>
            <Mending derived={derived.clone()} />
            <ShortfallList shortfalls={view.shortfalls.clone()} />
            { for groups }
            <Unfilled names={view.unfilled.clone()} is_short={view.is_short} {can_edit} />
            { for packs }
            { for view.faulty.iter().map(|(name, faults)| faulty(name, faults)) }
            <div class="results-extra"><Comparisons derived={derived.clone()} /></div>
            <div class={classes!("results-extra", bare)}>
                if can_edit || has_forecast {
                    <ForecastSection
                        derived={derived.clone()}
                        replaced={state.replaced}
                        begins_open={is_at_forecast}
                        {can_edit}
                    />
                }
                if can_edit || has_what_if {
                    <WhatIfSection {derived} replaced={state.replaced} {can_edit} />
                }
            </div>
            <Sources view={view.clone()} />
        </div>
    }
}

/// Whether everything is printed and not the one page alone, which lasts while the browser prints; and how to have it so.
#[hook]
fn use_print_all() -> (bool, Callback<()>) {
    let prints_all = use_state_eq(|| false);
    {
        let prints_all = prints_all.clone();
        // What is printed has been put on the page by then.
        use_effect_with(*prints_all, move |is_on| {
            if *is_on {
                let window = gloo::utils::window();
                EventListener::once(&window, "afterprint", move |_| prints_all.set(false)).forget();
                print::print();
            }
        });
    }
    let is_on = *prints_all;
    (is_on, Callback::from(move |()| prints_all.set(true)))
}

/// Who the school is, of which day the figures are, and how far the form is filled.
fn subject(draft: &Draft, filled: usize, asked: usize) -> String {
    let mut parts = Vec::new();
    let name = draft.profile.name.trim();
    if !name.is_empty() {
        parts.push(words::isolate::isolated(name).into_owned());
    }
    if let Some(date) = draft.profile.data_date {
        parts.push(format!("数据时点{}", date.in_words()));
    }
    parts.push(format!("已填 {filled}/{asked} 项"));
    parts.join(" · ")
}

/// The first figure that is to be mended before anything is judged by it.
fn first_error(derived: &Derived) -> Option<FieldPlace> {
    let mut problems = open_problems(derived);
    let error = problems.find(|problem| !problem.is_warning())?;
    Some(FieldPlace::of(error, &derived.draft))
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct NextProps {
    is_judged: bool,
    /// The figure that is to be mended first.
    mend: Option<FieldPlace>,
}

/// The next thing to do.
#[component]
fn Next(NextProps { is_judged, mend }: &NextProps) -> Html {
    let class = classes!("button", "button-strong");
    if let Some(place) = mend {
        return html! { <FieldLink place={*place} {class} label={"先改填写有误的数".to_owned()} /> };
    }
    let (page, label) = if *is_judged {
        (Page::Plan(PlanScreen::Basics), "下一步：写整改方案")
    } else {
        (Page::Entry, "去填报")
    };
    html! { <a {class} href={Route::from(page).address()}>{ label }</a> }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct OutputProps {
    view: Rc<ResultsView>,
    draft: SameRc<Draft>,
    print_all: Callback<()>,
}

/// Printing, and a picture for a chat group.
#[component]
fn Output(props: &OutputProps) -> Html {
    let dispatch = use_dispatch();
    let picture = {
        let (view, draft) = (props.view.clone(), props.draft.clone());
        Callback::from(move |()| {
            let dispatch = dispatch.clone();
            picture::save(&view, &draft.0, move || {
                let text = "这个浏览器画不出图片；请用“打印”另存为 PDF，或者截屏。";
                dispatch.emit(Action::Say(Message::failed(text)));
            });
        })
    };
    html! {
        <>
            <ActionLink onclick={Callback::from(|()| print::print())}>{ "打印一页" }</ActionLink>
            <ActionLink onclick={picture}>{ "存为图片" }</ActionLink>
            <ActionLink class={classes!("button", "button-quiet")} onclick={props.print_all.clone()}>
                { "连同计算过程、趋势预测打印" }
            </ActionLink>
        </>
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct UnfilledProps {
    names: Vec<String>,
    is_short: bool,
    can_edit: bool,
}

/// What was not asked or not filled in, in one line.
#[component]
fn Unfilled(
    UnfilledProps {
        names,
        is_short,
        can_edit,
    }: &UnfilledProps,
) -> Html {
    let dispatch = use_dispatch();
    if names.is_empty() {
        return Html::default();
    }
    let names = names.join("、");
    if *is_short {
        let onclick = Callback::from(move |_: MouseEvent| {
            dispatch.emit(Action::Edit(Edit::Extent(Extent::Full)));
            dispatch.emit(Action::Go(Page::Entry.into()));
        });
        return html! {
            <p class="results-unfilled">
                { format!("简版没有问：{names}。") }
                if *can_edit {
                    <button type="button" class="button button-quiet" {onclick}>{ "换成完整版填报" }</button>
                }
            </p>
        };
    }
    let href = Route::from(Page::Entry).address();
    html! {
        <p class="results-unfilled">
            { format!("还没有填：{names}。") }
            if *can_edit {
                <a {href}>{ "去填报" }</a>
            }
        </p>
    }
}

/// A pack of the user that cannot be read.
fn faulty(name: &str, faults: &[String]) -> Html {
    html! {
        <section class="summary">
            <h2>{ format!("自己的标准“{name}”有错，没有比对") }</h2>
            <ul>{ for faults.iter().map(|fault| html! { <li>{ fault.clone() }</li> }) }</ul>
        </section>
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct SourcesProps {
    view: Rc<ResultsView>,
}

/// What the school was compared with, to the edition.
#[component]
fn Sources(SourcesProps { view }: &SourcesProps) -> Html {
    let packs = std::iter::once(&view.main).chain(&view.further);
    let packs = packs.map(|pack| html! { <li>{ pack.cited.clone() }</li> });
    let href = Route::from(Page::Standards).address();
    html! {
        <section class="results-sources" aria-label="依据的标准">
            <ul>{ for packs }</ul>
            <p><a {href}>{ "标准库：每一条的出处和读法" }</a></p>
        </section>
    }
}
