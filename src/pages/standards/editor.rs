//! The fields in which a user's standard is changed: its head, groups, bounds and norms, and items that are added.
//!
//! In: the standard with its changes. Out: changes, each by the place in the standard. Where there are few values, they are
//! chosen. It decides nothing.

use packs::{COMPARISONS, CONFIDENCES, KINDS, PackFault};
use school::catalogue::FigureForm;
use school::draft::UserPack;
use standard::{Bound, Group, GroupRule, Indicator, Rule, Standard};
use web_sys::HtmlSelectElement;
use words::{labels, rules};
use yew::prelude::*;

use super::user_packs::told;
use crate::components::{Fold, TextField};
use crate::hooks::use_dispatch;
use crate::state::Action;
use crate::state::edit::Edit;

/// What is edited.
#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct EditorProps {
    /// The standard with its changes.
    pub pack: UserPack,
}

/// Every field of the standard; what is wrong with its changes first.
#[component]
pub(super) fn Editor(EditorProps { pack }: &EditorProps) -> Html {
    let base = use_memo(pack.text.clone(), |text| {
        packs::read(text, data::form_catalogue())
    });
    let base = match &*base {
        Ok(base) => base,
        Err(faults) => {
            return html! { <p role="alert">{ format!("这个标准读不出来：{}", told(faults)) }</p> };
        }
    };
    let faults = match packs::edited(base, &pack.edits, data::form_catalogue()) {
        Ok(_) => Vec::new(),
        Err(faults) => faults,
    };
    let fields = Fields {
        pack,
        base,
        faults: &faults,
    };
    html! {
        <div class="pack-editor">
            <div role="alert">
                if !faults.is_empty() {
                    <div class="summary">
                        <p>{ "有几处改得不对，改好以前不用它比对：" }</p>
                        <ul>{ for faults.iter().map(|fault| html! { <li>{ named(fault, base) }</li> }) }</ul>
                    </div>
                }
            </div>
            { fields.all() }
        </div>
    }
}

/// The fault with the name of the item that it is about.
fn named(fault: &PackFault, base: &Standard) -> String {
    let of_item = fault.path.strip_prefix("indicator/");
    let id = of_item.and_then(|rest| rest.split('/').next());
    match id.and_then(|id| base.indicator(id)) {
        Some(indicator) => format!("{}：{}", indicator.name, fault.what),
        None => fault.to_string(),
    }
}

/// A field with few values: the word that is kept, and what a person calls it.
type Choices = Vec<(&'static str, &'static str)>;

struct Fields<'a> {
    pack: &'a UserPack,
    base: &'a Standard,
    faults: &'a [PackFault],
}

