//! The two checklists against their tables, written a second time: duties, tasks and the ranges of their clauses, areas
//! and key indicators.

#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot find its pack has failed"
)]

use std::collections::BTreeSet;

use school::figures::Level;
use standard::{Carrier, Confidence, GroupRule, Rule, Scope, Standard};

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
const NUMBERS: [(usize, &[&str]); 6] = [
    (22, &["每天锻炼1小时", "两项"]),
    (23, &["每年", "一次", "运动会"]),
    (25, &["小学生睡够10小时", "初中生睡够9小时"]),
    (27, &["一项艺术特长"]),
    (46, &["五年", "360学时"]),
    (51, &["每学期一次"]),
];

/// 《义务教育质量评价指南》, school level: area, its key indicators.
const AREAS: [(&str, &[&str]); 5] = [
    ("A1 办学方向", &["加强党建工作", "坚持德育为先"]),
    (
        "A2 课程教学",
        &["落实课程方案", "规范教学实施", "优化教学方式"],
    ),
    (
        "A3 教师发展",
        &["加强师德师风建设", "重视教师专业成长", "健全教师激励机制"],
    ),
    (
        "A4 学校管理",
        &["完善学校内部治理", "保障学生平等权益", "营造和谐育人环境"],
    ),
    ("A5 学生发展", &["学生发展质量状况"]),
];

/// The packs, and how the figures of their items are named.
const PACKS: [(&str, &str); 2] = [
    ("jiaoji-2017-9", "management"),
    ("jiaoji-2021-3", "quality"),
];

fn pack(id: &str) -> &'static Standard {
    let mut packs = data::standards().iter();
    packs.find(|pack| pack.id == *id).unwrap()
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
fn duties_have_the_tasks_that_are_numbered_after_them() {
    let standard = pack("jiaoji-2017-9");
    let duties: BTreeSet<&str> = TASKS.iter().map(|(task, ..)| &task[..1]).collect();
    assert_eq!(duties.len(), standard.groups.len());
    let mut next = 1;
    for (task, first, last) in TASKS {
        assert_eq!(first, next, "{task} begins where the one before it ends");
        next = last + 1;
        let duty: usize = task[..1].parse().unwrap();
        for number in first..=last {
            let indicator = standard.indicator(&format!("C{number}")).unwrap();
            assert_eq!(indicator.group, standard.groups[duty - 1].id, "{number}");
        }
    }
    assert_eq!(next, 89);
}

#[test]
fn numbers_of_the_management_standard_are_said() {
    let standard = pack("jiaoji-2017-9");
    for (number, wanted) in NUMBERS {
        let indicator = standard.indicator(&format!("C{number}")).unwrap();
        let text = format!("{}{}", indicator.name, indicator.asks);
        for words in wanted {
            assert!(text.contains(words), "{number}: {text}");
        }
    }
    // What was asked for later is named as another demand, and nothing is judged by it.
    let sport = standard.indicator("C22").unwrap();
    assert!(!sport.asks.contains("2小时") && sport.clause.note.contains("2小时"));
}

#[test]
fn the_quality_guide_has_5_areas_and_12_key_indicators() {
    let standard = pack("jiaoji-2021-3");
    assert_eq!(standard.groups.len(), 5);
    assert_eq!(standard.indicators.len(), 12);
    let mut number = 0;
    for (group, (area, names)) in standard.groups.iter().zip(AREAS) {
        assert_eq!(group.name, area);
        for name in names {
            number += 1;
            let indicator = standard.indicator(&format!("D{number}")).unwrap();
            assert_eq!(indicator.group, group.id, "D{number}");
            assert_eq!(indicator.name, *name, "D{number}");
            assert_eq!(
                indicator.clause.place,
                format!("学校层面 {area} B{number}"),
                "D{number}"
            );
            assert!(indicator.clause.note.contains("概括"), "D{number}");
        }
    }
}

#[test]
fn every_item_is_judged_says_what_is_looked_at_and_is_not_called_sure() {
    for (id, figures) in PACKS {
        for (idx, indicator) in pack(id).indicators.iter().enumerate() {
            let Rule::Judgement { figure, least } = &indicator.rule else {
                panic!("{} is not judged", indicator.id);
            };
            // The ids are permanent: what a school said of an item is saved under them.
            let number = idx + 1;
            let initial = if figures == "management" { "C" } else { "D" };
            assert_eq!(indicator.id, *format!("{initial}{number}"));
            assert_eq!(*figure.0, *format!("{figures}_{number:02}"));
            assert_eq!(*least, Level::Reached, "{}", indicator.id);
            assert_eq!(indicator.carrier, Carrier::School, "{}", indicator.id);
            assert_eq!(indicator.scope, Scope::School, "{}", indicator.id);
            assert!(!indicator.asks.is_empty(), "{}", indicator.id);
            assert!(
                !indicator.asks.ends_with('。') && indicator.asks.chars().count() <= 60,
                "one short sentence: {}",
                indicator.asks
            );
            assert!(indicator.evidence.len() <= 3, "{}", indicator.id);
            assert_eq!(
                indicator.clause.confidence,
                Confidence::Medium,
                "{}",
                indicator.id
            );
        }
    }
}

#[test]
fn no_item_is_said_twice_and_none_shares_its_id_with_an_item_of_another_pack() {
    for (id, _) in PACKS {
        let indicators = &pack(id).indicators;
        let names: BTreeSet<&str> = indicators
            .iter()
            .map(|indicator| indicator.name.as_str())
            .collect();
        let asks: BTreeSet<&str> = indicators
            .iter()
            .map(|indicator| indicator.asks.as_str())
            .collect();
        assert_eq!(
            (names.len(), asks.len()),
            (indicators.len(), indicators.len()),
            "{id}"
        );
        for other in data::standards().iter().filter(|other| other.id != *id) {
            for indicator in indicators {
                let taken = other.indicator(&indicator.id).is_some();
                assert!(!taken, "{} is in {} too", indicator.id, other.id);
            }
        }
    }
}

#[test]
fn adding_up_is_said_to_be_the_tools_own() {
    for (id, _) in PACKS {
        for group in &pack(id).groups {
            assert_eq!(group.rule, GroupRule::All, "{}", group.name);
            assert!(
                group.clause.note.contains("汇总办法是本工具的"),
                "{}",
                group.name
            );
        }
    }
}

#[test]
fn texts_of_the_checklists_have_full_width_punctuation() {
    for (id, _) in PACKS {
        let standard = pack(id);
        let mut texts = vec![&standard.title, &standard.status, &standard.issued];
        for group in &standard.groups {
            texts.extend([&group.name, &group.clause.place, &group.clause.note]);
        }
        for indicator in &standard.indicators {
            texts.extend([&indicator.name, &indicator.short, &indicator.asks]);
            texts.extend([&indicator.clause.place, &indicator.clause.note]);
            texts.extend(indicator.evidence.iter().map(|evidence| &evidence.text));
        }
        for text in texts {
            assert!(
                !text.contains([',', ';', ':', '(', ')', '?', '!', '"']) && !text.contains("  "),
                "{text}"
            );
        }
    }
}
