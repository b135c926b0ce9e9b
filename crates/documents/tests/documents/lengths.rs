//! How long plans are, by their kind: the body without annexes, over the cases and over schools that were generated.
//!
//! `cargo test -p duibiao-documents --test documents lengths -- --nocapture` prints every kind with its least, mean and greatest length.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test that cannot read its case has failed, and this one tells its figures"
)]

use std::collections::BTreeMap;
use std::fs;
use support::cases;
use support::generated;

use cases::with_plan;
use documents::{Block, Document, Inline};
use files::saved;
use generated::generated;
use plan::PlanKind;
use school::draft::{Draft, Entry};
use school::figures::{FigureId, Part, Slot};
use school::profile::{SchoolKind, Stage};

/// Characters of the body, spaces not counted: prose with its headings, and the same with the cells of tables.
fn lengths(document: &Document) -> (usize, usize) {
    let length = |text: &str| text.chars().filter(|char| !char.is_whitespace()).count();
    let shown = |text: &[Inline]| text.iter().map(|text| length(&text.shown())).sum::<usize>();
    let (mut prose, mut all) = (0, 0);
    for block in &document.sections[0].blocks {
        let count = match block {
            Block::Title(lines) => lines.iter().map(|line| length(line)).sum(),
            Block::Heading { text, .. } | Block::Paragraph { text, .. } => shown(text),
            Block::Table(table) => {
                let head = table
                    .head
                    .iter()
                    .chain(&table.caption)
                    .map(|text| length(text));
                let cells = table.rows.iter().flat_map(|row| &row.cells);
                all += head.sum::<usize>() + cells.map(|cell| shown(cell)).sum::<usize>();
                0
            }
            _ => 0,
        };
        prose += count;
        all += count;
    }
    (prose, all)
}

fn plan(draft: &Draft) -> (PlanKind, usize, Document) {
    with_plan(draft, |basis, plan| {
        let document = documents::improvement_plan(basis, plan, data::texts());
        (plan.kind, plan.problems.len(), document)
    })
}

/// The generated school with so much of everything that all is met; `short` many of the seven lack a tenth.
fn well_off(seed: u64, short: usize) -> Draft {
    let mut draft = generated(seed);
    let stage = match draft.profile.kind {
        Some(SchoolKind::Junior) => Stage::Junior,
        _ => Stage::Primary,
    };
    let of = |draft: &Draft, figure: &str, part: Part| {
        let slot = Slot {
            figure: FigureId::from(figure),
            part,
        };
        match draft.entries.get(&slot) {
            Some(Entry::Text(text)) => text.parse::<u64>().unwrap_or(0),
            _ => 0,
        }
    };
    let part = Part::Stage(stage);
    let (pupils, teachers) = (of(&draft, "pupils", part), of(&draft, "teachers", part));
    let (above, area, field, value, media) = match stage {
        Stage::Junior => (530, 58, 102, 25, 240),
        _ => (420, 45, 75, 20, 230),
    };
    let seven = [
        ("teachers_above_required", part, above, 10_000),
        ("backbone_teachers", part, 100, 10_000),
        ("pe_art_teachers", part, 90, 10_000),
        ("teaching_area", Part::Whole, area, 10),
        ("sports_field_area", Part::Whole, field, 10),
        ("equipment_value", Part::Whole, value, 100),
        ("media_rooms", Part::Whole, media, 10_000),
    ];
    let mut enter = |figure: &str, part: Part, text: String| {
        let slot = Slot {
            figure: FigureId::from(figure),
            part,
        };
        draft.entries.insert(slot, Entry::Text(text));
    };
    for (idx, (figure, part, share, of)) in seven.into_iter().enumerate() {
        let percent = if idx + short >= 7 {
            92
        } else {
            112 + seed % 30
        };
        let needed = (pupils * share * percent).div_ceil(of * 100);
        enter(figure, part, needed.to_string());
    }
    enter("teachers", part, teachers.max(pupils / 12).to_string());
    for figure in ["certified_teachers", "trained_teachers"] {
        enter(figure, part, teachers.max(pupils / 12).to_string());
    }
    for figure in ["music_rooms", "art_rooms"] {
        enter(figure, Part::Whole, "100 100 100 100 100".to_owned());
    }
    enter("public_funds_budget", Part::Whole, "80".to_owned());
    enter("training_budget", Part::Whole, "6".to_owned());
    for grade in stage.grades() {
        let slot = Slot {
            figure: FigureId::from("class_sizes"),
            part: Part::Grade(grade),
        };
        if let Some(Entry::Text(text)) = draft.entries.get(&slot).cloned() {
            let sizes = text
                .split(' ')
                .map(|size| size.parse::<u64>().unwrap().min(44).to_string());
            let sizes: Vec<String> = sizes.collect();
            draft.entries.insert(slot, Entry::Text(sizes.join(" ")));
        }
    }
    // Fewer pupils in the classes than were counted before: the sum is what holds.
    draft
        .entries
        .retain(|slot, _| slot.figure != FigureId::from("pupils"));
    for item in data::standard()
        .indicators
        .iter()
        .filter_map(|indicator| indicator.level_figure())
    {
        let slot = Slot {
            figure: item,
            part: Part::Whole,
        };
        draft
            .entries
            .insert(slot, Entry::Text("reached".to_owned()));
    }
    draft
}

