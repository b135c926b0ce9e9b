//! The dialog that asks before figures are replaced or cleared.

use std::rc::Rc;

use yew::prelude::*;

use super::save_button::save_button;
use crate::school::draft::Draft;
use crate::ui::app::Send;
use crate::ui::browser::dialog;
use crate::ui::state::{Action, Offer, Question};

/// What is asked.
#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    /// The question.
    pub question: Question,
    /// What stands in the page, for saving it first.
    pub draft: Rc<Draft>,
    /// Where the answer goes.
    pub send: Send,
}

/// A dialog over the page; Esc leaves everything as it is.
#[component]
pub(crate) fn QuestionDialog(props: &Props) -> Html {
    let send = &props.send;
    let node = use_node_ref();
    {
        let node = node.clone();
        use_effect_with((), move |()| {
            let open = dialog::show(&node);
            move || open.close()
        });
    }
    let on_escape = send.reform(|event: Event| {
        event.prevent_default();
        Action::Cancel
    });
    let has_figures = !props.draft.entries.is_empty();
    let on_cancel = send.reform(|_: MouseEvent| Action::Cancel);
    let on_yes = match props.question {
        Question::Replace(_) => send.reform(|_: MouseEvent| Action::TakeOver),
        Question::Clear => send.reform(|_: MouseEvent| Action::Clear),
    };
    let (title, body, yes, no) = match &props.question {
        Question::Replace(offer) => (
            format!("打开“{}”？", offer.name),
            offered(offer, has_figures),
            yes_to(offer),
            "不打开",
        ),
        Question::Clear => {
            let body = html! { <p>{ "学校情况、填报的数和方案的选择都会清除。清除后可以马上撤销；要长期留一份，请先另存为文件。" }</p> };
            ("清除全部内容？".to_owned(), body, "清除全部", "不清除")
        }
    };
    html! {
        <dialog class="dialog" ref={node} aria-labelledby="dialog-title" oncancel={on_escape}>
            <h2 id="dialog-title">{ title }</h2>
            { body }
            <div class="buttons">
                <button type="button" class="button" onclick={on_cancel}>{ no }</button>
                if has_figures {
                    { save_button(&props.draft, "先另存现在的内容") }
                }
                <button type="button" class="button button-strong" onclick={on_yes}>{ yes }</button>
            </div>
        </dialog>
    }
}

fn yes_to(offer: &Offer) -> &'static str {
    if offer.notices.is_empty() {
        "打开"
    } else {
        "仍然打开"
    }
}

fn offered(offer: &Offer, has_figures: bool) -> Html {
    html! {
        <>
            if has_figures {
                <p>{ "页面上已有填报的数，打开后会换成文件里的内容。打开后可以马上撤销。" }</p>
            }
            if !offer.notices.is_empty() {
                <p>{ "文件里有这些地方需要核对：" }</p>
                <ul>{ for offer.notices.iter().map(|notice| html! { <li>{ notice }</li> }) }</ul>
            }
        </>
    }
}
