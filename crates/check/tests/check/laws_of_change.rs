//! Further laws of the check over random schools of all kinds: scale, parts of a split, claims, figures that have no
//! part in an indicator, and the obligatory items. Bounds, floors and steps of the seven are in `laws_of_bounds.rs`.

use check::{Detail, Finding, Gap, Outcome, Report, Verdict};
use numbers::{Decimal, Fraction};
use proptest::prelude::*;
use school::Cause;
use school::catalogue::FigureForm;
use school::draft::{Claim, Draft, Entry};
use school::figures::{FigureId, Part, Slot};
use school::profile::{SchoolKind, Stage, Zone};
use support::evaluated::{evaluation, report_of};
use support::sample;
use support::schools::slot;

const WHOLE: Part = Part::Whole;
/// Figures of R1 to R7 as the form asks for them.
const OF_SEVEN: [&str; 9] = [
    "pupils",
    "teachers_above_required",
    "backbone_teachers",
    "pe_art_teachers",
    "teaching_area",
    "indoor_sports_area",
    "sports_field_area",
    "equipment_value",
    "media_rooms",
];

/// Figures in ten-thousandths, by place.
#[derive(Debug, Clone)]
struct Case {
    kind: SchoolKind,
    figures: Vec<(&'static str, Part, i128)>,
    music: Vec<i128>,
    /// Class by class, for what is looked at without pupils and classes in all.
    classes: Vec<(u8, Vec<i128>)>,
}

fn text(number: i128) -> String {
    format!("{}.{:04}", number / 10_000, number % 10_000)
}

fn whole(number: i128) -> Fraction {
    Decimal::whole(i64::try_from(number).unwrap()).fraction()
}

impl Case {
    fn draft(&self) -> Draft {
        let mut draft = Draft::default();
        draft.profile.kind = Some(self.kind);
        draft.profile.zone = Some(Zone::Rural);
        let mut put = |figure, part, text| {
            draft.entries.insert(slot(figure, part), Entry::Text(text));
        };
        for (figure, part, number) in &self.figures {
            put(figure, *part, text(*number));
        }
        let list = |numbers: &[i128]| match numbers {
            [] => "0".to_owned(),
            some => some
                .iter()
                .map(i128::to_string)
                .collect::<Vec<_>>()
                .join(" "),
        };
        for figure in ["music_rooms", "art_rooms"] {
            put(figure, WHOLE, list(&self.music));
        }
        draft
    }

    /// The same school with its pupils entered class by class.
    fn by_class(&self) -> Draft {
        let mut draft = self.draft();
        let is_total = |slot: &Slot| {
            let is_counted = ["pupils", "classes"]
                .map(FigureId::from)
                .contains(&slot.figure);
            is_counted && slot.part != Part::Stage(Stage::Senior)
        };
        draft.entries.retain(|slot, _| !is_total(slot));
        for (grade, sizes) in &self.classes {
            let text = match sizes.as_slice() {
                [] => "0".to_owned(),
                some => some
                    .iter()
                    .map(i128::to_string)
                    .collect::<Vec<_>>()
                    .join(" "),
            };
            draft
                .entries
                .insert(slot("class_sizes", Part::Grade(*grade)), Entry::Text(text));
        }
        draft
    }

    fn with(&self, figure: &str, part: Part, more: i128) -> Self {
        let mut other = self.clone();
        let found = other
            .figures
            .iter_mut()
            .find(|other| other.0 == figure && other.1 == part);
        found.unwrap().2 += more;
        other
    }

    fn report(&self) -> Report {
        report_of(&self.draft())
    }

