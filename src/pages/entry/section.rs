//! A section of the form.
//!
//! In: what is shown of it. Out: its figures in order.

use yew::prelude::*;

use super::figure::Figure;
use super::view::SectionView;

#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct SectionProps {
    pub section: SectionView,
    /// Place of the sheet that is open.
    pub sheet: Option<usize>,
    /// What may be left out is shown, too.
    pub is_whole: bool,
}

/// The section.
#[component]
pub(super) fn Section(props: &SectionProps) -> Html {
    let (section, sheet) = (&props.section, props.sheet);
    let id = format!("section-{}", section.id);
    let figure = |view: &super::view::FigureView| {
        html! { <Figure key={view.figure.0.as_str()} view={view.clone()} {sheet} /> }
    };
    html! {
        <section class="form-part" aria-labelledby={id.clone()}>
            <h2 {id} tabindex="-1">{ section.name }</h2>
            if !section.hint.is_empty() {
                <p class="entry-hint">{ section.hint }</p>
            }
            { for section.required.iter().map(figure) }
            if props.is_whole && !section.optional.is_empty() {
                <h3 class="form-optional">{ "可不填的" }</h3>
                { for section.optional.iter().map(figure) }
            }
        </section>
    }
}
