//! Checks a saved school file without a browser.
//!
//! ```text
//! cargo run --release --example check -- FILE                  prints the report as JSON
//! cargo run --release --example check -- FILE --plan OUT.docx  writes the improvement plan as well
//! cargo run --release --example check -- FILE --papers FOLDER  writes every document, each named after FILE's folder
//! cargo run --release --example check -- FILE --papers FOLDER --layout PROFILE  the same in that layout, named after PROFILE
//! ```
//! With `--all-packs` behind any of these it prints a JSON array with the report of every pack, that of the main pack first.
//! Ends with 1 and a sentence on standard error when the file cannot be read, opened or written.

use std::path::Path;
use std::process::ExitCode;
use std::{env, fs};

use check::forecast;
use documents::Document;
use files::papers::{self, Paper};
use files::saved::OpenFault;
use files::{report_json, saved};
use formats::docx;
use packs::layout;
use school::answers::Setting;

fn main() -> ExitCode {
    let mut arguments: Vec<String> = env::args().skip(1).collect();
    let count = arguments.len();
    arguments.retain(|argument| argument != "--all-packs");
    let has_all_packs = arguments.len() < count;
    let outcome = match arguments
        .iter()
        .map(String::as_str)
        .collect::<Vec<_>>()
        .as_slice()
    {
        [file] => run(file, None, None, has_all_packs),
        [file, "--plan", out] => run(file, Some(Output::Plan(out)), None, has_all_packs),
        [file, "--papers", folder] => {
            run(file, Some(Output::Papers(folder)), None, has_all_packs)
        }
        [file, "--papers", folder, "--layout", profile] => {
            let output = Some(Output::Papers(folder));
            run(file, output, Some(profile), has_all_packs)
        }
        _ => Err(
            "用法：check 学校文件.duibiao.json [--plan 方案.docx | --papers 文件夹 [--layout 版式文件]] [--all-packs]"
                .to_owned(),
        ),
    };
    match outcome {
        Ok(json) => {
            // Printing is what this program is for.
            #[allow(clippy::print_stdout)]
            {
                println!("{json}");
            }
            ExitCode::SUCCESS
        }
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

/// What is written beside the report.
enum Output<'a> {
    /// The plan, into this file.
    Plan(&'a str),
    /// Every document, into this folder.
    Papers(&'a str),
}

fn run(
    file: &str,
    output: Option<Output>,
    profile: Option<&str>,
    has_all_packs: bool,
) -> Result<String, String> {
    let bytes = fs::read(file).map_err(|fault| format!("读不了 {file}：{fault}"))?;
    let data = data::built_in();
    let in_file = |fault: OpenFault| format!("{file}：{fault}");
    let text = saved::text(bytes).map_err(in_file)?;
    let opened = match saved::open(&text, data.catalogue) {
        Err(fault @ OpenFault::NewerVersion { .. }) => {
            let mut opened =
                saved::look(&text, data.catalogue).map_err(|_| in_file(fault.clone()))?;
            opened.notices = vec![format!("{fault}。这里只照这一版认得出的内容比对")];
            opened
        }
        opened => {
            let mut opened = opened.map_err(in_file)?;
            opened.notices.extend(saved::unknown_ids(
                &opened.draft,
                data.catalogue,
                data::index(),
                data::exemptions(),
            ));
            opened
        }
    };
    let mut draft = opened.draft;
    if let Some(profile) = profile {
        let text =
            fs::read_to_string(profile).map_err(|fault| format!("读不了 {profile}：{fault}"))?;
        draft.choices.answers.insert(Setting::Layout, text);
        if let Some(Err(faults)) = layout::read_chosen(&draft.choices, &data.texts.layouts) {
            let told: Vec<String> = faults.iter().map(ToString::to_string).collect();
            return Err(format!("{profile}：{}", told.join("；")));
        }
    }
    for notice in &opened.notices {
        eprintln!("{file}：{notice}");
    }

    // The main pack is always looked at; of the others either every one that is built in or none.
    let others = data.index.iter().filter(|_| has_all_packs);
    draft.packs = others.map(|pack| pack.id.to_string()).collect();
    let evaluation = data::evaluate(&draft, &data);
    if let Some(output) = output {
        let basis = evaluation.basis(&draft, &data);
        let plan = plan::draft(&basis);
        match output {
            Output::Plan(path) => {
                let document = documents::improvement_plan(&basis, &plan, data.texts);
                let bytes =
                    docx::write(&document).map_err(|fault| format!("写不成方案：{fault}"))?;
                fs::write(path, bytes).map_err(|fault| format!("写不了 {path}：{fault}"))?;
            }
            Output::Papers(folder) => {
                let papers = papers::papers(&basis, &plan, data.texts, data.papers);
                write_papers(&papers, &name_of(file, profile), folder)?;
            }
        }
    }

    let (school, catalogue) = (&evaluation.school, &evaluation.catalogue);
    let reports = evaluation.packs.iter().map(|pack| {
        report_json::report_json(
            school,
            &pack.report,
            &evaluation.problems,
            &pack.standard,
            catalogue,
            &pack.hash,
            &forecast::forecast(school, &pack.standard, catalogue, data.settings),
        )
    });
    let reports: Vec<String> = reports.collect();
    Ok(if has_all_packs {
        format!("[\n{}\n]", reports.join(",\n"))
    } else {
        reports.concat()
    })
}

/// The first words of each page as the preview breaks them, one page a line.
fn page_beginnings(document: &Document) -> String {
    let beginnings = docx::pages::page_beginnings(document).into_iter();
    beginnings
        .map(|words| words.replace('\n', "") + "\n")
        .collect()
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

/// Every paper as FOLDER/CASE-KEY.docx. Beside a .docx stands what its pages
/// begin with, to be compared with those of other programs.
fn write_papers(papers: &[Paper], case: &str, folder: &str) -> Result<(), String> {
    for paper in papers {
        let made = papers::file(paper, "").map_err(|fault| format!("写不成文件：{fault}"))?;
        let ending = made.name.rsplit('.').next().unwrap_or_default().to_owned();
        let path = Path::new(folder).join(format!("{case}-{}.{ending}", paper.key));
        fs::write(&path, made.bytes)
            .map_err(|fault| format!("写不了 {}：{fault}", path.display()))?;
        if let papers::Content::Text(document) = &paper.content {
            let path = path.with_extension("pages.txt");
            fs::write(&path, page_beginnings(document))
                .map_err(|fault| format!("写不了 {}：{fault}", path.display()))?;
        }
    }
    Ok(())
}
