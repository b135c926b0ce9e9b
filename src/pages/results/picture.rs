//! The result as a picture for a chat group: who, the sentences, what is missing, the bars.
//!
//! In: what the page shows. Out: a PNG that is given like a file. It decides nothing.

use school::draft::Draft;
use words::status_style::StatusStyle;

use super::view::{GroupView, ResultsView, VerdictLine};
use crate::browser::canvas::Canvas;
use crate::browser::download;

/// Width of the picture in CSS pixels: what a phone shows without sideways scrolling.
const WIDTH: f64 = 720.0;
const MARGIN: f64 = 32.0;
/// Most shortfalls that are listed; of further ones it says how many there are.
const MOST_SHORTFALLS: usize = 10;

/// The page's own families of type; a canvas knows no style sheet.
const FAMILY: &str =
    "\"Microsoft YaHei\", \"PingFang SC\", \"Noto Sans CJK SC\", \"Noto Sans SC\", sans-serif";

/// Colours of static/style/00-tokens.css in light: a picture is light wherever it is looked at.
const GROUND: &str = "#ffffff";
const INK: &str = "#1d2429";
const INK_SOFT: &str = "#4d5961";
const SUNKEN: &str = "#eef1f3";

fn colour(style: StatusStyle) -> &'static str {
    match style {
        StatusStyle::Met => "#17663a",
        StatusStyle::Between => "#7a4b00",
        StatusStyle::Below => "#a3211d",
        StatusStyle::Open => INK_SOFT,
    }
}

fn font(size: f64, is_bold: bool) -> String {
    let weight = if is_bold { "bold " } else { "" };
    format!("{weight}{size}px {FAMILY}")
}

/// Draws the picture and gives it to the person; `on_fault` is called where the browser cannot draw one.
pub(super) fn save(view: &ResultsView, draft: &Draft, on_fault: impl Fn() + 'static) {
    let Some(measuring) = Canvas::new(1, 1, GROUND) else {
        return on_fault();
    };
    let mut drawing = Drawing {
        canvas: &measuring,
        marks: Vec::new(),
        top: MARGIN,
    };
    drawing.write_page(view, draft);
    let (marks, height) = (drawing.marks, drawing.top + MARGIN);
    // The height of a page of text is a small positive number.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "`as` stops at the largest number"
    )]
    let (width, height) = (WIDTH as u32, height.ceil() as u32);
    let Some(canvas) = Canvas::new(width, height, GROUND) else {
        return on_fault();
    };
    for mark in &marks {
        mark.draw(&canvas);
    }
    let name = draft.profile.name.trim();
    let stem = format!("{name}自查结果");
    canvas.into_png(move |blob| match blob {
        Some(blob) => download::download_blob(&stem, ".png", blob),
        None => on_fault(),
    });
}

/// Something on the picture.
enum Mark {
    Text {
        text: String,
        font: String,
        colour: &'static str,
        left: f64,
        baseline: f64,
    },
    Box {
        colour: &'static str,
        place: [f64; 4],
    },
}

impl Mark {
    fn draw(&self, canvas: &Canvas) {
        match self {
            Self::Text {
                text,
                font,
                colour,
                left,
                baseline,
            } => canvas.write(font, colour, text, *left, *baseline),
            Self::Box { colour, place } => canvas.fill(colour, *place),
        }
    }
}

/// Marks from top to bottom, before the height is known.
struct Drawing<'a> {
    canvas: &'a Canvas,
    marks: Vec<Mark>,
    top: f64,
}

/// How a text is written.
#[derive(Clone, Copy)]
struct TextStyle {
    size: f64,
    is_bold: bool,
    colour: &'static str,
}

const TITLE: TextStyle = TextStyle {
    size: 26.0,
    is_bold: true,
    colour: INK,
};
const HEADING: TextStyle = TextStyle {
    size: 18.0,
    is_bold: true,
    colour: INK,
};
const BODY: TextStyle = TextStyle {
    size: 17.0,
    is_bold: false,
    colour: INK,
};
const SMALL: TextStyle = TextStyle {
    size: 14.0,
    is_bold: false,
    colour: INK_SOFT,
};

