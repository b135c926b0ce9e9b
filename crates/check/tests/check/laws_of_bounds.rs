//! Laws of the check and of the plan, over random schools of all kinds and over every bound by a loop.
//!
//! The bounds and the arithmetic here are a second writing of 教督〔2017〕6号 资源配置 and its calculation notes in `i128`; nothing is taken
//! from the pack or from the engine.

use check::{Finding, Outcome, Report, Verdict, WhyNot};
use documents::{Block, Document, Inline};
use files::saved;
use numbers::{Decimal, Fraction};
use plan::{Plan, Urgency};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use school::draft::{Draft, Entry};
use school::figures::{Part, Slot};
use school::profile::{SchoolKind, Stage, Zone};
use standard::{Bound, Comparison, Standard};
use support::evaluated::report_of;
use support::sample;
use support::schools::{put, slot};
use words::display;

const PRIMARY: Part = Part::Stage(Stage::Primary);
const JUNIOR: Part = Part::Stage(Stage::Junior);
const INDICATORS: [&str; 7] = ["R1", "R2", "R3", "R4", "R5", "R6", "R7"];
const KINDS: [SchoolKind; 6] = [
    SchoolKind::Primary,
    SchoolKind::Junior,
    SchoolKind::NineYear,
    SchoolKind::TwelveYear,
    SchoolKind::CompleteSecondary,
    SchoolKind::TeachingPoint,
];

/// 教督〔2017〕6号 资源配置: bound of primary and junior, in ten-thousandths of the indicator's unit.
const BOUNDS: [(i128, i128); 7] = [
    (42_000, 53_000),
    (10_000, 10_000),
    (9_000, 9_000),
    (45_000, 58_000),
    (75_000, 102_000),
    (20_000_000, 25_000_000),
    (23_000, 24_000),
];

fn bound_of(indicator: usize, stage: Stage) -> i128 {
    if stage == Stage::Primary {
        BOUNDS[indicator].0
    } else {
        BOUNDS[indicator].1
    }
}

// ---------- Schools ----------

/// A school as whole numbers: areas and money in ten-thousandths of ㎡ and 万元.
#[derive(Debug, Clone)]
struct Case {
    kind: SchoolKind,
    /// Primary, junior, senior.
    pupils: [i128; 3],
    /// Above required, backbone, sports and arts; of primary and junior.
    teachers: [[i128; 2]; 3],
    teaching: i128,
    indoor: i128,
    field: i128,
    equipment: i128,
    media: i128,
}

fn stages_of(kind: SchoolKind) -> &'static [Stage] {
    match kind {
        SchoolKind::Primary | SchoolKind::TeachingPoint => &[Stage::Primary],
        SchoolKind::Junior => &[Stage::Junior],
        SchoolKind::NineYear => &[Stage::Primary, Stage::Junior],
        SchoolKind::TwelveYear => &[Stage::Primary, Stage::Junior, Stage::Senior],
        SchoolKind::CompleteSecondary => &[Stage::Junior, Stage::Senior],
    }
}

fn judged(kind: SchoolKind) -> impl Iterator<Item = Stage> {
    stages_of(kind)
        .iter()
        .copied()
        .filter(|stage| *stage != Stage::Senior)
}

/// Weights of A0-6 in hundredths.
fn weight(kind: SchoolKind, stage: Stage) -> i128 {
    match (kind, stage) {
        (SchoolKind::NineYear | SchoolKind::TwelveYear, Stage::Junior) => 110,
        (SchoolKind::TwelveYear, Stage::Senior) => 132,
        (SchoolKind::CompleteSecondary, Stage::Senior) => 120,
        _ => 100,
    }
}

fn decimal_text(ten_thousandths: i128) -> String {
    format!(
        "{}.{:04}",
        ten_thousandths / 10_000,
        ten_thousandths % 10_000
    )
}

impl Case {
    fn draft(&self) -> Draft {
        let mut draft = Draft::default();
        draft.profile.kind = Some(self.kind);
        draft.profile.zone = Some(Zone::Town);
        for stage in stages_of(self.kind) {
            let part = Part::Stage(*stage);
            put(
                &mut draft,
                "pupils",
                part,
                self.pupils[*stage as usize].to_string(),
            );
            if *stage == Stage::Senior {
                continue;
            }
            for (figure, counts) in [
                "teachers_above_required",
                "backbone_teachers",
                "pe_art_teachers",
            ]
            .iter()
            .zip(&self.teachers)
            {
                put(
                    &mut draft,
                    figure,
                    part,
                    counts[*stage as usize].to_string(),
                );
            }
        }
        put(
            &mut draft,
            "teaching_area",
            Part::Whole,
            decimal_text(self.teaching),
        );
        put(
            &mut draft,
            "indoor_sports_area",
            Part::Whole,
            decimal_text(self.indoor),
        );
        put(
            &mut draft,
            "sports_field_area",
            Part::Whole,
            decimal_text(self.field),
        );
        put(
            &mut draft,
            "equipment_value",
            Part::Whole,
            decimal_text(self.equipment),
        );
        put(
            &mut draft,
            "media_rooms",
            Part::Whole,
            self.media.to_string(),
        );
        draft
    }

    /// The stock of an indicator in ten-thousandths of its value's unit, before it is divided.
    fn stock(&self, indicator: usize, stage: Stage) -> i128 {
        match indicator {
            0..=2 => 100 * 10_000 * self.teachers[indicator][stage as usize],
            3 => self.teaching - self.indoor,
            4 => self.field + self.indoor,
            5 => 10_000 * self.equipment,
            _ => 100 * 10_000 * self.media,
        }
    }

    /// Second calculation (A0-6, A0-7): the value as over ÷ under, in ten-thousandths of its unit.
    fn value(&self, indicator: usize, stage: Stage) -> (i128, i128) {
        let stock = self.stock(indicator, stage);
        if indicator < 3 {
            return (stock, self.pupils[stage as usize]);
        }
        let weighted: i128 = stages_of(self.kind)
            .iter()
            .map(|other| weight(self.kind, *other) * self.pupils[*other as usize])
            .sum();
        (stock * weight(self.kind, stage), weighted)
    }

    /// 2 达标, 1 余项区间, 0 未达标, by cross-multiplication.
    fn rank(&self, indicator: usize, stage: Stage) -> u8 {
        let (over, under) = self.value(indicator, stage);
        let bound = bound_of(indicator, stage);
        u8::from(over >= bound * under) + u8::from(100 * over >= 85 * bound * under)
    }
}

