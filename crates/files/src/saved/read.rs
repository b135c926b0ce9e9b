//! Reads the saved form.
//!
//! In: text of any origin. Out: a draft with notices for whoever opens it, or the sentence why there is none.
//! Every figure is kept, also one that this program does not know, and nothing is repaired in silence.

use std::collections::BTreeMap;

use serde_json::value::RawValue;

use super::fault::{Fault, OpenFault, one_line, short, wrong};
use super::foreign::{Foreign, is_pack, is_table};
use super::tree::{Fields, File, Json, JsonKind, MOST, plain_number};
use super::{FILE_TYPE, LARGEST_BYTES, VERSION};
use numbers::calendar::Date;
use school::catalogue::{Catalogue, FigureDefinition, FigureForm, FigurePlace};
use school::draft::{
    Checked, Claim, Department, Draft, Entry, Extent, Ids, PlanChoices, ProblemChoices, Provider,
    Sheet, SheetKind, UserPack,
};
use school::figures::{FigureId, Level, Part, Slot};
use school::profile::{self, Ownership, SchoolKind, Stage, Zone};
use school::reading::LONGEST_LIST;
use words::problems::problem as problem_sentence;
use words::{Words, labels};

/// Most figures of one set; the form and all packs together have some hundreds.
const MOST_FIGURES: usize = 1_000;
/// Most relaxations that are claimed; all packs together have some dozens.
const MOST_CLAIMS: usize = 500;
/// What the list of providers is called in a refusal.
const PROVIDERS: &str = "谁提供";
/// What the further sets of figures are called.
const SHEETS: &str = "对比数据";
/// What packs that a school added are called in a refusal.
const USER_PACKS: &str = "自己的标准";
/// Most sets of figures beside those of the school itself; a school has some campuses and teaching points.
pub const MOST_SHEETS: usize = 200;
/// Most packs that a school can add.
pub const MOST_USER_PACKS: usize = 50;
/// Longest name or other text of one line, in characters; it stands in the papers some hundred times. Whoever lets a person
/// type takes no longer text in any field, so that what is kept can be opened again.
pub const LONGEST_NAME: usize = 10_000;
/// Longest text of a paper, in characters: some three hundred pages.
pub const LONGEST_TEXT: usize = 200_000;
/// Most notices that are given one by one.
const MOST_NOTICES: usize = 100;

/// A file that could be opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    /// What stood in it.
    pub draft: Draft,
    /// What a person should know before taking it over: figures that contradict one another or cannot be read, and what
    /// of the file was not used.
    pub notices: Vec<String>,
    /// Id and edition of the standard that it was saved with.
    pub standard: Option<(String, String)>,
}

/// Opens the text of a saved school, of any version up to [`VERSION`]. Every figure is kept as it was typed, also one
/// that this program does not know.
///
/// ```
/// let text = r#"{"type": "duibiao-school", "version": 1, "figures": {"pupils": {"primary": 644}}}"#;
/// let opened = files::saved::open(text, data::catalogue())?;
/// assert_eq!(opened.draft.entries.len(), 1);
/// let fault = files::saved::open("{}", data::catalogue()).unwrap_err();
/// assert!(fault.to_string().starts_with("这不是对标的学校文件"));
/// # Ok::<(), files::saved::OpenFault>(())
/// ```
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
/// An [`OpenFault`] when the text is too large, no JSON or another file, or when a field has a value of the wrong kind; a
/// newer version is no error.
pub fn look(text: &str, catalogue: &Catalogue) -> Result<Opened, OpenFault> {
    read(text, catalogue, u64::MAX).map_err(|fault| *fault)
}

/// Opens a text, or [looks](look) at one that a newer program wrote; then the fault that says so comes with it.
///
/// # Errors
/// An [`OpenFault`] when the text can be neither opened nor looked at; that of the newer version where there is one.
pub fn open_or_look(
    text: &str,
    catalogue: &Catalogue,
) -> Result<(Opened, Option<OpenFault>), OpenFault> {
    match open(text, catalogue) {
        Err(fault @ OpenFault::NewerVersion { .. }) => match look(text, catalogue) {
            Ok(opened) => Ok((opened, Some(fault))),
            Err(_) => Err(fault),
        },
        opened => opened.map(|opened| (opened, None)),
    }
}

