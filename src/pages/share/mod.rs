//! 分享: handing on, and opening what was handed on.
//!
//! In: the school, and what a person wants to hand on of it. Out: a link with its QR code, a file, or a link that is opened.
//! Links and files are made by the worker.

mod link;
mod parts;

use std::rc::Rc;

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::app::HEADING;
use crate::browser::address;
use crate::browser::worker::Enclosed;
use crate::components::TextField;
use crate::hooks::{Dispatch, use_app, use_dispatch};
use crate::making::{make_file, make_link};
use crate::opening;
use crate::state::Action;
use crate::state::message::Message;
use crate::worker::{LinkWish, Request, ShareWhat};
use files::links::{self, Preset};
use files::share::Contents;
use link::{CopyableLink, SharedLink};
use parts::PartsForColleagues;
use school::draft::{Draft, Extent};
use words::isolate::isolated;
use words::labels;
use words::page::not_opened;

/// What a person has said of what is handed on, beside what of it.
#[derive(Debug, Clone, PartialEq, Default)]
struct Terms {
    with_people: bool,
    by: String,
}

impl Terms {
    fn wish(&self, what: ShareWhat) -> LinkWish {
        LinkWish {
            what,
            with_people: self.with_people,
            by: self.by.clone(),
            base: address::base(),
        }
    }
}

