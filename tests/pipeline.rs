//! Walks `tests/cases/`: figures in, expected findings, plan and document outline out.
//!
//! After an intended change run `UPDATE=1 cargo test --test flow pipeline`, then read the diff of the
//! cases line by line. The texts are never edited by hand.

#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot read its case has failed"
)]

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs};

use documents::{Block, Document, Inline, Orientation};
use files::saved;
use plan::measure::Actor;
use plan::template::Piece;
use plan::{OutlookKind, PhaseKind, Plan, PlanKind, SparedReason, Urgency};
use words::{Words, findings, problems, working};

struct Outcome {
    findings: String,
    plan: String,
    document: String,
}

fn run(file: &Path) -> Outcome {
    let text = fs::read_to_string(file).unwrap();
    let (catalogue, standard) = (data::catalogue(), data::standard());
    let draft = saved::open(&text, catalogue).unwrap().draft;
    let data = data::built_in();
    let evaluation = data::evaluate(&draft, &data);
    let (school, report) = (&evaluation.school, evaluation.report());
    let entry_problems = &evaluation.problems;
    let basis = plan::Basis {
        provenance: plan::Provenance::default(),
        ..evaluation.basis(&draft, data::library())
    };
    let plan = plan::draft(&basis);
    let document = support::cases::plan_paper(&basis, &plan);
    let words = Words::of(school, catalogue);

    let mut lines = String::new();
    for problem in entry_problems {
        writeln!(lines, "填报 {}", problems::problem(problem, &words)).unwrap();
    }
    for verdict in &report.verdicts {
        writeln!(
            lines,
            "结论 {}",
            findings::verdict(verdict, standard, &words)
        )
        .unwrap();
    }
    for finding in &report.findings {
        let row = findings::row(finding, standard, &words).unwrap();
        writeln!(
            lines,
            "{}{} {} {} | 标准 {} | 线 {} | {} | 差 {} | 到线差 {} | {} {}",
            row.id,
            words.part(row.part),
            row.name,
            row.value,
            row.bound,
            row.floor,
            row.share,
            row.gap,
            row.gap_to_floor,
            row.status,
            row.note
        )
        .unwrap();
        for (step, text) in working::steps(
            finding,
            &check::explain(school, standard, catalogue, finding),
            standard,
            &words,
        ) {
            writeln!(lines, "    {step} {text}").unwrap();
        }
    }
    Outcome {
        findings: lines,
        plan: plan_text(&plan),
        document: outline(&document),
    }
}

fn plan_text(plan: &Plan) -> String {
    let sentence = |pieces: &[Piece]| pieces.iter().map(Piece::shown).collect::<String>();
    let mut lines = format!("类型 {}\n", kind_in_words(plan.kind));
    for problem in &plan.problems {
        writeln!(
            lines,
            "{} {} {} {}",
            problem.id,
            urgency_in_words(problem.urgency),
            problem.heading,
            sentence(&problem.statement)
        )
        .unwrap();
        if let Some(other) = &problem.covered_by {
            writeln!(lines, "    随 {other} 解决").unwrap();
        }
        if let Some(outlook) = &problem.outlook {
            let gap = outlook
                .gap
                .map_or_else(String::new, |gap| gap.amount.to_string());
            writeln!(
                lines,
                "    今后 {} 第{}年 {gap}",
                outlook_in_words(outlook.kind),
                outlook.year_idx
            )
            .unwrap();
        }
        writeln!(lines, "    目标 {}", sentence(&problem.goal)).unwrap();
        for task in problem.tasks() {
            let month = task
                .finish
                .map_or_else(String::new, |month| month.in_words());
            writeln!(
                lines,
                "    {} {} {month}{} {} {}",
                task.task_id,
                actor_in_words(task.actor),
                if task.is_late { "（逾期）" } else { "" },
                sentence(&task.owner),
                sentence(&task.text)
            )
            .unwrap();
        }
    }
    for warning in &plan.warnings {
        writeln!(lines, "预警 {} 第{}年", warning.indicator, warning.year_idx).unwrap();
    }
    for aim in &plan.aims {
        let spared = aim.spared.as_ref();
        let spared = spared.map_or_else(String::new, |spared| {
            let reason = reason_in_words(spared.reason);
            format!("余项 {} {reason}", spared.problem_id)
        });
        let (least, full) = (aim.least_ids.join(" "), aim.full_ids.join(" "));
        writeln!(lines, "保底 {least} 全面 {full} {spared}").unwrap();
    }
    for request in &plan.requests {
        writeln!(
            lines,
            "提请 {} {} {}",
            request.task_id,
            request.lead,
            sentence(&request.matter)
        )
        .unwrap();
    }
    for phase in &plan.phases {
        writeln!(
            lines,
            "阶段 {} {}—{} {}",
            phase_in_words(phase.kind),
            phase.start.in_words(),
            phase.end.in_words(),
            phase.task_ids.join(" ")
        )
        .unwrap();
    }
    lines
}

