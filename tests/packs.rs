//! The embedded data against tables written here a second time, from the sources and not from the TOML.
//!
//! A number that is changed in a pack must be changed here too; that is the point of the second copy.

#![allow(clippy::expect_used, reason = "a fault of the data stops the test")]

use std::collections::BTreeSet;

use check::{Outcome, Verdict, WhyNot};
use numbers::Decimal;
use numbers::calendar::Date;
use plan::library::{Library, ProblemKind};
use plan::measure::Actor;
use plan::template;
use plan::template::Piece;
use plan::{Basis, Plan};
use school::Problem;
use school::catalogue::{FigureForm, FigurePlace, Take, Unit};
use school::draft::{Claim, Draft, Entry, ProblemChoices};
use school::figures::{Level, Part, Slot};
use school::profile::{Ownership, SchoolKind, Stage, Zone};
use standard::{
    BoundCase, Carrier, Comparison, Condition, Confidence, GroupRule, Indicator, Rule, Scope,
    Standard, Term, Variant,
};
use support::evaluated::{self, report_by};
use support::rows::assert_same_rows;
use words::display;

use Comparison::{AtLeast, AtMost, LessThan};
use Confidence::{High, Medium};
use SchoolKind::{CompleteSecondary, Junior, NineYear, Primary, TeachingPoint, TwelveYear};
use Unit::{
    Percent, Person, PupilsPerClass, RoomsPerHundred, SquareMetre, SquareMetrePerPupil,
    TeachersPerHundred, YuanPerPupil,
};

const P: &[Stage] = &[Stage::Primary];
const J: &[Stage] = &[Stage::Junior];

/// Indicator, stages, kinds, comparison, bound, unit, place.
type BoundRow = (
    &'static str,
    &'static [Stage],
    &'static [SchoolKind],
    Comparison,
    &'static str,
    Unit,
    &'static str,
);

/// Bounds of 教督〔2017〕6号: indicator, stages, kinds (empty for all), comparison, bound, unit, place.
#[rustfmt::skip]
const BOUNDS: &[BoundRow] = &[
    ("R1", P, &[], AtLeast, "4.2", TeachersPerHundred, "资源配置第1项"),
    ("R1", J, &[], AtLeast, "5.3", TeachersPerHundred, "资源配置第1项"),
    ("R2", P, &[], AtLeast, "1", TeachersPerHundred, "资源配置第2项"),
    ("R2", J, &[], AtLeast, "1", TeachersPerHundred, "资源配置第2项"),
    ("R3", P, &[], AtLeast, "0.9", TeachersPerHundred, "资源配置第3项"),
    ("R3", J, &[], AtLeast, "0.9", TeachersPerHundred, "资源配置第3项"),
    ("R4", P, &[], AtLeast, "4.5", SquareMetrePerPupil, "资源配置第4项"),
    ("R4", J, &[], AtLeast, "5.8", SquareMetrePerPupil, "资源配置第4项"),
    ("R5", P, &[], AtLeast, "7.5", SquareMetrePerPupil, "资源配置第5项"),
    ("R5", J, &[], AtLeast, "10.2", SquareMetrePerPupil, "资源配置第5项"),
    ("R6", P, &[], AtLeast, "2000", YuanPerPupil, "资源配置第6项"),
    ("R6", J, &[], AtLeast, "2500", YuanPerPupil, "资源配置第6项"),
    ("R7", P, &[], AtLeast, "2.3", RoomsPerHundred, "资源配置第7项"),
    ("R7", J, &[], AtLeast, "2.4", RoomsPerHundred, "资源配置第7项"),
    ("G3a", &[], &[], AtLeast, "96", SquareMetre, "政府保障程度第3项"),
    ("G3b", &[], &[], AtLeast, "90", SquareMetre, "政府保障程度第3项"),
    ("G4", &[], &[Primary, Junior, CompleteSecondary, TeachingPoint], AtMost, "2000", Person, "政府保障程度第4项"),
    ("G4", &[], &[NineYear, TwelveYear], AtMost, "2500", Person, "政府保障程度第4项"),
    ("G5", P, &[], AtMost, "45", PupilsPerClass, "政府保障程度第5项"),
    ("G5", J, &[], AtMost, "50", PupilsPerClass, "政府保障程度第5项"),
    ("G6", &[], &[], AtLeast, "100", Person, "政府保障程度第6项"),
    ("G7", &[], &[], AtLeast, "8000", YuanPerPupil, "政府保障程度第7项"),
    ("G9", &[], &[], AtLeast, "100", Percent, "政府保障程度第9项"),
    ("G11a", &[], &[], AtLeast, "10", Percent, "政府保障程度第11项"),
    ("G11b", &[], &[], AtLeast, "20", Percent, "政府保障程度第11项"),
    ("G12", &[], &[], AtLeast, "100", Percent, "政府保障程度第12项"),
    ("G13", P, &[], AtLeast, "100", Percent, "政府保障程度第13项"),
    ("G13", J, &[], AtLeast, "95", Percent, "政府保障程度第13项"),
    ("G14", &[], &[], AtLeast, "50", Percent, "政府保障程度第14项"),
    ("G15b", &[], &[], AtLeast, "85", Percent, "政府保障程度第15项"),
    ("Q1", &[], &[], AtLeast, "95", Percent, "教育质量第1项"),
    ("Q2", &[], &[], AtLeast, "95", Percent, "教育质量第2项"),
    ("Q4", &[], &[], AtLeast, "5", Percent, "教育质量第4项"),
    ("Q9", &[], &[], LessThan, "0.15", Unit::None, "教育质量第9项"),
    ("RC1", &[], &[], AtLeast, "85", Percent, "社会认可度"),
];

/// Every row of A.1 to A.4: indicator, group, who carries it, per stage or once, confidence, shape of the rule.
#[rustfmt::skip]
const ROWS: &[(&str, &str, Carrier, Scope, Confidence, &str)] = &[
    ("R1", "resources", Carrier::School, Scope::Stage, High, "ratio"),
    ("R2", "resources", Carrier::School, Scope::Stage, High, "ratio"),
    ("R3", "resources", Carrier::School, Scope::Stage, High, "ratio"),
    ("R4", "resources", Carrier::School, Scope::Stage, High, "ratio"),
    ("R5", "resources", Carrier::School, Scope::Stage, High, "ratio"),
    ("R6", "resources", Carrier::School, Scope::Stage, High, "ratio"),
    ("R7", "resources", Carrier::School, Scope::Stage, High, "ratio"),
    ("G1", "guarantee", Carrier::County, Scope::School, High, "document"),
    ("G2", "guarantee", Carrier::County, Scope::School, High, "document"),
    ("G3a", "guarantee", Carrier::School, Scope::School, High, "quota"),
    ("G3b", "guarantee", Carrier::School, Scope::School, High, "quota"),
    ("G4", "guarantee", Carrier::School, Scope::School, High, "total_limit"),
    ("G5", "guarantee", Carrier::School, Scope::Stage, High, "each_limit"),
    ("G6", "guarantee", Carrier::School, Scope::School, High, "total_limit"),
    ("G7", "guarantee", Carrier::SchoolSupplies, Scope::School, Medium, "ratio"),
    ("G8", "guarantee", Carrier::County, Scope::School, High, "judgement"),
    ("G9", "guarantee", Carrier::School, Scope::Stage, High, "share"),
    ("G10", "guarantee", Carrier::County, Scope::School, High, "document"),
    ("G11a", "guarantee", Carrier::SchoolSupplies, Scope::School, High, "share"),
    ("G11b", "guarantee", Carrier::SchoolSupplies, Scope::School, High, "share"),
    ("G12", "guarantee", Carrier::School, Scope::Stage, High, "share"),
    ("G13", "guarantee", Carrier::SchoolSupplies, Scope::Stage, High, "share"),
    ("G14", "guarantee", Carrier::County, Scope::School, High, "judgement"),
    ("G15a", "guarantee", Carrier::SchoolSupplies, Scope::School, High, "judgement"),
    ("G15b", "guarantee", Carrier::County, Scope::School, High, "judgement"),
    // The limit is sure, the formula is not.
    ("Q1", "quality", Carrier::SchoolSupplies, Scope::School, Medium, "share"),
    ("Q2", "quality", Carrier::County, Scope::School, High, "judgement"),
    ("Q3", "quality", Carrier::School, Scope::School, High, "document"),
    ("Q4", "quality", Carrier::School, Scope::School, High, "share"),
    ("Q5", "quality", Carrier::School, Scope::School, High, "judgement"),
    ("Q6", "quality", Carrier::School, Scope::School, High, "judgement"),
    ("Q7", "quality", Carrier::School, Scope::School, High, "judgement"),
    ("Q8", "quality", Carrier::School, Scope::School, High, "judgement"),
    ("Q9", "quality", Carrier::County, Scope::School, High, "judgement"),
    ("RC1", "recognition", Carrier::County, Scope::School, High, "judgement"),
    ("V1", "veto", Carrier::School, Scope::School, High, "judgement"),
    ("V2", "veto", Carrier::School, Scope::School, High, "judgement"),
    ("V3", "veto", Carrier::School, Scope::School, High, "judgement"),
    ("V4", "veto", Carrier::County, Scope::School, High, "judgement"),
    ("V5", "veto", Carrier::School, Scope::School, High, "judgement"),
    ("V6", "veto", Carrier::School, Scope::School, High, "judgement"),
    ("V7", "veto", Carrier::County, Scope::School, Medium, "judgement"),
];

