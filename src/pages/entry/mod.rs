//! ② 填报: figures and judged items, with the verdict beside them.
//!
//! In: the state and what follows from the draft. Out: what is typed. On arrival the keyboard stands in the first empty
//! field; Tab and Enter go from field to field, and Enter in the last one goes on to 结果.

mod bar;
mod figure;
mod item;
mod items;
mod list_rows;
mod panel;
mod section;
mod side;
mod summary;
mod view;

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

use crate::app::HEADING;
use crate::browser::cells::{self, Moved};
use crate::browser::{address, focus, paste};
use crate::components::KindChoice;
use crate::hooks::{App, use_app, use_dispatch};
use crate::opening;
use crate::state::Action;
use crate::state::edit::Edit;
use crate::state::route::{Page, Route};
use bar::{Bar, OpenSheet};
use items::Items;
use panel::{Notices, Panel};
use school::draft::Extent;
use school::figures::{Slot, Value};
use section::Section;
use side::Side;
use summary::{SUMMARY, Summary};
use words::isolate::isolated;
use words::labels;

/// Section of the form behind which the pack's notices stand: they speak of the number of pupils.
const PUPILS: &str = "pupils";

/// The page.
#[component]
pub(crate) fn EntryPage() -> Html {
    let app = use_app();
    if app.state.draft.profile.kind.is_none() {
        return html! { <NoKind /> };
    }
    html! { <Entry key={format!("{}-{:?}", app.state.school, app.state.sheet)} /> }
}

#[component]
fn Entry() -> Html {
    let app = use_app();
    let dispatch = use_dispatch();
    let is_whole = use_state_eq(|| false);
    use_first_field(&app);
    let onwhole = {
        let is_whole = is_whole.clone();
        Callback::from(move |is_shown| is_whole.set(is_shown))
    };
    let (state, derived) = (&app.state, &app.derived);
    let go_on = {
        let has_errors = derived.errors().next().is_some();
        let (dispatch, is_asked) = (dispatch.clone(), state.draft.asked.is_some());
        Callback::from(move |()| {
            if is_asked {
                // A colleague hands the section back.
                return dispatch.emit(Action::Go(Page::Share.into()));
            }
            dispatch.emit(Action::GoOn { has_errors });
            if has_errors {
                focus::soon(SUMMARY.to_owned());
            }
        })
    };
    let was_led_back = use_mut_ref(|| false);
    let onkeydown = {
        let go_on = go_on.clone();
        // Whoever leaves a field blank is led to it once, and goes on with the next Enter at the end. What stands in the
        // fields is newer than what is derived.
        let is_short = state.draft.extent == Extent::Short;
        Callback::from(move |event: KeyboardEvent| {
            if cells::move_on_key(&event) != Moved::BeyondEnd {
                return;
            }
            let leads_back = is_short && !*was_led_back.borrow();
            let here: Option<Element> = event.target().and_then(|target| target.dyn_into().ok());
            let empty = leads_back.then(cells::empty).flatten();
            match empty.filter(|field| here.as_ref() != Some(field)) {
                Some(field) => {
                    was_led_back.replace(true);
                    focus::on(&field);
                }
                None => go_on.emit(()),
            }
        })
    };
    let onpaste = {
        let (dispatch, draft) = (dispatch.clone(), state.draft.clone());
        Callback::from(move |event: Event| {
            if let Some(block) = paste::block(&event) {
                opening::import_pasted(block, &draft, &dispatch);
            }
        })
    };
    let (sheet, can_edit) = (state.sheet, state.can_edit());
    let sections = view::sections(&app).into_iter().map(|section| {
        let is_about_pupils = section.id == PUPILS;
        let key = section.id;
        html! {
            <key={key}>
                <Section {section} {sheet} is_whole={*is_whole} {can_edit} />
                if is_about_pupils {
                    <Notices />
                }
            </>
        }
    });
    let open_sheet = sheet.and_then(|idx| Some((idx, state.draft.sheets.get(idx)?.clone())));
    let is_asked = state.draft.asked.is_some();
    let has_items =
        state.draft.extent == Extent::Full && sheet.is_none() && !is_asked && state.only.is_none();
    let packs = has_items.then(|| Rc::new(items::packs(&app)));
    let judged = packs.as_ref().map(|packs| items::count(packs));
    // Where parts stand beside one another Enter fills in one after the other.
    let moves = if app.derived.school().stages().len() > 1 {
        "回车到下一个没填的格，Tab 到右边一格；"
    } else {
        "Tab、回车到下一格；"
    };
    html! {
        <div class="entry-page">
            <div class="entry-head">
                <h1 id={HEADING} tabindex="-1">{ "填报" }</h1>
                if !is_asked {
                    <Bar is_whole={*is_whole} {onwhole} />
                }
                if can_edit {
                    <p class="entry-keys">
                        { "没有的填 0，不知道的空着。" }
                        <span class="entry-keys-board">
                            { moves }<kbd>{ "Alt+K" }</kbd>{ " 看口径，" }<kbd>{ "Alt+B" }</kbd>{ " 标不适用。" }
                        </span>
                    </p>
                }
            </div>
            if state.has_asked {
                <Summary />
            }
            if let Some((idx, sheet)) = open_sheet {
                <OpenSheet {idx} {sheet} {can_edit} />
            }
            <Only />
            <Asked />
            <div class={classes!("entry-columns", is_asked.then_some("entry-columns-asked"))}>
                if !is_asked {
                    <Side {judged} />
                }
                <div class="entry-form" {onkeydown} {onpaste}>
                    <div>{ for sections }</div>
                    if let Some(packs) = packs {
                        <Items {packs} />
                    }
                    if !is_asked && can_edit {
                        <LeftOut />
                    }
                    <End {is_asked} {can_edit} {go_on} />
                </div>
                if !is_asked {
                    <Panel />
                }
            </div>
        </div>
    }
}

