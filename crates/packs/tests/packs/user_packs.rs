//! Packs of a user's own: what is written is read again, what a teacher gets wrong is told with line and way out, and no
//! file can break or stall the program.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "what a test cannot unwrap is a failure of the test, and this one measures how long a file takes"
)]

use std::collections::BTreeMap;
use std::fs;
use std::time::{Duration, Instant};
use support::sample;

use packs::{LARGEST_BYTES, MOST_FAULTS, PackFault};
use proptest::prelude::*;
use school::draft::UserPack;
use standard::{Confidence, GroupRule, Rule, Scope, Standard, validation};

/// The files of static/standards.
fn files() -> Vec<String> {
    let folder = support::root().join("static/standards");
    let mut paths: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|end| end == "toml"))
        .collect();
    paths.sort();
    paths
        .iter()
        .map(|path| fs::read_to_string(path).unwrap())
        .collect()
}

fn read(text: &str) -> Result<Standard, Vec<PackFault>> {
    packs::read(text, data::form_catalogue())
}

fn sentences(text: &str) -> Vec<String> {
    let faults = read(text).expect_err("it is read");
    faults.iter().map(PackFault::to_string).collect()
}

/// A small pack that is whole. Line 16 begins the indicator, its bound stands in line 27.
const SMALL: &str = r#"id = "xian-2026"
edition = "1"
title = "示例县标准"
short = "示例"
number = "示〔2026〕1号"
issued = "示例县"
status = "试行"
sources = [{ key = "T", what = "测试" }]

[[groups]]
id = "items"
name = "事项"
rule = "all"
clause = { place = "第1条", sources = ["T"], confidence = "high" }

[[indicators]]
id = "A1"
name = "生均教学用房"
short = "教学用房"
group = "items"
carrier = "school"
scope = "stage"
unit = "square_metre_per_pupil"
places = 2
gap_step = "1"
rule = { ratio = { scale = "1", numerator = [{ figure = "teaching_area" }], denominator = [{ figure = "pupils" }] } }
bounds = [{ when = { stages = ["primary"] }, bound = { comparison = "at_least", value = "4.2" } }]
clause = { place = "第2条", sources = ["T"], confidence = "high" }
"#;

/// [`SMALL`] with the one place `old` made `new`.
fn with(old: &str, new: &str) -> String {
    assert_eq!(SMALL.matches(old).count(), 1, "{old} stands once");
    SMALL.replace(old, new)
}

#[test]
fn what_is_written_is_read_again_and_written_the_same() {
    for (text, built_in) in files().iter().zip(data::standards()) {
        assert_eq!(read(text).as_ref(), Ok(built_in), "{}", built_in.id);
        let written = packs::write(built_in);
        assert_eq!(read(&written).as_ref(), Ok(built_in), "{written}");
        assert_eq!(packs::write(&read(&written).unwrap()), written);
    }
    let small = read(SMALL).unwrap();
    assert_eq!(read(&packs::write(&small)), Ok(small));
}

/// Every field, every rule and every condition once, so that no shape is forgotten.
const FULL: &str = include_str!("user_packs/full.toml");

#[test]
fn a_pack_with_every_field_is_read_as_serde_reads_it_and_written_whole() {
    let full = read(FULL).unwrap();
    assert_eq!(toml::from_str(FULL), Ok(full.clone()));
    let written = packs::write(&full);
    assert_eq!(read(&written).as_ref(), Ok(&full), "{written}");
    assert_eq!(packs::write(&full), written);
}

#[test]
fn any_text_of_a_pack_comes_back_as_it_was() {
    let mut odd = read(SMALL).unwrap();
    for text in [
        "“引号”\"半角\"",
        "反斜\\杠",
        "两\n行\t表",
        "\u{1}\u{7f}\u{85}",
        "''' \"\"\"",
        "# 不是说明",
        "甲\r\n乙",
    ] {
        odd.title = text.to_owned();
        odd.indicators[0].clause.note = text.to_owned();
        odd.indicators[0].clause.place = text.to_owned();
        assert_eq!(read(&packs::write(&odd)).as_ref(), Ok(&odd), "{text:?}");
    }
}

