//! Rolls up the schools of a county without a browser.
//!
//! ```text
//! cargo run --release --example county -- FOLDER
//! ```
//! Reads every `*.duibiao.json` of FOLDER in the order of the names and prints the roll-up as JSON: by stage and indicator
//! weighted mean, deviation, coefficient of variation and verdict; by school its findings; what is missing. Where FOLDER has a
//! `list.txt` with a school's name in each line, schools of it without a file are told as missing. A file that cannot be
//! opened is told on standard error, and the rest goes on. Ends with 1 where FOLDER cannot be read or no file could be opened.

#![allow(clippy::print_stdout, reason = "printing is what it is for")]

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs};

use county::{CountyRules, Dispersion, Member, RollUp};
use data::Evaluation;
use files::roll_up_json::roll_up_json;
use files::saved;
use school::draft::Draft;

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let outcome = match arguments.as_slice() {
        [folder] => run(Path::new(folder)),
        _ => Err("用法：county 装有各校 .duibiao.json 的文件夹".to_owned()),
    };
    match &outcome {
        Ok(json) => println!("{json}"),
        Err(message) => eprintln!("{message}"),
    }
    ExitCode::from(u8::from(outcome.is_err()))
}

fn run(folder: &Path) -> Result<String, String> {
    let told = |fault| format!("读不了 {}：{fault}", folder.display());
    let entries = fs::read_dir(folder).map_err(told)?;
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.retain(|path| path.to_string_lossy().ends_with(".duibiao.json"));
    paths.sort();
    let mut drafts: Vec<Draft> = Vec::new();
    for path in &paths {
        match open(path) {
            Ok(draft) => drafts.push(draft),
            Err(message) => eprintln!("{message}"),
        }
    }
    if drafts.is_empty() {
        return Err(format!(
            "{} 里没有能打开的学校文件（.duibiao.json）",
            folder.display()
        ));
    }
    let rules = data::county_rules();
    let schools: Vec<Evaluation> = drafts
        .iter()
        .map(|draft| evaluation(draft.clone(), rules))
        .collect();
    let quality = members(&schools, &rules.quality)?;
    let basic = members(&schools, &rules.basic)?;
    Ok(roll_up_json(
        &quality,
        &rolled_up(&quality, &rules.quality)?,
        &rolled_up(&basic, &rules.basic)?,
        rules,
        data::standards(),
        &missing(&folder.join("list.txt"), &drafts),
    ))
}

fn open(path: &Path) -> Result<Draft, String> {
    let text =
        fs::read_to_string(path).map_err(|fault| format!("读不了 {}：{fault}", path.display()))?;
    let opened = saved::open(&text, data::catalogue())
        .map_err(|fault| format!("{}：{fault}", path.display()))?;
    for notice in &opened.notices {
        eprintln!("{}：{notice}", path.display());
    }
    Ok(opened.draft)
}

/// The school by the packs of 优质均衡 and 基本均衡, whichever it chose itself.
fn evaluation(mut draft: Draft, rules: &CountyRules) -> Evaluation<'static> {
    let packs = [&rules.quality, &rules.basic];
    draft.packs = packs
        .map(|of| of.standard.to_string())
        .into_iter()
        .collect();
    data::evaluate(&draft, &data::built_in())
}

fn no_pack(dispersion: &Dispersion) -> String {
    format!("没有标准包 {}", dispersion.standard)
}

fn members<'a>(
    schools: &'a [Evaluation],
    dispersion: &Dispersion,
) -> Result<Vec<Member<'a>>, String> {
    let member = |school: &'a Evaluation| {
        let pack = school.by(&dispersion.standard);
        Some(Member {
            school: &school.school,
            report: &pack?.report,
        })
    };
    let members: Option<Vec<Member>> = schools.iter().map(member).collect();
    members.ok_or_else(|| no_pack(dispersion))
}

fn rolled_up(members: &[Member], dispersion: &Dispersion) -> Result<RollUp, String> {
    let mut packs = data::standards().iter();
    let pack = packs.find(|pack| pack.id == dispersion.standard);
    let pack = pack.ok_or_else(|| no_pack(dispersion))?;
    Ok(county::roll_up(members, dispersion, pack))
}

/// Names of the list, where there is one, that no school bears.
fn missing(list: &Path, drafts: &[Draft]) -> Vec<String> {
    let text = fs::read_to_string(list).unwrap_or_default();
    let names = text.trim_start_matches('\u{feff}').lines().map(str::trim);
    let is_missing = |name: &&str| {
        let mut schools = drafts.iter();
        !name.is_empty() && !schools.any(|draft| draft.profile.name.trim() == *name)
    };
    names.filter(is_missing).map(str::to_owned).collect()
}