fn cases() -> impl Strategy<Value = Case> {
    let pupils = || prop_oneof![50_i128..200, 200_i128..3000];
    let near = |bound: i128| prop_oneof![3 => bound * 7 / 10..bound * 13 / 10, 1 => 0..bound * 2];
    let shares: Vec<_> = [420_i128, 100, 90].into_iter().map(near).collect();
    let stocks = (
        near(45_000),
        near(75_000),
        near(2_000),
        near(230),
        0_i128..3_000_000,
    );
    (
        prop::sample::select(KINDS.to_vec()),
        [pupils(), pupils(), pupils()],
        shares,
        stocks,
        any::<[u8; 2]>(),
    )
        .prop_map(|(kind, pupils, shares, stocks, shift)| {
            // Stock per pupil near the bounds, so that all three outcomes come up.
            let total: i128 = stages_of(kind)
                .iter()
                .map(|stage| pupils[*stage as usize])
                .sum();
            let per_stage = |share: i128, extra: u8| {
                [0, 1].map(|stage| {
                    (share * pupils[stage] + i128::from(extra)) / 10_000 + i128::from(extra % 2)
                })
            };
            let (teaching, field, equipment, media, indoor) = stocks;
            let indoor = if shift[0] % 3 == 0 { 0 } else { indoor };
            Case {
                kind,
                pupils,
                teachers: [
                    per_stage(shares[0], shift[0]),
                    per_stage(shares[1], shift[1]),
                    per_stage(shares[2], 0),
                ],
                teaching: teaching * total + indoor,
                indoor,
                field: (field * total - indoor).max(0),
                equipment: equipment * total,
                media: media * total / 10_000,
            }
        })
}

// ---------- Running ----------

fn found<'a>(report: &'a Report, indicator: &str, part: Part) -> &'a Finding {
    report
        .finding(indicator, part)
        .unwrap_or_else(|| panic!("no {indicator} in {part:?}"))
}

fn rank(outcome: &Outcome) -> u8 {
    match outcome {
        Outcome::Met => 2,
        Outcome::AboveFloor => 1,
        Outcome::Below => 0,
        Outcome::NotComparable(why) => panic!("not comparable: {why:?}"),
    }
}

fn all_ranks(report: &Report) -> Vec<(String, Part, u8)> {
    let seven = report
        .findings
        .iter()
        .filter(|finding| INDICATORS.contains(&finding.indicator.as_str()));
    seven
        .map(|finding| {
            (
                finding.indicator.to_string(),
                finding.part,
                rank(&finding.outcome),
            )
        })
        .collect()
}

/// A fraction of two large whole numbers, made of small ones.
fn big(number: i128) -> Fraction {
    let million = Decimal::whole(1_000_000).fraction();
    let digit =
        |number: i128| Decimal::whole(i64::try_from(number % 1_000_000).unwrap()).fraction();
    if number < 1_000_000 {
        digit(number)
    } else {
        big(number / 1_000_000).times(million).plus(digit(number))
    }
}

fn fraction(over: i128, under: i128) -> Fraction {
    big(over).over(big(under)).unwrap()
}

/// The figure that makes an indicator better when it grows, where it is entered, and what one step is worth in it.
fn lever(indicator: usize, part: Part) -> (Slot, i128) {
    match indicator {
        0 => (slot("teachers_above_required", part), 10_000),
        1 => (slot("backbone_teachers", part), 10_000),
        2 => (slot("pe_art_teachers", part), 10_000),
        3 => (slot("teaching_area", Part::Whole), 10_000),
        4 => (slot("sports_field_area", Part::Whole), 10_000),
        // 100 元 in 万元.
        5 => (slot("equipment_value", Part::Whole), 100),
        _ => (slot("media_rooms", Part::Whole), 10_000),
    }
}

fn grown(draft: &Draft, slot: &Slot, by: i128) -> Draft {
    let mut draft = draft.clone();
    let Some(Entry::Text(text)) = draft.entries.get(slot) else {
        panic!("{slot:?} is blank")
    };
    let parsed = Decimal::parse(text)
        .unwrap()
        .fraction()
        .times(Decimal::whole(10_000).fraction());
    let sum = parsed.floor() + by;
    let text = if sum % 10_000 == 0 {
        (sum / 10_000).to_string()
    } else {
        decimal_text(sum)
    };
    draft.entries.insert(*slot, Entry::Text(text));
    draft
}

// ---------- Second calculation ----------