#[test]
fn the_likely_mistakes_of_a_teacher_are_told_in_one_sentence() {
    let value = "value = \"4.2\"";
    for (name, text, expected) in [
        (
            "forgot the quotes of a number",
            with(value, "value = 4.2"),
            "第 27 行，指标 A1：value 要写成带引号的数，如 \"4.2\"，现在是 4.2",
        ),
        (
            "forgot the quotes of a text",
            with("\"示例县标准\"", "示例县标准"),
            "第 3 行：title 的文字要放在英文双引号里，写成 title = \"示例县标准\"，现在是 示例县标准",
        ),
        (
            "full-width quotes",
            with("\"示例县标准\"", "“示例县标准”"),
            "第 3 行：引号要用英文的 \"，现在是中文的 “",
        ),
        (
            "full-width closing quote",
            with("\"示例县标准\"", "\"示例县标准”"),
            "第 3 行：结尾的引号要用英文的 \"，现在是中文的 ”",
        ),
        (
            "full-width equals",
            with("edition = \"1\"", "edition ＝ \"1\""),
            "第 2 行：等号要用英文的 =，现在是全角的 ＝",
        ),
        (
            "full-width comma",
            with("\"at_least\", value", "\"at_least\"，value"),
            "第 27 行：逗号要用英文的 ,，现在是中文的 ，",
        ),
        (
            "wrong comparison",
            with("\"at_least\"", "\"at_lest\""),
            "第 27 行，指标 A1：comparison 没有 at_lest 这个词，是不是 at_least（不低于）？",
        ),
        (
            "Chinese comparison",
            with("\"at_least\"", "\"不低于\""),
            "第 27 行，指标 A1：comparison 没有 不低于 这个词，是不是 at_least（不低于）？",
        ),
        (
            "unknown stage",
            with("\"primary\"", "\"middle\""),
            "第 27 行，指标 A1：stages 没有 middle 这个词；可以写 primary（小学）、junior（初中）、senior（高中）",
        ),
        (
            "missing clause",
            with(
                "clause = { place = \"第2条\", sources = [\"T\"], confidence = \"high\" }\n",
                "",
            ),
            "第 16 行，指标 A1：指标里缺依据 clause；请补上 clause = { place = \"条款位置\", sources = [\"来源简称\"], confidence = \"medium\" }",
        ),
        (
            "duplicate id",
            format!(
                "{SMALL}\n{}",
                &SMALL[SMALL.find("[[indicators]]").unwrap()..]
            ),
            "第 31 行，指标 A1：id 与第 16 行的重复，请改成别的代号",
        ),
        (
            "figure id typo",
            with("\"pupils\"", "\"pupil\""),
            "第 26 行，指标 A1：没有名为 pupil 的填报项，是不是 pupils（在校生数）？",
        ),
        (
            "figure by its label",
            with("\"pupils\"", "\"在校生数\""),
            "第 26 行，指标 A1：填报项要写代号：“在校生数”的代号是 pupils",
        ),
        (
            "missing bracket",
            with("\"4.2\" } }]", "\"4.2\" } }"),
            "第 27 行：[ 没有配对的 ]",
        ),
        (
            "missing heading bracket",
            with("[[indicators]]", "[[indicators]"),
            "第 16 行：方括号没有写全：一节的开头写成 [[indicators]] 或 [indicators.clause] 的样子",
        ),
        (
            "value with unit in quotes",
            with(value, "value = \"4.2平方米\""),
            "第 27 行，指标 A1：value 只写数，不带单位，写成 \"4.2\"，现在是“4.2平方米”",
        ),
        (
            "value with unit",
            with(value, "value = 4.2平方米"),
            "第 27 行：value 只写数，不带单位，并放在英文双引号里，写成 value = \"4.2\"，现在是 4.2平方米",
        ),
        (
            "forgot the closing quote",
            with("\"示例县标准\"", "\"示例县标准"),
            "第 3 行：引号没有配对：文字的前后各要一个英文的 \"，并写在同一行里",
        ),
    ] {
        assert_eq!(sentences(&text), [expected], "{name}");
    }
}

#[test]
fn other_mistakes_are_told_with_line_item_and_way_out() {
    let value = "value = \"4.2\"";
    for (text, expected) in [
        (
            with(value, "value = \"４.２\""),
            "第 27 行，指标 A1：value 的数要用半角数字，前后不留空格，写成 \"4.2\"，现在是“４.２”",
        ),
        (
            FULL.replace("merge = \"least\"", "merge = \"smallest\""),
            "第 38 行，填报项 full_books：merge 没有 smallest 这个词；可以写 sum（相加）、yearly（逐年相加）、least（取小的）、most（取大的）、own（只用本校的）",
        ),
        (
            with(value, "value = \"1,200\""),
            "第 27 行，指标 A1：value 的数里不加分隔号，写成 \"1200\"，现在是“1,200”",
        ),
        (
            with(value, "value = \"大约四\""),
            "第 27 行，指标 A1：value 要写成带引号的数，如 \"12.5\"，现在是“大约四”",
        ),
        (
            with(value, "value = \"1e308\""),
            "第 27 行，指标 A1：value 要写成带引号的数，如 \"12.5\"，现在是“1e308”",
        ),
        (
            with(value, "value = \"4.20001\""),
            "第 27 行，指标 A1：value 小数点后最多四位，现在是 4.20001",
        ),
        (
            with(value, "value = \"99999999999\""),
            "第 27 行，指标 A1：value 不能超过 10 亿，现在是 99999999999",
        ),
        (
            with(value, "value = nan"),
            "第 27 行，指标 A1：value 要写成带引号的数，如 \"12.5\"，现在是 nan",
        ),
        (
            with(value, "value = -inf"),
            "第 27 行，指标 A1：value 要写成带引号的数，如 \"12.5\"，现在是 -inf",
        ),
        (
            with(value, "value = 1e308"),
            "第 27 行，指标 A1：value 要写成带引号的数，如 \"12.5\"，现在是 1e308",
        ),
        (
            with(value, "value = true"),
            "第 27 行，指标 A1：value 要放在英文双引号里，写成 value = \"true\"，现在是 true",
        ),
        (
            with(value, "value = [\"1\"]"),
            "第 27 行，指标 A1：value 要写成 带引号的数，现在是一个列表",
        ),
        (
            with(value, "value = \"-1\""),
            "第 16 行，指标 A1：标准值不应小于 0，现在是 -1",
        ),
        (
            with(value, "value = \"0\""),
            "第 16 行，指标 A1：标准值为 0 时，不低于 0 总是成立",
        ),
        (
            with("places = 2", "places = \"2\""),
            "第 24 行，指标 A1：places 要写成不带引号的整数，如 2，现在是 \"2\"",
        ),
        (
            with("places = 2", "places = 2.0"),
            "第 24 行，指标 A1：places 要写成整数，现在是 2.0",
        ),
        (
            with("places = 2", "places = 99999999999999999999"),
            "第 24 行，指标 A1：places 应在 0 到 6 之间，现在是 99999999999999999999",
        ),
        (
            with("places = 2", "place = 2\nplaces = 2"),
            "第 24 行，指标 A1：指标里没有 place 这个名称，是不是 places（小数位数）？",
        ),
        (
            with("places = 2", "weird_stuff = 2\nplaces = 2"),
            "第 24 行，指标 A1：指标里没有 weird_stuff 这个名称；可以写 id、name、short、group、carrier、scope、unit、places、gap_step、reference、asks、rule 等",
        ),
        (
            with("places = 2", "places = 2\nplaces = 2"),
            "第 25 行：places 写了两次，只能有一个；请删去一处",
        ),
        (
            with("group = \"items\"", "group = \"item\""),
            "第 20 行，指标 A1：没有名为 item 的分组；文件里有 items",
        ),
        (
            with(
                "place = \"第2条\", sources = [\"T\"]",
                "place = \"第2条\", sources = [\"S9\"]",
            ),
            "第 28 行，指标 A1：没有名为 S9 的来源；文件里有 T",
        ),
        (
            with(
                "place = \"第2条\", sources = [\"T\"]",
                "place = \"第2条\", sources = \"T\"",
            ),
            "第 28 行，指标 A1：sources 要写成列表，如 sources = [\"T\"]，现在是 \"T\"",
        ),
        (
            with("place = \"第2条\"", "place = \"\""),
            "第 16 行，指标 A1：缺条款位置 place",
        ),
        (
            with("rule = \"all\"", "rule = \"al\""),
            "第 13 行，分组 items：rule 没有 al 这个词，是不是 all（每项都要达到）？",
        ),
        (
            with("rule = \"all\"", "rule = \"at_least\""),
            "第 13 行，分组 items：rule 写成 at_least 还不够：要写 rule = { at_least = { … } }，里面写 count、floor",
        ),
        (
            with(
                "rule = \"all\"",
                "rule = { at_least = { count = 6, floor = \"1.5\" } }",
            ),
            "第 10 行，分组 items：floor 应在 0 到 1 之间，现在是 1.5",
        ),
        (
            with("{ ratio = {", "{ ratioo = {"),
            "第 26 行，指标 A1：rule 没有 ratioo 这个词，是不是 ratio（比值）？",
        ),
        (
            with("id = \"xian-2026\"", "id = \"Xian\""),
            "第 1 行，标准包的 id：只能用小写字母、数字和 -",
        ),
        (
            with("id = \"A1\"", "id = \"A/1\""),
            "第 17 行，指标 A/1：id 只能用字母、数字、-、_ 和 .，最多 64 个，现在是“A/1”",
        ),
        (
            with("number = \"示〔2026〕1号\"\n", ""),
            "标准包里缺文号 number；请补上 number = \"…\"",
        ),
        (
            with("edition = \"1\"", "edition = 2026-01-01"),
            "第 2 行：edition 要放在英文双引号里，写成 edition = \"2026-01-01\"，现在是 2026-01-01",
        ),
        (
            with("edition = \"1\"", "edition"),
            "第 2 行：名称后面缺 = 和值；写成 名称 = \"值\"",
        ),
        (
            with("edition = \"1\"", "edition ="),
            "第 2 行：名称后面缺 = 和值；写成 名称 = \"值\"",
        ),
        (
            with("edition = \"1\"", "版次 = \"1\""),
            "第 2 行：等号前面的名称只能用英文字母、数字、_ 和 -；一行写一个 名称 = 值",
        ),
        (
            with("edition = \"1\"", "edition = \"1\" \"2\""),
            "第 2 行：值的后面多了内容；一行只写一个 名称 = 值，文字要整个放在一对英文双引号里",
        ),
        (
            with("edition = \"1\"", "edition = \"C:\\盘\""),
            "第 2 行：引号里的 \\ 要写成两个 \\\\",
        ),
        (
            with("\"at_least\", value", "\"at_least\" value"),
            "第 27 行：两项之间缺一个英文逗号",
        ),
    ] {
        assert_eq!(sentences(&text), [expected], "{text}");
    }
}

