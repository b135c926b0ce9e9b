//! A plan of a school that does not exist, long enough to show every block on real pages.

use documents::{
    Align, Block, Column, Document, Inline, Orientation, ParagraphKind, Row, Section, Table,
    Typefaces, text,
};

/// Upright body with an eight-column table, a landscape annex of ten columns, an upright annex.
pub fn sample_plan(typefaces: Typefaces) -> Document {
    Document {
        title: "示例县城关镇第二小学义务教育优质均衡发展一校一策整改提升方案".to_owned(),
        creator: "对标 0.1.0".to_owned(),
        date: "2026-11-22".to_owned(),
        typefaces,
        layout: None,
        built_in: Box::new(data::layout(typefaces).clone()),
        editing: Default::default(),
        sections: vec![
            Section {
                orientation: Orientation::Portrait,
                blocks: body(),
            },
            Section {
                orientation: Orientation::Landscape,
                blocks: annex_of_figures(),
            },
            Section {
                orientation: Orientation::Portrait,
                blocks: annexes_of_evidence(),
            },
        ],
    }
}

/// A paragraph of `lines` full lines and more, of full-width characters only, to count lines and characters by.
pub fn ruler(lines: usize) -> Document {
    let words = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳";
    let text_of_ruler: String = words.chars().cycle().take(28 * lines).collect();
    Document {
        title: "尺".to_owned(),
        creator: "对标 0.1.0".to_owned(),
        date: "2026-11-22".to_owned(),
        typefaces: Typefaces::Standard,
        layout: None,
        built_in: Box::new(data::layout(Typefaces::Standard).clone()),
        editing: Default::default(),
        sections: vec![Section {
            orientation: Orientation::Portrait,
            blocks: vec![Block::Paragraph {
                kind: ParagraphKind::Flush,
                text: text(text_of_ruler),
            }],
        }],
    }
}

fn heading(level: u8, words: &str) -> Block {
    Block::Heading {
        level,
        text: text(words),
    }
}

fn paragraph(words: &str) -> Block {
    Block::Paragraph {
        kind: ParagraphKind::Body,
        text: text(words),
    }
}

fn note(words: &str) -> Block {
    Block::Paragraph {
        kind: ParagraphKind::Note,
        text: text(words),
    }
}

fn column(share: u32, align: Align) -> Column {
    Column { share, align }
}

/// A row of cells separated by `|`.
fn row(cells: &str, shaded: bool) -> Row {
    Row {
        cells: cells.split('|').map(text).collect(),
        shaded,
    }
}

/// Header cells separated by `|`.
fn head(cells: &str) -> Vec<String> {
    cells.split('|').map(str::to_owned).collect()
}

