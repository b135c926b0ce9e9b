//! Checks the catalogue, packs and measures of `static/` and turns them into the compact form that is embedded.
//!
//! In: TOML files. Out: postcard files in OUT_DIR. A fault stops the build and names file, entry and field.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs};

use check::forecast::settings::Settings;
use county::CountyRules;
use documents::layout::{Layout, Layouts};
use documents::texts::PaperTexts;
use documents::texts::Texts;
use packs::PackFault;
use packs::layout;
use packs::table_knowledge::TableKnowledge;
use plan::library::{Library, MarkTexts};
use plan::promise::GoalTexts;
use school::catalogue::Catalogue;
use serde::Serialize;
use serde::de::DeserializeOwned;
use standard::Standard;
use standard::index::PackEntry;
use words::self_check::examples::Examples;

/// The pack whose first group the short edition of the form is made for; the page has no use for that of the others.
const SHORT_EDITION_OF: &str = "jiaodu-2017-6";

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed=build.rs");
    match build() {
        Ok(()) => ExitCode::SUCCESS,
        Err(faults) => {
            for fault in faults {
                println!("cargo::error={fault}");
            }
            ExitCode::FAILURE
        }
    }
}

fn build() -> Result<(), Vec<String>> {
    let catalogue: Catalogue = read("static/figures.toml")?;
    fail_on("static/figures.toml", catalogue.faults())?;
    write("figures", &catalogue)?;

    let mut texts: Texts = read("static/texts/plan.toml")?;
    fail_on("static/texts/plan.toml", texts.faults())?;
    texts.layouts = layouts()?;
    write("texts", &texts)?;
    let papers = PaperTexts {
        school_plan: read("static/texts/school-plan.toml")?,
        report: read("static/texts/self-check-report.toml")?,
        request: read("static/texts/request.toml")?,
        evidence: read("static/texts/evidence.toml")?,
        ledger: read("static/texts/ledger.toml")?,
        lint: read("static/texts/lint.toml")?,
    };
    stop_on(papers.faults())?;
    write("papers", &papers)?;
    let settings: Settings = read("static/settings.toml")?;
    write("settings", &settings)?;

    let knowledge: TableKnowledge = read("static/tables.toml")?;
    fail_on("static/tables.toml", knowledge.faults(&catalogue))?;
    write("tables", &knowledge)?;

    let examples: Examples = read("static/examples/self-check.toml")?;
    write("examples", &examples)?;

    let (mut standards, mut index) = (Vec::new(), Vec::new());
    for path in files("static/standards")? {
        let standard: Standard = read(&path)?;
        fail_on(&path, standard::validation::faults(&standard, &catalogue))?;
        let text = text_of(&path)?;
        let mut entry = PackEntry::of(&standard, &catalogue, text.as_bytes());
        if entry.id != SHORT_EDITION_OF {
            entry.core = Vec::new();
        }
        index.push(entry);
        standards.push(standard);
    }
    write("standards", &standards)?;
    let rules: CountyRules = read("static/county.toml")?;
    fail_on("static/county.toml", rules.faults(&standards))?;
    write("county", &rules)?;
    write("index", &index)?;

    let mut library = Library::default();
    for path in files("static/measures")? {
        let part: Library = read(&path)?;
        library.posts.extend(part.posts);
        library.problems.extend(part.problems);
        library.matters.extend(part.matters);
        library.kinds.extend(part.kinds);
        library.sources.extend(part.sources);
        library.costs.extend(part.costs);
        library.situations.extend(part.situations);
        library.windows.extend(part.windows);
        library.watches.extend(part.watches);
        library.group_watches.extend(part.group_watches);
        library.small_problems.extend(part.small_problems);
        library.pack_problems.extend(part.pack_problems);
        if part.small != Default::default() {
            library.small = part.small;
        }
        if part.shared != Default::default() {
            library.shared = part.shared;
        }
        if part.marks != MarkTexts::default() {
            library.marks = part.marks;
        }
        if part.goals != GoalTexts::default() {
            library.goals = part.goals;
        }
    }
    fail_on(
        "static/measures",
        library.faults(plan::slots::PROBLEM_SLOTS, &catalogue),
    )?;
    let problems = library.problems.iter().chain(&library.small_problems);
    let planned: BTreeSet<&str> = problems.map(|problem| &*problem.indicator).collect();
    write("planned", &planned)?;
    write("measures", &library)
}

