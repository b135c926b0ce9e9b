//! A workbook as an .xlsx file: A4 landscape, one page wide, heads frozen and repeated, lists to choose from, colours.
//!
//! In: a [`Workbook`]. Out: the bytes of the file. Same workbook, same bytes; it must not know what the cells say.

use std::borrow::Cow;

use rust_xlsxwriter as xlsx;
use xlsx::{
    Color, ConditionalFormatFormula, DataValidation, DocProperties, ExcelDateTime, Format,
    FormatAlign, FormatBorder, Formula, Worksheet, XlsxError,
};

use crate::line_breaking::{Room, Setting, line_starts};
use documents::printed;
use documents::workbook::{
    Cell, ROWS_ABOVE, Shown, StateColumns, Workbook, WorkbookSheet, column_name, is_formula,
};
use numbers::Fraction;
use numbers::calendar::Date;

const FACE: &str = "宋体";
const TITLE_FACE: &str = "黑体";
/// Paper size A4, as the format counts it.
const A4: u8 = 9;
const OVERDUE: Color = Color::RGB(0xF8CBAD);
const SOON: Color = Color::RGB(0xFFE699);
const CLOSED: Color = Color::RGB(0xD9D9D9);
const HEAD: Color = Color::RGB(0xDDEBF7);
const INPUT: Color = Color::RGB(0xFFF2CC);
const FILLED: Color = Color::RGB(0x5B9BD5);
/// Characters of a cell.
const CELL: Setting = Setting {
    size_half_points: 22,
    tracking_twips: 0,
    auto_space: false,
};
/// Height of a line in a cell, and what a row has beside its lines, in points.
const LINE_POINTS: u32 = 16;
const BESIDE_LINES_POINTS: u32 = 4;
/// Most lines of a row; Excel takes no row above 409 points.
const MOST_LINES: usize = 25;
/// Margins of the paper in inches: left and right, top, bottom, footer. One centimetre leaves the columns their size.
const MARGINS: (f64, f64, f64, f64) = (0.4, 0.5, 0.6, 0.3);
/// Most characters of a cell, in units of UTF-16.
const MOST_UNITS: usize = 32_767;
/// Days before a deadline from which on its row is amber.
const SOON_DAYS: u32 = 30;

/// Writes a workbook as an .xlsx file. The same workbook gives the same bytes; a workbook without a date bears a fixed one.
///
/// ```
/// use documents::workbook::{WorkbookSheet, Workbook};
///
/// let workbook = Workbook {
///     title: "整改台账".to_owned(),
///     creator: String::new(),
///     date: None,
///     sheets: vec![WorkbookSheet { name: "台账".to_owned(), ..WorkbookSheet::default() }],
///     editing: documents::edits::Editing::default(),
/// };
/// assert!(formats::xlsx::write(&workbook)?.starts_with(b"PK"));
/// # Ok::<(), rust_xlsxwriter::XlsxError>(())
/// ```
///
/// # Errors
/// The writer's fault, such as a name of a sheet that is too long or a sheet with more rows than the format takes.
pub fn write(workbook: &Workbook) -> Result<Vec<u8>, XlsxError> {
    let mut book = xlsx::Workbook::new();
    let date = workbook.date.and_then(excel_date);
    let mut properties = DocProperties::new()
        .set_title(&workbook.title)
        .set_author(&workbook.creator);
    // A workbook without a date gets a fixed one: the same workbook gives the same bytes.
    let fixed = ExcelDateTime::from_ymd(2000, 1, 1)?;
    properties = properties.set_creation_datetime(date.as_ref().unwrap_or(&fixed));
    book.set_properties(&properties);
    for sheet in &workbook.sheets {
        write_sheet(book.add_worksheet(), sheet)?;
    }
    book.save_to_buffer()
}

