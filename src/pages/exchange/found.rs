//! What was found in tables beside what stands in the form, for the person to take or leave each.
//!
//! In: an import that was read, and the draft. Out: ticks, and the wish to take what is ticked. What could not be taken stands
//! open above the table, not behind it.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::rounds::FoundRound;
use crate::hooks::use_dispatch;
use crate::making::make_file;
use crate::opening;
use crate::state::import::{
    FOUND, Import, ImportKey, Standing, standing_of_field, standing_of_figure,
};
use crate::state::route::{Page, Route};
use crate::state::{Action, ImportAction};
use crate::worker::{FieldRead, FigureRead, TablesRead};
use files::describe;
use files::tables::RecognisedBy;
use school::draft::{Draft, Entry};
use school::profile::Profile;
use words::{Words, labels};

/// Most troubles that are listed; the copy of the file has them all.
const LISTED: usize = 100;
/// Most numbers that fit nothing that are listed; more is a table of something else.
const LISTED_UNRECOGNISED: usize = 30;

#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct FoundTablesProps {
    /// What is being imported.
    pub import: Import,
    /// The school.
    pub draft: Rc<Draft>,
}

/// What was found.
#[component]
pub(super) fn FoundTables(FoundTablesProps { import, draft }: &FoundTablesProps) -> Html {
    let dispatch = use_dispatch();
    let rows = use_memo(
        (import.found().cloned(), draft.clone()),
        |(found, draft)| {
            found
                .as_ref()
                .map(|found| rows(found, draft))
                .unwrap_or_default()
        },
    );
    let Some(found) = import.found() else {
        return Html::default();
    };
    let heading = match (rows.len(), found.rounds.len()) {
        (0, 0) => "没有找到要用的数".to_owned(),
        (0, _) => "找到上一轮的内容".to_owned(),
        (count, _) => format!("找到 {count} 个数"),
    };
    let can_take =
        !found.rounds.is_empty() || rows.iter().any(|row| row.standing != Standing::Same);
    let take = dispatch.reform(|_: MouseEvent| Action::Import(ImportAction::Take));
    let leave = {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| opening::leave_import(&dispatch))
    };
    let leave_label = match (can_take, found.rounds.is_empty()) {
        (false, _) => "关闭",
        (true, true) => "都不取",
        (true, false) => "不带入",
    };
    let table = (!rows.is_empty()).then(|| figures(&rows, import));
    let rounds = found.rounds.iter().enumerate().map(|(number, round)| {
        html! { <FoundRound {number} round={round.clone()} import={import.clone()} draft={draft.clone()} /> }
    });
    html! {
        <section class="found" aria-labelledby={FOUND}>
            <h2 id={FOUND} tabindex="-1">{ heading }</h2>
            { refused(&found.refused) }
            { unrecognised(found, draft) }
            { table }
            { for rounds }
            <Troubles found={found.clone()} draft={draft.clone()} />
            { notices(found) }
            <div class="buttons found-buttons">
                if can_take {
                    <button type="button" class="button button-strong" onclick={take}>
                        { if found.rounds.is_empty() { "取用勾选的数" } else { "带入勾选的内容" } }
                    </button>
                }
                <button type="button" class="button button-quiet" onclick={leave}>
                    { leave_label }
                </button>
            </div>
        </section>
    }
}

/// A row of what was found.
#[derive(Debug, Clone, PartialEq)]
struct Row {
    key: ImportKey,
    standing: Standing,
    name: String,
    found: String,
    now: String,
    place: String,
    source: String,
    how: &'static str,
    note: String,
}

fn rows(found: &TablesRead, draft: &Draft) -> Vec<Row> {
    let form = data::form_catalogue();
    let (school, _) = school::read(draft, form);
    let words = Words::of(&school, form);
    let fields = found.fields.iter();
    let fields = fields.filter_map(|field| field_row(field, &draft.profile));
    let figures = found.figures.iter();
    let figures = figures.map(|figure| figure_row(figure, draft, &words));
    fields.chain(figures).collect()
}

fn figure_row(found: &FigureRead, draft: &Draft, words: &Words) -> Row {
    let definition = data::form_catalogue().figure(&found.slot.figure);
    let shown = |entry: &Entry| match entry {
        Entry::Text(text) => {
            let unit = definition.map_or("", |definition| labels::unit(definition.unit));
            let is_plain = text.chars().all(|c| c.is_ascii_digit() || c == '.');
            format!("{text}{}", if is_plain { unit } else { "" })
        }
        Entry::NotApplicable(_) => "不适用".to_owned(),
    };
    let now = draft.entries.get(&found.slot);
    Row {
        key: ImportKey::Figure(found.slot),
        standing: standing_of_figure(found, draft),
        name: words.slot(&found.slot),
        found: shown(&found.entry),
        now: now.map_or_else(|| "空着".to_owned(), shown),
        place: found.place.clone(),
        source: found.source.clone(),
        how: match found.how {
            RecognisedBy::Code => "按代号，可靠",
            RecognisedBy::StatisticsTable => "按统计报表，可靠",
            RecognisedBy::Name => "按名称，请核对",
        },
        note: found.note.clone(),
    }
}

