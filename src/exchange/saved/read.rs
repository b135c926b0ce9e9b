//! Reads the saved form.
//!
//! In: text of any origin. Out: a draft with what should be said about it, or the sentence why there is none.
//! Every figure is kept, also one that this program does not know, and nothing is repaired in silence.

use std::collections::BTreeMap;

use super::fault::{Fault, OpenFault, short, wrong};
use super::parse::{Fields, Json, get, parse, plain_number};
use super::{FILE_TYPE, LARGEST_BYTES, VERSION, read_beside};
use crate::calendar::Date;
use crate::school;
use crate::school::catalogue::Catalogue;
use crate::school::draft::{Claim, Draft, Entry, Ids, PlanChoices, ProblemChoices};
use crate::school::figures::{FigureId, Part, Slot};
use crate::school::profile::{Ownership, SchoolKind, Zone};
use crate::wording::Words;
use crate::wording::problems::problem as problem_sentence;

/// A file that could be opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    /// What stood in it.
    pub draft: Draft,
    /// What a person should know before taking it over: figures that contradict one another or cannot be read.
    pub notices: Vec<String>,
    /// Id and edition of the standard that it was saved with.
    pub standard: Option<(String, String)>,
}

/// Opens saved text.
///
/// # Errors
/// An [`OpenFault`] when the text is too large, no JSON, another file, of a newer version, or when a field has a value
/// of the wrong kind. Figures that contradict one another are no error: they come back as notices.
pub fn open(text: &str, catalogue: &Catalogue) -> Result<Opened, OpenFault> {
    read(text, catalogue, VERSION).map_err(|fault| *fault)
}

/// Reads as much of a file of any version as this program knows, only to be looked at: saved again, it would lose what
/// a newer program put into it.
///
/// # Errors
/// As [`open`], but for the version.
pub fn look(text: &str, catalogue: &Catalogue) -> Result<Opened, OpenFault> {
    read(text, catalogue, u64::MAX).map_err(|fault| *fault)
}

fn read(text: &str, catalogue: &Catalogue, newest: u64) -> Result<Opened, Fault> {
    if text.len() > LARGEST_BYTES {
        return Err(Box::new(OpenFault::TooLarge { bytes: text.len() }));
    }
    let text = text.trim_start_matches('\u{FEFF}');
    let file = parse(text).map_err(|line| Box::new(OpenFault::NotJson { line }))?;
    let Json::Object(file) = file else {
        return Err(Box::new(OpenFault::OtherFile));
    };
    if text_at(&file, "type") != Some(FILE_TYPE) {
        return Err(Box::new(OpenFault::OtherFile));
    }
    let version = get(&file, "version").ok_or_else(|| Box::new(OpenFault::NoVersion))?;
    match whole_number(version) {
        Some(found) if (VERSION..=newest).contains(&found) => {}
        Some(found) if found > VERSION => return Err(Box::new(OpenFault::NewerVersion { found })),
        _ => return Err(wrong("版本 version", "1", version)),
    }
    let mut draft = Draft::default();
    if let Some(profile) = object(&file, "profile", "学校情况")? {
        read_profile(profile, &mut draft)?;
    }
    if let Some(figures) = object(&file, "figures", "填报数据")? {
        draft.entries = read_figures(figures, catalogue, &draft)?;
    }
    if let Some(claims) = object(&file, "claims", "放宽条件")? {
        for (id, claim) in claims {
            let read = read_claim(claim);
            let read = read.ok_or_else(|| wrong("放宽条件", "日期和文件名", claim))?;
            draft.claims.insert(id.to_string(), read);
        }
    }
    read_beside::read(&file, catalogue, &mut draft)?;
    if let Some(plan) = object(&file, "plan", "方案选择")? {
        draft.choices = read_choices(plan)?;
    }
    let (school, problems) = school::read(&draft, catalogue);
    let words = Words::of(&school, catalogue);
    // Doubts are asked about in the form; a good file is opened without a question.
    let notices = problems
        .iter()
        .filter(|problem| !problem.is_warning())
        .map(|problem| problem_sentence(problem, &words))
        .collect();
    let standard = object(&file, "standard", "标准")?.and_then(|standard| {
        let field = |key| text_at(standard, key).map(str::to_owned);
        Some((field("id")?, field("edition")?))
    });
    Ok(Opened {
        draft,
        notices,
        standard,
    })
}

