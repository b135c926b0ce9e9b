//! The plan that is handed in: that it names everything that was chosen and no code, that it says nothing of nothing, and what
//! it says of the worked example.

use cases::{case, cases, draft, with_plan};
use documents::{Block, Document, Inline};
use formats::docx::pages::section_page_starts;
use generated::generated;
use numbers::calendar::{Date, Month};
use plan::Plan;
use school::answers::{AnswerKey, FeedbackField, ProblemField, Setting, TaskField};
use school::draft::{Draft, Entry, ProblemChoices};
use school::figures::{FigureId, Part, Slot};
use school::profile::{SchoolKind, Stage};
use support::cases;
use support::generated;

/// The plan of that genre as it is downloaded: as short as its genre allows.
fn written(draft: &Draft, genre: &str) -> Document {
    let mut draft = draft.clone();
    draft.choices.answers.insert(Setting::Genre, genre);
    with_plan(&draft, |basis, plan| {
        files::papers::school_plan(basis, plan, data::texts(), data::papers())
            .unwrap()
            .1
    })
}

/// The genre that the findings of a school call for; `None` where too little is known.
fn usual(draft: &Draft) -> Option<&'static str> {
    with_plan(draft, documents::usual_genre)
}

fn shown(text: &[Inline]) -> String {
    text.iter().map(Inline::shown).collect()
}

/// Every text of a section, a line per paragraph and cell.
fn lines(document: &Document, section: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for block in &document.sections[section].blocks {
        match block {
            Block::Heading { text, .. } | Block::Paragraph { text, .. } => lines.push(shown(text)),
            Block::Table(table) => {
                lines.extend(table.caption.clone());
                lines.extend(
                    table
                        .rows
                        .iter()
                        .flat_map(|row| &row.cells)
                        .map(|cell| shown(cell)),
                );
            }
            Block::Title(title) => lines.extend(title.iter().cloned()),
            _ => {}
        }
    }
    lines
}

fn all_lines(document: &Document) -> Vec<String> {
    (0..document.sections.len())
        .flat_map(|section| lines(document, section))
        .collect()
}

fn paragraphs(document: &Document) -> Vec<String> {
    let blocks = &document.sections[0].blocks;
    let paragraph = |block: &Block| match block {
        Block::Paragraph { text, .. } => Some(shown(text)),
        _ => None,
    };
    blocks.iter().filter_map(paragraph).collect()
}

/// Pages of a section.
fn pages(document: &Document, section: usize) -> usize {
    section_page_starts(document, section).len()
}

/// Every case, and schools that were generated, by name.
fn schools() -> impl Iterator<Item = (String, Draft)> {
    let cases = cases().into_iter();
    let cases = cases.map(|file| (file.display().to_string(), draft(&file)));
    let all = cases.chain((1..=200).map(|seed| (format!("generated {seed}"), generated(seed))));
    all.filter(|(_, draft)| usual(draft).is_some())
}

fn problems(draft: &Draft) -> usize {
    with_plan(draft, |_, plan| plan.problems.len())
}

/// Pages of the body that a bureau takes.
fn budget(genre: &str, problems: usize) -> usize {
    match (genre, problems) {
        ("consolidate", _) => 3,
        ("small", _) => 2,
        (_, ..=11) => 6,
        _ => 8,
    }
}

/// Pages of the annexes of a plan together that a bureau takes, and of a report.
const MOST_ANNEX_PAGES: usize = 3;
const MOST_REPORT_PAGES: usize = 5;

#[test]
fn a_plan_is_no_longer_than_a_bureau_takes() {
    let mut long = Vec::new();
    for (name, school) in schools() {
        let genre = usual(&school).unwrap();
        let document = written(&school, genre);
        let count = problems(&school);
        let is = (pages(&document, 0), pages(&document, 1));
        if is.0 > budget(genre, count) || is.1 > MOST_ANNEX_PAGES {
            long.push(format!("{name}: {genre}, {count} problems, {is:?} pages"));
        }
    }
    assert_eq!(long, [""; 0]);
}

