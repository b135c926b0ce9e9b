//! Everything the page holds, and what a person can do to it.
//!
//! In: a state and an [`Action`]. Out: the next state. It must not know the browser; saving is an effect elsewhere.

use std::rc::Rc;

use litemap::LiteMap;
use yew::Reducible;

use super::place::Route;
use crate::calendar::Date;
use crate::school::draft::{Draft, Entry, Ids, ProblemChoices};
use crate::school::figures::Slot;
use crate::school::profile::{Ownership, Profile, SchoolKind, Zone};

/// The one state of the page.
#[derive(Debug, Clone)]
pub(crate) struct State {
    /// What was typed and chosen.
    pub draft: Rc<Draft>,
    /// Which page is open.
    pub route: Route,
    /// Today, as the browser says; `None` outside the calendar's years.
    pub today: Option<Date>,
    /// How keeping the figures in the browser stands.
    pub saving: Saving,
    /// Kept texts that could not be opened.
    pub set_aside: Vec<SetAside>,
    /// What is to be decided before anything else.
    pub question: Option<Question>,
    /// What happened last.
    pub message: Option<Message>,
    /// What stood here before it was replaced or cleared.
    pub previous: Option<Rc<Draft>>,
    /// Texts of fields that were then marked 不适用, to come back when the mark is taken off.
    pub covered: LiteMap<Slot, Entry>,
}

/// Whether the figures are kept in the browser.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Saving {
    /// Nothing has been typed yet.
    Untouched,
    /// Typed, and not yet kept.
    Waiting,
    /// Kept.
    Saved,
    /// The browser does not let the page keep anything.
    Refused,
    /// The browser's space is used up.
    Full,
}

/// A kept text that could not be opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SetAside {
    /// Key in the store.
    pub key: String,
    /// The text.
    pub text: String,
    /// Why it could not be opened; empty when that was at an earlier visit.
    pub reason: String,
}

/// Something that only the person can decide.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Question {
    /// Take over a school file?
    Replace(Offer),
    /// Clear everything?
    Clear,
}

/// A school file that could be taken over.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Offer {
    /// Name of the file or of the sample.
    pub name: String,
    /// What stands in it.
    pub draft: Rc<Draft>,
    /// What should be known before taking it over.
    pub notices: Vec<String>,
}

/// What happened, for the bar at the top.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Message {
    /// A file or the sample was taken over.
    Opened(String),
    /// Everything was cleared.
    Cleared,
    /// What stood before stands again.
    Restored,
    /// Something did not work; a whole sentence.
    Failed(String),
    /// The same figures were changed in another tab.
    OtherTab,
}

/// What a person can do.
#[derive(Debug, Clone)]
pub(crate) enum Action {
    /// Follow a link.
    Go(Route),
    /// Change who the school is.
    Describe(ProfileField),
    /// Type into a field; empty text makes it blank.
    EnterFigure(Slot, String),
    /// Say that a figure does not apply, with the reason; `None` takes it back.
    MarkNotApplicable(Slot, Option<String>),
    /// Claim a relaxation, or take the claim back.
    Claim(String, bool),
    /// Change something of the plan.
    Choose(Choice),
    /// Open a file, or the sample.
    OfferFile(Offer),
    /// Take over what was offered.
    TakeOver,
    /// Ask before clearing.
    AskToClear,
    /// Clear everything.
    Clear,
    /// Leave the question without doing anything.
    Cancel,
    /// Bring back what stood before.
    Undo,
    /// Close the bar at the top.
    CloseMessage,
    /// Say that something did not work.
    Report(Message),
    /// Keeping went well or not.
    Keep(Saving),
    /// Forget a text that was set aside.
    ForgetSetAside(String),
}

/// A field of the profile with what it becomes.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum ProfileField {
    Name(String),
    Kind(Option<SchoolKind>),
    Zone(Option<Zone>),
    Ownership(Option<Ownership>),
    Boarding(Option<bool>),
    DataDate(Option<Date>),
    BuiltYear(Option<u16>),
    County(String),
    Bureau(String),
}

/// A choice for the plan.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Choice {
    PlanDate(Option<Date>),
    TargetDate(Option<Date>),
    Basis(String),
    /// Name of the person at a post, by the post's id.
    Person(String, String),
    /// Of one problem, by its id.
    Problem(String, ProblemChoice),
}

/// A choice for one problem of the plan.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum ProblemChoice {
    Cause(String, bool),
    OwnCause(String),
    /// All ticked measures; `None` follows the suggestions.
    Measures(Option<Ids>),
    Owner(String),
    /// Text of a blank, by its name.
    Blank(String, String),
}

impl State {
    /// True when there is something that replacing would take away.
    pub(crate) fn has_figures(&self) -> bool {
        !self.draft.entries.is_empty()
    }

    fn replaced(self: &Rc<Self>, draft: Rc<Draft>, message: Message) -> State {
        let blank = Draft {
            profile: fresh_profile(self.today),
            ..Draft::default()
        };
        let previous = (*self.draft != blank).then(|| self.draft.clone());
        State {
            draft,
            previous,
            message: Some(message),
            question: None,
            covered: LiteMap::new_vec(),
            ..(**self).clone()
        }
    }

