//! A thin hand that writes elements, so that the parts read like the XML they make.
//!
//! In: element names, attributes and text. Out: the bytes of one part.
//! It must not know what the elements mean. Escaping is quick-xml's alone; what XML cannot hold is dropped here.

use std::fmt::{self, Display, Write};
use std::io;

use quick_xml::escape::escape;

/// Attributes of an element, in writing order.
pub(super) type Attributes<'a> = &'a [(&'a str, &'a dyn Display)];

/// The XML of one part while it is written. A plan has ten thousand elements, so that nothing is put together before it
/// is written.
pub(super) struct Xml {
    written: String,
}

/// The bytes of a part: the declaration and the root element with what `inside` writes into it.
pub(super) fn part(
    root: &str,
    attributes: Attributes,
    inside: impl FnOnce(&mut Xml) -> io::Result<()>,
) -> io::Result<Vec<u8>> {
    let mut xml = Xml {
        written: String::from(DECLARATION),
    };
    xml.element(root, attributes, inside)?;
    Ok(xml.written.into_bytes())
}

const DECLARATION: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;

impl Xml {
    /// An element with what `inside` writes into it.
    pub(super) fn element(
        &mut self,
        name: &str,
        attributes: Attributes,
        inside: impl FnOnce(&mut Self) -> io::Result<()>,
    ) -> io::Result<()> {
        self.start(name, attributes)?;
        self.written.push('>');
        inside(self)?;
        self.end(name);
        Ok(())
    }

    /// An element without content.
    pub(super) fn leaf(&mut self, name: &str, attributes: Attributes) -> io::Result<()> {
        self.start(name, attributes)?;
        self.written.push_str("/>");
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
        self.start(name, attributes)?;
        self.written.push('>');
        if text.chars().all(is_allowed) {
            self.written.push_str(&escape(text));
        } else {
            let allowed: String = text.chars().filter(|c| is_allowed(*c)).collect();
            self.written.push_str(&escape(&allowed));
        }
        self.end(name);
        Ok(())
    }

    /// The start of an element, up to where it is closed.
    fn start(&mut self, name: &str, attributes: Attributes) -> io::Result<()> {
        self.written.push('<');
        self.written.push_str(name);
        for (name, value) in attributes {
            self.written.push(' ');
            self.written.push_str(name);
            self.written.push_str("=\"");
            write!(Escaped(&mut self.written), "{value}").map_err(io::Error::other)?;
            self.written.push('"');
        }
        Ok(())
    }

    fn end(&mut self, name: &str) {
        self.written.push_str("</");
        self.written.push_str(name);
        self.written.push('>');
    }
}

/// Escapes what is written through it.
struct Escaped<'a>(&'a mut String);

impl Write for Escaped<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0.push_str(&escape(text));
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