    fn judged(&self) -> impl Iterator<Item = Part> + use<> {
        let stages = self
            .kind
            .stages()
            .iter()
            .filter(|stage| stage.is_compulsory());
        stages.map(|stage| Part::Stage(*stage))
    }
}

/// The school with every item that is judged in levels reached, so that every group can hold.
fn judged_in_full(mut draft: Draft) -> Draft {
    for definition in data::standard().added_figures() {
        if definition.form == FigureForm::Level {
            for slot in definition.slots(&draft.profile) {
                let reached = Entry::Text("reached".to_owned());
                draft.entries.insert(slot, reached);
            }
        }
    }
    let hundred = Entry::Text("100".to_owned());
    draft
        .entries
        .insert(slot("funding_headcount", WHOLE), hundred);
    draft
}

fn found<'a>(report: &'a Report, name: &str, part: Part) -> &'a Finding {
    let found = report.finding(name, part);
    found.unwrap_or_else(|| panic!("no {name} in {part:?}"))
}

fn seven(report: &Report) -> Vec<Finding> {
    let judged = report
        .findings
        .iter()
        .filter(|finding| finding.group == "resources");
    judged.cloned().collect()
}

fn rank(finding: &Finding) -> u8 {
    match finding.outcome {
        Outcome::Met => 2,
        Outcome::AboveFloor => 1,
        Outcome::Below => 0,
        Outcome::NotComparable(_) => panic!("not comparable: {finding:?}"),
    }
}

fn missing(gap: Option<Gap>) -> Fraction {
    gap.map_or(Fraction::ZERO, |gap| gap.exact)
}

fn cases() -> impl Strategy<Value = Case> {
    let per_cent = || prop_oneof![3 => 80_i128..125, 1 => 0_i128..300];
    (
        prop::sample::select(SchoolKind::ALL.to_vec()),
        prop::array::uniform3(prop_oneof![50_i128..200, 200_i128..3000]),
        prop::array::uniform12(per_cent()),
        (0_i128..20_000_000, 0_i128..5_000),
        prop::collection::vec(80_i128..110, 0..6),
        prop::array::uniform9(prop::collection::vec(20_i128..54, 0..4)),
    )
        .prop_map(|(kind, pupils, near, (indoor, hair), music, sizes)| {
            let mut figures = Vec::new();
            let mut classes = Vec::new();
            let mut total = 0;
            for stage in kind.stages() {
                let part = Part::Stage(*stage);
                let of_stage = pupils[*stage as usize];
                total += of_stage;
                figures.push(("pupils", part, of_stage * 10_000));
                if *stage == Stage::Senior {
                    continue;
                }
                classes.extend(
                    stage
                        .grades()
                        .map(|grade| (grade, sizes[usize::from(grade) - 1].clone())),
                );
                // Enough for everything that is counted of them below.
                let teachers = of_stage * 14 / 100 + 3;
                let mut put = |figure, number: i128| figures.push((figure, part, number * 10_000));
                put("classes", of_stage / 40 + 1);
                put("teachers", teachers);
                put(
                    "teachers_above_required",
                    of_stage * 42 * near[0] / 100_000 + near[1] % 2,
                );
                put(
                    "backbone_teachers",
                    of_stage * near[1] / 10_000 + near[2] % 2,
                );
                put(
                    "pe_art_teachers",
                    of_stage * 9 * near[2] / 100_000 + near[3] % 2,
                );
                put("trained_teachers", (teachers * near[3] / 100).min(teachers));
                put(
                    "certified_teachers",
                    (teachers * near[4] / 100).min(teachers),
                );
            }
            let mut put = |figure, number: i128| figures.push((figure, WHOLE, number));
            let teaching = total * 450 * near[5];
            // Music and art rooms are a part of it.
            let mut music = music;
            while music.iter().sum::<i128>() * 2 * 10_000 > teaching {
                music.pop();
            }
            put("teaching_area", teaching + indoor + hair);
            put("indoor_sports_area", indoor);
            put(
                "sports_field_area",
                (total * 750 * near[6] - indoor).max(0) + hair,
            );
            put("equipment_value", total * 20 * near[7] + hair);
            put("media_rooms", total * 23 * near[8] / 100_000 * 10_000);
            put("public_funds_budget", (1 + total * (near[9] + 50)) * 10);
            put("training_budget", total * near[9] * near[10] / 200 + hair);
            Case {
                kind,
                figures,
                music,
                classes,
            }
        })
}