fn cases() -> Vec<(String, Draft)> {
    let root = support::root().join("tests/cases");
    let entries = fs::read_dir(root)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let mut cases: Vec<(String, Draft)> = entries
        .filter(|folder| folder.is_dir())
        .map(|folder| {
            let text = fs::read_to_string(folder.join("school.duibiao.json")).unwrap();
            let draft = saved::open(&text, data::catalogue()).unwrap().draft;
            (
                folder.file_name().unwrap().to_string_lossy().into_owned(),
                draft,
            )
        })
        .collect();
    cases.sort_by(|(one, _), (other, _)| one.cmp(other));
    cases
}

/// Least and greatest length of the body with its tables that a kind of plan should have, and how much each single plan
/// may lie beside: what schools enter is longer or shorter than what a plan says of it.
const LENGTHS: [(PlanKind, usize, usize); 4] = [
    (PlanKind::Consolidate, 1500, 2200),
    (PlanKind::Single, 2200, 3200),
    (PlanKind::Several, 3200, 5000),
    (PlanKind::Systematic, 5000, 7000),
];

/// Why some lie beside, by kind, with the share of a limit in percent that they may.
const BESIDE: [(PlanKind, usize, &str); 4] = [
    (
        PlanKind::Consolidate,
        15,
        "表1 and 表2 take 900 characters, a school of two stages has both twice",
    ),
    (PlanKind::Single, 5, "a forecast adds its assumptions"),
    (
        PlanKind::Several,
        20,
        "two short problems need less, a forecast with three more",
    ),
    (
        PlanKind::Systematic,
        30,
        "five problems with two tasks each need less; eight are not yet told in tables",
    ),
];

fn schools() -> impl Iterator<Item = (String, Draft)> {
    let generated = (1..=50).map(|seed| (format!("generated {seed}"), generated(seed)));
    let met = (1..=20).map(|seed| (format!("well off {seed}"), well_off(seed, 0)));
    let one = (1..=20).map(|seed| (format!("one short {seed}"), well_off(seed, 1)));
    let two = (1..=20).map(|seed| (format!("two short {seed}"), well_off(seed, 2)));
    cases()
        .into_iter()
        .chain(generated)
        .chain(met)
        .chain(one)
        .chain(two)
}

