//! The form of figures, with the verdict beside it.

use yew::Html;

use super::{heading, made, next, no_kind};
use crate::ui::components::editions::editions;
use crate::ui::components::editions::only;
use crate::ui::components::editions::tasks;
use crate::ui::components::field;
use crate::ui::components::sheets;
use crate::ui::components::summary::summary;
use crate::ui::components::verdict::verdict_panel;
use crate::ui::derived::Derived;
use crate::ui::markup::markup;
use crate::ui::place::Page;
use crate::ui::state::State;
use school::catalogue::{FigureDefinition, FormSection};

/// The page; the verdict is open at first where there is room for it.
pub(crate) fn figures(state: &State, derived: &Derived, is_wide: bool) -> Html {
    if state.draft.profile.kind.is_none() {
        return markup!("{}{}", heading("填报"), no_kind());
    }
    if let Some(asked) = &state.draft.asked {
        return asked_section(asked, state, derived);
    }
    let sections: Vec<Html> = data::form_catalogue()
        .sections
        .iter()
        .filter(|section| is_looked_at(section, state))
        .map(|section| section_view(section, state, derived))
        .collect();
    markup!(
        "{}{}\
        <p class='lead'>没有的填 0，不知道的先空着，确实不适用的勾“不适用”。数可以从表里直接粘贴；回车和上下键换行，左右键换列。已有统计报表的，先<a href='{}'>从表格导入</a>。</p>\
        {}{}{}{}\
        <div class='figures-page'><div class='figures' key='{}'>{}\
        <p class='next buttons'><button type='button' class='button button-strong' data-action='go-on'>核对</button></p>{}</div>{}</div>",
        heading("填报"),
        state.entering.has_asked.then(|| summary(derived)),
        Page::Exchange.address(),
        sheets::switch(&state.draft, state.sheet),
        editions(state, derived),
        tasks(state),
        state.entering.only.map(only),
        format!(
            "sheet-{}",
            state.sheet.map_or_else(String::new, |idx| idx.to_string())
        ),
        sections,
        next(Page::Items, "下一步：事项自评"),
        verdict_panel(derived, &state.panel, is_wide),
    )
}

/// The one section that a colleague was asked for, under what the office worker says of it.
fn asked_section(asked: &str, state: &State, derived: &Derived) -> Html {
    let sections = &data::form_catalogue().sections;
    let section = sections.iter().find(|section| section.id == asked);
    markup!(
        "{}{}<div class='figures'>{}{}</div>",
        heading("填报"),
        made::body(&state.panel, ""),
        section.map(|section| section_view(section, state, derived)),
        next(Page::Share, "填好了：交回去"),
    )
}

/// True for a section that the chosen department provides, or for every one.
fn is_looked_at(section: &FormSection, state: &State) -> bool {
    let Some(only) = state.entering.only else {
        return true;
    };
    let provider = state.draft.providers.get(&section.id);
    provider.is_some_and(|provider| provider.department == Some(only))
}

/// True for a figure that the open edition leaves out, but to which a link has led.
fn is_led_to(definition: &FigureDefinition, state: &State) -> bool {
    let field = state.route.field.as_deref().unwrap_or_default();
    let figure = field
        .strip_prefix("f-")
        .and_then(|rest| rest.rsplit_once('-'));
    figure.is_some_and(|(figure, _)| *figure == *definition.id.0)
}

fn section_view(section: &FormSection, state: &State, derived: &Derived) -> Html {
    let has_several_stages = derived.school.stages().len() > 1;
    let (mut required, mut optional) = (Vec::new(), Vec::new());
    for definition in field::of_section(&section.id) {
        let is_shown = derived.form.shown.contains(&definition.id);
        if !is_shown && !is_led_to(definition, state) {
            continue;
        }
        let fields = field::fields(definition, state, derived);
        if !fields.is_empty() {
            let kind = if is_shown && data::form().is_optional(definition, state.draft.extent) {
                &mut optional
            } else {
                &mut required
            };
            kind.push(field::figure(
                definition,
                &fields,
                has_several_stages,
                &state.entering,
            ));
        }
    }
    if required.is_empty() && optional.is_empty() {
        return Html::default();
    }
    // A section of nothing but what may be left out is shown as it is.
    if required.is_empty() {
        std::mem::swap(&mut required, &mut optional);
    }
    let hint =
        (!section.hint.is_empty()).then(|| markup!("<p class='entry-hint'>{}</p>", &section.hint));
    let optional = (!optional.is_empty()).then(|| {
        markup!(
            "<details class='optional'>\
                <summary>分项（可不填）<span class='visually-hidden'>：{}</span></summary>\
                {}\
            </details>",
            &section.name,
            optional,
        )
    });
    markup!(
        "<section class='form-section' aria-labelledby='section-{}' key='{}'>\
            <h2 id='section-{}' tabindex='-1'>{}</h2>\
            {}{}{}\
        </section>",
        &section.id,
        &section.id,
        &section.id,
        &section.name,
        hint,
        required,
        optional,
    )
}
