//! Nothing is gained by leaving something out: whatever is blank, no group of any pack holds that did not hold with it.
//!
//! The schools of `full/` have every figure and meet nearly everything; each case spoils one entry of them, and then every
//! entry and every answer of the profile is left out in turn. Of the same schools each figure that another one limits is changed
//! so that both cannot be right.

use std::collections::BTreeSet;

use check::{Outcome, Verdict};
use files::saved;
use proptest::prelude::*;
use school::Cause;
use school::catalogue::FigureForm;
use school::draft::{Draft, Entry};
use school::figures::{FigureId, Part, Slot};
use school::profile::{Ownership, Zone};
use standard::{Rule, Term};
use support::evaluated::by_every_pack;
use support::sample;

const FULL: [&str; 3] = [
    include_str!("full/primary.duibiao.json"),
    include_str!("full/junior.duibiao.json"),
    include_str!("full/nine_year.duibiao.json"),
];

/// The name of an answer of the profile, and how it is left out.
type LeftOut = (&'static str, fn(&mut Draft));

/// A school with every figure and every judgement that any pack asks for.
fn full(which: usize) -> Draft {
    let opened = saved::open(FULL[which % FULL.len()], data::catalogue());
    let mut draft = opened.unwrap().draft;
    for definition in &data::catalogue().figures {
        if definition.form == FigureForm::Level {
            for slot in definition.slots(&draft.profile) {
                let reached = Entry::Text("reached".to_owned());
                draft.entries.entry(slot).or_insert(reached);
            }
        }
    }
    draft
}

/// Every group of every pack that holds, by pack, group and parts.
fn holding(draft: &Draft) -> BTreeSet<(String, String, Vec<Part>)> {
    let mut holding = BTreeSet::new();
    for pack in by_every_pack(draft).packs {
        for verdict in pack.report.verdicts {
            if verdict.verdict == Verdict::Holds {
                let key = (
                    pack.standard.id.to_string(),
                    verdict.group.to_string(),
                    verdict.parts,
                );
                holding.insert(key);
            }
        }
    }
    holding
}

/// Something that is wrong or missing with one entry.
fn spoil(draft: &mut Draft, slot: Slot, how: u8) {
    let is_level = data::catalogue()
        .figure(&slot.figure)
        .is_some_and(|definition| definition.form == FigureForm::Level);
    let entry = match how {
        0 => Entry::NotApplicable("本校没有".to_owned()),
        1 if is_level => Entry::Text("not_reached".to_owned()),
        1 => Entry::Text("0".to_owned()),
        2 if is_level => Entry::Text("partly".to_owned()),
        _ => Entry::Text("1".to_owned()),
    };
    draft.entries.insert(slot, entry);
}

/// A figure that is new in the form is missed here until the schools of `full/` have it: without it the law below would not
/// look at what it decides.
#[test]
fn the_full_schools_answer_every_figure_of_the_form() {
    let mut answered = BTreeSet::new();
    for (which, file) in FULL.iter().enumerate() {
        let opened = saved::open(file, data::catalogue()).unwrap();
        assert_eq!(opened.notices, Vec::<String>::new());
        let draft = full(which);
        for (definition, slot) in data::form_catalogue().slots(&draft.profile) {
            let is_answered = draft.entries.contains_key(&slot);
            assert!(is_answered, "{}: no {slot:?}", draft.profile.name);
            answered.insert(definition.id);
        }
    }
    for definition in &data::form_catalogue().figures {
        let is_answered = answered.contains(&definition.id);
        assert!(is_answered, "no school is asked for {}", definition.id.0);
    }
}

#[test]
fn the_full_schools_meet_most_of_what_there_is() {
    for which in 0..FULL.len() {
        let holding = holding(&full(which));
        let packs: BTreeSet<&String> = holding.iter().map(|(pack, ..)| pack).collect();
        assert!(holding.len() >= 18 && packs.len() >= 5, "{holding:?}");
        // Among them what is asked of newer schools only.
        let is_of_rooms = |group: &str| group == "rooms_land";
        let has_rooms = holding.iter().any(|(_, group, _)| is_of_rooms(group));
        assert_eq!(has_rooms, which == 0, "{holding:?}");
    }
}

/// The terms that the value of a rule is made of, and those that decide its bound; none of shapes that read lists or levels.
fn terms(rule: &Rule) -> (Vec<&Term>, &[Term]) {
    let of: [&[Term]; 4] = match rule {
        Rule::Ratio {
            numerator,
            each,
            times,
            denominator,
            ..
        } => [numerator, each, times, denominator],
        Rule::Share { part, whole } => [part, whole, &[], &[]],
        Rule::TotalLimit { of } => [of, &[], &[], &[]],
        Rule::Steps { of, over, .. } => [of, over, &[], &[]],
        _ => [&[]; 4],
    };
    let by: &[Term] = match rule {
        Rule::Steps { by, .. } => by,
        _ => &[],
    };
    (of.into_iter().flatten().collect(), by)
}

/// Whether one of `terms` reads `slot` for a finding of `part`.
fn reads<'a>(mut terms: impl Iterator<Item = &'a Term>, part: Part, slot: Slot) -> bool {
    terms.any(|term| {
        let is_there = match slot.part {
            Part::Stage(stage) => {
                (term.stages.is_empty() || term.stages.contains(&stage))
                    && (part == Part::Whole || part == slot.part)
            }
            _ => true,
        };
        is_there && term.figure == slot.figure
    })
}

