//! Every entry that a layout profile may have: the tables of the file, and for each entry its name, what it is called, what
//! it takes and which part of the layout it sets.
//!
//! In: nothing. Out: [`PROFILE`], the shape of the file; [`FOLLOWERS`]. It must not know TOML.

use crate::toml_file::kind::{self, Kind, may, must};
use documents::layout::{Layout, PageNumberPlace};

pub(super) type LayoutShape = kind::Shape<EntryKind>;
pub(super) type LayoutField = kind::Field<EntryKind>;

/// What an entry takes, with the least and the most where it is a number, and the part of the layout that it sets.
#[derive(Clone, Copy)]
pub(super) enum EntryKind {
    /// The word that every profile has.
    Mark,
    /// A text with at most so many characters.
    Text(usize, fn(&mut Layout) -> &mut String),
    /// Name of a typeface.
    Face(fn(&mut Layout) -> &mut String),
    Flag(fn(&mut Layout) -> &mut bool),
    Place(fn(&mut Layout) -> &mut PageNumberPlace),
    Millimetres(Bounds, fn(&mut Layout) -> &mut u32),
    Points(Bounds, fn(&mut Layout) -> &mut u32),
    /// Points, kept in eighths of one.
    Border(Bounds, fn(&mut Layout) -> &mut u32),
    /// Millimetres, kept in eighths of a point.
    Rule(Bounds, fn(&mut Layout) -> &mut u32),
    /// A size by its name or in points.
    Size(Bounds, fn(&mut Layout) -> &mut u32),
    /// Whole characters, kept in hundredths.
    Indent(Bounds, fn(&mut Layout) -> &mut u32),
    /// Characters in a line, from which the spacing follows.
    Characters(Bounds),
    /// Points between characters, may be negative.
    Spacing(Bounds),
}

/// Least and most that is taken, in the unit of the entry.
#[derive(Clone, Copy)]
pub(super) struct Bounds(pub(super) i64, pub(super) i64);

/// The words for where a page number stands.
pub(super) const PLACES: [(&str, PageNumberPlace); 3] = [
    ("外侧", PageNumberPlace::Outer),
    ("居中", PageNumberPlace::Centre),
    ("右侧", PageNumberPlace::Right),
];

const MARGIN: Bounds = Bounds(12, 80);
const PITCH: Bounds = Bounds(8, 100);
const SIZE: Bounds = Bounds(5, 72);
const SHORT: usize = 60;
const LONG: usize = 400;

const fn entry(key: &'static str, label: &'static str, kind: EntryKind) -> LayoutField {
    may(key, label, Kind::Leaf(kind))
}

const fn table(key: &'static str, shape: &'static LayoutShape) -> LayoutField {
    may(key, shape.what, Kind::Table(shape))
}

/// The whole file.
pub(super) static PROFILE: LayoutShape = LayoutShape {
    what: "",
    fields: &[
        must("file", "文件种类", Kind::Leaf(EntryKind::Mark)),
        must(
            "name",
            "版式名称",
            Kind::Leaf(EntryKind::Text(SHORT, |layout| &mut layout.name)),
        ),
        entry(
            "issuer",
            "谁定的",
            EntryKind::Text(LONG, |layout| &mut layout.issuer),
        ),
        entry(
            "note",
            "备注",
            EntryKind::Text(LONG, |layout| &mut layout.note),
        ),
        table("margins", &MARGINS),
        table("lines", &LINES),
        table("text", &TEXT),
        table("faces", &FACES),
        table("bold", &BOLD),
        table("sizes", &SIZES),
        table("page_number", &PAGE_NUMBER),
        table("table", &TABLE),
        table("head", &HEAD),
        table("imprint", &IMPRINT),
    ],
};

static MARGINS: LayoutShape = LayoutShape {
    what: "页边距",
    fields: &[
        entry(
            "top",
            "天头",
            EntryKind::Millimetres(MARGIN, |layout| &mut layout.margins.top_twips),
        ),
        entry(
            "bottom",
            "下边",
            EntryKind::Millimetres(MARGIN, |layout| &mut layout.margins.bottom_twips),
        ),
        entry(
            "binding",
            "订口",
            EntryKind::Millimetres(MARGIN, |layout| &mut layout.margins.binding_twips),
        ),
        entry(
            "outer",
            "右边",
            EntryKind::Millimetres(MARGIN, |layout| &mut layout.margins.outer_twips),
        ),
    ],
};

static LINES: LayoutShape = LayoutShape {
    what: "行距",
    fields: &[
        entry(
            "body",
            "正文行距",
            EntryKind::Points(PITCH, |layout| &mut layout.lines.body_twips),
        ),
        entry(
            "title",
            "标题行距",
            EntryKind::Points(PITCH, |layout| &mut layout.lines.title_twips),
        ),
        entry(
            "table",
            "表格行距",
            EntryKind::Points(PITCH, |layout| &mut layout.lines.table_twips),
        ),
    ],
};

