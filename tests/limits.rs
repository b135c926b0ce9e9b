//! What everything from outside may cost, however it was made: 256 MB and, in the optimised build, two seconds.
//!
//! One test in a program of its own, for the memory of the whole program is counted.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "what a test cannot unwrap is a failure of the test; measuring is what it is for"
)]

use std::collections::BTreeMap;
use std::io::Write;
use std::time::{Duration, Instant};

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use files::{links, papers, saved, tables};
use formats::docx::pages::page_beginnings;
use peak_alloc::PeakAlloc;
use school::draft::Draft;
use support::evaluated::by_every_pack;
use support::xlsx_package;
use xlsx_package::{BOOK, STRINGS, package, sheet};

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

const MOST_BYTES: usize = 256_000_000;
const MOST_TIME: Duration = Duration::from_secs(2);

/// Time of this thread on a processor where the system tells it, so that a busy machine makes nothing slower; else time that
/// went by.
struct Spent {
    on_processor: Option<Duration>,
    start: Instant,
}

impl Spent {
    fn now() -> Self {
        Self {
            on_processor: Self::on_processor(),
            start: Instant::now(),
        }
    }

    fn elapsed(&self) -> Duration {
        match (self.on_processor, Self::on_processor()) {
            (Some(before), Some(now)) => now.saturating_sub(before),
            _ => self.start.elapsed(),
        }
    }

    fn on_processor() -> Option<Duration> {
        let text = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
        let nanoseconds = text.split_whitespace().next()?.parse().ok()?;
        Some(Duration::from_nanos(nanoseconds))
    }
}

/// A file, and whether it must be refused; what is large and honest is read, within the same limits.
enum Wanted {
    Refused,
    Any,
}

/// Has `act` done, which gives whether it refused, and counts.
fn costs(name: &str, wanted: &Wanted, act: impl FnOnce() -> bool) {
    let before = MEMORY.current_usage();
    MEMORY.reset_peak_usage();
    let start = Spent::now();
    let is_refused = act();
    let time = start.elapsed();
    let bytes = MEMORY.peak_usage().saturating_sub(before);
    let verdict = if is_refused { "refused" } else { "read" };
    println!(
        "{name}: {verdict} after {time:?} with {} MB",
        bytes / 1_000_000
    );
    assert!(bytes <= MOST_BYTES, "{name}: {bytes} bytes");
    if matches!(wanted, Wanted::Refused) {
        assert!(is_refused, "{name} was read");
    }
    // What is promised holds for the optimised build.
    assert!(
        cfg!(debug_assertions) || time <= MOST_TIME,
        "{name}: {time:?}"
    );
}

