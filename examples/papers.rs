//! Writes every document of a saved school's plan, as `cargo xtask test --only documents` checks them with other programs.
//!
//! ```text
//! cargo run --release --example papers -- FILE FOLDER                   each document is named after FILE's folder
//! cargo run --release --example papers -- FILE FOLDER --layout PROFILE  the same in that layout, named after PROFILE
//! ```
//! Beside a .docx stands what its pages begin with, by the program's own measures. Ends with 1 and a sentence on standard
//! error when something cannot be read, opened or written.

use std::path::Path;
use std::process::ExitCode;
use std::{env, fs};

use documents::Document;
use files::papers::{self, Content};
use files::{chosen_layout, saved};
use formats::docx::pages;
use packs::layout;

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match arguments[..] {
        [file, folder] => run(file, folder, None),
        [file, folder, "--layout", profile] => run(file, folder, Some(profile)),
        _ => Err("用法：papers 学校文件.duibiao.json 文件夹 [--layout 版式文件]".to_owned()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

fn run(file: &str, folder: &str, profile: Option<&str>) -> Result<(), String> {
    let text = fs::read_to_string(file).map_err(|fault| format!("读不了 {file}：{fault}"))?;
    let data = data::built_in();
    let opened = saved::open(&text, data.catalogue).map_err(|fault| format!("{file}：{fault}"))?;
    let mut draft = opened.draft;
    if let Some(profile) = profile {
        let text =
            fs::read_to_string(profile).map_err(|fault| format!("读不了 {profile}：{fault}"))?;
        draft
            .choices
            .answers
            .insert(layout::PROFILE.to_owned(), text);
        if let Some(Err(faults)) = chosen_layout::kept(&draft.choices, &data.texts.layouts) {
            let told: Vec<String> = faults.iter().map(ToString::to_string).collect();
            return Err(format!("{profile}：{}", told.join("；")));
        }
    }

    let evaluation = data::evaluate(&draft, &data);
    let basis = evaluation.basis(&draft, &data);
    let plan = plan::draft(&basis);
    let case = name_of(file, profile);
    for paper in papers::papers(&basis, &plan, data.texts, data.papers) {
        let made = papers::file(&paper, "").map_err(|fault| format!("写不成文件：{fault}"))?;
        let ending = made.name.rsplit('.').next().unwrap_or_default();
        let path = Path::new(folder).join(format!("{case}-{}.{ending}", paper.key));
        write(&path, &made.bytes)?;
        if let Content::Text(document) = &paper.content {
            let beginnings = page_beginnings(document);
            write(&path.with_extension("pages.txt"), beginnings.as_bytes())?;
        }
    }
    Ok(())
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), String> {
    fs::write(path, bytes).map_err(|fault| format!("写不了 {}：{fault}", path.display()))
}

/// The first words of each page as the preview breaks them, one page a line.
fn page_beginnings(document: &Document) -> String {
    let starts = pages::page_starts(document);
    let line = |start| pages::first_words(document, start).replace('\n', "") + "\n";
    starts.into_iter().map(line).collect()
}

/// The folder of the school's file, or the profile's name before its first point.
fn name_of(file: &str, profile: Option<&str>) -> String {
    let name = match profile {
        Some(profile) => Path::new(profile).file_name(),
        None => Path::new(file).parent().and_then(Path::file_name),
    };
    let name = name.map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    match profile {
        Some(_) => name.split('.').next().unwrap_or_default().to_owned(),
        None => name,
    }
}