static TEXT: LayoutShape = LayoutShape {
    what: "字距和缩进",
    fields: &[
        entry(
            "characters",
            "每行字数",
            EntryKind::Characters(Bounds(15, 50)),
        ),
        entry("spacing", "字间", EntryKind::Spacing(Bounds(-2, 5))),
        entry(
            "first_line",
            "首行缩进",
            EntryKind::Indent(Bounds(0, 4), |layout| &mut layout.first_line_centichars),
        ),
    ],
};

static FACES: LayoutShape = LayoutShape {
    what: "字体",
    fields: &[
        entry(
            "title",
            "标题字体",
            EntryKind::Face(|layout| &mut layout.faces.title),
        ),
        entry(
            "body",
            "正文字体",
            EntryKind::Face(|layout| &mut layout.faces.body),
        ),
        entry(
            "level1",
            "“一、”字体",
            EntryKind::Face(|layout| &mut layout.faces.levels[0]),
        ),
        entry(
            "level2",
            "“（一）”字体",
            EntryKind::Face(|layout| &mut layout.faces.levels[1]),
        ),
        entry(
            "level3",
            "“1.”字体",
            EntryKind::Face(|layout| &mut layout.faces.levels[2]),
        ),
        entry(
            "level4",
            "“（1）”字体",
            EntryKind::Face(|layout| &mut layout.faces.levels[3]),
        ),
        entry(
            "lead",
            "段首句字体",
            EntryKind::Face(|layout| &mut layout.faces.lead),
        ),
        entry(
            "caption",
            "表题和附件序号字体",
            EntryKind::Face(|layout| &mut layout.faces.caption),
        ),
        entry(
            "table",
            "表格字体",
            EntryKind::Face(|layout| &mut layout.faces.table),
        ),
        entry(
            "table_head",
            "表头字体",
            EntryKind::Face(|layout| &mut layout.faces.table_head),
        ),
        entry(
            "page_number",
            "页码字体",
            EntryKind::Face(|layout| &mut layout.faces.page_number),
        ),
        entry(
            "latin",
            "字母和数字的字体",
            EntryKind::Face(|layout| &mut layout.faces.latin),
        ),
    ],
};

static BOLD: LayoutShape = LayoutShape {
    what: "加粗",
    fields: &[
        entry(
            "title",
            "标题加粗",
            EntryKind::Flag(|layout| &mut layout.bold.title),
        ),
        entry(
            "level1",
            "“一、”加粗",
            EntryKind::Flag(|layout| &mut layout.bold.levels[0]),
        ),
        entry(
            "level2",
            "“（一）”加粗",
            EntryKind::Flag(|layout| &mut layout.bold.levels[1]),
        ),
        entry(
            "level3",
            "“1.”加粗",
            EntryKind::Flag(|layout| &mut layout.bold.levels[2]),
        ),
        entry(
            "level4",
            "“（1）”加粗",
            EntryKind::Flag(|layout| &mut layout.bold.levels[3]),
        ),
        entry(
            "table_head",
            "表头加粗",
            EntryKind::Flag(|layout| &mut layout.bold.table_head),
        ),
    ],
};

static SIZES: LayoutShape = LayoutShape {
    what: "字号",
    fields: &[
        entry(
            "title",
            "标题字号",
            EntryKind::Size(SIZE, |layout| &mut layout.sizes.title_half_points),
        ),
        entry(
            "body",
            "正文字号",
            EntryKind::Size(SIZE, |layout| &mut layout.sizes.body_half_points),
        ),
        entry(
            "level1",
            "“一、”字号",
            EntryKind::Size(SIZE, |layout| &mut layout.sizes.level_half_points[0]),
        ),
        entry(
            "level2",
            "“（一）”字号",
            EntryKind::Size(SIZE, |layout| &mut layout.sizes.level_half_points[1]),
        ),
        entry(
            "level3",
            "“1.”字号",
            EntryKind::Size(SIZE, |layout| &mut layout.sizes.level_half_points[2]),
        ),
        entry(
            "level4",
            "“（1）”字号",
            EntryKind::Size(SIZE, |layout| &mut layout.sizes.level_half_points[3]),
        ),
        entry(
            "caption",
            "表题字号",
            EntryKind::Size(SIZE, |layout| &mut layout.sizes.caption_half_points),
        ),
        entry(
            "table",
            "表格字号",
            EntryKind::Size(SIZE, |layout| &mut layout.sizes.table_half_points),
        ),
        entry(
            "note",
            "说明字号",
            EntryKind::Size(SIZE, |layout| &mut layout.sizes.note_half_points),
        ),
        entry(
            "page_number",
            "页码字号",
            EntryKind::Size(SIZE, |layout| &mut layout.sizes.page_number_half_points),
        ),
    ],
};

static PAGE_NUMBER: LayoutShape = LayoutShape {
    what: "页码",
    fields: &[
        entry(
            "place",
            "页码位置",
            EntryKind::Place(|layout| &mut layout.page_number.place),
        ),
        entry(
            "dashes",
            "页码两边的一字线",
            EntryKind::Flag(|layout| &mut layout.page_number.has_dashes),
        ),
        entry(
            "below",
            "页码到版心的距离",
            EntryKind::Millimetres(Bounds(0, 40), |layout| &mut layout.page_number.below_twips),
        ),
    ],
};

