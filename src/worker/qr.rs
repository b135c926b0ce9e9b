//! QR codes of links.
//!
//! In: a link. Out: the path of its dark squares, or nothing where a phone could not read the code any more.

use fast_qr::qr::QRBuilder;
use fast_qr::{ECL, Mode};
use serde::{Deserialize, Serialize};

/// Longest text, in bytes, that an ordinary phone reads from a screen of 360 px: a code of 117 modules.
const LONGEST: usize = 1_273;
/// Empty modules around the code that readers need.
const QUIET: usize = 4;

/// A code as it is drawn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QrCode {
    /// Width and height, in modules, with the empty ones around it.
    pub size: usize,
    /// Path of the dark ones, as SVG writes it.
    pub path: String,
}

/// The code of `text`; `None` when it is too long.
pub(super) fn code(text: &str) -> Option<QrCode> {
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
    Some(QrCode {
        size: size + 2 * QUIET,
        path,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_too_long_for_a_phone_gives_no_code() {
        assert!(code(&"a".repeat(LONGEST)).is_some());
        assert_eq!(code(&"a".repeat(LONGEST + 1)), None);
    }
}
