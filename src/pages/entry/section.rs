//! A section of the form.
//!
//! In: what is shown of it. Out: its figures in order.

use yew::prelude::*;

use super::figure::Figure;
use super::view::{FigureView, SectionView};
use school::figures::FigureId;

#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct SectionProps {
    pub section: SectionView,
    /// Place of the sheet that is open.
    pub sheet: Option<usize>,
    /// What may be left out is shown, too.
    pub is_whole: bool,
    /// It can be filled in.
    pub can_edit: bool,
}

/// The section.
#[component]
pub(super) fn Section(props: &SectionProps) -> Html {
    let (section, sheet) = (&props.section, props.sheet);
    // What was shown stays, also when its text is taken out.
    let seen = use_mut_ref(Vec::<FigureId>::new);
    let optional: Vec<&FigureView> = {
        let mut seen = seen.borrow_mut();
        for figure in section.optional.iter().filter(|figure| figure.is_used) {
            if !seen.contains(&figure.figure) {
                seen.push(figure.figure);
            }
        }
        let is_shown = |figure: &&FigureView| props.is_whole || seen.contains(&figure.figure);
        section.optional.iter().filter(is_shown).collect()
    };
    let id = format!("section-{}", section.id);
    let figure = |view: &FigureView| {
        html! { <Figure key={view.figure.0.as_str()} view={view.clone()} {sheet} can_edit={props.can_edit} /> }
    };
    html! {
        <section class="form-part" aria-labelledby={id.clone()}>
            <h2 {id} tabindex="-1">{ section.name }</h2>
            if !section.hint.is_empty() {
                <p class="entry-hint">{ section.hint }</p>
            }
            <div class="figs">{ for section.required.iter().map(figure) }</div>
            if !optional.is_empty() {
                <h3 class="form-optional">{ "选填" }</h3>
            }
            <div class="figs">{ for optional.into_iter().map(figure) }</div>
        </section>
    }
}
