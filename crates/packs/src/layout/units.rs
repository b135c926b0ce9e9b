//! From the units that people write to those of the program, each to the nearest, halves away from zero.
//!
//! In: exact decimals, names of sizes. Out: twips, half-points, eighths of a point. It must not know fields.

use numbers::Decimal;

/// Sizes by their name, in half-points.
pub(super) const SIZES: [(&str, u32); 14] = [
    ("初号", 84),
    ("小初", 72),
    ("一号", 52),
    ("小一", 48),
    ("二号", 44),
    ("小二", 36),
    ("三号", 32),
    ("小三", 30),
    ("四号", 28),
    ("小四", 24),
    ("五号", 21),
    ("小五", 18),
    ("六号", 15),
    ("小六", 13),
];

/// Millimetres in twips: 127 mm are 7200 twips.
///
/// ```text
/// twips_of_millimetres(37) == 2098        2097.6
/// twips_of_millimetres(26.5) == 1502      1502.4
/// ```
pub(super) fn twips_of_millimetres(length: Decimal) -> i64 {
    scaled(length, 7_200, 127)
}

/// Points in twips.
pub(super) fn twips_of_points(length: Decimal) -> i64 {
    scaled(length, 20, 1)
}

/// Points in eighths.
pub(super) fn eighths_of_points(length: Decimal) -> i64 {
    scaled(length, 8, 1)
}

/// Millimetres in eighths of a point: 127 mm are 360 points.
pub(super) fn eighths_of_millimetres(length: Decimal) -> i64 {
    scaled(length, 2_880, 127)
}

/// Points in half-points; `None` for what is none.
pub(super) fn half_points(size: Decimal) -> Option<i64> {
    let (above, below) = size.fraction().parts();
    let doubled = above.checked_mul(2)?;
    (doubled % below == 0)
        .then(|| i64::try_from(doubled / below).ok())
        .flatten()
}

/// `length` × `above` ÷ `below`, to the nearest whole number.
fn scaled(length: Decimal, above: i64, below: i64) -> i64 {
    let (numerator, denominator) = length.fraction().parts();
    let numerator = numerator.saturating_mul(i128::from(above));
    let denominator = denominator.saturating_mul(i128::from(below)).max(1);
    let half = if numerator < 0 {
        -denominator
    } else {
        denominator
    };
    let nearest =
        (numerator.saturating_mul(2).saturating_add(half)) / denominator.saturating_mul(2);
    i64::try_from(nearest).unwrap_or(i64::MAX)
}

/// Twips in points, as people write them.
pub(super) fn points_of_twips(twips: i64) -> String {
    let hundredths = twips.saturating_mul(5);
    let decimal = format!(
        "{}{}.{:02}",
        if hundredths < 0 { "-" } else { "" },
        hundredths.abs() / 100,
        hundredths.abs() % 100
    );
    plain(&decimal)
}

/// Half-points as the name of the size, or in points.
pub(super) fn size_name(half_points: u32) -> String {
    let found = SIZES.iter().find(|(_, size)| *size == half_points);
    found.map_or_else(
        || {
            format!(
                "{} 磅",
                plain(&format!("{}.{}", half_points / 2, half_points % 2 * 5))
            )
        },
        |(name, _)| (*name).to_owned(),
    )
}

/// Without zeros at the end.
fn plain(decimal: &str) -> String {
    decimal
        .trim_end_matches('0')
        .trim_end_matches('.')
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimal(text: &str) -> Decimal {
        Decimal::parse(text).unwrap()
    }

    #[test]
    fn lengths_are_those_of_the_standard() {
        for (millimetres, twips) in [
            ("37", 2098),
            ("35", 1984),
            ("28", 1587),
            ("26", 1474),
            ("26.5", 1502),
            ("7", 397),
            ("1", 57),
            ("1.5", 85),
            ("25.4", 1440),
            ("0", 0),
        ] {
            assert_eq!(
                twips_of_millimetres(decimal(millimetres)),
                twips,
                "{millimetres}"
            );
        }
        assert_eq!(twips_of_points(decimal("28.95")), 579);
        assert_eq!(twips_of_points(decimal("-0.25")), -5);
        // Halves go away from zero.
        assert_eq!(twips_of_points(decimal("0.025")), 1);
        assert_eq!(twips_of_points(decimal("-0.025")), -1);
        assert_eq!(eighths_of_points(decimal("0.5")), 4);
        assert_eq!(eighths_of_millimetres(decimal("0.35")), 8);
        assert_eq!(eighths_of_millimetres(decimal("0.25")), 6);
        assert_eq!(twips_of_millimetres(decimal("1000000000")), 56_692_913_386);
    }

    #[test]
    fn sizes_are_whole_half_points() {
        assert_eq!(half_points(decimal("10.5")), Some(21));
        assert_eq!(half_points(decimal("16")), Some(32));
        assert_eq!(half_points(decimal("16.3")), None);
        assert_eq!(size_name(32), "三号");
        assert_eq!(size_name(33), "16.5 磅");
        assert_eq!(points_of_twips(579), "28.95");
        assert_eq!(points_of_twips(-5), "-0.25");
        assert_eq!(points_of_twips(600), "30");
    }

    #[test]
    fn every_named_size_is_smaller_than_the_one_before() {
        assert!(SIZES.windows(2).all(|pair| pair[0].1 > pair[1].1));
    }
}
