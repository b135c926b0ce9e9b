//! Every entry that a layout profile may have: its name, what it is called, what it takes and where that goes.
//!
//! In: nothing. Out: [`FIELDS`]. It must not know TOML.

use super::fields::{Bounds, Field, Kind};

const MARGIN: Bounds = Bounds(12, 80);
const PITCH: Bounds = Bounds(8, 100);
const SIZE: Bounds = Bounds(5, 72);
const SHORT: usize = 60;
const LONG: usize = 400;

const fn field(table: &'static str, key: &'static str, label: &'static str, kind: Kind) -> Field {
    Field {
        table,
        key,
        label,
        kind,
    }
}

/// Every entry, in the order of the file.
pub(super) static FIELDS: [Field; 57] = [
    field("", "file", "文件种类", Kind::Mark),
    field(
        "",
        "name",
        "版式名称",
        Kind::Text(SHORT, |own| &mut own.name),
    ),
    field(
        "",
        "issuer",
        "谁定的",
        Kind::Text(LONG, |own| &mut own.issuer),
    ),
    field("", "note", "备注", Kind::Text(LONG, |own| &mut own.note)),
    field(
        "margins",
        "top",
        "天头",
        Kind::Millimetres(MARGIN, |own| &mut own.margins.top_twips),
    ),
    field(
        "margins",
        "bottom",
        "下边",
        Kind::Millimetres(MARGIN, |own| &mut own.margins.bottom_twips),
    ),
    field(
        "margins",
        "binding",
        "订口",
        Kind::Millimetres(MARGIN, |own| &mut own.margins.binding_twips),
    ),
    field(
        "margins",
        "outer",
        "右边",
        Kind::Millimetres(MARGIN, |own| &mut own.margins.outer_twips),
    ),
    field(
        "lines",
        "body",
        "正文行距",
        Kind::Points(PITCH, |own| &mut own.lines.body_twips),
    ),
    field(
        "lines",
        "title",
        "标题行距",
        Kind::Points(PITCH, |own| &mut own.lines.title_twips),
    ),
    field(
        "lines",
        "table",
        "表格行距",
        Kind::Points(PITCH, |own| &mut own.lines.table_twips),
    ),
    field(
        "text",
        "characters",
        "每行字数",
        Kind::Characters(Bounds(15, 50)),
    ),
    field("text", "spacing", "字间", Kind::Spacing(Bounds(-2, 5))),
    field(
        "text",
        "first_line",
        "首行缩进",
        Kind::Indent(Bounds(0, 4), |own| &mut own.first_line_centichars),
    ),
    field(
        "faces",
        "title",
        "标题字体",
        Kind::Face(|own| &mut own.faces.title),
    ),
    field(
        "faces",
        "body",
        "正文字体",
        Kind::Face(|own| &mut own.faces.body),
    ),
    field(
        "faces",
        "level1",
        "“一、”字体",
        Kind::Face(|own| &mut own.faces.levels[0]),
    ),
    field(
        "faces",
        "level2",
        "“（一）”字体",
        Kind::Face(|own| &mut own.faces.levels[1]),
    ),
    field(
        "faces",
        "level3",
        "“1.”字体",
        Kind::Face(|own| &mut own.faces.levels[2]),
    ),
    field(
        "faces",
        "level4",
        "“（1）”字体",
        Kind::Face(|own| &mut own.faces.levels[3]),
    ),
    field(
        "faces",
        "lead",
        "段首句字体",
        Kind::Face(|own| &mut own.faces.lead),
    ),
    field(
        "faces",
        "caption",
        "表题和附件序号字体",
        Kind::Face(|own| &mut own.faces.caption),
    ),
    field(
        "faces",
        "table",
        "表格字体",
        Kind::Face(|own| &mut own.faces.table),
    ),
    field(
        "faces",
        "table_head",
        "表头字体",
        Kind::Face(|own| &mut own.faces.table_head),
    ),
    field(
        "faces",
        "page_number",
        "页码字体",
        Kind::Face(|own| &mut own.faces.page_number),
    ),
    field(
        "faces",
        "latin",
        "字母和数字的字体",
        Kind::Face(|own| &mut own.faces.latin),
    ),
    field(
        "bold",
        "title",
        "标题加粗",
        Kind::Flag(|own| &mut own.bold.title),
    ),
    field(
        "bold",
        "level1",
        "“一、”加粗",
        Kind::Flag(|own| &mut own.bold.levels[0]),
    ),
    field(
        "bold",
        "level2",
        "“（一）”加粗",
        Kind::Flag(|own| &mut own.bold.levels[1]),
    ),
    field(
        "bold",
        "level3",
        "“1.”加粗",
        Kind::Flag(|own| &mut own.bold.levels[2]),
    ),
    field(
        "bold",
        "level4",
        "“（1）”加粗",
        Kind::Flag(|own| &mut own.bold.levels[3]),
    ),
    field(
        "bold",
        "table_head",
        "表头加粗",
        Kind::Flag(|own| &mut own.bold.table_head),
    ),
    field(
        "sizes",
        "title",
        "标题字号",
        Kind::Size(SIZE, |own| &mut own.sizes.title_half_points),
    ),
    field(
        "sizes",
        "body",
        "正文字号",
        Kind::Size(SIZE, |own| &mut own.sizes.body_half_points),
    ),
    field(
        "sizes",
        "level1",
        "“一、”字号",
        Kind::Size(SIZE, |own| &mut own.sizes.level_half_points[0]),
    ),
    field(
        "sizes",
        "level2",
        "“（一）”字号",
        Kind::Size(SIZE, |own| &mut own.sizes.level_half_points[1]),
    ),
    field(
        "sizes",
        "level3",
        "“1.”字号",
        Kind::Size(SIZE, |own| &mut own.sizes.level_half_points[2]),
    ),
    field(
        "sizes",
        "level4",
        "“（1）”字号",
        Kind::Size(SIZE, |own| &mut own.sizes.level_half_points[3]),
    ),
    field(
        "sizes",
        "caption",
        "表题字号",
        Kind::Size(SIZE, |own| &mut own.sizes.caption_half_points),
    ),
    field(
        "sizes",
        "table",
        "表格字号",
        Kind::Size(SIZE, |own| &mut own.sizes.table_half_points),
    ),
    field(
        "sizes",
        "note",
        "说明字号",
        Kind::Size(SIZE, |own| &mut own.sizes.note_half_points),
    ),
    field(
        "sizes",
        "page_number",
        "页码字号",
        Kind::Size(SIZE, |own| &mut own.sizes.page_number_half_points),
    ),
    field(
        "page_number",
        "place",
        "页码位置",
        Kind::Place(|own| &mut own.page_number.place),
    ),
    field(
        "page_number",
        "dashes",
        "页码两边的一字线",
        Kind::Flag(|own| &mut own.page_number.has_dashes),
    ),
    field(
        "page_number",
        "below",
        "页码到版心的距离",
        Kind::Millimetres(Bounds(0, 40), |own| &mut own.page_number.below_twips),
    ),
    field(
        "table",
        "border",
        "表格线粗",
        Kind::Border(Bounds(0, 6), |own| &mut own.table.border_eighths),
    ),
    field(
        "table",
        "cell_above",
        "格内上下空白",
        Kind::Millimetres(Bounds(0, 10), |own| &mut own.table.cell_vertical_twips),
    ),
    field(
        "table",
        "cell_beside",
        "格内左右空白",
        Kind::Millimetres(Bounds(0, 10), |own| &mut own.table.cell_side_twips),
    ),
    field(
        "head",
        "issuer",
        "发文机关标志",
        Kind::Text(SHORT, |own| &mut own.head.issuer),
    ),
    field(
        "head",
        "size",
        "发文机关标志字号",
        Kind::Size(SIZE, |own| &mut own.head.issuer_half_points),
    ),
    field(
        "head",
        "number",
        "发文字号",
        Kind::Text(SHORT, |own| &mut own.head.number),
    ),
    field(
        "imprint",
        "copies_to",
        "抄送",
        Kind::Text(LONG, |own| &mut own.imprint.copies_to),
    ),
    field(
        "imprint",
        "printer",
        "印发机关",
        Kind::Text(SHORT, |own| &mut own.imprint.printer),
    ),
    field(
        "imprint",
        "date",
        "印发日期",
        Kind::Text(SHORT, |own| &mut own.imprint.date),
    ),
    field(
        "imprint",
        "size",
        "版记字号",
        Kind::Size(Bounds(5, 24), |own| &mut own.imprint.half_points),
    ),
    field(
        "imprint",
        "outer_rule",
        "版记首末线",
        Kind::Rule(Bounds(0, 2), |own| &mut own.imprint.outer_rule_eighths),
    ),
    field(
        "imprint",
        "inner_rule",
        "版记中间线",
        Kind::Rule(Bounds(0, 2), |own| &mut own.imprint.inner_rule_eighths),
    ),
];