#[test]
fn every_kind_of_paper_is_as_short_as_it_may_be() {
    let mut long = Vec::new();
    for (name, school) in schools().filter(|(_, school)| problems(school) > 0) {
        let count = problems(&school);
        for (genre, most) in [("special", budget("", count)), ("three-year", 8)] {
            let document = written(&school, genre);
            let is = (pages(&document, 0), pages(&document, 1));
            if is.0 > most || is.1 > MOST_ANNEX_PAGES {
                long.push(format!("{name}: {genre}, {count} problems, {is:?} pages"));
            }
        }
    }
    assert_eq!(long, [""; 0]);
}

/// Rows of the first table of a document.
fn rows(document: &Document) -> usize {
    let mut blocks = document.sections[0].blocks.iter();
    let rows = blocks.find_map(|block| match block {
        Block::Table(table) => Some(table.rows.len()),
        _ => None,
    });
    rows.unwrap_or_default()
}

#[test]
fn a_table_alone_is_one_sheet_and_two_where_it_has_more_than_sixteen_rows() {
    let mut long = Vec::new();
    for (name, school) in schools() {
        let document = written(&school, "table");
        let count = rows(&document);
        let most = if count > 16 { 2 } else { 1 };
        if pages(&document, 0) > most {
            long.push(format!(
                "{name}: {count} rows, {} pages",
                pages(&document, 0)
            ));
        }
    }
    assert_eq!(long, [""; 0]);
}

#[test]
fn a_report_has_five_pages_and_a_request_one() {
    let mut long = Vec::new();
    for (name, mut school) in schools() {
        // Who signs and whom to ask take lines of their own.
        for (key, text) in [
            (AnswerKey::Signatory, "张建国"),
            (AnswerKey::Contact, "蒋敏"),
            (AnswerKey::Phone, "0000-1234567"),
        ] {
            school.choices.answers.insert(key, text);
        }
        with_plan(&school, |basis, plan| {
            let (texts, papers) = (data::texts(), data::papers());
            let report = documents::self_check_report(basis, plan, texts, papers);
            let requests = documents::requests(basis, plan, texts, papers);
            let of_report = [(report, MOST_REPORT_PAGES)].into_iter();
            let all = of_report.chain(requests.into_iter().map(|request| (request.document, 1)));
            for (document, most) in all {
                let count: usize = (0..document.sections.len())
                    .map(|section| pages(&document, section))
                    .sum();
                if count > most {
                    long.push(format!("{name}: {} {count} pages", document.title));
                }
            }
        });
    }
    assert_eq!(long, [""; 0]);
}

#[test]
fn no_sentence_stands_twice_in_a_body() {
    let mut twice = Vec::new();
    for (name, school) in schools() {
        let document = written(&school, usual(&school).unwrap());
        let mut said: Vec<String> = Vec::new();
        for paragraph in paragraphs(&document) {
            let sentences = paragraph.split_inclusive('。');
            for sentence in sentences.filter(|sentence| sentence.chars().count() > 16) {
                let numerals = |letter: char| "（一二三四五六七八九十）".contains(letter);
                let sentence = sentence.trim_start_matches(numerals);
                // What waits is said in the same words of each.
                let waits = sentence.contains("研究确定整改措施");
                if !waits && said.iter().any(|said| said == sentence) {
                    twice.push(format!("{name}: {sentence}"));
                }
                said.push(sentence.to_owned());
            }
        }
    }
    assert_eq!(twice, [""; 0]);
}

#[test]
fn no_code_and_no_mark_stands_in_it() {
    for (name, school) in schools() {
        let document = written(&school, usual(&school).unwrap());
        for line in all_lines(&document) {
            let letters: Vec<char> = line.chars().collect();
            let code = letters.windows(2).any(|pair| {
                matches!(pair[0], 'R' | 'G' | 'Q' | 'V' | 'P' | 'D') && pair[1].is_ascii_digit()
            });
            assert!(!code, "{name}: {line}");
            let marked =
                line.contains("待填") && !line.contains("学校全称") && !line.contains("校名");
            assert!(!marked, "{name}: {line}");
        }
    }
}