fn outline(document: &Document) -> String {
    let text = |inlines: &[Inline]| inlines.iter().map(Inline::shown).collect::<String>();
    let mut lines = String::new();
    for section in &document.sections {
        writeln!(lines, "== {}", orientation_in_words(section.orientation)).unwrap();
        for block in &section.blocks {
            match block {
                Block::Title(title) => writeln!(lines, "标题 {}", title.join(" / ")),
                Block::Heading {
                    level,
                    text: heading,
                } => writeln!(
                    lines,
                    "{} {}",
                    "#".repeat(usize::from(*level)),
                    text(heading)
                ),
                Block::Paragraph {
                    text: paragraph, ..
                } => writeln!(lines, "{}", text(paragraph)),
                Block::Table(table) => {
                    writeln!(
                        lines,
                        "表 {} [{}]",
                        table.caption.clone().unwrap_or_default(),
                        table.head.join("|")
                    )
                    .unwrap();
                    for row in &table.rows {
                        let cells: Vec<String> = row.cells.iter().map(|cell| text(cell)).collect();
                        writeln!(
                            lines,
                            "  {}{}",
                            if row.shaded { "*" } else { " " },
                            cells.join("|")
                        )
                        .unwrap();
                    }
                    Ok(())
                }
                Block::AnnexList(names) => writeln!(lines, "附件 {}", names.join("；")),
                Block::Signature { signer, date, .. } => {
                    writeln!(lines, "落款 {} {}", text(signer), text(date))
                }
                Block::AnnexMark(mark) => writeln!(lines, "[{mark}]"),
                Block::AnnexTitle(title) => writeln!(lines, "附件标题 {title}"),
                Block::Head { issuer, number } => {
                    writeln!(lines, "红头 {} {}", text(issuer), text(number))
                }
                Block::Imprint {
                    copies_to,
                    printer,
                    date,
                } => writeln!(
                    lines,
                    "版记 {} {} {}",
                    text(copies_to),
                    text(printer),
                    text(date)
                ),
            }
            .unwrap();
        }
    }
    lines
}

fn kind_in_words(kind: PlanKind) -> &'static str {
    match kind {
        PlanKind::Empty => "没有数据",
        PlanKind::Consolidate => "巩固",
        PlanKind::Guard => "预防",
        PlanKind::Unfinished => "补齐数据",
        PlanKind::Single => "一个问题",
        PlanKind::Several => "几个问题",
        PlanKind::Systematic => "系统整改",
    }
}

fn urgency_in_words(urgency: Urgency) -> &'static str {
    match urgency {
        Urgency::Must => "必改",
        Urgency::Should => "应改",
        Urgency::Guard => "预防",
        Urgency::Keep => "保持",
    }
}

fn actor_in_words(actor: Actor) -> &'static str {
    match actor {
        Actor::School => "学校",
        Actor::Bureau => "教育局",
        Actor::Government => "政府",
    }
}

fn outlook_in_words(kind: OutlookKind) -> &'static str {
    match kind {
        OutlookKind::Closes => "消失",
        OutlookKind::Tight => "临近",
        OutlookKind::Less => "变小",
        OutlookKind::More => "变大",
    }
}

