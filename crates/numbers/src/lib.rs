//! Exact numbers: fixed-point decimals for what is entered, fractions for what is calculated; days of the calendar, and
//! permanent ids.
//!
//! In: decimal text. Out: values that are compared by cross-multiplication and rounded only to be read.
//! It must not know units, schools or standards. No floating point anywhere.

pub mod calendar;
mod decimal;
mod fraction;
pub mod name;
mod tally;

pub use decimal::{Decimal, DecimalFault};
pub use fraction::Fraction;
pub use tally::Tally;

/// Decimal text without the zeros behind the point that say nothing: 4.2 for 4.20, 4 for 4.0; 40 stays 40.
///
/// ```
/// assert_eq!(numbers::without_end_zeros("4.20"), "4.2");
/// assert_eq!(numbers::without_end_zeros("40"), "40");
/// ```
#[inline(never)]
pub fn without_end_zeros(text: &str) -> &str {
    if text.contains('.') {
        text.trim_end_matches('0').trim_end_matches('.')
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimal(text: &str) -> Decimal {
        Decimal::parse(text).unwrap()
    }

    #[test]
    fn parse_plain_text_gives_the_number() {
        for (text, shown) in [
            ("0", "0"),
            ("1180", "1180"),
            ("4.20", "4.2"),
            (".5", "0.5"),
            ("-3.0001", "-3.0001"),
            ("00012", "12"),
        ] {
            assert_eq!(decimal(text).to_string(), shown, "for {text}");
        }
    }

    #[test]
    fn parse_refuses_what_is_not_a_decimal() {
        for text in ["", ".", "-", "1,2", "1e3", "1.2.3", "约3", "NaN", " 1"] {
            assert_eq!(
                Decimal::parse(text),
                Err(DecimalFault::NotANumber),
                "for {text}"
            );
        }
        assert_eq!(Decimal::parse("1.00001"), Err(DecimalFault::TooFine));
        assert_eq!(Decimal::parse("1000000001"), Err(DecimalFault::TooLarge));
        assert_eq!(
            Decimal::parse("99999999999999999999"),
            Err(DecimalFault::TooLarge)
        );
    }

    #[test]
    fn compare_is_exact_at_the_bound() {
        let bound = decimal("5.8").fraction();
        for pupils in 1..5000 {
            let pupils = Decimal::whole(pupils).fraction();
            let area = bound.times(pupils);
            assert_eq!(area.over(pupils), Some(bound));
        }
    }

    #[test]
    fn half_goes_up_away_from_zero_and_less_goes_down() {
        for (value, places, expected) in [
            ("4.197", 2, "4.20"),
            ("4.1949", 2, "4.19"),
            ("0.005", 2, "0.01"),
            ("0.0049", 2, "0.00"),
            ("2.5", 0, "3"),
            ("3.5", 0, "4"),
            ("0.15", 1, "0.2"),
            ("0.25", 1, "0.3"),
            ("9.995", 2, "10.00"),
            ("-0.5", 0, "-1"),
            ("-2.345", 2, "-2.35"),
            ("-2.3449", 2, "-2.34"),
            ("-0.004", 2, "0.00"),
            ("7", 2, "7.00"),
        ] {
            let value_text = decimal(value).fraction().rounded(places);
            assert_eq!(value_text, expected, "{value} to {places}");
        }
        let seventh = Fraction::ONE.over(decimal("7").fraction()).unwrap();
        assert_eq!(seventh.rounded(18), "0.142857142857142857");
        assert_eq!(seventh.rounded(5), "0.14286");
    }

    #[test]
    fn cut_off_never_rounds_up() {
        assert_eq!(decimal("4.197").fraction().cut_off(2), "4.19");
        assert_eq!(decimal("-4.197").fraction().cut_off(2), "-4.19");
        assert_eq!(decimal("0.05").fraction().cut_off(1), "0.0");
    }

    #[test]
    fn more_digits_are_shown_until_the_number_agrees() {
        // 5.8 − 1/(3 × 10^8): eight digits round to 5.8, the ninth tells.
        let bound = decimal("5.8").fraction();
        let less = Fraction::new(1, 300_000_000);
        let value = bound.minus(less);
        let agrees = |shown: Fraction| (shown >= bound) == (value >= bound);
        assert_eq!(value.shown(2, &agrees), "5.799999997");
        assert_eq!(bound.shown(2, &|shown| shown >= bound), "5.80");
    }

    #[test]
    fn up_to_step_rounds_up_only() {
        assert_eq!(
            decimal("622.5")
                .fraction()
                .up_to_step(Decimal::ONE)
                .to_string(),
            "623"
        );
        assert_eq!(
            decimal("290")
                .fraction()
                .up_to_step(Decimal::ONE)
                .to_string(),
            "290"
        );
        assert_eq!(
            decimal("1")
                .fraction()
                .up_to_step(Decimal::HUNDRED)
                .to_string(),
            "100"
        );
    }
}