proptest! {
    #![proptest_config(sample::laws(200, 6000))]

    #[test]
    fn engine_value_of_any_school_equals_the_second_calculation(case in cases()) {
        let report = report_of(&case.draft());
        for stage in judged(case.kind) {
            for (idx, name) in INDICATORS.iter().enumerate() {
                let finding = found(&report, name, Part::Stage(stage));
                let (over, under) = case.value(idx, stage);
                prop_assert_eq!(finding.value, Some(fraction(over, 10_000 * under)), "{} {:?}", name, stage);
                prop_assert_eq!(rank(&finding.outcome), case.rank(idx, stage), "{} {:?}", name, stage);
                prop_assert_eq!(finding.gap.is_none(), case.rank(idx, stage) == 2, "{} {:?}", name, stage);
                prop_assert_eq!(finding.gap_to_floor().is_none(), case.rank(idx, stage) >= 1, "{} {:?}", name, stage);
                let bound = bound_of(idx, stage);
                prop_assert_eq!(finding.share(), Some(fraction(over, bound * under)), "{} {:?}", name, stage);
                // 临界: met, less than 5 % above the standard (the rule of display).
                let near = over >= bound * under && 100 * over < 105 * bound * under;
                prop_assert_eq!(finding.is_near, near, "{} {:?}", name, stage);
            }
        }
    }

    #[test]
    fn verdict_of_any_school_equals_six_of_seven_with_the_floor(case in cases()) {
        let report = report_of(&case.draft());
        let verdicts: Vec<_> = report.verdicts.iter().filter(|verdict| verdict.group == "resources").collect();
        prop_assert_eq!(verdicts.len(), judged(case.kind).count());
        for (verdict, stage) in verdicts.into_iter().zip(judged(case.kind)) {
            let ranks: Vec<u8> = (0..7).map(|idx| case.rank(idx, stage)).collect();
            let met = ranks.iter().filter(|rank| **rank == 2).count();
            let passes = met >= 6 && ranks.iter().all(|rank| *rank >= 1);
            prop_assert_eq!(verdict.part(), Part::Stage(stage));
            prop_assert_eq!(verdict.met, met);
            prop_assert_eq!(&verdict.verdict, if passes { &Verdict::Holds } else { &Verdict::Fails });
        }
    }

    #[test]
    fn more_of_a_resource_never_worsens_any_finding_of_it(case in cases(), indicator in 0_usize..7, steps in 1_i128..400) {
        let draft = case.draft();
        let before = report_of(&draft);
        for stage in judged(case.kind) {
            let (slot, step) = lever(indicator, Part::Stage(stage));
            let after = report_of(&grown(&draft, &slot, steps * step));
            for ((name, part, old), (_, _, new)) in all_ranks(&before).into_iter().zip(all_ranks(&after)) {
                // Teaching area counts for R4 only, and so on: no other finding changes, this one does not fall.
                if name == INDICATORS[indicator] {
                    prop_assert!(new >= old, "{} {:?}: {} became {}", name, part, old, new);
                } else {
                    prop_assert_eq!(new, old, "{} {:?}", name, part);
                }
            }
        }
    }

    #[test]
    fn fewer_pupils_never_worsen_any_of_the_seven(case in cases(), fewer in 1_i128..40) {
        let before = report_of(&case.draft());
        for stage in stages_of(case.kind) {
            let mut smaller = case.clone();
            smaller.pupils[*stage as usize] = (smaller.pupils[*stage as usize] - fewer).max(50);
            let after = report_of(&smaller.draft());
            for ((name, part, old), (_, _, new)) in all_ranks(&before).into_iter().zip(all_ranks(&after)) {
                prop_assert!(new >= old, "{} {:?}: {} became {}", name, part, old, new);
            }
        }
    }

    #[test]
    fn indoor_area_moves_from_rooms_to_sports_and_is_counted_once(case in cases(), more in 1_i128..5_000_000) {
        // What is above the whole is no case of this.
        prop_assume!(case.indoor + more <= case.teaching);
        // A0-10: R4 = teaching − indoor, R5 = field + indoor; what one loses the other gains.
        let draft = case.draft();
        let (before, after) = (report_of(&draft), report_of(&grown(&draft, &slot("indoor_sports_area", Part::Whole), more)));
        for stage in judged(case.kind) {
            let value = |report: &Report, name: &str| found(report, name, Part::Stage(stage)).value.unwrap();
            let lost = value(&before, "R4").minus(value(&after, "R4"));
            let won = value(&after, "R5").minus(value(&before, "R5"));
            prop_assert_eq!(lost, won);
            prop_assert!(!won.is_not_positive());
        }
    }

    #[test]
    fn gap_added_reaches_bound_or_floor_and_one_step_less_does_not(case in cases()) {
        let draft = case.draft();
        let report = report_of(&draft);
        for stage in judged(case.kind) {
            for (idx, name) in INDICATORS.iter().enumerate() {
                let part = Part::Stage(stage);
                let finding = found(&report, name, part);
                let (slot, step) = lever(idx, part);
                // Equipment is entered in 万元, its gap is in 元: both are ten-thousandths here.
                let steps = |gap: check::Gap| {
                    let amount = gap.amount.fraction().times(Decimal::whole(if idx == 5 { 1 } else { 10_000 }).fraction());
                    assert!(amount.is_whole(), "{name}: {gap:?}");
                    amount.floor()
                };
                for (gap, wanted) in [(finding.gap, 2), (finding.gap_to_floor(), 1)] {
                    let Some(gap) = gap else { continue };
                    let amount = steps(gap);
                    prop_assert_eq!(amount % step, 0, "whole steps: {} {:?}", name, gap);
                    prop_assert!(!gap.exact.is_not_positive());
                    let reached = report_of(&grown(&draft, &slot, amount));
                    prop_assert!(rank(&found(&reached, name, part).outcome) >= wanted, "{} {:?}: {:?} is not enough", name, stage, gap);
                    let short = report_of(&grown(&draft, &slot, amount - step));
                    prop_assert!(rank(&found(&short, name, part).outcome) < wanted, "{} {:?}: less than {:?} is enough", name, stage, gap);
                }
            }
        }
    }

    #[test]
    fn capacity_is_the_largest_number_of_pupils_that_still_meets(case in cases()) {
        for stage in judged(case.kind) {
            for (idx, name) in INDICATORS.iter().enumerate() {
                let capacity = found(&report_of(&case.draft()), name, Part::Stage(stage)).capacity().unwrap();
                // A stock that the other stages already use up holds nobody; small numbers leave the seven indicators (§A).
                if capacity < 50 {
                    prop_assert!(case.rank(idx, stage) < 2);
                    continue;
                }
                let mut other = case.clone();
                other.pupils[stage as usize] = capacity;
                prop_assert_eq!(other.rank(idx, stage), 2, "{} {:?}: {} pupils do not meet", name, stage, capacity);
                prop_assert_eq!(found(&report_of(&other.draft()), name, Part::Stage(stage)).outcome.clone(), Outcome::Met);
                other.pupils[stage as usize] = capacity + 1;
                prop_assert!(other.rank(idx, stage) < 2, "{} {:?}: {} pupils still meet", name, stage, capacity + 1);
            }
        }
    }

    #[test]
    fn shown_number_and_share_of_any_school_agree_with_the_verdict(case in cases()) {
        let report = report_of(&case.draft());
        for stage in judged(case.kind) {
            for name in INDICATORS {
                assert_shown_agrees(found(&report, name, Part::Stage(stage)));
            }
        }
    }

    #[test]
    fn shown_number_agrees_with_the_verdict_a_hair_from_bound_and_floor(idx in 0_usize..7, junior in any::<bool>(), on_floor in any::<bool>(), off in -300_i128..300, pupils in prop::sample::select(vec![100_000_i128, 99_991, 70_001])) {
        let stage = if junior { Stage::Junior } else { Stage::Primary };
        let bound = bound_of(idx, stage);
        let target = if on_floor { bound * 85 / 100 } else { bound };
        let case = single(stage, pupils, idx, (target * pupils + off * 1000) / 1_000_000);
        assert_shown_agrees(found(&report_of(&case.draft()), INDICATORS[idx], Part::Stage(stage)));
    }
}

#[test]
fn random_schools_reach_every_outcome_of_every_indicator_in_every_kind() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut points = std::collections::BTreeSet::new();
    for _ in 0..2000 {
        let case = cases().new_tree(&mut runner).unwrap().current();
        for stage in judged(case.kind) {
            points.extend((0..7).map(|idx| {
                (
                    KINDS.iter().position(|kind| *kind == case.kind),
                    stage,
                    idx,
                    case.rank(idx, stage),
                )
            }));
        }
    }
    // Six kinds with eight judged stages (two of 九年 and 十二年一贯制), seven indicators, three outcomes.
    assert_eq!(points.len(), 8 * 7 * 3);
}

/// Reads the shown texts back and compares them with bound and floor as a reader would.
fn assert_shown_agrees(finding: &Finding) {
    let indicator = data::standard().indicator(&finding.indicator).unwrap();
    let bound = finding.bound.unwrap().value.fraction();
    let value = finding.value.unwrap();
    let hundred = Decimal::HUNDRED.fraction();
    let percent = value.over(bound).unwrap().times(hundred);
    let percents = (hundred, Decimal::whole(85).fraction());
    let bounds = (bound, finding.floor().unwrap());
    let texts = [
        (display::value(finding, indicator).unwrap(), value, bounds),
        (
            display::value_in_text(finding, indicator).unwrap(),
            value,
            bounds,
        ),
        (display::share(finding), percent, percents),
        (display::share_in_text(finding), percent, percents),
    ];
    for (shown, exact, (bound, floor)) in texts {
        let number = read_back(shown.trim_end_matches('%'));
        let numbers = format!(
            "{} shows {shown} and is {:?}",
            finding.indicator, finding.outcome
        );
        assert_eq!(
            number >= bound,
            finding.outcome == Outcome::Met,
            "{numbers}"
        );
        assert_eq!(
            number >= floor,
            finding.outcome != Outcome::Below,
            "{numbers}"
        );
        let digits = shown
            .trim_end_matches('%')
            .split_once('.')
            .map_or(0, |(_, part)| part.len());
        let half = fraction(1, 2 * 10_i128.pow(digits as u32));
        let (less, more) = (exact.minus(number), number.minus(exact));
        assert!(
            less <= half && more <= half,
            "{numbers}: more than half a unit away"
        );
    }
}

