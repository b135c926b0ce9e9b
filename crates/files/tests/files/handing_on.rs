//! Laws of handing on: without the names of persons no name and no number that was entered anywhere is in what goes out,
//! neither in the link nor in the file, of the whole school or of one section.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "what a test cannot unwrap is a failure of the test"
)]

use documents::edits::Place;
use files::links::{self, Link};
use files::papers::{Content, Paper};
use files::saved;
use files::share;
use plan::posts::Post;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::Config;
use school::draft::{Claim, Draft, Entry, OwnPack, ProblemChoices, Provider, Sheet};
use school::figures::{FigureId, Part, Slot};
use school::filled::Filled;
use support::edited::papers_of;
use support::{cases, drafts};

/// A person as a school enters one.
#[derive(Debug, Clone)]
struct Person {
    name: String,
    number: String,
}

impl Person {
    /// The ways in which people write the name where it is asked for.
    fn entered(&self, way: usize, other: &str) -> String {
        let name = &self.name;
        match way % 8 {
            0 | 1 => name.clone(),
            2 => format!("总务主任{name}"),
            3 => format!("教务处 {name}、{other}"),
            4 => format!("{name}老师"),
            5 => format!("{other}和{name}"),
            6 => format!("{name}（{}）", self.number),
            _ => name
                .chars()
                .map(|character| format!("{character} "))
                .collect(),
        }
    }

    /// The ways in which people write the number.
    fn reached(&self, way: usize) -> String {
        let (start, end) = self.number.split_at(3);
        match way % 4 {
            0 => self.number.clone(),
            1 => format!("{start}-{end}"),
            2 => format!("电话：{start} {end}"),
            _ => self
                .number
                .chars()
                .map(|digit| char::from_u32(u32::from(digit) + 0xFEE0).unwrap())
                .collect(),
        }
    }

    /// A text of the school that bears name and number, in one of several ways.
    fn text_with_name(&self, way: usize) -> String {
        let Self { name, number } = self;
        match way % 4 {
            0 => format!("由{name}负责，电话{number}。"),
            1 => format!("{name}{name}，{}", self.reached(1)),
            // What is left when the one in the middle goes is the name again.
            2 => {
                name.chars().next().into_iter().collect::<String>()
                    + name
                    + &name.chars().skip(1).collect::<String>()
            }
            _ => format!(
                "问{}：{}",
                name.chars()
                    .map(String::from)
                    .collect::<Vec<_>>()
                    .join("　"),
                self.reached(2)
            ),
        }
    }
}

fn person() -> impl Strategy<Value = Person> {
    (
        "[王李张欧赵孙]",
        "[伟芳娜敏静丽强磊洋艳勇军杰娟涛明超兰霞平刚]{1,2}",
        "1[3-9][0-9]{9}|0[3-9][0-9]{9}",
    )
        .prop_map(|(family, given, number)| Person {
            name: family + &given,
            number,
        })
}

