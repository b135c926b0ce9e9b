//! What a file tells of the last round, for the person to take over or leave.
//!
//! In: the last round as it was read, and the draft. Out: a row with a tick for each answer that would be taken over.

use std::rc::Rc;

use yew::prelude::*;

use super::found::Tick;
use crate::state::import::{Import, ImportKey, Standing, rows_of_round, standing_of_answer};
use files::last_round::LastRound;
use school::draft::Draft;
use words::isolate::isolated;

#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct FoundRoundProps {
    /// Which file it is, from 0.
    pub number: usize,
    /// What it tells.
    pub round: LastRound,
    /// What is being imported.
    pub import: Import,
    /// The school.
    pub draft: Rc<Draft>,
}

/// The last round of one file.
#[component]
pub(super) fn FoundRound(props: &FoundRoundProps) -> Html {
    let FoundRoundProps {
        number,
        round,
        import,
        draft,
    } = props;
    let lines = rows_of_round(round, draft).into_iter().enumerate();
    let lines = lines.map(|(idx, row)| {
        let id = format!("take-round-{number}-{idx}");
        let name_id = format!("{id}-name");
        let standing = standing_of_answer(&row, draft);
        let key = ImportKey::Answer(row.key.clone());
        let tick = if standing == Standing::Same {
            html! { "一致" }
        } else {
            let is_ticked = import.takes(&key, standing);
            html! { <Tick {id} row={key} labelledby={name_id.clone()} {is_ticked} /> }
        };
        let now = draft.choices.answer(row.key.as_str()).to_owned();
        let shown = |text: String, none: &str| {
            if text.is_empty() {
                none.to_owned()
            } else {
                text
            }
        };
        html! {
            <tr key={idx}>
                <td>{ tick }</td>
                <th scope="row" id={name_id}>{ row.name }</th>
                <td data-label="上一轮写的">{ shown(row.text, "去掉") }</td>
                <td data-label="现在写的">{ shown(now, "空着") }</td>
            </tr>
        }
    });
    let warnings = round
        .warnings
        .iter()
        .map(|text| html! { <li>{ format!("{text}。") }</li> });
    html! {
        <>
            <h3>{ format!("上一轮：{}", isolated(&round.file)) }</h3>
            { other_school(round, draft) }
            <p>{ told(round) }</p>
            if !round.warnings.is_empty() {
                <p>{ "有几处没有取：" }</p>
                <ul>{ for warnings }</ul>
            }
            <div class="scroll" role="region" tabindex="0" aria-label="上一轮的内容">
                <table class="plain found-table found-round">
                    <thead>
                        <tr>
                            <th scope="col">{ "带入" }</th>
                            <th scope="col">{ "内容" }</th>
                            <th scope="col">{ "上一轮写的" }</th>
                            <th scope="col">{ "现在写的" }</th>
                        </tr>
                    </thead>
                    <tbody>{ for lines }</tbody>
                </table>
            </div>
        </>
    }
}

/// A warning where the file is another school's.
fn other_school(round: &LastRound, draft: &Draft) -> Html {
    let name = draft.profile.name.trim();
    if round.school.is_empty() || name.is_empty() || round.school == name {
        return Html::default();
    }
    let (theirs, mine) = (isolated(&round.school), isolated(name));
    html! {
        <div class="files-note" role="alert">
            <p>{ format!("这份文件是“{theirs}”的，现在填报的是“{mine}”，看清是不是同一所学校再带入。") }</p>
        </div>
    }
}

fn told(round: &LastRound) -> String {
    let date = if round.date.is_empty() {
        "数据时点不明".to_owned()
    } else {
        format!("{}的数据", round.date)
    };
    format!(
        "{date}，问题{}个，任务{}项。带入的写进方案、台账和销号表，填报的数不变；带入以后可以撤销。",
        round.problems.len(),
        round.tasks.len()
    )
}
