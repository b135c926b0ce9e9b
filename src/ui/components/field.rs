//! One figure of the form with a field for each part of the school that has it.

use yew::Html;

use crate::ui::derived::Derived;
use crate::ui::derived::field_id;
use crate::ui::entering::Entering;
use crate::ui::entering::row_id;
use crate::ui::markup::markup;
use crate::ui::place::Page;
use crate::ui::state::State;
use school::Problem;
use school::catalogue::{FigureDefinition, FigureForm, FigurePlace};
use school::draft::Entry;
use school::figures::{Level, Part, Slot};
use words::{entries, labels, problems};

/// A field as it is shown.
pub(crate) struct FieldView {
    part: Part,
    entry: Option<Entry>,
    problems: Vec<Told>,
    echo: String,
    placeholder: String,
}

/// A problem of a field in words; of a warning also its key and the reason that was given.
struct Told {
    text: String,
    reason: Option<(String, String)>,
}

/// The fields of `definition`; none where the school is not asked for it.
pub(crate) fn fields(
    definition: &FigureDefinition,
    state: &State,
    derived: &Derived,
) -> Vec<FieldView> {
    let draft = &state.draft;
    let sheet = state.sheet.and_then(|idx| draft.sheets.get(idx));
    let entries = sheet.map_or(&draft.entries, |sheet| &sheet.entries);
    let told = |problem: &Problem| {
        let key = problem
            .is_warning()
            .then(|| draft.reason_key(problem, state.sheet));
        Told {
            text: problems::problem(problem, &derived.words()),
            reason: key.map(|key| {
                let reason = draft.reasons.get(&key).cloned().unwrap_or_default();
                (key, reason)
            }),
        }
    };
    let field = |slot: Slot| {
        let entry = entries.get(&slot).cloned();
        let value = derived.school.value(&slot);
        let placeholder = match (&entry, &derived.own) {
            (Some(_), _) => String::new(),
            (None, Some(own)) => entries::unchanged(definition, own.value(&slot)),
            (None, None) => entries::derived(definition, value, &derived.words()),
        };
        let problems = derived.problems.iter().chain(&derived.explained);
        FieldView {
            part: slot.part,
            problems: problems
                .filter(|problem| problem.slot == slot)
                .map(told)
                .collect(),
            echo: entries::understood_as(definition, typed(entry.as_ref()), value),
            placeholder,
            entry,
        }
    };
    definition
        .slots(&derived.school.profile)
        .map(field)
        .collect()
}

/// A figure: its name, its 口径, and a field for each part.
pub(crate) fn figure(
    definition: &FigureDefinition,
    fields: &[FieldView],
    has_several_stages: bool,
    entering: &Entering,
) -> Html {
    let unit = entries::unit(definition);
    let mut explained = entering.help.iter();
    let help = explained.find(|(id, _)| *id == *definition.id.0);
    let back = entering.back.as_deref();
    let is_grade = definition.place == FigurePlace::Grade;
    let is_whole_of_several = definition.place == FigurePlace::Whole && has_several_stages;
    let is_labelled = is_grade || fields.len() > 1 || has_several_stages;
    let fields: Vec<Html> = fields
        .iter()
        .map(|field| view(definition, field, is_labelled, back))
        .collect();
    let name_id = name_id(definition);
    markup!(
        "<div class='{}' role='group' aria-labelledby='{}' key='{}'>\
            <div class='figure-head'>\
                <span class='figure-name' id='{}'>{}</span>\
                {}{}{}\
            </div>\
            <div class='figure-fields'>{}</div>\
        </div>",
        if is_grade {
            "figure figure-grades"
        } else {
            "figure"
        },
        &name_id,
        definition.id.0.as_str(),
        &name_id,
        &definition.name,
        (!unit.is_empty()).then(|| markup!("<span class='figure-unit'>({})</span>", unit)),
        is_whole_of_several.then(|| markup!("<span class='figure-tag'>全校共用</span>")),
        hint(definition, help),
        fields,
    )
}

fn name_id(definition: &FigureDefinition) -> String {
    format!("f-{}-name", definition.id.0)
}

/// What the figure is and where it comes from, once the office worker has told it.
fn hint(definition: &FigureDefinition, help: Option<&(String, Html)>) -> Html {
    let help = match help {
        Some((_, help)) => help.clone(),
        None => markup!("<p>正在准备口径和来源…</p>"),
    };
    markup!(
        "<details class='figure-hint'>\
            <summary>口径<span class='visually-hidden'>和来源：{}</span></summary>\
            {}\
        </details>",
        &definition.name,
        help,
    )
}