impl Drawing<'_> {
    fn write_page(&mut self, view: &ResultsView, draft: &Draft) {
        let name = draft.profile.name.trim();
        self.paragraph(if name.is_empty() { "本校" } else { name }, MARGIN, TITLE);
        let date = draft.profile.data_date;
        let date = date.map_or_else(String::new, |date| {
            format!(" · 数据时点{}", date.in_words())
        });
        self.paragraph(&format!("{}自查结果{date}", view.main.name), MARGIN, SMALL);
        self.top += 12.0;
        for line in view.events.iter().chain(&view.verdicts) {
            self.verdict(line);
        }
        if !view.shortfalls.is_empty() {
            self.heading(&format!("没有达标的 {} 项", view.shortfalls.len()));
            for shortfall in view.shortfalls.iter().take(MOST_SHORTFALLS) {
                let to_floor = shortfall.to_floor.as_deref();
                let to_floor = to_floor.map_or_else(String::new, |text| format!("（{text}）"));
                let text = format!("{}：{}{to_floor}", shortfall.name, shortfall.gap);
                let style = TextStyle {
                    colour: colour(shortfall.style),
                    is_bold: true,
                    ..BODY
                };
                self.paragraph(&text, MARGIN, style);
                self.paragraph(&shortfall.why, MARGIN, SMALL);
                self.top += 6.0;
            }
            if view.shortfalls.len() > MOST_SHORTFALLS {
                let rest = view.shortfalls.len() - MOST_SHORTFALLS;
                self.paragraph(&format!("另有 {rest} 项，见结果页"), MARGIN, SMALL);
            }
        }
        for group in view.main.groups.iter().filter(|group| group.has_bars) {
            self.bars(group);
        }
        self.top += 16.0;
        self.paragraph(&view.main.cited, MARGIN, SMALL);
        self.paragraph(
            "由“对标”在本机算出，供学校工作参考，以督导认定为准。",
            MARGIN,
            SMALL,
        );
    }

    /// A sentence with its state on a stripe of its colour.
    fn verdict(&mut self, line: &VerdictLine) {
        let top = self.top;
        let indent = MARGIN + 18.0;
        let state = TextStyle {
            colour: colour(line.style),
            ..HEADING
        };
        self.paragraph(
            &format!("{} {}", line.style.icon(), line.word),
            indent,
            state,
        );
        self.paragraph(&line.sentence, indent, BODY);
        self.fill(colour(line.style), [MARGIN, top, 6.0, self.top - top]);
        self.top += 12.0;
    }

    /// A bar for each indicator of a group.
    fn bars(&mut self, group: &GroupView) {
        const BAR_LEFT: f64 = 250.0;
        const BAR_WIDTH: f64 = 260.0;
        const ROW: f64 = 30.0;
        let rows = group.rows.iter().chain(&group.others);
        let mut rows: Vec<_> = rows.filter(|row| row.cells.bar.is_some()).collect();
        rows.sort_by_key(|row| row.finding_idx);
        if rows.is_empty() {
            return;
        }
        self.heading(&format!("{}：相当于标准的多少（竖线是标准）", group.name));
        for row in rows {
            let Some(bar) = row.cells.bar else { continue };
            let baseline = self.top + 20.0;
            self.text(&row.cells.short, MARGIN, baseline, SMALL);
            let middle = self.top + 8.0;
            let (value, floor) = (f64::from(bar.value), f64::from(bar.floor));
            let at = |thousandths: f64| BAR_LEFT + BAR_WIDTH * thousandths / 2000.0;
            self.fill(SUNKEN, [BAR_LEFT, middle, BAR_WIDTH, 14.0]);
            let width = BAR_WIDTH * value / 2000.0;
            self.fill(colour(row.style), [BAR_LEFT, middle, width, 14.0]);
            self.fill(INK_SOFT, [at(floor), middle - 2.0, 1.0, 18.0]);
            self.fill(INK, [at(1000.0) - 1.0, middle - 4.0, 2.0, 22.0]);
            let right = BAR_LEFT + BAR_WIDTH + 14.0;
            self.text(&row.cells.share, right, baseline, SMALL);
            let state = TextStyle {
                colour: colour(row.style),
                is_bold: true,
                ..SMALL
            };
            let state_text = row.gap.as_deref().unwrap_or(&row.state);
            self.text(state_text, right + 66.0, baseline, state);
            self.top += ROW;
        }
    }

    fn heading(&mut self, text: &str) {
        self.top += 14.0;
        self.paragraph(text, MARGIN, HEADING);
        self.top += 4.0;
    }

    /// Text from `left` to the right margin, on as many lines as it takes.
    fn paragraph(&mut self, text: &str, left: f64, style: TextStyle) {
        let font = font(style.size, style.is_bold);
        let room = WIDTH - MARGIN - left;
        for line in self.lines(text, &font, room) {
            let baseline = self.top + style.size * 6.0 / 5.0;
            self.text(&line, left, baseline, style);
            self.top += style.size * 1.55;
        }
    }

    /// The text in lines of at most that width. Punctuation that ends a clause begins no line.
    fn lines(&self, text: &str, font: &str, room: f64) -> Vec<String> {
        let mut lines = Vec::new();
        let mut line = String::new();
        for character in text.chars() {
            line.push(character);
            let ends_clause = "，。；：、）”%㎡".contains(character);
            if self.canvas.width_of(font, &line) > room && !ends_clause {
                line.pop();
                lines.push(std::mem::take(&mut line));
                line.push(character);
            }
        }
        lines.push(line);
        lines
    }

    fn text(&mut self, text: &str, left: f64, baseline: f64, style: TextStyle) {
        self.marks.push(Mark::Text {
            text: words::isolate::shown(text).into_owned(),
            font: font(style.size, style.is_bold),
            colour: style.colour,
            left,
            baseline,
        });
    }

    fn fill(&mut self, colour: &'static str, place: [f64; 4]) {
        self.marks.push(Mark::Box { colour, place });
    }
}
