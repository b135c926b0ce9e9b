//! The state of an indicator or a group: icon, word and colour.

use yew::Html;

use crate::ui::markup::markup;
pub(crate) use crate::wording::looks::Look;

/// Icon and word in the state's colour.
pub(crate) fn status(look: Look, word: &str) -> Html {
    markup!(
        "<span class='status {}'><span class='status-icon' aria-hidden='true'>{}</span>{}</span>",
        look.class(),
        look.icon(),
        word.to_owned(),
    )
}
