//! Every table of the yearly statistics in four layouts: as one wrote it; moved, with blank rows and columns, another code
//! and numbers as text; turned, with heads beside instead of above; and as a .csv in GBK under its title alone.

use school::profile::SchoolKind;

use super::made::sheet;
use super::{read, recognised, shown};

/// A table: kind of school, codes of now and before, title, lines of equal length, and what is in it.
#[derive(Clone, Copy)]
struct Table {
    kind: SchoolKind,
    codes: [&'static str; 2],
    title: &'static str,
    lines: &'static [&'static str],
    found: &'static [&'static str],
}

const TABLES: [Table; 13] = [
    Table {
        kind: SchoolKind::Primary,
        codes: ["教基1001", "基础基111"],
        title: "中小学校基本情况",
        lines: &[
            "学校名称|办学类型|城乡类型|举办者|是否寄宿制",
            "示例县河湾学校|小学|村庄|县级教育部门|是",
        ],
        found: &[
            "school/boarding=true",
            "school/kind=primary",
            "school/name=示例县河湾学校",
            "school/ownership=public",
            "school/zone=rural",
        ],
    },
    Table {
        kind: SchoolKind::NineYear,
        codes: ["教基1102续", "基础基112"],
        title: "中小学校基本情况续",
        lines: &[
            "指标|小学县级及以上骨干教师|初中县级及以上骨干教师",
            "人数|9|5",
        ],
        found: &["backbone_teachers/junior=5", "backbone_teachers/primary=9"],
    },
    Table {
        kind: SchoolKind::Primary,
        codes: ["教基2106", "基础基212"],
        title: "小学班额情况",
        lines: &["班额|合计|25人及以下|26-30人|31-45人", "班数|26|0|2|24"],
        found: &["classes/primary=26"],
    },
    Table {
        kind: SchoolKind::Junior,
        codes: ["教基2107", "基础基213"],
        title: "初中班额情况",
        lines: &["班额|合计|25人及以下|46-50人|51-55人", "班数|15|0|12|3"],
        found: &["classes/junior=15"],
    },
    Table {
        kind: SchoolKind::Primary,
        codes: ["教基3112", "基础基312"],
        title: "小学学生数",
        lines: &[
            "指标|毕业生数|招生数|在校生数|一年级|二年级|三年级|四年级|五年级|六年级",
            "总计|181|170|1030|168|165|170|172|175|180",
        ],
        found: &[
            "grade_pupils/grade1=168",
            "grade_pupils/grade2=165",
            "grade_pupils/grade3=170",
            "grade_pupils/grade4=172",
            "grade_pupils/grade5=175",
            "grade_pupils/grade6=180",
            "pupils/primary=1030",
        ],
    },
    Table {
        kind: SchoolKind::NineYear,
        codes: ["教基3115", "基础基313"],
        title: "初中学生数",
        lines: &[
            "指标|毕业生数|招生数|在校生数|一年级|二年级|三年级",
            "总计|210|205|618|205|207|206",
        ],
        found: &[
            "grade_pupils/grade7=205",
            "grade_pupils/grade8=207",
            "grade_pupils/grade9=206",
            "pupils/junior=618",
        ],
    },
    Table {
        kind: SchoolKind::CompleteSecondary,
        codes: ["教基3118", "教基3118"],
        title: "普通高中学生数",
        lines: &["指标|毕业生数|招生数|在校生数", "总计|300|310|905"],
        found: &["pupils/senior=905"],
    },
    Table {
        kind: SchoolKind::Primary,
        codes: ["教基4148", "基础基411"],
        title: "小学教职工数",
        lines: &["指标|教职工数|专任教师|行政人员|工勤人员", "总计|64|58|3|3"],
        found: &["staff_total/whole=64"],
    },
    Table {
        kind: SchoolKind::Junior,
        codes: ["教基4149", "基础基412"],
        title: "中学教职工数",
        lines: &["指标|教职工数|专任教师|行政人员|工勤人员", "总计|48|42|4|2"],
        found: &["staff_total/whole=48"],
    },
    Table {
        kind: SchoolKind::NineYear,
        codes: ["教基4153", "基础基422"],
        title: "专任教师专业技术职务",
        lines: &[
            "学段|合计|正高级|副高级|中级|助理级|员级|未定职级",
            "小学|58|0|6|30|15|2|5",
            "初中|40|1|9|18|12|0|0",
        ],
        found: &[
            "mid_senior_titles/junior=28",
            "mid_senior_titles/primary=36",
        ],
    },
    Table {
        kind: SchoolKind::Primary,
        codes: ["教基4155", "基础基423"],
        title: "小学专任教师学历情况",
        lines: &[
            "指标|合计|体育与健康|音乐|美术|艺术",
            "总计|58|5|3|3|0",
            "博士研究生毕业|0|0|0|0|0",
            "硕士研究生毕业|2|0|0|0|0",
            "本科毕业|38|4|2|2|0",
            "专科毕业|12|1|1|1|0",
        ],
        found: &[
            "arts_teachers/primary=0",
            "degree_bachelor/primary=38",
            "degree_college/primary=12",
            "degree_doctor/primary=0",
            "degree_master/primary=2",
            "fine_art_teachers/primary=3",
            "music_teachers/primary=3",
            "pe_teachers/primary=5",
            "teachers/primary=58",
        ],
    },
    Table {
        kind: SchoolKind::Junior,
        codes: ["教基4156", "基础基424"],
        title: "初中专任教师学历情况",
        lines: &[
            "指标|合计|体育与健康|音乐|美术",
            "总计|42|3|1|2",
            "本科毕业|36|3|1|2",
            "专科毕业|2|0|0|0",
        ],
        found: &[
            "degree_bachelor/junior=36",
            "degree_college/junior=2",
            "fine_art_teachers/junior=2",
            "music_teachers/junior=1",
            "pe_teachers/junior=3",
            "teachers/junior=42",
        ],
    },
    Table {
        kind: SchoolKind::Primary,
        codes: ["教基5176", "基础基521"],
        title: "中小学占地面积及其他办学条件",
        lines: &[
            "指标|占地面积（平方米）|运动场地面积（平方米）|图书（册）|网络多媒体教室（间）|教学仪器设备资产值（万元）",
            "学校产权|26000|6900|30000|30|242.5",
        ],
        found: &[
            "books/whole=30000",
            "equipment_value/whole=242.5",
            "land_area/whole=26000",
            "media_rooms/whole=30",
            "sports_field_area/whole=6900",
        ],
    },
];

