//! What several stages share is never told as if one stage had all of it, and no sentence lets go of what another lacks.

use cases::{case, cases, draft, lines, with_plan};
use documents::Document;
use files::papers::{self, Content};
use support::cases;

/// Every line of every text of a school's papers.
fn all_lines(draft: &school::draft::Draft) -> Vec<String> {
    with_plan(draft, |basis, plan| {
        let papers = papers::papers(basis, plan, data::texts(), data::papers());
        let texts = papers.iter().filter_map(|paper| match &paper.content {
            Content::Text(document) => Some(document),
            Content::Sheets(_) => None,
        });
        texts.flat_map(|text: &Document| lines(text)).collect()
    })
}

#[test]
fn the_share_of_a_stage_stands_beside_its_need() {
    // What is said of a problem or of what is met, wherever it is shown.
    let told = |name: &str| -> Vec<String> {
        with_plan(&case(name), |_, plan| {
            let problems = plan.problems.iter().map(|problem| &problem.statement);
            let watches = plan.watches.iter().chain(&plan.left_out);
            let sentences = problems.chain(watches.map(|watch| &watch.task.text));
            sentences
                .map(|sentence| sentence.iter().map(|piece| piece.shown()).collect())
                .collect()
        })
    };
    let lines = told("nine-year-split");
    let says = |words: &str| lines.iter().any(|line| line.contains(words));
    // 200 × 600 ÷ (600 + 330 × 1.1) = 124.61 万元, and 600 × 2000 元 = 120 万元.
    assert!(says("小学部分得124.61万元、需要120万元"));
    // 8400 × 363 ÷ 963 = 3166.35… ㎡, and 330 × 10.2 = 3366 ㎡.
    assert!(says("初中部分得3166平方米、需要3366平方米"));
    for words in [
        "需要192.6万元",
        "初中部可容",
        "其他学段人数不变时，初中部可容",
        "正好够用",
        "330名学生够用，少1间即不足；开学前逐间",
    ] {
        assert!(!says(words), "{words}");
    }
    // 245 × 500 ÷ (500 + 400 × 1.2) = 125 万元, and 500 × 2500 元 = 125 万元.
    let lines = told("complete-secondary-split");
    let says = |words: &str| lines.iter().any(|line| line.contains(words));
    assert!(says("初中部分得125万元、需要125万元"));
    assert!(says("初中部分得5100平方米、需要5100平方米"));
    for words in ["500名学生需要245万元", "9996平方米，500名学生"] {
        assert!(!says(words), "{words}");
    }
}

#[test]
fn where_one_stage_is_short_its_standard_governs_and_nothing_is_let_go() {
    for file in cases() {
        with_plan(&draft(&file), |basis, plan| {
            for watch in &plan.watches {
                let findings = basis.report.findings.iter();
                let is_short = findings.clone().any(|finding| {
                    finding.indicator == watch.indicator
                        && finding.part != watch.part
                        && finding.stage_weight.is_some()
                        && finding.is_problem()
                });
                let text: String = watch.task.text.iter().map(|text| text.shown()).collect();
                if is_short {
                    assert!(text.contains("的标准为准"), "{text}");
                    for permits in ["富余", "以内", "仍够"] {
                        assert!(!text.contains(permits), "{text}");
                    }
                }
            }
        });
    }
    let lines = all_lines(&case("nine-year-split"));
    assert!(
        lines
            .iter()
            .any(|line| line.contains("网络多媒体教室小学部不够、初中部够，以小学部的标准为准"))
    );
    assert!(
        lines
            .iter()
            .any(|line| line.contains("初中部不够、小学部够，以初中部的标准为准"))
    );
}

#[test]
fn a_sentence_that_names_a_shared_stock_says_that_it_is_shared() {
    for file in cases() {
        with_plan(&draft(&file), |basis, plan| {
            let findings = &basis.report.findings;
            let is_shared = |idx: usize| findings[idx].stage_weight.is_some();
            let problems = plan
                .problems
                .iter()
                .filter(|problem| is_shared(problem.finding_idx));
            for problem in problems {
                let text: String = problem
                    .statement
                    .iter()
                    .map(|statement| statement.shown())
                    .collect();
                assert!(text.contains("各学段共用"), "{text}");
            }
            for watch in &plan.watches {
                let shared = findings.iter().any(|finding| {
                    finding.indicator == watch.indicator
                        && finding.part == watch.part
                        && finding.stage_weight.is_some()
                });
                let text: String = watch.task.text.iter().map(|text| text.shown()).collect();
                assert!(!shared || text.contains("共用"), "{text}");
            }
        });
    }
}

#[test]
fn the_pupils_of_every_stage_are_told() {
    let lines = all_lines(&case("complete-secondary-split"));
    assert!(
        lines
            .iter()
            .any(|line| line.contains("另有高中部学生400人，各学段共900人"))
    );
}