#[test]
fn no_paper_has_a_word_of_the_program() {
    let mut found = Vec::new();
    for (name, school) in schools() {
        with_plan(&school, |basis, plan| {
            let papers = files::papers::papers(basis, plan, data::texts(), data::papers());
            for paper in papers {
                let handed_in = [files::papers::PLAN, files::papers::REPORT];
                let is_request = paper.key.starts_with(files::papers::REQUEST);
                let files::papers::Content::Text(document) = &paper.content else {
                    continue;
                };
                if !is_request && !handed_in.contains(&paper.key.as_str()) {
                    continue;
                }
                for line in all_lines(document) {
                    let mut words = data::papers().lint.tool_words.iter();
                    if let Some(word) = words.find(|word| line.contains(word.as_str())) {
                        found.push(format!("{name} {}: {word} in {line}", paper.key));
                    }
                }
            }
        });
    }
    found.truncate(40);
    assert_eq!(found, [""; 0]);
}

/// What a school leaves open is marked in the preview alone: a file that is printed has a line to write on there, or nothing.
#[test]
fn no_file_bears_a_mark_or_a_page_of_what_is_missing() {
    let (mut marks, mut files_seen) = (0, 0);
    for file in cases() {
        with_plan(&draft(&file), |basis, plan| {
            for paper in files::papers::papers(basis, plan, data::texts(), data::papers()) {
                let bytes = match &paper.content {
                    files::papers::Content::Text(document) => {
                        marks += document.marks().count();
                        let sections = document.sections.len();
                        assert_eq!(
                            sections,
                            document.editing.places.len(),
                            "{file:?} {}",
                            paper.key
                        );
                        formats::docx::write(document).unwrap()
                    }
                    files::papers::Content::Sheets(book) => {
                        marks += book.marks();
                        formats::xlsx::write(book).unwrap()
                    }
                };
                let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
                for part in 0..zip.len() {
                    let mut text = Vec::new();
                    std::io::copy(&mut zip.by_index(part).unwrap(), &mut text).unwrap();
                    let text = String::from_utf8_lossy(&text);
                    assert!(!text.contains("待填"), "{file:?} {}", paper.key);
                }
                files_seen += 1;
            }
        });
    }
    assert!(
        marks > 20 && files_seen > 60,
        "{marks} marks in {files_seen} files"
    );
}

#[test]
fn nothing_is_said_of_nothing() {
    for (name, school) in schools() {
        let document = written(&school, usual(&school).unwrap());
        for paragraph in paragraphs(&document) {
            let letters: Vec<char> = paragraph.chars().collect();
            for (idx, letter) in letters.iter().enumerate() {
                let is_nothing = *letter == '0'
                    && letters
                        .get(idx + 1)
                        .is_some_and(|next| "间名个项人".contains(*next))
                    && !idx
                        .checked_sub(1)
                        .is_some_and(|idx| letters[idx].is_ascii_digit() || letters[idx] == '.');
                assert!(!is_nothing, "{name}: {paragraph}");
            }
        }
    }
}

/// Every month that a text names.
fn months(text: &str) -> Vec<Month> {
    let letters: Vec<char> = text.chars().collect();
    let number = |from: usize| -> (usize, u16) {
        let digits: String = letters
            .iter()
            .skip(from)
            .take_while(|letter| letter.is_ascii_digit())
            .collect();
        (digits.len(), digits.parse().unwrap_or(0))
    };
    let mut months = Vec::new();
    for at in 0..letters.len() {
        let (length, year) = number(at);
        if length == 4 && letters.get(at + 4) == Some(&'年') {
            let (length, month) = number(at + 5);
            if length > 0 && letters.get(at + 5 + length) == Some(&'月') {
                months.extend(Month::new(year, month as u8));
            }
        }
    }
    months
}

#[test]
fn nothing_is_to_be_done_before_the_plan() {
    for (name, school) in schools() {
        let Some(start) = school.choices.plan_date else {
            continue;
        };
        let document = written(&school, usual(&school).unwrap());
        let lines = all_lines(&document).into_iter();
        for line in lines.filter(|line| line.contains("月底前")) {
            for month in months(&line) {
                assert!(month >= start.month(), "{name}: {line}");
            }
        }
    }
}

/// Rows of the table whose head begins so, in any section.
fn table_rows(document: &Document, head: &[&str]) -> Vec<Vec<String>> {
    let mut blocks = document.sections.iter().flat_map(|section| &section.blocks);
    let rows = blocks.find_map(|block| match block {
        Block::Table(table) if table.head.iter().zip(head).all(|(is, wanted)| is == wanted) => {
            let row = |row: &documents::Row| row.cells.iter().map(|cell| shown(cell)).collect();
            Some(table.rows.iter().map(row).collect())
        }
        _ => None,
    });
    rows.unwrap_or_default()
}

