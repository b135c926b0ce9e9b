//! Laws of handing on: without the names of persons no name and no number that was entered anywhere is in what goes out,
//! neither in the link nor in the file, of the whole school or of one section.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "what a test cannot unwrap is a failure of the test"
)]

use std::collections::BTreeSet;

use documents::edits::Place;
use files::links::{self, Link};
use files::papers::{Content, Paper};
use files::saved;
use files::share;
use plan::posts::Post;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::Config;
use school::draft::{Claim, Draft, Entry, ProblemChoices, Provider, Sheet, UserPack};
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

/// The marks that people put into a number.
const MARKS: [&str; 9] = [".", "·", "-", "_", " ", "　", "－", "\u{AD}", "—"];

impl Person {
    /// The ways in which people write the name where it is asked for.
    fn entered(&self, way: usize, other: &str) -> String {
        let name = &self.name;
        match way % 16 {
            0 | 1 => name.clone(),
            2 => format!("总务主任{name}"),
            3 => format!("教务处 {name}、{other}"),
            4 => format!("{name}老师"),
            5 => format!("{other}和{name}"),
            6 => format!("{name}（{}）", self.number),
            7 => format!("教导主任{name}"),
            8 => format!("{name}校长"),
            9 => format!("{name}{}", self.number),
            10 => format!("{}{name}", self.number),
            11 => format!("负责人是{name}"),
            12 => format!("责任人：{name}"),
            13 => format!("{name}副校长（兼）"),
            14 => name.chars().flat_map(|letter| [letter, '\u{AD}']).collect(),
            _ => name
                .chars()
                .map(|character| format!("{character} "))
                .collect(),
        }
    }

    /// The name as it may stand in another text.
    fn mentioned(&self, way: usize) -> String {
        let name = &self.name;
        match way % 6 {
            0 | 1 => name.clone(),
            2 => name.replace('·', "•"),
            3 => name.replace('·', ""),
            4 if name.is_ascii() => name.to_uppercase(),
            _ => name
                .chars()
                .map(String::from)
                .collect::<Vec<_>>()
                .join("\u{200B}"),
        }
    }

    /// The ways in which people write the number.
    fn reached(&self, way: usize) -> String {
        if !self.number.chars().all(|digit| digit.is_ascii_digit()) {
            return ["微信", "", "邮箱：", "wx "][way % 4].to_owned() + &self.number;
        }
        let (start, end) = self.number.split_at(3);
        let mark = MARKS[way % MARKS.len()];
        match way % 8 {
            0 => self.number.clone(),
            1 => format!("{start}-{end}"),
            2 => format!("电话：{start} {end}"),
            3 if self.number.len() == 11 => format!("+86 {start}{mark}{end}"),
            4 if self.number.len() == 11 => format!("0086{start}{mark}{end}"),
            5 if self.number.len() > 6 => format!("{}转805", self.number),
            6 => self.in_chinese(),
            7 => self
                .number
                .chars()
                .map(|digit| char::from_u32(u32::from(digit) + 0xFEE0).unwrap())
                .collect(),
            _ => format!("{start}{mark}{end}"),
        }
    }

    fn in_chinese(&self) -> String {
        let chinese = |digit: char| {
            digit
                .to_digit(10)
                .and_then(|digit| "〇一二三四五六七八九".chars().nth(digit as usize))
        };
        self.number.chars().filter_map(chinese).collect()
    }

    /// A text of the school that bears name and number, in one of several ways.
    fn text_with_name(&self, way: usize) -> String {
        let (name, number) = (self.mentioned(way), self.reached(way));
        match way % 4 {
            0 => format!("由{name}负责，电话{number}。"),
            1 => format!("{name}{name}，{number}"),
            // What is left when the one in the middle goes is the name again.
            2 if !self.name.is_ascii() => {
                name.chars().next().into_iter().collect::<String>()
                    + &name
                    + &name.chars().skip(1).collect::<String>()
            }
            _ => format!(
                "问{}：{number}",
                name.chars()
                    .map(String::from)
                    .collect::<Vec<_>>()
                    .join("　"),
            ),
        }
    }
}

