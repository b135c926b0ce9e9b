//! Relaxations that the school claims, and what each would change; said beside the verdict, which stays as it is.
//!
//! In: the report's findings with their claims, and the papers that the school named. Out: sentences.

use super::Writer;
use check::{Claimed, Finding};
use numbers::name::Name;
use plan::template::{Slots, fill_text};
use words::labels;

/// The claimed relaxations that have to do with an unmet one of `findings`, in one sentence with `rest` as its end; empty
/// where none is claimed. Where there is little room, only those that would change something.
pub(crate) fn sentence<'a>(
    writer: &Writer,
    findings: impl Iterator<Item = &'a Finding>,
    rest: &str,
    is_short: bool,
) -> String {
    let unmet: Vec<&Finding> = findings.filter(|finding| finding.is_problem()).collect();
    let is_relevant: fn(&Finding, &Claimed) -> bool = if is_short {
        |finding, claimed| claimed.outcome != finding.outcome
    } else {
        |_, _| true
    };
    claims_of(writer, &unmet, rest, is_relevant)
}

/// The claimed relaxations that would change one finding, as a sentence with `rest` as its end; empty where there are none.
pub(crate) fn changing(writer: &Writer, finding: &Finding, rest: &str) -> String {
    claims_of(writer, &[finding], rest, |finding, claimed| {
        claimed.outcome != finding.outcome
    })
}

fn claims_of(
    writer: &Writer,
    unmet: &[&Finding],
    rest: &str,
    is_relevant: fn(&Finding, &Claimed) -> bool,
) -> String {
    let mut ids: Vec<Name> = Vec::new();
    for finding in unmet {
        for claimed in finding
            .claimed
            .iter()
            .filter(|claimed| is_relevant(finding, claimed))
        {
            if !ids.contains(&claimed.exemption) {
                ids.push(claimed.exemption);
            }
        }
    }
    if ids.is_empty() {
        return String::new();
    }
    let claims = ids.into_iter().map(|id| clause(writer, id, unmet));
    let claims: Vec<String> = claims.collect();
    let slots: Slots = [("claims", claims.join("；")), ("rest", rest.to_owned())].into();
    fill_text(&writer.texts.prose.claims.end, &slots)
}

fn clause(writer: &Writer, exemption: Name, unmet: &[&Finding]) -> String {
    let (basis, texts) = (writer.basis, &writer.texts.prose.claims);
    let mut slots = writer.school_slots();
    let mut items: Vec<String> = Vec::new();
    for finding in unmet {
        let mut claimed = finding.claimed.iter();
        let Some(claimed) = claimed.find(|claimed| claimed.exemption == exemption) else {
            continue;
        };
        let name = writer.indicator_name(&finding.indicator, finding.part);
        let status = labels::outcome(&claimed.outcome).to_owned();
        let is_same = claimed.outcome == finding.outcome;
        let template = if is_same { &texts.same } else { &texts.better };
        items.push(fill_text(
            template,
            &[("name", name), ("status", status)].into(),
        ));
        let indicator = basis.standard.indicator(&finding.indicator);
        let mut known = indicator
            .into_iter()
            .flat_map(|indicator| &indicator.exemptions);
        let found = known.find(|other| other.id == exemption);
        slots.insert(
            "exemption",
            found.map_or("", |exemption| &exemption.name).to_owned(),
        );
    }
    let claim = basis.school.claims.get(exemption.as_str());
    let document = claim.map_or("", |claim| claim.document.trim().trim_end_matches('。'));
    let document = match document {
        "" => String::new(),
        typed => {
            let slots: Slots = [("document", typed.to_owned())].into();
            fill_text(&texts.document, &slots)
        }
    };
    slots.insert("document", document);
    slots.insert("items", items.join("，"));
    fill_text(&texts.claim, &slots)
}
