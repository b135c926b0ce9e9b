//! The line above the form: which edition, what else may be filled in, and which set of figures is open.
//!
//! In: the state. Out: what a person chooses of it.

use yew::prelude::*;

use crate::components::{ActionLink, Menu, MenuItem, TextField};
use crate::hooks::{use_app, use_dispatch};
use crate::state::Action;
use crate::state::edit::Edit;
use school::draft::{Extent, Sheet, SheetKind};
use school::profile::SchoolKind;
use words::isolate::isolated;
use words::labels;

/// What the set of figures is called that is the school's own.
const THIS_YEAR: &str = "本校今年";

#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct BarProps {
    /// What may be left out is shown.
    pub is_whole: bool,
    /// It is to be shown, or not.
    pub onwhole: Callback<bool>,
}

/// The line.
#[component]
pub(super) fn Bar(BarProps { is_whole, onwhole }: &BarProps) -> Html {
    let app = use_app();
    let (draft, sheet) = (&app.state.draft, app.state.sheet);
    let form = &app.derived.form;
    let sheets = draft.sheets.iter().map(|sheet| (sheet.kind, name(sheet)));
    let sheets: Vec<(SheetKind, String)> = sheets.collect();
    let open_sheet = sheet.and_then(|idx| draft.sheets.get(idx));
    let count = match open_sheet {
        // What a what-if leaves blank is as it is.
        Some(sheet) if sheet.kind == SheetKind::Variant => {
            format!("改了 {} 个数", sheet.entries.len())
        }
        _ => format!("已填 {} / {}", form.filled(), form.asked()),
    };
    let optional = {
        let is_shown = !*is_whole;
        onwhole.reform(move |_: Event| is_shown)
    };
    if !app.state.can_edit() {
        return html! {
            <div class="entry-bar">
                <SheetLinks {sheets} open={sheet} />
                <span class="entry-count">{ count }</span>
            </div>
        };
    }
    html! {
        <div class="entry-bar">
            <Edition extent={draft.extent} />
            if draft.extent == Extent::Full {
                <label class="tick entry-bar-tick">
                    <input type="checkbox" id="show-optional" checked={*is_whole} onchange={optional} />
                    <span>{ "显示选填项" }</span>
                </label>
            }
            <Sheets sheets={sheets} open={sheet} />
            <span class="entry-count" role="status">{ count }</span>
        </div>
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct EditionProps {
    extent: Extent,
}

/// The switch between the editions of the form.
#[component]
fn Edition(EditionProps { extent }: &EditionProps) -> Html {
    let dispatch = use_dispatch();
    let edition = |edition: Extent, name: &'static str, title: &'static str| {
        let onclick = dispatch.reform(move |_: MouseEvent| Action::Edit(Edit::Extent(edition)));
        let is_chosen = *extent == edition;
        html! {
            <button type="button" class="segment" aria-pressed={is_chosen.to_string()} {title} {onclick}>{ name }</button>
        }
    };
    html! {
        <div class="segments" role="group" aria-label="填哪一版">
            { edition(Extent::Short, "简版", "只填资源配置指标要用的数") }
            { edition(Extent::Full, "完整版", "全部填报项和自评事项") }
        </div>
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct SheetsProps {
    /// What each is, and what it is called.
    sheets: Vec<(SheetKind, String)>,
    open: Option<usize>,
}

/// Everything that can stand beside the school's figures, under one button.
#[component]
fn Sheets(SheetsProps { sheets, open }: &SheetsProps) -> Html {
    let dispatch = use_dispatch();
    let item = |label: String, is_current: bool, action: Action| {
        let onclick = dispatch.reform(move |()| action.clone());
        MenuItem {
            is_current,
            ..MenuItem::task(label, onclick)
        }
    };
    let mut items = Vec::new();
    if !sheets.is_empty() {
        items.push(item(
            THIS_YEAR.to_owned(),
            open.is_none(),
            Action::OpenSheet(None),
        ));
    }
    for (idx, (_, name)) in sheets.iter().enumerate() {
        let is_open = *open == Some(idx);
        items.push(item(name.clone(), is_open, Action::OpenSheet(Some(idx))));
    }
    let has_last_year = sheets.iter().any(|(kind, _)| *kind == SheetKind::LastYear);
    for kind in SheetKind::ALL {
        // Of last year there is only one.
        if kind != SheetKind::LastYear || !has_last_year {
            let label = labels::sheet_offer(kind).to_owned();
            items.push(item(label, false, Action::Edit(Edit::AddSheet(kind))));
        }
    }
    let label = match open.and_then(|idx| sheets.get(idx)) {
        Some((_, name)) => format!("对比数据：{name}"),
        None if sheets.is_empty() => "对比数据".to_owned(),
        None => format!("对比数据（{}份）", sheets.len()),
    };
    html! { <Menu id="sheets-menu" {label} {items} /> }
}

/// The sets of figures that can be looked at, where nothing can be filled in.
#[component]
fn SheetLinks(SheetsProps { sheets, open }: &SheetsProps) -> Html {
    let dispatch = use_dispatch();
    if sheets.is_empty() {
        return Html::default();
    }
    let link = |name: &str, place: Option<usize>| {
        let onclick = dispatch.reform(move |()| Action::OpenSheet(place));
        let strong = (*open == place).then_some("button-strong");
        html! {
            <ActionLink key={name.to_owned()} class={classes!("button", strong)} {onclick}>{ name.to_owned() }</ActionLink>
        }
    };
    let sheets = sheets.iter().enumerate();
    let links = sheets.map(|(idx, (_, name))| link(name, Some(idx)));
    html! { <>{ link(THIS_YEAR, None) }{ for links }</> }
}

fn name(sheet: &Sheet) -> String {
    let kind = labels::sheet(sheet.kind);
    match sheet.name.trim() {
        "" => kind.to_owned(),
        name if name.starts_with(kind) => isolated(name).into_owned(),
        name => format!("{kind}：{}", isolated(name)),
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct OpenSheetProps {
    /// Its place.
    pub idx: usize,
    pub sheet: Sheet,
    /// It can be filled in.
    pub can_edit: bool,
}

/// Name, kind and purpose of the sheet that is open.
#[component]
pub(super) fn OpenSheet(
    OpenSheetProps {
        idx,
        sheet,
        can_edit,
    }: &OpenSheetProps,
) -> Html {
    let dispatch = use_dispatch();
    let idx = *idx;
    let onname = dispatch.reform(move |name| Action::Edit(Edit::SheetName(idx, name)));
    let onkind = dispatch.reform(move |event: Event| {
        let key = crate::hooks::composition::text_of(&event);
        Action::Edit(Edit::SheetSchoolKind(idx, SchoolKind::from_key(&key)))
    });
    let back = dispatch.reform(|_: MouseEvent| Action::OpenSheet(None));
    let drop = {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.emit(Action::Edit(Edit::DropSheet(idx))))
    };
    let doing = if *can_edit { "正在填" } else { "正在看" };
    let has_kind = matches!(sheet.kind, SheetKind::Campus | SheetKind::Uncounted);
    let option = |kind: SchoolKind| {
        html! {
            <option value={kind.key()} selected={sheet.school_kind == Some(kind)}>{ labels::kind(kind) }</option>
        }
    };
    html! {
        <section class="open-sheet" aria-label={format!("{doing}：{}", name(sheet))}>
            <p><strong>{ format!("{doing}：{}。", name(sheet)) }</strong>{ labels::sheet_hint(sheet.kind) }</p>
            <div class="open-sheet-fields">
                <label for="sheet-name">{ "名称" }</label>
                <TextField id="sheet-name" value={sheet.name.clone()} onchange={onname} />
                if has_kind {
                    <label for="sheet-kind">{ "办学类型" }</label>
                    <select id="sheet-kind" class="input" onchange={onkind}>
                        <option value="" selected={sheet.school_kind.is_none()}>{ "同本校" }</option>
                        { for SchoolKind::ALL.into_iter().map(option) }
                    </select>
                }
                if *can_edit {
                    <button type="button" class="button" onclick={back}>{ "回到本校今年" }</button>
                    <button type="button" class="button button-quiet" onclick={drop}>{ "删除这一份" }</button>
                }
            </div>
        </section>
    }
}