#[test]
fn several_faults_are_told_at_once_in_the_order_of_lines_and_the_rest_is_counted() {
    let text = with("value = \"4.2\"", "value = 4.2").replace("\"pupils\"", "\"pupil\"");
    let lines: Vec<_> = read(&text)
        .unwrap_err()
        .iter()
        .map(|fault| fault.line)
        .collect();
    assert_eq!(lines, [Some(26), Some(27)]);
    let indicator = &SMALL[SMALL.find("[[indicators]]").unwrap()..];
    let many: String = (0..50)
        .map(|idx| {
            indicator
                .replace("\"A1\"", &format!("\"B{idx}\""))
                .replace("\"4.2\"", "4.2")
        })
        .collect();
    let faults_found = sentences(&format!("{SMALL}\n{many}"));
    assert_eq!(faults_found.len(), MOST_FAULTS + 1);
    assert_eq!(faults_found[MOST_FAULTS], "还有 30 处；请先改上面这些");
}

#[test]
fn files_of_another_kind_are_named() {
    let form = data::form_catalogue();
    let wide: Vec<u8> = SMALL.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let mut marked = vec![0xFF, 0xFE];
    marked.extend(&wide);
    let other = "文件的编码不是 UTF-8（可能是 GBK，记事本里叫“ANSI”）；请用记事本打开，另存为，编码选 UTF-8";
    let utf16 = "文件的编码是 UTF-16（记事本里叫“Unicode”）；请用记事本打开，另存为，编码选 UTF-8";
    for (bytes, expected) in [
        (
            Vec::new(),
            "文件是空的；请选对标保存的标准包（.toml 文件）".to_owned(),
        ),
        (
            b" \n\t\r\n".to_vec(),
            "文件是空的；请选对标保存的标准包（.toml 文件）".to_owned(),
        ),
        (marked, utf16.to_owned()),
        (wide, utf16.to_owned()),
        (
            b"id = \"a\"\ntitle = \"\xB1\xEA\xD7\xBC\"".to_vec(),
            format!("第 2 行：{other}"),
        ),
        (vec![0x80; 100], format!("第 1 行：{other}")),
        (
            b"PK\x03\x04abc".to_vec(),
            "这是 Office 文件或压缩文件，不是标准包；请选扩展名为 .toml 的文本文件".to_owned(),
        ),
        (
            b"{\"type\":\"duibiao-school\"}".to_vec(),
            "这是 JSON 文件（如学校文件 .duibiao.json），不是标准包；请选扩展名为 .toml 的文件"
                .to_owned(),
        ),
        (
            b"<!doctype html>".to_vec(),
            "这是网页文件，不是标准包；请选扩展名为 .toml 的文件".to_owned(),
        ),
        (
            vec![b'a'; LARGEST_BYTES + 1],
            "文件有 1.1 MB，标准包不超过 1 MB；请确认选的是标准包的 .toml 文件".to_owned(),
        ),
    ] {
        let faults = packs::read_bytes(&bytes, form).unwrap_err();
        let faults_found: Vec<String> = faults.iter().map(PackFault::to_string).collect();
        assert_eq!(faults_found, [expected]);
    }
    let marked = format!("\u{FEFF}{}", SMALL.replace('\n', "\r\n"));
    assert_eq!(
        packs::read_bytes(marked.as_bytes(), form),
        Ok(read(SMALL).unwrap())
    );
}