/// 85 % of the bounds of the seven indicators, for 小学 and 初中.
const FLOORS: &[(&str, &str, &str)] = &[
    ("R1", "3.57", "4.505"),
    ("R2", "0.85", "0.85"),
    ("R3", "0.765", "0.765"),
    ("R4", "3.825", "4.93"),
    ("R5", "6.375", "8.67"),
    ("R6", "1700", "2125"),
    ("R7", "1.955", "2.04"),
];

/// 教督〔2012〕3号: indicator, unit, scale, what is counted, whether several stages share it.
#[rustfmt::skip]
const BALANCE: &[(&str, Unit, &str, &[&str], bool)] = &[
    ("B1", SquareMetrePerPupil, "1", &["+teaching_area"], true),
    ("B2", SquareMetrePerPupil, "1", &["+sports_field_area", "+indoor_sports_area"], true),
    ("B3", YuanPerPupil, "1", &["+equipment_value"], true),
    ("B4", Unit::MachinesPerHundred, "100", &["+computers"], true),
    ("B5", Unit::VolumesPerPupil, "1", &["+books"], true),
    ("B6", Unit::None, "1", &["+teachers"], false),
    ("B7", Unit::None, "1", &["+teachers_above_required"], false),
    ("B8", Unit::None, "1", &["+mid_senior_titles"], false),
];

/// Other readings that sources print: indicator, how many, how many of them are calculated.
const VARIANTS: &[(&str, usize, usize)] = &[
    ("R1", 2, 1),
    ("R3", 1, 0),
    ("R4", 1, 0),
    ("R5", 1, 0),
    ("R6", 1, 0),
    ("R7", 1, 0),
    ("G3a", 2, 0),
    ("G3b", 2, 0),
    ("G7", 1, 1),
    ("G11a", 1, 1),
    ("G11b", 1, 1),
    ("Q1", 1, 1),
    ("Q4", 1, 0),
];

/// Relaxations of 国教督办函〔2019〕30号: indicator, exemption, kinds, bound.
const RELAXED: &[(&str, &str, &[SchoolKind], &str)] = &[
    ("G3a", "built_2016", &[], "73"),
    ("G3a", "rural_small", &[Primary, TeachingPoint], "54"),
    ("G3a", "rural_small", &[Junior], "61"),
    ("G3b", "built_2016", &[], "67"),
    ("G3b", "rural_small", &[Primary, TeachingPoint], "54"),
    ("G3b", "rural_small", &[Junior], "61"),
    ("G4", "size_2010_or_migrant", &[Primary, Junior], "2400"),
    ("G4", "size_2010_or_migrant", &[NineYear], "3000"),
];

