//! Items that are judged, not calculated, pack by pack: three levels, 不适用 with its reason, evidence at hand.
//!
//! In: a desk. Out: fields as markup; what is chosen in them goes into the draft by the names in the markup.

use super::desk::{Desk, Pack};
use super::markup::{Hole, all, markup};
use check::{Finding, Role};
use school::draft::Entry;
use school::figures::{Level, Slot};
use standard::{Carrier, Group, Indicator};
use words::{findings, labels};

/// The body of the page.
pub(super) fn page(desk: &Desk) -> String {
    let packs: String = desk.packs.iter().map(|pack| of_pack(desk, pack)).collect();
    let packs = if packs.is_empty() {
        r##"<p>现在对照的标准里没有要自评的事项。要对照别的标准，请在<a href="#/start">开始</a>页勾选。</p>"##.to_owned()
    } else {
        packs
    };
    let lead = r#"<p class="lead">对照每一条自己评：达到、基本达到、未达到；确实不适用的写明原因。手头有的佐证材料勾上，没有的就是要补的。标着“县级统筹”的由县里负责，不算本校的任务。</p>"#;
    let next = r##"<p class="next"><a class="button button-strong" href="#/results">下一步：看结果</a></p>"##;
    format!("{lead}{packs}{next}")
}

fn of_pack(desk: &Desk, pack: &Pack) -> String {
    let groups: String = pack
        .standard
        .groups
        .iter()
        .map(|group| of_group(desk, pack, group))
        .collect();
    if groups.is_empty() {
        return String::new();
    }
    markup(
        r#"<section class="pack" aria-labelledby="items-{}"><h2 class="pack-name" id="items-{}">{}</h2><p class="entry-hint">{}</p>{}</section>"#,
        [
            pack.standard.id.as_str().into(),
            pack.standard.id.as_str().into(),
            (&pack.standard.short).into(),
            labels::title_with_number(
                &format!("《{}》", pack.standard.title),
                &pack.standard.number,
            )
            .into(),
            Hole::Markup(groups),
        ],
    )
}

/// The items of a group; how many are judged stands in its heading.
fn of_group(desk: &Desk, pack: &Pack, group: &Group) -> String {
    let is_item = |own: &&Indicator| own.level_figure().is_some() || !own.evidence.is_empty();
    let own = pack.standard.indicators.iter();
    let items: Vec<&Indicator> = own
        .filter(|own| own.group == group.id)
        .filter(is_item)
        .collect();
    if items.is_empty() {
        return String::new();
    }
    let (mut asked, mut judged) = (0, 0);
    let mut lines = Vec::new();
    for indicator in items {
        let findings: Vec<&Finding> = pack
            .report
            .findings
            .iter()
            .filter(|finding| finding.indicator == indicator.id)
            .collect();
        if indicator.level_figure().is_some() {
            let own = findings.iter().filter(|own| own.role == Role::Judged);
            asked += own.clone().count();
            judged += own.filter(|own| !own.is_open()).count();
        }
        lines.push(item(desk, pack, indicator, &findings));
    }
    let count = if asked == 0 {
        String::new()
    } else {
        format!("已评 {judged} / {asked}")
    };
    markup(
        r#"<details class="items" id="items-{}-{}"><summary><span class="items-name">{}</span><span class="items-count">{}</span></summary><ul class="items-list">{}</ul></details>"#,
        [
            pack.standard.id.as_str().into(),
            group.id.as_str().into(),
            (&group.name).into(),
            count.into(),
            all(lines),
        ],
    )
}

fn item(desk: &Desk, pack: &Pack, indicator: &Indicator, findings: &[&Finding]) -> String {
    let place = format!(
        "{}；可信度：{}",
        indicator.clause.place,
        labels::confidence(indicator.clause.confidence)
    );
    let asks = if indicator.asks.is_empty() {
        String::new()
    } else {
        markup("<p>{}</p>", [(&indicator.asks).into()])
    };
    let fields: String = findings
        .iter()
        .map(|finding| field(desk, pack, indicator, finding))
        .collect();
    markup(
        r#"<li class="item"><p class="item-name">{}</p>{}<p class="entry-hint">{}</p>{}{}</li>"#,
        [
            (&indicator.name).into(),
            Hole::Markup(asks),
            place.into(),
            Hole::Markup(fields),
            Hole::Markup(evidence(desk, pack, indicator)),
        ],
    )
}

