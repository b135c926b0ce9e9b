//! What a newer edition of a standard changed since the school was last checked; and that it was checked now.
//!
//! In: what follows from the draft. Out: a notice while there is something to see; the note in the draft.

use std::collections::BTreeMap;

use files::editions;
use school::draft::Checked;
use words::labels;
use yew::prelude::*;

use super::view::DerivedRef;
use crate::hooks::{Derived, use_dispatch};
use crate::state::Action;
use crate::state::edit::Edit;

/// What was evaluated.
#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct EditionChangesProps {
    /// What follows from the draft.
    pub derived: DerivedRef,
    /// Notes may be made in the draft.
    pub can_edit: bool,
}

/// The notice; nothing where no edition changed.
#[component]
pub(super) fn EditionChanges(
    EditionChangesProps { derived, can_edit }: &EditionChangesProps,
) -> Html {
    let dispatch = use_dispatch();
    {
        let (dispatch, can_edit) = (dispatch.clone(), *can_edit);
        use_effect_with(derived.clone(), move |derived| {
            if can_edit && let Some(checked) = noted(derived) {
                dispatch.emit(Action::Edit(Edit::Checked(checked)));
            }
        });
    }
    let changes = changes(derived);
    if changes.is_empty() {
        return Html::default();
    }
    let accept = dispatch.reform(|_: MouseEvent| Action::Edit(Edit::Checked(BTreeMap::new())));
    html! {
        <section class="summary" aria-labelledby="editions-heading">
            <h2 id="editions-heading">{ "上次比对以后，标准有改动" }</h2>
            <ul>{ for changes.into_iter().map(|change| html! { <li>{ change }</li> }) }</ul>
            <p>{ "上面说的是上次保存时的结论和现在的结论；填报的数改过的，结论也会随之改变。" }</p>
            <button type="button" class="button" onclick={accept}>{ "知道了，以后按现在的" }</button>
        </section>
    }
}

/// One sentence for each pack of another edition than when the school was last checked.
fn changes(derived: &Derived) -> Vec<String> {
    let packs = derived.evaluation.packs.iter();
    let changes = packs.filter_map(|pack| {
        let standard = &pack.standard;
        let before = derived.draft.checked.get(standard.id.as_str())?;
        let now = editions::checked(standard, &pack.hash, &pack.report);
        let change = editions::change(before, &now)?;
        let differences: Vec<String> = change
            .verdicts
            .iter()
            .map(|(key, then, today)| {
                let (group, _) = key.split_once('/').unwrap_or((key, ""));
                let name = standard.group(group).map_or(group, |group| &group.name);
                let (then, today) = (labels::verdict_of_key(then), labels::verdict_of_key(today));
                format!("{name}：原为{then}，现为{today}")
            })
            .collect();
        let verdicts = if differences.is_empty() {
            "结论没有变化".to_owned()
        } else {
            format!("结论有变化：{}", differences.join("；"))
        };
        Some(format!(
            "“{}”由第 {} 版（版本校验码 {}）改为第 {} 版（版本校验码 {}），{verdicts}。",
            standard.short, change.before, before.hash, change.now, now.hash
        ))
    });
    changes.collect()
}

/// How the school stands now, to be kept with it; `None` when that is kept already. What was said by another edition stays
/// until the person has seen it.
fn noted(derived: &Derived) -> Option<BTreeMap<String, Checked>> {
    derived.draft.profile.kind?;
    let mut noted = derived.draft.checked.clone();
    for pack in &derived.evaluation.packs {
        let now = editions::checked(&pack.standard, &pack.hash, &pack.report);
        let is_of_other_edition = noted
            .get(pack.standard.id.as_str())
            .is_some_and(|before| before.edition != now.edition || before.hash != now.hash);
        if !is_of_other_edition {
            noted.insert(pack.standard.id.to_string(), now);
        }
    }
    (noted != derived.draft.checked).then_some(noted)
}