fn phase_in_words(kind: PhaseKind) -> &'static str {
    match kind {
        PhaseKind::Register => "建账",
        PhaseKind::AtOnce => "立行立改",
        PhaseKind::Concentrate => "集中整改",
        PhaseKind::Review => "复核",
        PhaseKind::Beyond => "延续",
    }
}

fn reason_in_words(reason: SparedReason) -> &'static str {
    match reason {
        SparedReason::Soonest => "达到要求最早",
        SparedReason::Only => "只有这一项可留",
        SparedReason::Longest => "用时最长",
        SparedReason::Dearest => "费用最高",
        SparedReason::Closest => "最接近达标",
    }
}

fn orientation_in_words(orientation: Orientation) -> &'static str {
    match orientation {
        Orientation::Portrait => "纵向",
        Orientation::Landscape => "横向",
    }
}

fn cases() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut cases: Vec<PathBuf> = fs::read_dir(root)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
        .collect();
    cases.sort();
    cases
}

#[test]
fn every_case_gives_what_its_folder_says() {
    let mut differing = Vec::new();
    let cases = cases();
    assert!(cases.len() >= 8, "cases are missing: {cases:?}");
    for case in cases {
        let outcome = run(&case.join("school.duibiao.json"));
        for (name, found) in [
            ("findings.txt", &outcome.findings),
            ("plan.txt", &outcome.plan),
            ("document.txt", &outcome.document),
        ] {
            let path = case.join(name);
            if env::var_os("UPDATE").is_some() {
                fs::write(&path, found).unwrap();
            }
            let expected = fs::read_to_string(&path).unwrap_or_default();
            if expected != *found {
                let (mut before, mut now) = (expected.lines(), found.lines());
                let pairs = std::iter::from_fn(|| Some((before.next(), now.next())));
                let line = (1..).zip(pairs).find(|(_, (before, now))| before != now);
                let (number, (before, now)) = line.unwrap();
                let (before, now) = (before.unwrap_or("（无）"), now.unwrap_or("（无）"));
                let place = format!("{}:{number}", path.display());
                differing.push(format!("{place}\n  was: {before}\n  now: {now}"));
            }
        }
    }
    assert!(differing.is_empty(), "{}", differing.join("\n"));
}

#[test]
fn no_mark_shows_the_name_of_a_slot() {
    for case in cases() {
        let outcome = run(&case.join("school.duibiao.json"));
        for text in [&outcome.plan, &outcome.document] {
            for mark in text.split("【待填：").skip(1) {
                let label = mark.split('】').next().unwrap_or_default();
                let is_chinese = !label.is_ascii();
                assert!(is_chinese, "{}: 【待填：{label}】", case.display());
            }
        }
    }
}

#[test]
fn the_same_school_gives_the_same_bytes() {
    for case in cases() {
        let text = fs::read_to_string(case.join("school.duibiao.json")).unwrap();
        let document = || {
            let draft = saved::open(&text, data::catalogue()).unwrap().draft;
            let data = data::built_in();
            let evaluation = data::evaluate(&draft, &data);
            let basis = evaluation.basis(&draft, data::library());
            let plan = plan::draft(&basis);
            formats::docx::write(&support::cases::plan_paper(&basis, &plan)).unwrap()
        };
        assert_eq!(document(), document(), "for {}", case.display());
    }
}

#[test]
fn different_schools_give_visibly_different_plans() {
    let documents: Vec<(PathBuf, String)> = cases()
        .into_iter()
        .map(|case| {
            (
                case.clone(),
                run(&case.join("school.duibiao.json")).document,
            )
        })
        .collect();
    for (idx, (case, document)) in documents.iter().enumerate() {
        for (other_case, other) in &documents[idx + 1..] {
            let lines: Vec<&str> = document
                .lines()
                .filter(|line| line.chars().count() > 30)
                .collect();
            let shared = lines.iter().filter(|line| other.contains(*line)).count();
            let share = shared * 100 / lines.len().max(1);
            assert!(
                share < 35,
                "{} and {} share {share} % of their long lines",
                case.display(),
                other_case.display()
            );
        }
    }
}