fn read(text: &str, catalogue: &Catalogue, newest: u64) -> Result<Opened, Fault> {
    if text.len() > LARGEST_BYTES {
        return Err(Box::new(OpenFault::TooLarge { bytes: text.len() }));
    }
    let text = text.trim_start_matches('\u{FEFF}');
    if let Some(foreign) = Foreign::of(text.as_bytes()) {
        return Err(Box::new(OpenFault::Foreign(foreign)));
    }
    if !text.trim_start().starts_with(['{', '[']) {
        let foreign = if is_pack(text) {
            Some(Foreign::Pack)
        } else {
            is_table(text.as_bytes()).then_some(Foreign::Table)
        };
        if let Some(foreign) = foreign {
            return Err(Box::new(OpenFault::Foreign(foreign)));
        }
    }
    let source = File::of(text)?;
    let (draft, mut notices, standard) = read_file(&source, catalogue, newest)?;
    let mut all = source.into_notices();
    all.append(&mut notices);
    Ok(Opened {
        draft,
        notices: all,
        standard,
    })
}

type Parts = (Draft, Vec<String>, Option<(String, String)>);

fn read_file<'a>(source: &'a File<'a>, catalogue: &Catalogue, newest: u64) -> Result<Parts, Fault> {
    let other = |seen: String| Box::new(OpenFault::OtherFile { seen });
    let file = source.value().fields("文件")?;
    let file = file.ok_or_else(|| other(String::new()))?;
    let kind = file.get("type");
    if kind.and_then(Json::text).as_deref() != Some(FILE_TYPE) {
        let seen = kind.map(|kind| kind.text().unwrap_or_else(|| kind.raw().to_owned()));
        return Err(other(
            seen.map_or_else(String::new, |seen| short(&one_line(&seen))),
        ));
    }
    let version = file
        .written("version")
        .ok_or_else(|| Box::new(OpenFault::NoVersion))?;
    match version.whole_number() {
        Some(found) if (VERSION..=newest).contains(&found) => {}
        Some(found) if found > VERSION => return Err(Box::new(OpenFault::NewerVersion { found })),
        _ => {
            let is_version = |json: Json| json.whole_number().filter(|found| *found >= VERSION);
            let fault = wrong("版本 version", "数字 1", version);
            return Err(mended(fault, version, |json| is_version(json).is_some()));
        }
    }
    // A newer program may say more; then nothing of it is missed unawares.
    if version.whole_number() == Some(VERSION) {
        file.only(&[
            "type",
            "version",
            "saved_with",
            "standard",
            "profile",
            "figures",
            "claims",
            "plan",
            "packs",
            "evidence",
            "reasons",
            "sheets",
            "asked",
            "filled",
            "form",
            "providers",
            "own_packs",
            "checked",
        ]);
    }
    let mut draft = Draft::default();
    if let Some(profile) = object(&file, "profile", "学校情况")? {
        read_profile(&profile, &mut draft)?;
    }
    let named = Draft {
        profile: draft.profile.clone(),
        ..Draft::default()
    };
    let (school, _) = school::read(&named, catalogue);
    let words = Words::of(&school, catalogue);
    if let Some(figures) = object_within(&file, "figures", "填报数据", MOST_FIGURES)? {
        draft.entries = read_figures(&figures, &words)?;
    }
    if let Some(claims) = object_within(&file, "claims", "放宽条件", MOST_CLAIMS)? {
        for (id, claim) in claims.iter() {
            let read =
                read_claim(claim).map_err(|fault| fault.within(&format!("放宽条件 {id} ")))?;
            draft.claims.insert(id.to_owned(), read);
        }
    }
    read_further(&file, &words, &mut draft)?;
    if let Some(plan) = object(&file, "plan", "方案选择")? {
        draft.choices = read_choices(&plan, source)?;
    }
    let (school, problems) = school::read(&draft, catalogue);
    let words = Words::of(&school, catalogue);
    // Doubts are asked about in the form; a good file is opened without a question.
    let problems = problems.iter().filter(|problem| !problem.is_warning());
    let mut notices: Vec<String> = Vec::new();
    let mut rest = 0;
    for problem in problems {
        let sentence = problem_sentence(problem, &words);
        // Two rules may find the same wrong.
        if notices.contains(&sentence) {
            continue;
        }
        if notices.len() < MOST_NOTICES {
            notices.push(sentence);
        } else {
            rest += 1;
        }
    }
    if rest > 0 {
        notices.push(format!("填报数据里另有 {rest} 处要核对，没有列出"));
    }
    let standard = object(&file, "standard", "标准")?.and_then(|standard| {
        let field = |key| standard.get(key)?.text();
        Some((field("id")?, field("edition")?))
    });
    Ok((draft, notices, standard))
}

