//! The edition that is built, in words. In: Cargo.toml and the history of the sources. Out: `0.1.0（2026-11-22）`, for the
//! foot of the page and the offer of an update.

use std::process::Command;

use anyhow::{Context, Result};

use crate::page::source;
use crate::process::read;

/// Version and date. The date is that of the last commit, so that the same sources give the same page; without a history,
/// as in an unpacked archive, it is today.
pub fn edition() -> Result<String> {
    let package = source("Cargo.toml")?;
    let version = package
        .lines()
        .find_map(|line| line.strip_prefix("version = \"")?.strip_suffix('"'))
        .context("Cargo.toml 里没有 version")?;
    let date = read(Command::new("git").args(["log", "-1", "--format=%cs"]))
        .or_else(|_| read(Command::new("date").arg("+%F")))
        .context("不知道今天的日期")?;
    Ok(format!("{version}（{}）", date.trim()))
}