proptest! {
    #![proptest_config(sample::laws(100, 3000))]

    #[test]
    fn a_school_k_times_as_large_has_the_same_seven_values_and_k_times_the_gaps(case in cases(), k in 2_i128..9) {
        let mut large = case.clone();
        large.figures.iter_mut().for_each(|figure| figure.2 *= k);
        let (before, after) = (case.report(), large.report());
        for (old, new) in seven(&before).iter().zip(&seven(&after)) {
            prop_assert_eq!((&old.indicator, old.part, &old.outcome), (&new.indicator, new.part, &new.outcome));
            prop_assert_eq!((old.value, old.share(), old.is_near), (new.value, new.share(), new.is_near), "{}", old.indicator);
            prop_assert_eq!(missing(old.gap).times(whole(k)), missing(new.gap));
            prop_assert_eq!(missing(old.gap_to_floor()).times(whole(k)), missing(new.gap_to_floor()));
        }
        for part in case.judged().chain([WHOLE]) {
            for name in ["G9", "G12", "Q4"] {
                if let (Some(old), Some(new)) = (before.finding(name, part), after.finding(name, part)) {
                    prop_assert_eq!((&old.outcome, old.value), (&new.outcome, new.value), "{}", name);
                }
            }
        }
        let verdicts = |report: &Report| report.verdicts.iter().filter(|verdict| verdict.group == "resources").cloned().collect::<Vec<_>>();
        prop_assert_eq!(verdicts(&before), verdicts(&after));
    }

    #[test]
    fn parts_of_a_split_are_the_whole_and_each_gives_the_value_of_its_stage(case in cases()) {
        let draft = case.draft();
        let evaluation = evaluation(&draft);
        for finding in seven(evaluation.report()) {
            let shares = check::explain(&evaluation.school, data::standard(), data::catalogue(), &finding).shares;
            let is_shared = case.kind.stages().len() > 1 && ["R4", "R5", "R6", "R7"].contains(&finding.indicator.as_str());
            let stages: Vec<Stage> = shares.iter().map(|share| share.stage).collect();
            prop_assert_eq!(&stages[..], if is_shared { case.kind.stages() } else { &[] }, "{}", finding.indicator);
            let Detail::Stock { have, .. } = finding.detail else { panic!("{finding:?}") };
            if !is_shared {
                continue;
            }
            let sum = shares.iter().fold(Fraction::ZERO, |sum, share| sum.plus(share.amount));
            prop_assert_eq!(sum, have, "{}", finding.indicator);
            for share in &shares {
                // Per weighted pupil every stage has the same.
                let other = &shares[0];
                let weighted = |of: &check::Share| of.pupils.times(of.weight.fraction());
                prop_assert_eq!(share.amount.times(weighted(other)), other.amount.times(weighted(share)));
                if finding.part == Part::Stage(share.stage) {
                    let per = whole(if finding.indicator == "R7" { 100 } else { 1 });
                    prop_assert_eq!(share.amount.over(share.pupils).map(|value| value.times(per)), finding.value);
                }
            }
        }
    }

    #[test]
    fn the_larger_gap_of_a_shared_stock_serves_every_stage_and_a_step_less_does_not(case in cases()) {
        let report = case.report();
        for (name, figure, step) in [("R4", "teaching_area", 10_000), ("R5", "sports_field_area", 10_000), ("R6", "equipment_value", 100), ("R7", "media_rooms", 10_000)] {
            // 元 of the gap are ten-thousandths of 万元.
            let unit = if name == "R6" { 1 } else { 10_000 };
            let amount = |gap: Option<Gap>| gap.map_or(0, |gap| gap.amount.fraction().times(whole(unit)).floor());
            for (of, wanted) in [(true, 2), (false, 1)] {
                let gaps = case.judged().map(|part| {
                    let finding = found(&report, name, part);
                    amount(if of { finding.gap } else { finding.gap_to_floor() })
                });
                let Some(most) = gaps.max().filter(|most| *most > 0) else { continue };
                let least_rank = |more: i128| {
                    let after = case.with(figure, WHOLE, more).report();
                    case.judged().map(|part| rank(found(&after, name, part))).min()
                };
                prop_assert!(least_rank(most) >= Some(wanted), "{} with {} more", name, most);
                prop_assert!(least_rank(most - step) < Some(wanted), "{} with a step less than {}", name, most);
            }
        }
    }

    #[test]
    fn a_gap_of_an_item_is_just_enough(case in cases()) {
        let report = case.report();
        for part in case.judged() {
            for (name, figure) in [("G9", "trained_teachers"), ("G12", "certified_teachers")] {
                let Some(gap) = found(&report, name, part).gap else { continue };
                let need = gap.amount.fraction().floor() * 10_000;
                prop_assert_eq!(rank(found(&case.with(figure, part, need).report(), name, part)), 2);
                prop_assert_eq!(rank(found(&case.with(figure, part, need - 10_000).report(), name, part)), 0);
            }
        }
        if let Some(gap) = found(&report, "Q4", WHOLE).gap {
            let need = gap.amount.fraction().floor();
            prop_assert_eq!(need % 100, 0);
            prop_assert_eq!(rank(found(&case.with("training_budget", WHOLE, need).report(), "Q4", WHOLE)), 2);
            prop_assert_eq!(rank(found(&case.with("training_budget", WHOLE, need - 100).report(), "Q4", WHOLE)), 0);
        }
        if let Some(gap) = found(&report, "G4", WHOLE).gap {
            // Taken from the compulsory stages, the first one first; the senior stage does not count.
            let need = gap.amount.fraction().floor() * 10_000;
            let rank_without = |mut fewer: i128| {
                let mut smaller = case.clone();
                // So few pupils may have fewer classes.
                smaller.figures.retain(|figure| figure.0 != "classes");
                for figure in smaller.figures.iter_mut().filter(|figure| figure.0 == "pupils" && figure.1 != Part::Stage(Stage::Senior)) {
                    let taken = fewer.min(figure.2);
                    (figure.2, fewer) = (figure.2 - taken, fewer - taken);
                }
                rank(found(&smaller.report(), "G4", WHOLE))
            };
            prop_assert_eq!(rank_without(need), 2);
            prop_assert_eq!(rank_without(need - 10_000), 0);
        }
        for (name, area) in [("G3a", 96), ("G3b", 90)] {
            let Some(gap) = found(&report, name, WHOLE).gap else { continue };
            let rooms = usize::try_from(gap.amount.to_whole()).unwrap();
            // They are built, so that the teaching area grows with them.
            let more = 2 * area * 10_000 * i128::try_from(rooms).unwrap();
            let mut built = case.with("teaching_area", WHOLE, more);
            built.music.extend(vec![area; rooms]);
            prop_assert_eq!(rank(found(&built.report(), name, WHOLE)), 2);
            built.music.pop();
            prop_assert_eq!(rank(found(&built.report(), name, WHOLE)), 0);
        }
    }

    #[test]
    fn one_more_never_worsens_value_gap_or_verdict(case in cases(), idx in 0_usize..9) {
        let (name, figure, is_by_stage) = [
            ("R1", "teachers_above_required", true), ("R2", "backbone_teachers", true), ("R3", "pe_art_teachers", true),
            ("R4", "teaching_area", false), ("R5", "sports_field_area", false), ("R6", "equipment_value", false),
            ("R7", "media_rooms", false), ("G9", "trained_teachers", true), ("Q4", "training_budget", false),
        ][idx];
        let before = case.report();
        for part in case.judged() {
            let of = |wanted: &str| case.figures.iter().find(|figure| figure.0 == wanted && figure.1 == part).map(|figure| figure.2);
            if name == "G9" && of("trained_teachers") == of("teachers") {
                // Nobody is left to be trained.
                continue;
            }
            let after = case.with(figure, if is_by_stage { part } else { WHOLE }, 10_000).report();
            let at = if name == "Q4" { WHOLE } else { part };
            let (old, new) = (found(&before, name, at), found(&after, name, at));
            prop_assert!(new.value > old.value, "{}", name);
            prop_assert!(rank(new) >= rank(old), "{}", name);
            prop_assert!(missing(new.gap) <= missing(old.gap), "{}", name);
            prop_assert!(missing(new.gap_to_floor()) <= missing(old.gap_to_floor()), "{}", name);
            prop_assert!(new.capacity() >= old.capacity(), "{}", name);
            for (old, new) in before.verdicts.iter().zip(&after.verdicts) {
                prop_assert_eq!((&old.group, &old.parts), (&new.group, &new.parts));
                prop_assert!(old.verdict != Verdict::Holds || new.verdict == Verdict::Holds, "{}: {:?} became {:?}", name, old, new);
            }
        }
    }

    #[test]
    fn one_more_room_or_a_smaller_class_never_worsens_rooms_or_classes(case in cases(), area in 1_i128..200, at in any::<prop::sample::Index>()) {
        let mut other = case.with("teaching_area", WHOLE, 2 * area * 10_000);
        other.music.push(area);
        let filled: Vec<usize> = (0..case.classes.len()).filter(|idx| !case.classes[*idx].1.is_empty()).collect();
        if !filled.is_empty() {
            other.classes[filled[at.index(filled.len())]].1[0] -= 1;
        }
        let (before, after) = (report_of(&case.by_class()), report_of(&other.by_class()));
        for old in before.findings.iter().filter(|finding| ["G3a", "G3b", "G5"].contains(&finding.indicator.as_str())) {
            let new = found(&after, &old.indicator, old.part);
            if old.is_comparable() {
                prop_assert!(rank(new) >= rank(old) && missing(new.gap) <= missing(old.gap), "{:?} became {:?}", old, new);
            }
        }
    }

    #[test]
    fn a_degree_above_the_required_one_counts_and_another_does_not(case in cases(), degrees in prop::array::uniform4(0_i128..60)) {
        const DEGREES: [&str; 4] = ["degree_college", "degree_bachelor", "degree_master", "degree_doctor"];
        for part in case.judged() {
            let mut case = case.clone();
            case.figures.retain(|figure| figure.0 != "teachers_above_required" && figure.0 != "teachers");
            case.figures.push(("teachers", part, 400 * 10_000));
            case.figures.extend(DEGREES.iter().zip(degrees).map(|(figure, count)| (*figure, part, count * 10_000)));
            let before = found(&case.report(), "R1", part).clone();
            for (idx, figure) in DEGREES.iter().enumerate() {
                let after = case.with(figure, part, 10_000).report();
                let after = found(&after, "R1", part);
                if idx == 0 && part == Part::Stage(Stage::Junior) {
                    prop_assert_eq!(&before, after);
                } else {
                    prop_assert!(after.value > before.value && rank(after) >= rank(&before), "{}", figure);
                }
            }
        }
    }

    #[test]
    fn a_claim_never_changes_the_outcome_itself(case in cases(), built in 1990_u16..2010) {
        let mut draft = case.draft();
        draft.profile.built_year = Some(built);
        let before = report_of(&draft);
        let exemptions = data::standard().indicators.iter().flat_map(|indicator| &indicator.exemptions);
        for exemption in exemptions {
            let claim = Claim { document: "批复".to_owned(), ..Claim::default() };
            draft.claims.insert(exemption.id.to_string(), claim);
        }
        prop_assert!(draft.claims.len() >= 3);
        let mut after = report_of(&draft);
        prop_assert!(after.findings.iter().any(|finding| !finding.claimed.is_empty()));
        after.findings.iter_mut().for_each(|finding| finding.claimed.clear());
        prop_assert_eq!(before, after);
    }

}