    fn with_draft(self: &Rc<Self>, change: impl FnOnce(&mut Draft)) -> State {
        let mut draft = (*self.draft).clone();
        change(&mut draft);
        State {
            draft: Rc::new(draft),
            ..(**self).clone()
        }
    }
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let next = match action {
            // What can still be undone, or did not work, stays until it is closed.
            Action::Go(route) => {
                let is_over = self.previous.is_none()
                    && matches!(self.message, Some(Message::Opened(_) | Message::Cleared))
                    || self.message == Some(Message::Restored);
                let message = if is_over { None } else { self.message.clone() };
                State {
                    route,
                    message,
                    ..(*self).clone()
                }
            }
            Action::Describe(field) => self.with_draft(|draft| describe(&mut draft.profile, field)),
            Action::EnterFigure(slot, text) => self.with_draft(|draft| {
                if text.trim().is_empty() {
                    draft.entries.remove(&slot);
                } else {
                    draft.entries.insert(slot, Entry::Text(text));
                }
            }),
            Action::MarkNotApplicable(slot, Some(reason)) => {
                let mut next = self.with_draft(|draft| {
                    draft
                        .entries
                        .insert(slot.clone(), Entry::NotApplicable(reason));
                });
                if let Some(text @ Entry::Text(_)) = self.draft.entries.get(&slot) {
                    next.covered.insert(slot, text.clone());
                }
                next
            }
            Action::MarkNotApplicable(slot, None) => {
                let covered = self.covered.get(&slot).cloned();
                self.with_draft(|draft| {
                    match covered {
                        Some(text) => draft.entries.insert(slot, text),
                        None => draft.entries.remove(&slot),
                    };
                })
            }
            Action::Claim(id, is_claimed) => self.with_draft(|draft| {
                if is_claimed {
                    draft.claims.entry(id).or_default();
                } else {
                    draft.claims.remove(&id);
                }
            }),
            Action::Choose(choice) => self.with_draft(|draft| choose(draft, choice)),
            Action::OfferFile(offer) if !self.has_figures() && offer.notices.is_empty() => {
                self.replaced(offer.draft, Message::Opened(offer.name))
            }
            Action::OfferFile(offer) => State {
                question: Some(Question::Replace(offer)),
                message: None,
                ..(*self).clone()
            },
            Action::TakeOver => match &self.question {
                Some(Question::Replace(offer)) => {
                    self.replaced(offer.draft.clone(), Message::Opened(offer.name.clone()))
                }
                _ => return self,
            },
            Action::AskToClear => State {
                question: Some(Question::Clear),
                ..(*self).clone()
            },
            Action::Clear => {
                let fresh = Draft {
                    profile: fresh_profile(self.today),
                    ..Draft::default()
                };
                self.replaced(Rc::new(fresh), Message::Cleared)
            }
            Action::Cancel => State {
                question: None,
                ..(*self).clone()
            },
            Action::Undo => match &self.previous {
                Some(previous) => State {
                    draft: previous.clone(),
                    previous: None,
                    message: Some(Message::Restored),
                    ..(*self).clone()
                },
                None => return self,
            },
            Action::CloseMessage => State {
                message: None,
                ..(*self).clone()
            },
            Action::Report(message) => State {
                message: Some(message),
                ..(*self).clone()
            },
            Action::Keep(saving) if saving == self.saving => return self,
            Action::Keep(saving) => State {
                saving,
                ..(*self).clone()
            },
            Action::ForgetSetAside(key) => {
                let mut next = (*self).clone();
                next.set_aside.retain(|text| text.key != key);
                next
            }
        };
        Rc::new(next)
    }
}

/// The profile of a school about which nothing is known but today's date.
pub(crate) fn fresh_profile(today: Option<Date>) -> Profile {
    Profile {
        data_date: today.map(Date::statistics_date),
        ..Profile::default()
    }
}

fn describe(profile: &mut Profile, field: ProfileField) {
    match field {
        ProfileField::Name(text) => profile.name = text,
        ProfileField::Kind(kind) => profile.kind = kind,
        ProfileField::Zone(zone) => profile.zone = zone,
        ProfileField::Ownership(ownership) => profile.ownership = ownership,
        ProfileField::Boarding(boarding) => profile.boarding = boarding,
        ProfileField::DataDate(date) => profile.data_date = date,
        ProfileField::BuiltYear(year) => profile.built_year = year,
        ProfileField::County(text) => profile.county = text,
        ProfileField::Bureau(text) => profile.bureau = text,
    }
}

fn choose(draft: &mut Draft, choice: Choice) {
    let choices = &mut draft.choices;
    match choice {
        Choice::PlanDate(date) => choices.plan_date = date,
        Choice::TargetDate(date) => choices.target_date = date,
        Choice::Basis(text) => choices.basis = text,
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
        ProblemChoice::Measures(ticked) => problem.measures = ticked,
        ProblemChoice::Owner(text) => problem.owner = text,
        ProblemChoice::Blank(name, text) => {
            problem.blanks.insert(name, text);
            problem.blanks.retain(|_, text| !text.is_empty());
        }
    }
}
