//! Exact numbers: fixed-point decimals for what is entered, fractions for what is calculated; days of the calendar, and
//! permanent ids.
//!
//! In: decimal text. Out: values that are compared by cross-multiplication and rounded only for display.
//! It must not know units, schools or standards. No floating point anywhere.

pub mod calendar;
mod decimal;
mod fraction;
pub mod name;
mod tally;

pub use decimal::{Decimal, DecimalFault};
pub use fraction::Fraction;
pub use tally::Tally;

/// Decimal text without the zeros that say nothing: 4.2 for 4.20, 4 for 4.0; 40 stays 40.
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
    fn truncated_never_rounds_up_and_rounded_does() {
        let value = decimal("4.197").fraction();
        assert_eq!(value.truncated(2), "4.19");
        assert_eq!(value.rounded(2), "4.20");
        assert_eq!(decimal("-0.5").fraction().rounded(0), "-1");
        assert_eq!(decimal("0.05").fraction().truncated(1), "0.0");
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