/// A school in which persons are named wherever something can be typed, and what was named.
fn school() -> impl Strategy<Value = (Draft, Vec<Person>)> {
    (drafts::draft(), vec(person(), 2..5), vec(0_usize..8, 40)).prop_map(
        |(mut draft, persons, ways)| {
            let mut turn = 0;
            let mut next = || {
                turn += 1;
                (
                    &persons[turn % persons.len()],
                    &persons[(turn + 1) % persons.len()],
                    ways[turn % ways.len()],
                )
            };
            let mut entered = || {
                let (person, other, way) = next();
                person.entered(way, &other.name)
            };
            let choices = &mut draft.choices;
            // Each person is entered once as such, wherever else they are named.
            for (idx, post) in ["principal", "office", "finance", "a", "b", "c"]
                .into_iter()
                .enumerate()
            {
                choices.people.insert(
                    post.to_owned(),
                    persons[idx % persons.len()].entered(ways[idx], ""),
                );
            }
            let mut problem = ProblemChoices {
                owner: entered(),
                ..ProblemChoices::default()
            };
            for key in [
                "contact",
                "verifier/R5/survey",
                "task/R5/survey/owner",
                "task-from/R5/survey/owner",
                "own-task/R5/1/owner",
                "edit/ledger/duties/R5-settle/1",
                "edit-from/ledger/duties/R5-settle/1",
                "edit/ledger/close-out/R5/8",
            ] {
                choices.answers.insert(key.to_owned(), entered());
            }
            draft.filled.insert(
                "school".to_owned(),
                format!("2026-11-25 16:05 {}", entered()),
            );
            draft.filled.insert("pupils".to_owned(), entered());
            draft.providers.insert(
                "teachers".to_owned(),
                Provider {
                    person: entered(),
                    ..Provider::default()
                },
            );
            let phones: Vec<String> = persons
                .iter()
                .zip(&ways)
                .map(|(person, way)| person.reached(*way))
                .collect();
            choices
                .answers
                .insert("phone".to_owned(), phones.join("、"));

            let mut turn = 0;
            let mut with_name = || {
                turn += 1;
                persons[turn % persons.len()].text_with_name(ways[turn % ways.len()])
            };
            problem.own_cause = with_name();
            problem.blanks.insert(with_name(), with_name());
            choices.problems.insert("R5".to_owned(), problem);
            choices
                .problems
                .insert(with_name(), ProblemChoices::default());
            choices.basis = with_name();
            for key in [
                "edit/plan/facts/school",
                "edit-from/plan/facts/school",
                "done/R5/survey",
                "fund/R5/survey",
                "section/plan/1/text",
                "own-task/R5/1/text",
            ] {
                choices.answers.insert(key.to_owned(), with_name());
            }
            for key in [
                format!("edit/plan/duties/duties/{}/3", with_name()),
                format!("order/{}", with_name()),
            ] {
                choices.answers.insert(key, with_name());
            }
            choices.people.insert(with_name(), with_name());
            draft.profile.name = format!("河湾小学{}", with_name());
            draft.profile.bureau = with_name();
            draft
                .reasons
                .insert("pupils/primary/moved".to_owned(), with_name());
            draft
                .reasons
                .insert(format!("pupils/{}", with_name()), with_name());
            draft.claims.insert(
                "transfer".to_owned(),
                Claim {
                    document: with_name(),
                    ..Claim::default()
                },
            );
            draft.claims.insert(with_name(), Claim::default());
            draft.packs.insert(with_name());
            draft.evidence.insert(format!("a/b/{}", with_name()));
            let slot = |figure: &str| Slot {
                figure: FigureId::from(figure),
                part: Part::Whole,
            };
            draft
                .entries
                .insert(slot("pupils"), Entry::NotApplicable(with_name()));
            draft.entries.insert(
                slot("teachers"),
                Entry::Text(format!("28名，{}", with_name())),
            );
            let mut sheet = Sheet {
                name: with_name(),
                ..Sheet::default()
            };
            sheet
                .entries
                .insert(slot("pupils"), Entry::Text(with_name()));
            draft.sheets.push(sheet);
            let mut pack = OwnPack {
                id: "own".to_owned(),
                name: with_name(),
                text: format!("# {}\nname = \"{}\"\n", with_name(), with_name()),
                ..OwnPack::default()
            };
            pack.edits.insert(with_name(), with_name());
            draft.own_packs.push(pack);
            let provider = draft.providers.entry("rooms".to_owned()).or_default();
            (provider.note, provider.own_name) = (with_name(), with_name());
            draft.providers.insert(
                with_name(),
                Provider {
                    note: with_name(),
                    ..Provider::default()
                },
            );
            (draft, persons)
        },
    )
}

fn posts() -> &'static [Post] {
    &data::library().posts
}

/// What comes out at the other end, by file and by link.
fn handed(draft: &Draft) -> [String; 2] {
    let file = saved::save(draft, data::catalogue(), data::main_pack());
    let Link::School(link) = links::read(&links::school(&file).unwrap()).unwrap() else {
        panic!("no school");
    };
    [file, link]
}

