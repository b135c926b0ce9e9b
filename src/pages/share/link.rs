//! A link that was made: to be copied, scanned, or given as a file where it is too long.
//!
//! In: the link. Out: nothing but a copy in the clipboard.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::from_file;
use crate::browser::{clipboard, focus};
use crate::hooks::use_dispatch;
use crate::state::Action;
use crate::state::message::Message;
use crate::state::sharing::{Sharing, SharingStatus};
use crate::worker::{MadeLink, QrCode, ShareWhat};
use files::links::SAFE_LENGTH;
use words::page::COPIED;

/// Id of the section with the link.
const MADE: &str = "made";

#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct SharedLinkProps {
    /// The link, or how far it is.
    pub sharing: Sharing,
}

/// What became of a wish for a link.
#[component]
pub(super) fn SharedLink(SharedLinkProps { sharing }: &SharedLinkProps) -> Html {
    let id = sharing.id;
    let is_made = matches!(sharing.status, SharingStatus::Made(_));
    use_effect_with((id, is_made), |(_, is_made)| {
        if *is_made {
            focus::soon(MADE.to_owned());
        }
    });
    match &sharing.status {
        SharingStatus::Making => html! { <p class="message" role="status">{ "正在生成链接…" }</p> },
        SharingStatus::Failed(why) => html! {
            <p class="message message-warning" role="alert">{ format!("没有生成链接：{why}。") }</p>
        },
        SharingStatus::Made(link) => made(&sharing.what, link),
    }
}

fn made(what: &ShareWhat, link: &MadeLink) -> Html {
    let name = match what {
        ShareWhat::Whole => "带数的链接",
        ShareWhat::Results => "只看结果的链接",
        ShareWhat::Ask(_) => "请同事填的链接",
        ShareWhat::Answer(_) => "交回的链接",
    };
    let length = link.address.chars().count();
    let size = format!("链接长 {length} 个字符。{}", from_file());
    let code = match &link.qr {
        Some(code) => html! {
            <figure class="qr">
                { picture(code) }
                <figcaption>
                    { "用手机扫码打开。在微信里扫开后只能看，要下载文件请点右上角“…”，选“在浏览器打开”。" }
                </figcaption>
            </figure>
        },
        None => html! {
            <p>{ "链接太长，做不成手机扫得清的二维码；要在手机上看，请发“只看结果”的链接，或发文件。" }</p>
        },
    };
    html! {
        <section id={MADE} class="share" tabindex="-1" aria-labelledby="made-link-heading">
            <h2 id="made-link-heading">{ name }</h2>
            if !link.hint.is_empty() {
                <p class="message message-warning">{ link.hint.clone() }</p>
            }
            <CopyableLink id="made-link" label="全文" address={link.address.clone()} hint={size} />
            if length > SAFE_LENGTH {
                <p class="message message-warning">
                    { "链接超过 2 KB（2048 个字符），有的聊天软件会截断，对方就打不开。发文件更稳妥：请用上面的“存为文件”。" }
                </p>
            }
            { code }
        </section>
    }
}

fn picture(code: &QrCode) -> Html {
    html! {
        <svg
            id="qr"
            class="qr-code"
            role="img"
            aria-label="二维码，内容是上面的链接"
            viewBox={format!("0 0 {0} {0}", code.size)}
        >
            <path d={code.path.clone()} />
        </svg>
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct CopyableLinkProps {
    /// Id of the field.
    pub id: AttrValue,
    /// What it is.
    pub label: AttrValue,
    /// The link.
    pub address: AttrValue,
    /// What to know of it; empty for nothing.
    #[prop_or_default]
    pub hint: AttrValue,
}

/// A link in a field that is read only, with a button that copies it.
#[component]
pub(super) fn CopyableLink(props: &CopyableLinkProps) -> Html {
    let dispatch = use_dispatch();
    let field = use_node_ref();
    let onclick = {
        let (field, address) = (field.clone(), props.address.clone());
        Callback::from(move |_: MouseEvent| {
            if let Some(input) = field.cast::<HtmlInputElement>() {
                input.select();
            }
            let dispatch = dispatch.clone();
            clipboard::copy(&address, move |is_copied| {
                let message = if is_copied {
                    Message::done(COPIED)
                } else {
                    Message::failed("浏览器没有让复制。链接已选中，请按 Ctrl+C 复制。")
                };
                dispatch.emit(Action::Say(message));
            });
        })
    };
    let hint_id = format!("{}-hint", props.id);
    let has_hint = !props.hint.is_empty();
    html! {
        <>
            <div class="entry">
                <label for={props.id.clone()}>{ props.label.clone() }</label>
                if has_hint {
                    <p class="entry-hint" id={hint_id.clone()}>{ props.hint.clone() }</p>
                }
                <input
                    id={props.id.clone()}
                    ref={field}
                    class="input input-wide"
                    readonly=true
                    aria-describedby={has_hint.then_some(hint_id)}
                    value={props.address.clone()}
                />
            </div>
            <div class="buttons">
                <button type="button" class="button" {onclick}>{ "复制链接" }</button>
            </div>
        </>
    }
}
