//! One item that is judged: radio buttons for each part of the school, and its evidence.
//!
//! In: what stands there. Out: what is chosen. Of an event people are asked whether it happened; while that is being looked
//! into, nothing is judged.

use yew::prelude::*;

use super::items::level_of;
use crate::browser::keys::is_key_of_field;
use crate::components::TextField;
use crate::hooks::{field_id, use_dispatch};
use crate::state::Action;
use crate::state::edit::Edit;
use school::draft::{Draft, Entry};
use school::figures::{Level, Slot};
use words::labels;

/// An item.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct ItemView {
    pub id: String,
    pub name: String,
    /// What is looked at.
    pub asks: String,
    /// Where it stands, and how sure that is.
    pub place: String,
    pub parts: Vec<ItemPart>,
    pub evidence: Vec<Tick>,
}

/// An item in one part of the school.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum ItemPart {
    /// The school judges it.
    Level {
        slot: Slot,
        /// Name of the part, where there are several.
        name: String,
        entry: Option<Entry>,
        /// It is about something that must not have happened.
        is_event: bool,
        /// Whether it happened is being looked into.
        is_under_review: bool,
        /// 基本达到 counts as 未达到.
        partly_fails: bool,
        /// Why 不适用 does not count as it stands; empty where it does, or is not said.
        not_taken: String,
    },
    /// The county judges it.
    County,
    /// It is calculated; how it stands.
    Calculated(String),
}

/// A piece of evidence.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Tick {
    /// `pack/indicator/evidence`.
    pub key: String,
    pub text: String,
    pub is_at_hand: bool,
}

#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct ItemProps {
    pub item: ItemView,
}

