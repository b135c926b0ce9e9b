//! The command `fuzz`. In: minutes for each target. Out: executions and time of each; fails where a target stopped at a
//! find. What the fuzzer learns is kept in target/, only the seeds in fuzz/corpus are committed.

use std::fs::File;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

use anyhow::{Context, Result, bail};

use crate::install;
use crate::log::say;
use crate::process::cargo;

/// Every target with the seeds that it begins with, beside its own.
const TARGETS: [(&str, &[&str]); 8] = [
    ("saved", &["school"]),
    ("school", &["saved"]),
    ("pack", &[]),
    ("profile", &[]),
    ("link", &[]),
    ("file", &[]),
    ("xlsx", &[]),
    ("pasted", &["file"]),
];

/// The most memory of one run in megabytes. The address sanitizer takes about as much again as the program.
const MEMORY_LIMIT: u32 = 1024;

/// Seconds within which every input must be done with; the sanitizer and its checks make a run several times slower.
const TIME_LIMIT: u32 = 10;

/// Runs all targets, or one of them, and gives how many.
pub fn command(minutes: f64, only: Option<&str>) -> Result<usize> {
    let chosen: Vec<_> = TARGETS
        .iter()
        .filter(|(name, _)| only.is_none_or(|wanted| wanted == *name))
        .collect();
    if chosen.is_empty() {
        let names = TARGETS.map(|(name, _)| name);
        bail!("没有这个目标，可选的有：{}", names.join(" "));
    }
    let tools = install::cargo_fuzz()?;
    let mut lines = Vec::new();
    let mut stopped = Vec::new();
    for (name, seeds) in chosen {
        say!("▶ {name}：{minutes} 分钟 …");
        let begun = Instant::now();
        let (executions, is_well) = run(name, seeds, minutes, &tools)?;
        let took = begun.elapsed().as_secs_f64() / 60.0;
        lines.push(format!("{executions:>12} {took:>8.1}  {name}"));
        if !is_well {
            stopped.push(*name);
        }
    }
    say!("\n{:>12} {:>8}  目标", "executions", "minutes");
    say!("{}", lines.join("\n"));
    if !stopped.is_empty() {
        bail!(
            "{} 停在了一处，输入在 fuzz/artifacts/ 里",
            stopped.join(" ")
        );
    }
    Ok(lines.len())
}

/// Executions, and whether the time ran out without a find.
fn run(name: &str, seeds: &[&str], minutes: f64, tools: &Path) -> Result<(u64, bool)> {
    let learned = format!("target/fuzz/corpus/{name}");
    std::fs::create_dir_all(&learned)?;
    let fuzz = |words: &[&str]| {
        let mut command: Command = cargo();
        let mut path = tools.as_os_str().to_owned();
        path.push(":");
        path.push(std::env::var_os("PATH").unwrap_or_default());
        // The sanitizer is a flag of the compiler that a stable one takes only when it is told to.
        command.env("PATH", path).env("RUSTC_BOOTSTRAP", "1");
        command.arg("fuzz").args(words);
        command.args(["--fuzz-dir", "fuzz", "--target-dir", "target/fuzz", name]);
        command
    };
    crate::process::run(&mut fuzz(&["build"]))?;
    let log = format!("target/fuzz/{name}.log");
    let out = File::create(&log)?;
    // The first folder is written to, the others are only read.
    let folders = std::iter::once(&name)
        .chain(seeds)
        .map(|seed| format!("fuzz/corpus/{seed}"));
    let status = fuzz(&["run"])
        .arg(&learned)
        .args(folders)
        .arg("--")
        .arg(format!("-max_total_time={}", (minutes * 60.0).round()))
        .arg(format!("-rss_limit_mb={MEMORY_LIMIT}"))
        .arg(format!("-timeout={TIME_LIMIT}"))
        .arg("-print_final_stats=1")
        .stderr(out.try_clone()?)
        .stdout(out)
        .status()?;
    let told = String::from_utf8_lossy(&std::fs::read(&log)?).into_owned();
    let executions = told
        .lines()
        .find_map(|line| line.strip_prefix("stat::number_of_executed_units:"))
        .and_then(|number| number.trim().parse().ok())
        .with_context(|| format!("{name} 没有说做了多少次，见 {log}"))?;
    if !status.success() {
        let lines: Vec<&str> = told.lines().collect();
        say!("{}", lines[lines.len().saturating_sub(40)..].join("\n"));
    }
    Ok((executions, status.success()))
}
