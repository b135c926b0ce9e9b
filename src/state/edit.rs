//! Changes of the open school, and what each does to the draft.
//!
//! In: a draft and an [`Edit`]. Out: the draft after it. It must not know the browser, nor what is shown.

use std::collections::BTreeMap;

use numbers::calendar::Date;
use school::answers::{AnswerKey, Answers, Setting};
use school::draft::{
    Checked, Department, Draft, Entry, Extent, Ids, PlanChoices, ProblemChoices, Provider, Sheet,
    SheetKind, UserPack,
};
use school::figures::Slot;
use school::profile::{BUILT_YEARS, Ownership, SchoolKind, Zone};
use school::reading;
use serde::{Deserialize, Serialize};

/// One change that a person makes to the school.
#[derive(Debug, Clone, PartialEq)]
pub enum Edit {
    /// Who the school is.
    Profile(ProfileEdit),
    /// Text of a figure in the school, or in one of its sheets; empty text makes it blank.
    Figure {
        /// Place of the sheet; `None` for the school itself.
        sheet: Option<usize>,
        /// Which figure.
        slot: Slot,
        /// As typed.
        text: String,
    },
    /// 不适用 with its reason, which may be empty.
    NotApplicable {
        /// Place of the sheet; `None` for the school itself.
        sheet: Option<usize>,
        /// Which figure.
        slot: Slot,
        /// As typed.
        reason: String,
    },
    /// A relaxation is claimed, or no more.
    Claim {
        /// Its id.
        id: String,
        /// It is claimed.
        is_claimed: bool,
    },
    /// Day since which a relaxation is claimed.
    ClaimSince(String, Option<Date>),
    /// Document that supports a claimed relaxation.
    ClaimDocument(String, String),
    /// A pack is looked at, or no more.
    Pack {
        /// Its id.
        id: String,
        /// It is looked at.
        is_chosen: bool,
    },
    /// A piece of evidence is at hand, or not: `pack/indicator/evidence`.
    Evidence {
        /// Its key.
        key: String,
        /// It is at hand.
        is_at_hand: bool,
    },
    /// Why a doubtful figure is right, by the key of the warning; an empty text takes it back.
    Reason(String, String),
    /// How much of the form is shown.
    Extent(Extent),
    /// A sheet is begun.
    AddSheet(SheetKind),
    /// A sheet with figures from elsewhere is put beside the school's.
    PutSheet(Box<Sheet>),
    /// A sheet is taken away, by its place.
    DropSheet(usize),
    /// Name of a sheet, by its place.
    SheetName(usize, String),
    /// 办学类型 of a sheet, by its place.
    SheetSchoolKind(usize, Option<SchoolKind>),
    /// Who provides a section of the form, by its id.
    Provider(String, ProviderEdit),
    /// A user-written pack is taken over, in the place of one with the same id.
    TakePack(PackRead),
    /// A user-written pack is taken away, by its id.
    DropPack(String),
    /// A place in a user-written pack gets another text; an empty one takes the change back.
    PackText {
        /// Id of the pack.
        pack: String,
        /// The place in it.
        place: String,
        /// As typed.
        text: String,
    },
    /// How the school stands by each pack, noted by the page itself.
    Checked(BTreeMap<String, Checked>),
    /// Something of the plan.
    Plan(PlanEdit),
    /// Texts of the papers, changes in them and states of the work, by their keys; an empty text takes one away.
    Answers(Vec<(String, String)>),
    /// A text of a paper is changed; an empty one takes the change back. Beside it stands what was generated there when it was
    /// changed first.
    PaperText {
        /// Key of the changed text.
        key: String,
        /// As typed.
        text: String,
        /// What is generated there now; `None` where that is not known.
        generated: Option<String>,
    },
    /// Figures and fields that a table held.
    Import {
        /// Figures with what is to stand in them.
        entries: Vec<(Slot, Entry)>,
        /// Fields of the profile, and answers, by their keys.
        fields: Vec<(String, String)>,
    },
}