fn read_profile(fields: &Fields, draft: &mut Draft) -> Result<(), Fault> {
    fields.only(&[
        "name",
        "kind",
        "zone",
        "ownership",
        "boarding",
        "data_date",
        "county",
        "bureau",
        "built_year",
    ]);
    let profile = &mut draft.profile;
    profile.name = text(fields, "name", "学校名称")?;
    profile.county = text(fields, "county", "县（市、区）")?;
    profile.bureau = text(fields, "bureau", "教育局名称")?;
    let kind = optional(
        fields,
        "kind",
        "办学类型",
        "primary（小学）、junior（初中）、nine_year（九年一贯制）、twelve_year（十二年一贯制）、complete_secondary（完全中学）或 teaching_point（教学点）",
        |value| SchoolKind::from_key(&value.text()?),
    );
    profile.kind = or_blank(fields, "kind", JsonKind::Text, kind)?;
    let zone = optional(
        fields,
        "zone",
        "城乡类型",
        "city（城区）、town（镇区）或 rural（乡村）",
        |value| Zone::from_key(&value.text()?),
    );
    profile.zone = or_blank(fields, "zone", JsonKind::Text, zone)?;
    let ownership = optional(
        fields,
        "ownership",
        "举办者",
        "public（公办）或 private（民办）",
        |value| Ownership::from_key(&value.text()?),
    );
    profile.ownership = or_blank(fields, "ownership", JsonKind::Text, ownership)?;
    profile.boarding = optional(
        fields,
        "boarding",
        "寄宿制",
        "true（是）或 false（否）",
        |value| value.bool(),
    )?;
    let data_date = date(fields, "data_date", "数据时点");
    profile.data_date = or_blank(fields, "data_date", JsonKind::Text, data_date)?;
    let years = profile::BUILT_YEARS;
    let expected = format!(
        "不带引号的年份，在 {} 到 {} 之间，如 2015",
        years.start,
        years.end - 1
    );
    let built_year = optional(fields, "built_year", "建成年份", &expected, |value| {
        let year = u16::try_from(value.whole_number()?).ok()?;
        profile::BUILT_YEARS.contains(&year).then_some(year)
    });
    profile.built_year = or_blank(fields, "built_year", JsonKind::Number, built_year)?;
    Ok(())
}

/// What was read of `key`. A value of the right `kind` that it cannot have is left out with a notice: whoever opens the file
/// can fill it in again, and loses nothing else of it.
fn or_blank<T>(
    fields: &Fields,
    key: &str,
    kind: JsonKind,
    read: Result<Option<T>, Fault>,
) -> Result<Option<T>, Fault> {
    match (read, fields.get(key)) {
        (Err(fault), Some(value)) if value.kind() == kind => {
            value.file().add_notice(|| fault.as_notice());
            Ok(None)
        }
        (read, _) => read,
    }
}

/// Entries by slot. `words` names the parts as the school's kind has them.
fn read_figures(figures: &Fields, words: &Words) -> Result<BTreeMap<Slot, Entry>, Fault> {
    let mut entries = BTreeMap::new();
    for (id, value) in figures.iter() {
        let figure = FigureId::from(id);
        let definition = words.catalogue().figure(&figure);
        let name = definition.map_or(id, |definition| definition.name.as_str());
        let parts = value.fields(name)?;
        let parts = parts.ok_or_else(|| wrong(name, &by_parts(definition), value))?;
        for (key, value) in parts.iter() {
            let part = Part::from_key(key).ok_or_else(|| {
                const PARTS: &str = "whole、primary、junior、senior 或 grade1 至 grade9";
                Box::new(OpenFault::WrongType {
                    line: value.line(),
                    field: short(name),
                    expected: format!("按部分分列，部分写成 {PARTS}"),
                    found: format!("现在是“{}”", short(key)),
                    hint: String::new(),
                })
            })?;
            let slot = Slot { figure, part };
            if let Some(entry) = read_entry(value, definition, &words.slot(&slot))? {
                if let Some(definition) =
                    definition.filter(|definition| !has_part(definition, part))
                {
                    value.file().add_notice(|| {
                        format!(
                            "文件第 {} 行：{name}{}；写在 {key} 里的“{}”没有用上，请改写到对的部分",
                            value.line(),
                            place(definition),
                            short(&one_line(value.raw()))
                        )
                    });
                }
                entries.insert(slot, entry);
            }
        }
    }
    Ok(entries)
}

