//! The packs of school conditions and of the provinces against a second copy of their figures, and schools that stand
//! exactly on a bound.
//!
//! The rows were written from the project's collection of standards, row by row, not from the packs. A change of a bound
//! must be made here too; that is the point of the second copy.

#![allow(clippy::expect_used, reason = "a fault of the data stops the test")]

use check::{Outcome, Report, Role, Unstated, Verdict, WhyNot};
use numbers::calendar::Date;
use school::draft::{Claim, Draft, Entry};
use school::figures::{Part, Slot};
use school::profile::{Profile, SchoolKind, Stage, Zone};
use standard::{
    Bound, Clause, Comparison, Condition, Confidence, GroupRule, Indicator, Rule, Standard, Term,
};

const P: Part = Part::Stage(Stage::Primary);
const J: Part = Part::Stage(Stage::Junior);
const W: Part = Part::Whole;

/// Indicator, words of its place, confidence, judged (!) or 参考 (?), unit, and one text for each bound, step or norm:
/// whom it holds for, `..` up to how many, comparison and bound, confidence where it is another.
type Row = (
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static [&'static str],
);

/// Section E of the collection.
#[rustfmt::skip]
const NATIONAL: &[Row] = &[
    ("E1", "建标109", "high!", "人/班", &["小学段 ≤45", "初中段 ≤50"]),
    ("E2a", "国发〔2016〕40号", "medium!", "人/班", &["<56"]),
    ("E2b", "国发〔2016〕40号", "medium!", "人/班", &["<66"]),
    ("E3", "中央编办发〔2014〕72号", "high!", "名", &["1/19 小学生", "1/13.5 初中生", "1/12.5 高中生"]),
    ("E4", "教督〔2017〕6号", "high!", "%", &["≥100"]),
    ("E5", "教师法", "high!", "%", &["≥100"]),
    ("E6", "教督〔2017〕6号", "high!", "%", &["≥100"]),
    ("E10", "教基〔2018〕5号", "high!", "册", &["小学+教学点 25/1 小学生", "九年 25/1 小学生 medium", "初中+九年 35/1 初中生 medium", "完中 40/1 初中生高中生 medium"]),
    ("E10b", "教基〔2018〕5号", "high!", "种", &["小学 ≥60"]),
    ("E10c", "教基〔2018〕5号", "high!", "种", &["小学 ≥120"]),
    ("E11", "教基〔2018〕5号", "high!", "册/生", &["≥1"]),
    ("E12", "教基〔2018〕5号", "high!", "小时", &["≥40"]),
    ("E13", "教体艺〔2008〕5号", "high!", "米", &["小学 ..18 ≥200", "九年 ..18 ≥200 medium", "小学 ..23 ≥300 medium", "小学 ≥300", "九年 ≥300 medium", "初中 ≥300 medium"]),
    ("E13b", "教体艺〔2008〕5号", "high!", "米", &["小学 ..18 ≥60", "九年 ..18 ≥60 medium", "小学 ..23 ≥100 medium", "小学 ≥100", "九年+初中 ≥100 medium"]),
    ("E13c", "教体艺〔2008〕5号", "high!", "个", &["小学 ≥1", "≥1 medium"]),
    ("E14a", "教体艺〔2008〕5号", "high!", "个", &["九年 ..18 ≥2 medium", "小学 ..24 ≥2", "初中 ..24 ≥2 medium", "小学 ..29 ≥3 medium", "小学 ≥3", "初中 ≥3 medium"]),
    ("E14b", "教体艺〔2008〕5号", "high!", "个", &["小学 ..18 ≥1", "九年 ..18 ≥1 medium", "初中 ..18 ≥1 medium", "小学 ..23 ≥2 medium", "小学 ≥2", "初中 ≥2 medium"]),
    ("E15", "教体艺〔2008〕5号", "high!", "㎡", &["小学 ..18 ≥200", "九年 ..18 ≥200 medium", "初中 ..18 ≥100 medium", "小学 ..23 ≥300 medium", "初中 ..24 ≥150 medium", "九年 ..27 ≥300 medium", "小学 ≥300", "九年 ≥350 medium", "初中 ≥200 medium"]),
    ("E16a", "学校卫生工作条例", "high!", "", &[]),
    ("E16b", "教体艺〔2008〕5号", "medium!", "人", &["1/600 小学生初中生高中生"]),
    ("E16c", "学校卫生工作条例", "high!", "", &[]),
    ("E17", "教体艺〔2008〕5号", "low?", "㎡/生", &["小学段 ≥1.15", "初中段 ≥1.12"]),
    ("E18a", "GB 50099-2011", "high!", "㎡/生", &["小学段 ≥1.36", "初中段 ≥1.39"]),
    ("E18b", "GB 50099-2011", "high!", "㎡", &["小学段 ≥1.78"]),
    ("E18c", "GB 50099-2011", "high!", "㎡", &["初中段 ≥1.92"]),
    ("E18d", "GB 50099-2011", "high!", "㎡", &["初中段 ≥2.88"]),
    ("E18e", "GB 50099-2011", "high!", "㎡", &["小学段 ≥2", "初中段 ≥1.92"]),
    ("E18f", "GB 50099-2011", "high!", "㎡", &["小学段 ≥2", "初中段 ≥1.92"]),
    ("E18g", "GB 50099-2011", "high!", "㎡", &["小学段 ≥2", "初中段 ≥1.92"]),
    ("E18h", "GB 50099-2011", "high!", "㎡", &["小学段 ≥2", "初中段 ≥1.92"]),
    ("E18i", "GB 50099-2011", "high!", "㎡", &["小学段 ≥1.7", "初中段 ≥1.64"]),
    ("E18j", "GB 50099-2011", "high!", "㎡", &["小学段 ≥2.14", "初中段 ≥3.15"]),
    ("E18k", "GB 50099-2011", "high!", "㎡", &["小学段 ≥0.89", "初中段 ≥0.9"]),
    ("E18l", "GB 50099-2011", "high!", "㎡", &["小学段 ≥1.8", "初中段 ≥1.9"]),
    ("E18m", "GB 50099-2011", "high!", "㎡", &["≥2.3"]),
    ("E18n", "GB 50099-2011", "high!", "㎡", &["≥5"]),
    ("E23", "建标109-2008", "medium!", "㎡/生", &["教学点 ..4 ≥25", "小学 ..6 ≥33.82", "小学 ..12 ≥29.07", "初中 ..12 ≥29.71", "小学 ..18 ≥23.07", "初中 ..18 ≥28.53", "小学 ..24 ≥20.27", "初中 ..24 ≥24.99", "小学 ..30 ≥20.15 low", "小学 ..36 ≥19.88 low"]),
    ("E24", "省份和文号不明", "low?", "㎡/生", &["教学点 ..4 ≥5.5", "小学 ..6 ≥7.85", "初中 ..6 ≥10.04", "小学 ..12 ≥6.36", "初中 ..12 ≥7.8", "小学 ..18 ≥5.75", "初中 ..18 ≥7.01", "小学 ..24 ≥5.66", "初中 ..24 ≥6.66", "小学 ..30 ≥5.4", "初中 ..30 ≥6.66", "小学 ..36 ≥5.68"]),
    ("E25a", "建标102-2002）表4-1", "high!", "㎡/生", &["小学 ..12 ≥6.6", "初中 ..12 ≥7.9", "小学 ..18 ≥5.8", "九年 ..18 ≥6.5 medium", "初中 ..18 ≥7.1", "小学 ..24 ≥5.4", "初中 ..24 ≥6.7", "九年 ..27 ≥5.8 medium", "小学 ..30 ≥5.2", "初中 ..30 ≥6.4", "九年 ..36 ≥5.6 medium", "九年 ..45 ≥5.5 medium"]),
    ("E25b", "建标102-2002）表4-1", "high?", "㎡/生", &["小学 ..12 ≥10", "初中 ..12 ≥11.4", "小学 ..18 ≥8.3", "九年 ..18 ≥9.3 medium", "初中 ..18 ≥10.1", "小学 ..24 ≥7.9", "初中 ..24 ≥9.8", "九年 ..27 ≥7.9 medium", "小学 ..30 ≥7.2", "初中 ..30 ≥9", "九年 ..36 ≥8 medium", "九年 ..45 ≥7.8 medium"]),
    ("E26", "建标109-2008", "high?", "个班", &["小学+初中 ≤24"]),
    ("E34", "建标102、建标109", "low?", "间", &["小学+九年 1/18 小学班"]),
    ("E19a", "GB 50099-2011）6.2.8", "high!", "个", &["1/40 boys"]),
    ("E19b", "GB 50099-2011）6.2.8", "high!", "个", &["1/20 boys"]),
    ("E19c", "GB 50099-2011）6.2.8", "high!", "个", &["1/13 girls"]),
    ("E19d", "GB 50099-2011）6.2.8", "high!", "个", &["1/45 小学生初中生高中生"]),
    ("E20", "GB 50099-2011）6.2.2", "medium!", "个", &["1/45 小学生初中生高中生"]),
    ("E21a", "教体艺〔2008〕5号", "high!", "㎡/生", &["≥3"]),
    ("E21b", "教体艺〔2008〕5号", "high!", "个", &["1/1 boarders"]),
    ("E21c", "教体艺〔2008〕5号", "high!", "米", &["≤30"]),
    ("E21d", "教体艺〔2008〕5号", "high!", "", &[]),
    ("E22a", "教体艺〔2008〕5号", "high!", "", &[]),
    ("E22b", "教体艺〔2008〕5号", "high!", "㎡", &["≥8"]),
    ("E22c", "教体艺〔2008〕5号", "high!", "米", &["≥25"]),
    ("E7", "教督〔2017〕6号", "high!", "%", &["≥5"]),
    ("E8", "财政部、教育部2023年", "high!", "元", &["小学+教学点 720/1 小学生(至少100)", "初中 940/1 初中生(至少100)", "九年 pupils≥100 720/1 小学生", "九年 pupils≥100 940/1 初中生", "寄宿 (小学+教学点+初中 或 九年 pupils≥100) 300/1 boarders", "十二年 非寄宿 pupils≥100 720/1 小学生", "十二年+完中 非寄宿 pupils≥100 940/1 初中生"]),
    ("E9", "财政部2025年", "high!", "元/生", &["2025年起 ≥7000", "≥6000"]),
    ("E27", "全国统一限值没有查到", "medium?", "台", &["1/10 小学生初中生高中生"]),
    ("E28", "教育部等十七部门", "high!", "名", &["≥1"]),
    ("E29a", "教基一厅函〔2015〕36号", "high!", "㎡", &["≥10"]),
    ("E29b", "教基一厅函〔2015〕36号", "high!", "㎡", &["≥20"]),
    ("E29c", "教基一厅函〔2015〕36号", "high!", "㎡", &["≥15"]),
    ("E30a", "教育部令第52号", "high!", "人", &["≥1"]),
    ("E30b", "教育部令第52号", "high!", "课时", &["≥4"]),
    ("E31", "公治〔2015〕168号", "low?", "人", &["..99 ≥1", "..1000 ≥2", "..1500 ≥3", "..2000 ≥4", "..2500 ≥5", "..3000 ≥6"]),
    ("E32a", "文件不明", "low?", "", &["≥10"]),
    ("E32b", "文件不明", "low?", "", &["≥100"]),
    ("E32c", "文件不明", "low?", "㎡", &["≥32"]),
];

/// Section F of the collection: pack, region, the group's rule, rows.
#[rustfmt::skip]
const PROVINCES: &[(&str, &str, &str, &[Row])] = &[
    ("jiangsu-2015", "江苏", "all", &[
        ("JS1", "江苏省义务教育学校办学标准", "high!", "人/班", &["小学段 ≤45", "初中段 ≤50"]),
        ("JS2", "江苏省义务教育学校办学标准", "high!", "名", &["小学+九年 1/19 小学生", "初中+九年 1/13.5 初中生"]),
        ("JS3", "江苏省义务教育学校办学标准", "high!", "㎡/生", &["小学 ≥23", "初中 ≥28"]),
    ]),
    ("guangdong", "广东", "all", &[
        ("GD1", "广东省义务教育标准化学校标准", "high!", "㎡/生", &["小学 ≥18", "初中 ≥23"]),
    ]),
    ("shandong-2016", "山东", "all", &[
        ("SD1", "山东省普通中小学办学条件标准", "high!", "米", &["..12 ≥200", "..17 ≥250 medium", "..18 ≥250", "..23 ≥300 medium", "..24 ≥300", "..30 ≥300", "..36 ≥300"]),
        ("SD2", "山东省普通中小学办学条件标准", "high!", "㎡", &["..12 ≥5394", "..17 ≥7031 medium", "..18 ≥7031", "..23 ≥9105 medium", "..24 ≥9105", "..30 ≥9105"]),
        ("SD3", "山东省普通中小学办学条件标准", "high!", "个", &["..12 ≥1", "..17 ≥2 medium", "..18 ≥2", "..24 ≥2", "..29 ≥3 medium", "..30 ≥3", "..35 ≥4 medium", "..36 ≥4"]),
        ("SD4", "山东省普通中小学办学条件标准", "high!", "个", &["..12 ≥1", "..18 ≥1", "..23 ≥2 medium", "..24 ≥2", "..30 ≥2", "..36 ≥2"]),
        ("SD5", "山东省普通中小学办学条件标准", "high!", "个", &["..12 ≥4", "..17 ≥6 medium", "..18 ≥6", "..23 ≥8 medium", "..24 ≥8", "..29 ≥10 medium", "..30 ≥10", "..35 ≥12 medium", "..36 ≥12"]),
        ("SD6", "山东省普通中小学办学条件标准", "high!", "㎡", &["..12 ≥6288", "..17 ≥8533 medium", "..18 ≥8533", "..23 ≥10893 medium", "..24 ≥10893", "..29 ≥11501 medium", "..30 ≥11501", "..35 ≥12109 medium", "..36 ≥12109"]),
        ("SD7", "山东省普通中小学办学条件标准", "high!", "㎡/生", &["..12 ≥26.01", "..17 ≥23.48 medium", "..18 ≥23.48", "..23 ≥23.03 medium", "..24 ≥23.03", "..29 ≥21.46 medium", "..30 ≥21.46", "..35 ≥19.97 medium", "..36 ≥19.97"]),
    ]),
    ("hebei", "河北", "8 0.6", &[
        ("HE1", "河北省义务教育学校办学基本标准", "high!", "㎡/生", &["小学 城区 ≥15", "小学 镇区+乡村 ≥20", "初中 城区 ≥20", "初中 镇区+乡村 ≥25"]),
        ("HE2", "河北省义务教育学校办学基本标准", "high!", "㎡/生", &["初中 ≥6.4"]),
        ("HE3", "河北省义务教育学校办学基本标准", "high!", "元/生", &["小学 ≥365", "初中 ≥695"]),
        ("HE4", "河北省义务教育学校办学基本标准", "high!", "台", &["小学 1/10 小学生", "初中 1/10 初中生"]),
        ("HE5", "河北省义务教育学校办学基本标准", "high!", "册/生", &["小学 ≥25", "初中 ≥40"]),
        ("HE6", "河北省义务教育学校办学基本标准", "high!", "名", &["小学 镇区 1/21 小学生", "小学 乡村 1/23 小学生", "初中 镇区 1/16 初中生", "初中 乡村 1/18 初中生"]),
        ("HE7", "河北省义务教育学校办学基本标准", "high!", "%", &["小学 ≥100", "初中 ≥98"]),
        ("HE8", "河北省义务教育学校办学基本标准", "high!", "%", &["小学 ≥85", "初中 ≥70"]),
        ("HE9", "河北省义务教育学校办学基本标准", "high!", "%", &["小学 ≥99", "初中 ≥97"]),
        ("HE10", "河北省义务教育学校办学基本标准", "medium!", "㎡/生", &["小学 ≥5", "初中 ≥5.5"]),
        ("HE11", "河北省义务教育学校办学基本标准", "medium?", "㎡/生", &["小学 ≥2", "初中 ≥2"]),
    ]),
    ("shaanxi", "陕西", "none", &[
        ("SN1", "陕西省义务教育基本均衡9项", "high?", "㎡", &["小学 小学段 ≥61", "初中 初中段 ≥67"]),
        ("SN2", "陕西省义务教育基本均衡9项", "medium!", "㎡", &["小学 小学段 ≥86", "初中 初中段 ≥96"]),
        ("SN3", "陕西省义务教育基本均衡9项", "medium!", "册/生", &["小学 ≥30"]),
        ("SN4", "陕西省义务教育基本均衡9项", "medium!", "名", &["城区 1/21 小学生", "乡村 1/23 小学生"]),
        ("SN5", "陕西省义务教育基本均衡9项", "medium!", "%", &["小学 ≥85"]),
        ("SN6", "陕西省义务教育基本均衡9项", "medium!", "%", &["小学 ≥35"]),
        ("SN7", "陕西省关于专职心理健康教师", "medium!", "", &[]),
    ]),
    ("henan-2012", "河南", "all", &[
        ("HA1", "河南省办学条件基本标准", "medium!", "人/班", &["小学段 ≤45"]),
        ("HA2", "河南省办学条件基本标准", "medium!", "册/生", &["小学 ≥20", "初中 ≥30"]),
    ]),
];

/// Figures that these packs brought, in the form's order.
#[rustfmt::skip]
const FIGURES: &[&str] = &[
    "staff_total", "qualified_teachers", "health_staff", "psychology_teachers", "law_vice_principals", "guards",
    "land_area", "land_mu", "building_area", "smallest_classroom_area", "smallest_classroom_seats",
    "smallest_science_room", "science_rooms", "monitor_room_area",
    "running_track", "straight_track", "sandpits", "track_field_area", "basketball_courts", "volleyball_courts", "table_tennis_tables", "gymnastics_area",
    "books_added", "library_hours", "periodicals", "reference_books",
    "boarders", "dormitory_area", "dormitory_beds", "dormitory_toilet_distance", "dormitory_building_area", "canteen_area", "kitchen_area",
    "canteen_distance", "boys", "girls", "toilets_boys", "urinals_boys", "toilets_girls", "basins", "taps",
    "seat_science", "seat_laboratory", "seat_combined_laboratory", "seat_computer", "seat_language", "seat_art",
    "seat_calligraphy", "seat_music", "seat_dance", "seat_lecture", "seat_reading", "seat_staff_reading", "office_per_teacher",
    "counselling_individual_area", "counselling_group_area", "counselling_office_area", "law_lessons", "internet_mbps",
    "desktop_mbps", "public_funds_actual", "yearly_retention",
];

fn pack(id: &str) -> &'static Standard {
    let found = data::standards().iter().find(|own| own.id == *id);
    found.unwrap_or_else(|| panic!("no pack {id}"))
}

