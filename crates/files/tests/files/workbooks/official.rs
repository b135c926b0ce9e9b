//! Tables of the yearly statistics in several layouts each.

use files::tables::{self, Book};
use school::profile::SchoolKind;

use super::made::{sheet, sheets};
use super::{read, recognised, shown};

/// What is found in a sheet of these lines.
fn found(lines: &[&str], merged: &[(u32, u16, u32, u16)], kind: SchoolKind) -> Vec<String> {
    shown(&recognised(&[read(&sheet("Sheet1", lines, merged))], kind))
}

const GRADES: [&str; 7] = [
    "grade_pupils/grade1=168 @F7",
    "grade_pupils/grade2=165 @G7",
    "grade_pupils/grade3=170 @H7",
    "grade_pupils/grade4=172 @I7",
    "grade_pupils/grade5=175 @J7",
    "grade_pupils/grade6=180 @K7",
    "pupils/primary=1030 @E7",
];

#[test]
fn pupils_of_the_new_table_with_merged_heads_and_numbering() {
    let lines = [
        "小学学生数",
        "表    号：|教基3112",
        "填报单位：示例县河湾学校||||单位：人",
        "|编号|毕业生数|招生数|在校生数",
        "||||合计|一年级|二年级|三年级|四年级|五年级|六年级",
        "甲|乙|1|2|3|4|5|6|7|8|9",
        "总计|'01|181|170|1030|168|165|170|172|175|180",
        "其中：女|'02|90|82|500|80|80|84|85|85|86",
        "进城务工人员随迁子女|'03|10|11|60|10|10|10|10|10|10",
    ];
    let merged = [
        (0, 0, 0, 10),
        (3, 0, 4, 0),
        (3, 1, 4, 1),
        (3, 2, 4, 2),
        (3, 3, 4, 3),
        (3, 4, 3, 10),
    ];
    let mut expected: Vec<&str> = vec!["pupils/primary=1030 @E7", "migrant_pupils/primary=60 @E9"];
    expected.extend(&GRADES[..6]);
    assert_eq!(found(&lines, &merged, SchoolKind::Primary), expected);
}

#[test]
fn pupils_of_the_old_table_without_merged_cells_and_with_blank_rows_and_columns() {
    // As a .csv that was saved from it: an upper head stands only over its first column.
    let csv = "\n\n,基础基312 普通小学学生数,,,,,,,\n,,毕业生数,招生数,在校生数,,,,\n,,,,合计,一年级,二年级,三年级,预计毕业生数\n,总计,181,170,\"1,030\",１６８,165人,170,180\n";
    let book = tables::read("表.csv", csv.as_bytes(), &mut |_| {}).unwrap();
    assert_eq!(
        shown(&recognised(&[book], SchoolKind::NineYear)),
        [
            "pupils/primary=1030 @E6",
            "grade_pupils/grade1=168 @F6",
            "grade_pupils/grade2=165 @G6",
            "grade_pupils/grade3=170 @H6",
        ]
    );
}

#[test]
fn pupils_of_a_table_with_figures_below_one_another() {
    let lines = [
        "教基3115 初中学生数",
        "指标|单位|代码|数量",
        "毕业生数|人|'01|210",
        "招生数|人|'02|205",
        "在校生数|人|'03|'618",
        "一年级|人|'04|205",
        "二年级|人|'05|207",
        "三年级|人|'06|206",
    ];
    assert_eq!(
        found(&lines, &[], SchoolKind::Junior),
        [
            "pupils/junior=618 @D5",
            "grade_pupils/grade7=205 @D6",
            "grade_pupils/grade8=207 @D7",
            "grade_pupils/grade9=206 @D8",
        ]
    );
}

#[test]
fn classes_are_the_total_and_never_a_band() {
    for (lines, at) in [
        (
            vec![
                "教基2106",
                "|编号|合计|25人及以下|26-30人|31-35人|56-65人",
                "总计|1|26|0|2|20|4",
            ],
            "C3",
        ),
        (
            vec![
                "小学班额情况",
                "班额|班数",
                "合计|26",
                "25人及以下|0",
                "26-30人|2",
                "31-45人|24",
            ],
            "B3",
        ),
        (
            vec![
                "基础基212|小学班数、班额情况",
                "",
                "",
                "甲|乙|小学",
                "合计|'01|26",
                "25人及以下|'02|0",
            ],
            "C5",
        ),
    ] {
        assert_eq!(
            found(&lines, &[], SchoolKind::Primary),
            [format!("classes/primary=26 @{at}")]
        );
    }
}