/// What a figure should look like that is not an object.
fn by_parts(definition: Option<&FigureDefinition>) -> String {
    if definition.is_some_and(|definition| definition.form == FigureForm::Level) {
        return format!("{}，写在 whole 里，如 {{\"whole\": \"reached\"}}", levels());
    }
    let example = match definition.map(|definition| definition.place) {
        Some(FigurePlace::Stage) => r#"{"primary": 1180}"#,
        Some(FigurePlace::Grade) => r#"{"grade1": [42, 41]}"#,
        _ => r#"{"whole": 5020}"#,
    };
    format!("按学段、年级或全校分列的数，如 {example}")
}

/// True for a part in which some kind of school has the figure.
fn has_part(definition: &FigureDefinition, part: Part) -> bool {
    let has = |stage: Stage| definition.stages.is_empty() || definition.stages.contains(&stage);
    match (definition.place, part) {
        (FigurePlace::Stage, Part::Stage(stage)) => has(stage),
        (FigurePlace::Grade, Part::Grade(grade)) => Stage::ALL
            .into_iter()
            .any(|stage| has(stage) && stage.grades().contains(&grade)),
        (FigurePlace::Whole, Part::Whole) => true,
        _ => false,
    }
}

/// Where a figure is entered, as the middle of a sentence.
fn place(definition: &FigureDefinition) -> String {
    match definition.place {
        FigurePlace::Whole => "是全校的数，要写在 whole 里".to_owned(),
        FigurePlace::Grade => "是各年级的数，要写在 grade1 至 grade9 里".to_owned(),
        FigurePlace::Stage => {
            let stages = Stage::ALL.into_iter().map(Part::Stage);
            let stages = stages.filter(|part| has_part(definition, *part));
            let keys: Vec<String> = stages.map(Part::key).collect();
            format!("是各学段的数，要写在 {} 里", keys.join("、"))
        }
    }
}

fn read_entry(
    value: Json,
    definition: Option<&FigureDefinition>,
    name: &str,
) -> Result<Option<Entry>, Fault> {
    let form = definition.map(|definition| definition.form);
    let wrong = |found: Json| {
        const OTHERS: &str = "空（null）、{\"text\": …} 或 {\"not_applicable\": …}";
        let expected = match form {
            Some(FigureForm::Level) => format!("{}，或{OTHERS}", levels()),
            Some(FigureForm::Counts | FigureForm::Measures) => {
                format!("一列不带引号的数，如 [42, 41]，或{OTHERS}")
            }
            _ => format!("不带引号的数，如 1180，或{OTHERS}"),
        };
        wrong(name, &expected, found)
    };
    let typed = match value.kind() {
        JsonKind::Null => return Ok(None),
        JsonKind::Number => plain_number(value.raw()),
        JsonKind::Text => value.text().unwrap_or_default(),
        JsonKind::List => {
            let numbers = match value.list(name, MOST) {
                Ok(numbers) => numbers.unwrap_or_default(),
                Err(fault) => {
                    return Err(match *fault {
                        OpenFault::TooMany { seen, .. } => value.too_many(name, seen, LONGEST_LIST),
                        _ => fault,
                    });
                }
            };
            let mut plain = Vec::new();
            for number in numbers {
                let digits = number
                    .number()
                    .ok_or_else(|| mended(wrong(number), number, |json| json.number().is_some()))?;
                plain.push(plain_number(digits));
            }
            if plain.is_empty() {
                "0".to_owned()
            } else {
                plain.join(" ")
            }
        }
        JsonKind::Object => {
            let fields = value.fields(name)?.unwrap_or_default();
            fields.only(&["text", "value", "not_applicable"]);
            let text = |key| {
                fields
                    .written(key)
                    .map(|value: Json| value.text().ok_or(value))
            };
            match (text("text"), text("not_applicable")) {
                (Some(Ok(text)), _) => text,
                (None, Some(Ok(reason))) => return Ok(Some(Entry::NotApplicable(reason))),
                (Some(Err(wrong_value)), _) | (None, Some(Err(wrong_value))) => {
                    let fault = super::fault::wrong(
                        &format!("{name}的 text 或 not_applicable"),
                        "带英文双引号的文字",
                        wrong_value,
                    );
                    return Err(mended(fault, wrong_value, |json| json.text().is_some()));
                }
                (None, None) => return Err(wrong(value)),
            }
        }
        JsonKind::Bool => return Err(wrong(value)),
    };
    Ok((!typed.trim().is_empty()).then_some(Entry::Text(typed)))
}