fn body() -> Vec<Block> {
    vec![
        Block::Title(vec![
            "示例县城关镇第二小学".to_owned(),
            "义务教育优质均衡发展一校一策整改提升方案".to_owned(),
        ]),
        Block::Paragraph {
            kind: ParagraphKind::Flush,
            text: text("示例县教育局："),
        },
        paragraph(
            "依据《县域义务教育优质均衡发展督导评估办法》（教督〔2017〕6号），以2026年9月1日数据为准逐项自查，7项资源配置指标中4项达到标准、3项未达到标准。现结合学生数变化，制定本方案。",
        ),
        heading(1, "一、学校基本情况"),
        paragraph(
            "学校位于镇区，2015年建成，现有26个教学班、学生1180人，其中一年级168人、六年级226人。按学校填报的新生数测算，2027年秋1104人，2028年秋1030人，2029年秋962人，今后三年学生数逐年减少——校舍和场地的缺口随之缩小，“先算后建”是本方案的前提。",
        ),
        school_table(),
        note("数据来源：2026年9月1日教育事业统计和学校资产台账。"),
        heading(1, "二、自查达标情况"),
        heading(2, "（一）七项资源配置指标"),
        paragraph(
            "7项资源配置指标中4项达到标准，1项（生均教学及辅助用房面积）达到标准的94.5%，2项（每百名学生拥有县级以上骨干教师数、生均体育运动场馆面积）低于标准的85%。按“至少6项达标、余项不低于85%”衡量，本校尚未达到要求。",
        ),
        indicator_table(),
        heading(2, "（二）学校承担的保障和质量事项"),
        Block::Paragraph {
            kind: ParagraphKind::Body,
            text: vec![
                Inline::Lead("班额超出规定。".to_owned()),
                Inline::Text("三、五、六年级班额超过45人，五年级每班54人。负责人：".to_owned()),
                Inline::ToFill("教务主任姓名".to_owned()),
                Inline::Text("，完成时间：2027年2月。".to_owned()),
            ],
        },
        heading(1, "三、主要问题及原因"),
        heading(3, "1.体育场地不足。"),
        paragraph(
            "现有运动场地6900平方米，可容920人，实有1180人；生均5.85平方米，为标准的78%。按现有人数还差1950平方米，先到85%需增623平方米。学生数逐年减少，按学校填报的新生数测算，2027年秋1104人还差1380平方米，2028年秋1030人还差825平方米。",
        ),
        heading(3, "2.县级以上骨干教师不足。"),
        Block::Paragraph {
            kind: ParagraphKind::Body,
            text: vec![
                Inline::Text("现有9名，按1180人应有12名，差3名。原因待核：".to_owned()),
                Inline::ToFill("骨干教师不足的原因".to_owned()),
                Inline::Text("。".to_owned()),
            ],
        },
        heading(1, "四、整改任务与措施"),
        measure_table(),
        Block::AnnexList(vec![
            "七项资源配置指标测算表".to_owned(),
            "学校学生数预测及新增教学班安排情况一览表和义务教育优质均衡发展佐证材料目录".to_owned(),
        ]),
        Block::Signature {
            signer: text("示例县城关镇第二小学"),
            date: text("2026年11月22日"),
            sealed: true,
        },
    ]
}

fn school_table() -> Block {
    Block::Table(Table {
        caption: Some("表1 学校基本情况（2026年9月1日）".to_owned()),
        columns: vec![column(2, Align::Centre); 8],
        head: head("年级|一|二|三|四|五|六|合计"),
        rows: vec![
            row("学生数|168|176|190|204|216|226|1180", false),
            row("教学班|4|4|4|5|4|5|26", false),
            row("班额|42.0|44.0|47.5|40.8|54.0|45.2|45.4", true),
        ],
    })
}

fn indicator_table() -> Block {
    let numbers = column(2, Align::Centre);
    Block::Table(Table {
        caption: Some("表2 七项资源配置指标达标情况".to_owned()),
        columns: vec![
            column(1, Align::Centre),
            column(6, Align::Left),
            numbers,
            numbers,
            numbers,
            column(3, Align::Centre),
            column(3, Align::Centre),
            column(2, Align::Centre),
        ],
        head: head("序号|指标|标准|现状|比例|到标准差|到85%差|结论"),
        rows: vec![
            row(
                "1|每百名学生拥有高于规定学历教师数（人）|4.2|4.41|104.9%|—|—|达标（临界）",
                false,
            ),
            row(
                "2|每百名学生拥有县级以上骨干教师数（人）|1|0.76|76.3%|3人|2人|未达标",
                true,
            ),
            row(
                "3|每百名学生拥有体育、艺术专任教师数（人）|0.9|0.93|103.6%|—|—|达标（临界）",
                false,
            ),
            row(
                "4|生均教学及辅助用房面积（平方米）|4.5|4.25|94.5%|290平方米|—|余项",
                true,
            ),
            row(
                "5|生均体育运动场馆面积（平方米）|7.5|5.85|78.0%|1950平方米|623平方米|未达标",
                true,
            ),
            row(
                "6|生均教学仪器设备值（元）|2000|2050.85|102.5%|—|—|达标（临界）",
                false,
            ),
            row(
                "7|每百名学生拥有网络多媒体教室数（间）|2.3|2.54|110.5%|—|—|达标",
                false,
            ),
        ],
    })
}

