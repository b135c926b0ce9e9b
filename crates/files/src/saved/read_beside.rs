//! Reads what stands beside the figures: packs, evidence, reasons, the last check, further sheets, who provides
//! what.
//!
//! In: the fields of a saved file. Out: the same in the draft, or the field that is wrong.

use super::fault::{Fault, wrong};
use super::parse::{Fields, Json, get};
use super::read::{as_date, as_ids, as_text, object, optional, read_figures, text, texts};
use school::catalogue::Catalogue;
use school::draft::{Checked, Department, Draft, Extent, Ids, OwnPack, Provider, Sheet, SheetKind};
use school::profile::SchoolKind;

/// What the list of providers is called in a refusal.
const PROVIDERS: &str = "谁提供";

pub(super) fn read(file: &Fields, catalogue: &Catalogue, draft: &mut Draft) -> Result<(), Fault> {
    draft.packs = ids(file, "packs", "选用的标准")?;
    draft.evidence = ids(file, "evidence", "已备的佐证")?;
    draft.reasons = texts(file, "reasons", "填报说明")?;
    let asked = text(file, "asked", "请人填的部分")?;
    draft.asked = (!asked.is_empty()).then_some(asked);
    draft.filled = texts(file, "filled", "谁填的")?;
    let extent = optional(file, "form", "填报版本", "full 或 short", |value| {
        Extent::from_key(as_text(value)?)
    })?;
    draft.extent = extent.unwrap_or_default();
    if let Some(providers) = object(file, "providers", PROVIDERS)? {
        for (section, fields) in providers {
            draft
                .providers
                .insert(section.to_string(), provider(fields)?);
        }
    }
    if let Some(checked) = object(file, "checked", "上次比对")? {
        for (pack, fields) in checked {
            let read = read_checked(fields)
                .ok_or_else(|| wrong("上次比对", "版次、指纹和结论", fields))?;
            draft.checked.insert(pack.to_string(), read);
        }
    }
    for pack in list(file, "own_packs", "自己的标准包")? {
        draft.own_packs.push(own_pack(pack)?);
    }
    let mut sheets = Vec::new();
    for fields in list(file, "sheets", "另外的数")? {
        sheets.push(sheet(fields, catalogue, draft)?);
    }
    draft.sheets = sheets;
    Ok(())
}

fn ids(file: &Fields, key: &str, name: &str) -> Result<Ids, Fault> {
    Ok(optional(file, key, name, "一列文字", as_ids)?.unwrap_or_default())
}

fn provider(fields: &Json) -> Result<Provider, Fault> {
    let Json::Object(fields) = fields else {
        return Err(wrong(PROVIDERS, "部门、姓名和说明", fields));
    };
    const EXPECTED: &str = "teaching、general_affairs、personnel、finance 或 other";
    Ok(Provider {
        department: optional(fields, "department", PROVIDERS, EXPECTED, |value| {
            Department::from_key(as_text(value)?)
        })?,
        own_name: text(fields, "name", PROVIDERS)?,
        person: text(fields, "person", PROVIDERS)?,
        note: text(fields, "note", PROVIDERS)?,
    })
}

fn read_checked(checked: &Json) -> Option<Checked> {
    let Json::Object(fields) = checked else {
        return None;
    };
    Some(Checked {
        edition: text(fields, "edition", "").ok()?,
        hash: text(fields, "hash", "").ok()?,
        verdicts: ids(fields, "verdicts", "").ok()?,
    })
}

/// The objects of a list; none when there is no such field.
fn list<'a, 'b>(file: &'b Fields<'a>, key: &str, name: &str) -> Result<Vec<&'b Fields<'a>>, Fault> {
    let list = match get(file, key) {
        None | Some(Json::Null) => return Ok(Vec::new()),
        Some(Json::Array(list)) => list,
        Some(other) => return Err(wrong(name, "一列内容", other)),
    };
    let mut objects = Vec::new();
    for entry in list {
        match entry {
            Json::Object(fields) => objects.push(&**fields),
            other => return Err(wrong(name, "一组内容", other)),
        }
    }
    Ok(objects)
}

fn own_pack(fields: &Fields) -> Result<OwnPack, Fault> {
    const NAME: &str = "自己的标准包";
    Ok(OwnPack {
        id: text(fields, "id", NAME)?,
        name: text(fields, "name", NAME)?,
        text: text(fields, "text", NAME)?,
        edits: texts(fields, "edits", NAME)?,
        figures: ids(fields, "figures", NAME)?,
    })
}

fn sheet(fields: &Fields, catalogue: &Catalogue, draft: &Draft) -> Result<Sheet, Fault> {
    let kind = get(fields, "kind").unwrap_or(&Json::Null);
    let mut sheet = Sheet {
        kind: as_text(kind).and_then(SheetKind::from_key).ok_or_else(|| {
            const EXPECTED: &str = "variant、last_year、campus 或 uncounted";
            wrong("另外的数的种类", EXPECTED, kind)
        })?,
        name: text(fields, "name", "另外的数的名称")?,
        school_kind: optional(
            fields,
            "school_kind",
            "校区的办学类型",
            "primary、junior、nine_year 等",
            |value| SchoolKind::from_key(as_text(value)?),
        )?,
        date: optional(fields, "date", "数据时点", "2026-09-01 这样的日期", as_date)?,
        ..Sheet::default()
    };
    if let Some(figures) = object(fields, "figures", "另外的数")? {
        sheet.entries = read_figures(figures, catalogue, draft)?;
    }
    Ok(sheet)
}