impl Fields<'_> {
    fn all(&self) -> Html {
        let base = self.base;
        let head = [
            ("title", "名称", &base.title),
            ("short", "短名", &base.short),
            ("number", "文号", &base.number),
            ("issued", "发布机关和时间", &base.issued),
            ("region", "适用的省、县", &base.region),
            ("edition", "版次", &base.edition),
        ];
        let head = head.map(|(path, label, now)| self.text(path, label, now));
        let groups: Vec<Html> = base
            .groups
            .iter()
            .filter_map(|group| self.group(group))
            .collect();
        let indicators = base
            .indicators
            .iter()
            .map(|indicator| self.indicator(indicator));
        let numbers = self.pack.edits.keys().filter_map(|path| {
            let rest = path.strip_prefix("added/")?;
            rest.split('/').next()?.parse().ok()
        });
        let count: u32 = numbers.max().unwrap_or(0);
        let added = (1..=count + 1).map(|number| self.added(number, number > count));
        html! {
            <>
                <p class="entry-hint">
                    { "空着的照原来的；填了就改成填的。改过的数会记下原来是多少，可信度按“中”，结果里写明是本地改动。" }
                </p>
                <div class="entries">{ for head }</div>
                if !groups.is_empty() {
                    <h3>{ "各组的要求" }</h3>
                    { for groups }
                }
                <h3>{ "各条" }</h3>
                <ul class="editor-items">{ for indicators }</ul>
                <h3>{ "加一条" }</h3>
                // In an element of their own: one more of them moves nothing of what stands before.
                <div class="editor-added">{ for added }</div>
            </>
        }
    }

    /// What was typed at that place.
    fn typed(&self, path: &str) -> &str {
        self.pack.edits.get(path).map_or("", String::as_str)
    }

    fn fault(&self, path: &str) -> Option<String> {
        let mut faults = self.faults.iter();
        let fault = faults.find(|fault| fault.path == *path);
        fault.map(|fault| fault.what.clone())
    }

    /// True when something below that place was changed or is at fault.
    fn is_touched(&self, place: &str) -> bool {
        let mut paths = self.pack.edits.keys();
        let mut faults = self.faults.iter();
        paths.any(|path| path.starts_with(place))
            || faults.any(|fault| fault.path.starts_with(place))
    }

    /// A field for a text or a number; what was not changed shows what the standard says.
    fn text(&self, path: &str, label: &str, now: &str) -> Html {
        html! {
            <EditField
                key={path.to_owned()}
                pack={self.pack.id.clone()}
                place={path.to_owned()}
                label={label.to_owned()}
                typed={self.typed(path).to_owned()}
                now={now.to_owned()}
                fault={self.fault(path)}
            />
        }
    }

    /// A field with few values; the first stands for what the standard says.
    fn choice(&self, path: &str, label: &str, now: &str, choices: Choices) -> Html {
        html! {
            <EditChoice
                key={path.to_owned()}
                pack={self.pack.id.clone()}
                place={path.to_owned()}
                label={label.to_owned()}
                typed={self.typed(path).trim().to_owned()}
                now={now.to_owned()}
                {choices}
                fault={self.fault(path)}
            />
        }
    }

    fn group(&self, group: &Group) -> Option<Html> {
        let GroupRule::AtLeast { count, floor } = &group.rule else {
            return None;
        };
        let path = |field: &str| format!("group/{}/{field}", group.id);
        Some(html! {
            <fieldset class="editor-group" key={group.id.as_str()}>
                <legend>{ group.name.clone() }</legend>
                <div class="entries">
                    { self.text(&path("count"), "至少几项达到标准", &count.to_string()) }
                    { self.text(&path("floor"), "其余不低于标准的几成（0到1）", &floor.to_string()) }
                </div>
            </fieldset>
        })
    }

    fn indicator(&self, indicator: &Indicator) -> Html {
        let place = format!("indicator/{}/", indicator.id);
        let path = |field: &str| format!("{place}{field}");
        let now = format!(
            "照原来（{}）",
            labels::confidence(indicator.clause.confidence)
        );
        let mut fields = self.bounds(indicator, &place);
        fields.extend([
            self.text(&path("name"), "名称", &indicator.name),
            self.text(
                &path("place"),
                "依据（文件和条款）",
                &indicator.clause.place,
            ),
            self.choice(&path("confidence"), "可信度", &now, CONFIDENCES.to_vec()),
            self.text(&path("note"), "说明", "与原来有什么不同"),
            self.choice(
                &path("removed"),
                "这一条",
                "保留",
                vec![("yes", "不要这一条")],
            ),
        ]);
        let is_removed = matches!(self.typed(&path("removed")), "yes" | "是");
        let state = if is_removed {
            "（不要）"
        } else if self.is_touched(&place) {
            "（改过）"
        } else {
            ""
        };
        let summary = format!("{}{state}", indicator.name);
        html! {
            <li key={indicator.id.as_str()}>
                <Fold summary={html! { { summary } }} begins_open={self.is_touched(&place)}>
                    <div class="entries">{ for fields }</div>
                </Fold>
            </li>
        }
    }

    /// Each bound, step, norm or quota, with how it compares.
    fn bounds(&self, indicator: &Indicator, place: &str) -> Vec<Html> {
        let told = rules::bounds(indicator, data::catalogue());
        let comparisons = comparisons();
        let mut fields = Vec::new();
        for (idx, (bound, now)) in bounds_of(indicator).iter().zip(&told).enumerate() {
            let value = format!("{place}bound/{idx}");
            let label = format!("标准值（现为 {now}）");
            fields.push(self.text(&value, &label, &bound.value.to_string()));
            let mut words = COMPARISONS.iter();
            let word = words.find(|(.., comparison)| *comparison == bound.comparison);
            let now = format!("照原来（{}）", word.map_or("", |(_, meaning, _)| meaning));
            let comparison = format!("{place}comparison/{idx}");
            fields.push(self.choice(&comparison, "怎样才算达到", &now, comparisons.clone()));
        }
        match &indicator.rule {
            Rule::Need { norms, .. } => {
                for (idx, (norm, now)) in norms.iter().zip(&told).enumerate() {
                    let every = format!("{place}every/{idx}");
                    let label = format!("每多少（现为 {now}）");
                    fields.push(self.text(&every, &label, &norm.every.to_string()));
                    let amount = format!("{place}amount/{idx}");
                    fields.push(self.text(&amount, "应有多少", &norm.amount.to_string()));
                }
            }
            Rule::Quota { every, .. } => {
                let path = format!("{place}every/0");
                fields.push(self.text(&path, "每多少个班配 1 间", &every.to_string()));
            }
            _ => {}
        }
        fields
    }

    /// One more item: first its kind, then what that kind asks for.
    fn added(&self, number: u32, is_next: bool) -> Html {
        let path = |field: &str| format!("added/{number}/{field}");
        let typed = self.typed(&path("kind")).trim();
        let mut kinds = KINDS.iter();
        let kind = kinds.find(|(word, meaning)| *word == typed || *meaning == typed);
        let kind = kind.map_or("", |(word, _)| *word);
        let mut fields = vec![
            self.text(&path("name"), "名称", "如 图书馆座位"),
            self.choice(&path("kind"), "种类", "请选择", KINDS_IN_WORDS.to_vec()),
            self.text(&path("place"), "依据", "文件和条款"),
        ];
        if matches!(kind, "judgement" | "document") {
            fields.push(self.text(&path("asks"), "考查什么", "用自己的话写"));
        }
        if matches!(kind, "ratio" | "share" | "total_limit") {
            let label = match kind {
                "total_limit" => "比哪个数",
                "share" => "部分",
                _ => "被除的数（分子）",
            };
            fields.push(self.choice(&path("numerator"), label, "请选择", figures()));
        }
        if matches!(kind, "ratio" | "share") {
            let label = if kind == "share" {
                "全部"
            } else {
                "除以（分母）"
            };
            fields.push(self.choice(&path("denominator"), label, "请选择", figures()));
        }
        if kind == "ratio" {
            let yes = vec![("yes", "是，按每百名")];
            fields.push(self.choice(&path("per_hundred"), "按每百名算", "否", yes));
        }
        if matches!(kind, "ratio" | "share" | "total_limit") {
            // The first stands for what holds where nothing is chosen.
            let comparisons = comparisons().split_off(1);
            fields.push(self.choice(&path("comparison"), "怎样才算达到", "不低于", comparisons));
            for (field, label) in [
                ("bound/all", "标准值（不分学段）"),
                ("bound/primary", "小学标准值"),
                ("bound/junior", "初中标准值"),
            ] {
                fields.push(self.text(&path(field), label, "只填数"));
            }
        }
        if !kind.is_empty() {
            fields.push(self.choice(&path("confidence"), "可信度", "中", CONFIDENCES.to_vec()));
            fields.push(self.text(&path("note"), "说明", "可不填"));
        }
        let legend = if is_next {
            "新加一条".to_owned()
        } else {
            format!("新加的第 {number} 条")
        };
        html! {
            <fieldset class="editor-group" key={number}>
                <legend>{ legend }</legend>
                <div class="entries">{ for fields }</div>
            </fieldset>
        }
    }
}

