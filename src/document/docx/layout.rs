//! Every measure of the page, the lines and the table, with its source.
//!
//! In: nothing. Out: constants; lengths in twips (1 mm = 56.693 twips, 1 pt = 20 twips), sizes in half-points.
//! It must not know the document.
//!
//! 9704 means GB/T 9704-2012 《党政机关公文格式》, which a school follows by analogy (参照).

/// Short edge of A4, 210 mm (9704, 5.1).
pub(super) const A4_SHORT_TWIPS: u32 = 11906;
/// Long edge of A4, 297 mm (9704, 5.1).
pub(super) const A4_LONG_TWIPS: u32 = 16838;

/// 天头 37 mm (9704, 5.2.1).
pub(super) const HEAD_MARGIN_TWIPS: u32 = 2098;
/// What 297 mm leaves below 天头 and a text area of 225 mm (9704, 5.2.1): 35 mm.
pub(super) const FOOT_MARGIN_TWIPS: u32 = 1984;
/// 订口 28 mm (9704, 5.2.1).
pub(super) const BINDING_MARGIN_TWIPS: u32 = 1587;
/// What 210 mm leaves beside 订口 and a text area of 156 mm (9704, 5.2.1): 26 mm.
pub(super) const OUTER_MARGIN_TWIPS: u32 = 1474;

/// Width of the text on an upright page.
pub(super) const PORTRAIT_TEXT_TWIPS: u32 =
    A4_SHORT_TWIPS - BINDING_MARGIN_TWIPS - OUTER_MARGIN_TWIPS;
/// Width of the text on a page on its side.
pub(super) const LANDSCAPE_TEXT_TWIPS: u32 = A4_LONG_TWIPS - HEAD_MARGIN_TWIPS - FOOT_MARGIN_TWIPS;

/// Distance of the header from the edge; nothing stands in it.
pub(super) const HEADER_TWIPS: u32 = 851;
/// Puts the dash of the page number 7 mm under the text area (9704, 7.5) when its line is
/// [`FOOTER_LINE_TWIPS`] high.
pub(super) const PORTRAIT_FOOTER_TWIPS: u32 = 1435;
/// As [`PORTRAIT_FOOTER_TWIPS`], for a page on its side; LibreOffice puts the dash 7.4 mm under the text there.
pub(super) const LANDSCAPE_FOOTER_TWIPS: u32 = 907;
/// Height of the page number's line.
pub(super) const FOOTER_LINE_TWIPS: u32 = 320;

/// Height of a body line: the largest step of 0.05 pt that puts 22 lines into 225 mm (9704, 5.2.3).
/// 580 gives 21 lines.
pub(super) const LINE_TWIPS: u32 = 579;
/// Added to each character of the body, so that 28 of them fill 156 mm (9704, 5.2.3): 28 × 315 = 8820, and
/// 29 × 315 is more than the width. Done by character spacing, because LibreOffice reads a character grid
/// (`linesAndChars`) as 18 characters a line.
pub(super) const BODY_TRACKING_TWIPS: i32 = -5;

/// 二号, for titles (9704, 7.3.1).
pub(super) const SIZE_2_HALF_POINTS: u32 = 44;
/// 三号, for the body (9704, 5.2.2).
pub(super) const SIZE_3_HALF_POINTS: u32 = 32;
/// 四号, for page numbers (9704, 7.5) and captions.
pub(super) const SIZE_4_HALF_POINTS: u32 = 28;
/// 五号, for tables and notes.
pub(super) const SIZE_5_HALF_POINTS: u32 = 21;

/// Width of a 三号 character without added spacing; indents count in it.
pub(super) const CHARACTER_3_TWIPS: u32 = SIZE_3_HALF_POINTS * 10;
/// Width of a 四号 character.
pub(super) const CHARACTER_4_TWIPS: u32 = SIZE_4_HALF_POINTS * 10;

/// Height of a title line.
pub(super) const TITLE_LINE_TWIPS: u32 = 640;
/// Height of a line in a table or a note.
pub(super) const TABLE_LINE_TWIPS: u32 = 320;

/// First line of a paragraph: 左空二字 (9704, 7.3.3), in hundredths of a character.
pub(super) const FIRST_LINE_CENTICHARS: u32 = 200;
/// Distance of the page number from the outer edge of the text: one character (9704, 7.5).
pub(super) const FOOTER_CENTICHARS: u32 = 100;

/// Blank above 附件说明 and above a signature without a seal: one line (9704, 7.3.4 and 7.3.5.2).
pub(super) const ONE_LINE_TWIPS: u32 = LINE_TWIPS;
/// Blank above a signature with a seal. A seal of 40 mm stands a little above the middle of name and date, with
/// its top within one line of the text (9704, 7.3.5.1), and so needs about two lines.
pub(super) const SEAL_TWIPS: u32 = 2 * LINE_TWIPS;

/// Width of a table's lines in eighths of a point.
pub(super) const TABLE_BORDER_EIGHTHS: u32 = 4;
/// Blank above and below the text of a cell, 1 mm.
pub(super) const CELL_VERTICAL_TWIPS: u32 = 57;
/// Blank left and right of the text of a cell, 1.5 mm.
pub(super) const CELL_SIDE_TWIPS: u32 = 85;
/// Blank under a note.
pub(super) const AFTER_NOTE_TWIPS: u32 = 120;
/// Height of the paragraph that Word demands after a table; as low as Word allows, so that it opens no page.
pub(super) const AFTER_TABLE_TWIPS: u32 = 20;
/// Size of that paragraph's mark, 1 pt.
pub(super) const AFTER_TABLE_HALF_POINTS: u32 = 2;

/// Fill of a shaded row; a black-and-white printer keeps text on it readable.
pub(super) const ROW_FILL: &str = "E6E6E6";
/// Fill behind the mark of something missing; darker than a row's, so that it shows on one.
pub(super) const TO_FILL_FILL: &str = "C8C8C8";
/// Colour of notes: grey, 7 : 1 against white.
pub(super) const NOTE_COLOUR: &str = "595959";

/// Distance of tab stops, two 五号 characters as in Word's own Chinese files; the writer itself sets no tabs.
pub(super) const TAB_STOP_TWIPS: u32 = 420;
/// Blank between columns of text, of which there is one; Word's own value.
pub(super) const COLUMN_GAP_TWIPS: u32 = 425;
/// Blank left and right of the text of a cell in a table that a person adds; Word's own value.
pub(super) const ADDED_CELL_SIDE_TWIPS: u32 = 108;