/// The page.
#[component]
pub(crate) fn SharePage() -> Html {
    let app = use_app();
    let draft = app.state.draft.clone();
    let sharing = app.state.sharing.clone();
    let sharing = sharing.filter(|sharing| sharing.is_of(&draft));
    let shared = sharing.map(|sharing| html! { <SharedLink {sharing} /> });
    let body = match draft.asked.clone() {
        Some(section) => html! { <HandingBack {section} draft={draft.clone()} /> },
        None => html! { <HandingOn draft={draft.clone()} /> },
    };
    html! {
        <>
            <h1 id={HEADING} tabindex="-1">{ "分享" }</h1>
            { body }
            // Always there, so that nothing around it begins anew.
            <div>{ shared }</div>
            <OpenPasted />
        </>
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct DraftProps {
    draft: Rc<Draft>,
}

/// What a school hands on.
#[component]
fn HandingOn(DraftProps { draft }: &DraftProps) -> Html {
    let terms = use_state(Terms::default);
    let onchange = {
        let terms = terms.clone();
        Callback::from(move |new: Terms| terms.set(new))
    };
    html! {
        <>
            <ShareResults draft={draft.clone()} />
            <ShareFigures draft={draft.clone()} terms={(*terms).clone()} {onchange} />
            <ShareParts draft={draft.clone()} terms={(*terms).clone()} />
            <BlankForm draft={draft.clone()} />
        </>
    }
}

/// A press that has a link made.
fn link_press(
    draft: &Rc<Draft>,
    wish: LinkWish,
    passphrase: Option<String>,
    dispatch: &Dispatch,
) -> Callback<MouseEvent> {
    let (draft, dispatch) = (draft.clone(), dispatch.clone());
    Callback::from(move |_: MouseEvent| {
        make_link(&draft, wish.clone(), passphrase.clone(), &dispatch);
    })
}

/// A press that gives the same as a file.
fn file_press(draft: &Rc<Draft>, wish: LinkWish, dispatch: &Dispatch) -> Callback<MouseEvent> {
    let (draft, dispatch) = (draft.clone(), dispatch.clone());
    Callback::from(move |_: MouseEvent| {
        let request = Request::ShareFile {
            draft: Box::new((*draft).clone()),
            wish: wish.clone(),
        };
        make_file(&request, &Enclosed::default(), &dispatch, || {});
    })
}

/// What to know where the page itself was opened from a file.
fn from_file() -> &'static str {
    if address::base().starts_with("file:") {
        "本页是从文件打开的，链接只在放着同一个文件的电脑上能用；发给别人请用文件。"
    } else {
        ""
    }
}

/// How the school stands, and no more.
#[component]
fn ShareResults(DraftProps { draft }: &DraftProps) -> Html {
    let dispatch = use_dispatch();
    let wish = Terms::default().wish(ShareWhat::Results);
    html! {
        <section class="share" aria-labelledby="share-results-heading">
            <h2 id="share-results-heading">{ "只看结果" }</h2>
            <p>
                { "链接里只有学校名称、办学类型和算七项指标要用的数，没有方案、姓名和别的数。对方打开时当场重新计算，看到的结论和这里一样。链接短，可以做成二维码。" }
            </p>
            <div class="buttons">
                <button
                    type="button"
                    id="share-results"
                    class="button"
                    onclick={link_press(draft, wish, None, &dispatch)}
                >
                    { "生成只看结果的链接" }
                </button>
            </div>
        </section>
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct ShareFiguresProps {
    draft: Rc<Draft>,
    terms: Terms,
    onchange: Callback<Terms>,
}

/// Everything that was entered.
#[component]
fn ShareFigures(props: &ShareFiguresProps) -> Html {
    let ShareFiguresProps {
        draft,
        terms,
        onchange,
    } = props;
    let dispatch = use_dispatch();
    let passphrase = use_node_ref();
    let contents = use_memo(draft.clone(), |draft| Contents::of(draft));
    let wish = terms.wish(ShareWhat::Whole);
    let tick = {
        let (terms, onchange) = (terms.clone(), onchange.clone());
        Callback::from(move |event: Event| {
            let input: Option<HtmlInputElement> = event.target_dyn_into();
            if let Some(input) = input {
                onchange.emit(Terms {
                    with_people: input.checked(),
                    ..terms.clone()
                });
            }
        })
    };
    let type_name = {
        let (terms, onchange) = (terms.clone(), onchange.clone());
        Callback::from(move |by: String| {
            onchange.emit(Terms {
                by,
                ..terms.clone()
            });
        })
    };
    let make = {
        let (draft, wish, passphrase) = (draft.clone(), wish.clone(), passphrase.clone());
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| {
            // It is read when it is needed, goes to the worker, and is kept nowhere.
            let field = passphrase.cast::<HtmlInputElement>();
            let typed = field.map(|field| field.value());
            let typed = typed.filter(|typed| !typed.is_empty());
            make_link(&draft, wish.clone(), typed, &dispatch);
        })
    };
    html! {
        <section class="share" aria-labelledby="share-figures-heading">
            <h2 id="share-figures-heading">{ "发填好的内容，带数" }</h2>
            <p>
                { "内容全部写在链接里 # 号后面，不经过任何服务器；谁拿到链接，谁就能看到里面的数。发出去的链接收不回来。" }
            </p>
            <details id="share-figures" class="optional">
                <summary>{ "看看里面会有什么，再生成" }</summary>
                { contents_list(&contents) }
                <label class="tick">
                    <input id="share-people" type="checkbox" checked={terms.with_people} onchange={tick} />
                    <span>{ "带上人员姓名和电话" }</span>
                </label>
                <p class="entry-hint">
                    { "不勾选：填作责任人、联系人、核验人、电话的，和各部分原来的填表人，都不带，写在别处文字里的同样的姓名和号码也去掉。只写在文字里、没有在这些地方填过的人名认不出来，发之前请自己看一遍。" }
                </p>
                <FilledBy value={terms.by.clone()} onchange={type_name} />
                <div class="entry">
                    <label for="share-secret">{ "打开口令（可不设）" }</label>
                    <p class="entry-hint" id="share-secret-hint">
                        { "设了口令，拿到链接的人要输对口令才能打开。建议用四五个不相干的词，当面或打电话告诉对方，不要和链接一起发。忘了口令谁也打不开。口令只用在链接上，文件不加密。" }
                    </p>
                    <input
                        id="share-secret"
                        ref={passphrase}
                        class="input"
                        type="password"
                        autocomplete="new-password"
                        aria-describedby="share-secret-hint"
                    />
                </div>
                <div class="buttons">
                    <button type="button" id="share-whole" class="button button-strong" onclick={make}>
                        { "生成带数的链接" }
                    </button>
                    <button
                        type="button"
                        id="share-whole-file"
                        class="button"
                        onclick={file_press(draft, wish, &dispatch)}
                    >
                        { "存为文件" }
                    </button>
                </div>
            </details>
        </section>
    }
}

fn contents_list(contents: &Contents) -> Html {
    let count = |count: usize, unit: &str| match count {
        0 => "没有".to_owned(),
        count => format!("{count} {unit}"),
    };
    let name = if contents.name.is_empty() {
        "没有填".to_owned()
    } else {
        isolated(&contents.name).into_owned()
    };
    let people = match contents.people {
        0 => "没有".to_owned(),
        count => format!("{count} 处（含电话），不勾选下面一项就不带"),
    };
    let lines = [
        ("学校名称", name),
        ("填报的数", count(contents.figures, "个")),
        ("去年、校区等对比数据", count(contents.sheets, "份")),
        ("填报说明", count(contents.reasons, "条")),
        ("勾选的佐证材料", count(contents.evidence, "件")),
        ("方案里的选择", count(contents.problems, "个问题")),
        ("各份文件里填写的内容", count(contents.answers, "处")),
        ("自己的标准", count(contents.user_packs, "个")),
        ("人员姓名", people),
    ];
    let lines = lines
        .into_iter()
        .map(|(name, what)| html! { <div><dt>{ name }</dt><dd>{ what }</dd></div> });
    html! { <dl class="share-contents">{ for lines }</dl> }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct FilledByProps {
    value: String,
    onchange: Callback<String>,
}

/// Who hands it on.
#[component]
fn FilledBy(FilledByProps { value, onchange }: &FilledByProps) -> Html {
    html! {
        <div class="entry">
            <label for="share-by">{ "填表人（可不填）" }</label>
            <p class="entry-hint" id="share-by-hint">
                { "写了就带上：对方合并时会看到是谁填的、什么时候发的。" }
            </p>
            <TextField
                id="share-by"
                value={value.clone()}
                onchange={onchange.clone()}
                describedby={Some(AttrValue::from("share-by-hint"))}
            />
        </div>
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct SharePartsProps {
    draft: Rc<Draft>,
    terms: Terms,
}

/// One section for a colleague.
#[component]
fn ShareParts(SharePartsProps { draft, terms }: &SharePartsProps) -> Html {
    let dispatch = use_dispatch();
    let link = {
        let (draft, terms, dispatch) = (draft.clone(), terms.clone(), dispatch.clone());
        Callback::from(move |section: String| {
            make_link(&draft, terms.wish(ShareWhat::Ask(section)), None, &dispatch);
        })
    };
    let file = {
        let (draft, terms, dispatch) = (draft.clone(), terms.clone(), dispatch.clone());
        Callback::from(move |section: String| {
            let request = Request::ShareFile {
                draft: Box::new((*draft).clone()),
                wish: terms.wish(ShareWhat::Ask(section)),
            };
            make_file(&request, &Enclosed::default(), &dispatch, || {});
        })
    };
    html! { <PartsForColleagues draft={draft.clone()} {link} {file} /> }
}

/// A link without figures, which is made here: it needs no packing.
#[component]
fn BlankForm(DraftProps { draft }: &DraftProps) -> Html {
    let preset = Preset::of(draft);
    let kind = preset.kind.map_or("还没有选", labels::kind);
    let mut packs: Vec<&str> = vec![&data::main_pack().short];
    let chosen = data::index().iter();
    let chosen = chosen.filter(|pack| preset.packs.contains(&pack.id));
    packs.extend(chosen.map(|pack| pack.short.as_str()));
    let extent = match preset.extent {
        Extent::Short => "简版",
        Extent::Full => "完整版",
    };
    let mine = if draft.user_packs.is_empty() {
        ""
    } else {
        "自己的标准不在里面，要发请用上面带数的链接或文件。"
    };
    let packs = packs.join("、");
    let text = format!(
        "链接里只有办学类型（{kind}）、填报版本（{extent}）和选用的标准（{packs}），没有学校名称，没有填的数。{mine}{}",
        from_file()
    );
    let address = format!("{}#{}", address::base(), preset.link());
    html! {
        <section class="share" aria-labelledby="share-blank-heading">
            <h2 id="share-blank-heading">{ "发一张空表，不带数" }</h2>
            <p>{ text }</p>
            <CopyableLink id="preset-link" label="空表链接" {address} />
        </section>
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct HandingBackProps {
    section: String,
    draft: Rc<Draft>,
}

/// The page of a colleague who was asked for a section.
#[component]
fn HandingBack(HandingBackProps { section, draft }: &HandingBackProps) -> Html {
    let dispatch = use_dispatch();
    let provider = draft.providers.get(section);
    let person = provider.map_or_else(String::new, |provider| provider.person.trim().to_owned());
    let by = use_state(|| person);
    let onchange = {
        let by = by.clone();
        Callback::from(move |text: String| by.set(text))
    };
    let mut sections = data::form_catalogue().sections.iter();
    let found = sections.find(|other| other.id == *section);
    let name = found.map_or(section.as_str(), |section| section.name.as_str());
    let wish = Terms {
        by: (*by).clone(),
        with_people: false,
    };
    let wish = wish.wish(ShareWhat::Answer(section.clone()));
    html! {
        <section class="share" aria-labelledby="share-back-heading">
            <h2 id="share-back-heading">{ "填好了，交回去" }</h2>
            <p>{ format!("交回去的只有“{name}”这一部分的数和说明。") }</p>
            <FilledBy value={(*by).clone()} {onchange} />
            <div class="buttons">
                <button
                    type="button"
                    id="share-answer"
                    class="button button-strong"
                    onclick={link_press(draft, wish.clone(), None, &dispatch)}
                >
                    { "生成交回的链接" }
                </button>
                <button
                    type="button"
                    id="share-answer-file"
                    class="button"
                    onclick={file_press(draft, wish, &dispatch)}
                >
                    { "存为文件" }
                </button>
            </div>
        </section>
    }
}

/// Opens a link that came by a message.
#[component]
fn OpenPasted() -> Html {
    let dispatch = use_dispatch();
    let pasted = use_state(String::new);
    let onchange = {
        let pasted = pasted.clone();
        Callback::from(move |text: String| pasted.set(text))
    };
    let open = {
        let (dispatch, pasted) = (dispatch.clone(), pasted.clone());
        move || {
            // A message may stand around the link.
            match pasted.split_once('#') {
                Some((_, link)) if link.starts_with(links::PREFIX) => {
                    opening::open_link(link.to_owned(), None, &dispatch);
                }
                _ => {
                    let fault = links::LinkFault::NoLink.to_string();
                    dispatch.emit(Action::Say(Message::failed(not_opened(&fault))));
                }
            }
        }
    };
    let onkeydown = {
        let open = open.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Enter" {
                event.prevent_default();
                open();
            }
        })
    };
    let onclick = Callback::from(move |_: MouseEvent| open());
    html! {
        <section class="share" aria-labelledby="share-open-heading">
            <h2 id="share-open-heading">{ "打开别人发来的链接" }</h2>
            <div class="entry">
                <label for="share-open">{ "把链接粘贴到这里" }</label>
                <TextField
                    id="share-open"
                    class="input-wide"
                    value={(*pasted).clone()}
                    {onchange}
                    {onkeydown}
                />
            </div>
            <div class="buttons">
                <button type="button" class="button" {onclick}>{ "打开链接" }</button>
            </div>
        </section>
    }
}