fn level(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::High => "high",
        Confidence::Medium => "medium",
        Confidence::Low => "low",
    }
}

fn compared(bound: &Bound) -> String {
    let sign = match bound.comparison {
        Comparison::AtLeast => "≥",
        Comparison::MoreThan => ">",
        Comparison::AtMost => "≤",
        Comparison::LessThan => "<",
    };
    format!("{sign}{}", bound.value)
}

fn kind(kind: SchoolKind) -> &'static str {
    match kind {
        SchoolKind::Primary => "小学",
        SchoolKind::Junior => "初中",
        SchoolKind::NineYear => "九年",
        SchoolKind::TwelveYear => "十二年",
        SchoolKind::CompleteSecondary => "完中",
        SchoolKind::TeachingPoint => "教学点",
    }
}

fn stage(stage: Stage) -> &'static str {
    match stage {
        Stage::Primary => "小学",
        Stage::Junior => "初中",
        Stage::Senior => "高中",
    }
}

/// For whom: every part of a condition, so that none is overlooked.
fn whom(when: &Condition) -> Vec<String> {
    let mut words = Vec::new();
    let mut list = |names: Vec<&str>, end: &str| {
        if !names.is_empty() {
            words.push(format!("{}{end}", names.join("+")));
        }
    };
    list(when.kinds.iter().map(|own| kind(*own)).collect(), "");
    list(when.stages.iter().map(|own| stage(*own)).collect(), "段");
    let zone = |zone: &Zone| match zone {
        Zone::City => "城区",
        Zone::Town => "镇区",
        Zone::Rural => "乡村",
    };
    list(when.zones.iter().map(zone).collect(), "");
    words.extend(
        when.boarding
            .map(|is| if is { "寄宿" } else { "非寄宿" }.to_owned()),
    );
    for own in &when.figures {
        let stages: String = own.stages.iter().map(|own| stage(*own)).collect();
        words.push(format!("{stages}{}{}", own.figure.0, compared(&own.is)));
    }
    words.extend(when.built_from.map(|year| format!("{year}年起建")));
    if !when.any.is_empty() {
        let any: Vec<String> = when.any.iter().map(|own| whom(own).join(" ")).collect();
        words.push(format!("({})", any.join(" 或 ")));
    }
    assert!(when.ownerships.is_empty() && when.shares.is_empty() && when.built_to.is_none());
    words
}

