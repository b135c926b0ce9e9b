//! The sample county: twelve invented units, with the rows, coefficients and contributions that the specification gives.

use county::{Conclusion, Contribution, RollUp, StageRow, with_unit};
use numbers::name::Name;
use school::profile::{SchoolKind, Stage};

use super::data::{County, rules, sample, standard};

const SEVEN: [&str; 7] = ["R1", "R2", "R3", "R4", "R5", "R6", "R7"];

/// Row, pupils, L1 to L7 (`*` from 85 % to below the bound, `!` below), how many are met, verdict.
const ROWS: &str = "\
1|1960|4.39|1.73|0.92|4.51|7.04*|2150.00|2.40|6|holds
2|1480|4.46|0.47!|0.88*|4.41*|6.12!|2091.22|2.36|3|fails
3|620|5.00|0.97*|0.97|4.92|8.26|2125.81|2.58|6|holds
4|286|5.59|0.35!|1.05|5.73|11.89|2314.69|3.15|6|fails
5|44|9.09|0.00!|0.00!|9.55|20.45|2386.36|9.09|5|fails
6|68|7.35|1.47|1.47|5.37|11.18|2147.06|4.41|7|holds
10|412|5.34|1.21|0.97|5.21|9.76|2267.97|2.41|7|holds
12|510|4.71|0.98*|1.18|5.88|9.50|3118.17|3.03|6|holds
8|1650|6.30|1.27|0.97|5.94|8.97*|2579.39|2.48|6|holds
9|540|7.96|1.11|0.93|6.85|25.74|2794.44|2.78|7|holds
10|268|7.09|1.12|1.12|5.73*|10.74|2494.77*|2.65|5|fails
11|720|8.47|1.94|1.11|5.83|11.31|2827.38|2.46|7|holds
12|330|6.36|1.21|1.21|6.47|10.45|3429.99|3.33|7|holds
";

/// Mean, deviation and coefficient of L1 to L7.
const VARIATIONS: [(Stage, [[&str; 7]; 3]); 2] = [
    (
        Stage::Primary,
        [
            [
                "4.721190",
                "1.096654",
                "0.947955",
                "4.829109",
                "7.789171",
                "2242.503757",
                "2.589974",
            ],
            [
                "0.617960",
                "0.548476",
                "0.134276",
                "0.657862",
                "1.979692",
                "290.314852",
                "0.672361",
            ],
            [
                "0.130891", "0.500135", "0.141648", "0.136228", "0.254159", "0.129460", "0.259601",
            ],
        ],
    ),
    (
        Stage::Junior,
        [
            [
                "7.069555",
                "1.368301",
                "1.026226",
                "6.091947",
                "12.305684",
                "2736.946254",
                "2.616539",
            ],
            [
                "0.921927",
                "0.299392",
                "0.091894",
                "0.370527",
                "5.808261",
                "252.044812",
                "0.254732",
            ],
            [
                "0.130408", "0.218805", "0.089546", "0.060822", "0.471998", "0.092090", "0.097355",
            ],
        ],
    ),
];

fn roll_up() -> RollUp {
    County::quality(&sample()).roll_up()
}

fn coefficient(roll_up: &RollUp, stage: Stage, indicator: &str, places: u32) -> String {
    let found = roll_up.variation(stage, indicator).unwrap();
    let variation = found.variation.as_ref().unwrap();
    variation.squared().unwrap().root_rounded(places)
}

#[test]
fn thirteen_rows_with_their_values_and_verdicts() {
    let of_row = |row: &StageRow| {
        let values = row.values.iter().map(|value| {
            let mark = match value.outcome {
                check::Outcome::Met => "",
                check::Outcome::AboveFloor => "*",
                check::Outcome::Below => "!",
                check::Outcome::NotComparable(_) => "?",
            };
            value.value.unwrap().rounded(2) + mark
        });
        let values: Vec<String> = values.collect();
        let (number, pupils) = (row.member + 1, row.pupils.unwrap());
        let (met, key) = (row.met, row.conclusion.key());
        format!("{number}|{pupils}|{}|{met}|{key}", values.join("|"))
    };
    let roll_up = roll_up();
    let rows: Vec<String> = roll_up.rows.iter().map(of_row).collect();
    assert_eq!(rows.len(), ROWS.lines().count());
    for (found, expected) in rows.iter().zip(ROWS.lines()) {
        assert_eq!(found, expected);
    }
    // 北坡教学点 has 31 pupils.
    let out: Vec<_> = roll_up
        .left_out
        .iter()
        .map(|out| (out.member + 1, out.stage))
        .collect();
    assert_eq!(out, [(7, Stage::Primary)]);
    let holding = |(idx, school): (usize, &Option<Conclusion>)| {
        (*school == Some(Conclusion::Holds)).then_some(idx + 1)
    };
    let holding: Vec<usize> = roll_up
        .schools
        .iter()
        .enumerate()
        .filter_map(holding)
        .collect();
    assert_eq!(holding, [1, 3, 6, 8, 9, 11, 12]);
    assert_eq!(roll_up.schools.iter().flatten().count(), 11);
}

