//! A number with its unit in a column of a table, so that the points of all of them stand below one another.
//!
//! In: text such as ≥4.2人/百生. Out: its parts in places of their own; any other text as it is.

use words::display;
use yew::prelude::*;

/// The text; what is no single number stays as it is.
pub(super) fn aligned(text: &str) -> Html {
    match display::number_parts(text) {
        Some([whole, fraction, unit]) => html! {
            <span class="number">
                <span class="number-whole">{ whole.to_owned() }</span>
                <span class="number-fraction">{ fraction.to_owned() }</span>
                <span class="number-unit">{ unit.to_owned() }</span>
            </span>
        },
        None => html! { { text.to_owned() } },
    }
}
