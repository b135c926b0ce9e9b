//! Nothing is gained by leaving something out: whatever is blank, no group of any pack holds that did not hold with it.
//!
//! The schools of `full/` have every figure and meet nearly everything; each case spoils one entry of them, and then every
//! entry and every answer of the profile is left out in turn.

use std::collections::BTreeSet;

use check::Verdict;
use files::saved;
use proptest::prelude::*;
use school::Cause;
use school::catalogue::FigureForm;
use school::draft::{Draft, Entry};
use school::figures::{Part, Slot};
use school::profile::{Ownership, Zone};
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
