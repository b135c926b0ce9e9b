//! 合并: field by field what is here and what came.
//!
//! In: the comparison in the making. Out: a side for every row, and the merged school.

mod names;

use std::rc::Rc;

use yew::prelude::*;

use crate::app::HEADING;
use crate::hooks::{use_app, use_dispatch};
use crate::state::Action;
use crate::state::incoming::Merging;
use files::merge::{self, Difference, DraftComparison, DraftField, Side};
use names::Names;
use school::draft::Draft;
use words::isolate::isolated;

/// The page.
#[component]
pub(crate) fn MergePage() -> Html {
    let app = use_app();
    let body = match &app.state.merging {
        None => html! {
            <p class="lead">
                { "没有正在合并的内容。打开别人发来的链接或文件，选“并入现在的内容”，这里会逐项列出不同的地方。" }
            </p>
        },
        Some(merging) => html! {
            <Comparison merging={merging.clone()} mine={app.state.mine().clone()} />
        },
    };
    html! { <><h1 id={HEADING} tabindex="-1">{ "合并" }</h1>{ body }</> }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct ComparisonProps {
    merging: Merging,
    mine: Rc<Draft>,
}

/// A row as it is shown.
#[derive(Debug, Clone, PartialEq)]
struct Row {
    field: DraftField,
    is_conflict: bool,
    name: String,
    mine: String,
    theirs: String,
    mine_from: String,
    from: String,
}

/// Everything in which the two differ.
#[component]
fn Comparison(ComparisonProps { merging, mine }: &ComparisonProps) -> Html {
    let dispatch = use_dispatch();
    let drafts = (mine.clone(), merging.theirs.clone());
    let compared = use_memo(drafts, |(mine, theirs)| {
        let comparison = merge::compare(mine, theirs, data::catalogue());
        let (school, _) = school::read(mine, data::catalogue());
        let names = Names::of(&school, mine.user_packs.iter().chain(&theirs.user_packs));
        let rows: Vec<Row> = comparison
            .differences
            .iter()
            .map(|difference| row(difference, &names))
            .collect();
        let section = theirs.asked.as_deref().map_or("", section_name);
        let left_out = left_out(&comparison, section, &names);
        (comparison, rows, left_out)
    });
    let (comparison, rows, left_out) = &*compared;
    let section = merging.theirs.asked.as_deref().map(section_name);
    let leave = dispatch.reform(|_: MouseEvent| Action::LeaveMerge);
    let leave = html! {
        <button type="button" class="button" onclick={leave}>{ "不合并，原样不动" }</button>
    };
    let left_out = left_out.as_ref().map(|sentence| {
        html! { <p class="message message-warning" id="left-out">{ sentence.clone() }</p> }
    });
    let name = merging.theirs.profile.name.trim();
    let name = if name.is_empty() {
        "没有写名称的学校"
    } else {
        name
    };
    let name = isolated(name);
    let what = section.map(|section| format!("对方只填了“{section}”这一部分，也只并入这一部分。"));
    let what = what.unwrap_or_default();
    if rows.is_empty() {
        return html! {
            <>
                <p class="lead">
                    { format!("“{name}”：{what}没有要合并的内容，对方填了的，这里都一样。") }
                </p>
                { left_out }
                <p class="buttons">{ leave }</p>
            </>
        };
    }
    let side_of = |row: &Row| {
        let mut differences = comparison.differences.iter();
        let difference = differences.find(|difference| difference.field == row.field);
        difference.map_or(Side::Mine, |difference| difference.side(&merging.choices))
    };
    let table = |id: &'static str, title: &str, is_conflict: bool| {
        let rows: Vec<(Row, Side)> = rows
            .iter()
            .filter(|row| row.is_conflict == is_conflict)
            .map(|row| (row.clone(), side_of(row)))
            .collect();
        html! { <Differences {id} title={title.to_owned()} {rows} /> }
    };
    let conflicts = rows.iter().filter(|row| row.is_conflict).count();
    let additions = rows.len() - conflicts;
    let lead = {
        let side = if section.is_some() {
            "不选就用对方填的"
        } else {
            "不选就留我的"
        };
        let said = [
            (
                conflicts,
                format!("有 {conflicts} 处两边都填了但不一样，{side}"),
            ),
            (
                additions,
                format!("有 {additions} 处只有对方填了，不选就补上"),
            ),
        ];
        let said: Vec<String> = said
            .into_iter()
            .filter(|(count, _)| *count > 0)
            .map(|(_, text)| text)
            .collect();
        format!(
            "{what}{}。对方空着的，我的不会变。合并后可以马上撤销。",
            said.join("；")
        )
    };
    let all = |label: &'static str, side: Option<Side>| {
        let onclick = dispatch.reform(move |_: MouseEvent| Action::MergeAll(side));
        html! { <button type="button" class="button" {onclick}>{ label }</button> }
    };
    let merge = {
        let (mine, theirs) = (mine.clone(), merging.theirs.clone());
        let choices = merging.choices.clone();
        dispatch.reform(move |_: MouseEvent| {
            let merged = merge::merged(&mine, &theirs, &choices, data::catalogue());
            Action::Merged(Rc::new(merged))
        })
    };
    html! {
        <>
            <p class="lead">{ format!("和“{name}”合并。{lead}") }</p>
            { left_out }
            <div class="buttons">
                { all("全用对方的", Some(Side::Theirs)) }
                { all("全留我的", Some(Side::Mine)) }
                { all("恢复默认", None) }
            </div>
            { table("conflicts", "两边不一样的", true) }
            { table("additions", "只有对方填了的", false) }
            <p class="next buttons">
                <button type="button" id="merge" class="button button-strong" onclick={merge}>
                    { "合并" }
                </button>
                { leave }
            </p>
        </>
    }
}

