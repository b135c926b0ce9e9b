//! A thin hand over quick-xml's writer, so that the parts read like the XML they make.
//!
//! In: element names, attributes and text. Out: the bytes of one part.
//! It must not know what the elements mean. Escaping is quick-xml's alone; what XML cannot hold is dropped here.

use std::fmt::Display;
use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesStart, BytesText, Event};

/// Attributes of an element, in writing order.
pub(super) type Attributes<'a> = &'a [(&'a str, &'a dyn Display)];

/// The XML of one part while it is written.
pub(super) struct Xml {
    writer: Writer<Vec<u8>>,
}

/// The bytes of a part: the declaration and the root element with what `inside` writes into it.
pub(super) fn part(
    root: &str,
    attributes: Attributes,
    inside: impl FnOnce(&mut Xml) -> io::Result<()>,
) -> io::Result<Vec<u8>> {
    let mut xml = Xml {
        writer: Writer::new(Vec::new()),
    };
    let declaration = BytesDecl::new("1.0", Some("UTF-8"), Some("yes"));
    xml.writer.write_event(Event::Decl(declaration))?;
    xml.element(root, attributes, inside)?;
    Ok(xml.writer.into_inner())
}

impl Xml {
    /// An element with what `inside` writes into it.
    pub(super) fn element(
        &mut self,
        name: &str,
        attributes: Attributes,
        inside: impl FnOnce(&mut Xml) -> io::Result<()>,
    ) -> io::Result<()> {
        let values = values(attributes);
        let start = BytesStart::new(name).with_attributes(pairs(&values));
        let end = start.to_end().into_owned();
        self.writer.write_event(Event::Start(start.borrow()))?;
        inside(self)?;
        self.writer.write_event(Event::End(end))
    }

    /// An element without content.
    pub(super) fn leaf(&mut self, name: &str, attributes: Attributes) -> io::Result<()> {
        let values = values(attributes);
        self.writer
            .create_element(name)
            .with_attributes(pairs(&values))
            .write_empty()?;
        Ok(())
    }

    /// An element whose only attribute is `w:val`, the commonest kind in WordprocessingML.
    pub(super) fn value(&mut self, name: &str, value: impl Display) -> io::Result<()> {
        self.leaf(name, &[("w:val", &value)])
    }

    /// An element that holds nothing but text.
    pub(super) fn text(
        &mut self,
        name: &str,
        attributes: Attributes,
        text: &str,
    ) -> io::Result<()> {
        let values = values(attributes);
        let allowed: String = text.chars().filter(|c| is_allowed(*c)).collect();
        self.writer
            .create_element(name)
            .with_attributes(pairs(&values))
            .write_text_content(BytesText::new(&allowed))?;
        Ok(())
    }
}

/// Whether a character may stand in the text of a part.
///
/// XML 1.0 (fifth edition), 2.2, allows neither most control characters nor U+FFFE and U+FFFF; it only
/// discourages U+007F to U+009F, which mean nothing on paper and are left out as well. So are the marks that change
/// the direction of writing: one of them, pasted with a name, turns round all the text that follows it.
pub(super) fn is_allowed(character: char) -> bool {
    let turns_text = matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    !character.is_control() && !turns_text && !matches!(character, '\u{fffe}' | '\u{ffff}')
}

fn values<'a>(attributes: Attributes<'a>) -> Vec<(&'a str, String)> {
    attributes
        .iter()
        .map(|(name, value)| (*name, value.to_string()))
        .collect()
}

fn pairs<'a>(values: &'a [(&'a str, String)]) -> impl Iterator<Item = (&'a str, &'a str)> {
    values.iter().map(|(name, value)| (*name, value.as_str()))
}
