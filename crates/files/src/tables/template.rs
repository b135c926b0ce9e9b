//! The form as a workbook: every figure of a kind of school in a row, with its code, to be filled in and read back.
//!
//! In: a draft (its profile says the kind; its figures are filled in, a blank draft gives a blank template) and the
//! catalogue. Out: a workbook in which only the cells to be filled are not locked, or .csv. What is read back goes by the
//! column of codes (see `codes`).

use rust_xlsxwriter::{
    Color, DataValidation, Format, FormatAlign, FormatBorder, ProtectionOptions, Workbook,
    Worksheet, XlsxError,
};

use super::codes::code;
use super::write::{FONT, OutputCell, OutputTable, csv, fresh, put, write_fault};
use school::catalogue::{Catalogue, FigureDefinition, FigureForm};
use school::draft::{Draft, Entry};
use school::figures::{Level, Slot, Value};
use school::profile::{Ownership, SchoolKind, Zone};
use school::reading;
use words::{Words, labels};

/// Head of the column that is filled in.
pub(super) const VALUE_HEAD: &str = "填写";
const HEAD: [&str; 7] = ["代号", "名称", "部分", VALUE_HEAD, "单位", "口径", "来源表"];
const WIDTHS: [u16; 7] = [26, 24, 9, 20, 8, 70, 30];
/// The column that is filled in.
const VALUE_COLUMN: u16 = 3;
/// Row of the heads, from 0.
const HEAD_ROW: u32 = 2;

/// A line of the form.
struct Line {
    /// Code, name, part, value, unit, definition, table.
    cells: [OutputCell; 7],
    /// What can be chosen; empty where anything can be written.
    choices: Vec<&'static str>,
}

/// The workbook of a draft.
///
/// # Errors
/// A sentence when no kind of school is chosen, or the writer refuses.
pub fn template(draft: &Draft, catalogue: &Catalogue) -> Result<Vec<u8>, String> {
    let kind = draft.profile.kind.ok_or("请先选办学类型")?;
    let mut book = fresh();
    let sheets = [("填报", "常用的数", false), ("可不填", "可不填的数", true)];
    for (name, what, is_optional) in sheets {
        let mut lines = lines(draft, catalogue, is_optional);
        if !is_optional {
            lines.splice(0..0, profile_lines(draft));
        }
        let title = format!("对标填报模板：{}，{what}", labels::kind(kind));
        sheet(&mut book, name, &title, &lines).map_err(write_fault)?;
    }
    book.save_to_buffer().map_err(write_fault)
}

/// The figures of a draft as .csv, blank ones included.
///
/// # Errors
/// A sentence when no kind of school is chosen, or the writer refuses.
pub fn figures_csv(draft: &Draft, catalogue: &Catalogue) -> Result<Vec<u8>, String> {
    draft.profile.kind.ok_or("请先选办学类型")?;
    let mut rows = vec![HEAD.map(OutputCell::from).to_vec()];
    let mut all = profile_lines(draft);
    all.extend(lines(draft, catalogue, false));
    all.extend(lines(draft, catalogue, true));
    rows.extend(all.into_iter().map(|line| line.cells.to_vec()));
    csv(&OutputTable {
        rows,
        ..OutputTable::default()
    })
}

fn profile_lines(draft: &Draft) -> Vec<Line> {
    let profile = &draft.profile;
    let line = |key: &str, name: &str, value: &str, choices: Vec<&'static str>, hint: &str| Line {
        cells: [
            format!("school/{key}").into(),
            name.into(),
            "".into(),
            value.into(),
            "".into(),
            hint.into(),
            "".into(),
        ],
        choices,
    };
    let boarding = profile
        .boarding
        .map_or("", |is| if is { "是" } else { "否" });
    vec![
        line(
            "name",
            "学校名称",
            profile.name.trim(),
            Vec::new(),
            "写全称。",
        ),
        line(
            "kind",
            "办学类型",
            profile.kind.map_or("", labels::kind),
            SchoolKind::ALL.map(labels::kind).into(),
            "换了办学类型，要填的数也不同，请重新下载模板。",
        ),
        line(
            "zone",
            "城乡类型",
            profile.zone.map_or("", labels::zone),
            Zone::ALL.map(labels::zone).into(),
            "",
        ),
        line(
            "ownership",
            "举办者",
            profile.ownership.map_or("", labels::ownership),
            Ownership::ALL.map(labels::ownership).into(),
            "",
        ),
        line("boarding", "寄宿制", boarding, vec!["是", "否"], ""),
    ]
}