fn write_sheet(page: &mut Worksheet, sheet: &WorkbookSheet) -> Result<(), XlsxError> {
    let columns = u16::try_from(sheet.columns.len())
        .unwrap_or(u16::MAX)
        .max(1);
    page.set_name(&sheet.name)?;
    page.set_landscape();
    page.set_paper_size(A4);
    page.set_print_fit_to_pages(1, 0);
    let (side, top, bottom, footer) = MARGINS;
    page.set_margins(side, side, top, bottom, 0.0, footer);
    page.set_print_center_horizontally(true);
    page.set_footer("&C第 &P 页，共 &N 页");
    page.set_repeat_rows(1, 1)?;
    page.set_freeze_panes(2, 0)?;
    let title = base()
        .set_font_name(TITLE_FACE)
        .set_font_size(16)
        .set_border(FormatBorder::None)
        .set_align(FormatAlign::Center);
    let title = if is_formula(&sheet.title) {
        title.set_quote_prefix()
    } else {
        title
    };
    // A title over columns that are not printed would not stand in the middle of those that are.
    let titled = sheet
        .printed
        .map_or(columns, |printed| narrow(printed).min(columns));
    if titled > 1 {
        page.merge_range(0, 0, 0, titled - 1, held(&sheet.title), &title)?;
    } else {
        page.write_with_format(0, 0, held(&sheet.title), &title)?;
    }
    page.set_row_height(0, 30)?;
    let head = base()
        .set_font_name(TITLE_FACE)
        .set_align(FormatAlign::Center)
        .set_background_color(HEAD);
    for (idx, column) in sheet.columns.iter().enumerate() {
        let idx = narrow(idx);
        page.write_with_format(1, idx, &column.head, &head)?;
        page.set_column_width(idx, f64::from(column.width))?;
    }
    let heads = sheet.columns.iter().map(|column| column.head.as_str());
    page.set_row_height(1, row_points(sheet, heads))?;
    let formats = Formats::new();
    for (row_idx, row) in sheet.rows.iter().enumerate() {
        let row_number = row_number(row_idx);
        for (idx, cell) in row.iter().enumerate() {
            write_cell(page, row_number, narrow(idx), cell, &formats)?;
        }
        // Not every program makes room for text that wraps; a row of one line stays as it is, and grows.
        let points = row_points(sheet, row.iter().map(words));
        if points > LINE_POINTS + BESIDE_LINES_POINTS {
            page.set_row_height(row_number, points)?;
        }
    }
    for spare in 0..sheet.spare_rows {
        page.set_row_format(row_number(sheet.rows.len() + spare), &formats.spare)?;
    }
    for idx in &sheet.hidden {
        page.set_column_hidden(narrow(*idx))?;
    }
    if let Some(printed) = sheet.printed {
        // Spare rows are printed once something stands in them, which no area can tell: it ends below what is written.
        let last_row = row_number(sheet.rows.len()).saturating_sub(1).max(1);
        let last_column = narrow(printed).min(columns).saturating_sub(1);
        page.set_print_area(0, 0, last_row, last_column)?;
    }
    let rows = sheet.rows.len() + sheet.spare_rows;
    if rows == 0 {
        return Ok(());
    }
    let last = row_number(rows - 1);
    page.autofilter(1, 0, last, columns - 1)?;
    for (idx, words) in &sheet.lists {
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let list = DataValidation::new().allow_list_strings(&words)?;
        page.add_data_validation(row_number(0), narrow(*idx), last, narrow(*idx), &list)?;
    }
    if sheet.spare_rows > 0 {
        frame_when_filled(page, row_number(sheet.rows.len()), last, columns)?;
    }
    if let Some(state) = &sheet.state {
        colour(page, state, last, columns)?;
    }
    Ok(())
}

