//! What a person chose for the profile and the plan, put into the draft.
//!
//! In: a field or a [`Choice`]. Out: the changed draft. It must not know the browser.

use super::action::{Action, Choice, ProblemChoice, ProfileField};
use super::place::Page;
use super::state::State;
use school::answers::{AnswerKey, Setting};
use school::draft::{Draft, ProblemChoices};
use school::profile::BUILT_YEARS;
use school::reading;

/// Answer with the year of building as it was typed.
const BUILT_YEAR: AnswerKey = AnswerKey::Setting(Setting::BuiltYear);

/// Puts what a field of the profile becomes into the draft.
pub(super) fn describe(draft: &mut Draft, field: ProfileField) {
    let profile = &mut draft.profile;
    match field {
        ProfileField::Name(text) => profile.name = text,
        ProfileField::Kind(kind) => profile.kind = kind,
        ProfileField::Zone(zone) => profile.zone = zone,
        ProfileField::Ownership(ownership) => profile.ownership = ownership,
        ProfileField::Boarding(boarding) => profile.boarding = boarding,
        ProfileField::DataDate(date) => profile.data_date = date,
        ProfileField::BuiltYear(text) => {
            profile.built_year = year(&text);
            let is_number = profile
                .built_year
                .is_some_and(|year| year.to_string() == text);
            let text = if is_number { String::new() } else { text };
            choose(draft, Choice::Answer(BUILT_YEAR.to_string(), text));
        }
        ProfileField::County(text) => profile.county = text,
        ProfileField::Bureau(text) => profile.bureau = text,
    }
}

/// The year of building as its field shows it: as typed, unless another year has come since from elsewhere.
pub(crate) fn built_year(draft: &Draft) -> String {
    let (typed, kept) = (draft.choices.answer(BUILT_YEAR), draft.profile.built_year);
    if !typed.is_empty() && year(typed) == kept {
        return typed.to_owned();
    }
    kept.map(|year| year.to_string()).unwrap_or_default()
}

/// A year as people write it: 2015, ２０１５, 2015年, 2015年9月; `None` for what is no year of a school. The field says so
/// by its pattern, and no older year stays in its place.
fn year(text: &str) -> Option<u16> {
    let plain = reading::plain(text);
    let number: u16 = plain.trim().split('年').next()?.parse().ok()?;
    BUILT_YEARS.contains(&number).then_some(number)
}

/// Puts a choice for the plan into the draft; an empty text is no choice.
pub(super) fn choose(draft: &mut Draft, choice: Choice) {
    let choices = &mut draft.choices;
    match choice {
        Choice::PlanDate(date) => choices.plan_date = date,
        Choice::TargetDate(date) => choices.target_date = date,
        Choice::Basis(text) => choices.basis = text,
        Choice::Answer(key, text) => {
            choices.answers.set(&key, text);
        }
        Choice::Person(post, name) => {
            choices.people.insert(post, name);
            choices.people.retain(|_, name| !name.is_empty());
        }
        Choice::Problem(id, choice) => {
            let problem = choices.problems.entry(id).or_default();
            choose_for(problem, choice);
            choices
                .problems
                .retain(|_, problem| *problem != ProblemChoices::default());
        }
    }
}

fn choose_for(problem: &mut ProblemChoices, choice: ProblemChoice) {
    match choice {
        ProblemChoice::Cause(cause, true) => {
            problem.causes.insert(cause);
        }
        ProblemChoice::Cause(cause, false) => {
            problem.causes.remove(&cause);
        }
        ProblemChoice::OwnCause(text) => problem.own_cause = text,
        ProblemChoice::Suggested => problem.measures = None,
        ProblemChoice::Measure {
            id,
            is_ticked,
            suggested,
        } => {
            // Until the first choice of the school, the suggestions are what it chooses from.
            let ticked = problem.measures.get_or_insert(suggested);
            if is_ticked {
                ticked.insert(id);
            } else {
                ticked.remove(&id);
            }
        }
        ProblemChoice::Owner(text) => problem.owner = text,
        ProblemChoice::Blank(name, text) => {
            problem.blanks.insert(name, text);
            problem.blanks.retain(|_, text| !text.is_empty());
        }
    }
}

/// A plan that is looked at for the first time bears today's date; a date that was chosen stays.
pub(super) fn date_plan(state: &mut State) {
    let is_new = state.draft.choices.plan_date.is_none() && !state.draft.entries.is_empty();
    let can_change = state.today.is_some() && !state.is_read_only;
    if state.route.page == Page::Plan && is_new && can_change {
        state.apply(Action::Choose(Choice::PlanDate(state.today)));
    }
}