#[test]
fn plans_are_as_long_as_their_kind_asks_for() {
    let mut kinds: BTreeMap<String, Vec<(usize, usize, usize, String)>> = BTreeMap::new();
    for (name, draft) in schools() {
        let (kind, problems, document) = plan(&draft);
        let (prose, all) = lengths(&document);
        let plans = kinds.entry(format!("{kind:?}")).or_default();
        plans.push((all, prose, problems, name));
    }
    for (kind, plans) in &mut kinds {
        plans.sort();
        let mean = |of: fn(&(usize, usize, usize, String)) -> usize| {
            plans.iter().map(of).sum::<usize>() / plans.len()
        };
        println!(
            "{kind}: {} plans, {} to {} characters, mean {}; prose {}, problems {}; longest {}",
            plans.len(),
            plans[0].0,
            plans[plans.len() - 1].0,
            mean(|plan| plan.0),
            mean(|plan| plan.1),
            mean(|plan| plan.2),
            plans[plans.len() - 1].3,
        );
    }
    for (kind, least, most) in LENGTHS {
        let (_, percent, reason) = BESIDE
            .into_iter()
            .find(|(kind_beside, ..)| *kind_beside == kind)
            .unwrap();
        let plans = &kinds[&format!("{kind:?}")];
        assert!(plans.len() >= 10, "{kind:?} is hardly measured");
        let mean = plans.iter().map(|plan| plan.0).sum::<usize>() / plans.len();
        assert!(
            mean >= least && mean * 100 <= most * 102,
            "{kind:?}: mean {mean}"
        );
        for (all, _, problems, name) in plans {
            let (least, most) = (least * (100 - percent) / 100, most * (100 + percent) / 100);
            assert!(
                (least..=most).contains(all),
                "{name}, {problems} problems: {all} characters, {least} to {most} since {reason}"
            );
        }
    }
}

/// What a school may have written as the document that asks for the plan; nothing is the first.
const BASES: [&str; 5] = [
    "",
    "示教〔2026〕12号",
    "《示例县教育局关于做好义务教育优质均衡发展整改工作的通知》（示教〔2026〕12号）",
    "《示例县教育局关于做好义务教育优质均衡发展整改工作的通知》（示教〔2026〕12号）和《示例县人民政府办公室关于印发义务教育优质均衡发展推进方案的通知》（示政办〔2026〕103号）",
    "县教育局九月十二日全县义务教育优质均衡发展整改工作推进会上印发的任务分解表和会后的两次电话通知",
];

fn text(block: &Block) -> String {
    match block {
        Block::Paragraph { text, .. } | Block::Heading { text, .. } => {
            text.iter().map(Inline::shown).collect()
        }
        _ => String::new(),
    }
}

#[test]
fn the_introduction_is_short_whatever_the_school_wrote() {
    let mut introductions = Vec::new();
    for (name, mut draft) in schools() {
        draft.profile.name = "示例自治县城关镇中心完全小学（九年一贯制实验学校北校区）".to_owned();
        for basis in BASES {
            draft.choices.basis = basis.to_owned();
            let (kind, _, document) = plan(&draft);
            if kind == PlanKind::Empty {
                continue;
            }
            let blocks = &document.sections[0].blocks;
            let introduction = text(&blocks[1]);
            // The full names are not lost: they stand before how the school stands.
            let title = &data::standard().title;
            let named = blocks.iter().map(text);
            let named: Vec<String> = named.filter(|line| line.contains(title)).collect();
            assert_eq!(named.len(), 1, "{name}");
            assert!(named[0].contains(basis), "{name}: {}", named[0]);
            introductions.push((introduction.chars().count(), name.clone(), introduction));
        }
    }
    introductions.sort();
    println!("introduction {:?}", introductions.last());
    assert!(introductions.len() > 500);
    for (count, name, text) in introductions {
        assert!(count <= 120, "{name}: {count} {text}");
    }
}

#[test]
fn the_section_on_monitoring_is_short() {
    let mut monitorings = Vec::new();
    for (name, draft) in schools() {
        let (kind, _, document) = plan(&draft);
        if kind == PlanKind::Empty {
            continue;
        }
        let blocks = &document.sections[0].blocks;
        let place = blocks.iter().position(|block| {
            ["、监测与销号", "、监测与复核"]
                .iter()
                .any(|ending| text(block).ends_with(ending))
        });
        let monitoring = text(&blocks[place.unwrap() + 1]);
        monitorings.push((monitoring.chars().count(), name, monitoring));
    }
    monitorings.sort();
    println!("monitoring {:?}", monitorings.last());
    for (count, name, text) in monitorings {
        assert!(count <= 200, "{name}: {count} {text}");
    }
}
