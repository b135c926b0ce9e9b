//! What is refused, each with the line and the entry, and the way out.

use packs::layout::{LARGEST_BYTES, read, read_bytes};

use super::{HEAD, standard};

/// The faults of the lines behind the first two, as sentences.
fn sentences(rest: &str) -> Vec<String> {
    of_text(&format!("{HEAD}{rest}"))
}

fn of_text(text: &str) -> Vec<String> {
    let faults = read(text, standard()).unwrap_err();
    faults.iter().map(ToString::to_string).collect()
}

#[test]
fn entries_are_refused_with_line_and_name() {
    let mut missed = Vec::new();
    for (rest, sentence) in [
        (
            "[margins]\ntopp = 30",
            "第 4 行，页边距：没有 topp 这个名称，是不是 top（天头）？",
        ),
        (
            "[margins]\nbody = 30",
            "第 4 行，页边距：body（正文行距）要写在 [lines] 下面",
        ),
        (
            "[margins]\ncolour = 30",
            "第 4 行，页边距：没有 colour 这个名称；可以写 top、bottom、binding、outer",
        ),
        (
            "[margin]\ntop = 30",
            "第 3 行：没有 margin 这一节，是不是 [margins]？",
        ),
        ("top = 30", "第 3 行：top（天头）要写在 [margins] 下面"),
        (
            "margins = 30",
            "第 3 行，页边距：margins 要写成单独一行的 [margins]，下面一行一项",
        ),
        (
            "[margins]\ntop = \"30mm\"",
            "第 4 行，页边距：top（天头）只写数，不带单位，写成 \"30\"，现在是“30mm”",
        ),
        (
            "[margins]\ntop = true",
            "第 4 行，页边距：top（天头）要写成数，如 \"12.5\"，现在是 true",
        ),
        (
            "[margins]\ntop = nan",
            "第 4 行，页边距：top（天头）要写成带引号的数，如 \"12.5\"，现在是“nan”",
        ),
        (
            "[margins]\ntop = -5",
            "第 4 行，页边距：top（天头）要在 12 到 80 毫米之间，现在是 -5",
        ),
        (
            "[margins]\nbinding = 60\nouter = 60",
            "第 5 行，页边距：binding（订口）和 outer（右边）相加太大，每行剩下不到 100 毫米；请改小",
        ),
        (
            "[faces]\nbody = 3",
            "第 4 行，字体：body（正文字体）要写成放在英文双引号里的文字，现在是 3",
        ),
        (
            "[faces]\nbody = \"仿宋;}\"",
            "第 4 行，字体：body（正文字体）要写字体的名称，如 \"仿宋_GB2312\"，只能有文字、数字、空格、- 和 _，最多 40 字，现在是“仿宋;}”",
        ),
        (
            "[bold]\ntitle = \"是\"",
            "第 4 行，加粗：title（标题加粗）要写成 true（是）或 false（否），不带引号，现在是 \"是\"",
        ),
        (
            "[sizes]\nbody = \"3号\"",
            "第 4 行，字号：body（正文字号）只写数，不带单位，写成 \"3\"，现在是“3号”",
        ),
        (
            "[sizes]\nbody = \"大号\"",
            "第 4 行，字号：body（正文字号）要写成 初号 到 小六 的字号，或磅数，如 \"三号\" 或 \"16\"，现在是 \"大号\"",
        ),
        (
            "[sizes]\nbody = 0",
            "第 4 行，字号：body（正文字号）要在 5 到 72 磅之间，现在是 0",
        ),
        (
            "[sizes]\nbody = 16.3",
            "第 4 行，字号：body（正文字号）的磅数只能是整数或带 .5，现在是 16.3",
        ),
        (
            "[sizes]\ntitle = \"初号\"",
            "第 4 行，字号：标题的字号 初号 比行距 32 磅还高，字会被切掉；请改 lines.title 或 sizes.title",
        ),
        (
            "[lines]\nbody = 12",
            "第 4 行，行距：正文的字号 三号 比行距 12 磅还高，字会被切掉；请改 lines.body 或 sizes.body",
        ),
        (
            "[text]\ncharacters = 40",
            "第 4 行，字距和缩进：正文三号在这样的页边距里排 40 字，字间要 -5.25 磅，超出 -2 到 5 磅；请减少字数或改小字号",
        ),
        (
            "[text]\ncharacters = 28\nspacing = 0",
            "第 5 行，字距和缩进：characters（每行字数）和 spacing（字间）只能写一个，请删去一行",
        ),
        (
            "[text]\nfirst_line = 1.5",
            "第 4 行，字距和缩进：first_line（首行缩进）要写成整数，现在是 1.5",
        ),
        (
            "[page_number]\nplace = \"左边\"",
            "第 4 行，页码：place（页码位置）可以写 外侧、居中、右侧，现在是“左边”",
        ),
        (
            "[margins]\nbottom = 12\n[sizes]\npage_number = 36",
            "第 4 行，页边距：bottom 太小，下面放不下页码；请改大，或改小 sizes.page_number",
        ),
        (
            "[table]\nborder = 0",
            "第 4 行，表格：border（表格线粗）太细，画不出来（至少 0.25 磅，即 0.09 毫米），现在是 0 磅",
        ),
        (
            "[margins]\ntop = 30\ntop = 31",
            "第 5 行：top 写了两次，只能有一个；请删去一处",
        ),
        (
            "[margins\ntop = 30",
            "第 3 行：方括号没有写全：一节的开头写成 [[indicators]] 或 [indicators.clause] 的样子",
        ),
        (
            "[faces]\nbody = “仿宋”",
            "第 4 行：引号要用英文的 \"，现在是中文的 “",
        ),
    ] {
        let sentences = sentences(rest);
        if !sentences.iter().any(|shown| shown == sentence) {
            missed.push(format!("{rest}\nwanted {sentence}\ngot {sentences:#?}"));
        }
    }
    assert!(missed.is_empty(), "{}", missed.join("\n"));
}