fn read_profile(fields: &Fields, draft: &mut Draft) -> Result<(), Fault> {
    let profile = &mut draft.profile;
    profile.name = text(fields, "name", "学校名称")?;
    profile.county = text(fields, "county", "县（市、区）")?;
    profile.bureau = text(fields, "bureau", "教育局名称")?;
    profile.kind = optional(
        fields,
        "kind",
        "办学类型",
        "primary、junior、nine_year、twelve_year、complete_secondary 或 teaching_point",
        |value| SchoolKind::from_key(as_text(value)?),
    )?;
    profile.zone = optional(
        fields,
        "zone",
        "城乡类型",
        "city、town 或 rural",
        |value| Zone::from_key(as_text(value)?),
    )?;
    profile.ownership = optional(
        fields,
        "ownership",
        "举办者",
        "public 或 private",
        |value| Ownership::from_key(as_text(value)?),
    )?;
    profile.boarding =
        optional(
            fields,
            "boarding",
            "寄宿制",
            "true 或 false",
            |value| match value {
                Json::Bool(boarding) => Some(*boarding),
                _ => None,
            },
        )?;
    profile.data_date = optional(
        fields,
        "data_date",
        "数据时点",
        "2026-09-01 这样的日期",
        as_date,
    )?;
    profile.built_year = optional(
        fields,
        "built_year",
        "建成年份",
        "2015 这样的年份",
        |value| u16::try_from(whole_number(value)?).ok(),
    )?;
    Ok(())
}

/// Entries by slot. `draft` says which kind of school the parts are named for.
pub(super) fn read_figures(
    figures: &Fields,
    catalogue: &Catalogue,
    draft: &Draft,
) -> Result<BTreeMap<Slot, Entry>, Fault> {
    let mut entries = BTreeMap::new();
    let (school, _) = school::read(draft, catalogue);
    let words = Words::of(&school, catalogue);
    for (id, parts) in figures {
        let figure = FigureId::from(&**id);
        let name = words.figure(&figure);
        let Json::Object(parts) = parts else {
            return Err(wrong(&name, "按学段、年级或全校分列的数", parts));
        };
        for (key, value) in parts {
            let part = Part::from_key(key).ok_or_else(|| {
                Box::new(OpenFault::WrongType {
                    field: short(&name),
                    expected: "whole、primary、junior、senior 或 grade1 至 grade9",
                    found: short(key),
                })
            })?;
            let slot = Slot { figure, part };
            if let Some(entry) = read_entry(value, &words.slot(&slot))? {
                entries.insert(slot, entry);
            }
        }
    }
    Ok(entries)
}

fn read_entry(value: &Json, name: &str) -> Result<Option<Entry>, Fault> {
    const EXPECTED: &str = "数、一列数、空（null）、{\"text\": …} 或 {\"not_applicable\": …}";
    let wrong = || wrong(name, EXPECTED, value);
    let typed = match value {
        Json::Null => return Ok(None),
        Json::Number((number, _)) => plain_number(number),
        Json::String(text) => text.to_string(),
        Json::Array(numbers) if numbers.is_empty() => "0".to_owned(),
        Json::Array(numbers) => {
            let mut plain = Vec::new();
            for number in numbers {
                let Json::Number((number, _)) = number else {
                    return Err(wrong());
                };
                plain.push(plain_number(number));
            }
            plain.join(" ")
        }
        Json::Object(fields) => match (get(fields, "text"), get(fields, "not_applicable")) {
            (Some(Json::String(text)), _) => text.to_string(),
            (None, Some(Json::String(reason))) => {
                return Ok(Some(Entry::NotApplicable(reason.to_string())));
            }
            _ => return Err(wrong()),
        },
        Json::Bool(_) => return Err(wrong()),
    };
    Ok((!typed.trim().is_empty()).then_some(Entry::Text(typed)))
}