#[test]
fn a_goal_has_one_day_in_every_place() {
    let (mut wrong, mut compared) = (Vec::new(), 0);
    for (name, school) in schools() {
        if usual(&school) != Some("improvement") {
            continue;
        }
        let document = written(&school, "improvement");
        let goals = table_rows(&document, &["事项", "现状", "校内措施完成后"]);
        let overall = paragraphs(&document);
        let overall = overall
            .iter()
            .find(|text| text.contains("总体目标。"))
            .unwrap();
        let ledger = table_rows(&document, &["序号", "存在问题"]);
        for goal in &goals {
            let (what, day) = (&goal[0], &goal[4]);
            let is_dated = day.ends_with('月');
            let mut clauses = overall.split(['；', '。']);
            let told = clauses.find(|clause| clause.contains(what.as_str()));
            let Some(told) = told else {
                wrong.push(format!("{name}: {what} is no goal in {overall}"));
                continue;
            };
            compared += 1;
            // What may stay is striven for, whenever it comes.
            if told.contains("力争达标") {
                continue;
            }
            if is_dated != told.starts_with(&format!("到{day}")) {
                wrong.push(format!("{name}: {what} {day} in {told}"));
            }
        }
        // The rows of both go by the same order where the table has all of them.
        let with_dates = ledger.iter().filter(|row| row[0] != "—");
        if goals.len() == with_dates.clone().count() {
            for (goal, row) in goals.iter().zip(with_dates) {
                let in_ledger = row.iter().any(|cell| cell.starts_with(goal[4].as_str()));
                let waits = goal[4].starts_with("措施") || goal[4] == "待核定";
                if !in_ledger && !waits {
                    wrong.push(format!("{name}: {} {} in {row:?}", goal[0], goal[4]));
                }
            }
        }
    }
    wrong.truncate(20);
    assert_eq!(wrong, [""; 0]);
    assert!(compared > 500, "{compared}");
}

/// Everything that a person ticked, by its short text.
fn ticked(plan: &Plan) -> Vec<(String, bool)> {
    let tasks = plan.problems.iter().flat_map(plan::PlanProblem::tasks);
    let tasks = tasks.filter(|task| !task.brief.is_empty());
    tasks
        .map(|task| {
            (
                task.brief.clone(),
                task.is_done_by_school() || task.by_founder,
            )
        })
        .collect()
}

#[test]
fn every_problem_and_every_chosen_measure_is_named_in_the_body_and_the_ledger() {
    for (name, school) in schools() {
        let document = written(&school, usual(&school).unwrap());
        let body = lines(&document, 0).join("\n");
        if problems(&school) == 0 || document.sections.len() < 2 {
            continue;
        }
        let ledger = lines(&document, 1).join("\n");
        with_plan(&school, |_, plan| {
            for (brief, _) in ticked(plan) {
                assert!(body.contains(&brief), "{name}: {brief} in the body");
                assert!(ledger.contains(&brief), "{name}: {brief} in the ledger");
            }
            for problem in &plan.problems {
                assert!(
                    ledger.contains(&problem.heading),
                    "{name}: {}",
                    problem.heading
                );
            }
        });
    }
}

/// The worked example with measures, causes, people and a price.
fn worked(intake: Option<&str>) -> Draft {
    let mut draft = case("worked-example");
    draft.choices.plan_date = Date::new(2026, 11, 22);
    draft.choices.target_date = Date::new(2028, 9, 1);
    draft.choices.problems.clear();
    let part = Part::Stage(Stage::Primary);
    let slot = Slot {
        figure: FigureId::from("expected_intake"),
        part,
    };
    draft.entries.remove(&slot);
    if let Some(intake) = intake {
        draft.entries.insert(slot, Entry::Text(intake.to_owned()));
    }
    let mut choose =
        |problem: &str, causes: &[&str], measures: &[&str], blanks: &[(&str, &str)]| {
            let problems = &mut draft.choices.problems;
            let choices: &mut ProblemChoices = problems.entry(problem.to_owned()).or_default();
            choices.causes = causes.iter().map(|cause| (*cause).to_owned()).collect();
            let measures = measures.iter().map(|measure| (*measure).to_owned());
            choices.measures = Some(measures.collect());
            for (name, text) in blanks {
                choices
                    .blanks
                    .insert((*name).to_owned(), (*text).to_owned());
            }
        };
    choose(
        "R2",
        &["few_applied"],
        &["verify", "cultivate", "places"],
        &[("预计评上人数", "2")],
    );
    choose(
        "R5",
        &["occupied"],
        &["survey", "clear", "stagger", "surface"],
        &[
            ("停车区或临时建筑", "教学楼东侧停车区"),
            ("清退面积", "420"),
            ("空地位置", "校门西侧空地"),
            ("新增面积", "600"),
        ],
    );
    choose(
        "R4",
        &["occupied"],
        &["vacate", "convert"],
        &[
            ("被占用的房间", "北楼104、105室"),
            ("腾退面积", "120"),
            ("闲置房间", "综合楼401室"),
            ("改用面积", "90"),
        ],
    );
    draft
        .choices
        .people
        .insert("general_affairs".to_owned(), "赵永生".to_owned());
    let price = AnswerKey::Price { cost: "surface" };
    draft.choices.answers.insert(price, "260");
    draft
}

