//! The part of the page that no first verdict needs: it is fetched when that is drawn, or as soon as it is asked for.
//!
//! In: how it is fetched. Out: its functions, once they are here. It must not know what they do.

use std::cell::{Cell, RefCell};

use data::{Data, PackReader};
use gloo::timers::callback::Timeout;
use packs::PackFault;
use school::catalogue::Catalogue;
use school::draft::UserPack;
use standard::Standard;
use yew::prelude::*;

use crate::state::route::Page;

/// Functions of the second part. What only they lead to is in it as well.
#[derive(Clone, Copy)]
pub struct Later {
    /// Shows a page of those for which [`Page::is_later`] holds.
    page: fn(&Page) -> Html,
    /// Reads a pack that the user wrote.
    read_pack: PackReader,
}

/// All of them. Only where the module is cut may this be named: whatever else named it would draw them into the first part.
pub static LATER: Later = Later {
    page: crate::pages::later_page,
    read_pack: data::user_pack,
};

/// How to get at the second part; the binary knows, for it is its module that is cut.
#[derive(Clone, Copy)]
pub struct Loader {
    /// Fetches it; [`on_loaded`] is called when that has ended.
    pub load: fn(),
    /// Its functions; to be called only when it is here.
    pub functions: fn() -> &'static Later,
}

/// How the second part stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LaterStatus {
    /// Nobody has asked for it.
    Unasked,
    /// On its way.
    Coming,
    /// It could not be fetched; it can be asked for again.
    Failed,
    /// Here.
    Here,
}

thread_local! {
    static LOADER: Cell<Option<Loader>> = const { Cell::new(None) };
    static STATUS: Cell<LaterStatus> = const { Cell::new(LaterStatus::Unasked) };
    /// The page, which hears of every change.
    static LISTENER: RefCell<Option<Callback<LaterStatus>>> = const { RefCell::new(None) };
}

/// Says how the second part is fetched.
pub(crate) fn begin(loader: Loader) {
    LOADER.set(Some(loader));
}

/// Has the second part fetched, unless it is here or on its way.
pub(crate) fn load() {
    let is_asked = matches!(STATUS.get(), LaterStatus::Coming | LaterStatus::Here);
    if let Some(loader) = LOADER.get().filter(|_| !is_asked) {
        set_status(LaterStatus::Coming);
        (loader.load)();
    }
}

/// The second part is here, or could not be fetched.
pub fn on_loaded(is_here: bool) {
    set_status(if is_here {
        LaterStatus::Here
    } else {
        LaterStatus::Failed
    });
}

fn set_status(status: LaterStatus) {
    STATUS.set(status);
    if let Some(listener) = LISTENER.with_borrow(Clone::clone) {
        listener.emit(status);
    }
}

fn functions() -> Option<&'static Later> {
    let loader = LOADER.get()?;
    (STATUS.get() == LaterStatus::Here).then(|| (loader.functions)())
}

/// A page of the second part; `None` while that is not here.
pub(crate) fn page(page: &Page) -> Option<Html> {
    functions().map(|later| (later.page)(page))
}

/// By what schools are evaluated: until the second part is here, a pack that the user wrote is one that cannot be read.
pub(crate) fn data() -> Data<'static> {
    data::built_in_with(functions().map_or(not_here, |later| later.read_pack))
}

fn not_here(_: &UserPack, _: &Catalogue) -> Result<(Standard, String), Vec<PackFault>> {
    Err(vec![PackFault {
        line: None,
        item: String::new(),
        path: String::new(),
        what: "还没有载入".to_owned(),
    }])
}

/// Pause after which what is on the screen has been drawn, in milliseconds.
const REST: u32 = 500;

/// How the second part stands. It is asked for at once where what is open needs it, otherwise when that is drawn.
#[hook]
pub(crate) fn use_later(is_ready: bool, is_needed: bool) -> LaterStatus {
    let status = use_state_eq(|| STATUS.get());
    {
        let status = status.clone();
        use_effect_with((), move |()| {
            LISTENER.set(Some(Callback::from(move |now| status.set(now))));
            || LISTENER.set(None)
        });
    }
    use_effect_with((is_ready, is_needed), |&(is_ready, is_needed)| {
        if is_needed {
            load();
        }
        let waits = is_ready && !is_needed;
        let start = waits.then(|| Timeout::new(REST, load));
        move || drop(start)
    });
    *status
}
