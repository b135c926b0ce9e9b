//! The dialog that asks what only the person can decide.
//!
//! In: the question. Out: the answer. Escape leaves everything as it is; where a button takes something away, the safe one is
//! the blue one and comes first.

use web_sys::{HtmlDialogElement, HtmlInputElement};
use yew::prelude::*;

use super::action_button::action_button;
use crate::browser::keys::is_key_of_field;
use crate::browser::{agent, file, focus};
use crate::hooks::{Dispatch, use_app, use_dispatch};
use crate::opening;
use crate::state::incoming::{ChangedSince, Offer, OfferSource};
use crate::state::message::Dialog;
use crate::state::persistence::StoreTask;
use crate::state::{Action, Take};
use school::draft::SheetKind;
use words::isolate::isolated;
use words::labels;

/// Id of the file input that takes whatever is opened, dropped or asked for by Ctrl+O; `static/store.js` has the same.
pub(crate) const OPEN_ANYWHERE: &str = "open-anywhere";

/// The open dialog, and the file input that takes whatever is opened anywhere.
#[component]
pub(crate) fn DialogLayer() -> Html {
    let app = use_app();
    let dispatch = use_dispatch();
    let onchange = {
        let dispatch = dispatch.clone();
        Callback::from(move |event: Event| {
            if let Some(chosen) = file::chosen_in(&event) {
                opening::open_file(chosen, &dispatch);
            }
        })
    };
    html! {
        <>
            <input id={OPEN_ANYWHERE} type="file" hidden=true {onchange} />
            if let Some(dialog) = app.state.dialog.clone() {
                <OpenDialog
                    {dialog}
                    has_figures={!app.state.is_blank()}
                    name={app.state.mine().profile.name.trim().to_owned()}
                />
            }
        </>
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct OpenDialogProps {
    dialog: Dialog,
    has_figures: bool,
    /// What the school is called that stands here.
    name: AttrValue,
}

#[component]
fn OpenDialog(props: &OpenDialogProps) -> Html {
    let dispatch = use_dispatch();
    let element = use_node_ref();
    {
        let element = element.clone();
        use_effect_with((), move |()| {
            // The browser keeps the keyboard inside, and gives it back when the dialog goes.
            let dialog = element.cast::<HtmlDialogElement>();
            if let Some(dialog) = &dialog {
                dialog.show_modal().ok();
                begin_at_strong_button(dialog);
            }
            move || {
                if let Some(dialog) = dialog {
                    dialog.close();
                }
            }
        });
    }
    let oncancel = dispatch.reform(|event: Event| {
        event.prevent_default();
        Action::Cancel
    });
    let content = match &props.dialog {
        Dialog::Offer(offer) => html! {
            <OfferDialog offer={offer.clone()} has_figures={props.has_figures} name={props.name.clone()} />
        },
        Dialog::Passphrase { link, why } => html! {
            <PassphraseDialog link={link.clone()} why={why.clone()} />
        },
        Dialog::Clear => clear(&dispatch, props.has_figures),
        Dialog::KeepNothing => keep_nothing(&dispatch),
        Dialog::NoDownloads => no_downloads(&dispatch),
    };
    html! {
        <dialog class="dialog" ref={element} aria-labelledby="dialog-title" {oncancel}>
            { content }
        </dialog>
    }
}

/// The keyboard begins at the blue button: Enter does what is most likely wished, and loses nothing. Where something is to be
/// typed, it begins there.
fn begin_at_strong_button(dialog: &HtmlDialogElement) {
    let found = |selector| dialog.query_selector(selector).ok().flatten();
    if found("input").is_none()
        && let Some(strong) = found(".button-strong")
    {
        focus::on(&strong);
    }
}

fn title(text: String) -> Html {
    html! { <h2 id="dialog-title">{ text }</h2> }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct OfferDialogProps {
    offer: Offer,
    has_figures: bool,
    name: AttrValue,
}

/// What is to become of a school that came.
#[component]
fn OfferDialog(props: &OfferDialogProps) -> Html {
    let OfferDialogProps {
        offer,
        has_figures,
        name,
    } = props;
    let dispatch = use_dispatch();
    let take =
        |class, label: &str, take: Take| action_button(&dispatch, class, label, Action::Take(take));
    let notices = (!offer.notices.is_empty()).then(|| {
        let notices = offer
            .notices
            .iter()
            .map(|notice| html! { <li>{ notice.clone() }</li> });
        html! { <><p>{ "文件里有这些地方需要核对：" }</p><ul>{ for notices }</ul></> }
    });
    let sheets = SheetKind::ALL
        .into_iter()
        .filter(|kind| *kind != SheetKind::Variant);
    let sheets = sheets.map(|kind| {
        let label = format!("作为{}的数放在旁边", labels::sheet(kind));
        take("", &label, Take::AsSheet(kind))
    });
    let beside = (*has_figures && !offer.is_newer).then(|| {
        html! {
            <details>
                <summary>{ "作为另一份对比数据" }</summary>
                <div class="buttons">{ for sheets }</div>
            </details>
        }
    });
    let can_merge = *has_figures && !offer.is_newer;
    let first = first_wish(offer, can_merge, name);
    let wish = |label: &str, wish: Take| {
        let class = if wish == first { "button-strong" } else { "" };
        take(class, label, wish)
    };
    let open = match (has_figures, offer.notices.is_empty()) {
        (true, _) => "存为副本",
        (false, true) => "打开",
        (false, false) => "仍然打开",
    };
    let open = wish(open, Take::Beside);
    let merge = can_merge.then(|| wish("并入现在的内容", Take::Merge));
    let replace = can_merge.then(|| wish("用文件里的（原来的进历史版本）", Take::Replace));
    // What is most likely wished stands last, as everywhere.
    let wishes = match first {
        Take::Merge => html! { <>{ open }{ merge }</> },
        Take::Replace => html! { <>{ merge }{ open }{ replace }</> },
        _ => html! { <>{ replace }{ merge }{ open }</> },
    };
    html! {
        <>
            { title(format!("打开“{}”？", isolated(&offer.name))) }
            if is_same(offer, name) && can_merge && !offer.is_part() {
                <p>{ same_school(offer) }</p>
            }
            if *has_figures {
                <p>{ "选哪一种，页面上已有的内容都不会丢。" }</p>
            }
            { notices }
            <div class="buttons">
                { action_button(&dispatch, "", "不打开", Action::Cancel) }
                if *has_figures || offer.is_newer {
                    { take("", "只看，不保存", Take::View) }
                }
                { wishes }
            </div>
            { beside }
        </>
    }
}

/// A file of the school that is open.
fn is_same(offer: &Offer, name: &str) -> bool {
    let is_called_so = offer.draft.profile.name.trim() == name;
    offer.source == OfferSource::File && is_called_so && !name.is_empty()
}

/// That it is the same school, and which of the two is older.
fn same_school(offer: &Offer) -> String {
    let same = "文件里的和现在打开的是同一所学校。";
    match &offer.changed_since {
        Some(ChangedSince { written, kept }) => format!(
            "{same}文件是{written}存的，页面上的在那以后改过（最近保存：{kept}），文件里的可能是旧的。"
        ),
        None => same.to_owned(),
    }
}

/// What is most likely wished with what came: a colleague's part belongs into the school that it was asked of, and a newer
/// file of the same school is what the person worked on elsewhere. An older one takes the place of nothing.
fn first_wish(offer: &Offer, can_merge: bool, name: &str) -> Take {
    if can_merge && offer.is_part() {
        Take::Merge
    } else if can_merge && is_same(offer, name) && offer.changed_since.is_none() {
        Take::Replace
    } else {
        Take::Beside
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct PassphraseDialogProps {
    link: String,
    why: String,
}

/// The passphrase of a link; it goes to the worker and is kept nowhere.
#[component]
fn PassphraseDialog(PassphraseDialogProps { link, why }: &PassphraseDialogProps) -> Html {
    let dispatch = use_dispatch();
    let field = use_node_ref();
    let unlock = {
        let (dispatch, field, link) = (dispatch.clone(), field.clone(), link.clone());
        move || {
            if let Some(field) = field.cast::<HtmlInputElement>() {
                opening::open_link(link.clone(), Some(field.value()), &dispatch);
            }
        }
    };
    let onclick = {
        let unlock = unlock.clone();
        Callback::from(move |_: MouseEvent| unlock())
    };
    let onkeydown = Callback::from(move |event: KeyboardEvent| {
        if is_key_of_field(&event) && event.key() == "Enter" {
            event.prevent_default();
            unlock();
        }
    });
    html! {
        <>
            { title("这个链接设了口令".to_owned()) }
            <p role="alert">{ why.clone() }</p>
            <div class="entry">
                <label for="passphrase">{ "口令" }</label>
                <input id="passphrase" ref={field} class="input" type="password" autocomplete="off" {onkeydown} />
            </div>
            <div class="buttons">
                { action_button(&dispatch, "", "不打开", Action::Cancel) }
                <button type="button" class="button button-strong" {onclick}>{ "打开" }</button>
            </div>
        </>
    }
}

fn clear(dispatch: &Dispatch, has_figures: bool) -> Html {
    html! {
        <>
            { title("清除全部内容？".to_owned()) }
            <p>{ "这个浏览器里保存的所有学校、它们的历史版本和另放的旧内容都会删除。清除后，只有现在打开的这一所可以马上撤销；要长期留一份，请先另存为文件。" }</p>
            <div class="buttons">
                { action_button(dispatch, "button-strong", "不清除", Action::Cancel) }
                if has_figures {
                    { action_button(dispatch, "", "先另存现在的内容", Action::Download) }
                }
                { action_button(dispatch, "button-danger", "全部清除", Action::Clear) }
            </div>
        </>
    }
}

fn keep_nothing(dispatch: &Dispatch) -> Html {
    html! {
        <>
            { title("从现在起不在本机保存？".to_owned()) }
            <p>{ "现在打开的这一所留在页面上，关掉页面以前请另存为文件。这个浏览器里保存的所有学校、它们的历史版本和另放的旧内容都会删除，不能撤销。浏览器里只记住“不在本机保存”这一个选择。" }</p>
            <div class="buttons">
                { action_button(dispatch, "button-strong", "照旧保存", Action::Cancel) }
                { action_button(dispatch, "button-danger", "不在本机保存", Action::Store(StoreTask::KeepNothing)) }
            </div>
        </>
    }
}

/// How to get a file where the browser gives none.
fn no_downloads(dispatch: &Dispatch) -> Html {
    let where_from = if agent::is_wechat() {
        "微信里"
    } else {
        "这里"
    };
    html! {
        <>
            { title(format!("{where_from}不能下载文件")) }
            <p>{ "请点右上角的“…”，选“在浏览器打开”，再下载。结果在这里也能看。这里填的数要带过去，先到“分享”页生成链接。" }</p>
            <div class="buttons">{ action_button(dispatch, "button-strong", "知道了", Action::Cancel) }</div>
        </>
    }
}
