//! Where a text breaks into lines, as Word, WPS and LibreOffice break Chinese text.
//!
//! In: a text, the size and spacing of its characters, the room of a line. Out: where each line begins.
//! It must not know paragraphs, tables or pages. Typefaces are those of a Chinese document: Chinese characters are as wide as
//! they are high, letters and digits have the widths of Times New Roman.

/// How characters are set.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Setting {
    /// Size in half-points.
    pub(crate) size_half_points: u32,
    /// Added to each character, in twips.
    pub(crate) tracking_twips: i32,
    /// Whether there is a gap between Chinese characters and letters or digits.
    pub(crate) auto_space: bool,
}

/// The room that lines have, in twips.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Room {
    /// Of the first line.
    pub(crate) first: u32,
    /// Of all others.
    pub(crate) other: u32,
}

/// Gap between a Chinese character and a letter or digit, in thousandths of the size; measured in LibreOffice 7.4.
const AUTO_SPACE: u32 = 200;
/// Width of a Chinese character, in thousandths of the size.
const FULL: u32 = 1000;

/// No line begins with these.
const CLOSING: &str = "，。、；：？！）》】」』〉〕〗”’…·％‰℃～｝］!%),.:;>?]}";
/// No line ends with these.
const OPENING: &str = "（《【「『〈〔〖“‘｛［$([{";
/// These may stand beyond the end of a line.
const HANGING: &str = "，。、；：？！";

/// Widths of the characters from space to tilde in Times New Roman, in thousandths of the size.
const LATIN: [u16; 95] = [
    250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278, 500, 500, 500,
    500, 500, 500, 500, 500, 500, 500, 278, 278, 564, 564, 564, 444, 921, 722, 667, 667, 722, 611,
    556, 722, 722, 333, 389, 722, 611, 889, 722, 722, 556, 722, 667, 556, 611, 722, 722, 944, 722,
    722, 611, 333, 278, 333, 469, 500, 333, 444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500,
    278, 778, 500, 500, 500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480, 200, 480, 541,
];

/// Start of each line, in characters from the start of the text; the first is 0, and a text without characters has one
/// line. Line breaks in the text begin a line.
pub(crate) fn line_starts(text: &[char], setting: Setting, room: Room) -> Vec<usize> {
    let mut starts = vec![0];
    let mut start = 0;
    while let Some(next) = next_start(text, start, setting, room_of(room, starts.len())) {
        starts.push(next);
        start = next;
    }
    starts
}

/// Width of a text on one line, in twips.
pub(crate) fn width_twips(text: &[char], setting: Setting) -> u32 {
    let advance = |(idx, _): (usize, &char)| advance_twips(text, idx, setting);
    text.iter().enumerate().map(advance).sum()
}

fn room_of(room: Room, line: usize) -> u32 {
    if line == 1 { room.first } else { room.other }
}

/// Where the line after the one from `start` on begins; none if that is the last.
fn next_start(text: &[char], start: usize, setting: Setting, room: u32) -> Option<usize> {
    let mut used = 0;
    let mut idx = start;
    while let Some(character) = text.get(idx) {
        if *character == '\n' {
            return Some(idx + 1);
        }
        let advance = advance_twips(text, idx, setting);
        if used + advance > room && !hangs(text, idx, used, room) && *character != ' ' {
            return Some(break_before(text, start, idx));
        }
        used += advance;
        idx += 1;
    }
    None
}

/// Whether the character may stand beyond the end of the line, which it begins there.
fn hangs(text: &[char], idx: usize, used: u32, room: u32) -> bool {
    let is_hanging = |idx: usize| text.get(idx).is_some_and(|text| HANGING.contains(*text));
    is_hanging(idx) && used <= room && !is_hanging(idx.wrapping_sub(1))
}

/// The last place not behind `idx` where a line may break; `idx` itself where there is none.
fn break_before(text: &[char], start: usize, idx: usize) -> usize {
    let breaks = (start + 1..=idx).rev().find(|at| may_break(text, *at));
    breaks.unwrap_or(idx.max(start + 1))
}