#[test]
fn a_pack_with_the_id_of_a_built_in_one_is_not_opened() {
    let built_in = data::standard();
    let text = packs::write(built_in);
    let faults_found =
        packs::open(text.as_bytes(), data::form_catalogue(), data::index()).unwrap_err();
    assert_eq!(faults_found.len(), 1);
    assert_eq!(
        faults_found[0].to_string(),
        format!(
            "第 7 行：id 是 {0}，与程序自带的标准包相同；请改成别的代号，如 {0}-ben",
            built_in.id
        )
    );
    assert!(packs::open(SMALL.as_bytes(), data::form_catalogue(), data::index()).is_ok());
}

/// Texts that try to exhaust stack, memory or patience.
fn hostile() -> Vec<(&'static str, String)> {
    let room = LARGEST_BYTES;
    let fill = |begin: &str, part: &str, end: &str| {
        let times = (room - begin.len() - end.len()) / part.len();
        format!("{begin}{}{end}", part.repeat(times))
    };
    let numbered = |begin: &str, end: &str, make: &dyn Fn(usize) -> String| {
        let mut text = begin.to_owned();
        let mut idx = 0;
        loop {
            let next = make(idx);
            if text.len() + next.len() + end.len() > room {
                break text + end;
            }
            text += &next;
            idx += 1;
        }
    };
    let small = |old: &str, text: String| with(old, &text);
    let many_of = |make: &dyn Fn(usize) -> String| {
        let list: String = (0..40_000).map(make).collect();
        small("[{ figure = \"teaching_area\" }]", format!("[{list}]"))
    };
    vec![
        ("5 MB of garbage", "垃圾 = [ { \" ".repeat(5_000_000 / 16)),
        ("1 MB of signs", fill("", "\u{1}=[\"", "")),
        ("1 MB of one name", fill("", "a", "")),
        ("1 MB of quotes", fill("", "\"", "")),
        ("1 MB of equals", fill("", "=", "")),
        ("1 MB of commas", fill("a = [", ",", "]")),
        ("1 MB of backslashes", fill("a = \"", "\\", "")),
        ("1 MB of blank lines", fill("", "\n", "")),
        ("1 MB of full-width commas", fill("", "，\n", "")),
        ("arrays in arrays", "[".repeat(100_000)),
        ("values in values", format!("a = {}", "[".repeat(100_000))),
        ("tables in tables", format!("a = {}", "{a=".repeat(100_000))),
        (
            "closed arrays in arrays",
            format!("a = {}{}", "[".repeat(23), "]".repeat(23)),
        ),
        ("many points", format!("{}a = 1", "a.".repeat(100_000))),
        (
            "points in a heading",
            format!("[{}a]", "a.".repeat(100_000)),
        ),
        (
            "points in tables",
            format!("a = {}1{}", "{a.a.a.a.a.a.a=".repeat(24), "}".repeat(24)),
        ),
        ("tables of the same name", fill("", "[[a]]\n", "")),
        (
            "indicators without anything",
            fill(SMALL, "[[indicators]]\n", ""),
        ),
        (
            "indicators with one field",
            numbered(SMALL, "", &|idx| format!("[[indicators]]\nid=\"x{idx}\"\n")),
        ),
        ("tables twice", fill("", "[a]\n", "")),
        ("names twice", fill("", "a=1\n", "")),
        (
            "names of their own",
            numbered("", "", &|idx| format!("k{idx}=1\n")),
        ),
        (
            "dotted names of their own",
            numbered("", "", &|idx| format!("a.b{idx}.c=1\n")),
        ),
        (
            "unknown figures",
            many_of(&|idx| format!("{{figure=\"f{idx}\"}},")),
        ),
        (
            "one figure again and again",
            many_of(&|_| "{figure=\"pupils\"},".to_owned()),
        ),
        (
            "sources",
            small(
                "sources = [{ key = \"T\", what = \"测试\" }]",
                format!(
                    "sources = [{}]",
                    (0..1_999)
                        .map(|idx| format!("{{key=\"T{idx}\",what=\"a\"}},"))
                        .chain(["{key=\"T\",what=\"b\"}".to_owned()])
                        .collect::<String>()
                ),
            ),
        ),
        ("comments", fill("", "#a\n", "")),
        ("one long comment", fill("#", "注", "")),
        ("long texts", fill("a = \"\"\"", "\\u0041\n", "\"\"\"")),
        ("quotes within quotes", fill("", "\"\"\"'''", "")),
        ("numbers", fill("a = [", "1e308,nan,inf,-0x1,", "]")),
        (
            "conditions in conditions",
            small(
                "{ stages = [\"primary\"] }",
                format!("{}{}", "{any=[".repeat(10), "]}".repeat(10)),
            ),
        ),
        (
            "1,400 whole indicators",
            (0..1_399).fold(SMALL.to_owned(), |text, idx| {
                text + &SMALL[SMALL.find("[[indicators]]").unwrap()..]
                    .replace("\"A1\"", &format!("\"B{idx}\""))
            }),
        ),
        (
            "whole indicators",
            numbered(SMALL, "", &|idx| {
                SMALL[SMALL.find("[[indicators]]").unwrap()..]
                    .replace("\"A1\"", &format!("\"B{idx}\""))
            }),
        ),
    ]
}

