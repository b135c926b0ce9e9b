//! Names and telephone numbers of persons in what a school wrote: found, counted, taken out.
//!
//! In: a draft. Out: how many places name a person, or a draft in which no name and no number of telephone is left that was
//! entered where one is asked for. A name that stands in free text alone cannot be told from any other word.

use std::collections::BTreeMap;

use documents::edits;
use plan::own_tasks::{self, TaskField};
use plan::posts::{Post, post_and_name};
use plan::rounds::VERIFIER;
use school::draft::Draft;
use school::draft_texts::DraftTexts;

/// Answer that says whom to ask.
const CONTACT: &str = "contact";
/// Answer that says how to reach them.
const PHONE: &str = "phone";
/// What stands between several names, or around one.
const BETWEEN: &[char] = &[
    '、', '，', ',', '；', ';', '。', '/', '／', '|', '（', '）', '(', ')', '【', '】', '[', ']',
    '：', ':', '“', '”', '"', '+', '＋', '&', '＆',
];
/// Words between two names that may as well be part of one.
const AND: &[char] = &['和', '与', '及'];
/// What a person is called by, before or behind the name.
const TITLES: [&str; 14] = [
    "副校长",
    "校长",
    "副书记",
    "书记",
    "副主任",
    "主任",
    "老师",
    "教师",
    "教研员",
    "同志",
    "组长",
    "督学",
    "先生",
    "女士",
];
/// What a school may write where it is asked for a person, and is nobody in particular.
const NOBODY: [&str; 20] = [
    "学校",
    "本校",
    "全体",
    "全校",
    "家长",
    "学生",
    "后勤",
    "财务",
    "教务",
    "总务",
    "政教",
    "人事",
    "德育",
    "工会",
    "联系人",
    "负责人",
    "责任人",
    "姓名",
    "电话",
    "手机",
];
/// What names of offices, schools and groups end with.
const OFFICES: [&str; 12] = [
    "处",
    "室",
    "组",
    "部",
    "局",
    "办",
    "中心",
    "委员会",
    "学校",
    "小学",
    "中学",
    "年级",
];
/// The common family names of one character, for what is only guessed to be a name.
const FAMILY_NAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤欧阳司马上官诸葛尉迟慕容樊兰殷施洪翟安倪颜牛温芦季俞章鲁葛伍申尤毕聂焦柳邢岳齐梅庄辛管祝左涂谷祁舒耿牟卜路詹关苗凌费纪靳盛童欧甄项曲成游裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边净阴闻党初付蔺";
/// Fewest digits of what can be a number of telephone.
const SHORTEST_NUMBER: usize = 6;
/// So often a text is looked through again because what was taken out brought parts of a name together.
const MOST_PASSES: usize = 8;

/// How many places name a person, also those who filled something in.
pub(super) fn count(draft: &Draft) -> usize {
    let named = entered(draft);
    named.iter().filter(|text| !text.trim().is_empty()).count()
}

/// Takes every name and number out, also where one of them stands within another text or a key.
pub(super) fn remove(draft: &mut Draft, posts: &[Post]) {
    let persons = Persons::of(draft, posts);
    draft.for_texts(&mut Removing(&persons));
}

/// The texts in which a person is named.
fn entered(draft: &Draft) -> Vec<String> {
    struct Collecting(Vec<String>);
    impl DraftTexts for Collecting {
        fn person(&mut self, text: &mut String) {
            self.0.push(text.clone());
        }
        fn answer(&mut self, key: &str, text: &mut String) {
            if is_person(key) {
                self.0.push(text.clone());
            }
        }
        fn figure(&mut self, _: &mut String) {}
        fn text(&mut self, _: &mut String) {}
        fn keeps(&mut self, _: &str) -> bool {
            true
        }
    }
    let mut collecting = Collecting(Vec::new());
    draft.clone().for_texts(&mut collecting);
    collecting.0
}

/// True for the answer that names who carries a task, who verified it, whom to ask, or that stands in a column of names.
fn is_person(key: &str) -> bool {
    let is_owner = own_tasks::parts(key).is_some_and(|(.., field)| field == TaskField::Owner.key());
    let is_former_owner =
        edits::is_twin(key) && key.ends_with(&format!("/{}", TaskField::Owner.key()));
    is_owner
        || is_former_owner
        || key == CONTACT
        || key == PHONE
        || key.starts_with(VERIFIER)
        || documents::is_of_person(key)
}

