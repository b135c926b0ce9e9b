//! What of a school is handed on: all of it, its results, one section as a blank form, or one section filled in.
//!
//! In: a draft, and who hands it on when. Out: the draft that goes into a link or a file. It must not know links, the
//! browser or the time.

mod people;

use std::collections::{BTreeMap, BTreeSet};

use plan::posts::Post;
use school::Cause;
use school::answers::AnswerKey;
use school::catalogue::Catalogue;
use school::draft::{Draft, Entry, Extent, PlanChoices, Sheet, SheetKind};
use school::figures::{FigureId, Slot};
use school::filled::{Filled, SCHOOL};
use school::profile::Profile;
use school::sheets::ReasonPlace;
use standard::Standard;
use standard::index::{core_figures, with_details};

/// How much of each thing is in a draft, to be shown before it is handed on.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Contents {
    /// Name of the school, as typed.
    pub name: String,
    /// Figures of the school itself that are there.
    pub figures: usize,
    /// Further sheets of figures.
    pub sheets: usize,
    /// Reasons for figures that look doubtful.
    pub reasons: usize,
    /// Evidence that is ticked.
    pub evidence: usize,
    /// Problems of the plan for which something was chosen.
    pub problems: usize,
    /// Further texts for the documents.
    pub answers: usize,
    /// Packs that the school added itself.
    pub user_packs: usize,
    /// Names and telephone numbers of persons, also of those who filled something in.
    pub people: usize,
}

impl Contents {
    /// What is in `draft`.
    pub fn of(draft: &Draft) -> Self {
        let choices = &draft.choices;
        Self {
            name: draft.profile.name.trim().to_owned(),
            figures: draft.entries.len(),
            sheets: draft.sheets.len(),
            reasons: draft.reasons.len(),
            evidence: draft.evidence.as_slice().len(),
            problems: choices.problems.len(),
            user_packs: draft.user_packs.len(),
            people: people::count(draft),
            answers: choices.answers.keys().filter(is_counted).count(),
        }
    }
}

/// The draft that hands on the whole school, with who hands it on and when; without the names and numbers of other persons unless they are wanted. The name
/// of one of `posts` is none of a person. How it stood when it was last checked follows from the rest and stays behind.
pub fn whole(draft: &Draft, from: Filled, with_people: bool, posts: &[Post]) -> Draft {
    let mut shared = draft.clone();
    shared.checked.clear();
    if !with_people {
        people::remove(&mut shared, posts);
    }
    put_filled(&mut shared, SCHOOL, &from);
    shared
}

/// The draft that asks a colleague for one section of the form: who the school is, by which packs it is looked at, what was noted for
/// whoever provides the section, and no figures; without the names of persons unless they are wanted.
pub fn asked_section(draft: &Draft, section: &str, with_people: bool, posts: &[Post]) -> Draft {
    let nameless = without_people(draft, with_people, posts);
    let draft = nameless.as_ref().unwrap_or(draft);
    let provider = draft.providers.get(section);
    let providers = provider.map(|provider| (section.to_owned(), provider.clone()));
    Draft {
        profile: draft.profile.clone(),
        extent: draft.extent,
        packs: draft.packs.clone(),
        user_packs: draft.user_packs.clone(),
        providers: providers.into_iter().collect(),
        asked: Some(section.to_owned()),
        ..Draft::default()
    }
}

/// The draft that gives one section filled in back to whoever asked: its figures, the reasons for them, who filled it in, and nothing
/// else; without the names of other persons unless they are wanted.
pub fn answered_section(
    draft: &Draft,
    section: &str,
    from: Filled,
    catalogue: &Catalogue,
    with_people: bool,
    posts: &[Post],
) -> Draft {
    let nameless = without_people(draft, with_people, posts);
    let draft = nameless.as_ref().unwrap_or(draft);
    let is_of_section = |figure: FigureId| {
        let definition = catalogue.figure(&figure);
        definition.is_some_and(|definition| definition.section == section)
    };
    let is_reason_of_section = |key: &str| {
        let place = ReasonPlace::of(key);
        place.sheet.is_none() && is_of_section(place.figure.into())
    };
    let mut answer = Draft {
        profile: draft.profile.clone(),
        choices: PlanChoices::default(),
        asked: Some(section.to_owned()),
        ..Draft::default()
    };
    for (slot, entry) in &draft.entries {
        if is_of_section(slot.figure) {
            answer.entries.insert(*slot, entry.clone());
        }
    }
    for (key, reason) in &draft.reasons {
        if is_reason_of_section(key) {
            answer.reasons.insert(key.clone(), reason.clone());
        }
    }
    put_filled(&mut answer, section, &from);
    answer
}