fn measure_table() -> Block {
    let measures = [
        (
            "体育场地",
            "2027年5月前实测登记全部场地，清退东侧停车区恢复运动用途；2027年暑期硬化划线；其余面积由本校提请县局协调周边场地。",
            "总务主任",
            "2028年9月",
            "场地测绘图、资产登记表、验收单",
        ),
        (
            "教学用房",
            "不新建。2027年秋学生降至1104人，生均4.54平方米即达标，余量52平方米；若2027年新生比填报多12人以上将再次不足，每年9月10日前复核。",
            "教务主任",
            "2027年9月",
            "学籍系统学生数、房间用途清单",
        ),
        (
            "骨干教师",
            "推荐5名教师参加县级骨干教师评选，校内先行培养，每人每学期上公开课2次并带1名青年教师。",
            "副校长",
            "2027年12月",
            "评选文件、公开课记录",
        ),
        (
            "班额",
            "2027年7月六年级5个班毕业，秋季一至六年级共1104人至少需27个班，8月把升入四年级的190人、升入六年级的216人各由4个班编为5个班。",
            "教务主任",
            "2027年8月",
            "编班名册",
        ),
    ];
    let mut rows = Vec::new();
    for round in 1..=3 {
        for (idx, (what, how, who, by, proof)) in measures.iter().enumerate() {
            let number = format!("{round}.{}", idx + 1);
            let mut one = row(
                &format!("{number}|{what}|{how}|{who}|{by}|{proof}"),
                idx == 0,
            );
            if idx == 2 {
                one.cells[3] = vec![Inline::ToFill("副校长姓名".to_owned())];
            }
            rows.push(one);
        }
    }
    Block::Table(Table {
        caption: Some("表3 整改任务与措施".to_owned()),
        columns: vec![
            column(3, Align::Centre),
            column(4, Align::Centre),
            column(14, Align::Left),
            column(5, Align::Centre),
            column(5, Align::Centre),
            column(7, Align::Left),
        ],
        head: head("序号|事项|措施|责任人|时限|验收凭据"),
        rows,
    })
}

fn annex_of_figures() -> Vec<Block> {
    let years = [
        ("2026", "1180"),
        ("2027", "1104"),
        ("2028", "1030"),
        ("2029", "962"),
    ];
    let mut rows = Vec::new();
    for (year, pupils) in years.iter().cycle().take(16) {
        let cells = format!(
            "{year}|{pupils}|4.41|差3人|0.93|差290平方米|差1950平方米|2050.85|2.54|新生按150人、142人、136人测算"
        );
        rows.push(row(&cells, *year == "2026"));
    }
    vec![
        Block::AnnexMark("附件1".to_owned()),
        Block::AnnexTitle("七项资源配置指标测算表".to_owned()),
        Block::Table(Table {
            caption: None,
            columns: vec![column(1, Align::Centre); 9]
                .into_iter()
                .chain([column(2, Align::Left)])
                .collect(),
            head: head(
                "年度|学生数|高于规定学历教师|骨干教师|体育艺术教师|教学及辅助用房|体育运动场馆|仪器设备值|多媒体教室|说明",
            ),
            rows,
        }),
    ]
}

fn annexes_of_evidence() -> Vec<Block> {
    let list = |rows: usize| {
        Block::Table(Table {
            caption: Some("佐证材料".to_owned()),
            columns: vec![
                column(1, Align::Centre),
                column(5, Align::Left),
                column(2, Align::Left),
            ],
            head: head("编号|材料|存放处"),
            rows: (1..=rows)
                .map(|number| row(&format!("{number}|2026年教育事业统计基础表|教务处"), false))
                .collect(),
        })
    };
    vec![
        Block::AnnexMark("附件2".to_owned()),
        Block::AnnexTitle("佐证材料目录".to_owned()),
        list(12),
        Block::AnnexMark("附件3".to_owned()),
        Block::AnnexTitle("学生数预测表".to_owned()),
        paragraph("按学校填报的新生数测算。"),
        list(3),
    ]
}