#[test]
fn hostile_files_come_back_in_time_with_few_faults() {
    // A debug build is slower by far; what counts is measured with `--release`.
    let patience = if cfg!(debug_assertions) { 30 } else { 1 };
    for (name, text) in hostile() {
        let start = Instant::now();
        let found = read(&text);
        let took = start.elapsed();
        let faults = found.as_ref().err().map_or(0, Vec::len);
        if std::env::var_os("SHOW").is_some() {
            let first = found
                .err()
                .and_then(|faults| faults.first().map(PackFault::to_string));
            eprintln!("{name}: {took:?}, {faults}: {first:?}");
        }
        assert!(took < Duration::from_secs(patience), "{name}: {took:?}");
        assert!(faults <= MOST_FAULTS + 1, "{name}: {faults} faults");
    }
}

#[test]
fn hostile_files_do_not_need_a_large_stack() {
    // The stack of a wasm module has 1 MB; frames of a debug build are larger than its own.
    let thread = std::thread::Builder::new().stack_size(1_000_000);
    let work = || {
        hostile()
            .iter()
            .map(|(_, text)| read(text).is_ok())
            .filter(|is_ok| *is_ok)
            .count()
    };
    let good = thread.spawn(work).unwrap().join().unwrap();
    assert!(good <= 2, "nearly none of them is a pack: {good}");
}

proptest! {
    #![proptest_config(sample::laws(100, 3000))]

    #[test]
    fn read_never_panics_on_a_pack_with_bytes_changed(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0..3_u8), 1..12),
        which in any::<prop::sample::Index>(),
    ) {
        let files = files();
        let mut bytes = which.get(&files).clone().into_bytes();
        for (place, byte, how) in changes {
            let at = place.index(bytes.len());
            match how {
                0 => bytes[at] = byte,
                1 => bytes.insert(at, byte),
                _ => { bytes.remove(at); }
            }
        }
        if let Err(faults) = packs::read_bytes(&bytes, data::form_catalogue()) {
            prop_assert!(!faults.is_empty() && faults.len() <= MOST_FAULTS + 1);
        }
    }

    #[test]
    fn read_never_panics_on_a_pack_with_signs_changed(
        changes in prop::collection::vec((any::<prop::sample::Index>(), "[\\[\\]{}=,.\"'#\n 0-9a-z“”，＝\\\\]{0,3}"), 1..8),
        which in any::<prop::sample::Index>(),
    ) {
        let files = files();
        let mut text: Vec<char> = which.get(&files).chars().collect();
        for (place, new) in changes {
            let at = place.index(text.len());
            text.splice(at..=at, new.chars());
        }
        let text: String = text.into_iter().collect();
        match read(&text) {
            Ok(standard) => prop_assert_eq!(read(&packs::write(&standard)), Ok(standard)),
            Err(faults) => {
                prop_assert!(!faults.is_empty() && faults.len() <= MOST_FAULTS + 1);
                for fault in faults {
                    prop_assert!(fault.to_string().chars().count() < 400, "{}", fault);
                }
            }
        }
    }

    #[test]
    fn read_never_panics_on_any_text(text in "\\PC{0,200}") {
        prop_assert!(read(&text).is_err());
    }

    #[test]
    fn edits_of_any_text_give_a_whole_pack_or_faults(
        edits in prop::collection::vec((0..PATHS.len(), "\\PC{0,12}|[0-9]{1,3}|yes|at_most|ratio|share|pupils|medium"), 0..20),
    ) {
        let edits: BTreeMap<String, String> = edits
            .into_iter()
            .map(|(idx, text)| (PATHS[idx].to_owned(), text))
            .collect();
        match packs::edited(data::standard(), &edits, data::form_catalogue()) {
            Ok(standard) => {
                prop_assert_eq!(validation::faults(&standard, data::form_catalogue()), Vec::<String>::new());
                prop_assert_eq!(read(&packs::write(&standard)), Ok(standard));
            }
            Err(faults) => prop_assert!(!faults.is_empty() && faults.len() <= MOST_FAULTS + 1),
        }
    }
}

const PATHS: [&str; 27] = [
    "title",
    "number",
    "edition",
    "status",
    "nonsense",
    "group/resources/count",
    "group/resources/floor",
    "indicator/R1/bound/0",
    "indicator/R1/bound/9",
    "indicator/R1/comparison/0",
    "indicator/R1/name",
    "indicator/R1/note",
    "indicator/R1/place",
    "indicator/R1/removed",
    "indicator/R9/name",
    "added/1/name",
    "added/1/kind",
    "added/1/numerator",
    "added/1/denominator",
    "added/1/per_hundred",
    "added/1/bound/primary",
    "added/1/bound/junior",
    "added/1/comparison",
    "added/1/place",
    "added/1/asks",
    "added/0/name",
    "added/2/kind",
];

fn edits(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
    let typed = |(path, text): &(&str, &str)| ((*path).to_owned(), (*text).to_owned());
    pairs.iter().map(typed).collect()
}

fn edited(pairs: &[(&str, &str)]) -> Result<Standard, Vec<PackFault>> {
    let copy = packs::copy_of(data::standard(), "xian-2026", "示例县标准", data::index()).unwrap();
    packs::edited(&copy, &edits(pairs), data::form_catalogue())
}

