//! Laws of the words of signed papers, over all cases: no tool talk, no signs of units in prose, whole people, no mark in a
//! mark, one word for one state.

use cases::{case, cases, draft, lines, with_plan};
use check::Detail;
use documents::{Block, Document, Inline};
use files::papers::{self, Content};
use school::draft::Entry;
use school::figures::{FigureId, Level, Part, Slot};
use support::cases;

/// The texts that are signed: plan, report and requests, with the name of their case.
fn signed() -> Vec<(String, Document)> {
    let mut papers = Vec::new();
    for file in cases() {
        let name = file.parent().unwrap().file_name().unwrap();
        let name = name.to_string_lossy().into_owned();
        with_plan(&draft(&file), |basis, plan| {
            for paper in papers::papers(basis, plan, data::texts(), data::papers()) {
                if let Content::Text(document) = paper.content
                    && paper.key != papers::EVIDENCE
                {
                    papers.push((format!("{name} {}", paper.key), document));
                }
            }
        });
    }
    assert!(papers.len() > 30);
    papers
}

/// Paragraphs and headings, without the cells of tables.
fn prose(document: &Document) -> Vec<String> {
    let shown = |text: &[Inline]| text.iter().map(Inline::shown).collect::<String>();
    let blocks = document.sections.iter().flat_map(|section| &section.blocks);
    let texts = blocks.filter_map(|block| match block {
        Block::Heading { text, .. } | Block::Paragraph { text, .. } => Some(shown(text)),
        _ => None,
    });
    texts.collect()
}

#[test]
fn prose_has_words_for_units_and_comparisons() {
    for (name, document) in signed() {
        for line in prose(&document) {
            for sign in ["≥", "≤", "㎡", "/百生", "/生"] {
                assert!(!line.contains(sign), "{name}: {sign} in {line}");
            }
        }
    }
}

#[test]
fn signed_papers_have_no_words_of_the_tool() {
    let ids: Vec<String> = data::standards()
        .iter()
        .map(|standard| standard.id.to_string())
        .collect();
    for (name, document) in signed() {
        for line in lines(&document) {
            for id in &ids {
                assert!(!line.contains(id.as_str()), "{name}: {line}");
            }
            for words in [
                "标准包",
                "指纹",
                "可信度",
                "看不懂",
                "已填 ",
                "此处不作判定",
            ] {
                assert!(!line.contains(words), "{name}: {words} in {line}");
            }
        }
    }
}

#[test]
fn no_mark_stands_in_a_mark() {
    for (name, document) in signed() {
        for line in &lines(&document) {
            for mark in line.split('【').skip(1) {
                let inside = mark.split('】').next().unwrap();
                assert_eq!(inside.matches("待填：").count(), 1, "{name}: {line}");
            }
            assert_eq!(
                line.matches("待填：").count(),
                line.matches("【待填：").count(),
                "{name}: {line}"
            );
        }
    }
}

#[test]
fn people_and_rooms_come_whole() {
    for (name, document) in signed() {
        for line in lines(&document) {
            for (place, _) in line.match_indices(['名', '人', '间']) {
                let before = &line[..place];
                let number = before
                    .rsplit(|c: char| !c.is_ascii_digit() && c != '.')
                    .next()
                    .unwrap();
                if !number.contains('.') || number.ends_with('.') {
                    continue;
                }
                // Per hundred pupils, on average, and in a line of working an exact quotient may stand.
                // In a cell, what there is stands behind it in brackets.
                let has_count = line[place..].chars().nth(1) == Some('（');
                // A goal per hundred pupils stands in a cell with its year.
                let is_of_goal = before
                    .chars()
                    .all(|c| c.is_ascii_digit() || ".年".contains(c));
                let is_ratio = has_count
                    || is_of_goal
                    || ["每百名学生", "平均", "/百生", "÷"]
                        .iter()
                        .any(|words| line.contains(words));
                assert!(is_ratio, "{name}: {number} in {line}");
                assert!(
                    !before.ends_with(&format!("需要 {number}")),
                    "{name}: {line}"
                );
            }
        }
    }
}

#[test]
fn an_item_has_one_word_for_its_level_everywhere() {
    let mut partly = 0;
    for file in cases() {
        with_plan(&draft(&file), |basis, plan| {
            for problem in &plan.problems {
                let finding = &basis.report.findings[problem.finding_idx];
                let Detail::Level(level) = finding.detail else {
                    continue;
                };
                let text: String = problem
                    .statement
                    .iter()
                    .map(|statement| statement.shown())
                    .collect();
                let (expected, other) = match level {
                    Level::Partly => ("自评为基本达到", "未达到"),
                    _ => ("自评为未达到", "基本达到"),
                };
                partly += usize::from(level == Level::Partly);
                assert!(text.contains(expected) && !text.contains(other), "{text}");
                assert!(!text.contains("没有达到"), "{text}");
            }
        });
    }
    assert!(partly > 0, "a case has an item that was judged 基本达到");
    for (name, document) in signed() {
        for line in prose(&document) {
            assert!(!line.contains("一项没有达到"), "{name}: {line}");
        }
    }
}

