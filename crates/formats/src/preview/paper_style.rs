//! The style sheet of a layout that a school chose, for preview and printer.
//!
//! In: a layout. Out: the margins of its pages, and rules of CSS over those of `static/style/later/50-plan.css`, which are those of
//! the program's layout; whoever shows the paper puts them in force. Every value is a number or the name of a typeface, which
//! holds letters, digits, blanks, - and _ alone. It must not know the document.

use std::fmt::Write;

use documents::Orientation;
use documents::layout::{
    A4_LONG_TWIPS, A4_SHORT_TWIPS, LEVELS, Layout, Margins, PageNumberPlace, margin_on_side,
};

/// Pixels of a character of the body on the screen.
const SCREEN_PIXELS: u32 = 20;

/// What a paper looks like by its layout.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperStyle {
    /// Margins of an upright page, as a value of `margin`.
    pub margins: String,
    /// Rules of CSS for a paper within an element of class `preview`, on the screen and printed.
    pub rules: String,
}

/// What a paper of that layout looks like.
pub fn paper_style(layout: &Layout) -> PaperStyle {
    let margins = &layout.margins;
    let mut css = String::new();
    body(&mut css, layout);
    let upright = sides(
        margins.top_twips,
        margins.outer_twips,
        margins.bottom_twips,
        margins.binding_twips,
    );
    let side = sides(
        margin_on_side(margins.binding_twips),
        margin_on_side(margins.top_twips),
        margin_on_side(margins.outer_twips),
        margin_on_side(margins.bottom_twips),
    );
    sheets(&mut css, layout);
    printed(&mut css, layout);
    for (page, margins) in [("upright", &upright), ("side", &side)] {
        rule(&mut css, format_args!("@page {page}{{margin:{margins}}}"));
        for half in ["right", "left"] {
            rule(
                &mut css,
                format_args!("@page {page}:{half}{{{}}}", number(layout, half == "right")),
            );
        }
    }
    PaperStyle {
        margins: upright,
        rules: css,
    }
}

/// A rule and a line end. Writing into a text cannot fail.
fn rule(css: &mut String, rule: std::fmt::Arguments) {
    writeln!(css, "{rule}").ok();
}

/// Twips as points.
fn points(twips: u32) -> String {
    format!("{}.{:02}pt", twips / 20, twips % 20 * 5)
}

/// So many twips as parts of a size in half-points.
fn parts(twips: u32, half_points: u32) -> String {
    let thousandths = twips * 100 / half_points.max(1);
    format!("{}.{:03}", thousandths / 1000, thousandths % 1000)
}

fn sides(top: u32, right: u32, bottom: u32, left: u32) -> String {
    [top, right, bottom, left].map(points).join(" ")
}

/// A typeface with what a machine may have instead.
fn family(name: &str) -> String {
    let like = match name {
        name if name.starts_with("仿宋") => "仿宋, FangSong, STFangsong, ",
        name if name.starts_with("楷体") => "楷体, KaiTi, STKaiti, ",
        name if name.starts_with("黑体") => "黑体, SimHei, STHeiti, ",
        name if name.starts_with("宋体") => "宋体, SimSun, STSong, ",
        _ => "",
    };
    let kind = if like.starts_with("黑体") {
        "sans-serif"
    } else {
        "serif"
    };
    format!("\"{name}\", {like}{kind}")
}

fn weight(is_bold: bool) -> &'static str {
    if is_bold { "bold" } else { "normal" }
}