/// The school with a figure changed so that it contradicts another: a part at its largest sensible value, or a whole of which
/// there is none.
fn broken(draft: &Draft) -> Vec<(String, Draft)> {
    let catalogue = data::catalogue();
    let mut all = Vec::new();
    let mut put = |figure: FigureId, text: &str| {
        let Some(definition) = catalogue.figure(&figure) else {
            return;
        };
        if matches!(definition.form, FigureForm::Counts | FigureForm::Measures) {
            return;
        }
        for slot in definition.slots(&draft.profile) {
            let mut other = draft.clone();
            let entry = Entry::Text(text.to_owned());
            if other.entries.insert(slot, entry).is_some() {
                all.push((format!("{slot:?} {text}"), other));
            }
        }
    };
    let most = |figure: FigureId| {
        let most = catalogue.figure(&figure)?.most?;
        Some(most.to_string())
    };
    for definition in catalogue.figures.iter().filter(|it| it.part_of.is_some()) {
        put(definition.id, &most(definition.id).unwrap());
    }
    for relation in &catalogue.relations {
        for part in relation.parts.iter().filter(|_| !relation.none_without) {
            put(part.figure, &most(part.figure).unwrap());
        }
        for whole in &relation.whole {
            put(whole.figure, "0");
        }
    }
    all
}

#[test]
fn what_contradicts_another_figure_opens_every_indicator_that_reads_either() {
    let catalogue = data::catalogue();
    let (mut contradictions, mut opened) = (0, 0);
    for which in 0..FULL.len() {
        let mut draft = full(which);
        draft.profile.boarding = Some(true);
        let before = holding(&draft);
        for (what, other) in broken(&draft) {
            let (school, problems) = school::read(&other, catalogue);
            let found = problems.iter().filter_map(|problem| match &problem.cause {
                Cause::Contradiction(found) => Some(&**found),
                _ => None,
            });
            let slots: BTreeSet<Slot> = found
                .flat_map(|found| found.less.slots.iter().chain(&found.most.slots).copied())
                .collect();
            contradictions += usize::from(!slots.is_empty());
            for standard in data::standards() {
                let report = check::check(&school, standard, catalogue);
                for finding in &report.findings {
                    let rule = &standard.indicator(&finding.indicator).unwrap().rule;
                    let (of, by) = terms(rule);
                    let is_value = slots
                        .iter()
                        .any(|slot| reads(of.iter().copied(), finding.part, *slot));
                    let is_bound = slots
                        .iter()
                        .any(|slot| reads(by.iter(), finding.part, *slot));
                    if !is_value && !is_bound {
                        continue;
                    }
                    let is_open = matches!(finding.outcome, Outcome::NotComparable(_));
                    assert!(is_open, "{what}: {} {:?}", finding.indicator, finding.part);
                    let is_shown = is_value && finding.value.is_some();
                    assert!(!is_shown && finding.gap.is_none(), "{what}");
                    opened += 1;
                }
            }
            let gained: Vec<_> = holding(&other).difference(&before).cloned().collect();
            assert!(gained.is_empty(), "{what}: {gained:?}");
        }
    }
    // Most of what is spoilt stands in some relation of a school with every figure.
    assert!(
        contradictions > 150 && opened > 500,
        "{contradictions} {opened}"
    );
}

proptest! {
    #![proptest_config(sample::laws(24, 1000))]

    #[test]
    fn what_is_left_out_never_turns_a_group_to_holds(
        which in 0_usize..3,
        spoilt in prop::collection::vec((any::<prop::sample::Index>(), 0_u8..4), 0..3),
        zone in 0_usize..3,
        built in prop::option::of(prop::sample::select(vec![2000_u16, 2011, 2018])),
        boarding in any::<bool>(),
    ) {
        let mut draft = full(which);
        draft.profile.zone = Some(Zone::ALL[zone]);
        draft.profile.ownership = Some(Ownership::Public);
        draft.profile.built_year = built;
        draft.profile.boarding = Some(boarding);
        let slots: Vec<Slot> = draft.entries.keys().copied().collect();
        for (idx, how) in spoilt {
            spoil(&mut draft, slots[idx.index(slots.len())], how);
        }
        // Of two entries that contradict one another the one that is wrong may be the one that is left out.
        let (_, problems) = school::read(&draft, data::catalogue());
        prop_assume!(!problems.iter().any(|problem| matches!(problem.cause, Cause::Contradiction(_))));
        let before = holding(&draft);
        let mut without: Vec<(String, Draft)> = Vec::new();
        let answers: [LeftOut; 5] = [
            ("zone", |draft| draft.profile.zone = None),
            ("ownership", |draft| draft.profile.ownership = None),
            ("built_year", |draft| draft.profile.built_year = None),
            ("boarding", |draft| draft.profile.boarding = None),
            ("data_date", |draft| draft.profile.data_date = None),
        ];
        for (name, leave_out) in answers {
            let mut other = draft.clone();
            leave_out(&mut other);
            without.push((name.to_owned(), other));
        }
        for slot in slots {
            let mut other = draft.clone();
            other.entries.remove(&slot);
            without.push((format!("{slot:?}"), other));
        }
        for (name, other) in without {
            let gained: Vec<_> = holding(&other).difference(&before).cloned().collect();
            prop_assert!(gained.is_empty(), "without {}: {:?}", name, gained);
        }
    }
}