fn counted(term: &Term) -> String {
    assert!(!term.minus);
    let what = match term.figure.0.as_str() {
        "pupils" => "生",
        "classes" => "班",
        other => return other.to_owned(),
    };
    let stages: String = term
        .stages
        .iter()
        .map(|own| format!("{}{what}", stage(*own)))
        .collect();
    let least = term.at_least.map(|least| format!("(至少{least})"));
    format!("{stages}{}", least.unwrap_or_default())
}

/// Each bound, step or norm of an indicator in few words.
fn rows(indicator: &Indicator) -> Vec<String> {
    let own = |mut words: Vec<String>, clause: &Option<Clause>| {
        let other = clause.as_ref().map(|own| own.confidence);
        words.extend(
            other
                .filter(|own| *own != indicator.clause.confidence)
                .map(|own| level(own).to_owned()),
        );
        words.join(" ")
    };
    let mut rows = Vec::new();
    for case in &indicator.bounds {
        let mut words = whom(&case.when);
        words.extend(case.since_year.map(|year| format!("{year}年起")));
        words.push(compared(&case.bound));
        rows.push(own(words, &case.clause));
    }
    match &indicator.rule {
        Rule::Steps { table, .. } => rows.extend(table.iter().map(|case| {
            let mut words = whom(&case.when);
            words.extend(case.up_to.map(|most| format!("..{most}")));
            words.push(compared(&case.bound));
            own(words, &case.clause)
        })),
        Rule::Need { norms, .. } => rows.extend(norms.iter().map(|norm| {
            let mut words = whom(&norm.when);
            words.push(format!("{}/{}", norm.amount, norm.every));
            words.push(counted(&norm.of));
            own(words, &norm.clause)
        })),
        _ => {}
    }
    rows
}

