//! The dialog that asks before figures are replaced or cleared.

use yew::Html;

use super::save_button::save_button;
use crate::ui::action::Offer;
use crate::ui::action::Question;
use crate::ui::markup::markup;
use school::draft::SheetKind;
use words::isolate::isolated;
use words::labels;

/// Id of the dialog.
pub(crate) const QUESTION: &str = "question";

/// Id of the field for the passphrase of a link.
pub(crate) const PASSPHRASE: &str = "passphrase";

/// A dialog over the page; Esc leaves everything as it is.
pub(crate) fn question(question: &Question, has_figures: bool) -> Html {
    let (title, body, yes, action, no) = match question {
        Question::Replace(offer) => (
            format!("打开“{}”？", isolated(&offer.name)),
            offered(offer, has_figures),
            match (has_figures, offer.notices.is_empty()) {
                (true, _) => "存为副本",
                (false, true) => "打开",
                (false, false) => "仍然打开",
            },
            "take-over",
            "不打开",
        ),
        Question::Passphrase(_, why) => (
            "这个链接设了口令".to_owned(),
            passphrase(why),
            "打开",
            "unlock",
            "不打开",
        ),
        Question::Outside => return outside(),
        Question::Clear => (
            "清除全部内容？".to_owned(),
            markup!(
                "<p>这个浏览器里保存的所有学校、它们以前的各份和另放的旧内容都会删除。清除后，只有现在打开的这一所可以马上撤销；要长期留一份，请先另存为文件。</p>"
            ),
            "全部清除",
            "clear",
            "不清除",
        ),
        Question::KeepNothing => (
            "从现在起不在本机保存？".to_owned(),
            markup!(
                "<p>现在打开的这一所留在页面上，关掉页面以前请另存为文件。这个浏览器里保存的所有学校、它们以前的各份和另放的旧内容都会删除，不能撤销。浏览器里只记住“不在本机保存”这一个选择。</p>"
            ),
            "不在本机保存",
            "store-keep-nothing",
            "照旧保存",
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
        (has_figures && !matches!(question, Question::Passphrase(..)))
            .then(|| save_button("先另存现在的内容")),
        action,
        yes,
    )
}

fn offered(offer: &Offer, has_figures: bool) -> Html {
    let merge = (!offer.is_newer).then(|| {
        markup!(
            "<button type='button' class='button' data-action='merge'>合并到当前（逐项选）</button>"
        )
    });
    let replaces = (has_figures || offer.is_newer).then(|| {
        markup!(
            "<p>页面上已有的内容不会被盖掉。</p>\
            <div class='buttons'>\
                <button type='button' class='button' data-action='look'>查看（只看，不保存）</button>\
                {}\
            </div>",
            merge,
        )
    });
    let beside: Vec<Html> = SheetKind::ALL
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
    let lead = if offer.draft.sheets.is_empty() {
        "也可以不替换："
    } else {
        "也可以不替换；只带文件里本校的数，里面另外的几份数（如教学点）不带过来："
    };
    let beside = (!beside.is_empty() && !offer.is_newer)
        .then(|| markup!("<p>{}</p><div class='buttons'>{}</div>", lead, beside));
    let notices: Vec<Html> = offer
        .notices
        .iter()
        .map(|notice| markup!("<li>{}</li>", notice))
        .collect();
    let notices = (!notices.is_empty())
        .then(|| markup!("<p>文件里有这些地方需要核对：</p><ul>{}</ul>", notices));
    markup!("{}{}{}", replaces, notices, beside)
}

/// The field for a passphrase, and why it is asked for once more.
fn passphrase(why: &String) -> Html {
    markup!(
        "<p role='alert'>{}</p>\
        <div class='entry'>\
            <label for='{}'>口令</label>\
            <input id='{}' class='input' type='password' autocomplete='off'/>\
        </div>",
        why,
        PASSPHRASE,
        PASSPHRASE,
    )
}

/// How to get a file where the browser gives none.
fn outside() -> Html {
    markup!(
        "<dialog class='dialog' id='{}' aria-labelledby='dialog-title'>\
            <h2 id='dialog-title'>微信里不能下载文件</h2>\
            <p>请点右上角的“…”，选“在浏览器打开”，再下载。结果在这里也能看。这里填的数要带过去，先到“分享”页生成链接。</p>\
            <div class='buttons'>\
                <button type='button' class='button button-strong' data-action='cancel'>知道了</button>\
            </div>\
        </dialog>",
        QUESTION,
    )
}
