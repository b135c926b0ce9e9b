//! T1 to T3, T10 and T11 of the specification: each by its numbers, which were calculated with exact fractions elsewhere.

use std::cmp::Ordering;

use county::{BigFraction, MeanOfRoots, Variation, WeightedValue};
use school::profile::Stage;
use standard::Bound;

use super::data::{decimal, rules, weighed, whole};

fn rows(given: &[(u64, i64)]) -> Vec<WeightedValue> {
    let rows = given.iter();
    rows.map(|(pupils, stock)| weighed(*pupils, *stock))
        .collect()
}

fn variation(given: &[(u64, i64)]) -> Variation {
    Variation::of(&rows(given)).unwrap()
}

fn limit(stage: Stage) -> Bound {
    rules().quality.limit(stage).unwrap()
}

fn squared(variation: &Variation) -> BigFraction {
    variation.squared().unwrap().clone()
}

fn fraction(over: u128, under: u128) -> BigFraction {
    BigFraction::new(over, under)
}

#[test]
fn t1_the_official_example_of_five_schools() {
    let books = [(45, 279), (37, 137), (89, 935), (76, 160), (55, 402)];
    let variation = variation(&books);
    assert_eq!(
        squared(&variation),
        fraction(3_343_375_367_537, 12_593_253_949_265)
    );
    assert_eq!(variation.mean().rounded(2), "6.33");
    assert_eq!(variation.deviation_rounded(2), "3.26");
    assert_eq!(squared(&variation).root_rounded(6), "0.515257");
    assert!(!variation.keeps(limit(Stage::Primary)));
    let shown = variation.coefficient_shown(limit(Stage::Primary));
    assert_eq!(shown.unwrap(), "0.515");
}

#[test]
fn t2_ties_hold_and_one_more_or_less_decides() {
    let (primary, junior) = (limit(Stage::Primary), limit(Stage::Junior));
    let tie = variation(&[(160, 2400), (90, 3600)]);
    assert_eq!(squared(&tie), fraction(1, 4));
    assert!(tie.keeps(primary));
    assert_eq!(tie.coefficient_shown(primary).unwrap(), "0.500");
    let above = variation(&[(160, 2400), (90, 3601)]);
    assert!(!above.keeps(primary));
    // √ of it is 0.50009…; three digits would say 0.500.
    assert_eq!(above.coefficient_shown(primary).unwrap(), "0.5001");
    assert!(variation(&[(160, 2401), (90, 3600)]).keeps(primary));
    let junior_tie = variation(&[(100, 55), (100, 145)]);
    assert_eq!(squared(&junior_tie), fraction(81, 400));
    assert!(junior_tie.keeps(junior));
    assert_eq!(junior_tie.coefficient_shown(junior).unwrap(), "0.450");
    assert!(!variation(&[(100, 55), (100, 146)]).keeps(junior));
}

#[test]
fn t3_shares_turning_points_and_what_one_more_does() {
    let given = rows(&[(160, 2400), (90, 3600)]);
    let variation = Variation::of(&given).unwrap();
    assert_eq!(variation.contribution(given[0]), Some(fraction(9, 25)));
    assert_eq!(variation.contribution(given[1]), Some(fraction(16, 25)));
    assert_eq!(variation.turning_point(), Some(fraction(30, 1)));
    let first = variation.with_change(given[0], weighed(160, 2460));
    assert_eq!(squared(&first.unwrap()), fraction(38_809, 163_216));
    let second = variation.with_change(given[1], weighed(90, 3660));
    assert_eq!(squared(&second.unwrap()), fraction(23_716, 91_809));
    // ∂CV²/∂P is +11/3200 at the first and −11/1800 at the second.
    assert!(!variation.lowers_with_pupils(given[0].value));
    assert!(variation.lowers_with_pupils(given[1].value));

    let given = rows(&[(100, 10), (100, 22), (100, 28)]);
    let variation = Variation::of(&given).unwrap();
    assert_eq!(variation.mean(), fraction(1, 5));
    // x̄ 0.2, and per hundred 20; turning point 22.8 per hundred: the middle one has more than the mean and still helps.
    assert_eq!(variation.turning_point(), Some(fraction(228, 1000)));
    assert_eq!(squared(&variation), fraction(7, 50));
    let more = variation.with_change(given[1], weighed(100, 23)).unwrap();
    assert_eq!(squared(&more), fraction(518, 3721));
    assert!(squared(&more) < squared(&variation));
}

#[test]
fn t9_mending_one_school_first_can_break_the_coefficient() {
    let before = variation(&[(400, 1), (400, 1), (400, 1), (400, 1)]);
    assert!(squared(&before).is_zero());
    assert_eq!(before.contribution(weighed(400, 1)), None);
    let after = before.with_change(weighed(400, 1), weighed(400, 4));
    let after = after.unwrap();
    assert_eq!(squared(&after), fraction(27, 49));
    assert_eq!(squared(&after).root_rounded(3), "0.742");
    assert!(!after.keeps(limit(Stage::Primary)));
}

#[test]
fn t10_zero_is_not_blank() {
    let all = variation(&[(400, 4), (300, 3), (250, 4), (50, 0), (200, 0)]);
    assert_eq!(squared(&all).root_rounded(6), "0.573520");
    assert!(!all.keeps(limit(Stage::Primary)));
    let without = variation(&[(400, 4), (300, 3), (250, 4)]);
    assert_eq!(squared(&without).root_rounded(6), "0.228180");
    assert!(without.keeps(limit(Stage::Primary)));
}

#[test]
fn t11_the_mean_of_eight_is_decided_exactly() {
    let bound = rules().basic.limit(Stage::Primary).unwrap();
    let square = BigFraction::new(4225_u32, 10_000_u32);
    let mean = MeanOfRoots::of(vec![square.clone(); 8]).unwrap();
    assert_eq!(mean.compare(decimal("0.65")), Ordering::Equal);
    assert!(mean.keeps(bound));
    assert_eq!(mean.shown(bound.value), "0.650");
    let tiny = BigFraction::new(1_u8, num_bigint::BigUint::from(10_u8).pow(40));
    let mut squares = vec![square.clone(); 8];
    squares[3] = square.plus(&tiny);
    let mean = MeanOfRoots::of(squares).unwrap();
    assert_eq!(mean.compare(decimal("0.65")), Ordering::Greater);
    assert!(!mean.keeps(bound));
    let mut squares = vec![square.clone(); 8];
    squares[3] = square.minus(&tiny);
    assert!(MeanOfRoots::of(squares).unwrap().keeps(bound));
    // Single ones may exceed 1.
    let mut squares = vec![BigFraction::zero(); 8];
    squares[0] = fraction(4, 1);
    assert_eq!(MeanOfRoots::of(squares).unwrap().rounded(3), "0.250");
}

#[test]
fn one_row_alone_gives_nothing_and_nobody_with_anything_is_undefined() {
    let one = variation(&[(100, 7)]);
    assert_eq!(one.rows(), 1);
    assert!(squared(&one).is_zero());
    assert!(one.keeps(limit(Stage::Junior)));
    let nothing = variation(&[(100, 0), (50, 0)]);
    assert_eq!(nothing.squared(), None);
    assert!(!nothing.keeps(limit(Stage::Primary)));
    assert_eq!(nothing.coefficient_shown(limit(Stage::Primary)), None);
    assert_eq!(Variation::of(&[]), None);
    assert_eq!(whole(0), nothing_value());
}

fn nothing_value() -> numbers::Fraction {
    weighed(100, 0).value
}
