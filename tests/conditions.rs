//! The packs of school conditions and of the provinces against a second copy of their figures, and schools that stand
//! exactly on a bound.
//!
//! The rows were written from the project's collection of standards, row by row, not from the packs. A change of a bound
//! must be made here too; that is the point of the second copy.

#![allow(clippy::expect_used, reason = "a fault of the data stops the test")]

use check::{Outcome, Report, Role, Unstated, Verdict, WhyNot};
use numbers::Decimal;
use numbers::calendar::Date;
use school::draft::{Claim, Draft, Entry};
use school::figures::{Part, Slot};
use school::profile::{Profile, SchoolKind, Stage, Zone};
use standard::{
    Bound, BoundCase, Clause, Comparison, Condition, Confidence, Disputed, GroupRule, Indicator,
    Neighbour, Rule, Standard, Term,
};
use support::evaluated::by_every_pack;
use support::rows::assert_same_rows;

const P: Part = Part::Stage(Stage::Primary);
const J: Part = Part::Stage(Stage::Junior);
const W: Part = Part::Whole;

/// Indicator, words of its place, confidence, judged (!) or 参考 (?), unit, and one text for each bound, step, norm and
/// way: whom it holds for, `..` from and up to how many (`=` for one number alone), comparison and bound, `|` and a laxer
/// value that is disputed or `+` where more is asked than was seen, confidence where it is another; then what a table says of counts that are none of its own.
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
    ("E13", "教体艺〔2008〕5号", "high!", "米", &["小学 ..18 ≥200", "小学 24.. ≥300", "九年 ..18 ≥200 medium", "九年 27.. ≥300 medium", "初中 ≥300 medium", "between upper medium"]),
    ("E13b", "教体艺〔2008〕5号", "high!", "米", &["小学 ..18 ≥60", "小学 24.. ≥100", "九年 ..18 ≥60 medium", "九年 27.. ≥100 medium", "初中 ≥100 medium", "between upper medium"]),
    ("E13c", "教体艺〔2008〕5号", "high!", "个", &["小学 ≥1", "≥1 medium"]),
    ("E14a", "教体艺〔2008〕5号", "high!", "个", &["小学 ..24 ≥2", "小学 30.. ≥3", "九年 ..18 ≥2 medium", "初中 ..24 ≥2 medium", "初中 30.. ≥3 medium", "between upper medium"]),
    ("E14b", "教体艺〔2008〕5号", "high!", "个", &["小学 ..18 ≥1", "小学 24.. ≥2", "九年 ..18 ≥1 medium", "初中 ..18 ≥1 medium", "初中 24.. ≥2 medium", "between upper medium"]),
    ("E15", "教体艺〔2008〕5号", "high!", "㎡", &["小学 ..18 ≥200", "小学 24.. ≥300", "九年 ..18 ≥200 medium", "九年 =27 ≥300 medium", "九年 36.. ≥350 medium", "初中 ..18 ≥100 medium", "初中 =24 ≥150 medium", "初中 30.. ≥200 medium", "between upper medium"]),
    ("E16a", "学校卫生工作条例", "high!", "", &[]),
    ("E16b", "教体艺〔2008〕5号", "medium!", "人", &["1/600 小学生初中生高中生"]),
    ("E16c", "学校卫生工作条例", "high!", "", &[]),
    ("E17", "教体艺〔2008〕5号", "medium!", "㎡/生", &["≥1.15|1.12"]),
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
    ("E23", "建标109-2008", "medium!", "㎡/生", &["教学点 寄宿 ..4 ≥25+", "小学 寄宿 =6 ≥33.82+", "小学 寄宿 =12 ≥39.43|29.07", "小学 寄宿 =18 ≥23.07+", "小学 寄宿 =24 ≥20.27+", "小学 寄宿 25..30 ≥20.15+ low", "小学 寄宿 31..36 ≥19.88+ low", "初中 寄宿 =12 ≥39.15|29.71", "初中 寄宿 =18 ≥38.95|28.53", "初中 寄宿 =24 ≥24.99+", "教学点 ..4 ≥25", "小学 =6 ≥33.82", "小学 =12 ≥29.07", "小学 =18 ≥23.07", "小学 =24 ≥20.27", "小学 25..30 ≥20.15 low", "小学 31..36 ≥19.88 low", "初中 =12 ≥29.71", "初中 =18 ≥28.53", "初中 =24 ≥24.99", "below upper", "between lower"]),
    ("E24", "建标109-2008", "medium!", "㎡/生", &["教学点 ..4 ≥5.5 low", "小学 =6 ≥7.85", "小学 =12 ≥6.36", "小学 =18 ≥5.75", "小学 =24 ≥5.66", "小学 25..30 ≥5.4 low", "小学 31..36 ≥5.68 low", "初中 ..6 ≥10.04 low", "初中 =12 ≥7.8 high", "初中 =18 ≥7.01 high", "初中 =24 ≥6.66 high", "初中 25..30 ≥6.66 low", "below upper", "between lower"]),
    ("E25a", "建标102-2002）表4-1", "high!", "㎡/生", &["小学 =12 ≥6.6", "小学 =18 ≥5.8", "小学 =24 ≥5.4", "小学 =30 ≥5.2", "初中 =12 ≥7.9", "初中 =18 ≥7.1", "初中 =24 ≥6.7", "初中 =30 ≥6.4", "九年 =18 ≥6.5 medium", "九年 =27 ≥5.8 medium", "九年 =36 ≥5.6 medium", "九年 =45 ≥5.5 medium", "below upper medium", "between upper medium"]),
    ("E25b", "建标102-2002）表4-1", "high?", "㎡/生", &["小学 =12 ≥10", "小学 =18 ≥8.3", "小学 =24 ≥7.9", "小学 =30 ≥7.2", "初中 =12 ≥11.4", "初中 =18 ≥10.1", "初中 =24 ≥9.8", "初中 =30 ≥9", "九年 =18 ≥9.3 medium", "九年 =27 ≥7.9 medium", "九年 =36 ≥8 medium", "九年 =45 ≥7.8 medium", "below upper medium", "between upper medium"]),
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
        ("GD1", "第二章第三条", "high!", "㎡/生", &["小学+教学点 ≥18", "初中 ≥23"]),
        ("GD2", "第二章第三条", "high!", "㎡", &["18/1 小学生", "23/1 初中生"]),
        ("GD3", "第四条", "high!", "", &[]),
    ]),
    ("shandong-2016", "山东", "all", &[
        ("SD1", "小学表3-1", "high!", "米", &["=12 ≥200", "=18 ≥250", "=24 ≥300", "=30 ≥300", "=36 ≥300", "below upper medium", "between upper medium"]),
        ("SD2", "小学表3-1", "high!", "㎡", &["=12 ≥5394", "=18 ≥7031", "=24 ≥9105", "=30 ≥9105", "=36 ≥9105", "below upper medium", "between upper medium"]),
        ("SD3", "小学表3-1", "high!", "个", &["=12 ≥1", "=18 ≥2", "=24 ≥2", "=30 ≥3", "=36 ≥4", "below upper medium", "between upper medium"]),
        ("SD4", "小学表3-1", "high!", "个", &["=12 ≥1", "=18 ≥1", "=24 ≥2", "=30 ≥2", "=36 ≥2", "below upper medium", "between upper medium"]),
        ("SD5", "小学表3-1", "high!", "个", &["=12 ≥4", "=18 ≥6", "=24 ≥8", "=30 ≥10", "=36 ≥12", "below upper medium", "between upper medium"]),
        ("SD6", "小学表3-1", "high!", "㎡", &["=12 ≥6288", "=18 ≥8533", "=24 ≥10893", "=30 ≥11501", "=36 ≥12109", "below upper medium", "between upper medium"]),
        ("SD7", "小学表3-2", "high!", "㎡/生", &["=12 ≥26.01", "=18 ≥23.48", "=24 ≥23.03", "=30 ≥21.46", "=36 ≥19.97", "below upper medium", "between upper medium"]),
        ("SD8", "补充规定", "medium!", "㎡", &["≥300"]),
        ("SD9", "初中表3-1", "high!", "米", &["=18 ≥250", "=24 ≥300", "=30 ≥300", "=36 ≥300", "below upper medium", "between upper medium"]),
        ("SD10", "初中表3-1", "high!", "㎡", &["=18 ≥7031", "=24 ≥9150", "=30 ≥9150", "=36 ≥9150", "below upper medium", "between upper medium"]),
        ("SD11", "初中表3-1", "high!", "个", &["=18 ≥2", "=24 ≥3", "=30 ≥3", "=36 ≥4", "between upper medium"]),
        ("SD12", "初中表3-1", "high!", "个", &["=18 ≥1", "=24 ≥1", "=30 ≥2", "=36 ≥2", "between upper medium"]),
        ("SD13", "初中表3-1", "high!", "个", &["=18 ≥8", "=24 ≥10", "=30 ≥12", "=36 ≥14", "between upper medium"]),
        ("SD14", "补充规定", "medium!", "个", &["1/6 初中班"]),
        ("SD15", "补充规定", "medium!", "个", &["1/3 初中班"]),
        ("SD16", "初中表3-1", "high!", "㎡", &["=18 ≥8533", "=24 ≥11260", "=30 ≥11546", "=36 ≥12154", "between upper medium"]),
        ("SD17", "补充规定", "medium!", "米", &["≥100"]),
        ("SD18", "补充规定", "medium!", "㎡", &["=18 ≥450", "below open", "above open"]),
    ]),
    ("hebei", "河北", "8 0.6", &[
        ("HE1", "第①项", "high!", "㎡/生", &["小学 城区 寄宿 ≥15+", "小学 镇区+乡村 寄宿 ≥20+", "初中 城区 寄宿 ≥20+", "初中 镇区+乡村 寄宿 ≥25+", "小学 城区 ≥20|15", "小学 镇区+乡村 ≥20", "初中 城区 ≥25|20", "初中 镇区+乡村 ≥25"]),
        ("HE2", "第②项", "high!", "㎡/生", &["初中 ≥6.4"]),
        // The third is laboratories; how many was not seen.
        ("HE12", "第③项", "high!", "", &[]),
        ("HE3", "第④项", "high!", "元/生", &["小学 ≥365", "初中 ≥695"]),
        ("HE4", "第⑤项", "high!", "台", &["小学 1/10 小学生", "初中 1/10 初中生"]),
        ("HE5", "第⑥项", "high!", "册/生", &["小学 ≥25", "初中 ≥40"]),
        ("HE6", "第⑦项", "high!", "名", &["小学 镇区 1/21 小学生", "小学 乡村 1/23 小学生", "初中 镇区 1/16 初中生", "初中 乡村 1/18 初中生"]),
        ("HE7", "第⑧项", "high!", "%", &["小学 ≥100", "初中 ≥98"]),
        ("HE8", "第⑨项", "high!", "%", &["小学 ≥85", "初中 ≥70"]),
        ("HE9", "第⑩项", "high!", "%", &["小学 ≥99", "初中 ≥97"]),
        ("HE10", "第②项的附加", "medium!", "㎡/生", &["小学 ≥5", "初中 ≥5.5"]),
        ("HE11", "第②项的附加", "medium?", "㎡/生", &["小学 ≥2", "初中 ≥2"]),
    ]),
    ("shaanxi", "陕西", "none", &[
        ("SN1", "义务教育均衡发展评估指标", "high!", "㎡", &["每间面积 ㎡: 小学 小学段 ≥61", "每间面积 ㎡: 初中 初中段 ≥67", "生均面积 ㎡/生: 小学 小学段 ≥1.35", "生均面积 ㎡/生: 初中 初中段 ≥1.35"]),
        ("SN2", "义务教育均衡发展评估指标", "high!", "㎡", &["每间面积 ㎡: 小学 小学段 ≥86", "每间面积 ㎡: 初中 初中段 ≥96", "生均面积 ㎡/生: 小学 小学段 ≥1.91", "生均面积 ㎡/生: 初中 初中段 ≥1.91"]),
        ("SN8", "义务教育均衡发展评估指标", "high!", "㎡", &["每间面积 ㎡: 小学 ≥86", "每间面积 ㎡: 初中 ≥96", "生均面积 ㎡/生: 小学 ≥1.91", "生均面积 ㎡/生: 初中 ≥1.92"]),
        ("SN9", "义务教育均衡发展评估指标", "high!", "㎡", &["每间面积 ㎡: 小学 ≥86", "每间面积 ㎡: 初中 ≥96", "生均面积 ㎡/生: 小学 ≥1.91", "生均面积 ㎡/生: 初中 ≥1.92"]),
        ("SN10", "义务教育均衡发展评估指标", "high!", "㎡", &["总面积 ㎡: 小学 =6 ≥80", "总面积 ㎡: 小学 =12 ≥120", "总面积 ㎡: 小学 =18 ≥170", "总面积 ㎡: 小学 =24 ≥220", "总面积 ㎡: 初中 =12 ≥181", "总面积 ㎡: 初中 =18 ≥261", "总面积 ㎡: 初中 =24 ≥340", "总面积 ㎡: 初中 =30 ≥420", "总面积 ㎡: below open", "总面积 ㎡: between open", "总面积 ㎡: above open", "生均面积 ㎡/生: 小学 ..6 ≥0.29", "生均面积 ㎡/生: 小学 7.. ≥0.22", "生均面积 ㎡/生: 初中 ..12 ≥0.3", "生均面积 ㎡/生: 初中 13.. ≥0.28"]),
        ("SN11", "义务教育均衡发展评估指标", "high!", "米", &["环形跑道 米: 小学 ≥150", "环形跑道 米: 初中 ≥200", "生均运动场地 ㎡/生: 初中 ..11 ≥5.9", "生均运动场地 ㎡/生: 初中 12..18 ≥4.2", "生均运动场地 ㎡/生: 初中 19.. ≥3.5"]),
        ("SN12", "义务教育均衡发展评估指标", "high!", "米", &["直跑道 米: 小学 ≥60", "直跑道 米: 初中 ≥100", "生均运动场地 ㎡/生: 初中 ..11 ≥5.9", "生均运动场地 ㎡/生: 初中 12..18 ≥4.2", "生均运动场地 ㎡/生: 初中 19.. ≥3.5"]),
        ("SN13", "义务教育均衡发展评估指标", "high!", "", &[]),
        ("SN3", "义务教育均衡发展评估指标", "medium!", "册/生", &["小学 ≥30"]),
        ("SN4", "义务教育均衡发展评估指标", "medium!", "名", &["城区 1/21 小学生", "乡村 1/23 小学生"]),
        ("SN5", "义务教育均衡发展评估指标", "medium!", "%", &["小学 ≥85"]),
        ("SN6", "义务教育均衡发展评估指标", "medium!", "%", &["小学 ≥35"]),
        ("SN7", "陕西省关于专职心理健康教师", "medium!", "", &[]),
    ]),
    ("henan-2012", "河南", "all", &[
        ("HA1", "河南省义务教育学校办学条件基本标准", "high!", "人/班", &["小学段 ≤45", "初中段 ≤50"]),
        ("HA2", "河南省义务教育学校办学条件基本标准", "high!", "册/生", &["小学 ≥20", "初中 ≥30"]),
        ("HA3", "河南省义务教育学校办学条件基本标准", "medium!", "米", &["小学 ≥200", "初中 ≥300"]),
        ("HA4", "河南省义务教育学校办学条件基本标准", "medium!", "台", &["1/1 largest_class"]),
        ("HA5", "河南省义务教育学校办学条件基本标准", "medium!", "㎡/生", &["小学 ≥3", "初中 ≥3.3"]),
        ("HA6", "河南省义务教育学校办学条件基本标准", "medium!", "个", &["1/1 boarders"]),
    ]),
    // Tables of 初中 only; 18 classes: 200 m are printed with the area of 300 m; 30 and 36 classes: printed six less than
    // the parts add up to; 24 classes stand in two rows of the table of land.
    ("jiangxi-junior", "江西", "all", &[
        ("JX1", "表3-1", "medium!", "米", &["=6 ≥200", "=12 ≥200", "=18 ≥300|200", "=24 ≥300", "=30 ≥300", "=36 ≥300", "=42 ≥300", "below open", "between open", "above open"]),
        ("JX2", "表3-1", "medium!", "㎡", &["=6 ≥3570", "=12 ≥5394", "=18 ≥9150", "=24 ≥9150", "=30 ≥12810", "=36 ≥12810", "=42 ≥12810", "below open", "between open", "above open"]),
        ("JX3", "表3-1", "medium!", "个", &["=6 ≥1", "=12 ≥1", "=18 ≥2", "=24 ≥2", "=30 ≥3", "=36 ≥3", "=42 ≥4", "below open", "between open", "above open"]),
        ("JX4", "表3-1", "medium!", "个", &["=6 ≥1", "=12 ≥2", "=18 ≥2", "=24 ≥3", "=30 ≥3", "=36 ≥4", "=42 ≥4", "below open", "between open", "above open"]),
        ("JX5", "表3-1", "medium!", "个", &["=6 ≥6", "=12 ≥8", "=18 ≥8", "=24 ≥10", "=30 ≥10", "=36 ≥12", "=42 ≥12", "below open", "between open", "above open"]),
        ("JX6", "表3-1", "medium!", "㎡", &["=6 ≥100", "=12 ≥150", "=18 ≥200", "=24 ≥250", "=30 ≥300", "=36 ≥350", "=42 ≥400", "below open", "between open", "above open"]),
        ("JX7", "表3-1", "medium!", "㎡", &["=6 ≥4660", "=12 ≥6852", "=18 ≥11266", "=24 ≥11634", "=30 ≥15952|15946", "=36 ≥16320|16314", "=42 ≥16978", "below open", "between open", "above open"]),
        ("JX8", "表3-1的注", "medium!", "米", &["..250 ≥60", "300.. ≥100", "between open"]),
        ("JX9", "表3-1的注", "medium!", "个", &["≥1"]),
        ("JX10", "表3-2", "medium!", "㎡/生", &["初中 非寄宿 ..17 ≥30", "初中 非寄宿 18..23 ≥29", "初中 非寄宿 =24 ≥29|25", "初中 非寄宿 25.. ≥25", "初中 寄宿 18..23 ≥39", "初中 寄宿 =24 ≥39|34", "初中 寄宿 25.. ≥34"]),
    ]),
    // Revised in 2013 by a standard that was not seen, so nothing follows from it.
    ("shanxi-2009", "山西", "none", &[
        ("SX1", "用地表", "high?", "㎡/生", &["小学 非寄宿 =6 ≥33.82", "小学 非寄宿 =12 ≥29.07", "初中 非寄宿 =12 ≥29.71", "初中 非寄宿 =18 ≥28.53", "小学 寄宿 =12 ≥39.43", "初中 寄宿 =12 ≥39.15", "初中 寄宿 =18 ≥38.95", "below open", "between open", "above open"]),
        ("SX2", "用地表", "high?", "㎡", &["小学 =6 ≥4328", "小学 =12 ≥6438", "初中 =12 ≥6724", "初中 =18 ≥11138", "below open", "between open", "above open"]),
        ("SX3", "用地表", "high?", "㎡", &["小学 =6 ≥3570", "小学 =12 ≥5394", "初中 =12 ≥5394", "初中 =18 ≥9150", "below open", "between open", "above open"]),
        ("SX4", "用地表", "high?", "个", &["小学 =6 ≥1", "小学 =12 ≥1", "初中 =12 ≥1", "初中 =18 ≥2", "below open", "between open", "above open"]),
        ("SX5", "用地表", "high?", "个", &["小学 =12 ≥1", "初中 =12 ≥2", "初中 =18 ≥2", "below open", "between open", "above open"]),
        ("SX6", "用地表", "high?", "㎡", &["小学 =6 ≥150", "小学 =12 ≥150", "初中 =12 ≥150", "初中 =18 ≥200", "below open", "between open", "above open"]),
    ]),
    ("fujian", "福建", "all", &[
        ("FJ1", "福建省“义务教育标准化学校”建设基本标准", "high!", "㎡/生", &["小学 ≥15", "初中 ≥20"]),
    ]),
    ("guizhou", "贵州", "none", &[
        ("GZ1", "县材料", "medium!", "人/班", &["小学段 ≤45|55", "初中段 ≤50|55"]),
        ("GZ2", "县材料", "medium!", "㎡/生", &["小学 ≥20", "初中 ≥25"]),
        ("GZ3", "县材料", "medium!", "㎡/生", &["小学 ≥4.5", "初中 ≥5.5"]),
        ("GZ4", "县材料", "medium!", "㎡/生", &["小学 ≥4.5", "初中 ≥5.5"]),
        ("GZ5", "县材料", "medium!", "元", &["小学 ..12 ≥35000", "小学 13.. ≥50000", "初中 ..9 ≥100000", "初中 10.. ≥150000"]),
        ("GZ6", "县材料", "medium!", "册/生", &["小学 ≥20", "初中 ≥30"]),
        ("GZ7", "县材料", "medium!", "台/百生", &["小学 ≥6.25|6", "初中 ≥10"]),
        ("GZ8", "县材料", "medium!", "㎡/生", &["小学 ≥3", "初中 ≥3.5"]),
        ("GZ9", "县材料", "medium!", "", &[]),
    ]),
    ("hunan", "湖南", "none", &[
        ("HN1", "问答", "low?", "㎡/生", &["城区 =12 ≥18.1", "城区 =18 ≥14.81", "城区 =24 ≥12.59", "城区 =30 ≥11.11", "乡村 ..11 ≥22", "乡村 =12 ≥18.79", "乡村 =18 ≥17.57", "乡村 =24 ≥15.45", "乡村 =30 ≥14.68", "below open", "between open", "above open"]),
        ("HN2", "问答", "low?", "㎡/生", &["..11 ≥7.4", "=12 ≥6.6", "=18 ≥5.8", "=24 ≥5.4", "=30 ≥5.2", "below open", "between open", "above open"]),
        ("HN3", "问答", "low?", "㎡/生", &["≥2.3"]),
        ("HN4", "问答", "low?", "米", &["12..18 ≥200", "24..30 ≥250", "below open", "between open", "above open"]),
        ("HN5", "问答", "low?", "米", &["=6 ≥60", "below open", "above open"]),
        ("HN6", "问答", "low?", "个", &["1/6 小学班"]),
        ("HN7", "问答", "low?", "㎡/生", &["≥3"]),
        ("HN8", "问答", "low?", "㎡/生", &["≥1.5"]),
    ]),
];

