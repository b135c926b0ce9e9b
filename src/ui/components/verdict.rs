//! How the school stands, while figures are being entered. The office worker says it; it stays on the page until the
//! next answer is there.

use yew::Html;

use crate::ui::derived::Derived;
use crate::ui::markup::markup;
use crate::ui::place::Page;
use crate::ui::state::Made;

/// Id of the text that is read out; it is no part of what is drawn, for it waits for a pause in typing.
pub(crate) const SPOKEN: &str = "verdict-spoken";
/// Id of the sentences, which are what is read out.
pub(crate) const VERDICT: &str = "verdict";

/// The panel beside the form. On a phone it begins as one line; after that the person opens and closes it.
pub(crate) fn verdict_panel(derived: &Derived, said: &Made, is_open: bool) -> Html {
    let (states, body) = match said {
        Made::Waiting => (Html::default(), markup!("<p>正在比对…</p>")),
        Made::Said(states, body, _) => (states.clone(), body.clone()),
        Made::Html(html) => (Html::default(), html.clone()),
        Made::Failed(cause) => {
            let text = format!("没有比对成（{cause}）。填的数都还在，请刷新页面再试。");
            (Html::default(), markup!("<p role='alert'>{}</p>", text))
        }
    };
    markup!(
        "<aside class='verdict' aria-labelledby='verdict-heading'>\
            <details class='verdict-box' open='{}'>\
                <summary>\
                    <h2 id='verdict-heading'>现在的结果</h2>\
                    <span class='verdict-short'>{}</span>\
                    <span class='verdict-filled'>{}</span>\
                </summary>\
                <div id='{}'>{}</div>\
                <p><a href='{}'>看每一项的结果</a></p>\
            </details>\
            <p class='visually-hidden' id='{}' role='status' aria-live='polite'></p>\
        </aside>",
        is_open,
        states,
        format!(
            "已填 {} / {} 项",
            derived.form.filled(),
            derived.form.asked()
        ),
        VERDICT,
        body,
        Page::Results.address(),
        SPOKEN,
    )
}
