//! The school beside other sets of its figures: last year, what-ifs, campuses, units that do not count, older editions.
//!
//! In: a desk. Out: a section for each that there is; nothing where there is none. It decides nothing.

use super::desk::Desk;
use super::markup::{Hole, all, markup};
use super::results::status;
use crate::check::{self, Finding, Report};
use crate::exchange::editions;
use crate::number::Decimal;
use crate::school::draft::{Draft, SheetKind};
use crate::school::figures::{Slot, Value};
use crate::school::{self, School};
use crate::wording::looks::Look;
use crate::wording::{Words, findings, labels};

/// What a newer edition of a pack changed since the file was last checked.
pub(super) fn editions(desk: &Desk) -> String {
    let changes = desk.packs.iter().filter_map(|pack| {
        let before = desk.draft.checked.get(pack.standard.id.as_str())?;
        let now = editions::checked(&pack.standard, &pack.hash, &pack.report);
        let change = editions::change(before, &now)?;
        let differences: Vec<String> = change
            .verdicts
            .iter()
            .map(|(key, then, today)| {
                let (group, _) = key.split_once('/').unwrap_or((key, ""));
                let name = pack
                    .standard
                    .group(group)
                    .map_or(group, |group| &group.name);
                format!(
                    "{name}：原为{}，现为{}",
                    labels::verdict_of_key(then),
                    labels::verdict_of_key(today)
                )
            })
            .collect();
        let verdicts = if differences.is_empty() {
            "结论没有变化".to_owned()
        } else {
            format!("结论有变化：{}", differences.join("；"))
        };
        let text = format!(
            "“{}”由第 {} 版（指纹 {}）改为第 {} 版（指纹 {}），{verdicts}。",
            pack.standard.short, change.before, before.hash, change.now, now.hash
        );
        Some(markup("<li>{}</li>", [text.into()]))
    });
    let changes: Vec<String> = changes.collect();
    if changes.is_empty() {
        return String::new();
    }
    markup(
        r#"<section class="summary" aria-labelledby="editions-heading"><h2 id="editions-heading">上次比对以后，标准包有了新版</h2><ul>{}</ul><p>上面说的是上次保存时的结论和现在的结论；填报的数改过的，结论也会随之改变。</p><button type="button" class="button" data-action="accept-editions">知道了，以后按新版</button></section>"#,
        [all(changes)],
    )
}

/// Everything that stands beside the school's own figures.
pub(super) fn all_sheets(desk: &Desk) -> String {
    uncounted(desk) + &campuses(desk) + &last_year(desk) + &variants(desk)
}

/// A school of other figures, and how it stands by the main pack.
struct Other {
    name: String,
    school: School,
    report: Report,
}

fn other(desk: &Desk, name: &str, draft: &Draft) -> Other {
    let (school, _) = school::read(draft, &desk.catalogue);
    let report = check::check(&school, &desk.main().standard, &desk.catalogue);
    Other {
        name: name.to_owned(),
        school,
        report,
    }
}

fn sheets_of(desk: &Desk, kind: SheetKind) -> Vec<Other> {
    let sheets = desk.draft.sheets_of(kind);
    sheets
        .enumerate()
        .map(|(nth, (idx, sheet))| {
            let name = named(&sheet.name, kind, nth);
            other(desk, &name, &desk.draft.seen(idx))
        })
        .collect()
}

/// The name of a sheet, or its kind and number where the name was left blank.
fn named(name: &str, kind: SheetKind, nth: usize) -> String {
    match name.trim() {
        "" => format!("{}{}", labels::sheet(kind), nth + 1),
        name => name.to_owned(),
    }
}

/// Value and state of a finding, such as 5.84㎡/生 未达标.
fn cell(desk: &Desk, finding: Option<&Finding>, words: &Words) -> String {
    let row = finding.and_then(|own| findings::row(own, &desk.main().standard, words));
    match (finding, row) {
        (Some(finding), Some(row)) => {
            let gap = if row.gap == "—" {
                String::new()
            } else {
                format!("，差 {}", row.gap)
            };
            markup(
                "<td>{}{} {}</td>",
                [
                    row.value.into(),
                    gap.into(),
                    Hole::Markup(status(Look::of_finding(finding), row.status)),
                ],
            )
        }
        _ => "<td>—</td>".to_owned(),
    }
}

