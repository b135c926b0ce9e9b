//! One figure of the form with a field for each part of the school that has it.

use yew::prelude::*;

use crate::embedded;
use crate::school::catalogue::{FigureDefinition, FigureForm, FigurePlace};
use crate::school::draft::{Draft, Entry};
use crate::school::figures::{Level, Part, Slot};
use crate::school::{self};
use crate::ui::derived::{Derived, field_id};
use crate::wording::{entries, labels};

/// A definition of the embedded catalogue; two are the same when they are the same entry.
#[derive(Clone, Copy)]
pub(crate) struct Definition(pub &'static FigureDefinition);

impl PartialEq for Definition {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.0, other.0)
    }
}

/// A field as it is shown.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct FieldView {
    part: Part,
    entry: Option<Entry>,
    problems: Vec<String>,
    echo: String,
    placeholder: String,
}

/// What one figure shows; nothing else makes it draw again.
#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    /// What the figure is.
    pub definition: Definition,
    /// Its fields, one per part. Never empty.
    pub fields: Vec<FieldView>,
    /// The school has several stages, which must be told apart.
    pub has_several_stages: bool,
}

/// The fields of `definition`; none where the school is not asked for it.
pub(crate) fn fields(
    definition: &FigureDefinition,
    draft: &Draft,
    derived: &Derived,
) -> Vec<FieldView> {
    let field = |part| {
        let slot = Slot {
            figure: definition.id.clone(),
            part,
        };
        let entry = draft.entries.get(&slot).cloned();
        let value = derived.school.value(&slot);
        let placeholder = if entry.is_none() {
            entries::derived(definition, value, &derived.words())
        } else {
            String::new()
        };
        FieldView {
            part,
            problems: derived.problems_of(&slot),
            echo: entries::echo(definition, value),
            placeholder,
            entry,
        }
    };
    school::parts_of(definition, &draft.profile)
        .into_iter()
        .map(field)
        .collect()
}

/// A figure: its name, its 口径, and a field for each part.
#[component]
pub(crate) fn Figure(props: &Props) -> Html {
    let definition = props.definition.0;
    let id = definition.id.0.as_str();
    let name_id = format!("f-{id}-name");
    let unit = labels::unit(definition.unit);
    let is_whole_of_several = definition.place == FigurePlace::Whole && props.has_several_stages;
    let has_parts = definition.place == FigurePlace::Grade || props.fields.len() > 1;
    let fields = props.fields.iter().map(|field| {
        view(
            definition,
            field,
            has_parts,
            props.has_several_stages,
            &name_id,
        )
    });
    html! {
        <div class={classes!("figure", (definition.place == FigurePlace::Grade).then_some("figure-grades"))} role="group" aria-labelledby={name_id.clone()}>
            <div class="figure-head">
                <span class="figure-name" id={name_id.clone()}>{ definition.name.clone() }</span>
                if !unit.is_empty() {
                    <span class="figure-unit">{ format!("({unit})") }</span>
                }
                if is_whole_of_several {
                    <span class="figure-tag">{ "全校共用" }</span>
                }
                { hint(definition) }
            </div>
            <div class="figure-fields">{ for fields }</div>
        </div>
    }
}

fn hint(definition: &FigureDefinition) -> Html {
    let hint_id = format!("f-{}-hint", definition.id.0);
    html! {
        <details class="figure-hint">
            <summary>{ "口径" }<span class="visually-hidden">{ format!("和来源：{}", definition.name) }</span></summary>
            <div id={hint_id}>
                <p>{ definition.definition.clone() }</p>
                if !definition.definition_junior.is_empty() {
                    <p>{ format!("初中：{}", definition.definition_junior) }</p>
                }
                <p>{ format!("来源：{}", definition.table) }
                    if !definition.table_until_2020.is_empty() {
                        { format!("；2020年及以前：{}", definition.table_until_2020) }
                    }
                </p>
            </div>
        </details>
    }
}

