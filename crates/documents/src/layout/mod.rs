//! What a document looks like: margins, pitches, typefaces and sizes, and what stands above the title and at the foot of
//! the last page. The one that holds where no other is chosen is `static/layouts/standard.toml`.
//!
//! In: nothing. Out: [`Layout`]; lengths in twips (1 mm = 7200/127 twips, 1 pt = 20 twips), sizes in half-points, widths
//! that are counted in characters in hundredths of one. It must not know files, nor how a document is written.

mod apply;

pub use apply::apply_layout;

use serde::{Deserialize, Serialize};

use crate::{Orientation, Typefaces};

/// How many levels of headings there are: 一、 （一） 1. （1）.
pub const LEVELS: usize = 4;

/// Measures, typefaces and sizes of a document.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Layout {
    /// Name of the profile.
    pub name: String,
    /// Who issued it, as typed.
    pub issuer: String,
    /// What else there is to say of it, as typed.
    pub note: String,
    /// Blank around the text.
    pub margins: Margins,
    /// Heights of lines.
    pub lines: LineHeights,
    /// Added to the width of each character of the body, in twips.
    pub spacing_twips: i32,
    /// How far the first line of a paragraph is moved in, in hundredths of a character.
    pub first_line_centichars: u32,
    /// Names of typefaces.
    pub faces: TypefaceNames,
    /// What is bold.
    pub bold: Bold,
    /// Sizes of characters.
    pub sizes: Sizes,
    /// Where the page number stands.
    pub page_number: PageNumber,
    /// Lines and blanks of tables.
    pub table: TableMeasures,
    /// What stands above the title.
    pub head: Head,
    /// 版记 at the foot of the last page.
    pub imprint: Imprint,
}

/// Blank between the edges of an upright page and its text, in twips.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Margins {
    /// 天头.
    pub top_twips: u32,
    /// Below the text.
    pub bottom_twips: u32,
    /// 订口, left on every page.
    pub binding_twips: u32,
    /// Opposite of 订口.
    pub outer_twips: u32,
}

/// Heights of lines in twips; not less and not more.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct LineHeights {
    /// Of the body, its headings and captions.
    pub body_twips: u32,
    /// Of the title.
    pub title_twips: u32,
    /// Of tables and notes.
    pub table_twips: u32,
}

/// Names of typefaces.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct TypefaceNames {
    /// Title, and titles of annexes.
    pub title: String,
    /// Body.
    pub body: String,
    /// Headings by their level.
    pub levels: [String; LEVELS],
    /// First sentence of a paragraph where it stands out.
    pub lead: String,
    /// 附件N on top of an annex, and what stands above a table.
    pub caption: String,
    /// Cells of a table.
    pub table: String,
    /// Header row of a table.
    pub table_head: String,
    /// Page number.
    pub page_number: String,
    /// Letters and digits everywhere but in the page number.
    pub latin: String,
}

/// What is bold.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Bold {
    /// Title, and titles of annexes.
    pub title: bool,
    /// Headings by their level.
    pub levels: [bool; LEVELS],
    /// Header row of a table.
    pub table_head: bool,
}

/// Sizes of characters in half-points.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Sizes {
    /// Title, and titles of annexes.
    pub title_half_points: u32,
    /// Body.
    pub body_half_points: u32,
    /// Headings by their level.
    pub level_half_points: [u32; LEVELS],
    /// What stands above a table.
    pub caption_half_points: u32,
    /// Cells of a table.
    pub table_half_points: u32,
    /// Notes.
    pub note_half_points: u32,
    /// Page number.
    pub page_number_half_points: u32,
}

/// Where the page number stands.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct PageNumber {
    /// Side of the page.
    pub place: PageNumberPlace,
    /// Whether a dash (一字线) stands on either side.
    pub has_dashes: bool,
    /// From the foot of the text to the dash, in twips.
    pub below_twips: u32,
}

/// Side of the page on which its number stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum PageNumberPlace {
    /// Right on odd pages, left on even ones.
    #[default]
    Outer,
    /// In the middle of every page.
    Centre,
    /// Right on every page.
    Right,
}

/// Lines and blanks of tables.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct TableMeasures {
    /// Width of the lines in eighths of a point.
    pub border_eighths: u32,
    /// Blank above and below the text of a cell, in twips.
    pub cell_vertical_twips: u32,
    /// Blank left and right of the text of a cell, in twips.
    pub cell_side_twips: u32,
}

/// What stands above the title; nothing where the texts are empty.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Head {
    /// 发文机关标志, in red over the whole width; [`SCHOOL`] and [`DATE`] may stand in it.
    pub issuer: String,
    /// Size of 发文机关标志 in half-points.
    pub issuer_half_points: u32,
    /// 发文字号; marks such as 【待填：序号】 may stand in it.
    pub number: String,
}