#[test]
fn what_may_slip_is_told_once_in_the_body() {
    with_plan(&case("complete-secondary-split"), |basis, plan| {
        let papers = papers::papers(basis, plan, data::texts(), data::papers());
        let Content::Text(document) = &papers[0].content else {
            panic!("the first paper is the plan");
        };
        let mut body = document.clone();
        body.sections.truncate(1);
        let body = lines(&body);
        for watch in &plan.watches {
            let text: String = watch.task.text.iter().map(|text| text.shown()).collect();
            let count = body.iter().filter(|line| line.contains(&text)).count();
            assert!(count <= 1, "{text}");
        }
    });
}

#[test]
fn what_there_is_none_of_is_not_counted_and_annexes_are_sent_to_for_what_they_show() {
    for (name, document) in signed() {
        for line in prose(&document) {
            for words in [
                "必改0个",
                "应改0个",
                "达到0项",
                "项指标中0项",
                "谁看",
                "才到看的月份",
                // Which nobody is asked for.
                "教研室的骨干教师每月到校",
                "教研室安排骨干教师",
            ] {
                assert!(!line.contains(words), "{name}: {words} in {line}");
            }
        }
    }
}

#[test]
fn a_plan_without_dates_has_whole_sentences() {
    let mut count = 0;
    for file in cases() {
        let mut school = draft(&file);
        school.choices.plan_date = None;
        school.choices.target_date = None;
        with_plan(&school, |basis, plan| {
            let papers = papers::papers(basis, plan, data::texts(), data::papers());
            let Content::Text(document) = &papers[0].content else {
                panic!("the first paper is the plan");
            };
            for line in prose(document) {
                for words in ["】", "，前", "到，", "（）"] {
                    assert!(!line.contains(words), "{file:?}: {words} in {line}");
                }
                count += usize::from(line.contains("每年9月10日前"));
            }
        });
    }
    assert!(count >= 8, "{count}");
}

#[test]
fn sums_that_are_needed_have_two_places() {
    let mut with_two_places = 0;
    for file in cases() {
        let mut draft = draft(&file);
        // Weights of stages give sums with many places.
        let slot = Slot {
            figure: FigureId::from("equipment_value"),
            part: Part::Whole,
        };
        draft.entries.insert(slot, Entry::Text("90.5".to_owned()));
        with_plan(&draft, |_, plan| {
            for problem in plan
                .problems
                .iter()
                .filter(|problem| problem.indicator == "R6")
            {
                let text: String = problem
                    .statement
                    .iter()
                    .map(|statement| statement.shown())
                    .collect();
                let Some((_, rest)) = text.split_once("达到标准需要") else {
                    continue;
                };
                let (number, _) = rest.split_once("万元").unwrap();
                let places = number.split_once('.').map_or(0, |(_, places)| places.len());
                assert!(places <= 2, "{text}");
                with_two_places += usize::from(places == 2);
            }
        });
    }
    assert!(with_two_places > 0);
}

#[test]
fn what_is_asked_for_whole_is_reached_and_no_name_stands_in_its_own_sentence_twice() {
    for (name, document) in signed() {
        for line in prose(&document) {
            assert!(!line.contains("不低于100%"), "{name}: {line}");
            assert!(!line.contains("核定公用经费现为"), "{name}: {line}");
            assert!(!line.contains("，趋势"), "{name}: {line}");
            // Of judged items the name is a sentence, and stands in quotation marks.
            for (before, _) in line.match_indices("自评为") {
                let before = &line[..before];
                assert!(
                    before.ends_with('”') || !line.contains("要求"),
                    "{name}: {line}"
                );
            }
        }
    }
}

/// A slot that its writer does not fill would stand in the paper as a mark with the slot's name.
#[test]
fn every_slot_of_a_sentence_is_filled_by_its_writer() {
    let mut papers_seen = 0;
    for file in cases() {
        with_plan(&draft(&file), |basis, plan| {
            for paper in papers::papers(basis, plan, data::texts(), data::papers()) {
                papers_seen += 1;
                let shown = match &paper.content {
                    Content::Text(document) => lines(document).join("\n"),
                    Content::Sheets(book) => {
                        let cells = book.sheets.iter().flat_map(|sheet| &sheet.rows).flatten();
                        let marks = cells.filter_map(|cell| match cell {
                            documents::workbook::Cell::ToFill(text) => Some(text.as_str()),
                            _ => None,
                        });
                        marks.collect::<Vec<&str>>().join("\n")
                    }
                };
                for mark in shown.split("【待填：").skip(1) {
                    let what = mark.split('】').next().unwrap_or_default();
                    assert!(!what.is_ascii(), "{file:?} {}: {{{what}}}", paper.key);
                }
            }
        });
    }
    assert!(papers_seen > 60, "only {papers_seen} papers");
}
