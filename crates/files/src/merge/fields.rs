//! A draft as fields with content, and a field put back into a draft.
//!
//! What is blank is no field: an empty text, a day that is not said, an unticked box.

use std::collections::BTreeMap;

use super::place::{Place, PlanPlace, ProblemPlace, ProfilePlace, SheetId, SheetPlace};
use numbers::calendar::Date;
use school::answers::{AnswerKey, Setting};
use school::draft::{
    Claim, Draft, Entry, Ids, OwnPack, PlanChoices, ProblemChoices, Provider, Sheet, SheetKind,
};
use school::profile::{Ownership, SchoolKind, Zone};

/// What stands in a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
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
    Pack(OwnPack),
}

/// Every field of `draft` that is not blank.
pub(super) fn of(draft: &Draft) -> BTreeMap<Place, Content> {
    let mut fields = BTreeMap::new();
    let mut add = |place, content: Option<Content>| {
        if let Some(content) = content {
            fields.insert(place, content);
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
        own_packs,
        extent: _,
        providers,
        checked: _,
        asked: _,
        filled: _,
    } = draft;
    for (place, content) in [
        (ProfilePlace::Name, text(&profile.name)),
        (ProfilePlace::Kind, profile.kind.map(Content::Kind)),
        (ProfilePlace::Zone, profile.zone.map(Content::Zone)),
        (
            ProfilePlace::Ownership,
            profile.ownership.map(Content::Ownership),
        ),
        (ProfilePlace::Boarding, profile.boarding.map(Content::Flag)),
        (ProfilePlace::DataDate, profile.data_date.map(Content::Date)),
        (
            ProfilePlace::BuiltYear,
            profile.built_year.map(Content::Year),
        ),
        (ProfilePlace::County, text(&profile.county)),
        (ProfilePlace::Bureau, text(&profile.bureau)),
    ] {
        add(Place::Profile(place), content);
    }
    for (slot, entry) in entries {
        add(Place::Figure(*slot), Some(Content::Entry(entry.clone())));
    }
    for (key, reason) in reasons {
        add(Place::Reason(key.clone()), text(reason));
    }
    for (section, provider) in providers {
        let is_said = *provider != Provider::default();
        let content = is_said.then(|| Content::Provider(provider.clone()));
        add(Place::Provider(section.clone()), content);
    }
    for (id, sheet) in sheets(draft) {
        let mut add = |field, content| add(Place::Sheet(id.clone(), field), content);
        add(SheetPlace::Itself, Some(Content::Ticked));
        if sheet.kind == SheetKind::LastYear {
            add(SheetPlace::Name, text(&sheet.name));
        }
        add(SheetPlace::Kind, sheet.school_kind.map(Content::Kind));
        add(SheetPlace::Date, sheet.date.map(Content::Date));
        for (slot, entry) in &sheet.entries {
            add(
                SheetPlace::Figure(*slot),
                Some(Content::Entry(entry.clone())),
            );
        }
    }
    for (id, claim) in claims {
        add(
            Place::Claim(id.clone()),
            Some(Content::Claim(claim.clone())),
        );
    }
    for id in evidence.as_slice() {
        add(Place::Evidence(id.clone()), Some(Content::Ticked));
    }
    for id in packs.as_slice() {
        add(Place::Pack(id.clone()), Some(Content::Ticked));
    }
    for (idx, pack) in own_packs.iter().enumerate() {
        let earlier = own_packs.iter().take(idx);
        let number = earlier.filter(|own| own.id == pack.id).count();
        let place = Place::OwnPack(pack.id.clone(), number);
        add(place, Some(Content::Pack(pack.clone())));
    }
    let PlanChoices {
        plan_date,
        target_date,
        basis,
        people,
        problems,
        answers,
    } = plan;
    add(Place::Plan(PlanPlace::Date), plan_date.map(Content::Date));
    add(
        Place::Plan(PlanPlace::Target),
        target_date.map(Content::Date),
    );
    add(Place::Plan(PlanPlace::Basis), text(basis));
    for (post, name) in people {
        add(Place::Plan(PlanPlace::Person(post.clone())), text(name));
    }
    // Which paper somebody looks at is nobody else's, and what goes along with another answer is no choice of its own.
    let is_choice = |key: &AnswerKey| {
        !matches!(key, AnswerKey::Setting(Setting::ShownPaper)) && !key.is_generated()
    };
    for (key, answer) in answers.iter().filter(|(key, _)| is_choice(key)) {
        add(
            Place::Plan(PlanPlace::Answer(key.to_string())),
            text(answer),
        );
    }
    for (id, problem) in problems {
        let mut add = |field, content| {
            add(Place::Plan(PlanPlace::Problem(id.clone(), field)), content);
        };
        let causes = &problem.causes;
        let has_causes = !causes.as_slice().is_empty();
        add(
            ProblemPlace::Causes,
            has_causes.then(|| Content::Ids(causes.clone())),
        );
        add(ProblemPlace::OwnCause, text(&problem.own_cause));
        // None ticked is a choice, too.
        add(
            ProblemPlace::Measures,
            problem.measures.clone().map(Content::Ids),
        );
        add(ProblemPlace::Owner, text(&problem.owner));
        for (name, blank) in &problem.blanks {
            add(ProblemPlace::Blank(name.clone()), text(blank));
        }
    }
    fields
}

/// The sheet as a whole, where `place` says that it is there; `None` for any other place.
pub(super) fn whole(draft: &Draft, place: &Place) -> Option<Content> {
    let Place::Sheet(id, SheetPlace::Itself) = place else {
        return None;
    };
    let found = sheets(draft).into_iter().find(|(sheet, _)| sheet == id)?;
    Some(Content::Sheet(found.1.clone()))
}

/// Puts `content` into its field. A content of another kind than the field's changes nothing.
pub(super) fn put(draft: &mut Draft, place: Place, content: Content) {
    let profile = &mut draft.profile;
    match (place, content) {
        (Place::Profile(field), content) => match (field, content) {
            (ProfilePlace::Name, Content::Text(text)) => profile.name = text,
            (ProfilePlace::County, Content::Text(text)) => profile.county = text,
            (ProfilePlace::Bureau, Content::Text(text)) => profile.bureau = text,
            (ProfilePlace::Kind, Content::Kind(kind)) => profile.kind = Some(kind),
            (ProfilePlace::Zone, Content::Zone(zone)) => profile.zone = Some(zone),
            (ProfilePlace::Ownership, Content::Ownership(own)) => profile.ownership = Some(own),
            (ProfilePlace::Boarding, Content::Flag(flag)) => profile.boarding = Some(flag),
            (ProfilePlace::DataDate, Content::Date(date)) => profile.data_date = Some(date),
            (ProfilePlace::BuiltYear, Content::Year(year)) => profile.built_year = Some(year),
            _ => {}
        },
        (Place::Figure(slot), Content::Entry(entry)) => {
            draft.entries.insert(slot, entry);
        }
        (Place::Reason(key), Content::Text(text)) => {
            draft.reasons.insert(key, text);
        }
        (Place::Provider(section), Content::Provider(provider)) => {
            draft.providers.insert(section, provider);
        }
        (Place::Sheet(_, SheetPlace::Itself), Content::Sheet(sheet)) => draft.sheets.push(sheet),
        (Place::Sheet(id, field), content) => {
            if let Some(sheet) = sheet(draft, &id) {
                put_into_sheet(sheet, field, content);
            }
        }
        (Place::Claim(id), Content::Claim(claim)) => {
            draft.claims.insert(id, claim);
        }
        (Place::Evidence(id), Content::Ticked) => draft.evidence.insert(id),
        (Place::Pack(id), Content::Ticked) => draft.packs.insert(id),
        (Place::OwnPack(id, number), Content::Pack(pack)) => {
            let same = draft.own_packs.iter_mut().filter(|pack| pack.id == id);
            match same.into_iter().nth(number) {
                Some(own) => *own = pack,
                None => draft.own_packs.push(pack),
            }
        }
        (Place::Plan(field), content) => put_into_plan(draft, field, content),
        _ => {}
    }
}

fn put_into_sheet(sheet: &mut Sheet, field: SheetPlace, content: Content) {
    match (field, content) {
        (SheetPlace::Name, Content::Text(text)) => sheet.name = text,
        (SheetPlace::Kind, Content::Kind(kind)) => sheet.school_kind = Some(kind),
        (SheetPlace::Date, Content::Date(date)) => sheet.date = Some(date),
        (SheetPlace::Figure(slot), Content::Entry(entry)) => {
            sheet.entries.insert(slot, entry);
        }
        _ => {}
    }
}

fn put_into_plan(draft: &mut Draft, field: PlanPlace, content: Content) {
    let plan = &mut draft.choices;
    match (field, content) {
        (PlanPlace::Date, Content::Date(date)) => plan.plan_date = Some(date),
        (PlanPlace::Target, Content::Date(date)) => plan.target_date = Some(date),
        (PlanPlace::Basis, Content::Text(text)) => plan.basis = text,
        (PlanPlace::Person(post), Content::Text(name)) => {
            plan.people.insert(post, name);
        }
        (PlanPlace::Answer(key), Content::Text(text)) => {
            plan.answers.insert(&key, text);
        }
        (PlanPlace::Problem(id, field), content) => {
            let problem: &mut ProblemChoices = plan.problems.entry(id).or_default();
            match (field, content) {
                (ProblemPlace::Causes, Content::Ids(ids)) => problem.causes = ids,
                (ProblemPlace::Measures, Content::Ids(ids)) => problem.measures = Some(ids),
                (ProblemPlace::OwnCause, Content::Text(text)) => problem.own_cause = text,
                (ProblemPlace::Owner, Content::Text(text)) => problem.owner = text,
                (ProblemPlace::Blank(name), Content::Text(text)) => {
                    problem.blanks.insert(name, text);
                }
                _ => {}
            }
        }
        _ => {}
    }
}

fn text(text: &str) -> Option<Content> {
    (!text.trim().is_empty()).then(|| Content::Text(text.to_owned()))
}

/// The sheets with what tells each from the others.
fn sheets(draft: &Draft) -> Vec<(SheetId, &Sheet)> {
    let mut found: Vec<(SheetId, &Sheet)> = Vec::new();
    for sheet in &draft.sheets {
        let own_kind = SheetKind::ALL.iter().position(|kind| *kind == sheet.kind);
        let kind = own_kind.unwrap_or_default();
        let name = match sheet.kind {
            SheetKind::LastYear => String::new(),
            _ => sheet.name.clone(),
        };
        let is_same = |(own, _): &&(SheetId, &Sheet)| own.kind == kind && own.name == name;
        let number = found.iter().filter(is_same).count();
        found.push((SheetId { kind, name, number }, sheet));
    }
    found
}

fn sheet<'a>(draft: &'a mut Draft, id: &SheetId) -> Option<&'a mut Sheet> {
    let idx = sheets(draft).iter().position(|(sheet, _)| sheet == id)?;
    draft.sheets.get_mut(idx)
}
