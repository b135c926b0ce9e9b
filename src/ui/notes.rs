//! What stands beside figures and choices: packs, evidence, reasons, sheets, and how the school stood before.
//!
//! In: a draft and a note. Out: the draft after it. It must not know the browser.

use std::collections::BTreeMap;

use super::action::Note;
use crate::office::{PackRead, Standing};
use numbers::calendar::Date;
use school::draft::{Checked, Department, Draft, Provider, Sheet, SheetKind, UserPack};
use school::profile::SchoolKind;

/// Writes one note into the draft, or takes it away.
pub(crate) fn write(draft: &mut Draft, place: Note, key: &str, text: Option<String>) {
    match (place, text) {
        (Note::Pack, Some(_)) => draft.packs.insert(key.to_owned()),
        (Note::Pack, None) => draft.packs.remove(key),
        (Note::Evidence, Some(_)) => draft.evidence.insert(key.to_owned()),
        (Note::Evidence, None) => draft.evidence.remove(key),
        (Note::Reason, text) => put(&mut draft.reasons, key, text),
        (Note::ClaimSince, text) => {
            if let Some(claim) = draft.claims.get_mut(key) {
                claim.since = text.as_deref().and_then(Date::parse);
            }
        }
        (Note::ClaimDocument, text) => {
            if let Some(claim) = draft.claims.get_mut(key) {
                claim.document = text.unwrap_or_default();
            }
        }
        (Note::SheetName, text) => {
            if let Some(sheet) = sheet(draft, key) {
                sheet.name = text.unwrap_or_default();
            }
        }
        (Note::SheetKind, text) => {
            if let Some(sheet) = sheet(draft, key) {
                sheet.school_kind = text.as_deref().and_then(SchoolKind::from_key);
            }
        }
        // Chosen beside the draft, not in it.
        (Note::Merge, _) => {}
        (
            Note::Department | Note::ProviderName | Note::ProviderPerson | Note::ProviderAdvice,
            text,
        ) => provide(draft, place, key, text.unwrap_or_default()),
        (Note::Edit, text) => {
            let (pack, place) = key.split_once('|').unwrap_or((key, ""));
            if let Some(own) = draft.user_packs.iter_mut().find(|own| own.id == pack) {
                put(&mut own.edits, place, text);
            }
        }
    }
}

/// Says something of whoever provides a section; one of whom nothing is said is no provider.
fn provide(draft: &mut Draft, place: Note, section: &str, text: String) {
    let mut provider = draft.providers.remove(section).unwrap_or_default();
    match place {
        Note::Department => provider.department = Department::from_key(&text),
        Note::ProviderName => provider.department_name = text,
        Note::ProviderPerson => provider.person = text,
        _ => provider.note = text,
    }
    if provider != Provider::default() {
        draft.providers.insert(section.to_owned(), provider);
    }
}

fn put(texts: &mut BTreeMap<String, String>, key: &str, text: Option<String>) {
    match text.filter(|text| !text.trim().is_empty()) {
        Some(text) => {
            texts.insert(key.to_owned(), text);
        }
        None => {
            texts.remove(key);
        }
    }
}

fn sheet<'a>(draft: &'a mut Draft, place: &str) -> Option<&'a mut Sheet> {
    let idx: usize = place.parse().ok()?;
    draft.sheets.get_mut(idx)
}

/// A sheet without figures, with a name to begin with.
pub(crate) fn fresh_sheet(draft: &Draft, kind: SheetKind) -> Sheet {
    let number = draft.sheets_of(kind).count() + 1;
    let name = match kind {
        SheetKind::Variant => format!("假设{number}"),
        SheetKind::LastYear => "去年".to_owned(),
        SheetKind::Campus => format!("校区{number}"),
        SheetKind::Uncounted => format!("教学点{number}"),
    };
    let date = draft.profile.data_date;
    Sheet {
        kind,
        name,
        school_kind: (kind == SheetKind::Uncounted).then_some(SchoolKind::TeachingPoint),
        date: date
            .filter(|_| kind == SheetKind::LastYear)
            .and_then(Date::year_before),
        ..Sheet::default()
    }
}

/// The figures of another file as a sheet.
pub(crate) fn sheet_of(other: &Draft, kind: SheetKind) -> Sheet {
    Sheet {
        kind,
        name: other.profile.name.clone(),
        school_kind: other.profile.kind,
        date: other.profile.data_date,
        entries: other.entries.clone(),
    }
}

/// Adds a sheet; of last year there is only one, and a new one takes its place.
pub(crate) fn put_sheet(draft: &mut Draft, sheet: Sheet) {
    if sheet.kind == SheetKind::LastYear {
        draft.sheets.retain(|own| own.kind != SheetKind::LastYear);
    }
    draft.sheets.push(sheet);
}

/// Takes a pack over, in the place of one with the same id.
pub(crate) fn take_pack(draft: &mut Draft, pack: PackRead) {
    draft.user_packs.retain(|own| own.id != pack.id);
    draft.packs.insert(pack.id.clone());
    draft.user_packs.push(UserPack {
        id: pack.id,
        name: pack.name,
        text: pack.text,
        edits: BTreeMap::new(),
        figures: pack.figures.into(),
    });
}

/// How the school stands now, where nothing newer than what is kept would be covered; `None` when nothing changes.
pub(crate) fn checked(
    draft: &Draft,
    standings: Vec<Standing>,
) -> Option<BTreeMap<String, Checked>> {
    let mut checked = draft.checked.clone();
    for standing in standings {
        let is_kept = checked
            .get(&standing.pack)
            .is_some_and(|own| own.edition != standing.edition || own.hash != standing.hash);
        // What was said by another edition stays until the person has seen it.
        if !is_kept {
            checked.insert(
                standing.pack,
                Checked {
                    edition: standing.edition,
                    hash: standing.hash,
                    verdicts: standing.verdicts.into(),
                },
            );
        }
    }
    (checked != draft.checked).then_some(checked)
}