fn view(
    definition: &FigureDefinition,
    field: &FieldView,
    has_parts: bool,
    has_several_stages: bool,
    name_id: &str,
) -> Html {
    let figure = definition.id.0.as_str();
    let id = field_id(figure, field.part);
    let part = field.part.key();
    let (label_id, note_id, reason) = (format!("{id}-label"), format!("{id}-note"), reason(field));
    let label = if has_parts || has_several_stages {
        labels::part(field.part)
    } else {
        String::new()
    };
    let described = format!("{note_id} f-{figure}-hint");
    let is_wrong = !field.problems.is_empty();
    let labelled = format!("{name_id} {label_id}");
    html! {
        <div class={classes!("field", is_wrong.then_some("field-wrong"))} key={part.clone()}>
            <label class={classes!("field-label", label.is_empty().then_some("visually-hidden"))} for={id.clone()} id={label_id}>
                { if label.is_empty() { definition.name.clone() } else { label } }
            </label>
            if let Some(reason) = reason {
                <input {id} class="input field-input" value={reason} placeholder="不适用的原因（可不填）" autocomplete="off"
                    data-reason={figure.to_owned()} data-part={part.clone()} aria-labelledby={labelled} aria-describedby={described} />
            } else if definition.form == FigureForm::Level {
                { levels(field, figure, id, labelled, described) }
            } else {
                <input {id} class="input field-input" value={text(field)} placeholder={placeholder(definition, field)} autocomplete="off"
                    inputmode={if school::is_list(definition) { "text" } else { "decimal" }}
                    data-field={figure.to_owned()} data-part={part.clone()}
                    aria-labelledby={labelled} aria-describedby={described} aria-invalid={is_wrong.then_some("true")} />
            }
            <label class="field-not-applicable">
                <input type="checkbox" checked={reason_given(field)} data-not-applicable={figure.to_owned()} data-part={part} />
                { "不适用" }
            </label>
            <div class="field-notes" id={note_id} role="status">
                if !field.echo.is_empty() {
                    <p class="field-echo">{ field.echo.clone() }</p>
                }
                { for field.problems.iter().map(|problem| html! { <p class="field-problem"><span aria-hidden="true">{ "⚠ " }</span>{ problem }</p> }) }
            </div>
        </div>
    }
}

fn levels(
    field: &FieldView,
    figure: &str,
    id: String,
    labelled: String,
    described: String,
) -> Html {
    let current = text(field);
    let option = |level: Level| html! { <option value={level.key()} selected={level.key() == current}>{ labels::level(level) }</option> };
    html! {
        <select {id} class="input field-input" data-field={figure.to_owned()} data-part={field.part.key()} aria-labelledby={labelled} aria-describedby={described}>
            <option value="" selected={current.is_empty()}>{ "请选择" }</option>
            { for Level::ALL.into_iter().map(option) }
        </select>
    }
}

fn text(field: &FieldView) -> String {
    match &field.entry {
        Some(Entry::Text(text)) => text.clone(),
        _ => String::new(),
    }
}

fn reason(field: &FieldView) -> Option<String> {
    match &field.entry {
        Some(Entry::NotApplicable(reason)) => Some(reason.clone()),
        _ => None,
    }
}

fn reason_given(field: &FieldView) -> bool {
    matches!(field.entry, Some(Entry::NotApplicable(_)))
}

fn placeholder(definition: &FigureDefinition, field: &FieldView) -> String {
    if !field.placeholder.is_empty() {
        return field.placeholder.clone();
    }
    if definition.example.is_empty() {
        String::new()
    } else {
        format!("如 {}", definition.example)
    }
}

/// Definitions of a section of the form, in order.
pub(crate) fn of_section(section: &str) -> impl Iterator<Item = &'static FigureDefinition> {
    embedded::catalogue()
        .figures
        .iter()
        .filter(move |definition| definition.section == section)
}