/// Spare rows have lines once something stands in them: empty ones with lines would be printed as empty pages.
fn frame_when_filled(
    page: &mut Worksheet,
    first: u32,
    last: u32,
    columns: u16,
) -> Result<(), XlsxError> {
    let end = column_name(usize::from(columns - 1));
    let row = first + 1;
    let rule = ConditionalFormatFormula::new()
        .set_rule(format!("=COUNTA($A{row}:${end}{row})>0").as_str())
        .set_format(Format::new().set_border(FormatBorder::Thin));
    page.add_conditional_format(first, 0, last, columns - 1, &rule)?;
    Ok(())
}

/// Height of a row with room for all lines of its longest text.
fn row_points(sheet: &WorkbookSheet, texts: impl Iterator<Item = impl AsRef<str>>) -> u32 {
    let lines = texts.zip(&sheet.columns).map(|(text, column)| {
        // A column of so many digits has 7 pixels for each and 5 more, of which 10 stay blank; 15 twips are a pixel.
        let room = (u32::from(column.width) * 7).saturating_sub(5) * 15;
        let room = Room {
            first: room,
            other: room,
        };
        line_starts(&text.as_ref().chars().collect::<Vec<_>>(), CELL, room).len()
    });
    let lines = lines.max().unwrap_or(1).min(MOST_LINES);
    u32::try_from(lines).unwrap_or(1) * LINE_POINTS + BESIDE_LINES_POINTS
}

/// What a cell says in words; numbers are always short.
fn words(cell: &Cell) -> Cow<'_, str> {
    match cell {
        Cell::Text(text) | Cell::Formula(_, Shown::Text(text)) => text.into(),
        Cell::ToFill(text) => printed(text).into(),
        Cell::Empty
        | Cell::Number(_)
        | Cell::Amount(..)
        | Cell::Input(_)
        | Cell::Month(_)
        | Cell::Day(_)
        | Cell::Filled
        | Cell::Formula(_, Shown::Number(_) | Shown::Amount(..) | Shown::Month(_)) => "".into(),
    }
}

/// Grey for what is closed, red for what is overdue, amber for what is due soon; the first that fits.
fn colour(
    page: &mut Worksheet,
    state: &StateColumns,
    last: u32,
    columns: u16,
) -> Result<(), XlsxError> {
    let first = ROWS_ABOVE + 1;
    let (days, state_column) = (column_name(state.days), column_name(state.state));
    let closed = state.closed.replace('"', "\"\"");
    let is_open = format!("${state_column}{first}<>\"{closed}\",ISNUMBER(${days}{first})");
    let rules = [
        (format!("=${state_column}{first}=\"{closed}\""), CLOSED),
        (format!("=AND({is_open},${days}{first}<0)"), OVERDUE),
        (format!("=AND({is_open},${days}{first}<={SOON_DAYS})"), SOON),
    ];
    for (formula, colour) in rules {
        let rule = ConditionalFormatFormula::new()
            .set_rule(formula.as_str())
            .set_format(Format::new().set_background_color(colour))
            .set_stop_if_true(true);
        page.add_conditional_format(row_number(0), 0, last, columns - 1, &rule)?;
    }
    Ok(())
}

struct Formats {
    text: Format,
    spare: Format,
    number: Format,
    input: Format,
    month: Format,
    day: Format,
    filled: Format,
}

impl Formats {
    fn new() -> Self {
        let number = base().set_align(FormatAlign::Center);
        Self {
            text: base(),
            spare: base().set_border(FormatBorder::None),
            input: number.clone().set_background_color(INPUT),
            month: number.clone().set_num_format("yyyy\"年\"m\"月\""),
            day: number.clone().set_num_format("yyyy\"年\"m\"月\"d\"日\""),
            filled: base().set_background_color(FILLED),
            number,
        }
    }

    /// Numbers with so many decimals in sight.
    fn amount(&self, places: u32) -> Format {
        match places {
            0 => self.number.clone(),
            _ => {
                let format = format!("0.{}", "0".repeat(places as usize));
                self.number.clone().set_num_format(format)
            }
        }
    }
}