struct Removing<'a>(&'a Persons);

impl DraftTexts for Removing<'_> {
    fn person(&mut self, text: &mut String) {
        text.clear();
    }

    fn answer(&mut self, key: &str, text: &mut String) {
        // What was generated at the time of a change is no longer known rather than known wrongly.
        let is_gone = is_person(key) || (edits::is_twin(key) && self.0.are_in(text));
        if is_gone {
            text.clear();
        } else {
            self.text(text);
        }
    }

    fn figure(&mut self, text: &mut String) {
        let is_number = |character: char| {
            plain(character).is_ascii_digit() || is_room(character, true) || character == '.'
        };
        if !text.chars().all(is_number) {
            self.text(text);
        }
    }

    fn text(&mut self, text: &mut String) {
        self.0.take_out(text);
    }

    fn keeps(&mut self, key: &str) -> bool {
        !self.0.are_in(key)
    }
}

/// Names and numbers of a draft, to be found in texts.
#[derive(Default)]
struct Persons {
    /// By their first character, the longest first, so that none is cut by a shorter one.
    by_first: BTreeMap<char, Vec<Wanted>>,
}

#[derive(PartialEq, Eq)]
struct Wanted {
    characters: Vec<char>,
    is_number: bool,
}

impl Persons {
    fn of(draft: &Draft, posts: &[Post]) -> Self {
        let profile = &draft.profile;
        let institutions =
            [&profile.name, &profile.county, &profile.bureau].map(|name| name.trim());
        let mut persons = Self::default();
        let phone = draft.choices.answer(PHONE);
        for text in entered(draft) {
            let mut names = names(&text, posts);
            if text.trim() == phone {
                // Words around a number are no names, unless they look like one.
                names.retain(|name| looks_like_name(name));
            }
            for name in names {
                if !institutions.contains(&name.as_str()) {
                    persons.add(&name, false);
                }
            }
            for number in numbers(&text) {
                persons.add(&number, true);
            }
        }
        for list in persons.by_first.values_mut() {
            list.sort_by_key(|wanted| std::cmp::Reverse(wanted.characters.len()));
        }
        persons
    }

    fn add(&mut self, text: &str, is_number: bool) {
        let characters: Vec<char> = text
            .chars()
            .filter(|character| !is_room(*character, is_number))
            .map(plain)
            .collect();
        // A single character is no name.
        let (Some(first), true) = (characters.first(), characters.len() > 1) else {
            return;
        };
        let list = self.by_first.entry(*first).or_default();
        let wanted = Wanted {
            characters,
            is_number,
        };
        if !list.contains(&wanted) {
            list.push(wanted);
        }
    }

    fn are_in(&self, text: &str) -> bool {
        let characters: Vec<char> = text.chars().collect();
        (0..characters.len()).any(|at| self.end_at(&characters, at).is_some())
    }

    fn take_out(&self, text: &mut String) {
        for _ in 0..MOST_PASSES {
            let characters: Vec<char> = text.chars().collect();
            let (mut cleaned, mut at) = (String::with_capacity(text.len()), 0);
            while let Some(character) = characters.get(at) {
                match self.end_at(&characters, at) {
                    Some(end) => at = end,
                    None => {
                        cleaned.push(*character);
                        at += 1;
                    }
                }
            }
            if cleaned.len() == text.len() {
                return;
            }
            *text = cleaned;
        }
        if self.are_in(text) {
            text.clear();
        }
    }

    /// Where the name or number ends that begins at `at`.
    fn end_at(&self, characters: &[char], at: usize) -> Option<usize> {
        let list = self.by_first.get(&plain(*characters.get(at)?))?;
        list.iter().find_map(|wanted| wanted.end_at(characters, at))
    }
}

