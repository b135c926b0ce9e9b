//! ④ The plan and the other papers: who and when, one problem after the other, the papers to be looked at and downloaded.
//!
//! In: the state, and which screen. Out: the page. The plan is drafted once per change, the papers once per pause; both stand in
//! contexts below this page.
//!
//! | Room | What is in it |
//! |---|---|
//! | `plan_view`, `papers` | the plan and the papers as of the last change |
//! | `basics`, `problem`, `pack_problem`, `school_problem`, `watches`, `progress`, `settings` | the screens |
//! | `removed` | what was just taken away, with the way back |
//! | `measures`, `effect`, `task_fields` | what is done about a problem, what it brings, and the fields of a task |
//! | `paper` | a paper as it will be printed, changed in place; what was changed; what is to be confirmed |
//! | `download` | files of the papers |

mod basics;
mod copy;
mod download;
mod effect;
mod fields;
mod link;
mod marked;
mod measures;
mod pack_problem;
mod paper;
mod papers;
mod plan_view;
mod problem;
mod progress;
mod removed;
mod school_problem;
mod settings;
mod task_fields;
mod watches;

use yew::prelude::*;

use crate::app::HEADING;
use crate::hooks::use_app;
use crate::state::route::{Page, PlanScreen, Route};
use basics::BasicsScreen;
use paper::PaperScreen;
use papers::{DraftedPapers, Hold, LastWritten, Papers, Settled, use_drafted_papers};
use plan_view::{PlanView, use_drafted_plan};
use problem::ProblemScreen;
use progress::ProgressScreen;
use removed::RemovedBar;
use school_problem::{SchoolProblemScreen, number_of};
use settings::SettingsScreen;
use watches::WatchesScreen;

/// Which screen is shown.
#[derive(Debug, Clone, PartialEq, Properties)]
pub(crate) struct PlanPageProps {
    /// Which one.
    pub screen: PlanScreen,
}

/// The page.
#[component]
pub(crate) fn PlanPage(PlanPageProps { screen }: &PlanPageProps) -> Html {
    let app = use_app();
    let view = use_drafted_plan(&app.derived);
    let DraftedPapers {
        settled,
        papers,
        hold,
        last_written,
    } = use_drafted_papers(&view);
    // A problem of the school's own needs no figures.
    let is_school_problem = matches!(screen, PlanScreen::Problem(id) if number_of(id).is_some());
    if view.is_empty() && !is_school_problem {
        return html! {
            <>
                <h1 id={HEADING} tabindex="-1">{ "方案与材料" }</h1>
                <p class="lead">
                    { "方案要根据学校的实际数据来写，现在还没有可以判定的项。填报几项以后，这里就会有内容。" }
                </p>
                <p>
                    <a class="button button-strong" href={Route::from(Page::Entry).address()}>
                        { "去填报" }
                    </a>
                </p>
                <p>
                    { "只整改督导反馈或者自己查出的问题，不用填数：" }
                    <a href={school_problem::next_route(&view).address()}>{ "加一个问题" }</a>
                </p>
            </>
        };
    }
    let content = match screen {
        PlanScreen::Basics => html! { <BasicsScreen /> },
        PlanScreen::Problem(id) => match number_of(id) {
            Some(number) => html! { <SchoolProblemScreen key={id.clone()} {number} /> },
            None => html! { <ProblemScreen id={id.clone()} /> },
        },
        PlanScreen::Watches => html! { <WatchesScreen /> },
        PlanScreen::Progress => html! { <ProgressScreen /> },
        PlanScreen::Paper(key) => html! { <PaperScreen paper={key.clone()} /> },
        PlanScreen::Settings => html! { <SettingsScreen /> },
    };
    let key = format!("{}-{}", app.state.school, app.state.replaced);
    html! {
        <ContextProvider<PlanView> context={view}>
            <ContextProvider<Settled> context={settled}>
                <ContextProvider<Papers> context={papers.clone()}>
                    <ContextProvider<LastWritten> context={last_written}>
                    <ContextProvider<Hold> context={hold}>
                        <div class="plan" {key}>
                            <Screens
                                screen={screen.clone()}
                                confirmations={papers.confirmations().len()}
                            />
                            <RemovedBar>{ content }</RemovedBar>
                        </div>
                    </ContextProvider<Hold>>
                    </ContextProvider<LastWritten>>
                </ContextProvider<Papers>>
            </ContextProvider<Settled>>
        </ContextProvider<PlanView>>
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct ScreensProps {
    screen: PlanScreen,
    confirmations: usize,
}

/// The three screens, with how much waits on the last one, and those beside them.
#[component]
fn Screens(
    ScreensProps {
        screen,
        confirmations,
    }: &ScreensProps,
) -> Html {
    let is_problem = matches!(screen, PlanScreen::Problem(_) | PlanScreen::Watches);
    let is_paper = matches!(screen, PlanScreen::Paper(_));
    let link = |name: &'static str, to: PlanScreen, is_current: bool, behind: Html| {
        let href = Route::from(Page::Plan(to)).address();
        let current = is_current.then_some("page");
        html! { <li><a {href} aria-current={current}>{ name }{ behind }</a></li> }
    };
    let waiting = match confirmations {
        0 => Html::default(),
        count => html! { <span class="plan-waiting">{ format!("（待确认 {count} 处）") }</span> },
    };
    html! {
        <nav class="plan-screens" aria-label="方案与材料">
            <ul>
                { link("基本信息", PlanScreen::Basics, *screen == PlanScreen::Basics, Html::default()) }
                { link("问题与措施", PlanScreen::Problem(String::new()), is_problem, Html::default()) }
                { link("预览与下载", PlanScreen::Paper(String::new()), is_paper, waiting) }
            </ul>
            // Nothing on these must be touched to get a plan.
            <ul class="plan-beside">
                { link("进展和佐证", PlanScreen::Progress, *screen == PlanScreen::Progress, Html::default()) }
                { link("高级设置", PlanScreen::Settings, *screen == PlanScreen::Settings, Html::default()) }
            </ul>
        </nav>
    }
}

/// Address of the papers.
fn to_papers() -> String {
    Route::from(Page::Plan(PlanScreen::Paper(String::new()))).address()
}

/// Address of how far the tasks are.
fn to_progress() -> String {
    Route::from(Page::Plan(PlanScreen::Progress)).address()
}
