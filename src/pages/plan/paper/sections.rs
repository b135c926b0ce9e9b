//! Sections of one's own in the plan or the report: heading, text, and behind which section each stands.
//!
//! In: the paper that is looked at. Out: answers of the school. Numbers of sections are counted anew by themselves.

use std::rc::Rc;

use yew::prelude::*;

use crate::hooks::use_dispatch;
use crate::pages::plan::fields::{AnswerChoice, AnswerField, answer_id, put};
use crate::pages::plan::plan_view::use_plan_view;
use documents::added_sections::{AddedSection, added_sections};
use school::answers::{AnswerKey, SectionField};

#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct SectionsProps {
    /// Key of the paper.
    pub paper: String,
    /// What it is called.
    pub name: String,
    /// Its sections behind which one can stand: name and heading.
    pub sections: Rc<Vec<(String, String)>>,
}

/// Fields for each section, and for one more.
#[component]
pub(super) fn Sections(
    SectionsProps {
        paper,
        name,
        sections,
    }: &SectionsProps,
) -> Html {
    let view = use_plan_view();
    let added = added_sections(view.choices(), paper);
    let count = added.len();
    let next = AddedSection {
        number: added.last().map_or(1, |last| last.number + 1),
        after: String::new(),
        heading: String::new(),
        text: String::new(),
    };
    let fields = added.into_iter().chain([next]).map(|section| {
        // What stands under the keys, as typed.
        let typed = |field| {
            let key = section_key(paper, section.number, field);
            view.answers().typed(key).unwrap_or_default().to_owned()
        };
        html! {
            <SectionFields
                key={section.number.to_string()}
                paper={paper.clone()}
                number={section.number}
                heading={typed(SectionField::Heading)}
                text={typed(SectionField::Text)}
                after={section.after}
                sections={sections.clone()}
            />
        }
    });
    html! {
        <details class="common optional" id="own-sections">
            <summary>{ format!("自己加的章节（{count} 节）") }</summary>
            <p class="entry-hint">
                { format!("加在《{name}》里，章节的序号自动重排。内容一行一段；行首写（一）、1.、（1）的，照那一级标题排。") }
            </p>
            <>{ for fields }</>
        </details>
    }
}

fn section_key(paper: &str, number: u32, field: SectionField) -> AnswerKey<'_> {
    AnswerKey::AddedSection {
        paper,
        number,
        field,
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct SectionFieldsProps {
    paper: String,
    number: u32,
    heading: String,
    text: String,
    after: String,
    sections: Rc<Vec<(String, String)>>,
}

/// The fields of one section.
#[component]
fn SectionFields(props: &SectionFieldsProps) -> Html {
    let dispatch = use_dispatch();
    let key = |field| section_key(&props.paper, props.number, field);
    let is_written = !props.heading.trim().is_empty() || !props.text.trim().is_empty();
    let is_known = props.sections.iter().any(|(name, _)| *name == props.after);
    let mut places: Vec<(AttrValue, AttrValue)> = vec![("".into(), "最后".into())];
    places.extend(
        props
            .sections
            .iter()
            .map(|(name, heading)| (name.clone().into(), format!("“{heading}”之后").into())),
    );
    let remove = {
        let fields = [
            SectionField::Heading,
            SectionField::Text,
            SectionField::After,
        ];
        let keys = fields.map(|field| key(field).to_string());
        dispatch.reform(move |_: MouseEvent| {
            put(keys
                .iter()
                .map(|key| (key.clone(), String::new()))
                .collect())
        })
    };
    let legend = if is_written {
        format!("自己加的第 {} 节", props.number)
    } else {
        "再加一节".to_owned()
    };
    html! {
        <fieldset class="section-fields" id={format!("section-{}-{}", props.paper, props.number)}>
            <legend>{ legend }</legend>
            <AnswerField
                answer={key(SectionField::Heading).to_string()}
                id={answer_id(key(SectionField::Heading))}
                label="标题"
                value={props.heading.clone()}
                is_wide=true
            />
            <AnswerChoice
                answer={key(SectionField::After).to_string()}
                id={answer_id(key(SectionField::After))}
                label="放在哪一节之后"
                options={places}
                value={if is_known { props.after.clone() } else { String::new() }}
                is_wide=true
            />
            <AnswerField
                answer={key(SectionField::Text).to_string()}
                id={answer_id(key(SectionField::Text))}
                label="内容，一行一段"
                value={props.text.clone()}
                rows={3}
            />
            if is_written {
                <div class="buttons">
                    <button type="button" class="button button-quiet" onclick={remove}>
                        { "删除这一节" }
                    </button>
                </div>
            }
        </fieldset>
    }
}
