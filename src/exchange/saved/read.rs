//! Reads the saved form.
//!
//! In: text of any origin. Out: a draft with what should be said about it, or the sentence why there is none.
//! Every figure is kept, also one that this program does not know, and nothing is repaired in silence.

use serde_json::{Map, Value as Json};

use super::{FILE_TYPE, LARGEST_BYTES, VERSION};
use crate::calendar::Date;
use crate::school;
use crate::school::catalogue::Catalogue;
use crate::school::draft::{Claim, Draft, Entry, PlanChoices, ProblemChoices};
use crate::school::figures::{FigureId, Part, Slot};
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

/// Why a file cannot be opened. `to_string` gives the Chinese sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OpenFault {
    /// Larger than [`LARGEST_BYTES`].
    TooLarge {
        /// Bytes found.
        bytes: usize,
    },
    /// Not JSON at all.
    NotJson {
        /// Line of the first fault, from 1.
        line: usize,
    },
    /// JSON, but not a school file.
    OtherFile,
    /// A school file without its version.
    NoVersion,
    /// Written by a newer program.
    NewerVersion {
        /// Version found.
        found: u64,
    },
    /// A field has a value of another kind than it should.
    WrongType {
        /// Label or path of the field.
        field: String,
        /// What is expected there.
        expected: &'static str,
        /// What was found, cut short.
        found: String,
    },
}

impl std::fmt::Display for OpenFault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::TooLarge { bytes } => {
                let megabytes = bytes.div_ceil(100_000);
                write!(
                    f,
                    "文件有 {}.{} MB，学校文件不超过 {} MB；请确认选的是对标保存的 .duibiao.json 文件",
                    megabytes / 10,
                    megabytes % 10,
                    LARGEST_BYTES / 1_000_000
                )
            }
            Self::NotJson { line } => write!(
                f,
                "文件第 {line} 行起不是学校文件的内容；请确认选的是对标保存的 .duibiao.json 文件，没有用别的软件改过"
            ),
            Self::OtherFile => write!(
                f,
                "这不是对标的学校文件（缺少 type: {FILE_TYPE}）；请选对标保存的 .duibiao.json 文件"
            ),
            Self::NoVersion => write!(
                f,
                "文件里没有版本（version），可能被别的软件改过；请换一个对标保存的 .duibiao.json 文件"
            ),
            Self::NewerVersion { found } => write!(
                f,
                "文件是较新版本的对标保存的（版本 {found}，本页能读到版本 {VERSION}）；请用新版页面打开"
            ),
            Self::WrongType {
                field,
                expected,
                found,
            } => write!(
                f,
                "文件中“{field}”应是{expected}，现在是“{found}”；请在原处改正后重新保存，或换一个文件"
            ),
        }
    }
}

/// Opens saved text.
///
/// # Errors
/// An [`OpenFault`] when the text is too large, no JSON, another file, of a newer version, or when a field has a value
/// of the wrong kind. Figures that contradict one another are no error: they come back as notices.
pub fn open(text: &str, catalogue: &Catalogue) -> Result<Opened, OpenFault> {
    if text.len() > LARGEST_BYTES {
        return Err(OpenFault::TooLarge { bytes: text.len() });
    }
    let text = text.trim_start_matches('\u{FEFF}');
    let file: Json =
        serde_json::from_str(text).map_err(|fault| OpenFault::NotJson { line: fault.line() })?;
    let Json::Object(file) = file else {
        return Err(OpenFault::OtherFile);
    };
    if file.get("type").and_then(Json::as_str) != Some(FILE_TYPE) {
        return Err(OpenFault::OtherFile);
    }
    match file.get("version").and_then(Json::as_u64) {
        Some(VERSION) => {}
        Some(found) if found > VERSION => return Err(OpenFault::NewerVersion { found }),
        Some(found) => return Err(wrong("版本 version", "1", &Json::from(found))),
        None => {
            return Err(file.get("version").map_or(OpenFault::NoVersion, |found| {
                wrong("版本 version", "1", found)
            }));
        }
    }
    let mut draft = Draft::default();
    if let Some(profile) = object(&file, "profile", "学校情况")? {
        read_profile(profile, &mut draft)?;
    }
    if let Some(figures) = object(&file, "figures", "填报数据")? {
        read_figures(figures, catalogue, &mut draft)?;
    }
    if let Some(claims) = object(&file, "claims", "放宽条件")? {
        for (id, claim) in claims {
            let claim: Claim = typed(claim, "放宽条件", "日期和文件名")?;
            draft.claims.insert(id.clone(), claim);
        }
    }
    if let Some(plan) = object(&file, "plan", "方案选择")? {
        draft.choices = read_choices(plan)?;
    }
    let (school, problems) = school::read(&draft, catalogue);
    let words = Words::of(&school, catalogue);
    let notices = problems
        .iter()
        .map(|problem| problem_sentence(problem, &words))
        .collect();
    let standard = object(&file, "standard", "标准")?.and_then(|standard| {
        let field = |key| standard.get(key).and_then(Json::as_str).map(str::to_owned);
        Some((field("id")?, field("edition")?))
    });
    Ok(Opened {
        draft,
        notices,
        standard,
    })
}

fn read_profile(object: &Map<String, Json>, draft: &mut Draft) -> Result<(), OpenFault> {
    let profile = &mut draft.profile;
    profile.name = text(object, "name", "学校名称")?;
    profile.county = text(object, "county", "县（市、区）")?;
    profile.bureau = text(object, "bureau", "教育局名称")?;
    profile.kind = optional(
        object,
        "kind",
        "办学类型",
        "primary、junior、nine_year、twelve_year、complete_secondary 或 teaching_point",
    )?;
    profile.zone = optional(object, "zone", "城乡类型", "city、town 或 rural")?;
    profile.ownership = optional(object, "ownership", "举办者", "public 或 private")?;
    profile.boarding = optional(object, "boarding", "寄宿制", "true 或 false")?;
    profile.data_date = optional(object, "data_date", "数据时点", "2026-09-01 这样的日期")?;
    profile.built_year = optional(object, "built_year", "建成年份", "2015 这样的年份")?;
    Ok(())
}

