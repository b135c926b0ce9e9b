//! Least additions, moves and choices: the examples of the specification, and small counties in which everything is tried.

use county::{
    Amounts, BigFraction, Choice, Holding, Move, NoMoves, Prices, SharedHolding, Staffing,
    StagePart, Variation, WeightedValue, cheapest_choice, county_needs, curve,
    few_shared_additions, least_additions, least_moves, within_budget,
};
use numbers::name::Name;
use numbers::{Decimal, Fraction};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use school::draft::Draft;
use school::figures::Part;
use school::profile::{SchoolKind, Stage};
use standard::{Bound, Comparison};

use super::data::{County, decimal, put, rules, sample, standard, whole};

fn at_most(value: &str) -> Bound {
    Bound {
        comparison: Comparison::AtMost,
        value: decimal(value),
    }
}

fn holdings(given: &[(u64, i64, i64)]) -> Vec<Holding> {
    let holding = |(pupils, have, need): &(u64, i64, i64)| Holding {
        pupils: *pupils,
        have: whole(*have),
        need: whole(*need),
    };
    given.iter().map(holding).collect()
}

fn squared(rows: &[(u64, Fraction)]) -> Option<BigFraction> {
    let rows = rows
        .iter()
        .map(|(pupils, stock)| WeightedValue::of_stock(*pupils, *stock).unwrap());
    let rows: Vec<WeightedValue> = rows.collect();
    Variation::of(&rows)?.squared().cloned()
}

fn keeps(rows: &[(u64, Fraction)], bound: Bound) -> bool {
    let square = squared(rows);
    square.is_some_and(|square| square.cmp_root(bound.value) != std::cmp::Ordering::Greater)
}

#[test]
fn t4_backbone_teachers() {
    let alone = holdings(&[(400, 8, 0), (300, 3, 0), (200, 1, 0), (100, 0, 0)]);
    let needed = holdings(&[(400, 8, 4), (300, 3, 3), (200, 1, 2), (100, 0, 1)]);
    let start = curve(&alone, Decimal::ONE, 0);
    assert_eq!(start, [Some(BigFraction::new(17_u8, 48_u8))]);
    let least = least_additions(&alone, Decimal::ONE, at_most("0.50")).unwrap();
    assert_eq!(least.steps, [0, 0, 0, 1]);
    assert_eq!(least.squared, BigFraction::new(36_u8, 169_u8));
    let least = least_additions(&needed, Decimal::ONE, at_most("0.50")).unwrap();
    assert_eq!((least.total(), least.for_needs), (2, 2));
    assert_eq!(least.steps, [0, 0, 1, 1]);
    assert_eq!(least.squared, BigFraction::new(6_u8, 49_u8));
    let least = least_additions(&alone, Decimal::ONE, at_most("0.25")).unwrap();
    assert_eq!(least.steps, [0, 1, 2, 1]);
    assert_eq!(least.squared, BigFraction::new(37_u16, 768_u16));
    let curve = curve(&alone, Decimal::ONE, 4);
    let curve: Vec<String> = curve
        .iter()
        .map(|square| square.as_ref().unwrap().root_rounded(6))
        .collect();
    assert_eq!(
        curve,
        ["0.595119", "0.461538", "0.349927", "0.285450", "0.219493"]
    );
}

#[test]
fn t5_square_metres_rise_to_one_level() {
    let rows = holdings(&[(100, 200, 0), (200, 2900, 0), (100, 300, 0)]);
    let least = least_additions(&rows, Decimal::ONE, at_most("0.45")).unwrap();
    // The level is 5.5 ㎡ per pupil.
    assert_eq!(least.steps, [350, 0, 250]);
    assert_eq!(least.squared, BigFraction::new(81_u16, 400_u16));
    assert_eq!(least.total(), 600);
}