/// Every figure with its place and unit, in the form's order.
#[rustfmt::skip]
const FIGURES: &[(&str, FigurePlace, FigureForm, Unit)] = &[
    ("class_sizes", FigurePlace::Grade, FigureForm::Counts, PupilsPerClass),
    ("pupils", FigurePlace::Stage, FigureForm::Count, Person),
    ("classes", FigurePlace::Stage, FigureForm::Count, Unit::Class),
    ("largest_class", FigurePlace::Stage, FigureForm::Count, PupilsPerClass),
    ("migrant_pupils", FigurePlace::Stage, FigureForm::Count, Person),
    ("in_district_pupils", FigurePlace::Stage, FigureForm::Count, Person),
    ("special_pupils", FigurePlace::Whole, FigureForm::Count, Person),
    ("retention_start", FigurePlace::Stage, FigureForm::Count, Person),
    ("retention_graduates", FigurePlace::Stage, FigureForm::Count, Person),
    ("retention_in", FigurePlace::Stage, FigureForm::Count, Person),
    ("retention_out", FigurePlace::Stage, FigureForm::Count, Person),
    ("retention_deaths", FigurePlace::Stage, FigureForm::Count, Person),
    ("teachers", FigurePlace::Stage, FigureForm::Count, Unit::Teacher),
    ("teachers_above_required", FigurePlace::Stage, FigureForm::Count, Unit::Teacher),
    ("degree_college", FigurePlace::Stage, FigureForm::Count, Unit::Teacher),
    ("degree_bachelor", FigurePlace::Stage, FigureForm::Count, Unit::Teacher),
    ("degree_master", FigurePlace::Stage, FigureForm::Count, Unit::Teacher),
    ("degree_doctor", FigurePlace::Stage, FigureForm::Count, Unit::Teacher),
    ("backbone_teachers", FigurePlace::Stage, FigureForm::Count, Unit::Teacher),
    ("pe_art_teachers", FigurePlace::Stage, FigureForm::Count, Unit::Teacher),
    ("pe_teachers", FigurePlace::Stage, FigureForm::Count, Unit::Teacher),
    ("music_teachers", FigurePlace::Stage, FigureForm::Count, Unit::Teacher),
    ("fine_art_teachers", FigurePlace::Stage, FigureForm::Count, Unit::Teacher),
    ("arts_teachers", FigurePlace::Stage, FigureForm::Count, Unit::Teacher),
    ("shared_pe_art_teachers", FigurePlace::Stage, FigureForm::Count, Unit::Teacher),
    ("certified_teachers", FigurePlace::Stage, FigureForm::Count, Unit::Teacher),
    ("trained_teachers", FigurePlace::Stage, FigureForm::Count, Unit::Teacher),
    ("mid_senior_titles", FigurePlace::Stage, FigureForm::Count, Unit::Teacher),
    ("rotation_eligible", FigurePlace::Whole, FigureForm::Count, Unit::Teacher),
    ("rotated_teachers", FigurePlace::Whole, FigureForm::Count, Unit::Teacher),
    ("rotated_backbone", FigurePlace::Whole, FigureForm::Count, Unit::Teacher),
    ("teaching_area", FigurePlace::Whole, FigureForm::Measure, SquareMetre),
    ("indoor_sports_area", FigurePlace::Whole, FigureForm::Measure, SquareMetre),
    ("sports_field_area", FigurePlace::Whole, FigureForm::Measure, SquareMetre),
    ("extra_sports_area", FigurePlace::Whole, FigureForm::Measure, SquareMetre),
    ("rented_sports_area", FigurePlace::Whole, FigureForm::Measure, SquareMetre),
    ("music_rooms", FigurePlace::Whole, FigureForm::Measures, SquareMetre),
    ("art_rooms", FigurePlace::Whole, FigureForm::Measures, SquareMetre),
    ("equipment_value", FigurePlace::Whole, FigureForm::Measure, Unit::TenThousandYuan),
    ("media_rooms", FigurePlace::Whole, FigureForm::Count, Unit::Room),
    ("computers", FigurePlace::Whole, FigureForm::Count, Unit::Machine),
    ("books", FigurePlace::Whole, FigureForm::Count, Unit::Volume),
    ("public_funds_budget", FigurePlace::Whole, FigureForm::Measure, Unit::TenThousandYuan),
    ("training_budget", FigurePlace::Whole, FigureForm::Measure, Unit::TenThousandYuan),
    ("special_funds", FigurePlace::Whole, FigureForm::Measure, Unit::TenThousandYuan),
    ("funding_headcount", FigurePlace::Whole, FigureForm::Count, Person),
    ("grade_pupils", FigurePlace::Grade, FigureForm::Count, Person),
    ("expected_intake", FigurePlace::Stage, FigureForm::Counts, Person),
    ("net_transfers", FigurePlace::Stage, FigureForm::Counts, Person),
    ("retiring_above_required", FigurePlace::Stage, FigureForm::Counts, Unit::Teacher),
    ("retiring_backbone", FigurePlace::Stage, FigureForm::Counts, Unit::Teacher),
    ("retiring_pe_art", FigurePlace::Stage, FigureForm::Counts, Unit::Teacher),
    ("approved_above_required", FigurePlace::Stage, FigureForm::Counts, Unit::Teacher),
    ("approved_backbone", FigurePlace::Stage, FigureForm::Counts, Unit::Teacher),
    ("approved_pe_art", FigurePlace::Stage, FigureForm::Counts, Unit::Teacher),
    ("staff_total", FigurePlace::Whole, FigureForm::Count, Unit::Teacher),
    ("qualified_teachers", FigurePlace::Stage, FigureForm::Count, Unit::Teacher),
    ("health_staff", FigurePlace::Whole, FigureForm::Count, Unit::Person),
    ("psychology_teachers", FigurePlace::Whole, FigureForm::Count, Unit::Person),
    ("law_vice_principals", FigurePlace::Whole, FigureForm::Count, Unit::Person),
    ("guards", FigurePlace::Whole, FigureForm::Count, Unit::Person),
    ("land_area", FigurePlace::Whole, FigureForm::Measure, Unit::SquareMetre),
    ("land_mu", FigurePlace::Whole, FigureForm::Measure, Unit::None),
    ("building_area", FigurePlace::Whole, FigureForm::Measure, Unit::SquareMetre),
    ("smallest_classroom_area", FigurePlace::Stage, FigureForm::Measure, Unit::SquareMetre),
    ("smallest_classroom_seats", FigurePlace::Stage, FigureForm::Count, Unit::Person),
    ("smallest_science_room", FigurePlace::Stage, FigureForm::Measure, Unit::SquareMetre),
    ("science_rooms", FigurePlace::Whole, FigureForm::Count, Unit::Room),
    ("classroom_area", FigurePlace::Stage, FigureForm::Measure, Unit::SquareMetre),
    ("laboratories", FigurePlace::Stage, FigureForm::Count, Unit::Room),
    ("laboratory_area", FigurePlace::Stage, FigureForm::Measure, Unit::SquareMetre),
    ("smallest_computer_room", FigurePlace::Whole, FigureForm::Measure, Unit::SquareMetre),
    ("computer_rooms", FigurePlace::Whole, FigureForm::Count, Unit::Room),
    ("computer_room_area", FigurePlace::Whole, FigureForm::Measure, Unit::SquareMetre),
    ("smallest_language_room", FigurePlace::Whole, FigureForm::Measure, Unit::SquareMetre),
    ("language_rooms", FigurePlace::Whole, FigureForm::Count, Unit::Room),
    ("language_room_area", FigurePlace::Whole, FigureForm::Measure, Unit::SquareMetre),
    ("library_area", FigurePlace::Whole, FigureForm::Measure, Unit::SquareMetre),
    ("monitor_room_area", FigurePlace::Whole, FigureForm::Measure, Unit::SquareMetre),
    ("running_track", FigurePlace::Whole, FigureForm::Measure, Unit::Metre),
    ("straight_track", FigurePlace::Whole, FigureForm::Measure, Unit::Metre),
    ("sandpits", FigurePlace::Whole, FigureForm::Count, Unit::Item),
    ("track_field_area", FigurePlace::Whole, FigureForm::Measure, Unit::SquareMetre),
    ("basketball_courts", FigurePlace::Whole, FigureForm::Count, Unit::Item),
    ("volleyball_courts", FigurePlace::Whole, FigureForm::Count, Unit::Item),
    ("table_tennis_tables", FigurePlace::Whole, FigureForm::Count, Unit::Item),
    ("gymnastics_area", FigurePlace::Whole, FigureForm::Measure, Unit::SquareMetre),
    ("books_added", FigurePlace::Whole, FigureForm::Count, Unit::Volume),
    ("library_hours", FigurePlace::Whole, FigureForm::Measure, Unit::ClockHour),
    ("periodicals", FigurePlace::Whole, FigureForm::Count, Unit::Title),
    ("reference_books", FigurePlace::Whole, FigureForm::Count, Unit::Title),
    ("boarders", FigurePlace::Whole, FigureForm::Count, Unit::Person),
    ("dormitory_area", FigurePlace::Whole, FigureForm::Measure, Unit::SquareMetre),
    ("dormitory_beds", FigurePlace::Whole, FigureForm::Count, Unit::Item),
    ("dormitory_toilet_distance", FigurePlace::Whole, FigureForm::Measure, Unit::Metre),
    ("dormitory_building_area", FigurePlace::Whole, FigureForm::Measure, Unit::SquareMetre),
    ("canteen_area", FigurePlace::Whole, FigureForm::Measure, Unit::SquareMetre),
    ("kitchen_area", FigurePlace::Whole, FigureForm::Measure, Unit::SquareMetre),
    ("canteen_distance", FigurePlace::Whole, FigureForm::Measure, Unit::Metre),
    ("boys", FigurePlace::Whole, FigureForm::Count, Unit::Person),
    ("girls", FigurePlace::Whole, FigureForm::Count, Unit::Person),
    ("toilets_boys", FigurePlace::Whole, FigureForm::Count, Unit::Item),
    ("urinals_boys", FigurePlace::Whole, FigureForm::Count, Unit::Item),
    ("toilets_girls", FigurePlace::Whole, FigureForm::Count, Unit::Item),
    ("basins", FigurePlace::Whole, FigureForm::Count, Unit::Item),
    ("taps", FigurePlace::Whole, FigureForm::Count, Unit::Item),
    ("seat_science", FigurePlace::Stage, FigureForm::Measure, Unit::SquareMetre),
    ("seat_laboratory", FigurePlace::Stage, FigureForm::Measure, Unit::SquareMetre),
    ("seat_combined_laboratory", FigurePlace::Stage, FigureForm::Measure, Unit::SquareMetre),
    ("seat_computer", FigurePlace::Stage, FigureForm::Measure, Unit::SquareMetre),
    ("seat_language", FigurePlace::Stage, FigureForm::Measure, Unit::SquareMetre),
    ("seat_art", FigurePlace::Stage, FigureForm::Measure, Unit::SquareMetre),
    ("seat_calligraphy", FigurePlace::Stage, FigureForm::Measure, Unit::SquareMetre),
    ("seat_music", FigurePlace::Stage, FigureForm::Measure, Unit::SquareMetre),
    ("seat_dance", FigurePlace::Stage, FigureForm::Measure, Unit::SquareMetre),
    ("seat_lecture", FigurePlace::Stage, FigureForm::Measure, Unit::SquareMetre),
    ("seat_reading", FigurePlace::Stage, FigureForm::Measure, Unit::SquareMetre),
    ("seat_staff_reading", FigurePlace::Whole, FigureForm::Measure, Unit::SquareMetre),
    ("office_per_teacher", FigurePlace::Whole, FigureForm::Measure, Unit::SquareMetre),
    ("counselling_individual_area", FigurePlace::Whole, FigureForm::Measure, Unit::SquareMetre),
    ("counselling_group_area", FigurePlace::Whole, FigureForm::Measure, Unit::SquareMetre),
    ("counselling_office_area", FigurePlace::Whole, FigureForm::Measure, Unit::SquareMetre),
    ("law_lessons", FigurePlace::Whole, FigureForm::Count, Unit::Lesson),
    ("internet_mbps", FigurePlace::Whole, FigureForm::Measure, Unit::None),
    ("desktop_mbps", FigurePlace::Whole, FigureForm::Measure, Unit::None),
    ("public_funds_actual", FigurePlace::Whole, FigureForm::Measure, Unit::TenThousandYuan),
    ("yearly_retention", FigurePlace::Whole, FigureForm::Measure, Unit::Percent),
];

/// Phrases that any school could paste, and advice that no plan may give.
const BANNED: &[&str] = &[
    "进一步加强",
    "切实",
    "大力",
    "不断完善",
    "高度重视",
    "营造良好氛围",
    "形成合力",
    "稳步推进",
    "补造",
    "虚增",
    "修改年报",
];

/// Figures of the standard that must come through a slot, never stand in a sentence.
const THRESHOLDS: &[&str] = &[
    "4.2", "5.3", "0.9", "4.5", "5.8", "7.5", "10.2", "2000", "2500", "2.3", "2.4", "96", "90",
    "45", "50", "73", "67", "54", "61", "2400", "3000",
];

fn pack() -> &'static Standard {
    data::standards()
        .iter()
        .find(|standard| standard.id == "jiaodu-2017-6")
        .expect("the pack is embedded")
}

fn measures() -> &'static Library {
    data::library()
}

fn indicator(id: &str) -> &'static Indicator {
    pack()
        .indicator(id)
        .unwrap_or_else(|| panic!("no indicator {id}"))
}

fn row(id: &str, case: &BoundCase) -> String {
    let Condition { kinds, stages, .. } = &case.when;
    let only_these = Condition {
        kinds: kinds.clone(),
        stages: stages.clone(),
        ..Condition::default()
    };
    assert_eq!(case.when, only_these, "{id}");
    assert_eq!(case.since_year, None, "{id}");
    format!(
        "{id} {stages:?} {kinds:?} {:?} {}",
        case.bound.comparison, case.bound.value
    )
}

fn figures(terms: &[Term]) -> Vec<String> {
    let sign = |term: &Term| if term.minus { "-" } else { "+" };
    terms
        .iter()
        .map(|term| format!("{}{}", sign(term), term.figure.0))
        .collect()
}

/// Every text of a problem that reaches a plan, with the name of its place.
fn texts(problem: &ProblemKind) -> Vec<(String, &str)> {
    let place = |what: &str| format!("{} {what}", problem.indicator);
    let mut texts = vec![
        (place("heading"), problem.heading.as_str()),
        (place("below"), problem.below.as_str()),
        (place("above_floor"), problem.above_floor.as_str()),
        (place("goal"), problem.goal.as_str()),
        (place("close_out"), problem.close_out.as_str()),
    ];
    texts.extend(
        problem
            .causes
            .iter()
            .map(|cause| (place(&cause.id), cause.text.as_str())),
    );
    texts.extend(
        problem
            .evidence
            .iter()
            .map(|evidence| (place("evidence"), evidence.as_str())),
    );
    for measure in &problem.measures {
        let parts = [&measure.text, &measure.proof, &measure.request];
        texts.extend(
            parts
                .into_iter()
                .map(|text| (place(&measure.id), text.as_str())),
        );
    }
    texts
}