fn base() -> Format {
    Format::new()
        .set_font_name(FACE)
        .set_font_size(11)
        .set_text_wrap()
        .set_align(FormatAlign::VerticalCenter)
        .set_border(FormatBorder::Thin)
}

fn write_cell(
    page: &mut Worksheet,
    row: u32,
    column: u16,
    cell: &Cell,
    formats: &Formats,
) -> Result<(), XlsxError> {
    match cell {
        Cell::Empty => page.write_blank(row, column, &formats.text)?,
        Cell::Text(text) => write_text(page, row, column, text, &formats.text)?,
        Cell::ToFill(text) => {
            let printed = printed(text);
            if printed.is_empty() {
                page.write_blank(row, column, &formats.text)?
            } else {
                write_text(page, row, column, &printed, &formats.text)?
            }
        }
        Cell::Number(number) => {
            page.write_number_with_format(row, column, float(*number), &formats.number)?
        }
        Cell::Amount(number, places) => {
            page.write_number_with_format(row, column, float(*number), &formats.amount(*places))?
        }
        Cell::Input(number) => {
            page.write_number_with_format(row, column, float(*number), &formats.input)?
        }
        Cell::Month(date) => write_date(page, row, column, *date, &formats.month)?,
        Cell::Day(date) => write_date(page, row, column, *date, &formats.day)?,
        Cell::Formula(formula, shown) => {
            let result = match shown {
                Shown::Number(number) | Shown::Amount(number, _) => float(*number).to_string(),
                Shown::Text(text) => text.clone(),
                Shown::Month(date) => serial(*date),
            };
            let format = match shown {
                Shown::Month(_) => &formats.month,
                Shown::Amount(_, places) => &formats.amount(*places),
                Shown::Number(_) | Shown::Text(_) => &formats.number,
            };
            let formula = Formula::new(formula).set_result(result);
            page.write_formula_with_format(row, column, formula, format)?
        }
        Cell::Filled => page.write_blank(row, column, &formats.filled)?,
    };
    Ok(())
}

/// Text as it is; what a program could take for a formula when the cell is changed is marked as text.
fn write_text<'p>(
    page: &'p mut Worksheet,
    row: u32,
    column: u16,
    text: &str,
    format: &Format,
) -> Result<&'p mut Worksheet, XlsxError> {
    let text = held(text);
    if is_formula(text) {
        let quoted = format.clone().set_quote_prefix();
        page.write_string_with_format(row, column, text, &quoted)
    } else {
        page.write_string_with_format(row, column, text, format)
    }
}

fn write_date<'p>(
    page: &'p mut Worksheet,
    row: u32,
    column: u16,
    date: Date,
    format: &Format,
) -> Result<&'p mut Worksheet, XlsxError> {
    match excel_date(date) {
        Some(date) => page.write_datetime_with_format(row, column, &date, format),
        None => page.write_blank(row, column, format),
    }
}

/// As much of a text as a cell can hold.
fn held(text: &str) -> &str {
    let mut units = 0;
    let is_over = |(_, character): &(usize, char)| {
        units += character.len_utf16();
        units > MOST_UNITS
    };
    let end = text.char_indices().find(is_over);
    end.and_then(|(end, _)| text.get(..end)).unwrap_or(text)
}

/// The format keeps numbers as binary floating point; up to here they are exact.
fn float(number: Fraction) -> f64 {
    number.rounded(6).parse().unwrap_or(0.0)
}

fn excel_date(date: Date) -> Option<ExcelDateTime> {
    ExcelDateTime::from_ymd(date.year(), date.month_of_year(), date.day()).ok()
}

/// A day as the format counts it.
fn serial(date: Date) -> String {
    excel_date(date).map_or_else(String::new, |date| date.to_excel().to_string())
}

fn row_number(row_idx: usize) -> u32 {
    u32::try_from(row_idx + ROWS_ABOVE).unwrap_or(u32::MAX)
}

fn narrow(idx: usize) -> u16 {
    u16::try_from(idx).unwrap_or(u16::MAX)
}