fn unit(indicator: &Indicator) -> &'static str {
    match words::labels::unit(indicator.unit) {
        "人" if indicator.unit == school::catalogue::Unit::PupilsPerClass => "人/班",
        other => other,
    }
}

fn compare(standard: &Standard, expected: &[Row]) {
    let ids: Vec<&str> = standard
        .indicators
        .iter()
        .map(|own| own.id.as_str())
        .collect();
    let wanted: Vec<&str> = expected.iter().map(|row| row.0).collect();
    assert_eq!(ids, wanted, "indicators of {}", standard.id);
    for (indicator, (id, place, state, own_unit, bounds)) in
        standard.indicators.iter().zip(expected)
    {
        let is_reference = indicator.reference || indicator.clause.confidence == Confidence::Low;
        let found = format!(
            "{}{}",
            level(indicator.clause.confidence),
            if is_reference { "?" } else { "!" }
        );
        assert_eq!(found, *state, "{id}");
        assert!(
            indicator.clause.place.contains(place),
            "{id}: {}",
            indicator.clause.place
        );
        assert_eq!(unit(indicator), *own_unit, "{id}");
        assert_eq!(rows(indicator), *bounds, "{id}");
    }
}

#[test]
fn national_conditions_are_those_of_the_collection() {
    let standard = pack("school-conditions");
    assert!(standard.region.is_empty());
    compare(standard, NATIONAL);
    assert!(
        standard
            .groups
            .iter()
            .all(|group| group.rule == GroupRule::All)
    );
}

#[test]
fn provincial_standards_are_those_of_the_collection() {
    for (id, region, rule, expected) in PROVINCES {
        let standard = pack(id);
        assert_eq!(standard.region, *region);
        let found = match &standard.groups[0].rule {
            GroupRule::AtLeast { count, floor } => format!("{count} {floor}"),
            GroupRule::All => "all".to_owned(),
            GroupRule::None => "none".to_owned(),
        };
        assert_eq!(found, *rule, "{id}");
        assert!(
            standard.status.contains("没有核"),
            "{id} says what is unverified"
        );
        compare(standard, expected);
    }
    let regions: Vec<&str> = data::standards()
        .iter()
        .map(|own| own.region.as_str())
        .filter(|region| !region.is_empty())
        .collect();
    assert_eq!(
        regions.len(),
        PROVINCES.len(),
        "no other province: {regions:?}"
    );
}

#[test]
fn what_a_city_centre_may_claim_stands_beside_the_bound() {
    for (id, indicator, expected) in [
        ("jiangsu-2015", "JS3", ["小学 ≥18", "初中 ≥23"]),
        ("guangdong", "GD1", ["小学 ≥9.4", "初中 ≥10.1"]),
    ] {
        let own = pack(id).indicator(indicator).expect("it is there");
        let found: Vec<String> = own.exemptions[0]
            .bounds
            .iter()
            .map(|case| format!("{} {}", whom(&case.when).join(" "), compared(&case.bound)))
            .collect();
        assert_eq!(found, expected, "{id}");
    }
}