/// The draft that hands on how the school stands by the first group of `main`, and nothing else: who the school is, and the
/// figures by which that group is judged, as they were typed. Whoever opens it calculates the verdict anew, and it is the
/// same one. No names of persons; no plan, no evidence, no other pack.
pub fn results(draft: &Draft, main: &Standard, catalogue: &Catalogue, posts: &[Post]) -> Draft {
    let figures = judged_figures(draft, main, catalogue);
    let of_group = |entries: &BTreeMap<Slot, Entry>| -> BTreeMap<Slot, Entry> {
        let judged = entries.iter();
        let judged = judged.filter(|(slot, _)| figures.contains(&slot.figure));
        judged.map(|(slot, entry)| (*slot, entry.clone())).collect()
    };
    // Units that count for the school change its figures; last year and what-ifs do not.
    let sheets = draft.sheets.iter();
    let sheets =
        sheets.filter(|sheet| matches!(sheet.kind, SheetKind::Campus | SheetKind::Uncounted));
    let sheets = sheets.map(|sheet| Sheet {
        entries: of_group(&sheet.entries),
        ..sheet.clone()
    });
    let mut results = Draft {
        profile: Profile {
            county: String::new(),
            bureau: String::new(),
            ..draft.profile.clone()
        },
        entries: of_group(&draft.entries),
        claims: draft.claims.clone(),
        sheets: sheets.collect(),
        extent: Extent::Short,
        ..Draft::default()
    };
    people::remove(&mut results, posts);
    results
}

/// The figures by which the first group is judged, those of the relaxations that the school claims, and those that contradict
/// one of them: they open its verdict.
fn judged_figures(draft: &Draft, main: &Standard, catalogue: &Catalogue) -> BTreeSet<FigureId> {
    let first = main.groups.first().map(|group| group.id);
    let judged = main
        .indicators
        .iter()
        .filter(|indicator| Some(indicator.group) == first);
    let exemptions = judged.flat_map(|indicator| &indicator.exemptions);
    let claimed = exemptions.filter(|exemption| draft.claims.contains_key(exemption.id.as_str()));
    let claimed = claimed.flat_map(|exemption| &exemption.terms);
    let mut core = core_figures(main);
    core.extend(claimed.map(|term| term.figure));
    let core = with_details(core, catalogue);
    let mut figures: BTreeSet<FigureId> = core.into_iter().collect();
    let (_, problems) = school::read(draft, catalogue);
    for problem in problems {
        let Cause::Contradiction(contradiction) = problem.cause else {
            continue;
        };
        let sides = [&contradiction.less, &contradiction.most];
        let slots = sides.into_iter().flat_map(|side| &side.slots);
        let involved: Vec<FigureId> = slots.map(|slot| slot.figure).collect();
        if involved.iter().any(|figure| figures.contains(figure)) {
            figures.extend(involved);
        }
    }
    figures
}

/// The draft without the names of persons; `None` where they are wanted.
fn without_people(draft: &Draft, with_people: bool, posts: &[Post]) -> Option<Draft> {
    (!with_people).then(|| {
        let mut nameless = draft.clone();
        people::remove(&mut nameless, posts);
        nameless
    })
}

/// True for an answer that a person would count: not what goes along with another, nor how the page or a list is ordered.
fn is_counted(key: &AnswerKey) -> bool {
    !key.is_generated() && !matches!(key, AnswerKey::Setting(_) | AnswerKey::TaskOrder { .. })
}

fn put_filled(draft: &mut Draft, section: &str, from: &Filled) {
    let text = from.to_string();
    if !text.is_empty() {
        draft.filled.insert(section.to_owned(), text);
    }
}
