//! Saving a school as a file.

use std::rc::Rc;

use yew::prelude::*;

use crate::embedded;
use crate::exchange::saved;
use crate::school::draft::Draft;
use crate::ui::browser::download;

/// What the button needs.
#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    /// What is saved.
    pub draft: Rc<Draft>,
    /// Words on the button.
    #[prop_or("另存为文件")]
    pub label: &'static str,
}

/// A button that saves the draft as a file.
#[component]
pub(crate) fn SaveButton(props: &Props) -> Html {
    let on_save = use_callback(props.draft.clone(), |_: MouseEvent, draft| save(draft));
    html! { <button type="button" class="button" onclick={on_save}>{ props.label }</button> }
}

/// Offers the draft as a file under the school's name.
pub(crate) fn save(draft: &Draft) {
    let text = saved::save(draft, embedded::catalogue(), embedded::standard());
    let name = draft.profile.name.trim();
    let name = if name.is_empty() { "学校" } else { name };
    download::download(name, ".duibiao.json", text.as_bytes(), download::JSON);
}