/// What documents look like: the first says everything, the others what is different.
fn layouts() -> Result<Layouts, Vec<String>> {
    const FOLDER: &str = "static/layouts";
    let of_file = |name: &str, base: &Layout, is_whole: bool| -> Result<Layout, Vec<String>> {
        let path = format!("{FOLDER}/{name}.toml");
        let text = text_of(&path)?;
        let missing = layout::missing(&text);
        if is_whole {
            fail_on(&path, missing)?;
        }
        let with_file = |faults: Vec<PackFault>| {
            let messages = faults.iter().map(|fault| format!("{path}: {fault}"));
            messages.collect::<Vec<String>>()
        };
        let layout = layout::read(&text, base).map_err(with_file)?;
        fail_on(&path, layout.faults())?;
        Ok(layout)
    };
    let standard = of_file("standard", &Layout::default(), true)?;
    let office = of_file("office", &standard, false)?;
    let no_title_face = of_file("no-title-face", &standard, false)?;
    Ok(Layouts {
        standard,
        office,
        no_title_face,
    })
}

/// Where a file of the repository stands, as seen from this crate.
fn place(path: &str) -> PathBuf {
    Path::new("../..").join(path)
}

fn text_of(path: &str) -> Result<String, Vec<String>> {
    // Only what is read here: scripts and styles of the page lie in `static/` too, and change nothing that is built from it.
    println!("cargo::rerun-if-changed={}", place(path).display());
    fs::read_to_string(place(path)).map_err(|fault| vec![format!("{path}: {fault}")])
}

fn read<T: DeserializeOwned>(path: &str) -> Result<T, Vec<String>> {
    let text = text_of(path)?;
    toml::from_str(&text).map_err(|fault| {
        let message = fault.to_string();
        message
            .lines()
            .map(|line| format!("{path}: {line}"))
            .collect()
    })
}

fn fail_on(path: &str, faults: Vec<String>) -> Result<(), Vec<String>> {
    let with_file = faults.iter().map(|fault| format!("{path}: {fault}"));
    stop_on(with_file.collect())
}

/// Stops the build where there are faults, which name their files.
fn stop_on(faults: Vec<String>) -> Result<(), Vec<String>> {
    if faults.is_empty() {
        Ok(())
    } else {
        Err(faults)
    }
}

/// The TOML files of a folder in the order of their names, so that the same input gives the same bytes.
fn files(folder: &str) -> Result<Vec<String>, Vec<String>> {
    println!("cargo::rerun-if-changed={}", place(folder).display());
    let entries =
        fs::read_dir(place(folder)).map_err(|fault| vec![format!("{folder}: {fault}")])?;
    let names = entries
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned());
    let mut paths: Vec<String> = names
        .filter(|name| name.ends_with(".toml"))
        .map(|name| format!("{folder}/{name}"))
        .collect();
    paths.sort();
    Ok(paths)
}

fn write<T: Serialize>(name: &str, value: &T) -> Result<(), Vec<String>> {
    let folder = env::var_os("OUT_DIR").ok_or_else(|| vec!["OUT_DIR is not set".to_owned()])?;
    let bytes = postcard::to_stdvec(value).map_err(|fault| vec![format!("{name}: {fault}")])?;
    fs::write(Path::new(&folder).join(format!("{name}.postcard")), bytes)
        .map_err(|fault| vec![format!("{name}: {fault}")])
}
