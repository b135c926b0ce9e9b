//! The school beside what it was last year and what it would be, by every pack that is looked at: verdicts, values and gaps
//! side by side, and why a verdict is another.
//!
//! In: a desk. Out: a section of the page for each kind; nothing where there is no such sheet. It decides nothing.

use super::desk::{Desk, Pack};
use super::markup::{Hole, all, markup};
use super::results::status;
use check::{Finding, GroupVerdict, Report, Verdict};
use school::School;
use school::draft::{Draft, SheetKind};
use standard::Standard;
use words::changes::{self, ComparedSide};
use words::isolate::isolated;
use words::status_style::StatusStyle;
use words::{Words, findings, labels};

/// A school of other figures, and how it stands by each pack of the desk, in the desk's order.
pub(super) struct Other {
    pub(super) name: String,
    pub(super) school: School,
    reports: Vec<Report>,
}

impl Other {
    /// How it stands by the pack at that place of the desk.
    pub(super) fn report_of(&self, pack_idx: usize) -> &Report {
        &self.reports[pack_idx]
    }
}

pub(super) fn other(name: &str, draft: &Draft) -> Other {
    let evaluation = data::evaluate(draft, &data::built_in());
    let packs = evaluation.packs.into_iter();
    Other {
        name: name.to_owned(),
        school: evaluation.school,
        reports: packs.map(|pack| pack.report).collect(),
    }
}

pub(super) fn sheets_of(desk: &Desk, kind: SheetKind) -> Vec<Other> {
    let sheets = desk.draft.sheets_of(kind);
    sheets
        .enumerate()
        .map(|(nth, (idx, sheet))| {
            let name = named(&sheet.name, kind, nth);
            other(&name, &desk.draft.with_sheet(idx))
        })
        .collect()
}

/// The name of a sheet, or its kind and number where the name was left blank.
pub(super) fn named(name: &str, kind: SheetKind, nth: usize) -> String {
    match name.trim() {
        "" => format!("{}{}", labels::sheet(kind), nth + 1),
        name => isolated(name).into_owned(),
    }
}

/// Value, gap and state of a finding, such as 5.84㎡/生，差 1950㎡ 未达标.
pub(super) fn cell(standard: &Standard, finding: Option<&Finding>, words: &Words) -> String {
    markup(
        "<td>{}</td>",
        [Hole::Markup(stand(standard, finding, words))],
    )
}

/// The same without its cell.
fn stand(standard: &Standard, finding: Option<&Finding>, words: &Words) -> String {
    let row = finding.and_then(|own| findings::row(own, standard, words));
    let (Some(finding), Some(row)) = (finding, row) else {
        return "—".to_owned();
    };
    let gap = if row.gap == "—" {
        String::new()
    } else {
        format!("，差 {}", row.gap)
    };
    markup(
        "{}{} {}",
        [
            row.value.into(),
            gap.into(),
            Hole::Markup(status(StatusStyle::of_finding(finding), row.status)),
        ],
    )
}