#[test]
fn ids_are_used_by_one_pack_only_and_names_fit() {
    let mut seen = std::collections::BTreeMap::new();
    for standard in data::standards() {
        for indicator in &standard.indicators {
            let before = seen.insert(indicator.id.as_str(), standard.id);
            assert_eq!(before, None, "{} in {}", indicator.id, standard.id);
            assert!(indicator.short.chars().count() <= 10, "{}", indicator.short);
        }
    }
}

#[test]
fn figures_are_the_ones_that_these_packs_need() {
    let form = data::form_catalogue();
    let found: Vec<&str> = form
        .figures
        .iter()
        .map(|own| own.id.0.as_str())
        .skip_while(|id| *id != "staff_total")
        .collect();
    assert_eq!(found, FIGURES);
    let asked: Vec<_> = data::standards()
        .iter()
        .flat_map(Standard::asked_figures)
        .collect();
    for id in FIGURES {
        let figure = form.figure(&(*id).into()).expect("it is there");
        assert!(figure.optional, "{id}");
        // 亩 is only another way to enter the land.
        assert!(
            *id == "land_mu" || asked.contains(&figure.id),
            "nothing asks for {id}"
        );
    }
}

// ---------- schools on the edge ----------

struct Made(Draft);

fn made(kind: SchoolKind) -> Made {
    Made(Draft {
        profile: Profile {
            kind: Some(kind),
            zone: Some(Zone::Town),
            boarding: Some(false),
            data_date: Date::parse("2026-09-01"),
            ..Profile::default()
        },
        ..Draft::default()
    })
}

impl Made {
    fn zone(mut self, zone: Zone) -> Self {
        self.0.profile.zone = Some(zone);
        self
    }

    fn boarding(mut self) -> Self {
        self.0.profile.boarding = Some(true);
        self
    }

    fn built(mut self, year: u16) -> Self {
        self.0.profile.built_year = Some(year);
        self
    }

    fn year(mut self, date: &str) -> Self {
        self.0.profile.data_date = Date::parse(date);
        self
    }

    fn put(mut self, figure: &str, part: Part, text: &str) -> Self {
        let slot = Slot {
            figure: figure.into(),
            part,
        };
        self.0.entries.insert(slot, Entry::Text(text.to_owned()));
        self
    }

    fn report(&self, standard: &str) -> Report {
        let (school, problems) = school::read(&self.0, data::catalogue());
        // Schools on the edge of one bound are unusual in other ways.
        assert!(problems.iter().all(|own| own.is_warning()), "{problems:?}");
        check::check(&school, pack(standard), data::catalogue())
    }

    fn of(&self, indicator: &str) -> Outcome {
        let standard = data::standards()
            .iter()
            .find(|own| own.indicator(indicator).is_some())
            .expect("a pack has it");
        let report = self.report(&standard.id);
        let finding = report
            .findings
            .iter()
            .find(|own| own.indicator == *indicator);
        finding.expect("it is compared").outcome.clone()
    }
}

/// Both sides of an edge: what is met and what is not.
fn edge(
    indicator: &str,
    school: impl Fn() -> Made,
    figure: &str,
    part: Part,
    on: &str,
    below: &str,
) {
    let met = school().put(figure, part, on).of(indicator);
    assert_eq!(met, Outcome::Met, "{indicator}: {figure} {on}");
    let missed = school().put(figure, part, below).of(indicator);
    assert_eq!(missed, Outcome::Below, "{indicator}: {figure} {below}");
}

fn does_not_apply(outcome: &Outcome) -> bool {
    matches!(outcome, Outcome::NotComparable(WhyNot::NotApplicable(_)))
}

use SchoolKind::{CompleteSecondary, Junior, NineYear, Primary, TeachingPoint};

#[test]
fn staff_are_counted_by_stage_and_rounded_up() {
    edge(
        "E3",
        || made(Primary).put("pupils", P, "1444"),
        "staff_total",
        W,
        "76",
        "75",
    );
    edge(
        "E3",
        || made(Primary).put("pupils", P, "1445"),
        "staff_total",
        W,
        "77",
        "76",
    );
    edge(
        "E3",
        || made(Junior).put("pupils", J, "27"),
        "staff_total",
        W,
        "2",
        "1",
    );
    // 190 ÷ 19 + 135 ÷ 13.5 = 20, and the stages are added before rounding: 1 ÷ 19 + 1 ÷ 13.5 is one person.
    let nine = |p: &'static str, j: &'static str| {
        move || made(NineYear).put("pupils", P, p).put("pupils", J, j)
    };
    edge("E3", nine("190", "135"), "staff_total", W, "20", "19");
    edge("E3", nine("191", "136"), "staff_total", W, "21", "20");
    // 135 ÷ 13.5 + 125 ÷ 12.5 = 20.
    let complete = || {
        made(CompleteSecondary).put("pupils", J, "135").put(
            "pupils",
            Part::Stage(Stage::Senior),
            "125",
        )
    };
    edge("E3", complete, "staff_total", W, "20", "19");
}

#[test]
fn tracks_courts_and_grounds_follow_the_number_of_classes() {
    let primary = |classes: &'static str| move || made(Primary).put("classes", P, classes);
    edge("E13", primary("18"), "running_track", W, "200", "199");
    edge("E13", primary("19"), "running_track", W, "300", "299");
    edge("E13", primary("24"), "running_track", W, "300", "299");
    edge("E13", primary("30"), "running_track", W, "300", "299");
    edge("E14a", primary("24"), "basketball_courts", W, "2", "1");
    edge("E14a", primary("30"), "basketball_courts", W, "3", "2");
    edge("E14b", primary("18"), "volleyball_courts", W, "1", "0");
    edge("E14b", primary("24"), "volleyball_courts", W, "2", "1");
    let junior = |classes: &'static str| move || made(Junior).put("classes", J, classes);
    edge("E15", junior("18"), "gymnastics_area", W, "100", "99");
    edge("E15", junior("24"), "gymnastics_area", W, "150", "149");
    edge("E15", junior("30"), "gymnastics_area", W, "200", "199");
    // The classes of both stages count together.
    let nine = || {
        made(NineYear)
            .put("classes", P, "18")
            .put("classes", J, "18")
    };
    edge("E15", nine, "gymnastics_area", W, "350", "349");
    assert_eq!(
        nine().put("basketball_courts", W, "9").of("E14a"),
        Outcome::NotComparable(WhyNot::NoBound)
    );
    assert!(does_not_apply(
        &made(TeachingPoint).put("classes", P, "3").of("E13")
    ));
}

