//! Layout profiles from outside: a file changes exactly what it says, a bad one is refused with line and entry, and any bytes
//! at all end in one or the other.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may stop at what it did not expect"
)]

mod refused;

use cases::{case, with_plan};
use documents::layout::{Layout, PageNumberPlace};
use documents::{Block, Document, Inline, Typefaces};
use files::papers::{self, Content, Paper};
use files::{links, saved};
use formats::docx;
use formats::preview::PaperView;
use packs::MOST_FAULTS;
use packs::layout::{self, changes, read, read_bytes};
use proptest::prelude::{any, prop, prop_assert, proptest};
use school::answers::{Answers, Setting};
use school::draft::Draft;
use support::cases;
use support::office_model::package::Package;
use support::office_model::sample::sample_plan;
use support::sample;

const HEAD: &str = "file = \"版式\"\nname = \"示例县版式\"\n";
const TYPEFACES: [Typefaces; 3] = [
    Typefaces::Standard,
    Typefaces::Office,
    Typefaces::NoTitleFace,
];

fn standard() -> &'static Layout {
    data::layout(Typefaces::Standard)
}

fn profile(rest: &str) -> Layout {
    match read(&format!("{HEAD}{rest}"), standard()) {
        Ok(layout) => layout,
        Err(faults) => panic!("{rest}: {faults:?}"),
    }
}

/// The sample plan under a profile.
fn plan(rest: &str) -> Document {
    Document {
        layout: Some(Box::new(profile(rest))),
        ..sample_plan(Typefaces::Standard)
    }
}

fn written(document: &Document) -> Package {
    Package::read(&docx::write(document).unwrap())
}

fn style<'a>(styles: &'a str, id: &str) -> &'a str {
    let start = styles.find(&format!("w:styleId=\"{id}\"")).unwrap();
    let rest = &styles[start..];
    &rest[..rest.find("</w:style>").unwrap()]
}

/// The school with a profile.
fn school(text: &str) -> Draft {
    let mut draft = case("worked-example");
    let answers = &mut draft.choices.answers;
    answers.insert(Setting::Layout, text);
    draft
}

fn papers_of(draft: &Draft) -> Vec<Paper> {
    with_plan(draft, |basis, plan| {
        papers::papers(basis, plan, data::texts(), data::papers())
    })
}

fn text_of<'a>(papers: &'a [Paper], key: &str) -> &'a Document {
    let paper = papers.iter().find(|paper| paper.key == key).unwrap();
    match &paper.content {
        Content::Text(document) => document,
        Content::Sheets(_) => panic!("{key} is a workbook"),
    }
}

#[test]
fn the_program_has_a_layout_for_each_choice_of_typefaces() {
    let [standard, office, no_title_face] = TYPEFACES.map(data::layout);
    assert_eq!(standard.faces.body, "仿宋");
    assert_eq!(standard.spacing_twips, -5);
    let mut expected = standard.clone();
    expected.name.clone_from(&office.name);
    let faces = &mut expected.faces;
    faces.body = "仿宋_GB2312".to_owned();
    faces.table.clone_from(&faces.body);
    faces.levels[1] = "楷体_GB2312".to_owned();
    faces.levels[2].clone_from(&faces.body);
    faces.levels[3].clone_from(&faces.body);
    faces.lead.clone_from(&faces.levels[1]);
    assert_eq!(*office, expected);
    let mut expected = standard.clone();
    expected.name.clone_from(&no_title_face.name);
    expected.faces.title = "宋体".to_owned();
    expected.bold.title = true;
    assert_eq!(*no_title_face, expected);
}

#[test]
fn a_profile_that_says_nothing_leaves_every_byte_as_it_is() {
    for typefaces in TYPEFACES {
        let built_in = sample_plan(typefaces);
        let layout = read(HEAD, data::layout(typefaces)).unwrap();
        let with_layout = Document {
            layout: Some(Box::new(layout)),
            ..built_in.clone()
        };
        assert_eq!(
            docx::write(&built_in).unwrap(),
            docx::write(&with_layout).unwrap()
        );
    }
    let sample = layout::sample(data::standard_layout());
    let read_sample = read(&sample, standard()).unwrap();
    assert_eq!(read_sample, *standard());
    let whole = read(data::standard_layout(), standard()).unwrap();
    assert_eq!(whole, *standard());
}

