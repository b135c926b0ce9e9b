//! The whole way without a browser: a saved school is opened, checked against standards, planned for and written.
//!
//! ```text
//! cargo run --release --example check -- FILE                  prints the report as JSON
//! cargo run --release --example check -- FILE --plan OUT.docx  writes the improvement plan as well
//! cargo run --release --example check -- FILE --papers FOLDER  writes every document, each named after FILE's folder
//! cargo run --release --example check -- FILE --papers FOLDER --layout PROFILE  the documents in that layout, named after PROFILE
//! ```
//! With `--all-packs` behind any of these it prints a JSON array with the report of every pack, that of the main pack first.
//! Ends with 1 and a sentence on standard error when the file cannot be read, opened or written.

#![allow(clippy::print_stdout, reason = "printing is what it is for")]

mod arguments;
mod input;
mod output;

use std::env;
use std::process::ExitCode;

use arguments::{Arguments, Output};
use check::forecast;
use data::{Data, Evaluation};
use files::{papers, report_json};

/// From the saved file to the report, with the documents written on the way.
fn run(arguments: &Arguments) -> Result<String, String> {
    let data = data::built_in();
    let opened = input::open(&arguments.file, &data)?;
    let mut draft = opened.draft;
    let profile = arguments.profile.as_deref();
    if let Some(profile) = profile {
        input::choose_layout(profile, &mut draft.choices)?;
    }
    for notice in &opened.notices {
        eprintln!("{}：{notice}", arguments.file);
    }

    // The main pack is always looked at; of the others either every one that is built in or none.
    let others = data.index.iter().filter(|_| arguments.has_all_packs);
    draft.packs = others.map(|pack| pack.id.to_string()).collect();

    let evaluation = data::evaluate(&draft, &data);
    if let Some(output) = &arguments.output {
        let basis = evaluation.basis(&draft, data::library());
        let plan = plan::draft(&basis);
        match output {
            Output::Plan(path) => {
                let written = papers::school_plan(&basis, &plan, data::texts(), data::papers());
                let (_, document) = written.ok_or("填报的数据还不够，写不出方案")?;
                output::write_document(&document, path)?;
            }
            Output::Papers(folder) => {
                let papers = papers::papers(&basis, &plan, data::texts(), data::papers());
                output::write_papers(&papers, &arguments.file, profile, folder)?;
            }
        }
    }

    let reports = reports(&evaluation, &data);
    Ok(if arguments.has_all_packs {
        format!("[\n{}\n]", reports.join(",\n"))
    } else {
        reports.concat()
    })
}

/// The report by each pack as JSON, with the coming years by that pack.
fn reports(evaluation: &Evaluation, data: &Data) -> Vec<String> {
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
    reports.collect()
}

fn main() -> ExitCode {
    let outcome = Arguments::read(env::args().skip(1)).and_then(|arguments| run(&arguments));
    match &outcome {
        Ok(json) => println!("{json}"),
        Err(message) => eprintln!("{message}"),
    }
    ExitCode::from(u8::from(outcome.is_err()))
}
