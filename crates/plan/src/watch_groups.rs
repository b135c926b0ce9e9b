//! What is met and is looked at together: the evidence that a group lacks, and its items that are safe.
//!
//! In: the met findings of a group. Out: a [`Watch`] for each. It must not know what is near its bound.

use super::library::Library;
use super::template::{self, Slots};
use super::watch::{self, Watch, WatchReason, level, next, task};
use super::watch_kinds::GroupWatch;
use super::{Basis, evidence, slots, small};
use check::Finding;
use numbers::Decimal;
use numbers::calendar::{Date, Month};
use numbers::name::Name;
use school::figures::{Part, Value};
use words::{Words, findings};

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
        let pieces = evidence::listed_pieces(basis, &finding.indicator);
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

/// The figures that undecided findings wait for; what the school must judge itself has no figure.
pub(super) fn undecided(basis: &Basis) -> Option<Watch> {
    let open: Vec<&Finding> = open(basis).collect();
    let kind = basis.library.group_watches.iter();
    let kind = kind.clone().find(|kind| kind.id == "register")?;
    let words = Words::of(basis.school, basis.catalogue);
    let names: Vec<String> = open
        .iter()
        .filter_map(|finding| {
            let indicator = basis.standard.indicator(&finding.indicator)?;
            Some(format!("{}{}", words.part(finding.part), indicator.short))
        })
        .collect();
    let mut slots = Slots::new();
    slots.insert("count", names.len().to_string());
    slots.insert("names", names.join("、"));
    slots.insert("mend", findings::why_open(open.iter().copied()).1);
    coded(basis, kind, open.first()?, WatchReason::NoFigures, slots)
}

/// What a school too small for the resource indicators sees to instead.
pub(super) fn of_small(basis: &Basis) -> Vec<Watch> {
    let Some(first) = basis
        .report
        .findings
        .iter()
        .find(|finding| finding.floor().is_none())
    else {
        return Vec::new();
    };
    let mut slots = Slots::new();
    let bureau = basis.school.profile.bureau.trim();
    if !bureau.is_empty() {
        slots.insert("bureau", bureau.to_owned());
    }
    if let Some(pupils) = slots::pupils(basis, Part::Whole) {
        slots.insert("pupils", pupils.to_string());
    }
    let classes = basis.school.stages().iter().filter_map(|stage| {
        match basis.school.figure(&"classes".into(), Part::Stage(*stage)) {
            Value::Number(count) => Some(*count),
            _ => None,
        }
    });
    let classes = classes.fold(Decimal::ZERO, Decimal::plus);
    if classes != Decimal::ZERO {
        slots.insert("classes", classes.to_string());
    }
    let kinds = basis.library.group_watches.iter();
    let kinds = kinds.filter(|kind| kind.id == "small" && small::is_excluded(basis));
    kinds
        .filter_map(|kind| coded(basis, kind, first, WatchReason::Basic, slots.clone()))
        .collect()
}

/// The findings that wait for figures.
pub(crate) fn open<'a>(basis: &Basis<'a>) -> impl Iterator<Item = &'a Finding> + use<'a> {
    let standard = basis.standard;
    let is_level = move |finding: &&Finding| {
        let indicator = standard.indicator(&finding.indicator);
        indicator.is_some_and(|indicator| indicator.level_figure().is_some())
    };
    let open = basis
        .report
        .findings
        .iter()
        .filter(|finding| finding.is_open());
    open.filter(move |finding| !is_level(finding))
}

/// A watch with a number of its own, within some months of the plan.
fn coded(
    basis: &Basis,
    kind: &GroupWatch,
    first: &Finding,
    reason: WatchReason,
    slots: Slots,
) -> Option<Watch> {
    let start = basis.choices.plan_date.map(Date::month);
    let planned = start.map(|month| month.after(kind.within));
    let place = (kind.code.as_str(), kind.task.as_str());
    written(basis, kind, first, reason, place, planned, slots)
}

fn grouped(
    basis: &Basis,
    kind: &GroupWatch,
    members: &[&Finding],
    reason: WatchReason,
    finish: Option<Month>,
    slots: Slots,
) -> Option<Watch> {
    let first = members.first()?;
    let letters = first.indicator.chars();
    let letters: String = letters.take_while(char::is_ascii_alphabetic).collect();
    let place = (letters.as_str(), kind.id.as_str());
    written(basis, kind, first, reason, place, finish, slots)
}

/// The watch of a group in its words; `place` is the beginning of its number and the key of its task.
fn written(
    basis: &Basis,
    kind: &GroupWatch,
    first: &Finding,
    reason: WatchReason,
    place: (&str, &str),
    planned: Option<Month>,
    mut slots: Slots,
) -> Option<Watch> {
    let finish = watch::finish(basis, place.0, place.1, planned);
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
            place.0,
            place.1,
            fill(&kind.text),
            &kind.owner,
            finish,
            fill(&kind.proof),
        ),
        id: place.0.to_owned(),
    })
}

/// The entry of that id for a group, or the one for all others.
fn group_kind<'a>(library: &'a Library, id: &str, group: &str) -> Option<&'a GroupWatch> {
    let entries = || library.group_watches.iter().filter(|watch| watch.id == id);
    let found = entries().find(|entry| entry.groups.iter().any(|other| other == group));
    found.or_else(|| entries().find(|entry| entry.groups.is_empty()))
}

/// The first of them, and 等 where there are more.
fn some(names: &[String]) -> String {
    let end = if names.len() > MOST_NAMES { "等" } else { "" };
    let first: Vec<&str> = names.iter().take(MOST_NAMES).map(String::as_str).collect();
    format!("{}{end}", first.join("、"))
}
