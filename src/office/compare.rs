//! The school beside other sets of its figures: campuses, units that do not count, older editions of the packs.
//!
//! In: a desk. Out: a section for each that there is; nothing where there is none. It decides nothing.

use super::beside::{self, Other, cell, named, other, section, sheets_of, table, verdicts};
use super::desk::Desk;
use super::markup::{Hole, all, markup};
use files::editions;
use school::draft::SheetKind;
use school::figures::Value;
use words::{Words, changes, labels};

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
        r#"<section class="summary" aria-labelledby="editions-heading"><h2 id="editions-heading">上次比对以后，标准包有改动</h2><ul>{}</ul><p>上面说的是上次保存时的结论和现在的结论；填报的数改过的，结论也会随之改变。</p><button type="button" class="button" data-action="accept-editions">知道了，以后按现在的</button></section>"#,
        [all(changes)],
    )
}

/// Everything that stands beside the school's own figures.
pub(super) fn all_sheets(desk: &Desk) -> String {
    uncounted(desk) + &campuses(desk) + &beside::last_year(desk) + &beside::variants(desk)
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
            None => other("本部", draft),
            Some(nth) => other(&named(name, SheetKind::Campus, nth), draft),
        })
        .collect();
    let campus = |own: &Other| {
        let words = Words::of(&own.school, &desk.catalogue);
        let pack = desk.main();
        let report = own.report_of(0);
        let lines = report.findings.iter().filter_map(|finding| {
            let indicator = pack.standard.indicator(&finding.indicator)?;
            finding.value?;
            let name = words.part(finding.part) + &indicator.short;
            let cell = cell(&pack.standard, Some(finding), &words);
            Some(markup(
                r#"<tr><th scope="row">{}</th>{}</tr>"#,
                [name.into(), Hole::Markup(cell)],
            ))
        });
        let heads = ["指标".to_owned(), own.name.clone()];
        let sentence = format!("{}：{}", own.name, verdicts(report, pack, &words));
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
    let own = other("", &alone);
    let mut lines = Vec::new();
    for (_, slot) in desk.catalogue.slots(&desk.school.profile) {
        if units
            .iter()
            .all(|unit| *unit.school.value(&slot) == Value::Blank)
        {
            continue;
        }
        let cells = std::iter::once(&own.school)
            .chain(units.iter().map(|unit| &unit.school))
            .chain(std::iter::once(&desk.school))
            .map(|school| markup("<td>{}</td>", [changes::shown(school.value(&slot)).into()]));
        lines.push(markup(
            r#"<tr><th scope="row">{}</th>{}</tr>"#,
            [desk.words().slot(&slot).into(), all(cells)],
        ));
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
