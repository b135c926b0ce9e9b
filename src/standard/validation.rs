//! Whether a pack is whole: every reference has its other end and every bound makes sense.
//!
//! In: a [`Standard`] and the catalogue of figures. Out: every fault, each naming the indicator and the field.

use std::collections::BTreeSet;

use super::rule::Rule;
use super::{Clause, Condition, GroupRule, Indicator, Standard, Term};
use crate::number::Decimal;
use crate::school::catalogue::{Catalogue, FigureForm};
use crate::school::figures::FigureId;

/// Every fault of the pack, as sentences for the person who wrote it; empty when it is whole.
pub fn faults(standard: &Standard, catalogue: &Catalogue) -> Vec<String> {
    let mut faults = Vec::new();
    let mut ids = BTreeSet::new();
    for (idx, group) in standard.groups.iter().enumerate() {
        if standard.groups[..idx]
            .iter()
            .any(|earlier| earlier.id == group.id)
        {
            faults.push(format!("分组 {}：id 重复", group.id));
        }
        for exclusion in &group.exclusions {
            let name = format!("分组 {} 的除外情形", group.id);
            clause_faults(standard, &name, &exclusion.clause, &mut faults);
            condition_faults(&exclusion.when, catalogue, &name, &mut faults);
        }
        clause_faults(
            standard,
            &format!("分组 {}", group.id),
            &group.clause,
            &mut faults,
        );
        if let GroupRule::AtLeast { floor, .. } = &group.rule
            && (floor.is_negative() || *floor > Decimal::ONE)
        {
            faults.push(format!(
                "分组 {}：floor 应在 0 到 1 之间，现在是 {floor}",
                group.id
            ));
        }
    }
    for split in &standard.splits {
        clause_faults(standard, "拆分系数", &split.clause, &mut faults);
        for weight in &split.weights {
            if weight.weight <= Decimal::ZERO {
                faults.push(format!("拆分系数应大于 0，现在是 {}", weight.weight));
            }
        }
    }
    for indicator in &standard.indicators {
        let name = format!("指标 {}", indicator.id);
        if !ids.insert(&indicator.id) {
            faults.push(format!("{name}：id 重复"));
        }
        if standard.group(&indicator.group).is_none() {
            faults.push(format!("{name}：没有名为 {} 的分组", indicator.group));
        }
        if indicator.gap_step <= Decimal::ZERO {
            faults.push(format!("{name}：gap_step 应大于 0"));
        }
        clause_faults(standard, &name, &indicator.clause, &mut faults);
        rule_faults(indicator, catalogue, &name, &mut faults);
        let conditions = indicator.applies.iter().map(|applies| &applies.when);
        let conditions = conditions.chain(indicator.bounds.iter().map(|case| &case.when));
        for condition in
            conditions.chain(indicator.exemptions.iter().map(|exemption| &exemption.when))
        {
            condition_faults(condition, catalogue, &name, &mut faults);
        }
        for exemption in &indicator.exemptions {
            for term in &exemption.terms {
                known(&term.figure, catalogue, false, &name, &mut faults);
            }
            clause_faults(
                standard,
                &format!("{name} 的放宽 {}", exemption.id),
                &exemption.clause,
                &mut faults,
            );
        }
    }
    faults
}

fn clause_faults(standard: &Standard, name: &str, clause: &Clause, faults: &mut Vec<String>) {
    if clause.place.is_empty() {
        faults.push(format!("{name}：缺条款位置 place"));
    }
    if clause.sources.is_empty() {
        faults.push(format!("{name}：缺来源 sources"));
    }
    for key in &clause.sources {
        if !standard.sources.iter().any(|source| source.key == *key) {
            faults.push(format!("{name}：没有名为 {key} 的来源"));
        }
    }
}

fn rule_faults(indicator: &Indicator, catalogue: &Catalogue, name: &str, faults: &mut Vec<String>) {
    let mut number = |figure: &FigureId| known(figure, catalogue, false, name, faults);
    let mut terms = |terms: &[Term]| terms.iter().for_each(|term| number(&term.figure));
    let needs_bound = match &indicator.rule {
        Rule::Ratio {
            numerator,
            denominator,
            ..
        } => {
            terms(numerator);
            terms(denominator);
            true
        }
        Rule::Share { part, whole } => {
            terms(part);
            terms(whole);
            true
        }
        Rule::TotalLimit { of } => {
            terms(of);
            true
        }
        Rule::Steps { of, by, table } => {
            terms(of);
            terms(by);
            if table.is_empty() {
                faults.push(format!("{name}：分级表 table 是空的"));
            }
            false
        }
        Rule::Quota { rooms, per, every } => {
            terms(per);
            known(rooms, catalogue, true, name, faults);
            if *every == 0 {
                faults.push(format!("{name}：every 应大于 0"));
            }
            true
        }
        Rule::EachLimit { of } => {
            of.iter()
                .for_each(|figure| known(figure, catalogue, true, name, faults));
            true
        }
        Rule::Document { figure } | Rule::Judgement { figure, .. } => {
            number(figure);
            false
        }
    };
    if needs_bound && indicator.bounds.is_empty() {
        faults.push(format!("{name}：缺标准值 bounds"));
    }
}

fn known(
    figure: &FigureId,
    catalogue: &Catalogue,
    list: bool,
    name: &str,
    faults: &mut Vec<String>,
) {
    match catalogue.figure(figure) {
        None => faults.push(format!("{name}：没有名为 {} 的填报项", figure.0)),
        Some(definition)
            if matches!(definition.form, FigureForm::Counts | FigureForm::Measures) != list =>
        {
            faults.push(format!("{name}：填报项 {} 的形式不合这条规则", figure.0));
        }
        Some(_) => {}
    }
}

fn condition_faults(
    condition: &Condition,
    catalogue: &Catalogue,
    name: &str,
    faults: &mut Vec<String>,
) {
    for figure in &condition.figures {
        known(&figure.figure, catalogue, false, name, faults);
    }
}
