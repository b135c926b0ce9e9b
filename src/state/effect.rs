//! What is to be done outside of the state after an action.
//!
//! In: nothing. Out: [`Effect`]s, done by `app::perform` and nowhere else. They carry all that it takes.

use std::rc::Rc;

use school::draft::Draft;

use super::persistence::{KeepReason, KeptSchoolTask, StoreTask};
use super::route::Route;

/// Something to be done outside of the state.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// The store keeps the draft.
    Keep(Rc<Draft>, KeepReason),
    /// The store begins another school; what is given to it from now on belongs to that one.
    Begin,
    /// The store goes back to the school that was open before.
    Swap,
    /// The store forgets everything.
    Clear,
    /// The store does what a person asked for, with the draft that is open.
    Store(StoreTask, Rc<Draft>),
    /// Something is done with a school in the list of those that are kept.
    KeptSchool(KeptSchoolTask),
    /// The text that was set aside under that key is forgotten.
    ForgetSetAside(String),
    /// What stands in the page stands in a file now.
    Filed,
    /// The school is saved into its file again, or into one that is chosen.
    SaveToFile(Rc<Draft>),
    /// The school is given as a file.
    Download(Rc<Draft>),
    /// A text is given as a file of that name.
    DownloadText {
        /// Name without its ending.
        stem: String,
        /// What stands in it.
        text: String,
    },
    /// The address becomes that of the route; a new entry in the list of where to go back to.
    Push(Route),
    /// The address becomes that of the route, in the place of the present one.
    Replace(Route),
    /// The keyboard goes to the element of that id, as soon as it is there.
    Focus(String),
}