#[test]
fn bounds_are_those_of_the_document() {
    let expected: Vec<String> = BOUNDS
        .iter()
        .map(|(id, stages, kinds, comparison, value, ..)| {
            format!("{id} {stages:?} {kinds:?} {comparison:?} {value}")
        })
        .collect();
    let found: Vec<String> = pack()
        .indicators
        .iter()
        .flat_map(|indicator| indicator.bounds.iter().map(|case| row(&indicator.id, case)))
        .collect();
    assert_same_rows(&found, &expected);
}

#[test]
fn only_the_money_for_special_pupils_is_disputed() {
    // 8000 by the official form; 6000 was the funding norm until 2024.
    let cases = pack().indicators.iter().flat_map(|indicator| {
        indicator
            .bounds
            .iter()
            .map(|case| (indicator.id.to_string(), case))
    });
    let disputed: Vec<_> = cases
        .filter_map(|(id, case)| {
            let other = case.disputed.as_ref()?;
            assert!(other.why.contains("8000元") && other.why.contains("6000元"));
            Some((id, case.bound.value.to_string(), other.value.to_string()))
        })
        .collect();
    let expected = ("G7".to_owned(), "8000".to_owned(), "6000".to_owned());
    assert_eq!(disputed, [expected]);
}

#[test]
fn units_and_places_are_those_of_the_document() {
    for (id, .., unit, place) in BOUNDS {
        let indicator = indicator(id);
        assert_eq!(indicator.unit, *unit, "for {id}");
        assert_eq!(indicator.clause.place, *place, "for {id}");
    }
}

#[test]
fn relaxations_are_doubted_and_ask_for_a_document() {
    let mut found = Vec::new();
    for indicator in &pack().indicators {
        for exemption in &indicator.exemptions {
            assert_eq!(
                exemption.clause.confidence,
                Confidence::Low,
                "for {} {}",
                indicator.id,
                exemption.id
            );
            assert!(
                !exemption.document.is_empty() && exemption.clause.note.contains("没有核实"),
                "for {} {}",
                indicator.id,
                exemption.id
            );
            for case in &exemption.bounds {
                // A relaxation never turns the comparison round.
                assert_eq!(
                    case.bound.comparison, indicator.bounds[0].bound.comparison,
                    "for {}",
                    indicator.id
                );
                found.push(format!(
                    "{} {} {:?} {}",
                    indicator.id, exemption.id, case.when.kinds, case.bound.value
                ));
            }
        }
    }
    let expected: Vec<String> = RELAXED
        .iter()
        .map(|(id, exemption, kinds, value)| format!("{id} {exemption} {kinds:?} {value}"))
        .collect();
    assert_same_rows(&found, &expected);
    for id in ["G3a", "G3b"] {
        let rural = indicator(id)
            .exemptions
            .iter()
            .find(|exemption| exemption.id == "rural_small")
            .expect("rural_small");
        assert_eq!(rural.when.zones, [Zone::Rural], "for {id}");
    }
}

#[test]
fn the_document_behind_the_relaxations_has_its_full_name_and_their_three_years_are_told() {
    let name = "《县域义务教育优质均衡发展国家督导评估认定工作规程》（国教督办函〔2019〕30号）";
    assert!(
        pack()
            .status
            .contains("2026年1月14日公布2025年第一批326个县")
    );
    for indicator in &pack().indicators {
        for exemption in &indicator.exemptions {
            assert!(
                exemption.clause.place.starts_with(name),
                "for {} {}",
                indicator.id,
                exemption.id
            );
            // Rooms and size: who uses the relaxation owes a plan and the full bound within three years.
            let is_told = exemption.condition.contains("建设规划")
                && exemption.condition.contains("认定后三年之内达到规定标准")
                && exemption.document.contains("建设规划");
            let owes = ["G3a", "G3b", "G4"].contains(&indicator.id.as_str());
            assert_eq!(is_told, owes, "for {} {}", indicator.id, exemption.id);
        }
    }
}

#[test]
fn groups_hold_six_of_seven_and_all() {
    let rules: Vec<(&str, String)> = pack()
        .groups
        .iter()
        .map(|group| (group.id.as_str(), format!("{:?}", group.rule)))
        .collect();
    assert_eq!(rules.len(), 5);
    let GroupRule::AtLeast { count, floor } = &pack().groups[0].rule else {
        panic!("{rules:?}")
    };
    assert_eq!(
        (
            pack().groups[0].id.as_str(),
            *count,
            floor.to_string().as_str()
        ),
        ("resources", 6, "0.85")
    );
    assert_eq!(
        pack().groups[0]
            .near
            .map(|near| near.to_string())
            .as_deref(),
        Some("0.05")
    );
    let items = ["guarantee", "quality", "recognition", "veto"];
    for (rule, id) in rules[1..].iter().zip(items) {
        assert_eq!(*rule, (id, "All".to_owned()));
    }
}

#[test]
fn every_row_of_the_document_is_in_the_pack() {
    let shape = |rule: &Rule| match rule {
        Rule::Ratio { .. } => "ratio",
        Rule::Quota { .. } => "quota",
        Rule::EachLimit { .. } => "each_limit",
        Rule::TotalLimit { .. } => "total_limit",
        Rule::Share { .. } => "share",
        Rule::Document { .. } => "document",
        Rule::Judgement { least, .. } => {
            // 良好以上, and what must not have happened, have no half measure.
            assert_eq!(*least, Level::Reached);
            "judgement"
        }
        Rule::Steps { .. } | Rule::Need { .. } | Rule::Either { .. } => "other",
    };
    let found: Vec<_> = pack()
        .indicators
        .iter()
        .map(|indicator| {
            let clause = &indicator.clause;
            (
                indicator.id.as_str(),
                indicator.group.as_str(),
                indicator.carrier,
                indicator.scope,
                clause.confidence,
                shape(&indicator.rule),
            )
        })
        .collect();
    assert_same_rows(&found, ROWS);
    // 7, 15, 9 and 1 items; a row that looks at two things stands twice.
    let items = |letter: &str| -> BTreeSet<&str> {
        let ids = ROWS.iter().map(|(id, ..)| *id);
        let items = ids.filter(|id| id.starts_with(letter));
        items.map(|id| id.trim_end_matches(['a', 'b'])).collect()
    };
    let counts = ["R", "G", "Q", "V"].map(|letter| {
        items(letter)
            .iter()
            .filter(|id| !id.starts_with("RC"))
            .count()
    });
    assert_eq!(counts, [7, 15, 9, 7]);
    assert!(
        pack()
            .indicators
            .iter()
            .all(|indicator| !indicator.reference)
    );
}

#[test]
fn floors_are_85_percent_of_the_bounds() {
    let GroupRule::AtLeast { floor, .. } = &pack().groups[0].rule else {
        panic!("the first group has a floor")
    };
    for (id, primary, junior) in FLOORS {
        for (case, expected) in indicator(id).bounds.iter().zip([primary, junior]) {
            let expected = Decimal::parse(expected).expect("a number");
            let found = case.bound.value.fraction().times(floor.fraction());
            assert_eq!(found, expected.fraction(), "for {id}");
        }
    }
}

#[test]
fn judged_items_say_what_is_looked_at_and_what_can_be_shown() {
    for indicator in &pack().indicators {
        let is_asked = indicator.level_figure().is_some() && indicator.carrier != Carrier::County;
        assert_eq!(!indicator.asks.is_empty(), is_asked, "for {}", indicator.id);
        let expected = if is_asked { 2..=5 } else { 0..=0 };
        assert!(
            expected.contains(&indicator.evidence.len()),
            "for {}",
            indicator.id
        );
        if indicator.group == "veto" {
            assert!(indicator.name.starts_with("没有"), "for {}", indicator.id);
            assert!(
                !is_asked || indicator.asks.contains("没有发生即为达到"),
                "for {}",
                indicator.id
            );
        }
    }
}

#[test]
fn nothing_is_asked_of_a_school_for_what_the_county_knows() {
    let asked = pack().asked_figures();
    for indicator in &pack().indicators {
        let Some(figure) = indicator.level_figure() else {
            continue;
        };
        let is_county = indicator.carrier == Carrier::County;
        assert_eq!(asked.contains(&figure), !is_county, "for {}", indicator.id);
        let is_known = data::catalogue().figure(&figure).is_some();
        assert_eq!(is_known, !is_county, "for {}", indicator.id);
    }
}

