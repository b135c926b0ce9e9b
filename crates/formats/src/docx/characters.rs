//! What the characters of each paragraph style look like.
//!
//! In: the layout. Out: formats of runs. It must not know paragraphs or XML.

use super::format::{Face, RunFormat};
use super::layout::{AFTER_TABLE_HALF_POINTS, NOTE_COLOUR};
use documents::Orientation;
use documents::layout::Layout;

/// Colour of 发文机关标志 and its line (9704, 7.2.4 and 7.2.7).
pub(super) const RED: &str = "FF0000";

/// Characters of a typeface.
pub(super) fn face<'a>(chinese: &'a str, layout: &'a Layout) -> RunFormat<'a> {
    RunFormat {
        face: Some(Face {
            chinese,
            latin: &layout.faces.latin,
        }),
        ..RunFormat::default()
    }
}

pub(super) fn body_characters(layout: &Layout) -> RunFormat<'_> {
    RunFormat {
        tracking_twips: Some(layout.spacing_twips),
        size_half_points: Some(layout.sizes.body_half_points),
        ..face(&layout.faces.body, layout)
    }
}

pub(super) fn title_characters(layout: &Layout) -> RunFormat<'_> {
    RunFormat {
        bold: layout.bold.title,
        tracking_twips: Some(0),
        size_half_points: Some(layout.sizes.title_half_points),
        ..face(&layout.faces.title, layout)
    }
}

pub(super) fn issuer_characters(layout: &Layout) -> RunFormat<'_> {
    RunFormat {
        colour: Some(RED),
        size_half_points: Some(layout.head.issuer_half_points),
        ..title_characters(layout)
    }
}

pub(super) fn imprint_characters(layout: &Layout) -> RunFormat<'_> {
    RunFormat {
        size_half_points: Some(layout.imprint.half_points),
        ..untracked()
    }
}

pub(super) fn caption_characters(layout: &Layout) -> RunFormat<'_> {
    RunFormat {
        tracking_twips: Some(0),
        size_half_points: Some(layout.sizes.caption_half_points),
        ..face(&layout.faces.caption, layout)
    }
}

pub(super) fn small(half_points: u32) -> RunFormat<'static> {
    RunFormat {
        tracking_twips: Some(0),
        size_half_points: Some(half_points),
        ..RunFormat::default()
    }
}

/// Cells have the typeface of the body unless the layout has another for them.
pub(super) fn table_face(layout: &Layout, orientation: Orientation) -> RunFormat<'_> {
    let table_face = &layout.faces.table;
    let is_other = *table_face != layout.faces.body;
    RunFormat {
        face: face(table_face, layout).face.filter(|_| is_other),
        ..small(layout.table_form(orientation).half_points)
    }
}

pub(super) fn table_head_face(layout: &Layout, orientation: Orientation) -> RunFormat<'_> {
    RunFormat {
        bold: layout.bold.table_head,
        face: face(&layout.faces.table_head, layout).face,
        ..small(layout.table_form(orientation).half_points)
    }
}

pub(super) fn note_characters(layout: &Layout) -> RunFormat<'_> {
    RunFormat {
        colour: Some(NOTE_COLOUR),
        ..small(layout.sizes.note_half_points)
    }
}

/// Indents count in whole characters, so nothing is taken off them here.
pub(super) fn untracked() -> RunFormat<'static> {
    RunFormat {
        tracking_twips: Some(0),
        ..RunFormat::default()
    }
}

pub(super) fn lowest_mark() -> RunFormat<'static> {
    RunFormat {
        size_half_points: Some(AFTER_TABLE_HALF_POINTS),
        ..untracked()
    }
}

/// 4号半角宋体 (9704, 7.5): the digits are 宋体 too.
pub(super) fn footer_characters(layout: &Layout) -> RunFormat<'_> {
    let page_number_face = layout.faces.page_number.as_str();
    RunFormat {
        face: Some(Face {
            chinese: page_number_face,
            latin: page_number_face,
        }),
        tracking_twips: Some(0),
        size_half_points: Some(layout.sizes.page_number_half_points),
        ..RunFormat::default()
    }
}
