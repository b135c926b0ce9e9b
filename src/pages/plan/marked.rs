//! A sentence with its marks.
//!
//! In: a sentence. Out: text in which stands shaded what only the school can say.

use yew::prelude::*;

use plan::template::{Piece, Sentence};

/// The sentence as it is shown.
pub(super) fn marked(sentence: &Sentence) -> Html {
    let pieces = sentence.iter().map(|piece| match piece {
        Piece::Text(text) => html! { text.clone() },
        Piece::Missing(_) => html! { <mark class="to-fill">{ piece.shown() }</mark> },
    });
    html! { <>{ for pieces }</> }
}