#[test]
fn the_worked_example_says_what_its_measures_make() {
    let document = written(&worked(Some("150 142 136")), "improvement");
    let body = lines(&document, 0).join("\n");
    for text in [
        "2028年7.11㎡",
        "2028年7.69㎡",
        "2027年4.74㎡",
        "2028年0.87名",
        "2028年1.07名",
        "清退教学楼东侧停车区，恢复场地420平方米",
        "完成后总量达到7320平方米",
        "收回北楼104、105室120平方米",
        "2027年2月底前",
        "校门西侧空地600平方米改造为运动场地",
        "600平方米，260元/平方米",
        "15.6",
        "没有落实的，2028年为生均7.11平方米（标准的94.8%）",
        "达标时间顺延至2029年9月",
        "届时7项指标达标不少于6项、余项不低于标准的85%",
    ] {
        assert!(body.contains(text), "{text}\n{body}");
    }
}

#[test]
fn without_coming_pupils_the_example_says_that_it_falls_short() {
    let document = written(&worked(None), "improvement");
    let body = lines(&document, 0).join("\n");
    for text in [
        "6.20㎡（标准的82.7%）",
        "6.71㎡（标准的89.5%）",
        "4.43㎡（标准的98.5%）",
        "体育运动场馆为生均6.71平方米（标准的89.5%），仍缺930平方米",
        "均不能按期达标",
        "按现有学生数测算",
        "资源配置指标到2028年9月还不能符合要求",
    ] {
        assert!(body.contains(text), "{text}\n{body}");
    }
}

#[test]
fn the_table_alone_is_one_landscape_sheet_with_what_is_met_as_well() {
    let document = written(&worked(None), "table");
    assert_eq!(document.sections.len(), 1);
    assert_eq!(pages(&document, 0), 1);
    let text = lines(&document, 0).join("\n");
    for part in ["达标", "差1950㎡", "长期", "赵永生"] {
        assert!(text.contains(part), "{part}\n{text}");
    }
}

/// A problem of the school's own, or of feedback.
fn tell(draft: &mut Draft, number: u32, fields: &[(ProblemField, &str)]) {
    for (field, text) in fields {
        let key = AnswerKey::SchoolProblem {
            number,
            field: *field,
        };
        draft.choices.answers.insert(key, *text);
    }
}

fn inspected() -> Draft {
    let mut school = worked(Some("150 142 136"));
    for (field, text) in [
        (FeedbackField::By, "县人民政府教育督导室"),
        (FeedbackField::Date, "2026-10-28"),
        (FeedbackField::Met, "2026-10-30"),
        (FeedbackField::Due, "2026-11-30"),
    ] {
        school
            .choices
            .answers
            .insert(AnswerKey::Feedback(field), text);
    }
    tell(
        &mut school,
        1,
        &[
            (ProblemField::Text, "专用教室没有排进课表，使用登记不全。"),
            (ProblemField::Source, "feedback"),
            (
                ProblemField::Measures,
                "专用教室全部排入课表\n当日使用、当日登记，以前缺的如实注明",
            ),
            (ProblemField::Owner, "王志强"),
            (ProblemField::Month, "2027-02"),
            (ProblemField::Proof, "课表、登记本"),
        ],
    );
    tell(
        &mut school,
        2,
        &[
            (ProblemField::Text, "校园文化建设薄弱"),
            (ProblemField::Source, "school"),
        ],
    );
    school
}