#[test]
fn a_profile_changes_exactly_what_it_says() {
    let before = written(&sample_plan(Typefaces::Standard));
    // What is written, in which part it changes what.
    for (rest, part, old, new) in [
        (
            "[margins]\ntop = 30\nouter = \"24.5\"",
            "word/document.xml",
            r#"w:top="2098" w:right="1474" w:bottom="1984" w:left="1587""#,
            r#"w:top="1701" w:right="1389" w:bottom="1984" w:left="1587""#,
        ),
        (
            "[lines]\nbody = 28",
            "word/styles.xml",
            r#"<w:spacing w:before="0" w:after="0" w:line="579" w:lineRule="exact"/>"#,
            r#"<w:spacing w:before="0" w:after="0" w:line="560" w:lineRule="exact"/>"#,
        ),
        (
            "[lines]\nbody = 28",
            "word/document.xml",
            r#"w:linePitch="579""#,
            r#"w:linePitch="560""#,
        ),
        (
            "[text]\nspacing = \"0\"",
            "word/styles.xml",
            r#"<w:spacing w:val="-5"/>"#,
            r#"<w:spacing w:val="0"/><w:sz w:val="32"/>"#,
        ),
        (
            "[text]\ncharacters = 26",
            "word/styles.xml",
            r#"<w:spacing w:val="-5"/>"#,
            // 8845 less 13 ÷ 26 is 339.7, a character of 三号 is 320.
            r#"<w:spacing w:val="19"/>"#,
        ),
        (
            "[text]\nfirst_line = 0",
            "word/styles.xml",
            r#"w:firstLineChars="200" w:firstLine="640""#,
            r#"w:firstLineChars="0" w:firstLine="0""#,
        ),
        (
            "[faces]\nlatin = \"宋体\"",
            "word/styles.xml",
            r#"w:ascii="Times New Roman""#,
            r#"w:ascii="宋体""#,
        ),
        (
            "[sizes]\ntitle = 26",
            "word/styles.xml",
            r#"<w:sz w:val="44"/>"#,
            r#"<w:sz w:val="52"/>"#,
        ),
        (
            "[page_number]\nplace = \"居中\"",
            "word/settings.xml",
            "<w:evenAndOddHeaders/>",
            "<w:zoom",
        ),
        (
            "[page_number]\ndashes = false",
            "word/footer1.xml",
            "— ",
            "PAGE",
        ),
        (
            "[table]\nborder = 1",
            "word/document.xml",
            r#"<w:top w:val="single" w:sz="4""#,
            r#"<w:top w:val="single" w:sz="8""#,
        ),
        (
            "[margins]\nbottom = 30",
            "word/document.xml",
            r#"w:footer="1435""#,
            // 30 mm are 1701 twips, 7 mm and 152 twips above the foot of the line.
            r#"w:footer="1152""#,
        ),
    ] {
        let after = written(&plan(rest));
        assert!(before.text(part).contains(old), "{rest}: {old}");
        assert!(
            !after.text(part).contains(old),
            "{rest}: {old} is still there"
        );
        assert!(after.text(part).contains(new), "{rest}: {new}");
        // Every part that has nothing to do with it is the same.
        for other in [
            "docProps/core.xml",
            "docProps/app.xml",
            "word/_rels/document.xml.rels",
        ] {
            assert_eq!(before.text(other), after.text(other), "{rest}");
        }
    }
}