proptest! {
    #![proptest_config(Config { cases: 150, failure_persistence: None, ..Config::default() })]

    #[test]
    fn without_names_no_name_and_no_number_that_was_entered_goes_out((draft, persons) in school()) {
        let catalogue = data::form_catalogue();
        for (what, handed_on) in [
            ("whole", share::whole(&draft, Filled::default(), false, posts())),
            ("asking", share::asking(&draft, "teachers", false, posts())),
            ("asking for rooms", share::asking(&draft, "rooms", false, posts())),
            ("answer", share::answer(&draft, "pupils", Filled::default(), catalogue, false, posts())),
        ] {
            prop_assert_eq!(share::Contents::of(&handed_on).people, 0);
            for text in handed(&handed_on) {
                // The file writes what it cannot write plainly as \u and digits; names are plain.
                let digits: String = text.chars().filter(|character| !matches!(character, '-' | ' ' | '　')).collect();
                for Person { name, number } in &persons {
                    prop_assert!(!text.contains(name.as_str()), "{}: {} in {}", what, name, text);
                    prop_assert!(!digits.contains(number.as_str()), "{}: {} in {}", what, number, text);
                    let wide: String = number.chars().map(|digit| char::from_u32(u32::from(digit) + 0xFEE0).unwrap()).collect();
                    prop_assert!(!text.contains(&wide), "{}: {} in {}", what, wide, text);
                }
            }
        }
    }

    #[test]
    fn with_names_everything_goes_out_as_it_was(draft in drafts::draft()) {
        let mut expected = draft.clone();
        expected.checked.clear();
        prop_assert_eq!(share::whole(&draft, Filled::default(), true, posts()), expected);
    }

    #[test]
    fn what_names_nobody_goes_out_as_it_was_without_names_too(mut draft in drafts::draft()) {
        draft.checked.clear();
        draft.filled.clear();
        draft.choices.people.clear();
        draft.choices.answers.clear();
        for provider in draft.providers.iter_mut().map(|(_, provider)| provider) {
            provider.person.clear();
            provider.note.push('x');
        }
        for problem in draft.choices.problems.iter_mut().map(|(_, problem)| problem) {
            problem.owner.clear();
        }
        prop_assert_eq!(share::whole(&draft, Filled::default(), false, posts()), draft);
    }
}

/// Offices, posts and the school itself are nobody's name, wherever they were written as one.
#[test]
fn what_is_nobodys_name_stays_in_the_texts() {
    let mut draft = Draft::default();
    draft.profile.name = "河湾小学".to_owned();
    draft
        .filled
        .insert("base".to_owned(), "河湾小学".to_owned());
    for (idx, owner) in [
        "教务处",
        "总务主任",
        "各年级主任",
        "语文教研组",
        "学校",
        "后勤服务中心",
        "1180",
    ]
    .into_iter()
    .enumerate()
    {
        let problem = ProblemChoices {
            owner: owner.to_owned(),
            ..ProblemChoices::default()
        };
        draft.choices.problems.insert(format!("R{idx}"), problem);
    }
    let answers = &mut draft.choices.answers;
    answers.insert("phone".to_owned(), "办公电话：0312-1234567".to_owned());
    answers.insert("contact".to_owned(), "联系人：办公室".to_owned());
    let text = "河湾小学的总务主任和各年级主任，会同教务处、语文教研组、后勤服务中心，由学校安排1180名学生，办公电话和联系人另行通知。";
    let number = "由1180名".to_owned();
    draft.choices.basis = text.replace("1180", "");
    draft
        .reasons
        .insert("pupils/primary/moved".to_owned(), number);
    let slot = Slot {
        figure: FigureId::from("pupils"),
        part: Part::Whole,
    };
    draft.entries.insert(slot, Entry::Text("1180".to_owned()));
    let nameless = share::whole(&draft, Filled::default(), false, posts());
    assert_eq!(nameless.choices.basis, draft.choices.basis);
    assert_eq!(nameless.profile.name, "河湾小学");
    assert_eq!(nameless.entries, draft.entries, "a figure is no name");
}