/// A shown number with any count of digits after the point.
fn read_back(shown: &str) -> Fraction {
    let (whole, part) = shown.split_once('.').unwrap_or((shown, ""));
    let digits: i128 = format!("{whole}{part}")
        .parse()
        .unwrap_or_else(|_| panic!("`{shown}` is no number"));
    fraction(digits, 10_i128.pow(part.len() as u32))
}

/// A school of one stage where indicator `idx` has a stock of `units` persons, rooms, ㎡ or 元 (万元 for 10 000), others ample.
fn single(stage: Stage, pupils: i128, idx: usize, units: i128) -> Case {
    let kind = if stage == Stage::Primary {
        SchoolKind::Primary
    } else {
        SchoolKind::Junior
    };
    let mut case = Case {
        kind,
        pupils: [pupils; 3],
        teachers: [[pupils; 2]; 3],
        teaching: pupils * 300_000,
        indoor: 0,
        field: pupils * 300_000,
        equipment: pupils * 5_000,
        media: pupils,
    };
    // Per-hundred indicators: 1 in thousandths of the value is 1 person among 100,000 pupils.
    match idx {
        0..=2 => case.teachers[idx] = [units; 2],
        3 => case.teaching = units * 10_000 * 100,
        4 => case.field = units * 10_000 * 100,
        5 => case.equipment = units * 100,
        _ => case.media = units,
    }
    case
}

// ---------- Bounds, by a loop ----------

#[test]
fn exactly_at_the_bound_is_met_and_exactly_at_85_percent_is_the_spared_range_for_every_indicator_and_stage()
 {
    let mut looked_at = 0;
    for stage in [Stage::Primary, Stage::Junior] {
        for (idx, name) in INDICATORS.iter().enumerate() {
            let bound = bound_of(idx, stage);
            assert_eq!(bound * 85 % 100, 0);
            let floor = bound * 85 / 100;
            // One person or room among 100,000 pupils, or a ten-thousandth of ㎡ or 元 for each.
            let hair = if (3..=5).contains(&idx) { 1 } else { 10 };
            let steps = [
                (bound + hair, Outcome::Met),
                (bound, Outcome::Met),
                (bound - hair, Outcome::AboveFloor),
                (floor + hair, Outcome::AboveFloor),
                (floor, Outcome::AboveFloor),
                (floor - hair, Outcome::Below),
                (hair, Outcome::Below),
                (0, Outcome::Below),
            ];
            for (value, expected) in steps {
                // `value` is in ten-thousandths of the unit, so 100,000 (or 10,000) pupils make every stock exact.
                let mut case = single(stage, 100_000, idx, value / 10);
                match idx {
                    3 => case.teaching = value * 10_000,
                    4 => case.field = value * 10_000,
                    5 => case.equipment = value,
                    _ => {}
                }
                if (3..=5).contains(&idx) {
                    case.pupils = [10_000; 3];
                }
                let (over, under) = case.value(idx, stage);
                assert_eq!(over, value * under, "the case is made right: {name}");
                let report = report_of(&case.draft());
                let finding = found(&report, name, Part::Stage(stage));
                assert_eq!(
                    finding.value,
                    Some(fraction(value, 10_000)),
                    "{name} {stage:?}"
                );
                assert_eq!(
                    finding.outcome,
                    expected,
                    "{name} {stage:?} at {}",
                    decimal_text(value)
                );
                assert_shown_agrees(finding);
                looked_at += 1;
            }
        }
    }
    assert_eq!(looked_at, 2 * 7 * 8);
}

#[test]
fn bound_and_floor_hold_exactly_for_both_stages_of_a_split_school_too() {
    // 890 + 1.1·100 = 1000; 550 + 1.1·500 = 1100, where a junior pupil has 1.1·R/1100 = R/1000.
    for (stage, pupils) in [
        (Stage::Primary, [8_900_i128, 1_000, 0]),
        (Stage::Junior, [5_500, 5_000, 0]),
    ] {
        for (idx, name) in INDICATORS.iter().enumerate().skip(3) {
            let bound = bound_of(idx, stage);
            let floor = bound * 85 / 100;
            for (value, expected) in [
                (bound, 2),
                (bound - 10_000, 1),
                (floor, 1),
                (floor - 10_000, 0),
            ] {
                // 10,000 pupils: a stock of `value` ten-thousandths per pupil; rooms are whole.
                if idx == 6 && value % 100 != 0 {
                    continue;
                }
                let mut case = single(stage, 10_000, idx, 0);
                case.kind = SchoolKind::NineYear;
                case.pupils = pupils;
                let value = if (value == bound || value == floor) || idx == 5 {
                    value
                } else {
                    value + 9_999
                };
                match idx {
                    3 => case.teaching = value * 10_000,
                    4 => case.field = value * 10_000,
                    5 => case.equipment = value,
                    _ if value % 100 == 0 => case.media = value / 100,
                    _ => continue,
                }
                let report = report_of(&case.draft());
                assert_eq!(
                    rank(&found(&report, name, Part::Stage(stage)).outcome),
                    expected,
                    "{name} {stage:?} at {}",
                    decimal_text(value)
                );
            }
        }
    }
}

#[test]
fn at_most_includes_the_limit_itself() {
    // G4: ≤2000 (≤2500 for 一贯制); G5: ≤45, ≤50.
    for (kind, part, limit) in [
        (SchoolKind::Primary, PRIMARY, 2000),
        (SchoolKind::Junior, JUNIOR, 2000),
        (SchoolKind::NineYear, PRIMARY, 2500),
    ] {
        for (pupils, expected) in [
            (limit - 1, Outcome::Met),
            (limit, Outcome::Met),
            (limit + 1, Outcome::Below),
        ] {
            let mut draft = Draft::default();
            draft.profile.kind = Some(kind);
            put(
                &mut draft,
                "pupils",
                part,
                (if kind == SchoolKind::NineYear {
                    pupils - 700
                } else {
                    pupils
                })
                .to_string(),
            );
            if kind == SchoolKind::NineYear {
                put(&mut draft, "pupils", JUNIOR, "700");
            }
            assert_eq!(
                found(&report_of(&draft), "G4", Part::Whole).outcome,
                expected,
                "{kind:?} with {pupils}"
            );
        }
    }
    for (kind, part, first, limit) in [
        (SchoolKind::Primary, PRIMARY, 1, 45),
        (SchoolKind::Junior, JUNIOR, 7, 50),
    ] {
        for (size, expected) in [(limit, Outcome::Met), (limit + 1, Outcome::Below)] {
            let mut draft = Draft::default();
            draft.profile.kind = Some(kind);
            for grade in first..first + if part == PRIMARY { 6 } else { 3 } {
                put(
                    &mut draft,
                    "class_sizes",
                    Part::Grade(grade),
                    format!("40 {size}"),
                );
            }
            assert_eq!(
                found(&report_of(&draft), "G5", part).outcome,
                expected,
                "{kind:?} with a class of {size}"
            );
        }
    }
}