impl Wanted {
    fn end_at(&self, characters: &[char], start: usize) -> Option<usize> {
        let mut at = start;
        for (idx, wanted) in self.characters.iter().enumerate() {
            // 王 小 明 is 王小明, and 0312-1234567 is 03121234567.
            while idx > 0
                && characters
                    .get(at)
                    .is_some_and(|character| is_room(*character, self.is_number))
            {
                at += 1;
            }
            if characters.get(at).map(|character| plain(*character)) != Some(*wanted) {
                return None;
            }
            at += 1;
        }
        let is_letter =
            |character: Option<&char>| character.is_some_and(char::is_ascii_alphanumeric);
        // Li is not in Link.
        let goes_on = is_letter(self.characters.last()) && is_letter(characters.get(at));
        let before = start
            .checked_sub(1)
            .and_then(|before| characters.get(before));
        let began = is_letter(self.characters.first()) && is_letter(before);
        (self.is_number || !(goes_on || began)).then_some(at)
    }
}

/// The names in a text that names persons: as it stands, and each of several; not posts and offices, which a school may
/// write there as well.
fn names(text: &str, posts: &[Post]) -> Vec<String> {
    let text = text.trim();
    let mut found = vec![text.to_owned()];
    let is_between = |character: char| {
        BETWEEN.contains(&character) || character.is_whitespace() || character.is_control()
    };
    for piece in text.split(is_between).filter(|piece| is_long(piece)) {
        found.push(piece.to_owned());
        let mut guessed: Vec<&str> = piece.split(AND).collect();
        for part in guessed.clone() {
            guessed.extend(post_and_name(posts, part).map(|(_, name)| name));
            guessed.extend(TITLES.iter().filter_map(|title| part.strip_prefix(title)));
            guessed.extend(TITLES.iter().filter_map(|title| part.strip_suffix(title)));
        }
        found.extend(
            guessed
                .into_iter()
                .filter(|name| *name != piece && looks_like_name(name))
                .map(str::to_owned),
        );
    }
    // A number is looked for as one.
    let is_name = |name: &String| name.chars().any(char::is_alphabetic) && !is_office(name, posts);
    found.retain(is_name);
    found
}

/// Long enough to differ from other words.
fn is_long(piece: &str) -> bool {
    let least = if piece.is_ascii() { 3 } else { 2 };
    piece.chars().count() >= least
}

fn looks_like_name(text: &str) -> bool {
    let mut characters = text.chars();
    let is_family = characters
        .next()
        .is_some_and(|first| FAMILY_NAMES.contains(first));
    is_family && matches!(characters.count(), 1..=3)
}

/// True for a post, a department, an office or a group: no person.
fn is_office(text: &str, posts: &[Post]) -> bool {
    let mut posts = posts.iter();
    if NOBODY.contains(&text) || posts.any(|post| post.name == text || post.department == text) {
        return true;
    }
    let is_group = OFFICES.iter().any(|end| text.ends_with(end));
    // 王主任 is a person, 教务主任 is not.
    let bare = TITLES.iter().find_map(|title| text.strip_suffix(title));
    let is_post = bare.is_some_and(|bare| {
        let first = bare.chars().next();
        first.is_none_or(|first| !FAMILY_NAMES.contains(first))
    });
    (is_group && text.chars().count() > 2) || is_post
}

/// Numbers that can be those of telephones, without what people write between the digits: 0312 1234567 may be one number
/// or two, so both ways are given.
fn numbers(text: &str) -> Vec<String> {
    let digits = |text: &str| {
        text.chars()
            .map(plain)
            .filter(char::is_ascii_digit)
            .collect::<String>()
    };
    let mut found = Vec::new();
    for piece in text.split(['、', '，', ',', '；', ';', '。', '|', '：', ':']) {
        let is_other =
            |character: char| !plain(character).is_ascii_digit() && !is_room(character, true);
        for run in piece.split(is_other) {
            found.push(digits(run));
            found.extend(run.split(char::is_whitespace).map(digits));
        }
    }
    found.retain(|number| number.len() >= SHORTEST_NUMBER);
    found
}

/// Room within a name or number that makes no other one of it; also characters that cannot be seen.
fn is_room(character: char, is_number: bool) -> bool {
    let is_unseen = matches!(character, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}');
    let is_dash = matches!(
        character,
        '-' | '－' | '—' | '–' | '(' | ')' | '（' | '）' | '+' | '/'
    );
    character.is_whitespace() || is_unseen || (is_number && is_dash)
}

/// A full-width letter or digit as the usual one.
fn plain(character: char) -> char {
    match character {
        '！'..='～' => char::from_u32(u32::from(character) - 0xFEE0).unwrap_or(character),
        _ => character,
    }
}