/// Indicators that have a value here or there, with their name and part.
fn rows<'a>(
    desk: &'a Desk,
    others: &'a [Other],
) -> impl Iterator<Item = (&'a Finding, String)> + 'a {
    let findings = desk.main().report.findings.iter();
    findings.filter_map(move |finding| {
        let has_value = finding.value.is_some()
            || others.iter().any(|other| {
                let there = other.report.finding(&finding.indicator, finding.part);
                there.is_some_and(|own| own.value.is_some())
            });
        let indicator = desk.main().standard.indicator(&finding.indicator)?;
        let name = desk.words().part(finding.part) + &indicator.short;
        has_value.then_some((finding, name))
    })
}

/// A table with a heading column, which scrolls where it does not fit.
fn table(caption: &str, heads: &[String], lines: Vec<String>) -> String {
    let heads = heads
        .iter()
        .map(|head| markup(r#"<th scope="col">{}</th>"#, [head.into()]));
    markup(
        r#"<div class="scroll" role="region" tabindex="0" aria-label="{}"><table class="plain plain-wide"><caption class="visually-hidden">{}</caption><thead><tr>{}</tr></thead><tbody>{}</tbody></table></div>"#,
        [caption.into(), caption.into(), all(heads), all(lines)],
    )
}

fn section(id: &str, heading: &str, body: String) -> String {
    markup(
        r#"<section class="group" aria-labelledby="{}"><h2 id="{}">{}</h2>{}</section>"#,
        [id.into(), id.into(), heading.into(), Hole::Markup(body)],
    )
}

fn verdicts(report: &Report, desk: &Desk, words: &Words) -> String {
    let sentences = report.verdicts.iter().take(words.stage_count());
    sentences
        .map(|verdict| findings::verdict(verdict, &desk.main().standard, words))
        .collect()
}

fn variants(desk: &Desk) -> String {
    let others = sheets_of(desk, SheetKind::Variant);
    if others.is_empty() {
        return String::new();
    }
    let words = desk.words();
    let sentences = others.iter().map(|other| {
        let text = format!("{}：{}", other.name, verdicts(&other.report, desk, &words));
        markup("<li>{}</li>", [text.into()])
    });
    let lines = rows(desk, &others).map(|(finding, name)| {
        let cells = others.iter().map(|other| {
            let there = other.report.finding(&finding.indicator, finding.part);
            cell(desk, there, &words)
        });
        markup(
            r#"<tr><th scope="row">{}</th>{}{}</tr>"#,
            [
                name.into(),
                Hole::Markup(cell(desk, Some(finding), &words)),
                all(cells),
            ],
        )
    });
    let mut heads = vec!["指标".to_owned(), "本校现在".to_owned()];
    heads.extend(others.iter().map(|other| other.name.clone()));
    let body =
        markup("<ul>{}</ul>", [all(sentences)]) + &table("假设与现状", &heads, lines.collect());
    section("variants-heading", "假设的结果和本校现在的结果", body)
}

fn last_year(desk: &Desk) -> String {
    let others = sheets_of(desk, SheetKind::LastYear);
    let Some(before) = others.first() else {
        return String::new();
    };
    let words = desk.words();
    let lines = rows(desk, &others).map(|(finding, name)| {
        let then = before.report.finding(&finding.indicator, finding.part);
        let why = match then {
            Some(then) if !then.is_comparable() => "去年的数没有填全".to_owned(),
            Some(then) if then.outcome != finding.outcome => moved(desk, before, finding),
            _ => String::new(),
        };
        markup(
            r#"<tr><th scope="row">{}</th>{}{}<td>{}</td></tr>"#,
            [
                name.into(),
                Hole::Markup(cell(desk, then, &words)),
                Hole::Markup(cell(desk, Some(finding), &words)),
                why.into(),
            ],
        )
    });
    let heads = ["指标", "去年", "今年", "判定为什么变"].map(str::to_owned);
    let sentence = format!("去年：{}", verdicts(&before.report, desk, &words));
    let body =
        markup("<p>{}</p>", [sentence.into()]) + &table("去年与今年", &heads, lines.collect());
    section("last-year-heading", "与去年相比", body)
}

/// The figures of the finding that are not what they were.
fn moved(desk: &Desk, before: &Other, finding: &Finding) -> String {
    let standard = &desk.main().standard;
    let working = check::explain(&desk.school, standard, &desk.catalogue, finding);
    let lines = working.over.iter().chain(&working.under).chain(&working.by);
    let mut moved: Vec<String> = Vec::new();
    for line in lines {
        let then = match before.school.value(&line.slot) {
            Value::Number(number) => number.to_string(),
            _ => "未填".to_owned(),
        };
        let text = format!("{} {then} → {}", desk.words().slot(&line.slot), line.value);
        if then != line.value.to_string() && !moved.contains(&text) {
            moved.push(text);
        }
    }
    if moved.is_empty() {
        "逐项的数有变化，见“怎么算的”".to_owned()
    } else {
        moved.join("；")
    }
}

fn campuses(desk: &Desk) -> String {
    let campuses = desk.draft.campuses();
    if campuses.is_empty() {
        return String::new();
    }
    let others: Vec<Other> = campuses
        .iter()
        .enumerate()
        .map(|(nth, (name, draft))| match nth.checked_sub(1) {
            None => other(desk, "本部", draft),
            Some(nth) => other(desk, &named(name, SheetKind::Campus, nth), draft),
        })
        .collect();
    let campus = |own: &Other| {
        let words = Words::of(&own.school, &desk.catalogue);
        let lines = own.report.findings.iter().filter_map(|finding| {
            let indicator = desk.main().standard.indicator(&finding.indicator)?;
            finding.value?;
            let name = words.part(finding.part) + &indicator.short;
            Some(markup(
                r#"<tr><th scope="row">{}</th>{}</tr>"#,
                [name.into(), Hole::Markup(cell(desk, Some(finding), &words))],
            ))
        });
        let heads = ["指标".to_owned(), own.name.clone()];
        let sentence = format!("{}：{}", own.name, verdicts(&own.report, desk, &words));
        markup("<p>{}</p>", [sentence.into()]) + &table(&own.name, &heads, lines.collect())
    };
    let hint = markup(
        r#"<p class="entry-hint">{}</p>"#,
        [labels::sheet_hint(SheetKind::Campus).into()],
    );
    let body: String = others.iter().map(campus).collect();
    section("campuses-heading", "各校区分别测算", hint + &body)
}

/// What each unit adds to the school, figure by figure.
fn uncounted(desk: &Desk) -> String {
    let units = sheets_of(desk, SheetKind::Uncounted);
    if units.is_empty() {
        return String::new();
    }
    let mut alone = desk.draft.clone();
    alone
        .sheets
        .retain(|sheet| sheet.kind != SheetKind::Uncounted);
    let own = other(desk, "", &alone);
    let text = |value: &Value| match value {
        Value::Number(number) => number.to_string(),
        Value::List(list) => {
            let list: Vec<String> = list.iter().map(Decimal::to_string).collect();
            list.join(" ")
        }
        Value::NotApplicable(_) => "不适用".to_owned(),
        _ => "未填".to_owned(),
    };
    let mut lines = Vec::new();
    for definition in &desk.catalogue.figures {
        for part in school::parts_of(definition, &desk.school.profile) {
            let slot = Slot {
                figure: definition.id,
                part,
            };
            if units
                .iter()
                .all(|unit| *unit.school.value(&slot) == Value::Blank)
            {
                continue;
            }
            let cells = std::iter::once(&own.school)
                .chain(units.iter().map(|unit| &unit.school))
                .chain(std::iter::once(&desk.school))
                .map(|school| markup("<td>{}</td>", [text(school.value(&slot)).into()]));
            lines.push(markup(
                r#"<tr><th scope="row">{}</th>{}</tr>"#,
                [desk.words().slot(&slot).into(), all(cells)],
            ));
        }
    }
    let mut heads = vec!["填报项".to_owned(), "本校".to_owned()];
    heads.extend(units.iter().map(|unit| unit.name.clone()));
    heads.push("并入后".to_owned());
    let hint = markup(
        r#"<p class="entry-hint">{}</p>"#,
        [labels::sheet_hint(SheetKind::Uncounted).into()],
    );
    let body = hint + &table("不计校数的教学点并入本校", &heads, lines);
    section("uncounted-heading", "并入本校的教学点", body)
}
