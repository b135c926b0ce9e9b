//! What-ifs: a few figures are changed on the spot, and what would come of it stands beside them. The school's own figures
//! and its plan stay as they are.
//!
//! In: what follows from the draft. Out: the section; what is typed. It decides nothing.

use std::collections::BTreeSet;

use check::Finding;
use data::Evaluation;
use school::Problem;
use school::catalogue::FigureForm;
use school::draft::{Entry, SheetKind};
use school::figures::{Part, Slot};
use words::{changes, labels, problems};
use yew::prelude::*;

use super::beside::{Beside, sentences, stand, table};
use super::view::DerivedRef;
use crate::components::TextField;
use crate::hooks::{Derived, use_dispatch};
use crate::state::Action;
use crate::state::edit::Edit;

/// What was evaluated.
#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct WhatIfSectionProps {
    /// What follows from the draft.
    pub derived: DerivedRef,
    /// How often the draft was replaced as a whole.
    pub replaced: u32,
    /// One can be added.
    pub can_edit: bool,
}

/// The section.
#[component]
pub(super) fn WhatIfSection(
    WhatIfSectionProps {
        derived,
        replaced,
        can_edit,
    }: &WhatIfSectionProps,
) -> Html {
    let dispatch = use_dispatch();
    let add = Callback::from(move |_: MouseEvent| {
        dispatch.emit(Action::Edit(Edit::AddSheet(SheetKind::Variant)));
        // Filled in here; the form goes on to show the school's own figures.
        dispatch.emit(Action::OpenSheet(None));
    });
    let mut sheets = derived.draft.sheets_of(SheetKind::Variant);
    let is_bare = sheets.all(|(_, sheet)| sheet.entries.is_empty());
    let what_ifs = derived.draft.sheets_of(SheetKind::Variant).enumerate();
    let what_ifs = what_ifs.map(|(nth, (idx, _))| {
        let key = format!("{replaced}-{idx}");
        html! { <WhatIf {key} derived={derived.clone()} {idx} {nth} /> }
    });
    html! {
        <section class={classes!("group", "what-ifs", is_bare.then_some("results-bare"))} aria-labelledby="what-if">
            <h2 id="what-if" tabindex="-1">{ "假设" }</h2>
            <p class="entry-hint">
                { "改几个数试一试：比如补 2 名骨干教师、加一块场地，会不会达标。只是试算，不改本校的数和方案。" }
            </p>
            // In an element of their own: one more of them moves nothing of what stands around it.
            <div>{ for what_ifs }</div>
            if *can_edit {
                <button type="button" class="button" onclick={add}>{ labels::sheet_offer(SheetKind::Variant) }</button>
            }
        </section>
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct WhatIfProps {
    derived: DerivedRef,
    /// Place of the sheet among all.
    idx: usize,
    /// Place among the what-ifs.
    nth: usize,
}

/// One what-if: its fields, and what would be otherwise.
#[component]
fn WhatIf(props: &WhatIfProps) -> Html {
    let dispatch = use_dispatch();
    let (derived, idx) = (&props.derived, props.idx);
    let Some(sheet) = derived.draft.sheets.get(idx) else {
        return Html::default();
    };
    let name = labels::sheet_name(&sheet.name, SheetKind::Variant, props.nth);
    let rename = dispatch.reform(move |text: String| Action::Edit(Edit::SheetName(idx, text)));
    let drop = dispatch.reform(move |_: MouseEvent| Action::Edit(Edit::DropSheet(idx)));
    let fields = slots(derived, idx).into_iter().map(|slot| {
        let key = format!("{}-{}", slot.figure.0, slot.part.key());
        html! { <WhatIfField {key} derived={derived.clone()} {idx} {slot} /> }
    });
    let heading = format!("what-if-{idx}-name");
    html! {
        <section class="what-if" aria-label={name.clone()}>
            <div class="what-if-head">
                <label for={heading.clone()}>{ "名称" }</label>
                <TextField id={heading} value={sheet.name.clone()} onchange={rename} />
                <button type="button" class="button button-quiet" onclick={drop}>
                    { "删除" }<span class="visually-hidden">{ format!("：{name}") }</span>
                </button>
            </div>
            <div class="what-if-fields">{ for fields }</div>
            if !sheet.entries.is_empty() {
                <WhatIfOutcome derived={derived.clone()} {idx} nth={props.nth} />
            }
        </section>
    }
}

/// The figures that are offered: what is counted where something is missing, the pupils, and what was changed already.
fn slots(derived: &Derived, sheet_idx: usize) -> Vec<Slot> {
    let evaluation = &derived.evaluation;
    let main = evaluation.main();
    let mut offered: Vec<Slot> = Vec::new();
    let mut add = |slot: Slot| {
        if !offered.contains(&slot) {
            offered.push(slot);
        }
    };
    let problems = main
        .report
        .findings
        .iter()
        .filter(|finding| finding.is_problem());
    for finding in problems {
        for slot in counted(evaluation, finding) {
            add(slot);
        }
    }
    for stage in evaluation.school.stages() {
        if stage.is_compulsory() {
            add(Slot::new("pupils", Part::Stage(*stage)));
        }
    }
    if let Some(sheet) = derived.draft.sheets.get(sheet_idx) {
        let changed: BTreeSet<Slot> = sheet.entries.keys().copied().collect();
        changed.into_iter().for_each(add);
    }
    offered
}

/// Where what the indicator of `finding` counts is entered. Lists of classes are long, and stay in the form.
fn counted(evaluation: &Evaluation<'static>, finding: &Finding) -> Vec<Slot> {
    let main = evaluation.main();
    let Some(indicator) = main.standard.indicator(&finding.indicator) else {
        return Vec::new();
    };
    let figures = indicator.rule.counted().into_iter();
    let definitions = figures
        .filter(|(_, is_minus)| !is_minus)
        .filter_map(|(figure, _)| evaluation.catalogue.figure(&figure))
        .filter(|definition| definition.form != FigureForm::Counts);
    let slots = definitions.flat_map(|definition| definition.slots(&evaluation.school.profile));
    slots
        .filter(|slot| slot.part == Part::Whole || slot.part == finding.part)
        .collect()
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct WhatIfFieldProps {
    derived: DerivedRef,
    idx: usize,
    slot: Slot,
}

/// A figure of a what-if; empty for what the school has.
#[component]
fn WhatIfField(WhatIfFieldProps { derived, idx, slot }: &WhatIfFieldProps) -> Html {
    let dispatch = use_dispatch();
    let (idx, slot) = (*idx, *slot);
    let sheet = derived.draft.sheets.get(idx);
    let typed = sheet.and_then(|sheet| sheet.entries.get(&slot));
    let definition = derived.evaluation.catalogue.figure(&slot.figure);
    let unit = definition.map_or("", |definition| labels::unit(definition.unit));
    let now = match derived.draft.entries.get(&slot) {
        Some(Entry::Text(text)) => format!("现在 {}", text.trim()),
        Some(Entry::NotApplicable(_)) => "现在 不适用".to_owned(),
        None => "现在没有填".to_owned(),
    };
    let id = format!("what-if-{idx}-{}-{}", slot.figure.0, slot.part.key());
    let onchange = dispatch.reform(move |text: String| {
        let sheet = Some(idx);
        Action::Edit(Edit::Figure { sheet, slot, text })
    });
    html! {
        <div class="what-if-field">
            <label for={id.clone()}>
                { derived.words().slot(&slot) }
                if !unit.is_empty() {
                    <span class="figure-unit">{ format!("（{unit}）") }</span>
                }
            </label>
            <TextField {id} inputmode="decimal" value={text_of(typed)} placeholder={now} {onchange} />
        </div>
    }
}

fn text_of(entry: Option<&Entry>) -> String {
    match entry {
        Some(Entry::Text(text)) => text.clone(),
        Some(Entry::NotApplicable(_)) | None => String::new(),
    }
}

/// What would come of it.
#[component]
fn WhatIfOutcome(props: &WhatIfProps) -> Html {
    let (derived, idx) = (&props.derived, props.idx);
    let made = use_memo((derived.clone(), idx), |(derived, idx)| {
        let draft = derived.draft.with_sheet(*idx);
        let beside = Beside::of(&derived.evaluation, String::new(), &draft);
        let (_, found) = school::read(&draft, &derived.evaluation.catalogue);
        let changed = derived.draft.sheets.get(*idx);
        let is_here = |problem: &Problem| {
            !problem.is_warning()
                && changed.is_some_and(|sheet| sheet.entries.contains_key(&problem.slot))
        };
        let wrong: Vec<Problem> = found.into_iter().filter(is_here).collect();
        (beside, wrong)
    });
    let (beside, wrong) = &*made;
    let (evaluation, words) = (&derived.evaluation, derived.words());
    let wrong = wrong.iter().map(|problem| {
        html! { <p class="field-problem">{ problems::problem(problem, &words) }</p> }
    });
    let packs = evaluation.packs.iter().enumerate().map(|(idx, pack)| {
        let Some(report) = beside.report(idx) else {
            return Html::default();
        };
        let findings = pack.report.findings.iter();
        let rows = findings.filter_map(|finding| {
            let other = beside.finding(idx, finding);
            let indicator = pack.standard.indicator(&finding.indicator)?;
            if !changes::differs(Some(finding), other) {
                return None;
            }
            let cells = vec![
                stand(&pack.standard, Some(finding), &words),
                stand(&pack.standard, other, &words),
            ];
            Some((words.part(finding.part) + &indicator.short, cells))
        });
        let rows: Vec<(String, Vec<Html>)> = rows.collect();
        let told = sentences(report, pack, idx == 0, &words);
        let name = &pack.standard.short;
        let lead = if evaluation.packs.len() > 1 {
            format!("{name}，假设后：")
        } else {
            "假设后：".to_owned()
        };
        let heads = ["指标", "本校现在", "假设后"].map(str::to_owned);
        html! {
            <>
                if !told.is_empty() {
                    <p class="what-if-verdict"><strong>{ lead }</strong>{ told }</p>
                }
                if rows.is_empty() {
                    <p class="entry-hint">{ "这个假设不改变任何一项。" }</p>
                } else {
                    { table(&format!("假设与现状：{name}"), &heads, rows) }
                }
            </>
        }
    });
    html! {
        <div class="what-if-outcome">
            { for wrong }
            { for packs }
        </div>
    }
}
