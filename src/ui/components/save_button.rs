//! Saving a school as a file.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use yew::Html;

use crate::ui::browser::download;
use crate::ui::markup::markup;
use files::saved;
use school::draft::Draft;

/// A button that saves the draft as a file under the school's name.
pub(crate) fn save_button(label: &'static str) -> Html {
    markup!(
        "<button type='button' class='button' data-action='save'>{}</button>",
        label
    )
}

thread_local! {
    /// The draft that was written last, with its saved form: the store and the workers ask for the same one.
    static LAST: RefCell<(Weak<Draft>, Rc<str>)> = RefCell::new((Weak::new(), Rc::from("")));
}

/// The saved form of the draft.
pub(crate) fn save_text(draft: &Rc<Draft>) -> Rc<str> {
    let now = Rc::downgrade(draft);
    LAST.with_borrow_mut(|last| {
        if !last.0.ptr_eq(&now) {
            let text = saved::save(draft, data::form_catalogue(), data::main_pack());
            *last = (now, text.into());
        }
        last.1.clone()
    })
}

/// Name of the draft's file, without its ending.
pub(crate) fn file_name(draft: &Draft) -> &str {
    let name = draft.profile.name.trim();
    if name.is_empty() { "学校" } else { name }
}

/// Gives the draft as a file.
pub(crate) fn save(draft: &Rc<Draft>) {
    let text = save_text(draft);
    download::download(
        file_name(draft),
        ".duibiao.json",
        text.as_bytes(),
        download::JSON,
    );
}
