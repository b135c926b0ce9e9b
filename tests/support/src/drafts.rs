//! Any draft, from few names, so that two drafts often have fields in common.

use numbers::calendar::Date;
use proptest::collection::{btree_map, btree_set, vec};
use proptest::prelude::*;
use school::draft::{
    Checked, Claim, Department, Draft, Entry, Extent, ProblemChoices, Provider, Sheet, SheetKind,
    UserPack,
};
use school::figures::{FigureId, Part, Slot};
use school::filled::{Filled, Moment};
use school::profile::{Ownership, SchoolKind, Stage, Zone};

/// Texts that a browser, a document or a reader could stumble over.
pub const HOSTILE: [&str; 9] = [
    "<img src=x onerror=alert(1)>",
    "=cmd|' /C calc'!A0",
    "\u{202E}0811\u{202C}\u{200F}",
    "👩‍🏫🇨🇳",
    "𠮷𡈽𪚥",
    "\u{1F}|\u{1E}\u{0}",
    "行一\r\n  行二\t列",
    "&lt;b&gt; \" ' \\",
    "#/s/p1.primary..00000000",
];

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        2 => Just(String::new()),
        4 => "[ab ]{0,2}",
        2 => prop::sample::select(HOSTILE.to_vec()).prop_map(str::to_owned),
        1 => any::<String>(),
    ]
}

fn id() -> impl Strategy<Value = String> {
    prop_oneof![4 => "[abc]", 1 => text()]
}

fn date() -> impl Strategy<Value = Option<Date>> {
    prop::option::of((2025_u16..2027).prop_map(|year| Date::new(year, 9, 1).unwrap()))
}

fn slot() -> impl Strategy<Value = Slot> {
    let figures = vec!["pupils", "teachers", "music_rooms", "unknown"];
    let parts = vec![Part::Whole, Part::Stage(Stage::Primary), Part::Grade(7)];
    (prop::sample::select(figures), prop::sample::select(parts)).prop_map(|(figure, part)| Slot {
        figure: FigureId::from(figure),
        part,
    })
}

fn entry() -> impl Strategy<Value = Entry> {
    prop_oneof![
        4 => "[1-3]".prop_map(Entry::Text),
        1 => text().prop_map(|text| Entry::Text(format!("{text}x"))),
        1 => text().prop_map(Entry::NotApplicable),
    ]
}

fn sheet() -> impl Strategy<Value = Sheet> {
    (
        prop::sample::select(SheetKind::ALL.to_vec()),
        id(),
        prop::option::of(prop::sample::select(SchoolKind::ALL.to_vec())),
        date(),
        btree_map(slot(), entry(), 0..3),
    )
        .prop_map(|(kind, name, school_kind, date, entries)| Sheet {
            kind,
            name,
            school_kind,
            date,
            entries: entries.into_iter().collect(),
        })
}

fn user_pack() -> impl Strategy<Value = UserPack> {
    (id(), text(), btree_map(id(), text(), 0..2)).prop_map(|(id, text, edits)| UserPack {
        name: id.clone(),
        id,
        text,
        edits: edits.into_iter().collect(),
        figures: ["pupils".to_owned()].into_iter().collect(),
    })
}

fn problem() -> impl Strategy<Value = ProblemChoices> {
    (
        btree_set(id(), 0..3),
        text(),
        prop::option::of(btree_set(id(), 0..3)),
        text(),
        btree_map(id(), text(), 0..2),
    )
        .prop_map(
            |(causes, written_cause, measures, owner, blanks)| ProblemChoices {
                causes: causes.into_iter().collect(),
                written_cause,
                measures: measures.map(|ids| ids.into_iter().collect()),
                owner,
                blanks: blanks.into_iter().collect(),
            },
        )
}

fn filled() -> impl Strategy<Value = String> {
    let at = (date(), 0_u16..24, 0_u16..60)
        .prop_map(|(date, hour, minute)| Moment::new(date?, hour, minute));
    prop_oneof![
        text(),
        (text(), at).prop_map(|(by, at)| Filled { by, at }.to_string())
    ]
}

fn provider() -> impl Strategy<Value = Provider> {
    let department = prop::option::of(prop::sample::select(Department::ALL.to_vec()));
    (department, text(), text(), text()).prop_map(|(department, department_name, person, note)| {
        Provider {
            department,
            department_name,
            person,
            note,
        }
    })
}

fn beside() -> impl Strategy<Value = Draft> {
    let checked = (text(), btree_set(id(), 0..2)).prop_map(|(hash, verdicts)| Checked {
        edition: "1".to_owned(),
        hash,
        verdicts: verdicts.into_iter().collect(),
    });
    let ids = || btree_set(id(), 0..3).prop_map(|ids| ids.into_iter().collect());
    let sections = vec!["pupils", "teachers", "rooms", "school"];
    let section = || prop::sample::select(sections.clone()).prop_map(str::to_owned);
    (
        ids(),
        ids(),
        btree_map(
            prop_oneof![Just("pupils/primary/moved".to_owned()), id()],
            text(),
            0..3,
        ),
        vec(sheet(), 0..4),
        vec(user_pack(), 0..3),
        btree_map(id(), checked, 0..2),
        btree_map(section(), filled(), 0..3),
        btree_map(section(), provider(), 0..3),
        any::<bool>(),
    )
        .prop_map(
            |(
                packs,
                evidence,
                reasons,
                sheets,
                user_packs,
                checked,
                filled,
                providers,
                is_short,
            )| Draft {
                providers: providers.into_iter().collect(),
                extent: if is_short {
                    Extent::Short
                } else {
                    Extent::Full
                },
                packs,
                evidence,
                reasons: reasons.into_iter().collect(),
                sheets,
                user_packs,
                checked: checked.into_iter().collect(),
                filled: filled.into_iter().collect(),
                ..Draft::default()
            },
        )
}

/// Any draft of a whole school.
pub fn draft() -> impl Strategy<Value = Draft> {
    let profile = (
        (text(), text(), text()),
        prop::option::of(prop::sample::select(SchoolKind::ALL.to_vec())),
        prop::option::of(prop::sample::select(Zone::ALL.to_vec())),
        prop::option::of(prop::sample::select(Ownership::ALL.to_vec())),
        any::<Option<bool>>(),
        date(),
        prop::option::of(2000_u16..2003),
    );
    let claim = (date(), text()).prop_map(|(since, document)| Claim { since, document });
    let plan = (
        date(),
        date(),
        text(),
        btree_map(id(), text(), 0..3),
        btree_map(id(), problem(), 0..3),
        btree_map(id(), text(), 0..3),
    );
    (
        profile,
        btree_map(slot(), entry(), 0..8),
        btree_map(id(), claim, 0..3),
        plan,
        beside(),
    )
        .prop_map(|(profile, entries, claims, plan, beside)| {
            let mut draft = Draft {
                entries: entries.into_iter().collect(),
                claims: claims.into_iter().collect(),
                ..beside
            };
            let to = &mut draft.profile;
            (to.name, to.county, to.bureau) = profile.0;
            (to.kind, to.zone, to.ownership) = (profile.1, profile.2, profile.3);
            (to.boarding, to.data_date, to.built_year) = (profile.4, profile.5, profile.6);
            let choices = &mut draft.choices;
            (choices.plan_date, choices.target_date, choices.basis) = (plan.0, plan.1, plan.2);
            choices.people = plan.3.into_iter().collect();
            choices.problems = plan.4.into_iter().collect();
            choices.answers = plan.5.into_iter().collect();
            draft
        })
}