#[test]
fn table_two_one_counts_rows_at_their_bounds() {
    let roll_up = roll_up();
    let counts = |stage| SEVEN.map(|indicator| roll_up.rows_at_bound(stage, indicator));
    assert_eq!(counts(Stage::Primary), [8, 3, 6, 7, 6, 8, 8]);
    assert_eq!(counts(Stage::Junior), [5, 5, 5, 4, 4, 4, 5]);
    assert_eq!(roll_up.holding(Stage::Primary), (8, 5));
    assert_eq!(roll_up.holding(Stage::Junior), (5, 4));
}

#[test]
fn fourteen_coefficients_to_the_last_digit() {
    let roll_up = roll_up();
    assert_eq!(roll_up.variations.len(), 14);
    for (stage, [means, deviations, coefficients]) in VARIATIONS {
        for (idx, indicator) in SEVEN.into_iter().enumerate() {
            let found = roll_up.variation(stage, indicator).unwrap();
            let variation = found.variation.as_ref().unwrap();
            assert_eq!(
                variation.mean().rounded(6),
                means[idx],
                "{stage:?} {indicator}"
            );
            let deviation = variation.deviation_rounded(6);
            assert_eq!(deviation, deviations[idx], "{stage:?} {indicator}");
            let coefficient = coefficient(&roll_up, stage, indicator, 6);
            assert_eq!(coefficient, coefficients[idx], "{stage:?} {indicator}");
            let fails = [(Stage::Primary, "R2"), (Stage::Junior, "R5")];
            let expected = if fails.contains(&(stage, indicator)) {
                Conclusion::Fails
            } else {
                Conclusion::Holds
            };
            assert_eq!(found.conclusion, expected, "{stage:?} {indicator}");
        }
    }
    let shown = |stage, indicator| {
        let found = roll_up.variation(stage, indicator).unwrap();
        let variation = found.variation.as_ref().unwrap();
        variation.coefficient_shown(found.bound.unwrap()).unwrap()
    };
    assert_eq!(shown(Stage::Primary, "R2"), "0.5001");
    assert_eq!(shown(Stage::Junior, "R5"), "0.472");
    let mean = |stage| roll_up.mean_coefficient(stage).unwrap().rounded(3);
    assert_eq!(mean(Stage::Primary), "0.222");
    assert_eq!(mean(Stage::Junior), "0.166");
}

#[test]
fn contributions_name_the_schools_that_make_the_coefficient() {
    let roll_up = roll_up();
    let named = |contributions: &[Contribution]| -> Vec<(usize, String)> {
        let named = contributions.iter().map(|contribution| {
            let percent = contribution.part.times(&county::BigFraction::whole(100));
            let member = roll_up.rows[contribution.row].member;
            (member + 1, percent.rounded(1))
        });
        named.collect()
    };
    let primary = named(&roll_up.contributions(Stage::Primary, "R2"));
    let expected = [(1, "49.3"), (2, "35.6"), (4, "9.9"), (5, "3.3")];
    assert_eq!(
        primary[..4],
        expected.map(|(number, part)| (number, part.to_owned()))
    );
    let junior = named(&roll_up.contributions(Stage::Junior, "R5"));
    let expected = [(9, "82.4"), (8, "15.5")];
    assert_eq!(
        junior[..2],
        expected.map(|(number, part)| (number, part.to_owned()))
    );
}

