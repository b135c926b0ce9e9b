//! A paper as it will be printed, whose texts are changed in place.
//!
//! In: a [`PaperView`]. Out: which text is being changed. A press on a text, Enter or F2 begin the change; arrows go from
//! text to text, so that the paper is one stop of the keyboard.

use std::rc::Rc;

use web_sys::Element;
use yew::prelude::*;

use super::editor::Close;
use super::text::OpenText;
use super::unit::PaperUnit;
use crate::browser::focus;
use crate::browser::texts::{self, PressedText, TextStep};
use crate::hooks::composition::is_key_of_field;
use crate::pages::plan::fields::answer_id;
use crate::pages::plan::papers::Hold;
use formats::preview::{PaperView, SheetView};
use school::answers::AnswerKey;

#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct PaperAreaProps {
    /// The paper.
    pub paper: Rc<PaperView>,
    /// Its texts can be changed.
    pub can_edit: bool,
}

/// The paper.
#[component]
pub(super) fn PaperArea(PaperAreaProps { paper, can_edit }: &PaperAreaProps) -> Html {
    let can_edit = *can_edit;
    let hold = use_context::<Hold>();
    let area = use_node_ref();
    let open = use_state_eq(|| None::<OpenText>);
    // Which text the papers must keep although it was emptied.
    {
        let key = open.as_ref().map(|open| open.key.clone());
        use_effect_with(key, move |key| {
            if let Some(Hold(hold)) = &hold {
                hold.emit(key.clone());
            }
            let hold = hold.clone();
            move || {
                if let Some(Hold(hold)) = hold {
                    hold.emit(None);
                }
            }
        });
    }
    {
        let area = area.clone();
        use_effect(move || {
            if let Some(area) = area.cast::<Element>() {
                texts::keep_tab_stop(&area, None);
            }
        });
    }
    // A task that is deleted takes the text that is being changed with it; back again, it is not being changed any more.
    {
        let is_gone = open
            .as_ref()
            .is_some_and(|open| paper.texts().iter().all(|text| text.key != open.key));
        let open = open.setter();
        use_effect_with(is_gone, move |is_gone| {
            if *is_gone {
                open.set(None);
            }
        });
    }
    // The way to end a change stays the same, so that nothing but the text is rendered again.
    let pressed = use_mut_ref(|| None::<PressedText>);
    let on_close = {
        let (open, pressed) = (open.setter(), pressed.clone());
        use_callback((), move |close: Close, ()| {
            open.set(None);
            if let (Close::Done, Some(text)) = (close, pressed.borrow().clone()) {
                focus::when_shown(move || texts::focus_again(&text));
            }
        })
    };
    let begin = {
        let (open, prefix) = (open.clone(), paper.prefix.clone());
        move |text: PressedText| {
            let key = if text.is_whole {
                text.key.clone()
            } else {
                format!("{prefix}{}", text.key)
            };
            if let AnswerKey::AddedSection { .. } = AnswerKey::parse(&key) {
                // A section is changed in its fields above the paper.
                focus::to(&answer_id(AnswerKey::parse(&key)));
                return;
            }
            open.set(Some(OpenText {
                unit: text.unit.clone(),
                row: text.row.clone(),
                key,
            }));
            *pressed.borrow_mut() = Some(text);
        }
    };
    let onclick = {
        let begin = begin.clone();
        Callback::from(move |event: MouseEvent| {
            if let Some(pressed) = texts::pressed(&event)
                && can_edit
                && texts::is_nothing_marked()
            {
                begin(pressed);
            }
        })
    };
    let onkeydown = Callback::from(move |event: KeyboardEvent| {
        if !is_key_of_field(&event) {
            return;
        }
        let Some(focused) = texts::focused(&event) else {
            return;
        };
        match event.key().as_str() {
            "Enter" | "F2" if can_edit => begin(focused),
            "ArrowDown" => texts::step(&event, TextStep::Forward),
            "ArrowUp" => texts::step(&event, TextStep::Back),
            "Home" => texts::step(&event, TextStep::First),
            "End" => texts::step(&event, TextStep::Last),
            _ => return,
        }
        event.prevent_default();
    });
    let onfocusin = {
        let area = area.clone();
        Callback::from(move |event: FocusEvent| {
            if let (Some(area), Some(target)) = (area.cast::<Element>(), texts::target(&event)) {
                texts::keep_tab_stop(&area, Some(&target));
            }
        })
    };
    let sheets = paper
        .sheets
        .iter()
        .map(|sheet| self::sheet(sheet, (*open).as_ref(), &on_close));
    html! {
        <div
            class="paper"
            ref={area}
            data-key={paper.prefix.clone()}
            data-layout={paper.style.as_ref().map(|_| "profile")}
            {onclick}
            {onkeydown}
            {onfocusin}
        >
            { for sheets }
        </div>
    }
}

fn sheet(sheet: &SheetView, open: Option<&OpenText>, on_close: &Callback<Close>) -> Html {
    let units = sheet.units.iter().map(|unit| {
        let open = open.filter(|open| open.unit == unit.id).cloned();
        html! {
            <PaperUnit key={unit.id.clone()} unit={unit.clone()} {open} on_close={on_close.clone()} />
        }
    });
    let class = classes!(
        "paper-sheet",
        sheet.is_wide.then_some("paper-wide"),
        sheet.is_ledger.then_some("paper-ledger"),
    );
    html! { <div {class}>{ for units }</div> }
}