fn body(css: &mut String, layout: &Layout) {
    let (sizes, faces, lines) = (&layout.sizes, &layout.faces, &layout.lines);
    let size = sizes.body_half_points;
    let of_body = |half_points: u32| parts(half_points * 10, size);
    let spacing = parts(layout.spacing_twips.unsigned_abs(), size);
    let minus = if layout.spacing_twips < 0 { "-" } else { "" };
    rule(
        css,
        format_args!(
            ".paper{{font-family:{};line-height:{};letter-spacing:{minus}{spacing}em}}",
            family(&faces.body),
            parts(lines.body_twips, size),
        ),
    );
    rule(
        css,
        format_args!(
            ".paper-sheet .paper-title,.paper-sheet .paper-annex-title{{font-family:{};font-size:{}em;line-height:{}}}",
            family(&faces.title),
            of_body(sizes.title_half_points),
            parts(lines.title_twips, sizes.title_half_points),
        ),
    );
    let first_line = layout.first_line_centichars / 100;
    rule(
        css,
        format_args!(".paper-heading,.paper-body{{text-indent:{first_line}em}}"),
    );
    for level in 0..LEVELS {
        let (Some(face), Some(half_points), Some(is_bold)) = (
            faces.levels.get(level),
            sizes.level_half_points.get(level),
            layout.bold.levels.get(level),
        ) else {
            continue;
        };
        rule(
            css,
            format_args!(
                ".paper-sheet .paper-heading-{}{{font-family:{};font-size:{}em;font-weight:{};line-height:{}}}",
                level + 1,
                family(face),
                of_body(*half_points),
                weight(*is_bold),
                parts(lines.body_twips, *half_points),
            ),
        );
    }
    rule(
        css,
        format_args!(".paper-lead{{font-family:{}}}", family(&faces.lead)),
    );
    rule(
        css,
        format_args!(
            ".paper-note{{font-size:{}em}}",
            of_body(sizes.note_half_points)
        ),
    );
    rule(
        css,
        format_args!(
            ".paper-table table{{font-family:{};font-size:{}em}}",
            family(&faces.table),
            of_body(sizes.table_half_points),
        ),
    );
    let wide = layout.table_form(Orientation::Landscape);
    rule(
        css,
        format_args!(
            ".paper-wide .paper-table table{{font-size:{}em}}",
            of_body(wide.half_points),
        ),
    );
    rule(
        css,
        format_args!(
            ".paper-table caption,.paper-sheet .paper-annex-mark{{font-family:{}}}",
            family(&faces.caption),
        ),
    );
    rule(
        css,
        format_args!(
            ".paper-table caption{{font-size:{}em}}",
            parts(sizes.caption_half_points * 10, sizes.table_half_points),
        ),
    );
    rule(
        css,
        format_args!(
            ".paper-table th{{font-family:{};font-weight:{}}}",
            family(&faces.table_head),
            weight(layout.bold.table_head),
        ),
    );
    rule(
        css,
        format_args!(
            ".paper-issuer{{font-family:{};font-size:{}em}}.paper-imprint{{font-size:{}em}}",
            family(&faces.title),
            of_body(layout.head.issuer_half_points),
            of_body(layout.imprint.half_points),
        ),
    );
}

/// Sheets of the screen, where they have room.
fn sheets(css: &mut String, layout: &Layout) {
    let Margins {
        top_twips,
        bottom_twips,
        binding_twips,
        outer_twips,
    } = layout.margins;
    let size = layout.sizes.body_half_points;
    let em = |twips: u32| format!("{}em", parts(twips, size));
    let pixels = |twips: u32| twips * SCREEN_PIXELS / (size * 10).max(1);
    let mut inner = String::new();
    for (class, width, [top, right, bottom, left]) in [
        (
            ".paper-sheet",
            A4_SHORT_TWIPS,
            [top_twips, outer_twips, bottom_twips, binding_twips],
        ),
        (
            ".paper-wide",
            A4_LONG_TWIPS,
            [binding_twips, top_twips, outer_twips, bottom_twips].map(margin_on_side),
        ),
    ] {
        rule(
            &mut inner,
            format_args!(
                "{class}{{max-width:{};padding:{} {} {} {}}}{class}>.page-mark{{margin-inline:-{}px -{}px}}",
                em(width),
                em(top),
                em(right),
                em(bottom),
                em(left),
                pixels(left),
                pixels(right),
            ),
        );
    }
    rule(
        css,
        format_args!("@media screen and (min-width:861px){{{inner}}}"),
    );
}

