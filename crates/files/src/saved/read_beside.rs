//! Reads what stands beside the figures: packs, evidence, reasons, the last check, further sheets, who provides
//! what.
//!
//! In: the fields of a saved file. Out: the same in the draft, or the field that is wrong.

use super::fault::{Fault, wrong};
use super::read::{date, ids, mended, object, optional, read_figures, text, texts};
use super::tree::{Fields, Json};
use school::draft::{Checked, Department, Draft, Extent, OwnPack, Provider, Sheet, SheetKind};
use school::profile::SchoolKind;
use words::Words;

/// What the list of providers is called in a refusal.
const PROVIDERS: &str = "谁提供";
/// What the further sets of figures are called.
const SHEETS: &str = "另外的数";
/// What packs of a school's own are called.
const OWN_PACKS: &str = "自己的标准包";
/// Most sets of figures beside the school's own; a school has some campuses and teaching points.
const MOST_SHEETS: usize = 200;
/// Most packs of a school's own.
const MOST_OWN_PACKS: usize = 50;

pub(super) fn read(file: &Fields, words: &Words, draft: &mut Draft) -> Result<(), Fault> {
    draft.packs = ids(file, "packs", "选用的标准")?.unwrap_or_default();
    draft.evidence = ids(file, "evidence", "已备的佐证")?.unwrap_or_default();
    draft.reasons = texts(file, "reasons", "填报说明")?;
    let asked = text(file, "asked", "请人填的部分")?;
    draft.asked = (!asked.is_empty()).then_some(asked);
    draft.filled = texts(file, "filled", "谁填的")?;
    const FORMS: &str = "full（完整版）或 short（简版）";
    let extent = optional(file, "form", "填报版本", FORMS, |value| {
        Extent::from_key(&value.text()?)
    })?;
    draft.extent = extent.unwrap_or_default();
    if let Some(providers) = object(file, "providers", PROVIDERS)? {
        for (section, fields) in providers.iter() {
            let read =
                provider(fields).map_err(|fault| fault.within(&in_list(PROVIDERS, section)))?;
            draft.providers.insert(section.to_owned(), read);
        }
    }
    if let Some(checked) = object(file, "checked", "上次比对")? {
        for (pack, fields) in checked.iter() {
            let read =
                read_checked(fields).map_err(|fault| fault.within(&in_list("上次比对", pack)))?;
            draft.checked.insert(pack.to_owned(), read);
        }
    }
    for (number, pack) in list(file, "own_packs", OWN_PACKS, MOST_OWN_PACKS)?
        .iter()
        .enumerate()
    {
        let read = user_pack(pack).map_err(|fault| fault.within(&numbered(OWN_PACKS, number)))?;
        draft.own_packs.push(read);
    }
    for (number, fields) in list(file, "sheets", SHEETS, MOST_SHEETS)?
        .iter()
        .enumerate()
    {
        let read = sheet(fields, words).map_err(|fault| fault.within(&numbered(SHEETS, number)))?;
        draft.sheets.push(read);
    }
    Ok(())
}

fn in_list(list: &str, key: &str) -> String {
    format!("{list} {key} ")
}

fn numbered(list: &str, idx: usize) -> String {
    format!("{list}第 {} 份", idx + 1)
}

fn provider(value: Json) -> Result<Provider, Fault> {
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
        own_name: text(&fields, "name", "部门名称 name")?,
        person: text(&fields, "person", "姓名 person")?,
        note: text(&fields, "note", "说明 note")?,
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
fn list<'a>(
    file: &Fields<'a>,
    key: &str,
    name: &str,
    most: usize,
) -> Result<Vec<Fields<'a>>, Fault> {
    let Some(value) = file.get(key) else {
        return Ok(Vec::new());
    };
    const EXPECTED: &str = "写在方括号里的一列内容，每一份写在 { } 里";
    let entries = value.list(name)?;
    let entries = entries.ok_or_else(|| wrong(name, EXPECTED, value))?;
    if entries.len() > most {
        return Err(value.too_many(name, entries.len(), most));
    }
    let objects = entries.into_iter().map(|entry| {
        let fields = entry.fields(name)?;
        fields.ok_or_else(|| wrong(name, EXPECTED, entry))
    });
    objects.collect()
}

fn user_pack(fields: &Fields) -> Result<OwnPack, Fault> {
    fields.only(&["id", "name", "text", "edits", "figures"]);
    Ok(OwnPack {
        id: text(fields, "id", "代号 id")?,
        name: text(fields, "name", "名称 name")?,
        text: text(fields, "text", "全文 text")?,
        edits: texts(fields, "edits", "改动 edits")?,
        figures: ids(fields, "figures", "填报项 figures")?.unwrap_or_default(),
    })
}

fn sheet(fields: &Fields, words: &Words) -> Result<Sheet, Fault> {
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
    if let Some(figures) = object(fields, "figures", "填报数据 figures")? {
        sheet.entries = read_figures(&figures, words)?;
    }
    Ok(sheet)
}