#[test]
fn a_number_between_two_steps_is_less_sure() {
    let confidence = |classes: &str| {
        let report = made(Primary)
            .put("classes", P, classes)
            .put("running_track", W, "300")
            .report("school-conditions");
        report.finding("E13", W).expect("it is compared").confidence
    };
    assert_eq!(confidence("18"), Confidence::High);
    assert_eq!(confidence("20"), Confidence::Medium);
    assert_eq!(confidence("24"), Confidence::High);
}

#[test]
fn money_is_for_a_hundred_pupils_at_least_and_for_boarders() {
    edge(
        "E8",
        || made(Primary).put("pupils", P, "46"),
        "public_funds_actual",
        W,
        "7.2",
        "7.1999",
    );
    edge(
        "E8",
        || made(Primary).put("pupils", P, "101"),
        "public_funds_actual",
        W,
        "7.272",
        "7.2719",
    );
    edge(
        "E8",
        || made(Junior).put("pupils", J, "100"),
        "public_funds_actual",
        W,
        "9.4",
        "9.3999",
    );
    let boarding = || {
        made(Junior)
            .boarding()
            .put("pupils", J, "500")
            .put("boarders", W, "200")
    };
    edge("E8", boarding, "public_funds_actual", W, "53", "52.9999");
    let nine = |p: &'static str, j: &'static str| {
        move || made(NineYear).put("pupils", P, p).put("pupils", J, j)
    };
    edge(
        "E8",
        nine("60", "40"),
        "public_funds_actual",
        W,
        "8.08",
        "8.0799",
    );
    let tiny = nine("60", "39")()
        .put("public_funds_actual", W, "99")
        .of("E8");
    assert_eq!(
        tiny,
        Outcome::NotComparable(WhyNot::NoBound),
        "how a small school of two stages is counted is unknown"
    );
}

#[test]
fn money_for_special_pupils_depends_on_the_year() {
    let school =
        |date: &'static str| move || made(Primary).year(date).put("special_pupils", W, "4");
    edge(
        "E9",
        school("2026-09-01"),
        "special_funds",
        W,
        "2.8",
        "2.7999",
    );
    edge(
        "E9",
        school("2024-09-01"),
        "special_funds",
        W,
        "2.4",
        "2.3999",
    );
    assert!(does_not_apply(
        &made(Primary).put("special_pupils", W, "0").of("E9")
    ));
    // 6500 元 lies between the two bounds: without the date it is not known which one holds.
    let mut undated = made(Primary).put("special_pupils", W, "10");
    undated = undated.put("special_funds", W, "6.5");
    undated.0.profile.data_date = None;
    assert_eq!(undated.of("E9"), unstated(Unstated::DataDate));
}

fn unstated(what: Unstated) -> Outcome {
    Outcome::NotComparable(WhyNot::Unstated(what))
}

#[test]
fn what_the_profile_leaves_out_decides_nothing() {
    // 700 pupils with 50.4万元 are enough without boarders only.
    let mut funds = made(Primary).put("pupils", P, "700");
    funds = funds.put("public_funds_actual", W, "50.4");
    assert_eq!(funds.of("E8"), Outcome::Met);
    funds.0.profile.boarding = None;
    assert_eq!(funds.of("E8"), unstated(Unstated::Boarding));

    // With 600 pupils boarding does not matter; with 599 it decides.
    for (pupils, is_known) in [("600", true), ("599", false)] {
        let mut school = made(Primary).put("pupils", P, pupils);
        school = school.put("health_room", W, "reached");
        school.0.profile.boarding = None;
        let (room, care) = (school.of("E16a"), school.of("E16c"));
        if is_known {
            assert_eq!(room, Outcome::Met);
            assert!(does_not_apply(&care), "{care:?}");
        } else {
            assert_eq!(room, unstated(Unstated::Boarding));
            assert_eq!(care, unstated(Unstated::Boarding));
        }
    }
    let mut beds = made(Primary).put("pupils", P, "700");
    beds.0.profile.boarding = None;
    assert_eq!(beds.of("E21a"), unstated(Unstated::Boarding));

    let mut land = made(Primary).put("pupils", P, "100");
    land = land.put("land_area", W, "1600");
    land.0.profile.zone = None;
    assert_eq!(land.of("HE1"), unstated(Unstated::Zone));
    let (school, _) = school::read(&land.0, data::catalogue());
    let words = words::Words::of(&school, data::catalogue());
    let report = land.report("hebei");
    let finding = report.findings.iter().find(|own| own.indicator == *"HE1");
    let finding = finding.expect("it is listed");
    let row = words::findings::row(finding, pack("hebei"), &words);
    assert_eq!(row.map(|own| own.note).as_deref(), Some("未填：城乡类型"));
}

#[test]
fn six_hundred_and_a_thousand_count_the_whole_school() {
    let school = |junior: &str, senior: &str| {
        let school = made(CompleteSecondary).put("pupils", J, junior);
        school.put("pupils", Part::Stage(Stage::Senior), senior)
    };
    let room = |school: Made| school.put("health_room", W, "not_reached").of("E16a");
    assert_eq!(room(school("400", "200")), Outcome::Below);
    assert!(does_not_apply(&room(school("400", "199"))));
    let care = |school: Made| school.put("health_care_room", W, "reached").of("E16c");
    assert!(does_not_apply(&care(school("400", "200"))));
    assert_eq!(care(school("400", "199")), Outcome::Met);
    let full_time = |school: Made| school.put("psychology_teacher_full_time", W, "reached");
    assert_eq!(full_time(school("600", "400")).of("SN7"), Outcome::Met);
    assert!(does_not_apply(&full_time(school("600", "399")).of("SN7")));
    // 80 of 初中 and 900 of 高中 are no school of less than a hundred.
    assert!(does_not_apply(&school("80", "20").of("G6")));
    let small = school("80", "19").put("funding_headcount", W, "99");
    assert_eq!(small.of("G6"), Outcome::Below);
}

#[test]
fn a_blank_that_could_not_help_is_not_asked_for() {
    // Hebei has a number for the buildings of 初中 only.
    let school = made(Primary).zone(Zone::Rural).put("pupils", P, "100");
    let no_bound = Outcome::NotComparable(WhyNot::NoBound);
    assert_eq!(school.of("HE2"), no_bound);
    assert_eq!(school.put("building_area", W, "500").of("HE2"), no_bound);
}