/// A field of the profile with what it becomes.
#[derive(Debug, Clone, PartialEq)]
pub enum ProfileEdit {
    /// Name of the school.
    Name(String),
    /// 办学类型.
    Kind(Option<SchoolKind>),
    /// 城乡.
    Zone(Option<Zone>),
    /// 举办者.
    Ownership(Option<Ownership>),
    /// 寄宿.
    Boarding(Option<bool>),
    /// 数据时点.
    DataDate(Option<Date>),
    /// 建成年份, as typed.
    BuiltYear(String),
    /// 县（市、区）.
    County(String),
    /// 主管部门.
    Bureau(String),
}

/// What is said of whoever provides a section.
#[derive(Debug, Clone, PartialEq)]
pub enum ProviderEdit {
    /// Which department.
    Department(Option<Department>),
    /// What it is called, where it is none of the usual ones.
    DepartmentName(String),
    /// Who.
    Person(String),
    /// What they should know.
    Note(String),
}

/// A choice for the plan.
#[derive(Debug, Clone, PartialEq)]
pub enum PlanEdit {
    /// Day of the plan.
    PlanDate(Option<Date>),
    /// Day by which the work is to be done.
    TargetDate(Option<Date>),
    /// The document that asks for the plan.
    Basis(String),
    /// Name of the person at a post, by the post's id.
    Person(String, String),
    /// Of one problem, by its id.
    Problem(String, ProblemEdit),
}

/// A choice for one problem of the plan.
#[derive(Debug, Clone, PartialEq)]
pub enum ProblemEdit {
    /// A cause is ticked or not.
    Cause(String, bool),
    /// A cause in the school's words.
    WrittenCause(String),
    /// The suggested measures hold again.
    Suggested,
    /// A measure is ticked or not; `suggested` holds while the school has chosen none.
    Measure {
        /// Its id.
        id: String,
        /// It is ticked.
        is_ticked: bool,
        /// What is suggested.
        suggested: Ids,
    },
    /// Who is responsible, instead of the post.
    Owner(String),
    /// Text of a blank, by its name.
    Blank(String, String),
}

/// A user-written pack that was read and found whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackRead {
    /// Id of the pack.
    pub id: String,
    /// Few words for lists.
    pub name: String,
    /// Its text.
    pub text: String,
    /// Figures of the form that it asks for.
    pub figures: Vec<String>,
}

/// Answer with the year of building as it was typed.
const BUILT_YEAR: AnswerKey = AnswerKey::Setting(Setting::BuiltYear);