/// Kinds of items that can be added, each with what it asks.
const KINDS_IN_WORDS: [(&str, &str); 5] = [
    ("judgement", "判断：自评达到、基本达到、未达到"),
    ("document", "材料：有没有这份文件"),
    ("ratio", "比值：一个数除以另一个数，如生均"),
    ("share", "占比：部分占全部的百分之几"),
    ("total_limit", "总量：一个数和标准值比"),
];

fn comparisons() -> Choices {
    let words = COMPARISONS.iter();
    words.map(|(word, meaning, _)| (*word, *meaning)).collect()
}

/// The bounds that can be changed, in the order of their places.
fn bounds_of(indicator: &Indicator) -> Vec<Bound> {
    let steps = |rule: &Rule| match rule {
        Rule::Steps { table, .. } => table.iter().map(|case| case.bound).collect(),
        _ => Vec::new(),
    };
    if !indicator.bounds.is_empty() {
        return indicator.bounds.iter().map(|case| case.bound).collect();
    }
    match &indicator.rule {
        Rule::Either { ways } => ways
            .iter()
            .flat_map(|way| match &*way.rule {
                rule @ Rule::Steps { .. } if way.bounds.is_empty() => steps(rule),
                _ => way.bounds.iter().map(|case| case.bound).collect(),
            })
            .collect(),
        rule => steps(rule),
    }
}

