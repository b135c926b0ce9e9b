//! What the pages for people say of this repository is true: files and tests that they name exist, links lead somewhere,
//! README and ARCHITECTURE stay short.
//!
//! A name counts where it stands in backticks. A path is looked for from the root and from the page's own folder, or from
//! the folders of the paths before it in the same line (`crates/check/src/rules/`, `measure.rs`).

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Pages that only the root has, and those of folders.
const PAGES: [&str; 5] = [
    "README.md",
    "ARCHITECTURE.md",
    "CONTRIBUTING.md",
    "tests/README.md",
    "tests/browser/README.md",
];

/// What is made and not kept, so that it cannot be looked for.
const MADE: [&str; 5] = [
    "target/",
    "dist/",
    "dist-single/",
    "fuzz/artifacts/",
    "node_modules/",
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn text_of(page: &Path) -> String {
    let file = root().join(page);
    fs::read_to_string(&file).unwrap_or_else(|fault| panic!("{}: {fault}", file.display()))
}

fn pages() -> Vec<PathBuf> {
    let mut pages: Vec<PathBuf> = PAGES.iter().map(PathBuf::from).collect();
    for entry in fs::read_dir(root().join("docs")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "md") {
            pages.push(path.strip_prefix(root()).unwrap().to_owned());
        }
    }
    pages.sort();
    assert!(pages.len() >= 12, "pages are missing: {pages:?}");
    pages
}

/// Lines of a page with their numbers, without blocks of code.
fn lines_of(text: &str) -> Vec<(usize, &str)> {
    let mut is_code = false;
    let mut lines = Vec::new();
    for (idx, line) in text.lines().enumerate() {
        if line.trim_start().starts_with("```") {
            is_code = !is_code;
        } else if !is_code {
            lines.push((idx + 1, line));
        }
    }
    lines
}

/// What stands in backticks in a line.
fn names(line: &str) -> Vec<&str> {
    line.split('`').skip(1).step_by(2).collect()
}

/// Whether a name in backticks is that of a file or folder. Keys, attributes and commands are not.
fn is_path(name: &str) -> bool {
    const ENDINGS: [&str; 10] = [
        ".rs", ".mjs", ".toml", ".md", ".js", ".py", ".css", ".html", ".png", ".svg",
    ];
    let is_plain = name
        .chars()
        .all(|char| char.is_ascii_alphanumeric() || "/._-*".contains(char));
    is_plain
        && !MADE.iter().any(|made| name.contains(made))
        && (ENDINGS
            .iter()
            .any(|ending| name.ends_with(ending) && name != *ending)
            || (name.ends_with('/') && name.matches('/').count() > 1 && !name.starts_with('/')))
}

/// The file or folder of that name, if there is one; `*` is any part of a file's name.
fn found(name: &str, folders: &[&Path]) -> Option<PathBuf> {
    folders.iter().find_map(|folder| {
        let path = root().join(folder).join(name);
        let Some((start, end)) = path.file_name()?.to_str()?.split_once('*') else {
            return path.exists().then_some(path.clone());
        };
        let entries = fs::read_dir(path.parent()?).ok()?;
        entries
            .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
            .any(|entry| entry.starts_with(start) && entry.ends_with(end))
            .then_some(path.clone())
    })
}

/// Where static files and scripts of the page stand when only their names are said.
const KNOWN_FOLDERS: [&str; 4] = ["static", "tests", "tests/browser", "tests/office"];

/// Where the tests of each crate stand.
fn test_folders() -> Vec<PathBuf> {
    let crates = fs::read_dir(root().join("crates")).unwrap();
    let names = crates.map(|entry| entry.unwrap().file_name());
    let folders = names.flat_map(|name| {
        let tests = Path::new("crates").join(&name).join("tests");
        [tests.join(&name), tests]
    });
    folders
        .chain([PathBuf::from("tests/support/src")])
        .collect()
}