/// 教基5170 has its own words in each layout, see `official`; here it is turned.
const BUILDINGS: Table = Table {
    kind: SchoolKind::Primary,
    codes: ["教基5170", "基础基512"],
    title: "中小学校舍情况",
    lines: &[
        "指标|合计|教学及辅助用房|室内体育用房|学生宿舍|食堂",
        "校舍建筑面积|9800|5020|620.5|1900|620",
    ],
    found: &[
        "building_area/whole=9800",
        "canteen_area/whole=620",
        "dormitory_building_area/whole=1900",
        "indoor_sports_area/whole=620.5",
        "teaching_area/whole=5020",
    ],
};

/// The former code of media rooms and equipment.
const EQUIPMENT: Table = Table {
    codes: ["教基5176", "基础基531"],
    ..TABLES[TABLES.len() - 1]
};

fn tables() -> impl Iterator<Item = &'static Table> {
    TABLES.iter().chain([&BUILDINGS, &EQUIPMENT])
}

fn cells(lines: &[&'static str]) -> Vec<Vec<&'static str>> {
    lines.iter().map(|line| line.split('|').collect()).collect()
}

fn turned(rows: &[Vec<&'static str>]) -> Vec<Vec<&'static str>> {
    let width = rows.first().map_or(0, Vec::len);
    let column = |idx: usize| rows.iter().map(|row| row[idx]).collect();
    (0..width).map(column).collect()
}

/// Figures without their addresses, sorted.
fn figures(table: &Table, bytes: &[u8]) -> Vec<String> {
    let findings = recognised(&[read(bytes)], table.kind);
    let mut found: Vec<String> = shown(&findings)
        .into_iter()
        .map(|line| line.split(" @").next().unwrap_or_default().to_owned())
        .collect();
    found.sort();
    found
}

fn full_width(text: &str) -> String {
    let wide = |character: char| match character {
        '0'..='9' => char::from_u32(character as u32 + 0xFEE0).unwrap_or(character),
        other => other,
    };
    text.chars().map(wide).collect()
}

fn layouts(table: &Table) -> [(&'static str, Vec<u8>); 4] {
    let rows = cells(table.lines);
    let joined =
        |rows: &[Vec<&str>]| -> Vec<String> { rows.iter().map(|row| row.join("|")).collect() };
    let made = |lines: &[String]| {
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        sheet("报表", &lines, &[])
    };
    let as_written = [
        vec![format!("{}|||{}", table.title, table.codes[0])],
        joined(&rows),
    ]
    .concat();
    let mut moved = vec![
        String::new(),
        String::new(),
        format!("|{}", table.codes[1]),
        String::new(),
    ];
    for row in &rows {
        let texts = row.iter().map(|cell| match cell.parse::<f64>() {
            Ok(_) => format!("'{}", full_width(cell)),
            Err(_) => (*cell).to_owned(),
        });
        moved.push(format!("|{}", texts.collect::<Vec<_>>().join("|")));
    }
    let turned = [
        vec![format!("{} {}", table.codes[0], table.title)],
        joined(&turned(&rows)),
    ]
    .concat();
    let csv = [
        vec![table.title.to_owned()],
        rows.iter().map(|row| row.join(",")).collect(),
    ]
    .concat();
    let gbk = encoding_rs::GB18030
        .encode(&csv.join("\r\n"))
        .0
        .into_owned();
    [
        ("as written", made(&as_written)),
        ("moved", made(&moved)),
        ("turned", made(&turned)),
        (".csv", gbk),
    ]
}

#[test]
fn every_table_is_recognised_in_four_layouts() {
    for table in tables() {
        for (name, bytes) in layouts(table) {
            assert_eq!(
                figures(table, &bytes),
                table.found,
                "{} {name}",
                table.title
            );
        }
    }
}

#[test]
fn every_code_that_is_known_is_in_a_test() {
    let official = include_str!("official.rs");
    let tested = |code: &str| {
        let in_table = |table: &Table| table.codes.contains(&code);
        tables().any(in_table) || official.contains(code)
    };
    let known = data::tables().tables.iter().flat_map(|table| &table.codes);
    let untested: Vec<&String> = known.filter(|code| !tested(code)).collect();
    assert!(untested.is_empty(), "{untested:?}");
}
