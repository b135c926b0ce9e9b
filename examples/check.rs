//! Checks a saved school file without a browser.
//!
//! ```text
//! cargo run --release --example check -- FILE                  prints the report as JSON
//! cargo run --release --example check -- FILE --plan OUT.docx  writes the improvement plan as well
//! cargo run --release --example check -- FILE --papers FOLDER  writes every document, each named after FILE's folder
//! ```
//! Ends with 1 and a sentence on standard error when the file cannot be read, opened or written.

use std::path::Path;
use std::process::ExitCode;
use std::{env, fs};

use duibiao::exchange::{papers, report, saved};
use duibiao::{check, document, embedded, forecast, plan, school};

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let outcome = match arguments
        .iter()
        .map(String::as_str)
        .collect::<Vec<_>>()
        .as_slice()
    {
        [file] => run(file, None),
        [file, "--plan", out] => run(file, Some(Output::Plan(out))),
        [file, "--papers", folder] => run(file, Some(Output::Papers(folder))),
        _ => {
            Err("用法：check 学校文件.duibiao.json [--plan 方案.docx | --papers 文件夹]".to_owned())
        }
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

fn run(file: &str, output: Option<Output>) -> Result<String, String> {
    let bytes = fs::read(file).map_err(|fault| format!("读不了 {file}：{fault}"))?;
    let text = String::from_utf8(bytes)
        .map_err(|_| format!("{file} 不是 UTF-8 文字；请用对标重新保存"))?;
    let (catalogue, standard) = (embedded::catalogue(), embedded::standard());
    let opened = saved::open(&text, catalogue).map_err(|fault| format!("{file}：{fault}"))?;
    for notice in &opened.notices {
        eprintln!("{file}：{notice}");
    }
    let (school, problems) = school::read(&opened.draft, catalogue);
    let report = check::check(&school, standard, catalogue);
    let settings = embedded::settings();
    let forecast = forecast::forecast(&school, standard, catalogue, settings);
    if let Some(output) = output {
        let basis = plan::Basis {
            school: &school,
            report: &report,
            forecast: forecast.as_ref().ok(),
            standard,
            catalogue,
            library: embedded::library(),
            choices: &opened.draft.choices,
            provenance: plan::Provenance {
                hash: &embedded::main_pack().hash,
                problems: &problems,
                reasons: Some(&opened.draft.reasons),
                evidence: Some(&opened.draft.evidence),
            },
        };
        let plan = plan::draft(&basis);
        match output {
            Output::Plan(path) => {
                let document = document::improvement_plan(&basis, &plan, embedded::texts());
                let bytes = document::docx::write(&document)
                    .map_err(|fault| format!("写不成方案：{fault}"))?;
                fs::write(path, bytes).map_err(|fault| format!("写不了 {path}：{fault}"))?;
            }
            Output::Papers(folder) => write_papers(&basis, &plan, file, folder)?,
        }
    }
    let hash = &embedded::main_pack().hash;
    Ok(report::report_json(
        &school, &report, &problems, standard, catalogue, hash, &forecast,
    ))
}

/// The first words of each page as the preview breaks them, one page a line.
fn page_beginnings(document: &document::Document) -> String {
    let starts = document::docx::pages::page_starts(document);
    let line = |start| document::docx::pages::first_words(document, start).replace('\n', "") + "\n";
    starts.into_iter().map(line).collect()
}

/// Every paper as FOLDER/CASE-KEY.docx, where CASE is the folder of the school's file. Beside a .docx stands what its pages
/// begin with, to be compared with those of other programs.
fn write_papers(
    basis: &plan::Basis,
    plan: &plan::Plan,
    file: &str,
    folder: &str,
) -> Result<(), String> {
    let case = Path::new(file).parent().and_then(Path::file_name);
    let case = case.map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    for paper in papers::papers(basis, plan, embedded::texts(), embedded::papers()) {
        let made = papers::file(&paper, "").map_err(|fault| format!("写不成文件：{fault}"))?;
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
