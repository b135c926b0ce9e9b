//! docProps/core.xml: title, tool and day, for the file's properties.
//!
//! In: the document. Out: the part.
//! It must not hold a person's name or the time of day.

use numbers::calendar::Date;
use std::io;

use super::text::on_one_line;
use super::xml::part;
use documents::Document;

const CORE_NAMESPACE: &str =
    "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
const ELEMENTS_NAMESPACE: &str = "http://purl.org/dc/elements/1.1/";
const TERMS_NAMESPACE: &str = "http://purl.org/dc/terms/";
const SCHEMA_NAMESPACE: &str = "http://www.w3.org/2001/XMLSchema-instance";

/// docProps/core.xml.
pub(super) fn assemble(document: &Document) -> io::Result<Vec<u8>> {
    part(
        "cp:coreProperties",
        &[
            ("xmlns:cp", &CORE_NAMESPACE),
            ("xmlns:dc", &ELEMENTS_NAMESPACE),
            ("xmlns:dcterms", &TERMS_NAMESPACE),
            ("xmlns:xsi", &SCHEMA_NAMESPACE),
        ],
        |xml| {
            let creator = on_one_line(&document.creator);
            xml.text("dc:title", &[], &on_one_line(&document.title))?;
            xml.text("dc:creator", &[], &creator)?;
            xml.text("cp:lastModifiedBy", &[], &creator)?;
            if is_day(&document.date) {
                let midnight = format!("{}T00:00:00Z", document.date);
                for name in ["dcterms:created", "dcterms:modified"] {
                    xml.text(name, &[("xsi:type", &"dcterms:W3CDTF")], &midnight)?;
                }
            }
            Ok(())
        },
    )
}

/// Whether a text is a day as `YYYY-MM-DD`. Word calls a file whose date it cannot read damaged.
fn is_day(text: &str) -> bool {
    Date::parse(text).is_some_and(|day| day.to_string() == text)
}

#[cfg(test)]
mod tests {
    use super::is_day;

    #[test]
    fn only_a_day_of_the_calendar_is_a_day() {
        for day in ["2026-11-22", "2028-02-29", "2000-02-29"] {
            assert!(is_day(day), "{day}");
        }
        for no_day in [
            "",
            "2026-2-9",
            "2026-13-01",
            "2026-02-29",
            "1900-02-29",
            "2026-11-22Z",
            "二〇二六年",
        ] {
            assert!(!is_day(no_day), "{no_day}");
        }
    }
}