/// The three levels of a judgement, as files and people write them.
fn levels() -> String {
    let [reached, partly, not_reached] =
        Level::ALL.map(|level| format!("\"{}\"（{}）", level.key(), labels::level(level)));
    format!("{reached}、{partly}或 {not_reached}")
}

fn read_claim(claim: Json) -> Result<Claim, Fault> {
    let fields = claim.fields("放宽条件")?.ok_or_else(|| {
        const EXPECTED: &str =
            r#"{"since": "2026-11-01", "document": "文件名"} 这样的日期和文件名"#;
        wrong("内容", EXPECTED, claim)
    })?;
    fields.only(&["since", "document"]);
    Ok(Claim {
        since: date(&fields, "since", "日期 since")?,
        document: text(&fields, "document", "文件名 document")?,
    })
}

/// What stands beside profile, figures, claims and plan: packs, evidence, reasons, sheets, providers and the last check.
fn read_further(file: &Fields, words: &Words, draft: &mut Draft) -> Result<(), Fault> {
    draft.packs = ids(file, "packs", "选用的标准")?.unwrap_or_default();
    draft.evidence = ids(file, "evidence", "已备的佐证")?.unwrap_or_default();
    draft.reasons = texts(file, "reasons", "填报说明", LONGEST_TEXT)?;
    let asked = text(file, "asked", "请人填的部分")?;
    draft.asked = (!asked.is_empty()).then_some(asked);
    draft.filled = texts(file, "filled", "谁填的", LONGEST_NAME)?;
    const FORMS: &str = "full（完整版）或 short（简版）";
    let extent = optional(file, "form", "填报版本", FORMS, |value| {
        Extent::from_key(&value.text()?)
    })?;
    draft.extent = extent.unwrap_or_default();
    if let Some(providers) = object(file, "providers", PROVIDERS)? {
        for (section, fields) in providers.iter() {
            let read = read_provider(fields)
                .map_err(|fault| fault.within(&of_list(PROVIDERS, section)))?;
            draft.providers.insert(section.to_owned(), read);
        }
    }
    if let Some(checked) = object(file, "checked", "上次比对")? {
        for (pack, fields) in checked.iter() {
            let read =
                read_checked(fields).map_err(|fault| fault.within(&of_list("上次比对", pack)))?;
            draft.checked.insert(pack.to_owned(), read);
        }
    }
    for (number, pack) in objects(file, "own_packs", USER_PACKS, MOST_USER_PACKS)?
        .iter()
        .enumerate()
    {
        let read =
            read_user_pack(pack).map_err(|fault| fault.within(&numbered(USER_PACKS, number)))?;
        if read.text.trim().is_empty() {
            pack.add_notice(|line| {
                let name = if read.name.trim().is_empty() {
                    String::new()
                } else {
                    format!("（{}）", short(&read.name))
                };
                format!(
                    "文件第 {line} 行的“{}”{name}没有写全文 text，不能用来比对；请到“标准库”重新打开这个标准",
                    numbered(USER_PACKS, number)
                )
            });
        }
        draft.user_packs.push(read);
    }
    for (number, fields) in objects(file, "sheets", SHEETS, MOST_SHEETS)?
        .iter()
        .enumerate()
    {
        let read =
            read_sheet(fields, words).map_err(|fault| fault.within(&numbered(SHEETS, number)))?;
        draft.sheets.push(read);
    }
    Ok(())
}