#[test]
fn every_file_that_a_page_names_exists() {
    let of_crates = test_folders();
    let (mut seen, mut faults) = (0, Vec::new());
    for page in pages() {
        let text = text_of(&page);
        let folder_of_page = page.parent().unwrap_or(Path::new(""));
        for (number, line) in lines_of(&text) {
            let mut before: Vec<PathBuf> = Vec::new();
            for name in names(line).into_iter().filter(|name| is_path(name)) {
                // Alone, it may be a file of the reader's own.
                if !name.contains('/') && before.is_empty() && page.starts_with("docs") {
                    continue;
                }
                seen += 1;
                let mut folders = vec![Path::new(""), folder_of_page];
                folders.extend(before.iter().flat_map(|path| path.ancestors()));
                folders.extend(KNOWN_FOLDERS.iter().map(Path::new));
                folders.extend(of_crates.iter().map(PathBuf::as_path));
                match found(name, &folders) {
                    Some(path) => before.push(path),
                    None => faults.push(format!("{}:{number}: {name}", page.display())),
                }
            }
        }
    }
    assert!(seen >= 200, "only {seen} names were looked at");
    assert!(faults.is_empty(), "{faults:#?}");
}

/// Names of tests in a script of the browser or in a Rust file, as `test("…"` or `fn …`.
fn has_test(file: &Path, name: &str) -> bool {
    let text = text_of(file);
    if file.extension().is_some_and(|ending| ending == "mjs") {
        return text.contains(&format!("test(\"{name}\""))
            || text.contains(&format!("test(`{name}`"));
    }
    text.contains(&format!("fn {name}("))
}

/// Where a test of that file may be: the file itself, and files of the folder that bears its name.
fn files_of(file: &Path) -> Vec<PathBuf> {
    let mut files = vec![file.to_owned()];
    if let Ok(entries) = fs::read_dir(root().join(file.with_extension(""))) {
        files.extend(entries.map(|entry| entry.unwrap().path()));
    }
    files
}

#[test]
fn every_test_and_step_that_a_page_names_exists() {
    let steps = text_of(Path::new("xtask/src/steps.rs"));
    let (mut tests, mut named_steps, mut faults) = (0, 0, Vec::new());
    for page in pages() {
        let text = text_of(&page);
        for (number, line) in lines_of(&text) {
            let mut file: Option<PathBuf> = None;
            for name in names(line) {
                let is_name = name.matches('_').count() >= 2
                    && name.chars().all(|char| {
                        char.is_ascii_lowercase() || char.is_ascii_digit() || char == '_'
                    });
                let is_sentence = name.contains(' ') && !name.starts_with("cargo ");
                let of_script =
                    |file: &PathBuf| file.extension().is_some_and(|ending| ending == "mjs");
                if is_path(name) && (name.ends_with(".rs") || name.ends_with(".mjs")) {
                    file = found(
                        name,
                        &[
                            Path::new(""),
                            Path::new("tests"),
                            Path::new("tests/browser"),
                        ],
                    );
                } else if let Some(file) = file
                    .as_ref()
                    .filter(|file| is_name || (is_sentence && of_script(file)))
                {
                    tests += 1;
                    if !files_of(file).iter().any(|file| has_test(file, name)) {
                        faults.push(format!("{}:{number}: {name}", page.display()));
                    }
                }
            }
            let of_command = line.split("--only ").skip(1);
            let of_word = line.split("step `").skip(1);
            for rest in of_command.chain(of_word) {
                let end = rest.find(|char: char| !(char.is_ascii_alphanumeric() || char == '-'));
                let step = &rest[..end.unwrap_or(rest.len())];
                // `[--only 步骤]` names none.
                if step.is_empty() {
                    continue;
                }
                named_steps += 1;
                if !steps.contains(&format!("name: \"{step}\"")) {
                    faults.push(format!("{}:{number}: step {step}", page.display()));
                }
            }
        }
    }
    assert!(
        tests >= 40 && named_steps >= 10,
        "only {tests} tests and {named_steps} steps were looked at"
    );
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn every_row_of_claims_and_invariants_names_what_shows_it() {
    for (page, least) in [("docs/claims.md", 35), ("docs/invariants.md", 80)] {
        let text = text_of(Path::new(page));
        let rows: Vec<(usize, &str)> = lines_of(&text)
            .into_iter()
            .filter(|(_, line)| line.starts_with("| ") && !line.starts_with("|---"))
            .skip(1)
            .collect();
        assert!(rows.len() >= least, "{page}: {} rows", rows.len());
        for (number, row) in rows {
            let shown = row
                .trim_end_matches(['|', ' '])
                .rsplit('|')
                .next()
                .unwrap_or_default();
            let is_debt = shown.trim() == "review only" || shown.trim() == "the same";
            assert!(is_debt || shown.contains('`'), "{page}:{number}: {row}");
        }
    }
}

/// Words of the code of the core; comments and texts in quotes do not count.
fn words_of_the_code() -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    let mut open = vec![root().join("crates")];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                let code = text
                    .lines()
                    .filter(|line| !line.trim_start().starts_with("//"));
                for part in code.flat_map(|line| line.split('"').step_by(2)) {
                    let is_end = |char: char| !(char.is_ascii_alphanumeric() || char == '_');
                    words.extend(part.split(is_end).map(str::to_owned));
                }
            }
        }
    }
    words
}

