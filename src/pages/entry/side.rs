//! The column beside the form: its sections with how far each is, and who provides what.
//!
//! In: the state and what follows from the draft. Out: links to the sections, and fields for whoever provides them.

use yew::prelude::*;

use super::items;
use crate::components::TextField;
use crate::hooks::{use_app, use_dispatch};
use crate::state::Action;
use crate::state::edit::{Edit, ProviderEdit};
use crate::state::route::{Page, Route};
use check::form::SectionProgress;
use school::draft::{Department, Draft, Provider};
use words::labels;

#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct SideProps {
    /// How many items are judged, and how many are to be; `None` where none are shown.
    pub judged: Option<(usize, usize)>,
}

/// The column.
#[component]
pub(super) fn Side(SideProps { judged }: &SideProps) -> Html {
    let app = use_app();
    let form = &app.derived.form;
    let sections = &data::form_catalogue().sections;
    let lines = form.sections.iter().filter_map(|state| {
        let section = sections.get(state.idx)?;
        let count = if state.asked > 0 {
            format!("{}/{}", state.filled, state.asked)
        } else {
            String::new()
        };
        let (icon, class) = look(state.progress());
        let provider = app.state.draft.providers.get(&section.id);
        let provider = provider.map(labels::provider).unwrap_or_default();
        let address = Route::to(Page::Entry, format!("section-{}", section.id)).address();
        Some(html! {
            <li key={section.id.clone()}>
                <a href={address}>
                    <span class={classes!("side-icon", class)} aria-hidden="true">{ icon }</span>
                    <span class="side-name">
                        { section.name.clone() }
                        if !provider.is_empty() {
                            <small class="side-provider">{ provider }</small>
                        }
                    </span>
                    <span class="side-count">{ count }</span>
                    <span class="visually-hidden">{ labels::progress(state.progress()) }</span>
                </a>
            </li>
        })
    });
    let judged = judged.map(|(judged, asked)| {
        let is_done = judged >= asked;
        let (icon, class) = look(match (judged, is_done) {
            (_, true) => SectionProgress::Done,
            (0, _) => SectionProgress::NotBegun,
            _ => SectionProgress::Begun,
        });
        html! {
            <li key="items">
                <a href={Route::to(Page::Entry, items::ITEMS).address()}>
                    <span class={classes!("side-icon", class)} aria-hidden="true">{ icon }</span>
                    <span class="side-name">{ "自评事项" }</span>
                    <span class="side-count">{ format!("{judged}/{asked}") }</span>
                </a>
            </li>
        }
    });
    html! {
        <nav class="side" aria-label="填报的各部分">
            <ul>{ for lines }{ judged }</ul>
            <p class="side-more">
                <a href={Route::from(Page::EntrySheet).address()}>{ "核对、打印自查表" }</a>
                <a href={Route::from(Page::Exchange).address()}>{ "从已有的表导入" }</a>
            </p>
            <Providers />
        </nav>
    }
}

/// How a state of a section is drawn; the word is read out.
fn look(progress: SectionProgress) -> (&'static str, &'static str) {
    match progress {
        SectionProgress::NotBegun => ("○", "status-open"),
        SectionProgress::Begun => ("◐", "status-between"),
        SectionProgress::Done => ("✓", "status-met"),
        SectionProgress::Doubtful => ("⚠", "status-below"),
    }
}

/// Who provides each section, and the way to see only what one department provides.
#[component]
fn Providers() -> Html {
    let app = use_app();
    let dispatch = use_dispatch();
    let draft = &app.state.draft;
    let sections = &data::form_catalogue().sections;
    let lines = app.derived.form.sections.iter().filter_map(|state| {
        let section = sections.get(state.idx)?;
        let provider = draft.providers.get(&section.id).cloned().unwrap_or_default();
        Some(html! {
            <ProviderFields key={section.id.clone()} section={section.id.clone()} name={section.name.clone()} {provider} />
        })
    });
    let only = used(draft).map(|department| {
        let onclick = dispatch.reform(move |_: MouseEvent| Action::Only(Some(department)));
        html! {
            <button type="button" class="button button-quiet" {onclick}>
                { format!("只看{}的", labels::department(department)) }
            </button>
        }
    });
    html! {
        <>
            <details class="providers">
                <summary>{ "各部分由谁提供" }</summary>
                { for lines }
            </details>
            <p class="side-only">{ for only }</p>
        </>
    }
}

/// Departments that provide something.
fn used(draft: &Draft) -> impl Iterator<Item = Department> + '_ {
    let is_used = |department: &Department| {
        let mut providers = draft.providers.values();
        providers.any(|provider| provider.department == Some(*department))
    };
    Department::ALL.into_iter().filter(is_used)
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct ProviderFieldsProps {
    section: String,
    name: String,
    provider: Provider,
}

/// Fields for whoever provides a section.
#[component]
fn ProviderFields(
    ProviderFieldsProps {
        section,
        name,
        provider,
    }: &ProviderFieldsProps,
) -> Html {
    let dispatch = use_dispatch();
    let edit = |edit: fn(String) -> ProviderEdit| {
        let section = section.clone();
        dispatch.reform(move |text| Action::Edit(Edit::Provider(section.clone(), edit(text))))
    };
    let ondepartment = {
        let section = section.clone();
        dispatch.reform(move |event: Event| {
            let key = crate::hooks::composition::text_of(&event);
            let department = ProviderEdit::Department(Department::from_key(&key));
            Action::Edit(Edit::Provider(section.clone(), department))
        })
    };
    let option = |department: Department| {
        let is_chosen = provider.department == Some(department);
        html! {
            <option value={department.key()} selected={is_chosen}>{ labels::department(department) }</option>
        }
    };
    let id = |what: &str| format!("provider-{section}-{what}");
    let line = |what: &str, label: &'static str, value: &str, onchange: Callback<String>| {
        html! {
            <label for={id(what)}>
                { label }
                <TextField id={id(what)} value={value.to_owned()} {onchange} />
            </label>
        }
    };
    html! {
        <fieldset class="provider">
            <legend>{ name }</legend>
            <label for={id("department")}>
                { "部门" }
                <select id={id("department")} class="input" onchange={ondepartment}>
                    <option value="" selected={provider.department.is_none()}>{ "未定" }</option>
                    { for Department::ALL.into_iter().map(option) }
                </select>
            </label>
            if provider.department == Some(Department::Other) {
                { line("name", "部门名称", &provider.department_name, edit(ProviderEdit::DepartmentName)) }
            }
            { line("person", "姓名（可不填）", &provider.person, edit(ProviderEdit::Person)) }
            { line("note", "说明（可不填）", &provider.note, edit(ProviderEdit::Note)) }
        </fieldset>
    }
}