#[test]
fn other_readings_are_named_with_their_reason() {
    let found: Vec<_> = pack()
        .indicators
        .iter()
        .filter(|indicator| !indicator.variants.is_empty())
        .map(|indicator| {
            let is_calculated =
                |variant: &&Variant| variant.rule.is_some() || !variant.bounds.is_empty();
            let calculated = indicator.variants.iter().filter(is_calculated).count();
            (indicator.id.as_str(), indicator.variants.len(), calculated)
        })
        .collect();
    assert_same_rows(&found, VARIANTS);
    for variant in pack()
        .indicators
        .iter()
        .flat_map(|indicator| &indicator.variants)
    {
        assert!(variant.why_not.ends_with('。'), "{}", variant.name);
    }
    // The second formula of the retention rate takes the transfers on the other side.
    let Some(Rule::Share { part, whole }) = &indicator("Q1").variants[0].rule else {
        panic!("Q1 has a second share")
    };
    assert_eq!(figures(part), ["+retention_graduates"]);
    assert_eq!(
        figures(whole),
        [
            "+retention_start",
            "+retention_in",
            "-retention_out",
            "-retention_deaths"
        ]
    );
    let [norm] = indicator("G7").variants[0].bounds.as_slice() else {
        panic!("one bound")
    };
    assert_eq!(
        (norm.since_year, norm.bound.value.to_string()),
        (Some(2025), "7000".to_owned())
    );
}

#[test]
fn relaxations_count_more_or_ask_what_can_be_checked() {
    let relaxed = |id: &str, exemption: &str| {
        let found = indicator(id)
            .exemptions
            .iter()
            .find(|other| other.id == exemption);
        found.unwrap_or_else(|| panic!("{id} {exemption}"))
    };
    let small = relaxed("R3", "rural_50_99");
    assert_eq!(figures(&small.terms), ["+shared_pe_art_teachers"]);
    assert_eq!(small.when.zones, [Zone::Rural]);
    let range: Vec<_> = small
        .when
        .figures
        .iter()
        .map(|figure| (figure.is.comparison, figure.is.value.to_string()))
        .collect();
    assert_eq!(
        range,
        [(AtLeast, "50".to_owned()), (AtMost, "99".to_owned())]
    );
    let dense = relaxed("R5", "dense_centre");
    assert_eq!(
        figures(&dense.terms),
        ["+extra_sports_area", "+rented_sports_area"]
    );
    assert_eq!(dense.when.zones, [Zone::City]);
    for id in ["G3a", "G3b"] {
        assert_eq!(relaxed(id, "built_2016").when.built_to, Some(2016));
        let largest = &relaxed(id, "rural_small").when.figures[0];
        assert_eq!(largest.figure.0, "largest_class");
        assert_eq!(largest.is.comparison, LessThan);
        assert_eq!(largest.is.value.to_string(), "30");
    }
    let [built, migrant] = relaxed("G4", "size_2010_or_migrant").when.any.as_slice() else {
        panic!("two ways")
    };
    assert_eq!(built.built_to, Some(2010));
    let share = &migrant.shares[0];
    assert_eq!(
        (
            share.part.0.as_str(),
            share.is.comparison,
            share.is.value.to_string().as_str()
        ),
        ("migrant_pupils", Comparison::MoreThan, "50")
    );
}

#[test]
fn the_older_standard_lists_eight_values_and_judges_no_school() {
    let pack = data::standards()
        .iter()
        .find(|standard| standard.id == "jiaodu-2012-3")
        .expect("the pack is embedded");
    let [group] = pack.groups.as_slice() else {
        panic!("one group")
    };
    assert_eq!(group.rule, GroupRule::None);
    // Limits of the county's composite coefficient, not of a school.
    for limit in ["0.65", "0.55"] {
        assert!(group.clause.note.contains(limit), "{limit}");
    }
    let found: Vec<_> = pack
        .indicators
        .iter()
        .map(|indicator| {
            let Rule::Ratio {
                scale,
                numerator,
                each,
                times,
                denominator,
                split,
            } = &indicator.rule
            else {
                panic!("{} is a ratio", indicator.id)
            };
            assert_eq!(figures(denominator), ["+pupils"], "for {}", indicator.id);
            assert!(each.is_empty() && times.is_empty(), "for {}", indicator.id);
            assert_eq!(indicator.scope, Scope::Stage, "for {}", indicator.id);
            assert_eq!(
                indicator.carrier,
                Carrier::SchoolSupplies,
                "for {}",
                indicator.id
            );
            assert_eq!(indicator.clause.confidence, High, "for {}", indicator.id);
            assert!(indicator.bounds.is_empty(), "for {}", indicator.id);
            // One in a hundred pupils must still be seen.
            assert!(
                indicator.unit != Unit::None || indicator.places >= 4,
                "for {}",
                indicator.id
            );
            (
                indicator.id.to_string(),
                indicator.unit,
                scale.to_string(),
                figures(numerator),
                *split,
            )
        })
        .collect();
    let expected: Vec<_> = BALANCE
        .iter()
        .map(|(id, unit, scale, counted, split)| {
            let counted = counted.iter().map(|id| (*id).to_owned()).collect();
            (
                (*id).to_owned(),
                *unit,
                (*scale).to_owned(),
                counted,
                *split,
            )
        })
        .collect();
    assert_same_rows(&found, &expected);
    assert_eq!(
        pack.splits
            .iter()
            .map(|split| (&split.kinds, &split.weights))
            .collect::<Vec<_>>(),
        self::pack()
            .splits
            .iter()
            .map(|split| (&split.kinds, &split.weights))
            .collect::<Vec<_>>()
    );
    let excluded: Vec<_> = group
        .exclusions
        .iter()
        .map(|exclusion| {
            (
                exclusion.when.ownerships.as_slice(),
                exclusion.when.kinds.as_slice(),
            )
        })
        .collect();
    assert_eq!(
        excluded,
        [
            (&[Ownership::Private][..], &[][..]),
            (&[][..], &[TeachingPoint][..])
        ]
    );
}

#[test]
fn a_school_sees_its_values_by_the_older_standard_without_a_verdict() {
    let pack = data::standards()
        .iter()
        .find(|standard| standard.id == "jiaodu-2012-3")
        .expect("the pack is embedded");
    let mut draft = Draft::default();
    draft.profile.kind = Some(Primary);
    for (figure, part, text) in [
        ("pupils", "primary", "1000"),
        ("teachers", "primary", "52"),
        ("books", "whole", "25500"),
    ] {
        let slot = Slot {
            figure: figure.into(),
            part: Part::from_key(part).expect("a part"),
        };
        draft.entries.insert(slot, Entry::Text(text.to_owned()));
    }
    let report = report_by(&draft, &pack.id);
    assert_eq!(report.findings.len(), 8);
    assert!(report.findings.iter().all(|finding| !finding.is_problem()));
    let value = |id: &str| {
        let finding = report.finding(id, Part::Stage(Stage::Primary));
        let finding = finding.unwrap_or_else(|| panic!("no {id}"));
        display::value(finding, pack.indicator(id).expect("an indicator"))
    };
    assert_eq!(value("B6").as_deref(), Some("0.0520"));
    assert_eq!(value("B5").as_deref(), Some("25.50"));
    assert_eq!(value("B4"), None);
    draft.profile.ownership = Some(Ownership::Private);
    let report = report_by(&draft, &pack.id);
    assert_eq!(report.findings, []);
}

#[test]
fn the_two_formulas_of_the_retention_rate_stand_side_by_side() {
    let figures = [
        ("retention_start", "junior", "320"),
        ("retention_graduates", "junior", "310"),
        ("retention_in", "junior", "12"),
        ("retention_out", "junior", "4"),
        ("retention_deaths", "junior", "0"),
    ];
    let report = report_of(Junior, &figures);
    let finding = report.finding("Q1", Part::Whole).expect("Q1");
    // (310 − 12 + 4) ÷ 320 = 94.375 %; 310 ÷ (320 + 12 − 4) = 94.512… %.
    assert_eq!(
        display::value(finding, indicator("Q1")).as_deref(),
        Some("94.4")
    );
    let school = school_of(Junior, &figures);
    let working = check::explain(&school, pack(), data::catalogue(), finding);
    let [other] = working.variants.as_slice() else {
        panic!("one other reading")
    };
    let other = other.value.expect("a value");
    assert_eq!(other.rounded(1), "94.5");
    assert!(!finding.is_problem(), "it is the county's");
    let primary = report_of(Primary, &[]);
    let finding = primary.finding("Q1", Part::Whole).expect("Q1");
    assert!(matches!(
        &finding.outcome,
        Outcome::NotComparable(WhyNot::NotApplicable(_))
    ));
}

#[test]
fn resources_leave_out_teaching_points_smaller_than_fifty_and_tell_such_schools() {
    let group = &pack().groups[0];
    let [exclusion] = group.exclusions.as_slice() else {
        panic!("one exclusion")
    };
    assert_eq!(exclusion.when.kinds, [TeachingPoint]);
    assert_eq!(exclusion.clause.confidence, Confidence::High);
    let [notice] = group.notices.as_slice() else {
        panic!("one notice")
    };
    assert_eq!(notice.when.kinds, [Primary]);
    assert!(notice.text.contains("仍按七项指标判定"));
    for when in [&exclusion.when, &notice.when] {
        let [figure] = when.figures.as_slice() else {
            panic!("one condition")
        };
        assert_eq!(
            (
                figure.figure.0.as_str(),
                figure.is.comparison,
                figure.is.value.to_string().as_str()
            ),
            ("pupils", Comparison::LessThan, "50")
        );
    }
}