#[test]
fn t8_moves() {
    let pupils = [500, 400, 300, 200, 100];
    let have = [12, 2, 1, 4, 1];
    let staffing = |need: [u64; 5]| -> Vec<Staffing> {
        let rows = pupils.into_iter().zip(have).zip(need);
        let row = |((pupils, have), need)| Staffing {
            pupils,
            have,
            need,
            is_fixed: false,
        };
        rows.map(row).collect()
    };
    // Nobody falls below what it reaches now.
    let kept = [5, 2, 1, 2, 1];
    let moves = least_moves(&staffing(kept), Some(at_most("0.45"))).unwrap();
    assert_eq!(moves.moves.len(), 3);
    assert!(moves.moves.iter().all(|step| step.from == 0));
    let taken = |row| moves.moves.iter().filter(|step| step.to == row).count();
    assert_eq!((taken(1), taken(2)), (1, 2));
    assert_eq!(moves.squared, Some(BigFraction::new(227_u16, 1600_u16)));
    let moves = least_moves(&staffing([5, 4, 3, 2, 1]), Some(at_most("0.45"))).unwrap();
    assert_eq!((moves.moves.len(), moves.for_needs), (4, 4));
    assert_eq!(moves.squared, Some(BigFraction::new(61_u8, 800_u16)));
    let too_few = least_moves(&staffing([5, 5, 5, 4, 2]), None);
    assert_eq!(too_few, Err(NoMoves::TooFew));
    // Of two people in one school another limit cannot be kept.
    let rows = [(100, 1), (100, 2)].map(|(pupils, have)| Staffing {
        pupils,
        have,
        need: 0,
        is_fixed: false,
    });
    let none = least_moves(&rows, Some(at_most("0.3")));
    assert_eq!(none, Err(NoMoves::NoneHelps));
}

/// The prices of the specification, in 元: 骨干 80,000, other teachers 100,000, ㎡ 3,000 and 500, rooms 20,000.
fn prices(backbone: i64) -> Prices {
    let prices = [
        ("R1", 100_000),
        ("R2", backbone),
        ("R3", 100_000),
        ("R4", 3000),
        ("R5", 500),
        ("R6", 1),
        ("R7", 20_000),
    ];
    let price = |(indicator, price)| (Name::new(indicator), Decimal::whole(price));
    prices.into_iter().map(price).collect()
}

fn choice(county: &County, member: usize, amounts: Amounts) -> Choice {
    let group = standard(&rules().quality).group(&rules().quality.group);
    let report = &county.schools[member].1;
    cheapest_choice(report, group.unwrap(), &prices(80_000), amounts).unwrap()
}

fn quotient(over: i64, under: i64) -> Fraction {
    whole(over).over(whole(under)).unwrap()
}

/// Needs as `R2 primary 8`.
fn needs(choice: &Choice) -> Vec<String> {
    let need = |need: &county::Need| {
        let stage = need
            .stage
            .map_or("shared".to_owned(), |stage| Part::Stage(stage).key());
        let (over, under) = need.amount.parts();
        if under == 1 {
            format!("{} {stage} {over}", need.indicator)
        } else {
            format!("{} {stage} {over}/{under}", need.indicator)
        }
    };
    choice.needs.iter().map(need).collect()
}

fn left(choice: &Choice) -> Vec<(Stage, Vec<&str>)> {
    let left = choice.left.iter();
    left.map(|(stage, names)| (*stage, names.iter().map(|name| name.as_str()).collect()))
        .collect()
}

#[test]
fn t6_one_stock_serves_both_rows_of_a_nine_year_school() {
    let mut draft = Draft::default();
    draft.profile.kind = Some(SchoolKind::NineYear);
    let (primary, junior) = (Part::Stage(Stage::Primary), Part::Stage(Stage::Junior));
    for (figure, part, text) in [
        ("pupils", primary, "200"),
        ("pupils", junior, "100"),
        ("teachers_above_required", primary, "9"),
        ("teachers_above_required", junior, "5"),
        ("backbone_teachers", primary, "2"),
        ("backbone_teachers", junior, "1"),
        ("pe_art_teachers", primary, "2"),
        ("pe_art_teachers", junior, "0"),
        ("teaching_area", Part::Whole, "1500"),
        ("indoor_sports_area", Part::Whole, "0"),
        ("sports_field_area", Part::Whole, "2500"),
        ("equipment_value", Part::Whole, "70"),
        ("media_rooms", Part::Whole, "7"),
    ] {
        put(&mut draft, figure, part, text);
    }
    let county = County::quality(&[draft]);
    let roll_up = county.roll_up();
    let area = |row: usize| roll_up.rows[row].value(Name::new("R4")).unwrap();
    assert_eq!(area(0).times(whole(200)), quotient(30_000, 31));
    assert_eq!(area(1).times(whole(100)), quotient(16_500, 31));
    let choice = choice(&county, 0, Amounts::Exact);
    assert_eq!(
        left(&choice),
        [(Stage::Primary, vec!["R7"]), (Stage::Junior, vec!["R4"])]
    );
    assert_eq!(
        needs(&choice),
        [
            "R1 junior 1",
            "R3 junior 1",
            "R5 shared 4120/11",
            "R6 shared 50000/11"
        ]
    );
    assert_eq!(choice.cost, quotient(4_310_000, 11));
}