/// Every key under which something in the papers can be changed.
fn keys(papers: &[Paper]) -> Vec<String> {
    let mut keys = Vec::new();
    let mut add = |place: &Place| {
        keys.push(place.key.clone());
        keys.extend(place.rows.iter().cloned());
        keys.extend(place.cells.iter().map(|(.., key)| key.clone()));
    };
    for paper in papers {
        match &paper.content {
            Content::Text(document) => document.editing.places.iter().flatten().for_each(&mut add),
            Content::Sheets(book) => book.sheets.iter().for_each(|sheet| add(&sheet.place.place)),
        }
    }
    keys
}

/// The school of a case in which persons are named in all that its papers show.
fn named(case: &str) -> Draft {
    let mut draft = cases::case(case);
    let posts: Vec<String> = data::library()
        .posts
        .iter()
        .map(|item| item.id.clone())
        .collect();
    for (idx, post) in posts.iter().enumerate().filter(|(idx, _)| idx % 2 == 0) {
        draft
            .choices
            .people
            .insert(post.clone(), format!("赵芳{}", ["芳", "娜", "敏"][idx % 3]));
    }
    let problems: Vec<String> = cases::with_plan(&draft, |_, plan| {
        plan.problems.iter().map(|item| item.id.clone()).collect()
    });
    for (idx, id) in problems.into_iter().enumerate() {
        let problem = draft.choices.problems.entry(id.clone()).or_default();
        problem.owner = ["赵芳", "李洋、赵芳", "赵芳老师"][idx % 3].to_owned();
        problem.own_cause = "赵芳调走了".to_owned();
        let answers = &mut draft.choices.answers;
        answers.insert(format!("own-task/{id}/1/text"), "请赵芳开一次会".to_owned());
        answers.insert(format!("own-task/{id}/1/owner"), "赵芳和李洋".to_owned());
        answers.insert(
            format!("own-task/{id}/1/proof"),
            "赵芳的会议记录".to_owned(),
        );
        answers.insert(format!("own-task/{id}/1/sum"), "3".to_owned());
        answers.insert(format!("fund/{id}/own-1"), "赵芳捐的".to_owned());
        answers.insert(format!("verifier/{id}/own-1"), "赵芳".to_owned());
    }
    for (key, text) in [
        ("contact", "赵芳"),
        ("phone", "13812345678"),
        ("section/plan/1/heading", "赵芳的话"),
        ("section/plan/1/text", "问赵芳"),
    ] {
        draft
            .choices
            .answers
            .insert(key.to_owned(), text.to_owned());
    }
    draft
}

#[test]
fn keys_of_what_can_be_changed_name_nobody() {
    let mut count = 0;
    for file in cases::cases() {
        let case = file
            .parent()
            .unwrap()
            .file_name()
            .unwrap()
            .to_string_lossy()
            .into_owned();
        for key in keys(&papers_of(&named(&case))) {
            count += 1;
            for name in ["赵芳", "李洋", "13812345678"] {
                assert!(!key.contains(name), "{case}: {key}");
            }
        }
    }
    assert!(count > 1000, "{count}");
}

/// A file from the time when the row of a person had the name in its key: what was changed there still stands.
#[test]
fn a_row_that_was_changed_under_a_name_is_found_again() {
    let mut draft = named("worked-example");
    let papers = papers_of(&draft);
    let owner = "李洋、赵芳";
    let generated = keys(&papers);
    assert!(!generated.iter().any(|key| key == owner));
    let key = format!("edit/plan/duties/duties/{owner}/3");
    draft
        .choices
        .answers
        .insert(key.clone(), "统筹设备".to_owned());
    let file = saved::save(&draft, data::catalogue(), data::main_pack());
    let draft = saved::open(&file, data::catalogue()).unwrap().draft;
    let papers = papers_of(&draft);
    let edits = papers
        .iter()
        .flat_map(|paper| &paper.content.editing().edits);
    let found: Vec<&str> = edits
        .filter(|edit| edit.key == key)
        .map(|edit| edit.own.as_str())
        .collect();
    assert_eq!(found, ["统筹设备"]);
    // Without names it cannot go along.
    let handed = share::whole(&draft, Filled::default(), false, posts());
    assert!(
        !handed
            .choices
            .answers
            .keys()
            .any(|key| key.contains("赵芳"))
    );
}
