//! The command `test`. In: which steps. Out: progress, a table of the steps with seconds and what each looked at, and one
//! line that counts them; fails if any step failed.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Result, anyhow, bail};

use crate::log;
use crate::steps::{Made, STEPS, Step, Track, When};

/// Where the output of a step is kept that ran beside others.
const LOGS: &str = "target/checks";

/// How much is checked.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// What needs no browser and no wasm.
    Quick,
    /// What every change must pass.
    Whole,
    /// The same with far more schools, inputs and kills, and the fuzzer.
    Long,
}

/// How one step ended.
struct Outcome {
    step: &'static Step,
    seconds: f64,
    looked_at: Result<usize>,
}

/// Runs all steps of that extent, or a single one; of the scripts in a browser only those with `file` in their name, where
/// it is given. A failed step does not stop the next.
pub fn command(extent: Extent, only: Option<&str>, file: Option<String>) -> Result<()> {
    let chosen: Vec<&Step> = STEPS
        .iter()
        .filter(|step| match only {
            Some(name) => step.name == name,
            None => is_of(step.when, extent),
        })
        .collect();
    let made = Made::new(file.unwrap_or_default(), extent == Extent::Long);
    let start = Instant::now();
    let outcomes = match chosen[..] {
        [] => {
            let names: Vec<&str> = STEPS.iter().map(|step| step.name).collect();
            bail!("没有这一步，可选的有：{}", names.join(" "));
        }
        [step] => {
            println!("\n▶ {}：{}", step.name, step.what);
            vec![outcome(step, || run(step, &made))]
        }
        _ => side_by_side(&chosen, &made)?,
    };
    println!();
    // Once more, so that what is wrong stands at the end of a long run, too.
    for (name, fault) in outcomes.iter().filter_map(fault) {
        println!("没有通过：{name}\n{fault:#}\n");
    }
    println!("{:>8}  {:<14}看了多少", "秒", "步骤");
    for Outcome {
        step,
        seconds,
        looked_at,
    } in &outcomes
    {
        let told = match looked_at {
            Ok(count) => format!("{count} {}", step.least.1),
            Err(_) => "没有通过".to_owned(),
        };
        println!("{seconds:>8.1}  {:<14}{told}", step.name);
    }
    println!("{:>8.1}  合计，两道并行", start.elapsed().as_secs_f64());
    let failed = outcomes.iter().filter_map(fault).count();
    println!("{} passed, {failed} failed", outcomes.len() - failed);
    if failed == 0 {
        Ok(())
    } else {
        bail!("有 {failed} 步没有通过")
    }
}

fn is_of(when: When, extent: Extent) -> bool {
    match extent {
        Extent::Quick => when == When::Quick,
        Extent::Whole => when != When::Long,
        Extent::Long => true,
    }
}

fn fault(outcome: &Outcome) -> Option<(&'static str, &anyhow::Error)> {
    Some((outcome.step.name, outcome.looked_at.as_ref().err()?))
}

/// Runs the tracks at the same time, and the steps of each in turn. What a step tells goes into a file of its own; of one
/// that failed it is shown.
fn side_by_side(chosen: &[&'static Step], made: &Made) -> Result<Vec<Outcome>> {
    let tracks = [Track::Native, Track::Page].map(|track| -> Vec<&'static Step> {
        let of_track = chosen.iter().filter(|step| step.track == track);
        of_track.copied().collect()
    });
    let in_turn = |steps: &[&'static Step]| -> Vec<Outcome> {
        steps.iter().map(|step| logged(step, made)).collect()
    };
    std::thread::scope(|scope| {
        let running = tracks
            .each_ref()
            .map(|steps| scope.spawn(|| in_turn(steps)));
        let mut outcomes = Vec::new();
        for track in running {
            let ended = track.join();
            outcomes.extend(ended.map_err(|_| anyhow!("检查程序自己出了错，见上面的消息"))?);
        }
        Ok(outcomes)
    })
}

fn logged(step: &'static Step, made: &Made) -> Outcome {
    println!("▶ {}：{}", step.name, step.what);
    let file = log_of(step);
    let outcome = outcome(step, || log::into_file(&file, || run(step, made)));
    let seconds = outcome.seconds;
    // In one piece, for the other track tells things, too.
    let told = match &outcome.looked_at {
        Ok(count) => format!("✔ {} {seconds:.1} s，{count} {}", step.name, step.least.1),
        Err(fault) => format!(
            "{}\n✘ {} {seconds:.1} s：{fault:#}",
            std::fs::read_to_string(&file).unwrap_or_default(),
            step.name
        ),
    };
    println!("{told}");
    // Progress only: where it cannot be shown, the result is still told.
    let _ = std::io::stdout().flush();
    outcome
}

fn log_of(step: &Step) -> PathBuf {
    Path::new(LOGS).join(format!("{}.log", step.name))
}

fn outcome(step: &'static Step, run: impl FnOnce() -> Result<usize>) -> Outcome {
    let start = Instant::now();
    let looked_at = run();
    Outcome {
        step,
        seconds: start.elapsed().as_secs_f64(),
        looked_at,
    }
}

/// Runs the step; one that looked at less than it must has failed.
fn run(step: &Step, made: &Made) -> Result<usize> {
    let count = (step.run)(made)?;
    let (least, of) = step.least;
    let least = if made.is_part() { 1 } else { least };
    if count < least {
        bail!("只看了 {count} {of}，至少应有 {least}");
    }
    Ok(count)
}