#[test]
fn the_sample_county_mends_its_schools_for_the_least() {
    let county = County::quality(&sample());
    let of = |member: usize| choice(&county, member - 1, Amounts::Exact);
    let second = of(2);
    assert_eq!(left(&second), [(Stage::Primary, vec!["R5"])]);
    assert_eq!(
        needs(&second),
        [
            "R2 primary 8",
            "R3 primary 1",
            "R4 primary 140",
            "R5 primary 375"
        ]
    );
    assert_eq!(second.cost, whole(1_347_500));
    let fourth = of(4);
    assert_eq!(
        (left(&fourth), needs(&fourth)),
        (
            vec![(Stage::Primary, vec![])],
            vec!["R2 primary 2".to_owned()]
        )
    );
    assert_eq!(fourth.cost, whole(160_000));
    // 85 % and all of 0.44 people are one person: leaving it would save nothing.
    let fifth = of(5);
    assert_eq!(left(&fifth), [(Stage::Primary, vec![])]);
    assert_eq!(needs(&fifth), ["R2 primary 1", "R3 primary 1"]);
    assert_eq!(fifth.cost, whole(180_000));
    let tenth = of(10);
    assert_eq!(
        left(&tenth),
        [(Stage::Primary, vec![]), (Stage::Junior, vec!["R4"])]
    );
    assert_eq!(needs(&tenth), ["R6 shared 37000/11"]);
    let members = [2, 4, 5, 10];
    let costs = members.map(|member| of(member).cost);
    let sum = costs
        .iter()
        .fold(Fraction::ZERO, |sum, cost| sum.plus(*cost));
    assert_eq!(sum, quotient(371_990_000, 220));
    // Schools that hold need nothing.
    assert_eq!((of(1).needs.len(), of(1).cost), (0, Fraction::ZERO));
    // In steps of the form the equipment is rounded up to 100 元.
    assert_eq!(
        needs(&choice(&county, 9, Amounts::Steps)),
        ["R6 shared 3400"]
    );
    // 10, 4 and 5 for 35 万元; the second primary school would be more.
    let (chosen, spent) = within_budget(&costs, whole(350_000));
    assert_eq!(chosen, [3, 1, 2]);
    assert_eq!(spent, quotient(37_000, 11).plus(whole(340_000)));
    let (all, _) = within_budget(&costs, sum);
    assert_eq!(all.len(), 4);
}

/// Backbone teachers of the primary rows, with what each must have.
fn backbone(need: &dyn Fn(u64, u64) -> u64, has_private: bool) -> Vec<Staffing> {
    let roll_up = County::quality(&sample()).roll_up();
    let rows = roll_up
        .rows
        .iter()
        .filter(|row| row.stage == Stage::Primary);
    let row = |row: &county::StageRow| {
        let pupils = row.pupils.unwrap();
        let value = row.value(Name::new("R2")).unwrap();
        let count = value.times(whole(pupils as i64)).over(whole(100)).unwrap();
        assert!(count.is_whole());
        let have = count.floor() as u64;
        Staffing {
            pupils,
            have,
            need: need(pupils, have),
            is_fixed: row.is_private && !has_private,
        }
    };
    rows.map(row).collect()
}

