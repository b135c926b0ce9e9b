//! The plan: causes and measures to choose, then the document as it will be downloaded.

use yew::Html;

use super::{heading, made, no_kind};
use crate::ui::markup::markup;
use crate::ui::state::State;

/// The page.
pub(crate) fn plan(state: &State) -> Html {
    if state.draft.profile.kind.is_none() {
        return markup!("{}{}", heading("方案"), no_kind());
    }
    markup!(
        "{}<div aria-busy='{}'>{}</div>",
        heading("方案"),
        if state.is_making_file {
            "true"
        } else {
            "false"
        },
        made::body(&state.plan, "正在按填报的数写方案…"),
    )
}