#[test]
fn splits_are_those_of_the_document() {
    let expected: &[(SchoolKind, &[(Stage, &str)])] = &[
        (NineYear, &[(Stage::Primary, "1"), (Stage::Junior, "1.1")]),
        (
            CompleteSecondary,
            &[(Stage::Junior, "1"), (Stage::Senior, "1.2")],
        ),
        (
            TwelveYear,
            &[
                (Stage::Primary, "1"),
                (Stage::Junior, "1.1"),
                (Stage::Senior, "1.32"),
            ],
        ),
    ];
    for (kind, weights) in expected {
        let split = pack()
            .split(*kind)
            .unwrap_or_else(|| panic!("no split for {kind:?}"));
        let found: Vec<_> = split
            .weights
            .iter()
            .map(|weight| (weight.stage, weight.weight.to_string()))
            .collect();
        let weights: Vec<_> = weights
            .iter()
            .map(|(stage, weight)| (*stage, (*weight).to_owned()))
            .collect();
        assert_eq!(found, weights, "for {kind:?}");
        // Whoever is split has a weight for each of its stages.
        assert_eq!(split.weights.len(), kind.stages().len(), "for {kind:?}");
    }
    for kind in [Primary, Junior, TeachingPoint] {
        assert!(pack().split(kind).is_none(), "for {kind:?}");
    }
}

#[test]
fn ratios_take_the_figures_of_the_document() {
    let expected: &[(&str, &str, &[&str], bool)] = &[
        ("R1", "100", &["+teachers_above_required"], false),
        ("R2", "100", &["+backbone_teachers"], false),
        ("R3", "100", &["+pe_art_teachers"], false),
        ("R4", "1", &["+teaching_area", "-indoor_sports_area"], true),
        (
            "R5",
            "1",
            &["+sports_field_area", "+indoor_sports_area"],
            true,
        ),
        ("R6", "1", &["+equipment_value"], true),
        ("R7", "100", &["+media_rooms"], true),
    ];
    for (id, expected_scale, expected_figures, expected_split) in expected {
        let Rule::Ratio {
            scale,
            numerator,
            each,
            times,
            denominator,
            split,
        } = &indicator(id).rule
        else {
            panic!("{id} is a ratio")
        };
        assert_eq!(scale.to_string(), *expected_scale, "for {id}");
        assert_eq!(figures(numerator), *expected_figures, "for {id}");
        assert_eq!(figures(denominator), ["+pupils"], "for {id}");
        assert!(each.is_empty() && times.is_empty(), "for {id}");
        assert_eq!(split, expected_split, "for {id}");
    }
}

#[test]
fn items_take_the_figures_of_the_document() {
    for (id, list) in [("G3a", "music_rooms"), ("G3b", "art_rooms")] {
        let Rule::Quota { rooms, per, every } = &indicator(id).rule else {
            panic!("{id} is a quota")
        };
        assert_eq!(
            (rooms.0.as_str(), figures(per), *every),
            (list, vec!["+classes".to_owned()], 12),
            "for {id}"
        );
    }
    let Rule::TotalLimit { of } = &indicator("G4").rule else {
        panic!("G4")
    };
    assert_eq!(figures(of), ["+pupils"]);
    assert_eq!(of[0].stages, [Stage::Primary, Stage::Junior]);
    let Rule::EachLimit { of } = &indicator("G5").rule else {
        panic!("G5")
    };
    assert_eq!(of[0].0, "class_sizes");
    let Rule::TotalLimit { of } = &indicator("G6").rule else {
        panic!("G6")
    };
    assert_eq!(figures(of), ["+funding_headcount"]);
    let shares = [
        ("G9", "+trained_teachers", "+teachers"),
        ("G12", "+certified_teachers", "+teachers"),
        ("G11a", "+rotated_teachers", "+rotation_eligible"),
        ("G11b", "+rotated_backbone", "+rotated_teachers"),
        ("G13", "+in_district_pupils", "+pupils"),
        ("Q4", "+training_budget", "+public_funds_budget"),
    ];
    for (id, expected_part, expected_whole) in shares {
        let Rule::Share { part, whole } = &indicator(id).rule else {
            panic!("{id} is a share")
        };
        assert_eq!(
            (figures(part), figures(whole)),
            (
                vec![expected_part.to_owned()],
                vec![expected_whole.to_owned()]
            ),
            "for {id}"
        );
    }
}

#[test]
fn money_per_head_is_asked_of_small_schools_only() {
    let [applies] = indicator("G6").applies.as_slice() else {
        panic!("one condition")
    };
    assert_eq!(applies.when.figures[0].is.value.to_string(), "100");
    assert_eq!(applies.when.figures[0].is.comparison, Comparison::LessThan);
    assert_eq!(applies.otherwise, "在校生不少于100人，不适用");
    let conditional: Vec<_> = pack()
        .indicators
        .iter()
        .filter(|indicator| !indicator.applies.is_empty())
        .map(|indicator| indicator.id.as_str())
        .collect();
    assert_eq!(conditional, ["G6", "G7", "G13", "Q1"]);
    let [zone, owner, boarding] = indicator("G13").applies.as_slice() else {
        panic!("three conditions")
    };
    assert_eq!(zone.when.zones, [Zone::City, Zone::Town]);
    assert_eq!(owner.when.ownerships, [Ownership::Public]);
    assert_eq!(boarding.when.boarding, Some(false));
}

#[test]
fn figures_are_the_ones_that_the_rules_need() {
    let found: Vec<_> = data::form_catalogue()
        .figures
        .iter()
        .map(|figure| (figure.id.0.as_str(), figure.place, figure.form, figure.unit))
        .collect();
    assert_same_rows(&found, FIGURES);
}

#[test]
fn figures_that_follow_from_others_say_so() {
    let figure = |id: &str| {
        data::catalogue()
            .figure(&id.into())
            .unwrap_or_else(|| panic!("no figure {id}"))
    };
    for (id, take) in [
        ("pupils", Take::Sum),
        ("classes", Take::Count),
        ("largest_class", Take::Largest),
    ] {
        let list = figure(id)
            .from_list
            .as_ref()
            .unwrap_or_else(|| panic!("{id} comes from a list"));
        assert_eq!((list.figure.0.as_str(), list.take), ("class_sizes", take));
    }
    let parts = |id: &str, stage: Stage| -> Vec<String> {
        let sums = figure(id)
            .sum_of
            .iter()
            .find(|sum| sum.stages.is_empty() || sum.stages.contains(&stage))
            .expect("a sum");
        sums.figures
            .iter()
            .map(|figure| figure.0.to_string())
            .collect()
    };
    assert_eq!(
        parts("teachers_above_required", Stage::Primary),
        [
            "degree_college",
            "degree_bachelor",
            "degree_master",
            "degree_doctor"
        ]
    );
    assert_eq!(
        parts("teachers_above_required", Stage::Junior),
        ["degree_bachelor", "degree_master", "degree_doctor"]
    );
    assert_eq!(
        parts("pe_art_teachers", Stage::Junior),
        [
            "pe_teachers",
            "music_teachers",
            "fine_art_teachers",
            "arts_teachers"
        ]
    );
    assert!(
        !figure("teachers_above_required")
            .definition_junior
            .is_empty()
    );
}

#[test]
fn labels_fit_a_phone() {
    for figure in &data::form_catalogue().figures {
        assert!(figure.name.chars().count() <= 12, "{}", figure.name);
    }
    for indicator in &pack().indicators {
        assert!(indicator.short.chars().count() <= 10, "{}", indicator.short);
    }
}

#[test]
fn examples_could_be_typed() {
    for figure in &data::form_catalogue().figures {
        let list = matches!(figure.form, FigureForm::Counts | FigureForm::Measures);
        let numbers: Vec<_> = figure
            .example
            .split(' ')
            .map(numbers::Decimal::parse)
            .collect();
        assert!(
            numbers.iter().all(Result::is_ok),
            "{}: {}",
            figure.id.0,
            figure.example
        );
        assert_eq!(
            numbers.len() > 1,
            list,
            "{}: {}",
            figure.id.0,
            figure.example
        );
    }
}

#[test]
fn every_indicator_has_its_problem_and_no_problem_stands_alone() {
    let indicators: Vec<_> = pack()
        .indicators
        .iter()
        .filter(|indicator| indicator.carrier == Carrier::School && !indicator.reference)
        .map(|indicator| indicator.id.as_str())
        .collect();
    let problems: Vec<_> = measures()
        .problems
        .iter()
        .map(|problem| problem.indicator.as_str())
        .collect();
    let sorted = |mut ids: Vec<&'static str>| {
        ids.sort_unstable();
        ids
    };
    assert_eq!(sorted(problems), sorted(indicators));
}

#[test]
fn problems_have_a_sentence_above_the_floor_where_there_is_a_floor() {
    for problem in &measures().problems {
        let has_floor = indicator(&problem.indicator).group == "resources";
        assert_eq!(
            !problem.above_floor.is_empty(),
            has_floor,
            "for {}",
            problem.indicator
        );
    }
}