#[test]
fn other_scopes_give_other_coefficients() {
    let drafts = sample();
    // Without 民办.
    let public: Vec<_> = drafts[..11].to_vec();
    let without = County::quality(&public).roll_up();
    assert_eq!(coefficient(&without, Stage::Primary, "R2", 6), "0.518675");
    assert_eq!(coefficient(&without, Stage::Junior, "R5", 6), "0.485639");
    // The small teaching point as a row: a registered 小学 of that size is one.
    let mut as_row = drafts.clone();
    as_row[6].profile.kind = Some(SchoolKind::Primary);
    let as_row = County::quality(&as_row).roll_up();
    assert_eq!(coefficient(&as_row, Stage::Primary, "R2", 6), "0.507286");
    // Added to the school to which it belongs.
    let mut merged = drafts.clone();
    merged[3] = with_unit(&drafts[3], &drafts[6]);
    merged.remove(6);
    let merged = County::quality(&merged).roll_up();
    assert_eq!(coefficient(&merged, Stage::Primary, "R2", 6), "0.506762");
    // The one school that has 0, left out.
    let mut blank = drafts;
    blank.remove(4);
    let blank = County::quality(&blank).roll_up();
    assert_eq!(coefficient(&blank, Stage::Primary, "R2", 6), "0.489807");
}

#[test]
fn a_blank_is_no_zero_and_leaves_the_coefficient_open() {
    let mut drafts = sample();
    let slot = |slot: &school::figures::Slot| slot.figure == "backbone_teachers".into();
    drafts[4].entries.retain(|entry, _| !slot(entry));
    let roll_up = County::quality(&drafts).roll_up();
    let found = roll_up.variation(Stage::Primary, "R2").unwrap();
    assert_eq!(found.conclusion, Conclusion::Open);
    let missing: Vec<usize> = found
        .missing
        .iter()
        .map(|row| roll_up.rows[*row].member)
        .collect();
    assert_eq!(missing, [4]);
    assert_eq!(found.variation.as_ref().unwrap().rows(), 7);
    assert_eq!(coefficient(&roll_up, Stage::Primary, "R2", 6), "0.489807");
    let others = roll_up.variation(Stage::Primary, "R1").unwrap();
    assert_eq!(others.conclusion, Conclusion::Holds);
}

#[test]
fn weighted_means_are_the_county_s_totals_over_its_pupils() {
    let roll_up = roll_up();
    let mean = |stage, indicator| {
        let found = roll_up.variation(stage, indicator).unwrap();
        found.variation.as_ref().unwrap().mean()
    };
    // 小学: 34 + 7 + 6 + 1 + 0 + 1 + 5 + 5 = 59 骨干, 5380 pupils.
    let expected = county::BigFraction::new(5900_u32, 5380_u32);
    assert_eq!(mean(Stage::Primary, "R2"), expected);
    // 初中: 104 + 43 + 19 + 61 + 21 = 248, 3508 pupils.
    let expected = county::BigFraction::new(24_800_u32, 3508_u32);
    assert_eq!(mean(Stage::Junior, "R1"), expected);
    let pupils = |stage| {
        let found = roll_up.variation(stage, "R1").unwrap();
        found.variation.as_ref().unwrap().pupils()
    };
    assert_eq!(
        (pupils(Stage::Primary), pupils(Stage::Junior)),
        (5380, 3508)
    );
}

#[test]
fn the_county_s_rules_fit_the_packs() {
    let faults = rules().faults(super::data::standards());
    assert!(faults.is_empty(), "{faults:?}");
    let group = &rules().quality.group;
    let seven = standard(&rules().quality).indicators.iter();
    let seven: Vec<Name> = seven
        .filter(|indicator| indicator.group == *group)
        .map(|indicator| indicator.id)
        .collect();
    assert_eq!(seven, SEVEN);
    // A second copy of the limits, written from the sources.
    let limits = |dispersion: &county::Dispersion| {
        [Stage::Primary, Stage::Junior].map(|stage| {
            let bound = dispersion.limit(stage).unwrap();
            (bound.comparison, bound.value.to_string())
        })
    };
    let at_most = |value: &str| (standard::Comparison::AtMost, value.to_owned());
    assert_eq!(limits(&rules().quality), [at_most("0.5"), at_most("0.45")]);
    assert_eq!(limits(&rules().basic), [at_most("0.65"), at_most("0.55")]);
}