fn view(
    definition: &FigureDefinition,
    field: &FieldView,
    is_labelled: bool,
    back: Option<&str>,
) -> Html {
    let figure = definition.id.0.as_str();
    let id = field_id(figure, field.part);
    let part = field.part.key();
    let label = if is_labelled {
        labels::part(field.part)
    } else {
        definition.name.clone()
    };
    let is_wrong = field.is_wrong();
    let echo =
        (!field.echo.is_empty()).then(|| markup!("<p class='field-echo'>{}</p>", &field.echo));
    let problems: Vec<Html> = field.problems.iter().map(told).collect();
    markup!(
        "<div class='{}' key='{}'>\
            <label class='{}' for='{}' id='{}-label'>{}</label>\
            {}\
            <label class='field-not-applicable'>\
                <input type='checkbox' checked='{}' data-not-applicable='{}' data-part='{}'/>\
                不适用\
            </label>\
            <div class='field-notes' id='{}-note' role='status'>{}{}</div>\
            {}\
        </div>",
        if is_wrong {
            "field field-wrong"
        } else {
            "field"
        },
        &part,
        if is_labelled {
            "field-label"
        } else {
            "field-label visually-hidden"
        },
        &id,
        &id,
        label,
        input(definition, field, &id),
        matches!(field.entry, Some(Entry::NotApplicable(_))),
        figure,
        &part,
        &id,
        echo,
        problems,
        (back == Some(id.as_str())).then(|| {
            markup!(
                "<a class='field-back' href='{}'>改好了，回到核对</a>",
                format!("{}/{}", Page::Review.address(), row_id(&id)),
            )
        }),
    )
}

impl FieldView {
    /// Something in it must be mended; a warning with its reason need not.
    fn is_wrong(&self) -> bool {
        let is_settled =
            |told: &Told| matches!(&told.reason, Some((_, reason)) if !reason.is_empty());
        !self.problems.iter().all(is_settled)
    }
}

/// A problem below its field; a warning with a place for the reason.
fn told(told: &Told) -> Html {
    let reason = told.reason.as_ref().map(|(key, reason)| {
        markup!(
            "<label class='field-reason'>原因<input class='input' data-note='reason' data-key='{}' value='{}' autocomplete='off' placeholder='核对无误的，写明原因'/></label>",
            key,
            reason,
        )
    });
    markup!(
        "<div class='field-problem'><span aria-hidden='true'>⚠ </span>{}{}</div>",
        &told.text,
        reason,
    )
}

/// Where the figure is typed or chosen, or the reason why it does not apply.
fn input(definition: &FigureDefinition, field: &FieldView, id: &str) -> Html {
    let figure = definition.id.0.as_str();
    let part = field.part.key();
    let labelled = format!("{} {id}-label", name_id(definition));
    let described = format!("{id}-note f-{figure}-hint");
    if let Some(Entry::NotApplicable(reason)) = &field.entry {
        return markup!(
            "<input id='{}' class='input field-input' value='{}' placeholder='不适用的原因（可不填）' autocomplete='off' \
                data-reason='{}' data-part='{}' aria-labelledby='{}' aria-describedby='{}'/>",
            id.to_owned(),
            reason,
            figure,
            part,
            labelled,
            described,
        );
    }
    if definition.form == FigureForm::Level {
        return markup!(
            "<select id='{}' class='input field-input' data-field='{}' data-part='{}' aria-labelledby='{}' aria-describedby='{}'>{}</select>",
            id.to_owned(),
            figure,
            part,
            labelled,
            described,
            levels(&text(field)),
        );
    }
    markup!(
        "<input id='{}' class='input field-input' value='{}' placeholder='{}' autocomplete='off' inputmode='{}' \
            data-list='{}' data-field='{}' data-part='{}' aria-labelledby='{}' aria-describedby='{}' aria-invalid='{}'/>",
        id.to_owned(),
        text(field),
        placeholder(definition, field),
        keypad(definition),
        school::is_list(definition),
        figure,
        part,
        labelled,
        described,
        field.is_wrong().then_some("true"),
    )
}

/// Which keys a phone offers: digits for one number; all of them for a list, which needs a separator, and for a sign.
fn keypad(definition: &FigureDefinition) -> &'static str {
    match definition.form {
        _ if definition.signed => "text",
        FigureForm::Count => "numeric",
        FigureForm::Measure => "decimal",
        _ => "text",
    }
}

fn levels(current: &str) -> Vec<Html> {
    let option = |key: &'static str, label: &'static str| {
        markup!(
            "<option value='{}' selected='{}'>{}</option>",
            key,
            key == current,
            label,
        )
    };
    let levels = Level::ALL
        .into_iter()
        .map(|level| option(level.key(), labels::level(level)));
    std::iter::once(option("", "请选择"))
        .chain(levels)
        .collect()
}

fn text(field: &FieldView) -> String {
    typed(field.entry.as_ref()).to_owned()
}

fn typed(entry: Option<&Entry>) -> &str {
    match entry {
        Some(Entry::Text(text)) => text,
        _ => "",
    }
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
    data::form_catalogue()
        .figures
        .iter()
        .filter(move |definition| definition.section == section)
}