fn field_row(found: &FieldRead, now: &Profile) -> Option<Row> {
    let shown = |profile: &Profile| -> String {
        match found.field.as_str() {
            "name" => profile.name.trim(),
            "kind" => profile.kind.map_or("", labels::kind),
            "zone" => profile.zone.map_or("", labels::zone),
            "ownership" => profile.ownership.map_or("", labels::ownership),
            _ => profile
                .boarding
                .map_or("", |is| if is { "是" } else { "否" }),
        }
        .to_owned()
    };
    let name = match found.field.as_str() {
        "name" => "学校名称",
        "kind" => "办学类型",
        "zone" => "城乡类型",
        "ownership" => "举办者",
        "boarding" => "寄宿制",
        _ => return None,
    };
    let mut new = Profile::default();
    describe(&mut new, &found.field, found.value.clone());
    let here = shown(now);
    Some(Row {
        key: ImportKey::Field(found.field.clone()),
        standing: standing_of_field(&found.field, &found.value, now),
        name: name.to_owned(),
        found: shown(&new),
        now: if here.is_empty() {
            "空着".to_owned()
        } else {
            here
        },
        place: found.place.clone(),
        source: found.source.clone(),
        how: "",
        note: String::new(),
    })
}

fn figures(rows: &[Row], import: &Import) -> Html {
    let count = |standing| rows.iter().filter(|row| row.standing == standing).count();
    let mut said = Vec::new();
    match count(Standing::Fresh) {
        0 => {}
        count => said.push(format!("{count} 个在表单里空着，已勾选")),
    }
    match count(Standing::Differs) {
        0 => {}
        count => said.push(format!(
            "{count} 个与已填的不同，没有勾选，要用表里的数请自己勾"
        )),
    }
    match count(Standing::Same) {
        0 => {}
        count => said.push(format!("{count} 个与已填的一致")),
    }
    let lines = rows.iter().enumerate().map(|(idx, row)| {
        let is_ticked = import.takes(&row.key, row.standing);
        html! { <FoundRow key={idx} {idx} row={row.clone()} {is_ticked} /> }
    });
    html! {
        <>
            <p>{ format!("{}。取用以后可以撤销。", said.join("；")) }</p>
            <div class="scroll" role="region" tabindex="0" aria-label="找到的数">
                <table class="plain found-table">
                    <thead>
                        <tr>
                            <th scope="col">{ "取用" }</th>
                            <th scope="col">{ "填报项" }</th>
                            <th scope="col">{ "表里的数" }</th>
                            <th scope="col">{ "现在填的" }</th>
                            <th scope="col">{ "在哪里找到" }</th>
                        </tr>
                    </thead>
                    <tbody>{ for lines }</tbody>
                </table>
            </div>
        </>
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct FoundRowProps {
    idx: usize,
    row: Row,
    is_ticked: bool,
}

#[component]
fn FoundRow(
    FoundRowProps {
        idx,
        row,
        is_ticked,
    }: &FoundRowProps,
) -> Html {
    let name_id = format!("take-{idx}-name");
    let tick = if row.standing == Standing::Same {
        html! { "一致" }
    } else {
        html! {
            <Tick id={format!("take-{idx}")} row={row.key.clone()} labelledby={name_id.clone()} is_ticked={*is_ticked} />
        }
    };
    let differs = (row.standing == Standing::Differs).then_some("found-differs");
    html! {
        <tr class={classes!(differs)}>
            <td>{ tick }</td>
            <th scope="row" id={name_id}>{ row.name.clone() }</th>
            <td data-label="表里的数">{ row.found.clone() }</td>
            <td data-label="现在填的">{ row.now.clone() }</td>
            <td>
                { row.place.clone() }
                <span class="entry-hint">{ format!("（{}）", row.source) }</span>
                if !row.how.is_empty() {
                    { " " }<span class="tag">{ row.how }</span>
                }
                if !row.note.is_empty() {
                    { " " }<span class="entry-hint">{ row.note.clone() }</span>
                }
            </td>
        </tr>
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct TickProps {
    /// Id of the box.
    pub id: AttrValue,
    /// What it takes.
    pub row: ImportKey,
    /// Id of the element that names it.
    pub labelledby: AttrValue,
    /// It is taken.
    pub is_ticked: bool,
}

/// A box that takes a row.
#[component]
pub(super) fn Tick(props: &TickProps) -> Html {
    let dispatch = use_dispatch();
    let onchange = {
        let row = props.row.clone();
        Callback::from(move |event: Event| {
            let input = event.target();
            let input = input.and_then(|input| input.dyn_into::<HtmlInputElement>().ok());
            if let Some(input) = input {
                let tick = ImportAction::Tick(row.clone(), input.checked());
                dispatch.emit(Action::Import(tick));
            }
        })
    };
    let take = match &props.row {
        ImportKey::Figure(slot) => slot.figure.0.to_string(),
        ImportKey::Field(field) => field.clone(),
        ImportKey::Answer(key) => key.clone(),
    };
    html! {
        <input
            type="checkbox"
            id={props.id.clone()}
            data-take={take}
            aria-labelledby={props.labelledby.clone()}
            checked={props.is_ticked}
            {onchange}
        />
    }
}

fn refused(refused: &[String]) -> Html {
    if refused.is_empty() {
        return Html::default();
    }
    let lines = refused
        .iter()
        .map(|text| html! { <li>{ format!("{text}。") }</li> });
    html! {
        <div class="files-note" role="alert">
            <p>{ "有文件没有读，填报的内容没有变：" }</p>
            <ul>{ for lines }</ul>
        </div>
    }
}

/// Numbers that fit no figure.
fn unrecognised(found: &TablesRead, draft: &Draft) -> Html {
    let all = &found.unrecognised;
    if all.is_empty() {
        return Html::default();
    }
    let listed = all.iter().take(LISTED_UNRECOGNISED).map(|cell| {
        html! {
            <li>
                { format!("{} {}", cell.label, cell.text) }
                <span class="entry-hint">{ format!("（{}）", cell.place) }</span>
            </li>
        }
    });
    let more = all.len().saturating_sub(LISTED_UNRECOGNISED);
    html! {
        <div class="files-note found-left" role="status">
            if draft.profile.kind.is_none() {
                <p>
                    { "还没有选办学类型，不知道要填哪些数。请先到" }
                    <a href={Route::from(Page::School).address()}>{ "“学校信息”" }</a>
                    { "选好，再来导入。" }
                </p>
            }
            <p>{ format!("没有认出 {} 处，没有取；要用的请照着填到“填报”里：", all.len()) }</p>
            <ul class="found-left-list">{ for listed }</ul>
            if more > 0 {
                <p class="entry-hint">{ format!("还有 {more} 处没有列出。") }</p>
            }
        </div>
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct TroublesProps {
    found: Rc<TablesRead>,
    draft: Rc<Draft>,
}

/// What could not be taken as it stands in the tables.
#[component]
fn Troubles(TroublesProps { found, draft }: &TroublesProps) -> Html {
    let dispatch = use_dispatch();
    let is_busy = use_state(|| false);
    let troubles = &found.warnings;
    if troubles.is_empty() {
        return Html::default();
    }
    let onclick = {
        let (draft, is_busy) = (draft.clone(), is_busy.clone());
        Callback::from(move |_: MouseEvent| {
            let (request, enclosed) = opening::marked_copy(&draft);
            is_busy.set(true);
            let is_busy = is_busy.clone();
            make_file(&request, &enclosed, &dispatch, move || is_busy.set(false));
        })
    };
    let lines = troubles
        .iter()
        .take(LISTED)
        .map(|text| html! { <li>{ format!("{text}。") }</li> });
    let more = if troubles.len() > LISTED {
        format!("这里只列前 {LISTED} 处。")
    } else {
        String::new()
    };
    html! {
        <section class="files-note" aria-labelledby="trouble-heading">
            <h3 id="trouble-heading">{ format!("表里有 {} 处没有取", troubles.len()) }</h3>
            <ul>{ for lines }</ul>
            <p>
                { more }
                { "可以下载一份带“问题”一列的副本（只有格子里的内容，没有原来的样式），改好后再导入。" }
            </p>
            <div class="buttons">
                <button type="button" class="button" data-file="MarkedCopy" aria-busy={is_busy.then_some("true")} {onclick}>
                    { "下载带“问题”列的副本" }
                </button>
            </div>
        </section>
    }
}

/// Which tables were read. Where nothing was found, this is what there is to say, and nothing has to be opened to see it.
fn notices(found: &TablesRead) -> Html {
    if found.notices.is_empty() {
        return Html::default();
    }
    let lines = found
        .notices
        .iter()
        .map(|text| html! { <li>{ format!("{text}。") }</li> });
    if found.figures.is_empty() {
        return html! {
            <div class="files-note read-sheets" role="status">
                <p>{ "读了这些表，没有取到数；要用的请照着表填到“填报”里：" }</p>
                <ul>{ for lines }</ul>
            </div>
        };
    }
    html! {
        <details class="read-sheets">
            <summary>{ "读了哪些表" }</summary>
            <ul>{ for lines }</ul>
        </details>
    }
}
