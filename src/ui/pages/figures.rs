//! The form of figures, with the verdict beside it.

use yew::prelude::*;

use super::{heading, no_kind};
use crate::embedded;
use crate::school::catalogue::{FigureDefinition, FormSection};
use crate::school::draft::Draft;
use crate::ui::app::Send;
use crate::ui::browser::{events, focus};
use crate::ui::components::field::{self, Definition, Figure};
use crate::ui::components::verdict::VerdictPanel;
use crate::ui::derived::{Derived, Shared};
use crate::ui::state::Page;

/// The page.
pub(crate) fn figures(draft: &Draft, derived: &Shared<Derived>, send: &Send) -> Html {
    // One listener for the whole form: a field that has none is drawn again only when its own text changes.
    let on_input = {
        let send = send.clone();
        Callback::from(move |event: InputEvent| {
            if let Some(action) = events::figure_action(&event) {
                send.emit(action);
            }
        })
    };
    let on_key = Callback::from(|event: KeyboardEvent| focus::next_on_enter(&event));
    if draft.profile.kind.is_none() {
        return html! { <>{ heading("填报") }{ no_kind() }</> };
    }
    html! {
        <>
            { heading("填报") }
            <p class="lead">{ "没有的填 0，不知道的先空着，确实不适用的勾“不适用”。数可以从表里直接粘贴，按回车到下一格。" }</p>
            <div class="figures-page">
                <div class="figures" oninput={on_input} onkeydown={on_key}>
                    { for embedded::catalogue().sections.iter().map(|section| section_view(section, draft, derived)) }
                    <p class="next"><a class="button button-strong" href={Page::Results.address()}>{ "下一步：看结果" }</a></p>
                </div>
                <VerdictPanel derived={derived.clone()} />
            </div>
        </>
    }
}

fn section_view(section: &FormSection, draft: &Draft, derived: &Shared<Derived>) -> Html {
    let asked: Vec<(&'static FigureDefinition, Vec<field::FieldView>)> =
        field::of_section(&section.id)
            .map(|definition| (definition, field::fields(definition, draft, derived)))
            .filter(|(_, fields)| !fields.is_empty())
            .collect();
    if asked.is_empty() {
        return html! {};
    }
    let has_several_stages = derived.school.stages().len() > 1;
    let (optional, required): (Vec<_>, Vec<_>) = asked
        .into_iter()
        .partition(|(definition, _)| definition.optional);
    let figure = |(definition, fields): (&'static FigureDefinition, Vec<field::FieldView>)| {
        html! { <Figure key={definition.id.0.as_str()} definition={Definition(definition)} {fields} {has_several_stages} /> }
    };
    let heading_id = format!("section-{}", section.id);
    html! {
        <section class="form-section" aria-labelledby={heading_id.clone()} key={section.id.as_str()}>
            <h2 id={heading_id}>{ &section.name }</h2>
            if !section.hint.is_empty() {
                <p class="entry-hint">{ &section.hint }</p>
            }
            { for required.into_iter().map(figure) }
            if !optional.is_empty() {
                <details class="optional">
                    <summary>{ "分项（可不填）" }<span class="visually-hidden">{ format!("：{}", section.name) }</span></summary>
                    { for optional.into_iter().map(figure) }
                </details>
            }
        </section>
    }
}