#[test]
fn the_sample_county_moves_people_instead_of_buying_them() {
    let bound = rules().quality.limit(Stage::Primary).unwrap();
    // The coefficient alone: one person from the first to the second.
    let rows = backbone(&|_, _| 0, false);
    let moves = least_moves(&rows, Some(bound)).unwrap();
    assert_eq!(moves.moves.len(), 1);
    assert_eq!(moves.moves[0].from, 0);
    let mut there: Vec<(u64, Fraction)> = rows
        .iter()
        .map(|row| (row.pupils, whole(row.have as i64)))
        .collect();
    there[0].1 = whole(33);
    there[1].1 = whole(8);
    assert_eq!(squared(&there).unwrap().root_rounded(6), "0.461484");
    // Every public school to 1 in 100 pupils.
    let rows = backbone(&|pupils, _| pupils.div_ceil(100), false);
    let moves = least_moves(&rows, Some(bound)).unwrap();
    assert_eq!((moves.moves.len(), moves.for_needs), (12, 12));
    let taken = |moves: &[Move], row| moves.iter().filter(|step| step.to == row).count();
    assert_eq!(
        [1, 2, 3, 4].map(|row| taken(&moves.moves, row)),
        [8, 1, 2, 1]
    );
    assert_eq!(moves.squared.unwrap().root_rounded(6), "0.121636");
    // The private school too.
    let rows = backbone(&|pupils, _| pupils.div_ceil(100), true);
    let moves = least_moves(&rows, Some(bound)).unwrap();
    assert_eq!(moves.moves.len(), 13);
    assert_eq!(moves.squared.unwrap().root_rounded(6), "0.119261");
}

#[test]
fn the_sample_county_s_field_lacks_945_square_metres() {
    // 初中 运动场馆: 8, 9 and 11 alone could be added to in whole ㎡; 10 and 12 share theirs with 小学.
    let roll_up = County::quality(&sample()).roll_up();
    let rows = roll_up.rows.iter().filter(|row| row.stage == Stage::Junior);
    let holding = |row: &county::StageRow| {
        let pupils = row.pupils.unwrap();
        let have = row
            .value(Name::new("R5"))
            .unwrap()
            .times(whole(pupils as i64));
        Holding {
            pupils,
            have,
            need: Fraction::ZERO,
        }
    };
    let rows: Vec<Holding> = rows.map(holding).collect();
    let bound = rules().quality.limit(Stage::Junior).unwrap();
    let least = least_additions(&rows, Decimal::ONE, bound).unwrap();
    assert_eq!(least.steps, [945, 0, 0, 0, 0]);
    assert_eq!(least.squared.root_rounded(6), "0.449989");
    let curve = curve(&rows, Decimal::ONE, 944);
    assert_eq!(curve[944].as_ref().unwrap().root_rounded(6), "0.450012");
}

#[test]
fn the_sample_county_s_backbone_after_the_needs_keeps_the_limit() {
    let rows: Vec<Holding> = backbone(&|pupils, _| pupils, true)
        .iter()
        .map(|row| Holding {
            pupils: row.pupils,
            have: whole(row.have as i64),
            need: Fraction::ZERO,
        })
        .collect();
    let mut rows = rows;
    // 2, 4 and 5 get 8, 2 and 1.
    for (row, more) in [(1, 8), (3, 2), (4, 1)] {
        rows[row].have = rows[row].have.plus(whole(more));
    }
    let bound = rules().quality.limit(Stage::Primary).unwrap();
    let least = least_additions(&rows, Decimal::ONE, bound).unwrap();
    assert_eq!(least.total(), 0);
    assert_eq!(least.squared.root_rounded(6), "0.272654");
}