#[test]
fn rooms_are_needed_for_every_twelve_classes_begun() {
    // G3: ⌈classes/12⌉; 96 and 90 ㎡ include the limit.
    for (classes, needed) in [
        (1, 1),
        (11, 1),
        (12, 1),
        (13, 2),
        (24, 2),
        (25, 3),
        (36, 3),
        (37, 4),
    ] {
        for (indicator, figure, least) in [("G3a", "music_rooms", 96), ("G3b", "art_rooms", 90)] {
            for (last, expected) in [
                (decimal_text(least * 10_000), Outcome::Met),
                (decimal_text(least * 10_000 - 1), Outcome::Below),
            ] {
                let mut rooms = vec![least.to_string(); needed - 1];
                rooms.push(last);
                let mut draft = Draft::default();
                draft.profile.kind = Some(SchoolKind::Primary);
                put(&mut draft, "classes", PRIMARY, classes.to_string());
                put(&mut draft, figure, Part::Whole, rooms.join(" "));
                let report = report_of(&draft);
                let finding = found(&report, indicator, Part::Whole);
                assert_eq!(
                    finding.outcome, expected,
                    "{indicator} with {classes} classes and {rooms:?}"
                );
                let check::Detail::Rooms { needed: found, .. } = finding.detail else {
                    panic!("{:?}", finding.detail)
                };
                assert_eq!(found, needed as i128);
            }
        }
    }
}

#[test]
fn almost_4_2_is_never_shown_as_4_20() {
    // 4.19…: so many teachers above the required degree for 100,000 pupils. Two decimals, half up, are enough until they
    // would give the bound.
    for (teachers, shown) in [
        ("4194", "4.19"),
        ("4195", "4.195"),
        ("4197", "4.197"),
        ("4199", "4.199"),
        ("4200", "4.20"),
        ("4204", "4.20"),
        ("4205", "4.21"),
    ] {
        let mut draft = Draft::default();
        draft.profile.kind = Some(SchoolKind::Primary);
        put(&mut draft, "pupils", PRIMARY, "100000");
        put(&mut draft, "teachers_above_required", PRIMARY, teachers);
        let report = report_of(&draft);
        let finding = found(&report, "R1", PRIMARY);
        let indicator = data::standard().indicator("R1").unwrap();
        assert_eq!(
            display::value(finding, indicator).as_deref(),
            Some(shown),
            "{teachers}"
        );
        assert_eq!(
            finding.outcome == Outcome::Met,
            teachers >= "4200",
            "{teachers}"
        );
    }
}

#[test]
fn a_value_just_above_a_limit_is_not_shown_as_the_limit() {
    let fraction = |text: &str| Decimal::parse(text).unwrap().fraction();
    for (value, places, limit, expected) in [
        ("45.2", 0, "45", "45.2"),
        ("45.01", 0, "45", "45.01"),
        ("45.5", 0, "45", "46"),
        ("2000.0001", 0, "2000", "2000.0001"),
        ("50.9999", 0, "50", "51"),
        ("0.5003", 2, "0.5", "0.5003"),
        ("45", 0, "45", "45"),
        ("44.9", 0, "45", "45"),
        ("44.4", 0, "45", "44"),
    ] {
        let limits = display::BoundAndFloor {
            bound: Some(Bound {
                comparison: Comparison::AtMost,
                value: Decimal::parse(limit).unwrap(),
            }),
            ..display::BoundAndFloor::default()
        };
        let shown = display::rounded_against(fraction(value), places, limits);
        assert_eq!(shown, expected, "{value} at most {limit}");
    }
}

// ---------- Six of seven ----------

/// How an indicator is made to stand in the truth table.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Stand {
    Met,
    Floor,
    Below,
    Blank,
}

const STANDS: [Stand; 4] = [Stand::Met, Stand::Floor, Stand::Below, Stand::Blank];

fn seven_only() -> Standard {
    let mut standard = data::standard().clone();
    standard.groups.retain(|group| group.id == "resources");
    standard
}

/// Entries for 1000 primary pupils; bounds 42, 10, 9, 4500, 7500, 200 万元, 23 and floors 35.7, 8.5, 7.65, 3825, 6375, 170, 19.55.
const STOCKS: [(&str, Part, [&str; 3]); 7] = [
    ("teachers_above_required", PRIMARY, ["42", "36", "35"]),
    ("backbone_teachers", PRIMARY, ["10", "9", "8"]),
    ("pe_art_teachers", PRIMARY, ["9", "8", "7"]),
    ("teaching_area", Part::Whole, ["4500", "3825", "3824.9999"]),
    (
        "sports_field_area",
        Part::Whole,
        ["7500", "6375", "6374.9999"],
    ),
    ("equipment_value", Part::Whole, ["200", "170", "169.9999"]),
    ("media_rooms", Part::Whole, ["23", "20", "19"]),
];

fn thousand_pupils(stands: [Stand; 7]) -> Draft {
    let mut draft = Draft::default();
    draft.profile.kind = Some(SchoolKind::Primary);
    put(&mut draft, "pupils", PRIMARY, "1000");
    put(&mut draft, "indoor_sports_area", Part::Whole, "0");
    for (stand, (figure, part, texts)) in stands.into_iter().zip(STOCKS) {
        if stand != Stand::Blank {
            put(&mut draft, figure, part, texts[stand as usize]);
        }
    }
    draft
}

/// A0-1 by trying out every way in which the blanks could end.
fn reference(stands: [Stand; 7]) -> Verdict {
    let Some(blank) = stands.iter().position(|stand| *stand == Stand::Blank) else {
        let met = stands.iter().filter(|stand| **stand == Stand::Met).count();
        return if met >= 6 && !stands.contains(&Stand::Below) {
            Verdict::Holds
        } else {
            Verdict::Fails
        };
    };
    let ends = [Stand::Met, Stand::Floor, Stand::Below].map(|end| {
        let mut filled = stands;
        filled[blank] = end;
        reference(filled)
    });
    if ends.iter().all(|end| *end == ends[0]) {
        ends[0].clone()
    } else {
        Verdict::Open
    }
}

