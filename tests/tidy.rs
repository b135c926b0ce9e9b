//! House rules over the files of the repository: layers, forbidden words, sizes, hosts, places of standard values.
//!
//! Walks the folders that are tracked (no `target`, `dist`, `node_modules`); a rule that is broken is told with file and line.

#![allow(
    clippy::print_stdout,
    reason = "each rule tells how many files it looked at"
)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Files under `folder` (or the file itself), relative to the root, sorted.
fn files_under(folder: &str) -> Vec<PathBuf> {
    let start = root().join(folder);
    if start.is_file() {
        return vec![PathBuf::from(folder)];
    }
    let mut found = Vec::new();
    let mut open = vec![start];
    while let Some(next) = open.pop() {
        let Ok(entries) = fs::read_dir(&next) else {
            continue;
        };
        for path in entries.map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                if !path.ends_with("target")
                    && !path.ends_with("dist")
                    && !path.ends_with("node_modules")
                {
                    open.push(path);
                }
            } else {
                found.push(path.strip_prefix(root()).unwrap().to_owned());
            }
        }
    }
    found.sort();
    found
}

fn rust_files(folders: &[&str]) -> Vec<PathBuf> {
    let files = folders.iter().flat_map(|folder| files_under(folder));
    files
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        .collect()
}

/// Source files of the core's crates and of the page. So that no rule falls silent when folders move, it is told how many
/// there are, and there are never few.
fn program_files() -> Vec<PathBuf> {
    let mut files = rust_files(&["src", "crates"]);
    files.retain(|path| !path.components().any(|part| part.as_os_str() == "tests"));
    println!("{} files of crates/ and src/ looked at", files.len());
    assert!(files.len() >= 330, "only {} files", files.len());
    files
}

/// Of the page: it may ask the browser. Its state and its worker may not.
fn is_page(path: &Path) -> bool {
    path.starts_with("src") && !path.starts_with("src/state") && !path.starts_with("src/worker")
}

fn text_of(path: &Path) -> String {
    fs::read_to_string(root().join(path))
        .unwrap_or_else(|fault| panic!("{}: {fault}", path.display()))
}

/// Tracked files; from git, so that what is only lying about does not count.
fn tracked() -> Vec<PathBuf> {
    let listed = Command::new("git")
        .arg("ls-files")
        .current_dir(root())
        .output()
        .unwrap();
    assert!(
        listed.status.success(),
        "git ls-files works in the repository"
    );
    let names = String::from_utf8(listed.stdout).unwrap();
    let files: Vec<PathBuf> = names
        .lines()
        .map(|name| PathBuf::from(name.trim_matches('"')))
        .filter(|path| root().join(path).is_file())
        .collect();
    assert!(files.len() > 50, "the list is whole: {}", files.len());
    files
}

/// Lines of a source file that are part of the program: numbered, without `#[cfg(test)] mod`, comments and doc tests.
fn program_lines(path: &Path) -> Vec<(usize, String)> {
    let text = text_of(path);
    let mut lines = Vec::new();
    let mut rest = text.lines().enumerate().peekable();
    while let Some((idx, line)) = rest.next() {
        if line.trim() == "#[cfg(test)]" {
            // Modules of tests stand at the margin and end with a brace at the margin.
            let opens_module = rest.peek().is_some_and(|(_, line)| {
                line.trim_start().starts_with("mod ") && line.trim_end().ends_with('{')
            });
            if opens_module {
                for (_, line) in rest.by_ref() {
                    if line == "}" {
                        break;
                    }
                }
                continue;
            }
        }
        if !line.trim_start().starts_with("//") {
            lines.push((idx + 1, line.to_owned()));
        }
    }
    lines
}

/// The part of a line outside of text in quotes, without a comment at its end.
fn outside_quotes(line: &str) -> String {
    let (mut code, mut quoted, mut escaped) = (String::new(), false, false);
    let chars: Vec<char> = line.chars().collect();
    for (idx, char) in chars.iter().copied().enumerate() {
        if quoted {
            quoted = escaped || char != '"';
            escaped = !escaped && char == '\\';
            continue;
        }
        if char == '/' && chars.get(idx + 1) == Some(&'/') {
            break;
        }
        // '"' is a character and opens nothing.
        let is_character = idx > 0 && chars[idx - 1] == '\'' && chars.get(idx + 1) == Some(&'\'');
        quoted = char == '"' && !is_character;
        code.push(char);
    }
    code
}