// Of every figure in turn, so that a case is many schools.
proptest! {
    #![proptest_config(sample::laws(12, 1000))]

    #[test]
    fn a_figure_without_a_part_in_the_seven_never_changes_them(case in cases(), number in 0_u32..5000, how in 0_u8..3) {
        let draft = case.draft();
        let before = seven(&report_of(&draft));
        for definition in &data::catalogue().figures {
            if OF_SEVEN.iter().any(|id| definition.id == FigureId::from(*id)) {
                continue;
            }
            let mut other = draft.clone();
            for slot in definition.slots(&draft.profile) {
                let entry = match how {
                    0 => Entry::NotApplicable("本校没有".to_owned()),
                    1 => Entry::Text(number.to_string()),
                    _ => Entry::Text("约三十".to_owned()),
                };
                other.entries.insert(slot, entry);
            }
            // Unless it cannot be right beside one of theirs.
            let (_, problems) = school::read(&other, data::catalogue());
            if problems.iter().any(|problem| matches!(problem.cause, Cause::Contradiction(_))) {
                continue;
            }
            prop_assert_eq!(&before, &seven(&report_of(&other)), "{:?}", definition.id);
        }
    }

    #[test]
    fn what_is_impossible_or_not_owed_never_turns_a_group_to_holds(case in cases(), which in any::<prop::sample::Index>(), how in 0_u8..3, by_class in any::<bool>()) {
        let draft = judged_in_full(if by_class { case.by_class() } else { case.draft() });
        let before = report_of(&draft);
        let slots: Vec<Slot> = draft.entries.keys().copied().collect();
        let slot = slots[which.index(slots.len())];
        let mut other = draft.clone();
        match how {
            0 => drop(other.entries.insert(slot, Entry::NotApplicable("本校没有".to_owned()))),
            1 => drop(other.entries.remove(&slot)),
            _ => {
                // Above its whole, or not what its parts give.
                let relations = [
                    ("certified_teachers", "teachers"), ("trained_teachers", "teachers"), ("backbone_teachers", "teachers"),
                    ("pe_art_teachers", "teachers"), ("teachers_above_required", "teachers"), ("training_budget", "public_funds_budget"),
                    ("indoor_sports_area", "teaching_area"),
                ];
                let (part, whole) = relations[which.index(relations.len())];
                let places = case.judged().chain([WHOLE]);
                for place in places {
                    let find = |name: &str| case.figures.iter().find(|figure| figure.0 == name && figure.1 == place).map(|figure| figure.2);
                    if let Some(whole) = find(whole) {
                        let figure = FigureId::from(part);
                        other.entries.insert(Slot { figure, part: place }, Entry::Text(text(whole + 10_000)));
                    }
                }
            }
        }
        let after = report_of(&other);
        for new in after.verdicts.iter().filter(|verdict| verdict.verdict == Verdict::Holds) {
            let old = before.verdicts.iter().find(|old| (old.group, &old.parts) == (new.group, &new.parts));
            prop_assert_eq!(old.map(|old| &old.verdict), Some(&Verdict::Holds), "{:?} {}", slot, how);
        }
        for finding in &after.findings {
            let is_share = finding.bound.is_some() && ["G9", "G12", "Q4"].contains(&finding.indicator.as_str());
            if let Some(value) = finding.value {
                prop_assert!(value >= Fraction::ZERO, "{:?}", finding);
                prop_assert!(!is_share || value <= whole(100), "{:?}", finding);
            }
        }
    }
}
