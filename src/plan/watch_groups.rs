//! What is met and is looked at together: the evidence that a group lacks, and its items that are safe.
//!
//! In: the met findings of a group. Out: a [`Watch`] for each. It must not know what is near its bound.

use super::library::Library;
use super::template::{self, Slots};
use super::watch::{self, Watch, WatchReason, level, next, task};
use super::watch_kinds::GroupWatch;
use super::{Basis, evidence};
use crate::calendar::Month;
use crate::check::Finding;
use crate::name::Name;
use crate::school::figures::Part;

/// How many names or codes a sentence gives before it says 等.
const MOST_NAMES: usize = 4;

/// The pieces of evidence that met findings lack; `None` while the school has ticked none at all, since then nobody knows.
pub(super) fn evidence_of(basis: &Basis, members: &[&Finding]) -> Option<Watch> {
    let kind = group_kind(basis.library, "evidence", &members.first()?.group)?;
    let is_ticked = basis
        .provenance
        .evidence
        .is_some_and(|ticked| !ticked.as_slice().is_empty());
    if !is_ticked {
        return None;
    }
    let (mut count, mut codes) = (0, Vec::new());
    let mut known: Vec<Name> = Vec::new();
    for finding in members {
        if known.contains(&finding.indicator) {
            continue;
        }
        known.push(finding.indicator);
        let pieces = evidence::standing_pieces(basis, &finding.indicator);
        let missing: Vec<String> = pieces
            .into_iter()
            .filter(|piece| !piece.is_at_hand)
            .map(|piece| piece.code)
            .collect();
        if !missing.is_empty() {
            count += 1;
            codes.extend(missing);
        }
    }
    if codes.is_empty() {
        return None;
    }
    let finish = basis
        .choices
        .plan_date
        .map(|date| date.month().after(kind.within));
    let mut slots = Slots::new();
    slots.insert("count", count.to_string());
    slots.insert("pieces", codes.len().to_string());
    slots.insert("codes", some(&codes));
    grouped(basis, kind, members, WatchReason::NoEvidence, finish, slots)
}

/// The items of a group that are met and safe, together.
pub(super) fn kept(basis: &Basis, group: &str, members: &[&Finding]) -> Option<Watch> {
    let kind = group_kind(basis.library, "keep", &members.first()?.group)?;
    let mut names: Vec<String> = Vec::new();
    for finding in members {
        let short = basis.standard.indicator(&finding.indicator)?.short.clone();
        if !names.contains(&short) {
            names.push(short);
        }
    }
    if names.is_empty() {
        return None;
    }
    let mut slots = Slots::new();
    slots.insert("group", group.to_owned());
    slots.insert("count", names.len().to_string());
    slots.insert("names", some(&names));
    let finish = next(basis, kind.month);
    grouped(basis, kind, members, WatchReason::Keep, finish, slots)
}

fn grouped(
    basis: &Basis,
    kind: &GroupWatch,
    members: &[&Finding],
    reason: WatchReason,
    finish: Option<Month>,
    mut slots: Slots,
) -> Option<Watch> {
    let first = members.first()?;
    let letters = first.indicator.chars();
    let letters: String = letters.take_while(char::is_ascii_alphabetic).collect();
    let finish = watch::finish(basis, &letters, &kind.id, finish);
    if let Some(month) = finish {
        slots.insert("plan_month", month.in_words());
    }
    let fill = |text: &str| template::fill(text, &slots, &Default::default());
    let group = basis.standard.group(&first.group)?;
    Some(Watch {
        level: level(reason),
        reason,
        indicator: first.indicator,
        part: Part::Whole,
        heading: group.name.clone(),
        goal: fill(&kind.goal),
        task: task(
            basis,
            &letters,
            &kind.id,
            fill(&kind.text),
            &kind.owner,
            finish,
            fill(&kind.proof),
        ),
        id: letters,
    })
}

/// The entry of that id for a group, or the one for all others.
fn group_kind<'a>(library: &'a Library, id: &str, group: &str) -> Option<&'a GroupWatch> {
    let entries = || library.group_watches.iter().filter(|own| own.id == id);
    let found = entries().find(|own| own.groups.iter().any(|own| own == group));
    found.or_else(|| entries().find(|own| own.groups.is_empty()))
}

/// The first of them, and 等 where there are more.
fn some(names: &[String]) -> String {
    let end = if names.len() > MOST_NAMES { "等" } else { "" };
    let first: Vec<&str> = names.iter().take(MOST_NAMES).map(String::as_str).collect();
    format!("{}{end}", first.join("、"))
}
