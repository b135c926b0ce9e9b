//! A standard that is built in: where it comes from, and every line of it.
//!
//! In: its id. Out: what it says, once it is opened; a copy of it.

use numbers::name::Name;
use school::catalogue::Catalogue;
use standard::index::PackEntry;
use standard::{Carrier, Clause, Group, Indicator, Split, Standard};
use words::{labels, rules};
use yew::prelude::*;

use super::ChosenTick;
use super::user_packs::copy;
use crate::components::Fold;
use crate::hooks::{use_app, use_dispatch};

/// Which one.
#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct BuiltInPackProps {
    /// Id of the pack.
    pub id: AttrValue,
    /// It is the one by which every school is judged.
    pub is_main: bool,
    /// The school is looked at by it.
    pub is_chosen: bool,
}

/// Its line in the list, which opens.
#[component]
pub(super) fn BuiltInPack(props: &BuiltInPackProps) -> Html {
    let Some(pack) = pack(&props.id) else {
        return Html::default();
    };
    let region = match labels::region(&pack.region) {
        region if region.is_empty() => "全国".to_owned(),
        region => region,
    };
    let title = labels::title_with_number(&format!("《{}》", pack.title), &pack.number);
    let summary = html! {
        <>
            <span class="standard-name">{ title.clone() }</span>
            <span class="standard-count">{ format!("{region} · {}条", pack.indicators.len()) }</span>
        </>
    };
    html! {
        <div class="standard">
            <Fold id={format!("standard-{}", pack.id)} class="standard-fold" {summary}>
                <PackText id={props.id.clone()} />
            </Fold>
            <ChosenTick id={props.id.clone()} is_main={props.is_main} is_chosen={props.is_chosen} name={title} />
        </div>
    }
}

fn pack(id: &str) -> Option<&'static Standard> {
    data::standards().iter().find(|pack| pack.id == *id)
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct PackTextProps {
    id: AttrValue,
}

/// Everything that a standard says.
#[component]
fn PackText(PackTextProps { id }: &PackTextProps) -> Html {
    let app = use_app();
    let dispatch = use_dispatch();
    let Some(pack) = pack(id) else {
        return Html::default();
    };
    let entry = data::index().iter().find(|entry| entry.id == **id);
    let onclick = {
        let draft = app.state.draft.clone();
        Callback::from(move |_: MouseEvent| copy(pack, &draft, &dispatch))
    };
    let groups = pack
        .groups
        .iter()
        .map(|group| of_group(pack, group, data::catalogue()));
    html! {
        <>
            { about(pack, entry) }
            { for groups }
            <p>
                <button type="button" class="button" {onclick}>{ "复制一份，改成自己的标准" }</button>
            </p>
        </>
    }
}

/// Where the pack comes from, and how sure it is.
fn about(pack: &Standard, entry: Option<&PackEntry>) -> Html {
    let line = |name: String, text: String| html! { <div><dt>{ name }</dt><dd>{ text }</dd></div> };
    let number = match pack.number.as_str() {
        "" => "待核实".to_owned(),
        number => number.to_owned(),
    };
    let hash = entry.map_or("", |entry| entry.hash.as_str());
    let edition = format!("第 {} 版，版本校验码 {hash}", pack.edition);
    let splits = pack
        .splits
        .iter()
        .map(|weights| line("拆分".to_owned(), split(weights)));
    let sources = pack.sources.iter().enumerate();
    let sources =
        sources.map(|(idx, source)| line(format!("来源{}", idx + 1), source.what.clone()));
    html! {
        <dl class="working">
            { line("文号".to_owned(), number) }
            { line("发布".to_owned(), pack.issued.clone()) }
            { line("效力".to_owned(), pack.status.clone()) }
            { line("版本".to_owned(), edition) }
            { for splits }
            { for sources }
        </dl>
    }
}

fn split(split: &Split) -> String {
    let kinds: Vec<&str> = split.kinds.iter().map(|kind| labels::kind(*kind)).collect();
    let weights = split.weights.iter();
    let weights: Vec<String> = weights
        .map(|weight| format!("{} {}", labels::stage(weight.stage), weight.weight))
        .collect();
    format!(
        "{}共用的资源按每名学生的权重拆分：{}（{}；可信度{}）。{}",
        kinds.join("、"),
        weights.join("，"),
        split.clause.place,
        labels::confidence(split.clause.confidence),
        split.clause.note
    )
}

fn of_group(pack: &Standard, group: &Group, catalogue: &Catalogue) -> Html {
    let is_in = |name: Name| name == group.id;
    let indicators = pack.indicators.iter();
    let rows = indicators
        .filter(|indicator| is_in(indicator.group))
        .map(|indicator| row(pack, indicator, catalogue));
    html! {
        <>
            <h3>{ group.name.clone() }</h3>
            <p class="entry-hint">{ format!("{}。{}", group.clause.place, group.clause.note) }</p>
            <div class="scroll" role="region" tabindex="0" aria-label={group.name.clone()}>
                <table class="plain plain-wide">
                    <thead>
                        <tr>
                            <th scope="col">{ "条目" }</th>
                            <th scope="col">{ "算法" }</th>
                            <th scope="col">{ "标准" }</th>
                            <th scope="col">{ "依据" }</th>
                        </tr>
                    </thead>
                    <tbody>{ for rows }</tbody>
                </table>
            </div>
        </>
    }
}

/// Where a clause was read, by the numbers of the list of sources: ；来源1、3.
fn sources(pack: &Standard, clause: &Clause) -> String {
    let number = |key: &String| pack.sources.iter().position(|source| source.key == *key);
    let numbers = clause.sources.iter().filter_map(number);
    let numbers: Vec<String> = numbers.map(|idx| (idx + 1).to_string()).collect();
    if numbers.is_empty() {
        return String::new();
    }
    format!("；来源{}", numbers.join("、"))
}

fn row(pack: &Standard, indicator: &Indicator, catalogue: &Catalogue) -> Html {
    let paragraph = |text: String| html! { <p>{ text }</p> };
    let bounds = rules::bounds(indicator, catalogue).into_iter();
    let bounds = bounds.chain(rules::off_table(&indicator.rule, catalogue));
    let who = match indicator.carrier {
        Carrier::School if indicator.reference => "仅供参考",
        Carrier::School => "",
        Carrier::SchoolSupplies => "县级统筹，学校提供数据",
        Carrier::County => "县级统筹",
    };
    let applies = indicator.applies.iter().map(|applies| {
        let when = rules::condition(&applies.when, catalogue);
        format!("适用：{when}；否则：{}", applies.otherwise)
    });
    let relaxed = indicator.exemptions.iter();
    let relaxed =
        relaxed.map(|relaxed| format!("放宽：{}。{}", relaxed.condition, relaxed.clause.note));
    let variants = indicator.variants.iter();
    let variants =
        variants.map(|variant| format!("别的读法：{}；{}", variant.name, variant.why_not));
    let clause = &indicator.clause;
    let place = format!(
        "{}；可信度{}{}",
        clause.place,
        labels::confidence(clause.confidence),
        sources(pack, clause)
    );
    html! {
        <tr>
            <th scope="row">
                { indicator.name.clone() }
                if !who.is_empty() {
                    <p>{ who }</p>
                }
            </th>
            <td>{ rules::rule(&indicator.rule, catalogue) }</td>
            <td>{ for bounds.map(paragraph) }</td>
            <td>
                { paragraph(place) }
                if !clause.note.is_empty() {
                    { paragraph(clause.note.clone()) }
                }
                { for applies.chain(relaxed).chain(variants).map(paragraph) }
            </td>
        </tr>
    }
}
