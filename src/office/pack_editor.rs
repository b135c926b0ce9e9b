//! The fields in which a pack of one's own is changed: its head, groups, bounds and norms, and items that are added.
//!
//! In: an own pack with its base and what is wrong with its changes. Out: markup whose fields say by `data-key` what they
//! change. Where there are few values, they are chosen. Fields that come and go have keys, so that each keeps what stands
//! in it. It decides nothing.

use super::markup::{Hole, all, markup};
use packs::{COMPARISONS, CONFIDENCES, KINDS, PackFault};
use school::catalogue::FigureForm;
use school::draft::UserPack;
use standard::{Bound, Group, GroupRule, Indicator, Rule, Standard};
use words::{labels, rules};

/// What is edited.
struct Editor<'a> {
    own: &'a UserPack,
    base: &'a Standard,
    faults: &'a [PackFault],
}

/// Every field of the pack.
pub(super) fn fields(own: &UserPack, base: &Standard, faults: &[PackFault]) -> String {
    Editor { own, base, faults }.all()
}

impl Editor<'_> {
    fn all(&self) -> String {
        let base = self.base;
        let head = [
            ("title", "名称", base.title.as_str()),
            ("short", "短名", base.short.as_str()),
            ("number", "文号", base.number.as_str()),
            ("issued", "发布机关和时间", base.issued.as_str()),
            ("region", "适用的省、县", base.region.as_str()),
            ("edition", "版次", base.edition.as_str()),
        ];
        let head = head
            .iter()
            .map(|(path, label, now)| self.text(path, label, now));
        let groups: Vec<String> = base
            .groups
            .iter()
            .filter_map(|own| self.group(own))
            .collect();
        let groups = if groups.is_empty() {
            String::new()
        } else {
            format!("<h4>各组的要求</h4>{}", groups.concat())
        };
        let indicators = base.indicators.iter().map(|one| self.indicator(one));
        let edits = self.own.edits.iter();
        let numbers = edits.filter_map(|(path, _)| {
            let rest = path.strip_prefix("added/")?;
            rest.split('/').next()?.parse().ok()
        });
        let count: u32 = numbers.max().unwrap_or(0);
        let added = (1..=count + 1).map(|number| self.added(number, number > count));
        markup(
            r#"<p class="entry-hint">空着的照原来的；填了就改成填的。改过的数会记下原来是多少，可信度按“中”，结果里写明是本地改动。</p><div class="entries">{}</div>{}<h4>各条</h4><ul class="items-list">{}</ul><h4>加一条</h4><div>{}</div>"#,
            [all(head), Hole::Markup(groups), all(indicators), all(added)],
        )
    }

    /// What was typed at that place.
    fn typed(&self, path: &str) -> &str {
        self.own.edits.get(path).map_or("", String::as_str)
    }

    /// True when something below that place was changed or is at fault.
    fn is_touched(&self, place: &str) -> bool {
        let mut paths = self.own.edits.keys().map(String::as_str);
        let mut faults = self.faults.iter().map(|fault| fault.path.as_str());
        paths.any(|path| path.starts_with(place)) || faults.any(|path| path.starts_with(place))
    }

    /// Label, field, and what is wrong with what was typed.
    fn entry(&self, path: &str, label: &str, field: impl Fn(&str, &str, &str) -> String) -> String {
        let key = format!("{}|{path}", self.own.id);
        let id = format!("edit-{}-{}", self.own.id, path.replace('/', "-"));
        let fault = self.faults.iter().find(|own| own.path == path);
        let (described, told) = match fault {
            Some(fault) => (
                format!(r#" aria-describedby="{id}-fault""#),
                markup(
                    r#"<p class="field-problem" id="{}-fault">{}</p>"#,
                    [(&id).into(), (&fault.what).into()],
                ),
            ),
            None => Default::default(),
        };
        markup(
            r#"<div class="entry" key="{}"><label for="{}">{}</label>{}{}</div>"#,
            [
                (&id).into(),
                (&id).into(),
                label.into(),
                Hole::Markup(field(&id, &key, &described)),
                Hole::Markup(told),
            ],
        )
    }

    /// A field for a text or a number; what was not changed shows what the pack says.
    fn text(&self, path: &str, label: &str, now: &str) -> String {
        self.entry(path, label, |id, key, described| {
            markup(
                r#"<input id="{}" class="input" autocomplete="off" data-note="edit" data-key="{}" value="{}" placeholder="{}"{}>"#,
                [
                    id.into(),
                    key.into(),
                    self.typed(path).into(),
                    now.into(),
                    Hole::Markup(described.to_owned()),
                ],
            )
        })
    }

    /// A field with few values, each with the word that is kept; the first stands for what the pack says.
    fn choice(&self, path: &str, label: &str, now: &str, values: &[(&str, &str)]) -> String {
        let typed = self.typed(path).trim();
        let is_known = |own: &(&str, &str)| typed == own.0 || typed == own.1;
        // Left to itself the browser would show the last one: the page puts options in from the end.
        let is_first = typed.is_empty() || !values.iter().any(is_known);
        let option = |value: &str, word: &str| {
            let is_chosen = if value.is_empty() {
                is_first
            } else {
                is_known(&(value, word))
            };
            let selected = if is_chosen {
                r#" selected="selected""#
            } else {
                ""
            };
            markup(
                r#"<option value="{}"{}>{}</option>"#,
                [value.into(), Hole::Markup(selected.to_owned()), word.into()],
            )
        };
        let options = values.iter().map(|(value, word)| option(value, word));
        let options: String = std::iter::once(option("", now)).chain(options).collect();
        self.entry(path, label, |id, key, described| {
            markup(
                r#"<select id="{}" class="input" data-note="edit" data-key="{}"{}>{}</select>"#,
                [
                    id.into(),
                    key.into(),
                    Hole::Markup(described.to_owned()),
                    Hole::Markup(options.clone()),
                ],
            )
        })
    }

    fn group(&self, group: &Group) -> Option<String> {
        let GroupRule::AtLeast { count, floor } = &group.rule else {
            return None;
        };
        let path = |field: &str| format!("group/{}/{field}", group.id);
        let fields = [
            self.text(&path("count"), "至少几项达到标准", &count.to_string()),
            self.text(
                &path("floor"),
                "其余不低于标准的几成（0到1）",
                &floor.to_string(),
            ),
        ];
        Some(markup(
            r#"<fieldset class="item-evidence"><legend>{}</legend><div class="entries">{}</div></fieldset>"#,
            [(&group.name).into(), all(fields)],
        ))
    }

    fn indicator(&self, one: &Indicator) -> String {
        let place = format!("indicator/{}/", one.id);
        let path = |field: &str| format!("{place}{field}");
        let mut fields = self.bounds(one, &place);
        fields.push(self.text(&path("name"), "名称", &one.name));
        fields.push(self.text(&path("place"), "依据（文件和条款）", &one.clause.place));
        let now = format!("照原来（{}）", labels::confidence(one.clause.confidence));
        fields.push(self.choice(&path("confidence"), "可信度", &now, CONFIDENCES));
        let hint = "与原来有什么不同";
        fields.push(self.text(&path("note"), "说明", hint));
        let removed = [("yes", "不要这一条")];
        fields.push(self.choice(&path("removed"), "这一条", "保留", &removed));
        let is_removed = matches!(self.typed(&path("removed")), "yes" | "是");
        let state = if is_removed {
            "（不要）"
        } else if self.is_touched(&place) {
            "（改过）"
        } else {
            ""
        };
        let open = if self.is_touched(&place) {
            r#" open="""#
        } else {
            ""
        };
        markup(
            r#"<li class="item"><details id="edit-{}-{}"{}><summary>{} {}{}</summary><div class="entries">{}</div></details></li>"#,
            [
                (&self.own.id).into(),
                one.id.as_str().into(),
                Hole::Markup(open.to_owned()),
                one.id.as_str().into(),
                (&one.name).into(),
                state.into(),
                all(fields),
            ],
        )
    }

    /// Each bound, step, norm or quota, with how it compares.
    fn bounds(&self, one: &Indicator, place: &str) -> Vec<String> {
        let own: Vec<Bound> = match &one.rule {
            _ if !one.bounds.is_empty() => one.bounds.iter().map(|case| case.bound).collect(),
            Rule::Steps { table, .. } => table.iter().map(|case| case.bound).collect(),
            Rule::Either { ways } => ways
                .iter()
                .flat_map(|way| match &*way.rule {
                    Rule::Steps { table, .. } if way.bounds.is_empty() => {
                        table.iter().map(|case| case.bound).collect()
                    }
                    _ => Vec::from_iter(way.bounds.iter().map(|case| case.bound)),
                })
                .collect(),
            _ => Vec::new(),
        };
        let told = rules::bounds(one, data::catalogue());
        let comparisons: Vec<(&str, &str)> = COMPARISONS
            .iter()
            .map(|(word, meaning, _)| (*word, *meaning))
            .collect();
        let mut fields = Vec::new();
        for (idx, (bound, now)) in own.iter().zip(&told).enumerate() {
            let (value, comparison) = (
                format!("{place}bound/{idx}"),
                format!("{place}comparison/{idx}"),
            );
            fields.push(self.text(
                &value,
                &format!("标准值（现为 {now}）"),
                &bound.value.to_string(),
            ));
            let word = COMPARISONS.iter().find(|own| own.2 == bound.comparison);
            let word = word.map_or("", |own| own.1);
            let now = format!("照原来（{word}）");
            fields.push(self.choice(&comparison, "怎样才算达到", &now, &comparisons));
        }
        match &one.rule {
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
    fn added(&self, number: u32, is_next: bool) -> String {
        const WHAT: [(&str, &str); 5] = [
            ("judgement", "判断：自评达到、基本达到、未达到"),
            ("document", "材料：有没有这份文件"),
            ("ratio", "比值：一个数除以另一个数，如生均"),
            ("share", "占比：部分占全部的百分之几"),
            ("total_limit", "总量：一个数和标准值比"),
        ];
        const YES: [(&str, &str); 1] = [("yes", "是，按每百名")];
        let path = |field: &str| format!("added/{number}/{field}");
        let kind = self.typed(&path("kind")).trim();
        let kind = KINDS
            .iter()
            .find(|(word, own)| *word == kind || *own == kind);
        let mut fields = vec![
            self.text(&path("name"), "名称", "如 图书馆座位"),
            self.choice(&path("kind"), "种类", "请选择", &WHAT),
            self.text(&path("place"), "依据", "文件和条款"),
        ];
        let word = kind.map_or("", |(word, _)| *word);
        let figures = Self::figures();
        if matches!(word, "judgement" | "document") {
            fields.push(self.text(&path("asks"), "考查什么", "用自己的话写"));
        }
        if matches!(word, "ratio" | "share" | "total_limit") {
            let label = match word {
                "total_limit" => "比哪个数",
                "share" => "部分",
                _ => "被除的数（分子）",
            };
            fields.push(self.choice(&path("numerator"), label, "请选择", &figures));
        }
        if matches!(word, "ratio" | "share") {
            let label = if word == "share" {
                "全部"
            } else {
                "除以（分母）"
            };
            fields.push(self.choice(&path("denominator"), label, "请选择", &figures));
        }
        if word == "ratio" {
            fields.push(self.choice(&path("per_hundred"), "按每百名算", "否", &YES));
        }
        if matches!(word, "ratio" | "share" | "total_limit") {
            let comparisons = COMPARISONS.map(|(word, meaning, _)| (word, meaning));
            let label = "怎样才算达到";
            fields.push(self.choice(&path("comparison"), label, "不低于", &comparisons[1..]));
            for (field, label) in [
                ("bound/all", "标准值（不分学段）"),
                ("bound/primary", "小学标准值"),
                ("bound/junior", "初中标准值"),
            ] {
                fields.push(self.text(&path(field), label, "只填数"));
            }
        }
        if !word.is_empty() {
            fields.push(self.choice(&path("confidence"), "可信度", "中", CONFIDENCES));
            fields.push(self.text(&path("note"), "说明", "可不填"));
        }
        let legend = if is_next {
            "新加一条".to_owned()
        } else {
            format!("新加的第 {number} 条")
        };
        markup(
            r#"<fieldset class="item-evidence" key="{}"><legend>{}</legend><div class="entries">{}</div></fieldset>"#,
            [number.to_string().into(), legend.into(), all(fields)],
        )
    }

    /// Every figure of the form that is one number: id and name.
    fn figures() -> Vec<(&'static str, &'static str)> {
        let figures = data::form_catalogue().figures.iter();
        let is_number = |form: &FigureForm| matches!(form, FigureForm::Count | FigureForm::Measure);
        figures
            .filter(|own| is_number(&own.form))
            .map(|own| (own.id.0.as_str(), own.name.as_str()))
            .collect()
    }
}
