//! What came from somebody else: looked at, opened beside, or compared and merged. Nothing of it replaces one's own
//! unasked.
//!
//! In: a state and an action. Out: the state after it. It must not know the browser.

use std::rc::Rc;

use super::action::{Action, Message, Note, Offer, Question};
use super::entering::Step;
use super::state::State;
use school::draft::Draft;

/// What waits while another draft is looked at.
#[derive(Clone)]
pub(crate) struct Looking {
    /// One's own.
    pub mine: Rc<Draft>,
    /// Where the other came from.
    pub name: String,
    /// A newer program wrote the other.
    pub is_newer: bool,
}

/// A comparison in the making.
#[derive(Clone)]
pub(crate) struct Merging {
    /// What came.
    pub theirs: Rc<Draft>,
    /// Side for every row that is not chosen by itself: `m`, `t` or empty.
    all: String,
    /// Chosen rows: the side, the key.
    rows: Vec<(String, String)>,
}

impl Merging {
    /// What the office worker is told; `theirs` is the other draft in its saved form.
    pub(crate) fn focus(&self, theirs: &str) -> String {
        serde_json::to_string(&(&self.all, &self.rows, theirs)).unwrap_or_default()
    }
}

impl State {
    /// Does what is about something that came; gives back what is not, unless one's own is not on the table.
    pub(super) fn pass(&mut self, action: Action) -> Option<Action> {
        match action {
            Action::Look => {
                if let Some(offer) = self.offered() {
                    self.look(offer);
                }
            }
            Action::StopLooking => {
                self.stop_looking();
            }
            Action::Merge => {
                if let Some(offer) = self.offered() {
                    self.merging = Some(Merging {
                        theirs: offer.draft,
                        all: String::new(),
                        rows: Vec::new(),
                    });
                    self.forget_made();
                }
            }
            Action::MergeAll(side) => {
                if let Some(merging) = &mut self.merging {
                    merging.all = side;
                    merging.rows.clear();
                }
            }
            Action::Note(Note::Merge, key, side) => {
                if let Some(merging) = &mut self.merging {
                    merging.rows.retain(|(_, row)| *row != key);
                    merging.rows.push((side.unwrap_or_default(), key));
                }
            }
            Action::LeaveMerge => self.merging = None,
            Action::Merged(draft) => {
                self.merging = None;
                self.replace(draft, Message::Merged);
            }
            Action::AskPassphrase(link, why) => {
                self.question = Some(Question::Passphrase(link, why));
            }
            Action::AskOutside => self.question = Some(Question::Outside),
            // What is opened next is set against one's own.
            Action::OfferFile(_) | Action::Show(..) | Action::TakeBack(..) => {
                self.stop_looking();
                return Some(action);
            }
            // Nothing of another's is changed by looking at it.
            _ if self.looking.is_some() && changes_draft(&action) => {}
            other => return Some(other),
        }
        None
    }

    /// What is offered: by the question, or by what is looked at. One's own is on the table again.
    pub(super) fn offered(&mut self) -> Option<Offer> {
        if let Some(Question::Replace(offer)) = self.question.take() {
            return Some(offer);
        }
        self.stop_looking()
    }

    /// The one place in which what came becomes a school of its own.
    pub(super) fn open_beside(&mut self, offer: Offer) {
        let is_beside = !self.is_blank() && !self.keeps_nothing;
        self.turn();
        let message = if is_beside {
            Message::OpenedBeside
        } else {
            Message::Opened
        };
        self.replace(offer.draft, message(offer.name));
        self.is_beside = is_beside;
    }

    /// One's own school, also while something else is looked at.
    pub(super) fn own(&self) -> &Rc<Draft> {
        self.looking
            .as_ref()
            .map_or(&self.draft, |looking| &looking.mine)
    }

    /// One's own school is blank, also while something else is looked at.
    pub(super) fn is_own_blank(&self) -> bool {
        **self.own() == self.blank()
    }

    /// Nothing was entered or chosen that opening something else would put away.
    pub(super) fn is_blank(&self) -> bool {
        *self.draft == self.blank()
    }

    /// Puts an offer on the table to be looked at; one's own waits, and nothing is kept.
    pub(super) fn look(&mut self, offer: Offer) {
        let mine = self.show(offer.draft);
        self.looking = Some(Looking {
            mine,
            name: offer.name,
            is_newer: offer.is_newer,
        });
        self.question = None;
    }

    fn stop_looking(&mut self) -> Option<Offer> {
        let Looking { mine, name, .. } = self.looking.take()?;
        let draft = self.show(mine);
        Some(Offer {
            name,
            draft,
            notices: Vec::new(),
            is_newer: false,
            is_from_link: false,
        })
    }

    /// Puts a draft on the table without taking it over; what was there comes back.
    fn show(&mut self, draft: Rc<Draft>) -> Rc<Draft> {
        self.turn();
        self.forget_made();
        self.sheet = None;
        self.message = None;
        self.replaced += 1;
        std::mem::replace(&mut self.draft, draft)
    }
}

fn changes_draft(action: &Action) -> bool {
    !matches!(
        action,
        Action::Go(_)
            | Action::Step(Step::Help(_) | Step::Only(_))
            | Action::OpenSheet(_)
            | Action::TakeOver(_)
            | Action::Cancel
            | Action::CloseMessage
            | Action::Report(_)
            | Action::Keep(_)
            | Action::SetAside(_)
            | Action::ForgetSetAside(_)
            | Action::Answer(..)
            | Action::Arrive(..)
            | Action::Download(_)
            | Action::SaveAsFile
            | Action::SaveToFile
            | Action::Filed(_)
            | Action::FileDue
            | Action::Listed
            | Action::Do(..)
            | Action::AskToKeepNothing
            | Action::KeepsNothing(_)
    )
}