fn workbooks() -> Vec<(&'static str, Wanted, Vec<u8>)> {
    use Wanted::{Any, Refused};
    let blanks = vec![b' '; 100_000_000];
    let book = |rows: &str| package(&sheet(rows), STRINGS, &[]);
    let row_of = |cells: &str, rows: usize| -> String {
        (1..=rows)
            .map(|row| format!(r#"<row r="{row}">{cells}</row>"#))
            .collect()
    };
    let names: Vec<String> = (0..2_500).map(|idx| format!("xl/a{idx}.xml")).collect();
    let parts: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b""[..])).collect();
    let texts: String = (0..400_000)
        .map(|idx| format!("<si><t>{idx}号的一段文字，每段都不同</t></si>"))
        .collect();
    let texts = format!(
        r#"<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{texts}</sst>"#
    );
    let laughs: String = (0..30)
        .map(|idx| {
            format!(
                r#"<!ENTITY a{} "&a{idx};&a{idx};&a{idx};&a{idx};">"#,
                idx + 1
            )
        })
        .collect();
    let laughs = format!(
        r#"<?xml version="1.0"?><!DOCTYPE sst [<!ENTITY a0 "ha">{laughs}]><sst><si><t>&a30;</t></si></sst>"#
    );
    let sheets: String = (0..100_000)
        .map(|idx| format!(r#"<sheet name="s{idx}" sheetId="{idx}" r:id="rId1"/>"#))
        .collect();
    let sheets = BOOK.replace(r#"<sheet name="表" sheetId="1" r:id="rId1"/>"#, &sheets);
    let merged: String = (1..200_000)
        .map(|row| format!(r#"<mergeCell ref="A{row}:B{row}"/>"#))
        .collect();
    let merged = sheet("").replace(
        "</worksheet>",
        &format!("<mergeCells>{merged}</mergeCells></worksheet>"),
    );
    let indices: String = (0..900)
        .map(|idx| format!(r#"<c t="s"><v>{}</v></c>"#, idx * 400))
        .collect();
    vec![
        (
            "100 MB of blanks in a picture",
            Refused,
            package(&sheet(""), STRINGS, &[("xl/media/a.bin", &blanks)]),
        ),
        (
            "100 MB of blanks as texts",
            Refused,
            package(&sheet(""), &String::from_utf8(blanks).unwrap(), &[]),
        ),
        ("90 MB of blanks that say one byte", Refused, lying()),
        ("2,500 parts", Refused, package(&sheet(""), STRINGS, &parts)),
        (
            "entities of entities",
            Refused,
            package(&sheet(""), &laughs, &[]),
        ),
        (
            "a million elements in one another",
            Refused,
            book(&"<a>".repeat(1_000_000)),
        ),
        (
            "a million columns",
            Refused,
            book(r#"<row r="1"><c r="BDWGN1"><v>1</v></c></row>"#),
        ),
        (
            "540,000 cells",
            Refused,
            book(&row_of(&"<c><v>1</v></c>".repeat(900), 600)),
        ),
        (
            "495,000 cells of text",
            Any,
            package(&sheet(&row_of(&indices, 550)), &texts, &[]),
        ),
        (
            "40 MB of texts",
            Any,
            package(&sheet(""), &texts.replace("文字", &"文字".repeat(5)), &[]),
        ),
        (
            "100,000 sheets",
            Refused,
            package(
                &sheet(""),
                STRINGS,
                &[("xl/workbook.xml", sheets.as_bytes())],
            ),
        ),
        (
            "200,000 merged regions",
            Any,
            package(&merged, STRINGS, &[]),
        ),
        (
            ".csv of a million columns",
            Refused,
            (",".repeat(1_000_000) + "1").into_bytes(),
        ),
        (
            ".csv of 800,000 cells",
            Refused,
            "1,2,3,4,5,6,7,8\n".repeat(100_000).into_bytes(),
        ),
        (
            ".csv of one quote and 19 MB",
            Any,
            format!("\"{}", "字".repeat(6_300_000)).into_bytes(),
        ),
        (
            "21 MB of signs",
            Refused,
            "字".repeat(7_000_000).into_bytes(),
        ),
    ]
}

/// A bomb whose sizes, in the directory and before the part, say one byte.
fn lying() -> Vec<u8> {
    let blanks = vec![b' '; 90_000_000];
    let mut bomb = package(&sheet(""), STRINGS, &[("xl/media/a.bin", &blanks)]);
    let size = 90_000_000_u32.to_le_bytes();
    let mut at = 0;
    while let Some(found) = bomb[at..].windows(4).position(|window| window == size) {
        at += found;
        bomb[at..at + 4].copy_from_slice(&1_u32.to_le_bytes());
    }
    bomb
}

/// School files that are refused, or read and checked by every pack: as large as they may be, or made to take time.
fn school_files() -> Vec<(&'static str, Wanted, String)> {
    use Wanted::{Any, Refused};
    let file = |rest: String| {
        format!(
            r#"{{"type":"duibiao-school","version":1,"profile":{{"kind":"twelve_year","boarding":true}},{rest}}}"#
        )
    };
    let joined = |count: usize, entry: &dyn Fn(usize) -> String| -> String {
        (0..count).map(entry).collect::<Vec<_>>().join(",")
    };
    // A key that stands before all that came before it, as long as it is asked for.
    let falling = |idx: usize, length: usize| format!("k{:0>length$}", 9_999_999 - idx);
    let texts = |key: &str, count: usize, length: usize| {
        let texts = joined(count, &|idx| format!(r#""{}":"x""#, falling(idx, length)));
        format!(r#""{key}":{{{texts}}}"#)
    };
    let sheets = |count: usize, rest: &str| {
        let sheet = format!(r#"{{"kind":"uncounted","name":"点"{rest}}}"#);
        file(format!(
            r#""sheets":[{}]"#,
            joined(count, &|_| sheet.clone())
        ))
    };
    let lists = |figure: &str| {
        let sizes = vec!["45"; 200].join(",");
        let grades = joined(9, &|idx| format!(r#""grade{}":[{sizes}]"#, idx + 1));
        format!(r#""{figure}":{{{grades}}}"#)
    };
    let lists = format!(r#""figures":{{{}}},"#, lists("class_sizes"));
    let full = format!(
        r#"{},"plan":{{{},"problems":{{{}}}}}"#,
        texts("reasons", 20_000, 90),
        texts("answers", 20_000, 300),
        joined(20_000, &|idx| format!(
            r#""{}":{{"causes":["b","a"],"owner":"x"}}"#,
            falling(idx, 60)
        ))
    );
    let ids = |count: usize| joined(count, &|idx| format!(r#""{}""#, falling(idx, 700)));
    let long = "\\n".repeat(7_900_000);
    let megabytes = |entry: &str, bytes: usize| entry.repeat(bytes / entry.len());
    vec![
        ("3,000 uncounted sheets", Refused, sheets(3_000, "")),
        ("20,000 uncounted sheets", Refused, sheets(20_000, "")),
        ("200 uncounted sheets", Any, sheets(200, "")),
        (
            "200 uncounted sheets of full lists",
            Any,
            sheets(200, &format!(",{}", lists.trim_end_matches(','))),
        ),
        (
            "200 uncounted sheets of 1,000 unknown figures",
            Any,
            sheets(
                200,
                &format!(
                    r#","figures":{{{}}}"#,
                    joined(1_000, &|idx| format!(r#""f{idx}":{{"whole":1}}"#))
                ),
            ),
        ),
        (
            "100,000 reasons",
            Refused,
            file(texts("reasons", 100_000, 7)),
        ),
        (
            "100,000 answers",
            Refused,
            file(format!(r#""plan":{{{}}}"#, texts("answers", 100_000, 7))),
        ),
        (
            "100,000 problems",
            Refused,
            file(format!(
                r#""plan":{{"problems":{{{}}}}}"#,
                joined(100_000, &|idx| format!(r#""{}":{{}}"#, falling(idx, 7)))
            )),
        ),
        (
            "1.4 MB of keys in falling order",
            Refused,
            file(texts("reasons", 90_000, 7)),
        ),
        (
            "5.6 MB of keys in falling order",
            Refused,
            file(texts("reasons", 360_000, 7)),
        ),
        ("20,000 of everything", Any, file(full)),
        (
            "20,000 ids of 700 characters in falling order",
            Any,
            file(format!(r#""evidence":[{}]"#, ids(20_000))),
        ),
        (
            "10,001 characters as a name",
            Refused,
            file(format!(
                r#""plan":{{"people":{{"general_affairs":"{}"}}}}"#,
                "王".repeat(10_001)
            )),
        ),
        (
            "200,001 characters as a text",
            Refused,
            file(format!(
                r#""plan":{{"answers":{{"report/work/1":"{}"}}}}"#,
                "字".repeat(200_001)
            )),
        ),
        (
            "20,000 texts of 700 characters",
            Any,
            file(format!(
                r#""reasons":{{{}}}"#,
                joined(20_000, &|idx| format!(r#""{idx}":"{}""#, "\\n".repeat(350)))
            )),
        ),
        (
            "15 MB of line ends in a reason",
            Refused,
            file(format!(r#""reasons":{{"a":"{long}"}}"#)),
        ),
        (
            "15 MB of line ends in a figure",
            Any,
            file(format!(
                r#""figures":{{"class_sizes":{{"grade1":{{"text":"{long}"}}}}}}"#
            )),
        ),
        (
            "15 MB of one key over and over",
            Refused,
            file(format!(r#"{}"z":1"#, megabytes(r#""a":1,"#, 15_000_000))),
        ),
        (
            "15 MB of numbers in a list",
            Refused,
            file(format!(
                r#""figures":{{"music_rooms":{{"whole":[{}1]}}}}"#,
                megabytes("1,", 15_000_000)
            )),
        ),
        (
            "15 MB of brackets in a field that nobody reads",
            Any,
            file(format!(
                r#""colour":{}{}"#,
                "[".repeat(7_500_000),
                "]".repeat(7_500_000)
            )),
        ),
        (
            "15 MB of faulty line ends",
            Refused,
            megabytes("\n", 15_000_000) + "x",
        ),
    ]
}

/// The file as the page takes it: opened, read into a school, checked by every pack, and saved again.
fn open_and_check(text: &str) -> bool {
    let catalogue = data::catalogue();
    let Ok(opened) = saved::open(text, catalogue) else {
        return true;
    };
    by_every_pack(&opened.draft);
    assert!(!saved::save(&opened.draft, catalogue, data::main_pack()).is_empty());
    false
}

/// A school file with `count` reasons, their keys in falling order.
fn with_falling_keys(count: usize) -> String {
    let keys: Vec<String> = (0..count)
        .map(|idx| format!(r#""k{}":"""#, 999_999 - idx))
        .collect();
    format!(
        r#"{{"type":"duibiao-school","version":1,"reasons":{{{}}}}}"#,
        keys.join(",")
    )
}

/// Schools whose papers are made: names as long as they may be, which stand there hundreds of times, and texts of as many
/// lines as they may have.
fn schools_with_papers() -> Vec<(&'static str, Draft)> {
    let sample = || {
        let opened = saved::open(data::sample(), data::catalogue());
        opened.unwrap().draft
    };
    let name = |letter: &str| letter.repeat(10_000);
    let mut named = sample();
    named.profile.name = name("校");
    named.profile.county = name("县");
    named.profile.bureau = name("局");
    for post in &data::library().posts {
        named.choices.people.insert(post.id.clone(), name("王"));
    }
    for problem in named.choices.problems.values_mut() {
        problem.owner = name("主");
    }
    let lines = "做\n".repeat(100_000);
    let mut written = sample();
    let keys = ["report/work/1", "section/plan/1/text"];
    let answers = keys.map(|key| (key.to_owned(), lines.clone()));
    written.choices.answers = BTreeMap::from(answers).into();
    vec![
        ("names of 10,000 characters in every paper", named),
        ("texts of 100,000 lines in the papers", written),
    ]
}

/// Every paper as a file, and where its pages begin.
fn make_papers(draft: &Draft) {
    let data = data::built_in();
    let evaluation = data::evaluate(draft, &data);
    let basis = evaluation.basis(draft, data::library());
    let plan = plan::draft(&basis);
    for paper in papers::papers(&basis, &plan, data::texts(), data::papers()) {
        assert!(papers::file(&paper, "").is_ok());
        if let papers::Content::Text(document) = &paper.content {
            assert!(!page_beginnings(document).is_empty());
        }
    }
}

fn bomb_link() -> String {
    let mut deflate = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::best());
    deflate.write_all(&vec![b' '; 30_000_000]).unwrap();
    let body = [
        1_000_000_u32.to_be_bytes().as_slice(),
        &deflate.finish().unwrap(),
    ]
    .concat();
    let length = u32::try_from(6 + body.len() + 4).unwrap();
    let mut bytes = vec![1, 0];
    bytes.extend_from_slice(&length.to_be_bytes());
    bytes.extend_from_slice(&body);
    let sum = crc32fast::hash(&bytes);
    bytes.extend_from_slice(&sum.to_be_bytes());
    format!("{}d{}", links::PREFIX, URL_SAFE_NO_PAD.encode(&bytes))
}

#[test]
fn nothing_from_outside_costs_more_than_it_may() {
    for (name, wanted, bytes) in workbooks() {
        costs(name, &wanted, || {
            tables::read("表", &bytes, &mut |_| {}).is_err()
        });
    }
    for (name, text) in [
        ("a million pasted columns", "1\t".repeat(1_000_000)),
        ("800,000 pasted cells", "1\t2\t3\t4\n".repeat(200_000)),
    ] {
        costs(name, &Wanted::Refused, || {
            tables::read_pasted(&text).is_err()
        });
    }
    for (name, text) in [
        ("20 MB of signs as a school", "x".repeat(20_000_000)),
        ("arrays in arrays as a school", "[".repeat(5_000_000)),
        (
            "objects in objects as a school",
            r#"{"a":"#.repeat(1_000_000),
        ),
        ("15 MB of blanks as a school", " ".repeat(15_000_000)),
    ] {
        costs(name, &Wanted::Refused, || {
            saved::open(&text, data::catalogue()).is_err()
        });
    }
    for (name, draft) in schools_with_papers() {
        costs(name, &Wanted::Any, || {
            make_papers(&draft);
            false
        });
    }
    for (name, wanted, text) in school_files() {
        assert!(text.len() <= saved::LARGEST_BYTES, "{name}");
        costs(name, &wanted, || open_and_check(&text));
    }
    let full = links::school(&with_falling_keys(15_000)).expect("a link as full as links may be");
    println!("a link of {} characters", full.len());
    costs(
        "a link of 15,000 keys in falling order",
        &Wanted::Any,
        || match links::read(&full) {
            Ok(links::Link::School(text)) => open_and_check(&text),
            _ => true,
        },
    );
    costs(
        "a school of more keys than a link may hold",
        &Wanted::Refused,
        || links::school(&with_falling_keys(60_000)) == Err(links::LinkFault::TooLong),
    );
    let link = bomb_link();
    costs(
        "a link that unpacks to 30 MB and says 1 MB",
        &Wanted::Refused,
        || links::read(&link).is_err(),
    );
    for (name, text) in [
        ("5 MB of signs as a pack", "垃圾 = [ { \" ".repeat(312_500)),
        (
            "arrays in arrays as a pack",
            format!("a = {}", "[".repeat(900_000)),
        ),
        (
            "points in points as a pack",
            format!("{}a = 1", "a.".repeat(450_000)),
        ),
    ] {
        costs(name, &Wanted::Refused, || {
            packs::read(&text, data::form_catalogue()).is_err()
        });
    }
}
