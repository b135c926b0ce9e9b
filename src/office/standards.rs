//! The packs: what each says, where it was read, and how to write one's own.
//!
//! In: the draft. Out: markup. What is changed in an own pack goes into the draft by the names in the markup.

use super::markup::{Hole, all, markup};
use school::catalogue::Catalogue;
use school::draft::Draft;
use standard::index::PackEntry;
use standard::{Carrier, Group, Indicator, Split, Standard};
use words::{labels, rules};

/// The body of the page.
pub(super) fn page(draft: &Draft) -> String {
    // The main pack first, then the others in their order.
    let main = data::main_pack().id;
    let (first, others): (Vec<&PackEntry>, Vec<&PackEntry>) =
        data::index().iter().partition(|entry| entry.id == main);
    let packs = first.into_iter().chain(others).filter_map(|entry| {
        let pack = data::standards().iter().find(|own| own.id == entry.id)?;
        Some(built_in(entry, pack))
    });
    markup(
        r##"<p class="lead">每个标准包写明每一条的数值、算法、依据、来源和可信度。可信度低的只作参考，不作判定。要按本省本县的文件比对，请复制一个改成自己的，或者打开同事写好的标准包文件。</p>{}<h2>内置的标准包</h2>{}<p><a href="#/self-check">自检：在这台电脑上把例题重算一遍</a></p>"##,
        [Hole::Markup(super::user_packs::section(draft)), all(packs)],
    )
}

fn built_in(entry: &PackEntry, pack: &Standard) -> String {
    let region = match labels::region(&pack.region) {
        region if region.is_empty() => "全国".to_owned(),
        region => region,
    };
    let summary = format!(
        "{region}：{}，{}条",
        labels::title_with_number(&format!("《{}》", pack.title), &pack.number),
        pack.indicators.len()
    );
    markup(
        r#"<details class="items" id="standard-{}"><summary><span class="items-name">{}</span></summary>{}<p><button type="button" class="button" data-action="copy-pack" data-key="{}">复制为自己的标准包</button></p></details>"#,
        [
            pack.id.as_str().into(),
            summary.into(),
            Hole::Markup(about(pack, &entry.hash) + &groups(pack, data::catalogue())),
            pack.id.as_str().into(),
        ],
    )
}

/// Where the pack comes from, and how sure it is.
pub(super) fn about(pack: &Standard, hash: &str) -> String {
    let line = |name: &str, text: String| {
        markup(
            "<div><dt>{}</dt><dd>{}</dd></div>",
            [name.into(), text.into()],
        )
    };
    let mut lines = vec![
        line(
            "文号",
            if pack.number.is_empty() {
                "文号没有核到".to_owned()
            } else {
                pack.number.clone()
            },
        ),
        line("发布", pack.issued.clone()),
        line("效力", pack.status.clone()),
        line(
            "版次",
            format!("标准包 {} 第 {} 版，指纹 {hash}", pack.id, pack.edition),
        ),
    ];
    lines.extend(pack.splits.iter().map(|own| line("拆分", split(own))));
    lines.extend(
        pack.sources
            .iter()
            .map(|source| line(&format!("来源 {}", source.key), source.what.clone())),
    );
    markup(r#"<dl class="working">{}</dl>"#, [all(lines)])
}

fn split(split: &Split) -> String {
    let kinds: Vec<&str> = split.kinds.iter().map(|kind| labels::kind(*kind)).collect();
    let weights = split.weights.iter();
    let weights: Vec<String> = weights
        .map(|own| format!("{} {}", labels::stage(own.stage), own.weight))
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

/// Every group with its indicators.
pub(super) fn groups(pack: &Standard, catalogue: &Catalogue) -> String {
    pack.groups
        .iter()
        .map(|group| of_group(pack, group, catalogue))
        .collect()
}

fn of_group(pack: &Standard, group: &Group, catalogue: &Catalogue) -> String {
    let indicators = pack.indicators.iter();
    let lines = indicators
        .filter(|indicator| indicator.group == group.id)
        .map(|indicator| line(indicator, catalogue));
    markup(
        r#"<h3>{}</h3><p class="entry-hint">{}</p><div class="scroll" role="region" tabindex="0" aria-label="{}"><table class="plain plain-wide"><thead><tr><th scope="col">条目</th><th scope="col">算法</th><th scope="col">标准</th><th scope="col">依据</th></tr></thead><tbody>{}</tbody></table></div>"#,
        [
            (&group.name).into(),
            format!("{}。{}", group.clause.place, group.clause.note).into(),
            (&group.name).into(),
            all(lines),
        ],
    )
}

fn line(indicator: &Indicator, catalogue: &Catalogue) -> String {
    let bounds = rules::bounds(indicator, catalogue);
    let off_table = rules::off_table(&indicator.rule, catalogue);
    let bounds = bounds
        .into_iter()
        .chain(off_table)
        .map(|own| markup("<p>{}</p>", [own.into()]));
    let who = match indicator.carrier {
        Carrier::School if indicator.reference => "仅供参考",
        Carrier::School => "",
        Carrier::SchoolSupplies => "县级统筹，学校提供数据",
        Carrier::County => "县级统筹",
    };
    let relaxed = indicator
        .exemptions
        .iter()
        .map(|own| format!("放宽：{}。{}", own.condition, own.clause.note));
    let variants = indicator
        .variants
        .iter()
        .map(|own| format!("别的读法：{}；{}", own.name, own.why_not));
    let applies = indicator.applies.iter().map(|own| {
        let when = rules::condition(&own.when, catalogue);
        format!("适用：{when}；否则：{}", own.otherwise)
    });
    let notes: Vec<String> = applies.chain(relaxed).chain(variants).collect();
    let notes = notes
        .into_iter()
        .map(|own| markup("<p>{}</p>", [own.into()]));
    let clause = &indicator.clause;
    let place = format!(
        "{}；可信度{}；来源 {}",
        clause.place,
        labels::confidence(clause.confidence),
        clause.sources.join("、")
    );
    markup(
        r#"<tr><th scope="row">{} {}<p>{}</p></th><td>{}</td><td>{}</td><td><p>{}</p><p>{}</p>{}</td></tr>"#,
        [
            indicator.id.as_str().into(),
            (&indicator.name).into(),
            who.into(),
            rules::rule(&indicator.rule, catalogue).into(),
            all(bounds),
            place.into(),
            (&clause.note).into(),
            all(notes),
        ],
    )
}
