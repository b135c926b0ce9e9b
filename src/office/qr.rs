//! QR codes of links, as markup.
//!
//! In: a link. Out: SVG, or nothing where a phone could not read the code any more.

use fast_qr::qr::QRBuilder;
use fast_qr::{ECL, Mode};

use super::markup::markup;

/// Longest text, in bytes, that an ordinary phone reads from a screen of 360 px: a code of 117 modules.
const LONGEST: usize = 1_273;
/// Empty modules around the code that readers need.
const QUIET: usize = 4;

/// The code of `text`; `None` when it is too long.
pub(super) fn svg(text: &str) -> Option<String> {
    if text.len() > LONGEST {
        return None;
    }
    let code = QRBuilder::new(text)
        .mode(Mode::Byte)
        .ecl(ECL::L)
        .build()
        .ok()?;
    let size = code.size;
    let mut path = String::new();
    for row in 0..size {
        let mut start = None;
        for column in 0..=size {
            let is_dark = column < size && code.data.get(row * size + column)?.value();
            match (start, is_dark) {
                (None, true) => start = Some(column),
                (Some(from), false) => {
                    let (x, y) = (from + QUIET, row + QUIET);
                    path += &format!("M{x} {y}h{0}v1h-{0}z", column - from);
                    start = None;
                }
                _ => {}
            }
        }
    }
    let whole = size + 2 * QUIET;
    Some(markup(
        r#"<svg id="qr" class="qr-code" role="img" aria-label="二维码，内容是上面的链接" viewBox="0 0 {} {}"><path d="{}"></path></svg>"#,
        [
            whole.to_string().into(),
            whole.to_string().into(),
            path.into(),
        ],
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_too_long_for_a_phone_gives_no_code() {
        assert!(svg(&"a".repeat(LONGEST)).is_some());
        assert_eq!(svg(&"a".repeat(LONGEST + 1)), None);
    }
}
