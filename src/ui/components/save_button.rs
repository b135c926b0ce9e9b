//! Saving a school as a file.

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

/// The saved form of the draft.
pub(crate) fn save_text(draft: &Draft) -> String {
    saved::save(draft, data::form_catalogue(), data::main_pack())
}

/// Name of the draft's file, without its ending.
pub(crate) fn file_name(draft: &Draft) -> &str {
    let name = draft.profile.name.trim();
    if name.is_empty() { "学校" } else { name }
}

/// Gives the draft as a file.
pub(crate) fn save(draft: &Draft) {
    let text = save_text(draft);
    download::download(
        file_name(draft),
        ".duibiao.json",
        text.as_bytes(),
        download::JSON,
    );
}
