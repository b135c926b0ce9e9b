//! The measures of the format itself, and those that follow from a layout's.
//!
//! In: a [`Layout`]. Out: lengths in twips (1 mm = 56.693 twips, 1 pt = 20 twips), sizes in half-points, indents.
//! It must not know the document. What a county may want otherwise stands in the layout (`static/layouts/`).

use super::format::Indent;
use documents::Orientation;
use documents::layout::{
    A4_LONG_TWIPS, A4_SHORT_TWIPS, LEAST_FOOTER_TWIPS, Layout, margin_on_side,
};

/// Distance of the header from the edge; nothing stands in it.
pub(super) const HEADER_TWIPS: u32 = 851;
/// Distance of the page number from the outer edge of the text: one character (9704, 7.5).
pub(super) const FOOTER_CENTICHARS: u32 = 100;

/// Height of the paragraph that Word demands after a table; as low as Word allows, so that it opens no page.
pub(super) const AFTER_TABLE_TWIPS: u32 = 20;
/// Size of that paragraph's mark, 1 pt.
pub(super) const AFTER_TABLE_HALF_POINTS: u32 = 2;
/// Blank under a note.
pub(super) const AFTER_NOTE_TWIPS: u32 = 120;

/// Fill of a shaded row; a black-and-white printer keeps text on it readable.
pub(super) const ROW_FILL: &str = "E6E6E6";
/// Colour of notes: grey, 7 : 1 against white.
pub(super) const NOTE_COLOUR: &str = "595959";

/// Distance of tab stops, two 五号 characters as in the Chinese files of Word; the writer itself sets no tabs.
pub(super) const TAB_STOP_TWIPS: u32 = 420;
/// Blank between columns of text, of which there is one; the value of Word.
pub(super) const COLUMN_GAP_TWIPS: u32 = 425;
/// Blank left and right of the text of a cell in a table that a person adds; the value of Word.
pub(super) const ADDED_CELL_SIDE_TWIPS: u32 = 108;

/// From the middle of the page number's line, where its dash is, to the foot of the line: less than half of it, because
/// characters stand high in their line.
const DASH_TWIPS: i64 = -8;
/// As [`DASH_TWIPS`], for a page on its side; LibreOffice puts the dash 7.4 mm under the text there.
const DASH_ON_SIDE_TWIPS: i64 = 10;

/// Blank around the text of a page.
pub(super) struct Around {
    pub(super) top: u32,
    pub(super) right: u32,
    pub(super) bottom: u32,
    pub(super) left: u32,
}

/// Lengths that follow from a layout.
pub(super) trait Measures {
    /// A page on its side is an upright page turned to the left: its top is the upright page's 订口. It holds wide tables, so
    /// its margins are narrower.
    fn around(&self, orientation: Orientation) -> Around;

    /// Width of the text on a page.
    fn text_width_twips(&self, orientation: Orientation) -> u32;

    /// Height of the whole lines of a page; LibreOffice fills no more of it with tables either.
    fn text_height_twips(&self, orientation: Orientation) -> u32;

    /// Distance of the foot of the page number's line from the edge of the paper: puts its dash so far under the text as
    /// the layout wants (7 mm by 9704, 7.5), as far as there is room.
    fn footer_twips(&self, orientation: Orientation) -> u32;

    /// Whether odd and even pages have a footer each.
    fn has_two_footers(&self) -> bool;

    /// Width of a character of the body without added spacing; indents count in it.
    fn character_twips(&self) -> u32;

    /// Whole characters of the body that fill a line.
    fn characters(&self, orientation: Orientation) -> u32;

    /// Nothing moved in, counted in characters of the body.
    fn indent(&self) -> Indent;

    /// Blank above a signature with a seal. A seal of 40 mm stands a little above the middle of name and date, with
    /// its top within one line of the text (9704, 7.3.5.1), and so needs about two lines.
    fn seal_twips(&self) -> u32;
}

impl Measures for Layout {
    fn around(&self, orientation: Orientation) -> Around {
        let margins = &self.margins;
        match orientation {
            Orientation::Portrait => Around {
                top: margins.top_twips,
                right: margins.outer_twips,
                bottom: margins.bottom_twips,
                left: margins.binding_twips,
            },
            Orientation::Landscape => Around {
                top: margin_on_side(margins.binding_twips),
                right: margin_on_side(margins.top_twips),
                bottom: margin_on_side(margins.outer_twips),
                left: margin_on_side(margins.bottom_twips),
            },
        }
    }

    fn text_width_twips(&self, orientation: Orientation) -> u32 {
        let around = self.around(orientation);
        let (width, _) = paper(orientation);
        width.saturating_sub(around.left + around.right)
    }

    fn text_height_twips(&self, orientation: Orientation) -> u32 {
        let around = self.around(orientation);
        let (_, height) = paper(orientation);
        let line = self.lines.body_twips.max(1);
        height.saturating_sub(around.top + around.bottom) / line * line
    }

    fn footer_twips(&self, orientation: Orientation) -> u32 {
        let drop = match orientation {
            Orientation::Portrait => DASH_TWIPS,
            Orientation::Landscape => DASH_ON_SIDE_TWIPS,
        };
        let line = self.footer_line_twips();
        let below = i64::from(self.page_number.below_twips) + i64::from(line / 2) + drop;
        let bottom = self.around(orientation).bottom;
        let wanted = u32::try_from(i64::from(bottom) - below).unwrap_or(0);
        // The line must not reach into the text either.
        wanted.clamp(
            LEAST_FOOTER_TWIPS,
            bottom.saturating_sub(line).max(LEAST_FOOTER_TWIPS),
        )
    }

    fn has_two_footers(&self) -> bool {
        self.page_number.place == documents::layout::PageNumberPlace::Outer
    }

    fn character_twips(&self) -> u32 {
        self.sizes.body_half_points * 10
    }

    fn characters(&self, orientation: Orientation) -> u32 {
        let advance = self
            .character_twips()
            .saturating_add_signed(self.spacing_twips);
        self.text_width_twips(orientation) / advance.max(1)
    }

    fn indent(&self) -> Indent {
        Indent::counted_in(self.character_twips())
    }

    fn seal_twips(&self) -> u32 {
        2 * self.lines.body_twips
    }
}

/// Width and height of the paper.
pub(super) fn paper(orientation: Orientation) -> (u32, u32) {
    match orientation {
        Orientation::Portrait => (A4_SHORT_TWIPS, A4_LONG_TWIPS),
        Orientation::Landscape => (A4_LONG_TWIPS, A4_SHORT_TWIPS),
    }
}