fn printed(css: &mut String, layout: &Layout) {
    let (sizes, lines) = (&layout.sizes, &layout.lines);
    let size = |half_points: u32| points(half_points * 10);
    let line = points(lines.body_twips);
    let spacing = points(layout.spacing_twips.unsigned_abs());
    let minus = if layout.spacing_twips < 0 { "-" } else { "" };
    let table = points(lines.table_twips);
    let wide = layout.table_form(Orientation::Landscape);
    let rules: [(&[&str], String); 11] = [
        (
            &[""],
            format!(
                "font-size:{};line-height:{line};letter-spacing:{minus}{spacing}",
                size(sizes.body_half_points)
            ),
        ),
        (
            &[".paper-title", ".paper-annex-title"],
            format!(
                "font-size:{};line-height:{};margin-bottom:{line}",
                size(sizes.title_half_points),
                points(lines.title_twips)
            ),
        ),
        (&[".paper-heading"], format!("line-height:{line}")),
        (&[".paper-annexes"], format!("margin-top:{line}")),
        (
            &[".paper-signature"],
            format!("margin-top:{}", points(2 * lines.body_twips)),
        ),
        (
            &[".paper-note"],
            format!(
                "font-size:{};line-height:{table}",
                size(sizes.note_half_points)
            ),
        ),
        (
            &["table"],
            format!(
                "font-size:{};line-height:{table}",
                size(sizes.table_half_points)
            ),
        ),
        (
            &["caption"],
            format!(
                "font-size:{};line-height:{line}",
                size(sizes.caption_half_points)
            ),
        ),
        (
            &["th", "td"],
            format!(
                "padding:{} {};border-width:{}.{:03}pt",
                points(layout.table.cell_vertical_twips),
                points(layout.table.cell_side_twips),
                layout.table.border_eighths / 8,
                layout.table.border_eighths % 8 * 125
            ),
        ),
        (
            &[".paper-wide table"],
            format!(
                "font-size:{};line-height:{}",
                size(wide.half_points),
                points(wide.line_twips)
            ),
        ),
        (
            &[".paper-wide th", ".paper-wide td"],
            format!(
                "padding:{} {}",
                points(wide.cell_vertical_twips),
                points(wide.cell_side_twips)
            ),
        ),
    ];
    let mut inner = String::new();
    for (parts, says) in rules {
        // Ledgers have another style sheet, and no layout.
        let of = |part: &&str| format!(".preview .paper[data-layout] {part}");
        let parts: Vec<String> = parts.iter().map(of).collect();
        rule(&mut inner, format_args!("{}{{{says}}}", parts.join(",")));
    }
    rule(css, format_args!("@media print{{{inner}}}"));
}

/// What stands in the margin boxes of a page: its number, and nothing where the program's layout has it.
fn number(layout: &Layout, is_right: bool) -> String {
    let page_number = &layout.page_number;
    let [before, behind] = if page_number.has_dashes {
        ["\"— \" ", " \" —\""]
    } else {
        ["", ""]
    };
    let size = points(layout.sizes.page_number_half_points * 10);
    let content = format!(
        "content:{before}counter(page){behind};font:{size} {};vertical-align:top;padding-top:{}",
        family(&layout.faces.page_number),
        // As far as the digits stand below the dash.
        points(
            page_number
                .below_twips
                .saturating_sub(layout.sizes.page_number_half_points * 4)
        ),
    );
    let side = if is_right { "right" } else { "left" };
    match page_number.place {
        PageNumberPlace::Outer => format!("@bottom-{side}{{{content};margin-{side}:{size}}}"),
        PageNumberPlace::Right => {
            format!("@bottom-left{{content:none}}@bottom-right{{{content};margin-right:{size}}}")
        }
        PageNumberPlace::Centre => {
            format!("@bottom-{side}{{content:none}}@bottom-center{{{content}}}")
        }
    }
}
