//! The two checklists against their tables, written a second time: duties, tasks and the ranges of their clauses, areas
//! and key indicators.

#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot find its pack has failed"
)]

use std::collections::BTreeSet;

use duibiao::embedded;
use duibiao::standard::{Confidence, Rule, Standard};

/// 《义务教育学校管理标准》: task, first clause, last clause.
const TASKS: [(&str, usize, usize); 22] = [
    ("1.1 平等入学", 1, 4),
    ("1.2 控辍保学", 5, 7),
    ("1.3 满足需要", 8, 10),
    ("2.1 提升道德品质", 11, 16),
    ("2.2 帮助学生学会学习", 17, 20),
    ("2.3 增进学生身心健康", 21, 26),
    ("2.4 提高学生艺术素养", 27, 30),
    ("2.5 培养学生生活本领", 31, 34),
    ("3.1 加强教师管理和职业道德建设", 35, 39),
    ("3.2 提高教师教育教学能力", 40, 44),
    ("3.3 建立教师专业发展支持体系", 45, 48),
    ("4.1 建设适合学生发展的课程", 49, 53),
    ("4.2 实施以学生发展为本的教学", 54, 56),
    ("4.3 建立促进学生发展的评价体系", 57, 59),
    ("4.4 提供便利实用的教学资源", 60, 61),
    ("5.1 建立安全与健康管理制度", 62, 64),
    ("5.2 建设安全卫生的学校基础设施", 65, 68),
    ("5.3 开展以生活技能为基础的安全健康教育", 69, 71),
    ("5.4 营造健康向上的学校文化", 72, 74),
    ("6.1 提升依法科学管理能力", 75, 80),
    ("6.2 建立健全民主管理制度", 81, 85),
    ("6.3 构建和谐的家庭、学校、社区合作关系", 86, 88),
];

/// Clauses whose number is a requirement: clause, and what its text must name.
const NUMBERS: [(usize, &str); 5] = [
    (22, "1小时"),
    (23, "一次运动会"),
    (25, "小学睡眠10小时、初中9小时"),
    (46, "360学时"),
    (51, "每学期一次"),
];

fn pack(id: &str) -> &'static Standard {
    let mut packs = embedded::standards().iter();
    packs.find(|own| own.id == *id).unwrap()
}

#[test]
fn the_management_standard_has_6_duties_22_tasks_and_88_clauses() {
    let standard = pack("jiaoji-2017-9");
    assert_eq!(standard.groups.len(), 6);
    assert_eq!(standard.indicators.len(), 88);
    for (task, first, last) in TASKS {
        for number in first..=last {
            let indicator = standard.indicator(&format!("C{number}")).unwrap();
            let group = standard.group(&indicator.group).unwrap();
            assert_eq!(
                indicator.clause.place,
                format!("{} {task} 第{number}条", group.name)
            );
        }
    }
}

#[test]
fn numbers_of_the_management_standard_are_said() {
    let standard = pack("jiaoji-2017-9");
    for (number, wanted) in NUMBERS {
        let indicator = standard.indicator(&format!("C{number}")).unwrap();
        let text = format!("{}{}", indicator.name, indicator.asks);
        assert!(text.contains(wanted), "{number}: {text}");
    }
}

#[test]
fn the_quality_guide_has_5_areas_and_12_key_indicators() {
    let standard = pack("jiaoji-2021-3");
    let counts: Vec<usize> = standard
        .groups
        .iter()
        .map(|group| {
            let own = standard.indicators.iter();
            own.filter(|indicator| indicator.group == group.id).count()
        })
        .collect();
    assert_eq!(counts, [2, 3, 3, 3, 1]);
    let ids: Vec<&str> = standard
        .indicators
        .iter()
        .map(|own| own.id.as_str())
        .collect();
    let expected: Vec<String> = (1..=12).map(|number| format!("D{number}")).collect();
    assert_eq!(ids, expected);
}

#[test]
fn every_item_is_judged_says_what_is_looked_at_and_is_not_called_sure() {
    let mut figures = BTreeSet::new();
    for id in ["jiaoji-2017-9", "jiaoji-2021-3"] {
        for indicator in &pack(id).indicators {
            let Rule::Judgement { figure, .. } = &indicator.rule else {
                panic!("{} is not judged", indicator.id);
            };
            assert!(figures.insert(*figure), "{} twice", figure.0);
            assert!(!indicator.asks.is_empty(), "{}", indicator.id);
            assert_eq!(
                indicator.clause.confidence,
                Confidence::Medium,
                "{}",
                indicator.id
            );
        }
    }
    assert_eq!(figures.len(), 100);
}