fn row(difference: &Difference, names: &Names) -> Row {
    let mine = difference.mine.as_ref();
    let who = |filled: &Option<school::filled::Filled>| {
        filled.as_ref().map(names::who).unwrap_or_default()
    };
    Row {
        field: difference.field.clone(),
        is_conflict: difference.is_conflict(),
        name: names.field(&difference.field),
        mine: mine.map_or_else(
            || "（空）".to_owned(),
            |mine| names.value(&difference.field, mine),
        ),
        theirs: names.value(&difference.field, &difference.theirs),
        mine_from: who(&difference.mine_from),
        from: who(&difference.from),
    }
}

/// What of theirs is not of the section that was asked for, by its name.
fn left_out(comparison: &DraftComparison, section: &str, names: &Names) -> Option<String> {
    /// How many are named.
    const NAMED: usize = 12;
    let all = &comparison.left_out;
    if all.is_empty() {
        return None;
    }
    let named: Vec<String> = all
        .iter()
        .take(NAMED)
        .map(|field| names.field(field))
        .collect();
    let rest = if all.len() > named.len() { "等" } else { "" };
    Some(format!(
        "对方发来的里面还有 {} 处不属于“{section}”，没有采用：{}{rest}。",
        all.len(),
        named.join("、")
    ))
}

fn section_name(id: &str) -> &str {
    let mut sections = data::form_catalogue().sections.iter();
    let section = sections.find(|section| section.id == id);
    section.map_or(id, |section| section.name.as_str())
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct DifferencesProps {
    id: &'static str,
    title: String,
    rows: Vec<(Row, Side)>,
}

#[component]
fn Differences(DifferencesProps { id, title, rows }: &DifferencesProps) -> Html {
    if rows.is_empty() {
        return Html::default();
    }
    let heading = format!("merge-{id}");
    let lines = rows.iter().enumerate().map(|(idx, (row, side))| {
        let name = format!("{id}-{idx}");
        html! { <DifferenceRow key={idx} {name} row={row.clone()} side={*side} /> }
    });
    html! {
        <section aria-labelledby={heading.clone()}>
            <h2 id={heading}>{ format!("{title}（{} 处）", rows.len()) }</h2>
            <table class="plain merge">
                <thead>
                    <tr>
                        <th scope="col">{ "内容" }</th>
                        <th scope="col">{ "我的" }</th>
                        <th scope="col">{ "对方的" }</th>
                    </tr>
                </thead>
                <tbody>{ for lines }</tbody>
            </table>
        </section>
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct DifferenceRowProps {
    name: String,
    row: Row,
    side: Side,
}

/// One field, with the two sides to choose from.
#[component]
fn DifferenceRow(DifferenceRowProps { name, row, side }: &DifferenceRowProps) -> Html {
    let dispatch = use_dispatch();
    let option = |offered: Side, text: &str, who: &str| {
        let (value, label) = match offered {
            Side::Mine => ("mine", "用我的"),
            Side::Theirs => ("theirs", "用对方的"),
        };
        let field = row.field.clone();
        let onchange = dispatch.reform(move |_: Event| Action::MergeRow(field.clone(), offered));
        html! {
            <label class="tick">
                <input type="radio" name={format!("merge-{name}")} {value} checked={offered == *side} {onchange} />
                <span>
                    <span class="visually-hidden">{ format!("{}，{label}：", row.name) }</span>
                    <span class="merge-text">{ text.to_owned() }</span>
                    if !who.is_empty() {
                        <span class="merge-who">{ who.to_owned() }</span>
                    }
                </span>
            </label>
        }
    };
    html! {
        <tr>
            <th scope="row">{ row.name.clone() }</th>
            <td class="merge-side" data-label="我的">{ option(Side::Mine, &row.mine, &row.mine_from) }</td>
            <td class="merge-side" data-label="对方的">{ option(Side::Theirs, &row.theirs, &row.from) }</td>
        </tr>
    }
}