#[test]
fn books_are_counted_by_stage_and_kind() {
    edge(
        "E10",
        || made(Primary).put("pupils", P, "401"),
        "books",
        W,
        "10025",
        "10024",
    );
    edge(
        "E10",
        || made(Junior).put("pupils", J, "100"),
        "books",
        W,
        "3500",
        "3499",
    );
    let nine = || {
        made(NineYear)
            .put("pupils", P, "100")
            .put("pupils", J, "100")
    };
    edge("E10", nine, "books", W, "6000", "5999");
    edge(
        "E11",
        || made(Primary).put("pupils", P, "401"),
        "books_added",
        W,
        "401",
        "400",
    );
    edge("E12", || made(Primary), "library_hours", W, "40", "39.5");
}

#[test]
fn health_rooms_depend_on_boarding_and_six_hundred() {
    let small = || made(Primary).put("pupils", P, "599");
    assert!(does_not_apply(&small().of("E16a")));
    assert!(does_not_apply(&small().of("E16b")));
    assert_eq!(
        small().put("health_care_room", W, "reached").of("E16c"),
        Outcome::Met
    );
    for large in [
        || made(Primary).put("pupils", P, "600"),
        || made(Primary).boarding().put("pupils", P, "599"),
    ] {
        assert!(does_not_apply(&large().of("E16c")));
        assert_eq!(
            large().put("health_room", W, "partly").of("E16a"),
            Outcome::Below
        );
        edge("E16b", large, "health_staff", W, "1", "0");
    }
    edge(
        "E16b",
        || made(Primary).put("pupils", P, "601"),
        "health_staff",
        W,
        "2",
        "1",
    );
}

#[test]
fn the_design_code_binds_what_was_built_since_2012() {
    let seats = || {
        made(Primary)
            .built(2012)
            .put("smallest_classroom_seats", P, "45")
    };
    edge("E18a", seats, "smallest_classroom_area", P, "61.2", "61.19");
    edge(
        "E18l",
        || made(Junior).built(2020),
        "seat_reading",
        J,
        "1.9",
        "1.89",
    );
    edge(
        "E18n",
        || made(Junior).built(2020),
        "office_per_teacher",
        W,
        "5",
        "4.99",
    );
    edge(
        "E19c",
        || made(Primary).built(2012).put("girls", W, "560"),
        "toilets_girls",
        W,
        "44",
        "43",
    );
    edge(
        "E19b",
        || made(Primary).built(2012).put("boys", W, "620"),
        "urinals_boys",
        W,
        "31",
        "30",
    );
    edge(
        "E20",
        || made(Primary).built(2012).put("pupils", P, "1180"),
        "taps",
        W,
        "27",
        "26",
    );
    for old in [made(Primary).built(2011), made(Primary)] {
        for indicator in ["E18a", "E18e", "E19a", "E20"] {
            assert!(does_not_apply(&old.of(indicator)), "{indicator}");
        }
    }
    assert!(
        does_not_apply(&made(Primary).built(2020).of("E18c")),
        "laboratories of 初中"
    );
}

#[test]
fn land_and_buildings_depend_on_where_the_school_stands() {
    let rural = || {
        made(Primary)
            .zone(Zone::Rural)
            .put("pupils", P, "100")
            .put("classes", P, "6")
    };
    edge("E23", rural, "land_area", W, "3382", "3381.9");
    let city = || {
        made(Primary)
            .zone(Zone::City)
            .put("pupils", P, "1000")
            .put("classes", P, "24")
    };
    edge("E25a", city, "building_area", W, "5400", "5399");
    assert!(does_not_apply(
        &rural().put("building_area", W, "1").of("E25a")
    ));
    assert!(does_not_apply(&city().put("land_area", W, "1").of("E23")));
    let town = made(Primary).put("pupils", P, "100").put("classes", P, "6");
    assert!(does_not_apply(&town.of("E23")) && does_not_apply(&town.of("E25a")));
    assert!(
        does_not_apply(&city().boarding().of("E25a")),
        "its dormitories are not taken off"
    );
    let five = made(Primary)
        .zone(Zone::Rural)
        .put("pupils", P, "100")
        .put("classes", P, "5");
    assert!(
        does_not_apply(&five.of("E23")),
        "no complete school has five classes"
    );
    let point = || {
        made(TeachingPoint)
            .zone(Zone::Rural)
            .put("pupils", P, "40")
            .put("classes", P, "4")
    };
    edge("E23", point, "land_area", W, "1000", "999");
}

#[test]
fn boarding_schools_have_a_bed_and_three_square_metres_for_each() {
    let school = || made(Junior).boarding().put("boarders", W, "320");
    edge("E21a", school, "dormitory_area", W, "960", "959.9");
    edge("E21b", school, "dormitory_beds", W, "320", "319");
    assert!(does_not_apply(&made(Junior).of("E21a")));
}

#[test]
fn large_classes_begin_at_fifty_six_and_sixty_six() {
    let school = |size: &'static str| {
        let start = made(Primary);
        (1..=6).fold(start, |school, grade| {
            school.put("class_sizes", Part::Grade(grade), size)
        })
    };
    assert_eq!(school("45").of("E1"), Outcome::Met);
    assert_eq!(school("46").of("E1"), Outcome::Below);
    assert_eq!(school("55").of("E2a"), Outcome::Met);
    assert_eq!(school("56").of("E2a"), Outcome::Below);
    assert_eq!(school("65").of("E2b"), Outcome::Met);
    assert_eq!(school("66").of("E2b"), Outcome::Below);
    assert_eq!(school("46").of("HA1"), Outcome::Below);
    assert_eq!(school("45").of("JS1"), Outcome::Met);
}

#[test]
fn what_is_unsure_or_not_binding_is_never_a_verdict() {
    let school = made(Primary)
        .zone(Zone::Rural)
        .put("pupils", P, "1000")
        .put("classes", P, "24")
        .put("computers", W, "0")
        .put("guards", W, "0")
        .put("internet_mbps", W, "1")
        .put("desktop_mbps", W, "1")
        .put("monitor_room_area", W, "1")
        .put("science_rooms", W, "0")
        .put("building_area", W, "1")
        .put("smallest_classroom_area", P, "1")
        .put("smallest_classroom_seats", P, "45");
    let report = school.report("school-conditions");
    for indicator in ["E17", "E24", "E27", "E31", "E32a", "E32b", "E32c", "E34"] {
        let mut findings = report
            .findings
            .iter()
            .filter(|own| own.indicator == *indicator);
        let finding = findings.next().expect("it is compared");
        assert_eq!(finding.outcome, Outcome::Below, "{indicator}");
        assert_eq!(finding.role, Role::Reference, "{indicator}");
        assert!(!finding.is_problem(), "{indicator}");
    }
}

