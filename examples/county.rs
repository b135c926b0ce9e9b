//! Rolls up the schools of a county without a browser.
//!
//! ```text
//! cargo run --release --example county -- FOLDER
//! ```
//! Reads every `*.duibiao.json` of FOLDER in the order of the names and prints the roll-up as JSON: by stage and indicator
//! weighted mean, deviation, coefficient of variation and verdict; by school its findings; what is missing. Where FOLDER has a
//! `list.txt` with a school's name in each line, schools of it without a file are told as missing. A file that cannot be
//! opened is told on standard error, and the rest goes on. Ends with 1 where FOLDER cannot be read or no file could be opened.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs};

use check::Report;
use county::{Dispersion, Member, RollUp};
use files::saved;
use school::School;
use school::draft::Draft;

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let outcome = match arguments.as_slice() {
        [folder] => run(Path::new(folder)),
        _ => Err("用法：county 装有各校 .duibiao.json 的文件夹".to_owned()),
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
    let quality = checked(&drafts, &rules.quality)?;
    let basic = checked(&drafts, &rules.basic)?;
    Ok(county::roll_up_json(
        &members(&quality),
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

fn pack(dispersion: &Dispersion) -> Result<&'static standard::Standard, String> {
    let mut packs = data::standards().iter();
    let found = packs.find(|pack| pack.id == dispersion.standard);
    found.ok_or_else(|| format!("没有标准包 {}", dispersion.standard))
}

fn checked(drafts: &[Draft], dispersion: &Dispersion) -> Result<Vec<(School, Report)>, String> {
    let pack = pack(dispersion)?;
    let check = |draft: &Draft| {
        let (school, _) = school::read(draft, data::catalogue());
        let report = check::check(&school, pack, data::catalogue());
        (school, report)
    };
    Ok(drafts.iter().map(check).collect())
}

fn members(schools: &[(School, Report)]) -> Vec<Member<'_>> {
    let schools = schools.iter();
    schools
        .map(|(school, report)| Member { school, report })
        .collect()
}

fn rolled_up(schools: &[(School, Report)], dispersion: &Dispersion) -> Result<RollUp, String> {
    Ok(county::roll_up(
        &members(schools),
        dispersion,
        pack(dispersion)?,
    ))
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
