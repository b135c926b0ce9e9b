//! Writes the saved form.
//!
//! In: a draft. Out: JSON text, the same for the same draft. What was typed is kept as typed where it is not a plain
//! number. The types here are the form itself, field by field in alphabetical order; those of the domain may change.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::value::RawValue;

use super::{FILE_TYPE, VERSION};
use numbers::Decimal;
use numbers::calendar::Date;
use school::catalogue::Catalogue;
use school::draft::{self, Department, Draft, Extent, Ids, PlanChoices};
use school::figures::{Slot, Value};
use school::profile::{Ownership, SchoolKind, Zone};
use school::reading;
use standard::index::PackEntry;

type Texts = BTreeMap<String, String>;

#[derive(Serialize)]
struct File<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    asked: Option<&'a str>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    checked: BTreeMap<&'a str, Checked<'a>>,
    claims: BTreeMap<&'a str, Claim<'a>>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    evidence: &'a [String],
    figures: Figures<'a>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    filled: &'a Texts,
    #[serde(skip_serializing_if = "Option::is_none")]
    form: Option<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    own_packs: Vec<OwnPack<'a>>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    packs: &'a [String],
    plan: Plan<'a>,
    profile: Profile<'a>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    providers: BTreeMap<&'a str, Provider<'a>>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    reasons: &'a Texts,
    saved_with: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    sheets: Vec<Sheet<'a>>,
    standard: Standard<'a>,
    r#type: &'static str,
    version: u64,
}

#[derive(Serialize)]
struct Checked<'a> {
    edition: &'a str,
    hash: &'a str,
    verdicts: &'a [String],
}

#[derive(Serialize)]
struct Claim<'a> {
    document: &'a str,
    since: Option<Date>,
}

#[derive(Serialize)]
struct OwnPack<'a> {
    edits: &'a Texts,
    figures: &'a [String],
    id: &'a str,
    name: &'a str,
    text: &'a str,
}

#[derive(Serialize)]
struct Plan<'a> {
    answers: &'a Texts,
    basis: &'a str,
    people: &'a Texts,
    plan_date: Option<Date>,
    problems: BTreeMap<&'a str, Problem<'a>>,
    target_date: Option<Date>,
}

#[derive(Serialize)]
struct Problem<'a> {
    blanks: &'a Texts,
    causes: &'a [String],
    measures: Option<&'a [String]>,
    own_cause: &'a str,
    owner: &'a str,
}

#[derive(Serialize)]
struct Profile<'a> {
    boarding: Option<bool>,
    built_year: Option<u16>,
    bureau: &'a str,
    county: &'a str,
    data_date: Option<Date>,
    kind: Option<&'static str>,
    name: &'a str,
    ownership: Option<&'static str>,
    zone: Option<&'static str>,
}

#[derive(Serialize)]
struct Provider<'a> {
    department: Option<&'static str>,
    name: &'a str,
    note: &'a str,
    person: &'a str,
}

#[derive(Serialize)]
struct Sheet<'a> {
    date: Option<Date>,
    figures: Figures<'a>,
    kind: &'static str,
    name: &'a str,
    school_kind: Option<&'static str>,
}

#[derive(Serialize)]
struct Standard<'a> {
    edition: &'a str,
    id: &'a str,
}

/// Entries by figure and then by the key of their part.
type Figures<'a> = BTreeMap<&'a str, BTreeMap<String, Entry<'a>>>;

#[derive(Serialize)]
#[serde(untagged)]
enum Entry<'a> {
    Value(Written),
    Typed {
        text: &'a str,
        #[serde(skip_serializing_if = "Option::is_none")]
        value: Option<Written>,
    },
    NotApplicable {
        not_applicable: &'a str,
    },
}