#[test]
fn a_copy_says_of_what_it_is_one_and_is_read_again() {
    let base = data::standard();
    let copy = edited(&[]).unwrap();
    let entry = data::index()
        .iter()
        .find(|index| index.id == base.id)
        .unwrap();
    assert_eq!(
        copy.status,
        format!(
            "本地改动件，由《{}》（{}，第 {} 版，指纹 {}）复制而来，不是正式文件；改动是否有依据，由使用者负责。",
            base.title, base.id, base.edition, entry.hash
        )
    );
    assert_eq!(
        (copy.id.as_str(), copy.edition.as_str()),
        ("xian-2026", "1")
    );
    assert_eq!(copy.indicators, base.indicators);
    assert_eq!(read(&packs::write(&copy)), Ok(copy.clone()));
    for (id, title) in [
        ("", "题"),
        ("县", "题"),
        (base.id.as_str(), "题"),
        ("a/b", "题"),
        ("good", " "),
    ] {
        assert!(
            packs::copy_of(base, id, title, data::index()).is_err(),
            "{id}"
        );
    }
    // A copy of a copy has another id as well.
    assert!(packs::copy_of(&copy, "xian-2026", "题", data::index()).is_err());
}

#[test]
fn a_changed_bound_is_the_users_and_says_what_it_was() {
    let pack = edited(&[
        ("indicator/R1/bound/0", "５.0 "),
        ("indicator/R1/comparison/1", "超过"),
    ])
    .unwrap();
    let base = data::standard();
    let (old, new) = (base.indicator("R1").unwrap(), pack.indicator("R1").unwrap());
    assert_eq!(new.bounds[0].bound.value.to_string(), "5");
    let clause = new.bounds[0].clause.clone().unwrap();
    assert_eq!(clause.sources, ["OWN"]);
    assert_eq!(clause.confidence, Confidence::Medium);
    assert_eq!(
        clause.note,
        format!("由使用者改动，原为不低于{}。", old.bounds[0].bound.value)
    );
    assert_eq!(
        clause.place,
        format!("本地改动（原依据：{}）", old.clause.place)
    );
    assert!(new.bounds[1].clause.is_some(), "the comparison differs");
    assert_eq!(pack.sources.last().unwrap().what, "本地文件，由使用者填写");
    assert_eq!(new.clause, old.clause);
    // What is typed as it was is no change.
    let value = old.bounds[0].bound.value.to_string();
    let same = edited(&[("indicator/R1/bound/0", &value)]).unwrap();
    assert_eq!(Ok(same), edited(&[]));
}

#[test]
fn an_indicator_that_is_removed_takes_its_edits_along() {
    let gone = [
        ("indicator/R1/bound/0", "bad"),
        ("indicator/R1/removed", "yes"),
    ];
    assert!(edited(&gone).unwrap().indicator("R1").is_none());
    let all: Vec<_> = data::standard()
        .indicators
        .iter()
        .map(|indicator| {
            (
                format!("indicator/{}/removed", indicator.id),
                indicator.group,
            )
        })
        .collect();
    let of = |groups: &dyn Fn(&str) -> bool| -> Vec<(String, String)> {
        all.iter()
            .filter(|(_, group)| groups(group))
            .map(|(path, _)| (path.clone(), "yes".to_owned()))
            .collect()
    };
    let some = of(&|group| group != "resources");
    let some: Vec<(&str, &str)> = some
        .iter()
        .map(|(path, yes)| (path.as_str(), yes.as_str()))
        .collect();
    let left = edited(&some).unwrap();
    assert_eq!(left.groups.len(), 1);
    let faults_found = edited(&[
        ("indicator/R1/removed", "yes"),
        ("indicator/R2/removed", "yes"),
    ])
    .unwrap_err();
    assert_eq!(faults_found[0].path, "group/resources/count");
    assert_eq!(
        faults_found[0].to_string(),
        "分组 resources（资源配置）：要求至少 6 项达到，这一组只有 5 项；请少去掉几项，或把要求的项数改小"
    );
    let fewer = edited(&[
        ("indicator/R1/removed", "yes"),
        ("indicator/R2/removed", "yes"),
        ("group/resources/count", "5"),
    ])
    .unwrap();
    assert!(matches!(
        fewer.groups[0].rule,
        GroupRule::AtLeast { count: 5, .. }
    ));
}

#[test]
fn items_of_every_kind_are_added() {
    let pack = edited(&[
        ("added/1/name", "章程经核准"),
        ("added/1/kind", "document"),
        ("added/1/place", "县文件第1条"),
        ("added/1/asks", "有核准批复"),
        ("added/2/name", "课后服务落实"),
        ("added/2/kind", "judgement"),
        ("added/2/place", "县文件第2条"),
        ("added/2/confidence", "high"),
        ("added/3/name", "每百名学生音乐教室间数"),
        ("added/3/kind", "ratio"),
        ("added/3/place", "县文件第3条"),
        ("added/3/numerator", "media_rooms"),
        ("added/3/denominator", "pupils"),
        ("added/3/per_hundred", "yes"),
        ("added/3/bound/primary", "2"),
        ("added/3/bound/junior", "3"),
        ("added/4/name", "在校生总数"),
        ("added/4/kind", "total_limit"),
        ("added/4/place", "县文件第4条"),
        ("added/4/numerator", "pupils"),
        ("added/4/comparison", "at_most"),
        ("added/4/bound/all", "1500"),
        ("added/5/name", "骨干教师占比"),
        ("added/5/kind", "share"),
        ("added/5/place", "县文件第5条"),
        ("added/5/numerator", "backbone_teachers"),
        ("added/5/denominator", "teachers"),
        ("added/5/bound/primary", "10"),
    ])
    .unwrap();
    assert_eq!(read(&packs::write(&pack)), Ok(pack.clone()));
    let group = pack.group("own").unwrap();
    assert_eq!(
        (group.name.as_str(), &group.rule),
        ("本地增加的指标", &GroupRule::All)
    );
    let indicator = |id: &str| pack.indicator(id).unwrap();
    assert!(
        matches!(indicator("own-1").rule, Rule::Document { figure } if figure.0 == "own_xian_2026_1")
    );
    assert_eq!(indicator("own-1").clause.confidence, Confidence::Medium);
    assert_eq!(indicator("own-2").clause.confidence, Confidence::High);
    assert_eq!(
        (indicator("own-3").scope, indicator("own-3").bounds.len()),
        (Scope::Stage, 2)
    );
    assert!(matches!(
        indicator("own-3").rule,
        Rule::Ratio { split: true, .. }
    ));
    assert_eq!(indicator("own-4").scope, Scope::School);
    assert!(matches!(indicator("own-5").rule, Rule::Share { .. }));
    // Items that are added to a pack that has some already stand behind them.
    let more = edits(&[
        ("added/1/name", "另一项"),
        ("added/1/kind", "document"),
        ("added/1/place", "第6条"),
    ]);
    let more = packs::edited(&pack, &more, data::form_catalogue()).unwrap();
    assert_eq!(more.indicators.last().unwrap().id, "own-6");
    assert_eq!(more.groups.len(), pack.groups.len());
}