fn read_claim(claim: &Json) -> Option<Claim> {
    let Json::Object(fields) = claim else {
        return None;
    };
    Some(Claim {
        since: optional(fields, "since", "", "", as_date).ok()?,
        document: text(fields, "document", "").ok()?,
    })
}

fn read_choices(fields: &Fields) -> Result<PlanChoices, Fault> {
    let mut choices = PlanChoices {
        plan_date: optional(
            fields,
            "plan_date",
            "方案日期",
            "2026-11-22 这样的日期",
            as_date,
        )?,
        target_date: optional(
            fields,
            "target_date",
            "目标日期",
            "2028-09-01 这样的日期",
            as_date,
        )?,
        basis: text(fields, "basis", "依据文件")?,
        people: texts(fields, "people", "责任人")?,
        answers: texts(fields, "answers", "各份文件里填写的内容")?,
        ..PlanChoices::default()
    };
    if let Some(problems) = object(fields, "problems", "问题的原因和措施")? {
        for (id, problem) in problems {
            let read = read_problem(problem)
                .ok_or_else(|| wrong("问题的原因和措施", "原因、措施和责任人", problem))?;
            choices.problems.insert(id.to_string(), read);
        }
    }
    Ok(choices)
}

fn read_problem(problem: &Json) -> Option<ProblemChoices> {
    let Json::Object(fields) = problem else {
        return None;
    };
    Some(ProblemChoices {
        causes: optional(fields, "causes", "", "", as_ids)
            .ok()?
            .unwrap_or_default(),
        own_cause: text(fields, "own_cause", "").ok()?,
        measures: optional(fields, "measures", "", "", as_ids).ok()?,
        owner: text(fields, "owner", "").ok()?,
        blanks: texts(fields, "blanks", "").ok()?,
    })
}

pub(super) fn object<'a, 'b>(
    fields: &'b Fields<'a>,
    key: &str,
    name: &str,
) -> Result<Option<&'b Fields<'a>>, Fault> {
    match get(fields, key) {
        None | Some(Json::Null) => Ok(None),
        Some(Json::Object(object)) => Ok(Some(object)),
        Some(other) => Err(wrong(name, "一组内容", other)),
    }
}

pub(super) fn text(fields: &Fields, key: &str, name: &str) -> Result<String, Fault> {
    match get(fields, key) {
        None | Some(Json::Null) => Ok(String::new()),
        Some(Json::String(text)) => Ok(text.to_string()),
        Some(other) => Err(wrong(name, "文字", other)),
    }
}

pub(super) fn texts(
    fields: &Fields,
    key: &str,
    name: &str,
) -> Result<BTreeMap<String, String>, Fault> {
    let mut texts = BTreeMap::new();
    let fields = object(fields, key, name)?.unwrap_or_default();
    for (key, _) in fields {
        texts.insert(key.to_string(), text(fields, key, name)?);
    }
    Ok(texts)
}

pub(super) fn optional<T>(
    fields: &Fields,
    key: &str,
    name: &str,
    expected: &'static str,
    read: fn(&Json) -> Option<T>,
) -> Result<Option<T>, Fault> {
    match get(fields, key) {
        None | Some(Json::Null) => Ok(None),
        Some(value) => match read(value) {
            Some(read) => Ok(Some(read)),
            None => Err(wrong(name, expected, value)),
        },
    }
}

pub(super) fn as_text<'a>(value: &'a Json) -> Option<&'a str> {
    match value {
        Json::String(text) => Some(text),
        _ => None,
    }
}

fn text_at<'a>(fields: &'a Fields, key: &str) -> Option<&'a str> {
    as_text(get(fields, key)?)
}

pub(super) fn as_date(value: &Json) -> Option<Date> {
    Date::parse(as_text(value)?)
}

pub(super) fn as_ids(value: &Json) -> Option<Ids> {
    let Json::Array(values) = value else {
        return None;
    };
    let mut ids = Ids::default();
    for value in values {
        ids.insert(as_text(value)?.to_owned());
    }
    Some(ids)
}

fn whole_number(value: &Json) -> Option<u64> {
    match value {
        Json::Number((number, _)) => number.parse().ok(),
        _ => None,
    }
}