fn of_list(list: &str, key: &str) -> String {
    format!("{list} {key} ")
}

fn numbered(list: &str, idx: usize) -> String {
    format!("{list}第 {} 份", idx + 1)
}

fn read_provider(value: Json) -> Result<Provider, Fault> {
    const EXPECTED: &str = r#"{"department": "finance", "person": "…"} 这样的部门、姓名和说明"#;
    let fields = value.fields(PROVIDERS)?;
    let fields = fields.ok_or_else(|| wrong("内容", EXPECTED, value))?;
    fields.only(&["department", "name", "person", "note"]);
    const DEPARTMENTS: &str = "teaching（教务）、general_affairs（总务）、personnel（人事）、finance（财务）或 other（其他）";
    Ok(Provider {
        department: optional(
            &fields,
            "department",
            "部门 department",
            DEPARTMENTS,
            |value| Department::from_key(&value.text()?),
        )?,
        department_name: text(&fields, "name", "部门名称 name")?,
        person: text(&fields, "person", "姓名 person")?,
        note: text_within(&fields, "note", "说明 note", LONGEST_TEXT)?,
    })
}

fn read_checked(value: Json) -> Result<Checked, Fault> {
    const EXPECTED: &str =
        r#"{"edition": "1", "hash": "…", "verdicts": […]} 这样的版次、指纹和结论"#;
    let fields = value.fields("上次比对")?;
    let fields = fields.ok_or_else(|| wrong("内容", EXPECTED, value))?;
    fields.only(&["edition", "hash", "verdicts"]);
    Ok(Checked {
        edition: text(&fields, "edition", "版次 edition")?,
        hash: text(&fields, "hash", "指纹 hash")?,
        verdicts: ids(&fields, "verdicts", "结论 verdicts")?.unwrap_or_default(),
    })
}

/// The objects of a list of at most `most`; none when there is no such field.
fn objects<'a>(
    file: &Fields<'a>,
    key: &str,
    name: &str,
    most: usize,
) -> Result<Vec<Fields<'a>>, Fault> {
    let Some(value) = file.get(key) else {
        return Ok(Vec::new());
    };
    const EXPECTED: &str = "写在方括号里的一列内容，每一份写在 { } 里";
    let entries = value.list(name, most)?;
    let entries = entries.ok_or_else(|| wrong(name, EXPECTED, value))?;
    let objects = entries.into_iter().map(|entry| {
        let fields = entry.fields(name)?;
        fields.ok_or_else(|| wrong(name, EXPECTED, entry))
    });
    objects.collect()
}

fn read_user_pack(fields: &Fields) -> Result<UserPack, Fault> {
    fields.only(&["id", "name", "text", "edits", "figures"]);
    Ok(UserPack {
        id: text(fields, "id", "代号 id")?,
        name: text(fields, "name", "名称 name")?,
        text: text_within(fields, "text", "全文 text", LARGEST_BYTES)?,
        edits: texts(fields, "edits", "改动 edits", LONGEST_TEXT)?,
        figures: ids(fields, "figures", "填报项 figures")?.unwrap_or_default(),
    })
}

fn read_sheet(fields: &Fields, words: &Words) -> Result<Sheet, Fault> {
    fields.only(&["kind", "name", "school_kind", "date", "figures"]);
    const KINDS: &str =
        "variant（假设）、last_year（去年）、campus（校区）或 uncounted（不计校数的教学点）";
    let as_kind = |value: Json| SheetKind::from_key(&value.text()?);
    let kind = match fields.written("kind") {
        Some(kind) => as_kind(kind).ok_or_else(|| {
            let fault = wrong("种类 kind", KINDS, kind);
            mended(fault, kind, |json| as_kind(json).is_some())
        })?,
        None => return Err(fields.lacks("种类 kind", KINDS)),
    };
    const SCHOOL_KINDS: &str =
        "primary（小学）、junior（初中）、nine_year（九年一贯制）、teaching_point（教学点）等";
    let mut sheet = Sheet {
        kind,
        name: text(fields, "name", "名称 name")?,
        school_kind: optional(
            fields,
            "school_kind",
            "办学类型 school_kind",
            SCHOOL_KINDS,
            |value| SchoolKind::from_key(&value.text()?),
        )?,
        date: date(fields, "date", "数据时点 date")?,
        ..Sheet::default()
    };
    if let Some(figures) = object_within(fields, "figures", "填报数据 figures", MOST_FIGURES)? {
        sheet.entries = read_figures(&figures, words)?;
    }
    Ok(sheet)
}