#[test]
fn every_rust_file_begins_with_what_it_is() {
    let files = rust_files(&[
        "src",
        "crates",
        "xtask/src",
        "benches",
        "examples",
        "fuzz",
        "tests",
    ]);
    println!("{} files looked at", files.len());
    assert!(files.len() >= 400, "only {} files", files.len());
    let without: Vec<PathBuf> = files
        .into_iter()
        .filter(|path| !text_of(path).starts_with("//!"))
        .collect();
    assert!(without.is_empty(), "no //! on the first line: {without:#?}");
}

/// A reader who meets a name knows which thing it is.
#[test]
fn no_two_crates_have_a_public_type_of_one_name() {
    let mut homes: BTreeMap<String, PathBuf> = BTreeMap::new();
    for path in program_files() {
        let Some(folder) = crate_of(&path) else {
            continue;
        };
        for (number, line) in program_lines(&path) {
            let kinds = ["pub struct ", "pub enum ", "pub trait ", "pub type "];
            let Some(rest) = kinds.iter().find_map(|kind| line.strip_prefix(kind)) else {
                continue;
            };
            let mut words = rest.split(|char: char| !(char.is_alphanumeric() || char == '_'));
            let name = words.next().unwrap_or_default();
            let home = homes
                .entry(name.to_owned())
                .or_insert_with(|| folder.clone());
            assert_eq!(*home, folder, "{}:{number}: {name}", path.display());
        }
    }
    assert!(homes.len() >= 250, "only {} types", homes.len());
}

/// `crates/<name>` of a source file of the core.
fn crate_of(path: &Path) -> Option<PathBuf> {
    path.starts_with("crates")
        .then(|| path.components().take(2).collect())
}

/// Everything is the own of something, so the word names nothing.
#[test]
fn nothing_is_named_own() {
    let mut files = rust_files(&["src", "crates", "tests", "xtask", "benches", "examples"]);
    assert!(files.len() >= 380, "only {} files", files.len());
    let is_script = |path: &PathBuf| path.extension().is_some_and(|ending| ending == "js");
    let scripts: Vec<PathBuf> = files_under("static")
        .into_iter()
        .filter(is_script)
        .collect();
    assert!(scripts.len() >= 8, "only {} scripts", scripts.len());
    files.extend(scripts);
    for path in files {
        for (idx, line) in text_of(&path).lines().enumerate() {
            // A comment of a script may go over several lines.
            if is_script(&path) && line.trim_start().starts_with(['*', '/']) {
                continue;
            }
            let code = outside_quotes(line);
            let mut words = code.split(|char: char| !(char.is_alphanumeric() || char == '_'));
            assert!(
                words.all(|word| word != "own"),
                "{}:{}: {line}",
                path.display(),
                idx + 1
            );
        }
    }
}