/// A table with a heading column, which scrolls where it does not fit.
pub(super) fn table(caption: &str, heads: &[String], lines: Vec<String>) -> String {
    let heads = heads
        .iter()
        .map(|head| markup(r#"<th scope="col">{}</th>"#, [head.into()]));
    markup(
        r#"<div class="scroll" role="region" tabindex="0" aria-label="{}"><table class="plain plain-wide"><caption class="visually-hidden">{}</caption><thead><tr>{}</tr></thead><tbody>{}</tbody></table></div>"#,
        [caption.into(), caption.into(), all(heads), all(lines)],
    )
}

pub(super) fn section(id: &str, heading: &str, body: String) -> String {
    markup(
        r#"<section class="group" aria-labelledby="{}"><h2 id="{}">{}</h2>{}</section>"#,
        [id.into(), id.into(), heading.into(), Hole::Markup(body)],
    )
}

/// The sentences of the main pack's first group; of a further pack those of every group that is judged.
pub(super) fn verdicts(report: &Report, pack: &Pack, words: &Words) -> String {
    let first = pack.standard.groups.first().map(|group| group.id);
    let is_main = pack.standard.id == data::standard().id;
    let is_told = |own: &&GroupVerdict| {
        if is_main {
            Some(own.group) == first
        } else {
            matches!(own.verdict, Verdict::Holds | Verdict::Fails)
        }
    };
    let sentences = report.verdicts.iter().filter(is_told);
    sentences
        .map(|verdict| findings::verdict(verdict, &pack.standard, words))
        .collect()
}

/// True when the two stand differently: by value, by gap or by state.
fn differs(one: Option<&Finding>, other: Option<&Finding>) -> bool {
    let seen = |own: Option<&Finding>| {
        own.map(|own| (own.value, own.gap, labels::state(own), own.detail.clone()))
    };
    seen(one) != seen(other)
}

/// The findings of the pack with name and part. Of the main pack every one that has a value here or there, of a further
/// pack those alone that differ.
fn rows<'a>(
    desk: &'a Desk,
    pack_idx: usize,
    others: &'a [Other],
) -> impl Iterator<Item = (&'a Finding, String)> + 'a {
    let pack = &desk.packs[pack_idx];
    pack.report.findings.iter().filter_map(move |finding| {
        let there = |other: &'a Other| {
            let report = other.report_of(pack_idx);
            report.finding(&finding.indicator, finding.part)
        };
        let is_shown = if pack_idx == 0 {
            let has_value = |own: Option<&Finding>| own.is_some_and(|own| own.value.is_some());
            has_value(Some(finding)) || others.iter().any(|own| has_value(there(own)))
        } else {
            others.iter().any(|own| differs(Some(finding), there(own)))
        };
        let indicator = pack.standard.indicator(&finding.indicator)?;
        let name = desk.words().part(finding.part) + &indicator.short;
        is_shown.then_some((finding, name))
    })
}

/// Every pack in turn: under a heading of its own where there is more than one.
fn by_pack(desk: &Desk, body: impl Fn(usize, &Pack) -> String) -> String {
    let packs = desk.packs.iter().enumerate();
    packs
        .map(|(idx, pack)| {
            let heading = if desk.packs.len() > 1 {
                markup("<h3>{}</h3>", [(&pack.standard.short).into()])
            } else {
                String::new()
            };
            heading + &body(idx, pack)
        })
        .collect()
}

/// What-ifs beside the school as it is.
pub(super) fn variants(desk: &Desk) -> String {
    let others = sheets_of(desk, SheetKind::Variant);
    if others.is_empty() {
        return String::new();
    }
    let words = desk.words();
    let body = by_pack(desk, |idx, pack| {
        let sentences = others.iter().filter_map(|other| {
            let told = verdicts(other.report_of(idx), pack, &words);
            let text = format!("{}：{told}", other.name);
            (!told.is_empty()).then(|| markup("<li>{}</li>", [text.into()]))
        });
        let sentences: Vec<String> = sentences.collect();
        let lines = rows(desk, idx, &others).map(|(finding, name)| {
            let cells = others.iter().map(|other| {
                let report = other.report_of(idx);
                let there = report.finding(&finding.indicator, finding.part);
                cell(&pack.standard, there, &words)
            });
            markup(
                r#"<tr><th scope="row">{}</th>{}{}</tr>"#,
                [
                    name.into(),
                    Hole::Markup(cell(&pack.standard, Some(finding), &words)),
                    all(cells),
                ],
            )
        });
        let lines: Vec<String> = lines.collect();
        if lines.is_empty() {
            return "<p>这些假设不改变它的任何一项。</p>".to_owned();
        }
        let mut heads = vec!["指标".to_owned(), "本校现在".to_owned()];
        heads.extend(others.iter().map(|other| other.name.clone()));
        let caption = format!("假设与现状：{}", pack.standard.short);
        let sentences = if sentences.is_empty() {
            String::new()
        } else {
            markup("<ul>{}</ul>", [all(sentences)])
        };
        sentences + &table(&caption, &heads, lines)
    });
    section("variants-heading", "假设的结果和本校现在的结果", body)
}

/// Last year beside this year.
pub(super) fn last_year(desk: &Desk) -> String {
    let others = sheets_of(desk, SheetKind::LastYear);
    let Some(before) = others.first() else {
        return String::new();
    };
    let words = desk.words();
    let body = by_pack(desk, |idx, pack| {
        let then = before.report_of(idx);
        let told = verdicts(then, pack, &words);
        let told = if told.is_empty() {
            String::new()
        } else {
            markup("<p>{}</p>", [format!("去年：{told}").into()])
        };
        let lines = rows(desk, idx, &others).map(|(finding, name)| {
            let own = then.finding(&finding.indicator, finding.part);
            markup(
                r#"<tr><th scope="row">{}</th>{}{}<td>{}</td></tr>"#,
                [
                    name.into(),
                    Hole::Markup(cell(&pack.standard, own, &words)),
                    Hole::Markup(cell(&pack.standard, Some(finding), &words)),
                    why(desk, pack, before, own, finding).into(),
                ],
            )
        });
        let lines: Vec<String> = lines.collect();
        if lines.is_empty() {
            return told + "<p>与去年没有不同。</p>";
        }
        let heads = ["指标", "去年", "今年", "什么变了，判定为什么变"].map(str::to_owned);
        let caption = format!("去年与今年：{}", pack.standard.short);
        told + &turned(desk, pack, then) + &table(&caption, &heads, lines)
    });
    section("last-year-heading", "与去年相比", body)
}

/// What became of the verdict of each group, and by which indicators.
fn turned(desk: &Desk, pack: &Pack, then: &Report) -> String {
    let words = desk.words();
    let lines = pack.report.verdicts.iter().filter_map(|verdict| {
        let mut before = then.verdicts.iter();
        let before =
            before.find(|own| own.group == verdict.group && own.part() == verdict.part())?;
        let told = changes::turned_in(then, &pack.report, verdict, &pack.standard, &words);
        let (old, new) = (labels::verdict(before), labels::verdict(verdict));
        let is_same = before.verdict.key() == verdict.verdict.key();
        if told.is_empty() && is_same {
            return None;
        }
        let group = pack.standard.group(&verdict.group)?;
        let state = if is_same {
            format!("仍然{new}")
        } else {
            format!("由{old}变为{new}")
        };
        let told = match told.as_str() {
            "" => "有的项填了或者没有填".to_owned(),
            _ => told,
        };
        let text = format!(
            "{}{}：{state}。{told}。",
            words.part(verdict.part()),
            group.name
        );
        Some(markup("<li>{}</li>", [text.into()]))
    });
    let lines: Vec<String> = lines.collect();
    if lines.is_empty() {
        return String::new();
    }
    markup("<ul>{}</ul>", [all(lines)])
}

fn why(
    desk: &Desk,
    pack: &Pack,
    before: &Other,
    then: Option<&Finding>,
    finding: &Finding,
) -> String {
    let Some(indicator) = pack.standard.indicator(&finding.indicator) else {
        return String::new();
    };
    let working = check::explain(&desk.school, &pack.standard, &desk.catalogue, finding);
    let then = ComparedSide {
        school: &before.school,
        finding: then,
    };
    let now = ComparedSide {
        school: &desk.school,
        finding: Some(finding),
    };
    changes::why(then, now, &working, indicator, &desk.words())
}

/// What the what-if at `sheet` changes in any pack: name, how it stands now, how it would stand; empty when nothing.
pub(super) fn changed_by(desk: &Desk, sheet: usize) -> String {
    let one = [other("", &desk.draft.with_sheet(sheet))];
    let words = desk.words();
    let mut lines = Vec::new();
    for (idx, pack) in desk.packs.iter().enumerate() {
        for (finding, name) in rows(desk, idx, &one) {
            let report = one[0].report_of(idx);
            let there = report.finding(&finding.indicator, finding.part);
            if differs(Some(finding), there) {
                lines.push(markup(
                    r#"<div><dt>{}</dt><dd>现在 {}</dd><dd>假设 {}</dd></div>"#,
                    [
                        name.into(),
                        Hole::Markup(stand(&pack.standard, Some(finding), &words)),
                        Hole::Markup(stand(&pack.standard, there, &words)),
                    ],
                ));
            }
        }
    }
    if lines.is_empty() {
        return String::new();
    }
    markup(
        r#"<h3>和现在不同的</h3><dl class="verdict-changes">{}</dl>"#,
        [all(lines)],
    )
}
