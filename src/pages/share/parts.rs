//! The sections of the form, each with a link and a file for the colleague who is asked for it.
//!
//! In: the school. Out: which section is asked for, and how.

use std::rc::Rc;

use yew::prelude::*;

use crate::state::route::{Page, Route};
use check::form::Form;
use school::catalogue::FormSection;
use school::draft::Draft;
use words::labels;

#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct PartsProps {
    /// The school.
    pub draft: Rc<Draft>,
    /// A link is wished for that section, by its id.
    pub link: Callback<String>,
    /// A file is.
    pub file: Callback<String>,
}

/// The list.
#[component]
pub(super) fn PartsForColleagues(PartsProps { draft, link, file }: &PartsProps) -> Html {
    let sections = use_memo(draft.clone(), |draft| sections(draft));
    let body = if draft.profile.kind.is_none() {
        html! {
            <p>
                { "先在" }
                <a href={Route::from(Page::School).address()}>{ "学校信息" }</a>
                { "里选好办学类型。" }
            </p>
        }
    } else {
        let lines = sections.iter().map(|section| {
            html! { <li key={section.id.clone()}>{ line(section, draft, link, file) }</li> }
        });
        html! { <ul class="share-parts">{ for lines }</ul> }
    };
    html! {
        <section class="share" aria-labelledby="share-ask-heading">
            <h2 id="share-ask-heading">{ "请同事填一部分" }</h2>
            <p>
                { "同事打开后只看到这一部分，填好再发一个链接或文件回来；您打开它，选“并入现在的内容”，只会并入这一部分。发出去的里面有学校情况，没有数；没有勾选上面的“带上人员姓名和电话”，就没有人名。" }
            </p>
            { body }
        </section>
    }
}

fn line(
    section: &FormSection,
    draft: &Draft,
    link: &Callback<String>,
    file: &Callback<String>,
) -> Html {
    let provider = draft.providers.get(&section.id).map(labels::provider);
    let provider = provider.filter(|provider| !provider.is_empty());
    let provider = provider.map(|provider| format!("（{provider}）"));
    let press = |callback: &Callback<String>| {
        let id = section.id.clone();
        callback.reform(move |_: MouseEvent| id.clone())
    };
    let whose = html! { <span class="visually-hidden">{ format!("：{}", section.name) }</span> };
    html! {
        <>
            <span>{ section.name.clone() }{ provider.unwrap_or_default() }</span>
            <span class="buttons">
                <button type="button" class="button" onclick={press(link)}>
                    { "生成链接" }{ whose.clone() }
                </button>
                <button type="button" class="button" onclick={press(file)}>
                    { "存为文件" }{ whose }
                </button>
            </span>
        </>
    }
}

/// The sections that the school is shown.
fn sections(draft: &Draft) -> Vec<&'static FormSection> {
    let catalogue = data::form_catalogue();
    let (school, problems) = school::read(draft, data::catalogue());
    let form = Form::of(data::form(), draft, &draft.entries, &school, &problems);
    let sections = form.sections.iter();
    let sections = sections.filter_map(|section| catalogue.sections.get(section.idx));
    sections.collect()
}