/// Figures that these packs brought, in the form's order.
#[rustfmt::skip]
const FIGURES: &[&str] = &[
    "staff_total", "qualified_teachers", "health_staff", "psychology_teachers", "law_vice_principals", "guards",
    "land_area", "land_mu", "building_area", "smallest_classroom_area", "smallest_classroom_seats",
    "smallest_science_room", "science_rooms", "classroom_area", "laboratories", "laboratory_area",
    "smallest_computer_room", "computer_rooms", "computer_room_area", "smallest_language_room", "language_rooms",
    "language_room_area", "library_area", "monitor_room_area",
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
    let found = data::standards().iter().find(|standard| standard.id == *id);
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
    list(when.kinds.iter().map(|known| kind(*known)).collect(), "");
    list(
        when.stages.iter().map(|known| stage(*known)).collect(),
        "段",
    );
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
    for wanted in &when.figures {
        let stages: String = wanted.stages.iter().map(|known| stage(*known)).collect();
        words.push(format!(
            "{stages}{}{}",
            wanted.figure.0,
            compared(&wanted.is)
        ));
    }
    words.extend(when.built_from.map(|year| format!("{year}年起建")));
    if !when.any.is_empty() {
        let any: Vec<String> = when
            .any
            .iter()
            .map(|condition| whom(condition).join(" "))
            .collect();
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
        .map(|known| format!("{}{what}", stage(*known)))
        .collect();
    let least = term.at_least.map(|least| format!("(至少{least})"));
    format!("{stages}{}", least.unwrap_or_default())
}

/// Each bound, step, norm and way of an indicator in few words, and what a table says of other counts.
fn rows(indicator: &Indicator) -> Vec<String> {
    let mut rows: Vec<String> = indicator
        .bounds
        .iter()
        .map(|case| bound_row(indicator, case))
        .collect();
    rows.extend(rule_rows(indicator, &indicator.rule));
    rows
}

/// The words, and the confidence where it is another than the indicator's.
fn with_confidence(
    mut words: Vec<String>,
    indicator: &Indicator,
    clause: Option<&Clause>,
) -> String {
    let other = clause.map(|clause| clause.confidence);
    let other = other.filter(|confidence| *confidence != indicator.clause.confidence);
    words.extend(other.map(|confidence| level(confidence).to_owned()));
    words.join(" ")
}

fn with_doubt(bound: &Bound, disputed: Option<&Disputed>, stricter_unseen: &str) -> String {
    let other = disputed.map(|other| format!("|{}", other.value));
    let more = if stricter_unseen.is_empty() { "" } else { "+" };
    compared(bound) + &other.unwrap_or_default() + more
}

fn bound_row(indicator: &Indicator, case: &BoundCase) -> String {
    let mut words = whom(&case.when);
    words.extend(case.since_year.map(|year| format!("{year}年起")));
    let disputed = case.disputed.as_ref();
    words.push(with_doubt(&case.bound, disputed, &case.stricter_unseen));
    with_confidence(words, indicator, case.clause.as_ref())
}

fn rule_rows(indicator: &Indicator, rule: &Rule) -> Vec<String> {
    let mut rows = Vec::new();
    match rule {
        Rule::Steps {
            table,
            below,
            between,
            above,
            ..
        } => {
            rows.extend(table.iter().map(|case| {
                let mut words = whom(&case.when);
                let text = |number: Option<Decimal>| {
                    number.map_or(String::new(), |value| value.to_string())
                };
                words.extend(case.at.map(|at| format!("={at}")));
                if case.from.is_some() || case.up_to.is_some() {
                    words.push(format!("{}..{}", text(case.from), text(case.up_to)));
                }
                let disputed = case.disputed.as_deref();
                words.push(with_doubt(&case.bound, disputed, &case.stricter_unseen));
                with_confidence(words, indicator, case.clause.as_ref())
            }));
            for (side, off) in [("below", below), ("between", between), ("above", above)] {
                let Some(off) = off else { continue };
                let take = match off.take {
                    Neighbour::Lower => "lower",
                    Neighbour::Upper => "upper",
                    Neighbour::Open => "open",
                };
                assert_eq!(off.take == Neighbour::Open, !off.why.is_empty());
                let words = vec![side.to_owned(), take.to_owned()];
                rows.push(with_confidence(words, indicator, off.clause.as_ref()));
            }
        }
        Rule::Need { norms, .. } => rows.extend(norms.iter().map(|norm| {
            let mut words = whom(&norm.when);
            words.push(format!("{}/{}", norm.amount, norm.every));
            words.push(counted(&norm.of));
            with_confidence(words, indicator, norm.clause.as_ref())
        })),
        Rule::Either { ways } => {
            for way in ways {
                let bounds = way.bounds.iter().map(|case| bound_row(indicator, case));
                let unit = words::labels::unit(way.unit);
                let rows_of_way = bounds.chain(rule_rows(indicator, &way.rule));
                rows.extend(rows_of_way.map(|row| format!("{} {unit}: {row}", way.name)));
            }
        }
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
        .map(|indicator| indicator.id.as_str())
        .collect();
    let wanted: Vec<&str> = expected.iter().map(|row| row.0).collect();
    assert_same_rows(&ids, &wanted);
    for (indicator, (id, place, state, expected_unit, bounds)) in
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
        assert_eq!(unit(indicator), *expected_unit, "{id}");
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
        // What a list shows behind the title is a number or nothing.
        assert!(!standard.number.contains("没有"), "{id}");
        assert!(
            !standard.number.is_empty() || standard.status.contains("文号"),
            "{id}"
        );
        assert!(
            standard.status.contains("没有核"),
            "{id} says what is unverified"
        );
        compare(standard, expected);
    }
    let regions: Vec<&str> = data::standards()
        .iter()
        .map(|standard| standard.region.as_str())
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
        ("guangdong", "GD1", ["小学+教学点 ≥9.4", "初中 ≥10.1"]),
    ] {
        let relaxed = pack(id).indicator(indicator).expect("it is there");
        let found: Vec<String> = relaxed.exemptions[0]
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
        .map(|figure| figure.id.0.as_str())
        .skip_while(|id| *id != "staff_total")
        .collect();
    assert_same_rows(&found, FIGURES);
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
        let evaluation = by_every_pack(&self.0);
        // Schools on the edge of one bound are unusual in other ways.
        let problems = &evaluation.problems;
        assert!(
            problems.iter().all(|problem| problem.is_warning()),
            "{problems:?}"
        );
        evaluation.by(standard).expect("a pack").report.clone()
    }

    fn of(&self, indicator: &str) -> Outcome {
        let standard = data::standards()
            .iter()
            .find(|standard| standard.indicator(indicator).is_some())
            .expect("a pack has it");
        let report = self.report(&standard.id);
        let finding = report
            .findings
            .iter()
            .find(|finding| finding.indicator == *indicator);
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
    assert!(unsettled(
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
    let finding = report
        .findings
        .iter()
        .find(|finding| finding.indicator == *"HE1");
    let finding = finding.expect("it is listed");
    let row = words::findings::row(finding, pack("hebei"), &words);
    assert_eq!(row.map(|row| row.note).as_deref(), Some("未填：城乡类型"));
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
    for indicator in ["E18a", "E18e", "E19a", "E20"] {
        let old = made(Primary).built(2011);
        assert!(does_not_apply(&old.of(indicator)), "{indicator}");
        // Nobody is spared by not saying when the school was built.
        assert_eq!(
            made(Primary).of(indicator),
            Outcome::NotComparable(WhyNot::Unstated(Unstated::BuiltYear)),
            "{indicator}"
        );
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
        unsettled(&city().boarding().of("E25a")),
        "its dormitories are not taken off"
    );
    let five = made(Primary)
        .zone(Zone::Rural)
        .put("pupils", P, "100")
        .put("classes", P, "5");
    assert!(
        unsettled(&five.of("E23")),
        "what holds for five classes was not seen"
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
    for indicator in ["E27", "E31", "E32a", "E32b", "E32c", "E34"] {
        let mut findings = report
            .findings
            .iter()
            .filter(|finding| finding.indicator == *indicator);
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
fn shandong_counts_twelve_classes_at_least_and_looks_at_the_stages_apart() {
    let primary = |classes: &'static str| {
        move || {
            made(Primary)
                .put("pupils", P, "500")
                .put("classes", P, classes)
        }
    };
    edge("SD1", primary("6"), "running_track", W, "200", "199");
    edge("SD1", primary("18"), "running_track", W, "250", "249");
    edge("SD1", primary("19"), "running_track", W, "300", "299");
    edge("SD2", primary("36"), "track_field_area", W, "9105", "9104");
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

    let junior = |classes: &'static str| move || made(Junior).put("classes", J, classes);
    edge("SD9", junior("12"), "running_track", W, "250", "249");
    edge("SD9", junior("24"), "running_track", W, "300", "299");
    edge("SD10", junior("30"), "track_field_area", W, "9150", "9149");
    edge("SD13", junior("36"), "table_tennis_tables", W, "14", "13");
    edge("SD16", junior("18"), "sports_field_area", W, "8533", "8532");
    // Below 18 classes one court for every six and one table for every three.
    let small = || junior("13")().put("volleyball_courts", W, "1");
    edge("SD14", small, "basketball_courts", W, "2", "1");
    edge("SD15", junior("13"), "table_tennis_tables", W, "5", "4");
    assert!(does_not_apply(&small().of("SD11")) && does_not_apply(&junior("18")().of("SD14")));
    let room = junior("24")()
        .put("indoor_sports_area", W, "999")
        .of("SD18");
    assert!(unsettled(&room), "{room:?}");
}

/// What the sources leave open.
fn unsettled(outcome: &Outcome) -> bool {
    matches!(outcome, Outcome::NotComparable(WhyNot::Unsettled(why)) if !why.is_empty())
}

#[test]
fn guangdong_counts_by_the_stage_and_teaching_points_as_primary() {
    let point = || made(TeachingPoint).put("pupils", P, "40");
    edge("GD1", point, "land_area", W, "720", "719");
    let nine = || {
        made(NineYear)
            .put("pupils", P, "300")
            .put("pupils", J, "200")
    };
    // 300 × 18 + 200 × 23 = 10,000.
    edge("GD2", nine, "land_area", W, "10000", "9999");
    assert!(does_not_apply(&nine().of("GD1")));
    assert!(does_not_apply(&made(CompleteSecondary).of("GD2")));
    assert!(does_not_apply(&point().of("GD2")));
}

#[test]
fn henan_asks_for_classes_of_fifty_tracks_and_computers_for_the_largest_class() {
    let junior = |size: &'static str| {
        let start = made(Junior);
        (7..=9).fold(start, |school, grade| {
            school.put("class_sizes", Part::Grade(grade), size)
        })
    };
    assert_eq!(junior("50").of("HA1"), Outcome::Met);
    assert_eq!(junior("51").of("HA1"), Outcome::Below);
    edge("HA3", || made(Primary), "running_track", W, "200", "199");
    edge("HA3", || made(Junior), "running_track", W, "300", "299");
    let largest = || made(Junior).put("largest_class", J, "48");
    edge("HA4", largest, "computers", W, "48", "47");
    let boarding = || made(Junior).boarding().put("boarders", W, "100");
    edge("HA5", boarding, "dormitory_area", W, "330", "329");
    edge("HA6", boarding, "dormitory_beds", W, "100", "99");
    assert!(does_not_apply(&made(Junior).of("HA5")));
}

#[test]
fn jiangxi_says_what_its_tables_contradict() {
    let junior = |classes: &'static str| {
        move || {
            made(Junior)
                .put("classes", J, classes)
                .put("pupils", J, "1000")
        }
    };
    edge("JX1", junior("12"), "running_track", W, "200", "199");
    edge("JX1", junior("18"), "running_track", W, "300", "199");
    let track = junior("18")().put("running_track", W, "200").of("JX1");
    assert!(unsettled(&track), "{track:?}");
    edge(
        "JX7",
        junior("42"),
        "sports_field_area",
        W,
        "16978",
        "16977",
    );
    // 30 classes: 15,946 is printed, 12,810 + 1,824 + 858 + 160 + 300 = 15,952.
    edge(
        "JX7",
        junior("30"),
        "sports_field_area",
        W,
        "15952",
        "15945",
    );
    let ground = junior("30")()
        .put("sports_field_area", W, "15946")
        .of("JX7");
    assert!(unsettled(&ground), "{ground:?}");
    let other = junior("20")()
        .put("sports_field_area", W, "99999")
        .of("JX7");
    assert!(unsettled(&other), "no row for 20 classes: {other:?}");
    // The straight follows the track that the school has.
    let short = || made(Junior).put("running_track", W, "200");
    edge("JX8", short, "straight_track", W, "60", "59");
    let long = || made(Junior).put("running_track", W, "300");
    edge("JX8", long, "straight_track", W, "100", "99");
    edge("JX10", junior("17"), "land_area", W, "30000", "29999");
    edge("JX10", junior("18"), "land_area", W, "29000", "28999");
    edge("JX10", junior("24"), "land_area", W, "29000", "24999");
    edge("JX10", junior("25"), "land_area", W, "25000", "24999");
    let two_rows = junior("24")().put("land_area", W, "25000").of("JX10");
    assert!(unsettled(&two_rows), "{two_rows:?}");
    let boarding = || junior("30")().boarding();
    edge("JX10", boarding, "land_area", W, "34000", "33999");
    let cut = junior("12")()
        .boarding()
        .put("land_area", W, "99999")
        .of("JX10");
    assert_eq!(cut, Outcome::NotComparable(WhyNot::NoBound));
    assert!(unsettled(&made(Primary).put("classes", P, "12").of("JX1")));
}

#[test]
fn shanxi_and_hunan_are_never_a_verdict() {
    let school = made(Primary)
        .zone(Zone::Rural)
        .put("pupils", P, "540")
        .put("classes", P, "12")
        .put("land_area", W, "1")
        .put("sports_field_area", W, "1")
        .put("building_area", W, "1");
    for (pack, indicators) in [
        ("shanxi-2009", ["SX1", "SX2", "SX3"].as_slice()),
        ("hunan", ["HN1", "HN2", "HN3"].as_slice()),
    ] {
        let report = school.report(pack);
        assert!(
            report
                .findings
                .iter()
                .all(|finding| finding.role == Role::Reference)
        );
        let verdicts = &report.verdicts;
        assert!(
            verdicts
                .iter()
                .all(|verdict| verdict.verdict == Verdict::Listed)
        );
        for id in indicators.iter().filter(|id| **id != "SX3") {
            let finding = report.finding(id, W).expect("it is compared");
            assert_eq!(finding.outcome, Outcome::Below, "{id}");
            assert!(!finding.is_problem(), "{id}");
        }
    }
    // 540 × 29.07 = 15,697.8.
    let land = |area: &str| {
        let school = made(Primary)
            .put("pupils", P, "540")
            .put("classes", P, "12");
        school.put("land_area", W, area).of("SX1")
    };
    assert_eq!(land("15697.8"), Outcome::Met);
    assert_eq!(land("15697.7"), Outcome::Below);
}

#[test]
fn fujian_counts_the_land_without_canteen_and_dormitory() {
    // The figure is the pack's own, so it is read with it.
    let standard = pack("fujian");
    let catalogue = data::catalogue();
    assert!(catalogue.figure(&"land_without_living".into()).is_some());
    assert!(
        standard
            .asked_figures()
            .contains(&"land_without_living".into())
    );
    edge(
        "FJ1",
        || made(Junior).put("pupils", J, "600"),
        "land_without_living",
        W,
        "12000",
        "11999",
    );
}

#[test]
fn guizhou_stays_open_where_its_sources_give_two_numbers() {
    let classes = |size: &'static str| {
        let start = made(Primary);
        (1..=6).fold(start, |school, grade| {
            school.put("class_sizes", Part::Grade(grade), size)
        })
    };
    assert_eq!(classes("45").of("GZ1"), Outcome::Met);
    assert!(unsettled(&classes("46").of("GZ1")) && unsettled(&classes("55").of("GZ1")));
    assert_eq!(classes("56").of("GZ1"), Outcome::Below);
    let pupils = || made(Primary).put("pupils", P, "400");
    edge("GZ7", pupils, "computers", W, "25", "23");
    assert!(unsettled(&pupils().put("computers", W, "24").of("GZ7")));
    let old = pupils().built(2010).put("land_area", W, "1").of("GZ2");
    assert!(does_not_apply(&old), "{old:?}");
    edge(
        "GZ2",
        || pupils().built(2011),
        "land_area",
        W,
        "8000",
        "7999",
    );
    let equipment = |classes: &'static str| move || made(Primary).put("classes", P, classes);
    edge(
        "GZ5",
        equipment("12"),
        "equipment_value",
        W,
        "3.5",
        "3.4999",
    );
    edge("GZ5", equipment("13"), "equipment_value", W, "5", "4.9999");
    assert!(unsettled(&pupils().boarding().of("GZ3")));
}

#[test]
fn rural_buildings_follow_the_national_standard_where_it_was_seen() {
    let junior = |classes: &'static str| {
        move || {
            made(Junior)
                .zone(Zone::Rural)
                .put("pupils", J, "600")
                .put("classes", J, classes)
        }
    };
    // 600 × 7.80 = 4680; between 12 and 18 classes the lower row is taken.
    edge("E24", junior("12"), "building_area", W, "4680", "4679");
    edge("E24", junior("17"), "building_area", W, "4680", "4679");
    edge("E24", junior("18"), "building_area", W, "4206", "4205");
    let sure = |classes: &'static str| {
        let school = junior(classes)().put("building_area", W, "1");
        let report = school.report("school-conditions");
        let finding = report.finding("E24", W).expect("it is compared");
        (finding.role, finding.confidence)
    };
    assert_eq!(sure("12"), (Role::Judged, Confidence::High));
    assert_eq!(sure("17"), (Role::Judged, Confidence::Medium));
    assert_eq!(sure("6"), (Role::Reference, Confidence::Low));
    assert_eq!(sure("30"), (Role::Reference, Confidence::Low));
    assert!(unsettled(&junior("12")().boarding().of("E24")));
}