#[test]
fn nothing_outside_the_page_names_the_browser() {
    const BROWSER: [&str; 7] = [
        "yew",
        "web_sys",
        "gloo",
        "js_sys",
        "wasm_bindgen",
        "web-sys",
        "console_error_panic_hook",
    ];
    let mut faults = Vec::new();
    for path in program_files().into_iter().filter(|path| !is_page(path)) {
        for (number, line) in text_of(&path).lines().enumerate() {
            let words =
                line.split(|char: char| !(char.is_alphanumeric() || char == '_' || char == '-'));
            if words.into_iter().any(|word| BROWSER.contains(&word)) {
                faults.push(format!("{}:{}: {line}", path.display(), number + 1));
            }
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn no_stage_asks_for_the_time_for_chance_or_for_floating_point_in_numbers() {
    let (mut faults, mut arithmetic) = (Vec::new(), 0);
    for path in program_files().into_iter().filter(|path| !is_page(path)) {
        // Sheets of other programs know no other numbers.
        let is_of_sheets = ["crates/formats", "crates/files/src/tables"]
            .iter()
            .any(|folder| path.starts_with(folder));
        let is_arithmetic = path.starts_with("crates") && !is_of_sheets;
        arithmetic += usize::from(is_arithmetic);
        for (number, line) in program_lines(&path) {
            let code = outside_quotes(&line);
            faults.extend(
                [
                    "SystemTime",
                    "Instant::now",
                    "std::time",
                    "rand::",
                    "HashMap",
                    "HashSet",
                ]
                .iter()
                .filter(|word| code.contains(**word))
                .map(|word| format!("{}:{number}: {word}", path.display())),
            );
            if is_arithmetic && (code.contains("f64") || code.contains("f32")) {
                faults.push(format!("{}:{number}: floating point", path.display()));
            }
        }
    }
    println!("{arithmetic} of them calculate");
    assert!(arithmetic >= 150, "only {arithmetic} files calculate");
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn the_program_neither_unwraps_nor_prints() {
    const WORDS: [&str; 10] = [
        ".unwrap()",
        ".expect(",
        "todo!",
        "unimplemented!",
        "println!",
        "print!(",
        "eprintln!",
        "dbg!",
        "console::log",
        "console.log",
    ];
    let mut faults = Vec::new();
    // A build script speaks to cargo by printing.
    let program = program_files().into_iter();
    for path in program.filter(|path| !path.ends_with("build.rs")) {
        let lines = program_lines(&path);
        for (idx, (number, line)) in lines.iter().enumerate() {
            let code = outside_quotes(line);
            let Some(word) = WORDS.iter().find(|word| code.contains(**word)) else {
                continue;
            };
            // A reasoned `#[expect(clippy::…, reason = "…")]` stands before the item, at most eight lines above.
            let lint = if word.starts_with(".unwrap") {
                "unwrap_used"
            } else {
                "expect_used"
            };
            // rustfmt may spread it over several lines.
            let above: Vec<&str> = lines[idx.saturating_sub(8)..=idx]
                .iter()
                .map(|(_, line)| line.as_str())
                .collect();
            let above = above.join(" ");
            let reasoned =
                above.contains("#[expect(") && above.contains(lint) && above.contains("reason");
            if !reasoned {
                faults.push(format!("{}:{number}: {word}", path.display()));
            }
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

/// Ends of the paths where a number may be rounded or cut off: one file decides what people read, the others bring an
/// entry or a cell of a file into its form.
const ROUNDED_IN: [&str; 9] = [
    "numbers/src/fraction.rs",
    "numbers/src/lib.rs",
    // The mean of irrational roots, to the digits that it is asked for.
    "county/src/mean_of_roots.rs",
    // 亩 as ㎡, and what the same figure would be in another unit.
    "school/src/units.rs",
    "school/src/plausibility.rs",
    // Cells of sheets that were read, and of those that are written: six decimals, as formulas there reckon with.
    "tables/measure.rs",
    "/xlsx.rs",
    "preview/mod.rs",
    "ledger/coming_years.rs",
];

#[test]
fn one_place_decides_how_many_digits_a_number_has() {
    let mut wrong = Vec::new();
    let mut deciding = 0;
    for path in program_files() {
        let name = path.to_string_lossy().replace('\\', "/");
        let is_deciding = name.ends_with("/display.rs");
        let is_allowed = ROUNDED_IN.iter().any(|ending| name.ends_with(ending));
        for (line, text) in program_lines(&path) {
            let code = outside_quotes(&text);
            let rounds = [".rounded(", ".cut_off(", "rounded_to("];
            if rounds.iter().any(|round| code.contains(round)) || text.contains("{:.") {
                deciding += usize::from(is_deciding);
                if !is_deciding && !is_allowed {
                    wrong.push(format!("{name}:{line}: {text}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(deciding >= 4, "nothing is rounded where it must be");
}

#[test]
fn every_allow_has_a_reason() {
    let mut faults = Vec::new();
    for path in program_files() {
        let lines = program_lines(&path);
        for (idx, (number, line)) in lines.iter().enumerate() {
            let line = line.trim();
            let is_lint = line.starts_with("#[allow(")
                || line.starts_with("#[expect(")
                || line.starts_with("#![allow(");
            // rustfmt may spread it over several lines, up to the closing bracket.
            let whole = lines[idx..]
                .iter()
                .take(6)
                .map(|(_, line)| line.as_str())
                .collect::<String>();
            let whole = whole.split(")]").next().unwrap_or_default();
            if is_lint && !whole.contains("reason") {
                faults.push(format!("{}:{number}: {line}", path.display()));
            }
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn page_and_static_files_name_no_other_host() {
    let mut looked_at = 0;
    let mut faults = Vec::new();
    for path in files_under("index.html")
        .into_iter()
        .chain(files_under("static"))
    {
        looked_at += 1;
        // The sources of a standard are named, not fetched.
        if path.starts_with("static/standards") {
            continue;
        }
        let Ok(text) = fs::read_to_string(root().join(&path)) else {
            continue;
        };
        for (number, line) in text.lines().enumerate() {
            // The namespace of SVG and XHTML is a name and not an address.
            let line = line
                .replace("http://www.w3.org/2000/svg", "")
                .replace("http://www.w3.org/1999/xhtml", "");
            let names_host = line.contains("http://")
                || line.contains("https://")
                || line.contains("src=\"//")
                || line.contains("href=\"//")
                || line.contains("url(//")
                || line.contains("ws://")
                || line.contains("wss://");
            if names_host {
                faults.push(format!("{}:{}: {line}", path.display(), number + 1));
            }
        }
    }
    assert!(looked_at > 5);
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn sources_of_a_standard_are_only_quoted_and_never_loaded_by_the_program() {
    let mut faults = Vec::new();
    for path in program_files() {
        for (number, line) in program_lines(&path) {
            // Namespaces of office files are names; they are fetched by nobody.
            let is_namespace = line.contains("http://schemas.")
                || line.contains("http://purl.org/")
                || line.contains("http://www.w3.org/");
            if (line.contains("http://") || line.contains("https://")) && !is_namespace {
                faults.push(format!("{}:{number}: {line}", path.display()));
            }
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn no_tracked_file_names_a_registry_host_or_a_path_of_a_machine() {
    // This file names them all and is left out below.
    let paths: Vec<String> = ["root", "home", "tmp", "work", "Users", "mnt"]
        .iter()
        .map(|folder| format!("/{folder}/"))
        .collect();
    let hosts = [
        "crates.io",
        "npmjs",
        "rsproxy",
        "tuna.tsinghua",
        "ustc.edu",
        "goproxy",
        "npmmirror",
        "artifactory",
        "pypi.org",
    ];
    let crates_source = "source = \"registry+https://github.com/rust-lang/crates.io-index\"";
    let mut faults = Vec::new();
    for path in tracked() {
        if path == Path::new("tests/tidy.rs") {
            continue;
        }
        let Ok(text) = fs::read_to_string(root().join(&path)) else {
            continue;
        };
        for (number, line) in text.lines().enumerate() {
            if path.ends_with("Cargo.lock") && line == crates_source {
                continue;
            }
            let names_path = paths.iter().any(|folder| {
                line.match_indices(folder.as_str()).any(|(at, _)| {
                    !line[..at].ends_with(|char: char| {
                        char.is_alphanumeric() || matches!(char, '.' | '-' | '_' | '/' | '}' | ')')
                    })
                })
            });
            if names_path || hosts.iter().any(|host| line.contains(host)) {
                faults.push(format!(
                    "{}:{}: {}",
                    path.display(),
                    number + 1,
                    line.chars().take(160).collect::<String>()
                ));
            }
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn every_locked_crate_comes_from_the_standard_index() {
    let lock = text_of(Path::new("Cargo.lock"));
    let sources: Vec<&str> = lock
        .lines()
        .filter(|line| line.starts_with("source = "))
        .collect();
    assert!(sources.len() > 20);
    assert!(
        sources
            .iter()
            .all(|line| *line
                == "source = \"registry+https://github.com/rust-lang/crates.io-index\""),
        "{sources:?}"
    );
}

/// Numbers of a line, as written.
fn numbers_of(code: &str) -> Vec<String> {
    let mut numbers = Vec::new();
    let chars: Vec<char> = code.chars().collect();
    let mut idx = 0;
    while idx < chars.len() {
        let begins = chars[idx].is_ascii_digit()
            && (idx == 0
                || !(chars[idx - 1].is_alphanumeric()
                    || matches!(chars[idx - 1], '_' | '.' | '{')));
        if !begins {
            idx += 1;
            continue;
        }
        let start = idx;
        while idx < chars.len()
            && (chars[idx].is_ascii_digit()
                || chars[idx] == '_'
                || (chars[idx] == '.' && chars.get(idx + 1).is_some_and(char::is_ascii_digit)))
        {
            idx += 1;
        }
        numbers.push(
            chars[start..idx]
                .iter()
                .filter(|char| **char != '_')
                .collect(),
        );
    }
    numbers
}

#[test]
fn no_bound_of_the_standard_stands_in_the_program() {
    // 教督〔2017〕6号: bounds and floors of R1–R7 and the distinctive ones of G3–G6; 0.9, 1, 45, 50, 90, 96, 100 and 2000
    // say other things too and are left out.
    const BOUNDS: [&str; 31] = [
        "4.2", "3.57", "5.3", "4.505", "0.765", "4.5", "3.825", "5.8", "4.93", "7.5", "6.375",
        "10.2", "8.67", "2500", "1700", "2125", "2.3", "1.955", "2.4", "2.04", "1.32", "1.1",
        "1.2", "0.85", "0.95", "2400", "3000", "73", "67", "54", "61",
    ];
    let mut faults = Vec::new();
    for path in program_files() {
        // Sizes of paper, type and tables are no bounds.
        if path.starts_with("crates/formats") {
            continue;
        }
        // An example in a message ("such as …") bounds nothing.
        for (number, line) in program_lines(&path)
            .into_iter()
            .filter(|(_, line)| !line.contains("such as"))
        {
            let found = numbers_of(&line);
            faults.extend(
                BOUNDS
                    .iter()
                    .filter(|bound| found.iter().any(|found| found == *bound))
                    .map(|bound| {
                        format!("{}:{number}: {bound} in {}", path.display(), line.trim())
                    }),
            );
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn the_reader_of_numbers_finds_what_the_rule_looks_for() {
    assert_eq!(
        numbers_of("let least = 4.2; x(10.2, 2_500)"),
        ["4.2", "10.2", "2500"]
    );
    assert_eq!(numbers_of("u16 r4 a.0 v1.1 {0}"), Vec::<String>::new());
    assert_eq!(
        outside_quotes(r#"call("a.unwrap()"); // .unwrap()"#),
        r#"call("); "#
    );
}

#[test]
fn every_clause_of_a_standard_names_a_source_and_a_confidence() {
    let mut clauses = 0;
    for path in files_under("static/standards") {
        let text = text_of(&path);
        let keys: Vec<&str> = text
            .lines()
            .filter_map(|line| line.strip_prefix("key = \"")?.strip_suffix('"'))
            .collect();
        assert!(!keys.is_empty(), "{}", path.display());
        let lines: Vec<&str> = text.lines().collect();
        for (idx, line) in lines
            .iter()
            .enumerate()
            .filter(|(_, line)| line.ends_with(".clause]"))
        {
            clauses += 1;
            let body: Vec<&str> = lines[idx + 1..]
                .iter()
                .take_while(|line| !line.starts_with('['))
                .copied()
                .collect();
            assert!(
                body.iter().any(|line| line.starts_with("confidence = ")),
                "{}:{}: {line}",
                path.display(),
                idx + 1
            );
            let sources = body
                .iter()
                .find_map(|line| line.strip_prefix("sources = "))
                .unwrap_or_else(|| panic!("{}:{}: no sources", path.display(), idx + 1));
            let named: Vec<&str> = sources
                .split('"')
                .filter(|key| keys.contains(key))
                .collect();
            assert!(
                !named.is_empty(),
                "{}:{}: {sources}",
                path.display(),
                idx + 1
            );
        }
    }
    assert!(clauses > 20, "{clauses}");
}

#[test]
fn no_test_is_ignored_or_sleeps() {
    let files = rust_files(&["tests", "src", "crates"]);
    println!("{} files looked at", files.len());
    assert!(files.len() >= 380, "only {} files", files.len());
    let words = [format!("#[{}", "ignore"), format!("thread::{}", "sleep")];
    let mut faults = Vec::new();
    for path in files {
        for (number, line) in text_of(&path).lines().enumerate() {
            faults.extend(
                words
                    .iter()
                    .filter(|word| line.contains(word.as_str()))
                    .map(|word| format!("{}:{}: {word}", path.display(), number + 1)),
            );
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

/// What may stand in a writer of papers in Chinese: marks and numerals that are looked for, keys of the library, the name of
/// the program.
const CHINESE_OF_WRITERS: [&str; 8] = [
    "【待填：",
    "组长",
    "副组长",
    "成员",
    "计入",
    "对标 ",
    "年\\n",
    "一二三四五六七八九十百两",
];

#[test]
fn sentences_of_papers_stand_in_the_texts_and_not_in_their_writers() {
    let is_chinese = |character: char| ('\u{4e00}'..='\u{9fff}').contains(&character);
    let folders = ["papers", "sections", "writer", "layout/apply.rs", "lint.rs"];
    let folders = folders.map(|folder| Path::new("crates/documents/src").join(folder));
    let (mut wrong, mut files) = (Vec::new(), 0);
    for path in program_files() {
        if !folders.iter().any(|folder| path.starts_with(folder)) {
            continue;
        }
        files += 1;
        for (line, text) in program_lines(&path) {
            let literals = text.split('"').skip(1).step_by(2);
            let sentences = literals.filter(|literal| {
                literal
                    .chars()
                    .filter(|character| is_chinese(*character))
                    .count()
                    > 1
                    && !CHINESE_OF_WRITERS.contains(literal)
            });
            // The steps of a working are told apart by their names.
            let sentences = sentences.filter(|_| !text.contains("let how = step("));
            wrong
                .extend(sentences.map(|sentence| format!("{}:{line}: {sentence}", path.display())));
        }
    }
    assert!(files >= 25, "only {files} files");
    assert!(wrong.is_empty(), "{wrong:#?}");
}