#[test]
fn teachers_by_degree_and_subject_in_three_layouts() {
    let expected = |cells: [&str; 9]| -> Vec<String> {
        let names = [
            ("teachers/primary=58", 0),
            ("degree_college/primary=12", 1),
            ("degree_bachelor/primary=38", 2),
            ("degree_master/primary=2", 3),
            ("degree_doctor/primary=0", 4),
            ("pe_teachers/primary=5", 5),
            ("music_teachers/primary=3", 6),
            ("fine_art_teachers/primary=3", 7),
            ("arts_teachers/primary=0", 8),
        ];
        names
            .iter()
            .map(|(name, idx)| format!("{name} @{}", cells[*idx]))
            .collect()
    };
    // Subjects across, degrees down.
    let lines = [
        "小学分课程专任教师学历情况",
        "制定机关：教育部|||教基4155",
        "|编号|合计|道德与法治|语文|体育与健康|音乐|美术|艺术|本学年不授课",
        "甲|乙|1|2|3|4|5|6|7|8",
        "总计|'01|58|4|20|5|3|3|0|1",
        "其中：女|'02|40|3|16|1|3|2|0|1",
        "博士研究生毕业|'03|0|0|0|0|0|0|0|0",
        "硕士研究生毕业|'04|2|0|1|0|0|0|0|0",
        "本科毕业|'05|38|3|15|4|2|2|0|1",
        "专科毕业|'06|12|1|3|1|1|1|0|0",
        "高中阶段毕业|'07|6|0|1|0|0|0|0|0",
    ];
    let cells = ["C5", "C10", "C9", "C8", "C7", "F5", "G5", "H5", "I5"];
    assert_eq!(found(&lines, &[], SchoolKind::Primary), expected(cells));
    // Degrees across under a common head, subjects down; numbers stored as text.
    let lines = [
        "基础基423",
        "课程|合计|按学历分",
        "||研究生||本科|专科|高中阶段",
        "||博士|硕士",
        "合计|'58|'0|'2|'38|'12|'6",
        "语文|'20|'0|'1|'15|'3|'1",
        "体育|'5|'0|'0|'4|'1|'0",
        "音乐|'3|'0|'0|'2|'1|'0",
        "美术|'3|'0|'0|'2|'1|'0",
        "艺术|'0|'0|'0|'0|'0|'0",
    ];
    let merged = [
        (1, 2, 1, 6),
        (2, 2, 2, 3),
        (1, 0, 3, 0),
        (1, 1, 3, 1),
        (2, 4, 3, 4),
        (2, 5, 3, 5),
        (2, 6, 3, 6),
    ];
    let cells = ["B5", "F5", "E5", "D5", "C5", "B7", "B8", "B9", "B10"];
    assert_eq!(found(&lines, &merged, SchoolKind::Primary), expected(cells));
    // One below the other.
    let lines = [
        "小学专任教师学历情况",
        "指标名称|计量单位|数量",
        "专任教师|人|58",
        "博士研究生|人|0",
        "硕士研究生|人|2",
        "大学本科|人|38",
        "大学专科|人|12",
        "体育|人|5",
        "音乐|人|3",
        "美术|人|3",
        "艺术|人|0",
    ];
    let cells = ["C3", "C7", "C6", "C5", "C4", "C8", "C9", "C10", "C11"];
    assert_eq!(found(&lines, &[], SchoolKind::Primary), expected(cells));
}