#[test]
fn six_of_seven_agrees_with_the_truth_table_in_all_16384_rows() {
    let standard = seven_only();
    let mut rows = 0;
    for row in 0..4_usize.pow(7) {
        let stands: [Stand; 7] =
            std::array::from_fn(|idx| STANDS[row / 4_usize.pow(idx as u32) % 4]);
        let (school, problems) = school::read(&thousand_pupils(stands), data::catalogue());
        assert!(problems.is_empty());
        let report = check::check(&school, &standard, data::catalogue());
        let verdict = &report.verdicts[0];
        let count = |wanted: Stand| stands.iter().filter(|stand| **stand == wanted).count();
        let counts = (
            verdict.met,
            verdict.above_floor,
            verdict.below,
            verdict.open,
            verdict.not_applicable,
        );
        assert_eq!(
            counts,
            (
                count(Stand::Met),
                count(Stand::Floor),
                count(Stand::Below),
                count(Stand::Blank),
                0
            ),
            "{stands:?}"
        );
        assert_eq!(verdict.verdict, reference(stands), "{stands:?}");
        rows += 1;
    }
    assert_eq!(rows, 16_384);
}

#[test]
fn a_nine_year_school_is_judged_per_stage() {
    // §I: each part is a row in 表Ⅱ-2. 450 + 1.1·500 = 1000.
    let mut draft = thousand_pupils([Stand::Met; 7]);
    draft.profile.kind = Some(SchoolKind::NineYear);
    put(&mut draft, "pupils", PRIMARY, "450");
    put(&mut draft, "pupils", JUNIOR, "500");
    for (figure, junior) in [
        ("teachers_above_required", "27"),
        ("backbone_teachers", "5"),
        ("pe_art_teachers", "5"),
    ] {
        put(&mut draft, figure, JUNIOR, junior);
    }
    // Primary meets all seven. Junior: 4.95 in 4.93…5.8 and 8.25 below 8.67.
    let report = report_of(&draft);
    let verdicts: Vec<(Part, &Verdict)> = report
        .verdicts
        .iter()
        .filter(|verdict| verdict.group == "resources")
        .map(|verdict| (verdict.part(), &verdict.verdict))
        .collect();
    assert_eq!(
        verdicts,
        [(PRIMARY, &Verdict::Holds), (JUNIOR, &Verdict::Fails)]
    );
}

// ---------- Blank, zero, not applicable ----------

#[test]
fn blank_zero_and_not_applicable_are_three_outcomes_for_each_of_the_seven() {
    for (idx, (figure, part, _)) in STOCKS.into_iter().enumerate() {
        let name = INDICATORS[idx];
        let mut draft = thousand_pupils([Stand::Met; 7]);
        draft.entries.remove(&slot(figure, part));
        assert_eq!(
            found(&report_of(&draft), name, PRIMARY).outcome,
            Outcome::NotComparable(WhyNot::Missing(vec![slot(figure, part)])),
            "blank {name}"
        );
        put(&mut draft, figure, part, "0");
        let report = report_of(&draft);
        let zero = found(&report, name, PRIMARY);
        assert_eq!(
            (zero.outcome.clone(), zero.value),
            (Outcome::Below, Some(Fraction::ZERO)),
            "zero {name}"
        );
        {
            draft.entries.insert(
                slot(figure, part),
                Entry::NotApplicable("本校没有".to_owned()),
            );
            let report = report_of(&draft);
            assert_eq!(
                found(&report, name, PRIMARY).outcome,
                Outcome::NotComparable(WhyNot::Owed(vec![slot(figure, part)])),
                "not applicable {name}"
            );
        }
        put(&mut draft, figure, part, "约40");
        assert_eq!(
            found(&report_of(&draft), name, PRIMARY).outcome,
            Outcome::NotComparable(WhyNot::Unreadable(vec![slot(figure, part)])),
            "unreadable {name}"
        );
    }
}

