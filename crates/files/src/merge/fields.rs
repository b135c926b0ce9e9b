//! A draft as fields with content, and a field put back into a draft.
//!
//! In: a draft, or a field with its content. Out: fields in the order of the form, or a changed draft. What is blank is no field: an empty text, a day that is not given, an unticked box.

use std::collections::BTreeMap;

use super::field::{DraftField, PlanField, ProblemField, ProfileField, SheetField, SheetId};
use numbers::calendar::Date;
use school::answers::{AnswerKey, Setting};
use school::draft::{
    Claim, Draft, Entry, Ids, PlanChoices, ProblemChoices, Provider, Sheet, SheetKind, UserPack,
};
use school::profile::{Ownership, SchoolKind, Zone};

/// What stands in a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FieldValue {
    /// Words.
    Text(String),
    /// 办学类型.
    Kind(SchoolKind),
    /// 城乡类型.
    Zone(Zone),
    /// 举办者.
    Ownership(Ownership),
    /// Yes or no.
    Flag(bool),
    /// A day.
    Date(Date),
    /// A year.
    Year(u16),
    /// A figure as typed, or 不适用.
    Entry(Entry),
    /// A claimed relaxation.
    Claim(Claim),
    /// Who provides a section.
    Provider(Provider),
    /// Something is ticked.
    Ticked,
    /// Some of several things are ticked.
    Ids(Ids),
    /// A sheet as a whole.
    Sheet(Sheet),
    /// A pack as a whole.
    Pack(UserPack),
}

/// Every field of `draft` that is not blank.
pub(super) fn of(draft: &Draft) -> BTreeMap<DraftField, FieldValue> {
    let mut fields = BTreeMap::new();
    let mut add = |field, value: Option<FieldValue>| {
        if let Some(value) = value {
            fields.insert(field, value);
        }
    };
    // Taken apart by name, so that nobody adds a field and forgets it here.
    let Draft {
        profile,
        entries,
        claims,
        choices: plan,
        packs,
        evidence,
        reasons,
        sheets: _,
        user_packs,
        extent: _,
        providers,
        checked: _,
        asked: _,
        filled: _,
    } = draft;
    for (field, value) in [
        (ProfileField::Name, text(&profile.name)),
        (ProfileField::Kind, profile.kind.map(FieldValue::Kind)),
        (ProfileField::Zone, profile.zone.map(FieldValue::Zone)),
        (
            ProfileField::Ownership,
            profile.ownership.map(FieldValue::Ownership),
        ),
        (
            ProfileField::Boarding,
            profile.boarding.map(FieldValue::Flag),
        ),
        (
            ProfileField::DataDate,
            profile.data_date.map(FieldValue::Date),
        ),
        (
            ProfileField::BuiltYear,
            profile.built_year.map(FieldValue::Year),
        ),
        (ProfileField::County, text(&profile.county)),
        (ProfileField::Bureau, text(&profile.bureau)),
    ] {
        add(DraftField::Profile(field), value);
    }
    for (slot, entry) in entries {
        add(
            DraftField::Figure(*slot),
            Some(FieldValue::Entry(entry.clone())),
        );
    }
    for (key, reason) in reasons {
        add(DraftField::Reason(key.clone()), text(reason));
    }
    for (section, provider) in providers {
        let is_filled_in = *provider != Provider::default();
        let value = is_filled_in.then(|| FieldValue::Provider(provider.clone()));
        add(DraftField::Provider(section.clone()), value);
    }
    for (id, sheet) in sheets(draft) {
        let mut add = |field, value| add(DraftField::Sheet(id.clone(), field), value);
        add(SheetField::Itself, Some(FieldValue::Ticked));
        if sheet.kind == SheetKind::LastYear {
            add(SheetField::Name, text(&sheet.name));
        }
        add(SheetField::Kind, sheet.school_kind.map(FieldValue::Kind));
        add(SheetField::Date, sheet.date.map(FieldValue::Date));
        for (slot, entry) in &sheet.entries {
            add(
                SheetField::Figure(*slot),
                Some(FieldValue::Entry(entry.clone())),
            );
        }
    }
    for (id, claim) in claims {
        add(
            DraftField::Claim(id.clone()),
            Some(FieldValue::Claim(claim.clone())),
        );
    }
    for id in evidence.as_slice() {
        add(DraftField::Evidence(id.clone()), Some(FieldValue::Ticked));
    }
    for id in packs.as_slice() {
        add(DraftField::Pack(id.clone()), Some(FieldValue::Ticked));
    }
    for (idx, pack) in user_packs.iter().enumerate() {
        let earlier = user_packs.iter().take(idx);
        let number = earlier.filter(|other| other.id == pack.id).count();
        let field = DraftField::AddedPack(pack.id.clone(), number);
        add(field, Some(FieldValue::Pack(pack.clone())));
    }
    let PlanChoices {
        plan_date,
        target_date,
        basis,
        people,
        problems,
        answers,
    } = plan;
    add(
        DraftField::Plan(PlanField::Date),
        plan_date.map(FieldValue::Date),
    );
    add(
        DraftField::Plan(PlanField::Target),
        target_date.map(FieldValue::Date),
    );
    add(DraftField::Plan(PlanField::Basis), text(basis));
    for (post, name) in people {
        add(
            DraftField::Plan(PlanField::Person(post.clone())),
            text(name),
        );
    }
    // Which paper somebody looks at is nobody else's, and what goes along with another answer is no choice of its own.
    let is_of_school = |key: &AnswerKey| {
        !matches!(
            key,
            AnswerKey::Setting(Setting::ShownPaper | Setting::BuiltYear)
        ) && !key.is_generated()
    };
    for (key, answer) in answers.iter().filter(|(key, _)| is_of_school(key)) {
        add(
            DraftField::Plan(PlanField::Answer(key.to_string())),
            text(answer),
        );
    }
    for (id, problem) in problems {
        let mut add = |field, value| {
            add(
                DraftField::Plan(PlanField::Problem(id.clone(), field)),
                value,
            );
        };
        let causes = &problem.causes;
        let has_causes = !causes.as_slice().is_empty();
        add(
            ProblemField::Causes,
            has_causes.then(|| FieldValue::Ids(causes.clone())),
        );
        add(ProblemField::WrittenCause, text(&problem.written_cause));
        // None ticked is a choice, too.
        add(
            ProblemField::Measures,
            problem.measures.clone().map(FieldValue::Ids),
        );
        add(ProblemField::Owner, text(&problem.owner));
        for (name, blank) in &problem.blanks {
            add(ProblemField::Blank(name.clone()), text(blank));
        }
    }
    fields
}