#[test]
fn problems_of_the_schools_own_stand_in_body_and_ledger_with_the_others() {
    let document = written(&inspected(), "improvement");
    let body = lines(&document, 0).join("\n");
    for text in [
        "解决督导反馈的问题：专用教室没有排进课表，使用登记不全（责任人：王志强）",
        "2027年2月底前专用教室全部排入课表；当日使用、当日登记，以前缺的如实注明。",
        "解决自查发现的问题：校园文化建设薄弱（责任人：待明确）",
        "2026年12月底前研究确定整改措施，补入台账。",
    ] {
        assert!(body.contains(text), "{text}\n{body}");
    }
    let ledger = lines(&document, 1).join("\n");
    for text in [
        "专用教室没有排进课表，使用登记不全",
        "课表、登记本",
        "校园文化建设薄弱",
    ] {
        assert!(ledger.contains(text), "{text}\n{ledger}");
    }
}

#[test]
fn a_plan_after_an_inspection_tells_of_its_feedback_alone() {
    let document = written(&inspected(), "feedback");
    let body = lines(&document, 0).join("\n");
    for text in [
        "2026年10月28日，县人民政府教育督导室对我校开展了义务教育优质均衡发展督导检查，反馈问题1个。我校于2026年10月30日召开会议专题研究。",
        "专用教室没有排进课表，使用登记不全",
        "王志强负责第1项",
        "2026年11月30日前报送整改情况",
        "能立即整改的在2026年12月底前完成",
    ] {
        assert!(body.contains(text), "{text}\n{body}");
    }
    assert!(!body.contains("校园文化"), "{body}");
    assert!(!body.contains("体育场地不足"), "{body}");
    assert!(pages(&document, 0) <= 4);
}

#[test]
fn genres_are_offered_that_have_something_to_tell() {
    let ids = |school: &Draft| {
        with_plan(school, |basis, plan| {
            let genres = documents::genres(basis, plan, data::papers());
            genres
                .iter()
                .map(|genre| genre.id.clone())
                .collect::<Vec<_>>()
        })
    };
    let plain = ids(&worked(None));
    assert_eq!(plain, ["improvement", "special", "three-year", "table"]);
    assert!(ids(&inspected()).contains(&"feedback".to_owned()));
    assert_eq!(ids(&case("junior-all-met"))[0], "consolidate");
    assert_eq!(ids(&case("teaching-point-46"))[0], "small");
    assert_eq!(ids(&case("real-county-aa-school")), [""; 0]);
}

#[test]
fn a_school_of_which_too_little_is_known_gets_a_page_of_what_to_fill_in() {
    with_plan(&case("real-county-aa-school"), |basis, plan| {
        let papers = files::papers::papers(basis, plan, data::texts(), data::papers());
        let first = &papers[0];
        assert_eq!(first.key, files::papers::PLAN);
        let files::papers::Content::Text(document) = &first.content else {
            panic!("it is a text");
        };
        assert_eq!(section_page_starts(document, 0).len(), 1);
        assert_eq!(document.sections.len(), 1);
        assert!(document.title.contains("需补充"), "{}", document.title);
    });
}

#[test]
fn what_is_not_met_of_other_packs_is_a_problem_of_each_pack() {
    let mut school = worked(Some("150 142 136"));
    school.packs.insert("jiaoji-2017-9".to_owned());
    let mut set = |figure: &str| {
        let slot = Slot::new(figure, Part::Whole);
        let entry = Entry::Text("not_reached".to_owned());
        school.entries.insert(slot, entry);
    };
    for figure in ["management_10", "management_11", "management_37"] {
        set(figure);
    }
    with_plan(&school, |_, plan| {
        let [problem] = plan.pack_problems.as_slice() else {
            panic!("{:?}", plan.pack_problems);
        };
        assert_eq!(problem.id, "jiaoji-2017-9");
        assert_eq!(problem.heading, "学校管理标准有3条没有完全落实");
        assert_eq!(problem.items[0], "关爱留守、困境等需要帮助的学生");
        assert!(problem.tasks().count() >= 3);
    });
    let document = written(&school, "improvement");
    let body = lines(&document, 0).join("\n");
    for text in [
        "落实学校管理标准（责任人：",
        "关爱留守、困境等需要帮助的学生",
        "3条全部落实",
    ] {
        assert!(body.contains(text), "{text}\n{body}");
    }
    let ledger = lines(&document, 1).join("\n");
    assert!(ledger.contains("学校管理标准有3条没有完全落实"), "{ledger}");
    assert!(pages(&document, 0) <= 6);
}

