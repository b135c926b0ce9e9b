//! Saving a school as a file.

use std::rc::Rc;

use yew::prelude::*;

use crate::embedded;
use crate::exchange::saved;
use crate::school::draft::Draft;
use crate::ui::browser::download;

/// A button that saves the draft as a file under the school's name.
pub(crate) fn save_button(draft: &Rc<Draft>, label: &'static str) -> Html {
    let draft = draft.clone();
    let on_save = Callback::from(move |_: MouseEvent| save(&draft));
    html! { <button type="button" class="button" onclick={on_save}>{ label }</button> }
}

fn save(draft: &Draft) {
    let text = saved::save(draft, embedded::catalogue(), embedded::standard());
    let name = draft.profile.name.trim();
    let name = if name.is_empty() { "学校" } else { name };
    download::download(name, ".duibiao.json", text.as_bytes(), download::JSON);
}