#[test]
fn the_room_for_each_pupil_is_open_where_the_sources_are_turned_round() {
    for (kind, part) in [(Primary, P), (Junior, J)] {
        let room = |area: &str| {
            let school = made(kind).put("smallest_classroom_seats", part, "40");
            school.put("smallest_classroom_area", part, area).of("E17")
        };
        assert_eq!(room("46"), Outcome::Met);
        assert!(unsettled(&room("45.9")) && unsettled(&room("44.8")));
        assert_eq!(room("44.7"), Outcome::Below);
    }
}

/// A junior school of 河北 that stands exactly on every bound.
fn hebei() -> Made {
    made(Junior)
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
        .put("hebei_laboratories", W, "reached")
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
    // Of the laboratories the school says how they stand: enough, at least 60 %, or less.
    let rooms = |level: &str| {
        two("38400")
            .put("books", W, "64000")
            .put("hebei_laboratories", W, level)
    };
    assert_eq!(rooms("partly").of("HE12"), Outcome::AboveFloor);
    assert_eq!(verdict(rooms("partly")), Verdict::Holds);
    assert_eq!(verdict(rooms("not_reached")), Verdict::Fails);
    // The dormitory belongs to the buildings of a boarding school and is none of the ten.
    let beds = |area: &str| {
        let school = hebei().boarding().put("boarders", W, "100");
        school.put("dormitory_building_area", W, area)
    };
    assert_eq!(verdict(beds("550")), verdict(beds("549")));
    let added = |school: Made| school.report("hebei").verdicts[1].verdict.clone();
    assert_eq!(
        (added(beds("550")), added(beds("549"))),
        (Verdict::Holds, Verdict::Fails)
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

/// 25 ㎡ for each of 1600 are 40,000 ㎡; a boarding school needs more, and how much was not seen. 60 % of 25 are 15.
#[test]
fn hebei_asks_more_land_of_a_boarding_school_than_was_seen() {
    let land = |area: &str| hebei().boarding().put("land_area", W, area);
    let first = |school: &Made| school.report("hebei").verdicts[0].clone();
    for (area, is_below, verdict) in [
        ("160000", false, Verdict::Open),
        ("40000", false, Verdict::Open),
        // Whether that is 60 % of what is asked, nobody knows.
        ("39999", true, Verdict::Open),
        ("24000", true, Verdict::Open),
        ("23999", true, Verdict::Fails),
    ] {
        let school = land(area);
        let outcome = school.of("HE1");
        assert_eq!(outcome == Outcome::Below, is_below, "{area}");
        assert_eq!(unsettled(&outcome), !is_below, "{area}");
        assert_eq!(first(&school).verdict, verdict, "{area}");
    }
    let (school, _) = school::read(&land("39999").0, data::catalogue());
    let words = words::Words::of(&school, data::catalogue());
    let sentence = words::findings::verdict(&first(&land("39999")), pack("hebei"), &words);
    assert!(
        sentence.contains("0项低于60%，1项没有达到、是否低于60%暂不判定；有暂不判定的项"),
        "{sentence}"
    );
    let row = |area: &str| {
        let school = land(area);
        let report = school.report("hebei");
        let finding = report.finding("HE1", W).expect("it is compared");
        words::findings::row(finding, pack("hebei"), &words).expect("it has a row")
    };
    for (area, status, gap) in [("40000", "暂不判定", "—"), ("39999", "未达标", "1㎡")] {
        let row = row(area);
        assert_eq!((row.status, row.gap.as_str()), (status, gap), "{area}");
        assert!(row.note.contains("增加多少没有见到"), "{}", row.note);
    }
    // 14.999375, which two decimals would put on the floor.
    assert_eq!(row("23999").value, "14.999㎡/生");
    // In a city the laxest that can hold is that of its centre.
    // 60 % of 25 are 15, of 20 they are 12: between them nobody knows whether a school of a city reaches its floor.
    for (area, verdict) in [
        ("24000", Verdict::Open),
        ("23999", Verdict::Open),
        ("19200", Verdict::Open),
        ("19199", Verdict::Fails),
    ] {
        // Of staff in a city nothing was seen.
        let school = hebei().put("land_area", W, area).zone(Zone::City);
        assert_eq!(first(&school).verdict, verdict, "{area}");
        let is_below = school.of("HE1") == Outcome::Below;
        assert_eq!(is_below, area != "24000", "{area}");
        let without_floor = first(&school).without_floor;
        assert_eq!(without_floor == 1, is_below && area != "19199", "{area}");
    }
    let city = |area: &str| land(area).zone(Zone::City).of("HE1");
    assert!(unsettled(&city("32000")));
    assert_eq!(city("31999"), Outcome::Below);
    let unsaid = |area: &str| {
        let mut school = hebei().put("land_area", W, area);
        school.0.profile.boarding = None;
        school.of("HE1")
    };
    assert_eq!(
        unsaid("40000"),
        Outcome::NotComparable(WhyNot::Unstated(Unstated::Boarding))
    );
}

/// 12 classes: 29.07 ㎡ a pupil without dormitories, 39.43 with them. Of 18 classes only 23.07 was seen.
#[test]
fn a_rural_boarding_school_needs_land_for_its_dormitories() {
    let school = |kind: SchoolKind, part: Part, classes: &str, area: &str| {
        made(kind)
            .zone(Zone::Rural)
            .boarding()
            .put("pupils", part, "100")
            .put("classes", part, classes)
            .put("land_area", W, area)
            .of("E23")
    };
    for (kind, part, classes, below, open, met) in [
        (Primary, P, "12", "2906.9", ["2907", "3942.9"], Some("3943")),
        (Primary, P, "13", "2906.9", ["2907", "3942.9"], Some("3943")),
        (Primary, P, "6", "3381.9", ["3382", "90000"], None),
        (Primary, P, "18", "2306.9", ["2307", "90000"], None),
        (Primary, P, "24", "2026.9", ["2027", "90000"], None),
        (Junior, J, "12", "2970.9", ["2971", "3914.9"], Some("3915")),
        (Junior, J, "18", "2852.9", ["2853", "3894.9"], Some("3895")),
        (Junior, J, "24", "2498.9", ["2499", "90000"], None),
        (TeachingPoint, P, "4", "2499.9", ["2500", "90000"], None),
    ] {
        let of = |area: &str| school(kind, part, classes, area);
        assert_eq!(of(below), Outcome::Below, "{classes}");
        for area in open {
            assert!(unsettled(&of(area)), "{classes}: {area}");
        }
        if let Some(area) = met {
            assert_eq!(of(area), Outcome::Met, "{classes}");
        }
    }
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
            .all(|verdict| verdict.verdict == Verdict::Listed)
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
    assert!(
        matches!(room.outcome, Outcome::NotComparable(WhyNot::Missing(_))),
        "by the pupil it could be enough"
    );
}

#[test]
fn in_shaanxi_the_area_of_a_room_or_that_of_each_pupil_is_enough() {
    let primary = |pupils: &'static str| {
        move || {
            made(Primary)
                .put("pupils", P, pupils)
                .put("classes", P, "12")
        }
    };
    // 61 ㎡ the smallest, or 480 × 1.35 = 648 ㎡ in all.
    let rooms = || primary("480")().put("smallest_classroom_area", P, "60");
    edge("SN1", rooms, "classroom_area", P, "648", "647");
    let large = primary("480")().put("smallest_classroom_area", P, "61");
    assert_eq!(large.of("SN1"), Outcome::Met);
    // 86 ㎡, or (153 ÷ 2) × 12 ÷ 480 = 1.9125; with 152 it is 1.9.
    let labs = || {
        primary("480")()
            .put("smallest_science_room", P, "70")
            .put("laboratories", P, "2")
    };
    edge("SN2", labs, "laboratory_area", P, "153", "152");
    let junior = || {
        made(Junior)
            .put("pupils", J, "600")
            .put("classes", J, "12")
            .put("smallest_computer_room", W, "95.9")
            .put("computer_rooms", W, "1")
    };
    // 600 × 1.92 ÷ 12 = 96.
    edge("SN8", junior, "computer_room_area", W, "96", "95.9");
    let language = junior().put("smallest_language_room", W, "96");
    assert_eq!(language.of("SN9"), Outcome::Met);
    // 120 ㎡ of 12 classes, or 0.22 for each of 480, which is 105.6.
    edge("SN10", primary("480"), "library_area", W, "105.6", "105.5");
    edge("SN10", primary("600"), "library_area", W, "120", "119");
    // 13 classes are in no row, and by the pupil it is not enough: nothing can be said.
    let between = made(Primary)
        .put("pupils", P, "600")
        .put("classes", P, "13");
    assert_eq!(
        between.put("library_area", W, "132").of("SN10"),
        Outcome::Met
    );
    let between = made(Primary)
        .put("pupils", P, "600")
        .put("classes", P, "13");
    assert!(unsettled(&between.put("library_area", W, "131").of("SN10")));
    // Tracks: only 初中 has the other way.
    edge("SN11", primary("480"), "running_track", W, "150", "149");
    let ground = || junior().put("running_track", W, "199");
    edge("SN11", ground, "sports_field_area", W, "2520", "2519");
    let straight = || junior().put("sports_field_area", W, "1");
    edge("SN12", straight, "straight_track", W, "100", "99");
}

#[test]
fn a_group_of_which_nothing_applies_is_not_called_undecided() {
    use words::{findings, labels};
    let mut seen = 0;
    for kind in SchoolKind::ALL {
        let mut draft = Draft::default();
        draft.profile.kind = Some(kind);
        draft.profile.data_date = Date::new(2026, 9, 1);
        let evaluation = by_every_pack(&draft);
        let words = evaluation.words();
        for pack in &evaluation.packs {
            let standard = &pack.standard;
            for verdict in &pack.report.verdicts {
                let sentence = findings::verdict(verdict, standard, &words);
                assert!(!sentence.contains("0/0"), "{sentence}");
                let none_applies = verdict.not_applicable > 0
                    && verdict.total() == verdict.not_applicable
                    && standard.group(&verdict.group).map(|group| &group.rule)
                        == Some(&GroupRule::All);
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