static TABLE: LayoutShape = LayoutShape {
    what: "表格",
    fields: &[
        entry(
            "border",
            "表格线粗",
            EntryKind::Border(Bounds(0, 6), |layout| &mut layout.table.border_eighths),
        ),
        entry(
            "cell_above",
            "格内上下空白",
            EntryKind::Millimetres(Bounds(0, 10), |layout| {
                &mut layout.table.cell_vertical_twips
            }),
        ),
        entry(
            "cell_beside",
            "格内左右空白",
            EntryKind::Millimetres(Bounds(0, 10), |layout| &mut layout.table.cell_side_twips),
        ),
    ],
};

static HEAD: LayoutShape = LayoutShape {
    what: "标题之上",
    fields: &[
        entry(
            "issuer",
            "发文机关标志",
            EntryKind::Text(SHORT, |layout| &mut layout.head.issuer),
        ),
        entry(
            "size",
            "发文机关标志字号",
            EntryKind::Size(SIZE, |layout| &mut layout.head.issuer_half_points),
        ),
        entry(
            "number",
            "发文字号",
            EntryKind::Text(SHORT, |layout| &mut layout.head.number),
        ),
    ],
};

static IMPRINT: LayoutShape = LayoutShape {
    what: "版记",
    fields: &[
        entry(
            "copies_to",
            "抄送",
            EntryKind::Text(LONG, |layout| &mut layout.imprint.copies_to),
        ),
        entry(
            "printer",
            "印发机关",
            EntryKind::Text(SHORT, |layout| &mut layout.imprint.printer),
        ),
        entry(
            "date",
            "印发日期",
            EntryKind::Text(SHORT, |layout| &mut layout.imprint.date),
        ),
        entry(
            "size",
            "版记字号",
            EntryKind::Size(Bounds(5, 24), |layout| &mut layout.imprint.half_points),
        ),
        entry(
            "outer_rule",
            "版记首末线",
            EntryKind::Rule(Bounds(0, 2), |layout| {
                &mut layout.imprint.outer_rule_eighths
            }),
        ),
        entry(
            "inner_rule",
            "版记中间线",
            EntryKind::Rule(Bounds(0, 2), |layout| {
                &mut layout.imprint.inner_rule_eighths
            }),
        ),
    ],
};

/// Table and key of an entry.
pub(super) type EntryName = (&'static str, &'static str);

/// Entries that take the value of another one where they are not written and the other is.
pub(super) const FOLLOWERS: [(EntryName, EntryName); 8] = [
    (("faces", "level3"), ("faces", "body")),
    (("faces", "level4"), ("faces", "body")),
    (("faces", "table"), ("faces", "body")),
    (("faces", "lead"), ("faces", "level2")),
    (("sizes", "level1"), ("sizes", "body")),
    (("sizes", "level2"), ("sizes", "body")),
    (("sizes", "level3"), ("sizes", "body")),
    (("sizes", "level4"), ("sizes", "body")),
];

/// The tables of a profile with their keys, the file itself first, whose key is empty.
pub(super) fn tables() -> impl Iterator<Item = (&'static str, &'static LayoutShape)> {
    let inner = PROFILE.fields.iter().filter_map(|field| match field.kind {
        Kind::Table(shape) => Some((field.key, shape)),
        _ => None,
    });
    std::iter::once(("", &PROFILE)).chain(inner)
}

/// Every entry with the key of its table, in the order of the file.
pub(super) fn entries() -> impl Iterator<Item = (&'static str, &'static LayoutField)> {
    tables().flat_map(|(table, shape)| {
        let entries = shape.fields.iter();
        entries
            .filter(|field| matches!(field.kind, Kind::Leaf(_)))
            .map(move |field| (table, field))
    })
}

/// The entry of that name.
pub(super) fn found(table: &str, key: &str) -> Option<&'static LayoutField> {
    let (_, field) = entries().find(|(of, field)| *of == table && field.key == key)?;
    Some(field)
}

/// Table and key of an entry, as a sentence names it.
pub(super) fn path(table: &str, key: &str) -> String {
    if table.is_empty() {
        return key.to_owned();
    }
    format!("{table}.{key}")
}

/// Key of an entry with what it is called.
pub(super) fn named(field: &LayoutField) -> String {
    format!("{}（{}）", field.key, field.label)
}

impl EntryKind {
    /// The unit in which it is written; empty for what has none.
    pub(super) fn unit(&self) -> &'static str {
        match self {
            EntryKind::Millimetres(..) | EntryKind::Rule(..) => "毫米",
            EntryKind::Points(..) | EntryKind::Border(..) | EntryKind::Spacing(_) => "磅",
            EntryKind::Indent(..) | EntryKind::Characters(_) => "字",
            _ => "",
        }
    }
}