/// The item.
#[component]
pub(super) fn Item(ItemProps { item }: &ItemProps) -> Html {
    let parts = item.parts.iter().map(|part| match part {
        ItemPart::Level {
            slot,
            name,
            entry,
            is_event,
            is_under_review,
            partly_fails,
            not_taken,
        } => html! {
            <Judgement
                key={slot.part.key()}
                slot={*slot}
                question={format!("{}{}", name, item.name)}
                part={name.clone()}
                entry={entry.clone()}
                is_event={*is_event}
                is_under_review={*is_under_review}
                partly_fails={*partly_fails}
                not_taken={not_taken.clone()}
            />
        },
        ItemPart::County => {
            html! { <p class="item-state">{ "县级统筹，学校提供数据；不作为本校的任务。" }</p> }
        }
        ItemPart::Calculated(text) => html! { <p class="item-state">{ text.clone() }</p> },
    });
    // Nothing of it is the school's to do.
    let is_of_county = item.evidence.is_empty()
        && !item.parts.is_empty()
        && item.parts.iter().all(|part| *part == ItemPart::County);
    if is_of_county {
        return html! {
            <li class="item item-county">
                <span>{ item.name.clone() }</span>
                <span class="tag">{ "县级统筹" }</span>
            </li>
        };
    }
    html! {
        <li class="item">
            <p class="item-name">{ item.name.clone() }</p>
            if !item.asks.is_empty() {
                <p class="item-asks">{ item.asks.clone() }</p>
            }
            <p class="entry-hint">{ item.place.clone() }</p>
            { for parts }
            if !item.evidence.is_empty() {
                <Evidence name={item.name.clone()} ticks={item.evidence.clone()} />
            }
        </li>
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct EvidenceProps {
    /// Of which item.
    name: String,
    ticks: Vec<Tick>,
}

/// What is at hand of its evidence.
#[component]
fn Evidence(EvidenceProps { name, ticks }: &EvidenceProps) -> Html {
    let dispatch = use_dispatch();
    let ticks = ticks.iter().map(|tick| {
        let (key, is_at_hand) = (tick.key.clone(), !tick.is_at_hand);
        let onchange = dispatch.reform(move |_: Event| {
            let key = key.clone();
            Action::Edit(Edit::Evidence { key, is_at_hand })
        });
        html! {
            <label class="tick" key={tick.key.clone()}>
                <input type="checkbox" value={tick.key.clone()} checked={tick.is_at_hand} {onchange} />
                <span>{ tick.text.clone() }</span>
            </label>
        }
    });
    html! {
        <fieldset class="item-evidence">
            <legend>
                { "手头已有的佐证材料" }
                <span class="visually-hidden">{ format!("：{name}") }</span>
            </legend>
            { for ticks }
        </fieldset>
    }
}

/// What a person can choose for an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Choice {
    Level(Level),
    NotApplicable,
    UnderReview,
}

impl Choice {
    fn label(self, is_event: bool) -> &'static str {
        match self {
            Self::Level(Level::Reached) if is_event => "没有发生",
            Self::Level(Level::NotReached) if is_event => "发生过",
            Self::Level(level) => labels::level(level),
            Self::NotApplicable => "不适用",
            Self::UnderReview => "正在核查",
        }
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct JudgementProps {
    slot: Slot,
    /// What is judged, for whoever only hears it.
    question: String,
    /// Name of the part, where there are several.
    part: String,
    entry: Option<Entry>,
    is_event: bool,
    is_under_review: bool,
    partly_fails: bool,
    not_taken: String,
}

/// The radio buttons of an item in one part of the school. Delete takes the choice back.
#[component]
fn Judgement(props: &JudgementProps) -> Html {
    let dispatch = use_dispatch();
    let slot = props.slot;
    let id = field_id(slot.figure.0.as_str(), slot.part);
    let name = format!("level-{}-{}", slot.figure.0, slot.part.key());
    let level = level_of(props.entry.as_ref());
    let chosen = match &props.entry {
        Some(Entry::NotApplicable(_)) => Some(Choice::NotApplicable),
        _ => level
            .map(Choice::Level)
            .or_else(|| (props.is_event && props.is_under_review).then_some(Choice::UnderReview)),
    };
    let choices = choices(props.is_event, chosen);
    let choose = {
        let (dispatch, is_under_review) = (dispatch.clone(), props.is_under_review);
        Callback::from(move |choice: Option<Choice>| {
            let is_review = choice == Some(Choice::UnderReview);
            if is_review != is_under_review {
                let text = if is_review { "正在核查" } else { "" };
                let reason = Edit::Reason(Draft::review_key(&slot), text.to_owned());
                dispatch.emit(Action::Edit(reason));
            }
            let edit = match choice {
                Some(Choice::NotApplicable) => {
                    let reason = String::new();
                    Edit::NotApplicable {
                        sheet: None,
                        slot,
                        reason,
                    }
                }
                Some(Choice::Level(level)) => {
                    let text = level.key().to_owned();
                    Edit::Figure {
                        sheet: None,
                        slot,
                        text,
                    }
                }
                // Nobody knows yet: it is blank.
                Some(Choice::UnderReview) | None => {
                    let text = String::new();
                    Edit::Figure {
                        sheet: None,
                        slot,
                        text,
                    }
                }
            };
            dispatch.emit(Action::Edit(edit));
        })
    };
    let onkeydown = {
        let choose = choose.clone();
        Callback::from(move |event: KeyboardEvent| {
            if is_key_of_field(&event) && matches!(event.key().as_str(), "Delete" | "Backspace") {
                event.prevent_default();
                choose.emit(None);
            }
        })
    };
    let stop = chosen.or_else(|| choices.first().copied());
    let radios = choices.iter().map(|choice| {
        let choice = *choice;
        let onchange = choose.reform(move |_: Event| Some(choice));
        let is_stop = stop == Some(choice);
        let fails = props.partly_fails && choice == Choice::Level(Level::Partly);
        html! {
            <label class="radio">
                <input
                    type="radio"
                    id={is_stop.then(|| id.clone())}
                    name={name.clone()}
                    data-level-stop={is_stop.then_some("")}
                    aria-keyshortcuts="Delete"
                    checked={chosen == Some(choice)}
                    {onchange}
                    onkeydown={onkeydown.clone()}
                />
                { choice.label(props.is_event) }
                if fails {
                    <small class="item-fails">{ "（按标准算未达到）" }</small>
                }
            </label>
        }
    });
    let reason = match &props.entry {
        Some(Entry::NotApplicable(reason)) => {
            let onchange = dispatch.reform(move |reason| {
                Action::Edit(Edit::NotApplicable {
                    sheet: None,
                    slot,
                    reason,
                })
            });
            let place = (
                AttrValue::from(slot.figure.0.as_str().to_owned()),
                AttrValue::from(slot.part.key()),
            );
            html! {
                <TextField
                    id={format!("{id}-reason")}
                    class="input-wide"
                    value={reason.clone()}
                    label={format!("{}不适用的原因", props.question)}
                    placeholder="不适用的原因"
                    figure={place}
                    is_reason=true
                    {onchange}
                />
            }
        }
        _ => Html::default(),
    };
    let told = match chosen {
        Some(Choice::UnderReview) => "正在核查，先不判定；有了结论再来选。",
        Some(Choice::Level(Level::NotReached)) if props.is_event => {
            "发生一项即不能通过，其他各项达到也一样。"
        }
        Some(Choice::Level(Level::Partly)) if props.partly_fails => {
            "这一项要“达到”才算数，“基本达到”在结果里算未达到。"
        }
        Some(Choice::NotApplicable) => &*props.not_taken,
        _ => "",
    };
    let is_state = chosen == Some(Choice::UnderReview);
    html! {
        <div class="item-field" data-item={id.clone()}>
            <fieldset class="item-radios">
                <legend class={props.part.is_empty().then_some("visually-hidden")}>
                    { &props.part }
                    <span class="visually-hidden">{ &props.question }</span>
                </legend>
                { for radios }
            </fieldset>
            { reason }
            <p class={classes!("item-told", is_state.then_some("item-state"))} role="status">{ told.to_owned() }</p>
        </div>
    }
}

/// Levels and 不适用; of an event whether it happened. What another program chose stays among them.
fn choices(is_event: bool, chosen: Option<Choice>) -> Vec<Choice> {
    let mut choices = if is_event {
        vec![
            Choice::Level(Level::Reached),
            Choice::Level(Level::NotReached),
            Choice::UnderReview,
        ]
    } else {
        let levels = Level::ALL.into_iter().map(Choice::Level);
        levels.chain([Choice::NotApplicable]).collect()
    };
    if let Some(chosen) = chosen
        && !choices.contains(&chosen)
    {
        choices.push(chosen);
    }
    choices
}
