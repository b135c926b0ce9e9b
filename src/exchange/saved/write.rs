//! Writes the saved form.
//!
//! In: a draft. Out: JSON text, the same for the same draft. What was typed is kept as typed where it is not a plain number.

use std::collections::BTreeMap;

use super::json::Writer;
use super::{FILE_TYPE, VERSION, write_beside};
use crate::calendar::Date;
use crate::number::Decimal;
use crate::school::catalogue::Catalogue;
use crate::school::draft::{Draft, Entry, Ids, PlanChoices, ProblemChoices};
use crate::school::figures::{FigureId, Slot, Value};
use crate::school::profile::{Ownership, Profile, SchoolKind, Zone};
use crate::school::reading;
use crate::standard::index::PackEntry;

/// The saved file of `draft`, indented, with the pack that it was checked with. Keys stand in alphabetical order.
pub fn save(draft: &Draft, catalogue: &Catalogue, standard: &PackEntry) -> String {
    let out = &mut Writer::default();
    out.open('{');
    write_beside::asked(out, draft);
    write_beside::checked(out, draft);
    out.key("claims");
    out.open('{');
    for (id, claim) in &draft.claims {
        out.key(id);
        out.open('{');
        out.field("document", &claim.document);
        date(out, "since", claim.since);
        out.close('}');
    }
    out.close('}');
    if !draft.evidence.as_slice().is_empty() {
        ids(out, "evidence", Some(&draft.evidence));
    }
    figures(out, &draft.entries, catalogue);
    write_beside::filled(out, draft);
    write_beside::extent(out, draft);
    write_beside::own_packs(out, draft);
    if !draft.packs.as_slice().is_empty() {
        ids(out, "packs", Some(&draft.packs));
    }
    plan(out, &draft.choices);
    profile(out, &draft.profile);
    write_beside::providers(out, draft);
    if !draft.reasons.is_empty() {
        texts(out, "reasons", &draft.reasons);
    }
    out.field("saved_with", concat!("duibiao ", env!("CARGO_PKG_VERSION")));
    write_beside::sheets(out, draft, catalogue);
    out.key("standard");
    out.open('{');
    out.field("edition", &standard.edition);
    out.field("id", &standard.id);
    out.close('}');
    out.field("type", FILE_TYPE);
    out.key("version");
    out.plain(&VERSION.to_string());
    out.close('}');
    std::mem::take(out).finish()
}

fn profile(out: &mut Writer, profile: &Profile) {
    out.key("profile");
    out.open('{');
    out.key("boarding");
    out.plain(match profile.boarding {
        Some(true) => "true",
        Some(false) => "false",
        None => "null",
    });
    out.key("built_year");
    match profile.built_year {
        Some(year) => out.plain(&year.to_string()),
        None => out.plain("null"),
    }
    out.field("bureau", &profile.bureau);
    out.field("county", &profile.county);
    date(out, "data_date", profile.data_date);
    out.optional("kind", profile.kind.map(SchoolKind::key));
    out.field("name", &profile.name);
    out.optional("ownership", profile.ownership.map(Ownership::key));
    out.optional("zone", profile.zone.map(Zone::key));
    out.close('}');
}

pub(super) fn date(out: &mut Writer, key: &str, date: Option<Date>) {
    out.optional(key, date.map(|date| date.to_string()).as_deref());
}

pub(super) fn figures(out: &mut Writer, entries: &BTreeMap<Slot, Entry>, catalogue: &Catalogue) {
    out.key("figures");
    out.open('{');
    let mut parts = BTreeMap::new();
    let mut figure: Option<&FigureId> = None;
    for (slot, entry) in entries {
        if let Some(figure) = figure.filter(|figure| **figure != slot.figure) {
            write_parts(out, figure, &mut parts, catalogue);
        }
        figure = Some(&slot.figure);
        parts.insert(slot.part.key(), (slot, entry));
    }
    if let Some(figure) = figure {
        write_parts(out, figure, &mut parts, catalogue);
    }
    out.close('}');
}

/// The entries of one figure, by the keys of their parts.
fn write_parts(
    out: &mut Writer,
    figure: &FigureId,
    parts: &mut BTreeMap<String, (&Slot, &Entry)>,
    catalogue: &Catalogue,
) {
    out.key(&figure.0);
    out.open('{');
    for (key, (slot, entry)) in std::mem::take(parts) {
        out.key(&key);
        write_entry(out, slot, entry, catalogue);
    }
    out.close('}');
}

fn write_entry(out: &mut Writer, slot: &Slot, entry: &Entry, catalogue: &Catalogue) {
    let text = match entry {
        Entry::NotApplicable(reason) => {
            out.open('{');
            out.field("not_applicable", reason);
            out.close('}');
            return;
        }
        Entry::Text(text) => text,
    };
    let value = catalogue
        .figure(&slot.figure)
        .and_then(|definition| reading::read(text, definition).ok());
    let plain = match &value {
        Some(Value::Number(value)) => Some(value.to_string()),
        Some(Value::List(values)) => {
            let plain: Vec<String> = values.iter().map(Decimal::to_string).collect();
            Some(plain.join(" "))
        }
        Some(Value::Level(level)) => Some(level.key().to_owned()),
        _ => None,
    };
    if plain.as_deref() == Some(text) {
        write_value(out, value.as_ref());
        return;
    }
    out.open('{');
    out.field("text", text);
    if plain.is_some() {
        out.key("value");
        write_value(out, value.as_ref());
    }
    out.close('}');
}

fn write_value(out: &mut Writer, value: Option<&Value>) {
    match value {
        // Decimal text is JSON number text.
        Some(Value::Number(value)) => out.plain(&value.to_string()),
        Some(Value::List(values)) => {
            out.open('[');
            for value in values {
                out.plain(&value.to_string());
            }
            out.close(']');
        }
        Some(Value::Level(level)) => out.text(level.key()),
        _ => out.plain("null"),
    }
}

fn plan(out: &mut Writer, choices: &PlanChoices) {
    out.key("plan");
    out.open('{');
    texts(out, "answers", &choices.answers);
    out.field("basis", &choices.basis);
    texts(out, "people", &choices.people);
    date(out, "plan_date", choices.plan_date);
    out.key("problems");
    out.open('{');
    for (id, problem) in &choices.problems {
        out.key(id);
        write_problem(out, problem);
    }
    out.close('}');
    date(out, "target_date", choices.target_date);
    out.close('}');
}

fn write_problem(out: &mut Writer, problem: &ProblemChoices) {
    out.open('{');
    texts(out, "blanks", &problem.blanks);
    ids(out, "causes", Some(&problem.causes));
    ids(out, "measures", problem.measures.as_ref());
    out.field("own_cause", &problem.own_cause);
    out.field("owner", &problem.owner);
    out.close('}');
}

pub(super) fn texts(out: &mut Writer, key: &str, texts: &BTreeMap<String, String>) {
    out.key(key);
    out.open('{');
    for (key, text) in texts {
        out.field(key, text);
    }
    out.close('}');
}

pub(super) fn ids(out: &mut Writer, key: &str, ids: Option<&Ids>) {
    out.key(key);
    let Some(ids) = ids else {
        out.plain("null");
        return;
    };
    out.open('[');
    for id in ids.as_slice() {
        out.text(id);
    }
    out.close(']');
}
