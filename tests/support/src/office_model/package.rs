//! Reads a written .docx back: its parts, the outline of its text, its tables.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// The parts of a .docx file.
pub struct Package {
    names: Vec<String>,
    parts: BTreeMap<String, String>,
}

impl Package {
    pub fn read(bytes: &[u8]) -> Self {
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a zip file");
        let mut names = Vec::new();
        let mut parts = BTreeMap::new();
        for part_idx in 0..archive.len() {
            let mut file = archive.by_index(part_idx).expect("a part");
            let mut text = String::new();
            file.read_to_string(&mut text).expect("UTF-8");
            let name = file.name().expect("a name").into_owned();
            names.push(name.clone());
            parts.insert(name, text);
        }
        let package = Self { names, parts };
        package.check_well_formed();
        package
    }

    /// Names of the parts in the order of the file.
    pub fn names(&self) -> Vec<&str> {
        self.names.iter().map(String::as_str).collect()
    }

    /// The XML of a part.
    pub fn text(&self, part: &str) -> String {
        self.parts[part].clone()
    }

    /// One line for each paragraph, in tables too: its style, then its text with ↵ for a line break and
    /// `<style>…</>` around runs in a character style.
    pub fn outline(&self) -> Vec<String> {
        let mut outline = Vec::new();
        let mut line = String::new();
        let mut has_run_style = false;
        for event in events(&self.parts["word/document.xml"]) {
            match event {
                Event::Start(start) if start.name().as_ref() == "w:p" => line.clear(),
                Event::End(end) if end.name().as_ref() == "w:p" => outline.push(line.clone()),
                Event::Empty(leaf) if leaf.name().as_ref() == "w:pStyle" => {
                    line.push_str(&value(&leaf, "w:val"));
                    line.push('|');
                }
                Event::Empty(leaf) if leaf.name().as_ref() == "w:rStyle" => {
                    line.push_str(&format!("<{}>", value(&leaf, "w:val")));
                    has_run_style = true;
                }
                Event::End(end) if end.name().as_ref() == "w:r" => {
                    line.push_str(if has_run_style { "</>" } else { "" });
                    has_run_style = false;
                }
                Event::Empty(leaf) if leaf.name().as_ref() == "w:br" => line.push('↵'),
                Event::Text(words) => line.push_str(&words.xml10_content()),
                Event::GeneralRef(reference) => line.push_str(&resolved(&reference)),
                _ => {}
            }
        }
        outline
    }

    /// Ids of the styles that paragraphs and runs of any part refer to.
    pub fn styles_used(&self) -> BTreeSet<String> {
        let mut used = BTreeSet::new();
        for text in self.parts.values() {
            for event in events(text) {
                if let Event::Empty(leaf) = event
                    && matches!(
                        leaf.name().as_ref(),
                        "w:pStyle" | "w:rStyle" | "w:basedOn" | "w:next"
                    )
                {
                    used.insert(value(&leaf, "w:val"));
                }
            }
        }
        used
    }

    /// Widths of the grid columns of each table, in twips.
    pub fn table_grids(&self) -> Vec<Vec<u32>> {
        let mut grids = Vec::new();
        for event in events(&self.parts["word/document.xml"]) {
            match event {
                Event::Start(start) if start.name().as_ref() == "w:tblGrid" => {
                    grids.push(Vec::new())
                }
                Event::Empty(leaf) if leaf.name().as_ref() == "w:gridCol" => {
                    let width = value(&leaf, "w:w").parse().expect("a width");
                    grids.last_mut().expect("a grid").push(width);
                }
                _ => {}
            }
        }
        grids
    }

    /// Each table has rows, each row cells for all columns of the grid, each cell a paragraph; the grid is as
    /// wide as the table; a paragraph follows each table.
    pub fn check_tables(&self) {
        let (mut rows, mut cells, mut paragraphs, mut columns) = (0, 0, 0, 0);
        let (mut width, mut grid_width) = (0_u32, 0_u32);
        let mut table_just_ended = false;
        for event in events(&self.parts["word/document.xml"]) {
            if table_just_ended {
                assert!(matches!(&event, Event::Start(start) if start.name().as_ref() == "w:p"));
                table_just_ended = false;
            }
            match event {
                Event::Start(start) => match start.name().as_ref() {
                    "w:tbl" => (rows, columns, grid_width) = (0, 0, 0),
                    "w:tr" => cells = 0,
                    "w:tc" => paragraphs = 0,
                    "w:p" => paragraphs += 1,
                    _ => {}
                },
                Event::Empty(leaf) => match leaf.name().as_ref() {
                    // A cell that takes several columns.
                    "w:gridSpan" => {
                        cells += value(&leaf, "w:val").parse::<u32>().expect("a number") - 1
                    }
                    "w:tblW" => width = value(&leaf, "w:w").parse().expect("a width"),
                    "w:gridCol" => {
                        columns += 1;
                        grid_width += value(&leaf, "w:w").parse::<u32>().expect("a width");
                    }
                    _ => {}
                },
                Event::End(end) => match end.name().as_ref() {
                    "w:tc" => {
                        assert_eq!(paragraphs, 1, "paragraphs in a cell");
                        cells += 1;
                    }
                    "w:tr" => {
                        assert_eq!(cells, columns, "cells in a row");
                        rows += 1;
                    }
                    "w:tbl" => {
                        assert!(rows > 0 && columns > 0, "{rows} rows, {columns} columns");
                        assert_eq!(grid_width, width, "width of the grid");
                        table_just_ended = true;
                    }
                    _ => {}
                },
                _ => {}
            }
        }
    }

    /// Each part is read to its end, and holds no character that XML 1.0 forbids.
    pub fn check_well_formed(&self) {
        for (name, text) in &self.parts {
            assert!(events(text).len() > 3, "{name}");
            let is_forbidden = |c: char| {
                (c < ' ' && !matches!(c, '\t' | '\n' | '\r'))
                    || matches!(c, '\u{fffe}' | '\u{ffff}')
            };
            assert_eq!(text.find(is_forbidden), None, "{name}");
        }
    }
}

fn events(xml: &str) -> Vec<Event<'_>> {
    let mut reader = Reader::from_str(xml);
    let mut events = Vec::new();
    let mut depth = 0;
    loop {
        let event = reader.read_event().expect("well-formed XML");
        match &event {
            Event::Start(start) => {
                depth += 1;
                start
                    .attributes()
                    .for_each(|attribute| drop(attribute.expect("an attribute")));
            }
            Event::Empty(leaf) => {
                leaf.attributes()
                    .for_each(|attribute| drop(attribute.expect("an attribute")));
            }
            Event::End(_) => depth -= 1,
            Event::GeneralRef(reference) => drop(resolved(reference)),
            Event::Eof => {
                assert_eq!(depth, 0, "elements left open");
                return events;
            }
            _ => {}
        }
        events.push(event);
    }
}

fn value(element: &BytesStart, name: &str) -> String {
    let attribute = element
        .try_get_attribute(name)
        .expect("attributes")
        .expect("the attribute");
    attribute.value.into_owned()
}

fn resolved(reference: &quick_xml::events::BytesRef) -> String {
    if let Some(character) = reference.resolve_char_ref().expect("a character") {
        return character.to_string();
    }
    let name = reference.xml10_content();
    quick_xml::escape::resolve_predefined_entity(&name)
        .expect("one of the five entities")
        .to_owned()
}