fn read_choices(fields: &Fields, source: &File) -> Result<PlanChoices, Fault> {
    fields.only(&[
        "plan_date",
        "target_date",
        "basis",
        "people",
        "answers",
        "problems",
    ]);
    let mut choices = PlanChoices {
        plan_date: date(fields, "plan_date", "方案日期")?,
        target_date: date(fields, "target_date", "目标日期")?,
        basis: text_within(fields, "basis", "依据文件", LONGEST_TEXT)?,
        people: texts(fields, "people", "责任人", LONGEST_NAME)?,
        answers: texts(fields, "answers", "各份文件里填写的内容", LONGEST_TEXT)?.into(),
        ..PlanChoices::default()
    };
    if let (Some(plan), Some(target)) = (choices.plan_date, choices.target_date)
        && target < plan
    {
        source.add_notice(|| format!("目标日期（{target}）早于方案日期（{plan}），请核对两个日期"));
    }
    if let Some(problems) = object(fields, "problems", "问题的原因和措施")? {
        for (id, problem) in problems.iter() {
            let read = read_problem(problem)
                .map_err(|fault| fault.within(&format!("问题 {id} 的原因和措施里")))?;
            choices.problems.insert(id.to_owned(), read);
        }
    }
    Ok(choices)
}

fn read_problem(problem: Json) -> Result<ProblemChoices, Fault> {
    const EXPECTED: &str = r#"{"causes": […], "measures": […], "owner": "…"} 这样的选择"#;
    let fields = problem.fields("选择")?;
    let fields = fields.ok_or_else(|| wrong("内容", EXPECTED, problem))?;
    fields.only(&["causes", "own_cause", "measures", "owner", "blanks"]);
    Ok(ProblemChoices {
        causes: ids(&fields, "causes", "原因 causes")?.unwrap_or_default(),
        written_cause: text_within(&fields, "own_cause", "自己写的原因 own_cause", LONGEST_TEXT)?,
        measures: ids(&fields, "measures", "措施 measures")?,
        owner: text(&fields, "owner", "责任人 owner")?,
        blanks: texts(&fields, "blanks", "待填内容 blanks", LONGEST_NAME)?,
    })
}

/// The object of `key`, which people call `name`; `None` when there is none.
fn object<'a>(fields: &Fields<'a>, key: &str, name: &str) -> Result<Option<Fields<'a>>, Fault> {
    object_within(fields, key, name, MOST)
}

/// [`object`], with at most `most` fields.
fn object_within<'a>(
    fields: &Fields<'a>,
    key: &str,
    name: &str,
    most: usize,
) -> Result<Option<Fields<'a>>, Fault> {
    let Some(value) = fields.get(key) else {
        return Ok(None);
    };
    match value.fields_within(name, most)? {
        Some(object) => Ok(Some(object)),
        None => Err(wrong(name, "写在 { } 里的一组内容", value)),
    }
}

/// The name or other short text of `key`, empty when there is none.
fn text(fields: &Fields, key: &str, name: &str) -> Result<String, Fault> {
    text_within(fields, key, name, LONGEST_NAME)
}

/// The text of `key` of at most `most` characters, empty when there is none.
fn text_within(fields: &Fields, key: &str, name: &str, most: usize) -> Result<String, Fault> {
    let read = optional(fields, key, name, "带英文双引号的文字", |value| {
        value.text()
    })?;
    let read = read.unwrap_or_default();
    if let Some(value) = fields.get(key) {
        refuse_longer(value, name, &read, most)?;
    }
    Ok(read)
}

/// Refuses a text that stands in the papers again and again, or is set line by line, where it is longer than any can be.
fn refuse_longer(value: Json, name: &str, text: &str, most: usize) -> Result<(), Fault> {
    // No text has more characters than bytes.
    if text.len() <= most || text.chars().count() <= most {
        return Ok(());
    }
    Err(Box::new(OpenFault::TooLong {
        line: value.line(),
        field: short(name),
        seen: text.chars().count(),
        most,
    }))
}