/// The sheet as a whole, where `place` says that it is there; `None` for any other place.
pub(super) fn whole(draft: &Draft, field: &DraftField) -> Option<FieldValue> {
    let DraftField::Sheet(id, SheetField::Itself) = field else {
        return None;
    };
    let found = sheets(draft).into_iter().find(|(sheet, _)| sheet == id)?;
    Some(FieldValue::Sheet(found.1.clone()))
}

/// Puts `content` into its field. A content of another kind than the field's changes nothing.
pub(super) fn put(draft: &mut Draft, field: DraftField, value: FieldValue) {
    let profile = &mut draft.profile;
    match (field, value) {
        (DraftField::Profile(field), value) => match (field, value) {
            (ProfileField::Name, FieldValue::Text(text)) => profile.name = text,
            (ProfileField::County, FieldValue::Text(text)) => profile.county = text,
            (ProfileField::Bureau, FieldValue::Text(text)) => profile.bureau = text,
            (ProfileField::Kind, FieldValue::Kind(kind)) => profile.kind = Some(kind),
            (ProfileField::Zone, FieldValue::Zone(zone)) => profile.zone = Some(zone),
            (ProfileField::Ownership, FieldValue::Ownership(ownership)) => {
                profile.ownership = Some(ownership)
            }
            (ProfileField::Boarding, FieldValue::Flag(flag)) => profile.boarding = Some(flag),
            (ProfileField::DataDate, FieldValue::Date(date)) => profile.data_date = Some(date),
            (ProfileField::BuiltYear, FieldValue::Year(year)) => profile.built_year = Some(year),
            _ => {}
        },
        (DraftField::Figure(slot), FieldValue::Entry(entry)) => {
            draft.entries.insert(slot, entry);
        }
        (DraftField::Reason(key), FieldValue::Text(text)) => {
            draft.reasons.insert(key, text);
        }
        (DraftField::Provider(section), FieldValue::Provider(provider)) => {
            draft.providers.insert(section, provider);
        }
        (DraftField::Sheet(_, SheetField::Itself), FieldValue::Sheet(sheet)) => {
            draft.sheets.push(sheet)
        }
        (DraftField::Sheet(id, field), value) => {
            if let Some(sheet) = sheet(draft, &id) {
                put_into_sheet(sheet, field, value);
            }
        }
        (DraftField::Claim(id), FieldValue::Claim(claim)) => {
            draft.claims.insert(id, claim);
        }
        (DraftField::Evidence(id), FieldValue::Ticked) => draft.evidence.insert(id),
        (DraftField::Pack(id), FieldValue::Ticked) => draft.packs.insert(id),
        (DraftField::AddedPack(id, number), FieldValue::Pack(pack)) => {
            let same = draft.user_packs.iter_mut().filter(|pack| pack.id == id);
            match same.into_iter().nth(number) {
                Some(present) => *present = pack,
                None => draft.user_packs.push(pack),
            }
        }
        (DraftField::Plan(field), value) => put_into_plan(draft, field, value),
        _ => {}
    }
}