#[test]
fn buildings_are_those_of_the_school_and_each_row_is_itself() {
    let lines = [
        "中小学校舍情况|||教基5170",
        "||||单位：平方米",
        "|编号|学校产权校舍建筑面积|||非学校产权校舍建筑面积",
        "||计|其中：危房|当年新增|合计|独立使用",
        "总计|'01|9800|0|0|300|300",
        "一、教学及辅助用房|'02|5020|0|0|300|300",
        "教室|'03|2600|0|0|0|0",
        "室内体育用房|'04|'620.50|0|0|0|0",
        "二、行政办公用房|'05|800|0|0|0|0",
        "三、生活用房|'06|3980|0|0|0|0",
        "学生宿舍（公寓）|'07|1900|0|0|0|0",
        "食堂|'08|620|0|0|0|0",
    ];
    let merged = [(2, 2, 2, 4), (2, 5, 2, 6), (2, 0, 3, 0), (2, 1, 3, 1)];
    assert_eq!(
        found(&lines, &merged, SchoolKind::Junior),
        [
            "teaching_area/whole=5020 @C6",
            "indoor_sports_area/whole=620.5 @C8",
            "building_area/whole=9800 @C5",
            "dormitory_building_area/whole=1900 @C11",
            "canteen_area/whole=620 @C12",
        ]
    );
    // The old table: groups at the left, merged over their rows.
    let lines = [
        "基础基512",
        "项目||校舍建筑面积（平方米）",
        "合计||9800",
        "教学及辅助用房|小计|5020",
        "|普通教室|2600",
        "|体育馆|620.5",
        "行政办公用房|小计|800",
        "生活用房|小计|3980",
        "|食堂|620",
    ];
    let merged = [(1, 0, 1, 1), (2, 0, 2, 1), (3, 0, 5, 0), (7, 0, 8, 0)];
    assert_eq!(
        found(&lines, &merged, SchoolKind::Junior),
        [
            "teaching_area/whole=5020 @C4",
            "indoor_sports_area/whole=620.5 @C6",
            "building_area/whole=9800 @C3",
            "canteen_area/whole=620 @C9",
        ]
    );
    // One row of numbers.
    let lines = [
        "校舍情况",
        "教学及辅助用房|室内体育用房|食堂",
        "5,020㎡|620.5平方米|620",
    ];
    assert_eq!(
        found(&lines, &[], SchoolKind::Junior),
        [
            "teaching_area/whole=5020 @A3",
            "indoor_sports_area/whole=620.5 @B3",
            "canteen_area/whole=620 @C3"
        ]
    );
}

#[test]
fn land_equipment_and_their_units() {
    let lines = [
        "中小学占地面积及其他办学条件|||教基5176",
        "指标|单位|编号|学校产权",
        "占地面积|平方米|'01|26000",
        "其中：绿化用地面积|平方米|'02|5000",
        "其中：运动场地面积|平方米|'03|6900",
        "图书|册|'04|30000",
        "其中：当年新增图书|册|'05|1300",
        "网络多媒体教室|间|'06|30",
        "学生终端数|台|'07|120",
        "固定资产总值|万元|'08|1800",
        "其中：教学仪器设备资产值|万元|'09|242.5",
    ];
    let expected = |cells: [&str; 6]| -> Vec<String> {
        [
            "sports_field_area/whole=6900",
            "equipment_value/whole=242.5",
            "media_rooms/whole=30",
            "computers/whole=120",
            "books/whole=30000",
            "land_area/whole=26000",
        ]
        .iter()
        .zip(cells)
        .map(|(name, cell)| format!("{name} @{cell}"))
        .collect()
    };
    assert_eq!(
        found(&lines, &[], SchoolKind::Primary),
        expected(["D5", "D11", "D8", "D9", "D6", "D3"])
    );
    // Side by side, money in 元, land in 亩.
    let lines = [
        "基础基522",
        "占地面积（亩）||图书（册）||教学用计算机（台）|网络多媒体教室（间）|固定资产总值（元）",
        "计|运动场地面积（亩）|计|当年新增|||计|教学仪器设备资产值（元）",
        "39|10.35|30000|1300|120|30|18000000|2425000",
    ];
    let merged = [
        (1, 0, 1, 1),
        (1, 2, 1, 3),
        (1, 4, 2, 4),
        (1, 5, 2, 5),
        (1, 6, 1, 7),
    ];
    let found = found(&lines, &merged, SchoolKind::Primary);
    assert_eq!(found, expected(["B4", "H4", "F4", "E4", "C4", "A4"]));
}