#[test]
fn what_is_no_profile_is_told_so() {
    for (text, part) in [
        ("", "文件是空的"),
        ("{\"file\": 1}", "JSON"),
        ("<html>", "网页文件"),
        ("PK\u{3}\u{4}x", "Office 文件"),
        ("name = \"a\"", "缺 file = \"版式\""),
        ("file = \"版式\"", "缺版式名称"),
        (
            "file = \"标准包\"\nname = \"a\"",
            "file 要写成 \"版式\"，现在是“标准包”",
        ),
        ("file = \"版式\"\nname = \"\"", "不能空着"),
    ] {
        let sentences = of_text(text);
        assert!(
            sentences.iter().any(|shown| shown.contains(part)),
            "{text}: {sentences:?}"
        );
    }
}

#[test]
fn what_is_too_much_is_refused_at_once() {
    let large = "# 说明\n".repeat(600_000);
    let sentences = of_text(&large);
    assert_eq!(sentences.len(), 1);
    assert!(
        sentences[0].contains("KB") && sentences[0].contains("20 KB"),
        "{sentences:?}"
    );
    assert!(read_bytes(large.as_bytes(), standard()).is_err());
    let deep = format!("{HEAD}a = {}", "[".repeat(LARGEST_BYTES / 2));
    assert!(of_text(&deep)[0].contains("括号"), "{:?}", of_text(&deep));
    let many: String = (0..2_000).map(|idx| format!("a{idx} = 1\n")).collect();
    let sentences = of_text(&format!("{HEAD}{many}"));
    assert_eq!(sentences.len(), 21);
    assert!(sentences[20].contains("还有"), "{}", sentences[20]);
    let wide = b"\xFF\xFEf\0i\0l\0e\0";
    assert!(
        read_bytes(wide, standard()).unwrap_err()[0]
            .to_string()
            .contains("UTF-8")
    );
}