#[test]
fn words_of_a_person_are_taken_as_those_of_the_file() {
    let written = |kind, numerator, denominator, yes, comparison, confidence| {
        edited(&[
            ("added/1/name", "甲"),
            ("added/1/place", "第1条"),
            ("added/1/kind", kind),
            ("added/1/numerator", numerator),
            ("added/1/denominator", denominator),
            ("added/1/per_hundred", yes),
            ("added/1/comparison", comparison),
            ("added/1/confidence", confidence),
            ("added/1/bound/all", "5"),
            ("indicator/R2/removed", yes),
        ])
    };
    let by_code = written("ratio", "teachers", "pupils", "yes", "more_than", "high");
    let by_words = written("比值", "专任教师", "在校生数", "是", "超过", "高");
    assert_eq!(by_code, by_words);
    let changed = by_words.unwrap();
    assert!(changed.indicator("own-1").is_some() && changed.indicator("R2").is_none());
}

#[test]
fn norms_and_quotas_are_changed_as_bounds_are_and_say_what_they_were() {
    let quota = edited(&[("indicator/G3a/every/0", "10")]).unwrap();
    let music = quota.indicator("G3a").unwrap();
    assert!(matches!(music.rule, Rule::Quota { every: 10, .. }));
    for case in &music.bounds {
        let clause = case.clause.as_ref().unwrap();
        assert_eq!(clause.note, "由使用者改动，原为每 12 个配 1 间。");
        assert_eq!(clause.sources, ["OWN"]);
    }
    let mut packs = data::standards().iter();
    let base = packs.find(|pack| pack.id == "school-conditions").unwrap();
    let copy = packs::copy_of(base, "xian-2026", "示例县标准", data::index()).unwrap();
    let changes = edits(&[("indicator/E3/every/0", "18")]);
    let changed = packs::edited(&copy, &changes, data::form_catalogue()).unwrap();
    let Rule::Need { norms, .. } = &changed.indicator("E3").unwrap().rule else {
        panic!("E3 is a need");
    };
    let clause = norms[0].clause.as_ref().unwrap();
    assert_eq!(clause.note, "由使用者改动，原为每 19 应有 1。");
    assert_eq!(
        norms[1].clause, None,
        "what was not changed stays as it was"
    );
    // Written and read again, it is the same.
    assert_eq!(read(&packs::write(&changed)), Ok(changed));
}

#[test]
fn ways_are_changed_as_bounds_are_and_a_bound_that_the_user_set_is_no_longer_in_doubt() {
    let base = read(FULL).unwrap();
    let copy = packs::copy_of(&base, "xian-2026", "示例县标准", data::index()).unwrap();
    let changes = edits(&[
        ("indicator/I1/bound/1", "3"),
        ("indicator/I1/bound/2", "1.9"),
        ("indicator/I5/bound/1", "230"),
        ("indicator/I9/bound/0", "90"),
        ("indicator/I9/bound/1", "2"),
    ]);
    let changed = packs::edited(&copy, &changes, data::form_catalogue()).unwrap();
    let ratio = &changed.indicator("I1").unwrap().bounds[1];
    assert_eq!(
        (ratio.bound.value.to_string(), &ratio.disputed),
        ("3".to_owned(), &None)
    );
    let boarding = &changed.indicator("I1").unwrap().bounds[2];
    let Rule::Steps { table, .. } = &changed.indicator("I5").unwrap().rule else {
        panic!("I5 is a table");
    };
    for (value, unseen) in [
        (boarding.bound.value, &boarding.stricter_unseen),
        (table[1].bound.value, &table[1].stricter_unseen),
    ] {
        assert!(unseen.is_empty(), "{value}: {unseen}");
    }
    let before = base.indicator("I1").unwrap();
    assert!(!before.bounds[2].stricter_unseen.is_empty());
    let Rule::Either { ways } = &changed.indicator("I9").unwrap().rule else {
        panic!("I9 is an either-or");
    };
    let room = &ways[0].bounds[0];
    assert_eq!(room.bound.value.to_string(), "90");
    assert_eq!(
        room.clause.as_ref().unwrap().note,
        "由使用者改动，原为不低于86。"
    );
    let Rule::Steps { table, .. } = &*ways[1].rule else {
        panic!("the second way is a table");
    };
    assert_eq!(table[0].bound.value.to_string(), "2");
    let clause = table[0].clause.as_ref().unwrap();
    assert_eq!(clause.note, "由使用者改动，原为不低于1.91。");
    assert_eq!(read(&packs::write(&changed)), Ok(changed));
    // What was not touched stays disputed.
    let other = packs::edited(
        &copy,
        &edits(&[("indicator/I9/bound/0", "90")]),
        data::form_catalogue(),
    );
    assert!(
        other.unwrap().indicator("I1").unwrap().bounds[1]
            .disputed
            .is_some()
    );
}

#[test]
fn a_pack_asks_for_the_figures_of_the_items_that_were_added_to_it() {
    let pack = UserPack {
        edits: edits(&[
            ("added/1/numerator", "computers"),
            ("added/1/denominator", "pupils"),
            ("added/1/name", "books"),
        ]),
        ..UserPack::default()
    };
    assert!(pack.asks_for("computers") && pack.asks_for("pupils"));
    assert!(!pack.asks_for("books"));
}