#[test]
fn backbone_teachers_and_titles_by_stage() {
    let lines = [
        "教基1102（续）",
        "指标|编号|数量",
        "县级及以上骨干教师|'01|14",
        "小学|'02|9",
        "初中|'03|5",
    ];
    let merged = [];
    // Rows of the stages stand for themselves here and say nothing of 骨干教师: not taken.
    assert_eq!(
        found(&lines, &merged, SchoolKind::NineYear),
        Vec::<String>::new()
    );
    assert_eq!(
        found(&lines, &merged, SchoolKind::Primary),
        ["backbone_teachers/primary=14 @C3"]
    );
    let lines = [
        "基础基112",
        "项目||数量",
        "县级及以上骨干教师|小学|9",
        "|初中|5",
    ];
    assert_eq!(
        found(&lines, &[(2, 0, 3, 0)], SchoolKind::NineYear),
        [
            "backbone_teachers/primary=9 @C3",
            "backbone_teachers/junior=5 @C4"
        ]
    );
    let lines = [
        "教基4153",
        "|编号|合计|正高级|副高级|中级|助理级|员级|未定职级",
        "小学|'01|58||6|30|15|2|5",
        "初中|'02|40|1|9|18|12|0|0",
    ];
    assert_eq!(
        found(&lines, &[], SchoolKind::NineYear),
        [
            "mid_senior_titles/primary=36 @E3",
            "mid_senior_titles/junior=28 @D4"
        ]
    );
}

#[test]
fn who_the_school_is_stands_in_the_first_table() {
    let lines = [
        "中小学校基本情况（教基1001）",
        "学校（机构）名称|示例县河湾学校||学校（机构）代码|3152000123",
        "办学类型|九年一贯制学校|城乡类型|镇中心区",
        "举办者|县级教育部门|是否寄宿制|否",
    ];
    assert_eq!(
        found(&lines, &[], SchoolKind::Primary),
        [
            "school/name=示例县河湾学校",
            "school/kind=nine_year",
            "school/zone=town",
            "school/ownership=public",
            "school/boarding=false"
        ]
    );
}

#[test]
fn several_tables_in_one_sheet_and_hidden_sheets_are_read_and_told() {
    let lines = [
        "教基2106",
        "|合计",
        "总计|26",
        "",
        "教基3112",
        "|在校生数",
        "总计|1030",
    ];
    let hidden = ["教基2107", "|合计", "总计|15"];
    let book = read(&sheets(&[
        ("报表", &lines, &[], false),
        ("隐藏", &hidden, &[], true),
    ]));
    let findings = recognised(&[book], SchoolKind::NineYear);
    assert_eq!(
        shown(&findings),
        [
            "pupils/primary=1030 @B7",
            "classes/primary=26 @B3",
            "classes/junior=15 @B3"
        ]
    );
    assert_eq!(
        findings.notices,
        [
            "工作表“报表”：认出“小学班数、班额”“小学学生数”，找到 2 个数",
            "工作表“隐藏”（隐藏的）：认出“初中班数、班额”，找到 1 个数"
        ]
    );
}

#[test]
fn what_is_doubtful_is_told_by_cell_and_not_taken() {
    // Two different numbers for one thing, a word in the place of a number, a part of a person.
    let lines = ["教基2106", "|合计", "总计|26", "小学|25"];
    assert_eq!(
        found(&lines, &[], SchoolKind::Primary),
        ["! B3: 班数在这里有几个不同的数（B3 的 26、B4 的 25），分不清取哪个，没有取；请自己填"]
    );
    let lines = ["教基4155", "|合计|体育|音乐", "总计|约58|5.5|3"];
    assert_eq!(
        found(&lines, &[], SchoolKind::Primary),
        [
            "music_teachers/primary=3 @D3",
            "! B3: 专任教师应是整数，如 58；现在填的是“约58”",
            "! C3: 体育教师应是整数，如 5；现在填的是“5.5”",
        ]
    );
    // The same table in two files with different numbers.
    let one = read(&sheet("a", &["教基2106", "|合计", "总计|26"], &[]));
    let other = read(&sheet("b", &["教基2106", "|合计", "总计|27"], &[]));
    assert_eq!(
        shown(&recognised(&[one, other], SchoolKind::Primary)),
        ["! B3: 班数在 表.xlsx a!B3 和 表.xlsx b!B3 不同，分不清取哪个，没有取；请自己填"]
    );
}