fn put_into_sheet(sheet: &mut Sheet, field: SheetField, value: FieldValue) {
    match (field, value) {
        (SheetField::Name, FieldValue::Text(text)) => sheet.name = text,
        (SheetField::Kind, FieldValue::Kind(kind)) => sheet.school_kind = Some(kind),
        (SheetField::Date, FieldValue::Date(date)) => sheet.date = Some(date),
        (SheetField::Figure(slot), FieldValue::Entry(entry)) => {
            sheet.entries.insert(slot, entry);
        }
        _ => {}
    }
}

fn put_into_plan(draft: &mut Draft, field: PlanField, value: FieldValue) {
    let plan = &mut draft.choices;
    match (field, value) {
        (PlanField::Date, FieldValue::Date(date)) => plan.plan_date = Some(date),
        (PlanField::Target, FieldValue::Date(date)) => plan.target_date = Some(date),
        (PlanField::Basis, FieldValue::Text(text)) => plan.basis = text,
        (PlanField::Person(post), FieldValue::Text(name)) => {
            plan.people.insert(post, name);
        }
        (PlanField::Answer(key), FieldValue::Text(text)) => {
            plan.answers.insert(&key, text);
        }
        (PlanField::Problem(id, field), value) => {
            let problem: &mut ProblemChoices = plan.problems.entry(id).or_default();
            match (field, value) {
                (ProblemField::Causes, FieldValue::Ids(ids)) => problem.causes = ids,
                (ProblemField::Measures, FieldValue::Ids(ids)) => problem.measures = Some(ids),
                (ProblemField::WrittenCause, FieldValue::Text(text)) => {
                    problem.written_cause = text
                }
                (ProblemField::Owner, FieldValue::Text(text)) => problem.owner = text,
                (ProblemField::Blank(name), FieldValue::Text(text)) => {
                    problem.blanks.insert(name, text);
                }
                _ => {}
            }
        }
        _ => {}
    }
}

fn text(text: &str) -> Option<FieldValue> {
    (!text.trim().is_empty()).then(|| FieldValue::Text(text.to_owned()))
}

/// The sheets, each with what identifies it.
fn sheets(draft: &Draft) -> Vec<(SheetId, &Sheet)> {
    let mut found: Vec<(SheetId, &Sheet)> = Vec::new();
    for sheet in &draft.sheets {
        let kind_idx = SheetKind::ALL.iter().position(|kind| *kind == sheet.kind);
        let kind = kind_idx.unwrap_or_default();
        let name = match sheet.kind {
            SheetKind::LastYear => String::new(),
            _ => sheet.name.clone(),
        };
        let is_same = |(id, _): &&(SheetId, &Sheet)| id.kind == kind && id.name == name;
        let number = found.iter().filter(is_same).count();
        found.push((SheetId { kind, name, number }, sheet));
    }
    found
}

fn sheet<'a>(draft: &'a mut Draft, id: &SheetId) -> Option<&'a mut Sheet> {
    let idx = sheets(draft).iter().position(|(sheet, _)| sheet == id)?;
    draft.sheets.get_mut(idx)
}