/// Whether a line may begin at `at`.
fn may_break(text: &[char], at: usize) -> bool {
    let (Some(after), Some(before)) = (text.get(at), text.get(at.wrapping_sub(1))) else {
        return true;
    };
    if CLOSING.contains(*after) || OPENING.contains(*before) || *after == ' ' {
        return false;
    }
    let is_joined = before.is_ascii_graphic() && after.is_ascii_graphic();
    !is_joined || *before == '-'
}

/// How far the next character stands from this one, in twips.
fn advance_twips(text: &[char], idx: usize, setting: Setting) -> u32 {
    let Some(character) = text.get(idx) else {
        return 0;
    };
    let next = text.get(idx + 1);
    let gap = match next {
        Some(next) if setting.auto_space && wants_gap(*character, *next) => AUTO_SPACE,
        _ => 0,
    };
    // Nothing is added to the last character before one of the other kind; measured in LibreOffice 7.4.
    let is_last = next.is_some_and(|next| next.is_ascii() != character.is_ascii());
    let tracking = if is_last { 0 } else { setting.tracking_twips };
    let size_twips = setting.size_half_points * 10;
    let width = (width(*character) + gap) * size_twips / 1000;
    width.saturating_add_signed(tracking)
}

fn wants_gap(left: char, right: char) -> bool {
    (is_ideograph(left) && right.is_ascii_alphanumeric())
        || (left.is_ascii_alphanumeric() && is_ideograph(right))
}

fn is_ideograph(character: char) -> bool {
    matches!(character, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Width in thousandths of the size.
fn width(character: char) -> u32 {
    if character == '\n' {
        return 0;
    }
    let place = usize::try_from(u32::from(character)).unwrap_or(usize::MAX);
    let latin = LATIN.get(place.wrapping_sub(32));
    latin.map_or(FULL, |width| u32::from(*width))
}

#[cfg(test)]
mod tests {
    use super::*;

    const BODY: Setting = Setting {
        size_half_points: 32,
        tracking_twips: -5,
        auto_space: true,
    };
    const ROOM: Room = Room {
        first: 8845 - 640,
        other: 8845,
    };

    fn lines(text: &str) -> Vec<String> {
        let characters: Vec<char> = text.chars().collect();
        let mut ends = line_starts(&characters, BODY, ROOM);
        ends.push(characters.len());
        let line = |pair: &[usize]| characters[pair[0]..pair[1]].iter().collect();
        ends.windows(2).map(line).collect()
    }

    fn lengths(text: &str) -> Vec<usize> {
        lines(text)
            .iter()
            .map(|line| line.chars().count())
            .collect()
    }

    #[test]
    fn a_line_holds_28_characters_and_the_first_26() {
        assert_eq!(lengths(&"学".repeat(26)), [26]);
        assert_eq!(lengths(&"学".repeat(27)), [26, 1]);
        assert_eq!(lengths(&"学".repeat(26 + 28)), [26, 28]);
        assert_eq!(lengths(&"学".repeat(26 + 28 + 1)), [26, 28, 1]);
        assert_eq!(lengths(""), [0]);
    }

    #[test]
    fn two_digits_are_one_character_and_gaps_take_room() {
        assert_eq!(
            lengths(&"20".repeat(26)),
            [52],
            "one number is never broken"
        );
        let line = |start: &str| format!("{start}{}", "学".repeat(25));
        assert_eq!(lengths(&line("，")), [26]);
        // A digit takes 160 twips and the gap behind it 64, so that one character less stands beside it.
        assert_eq!(lengths(&line("1")), [26]);
        assert_eq!(lengths(&line("11")), [26, 1]);
    }

    #[test]
    fn punctuation_hangs_or_moves_but_never_begins_a_line() {
        let full = "学".repeat(26);
        assert_eq!(lengths(&format!("{full}，学")), [27, 1]);
        assert_eq!(lengths(&format!("{full}）学")), [25, 3]);
        assert_eq!(lengths(&format!("{}（学", "学".repeat(25))), [25, 2]);
        assert_eq!(lengths(&format!("{full}”。学")), [25, 4]);
    }

    #[test]
    fn words_and_numbers_stay_whole_and_line_breaks_count() {
        let lead = "学".repeat(25);
        assert_eq!(lengths(&format!("{lead}2026年")), [25, 5]);
        assert_eq!(lines(&format!("{lead}R5-01"))[1], "R5-01");
        assert_eq!(lines("第一行\n第二行"), ["第一行\n", "第二行"]);
    }
}
