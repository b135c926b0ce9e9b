//! Names of kinds, stages, parts, units and states.
//!
//! In: types of the stages below. Out: the Chinese word that page, documents and messages share.

use crate::isolate::isolated;
use check::form::SectionProgress;
use check::{Detail, Finding, GroupVerdict, Outcome, Role, Unstated, Verdict, WhyNot};
use school::catalogue::Unit;
use school::draft::{Department, Provider, SheetKind};
use school::figures::{Level, Part};
use school::profile::{Ownership, SchoolKind, Stage, Zone};
use standard::{Bound, Comparison, Confidence};

/// 办学类型.
pub fn kind(kind: SchoolKind) -> &'static str {
    match kind {
        SchoolKind::Primary => "小学",
        SchoolKind::Junior => "初中",
        SchoolKind::NineYear => "九年一贯制学校",
        SchoolKind::TwelveYear => "十二年一贯制学校",
        SchoolKind::CompleteSecondary => "完全中学",
        SchoolKind::TeachingPoint => "教学点",
    }
}

/// How far a section of the form is.
pub fn progress(progress: SectionProgress) -> &'static str {
    match progress {
        SectionProgress::NotBegun => "未开始",
        SectionProgress::Begun => "填写中",
        SectionProgress::Done => "已填完",
        SectionProgress::Doubtful => "有疑问",
    }
}

/// A department of the school.
pub fn department(department: Department) -> &'static str {
    match department {
        Department::Teaching => "教务",
        Department::GeneralAffairs => "总务",
        Department::Personnel => "人事",
        Department::Finance => "财务",
        Department::Other => "其他",
    }
}

/// Who provides something, such as 人事 李老师; empty when neither is said.
pub fn provider(provider: &Provider) -> String {
    let name = provider.department_name.trim();
    let department = match provider.department {
        Some(Department::Other) if !name.is_empty() => name,
        Some(known) => department(known),
        None => "",
    };
    let person = provider.person.trim();
    [isolated(department), isolated(person)]
        .join(" ")
        .trim()
        .to_owned()
}

/// 学段 as a division of a school of several stages.
pub fn stage(stage: Stage) -> &'static str {
    match stage {
        Stage::Primary => "小学部",
        Stage::Junior => "初中部",
        Stage::Senior => "高中部",
    }
}

/// 城乡类型.
pub fn zone(zone: Zone) -> &'static str {
    match zone {
        Zone::City => "城区",
        Zone::Town => "镇区",
        Zone::Rural => "乡村",
    }
}

/// 举办者.
pub fn ownership(ownership: Ownership) -> &'static str {
    match ownership {
        Ownership::Public => "公办",
        Ownership::Private => "民办",
    }
}

/// What a sheet is, in a word.
pub fn sheet(kind: SheetKind) -> &'static str {
    match kind {
        SheetKind::Variant => "假设",
        SheetKind::LastYear => "去年",
        SheetKind::Campus => "校区",
        SheetKind::Uncounted => "教学点",
    }
}

/// The name of a sheet, or its kind and number where it was left blank; `nth` counts the sheets of its kind from 0.
pub fn sheet_name(name: &str, kind: SheetKind, nth: usize) -> String {
    match name.trim() {
        "" => format!("{}{}", sheet(kind), nth + 1),
        name => isolated(name).into_owned(),
    }
}

/// What a button that begins a sheet says.
pub fn sheet_offer(kind: SheetKind) -> &'static str {
    match kind {
        SheetKind::Variant => "试算一种假设",
        SheetKind::LastYear => "填去年的数",
        SheetKind::Campus => "加一个校区",
        SheetKind::Uncounted => "加一个不计校数的教学点",
    }
}

/// What a sheet is for.
pub fn sheet_hint(kind: SheetKind) -> &'static str {
    match kind {
        SheetKind::Variant => {
            "只填要改的数，其余照本校今年的数算。旁边同时列出假设后的结果和本校现在的结果；不影响本校的数和方案。"
        }
        SheetKind::LastYear => "填去年同一时点的数，结果页会列出哪些变了、判定为什么变。",
        SheetKind::Campus => {
            "每个校区按自己的学段单独测算：只有一个学段的不拆分，有两个学段的按系数拆分。这是一地的公开说明，没有见到国家的文字，以县里的口径为准。填了校区后，“本校今年”只填本部的数。"
        }
        SheetKind::Uncounted => {
            "不计校数的教学点，学生和资源并入本校后再计算；没有的填 0。这是一地的做法，以县里的口径为准。学生满 50 人、单独列出的教学点请另作一所学校填。"
        }
    }
}

