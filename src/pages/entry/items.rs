//! 自评事项: what is judged, not calculated, pack by pack: levels, 不适用 with its reason, evidence at hand.
//!
//! In: the evaluation of the school's own figures. Out: radio buttons and ticks. It decides nothing.

use std::rc::Rc;

use yew::prelude::*;

use super::item::{Item, ItemPart, ItemView, Tick};
use crate::hooks::App;
use check::{Finding, Outcome, Role, WhyNot};
use data::CheckedPack;
use school::draft::Entry;
use school::figures::{Level, Slot};
use standard::{Carrier, Clause, Confidence, Group, Indicator, Rule};
use words::{Words, findings, labels};

/// Id of the first heading of the items.
pub(super) const ITEMS: &str = "items";

/// The items of a group.
#[derive(Debug, Clone, PartialEq)]
struct GroupView {
    id: String,
    name: String,
    /// How many of those that are asked for are judged.
    judged: usize,
    asked: usize,
    items: Vec<ItemView>,
}

/// The items of a pack.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct PackView {
    id: String,
    name: String,
    groups: Vec<GroupView>,
}

#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct ItemsProps {
    pub packs: Rc<Vec<PackView>>,
}

/// The items of every pack.
#[component]
pub(super) fn Items(ItemsProps { packs }: &ItemsProps) -> Html {
    let hint = if packs.is_empty() {
        "现在对照的标准里没有要自评的事项。"
    } else {
        "逐条自评。手头有的佐证材料打勾，没有的就是要补的。标“县级统筹”的由县里负责，学校不用评。"
    };
    let packs = packs.iter().map(|pack| {
        let groups = pack.groups.iter().map(|group| {
            html! { <ItemGroup key={group.id.clone()} group={group.clone()} /> }
        });
        html! {
            <section class="items-pack" aria-labelledby={pack.id.clone()} key={pack.id.clone()}>
                <h3 id={pack.id.clone()}>{ pack.name.clone() }</h3>
                { for groups }
            </section>
        }
    });
    html! {
        <section class="form-part items" aria-labelledby={ITEMS}>
            <h2 id={ITEMS} tabindex="-1">{ "自评事项" }</h2>
            <p class="entry-hint">{ hint }</p>
            { for packs }
        </section>
    }
}

/// The packs that have items.
pub(super) fn packs(app: &App) -> Vec<PackView> {
    let packs = app.derived.evaluation.packs.iter();
    let packs = packs.map(|pack| {
        let standard = &pack.standard;
        let groups = standard.groups.iter();
        PackView {
            id: format!("items-{}", standard.id),
            name: labels::title_with_number(&standard.short, &standard.number),
            groups: groups
                .filter_map(|group| of_group(app, pack, group))
                .collect(),
        }
    });
    packs.filter(|pack| !pack.groups.is_empty()).collect()
}