#[test]
fn the_main_area_marked_not_applicable_is_not_judged_as_if_it_were_zero() {
    // §I: "Division by zero, missing and "not applicable" must stay distinct from 0."
    let mut wrong = Vec::new();
    for (figure, name, indoor) in [
        ("teaching_area", "R4", "0"),
        ("teaching_area", "R4", "500"),
        ("sports_field_area", "R5", "0"),
    ] {
        let mut draft = thousand_pupils([Stand::Met; 7]);
        put(&mut draft, "indoor_sports_area", Part::Whole, indoor);
        draft.entries.insert(
            slot(figure, Part::Whole),
            Entry::NotApplicable("本校没有".to_owned()),
        );
        let report = report_of(&draft);
        let finding = found(&report, name, PRIMARY);
        if !matches!(finding.outcome, Outcome::NotComparable(WhyNot::Owed(_))) {
            wrong.push(format!(
                "{figure} 不适用, indoor {indoor}: {name} is {:?} with {:?}",
                finding.outcome,
                finding.value.map(|value| value.rounded(2))
            ));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_stage_without_pupils_is_not_judged_on_shared_resources() {
    // 0 primary pupils beside 500 junior pupils: there is nobody whose share could be judged.
    let mut case = single(Stage::Junior, 500, 0, 30);
    case.kind = SchoolKind::NineYear;
    case.pupils = [0, 500, 0];
    let report = report_of(&case.draft());
    for name in INDICATORS {
        let finding = found(&report, name, PRIMARY);
        assert!(
            matches!(
                finding.outcome,
                Outcome::NotComparable(WhyNot::NothingToDivideBy(_))
            ),
            "{name}: {:?} {:?}",
            finding.outcome,
            finding.value
        );
    }
}

#[test]
fn an_indicator_marked_not_applicable_does_not_count_as_met() {
    let mut draft = thousand_pupils([Stand::Met; 7]);
    draft.entries.insert(
        slot("media_rooms", Part::Whole),
        Entry::NotApplicable(String::new()),
    );
    put(&mut draft, "backbone_teachers", PRIMARY, "9");
    let report = report_of(&draft);
    let verdict = &report.verdicts[0];
    assert_eq!(
        (
            verdict.met,
            verdict.above_floor,
            verdict.open,
            verdict.not_applicable
        ),
        (5, 1, 1, 0)
    );
    assert_ne!(verdict.verdict, Verdict::Holds);
}

#[test]
fn a_blank_indoor_area_keeps_r4_and_r5_open_and_zero_does_not() {
    let mut draft = thousand_pupils([Stand::Met; 7]);
    assert_eq!(
        found(&report_of(&draft), "R4", PRIMARY).outcome,
        Outcome::Met
    );
    draft
        .entries
        .remove(&slot("indoor_sports_area", Part::Whole));
    let report = report_of(&draft);
    for name in ["R4", "R5"] {
        assert_eq!(
            found(&report, name, PRIMARY).outcome,
            Outcome::NotComparable(WhyNot::Missing(vec![slot(
                "indoor_sports_area",
                Part::Whole
            )])),
            "{name}"
        );
    }
}

#[test]
fn zero_pupils_give_no_division_and_no_panic_in_every_kind_of_school() {
    for kind in KINDS {
        let mut case = single(Stage::Primary, 1000, 0, 10);
        case.kind = kind;
        case.pupils = [0; 3];
        let draft = case.draft();
        let report = report_of(&draft);
        for stage in judged(kind) {
            let part = Part::Stage(stage);
            let verdict = report
                .verdicts
                .iter()
                .find(|verdict| verdict.group == "resources" && verdict.part() == part)
                .unwrap();
            if kind == SchoolKind::TeachingPoint {
                assert!(
                    matches!(verdict.verdict, Verdict::Excluded { .. }),
                    "{kind:?}: {:?}",
                    verdict.verdict
                );
                continue;
            }
            assert_eq!(verdict.verdict, Verdict::Open, "{kind:?}");
            for name in INDICATORS {
                let finding = found(&report, name, part);
                assert!(
                    matches!(
                        finding.outcome,
                        Outcome::NotComparable(WhyNot::NothingToDivideBy(_))
                    ),
                    "{kind:?} {name}: {:?}",
                    finding.outcome
                );
                assert_eq!(
                    (finding.value, finding.share(), finding.gap),
                    (None, None, None),
                    "{kind:?} {name}"
                );
            }
        }
        assert!(!document_of(&draft).1.sections.is_empty(), "{kind:?}");
    }
}

#[test]
fn zero_teachers_or_zero_funds_give_no_division() {
    let mut draft = thousand_pupils([Stand::Blank; 7]);
    for figure in ["teachers", "trained_teachers", "certified_teachers"] {
        put(&mut draft, figure, PRIMARY, "0");
    }
    put(&mut draft, "public_funds_budget", Part::Whole, "0");
    put(&mut draft, "training_budget", Part::Whole, "0");
    let report = report_of(&draft);
    for (name, part) in [("G9", PRIMARY), ("G12", PRIMARY), ("Q4", Part::Whole)] {
        assert!(
            matches!(
                found(&report, name, part).outcome,
                Outcome::NotComparable(WhyNot::NothingToDivideBy(_))
            ),
            "{name}"
        );
    }
}

#[test]
fn fewer_than_50_pupils_take_a_teaching_point_out_and_50_do_not() {
    // §A scope: 教学点 with ≥50 pupils are in, <50 are out.
    for (pupils, excluded) in [("49", true), ("50", false)] {
        let mut draft = thousand_pupils([Stand::Met; 7]);
        draft.profile.kind = Some(SchoolKind::TeachingPoint);
        put(&mut draft, "pupils", PRIMARY, pupils);
        let report = report_of(&draft);
        assert_eq!(
            matches!(report.verdicts[0].verdict, Verdict::Excluded { .. }),
            excluded,
            "{pupils} pupils"
        );
        assert_eq!(
            report.finding("R1", PRIMARY).is_none(),
            excluded,
            "{pupils} pupils"
        );
    }
}

#[test]
fn fewer_than_100_pupils_need_funds_for_100_and_100_pupils_do_not() {
    // G6: funds for at least 100 pupils where there are fewer than 100.
    for (pupils, headcount, expected) in [
        ("99", "100", Some(Outcome::Met)),
        ("99", "99", Some(Outcome::Below)),
        ("100", "99", None),
    ] {
        let mut draft = thousand_pupils([Stand::Met; 7]);
        put(&mut draft, "pupils", PRIMARY, pupils);
        put(&mut draft, "funding_headcount", Part::Whole, headcount);
        let report = report_of(&draft);
        let outcome = &found(&report, "G6", Part::Whole).outcome;
        match expected {
            Some(expected) => {
                assert_eq!(*outcome, expected, "{pupils} pupils, funds for {headcount}")
            }
            None => assert!(
                matches!(outcome, Outcome::NotComparable(WhyNot::NotApplicable(_))),
                "{outcome:?}"
            ),
        }
    }
}

// ---------- Order of entry ----------

proptest! {
    #![proptest_config(sample::laws(30, 600))]

    #[test]
    fn order_of_entry_does_not_matter(case in cases(), keys in Just(()).prop_perturb(|(), mut rng| rng.next_u64())) {
        let draft = case.draft();
        let mut slots: Vec<(&Slot, &Entry)> = draft.entries.iter().collect();
        // Any permutation will do: sort by a mixed number.
        slots.sort_by_key(|(slot, _)| format!("{slot:?}").bytes().fold(keys | 1, |sum, byte| sum.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(u64::from(byte))));
        let figures: Vec<String> = slots
            .iter()
            .map(|(slot, entry)| {
                let Entry::Text(text) = entry else { panic!() };
                format!("{}|{}|{text}", slot.figure.0, slot.part.key())
            })
            .collect();
        let mut shuffled = Draft { profile: draft.profile.clone(), ..Draft::default() };
        for line in &figures {
            let mut fields = line.split('|');
            let (figure, part, text) = (fields.next().unwrap(), Part::from_key(fields.next().unwrap()).unwrap(), fields.next().unwrap());
            put(&mut shuffled, figure, part, text);
        }
        prop_assert_eq!(report_of(&shuffled), report_of(&draft));
        prop_assert_eq!(document_of(&shuffled), document_of(&draft));
    }

    #[test]
    fn order_of_classes_and_rooms_does_not_change_outcome_or_gap(sizes in prop::collection::vec(30_u32..56, 1..6), areas in prop::collection::vec(60_u32..120, 0..5)) {
        let draft = |reverse: bool| {
            let list = |numbers: &[u32]| {
                let mut texts: Vec<String> = numbers.iter().map(u32::to_string).collect();
                if reverse {
                    texts.reverse();
                }
                if texts.is_empty() { "0".to_owned() } else { texts.join(" ") }
            };
            let mut draft = Draft::default();
            draft.profile.kind = Some(SchoolKind::Primary);
            for grade in 1..=6 {
                put(&mut draft, "class_sizes", Part::Grade(grade), list(&sizes));
            }
            put(&mut draft, "music_rooms", Part::Whole, list(&areas));
            put(&mut draft, "art_rooms", Part::Whole, list(&areas));
            draft
        };
        let (one, other) = (report_of(&draft(false)), report_of(&draft(true)));
        for (finding, again) in one.findings.iter().zip(&other.findings) {
            prop_assert_eq!((&finding.outcome, finding.gap, finding.value), (&again.outcome, again.gap, again.value), "{}", finding.indicator);
        }
    }
}

#[test]
fn order_of_keys_in_a_saved_file_does_not_matter() {
    let one = r#"{"type":"duibiao-school","version":1,"profile":{"kind":"primary"},"figures":{"pupils":{"primary":1000},"media_rooms":{"whole":23}}}"#;
    let other = r#"{"figures":{"media_rooms":{"whole":23},"pupils":{"primary":1000}},"profile":{"kind":"primary"},"version":1,"type":"duibiao-school"}"#;
    let report = |text: &str| report_of(&saved::open(text, data::catalogue()).unwrap().draft);
    assert_eq!(report(one), report(other));
    assert_eq!(found(&report(one), "R7", PRIMARY).outcome, Outcome::Met);
}

// ---------- Plan and document ----------

fn document_of(draft: &Draft) -> (Plan, Document) {
    let data = data::built_in();
    let evaluation = data::evaluate(draft, &data);
    let basis = plan::Basis {
        provenance: plan::Provenance::default(),
        ..evaluation.basis(draft, data::library())
    };
    let plan = plan::draft(&basis);
    let document = support::cases::plan_paper(&basis, &plan);
    (plan, document)
}

fn dated(mut draft: Draft) -> Draft {
    draft.choices.plan_date = numbers::calendar::Date::new(2026, 11, 22);
    draft.choices.target_date = numbers::calendar::Date::new(2028, 9, 1);
    draft
}

fn shown(inlines: &[Inline]) -> String {
    inlines.iter().map(Inline::shown).collect()
}

fn paragraphs(document: &Document) -> Vec<String> {
    let blocks = document.sections.iter().flat_map(|section| &section.blocks);
    blocks
        .filter_map(|block| {
            if let Block::Paragraph { text, .. } = block {
                Some(shown(text))
            } else {
                None
            }
        })
        .collect()
}

fn tables(document: &Document) -> Vec<&documents::Table> {
    let blocks = document.sections.iter().flat_map(|section| &section.blocks);
    blocks
        .filter_map(|block| {
            if let Block::Table(table) = block {
                Some(table)
            } else {
                None
            }
        })
        .collect()
}

/// The number that stands right before `after` and right behind `before` in `text`.
fn number_between(text: &str, before: &str, after: &str) -> Option<usize> {
    let rest = &text[text.find(before)? + before.len()..];
    rest[..rest.find(after)?].parse().ok()
}

proptest! {
    #![proptest_config(sample::laws(100, 2000))]

    #[test]
    fn plan_has_exactly_one_problem_per_unmet_finding_and_none_for_a_met_one(case in cases()) {
        let draft = dated(case.draft());
        let report = report_of(&draft);
        let (plan, _) = document_of(&draft);
        let mut indices: Vec<usize> = plan.problems.iter().map(|problem| problem.finding_idx).collect();
        indices.sort_unstable();
        let unmet: Vec<usize> = (0..report.findings.len()).filter(|idx| matches!(report.findings[*idx].outcome, Outcome::AboveFloor | Outcome::Below)).collect();
        prop_assert_eq!(indices, unmet);
        for problem in &plan.problems {
            let finding = &report.findings[problem.finding_idx];
            prop_assert_eq!((&problem.indicator, problem.part), (&finding.indicator, finding.part));
            // P1/P2 problems have at least one measure (the rules of the plan), unless another stage's problem carries them.
            prop_assert!(problem.covered_by.is_some() || problem.tasks().count() > 0, "{}", problem.id);
            // Only the one spared indicator of its stage is 应改: alone between floor and bound, or chosen among several.
            let failing = report.findings.iter().filter(|other| other.group == finding.group && other.part == finding.part && rank_or_open(other) < 2).count();
            let alone = finding.group == "resources" && finding.outcome == Outcome::AboveFloor && failing == 1;
            let spared = alone || plan.spared().any(|spared| spared.problem_id == problem.id);
            prop_assert_eq!(problem.urgency == Urgency::Should, spared, "{}", problem.id);
            if let Some(other) = &problem.covered_by {
                let covering = plan.problems.iter().find(|problem| problem.id == *other);
                prop_assert!(covering.is_some_and(|covering| covering.covered_by.is_none()), "{} is covered by {}", problem.id, other);
            }
        }
    }

    #[test]
    fn ids_of_problems_and_tasks_are_unique(case in cases()) {
        let (plan, _) = document_of(&dated(case.draft()));
        let entries: Vec<plan::PlanEntry> = plan.entries().collect();
        let tasks: Vec<&str> = entries.iter().map(|entry| entry.task.task_id.as_str()).collect();
        for ids in [plan.problems.iter().map(|problem| problem.id.as_str()).collect::<Vec<_>>(), tasks.clone(), plan.requests.iter().map(|request| request.task_id.as_str()).collect()] {
            let unique: std::collections::BTreeSet<&str> = ids.iter().copied().collect();
            prop_assert_eq!(unique.len(), ids.len(), "{:?}", ids);
            prop_assert!(!unique.contains(""));
        }
        prop_assert!(plan.requests.iter().all(|request| tasks.contains(&request.task_id.as_str())));
    }

    #[test]
    fn counts_in_prose_equal_counts_in_tables(case in cases()) {
        let draft = dated(case.draft());
        let report = report_of(&draft);
        let (plan, document) = document_of(&draft);
        if plan.problems.is_empty() {
            return Ok(());
        }
        let prose = paragraphs(&document);
        let told = prose.iter().find(|text| text.contains("项指标")).unwrap_or_else(|| panic!("nothing is said of the indicators: {prose:?}"));
        for stage in judged(case.kind) {
            let name = match (stages_of(case.kind).len(), stage) {
                (1, _) => "",
                (_, Stage::Primary) => "小学部",
                _ => "初中部",
            };
            let clause = told.split('；').find(|clause| clause.contains(&format!("{name}资源配置7项指标"))).unwrap_or_else(|| panic!("no clause on the seven indicators of {name}: {told}"));
            let of_stage = report.findings.iter().filter(|finding| finding.group == "resources" && finding.part == Part::Stage(stage));
            let count = |outcome: fn(&Outcome) -> bool| of_stage.clone().filter(|finding| outcome(&finding.outcome)).count();
            let met = count(|outcome| *outcome == Outcome::Met);
            match met {
                7 => prop_assert!(clause.contains("全部达到"), "{}", clause),
                0 => prop_assert!(clause.contains("均未达到"), "{}", clause),
                _ => prop_assert_eq!(number_between(clause, "指标中，", "项达到标准"), Some(met), "{}", clause),
            }
            // A count of none is left out.
            let counted = |what: &str| clause.split('，').find_map(|clause| clause.split_once(what)?.0.parse().ok()).unwrap_or(0_usize);
            prop_assert_eq!(counted("项达到标准的"), count(|outcome| *outcome == Outcome::AboveFloor), "{}", clause);
            prop_assert_eq!(counted("项低于"), count(|outcome| *outcome == Outcome::Below), "{}", clause);
        }
        prop_assert_eq!(number_between(told, "需整改的", "个问题"), Some(plan.problems.len()), "{}", told);
        let rows = |caption: &str| tables(&document).into_iter().find(|table| table.caption.as_ref().is_some_and(|found| found.contains(caption))).map(|table| table.rows.len());
        prop_assert_eq!(rows("需整改的问题"), Some(plan.problems.len()));
        if let Some(goals) = rows("分项目标") {
            prop_assert!(goals <= plan.problems.len());
        }
    }

    #[test]
    fn no_sentence_of_a_plan_has_a_unit_without_its_number_or_an_empty_slot(case in cases()) {
        let (_, document) = document_of(&dated(case.draft()));
        for text in paragraphs(&document) {
            for fault in ["{", "}", "NaN", "，，", "。。", "、、", "共平方米", "有平方米", "差平方米", "差名", "差间", "（）"] {
                prop_assert!(!text.contains(fault), "`{}` in {}", fault, text);
            }
        }
    }
}

fn rank_or_open(finding: &Finding) -> u8 {
    if finding.is_comparable() {
        rank(&finding.outcome)
    } else {
        2
    }
}
