//! The school beside other sets of its figures: last year, campuses, units that do not count as schools.
//!
//! In: what follows from the draft. Out: a section for each that there is; nothing where there is none. It decides nothing.

use check::Finding;
use data::CheckedPack;
use school::draft::{Draft, SheetKind};
use school::figures::Value;
use words::changes::{self, ComparedSide};
use words::{Words, labels};
use yew::prelude::*;

use super::beside::{Beside, sentences, stand, table};
use super::view::DerivedRef;
use crate::hooks::Derived;

/// What was evaluated.
#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct ComparisonsProps {
    /// What follows from the draft.
    pub derived: DerivedRef,
}

/// Everything that stands beside the school's own figures, but what-ifs.
#[component]
pub(super) fn Comparisons(ComparisonsProps { derived }: &ComparisonsProps) -> Html {
    let has = |kind: SheetKind| derived.draft.sheets_of(kind).next().is_some();
    html! {
        <>
            if has(SheetKind::Uncounted) {
                <UncountedUnits derived={derived.clone()} />
            }
            if has(SheetKind::Campus) {
                <Campuses derived={derived.clone()} />
            }
            if has(SheetKind::LastYear) {
                <LastYear derived={derived.clone()} />
            }
        </>
    }
}

fn section(id: &'static str, heading: &'static str, body: Html) -> Html {
    html! {
        <section class="group" aria-labelledby={id}>
            <h2 {id}>{ heading }</h2>
            { body }
        </section>
    }
}

/// What each unit adds to the school, figure by figure.
#[component]
fn UncountedUnits(ComparisonsProps { derived }: &ComparisonsProps) -> Html {
    let (evaluation, words) = (&derived.evaluation, derived.words());
    let units = Beside::sheets(evaluation, &derived.draft, SheetKind::Uncounted);
    let mut alone: Draft = (*derived.draft).clone();
    alone
        .sheets
        .retain(|sheet| sheet.kind != SheetKind::Uncounted);
    let alone = Beside::of(evaluation, String::new(), &alone);
    let slots = evaluation.catalogue.slots(&evaluation.school.profile);
    let filled = slots.filter(|(_, slot)| {
        let mut values = units.iter().map(|unit| unit.school.value(slot));
        values.any(|value| *value != Value::Blank)
    });
    let rows = filled.map(|(_, slot)| {
        let schools = std::iter::once(&alone.school)
            .chain(units.iter().map(|unit| &unit.school))
            .chain(std::iter::once(&evaluation.school));
        let cells = schools.map(|school| html! { { changes::shown(school.value(&slot)) } });
        (words.slot(&slot), cells.collect())
    });
    let rows = rows.collect();
    let mut heads = vec!["填报项".to_owned(), "本校".to_owned()];
    heads.extend(units.iter().map(|unit| unit.name.clone()));
    heads.push("并入后".to_owned());
    let body = html! {
        <>
            <p class="entry-hint">{ labels::sheet_hint(SheetKind::Uncounted) }</p>
            { table("不计校数的教学点并入本校", &heads, rows) }
        </>
    };
    section("uncounted-heading", "并入本校的教学点", body)
}

/// Each campus as a school of its own stages.
#[component]
fn Campuses(ComparisonsProps { derived }: &ComparisonsProps) -> Html {
    let evaluation = &derived.evaluation;
    let drafts = derived.draft.campuses();
    let campuses = drafts.iter().enumerate().map(|(nth, (name, draft))| {
        let name = match nth.checked_sub(1) {
            None => "本部".to_owned(),
            Some(nth) => labels::sheet_name(name, SheetKind::Campus, nth),
        };
        let beside = Beside::of(evaluation, name, draft);
        let words = Words::of(&beside.school, &evaluation.catalogue).on_screen();
        let pack = evaluation.main();
        let Some(report) = beside.report(0) else {
            return Html::default();
        };
        let rows = report.findings.iter().filter_map(|finding| {
            let indicator = pack.standard.indicator(&finding.indicator)?;
            finding.value?;
            let name = words.part(finding.part) + &indicator.short;
            Some((name, vec![stand(&pack.standard, Some(finding), &words)]))
        });
        let heads = ["指标".to_owned(), beside.name.clone()];
        html! {
            <>
                <p>{ format!("{}：{}", beside.name, sentences(report, pack, true, &words)) }</p>
                { table(&beside.name, &heads, rows.collect()) }
            </>
        }
    });
    let body = html! {
        <>
            <p class="entry-hint">{ labels::sheet_hint(SheetKind::Campus) }</p>
            { for campuses }
        </>
    };
    section("campuses-heading", "各校区分别测算", body)
}

