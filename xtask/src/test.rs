//! The command `test`. In: which steps. Out: progress, seconds of each step, and one line that counts them; fails if
//! any step failed.

use std::io::Write;
use std::time::Instant;

use anyhow::{Result, bail};

use crate::steps::{Made, STEPS, Step};

/// Runs all steps, the quick ones only, or a single one; of the scripts in a browser only those with `file` in their
/// name, where it is given. A failed step does not stop the next.
pub fn command(quick: bool, only: Option<&str>, file: Option<String>) -> Result<()> {
    let chosen: Vec<&Step> = STEPS
        .iter()
        .filter(|step| only.is_none_or(|name| step.name == name) && (!quick || step.is_quick))
        .collect();
    if chosen.is_empty() {
        let names: Vec<&str> = STEPS.iter().map(|step| step.name).collect();
        bail!("没有这一步，可选的有：{}", names.join(" "));
    }
    let mut made = Made::with_script(file.unwrap_or_default());
    let mut failed = Vec::new();
    for step in &chosen {
        println!("\n▶ {}：{}", step.name, step.what);
        let start = Instant::now();
        let result = (step.run)(&mut made);
        let seconds = start.elapsed().as_secs_f64();
        match result {
            Ok(()) => println!("✔ {} {seconds:.1} s", step.name),
            Err(fault) => {
                println!("✘ {} {seconds:.1} s：{fault:#}", step.name);
                failed.push((step.name, fault));
            }
        }
        std::io::stdout().flush()?;
    }
    println!();
    // Once more, so that what is wrong stands at the end of a long run, too.
    for (name, fault) in &failed {
        println!("没有通过：{name}\n{fault:#}\n");
    }
    println!(
        "{} passed, {} failed",
        chosen.len() - failed.len(),
        failed.len()
    );
    if failed.is_empty() {
        Ok(())
    } else {
        bail!("有 {} 步没有通过", failed.len())
    }
}