/// 版记; nothing where the texts are empty. [`SCHOOL`] and [`DATE`] may stand in them.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Imprint {
    /// 抄送: who gets a copy.
    pub copies_to: String,
    /// 印发机关.
    pub printer: String,
    /// 印发日期.
    pub date: String,
    /// Size of its characters in half-points.
    pub half_points: u32,
    /// Width of its first and last line in eighths of a point.
    pub outer_rule_eighths: u32,
    /// Width of the line between in eighths of a point.
    pub inner_rule_eighths: u32,
}

/// Stands for the name of the school.
pub const SCHOOL: &str = "{学校}";
/// Stands for the day of the document.
pub const DATE: &str = "{日期}";

/// What stands before those who get a copy.
pub const COPIES_WORD: &str = "抄送：";
/// What stands behind the day of 版记.
pub const PRINTED_WORD: &str = "印发";

/// What documents look like where no profile says otherwise, by the typefaces that are named.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Layouts {
    /// For [`Typefaces::Standard`].
    pub standard: Layout,
    /// For [`Typefaces::Office`].
    pub office: Layout,
    /// For [`Typefaces::NoTitleFace`].
    pub no_title_face: Layout,
}

impl Layouts {
    /// The layout with these typefaces.
    pub fn of(&self, typefaces: Typefaces) -> &Layout {
        match typefaces {
            Typefaces::Standard => &self.standard,
            Typefaces::Office => &self.office,
            Typefaces::NoTitleFace => &self.no_title_face,
        }
    }
}

impl Head {
    /// True where nothing stands above the title.
    pub fn is_empty(&self) -> bool {
        self.issuer.is_empty() && self.number.is_empty()
    }
}

impl Imprint {
    /// True where there is no 版记.
    pub fn is_empty(&self) -> bool {
        self.copies_to.is_empty() && self.printer.is_empty() && self.date.is_empty()
    }
}

/// Short edge of A4, 210 mm (GB/T 9704-2012, 5.1).
pub const A4_SHORT_TWIPS: u32 = 11906;
/// Long edge of A4, 297 mm (GB/T 9704-2012, 5.1).
pub const A4_LONG_TWIPS: u32 = 16838;
/// A page number stands no nearer to the edge of the paper, 4 mm; printers leave that much blank.
pub const LEAST_FOOTER_TWIPS: u32 = 227;

/// The margin of a page on its side where an upright page has one so wide, in twips: two thirds of it, since wide tables need
/// the room.
pub fn margin_on_side(upright_twips: u32) -> u32 {
    upright_twips * 2 / 3
}

/// Characters and blanks of the tables of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TableForm {
    /// Size of the characters in half-points.
    pub half_points: u32,
    /// Height of a line in twips.
    pub line_twips: u32,
    /// Blank above and below the text of a cell, in twips.
    pub cell_vertical_twips: u32,
    /// Blank left and right of the text of a cell, in twips.
    pub cell_side_twips: u32,
}

impl Layout {
    /// What tables look like on a page. Those of a page on its side have many columns and are a size smaller: 小五 where the
    /// layout has 五号, with lines and blanks that fit it.
    pub fn table_form(&self, orientation: Orientation) -> TableForm {
        let upright = TableForm {
            half_points: self.sizes.table_half_points,
            line_twips: self.lines.table_twips,
            cell_vertical_twips: self.table.cell_vertical_twips,
            cell_side_twips: self.table.cell_side_twips,
        };
        match orientation {
            Orientation::Portrait => upright,
            Orientation::Landscape => TableForm {
                half_points: upright.half_points * 6 / 7,
                line_twips: upright.line_twips * 13 / 16,
                cell_vertical_twips: upright.cell_vertical_twips / 2,
                cell_side_twips: upright.cell_side_twips * 2 / 3,
            },
        }
    }

    /// Slots of its texts that are neither [`SCHOOL`] nor [`DATE`], each with its entry; none in a good layout.
    pub fn faults(&self) -> Vec<String> {
        let filled = [SCHOOL, DATE].map(|slot| slot.trim_matches(['{', '}']));
        let texts = [
            ("head.issuer", &self.head.issuer),
            ("head.number", &self.head.number),
            ("imprint.copies_to", &self.imprint.copies_to),
            ("imprint.printer", &self.imprint.printer),
            ("imprint.date", &self.imprint.date),
        ];
        let faults = texts.map(|(entry, text)| crate::texts::unknown_slots(text, entry, &filled));
        faults.concat()
    }

    /// Height of the page number's line in twips: its size and a tenth of a 三号 character.
    pub fn footer_line_twips(&self) -> u32 {
        self.sizes.page_number_half_points * 10 + 40
    }
}
