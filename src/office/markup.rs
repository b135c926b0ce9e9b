//! Markup with holes, for what the office worker shows on the page.
//!
//! In: a template such as `<p class="lead">{}</p>` and what goes into its holes. Out: markup in which every text is
//! escaped. It must not know what it shows.

use std::borrow::Cow;

use quick_xml::escape::escape;

/// What goes into a hole.
pub(crate) enum Hole<'a> {
    /// Text, which is escaped.
    Text(Cow<'a, str>),
    /// Markup that was made here.
    Markup(String),
}

impl<'a> From<&'a str> for Hole<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text.into())
    }
}

impl<'a> From<&'a String> for Hole<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(text.as_str().into())
    }
}

impl From<String> for Hole<'_> {
    fn from(text: String) -> Self {
        Self::Text(text.into())
    }
}

/// Markup of several pieces, one after the other.
pub(crate) fn all<'a>(pieces: impl IntoIterator<Item = String>) -> Hole<'a> {
    Hole::Markup(pieces.into_iter().collect())
}

/// The template with its holes filled in order; a hole for which there is nothing stays empty.
pub(crate) fn markup<const N: usize>(template: &str, holes: [Hole; N]) -> String {
    let mut holes = holes.into_iter();
    let mut pieces = template.split("{}");
    let mut text = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        match holes.next() {
            Some(Hole::Text(own)) => text += &escape(own.as_ref()),
            Some(Hole::Markup(own)) => text += &own,
            None => {}
        }
        text += piece;
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_escaped_and_markup_is_not() {
        let inner = markup("<b>{}</b>", ["<i> & \"".into()]);
        let outer = markup(
            "<p title=\"{}\">{}{}</p>",
            ["a\"b".into(), Hole::Markup(inner), "{}".into()],
        );
        assert_eq!(
            outer,
            "<p title=\"a&quot;b\"><b>&lt;i&gt; &amp; &quot;</b>{}</p>"
        );
    }
}