#[test]
fn ids_within_a_problem_are_used_once() {
    for problem in &measures().problems {
        let mut causes: Vec<_> = problem.causes.iter().map(|cause| &cause.id).collect();
        let count = causes.len();
        causes.sort_unstable();
        causes.dedup();
        assert_eq!(causes.len(), count, "for {}", problem.indicator);
        // Public and private schools may have different measures of one id, but no school has two.
        for ownership in Ownership::ALL {
            let steps = problem.measures_for(ownership);
            let mut steps: Vec<_> = steps.map(|measure| &measure.id).collect();
            let count = steps.len();
            steps.sort_unstable();
            steps.dedup();
            assert_eq!(steps.len(), count, "for {}", problem.indicator);
        }
    }
}

#[test]
fn every_problem_can_be_worked_on_at_once_and_every_cause_has_an_answer() {
    for problem in &measures().problems {
        let id = &problem.indicator;
        assert!(
            (4..=6).contains(&problem.causes.len()),
            "{id}: {} causes",
            problem.causes.len()
        );
        assert!(
            (4..=6).contains(&problem.evidence.len()),
            "{id}: {} kinds of evidence",
            problem.evidence.len()
        );
        for ownership in Ownership::ALL {
            let at_once: Vec<_> = problem
                .measures_for(ownership)
                .filter(|measure| measure.for_causes.is_empty() && !measure.only_if_ticked)
                .collect();
            assert!(
                (1..=3).contains(&at_once.len()),
                "{id}: {} measures at once",
                at_once.len()
            );
            assert!(
                at_once
                    .iter()
                    .any(|measure| measure.actor == Actor::School && !measure.founder),
                "{id}"
            );
            // What a private school is not offered for a cause, its founder does at once whatever the cause.
            let whatever = ownership == Ownership::Private
                && at_once
                    .iter()
                    .any(|measure| measure.reaches || !measure.decides.is_empty());
            for cause in &problem.causes {
                let answered = problem
                    .measures_for(ownership)
                    .any(|measure| measure.for_causes.contains(&cause.id));
                assert!(
                    answered || whatever,
                    "{id}: nothing answers the cause {}",
                    cause.id
                );
            }
        }
    }
}

#[test]
fn land_and_buildings_are_never_suggested_unasked() {
    for problem in &measures().problems {
        for measure in problem.measures.iter().filter(|measure| {
            ["build", "land", "roof", "surface", "join", "move_wall"].contains(&measure.id.as_str())
        }) {
            assert!(
                measure.only_if_ticked && (measure.actor != Actor::School || measure.founder),
                "{} {}",
                problem.indicator,
                measure.id
            );
        }
    }
}

#[test]
fn texts_say_nothing_that_any_school_could_say() {
    for problem in &measures().problems {
        for (place, text) in texts(problem) {
            for phrase in BANNED {
                assert!(!text.contains(phrase), "{place}: {phrase} in {text}");
            }
        }
    }
}

#[test]
fn thresholds_stand_in_the_pack_only() {
    for problem in &measures().problems {
        for (place, text) in texts(problem) {
            let numbers = text.split(|letter: char| !letter.is_ascii_digit() && letter != '.');
            for number in numbers.filter(|number| !number.is_empty()) {
                assert!(!THRESHOLDS.contains(&number), "{place}: {number} in {text}");
            }
        }
    }
}

#[test]
fn sentences_end_and_entries_of_tables_do_not() {
    for problem in &measures().problems {
        for text in [&problem.below, &problem.above_floor, &problem.goal] {
            assert!(
                text.is_empty() || text.ends_with('。'),
                "{}: {text}",
                problem.indicator
            );
        }
        let entries = problem
            .causes
            .iter()
            .map(|cause| &cause.text)
            .chain(&problem.evidence)
            .chain([&problem.close_out]);
        let entries = entries.chain(
            problem
                .measures
                .iter()
                .flat_map(|measure| [&measure.text, &measure.proof, &measure.request]),
        );
        for text in entries {
            assert!(
                !text.ends_with(['。', ',', ';', '.']),
                "{}: {text}",
                problem.indicator
            );
        }
        for (place, text) in texts(problem) {
            let closed = text.matches('{').count() == text.matches('}').count();
            assert!(
                closed && !text.contains("。。") && !text.contains(' '),
                "{place}: {text}"
            );
        }
    }
}

#[test]
fn every_request_names_an_amount() {
    for problem in &measures().problems {
        for measure in problem
            .measures
            .iter()
            .filter(|measure| measure.actor != Actor::School)
        {
            let slots = template::slots(&measure.request);
            assert!(
                !slots
                    .iter()
                    .all(|slot| *slot == "stage" || slot.starts_with(template::BLANK)),
                "{} {}",
                problem.indicator,
                measure.id
            );
        }
    }
}

#[test]
fn a_blank_belongs_to_one_measure() {
    for problem in &measures().problems {
        for ownership in Ownership::ALL {
            let mut taken = BTreeSet::new();
            for measure in problem.measures_for(ownership) {
                let blanks: BTreeSet<&str> = template::slots(&measure.text)
                    .into_iter()
                    .chain(template::slots(&measure.request))
                    .filter(|slot| slot.starts_with(template::BLANK))
                    .collect();
                for blank in blanks {
                    assert!(
                        taken.insert(blank),
                        "{} {}: {blank} is asked for twice",
                        problem.indicator,
                        measure.id
                    );
                }
            }
        }
    }
}

/// What the pack says of a school of `kind` with those figures.
fn school_of(kind: SchoolKind, figures: &[(&str, &str, &str)]) -> school::School {
    let mut draft = Draft::default();
    draft.profile.kind = Some(kind);
    for (figure, part, text) in figures {
        let slot = Slot {
            figure: (*figure).into(),
            part: Part::from_key(part).expect("a part"),
        };
        draft.entries.insert(slot, Entry::Text((*text).to_owned()));
    }
    school::read(&draft, data::catalogue()).0
}

fn report_of(kind: SchoolKind, figures: &[(&str, &str, &str)]) -> check::Report {
    check::check(&school_of(kind, figures), pack(), data::catalogue())
}

/// A school of `kind` that meets nothing, with every cause and every measure ticked.
fn plan_of(kind: SchoolKind, figures: &[(&str, &str, &str)]) -> Plan {
    let mut draft = Draft::default();
    draft.profile.kind = Some(kind);
    draft.profile.county = "示例县".to_owned();
    draft.profile.bureau = "示例县教育局".to_owned();
    draft.choices.plan_date = Date::new(2026, 11, 1);
    draft.choices.target_date = Date::new(2028, 9, 1);
    for (figure, part, text) in figures {
        let slot = Slot {
            figure: (*figure).into(),
            part: Part::from_key(part).expect("a part"),
        };
        draft.entries.insert(slot, Entry::Text((*text).to_owned()));
    }
    for problem in &measures().problems {
        for suffix in ["", "P", "J"] {
            let choices = ProblemChoices {
                causes: problem
                    .causes
                    .iter()
                    .map(|cause| cause.id.clone())
                    .collect(),
                measures: Some(
                    problem
                        .measures
                        .iter()
                        .map(|measure| measure.id.clone())
                        .collect(),
                ),
                ..ProblemChoices::default()
            };
            draft
                .choices
                .problems
                .insert(format!("{}{suffix}", problem.indicator), choices);
        }
    }
    let data = data::built_in();
    let evaluation = data::evaluate(&draft, &data);
    // Its figures need not look like those of a real school.
    let problems = &evaluation.problems;
    assert!(problems.iter().all(Problem::is_warning), "{problems:?}");
    plan::draft(&Basis {
        forecast: None,
        ..evaluation.basis(&draft, data::library())
    })
}

/// Names of what is missing in the sentences of `plan`, but for the blanks that only a school can fill.
fn marks(plan: &Plan) -> BTreeSet<String> {
    let mut sentences = Vec::new();
    for problem in &plan.problems {
        sentences.extend([
            &problem.statement,
            &problem.goal,
            &problem.close_out,
            &problem.owner,
        ]);
        sentences.extend(
            problem
                .measures
                .iter()
                .flat_map(|measure| [&measure.text, &measure.owner, &measure.proof]),
        );
    }
    sentences.extend(plan.requests.iter().map(|request| &request.matter));
    let names = sentences
        .into_iter()
        .flatten()
        .filter_map(|piece| match piece {
            Piece::Missing(name) => Some(name.clone()),
            Piece::Text(_) => None,
        });
    names.filter(|name| name.is_ascii()).collect()
}

fn text_of(plan: &Plan) -> String {
    let shown = |sentence: &[Piece]| sentence.iter().map(Piece::shown).collect::<String>();
    let lines = plan.problems.iter().flat_map(|problem| {
        let texts = [
            format!("{} {}", problem.id, shown(&problem.statement)),
            shown(&problem.goal),
            shown(&problem.close_out),
        ];
        texts.into_iter().chain(
            problem
                .measures
                .iter()
                .map(|measure| format!("  {} {}", measure.task_id, shown(&measure.text))),
        )
    });
    lines.collect::<Vec<_>>().join("\n")
}

