//! 版记 at the foot of a page, and what stands above the title.
//!
//! In: texts, and the width of the text. Out: pieces. It must not know XML.
//!
//! 版记 is one frame: lines as wide as the text, each the upper edge of the lowest possible paragraph, so that the texts
//! between them can be moved in by a character (9704, 7.4).

use super::flow::{Paragraph, Piece, add};
use super::format::{Indent, ParagraphFormat};
use super::frame::Rule;
use super::looks::RED_RULE;
use super::styles::ParagraphStyle;
use crate::document::Inline;
use crate::document::layout::Layout;

/// Before the names of those who get a copy.
pub(in crate::document) const COPIES_WORD: &str = "抄送：";
/// Width of that word in hundredths of a character.
const COPIES_CENTICHARS: u32 = 300;
/// Behind the day.
pub(in crate::document) const PRINTED_WORD: &str = "印发";
/// 左右各空一字 (9704, 7.4.2).
const SIDE_CENTICHARS: u32 = 100;

/// 发文机关标志 and 发文字号; the red line stands under the last of them.
pub(super) fn add_head<'a>(
    pieces: &mut Vec<Piece<'a>>,
    issuer: &'a [Inline],
    number: &'a [Inline],
) {
    if !issuer.is_empty() {
        let format = ParagraphFormat {
            rule_below: number.is_empty().then_some(RED_RULE),
            ..ParagraphFormat::default()
        };
        let paragraph = Paragraph::new(ParagraphStyle::Issuer, issuer).with(format);
        add(pieces, paragraph.entry(0));
    }
    if !number.is_empty() {
        add(pieces, Paragraph::new(ParagraphStyle::DocumentNumber, number).entry(1));
    }
}

/// 版记 from its three texts: 抄送, 印发机关, 印发日期.
pub(super) fn add_imprint(
    pieces: &mut Vec<Piece<'_>>,
    [copies_to, printer, date]: [&[Inline]; 3],
    width_twips: u32,
    layout: &Layout,
) {
    let character_twips = layout.imprint.half_points * 10;
    let indent = Indent {
        left: Some(SIDE_CENTICHARS),
        right: Some(SIDE_CENTICHARS),
        ..Indent::counted_in(character_twips)
    };
    let framed = ParagraphFormat {
        keep_next: true,
        frame_twips: Some(width_twips),
        ..ParagraphFormat::default()
    };
    let mut rows = Vec::new();
    if !copies_to.is_empty() {
        let mut text = vec![Inline::Text(COPIES_WORD.to_owned())];
        text.extend_from_slice(copies_to);
        let indent = Indent {
            left: Some(SIDE_CENTICHARS + COPIES_CENTICHARS),
            hanging: Some(COPIES_CENTICHARS),
            ..indent
        };
        rows.push((text, None, indent));
    }
    if !printer.is_empty() || !date.is_empty() {
        let mut text = printer.to_vec();
        let tab = text.len();
        if !date.is_empty() {
            text.extend_from_slice(date);
            text.push(Inline::Text(PRINTED_WORD.to_owned()));
        }
        rows.push((text, Some(tab), indent));
    }
    let last = rows.len();
    let rule = |idx: usize| {
        let is_outer = idx == 0 || idx == last;
        let rule = Rule {
            eighths: if is_outer {
                layout.imprint.outer_rule_eighths
            } else {
                layout.imprint.inner_rule_eighths
            },
            distance_points: 0,
            colour: "000000",
        };
        let format = ParagraphFormat {
            rule_above: Some(rule),
            ..framed
        };
        Paragraph::new(ParagraphStyle::ImprintRule, Vec::new()).with(format)
    };
    for (idx, (text, tab_before, indent)) in rows.into_iter().enumerate() {
        add(pieces, rule(idx).entry(idx));
        let format = ParagraphFormat {
            indent: Some(indent),
            right_tab_twips: tab_before.map(|_| width_twips - character_twips),
            ..framed
        };
        let paragraph = Paragraph::new(ParagraphStyle::Imprint, text).with(format);
        add(
            pieces,
            Paragraph {
                tab_before,
                ..paragraph.entry(idx)
            },
        );
    }
    if last > 0 {
        add(pieces, rule(last).entry(last));
    }
}
