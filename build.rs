//! Checks the catalogue, packs and measures of `static/` and turns them into the compact form that is embedded.
//!
//! In: TOML files. Out: postcard files in OUT_DIR. A fault stops the build and names file, entry and field.

// The same source files as the library's, so that a pack has one definition; the build uses only a part of them.
#![allow(dead_code, unreachable_pub, unused_imports, unused_macros)]

/// The reader of layout profiles, with what it shares with that of packs.
#[path = "src/exchange"]
mod exchange {
    pub mod layout;
    #[path = "pack"]
    pub mod pack {
        pub mod fault;
        pub mod kind;
        pub mod lines;
        pub mod nearest;
        pub mod scan;
        pub mod syntax;
        pub mod values;
    }
}

/// The part of `exchange::workbook` that is data.
#[path = "src/exchange/workbook"]
mod workbook {
    pub mod knowledge;
    mod label;
}

extern crate check;
extern crate plan;
use documents as document;
extern crate school;
extern crate standard;
extern crate words;
use numbers::{self as number, calendar, name};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs};

use check::forecast::settings::Settings;
use documents::layout::{Layout, Layouts};
use documents::texts::Texts;
use documents::texts::papers::PaperTexts;
use plan::goal_texts::GoalTexts;
use plan::library::Library;
use school::catalogue::Catalogue;
use serde::Serialize;
use serde::de::DeserializeOwned;
use standard::Standard;
use standard::index::PackEntry;
use words::self_check::examples::Examples;
use workbook::knowledge::Knowledge;

/// The pack whose first group the short edition of the form is made for; the page has no use for that of the others.
const SHORT_EDITION_OF: &str = "jiaodu-2017-6";

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed=src");
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
    write("form", &catalogue.without_help())?;

    let mut texts: Texts = read("static/texts/plan.toml")?;
    texts.layouts = layouts()?;
    write("texts", &texts)?;
    let papers = PaperTexts {
        report: read("static/texts/self-check-report.toml")?,
        request: read("static/texts/request.toml")?,
        evidence: read("static/texts/evidence.toml")?,
        ledger: read("static/texts/ledger.toml")?,
        lint: read("static/texts/lint.toml")?,
    };
    write("papers", &papers)?;
    let settings: Settings = read("static/settings.toml")?;
    write("settings", &settings)?;

    let knowledge: Knowledge = read("static/tables.toml")?;
    fail_on("static/tables.toml", knowledge.faults(&catalogue))?;
    write("tables", &knowledge)?;

    let examples: Examples = read("static/examples/self-check.toml")?;
    write("examples", &examples)?;

    let (mut standards, mut index) = (Vec::new(), Vec::new());
    for path in files("static/standards")? {
        let standard: Standard = read(&path)?;
        fail_on(&path, standard::validation::faults(&standard, &catalogue))?;
        let text = fs::read(&path).map_err(|fault| vec![format!("{path}: {fault}")])?;
        let mut entry = PackEntry::of(&standard, &catalogue, &text);
        if entry.id != SHORT_EDITION_OF {
            (entry.core, entry.core_details) = (Vec::new(), Vec::new());
        }
        index.push(entry);
        standards.push(standard);
    }
    write("standards", &standards)?;
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
        if part.small != Default::default() {
            library.small = part.small;
        }
        if part.shared != Default::default() {
            library.shared = part.shared;
        }
        if part.goals != GoalTexts::default() {
            library.goals = part.goals;
        }
    }
    fail_on(
        "static/measures",
        library.faults(plan::slot_names::PROBLEM_SLOTS),
    )?;
    write("measures", &library)
}

/// What documents look like: the first says everything, the others what is different.
fn layouts() -> Result<Layouts, Vec<String>> {
    const FOLDER: &str = "static/layouts";
    let of_file = |name: &str, base: &Layout, is_whole: bool| {
        let path = format!("{FOLDER}/{name}.toml");
        println!("cargo::rerun-if-changed={path}");
        let text = fs::read_to_string(&path).map_err(|fault| vec![format!("{path}: {fault}")])?;
        let missing = exchange::layout::missing(&text);
        if is_whole {
            fail_on(&path, missing)?;
        }
        let told = |faults: Vec<exchange::pack::fault::PackFault>| {
            let told = faults.iter().map(|fault| format!("{path}: {fault}"));
            told.collect::<Vec<String>>()
        };
        exchange::layout::read(&text, base).map_err(told)
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

fn read<T: DeserializeOwned>(path: &str) -> Result<T, Vec<String>> {
    // Only what is read here: scripts and styles of the page lie in `static/` too, and change nothing that is built from it.
    println!("cargo::rerun-if-changed={path}");
    let text = fs::read_to_string(path).map_err(|fault| vec![format!("{path}: {fault}")])?;
    toml::from_str(&text).map_err(|fault| {
        let message = fault.to_string();
        message
            .lines()
            .map(|line| format!("{path}: {line}"))
            .collect()
    })
}

fn fail_on(path: &str, faults: Vec<String>) -> Result<(), Vec<String>> {
    if faults.is_empty() {
        return Ok(());
    }
    Err(faults
        .into_iter()
        .map(|fault| format!("{path}: {fault}"))
        .collect())
}

/// The TOML files of a folder in the order of their names, so that the same input gives the same bytes.
fn files(folder: &str) -> Result<Vec<String>, Vec<String>> {
    println!("cargo::rerun-if-changed={folder}");
    let entries = fs::read_dir(folder).map_err(|fault| vec![format!("{folder}: {fault}")])?;
    let paths = entries.flatten().map(|entry| entry.path());
    let mut paths: Vec<PathBuf> = paths
        .filter(|path| path.extension().is_some_and(|end| end == "toml"))
        .collect();
    paths.sort();
    Ok(paths
        .iter()
        .map(|path| path.to_string_lossy().into_owned())
        .collect())
}

fn write<T: Serialize>(name: &str, value: &T) -> Result<(), Vec<String>> {
    let folder = env::var_os("OUT_DIR").ok_or_else(|| vec!["OUT_DIR is not set".to_owned()])?;
    let bytes = postcard::to_stdvec(value).map_err(|fault| vec![format!("{name}: {fault}")])?;
    fs::write(Path::new(&folder).join(format!("{name}.postcard")), bytes)
        .map_err(|fault| vec![format!("{name}: {fault}")])
}