#[test]
fn secretary_and_head_lead_together_and_one_who_is_both_is_named_once() {
    let mut school = worked(None);
    let people = &mut school.choices.people;
    people.insert("secretary".to_owned(), "周立民".to_owned());
    people.insert("principal".to_owned(), "张建国".to_owned());
    let body = lines(&written(&school, "improvement"), 0).join("\n");
    assert!(
        body.contains("组长周立民（党支部书记）、张建国（校长）"),
        "{body}"
    );
    assert!(
        body.contains("周立民统筹督促，张建国负责申报和请示"),
        "{body}"
    );
    let people = &mut school.choices.people;
    people.insert("secretary".to_owned(), "张建国".to_owned());
    let body = lines(&written(&school, "improvement"), 0).join("\n");
    assert!(body.contains("组长张建国（党支部书记、校长）"), "{body}");
}

#[test]
fn the_same_facts_make_papers_of_every_genre() {
    let school = worked(Some("150 142 136"));
    let titles = [
        ("improvement", "“一校一策”整改提升方案"),
        ("special", "工作专项实施方案"),
        ("three-year", "三年行动方案"),
        ("consolidate", "“一校一策”巩固提升方案"),
    ];
    for (genre, title) in titles {
        let document = written(&school, genre);
        assert!(document.title.contains(title), "{}", document.title);
    }
    let three = lines(&written(&school, "three-year"), 0).join("\n");
    for text in ["1104人", "1030人", "962人"] {
        assert!(three.contains(text), "{text}");
    }
    let special = lines(&written(&school, "special"), 0).join("\n");
    assert!(
        special.contains("由生均5.85平方米提高到生均7.69平方米"),
        "{special}"
    );
}

#[test]
fn a_school_of_which_nothing_is_known_has_no_paper() {
    let school = case("real-county-aa-school");
    assert_eq!(usual(&school), None);
}

#[test]
fn what_an_inspection_found_makes_a_paper_without_any_figure() {
    let mut school = case("real-county-aa-school");
    school.choices.plan_date = Date::new(2026, 11, 22);
    tell(
        &mut school,
        1,
        &[
            (ProblemField::Text, "功能室使用记录不全"),
            (ProblemField::Source, "feedback"),
            (ProblemField::Measures, "当日使用、当日登记"),
        ],
    );
    assert_eq!(usual(&school), Some("feedback"));
    let document = written(&school, "feedback");
    let body = lines(&document, 0).join("\n");
    assert!(body.contains("功能室使用记录不全"), "{body}");
    assert!(pages(&document, 0) <= 4);
    // A teaching point has the form of a very small school, with who it is.
    school.profile.kind = Some(SchoolKind::TeachingPoint);
    assert_eq!(usual(&school), Some("small"));
    let document = written(&school, "small");
    let body = lines(&document, 0).join("\n");
    assert!(body.contains("功能室使用记录不全（督导反馈）"), "{body}");
    assert!(body.contains("每学期末对照本表复查一次"), "{body}");
    assert!(pages(&document, 0) <= 2);
}

#[test]
fn an_event_that_happened_is_not_reached_but_does_not_happen_again() {
    let mut told = 0;
    for (name, school) in schools() {
        for genre in ["improvement", "special", "three-year", "table"] {
            if usual(&school) != Some("improvement") {
                continue;
            }
            let document = written(&school, genre);
            for line in all_lines(&document) {
                for event in [
                    "违规择校",
                    "弄虚作假",
                    "重点学校或重点班",
                    "以考试方式招生",
                    "安全事故和违纪事件",
                ] {
                    if !line.contains(event) {
                        continue;
                    }
                    told += usize::from(line.contains(&format!("没有发生{event}")));
                    for wrong in [
                        format!("{event}达到"),
                        format!("{event}、达到"),
                        format!("{event}待"),
                    ] {
                        assert!(!line.contains(&wrong), "{name} {genre}: {line}");
                    }
                    let clause = line
                        .split(['；', '。'])
                        .find(|clause| clause.contains(event));
                    let is_goal = clause.is_some_and(|clause| clause.ends_with("达到要求"));
                    assert!(!is_goal, "{name} {genre}: {line}");
                }
            }
        }
    }
    assert!(told > 20, "{told}");
}

