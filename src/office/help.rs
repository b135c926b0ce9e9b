//! What explains the figures of the form: 口径, what belongs in and what does not, source and example.
//!
//! In: the catalogue. Out: pairs of figure and markup, as packed bytes. The page does without these texts until the form is open.

use super::markup::{Hole, all, markup};
use school::catalogue::FigureDefinition;

/// Every figure of the form with its explanation.
///
/// # Errors
/// A sentence when memory does not suffice.
pub(super) fn of_figures() -> Result<Vec<u8>, String> {
    let catalogue = data::catalogue();
    let form = data::form_catalogue().figures.iter();
    let explained: Vec<(&str, String)> = form
        .filter_map(|own| catalogue.figure(&own.id))
        .map(|definition| (definition.id.0.as_str(), help(definition)))
        .collect();
    postcard::to_allocvec(&explained).map_err(|fault| fault.to_string())
}

fn help(definition: &FigureDefinition) -> String {
    let own = &definition.definition_junior;
    let lead = if own.starts_with("初中") {
        ""
    } else {
        "初中："
    };
    let junior = paragraph(lead, own);
    let lists = [
        list("算", &definition.include),
        list("不算", &definition.exclude),
    ]
    .concat();
    let lists = if lists.is_empty() {
        lists
    } else {
        markup(
            r#"<div class="figure-lists">{}</div>"#,
            [Hole::Markup(lists)],
        )
    };
    let mut source = definition.table.clone();
    if !definition.table_until_2020.is_empty() {
        source += "；2020年及以前：";
        source += &definition.table_until_2020;
    }
    markup(
        r#"<div class="figure-help"><p id="f-{}-hint">{}</p>{}{}{}{}</div>"#,
        [
            definition.id.0.as_str().into(),
            (&definition.definition).into(),
            Hole::Markup(junior),
            Hole::Markup(lists),
            Hole::Markup(paragraph("来源：", &source)),
            Hole::Markup(paragraph("例：", &definition.example)),
        ],
    )
}

fn paragraph(lead: &str, text: &str) -> String {
    if text.is_empty() {
        return String::new();
    }
    markup("<p>{}{}</p>", [lead.into(), text.into()])
}

fn list(name: &str, phrases: &[String]) -> String {
    if phrases.is_empty() {
        return String::new();
    }
    let phrases = phrases
        .iter()
        .map(|phrase| markup("<li>{}</li>", [phrase.into()]));
    markup(
        "<div><strong>{}</strong><ul>{}</ul></div>",
        [name.into(), all(phrases)],
    )
}