fn settings() -> ProptestConfig {
    ProptestConfig {
        cases: 60,
        rng_seed: RngSeed::Fixed(0x2017_0006),
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

/// Small counties: pupils, what is there, what is needed.
fn small() -> impl Strategy<Value = Vec<(u64, i64, i64)>> {
    prop::collection::vec((10_u64..400, 0_i64..6, 0_i64..4), 1..5)
}

/// Every way to give `total` to so many rows.
fn ways(total: u64, rows: usize) -> Vec<Vec<u64>> {
    if rows == 1 {
        return vec![vec![total]];
    }
    let first = (0..=total).flat_map(|first| {
        let rest = ways(total - first, rows - 1).into_iter();
        rest.map(move |mut rest| {
            rest.insert(0, first);
            rest
        })
    });
    first.collect()
}

proptest! {
    #![proptest_config(settings())]

    #[test]
    fn no_way_with_fewer_additions_holds(given in small(), limit in 15_i64..80) {
        let bound = at_most(&format!("0.{limit:02}"));
        let least = least_additions(&holdings(&given), Decimal::ONE, bound).unwrap();
        let holds = |way: &[u64]| {
            let rows: Vec<(u64, Fraction)> = given.iter().zip(way)
                .map(|((pupils, have, _), more)| (*pupils, whole(have + *more as i64)))
                .collect();
            let mut reached = given.iter().zip(way);
            reached.all(|((_, have, need), more)| have + *more as i64 >= *need) && keeps(&rows, bound)
        };
        prop_assert!(holds(&least.steps), "{least:?}");
        // Counties that take many are left to the greedy itself.
        if least.total() <= 9 {
            for total in 0..least.total() {
                for way in ways(total, given.len()) {
                    prop_assert!(!holds(&way), "{way:?} instead of {least:?}");
                }
            }
        }
    }

    #[test]
    fn no_way_with_fewer_moves_holds(given in small(), limit in 15_i64..80) {
        let bound = at_most(&format!("0.{limit:02}"));
        let rows: Vec<Staffing> = given.iter().map(|(pupils, have, need)| Staffing {
            pupils: *pupils,
            have: *have as u64,
            need: *need as u64,
            is_fixed: false,
        }).collect();
        let people: u64 = rows.iter().map(|row| row.have).sum();
        // Of every way to share all people: how many change place.
        let fewest = ways(people, rows.len()).into_iter().filter(|way| {
            let there: Vec<(u64, Fraction)> = rows.iter().zip(way)
                .map(|(row, have)| (row.pupils, whole(*have as i64)))
                .collect();
            rows.iter().zip(way).all(|(row, have)| *have >= row.need) && keeps(&there, bound)
        }).map(|way| -> u64 {
            rows.iter().zip(&way).map(|(row, have)| row.have.saturating_sub(*have)).sum()
        }).min();
        match least_moves(&rows, Some(bound)) {
            Ok(moves) => prop_assert_eq!(Some(moves.moves.len() as u64), fewest),
            Err(_) => prop_assert_eq!(fewest, None),
        }
    }
}

#[test]
fn t7_rooms_that_two_stages_share() {
    let (primary, junior) = (Stage::Primary, Stage::Junior);
    let part = |stage, pupils, over, under| StagePart {
        stage,
        pupils,
        share: quotient(over, under),
    };
    let holding = |have, parts: Vec<StagePart>| SharedHolding {
        have: whole(have),
        need: Fraction::ZERO,
        parts,
    };
    // 九年: 250 and 50 pupils at 1 and 1.1.
    let schools = [
        holding(10, vec![part(primary, 250, 1, 1)]),
        holding(1, vec![part(junior, 300, 1, 1)]),
        holding(
            3,
            vec![part(primary, 250, 2500, 3050), part(junior, 50, 550, 3050)],
        ),
    ];
    let limits = [primary, junior].map(|stage| (stage, rules().quality.limit(stage).unwrap()));
    let stock = |stage: Stage| -> Vec<(u64, Fraction)> {
        let parts = schools.iter().flat_map(|school| {
            let of_stage = school.parts.iter().filter(move |part| part.stage == stage);
            of_stage.map(|part| (part.pupils, school.have.times(part.share)))
        });
        parts.collect()
    };
    assert_eq!(
        squared(&stock(primary)).unwrap().root_rounded(6),
        "0.605263"
    );
    assert_eq!(squared(&stock(junior)).unwrap().root_rounded(3), "0.595");
    let few = few_shared_additions(&schools, Decimal::ONE, &limits).unwrap();
    assert_eq!(few.steps, [0, 2, 2]);
    assert!(few.is_proved);
    let after = few
        .squared
        .iter()
        .map(|(_, squared)| squared.as_ref().unwrap().root_rounded(6));
    assert_eq!(after.collect::<Vec<_>>(), ["0.418605", "0.252153"]);
}

/// The stock of an indicator in all schools of the sample county, undivided.
fn shared(indicator: &str) -> Vec<SharedHolding> {
    let county = County::quality(&sample());
    let roll_up = county.roll_up();
    let of_member = |member: usize| {
        let rows = roll_up.rows.iter().filter(|row| row.member == member);
        let findings = rows.filter_map(|row| {
            let report = &county.schools[member].1;
            let finding = report.finding(indicator, Part::Stage(row.stage))?;
            SharedHolding::part(finding, row.stage, row.pupils?)
        });
        let (haves, parts): (Vec<Fraction>, Vec<StagePart>) = findings.unzip();
        haves.first().map(|have| SharedHolding {
            have: *have,
            need: Fraction::ZERO,
            parts,
        })
    };
    (0..county.schools.len()).filter_map(of_member).collect()
}

#[test]
fn the_sample_county_s_field_is_proved_to_be_least() {
    let limits = [Stage::Primary, Stage::Junior];
    let limits = limits.map(|stage| (stage, rules().quality.limit(stage).unwrap()));
    let few = few_shared_additions(&shared("R5"), Decimal::ONE, &limits).unwrap();
    // Of eleven schools the seventh is 城关初级中学.
    let mut expected = [0; 11];
    expected[6] = 945;
    assert_eq!(few.steps, expected);
    assert!(few.is_proved);
    let after = few
        .squared
        .iter()
        .map(|(_, squared)| squared.as_ref().unwrap().root_rounded(6));
    assert_eq!(after.collect::<Vec<_>>(), ["0.254159", "0.449989"]);
}

#[test]
fn the_sample_county_needs_this_much_and_no_less() {
    let county = County::quality(&sample());
    let roll_up = county.roll_up();
    let quality = &rules().quality;
    let of = |amounts| {
        let (members, standard) = (county.members(), standard(quality));
        county_needs(
            &members,
            &roll_up,
            quality,
            standard,
            &prices(80_000),
            amounts,
        )
        .unwrap()
    };
    let needs = of(Amounts::Exact);
    // 37199/220 万元 for the schools, 47.25 万元 for the field.
    let schools = quotient(371_990_000, 220);
    assert_eq!(needs.cost, schools.plus(whole(472_500)));
    assert_eq!(needs.for_variations.len(), 1);
    let field = &needs.for_variations[0];
    assert_eq!(field.indicator, "R5");
    assert_eq!(field.amounts, [(7, Some(Stage::Junior), whole(945))]);
    // In whole steps, equipment for 37000/11 元 is 3400 元, and it is proved that nothing cheaper does it.
    let whole_steps = of(Amounts::Steps);
    assert_eq!(
        whole_steps.cost,
        whole(1_347_500 + 160_000 + 180_000 + 3400 + 472_500)
    );
    assert_eq!(whole_steps.for_variations, needs.for_variations);
    assert!(whole_steps.is_proved);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..settings() })]

    #[test]
    fn shared_additions_are_least_where_they_are_proved(
        pure in small(),
        both in prop::collection::vec((10_u64..300, 10_u64..300, 0_i64..6), 1..3),
        limit in 20_i64..80,
    ) {
        let bound = at_most(&format!("0.{limit:02}"));
        let limits = [(Stage::Primary, bound), (Stage::Junior, bound)];
        let mut schools: Vec<SharedHolding> = pure.iter().enumerate().map(|(idx, (pupils, have, _))| {
            let stage = if idx % 2 == 0 { Stage::Primary } else { Stage::Junior };
            let share = Fraction::ONE;
            SharedHolding {
                have: whole(*have),
                need: Fraction::ZERO,
                parts: vec![StagePart { stage, pupils: *pupils, share }],
            }
        }).collect();
        schools.extend(both.iter().map(|(primary, junior, have)| {
            let weighted = 10 * *primary as i64 + 11 * *junior as i64;
            let part = |stage, pupils: u64, weight: i64| StagePart {
                stage,
                pupils,
                share: quotient(weight * pupils as i64, weighted),
            };
            SharedHolding {
                have: whole(*have),
                need: Fraction::ZERO,
                parts: vec![part(Stage::Primary, *primary, 10), part(Stage::Junior, *junior, 11)],
            }
        }));
        let few = few_shared_additions(&schools, Decimal::ONE, &limits).unwrap();
        let holds = |way: &[u64]| limits.iter().all(|(stage, bound)| {
            let rows = schools.iter().zip(way).flat_map(|(school, more)| {
                let stock = school.have.plus(whole(*more as i64));
                let parts = school.parts.iter().filter(|part| part.stage == *stage);
                parts.map(move |part| (part.pupils, stock.times(part.share)))
            });
            let rows: Vec<(u64, Fraction)> = rows.collect();
            rows.is_empty() || keeps(&rows, *bound)
        });
        prop_assert!(holds(&few.steps), "{few:?}");
        let total = few.total();
        if few.is_proved && total > 0 && total <= 5 {
            for fewer in 0..total {
                for way in ways(fewer, schools.len()) {
                    prop_assert!(!holds(&way), "{way:?} instead of {few:?}");
                }
            }
        }
    }
}