#[test]
fn headings_take_face_size_and_bold_each_on_its_own() {
    let rest = "[faces]\nlevel2 = \"华文楷体\"\n[bold]\nlevel2 = true\n[sizes]\nlevel1 = \"小三\"";
    let before = written(&sample_plan(Typefaces::Standard)).text("word/styles.xml");
    let after = written(&plan(rest)).text("word/styles.xml");
    let heading = style(&after, "Heading2");
    assert!(heading.contains(r#"w:eastAsia="华文楷体""#), "{heading}");
    assert!(heading.contains("<w:b/>"), "{heading}");
    let heading = style(&after, "Heading1");
    assert!(heading.contains(r#"<w:sz w:val="30"/>"#), "{heading}");
    assert!(
        heading.contains(r#"w:firstLineChars="200" w:firstLine="600""#),
        "{heading}"
    );
    assert!(!heading.contains("<w:b/>"), "{heading}");
    for id in [
        "Normal",
        "Title",
        "Heading3",
        "TableText",
        "Caption",
        "Footer",
    ] {
        assert_eq!(style(&before, id), style(&after, id), "{id}");
    }
    // The sentence that stands out is in the typeface of its level.
    assert!(style(&after, "Lead").contains("华文楷体"));
    let fonts = written(&plan(rest)).text("word/fontTable.xml");
    assert_eq!(fonts.matches("华文楷体").count(), 1);
}

#[test]
fn the_page_number_has_one_footer_in_the_middle() {
    let package = written(&plan("[page_number]\nplace = \"居中\"\ndashes = false"));
    let styles = package.text("word/styles.xml");
    let footer = style(&styles, "Footer");
    assert!(footer.contains(r#"<w:jc w:val="center"/>"#), "{footer}");
    assert!(!footer.contains("<w:ind"), "{footer}");
    let layout = profile("[page_number]\nplace = \"右侧\"");
    assert_eq!(layout.page_number.place, PageNumberPlace::Right);
}

#[test]
fn head_and_imprint_stand_in_the_papers_that_go_out_and_nowhere_else() {
    let draft = school(&format!(
        "{HEAD}[head]\nissuer = \"{{学校}}文件\"\nnumber = \"示二小〔2026〕【待填：序号】号\"\n[imprint]\ncopies_to = \"抄送：示例县人民政府教育督导室\"\nprinter = \"{{学校}}办公室\"\ndate = \"{{日期}}印发\""
    ));
    let name = draft.profile.name.clone();
    let papers = papers_of(&draft);
    for key in ["plan", "report"] {
        let document = text_of(&papers, key);
        let first = document.sections[0].blocks.first().unwrap();
        let Block::Head { issuer, number } = first else {
            panic!("{key} begins with {first:?}");
        };
        assert_eq!(issuer, &documents::text(format!("{name}文件")));
        assert!(number.contains(&Inline::ToFill("序号".to_owned())));
        let count = document.editing.places.len();
        assert_eq!(document.sections.len(), count);
        let last = document.sections[count - 1].blocks.last().unwrap();
        let Block::Imprint {
            copies_to,
            printer,
            date,
        } = last
        else {
            panic!("{key} ends with {last:?}");
        };
        assert_eq!(copies_to, &documents::text("示例县人民政府教育督导室"));
        assert_eq!(printer, &documents::text(format!("{name}办公室")));
        assert_eq!(date, &documents::text("2026年11月22日"));
        for (section, places) in document.sections.iter().zip(&document.editing.places) {
            assert_eq!(section.blocks.len(), places.len(), "{key}");
        }
        assert!(document.marks().any(|mark| mark == "序号"));
        let package = written(document);
        let text = package.text("word/document.xml");
        assert!(text.contains(r#"<w:pStyle w:val="Issuer"/>"#));
        assert!(text.contains("抄送：") && text.contains("印发</w:t>"));
        assert!(text.contains("<w:t>＿＿＿</w:t>"), "a line to write on");
        assert!(!text.contains("待填"));
        assert_eq!(text.matches("抄送：").count(), 1);
        // 0.35 and 0.25 mm.
        assert_eq!(text.matches(r#"<w:top w:val="single" w:sz="8" w:space="0" w:color="000000"/><w:bottom w:val="single" w:sz="6""#).count(), 1);
        assert_eq!(text.matches(r#"<w:top w:val="single" w:sz="6" w:space="0" w:color="000000"/><w:bottom w:val="single" w:sz="8""#).count(), 2);
    }
    let evidence = text_of(&papers, "evidence");
    assert_eq!(evidence.layout().margins, standard().margins);
    let is_head_or_imprint =
        |block: &&Block| matches!(block, Block::Head { .. } | Block::Imprint { .. });
    assert_eq!(
        evidence
            .sections
            .iter()
            .flat_map(|section| &section.blocks)
            .filter(is_head_or_imprint)
            .count(),
        0
    );
}

#[test]
fn what_the_layout_adds_is_changed_in_place_like_any_other_text() {
    let mut draft = school(&format!(
        "{HEAD}[head]\nnumber = \"示二小〔2026〕【待填：序号】号\"\n[imprint]\nprinter = \"{{学校}}办公室\""
    ));
    let mut edit = |key: &str, text: &str| {
        draft.choices.answers.insert(key, text.to_owned());
    };
    edit("edit/report/head/number", "示二小〔2026〕7号");
    edit("edit/report/imprint/printer", "示例县城关镇第二小学党政办");
    let papers = papers_of(&draft);
    let report = text_of(&papers, "report");
    let blocks = || report.sections.iter().flat_map(|section| &section.blocks);
    let number = blocks().find_map(|block| match block {
        Block::Head { number, .. } => Some(number.clone()),
        _ => None,
    });
    assert_eq!(number.unwrap(), documents::text("示二小〔2026〕7号"));
    assert!(
        !report.marks().any(|mark| mark == "序号"),
        "the mark is gone from the last page too"
    );
    assert_eq!(
        report.editing.edits.first().unwrap().key,
        "edit/report/head/number"
    );
    assert!(text_of(&papers, "plan").marks().any(|mark| mark == "序号"));
    assert!(documents::edits::orphaned_edits(&draft.choices, &[&report.editing]).is_empty());
    // The keys are those of the preview.
    let preview = PaperView::of_document(report, &draft.choices.answers);
    let mut texts = preview.texts().into_iter();
    let number = texts.find(|text| text.short_key == "head/number").unwrap();
    assert!(number.is_changed && number.words() == "示二小〔2026〕7号");
}

#[test]
fn the_profile_is_kept_in_the_school_file() {
    let text = format!("{HEAD}# 县里的话\r\n[lines]\nbody = \"30\"\n");
    let draft = school(&text);
    let file = saved::save(&draft, data::catalogue(), data::main_pack());
    let opened = saved::open(&file, data::catalogue()).unwrap().draft;
    assert_eq!(
        opened.choices.answers.typed(Setting::Layout),
        Some(text.as_str())
    );
    assert_eq!(
        layout::chosen(&opened.choices, data::layouts())
            .unwrap()
            .lines
            .body_twips,
        600
    );
    // One that cannot be read any more changes nothing and is told.
    let broken = school("file = \"版式\"\nname = \"旧\"\n[lines]\nbody = 1");
    assert!(layout::chosen(&broken.choices, data::layouts()).is_none());
    assert!(
        layout::read_chosen(&broken.choices, data::layouts())
            .unwrap()
            .is_err()
    );
    assert_eq!(
        docx::write(text_of(&papers_of(&broken), "plan")).unwrap(),
        docx::write(text_of(&papers_of(&case("worked-example")), "plan")).unwrap()
    );
}

#[test]
fn lines_of_a_section_of_ones_own_stand_on_the_levels_that_they_name() {
    let mut draft = school(&format!("{HEAD}[faces]\nlevel4 = \"黑体\""));
    for (field, text) in [
        ("heading", "与社区共用场地"),
        (
            "text",
            "约定如下。\n（一）范围\n1.场地\n（1）篮球场\n1.5米以内不放器材\n（二）费用。由双方分担。",
        ),
    ] {
        let key = format!("section/plan/1/{field}");
        draft.choices.answers.insert(&key, text);
    }
    let papers = papers_of(&draft);
    let plan = text_of(&papers, "plan");
    let blocks: Vec<&Block> = plan
        .sections
        .iter()
        .flat_map(|section| &section.blocks)
        .collect();
    let begin = blocks.iter().position(|block| match block {
        Block::Heading { level: 1, text } => {
            text.iter().any(|text| text.shown() == "与社区共用场地")
        }
        _ => false,
    });
    let section = &blocks[begin.unwrap() + 1..][..6];
    let levels: Vec<Option<u8>> = section
        .iter()
        .map(|section| match section {
            Block::Heading { level, .. } => Some(*level),
            _ => None,
        })
        .collect();
    assert_eq!(levels, [None, Some(2), Some(3), Some(4), None, None]);
    let Block::Paragraph { text, .. } = section[5] else {
        panic!("{:?}", section[5]);
    };
    assert_eq!(text[0], Inline::Lead("（二）费用。".to_owned()));
    let package = written(plan);
    let styles = package.text("word/styles.xml");
    let heading = style(&styles, "Heading4");
    assert!(
        heading.contains("heading 4") && heading.contains("黑体"),
        "{heading}"
    );
    assert!(
        heading.contains(r#"<w:outlineLvl w:val="3"/>"#),
        "{heading}"
    );
    assert!(
        package
            .text("word/document.xml")
            .contains(r#"<w:pStyle w:val="Heading4"/>"#)
    );
    // A document without that level does not have the style.
    let report = written(text_of(&papers, "report")).text("word/styles.xml");
    assert!(!report.contains("Heading4"));
}

#[test]
fn a_link_to_the_school_carries_the_text_of_its_profile() {
    let link_of = |draft: &Draft| {
        let saved = saved::save(draft, data::catalogue(), data::main_pack());
        links::school(&saved).unwrap()
    };
    let plain = link_of(&case("worked-example")).len();
    let county = std::fs::read_to_string(support::root().join("tests/office/county.toml")).unwrap();
    let with_sample = link_of(&school(&layout::sample(data::standard_layout())));
    let with_county = link_of(&school(&county));
    // As docs/layout-profile.md has it.
    assert!((2_300..2_700).contains(&(with_sample.len() - plain)));
    assert!((600..800).contains(&(with_county.len() - plain)));
    let links::Link::School(text) = links::read(&with_county).unwrap() else {
        panic!("a school is in it");
    };
    let opened = saved::open(&text, data::catalogue()).unwrap().draft;
    assert_eq!(
        opened.choices.answers.typed(Setting::Layout),
        Some(county.as_str())
    );
}

#[test]
fn changes_are_told_as_they_are_written() {
    let changes_of = |rest: &str| -> Vec<String> {
        let text = format!("{HEAD}{rest}");
        let found = changes(&text, data::standard_layout(), standard());
        found
            .into_iter()
            .map(|change| format!("{} {} {}", change.what, change.now, change.before))
            .collect()
    };
    assert_eq!(
        changes_of(
            "[margins]\ntop = 30.5\nbottom = 35\n[bold]\ntitle = true\n[head]\nnumber = \"\""
        ),
        ["天头 30.5毫米 37毫米", "标题加粗 是 否"]
    );
    assert!(changes_of("").is_empty());
    assert!(changes_of("[margins]\ntop = 1").is_empty());
}

#[test]
fn the_page_for_county_clerks_has_every_entry() {
    let page = std::fs::read_to_string(support::root().join("docs/layout-profile.md")).unwrap();
    for table in layout::tables() {
        assert!(page.contains(&format!("[{table}]")), "{table}");
    }
    for key in layout::keys() {
        let key = key.rsplit('.').next().unwrap().to_owned();
        assert!(page.contains(&format!("`{key}`")), "{key}");
    }
    let example = page.split("```toml\n").nth(1).unwrap();
    let example = read(example.split("```").next().unwrap(), standard()).unwrap();
    assert_eq!(example.lines.body_twips, 560);
    for key in layout::keys() {
        let (table, key) = key.split_once('.').unwrap_or(("", &key));
        let is_there = data::standard_layout()
            .lines()
            .any(|line| line.starts_with(&format!("{key} = ")));
        assert!(is_there || key == "spacing", "{table}.{key}");
    }
}

proptest! {
    #![proptest_config(sample::laws(150, 4000))]

    #[test]
    fn any_bytes_are_refused_with_few_faults_or_taken(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        match read_bytes(&bytes, standard()) {
            Ok(layout) => prop_assert!(!layout.name.is_empty()),
            Err(faults) => prop_assert!(!faults.is_empty() && faults.len() <= MOST_FAULTS + 1),
        }
    }

    /// What is taken gives a file that has room for its lines, and pages in the preview.
    #[test]
    fn any_measures_are_refused_or_make_a_document(
        margins in prop::array::uniform4(8_u32..95),
        line in 5_u32..110,
        size in 4_u32..80,
        spacing in -30_i32..60,
    ) {
        let [top, bottom, binding, outer] = margins;
        let spacing = format!("{}{}.{:02}", if spacing < 0 { "-" } else { "" }, spacing.abs() / 10, spacing.abs() % 10 * 10);
        let text = format!(
            "{HEAD}[margins]\ntop = {top}\nbottom = {bottom}\nbinding = {binding}\nouter = {outer}\n[lines]\nbody = {line}\n[text]\nspacing = {spacing}\n[sizes]\nbody = \"{size}\"\n"
        );
        match read(&text, standard()) {
            Ok(layout) => {
                let document = Document { layout: Some(Box::new(layout)), ..sample_plan(Typefaces::Standard) };
                prop_assert!(docx::write(&document).is_ok());
                prop_assert!(!docx::pages::page_starts(&document).is_empty());
                prop_assert!(PaperView::without_pages(&document, &Answers::default()).style.is_some());
            }
            Err(faults) => prop_assert!(faults.iter().all(|fault| fault.line.is_some()), "{faults:?}"),
        }
    }
}