fn read_figures(
    figures: &Map<String, Json>,
    catalogue: &Catalogue,
    draft: &mut Draft,
) -> Result<(), OpenFault> {
    let (school, _) = school::read(draft, catalogue);
    let words = Words::of(&school, catalogue);
    for (id, parts) in figures {
        let figure = FigureId(id.clone());
        let name = catalogue
            .figure(&figure)
            .map_or_else(|| id.clone(), |definition| definition.name.clone());
        let Json::Object(parts) = parts else {
            return Err(wrong(&name, "按学段、年级或全校分列的数", parts));
        };
        for (key, value) in parts {
            let part = Part::from_key(key).ok_or_else(|| OpenFault::WrongType {
                field: short(&name),
                expected: "whole、primary、junior、senior 或 grade1 至 grade9",
                found: short(key),
            })?;
            let slot = Slot {
                figure: figure.clone(),
                part,
            };
            if let Some(entry) = read_entry(value, &words.slot(&slot))? {
                draft.entries.insert(slot, entry);
            }
        }
    }
    Ok(())
}

fn read_entry(value: &Json, name: &str) -> Result<Option<Entry>, OpenFault> {
    const EXPECTED: &str = "数、一列数、空（null）、{\"text\": …} 或 {\"not_applicable\": …}";
    let typed = match value {
        Json::Null => return Ok(None),
        Json::Number(number) => plain_number(number),
        Json::String(text) => text.clone(),
        Json::Array(numbers) => {
            let plain = |number: &Json| number.as_number().map(plain_number);
            let numbers: Option<Vec<String>> = numbers.iter().map(plain).collect();
            match numbers {
                Some(numbers) if numbers.is_empty() => "0".to_owned(),
                Some(numbers) => numbers.join(" "),
                None => return Err(wrong(name, EXPECTED, value)),
            }
        }
        Json::Object(fields) => match (fields.get("text"), fields.get("not_applicable")) {
            (Some(Json::String(text)), _) => text.clone(),
            (None, Some(Json::String(reason))) => {
                return Ok(Some(Entry::NotApplicable(reason.clone())));
            }
            _ => return Err(wrong(name, EXPECTED, value)),
        },
        Json::Bool(_) => return Err(wrong(name, EXPECTED, value)),
    };
    Ok((!typed.trim().is_empty()).then_some(Entry::Text(typed)))
}

/// JSON writes 1180.0 for a number that a person writes as 1180.
fn plain_number(number: &serde_json::Number) -> String {
    let text = number.to_string();
    text.strip_suffix(".0").map(str::to_owned).unwrap_or(text)
}

fn read_choices(object: &Map<String, Json>) -> Result<PlanChoices, OpenFault> {
    let mut choices = PlanChoices {
        plan_date: optional::<Date>(object, "plan_date", "方案日期", "2026-11-22 这样的日期")?,
        target_date: optional::<Date>(object, "target_date", "目标日期", "2028-09-01 这样的日期")?,
        basis: text(object, "basis", "依据文件")?,
        ..PlanChoices::default()
    };
    if let Some(people) = self::object(object, "people", "责任人")? {
        for post in people.keys() {
            choices
                .people
                .insert(post.clone(), text(people, post, "责任人")?);
        }
    }
    if let Some(problems) = self::object(object, "problems", "问题的原因和措施")? {
        for (id, choice) in problems {
            let choice: ProblemChoices = typed(choice, "问题的原因和措施", "原因、措施和责任人")?;
            choices.problems.insert(id.clone(), choice);
        }
    }
    Ok(choices)
}

fn object<'a>(
    file: &'a Map<String, Json>,
    key: &str,
    name: &str,
) -> Result<Option<&'a Map<String, Json>>, OpenFault> {
    match file.get(key) {
        None | Some(Json::Null) => Ok(None),
        Some(Json::Object(object)) => Ok(Some(object)),
        Some(other) => Err(wrong(name, "一组内容", other)),
    }
}

fn text(object: &Map<String, Json>, key: &str, name: &str) -> Result<String, OpenFault> {
    match object.get(key) {
        None | Some(Json::Null) => Ok(String::new()),
        Some(Json::String(text)) => Ok(text.clone()),
        Some(other) => Err(wrong(name, "文字", other)),
    }
}

fn optional<T: serde::de::DeserializeOwned>(
    object: &Map<String, Json>,
    key: &str,
    name: &str,
    expected: &'static str,
) -> Result<Option<T>, OpenFault> {
    match object.get(key) {
        None | Some(Json::Null) => Ok(None),
        Some(value) => typed(value, name, expected).map(Some),
    }
}

fn typed<T: serde::de::DeserializeOwned>(
    value: &Json,
    name: &str,
    expected: &'static str,
) -> Result<T, OpenFault> {
    serde_json::from_value(value.clone()).map_err(|_| wrong(name, expected, value))
}

fn wrong(field: &str, expected: &'static str, found: &Json) -> OpenFault {
    let found = match found {
        Json::String(text) => short(text),
        other => short(&other.to_string()),
    };
    OpenFault::WrongType {
        field: short(field),
        expected,
        found,
    }
}

fn short(text: &str) -> String {
    if text.chars().count() <= 40 {
        text.to_owned()
    } else {
        text.chars().take(40).collect::<String>() + "…"
    }
}
