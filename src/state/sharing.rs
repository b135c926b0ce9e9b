//! A link that is asked for or was made.
//!
//! In: what was wished for, and of which draft. Out: [`Sharing`]. It belongs to that draft alone: a later one has another link.

use std::rc::Rc;

use crate::worker::{MadeLink, ShareWhat};
use school::draft::Draft;

/// A link in the making.
#[derive(Debug, Clone, PartialEq)]
pub struct Sharing {
    /// Number of what was asked of the worker.
    pub id: u32,
    /// What of the school.
    pub what: ShareWhat,
    /// The draft that it is made of.
    pub draft: Rc<Draft>,
    /// How far it is.
    pub status: SharingStatus,
}

/// How far a link is.
#[derive(Debug, Clone, PartialEq)]
pub enum SharingStatus {
    /// The worker makes it.
    Making,
    /// It is there.
    Made(MadeLink),
    /// There is none; the sentence says why.
    Failed(String),
}

impl Sharing {
    /// True while what stands on the page is what the link is made of.
    pub fn is_of(&self, draft: &Rc<Draft>) -> bool {
        Rc::ptr_eq(&self.draft, draft) || self.draft == *draft
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::edit::{Edit, ProfileEdit};
    use crate::state::route::Route;
    use crate::state::{Action, State, StoreMessage};

    fn after(state: State, actions: Vec<Action>) -> State {
        actions
            .into_iter()
            .fold(state, |state, action| state.update(action).0)
    }

    fn typed(name: &str) -> Action {
        Action::Edit(Edit::Profile(ProfileEdit::Name(name.to_owned())))
    }

    fn link() -> MadeLink {
        MadeLink {
            address: "https://x.example/#/s/d".to_owned(),
            hint: String::new(),
            qr: None,
        }
    }

    fn another_school() -> Action {
        Action::StoreMessage(StoreMessage::Show {
            draft: None,
            message: None,
            is_read_only: false,
        })
    }

    #[test]
    fn a_link_is_shown_beside_what_it_was_made_of_and_beside_nothing_else() {
        let state = State::new(Route::default(), None);
        let asked = after(
            state,
            vec![typed("河湾小学"), Action::AskForLink(1, ShareWhat::Whole)],
        );
        let made = after(asked.clone(), vec![Action::LinkArrived(1, Ok(link()))]);
        let sharing = made.sharing.as_ref().unwrap();
        assert!(sharing.is_of(&made.draft));
        assert_eq!(sharing.status, SharingStatus::Made(link()));
        // What is typed afterwards is not in it.
        let later = after(made, vec![typed("河湾中心小学")]);
        assert!(!later.sharing.unwrap().is_of(&later.draft));
        for change in [typed("河湾中心小学"), another_school()] {
            let late = after(
                asked.clone(),
                vec![change, Action::LinkArrived(1, Ok(link()))],
            );
            assert!(late.sharing.is_none());
            assert!(late.message.unwrap().is_warning);
        }
        // An answer to an earlier wish is none to a later one.
        let twice = after(
            asked,
            vec![
                Action::AskForLink(2, ShareWhat::Results),
                Action::LinkArrived(1, Ok(link())),
            ],
        );
        assert_eq!(twice.sharing.unwrap().status, SharingStatus::Making);
    }
}
