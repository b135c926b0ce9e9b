//! The groups of a pack: what was judged as a table, the rest of it folded.
//!
//! In: groups. Out: a section for each in which something was filled in.

use yew::prelude::*;

use super::table::ResultsTable;
use super::verdict::ResultVerdict;
use super::view::{GroupView, PackView};
use crate::components::Fold;
use words::status_style::StatusStyle;

/// A group.
#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct GroupSectionProps {
    /// The group.
    pub group: GroupView,
    /// Its sentence stands at the top of the page.
    #[prop_or_default]
    pub is_told: bool,
    /// Workings are printed, whether or not they are open.
    #[prop_or_default]
    pub prints_workings: bool,
}

/// The group; nothing where there is nothing to say of it.
#[component]
pub(super) fn GroupSection(props: &GroupSectionProps) -> Html {
    let group = &props.group;
    let is_empty = group.rows.is_empty() && group.others.is_empty();
    if is_empty && props.is_told {
        return Html::default();
    }
    let count = group.rows.len() + group.others.len();
    // All of a group with a floor stand in one table, filled in or not.
    let (rows, others) = if group.has_bars {
        let mut rows = group.rows.clone();
        rows.extend(group.others.iter().cloned());
        rows.sort_by_key(|row| row.finding_idx);
        (rows, Vec::new())
    } else {
        (group.rows.clone(), group.others.clone())
    };
    let heading = if count > 0 {
        format!("{}（{count} 项）", group.name)
    } else {
        group.name.clone()
    };
    let prints_workings = props.prints_workings;
    let told = props.is_told.then_some("group-told");
    html! {
        <section class={classes!("group", told)} aria-labelledby={group.id.clone()}>
            <h2 id={group.id.clone()}>{ heading }</h2>
            if !props.is_told {
                <ResultVerdict line={group.verdict.clone()} />
            }
            if !rows.is_empty() {
                <ResultsTable caption={group.name.clone()} {rows} has_bars={group.has_bars} {prints_workings} />
            }
            if !others.is_empty() {
                <Fold class="group-others" summary={html! { { format!("没有填、不适用或者由县级统筹的 {} 项", others.len()) } }}>
                    <ResultsTable caption={group.name.clone()} rows={others} />
                </Fold>
            }
        </section>
    }
}

/// A pack that is looked at beside the main one.
#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct PackSectionProps {
    /// The pack.
    pub pack: PackView,
}

/// Its sentences, and its tables folded.
#[component]
pub(super) fn PackSection(PackSectionProps { pack }: &PackSectionProps) -> Html {
    let heading = format!("pack-{}", pack.id);
    // What can only be listed needs no sentence.
    let is_said =
        |group: &&GroupView| group.verdict.style != StatusStyle::Open || !group.rows.is_empty();
    let lines = pack.groups.iter().filter(is_said).map(|group| {
        let mut line = group.verdict.clone();
        line.sentence = format!("{}：{}", group.name, line.sentence);
        html! { <ResultVerdict {line} /> }
    });
    let lines: Vec<Html> = lines.collect();
    let tables = pack.groups.iter().map(|group| {
        let mut rows = group.rows.clone();
        rows.extend(group.others.iter().cloned());
        rows.sort_by_key(|row| row.finding_idx);
        html! {
            if !rows.is_empty() {
                <h3 id={group.id.clone()}>{ group.name.clone() }</h3>
                <ResultsTable caption={group.name.clone()} {rows} has_bars={group.has_bars} />
            }
        }
    });
    html! {
        <section class="pack" aria-labelledby={heading.clone()}>
            <h2 id={heading}>{ pack.name.clone() }</h2>
            if lines.is_empty() {
                <p class="entry-hint">{ "它要的数还没有填，暂不判定。" }</p>
            }
            { for lines }
            <Fold id={format!("tables-{}", pack.id)} summary={html! { { "逐项结果" } }}>
                <>{ for tables }</>
            </Fold>
        </section>
    }
}
