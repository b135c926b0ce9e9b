//! Schools that look like chance and are the same each time, for measuring plans over many of them.
//!
//! In: a seed. Out: a draft with figures, judgements and ticked causes, as a plan that is to be signed has them.

use numbers::calendar::Date;
use school::draft::{Draft, Entry};
use school::figures::{FigureId, Part, Slot};
use school::profile::{Ownership, SchoolKind, Stage, Zone};

use crate::cases::with_plan;

/// Numbers that look like chance and are the same each time.
struct Numbers(u64);

impl Numbers {
    fn next(&mut self, from: u64, to: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        from + (self.0 >> 33) % (to - from + 1)
    }
}

/// A primary school or junior school of its own size, with resources from far too few to more than enough.
pub fn generated(seed: u64) -> Draft {
    let mut numbers = Numbers(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) + 1);
    for _ in 0..8 {
        numbers.next(0, 1);
    }
    let is_primary = numbers.next(0, 2) > 0;
    let (kind, stage) = if is_primary {
        (SchoolKind::Primary, Stage::Primary)
    } else {
        (SchoolKind::Junior, Stage::Junior)
    };
    let mut draft = Draft::default();
    draft.profile.name = format!(
        "{}县第{seed}学校",
        ["东山", "西河", "南塘", "北岭"][seed as usize % 4]
    );
    draft.profile.county = format!("{}县", ["东山", "西河", "南塘", "北岭"][seed as usize % 4]);
    draft.profile.bureau = format!("{}教育局", draft.profile.county);
    draft.profile.kind = Some(kind);
    draft.profile.zone = Some(Zone::ALL[numbers.next(0, 2) as usize]);
    draft.profile.ownership = Some(Ownership::Public);
    draft.profile.boarding = Some(numbers.next(0, 2) == 0);
    draft.profile.built_year = u16::try_from(numbers.next(1985, 2025)).ok();
    draft.profile.data_date = Date::parse("2026-09-01");
    draft.choices.plan_date = Date::new(2026, 10 + (numbers.next(0, 2) as u8), 12);
    draft.choices.target_date = Date::new(2028 + (numbers.next(0, 1) as u16), 9, 1);
    draft.choices.basis = format!(
        "《{}迎检工作通知》（县教发〔2026〕{seed}号）",
        draft.profile.county
    );
    let mut sizes = Vec::new();
    for grade in stage.grades() {
        let classes = numbers.next(1, 6);
        let class_sizes: Vec<u64> = (0..classes).map(|_| numbers.next(22, 52)).collect();
        sizes.push((grade, class_sizes));
    }
    let pupils: u64 = sizes.iter().flat_map(|(_, size)| size).sum();
    let classes: u64 = sizes.iter().map(|(_, size)| size.len() as u64).sum();
    let teachers = (pupils / 17).max(classes);
    let mut enter = |id: &str, part: Part, text: String| {
        let slot = Slot {
            figure: FigureId::from(id),
            part,
        };
        draft.entries.insert(slot, Entry::Text(text));
    };
    let part = Part::Stage(stage);
    enter("pupils", part, pupils.to_string());
    enter("classes", part, classes.to_string());
    enter("teachers", part, teachers.to_string());
    for (grade, class_sizes) in &sizes {
        let text: Vec<String> = class_sizes.iter().map(u64::to_string).collect();
        enter("class_sizes", Part::Grade(*grade), text.join(" "));
    }
    let mut share = |from: u64, to: u64, of: u64| of * numbers.next(from, to) / 10_000;
    let (area, field, value) = if is_primary {
        (45, 75, 20)
    } else {
        (58, 102, 25)
    };
    let above = share(340, 560, pupils);
    enter(
        "teachers_above_required",
        part,
        above.min(teachers).to_string(),
    );
    enter(
        "backbone_teachers",
        part,
        share(60, 130, pupils).to_string(),
    );
    enter("pe_art_teachers", part, share(60, 120, pupils).to_string());
    let certified = teachers - share(0, 400, teachers);
    enter("certified_teachers", part, certified.to_string());
    let trained = teachers - share(0, 1500, teachers);
    enter("trained_teachers", part, trained.to_string());
    enter(
        "teaching_area",
        Part::Whole,
        (pupils * area * share(6500, 13_000, 1000) / 10_000).to_string(),
    );
    enter("indoor_sports_area", Part::Whole, "0".to_owned());
    enter(
        "sports_field_area",
        Part::Whole,
        (pupils * field * share(6500, 13_000, 1000) / 10_000).to_string(),
    );
    enter(
        "equipment_value",
        Part::Whole,
        (pupils * value * share(6500, 13_000, 1000) / 100_000).to_string(),
    );
    enter(
        "media_rooms",
        Part::Whole,
        share(170, 300, pupils).to_string(),
    );
    enter(
        "music_rooms",
        Part::Whole,
        format!("{} {}", share(6000, 11_000, 96), share(6000, 11_000, 110)),
    );
    enter(
        "art_rooms",
        Part::Whole,
        format!("{} {}", share(6000, 11_000, 90), share(6000, 11_000, 100)),
    );
    let budget = pupils * 7 / 100;
    enter("public_funds_budget", Part::Whole, budget.to_string());
    enter(
        "training_budget",
        Part::Whole,
        format!(
            "{}.{}",
            budget * share(300, 600, 100) / 10_000,
            share(0, 9000, 10)
        ),
    );
    finish(&mut draft, &mut numbers);
    draft
}

/// The school judges its items and ticks a cause or two of each problem, as a plan that is to be signed has them.
fn finish(draft: &mut Draft, numbers: &mut Numbers) {
    for standard in data::standard()
        .indicators
        .iter()
        .filter_map(|indicator| indicator.level_figure())
    {
        let level = ["reached", "reached", "reached", "not_reached"][numbers.next(0, 3) as usize];
        let slot = Slot {
            figure: standard,
            part: Part::Whole,
        };
        draft.entries.insert(slot, Entry::Text(level.to_owned()));
    }
    let problems = with_plan(draft, |_, plan| plan.problems.clone());
    for problem in problems {
        let choices = draft.choices.problems.entry(problem.id).or_default();
        for _ in 0..numbers.next(1, 2) {
            let idx = numbers.next(0, problem.causes.len() as u64 - 1) as usize;
            choices.causes.insert(problem.causes[idx].id.clone());
        }
    }
}