/// Every figure of the form that is one number: id and name.
fn figures() -> Choices {
    let figures = data::form_catalogue().figures.iter();
    figures
        .filter(|figure| matches!(figure.form, FigureForm::Count | FigureForm::Measure))
        .map(|figure| (figure.id.0.as_str(), figure.name.as_str()))
        .collect()
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct EditFieldProps {
    /// Id of the standard.
    pack: String,
    /// The place in it.
    place: String,
    label: AttrValue,
    /// As it was typed; empty while nothing was changed.
    typed: String,
    /// What the standard says.
    now: AttrValue,
    fault: Option<String>,
}

/// A text of a standard.
#[component]
fn EditField(props: &EditFieldProps) -> Html {
    let dispatch = use_dispatch();
    let id = edit_field_id(&props.pack, &props.place);
    let onchange = {
        let (pack, place) = (props.pack.clone(), props.place.clone());
        dispatch.reform(move |text: String| change(&pack, &place, text))
    };
    let fault_id = format!("{id}-fault");
    let is_invalid = props.fault.is_some();
    html! {
        <div class="entry">
            <label for={id.clone()}>{ props.label.clone() }</label>
            <TextField
                {id}
                value={props.typed.clone()}
                placeholder={props.now.clone()}
                describedby={is_invalid.then(|| AttrValue::from(fault_id.clone()))}
                {is_invalid}
                {onchange}
            />
            if let Some(fault) = &props.fault {
                <p class="field-problem" id={fault_id}>{ fault.clone() }</p>
            }
        </div>
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct EditChoiceProps {
    pack: String,
    place: String,
    label: AttrValue,
    typed: String,
    now: AttrValue,
    choices: Choices,
    fault: Option<String>,
}

/// A value of a standard that is chosen from few.
#[component]
fn EditChoice(props: &EditChoiceProps) -> Html {
    let dispatch = use_dispatch();
    let id = edit_field_id(&props.pack, &props.place);
    let onchange = {
        let (pack, place) = (props.pack.clone(), props.place.clone());
        dispatch.reform(move |event: Event| {
            let select: HtmlSelectElement = event.target_unchecked_into();
            change(&pack, &place, select.value())
        })
    };
    let typed = props.typed.as_str();
    let options = props.choices.iter().map(|(value, word)| {
        let is_chosen = typed == *value || typed == *word;
        html! { <option value={*value} selected={is_chosen}>{ *word }</option> }
    });
    let is_known = props
        .choices
        .iter()
        .any(|(value, word)| typed == *value || typed == *word);
    let fault_id = format!("{id}-fault");
    html! {
        <div class="entry">
            <label for={id.clone()}>{ props.label.clone() }</label>
            <select
                {id}
                class="input"
                {onchange}
                aria-describedby={props.fault.is_some().then(|| fault_id.clone())}
            >
                <option value="" selected={!is_known}>{ props.now.clone() }</option>
                { for options }
            </select>
            if let Some(fault) = &props.fault {
                <p class="field-problem" id={fault_id}>{ fault.clone() }</p>
            }
        </div>
    }
}

fn edit_field_id(pack: &str, place: &str) -> String {
    format!("edit-{pack}-{}", place.replace('/', "-"))
}

fn change(pack: &str, place: &str, text: String) -> Action {
    Action::Edit(Edit::PackText {
        pack: pack.to_owned(),
        place: place.to_owned(),
        text,
    })
}
