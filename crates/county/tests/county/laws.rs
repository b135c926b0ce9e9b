//! What holds for every county, and a second calculation with the rational numbers of another library.

use county::{BigFraction, Variation, WeightedValue};
use num_bigint::{BigInt, BigUint};
use num_rational::BigRational;
use numbers::Fraction;
use proptest::prelude::*;
use standard::{Bound, Comparison};

use super::data::{decimal, whole};

/// Rows of up to nine schools: pupils, and a value with a denominator such as a split gives.
fn counties() -> impl Strategy<Value = Vec<WeightedValue>> {
    let row = (1_u64..3000, 0_i64..100_000, 1_i64..4000).prop_map(|(pupils, over, under)| {
        WeightedValue {
            pupils,
            value: whole(over).over(whole(under)).unwrap(),
        }
    });
    prop::collection::vec(row, 1..9)
}

fn settings() -> ProptestConfig {
    ProptestConfig {
        cases: 60,
        rng_seed: proptest::test_runner::RngSeed::Fixed(0x2017_0006),
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

fn rational(fraction: Fraction) -> BigRational {
    let (over, under) = fraction.parts();
    BigRational::new(over.into(), under.into())
}

fn same(one: &BigFraction, other: &BigRational) -> bool {
    let (over, under) = one.parts();
    BigInt::from(over) == *other.numer() && BigInt::from(under) == *other.denom()
}

/// Mean and squared coefficient by their definition: deviations from the mean, not sums of squares.
fn second(rows: &[WeightedValue]) -> (BigRational, Option<BigRational>) {
    let zero = || BigRational::from_integer(0.into());
    let pupils = rows.iter().map(|row| BigInt::from(row.pupils));
    let pupils = BigRational::from_integer(pupils.sum());
    let weight = |row: &WeightedValue| BigRational::from_integer(row.pupils.into()) / &pupils;
    let mean = rows
        .iter()
        .fold(zero(), |sum, row| sum + weight(row) * rational(row.value));
    let deviation = rows.iter().fold(zero(), |sum, row| {
        let apart = rational(row.value) - &mean;
        sum + weight(row) * &apart * &apart
    });
    let squared = (mean != zero()).then(|| deviation / (&mean * &mean));
    (mean, squared)
}

proptest! {
    #![proptest_config(settings())]

    #[test]
    fn a_second_calculation_gives_the_same(rows in counties(), limit in 0_i64..15_000) {
        let variation = Variation::of(&rows).unwrap();
        let (mean, squared) = second(&rows);
        prop_assert!(same(&variation.mean(), &mean));
        match (&variation.squared(), &squared) {
            (Some(one), Some(other)) => prop_assert!(same(one, other)),
            (one, other) => prop_assert!(one.is_none() && other.is_none()),
        }
        let bound = Bound {
            comparison: Comparison::AtMost,
            value: decimal(&format!("{}.{:04}", limit / 10_000, limit % 10_000)),
        };
        let limit = rational(bound.value.fraction());
        let keeps = squared.is_some_and(|squared| squared <= &limit * &limit);
        prop_assert_eq!(variation.keeps(bound), keeps);
        if let Some(shown) = variation.coefficient_shown(bound) {
            let digits = shown.replace('.', "").parse::<BigInt>().unwrap();
            let places = shown.split_once('.').unwrap().1.len();
            let shown = BigRational::new(digits, BigInt::from(10).pow(places as u32));
            prop_assert_eq!(shown <= limit, keeps);
        }
    }

    #[test]
    fn the_order_of_schools_does_not_matter(rows in counties()) {
        let mut turned = rows.clone();
        turned.reverse();
        prop_assert_eq!(Variation::of(&rows), Variation::of(&turned));
        turned.sort_by_key(|row| (row.value, row.pupils));
        prop_assert_eq!(Variation::of(&rows), Variation::of(&turned));
    }

    #[test]
    fn equal_schools_do_not_vary(pupils in prop::collection::vec(1_u64..3000, 1..9), value in 1_i64..1000) {
        let rows = pupils.into_iter().map(|pupils| WeightedValue { pupils, value: whole(value) });
        let rows: Vec<WeightedValue> = rows.collect();
        prop_assert!(Variation::of(&rows).unwrap().squared().unwrap().is_zero());
    }

    #[test]
    fn a_coefficient_has_no_unit(rows in counties(), scale in 1_i64..1000) {
        let scaled = rows.iter().map(|row| WeightedValue { value: row.value.times(whole(scale)), ..*row });
        let scaled: Vec<WeightedValue> = scaled.collect();
        let (one, other) = (Variation::of(&rows).unwrap(), Variation::of(&scaled).unwrap());
        prop_assert_eq!(one.squared(), other.squared());
    }

    #[test]
    fn contributions_add_up_to_one(rows in counties()) {
        let variation = Variation::of(&rows).unwrap();
        let contributions = rows.iter().map(|row| variation.contribution(*row));
        if let Some(contributions) = contributions.collect::<Option<Vec<_>>>() {
            prop_assert_eq!(BigFraction::sum(contributions), BigFraction::whole(1));
        } else {
            prop_assert!(variation.squared().is_none_or(BigFraction::is_zero));
        }
    }

    #[test]
    fn a_change_gives_what_adding_up_anew_gives(rows in counties(), more in 1_i64..50, place in 0_usize..9) {
        let place = place % rows.len();
        let variation = Variation::of(&rows).unwrap();
        let mut changed = rows.clone();
        changed[place].value = changed[place].value.plus(whole(more));
        changed[place].pupils += 3;
        prop_assert_eq!(
            variation.with_change(rows[place], changed[place]),
            Variation::of(&changed)
        );
    }

    #[test]
    fn digits_of_roots_are_those_nearest(over in 0_u64..1_000_000, under in 1_u64..100_000, places in 0_u32..9) {
        let fraction = BigFraction::new(over, under);
        let text = fraction.root_rounded(places);
        let units = BigUint::parse_bytes(text.replace('.', "").as_bytes(), 10).unwrap();
        // (2u − 1)² ≤ 4 · 10^2places · over ÷ under < (2u + 1)².
        let scaled = BigUint::from(over) * 4_u8 * BigUint::from(10_u8).pow(2 * places);
        let twice = &units * 2_u8;
        let above: BigUint = &twice + 1_u8;
        prop_assert!(scaled < &above * &above * under);
        if units > BigUint::ZERO {
            let below: BigUint = twice - 1_u8;
            prop_assert!(&below * &below * under <= scaled);
        }
    }
}