const WHOLE_SHORT: &[(&str, &str, &str)] = &[
    ("teaching_area", "whole", "3020"),
    ("indoor_sports_area", "whole", "0"),
    ("sports_field_area", "whole", "3900"),
    ("music_rooms", "whole", "88 76"),
    ("art_rooms", "whole", "0"),
    ("equipment_value", "whole", "102.5"),
    ("media_rooms", "whole", "10"),
    ("public_funds_budget", "whole", "84.96"),
    ("training_budget", "whole", "3.1"),
];

fn stage_short(part: &'static str) -> Vec<(&'static str, &'static str, &'static str)> {
    let figures = [
        ("teachers", "58"),
        ("teachers_above_required", "20"),
        ("backbone_teachers", "3"),
        ("pe_art_teachers", "4"),
        ("certified_teachers", "57"),
        ("trained_teachers", "50"),
    ];
    figures
        .into_iter()
        .map(|(figure, text)| (figure, part, text))
        .collect()
}

const GRADES: [&str; 9] = [
    "grade1", "grade2", "grade3", "grade4", "grade5", "grade6", "grade7", "grade8", "grade9",
];

#[test]
fn every_slot_of_the_library_is_filled_in_a_school_of_one_stage() {
    for (kind, part, grades) in [
        (Primary, "primary", &GRADES[..6]),
        (Junior, "junior", &GRADES[6..]),
    ] {
        let mut figures = [WHOLE_SHORT, &stage_short(part)].concat();
        // More pupils than a school may have, in classes that are too large.
        figures.extend(
            grades
                .iter()
                .map(|grade| ("class_sizes", *grade, "99 98 97 96 95 94 93 92")),
        );
        let plan = plan_of(kind, &figures);
        let found: Vec<_> = plan
            .problems
            .iter()
            .map(|problem| problem.indicator.as_str())
            .collect();
        assert_eq!(found.len(), 14, "{found:?}");
        assert_eq!(
            marks(&plan),
            BTreeSet::new(),
            "in {kind:?}: {}",
            text_of(&plan)
        );
    }
}

#[test]
fn every_slot_is_filled_in_a_small_school() {
    let mut figures = [WHOLE_SHORT, &stage_short("primary")].concat();
    figures.extend(
        GRADES[..6]
            .iter()
            .map(|grade| ("class_sizes", *grade, "11")),
    );
    figures.push(("funding_headcount", "whole", "66"));
    let plan = plan_of(Primary, &figures);
    assert!(
        plan.problems
            .iter()
            .any(|problem| problem.indicator == "G6"),
        "{}",
        text_of(&plan)
    );
    assert_eq!(marks(&plan), BTreeSet::new(), "{}", text_of(&plan));
}

#[test]
fn every_slot_is_filled_in_a_school_that_shares_its_rooms() {
    let mut figures = [WHOLE_SHORT, &stage_short("primary"), &stage_short("junior")].concat();
    figures.extend(
        GRADES
            .iter()
            .map(|grade| ("class_sizes", *grade, "60 59 58 57 56 55")),
    );
    assert_eq!(marks(&plan_of(NineYear, &figures)), BTreeSet::new());
}

#[test]
fn judged_items_that_are_not_reached_are_problems_and_blank_ones_are_not() {
    let judged_as = |level: &'static str| -> Vec<(&str, &str, &str)> {
        let items = pack().indicators.iter();
        let items = items.filter(|item| item.carrier == Carrier::School);
        let figures = items.filter_map(Indicator::level_figure);
        figures
            .map(|figure| (figure.0.as_str(), "whole", level))
            .collect()
    };
    for (level, expected) in [("not_reached", 10), ("partly", 10), ("reached", 0)] {
        let plan = plan_of(Primary, &judged_as(level));
        assert_eq!(plan.problems.len(), expected, "{level}");
        assert_eq!(marks(&plan), BTreeSet::new(), "{}", text_of(&plan));
    }
    assert_eq!(plan_of(Primary, &[]).problems, []);
    let report = report_of(Primary, &judged_as("reached"));
    let veto = report
        .verdicts
        .iter()
        .find(|verdict| verdict.group == "veto");
    assert_eq!(veto.map(|veto| &veto.verdict), Some(&Verdict::Holds));
    let report = report_of(Primary, &[("no_fraud", "whole", "not_reached")]);
    let veto = report
        .verdicts
        .iter()
        .find(|verdict| verdict.group == "veto");
    assert_eq!(veto.map(|veto| &veto.verdict), Some(&Verdict::Fails));
}

#[test]
fn usual_amounts_are_ranges() {
    for figure in &data::form_catalogue().figures {
        for usual in &figure.usual {
            assert!(usual.least <= usual.most, "{}", figure.id.0);
        }
    }
    let teaching = data::catalogue().figure(&"teaching_area".into());
    let teaching = &teaching.expect("teaching_area").usual;
    let range = |idx: usize| {
        (
            teaching[idx].least.to_string(),
            teaching[idx].most.to_string(),
        )
    };
    assert_eq!(range(0), ("4500".to_owned(), "9000".to_owned()));
    assert_eq!(range(1), ("5800".to_owned(), "11000".to_owned()));
}

/// Exemptions of `indicator` that hold for the draft, with their outcome.
fn claimed(draft: &Draft, indicator: &str, part: Part) -> Vec<(String, bool)> {
    let report = evaluated::report_of(draft);
    let finding = report.finding(indicator, part).expect("a finding");
    let claimed = finding.claimed.iter();
    claimed
        .map(|claimed| {
            (
                claimed.exemption.to_string(),
                claimed.outcome == Outcome::Met,
            )
        })
        .collect()
}

#[test]
fn a_claim_counts_only_where_what_can_be_checked_of_it_holds() {
    let mut draft = Draft::default();
    draft.profile.kind = Some(Primary);
    draft.profile.zone = Some(Zone::Rural);
    draft.profile.built_year = Some(2017);
    let mut figures: Vec<(&str, &str, &str)> = GRADES[..6]
        .iter()
        .map(|grade| ("class_sizes", *grade, "11"))
        .collect();
    figures.extend([
        ("pe_art_teachers", "primary", "0"),
        ("shared_pe_art_teachers", "primary", "1"),
        ("migrant_pupils", "primary", "33"),
        ("music_rooms", "whole", "60"),
        ("sports_field_area", "whole", "400"),
        ("indoor_sports_area", "whole", "0"),
        ("extra_sports_area", "whole", "200"),
        ("rented_sports_area", "whole", "0"),
    ]);
    let enter = |draft: &mut Draft, figures: &[(&str, &str, &str)]| {
        for (figure, part, text) in figures {
            let slot = Slot {
                figure: (*figure).into(),
                part: Part::from_key(part).expect("a part"),
            };
            draft.entries.insert(slot, Entry::Text((*text).to_owned()));
        }
    };
    enter(&mut draft, &figures);
    let primary = Part::Stage(Stage::Primary);
    assert_eq!(claimed(&draft, "R3", primary), []);
    for id in pack()
        .indicators
        .iter()
        .flat_map(|indicator| &indicator.exemptions)
    {
        draft.claims.insert(id.id.to_string(), Claim::default());
    }
    let holds = |id: &str| vec![(id.to_owned(), true)];
    assert_eq!(claimed(&draft, "R3", primary), holds("rural_50_99"));
    // Built in 2017, so only the small classes count; the centre of a city is elsewhere.
    assert_eq!(claimed(&draft, "G3a", Part::Whole), holds("rural_small"));
    assert_eq!(claimed(&draft, "R5", primary), []);
    // Half of the pupils is not more than half.
    assert_eq!(claimed(&draft, "G4", Part::Whole), []);
    enter(&mut draft, &[("migrant_pupils", "primary", "34")]);
    let held = holds("size_2010_or_migrant");
    assert_eq!(claimed(&draft, "G4", Part::Whole), held);
    draft.profile.zone = Some(Zone::City);
    draft.profile.built_year = Some(2010);
    assert_eq!(claimed(&draft, "R3", primary), []);
    assert_eq!(claimed(&draft, "R5", primary), holds("dense_centre"));
    assert_eq!(
        claimed(&draft, "G3a", Part::Whole),
        [("built_2016".to_owned(), false)]
    );
}

#[test]
fn a_name_that_no_blank_has_is_refused_wherever_a_measure_says_it() {
    let slots: Vec<&str> = plan::slots::PROBLEM_SLOTS.to_vec();
    assert_eq!(
        measures().faults(&slots, data::catalogue()),
        Vec::<String>::new()
    );
    let faults = |change: fn(&mut plan::measure::Measure)| {
        let mut library = measures().clone();
        change(&mut library.problems[0].measures[0]);
        library.faults(&slots, data::catalogue())
    };
    for told in [
        faults(|measure| measure.only_with = "nobody".to_owned()),
        faults(|measure| measure.reaches_without = "nobody".to_owned()),
        faults(|measure| {
            measure.instead = Some(plan::measure::AlternativeText {
                with: "have".to_owned(),
                text: "{nobody}".to_owned(),
            });
        }),
    ] {
        assert!(told.len() == 1 && told[0].contains("nobody"), "{told:?}");
    }
}