/// A value as it is written: numbers by their digits.
#[derive(Serialize)]
#[serde(untagged)]
enum Written {
    Number(Box<RawValue>),
    Numbers(Vec<Box<RawValue>>),
    Level(&'static str),
}

/// The text of the saved file of `draft`: JSON, indented, keys in alphabetical order, the same for the same draft.
/// `catalogue` says which texts are plain numbers; `standard` is named as the pack that the school was checked with.
///
/// ```
/// use files::saved;
///
/// let opened = saved::open(data::sample(), data::catalogue()).unwrap();
/// let text = saved::save(&opened.draft, data::form_catalogue(), data::main_pack());
/// assert_eq!(saved::open(&text, data::catalogue()).unwrap().draft, opened.draft);
/// ```
pub fn save(draft: &Draft, catalogue: &Catalogue, standard: &PackEntry) -> String {
    let profile = &draft.profile;
    let file = File {
        asked: draft.asked.as_deref(),
        checked: by_key(&draft.checked, |checked| Checked {
            edition: &checked.edition,
            hash: &checked.hash,
            verdicts: checked.verdicts.as_slice(),
        }),
        claims: by_key(&draft.claims, |claim| Claim {
            document: &claim.document,
            since: claim.since,
        }),
        evidence: draft.evidence.as_slice(),
        figures: figures(&draft.entries, catalogue),
        filled: &draft.filled,
        form: (draft.extent != Extent::default()).then(|| draft.extent.key()),
        own_packs: draft
            .own_packs
            .iter()
            .map(|pack| OwnPack {
                edits: &pack.edits,
                figures: pack.figures.as_slice(),
                id: &pack.id,
                name: &pack.name,
                text: &pack.text,
            })
            .collect(),
        packs: draft.packs.as_slice(),
        plan: plan(&draft.choices),
        profile: Profile {
            boarding: profile.boarding,
            built_year: profile.built_year,
            bureau: &profile.bureau,
            county: &profile.county,
            data_date: profile.data_date,
            kind: profile.kind.map(SchoolKind::key),
            name: &profile.name,
            ownership: profile.ownership.map(Ownership::key),
            zone: profile.zone.map(Zone::key),
        },
        providers: by_key(&draft.providers, |provider| Provider {
            department: provider.department.map(Department::key),
            name: &provider.own_name,
            note: &provider.note,
            person: &provider.person,
        }),
        reasons: &draft.reasons,
        saved_with: concat!("duibiao ", env!("CARGO_PKG_VERSION")),
        sheets: draft
            .sheets
            .iter()
            .map(|sheet| Sheet {
                date: sheet.date,
                figures: figures(&sheet.entries, catalogue),
                kind: sheet.kind.key(),
                name: &sheet.name,
                school_kind: sheet.school_kind.map(SchoolKind::key),
            })
            .collect(),
        standard: Standard {
            edition: &standard.edition,
            id: &standard.id,
        },
        r#type: FILE_TYPE,
        version: VERSION,
    };
    #[expect(
        clippy::expect_used,
        reason = "keys are texts and nothing is written but to memory; an empty file in place of a school would be worse"
    )]
    serde_json::to_string_pretty(&file).expect("a draft is JSON")
}

fn by_key<'a, T, W>(
    things: &'a BTreeMap<String, T>,
    written: impl Fn(&'a T) -> W,
) -> BTreeMap<&'a str, W> {
    let things = things.iter();
    things
        .map(|(key, thing)| (key.as_str(), written(thing)))
        .collect()
}

fn plan(choices: &PlanChoices) -> Plan<'_> {
    Plan {
        answers: choices.answers.as_written(),
        basis: &choices.basis,
        people: &choices.people,
        plan_date: choices.plan_date,
        problems: by_key(&choices.problems, |problem| Problem {
            blanks: &problem.blanks,
            causes: problem.causes.as_slice(),
            measures: problem.measures.as_ref().map(Ids::as_slice),
            own_cause: &problem.own_cause,
            owner: &problem.owner,
        }),
        target_date: choices.target_date,
    }
}

fn figures<'a>(entries: &'a BTreeMap<Slot, draft::Entry>, catalogue: &Catalogue) -> Figures<'a> {
    let mut figures = Figures::new();
    for (slot, entry) in entries {
        let parts = figures.entry(slot.figure.0.as_str()).or_default();
        parts.insert(slot.part.key(), written_entry(slot, entry, catalogue));
    }
    figures
}

fn written_entry<'a>(slot: &Slot, entry: &'a draft::Entry, catalogue: &Catalogue) -> Entry<'a> {
    let text = match entry {
        draft::Entry::NotApplicable(not_applicable) => {
            return Entry::NotApplicable { not_applicable };
        }
        draft::Entry::Text(text) => text,
    };
    let definition = catalogue.figure(&slot.figure);
    let value = definition.and_then(|definition| reading::read(text, definition).ok());
    let (plain, value) = match value {
        Some(Value::Number(number)) => (number.to_string(), number_of(number).map(Written::Number)),
        Some(Value::List(numbers)) => {
            let plain: Vec<String> = numbers.iter().map(Decimal::to_string).collect();
            let numbers: Option<Vec<_>> = numbers.into_iter().map(number_of).collect();
            (plain.join(" "), numbers.map(Written::Numbers))
        }
        Some(Value::Level(level)) => (level.key().to_owned(), Some(Written::Level(level.key()))),
        _ => (String::new(), None),
    };
    match value {
        Some(value) if plain == *text => Entry::Value(value),
        value => Entry::Typed { text, value },
    }
}

/// Decimal text is JSON number text.
fn number_of(number: Decimal) -> Option<Box<RawValue>> {
    RawValue::from_string(number.to_string()).ok()
}