impl Edit {
    /// Makes the change in `draft`. What it names and the draft does not have is passed over.
    pub fn apply(self, draft: &mut Draft) {
        match self {
            Self::Profile(edit) => describe(draft, edit),
            Self::Figure { sheet, slot, text } => {
                let entry = (!text.trim().is_empty()).then_some(Entry::Text(text));
                enter(draft, sheet, slot, entry);
            }
            Self::NotApplicable {
                sheet,
                slot,
                reason,
            } => enter(draft, sheet, slot, Some(Entry::NotApplicable(reason))),
            Self::Claim { id, is_claimed } => {
                if is_claimed {
                    draft.claims.entry(id).or_default();
                } else {
                    draft.claims.remove(&id);
                }
            }
            Self::ClaimSince(id, since) => {
                if let Some(claim) = draft.claims.get_mut(&id) {
                    claim.since = since;
                }
            }
            Self::ClaimDocument(id, document) => {
                if let Some(claim) = draft.claims.get_mut(&id) {
                    claim.document = document;
                }
            }
            Self::Pack { id, is_chosen } => set(&mut draft.packs, id, is_chosen),
            Self::Evidence { key, is_at_hand } => set(&mut draft.evidence, key, is_at_hand),
            Self::Reason(key, text) => put(&mut draft.reasons, key, text),
            Self::Extent(extent) => draft.extent = extent,
            Self::AddSheet(kind) => draft.sheets.push(new_sheet(draft, kind)),
            Self::PutSheet(sheet) => {
                // Of last year there is only one.
                if sheet.kind == SheetKind::LastYear {
                    draft.sheets.retain(|kept| kept.kind != SheetKind::LastYear);
                }
                draft.sheets.push(*sheet);
            }
            Self::DropSheet(idx) => {
                if idx < draft.sheets.len() {
                    draft.sheets.remove(idx);
                }
            }
            Self::SheetName(idx, name) => {
                if let Some(sheet) = draft.sheets.get_mut(idx) {
                    sheet.name = name;
                }
            }
            Self::SheetSchoolKind(idx, kind) => {
                if let Some(sheet) = draft.sheets.get_mut(idx) {
                    sheet.school_kind = kind;
                }
            }
            Self::Provider(section, edit) => provide(draft, section, edit),
            Self::TakePack(pack) => take_pack(draft, pack),
            Self::DropPack(id) => {
                draft.user_packs.retain(|pack| pack.id != id);
                draft.packs.remove(&id);
            }
            Self::PackText { pack, place, text } => {
                let mut packs = draft.user_packs.iter_mut();
                if let Some(pack) = packs.find(|kept| kept.id == pack) {
                    put(&mut pack.edits, place, text);
                }
            }
            Self::Checked(checked) => draft.checked = checked,
            Self::Plan(edit) => plan(&mut draft.choices, edit),
            Self::Answers(answers) => {
                for (key, text) in answers {
                    draft.choices.answers.set(&key, text);
                }
            }
            Self::PaperText {
                key,
                text,
                generated,
            } => change_paper_text(&mut draft.choices.answers, &key, text, generated),
            Self::Import { entries, fields } => {
                draft.entries.extend(entries);
                for (field, value) in fields {
                    // The name of a field of the profile has no part; an answer for the plan has.
                    if field.contains('/') {
                        draft.choices.answers.set(&field, value);
                    } else {
                        files::describe(&mut draft.profile, &field, value);
                    }
                }
            }
        }
    }

    /// True for what takes away or covers something that one press could lose, so that it can be undone.
    pub fn is_undoable(&self) -> bool {
        matches!(
            self,
            Self::DropSheet(_)
                | Self::DropPack(_)
                | Self::TakePack(_)
                | Self::PutSheet(_)
                | Self::Import { .. }
        )
    }
}

/// Whether the text was changed before is asked of the answers themselves: what the page shows may be a moment older.
fn change_paper_text(answers: &mut Answers, key: &str, text: String, generated: Option<String>) {
    if let Some(from_key) = AnswerKey::parse(key).generated() {
        let from_key = from_key.to_string();
        let is_first = answers.typed(key).is_none() || answers.typed(&from_key).is_none();
        if text.is_empty() {
            answers.remove(&from_key);
        } else if let Some(generated) = generated.filter(|_| is_first) {
            answers.insert(&from_key, generated);
        }
    }
    answers.set(key, text);
}

fn enter(draft: &mut Draft, sheet: Option<usize>, slot: Slot, entry: Option<Entry>) {
    let entries = match sheet {
        None => &mut draft.entries,
        Some(idx) => match draft.sheets.get_mut(idx) {
            Some(sheet) => &mut sheet.entries,
            None => return,
        },
    };
    match entry {
        Some(entry) => entries.insert(slot, entry),
        None => entries.remove(&slot),
    };
}

fn set(ids: &mut Ids, id: String, is_there: bool) {
    if is_there {
        ids.insert(id);
    } else {
        ids.remove(&id);
    }
}

fn put(texts: &mut BTreeMap<String, String>, key: String, text: String) {
    if text.trim().is_empty() {
        texts.remove(&key);
    } else {
        texts.insert(key, text);
    }
}

