//! Checks a saved school file without a browser: the whole flow, from the file to the plan.
//!
//! ```text
//! cargo run --release --example check -- FILE                  prints the report as JSON
//! cargo run --release --example check -- FILE --plan OUT.docx  writes the improvement plan as well
//! ```
//! With `--all-packs` behind either of these it prints a JSON array with the report of every pack, the main pack's first.
//! Ends with 1 and a sentence on standard error when the file cannot be read, opened or written.
//! `examples/papers.rs` writes every document.

use std::process::ExitCode;
use std::{env, fs};

use check::forecast;
use files::{report, saved};
use formats::docx;

fn main() -> ExitCode {
    let mut arguments: Vec<String> = env::args().skip(1).collect();
    let count = arguments.len();
    arguments.retain(|argument| argument != "--all-packs");
    let all_packs = arguments.len() < count;
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match arguments[..] {
        [file] => run(file, None, all_packs),
        [file, "--plan", plan_file] => run(file, Some(plan_file), all_packs),
        _ => Err("用法：check 学校文件.duibiao.json [--plan 方案.docx] [--all-packs]".to_owned()),
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

fn run(file: &str, plan_file: Option<&str>, all_packs: bool) -> Result<String, String> {
    let bytes = fs::read(file).map_err(|fault| format!("读不了 {file}：{fault}"))?;
    let text = String::from_utf8(bytes)
        .map_err(|_| format!("{file} 不是 UTF-8 文字；请用对标重新保存"))?;
    let data = data::built_in();
    let opened = saved::open(&text, data.catalogue).map_err(|fault| format!("{file}：{fault}"))?;
    for notice in &opened.notices {
        eprintln!("{file}：{notice}");
    }

    let mut draft = opened.draft;
    // The main pack is always looked at; of the others either every one or none.
    let others = data.index.iter().filter(|_| all_packs);
    draft.packs = others.map(|pack| pack.id.to_string()).collect();
    let evaluation = data::evaluate(&draft, &data);

    if let Some(plan_file) = plan_file {
        let basis = evaluation.basis(&draft, &data);
        let plan = plan::draft(&basis);
        let document = documents::improvement_plan(&basis, &plan, data.texts);
        let bytes = docx::write(&document).map_err(|fault| format!("写不成方案：{fault}"))?;
        fs::write(plan_file, bytes).map_err(|fault| format!("写不了 {plan_file}：{fault}"))?;
    }

    let (school, catalogue) = (&evaluation.school, &evaluation.catalogue);
    let reports = evaluation.packs.iter().map(|pack| {
        let forecast = forecast::forecast(school, &pack.standard, catalogue, data.settings);
        report::report_json(
            school,
            &pack.report,
            &evaluation.problems,
            &pack.standard,
            catalogue,
            &pack.hash,
            &forecast,
        )
    });
    let reports: Vec<String> = reports.collect();
    Ok(if all_packs {
        format!("[\n{}\n]", reports.join(",\n"))
    } else {
        reports.concat()
    })
}
