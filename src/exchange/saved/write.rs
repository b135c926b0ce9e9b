//! Writes the saved form.
//!
//! In: a draft. Out: JSON text, the same for the same draft. What was typed is kept as typed where it is not a plain number.

use serde_json::{Map, Value as Json, json};

use super::{FILE_TYPE, VERSION};
use crate::number::Decimal;
use crate::school::catalogue::Catalogue;
use crate::school::draft::{Draft, Entry, PlanChoices};
use crate::school::figures::{Slot, Value};
use crate::school::reading;
use crate::standard::Standard;

/// The saved file of `draft`, indented, with the pack that it was checked with.
pub fn save(draft: &Draft, catalogue: &Catalogue, standard: &Standard) -> String {
    let file = json!({
        "type": FILE_TYPE,
        "version": VERSION,
        "saved_with": concat!("duibiao ", env!("CARGO_PKG_VERSION")),
        "standard": { "id": standard.id, "edition": standard.edition },
        "profile": profile(draft),
        "figures": figures(draft, catalogue),
        "claims": draft.claims,
        "plan": plan(&draft.choices),
    });
    // Maps with text keys always have a JSON form.
    serde_json::to_string_pretty(&file).unwrap_or_default()
}

fn profile(draft: &Draft) -> Json {
    let profile = &draft.profile;
    json!({
        "name": profile.name,
        "kind": profile.kind,
        "zone": profile.zone,
        "ownership": profile.ownership,
        "boarding": profile.boarding,
        "data_date": profile.data_date,
        "county": profile.county,
        "bureau": profile.bureau,
        "built_year": profile.built_year,
    })
}

fn figures(draft: &Draft, catalogue: &Catalogue) -> Json {
    let mut figures = Map::new();
    for (slot, entry) in &draft.entries {
        let parts = figures
            .entry(slot.figure.0.clone())
            .or_insert_with(|| Json::Object(Map::new()));
        if let Json::Object(parts) = parts {
            parts.insert(slot.part.key(), entry_json(slot, entry, catalogue));
        }
    }
    Json::Object(figures)
}

fn entry_json(slot: &Slot, entry: &Entry, catalogue: &Catalogue) -> Json {
    let text = match entry {
        Entry::NotApplicable(reason) => return json!({ "not_applicable": reason }),
        Entry::Text(text) => text,
    };
    let value = catalogue
        .figure(&slot.figure)
        .and_then(|definition| reading::read(text, definition).ok());
    let (number, plain) = match value {
        Some(Value::Number(value)) => (number(value), value.to_string()),
        Some(Value::List(values)) => {
            let plain: Vec<String> = values.iter().map(Decimal::to_string).collect();
            (
                Json::Array(values.into_iter().map(number).collect()),
                plain.join(" "),
            )
        }
        Some(Value::Level(level)) => (json!(level.key()), level.key().to_owned()),
        _ => return json!({ "text": text }),
    };
    if plain == *text {
        number
    } else {
        json!({ "value": number, "text": text })
    }
}

fn number(value: Decimal) -> Json {
    // Decimal text is JSON number text; four decimals come back exactly.
    serde_json::from_str(&value.to_string()).unwrap_or(Json::Null)
}

fn plan(choices: &PlanChoices) -> Json {
    json!({
        "plan_date": choices.plan_date,
        "target_date": choices.target_date,
        "basis": choices.basis,
        "people": choices.people,
        "problems": choices.problems,
    })
}