/// A text without what makes no other name or number of it: room, dots, marks, what cannot be seen, width and case.
fn bare(text: &str, is_number: bool) -> String {
    let is_mark = |character: char| {
        character.is_whitespace()
            || "·•.\u{AD}\u{200B}".contains(character)
            || (is_number && "-_—－()+".contains(character))
    };
    let plain = |character: char| match character {
        '０'..='９' => char::from_u32(u32::from(character) - 0xFEE0).unwrap(),
        _ if is_number => "〇一二三四五六七八九"
            .chars()
            .position(|chinese| chinese == character)
            .map_or(character, |digit| {
                char::from_digit(digit as u32, 10).unwrap()
            }),
        _ => character,
    };
    text.chars()
        .filter(|character| !is_mark(*character))
        .map(plain)
        .flat_map(char::to_lowercase)
        .collect()
}

/// Every key and every text of a saved file.
fn strings(value: &serde_json::Value, found: &mut Vec<String>) {
    match value {
        serde_json::Value::String(text) => found.push(text.clone()),
        serde_json::Value::Array(items) => items.iter().for_each(|item| strings(item, found)),
        serde_json::Value::Object(fields) => {
            for (key, value) in fields {
                found.push(key.clone());
                strings(value, found);
            }
        }
        _ => {}
    }
}

/// The first of `persons` whose name or number one of `texts` bears; a short number only where no digit stands beside it.
fn borne<'a>(texts: &[String], persons: &'a [Person]) -> Option<&'a str> {
    let all = texts.join("\n");
    let bare_of = |is_number| {
        let lines = all.split('\n').map(|text| bare(text, is_number));
        lines.collect::<Vec<_>>().join("\n")
    };
    let (names, numbers) = (bare_of(false), bare_of(true));
    let wanted = persons
        .iter()
        .flat_map(|Person { name, number }| [name, number]);
    let is_digit = |character: Option<char>| character.is_some_and(|it| it.is_ascii_digit());
    let is_borne = |wanted: &str| {
        let is_number = wanted.chars().all(|character| character.is_ascii_digit());
        let text = if is_number { &numbers } else { &names };
        let wanted = bare(wanted, is_number);
        text.match_indices(&wanted).any(|(at, found)| {
            let is_within = is_digit(text[..at].chars().next_back())
                || is_digit(text[at + found.len()..].chars().next());
            !(is_number && found.len() < 6 && is_within)
        })
    };
    wanted.map(String::as_str).find(|wanted| is_borne(wanted))
}

fn person() -> impl Strategy<Value = Person> {
    (
        "[王李张欧赵孙仝][伟芳娜敏静丽强磊洋艳勇军杰娟涛明超兰霞平刚]{1,2}|王建部|买买提·艾力|阿依古丽·吐尔逊|Wang Xiaoming",
        "1[3-9][0-9]{9}|0[3-9][0-9]{9}|66[0-9]{3}|wxm_[0-9]{4}|[a-w]{4}@school\\.cn",
    )
        .prop_map(|(name, number)| Person { name, number })
}

