//! The form of figures, with the verdict beside it.

use yew::Html;

use super::{heading, made, next, no_kind};
use crate::embedded;
use crate::school::catalogue::FormSection;
use crate::ui::components::field;
use crate::ui::components::sheets;
use crate::ui::components::verdict::verdict_panel;
use crate::ui::derived::Derived;
use crate::ui::markup::markup;
use crate::ui::place::Page;
use crate::ui::state::State;

/// The page; the verdict is open at first where there is room for it.
pub(crate) fn figures(state: &State, derived: &Derived, is_wide: bool) -> Html {
    if state.draft.profile.kind.is_none() {
        return markup!("{}{}", heading("填报"), no_kind());
    }
    let is_asked = state.draft.asked.is_some();
    let sections: Vec<Html> = embedded::form_catalogue()
        .sections
        .iter()
        .filter(|section| {
            state
                .draft
                .asked
                .as_ref()
                .is_none_or(|asked| *asked == section.id)
        })
        .map(|section| section_view(section, state, derived))
        .collect();
    markup!(
        "{}\
        <p class='lead'>没有的填 0，不知道的先空着，确实不适用的勾“不适用”。数可以从表里直接粘贴，按回车到下一格。</p>\
        {}{}\
        <div class='figures-page'><div class='figures' key='{}'>{}{}</div>{}</div>",
        heading("填报"),
        is_asked.then(|| made::body(&state.panel, "")),
        (!is_asked).then(|| sheets::switch(&state.draft, state.sheet)),
        format!(
            "sheet-{}",
            state.sheet.map_or_else(String::new, |idx| idx.to_string())
        ),
        sections,
        if is_asked {
            next(Page::Share, "填好了：交回去")
        } else {
            next(Page::Items, "下一步：事项自评")
        },
        (!is_asked).then(|| verdict_panel(derived, &state.panel, is_wide)),
    )
}

fn section_view(section: &FormSection, state: &State, derived: &Derived) -> Html {
    let has_several_stages = derived.school.stages().len() > 1;
    let (mut required, mut optional) = (Vec::new(), Vec::new());
    for definition in field::of_section(&section.id) {
        if !derived.shown.contains(&definition.id) {
            continue;
        }
        let fields = field::fields(definition, state, derived);
        if !fields.is_empty() {
            let kind = if definition.optional {
                &mut optional
            } else {
                &mut required
            };
            kind.push(field::figure(definition, &fields, has_several_stages));
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
            <h2 id='section-{}'>{}</h2>\
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