#[test]
fn jiangsu_and_guangdong_ask_for_land_by_the_pupil() {
    let primary = || made(Primary).zone(Zone::City).put("pupils", P, "1000");
    edge("JS3", primary, "land_area", W, "23000", "22999");
    edge("GD1", primary, "land_area", W, "18000", "17999");
    edge("JS2", primary, "staff_total", W, "53", "52");
    let mut old = primary().put("land_area", W, "18000");
    let claim = Claim {
        since: Date::parse("2026-09-01"),
        document: "规划证明".to_owned(),
    };
    old.0.claims.insert("jiangsu_old_city".to_owned(), claim);
    let report = old.report("jiangsu-2015");
    let finding = report.finding("JS3", W).expect("it is compared");
    assert_eq!(
        finding.outcome,
        Outcome::Below,
        "the verdict stands without the claim"
    );
    assert_eq!(finding.claimed[0].outcome, Outcome::Met);
}

#[test]
fn shandong_counts_twelve_classes_at_least() {
    let primary = |classes: &'static str| {
        move || {
            made(Primary)
                .put("pupils", P, "500")
                .put("classes", P, classes)
        }
    };
    edge("SD1", primary("6"), "running_track", W, "200", "199");
    edge("SD1", primary("18"), "running_track", W, "250", "249");
    edge("SD3", primary("36"), "basketball_courts", W, "4", "3");
    edge(
        "SD6",
        primary("30"),
        "sports_field_area",
        W,
        "11501",
        "11500",
    );
    edge("SD7", primary("12"), "land_area", W, "13005", "13004");
    let larger = primary("37")().put("basketball_courts", W, "9").of("SD3");
    assert_eq!(larger, Outcome::NotComparable(WhyNot::NoBound));
    assert!(does_not_apply(&made(Junior).of("SD1")));
}

/// A boarding junior school of 河北 that stands exactly on every bound.
fn hebei() -> Made {
    made(Junior)
        .boarding()
        .put("pupils", J, "1600")
        .put("land_area", W, "40000")
        .put("building_area", W, "10240")
        .put("equipment_value", W, "111.2")
        .put("computers", W, "160")
        .put("books", W, "64000")
        .put("staff_total", W, "100")
        .put("teachers", J, "100")
        .put("qualified_teachers", J, "98")
        .put("teachers_above_required", J, "70")
        .put("yearly_retention", W, "97")
        .put("boarders", W, "100")
        .put("dormitory_building_area", W, "550")
}

#[test]
fn hebei_passes_with_eight_of_ten_and_sixty_percent_of_the_rest() {
    let verdict = |school: Made| school.report("hebei").verdicts[0].verdict.clone();
    assert_eq!(verdict(hebei()), Verdict::Holds);
    let two = |books: &str| hebei().put("books", W, books).put("computers", W, "96");
    assert_eq!(verdict(two("38400")), Verdict::Holds, "60 % of two");
    assert_eq!(verdict(two("38399")), Verdict::Fails);
    assert_eq!(
        verdict(
            two("38400")
                .put("staff_total", W, "99")
                .put("teachers", J, "99")
        ),
        Verdict::Fails,
        "seven of ten"
    );
    // 1600 ÷ 18 = 88.9: the country asks for fewer.
    let rural = hebei()
        .zone(Zone::Rural)
        .put("staff_total", W, "89")
        .put("teachers", J, "89")
        .put("qualified_teachers", J, "88");
    assert_eq!(rural.of("HE6"), Outcome::Met);
    assert_eq!(
        hebei()
            .put("staff_total", W, "99")
            .put("teachers", J, "99")
            .of("HE6"),
        Outcome::AboveFloor
    );
    let nine = made(NineYear).report("hebei").verdicts[0].verdict.clone();
    assert!(matches!(nine, Verdict::Excluded { .. }));
}

#[test]
fn shaanxi_is_compared_item_by_item_without_a_verdict() {
    let school = made(Primary)
        .zone(Zone::City)
        .put("pupils", P, "1050")
        .put("books", W, "31500")
        .put("staff_total", W, "50")
        .put("smallest_classroom_area", P, "60")
        .put("smallest_classroom_seats", P, "40");
    let report = school.report("shaanxi");
    assert!(
        report
            .verdicts
            .iter()
            .all(|own| own.verdict == Verdict::Listed)
    );
    let (read, _) = school::read(&school.0, data::catalogue());
    let words = words::Words::of(&read, data::catalogue());
    for verdict in &report.verdicts {
        let told = words::findings::verdict(verdict, pack("shaanxi"), &words);
        assert!(told.ends_with("：逐项对照，只列出现状。"), "{told}");
    }
    assert_eq!(school.of("SN3"), Outcome::Met);
    assert_eq!(school.of("SN4"), Outcome::Met);
    let room = report.finding("SN1", P).expect("it is compared");
    let (read, _) = school::read(&school.0, data::catalogue());
    let working = check::explain(&read, pack("shaanxi"), data::catalogue(), room);
    assert_eq!(
        (room.role, &room.outcome),
        (Role::Reference, &Outcome::Below)
    );
    assert_eq!(
        working.variants[0].outcome,
        Outcome::Met,
        "by the pupil it is enough"
    );
}

#[test]
fn a_group_of_which_nothing_applies_is_not_called_undecided() {
    use words::{Words, findings, labels};
    let mut seen = 0;
    for kind in SchoolKind::ALL {
        let mut draft = Draft::default();
        draft.profile.kind = Some(kind);
        draft.profile.data_date = Date::new(2026, 9, 1);
        let (school, _) = school::read(&draft, data::catalogue());
        let words = Words::of(&school, data::catalogue());
        for standard in data::standards() {
            let report = check::check(&school, standard, data::catalogue());
            for verdict in &report.verdicts {
                let sentence = findings::verdict(verdict, standard, &words);
                assert!(!sentence.contains("0/0"), "{sentence}");
                let none_applies = verdict.not_applicable > 0
                    && verdict.total() == verdict.not_applicable
                    && standard.group(&verdict.group).map(|own| &own.rule) == Some(&GroupRule::All);
                if none_applies {
                    seen += 1;
                    assert!(sentence.contains("没有适用于本校的项"), "{sentence}");
                    assert_eq!(labels::verdict(verdict), "不适用");
                }
            }
        }
    }
    assert!(seen > 0, "no group stands so");
}