fn describe(draft: &mut Draft, edit: ProfileEdit) {
    let profile = &mut draft.profile;
    match edit {
        ProfileEdit::Name(text) => profile.name = text,
        ProfileEdit::Kind(kind) => profile.kind = kind,
        ProfileEdit::Zone(zone) => profile.zone = zone,
        ProfileEdit::Ownership(ownership) => profile.ownership = ownership,
        ProfileEdit::Boarding(boarding) => profile.boarding = boarding,
        ProfileEdit::DataDate(date) => profile.data_date = date,
        ProfileEdit::BuiltYear(text) => {
            profile.built_year = year(&text);
            let is_number = profile
                .built_year
                .is_some_and(|year| year.to_string() == text);
            let typed = if is_number { String::new() } else { text };
            draft.choices.answers.set(&BUILT_YEAR.to_string(), typed);
        }
        ProfileEdit::County(text) => profile.county = text,
        ProfileEdit::Bureau(text) => profile.bureau = text,
    }
}

/// The year of building as its field shows it: as typed, unless another year has come since from elsewhere.
pub fn built_year(draft: &Draft) -> String {
    let (typed, kept) = (draft.choices.answer(BUILT_YEAR), draft.profile.built_year);
    if !typed.is_empty() && year(typed) == kept {
        return typed.to_owned();
    }
    kept.map(|year| year.to_string()).unwrap_or_default()
}

/// A year as people write it: 2015, ２０１５, 2015年, 2015年9月; `None` for what is no year of a school. The field says so,
/// and no older year stays in its place.
fn year(text: &str) -> Option<u16> {
    let plain = reading::plain(text);
    let number: u16 = plain.trim().split('年').next()?.parse().ok()?;
    BUILT_YEARS.contains(&number).then_some(number)
}

fn provide(draft: &mut Draft, section: String, edit: ProviderEdit) {
    let mut provider = draft.providers.remove(&section).unwrap_or_default();
    match edit {
        ProviderEdit::Department(department) => provider.department = department,
        ProviderEdit::DepartmentName(name) => provider.department_name = name,
        ProviderEdit::Person(person) => provider.person = person,
        ProviderEdit::Note(note) => provider.note = note,
    }
    // One of whom nothing is said is no provider.
    if provider != Provider::default() {
        draft.providers.insert(section, provider);
    }
}

fn take_pack(draft: &mut Draft, pack: PackRead) {
    draft.user_packs.retain(|kept| kept.id != pack.id);
    draft.packs.insert(pack.id.clone());
    draft.user_packs.push(UserPack {
        id: pack.id,
        name: pack.name,
        text: pack.text,
        edits: BTreeMap::new(),
        figures: pack.figures.into(),
    });
}

fn plan(choices: &mut PlanChoices, edit: PlanEdit) {
    match edit {
        PlanEdit::PlanDate(date) => choices.plan_date = date,
        PlanEdit::TargetDate(date) => choices.target_date = date,
        PlanEdit::Basis(text) => choices.basis = text,
        PlanEdit::Person(post, name) => put(&mut choices.people, post, name),
        PlanEdit::Problem(id, edit) => {
            let problem = choices.problems.entry(id).or_default();
            choose(problem, edit);
            choices
                .problems
                .retain(|_, problem| *problem != ProblemChoices::default());
        }
    }
}

fn choose(problem: &mut ProblemChoices, edit: ProblemEdit) {
    match edit {
        ProblemEdit::Cause(cause, is_ticked) => set(&mut problem.causes, cause, is_ticked),
        ProblemEdit::WrittenCause(text) => problem.written_cause = text,
        ProblemEdit::Suggested => problem.measures = None,
        ProblemEdit::Measure {
            id,
            is_ticked,
            suggested,
        } => {
            // Until the first choice of the school, the suggestions are what it chooses from.
            set(problem.measures.get_or_insert(suggested), id, is_ticked);
        }
        ProblemEdit::Owner(text) => problem.owner = text,
        ProblemEdit::Blank(name, text) => {
            problem.blanks.insert(name, text);
            problem.blanks.retain(|_, text| !text.is_empty());
        }
    }
}

/// A sheet without figures, with a name to begin with.
fn new_sheet(draft: &Draft, kind: SheetKind) -> Sheet {
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
