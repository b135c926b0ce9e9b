//! Names and telephone numbers of persons in what a school wrote: found, counted, taken out.
//!
//! In: a draft. Out: how many places name a person, or a draft in which no name and no number of telephone is left that was
//! entered where one is asked for. A name that stands in free text alone cannot be told from any other word.

use std::collections::BTreeMap;

use plan::posts::{Post, post_and_name};
use school::answers::{AnswerKey, ProblemField, ProgressField, TaskField};
use school::draft::Draft;
use school::draft_texts::DraftTexts;

/// How the name of an office ends in front of a person's: 县教研室董其昌.
const OFFICE_ENDS: [&str; 9] = ["室", "组", "处", "局", "科", "股", "中心", "委员会", "办"];

/// What stands between several names, or around one.
const BETWEEN: &[char] = &[
    '、', '，', ',', '；', ';', '。', '/', '／', '|', '（', '）', '(', ')', '【', '】', '[', ']',
    '：', ':', '“', '”', '"', '+', '＋', '&', '＆',
];
/// Words between two names that may as well be part of one.
const AND: &[char] = &['和', '与', '及'];
/// What a person is called by, before or behind the name.
const TITLES: [&str; 22] = [
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
    "园长",
    "局长",
    "科长",
    "股长",
    "处长",
    "班主任",
    "管理员",
    "干事",
];
/// What a school may write where it is asked for a person, and is nobody in particular.
const NOBODY: [&str; 30] = [
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
    "座机",
    "微信",
    "邮箱",
    "无",
    "暂无",
    "没有",
    "同上",
    "待定",
    "未定",
    "不详",
];
/// What stands around a name where a whole sentence was written.
const AROUND: [&str; 10] = [
    "是", "为", "由", "请", "找", "问", "负责", "牵头", "分管", "主管",
];
/// Beginnings of offices whose first character is a family name as well.
const OFFICE_STARTS: [&str; 14] = [
    "党支", "党总", "党政", "党群", "党委", "党办", "党建", "高中", "高一", "高二", "高三", "卫生",
    "关工", "安全",
];
/// Usual words whose first character is a family name as well: no guess makes a person of them.
const USUAL: [&str; 40] = [
    "方案", "成员", "成立", "成绩", "成果", "金额", "任务", "任课", "任教", "管理", "单位", "程序",
    "高新", "高中", "高级", "党员", "党建", "党支", "安全", "安排", "安保", "卫生", "项目", "应急",
    "关心", "水电", "车辆", "房屋", "常务", "常规", "文体", "文化", "温馨", "左右", "班级", "游戏",
    "习惯", "康复", "包干", "时间",
];
/// Words in Latin letters around a number or an address.
const LATIN_LABELS: [&str; 11] = [
    "tel", "phone", "mobile", "fax", "ext", "qq", "wechat", "weixin", "email", "mail", "wx",
];
/// What leads from a number to its extension.
const EXTENSIONS: [&str; 3] = ["转", "分机", "ext"];
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
/// Rarer ones, of which few words begin.
const RARE_FAMILY_NAMES: &str = "仝佟佘佴侣俎僧冀冷冼况勾匡卓咸啜堵央娄宁宓寇屠岑巨巫巴帅幸庞庾廉弓恽戈戎扈拓斛旷昌昝晁晋晏曙桓栗栾桑殳汝沃沙沐泽洛浦浩涂湛滕漆潭濮焦熙燕牧狄狐玄琚甄畅皇眭矫禄禹秋稽穆窦竺筱糜綦缪羊羿翦耶聂臧芮苍苑苟茅茆茹荀荆荷莘菅萧萨蒙蒲蓝蔚蔺藏虎虞蚁褚襄谈谌谯豆豹贝贡贲赖赫越辜逄逯那邝邢邬邰邵邸郁郏郄郗郜郤鄂酆钞钭钮闵闾阙阚阮陀陶隗隽雍雒霍靖鞠韶颜骆骞魏鲍鳌鸿鹿麦麻黎仉亓仇仰仵伏";
/// Fewest digits of what is a number wherever it stands in others.
const SHORTEST_NUMBER: usize = 6;
/// Fewest digits of a short number that stands beside a name.
const SHORTEST_BESIDE: usize = 5;
/// Fewest digits of a short number; such a one is found only where no digit is beside it.
const SHORTEST_SHORT: usize = 3;
/// So often a text is looked through again because what was taken out brought parts of a name together.
const MOST_PASSES: usize = 8;