fn lines(draft: &Draft, catalogue: &Catalogue, is_optional: bool) -> Vec<Line> {
    let (school, _) = school::read(draft, catalogue);
    let words = Words::of(&school, catalogue);
    let mut lines = Vec::new();
    let slots = catalogue.slots(&draft.profile);
    for (definition, slot) in slots.filter(|(figure, _)| figure.optional == is_optional) {
        let junior = slot.part.key() == "junior" && !definition.definition_junior.is_empty();
        let text = if junior {
            &definition.definition_junior
        } else {
            &definition.definition
        };
        lines.push(Line {
            cells: [
                code(&slot).into(),
                definition.name.as_str().into(),
                words.part(slot.part).into(),
                value(draft, &slot, definition),
                labels::unit(definition.unit).into(),
                text.as_str().into(),
                definition.table.as_str().into(),
            ],
            choices: if definition.form == FigureForm::Level {
                Level::ALL.map(labels::level).into()
            } else {
                Vec::new()
            },
        });
    }
    lines
}

/// What stands in the form; a number that is understood as a number.
fn value(draft: &Draft, slot: &Slot, definition: &FigureDefinition) -> OutputCell {
    match draft.entries.get(slot) {
        None => OutputCell::Text(String::new()),
        Some(Entry::NotApplicable(reason)) if reason.is_empty() => "不适用".into(),
        Some(Entry::NotApplicable(reason)) => format!("不适用：{reason}").into(),
        Some(Entry::Text(text)) => match reading::read(text, definition) {
            Ok(Value::Number(number)) => OutputCell::Number(number.to_string()),
            Ok(Value::Level(level)) => labels::level(level).into(),
            _ => OutputCell::Text(text.clone()),
        },
    }
}

fn sheet(book: &mut Workbook, name: &str, title: &str, lines: &[Line]) -> Result<(), XlsxError> {
    let plain = Format::new()
        .set_font_name(FONT)
        .set_text_wrap()
        .set_align(FormatAlign::Top);
    let bordered = plain.clone().set_border(FormatBorder::Thin);
    let head = bordered
        .clone()
        .set_bold()
        .set_background_color(Color::RGB(0x00E8_EEF7));
    let grey = bordered.clone().set_font_color(Color::RGB(0x0059_5959));
    let open = bordered
        .clone()
        .set_background_color(Color::RGB(0x00FF_F8DC))
        .set_unlocked();
    let sheet: &mut Worksheet = book.add_worksheet();
    sheet.set_name(name)?;
    for (column, width) in (0_u16..).zip(WIDTHS) {
        sheet.set_column_width(column, f64::from(width))?;
    }
    sheet.merge_range(0, 0, 0, 6, title, &plain.clone().set_bold())?;
    sheet.merge_range(
        1,
        0,
        1,
        6,
        "只填浅黄色的“填写”一列。没有的填 0，不知道的空着，确实不适用的填“不适用”；各班人数、各间面积用空格隔开。填好保存，在网页“导入导出”里选这个文件，按代号读回，所以不要改代号。",
        &plain,
    )?;
    sheet.set_row_height(1, 32)?;
    for (column, text) in (0_u16..).zip(HEAD) {
        sheet.write_string_with_format(HEAD_ROW, column, text, &head)?;
    }
    for (row, line) in (HEAD_ROW + 1..).zip(lines) {
        for (column, cell) in (0_u16..).zip(&line.cells) {
            let format = match column {
                VALUE_COLUMN => &open,
                0 => &grey,
                _ => &bordered,
            };
            put(sheet, row, column, cell, format)?;
        }
        if !line.choices.is_empty() {
            let choice = DataValidation::new()
                .allow_list_strings(&line.choices)?
                .set_error_title("请从列表里选")?
                .set_error_message("请从下拉列表里选一项，或者空着。")?;
            sheet.add_data_validation(row, VALUE_COLUMN, row, VALUE_COLUMN, &choice)?;
        }
    }
    sheet.set_freeze_panes(HEAD_ROW + 1, 2)?;
    sheet.set_landscape();
    sheet.set_repeat_rows(HEAD_ROW, HEAD_ROW)?;
    sheet.set_print_fit_to_pages(1, 0);
    // Without a password: it keeps from slips, not from people.
    sheet.protect_with_options(&ProtectionOptions {
        format_columns: true,
        format_rows: true,
        format_cells: true,
        ..ProtectionOptions::default()
    });
    Ok(())
}