#[test]
fn every_bad_edit_is_told_with_item_and_field() {
    let name = ("added/1/name", "甲");
    let place = ("added/1/place", "第1条");
    let kind = ("added/1/kind", "ratio");
    for (pairs, path, expected) in [
        (vec![("title", " ")], "title", "标准包：文件名称不能空着"),
        (
            vec![("nonsense", "1")],
            "nonsense",
            "没有“nonsense”这一项改动；请在页面上重新填写",
        ),
        (
            vec![("indicator/R99/name", "x")],
            "indicator/R99/name",
            "指标 R99：这个标准包里没有这个指标",
        ),
        (
            vec![("indicator/R1/bound/7", "1")],
            "indicator/R1/bound/7",
            "指标 R1（高于规定学历教师）：没有第 8 个标准值",
        ),
        (
            vec![("indicator/R1/bound/0", "")],
            "indicator/R1/bound/0",
            "指标 R1（高于规定学历教师）：标准值不能空着；请填一个数，如 12.5",
        ),
        (
            vec![("indicator/R1/bound/0", "-1")],
            "indicator/R1/bound/0",
            "指标 R1（高于规定学历教师）：标准值不能小于 0，现在是“-1”",
        ),
        (
            vec![("indicator/R1/bound/0", "0")],
            "indicator/R1/bound/0",
            "指标 R1（高于规定学历教师）：标准值为 0 时，不低于 0 总是成立；请填大于 0 的数",
        ),
        (
            vec![("indicator/R1/bound/0", "很多")],
            "indicator/R1/bound/0",
            "指标 R1（高于规定学历教师）：标准值要填数，如 12.5，现在是“很多”",
        ),
        (
            vec![("indicator/R1/comparison/0", "at_lest")],
            "indicator/R1/comparison/0",
            "指标 R1（高于规定学历教师）：比较方式只有不低于、超过、不超过、低于，没有“at_lest”，是不是 at_least",
        ),
        (
            vec![("indicator/R1/confidence", "sure")],
            "indicator/R1/confidence",
            "指标 R1（高于规定学历教师）：把握只有高、中、低，没有“sure”",
        ),
        (
            vec![("indicator/R1/removed", "maybe")],
            "indicator/R1/removed",
            "指标 R1（高于规定学历教师）：去掉只能是“是”或“否”，现在是“maybe”",
        ),
        (
            vec![("group/guarantee/count", "3")],
            "group/guarantee/count",
            "分组 guarantee（政府保障程度）：这一组不是按“至少几项达到”判断的，没有这一项可改",
        ),
        (
            vec![("group/resources/floor", "85")],
            "group/resources/floor",
            "分组 resources（资源配置）：其余不低于几成应在 0 到 1 之间，现在是“85”",
        ),
        (
            vec![place, ("added/1/kind", "document")],
            "added/1/name",
            "增加的第 1 项：名称不能空着",
        ),
        (
            vec![name, ("added/1/kind", "document")],
            "added/1/place",
            "增加的第 1 项（甲）：依据不能空着",
        ),
        (
            vec![name, place],
            "added/1/kind",
            "增加的第 1 项（甲）：种类要选判断、材料、比值、占比、总量中的一种，还没有选",
        ),
        (
            vec![("indicator/G3a/every/0", "0")],
            "indicator/G3a/every/0",
            "指标 G3a（音乐专用教室）：每多少要填 1 以上的整数，现在是“0”",
        ),
        (
            vec![("indicator/G3a/amount/0", "2")],
            "indicator/G3a/amount/0",
            "指标 G3a（音乐专用教室）：没有第 1 个“应有多少”",
        ),
        (
            vec![name, place, ("added/1/kind", "x")],
            "added/1/kind",
            "增加的第 1 项（甲）：种类要选判断、材料、比值、占比、总量中的一种，现在是“x”",
        ),
        (
            vec![
                name,
                place,
                kind,
                ("added/1/numerator", "pupil"),
                ("added/1/denominator", "classes"),
                ("added/1/bound/all", "1"),
            ],
            "added/1/numerator",
            "增加的第 1 项（甲）：分子：没有名为 pupil 的填报项，是不是 pupils（在校生数）？",
        ),
        (
            vec![
                name,
                place,
                kind,
                ("added/1/numerator", "pupils"),
                ("added/1/denominator", "class_sizes"),
                ("added/1/bound/all", "1"),
            ],
            "added/1/denominator",
            "增加的第 1 项（甲）：分母要选一个数；各班人数是一列数或判断，不能这样算",
        ),
        (
            vec![
                name,
                place,
                kind,
                ("added/1/numerator", "pupils"),
                ("added/1/bound/all", "1"),
            ],
            "added/1/denominator",
            "增加的第 1 项（甲）：缺分母：请选一个填报项",
        ),
        (
            vec![
                name,
                place,
                kind,
                ("added/1/numerator", "pupils"),
                ("added/1/denominator", "classes"),
            ],
            "added/1/bound/primary",
            "增加的第 1 项（甲）：缺标准值：小学、初中至少填一个",
        ),
        (
            vec![
                name,
                place,
                kind,
                ("added/1/numerator", "pupils"),
                ("added/1/denominator", "classes"),
                ("added/1/bound/junior", "五"),
            ],
            "added/1/bound/junior",
            "增加的第 1 项（甲）：初中的标准值要填数，如 12.5，现在是“五”",
        ),
        (
            vec![("added/01/name", "甲")],
            "added/01/name",
            "没有“added/01/name”这一项改动；请在页面上重新填写",
        ),
    ] {
        let faults_found = edited(&pairs).expect_err(expected);
        let all: Vec<String> = faults_found.iter().map(PackFault::to_string).collect();
        assert_eq!(
            (all.as_slice(), faults_found[0].path.as_str()),
            ([expected.to_owned()].as_slice(), path)
        );
    }
}