/// The texts of an object by their keys.
fn texts(
    fields: &Fields,
    key: &str,
    name: &str,
    most: usize,
) -> Result<BTreeMap<String, String>, Fault> {
    let fields = object(fields, key, name)?.unwrap_or_default();
    let mut texts = BTreeMap::new();
    for (key, value) in fields.iter() {
        let text = match value.kind() {
            JsonKind::Null => String::new(),
            _ => value.text().ok_or_else(|| {
                let fault = wrong(&format!("{name} {key}"), "带英文双引号的文字", value);
                mended(fault, value, |json| json.text().is_some())
            })?,
        };
        refuse_longer(value, &format!("{name} {key}"), &text, most)?;
        texts.insert(key.to_owned(), text);
    }
    Ok(texts)
}

/// What `read` makes of the value of `key`, `None` when there is no value.
fn optional<T>(
    fields: &Fields,
    key: &str,
    name: &str,
    expected: &str,
    read: fn(Json) -> Option<T>,
) -> Result<Option<T>, Fault> {
    let Some(value) = fields.get(key) else {
        return Ok(None);
    };
    match read(value) {
        Some(read) => Ok(Some(read)),
        None => {
            let fault = wrong(name, expected, value);
            Err(mended(fault, value, |json| read(json).is_some()))
        }
    }
}

/// The date of `key`, `None` when there is none.
fn date(fields: &Fields, key: &str, name: &str) -> Result<Option<Date>, Fault> {
    const EXPECTED: &str = "“年-月-日”的日期，如 \"2026-09-01\"";
    let as_date = |value: Json| Date::parse(&value.text()?);
    optional(fields, key, name, EXPECTED, as_date).map_err(|fault| {
        let typed = fields.get(key).and_then(Json::text).unwrap_or_default();
        let numbers: Option<Vec<u32>> = typed
            .split('-')
            .map(|typed| typed.trim().parse().ok())
            .collect();
        match numbers.as_deref() {
            Some([year, ..]) if !(1900..2200).contains(year) => {
                fault.with_hint("年份要在 1900 到 2199 之间")
            }
            Some([_, _, _]) => fault.with_hint("没有这一天"),
            _ => fault,
        }
    })
}

/// The ids of `key`, `None` when there is none.
fn ids(fields: &Fields, key: &str, name: &str) -> Result<Option<Ids>, Fault> {
    const EXPECTED: &str = "写在方括号里的一列文字，如 [\"a\", \"b\"]";
    let Some(value) = fields.get(key) else {
        return Ok(None);
    };
    let is_list = |json: Json| json.kind() == JsonKind::List;
    let entries = value
        .list(name, MOST)?
        .ok_or_else(|| mended(wrong(name, EXPECTED, value), value, is_list))?;
    let texts = entries.into_iter().map(|entry| {
        entry.text().ok_or_else(|| {
            let is_text = |json: Json| json.kind() == JsonKind::Text;
            mended(wrong(name, EXPECTED, entry), entry, is_text)
        })
    });
    let texts: Vec<String> = texts.collect::<Result<_, _>>()?;
    Ok(Some(texts.into()))
}

/// The fault of `value` with the mend that makes it good: without its quotes, with quotes, or in brackets.
fn mended(fault: Fault, value: Json, is_good: impl Fn(Json) -> bool) -> Fault {
    let is_short = value.raw().len() <= 60;
    let is_json = |text: &str| serde_json::from_str::<&RawValue>(text).is_ok();
    if let Some(text) = value.text().filter(|_| is_short)
        && is_json(text.trim())
        && is_good(value.instead(text.trim()))
    {
        return fault.with_hint(&format!("两边的引号要去掉，写成 {}", text.trim()));
    }
    if is_short && matches!(value.kind(), JsonKind::Number | JsonKind::Bool) {
        let quoted = format!("\"{}\"", value.raw());
        if is_good(value.instead(&quoted)) {
            return fault.with_hint(&format!("要加上英文双引号，写成 {quoted}"));
        }
    }
    let bracketed = format!("[{}]", value.raw());
    if is_short && value.kind() == JsonKind::Text && is_good(value.instead(&bracketed)) {
        return fault.with_hint(&format!("要加上方括号，写成 {bracketed}"));
    }
    fault
}