/// Last year beside this year, by every pack that is looked at.
#[component]
fn LastYear(ComparisonsProps { derived }: &ComparisonsProps) -> Html {
    let evaluation = &derived.evaluation;
    let sheets = Beside::sheets(evaluation, &derived.draft, SheetKind::LastYear);
    let Some(before) = sheets.first() else {
        return Html::default();
    };
    let packs = evaluation.packs.iter().enumerate().map(|(idx, pack)| {
        html! {
            <>
                if evaluation.packs.len() > 1 {
                    <h3>{ pack.standard.short.clone() }</h3>
                }
                { last_year_by(derived, before, idx, pack) }
            </>
        }
    });
    section(
        "last-year-heading",
        "与去年相比",
        html! { <>{ for packs }</> },
    )
}

fn last_year_by(derived: &Derived, before: &Beside, idx: usize, pack: &CheckedPack) -> Html {
    let words = derived.words();
    let Some(then) = before.report(idx) else {
        return Html::default();
    };
    let told = sentences(then, pack, idx == 0, &words);
    // Of the main pack everything that has a value in one of the years, of a further one what differs.
    let is_shown = |finding: &&Finding| {
        let other = before.finding(idx, finding);
        if idx == 0 {
            let has_value =
                |finding: Option<&Finding>| finding.is_some_and(|one| one.value.is_some());
            has_value(Some(*finding)) || has_value(other)
        } else {
            changes::differs(Some(*finding), other)
        }
    };
    let rows = pack.report.findings.iter().filter(is_shown);
    let rows = rows.filter_map(|finding| {
        let indicator = pack.standard.indicator(&finding.indicator)?;
        let other = before.finding(idx, finding);
        let cells = vec![
            stand(&pack.standard, other, &words),
            stand(&pack.standard, Some(finding), &words),
            html! { { why(derived, pack, before, other, finding) } },
        ];
        Some((words.part(finding.part) + &indicator.short, cells))
    });
    let rows: Vec<(String, Vec<Html>)> = rows.collect();
    let heads = ["指标", "去年", "今年", "什么变了，判定为什么变"].map(str::to_owned);
    let caption = format!("去年与今年：{}", pack.standard.short);
    let turned = changes::groups(then, &pack.report, &pack.standard, &words);
    html! {
        <>
            if !told.is_empty() {
                <p>{ format!("去年：{told}") }</p>
            }
            if rows.is_empty() {
                <p>{ "与去年没有不同。" }</p>
            } else {
                if !turned.is_empty() {
                    <ul>{ for turned.into_iter().map(|line| html! { <li>{ line }</li> }) }</ul>
                }
                { table(&caption, &heads, rows) }
            }
        </>
    }
}

fn why(
    derived: &Derived,
    pack: &CheckedPack,
    before: &Beside,
    then: Option<&Finding>,
    finding: &Finding,
) -> String {
    let evaluation = &derived.evaluation;
    let Some(indicator) = pack.standard.indicator(&finding.indicator) else {
        return String::new();
    };
    let school = &evaluation.school;
    let working = check::explain(school, &pack.standard, &evaluation.catalogue, finding);
    let then = ComparedSide {
        school: &before.school,
        finding: then,
    };
    let now = ComparedSide {
        school,
        finding: Some(finding),
    };
    changes::why(then, now, &working, indicator, &derived.words())
}