#[test]
fn whom_the_school_named_for_a_task_answers_in_the_plan_whatever_else_is_added() {
    let mut school = worked(None);
    // Beside somebody who has the post, both are named.
    let key = AnswerKey::task("R5", "clear", TaskField::Owner);
    school.choices.answers.insert(key, "总务主任王立新");
    let body = lines(&written(&school, "improvement"), 0).join("\n");
    assert!(body.contains("、王立新）"), "{body}");
    // In the place of a bare post.
    school.choices.people.clear();
    let answers = &mut school.choices.answers;
    answers.insert(
        AnswerKey::task("R5", "clear", TaskField::Owner),
        "总务主任王立新",
    );
    let owner_cell = |school: &Draft| {
        let document = written(school, "improvement");
        let body = lines(&document, 0).join("\n");
        assert!(body.contains("王立新）。"), "{body}");
        let ledger = table_rows(&document, &["序号", "存在问题"]);
        let row = ledger.iter().find(|row| row[1] == "体育场地不足").unwrap();
        assert!(row.iter().any(|cell| cell.ends_with("王立新")), "{row:?}");
    };
    owner_cell(&school);
    for (field, text) in [
        (TaskField::Text, "与隔壁中学签订场地共用协议"),
        (TaskField::Actor, "bureau"),
    ] {
        let key = AnswerKey::task("R5", "own-1", field);
        school.choices.answers.insert(key, text);
    }
    owner_cell(&school);
}

#[test]
fn what_was_changed_in_the_long_plan_is_kept_and_listed() {
    let old = [
        ("edit/plan/problems/R5/statement", "我校场地不足"),
        ("edit/plan/duties/intro", "分工如下"),
        ("edit/plan/facts/figures/caption", "表1 我校数据"),
        ("edit/plan/monitoring/monitoring", "每月上报"),
    ];
    let mut school = worked(None);
    for (key, text) in old {
        school.choices.answers.insert(key, text);
    }
    let document = written(&school, "improvement");
    let orphans = documents::edits::orphaned_edits(&school.choices, &[&document.editing]);
    for edit in old {
        assert!(orphans.contains(&edit), "{edit:?} in {orphans:?}");
    }
}

#[test]
fn an_event_that_is_being_looked_into_is_not_said_to_be_unrated() {
    let mut school = case("worked-example");
    let slot = Slot::new("no_fraud", Part::Whole);
    school.entries.remove(&slot);
    let open = |school: &Draft| {
        let data = data::built_in();
        let evaluation = data::evaluate(school, &data);
        let basis = evaluation.basis(school, data::library());
        let plan = plan::draft(&basis);
        let report = documents::self_check_report(&basis, &plan, data::texts(), data::papers());
        all_lines(&report).join("\n")
    };
    assert!(!open(&school).contains("正在核查"));
    let reason = "正在核查".to_owned();
    school.reasons.insert(Draft::review_key(&slot), reason);
    let told = open(&school);
    assert!(
        told.contains("弄虚作假正在核查，有结论后再作评定。"),
        "{told}"
    );
}

#[test]
fn a_paper_of_a_table_of_problems_begins_with_who_found_them() {
    let mut school = case("teaching-point-46");
    tell(
        &mut school,
        1,
        &[
            (ProblemField::Text, "功能室使用记录不全"),
            (ProblemField::Source, "feedback"),
            (ProblemField::Owner, "王小军"),
        ],
    );
    let by = AnswerKey::Feedback(FeedbackField::By);
    school
        .choices
        .answers
        .insert(by, "示例县人民政府教育督导室");
    let date = AnswerKey::Feedback(FeedbackField::Date);
    school.choices.answers.insert(date, "2026-10-28");
    let body = lines(&written(&school, "small"), 0).join("\n");
    let begin = "根据2026年10月28日示例县人民政府教育督导室的反馈意见和学校自查结果";
    assert!(body.contains(begin), "{body}");
    assert!(body.contains("王小军负责第"), "{body}");
}
