//! Checks a saved school file without a browser.
//!
//! ```text
//! cargo run --release --example check -- FILE                  prints the report as JSON
//! cargo run --release --example check -- FILE --plan OUT.docx  writes the improvement plan as well
//! ```
//! Ends with 1 and a sentence on standard error when the file cannot be read, opened or written.

use std::process::ExitCode;
use std::{env, fs};

use duibiao::exchange::{report, saved};
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
        [file, "--plan", out] => run(file, Some(out)),
        _ => Err("用法：check 学校文件.duibiao.json [--plan 方案.docx]".to_owned()),
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

fn run(file: &str, plan_path: Option<&str>) -> Result<String, String> {
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
    if let Some(path) = plan_path {
        let settings = embedded::settings();
        let forecast = forecast::forecast(&school, standard, catalogue, settings).ok();
        let basis = plan::Basis {
            school: &school,
            report: &report,
            forecast: forecast.as_ref(),
            standard,
            catalogue,
            library: embedded::library(),
            choices: &opened.draft.choices,
            provenance: plan::Provenance {
                hash: &embedded::main_pack().hash,
                problems: &problems,
                reasons: Some(&opened.draft.reasons),
            },
        };
        let document = document::improvement_plan(&basis, &plan::draft(&basis), embedded::texts());
        let bytes =
            document::docx::write(&document).map_err(|fault| format!("写不成方案：{fault}"))?;
        fs::write(path, bytes).map_err(|fault| format!("写不了 {path}：{fault}"))?;
    }
    let hash = &embedded::main_pack().hash;
    Ok(report::report_json(
        &school, &report, &problems, standard, catalogue, hash,
    ))
}