/// How many items are judged, and how many the school is to judge.
pub(super) fn count(packs: &[PackView]) -> (usize, usize) {
    let groups = packs.iter().flat_map(|pack| &pack.groups);
    groups.fold((0, 0), |(judged, asked), group| {
        (judged + group.judged, asked + group.asked)
    })
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct ItemGroupProps {
    group: GroupView,
}

/// A group; it is open at first.
#[component]
fn ItemGroup(ItemGroupProps { group }: &ItemGroupProps) -> Html {
    let items = group.items.iter().map(|item| {
        html! { <Item key={item.id.clone()} item={item.clone()} /> }
    });
    html! {
        <div class="items-group" id={group.id.clone()} role="group" aria-labelledby={format!("{}-name", group.id)}>
            <h4 id={format!("{}-name", group.id)}>
                { group.name.clone() }
                if group.asked > 0 {
                    <span class="items-count">{ format!("已评 {} / {}", group.judged, group.asked) }</span>
                }
            </h4>
            <ul class="items-list">{ for items }</ul>
        </div>
    }
}

fn of_group(app: &App, pack: &CheckedPack, group: &Group) -> Option<GroupView> {
    let mut view = GroupView {
        id: format!("items-{}-{}", pack.standard.id, group.id),
        name: group.name.clone(),
        judged: 0,
        asked: 0,
        items: Vec::new(),
    };
    let is_item = |indicator: &&Indicator| {
        indicator.level_figure().is_some() || !indicator.evidence.is_empty()
    };
    let indicators = pack.standard.indicators.iter();
    let indicators = indicators.filter(|indicator| indicator.group == group.id);
    for indicator in indicators.filter(is_item) {
        let findings = pack.report.findings.iter();
        let findings: Vec<&Finding> = findings
            .filter(|finding| finding.indicator == indicator.id)
            .collect();
        if indicator.level_figure().is_some() {
            let judged = findings
                .iter()
                .filter(|finding| finding.role == Role::Judged);
            view.asked += judged.clone().count();
            view.judged += judged.filter(|finding| !finding.is_open()).count();
        }
        view.items
            .push(item(app, pack, group, indicator, &findings));
    }
    (!view.items.is_empty()).then_some(view)
}

fn item(
    app: &App,
    pack: &CheckedPack,
    group: &Group,
    indicator: &Indicator,
    findings: &[&Finding],
) -> ItemView {
    let draft = &app.state.draft;
    let evidence = indicator.evidence.iter().map(|evidence| {
        let key = format!("{}/{}/{}", pack.standard.id, indicator.id, evidence.id);
        Tick {
            is_at_hand: draft.evidence.contains(&key),
            text: evidence.text.clone(),
            key,
        }
    });
    let parts = findings
        .iter()
        .map(|finding| part(app, pack, group, indicator, finding));
    ItemView {
        id: format!("{}-{}", pack.standard.id, indicator.id),
        name: indicator.name.clone(),
        asks: indicator.asks.clone(),
        place: place(&indicator.clause),
        parts: parts.collect(),
        evidence: evidence.collect(),
    }
}

/// Where it is written; how sure that is, where it is not quite sure.
fn place(clause: &Clause) -> String {
    match clause.confidence {
        Confidence::High => clause.place.clone(),
        confidence => format!(
            "{}；可信度：{}",
            clause.place,
            labels::confidence(confidence)
        ),
    }
}

fn part(
    app: &App,
    pack: &CheckedPack,
    group: &Group,
    indicator: &Indicator,
    finding: &Finding,
) -> ItemPart {
    let words = app.derived.words();
    let name = words.part(finding.part);
    let Some(figure) = indicator.level_figure() else {
        let row = findings::row(finding, &pack.standard, &words);
        let text = row.map_or_else(String::new, |row| {
            format!("{name}{} {}", row.value, row.status)
        });
        return ItemPart::Calculated(text);
    };
    if indicator.carrier != Carrier::School {
        return ItemPart::County;
    }
    let slot = Slot {
        figure,
        part: finding.part,
    };
    let draft = &app.state.draft;
    let least = match &indicator.rule {
        Rule::Judgement { least, .. } => *least,
        _ => Level::Reached,
    };
    ItemPart::Level {
        slot,
        name,
        entry: draft.entries.get(&slot).cloned(),
        is_event: group.events,
        is_under_review: draft
            .reasons
            .contains_key(&school::draft::Draft::review_key(&slot)),
        partly_fails: least == Level::Reached,
        not_taken: not_taken(pack, finding, &words),
    }
}

/// Why 不适用 does not count as it stands; empty where it does, or is not said.
fn not_taken(pack: &CheckedPack, finding: &Finding, words: &Words) -> String {
    let is_said = match &finding.outcome {
        Outcome::NotComparable(WhyNot::Owed(_) | WhyNot::Refuted(..)) => true,
        _ => finding.is_unexplained(),
    };
    let row = is_said.then(|| findings::row(finding, &pack.standard, words));
    row.flatten().map_or_else(String::new, |row| row.note)
}

/// The level that stands in an entry.
pub(super) fn level_of(entry: Option<&Entry>) -> Option<Level> {
    match entry {
        Some(Entry::Text(text)) => Level::from_key(text),
        _ => None,
    }
}