/// A school in which persons are named wherever something can be typed, and what was named.
fn school() -> impl Strategy<Value = (Draft, Vec<Person>)> {
    (drafts::draft(), vec(person(), 2..5), vec(0_usize..144, 40)).prop_map(
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
                choices.answers.insert(key, entered());
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
            choices.answers.insert("phone", phones.join("、"));

            let mut turn = 0;
            let mut with_name = || {
                turn += 1;
                persons[turn % persons.len()].text_with_name(ways[turn % ways.len()])
            };
            problem.written_cause = with_name();
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
                choices.answers.insert(key, with_name());
            }
            for key in [
                format!("edit/plan/duties/duties/{}/3", with_name()),
                format!("order/{}", with_name()),
            ] {
                choices.answers.insert(&key, with_name());
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
            let mut pack = UserPack {
                id: "own".to_owned(),
                name: with_name(),
                text: format!("# {}\nname = \"{}\"\n", with_name(), with_name()),
                ..UserPack::default()
            };
            pack.edits.insert(with_name(), with_name());
            draft.user_packs.push(pack);
            let provider = draft.providers.entry("rooms".to_owned()).or_default();
            (provider.note, provider.department_name) = (with_name(), with_name());
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
            ("asking", share::asked_section(&draft, "teachers", false, posts())),
            ("asking for rooms", share::asked_section(&draft, "rooms", false, posts())),
            ("answer", share::answered_section(&draft, "pupils", Filled::default(), catalogue, false, posts())),
        ] {
            prop_assert_eq!(share::Contents::of(&handed_on).people, 0);
            for text in handed(&handed_on) {
                let mut found = Vec::new();
                strings(&serde_json::from_str(&text).unwrap(), &mut found);
                prop_assert_eq!(borne(&found, &persons), None, "{}: {}", what, text);
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
        "党支部",
        "卫生室",
        "高中部",
        "教导主任",
        "班主任和任课教师",
        "体艺教研组长",
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
    answers.insert("phone", "办公电话：0312-1234567");
    answers.insert("contact", "联系人：办公室");
    let text = "河湾小学的总务主任和各年级主任，会同教务处、语文教研组、后勤服务中心，党支部、卫生室、高中部、教导主任、体艺教研组长、班主任和任课教师配合，由学校安排1180名学生，任课情况和方案办公电话和联系人另行通知。";
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

/// What a colleague hands on when `field` stands in a field of a person, or `phone` in that of the number, and `text` elsewhere.
fn text_left(field: &str, phone: &str, text: &str) -> String {
    let mut draft = Draft::default();
    draft
        .choices
        .people
        .insert("principal".to_owned(), field.to_owned());
    draft.choices.answers.insert("phone", phone);
    draft.choices.basis = text.to_owned();
    share::whole(&draft, Filled::default(), false, posts())
        .choices
        .basis
}

#[test]
fn each_spelling_of_a_name_or_number_is_taken_out_and_the_words_around_it_stay() {
    for (field, phone, text, left) in [
        ("王小明", "138.1234.5678", "打138.1234.5678找人", "打找人"),
        ("王小明", "138.1234.5678", "打138·1234·5678找人", "打找人"),
        ("王小明", "138 1234 5678", "共1234名", "共1234名"),
        ("王小明", "66123", "打66123，共166123元", "打，共166123元"),
        ("王小明", "微信wxm_8812", "加WXM_8812问", "加问"),
        ("王小明", "wxm@school.cn", "写信到wxm@school.cn", "写信到"),
        (
            "王小明",
            "一三八一二三四五六七八",
            "打一三八一二三四五六七八",
            "打",
        ),
        ("王小明", "一三八一二三四五六七八", "打13812345678", "打"),
        ("王小明", "+86 138 1234 5678", "打13812345678", "打"),
        ("王小明", "0312-7654321转805", "打7654321转805问", "打问"),
        ("教导主任王小明", "", "问王小明", "问"),
        ("仝小明校长", "", "问仝小明", "问"),
        ("王小明13812345678", "", "问王小明，13812345678", "问，"),
        ("负责人是王小明", "", "问王小明", "问"),
        ("责任人：王小明", "", "问王小明", "问"),
        ("买买提·艾力", "", "问买买提•艾力和买买提艾力", "问和"),
        ("Wang Xiaoming", "", "问wang xiaoming", "问"),
        ("王小明", "", "问王\u{AD}小\u{200B}明", "问"),
        ("王建部", "", "问王建部", "问"),
        ("王 建 部 ", "", "问王建部", "问"),
        ("王\u{AD}建\u{AD}部", "", "问王建部", "问"),
        ("李组", "", "问李组", "问"),
        ("Q", "", "请找Q，Q4和QQ不变", "请找，Q4和QQ不变"),
        (
            "林",
            "",
            "林老师和园林、林业局，请找林。",
            "老师和园林、林业局，请找。",
        ),
    ] {
        assert_eq!(text_left(field, phone, text), left, "{field} {phone}");
    }
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
        problem.written_cause = "赵芳调走了".to_owned();
        let answers = &mut draft.choices.answers;
        answers.insert(&format!("own-task/{id}/1/text"), "请赵芳开一次会");
        answers.insert(&format!("own-task/{id}/1/owner"), "赵芳和李洋");
        answers.insert(
            &format!("own-task/{id}/1/proof"),
            "赵芳的会议记录".to_owned(),
        );
        answers.insert(&format!("own-task/{id}/1/sum"), "3");
        answers.insert(&format!("fund/{id}/own-1"), "赵芳捐的");
        answers.insert(&format!("verifier/{id}/own-1"), "赵芳");
    }
    for (key, text) in [
        ("contact", "赵芳"),
        ("phone", "13812345678"),
        ("section/plan/1/heading", "赵芳的话"),
        ("section/plan/1/text", "问赵芳"),
    ] {
        draft.choices.answers.insert(key, text.to_owned());
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

/// A file from the time when the row of a person had the name in its key.
#[test]
fn a_row_that_was_changed_under_a_name_is_kept() {
    let mut draft = named("worked-example");
    let papers = papers_of(&draft);
    let owner = "李洋、赵芳";
    let generated = keys(&papers);
    assert!(!generated.iter().any(|key| key == owner));
    let key = format!("edit/plan/duties/duties/{owner}/3");
    draft.choices.answers.insert(&key, "统筹设备".to_owned());
    let file = saved::save(&draft, data::catalogue(), data::main_pack());
    let draft = saved::open(&file, data::catalogue()).unwrap().draft;
    let papers = papers_of(&draft);
    // Its table is gone: the text is kept, and told as one without a place.
    let editings: Vec<_> = papers.iter().map(|paper| paper.content.editing()).collect();
    let found = documents::edits::orphaned_edits(&draft.choices, &editings);
    assert_eq!(found, [(key.as_str(), "统筹设备")]);
    // Without names it cannot go along.
    let handed = share::whole(&draft, Filled::default(), false, posts());
    assert!(
        !handed
            .choices
            .answers
            .keys()
            .any(|key| key.to_string().contains("赵芳"))
    );
}

#[test]
fn what_shares_the_results_alone_gives_the_same_findings_and_says_no_more() {
    let posts = &data::library().posts;
    let built_in = data::built_in();
    let first = &built_in.main.groups[0].id;
    let drafts = cases::cases().into_iter().map(|case| cases::draft(&case));
    let drafts = drafts.chain((0..200).map(support::generated::generated));
    for draft in drafts {
        let shared = share::results(&draft, data::standard(), data::catalogue(), posts);
        let findings = |draft: &Draft| {
            let report = data::evaluate(draft, &built_in).into_report();
            let verdicts = report
                .verdicts
                .iter()
                .filter(|verdict| verdict.group == *first);
            let verdicts: Vec<String> = verdicts.map(|verdict| format!("{verdict:?}")).collect();
            let findings = report
                .findings
                .iter()
                .filter(|finding| finding.group == *first);
            let findings: Vec<String> = findings.map(|finding| format!("{finding:?}")).collect();
            (findings, verdicts)
        };
        assert_eq!(
            findings(&shared),
            findings(&draft),
            "{}",
            draft.profile.name
        );
        assert_eq!(shared.choices, school::draft::PlanChoices::default());
        assert!(shared.evidence.as_slice().is_empty() && shared.reasons.is_empty());
        // It goes through a link that a phone reads as a picture.
        let text = saved::save(&shared, data::form_catalogue(), data::main_pack());
        let link = links::results(&text).unwrap();
        let Link::Results(back) = links::read(&link).unwrap() else {
            panic!("{link}");
        };
        let opened = saved::open(&back, data::catalogue()).unwrap().draft;
        assert_eq!(
            findings(&opened),
            findings(&draft),
            "{}",
            draft.profile.name
        );
    }
    let sample = saved::open(data::sample(), data::catalogue())
        .unwrap()
        .draft;
    let sample = share::results(&sample, data::standard(), data::catalogue(), posts);
    let text = saved::save(&sample, data::form_catalogue(), data::main_pack());
    let length = links::results(&text).unwrap().len();
    assert!(length <= 900, "{length} letters");
}

/// What goes out of a draft without names of persons, as the file holds it.
fn handed_on(draft: &Draft) -> String {
    let posts = &data::library().posts;
    let whole = share::whole(draft, Filled::default(), false, posts);
    saved::save(&whole, data::form_catalogue(), data::main_pack())
}

#[test]
fn a_name_behind_a_post_is_one_whatever_it_begins_with() {
    for (entered, written, gone) in [
        ("总务主任阿依古丽", "由阿依古丽牵头整改", "阿依古丽"),
        ("校长扎西", "由扎西牵头", "扎西"),
        ("卓玛和格桑", "请找格桑办", "格桑"),
        (
            "德育主任额尔敦巴特尔、工会主席呼和",
            "由额尔敦巴特尔牵头",
            "额尔敦巴特尔",
        ),
        ("县教研室董其昌", "由董其昌核验", "董其昌"),
        ("督导组董其昌", "由董其昌核验", "董其昌"),
    ] {
        let mut draft = Draft::default();
        draft.profile.name = "第二小学".to_owned();
        draft
            .choices
            .people
            .insert("principal".to_owned(), entered.to_owned());
        let answers = &mut draft.choices.answers;
        answers.set("edit/plan/facts/school", written.to_owned());
        let out = handed_on(&draft);
        assert!(!out.contains(gone), "{entered}: {out}");
    }
}

/// Heads of columns that hold nothing but who does something.
const COLUMNS_OF_PERSONS: [&str; 6] = ["姓名", "责任人", "核验人", "联系人", "负责人", "填表人"];

#[test]
fn a_name_in_a_column_of_names_does_not_go_out_in_whatever_paper() {
    use documents::Block;

    let (mut seen, mut left) = (0, BTreeSet::new());
    let cases = support::edited::CASES.map(cases::case);
    for draft in cases {
        for paper in papers_of(&draft) {
            let Content::Text(document) = &paper.content else {
                continue;
            };
            let sections = document.sections.iter().zip(&document.editing.places);
            for (block, place) in
                sections.flat_map(|(section, places)| section.blocks.iter().zip(places))
            {
                let Block::Table(table) = block else { continue };
                let heads = table.head.iter().enumerate();
                for (column, head) in
                    heads.filter(|(_, head)| COLUMNS_OF_PERSONS.contains(&head.as_str()))
                {
                    for row in place.rows.iter().filter(|row| !row.is_empty()) {
                        let mut draft = draft.clone();
                        let key = format!("{}/{row}/{column}", place.key);
                        draft
                            .choices
                            .answers
                            .set(key.as_str(), "慕容雪莉".to_owned());
                        seen += 1;
                        if handed_on(&draft).contains("慕容雪莉") {
                            left.insert(format!("{head}: {key}"));
                        }
                    }
                }
            }
        }
    }
    assert!(seen > 0, "no paper has a column of names");
    assert_eq!(left, BTreeSet::new());
}

#[test]
fn a_line_that_says_whom_to_ask_does_not_go_out() {
    let mut draft = cases::case("worked-example");
    let line = "（联系人：慕容雪莉，电话：13812345678）";
    let answers = &mut draft.choices.answers;
    answers.set("edit/request-funds/contact", line.to_owned());
    let out = handed_on(&draft);
    assert!(
        !out.contains("慕容雪莉") && !out.contains("13812345678"),
        "{out}"
    );
}
