//! Where 署名 and 成文日期 stand: indents from the right edge, from the widths of the two.
//!
//! In: name, date, whether a seal is put over them, and how many characters a line has. Out: two indents.
//! It must not know XML.

use documents::Inline;

/// Indents from the right edge in hundredths of a character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct SignaturePlaces {
    /// Of the name.
    pub(super) signer_centichars: u32,
    /// Of the date.
    pub(super) date_centichars: u32,
}

/// A longer name leaves fewer than these of a line's characters and wraps; a wider indent would leave the date no room.
const LEFT_BY_SIGNER: u32 = 2;
/// A longer date would leave the name no room.
const LEFT_BY_DATE: u32 = 4;

impl SignaturePlaces {
    /// The places by GB/T 9704-2012, 7.3.5.1 (with a seal) and 7.3.5.2 (without).
    pub(super) fn of(
        signer: &[Inline],
        date: &[Inline],
        sealed: bool,
        characters_of_line: u32,
    ) -> Self {
        let widest = |left: u32| characters_of_line.saturating_sub(left) * 100;
        let signer_width = width_centichars(signer).min(widest(LEFT_BY_SIGNER));
        let date_width = width_centichars(date).min(widest(LEFT_BY_DATE));
        if sealed {
            Self::sealed(signer_width, date_width)
        } else {
            Self::unsealed(signer_width, date_width)
        }
    }

    /// The date stands four characters from the edge, the name is centred over it. A name too wide for that ends
    /// at the edge, and the date moves left under its middle.
    fn sealed(signer_width: u32, date_width: u32) -> Self {
        let (signer, date) = (signer_width / 2, date_width / 2);
        if 400 + date >= signer {
            Self {
                signer_centichars: 400 + date - signer,
                date_centichars: 400,
            }
        } else {
            Self {
                signer_centichars: 0,
                date_centichars: signer - date,
            }
        }
    }

    /// The name stands two characters from the edge and the date starts two characters right of it; a date wider
    /// than the name stands two characters from the edge itself.
    fn unsealed(signer_width: u32, date_width: u32) -> Self {
        if signer_width >= date_width {
            Self {
                signer_centichars: 200,
                date_centichars: signer_width - date_width,
            }
        } else {
            Self {
                signer_centichars: 400 + date_width - signer_width,
                date_centichars: 200,
            }
        }
    }
}

/// Width in hundredths of a Chinese character; letters and digits count half.
fn width_centichars(text: &[Inline]) -> u32 {
    let width: usize = text
        .iter()
        .map(|inline| {
            inline
                .printed()
                .chars()
                .map(|c| if c.is_ascii() { 50 } else { 100 })
                .sum::<usize>()
        })
        .sum();
    u32::try_from(width).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::SignaturePlaces;
    use documents::text;

    /// Name, date, with a seal, indent of the name, indent of the date; the date is 7 characters wide.
    const CASES: [(&str, &str, bool, u32, u32); 6] = [
        // 12 characters wide: 400 + 50 × (7 − 12).
        ("示例县城关镇第二中心小学", DATE, true, 150, 400),
        // 4 characters wide: 400 + 50 × (7 − 4).
        ("示例小学", DATE, true, 550, 400),
        // 20 characters wide: 400 + 50 × (7 − 20) is 250 too little, so both move by 250.
        (
            "示例省示例市示例县城关镇第二九年一贯制学",
            DATE,
            true,
            0,
            650,
        ),
        // 12 characters wide: 100 × (12 − 7).
        ("示例县城关镇第二中心小学", DATE, false, 200, 500),
        // As wide as each other.
        ("示例县第二小学", DATE, false, 200, 0),
        // 4 characters wide: 400 + 100 × (7 − 4).
        ("示例小学", DATE, false, 700, 200),
    ];
    const DATE: &str = "2026年11月22日";

    #[test]
    fn name_and_date_stand_where_the_standard_puts_them() {
        for (signer, date, sealed, signer_centichars, date_centichars) in CASES {
            let places = SignaturePlaces::of(&text(signer), &text(date), sealed, 28);
            let expected = SignaturePlaces {
                signer_centichars,
                date_centichars,
            };
            assert_eq!(places, expected, "{signer} {date} sealed: {sealed}");
        }
    }

    #[test]
    fn a_very_long_name_leaves_the_date_its_room() {
        for sealed in [true, false] {
            let places = SignaturePlaces::of(
                &text("校".repeat(10_000)),
                &text("2026年1月1日"),
                sealed,
                28,
            );
            assert!(places.date_centichars <= 2200, "{places:?}");
        }
    }
}
