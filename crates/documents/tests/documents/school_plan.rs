//! The plan that is handed in: that it names everything that was chosen and no code, that it says nothing of nothing, and what
//! it says of the worked example.

use cases::{case, cases, draft, with_plan};
use documents::{Block, Document, Inline};
use formats::docx::pages::page_starts;
use generated::generated;
use numbers::calendar::{Date, Month};
use plan::Plan;
use school::answers::AnswerKey;
use school::draft::{Draft, Entry, ProblemChoices};
use school::figures::{FigureId, Part, Slot};
use school::profile::Stage;
use support::cases;
use support::generated;

fn written(draft: &Draft, genre: &str) -> Document {
    with_plan(draft, |basis, plan| {
        documents::school_plan(basis, plan, data::texts(), data::papers(), genre).unwrap()
    })
}

/// The genre that the findings of a school call for; `None` where too little is known.
fn usual(draft: &Draft) -> Option<&'static str> {
    with_plan(draft, |_, plan| documents::usual_genre(plan))
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
    let starts = page_starts(document);
    starts
        .iter()
        .filter(|start| start.section == section)
        .count()
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
        if problems(&school) == 0 {
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
        "2028年0.87人/百生",
        "2028年1.07人/百生",
        "清退教学楼东侧停车区，恢复场地420平方米",
        "完成后总量达到7320平方米",
        "收回北楼104、105室120平方米",
        "2027年2月底前",
        "校门西侧空地600平方米改造为运动场地",
        "600平方米，260元/平方米",
        "15.6",
        "预计2027年至2029年秋季在校生依次为1104人、1030人、962人",
        "达标时间顺延至2029年9月",
        "到2028年9月，7项指标达标不少于6项、余项不低于标准的85%",
    ] {
        assert!(body.contains(text), "{text}\n{body}");
    }
}

#[test]
fn without_coming_pupils_the_example_says_that_it_falls_short() {
    let document = written(&worked(None), "improvement");
    let body = lines(&document, 0).join("\n");
    for text in [
        "6.20㎡/生（标准的82.7%）",
        "6.71㎡/生（标准的89.5%）",
        "4.43㎡/生（标准的98.5%）",
        "仍缺930㎡，不能按期达标",
        "按现有学生数测算",
        "还不能符合“至少6项达标、余项不低于85%”的要求",
    ] {
        assert!(body.contains(text), "{text}\n{body}");
    }
}

#[test]
fn the_table_alone_is_a_landscape_sheet() {
    let document = written(&worked(None), "table");
    assert_eq!(document.sections.len(), 1);
    assert!(pages(&document, 0) <= 2);
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
        assert!(document.title.ends_with(title), "{}", document.title);
    }
    let three = lines(&written(&school, "three-year"), 0).join("\n");
    for text in ["1104人", "1030人", "962人"] {
        assert!(three.contains(text), "{text}");
    }
    let special = lines(&written(&school, "special"), 0).join("\n");
    assert!(special.contains("由5.85㎡/生到7.69㎡/生"), "{special}");
}

#[test]
fn a_school_of_which_nothing_is_known_has_no_paper() {
    let school = case("real-county-aa-school");
    assert_eq!(usual(&school), None);
}
