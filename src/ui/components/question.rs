//! The dialog that asks before figures are replaced or cleared.

use yew::Html;

use super::save_button::save_button;
use crate::school::draft::SheetKind;
use crate::ui::action::{Offer, Question};
use crate::ui::markup::markup;
use crate::wording::labels;

/// Id of the dialog.
pub(crate) const QUESTION: &str = "question";

/// A dialog over the page; Esc leaves everything as it is.
pub(crate) fn question(question: &Question, has_figures: bool) -> Html {
    let (title, body, yes, action, no) = match question {
        Question::Replace(offer) => (
            format!("打开“{}”？", offer.name),
            offered(offer, has_figures),
            if offer.notices.is_empty() {
                "打开"
            } else {
                "仍然打开"
            },
            "take-over",
            "不打开",
        ),
        Question::Clear => (
            "清除全部内容？".to_owned(),
            markup!(
                "<p>这个浏览器里保存的所有学校、它们以前的各份和另放的旧内容都会删除。清除后，只有现在打开的这一所可以马上撤销；要长期留一份，请先另存为文件。</p>"
            ),
            "全部清除",
            "clear",
            "不清除",
        ),
    };
    markup!(
        "<dialog class='dialog' id='{}' aria-labelledby='dialog-title'>\
            <h2 id='dialog-title'>{}</h2>\
            {}\
            <div class='buttons'>\
                <button type='button' class='button' data-action='cancel'>{}</button>\
                {}\
                <button type='button' class='button button-strong' data-action='{}'>{}</button>\
            </div>\
        </dialog>",
        QUESTION,
        title,
        body,
        no,
        has_figures.then(|| save_button("先另存现在的内容")),
        action,
        yes,
    )
}

fn offered(offer: &Offer, has_figures: bool) -> Html {
    let replaces = (has_figures && !offer.is_newer).then(|| {
        markup!("<p>页面上已有填报的数，打开后会换成文件里的内容。打开后可以马上撤销。</p>")
    });
    let mut beside: Vec<Html> = SheetKind::ALL
        .into_iter()
        .filter(|kind| has_figures && *kind != SheetKind::Variant)
        .map(|kind| {
            markup!(
                "<button type='button' class='button' data-action='take-over' data-key='{}'>{}</button>",
                kind.key(),
                format!("作为{}的数放在旁边", labels::sheet(kind)),
            )
        })
        .collect();
    if has_figures && !offer.is_newer {
        beside.insert(
            0,
            markup!(
                "<button type='button' class='button' data-action='take-beside'>作为另一所学校打开</button>"
            ),
        );
    }
    let beside = (!beside.is_empty() && !offer.is_newer)
        .then(|| markup!("<p>也可以不替换：</p><div class='buttons'>{}</div>", beside));
    let notices: Vec<Html> = offer
        .notices
        .iter()
        .map(|notice| markup!("<li>{}</li>", notice))
        .collect();
    let notices = (!notices.is_empty())
        .then(|| markup!("<p>文件里有这些地方需要核对：</p><ul>{}</ul>", notices));
    markup!("{}{}{}", replaces, notices, beside)
}