/// How many places name a person, also those who filled something in.
pub(super) fn count(draft: &Draft) -> usize {
    let named = entered(draft);
    named
        .iter()
        .filter(|(text, _)| !text.trim().is_empty())
        .count()
}

/// Takes every name and number out, also where one of them stands within another text or a key.
pub(super) fn remove(draft: &mut Draft, posts: &[Post]) {
    let persons = Persons::of(draft, posts);
    draft.for_texts(&mut Removing(&persons));
}

/// The texts in which a person is named, with whether they say how to reach one.
fn entered(draft: &Draft) -> Vec<(String, bool)> {
    struct Collecting(Vec<(String, bool)>);
    impl DraftTexts for Collecting {
        fn person(&mut self, text: &mut String) {
            self.0.push((text.clone(), false));
        }
        fn answer(&mut self, key: AnswerKey<'_>, text: &mut String) {
            if is_person(key) {
                self.0.push((text.clone(), matches!(key, AnswerKey::Phone)));
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
fn is_person(key: AnswerKey) -> bool {
    match key {
        AnswerKey::LibraryTask { field, .. }
        | AnswerKey::AddedTask { field, .. }
        | AnswerKey::TaskGenerated { field, .. } => field == TaskField::Owner,
        AnswerKey::Progress { field, .. } | AnswerKey::Closing { field, .. } => {
            field == ProgressField::Verifier
        }
        AnswerKey::SchoolProblem { field, .. } => field == ProblemField::Owner,
        AnswerKey::Contact | AnswerKey::Phone | AnswerKey::Signatory => true,
        key => documents::is_of_person(key),
    }
}

struct Removing<'a>(&'a Persons);

impl DraftTexts for Removing<'_> {
    fn person(&mut self, text: &mut String) {
        text.clear();
    }

    fn answer(&mut self, key: AnswerKey<'_>, text: &mut String) {
        // What was generated at the time of a change is no longer known rather than known wrongly.
        let is_gone = is_person(key) || (key.is_generated() && self.0.are_in(text));
        if is_gone {
            text.clear();
        } else {
            self.text(text);
        }
    }

    fn figure(&mut self, text: &mut String) {
        let is_number = |character: char| digit(character).is_some() || is_room(character, true);
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
    names: BTreeMap<char, Vec<Wanted>>,
    /// By their first digit, the longest first.
    numbers: BTreeMap<char, Vec<Wanted>>,
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
        for (text, is_phone) in entered(draft) {
            for name in names(&text, is_phone, posts) {
                if !institutions.contains(&name.as_str()) {
                    persons.add_name(&name);
                }
            }
            for address in addresses(&text) {
                persons.add_name(&address);
            }
            for number in numbers(&text, is_phone) {
                persons.add(number.chars().collect(), true);
            }
        }
        for list in persons
            .names
            .values_mut()
            .chain(persons.numbers.values_mut())
        {
            list.sort_by_key(|wanted| std::cmp::Reverse(wanted.characters.len()));
        }
        persons
    }

    fn add_name(&mut self, text: &str) {
        let characters = text
            .chars()
            .filter(|character| !is_room(*character, false))
            .flat_map(letters)
            .collect();
        self.add(characters, false);
    }

    fn add(&mut self, characters: Vec<char>, is_number: bool) {
        let Some(first) = characters.first() else {
            return;
        };
        let map = if is_number {
            &mut self.numbers
        } else {
            &mut self.names
        };
        let list = map.entry(*first).or_default();
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
        let character = *characters.get(at)?;
        let longest = |list: Option<&Vec<Wanted>>| {
            let mut wanted = list?.iter();
            wanted.find_map(|wanted| wanted.end_at(characters, at))
        };
        let name = letters(character)
            .next()
            .and_then(|first| longest(self.names.get(&first)));
        let number = || digit(character).and_then(|first| longest(self.numbers.get(&first)));
        name.or_else(number)
    }
}

impl Wanted {
    fn end_at(&self, characters: &[char], start: usize) -> Option<usize> {
        let (mut at, mut matched) = (start, 0);
        while matched < self.characters.len() {
            let character = *characters.get(at)?;
            // 王 小 明 is 王小明, and 0312-1234567 is 03121234567.
            if matched > 0 && is_room(character, self.is_number) {
                at += 1;
                continue;
            }
            if self.is_number {
                if digit(character) != self.characters.get(matched).copied() {
                    return None;
                }
                matched += 1;
            } else {
                for letter in letters(character) {
                    if self.characters.get(matched) != Some(&letter) {
                        return None;
                    }
                    matched += 1;
                }
            }
            at += 1;
        }
        let before = start
            .checked_sub(1)
            .and_then(|before| characters.get(before))
            .copied();
        let after = characters.get(at).copied();
        if self.is_number {
            let is_digit = |character: Option<char>| character.and_then(digit).is_some();
            let is_alone = !is_digit(before) && !is_digit(after);
            return (is_alone || self.characters.len() >= SHORTEST_NUMBER)
                .then(|| past_extension(characters, at));
        }
        let is_letter = |character: Option<char>| {
            character
                .is_some_and(|character| letters(character).all(|it| it.is_ascii_alphanumeric()))
        };
        // Li is not in Link.
        let goes_on = is_letter(self.characters.last().copied()) && is_letter(after);
        let began = is_letter(self.characters.first().copied()) && is_letter(before);
        let is_whole = !(goes_on || began);
        (is_whole && (self.characters.len() > 1 || self.stands_alone(before, characters, at)))
            .then_some(at)
    }

    /// True where a name of one character is no part of another word, as far as that can be told: 林 in 林老师 and in 找林，,
    /// not in 园林.
    fn stands_alone(&self, before: Option<char>, characters: &[char], at: usize) -> bool {
        if self.characters.iter().all(char::is_ascii) {
            return true;
        }
        let rest: String = characters.iter().skip(at).take(3).collect();
        let is_titled = TITLES.iter().any(|title| rest.starts_with(title));
        let ends = rest
            .chars()
            .next()
            .is_none_or(|next| !next.is_alphanumeric());
        let begins = before.is_none_or(|before| {
            !before.is_alphanumeric() || "由找问请是叫和与及".contains(before)
        });
        begins && ends || is_titled
    }
}

/// Where a number ends with its extension, as in 7654321转805.
fn past_extension(characters: &[char], at: usize) -> usize {
    let skip_room = |mut at: usize| {
        while characters
            .get(at)
            .is_some_and(|character| is_room(*character, true))
        {
            at += 1;
        }
        at
    };
    let from = skip_room(at);
    let rest: String = characters
        .iter()
        .skip(from)
        .take(3)
        .flat_map(|character| letters(*character))
        .collect();
    let Some(lead) = EXTENSIONS.iter().find(|lead| rest.starts_with(*lead)) else {
        return at;
    };
    let from = skip_room(from + lead.chars().count());
    let digits = characters.iter().skip(from);
    let count = digits
        .take_while(|character| digit(**character).is_some())
        .count();
    if count == 0 { at } else { from + count }
}

/// The names in a text that names persons: as it stands, and each of several; not posts and offices, which a school may
/// write there as well. In a text that says how to reach somebody, words around a number are no names unless they look
/// like one.
fn names(text: &str, is_phone: bool, posts: &[Post]) -> Vec<String> {
    let text: String = text
        .chars()
        .filter(|character| !is_unseen(*character))
        .collect();
    let text = text.trim();
    let has_digits = text.chars().any(|character| digit(character).is_some());
    let mut found = Vec::new();
    // A name behind a post of the list is one, whatever it begins with.
    let mut certain = Vec::new();
    if !(is_phone && has_digits) {
        found.push(text.to_owned());
    }
    let is_between = |character: char| {
        BETWEEN.contains(&character)
            || character.is_whitespace()
            || character.is_control()
            || plain(character).is_ascii_digit()
    };
    for piece in text.split(is_between).filter(|piece| is_long(piece)) {
        if !is_phone || looks_like_name(piece) {
            found.push(piece.to_owned());
        }
        let mut guessed: Vec<&str> = piece.split(AND).collect();
        for part in guessed.clone() {
            guessed.extend(post_and_name(posts, part).map(|(_, name)| name));
            if !is_phone {
                certain.extend(behind_post(posts, part).map(str::to_owned));
                // 卓玛和格桑: each of several.
                certain.extend((part.len() < piece.len()).then(|| part.to_owned()));
            }
        }
        // The parts of a name of several, as in 买买提·艾力.
        let is_dot = |character: char| is_dot(character) && character != '.';
        let parts: Vec<&str> = piece.split(is_dot).collect();
        if parts.len() > 1 && !is_phone {
            found.extend(
                parts
                    .iter()
                    .filter(|part| is_long(part))
                    .map(|part| part.to_string()),
            );
        }
        let words = || TITLES.iter().chain(&NOBODY).chain(&AROUND);
        let mut idx = 0;
        // What is left when words around a name are taken off, one after the other: 负责人是王小明, 教导主任王小明.
        while let Some(part) = guessed.get(idx).copied() {
            idx += 1;
            let longer = |rest: &&str| is_long(rest) && rest.len() < part.len();
            let mut rests: Vec<&str> = Vec::new();
            for word in words() {
                rests.extend(part.split_once(word).map(|(_, rest)| rest));
                rests.extend(part.rsplit_once(word).map(|(rest, _)| rest));
            }
            for end in OFFICE_ENDS {
                rests.extend(part.rsplit_once(end).map(|(_, rest)| rest));
            }
            for rest in rests.into_iter().filter(longer) {
                if !guessed.contains(&rest) {
                    guessed.push(rest);
                }
            }
        }
        found.extend(
            guessed
                .into_iter()
                .filter(|name| *name != piece && looks_like_name(name) && !is_usual(name))
                .map(str::to_owned),
        );
    }
    found.extend(
        certain
            .into_iter()
            .filter(|name| is_long(name) && !is_usual(name)),
    );
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

/// What stands behind the name of a post where a person is asked for, of up to ten characters as names of every people have
/// them: 德育主任额尔敦巴特尔.
fn behind_post<'a>(posts: &[Post], text: &'a str) -> Option<&'a str> {
    let names = posts
        .iter()
        .filter_map(|post| text.strip_prefix(post.name.as_str()));
    let name = names.min_by_key(|name| name.len())?;
    let is_han = |character: char| ('\u{4e00}'..='\u{9fff}').contains(&character);
    let words = NOBODY.iter().chain(&AROUND).chain(&TITLES);
    let is_name = matches!(name.chars().count(), 2..=10)
        && name.chars().all(is_han)
        && !words.into_iter().any(|word| name.contains(word));
    is_name.then_some(name)
}

fn is_usual(text: &str) -> bool {
    USUAL.iter().any(|word| text.starts_with(word))
}

fn is_family_name(character: char) -> bool {
    FAMILY_NAMES.contains(character) || RARE_FAMILY_NAMES.contains(character)
}

fn looks_like_name(text: &str) -> bool {
    let mut characters = text.chars();
    let is_family = characters.next().is_some_and(is_family_name);
    let rest = characters.as_str();
    let is_titled = TITLES.iter().any(|title| text.ends_with(title));
    is_family && matches!(rest.chars().count(), 1..=3) && !is_titled
}

/// True for a post, a department, an office or a group: no person.
fn is_office(text: &str, posts: &[Post]) -> bool {
    // 王 建 部 is the same as 王建部.
    let is_letter = |character: &char| !is_unseen(*character) && !character.is_whitespace();
    let text: String = text.chars().filter(is_letter).collect();
    let text = text.as_str();
    let mut posts = posts.iter();
    if NOBODY.contains(&text) || posts.any(|post| post.name == text || post.department == text) {
        return true;
    }
    let is_group = OFFICES.iter().any(|end| text.ends_with(end));
    // 王建部 is a person where one is asked for, 卫生室 is none.
    let is_person = text
        .chars()
        .next()
        .is_some_and(|first| FAMILY_NAMES.contains(first))
        && matches!(text.chars().count(), 2..=4)
        && !OFFICE_STARTS.iter().any(|start| text.starts_with(start));
    // 王主任 is a person, 教务主任 is not.
    let bare = TITLES.iter().find_map(|title| text.strip_suffix(title));
    let is_post = bare.is_some_and(|bare| !bare.chars().next().is_some_and(is_family_name));
    (is_group && text.chars().count() > 2 && !is_person) || is_post
}

/// Addresses in Latin letters: of mail, or a name in a messenger.
fn addresses(text: &str) -> Vec<String> {
    let is_other = |character: char| {
        let character = plain(character);
        !(character.is_ascii_alphanumeric() || matches!(character, '_' | '-' | '.' | '@'))
    };
    let has_letter = |run: &&str| run.chars().map(plain).any(|it| it.is_ascii_alphabetic());
    let unseen: String = text.chars().filter(|it| !is_unseen(*it)).collect();
    let mut found: Vec<String> = Vec::new();
    for run in unseen.split(is_other).filter(has_letter) {
        let run = run.trim_matches(['-', '.', '_']);
        let is_label = LATIN_LABELS.contains(&run.to_lowercase().as_str());
        if run.chars().count() >= 3 && !is_label {
            found.push(run.to_owned());
            found.extend(run.split_once('@').map(|(_, host)| host.to_owned()));
        }
    }
    found
}

/// Numbers that can be those of telephones, without what people write between the digits: 0312 1234567 may be one number
/// or two, so both ways are given; with and without the code of the country and of the area. Short ones are of a telephone
/// where that is asked for, or where nothing else stands.
fn numbers(text: &str, is_phone: bool) -> Vec<String> {
    let digits = |text: &str| text.chars().filter_map(digit).collect::<String>();
    let mut found = Vec::new();
    for piece in text.split(['、', '，', ',', '；', ';', '。', '|', '：', ':']) {
        let is_other = |character: char| digit(character).is_none() && !is_room(character, true);
        for run in piece.split(is_other) {
            found.push(digits(run));
            let parts = run.split(|it: char| it.is_whitespace() || it == '/');
            found.extend(parts.map(digits).filter(|it| it.len() >= SHORTEST_NUMBER));
        }
    }
    for number in found.clone() {
        let national = ["0086", "86"]
            .iter()
            .find_map(|code| number.strip_prefix(code))
            .filter(|rest| rest.len() >= 10)
            .unwrap_or(&number);
        found.push(national.to_owned());
        // 010 and 02x are codes of three digits, the others of four.
        let area = match national.as_bytes() {
            [b'0', b'1' | b'2', ..] => 3,
            [b'0', ..] => 4,
            _ => continue,
        };
        let local = national.get(area..).unwrap_or_default();
        if matches!(local.len(), 7..=8) {
            found.push(local.to_owned());
        }
    }
    let is_bare = text
        .chars()
        .all(|character| digit(character).is_some() || is_room(character, true));
    let shortest = if is_phone || is_bare {
        SHORTEST_SHORT
    } else {
        SHORTEST_BESIDE
    };
    found.retain(|number| number.len() >= shortest);
    found
}

/// Room within a name or number that makes no other one of it; also characters that cannot be seen.
fn is_room(character: char, is_number: bool) -> bool {
    let is_between = matches!(
        character,
        '-' | '－'
            | '—'
            | '–'
            | '‐'
            | '‑'
            | '−'
            | '_'
            | '＿'
            | '~'
            | '～'
            | '('
            | ')'
            | '（'
            | '）'
            | '['
            | ']'
            | '+'
            | '＋'
            | '/'
            | '／'
            | '*'
    );
    character.is_whitespace()
        || is_unseen(character)
        || is_dot(character)
        || (is_number && is_between)
}

/// A dot as it stands between the parts of a name or number.
fn is_dot(character: char) -> bool {
    matches!(
        character,
        '·' | '•' | '・' | '･' | '‧' | '∙' | '⋅' | '●' | '.' | '．' | '｡'
    )
}

/// A character that cannot be seen.
fn is_unseen(character: char) -> bool {
    matches!(character, '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}'..='\u{1160}' | '\u{17B4}'..='\u{17B5}' | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{2800}' | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}' | '\u{E0000}'..='\u{E0FFF}')
        || (character.is_control() && !character.is_whitespace())
}

/// A full-width letter or digit as the usual one.
fn plain(character: char) -> char {
    match character {
        '！'..='～' => char::from_u32(u32::from(character) - 0xFEE0).unwrap_or(character),
        _ => character,
    }
}

/// A character as it is compared within a name: width and case make no other one.
fn letters(character: char) -> impl Iterator<Item = char> {
    plain(character).to_lowercase()
}

/// The digit that a character stands for, also one of Chinese numerals.
fn digit(character: char) -> Option<char> {
    Some(match plain(character) {
        it @ '0'..='9' => it,
        '〇' | '零' | '○' => '0',
        '一' | '幺' => '1',
        '二' => '2',
        '三' => '3',
        '四' => '4',
        '五' => '5',
        '六' => '6',
        '七' => '7',
        '八' => '8',
        '九' => '9',
        _ => return None,
    })
}