#[test]
fn every_identifier_of_the_glossary_exists() {
    let words = words_of_the_code();
    let contributing = text_of(Path::new("CONTRIBUTING.md"));
    let glossary = contributing.split("## Glossary").nth(1).unwrap();
    let mut seen = 0;
    for (_, line) in lines_of(glossary) {
        for name in names(line) {
            if is_path(name) {
                continue;
            }
            for word in name.split([':', '{', '}', ',', ' ']) {
                if !word.is_empty() {
                    seen += 1;
                    assert!(words.contains(word), "no {word} in crates/: {line}");
                }
            }
        }
    }
    assert!(seen >= 130, "only {seen} identifiers were looked at");
}

/// The address that a heading has in the rendered page.
fn anchor(heading: &str) -> String {
    let kept = heading.trim().to_lowercase();
    kept.chars()
        .filter(|char| char.is_alphanumeric() || " -_".contains(*char))
        .map(|char| if char == ' ' { '-' } else { char })
        .collect()
}

#[test]
fn every_link_leads_somewhere() {
    let (mut seen, mut faults) = (0, Vec::new());
    for page in pages() {
        let text = text_of(&page);
        for (number, line) in lines_of(&text) {
            for target in line
                .split("](")
                .skip(1)
                .filter_map(|rest| rest.split(')').next())
            {
                seen += 1;
                if target.starts_with("https://") {
                    continue;
                }
                let (file, place) = target.split_once('#').unwrap_or((target, ""));
                let file = match file {
                    "" => page.clone(),
                    file => page.parent().unwrap_or(Path::new("")).join(file),
                };
                let is_there = root().join(&file).exists();
                let has_place = place.is_empty()
                    || (is_there
                        && text_of(&file).lines().any(|line| {
                            let heading = line.trim_start_matches('#');
                            heading.len() < line.len() && anchor(heading) == place
                        }));
                if !is_there || !has_place {
                    faults.push(format!("{}:{number}: {target}", page.display()));
                }
            }
        }
    }
    assert!(seen >= 40, "only {seen} links were looked at");
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn the_first_pages_are_short_and_their_commands_stand_on_the_first_screen() {
    for (page, most) in [("README.md", 8 * 1024), ("ARCHITECTURE.md", 12 * 1024)] {
        let size = text_of(Path::new(page)).len();
        assert!(size <= most, "{page}: {size} bytes");
    }
    /// Lines that a screen shows of a repository's first page, a picture among them.
    const SCREEN: usize = 15;
    let readme = text_of(Path::new("README.md"));
    let first: Vec<&str> = readme.lines().take(SCREEN).collect();
    for command in ["cargo xtask serve", "cargo xtask test"] {
        assert!(
            first.iter().any(|line| line.starts_with(command)),
            "{command}"
        );
    }
}