/// On arrival the keyboard goes to the first empty field that is asked for, to the first one with a mistake, of a form that is
/// filled to the first of all, or to the heading where nothing can be typed; where the page was left scrolled, it stays so.
#[hook]
fn use_first_field(app: &App) {
    let has_anchor = app.state.route.anchor.is_some();
    let is_open = app.state.is_ready && app.state.dialog.is_none();
    let can_edit = app.state.can_edit();
    let begins_at = first_slots(app);
    let was_there = use_mut_ref(|| false);
    use_effect_with(is_open, move |is_open| {
        if !is_open || has_anchor || was_there.replace(true) {
            return;
        }
        // Of the parts of a form that a colleague is not asked for there is no field.
        let field = begins_at.iter().find_map(cells::of_slot);
        let field = field.or_else(cells::first).filter(|_| can_edit);
        match (field, address::remembered_scroll()) {
            (Some(field), Some(_)) => focus::without_scrolling(&field),
            (Some(field), None) => {
                focus::to_top(HEADING);
                focus::on(&field);
            }
            (None, Some(_)) => {}
            (None, None) => focus::to_top(HEADING),
        }
    });
}

/// Where there is something to fill in: what is asked for and blank, then mistakes.
fn first_slots(app: &App) -> Vec<Slot> {
    let (derived, form) = (&app.derived, data::form());
    let school = derived.school();
    let mistakes = derived.errors().map(|problem| problem.slot);
    let shown = derived.form.shown.iter();
    let asked = shown
        .filter_map(|figure| form.catalogue.figure(figure))
        .filter(|definition| !form.is_optional(definition, app.state.draft.extent));
    let slots = asked.flat_map(|definition| definition.slots(&school.profile));
    let blank = slots.filter(|slot| *school.value(slot) == Value::Blank);
    blank.chain(mistakes).collect()
}

/// Nothing can be filled in while nobody knows what is asked for.
#[component]
fn NoKind() -> Html {
    use_effect_with((), |()| {
        if address::remembered_scroll().is_none() {
            focus::to_top(HEADING);
        }
    });
    html! {
        <>
            <h1 id={HEADING} tabindex="-1">{ "填报" }</h1>
            <p>{ "先选办学类型：填哪些数、照哪个标准值，由它决定。" }</p>
            <KindChoice />
        </>
    }
}

/// That only the sections of one department are shown.
#[component]
fn Only() -> Html {
    let app = use_app();
    let dispatch = use_dispatch();
    let Some(only) = app.state.only else {
        return Html::default();
    };
    let all = dispatch.reform(|_: MouseEvent| Action::Only(None));
    html! {
        <div class="message" role="status">
            <p>{ format!("现在只看{}提供的部分。", labels::department(only)) }</p>
            <button type="button" class="button" onclick={all}>{ "看全部" }</button>
        </div>
    }
}

/// What a colleague is asked for.
#[component]
fn Asked() -> Html {
    let app = use_app();
    let Some(asked) = &app.state.draft.asked else {
        return Html::default();
    };
    let mut sections = data::form_catalogue().sections.iter();
    let section = sections.find(|section| section.id == *asked);
    let section = section.map_or(asked.as_str(), |section| &section.name);
    let name = app.state.draft.profile.name.trim();
    let name = isolated(if name.is_empty() { "学校" } else { name });
    html! {
        <p class="message" id="asked">
            { format!("请您帮“{name}”填“{section}”这一部分，其他部分不用管。填好后点最下面的“填好了：交回去”。") }
        </p>
    }
}

/// What the short edition leaves out, in one line.
#[component]
fn LeftOut() -> Html {
    let app = use_app();
    let dispatch = use_dispatch();
    let form = &app.derived.form;
    if app.state.draft.extent == Extent::Full {
        return Html::default();
    }
    let full = dispatch.reform(|_: MouseEvent| Action::Edit(Edit::Extent(Extent::Full)));
    let filled = match form.hidden_filled {
        0 => String::new(),
        filled => format!("其中填过的 {filled} 个都还在，照样参加比对。"),
    };
    let hidden = form.hidden.len();
    html! {
        <p class="left-out" role="status">
            { format!("简版只问资源配置指标要用的数；另有 {hidden} 个填报项和自评事项在完整版里。{filled}") }
            <button type="button" class="button button-quiet" onclick={full}>{ "换成完整版" }</button>
        </p>
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct EndProps {
    is_asked: bool,
    can_edit: bool,
    go_on: Callback<()>,
}

/// Where the form leads.
#[component]
fn End(
    EndProps {
        is_asked,
        can_edit,
        go_on,
    }: &EndProps,
) -> Html {
    if *is_asked {
        return html! {
            <p class="next"><a class="button button-strong" href={Route::from(Page::Share).address()}>{ "填好了：交回去" }</a></p>
        };
    }
    let onclick = go_on.reform(|_: MouseEvent| ());
    html! {
        <p class="next buttons">
            if *can_edit {
                <button type="button" class="button button-strong" id="go-on" {onclick}>{ "看结果" }</button>
            } else {
                <a class="button button-strong" href={Route::from(Page::Results).address()}>{ "看结果" }</a>
            }
            <a class="button" href={Route::from(Page::EntrySheet).address()}>{ "核对、打印自查表" }</a>
        </p>
    }
}