/// Three levels for one part of the school, or what is already known of it.
fn field(desk: &Desk, pack: &Pack, indicator: &Indicator, finding: &Finding) -> String {
    let Some(figure) = indicator.level_figure() else {
        let row = findings::row(finding, &pack.standard, &desk.words());
        let text = row.map_or_else(String::new, |row| {
            format!(
                "{}{} {}",
                desk.words().part(finding.part),
                row.value,
                row.status
            )
        });
        return markup("<p>{}</p>", [text.into()]);
    };
    if indicator.carrier != Carrier::School {
        return "<p>县级统筹，学校提供数据；不作为本校的任务。</p>".to_owned();
    }
    let slot = Slot {
        figure,
        part: finding.part,
    };
    let (part, entry) = (finding.part.key(), desk.draft.entries.get(&slot));
    let id = format!("f-{}-{part}", figure.0);
    let label = desk.words().part(finding.part) + "自评";
    let is_not_applicable = matches!(entry, Some(Entry::NotApplicable(_)));
    let input = match entry {
        Some(Entry::NotApplicable(reason)) => markup(
            r#"<input id="{}" class="input input-wide" data-reason="{}" data-part="{}" value="{}" placeholder="不适用的原因" autocomplete="off">"#,
            [
                (&id).into(),
                figure.0.as_str().into(),
                (&part).into(),
                reason.into(),
            ],
        ),
        entry => {
            let chosen = match entry {
                Some(Entry::Text(text)) => Level::from_key(text),
                _ => None,
            };
            let option = |level: Level| {
                markup(
                    r#"<option value="{}"{}>{}</option>"#,
                    [
                        level.key().into(),
                        Hole::Markup(selected(chosen == Some(level))),
                        labels::level(level).into(),
                    ],
                )
            };
            markup(
                r#"<select id="{}" class="input" data-field="{}" data-part="{}"><option value=""{}>请选择</option>{}</select>"#,
                [
                    (&id).into(),
                    figure.0.as_str().into(),
                    (&part).into(),
                    // Left to itself the browser would show the last one: the page puts options in from the end.
                    Hole::Markup(selected(chosen.is_none())),
                    all(Level::ALL.into_iter().map(option)),
                ],
            )
        }
    };
    let ticked = if is_not_applicable {
        r#" checked="checked""#
    } else {
        ""
    };
    markup(
        r#"<div class="item-field"><label for="{}">{}</label>{}<label class="field-not-applicable"><input type="checkbox"{} data-not-applicable="{}" data-part="{}">不适用</label></div>"#,
        [
            (&id).into(),
            label.into(),
            Hole::Markup(input),
            Hole::Markup(ticked.to_owned()),
            figure.0.as_str().into(),
            (&part).into(),
        ],
    )
}

fn selected(is_selected: bool) -> String {
    if is_selected {
        r#" selected="selected""#.to_owned()
    } else {
        String::new()
    }
}

fn evidence(desk: &Desk, pack: &Pack, indicator: &Indicator) -> String {
    if indicator.evidence.is_empty() {
        return String::new();
    }
    let ticks = indicator.evidence.iter().map(|own| {
        let key = format!("{}/{}/{}", pack.standard.id, indicator.id, own.id);
        let checked = if desk.draft.evidence.contains(&key) {
            r#" checked="checked""#
        } else {
            ""
        };
        markup(
            r#"<label class="tick"><input type="checkbox"{} data-note="evidence" data-key="{}"><span>{}</span></label>"#,
            [
                Hole::Markup(checked.to_owned()),
                key.into(),
                (&own.text).into(),
            ],
        )
    });
    markup(
        r#"<fieldset class="item-evidence"><legend>手头已有的佐证</legend>{}</fieldset>"#,
        [all(ticks)],
    )
}