#[test]
fn a_blank_stays_blank_and_a_table_of_another_stage_is_not_asked_for() {
    let lines = ["教基3115", "|在校生数|一年级", "总计||205"];
    assert_eq!(
        found(&lines, &[], SchoolKind::Primary),
        Vec::<String>::new()
    );
    assert_eq!(
        found(&lines, &[], SchoolKind::Junior),
        ["grade_pupils/grade7=205 @C3"]
    );
}

#[test]
fn lines_of_a_message_are_read_and_what_fits_nothing_is_listed() {
    let text = "在校生：1,180人，班级数 26个\n专任教师 ５８\n骨干老师人数 8\n上面是本学期的数";
    let book = tables::read_pasted(text).unwrap();
    let found = recognised(&[book], SchoolKind::Primary);
    assert_eq!(
        shown(&found),
        [
            "pupils/primary=1180 @B1",
            "classes/primary=26 @B2",
            "teachers/primary=58 @B3"
        ]
    );
    let rest: Vec<String> = found
        .unrecognised
        .iter()
        .map(|cell| format!("{} {}", cell.label, cell.text))
        .collect();
    assert_eq!(rest, ["骨干老师人数 8"]);
    // What is no number beside a label that is known is told.
    let doubtful = tables::read_pasted("在校生 1180\n专任教师 约58").unwrap();
    let found = recognised(&[doubtful], SchoolKind::Primary);
    assert_eq!(
        shown(&found),
        [
            "pupils/primary=1180 @B1",
            "! B2: 专任教师应是整数，如 58；现在填的是“约58”"
        ]
    );
    // Cells that are parted by commas stay cells.
    let csv = tables::read_pasted("在校生数,1180\n班级数,26").unwrap();
    assert_eq!(
        shown(&recognised(&[csv], SchoolKind::Primary)),
        ["pupils/primary=1180 @B1", "classes/primary=26 @B2"]
    );
}

#[test]
fn a_pasted_block_is_read_by_names_in_both_directions() {
    let paste = |text: &str, kind| {
        let book: Book = tables::read_pasted(text).unwrap();
        shown(&recognised(&[book], kind))
    };
    assert_eq!(
        paste(
            "在校生数\t1,180\n班级数\t26\n专任教师\t58\n校长\t1",
            SchoolKind::Primary
        ),
        [
            "pupils/primary=1180 @B1",
            "classes/primary=26 @B2",
            "teachers/primary=58 @B3"
        ]
    );
    assert_eq!(
        paste(
            "学校名称\t学生数\t教学班数\n示例县河湾学校\t1180\t26\n别的学校\t900\t20\n",
            SchoolKind::Primary
        ),
        ["pupils/primary=1180 @B2", "classes/primary=26 @C2"]
    );
    assert_eq!(
        paste(
            "\t小学\t初中\n在校生数\t1180\t618\n专任教师\t58\t52\n",
            SchoolKind::NineYear
        ),
        [
            "pupils/primary=1180 @B2",
            "pupils/junior=618 @C2",
            "teachers/primary=58 @B3",
            "teachers/junior=52 @C3"
        ]
    );
    assert_eq!(
        paste(
            "班数\t26\t在校生数\t1180\n图书（册）\t30000\t小学在校生\t1180",
            SchoolKind::Primary
        ),
        [
            "pupils/primary=1180 @D1",
            "classes/primary=26 @B1",
            "books/whole=30000 @B2"
        ]
    );
    assert_eq!(
        paste(
            "teachers/primary\t专任教师\t\t58\nmusic_rooms/whole\t音乐\t\t98 88",
            SchoolKind::Primary
        ),
        ["teachers/primary=58 @D1", "music_rooms/whole=98 88 @D2"]
    );
}