/// Name of a grade, 1 to 9.
pub fn grade(grade: u8) -> String {
    const DIGITS: [&str; 9] = ["一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let digit = usize::from(grade)
        .checked_sub(1)
        .and_then(|idx| DIGITS.get(idx));
    digit.map_or_else(String::new, |digit| format!("{digit}年级"))
}

/// Name of a part of the school; empty for the whole.
pub fn part(part: Part) -> String {
    match part {
        Part::Whole => String::new(),
        Part::Stage(in_stage) => stage(in_stage).to_owned(),
        Part::Grade(number) => grade(number),
    }
}

/// Unit in tables and forms.
pub fn unit(unit: Unit) -> &'static str {
    match unit {
        Unit::Person => "人",
        Unit::Teacher => "名",
        Unit::Room => "间",
        Unit::Class => "个班",
        Unit::SquareMetre => "㎡",
        Unit::Yuan => "元",
        Unit::TenThousandYuan => "万元",
        Unit::Hour => "学时",
        Unit::TeachersPerHundred => "人/百生",
        Unit::RoomsPerHundred => "间/百生",
        Unit::SquareMetrePerPupil => "㎡/生",
        Unit::YuanPerPupil => "元/生",
        Unit::Volume => "册",
        Unit::Machine => "台",
        Unit::VolumesPerPupil => "册/生",
        Unit::MachinesPerHundred => "台/百生",
        Unit::Percent => "%",
        Unit::PupilsPerClass => "人",
        Unit::None => "",
        Unit::Metre => "米",
        Unit::Item => "个",
        Unit::ClockHour => "小时",
        Unit::Lesson => "课时",
        Unit::Title => "种",
    }
}

/// Unit in running text, where ㎡ is written 平方米 (GB/T 9704 usage).
pub fn unit_in_text(counted_in: Unit) -> &'static str {
    match counted_in {
        Unit::SquareMetre | Unit::SquareMetrePerPupil => "平方米",
        Unit::TeachersPerHundred => "名",
        Unit::RoomsPerHundred => "间",
        Unit::VolumesPerPupil => "册",
        Unit::MachinesPerHundred => "台",
        Unit::YuanPerPupil => "元",
        other => unit(other),
    }
}

/// State of an indicator, as a word.
pub fn outcome(outcome: &Outcome) -> &'static str {
    match outcome {
        Outcome::Met => "达标",
        Outcome::AboveFloor => "余项区间",
        Outcome::Below => "未达标",
        Outcome::NotComparable(WhyNot::NotApplicable(_)) => "不适用",
        Outcome::NotComparable(_) => "暂不判定",
    }
}

/// What a profile leaves out, by its label in the form.
pub fn unstated(what: Unstated) -> &'static str {
    match what {
        Unstated::Zone => "城乡类型",
        Unstated::Ownership => "举办者",
        Unstated::Boarding => "寄宿制",
        Unstated::BuiltYear => "建成年份",
        Unstated::DataDate => "数据时点",
    }
}

/// State of a finding, as a word: of an item its level, of what is not the school's that it is not.
pub fn state(finding: &Finding) -> &'static str {
    match (finding.role, &finding.outcome, &finding.detail) {
        (_, Outcome::NotComparable(WhyNot::NotApplicable(_)), _) => "不适用",
        (Role::County, ..) => "县级统筹",
        (Role::Reference, ..) => "仅供参考",
        (Role::Judged, Outcome::NotComparable(_), _) => "暂不判定",
        (Role::Judged, _, Detail::Level(judged)) => level(*judged),
        (Role::Judged, found, _) => outcome(found),
    }
}

/// State of a group, as a word; 不适用 also where none of its items applies.
pub fn verdict(verdict: &GroupVerdict) -> &'static str {
    let is_bare = verdict.total() == verdict.not_applicable && verdict.unexplained == 0;
    if verdict.verdict == Verdict::Open && is_bare {
        return verdict_of_key("excluded");
    }
    verdict_of_key(verdict.verdict.key())
}

/// State of a group, as a word, by [`Verdict::key`]; — for any other key.
pub fn verdict_of_key(key: &str) -> &'static str {
    match key {
        "holds" => "符合",
        "fails" => "不符合",
        "open" => "暂不判定",
        "listed" => "只列现状",
        "excluded" => "不适用",
        _ => "—",
    }
}

/// A document's title with its number behind it, where the number is known.
pub fn title_with_number(title: &str, number: &str) -> String {
    if number.is_empty() {
        return title.to_owned();
    }
    format!("{title}（{number}）")
}

/// Where a pack holds, such as 江苏地方口径; empty for the whole country.
pub fn region(region: &str) -> String {
    if region.is_empty() {
        String::new()
    } else {
        format!("{region}地方口径")
    }
}

/// The name of a region before what is of it, with a colon.
pub fn region_lead(name: &str) -> String {
    let region = region(name);
    if region.is_empty() {
        region
    } else {
        region + "："
    }
}

/// Three levels of a judgement.
pub fn level(level: Level) -> &'static str {
    match level {
        Level::Reached => "达到",
        Level::Partly => "基本达到",
        Level::NotReached => "未达到",
    }
}

/// Confidence of a clause.
pub fn confidence(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::High => "高",
        Confidence::Medium => "中",
        Confidence::Low => "低，仅供参考",
    }
}

/// Sign of comparison of a bound: ≥, >, ≤, <.
pub fn comparison_sign(bound: Bound) -> &'static str {
    match bound.comparison {
        Comparison::AtLeast => "≥",
        Comparison::MoreThan => ">",
        Comparison::AtMost => "≤",
        Comparison::LessThan => "<",
    }
}

/// 办学类型 as a column head, or 全校 while no kind is chosen.
pub fn kind_or_school(kind: Option<SchoolKind>) -> &'static str {
    kind.map_or("全校", |_| "本校")
}
